//! Evidence: what a page says for and against a story going on in the next line.

use std::collections::BTreeMap;

use super::super::continuation::Seams;
use super::super::draft::Cut;
use super::super::place::{ON_PAGE, Places};
use super::super::seam::{End, end, is_text, unclosed};
use super::super::weights::State;
use super::Item;
use crate::blocks::{Cue, item_sign, labels_what_follows};
use crate::role::Role;
use crate::story::Kind;

/// Cost of leaving a story in the middle of a run of text.
const LEAVE: f32 = -2.5;
/// Cost of going on with the story before under another story's head.
const GO_ON_UNDER_HEAD: f32 = -3.5;
/// The same where nothing in the text speaks of a break.
const LEAVE_WHOLE: f32 = -4.75;
/// A crosshead and its text, a signature and what it signs, items of one list are not parted.
const BOUND: f32 = -3.75;
/// Cost of running text behind a list.
const BEHIND_LIST: f32 = -0.5;
/// Cost of going on behind a signature or a mark of continuation: the story is over.
const OVER: f32 = -2.5;
/// What a line that breaks off says for its neighbour being its second half, next to [`Seams::score`].
const NEXT_LINE: f32 = 1.0;
/// Least log-odds of a second half that is weighed.
const UNLIKELY: f32 = -3.0;

/// What a line's beginning must say for its being the second half of a paragraph to count: more than its first word alone says.
const INSIDE: f32 = 0.6;

/// Whether only a line's place can tell its story: what is named by its head or its neighbours.
pub(super) fn is_fixed(cut: &Cut<'_>, block: usize) -> bool {
    let by_place = match cut.state(block) {
        State::Note | State::NoteLabel => !is_in_box(cut, block),
        State::Narrow | State::Ad | State::Lead | State::List | State::JumpFrom => true,
        _ => false,
    };
    by_place
        || cut.blocks[block].has(Cue::Weather)
        || cut.blocks[block].has(Cue::JumpFromText)
        || cut.blocks[block].has(Cue::SignsOff)
}

/// Whether a note is a box behind a story or an afterword: with the end of its story it may stand away from the head.
fn is_in_box(cut: &Cut<'_>, block: usize) -> bool {
    let label = (0..=block)
        .rev()
        .take_while(|line| matches!(cut.state(*line), State::Note | State::NoteLabel))
        .find(|line| cut.state(*line) == State::NoteLabel || cut.blocks[*line].has(Cue::NoteText));
    label.is_some_and(|label| labels_what_follows(&cut.blocks[label].folded()))
}

/// Whether a paragraph begins right under its head's byline.
pub(super) fn stands_under_byline(
    cut: &Cut<'_>,
    seams: &Seams<'_>,
    draft: usize,
    block: usize,
) -> bool {
    cut.drafts[draft].head.last().is_some_and(|last| {
        last + 1 == block
            && cut.state(*last) == State::Byline
            && seams.begins_inside(block) < INSIDE
            && (draft == 0 || !cut.drafts[draft - 1].flow.is_empty())
    })
}

/// Whether a paragraph stands right under the mark that it was continued from another page: on gold pages 78 of 80 under such marks are
/// what was continued.
pub(super) fn stands_under_mark(cut: &Cut<'_>, draft: usize, block: usize) -> bool {
    cut.drafts[draft]
        .head
        .last()
        .is_some_and(|last| last + 1 == block && cut.state(*last) == State::JumpFrom)
}

/// Whether a paragraph stands right under what a notice or a column of briefs calls itself: on gold pages 128 of 130 under notices belong to
/// it.
pub(super) fn stands_under_notice(cut: &Cut<'_>, draft: usize, block: usize) -> bool {
    let head = &cut.drafts[draft].head;
    head.last() == block.checked_sub(1).as_ref()
        && head.iter().any(|line| {
            cut.blocks[*line].has(Cue::NoticeWord)
                || cut.blocks[*line].has(Cue::BriefsWord) && item_sign(&cut.blocks[block]).is_some()
        })
}

