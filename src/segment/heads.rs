//! Heads and texts: which headline belongs to which text, where the dump prints them apart, on top of each other or the wrong way round.

mod labels;
mod reports;
mod stacked;

use super::cohesion::{first_and_margin, piece_fits};
use super::draft::Cut;
use super::head::{headlineness, made_alike};
use super::weights::State;
use crate::blocks::Cue;
use crate::role::Role;
pub(super) use labels::{bring_labels, goes_on};
pub(super) use reports::{heads_report, off_foreign_text, out_of_stories_before};
use reports::{out_of_heads, out_of_story};
pub(super) use stacked::unstack;

/// How much likelier a line must be a headline than a label to open a head of its own.
const HEADLINE: f32 = 0.5;

/// Whether a line may be a headline: more than a label, a line of facts or what leads in.
fn may_be_headline(cut: &Cut<'_>, line: usize) -> bool {
    let block = &cut.blocks[line];
    headlineness(block) >= HEADLINE && !block.has(Cue::StartsDash) && !block.has(Cue::Presiding)
}

/// Whether a draft is a report that lacks its headline.
fn is_headless(cut: &Cut<'_>, draft: usize) -> bool {
    let story = &cut.drafts[draft];
    story
        .head
        .iter()
        .all(|block| !cut.roles[*block].is_head() && cut.roles[*block] != Role::Jump)
        && !story.flow.is_empty()
        && cut.is_signed(draft)
}

/// Puts headlines back over their text: one that stands in the middle of it, or away from a text that lacks one.
pub(super) fn bring_home(cut: &mut Cut<'_>) {
    for draft in 1..cut.drafts.len() {
        behind_pictures(cut, draft);
    }
    for draft in 1..cut.drafts.len() {
        let before = draft - 1;
        if !stands_in_the_middle(cut, before, draft) {
            continue;
        }
        let mut piece: Vec<usize> = cut.drafts[draft].flow.clone();
        if is_headless(cut, before) {
            piece.extend(cut.display(draft));
        }
        let near = cut.near(draft);
        let scores = piece_fits(cut, &piece, &near);
        let own = near
            .iter()
            .position(|other| *other == before)
            .map_or(0.0, |at| scores[at]);
        let best = near
            .iter()
            .zip(&scores)
            .filter(|(other, _)| **other != before && **other != draft)
            .map(|(_, score)| *score)
            .fold(0.0f32, f32::max);
        let only_crossheads = cut.drafts[before]
            .flow
            .iter()
            .all(|block| cut.roles[*block] == Role::Subhead);
        if only_crossheads || own > 0.0 && own >= best {
            merge(cut, draft, before);
        }
    }
    for draft in 0..cut.drafts.len() {
        if is_headless(cut, draft) && !(draft > 0 && out_of_story(cut, draft, draft - 1)) {
            out_of_text(cut, draft);
        }
    }
    for draft in 0..cut.drafts.len() {
        out_of_heads(cut, draft);
    }
}

/// Takes the headline of a report that has none out of its text, where the dump prints it below the first paragraphs.
fn out_of_text(cut: &mut Cut<'_>, draft: usize) {
    let flow = cut.drafts[draft].flow.clone();
    let crossheads: Vec<usize> = (0..flow.len())
        .filter(|at| cut.roles[flow[*at]] == Role::Subhead)
        .collect();
    let Some(&at) = crossheads
        .iter()
        .find(|at| may_be_headline(cut, flow[**at]))
    else {
        return;
    };
    let line = flow[at];
    let alike = crossheads
        .iter()
        .any(|other| *other != at && made_alike(&cut.blocks[flow[*other]], &cut.blocks[line]));
    if alike || cut.blocks[line].has(Cue::JumpFromText) || cut.blocks[line].has(Cue::Bullet) {
        return;
    }
    cut.roles[line] = Role::Title;
    let subtitle = flow.get(at + 1).copied().filter(|next| {
        *next == line + 1
            && !cut.blocks[*next].has(Cue::EndsClosed)
            && !cut.blocks[*next].has(Cue::Chars45up)
            && !cut.blocks[*next].has(Cue::StartsOpen)
            && cut.roles[*next] != Role::List
    });
    if let Some(subtitle) = subtitle {
        cut.roles[subtitle] = Role::Subtitle;
    }
    let head: Vec<usize> = [Some(line), subtitle].into_iter().flatten().collect();
    cut.drafts[draft].flow.retain(|block| !head.contains(block));
    cut.drafts[draft].head.extend(head);
}

