//! Heads and texts: which headline belongs to which text, where the dump prints them apart, on top of each other or the wrong way round.

use super::cohesion::{Terms, first_and_margin, fits};
use super::draft::{Cut, Draft};
use super::head::{headlineness, made_alike, titleness};
use super::join::piece_fits;
use super::matching::assign;
use super::weights::State;
use crate::blocks::Cue;
use crate::role::Role;

/// How much likelier a line must be a headline than a label to open a head of its own.
const HEADLINE: f32 = 0.5;
/// How much less a headline than a label a line must be to be one between two headlines, and how long it may be.
const NO_HEADLINE: f32 = -0.5;
const LABEL_CHARS: usize = 8;
/// Heads in the order of their texts, rather than crossed.
const IN_ORDER: f32 = 0.6;
/// Most lines of stacked heads that are tried in all ways.
const STACKED: usize = 8;

/// Parts heads that stand on top of each other: OCR reads the headlines of two stories side by side first, then their columns.
pub(super) fn unstack(cut: &mut Cut<'_>) {
    let mut draft = 0;
    while draft < cut.drafts.len() {
        if let Some(at) = behind_byline(cut, draft)
            .or_else(|| behind_label(cut, draft))
            .or_else(|| made_alike_heads(cut, draft))
        {
            let lower = cut.drafts[draft].head.split_off(at);
            let piece = std::mem::take(&mut cut.drafts[draft].flow);
            let first = lower[0];
            let captions = cut.drafts[draft].captions.clone();
            let (upper, under) = captions.into_iter().partition(|caption| *caption < first);
            cut.drafts[draft].captions = upper;
            cut.insert(
                draft + 1,
                Draft {
                    head: lower,
                    flow: piece,
                    captions: under,
                    ..Draft::default()
                },
            );
        } else {
            share_out(cut, draft);
        }
        draft += 1;
    }
}

/// Display lines of a draft's head: label, kicker, headline, subtitle.
fn display(cut: &Cut<'_>, draft: usize) -> Vec<usize> {
    cut.drafts[draft]
        .head
        .iter()
        .copied()
        .filter(|block| cut.roles[*block].is_head())
        .collect()
}

/// Whether a line may be a headline: more than a label, a line of facts or what leads in.
fn may_be_headline(cut: &Cut<'_>, line: usize) -> bool {
    let block = &cut.blocks[line];
    headlineness(block) >= HEADLINE && !block.has(Cue::StartsDash) && !block.has(Cue::Presiding)
}

/// Where a head goes on behind its byline with another headline: a byline closes a head.
fn behind_byline(cut: &Cut<'_>, draft: usize) -> Option<usize> {
    let head = &cut.drafts[draft].head;
    let byline = head
        .iter()
        .position(|block| cut.state(*block) == State::Byline)?;
    let titled = head[..byline]
        .iter()
        .any(|block| may_be_headline(cut, *block));
    let behind: Vec<usize> = (byline + 1..head.len())
        .filter(|at| cut.roles[head[*at]].is_head())
        .collect();
    (titled && behind.iter().any(|at| may_be_headline(cut, head[*at]))).then(|| behind[0])
}

/// Where a head goes on behind its headline with a label over another headline.
fn behind_label(cut: &Cut<'_>, draft: usize) -> Option<usize> {
    let head = &cut.drafts[draft].head;
    let is_headline = |block: usize| cut.roles[block].is_head() && may_be_headline(cut, block);
    (1..head.len().saturating_sub(1)).find(|at| {
        let label = &cut.blocks[head[*at]];
        cut.roles[head[*at]].is_head()
            && headlineness(label) < NO_HEADLINE
            && label.chars.len() <= LABEL_CHARS
            && is_headline(head[*at + 1])
            && head[..*at].iter().any(|block| is_headline(*block))
    })
}

/// Where a head holds two headlines of one make: 某镇:…, 某区:….
fn made_alike_heads(cut: &Cut<'_>, draft: usize) -> Option<usize> {
    let head = &cut.drafts[draft].head;
    (1..head.len()).find(|at| {
        let (upper, lower) = (&cut.blocks[head[*at - 1]], &cut.blocks[head[*at]]);
        let named = |chars: &[char]| {
            chars
                .iter()
                .position(|char| *char == ':')
                .is_some_and(|at| (2..=6).contains(&at) && at + 4 < chars.len())
        };
        cut.roles[head[*at - 1]].is_head()
            && cut.roles[head[*at]].is_head()
            && named(&upper.chars)
            && named(&lower.chars)
            && upper.chars.len().abs_diff(lower.chars.len()) <= 8
    })
}

