//! Threads: to which story each paragraph of a page belongs, where columns were read out of order.
//!
//! A hidden Markov model over the paragraphs in file order: states are the page's stories, an emission is how well a paragraph's names,
//! places and words fit a story (`cohesion`'s measure), a transition is whether the next line of the file goes on in the same story.
//! Broken paragraphs draw the story of the line that completes them. What a story is about is learnt from the paragraphs given to it
//! (expectation maximisation), beginning with what stands under its headline.

use rustc_hash::FxHashMap;

use super::continuation::Seams;
use super::draft::{Cut, Home, REACH};
use super::seam::{End, end, is_text};
use super::weights::State;
use crate::blocks::{Cue, is_han};
use crate::role::Role;
use crate::story::Kind;

/// Rounds of learning; pages settle after three or four.
const ROUNDS: usize = 5;
/// Weight of [`Fit`] a paragraph's root of size: with it the right story of a paragraph gets the probability that it should (measured on
/// 638 paragraphs of 30 pages: the right one of some seven stories is first for 90 %).
const COHESION: f32 = 2.5;
/// Cost of leaving a story in the middle of a run of text.
const LEAVE: f32 = -2.5;
/// Cost of going on with the story before under another story's head.
const GO_ON_UNDER_HEAD: f32 = -3.5;
/// The same where nothing in the text speaks of a break.
const LEAVE_WHOLE: f32 = -4.75;
/// The same right under another story's head.
const UNDER_OTHER_HEAD: f32 = -5.0;
/// The same where the story's head stands on top of this one, so that both stories follow.
const LEAVE_IN_STACK: f32 = -2.0;
/// Back in a story that breaks off in the middle of a sentence further up.
const WAITED_FOR: f32 = 2.0;
/// Back in the story under whose head a line stands.
const RETURN: f32 = 1.0;
/// A crosshead and its text, a signature and what it signs, items of one list are not parted.
const BOUND: f32 = -3.0;
/// Cost of running text behind a list.
const BEHIND_LIST: f32 = -1.0;
/// Cost of going on behind a signature or a mark of continuation: the story is over.
const OVER: f32 = -2.5;
/// A paragraph away from the head above it, from which nothing speaks of a break in the text.
const AWAY: f32 = -1.0;
/// A story further off by one on the page.
const FURTHER: f32 = -0.15;
/// What a line that breaks off says for its neighbour being its second half, next to [`Seams::score`].
const NEXT_LINE: f32 = 1.0;
/// Weight of a certain join with a line further off.
const JOINED: f32 = 6.0;
/// Log-odds of a given line being the second half of a broken one, where nothing speaks for it; and that none is.
const ANY_LINE: f32 = -3.6;
/// That a broken line goes on at all where the next line cannot be its second half: three in four do.
const MUST_GO_ON: f32 = 1.1;
/// How fast the first round's trust falls that a paragraph belongs to the head above it: half behind three paragraphs.
const DOUBT_BELOW: f32 = 0.35;
/// Least probability of the chosen story that is no doubt.
const SURE: f32 = 0.98;

/// A paragraph, crosshead, item or signature in file order.
struct Item {
    block: usize,
    /// Label of the draft in which it stands.
    home: usize,
    /// Whether only its place can tell where it belongs.
    fixed: bool,
    /// Its pairs of characters: number and how often, at most three times.
    pairs: Vec<(usize, f32)>,
}

/// Gives every paragraph to the story to which it belongs.
pub(super) fn assign(cut: &mut Cut<'_>, seams: &Seams<'_>) {
    let Some(mut page) = PageThreads::of(cut, seams) else {
        return;
    };
    for round in 0..ROUNDS {
        page.learn(round);
    }
    let (labels, margins) = page.decide();
    page.regroup(cut, &labels, &margins);
}

struct PageThreads {
    items: Vec<Item>,
    /// Draft of each label.
    drafts: Vec<usize>,
    /// Whether a label may take paragraphs that stand elsewhere.
    open: Vec<bool>,
    /// Whether the text from the head above each item down to it looks whole.
    unbroken: Vec<bool>,
    /// Heads that stand on top of each other with all their text under the last one have one number.
    stacks: Vec<usize>,
    /// Whether each item breaks off.
    breaks_off: Vec<bool>,
    /// Whether each label's text before each item breaks off.
    waiting: Vec<Vec<bool>>,
    /// Pairs of each label's head.
    heads: Vec<Vec<(usize, f32)>>,
    pair_count: usize,
    /// Probability of each label for each item.
    belongs: Vec<Vec<f32>>,
    /// Score of each transition: staying, leaving.
    moves: Vec<(f32, f32)>,
    /// Lines that break off with all that may complete them: items and scores.
    broken: Vec<(usize, Vec<(usize, f32)>)>,
    /// Emission of each label for each item, of the last round.
    emissions: Vec<Vec<f32>>,
}

