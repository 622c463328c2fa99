//! The whole road: input folders to a finished site beside its search index.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use jiff::civil;
use rayon::prelude::*;

use crate::archive::{Archive, Builder, CutIssue, CutSheet};
use crate::check;
use crate::config::Config;
use crate::error::Error;
use crate::index;
use crate::lang::Lang;
use crate::places::Gazetteer;
use crate::read::{self, Dump, Survey};
use crate::segment;
use crate::shards;
use crate::site::{self, Settings, urls, urls::Layout};
use crate::story;
use crate::write::{self, File, Staging};

/// Issues that are cut side by side before their texts go to disk: enough for all cores, few enough to bound memory.
const ISSUES_AT_ONCE: usize = 64;

/// Stories from which the search is tested in each build: at 10,000 stories a third of a second of one processor's work, where the whole
/// build takes 13. `jianbao check --search` takes all.
const TESTED_STORIES: u32 = 100;

/// What to build, from what, to where.
#[derive(Debug)]
pub struct Options<'a> {
    /// Folders and files to read.
    pub inputs: &'a [PathBuf],
    /// Folder for the site.
    pub out: &'a Path,
    /// The archive's settings.
    pub config: &'a Config,
    /// Language of the site.
    pub lang: Lang,
    /// Whether each story has a page of its own.
    pub layout: Layout,
}

/// A stretch of the road, for whoever shows how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Looking at the dumps.
    Reading,
    /// Cutting pages into stories; counted in issues.
    Cutting,
    /// Making the index and the site.
    Making,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Summary {
    /// Newspaper pages, hidden ones left out.
    pub pages: usize,
    /// Issues of a known day.
    pub issues: usize,
    /// Stories.
    pub stories: usize,
    /// Parts and stories that carry a doubt.
    pub doubts: usize,
    /// Dumps that the keeper has taken out.
    pub hidden: usize,
    /// Dumps left out because another one is the same, with that one.
    pub duplicates: Vec<(PathBuf, PathBuf)>,
    /// Files of other types, by extension.
    pub other_types: BTreeMap<String, usize>,
    /// What could not be read.
    pub skipped: Vec<Error>,
    /// Bytes of all dumps read.
    pub dump_bytes: u64,
    /// Files of the site.
    pub site_files: usize,
    /// Bytes of the site.
    pub site_bytes: u64,
    /// Of these, bytes of the search.
    pub search_bytes: u64,
}

/// Builds the site and the index beside it. The old site stays whole until the new one is complete.
///
/// # Errors
/// When nothing can be read at all, the output folder is somebody else's, or something cannot be written.
pub fn build(
    options: &Options<'_>,
    progress: &(dyn Fn(Step, usize, usize) + Sync),
) -> Result<Summary, Error> {
    keep_apart(options.inputs, options.out)?;
    progress(Step::Reading, 0, 0);
    let mut survey = survey(options.inputs, options.out, options.config)?;
    if survey.dumps.is_empty() && survey.records.is_empty() {
        let path = options.inputs.first().cloned().unwrap_or_default();
        return Err(survey.skipped.pop().unwrap_or(Error::EmptyInput { path }));
    }
    let staging = Staging::begin(options.out)?;
    let mut summary = Summary {
        duplicates: std::mem::take(&mut survey.duplicates),
        other_types: std::mem::take(&mut survey.other_types),
        dump_bytes: survey.dumps.iter().map(|dump| dump.size_bytes).sum(),
        hidden: survey.dumps.iter().filter(|dump| dump.hidden).count(),
        ..Summary::default()
    };
    let archive = gather(
        &survey,
        options.config,
        staging.cache(),
        progress,
        &mut summary,
    )?;
    summary.skipped.append(&mut survey.skipped);
    progress(Step::Making, 0, archive.stories.len());
    make(&archive, options, staging, &mut summary)?;
    Ok(summary)
}

