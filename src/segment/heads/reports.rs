//! Reports that lack their headline: it is found among the crossheads of other stories, over foreign text, or in their heads.

use super::super::cohesion::{Terms, prefers};
use super::super::draft::Cut;
use super::stacked::{is_head_only, opening, text_fits};
use super::{is_headless, may_be_headline};
use crate::blocks::Cue;
use crate::role::Role;
use crate::story::Kind;

/// Gives reports that have no headline one from among the crossheads of the stories before.
pub(in crate::segment) fn out_of_stories_before(cut: &mut Cut<'_>) {
    for draft in 0..cut.drafts.len() {
        let mut near = (draft.saturating_sub(NEAR)..draft).rev();
        if is_headless(cut, draft) {
            near.any(|before| out_of_story(cut, draft, before));
        }
    }
}

/// How many stories before a report are looked at for its headline.
const NEAR: usize = 2;

/// Takes the headline of a report that has none from among the crossheads of a story before, in whose columns the dump prints it: the
/// line fits the report's first paragraph, and better than the story around it.
pub(super) fn out_of_story(cut: &mut Cut<'_>, draft: usize, before: usize) -> bool {
    let crossheads = |draft: usize| {
        let flow = cut.drafts[draft].flow.iter().copied();
        let lines = flow.filter(|line| cut.roles[*line] == Role::Subhead);
        lines.filter(|line| {
            let free = !cut.blocks[*line].has(Cue::Bullet) && !cut.has_glued(*line);
            free && may_be_headline(cut, *line)
        })
    };
    let fit = |line: usize| text_fits(cut, &[line], &[draft, before], 1);
    let own = crossheads(draft)
        .map(|line| fit(line)[0])
        .fold(0.0, f32::max);
    let best = crossheads(before)
        .filter(|line| Some(*line) != line_under_head(cut, before))
        .map(|line| (line, fit(line)))
        .filter(|(_, fits)| fits[0] > own + FOREIGN && fits[0] > fits[1] + FOREIGN)
        .max_by(|(_, one), (_, other)| one[0].total_cmp(&other[0]));
    let Some((line, _)) = best else {
        return false;
    };
    cut.roles[line] = Role::Title;
    cut.drafts[before].flow.retain(|block| *block != line);
    cut.drafts[draft].head.insert(0, line);
    true
}

/// Gives reports that have no headline the head of a story before that stands over unsigned text: the head fits the report, and better than that
/// text, which goes back to the story before.
pub(in crate::segment) fn off_foreign_text(cut: &mut Cut<'_>) {
    for draft in 2..cut.drafts.len() {
        if !is_headless(cut, draft) {
            continue;
        }
        let mut near = (draft.saturating_sub(NEAR).max(1)..draft).rev();
        let Some(before) = near.find(|before| stands_over_foreign(cut, draft, *before)) else {
            continue;
        };
        lift_subtitle(cut, before);
        let mut story = std::mem::take(&mut cut.drafts[before]);
        cut.drafts[draft].head.splice(0..0, story.head);
        let above = &mut cut.drafts[before - 1];
        above.flow.append(&mut story.flow);
        above.captions.append(&mut story.captions);
    }
}

/// Whether a head without writers fits a report's first paragraph, and better than the unsigned text under it.
fn stands_over_foreign(cut: &Cut<'_>, report: usize, draft: usize) -> bool {
    let story = &cut.drafts[draft];
    let lines = cut.display(draft);
    let is_plain = |line: &usize| lines.contains(line) && !cut.has_glued(*line);
    let plain = !lines.is_empty() && story.head.iter().all(is_plain);
    let foreign = !story.flow.is_empty() && !cut.is_signed(draft) && story.package.is_none();
    plain && foreign && {
        let text = Terms::of(cut, story.flow.iter().copied());
        let lead = Terms::of(cut, cut.drafts[report].flow.iter().copied().take(1));
        prefers(&Terms::of(cut, lines.into_iter()), &lead, &text) > FOREIGN
    }
}

