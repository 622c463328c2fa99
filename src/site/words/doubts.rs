//! Doubts in English. The stages give their reasons in Chinese, which is what records hold.

use crate::display::display;

/// Each reason, its values as `{}`, and what it is in English, with the values by their number. The more exact come first.
const REASONS: [(&str, &str); 18] = [
    (
        "也可能不与下一行相接",
        "may not go on in the line that follows it here",
    ),
    ("也可能与下一行相接", "may go on in the next line"),
    ("也可能接在别的行之后", "may go on from another line"),
    (
        "也可能是另一篇的主题",
        "may be the headline of another story",
    ),
    ("也可能属于另一篇", "may belong to another story"),
    ("也可能是{}", "may be {0}"),
    (
        "断在句中,下文未找到",
        "breaks off in a sentence; its rest was not found",
    ),
    (
        "起于句中,上文未找到",
        "starts in a sentence; its beginning was not found",
    ),
    (
        "转版的另一半不只一个候选",
        "more than one text may be its other half",
    ),
    (
        "下转{}的下文未找到",
        "continues on “{0}”; its rest was not found",
    ),
    (
        "上接{},本期没有可接的上文",
        "continued from “{0}”; the issue holds no text that it may go on from",
    ),
    (
        "上接{}的上文未定,可能是{}",
        "continued from “{0}”; its beginning is not settled, perhaps {1}",
    ),
    (
        "文件有{}处字节无法解码,以�代替",
        "{0} places of the file could not be decoded and are printed as �",
    ),
    (
        "{}的日期“{}”读不懂",
        "the date “{1}” that {0} gives was not understood",
    ),
    (
        "据文中报道的{}月{}日,疑为{}月底或{}月初,年份不详",
        "the text reports of day {1} of month {0}: perhaps the end of month {2} or the beginning of month {3}, year unknown",
    ),
    (
        "据文中报道的{}月{}日,疑为{}月,年份不详",
        "the text reports of day {1} of month {0}: perhaps of month {2}, year unknown",
    ),
    (
        "{}作{}星期{},而当日是星期{}",
        "{0} says {1} is a {2}, but that day was a {3}",
    ),
    ("{}作{},{}作{}", "{0} says {1}, {2} says {3}"),
];

/// Values that are words themselves.
const VALUES: [(&str, &str); 26] = [
    ("栏目名", "a column’s name"),
    ("引题", "a kicker"),
    ("主题", "a headline"),
    ("副题", "a subtitle"),
    ("署名", "a byline"),
    ("编者按", "an editor’s note"),
    ("小标题", "a crosshead"),
    ("正文", "running text"),
    ("列表", "a list"),
    ("图片说明", "a caption"),
    ("转版标记", "a jump mark"),
    ("广告", "an advertisement"),
    ("报头", "the masthead"),
    ("版头", "the folio"),
    ("pages.csv", "pages.csv"),
    ("文首信息", "the front matter"),
    ("报头版头", "the masthead or folio"),
    ("路径", "the path"),
    ("记录", "the record"),
    ("一", "Monday"),
    ("二", "Tuesday"),
    ("三", "Wednesday"),
    ("四", "Thursday"),
    ("五", "Friday"),
    ("六", "Saturday"),
    ("日", "Sunday"),
];

/// A reason in English; one that no stage gives, as records may bring it, stays as it is.
pub(super) fn english(why: &str) -> String {
    let known = REASONS
        .iter()
        .find_map(|(reason, english)| Some((values(why, reason)?, english)));
    let Some((values, english)) = known else {
        return display(why);
    };
    let filled = |text: String, (at, value): (usize, &&str)| {
        let word = VALUES.iter().find(|(word, _)| word == value);
        text.replace(&format!("{{{at}}}"), word.map_or(value, |(_, word)| word))
    };
    values.iter().enumerate().fold(english.to_string(), filled)
}

/// What stands in the places of `{}`, where a text is made after a pattern.
fn values<'a>(text: &'a str, pattern: &str) -> Option<Vec<&'a str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut values = Vec::new();
    for piece in pieces {
        let end = if piece.is_empty() {
            rest.len()
        } else {
            rest.find(piece)?
        };
        values.push(&rest[..end]);
        rest = &rest[end + piece.len()..];
    }
    rest.is_empty().then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_told_with_its_values() {
        assert_eq!(english("也可能是引题"), "may be a kicker");
        assert_eq!(
            english("也可能是另一篇的主题"),
            "may be the headline of another story"
        );
        assert_eq!(
            english("报头版头作2022-11-21星期二,而当日是星期一"),
            "the masthead or folio says 2022-11-21 is a Tuesday, but that day was a Monday"
        );
        assert_eq!(
            english("报头版头作01,路径作02"),
            "the masthead or folio says 01, the path says 02"
        );
        assert_eq!(
            english("据文中报道的11月29日,疑为11月底或12月初,年份不详"),
            "the text reports of day 29 of month 11: perhaps the end of month 11 or the beginning of month 12, year unknown"
        );
        assert_eq!(
            english("上接01版的上文未定,可能是《一座桥》、《两岸情》"),
            "continued from “01版”; its beginning is not settled, perhaps 《一座桥》、《两岸情》"
        );
    }

    #[test]
    fn another_reason_stays_as_it_is() {
        assert_eq!(english("照片,模糊"), "照片，模糊");
    }
}