/// Looks at the input as a build would.
///
/// # Errors
/// When no input can be read at all.
pub fn survey(inputs: &[PathBuf], out: &Path, config: &Config) -> Result<Survey, Error> {
    read::survey(
        inputs,
        &read::SurveyOptions {
            papers: config.papers.clone(),
            hide: config.hide.clone(),
            leave_out: vec![out.to_owned(), write::cache_folder(out)],
        },
    )
}

/// Refuses a site inside its own input, and an input inside the site.
fn keep_apart(inputs: &[PathBuf], out: &Path) -> Result<(), Error> {
    let real = |path: &Path| {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        fs::canonicalize(&absolute).unwrap_or(absolute)
    };
    let real_out = real(out);
    for input in inputs.iter().filter(|input| input.is_dir()) {
        let real_input = real(input);
        if real_out.starts_with(&real_input) || real_input.starts_with(&real_out) {
            return Err(Error::OutInsideInput {
                out: out.to_owned(),
                input: input.clone(),
            });
        }
    }
    Ok(())
}

/// Cuts all dumps, issue by issue, and takes all records.
fn gather(
    survey: &Survey,
    config: &Config,
    cache: &Path,
    progress: &(dyn Fn(Step, usize, usize) + Sync),
    summary: &mut Summary,
) -> Result<Archive, Error> {
    let places = Gazetteer::new(&config.places);
    let issues = issues(&survey.dumps);
    let mut builder = Builder::new(cache)?;
    let done = AtomicUsize::new(0);
    for chunk in issues.chunks(ISSUES_AT_ONCE) {
        let cut: Vec<(CutIssue, Vec<Error>)> = chunk
            .par_iter()
            .map(|dumps| {
                let cut = cut(dumps, &places);
                progress(
                    Step::Cutting,
                    done.fetch_add(1, Ordering::Relaxed) + 1,
                    issues.len(),
                );
                cut
            })
            .collect();
        for (issue, skipped) in cut {
            summary.skipped.extend(skipped);
            summary.pages += issue.sheets.iter().filter(|sheet| !sheet.hidden).count();
            summary.doubts += issue.stories.iter().map(doubts).sum::<usize>();
            builder.issue(&issue)?;
        }
    }
    for path in &survey.records {
        for story in read::records(path)? {
            match story {
                Ok(story) => {
                    summary.doubts += doubts(&story);
                    builder.record(story)?;
                }
                Err(error) => summary.skipped.push(error),
            }
        }
    }
    let archive = builder.finish(config.papers.first().map(String::as_str))?;
    summary.stories = archive.stories.len();
    summary.issues = archive.issues.len();
    Ok(archive)
}

/// Dumps by issue: those of one paper and day together, each undated one alone.
#[must_use]
pub fn issues(dumps: &[Dump]) -> Vec<Vec<&Dump>> {
    let mut dated: BTreeMap<(civil::Date, &str), Vec<&Dump>> = BTreeMap::new();
    let mut alone = Vec::new();
    for dump in dumps {
        match dump.head.date.exact_day() {
            Some(day) => dated.entry((day, &dump.head.paper)).or_default().push(dump),
            None => alone.push(vec![dump]),
        }
    }
    for dumps in dated.values_mut() {
        dumps.sort_by(|one, two| {
            (&one.head.page_no, &one.file).cmp(&(&two.head.page_no, &two.file))
        });
    }
    dated.into_values().chain(alone).collect()
}

/// Reads and cuts one issue; a dump that can no longer be read is left out.
fn cut(dumps: &[&Dump], places: &Gazetteer) -> (CutIssue, Vec<Error>) {
    let mut skipped = Vec::new();
    let mut pages = Vec::new();
    let mut sheets = Vec::new();
    for dump in dumps.iter().filter(|dump| dump.hidden) {
        sheets.push(CutSheet {
            head: dump.head.clone(),
            file: dump.file.clone(),
            stories: Vec::new(),
            furniture: Vec::new(),
            lines: Vec::new(),
            hidden: true,
        });
    }
    for dump in dumps.iter().filter(|dump| !dump.hidden) {
        match read::page(dump) {
            Ok(page) => pages.push(page),
            Err(error) => skipped.push(error),
        }
    }
    let cut = segment::cut(&pages, places);
    let furniture: Vec<_> = cut.iter().map(|page| page.furniture.clone()).collect();
    let issue = story::join(cut);
    for ((page, stories), furniture) in pages.into_iter().zip(issue.pages).zip(furniture) {
        sheets.push(CutSheet {
            head: page.head,
            file: page.file,
            stories,
            furniture,
            lines: page.lines.into_iter().map(|line| line.raw).collect(),
            hidden: false,
        });
    }
    (
        CutIssue {
            stories: issue.stories,
            sheets,
        },
        skipped,
    )
}