impl PageThreads {
    /// Makes ready a page; `None` where there is nothing to choose.
    fn of(cut: &Cut<'_>, seams: &Seams<'_>) -> Option<Self> {
        let drafts: Vec<usize> = (0..cut.drafts.len())
            .filter(|draft| {
                let draft = &cut.drafts[*draft];
                draft.kind != Kind::Package && !(draft.head.is_empty() && draft.flow.is_empty())
            })
            .collect();
        let mut items: Vec<Item> = Vec::new();
        let mut numbers: FxHashMap<[char; 2], usize> = FxHashMap::default();
        for (label, &draft) in drafts.iter().enumerate() {
            for &block in &cut.drafts[draft].flow {
                items.push(Item {
                    block,
                    home: label,
                    fixed: is_fixed(cut, block) || stands_under_byline(cut, seams, draft, block),
                    pairs: pairs(cut, &[block], &mut numbers),
                });
            }
        }
        items.sort_by_key(|item| item.block);
        if drafts.len() < 2 || items.len() < 2 || items.iter().all(|item| item.fixed) {
            return None;
        }
        let heads = drafts
            .iter()
            .map(|draft| pairs(cut, &cut.drafts[*draft].head, &mut numbers))
            .collect();
        let open: Vec<bool> = drafts.iter().map(|draft| takes_text(cut, *draft)).collect();
        let mut belongs = vec![vec![0.0; drafts.len()]; items.len()];
        let mut since_head = 0;
        for at in 0..items.len() {
            since_head = if at > 0 && items[at].home == items[at - 1].home {
                since_head + 1
            } else {
                0
            };
            // What stands right under a head is its story's most surely.
            let trust = if items[at].fixed {
                1.0
            } else {
                (1.0 / (1.0 + DOUBT_BELOW * since_head as f32)).max(0.35)
            };
            belongs[at][items[at].home] = trust;
        }
        let moves = (0..items.len())
            .map(|at| {
                if at == 0 {
                    (0.0, 0.0)
                } else {
                    transition(cut, seams, &items[at - 1], &items[at])
                }
            })
            .collect();
        let broken = broken(cut, seams, &items);
        let mut stacks = vec![0; drafts.len()];
        for label in 1..drafts.len() {
            let above = &cut.drafts[drafts[label - 1]];
            let stacked = above.flow.is_empty() && above.captions.is_empty();
            stacks[label] = stacks[label - 1] + usize::from(!stacked);
        }
        let mut breaks_off = vec![false; items.len()];
        for (at, _) in &broken {
            breaks_off[*at] = true;
        }
        let mut unbroken = vec![true; items.len()];
        for at in 1..items.len() {
            let whole = looks_whole(cut, seams, &items[at - 1], &items[at]);
            unbroken[at] = items[at].home != items[at - 1].home || whole && unbroken[at - 1];
        }
        Some(Self {
            unbroken,
            stacks,
            breaks_off,
            waiting: vec![vec![false; drafts.len()]; items.len()],
            pair_count: numbers.len(),
            emissions: vec![vec![0.0; drafts.len()]; items.len()],
            items,
            drafts,
            open,
            heads,
            belongs,
            moves,
            broken,
        })
    }

    /// One round: what each story is about, how each paragraph fits each story, and how likely it is each one's.
    fn learn(&mut self, round: usize) {
        self.emissions = self.emissions();
        let joins = self.joins(round);
        for (first, second, weight) in joins {
            for label in 0..self.drafts.len() {
                let (one, other) = (self.belongs[first][label], self.belongs[second][label]);
                self.emissions[first][label] += JOINED * weight * other;
                self.emissions[second][label] += JOINED * weight * one;
            }
        }
        self.waiting = self.waiting();
        self.belongs = self.posteriors();
    }

