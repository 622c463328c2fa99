//! Captions: which story a picture illustrates, and which pictures are stories of their own.

mod boxes;

use super::cohesion::{first_and_margin, piece_fits};
use super::draft::{Cut, Draft, Home};
use super::weights::State;
use crate::blocks::{
    Cue, credits, credits_of_caption, is_numbered, is_photo_label, is_work_of_art,
};
use crate::role::Role;
use crate::story::Kind;
pub(super) use boxes::{boxed, over_headlines};

/// Tells pictures that are stories from those that illustrate one.
pub(super) fn apart(cut: &mut Cut<'_>) {
    for draft in (0..cut.drafts.len()).rev() {
        part_pictures(cut, draft);
    }
}

/// Least size of a caption that tells when, where and what by itself, its credit with it. On 46 gold pages the captions of 44 pictures
/// that illustrate a story have up to 41 characters, those of 18 pictures without a story from 66 on.
const PICTURE_STORY_CHARS: usize = 55;

/// Takes pictures that are stories of their own out of a draft with text.
fn part_pictures(cut: &mut Cut<'_>, draft: usize) {
    let story = &cut.drafts[draft];
    if story.flow.is_empty() {
        return;
    }
    let pictures: Vec<Vec<usize>> = pictures(cut, &story.captions)
        .into_iter()
        .filter(|group| {
            let (first, last) = (group[0], group[group.len() - 1]);
            let size: usize = group.iter().map(|at| cut.blocks[*at].chars.len()).sum();
            // Right under a headline it may be the first picture of the story.
            size >= PICTURE_STORY_CHARS
                && is_credit(cut, last)
                && !story.head.iter().any(|line| line + 1 == first)
                // Of 5 on gold pages all stand for themselves.
                || first == last && is_work_of_art(&cut.blocks[first].folded())
        })
        .collect();
    for group in pictures.into_iter().rev() {
        cut.drafts[draft]
            .captions
            .retain(|caption| !group.contains(caption));
        cut.insert(
            draft + 1,
            Draft {
                captions: group,
                ..Draft::default()
            },
        );
    }
}

/// Captions picture by picture: neighbours up to a credit.
fn pictures(cut: &Cut<'_>, captions: &[usize]) -> Vec<Vec<usize>> {
    let mut pictures: Vec<Vec<usize>> = Vec::new();
    for &caption in captions {
        let open = pictures.last().and_then(|group| group.last()).copied();
        match (pictures.last_mut(), open) {
            (Some(group), Some(last)) if last + 1 == caption && !closes(cut, last, caption) => {
                group.push(caption);
            }
            _ => pictures.push(vec![caption]),
        }
    }
    pictures
}

/// Whether a line of captions ends with a picture's credit.
fn is_credit(cut: &Cut<'_>, caption: usize) -> bool {
    cut.blocks[caption].has(Cue::PhotoByline) || cut.blocks[caption].has(Cue::PhotoCredit)
}

/// Whether a picture's caption is over with one line, so that the next is another's: a credit closes it, unless it is set on two lines.
fn closes(cut: &Cut<'_>, last: usize, next: usize) -> bool {
    // Either it stands tight, or its first line does not say yet that it names photographers: 记者/甲, 通讯员/乙 摄.
    let says_so = |line: usize| {
        let groups = credits(&cut.blocks[line].folded()).0;
        groups.iter().any(|group| is_photo_label(&group.label))
    };
    let on_two_lines = [last, next]
        .iter()
        .all(|line| cut.blocks[*line].has(Cue::PhotoByline))
        && (cut.blocks[next].gap == 0 || !says_so(last));
    is_credit(cut, last) && !on_two_lines
}

/// Gives captions to the stories that they illustrate: by shared people, places and words, by the photographer, by place on the page.
pub(super) fn bring_home(cut: &mut Cut<'_>) {
    let groups: Vec<(usize, Vec<usize>)> = (0..cut.drafts.len())
        .flat_map(|draft| {
            groups(cut, draft)
                .into_iter()
                .map(move |group| (draft, group))
        })
        .collect();
    let first_draft = cut
        .drafts
        .iter()
        .position(|draft| !draft.is_empty())
        .unwrap_or(0);
    for (owner, group) in groups {
        let (first, last) = (group[0], group[group.len() - 1]);
        let text: Vec<usize> = cut.drafts[owner]
            .head
            .iter()
            .chain(&cut.drafts[owner].flow)
            .copied()
            .collect();
        let inside = cut.drafts[owner].kind != Kind::Package
            && text.iter().any(|block| *block < first)
            && text.iter().any(|block| *block > last);
        let above_all = text.iter().all(|block| *block > last) && owner == first_draft;
        let candidates: Vec<usize> = cut
            .near(owner)
            .into_iter()
            .filter(|other| !cut.drafts[*other].flow.is_empty() || *other == owner)
            .collect();
        let mut scores = piece_fits(cut, &group, &candidates);
        for (score, &candidate) in scores.iter_mut().zip(&candidates) {
            *score += place(candidate, owner, inside) + shared_photographer(cut, &group, candidate);
            if above_all && candidate == owner {
                *score -= ABOVE_ALL;
            }
            if cut.drafts[candidate].kind == Kind::Package {
                *score -= 4.0;
            }
        }
        let (best, margin) = first_and_margin(&scores);
        let home = candidates[best];
        let second = (0..candidates.len())
            .filter(|other| *other != best)
            .max_by(|one, other| scores[*one].total_cmp(&scores[*other]));
        let second = second.and_then(|other| {
            let block = cut.drafts[candidates[other]].blocks().next()?;
            Some((block, scores[other]))
        });
        for &caption in &group {
            cut.homes[caption] = Some(Home {
                score: scores[best],
                second,
            });
        }
        if home != owner {
            cut.drafts[owner]
                .captions
                .retain(|caption| !group.contains(caption));
            cut.drafts[home].captions.extend(&group);
            cut.drafts[home].captions.sort_unstable();
        }
        if margin < CAPTION_MARGIN {
            cut.doubt(first, "也可能属于另一篇");
        }
    }
}

