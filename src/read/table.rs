//! `pages.csv`: what the keeper says of the pages, read from beside the dumps and written for editing.

use std::collections::BTreeMap;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::written::{When, fold, whole_date};
use super::{Dump, Survey, decode};
use crate::date::DateSource;
use crate::error::{Error, Fault};

/// One row, as far as its cells are filled.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row {
    /// The `file` cell: a path below the table's folder, or a name alone.
    pub file: String,
    pub paper: Option<String>,
    pub date: Option<When>,
    pub page: Option<String>,
    pub page_name: Option<String>,
    pub hide: bool,
    /// 1-based line of the table.
    pub line: usize,
}

/// Columns under the names that people give them, in the order of [`COLUMNS`].
const ALIASES: [&[&str]; 6] = [
    &["file", "filename", "文件", "文件名", "dump"],
    &["paper", "newspaper", "报纸", "报名", "报刊"],
    &["date", "日期", "出版日期"],
    &["page", "pageno", "版次", "版", "版面"],
    &["pagename", "section", "版名"],
    &["hide", "hidden", "隐藏", "撤下"],
];

/// Columns that are read back; the written table has two more for the reader.
const COLUMNS: [&str; 6] = ["file", "paper", "date", "page", "page_name", "hide"];

/// Cells of `hide` that take a dump out.
const YES: [&str; 9] = ["1", "y", "yes", "true", "x", "是", "对", "撤下", "√"];

/// Reads a table in any encoding and with any separator that spreadsheet programs save.
///
/// # Errors
/// When it is no text or has no `file` column. Rows that cannot be used are left out and handed back.
pub(super) fn rows(path: &Path, bytes: &[u8]) -> Result<(Vec<Row>, Vec<Error>), Error> {
    let wrong = |line: usize, fault: Fault| Error::Line {
        path: path.to_owned(),
        line,
        fault,
    };
    let text = decode::decode(bytes)
        .map_err(|_| wrong(1, Fault::Encoding))?
        .text;
    let header = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|&sign| header.bytes().filter(|&byte| byte == sign).count())
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let header = match records.next() {
        Some(Ok(header)) => header,
        Some(Err(_)) | None => csv::StringRecord::new(),
    };
    let columns: Vec<Option<usize>> = ALIASES
        .iter()
        .map(|names| {
            header
                .iter()
                .position(|cell| names.contains(&plain(cell).as_str()))
        })
        .collect();
    if columns[0].is_none() {
        return Err(wrong(1, Fault::NoFileColumn));
    }
    let (mut rows, mut errors) = (Vec::new(), Vec::new());
    for record in records {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                errors.push(wrong(usize::try_from(line).unwrap_or(0), Fault::NotCsv));
                continue;
            }
        };
        let line = record
            .position()
            .map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        let cell = |column: usize| {
            columns[column]
                .and_then(|at| record.get(at))
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .map(str::to_owned)
        };
        let Some(file) = cell(0) else { continue };
        let date = cell(2).and_then(|written| {
            let date = whole_date(&written);
            if date.is_none() {
                errors.push(wrong(line, Fault::NotADate(written)));
            }
            date
        });
        rows.push(Row {
            file,
            paper: cell(1),
            date,
            page: cell(3),
            page_name: cell(4),
            hide: cell(5).is_some_and(|cell| YES.contains(&fold(&cell).to_lowercase().as_str())),
            line,
        });
    }
    Ok((rows, errors))
}

fn plain(cell: &str) -> String {
    fold(cell)
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The table of all dumps of a survey, ready to edit and to be saved as `pages.csv` beside them.
///
/// UTF-8 with a byte order mark, by which spreadsheet programs know it. A supposed date stands in the note only: saved back, it would
/// be a fact.
#[must_use]
pub fn table(survey: &Survey) -> String {
    let columns = COLUMNS.iter().chain(&["date_source", "note"]);
    let header: Vec<String> = columns.map(|&column| column.to_owned()).collect();
    let rows = survey.dumps.iter().map(cells);
    format!("\u{FEFF}{}", csv_text(std::iter::once(header).chain(rows)))
}

fn cells(dump: &Dump) -> Vec<String> {
    let head = &dump.head;
    let source = head.date.source();
    let value = head.date.value().unwrap_or_default();
    let supposed = source == DateSource::Inferred;
    let mut notes: Vec<String> = head.doubts.iter().map(|doubt| doubt.why.clone()).collect();
    if supposed {
        notes.insert(0, format!("推定为{value}"));
    }
    let source = match source {
        DateSource::Table => "table",
        DateSource::FrontMatter => "front_matter",
        DateSource::Masthead => "masthead",
        DateSource::Path => "path",
        DateSource::Inferred => "inferred",
        DateSource::Unknown => "unknown",
    };
    vec![
        dump.file.clone(),
        head.paper.clone(),
        if supposed { String::new() } else { value },
        head.page_no.clone().unwrap_or_default(),
        head.page_name.clone().unwrap_or_default(),
        if dump.hidden {
            "1".to_owned()
        } else {
            String::new()
        },
        source.to_owned(),
        notes.join("; "),
    ]
}

fn csv_text(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("memory takes all bytes");
    }
    let bytes = writer.into_inner().expect("memory takes all bytes");
    String::from_utf8(bytes).expect("all cells are text")
}

