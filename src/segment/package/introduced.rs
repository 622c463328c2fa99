//! Packages that an editor's note among their texts introduces.

use super::super::draft::{Cut, Draft};
use super::super::head::type_size;
use super::super::weights::State;
use super::notes::{is_note, notes};
use super::planned::last_member;
use super::{MEMBERS, MakeUp, establish, make_up, names_planner, stands_bare};
use crate::blocks::Cue;
use crate::role::Role;
use crate::story::Kind;

/// Makes a package of the heading near an editor's note (编者按) that stands among texts and not at its own story's headline: of 36 such notes
/// on gold pages 35 introduce a package, whose heading stands bare, or over the headline of its first story.
pub(super) fn introduced(cut: &mut Cut<'_>) {
    let Some((draft, from, to)) = (0..cut.drafts.len()).find_map(|draft| {
        let (from, to) = notes(cut, draft)?;
        speaks_for_several(cut, draft, from).then_some((draft, from, to))
    }) else {
        return;
    };
    let Some((owner, heading)) = heading_near(cut, draft, from) else {
        return;
    };
    let first = owner + usize::from(stands_bare(cut, owner, &heading));
    let last = last_member(cut, first);
    if last < first + MEMBERS || heading.iter().any(|line| cut.has_glued(*line)) {
        return;
    }
    let notes: Vec<usize> = cut.drafts[draft].flow.drain(from..to).collect();
    establish(cut, owner, heading, notes, last - first);
}

/// Whether a note is an editor's, is no package's yet, and stands away from its story's headline or beside the names of planners.
fn speaks_for_several(cut: &Cut<'_>, draft: usize, from: usize) -> bool {
    let story = &cut.drafts[draft];
    let at_headline = story.flow[from]
        .checked_sub(1)
        .is_some_and(|above| story.head.contains(&above));
    let planned = || {
        let mut lines = cut.drafts.iter().flat_map(Draft::blocks);
        lines.any(|line| cut.state(line) == State::Byline && names_planner(&cut.blocks[line]))
    };
    story.kind != Kind::Package
        && story.package.is_none()
        && is_editors(cut, story.flow[from])
        && (!at_headline || planned())
}

/// The heading that a note introduces, and the draft that it heads or in whose head it stands: the column's name right below the note, or the first bare
/// one of the signed stories down to the note, or what the first of them has over its own headline.
fn heading_near(cut: &Cut<'_>, draft: usize, from: usize) -> Option<(usize, Vec<usize>)> {
    let may_be_member = |draft: &usize| {
        let story = &cut.drafts[*draft];
        story.package.is_none()
            && !cut.display(*draft).is_empty()
            && make_up(cut, *draft) != MakeUp::Dateline
            && story.head.iter().all(|line| cut.roles[*line] != Role::Jump)
            && !story.flow.iter().any(|line| cut.state(*line) == State::Ad)
    };
    let run = (0..=draft).rev().take_while(may_be_member).count();
    let first = (draft + 1).saturating_sub(run);
    let display = cut.display(draft);
    let above_head =
        display.len() > 1 && display[0] > cut.drafts[draft].flow[from] && is_label(cut, display[0]);
    // A converter may have seen the heading in larger type than the headline under it.
    let is_larger = |draft: &usize| {
        let size = |at: usize| {
            cut.display(*draft)
                .get(at)
                .map_or(0, |line| type_size(&cut.blocks[*line]))
        };
        size(1) > 0 && size(0) > size(1)
    };
    let larger = || (first..draft).rev().find(is_larger).unwrap_or(first);
    if run == 0 && !above_head {
        return None;
    }
    let top = if above_head { draft } else { larger() };
    if let Some(bare) = (top..draft).find(|draft| is_bare(cut, *draft)) {
        let last = (bare..draft)
            .take_while(|draft| is_bare(cut, *draft))
            .last()?;
        let heads = cut.drafts[bare..=last].iter().flat_map(|draft| &draft.head);
        return Some((last, heads.copied().collect()));
    }
    (top..=draft).find_map(|top| Some((top, over_own_headline(cut, top)?)))
}

/// What a draft has in its head above its own headline, next to the heads behind it.
fn over_own_headline(cut: &Cut<'_>, draft: usize) -> Option<Vec<usize>> {
    let next = draft + 1..(draft + 1 + MEMBERS).min(cut.drafts.len());
    let usual = next.map(|other| lines(cut, other).len()).min()?.max(1);
    let lines = lines(cut, draft);
    let size = lines.len().saturating_sub(usual).max(1);
    (size < lines.len()).then(|| lines[..size].to_vec())
}

/// The lines of a head down to its headline: a label below that is the headline's.
fn lines(cut: &Cut<'_>, draft: usize) -> Vec<usize> {
    let mut lines = cut.display(draft);
    let headline = lines.iter().rposition(|line| !is_label(cut, *line));
    lines.truncate(headline.map_or(0, |last| last + 1));
    lines
}

/// Whether a line is a column's label.
fn is_label(cut: &Cut<'_>, line: usize) -> bool {
    let names = [Cue::RubricWord, Cue::ColumnName];
    cut.state(line) == State::Rubric || names.iter().any(|cue| cut.blocks[line].has(*cue))
}

/// Whether a draft is a head without writers and without text.
fn is_bare(cut: &Cut<'_>, draft: usize) -> bool {
    let flow = &cut.drafts[draft].flow;
    flow.iter().all(|line| is_note(cut.state(*line))) && make_up(cut, draft) == MakeUp::Bare
}

/// Whether a line is the label of an editor's note, which opens no column (开栏语).
fn is_editors(cut: &Cut<'_>, line: usize) -> bool {
    let label = &cut.blocks[line].chars;
    label[..label.len().min(8)]
        .windows(2)
        .any(|pair| matches!(pair, ['者' | '编' | '辑', '按']))
}
