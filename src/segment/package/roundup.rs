//! Columns of briefs (简讯): one heading over short items with headlines of their own, or without.

use super::super::draft::{Cut, Draft};
use super::super::weights::State;
use super::{MEMBERS, make_package, members, take_heading};
use crate::blocks::Cue;
use crate::role::Role;
use crate::story::Kind;

/// Takes the heading of a column of briefs (简讯) off the first of them.
pub(super) fn briefs(cut: &mut Cut<'_>, draft: usize) {
    let lines = cut.display(draft);
    if lines
        .iter()
        .any(|line| cut.blocks[*line].has(Cue::BriefsWord))
    {
        tell_items(cut, draft);
    }
    let short = |draft: &Draft| (1..=2).contains(&draft.flow.len());
    if let [heading] = lines.as_slice()
        && cut.blocks[*heading].has(Cue::BriefsWord)
    {
        titled_briefs(cut, draft);
    }
    let alone = lines.len() == 1 && cut.drafts[draft].flow.is_empty();
    let Some(heading) = lines.first().copied().filter(|_| alone || lines.len() > 1) else {
        return;
    };
    if alone && cut.blocks[heading].has(Cue::BriefsWord) {
        let under = draft + 1..draft + 1 + members(cut, draft + 1);
        if under.len() >= MEMBERS && cut.drafts[under].iter().all(short) {
            make_package(cut, draft);
        }
    } else if cut.blocks[heading].has(Cue::BriefsWord)
        && cut.drafts[draft..]
            .iter()
            .take_while(|draft| short(draft))
            .count()
            >= MEMBERS
    {
        let _ = take_heading(cut, draft, &[heading], Vec::new());
    }
}

/// Takes the headings of columns of briefs off the first of them, once every text is with its headline: right over another headline, or alone, such a
/// heading is a package's. On gold pages 26 of 28 are.
pub(in crate::segment) fn gathered_briefs(cut: &mut Cut<'_>) {
    for draft in (0..cut.drafts.len()).rev() {
        let lines = cut.display(draft);
        let Some((&heading, under)) = lines.split_first() else {
            continue;
        };
        let is_heading = cut.blocks[heading].has(Cue::BriefsWord)
            && cut.drafts[draft].kind != Kind::Package
            && cut.drafts[draft].package.is_none()
            && !cut.has_glued(heading);
        let alone = under.is_empty() && cut.drafts[draft].flow.is_empty();
        let over = under.iter().any(|line| cut.roles[*line] == Role::Title);
        if !is_heading || !(alone || over) {
            continue;
        }
        let first = draft + usize::from(alone);
        let last = (first + BRIEFS).min(cut.drafts.len());
        let members: Vec<usize> = (first..last)
            .filter(|member| is_brief(cut, *member, heading))
            .collect();
        if members.len() < MEMBERS {
            continue;
        }
        if over {
            cut.drafts[draft].head.retain(|line| *line != heading);
            let head = vec![heading];
            cut.insert(
                draft,
                Draft {
                    head,
                    ..Draft::default()
                },
            );
        }
        cut.roles[heading] = Role::Title;
        cut.drafts[draft].kind = Kind::Package;
        for member in members {
            cut.drafts[member + usize::from(over)].package = Some(draft);
        }
    }
}

/// Drafts under a heading among which its briefs are looked for.
const BRIEFS: usize = 8;

/// Whether a story is short and has one headline, besides a heading.
fn is_brief(cut: &Cut<'_>, draft: usize, heading: usize) -> bool {
    let story = &cut.drafts[draft];
    let titles = cut
        .display(draft)
        .iter()
        .filter(|line| **line != heading)
        .count();
    titles == 1
        && (1..=3).contains(&story.flow.len())
        && story.package.is_none()
        && story
            .flow
            .iter()
            .all(|line| !matches!(cut.state(*line), State::Ad | State::Narrow))
}

/// Shortest item that tells something, in characters. Set by hand: items of lists are shorter, briefs have 30 and more.
const BRIEF_CHARS: usize = 20;

/// Makes the items of a column of briefs paragraphs: each is a report of its own in a sentence or two.
fn tell_items(cut: &mut Cut<'_>, draft: usize) {
    for block in cut.drafts[draft].flow.clone() {
        let item = &cut.blocks[block];
        let tells = item.chars.len() >= BRIEF_CHARS
            && item.has(Cue::Bullet)
            && !item.has(Cue::Keyed)
            && (item.has(Cue::EndsClosed) || item.has(Cue::CommaInside));
        if cut.roles[block] == Role::List && tells {
            cut.roles[block] = Role::Body;
            cut.readings[block].state = State::Body;
        }
    }
}

/// Makes crossheads under the heading of a column of briefs headlines: of 60 columns on gold pages none has a crosshead, and those whose
/// items have lines over them are packages.
fn titled_briefs(cut: &mut Cut<'_>, draft: usize) {
    let flow = &cut.drafts[draft].flow;
    let is_title = |line: &usize| cut.roles[*line] == Role::Subhead;
    let briefs: Vec<Vec<usize>> = flow
        .chunk_by(|_, next| !is_title(next))
        .map(<[usize]>::to_vec)
        .collect();
    let all = briefs.len() + members(cut, draft + 1);
    let titled = briefs
        .iter()
        .all(|brief| is_title(&brief[0]) && brief.len() > 1);
    if briefs.is_empty() || !titled || all < MEMBERS {
        return;
    }
    cut.drafts[draft].flow.clear();
    for brief in briefs.into_iter().rev() {
        cut.roles[brief[0]] = Role::Title;
        let brief = Draft {
            head: vec![brief[0]],
            flow: brief[1..].to_vec(),
            ..Draft::default()
        };
        cut.insert(draft + 1, brief);
    }
}
