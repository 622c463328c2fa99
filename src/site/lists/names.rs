//! Lists of names by initial, each name with its stories.

use std::collections::BTreeMap;

use askama::Template;

use super::stories::{StoryList, story_list, years};
use crate::error::Error;
use crate::site::article::Link;
use crate::site::facts::Names;
use crate::site::frame::{self, Frame, Section};
use crate::site::pinyin::{self, Reading};
use crate::site::undated::{self, Part};
use crate::site::{Sink, Site, urls};

/// Names a page: one takes up to 400 bytes with its counts by year.
const NAMES_A_PAGE: usize = 600;

/// A list of names, each with its stories.
pub(super) struct Facet<'a> {
    pub(super) section: Section,
    /// Address without `.html`.
    pub(super) stem: &'static str,
    pub(super) title: &'static str,
    pub(super) reading: Reading,
    pub(super) names: &'a Names,
    /// The list that this one is part of.
    pub(super) parent: Option<Link>,
}

/// A name with its stories.
struct NameEntry<'a> {
    name: &'a str,
    key: (String, String),
    stories: &'a [usize],
    address: String,
}

#[derive(Template)]
#[template(path = "names.html")]
struct NamesPage<'a> {
    f: Frame<'a>,
    title: &'a str,
    count: String,
    /// Initials that lie on other pages, or further down on this one.
    initials: Vec<Initial>,
    groups: Vec<Group>,
    parts: Vec<Part>,
}

struct Initial {
    letter: char,
    address: String,
    here: bool,
}

/// Names under one heading.
pub(super) struct Group {
    pub(super) heading: Option<Heading>,
    pub(super) names: Vec<NameView>,
    /// The way to the rest of them.
    pub(super) more: Option<Link>,
}

pub(super) struct Heading {
    /// Its own name on the page.
    pub(super) place: Option<String>,
    /// Where all of them are, and how many.
    pub(super) link: Option<Link>,
    pub(super) text: String,
}

pub(super) struct NameView {
    pub(super) link: Link,
    pub(super) count: usize,
    pub(super) years: Vec<(String, usize)>,
}

/// A page of few names.
pub(super) fn short_page(
    site: &Site,
    (address, title, section): (&str, &str, Section),
    count: String,
    groups: Vec<Group>,
    sink: &Sink,
) -> Result<(), Error> {
    let page = NamesPage {
        f: Frame::new(&site.common, address.to_owned(), title.to_owned(), section),
        title,
        count,
        initials: Vec::new(),
        groups,
        parts: Vec::new(),
    };
    sink(frame::file(address.to_owned(), &page))
}

/// The names with the most stories.
pub(super) fn foremost(site: &Site, facet: &Facet, count: usize) -> Vec<NameView> {
    let mut entries = entries(facet);
    entries.sort_by(|one, other| {
        (other.stories.len(), &one.key).cmp(&(one.stories.len(), &other.key))
    });
    entries
        .iter()
        .take(count)
        .map(|entry| name_view(site, facet, entry))
        .collect()
}

/// In the order of their sound.
fn entries<'a>(facet: &Facet<'a>) -> Vec<NameEntry<'a>> {
    let mut entries: Vec<NameEntry> = facet
        .names
        .iter()
        .map(|(name, stories)| NameEntry {
            name,
            key: pinyin::key(name, facet.reading),
            stories,
            address: format!("{}.html", urls::name(facet.stem, name)),
        })
        .collect();
    entries.sort_by(|one, other| one.key.cmp(&other.key));
    entries
}

/// Whether a name has a list of its own: a person of one story leads straight to it, which halves the files of a large archive.
fn has_list(facet: &Facet, entry: &NameEntry) -> bool {
    facet.reading == Reading::Thing || entry.stories.len() > 1
}

fn name_view(site: &Site, facet: &Facet, entry: &NameEntry) -> NameView {
    NameView {
        link: Link {
            address: if has_list(facet, entry) {
                entry.address.clone()
            } else {
                site.story_address(entry.stories[0])
            },
            text: entry.name.to_owned(),
        },
        count: entry.stories.len(),
        years: years(site, entry.stories),
    }
}

