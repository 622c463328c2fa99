//! Joins: lines that break off, matched with the lines that go on.

use super::cohesion::{Terms, fits};
use super::draft::Cut;
use super::seam::{End, end, fit, is_text, starts_in_word, unclosed, unopened};
use super::weights::State;
use crate::blocks::Cue;
use crate::role::Role;

/// A join with the next line of the same story: print order itself speaks for it.
const NEXT: f32 = 3.0;
/// The same with a picture between.
const NEXT_BEHIND_PICTURE: f32 = 2.0;
/// With a crosshead or another line of the head between.
const NEXT_BEHIND_HEAD: f32 = -2.0;
/// Least score of a join with the next line.
const ENOUGH: f32 = 2.0;
/// Least score of any other join.
const ENOUGH_AFAR: f32 = 2.2;
/// Least score of a join that is better than all its rivals by [`LEAD`].
const ENOUGH_ALONE: f32 = 1.7;
/// What such a join is ahead of its rivals.
const LEAD: f32 = 0.8;
/// Blocks before and behind a broken line that are looked at. A page has some 120; more would only cost time.
const REACH: usize = 150;

/// Joins the broken paragraphs of a page; `searching` also for ends that stand far off.
pub(super) fn paragraphs(cut: &mut Cut<'_>, searching: bool) {
    captions(cut);
    let owners = cut.owners();
    let mut left: Vec<usize> = Vec::new();
    for draft in 0..cut.drafts.len() {
        let flow = cut.drafts[draft].flow.clone();
        for (at, &block) in flow.iter().enumerate() {
            if !is_text(cut.state(block)) || cut.roles[block] == Role::Subhead {
                continue;
            }
            let next = flow.get(at + 1).copied();
            if let Some(next) = next.filter(|next| joins_next(cut, block, *next)) {
                cut.joined[block] = Some(next);
            } else if end(cut, block) == End::Open && cut.state(block) != State::Narrow {
                left.push(block);
            }
        }
    }
    if searching {
        afar(cut, &left, &owners);
    }
    doubts(cut);
}

/// A join that is better than the next best decision by less than this is marked.
const JOIN_MARGIN: f32 = 0.8;

/// Marks joins that nearly failed, and lines that break off or begin in mid-sentence without a partner.
fn doubts(cut: &mut Cut<'_>) {
    let mut continues = vec![false; cut.blocks.len()];
    for next in cut.joined.iter().flatten() {
        continues[*next] = true;
    }
    for block in 0..cut.blocks.len() {
        if !is_text(cut.state(block)) || cut.roles[block] != Role::Body || cut.state(block) == State::Narrow {
            continue;
        }
        if let Some((score, second)) = cut.join_scores[block]
            && (score - second).abs() < JOIN_MARGIN
        {
            cut.doubt(block, if cut.joined[block].is_some() { "也可能不与下一行相接" } else { "也可能与下一行相接" });
        }
        if cut.joined[block].is_none() && end(cut, block) == End::Open && cut.blocks[block].has(Cue::Chars45up) {
            cut.doubt(block, "断在句中,下文未找到");
        }
        if !continues[block] && (cut.blocks[block].has(Cue::StartsOpen) || starts_in_word(&cut.blocks[block])) {
            cut.doubt(block, "起于句中,上文未找到");
        }
    }
}

/// Whether a block's paragraph goes on in the next block of its story.
fn joins_next(cut: &mut Cut<'_>, block: usize, next: usize) -> bool {
    let state = cut.state(next);
    if cut.state(block) == State::Narrow || state == State::Narrow {
        return next == block + 1
            && cut.blocks[block].has(Cue::Narrow)
            && cut.blocks[next].has(Cue::Narrow)
            && is_text(state)
            && cut.blocks[next].gap == 0
            && !cut.blocks[next].has(Cue::Bullet)
            && !cut.blocks[next].has(Cue::Indented)
            && cut.blocks[block].chars.last() != Some(&'版')
            && !is_last_row(cut, block);
    }
    if !is_text(state) || cut.roles[next] == Role::Subhead || (cut.state(block) == State::Note) != (state == State::Note) {
        return false;
    }
    let ends = end(cut, block);
    if ends == End::Closed {
        return false;
    }
    let mut score = fit(&cut.blocks[block], &cut.blocks[next]);
    if cut.blocks[block].has(Cue::DatelineAlone) {
        score += 6.0;
    }
    if ends == End::Half {
        score -= 4.5;
    }
    score += if next == block + 1 {
        if cut.blocks[next].has(Cue::RoomBefore) { NEXT_BEHIND_PICTURE } else { NEXT }
    } else if cut.moved[next] || next > block && (block + 1..next).all(|between| cut.roles[between] == Role::Caption) {
        NEXT_BEHIND_PICTURE
    } else {
        NEXT_BEHIND_HEAD
    };
    cut.join_scores[block] = Some((score, ENOUGH));
    score >= ENOUGH
}

/// Whether a row closes its paragraph: with a sentence sign, and well before the edge that the rows around it reach.
fn is_last_row(cut: &Cut<'_>, block: usize) -> bool {
    let size = |at: usize| cut.blocks.get(at).map_or(0, |row| row.chars.len());
    let edge = size(block + 1).max(if block > 0 { size(block - 1) } else { 0 });
    cut.blocks[block].has(Cue::EndsClosed) && size(block) + 3 <= edge
}

