//! Input folders to pages: finds the dumps, decodes them, and learns each page's paper, date and number.
//!
//! A look over the input ([`survey()`]) keeps what is known of each dump and drops its text; [`page`] reads one again when it is cut.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::date::Date;
use crate::doubt::Doubt;
use crate::error::Error;
use crate::role::Role;

use head::Witnesses;

pub use records::{Records, records};
pub use structure::lines;
pub use survey::survey;
pub use table::table;
pub use written::page_number;
pub(crate) use written::unspaced;

mod decode;
mod folder;
mod front_matter;
mod furniture;
mod head;
mod infer;
mod path;
mod printed;
mod records;
mod structure;
mod survey;
mod table;
mod written;

/// What is known of a newspaper page (版) before it is cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageHead {
    /// Name of the paper; empty where unknown.
    pub paper: String,
    /// Date of the issue.
    pub date: Date,
    /// Number of the issue, digits only.
    pub issue_no: Option<String>,
    /// 版次 in the form of [`page_number`]: `01`, `A01`.
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
    /// The first line of an item of a list with `-`, `*` or `+`; numbers are print and make no item.
    Item,
    /// A row of a Markdown or HTML table.
    Row,
    /// A line of only rule signs. Those that stand alone are furniture; those of a table (its rule row, its tags) are not, and belong
    /// to the table.
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

/// What the keeper wants of a look over the input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SurveyOptions {
    /// Names of the papers, the main one first.
    pub papers: Vec<String>,
    /// Dumps to take out, as paths below the input folder or names.
    pub hide: Vec<String>,
    /// Folders that are not entered: the site, its cache.
    pub leave_out: Vec<PathBuf>,
}

/// Larger files are no page dumps: 400 times the largest page of a broadsheet.
pub const MOST_FILE_BYTES: u64 = 20_000_000;

/// Longer lines are no text: 300 times the longest paragraph that columns fused in the seed pages.
pub const MOST_LINE_BYTES: usize = 1_000_000;

/// Reads a dump that a survey found.
///
/// # Errors
/// When it can no longer be read or decoded.
pub fn page(dump: &Dump) -> Result<Page, Error> {
    let text = text(&dump.path)?.text;
    Ok(Page {
        file: dump.file.clone(),
        head: dump.head.clone(),
        lines: lines(&text),
    })
}

impl Page {
    /// Reads a dump's text; its head is what text and path alone say.
    #[must_use]
    pub fn parse(file: &str, text: &str) -> Self {
        let (lines, front_matter) = structure::lines_and_front_matter(text);
        let witnesses = Witnesses {
            file,
            ..Witnesses::default()
        };
        Self {
            file: file.to_owned(),
            head: head::head(&lines, front_matter.as_ref(), witnesses),
            lines,
        }
    }
}

/// A dump's text with what is known of its bytes.
struct DumpText {
    text: String,
    damaged: usize,
    digest: [u8; 32],
    size_bytes: u64,
}

fn text(path: &Path) -> Result<DumpText, Error> {
    let bytes = bytes(path)?;
    let decoded = decode::decode(&bytes).map_err(|why| match why {
        decode::NoText::Binary => Error::Binary {
            path: path.to_owned(),
        },
        decode::NoText::Encoding => Error::Encoding {
            path: path.to_owned(),
        },
    })?;
    let long = decoded
        .text
        .split('\n')
        .position(|line| line.len() > MOST_LINE_BYTES);
    if let Some(index) = long {
        return Err(Error::LongLine {
            path: path.to_owned(),
            line: index + 1,
            most_bytes: MOST_LINE_BYTES,
        });
    }
    Ok(DumpText {
        text: decoded.text,
        damaged: decoded.damaged,
        digest: Sha256::digest(&bytes).into(),
        size_bytes: bytes.len() as u64,
    })
}

/// A whole file, unless it is too large; read no further than that, whatever its size pretends to be.
fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let cannot_read = |source| Error::Read {
        path: path.to_owned(),
        source,
    };
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MOST_FILE_BYTES + 1).read_to_end(&mut bytes))
        .map_err(cannot_read)?;
    if bytes.len() as u64 > MOST_FILE_BYTES {
        return Err(Error::LargeFile {
            path: path.to_owned(),
            most_bytes: MOST_FILE_BYTES,
        });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seeds() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
    }

    #[test]
    fn seed_pages_are_known_by_what_they_print() {
        let survey = survey(&[seeds()], &SurveyOptions::default()).expect("the seeds are there");
        let shown: Vec<String> = survey.dumps.iter().map(shown).collect();
        insta::assert_snapshot!(shown.concat());
    }

    /// What is known of a page, its doubts, and its furniture.
    fn shown(dump: &Dump) -> String {
        let page = page(dump).expect("read once already");
        let head = page.head;
        let furniture = page
            .lines
            .iter()
            .filter_map(|line| Some(format!("  {}: {}\n", line.furniture?.name(), line.text)));
        let doubts = head
            .doubts
            .iter()
            .map(|doubt| format!("  {}: {}\n", doubt.what, doubt.why));
        format!(
            "{}: {} | {} {:?} | {} | {} {}\n{}{}",
            page.file,
            head.paper,
            head.date.value().unwrap_or_default(),
            head.date.source(),
            head.issue_no.unwrap_or_default(),
            head.page_no.unwrap_or_default(),
            head.page_name.unwrap_or_default(),
            doubts.collect::<String>(),
            furniture.collect::<String>()
        )
    }
}
