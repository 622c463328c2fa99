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
    title: &'a str,
    count: usize,
    query: &'a str,
    /// The stretches of a list that is cut: all on its first page, those of the same year on the others.
    spans: Vec<YearSpans>,
    groups: Vec<Group>,
}

/// A stretch of a list that has a page of its own.
struct Span<'a> {
    address: String,
    /// What it is of its year; empty for the whole of it.
    label: String,
    /// Newest first.
    stories: &'a [usize],
}

struct YearSpans {
    label: String,
    spans: Vec<SpanLink>,
}

struct SpanLink {
    address: String,
    label: String,
    count: usize,
    here: bool,
}

/// Stories under one heading of the page.
struct Group {
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
    let whole = Link {
        address: format!("{}.html", list.stem),
        text: list.title.to_owned(),
    };
    let frame = |address: String, crumbs: Vec<Link>| {
        let title = list.title.to_owned();
        Frame::new(&site.common, address, title, list.section).below(crumbs)
    };
    let page = |f, spans, groups| ListPage {
        f,
        title: list.title,
        count: list.stories.len(),
        query: &list.query,
        spans,
        groups,
    };
    let f = frame(whole.address.clone(), vec![list.parent.clone()]);
    if newest.len() <= STORIES_A_PAGE {
        let years = newest.chunk_by(|&one, &other| year(site, one) == year(site, other));
        let groups = years.map(|stories| group(site, year_title(site, stories[0]), stories));
        let page = page(f, Vec::new(), groups.collect());
        return sink(frame::file(whole.address, &page));
    }
    let years: Vec<Vec<Span>> = newest
        .chunk_by(|&one, &other| year(site, one) == year(site, other))
        .map(|of_year| spans(site, &list.stem, of_year))
        .collect();
    let links = |spans: &[Span], here: &str| YearSpans {
        label: year_title(site, spans[0].stories[0]),
        spans: spans
            .iter()
            .map(|span| SpanLink {
                address: span.address.clone(),
                label: span.label.clone(),
                count: span.stories.len(),
                here: span.address == here,
            })
            .collect(),
    };
    let all = years.iter().map(|spans| links(spans, "")).collect();
    sink(frame::file(
        whole.address.clone(),
        &page(f, all, Vec::new()),
    ))?;
    for spans in &years {
        for span in spans {
            let crumbs = vec![list.parent.clone(), whole.clone()];
            let title = format!("{}{}", year_title(site, span.stories[0]), span.label);
            let page = page(
                frame(span.address.clone(), crumbs),
                vec![links(spans, &span.address)],
                vec![group(site, title, span.stories)],
            );
            sink(frame::file(span.address.clone(), &page))?;
        }
    }
    Ok(())
}

/// Stories of one year, cut by month where they are too many.
fn spans<'a>(site: &Site, stem: &str, of_year: &'a [usize]) -> Vec<Span<'a>> {
    let slug = match year(site, of_year[0]) {
        Some(year) => format!("{year:04}"),
        None => "undated".to_owned(),
    };
    if of_year.len() <= STORIES_A_PAGE {
        return vec![Span {
            address: format!("{stem}-{slug}.html"),
            label: String::new(),
            stories: of_year,
        }];
    }
    let month = |number: usize| {
        let date = &site.archive.stories[number].date;
        date.first_day().map_or(0, jiff::civil::Date::month)
    };
    let mut spans = Vec::new();
    for of_month in of_year.chunk_by(|&one, &other| month(one) == month(other)) {
        let number = month(of_month[0]);
        for (part, stories) in of_month.chunks(STORIES_A_PAGE).enumerate() {
            let mut slug = format!("{slug}-{number:02}");
            let mut label = match number {
                0 => String::new(),
                number => dates::month_name(number, site.lang),
            };
            if part > 0 {
                slug = format!("{slug}-{}", part + 1);
                label = format!("{label} {}", site.w.part.of((part + 1).to_string()));
            }
            spans.push(Span {
                address: format!("{stem}-{slug}.html"),
                label,
                stories,
            });
        }
    }
    spans
}

fn group(site: &Site, label: String, stories: &[usize]) -> Group {
    Group {
        label,
        stories: stories.iter().map(|&number| row(site, number)).collect(),
    }
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

fn year_title(site: &Site, number: usize) -> String {
    match year(site, number) {
        Some(year) => site.w.year_of.of(year.to_string()),
        None => site.w.year_unknown.to_owned(),
    }
}

fn year_label(site: &Site, year: Option<i16>) -> String {
    match year {
        Some(year) => year.to_string(),
        None => site.w.year_unknown.to_owned(),
    }
}