/// A dump's names: the folder it was found under, its path below that, and its name in records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Index of the input that it was found in.
    pub input: usize,
    /// Path below that input, with `/`.
    pub below: String,
    /// Path that records name.
    pub file: String,
}

/// Finds dumps by what a keeper calls them: a path or a name, in any case, with either slash.
pub(super) struct Names {
    by_path: BTreeMap<(usize, String), Vec<usize>>,
    by_file: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
    all: Vec<Named>,
}

/// What a name led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Called {
    /// This dump.
    One(usize),
    /// None.
    Nothing,
    /// A bare name that this many have.
    Several(usize),
}

impl Names {
    pub(super) fn of(names: Vec<Named>) -> Self {
        let (mut by_path, mut by_file, mut by_name) =
            (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (index, named) in names.iter().enumerate() {
            let path = key(&named.below);
            let name = path.rsplit('/').next().unwrap_or_default().to_owned();
            by_name.entry(name).or_insert_with(Vec::new).push(index);
            by_path
                .entry((named.input, path))
                .or_insert_with(Vec::new)
                .push(index);
            by_file
                .entry(key(&named.file))
                .or_insert_with(Vec::new)
                .push(index);
        }
        Self {
            by_path,
            by_file,
            by_name,
            all: names,
        }
    }

    /// The dump that a table in `folder` of `input` calls `cell`.
    pub(super) fn in_folder(&self, input: usize, folder: &str, cell: &str) -> Called {
        let written = format!("{folder}{cell}");
        let exact = [written.as_str(), cell].iter().find_map(|path| {
            self.by_path
                .get(&(input, key(path)))
                .map(|found| self.nearest(found, path))
        });
        if let Some(index) = exact {
            return Called::One(index);
        }
        let folder = key(folder);
        self.by_bare_name(cell, |named| {
            named.input == input && key(&named.below).starts_with(&folder)
        })
    }

    /// The dump that a list for the whole archive calls `entry`.
    pub(super) fn anywhere(&self, entry: &str) -> Called {
        let by_path = || {
            let found: Vec<usize> = self
                .by_path
                .iter()
                .filter(|((_, path), _)| *path == key(entry))
                .flat_map(|(_, found)| found.iter().copied())
                .collect();
            (!found.is_empty()).then_some(found)
        };
        match self.by_file.get(&key(entry)).cloned().or_else(by_path) {
            Some(found) => Called::One(self.nearest(&found, entry)),
            None => self.by_bare_name(entry, |_| true),
        }
    }

    /// Of dumps whose paths differ in case only, the one written as asked.
    fn nearest(&self, found: &[usize], path: &str) -> usize {
        let as_written = found.iter().find(|&&index| self.all[index].below == path);
        *as_written.unwrap_or(&found[0])
    }

    fn by_bare_name(&self, cell: &str, fits: impl Fn(&Named) -> bool) -> Called {
        let found: Vec<usize> = self
            .by_name
            .get(&key(cell))
            .into_iter()
            .flatten()
            .copied()
            .filter(|&index| fits(&self.all[index]))
            .collect();
        match found[..] {
            [] => Called::Nothing,
            [index] => Called::One(index),
            _ => Called::Several(found.len()),
        }
    }
}

/// A path as it is compared: composed characters (macOS takes them apart), `/`, lower case, no `./`.
fn key(path: &str) -> String {
    let path: String = path
        .trim()
        .nfc()
        .collect::<String>()
        .replace('\\', "/")
        .to_lowercase();
    path.trim_start_matches("./")
        .trim_start_matches('/')
        .to_owned()
}
