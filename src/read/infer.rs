//! Running text to what it lets one suppose of its page: the month, from the days that it reports; the paper, from its datelines.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::Line;
use super::written::{PAPER_NAME, number, year};
use crate::date::{Date, DateSource};
use crate::doubt::Doubt;

/// What is supposed of the date, and why it is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Supposed {
    /// A month or year of which the text itself fixes the year; else [`Date::UNKNOWN`].
    pub date: Date,
    /// What the text lets one suppose without fixing it.
    pub doubt: Option<Doubt>,
}

/// A day that a text reports as past.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reported {
    year: Option<i16>,
    month: i8,
    day: i8,
    /// Whether it opens a report, right after the dateline: those are the day before, mostly.
    leads: bool,
}

/// Supposes the month of a page that no source dates.
///
/// A paper appears after the days that it reports, so the latest of them gives the month: of those that open a report, if there are
/// any, else of those that open a clause. Deadlines, spans and days to come are not reported. The year counts as fixed only where the
/// text writes it with such a day or says 今年(2023年).
pub(super) fn date(lines: &[Line]) -> Supposed {
    let nothing = Supposed {
        date: Date::UNKNOWN,
        doubt: None,
    };
    let texts = || {
        lines
            .iter()
            .filter(|line| line.furniture.is_none())
            .map(|line| line.text.as_str())
    };
    let days: Vec<Reported> = texts().flat_map(reported).collect();
    let Some(latest) = latest(&days) else {
        return nothing;
    };
    let (shift, month_of_issue) = if is_last_of_month(latest) {
        (i16::from(latest.month == 12), latest.month % 12 + 1)
    } else {
        (0, latest.month)
    };
    let fixed = match fixed_year(&days, latest) {
        Some(year) => Some(year + shift),
        // Over the turn of the year, 今年 may be either.
        None if shift == 0 => this_year(texts()),
        None => None,
    };
    if let Some(date) =
        fixed.and_then(|year| Date::month(year, month_of_issue, DateSource::Inferred))
    {
        return Supposed { date, doubt: None };
    }
    let month = if latest.day >= LATE_DAY && !is_last_of_month(latest) {
        format!("{}月底或{}月初", latest.month, latest.month % 12 + 1)
    } else {
        format!("{month_of_issue}月")
    };
    Supposed {
        doubt: Some(Doubt {
            what: "date".to_owned(),
            why: format!(
                "据文中报道的{}月{}日,疑为{month},年份不详",
                latest.month, latest.day
            ),
        }),
        ..nothing
    }
}

/// From this day of a month on, a paper that reports it may well appear in the next month.
const LATE_DAY: i8 = 28;

fn is_last_of_month(reported: Reported) -> bool {
    let last = match reported.month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    reported.day >= last
}

/// Days of one paragraph that it reports as past.
fn reported(text: &str) -> Vec<Reported> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:(?P<y>[0-9]{4})年)?(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日")
            .expect("the pattern is fixed")
    });
    // 本报讯(记者 甲) …; 新华社北京10月8日电.
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^.{0,12}[讯电]\s*(?:[(（][^)）]{0,80}[)）])?\s*$")
            .expect("the pattern is fixed")
    });
    static TO_COME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:凌晨|早上|上午|中午|下午|傍晚|晚上?|夜间|[0-9:：时点分左右]+)*(?:[至到\-—~～–起前止]|之前|以[前后]|[^。！？!?]{0,24}(?:将|拟|计划|预计|预报|截止|到期|施行|生效))")
            .expect("the pattern is fixed")
    });
    DAY.captures_iter(text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            let (before, after) = (&text[..whole.start()], &text[whole.end()..]);
            let dateline = after.starts_with('电') || after.starts_with('讯');
            let leads = dateline || LEAD.is_match(before);
            let clause = before.strip_suffix("今年").unwrap_or(before);
            let opens = clause
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric());
            let is_past = dateline || (leads || opens) && !TO_COME.is_match(after);
            let (m, d) = (number(&found["m"])?, number(&found["d"])?);
            let exists = (1..=12).contains(&m) && (1..=31).contains(&d);
            (is_past && exists).then(|| Reported {
                year: found.name("y").and_then(|y| year(y.as_str())),
                month: i8::try_from(m).unwrap_or_default(),
                day: i8::try_from(d).unwrap_or_default(),
                leads,
            })
        })
        .collect()
}

/// The latest reported day. Days with a year that do not open a report belong to a story's past.
fn latest(days: &[Reported]) -> Option<Reported> {
    let leads: Vec<Reported> = days.iter().copied().filter(|day| day.leads).collect();
    let candidates = if leads.is_empty() {
        days.iter()
            .copied()
            .filter(|day| day.year.is_none())
            .collect()
    } else {
        leads
    };
    // Around the turn of the year January follows December.
    let wraps =
        candidates.iter().any(|day| day.month >= 10) && candidates.iter().any(|day| day.month <= 3);
    candidates
        .into_iter()
        .max_by_key(|day| (wraps && day.month <= 3, day.month, day.day, day.year))
}

