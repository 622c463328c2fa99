//! Source view (查看原始文本): every line of a dump as it is, with its number, what it was taken for, and the story that it went to.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use super::article::{Around, Link};
use super::bundle::Bundle;
use super::frame::{self, Frame, Section};
use super::undated;
use super::{Sink, urls};
use crate::error::Error;
use crate::role::Role;
use crate::story::Part;

/// Colours that stories of a page take in turn; neighbours differ, and each line also names its story's number.
const COLOURS: usize = 6;

#[derive(Template)]
#[template(path = "raw.html")]
struct RawPage<'a> {
    f: Frame<'a>,
    file: Option<&'a str>,
    parts: Vec<undated::Part>,
    key: Vec<Key>,
    rows: Vec<RawRow<'a>>,
}

/// A story of the page in the key to the colours.
struct Key {
    colour: usize,
    number: String,
    link: Link,
}

/// A line of the dump, or a part of a record that has no dump.
struct RawRow<'a> {
    /// Its number; none where it stands above already, or is not known.
    line: Option<usize>,
    /// Whether blank lines stand before it.
    gap: bool,
    /// Colour of its story, from 1; 0 outside of stories.
    colour: usize,
    /// Whether it is part of a head or a crosshead.
    heads: bool,
    label: String,
    /// Its paragraph in its story.
    story: Option<String>,
    text: &'a str,
    doubt: Option<String>,
}

/// What became of a line.
struct Fate<'a> {
    /// 0-based number of its story on the page, none for furniture.
    story: Option<usize>,
    part: &'a Part,
    /// The story's address with the paragraph's place.
    address: Option<String>,
}

pub(super) fn files(bundle: &Bundle, sink: &Sink) -> Result<(), Error> {
    let site = bundle.site;
    let around = bundle.around();
    for (&index, dump) in bundle.pages.iter().zip(&bundle.dumps) {
        let page = &site.archive.pages[index];
        let label = site.page_label(index);
        let fates = fates(bundle, &around, index);
        for at in 0..dump.parts() {
            let address = dump.part(at);
            let shown = |line: usize| dump.part_of(line) == at;
            let rows = if dump.lines.is_empty() {
                rows_of_records(bundle, &fates)
            } else {
                rows_of_lines(bundle, &dump.lines, &fates, shown)
            };
            let colours: BTreeSet<usize> = fates
                .iter()
                .filter(|(line, _)| shown(**line))
                .flat_map(|(_, fates)| fates.iter().filter_map(|fate| fate.story))
                .collect();
            let view = RawPage {
                f: Frame::new(
                    &site.common,
                    address.clone(),
                    format!("{} {label}", site.w.raw_title),
                    Section::None,
                )
                .in_calendar()
                .below([
                    bundle.parent(),
                    Link {
                        address: urls::page(page),
                        text: label.clone(),
                    },
                ]),
                file: page.file.as_deref(),
                parts: parts(bundle, at, dump.parts(), |part| dump.part(part)),
                key: colours
                    .into_iter()
                    .map(|number| Key {
                        colour: colour(number),
                        number: site.w.raw_story.of((number + 1).to_string()),
                        link: site.story_link(page.stories[number]),
                    })
                    .collect(),
                rows,
            };
            sink(frame::file(address, &view))?;
        }
    }
    Ok(())
}

fn parts(
    bundle: &Bundle,
    here: usize,
    count: usize,
    address: impl Fn(usize) -> String,
) -> Vec<undated::Part> {
    let parts = (0..count).filter(|_| count > 1);
    parts
        .map(|part| undated::Part {
            link: Link {
                address: address(part),
                text: bundle.site.w.part.of((part + 1).to_string()),
            },
            here: part == here,
        })
        .collect()
}

fn colour(story: usize) -> usize {
    story % COLOURS + 1
}

