//! Ways to share out the heads that stand on top of each other among the texts under them.

use super::super::super::cohesion::{Terms, fits};
use super::super::super::draft::Cut;
use super::super::super::head::reads;
use super::super::super::matching::assign;
use super::super::may_be_headline;
use super::{OPENING, STACKED, opening};

/// Heads in the order of their texts, rather than crossed.
const IN_ORDER: f32 = 0.6;
/// Weight of how well the lines of each head read as one.
const READS: f32 = 0.25;
/// A line that is of another head than the one above it.
const CHANGES: f32 = -0.4;

/// The best way to give heads to texts, where some lines of the last head may open heads of their own. The last head stands over the text
/// numbered `own`.
pub(super) fn best_sharing(
    cut: &Cut<'_>,
    heads: &[Vec<usize>],
    opens: &[usize],
    texts: &[usize],
    own: usize,
) -> Option<Sharing> {
    let (last, stacked) = heads.split_last()?;
    let openings: Vec<Terms> = texts
        .iter()
        .map(|text| opening(cut, *text, OPENING))
        .collect();
    let mut best: Option<Sharing> = None;
    for choice in 0..1usize << opens.len() {
        let mut groups = stacked.to_vec();
        for line in last {
            let opens_here = opens
                .iter()
                .position(|open| open == line)
                .is_some_and(|at| choice >> at & 1 == 1);
            if opens_here || groups.len() == stacked.len() {
                groups.push(Vec::new());
            }
            groups.last_mut().expect("one was pushed").push(*line);
        }
        if groups.len() < 2 || groups.len() > texts.len() {
            continue;
        }
        for groups in with_one_moved(cut, groups) {
            // Heads crossed with their texts are tried where in order they would part with what they fit.
            let sharing = [IN_ORDER, 0.0]
                .into_iter()
                .map(|in_order| share(cut, groups.clone(), &openings, in_order))
                .find(|sharing| !sharing.parts_with(own, stacked.len()));
            if let Some(sharing) = sharing
                && best.as_ref().is_none_or(|best| sharing.score > best.score)
            {
                best = Some(sharing);
            }
        }
    }
    best
}

/// Some heads, and what they may be where one line stands among another head's: each with its headline. Many lines are no heads side by
/// side.
fn with_one_moved(cut: &Cut<'_>, heads: Vec<Vec<usize>>) -> Vec<Vec<Vec<usize>>> {
    if heads.iter().map(Vec::len).sum::<usize>() > STACKED {
        return vec![heads];
    }
    let mut all = Vec::new();
    for from in 0..heads.len() {
        for (at, &line) in heads[from].iter().enumerate() {
            let mut without = heads.clone();
            without[from].remove(at);
            if !without[from].iter().any(|line| may_be_headline(cut, *line)) {
                continue;
            }
            for to in (0..heads.len()).filter(|to| *to != from) {
                let mut moved = without.clone();
                moved[to].push(line);
                moved[to].sort_unstable();
                all.push(moved);
            }
        }
    }
    all.push(heads);
    all
}

/// Heads, how well each fits each text, the number of the text to which each is given, and how well they fit together.
pub(super) struct Sharing {
    score: f32,
    pub(super) heads: Vec<Vec<usize>>,
    gains: Vec<Vec<f32>>,
    pub(super) assigned: Vec<usize>,
}

impl Sharing {
    /// Whether one of the heads behind the first `stacked` fits the text under it, and is given to another that it fits less.
    fn parts_with(&self, own: usize, stacked: usize) -> bool {
        let mut heads = self.assigned.iter().zip(&self.gains).skip(stacked);
        heads.any(|(text, gains)| *text != own && gains[own] > gains[*text])
    }
}

/// The best way to give some heads to some texts, of which there are at least as many, with so much for each in its order.
fn share(cut: &Cut<'_>, heads: Vec<Vec<usize>>, openings: &[Terms], in_order: f32) -> Sharing {
    let openings: Vec<&Terms> = openings.iter().collect();
    let gains: Vec<Vec<f32>> = heads
        .iter()
        .enumerate()
        .map(|(nth, head)| {
            let size: usize = head.iter().map(|line| cut.blocks[*line].chars.len()).sum();
            let root = (size as f32).sqrt().max(1.0);
            fits(&Terms::of(cut, head.iter().copied()), &openings)
                .into_iter()
                .enumerate()
                .map(|(text, fit)| 0.1 + fit / root + if nth == text { in_order } else { 0.0 })
                .collect()
        })
        .collect();
    let assigned: Vec<usize> = assign(&gains)
        .into_iter()
        .map(Option::unwrap_or_default)
        .collect();
    let read: f32 = heads.iter().map(|head| READS * reads(cut, head)).sum();
    let mut owners: Vec<(usize, usize)> = heads
        .iter()
        .enumerate()
        .flat_map(|(nth, head)| head.iter().map(move |line| (*line, nth)))
        .collect();
    owners.sort_unstable();
    let changes = owners.windows(2).filter(|two| two[0].1 != two[1].1).count();
    let fit: f32 = assigned
        .iter()
        .zip(&gains)
        .map(|(text, gains)| gains[*text])
        .sum();
    Sharing {
        score: read + CHANGES * changes as f32 + fit,
        heads,
        gains,
        assigned,
    }
}
