//! Query to hits on the Tantivy index: the terminal's search, and the measure of the browser's.
//!
//! Everything here is computed from grams and their positions, as in the browser, but from Tantivy's own postings.

mod answer;
mod runs;
mod score;
mod tree;
mod words;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use answer::{Answer, Counts, Hit, Month, Note, Options, Sort, Tier};
pub use runs::{Matches, Step, steps};
pub use score::{LENGTH_BOUNDS, LENGTHS, length_class};
pub use words::WORD_CHARS;

use crate::error::Error;
use crate::excerpt::excerpt;
use crate::index::Index;
use crate::query::{Node, Query};
use score::Scale;
use tree::Stories;

/// Answers a query, given its text and how that was read.
///
/// # Errors
/// When the index is damaged.
pub fn search(
    index: &Index,
    text: &str,
    query: &Query,
    options: &Options,
) -> Result<Answer, Error> {
    let notes = query.notes.iter().map(|note| Note {
        code: note.code(),
        text: note.text(options.lang),
    });
    let mut answer = Answer {
        query: text.to_owned(),
        counts: Counts::default(),
        hits: Vec::new(),
        months: Vec::new(),
        notes: notes.collect(),
    };
    let tree = query.tree.as_ref();
    let sought = |tier| match &options.tiers {
        Some(tiers) => tiers.contains(&tier),
        None => tier != Tier::Lookalike,
    };
    let mut stories = Stories::new(index)?;
    let exact = match tree {
        Some(tree) => stories.fitting(tree)?,
        None => Vec::new(),
    };
    let mut found = Vec::new();
    if sought(Tier::Exact) {
        answer.counts.exact = Some(exact.len());
        if let Some(tree) = tree {
            found.push(ranked(
                &mut stories,
                index,
                tree,
                Tier::Exact,
                exact.clone(),
                options.sort,
            )?);
        }
    }
    if sought(Tier::Words) {
        let relaxed = tree.and_then(|tree| stories.in_words(tree));
        let mut words = Vec::new();
        if let Some(tree) = &relaxed {
            words = stories.fitting(tree)?;
            words.retain(|story| exact.binary_search(story).is_err());
        }
        answer.counts.words = Some(words.len());
        if let Some(tree) = relaxed {
            found.push(ranked(
                &mut stories,
                index,
                &tree,
                Tier::Words,
                words,
                options.sort,
            )?);
        }
    }
    answer.months = months(index, &found);
    answer.hits = hits(index, &found, options)?;
    Ok(answer)
}

/// A tier's stories in their order, with what was sought in them.
struct Ranked {
    tier: Tier,
    stories: Vec<(u32, f64)>,
    runs: Vec<Vec<String>>,
}

fn ranked(
    stories: &mut Stories,
    index: &Index,
    tree: &Node,
    tier: Tier,
    found: Vec<u32>,
    sort: Sort,
) -> Result<Ranked, Error> {
    let columns = index.columns();
    let scale = Scale::new(&columns.lengths);
    let runs = tree::positive(tree);
    let mut matches: Vec<Rc<Matches>> = Vec::new();
    for (pieces, field) in &runs {
        matches.push(stories.run(pieces, *field)?);
    }
    let matches: Vec<&Matches> = matches.iter().map(Rc::as_ref).collect();
    let mut ranked: Vec<(u32, f64)> = found
        .into_iter()
        .map(|story| {
            let length = columns.lengths[story as usize];
            (story, scale.score(&matches, story, length))
        })
        .collect();
    match sort {
        Sort::Relevance => {
            ranked.sort_by(|(a, low), (b, high)| high.total_cmp(low).then(b.cmp(a)));
        }
        Sort::Newest => ranked.sort_by(|(a, _), (b, _)| b.cmp(a)),
        Sort::Oldest => ranked.sort_by_key(|&(story, _)| {
            let day = columns.first_days[story as usize];
            (day == 0, day, std::cmp::Reverse(story))
        }),
    }
    Ok(Ranked {
        tier,
        stories: ranked,
        runs: runs
            .into_iter()
            .map(|(pieces, _)| pieces.to_vec())
            .collect(),
    })
}

fn months(index: &Index, found: &[Ranked]) -> Vec<Month> {
    let columns = index.columns();
    let mut months: BTreeMap<String, usize> = BTreeMap::new();
    for &(story, _) in found.iter().flat_map(|ranked| &ranked.stories) {
        let first = columns.first_days[story as usize];
        let last = columns.last_days[story as usize];
        let (year, month) = (first / 10_000, first / 100 % 100);
        let name = if first == 0 {
            String::new()
        } else if last / 100 == first / 100 {
            format!("{year:04}-{month:02}")
        } else {
            format!("{year:04}")
        };
        *months.entry(name).or_default() += 1;
    }
    months
        .into_iter()
        .map(|(month, hits)| Month { month, hits })
        .collect()
}

fn hits(index: &Index, found: &[Ranked], options: &Options) -> Result<Vec<Hit>, Error> {
    let all = found
        .iter()
        .flat_map(|ranked| ranked.stories.iter().map(move |story| (ranked, story)));
    let mut hits = Vec::new();
    for (ranked, &(story, score)) in all.skip(options.offset).take(options.limit) {
        let record = index.record(story)?;
        let texts: Vec<&str> = record.texts.iter().map(String::as_str).collect();
        hits.push(Hit {
            snippet: excerpt(&texts, &ranked.runs),
            id: record.id,
            url: record.url,
            title: record.title,
            date: record.date,
            inferred: record.inferred,
            page: record.page,
            tier: ranked.tier,
            score,
        });
    }
    Ok(hits)
}

#[cfg(test)]
mod tests;
