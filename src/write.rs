//! Files to a folder: a whole new site is written beside the old one and takes its place at the end.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::error::Error;

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path below the site's root, with `/`.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The file by which jianbao knows a folder as its own; its first line is [`MARK`], then one top-level name a line.
const MARK_FILE: &str = "jianbao.txt";
const MARK: &str = "jianbao: this folder is rewritten by every build / 本文件夹由 jianbao 生成,每次重建都会改写下列各项";

/// A site in the making, beside the one that readers see.
pub struct Staging {
    out: PathBuf,
    cache: PathBuf,
    fresh: PathBuf,
    made: Mutex<BTreeSet<PathBuf>>,
    names: Mutex<BTreeSet<String>>,
}

/// The folder beside a site that holds what is not shipped: the search index, the records.
#[must_use]
pub fn cache_folder(out: &Path) -> PathBuf {
    let mut name = out
        .file_name()
        .map_or_else(|| "site".into(), ToOwned::to_owned);
    name.push(".cache");
    out.with_file_name(name)
}

impl Staging {
    /// Makes the cache folder and an empty folder in it for the new site.
    ///
    /// # Errors
    /// When `out` holds files that are not jianbao's, or nothing can be written beside it.
    pub fn begin(out: &Path) -> Result<Self, Error> {
        let out = std::path::absolute(out).map_err(|source| Error::Write {
            path: out.to_owned(),
            source,
        })?;
        let cache = cache_folder(&out);
        let fresh = cache.join("new-site");
        let staging = Self {
            out,
            cache,
            fresh,
            made: Mutex::default(),
            names: Mutex::default(),
        };
        staging.restore_interrupted()?;
        if !is_ours_or_empty(&staging.out) {
            return Err(Error::ForeignFolder {
                path: staging.out.clone(),
            });
        }
        remove_folder(&staging.fresh)?;
        create_folder(&staging.fresh)?;
        Ok(staging)
    }

    /// The folder beside the site for what is not shipped.
    #[must_use]
    pub fn cache(&self) -> &Path {
        &self.cache
    }

    /// The new site's folder until it is published.
    #[must_use]
    pub fn fresh(&self) -> &Path {
        &self.fresh
    }

    /// Writes one file of the new site; may be called from many threads.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, file: &File) -> Result<(), Error> {
        let path = self.fresh.join(&file.path);
        let top = file.path.split('/').next().unwrap_or_default().to_owned();
        self.names
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(top);
        if let Some(folder) = path.parent() {
            let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
            if !made.contains(folder) {
                create_folder(folder)?;
                made.insert(folder.to_owned());
            }
        }
        fs::write(&path, &file.bytes).map_err(|source| Error::Write { path, source })
    }

    /// The text of a file of the old site, if it has that file.
    #[must_use]
    pub fn old(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.out.join(path)).ok()
    }

    /// Puts the new site in the old one's place. What somebody else put at the old site's top level (a `CNAME`, a `.git`) stays, and
    /// so does one folder of the old site, for readers who still have an old page open, unless the new site has one of that name.
    ///
    /// # Errors
    /// When a folder cannot be renamed; the old site is then put back.
    pub fn publish(self, kept: Option<&str>) -> Result<(), Error> {
        let mut names = self
            .names
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        names.insert(MARK_FILE.to_owned());
        let listed: Vec<&str> = names.iter().map(String::as_str).collect();
        let mark = self.fresh.join(MARK_FILE);
        fs::write(&mark, format!("{MARK}\n{}\n", listed.join("\n")))
            .map_err(|source| Error::Write { path: mark, source })?;

        let old = self.cache.join(OLD_SITE);
        remove_folder(&old)?;
        if self.out.exists() {
            rename(&self.out, &old)?;
        } else if let Some(parent) = self.out.parent() {
            create_folder(parent)?;
        }
        if let Err(error) = rename(&self.fresh, &self.out) {
            if old.exists() {
                rename(&old, &self.out)?;
            }
            return Err(error);
        }
        carry_over(&old, &self.out, &names)?;
        if let Some(folder) = kept {
            let (from, to) = (old.join(folder), self.out.join(folder));
            if from.is_dir() && !to.exists() {
                rename(&from, &to)?;
            }
        }
        remove_folder(&old)
    }

    /// A build that was stopped between its two renames left the old site in the cache: puts it back.
    fn restore_interrupted(&self) -> Result<(), Error> {
        let old = self.cache.join(OLD_SITE);
        if old.is_dir() && !self.out.exists() {
            rename(&old, &self.out)
        } else {
            Ok(())
        }
    }
}

