//! Captions: what a picture's credit says of the lines above it.

use super::Cue;
use crate::blocks::{Block, WORDS, item_sign};

/// Marks the text above a line of only a picture's credit: back to where the broken paragraph begins, and the headline over it.
pub(super) fn mark(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        // 记者 甲 摄影报道 signs a picture if its text stands above, and a report if a headline does.
        if blocks[at].has(Cue::Byline)
            && blocks[at].folded().trim_end().ends_with("摄影报道")
            && blocks[at - 1].has(Cue::EndsClosed)
        {
            blocks[at].cues.add(Cue::PhotoByline);
        }
    }
    for at in 1..blocks.len() {
        // 记者/甲 and under it 通讯员/乙 摄: one credit on two lines.
        if blocks[at].has(Cue::PhotoByline)
            && !blocks[at].has(Cue::RoomBefore)
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
        // 秋溪 over its credit alone is the picture's headline.
        let is_title = over_credit
            && blocks[above].has(Cue::EndsBare)
            && (blocks[above].has(Cue::Chars1to4) || blocks[above].has(Cue::Chars5to8))
            && (above == 0 || blocks[above].gap > blocks[at].gap);
        if is_title {
            blocks[above].cues.add(Cue::OverPicture);
            continue;
        }
        // Both lines of a caption stand under the picture.
        let broken = blocks[at].has(Cue::AboveCredit)
            && !blocks[at].has(Cue::RoomBefore)
            && !blocks[above].has(Cue::EndsClosed)
            && !blocks[above].has(Cue::EndsColon)
            && [Cue::EndsComma, Cue::Chars31to44, Cue::Chars45up]
                .iter()
                .any(|cue| blocks[above].has(*cue));
        if over_credit || broken || goes_on_to_credit(&blocks[above], &blocks[at]) {
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
    numbered(blocks);
}

/// Longest caption that is told by its number.
const NUMBERED_CHARS: usize = 60;

/// Marks the captions of pictures that are numbered ①②…: one sentence each, on a page that says who took a picture. Of 6 such lines on gold
/// pages all are captions.
fn numbered(blocks: &mut [Block]) {
    let pictures = [Cue::PhotoByline, Cue::PhotoCredit, Cue::AboveCredit];
    let has_pictures = |block: &Block| pictures.iter().any(|cue| block.has(*cue));
    let captions: Vec<usize> = (0..blocks.len())
        .filter(|at| {
            let block = &blocks[*at];
            is_numbered(block) && block.chars.len() <= NUMBERED_CHARS && !block.has(Cue::StopInside)
        })
        .collect();
    if captions.len() > 1 && blocks.iter().any(has_pictures) {
        for at in captions {
            blocks[at].cues.add(Cue::Pointer);
            blocks[at].cues.add(Cue::PictureWords);
        }
    }
}

/// Whether a line opens with a number in a circle and a word behind it.
pub(crate) fn is_numbered(block: &Block) -> bool {
    matches!(block.chars[..], ['①'..='⑳', next, ..] if next.is_alphanumeric())
}

/// Whether a caption's first line breaks off and the next one, which ends with the credit, goes on in mid-sentence.
///
/// Captions of pictures without a story open with their day, as reports do; what goes on does not name a place, a person or a day first.
fn goes_on_to_credit(first: &Block, second: &Block) -> bool {
    let breaks_off = first.has(Cue::Chars31to44) || first.has(Cue::Chars45up);
    let opens = first.has(Cue::OpensReport)
        && ![
            Cue::Dateline,
            Cue::EndsClosed,
            Cue::EndsColon,
            Cue::PhotoCredit,
        ]
        .iter()
        .any(|cue| first.has(*cue));
    let ends = second.has(Cue::PhotoCredit)
        && ![Cue::OpensReport, Cue::Pointer, Cue::Dateline]
            .iter()
            .any(|cue| second.has(*cue));
    breaks_off && opens && ends && opens_in_clause(second)
}

/// Whether a line's first word is one that goes on in a clause, by jieba's tags.
fn opens_in_clause(block: &Block) -> bool {
    let text: String = block.chars.iter().take(8).collect();
    let short_clause = block
        .chars
        .iter()
        .take(4)
        .any(|char| matches!(char, ',' | '、'));
    let word = WORDS.tag(&text, false).first().map_or("", |word| word.tag);
    short_clause
        || matches!(
            word.chars().next(),
            Some('v' | 'p' | 'd' | 'u' | 'q' | 'c' | 'f' | 'a')
        )
}

/// Lines under the heading of a column of briefs that are looked at for its items.
const BRIEFS: usize = 8;

/// Takes the look of captions from the items of a column of briefs that open with a caption's sign (▲).
pub(super) fn items_of_briefs(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let Some(sign) = item_sign(&blocks[at]).filter(|_| blocks[at - 1].has(Cue::BriefsWord))
        else {
            continue;
        };
        for item in blocks[at..].iter_mut().take(BRIEFS) {
            if item_sign(item) == Some(sign) {
                item.cues.remove(Cue::Pointer);
            }
        }
    }
}
