//! The search's self-test: random runs of every story, sought in the files that are shipped, against a reading of every story.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use crate::error::Error;
use crate::index;
use crate::index::grams::{SEPARATED, normal};
use crate::shards::Shipped;
use crate::story::Story;

/// Stories found that are kept at a time, with the runs that found them: 40 MB.
const FOUND: usize = 10_000_000;

/// Runs sought at a time.
const RUNS: usize = 20_000;

/// Faults told; whoever has so many needs no more.
const FAULTS: usize = 20;

/// Stories read for a run of a sample.
const READ: usize = 20;

/// The records of a site, in story order.
const RECORDS: &str = "data/stories.jsonl";

/// What a self-test found.
#[derive(Debug, Default)]
pub struct Report {
    /// Stories read.
    pub stories: usize,
    /// Runs sought.
    pub runs: usize,
    /// Stories found, all runs together.
    pub found: usize,
    /// What was wrong, at most twenty of it.
    pub faults: Vec<Fault>,
}

impl Report {
    fn tell(&mut self, run: &[String], story: String, is_missing: bool) {
        if self.faults.len() < FAULTS {
            self.faults.push(Fault {
                run: run.join(" "),
                story,
                is_missing,
            });
        }
    }

    fn and(mut self, other: Self) -> Self {
        self.stories += other.stories;
        self.runs += other.runs;
        self.found += other.found;
        self.faults.extend(other.faults);
        self.faults.truncate(FAULTS);
        self
    }
}

/// A run for which the search answers otherwise than the stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The run, its pieces with a space between.
    pub run: String,
    /// The story's id.
    pub story: String,
    /// Whether the story holds the run and is not found; else it is found and does not hold it.
    pub is_missing: bool,
}

/// Draws three runs from every story of a site (a short one, a longer one, one across signs) and seeks each in its search files; every
/// story is then read for every run.
///
/// The same site gives the same runs.
///
/// # Errors
/// When a file of the site is missing or damaged.
pub fn search(site: &Path) -> Result<Report, Error> {
    let mut shipped = Shipped::open(site)?;
    let mut report = Report::default();
    let mut batch = Batch::default();
    for (number, story) in stories(site)?.enumerate() {
        let texts = normals(&index::texts(&story?));
        report.stories += 1;
        for run in drawn(&texts, number, &[(1, 2), (3, 8), (9, 16)]) {
            report.runs += 1;
            batch.seek(&mut shipped, run)?;
        }
        if batch.found > FOUND || batch.runs.len() > RUNS {
            std::mem::take(&mut batch).compare(site, &mut report)?;
        }
    }
    batch.compare(site, &mut report)?;
    Ok(report)
}

/// Draws a run from each of so many stories at most, spread evenly, and seeks it in a site's search files: whether it finds that story,
/// and whether the stories found, twenty of each run at most, hold it as their texts in these files say.
///
/// # Errors
/// When a file of the search folder is missing or damaged.
pub fn sample(site: &Path, stories: u32) -> Result<Report, Error> {
    let all = Shipped::open(site)?.stories();
    let step = all.div_ceil(stories.max(1)).max(1);
    let numbers: Vec<u32> = (0..all).step_by(step as usize).collect();
    let share = numbers.len().div_ceil(rayon::current_num_threads()).max(1);
    let reports: Vec<Report> = numbers
        .par_chunks(share)
        .map(|numbers| sample_of(site, numbers))
        .collect::<Result<_, _>>()?;
    Ok(reports.into_iter().fold(Report::default(), Report::and))
}

fn sample_of(site: &Path, numbers: &[u32]) -> Result<Report, Error> {
    let mut shipped = Shipped::open(site)?;
    let mut report = Report::default();
    for &number in numbers {
        let (id, texts) = shipped.text(number)?;
        report.stories += 1;
        for run in drawn(&normals(&texts), number as usize, &[(1, 8)]) {
            let found = shipped.holding(&run)?;
            report.runs += 1;
            if found.binary_search(&number).is_err() {
                report.tell(&run, id.clone(), true);
            }
            for &other in found.iter().step_by(found.len().div_ceil(READ)) {
                let (id, texts) = shipped.text(other)?;
                report.found += 1;
                let texts = normals(&texts);
                let holds = |text: &String| texts.iter().any(|other| other.contains(text));
                if !joined(&run).iter().any(holds) {
                    report.tell(&run, id, false);
                }
            }
        }
    }
    Ok(report)
}

fn normals(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| normal(text)).collect()
}

/// The records of a site.
fn stories(site: &Path) -> Result<impl Iterator<Item = Result<Story, Error>>, Error> {
    let path = site.join(RECORDS);
    let failed = |path: &Path, source| Error::Read {
        path: path.to_owned(),
        source,
    };
    let file = File::open(&path).map_err(|source| failed(&path, source))?;
    Ok(BufReader::new(file).lines().map(move |line| {
        line.and_then(|line| serde_json::from_str(&line).map_err(io::Error::from))
            .map_err(|source| failed(&path, source))
    }))
}

