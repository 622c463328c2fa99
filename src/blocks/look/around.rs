//! Around: what the lines right above and below say of a line.

use std::collections::BTreeMap;

use super::shapes::{Key, key};
use super::{Cue, captions, facts, heading, narrow, rows};
use crate::blocks::{Block, is_han};
use crate::read::Mark;

/// Longest sentence over a page's first headline that is a caption by its place.
const TOP_SENTENCE_CHARS: usize = 60;
/// Lines of a head over its byline: a headline with a line above or below.
const HEAD_LINES: usize = 2;
/// Lines of a public notice between its slogan and who publishes it.
const AD_LINES: usize = 4;

/// Marks blocks by their neighbours.
pub(super) fn mark(blocks: &mut [Block], marks: &[Mark]) {
    let keys: Vec<Option<Key>> = blocks.iter().map(|block| key(&block.folded())).collect();
    let usual = usual_gap(blocks);
    heading::rank(blocks, marks);
    room(blocks, usual);
    narrow::mark(blocks, &keys, usual);
    rows::mark(blocks, &keys);
    captions::mark(blocks);
    heading::mark(blocks);
    for at in 1..blocks.len() {
        let note = &blocks[at - 1];
        let is_told = note.has(Cue::NoteText) && note.has(Cue::EndsClosed);
        blocks[at].cues.add_if(Cue::UnderNote, is_told);
    }
    captions::items_of_briefs(blocks);
    parallel(blocks);
    displays(blocks);
    facts::mark(blocks);
    over_authors(blocks);
}

/// Longest crosshead with a label.
const CROSSHEAD_CHARS: usize = 28;

/// How the labels of a story's sections are alike: all end with one character (路的账:…, 水的账:…), or count one of each (一条链:…, 一张网:…).
type Likeness = (usize, char);

/// Marks short lines whose labels are alike, as those of the sections of one story are.
fn parallel(blocks: &mut [Block]) {
    // What a writer or a dateline stands under is a headline.
    let signed = |at: usize| {
        blocks.get(at + 1).is_some_and(|under| {
            [Cue::Byline, Cue::Dateline, Cue::Author, Cue::SignedAuthor]
                .iter()
                .any(|cue| under.has(*cue))
        })
    };
    let ends: Vec<Option<Likeness>> = (0..blocks.len())
        .map(|at| {
            let block = &blocks[at];
            let colon = block.chars.iter().position(|char| *char == ':')?;
            let label = &block.chars[..colon];
            let plain = block.has(Cue::EndsBare)
                && (3..=8).contains(&colon)
                && colon + 3 < block.chars.len()
                && block.chars.len() <= CROSSHEAD_CHARS
                && label.iter().all(|char| is_han(*char));
            let place = block.has(Cue::PlaceHead);
            let row = block.has(Cue::Listed) || block.has(Cue::Narrow) || block.has(Cue::Byline);
            let (first, last) = (*label.first()?, *label.last()?);
            let alike = if first == '一' { first } else { last };
            (plain && !place && !row && !signed(at)).then_some((label.len(), alike))
        })
        .collect();
    let mut counts: BTreeMap<Likeness, usize> = BTreeMap::new();
    for end in ends.iter().flatten() {
        *counts.entry(*end).or_default() += 1;
    }
    for (block, end) in blocks.iter_mut().zip(ends) {
        let twin = end.is_some_and(|end| counts[&end] > 1);
        block.cues.add_if(Cue::Parallel, twin);
    }
    questions(blocks);
}

/// Size of a crosshead that asks, and how many of them a story has at least.
const ASKING_CHARS: std::ops::RangeInclusive<usize> = 6..=24;
const ASKING: usize = 2;

/// Marks short questions with paragraphs under them, where the page has several: the paper asks, and its text answers.
fn questions(blocks: &mut [Block]) {
    let asking: Vec<usize> = (0..blocks.len().saturating_sub(1))
        .filter(|at| {
            let (line, under) = (&blocks[*at], &blocks[at + 1]);
            let asks = line.chars.last() == Some(&'?')
                && ASKING_CHARS.contains(&line.chars.len())
                && !line.chars.contains(&':')
                && !line.has(Cue::StopInside)
                && !line.has(Cue::Asks)
                && !line.has(Cue::StartsQuote);
            // What a dateline stands under is a headline.
            asks && under.chars.len() > *ASKING_CHARS.end() && !under.has(Cue::Dateline)
        })
        .collect();
    if asking.len() >= ASKING {
        for at in asking {
            blocks[at].cues.add(Cue::Parallel);
        }
    }
}

