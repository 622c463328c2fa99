//! `.jsonl` files to stories: ready-made records, read leniently, one line at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{decode, page_number};
use crate::date::{Date, DateSource};
use crate::doubt::Doubt;
use crate::error::{Error, Fault};
use crate::read::written::whole_date;
use crate::role::Role;
use crate::story::{Kind, Part, Source, Story};

/// Longer records are no stories: over fifty times what a full newspaper page holds.
const MOST_RECORD_BYTES: u64 = 10_000_000;

/// Opens a file of records.
///
/// An empty [`Story::id`] means that the record had none, or none that can be a file's name; the archive makes it.
///
/// # Errors
/// When the file cannot be opened. A line that is no record is an error of the iterator, which goes on with the next.
pub fn records(path: &Path) -> Result<Records<BufReader<File>>, Error> {
    let file = File::open(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    Ok(Records {
        path: path.to_owned(),
        reader: Some(BufReader::new(file)),
        line: 0,
    })
}

/// Stories of one file, in its order; blank lines are passed over.
#[derive(Debug)]
pub struct Records<R> {
    path: PathBuf,
    /// `None` once it cannot be read on.
    reader: Option<R>,
    line: usize,
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Story, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let reader = self.reader.as_mut()?;
            let line = match next_line(reader) {
                Ok(line) => line,
                Err(source) => {
                    self.reader = None;
                    return Some(Err(Error::Read {
                        path: self.path.clone(),
                        source,
                    }));
                }
            };
            self.line += 1;
            let story = match line {
                RawLine::TooLong => Err(Fault::TooLong(MOST_RECORD_BYTES)),
                RawLine::Bytes(bytes) if bytes.trim_ascii().is_empty() => continue,
                RawLine::Bytes(bytes) => story(&bytes),
                RawLine::End => return None,
            };
            return Some(story.map_err(|fault| Error::Line {
                path: self.path.clone(),
                line: self.line,
                fault,
            }));
        }
    }
}

/// A line of the file, before it is read.
enum RawLine {
    Bytes(Vec<u8>),
    /// It was read past without being held.
    TooLong,
    End,
}

fn next_line(reader: &mut impl BufRead) -> io::Result<RawLine> {
    let mut bytes = Vec::new();
    let length = reader
        .by_ref()
        .take(MOST_RECORD_BYTES + 1)
        .read_until(b'\n', &mut bytes)?;
    if length as u64 > MOST_RECORD_BYTES && !bytes.ends_with(b"\n") {
        reader.skip_until(b'\n')?;
        return Ok(RawLine::TooLong);
    }
    Ok(if length == 0 {
        RawLine::End
    } else {
        RawLine::Bytes(bytes)
    })
}

/// A record's story, or why it is none.
fn story(bytes: &[u8]) -> Result<Story, Fault> {
    let text = decode::decode(bytes).map_err(|_| Fault::Encoding)?.text;
    let value: Value =
        serde_json::from_str(text.trim()).map_err(|error| Fault::NotJson(error.to_string()))?;
    let Value::Object(mut record) = value else {
        return Err(Fault::NotJson(text));
    };
    let parts = match record.remove("parts") {
        Some(Value::Array(parts)) => parts.into_iter().filter_map(part).collect(),
        _ => body(record.remove("text")),
    };
    let title = text_of(&mut record, "title");
    if title.is_none() && parts.is_empty() {
        return Err(Fault::NoText);
    }
    let mut doubts: Vec<Doubt> = several(&mut record, "doubts");
    let date = date(record.remove("date"), &mut doubts);
    let page = text_of(&mut record, "page_no").or_else(|| text_of(&mut record, "page"));
    Ok(Story {
        id: text_of(&mut record, "id")
            .filter(|id| is_safe_name(id))
            .unwrap_or_default(),
        kind: one::<Kind>(&mut record, "kind").unwrap_or_default(),
        paper: text_of(&mut record, "paper").unwrap_or_default(),
        date,
        issue_no: text_of(&mut record, "issue_no"),
        page_no: page.map(|page| page_number(&page).unwrap_or(page)),
        page_name: text_of(&mut record, "page_name"),
        rubric: text_of(&mut record, "rubric"),
        kicker: text_of(&mut record, "kicker"),
        title,
        subtitle: text_of(&mut record, "subtitle"),
        credits: one(&mut record, "credits").unwrap_or_default(),
        parts,
        package: text_of(&mut record, "package"),
        continued_from: text_of(&mut record, "continued_from"),
        continues_to: text_of(&mut record, "continues_to"),
        pages: several(&mut record, "pages"),
        places: several(&mut record, "places"),
        doubts,
        source: source(record.remove("source")),
    })
}

