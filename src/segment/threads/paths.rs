//! Paths: the likeliest story of each paragraph, by the scores of staying in a story and of leaving it.

use super::super::draft::REACH;
use super::PageThreads;

/// The same right under another story's head.
const UNDER_OTHER_HEAD: f32 = -5.0;
/// The same where the story's head stands on top of this one, so that both stories follow.
const LEAVE_IN_STACK: f32 = -1.5;
/// Back in a story that breaks off in the middle of a sentence further up.
const WAITED_FOR: f32 = 2.5;
/// Back in the story under whose head a line stands.
const RETURN: f32 = 1.0;
/// A paragraph away from the head above it, from which nothing speaks of a break in the text.
const AWAY: f32 = -1.0;
/// Text that stands above its own head: on 60 gold pages 16 stretches of text do, and 112 stand below a head that is not theirs; ln(16/112).
const ABOVE_OWN_HEAD: f32 = -3.0;
/// A paragraph below the end of the whole comment above it; −3 gives the same.
const BEYOND: f32 = -6.0;
/// A story further off by one on the page.
const FURTHER: f32 = -0.2;

impl PageThreads {
    /// What a label costs an item by the place of both on the page; `None` where it cannot be.
    fn place(&self, at: usize, label: usize) -> Option<f32> {
        let home = self.items[at].home;
        if label == home || self.stacks[label] == self.stacks[home] {
            let is_beyond =
                label == home && self.ends[home].is_some_and(|end| end < self.items[at].block);
            let cost = if is_beyond { BEYOND } else { 0.0 };
            return (label == home || !self.items[at].fixed).then_some(cost);
        }
        let far = label.abs_diff(home);
        (!self.items[at].fixed && self.open[label] && far <= REACH).then_some(
            FURTHER * far as f32
                + if self.unbroken[at] && !self.waiting[at][label] {
                    AWAY
                } else {
                    0.0
                },
        )
    }

    fn score(&self, at: usize, label: usize) -> f32 {
        self.place(at, label)
            .map_or(f32::NEG_INFINITY, |place| self.emissions[at][label] + place)
    }

    /// Score of entering a label at an item from another label.
    fn enter(&self, at: usize, label: usize) -> f32 {
        let home = self.items[at].home;
        let waited_for = if self.waiting[at][label] {
            WAITED_FOR
        } else {
            0.0
        };
        let waited_for = if self.stacks[label] > self.stacks[home] {
            waited_for + ABOVE_OWN_HEAD
        } else {
            waited_for
        };
        if at == 0 || self.items[at - 1].stack != self.items[at].stack {
            // A new head stands above: its story begins.
            return if self.stacks[label] == self.stacks[home] {
                0.0
            } else {
                UNDER_OTHER_HEAD + waited_for
            };
        }
        if self.stacks[label] == self.stacks[home] && self.is_stack(label) {
            return LEAVE_IN_STACK;
        }
        self.moves[at].1 + waited_for + if label == home { RETURN } else { 0.0 }
    }

    fn is_stack(&self, label: usize) -> bool {
        let stack = self.stacks[label];
        (label > 0 && self.stacks[label - 1] == stack) || self.stacks.get(label + 1) == Some(&stack)
    }

    /// Probability of each label for each item, by the forward-backward algorithm.
    pub(super) fn posteriors(&self) -> Vec<Vec<f32>> {
        let (count, labels) = (self.items.len(), self.drafts.len());
        let mut forward = vec![vec![0.0f32; labels]; count];
        let mut backward = vec![vec![0.0f32; labels]; count];
        for at in 0..count {
            let before = at.checked_sub(1).map(|before| forward[before].clone());
            let reached = before.as_deref().map_or(0.0, log_sum);
            for (label, score) in forward[at].iter_mut().enumerate() {
                let stay = before
                    .as_ref()
                    .map_or(f32::NEG_INFINITY, |before| before[label] + self.moves[at].0);
                let enter = reached + self.enter(at, label);
                *score = log_sum(&[stay, enter]) + self.score(at, label);
            }
        }
        for at in (0..count - 1).rev() {
            let next: Vec<f32> = (0..labels)
                .map(|label| self.score(at + 1, label) + backward[at + 1][label])
                .collect();
            let entered: Vec<f32> = (0..labels)
                .map(|label| next[label] + self.enter(at + 1, label))
                .collect();
            let leave = log_sum(&entered);
            for (score, next) in backward[at].iter_mut().zip(next) {
                *score = log_sum(&[next + self.moves[at + 1].0, leave]);
            }
        }
        (0..count)
            .map(|at| {
                let whole: Vec<f32> = (0..labels)
                    .map(|label| forward[at][label] + backward[at][label])
                    .collect();
                let sum = log_sum(&whole);
                whole.iter().map(|score| (score - sum).exp()).collect()
            })
            .collect()
    }

    /// The likeliest labels, and the score of all of them together.
    pub(super) fn decide(&self) -> (Vec<usize>, f32) {
        let (count, labels) = (self.items.len(), self.drafts.len());
        let mut scores = vec![vec![0.0f32; labels]; count];
        let mut from = vec![vec![0usize; labels]; count];
        for at in 0..count {
            let before = if at == 0 { 0 } else { best(&scores[at - 1]) };
            for label in 0..labels {
                let (score, origin) = if at == 0 {
                    (self.enter(at, label), label)
                } else {
                    let stay = scores[at - 1][label] + self.moves[at].0;
                    let enter = scores[at - 1][before] + self.enter(at, label);
                    if stay >= enter {
                        (stay, label)
                    } else {
                        (enter, before)
                    }
                };
                scores[at][label] = score + self.score(at, label);
                from[at][label] = origin;
            }
        }
        let mut chosen = vec![0; count];
        chosen[count - 1] = best(&scores[count - 1]);
        for at in (1..count).rev() {
            chosen[at - 1] = from[at][chosen[at]];
        }
        let score = scores[count - 1][chosen[count - 1]];
        (chosen, score)
    }
}

/// Logarithm of the sum of what some scores are the logarithms of.
fn log_sum(scores: &[f32]) -> f32 {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if top == f32::NEG_INFINITY {
        return top;
    }
    top + scores
        .iter()
        .map(|score| (score - top).exp())
        .sum::<f32>()
        .ln()
}

/// Place of the greatest score, the first of equals.
pub(super) fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}