/// Brings the captions of a group of numbered pictures to the one that tells what all of them show, with the headline over the first.
pub(super) fn together(cut: &mut Cut<'_>) {
    let is_caption = |line: &usize| cut.roles[*line] == Role::Caption;
    let group: Vec<usize> = (0..cut.blocks.len())
        .filter(|line| is_caption(line) && is_numbered(&cut.blocks[*line]))
        .collect();
    let &[first, _, ..] = group.as_slice() else {
        return;
    };
    let pictures: Vec<usize> = (0..cut.drafts.len())
        .filter(|draft| {
            let draft = &cut.drafts[*draft];
            draft.flow.is_empty() && draft.captions.iter().any(|line| !group.contains(line))
        })
        .collect();
    let of_group = pictures.iter().copied().find(|picture| {
        let mut captions = cut.drafts[*picture].captions.iter();
        captions.any(|line| cut.blocks[*line].folded().contains("本组"))
    });
    let fitting = || {
        let fits = piece_fits(cut, &group, &pictures);
        let (best, _) = (!fits.is_empty()).then(|| first_and_margin(&fits))?;
        (fits[best] > 0.0).then(|| pictures[best])
    };
    let Some(picture) = of_group.or_else(fitting) else {
        return;
    };
    for draft in &mut cut.drafts {
        draft.captions.retain(|caption| !group.contains(caption));
    }
    cut.drafts[picture].captions.extend(&group);
    if cut.drafts[picture].head.is_empty()
        && let Some(over) = first.checked_sub(1)
        && take_headline(cut, over)
    {
        cut.roles[over] = Role::Title;
        cut.drafts[picture].head.push(over);
    }
}

/// Takes the line over a group of pictures out of the text around it, or out of a head that has nothing left but that line.
fn take_headline(cut: &mut Cut<'_>, over: usize) -> bool {
    let is_crosshead = cut.roles[over] == Role::Subhead;
    for draft in &mut cut.drafts {
        if is_crosshead && draft.flow.contains(&over) {
            draft.flow.retain(|block| *block != over);
            return true;
        }
        if draft.head == [over] && draft.flow.is_empty() && draft.captions.is_empty() {
            draft.head.clear();
            return true;
        }
    }
    false
}

/// A caption whose story is better than the next best by less than this is marked.
const CAPTION_MARGIN: f32 = 3.0;

/// Captions of a draft that stand together and may be another story's. What stands right under a picture's own headline is its own.
fn groups(cut: &Cut<'_>, draft: usize) -> Vec<Vec<usize>> {
    let draft = &cut.drafts[draft];
    let is_picture = draft.flow.is_empty();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &caption in &draft.captions {
        let closed = groups
            .last()
            .and_then(|group| group.last())
            .is_some_and(|last| closes(cut, *last, caption));
        let apart = closed || is_picture && cut.blocks[caption].has(Cue::RoomBefore);
        match groups.last_mut() {
            Some(group) if !apart && group.last().is_some_and(|last| last + 1 == caption) => {
                group.push(caption);
            }
            _ => groups.push(vec![caption]),
        }
    }
    if is_picture {
        groups.drain(..groups.len().min(1));
    }
    groups
}

/// A picture above all headlines of a page is any story's, not the first one's.
const ABOVE_ALL: f32 = 1.5;

/// What a caption's place says: inside a story's lines, behind them, or right before the next headline.
fn place(candidate: usize, owner: usize, inside: bool) -> f32 {
    if candidate == owner {
        if inside { 9.0 } else { 2.0 }
    } else if candidate == owner + 1 {
        1.5
    } else {
        -0.3 * candidate.abs_diff(owner) as f32
    }
}

/// Reporters often take the pictures of their own stories.
fn shared_photographer(cut: &Cut<'_>, group: &[usize], candidate: usize) -> f32 {
    let names: Vec<String> = group
        .iter()
        .filter_map(|block| credits_of_caption(&cut.blocks[*block].folded()))
        .flat_map(|(groups, _)| groups.into_iter().flat_map(|group| group.names))
        .collect();
    if names.is_empty() {
        return 0.0;
    }
    let draft = &cut.drafts[candidate];
    let signed: String = draft
        .head
        .iter()
        .filter(|block| cut.roles[**block] == Role::Byline)
        .chain(
            draft
                .flow
                .iter()
                .filter(|block| cut.state(**block) == State::Lead),
        )
        .map(|block| cut.blocks[*block].chars.iter().take(80).collect::<String>())
        .collect();
    let (people, _) = credits(&signed);
    let known = names.iter().any(|name| {
        signed.contains(name.as_str()) || people.iter().any(|credit| credit.names.contains(name))
    });
    if known { 4.0 } else { 0.0 }
}
