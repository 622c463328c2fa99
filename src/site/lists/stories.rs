//! The stories of one name, newest first.

use std::collections::BTreeMap;

use askama::Template;

use crate::error::Error;
use crate::site::article::Link;
use crate::site::frame::{self, Frame, Section};
use crate::site::{Sink, Site, dates};
use crate::story::Kind;

/// Stories a page: one takes up to 350 bytes, a page may have 300 kB.
const STORIES_A_PAGE: usize = 800;

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage<'a> {
    f: Frame<'a>,
    parent: Link,
    title: &'a str,
    count: usize,
    query: Option<String>,
    /// Parts of a list that is cut, with their counts.
    parts: Vec<(Link, usize, bool)>,
    groups: Vec<Year>,
}

/// Stories of a year.
struct Year {
    label: String,
    stories: Vec<Row>,
}

/// A story of a list.
pub(in crate::site) struct Row {
    pub(in crate::site) link: Link,
    pub(in crate::site) date: String,
    pub(in crate::site) page: String,
    pub(in crate::site) kind: Option<&'static str>,
}

/// Stories under one heading.
pub(super) struct StoryList<'a> {
    pub(super) section: Section,
    /// Address without `.html`.
    pub(super) stem: String,
    pub(super) title: &'a str,
    pub(super) parent: Link,
    /// The search that finds the same.
    pub(super) query: String,
    /// Ascending.
    pub(super) stories: &'a [usize],
}

/// A list of stories, newest first; cut by year where it is too long, and a year by month.
pub(super) fn story_list(site: &Site, list: &StoryList, sink: &Sink) -> Result<(), Error> {
    let newest: Vec<usize> = list.stories.iter().rev().copied().collect();
    if newest.len() <= STORIES_A_PAGE {
        return list_page(site, list, &list.stem, &[], &newest, sink);
    }
    let mut spans: Vec<(String, String, Vec<usize>)> = Vec::new();
    for of_year in newest.chunk_by(|&one, &other| year(site, one) == year(site, other)) {
        let year = year(site, of_year[0]);
        let (slug, label) = match year {
            Some(year) => (format!("{year:04}"), site.w.year_of.of(year.to_string())),
            None => ("undated".to_owned(), site.w.year_unknown.to_owned()),
        };
        if of_year.len() <= STORIES_A_PAGE {
            spans.push((slug, label, of_year.to_vec()));
            continue;
        }
        let month = |number: usize| {
            let date = &site.archive.stories[number].date;
            date.first_day().map_or(0, jiff::civil::Date::month)
        };
        for of_month in of_year.chunk_by(|&one, &other| month(one) == month(other)) {
            let number = month(of_month[0]);
            for (part, stories) in of_month.chunks(STORIES_A_PAGE).enumerate() {
                let mut slug = format!("{slug}-{number:02}");
                let mut label = format!("{label}{}", dates::month_name(number, site.lang));
                if part > 0 {
                    slug = format!("{slug}-{}", part + 1);
                    label = format!("{label} {}", site.w.part.of((part + 1).to_string()));
                }
                spans.push((slug, label, stories.to_vec()));
            }
        }
    }
    let links: Vec<(Link, usize)> = spans
        .iter()
        .map(|(slug, label, stories)| {
            (
                Link {
                    address: format!("{}-{slug}.html", list.stem),
                    text: label.clone(),
                },
                stories.len(),
            )
        })
        .collect();
    list_page(site, list, &list.stem, &links, &[], sink)?;
    for (slug, _, stories) in &spans {
        let stem = format!("{}-{slug}", list.stem);
        list_page(site, list, &stem, &links, stories, sink)?;
    }
    Ok(())
}

fn list_page(
    site: &Site,
    list: &StoryList,
    stem: &str,
    parts: &[(Link, usize)],
    stories: &[usize],
    sink: &Sink,
) -> Result<(), Error> {
    let address = format!("{stem}.html");
    let groups = stories
        .chunk_by(|&one, &other| year(site, one) == year(site, other))
        .map(|stories| Year {
            label: match year(site, stories[0]) {
                Some(year) => site.w.year_of.of(year.to_string()),
                None => site.w.year_unknown.to_owned(),
            },
            stories: stories.iter().map(|&number| row(site, number)).collect(),
        })
        .collect();
    let page = ListPage {
        f: Frame::new(
            &site.common,
            address.clone(),
            list.title.to_owned(),
            list.section,
        ),
        parent: list.parent.clone(),
        title: list.title,
        count: list.stories.len(),
        query: Some(list.query.clone()),
        parts: parts
            .iter()
            .map(|(link, count)| (link.clone(), *count, link.address == address))
            .collect(),
        groups,
    };
    sink(frame::file(address, &page))
}

/// A story as a line of a list.
pub(in crate::site) fn row(site: &Site, number: usize) -> Row {
    let entry = &site.archive.stories[number];
    let head = &site.archive.pages[entry.page].head;
    Row {
        link: site.story_link(number),
        date: dates::date(entry.date, site.lang),
        page: head
            .page_no
            .as_ref()
            .map(|number| site.w.page_number.of(number))
            .unwrap_or_default(),
        kind: (entry.kind != Kind::News).then(|| site.w.kind(entry.kind)),
    }
}

/// Counts by year, oldest first.
pub(super) fn years(site: &Site, stories: &[usize]) -> Vec<(String, usize)> {
    let mut years: BTreeMap<Option<i16>, usize> = BTreeMap::new();
    for &number in stories {
        *years.entry(year(site, number)).or_default() += 1;
    }
    years
        .into_iter()
        .map(|(year, count)| (year_label(site, year), count))
        .collect()
}

fn year(site: &Site, number: usize) -> Option<i16> {
    let date = &site.archive.stories[number].date;
    date.first_day().map(jiff::civil::Date::year)
}

fn year_label(site: &Site, year: Option<i16>) -> String {
    match year {
        Some(year) => year.to_string(),
        None => site.w.year_unknown.to_owned(),
    }
}
