//! The answer to a query, in the shape that terminal and browser share.

use serde::Serialize;
use serde::ser::SerializeTuple;

use crate::excerpt::Piece;
use crate::lang::Lang;

/// How far a hit is from what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Exactly what was asked.
    Exact,
    /// Each word of a long run, anywhere.
    Words,
    /// One character of one run replaced.
    Lookalike,
}

/// The order of hits inside a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Higher score first, then newer.
    #[default]
    Relevance,
    /// Newer first.
    Newest,
    /// Older first, undated last.
    Oldest,
}

/// What to answer with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Hits to give at most.
    pub limit: usize,
    /// Hits to skip, counted over the tiers one after the other.
    pub offset: usize,
    /// Their order.
    pub sort: Sort,
    /// The tiers to seek; `None`: exact and words, and the shape table's look-alikes where those find nothing.
    pub tiers: Option<Vec<Tier>>,
    /// Whether to count the hits by their values.
    pub facets: bool,
    /// Language of the notes.
    pub lang: Lang,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limit: 10,
            offset: 0,
            sort: Sort::Relevance,
            tiers: None,
            facets: false,
            lang: Lang::Zh,
        }
    }
}

/// Stories found, by tier; `None` for a tier not sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Exact tier.
    pub exact: Option<usize>,
    /// Words tier, without what the exact one has.
    pub words: Option<usize>,
    /// Look-alike tier, without what the others have.
    pub lookalike: Option<usize>,
}

/// A story found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// Its id.
    pub id: String,
    /// Its address below the site's root.
    pub url: String,
    /// Its headline.
    pub title: String,
    /// `2022-10-09`, `2022-10`, `2022` or empty.
    pub date: String,
    /// Whether that date was inferred (推定).
    pub inferred: bool,
    /// Its 版次; several are joined with `,`.
    pub page: String,
    /// The tier it belongs to.
    pub tier: Tier,
    /// Its score, a multiple of 1/1024.
    pub score: f64,
    /// Text around what was sought.
    pub snippet: Vec<Piece>,
}

/// Hits of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// `2022-11`; `2022` for stories of which the year alone is known, empty for undated ones.
    pub month: String,
    /// Stories found.
    pub hits: usize,
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(&self.month)?;
        pair.serialize_element(&self.hits)?;
        pair.end()
    }
}

/// Something a reader should know about how the query was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// What sort of note.
    pub code: &'static str,
    /// In words.
    pub text: &'static str,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The query as given.
    pub query: String,
    /// How many stories each tier has.
    pub counts: Counts,
    /// The hits asked for, tier after tier.
    pub hits: Vec<Hit>,
    /// All hits of the tiers sought by month, ascending.
    pub months: Vec<Month>,
    /// All these hits by their values, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<Facets>,
    /// What the query's runs are also called: other spellings and other names that stand in stories. None of these stories is counted
    /// or listed above for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Also>,
    /// What to know.
    pub notes: Vec<Note>,
}

/// Another way to write a run of the query, and what it finds in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Also {
    /// What the other way is.
    pub kind: AlsoKind,
    /// The run as asked for, its pieces with a space between.
    pub run: String,
    /// What else it is called.
    pub text: String,
    /// Stories that fit with this in the run's place; of a spelling those that do not fit exactly as asked.
    pub count: usize,
}

/// What another way to write a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AlsoKind {
    /// The same date or number.
    Spelling,
    /// Another name, as the archive's keeper says.
    Alias,
}

/// Hits by the values of fields: pairs of value, in normal form, and number of hits; more hits first, then by value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Facets {
    /// Kinds, by id.
    pub kind: Vec<(String, usize)>,
    /// Places.
    pub place: Vec<(String, usize)>,
    /// Pages, by number and by name.
    pub page: Vec<(String, usize)>,
    /// Rubrics.
    pub rubric: Vec<(String, usize)>,
    /// Reporters and authors.
    pub by: Vec<(String, usize)>,
}
