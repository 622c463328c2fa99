//! The exact tier against a naive scan of the stories.

use proptest::prelude::*;

use super::{Options, Sort, search};
use crate::date::{Date, DateSource};
use crate::error::Error;
use crate::fold;
use crate::index::{self, Index};
use crate::query::{Field, Node, Query};
use crate::role::Role;
use crate::story::{Credits, Kind, Part, Source, Story};

/// A story whose id orders it: number 0 is the oldest.
pub(crate) fn story(number: usize, parts: &[(Role, &str)]) -> Story {
    Story {
        id: format!("{:04}", 9999 - number),
        kind: Kind::News,
        paper: String::new(),
        date: Date::parse("2022-11-22", DateSource::Path).expect("a date"),
        issue_no: None,
        page_no: Some("01".to_owned()),
        page_name: None,
        rubric: None,
        kicker: None,
        title: None,
        subtitle: None,
        credits: Credits::default(),
        parts: parts
            .iter()
            .map(|&(role, text)| Part {
                role,
                text: text.to_owned(),
                lines: Vec::new(),
                doubt: None,
                source: None,
            })
            .collect(),
        package: None,
        continued_from: None,
        continues_to: None,
        pages: Vec::new(),
        places: Vec::new(),
        doubts: Vec::new(),
        source: Source::default(),
    }
}

fn indexed(stories: &[Story]) -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let stories = stories.iter().cloned().map(Ok::<_, Error>);
    let index = index::build(stories, &folder.path().join("index"), |number| {
        format!("s/{number}.html")
    })
    .expect("builds")
    .finish()
    .expect("merges");
    (folder, index)
}

fn run(pieces: &[&str]) -> Node {
    Node::Run {
        pieces: pieces.iter().map(|&piece| piece.to_owned()).collect(),
        field: None,
        quoted: pieces.len() > 1,
    }
}

/// How often the pieces stand one after the other in a text, any separators between them, by plain comparison.
fn naive_count(text: &str, pieces: &[String]) -> usize {
    let text = fold::fold(text).characters;
    (0..text.len())
        .filter(|&start| {
            let mut at = start;
            for (index, piece) in pieces.iter().enumerate() {
                while index > 0 && at < text.len() && !fold::is_word(text[at]) {
                    at += 1;
                }
                for character in piece.chars() {
                    if text.get(at) != Some(&character) {
                        return false;
                    }
                    at += 1;
                }
            }
            true
        })
        .count()
}

fn found(index: &Index, tree: &Node) -> Vec<String> {
    let options = Options {
        limit: usize::MAX,
        sort: Sort::Newest,
        ..Options::default()
    };
    let query = Query {
        tree: Some(tree.clone()),
        notes: Vec::new(),
    };
    let answer = search(index, "", &query, &options).expect("searches");
    let exact = answer.counts.exact.expect("sought");
    answer
        .hits
        .into_iter()
        .take(exact)
        .map(|hit| hit.id)
        .collect()
}

#[test]
fn a_run_is_found_in_one_part_and_not_across_parts_or_separators() {
    let stories = [
        story(0, &[(Role::Body, "一段简单的话")]),
        story(1, &[(Role::Body, "一段"), (Role::Body, "简单")]),
        story(2, &[(Role::Body, "一段,简单")]),
    ];
    let (_folder, index) = indexed(&stories);
    assert_eq!(found(&index, &run(&["段简"])), ["9999"]);
    assert_eq!(found(&index, &run(&["段", "简"])), ["9997", "9999"]);
    assert_eq!(found(&index, &run(&["单"])), ["9997", "9998", "9999"]);
}

#[test]
fn a_headline_field_is_text_only_where_no_part_holds_it() {
    let mut stories = vec![
        story(0, &[(Role::Title, "复工 复产"), (Role::Body, "正文")]),
        story(1, &[(Role::Body, "复工复产")]),
        story(2, &[(Role::Title, "要闻:复工复产在即")]),
    ];
    stories[0].title = Some("复工,复产".to_owned());
    stories[1].title = Some("开工".to_owned());
    stories[2].title = Some("复工复产".to_owned());
    let (_folder, index) = indexed(&stories);
    let in_title = |piece: &str| Node::Run {
        pieces: vec![piece.to_owned()],
        field: Some(Field::Title),
        quoted: false,
    };
    assert_eq!(found(&index, &in_title("复产")), ["9997", "9999"]);
    assert_eq!(found(&index, &in_title("在即")), Vec::<String>::new());
    assert_eq!(found(&index, &run(&["开工"])), ["9998"]);
    assert_eq!(found(&index, &run(&["复工复产"])), ["9997", "9998"]);
}

fn texts() -> impl Strategy<Value = Vec<Vec<(bool, String)>>> {
    let part = (any::<bool>(), "[甲乙丙a,。]{0,9}");
    prop::collection::vec(prop::collection::vec(part, 0..4), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn search_equals_a_naive_scan(
        texts in texts(),
        queries in prop::collection::vec(prop::collection::vec("[甲乙丙a]{1,4}", 1..4), 1..20),
    ) {
        let stories: Vec<Story> = texts
            .iter()
            .enumerate()
            .map(|(number, parts)| {
                let parts: Vec<(Role, &str)> = parts
                    .iter()
                    .map(|(title, text)| {
                        (if *title { Role::Title } else { Role::Body }, text.as_str())
                    })
                    .collect();
                story(number, &parts)
            })
            .collect();
        let (_folder, index) = indexed(&stories);
        for pieces in queries {
            let expected: Vec<String> = stories
                .iter()
                .rev()
                .filter(|story| {
                    story.parts.iter().any(|part| naive_count(&part.text, &pieces) > 0)
                })
                .map(|story| story.id.clone())
                .collect();
            let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
            prop_assert_eq!(found(&index, &run(&pieces)), expected, "{:?}", pieces);
        }
    }
}
