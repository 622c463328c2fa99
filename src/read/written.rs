//! Dates and page numbers as papers, folders and spreadsheets write them.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil;
use regex::{Captures, Regex};

use crate::date::{Date, DateSource};

/// Years in which a newspaper page can have been printed: modern Chinese newspapers begin with 申报 (1872).
const YEARS: Range<i16> = 1870..2100;

/// A day, month or year as a text fixes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum When {
    /// A year alone.
    Year(i16),
    /// A month of a year.
    Month(i16, i8),
    /// A whole day.
    Day(civil::Date),
}

impl When {
    /// The date with its source; every constructor of [`When`] has checked that it exists.
    pub(super) fn date(self, source: DateSource) -> Date {
        match self {
            Self::Year(year) => Date::year(year, source).unwrap_or(Date::UNKNOWN),
            Self::Month(year, month) => Date::month(year, month, source).unwrap_or(Date::UNKNOWN),
            Self::Day(day) => Date::day(day, source),
        }
    }

    /// As `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub(super) fn value(self) -> String {
        self.date(DateSource::Unknown).value().unwrap_or_default()
    }
}

/// Pattern of a newspaper's name: some Hanzi and one of the words that end such names.
pub(super) const PAPER_NAME: &str = r"[一-鿿]{2,8}?(?:日报|晚报|早报|晨报|时报|商报|都市报|快报|周报|导报|青年报|工人报|农民报|法治报|法制报|经济报|消费报|电视报|文学报|教育报|科技报|文化报|旅游报|政协报|新闻报|检察报|法院报|公安报|税务报|交通报|铁道报|铁路报|邮电报|电力报|石油报|矿工报|建设报|环境报|健康报|卫生报|体育报|美术报|书法报|音乐报|少年报|老年报|妇女报|家庭报|生活报|信息报|大学报|学院报|医院报|校报)(?:海外版|农村版)?";

/// A year in which a page can have been printed.
pub(super) fn year(digits: &str) -> Option<i16> {
    let year = i16::try_from(number(digits)?).ok()?;
    YEARS.contains(&year).then_some(year)
}

/// A month of a year, if there is one.
pub(super) fn month(year_digits: &str, month: &str) -> Option<When> {
    let (year, month) = (year(year_digits)?, i8::try_from(number(month)?).ok()?);
    (1..=12)
        .contains(&month)
        .then_some(When::Month(year, month))
}

/// A day of a month of a year, if there is one.
pub(super) fn day(year_digits: &str, month: &str, day: &str) -> Option<When> {
    let (month, day) = (number(month)?, number(day)?);
    civil::Date::new(
        year(year_digits)?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
    .map(When::Day)
}

/// A date that is the whole of a cell or value, in any form in which people and spreadsheets write it: `2022-10-09`, `2022/10/9`,
/// `2022.10`, `20221009`, `2022年10月9日`, `二〇二二年十月`.
pub(super) fn whole_date(text: &str) -> Option<When> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        let n = "[0-9〇○零一二三四五六七八九十]";
        Regex::new(&format!(
            r"^(?:(?P<y8>\d{{4}})(?P<m8>\d\d)(?P<d8>\d\d)|(?P<y>{n}{{4}})(?:年|(?:年|[-/._])(?P<m>{n}{{1,3}})(?:月|(?:月|[-/._])(?P<d>{n}{{1,3}})[日号]?)?)?)(?:[T ].*)?$"
        ))
        .expect("the pattern is fixed")
    });
    let folded = fold(text);
    let found = FORM.captures(folded.trim())?;
    let field = |short: &str, long: &str| {
        found
            .name(short)
            .or_else(|| found.name(long))
            .map(|field| field.as_str())
    };
    let y = field("y", "y8")?;
    match (field("m", "m8"), field("d", "d8")) {
        (None, _) => year(y).map(When::Year),
        (Some(m), None) => month(y, m),
        (Some(m), Some(d)) => day(y, m, d),
    }
}

/// The day that the named groups `y`, `m`, `d` of a match hold.
pub(super) fn captured_day(found: &Captures<'_>) -> Option<When> {
    day(
        found.name("y")?.as_str(),
        found.name("m")?.as_str(),
        found.name("d")?.as_str(),
    )
}

