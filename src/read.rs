//! Input folders to pages: finds the dumps, decodes them, and learns each page's paper, date and number.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::date::Date;
use crate::doubt::Doubt;
use crate::error::Error;
use crate::role::Role;

/// What is known of a newspaper page (版) before it is cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageHead {
    /// Name of the paper; empty where unknown.
    pub paper: String,
    /// Date of the issue.
    pub date: Date,
    /// Number of the issue, digits only.
    pub issue_no: Option<String>,
    /// 版次, at least two characters: `01`, `A1`.
    pub page_no: Option<String>,
    /// 版名
    pub page_name: Option<String>,
    /// Sources that disagree, and hints too weak for a date.
    pub doubts: Vec<Doubt>,
}

/// What Markdown says of a line. It gives structure only; the text is the line's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing.
    #[default]
    Plain,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A line that is bold as a whole.
    Strong,
    /// The first line of a list item.
    Item,
    /// A row of a Markdown or HTML table.
    Row,
    /// A line of only rule signs: a thematic break, a table's rule row.
    Rule,
    /// A line of front matter.
    FrontMatter,
}

/// One line of a dump.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The line as the dump has it, without its line end.
    pub raw: String,
    /// The printed text: `raw` without outer white space and without the signs of the Markdown that `mark` names (`#`, `**`, `-`,
    /// `|`, table tags). Empty for blank lines only: a line whose signs are all it holds keeps them.
    pub text: String,
    /// What Markdown says of it.
    pub mark: Mark,
    /// Whether masthead or folio grammar recognises it, and as what ([`Role::Masthead`] or [`Role::Folio`]).
    pub furniture: Option<Role>,
}

/// One newspaper page as it was dumped.
///
/// `lines[0]` is line 1 of the file; blank lines are kept, so that a number here is a number there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Path below its input folder, with `/`.
    pub file: String,
    /// What is known of it.
    pub head: PageHead,
    /// All lines of the file.
    pub lines: Vec<Line>,
}

/// A dump that was found and looked at; its text is read again when its issue is cut.
#[derive(Debug, Clone)]
pub struct Dump {
    /// Where it lies.
    pub path: PathBuf,
    /// Path below its input folder, with `/`; what records and links name.
    pub file: String,
    /// What is known of its page.
    pub head: PageHead,
    /// Whether the keeper has taken it out (应要求撤下).
    pub hidden: bool,
    /// Size in bytes.
    pub size_bytes: u64,
}

/// What a look over the input found, in a fixed order whatever the order of the file system.
#[derive(Debug, Default)]
pub struct Survey {
    /// Dumps, by file.
    pub dumps: Vec<Dump>,
    /// Files of ready-made records (`.jsonl`).
    pub records: Vec<PathBuf>,
    /// Each dump that is byte for byte another one, with that one.
    pub duplicates: Vec<(PathBuf, PathBuf)>,
    /// Number of files of other types, by extension (lower case, empty for none).
    pub other_types: BTreeMap<String, usize>,
    /// What could not be read and was left out.
    pub skipped: Vec<Error>,
}
