//! On this day (历史上的今天): a page for each of the 366 days with what was printed on it over the years. Only the reader's clock knows
//! which of them is today, so that a day without issues has its page as well: it says so and leads to the nearest days with some.

use askama::Template;

use super::article::Link;
use super::frame::{self, Frame, Section};
use super::lists::{self, Row};
use super::{Sink, Site, dates, urls};
use crate::error::Error;

/// Stories of a day; at 350 bytes each the page stays below 300 kB. The years share them.
const STORIES_A_PAGE: usize = 700;

/// Days of each month, with 29 February.
const MONTHS: [i8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The way to all days.
const OVERVIEW: &str = "day.html";

#[derive(Template)]
#[template(path = "days.html")]
struct DaysPage<'a> {
    f: Frame<'a>,
    months: Vec<(String, Vec<DayLink>)>,
}

struct DayLink {
    number: i8,
    address: String,
    /// The day and what it holds.
    label: String,
    /// Whether anything was printed on it.
    held: bool,
}

#[derive(Template)]
#[template(path = "day.html")]
struct DayPage<'a> {
    f: Frame<'a>,
    title: String,
    years: Vec<DayYear<'a>>,
    previous: Option<Link>,
    next: Option<Link>,
}

/// What one issue printed on the day.
struct DayYear<'a> {
    paper: &'a str,
    link: Link,
    rows: Vec<Row>,
    count: usize,
}

/// A day of the year.
struct YearDay {
    month: i8,
    day: i8,
    /// The issues of all years, ascending.
    issues: Vec<usize>,
}

impl YearDay {
    fn address(&self) -> String {
        urls::day(self.month, self.day)
    }

    fn name(&self, site: &Site) -> String {
        dates::day_of_year(self.month, self.day, site.lang)
    }

    /// The day with what it holds.
    fn label(&self, site: &Site) -> String {
        let issues = site.w.issues.of(self.issues.len());
        format!("{} {issues}", self.name(site))
    }
}

pub(super) fn files(site: &Site, sink: &Sink) -> Result<(), Error> {
    let mut days: Vec<YearDay> = (1..=12)
        .zip(MONTHS)
        .flat_map(|(month, days)| (1..=days).map(move |day| (month, day)))
        .map(|(month, day)| YearDay {
            month,
            day,
            issues: Vec::new(),
        })
        .collect();
    for (index, issue) in site.archive.issues.iter().enumerate() {
        let Some(first) = issue.date.first_day() else {
            continue;
        };
        let at =
            days.binary_search_by_key(&(first.month(), first.day()), |day| (day.month, day.day));
        days[at.expect("the days of a leap year are all")]
            .issues
            .push(index);
    }
    overview(site, &days, sink)?;
    for at in 0..days.len() {
        let day = &days[at];
        let address = day.address();
        let title = day.name(site);
        let page = DayPage {
            f: Frame::new(
                &site.common,
                address.clone(),
                format!("{} {title}", site.w.this_day),
                Section::Calendar,
            )
            .in_calendar()
            .below([Link {
                address: OVERVIEW.to_owned(),
                text: site.w.this_day.to_owned(),
            }]),
            title,
            years: years(site, &day.issues),
            previous: nearest(site, &days, at, days.len() - 1),
            next: nearest(site, &days, at, 1),
        };
        sink(frame::file(address, &page))?;
    }
    Ok(())
}

/// The nearest other day with issues, going round the year by `step` days.
fn nearest(site: &Site, days: &[YearDay], at: usize, step: usize) -> Option<Link> {
    let day = (1..days.len())
        .map(|count| &days[(at + count * step) % days.len()])
        .find(|day| !day.issues.is_empty())?;
    Some(Link {
        address: day.address(),
        text: day.label(site),
    })
}

fn overview(site: &Site, days: &[YearDay], sink: &Sink) -> Result<(), Error> {
    let months = days
        .chunk_by(|one, other| one.month == other.month)
        .map(|days| {
            let links = days.iter().map(|day| DayLink {
                number: day.day,
                address: day.address(),
                label: day.label(site),
                held: !day.issues.is_empty(),
            });
            (dates::month_name(days[0].month, site.lang), links.collect())
        })
        .collect();
    let f = Frame::new(
        &site.common,
        OVERVIEW.to_owned(),
        site.w.this_day.to_owned(),
        Section::Calendar,
    )
    .in_calendar();
    sink(frame::file(OVERVIEW.to_owned(), &DaysPage { f, months }))
}

/// What the day's issues printed, newest first.
fn years<'a>(site: &'a Site, issues: &[usize]) -> Vec<DayYear<'a>> {
    let share = (STORIES_A_PAGE / issues.len().max(1)).max(1);
    issues
        .iter()
        .rev()
        .map(|&index| {
            let issue = &site.archive.issues[index];
            let stories: Vec<usize> = issue
                .pages
                .iter()
                .flat_map(|&page| {
                    let stories = &site.archive.pages[page].stories;
                    stories
                        .iter()
                        .copied()
                        .filter(move |&number| site.archive.stories[number].page == page)
                })
                .collect();
            DayYear {
                paper: &issue.paper,
                link: Link {
                    address: urls::issue(issue),
                    text: dates::date(issue.date, site.lang),
                },
                count: stories.len(),
                rows: stories
                    .into_iter()
                    .take(share)
                    .map(|number| Row {
                        date: String::new(),
                        ..lists::row(site, number)
                    })
                    .collect(),
            }
        })
        .collect()
}
