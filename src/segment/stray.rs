//! Stray pieces: headlines in the middle of a text, captions away from their story.

use super::draft::Cut;
use super::head::{headlineness, made_alike};
use super::join::piece_fits;
use super::weights::State;
use crate::blocks::{Cue, credits, credits_of_caption};
use crate::role::Role;

/// Drafts before and behind a piece that are looked at for its story: as many as a page has.
const REACH: usize = 14;

/// Puts headlines back over their text: one that stands in the middle of it, or away from a text that lacks one.
pub(super) fn heads(cut: &mut Cut<'_>) {
    for draft in 1..cut.drafts.len() {
        behind_pictures(cut, draft);
    }
    for draft in 1..cut.drafts.len() {
        let before = draft - 1;
        if !stands_in_the_middle(cut, before, draft) {
            continue;
        }
        let piece: Vec<usize> = cut.drafts[draft].flow.clone();
        let near = near(cut, draft);
        let scores = piece_fits(cut, &piece, &near);
        let own = near
            .iter()
            .position(|other| *other == before)
            .map_or(0.0, |at| scores[at]);
        let best = near
            .iter()
            .zip(&scores)
            .filter(|(other, _)| **other != before && **other != draft)
            .map(|(_, score)| *score)
            .fold(0.0f32, f32::max);
        if own > 0.0 && own >= best {
            merge(cut, draft, before);
        }
    }
    for draft in 0..cut.drafts.len() {
        bring_home(cut, draft);
    }
}

/// Gives the text under a crosshead back to the headline over it, where pictures with their captions stand between the two.
///
/// The crosshead is known by the story's other crossheads, which are made alike, and by captions that fit the text.
fn behind_pictures(cut: &mut Cut<'_>, draft: usize) {
    let before = draft - 1;
    let (upper, lower) = (&cut.drafts[before], &cut.drafts[draft]);
    let lines: Vec<usize> = lower
        .head
        .iter()
        .copied()
        .filter(|block| cut.roles[*block].is_head())
        .collect();
    let [line] = lines.as_slice() else { return };
    let line = *line;
    let crossheads: Vec<usize> = lower
        .flow
        .iter()
        .copied()
        .filter(|block| cut.roles[*block] == Role::Subhead)
        .collect();
    let alike = crossheads
        .iter()
        .filter(|other| made_alike(&cut.blocks[line], &cut.blocks[**other]))
        .count();
    if upper.head.is_empty()
        || !upper.flow.is_empty()
        || upper.captions.is_empty()
        || upper
            .captions
            .iter()
            .any(|caption| cut.blocks[*caption].has(Cue::AboveCredit))
        || alike == 0
        || alike * 2 < crossheads.len()
    {
        return;
    }
    let piece: Vec<usize> = upper.head.iter().chain(&upper.captions).copied().collect();
    let near: Vec<usize> = near(cut, draft)
        .into_iter()
        .filter(|other| *other != before)
        .collect();
    let scores = piece_fits(cut, &piece, &near);
    let (best, _) = first_and_margin(&scores);
    if near[best] == draft && scores[best] > 0.0 {
        cut.roles[line] = Role::Subhead;
        cut.drafts[draft].head.retain(|block| *block != line);
        cut.drafts[draft].flow.insert(0, line);
        merge(cut, before, draft);
    }
}

/// Whether a draft's headline stands in the text of the one before: that one is signed and has only a label over it, this one is not
/// signed and has a headline proper.
fn stands_in_the_middle(cut: &Cut<'_>, before: usize, draft: usize) -> bool {
    let line = |draft: usize| {
        let lines: Vec<usize> = cut.drafts[draft]
            .head
            .iter()
            .copied()
            .filter(|block| cut.roles[*block].is_head())
            .collect();
        (lines.len() == 1).then(|| lines[0])
    };
    let (Some(label), Some(headline)) = (line(before), line(draft)) else {
        return false;
    };
    cut.is_signed(before)
        && !cut.is_signed(draft)
        && !cut.drafts[draft].flow.is_empty()
        && cut.drafts[draft].package.is_none()
        && cut.drafts[before].package.is_none()
        && headlineness(&cut.blocks[headline]) >= headlineness(&cut.blocks[label]) + 2.0
}

