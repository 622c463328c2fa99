//! Archive to site: every page as a file, with nothing to run on a server.
//!
//! It writes nothing itself: files go to a sink, from several threads at once, at most an issue's texts at a time in each.

mod about;
mod article;
mod bundle;
mod calendar;
mod chart;
mod cite;
mod clips;
mod colophon;
mod data;
mod dates;
mod day;
mod dump;
mod facts;
mod feeds;
mod frame;
mod home;
mod issue;
mod lacking;
mod lists;
mod missing;
mod page;
mod pinyin;
mod raw;
mod related;
mod seam;
mod search;
mod story;
mod text;
mod undated;
pub mod urls;
pub mod words;

use rayon::prelude::*;

use crate::archive::Archive;
use crate::assets::Assets;
use crate::config::Config;
use crate::error::Error;
use crate::lang::Lang;
use crate::write::File;
use article::Link;
use bundle::Bundle;
use facts::Facts;
use frame::Common;
use related::Relation;
use urls::Layout;
use words::Words;

/// Where files go; called from several threads, in no fixed order.
pub type Sink<'s> = dyn Fn(File) -> Result<(), Error> + Sync + 's;

/// How a site is to be made.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'a> {
    /// What belongs to the archive.
    pub config: &'a Config,
    /// Language of the interface.
    pub lang: Lang,
    /// Whether each story has a page of its own.
    pub layout: Layout,
}

/// Gives every file of the site but the search index to `sink`.
///
/// # Errors
/// When a record cannot be read, or the sink fails.
pub fn files(archive: &Archive, settings: Settings, sink: &Sink) -> Result<(), Error> {
    let assets = Assets::embedded();
    let words = Words::of(settings.lang);
    let common = Common {
        words,
        name: name(archive, settings.config, words),
        assets: assets.folder(),
        rights: settings.config.rights.as_deref(),
        base_url: settings
            .config
            .base_url
            .as_ref()
            .map(|base| format!("{}/", base.trim_end_matches('/'))),
    };
    let site = Site {
        archive,
        layout: settings.layout,
        lang: settings.lang,
        w: words,
        facts: Facts::gather(archive)?,
        related: related::related(archive)?,
        common,
    };
    for file in assets.files() {
        sink(file)?;
    }
    bundle::all(archive)
        .into_par_iter()
        .try_for_each(|pages| Bundle::read(&site, &pages)?.files(sink))?;
    home::files(&site, sink)?;
    lists::files(&site, sink)?;
    calendar::files(&site, sink)?;
    day::files(&site, sink)?;
    clips::files(&site, sink)?;
    undated::files(&site, sink)?;
    search::files(&site, sink)?;
    let data = data::files(&site, sink)?;
    about::files(&site, &data, sink)?;
    feeds::files(&site, sink)?;
    missing::files(&site, sink)
}

/// The page on the archive.
pub const ABOUT: &str = "about.html";

/// That page with what the search's self-test found: how many runs it sought, and how many hits it read again.
#[must_use]
pub fn with_self_test(page: &str, runs: usize, hits: usize, lang: Lang) -> String {
    let words = Words::of(lang);
    let mut figures = [runs, hits].into_iter();
    let mut found = String::new();
    for (index, text) in words.self_test_found.split("{}").enumerate() {
        if index > 0 {
            let figure = figures.next().unwrap_or_default();
            found.push_str(&words::grouped(figure));
        }
        found.push_str(text);
    }
    let note = words.self_test_note;
    page.replacen(note, &format!("{note}{found}"), 1)
}

/// The archive's name: what its keeper says, else that of its paper.
fn name(archive: &Archive, config: &Config, words: &Words) -> String {
    if let Some(name) = &config.name {
        return name.clone();
    }
    let paper = config.papers.first().or_else(|| {
        archive
            .pages
            .iter()
            .map(|page| &page.head.paper)
            .find(|paper| !paper.is_empty())
    });
    match paper {
        Some(paper) => words.archive_of.of(paper),
        None => words.archive.to_owned(),
    }
}

/// What all kinds of pages read from.
#[derive(Debug)]
struct Site<'a> {
    archive: &'a Archive,
    layout: Layout,
    lang: Lang,
    w: &'static Words,
    facts: Facts,
    /// Related stories by story number.
    related: Vec<Vec<Relation>>,
    common: Common<'a>,
}

impl Site<'_> {
    /// A story's headline as lists show it; where it has none, its opening, marked as such.
    fn label(&self, number: usize) -> String {
        if let Some(title) = &self.archive.stories[number].title {
            return text::pieces(title).join(" ");
        }
        let opening = self.opening(number);
        let why = match &opening.from {
            Some(page) => self.w.from_page.of(page),
            None => self.w.untitled.to_owned(),
        };
        format!("〔{why}〕{}", text::shown(&opening.text))
    }

    fn opening(&self, number: usize) -> &facts::Opening {
        let opening = self.facts.openings.get(&number);
        opening.expect("facts hold each story without a headline")
    }

    /// A story's headline as citations give it; what stands for one that was not printed is put in square brackets.
    fn cited(&self, number: usize) -> String {
        match self.archive.stories[number].title {
            Some(_) => self.label(number),
            None => format!("[{}]", text::shown(&self.opening(number).text)),
        }
    }

    /// Where a story is read.
    fn story_address(&self, number: usize) -> String {
        urls::story_in(self.archive, self.layout, number)
    }

    fn story_link(&self, number: usize) -> Link {
        Link {
            address: self.story_address(number),
            text: self.label(number),
        }
    }

    /// `01版 要闻`, or the file's name where the number is not known.
    fn page_label(&self, index: usize) -> String {
        let head = &self.archive.pages[index].head;
        self.w
            .page(head.page_no.as_deref(), head.page_name.as_deref())
    }
}
