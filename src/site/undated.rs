//! The list of pages without a known day, honestly apart from the calendar.

use askama::Template;

use super::article::Link;
use super::frame::{self, Frame, Section};
use super::issue::{self, Item};
use super::{Sink, Site, dates, urls};
use crate::error::Error;

/// Pages a part of the list; a page with ten headlines takes some 2 kB, a web page may have 300.
const PAGES_A_PART: usize = 100;

#[derive(Template)]
#[template(path = "undated.html")]
struct UndatedPage<'a> {
    f: Frame<'a>,
    sheets: Vec<UndatedSheet<'a>>,
    parts: Vec<Part>,
}

struct UndatedSheet<'a> {
    link: Link,
    date: String,
    file: Option<&'a str>,
    hidden: bool,
    items: Vec<Item>,
}

/// A part of a list that is cut.
pub(super) struct Part {
    pub(super) link: Link,
    pub(super) here: bool,
}

pub(super) fn files(site: &Site, sink: &Sink) -> Result<(), Error> {
    let count = site.archive.undated.len().div_ceil(PAGES_A_PART);
    for (at, pages) in site.archive.undated.chunks(PAGES_A_PART).enumerate() {
        let address = urls::undated(at);
        let page = UndatedPage {
            f: Frame::new(
                &site.common,
                address.clone(),
                site.w.undated.to_owned(),
                Section::Calendar,
            )
            .in_calendar(),
            sheets: pages.iter().map(|&index| sheet(site, index)).collect(),
            parts: parts(site, "undated", count, at),
        };
        sink(frame::file(address, &page))?;
    }
    Ok(())
}

/// The parts of a list that is cut into `count`; empty for one.
pub(super) fn parts(site: &Site, stem: &str, count: usize, here: usize) -> Vec<Part> {
    if count < 2 {
        return Vec::new();
    }
    (0..count)
        .map(|part| Part {
            link: Link {
                address: urls::numbered(stem, part),
                text: site.w.part.of((part + 1).to_string()),
            },
            here: part == here,
        })
        .collect()
}

fn sheet<'a>(site: &Site<'a>, index: usize) -> UndatedSheet<'a> {
    let page = &site.archive.pages[index];
    UndatedSheet {
        link: Link {
            address: urls::page(page),
            text: site.page_label(index),
        },
        date: dates::date(page.head.date, site.lang),
        file: page.file.as_deref(),
        hidden: page.hidden,
        items: issue::items(site, index, None),
    }
}
