//! Around: what the lines right above and below say of a line.

use super::Cue;
use crate::blocks::Block;
use crate::read::Mark;

/// Widest row of a narrow column, in characters: dailies set five to seven columns of 11 to 18 characters, notices narrower.
const NARROW_CHARS: usize = 20;
/// Widest row of running text that is dumped as it was printed.
const WRAPPED_CHARS: usize = 34;

/// Marks blocks by their neighbours.
pub(super) fn mark(blocks: &mut [Block], marks: &[Mark]) {
    headings(blocks, marks);
    room(blocks);
    narrow(blocks);
    listed(blocks);
    above_credits(blocks);
}

/// Ranks headings where the converter used more than one level.
fn headings(blocks: &mut [Block], marks: &[Mark]) {
    let level = |mark: &Mark| {
        if let Mark::Heading(level) = mark {
            Some(*level)
        } else {
            None
        }
    };
    let (Some(high), Some(low)) = (
        marks.iter().filter_map(level).min(),
        marks.iter().filter_map(level).max(),
    ) else {
        return;
    };
    if high == low {
        return;
    }
    for (block, mark) in blocks.iter_mut().zip(marks) {
        if let Some(level) = level(mark) {
            block.cues.add(if level == high {
                Cue::HeadingHigh
            } else {
                Cue::HeadingLow
            });
        }
    }
}

/// Marks lines around which more lines are blank than is usual on the page: an image was left out there.
fn room(blocks: &mut [Block]) {
    let mut gaps: Vec<usize> = blocks.iter().skip(1).map(|block| block.gap).collect();
    if gaps.is_empty() {
        return;
    }
    gaps.sort_unstable();
    let usual = gaps[gaps.len() / 2];
    for at in 1..blocks.len() {
        if blocks[at].gap > usual.max(1) {
            blocks[at].cues.add(Cue::RoomBefore);
            blocks[at - 1].cues.add(Cue::RoomAfter);
        }
    }
}

/// Marks rows of narrow columns: at least three lines without room between, of much the same width, most of which end in mid-sentence.
fn narrow(blocks: &mut [Block]) {
    let mut start = 0;
    while start < blocks.len() {
        if !fits_narrow(&blocks[start]) {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        while end < blocks.len() && blocks[end].gap == 0 && fits_narrow(&blocks[end]) {
            end += 1;
        }
        if are_rows(&blocks[start..end]) {
            // A headline is set tight over its text, and told by the dateline under it.
            let named = [
                Cue::RubricWord,
                Cue::NoticeWord,
                Cue::BoxWord,
                Cue::BriefsWord,
            ]
            .iter()
            .any(|cue| blocks[start].has(*cue))
                && !blocks[start].has(Cue::Bullet)
                && !blocks[start].has(Cue::Indented);
            let from = start + usize::from(named || blocks[start + 1].has(Cue::Dateline));
            for (at, block) in blocks[from..end].iter_mut().enumerate() {
                block.cues.add(Cue::Narrow);
                block.cues.add_if(Cue::RowInside, at > 0);
            }
        }
        start = end;
    }
}

/// Whether lines without room between are rows of one column.
fn are_rows(rows: &[Block]) -> bool {
    if rows.len() < 3 {
        return false;
    }
    let widest = rows.iter().map(width).max().unwrap_or(0);
    let full = rows
        .iter()
        .filter(|row| width(row) * 3 >= widest * 2)
        .count();
    let records = rows
        .iter()
        .filter(|row| {
            row.has(Cue::Record)
                || row.has(Cue::NameBoard)
                || (row.has(Cue::Bullet) && row.chars.first() != Some(&'·'))
        })
        .count();
    if full * 2 < rows.len() || records * 2 >= rows.len() {
        return false;
    }
    if widest <= 2 * NARROW_CHARS {
        return true;
    }
    // Wider rows are running text only if they are filled to the edge and break in mid-sentence.
    let filled = rows.iter().filter(|row| width(row) + 4 >= widest).count();
    let broken = rows.iter().filter(|row| !row.has(Cue::EndsClosed)).count();
    filled * 10 >= rows.len() * 6 && broken * 2 >= rows.len()
}

/// Printed width in half characters: figures and Latin letters are set half as wide as Chinese characters.
fn width(block: &Block) -> usize {
    block
        .chars
        .iter()
        .map(|char| if char.is_ascii() { 1 } else { 2 })
        .sum()
}

fn fits_narrow(block: &Block) -> bool {
    width(block) <= 2 * WRAPPED_CHARS
        && !block.has(Cue::Byline)
        && !block.has(Cue::Heading)
        && !block.has(Cue::Row)
}

/// Marks the text above a line of only a picture's credit: back to where the broken paragraph begins, and the headline over it.
fn above_credits(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        // 记者/甲 and under it 通讯员/乙 摄: one credit on two lines.
        if blocks[at].has(Cue::PhotoByline)
            && blocks[at].gap == 0
            && blocks[at - 1].has(Cue::Byline)
        {
            blocks[at - 1].cues.add(Cue::PhotoByline);
        }
    }
    for at in (1..blocks.len()).rev() {
        let above = at - 1;
        let over_credit = blocks[at].has(Cue::PhotoByline)
            && !blocks[above].has(Cue::PhotoByline)
            && !blocks[above].has(Cue::PhotoCredit);
        let broken = blocks[at].has(Cue::AboveCredit)
            && !blocks[above].has(Cue::EndsClosed)
            && !blocks[above].has(Cue::EndsColon)
            && [Cue::EndsComma, Cue::Chars31to44, Cue::Chars45up]
                .iter()
                .any(|cue| blocks[above].has(*cue));
        if over_credit || broken {
            blocks[above].cues.add(Cue::AboveCredit);
        }
    }
    for at in 1..blocks.len() {
        let short = !blocks[at - 1].has(Cue::Chars45up)
            && !blocks[at - 1].has(Cue::EndsClosed)
            && !blocks[at - 1].has(Cue::AboveCredit);
        let picture = blocks[at].has(Cue::AboveCredit)
            || (blocks[at].has(Cue::PhotoCredit) && blocks[at].has(Cue::RoomBefore));
        if picture && short {
            blocks[at - 1].cues.add(Cue::OverPicture);
        }
    }
}

/// Marks runs of three and more lines that are made alike: bullets, numbers, a value behind a label.
fn listed(blocks: &mut [Block]) {
    let alike = |block: &Block| {
        (block.has(Cue::Bullet)
            || block.has(Cue::Record)
            || block.has(Cue::Row)
            || block.has(Cue::NameBoard))
            && block.chars.len() <= 80
            && !block.has(Cue::Narrow)
    };
    let mut start = 0;
    while start < blocks.len() {
        let mut end = start;
        while end < blocks.len() && alike(&blocks[end]) {
            end += 1;
        }
        if end - start >= 2 {
            for block in &mut blocks[start..end] {
                block.cues.add(Cue::Listed);
            }
        }
        start = end.max(start + 1);
    }
}