/// Whether a line fits the first paragraph of a report that lacks its headline, and better than a picture's caption.
pub(in crate::segment) fn heads_report(cut: &Cut<'_>, line: usize, caption: &[usize]) -> bool {
    let caption = Terms::of(cut, caption.iter().copied());
    let owner = cut
        .drafts
        .iter()
        .position(|draft| draft.blocks().any(|block| block == line));
    let near = owner.map_or_else(Vec::new, |owner| cut.near(owner));
    let mut reports = near.into_iter().filter(|draft| is_headless(cut, *draft));
    reports.any(|report| {
        let text = Terms::of(cut, cut.drafts[report].flow.iter().copied().take(1));
        prefers(&Terms::of(cut, std::iter::once(line)), &text, &caption) > FOREIGN
    })
}

/// What a line in another story's head or among its crossheads must fit a report better by to be its headline: with 2 and 4 fewer of the
/// gold pages' such lines are found.
const FOREIGN: f32 = 1.0;

/// Most heads that give one line each to the report before.
const CHAIN: usize = 4;

/// Gives a report that has no headline the line of a head nearby that fits its first paragraph, and better than the story under it; a report that so
/// loses its own looks for it in turn.
pub(super) fn out_of_heads(cut: &mut Cut<'_>, draft: usize) {
    let mut lacking = draft;
    for _ in 0..CHAIN {
        if !is_headless(cut, lacking) {
            return;
        }
        let Some((holder, line)) = astray(cut, lacking) else {
            return;
        };
        // The other lines over text that nobody signs go with it, those over a report if they fit better here, too.
        let signed = cut.is_signed(holder);
        if !signed {
            lift_subtitle(cut, holder);
        }
        let mut lines = cut.display(holder);
        if signed {
            lines.retain(|other| *other == line || gain(cut, *other, lacking, holder) > 0.0);
        }
        cut.roles[line] = Role::Title;
        cut.drafts[holder]
            .head
            .retain(|block| !lines.contains(block));
        cut.drafts[lacking].head.splice(0..0, lines);
        lacking = holder;
    }
}

/// The line of a head nearby that fits a report best, or stands right under it over nothing, and whose head it is.
fn astray(cut: &Cut<'_>, report: usize) -> Option<(usize, usize)> {
    let holders = cut.near(report).into_iter().filter(|holder| {
        let story = &cut.drafts[*holder];
        let glued = story.head.iter().any(|line| cut.has_glued(*line));
        *holder != report && story.kind != Kind::Package && !glued
    });
    let lines = holders.flat_map(|holder| {
        let lines = cut.display(holder).into_iter();
        lines.map(move |line| (holder, line))
    });
    let (gain, holder, line) = lines
        .filter(|(_, line)| may_be_headline(cut, *line))
        .map(|(holder, line)| (gain(cut, line, report, holder), holder, line))
        .max_by(|one, other| one.0.total_cmp(&other.0))?;
    (gain > FOREIGN || holder == report + 1 && is_head_only(cut, holder)).then_some((holder, line))
}

/// The crosshead that stands right under a head, with no text between.
fn line_under_head(cut: &Cut<'_>, draft: usize) -> Option<usize> {
    let story = &cut.drafts[draft];
    let under = *story.flow.first()?;
    let touches = story.head.last().is_some_and(|last| last + 1 == under);
    (touches && cut.roles[under] == Role::Subhead).then_some(under)
}

/// Takes such a line into the head.
fn lift_subtitle(cut: &mut Cut<'_>, draft: usize) {
    if let Some(line) = line_under_head(cut, draft) {
        cut.roles[line] = Role::Subtitle;
        cut.drafts[draft].flow.remove(0);
        cut.drafts[draft].head.push(line);
    }
}

/// How much better a line fits the first paragraph of one draft than that of another, or its caption.
fn gain(cut: &Cut<'_>, line: usize, draft: usize, other: usize) -> f32 {
    let story = &cut.drafts[other];
    let text = opening(cut, draft, 1);
    let other = if story.flow.is_empty() {
        Terms::of(cut, story.captions.iter().copied())
    } else {
        opening(cut, other, 1)
    };
    prefers(&Terms::of(cut, std::iter::once(line)), &text, &other)
}