/// Whether a paragraph stands in a comment under its headline, with none torn and no signature or crosshead between: a comment has the words of
/// the story that it is on.
pub(super) fn stands_in_comment(
    cut: &Cut<'_>,
    seams: &Seams<'_>,
    draft: usize,
    block: usize,
) -> bool {
    let story = &cut.drafts[draft];
    let is_signature = |line: usize| cut.roles[line] == Role::Byline;
    let in_one_piece = |line: usize| {
        story.flow.contains(&line)
            && cut.roles[line] != Role::Subhead
            && (is_signature(line) || seams.begins_inside(line) < INSIDE)
    };
    is_comment(cut, draft)
        && story.head.iter().max().is_some_and(|last| {
            (last + 1..=block).all(in_one_piece) && !(last + 1..block).any(is_signature)
        })
}

/// Whether a draft is labelled as a comment, and is none that goes on from another page under the label of the comment before.
pub(super) fn is_comment(cut: &Cut<'_>, draft: usize) -> bool {
    let head = || cut.drafts[draft].head.iter();
    head().any(|line| cut.blocks[*line].has(Cue::CommentLabel))
        && head().all(|line| cut.state(*line) != State::JumpFrom)
}

/// Where a comment ends that stands whole under its headline: with its signature, or with all that stands there.
pub(super) fn comment_ends(cut: &Cut<'_>, seams: &Seams<'_>, draft: usize) -> Option<usize> {
    let flow = || cut.drafts[draft].flow.iter().copied();
    let signature = flow().find(|line| cut.roles[*line] == Role::Byline);
    let last = flow().max().filter(|last| end(cut, *last) != End::Open);
    [signature, last]
        .into_iter()
        .flatten()
        .find(|end| stands_in_comment(cut, seams, draft, *end))
}

/// Whether a draft may have text that stands elsewhere: a report with a head or text, not a column of notices, not a whole
/// comment, not a picture, not a box with a list.
pub(super) fn takes_text(cut: &Cut<'_>, seams: &Seams<'_>, draft: usize) -> bool {
    if comment_ends(cut, seams, draft).is_some() {
        return false;
    }
    let draft = &cut.drafts[draft];
    let is_list = !draft.flow.is_empty()
        && draft
            .flow
            .iter()
            .all(|block| cut.roles[*block] == Role::List);
    draft.kind != Kind::Ad
        && !is_list
        && (draft.captions.is_empty() || !draft.flow.is_empty())
        && draft
            .flow
            .iter()
            .all(|block| !matches!(cut.state(*block), State::Narrow | State::Ad))
}

/// What speaks for one item's story going on in the next of the file, and for leaving it there.
pub(super) fn transition(
    cut: &Cut<'_>,
    seams: &Seams<'_>,
    before: &Item,
    item: &Item,
) -> (f32, f32) {
    let bound = cut.roles[before.block] == Role::Subhead
        || cut.state(item.block) == State::Note
        || matches!(cut.state(item.block), State::Sign | State::Byline | State::JumpTo)
        || cut.state(item.block) == State::List
        || cut.roles[before.block] == Role::List && cut.roles[item.block] == Role::List
        || are_items(cut, before.block, item.block)
        // A question has its answer under it.
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
    if before.stack != item.stack {
        stay = GO_ON_UNDER_HEAD + stay.max(0.0);
    }
    (stay, leave)
}

/// Whether two lines are neighbours that open with one sign: on gold pages all 121 such pairs that are no captions are of one story.
fn are_items(cut: &Cut<'_>, one: usize, other: usize) -> bool {
    let sign = item_sign(&cut.blocks[one]);
    one + 1 == other && sign.is_some() && sign == item_sign(&cut.blocks[other])
}

