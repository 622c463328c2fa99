use std::fmt::Write as _;

use proptest::prelude::*;

use crate::lang::Lang;

use super::*;
use crate::fold;

/// The table that both sides read.
const TABLE: &str = include_str!("../../tests/queries.txt");

/// What queries are made of, so that made-up ones meet the grammar's corners.
const TOKENS: [&str; 40] = [
    "甲",
    "乙乙",
    "丙1",
    "ＡB",
    "國",
    " ",
    " ",
    " ",
    "　",
    "(",
    ")",
    "（",
    "）",
    "\"",
    "“",
    "”",
    "「",
    "」",
    "-",
    "－",
    "|",
    "OR",
    " OR ",
    "NOT ",
    " NOT ",
    "AND",
    ":",
    "：",
    "title:",
    "标题：",
    "by:",
    "kind:",
    "版:",
    "date:",
    "2022-10",
    "..",
    "01版",
    "·",
    "，",
    "㈱",
];

fn check(query: &str) -> (String, String) {
    let query = parse(query);
    let codes: Vec<_> = query.notes.iter().map(|note| note.code()).collect();
    let normal = query.tree.map_or_else(String::new, |tree| tree.to_string());
    (normal, codes.join(" "))
}

/// `\u....` and `\t` of the table.
fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut query = parts.next().expect("split gives one at least").to_owned();
    for part in parts {
        let code = u32::from_str_radix(&part[..4], 16).expect("four hexadecimal digits");
        query.push(char::from_u32(code).expect("a character's code"));
        query.push_str(&part[4..]);
    }
    query.replace("\\t", "\t")
}

#[test]
fn every_query_of_the_table_means_what_it_says() {
    let rows: Vec<&str> = TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    assert!(rows.len() > 200, "{} rows", rows.len());
    for row in rows {
        let fields: Vec<&str> = row.split('\t').collect();
        let [query, normal, codes] = fields[..] else {
            panic!("three fields: {row:?}");
        };
        let (got, notes) = check(&unescape(query));
        assert_eq!(
            (got.as_str(), notes.as_str()),
            (normal.trim(), codes),
            "{query:?}"
        );
    }
}

/// The browser's tests read this snapshot and must find the same.
#[test]
fn made_up_queries_read_alike_in_the_browser() {
    let mut state = 1_u64;
    let mut below = |bound: usize| {
        // Knuth's MMIX generator; its high bits are good enough to pick tokens.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % bound
    };
    let mut rows = String::new();
    for _ in 0..1_500 {
        let query: String = (0..=below(11))
            .map(|_| TOKENS[below(TOKENS.len())])
            .collect();
        let (normal, codes) = check(&query);
        writeln!(rows, "{query}\t{normal}\t{codes}").expect("writing to a string cannot fail");
    }
    insta::with_settings!({ snapshot_path => "../../tests/js/parity", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("queries", rows);
    });
}

#[test]
fn ten_thousand_brackets_and_quotes_do_no_harm() {
    for sign in [
        "(", ")", "()", "\"", "「", "」", "-", "|", "NOT ", "OR ", "title:", "(title:", "甲(", "(-",
    ] {
        check(&sign.repeat(10_000));
        check(&format!("甲 {} 乙", sign.repeat(3_000)));
    }
    let nested = format!("{}甲 乙{} 丙", "(".repeat(4_000), ")".repeat(4_000));
    assert_eq!(check(&nested), ("甲 乙 丙".to_owned(), "deep".to_owned()));
}

#[test]
fn only_so_many_characters_are_read() {
    let (normal, codes) = check(&"甲".repeat(10_001));
    assert_eq!(normal.chars().count(), 10_000);
    assert_eq!(codes, "long");
    assert_eq!(check(&"甲".repeat(10_000)).1, "");
}

#[test]
fn each_note_has_words() {
    for note in Note::ALL {
        assert!(note.text(Lang::Zh).ends_with('。'), "{}", note.code());
        assert!(note.text(Lang::En).ends_with(['.']), "{}", note.code());
    }
}

#[test]
fn records_and_queries_write_values_alike() {
    assert_eq!(Filter::Page.normal("01"), Filter::Page.normal("1版"));
    assert_eq!(Filter::Kind.normal("notice"), Filter::Kind.normal("公告"));
    assert_eq!(Filter::Place.normal("蘆淞區"), "芦淞区");
}

fn any_query() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::collection::vec(proptest::sample::select(&TOKENS[..]), 0..14)
            .prop_map(|tokens| tokens.concat()),
        "\\PC{0,24}",
    ]
}

proptest! {
    #[test]
    fn the_normal_form_reads_as_the_same_tree(query in any_query()) {
        if let Some(tree) = parse(&query).tree {
            let again = parse(&tree.to_string());
            prop_assert_eq!(again.tree.as_ref(), Some(&tree), "{}", tree);
        }
    }

    #[test]
    fn trees_are_as_flat_as_they_can_be(query in any_query()) {
        fn flat(node: &Node) -> bool {
            match node {
                Node::Run { pieces, quoted, .. } => {
                    pieces.iter().all(|piece| !piece.is_empty() && piece.chars().all(fold::is_word))
                        && (*quoted || pieces.len() == 1)
                }
                Node::Filter { value, .. } => !value.is_empty(),
                Node::Date { .. } => true,
                Node::Not(inner) => !matches!(**inner, Node::Not(_)) && flat(inner),
                Node::And(nodes) => nodes.len() > 1
                    && nodes.iter().all(|node| !matches!(node, Node::And(_)) && flat(node)),
                Node::Or(nodes) => nodes.len() > 1
                    && nodes.iter().all(|node| !matches!(node, Node::Or(_)) && flat(node)),
            }
        }
        let query = parse(&query);
        prop_assert_eq!(query.tree.is_none(), query.notes.contains(&Note::Empty));
        if let Some(tree) = query.tree {
            prop_assert!(flat(&tree), "{:?}", tree);
        }
    }

    #[test]
    fn no_word_character_is_lost(query in "[甲乙a1 ()\"“「」|·，:-]{0,16}") {
        // Without names, operators and negations every word character of a query is in its tree.
        let words = |text: &str| fold::folded(text).chars().filter(|&c| fold::is_word(c)).collect::<String>();
        let normal = check(&query).0.replace(" OR ", " ");
        prop_assert_eq!(words(&normal), words(&query));
    }
}
