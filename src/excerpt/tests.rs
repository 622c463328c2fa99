use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

fn check(parts: &[&str], runs: &[&str]) -> String {
    let patterns: Vec<Pattern> = runs
        .iter()
        .map(|run| run.split(' ').map(fold::folded).collect())
        .collect();
    shown(&excerpt(parts, &patterns))
}

/// Pieces as text, marks in 【】.
fn shown(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| {
            if piece.mark {
                format!("【{}】", piece.text)
            } else {
                piece.text.clone()
            }
        })
        .collect()
}

#[test]
fn a_run_is_marked_whole_in_the_original_characters() {
    assert_eq!(
        check(&["走訪ＡＢＣ公司"], &["abc公司"]),
        "走訪【ＡＢＣ公司】"
    );
    assert_eq!(check(&["國營企业"], &["国营"]), "【國營】企业");
    assert_eq!(check(&["㈱株洲"], &["株洲"]), "㈱【株洲】");
}

#[test]
fn a_quotation_is_marked_with_the_separators_in_it() {
    assert_eq!(
        check(&["在复工、复产中"], &["复工 复产"]),
        "在【复工、复产】中"
    );
    assert_eq!(check(&["在复工复产中"], &["复工 复产"]), "在【复工复产】中");
    assert_eq!(check(&["在复工后复产"], &["复工 复产"]), "在复工后复产");
}

#[test]
fn running_text_goes_before_the_headline() {
    assert_eq!(
        check(
            &["火花塞出口", "工人们佩戴口罩,细心组装火花塞产品。"],
            &["火花塞"]
        ),
        "工人们佩戴口罩,细心组装【火花塞】产品。"
    );
    assert_eq!(
        check(&["火花塞出口", "工人们佩戴口罩。"], &["火花塞"]),
        "【火花塞】出口"
    );
}

#[test]
fn a_long_text_is_cut_at_its_signs() {
    let text = "一二三四五六七八九十。".repeat(12) + "株洲" + &"，一二三四五六七八九".repeat(12);
    let snippet = check(&[&text], &["株洲"]);
    assert!(snippet.starts_with("一二三"), "{snippet}");
    assert!(snippet.ends_with('，'), "{snippet}");
    assert!((60..=84).contains(&snippet.chars().count()), "{snippet}");
}

#[test]
fn runs_far_apart_come_in_fragments() {
    let text = format!("甲乙{}丙丁", "，春夏秋冬".repeat(40));
    let snippet = check(&[&text], &["甲乙", "丙丁"]);
    assert!(
        snippet.starts_with("【甲乙】") && snippet.ends_with("【丙丁】"),
        "{snippet}"
    );
    assert!(snippet.contains(GAP), "{snippet}");
}

#[test]
fn a_run_longer_than_a_snippet_is_shown_whole() {
    let run = "春夏秋冬".repeat(30);
    assert_eq!(
        check(&[&format!("一年{run}一年")], &[&run]),
        format!("【{run}】")
    );
}

#[test]
fn without_a_run_the_text_begins_at_its_beginning() {
    assert_eq!(
        check(&["题", "正文第一段,不长。"], &[]),
        "正文第一段,不长。"
    );
    assert_eq!(check(&[], &["甲"]), "");
}

/// The browser's tests read this snapshot and must find the same.
#[test]
fn made_up_snippets_are_cut_alike_in_the_browser() {
    let mut state = 7_u64;
    let mut below = |bound: usize| {
        // Knuth's MMIX generator; its high bits are good enough to pick tokens.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % bound
    };
    let tokens = [
        "甲",
        "乙",
        "丙",
        "國",
        "国",
        "丁戊",
        "己庚辛壬",
        "子丑寅卯辰巳午未",
        "，",
        "。",
        "、",
        ",",
        " ",
        "㈱",
        "Ab",
        "2022",
        "é",
        "e\u{301}",
        "ｶﾞ",
        "𠮷",
        "(返)",
        "“",
    ];
    let runs = [
        "甲",
        "乙甲",
        "国",
        "丙 丁",
        "ab2022",
        "戊己",
        "𠮷",
        "株",
        "ガ",
        "子丑寅卯辰巳午未子丑寅卯辰巳午未",
    ];
    let mut rows = String::new();
    for _ in 0..400 {
        let parts: Vec<String> = (0..=below(3))
            .map(|_| {
                (0..below(120))
                    .map(|_| tokens[below(tokens.len())])
                    .collect()
            })
            .collect();
        let asked: Vec<&str> = (0..below(4)).map(|_| runs[below(runs.len())]).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let snippet = check(&parts, &asked);
        writeln!(
            rows,
            "{}\t{}\t{snippet}",
            parts.join("｜"),
            asked.join("｜")
        )
        .expect("writing to a string cannot fail");
    }
    insta::with_settings!({ snapshot_path => "../../tests/js/parity", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("snippets", rows);
    });
}

proptest! {
    #[test]
    fn marks_are_what_a_plain_search_finds(
        text in "[甲乙丙國国,。 Aa1]{0,60}",
        run in "[甲乙丙国a1]{1,3}",
    ) {
        // Over these characters folding is one to one, so a plain search of the folded text knows every mark.
        let folded = fold::folded(&text);
        let pattern = vec![vec![run.clone()]];
        prop_assert_eq!(folded.contains(&run), !marks(&text, &pattern).is_empty());
        for mark in marked(&text, &pattern).iter().filter(|piece| piece.mark) {
            prop_assert!(fold::folded(&mark.text).starts_with(&run));
        }
        let whole: String = marked(&text, &pattern).into_iter().map(|piece| piece.text).collect();
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn a_snippet_is_short_and_holds_a_whole_mark(
        before in "[甲乙,。 a1]{0,200}",
        after in "[甲乙,。 a1]{0,200}",
        run in "[丙丁]{1,6}",
    ) {
        let text = format!("{before}{run}{after}");
        let pieces = excerpt(&[&text], &[vec![run.clone()]]);
        let snippet: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        prop_assert!(text.contains(&snippet));
        prop_assert!(snippet.chars().count() <= LENGTH);
        prop_assert!(pieces.iter().any(|piece| piece.mark && piece.text == run));
    }
}
