//! Source view (查看原始文本): a dump's text as it is, line by line, with what became of each.

use std::collections::BTreeSet;

use askama::Template;

use super::article::Link;
use super::bundle::Bundle;
use super::frame::{self, Frame, Section};
use super::{Sink, urls};
use crate::error::Error;
use crate::story::Part;

#[derive(Template)]
#[template(path = "raw.html")]
struct RawPage<'a> {
    f: Frame<'a>,
    page: Link,
    file: Option<&'a str>,
    rows: Vec<RawRow<'a>>,
}

/// A part in the dump's own characters.
struct RawRow<'a> {
    /// Its lines, for links to any of them.
    lines: Vec<usize>,
    label: String,
    role: &'static str,
    text: &'a str,
    story: Option<Link>,
    first_of_story: bool,
}

pub(super) fn files(bundle: &Bundle, sink: &Sink) -> Result<(), Error> {
    let site = bundle.site;
    for &index in &bundle.pages {
        let page = &site.archive.pages[index];
        let address = urls::raw(page);
        let label = site.page_label(index);
        let view = RawPage {
            f: Frame::new(
                &site.common,
                address.clone(),
                format!("{} {label}", site.w.raw),
                Section::None,
            ),
            page: Link {
                address: urls::page(page),
                text: label,
            },
            file: page.file.as_deref(),
            rows: rows(bundle, index),
        };
        sink(frame::file(address, &view))?;
    }
    Ok(())
}

/// All parts that stand in a page's dump, by their first line.
fn rows<'a>(bundle: &'a Bundle, index: usize) -> Vec<RawRow<'a>> {
    let site = bundle.site;
    let page = &site.archive.pages[index];
    let mut parts: Vec<(&Part, Option<usize>)> =
        page.furniture.iter().map(|part| (part, None)).collect();
    for number in &page.stories {
        let story = &bundle.stories[number];
        let here = story.parts.iter().filter(|part| {
            let file = &part.source.as_ref().unwrap_or(&story.source).file;
            page.file.as_ref().is_none_or(|own| own == file)
        });
        parts.extend(here.map(|part| (part, Some(*number))));
    }
    parts.sort_by_key(|(part, _)| part.lines.iter().min().copied());
    let mut last = None;
    let mut seen = BTreeSet::new();
    parts
        .into_iter()
        .map(|(part, number)| {
            let first_of_story = number.is_some() && number != last;
            last = number;
            RawRow {
                // A line may hold two parts; only the first of them takes its name.
                lines: part
                    .lines
                    .iter()
                    .copied()
                    .filter(|line| seen.insert(*line))
                    .collect(),
                label: numbers(&part.lines),
                role: site.w.role(part.role),
                text: &part.text,
                story: number.map(|number| site.story_link(number)),
                first_of_story,
            }
        })
        .collect()
}

/// Line numbers, each by itself: this view is for checking.
fn numbers(lines: &[usize]) -> String {
    let numbers: Vec<String> = lines.iter().map(ToString::to_string).collect();
    numbers.join(" ")
}