/// A number in Arabic digits, or in Chinese ones up to 99 (`十二`, `二十`) or digit by digit (`二〇二二`).
pub(super) fn number(text: &str) -> Option<u32> {
    if text.chars().all(|c| c.is_ascii_digit()) {
        return text.parse().ok();
    }
    let digit = |c: char| {
        "〇一二三四五六七八九"
            .chars()
            .position(|d| d == if matches!(c, '○' | '零') { '〇' } else { c })
    };
    let small = |c: char| digit(c).and_then(|d| u32::try_from(d).ok());
    match text.chars().collect::<Vec<_>>()[..] {
        ['十'] => Some(10),
        ['十', ones] => Some(10 + small(ones)?),
        [tens, '十'] => Some(10 * small(tens)?),
        [tens, '十', ones] => Some(10 * small(tens)? + small(ones)?),
        ref digits if (1..=4).contains(&digits.len()) => digits
            .iter()
            .try_fold(0, |sum, &c| Some(sum * 10 + small(c)?)),
        _ => None,
    }
}

/// A page number in its normal form, two digits with the section's letter before them: `1`, `01版`, `第一版` → `01`; `a1`, `A01版` →
/// `A01`. Of a spread (`02-03版`) the first page.
///
/// Everything that names pages (dumps, records, queries) goes through here, so that they meet.
#[must_use]
pub fn page_number(text: &str) -> Option<String> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^第?\s*(?P<letter>[A-Za-z]?)\s*0*(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:[-~、/]\s*[A-Za-z]?[0-9一二三四五六七八九十]{1,3})?\s*(?:版面?|页)?$")
            .expect("the pattern is fixed")
    });
    let folded = fold(text);
    let found = FORM.captures(folded.trim())?;
    let number = number(&found["n"])?;
    (1..=MOST_PAGES)
        .contains(&number)
        .then(|| format!("{}{number:02}", found["letter"].to_ascii_uppercase()))
}

/// No issue of a Chinese newspaper has had more pages in one section.
const MOST_PAGES: u32 = 200;

/// Full-width ASCII and the wide space made half-width, one character for one; all else as it is.
pub(super) fn fold(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{3000}' => ' ',
            '\u{FF01}'..='\u{FF5E}' => {
                char::from_u32(u32::from(c) - 0xFEE0).expect("full-width ASCII has ASCII twins")
            }
            _ => c,
        })
        .collect()
}

/// Characters up to which a label or a nameplate is set apart: longer lines are verses or tables.
const APART_CHARS: usize = 9;

/// A line without the spaces between its characters where each stands by itself, as in labels and nameplates: 更 正, 茶 陵 周 报.
pub(crate) fn unspaced(folded: &str) -> Cow<'_, str> {
    let is_single = |word: &str| {
        let mut chars = word.chars();
        matches!((chars.next(), chars.next()), (Some('一'..='鿿'), None))
    };
    let apart = folded.chars().count() <= APART_CHARS && folded.split_whitespace().all(is_single);
    if apart {
        folded.split_whitespace().collect::<String>().into()
    } else {
        folded.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_every_form_that_spreadsheets_give_it() {
        for text in [
            "2022-10-09",
            "2022/10/9",
            "2022.10.09",
            "20221009",
            "2022年10月9日",
            "２０２２年１０月９日",
            "二〇二二年十月九日",
            " 2022-10-09 00:00:00",
        ] {
            assert_eq!(
                whole_date(text).map(When::value).as_deref(),
                Some("2022-10-09"),
                "{text}"
            );
        }
        assert_eq!(
            whole_date("2022年10月").map(When::value).as_deref(),
            Some("2022-10")
        );
        assert_eq!(whole_date("2022").map(When::value).as_deref(), Some("2022"));
        for text in [
            "",
            "2022-13-01",
            "2022-02-30",
            "10-09",
            "1234",
            "22-10-09",
            "昨天",
        ] {
            assert_eq!(whole_date(text), None, "{text}");
        }
    }

    #[test]
    fn one_page_has_one_number() {
        for text in [
            "1",
            "01",
            "001",
            "1版",
            "01版",
            "第1版",
            "第一版",
            "０１版",
            "01-02版",
        ] {
            assert_eq!(page_number(text).as_deref(), Some("01"), "{text}");
        }
        for text in ["A1", "a01", "A01版", "第A1版"] {
            assert_eq!(page_number(text).as_deref(), Some("A01"), "{text}");
        }
        assert_eq!(page_number("十二版").as_deref(), Some("12"));
        for text in ["", "0", "要闻", "2022", "AA1", "1a"] {
            assert_eq!(page_number(text), None, "{text}");
        }
    }
}
