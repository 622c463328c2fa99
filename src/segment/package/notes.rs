//! Notes: what an editor says of the stories of a package (编者按, 编后), and the heading that it speaks of.

use super::super::draft::Cut;
use super::super::weights::State;
use super::names_planner;
use crate::blocks::{Cue, is_han};
use crate::role::Role;
use crate::story::Kind;

/// Share of a heading's pairs of characters that its note repeats. Notes name their column in full (本报特开设《…》栏目); a story's own note does not.
const REPEATED: f32 = 0.6;

/// The first run of notes in a draft's flow.
pub(super) fn notes(cut: &Cut<'_>, draft: usize) -> Option<(usize, usize)> {
    let flow = &cut.drafts[draft].flow;
    let from = flow.iter().position(|block| is_note(cut.state(*block)))?;
    let size = flow[from..]
        .iter()
        .take_while(|block| is_note(cut.state(**block)))
        .count();
    // Who planned it all signs the note.
    let signed = flow.get(from + size).is_some_and(|block| {
        from > 0 && *block == flow[from + size - 1] + 1 && cut.state(*block) == State::Byline
    });
    Some((from, from + size + usize::from(signed)))
}

pub(super) fn is_note(state: State) -> bool {
    matches!(state, State::Note | State::NoteLabel)
}

/// Whether a note's label says that something begins: 编者按, 开栏语, not 编后 or 链接.
pub(super) fn introduces(cut: &Cut<'_>, draft: usize, from: usize) -> bool {
    let label: String = cut.blocks[cut.drafts[draft].flow[from]]
        .chars
        .iter()
        .take(8)
        .collect();
    ["编者按", "开栏", "编者的话", "按语", "编辑按"]
        .iter()
        .any(|word| label.contains(word))
}

/// The head line, among the drafts around, that a note repeats, with a campaign's name under it: their draft and the lines.
pub(super) fn announced_heading(
    cut: &Cut<'_>,
    draft: usize,
    from: usize,
    to: usize,
) -> Option<(usize, Vec<usize>)> {
    let note: Vec<char> = cut.drafts[draft].flow[from..to]
        .iter()
        .flat_map(|block| cut.blocks[*block].chars.iter().copied())
        .collect();
    let first = draft.saturating_sub(12);
    let last = (draft + 1).min(cut.drafts.len() - 1);
    let mut best: Option<(f32, usize, usize)> = None;
    for owner in first..=last {
        let lines: Vec<usize> = cut.display(owner);
        if lines.len() < 2 {
            continue;
        }
        for line in &lines[..lines.len() - 1] {
            let share = repeated(&cut.blocks[*line].chars, &note);
            if share >= REPEATED && best.is_none_or(|best| share > best.0) {
                best = Some((share, owner, *line));
            }
        }
    }
    let (_, owner, heading) = best?;
    let lines = cut.display(owner);
    let below = lines[..lines.len() - 1]
        .iter()
        .find(|line| **line > heading);
    let label = below.filter(|line| cut.blocks[**line].has(Cue::Campaign));
    Some((
        owner,
        std::iter::once(heading).chain(label.copied()).collect(),
    ))
}

/// Share of a line's pairs of characters that a text holds.
fn repeated(line: &[char], text: &[char]) -> f32 {
    let pairs: Vec<&[char]> = line
        .windows(2)
        .filter(|pair| pair.iter().all(|char| is_han(*char)))
        .collect();
    if pairs.len() < 4 {
        return 0.0;
    }
    let held = pairs
        .iter()
        .filter(|pair| text.windows(2).any(|other| other == **pair))
        .count();
    held as f32 / pairs.len() as f32
}

/// Gives a package the note that introduces it from among its stories, or from right behind the last of them.
pub(super) fn notes_among_members(cut: &mut Cut<'_>, package: usize) {
    for draft in package + 1..cut.drafts.len() {
        let Some((from, to)) = notes(cut, draft).filter(|(from, _)| introduces(cut, draft, *from))
        else {
            continue;
        };
        let story = &cut.drafts[draft];
        let above_head = || {
            let first = cut.display(draft).first().copied();
            story.package.is_none() && first.is_some_and(|first| first > story.flow[from])
        };
        let is_members = |draft: usize| cut.drafts[draft].package == Some(package);
        if is_members(draft) || is_members(draft - 1) && above_head() {
            let notes: Vec<usize> = cut.drafts[draft].flow.drain(from..to).collect();
            cut.drafts[package].flow.extend(notes);
        }
    }
}

/// Marks what speaks for several stories and stands in one of them away from its head: a note that introduces (编者按), who planned it all. It
/// may be a package's whose heading was not seen.
pub(in crate::segment) fn doubt_introductions(cut: &mut Cut<'_>) {
    for draft in 0..cut.drafts.len() {
        let story = &cut.drafts[draft];
        if story.kind == Kind::Package {
            continue;
        }
        let mut lines: Vec<usize> = story
            .blocks()
            .filter(|line| cut.roles[*line] == Role::Byline && names_planner(&cut.blocks[*line]))
            .collect();
        if let Some((from, to)) = notes(cut, draft) {
            let first = story.flow[from];
            let under_head = first
                .checked_sub(1)
                .is_some_and(|above| story.head.contains(&above));
            if introduces(cut, draft, from) && !under_head {
                lines.extend(&story.flow[from..to]);
            }
        }
        for line in lines {
            cut.doubt(line, "也可能属于另一篇");
        }
    }
}

/// A note behind the last story (编后) closes the package, not that story.
pub(super) fn closing_note(cut: &mut Cut<'_>, package: usize, last: usize) {
    let flow = &cut.drafts[last].flow;
    let Some(at) = flow.iter().position(|block| {
        is_note(cut.state(*block))
            && cut.blocks[*block]
                .folded()
                .trim_start_matches(|char: char| !is_han(char))
                .starts_with("编后")
    }) else {
        return;
    };
    if flow[at..].iter().all(|block| is_note(cut.state(*block))) {
        let note = cut.drafts[last].flow.split_off(at);
        cut.drafts[package].flow.extend(note);
    }
}
