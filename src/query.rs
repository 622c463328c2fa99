//! Query text to tree: what a reader asks for, after folding. `query.js` and `grammar.js` are its twins; `tests/queries.txt` holds both
//! sides to one meaning.
//!
//! The grammar, after full-width signs are read as their ASCII twins (`（）：｜－＂“”` as `():|-""`):
//!
//! ```text
//! query     = or ;
//! or        = and, { ( "|" | "OR" ), and } ;
//! and       = { [ space ], factor } ;
//! factor    = { "NOT" }, [ "-" ], operand ;
//! operand   = [ name, ":" ], ( group | quotation | text ) ;
//! group     = "(", or, ")" ;
//! quotation = '"', { any - '"' }, '"'  |  "「", { any - "」" }, "」"  |  "『", { any - "』" }, "』" ;
//! text      = sign or word character, { sign or word character } ;
//! name      = "title" | "标题" | … ;            (see `Scope::named`)
//! ```
//!
//! - `-`, a group, a quotation and a name have their meaning only where an operand begins; `OR` and `NOT` only as whole words with
//!   an operand on the sides that need one. Everywhere else they are text.
//! - A pair of brackets or quotes that holds no white space and no `|` and touches text (有(返)株人员, 筑牢“铜墙铁壁”) is part of that text: so it
//!   stands in print, and so it is pasted.
//! - Text is cut into its runs of word characters; two or more of them mean the quotation, none of them nothing.
//! - Inside `name:( … )` every text is asked for in that field; a name inside it goes before.
//! - What fits nowhere (a bracket without its twin, `OR` at the end, `date:tomorrow`) is text, and a [`Note`] says so.

mod note;
mod parser;
pub mod spelling;
#[cfg(test)]
mod tests;
mod value;

use std::fmt;

use crate::fold;
pub use note::Note;

/// A substring field of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `title:` 标题: kicker, title, subtitle.
    Title,
    /// `rubric:` 栏目:
    Rubric,
    /// `by:` 记者: reporters and authors.
    By,
    /// `correspondent:` 通讯员:
    Correspondent,
    /// `photo:` 摄影:
    Photo,
}

impl Field {
    /// All fields.
    pub const ALL: [Self; 5] = [
        Self::Title,
        Self::Rubric,
        Self::By,
        Self::Correspondent,
        Self::Photo,
    ];

    /// The name in queries' normal form and in the browser's tree.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Rubric => "rubric",
            Self::By => "by",
            Self::Correspondent => "correspondent",
            Self::Photo => "photo",
        }
    }
}

/// A field that matches by its whole value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// `kind:` 类型:
    Kind,
    /// `place:` 地区:
    Place,
    /// `page:` 版:
    Page,
}

impl Filter {
    /// The name in queries' normal form and in the browser's tree.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Place => "place",
            Self::Page => "page",
        }
    }

    /// The form in which values are compared, of a query's value and of a record's: the folded word characters; of a page number
    /// without leading zeros and 版 (`01版` is `1`, `A02` is `a2`); of a kind its id, where the label is known.
    #[must_use]
    pub fn normal(self, value: &str) -> String {
        match self {
            Self::Kind => value::kind(value),
            Self::Place => value::words(value),
            Self::Page => value::page(value),
        }
    }
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Runs of word characters, folded, that stand one after the other in one part with any or no separators between them; a
    /// single run is one piece. `field`: only there.
    Run {
        /// The runs; at least one, none empty.
        pieces: Vec<String>,
        /// The field that must hold them.
        field: Option<Field>,
        /// Whether it was written as a quotation (no words tier for it); two pieces or more always are.
        quoted: bool,
    },
    /// A whole-value field, its value in normal form.
    Filter {
        /// Which.
        filter: Filter,
        /// The value asked for.
        value: String,
    },
    /// Stories whose whole date interval lies in `from..=to`, as `yyyymmdd`; an open end is 0 or `99_999_999`.
    Date {
        /// First day.
        from: u32,
        /// Last day.
        to: u32,
    },
    /// Stories without it; never of another `Not`.
    Not(Box<Node>),
    /// All of them; two at least, none itself an `And`.
    And(Vec<Node>),
    /// Any of them; two at least, none itself an `Or`.
    Or(Vec<Node>),
}

