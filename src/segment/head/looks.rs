//! Looks of a line of a head: how much it looks like a label, a kicker, a headline, a line under one.

use crate::blocks::{Block, Cue, WORDS, is_han};

/// Characters behind 的 in a headline that names its subject.
const NAMED_CHARS: std::ops::RangeInclusive<usize> = 1..=8;

fn look(block: &Block, cue: Cue, weight: f32) -> f32 {
    if block.has(cue) { weight } else { 0.0 }
}

pub(super) fn labelness(block: &Block) -> f32 {
    let size = block.chars.iter().filter(|char| **char != ' ').count();
    let short = match size {
        0..=4 => 1.5,
        5..=6 => 0.5,
        7..=8 => -0.5,
        9..=14 => -2.0,
        // A series may name its occasion: “世界水日·中国水周”特别报道.
        15..=20 if block.folded().trim_end().ends_with("报道") => -2.5,
        _ => -6.0,
    };
    short - 1.5
        + look(block, Cue::RubricWord, 3.5)
        + look(block, Cue::Campaign, 5.0)
        + look(block, Cue::ColumnName, 3.0)
        + look(block, Cue::Bracketed, 2.0)
        + look(block, Cue::EndsClosed, -3.0)
        + look(block, Cue::EndsDots, -3.0)
        + look(block, Cue::CommaInside, -2.0)
        + look(block, Cue::Presiding, -2.5)
        + look(block, Cue::Quoted, -1.5)
        + look(block, Cue::NoticeWord, -2.0)
        + if names_two(block) {
            4.5
        } else if size <= 14 && block.chars.contains(&'·') {
            1.5
        } else {
            0.0
        }
        + if block.has(Cue::Chars1to4) || has_verb(block) {
            0.0
        } else {
            0.8
        }
}

/// Whether a line is two names with a dot between (防汛抗灾·一线直击): all 9 over a headline of their own on gold pages are labels.
fn names_two(block: &Block) -> bool {
    let names: Vec<&[char]> = block.chars.split(|char| *char == '·').collect();
    let is_name = |name: &&[char]| {
        (2..=8).contains(&name.len())
            && name
                .iter()
                .all(|char| is_han(*char) || "“”".contains(*char))
    };
    names.len() == 2 && names.iter().all(is_name)
}

/// Whether a line names a day; lines under a headline say when and where.
fn has_date(block: &Block) -> bool {
    block
        .chars
        .windows(2)
        .any(|pair| pair[0].is_ascii_digit() && pair[1] == '日')
}

/// Whether a line has a verb by jieba's dictionary; names of columns have none, headlines mostly have one.
pub(super) fn has_verb(block: &Block) -> bool {
    WORDS
        .tag(&block.folded(), false)
        .iter()
        .any(|word| word.tag == "v")
}

pub(super) fn kickerness(block: &Block) -> f32 {
    -0.5 + look(block, Cue::EndsDots, 3.0)
        + look(block, Cue::LeadingIn, 1.0)
        + look(block, Cue::CommaInside, 0.6)
        + look(block, Cue::Question, 0.3)
        + if in_two_pieces(block) { -0.7 } else { 0.0 }
        + look(block, Cue::Quoted, -0.8)
        + look(block, Cue::Chars1to4, -2.0)
        + look(block, Cue::Chars5to8, -0.6)
        + look(block, Cue::Presiding, -0.5)
        + look(block, Cue::ColonLabel, 4.0)
        // Whose place it tells with a colon is a headline: 攸县:豆腐坊里“磨”出大产业.
        + look(block, Cue::PlaceHead, -1.5)
        + look(block, Cue::EventEnd, 0.2)
        + look(block, Cue::Figures, -0.3)
        + look(block, Cue::Chronicle, 1.5)
        + subject_opening(block)
        - if names_with_de(block) { 1.0 } else { 0.0 }
}

/// Whether a line names something by 的: 一颗钻头“啃”开的市场. Of the lines in heads of several lines on 80 gold pages 30 of 153 headlines do,
/// 2 of 54 subtitles, and none of 52 kickers.
fn names_with_de(block: &Block) -> bool {
    let behind = block.chars.iter().rev().position(|char| *char == '的');
    behind.is_some_and(|behind| NAMED_CHARS.contains(&behind))
        && !block.has(Cue::Spaced)
        && !block.has(Cue::CommaInside)
        && !block.has(Cue::RubricWord)
}