/// Matches what is left of broken lines with starts anywhere around, the best fitting pair first.
fn afar(cut: &mut Cut<'_>, left: &[usize], owners: &[usize]) {
    let mut taken = vec![false; cut.blocks.len()];
    for next in cut.joined.iter().flatten() {
        taken[*next] = true;
    }
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for &block in left {
        let near = block.saturating_sub(REACH)..(block + REACH + 1).min(cut.blocks.len());
        for next in near {
            if next == block || taken[next] || !can_go_on(cut, next) || owners[next] != owners[block] {
                continue;
            }
            let score = fit(&cut.blocks[block], &cut.blocks[next]) + place(cut, block, next, owners);
            if score >= ENOUGH_AFAR - 2.0 {
                pairs.push((score, block, next));
            }
        }
    }
    // Ties go to the nearer, then to the earlier pair.
    pairs.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then(a.1.abs_diff(a.2).cmp(&b.1.abs_diff(b.2)))
            .then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    for &(score, block, next) in &pairs {
        if cut.joined[block].is_none() && !taken[next] {
            let rival = pairs
                .iter()
                .filter(|pair| (pair.1 == block) != (pair.2 == next) && !taken[pair.2])
                .map(|pair| pair.0)
                .fold(ENOUGH_ALONE - LEAD, f32::max);
            if score < ENOUGH_AFAR && score - rival < LEAD {
                continue;
            }
            let second = rival.max(ENOUGH_ALONE - LEAD);
            cut.joined[block] = Some(next);
            cut.join_scores[block] = Some((score, second));
            taken[next] = true;
        }
    }
}

/// Whether a block can be the second half of a paragraph.
fn can_go_on(cut: &Cut<'_>, next: usize) -> bool {
    cut.state(next) == State::Body && cut.roles[next] == Role::Body && !cut.blocks[next].has(Cue::JumpFromText)
}

/// What the place of two blocks on the page says for their join.
fn place(cut: &Cut<'_>, block: usize, next: usize, owners: &[usize]) -> f32 {
    let distance = block.abs_diff(next) as f32;
    let mut score = -0.02 * distance;
    if owners[block] == owners[next] {
        score += 0.5;
    }
    // The line before it in print is whole: nothing else waits for this start.
    let before = next.checked_sub(1).map(|before| end(cut, before));
    if next == block + 1 || before != Some(End::Closed) && next > 0 && is_text(cut.state(next - 1)) {
        score -= 0.5;
    }
    // Right under a crosshead a paragraph begins.
    if next > 0 && cut.roles[next - 1] == Role::Subhead {
        score -= 2.0;
    }
    if cut.moved[next] {
        score += 2.0;
    }
    // Without any sign in the text itself two lines are not joined over a distance.
    score - 1.0
}

/// Joins captions with the credit line under them, and the rows of a broken caption.
fn captions(cut: &mut Cut<'_>) {
    for draft in 0..cut.drafts.len() {
        let captions = cut.drafts[draft].captions.clone();
        for pair in captions.windows(2) {
            let (block, next) = (pair[0], pair[1]);
            if next != block + 1 {
                continue;
            }
            let credit = cut.blocks[next].has(Cue::PhotoByline) || cut.blocks[next].has(Cue::Byline);
            let broken = end(cut, block) == End::Open
                && !cut.blocks[block].has(Cue::PhotoCredit)
                && !cut.blocks[block].has(Cue::QrCode)
                && cut.blocks[block].chars.len() > 20
                && !cut.blocks[next].has(Cue::Pointer);
            if credit && !cut.blocks[block].has(Cue::PhotoCredit) || broken {
                cut.joined[block] = Some(next);
            }
        }
    }
}

/// How well a piece of some draft fits the others, with brackets that a broken line waits for; used where pieces look for their story.
pub(super) fn waits_for(cut: &Cut<'_>, draft: usize, start: usize) -> f32 {
    let flow = &cut.drafts[draft].flow;
    let mut best = 0.0f32;
    for (at, &block) in flow.iter().enumerate() {
        if !is_text(cut.state(block)) || end(cut, block) != End::Open || cut.state(block) == State::Narrow {
            continue;
        }
        let next = flow.get(at + 1).copied();
        if next.is_some_and(|next| (next == block + 1 && is_text(cut.state(next))) || cut.moved[next]) {
            continue;
        }
        let broken = &cut.blocks[block];
        let start = &cut.blocks[start];
        if unclosed(broken).is_some() && unopened(start).is_none() {
            continue;
        }
        best = best.max(fit(broken, start));
    }
    best
}

/// Fit of a piece to drafts, for callers that have the terms at hand.
pub(super) fn piece_fits(cut: &Cut<'_>, piece: &[usize], drafts: &[usize]) -> Vec<f32> {
    let query = Terms::of(cut, piece.iter().copied());
    let stories: Vec<Terms> = drafts
        .iter()
        .map(|draft| Terms::of(cut, cut.drafts[*draft].blocks().filter(|block| !piece.contains(block))))
        .collect();
    fits(&query, &stories.iter().collect::<Vec<_>>())
}
