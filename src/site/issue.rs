//! Issue (期): its pages with their headlines.

use askama::Template;

use super::article::Link;
use super::bundle::Bundle;
use super::frame::{self, Frame, Section};
use super::{Sink, Site, dates, urls};
use crate::error::Error;
use crate::story::Kind;

#[derive(Template)]
#[template(path = "issue.html")]
struct IssuePage<'a> {
    f: Frame<'a>,
    date: String,
    weekday: String,
    paper: &'a str,
    number: Option<String>,
    missing: Option<String>,
    sheets: Vec<Sheet>,
    previous: Option<Link>,
    next: Option<Link>,
}

/// A newspaper page with its headlines, as lists of pages show it.
pub(super) struct Sheet {
    pub(super) link: Link,
    /// Its dump's name, where no number tells it from others.
    pub(super) file: Option<String>,
    /// Whether it was taken out on request.
    pub(super) hidden: bool,
    pub(super) items: Vec<Item>,
}

/// A headline of a list.
pub(super) struct Item {
    pub(super) link: Link,
    /// What kind of piece it is, where it is no report.
    pub(super) kind: Option<&'static str>,
    /// The page that it comes from, where it is the second half of a story.
    pub(super) from: Option<String>,
    /// Whether it is the story that is being read.
    pub(super) here: bool,
}

pub(super) fn files(bundle: &Bundle, sink: &Sink) -> Result<(), Error> {
    let site = bundle.site;
    let Some(index) = bundle.issue else {
        return Ok(());
    };
    let issue = &site.archive.issues[index];
    let day = issue.date.first_day().expect("an issue has a day");
    let address = urls::issue(issue);
    let title = format!(
        "{}{}",
        issue.paper,
        spaced(&dates::day(day, site.lang), issue.paper.is_empty())
    );
    let month = Link {
        address: format!("{}#m{}", urls::year(day.year()), day.month()),
        text: dates::month(day.year(), day.month(), site.lang),
    };
    let page = IssuePage {
        f: Frame::new(&site.common, address.clone(), title, Section::Calendar)
            .in_calendar()
            .below([month]),
        date: dates::day(day, site.lang),
        weekday: dates::weekday(day, site.lang),
        paper: &issue.paper,
        number: issue
            .issue_no
            .as_ref()
            .map(|number| site.w.issue_number.of(number)),
        missing: missing_pages(site, &bundle.pages),
        sheets: bundle.pages.iter().map(|&page| sheet(site, page)).collect(),
        previous: neighbour(site, (0..index).rev(), &issue.paper),
        next: neighbour(site, index + 1..site.archive.issues.len(), &issue.paper),
    };
    sink(frame::file(address, &page))
}

fn spaced(text: &str, alone: bool) -> String {
    if alone {
        text.to_owned()
    } else {
        format!(" {text}")
    }
}

/// The nearest issue of the same paper.
fn neighbour(site: &Site, mut indices: impl Iterator<Item = usize>, paper: &str) -> Option<Link> {
    let issue =
        &site.archive.issues[indices.find(|&index| site.archive.issues[index].paper == paper)?];
    Some(Link {
        address: urls::issue(issue),
        text: dates::date(issue.date, site.lang),
    })
}

/// A page's headlines.
pub(super) fn sheet(site: &Site, index: usize) -> Sheet {
    let page = &site.archive.pages[index];
    Sheet {
        link: Link {
            address: urls::page(page),
            text: site.page_label(index),
        },
        file: page.file.clone().filter(|_| page.head.page_no.is_none()),
        hidden: page.hidden,
        items: items(site, index, None),
    }
}

/// A page's headlines, with the one that is being read.
pub(super) fn items(site: &Site, index: usize, here: Option<usize>) -> Vec<Item> {
    site.archive.pages[index]
        .stories
        .iter()
        .map(|&number| {
            let entry = &site.archive.stories[number];
            let first = &site.archive.pages[entry.page].head.page_no;
            Item {
                link: site.story_link(number),
                kind: (entry.kind != Kind::News).then(|| site.w.kind(entry.kind)),
                from: (entry.page != index)
                    .then(|| site.w.from_page.of(first.as_deref().unwrap_or_default())),
                here: here == Some(number),
            }
        })
        .collect()
}

/// The page numbers that lie between the first page and the last one held, and are not held: `本库缺02、03版`. Only where all
/// pages are plainly numbered can one say so.
pub(super) fn missing_pages(site: &Site, pages: &[usize]) -> Option<String> {
    let numbers: Option<Vec<usize>> = pages
        .iter()
        .map(|&page| site.archive.pages[page].head.page_no.as_ref()?.parse().ok())
        .collect();
    let numbers = numbers?;
    let last = *numbers.iter().max()?;
    let missing: Vec<String> = (1..=last)
        .filter(|number| !numbers.contains(number))
        .map(|number| format!("{number:02}"))
        .collect();
    (!missing.is_empty()).then(|| site.w.pages_missing.of(missing.join(site.w.comma)))
}
