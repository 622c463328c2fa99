//! Headline or crosshead: whether a short line over plain text opens a story of its own.
//!
//! The sequence model sees only neighbours; what tells is whether the text under the line is foreign to the text before it.

use std::ops::Range;

use super::cohesion::foreignness;
use super::draft::{Cut, Draft};
use super::head::made_alike;
use super::weights::State;
use crate::blocks::{Block, Cue, is_han, item_sign, speaks_for_paper};
use crate::role::Role;

/// Parts drafts where a crosshead opens another story, and joins drafts where a headline is a crosshead of the story before.
pub(super) fn headlines(cut: &mut Cut<'_>) {
    let signed = are_signed(cut);
    let mut draft = 0;
    while draft < cut.drafts.len() {
        part(cut, draft, if signed { UNSIGNED } else { 0.0 });
        draft += 1;
    }
    sections(cut);
}

/// Joins drafts where a headline is a crosshead of another story.
pub(super) fn sections(cut: &mut Cut<'_>) {
    for draft in 1..cut.drafts.len() {
        unite(cut, draft);
    }
}

/// A score nearer to zero than this is marked.
const HEADLINE_MARGIN: f32 = 0.8;

/// Cuts a draft at the first crosshead that is a headline; the rest is looked at in its turn.
fn part(cut: &mut Cut<'_>, draft: usize, unsigned: f32) {
    let flow = cut.drafts[draft].flow.clone();
    let crossheads: Vec<usize> = (0..flow.len())
        .filter(|at| {
            cut.roles[flow[*at]] == Role::Subhead && !cut.blocks[flow[*at]].has(Cue::JumpFromText)
        })
        .collect();
    for (nth, &at) in crossheads.iter().enumerate() {
        let end = crossheads.get(nth + 1).copied().unwrap_or(flow.len());
        let line = flow[at];
        if at + 1 >= end && !cut.drafts[draft].captions.contains(&(line + 1)) {
            continue;
        }
        if at == 0 && cut.drafts[draft].head.is_empty() {
            continue;
        }
        let alike = crossheads
            .iter()
            .filter(|other| {
                **other != at && made_alike(&cut.blocks[flow[**other]], &cut.blocks[line])
            })
            .count();
        let score = opening(cut, draft, at..end, alike, unsigned);
        if score.abs() < HEADLINE_MARGIN {
            let other = if score > 0.0 {
                "也可能是小标题"
            } else {
                "也可能是另一篇的主题"
            };
            cut.doubt(line, other);
        }
        if score > 0.0 {
            open_at(cut, draft, at);
            return;
        }
    }
}

/// What speaks for the crosshead at a section's beginning, with so many others made alike, opening a story of its own; `section` is a range
/// of the draft's flow.
fn opening(cut: &Cut<'_>, draft: usize, section: Range<usize>, alike: usize, unsigned: f32) -> f32 {
    let story = &cut.drafts[draft];
    let at = section.start;
    let line = story.flow[at];
    let text = &story.flow[at + 1..section.end];
    let before: Vec<usize> = story
        .head
        .iter()
        .chain(&story.flow[..at])
        .copied()
        .collect();
    let mut score = headline_score(cut, line, text, &before, alike);
    if stands_among_verses(cut, draft, at) {
        score += POEM;
    }
    if at > 0 && has_no_sections(cut, draft, line) {
        score += NO_SECTIONS;
    } else if is_plain_report(cut, line, story.flow.get(at + 1).copied()) {
        score -= unsigned;
    }
    score
}

/// Makes what stands from a crosshead on a story of its own, with the crosshead as its headline.
fn open_at(cut: &mut Cut<'_>, draft: usize, at: usize) {
    let story = &mut cut.drafts[draft];
    let mut flow = story.flow.split_off(at);
    let line = flow.remove(0);
    let (before, captions) = std::mem::take(&mut story.captions)
        .into_iter()
        .partition(|caption| *caption < line);
    story.captions = before;
    cut.roles[line] = Role::Title;
    let mut head = vec![line];
    // An author under the line was taken for text or for a signature.
    if flow
        .first()
        .is_some_and(|first| cut.roles[*first] == Role::Byline)
    {
        head.push(flow.remove(0));
    }
    cut.insert(
        draft + 1,
        Draft {
            head,
            flow,
            captions,
            ..Draft::default()
        },
    );
}

/// What a headline over text that nobody signs costs on a page whose reports are signed: on such gold pages 250 crossheads stand over
/// text and 53 such headlines, most of them labels, comments and briefs; ln(250/53), and more for those that have no such look.
const UNSIGNED: f32 = 2.0;

/// Whether nothing but its looks makes a line over running text a headline: pictures, poems, tables and what begins with its day want no
/// signature.
fn is_plain_report(cut: &Cut<'_>, line: usize, under: Option<usize>) -> bool {
    let under_picture = line > 0 && cut.roles[line - 1] == Role::Caption;
    !under_picture
        && !cut.blocks[line].has(Cue::Chars1to4)
        && under.is_some_and(|under| {
            cut.roles[under] == Role::Body
                && cut.blocks[under].has(Cue::Chars45up)
                && !cut.blocks[under].has(Cue::OpensReport)
                && !cut.blocks[under].has(Cue::StartsOpen)
        })
}

