//! The index's terms to the browser's grams: those of all zones together, their positions closed up.

use std::sync::Arc;

use tantivy::postings::Postings as _;
use tantivy::schema::IndexRecordOption;
use tantivy::termdict::TermStreamer;
use tantivy::{DocSet, InvertedIndexReader, TERMINATED, TantivyError};

use crate::index::grams::{BORDER, END, SEPARATED};
use crate::shards::lists::Postings;

/// The grams of some zones, each with its postings in all of them.
pub(super) struct Grams<'a> {
    zones: Vec<ZoneTerms<'a>>,
}

impl<'a> Grams<'a> {
    pub(super) fn open(
        readers: &'a [(usize, Arc<InvertedIndexReader>)],
    ) -> Result<Self, TantivyError> {
        let mut zones = Vec::new();
        for (zone, reader) in readers {
            let mut terms = reader.terms().stream()?;
            terms.advance();
            zones.push(ZoneTerms {
                zone: *zone,
                reader,
                borders: Borders::read(reader)?,
                terms,
            });
        }
        Ok(Self { zones })
    }

    /// The next gram of the browser's dictionary; its own terms stand together in the index.
    pub(super) fn next(&mut self) -> Result<Option<(String, Postings)>, TantivyError> {
        let mut next = None;
        let mut found = Vec::new();
        while let Some(term) = self.zones.iter().filter_map(ZoneTerms::term).min() {
            let gram = shipped(&text(term));
            if next.as_ref().is_some_and(|next| *next != gram) {
                break;
            }
            next = Some(gram);
            let term = term.to_vec();
            for zone in &mut self.zones {
                if zone.term() == Some(&term) {
                    zone.read(&mut found)?;
                }
            }
        }
        Ok(next.map(|next| (next, merge(found))))
    }
}

/// The gram of the browser's dictionary that a term of the index goes into: what stands behind separators, or whether anything does, is
/// left to the gram that begins there. A third of the terms less, and 5 % of the bytes.
fn shipped(term: &str) -> String {
    let mut characters = term.chars();
    match (characters.next(), characters.next()) {
        (Some(first), Some(END | SEPARATED)) => format!("{first}{SEPARATED}"),
        _ => term.to_owned(),
    }
}

/// One zone's dictionary on its way through the terms; the key is empty at the end.
struct ZoneTerms<'a> {
    zone: usize,
    reader: &'a InvertedIndexReader,
    borders: Borders,
    terms: TermStreamer<'a>,
}

/// Where one zone of one story holds a term.
struct Found {
    story: u32,
    zone: usize,
    positions: Vec<u32>,
}

impl ZoneTerms<'_> {
    fn term(&self) -> Option<&[u8]> {
        Some(self.terms.key()).filter(|term| !term.is_empty())
    }

    /// Reads the current term and goes on to the next.
    fn read(&mut self, found: &mut Vec<Found>) -> Result<(), TantivyError> {
        let mut postings = self.reader.read_postings_from_terminfo(
            self.terms.value(),
            IndexRecordOption::WithFreqsAndPositions,
        )?;
        while postings.doc() != TERMINATED {
            let mut positions = Vec::new();
            postings.positions(&mut positions);
            self.borders.close_up(postings.doc(), &mut positions);
            found.push(Found {
                story: postings.doc(),
                zone: self.zone,
                positions,
            });
            postings.advance();
        }
        if !self.terms.advance() {
            // The streamer keeps its last key; a fresh empty one marks the end.
            self.terms = self.reader.terms().range().lt([]).into_stream()?;
        }
        Ok(())
    }
}

fn merge(mut found: Vec<Found>) -> Postings {
    found.sort_by_key(|found| (found.story, found.zone));
    let mut postings = Postings::default();
    for same in found.chunk_by_mut(|one, other| (one.story, one.zone) == (other.story, other.zone))
    {
        let (story, zone) = (same[0].story, same[0].zone);
        if postings.stories.last() != Some(&story) {
            postings.stories.push(story);
            postings.counts.push([0; 4]);
        }
        let from = postings.positions.len();
        postings
            .positions
            .extend(same.iter().flat_map(|found| &found.positions));
        postings.positions[from..].sort_unstable();
        let count = postings.positions.len() - from;
        let counts = postings.counts.last_mut().expect("just pushed");
        counts[zone] = u32::try_from(count).unwrap_or(u32::MAX);
    }
    postings
}

/// Last word characters of the parts of each story in a zone.
///
/// The index keeps [`BORDER`] numbers between two parts, which would cost the browser a bit a position; between the closed-up ones there
/// are two numbers: one more than between words that separators part, so that no quotation crosses it.
struct Borders {
    /// Story and position, ascending.
    ends: Vec<(u32, u32)>,
}

impl Borders {
    fn read(reader: &InvertedIndexReader) -> Result<Self, TantivyError> {
        let mut ends = Vec::new();
        let mut terms = reader.terms().stream()?;
        let mut positions = Vec::new();
        while terms.advance() {
            if !terms.key().ends_with(&[END as u8]) {
                continue;
            }
            let mut postings = reader.read_postings_from_terminfo(
                terms.value(),
                IndexRecordOption::WithFreqsAndPositions,
            )?;
            while postings.doc() != TERMINATED {
                postings.positions(&mut positions);
                ends.extend(positions.iter().map(|&position| (postings.doc(), position)));
                postings.advance();
            }
        }
        ends.sort_unstable();
        Ok(Self { ends })
    }

    fn close_up(&self, story: u32, positions: &mut [u32]) {
        let from = self.ends.partition_point(|&(other, _)| other < story);
        let ends = &self.ends[from..];
        let mut before = 0;
        // Tantivy adds one number of its own between two values, and two are to stay.
        let spare = u32::try_from(BORDER).expect("a small constant") + 1 - 3;
        for position in positions {
            while ends
                .get(before as usize)
                .is_some_and(|&(other, end)| other == story && end < *position)
            {
                before += 1;
            }
            *position -= before * spare;
        }
    }
}

/// Terms are made from text, so they are text.
pub(super) fn text(term: &[u8]) -> String {
    String::from_utf8_lossy(term).into_owned()
}
