//! Packages that are planned: a heading, who planned it all, and a note that introduces.

use super::super::draft::Cut;
use super::super::weights::State;
use super::notes::{introduces, notes};
use super::{MEMBERS, MakeUp, establish, make_up, members, names_planner, stands_bare};
use crate::role::Role;

/// Makes a package of a heading that names its planners, where a note of the page introduces (编者按). Of 23 such pages in gold all hold a
/// package; planners without a note sign 5 single reports. Where the stories are of one make this is left to what looks at their form.
pub(super) fn split(cut: &mut Cut<'_>) {
    let Some((owner, line)) = planners(cut) else {
        return;
    };
    let Some((draft, from, to)) = (0..cut.drafts.len()).find_map(|draft| {
        let (from, to) = notes(cut, draft)?;
        introduces(cut, draft, from).then_some((draft, from, to))
    }) else {
        return;
    };
    let head = cut.drafts[owner].head.clone();
    let place = head.iter().position(|other| *other == line).unwrap_or(0);
    let titled = head[..place]
        .iter()
        .any(|line| cut.state(*line) == State::Title);
    let heading = without_member(cut, &head[..=place]);
    let first = owner + usize::from(stands_bare(cut, owner, &heading));
    let last = last_member(cut, first);
    let glued = heading.iter().any(|line| cut.has_glued(*line));
    if !titled || glued || last < first + MEMBERS || members(cut, first) >= MEMBERS {
        return;
    }
    let mut notes: Vec<usize> = cut.drafts[draft].flow.drain(from..to).collect();
    notes.retain(|block| *block != line);
    establish(cut, owner, heading, notes, last - first);
}

/// The lines of a heading without the first story's headline and writers, where the dump prints these over the package's note.
fn without_member(cut: &Cut<'_>, head: &[usize]) -> Vec<usize> {
    let is_title = |line: &usize| cut.state(*line) == State::Title;
    let signs =
        |line: &usize| cut.state(*line) == State::Byline && !names_planner(&cut.blocks[*line]);
    let writers = head.iter().position(signs).unwrap_or(0);
    match head[..writers].iter().rposition(is_title) {
        Some(title) if head[..title].iter().any(is_title) => {
            [&head[..title], &head[writers + 1..]].concat()
        }
        _ => head.to_vec(),
    }
}

/// The draft in whose head a line names who planned it all, and that line; they may sign the note below it.
fn planners(cut: &Cut<'_>) -> Option<(usize, usize)> {
    (0..cut.drafts.len()).find_map(|draft| {
        let mut head = cut.drafts[draft].head.iter();
        let line = head.find(|line| {
            cut.state(**line) == State::Byline && names_planner(&cut.blocks[**line])
        })?;
        Some((draft, *line))
    })
}

/// The draft behind the last story of a package that begins with one: the stories are signed like the first one that is signed, with
/// pictures, columns and comments among them.
pub(super) fn last_member(cut: &Cut<'_>, first: usize) -> usize {
    let makes: Vec<MakeUp> = (first..cut.drafts.len())
        .take_while(|draft| {
            let story = &cut.drafts[*draft];
            !cut.display(*draft).is_empty()
                && story.head.iter().all(|line| cut.roles[*line] != Role::Jump)
                && !story
                    .flow
                    .iter()
                    .any(|block| matches!(cut.state(*block), State::Ad | State::Narrow))
        })
        .map(|draft| make_up(cut, draft))
        .collect();
    let Some(&make) = makes.iter().find(|make| **make != MakeUp::Bare) else {
        return first;
    };
    let ends =
        |other: &MakeUp| *other != make && matches!(other, MakeUp::Dateline | MakeUp::Byline);
    let size = makes.iter().position(ends).unwrap_or(makes.len());
    let last = makes[..size].iter().rposition(|other| *other == make);
    first + last.map_or(0, |last| last + 1)
}
