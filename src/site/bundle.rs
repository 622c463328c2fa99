//! Bundle: the newspaper pages of one issue, or one undated page, with the texts of their stories.
//!
//! It is the unit of work: what is in memory at a time, and what runs beside others.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::article::{Around, Link, Near};
use super::dump::Dump;
use super::{Sink, Site, data, dates, issue, page, raw, story, urls};
use crate::archive::{Archive, PageEntry};
use crate::error::Error;
use crate::story::Story;

/// The pages of a bundle.
#[derive(Debug, Clone)]
pub(super) enum Pages {
    /// Of an issue, by its index.
    Issue(usize),
    /// One page without a known day, by its index.
    Undated(usize),
}

/// All bundles of an archive; every newspaper page is in exactly one.
pub(super) fn all(archive: &Archive) -> Vec<Pages> {
    let issues = (0..archive.issues.len()).map(Pages::Issue);
    let undated = archive.undated.iter().copied().map(Pages::Undated);
    issues.chain(undated).collect()
}

/// See the module.
#[derive(Debug)]
pub(super) struct Bundle<'a> {
    pub(super) site: &'a Site<'a>,
    /// Index of the issue, where it is one.
    pub(super) issue: Option<usize>,
    /// Indices of the pages, in order.
    pub(super) pages: Vec<usize>,
    /// What each of the pages was read from, in the same order.
    pub(super) dumps: Vec<Dump<'a>>,
    /// Its stories by number.
    pub(super) stories: BTreeMap<usize, Story>,
    /// Story numbers in printed order, each where it begins.
    pub(super) sequence: Vec<usize>,
}

impl<'a> Bundle<'a> {
    /// Reads the stories of some pages.
    pub(super) fn read(site: &'a Site<'a>, pages: &Pages) -> Result<Self, Error> {
        let (issue, pages) = match pages {
            Pages::Issue(issue) => (Some(*issue), site.archive.issues[*issue].pages.clone()),
            Pages::Undated(page) => (None, vec![*page]),
        };
        let mut stories = BTreeMap::new();
        let mut sequence = Vec::new();
        for &page in &pages {
            for &number in &site.archive.pages[page].stories {
                if let Entry::Vacant(place) = stories.entry(number) {
                    place.insert(site.archive.story(number)?);
                    sequence.push(number);
                }
            }
        }
        let dumps = pages
            .iter()
            .map(|&index| {
                let page = &site.archive.pages[index];
                let held = lines_held(page, page.stories.iter().map(|number| &stories[number]));
                Ok(Dump::new(page, site.archive.dump_lines(index)?, held))
            })
            .collect::<Result<_, Error>>()?;
        Ok(Self {
            site,
            issue,
            pages,
            dumps,
            stories,
            sequence,
        })
    }

    /// All web pages of the bundle.
    pub(super) fn files(&self, sink: &Sink) -> Result<(), Error> {
        issue::files(self, sink)?;
        page::files(self, sink)?;
        raw::files(self, sink)?;
        data::issue(self, sink)?;
        story::files(self, sink)
    }

    /// Its pages, for the jumps of its stories.
    pub(super) fn around(&self) -> Around<'_> {
        let pages = self.pages.iter().zip(&self.dumps).map(|(&index, dump)| {
            let page = &self.site.archive.pages[index];
            Near {
                number: page.head.page_no.as_deref(),
                file: page.file.as_deref(),
                address: urls::page(page),
                dump,
            }
        });
        Around {
            is_issue: self.issue.is_some(),
            pages: pages.collect(),
        }
    }

    /// Lines of a dump that stand in other stories than one.
    pub(super) fn taken(&self, file: &str, id: &str) -> BTreeSet<usize> {
        self.stories
            .values()
            .filter(|story| story.id != id)
            .flat_map(|story| story.parts.iter().map(move |part| (story, part)))
            .filter(|(story, part)| part.source.as_ref().unwrap_or(&story.source).file == file)
            .flat_map(|(_, part)| part.lines.iter().copied())
            .collect()
    }

    /// The issue's or, where there is none, the undated list's link.
    pub(super) fn parent(&self) -> Link {
        match self.issue {
            Some(index) => {
                let issue = &self.site.archive.issues[index];
                Link {
                    address: urls::issue(issue),
                    text: dates::date(issue.date, self.site.lang),
                }
            }
            None => Link {
                address: urls::undated(0),
                text: self.site.w.undated.to_owned(),
            },
        }
    }
}

/// Lines of a page's dump that stand in a story.
fn lines_held<'s>(page: &PageEntry, stories: impl Iterator<Item = &'s Story>) -> BTreeSet<usize> {
    stories
        .flat_map(|story| story.parts.iter().map(move |part| (story, part)))
        .filter(|(story, part)| {
            let file = &part.source.as_ref().unwrap_or(&story.source).file;
            page.file.as_ref() == Some(file)
        })
        .flat_map(|(_, part)| part.lines.iter().copied())
        .collect()
}
