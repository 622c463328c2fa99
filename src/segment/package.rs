//! Packages: one heading with an editor's note over several stories of parallel make-up.

mod forms;
mod introduced;
mod notes;
mod planned;
mod roundup;

use super::draft::{Cut, Draft};
use super::weights::State;
use crate::blocks::Block;
use crate::role::Role;
use crate::story::Kind;
use forms::{
    heading_in_larger_type, heading_of_series, heading_over_alike, heading_over_note, open_members,
};
pub(super) use notes::doubt_introductions;
use notes::{announced_heading, closing_note, introduces, is_note, notes, notes_among_members};
use roundup::briefs;
pub(super) use roundup::gathered_briefs;

/// Fewest stories under one heading.
const MEMBERS: usize = 2;

/// Finds headings with a note, takes each heading out of the story under it, and names the heading in its members.
pub(super) fn split(cut: &mut Cut<'_>) {
    for draft in (0..cut.drafts.len()).rev() {
        briefs(cut, draft);
    }
    let mut draft = 0;
    while draft < cut.drafts.len() {
        open_members(cut, draft);
        draft += 1;
    }
    planned::split(cut);
    let mut draft = 0;
    while draft < cut.drafts.len() {
        if let Some(lines) =
            heading_of_series(cut, draft).or_else(|| heading_in_larger_type(cut, draft))
        {
            let _ = take_heading(cut, draft, &lines, Vec::new());
        }
        if cut.drafts[draft].kind != Kind::Package
            && let Some((from, to)) = notes(cut, draft)
            && settle_note(cut, draft, from, to)
        {
            draft += 1;
        }
        draft += 1;
    }
    for package in 0..cut.drafts.len() {
        if cut.drafts[package].kind == Kind::Package {
            notes_among_members(cut, package);
        }
    }
    introduced::introduced(cut);
}

/// Finds out what the notes in `from..to` of a draft's flow introduce, and puts them there. Whether a heading of its own has been made before
/// the draft.
fn settle_note(cut: &mut Cut<'_>, draft: usize, from: usize, to: usize) -> bool {
    let story = &cut.drafts[draft];
    let text_before = story.flow[..from]
        .iter()
        .any(|block| !is_note(cut.state(*block)));
    let text_behind = to < story.flow.len();
    let has_head = !story.head.is_empty();
    let introduces = introduces(cut, draft, from);
    if introduces && let Some(package) = bare_heading(cut, draft) {
        let notes: Vec<usize> = cut.drafts[draft].flow.drain(from..to).collect();
        cut.drafts[package].flow.extend(notes);
        make_package(cut, package);
    } else if let Some((owner, lines)) = announced_heading(cut, draft, from, to) {
        return take_with_note(cut, owner, &lines, (draft, from, to));
    } else if introduces
        && let Some((owner, lines)) =
            heading_over_note(cut, draft, from, to).or_else(|| heading_over_alike(cut, draft))
    {
        return take_with_note(cut, owner, &lines, (draft, from, to));
    } else if !text_before && !text_behind && has_head {
        make_package(cut, draft);
    } else if text_before
        && !text_behind
        && introduces
        && cut
            .drafts
            .get(draft + 1)
            .is_some_and(|next| !next.flow.is_empty())
    {
        // A note printed behind one story and before the next headline introduces the next.
        let notes: Vec<usize> = cut.drafts[draft].flow.drain(from..to).collect();
        cut.drafts[draft + 1].flow.splice(0..0, notes);
    }
    false
}

/// The heading without text above a draft, over at least three stories of parallel make-up, to which a note among them belongs.
fn bare_heading(cut: &Cut<'_>, draft: usize) -> Option<usize> {
    (draft.saturating_sub(12)..draft).rev().find(|heading| {
        let story = &cut.drafts[*heading];
        story.flow.is_empty()
            && !cut.display(*heading).is_empty()
            && story.head.iter().all(|line| {
                let signs = cut.state(*line) == State::Byline && !names_planner(&cut.blocks[*line]);
                cut.roles[*line] != Role::Jump && !signs
            })
            && draft <= heading + members(cut, heading + 1)
            && members(cut, heading + 1) > MEMBERS
    })
}

/// Makes a draft of a heading and of the note that stands in a draft's flow from one place to another; whether it did.
fn take_with_note(
    cut: &mut Cut<'_>,
    owner: usize,
    lines: &[usize],
    (draft, from, to): (usize, usize, usize),
) -> bool {
    let notes: Vec<usize> = cut.drafts[draft].flow.drain(from..to).collect();
    let Some(notes) = take_heading(cut, owner, lines, notes) else {
        return true;
    };
    cut.drafts[draft].flow.splice(from..from, notes);
    false
}

/// Makes a draft of a heading and its notes, before the draft in whose head it stood; nothing where too few stories follow.
fn take_heading(
    cut: &mut Cut<'_>,
    owner: usize,
    lines: &[usize],
    notes: Vec<usize>,
) -> Option<Vec<usize>> {
    let head = cut.drafts[owner].head.clone();
    cut.drafts[owner]
        .head
        .retain(|block| !lines.contains(block));
    if members(cut, owner) < MEMBERS {
        cut.drafts[owner].head = head;
        return Some(notes);
    }
    let heading = Draft {
        head: lines.to_vec(),
        flow: notes,
        kind: Kind::Package,
        ..Draft::default()
    };
    cut.insert(owner, heading);
    make_package(cut, owner);
    None
}

