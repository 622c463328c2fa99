//! Forms: headings of packages that only the like form of the headlines under them tells.

use super::super::draft::{Cut, Draft};
use super::super::head::type_size;
use super::super::weights::State;
use super::notes::{introduces, is_note, notes};
use super::{MEMBERS, MakeUp, make_up, names_planner};
use crate::blocks::{Block, Cue, is_bare_name, is_han};
use crate::role::Role;

/// The draft near a note in whose head the heading of a package stands over the headline of its first story: the next stories have headlines
/// of the same form as that one (醴陵·渌江 …, 攸县·洣水 …) and are signed alike.
pub(super) fn heading_over_alike(cut: &Cut<'_>, draft: usize) -> Option<(usize, Vec<usize>)> {
    (draft.saturating_sub(12)..=draft).rev().find_map(|owner| {
        let (above, others) = over_alike(cut, owner)?;
        (draft <= owner + others).then_some((owner, above))
    })
}

/// The lines of a head over the headline of its story, if the next stories have headlines of the same form and are signed alike, and how many
/// these are.
fn over_alike(cut: &Cut<'_>, owner: usize) -> Option<(Vec<usize>, usize)> {
    let lines = cut.display(owner);
    let (last, above) = lines.split_last()?;
    let others = (owner + 1..cut.drafts.len())
        .take_while(|other| {
            make_up(cut, *other) == make_up(cut, owner)
                && matches!(cut.display(*other).as_slice(), [line] if of_one_form(&cut.blocks[*last], &cut.blocks[*line]))
        })
        .count();
    (!above.is_empty() && others >= MEMBERS).then(|| (above.to_vec(), others))
}

/// The name of a series and the heading under it, over stories of one form: such a package needs no note.
pub(super) fn heading_of_series(cut: &Cut<'_>, draft: usize) -> Option<Vec<usize>> {
    let (above, _) = over_alike(cut, draft)?;
    let named = above.len() > 1 && cut.blocks[above[0]].has(Cue::ColumnName);
    named.then_some(above)
}

/// The line of a head that the converter saw in larger type than the headline under it, where the next story's headline has that one's type
/// and is signed alike. Both such heads on gold pages are a package's.
pub(super) fn heading_in_larger_type(cut: &Cut<'_>, draft: usize) -> Option<Vec<usize>> {
    let size = |line: usize| type_size(&cut.blocks[line]);
    let [heading, headline] = cut.display(draft)[..] else {
        return None;
    };
    let next = draft + 1;
    let is_alike = next < cut.drafts.len()
        && make_up(cut, next) == make_up(cut, draft)
        && make_up(cut, next) != MakeUp::Bare
        && matches!(cut.display(next)[..], [line] if size(line) == size(headline));
    (is_alike && size(heading) > size(headline) && size(headline) > 0).then(|| vec![heading])
}

/// The lines of a head over the note in it: a heading, its note, and under both the headline of the first story.
pub(super) fn heading_over_note(
    cut: &Cut<'_>,
    draft: usize,
    from: usize,
    to: usize,
) -> Option<(usize, Vec<usize>)> {
    let notes = &cut.drafts[draft].flow[from..to];
    let (first, last) = (notes.first()?, notes.last()?);
    let lines = cut.display(draft);
    let above: Vec<usize> = lines.iter().copied().filter(|line| line < first).collect();
    let heads = !above.is_empty()
        && above.len() < lines.len()
        && lines.iter().all(|line| line < first || line > last);
    heads.then_some((draft, above))
}

/// Whether two headlines name whom they are about in the same way: in a first piece of one length, or of what somebody is and his name
/// (护士某某某 …, 洗扫车司机某某 …), set off by the same sign.
fn of_one_form(one: &Block, other: &Block) -> bool {
    let first_piece = |block: &Block| {
        let at = block
            .chars
            .iter()
            .position(|char| matches!(char, ' ' | ':' | '·'));
        at.map(|at| (block.chars[..at].to_vec(), block.chars[at]))
    };
    first_piece(one)
        .zip(first_piece(other))
        .is_some_and(|((one, sign), (other, same))| {
            let alike = one.len().abs_diff(other.len()) <= 1;
            sign == same && (alike || introduces_person(&one) && introduces_person(&other))
        })
}

/// Whether some characters say what somebody is, and his name.
fn introduces_person(chars: &[char]) -> bool {
    (2..=3).any(|size| {
        let at = chars.len().saturating_sub(size);
        let name: String = chars[at..].iter().collect();
        at >= 2 && chars.iter().all(|char| is_han(*char)) && is_bare_name(&name)
    })
}

/// Drafts behind a heading in which its note and its stories are looked for.
const NEAR: usize = 4;

/// Makes the crossheads under a heading headlines of a package's stories: no text stands before the first, a note introduces them all, and
/// they are of one form (某某某:…).
pub(super) fn open_members(cut: &mut Cut<'_>, draft: usize) {
    let story = &cut.drafts[draft];
    let is_heading = !cut.display(draft).is_empty()
        && story.head.iter().all(|line| {
            cut.roles[*line].is_head() && cut.state(*line) != State::Byline
                || names_planner(&cut.blocks[*line])
        });
    let Some(first) = story
        .flow
        .iter()
        .copied()
        .find(|block| !is_note(cut.state(*block)))
        .filter(|first| is_heading && cut.roles[*first] == Role::Subhead)
    else {
        return;
    };
    let last = (draft + NEAR).min(cut.drafts.len());
    let introduced = (draft..last)
        .any(|near| notes(cut, near).is_some_and(|(from, _)| introduces(cut, near, from)));
    let lines = |near: usize| {
        let flow = cut.drafts[near].flow.iter();
        flow.filter(|line| is_member_line(cut, first, **line))
    };
    let heads = (draft + 1..last).filter(
        |near| matches!(cut.display(*near).as_slice(), [line] if of_one_form(&cut.blocks[first], &cut.blocks[*line])),
    );
    if !introduced || (draft..last).flat_map(lines).count() + heads.count() < MEMBERS + 1 {
        return;
    }
    let mut near = draft;
    while near < cut.drafts.len() {
        let own = cut.display(near);
        let foreign = own.iter().any(|line| {
            near > draft && *line != first && !of_one_form(&cut.blocks[first], &cut.blocks[*line])
        });
        // A headline on one line with its dateline has its text.
        if foreign || own.iter().any(|line| cut.has_glued(*line)) {
            break;
        }
        let at = cut.drafts[near]
            .flow
            .iter()
            .position(|line| is_member_line(cut, first, *line));
        if let Some(at) = at {
            let mut flow = cut.drafts[near].flow.split_off(at);
            let title = flow.remove(0);
            cut.roles[title] = Role::Title;
            let member = Draft {
                head: vec![title],
                flow,
                ..Draft::default()
            };
            cut.insert(near + 1, member);
        }
        near += 1;
    }
}

/// Whether a line is a crosshead of the form of the first one under a heading.
fn is_member_line(cut: &Cut<'_>, first: usize, line: usize) -> bool {
    cut.roles[line] == Role::Subhead
        && (line == first || of_one_form(&cut.blocks[first], &cut.blocks[line]))
}