/// Runs of a story, given its texts in normal form and for each run its fewest and most characters; each as its pieces.
fn drawn(texts: &[String], number: usize, sizes: &[(usize, usize)]) -> Vec<Vec<String>> {
    let texts: Vec<Vec<char>> = texts
        .iter()
        .map(|text| text.chars().collect())
        .filter(|text: &Vec<char>| !text.is_empty())
        .collect();
    if texts.is_empty() {
        return Vec::new();
    }
    let mut dice = Dice::new(number);
    let mut runs = Vec::new();
    for &(least, most) in sizes {
        let text = &texts[dice.below(texts.len())];
        let size = (least + dice.below(most - least + 1)).min(text.len());
        let start = dice.below(text.len() - size + 1);
        let run: String = text[start..start + size].iter().collect();
        let pieces: Vec<String> = run
            .split(SEPARATED)
            .filter(|piece| !piece.is_empty())
            .map(str::to_owned)
            .collect();
        if !pieces.is_empty() && !runs.contains(&pieces) {
            runs.push(pieces);
        }
    }
    runs
}

/// A seeded sequence of numbers (Knuth's multiplier): the same runs of a story in every test.
struct Dice(u64);

impl Dice {
    fn new(number: usize) -> Self {
        let mut dice = Self(number as u64);
        dice.below(1);
        dice
    }

    fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }
}

/// Runs with what the search found for them.
#[derive(Default)]
struct Batch {
    runs: Vec<Vec<String>>,
    /// Runs that a story is found for, ascending.
    claims: BTreeMap<u32, Vec<usize>>,
    found: usize,
}

impl Batch {
    fn seek(&mut self, shipped: &mut Shipped, run: Vec<String>) -> Result<(), Error> {
        for story in shipped.holding(&run)? {
            self.claims.entry(story).or_default().push(self.runs.len());
            self.found += 1;
        }
        self.runs.push(run);
        Ok(())
    }

    /// Reads every story for every run.
    fn compare(self, site: &Path, report: &mut Report) -> Result<(), Error> {
        report.found += self.found;
        // The pieces of a quotation stand in a normal form with or without a separator between.
        let mut patterns: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, run) in self.runs.iter().enumerate() {
            for joined in joined(run) {
                patterns.entry(joined).or_default().push(number);
            }
        }
        let (patterns, owners): (Vec<String>, Vec<Vec<usize>>) = patterns.into_iter().unzip();
        let matcher = AhoCorasick::new(&patterns).expect("so few short patterns fit");
        let mut holds: Vec<usize> = Vec::new();
        for (number, story) in (0_u32..).zip(stories(site)?) {
            let story = story?;
            holds.clear();
            for text in index::texts(&story) {
                let text = normal(&text);
                for found in matcher.find_overlapping_iter(&text) {
                    holds.extend(&owners[found.pattern().as_usize()]);
                }
            }
            holds.sort_unstable();
            holds.dedup();
            let claimed = self.claims.get(&number).map_or(&[][..], Vec::as_slice);
            for &run in holds
                .iter()
                .filter(|run| claimed.binary_search(run).is_err())
            {
                report.tell(&self.runs[run], story.id.clone(), true);
            }
            for &run in claimed
                .iter()
                .filter(|run| holds.binary_search(run).is_err())
            {
                report.tell(&self.runs[run], story.id.clone(), false);
            }
        }
        Ok(())
    }
}

/// All ways in which a quotation's pieces can stand in a normal form: 2⁸ of sixteen characters at most.
fn joined(pieces: &[String]) -> Vec<String> {
    let mut all = vec![String::new()];
    for (index, piece) in pieces.iter().enumerate() {
        let mut longer = Vec::new();
        for text in &all {
            if index > 0 {
                longer.push(format!("{text}{SEPARATED}{piece}"));
            }
            longer.push(format!("{text}{piece}"));
        }
        all = longer;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_stands_in_a_text_in_several_ways() {
        let pieces = ["甲", "乙", "丙"].map(str::to_owned);
        assert_eq!(
            joined(&pieces),
            ["甲 乙 丙", "甲 乙丙", "甲乙 丙", "甲乙丙"]
        );
        assert_eq!(joined(&pieces[..1]), ["甲"]);
    }

    #[test]
    fn runs_are_drawn_from_the_story_and_the_same_each_time() {
        let texts = ["3月 30日复工".to_owned(), String::new()];
        let runs = drawn(&texts, 5, &[(1, 2), (9, 16)]);
        assert!(!runs.is_empty());
        assert_eq!(runs, drawn(&texts, 5, &[(1, 2), (9, 16)]));
        assert!(
            runs.iter()
                .all(|run| joined(run).iter().any(|text| texts[0].contains(text)))
        );
    }
}
