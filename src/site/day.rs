//! On this day (历史上的今天): the 366 days with what was printed on each over the years.

use askama::Template;

use super::article::Link;
use super::frame::{self, Frame, Section};
use super::lists::{self, Row};
use super::urls::{self, Layout};
use super::{Site, Sink, dates};
use crate::error::Error;

/// Stories of a day; at 350 bytes each the page stays below 300 kB. The years share them.
const STORIES_A_PAGE: usize = 700;

/// Days of each month, with 29 February.
const MONTHS: [i8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

#[derive(Template)]
#[template(path = "days.html")]
struct DaysPage<'a> {
    f: Frame<'a>,
    months: Vec<(String, Vec<DayLink>)>,
    script: String,
}

struct DayLink {
    number: i8,
    address: String,
    /// Issues of the day.
    issues: usize,
    label: String,
}

#[derive(Template)]
#[template(path = "day.html")]
struct DayPage<'a> {
    f: Frame<'a>,
    title: String,
    years: Vec<DayYear>,
    previous: Option<Link>,
    next: Option<Link>,
}

/// What one issue printed on the day.
struct DayYear {
    link: Link,
    rows: Vec<Row>,
    count: usize,
}

pub(super) fn files(site: &Site, sink: &Sink) -> Result<(), Error> {
    let mut issues: Vec<Vec<usize>> = vec![Vec::new(); 12 * 32];
    for (index, issue) in site.archive.issues.iter().enumerate() {
        if let Some(day) = issue.date.first_day() {
            issues[slot(day.month(), day.day())].push(index);
        }
    }
    let all: Vec<(i8, i8)> = (1..=12)
        .zip(MONTHS)
        .flat_map(|(month, days)| (1..=days).map(move |day| (month, day)))
        .collect();
    overview(site, &issues, sink)?;
    for (at, &(month, day)) in all.iter().enumerate() {
        let link = |at: usize| {
            let (month, day) = all[at % all.len()];
            Some(Link {
                address: urls::day(month, day),
                text: dates::day_of_year(month, day, site.lang),
            })
        };
        let issues = &issues[slot(month, day)];
        if site.layout == Layout::Pages && issues.is_empty() {
            continue;
        }
        let address = urls::day(month, day);
        let title = dates::day_of_year(month, day, site.lang);
        let page = DayPage {
            f: Frame::new(
                &site.common,
                address.clone(),
                format!("{} {title}", site.w.this_day),
                Section::Calendar,
            ),
            title,
            years: years(site, issues),
            previous: link(at + all.len() - 1).filter(|_| site.layout == Layout::Stories),
            next: link(at + 1).filter(|_| site.layout == Layout::Stories),
        };
        sink(frame::file(address, &page))?;
    }
    Ok(())
}

fn slot(month: i8, day: i8) -> usize {
    usize::try_from(i32::from(month - 1) * 32 + i32::from(day)).unwrap_or_default()
}

fn overview(site: &Site, issues: &[Vec<usize>], sink: &Sink) -> Result<(), Error> {
    let months = (1..=12)
        .zip(MONTHS)
        .map(|(month, days)| {
            let days = (1..=days)
                .map(|day| {
                    let count = issues[slot(month, day)].len();
                    DayLink {
                        number: day,
                        address: if count > 0 || site.layout == Layout::Stories {
                            urls::day(month, day)
                        } else {
                            String::new()
                        },
                        issues: count,
                        label: format!(
                            "{} {}",
                            dates::day_of_year(month, day, site.lang),
                            site.w.issues.of(count)
                        ),
                    }
                })
                .collect();
            (dates::month_name(month, site.lang), days)
        })
        .collect();
    let address = "day.html".to_owned();
    let f = Frame::new(
        &site.common,
        address.clone(),
        site.w.this_day.to_owned(),
        Section::Calendar,
    );
    let script = f.asset("js/today.js");
    sink(frame::file(address, &DaysPage { f, months, script }))
}

/// What the day's issues printed, newest first.
fn years(site: &Site, issues: &[usize]) -> Vec<DayYear> {
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
                    stories.iter().copied().filter(move |&number| {
                        site.archive.stories[number].page == page
                    })
                })
                .collect();
            let mut label = dates::date(&issue.date, site.lang);
            if !issue.paper.is_empty() {
                label = format!("{} {label}", issue.paper);
            }
            DayYear {
                link: Link {
                    address: urls::issue(issue),
                    text: label,
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
