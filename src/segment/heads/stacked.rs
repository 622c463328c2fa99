//! Heads on top of each other: OCR reads the headlines of two stories side by side first, then their columns.

mod sharing;
mod writers;

use super::super::cohesion::{Terms, fits};
use super::super::draft::{Cut, Draft};
use super::super::head::{headlineness, names_column, without_room};
use super::super::weights::State;
use super::{is_headless, may_be_headline};
use crate::blocks::Cue;
use crate::role::Role;
use sharing::best_sharing;
use writers::{author_behind_report, pair_off, part_at_writers, part_over_report};

/// How much less a headline than a label a line must be to be one between two headlines, and how long it may be.
const NO_HEADLINE: f32 = -0.5;
const LABEL_CHARS: usize = 8;
/// Paragraphs with which a text opens.
const OPENING: usize = 4;
/// Most lines of stacked heads that are tried in all ways.
const STACKED: usize = 8;

/// Parts heads that stand on top of each other: OCR reads the headlines of two stories side by side first, then their columns.
pub(in crate::segment) fn unstack(cut: &mut Cut<'_>) {
    let mut draft = 0;
    while draft < cut.drafts.len() {
        pair_off(cut, draft);
        part_at_writers(cut, draft);
        part_over_report(cut, draft);
        if let Some(at) = names_service(cut, draft)
            .or_else(|| behind_notice(cut, draft))
            .or_else(|| behind_byline(cut, draft))
            .or_else(|| behind_label(cut, draft))
            .or_else(|| made_alike_heads(cut, draft))
        {
            let mut lower = cut.drafts[draft].head.split_off(at);
            let first = lower[0];
            let mut piece = std::mem::take(&mut cut.drafts[draft].flow);
            let glued = lower.iter().any(|line| cut.has_glued(*line));
            if let Some(at) = author_behind_report(cut, &piece).filter(|_| !glued) {
                let text = piece.split_off(at + 1);
                lower.extend(piece.pop());
                cut.drafts[draft].flow = std::mem::replace(&mut piece, text);
            }
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

/// What a paper's services are called that stand under their name alone: all 83 such lines on gold pages are headlines without another line.
const SERVICES: [&str; 7] = [
    "天气",
    "天气预报",
    "导读",
    "便民电话",
    "服务电话",
    "投诉电话",
    "常用电话",
];
/// Longest such name.
const SERVICE_CHARS: usize = 8;

/// Where a head goes on behind a line with the name of a service: 今日天气, 便民电话.
fn names_service(cut: &Cut<'_>, draft: usize) -> Option<usize> {
    let head = &cut.drafts[draft].head;
    (1..head.len()).find(|at| {
        let block = &cut.blocks[head[*at]];
        let name = block.folded();
        cut.roles[head[*at]].is_head()
            && block.chars.len() <= SERVICE_CHARS
            && SERVICES
                .iter()
                .any(|service| name.trim().ends_with(service))
    })
}

/// Longest name of a notice that says no more than what it is: 停水通知, 注销公告.
const NOTICE_CHARS: usize = 5;

/// Where a report's head goes on behind the name of a notice: of 193 such names on gold pages 191 are headlines by themselves.
fn behind_notice(cut: &Cut<'_>, draft: usize) -> Option<usize> {
    let &[name, headline, ..] = cut.drafts[draft].head.as_slice() else {
        return None;
    };
    let is_notice =
        cut.blocks[name].has(Cue::NoticeWord) && cut.blocks[name].chars.len() <= NOTICE_CHARS;
    let heads = |line: usize| cut.roles[line].is_head() && may_be_headline(cut, line);
    (is_notice && heads(headline) && cut.is_signed(draft)).then_some(1)
}

/// Where a head goes on behind its byline with another headline: a byline closes a head.
fn behind_byline(cut: &Cut<'_>, draft: usize) -> Option<usize> {
    let head = &cut.drafts[draft].head;
    let byline = head
        .iter()
        .position(|block| cut.state(*block) == State::Byline)?;
    let lines = || {
        head[..byline]
            .iter()
            .filter(|line| cut.roles[**line].is_head())
    };
    // Of a campaign's name and another label the other is the heading.
    let titled = lines().any(|line| may_be_headline(cut, *line))
        || lines().count() > 1 && lines().any(|line| cut.blocks[*line].has(Cue::Campaign));
    let behind: Vec<usize> = (byline + 1..head.len())
        .filter(|at| cut.roles[head[*at]].is_head())
        .collect();
    (titled && behind.iter().any(|at| may_be_headline(cut, head[*at]))).then(|| behind[0])
}

/// Where a head goes on behind its headline with a label over another headline. What no column is called may be the first line of a headline
/// where no text lacks one.
fn behind_label(cut: &Cut<'_>, draft: usize) -> Option<usize> {
    let head = &cut.drafts[draft].head;
    let near = cut.near(draft);
    let wanted = near.into_iter().any(|other| is_headless(cut, other));
    let is_headline = |block: usize| cut.roles[block].is_head() && may_be_headline(cut, block);
    (1..head.len().saturating_sub(1)).find(|at| {
        let label = &cut.blocks[head[*at]];
        cut.roles[head[*at]].is_head()
            && headlineness(label) < NO_HEADLINE
            && label.chars.len() <= LABEL_CHARS
            && (wanted || names_column(label) || !cut.is_signed(draft))
            && !without_room(cut, head, *at)
            && is_headline(head[*at + 1])
            && head[..*at].iter().any(|block| is_headline(*block))
    })
}

/// Where a head holds two headlines of one make: 某镇:…, 某区:…, or the names of two notices.
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
        let alike = named(&upper.chars)
            && named(&lower.chars)
            && upper.chars.len().abs_diff(lower.chars.len()) <= 8;
        let notices = upper.has(Cue::NoticeWord) && lower.has(Cue::NoticeWord) && lower.gap > 0;
        cut.roles[head[*at - 1]].is_head() && cut.roles[head[*at]].is_head() && (alike || notices)
    })
}