impl Node {
    /// The range of days with an open beginning.
    pub const FIRST_DAY: u32 = 0;
    /// The range of days with an open end.
    pub const LAST_DAY: u32 = 99_999_999;

    /// Without it; twice is once more with it.
    fn negated(self) -> Self {
        match self {
            Self::Not(node) => *node,
            node => Self::Not(Box::new(node)),
        }
    }

    /// All of the nodes; `None` of none.
    fn all(nodes: Vec<Self>) -> Option<Self> {
        let mut flat = Vec::new();
        for node in nodes {
            match node {
                Self::And(inner) => flat.extend(inner),
                node => flat.push(node),
            }
        }
        if flat.len() > 1 {
            Some(Self::And(flat))
        } else {
            flat.pop()
        }
    }

    /// Any of the nodes; `None` of none.
    fn any(nodes: Vec<Self>) -> Option<Self> {
        let mut flat = Vec::new();
        for node in nodes {
            match node {
                Self::Or(inner) => flat.extend(inner),
                node => flat.push(node),
            }
        }
        if flat.len() > 1 {
            Some(Self::Or(flat))
        } else {
            flat.pop()
        }
    }

    /// Whether it asks for any text to be there, and not for filters and exclusions alone.
    #[must_use]
    pub fn asks_for_text(&self) -> bool {
        match self {
            Self::Run { .. } => true,
            Self::Filter { .. } | Self::Date { .. } => false,
            Self::Not(node) => node.excludes_text(),
            Self::And(nodes) | Self::Or(nodes) => nodes.iter().any(Self::asks_for_text),
        }
    }

    /// Whether its negation asks for text: `-(甲 -乙)` finds stories for their 乙.
    fn excludes_text(&self) -> bool {
        match self {
            Self::Run { .. } | Self::Filter { .. } | Self::Date { .. } => false,
            Self::Not(node) => node.asks_for_text(),
            Self::And(nodes) | Self::Or(nodes) => nodes.iter().any(Self::excludes_text),
        }
    }
}

/// The normal form: a query that parses to this very tree.
impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Run {
                pieces,
                field,
                quoted,
            } => {
                if let Some(field) = field {
                    write!(f, "{}:", field.name())?;
                }
                if *quoted {
                    write!(f, "\"{}\"", pieces.join(" "))
                } else {
                    f.write_str(&pieces.join(" "))
                }
            }
            Self::Filter { filter, value } => write!(f, "{}:{value}", filter.name()),
            Self::Date { from, to } => write!(f, "date:{}", value::range(*from, *to)),
            Self::Not(node) => match **node {
                Self::And(_) | Self::Or(_) => write!(f, "-({node})"),
                _ => write!(f, "-{node}"),
            },
            Self::And(nodes) => {
                for (index, node) in nodes.iter().enumerate() {
                    let gap = if index == 0 { "" } else { " " };
                    match node {
                        Self::Or(_) => write!(f, "{gap}({node})")?,
                        _ => write!(f, "{gap}{node}")?,
                    }
                }
                Ok(())
            }
            Self::Or(nodes) => {
                for (index, node) in nodes.iter().enumerate() {
                    let gap = if index == 0 { "" } else { " OR " };
                    write!(f, "{gap}{node}")?;
                }
                Ok(())
            }
        }
    }
}

/// A text's runs of word characters, folded.
#[must_use]
pub fn pieces(text: &str) -> Vec<String> {
    fold::folded(text)
        .split(|character| !fold::is_word(character))
        .filter(|piece| !piece.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A query, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// What it asks for; `None` where it asks for nothing.
    pub tree: Option<Node>,
    /// What to tell the reader, each once, in the order of [`Note::ALL`].
    pub notes: Vec<Note>,
}

/// Reads a query. Never fails: what cannot be parsed is text, with a note.
#[must_use]
pub fn parse(text: &str) -> Query {
    let (tree, mut notes) = parser::parse(text);
    match &tree {
        None => notes.push(Note::Empty),
        Some(tree) if !tree.asks_for_text() => notes.push(Note::Filters),
        Some(_) => {}
    }
    notes.sort_unstable();
    notes.dedup();
    Query { tree, notes }
}
