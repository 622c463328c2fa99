use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::query::{Node, parse};

fn check(query: &str) -> String {
    match parse(query).tree {
        Some(Node::Run { pieces, .. }) => spellings(&pieces).join(" "),
        _ => String::new(),
    }
}

#[test]
fn a_date_has_the_spellings_of_print() {
    assert_eq!(check("3月30日"), "三月三十日 三月卅日");
    assert_eq!(check("３月３０日"), "三月三十日 三月卅日");
    assert_eq!(check("三月三十日"), "3月30日 三月卅日");
    assert_eq!(check("3月5日"), "三月五日 3月05日");
    assert_eq!(check("二○二二年"), "2022年 二零二二年");
    assert_eq!(check("2022年"), "二〇二二年 二零二二年");
    assert_eq!(
        check("2022年3月"),
        "二〇二二年三月 二零二二年三月 2022年03月"
    );
    assert_eq!(
        check("2022-11-05"),
        "2022年11月5日 二〇二二年十一月五日 二零二二年十一月五日 2022年11月05日 2022-11-5"
    );
}

#[test]
fn a_number_is_read_by_place_value() {
    assert_eq!(check("1万"), "一万 10000 10,000");
    assert_eq!(check("10,000"), "1万 一万 10000");
    assert_eq!(check("两万"), "2万 二万 20000 20,000");
    assert_eq!(check("一百二十五"), "125");
    assert_eq!(check("1005"), "一千零五 一〇〇五 一零零五 1,005");
    assert_eq!(check("25"), "二十五");
}

#[test]
fn what_would_stand_in_a_greater_number_is_not_sought() {
    assert_eq!(check("15日"), "");
    assert_eq!(check("十五日"), "15日");
    assert_eq!(check("12"), "");
    assert_eq!(check("100"), "");
    assert_eq!(check("十二万"), "12万 120000 120,000");
}

#[test]
fn what_is_no_date_and_no_number_has_none() {
    for query in [
        "20年",
        "三十",
        "13月",
        "32日",
        "年月日",
        "月",
        "3月30",
        "2022年30日",
        "00万",
        "一二",
        "十十",
        "火花塞",
        "2022 11 05 06",
        "万",
        "1.2万",
        "0731",
        "二千零",
    ] {
        assert_eq!(check(query), "", "{query}");
    }
}

/// The browser's tests read this snapshot and must find the same.
#[test]
fn runs_are_spelled_alike_in_the_browser() {
    let mut queries = Vec::new();
    for year in ["", "2022年", "一九九八年", "二零零九年", "二○一○年"] {
        for day in [
            "",
            "3月",
            "十二月",
            "3月30日",
            "十月九日",
            "03月09号",
            "12月廿五日",
            "2月31日",
        ] {
            queries.push(format!("{year}{day}"));
        }
    }
    for number in [
        "5",
        "10",
        "19",
        "21",
        "99",
        "101",
        "110",
        "1005",
        "2022",
        "3001",
        "9999",
        "12345",
        "30000",
        "1200000",
        "999999999",
    ] {
        queries.push(number.to_owned());
        queries.push(format!("{number}日"));
        queries.push(format!("{number}万"));
        let value: u32 = number.parse().expect("a number");
        queries.push(thousands(number));
        queries.push(place_value(value % 10_000));
        queries.push(format!("{}亿", place_value(value % 10_000)));
    }
    queries.extend(
        [
            "2022-11-05",
            "1998-1-1",
            "2022-13-01",
            "22-11-05",
            "两千",
            "两百零五",
            "二〇二二",
            "00",
            "010",
            "零五",
        ]
        .map(str::to_owned),
    );
    let mut rows = String::new();
    for query in queries.iter().filter(|query| !query.is_empty()) {
        writeln!(rows, "{query}\t{}", check(query)).expect("a String takes all that is written");
    }
    insta::with_settings!({ snapshot_path => "../../../tests/js/parity", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("spellings", rows);
    });
}

proptest! {
    #[test]
    fn what_is_written_by_place_value_is_read(value in 1u32..10_000) {
        prop_assert_eq!(read_place_value(&place_value(value)), Some(value));
    }

    #[test]
    fn no_run_panics(text in "[0-9〇零一二十廿百千万亿两年月日号-]{0,9}") {
        check(&text);
    }
}
