//! The index's terms to the browser's grams: those of all zones together, their positions closed up.

use std::ops::Range;
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
    found: Found,
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
        Ok(Self {
            zones,
            found: Found::default(),
        })
    }

    /// The next gram of the browser's dictionary; its own terms stand together in the index.
    pub(super) fn next(&mut self) -> Result<Option<(String, Postings)>, TantivyError> {
        let mut next = None;
        self.found.clear();
        while let Some(term) = self.zones.iter().filter_map(ZoneTerms::term).min() {
            let gram = shipped(&text(term));
            if next.as_ref().is_some_and(|next| *next != gram) {
                break;
            }
            next = Some(gram);
            let term = term.to_vec();
            for zone in &mut self.zones {
                if zone.term() == Some(&term) {
                    zone.read(&mut self.found)?;
                }
            }
        }
        Ok(next.map(|next| (next, self.found.merged())))
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

/// Where the terms of a gram stand.
#[derive(Default)]
struct Found {
    /// Story, zone, and its positions.
    places: Vec<(u32, usize, Range<usize>)>,
    positions: Vec<u32>,
}

impl Found {
    fn clear(&mut self) {
        self.places.clear();
        self.positions.clear();
    }

    fn merged(&mut self) -> Postings {
        self.places.sort_by_key(|&(story, zone, _)| (story, zone));
        let mut postings = Postings::default();
        for same in self
            .places
            .chunk_by(|one, other| (one.0, one.1) == (other.0, other.1))
        {
            let (story, zone) = (same[0].0, same[0].1);
            if postings.stories.last() != Some(&story) {
                postings.stories.push(story);
                postings.counts.push([0; 4]);
            }
            let from = postings.positions.len();
            for (_, _, range) in same {
                postings
                    .positions
                    .extend_from_slice(&self.positions[range.clone()]);
            }
            if same.len() > 1 {
                postings.positions[from..].sort_unstable();
            }
            let count = postings.positions.len() - from;
            let counts = postings.counts.last_mut().expect("just pushed");
            counts[zone] = u32::try_from(count).unwrap_or(u32::MAX);
        }
        postings
    }
}

impl ZoneTerms<'_> {
    fn term(&self) -> Option<&[u8]> {
        Some(self.terms.key()).filter(|term| !term.is_empty())
    }

    /// Reads the current term and goes on to the next.
    fn read(&mut self, found: &mut Found) -> Result<(), TantivyError> {
        let mut postings = self.reader.read_postings_from_terminfo(
            self.terms.value(),
            IndexRecordOption::WithFreqsAndPositions,
        )?;
        while postings.doc() != TERMINATED {
            let from = found.positions.len();
            postings.append_positions_with_offset(0, &mut found.positions);
            let story = postings.doc();
            self.borders.close_up(story, &mut found.positions[from..]);
            let range = from..found.positions.len();
            found.places.push((story, self.zone, range));
            postings.advance();
        }
        if !self.terms.advance() {
            // The streamer keeps its last key; a fresh empty one marks the end.
            self.terms = self.reader.terms().range().lt([]).into_stream()?;
        }
        Ok(())
    }
}

/// Last word characters of the parts of each story in a zone.
///
/// The index keeps [`BORDER`] numbers between two parts, which would cost the browser a bit a position; between the closed-up ones there
/// are two numbers: one more than between words that separators part, so that no quotation crosses it.
struct Borders {
    /// Positions, ascending, story after story.
    ends: Vec<u32>,
    /// Where those of each story begin, and the last one's end.
    starts: Vec<usize>,
}

impl Borders {
    fn read(reader: &InvertedIndexReader) -> Result<Self, TantivyError> {
        let mut ends: Vec<(u32, u32)> = Vec::new();
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
        let stories = ends.last().map_or(0, |&(story, _)| story + 1);
        let start = |story| ends.partition_point(|&(other, _)| other < story);
        Ok(Self {
            starts: (0..=stories).map(start).collect(),
            ends: ends.into_iter().map(|(_, end)| end).collect(),
        })
    }

    fn close_up(&self, story: u32, positions: &mut [u32]) {
        let story = story as usize;
        let mut ends = self.ends[self.starts[story]..self.starts[story + 1]].iter();
        let mut next = ends.next();
        let mut before = 0;
        // Tantivy adds one number of its own between two values, and two are to stay.
        let spare = u32::try_from(BORDER).expect("a small constant") + 1 - 3;
        for position in positions {
            while next.is_some_and(|end| end < position) {
                before += spare;
                next = ends.next();
            }
            *position -= before;
        }
    }
}

/// Terms are made from text, so they are text.
pub(super) fn text(term: &[u8]) -> String {
    String::from_utf8_lossy(term).into_owned()
}
