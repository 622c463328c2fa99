//! Lists: the stories of a rubric, person, place or kind, and the lists of those names.
//!
//! No page grows with the archive: lists of stories are cut by year and month, lists of names by initial.

mod stories;

use std::collections::BTreeMap;

use askama::Template;

use super::article::Link;
use super::facts::{Job, Names};
use super::frame::{self, Frame, Section};
use super::pinyin::{self, Reading};
use super::undated::{self, Part};
use super::{Sink, Site, urls};
use crate::error::Error;
use crate::story::Kind;
use stories::{StoryList, story_list, years};

pub(super) use stories::{Row, row};

/// Names a page: one takes up to 400 bytes with its counts by year.
const NAMES_A_PAGE: usize = 600;

/// Names shown where a list is only introduced.
const FOREMOST: usize = 16;

/// A list of names, each with its stories.
struct Facet<'a> {
    section: Section,
    /// Address without `.html`.
    stem: &'static str,
    title: &'static str,
    reading: Reading,
    names: &'a Names,
    /// The list that this one is part of.
    parent: Option<Link>,
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
    parent: Option<Link>,
    title: &'a str,
    count: usize,
    /// Initials that lie on other pages, or further down on this one.
    initials: Vec<Initial>,
    groups: Vec<Group>,
    parts: Vec<Part>,
}

struct Initial {
    letter: char,
    link: Link,
    here: bool,
}

struct Group {
    letter: Option<char>,
    names: Vec<NameView>,
}

struct NameView {
    link: Link,
    count: usize,
    years: Vec<(String, usize)>,
}

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage<'a> {
    f: Frame<'a>,
    jobs: Vec<JobView>,
}

struct JobView {
    link: Link,
    count: usize,
    names: Vec<NameView>,
}

#[derive(Template)]
#[template(path = "kinds.html")]
struct KindsPage<'a> {
    f: Frame<'a>,
    kinds: Vec<NameView>,
}

pub(super) fn files(site: &Site, sink: &Sink) -> Result<(), Error> {
    let w = site.w;
    for facet in [
        Facet {
            section: Section::Rubrics,
            stem: "rubrics",
            title: w.rubrics,
            reading: Reading::Thing,
            names: &site.facts.rubrics,
            parent: None,
        },
        Facet {
            section: Section::Places,
            stem: "places",
            title: w.places,
            reading: Reading::Thing,
            names: &site.facts.places,
            parent: None,
        },
    ] {
        facet_files(site, &facet, sink)?;
    }
    people(site, sink)?;
    kinds(site, sink)
}

fn job_stem(job: Job) -> &'static str {
    match job {
        Job::Reporter => "people/reporters",
        Job::Correspondent => "people/correspondents",
        Job::Photographer => "people/photographers",
        Job::Author => "people/authors",
    }
}

fn job_title(site: &Site, job: Job) -> &'static str {
    match job {
        Job::Reporter => site.w.reporters,
        Job::Correspondent => site.w.correspondents,
        Job::Photographer => site.w.photographers,
        Job::Author => site.w.authors,
    }
}

fn people(site: &Site, sink: &Sink) -> Result<(), Error> {
    let mut jobs = Vec::new();
    for (job, names) in Job::ALL.into_iter().zip(&site.facts.people) {
        let stem = job_stem(job);
        let facet = Facet {
            section: Section::People,
            stem,
            title: job_title(site, job),
            reading: Reading::Person,
            names,
            parent: Some(Link {
                address: "people.html".to_owned(),
                text: site.w.people.to_owned(),
            }),
        };
        facet_files(site, &facet, sink)?;
        let mut foremost = entries(&facet);
        foremost.sort_by(|one, other| {
            (other.stories.len(), &one.key).cmp(&(one.stories.len(), &other.key))
        });
        jobs.push(JobView {
            link: Link {
                address: format!("{stem}.html"),
                text: facet.title.to_owned(),
            },
            count: foremost.len(),
            names: foremost
                .iter()
                .take(FOREMOST)
                .map(|entry| name_view(site, &facet, entry))
                .collect(),
        });
    }
    let address = "people.html".to_owned();
    let page = PeoplePage {
        f: Frame::new(
            &site.common,
            address.clone(),
            site.w.people.to_owned(),
            Section::People,
        ),
        jobs,
    };
    sink(frame::file(address, &page))
}

/// Address of a kind's list.
pub(super) fn kind_address(kind: Kind) -> String {
    format!("kinds/{}.html", kind.name())
}

