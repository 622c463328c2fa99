//! The language in which jianbao speaks to a person: on the terminal and on the site.

use serde::Deserialize;

/// A language of the interface; the archive's texts are never translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// 简体中文
    #[default]
    Zh,
    /// English
    En,
}
