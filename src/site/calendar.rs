//! Calendar (日历): years, months and days with how much each holds and what is not held.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil;

use super::article::Link;
use super::frame::{self, Frame, Section};
use super::{Sink, Site, dates, issue, urls};
use crate::error::Error;

/// Grades of the heat; more are not told apart at a glance.
const GRADES: usize = 4;

#[derive(Template)]
#[template(path = "calendar.html")]
struct CalendarPage<'a> {
    f: Frame<'a>,
    years: Vec<YearRow>,
    undated: usize,
}

/// A year in twelve months.
struct YearRow {
    link: Link,
    stories: usize,
    months: Vec<MonthCell>,
}

struct MonthCell {
    label: String,
    address: String,
    stories: usize,
    grade: usize,
}

#[derive(Template)]
#[template(path = "year.html")]
struct YearPage<'a> {
    f: Frame<'a>,
    title: String,
    stories: usize,
    issues: usize,
    months: Vec<Month>,
    previous: Option<Link>,
    next: Option<Link>,
}

struct Month {
    number: i8,
    label: String,
    stories: usize,
    weeks: Vec<Vec<Option<Day>>>,
}

/// A day of the grid.
struct Day {
    number: i8,
    /// What it holds, in words.
    label: String,
    issues: Vec<Link>,
    grade: usize,
    /// Between the first and the last issue, but not held.
    missing: bool,
    /// Some of its pages are not held.
    partial: bool,
}

/// What is held of a day.
#[derive(Default)]
struct Held {
    issues: Vec<usize>,
    stories: usize,
}

pub(super) fn files(site: &Site, sink: &Sink) -> Result<(), Error> {
    let mut days: BTreeMap<civil::Date, Held> = BTreeMap::new();
    for (index, issue) in site.archive.issues.iter().enumerate() {
        let Some(day) = issue.date.first_day() else {
            continue;
        };
        let held = days.entry(day).or_default();
        held.issues.push(index);
        held.stories += stories(site, &issue.pages);
    }
    let years: Vec<i16> = {
        let mut years: Vec<i16> = days.keys().map(|day| day.year()).collect();
        years.dedup();
        years
    };
    overview(site, &days, &years, sink)?;
    for (at, &year) in years.iter().enumerate() {
        let link = |at: usize| {
            let year = *years.get(at)?;
            Some(Link {
                address: urls::year(year),
                text: site.w.year_of.of(year.to_string()),
            })
        };
        let address = urls::year(year);
        let (months, stories, issues) = months(site, &days, year);
        let title = site.w.year_of.of(year.to_string());
        let page = YearPage {
            f: Frame::new(
                &site.common,
                address.clone(),
                format!("{title} {}", site.w.calendar),
                Section::Calendar,
            )
            .in_calendar(),
            title,
            stories,
            issues,
            months,
            previous: at.checked_sub(1).and_then(link),
            next: link(at + 1),
        };
        sink(frame::file(address, &page))?;
    }
    Ok(())
}

/// Stories that begin on some pages.
fn stories(site: &Site, pages: &[usize]) -> usize {
    pages
        .iter()
        .flat_map(|&page| {
            let stories = &site.archive.pages[page].stories;
            stories
                .iter()
                .filter(move |&&number| site.archive.stories[number].page == page)
        })
        .count()
}

/// How dark a number is: from 1, a quarter of the most or less, to 4; 0 for none.
fn grade(number: usize, most: usize) -> usize {
    (number * GRADES).div_ceil(most.max(1))
}

