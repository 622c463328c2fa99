//! Headings: lines that are headlines by what begins right under them: several items that open with one sign, a letter.

use super::Cue;
use crate::blocks::Block;

/// Signs that open items; ordinals open crossheads and the rows of a story's list, too.
const SIGNS: &str = "▲●■◆◇○□★☆►▶△▼◎※•·";
/// Least number of items.
const ITEMS: usize = 3;
/// Longest line over them.
const HEADING_CHARS: usize = 24;

/// Marks short lines over at least three items, of which on gold pages all 25 are headlines, and over whom a letter addresses.
pub(super) fn mark(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let over_letter = blocks[at].has(Cue::Salutation)
            && (2..=HEADING_CHARS).contains(&blocks[at - 1].chars.len())
            && [Cue::EndsBare, Cue::Question]
                .iter()
                .any(|cue| blocks[at - 1].has(*cue))
            && !blocks[at - 1].has(Cue::ColumnName);
        blocks[at - 1].cues.add_if(Cue::OverLetter, over_letter);
    }
    for at in 1..blocks.len() {
        let over_table = blocks[at].has(Cue::Row)
            && (4..=HEADING_CHARS).contains(&blocks[at - 1].chars.len())
            && blocks[at - 1].has(Cue::EndsBare)
            && !blocks[at - 1].has(Cue::Row)
            && !blocks[at - 1].has(Cue::Ordinal);
        blocks[at - 1].cues.add_if(Cue::OverTable, over_table);
    }
    let sign = |block: &Block| {
        block
            .chars
            .first()
            .copied()
            .filter(|char| SIGNS.contains(*char))
    };
    for at in 0..blocks.len().saturating_sub(ITEMS) {
        let opening = sign(&blocks[at + 1]);
        let heads = opening.is_some()
            && sign(&blocks[at]) != opening
            && (2..=HEADING_CHARS).contains(&blocks[at].chars.len())
            && blocks[at].has(Cue::EndsBare)
            && blocks[at + 1..=at + ITEMS]
                .iter()
                .all(|item| sign(item) == opening);
        blocks[at].cues.add_if(Cue::OverItems, heads);
        if heads {
            points_at_no_picture(&mut blocks[at + 1..], |item| sign(item) == opening);
        }
    }
}

/// Takes the look of captions from items, between which second halves of broken ones may stand.
fn points_at_no_picture(blocks: &mut [Block], is_item: impl Fn(&Block) -> bool) {
    let mut others = 0;
    for block in blocks {
        others = if is_item(block) { 0 } else { others + 1 };
        if others > 1 || block.has(Cue::PhotoCredit) {
            return;
        }
        block.cues.remove(Cue::Pointer);
    }
}