/// Gives the heads that stand on top of each other, and the headlines in them, to the texts under them that have no head of their own.
fn share_out(cut: &mut Cut<'_>, draft: usize) {
    if cut.drafts[draft].flow.is_empty() || display(cut, draft).is_empty() {
        return;
    }
    let stacked = (0..draft)
        .rev()
        .take_while(|above| is_head_only(cut, *above))
        .count();
    let behind = (draft + 1..cut.drafts.len())
        .take_while(|other| is_headless(cut, *other))
        .count();
    let before = usize::from(draft > stacked && is_headless(cut, draft - stacked - 1));
    let heads: Vec<Vec<usize>> = (draft - stacked..=draft)
        .map(|head| cut.drafts[head].head.clone())
        .collect();
    let opens: Vec<usize> = display(cut, draft)
        .into_iter()
        .skip(1)
        .filter(|line| may_be_headline(cut, *line))
        .take(STACKED)
        .collect();
    let signed = heads
        .iter()
        .flatten()
        .any(|line| cut.state(*line) == State::Byline);
    // A headline on one line with its dateline has its text.
    let glued = heads.iter().flatten().any(|line| {
        cut.blocks
            .get(line + 1)
            .is_some_and(|next| next.line == cut.blocks[*line].line)
    });
    if behind + before == 0 || stacked == 0 && opens.is_empty() || signed || glued {
        return;
    }
    let texts: Vec<usize> = (draft - stacked - before..draft - stacked)
        .chain(draft..=draft + behind)
        .collect();
    let mut best: Option<Sharing> = None;
    for choice in 0..1usize << opens.len() {
        let mut groups = heads[..stacked].to_vec();
        for line in &heads[stacked] {
            let opens_here = opens
                .iter()
                .position(|open| open == line)
                .is_some_and(|at| choice >> at & 1 == 1);
            if opens_here || groups.len() == stacked {
                groups.push(Vec::new());
            }
            groups.last_mut().expect("one was pushed").push(*line);
        }
        if groups.len() < 2 || groups.len() > texts.len() {
            continue;
        }
        let sharing = share(cut, groups, &texts);
        if best.as_ref().is_none_or(|best| sharing.score > best.score) {
            best = Some(sharing);
        }
    }
    let Some(best) = best else {
        return;
    };
    for head in draft - stacked..=draft {
        cut.drafts[head].head.clear();
    }
    for (head, text) in best.heads.into_iter().zip(best.texts) {
        for line in &head {
            if cut.roles[*line] == Role::Subhead {
                cut.roles[*line] = Role::Title;
            }
        }
        cut.drafts[text].head.splice(0..0, head);
    }
}

/// Heads, the draft whose text each is given to, and how well they fit.
struct Sharing {
    score: f32,
    heads: Vec<Vec<usize>>,
    texts: Vec<usize>,
}

/// The best way to give some heads to some texts, of which there are at least as many.
fn share(cut: &Cut<'_>, heads: Vec<Vec<usize>>, texts: &[usize]) -> Sharing {
    let gains: Vec<Vec<f32>> = heads
        .iter()
        .enumerate()
        .map(|(nth, head)| {
            let size: usize = head.iter().map(|line| cut.blocks[*line].chars.len()).sum();
            let root = (size as f32).sqrt().max(1.0);
            text_fits(cut, head, texts)
                .into_iter()
                .enumerate()
                .map(|(text, fit)| 0.1 + fit / root + if nth == text { IN_ORDER } else { 0.0 })
                .collect()
        })
        .collect();
    let assigned: Vec<usize> = assign(&gains)
        .into_iter()
        .map(Option::unwrap_or_default)
        .collect();
    let opening: f32 = heads
        .iter()
        .map(|head| titleness(&cut.blocks[head[0]]).min(2.0) * 0.2)
        .sum();
    let fit: f32 = assigned
        .iter()
        .zip(&gains)
        .map(|(text, gains)| gains[*text])
        .sum();
    Sharing {
        score: opening + fit,
        heads,
        texts: assigned.into_iter().map(|text| texts[text]).collect(),
    }
}

/// Whether a draft is a headline without anything under it.
fn is_head_only(cut: &Cut<'_>, draft: usize) -> bool {
    let draft = &cut.drafts[draft];
    draft.flow.is_empty()
        && draft.captions.is_empty()
        && draft.head.iter().any(|block| cut.roles[*block].is_head())
        && draft
            .head
            .iter()
            .all(|block| cut.roles[*block] != Role::Jump)
}

/// How well some lines fit the opening paragraphs of some drafts.
fn text_fits(cut: &Cut<'_>, lines: &[usize], drafts: &[usize]) -> Vec<f32> {
    let query = Terms::of(cut, lines.iter().copied());
    let texts: Vec<Terms> = drafts
        .iter()
        .map(|draft| Terms::of(cut, cut.drafts[*draft].flow.iter().copied().take(3)))
        .collect();
    fits(&query, &texts.iter().collect::<Vec<_>>())
}

