//! Narrow columns: rows of notices, verses of poems, text that is dumped as it was wrapped.

use super::Cue;
use super::shapes::Key;
use crate::blocks::Block;

/// Widest row of a narrow column, in characters: dailies set five to seven columns of 11 to 18 characters, notices narrower.
const NARROW_CHARS: usize = 20;
/// Widest row of a column whose rows stand apart, in characters: only notices are set so narrow that a dump takes each row for a paragraph.
const APART_CHARS: usize = 13;
/// Longest verse of a free poem; a headline's lines are longer.
const VERSE_CHARS: usize = 14;
/// Longest verse among others.
const LONGEST_VERSE: usize = 20;
/// A label, a headline and its author at most stand over a text that is set tight under them.
const HEAD_ROWS: usize = 3;
/// Widest row of running text that is dumped as it was printed.
const WRAPPED_CHARS: usize = 34;

/// Marks rows of narrow columns, with the gap that most lines of the page have before them.
pub(super) fn mark(blocks: &mut [Block], keys: &[Option<Key>], usual: usize) {
    narrow(blocks, keys, usual);
    narrow_apart(blocks, keys, usual);
    verses_apart(blocks, keys);
}

/// Runs of lines without room between that are narrow enough for rows: from where to where.
fn tight_runs(blocks: &[Block]) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut start = 0;
    while start < blocks.len() {
        if !fits_narrow(&blocks[start]) {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        while end < blocks.len()
            && blocks[end].gap == 0
            && fits_narrow(&blocks[end])
            && !heads_notice(&blocks[end - 1], &blocks[end])
        {
            end += 1;
        }
        runs.push((start, end));
        start = end;
    }
    runs
}

/// Marks rows of narrow columns: at least three lines without room between, of much the same width, most of which end in mid-sentence; and the
/// verses of a poem, whose stanzas stand apart.
fn narrow(blocks: &mut [Block], keys: &[Option<Key>], usual: usize) {
    let runs = tight_runs(blocks);
    for (nth, &(start, end)) in runs.iter().enumerate() {
        let is_stanza =
            |&(start, end): &(usize, usize)| end - start >= 2 && are_short(&blocks[start..end]);
        let under_stanza = nth > 0 && runs[nth - 1].1 == start && is_stanza(&runs[nth - 1]);
        let head = head_rows(&blocks[start..end], under_stanza);
        let from = start + head;
        if end - start < 3 || end - from < 2 {
            continue;
        }
        // One stanza looks like the lines of a headline; two are a poem.
        let keyed = keys[from..end].iter().flatten().count();
        let verses = keyed * 2 < end - from
            && are_short(&blocks[from..end])
            && (under_stanza
                || runs
                    .get(nth + 1)
                    .is_some_and(|next| next.0 == end && is_stanza(next)));
        if verses || are_rows(&blocks[start..end], &keys[start..end], usual) {
            for (at, block) in blocks[from..end].iter_mut().enumerate() {
                block.cues.add(Cue::Narrow);
                block.cues.add_if(Cue::RowInside, at > 0);
            }
        }
    }
}

/// How many rows of a tight run are the headline set over it: up to an author's name, a label of its own unless another stanza stands
/// right above, what a dateline stands under.
fn head_rows(rows: &[Block], under_stanza: bool) -> usize {
    let author = rows.iter().take(HEAD_ROWS).position(|row| {
        row.has(Cue::SignedAuthor) || row.has(Cue::Author) || row.has(Cue::PenName)
    });
    if let Some(at) = author
        && rows[..=at]
            .iter()
            .all(|row| row.has(Cue::EndsBare) && !row.has(Cue::CommaInside))
    {
        return at + 1;
    }
    let named = [
        Cue::RubricWord,
        Cue::NoticeWord,
        Cue::BoxWord,
        Cue::BriefsWord,
    ]
    .iter()
    .any(|cue| rows[0].has(*cue))
        && !under_stanza
        && !rows[0].has(Cue::Bullet)
        && !rows[0].has(Cue::Indented);
    usize::from(named || rows.get(1).is_some_and(|row| row.has(Cue::Dateline)))
}

/// Whether lines may be verses: short, of three at most one a little longer, and no rows of a list.
fn are_short(rows: &[Block]) -> bool {
    let long = rows.iter().filter(|row| row.chars.len() > VERSE_CHARS);
    let few = long.count() * 3 <= rows.len();
    few && rows.iter().all(|row| {
        row.chars.len() <= LONGEST_VERSE
            && !row.has(Cue::Record)
            && !row.has(Cue::Bullet)
            && !row.has(Cue::NameBoard)
            && !row.has(Cue::SignedAuthor)
            && !row.has(Cue::SignsOff)
    })
}

