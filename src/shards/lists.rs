//! Postings to digits: which stories hold a term, how often, and where.

use std::ops::Range;

use crate::index::Zone;
use crate::shards::coder::{Encoder, Flag, Model};

/// A gap below this many eighths of its expected size is short: stories on one matter come out close together.
pub(super) const SHORT: u32 = 3;

/// The stories of a term, ascending.
#[derive(Debug, Clone, Default)]
pub(super) struct Postings {
    /// Story numbers.
    pub(super) stories: Vec<u32>,
    /// Occurrences by zone, a row a story; empty for whole-value terms.
    pub(super) counts: Vec<[u32; 4]>,
    /// Positions: story by story, zone by zone, ascending.
    pub(super) positions: Vec<u32>,
}

impl Postings {
    /// Writes stories and counts; the reader knows how many stories there are, and of how many.
    pub(super) fn encode_stories(&self, encoder: &mut Encoder, all_stories: u32) {
        let size = u32::try_from(self.stories.len()).expect("no more than all stories");
        let shift = gap_shift(all_stories, size);
        let variant = gap_variant(size);
        let mut next = 0;
        let mut is_short = 0;
        let mut was_plain = 0;
        for (index, &story) in self.stories.iter().enumerate() {
            let gap = story - next;
            next = story + 1;
            let high = gap >> shift;
            encoder.number(Model::Gap as usize + variant + is_short, high);
            encoder.plain(gap, shift);
            is_short = usize::from(high < SHORT);
            let Some(&counts) = self.counts.get(index) else {
                continue;
            };
            let body = counts[Zone::Body as usize];
            let is_plain = counts.iter().sum::<u32>() == body;
            encoder.flag(Flag::Plain, was_plain, is_plain);
            was_plain = usize::from(is_plain);
            if is_plain {
                encoder.number(Model::Count as usize, body - 1);
                continue;
            }
            let mut node = 1;
            for count in counts {
                encoder.flag(Flag::Zones, node, count > 0);
                node = node * 2 + usize::from(count > 0);
            }
            for (zone, count) in counts.into_iter().enumerate() {
                if count > 0 {
                    let is_body = zone == Zone::Body as usize;
                    let model = if is_body {
                        Model::Count
                    } else {
                        Model::HeadCount
                    };
                    encoder.number(model as usize, count - 1);
                }
            }
        }
    }

    /// Writes the positions of a range of stories, given the number of positions before it; gives the number up to its end.
    pub(super) fn encode_positions(
        &self,
        encoder: &mut Encoder,
        range: Range<usize>,
        mut at: usize,
    ) -> usize {
        for counts in &self.counts[range] {
            for (zone, &count) in counts.iter().enumerate() {
                let mut model = match Zone::ALL[zone] {
                    Zone::Headline | Zone::Heading => Model::HeadFirst,
                    Zone::Side => Model::SideFirst,
                    Zone::Body => Model::BodyFirst,
                };
                let mut next = 0;
                for _ in 0..count {
                    let position = self.positions[at];
                    at += 1;
                    encoder.number(model as usize, position - next);
                    next = position + 1;
                    model = Model::Next;
                }
            }
        }
        at
    }
}

/// Bits of a gap that are written as they are: an eighth to a quarter of the expected gap is not worth telling apart.
pub(super) fn gap_shift(all_stories: u32, size: u32) -> u32 {
    (all_stories / size).max(1).ilog2().saturating_sub(2)
}

/// First of the two models of a term's gaps, by its number of stories.
pub(super) fn gap_variant(size: u32) -> usize {
    match size {
        1 => 0,
        2 => 2,
        3..=4 => 4,
        _ => 6,
    }
}