    /// Whether each label's text before each item breaks off, by the likeliest labels so far.
    fn waiting(&self) -> Vec<Vec<bool>> {
        let mut open = vec![false; self.drafts.len()];
        let mut waiting = Vec::with_capacity(self.items.len());
        for (belongs, breaks_off) in self.belongs.iter().zip(&self.breaks_off) {
            waiting.push(open.clone());
            open[best(belongs)] = *breaks_off;
        }
        waiting
    }

    /// How well each paragraph fits each story: Okapi BM25 over pairs of characters, the paragraph being the query, itself left out.
    fn emissions(&self) -> Vec<Vec<f32>> {
        let labels = self.drafts.len();
        let mut counts = vec![0.0f32; self.pair_count * labels];
        let mut totals = vec![0.0f32; labels];
        for (label, head) in self.heads.iter().enumerate() {
            for (pair, times) in head {
                counts[pair * labels + label] += times;
                totals[label] += times;
            }
        }
        for (item, belongs) in self.items.iter().zip(&self.belongs) {
            for (label, share) in belongs
                .iter()
                .enumerate()
                .filter(|(_, share)| **share > 0.01)
            {
                for (pair, times) in &item.pairs {
                    counts[pair * labels + label] += times * share;
                    totals[label] += times * share;
                }
            }
        }
        let many = labels as f32;
        let average = totals.iter().sum::<f32>() / many;
        let mut emissions = Vec::with_capacity(self.items.len());
        let mut held = vec![0.0f32; labels];
        for (item, belongs) in self.items.iter().zip(&self.belongs) {
            let size: f32 = item.pairs.iter().map(|(_, times)| times).sum();
            let lengths: Vec<f32> = (0..labels)
                .map(|label| {
                    let length =
                        0.25 + 0.75 * (totals[label] - size * belongs[label]) / average.max(1.0);
                    1.2 * length.max(0.25)
                })
                .collect();
            let mut scores = vec![0.0f32; labels];
            for (pair, times) in &item.pairs {
                let all = &counts[pair * labels..(pair + 1) * labels];
                for ((held, count), share) in held.iter_mut().zip(all).zip(belongs) {
                    *held = (count - times * share).max(0.0);
                }
                let holding: f32 = held.iter().map(|count| count.min(1.0)).sum();
                if holding < 0.05 {
                    continue;
                }
                let idf = (1.0 + (many - holding + 0.5) / (holding + 0.5)).ln();
                let weight = times * idf;
                for ((score, count), length) in scores.iter_mut().zip(&held).zip(&lengths) {
                    *score += weight * count * 2.2 / (count + length);
                }
            }
            let root = (item.pairs.len() as f32).sqrt().max(1.0);
            for score in &mut scores {
                *score *= COHESION / root;
            }
            emissions.push(scores);
        }
        emissions
    }

    /// Probabilities that two items are halves of one paragraph: a soft assignment of ends to starts, each end and each start once.
    fn joins(&self, round: usize) -> Vec<(usize, usize, f32)> {
        let mut weights: Vec<(usize, usize, f32)> = Vec::new();
        for (first, candidates) in &self.broken {
            for (second, score) in candidates {
                let together: f32 = self.belongs[*first]
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
                weights.push((*first, *second, (score + agreement).exp()));
            }
        }
        for _ in 0..3 {
            for side in [0, 1] {
                let key =
                    |weight: &(usize, usize, f32)| if side == 0 { weight.0 } else { weight.1 };
                let mut sums = vec![1.0f32; self.items.len()];
                for weight in &weights {
                    sums[key(weight)] += weight.2;
                }
                for weight in &mut weights {
                    weight.2 /= sums[key(weight)];
                }
            }
        }
        weights.retain(|weight| weight.2 > 0.05);
        weights
    }

