//! The ledger: every non-blank line is in exactly one story or in the furniture, whatever the text.

use std::collections::BTreeMap;

use jianbao::places::Gazetteer;
use jianbao::read::Page;
use jianbao::segment;
use proptest::prelude::*;

/// What pages are made of, so that arbitrary pages meet every rule.
const PIECES: &[&str] = &[
    "",
    "",
    "市委常委会召开会议",
    "抗疫故事",
    "让群众住得舒心 让城市更有温度",
    "——访某某专家",
    "本报讯(记者 张三 通讯员 李四)昨日,全市召开会议。",
    "株洲日报全媒体记者/张三 通讯员/李四",
    "通讯员/王五 摄",
    "□李 明",
    "全市会议召开 本报讯(记者 张三)昨日,会议召开。",
    "会议指出,要坚持问题导向,补齐短",
    "板,强弱项,“把好事办好",
    "办实”。",
    "了人民调解室。",
    "【编者按】",
    "编者按:今天起开设专栏。",
    "▲上接01版② 全面落实",
    "(下转03版)",
    "◀◀上接01版",
    "图为现场。记者 张三 摄",
    "▲志愿者在行动。通讯员供图",
    "· 王某遗失",
    "身份证一枚",
    "声明作废",
    "- 甲:12345678",
    "一、加强领导",
    "● 效能提升",
    "# 标题",
    "**小标题**",
    "| 甲 | 乙 |",
    "|---|---|",
    "---",
    "(作者单位:市委党校)",
    "公益广告",
    "株洲日报",
    "2022年10月9日 星期日",
    "02 要闻 2022年11月22日 星期二",
    "简讯",
    "注销公告",
    "”。)》",
    "。",
    " ",
    "“((",
    "新华社北京10月8日电 会议召开",
    "█\u{301}\u{20dd}\u{fe0f}",
    "\u{301}",
    "\u{200b}\u{feff}\u{2028}",
    "甲\u{1b}[31m乙\u{0}\u{7}",
    "a\rb",
    "<table><tr><td>甲</td></tr></table>",
    "<div class=\"a\">甲",
    "<td>",
    "```",
    "> 甲",
    "***甲**",
    "&nbsp;&lt;",
    "问:为什么?",
    "遗失声明",
    "(本报综合)",
    "张三 李四 王五 赵六 钱七",
    "记者 张三 李四 通讯员 王五",
    "第一版 要闻 责任编辑:张三 版式:李四",
    "Ａ１版 2022－10－09",
    "甲、乙、丙、丁、",
    "、戊、己。",
    "13812345678",
    "ﷺ𠀀𪚥🀄️",
];

/// Puts pieces on lines of their own, or several on one, some of them very long.
fn spliced(pieces: &[(&str, u8)]) -> String {
    let mut text = String::new();
    for (piece, way) in pieces {
        match way {
            0..=5 => text += piece,
            6 => text += &piece.repeat(40),
            _ => {
                text += piece;
                continue;
            }
        }
        text += "\n";
    }
    text
}

/// Cases a property; `PROPTEST_CASES=20000` for a long run by hand.
fn cases() -> u32 {
    let given = std::env::var("PROPTEST_CASES").ok();
    given.and_then(|cases| cases.parse().ok()).unwrap_or(300)
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let page = Page::parse("page.txt", text);
    let cut = segment::cut(std::slice::from_ref(&page), &Gazetteer::default()).remove(0);
    let mut holders: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let stories = cut.stories.iter().map(|story| &story.parts);
    for (holder, parts) in stories.chain(std::iter::once(&cut.furniture)).enumerate() {
        for line in parts.iter().flat_map(|part| &part.lines) {
            let holders = holders.entry(*line).or_default();
            if !holders.contains(&holder) {
                holders.push(holder);
            }
        }
        for part in parts {
            let mut lines = part.lines.clone();
            lines.sort_unstable();
            lines.dedup();
            prop_assert_eq!(lines.len(), part.lines.len(), "a part holds a line twice");
        }
    }
    for (index, line) in page.lines.iter().enumerate() {
        let expected = usize::from(!line.text.trim().is_empty());
        prop_assert_eq!(
            holders.get(&(index + 1)).map_or(0, Vec::len),
            expected,
            "line {}: {}",
            index + 1,
            line.raw
        );
    }
    let again = segment::cut(std::slice::from_ref(&page), &Gazetteer::default()).remove(0);
    prop_assert!(cut == again, "cutting twice gives two results");
    // In a text without line feeds a carriage return is one, so that its twin would be another text.
    if text.contains('\n') {
        let twin = Page::parse(
            "page.txt",
            &text.replace("\r\n", "\n").replace('\n', "\r\n"),
        );
        let twin = segment::cut(std::slice::from_ref(&twin), &Gazetteer::default()).remove(0);
        prop_assert!(cut == twin, "line ends change the result");
    }
    let explained = segment::explained(std::slice::from_ref(&page)).remove(0);
    let told: std::collections::BTreeSet<&str> = explained
        .lines()
        .filter_map(|row| row.split_whitespace().next())
        .collect();
    for (index, line) in page.lines.iter().enumerate() {
        let is_told = told.contains((index + 1).to_string().as_str());
        prop_assert_eq!(is_told, !line.text.is_empty(), "line {}", index + 1);
    }
    prop_assert!(segment::text("page.txt", &cut).starts_with("=="));
    Ok(())
}

/// Found by the properties below, once in some ten thousand pages.
#[test]
fn a_headline_keeps_its_dateline_among_the_headings_of_a_package() {
    let page = "办实”。\n● 效能提升\n【编者按】\n全市会议召开 本报讯(记者 张三)昨日,会议召开。\n● 效能提升\n简讯\n● 效能提升\n";
    check(page).expect("each line is used once");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_line_of_any_text_is_used_once(text in "([\\PC]{0,40}\n){0,30}") {
        check(&text)?;
    }

    #[test]
    fn every_line_of_any_page_is_used_once(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        check(&pieces.join("\n"))?;
    }

    #[test]
    fn every_line_of_any_splice_is_used_once(
        pieces in prop::collection::vec((prop::sample::select(PIECES), 0u8..8), 0..60)
    ) {
        check(&spliced(&pieces))?;
    }
}

/// A page of a hundred thousand lines is no page; it ends all the same, and in seconds even without optimisation.
#[test]
fn a_page_of_a_hundred_thousand_lines_is_cut() {
    let mut text = String::new();
    for number in 0..100_000 {
        text += PIECES[(number * 7 + number / 13) % PIECES.len()];
        text.push('\n');
    }
    check(&text).expect("the ledger holds");
}

/// Heads of two lines, one under the other, and their texts behind all of them: not all ways to share them out can be tried.
#[test]
fn a_page_of_a_hundred_stacked_heads_is_cut() {
    let heads =
        (0..100).map(|n| format!("东江大桥第{n}座昨日启用\n\n全市首批{n}家,相隔三里路\n\n"));
    let texts = (0..100).map(|n| {
        format!("本报讯(记者 甲乙丙) 昨日,东江大桥第{n}座全面启用,负责人介绍,铺装用了四十天。\n\n")
    });
    check(&heads.chain(texts).collect::<String>()).expect("the ledger holds");
}
