//! Colophon: what stands below a story's text, whatever web page it is on: who made it, where it was cut from, what it belongs to and
//! how to cite it.

use super::article::{Credit, Link, Name};
use super::bundle::Bundle;
use super::cite::Reference;
use super::facts::Job;
use super::{Site, dates, lists, text, urls};
use crate::story::{Credits, Kind, Story};

/// See the module.
pub(super) struct Colophon<'a> {
    /// Level of its headings.
    pub(super) level: usize,
    pub(super) credits: Vec<Credit>,
    pub(super) kind: &'static str,
    pub(super) kind_address: String,
    pub(super) places: Vec<Name>,
    pub(super) sources: Vec<SourceView>,
    pub(super) package: Option<Link>,
    pub(super) members: Vec<Link>,
    pub(super) related: Vec<Related>,
    pub(super) reference: Reference<'a>,
    pub(super) exports: Vec<Export>,
}

/// A story that shares much with this one.
pub(super) struct Related {
    pub(super) link: Link,
    pub(super) date: String,
    /// How it is related, in words.
    pub(super) how: &'static str,
}

/// A citation in one form.
pub(super) struct Export {
    pub(super) format: &'static str,
    pub(super) file: String,
    pub(super) text: String,
}

/// A dump that a story was cut from.
pub(super) struct SourceView {
    pub(super) file: String,
    pub(super) lines: String,
    pub(super) raw: String,
}

/// The colophon of a story below a headline of the level before `level`; `address` is the story's absolute one, where it is known.
pub(super) fn colophon<'a>(
    bundle: &'a Bundle,
    number: usize,
    level: usize,
    address: Option<String>,
) -> Colophon<'a> {
    let site = bundle.site;
    let story = &bundle.stories[&number];
    let page = site.archive.stories[number].page;
    let reference = Reference::new(story, site.cited(number), address, site.w);
    Colophon {
        level,
        credits: credits(site, &story.credits),
        kind: site.w.kind(story.kind),
        kind_address: lists::kind_address(story.kind),
        places: story
            .places
            .iter()
            .map(|place| Name {
                name: place.clone(),
                address: Some(lists::place(place)),
            })
            .collect(),
        sources: sources(bundle, story, page),
        package: package(bundle, story),
        members: members(bundle, story),
        related: related(site, number),
        exports: exports(&reference),
        reference,
    }
}

/// The stories of a package, in printed order, which numbers do not keep.
fn members(bundle: &Bundle, story: &Story) -> Vec<Link> {
    let site = bundle.site;
    let members = site.facts.members.get(&story.id);
    let Some(members) = members.filter(|_| story.kind == Kind::Package) else {
        return Vec::new();
    };
    let printed = bundle.sequence.iter();
    printed
        .filter(|number| members.contains(number))
        .map(|&member| site.story_link(member))
        .collect()
}

fn related(site: &Site, number: usize) -> Vec<Related> {
    site.related[number]
        .iter()
        .map(|relation| Related {
            link: site.story_link(relation.story),
            date: dates::date(site.archive.stories[relation.story].date, site.lang),
            how: if relation.reprint {
                site.w.reprint
            } else {
                site.w.follow_up
            },
        })
        .collect()
}

fn exports(reference: &Reference) -> Vec<Export> {
    let export = |format, ending, text| Export {
        format,
        file: format!("{}.{ending}", reference.id),
        text,
    };
    vec![
        export("GB/T 7714—2025", "2025.txt", reference.gb7714_2025()),
        export("BibTeX", "bib", reference.bibtex()),
        export("RIS", "ris", reference.ris()),
        export("CSL-JSON", "json", reference.csl()),
    ]
}

fn credits(site: &Site, credits: &Credits) -> Vec<Credit> {
    let w = site.w;
    let known = [
        (w.reporters, &credits.reporters, Some(Job::Reporter)),
        (
            w.correspondents,
            &credits.correspondents,
            Some(Job::Correspondent),
        ),
        (
            w.photographers,
            &credits.photographers,
            Some(Job::Photographer),
        ),
        (w.authors, &credits.authors, Some(Job::Author)),
        (w.interns, &credits.interns, None),
        (w.planners, &credits.planners, None),
        (w.editors, &credits.editors, None),
    ];
    let others = credits
        .others
        .iter()
        .map(|other| (other.label.as_str(), &other.names, None, true));
    known
        .into_iter()
        .map(|(label, names, job)| (label, names, job, false))
        .chain(others)
        .filter(|(_, names, ..)| !names.is_empty())
        .map(|(label, names, job, printed)| Credit {
            label: label.to_owned(),
            printed,
            names: names
                .iter()
                .map(|name| Name {
                    name: name.clone(),
                    address: job.and_then(|job| lists::person(site, job, name)),
                })
                .collect(),
        })
        .collect()
}

/// The dumps of a story with their lines: its own, and those of its other pages.
fn sources(bundle: &Bundle, story: &Story, page: usize) -> Vec<SourceView> {
    let site = bundle.site;
    let mut files: Vec<(String, Vec<usize>)> = Vec::new();
    for part in &story.parts {
        let file = part
            .source
            .as_ref()
            .map_or(&story.source.file, |source| &source.file);
        let at = files.iter().position(|(known, _)| known == file);
        let at = at.unwrap_or_else(|| {
            files.push((file.clone(), Vec::new()));
            files.len() - 1
        });
        files[at].1.extend(&part.lines);
    }
    files
        .into_iter()
        .filter(|(file, _)| !file.is_empty())
        .map(|(file, mut lines)| {
            lines.sort_unstable();
            lines.dedup();
            let dump = bundle
                .pages
                .iter()
                .zip(&bundle.dumps)
                .find(|(index, _)| site.archive.pages[**index].file.as_ref() == Some(&file))
                .map(|(_, dump)| dump);
            let raw = match (dump, lines.first()) {
                (Some(dump), Some(line)) => dump.at(*line),
                (Some(dump), None) => dump.part(0),
                (None, _) => urls::raw(&site.archive.pages[page]),
            };
            SourceView {
                lines: text::line_ranges(&lines, &bundle.taken(&file, &story.id), site.w.comma),
                raw,
                file,
            }
        })
        .collect()
}

fn package(bundle: &Bundle, story: &Story) -> Option<Link> {
    let id = story.package.as_ref()?;
    let number = bundle
        .sequence
        .iter()
        .copied()
        .find(|number| bundle.site.archive.stories[*number].id == *id)?;
    Some(bundle.site.story_link(number))
}
