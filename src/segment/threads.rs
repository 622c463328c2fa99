//! Threads: to which story each paragraph of a page belongs, where columns were read out of order.
//!
//! A hidden Markov model over the paragraphs in file order: states are the page's stories, an emission is how well a paragraph fits a
//! story by its words and subjects (`fit`), by the width of its signs and, in comments, by how it argues (`register`), a transition is
//! whether the next line of the file goes on in the same story. Broken paragraphs draw the story of the line that completes them. What a story is about is learnt from the paragraphs given to it
//! (expectation maximisation), beginning with what stands under its headline. On torn pages it is learnt once more, beginning hardly with
//! more than the first paragraph: learning ends at the good answer that lies next, and the likelier of both is taken.

mod answer;
mod evidence;
mod fit;
mod learning;
mod named;
mod paths;
mod register;

use super::continuation::Seams;
use super::draft::Cut;
use super::seam::{Width, commas};
use super::weights::State;
use crate::role::Role;
use crate::story::Kind;
use answer::Answer;
use evidence::{
    Broken, alike, broken, comment_ends, is_comment, is_fixed, looks_whole, stands_in_comment,
    stands_under_byline, stands_under_mark, stands_under_notice, takes_text, transition,
};
use fit::{Numbers, OF_HEADS, Terms, fits};
use named::named_alike;
use register::argues;

/// Share of their trust that paragraphs below the first one under a head begin with when a torn page is learnt once more: another story's
/// columns under a headline hold each other there otherwise. Pages put together from columns of two gold pages gain 0.004 of their score
/// by it, gold pages 0.001; a third start, of 0.03 or 0.3, brings nothing more.
const SECOND_START: f32 = 0.1;
/// Share of lines that break off from which on a page is torn. Learnt twice without this bound all gold pages together lose 0.0005; 0.05 gives the same.
const TORN: f32 = 0.035;
/// Most rounds of learning; pages settle after three or four.
const ROUNDS: usize = 5;
/// How fast the first round's trust falls that a paragraph belongs to the head above it: half behind three paragraphs.
const DOUBT_BELOW: f32 = 0.35;
/// The same of what stands behind a break in the text: it may be any story's. Between 0.05 and 0.2 hardly a gold page moves.
const BROKEN_OFF: f32 = 0.1;
/// How much more than on other pages the fit of a paragraph counts at most where print order tells little. Without it the gold pages that
/// are torn most lose 0.04 of their score; with twice as much all of them together lose 0.004.
const TORN_COHESION: f32 = 0.4;
/// Share of a page's lines that break off and do not go on in the next one: up to here print order tells much, and this much further on little.
const USUALLY_TORN: f32 = 0.02;
const MOST_TORN: f32 = 0.06;
/// What a paragraph under several heads is the upper ones' in the first round, in shares of what it is the last one's.
const STACKED: f32 = 0.5;

/// A paragraph, crosshead, item or signature in file order.
struct Item {
    block: usize,
    /// Label of the draft in which it stands.
    home: usize,
    /// Number of the heads above it: those that stand on top of each other have one.
    stack: usize,
    /// Whether only its place can tell where it belongs.
    fixed: bool,
    /// What it speaks of.
    terms: Terms,
    /// What its words say for its being a comment's; 0 on a page without comments.
    argues: f32,
    /// Whether its commas are full-width (1) or half-width (−1); 0 where it has none, or both.
    width: f32,
}

/// Gives every paragraph to the story to which it belongs.
pub(super) fn assign(cut: &mut Cut<'_>, seams: &Seams<'_>) {
    let Some(mut page) = PageThreads::of(cut, seams) else {
        return;
    };
    let mut answer = page.learnt(1.0);
    if page.torn >= TORN {
        let second = page.learnt(SECOND_START);
        if second.score > answer.score {
            answer = second;
        }
    }
    answer.regroup(&page, cut);
}