/// What a line over verses, behind other verses or a headline, says for its being a poem's own: on gold pages all 6 such lines are.
const POEM: f32 = 5.0;

/// Whether a line of a draft's flow stands over verses, with nothing but verses before it.
fn stands_among_verses(cut: &Cut<'_>, draft: usize, at: usize) -> bool {
    let flow = &cut.drafts[draft].flow;
    let is_verse = |line: usize| cut.state(line) == State::Narrow;
    let names_notice = |line: &usize| cut.blocks[*line].has(Cue::NoticeWord);
    at + 1 < flow.len()
        && is_verse(flow[at + 1])
        && (at == 0 || is_verse(flow[at - 1]))
        && item_sign(&cut.blocks[flow[at]]).is_none()
        && !cut.display(draft).iter().any(names_notice)
}

/// What a line in the text of a notice or of a column of briefs says for its being a headline: on gold pages such texts have no crossheads but
/// numbered and bracketed ones, and 8 of 11 other short lines are headlines.
const NO_SECTIONS: f32 = 3.0;

/// Whether a line stands in the text of a notice or of a column of briefs, and neither counts nor stands in brackets.
fn has_no_sections(cut: &Cut<'_>, draft: usize, line: usize) -> bool {
    let block = &cut.blocks[line];
    let counts = [Cue::Ordinal, Cue::Bullet, Cue::Bracketed, Cue::Parallel];
    !counts.iter().any(|cue| block.has(*cue))
        && !block.chars.ends_with(&[')'])
        && cut.display(draft).iter().any(|head| {
            let head = &cut.blocks[*head];
            head.has(Cue::NoticeWord)
                || head.has(Cue::BriefsWord)
                    && cut.drafts[draft]
                        .flow
                        .first()
                        .is_some_and(|first| item_sign(&cut.blocks[*first]).is_some())
        })
}

/// Reports of a page from which on it is known whether they are signed, and the share of them that are.
const REPORTS: usize = 5;
const SIGNED_SHARE: f32 = 0.8;

/// Whether nearly all texts of a page have a dateline or a byline.
fn are_signed(cut: &Cut<'_>) -> bool {
    let reports: Vec<bool> = (0..cut.drafts.len())
        .filter(|draft| {
            let story = &cut.drafts[*draft];
            let told = story
                .flow
                .iter()
                .any(|block| cut.roles[*block] == Role::Body);
            let notice = cut.display(*draft).iter().any(|line| {
                let block = &cut.blocks[*line];
                [Cue::NoticeWord, Cue::BoxWord, Cue::BriefsWord]
                    .iter()
                    .any(|cue| block.has(*cue))
            });
            told && !notice && !story.head.is_empty()
        })
        .map(|draft| has_sections(cut, draft))
        .collect();
    let signed = reports.iter().filter(|signed| **signed).count();
    reports.len() >= REPORTS && signed as f32 >= SIGNED_SHARE * reports.len() as f32
}

/// Takes a draft without signature for a section of the story in which its text is at home: the one before, or one further off whose
/// crossheads are made alike.
fn unite(cut: &mut Cut<'_>, draft: usize) {
    let Some(line) = lone_headline(cut, draft) else {
        return;
    };
    let piece = cut.drafts[draft].flow.clone();
    let mut best: Option<(f32, usize)> = None;
    for whole in cut.near(draft) {
        if whole == draft || !has_sections(cut, whole) {
            continue;
        }
        let story = &cut.drafts[whole];
        let alike = story
            .flow
            .iter()
            .chain(&story.head)
            .filter(|other| {
                let crosshead = cut.roles[**other] == Role::Subhead;
                crosshead && parallel(&cut.blocks[**other], &cut.blocks[line])
            })
            .count();
        if alike == 0 {
            continue;
        }
        let text: Vec<usize> = story.head.iter().chain(&story.flow).copied().collect();
        let score = headline_score(cut, line, &piece, &text, alike)
            + AWAY * (whole.abs_diff(draft) - 1) as f32;
        if score < SECTION && best.is_none_or(|best| score < best.0) {
            best = Some((score, whole));
        }
    }
    if let Some((_, whole)) = best {
        cut.roles[line] = Role::Subhead;
        let piece = std::mem::take(&mut cut.drafts[draft]);
        let whole = &mut cut.drafts[whole];
        whole.flow.push(line);
        whole.flow.extend(piece.flow);
        whole.flow.sort_unstable();
        whole.captions.extend(piece.captions);
        whole.captions.sort_unstable();
    }
}

/// Marks headlines that nothing but their looks makes headlines: no dateline, no writer, no notice under them.
pub(super) fn doubt_lone(cut: &mut Cut<'_>) {
    for draft in 0..cut.drafts.len() {
        let is_report = cut.drafts[draft].kind == crate::story::Kind::News;
        if let Some(line) = lone_headline(cut, draft).filter(|_| is_report) {
            cut.doubt(line, "也可能是小标题");
        }
    }
}