/// Whether a draft is a report that lacks its headline.
fn is_headless(cut: &Cut<'_>, draft: usize) -> bool {
    let story = &cut.drafts[draft];
    story
        .head
        .iter()
        .all(|block| !cut.roles[*block].is_head() && cut.roles[*block] != Role::Jump)
        && !story.flow.is_empty()
        && cut.is_signed(draft)
}

/// Puts headlines back over their text: one that stands in the middle of it, or away from a text that lacks one.
pub(super) fn bring_home(cut: &mut Cut<'_>) {
    for draft in 1..cut.drafts.len() {
        behind_pictures(cut, draft);
    }
    for draft in 1..cut.drafts.len() {
        let before = draft - 1;
        if !stands_in_the_middle(cut, before, draft) {
            continue;
        }
        let piece: Vec<usize> = cut.drafts[draft].flow.clone();
        let near = cut.near(draft);
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
        to_its_text(cut, draft);
    }
    for draft in 0..cut.drafts.len() {
        if is_headless(cut, draft) {
            out_of_text(cut, draft);
        }
    }
}

/// Takes the headline of a report that has none out of its text, where the dump prints it below the first paragraphs.
fn out_of_text(cut: &mut Cut<'_>, draft: usize) {
    let flow = cut.drafts[draft].flow.clone();
    let crossheads: Vec<usize> = (0..flow.len())
        .filter(|at| cut.roles[flow[*at]] == Role::Subhead)
        .collect();
    let Some(&at) = crossheads
        .iter()
        .find(|at| may_be_headline(cut, flow[**at]))
    else {
        return;
    };
    let line = flow[at];
    let alike = crossheads
        .iter()
        .any(|other| *other != at && made_alike(&cut.blocks[flow[*other]], &cut.blocks[line]));
    if alike || cut.blocks[line].has(Cue::JumpFromText) || cut.blocks[line].has(Cue::Bullet) {
        return;
    }
    cut.roles[line] = Role::Title;
    let subtitle = flow.get(at + 1).copied().filter(|next| {
        *next == line + 1
            && !cut.blocks[*next].has(Cue::EndsClosed)
            && !cut.blocks[*next].has(Cue::Chars45up)
            && !cut.blocks[*next].has(Cue::StartsOpen)
            && cut.roles[*next] != Role::List
    });
    if let Some(subtitle) = subtitle {
        cut.roles[subtitle] = Role::Subtitle;
    }
    let head: Vec<usize> = [Some(line), subtitle].into_iter().flatten().collect();
    cut.drafts[draft].flow.retain(|block| !head.contains(block));
    cut.drafts[draft].head.extend(head);
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
    let near: Vec<usize> = cut
        .near(draft)
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
    let Some(headline) = line(draft) else {
        return false;
    };
    if is_headless(cut, before) {
        return !cut.is_signed(draft)
            && !cut.drafts[draft].flow.is_empty()
            && cut.drafts[draft].package.is_none();
    }
    let Some(label) = line(before) else {
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
fn to_its_text(cut: &mut Cut<'_>, draft: usize) {
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
    let candidates: Vec<usize> = cut
        .near(draft)
        .into_iter()
        .filter(|other| *other != draft && is_headless(cut, *other))
        .collect();
    if candidates.is_empty() {
        return;
    }
    // A head that names its writer has a text without dateline.
    if head.iter().any(|block| cut.state(*block) == State::Byline) {
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

/// Makes a headline whose text has all gone to another story that story's crosshead.
pub(super) fn swallowed(cut: &mut Cut<'_>) {
    let owners = cut.owners();
    for draft in 1..cut.drafts.len() {
        let story = &cut.drafts[draft];
        let [line] = story.head.as_slice() else {
            continue;
        };
        let line = *line;
        let whole = owners.get(line + 1).copied().unwrap_or(draft);
        let crosshead = story.flow.is_empty()
            && story.captions.is_empty()
            && whole != draft
            && cut.roles[line] == Role::Title
            && cut.drafts[whole].flow.contains(&(line + 1))
            && cut.drafts[whole]
                .flow
                .iter()
                .any(|block| cut.roles[*block] == Role::Subhead);
        if crosshead {
            cut.roles[line] = Role::Subhead;
            cut.drafts[draft].head.clear();
            let flow = &mut cut.drafts[whole].flow;
            let at = flow
                .iter()
                .position(|block| *block == line + 1)
                .unwrap_or(0);
            flow.insert(at, line);
        }
    }
}