/// Moves a headline without text to the nearest text without headline.
fn bring_home(cut: &mut Cut<'_>, draft: usize) {
    let alone = &cut.drafts[draft];
    if alone.head.is_empty()
        || !alone.flow.is_empty()
        || !alone.captions.is_empty()
        || alone.package.is_some()
    {
        return;
    }
    if alone
        .head
        .iter()
        .any(|block| cut.roles[*block] == Role::Jump)
    {
        return;
    }
    let head = alone.head.clone();
    let lacks = |other: usize| {
        let other = &cut.drafts[other];
        other
            .head
            .iter()
            .all(|block| !cut.roles[*block].is_head() && cut.roles[*block] != Role::Jump)
            && other
                .flow
                .iter()
                .any(|block| cut.state(*block) == State::Lead)
    };
    let candidates: Vec<usize> = near(cut, draft)
        .into_iter()
        .filter(|other| *other != draft && lacks(*other))
        .collect();
    if candidates.is_empty() {
        return;
    }
    let scores = piece_fits(cut, &head, &candidates);
    let best = (0..candidates.len()).max_by(|a, b| {
        scores[*a].total_cmp(&scores[*b]).then(
            candidates[*b]
                .abs_diff(draft)
                .cmp(&candidates[*a].abs_diff(draft)),
        )
    });
    if let Some(best) = best.filter(|best| scores[*best] > 0.0) {
        merge(cut, draft, candidates[best]);
    }
}

fn merge(cut: &mut Cut<'_>, from: usize, into: usize) {
    let piece = std::mem::take(&mut cut.drafts[from]);
    let whole = &mut cut.drafts[into];
    whole.head.extend(piece.head);
    whole.flow.extend(piece.flow);
    whole.captions.extend(piece.captions);
    whole.head.sort_unstable();
    for draft in &mut cut.drafts {
        if draft.package == Some(from) {
            draft.package = Some(into);
        }
    }
}

/// Drafts around one, with it, that are not empty.
fn near(cut: &Cut<'_>, draft: usize) -> Vec<usize> {
    (draft.saturating_sub(REACH)..(draft + REACH + 1).min(cut.drafts.len()))
        .filter(|other| !cut.drafts[*other].is_empty())
        .collect()
}

/// Tells pictures with a headline and text of their own from reports.
pub(super) fn pictures(cut: &mut Cut<'_>) {
    for draft in 0..cut.drafts.len() {
        make_photo(cut, draft);
    }
}

/// Gives captions to the stories that they illustrate: by shared people, places and words, by the photographer, by place on the page.
pub(super) fn captions(cut: &mut Cut<'_>) {
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    for (number, draft) in cut.drafts.iter().enumerate() {
        if draft.flow.is_empty() {
            continue;
        }
        for &caption in &draft.captions {
            match groups.last_mut() {
                Some((owner, group))
                    if *owner == number && group.last().is_some_and(|last| last + 1 == caption) =>
                {
                    group.push(caption);
                }
                _ => groups.push((number, vec![caption])),
            }
        }
    }
    for (owner, group) in groups {
        let (first, last) = (group[0], group[group.len() - 1]);
        let text: Vec<usize> = cut.drafts[owner]
            .head
            .iter()
            .chain(&cut.drafts[owner].flow)
            .copied()
            .collect();
        let inside =
            text.iter().any(|block| *block < first) && text.iter().any(|block| *block > last);
        let candidates: Vec<usize> = near(cut, owner)
            .into_iter()
            .filter(|other| !cut.drafts[*other].flow.is_empty() || *other == owner)
            .collect();
        let mut scores = piece_fits(cut, &group, &candidates);
        for (score, &candidate) in scores.iter_mut().zip(&candidates) {
            *score += place(candidate, owner, inside) + shared_photographer(cut, &group, candidate);
            if candidate != owner && cut.drafts[candidate].kind == crate::story::Kind::Package {
                *score -= 4.0;
            }
        }
        let (best, margin) = first_and_margin(&scores);
        let home = candidates[best];
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

/// A caption whose story is better than the next best by less than this is marked.
const CAPTION_MARGIN: f32 = 1.5;

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

fn first_and_margin(scores: &[f32]) -> (usize, f32) {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    let second = scores
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != best)
        .map(|(_, score)| *score)
        .fold(f32::NEG_INFINITY, f32::max);
    (best, scores[best] - second)
}

/// Longest text of a picture story: papers give a picture two paragraphs at most.
const PHOTO_TEXT_BLOCKS: usize = 3;

/// A headline, a paragraph and a photographer's credit under it are a picture with its caption, not a report.
fn make_photo(cut: &mut Cut<'_>, draft: usize) {
    let story = &cut.drafts[draft];
    if story.captions.is_empty() || story.flow.is_empty() || story.flow.len() > PHOTO_TEXT_BLOCKS {
        return;
    }
    let last = *story.flow.last().expect("it is not empty");
    let credit = story.captions.contains(&(last + 1)) && cut.blocks[last + 1].has(Cue::PhotoByline);
    let text = story
        .flow
        .iter()
        .all(|block| cut.state(*block) == State::Body)
        && !cut.is_signed(draft);
    let size: usize = story
        .flow
        .iter()
        .map(|block| cut.blocks[*block].chars.len())
        .sum();
    if credit && text && size <= 400 {
        let flow = std::mem::take(&mut cut.drafts[draft].flow);
        for block in &flow {
            cut.roles[*block] = Role::Caption;
        }
        cut.drafts[draft].captions.extend(flow);
        cut.drafts[draft].captions.sort_unstable();
    }
}