/// Least foreignness that leaves a headline its story.
const SECTION: f32 = -1.0;
/// What each story between takes off a section's being one.
const AWAY: f32 = 0.4;

/// The headline of a draft that has nothing else over its text: no label, no byline, no dateline.
fn lone_headline(cut: &Cut<'_>, draft: usize) -> Option<usize> {
    let story = &cut.drafts[draft];
    let [line] = story.head.as_slice() else {
        return None;
    };
    let block = &cut.blocks[*line];
    let plain = cut.roles[*line] == Role::Title
        && !cut.is_signed(draft)
        && !story.flow.is_empty()
        && story.package.is_none()
        && !block.has(Cue::RunTogether)
        && !block.has(Cue::OverPicture)
        && !block.has(Cue::NoticeWord)
        && !block.has(Cue::BoxWord)
        && !story
            .flow
            .iter()
            .any(|block| matches!(cut.state(*block), State::Sign | State::Narrow | State::Ad));
    plain.then_some(*line)
}

/// Whether a draft may have sections elsewhere: it is signed or goes on from another page.
fn has_sections(cut: &Cut<'_>, draft: usize) -> bool {
    let story = &cut.drafts[draft];
    !story.flow.is_empty()
        && (cut.is_signed(draft)
            || story
                .head
                .iter()
                .chain(&story.flow)
                .any(|block| cut.state(*block) == State::JumpFrom))
}

/// Whether two crossheads are made alike, or of one sentence pattern (从“…”到“…”, 让…): their signs stand in one order, or they open alike.
fn parallel(one: &Block, other: &Block) -> bool {
    let signs = |block: &Block| -> Vec<char> {
        let from = crate::blocks::jump_at_start(&block.folded()).map_or(0, |jump| jump.size_chars);
        block.chars[from.min(block.chars.len())..]
            .iter()
            .copied()
            .filter(|char| !is_han(*char) && *char != ' ')
            .collect()
    };
    let (left, right) = (signs(one), signs(other));
    made_alike(one, other) || left.len() >= 2 && left == right
}

/// What speaks for a line opening a story of its own, in the units of the sequence model.
fn headline_score(
    cut: &Cut<'_>,
    line: usize,
    piece: &[usize],
    before: &[usize],
    alike: usize,
) -> f32 {
    let block = &cut.blocks[line];
    let mut score = foreignness(cut, piece, before);
    // How much better the page reads with a headline here, by neighbours alone.
    score += (0.6 * cut.readings[line].headline).clamp(-2.4, 2.4);
    if alike > 0 {
        score -= 1.5;
    }
    for (cue, weight) in [
        (Cue::NoticeWord, 3.0),
        (Cue::OverPicture, 2.0),
        (Cue::BoxWord, 1.5),
        (Cue::Bracketed, -3.0),
        (Cue::Ordinal, -3.0),
        (Cue::Parallel, -3.0),
        (Cue::Bullet, -3.0),
        (Cue::RoomBefore, 0.5),
        (Cue::Spaced, 0.5),
        (Cue::Chars19to30, 0.5),
    ] {
        if block.has(cue) {
            score += weight;
        }
    }
    let above = line.checked_sub(1);
    if above.is_some_and(|above| {
        matches!(cut.state(above), State::Sign | State::JumpTo | State::Ad)
            || cut.blocks[above].has(Cue::SignsOff)
    }) {
        score += 3.0;
    }
    if piece.first().is_some_and(|first| {
        cut.roles[*first] == Role::Byline || super::draft::names_author(&cut.blocks[*first])
    }) {
        score += 3.0;
    }
    if piece
        .first()
        .is_some_and(|first| cut.blocks[*first].has(Cue::OpensReport))
        && !cut
            .readings
            .iter()
            .any(|reading| reading.state == State::Lead)
    {
        score += OPENS_REPORT;
    }
    score + signed_below(cut, piece, before)
}

/// What a signature at a piece's end says for its being a story of its own. Who speaks for the paper does not sign what reporters have
/// signed.
fn signed_below(cut: &Cut<'_>, piece: &[usize], before: &[usize]) -> f32 {
    let Some(&last) = piece.last().filter(|last| cut.state(**last) == State::Sign) else {
        return 0.0;
    };
    let signer = cut.blocks[last].folded();
    let reported = before.iter().any(|line| cut.state(*line) == State::Lead);
    let comment = reported && speaks_for_paper(signer.trim_matches(|char| "() ".contains(char)));
    SIGNED + if comment { COMMENT } else { 0.0 }
}

/// What any signature says.
const SIGNED: f32 = 2.0;
/// What a comment's signature says for its being no section of a report besides; set by hand to outweigh any
/// words in common.
const COMMENT: f32 = 4.0;

/// What a day at a text's beginning says for its being a report of its own, on a page none of whose reports has a dateline: on 80 gold
/// pages 165 of 385 reports open with one behind their dateline, and 10 of 147 sections under a crosshead; ln(0.43 : 0.07).
const OPENS_REPORT: f32 = 1.8;
