//! Assets: the embedded files that pages load, in one folder named after their bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::fold;
use crate::lean;
use crate::write::File;

/// Scripts of the search page, in the order in which they must run.
const SEARCH_SCRIPTS: [&str; 13] = [
    "fold.js",
    "query.js",
    "excerpt.js",
    "display.js",
    "parts.js",
    "coder.js",
    "dictionary.js",
    "texts.js",
    "runs.js",
    "rank.js",
    "words.js",
    "api.js",
    "search.js",
];

/// The search page's scripts as one file: eight requests fewer, and a tenth fewer bytes than as files by themselves.
pub const SEARCH_SCRIPT: &str = "js/find.js";

/// Scripts that few searches need: those for misread and otherwise written runs, days and counts by value.
const FURTHER_SCRIPTS: [&str; 3] = ["lookalike.js", "spell.js", "days.js"];

/// These as one file, which the search page loads when it needs it.
const FURTHER_SCRIPT: &str = "js/further.js";

/// How every lean script begins; joined ones need it once.
const OPENING: &str = "\"use strict\";var jianbao=jianbao||{};";

/// Members of the scripts' namespace that others name: whoever uses the search, the files of index, clippings and fold table, and `narrow.js` for
/// the formats of a list of hits. All others get short names.
const PUBLIC: [&str; 8] = [
    "search",
    "enter",
    "put",
    "part",
    "clips",
    "foldTable",
    "csv",
    "ris",
];

/// What a page can load; the folder also holds tables that only the program reads.
const SHIPPED: [&str; 3] = [".css", ".js", ".svg"];

/// The fold table as the browser reads it; made of `fold.txt`, so that there is one table.
const FOLD_TABLE: &str = "js/fold-table.js";

#[derive(RustEmbed)]
#[folder = "src/assets/"]
struct Embedded;

fn text(name: &str) -> String {
    let file = Embedded::get(name).expect("the list names what is embedded");
    String::from_utf8(file.data.into_owned()).expect("all assets are UTF-8")
}

/// What the browser gets: pictures unchanged, styles and scripts without their comments.
///
/// Nothing inside is renamed; a change of any byte changes the folder's name, so that all of it may be cached for good.
#[derive(Debug)]
pub struct Assets {
    folder: String,
    files: BTreeMap<String, String>,
}

impl Assets {
    /// All assets of this program.
    #[must_use]
    pub fn embedded() -> Self {
        let texts: BTreeMap<String, String> = Embedded::iter()
            .filter(|name| SHIPPED.iter().any(|kind| name.ends_with(kind)))
            .map(|name| (name.to_string(), text(&name)))
            .collect();
        let scripts: Vec<&str> = texts
            .iter()
            .filter(|(name, _)| name.starts_with("js/"))
            .map(|(_, text)| text.as_str())
            .collect();
        let members = lean::members(&scripts, &PUBLIC);
        let mut files: BTreeMap<String, String> = texts
            .iter()
            .map(|(name, text)| {
                let lean = match name.rsplit('.').next() {
                    Some("js") => lean::lean(text, &members),
                    Some("css") => lean::lean_styles(text),
                    _ => text.clone(),
                };
                (name.clone(), lean)
            })
            .collect();
        let joined = |names: &[&str]| -> String {
            let scripts = names.iter().map(|name| &files[&format!("js/{name}")]);
            let bodies = scripts.map(|script| script.strip_prefix(OPENING).unwrap_or(script));
            OPENING.to_owned() + &bodies.collect::<String>()
        };
        let made = [
            (SEARCH_SCRIPT, joined(&SEARCH_SCRIPTS)),
            (FURTHER_SCRIPT, joined(&FURTHER_SCRIPTS)),
            (FOLD_TABLE, fold::table_script()),
        ];
        files.extend(made.map(|(name, text)| (name.to_owned(), text)));
        let mut hash = Sha256::new();
        for (name, text) in &files {
            hash.update(name.as_bytes());
            hash.update([0]);
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        }
        let mut folder = String::from("assets-");
        for byte in hash.finalize().iter().take(5) {
            write!(folder, "{byte:02x}").expect("writing to a string cannot fail");
        }
        Self { folder, files }
    }

    /// Name of their folder below the site's root: `assets-` and ten hexadecimal digits.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// All of them, as files of the site.
    pub fn files(&self) -> impl Iterator<Item = File> + '_ {
        self.files.iter().map(|(name, text)| File {
            path: format!("{}/{name}", self.folder),
            bytes: text.clone().into_bytes(),
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