/// What became of each line of a page's dump; a line may hold two parts of one story.
fn fates<'a>(bundle: &'a Bundle, around: &Around, index: usize) -> BTreeMap<usize, Vec<Fate<'a>>> {
    let site = bundle.site;
    let page = &site.archive.pages[index];
    let mut fates: BTreeMap<usize, Vec<Fate>> = BTreeMap::new();
    let mut put = |part: &'a Part, story: Option<usize>, address: Option<String>| {
        for &line in &part.lines {
            fates.entry(line).or_default().push(Fate {
                story,
                part,
                address: address.clone(),
            });
        }
    };
    for part in &page.furniture {
        put(part, None, None);
    }
    for (at, &number) in page.stories.iter().enumerate() {
        let story = &bundle.stories[&number];
        let address = site.story_address(number);
        for part in &story.parts {
            let file = &part.source.as_ref().unwrap_or(&story.source).file;
            if page.file.as_ref().is_some_and(|own| own != file) {
                continue;
            }
            let place = around
                .anchor(story, part)
                .filter(|_| !part.role.is_head())
                .map(|anchor| {
                    let (page, _) = address.split_once('#').unwrap_or((&address, ""));
                    format!("{page}#{anchor}")
                });
            put(part, Some(at), place.or_else(|| Some(address.clone())));
        }
    }
    fates
}

fn rows_of_lines<'a>(
    bundle: &Bundle,
    lines: &'a [String],
    fates: &BTreeMap<usize, Vec<Fate<'a>>>,
    shown: impl Fn(usize) -> bool,
) -> Vec<RawRow<'a>> {
    let mut rows = Vec::new();
    let mut gap = false;
    for (index, text) in lines.iter().enumerate() {
        let line = index + 1;
        if text.trim().is_empty() {
            gap = true;
            continue;
        }
        if shown(line) {
            let fates = fates.get(&line).map_or(&[][..], Vec::as_slice);
            rows.push(RawRow {
                line: Some(line),
                gap,
                text,
                ..row(bundle, fates, line)
            });
        }
        gap = false;
    }
    rows
}

/// Records without their dump: a row a part, each line's name on the first part that holds it.
fn rows_of_records<'a>(bundle: &Bundle, fates: &BTreeMap<usize, Vec<Fate<'a>>>) -> Vec<RawRow<'a>> {
    fates
        .iter()
        .flat_map(|(&line, fates)| {
            fates.iter().enumerate().map(move |(at, fate)| {
                let first = fate.part.lines.iter().min() == Some(&line);
                RawRow {
                    line: Some(line).filter(|_| at == 0),
                    gap: first,
                    text: if first { &fate.part.text } else { "" },
                    ..row(bundle, std::slice::from_ref(fate), line)
                }
            })
        })
        .collect()
}

/// A row but for its text: what became of it.
fn row<'a>(bundle: &Bundle, fates: &[Fate<'a>], line: usize) -> RawRow<'a> {
    let w = bundle.site.w;
    let roles: BTreeSet<Role> = fates.iter().map(|fate| fate.part.role).collect();
    let mut label: Vec<String> = Vec::new();
    let heads = |role: &Role| role.is_head() || *role == Role::Subhead;
    let heads = roles.iter().any(heads);
    if roles.is_empty() {
        label.push(w.raw_other.to_owned());
    }
    label.extend(roles.into_iter().map(|role| w.role(role).to_owned()));
    let story = fates.iter().find_map(|fate| fate.story);
    label.extend(story.map(|story| w.raw_story.of((story + 1).to_string())));
    RawRow {
        line: None,
        gap: false,
        colour: story.map_or(0, colour),
        heads,
        label: label.join(" "),
        story: fates.iter().find_map(|fate| fate.address.clone()),
        text: "",
        doubt: fates
            .iter()
            .filter(|fate| fate.part.lines.last() == Some(&line))
            .find_map(|fate| fate.part.doubt.as_deref())
            .map(|why| w.why(why)),
    }
}
