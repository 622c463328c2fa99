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
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;
    use crate::story::{Credits, OtherCredit};

    fn read(text: &[u8]) -> Vec<Result<Story, String>> {
        let records = Records {
            path: PathBuf::from("a.jsonl"),
            reader: Some(Cursor::new(text)),
            line: 0,
        };
        records
            .map(|story| story.map_err(|error| error.to_string()))
            .collect()
    }

    fn check(line: &str) -> Story {
        read(line.as_bytes()).remove(0).expect("a record")
    }

    #[test]
    fn title_or_text_is_enough() {
        let story = check(r#"{"title": "题"}"#);
        assert_eq!(
            (story.title.as_deref(), story.id.as_str(), story.parts.len()),
            (Some("题"), "", 0)
        );
        let story = check(r#"{"text": "甲\n\n 乙 \r\n丙", "unknown": [1]}"#);
        let texts: Vec<(Role, &str)> = story
            .parts
            .iter()
            .map(|part| (part.role, part.text.as_str()))
            .collect();
        assert_eq!(
            texts,
            [(Role::Body, "甲"), (Role::Body, "乙"), (Role::Body, "丙")]
        );
        assert_eq!(check(r#"{"text": ["甲", "乙"]}"#).parts.len(), 2);
    }

    #[test]
    fn simple_fields_are_text_or_number() {
        let story = check(
            r#"{"title": "题", "id": 17, "page": 3, "source": 5, "issue_no": 23094, "paper": "株洲日报", "kind": "notice"}"#,
        );
        assert_eq!(
            (
                story.id.as_str(),
                story.page_no.as_deref(),
                story.source.file.as_str()
            ),
            ("17", Some("03"), "5")
        );
        assert_eq!(
            (story.issue_no.as_deref(), story.kind),
            (Some("23094"), Kind::Notice)
        );
        assert_eq!(
            check(r#"{"title": "题", "source": "a.txt", "page": "封面"}"#)
                .page_no
                .as_deref(),
            Some("封面")
        );
    }

    #[test]
    fn dates_are_objects_or_text() {
        for (written, value) in [
            (r#""2022-11-22""#, Some("2022-11-22")),
            (r#""2022/11/22""#, Some("2022-11-22")),
            (r#""2022-11""#, Some("2022-11")),
            (r#""2022""#, Some("2022")),
            ("2022", Some("2022")),
            (
                r#"{"value": "2022-11-22", "precision": "day", "source": "masthead"}"#,
                Some("2022-11-22"),
            ),
            (
                r#"{"value": "2022-11-22", "source": "somewhere"}"#,
                Some("2022-11-22"),
            ),
            ("null", None),
            (r#""""#, None),
        ] {
            let story = check(&format!(r#"{{"title": "题", "date": {written}}}"#));
            assert_eq!(story.date.value().as_deref(), value, "{written}");
            assert!(story.doubts.is_empty(), "{written}");
        }
        let story = check(r#"{"title": "题", "date": "昨天"}"#);
        assert_eq!((story.date, story.doubts.len()), (Date::UNKNOWN, 1));
    }

    #[test]
    fn an_id_that_can_be_no_file_name_is_made_anew() {
        let long = "a".repeat(65);
        for id in [
            "../a", "a/b", "株洲", "", ".a", "a.", "CON", "nul.txt", "a b", &long,
        ] {
            assert_eq!(
                check(&format!(r#"{{"title": "题", "id": "{id}"}}"#)).id,
                "",
                "{id}"
            );
        }
        for id in ["abc2345xyz", "abc2345xyz-k3m7", "A_1.b", &long[..64]] {
            assert_eq!(check(&format!(r#"{{"title": "题", "id": "{id}"}}"#)).id, id);
        }
    }

    #[test]
    fn a_wrong_line_is_named_and_passed_over() {
        let text =
            "\u{FEFF}{\"title\": \"甲\"}\n\nnonsense\n[1]\n{\"paper\": \"x\"}\n{\"title\": \"乙\"}";
        let read = read(text.as_bytes());
        let titles: Vec<&str> = read
            .iter()
            .filter_map(|story| story.as_ref().ok()?.title.as_deref())
            .collect();
        assert_eq!(titles, ["甲", "乙"]);
        let errors: Vec<&String> = read
            .iter()
            .filter_map(|story| story.as_ref().err())
            .collect();
        assert!(
            errors[0].starts_with("a.jsonl: line 3: no JSON object"),
            "{errors:?}"
        );
        assert!(
            errors[1].starts_with("a.jsonl: line 4: no JSON object"),
            "{errors:?}"
        );
        assert_eq!(errors[2], "a.jsonl: line 5: neither `title` nor `text`");
    }

    #[test]
    fn an_endless_line_is_passed_over_without_being_held() {
        let length = usize::try_from(MOST_RECORD_BYTES).expect("fits") + 10;
        let mut text = vec![b' '; length];
        text.extend_from_slice(b"\n{\"title\": \"\xE7\x94\xB2\"}\n");
        let read = read(&text);
        assert!(
            read[0]
                .as_ref()
                .is_err_and(|error| error.contains("line 1: longer"))
        );
        assert!(read[1].is_ok());
    }

    fn text() -> impl Strategy<Value = String> {
        "[甲乙丙a1 \"\\\\\n\u{1F600}]{1,8}"
    }

    fn parts() -> impl Strategy<Value = Vec<Part>> {
        let part = (
            0..Role::ALL.len(),
            text(),
            prop::collection::vec(1_usize..99, 0..4),
            prop::option::of(text()),
            prop::bool::ANY,
        );
        let part = part.prop_map(|(role, text, lines, doubt, elsewhere)| Part {
            role: Role::ALL[role],
            source: elsewhere.then(|| Source {
                file: text.clone(),
                lines: lines.clone(),
            }),
            text,
            lines,
            doubt,
        });
        prop::collection::vec(part, 1..4)
    }

    /// Five names lists give all of a story's lists, six optional texts all of its optional fields.
    fn stories() -> impl Strategy<Value = Story> {
        let date = prop::option::of(("20[0-2][0-9](-1[0-2](-2[0-8])?)?", 0..SOURCES.len()));
        (
            (
                "[a-z2-7]{10}(-[a-z2-7]{4})?",
                0..Kind::ALL.len(),
                text(),
                date,
            ),
            prop::array::uniform9(prop::option::of(text())),
            prop::array::uniform4(prop::collection::vec(text(), 0..3)),
            prop::option::of("[A-D]?[0-9][1-9]"),
            parts(),
        )
            .prop_map(|((id, kind, paper, date), texts, lists, page_no, parts)| {
                let [
                    issue_no,
                    page_name,
                    rubric,
                    kicker,
                    title,
                    subtitle,
                    package,
                    continued_from,
                    continues_to,
                ] = texts;
                let [reporters, authors, pages, places] = lists;
                Story {
                    id,
                    kind: Kind::ALL[kind],
                    paper,
                    date: date
                        .and_then(|(value, source)| Date::parse(&value, SOURCES[source]))
                        .unwrap_or(Date::UNKNOWN),
                    doubts: authors.iter().map(|why| doubt(why)).collect(),
                    credits: Credits {
                        others: reporters
                            .iter()
                            .map(|label| other(label, &authors))
                            .collect(),
                        reporters,
                        authors,
                        ..Credits::default()
                    },
                    source: Source {
                        file: parts[0].text.clone(),
                        lines: parts[0].lines.clone(),
                    },
                    issue_no,
                    page_no,
                    page_name,
                    rubric,
                    kicker,
                    title,
                    subtitle,
                    parts,
                    package,
                    continued_from,
                    continues_to,
                    pages,
                    places,
                }
            })
    }

    const SOURCES: [DateSource; 5] = [
        DateSource::Table,
        DateSource::FrontMatter,
        DateSource::Masthead,
        DateSource::Path,
        DateSource::Inferred,
    ];

    fn doubt(why: &str) -> Doubt {
        Doubt {
            what: "date".to_owned(),
            why: why.to_owned(),
        }
    }

    fn other(label: &str, names: &[String]) -> OtherCredit {
        OtherCredit {
            label: label.to_owned(),
            names: names.to_vec(),
        }
    }

    proptest! {
        #[test]
        fn a_story_that_was_written_is_read_back_whole(story in stories()) {
            let line = serde_json::to_string(&story).expect("serializes");
            prop_assert_eq!(check(&line), story);
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(prop::num::u8::ANY, 0..200), text in "[{}\\[\\]\":,a-z0-9\n ]{0,80}") {
            read(&bytes);
            read(text.as_bytes());
        }
    }
}
