//! Lists: which rubrics, places, people and kinds have one, and at which address.
//!
//! No page grows with the archive: lists of stories are cut by year and month, lists of names by initial.

mod names;
mod stories;

use super::article::Link;
use super::facts::Job;
use super::frame::Section;
use super::pinyin::Reading;
use super::{Sink, Site, urls};
use crate::error::Error;
use crate::story::Kind;
use names::{Facet, Group, Heading, NameView};
use stories::{StoryList, story_list, years};

pub(super) use stories::{Row, row};

/// Names shown where a list is only introduced.
const FOREMOST: usize = 16;

const PEOPLE: &str = "people.html";

const KINDS: &str = "kinds.html";

pub(super) fn files(site: &Site, sink: &Sink) -> Result<(), Error> {
    let w = site.w;
    let rubrics = (Section::Rubrics, "rubrics", w.rubrics, &site.facts.rubrics);
    let places = (Section::Places, "places", w.places, &site.facts.places);
    for (section, stem, title, names) in [rubrics, places] {
        let facet = Facet {
            section,
            stem,
            title,
            reading: Reading::Thing,
            names,
            parent: None,
        };
        names::facet_files(site, &facet, sink)?;
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

/// A list of names for each job, and one page with the foremost of each.
fn people(site: &Site, sink: &Sink) -> Result<(), Error> {
    let mut groups = Vec::new();
    let mut count = 0;
    for (job, names) in Job::ALL.into_iter().zip(&site.facts.people) {
        let facet = Facet {
            section: Section::People,
            stem: job_stem(job),
            title: job_title(site, job),
            reading: Reading::Person,
            names,
            parent: Some(Link {
                address: PEOPLE.to_owned(),
                text: site.w.people.to_owned(),
            }),
        };
        names::facet_files(site, &facet, sink)?;
        if names.is_empty() {
            continue;
        }
        count += names.len();
        let link = |text: String| Link {
            address: format!("{}.html", facet.stem),
            text,
        };
        groups.push(Group {
            heading: Some(Heading {
                place: None,
                link: Some(link(site.w.names.of(names.len()))),
                text: facet.title.to_owned(),
            }),
            names: names::foremost(site, &facet, FOREMOST),
            more: (names.len() > FOREMOST).then(|| link(site.w.all_names.of(names.len()))),
        });
    }
    names::short_page(
        site,
        (PEOPLE, site.w.people, Section::People),
        site.w.names.of(count),
        groups,
        sink,
    )
}

/// Address of a kind's list.
pub(super) fn kind_address(kind: Kind) -> String {
    format!("kinds/{}.html", kind.name())
}

fn kinds(site: &Site, sink: &Sink) -> Result<(), Error> {
    let mut kinds = Vec::new();
    for (kind, stories) in &site.facts.kinds {
        let title = site.w.kind(*kind);
        let list = StoryList {
            section: Section::None,
            stem: format!("kinds/{}", kind.name()),
            title,
            parent: Link {
                address: KINDS.to_owned(),
                text: site.w.kinds.to_owned(),
            },
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
    let count = site.w.entries.of(kinds.len());
    let group = Group {
        heading: None,
        names: kinds,
        more: None,
    };
    names::short_page(
        site,
        (KINDS, site.w.kinds, Section::None),
        count,
        vec![group],
        sink,
    )
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