struct PageThreads {
    items: Vec<Item>,
    /// Draft of each label.
    drafts: Vec<usize>,
    /// Whether a label is a comment.
    comments: Vec<bool>,
    /// Whether a label may take paragraphs that stand elsewhere.
    open: Vec<bool>,
    /// Where each label's text ends for certain.
    ends: Vec<Option<usize>>,
    /// Whether the text from the head above each item down to it looks whole.
    unbroken: Vec<bool>,
    /// Heads that stand on top of each other with all their text under the last one have one number.
    stacks: Vec<usize>,
    /// Whether each label's text before each item breaks off.
    waiting: Vec<Vec<bool>>,
    /// What each label's head speaks of.
    heads: Vec<Terms>,
    numbers: Numbers,
    /// How well each item fits each label's head.
    head_fits: Vec<Vec<f32>>,
    /// How much the width of signs tells on this page, 0 to 1.
    width_tells: f32,
    /// Share of lines that break off and do not go on in the next one.
    torn: f32,
    /// Weight of the fit of a paragraph.
    cohesion: f32,
    /// Probability of each label for each item.
    belongs: Vec<Vec<f32>>,
    /// Score of each transition: staying, leaving.
    moves: Vec<(f32, f32)>,
    /// Lines that break off with all that may complete them.
    broken: Vec<Broken>,
    /// Items that open with one sign.
    alike: Vec<(usize, usize)>,
    /// Items that name one person.
    named_alike: Vec<(usize, usize)>,
    /// Emission of each label for each item, of the last round.
    emissions: Vec<Vec<f32>>,
}

/// What a crosshead says for its being a comment's: on gold pages none of 111 labelled comments of up to 700 characters has
/// one. Set by hand to outweigh any words in common.
const NO_CROSSHEAD: f32 = -6.0;

impl PageThreads {
    /// Makes ready a page; `None` where there is nothing to choose.
    fn of(cut: &Cut<'_>, seams: &Seams<'_>) -> Option<Self> {
        let drafts: Vec<usize> = (0..cut.drafts.len())
            .filter(|draft| {
                let draft = &cut.drafts[*draft];
                draft.kind != Kind::Package && !(draft.head.is_empty() && draft.flow.is_empty())
            })
            .collect();
        let comments: Vec<bool> = drafts.iter().map(|draft| is_comment(cut, *draft)).collect();
        let mut numbers = Numbers::default();
        let mut items = items(cut, seams, &drafts, &mut numbers);
        if comments.contains(&true) {
            for item in &mut items {
                item.argues = if cut.roles[item.block] == Role::Subhead {
                    NO_CROSSHEAD
                } else {
                    argues(&cut.blocks[item.block])
                };
            }
        }
        let stacks = stacks(cut, &drafts, &items);
        for item in &mut items {
            item.stack = stacks[item.home];
        }
        if drafts.len() < 2 || items.len() < 2 || items.iter().all(|item| item.fixed) {
            return None;
        }
        let heads: Vec<Terms> = drafts
            .iter()
            .map(|draft| {
                let lines = cut.drafts[*draft].head.iter();
                numbers.terms(lines.map(|line| cut.blocks[*line].chars.as_slice()))
            })
            .collect();
        let open: Vec<bool> = drafts
            .iter()
            .map(|draft| takes_text(cut, seams, *draft))
            .collect();
        let ends = drafts
            .iter()
            .map(|draft| comment_ends(cut, seams, *draft))
            .collect();
        let unbroken = unbroken(cut, seams, &items);
        let first = std::iter::once((0.0, 0.0));
        let others = items.windows(2);
        let moves = first
            .chain(others.map(|two| transition(cut, seams, &two[0], &two[1])))
            .collect();
        let texts: Vec<&Terms> = items.iter().map(|item| &item.terms).collect();
        let nothing = vec![vec![0.0; drafts.len()]; items.len()];
        let head_fits = fits(&texts, &nothing, &heads, &numbers, &OF_HEADS);
        let broken = broken(cut, seams, &items);
        let torn =
            broken.iter().filter(|broken| broken.is_cut_off).count() as f32 / items.len() as f32;
        Some(Self {
            alike: alike(cut, &items),
            named_alike: named_alike(cut, &items, &comments),
            unbroken,
            stacks,
            waiting: Vec::new(),
            numbers,
            head_fits,
            width_tells: seams.width_tells,
            torn,
            cohesion: 1.0 + TORN_COHESION * ((torn - USUALLY_TORN).max(0.0) / MOST_TORN).min(1.0),
            emissions: vec![vec![0.0; drafts.len()]; items.len()],
            items,
            drafts,
            open,
            ends,
            comments,
            heads,
            belongs: Vec::new(),
            moves,
            broken,
        })
    }

    /// Learns the page from the start, paragraphs below the first one under a head with a share of their trust.
    fn learnt(&mut self, share: f32) -> Answer {
        self.waiting = vec![vec![false; self.drafts.len()]; self.items.len()];
        self.belongs = first_guess(&self.items, &self.unbroken, &self.stacks, share);
        let mut round = 0;
        while round < ROUNDS && self.learn(round) {
            round += 1;
        }
        let (labels, score) = self.decide();
        Answer {
            labels,
            belongs: std::mem::take(&mut self.belongs),
            score,
        }
    }
}