/// Gives the heads that stand on top of each other, and the headlines in them, to the texts under them that have no head of their own.
fn share_out(cut: &mut Cut<'_>, draft: usize) {
    if cut.drafts[draft].flow.is_empty() || cut.display(draft).is_empty() {
        return;
    }
    let stacked = (0..draft)
        .rev()
        .take_while(|above| is_head_only(cut, *above))
        .count();
    let behind = (draft + 1..cut.drafts.len())
        .take_while(|other| {
            is_headless(cut, *other)
                && !has_headline_inside(cut, draft, *other)
                && !has_headline_below(cut, draft, *other)
        })
        .count();
    let lacks_headline =
        |text: usize| is_headless(cut, text) && headline_inside(cut, text).is_none();
    let before = usize::from(draft > stacked && lacks_headline(draft - stacked - 1));
    let mut heads: Vec<Vec<usize>> = (draft - stacked..=draft)
        .map(|head| cut.drafts[head].head.clone())
        .collect();
    // The writers right over a text are its own.
    let is_byline = |line: &usize| cut.state(*line) == State::Byline;
    let last = heads.last_mut().expect("the draft's own is one");
    let bylines = last.split_off(last.iter().position(is_byline).unwrap_or(last.len()));
    let mixed = !bylines.iter().all(is_byline);
    // So is a label read under them, if it is no crosshead.
    let label = cut.drafts[draft].flow.first().copied().filter(|line| {
        let under_bylines = !mixed && bylines.last().is_some_and(|last| last + 1 == *line);
        under_bylines && cut.roles[*line] == Role::Subhead && behind > 0
    });
    heads.last_mut().expect("it was split").extend(label);
    let opens: Vec<usize> = cut
        .display(draft)
        .into_iter()
        .skip(1)
        // Two lines without room between are one headline's.
        .filter(|line| may_be_headline(cut, *line) && cut.blocks[*line].gap > 0)
        .take(STACKED)
        .collect();
    let signed = mixed || heads.iter().flatten().any(is_byline);
    // A headline on one line with its dateline has its text.
    let glued = heads.iter().flatten().any(|line| cut.has_glued(*line));
    if behind + before == 0 || stacked == 0 && opens.is_empty() || signed || glued {
        return;
    }
    let texts: Vec<usize> = (draft - stacked - before..draft - stacked)
        .chain(draft..=draft + behind)
        .collect();
    let Some(best) = best_sharing(cut, &heads, &opens, &texts, before) else {
        return;
    };
    for head in draft - stacked..=draft {
        cut.drafts[head].head.clear();
    }
    cut.drafts[draft].flow.retain(|line| Some(*line) != label);
    for (head, text) in best.heads.into_iter().zip(best.assigned) {
        for line in &head {
            if cut.roles[*line] == Role::Subhead {
                cut.roles[*line] = Role::Title;
            }
        }
        cut.drafts[texts[text]].head.splice(0..0, head);
    }
    cut.drafts[draft].head.extend(bylines);
}