/// How a story is signed; members of one package are signed alike.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
enum MakeUp {
    Byline,
    Author,
    Dateline,
    Bare,
}

fn make_up(cut: &Cut<'_>, draft: usize) -> MakeUp {
    let byline = cut.drafts[draft]
        .head
        .iter()
        .find(|block| cut.state(**block) == State::Byline);
    if cut.drafts[draft]
        .flow
        .iter()
        .any(|block| cut.state(*block) == State::Lead)
    {
        MakeUp::Dateline
    } else if let Some(byline) = byline {
        if super::draft::names_author(&cut.blocks[*byline]) {
            MakeUp::Author
        } else {
            MakeUp::Byline
        }
    } else {
        MakeUp::Bare
    }
}

/// Gives a heading that is but a label the headline right above it that has no text.
fn title_above(cut: &mut Cut<'_>, package: usize) {
    let is_label = |line: &usize| cut.state(*line) == State::Rubric;
    let Some(above) = package.checked_sub(1) else {
        return;
    };
    let story = &cut.drafts[above];
    let is_bare = story.flow.is_empty()
        && story.captions.is_empty()
        && story.head.iter().all(|line| cut.roles[*line].is_head());
    if is_bare && cut.drafts[package].head.iter().all(is_label) {
        let head = std::mem::take(&mut cut.drafts[above].head);
        cut.drafts[package].head.splice(0..0, head);
    }
}

/// Names a heading in the stories of parallel make-up under it; with too few of them it is no package.
fn make_package(cut: &mut Cut<'_>, package: usize) {
    title_above(cut, package);
    let first = package + 1;
    let members = members(cut, first);
    if members < MEMBERS {
        if first < cut.drafts.len() && make_up(cut, first) != MakeUp::Bare {
            // A heading and a note over a single story are its label and its note.
            let heading = std::mem::take(&mut cut.drafts[package]);
            let member = &mut cut.drafts[first];
            member.head.splice(0..0, heading.head);
            member.flow.splice(0..0, heading.flow);
            member.captions.splice(0..0, heading.captions);
        }
        return;
    }
    cut.drafts[package].kind = Kind::Package;
    name_members(cut, package, members);
}

/// Whether a heading is all that a draft has but notes.
fn stands_bare(cut: &Cut<'_>, draft: usize, heading: &[usize]) -> bool {
    let story = &cut.drafts[draft];
    story.head.iter().all(|line| heading.contains(line))
        && story.flow.iter().all(|block| is_note(cut.state(*block)))
}

/// Makes a package of a heading that stands bare, or in a draft's head, with its notes and so many stories behind it.
fn establish(
    cut: &mut Cut<'_>,
    owner: usize,
    heading: Vec<usize>,
    notes: Vec<usize>,
    members: usize,
) {
    let is_bare = stands_bare(cut, owner, &heading);
    for above in &mut cut.drafts[..=owner] {
        above.head.retain(|line| !heading.contains(line));
    }
    if is_bare {
        // Pictures under the heading are of its stories.
        let captions = std::mem::take(&mut cut.drafts[owner].captions);
        cut.drafts[owner + 1].captions.splice(0..0, captions);
    } else {
        cut.insert(owner, Draft::default());
    }
    let package = &mut cut.drafts[owner];
    package.head = heading;
    package.flow.extend(notes);
    package.kind = Kind::Package;
    name_members(cut, owner, members);
}

/// Names a package in the stories under it, and takes from them who planned it all and the note that closes it.
fn name_members(cut: &mut Cut<'_>, package: usize, members: usize) {
    let first = package + 1;
    for member in first..first + members {
        cut.drafts[member].package = Some(package);
        let planned: Vec<usize> = cut.drafts[member]
            .head
            .iter()
            .chain(&cut.drafts[member].flow)
            .copied()
            .filter(|line| cut.state(*line) == State::Byline && names_planner(&cut.blocks[*line]))
            .collect();
        let story = &mut cut.drafts[member];
        story.head.retain(|line| !planned.contains(line));
        story.flow.retain(|line| !planned.contains(line));
        cut.drafts[package].head.extend(planned);
    }
    closing_note(cut, package, first + members - 1);
}

/// Whether a line names who planned a package.
pub(super) fn names_planner(block: &Block) -> bool {
    let text = block.folded();
    text.contains("策划") || text.contains("统筹")
}

/// How many stories of parallel make-up stand one after the other from a draft on.
fn members(cut: &Cut<'_>, first: usize) -> usize {
    if first >= cut.drafts.len() {
        return 0;
    }
    let make = make_up(cut, first);
    (first..cut.drafts.len())
        .take_while(|member| {
            let draft = &cut.drafts[*member];
            make_up(cut, *member) == make
                && cut.display(*member).len() == 1
                // Under stacked heads all text is the last one's so far.
                && (!draft.flow.is_empty() || make == MakeUp::Author)
                && draft.flow.iter().all(|block| {
                    cut.state(*block) != State::Ad && cut.state(*block) != State::Narrow
                })
                && draft
                    .head
                    .iter()
                    .all(|block| cut.roles[*block] != Role::Jump)
        })
        .count()
}