/// Items of running text that open with the sign of an earlier one under the same head: on gold pages all 226 such pairs, 105 of them with
/// other lines between, are of one story. Under another head 8 of 14 are.
pub(super) fn alike(cut: &Cut<'_>, items: &[Item]) -> Vec<(usize, usize)> {
    let mut last: BTreeMap<char, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(sign) = item_sign(&cut.blocks[item.block]) else {
            continue;
        };
        if let Some(before) = last.insert(sign, at)
            && items[before].stack == item.stack
        {
            pairs.push((before, at));
        }
    }
    pairs
}

/// Whether print order looks whole between two items: the first is closed, and the second, right under it, begins a paragraph.
pub(super) fn looks_whole(cut: &Cut<'_>, seams: &Seams<'_>, before: &Item, item: &Item) -> bool {
    end(cut, before.block) == End::Closed
        && is_text(cut.state(before.block))
        && seams.begins_inside(item.block) < INSIDE
        && before.block + 1 == item.block
}

/// Share of the odds of going on in the next line that counts against lines further off: what it says for staying is in [`transition`], too.
/// 1 and 0 bring 0.001 less on the gold pages.
const NEXT_HERE: f32 = 0.1;

/// A line that breaks off, and what may complete it.
pub(super) struct Broken {
    /// Its item.
    pub(super) first: usize,
    /// Items further off that may be its second half, with their log-odds.
    pub(super) seconds: Vec<(usize, f32)>,
    /// Odds of its going on in the next line; 0 where that is no text.
    next: f32,
    /// Whether the text speaks against the next line's being the second half.
    pub(super) is_cut_off: bool,
}

impl Broken {
    /// Odds of its going on in the next line, and of its not going on at all.
    pub(super) fn otherwise(&self) -> f32 {
        1.0 + NEXT_HERE * self.next
    }
}

/// Whether a line breaks off: in the middle of a sentence, or behind one in the middle of a speech.
fn may_go_on(cut: &Cut<'_>, block: usize) -> bool {
    match end(cut, block) {
        End::Open => true,
        End::Half => unclosed(&cut.blocks[block]).is_some(),
        End::Closed => false,
    }
}

/// Lines that break off, each with the lines further off that may be their second halves.
pub(super) fn broken(cut: &Cut<'_>, seams: &Seams<'_>, items: &[Item]) -> Vec<Broken> {
    let state = |at: &usize| cut.state(items[*at].block);
    let starts: Vec<usize> = (0..items.len())
        .filter(|at| {
            let role = cut.roles[items[*at].block];
            !items[*at].fixed && role == Role::Body && is_text(state(at))
        })
        .collect();
    let ends: Vec<usize> = (0..items.len())
        .filter(|at| {
            is_text(state(at))
                && !matches!(state(at), State::Narrow | State::Note)
                && may_go_on(cut, items[*at].block)
        })
        .collect();
    let lines = items.iter().map(|item| (item.block, item.stack));
    let places = Places::of(cut, lines, &ends, &starts);
    ends.iter()
        .map(|&first| {
            let seam = |start: usize| seams.score_over_page(items[first].block, items[start].block);
            let odds = |start: usize| seam(start) + places.score(first, start, &ON_PAGE);
            let next = first + 1;
            let is_open = end(cut, items[first].block) == End::Open;
            let has_next = items
                .get(next)
                .is_some_and(|item| item.stack == items[first].stack && starts.contains(&next));
            let seconds = starts
                .iter()
                .filter(|start| **start != first && !(has_next && **start == next))
                .filter(|start| is_open || seams.closes(items[first].block, items[**start].block))
                .map(|start| (*start, odds(*start)))
                .filter(|(_, odds)| *odds > UNLIKELY)
                .collect();
            Broken {
                first,
                seconds,
                next: if has_next { odds(next).exp() } else { 0.0 },
                is_cut_off: !has_next || seam(next) < 0.0,
            }
        })
        .collect()
}
