//! A run to the stories that hold it: grams met at the right distances.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field as Column, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, TERMINATED, TantivyError};

use crate::error::Error;
use crate::index::grams::SEPARATED;
use crate::index::{Index, Zone};
use crate::query::Field;

/// Stories that hold a run, ascending, each with the weighed number of its occurrences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    /// Story numbers.
    pub stories: Vec<u32>,
    /// Σ weight × occurrences, by the same index.
    pub weights: Vec<u32>,
}

impl Matches {
    /// The weight in a story; 0 where it does not hold the run.
    #[must_use]
    pub fn weight(&self, story: u32) -> u32 {
        self.stories
            .binary_search(&story)
            .map_or(0, |index| self.weights[index])
    }
}

/// From one character of a run to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The character that it leaves.
    pub from: char,
    /// The character that it reaches.
    pub to: char,
    /// Whether separators may stand between them: a border of two pieces of a quotation.
    pub loose: bool,
    /// Whether its gram must be looked at. A step inside a piece goes without saying where the gram before and the one after it are
    /// found at neighbouring numbers, so a run of n characters needs ⌈n/2⌉ grams.
    pub checked: bool,
}

/// The steps of a quotation's pieces, in order; none for a single character.
#[must_use]
pub fn steps(pieces: &[String]) -> Vec<Step> {
    let mut characters: Vec<(char, bool)> = Vec::new();
    for piece in pieces {
        for (index, character) in piece.chars().enumerate() {
            characters.push((character, index == 0));
        }
    }
    let mut steps: Vec<Step> = Vec::new();
    for (index, pair) in characters.windows(2).enumerate() {
        let loose = pair[1].1;
        let is_last = index + 2 == characters.len();
        let follows_checked = steps.last().is_some_and(|step| step.checked);
        steps.push(Step {
            from: pair[0].0,
            to: pair[1].0,
            loose,
            checked: loose || is_last || !follows_checked,
        });
    }
    steps
}

/// Finds a quotation's pieces in the text or in a field.
///
/// # Errors
/// When the index is damaged.
pub(super) fn matches(
    index: &Index,
    pieces: &[String],
    field: Option<Field>,
) -> Result<Matches, Error> {
    let steps = steps(pieces);
    let mut found: Vec<(u32, u32)> = Vec::new();
    for (column, weight) in columns(index, field) {
        let Some(reader) = index.inverted(column)? else {
            continue;
        };
        let result = match pieces.first().and_then(|piece| piece.chars().next()) {
            Some(single) if steps.is_empty() => single_matches(&reader, single),
            _ => step_matches(&reader, column, &steps),
        };
        let occurrences = result.map_err(|source| index.error(source))?;
        found.extend(
            occurrences
                .into_iter()
                .map(|(story, count)| (story, count * weight)),
        );
    }
    found.sort_unstable();
    let mut matches = Matches::default();
    for (story, weight) in found {
        if matches.stories.last() == Some(&story) {
            *matches.weights.last_mut().expect("as many as stories") += weight;
        } else {
            matches.stories.push(story);
            matches.weights.push(weight);
        }
    }
    Ok(matches)
}

/// The columns of the schema that a field or the text means, with the weight of an occurrence.
fn columns(index: &Index, field: Option<Field>) -> Vec<(Column, u32)> {
    let fields = index.fields();
    match field {
        None => Zone::ALL
            .into_iter()
            .map(|zone| (fields.zones[zone as usize], zone.weight()))
            .collect(),
        Some(Field::Title) => {
            let weight = Zone::Headline.weight();
            vec![
                (fields.zones[Zone::Headline as usize], weight),
                (fields.title, weight),
            ]
        }
        Some(Field::Rubric) => vec![(fields.rubric, 1)],
        Some(Field::By) => vec![(fields.by, 1)],
        Some(Field::Correspondent) => vec![(fields.correspondent, 1)],
        Some(Field::Photo) => vec![(fields.photo, 1)],
    }
}

