//! Headings: what a converter marked as such, and lines that are headlines by what begins right under them: several items that open with
//! one sign, a letter, a table.

use super::Cue;
use super::words::names_unit;
use crate::blocks::{Block, labels_what_follows};
use crate::read::Mark;

/// Signs that open items; ordinals open crossheads and the rows of a story's list, too.
const SIGNS: &str = "▲●■◆◇○□★☆►▶△▼◎※•·▪▇█▌▍❖◉";
/// Least number of items.
const ITEMS: usize = 3;
/// Longest heading.
const HEADING_CHARS: usize = 24;

/// The sign with which a line opens as an item.
pub(crate) fn item_sign(block: &Block) -> Option<char> {
    let first = block.chars.first().copied();
    first.filter(|char| SIGNS.contains(*char))
}

/// Fewest headings of one level that must be headlines: a story's crossheads stand under one.
const HEADLINES: usize = 3;

/// Ranks headings where the converter used more than one level, or one of the first two several times. On gold pages 102 of 104 lines of the
/// first two levels are headlines, and 49 of 69 of the third.
pub(super) fn rank(blocks: &mut [Block], marks: &[Mark]) {
    let level = |mark: &Mark| {
        if let Mark::Heading(level) = mark {
            Some(*level)
        } else {
            None
        }
    };
    let levels: Vec<u8> = marks.iter().filter_map(level).collect();
    let (Some(high), Some(low)) = (levels.iter().min(), levels.iter().max()) else {
        return;
    };
    // Under a paper's name the second level is the headlines', under a headline its crossheads': without a third, which of them is open.
    let (headlines, crossheads) = match (high, low) {
        (1, 1) | (2, 2) if levels.len() >= HEADLINES => (2, 3),
        _ if high == low => return,
        (1, 2) => (1, 3),
        (1, _) => (2, 3),
        _ => (*high, high + 1),
    };
    for (block, mark) in blocks.iter_mut().zip(marks) {
        match level(mark) {
            Some(level) if level <= headlines => block.cues.add(Cue::HeadingHigh),
            Some(level) if level >= crossheads => block.cues.add(Cue::HeadingLow),
            _ => {}
        }
    }
}

/// Marks short lines by what stands right under them.
pub(super) fn mark(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let (over, under) = (&blocks[at - 1], &blocks[at]);
        let short = (2..=HEADING_CHARS).contains(&over.chars.len());
        let over_letter = short
            && (under.has(Cue::Salutation) || opens_letter(under))
            && !over.has(Cue::Bracketed)
            && (over.has(Cue::EndsBare) || over.has(Cue::Question))
            && !over.has(Cue::ColumnName);
        let over_table = short
            && under.has(Cue::Row)
            && (over.has(Cue::EndsBare) || names_unit(&over.folded()))
            && !over.has(Cue::Row)
            && !over.has(Cue::Ordinal);
        let cues = &mut blocks[at - 1].cues;
        cues.add_if(Cue::OverLetter, over_letter);
        cues.add_if(Cue::OverTable, over_table);
    }
    over_items(blocks);
    over_text(blocks);
    boxed(blocks);
}

/// Marks what is a side box's by its place: under the label alone (链接) its heading, and its items. On gold pages all three headings are of the box,
/// and all ten items; a headline has its byline or dateline under it.
fn boxed(blocks: &mut [Block]) {
    for label in 0..blocks.len() {
        if !blocks[label].has(Cue::NoteLabel) || !labels_what_follows(&blocks[label].folded()) {
            continue;
        }
        let has_heading = matches!(&blocks[label + 1..], [line, under, ..]
            if (2..=HEADING_CHARS).contains(&line.chars.len())
                && ![Cue::EndsClosed, Cue::Bullet, Cue::Byline].iter().any(|cue| line.has(*cue))
                && (under.has(Cue::Bullet) || under.has(Cue::Chars45up) && !under.has(Cue::Dateline)));
        let items = blocks[label + 1..]
            .iter()
            .skip(usize::from(has_heading))
            .take_while(|block| block.has(Cue::Bullet))
            .count();
        for block in blocks[label + 1..]
            .iter_mut()
            .take(usize::from(has_heading) + items)
        {
            block.cues.add(Cue::BoxText);
        }
    }
}

/// Whether a paragraph opens with whom a letter addresses (编辑同志:我家住…), or with how a reader turned to the paper (【来电】). On gold pages all 11
/// short lines over one of the first sort are headlines, but for labels in brackets, and 6 of 7 over one of the second.
fn opens_letter(block: &Block) -> bool {
    let text: String = block.chars.iter().take(8).collect();
    [
        "编辑同志:",
        "编辑部:",
        "编辑:",
        "记者同志:",
        "【来电】",
        "【来信】",
        "【投诉】",
        "【反映】",
        "【求助】",
    ]
    .iter()
    .any(|opening| text.starts_with(opening))
}

/// Takes the look of columns' names from what stands right over running text: in brackets it heads a section (【法官说法】: 11 of 11 on gold
/// pages), and related news without a headline is a box.
fn over_text(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let under = &blocks[at];
        if !under.has(Cue::Chars45up) || under.has(Cue::Dateline) {
            continue;
        }
        let line = &mut blocks[at - 1];
        let is_box = ["相关新闻", "相关报道"].contains(&line.folded().trim());
        if line.has(Cue::Bracketed) && !line.has(Cue::NoteLabel) || is_box {
            for cue in [Cue::ColumnName, Cue::RubricWord] {
                line.cues.remove(cue);
            }
            line.cues.add_if(Cue::NoteLabel, is_box);
        }
    }
}

/// Marks short lines over at least three items: on gold pages all 25 are headlines.
fn over_items(blocks: &mut [Block]) {
    for at in 0..blocks.len().saturating_sub(ITEMS) {
        let opening = item_sign(&blocks[at + 1]);
        let heads = opening.is_some()
            && item_sign(&blocks[at]) != opening
            && (2..=HEADING_CHARS).contains(&blocks[at].chars.len())
            && blocks[at].has(Cue::EndsBare)
            && blocks[at + 1..=at + ITEMS]
                .iter()
                .all(|item| item_sign(item) == opening);
        if heads {
            blocks[at].cues.add(Cue::OverItems);
            points_at_no_picture(&mut blocks[at + 1..], |item| item_sign(item) == opening);
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