fn kinds(site: &Site, sink: &Sink) -> Result<(), Error> {
    let address = "kinds.html".to_owned();
    let parent = Link {
        address: address.clone(),
        text: site.w.kinds.to_owned(),
    };
    let mut kinds = Vec::new();
    for (kind, stories) in &site.facts.kinds {
        let title = site.w.kind(*kind);
        let list = StoryList {
            section: Section::None,
            stem: format!("kinds/{}", kind.name()),
            title,
            parent: parent.clone(),
            query: format!("kind:{}", kind.name()),
            stories,
        };
        story_list(site, &list, sink)?;
        kinds.push(NameView {
            link: Link {
                address: kind_address(*kind),
                text: title.to_owned(),
            },
            count: stories.len(),
            years: years(site, stories),
        });
    }
    let page = KindsPage {
        f: Frame::new(
            &site.common,
            address.clone(),
            site.w.kinds.to_owned(),
            Section::None,
        ),
        kinds,
    };
    sink(frame::file(address, &page))
}

/// Address of a person's list under a job, where there is one: a person of one story has none.
pub(super) fn person(site: &Site, job: Job, name: &str) -> Option<String> {
    let at = Job::ALL.iter().position(|other| *other == job)?;
    let stories = site.facts.people[at].get(name)?;
    (stories.len() > 1).then(|| format!("{}.html", urls::name(job_stem(job), name)))
}

/// Address of a rubric's list.
pub(super) fn rubric(name: &str) -> String {
    format!("{}.html", urls::name("rubrics", name))
}

/// Address of a place's list.
pub(super) fn place(name: &str) -> String {
    format!("{}.html", urls::name("places", name))
}

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

fn facet_files(site: &Site, facet: &Facet, sink: &Sink) -> Result<(), Error> {
    let entries = entries(facet);
    for entry in entries.iter().filter(|entry| has_list(facet, entry)) {
        let query = match facet.section {
            Section::Rubrics => format!("rubric:\"{}\"", entry.name),
            Section::Places => format!("place:{}", entry.name),
            _ => match facet.stem {
                "people/correspondents" => format!("通讯员:{}", entry.name),
                "people/photographers" => format!("photo:{}", entry.name),
                _ => format!("by:{}", entry.name),
            },
        };
        let list = StoryList {
            section: facet.section,
            stem: urls::name(facet.stem, entry.name),
            title: entry.name,
            parent: Link {
                address: format!("{}.html", facet.stem),
                text: facet.title.to_owned(),
            },
            query,
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
        return names_page(site, facet, &letters, Shown::All, sink);
    }
    names_page(site, facet, &letters, Shown::Initials, sink)?;
    letters
        .keys()
        .try_for_each(|letter| names_page(site, facet, &letters, Shown::Letter(*letter), sink))
}

/// Address of an initial's names, without `.html`.
fn letter_stem(facet: &Facet, letter: char) -> String {
    match letter {
        '#' => format!("{}-other", facet.stem),
        letter => format!("{}-{}", facet.stem, letter.to_ascii_lowercase()),
    }
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
fn names_page(
    site: &Site,
    facet: &Facet,
    letters: &BTreeMap<char, Vec<&NameEntry>>,
    cut: Shown,
    sink: &Sink,
) -> Result<(), Error> {
    let (stem, shown): (String, Vec<(char, &[&NameEntry])>) = match cut {
        Shown::All => (
            facet.stem.to_owned(),
            letters
                .iter()
                .map(|(letter, names)| (*letter, &names[..]))
                .collect(),
        ),
        Shown::Initials => (facet.stem.to_owned(), Vec::new()),
        Shown::Letter(letter) => (
            letter_stem(facet, letter),
            vec![(letter, &letters[&letter][..])],
        ),
    };
    let parts = match (cut, &shown[..]) {
        (Shown::Letter(_), [(_, names)]) => names.len().div_ceil(NAMES_A_PAGE),
        _ => 1,
    };
    for part in 0..parts {
        let address = urls::numbered(&stem, part);
        let groups = shown
            .iter()
            .map(|(letter, names)| {
                let names = if parts > 1 {
                    names.chunks(NAMES_A_PAGE).nth(part).unwrap_or_default()
                } else {
                    names
                };
                Group {
                    letter: (letters.len() > 1).then_some(*letter),
                    names: names
                        .iter()
                        .map(|entry| name_view(site, facet, entry))
                        .collect(),
                }
            })
            .collect();
        let initials = letters
            .keys()
            .map(|&letter| Initial {
                letter,
                link: Link {
                    address: match cut {
                        Shown::All => format!("{stem}.html#{}", anchor(letter)),
                        Shown::Initials | Shown::Letter(_) => {
                            format!("{}.html", letter_stem(facet, letter))
                        }
                    },
                    text: String::new(),
                },
                here: cut == Shown::Letter(letter),
            })
            .collect();
        let page = NamesPage {
            f: Frame::new(
                &site.common,
                address.clone(),
                facet.title.to_owned(),
                facet.section,
            ),
            parent: facet.parent.clone(),
            title: facet.title,
            count: facet.names.len(),
            initials,
            groups,
            parts: undated::parts(site, &stem, parts, part),
        };
        sink(frame::file(address, &page))?;
    }
    Ok(())
}

/// An initial as the name of a place on a page.
fn anchor(letter: char) -> String {
    match letter {
        '#' => "other".to_owned(),
        letter => letter.to_ascii_lowercase().to_string(),
    }
}
