//! Labels printed apart from their headlines: OCR reads a column's label first, then the text beside it, then the headline.

use super::super::continuation::Seams;
use super::super::draft::Cut;
use super::super::package::names_planner;
use super::super::seam::{End, end};
use super::super::weights::State;
use crate::blocks::Cue;
use crate::role::Role;

/// What a line's beginning must say by itself for its being the second half of a paragraph.
const TORN: f32 = 1.5;

/// Whether a text goes on in the middle of a paragraph, or the text before a draft breaks off and this fits it.
pub(in crate::segment) fn goes_on(
    cut: &Cut<'_>,
    seams: &Seams<'_>,
    draft: usize,
    first: usize,
) -> bool {
    let torn = draft > 0 && is_torn(cut, seams, draft - 1, first);
    torn || seams.begins_inside(first) > TORN
}

/// Gives labels that stand alone over foreign text to the headline under that text: the text belongs to the story before if it goes on there.
pub(in crate::segment) fn bring_labels(cut: &mut Cut<'_>, seams: &Seams<'_>) {
    for draft in 0..cut.drafts.len() {
        beside_label(cut, draft);
        if draft > 0 {
            out_of_comment(cut, seams, draft);
            before_its_writers(cut, seams, draft);
        }
        let first = under_label_alone(cut, draft);
        if first.is_some_and(|first| draft > 0 && goes_on(cut, seams, draft, first)) {
            let label = std::mem::take(&mut cut.drafts[draft]);
            cut.drafts[draft - 1].flow.extend(label.flow);
            cut.drafts[draft - 1].captions.extend(label.captions);
            cut.drafts[draft + 1].head.splice(0..0, label.head);
        }
    }
}

/// Longest line beside a label that is taken for the headline that the label wants.
const HEADLINE_CHARS: usize = 24;

/// Gives a head that is nothing but a column's name, and perhaps its writer, the short line right below or above it as its headline.
fn beside_label(cut: &mut Cut<'_>, draft: usize) {
    let head = cut.drafts[draft].head.clone();
    let is_label = |line: &usize| cut.blocks[*line].has(Cue::ColumnName);
    let of_label = head
        .iter()
        .all(|line| is_label(line) || cut.state(*line) == State::Byline);
    if !of_label || !head.iter().any(is_label) {
        return;
    }
    let may_head = |line: usize| {
        let block = &cut.blocks[line];
        block.chars.len() <= HEADLINE_CHARS
            && (block.has(Cue::EndsBare) || block.has(Cue::Question))
            && !block.has(Cue::Bullet)
            && !block.has(Cue::StartsOpen)
            && cut.roles[line] != Role::Byline
    };
    let below = cut.drafts[draft].flow.first().copied().filter(|line| {
        let block = &cut.blocks[*line];
        let asks = block.has(Cue::Question) && !block.has(Cue::Asks);
        *line == head[head.len() - 1] + 1
            && (asks || cut.roles[*line] == Role::Subhead)
            && may_head(*line)
    });
    let above = || {
        let line = *cut.drafts[draft.checked_sub(1)?].flow.last()?;
        (line + 1 == head[0] && may_head(line)).then_some(line)
    };
    if let Some(line) = below {
        cut.drafts[draft].flow.remove(0);
        cut.drafts[draft].head.push(line);
        cut.roles[line] = Role::Title;
    } else if let Some(line) = above() {
        cut.drafts[draft - 1].flow.pop();
        cut.drafts[draft].head.insert(0, line);
        cut.roles[line] = Role::Title;
    }
}

/// Gives what stands between a comment's label and its headline back to the story that goes on there.
fn out_of_comment(cut: &mut Cut<'_>, seams: &Seams<'_>, draft: usize) {
    let story = &cut.drafts[draft];
    let [label] = story.head.as_slice() else {
        return;
    };
    let headline = story
        .flow
        .iter()
        .position(|block| cut.roles[*block] == Role::Subhead);
    let Some(at) = headline.filter(|at| *at > 0 && *at + 1 < story.flow.len()) else {
        return;
    };
    // A comment has hardly ever a crosshead, least of all a single one.
    let alone = !story.flow[at + 1..]
        .iter()
        .any(|block| cut.roles[*block] == Role::Subhead);
    if !cut.blocks[*label].has(Cue::CommentLabel)
        || !(alone || goes_on(cut, seams, draft, story.flow[0]))
        || cut.is_signed(draft)
    {
        return;
    }
    let mut foreign = cut.drafts[draft].flow.split_off(at);
    std::mem::swap(&mut foreign, &mut cut.drafts[draft].flow);
    cut.drafts[draft - 1].flow.extend(foreign);
    let headline = cut.drafts[draft].flow.remove(0);
    cut.roles[headline] = Role::Title;
    cut.drafts[draft].head.push(headline);
}

/// Most paragraphs of a column's end that are taken for the story before; set by hand.
const COLUMN: usize = 3;

/// Gives what stands between a headline and its writers to the story before, which is signed in the same way and whose text breaks off and
/// goes on there.
fn before_its_writers(cut: &mut Cut<'_>, seams: &Seams<'_>, draft: usize) {
    let story = &cut.drafts[draft];
    let is_byline = |line: usize| cut.state(line) == State::Byline;
    let Some(at) = story.flow.iter().position(|line| is_byline(*line)) else {
        return;
    };
    let signed = |draft: usize| cut.drafts[draft].head.iter().any(|line| is_byline(*line));
    let mut head = story.head.iter();
    let titled = head.any(|line| cut.state(*line) == State::Title)
        && signed(draft - 1)
        && !signed(draft)
        && !names_planner(&cut.blocks[story.flow[at]]);
    let under = story
        .flow
        .get(at + 1)
        .is_some_and(|text| cut.state(*text) == State::Body);
    let mut between = story.flow[..at].iter();
    let is_column = at <= COLUMN && between.all(|line| cut.state(*line) == State::Body);
    if at == 0 || !titled || !under || !is_column || !is_torn(cut, seams, draft - 1, story.flow[0])
    {
        return;
    }
    let text = cut.drafts[draft].flow.split_off(at + 1);
    let foreign = std::mem::replace(&mut cut.drafts[draft].flow, text);
    let (byline, foreign) = foreign.split_last().expect("the byline is in it");
    cut.drafts[draft].head.push(*byline);
    cut.drafts[draft - 1].flow.extend(foreign);
}

/// The first line of text under a head that is nothing but a label, over a draft with a headline and no label.
fn under_label_alone(cut: &Cut<'_>, draft: usize) -> Option<usize> {
    let (story, next) = (&cut.drafts[draft], cut.drafts.get(draft + 1)?);
    let is_label = matches!(story.head.as_slice(), [line] if cut.state(*line) == State::Rubric);
    let titled = next.head.iter().any(|line| cut.roles[*line] == Role::Title)
        && !next
            .head
            .iter()
            .any(|line| cut.roles[*line] == Role::Rubric);
    let first = *story.flow.first()?;
    let text = story
        .flow
        .iter()
        .all(|block| cut.state(*block) == State::Body);
    (is_label && titled && text).then_some(first)
}

/// Whether a draft's text breaks off and may go on with a line.
fn is_torn(cut: &Cut<'_>, seams: &Seams<'_>, draft: usize, next: usize) -> bool {
    cut.drafts[draft].flow.last().is_some_and(|last| {
        end(cut, *last) == End::Open && seams.score_over_page(*last, next) > 0.0
    })
}