/// The search that finds a name's stories.
fn query(facet: &Facet, name: &str) -> String {
    match (facet.section, facet.stem) {
        (Section::Rubrics, _) => format!("rubric:\"{name}\""),
        (Section::Places, _) => format!("place:{name}"),
        (_, "people/correspondents") => format!("通讯员:{name}"),
        (_, "people/photographers") => format!("photo:{name}"),
        _ => format!("by:{name}"),
    }
}

/// The list of a facet's names, and the list of each name's stories.
pub(super) fn facet_files(site: &Site, facet: &Facet, sink: &Sink) -> Result<(), Error> {
    let entries = entries(facet);
    for entry in entries.iter().filter(|entry| has_list(facet, entry)) {
        let list = StoryList {
            section: facet.section,
            stem: urls::name(facet.stem, entry.name),
            title: entry.name,
            parent: Link {
                address: format!("{}.html", facet.stem),
                text: facet.title.to_owned(),
            },
            query: query(facet, entry.name),
            stories: entry.stories,
        };
        story_list(site, &list, sink)?;
    }
    let mut letters: BTreeMap<char, Vec<&NameEntry>> = BTreeMap::new();
    for entry in &entries {
        letters
            .entry(pinyin::initial(&entry.key))
            .or_default()
            .push(entry);
    }
    if entries.len() <= NAMES_A_PAGE {
        return names_pages(site, facet, &letters, Shown::All, sink);
    }
    names_pages(site, facet, &letters, Shown::Initials, sink)?;
    letters
        .keys()
        .try_for_each(|letter| names_pages(site, facet, &letters, Shown::Letter(*letter), sink))
}

/// Which names a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    All,
    /// None: only the ways to the initials.
    Initials,
    Letter(char),
}

/// One page of names, or several where one initial has too many.
fn names_pages(
    site: &Site,
    facet: &Facet,
    letters: &BTreeMap<char, Vec<&NameEntry>>,
    shown: Shown,
    sink: &Sink,
) -> Result<(), Error> {
    let stem = match shown {
        Shown::All | Shown::Initials => facet.stem.to_owned(),
        Shown::Letter(letter) => letter_stem(facet, letter),
    };
    let mut pages: Vec<Vec<Group>> = match shown {
        Shown::Initials => Vec::new(),
        Shown::All => {
            let groups = letters.iter();
            let groups = groups.map(|(&letter, names)| {
                group(site, facet, (letters.len() > 1).then_some(letter), names)
            });
            vec![groups.collect()]
        }
        Shown::Letter(letter) => letters[&letter]
            .chunks(NAMES_A_PAGE)
            .map(|names| vec![group(site, facet, Some(letter), names)])
            .collect(),
    };
    if pages.is_empty() {
        pages.push(Vec::new());
    }
    let count = pages.len();
    for (part, groups) in pages.into_iter().enumerate() {
        let address = urls::numbered(&stem, part);
        let initials = letters.keys().map(|&letter| Initial {
            letter,
            address: match shown {
                Shown::All => format!("{stem}.html#{}", place(letter)),
                Shown::Initials | Shown::Letter(_) => {
                    format!("{}.html", letter_stem(facet, letter))
                }
            },
            here: shown == Shown::Letter(letter),
        });
        let page = NamesPage {
            f: Frame::new(
                &site.common,
                address.clone(),
                facet.title.to_owned(),
                facet.section,
            )
            .below(facet.parent.clone()),
            title: facet.title,
            count: match facet.section {
                Section::People => site.w.names.of(facet.names.len()),
                _ => site.w.entries.of(facet.names.len()),
            },
            initials: initials.collect(),
            groups,
            parts: undated::parts(site, &stem, count, part),
        };
        sink(frame::file(address, &page))?;
    }
    Ok(())
}

fn group(site: &Site, facet: &Facet, letter: Option<char>, names: &[&NameEntry]) -> Group {
    Group {
        heading: letter.map(|letter| Heading {
            place: Some(place(letter)),
            link: None,
            text: letter.to_string(),
        }),
        names: names
            .iter()
            .map(|entry| name_view(site, facet, entry))
            .collect(),
        more: None,
    }
}

/// Address of an initial's names, without `.html`.
fn letter_stem(facet: &Facet, letter: char) -> String {
    format!("{}-{}", facet.stem, place(letter))
}

/// An initial as the name of a place on a page, or of a page.
fn place(letter: char) -> String {
    match letter {
        '#' => "other".to_owned(),
        letter => letter.to_ascii_lowercase().to_string(),
    }
}
