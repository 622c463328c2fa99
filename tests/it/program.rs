//! Runs the real binary in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A folder with files to run jianbao in.
pub(crate) struct Desk {
    folder: TempDir,
}

/// What a run printed and gave.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// A desk with the five pages of the repository in `seeds/`.
    pub(crate) fn with_seeds() -> Self {
        let desk = Self::new();
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        for entry in fs::read_dir(seeds)
            .expect("the repository has seeds")
            .flatten()
        {
            let bytes = fs::read(entry.path()).expect("a seed is readable");
            desk.file(
                &format!("seeds/{}", entry.file_name().to_string_lossy()),
                bytes,
            );
        }
        desk
    }

    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    pub(crate) fn file(&self, below: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("below the desk")).expect("makes the folder");
        fs::write(path, bytes).expect("writes the file");
        self
    }

    pub(crate) fn read(&self, below: &str) -> String {
        fs::read_to_string(self.path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
    }

    /// Runs jianbao where the system speaks no particular language.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("C.UTF-8", arguments)
    }

    /// Runs jianbao where the system speaks the language of a locale.
    pub(crate) fn run_in(&self, locale: &str, arguments: &[&str]) -> Run {
        let Output {
            status,
            stdout,
            stderr,
        } = Command::new(env!("CARGO_BIN_EXE_jianbao"))
            .args(arguments)
            .env("LANG", locale)
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("LANGUAGE")
            .current_dir(self.folder.path())
            .output()
            .expect("the binary runs");
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("prints UTF-8");
            let folder = self.folder.path().to_string_lossy().into_owned();
            text.replace(&format!("{folder}/"), "")
                .replace(&folder, ".")
        };
        Run {
            code: status.code().unwrap_or(-1),
            out: text(stdout),
            err: text(stderr),
        }
    }

    /// All files below a folder with their bytes, by path.
    pub(crate) fn tree(&self, below: &str) -> Vec<(String, Vec<u8>)> {
        let root = self.path(below);
        walkdir::WalkDir::new(&root)
            .sort_by_file_name()
            .into_iter()
            .map(|entry| entry.expect("is readable"))
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path().strip_prefix(&root).expect("below it");
                let path = path.to_string_lossy().replace('\\', "/");
                (path, fs::read(entry.path()).expect("is readable"))
            })
            .collect()
    }
}
