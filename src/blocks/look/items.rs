//! Items: what heads several short pieces of news that open with one sign.

use super::Cue;
use crate::blocks::Block;

/// Signs that open items; ordinals open crossheads and the rows of a story's list, too.
const SIGNS: &str = "▲●■◆◇○□★☆►▶△▼◎※•·";
/// Least number of items.
const ITEMS: usize = 3;
/// Longest line over them.
const HEADING_CHARS: usize = 24;

/// Marks short lines over at least three items: on gold pages all 25 such lines are headlines.
pub(super) fn mark(blocks: &mut [Block]) {
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
    }
}