pub(super) fn subtitleness(block: &Block) -> f32 {
    let has_digit = block.chars.iter().any(char::is_ascii_digit);
    // Two facts with figures stand under a headline; headlines in two pieces have figures, too, but then they are the first line or quote.
    let pieces = match (
        in_two_pieces(block),
        has_digit && !block.chars.contains(&'“'),
    ) {
        (true, true) => 1.5,
        (true, false) => -0.5,
        _ => 0.0,
    };
    -0.3 + pieces
        + look(block, Cue::Presiding, 3.0)
        + look(block, Cue::EndsDots, -2.0)
        + look(block, Cue::Chars1to4, -1.5)
        + look(block, Cue::Chars5to8, -1.2)
        + look(block, Cue::Quoted, -0.8)
        + look(block, Cue::Figures, 1.0)
        + look(block, Cue::Facts, 1.5)
        + if has_date(block) { 1.0 } else { 0.0 }
        + look(block, Cue::EventEnd, -0.5)
        + look(block, Cue::PlaceHead, -1.5)
        + look(block, Cue::Chronicle, 1.2)
        + look(block, Cue::StartsDash, 3.0)
        + look(block, Cue::Answer, 2.5)
        + if has_digit { 0.3 } else { 0.0 }
        - slogan(block)
}

/// How much a line looks like a headline.
pub(in crate::segment) fn titleness(block: &Block) -> f32 {
    0.5 + if in_two_pieces(block) { 1.5 } else { 0.0 }
        + look(block, Cue::Quoted, 1.0)
        + look(block, Cue::EndsDots, -2.5)
        + look(block, Cue::EndsComma, -1.5)
        + look(block, Cue::StartsDash, -3.0)
        + look(block, Cue::CommaInside, -0.3)
        + look(block, Cue::Question, 0.3)
        + look(block, Cue::Chars1to4, -1.5)
        + look(block, Cue::Presiding, -1.5)
        + look(block, Cue::LeadingIn, -0.5)
        + look(block, Cue::ColonLabel, -3.0)
        + look(block, Cue::PlaceHead, 1.5)
        + look(block, Cue::EventEnd, 0.7)
        + look(block, Cue::Figures, -0.5)
        - if has_date(block) { 1.0 } else { 0.0 }
        + look(block, Cue::Chronicle, -2.0)
        + if block.chars[..block.chars.len().min(1)] != ['“'] && block.chars.contains(&'“') {
            0.4
        } else {
            0.0
        }
        + look(block, Cue::Chars31to44, -1.0)
        + look(block, Cue::RubricWord, -0.5)
        + if names_with_de(block) { 1.5 } else { 0.0 }
        + slogan(block)
}

/// Longest headline in two pieces: of 171 on gold pages two are longer. Two facts side by side are as long.
const TWO_PIECES_CHARS: usize = 28;

/// Whether a line is set in two pieces, as a headline is. On 46 gold pages 106 of 280 headlines are, and 1 of 22 subtitles; lines of
/// three pieces are 4 and 1 of them.
fn in_two_pieces(block: &Block) -> bool {
    let pieces = block.chars.split(|char| *char == ' ');
    block.has(Cue::Spaced)
        && block.chars.len() <= TWO_PIECES_CHARS
        && pieces.filter(|piece| !piece.is_empty()).count() == 2
}

/// 我市…, 株洲…启动: a line that says who did what leads into a headline.
fn subject_opening(block: &Block) -> f32 {
    let start: String = block.chars.iter().take(2).collect();
    if matches!(
        start.as_str(),
        "我市" | "我省" | "全市" | "全省" | "今年" | "昨日" | "我区" | "我县"
    ) {
        0.4
    } else {
        0.0
    }
}

/// A call (让…, …请收好, …来了) is a headline; lines under one give facts.
fn slogan(block: &Block) -> f32 {
    let text = block.folded();
    let asks = block.chars.iter().rev().take(4).any(|char| *char == '请');
    let calls = text.starts_with('让')
        || text.contains(",让")
        || text.contains(" 让")
        || asks
        || text.trim_end().ends_with("来了");
    if calls { 1.5 } else { 0.0 }
}

/// How much a line looks like a headline rather than a column's label.
pub(in crate::segment) fn headlineness(block: &Block) -> f32 {
    titleness(block) - labelness(block)
}