const OLD_SITE: &str = "old-site";

/// Moves what is not in the old site's own list from `old` to `out`.
fn carry_over(old: &Path, out: &Path, names: &BTreeSet<String>) -> Result<(), Error> {
    let Some(own) = own_names(old) else {
        return Ok(());
    };
    let entries = fs::read_dir(old).map_err(|source| Error::Read {
        path: old.to_owned(),
        source,
    })?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !own.contains(&name) && !names.contains(&name) {
            rename(&entry.path(), &out.join(&name))?;
        }
    }
    Ok(())
}

/// The top-level names that the mark file of a site lists; `None` where there is no such file.
fn own_names(site: &Path) -> Option<BTreeSet<String>> {
    let text = fs::read_to_string(site.join(MARK_FILE)).ok()?;
    let mut lines = text.lines();
    lines.next().filter(|line| line.starts_with("jianbao:"))?;
    Some(lines.map(str::to_owned).collect())
}

fn is_ours_or_empty(out: &Path) -> bool {
    match fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_none() || own_names(out).is_some(),
        Err(_) => !out.exists(),
    }
}

fn create_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(|source| Error::Write {
        path: path.to_owned(),
        source,
    })
}

fn remove_folder(path: &Path) -> Result<(), Error> {
    if !path.exists() {
        return Ok(());
    }
    fs::remove_dir_all(path).map_err(|source| Error::Write {
        path: path.to_owned(),
        source,
    })
}

fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(|source| Error::Write {
        path: to.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(out: &Path, path: &str, text: &str) -> Result<(), Error> {
        let staging = Staging::begin(out)?;
        staging.write(&File {
            path: path.to_owned(),
            bytes: text.into(),
        })?;
        staging.publish(None)
    }

    #[test]
    fn the_old_site_stays_whole_until_the_new_one_is_complete() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("site");
        build(&out, "a/one.html", "1").expect("builds");
        let staging = Staging::begin(&out).expect("begins");
        staging
            .write(&File {
                path: "two.html".to_owned(),
                bytes: b"2".to_vec(),
            })
            .expect("writes");
        assert!(out.join("a/one.html").exists() && !out.join("two.html").exists());
        staging.publish(None).expect("publishes");
        assert!(!out.join("a").exists() && out.join("two.html").exists());
    }

    #[test]
    fn one_folder_of_the_old_site_stays_for_its_readers() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("site");
        build(&out, "q/one/0.js", "1").expect("builds");
        let staging = Staging::begin(&out).expect("begins");
        staging
            .write(&File {
                path: "q/two/0.js".to_owned(),
                bytes: b"2".to_vec(),
            })
            .expect("writes");
        staging.publish(Some("q/one")).expect("publishes");
        assert!(out.join("q/one/0.js").exists() && out.join("q/two/0.js").exists());
        build(&out, "q/three/0.js", "3").expect("builds");
        assert!(!out.join("q/one").exists() && !out.join("q/two").exists());
    }

    #[test]
    fn files_of_others_are_neither_overwritten_nor_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("site");
        build(&out, "index.html", "1").expect("builds");
        fs::write(out.join("CNAME"), "example.org").expect("writes");
        build(&out, "index.html", "2").expect("builds again");
        assert_eq!(
            fs::read_to_string(out.join("CNAME")).expect("reads"),
            "example.org"
        );

        let theirs = folder.path().join("photos");
        fs::create_dir(&theirs).expect("creates");
        fs::write(theirs.join("index.html"), "theirs").expect("writes");
        assert!(matches!(
            build(&theirs, "index.html", "ours"),
            Err(Error::ForeignFolder { .. })
        ));
        assert_eq!(
            fs::read_to_string(theirs.join("index.html")).expect("reads"),
            "theirs"
        );
    }

    #[test]
    fn a_build_that_stopped_between_its_renames_is_mended() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("site");
        build(&out, "index.html", "1").expect("builds");
        fs::rename(&out, cache_folder(&out).join(OLD_SITE)).expect("renames");
        drop(Staging::begin(&out).expect("begins"));
        assert!(out.join("index.html").exists());
    }
}
