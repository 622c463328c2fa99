//! Statistics: how often characters stand side by side in an issue.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::blocks::{Block, is_han};

/// How often characters stand side by side in an issue.
#[derive(Debug, Default)]
pub(super) struct Statistics {
    pub(super) pairs: FxHashMap<[char; 2], u32>,
    pub(super) triples: FxHashSet<[char; 3]>,
    /// In how many blocks each pair stands.
    blocks: FxHashMap<[char; 2], u32>,
    count: f32,
}

impl Statistics {
    /// Counts the blocks of all pages of an issue.
    pub(super) fn of<'a>(blocks: impl Iterator<Item = &'a Block>) -> Self {
        let mut statistics = Self::default();
        for block in blocks {
            statistics.count += 1.0;
            let mut seen: Vec<[char; 2]> = Vec::new();
            for pair in block.chars.windows(2) {
                let pair = [pair[0], pair[1]];
                if pair.iter().all(|char| is_han(*char)) {
                    *statistics.pairs.entry(pair).or_default() += 1;
                    seen.push(pair);
                }
            }
            seen.sort_unstable();
            seen.dedup();
            for pair in seen {
                *statistics.blocks.entry(pair).or_default() += 1;
            }
            for triple in block.chars.windows(3) {
                if triple.iter().all(|char| is_han(*char)) {
                    statistics.triples.insert([triple[0], triple[1], triple[2]]);
                }
            }
        }
        statistics
    }

    pub(super) fn idf(&self, pair: [char; 2]) -> f32 {
        let holding = self.blocks.get(&pair).copied().unwrap_or(1);
        (self.count / holding as f32).ln()
    }
}