/// Marks rows of very narrow columns between all of which the dump has as much room as between paragraphs.
fn narrow_apart(blocks: &mut [Block], keys: &[Option<Key>], usual: usize) {
    if usual == 0 {
        return;
    }
    let fits = |block: &Block| {
        fits_narrow(block) && width(block) <= 2 * APART_CHARS && !block.has(Cue::Narrow)
    };
    let mut start = 0;
    while start < blocks.len() {
        if !fits(&blocks[start]) {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        // The last sentence of a notice ends its rows: what follows in short lines may be headlines.
        while end < blocks.len()
            && blocks[end].gap <= usual
            && fits(&blocks[end])
            && !heads_notice(&blocks[end - 1], &blocks[end])
            && !blocks[end - 1].has(Cue::EndsClosed)
        {
            end += 1;
        }
        let from = start + head_rows(&blocks[start..end], false);
        let last = without_headline(blocks, end).max(from);
        let rows = &blocks[from..last];
        let widest = rows.iter().map(width).max().unwrap_or(0);
        let filled = rows.iter().filter(|row| width(row) + 6 >= widest).count();
        let signs = with_signs(rows);
        let keyed = keys[from..last].iter().flatten().count();
        // Display lines in a row differ in width and have no signs in them.
        if rows.len() >= 4
            && filled * 10 >= rows.len() * 6
            && signs * 3 >= rows.len()
            && keyed * 2 < rows.len()
        {
            for (at, block) in blocks[from..last].iter_mut().enumerate() {
                block.cues.add(Cue::Narrow);
                if at > 0 {
                    block.cues.add(Cue::RowInside);
                    // That room is no paragraph's.
                    block.gap = 0;
                }
            }
        }
        start = end;
    }
}

/// Lines from which on what looks like a head is none.
const MOST_HEAD: usize = 4;

/// How many lines have signs or figures in them; display lines have few.
fn with_signs(rows: &[Block]) -> usize {
    let is_sign = |char: &char| ",、。;:()0123456789".contains(*char);
    rows.iter()
        .filter(|row| row.chars.iter().any(is_sign))
        .count()
}

/// Sizes of what a notice calls itself over its text.
const NOTICE_HEAD_CHARS: std::ops::RangeInclusive<usize> = 4..=10;

/// Whether a line heads a notice right under another one that is over.
fn heads_notice(above: &Block, block: &Block) -> bool {
    block.has(Cue::NoticeWord)
        && NOTICE_HEAD_CHARS.contains(&block.chars.len())
        && !block.has(Cue::Bullet)
        && (above.has(Cue::EndsClosed) || above.has(Cue::SignsOff))
}

/// Where a run of short lines ends, if its last one stands right over a text or its writer and so is a headline.
fn without_headline(blocks: &[Block], end: usize) -> usize {
    let texts = [
        Cue::Chars45up,
        Cue::Dateline,
        Cue::Byline,
        Cue::SignedAuthor,
        Cue::PhotoCredit,
    ];
    let over_text = blocks
        .get(end)
        .is_some_and(|next| texts.iter().any(|cue| next.has(*cue)));
    let may_head = end
        .checked_sub(1)
        .is_some_and(|last| blocks[last].has(Cue::EndsBare) && !blocks[last].has(Cue::NoticeText));
    end - usize::from(over_text && may_head)
}

/// Fewest verses of a poem whose verses stand apart: nothing else has so many short lines one under the other.
const VERSES: usize = 6;
/// The same under their author.
const NAMED_VERSES: usize = 3;

/// Marks the verses of poems between which the dump has as much room as between paragraphs.
fn verses_apart(blocks: &mut [Block], keys: &[Option<Key>]) {
    let fits = |(block, key): (&Block, &Option<Key>)| {
        key.is_none()
            && fits_narrow(block)
            && are_short(std::slice::from_ref(block))
            && ![
                Cue::Narrow,
                Cue::Listed,
                Cue::Keyed,
                Cue::NoticeWord,
                Cue::Dateline,
                Cue::Ordinal,
                Cue::AdWord,
            ]
            .iter()
            .any(|cue| block.has(*cue))
    };
    let mut start = 0;
    while start < blocks.len() {
        let size = blocks[start..]
            .iter()
            .zip(&keys[start..])
            .take_while(|row| fits(*row))
            .count();
        let named = start > 0 && blocks[start - 1].has(Cue::SignedAuthor);
        let least = if named { NAMED_VERSES } else { VERSES };
        let from = if size < least || named {
            start
        } else {
            start + head_rows(&blocks[start..start + size], false)
        };
        let end = without_headline(blocks, start + size);
        if end >= from + least {
            for (at, block) in blocks[from..end].iter_mut().enumerate() {
                block.cues.add(Cue::Narrow);
                block.cues.add_if(Cue::RowInside, at > 0);
                if at > 0 {
                    block.gap = 0;
                }
            }
        }
        start += size.max(1);
    }
}

/// Whether lines without room between are rows of one column.
fn are_rows(rows: &[Block], keys: &[Option<Key>], usual: usize) -> bool {
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
        .zip(keys)
        .filter(|(row, key)| {
            key.is_some()
                || row.has(Cue::Record)
                || row.has(Cue::NameBoard)
                || (row.has(Cue::Bullet) && row.chars.first() != Some(&'·'))
        })
        .count();
    if full * 2 < rows.len() || records * 2 >= rows.len() {
        return false;
    }
    if widest <= 2 * NARROW_CHARS {
        // Where no line has room before it, the lines of a head stand as tight as rows; but they have no signs in them.
        return usual > 0 || rows.len() >= MOST_HEAD && with_signs(rows) * 3 >= rows.len();
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
        && !block.has(Cue::Signature)
        && !block.has(Cue::Heading)
        && !block.has(Cue::Row)
}
