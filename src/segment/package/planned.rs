//! Packages that are planned: a heading, who planned it all, and a note that introduces.

use super::super::draft::{Cut, Draft};
use super::super::weights::State;
use super::notes::{introduces, is_note, notes};
use super::{MEMBERS, MakeUp, make_up, members, name_members, names_planner};
use crate::role::Role;
use crate::story::Kind;

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
    let (heading, rest) = head.split_at(place + 1);
    let flow = &cut.drafts[owner].flow;
    let is_bare = rest.is_empty() && flow.iter().all(|block| is_note(cut.state(*block)));
    let first = owner + usize::from(is_bare);
    let last = last_member(cut, first);
    if !titled || last < first + MEMBERS || members(cut, first) >= MEMBERS {
        return;
    }
    let taken: Vec<usize> = cut.drafts[draft].flow.drain(from..to).collect();
    let flow = taken.into_iter().filter(|block| *block != line).collect();
    let package = Draft {
        head: heading.to_vec(),
        flow,
        kind: Kind::Package,
        ..Draft::default()
    };
    if is_bare {
        let captions = std::mem::take(&mut cut.drafts[owner].captions);
        cut.drafts[first].captions.splice(0..0, captions);
        cut.drafts[owner] = package;
    } else {
        cut.drafts[owner].head = rest.to_vec();
        cut.insert(owner, package);
    }
    name_members(cut, owner, last - first);
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
