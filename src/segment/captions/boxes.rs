//! Boxes: pictures with a headline of their own, in whose box or under which the dump prints other stories' lines.

use super::super::cohesion::{Terms, piece_fits, prefers};
use super::super::continuation::Seams;
use super::super::draft::{Cut, Draft};
use super::super::heads::{goes_on, heads_report};
use super::super::weights::State;
use super::{PICTURE_STORY_CHARS, is_credit, pictures};
use crate::blocks::Cue;
use crate::role::Role;

/// Longest headline below a picture.
const HEADLINE_CHARS: usize = 14;

/// Gives pictures that tell all by themselves the headline right over them or right below their credit. Of 87 lines right over one 86 are
/// its headline on gold pages; of 12 short lines below, without a signature under them and without a headline over the picture, 11 are,
/// and of 6 over another head all; none is a crosshead.
pub(in crate::segment) fn over_headlines(cut: &mut Cut<'_>) {
    for draft in (0..cut.drafts.len()).rev() {
        part_head_below(cut, draft);
        over_head(cut, draft);
        in_head(cut, draft);
        at_crosshead(cut, draft);
    }
}

/// Parts a picture from the head under it, whose label or kicker the picture's headline seemed to be.
fn in_head(cut: &mut Cut<'_>, draft: usize) {
    let head = &cut.drafts[draft].head;
    let found = telling_pictures(cut, draft).into_iter().find_map(|group| {
        let place = head.iter().position(|line| line + 1 == group[0])?;
        let rest = &head[place + 1..];
        let parted = !rest.is_empty() && rest.iter().all(|below| Some(below) > group.last());
        (parted && may_be_headline(cut, head[place])).then_some((place, group))
    });
    let Some((place, group)) = found else {
        return;
    };
    cut.roles[head[place]] = Role::Title;
    let head = head[..=place].to_vec();
    set_apart(cut, draft, head, group);
}

/// Makes a picture with its head a story of its own, before or behind the one that held them.
fn set_apart(cut: &mut Cut<'_>, at: usize, head: Vec<usize>, group: Vec<usize>) {
    for story in cut.drafts.iter_mut().skip(at.saturating_sub(1)).take(2) {
        story.head.retain(|line| !head.contains(line));
        story.flow.retain(|line| !head.contains(line));
        story.captions.retain(|caption| !group.contains(caption));
    }
    let picture = Draft {
        head,
        captions: group,
        ..Draft::default()
    };
    cut.insert(at, picture);
}

/// Gives a picture to the headline below it, which stands over foreign text or none; that text belongs to the story before.
fn over_head(cut: &mut Cut<'_>, draft: usize) {
    let story = &cut.drafts[draft];
    let (&[line], true, 1..) = (story.head.as_slice(), story.captions.is_empty(), draft) else {
        return;
    };
    let flow = story.flow.iter();
    let jumps = flow.clone().all(|block| cut.state(*block) == State::JumpTo);
    let foreign =
        !cut.is_signed(draft) && flow.clone().all(|block| cut.roles[*block] == Role::Body);
    let before = &cut.drafts[draft - 1];
    let Some(group) = picture_over(cut, draft - 1, line)
        .filter(|group| {
            jumps || foreign && may_be_below(cut, line, group) && !has_headline(cut, group)
        })
        .filter(|_| !before.flow.is_empty())
    else {
        return;
    };
    cut.roles[line] = Role::Title;
    let text = std::mem::take(&mut cut.drafts[draft].flow);
    let before = &mut cut.drafts[draft - 1];
    before.flow.extend(text);
    before.captions.retain(|caption| !group.contains(caption));
    cut.drafts[draft].captions = group;
}

/// Gives a picture to what was taken for a crosshead over or below it.
fn at_crosshead(cut: &mut Cut<'_>, draft: usize) {
    let flow = &cut.drafts[draft].flow;
    let is_crosshead = |line: &usize| flow.contains(line) && cut.roles[*line] == Role::Subhead;
    let found = telling_pictures(cut, draft).into_iter().find_map(|group| {
        let over = group[0].checked_sub(1).filter(is_crosshead);
        let over = over.filter(|line| may_be_headline(cut, *line));
        let below = group.last().map(|last| last + 1).filter(is_crosshead);
        let below =
            below.filter(|line| may_be_below(cut, *line, &group) && !has_headline(cut, &group));
        Some((over.or(below)?, group))
    });
    let Some((line, group)) = found else {
        return;
    };
    cut.roles[line] = Role::Title;
    set_apart(cut, draft + 1, vec![line], group);
}

