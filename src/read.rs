//! Input folders to pages: finds the dumps, decodes them, and learns each page's paper, date and number.
//!
//! A look over the input ([`survey`]) keeps what is known of each dump and drops its text; [`page`] reads one again when it is cut.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::date::Date;
use crate::doubt::Doubt;
use crate::error::{Error, Fault};
use crate::role::Role;

use head::Witnesses;
use table::{Called, Names, Row};

pub use records::{Records, records};
pub use structure::lines;
pub use table::table;
pub use written::page_number;

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

/// Looks over files and folders: finds dumps, records and tables, and learns what is known of each page.
///
/// # Errors
/// When none of the inputs is there. All else that cannot be read is in [`Survey::skipped`].
pub fn survey(inputs: &[PathBuf], options: &SurveyOptions) -> Result<Survey, Error> {
    let listing = folder::list(inputs, &options.leave_out);
    let mut skipped = listing.skipped;
    if !inputs.is_empty() && inputs.iter().all(|input| !input.exists()) {
        return Err(skipped.swap_remove(0));
    }
    let names = Names::of(
        listing
            .dumps
            .iter()
            .map(|found| found.named.clone())
            .collect(),
    );

    let mut rows: Vec<Option<Row>> = vec![None; listing.dumps.len()];
    let mut hidden = vec![false; listing.dumps.len()];
    for (index, row) in called_rows(&listing.tables, &names, &mut skipped) {
        hidden[index] |= row.hide;
        rows[index] = Some(row);
    }
    for entry in &options.hide {
        match names.anywhere(entry) {
            Called::One(index) => hidden[index] = true,
            Called::Nothing => skipped.push(Error::Hide {
                name: entry.clone(),
                count: 0,
            }),
            Called::Several(count) => skipped.push(Error::Hide {
                name: entry.clone(),
                count,
            }),
        }
    }

    let looks: Vec<Result<Look, Error>> = listing
        .dumps
        .par_iter()
        .zip(&rows)
        .map(|(found, row)| {
            let witnesses = Witnesses {
                file: &found.named.below,
                root: &listing.roots[found.named.input],
                row: row.as_ref(),
                papers: &options.papers,
            };
            look(&found.path, witnesses)
        })
        .collect();

    let mut dumps = Vec::new();
    for ((found, look), hidden) in listing.dumps.into_iter().zip(looks).zip(hidden) {
        match look {
            Ok(look) => dumps.push((
                look.digest,
                Dump {
                    path: found.path,
                    file: found.named.file,
                    head: look.head,
                    hidden,
                    size_bytes: look.size_bytes,
                },
            )),
            Err(error) => skipped.push(error),
        }
    }
    let (dumps, duplicates) = without_duplicates(dumps);
    Ok(Survey {
        dumps,
        records: listing.records,
        duplicates,
        other_types: listing.other_types,
        skipped,
    })
}

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

/// What a look at a dump keeps of it.
struct Look {
    digest: [u8; 32],
    size_bytes: u64,
    head: PageHead,
}

fn look(path: &Path, witnesses: Witnesses<'_>) -> Result<Look, Error> {
    let read = text(path)?;
    let (lines, front_matter) = structure::lines_and_front_matter(&read.text);
    if lines.iter().all(|line| line.text.is_empty()) {
        return Err(Error::Blank {
            path: path.to_owned(),
        });
    }
    let mut head = head::head(&lines, front_matter.as_ref(), witnesses);
    if read.damaged > 0 {
        head.doubts.push(Doubt {
            what: "text".to_owned(),
            why: format!("文件有{}处字节无法解码,以�代替", read.damaged),
        });
    }
    Ok(Look {
        digest: read.digest,
        size_bytes: read.size_bytes,
        head,
    })
}

/// A dump's text with what is known of its bytes.
struct Text {
    text: String,
    damaged: usize,
    digest: [u8; 32],
    size_bytes: u64,
}

fn text(path: &Path) -> Result<Text, Error> {
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
    Ok(Text {
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

/// The rows of all tables with the dumps that they mean; those of the table nearest to a dump come last.
fn called_rows(
    tables: &[folder::Found],
    names: &Names,
    skipped: &mut Vec<Error>,
) -> Vec<(usize, Row)> {
    let mut tables: Vec<&folder::Found> = tables.iter().collect();
    tables.sort_by_key(|table| table.named.below.matches('/').count());
    let mut called = Vec::new();
    for table in tables {
        let (rows, errors) =
            match bytes(&table.path).and_then(|bytes| table::rows(&table.path, &bytes)) {
                Ok(read) => read,
                Err(error) => {
                    skipped.push(error);
                    continue;
                }
            };
        skipped.extend(errors);
        let folder = table
            .named
            .below
            .rfind('/')
            .map_or("", |slash| &table.named.below[..=slash]);
        for row in rows {
            let fault = match names.in_folder(table.named.input, folder, &row.file) {
                Called::One(index) => {
                    called.push((index, row));
                    continue;
                }
                Called::Nothing => Fault::NoSuchDump(row.file),
                Called::Several(count) => Fault::SeveralDumps(row.file, count),
            };
            skipped.push(Error::Line {
                path: table.path.clone(),
                line: row.line,
                fault,
            });
        }
    }
    called
}

/// Of dumps with the same bytes the one of which most is known stays; taking out one takes out all.
fn without_duplicates(dumps: Vec<([u8; 32], Dump)>) -> (Vec<Dump>, Vec<(PathBuf, PathBuf)>) {
    let mut best: BTreeMap<[u8; 32], (usize, bool)> = BTreeMap::new();
    for (index, (digest, dump)) in dumps.iter().enumerate() {
        let (kept, hidden) = best.entry(*digest).or_insert((index, false));
        let rank = |dump: &Dump| (dump.head.date.precision(), dump.head.date.source());
        if rank(dump) < rank(&dumps[*kept].1) {
            *kept = index;
        }
        *hidden |= dump.hidden;
    }
    let paths: Vec<PathBuf> = dumps.iter().map(|(_, dump)| dump.path.clone()).collect();
    let (mut kept, mut duplicates) = (Vec::new(), Vec::new());
    for (index, (digest, mut dump)) in dumps.into_iter().enumerate() {
        let (first, hidden) = best[&digest];
        if first == index {
            dump.hidden = hidden;
            kept.push(dump);
        } else {
            duplicates.push((dump.path, paths[first].clone()));
        }
    }
    (kept, duplicates)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn seeds() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
    }

    #[test]
    fn seed_pages_are_known_by_what_they_print() {
        let survey = survey(&[seeds()], &SurveyOptions::default()).expect("the seeds are there");
        let mut shown = String::new();
        for dump in &survey.dumps {
            let page = page(dump).expect("read once already");
            let furniture: Vec<String> = page
                .lines
                .iter()
                .filter(|line| line.furniture.is_some())
                .map(|line| format!("{}: {}", line.furniture.map_or("", Role::name), line.text))
                .collect();
            let doubts: Vec<&str> = page
                .head
                .doubts
                .iter()
                .map(|doubt| doubt.why.as_str())
                .collect();
            shown += &format!(
                "{}\n  {} | {} {:?} | {} | {} {} | {}\n  {}\n",
                dump.file,
                page.head.paper,
                page.head.date.value().unwrap_or_default(),
                page.head.date.source(),
                page.head.issue_no.unwrap_or_default(),
                page.head.page_no.unwrap_or_default(),
                page.head.page_name.unwrap_or_default(),
                doubts.join("; "),
                furniture.join("\n  ")
            );
        }
        insta::assert_snapshot!(shown);
    }
}
