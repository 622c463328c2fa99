//! Learning: what each story is about, from the paragraphs given to it, and how well each paragraph fits each story.

use super::PageThreads;
use super::evidence::Broken;
use super::fit::{OF_STORIES, Terms, fits};
use super::paths::best;

/// Weight of a certain join with a line further off.
const JOINED: f32 = 6.0;

/// How certain it is that what names one person is of one story, next to a join; between 0.3 and 1 the gold pages score alike.
const NAMED: f32 = 0.5;

/// What signs as wide as those of a story say for a paragraph's being its: OCR sets the signs of one column alike. 4.0 is no better.
const SAME_WIDTH: f32 = 2.0;

/// Change of a probability that ends the learning.
const SETTLED: f32 = 0.02;

impl PageThreads {
    /// One round: what each story is about, how each paragraph fits each story, and how likely it is each one's.
    pub(super) fn learn(&mut self, round: usize) -> bool {
        self.emissions = self.emissions();
        self.add_widths();
        self.add_registers();
        let alike = self.alike.iter().map(|&(one, other)| (one, other, 1.0));
        let named = self
            .named_alike
            .iter()
            .map(|&(one, other)| (one, other, NAMED));
        let joins: Vec<_> = self
            .joins(round)
            .into_iter()
            .chain(alike)
            .chain(named)
            .collect();
        for (first, second, weight) in joins {
            for label in 0..self.drafts.len() {
                let (one, other) = (self.belongs[first][label], self.belongs[second][label]);
                self.emissions[first][label] += JOINED * weight * other;
                self.emissions[second][label] += JOINED * weight * one;
            }
        }
        self.waiting = self.waiting();
        let before = std::mem::take(&mut self.belongs);
        self.belongs = self.posteriors();
        let moved = |(old, new): (&f32, &f32)| (old - new).abs() > SETTLED;
        before
            .iter()
            .flatten()
            .zip(self.belongs.iter().flatten())
            .any(moved)
    }

    /// Whether each label's text before each item breaks off, by the likeliest labels so far, and may go on in the item.
    fn waiting(&self) -> Vec<Vec<bool>> {
        let mut open: Vec<Option<&Broken>> = vec![None; self.drafts.len()];
        let mut waiting = Vec::with_capacity(self.items.len());
        for (at, belongs) in self.belongs.iter().enumerate() {
            let may_go_on =
                |broken: &&Broken| broken.seconds.iter().any(|(second, _)| *second == at);
            waiting.push(
                open.iter()
                    .map(|open| open.as_ref().is_some_and(may_go_on))
                    .collect(),
            );
            open[best(belongs)] = self.broken.iter().find(|broken| broken.first == at);
        }
        waiting
    }

    /// How well each paragraph fits each story.
    fn emissions(&self) -> Vec<Vec<f32>> {
        let texts: Vec<&Terms> = self.items.iter().map(|item| &item.terms).collect();
        let mut fits = fits(
            &texts,
            &self.belongs,
            &self.heads,
            &self.numbers,
            &OF_STORIES,
        );
        for (fit, of_head) in fits
            .iter_mut()
            .flatten()
            .zip(self.head_fits.iter().flatten())
        {
            *fit = (*fit + of_head) * self.cohesion;
        }
        fits
    }

    /// Adds what the width of each paragraph's signs says, next to the usual width of each story's other paragraphs.
    fn add_widths(&mut self) {
        for label in 0..self.drafts.len() {
            let (mut sum, mut known) = (0.0, 0.0);
            for (item, belongs) in self.items.iter().zip(&self.belongs) {
                sum += item.width * belongs[label];
                known += item.width.abs() * belongs[label];
            }
            for (at, item) in self.items.iter().enumerate() {
                let own = self.belongs[at][label];
                let others = known - item.width.abs() * own;
                if others > 0.0 {
                    let usual = (sum - item.width * own) / others.max(1.0);
                    self.emissions[at][label] += SAME_WIDTH * self.width_tells * item.width * usual;
                }
            }
        }
    }

    /// Adds to the scores of comments what each paragraph's words say for its being a comment's.
    fn add_registers(&mut self) {
        for (item, scores) in self.items.iter().zip(&mut self.emissions) {
            for (score, is_comment) in scores.iter_mut().zip(&self.comments) {
                *score += if *is_comment { item.argues } else { 0.0 };
            }
        }
    }

    /// Probabilities that two items are halves of one paragraph: a soft assignment of ends to starts, each end and each start once.
    fn joins(&self, round: usize) -> Vec<(usize, usize, f32)> {
        let mut weights: Vec<(usize, usize, f32)> = Vec::new();
        let mut alone = vec![1.0f32; self.items.len()];
        for broken in &self.broken {
            let first = broken.first;
            alone[first] = broken.otherwise();
            for (second, score) in &broken.seconds {
                let together: f32 = self.belongs[first]
                    .iter()
                    .zip(&self.belongs[*second])
                    .map(|(one, other)| one * other)
                    .sum();
                // At first only the text speaks; later, whether both are in one story by what else is known.
                let agreement = if round == 0 {
                    0.0
                } else {
                    (together + 0.03).ln()
                };
                weights.push((first, *second, (score + agreement).exp()));
            }
        }
        // What each end has beside these starts, and each start beside these ends, is scaled with them.
        let mut unmatched = [alone, vec![1.0f32; self.items.len()]];
        for _ in 0..3 {
            for (side, alone) in unmatched.iter_mut().enumerate() {
                let key =
                    |weight: &(usize, usize, f32)| if side == 0 { weight.0 } else { weight.1 };
                let mut sums = alone.clone();
                for weight in &weights {
                    sums[key(weight)] += weight.2;
                }
                for weight in &mut weights {
                    weight.2 /= sums[key(weight)];
                }
                for (alone, sum) in alone.iter_mut().zip(&sums) {
                    *alone /= sum;
                }
            }
        }
        weights.retain(|weight| weight.2 > 0.05);
        weights
    }
}
