//! Home: the search box first, then the latest issue and the other ways in.

use std::collections::BTreeMap;

use askama::Template;

use super::article::Link;
use super::frame::{self, Frame, Section};
use super::issue::{self, Sheet};
use super::{Sink, Site, dates, urls};
use crate::error::Error;

/// Issues listed below the latest one.
const EARLIER: usize = 8;

/// Undated pages shown where there is room for them.
const UNDATED: usize = 6;

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    f: Frame<'a>,
    figures: Vec<String>,
    latest: Option<Latest>,
    earlier: Vec<Link>,
    undated: Vec<Sheet>,
    undated_count: usize,
    examples: Vec<String>,
    ways: Vec<(Link, String)>,
}

struct Latest {
    link: Link,
    weekday: String,
    number: Option<String>,
    sheets: Vec<Sheet>,
}

pub(super) fn files(site: &Site, sink: &Sink) -> Result<(), Error> {
    let archive = site.archive;
    let w = site.w;
    let latest = archive.issues.last().map(|issue| {
        let day = issue.date.first_day().expect("an issue has a day");
        Latest {
            link: Link {
                address: urls::issue(issue),
                text: dates::day(day, site.lang),
            },
            weekday: dates::weekday(day, site.lang),
            number: issue
                .issue_no
                .as_ref()
                .map(|number| w.issue_number.of(number)),
            sheets: issue
                .pages
                .iter()
                .map(|&page| issue::sheet(site, page))
                .collect(),
        }
    });
    let page = Home {
        f: Frame::new(
            &site.common,
            "index.html".to_owned(),
            site.common.name.clone(),
            Section::Home,
        ),
        figures: [
            (archive.stories.len(), w.stories),
            (archive.pages.len(), w.pages),
            (archive.issues.len(), w.issues),
        ]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, counted)| counted.of(number))
        .collect(),
        latest,
        earlier: archive
            .issues
            .iter()
            .rev()
            .skip(1)
            .take(EARLIER)
            .map(|issue| Link {
                address: urls::issue(issue),
                text: dates::date(issue.date, site.lang),
            })
            .collect(),
        undated: archive
            .undated
            .iter()
            .take(UNDATED)
            .map(|&page| issue::sheet(site, page))
            .collect(),
        undated_count: archive.undated.len(),
        examples: examples(site),
        ways: ways(site),
    };
    sink(frame::file("index.html".to_owned(), &page))
}

/// Ways in with what each leads to.
fn ways(site: &Site) -> Vec<(Link, String)> {
    let (w, facts) = (site.w, &site.facts);
    let people: usize = facts.people.iter().map(BTreeMap::len).sum();
    [
        (
            "calendar.html",
            w.calendar,
            w.issues,
            site.archive.issues.len(),
        ),
        ("rubrics.html", w.rubrics, w.entries, facts.rubrics.len()),
        ("people.html", w.people, w.names, people),
        ("places.html", w.places, w.entries, facts.places.len()),
        ("kinds.html", w.kinds, w.entries, facts.kinds.len()),
    ]
    .into_iter()
    .filter(|(.., count)| *count > 0)
    .map(|(address, label, counted, count)| {
        let link = Link {
            address: address.to_owned(),
            text: label.to_owned(),
        };
        (link, counted.of(count))
    })
    .collect()
}

/// Searches that find something: the places and people that the archive names most.
fn examples(site: &Site) -> Vec<String> {
    let most = |names: &super::facts::Names, count: usize| {
        let mut names: Vec<(&String, usize)> = names
            .iter()
            .map(|(name, numbers)| (name, numbers.len()))
            .collect();
        names.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
        names
            .into_iter()
            .take(count)
            .map(|(name, _)| name.clone())
            .collect::<Vec<_>>()
    };
    let mut examples = most(&site.facts.places, 3);
    examples.extend(most(&site.facts.people[0], 2));
    examples
}
