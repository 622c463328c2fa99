//! On this day (历史上的今天): the 366 days with what was printed on each over the years. A day on which nothing was printed has no page.

use std::collections::BTreeSet;

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

#[derive(Template)]
#[template(path = "days.html")]
struct DaysPage<'a> {
    f: Frame<'a>,
    months: Vec<(String, Vec<DayLink>)>,
    known: String,
}

struct DayLink {
    number: i8,
    /// Its page, where something was printed on it.
    address: Option<String>,
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
        .filter(|&(month, day)| !issues[slot(month, day)].is_empty())
        .collect();
    overview(site, &issues, sink)?;
    for (at, &(month, day)) in all.iter().enumerate() {
        let link = |at: usize| {
            let &(month, day) = all.get(at)?;
            Some(Link {
                address: urls::day(month, day),
                text: dates::day_of_year(month, day, site.lang),
            })
        };
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
            years: years(site, &issues[slot(month, day)]),
            previous: at.checked_sub(1).and_then(link),
            next: link(at + 1),
        };
        sink(frame::file(address, &page))?;
    }
    Ok(())
}

/// The days that have a page, as their addresses name them: `10-09`.
pub(super) fn known(site: &Site) -> String {
    let days: BTreeSet<String> = site
        .archive
        .issues
        .iter()
        .filter_map(|issue| issue.date.first_day())
        .map(|day| format!("{:02}-{:02}", day.month(), day.day()))
        .collect();
    days.into_iter().collect::<Vec<_>>().join(" ")
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
                        address: (count > 0).then(|| urls::day(month, day)),
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
    let known = known(site);
    sink(frame::file(address, &DaysPage { f, months, known }))
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
                    stories
                        .iter()
                        .copied()
                        .filter(move |&number| site.archive.stories[number].page == page)
                })
                .collect();
            let mut label = dates::date(issue.date, site.lang);
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
