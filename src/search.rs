//! Query to hits on the Tantivy index: the terminal's search, and the measure of the browser's.
//!
//! Everything here is computed from grams and their positions, as in the browser, but from Tantivy's own postings.

mod also;
mod answer;
mod facets;
pub(crate) mod lookalike;
mod runs;
mod score;
mod tree;
mod words;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use answer::{Also, AlsoKind, Answer, Counts, Facets, Hit, Month, Note, Options, Sort, Tier};
pub use runs::{Matches, Step, steps};
pub use score::{LENGTH_BOUNDS, LENGTHS, length_class};
pub use words::WORD_CHARS;

use crate::error::Error;
use crate::excerpt::excerpt;
use crate::index::Index;
use crate::query::{self, Node, Query};
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
    let mut notes = query.notes.clone();
    let mut answer = found(index, text, query, options, &mut notes)?;
    answer.notes = notes
        .into_iter()
        .map(|note| Note {
            code: note.code(),
            text: note.text(options.lang),
        })
        .collect();
    Ok(answer)
}

/// Whether any story's text holds a run.
pub(crate) fn is_text(index: &Index, run: &str) -> Result<bool, Error> {
    let matches = runs::matches(index, &[run.to_owned()], None)?;
    Ok(!matches.stories.is_empty())
}

fn found(
    index: &Index,
    text: &str,
    query: &Query,
    options: &Options,
    notes: &mut Vec<query::Note>,
) -> Result<Answer, Error> {
    let mut answer = Answer {
        query: text.to_owned(),
        counts: Counts::default(),
        hits: Vec::new(),
        months: Vec::new(),
        also: Vec::new(),
        notes: Vec::new(),
        facets: None,
    };
    let sought = |tier| match &options.tiers {
        Some(tiers) => tiers.contains(&tier),
        None => tier != Tier::Lookalike,
    };
    let Some(tree) = &query.tree else {
        answer.counts = Counts {
            exact: sought(Tier::Exact).then_some(0),
            words: sought(Tier::Words).then_some(0),
            lookalike: sought(Tier::Lookalike).then_some(0),
        };
        return Ok(answer);
    };
    let mut stories = Stories::new(index)?;
    let mut found = Vec::new();
    let exact = stories.fitting(tree)?;
    let relaxed = stories.in_words(tree);
    let mut words = Vec::new();
    if let Some(tree) = &relaxed {
        words = stories.fitting(tree)?;
        words.retain(|story| exact.binary_search(story).is_err());
    }
    let nothing = exact.is_empty() && words.is_empty();
    let mut taken: Vec<u32> = exact.iter().chain(&words).copied().collect();
    taken.sort_unstable();
    if sought(Tier::Exact) {
        answer.also = also::also(&mut stories, tree, &exact)?;
        answer.counts.exact = Some(exact.len());
        found.push(ranked(
            &mut stories,
            tree,
            Tier::Exact,
            exact,
            options.sort,
        )?);
    }
    if sought(Tier::Words) {
        answer.counts.words = Some(words.len());
        if let Some(tree) = relaxed {
            found.push(ranked(
                &mut stories,
                &tree,
                Tier::Words,
                words,
                options.sort,
            )?);
        }
    }
    if sought(Tier::Lookalike) || (options.tiers.is_none() && nothing) {
        let asked = options.tiers.is_some();
        let alike = alike(&mut stories, tree, taken, asked, options.sort, notes)?;
        let count = alike.iter().map(|ranked| ranked.stories.len()).sum();
        answer.counts.lookalike = Some(count);
        found.extend(alike);
    }
    if options.facets {
        let hits = found.iter().flat_map(|ranked| &ranked.stories);
        answer.facets = Some(facets::facets(index, hits.map(|ranked| ranked.story))?);
    }
    answer.months = months(index, &found);
    answer.hits = hits(index, &found, options)?;
    Ok(answer)
}

