//! What table, front matter, masthead and path say of a page, to what is known of it.

use jiff::civil::Weekday;

use super::front_matter::FrontMatter;
use super::table::Row;
use super::written::{When, page_number, whole_date};
use super::{Line, PageHead, furniture, infer, path};
use crate::date::{Date, DateSource};
use crate::doubt::Doubt;

/// All that speaks of a page besides its own lines.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Witnesses<'a> {
    /// Path below the input folder.
    pub file: &'a str,
    /// The input folder's own name; it counts where the path below says nothing.
    pub root: &'a str,
    /// The page's row in `pages.csv`.
    pub row: Option<&'a Row>,
    /// Names of the archive's papers, the main one first.
    pub papers: &'a [String],
}

/// Settles paper, date and page; the strongest source wins, and those that contradict it are doubts.
pub(super) fn head(
    lines: &[Line],
    front: Option<&FrontMatter>,
    witnesses: Witnesses<'_>,
) -> PageHead {
    let no_row = Row::default();
    let no_front = FrontMatter::default();
    let (row, front) = (witnesses.row.unwrap_or(&no_row), front.unwrap_or(&no_front));
    let printed = furniture::facts(lines);
    let mut path = path::facts(witnesses.file, witnesses.papers);
    let with_root = path::facts(
        &format!("{}/{}", witnesses.root, witnesses.file),
        witnesses.papers,
    );
    if path.dates.is_empty() {
        path.page_no = path.page_no.or(with_root.page_no);
        path.page_name = path.page_name.or(with_root.page_name);
        path.dates = with_root.dates;
    }
    path.paper = path.paper.or(with_root.paper);

    let mut doubts = Vec::from_iter(misprint(&printed));
    let paper = settle(
        "paper",
        [
            row.paper.clone(),
            front.paper.clone(),
            printed.paper,
            path.paper,
        ],
        &mut doubts,
    );
    let page_no = settle(
        "page",
        [
            row.page.as_deref().map(normal_page),
            front.page.as_deref().map(normal_page),
            printed.page_no,
            path.page_no,
        ],
        &mut doubts,
    );
    let date = settle_date(row.date, front, &printed.days, &path.dates, &mut doubts);
    let date = if date == Date::UNKNOWN {
        let supposed = infer::date(lines);
        doubts.extend(supposed.doubt);
        supposed.date
    } else {
        date
    };
    PageHead {
        paper: paper
            .or_else(|| witnesses.papers.first().cloned())
            .or_else(|| infer::paper(lines))
            .unwrap_or_default(),
        date,
        issue_no: front.issue.as_deref().and_then(digits).or(printed.issue_no),
        page_no,
        page_name: row
            .page_name
            .clone()
            .or_else(|| front.page_name.clone())
            .or(printed.page_name)
            .or(path.page_name),
        doubts,
    }
}

/// What each source is called in a doubt, strongest first.
const SOURCES: [&str; 4] = ["pages.csv", "文首信息", "报头版头", "路径"];

/// The strongest claim; weaker ones that differ make a doubt.
fn settle(what: &str, claims: [Option<String>; 4], doubts: &mut Vec<Doubt>) -> Option<String> {
    let mut claims = SOURCES
        .iter()
        .zip(claims)
        .filter_map(|(source, claim)| Some((*source, claim.filter(|claim| !claim.is_empty())?)));
    let (source, settled) = claims.next()?;
    for (other, claim) in claims.filter(|(_, claim)| *claim != settled) {
        doubts.push(disagreement(what, (source, &settled), (other, &claim)));
    }
    Some(settled)
}

fn disagreement(what: &str, stronger: (&str, &str), weaker: (&str, &str)) -> Doubt {
    Doubt {
        what: what.to_owned(),
        why: format!("{}作{},{}作{}", stronger.0, stronger.1, weaker.0, weaker.1),
    }
}