/// A line that may be a name, over another such line, is what that one has written: 谷雨帖 over 段九歌.
fn over_authors(blocks: &mut [Block]) {
    const NAMES: [Cue; 3] = [Cue::Author, Cue::PenName, Cue::SignedAuthor];
    let may_name = |block: &Block| {
        NAMES.iter().any(|cue| block.has(*cue))
            && !block.has(Cue::Signature)
            && !block.has(Cue::Bullet)
    };
    for at in 1..blocks.len() {
        if may_name(&blocks[at - 1])
            && (may_name(&blocks[at]) || blocks[at].has(Cue::Signature))
            && !blocks[at - 1].chars.contains(&' ')
        {
            for cue in NAMES {
                blocks[at - 1].cues.remove(cue);
            }
            blocks[at - 1].cues.add(Cue::OverAuthor);
        }
    }
}

/// Blank lines that most lines of the page have before them.
fn usual_gap(blocks: &[Block]) -> usize {
    let mut gaps: Vec<usize> = blocks.iter().skip(1).map(|block| block.gap).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).copied().unwrap_or(0)
}

/// Whether a line may be one of a head: without a sign at its end, neither too short nor too long.
pub(super) fn is_display(block: &Block) -> bool {
    let signs = [
        Cue::EndsClosed,
        Cue::EndsComma,
        Cue::EndsColon,
        Cue::EndsSemicolon,
        Cue::StopInside,
        Cue::Chars1to4,
        Cue::Chars31to44,
        Cue::Chars45up,
        Cue::Byline,
        Cue::SignedAuthor,
        Cue::Signature,
        Cue::Narrow,
        Cue::Listed,
        Cue::Bullet,
        Cue::Ordinal,
        Cue::Dateline,
    ];
    !signs.iter().any(|sign| block.has(*sign))
        || block.has(Cue::Question) && !block.has(Cue::StopInside)
}

/// Longest name that a comment is signed with alone.
const NAME_CHARS: usize = 3;

/// Marks display lines by what stands over them: a comment's label, a heading in larger type.
fn under_heads(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let line = &blocks[at];
        let short = line.has(Cue::Chars1to4) && line.has(Cue::EndsBare);
        let under_label = blocks[at - 1].has(Cue::CommentLabel) && (short || is_display(line));
        // Under a label that stands below the headline a word is the writer's name.
        let below_headline = at > 1 && is_display(&blocks[at - 2]);
        let writes = under_label && line.chars.len() <= NAME_CHARS && below_headline;
        blocks[at]
            .cues
            .add_if(Cue::UnderLabel, under_label && !writes);
        blocks[at].cues.add_if(Cue::SignedAuthor, writes);
        let under_heading = blocks[at - 1].has(Cue::Heading)
            && blocks[at].has(Cue::Strong)
            && !blocks[at].has(Cue::Chars1to4)
            && is_display(&blocks[at]);
        blocks[at].cues.add_if(Cue::UnderHeading, under_heading);
    }
}

/// Marks lines of a head right over a dateline that have no look of a caption.
fn over_datelines(blocks: &mut [Block]) {
    for at in 1..blocks.len().saturating_sub(1) {
        let line = &blocks[at];
        let shown = [
            Cue::PhotoCredit,
            Cue::PhotoByline,
            Cue::AboveCredit,
            Cue::PictureWords,
            Cue::Pointer,
            Cue::RoomBefore,
            Cue::EndsClosed,
        ]
        .iter()
        .any(|cue| line.has(*cue));
        let in_head = !shown
            && blocks[at + 1].has(Cue::Dateline)
            && line.has(Cue::EndsBare)
            && is_display(&blocks[at - 1]);
        blocks[at].cues.add_if(Cue::OverDateline, in_head);
    }
}