/// Gives the text under a crosshead back to the headline over it, where pictures with their captions stand between the two.
///
/// The crosshead is known by the story's other crossheads, which are made alike, and by captions that fit the text.
fn behind_pictures(cut: &mut Cut<'_>, draft: usize) {
    let before = draft - 1;
    let (upper, lower) = (&cut.drafts[before], &cut.drafts[draft]);
    let lines: Vec<usize> = lower
        .head
        .iter()
        .copied()
        .filter(|block| cut.roles[*block].is_head())
        .collect();
    let [line] = lines.as_slice() else { return };
    let line = *line;
    let crossheads: Vec<usize> = lower
        .flow
        .iter()
        .copied()
        .filter(|block| cut.roles[*block] == Role::Subhead)
        .collect();
    let alike = crossheads
        .iter()
        .filter(|other| made_alike(&cut.blocks[line], &cut.blocks[**other]))
        .count();
    if upper.head.is_empty()
        || !upper.flow.is_empty()
        || upper.captions.is_empty()
        || upper
            .captions
            .iter()
            .any(|caption| cut.blocks[*caption].has(Cue::AboveCredit))
        || alike == 0
        || alike * 2 < crossheads.len()
    {
        return;
    }
    let piece: Vec<usize> = upper.head.iter().chain(&upper.captions).copied().collect();
    let near: Vec<usize> = cut
        .near(draft)
        .into_iter()
        .filter(|other| *other != before)
        .collect();
    let scores = piece_fits(cut, &piece, &near);
    let (best, _) = first_and_margin(&scores);
    if near[best] == draft && scores[best] > 0.0 {
        cut.roles[line] = Role::Subhead;
        cut.drafts[draft].head.retain(|block| *block != line);
        cut.drafts[draft].flow.insert(0, line);
        merge(cut, before, draft);
    }
}

/// Headlineness up to which a line is a label.
const LABEL: f32 = -0.5;

/// Whether a draft is a label with text under it that nobody signs: its headline stands further down.
fn is_label_over_text(cut: &Cut<'_>, draft: usize, line: Option<usize>) -> bool {
    let story = &cut.drafts[draft];
    let is_text = |block: &usize| matches!(cut.roles[*block], Role::Body | Role::Subhead);
    line.is_some_and(|line| {
        let block = &cut.blocks[line];
        headlineness(block) <= LABEL && !block.has(Cue::BoxWord) && !block.has(Cue::NoticeWord)
    }) && !cut.is_signed(draft)
        && story.package.is_none()
        && !story.flow.is_empty()
        && story.flow.iter().all(is_text)
}

/// Whether a draft's headline stands in the text of the one before: that one is signed and has only a label over it, this one is not
/// signed and has a headline proper.
fn stands_in_the_middle(cut: &Cut<'_>, before: usize, draft: usize) -> bool {
    let line = |draft: usize| {
        let lines: Vec<usize> = cut.display(draft);
        (lines.len() == 1).then(|| lines[0])
    };
    if is_label_over_text(cut, before, line(before)) {
        return cut
            .display(draft)
            .iter()
            .any(|line| may_be_headline(cut, *line))
            && cut.drafts[draft]
                .head
                .iter()
                .any(|line| cut.state(*line) == State::Byline);
    }
    if is_headless(cut, before) {
        return (1..=2).contains(&cut.display(draft).len())
            && !cut.is_signed(draft)
            && !cut.drafts[draft].flow.is_empty()
            && cut.drafts[draft].package.is_none();
    }
    let Some(headline) = line(draft) else {
        return false;
    };
    let Some(label) = line(before) else {
        return false;
    };
    cut.is_signed(before)
        && !cut.is_signed(draft)
        && !cut.drafts[draft].flow.is_empty()
        && cut.drafts[draft].package.is_none()
        && cut.drafts[before].package.is_none()
        && headlineness(&cut.blocks[headline]) >= headlineness(&cut.blocks[label]) + 2.0
}

fn merge(cut: &mut Cut<'_>, from: usize, into: usize) {
    let piece = std::mem::take(&mut cut.drafts[from]);
    let whole = &mut cut.drafts[into];
    whole.head.extend(piece.head);
    whole.flow.extend(piece.flow);
    whole.captions.extend(piece.captions);
    whole.head.sort_unstable();
    for draft in &mut cut.drafts {
        if draft.package == Some(from) {
            draft.package = Some(into);
        }
    }
}