/// The strongest date, made more exact by weaker ones that fit it; those that do not are doubts.
fn settle_date(
    row: Option<When>,
    front: &FrontMatter,
    printed: &[When],
    path: &[When],
    doubts: &mut Vec<Doubt>,
) -> Date {
    let in_front = front.date.as_deref().and_then(whole_date);
    if let (Some(written), None) = (&front.date, in_front) {
        doubts.push(Doubt {
            what: "date".to_owned(),
            why: format!("文首信息的日期“{written}”读不懂"),
        });
    }
    let claims = [
        (DateSource::Table, SOURCES[0], row.as_slice()),
        (DateSource::FrontMatter, SOURCES[1], in_front.as_slice()),
        (DateSource::Masthead, SOURCES[2], printed),
        (DateSource::Path, SOURCES[3], path),
    ];
    let mut settled: Option<(Date, &str)> = None;
    for (source, name, dates) in claims {
        for when in dates {
            let date = when.date(source);
            match settled {
                None => settled = Some((date, name)),
                Some((best, _)) if !meet(best, date) => {
                    let (best, best_name) = settled.unwrap_or((best, name));
                    doubts.push(disagreement(
                        "date",
                        (best_name, &best.value().unwrap_or_default()),
                        (name, &when.value()),
                    ));
                }
                Some((best, _)) if date.precision() < best.precision() => {
                    settled = Some((date, name));
                }
                Some(_) => {}
            }
        }
    }
    settled.map_or(Date::UNKNOWN, |(date, _)| date)
}

/// A printed day whose printed weekday is that of another one: one of the two was misread.
fn misprint(printed: &furniture::Facts) -> Option<Doubt> {
    let ([When::Day(day)], [weekday]) = (&printed.days[..], &printed.weekdays[..]) else {
        return None;
    };
    let name = |weekday: Weekday| {
        ["一", "二", "三", "四", "五", "六", "日"]
            [usize::from(weekday.to_monday_zero_offset().unsigned_abs())]
    };
    (day.weekday() != *weekday).then(|| Doubt {
        what: "date".to_owned(),
        why: format!(
            "报头版头作{day}星期{},而当日是星期{}",
            name(*weekday),
            name(day.weekday())
        ),
    })
}

/// Whether two dates can be one day.
fn meet(one: Date, other: Date) -> bool {
    one.first_day() <= other.last_day() && other.first_day() <= one.last_day()
}

fn normal_page(written: &str) -> String {
    page_number(written).unwrap_or_else(|| written.trim().to_owned())
}

fn digits(written: &str) -> Option<String> {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::lines;

    fn check(file: &str, text: &str, row: &Row) -> String {
        let (lines, front) = crate::read::structure::lines_and_front_matter(text);
        let head = head(
            &lines,
            front.as_ref(),
            Witnesses {
                file,
                row: Some(row),
                ..Witnesses::default()
            },
        );
        let doubts: Vec<String> = head
            .doubts
            .into_iter()
            .map(|doubt| format!("{}: {}", doubt.what, doubt.why))
            .collect();
        format!(
            "{} {} {:?} {} [{}]",
            head.paper,
            head.date.value().unwrap_or_default(),
            head.date.source(),
            head.page_no.unwrap_or_default(),
            doubts.join("; ")
        )
    }

    #[test]
    fn the_strongest_source_wins_and_the_others_are_doubts() {
        let text = "---\ndate: 2022-11-21\npage: 3\n---\n株洲日报 2022年11月22日 星期二 02 要闻";
        let row = Row {
            date: whole_date("2022/11/20"),
            page: Some("4".to_owned()),
            ..Row::default()
        };
        assert_eq!(
            check("20221123-05.txt", text, &row),
            "株洲日报 2022-11-20 Table 04 [page: pages.csv作04,文首信息作03; page: pages.csv作04,报头版头作02; \
             page: pages.csv作04,路径作05; date: pages.csv作2022-11-20,文首信息作2022-11-21; \
             date: pages.csv作2022-11-20,报头版头作2022-11-22; date: pages.csv作2022-11-20,路径作2022-11-23]"
        );
    }

    #[test]
    fn a_weekday_of_another_day_is_a_doubt() {
        assert_eq!(
            check("a.txt", "2022年10月8日 星期日 第02版", &Row::default()),
            " 2022-10-08 Masthead 02 [date: 报头版头作2022-10-08星期日,而当日是星期六]"
        );
    }

    #[test]
    fn a_weaker_source_may_make_a_date_more_exact() {
        let row = Row {
            date: whole_date("2022-11"),
            ..Row::default()
        };
        assert_eq!(
            check("20221122-02.txt", "正文", &row),
            " 2022-11-22 Path 02 []"
        );
    }

    #[test]
    fn a_page_that_nothing_dates_has_no_date() {
        assert_eq!(check("a.txt", "正文", &Row::default()), "  Unknown  []");
        assert!(lines("正文").iter().all(|line| line.furniture.is_none()));
    }
}