    /// What a label costs an item by the place of both on the page; `None` where it cannot be.
    fn place(&self, at: usize, label: usize) -> Option<f32> {
        let home = self.items[at].home;
        if label == home || self.stacks[label] == self.stacks[home] {
            return (label == home || !self.items[at].fixed).then_some(0.0);
        }
        let far = label.abs_diff(home);
        (!self.items[at].fixed && self.open[label] && far <= REACH)
            .then_some(FURTHER * far as f32 + if self.unbroken[at] { AWAY } else { 0.0 })
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
        if at == 0 || self.items[at - 1].home != home {
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
    fn posteriors(&self) -> Vec<Vec<f32>> {
        let (count, labels) = (self.items.len(), self.drafts.len());
        let mut forward = vec![vec![0.0f32; labels]; count];
        let mut backward = vec![vec![0.0f32; labels]; count];
        for at in 0..count {
            let reached = if at == 0 {
                0.0
            } else {
                log_sum(&forward[at - 1])
            };
            for label in 0..labels {
                let stay = if at == 0 {
                    f32::NEG_INFINITY
                } else {
                    forward[at - 1][label] + self.moves[at].0
                };
                let enter = reached + self.enter(at, label);
                forward[at][label] = log_sum(&[stay, enter]) + self.score(at, label);
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
            for label in 0..labels {
                backward[at][label] = log_sum(&[next[label] + self.moves[at + 1].0, leave]);
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

    /// The likeliest labels, and the probability of each item's.
    fn decide(&self) -> (Vec<usize>, Vec<f32>) {
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
        let margins = (0..count).map(|at| self.belongs[at][chosen[at]]).collect();
        (chosen, margins)
    }

    /// The likeliest other story of an item, by the first block of it, and its probability.
    fn second(&self, cut: &Cut<'_>, at: usize, chosen: usize) -> Option<(usize, f32)> {
        let others = self.belongs[at].iter().enumerate();
        let (label, share) = others
            .filter(|(label, _)| *label != chosen)
            .max_by(|one, other| one.1.total_cmp(other.1))?;
        let block = cut.drafts[self.drafts[label]].blocks().next()?;
        Some((block, *share))
    }

    /// Puts every item in the flow of its story: what stands under the story's head in file order, then what stands above it.
    fn regroup(&self, cut: &mut Cut<'_>, chosen: &[usize], margins: &[f32]) {
        for (at, item) in self.items.iter().enumerate() {
            cut.homes[item.block] = Some(Home {
                score: margins[at],
                second: self.second(cut, at, chosen[at]),
            });
            if margins[at] < SURE && !item.fixed && cut.roles[item.block] == Role::Body {
                cut.doubt(item.block, "也可能属于另一篇");
            }
            let resumes = at > 0 && chosen[at] != chosen[at - 1];
            if resumes && (chosen[at] != item.home || self.items[at - 1].home == item.home) {
                cut.moved[item.block] = true;
            }
        }
        for (label, &draft) in self.drafts.iter().enumerate() {
            let blocks: Vec<usize> = (0..self.items.len())
                .filter(|at| chosen[*at] == label)
                .map(|at| self.items[at].block)
                .collect();
            let first = self
                .items
                .iter()
                .filter(|item| item.home == label)
                .map(|item| item.block)
                .chain(cut.drafts[draft].head.iter().copied())
                .min()
                .unwrap_or(0);
            let (above, under): (Vec<usize>, Vec<usize>) =
                blocks.into_iter().partition(|block| *block < first);
            cut.drafts[draft].flow = under.into_iter().chain(above).collect();
        }
    }
}

/// Whether only a line's place can tell its story: what is named by its head or its neighbours.
fn is_fixed(cut: &Cut<'_>, block: usize) -> bool {
    matches!(
        cut.state(block),
        State::Narrow
            | State::Ad
            | State::Note
            | State::NoteLabel
            | State::Lead
            | State::List
            | State::JumpFrom
    ) || cut.blocks[block].has(Cue::JumpFromText)
}

/// Whether a paragraph begins right under its head's byline.
fn stands_under_byline(cut: &Cut<'_>, seams: &Seams<'_>, draft: usize, block: usize) -> bool {
    cut.drafts[draft].head.last().is_some_and(|last| {
        last + 1 == block
            && cut.state(*last) == State::Byline
            && seams.begins_inside(block) < 0.3
            && (draft == 0 || !cut.drafts[draft - 1].flow.is_empty())
    })
}

/// Whether a draft may have text that stands elsewhere: a report with a head or text, not a column of notices, not a picture.
fn takes_text(cut: &Cut<'_>, draft: usize) -> bool {
    let draft = &cut.drafts[draft];
    draft.kind != Kind::Ad
        && (draft.captions.is_empty() || !draft.flow.is_empty())
        && draft
            .flow
            .iter()
            .all(|block| !matches!(cut.state(*block), State::Narrow | State::Ad))
}

/// Pairs of neighbouring characters of some blocks, numbered over the page.
fn pairs(
    cut: &Cut<'_>,
    blocks: &[usize],
    numbers: &mut FxHashMap<[char; 2], usize>,
) -> Vec<(usize, f32)> {
    let mut found: Vec<usize> = Vec::new();
    for block in blocks {
        for pair in cut.blocks[*block].chars.windows(2) {
            let word = |char: char| is_han(char) || char.is_ascii_alphanumeric();
            if word(pair[0]) && word(pair[1]) && !super::cohesion::says_nothing(pair[0], pair[1]) {
                let next = numbers.len();
                let number = *numbers.entry([pair[0], pair[1]]).or_insert(next);
                found.push(number);
            }
        }
    }
    found.sort_unstable();
    found
        .chunk_by(|one, other| one == other)
        .map(|same| (same[0], (same.len() as f32).min(3.0)))
        .collect()
}

/// What speaks for one item's story going on in the next of the file, and for leaving it there.
fn transition(cut: &Cut<'_>, seams: &Seams<'_>, before: &Item, item: &Item) -> (f32, f32) {
    let bound = cut.roles[before.block] == Role::Subhead
        || matches!(cut.state(item.block), State::Sign | State::JumpTo)
        || cut.roles[before.block] == Role::List && cut.roles[item.block] == Role::List;
    // A question has its answer under it.
    let bound = bound
        || cut.blocks[before.block].has(Cue::Asks)
            && cut.blocks[before.block].has(Cue::Question)
            && !cut.blocks[item.block].has(Cue::Question);
    if matches!(cut.state(before.block), State::Sign | State::JumpTo) && before.home == item.home {
        return (OVER, LEAVE - OVER / 2.0);
    }
    let both_text = is_text(cut.state(before.block))
        && is_text(cut.state(item.block))
        && cut.roles[item.block] == Role::Body;
    let leave = if looks_whole(cut, seams, before, item) {
        LEAVE_WHOLE
    } else {
        LEAVE
    } + if bound { BOUND } else { 0.0 };
    let mut stay = if cut.roles[before.block] == Role::List && cut.roles[item.block] == Role::Body {
        BEHIND_LIST
    } else if !both_text {
        0.0
    } else {
        match end(cut, before.block) {
            End::Open => {
                (seams.score_over_page(before.block, item.block) + NEXT_LINE).clamp(-3.0, 4.0)
            }
            End::Half => (0.5 * seams.score_over_page(before.block, item.block)).clamp(-1.0, 1.0),
            End::Closed => 0.3 - 0.7 * seams.begins_inside(item.block).clamp(0.0, 3.0),
        }
    };
    if before.home != item.home {
        stay = GO_ON_UNDER_HEAD + stay.max(0.0);
    }
    (stay, leave)
}

/// Whether print order looks whole between two items: the first is closed, and the second, right under it, begins a paragraph.
fn looks_whole(cut: &Cut<'_>, seams: &Seams<'_>, before: &Item, item: &Item) -> bool {
    end(cut, before.block) == End::Closed
        && is_text(cut.state(before.block))
        && seams.begins_inside(item.block) < 0.3
        && before.block + 1 == item.block
}

/// Lines that break off, each with the lines further off that may be their second halves.
fn broken(cut: &Cut<'_>, seams: &Seams<'_>, items: &[Item]) -> Vec<(usize, Vec<(usize, f32)>)> {
    let starts: Vec<usize> = (0..items.len())
        .filter(|at| {
            let block = items[*at].block;
            !items[*at].fixed && cut.roles[block] == Role::Body && is_text(cut.state(block))
        })
        .collect();
    (0..items.len())
        .filter(|at| {
            let block = items[*at].block;
            is_text(cut.state(block))
                && !matches!(cut.state(block), State::Narrow | State::Note)
                && end(cut, block) == End::Open
        })
        .map(|at| {
            // Where the next line is no text, the paragraph must go on elsewhere.
            let cut_off = items
                .get(at + 1)
                .is_none_or(|next| next.home != items[at].home || !starts.contains(&(at + 1)));
            let prior = if cut_off {
                MUST_GO_ON - (starts.len().max(1) as f32).ln()
            } else {
                ANY_LINE
            };
            let candidates = starts
                .iter()
                .filter(|start| **start != at && **start != at + 1)
                .map(|start| {
                    (
                        *start,
                        seams.score_over_page(items[at].block, items[*start].block) + prior,
                    )
                })
                .filter(|(_, score)| *score > -3.0)
                .collect();
            (at, candidates)
        })
        .collect()
}

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

fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}