fn doubts(story: &story::Story) -> usize {
    story.doubts.len()
        + story
            .parts
            .iter()
            .filter(|part| part.doubt.is_some())
            .count()
}

/// Makes the index and the pages side by side, then puts both in place.
fn make(
    archive: &Archive,
    options: &Options<'_>,
    staging: Staging,
    summary: &mut Summary,
) -> Result<(), Error> {
    let counted = Counted {
        staging: &staging,
        files: AtomicUsize::new(0),
        bytes: AtomicU64::new(0),
    };
    let Options {
        config,
        lang,
        layout,
        ..
    } = *options;
    let settings = Settings {
        config,
        lang,
        layout,
    };
    let aliases: Vec<Vec<String>> = config
        .alias
        .iter()
        .map(|alias| alias.names.clone())
        .collect();
    let fresh_index = staging.cache().join("new-index");
    let (search, pages) = rayon::join(
        || -> Result<u64, Error> {
            let merging = index::build(archive.records()?, &fresh_index, |number| {
                urls::story_in(archive, layout, number)
            })?
            .with_aliases(&aliases)?;
            let bytes = AtomicU64::new(0);
            shards::shards(merging, &|file: File| {
                bytes.fetch_add(file.bytes.len() as u64, Ordering::Relaxed);
                counted.write(&file)
            })?;
            Ok(bytes.into_inner())
        },
        || site::files(archive, settings, &|file: File| counted.write(&file)),
    );
    summary.search_bytes = search?;
    pages?;
    test_search(&staging, lang)?;
    summary.site_files = counted.files.into_inner();
    summary.site_bytes = counted.bytes.into_inner();
    let index = staging.cache().join("index");
    // A reader with an old page open goes on searching: the search folder that its entry file names stays for this build.
    let entry = staging.old(shards::ENTRY);
    staging.publish(entry.as_deref().and_then(shards::folder_named_in))?;
    replace_folder(&fresh_index, &index)
}

/// Tests the search as it will be shipped, and says on the page on the archive what came of it; a search that errs is not published.
fn test_search(staging: &Staging, lang: Lang) -> Result<(), Error> {
    let report = check::sample(staging.fresh(), TESTED_STORIES)?;
    if let Some(fault) = report.faults.into_iter().next() {
        return Err(Error::SelfTest {
            run: fault.run,
            story: fault.story,
        });
    }
    let path = staging.fresh().join(site::ABOUT);
    let page = fs::read_to_string(&path).map_err(|source| Error::Read {
        path: path.clone(),
        source,
    })?;
    let page = site::with_self_test(&page, report.runs, report.found, lang);
    fs::write(&path, page).map_err(|source| Error::Write { path, source })
}

struct Counted<'a> {
    staging: &'a Staging,
    files: AtomicUsize,
    bytes: AtomicU64,
}

impl Counted<'_> {
    fn write(&self, file: &File) -> Result<(), Error> {
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes
            .fetch_add(file.bytes.len() as u64, Ordering::Relaxed);
        self.staging.write(file)
    }
}

fn replace_folder(fresh: &Path, place: &Path) -> Result<(), Error> {
    let write = |source| Error::Write {
        path: place.to_owned(),
        source,
    };
    if place.exists() {
        fs::remove_dir_all(place).map_err(write)?;
    }
    fs::rename(fresh, place).map_err(write)
}
