//! Assets: the embedded files that pages load, in one folder named after their bytes.

use std::fmt::Write as _;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::fold;
use crate::lean;
use crate::write::File;

/// Scripts of the search page, in the order in which they must run.
const SEARCH_SCRIPTS: [&str; 9] = [
    "fold.js",
    "query.js",
    "excerpt.js",
    "display.js",
    "shard.js",
    "rank.js",
    "words.js",
    "api.js",
    "search.js",
];

/// The search page's scripts as one file: eight requests fewer, and a tenth fewer bytes than as files by themselves.
pub const SEARCH_SCRIPT: &str = "js/find.js";

/// Scripts that few searches need: those for misread and otherwise written runs.
const FURTHER_SCRIPTS: [&str; 2] = ["lookalike.js", "spell.js"];

/// These as one file, which the search page loads when it needs it.
const FURTHER_SCRIPT: &str = "js/further.js";

/// What a page can load; the folder also holds tables that only the program reads.
const SHIPPED: [&str; 3] = [".css", ".js", ".svg"];

/// The fold table as the browser reads it; made of `fold.txt`, so that there is one table.
const FOLD_TABLE: &str = "js/fold-table.js";

#[derive(RustEmbed)]
#[folder = "src/assets/"]
struct Embedded;

/// Bytes of a shipped file.
fn bytes(name: &str) -> Vec<u8> {
    if name == FOLD_TABLE {
        return fold::table_script().into_bytes();
    }
    let joined: &[&str] = match name {
        SEARCH_SCRIPT => &SEARCH_SCRIPTS,
        FURTHER_SCRIPT => &FURTHER_SCRIPTS,
        _ => &[],
    };
    if !joined.is_empty() {
        let scripts = joined.iter().map(|script| bytes(&format!("js/{script}")));
        return scripts.collect::<Vec<_>>().concat();
    }
    let file = Embedded::get(name).expect("the list names what is embedded");
    let text = || std::str::from_utf8(&file.data).expect("scripts and styles are UTF-8");
    if name.starts_with("js/") {
        lean::lean(text()).into_bytes()
    } else if name.starts_with("css/") {
        lean::lean_styles(text()).into_bytes()
    } else {
        file.data.into_owned()
    }
}

/// What the browser gets: pictures unchanged, styles and scripts without their comments.
///
/// Nothing inside is renamed; a change of any byte changes the folder's name, so that all of it may be cached for good.
#[derive(Debug)]
pub struct Assets {
    folder: String,
    names: Vec<String>,
}

impl Assets {
    /// All assets of this program.
    #[must_use]
    pub fn embedded() -> Self {
        let mut names: Vec<String> = Embedded::iter()
            .map(std::borrow::Cow::into_owned)
            .filter(|name| SHIPPED.iter().any(|kind| name.ends_with(kind)))
            .chain([FOLD_TABLE, SEARCH_SCRIPT, FURTHER_SCRIPT].map(str::to_owned))
            .collect();
        names.sort();
        let mut hash = Sha256::new();
        for name in &names {
            let bytes = bytes(name);
            hash.update(name.as_bytes());
            hash.update([0]);
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(&bytes);
        }
        let mut folder = String::from("assets-");
        for byte in hash.finalize().iter().take(5) {
            write!(folder, "{byte:02x}").expect("writing to a string cannot fail");
        }
        Self { folder, names }
    }

    /// Name of their folder below the site's root: `assets-` and ten hexadecimal digits.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// All of them, as files of the site.
    pub fn files(&self) -> impl Iterator<Item = File> + '_ {
        self.names.iter().map(|name| File {
            path: format!("{}/{name}", self.folder),
            bytes: bytes(name),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_the_same_each_time() {
        assert_eq!(Assets::embedded().folder(), Assets::embedded().folder());
        assert!(Assets::embedded().files().count() >= 1);
    }

    #[test]
    fn the_styles_stay_small() {
        let sheets = ["css/site.css", "css/tools.css"]
            .map(|name| Embedded::get(name).expect("it is embedded").data.len());
        assert!(sheets.iter().sum::<usize>() < 15_000);
    }
}
