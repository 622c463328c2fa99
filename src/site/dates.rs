//! Dates in words: as exact as the archive knows them, and marked where they are inferred.

use jiff::civil;

use crate::date::{Date, DateSource, Precision};
use crate::lang::Lang;

const WEEKDAYS_ZH: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
const WEEKDAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in full, without its weekday: `2022年10月9日`, `2022年10月(推定)`, `日期不详`.
pub(super) fn date(date: Date, lang: Lang) -> String {
    let Some(first) = date.first_day() else {
        return unknown(lang).to_owned();
    };
    let mut words = match (date.precision(), lang) {
        (Precision::Unknown, _) => return unknown(lang).to_owned(),
        (Precision::Day, _) => day(first, lang),
        (Precision::Month, _) => month(first.year(), first.month(), lang),
        (Precision::Year, Lang::Zh) => format!("{}年", first.year()),
        (Precision::Year, Lang::En) => first.year().to_string(),
    };
    if date.source() == DateSource::Inferred {
        words.push_str(match lang {
            Lang::Zh => "（推定）",
            Lang::En => " (inferred)",
        });
    }
    words
}

fn unknown(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "日期不详",
        Lang::En => "Date unknown",
    }
}

/// A day: `2022年10月9日`.
pub(super) fn day(day: civil::Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => format!(
            "{} {} {}",
            day.day(),
            month_name(day.month(), lang),
            day.year()
        ),
    }
}

/// A day without its year: `10月9日`.
pub(super) fn day_of_year(month: i8, day: i8, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{month}月{day}日"),
        Lang::En => format!("{day} {}", month_name(month, lang)),
    }
}

/// A month of a year: `2022年10月`.
pub(super) fn month(year: i16, month: i8, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}年{month}月"),
        Lang::En => format!("{} {year}", month_name(month, lang)),
    }
}

/// A month: `10月`.
pub(super) fn month_name(month: i8, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{month}月"),
        Lang::En => usize::try_from(month - 1)
            .ok()
            .and_then(|index| MONTHS_EN.get(index))
            .copied()
            .unwrap_or_default()
            .to_owned(),
    }
}

/// A weekday: `星期日`.
pub(super) fn weekday(day: civil::Date, lang: Lang) -> String {
    let index = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
    match lang {
        Lang::Zh => format!("星期{}", WEEKDAYS_ZH[index]),
        Lang::En => WEEKDAYS_EN[index].to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_says_no_more_than_is_known() {
        let month = Date::parse("2022-11", DateSource::Inferred).expect("a month");
        assert_eq!(date(month, Lang::Zh), "2022年11月（推定）");
        assert_eq!(date(Date::UNKNOWN, Lang::Zh), "日期不详");
        let exact = Date::parse("2022-10-09", DateSource::Masthead).expect("a day");
        assert_eq!(date(exact, Lang::En), "9 October 2022");
        let first = exact.first_day().expect("a day");
        assert_eq!(weekday(first, Lang::Zh), "星期日");
    }
}