/// Whether a line may be the headline of the picture above it: it is short, and heads nothing else by its words.
fn may_be_below(cut: &Cut<'_>, line: usize, group: &[usize]) -> bool {
    cut.blocks[line].chars.len() <= HEADLINE_CHARS
        && may_be_headline(cut, line)
        && !heads_report(cut, line, group)
}

/// Whether a line may be a picture's headline: it heads nothing else by its words or by the dateline on its line.
fn may_be_headline(cut: &Cut<'_>, line: usize) -> bool {
    let block = &cut.blocks[line];
    let others = [
        Cue::BriefsWord,
        Cue::NoticeWord,
        Cue::BoxWord,
        Cue::ColumnName,
        Cue::Campaign,
        Cue::Bracketed,
        Cue::Bullet,
        Cue::Ordinal,
    ];
    !others.iter().any(|cue| block.has(*cue)) && !cut.has_glued(line)
}

/// The lines of a draft's caption right over a line that tell all by themselves and end with the picture's credit.
fn picture_over(cut: &Cut<'_>, draft: usize, line: usize) -> Option<Vec<usize>> {
    let mut groups = telling_pictures(cut, draft).into_iter();
    groups.find(|group| group.last().map(|last| last + 1) == Some(line))
}

/// Captions of a draft that tell all by themselves and end with the picture's credit.
fn telling_pictures(cut: &Cut<'_>, draft: usize) -> Vec<Vec<usize>> {
    let mut groups = pictures(cut, &cut.drafts[draft].captions);
    groups.retain(|group| {
        let size: usize = group.iter().map(|at| cut.blocks[*at].chars.len()).sum();
        size >= PICTURE_STORY_CHARS && group.last().is_some_and(|last| is_credit(cut, *last))
    });
    groups
}

/// Whether a line of a head stands right over a picture.
fn has_headline(cut: &Cut<'_>, group: &[usize]) -> bool {
    let above = group[0].checked_sub(1);
    above.is_some_and(|above| cut.roles[above].is_head())
}

/// Parts a picture's short headline below its credit from a whole head right under it.
fn part_head_below(cut: &mut Cut<'_>, draft: usize) {
    let [line, ref rest @ ..] = cut.drafts[draft].head[..] else {
        return;
    };
    let is_whole = rest.iter().any(|below| cut.state(*below) == State::Title);
    if !is_whole {
        return;
    }
    let mut holders = draft.saturating_sub(1)..=draft;
    let Some(group) = holders
        .find_map(|holder| picture_over(cut, holder, line))
        .filter(|group| may_be_below(cut, line, group) && !has_headline(cut, group))
    else {
        return;
    };
    cut.roles[line] = Role::Title;
    set_apart(cut, draft, vec![line], group);
}

/// Least size of a caption between a headline and foreign text; shorter ones are the first picture of the story under them.
const BOX_CHARS: usize = 40;

/// Takes what stands behind a picture with a headline of its own out of its draft: the picture is boxed, and the text of the columns around
/// it goes on under the box. Text up to a dateline goes to the draft before, what a dateline opens has lost its head.
pub(in crate::segment) fn boxed(cut: &mut Cut<'_>, seams: &Seams<'_>) {
    let mut draft = 1;
    while draft < cut.drafts.len() {
        if stands_over_its_head(cut, draft) {
            let text = std::mem::take(&mut cut.drafts[draft].flow);
            cut.drafts[draft + 1].flow.splice(0..0, text);
        } else if ends_box(cut, draft, seams) {
            let flow = std::mem::take(&mut cut.drafts[draft].flow);
            let lead = flow
                .iter()
                .position(|block| cut.state(*block) == State::Lead)
                .unwrap_or(flow.len());
            let (rest, report) = flow.split_at(lead);
            let captions = &mut cut.drafts[draft].captions;
            let shown = captions
                .iter()
                .position(|caption| flow.first().is_some_and(|first| caption > first))
                .unwrap_or(captions.len());
            let behind = captions.split_off(shown);
            let before = &mut cut.drafts[draft - 1];
            before.flow.extend(rest);
            if report.is_empty() {
                before.captions.extend(behind);
            } else {
                let report = Draft {
                    flow: report.to_vec(),
                    captions: behind,
                    ..Draft::default()
                };
                cut.insert(draft + 1, report);
                draft += 1;
            }
        }
        draft += 1;
    }
}