/// The look-alike tier in two parts, those of the shape table first; each story with the first alternative that finds it.
fn alike(
    stories: &mut Stories,
    tree: &Node,
    mut taken: Vec<u32>,
    any: bool,
    sort: Sort,
    notes: &mut Vec<query::Note>,
) -> Result<Vec<Ranked>, Error> {
    let mut parts = Vec::new();
    let mut kinds = vec![lookalike::by_shape(tree)];
    if any {
        kinds.push(lookalike::by_any(tree));
    }
    for alternatives in kinds {
        let mut part = Ranked {
            tier: Tier::Lookalike,
            stories: Vec::new(),
        };
        for alternative in alternatives {
            if !stories.know(&alternative)? {
                if !notes.contains(&query::Note::Many) {
                    notes.push(query::Note::Many);
                }
                continue;
            }
            let tree = lookalike::instead(tree, &alternative);
            let mut found = stories.fitting(&tree)?;
            found.retain(|story| taken.binary_search(story).is_err());
            taken.extend(&found);
            taken.sort_unstable();
            let ranked = ranked(stories, &tree, Tier::Lookalike, found, sort)?;
            part.stories.extend(ranked.stories);
        }
        part.sort(stories.index(), sort);
        parts.push(part);
    }
    Ok(parts)
}

/// A tier's stories in their order.
struct Ranked {
    tier: Tier,
    stories: Vec<RankedStory>,
}

struct RankedStory {
    story: u32,
    score: f64,
    /// What was sought in it.
    runs: Rc<Vec<Vec<String>>>,
}

impl Ranked {
    fn sort(&mut self, index: &Index, sort: Sort) {
        let days = &index.stories().columns().first_days;
        match sort {
            Sort::Relevance => self
                .stories
                .sort_by(|a, b| b.score.total_cmp(&a.score).then(b.story.cmp(&a.story))),
            Sort::Newest => self
                .stories
                .sort_by_key(|ranked| std::cmp::Reverse(ranked.story)),
            Sort::Oldest => self.stories.sort_by_key(|ranked| {
                let day = days[ranked.story as usize];
                (day == 0, day, std::cmp::Reverse(ranked.story))
            }),
        }
    }
}

fn ranked(
    stories: &mut Stories,
    tree: &Node,
    tier: Tier,
    found: Vec<u32>,
    sort: Sort,
) -> Result<Ranked, Error> {
    let index = stories.index();
    let columns = index.stories().columns();
    let scale = Scale::new(&columns.lengths);
    let runs = tree::positive(tree);
    let mut matches: Vec<Rc<Matches>> = Vec::new();
    for (pieces, field) in &runs {
        matches.push(stories.run(pieces, *field)?);
    }
    let matches: Vec<&Matches> = matches.iter().map(Rc::as_ref).collect();
    let runs = Rc::new(
        runs.into_iter()
            .map(|(pieces, _)| pieces.to_vec())
            .collect(),
    );
    let ranked = found.into_iter().map(|story| RankedStory {
        story,
        score: scale.score(&matches, story, columns.lengths[story as usize]),
        runs: Rc::clone(&runs),
    });
    let mut ranked = Ranked {
        tier,
        stories: ranked.collect(),
    };
    ranked.sort(index, sort);
    Ok(ranked)
}

fn months(index: &Index, found: &[Ranked]) -> Vec<Month> {
    let columns = index.stories().columns();
    let mut months: BTreeMap<String, usize> = BTreeMap::new();
    for &RankedStory { story, .. } in found.iter().flat_map(|ranked| &ranked.stories) {
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
    for (ranked, story) in all.skip(options.offset).take(options.limit) {
        let record = index.stories().record(story.story)?;
        let texts: Vec<&str> = record.texts.iter().map(String::as_str).collect();
        hits.push(Hit {
            snippet: excerpt(&texts, &lookalike::in_texts(&story.runs, &texts)),
            id: record.id,
            url: record.url,
            title: record.title,
            date: record.date,
            inferred: record.inferred,
            page: record.page,
            tier: ranked.tier,
            score: story.score,
        });
    }
    Ok(hits)
}

#[cfg(test)]
mod tests;