/// What a line says of its story's subject: who signs it says nothing.
fn speaks<'a>(cut: &'a Cut<'_>, block: usize) -> Option<&'a [char]> {
    (cut.roles[block] != Role::Byline).then_some(cut.blocks[block].chars.as_slice())
}

/// The paragraphs, crossheads, items and signatures of some drafts in file order, their stacks left open.
fn items(cut: &Cut<'_>, seams: &Seams<'_>, drafts: &[usize], numbers: &mut Numbers) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for (label, &draft) in drafts.iter().enumerate() {
        for &block in &cut.drafts[draft].flow {
            items.push(Item {
                block,
                home: label,
                stack: 0,
                fixed: is_fixed(cut, block)
                    || stands_under_byline(cut, seams, draft, block)
                    || stands_in_comment(cut, seams, draft, block)
                    || stands_under_mark(cut, draft, block)
                    || stands_under_notice(cut, draft, block),
                terms: numbers.terms(speaks(cut, block)),
                argues: 0.0,
                width: commas(&cut.blocks[block]).map_or(0.0, Width::sign),
            });
        }
    }
    items.sort_by_key(|item| item.block);
    for at in 1..items.len() {
        let (before, item) = (&items[at - 1], &items[at]);
        // A list goes with the line above it, wherever that belongs.
        if cut.state(item.block) == State::List && before.home == item.home && !before.fixed {
            items[at].fixed = false;
            items[at].terms = Terms::default();
        }
    }
    items
}

/// Whether the text from the head above each item down to it looks whole.
fn unbroken(cut: &Cut<'_>, seams: &Seams<'_>, items: &[Item]) -> Vec<bool> {
    let mut unbroken = vec![true; items.len()];
    for at in 1..items.len() {
        let whole = looks_whole(cut, seams, &items[at - 1], &items[at]);
        unbroken[at] = items[at].stack != items[at - 1].stack || whole && unbroken[at - 1];
    }
    unbroken
}

/// The probabilities of the first round: what stands right under a head is its story's most surely, and what is below that with `share`
/// of its trust.
fn first_guess(items: &[Item], unbroken: &[bool], stacks: &[usize], share: f32) -> Vec<Vec<f32>> {
    let mut belongs = vec![vec![0.0; stacks.len()]; items.len()];
    let mut since_head = 0;
    for (at, item) in items.iter().enumerate() {
        since_head = if at > 0 && item.stack == items[at - 1].stack {
            since_head + 1
        } else {
            0
        };
        let trust = if item.fixed {
            1.0
        } else if unbroken[at] {
            (1.0 / (1.0 + DOUBT_BELOW * since_head as f32)).max(0.35)
        } else {
            BROKEN_OFF
        };
        let trust = if item.fixed || since_head == 0 {
            trust
        } else {
            trust * share
        };
        belongs[at][item.home] = trust;
        if !item.fixed && trust < 1.0 {
            // Under heads that stand on top of each other lie the texts of all.
            for (label, stack) in stacks.iter().enumerate() {
                if label != item.home && *stack == item.stack {
                    belongs[at][label] = trust * STACKED;
                }
            }
        }
    }
    belongs
}

/// Numbers of each label's heads: those that stand on top of each other, with all their texts under the last one, have one.
fn stacks(cut: &Cut<'_>, drafts: &[usize], items: &[Item]) -> Vec<usize> {
    let mut stacks = vec![0; drafts.len()];
    for label in 1..drafts.len() {
        let (above, under) = (&cut.drafts[drafts[label - 1]], &cut.drafts[drafts[label]]);
        let stacked = above
            .head
            .iter()
            .max()
            .zip(under.head.iter().min())
            .is_some_and(|(upper, lower)| {
                let between = |block: &usize| (*upper..*lower).contains(block);
                // A headline that names no writers has its picture alone.
                let is_picture = above.flow.is_empty()
                    && !above.captions.is_empty()
                    && above
                        .head
                        .iter()
                        .all(|line| cut.roles[*line] != Role::Byline);
                upper < lower
                    && !is_picture
                    && !items.iter().any(|item| between(&item.block))
                    && !above.captions.iter().any(between)
            });
        stacks[label] = stacks[label - 1] + usize::from(!stacked);
    }
    stacks
}
