//! Story (篇): the whole of it, what is known of it, and the ways on from it.

use askama::Template;

use super::article::{Article, Block, Credit, Link, Name, article};
use super::bundle::Bundle;
use super::cite::Reference;
use super::facts::Job;
use super::frame::{self, Frame, Section};
use super::urls::{self, Layout};
use super::{Sink, Site, dates, issue, lists, text};
use crate::error::Error;
use crate::story::{Credits, Kind, Story};

/// Scripts of a story page, in the order in which they run.
const SCRIPTS: [&str; 2] = ["js/keys.js", "js/cite.js"];

#[derive(Template)]
#[template(path = "story.html")]
struct StoryPage<'a> {
    f: Frame<'a>,
    a: Article,
    page: Link,
    kind: &'static str,
    credits: Vec<Credit>,
    sources: Vec<SourceView>,
    package: Option<Link>,
    members: Vec<Link>,
    items: Vec<issue::Item>,
    previous: Option<Link>,
    next: Option<Link>,
    places: Vec<Name>,
    related: Vec<Related>,
    kind_address: String,
    reference: Reference<'a>,
    exports: Vec<Export>,
    scripts: Vec<String>,
}

/// A story that shares much with this one.
struct Related {
    link: Link,
    date: String,
    /// How it is related, in words.
    how: &'static str,
}

/// A citation in one form.
struct Export {
    format: &'static str,
    file: String,
    text: String,
}

/// A dump that a story was cut from.
struct SourceView {
    file: String,
    lines: String,
    raw: String,
}

pub(super) fn files(bundle: &Bundle, sink: &Sink) -> Result<(), Error> {
    if bundle.site.layout == Layout::Pages {
        return Ok(());
    }
    for position in 0..bundle.sequence.len() {
        let number = bundle.sequence[position];
        let address = urls::story(&bundle.site.archive.stories[number].id);
        sink(frame::file(
            address.clone(),
            &view(bundle, position, address),
        ))?;
    }
    Ok(())
}

fn view<'a>(bundle: &'a Bundle, position: usize, address: String) -> StoryPage<'a> {
    let site = bundle.site;
    let number = bundle.sequence[position];
    let story = &bundle.stories[&number];
    let entry = &site.archive.stories[number];
    let page = &site.archive.pages[entry.page];
    let at = Link {
        address: urls::page(page),
        text: site.page_label(entry.page),
    };
    let f = Frame::new(&site.common, address, site.label(number), Section::None)
        .in_calendar()
        .below([bundle.parent(), at.clone()]);
    let scripts = SCRIPTS.iter().map(|name| f.asset(name)).collect();
    let link = |position: usize| {
        let number = *bundle.sequence.get(position)?;
        Some(site.story_link(number))
    };
    let reference = Reference::new(story, site.label(number), f.canonical());
    let mut a = article(story, &bundle.around(), site.w);
    a.imprint = imprint(bundle, story, entry.page);
    if let Some(rubric) = &mut a.rubric {
        rubric.address = story.rubric.as_deref().map(lists::rubric);
    }
    StoryPage {
        a,
        page: at,
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
        related: related(site, number),
        exports: exports(&reference),
        reference,
        credits: credits(site, &story.credits),
        sources: sources(bundle, story, entry.page),
        package: package(bundle, story),
        members: site
            .facts
            .members
            .get(&story.id)
            .filter(|_| story.kind == Kind::Package)
            .map(|members| {
                // In printed order, which numbers do not keep.
                let printed = bundle
                    .sequence
                    .iter()
                    .filter(|number| members.contains(number));
                printed.map(|&member| site.story_link(member)).collect()
            })
            .unwrap_or_default(),
        items: issue::items(site, entry.page, Some(number)),
        previous: position.checked_sub(1).and_then(link),
        next: link(position + 1),
        scripts,
        f,
    }
}

/// One line that says where and when it was printed.
fn imprint(bundle: &Bundle, story: &Story, page: usize) -> String {
    let site = bundle.site;
    let mut words = vec![story.paper.clone(), dates::date(story.date, site.lang)];
    words.extend(
        story
            .date
            .exact_day()
            .map(|day| dates::weekday(day, site.lang)),
    );
    words.extend(
        story
            .issue_no
            .as_ref()
            .map(|number| site.w.issue_number.of(number)),
    );
    words.push(site.page_label(page));
    words.retain(|word| !word.is_empty());
    words.join(" ")
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
        .map(|other| (other.label.as_str(), &other.names, None));
    known
        .into_iter()
        .chain(others)
        .filter(|(_, names, _)| !names.is_empty())
        .map(|(label, names, job)| Credit {
            label: label.to_owned(),
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
                lines: text::line_ranges(&lines, &bundle.taken(&file, &story.id)),
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