/// Marks what stands over headlines: a picture's sentence on top of the page, labels and other lines over display lines.
fn displays(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let over = &blocks[at - 1];
        let label = (over.has(Cue::Chars1to4) || over.has(Cue::Chars5to8))
            && over.has(Cue::EndsBare)
            && !over.has(Cue::Narrow)
            && !over.has(Cue::Bullet)
            && !over.has(Cue::Bracketed)
            && !over.has(Cue::BriefsWord)
            && !over.has(Cue::SignedAuthor);
        let longer = blocks[at].chars.len() > over.chars.len();
        if label && longer && is_display(&blocks[at]) {
            blocks[at - 1].cues.add(Cue::OverDisplay);
        }
    }
    under_heads(blocks);
    over_datelines(blocks);
    for at in 1..blocks.len() {
        let (over, under) = (&blocks[at - 1], &blocks[at]);
        // Who answers with his name or in two clauses stands under the headline: on gold pages in 6 of 6 heads, and in none of 5 others.
        let answers =
            !under.has(Cue::Heading) && under.chars.iter().any(|char| matches!(char, ',' | ':'));
        let asks = over.has(Cue::Question)
            && ASKING_CHARS.contains(&over.chars.len())
            && !over.has(Cue::StopInside)
            && !over.has(Cue::Asks)
            && !over.has(Cue::Parallel);
        let shorter = under.has(Cue::EndsBare)
            && under.chars.len() < over.chars.len()
            && !under.has(Cue::Chars5to8)
            && is_display(under);
        // A headline on two lines may ask in the first.
        let over_report = is_display(under)
            && over.chars.len() < *ASKING_CHARS.end()
            && blocks
                .get(at + 1)
                .is_some_and(|text| text.has(Cue::Dateline));
        let asks = asks && (shorter || over_report);
        blocks[at - 1].cues.add_if(Cue::AsksOver, asks && !answers);
        if asks && answers {
            blocks[at - 1].cues.add(Cue::OverAnswer);
            blocks[at].cues.add(Cue::Answer);
        }
    }
    for at in 1..blocks.len() {
        let dashed = blocks[at].has(Cue::StartsDash)
            && blocks[at].has(Cue::EndsBare)
            && !blocks[at].has(Cue::Chars31to44)
            && blocks[at].chars.get(1) == Some(&'—');
        // The writer may stand between the headline and what goes on from it.
        let writer = |block: &Block| {
            [Cue::Author, Cue::SignedAuthor, Cue::PenName]
                .iter()
                .any(|cue| block.has(*cue))
        };
        let above = if at > 1 && writer(&blocks[at - 1]) && !writer(&blocks[at - 2]) {
            at - 2
        } else {
            at - 1
        };
        let over = &mut blocks[above];
        let display = over.has(Cue::EndsBare) && !over.has(Cue::Chars31to44) && is_display(over);
        over.cues.add_if(Cue::OverDash, dashed && display);
    }
    for at in 1..blocks.len() {
        let writers = blocks[at].has(Cue::Byline) && !blocks[at].has(Cue::PhotoByline);
        if !writers {
            continue;
        }
        for above in (at.saturating_sub(HEAD_LINES)..at).rev() {
            if !is_display(&blocks[above]) || !blocks[above].has(Cue::EndsBare) {
                break;
            }
            blocks[above].cues.add(Cue::OverByline);
        }
    }
    for at in 1..blocks.len() {
        let head = (at.saturating_sub(AD_LINES)..at)
            .rev()
            .find(|above| is_display(&blocks[*above]));
        if let Some(head) = head
            && blocks[at].has(Cue::AdWord)
        {
            blocks[head].cues.add(Cue::OverAd);
        }
    }
    if blocks.len() > 2 {
        let top = &blocks[0];
        let is_sentence = top.has(Cue::EndsClosed)
            && !top.has(Cue::StopInside)
            && !top.has(Cue::Question)
            && !top.has(Cue::Dateline)
            && !top.has(Cue::StartsOpen)
            && top.chars.len() <= TOP_SENTENCE_CHARS;
        if is_sentence && is_display(&blocks[1]) {
            blocks[0].cues.add(Cue::TopSentence);
        }
    }
}

/// Marks lines around which more lines are blank than is usual on the page: an image was left out there.
fn room(blocks: &mut [Block], usual: usize) {
    for at in 1..blocks.len() {
        if blocks[at].gap > usual.max(1) {
            blocks[at].cues.add(Cue::RoomBefore);
            blocks[at - 1].cues.add(Cue::RoomAfter);
        }
    }
}
