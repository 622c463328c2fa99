//! Records as the build writes them and as others do.

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