/// Every gram that begins with the character is one occurrence of it.
fn single_matches(
    reader: &InvertedIndexReader,
    single: char,
) -> Result<Vec<(u32, u32)>, TantivyError> {
    let prefix = single.to_string();
    let mut found = Vec::new();
    let mut terms = reader.terms().range().ge(prefix.as_bytes()).into_stream()?;
    while terms.advance() && terms.key().starts_with(prefix.as_bytes()) {
        let mut postings =
            reader.read_postings_from_terminfo(terms.value(), IndexRecordOption::WithFreqs)?;
        while postings.doc() != TERMINATED {
            found.push((postings.doc(), postings.term_freq()));
            postings.advance();
        }
    }
    Ok(found)
}

/// A checked step's postings: of its pair, and of its pair with separators between where that counts too.
struct Cursor {
    tight: Option<SegmentPostings>,
    separated: Option<SegmentPostings>,
}

impl Cursor {
    fn open(
        reader: &InvertedIndexReader,
        column: Column,
        step: &Step,
    ) -> Result<Self, TantivyError> {
        let postings = |term: &str| {
            let term = tantivy::Term::from_field_text(column, term);
            reader.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)
        };
        let Step { from, to, .. } = step;
        Ok(Self {
            tight: postings(&format!("{from}{to}"))?,
            separated: if step.loose {
                postings(&format!("{from}{SEPARATED}{to}"))?
            } else {
                None
            },
        })
    }

    /// The first story from `target` on that holds the step.
    fn seek(&mut self, target: u32) -> u32 {
        [&mut self.tight, &mut self.separated]
            .into_iter()
            .flatten()
            .map(|postings| {
                if postings.doc() < target {
                    postings.seek(target)
                } else {
                    postings.doc()
                }
            })
            .min()
            .unwrap_or(TERMINATED)
    }

    /// The numbers at which the reached character stands in the story, given those of the character left (`None`: anywhere).
    fn reached(&mut self, story: u32, left: Option<&[u32]>) -> Vec<u32> {
        let mut reached = Vec::new();
        let mut numbers = Vec::new();
        for (postings, distance) in [(&mut self.tight, 1), (&mut self.separated, 2)] {
            let Some(postings) = postings else { continue };
            if postings.doc() != story {
                continue;
            }
            postings.positions(&mut numbers);
            let stands = |number: &&u32| left.is_none_or(|left| left.binary_search(number).is_ok());
            reached.extend(
                numbers
                    .iter()
                    .filter(stands)
                    .map(|number| number + distance),
            );
        }
        reached.sort_unstable();
        reached
    }
}

fn step_matches(
    reader: &InvertedIndexReader,
    column: Column,
    steps: &[Step],
) -> Result<Vec<(u32, u32)>, TantivyError> {
    let mut cursors = Vec::new();
    for step in steps.iter().filter(|step| step.checked) {
        cursors.push(Cursor::open(reader, column, step)?);
    }
    let mut found = Vec::new();
    let mut story = 0;
    loop {
        let furthest = cursors
            .iter_mut()
            .map(|cursor| cursor.seek(story))
            .max()
            .unwrap_or(TERMINATED);
        if furthest == TERMINATED {
            return Ok(found);
        }
        if furthest > story {
            story = furthest;
            continue;
        }
        let mut cursors = cursors.iter_mut();
        let mut standing: Option<Vec<u32>> = None;
        for step in steps {
            let reached = if step.checked {
                let cursor = cursors.next().expect("one cursor a checked step");
                cursor.reached(story, standing.as_deref())
            } else {
                let left = standing.unwrap_or_default();
                left.into_iter().map(|number| number + 1).collect()
            };
            standing = Some(reached);
        }
        let count = standing.map_or(0, |numbers| numbers.len());
        if count > 0 {
            found.push((story, u32::try_from(count).unwrap_or(u32::MAX)));
        }
        story += 1;
    }
}