/// Whether the text under a picture with a headline of its own stands above its own head: it fits the unsigned report there better than
/// the picture.
fn stands_over_its_head(cut: &Cut<'_>, draft: usize) -> bool {
    let next = draft + 1;
    if next >= cut.drafts.len() || cut.is_signed(draft) || boxed_picture(cut, draft) < BOX_CHARS {
        return false;
    }
    let behind = &cut.drafts[next];
    let takes = !behind.flow.is_empty()
        && !cut.display(next).is_empty()
        && !behind
            .flow
            .iter()
            .any(|block| cut.state(*block) == State::Lead);
    takes && {
        let others: Vec<usize> = cut
            .near(draft)
            .into_iter()
            .filter(|other| *other != next)
            .chain([next])
            .collect();
        let scores = piece_fits(cut, &cut.drafts[draft].flow, &others);
        let (fit, rest) = scores.split_last().expect("the next draft is one");
        rest.iter().all(|other| *fit > other.max(0.0) + FITS)
    }
}

/// Whether a draft is a picture with a headline of its own over foreign text: on gold pages all 173 captions that tell all right under a headline are
/// pictures without text, and what stands under shorter ones may go on from elsewhere.
fn ends_box(cut: &Cut<'_>, draft: usize, seams: &Seams<'_>) -> bool {
    let Some(&first) = cut.drafts[draft].flow.first() else {
        return false;
    };
    let size = boxed_picture(cut, draft);
    let tells = size >= PICTURE_STORY_CHARS
        && may_be_headline(cut, *cut.drafts[draft].head.last().expect("it is boxed"));
    tells && !heads_text(cut, draft)
        || size >= BOX_CHARS
            && match cut.state(first) {
                State::JumpTo => true,
                State::Body => goes_on(cut, seams, draft, first) || fits_before(cut, draft),
                _ => false,
            }
}

/// Whether the headline over a picture fits the text under it better than the caption.
fn heads_text(cut: &Cut<'_>, draft: usize) -> bool {
    let story = &cut.drafts[draft];
    let [head, text, caption] = [&story.head[..], &story.flow[..1], &story.captions[..]]
        .map(|lines| Terms::of(cut, lines.iter().copied()));
    prefers(&head, &text, &caption) > FITS
}

/// How long the caption is that stands with its credit right under a headline and right over text; 0 where there is none.
fn boxed_picture(cut: &Cut<'_>, draft: usize) -> usize {
    let story = &cut.drafts[draft];
    let (Some(&last), Some(&first)) = (story.head.last(), story.flow.first()) else {
        return 0;
    };
    let shown: Vec<usize> = story
        .captions
        .iter()
        .copied()
        .filter(|caption| (last..first).contains(caption))
        .collect();
    let size: usize = shown.iter().map(|at| cut.blocks[*at].chars.len()).sum();
    let plain = story.head.iter().all(|line| {
        matches!(
            cut.state(*line),
            State::Title | State::Rubric | State::Kicker
        )
    });
    let next = shown.last().is_some_and(|caption| caption + 1 == first);
    let whole = plain && next && shown[0] == last + 1 && is_credit(cut, first - 1);
    if whole { size } else { 0 }
}

/// Whether the text under a picture fits the signed story before it better than the picture.
fn fits_before(cut: &Cut<'_>, draft: usize) -> bool {
    if cut.is_signed(draft) || !cut.is_signed(draft - 1) {
        return false;
    }
    let scores = piece_fits(cut, &cut.drafts[draft].flow, &[draft - 1, draft]);
    scores[0] > scores[1].max(0.0) + FITS
}

/// What the text must fit better by.
const FITS: f32 = 1.0;
