//! `jianbao.toml`: the little that belongs to an archive and not to a run.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

use crate::error::Error;
use crate::lang::Lang;

/// Settings of an archive; every key is optional.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The archive's name, as its pages show it. Default: the paper's name with 剪报.
    pub name: Option<String>,
    /// Names of the papers in it, the main one first; a page that names none is taken as the first one's.
    pub papers: Vec<String>,
    /// Folders or files to read when the command names none.
    pub input: Vec<PathBuf>,
    /// Language of interface and messages.
    pub lang: Option<Lang>,
    /// Absolute address at which the site will stand, for feeds and sitemap only.
    pub base_url: Option<String>,
    /// One line on who holds the rights, shown at the foot of every page.
    pub rights: Option<String>,
    /// Districts and counties to know besides the built-in ones.
    pub places: Vec<Place>,
    /// Dumps to leave out, as file names below the input folder.
    pub hide: Vec<String>,
    /// Names that mean one thing.
    pub alias: Vec<Alias>,
}

/// A place and the names that mean it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Present name.
    pub name: String,
    /// Former, short and misread names.
    #[serde(default)]
    pub also: Vec<String>,
}

/// Names that mean one thing: a search for one offers the others.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// Two names at least.
    pub names: Vec<String>,
}

/// The keys of the file's top level; what a misspelt one is compared with.
const KEYS: [&str; 9] = [
    "name", "papers", "input", "lang", "base_url", "rights", "places", "hide", "alias",
];

impl Config {
    /// Reads `jianbao.toml`; no file gives the defaults. Relative `input` paths count from the file's own folder.
    ///
    /// # Errors
    /// When the file cannot be read, is not TOML, has an unknown key or a value of the wrong type.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => {
                return Err(Error::Read {
                    path: path.to_owned(),
                    source,
                });
            }
        };
        let mut config = Self::parse(&text, path)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        for input in &mut config.input {
            *input = folder.join(&*input);
        }
        Ok(config)
    }

    fn parse(text: &str, path: &Path) -> Result<Self, Error> {
        let wrong = |error: toml::de::Error| {
            let at = error.span().map_or(0, |span| span.start);
            Error::Config {
                path: path.to_owned(),
                line: text[..at].matches('\n').count() + 1,
                message: error.message().to_owned(),
            }
        };
        let table: toml::Table = toml::from_str(text).map_err(wrong)?;
        if let Some(key) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
            let nearest = KEYS
                .into_iter()
                .max_by(|one, two| {
                    strsim::jaro_winkler(key, one).total_cmp(&strsim::jaro_winkler(key, two))
                })
                .expect("there are keys");
            return Err(Error::UnknownKey {
                path: path.to_owned(),
                key: key.clone(),
                nearest,
            });
        }
        toml::from_str(text).map_err(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> String {
        match Config::parse(text, Path::new("jianbao.toml")) {
            Ok(config) => format!("{config:?}"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_nearest_known_one() {
        let message = check("nmae = \"株洲日报\"");
        assert!(
            message.contains("nmae") && message.contains("`name`"),
            "{message}"
        );
    }

    #[test]
    fn a_value_of_the_wrong_type_names_its_line() {
        let message = check("name = \"x\"\npapers = \"株洲日报\"");
        assert!(
            message.contains("jianbao.toml") && message.contains("line 2"),
            "{message}"
        );
    }

    #[test]
    fn every_key_is_read() {
        let text = KEYS.map(|key| match key {
            "papers" | "input" | "hide" => format!("{key} = [\"a\"]"),
            "lang" => "lang = \"en\"".to_owned(),
            "places" => "places = [{ name = \"渌口区\", also = [\"株洲县\"] }]".to_owned(),
            "alias" => "alias = [{ names = [\"甲\", \"乙\"] }]".to_owned(),
            _ => format!("{key} = \"a\""),
        });
        let config = Config::parse(&text.join("\n"), Path::new("jianbao.toml")).expect("reads");
        assert_eq!(config.lang, Some(Lang::En));
        assert_eq!(config.places[0].also, ["株洲县"]);
        assert_eq!(config.alias[0].names, ["甲", "乙"]);
    }
}