fn overview(
    site: &Site,
    days: &BTreeMap<civil::Date, Held>,
    years: &[i16],
    sink: &Sink,
) -> Result<(), Error> {
    let mut by_month: BTreeMap<(i16, i8), usize> = BTreeMap::new();
    for (day, held) in days {
        *by_month.entry((day.year(), day.month())).or_default() += held.stories;
    }
    let most = by_month.values().copied().max().unwrap_or_default();
    let years = years
        .iter()
        .rev()
        .map(|&year| {
            let months: Vec<MonthCell> = (1..=12)
                .map(|month| {
                    let stories = by_month.get(&(year, month)).copied().unwrap_or_default();
                    MonthCell {
                        label: dates::month_name(month, site.lang),
                        address: format!("{}#m{month}", urls::year(year)),
                        stories,
                        grade: grade(stories, most),
                    }
                })
                .collect();
            YearRow {
                link: Link {
                    address: urls::year(year),
                    text: site.w.year_of.of(year.to_string()),
                },
                stories: months.iter().map(|month| month.stories).sum(),
                months,
            }
        })
        .collect();
    let address = "calendar.html".to_owned();
    let page = CalendarPage {
        f: Frame::new(
            &site.common,
            address.clone(),
            site.w.calendar.to_owned(),
            Section::Calendar,
        ),
        years,
        undated: site.archive.undated.len(),
    };
    sink(frame::file(address, &page))
}

fn months(
    site: &Site,
    days: &BTreeMap<civil::Date, Held>,
    year: i16,
) -> (Vec<Month>, usize, usize) {
    let first = days.keys().next().copied();
    let last = days.keys().next_back().copied();
    let most = days
        .values()
        .map(|held| held.stories)
        .max()
        .unwrap_or_default();
    let (mut stories, mut issues) = (0, 0);
    let mut months = Vec::new();
    // Months before the first issue and after the last one hold nothing that could be missing.
    let held = |number: i8| {
        let month = Some((year, number));
        let of = |day: Option<civil::Date>| day.map(|day| (day.year(), day.month()));
        of(first) <= month && month <= of(last)
    };
    for number in (1..=12).filter(|&number| held(number)) {
        let Ok(start) = civil::Date::new(year, number, 1) else {
            continue;
        };
        let lead = usize::try_from(start.weekday().to_monday_zero_offset()).unwrap_or_default();
        let mut cells: Vec<Option<Day>> = std::iter::repeat_with(|| None).take(lead).collect();
        let mut in_month = 0;
        for day in start
            .series(jiff::Span::new().days(1))
            .take_while(|day| day.month() == number)
        {
            let held = days.get(&day);
            if let Some(held) = held {
                in_month += held.stories;
                issues += held.issues.len();
            }
            cells.push(Some(cell(site, day, held, most, (first, last))));
        }
        stories += in_month;
        while !cells.len().is_multiple_of(7) {
            cells.push(None);
        }
        let mut weeks = Vec::new();
        while !cells.is_empty() {
            let rest = cells.split_off(7.min(cells.len()));
            weeks.push(cells);
            cells = rest;
        }
        months.push(Month {
            number,
            label: dates::month_name(number, site.lang),
            stories: in_month,
            weeks,
        });
    }
    (months, stories, issues)
}

fn cell(
    site: &Site,
    day: civil::Date,
    held: Option<&Held>,
    most: usize,
    (first, last): (Option<civil::Date>, Option<civil::Date>),
) -> Day {
    let mut label = dates::day_of_year(day.month(), day.day(), site.lang);
    let missing = held.is_none() && Some(day) > first && Some(day) < last;
    let mut partial = false;
    let mut issues = Vec::new();
    if let Some(held) = held {
        label = format!("{label} {}", site.w.stories.of(held.stories));
        for &index in &held.issues {
            let entry = &site.archive.issues[index];
            issues.push(Link {
                address: urls::issue(entry),
                text: entry.paper.clone(),
            });
            if let Some(missing) = issue::missing_pages(site, &entry.pages) {
                label = format!("{label} {missing}");
                partial = true;
            }
        }
    } else if missing {
        label = format!("{label} {}", site.w.missing_issue);
    }
    Day {
        number: day.day(),
        label,
        issues,
        grade: held.map_or(0, |held| grade(held.stories, most).max(1)),
        missing,
        partial,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_few_stories_is_paler_than_one_of_many() {
        assert_eq!(grade(0, 40), 0);
        assert_eq!(grade(1, 40), 1);
        assert_eq!(grade(21, 40), 3);
        assert_eq!(grade(40, 40), 4);
        assert_eq!(grade(0, 0), 0);
    }
}