/// The one crosshead of a text, which may be its headline.
fn headline_inside(cut: &Cut<'_>, text: usize) -> Option<usize> {
    let flow = cut.drafts[text].flow.iter().copied();
    let mut crossheads = flow.filter(|line| cut.roles[*line] == Role::Subhead);
    let only = crossheads.next().filter(|_| crossheads.next().is_none());
    only.filter(|line| may_be_headline(cut, *line))
}

/// Whether the headline of a text without one is its one crosshead: that fits its first paragraph better than any headline of the head
/// above.
fn has_headline_inside(cut: &Cut<'_>, above: usize, text: usize) -> bool {
    headline_inside(cut, text).is_some_and(|line| fits_best(cut, line, above, text, 1))
}

/// Whether a line fits so many of a text's first paragraphs at least as well as all headlines of the head above.
fn fits_best(cut: &Cut<'_>, line: usize, above: usize, text: usize, size: usize) -> bool {
    let fit = |line: usize| text_fits(cut, &[line], &[text], size)[0];
    let best = fit(line);
    cut.display(above)
        .into_iter()
        .all(|upper| fit(upper) <= best)
}

/// Whether the headline of a text without one stands right under it, over the next story's head or in the middle of its own text: the line
/// there fits the text better than any headline of the head above.
fn has_headline_below(cut: &Cut<'_>, above: usize, text: usize) -> bool {
    let next = text + 1;
    if next >= cut.drafts.len() {
        return false;
    }
    let lines = cut.display(next);
    let spare = lines.len() > 1 || !cut.is_signed(next);
    lines.first().is_some_and(|&line| {
        spare && may_be_headline(cut, line) && fits_best(cut, line, above, text, OPENING)
    })
}

/// Whether a draft is a headline without anything under it.
pub(super) fn is_head_only(cut: &Cut<'_>, draft: usize) -> bool {
    let draft = &cut.drafts[draft];
    draft.flow.is_empty()
        && draft.captions.is_empty()
        && draft.head.iter().any(|block| cut.roles[*block].is_head())
        && draft
            .head
            .iter()
            .all(|block| cut.roles[*block] != Role::Jump)
}

/// How well some lines fit the first paragraphs of some drafts, so many of each.
pub(super) fn text_fits(cut: &Cut<'_>, lines: &[usize], drafts: &[usize], size: usize) -> Vec<f32> {
    let query = Terms::of(cut, lines.iter().copied());
    let texts: Vec<Terms> = drafts
        .iter()
        .map(|draft| opening(cut, *draft, size))
        .collect();
    fits(&query, &texts.iter().collect::<Vec<_>>())
}

/// What so many of a draft's first paragraphs speak of.
pub(super) fn opening(cut: &Cut<'_>, draft: usize, size: usize) -> Terms {
    let flow = cut.drafts[draft].flow.iter().copied();
    let text = flow.filter(|line| cut.roles[*line] != Role::Subhead);
    Terms::of(cut, text.take(size))
}
