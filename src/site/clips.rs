//! Clippings (剪报本): the page that keeps them, and the small files from which it learns what a story is.
//!
//! Only that page stores anything, because Firefox gives every page of file:// a storage of its own; stars elsewhere are links to it. It
//! knows a story by its id alone, so that the files are grouped by the first characters of ids.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use askama::Template;
use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::cite::Reference;
use super::frame::{self, Frame, Section};
use super::{Sink, Site};
use crate::assets::SEARCH_SCRIPT;
use crate::date::DateSource;
use crate::error::Error;
use crate::write::File;

/// An archive of more stories than this groups by two characters of the id: a file then holds tens of stories, not hundreds.
const ONE_CHARACTER: usize = 2_000;

/// Stories whose entries are in memory at a time, at some 500 bytes each.
const STORIES_AT_A_TIME: usize = 200_000;

/// Scripts of the page, in the order in which they run.
const SCRIPTS: [&str; 2] = ["js/clipping_forms.js", "js/clippings.js"];

#[derive(Template)]
#[template(path = "clippings.html")]
struct ClippingsPage<'a> {
    f: Frame<'a>,
    archive: String,
    prefix: usize,
    /// The script that reads the search's files.
    reader: String,
    scripts: Vec<String>,
}

/// What a clipping holds of its story; short names, since there is one a story.
#[derive(Serialize)]
struct Clip {
    /// Its address below the root.
    u: String,
    /// Headline
    t: String,
    /// 责任者
    #[serde(skip_serializing_if = "Vec::is_empty")]
    a: Vec<String>,
    /// Paper
    p: String,
    /// Date, as exact as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    d: Option<String>,
    /// Whether the date is inferred.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    i: bool,
    /// Pages
    #[serde(skip_serializing_if = "Vec::is_empty")]
    g: Vec<String>,
    /// GB/T 7714
    c: String,
    /// Its number in this build's search, which holds its text.
    n: usize,
}

pub(super) fn files(site: &Site, sink: &Sink) -> Result<(), Error> {
    let prefix = if site.archive.stories.len() <= ONE_CHARACTER {
        1
    } else {
        2
    };
    let address = "clippings.html".to_owned();
    let f = Frame::new(
        &site.common,
        address.clone(),
        site.w.clippings.to_owned(),
        Section::Clippings,
    );
    let page = ClippingsPage {
        archive: archive_id(&site.common.name),
        prefix,
        reader: f.asset(SEARCH_SCRIPT),
        scripts: SCRIPTS.iter().map(|name| f.asset(name)).collect(),
        f,
    };
    sink(frame::file(address, &page))?;

    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, entry) in site.archive.stories.iter().enumerate() {
        groups
            .entry(group(&entry.id, prefix))
            .or_default()
            .push(number);
    }
    let mut at_a_time = Vec::new();
    let mut stories = 0;
    for (name, numbers) in groups {
        stories += numbers.len();
        at_a_time.push((name, numbers));
        if stories >= STORIES_AT_A_TIME {
            group_files(site, std::mem::take(&mut at_a_time), sink)?;
            stories = 0;
        }
    }
    group_files(site, at_a_time, sink)
}

/// What tells this archive's clippings from another's in one browser: its name, which outlives any build.
fn archive_id(name: &str) -> String {
    let hash = Sha256::digest(name.as_bytes());
    let mut id = String::new();
    for byte in hash.iter().take(4) {
        write!(id, "{byte:02x}").expect("a String takes all that is written");
    }
    id
}

/// The file of an id: its first characters, in those of an address. The page's script does the same.
fn group(id: &str, prefix: usize) -> String {
    id.chars()
        .take(prefix)
        .map(|character| {
            if character.is_ascii_alphanumeric() {
                character.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect()
}

fn group_files(site: &Site, groups: Vec<(String, Vec<usize>)>, sink: &Sink) -> Result<(), Error> {
    groups.into_par_iter().try_for_each(|(name, numbers)| {
        let mut clips: BTreeMap<String, Clip> = BTreeMap::new();
        for number in numbers {
            let story = site.archive.story(number)?;
            let reference = Reference::new(&story, site.cited(number), None, site.w);
            let clip = Clip {
                u: site.story_address(number),
                t: reference.whole_title(),
                a: reference
                    .authors
                    .iter()
                    .map(|name| (*name).to_owned())
                    .collect(),
                p: story.paper.clone(),
                d: story.date.value(),
                i: story.date.source() == DateSource::Inferred,
                g: reference
                    .pages
                    .iter()
                    .map(|page| (*page).to_owned())
                    .collect(),
                c: reference.gb7714(),
                n: number,
            };
            clips.insert(story.id.clone(), clip);
        }
        let clips = serde_json::to_string(&clips).expect("its keys are strings");
        sink(File {
            path: format!("clip/{name}.js"),
            bytes: format!("jianbao.clips({clips});\n").into_bytes(),
        })
    })
}
