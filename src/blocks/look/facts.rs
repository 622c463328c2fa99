//! Facts: lines under a headline that tell what its report holds, two to a line or each behind a bullet.

use super::around::is_display;
use super::{Cue, item_sign};
use crate::blocks::Block;

/// Marks lines of facts.
pub(super) fn mark(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        if has_two_facts(&blocks[at - 1]) && has_two_facts(&blocks[at]) {
            blocks[at - 1].cues.add(Cue::Facts);
            blocks[at].cues.add(Cue::Facts);
        }
    }
    bulleted(blocks);
}

/// Least size of a line of two facts.
const FACTS_CHARS: usize = 16;

/// Whether a line says two things side by side with figures, as lines under a headline do: 种植面积九万亩 带动五万人增收.
fn has_two_facts(block: &Block) -> bool {
    let pieces: Vec<usize> = block
        .chars
        .split(|char| *char == ' ')
        .map(<[char]>::len)
        .filter(|size| *size > 0)
        .collect();
    let plain = [Cue::Narrow, Cue::Listed, Cue::Byline, Cue::EndsClosed];
    matches!(pieces[..], [one, other] if one.min(other) * 2 >= one.max(other) && one + other >= FACTS_CHARS)
        && block.chars.iter().any(char::is_ascii_digit)
        && !plain.iter().any(|cue| block.has(*cue))
}

/// Most bulleted lines between a headline and its text.
const BULLETED: usize = 4;

/// Marks short bulleted lines between a display line and a dateline or byline: what lies between is the head's.
fn bulleted(blocks: &mut [Block]) {
    // A sign stands before writers, too.
    let names = [Cue::Byline, Cue::Author, Cue::SignedAuthor, Cue::PenName];
    let is_fact = |block: &Block| {
        let writes = names.iter().any(|cue| block.has(*cue));
        item_sign(block).is_some() && block.has(Cue::EndsBare) && !writes
    };
    for at in 1..blocks.len() {
        let size = blocks[at..]
            .iter()
            .take(BULLETED + 1)
            .take_while(|block| is_fact(block))
            .count();
        let opens = blocks.get(at + size).is_some_and(|under| {
            under.has(Cue::Dateline) || under.has(Cue::Byline) && !under.has(Cue::PhotoByline)
        });
        if !opens || !(1..=BULLETED).contains(&size) || !is_display(&blocks[at - 1]) {
            continue;
        }
        for fact in &mut blocks[at..at + size] {
            for cue in [Cue::Bullet, Cue::Listed, Cue::Keyed] {
                fact.cues.remove(cue);
            }
            fact.cues.add(Cue::Facts);
        }
    }
}