/// A field that is text or number; an empty one is none.
fn text_of(record: &mut Map<String, Value>, field: &str) -> Option<String> {
    match record.remove(field)? {
        Value::String(text) if !text.is_empty() => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn one<T: DeserializeOwned>(record: &mut Map<String, Value>, field: &str) -> Option<T> {
    serde_json::from_value(record.remove(field)?).ok()
}

/// A list, of which entries that do not fit are left out; one entry need not be a list.
fn several<T: DeserializeOwned>(record: &mut Map<String, Value>, field: &str) -> Vec<T> {
    let values = match record.remove(field) {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::Array(values)) => values,
        Some(value) => vec![value],
    };
    values
        .into_iter()
        .filter_map(|value| serde_json::from_value(value).ok())
        .collect()
}

/// A part; text alone is body, and so is a part whose role is unknown.
fn part(value: Value) -> Option<Part> {
    let mut fields = match value {
        Value::Object(fields) => fields,
        Value::String(text) => return (!text.is_empty()).then(|| body_part(text)),
        _ => return None,
    };
    let source = fields
        .remove("source")
        .filter(|source| !source.is_null())
        .map(|value| source(Some(value)));
    Some(Part {
        role: one(&mut fields, "role").unwrap_or(Role::Body),
        text: match fields.remove("text")? {
            Value::String(text) => text,
            _ => return None,
        },
        lines: several(&mut fields, "lines"),
        doubt: text_of(&mut fields, "doubt"),
        source,
    })
}

fn body_part(text: String) -> Part {
    Part {
        role: Role::Body,
        text,
        lines: Vec::new(),
        doubt: None,
        source: None,
    }
}

/// Body parts, one a line, or one an entry.
fn body(text: Option<Value>) -> Vec<Part> {
    let lines: Vec<String> = match text {
        Some(Value::String(text)) => text.lines().map(str::to_owned).collect(),
        Some(Value::Array(entries)) => entries
            .into_iter()
            .filter_map(|entry| entry.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    };
    lines
        .into_iter()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .map(body_part)
        .collect()
}

/// A record's object or a date in any form; one that cannot be read is unknown, with a doubt.
fn date(value: Option<Value>, doubts: &mut Vec<Doubt>) -> Date {
    let (written, source) = match value {
        Some(Value::Object(mut fields)) => (
            text_of(&mut fields, "value"),
            one::<DateSource>(&mut fields, "source"),
        ),
        Some(Value::String(text)) => (Some(text), None),
        Some(Value::Number(number)) => (Some(number.to_string()), None),
        _ => (None, None),
    };
    let Some(written) = written.filter(|written| !written.trim().is_empty()) else {
        return Date::UNKNOWN;
    };
    if let Some(when) = whole_date(&written) {
        return when.date(source.unwrap_or(DateSource::FrontMatter));
    }
    doubts.push(Doubt {
        what: "date".to_owned(),
        why: format!("记录的日期“{written}”读不懂"),
    });
    Date::UNKNOWN
}

fn source(value: Option<Value>) -> Source {
    match value {
        Some(Value::String(file)) => Source {
            file,
            lines: Vec::new(),
        },
        Some(Value::Number(number)) => Source {
            file: number.to_string(),
            lines: Vec::new(),
        },
        Some(Value::Object(mut fields)) => Source {
            file: text_of(&mut fields, "file").unwrap_or_default(),
            lines: several(&mut fields, "lines"),
        },
        _ => Source::default(),
    }
}

/// Names that Windows keeps for devices, whatever follows their first dot.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether an id can be a file's name everywhere.
fn is_safe_name(id: &str) -> bool {
    let stem = id
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    (1..=64).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        && !id.starts_with(['.', '-'])
        && !id.ends_with('.')
        && !DEVICES.contains(&stem.as_str())
}

#[cfg(test)]
mod tests;