/// The year that is written with the latest day, or with one of the week before it; all that are must agree.
fn fixed_year(days: &[Reported], latest: Reported) -> Option<i16> {
    let mut years = days
        .iter()
        .filter(|day| day.month == latest.month && (latest.day - 7..=latest.day).contains(&day.day))
        .filter_map(|day| day.year);
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// 今年(2023年), 今年是2023年.
fn this_year<'a>(texts: impl Iterator<Item = &'a str>) -> Option<i16> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"今年(?:[(（,，]|即|是)([0-9]{4})年").expect("the pattern is fixed")
    });
    let mut years: Vec<i16> = texts
        .flat_map(|text| FORM.captures_iter(text))
        .filter_map(|found| year(&found[1]))
        .collect();
    years.dedup();
    match years[..] {
        [year] => Some(year),
        _ => None,
    }
}

/// The paper that most datelines and bylines name; none where most of them say 本报.
pub(super) fn paper(lines: &[Line]) -> Option<String> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"^[^一-鿿]{{0,3}}(本报|{PAPER_NAME})社?(?:讯|·|(?:全媒体|融媒体?)?(?:首席|见习|特约)?(?:记者|通讯员|评论员))"
        ))
        .expect("the pattern is fixed")
    });
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.furniture.is_none()) {
        if let Some(found) = FORM.captures(&line.text) {
            *counts.entry(found.get(1)?.as_str()).or_default() += 1;
        }
    }
    let most = counts.values().copied().max()?;
    let mut first = counts
        .into_iter()
        .filter(|(_, count)| *count == most)
        .map(|(name, _)| name);
    match (first.next(), first.next()) {
        (Some(name), None) if name != "本报" => Some(name.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::lines;

    fn check(text: &str) -> String {
        let supposed = date(&lines(text));
        match (supposed.date.value(), supposed.doubt) {
            (Some(value), None) => value,
            (None, Some(doubt)) => doubt.why,
            (None, None) => "-".to_owned(),
            both => panic!("{both:?}"),
        }
    }

    #[test]
    fn the_latest_reported_day_gives_the_month_as_a_hint() {
        assert_eq!(
            check("株洲日报讯(记者 甲) 11月21日,会议召开。\n\n10月3日,活动举行。"),
            "据文中报道的11月21日,疑为11月,年份不详"
        );
        assert_eq!(
            check("新华社北京10月8日电 会议召开。"),
            "据文中报道的10月8日,疑为10月,年份不详"
        );
        assert_eq!(
            check("3月30日,工人们组装产品。"),
            "据文中报道的3月30日,疑为3月底或4月初,年份不详"
        );
        assert_eq!(
            check("10月31日,活动举行。"),
            "据文中报道的10月31日,疑为11月,年份不详"
        );
        assert_eq!(
            check("12月30日,甲来到乙。\n1月2日,丙来到丁。"),
            "据文中报道的1月2日,疑为1月,年份不详"
        );
    }

    #[test]
    fn deadlines_spans_and_days_to_come_are_not_reported() {
        for text in [
            "集中受理时间为今年3月10日至9月10日。",
            "3月10日至9月10日,集中受理。",
            "9月10日前,可来电。",
            "展览将于5月1日开幕。",
            "5月1日,我市将举办展览。",
            "10月1日起,新规施行。",
            "截止日期为5月3日。",
            "2021年6月23日,省政府印发计划。",
            "去年5月3日,活动举行。",
        ] {
            assert_eq!(check(text), "-", "{text}");
        }
    }

    #[test]
    fn a_year_counts_only_where_the_text_fixes_it() {
        assert_eq!(check("本报讯(记者 甲) 2023年2月2日,会议召开。"), "2023-02");
        assert_eq!(
            check("2月2日,会议召开。\n\n2023年2月1日,名单公布。"),
            "2023-02"
        );
        assert_eq!(check("2月2日,活动举行。今年(2023年),成绩不小。"), "2023-02");
        assert_eq!(
            check("本报讯(记者 甲) 2022年12月31日,会议召开。"),
            "2023-01"
        );
        assert_eq!(
            check("2月2日,描绘2023年蓝图。2022年度十大案例。"),
            "据文中报道的2月2日,疑为2月,年份不详"
        );
    }

    #[test]
    fn most_datelines_name_the_paper() {
        let paper = |text: &str| paper(&lines(text));
        assert_eq!(
            paper("株洲日报讯(记者 甲) 乙。\n\n株洲日报全媒体记者/丙\n\n人民日报记者 丁")
                .as_deref(),
            Some("株洲日报")
        );
        assert_eq!(paper("本报讯(记者 甲) 乙。\n\n人民日报记者 丁"), None);
        assert_eq!(paper("乙来到株洲日报社。"), None);
    }
}
