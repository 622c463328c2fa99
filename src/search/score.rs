//! Occurrences to a score: BM25 over whole runs, with story lengths in few classes.

use crate::search::Matches;

/// Word characters from which a story belongs to the next class; a story below the first bound is of class 0.
///
/// Eight classes, each twice as long as the one before, cost 2.2 bits a story; more would not change which hits come first.
pub const LENGTH_BOUNDS: [u32; 7] = [64, 128, 256, 512, 1024, 2048, 4096];

/// The length that stands for each class in the score.
pub const LENGTHS: [u32; 8] = [45, 90, 180, 360, 720, 1440, 2880, 5760];

/// The class of a story with this many word characters.
#[must_use]
pub fn length_class(characters: u32) -> usize {
    LENGTH_BOUNDS
        .iter()
        .filter(|&&bound| characters >= bound)
        .count()
}

/// What scores depend on besides the story.
pub(super) struct Scale {
    stories: f64,
    average: f64,
}

impl Scale {
    pub(super) fn new(lengths: &[u32]) -> Self {
        let total: u64 = lengths.iter().map(|&length| u64::from(length)).sum();
        Self {
            stories: float(lengths.len() as u64),
            average: float(total.max(1)) / float(lengths.len().max(1) as u64),
        }
    }

    /// A story's score: the sum over `runs`, in query order, rounded to 1/1024.
    ///
    /// The browser computes the same in the same order; 64-bit floats then agree but for the last bit of the logarithm, which the
    /// rounding takes away.
    pub(super) fn score(&self, runs: &[&Matches], story: u32, characters: u32) -> f64 {
        let length = f64::from(LENGTHS[length_class(characters)]);
        let mut score = 0.0;
        for run in runs {
            let weight = f64::from(run.weight(story));
            if weight > 0.0 {
                let holding = float(run.stories.len() as u64);
                let rarity = (1.0 + (self.stories - holding + 0.5) / (holding + 0.5)).ln();
                let damping = 1.2 * (0.25 + 0.75 * length / self.average);
                score += rarity * weight * 2.2 / (weight + damping);
            }
        }
        (score * 1024.0).round() / 1024.0
    }
}

/// A number of stories or characters: far below 2⁵³, so nothing is lost.
#[expect(
    clippy::cast_precision_loss,
    reason = "an archive has fewer than 2^53 characters"
)]
fn float(count: u64) -> f64 {
    count as f64
}
