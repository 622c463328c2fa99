//! `jianbao.toml`: the little that belongs to an archive and not to a run.

use std::path::PathBuf;

use serde::Deserialize;

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
