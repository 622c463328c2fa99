//! Headlines on two lines: what it costs to read a line as the second of one.

use super::looks::has_verb;
use super::without_room;
use crate::blocks::{Block, Cue, WORDS};
use crate::segment::draft::Cut;

/// What two lines cost as one headline if they are halves of a sentence: less than nothing, since each alone is a poor headline.
const ONE_SENTENCE: f32 = -3.0;
/// The same if no room is between them where the page has room between lines.
const NO_ROOM: f32 = 0.5;
/// The same if both are short, too: 17 of 18 such pairs on gold pages, labels left out, are one headline.
const CLOSE: f32 = -3.0;
/// Longest line of such a pair.
const CLOSE_CHARS: usize = 16;
/// The same if they are halves by their size.
const HALVES: f32 = 1.0;
/// The same if each has its verb: on gold pages with room between lines 16 such pairs are kicker and headline, 4 a headline.
const WHOLE_HALVES: f32 = 2.0;
/// The same of any other two lines.
const TWO_LINES: f32 = 3.0;
/// Longest line of a headline on two lines.
const HALF_CHARS: usize = 14;

/// Most characters that the halves of a headline differ in.
const HALVES_DIFFER: usize = 3;

/// What it costs that the line behind a headline is the headline's second.
pub(super) fn second_line(cut: &Cut<'_>, lines: &[usize], first: usize) -> f32 {
    let both = [&cut.blocks[lines[first]], &cut.blocks[lines[first + 1]]];
    if is_one_sentence(both[0], both[1]) || is_couplet(both[0], both[1]) {
        ONE_SENTENCE
    } else if without_room(cut, lines, first + 1) {
        if both.iter().all(|line| line.chars.len() <= CLOSE_CHARS) {
            CLOSE
        } else {
            NO_ROOM
        }
    } else if are_halves(both[0], both[1]) {
        if both.iter().all(|line| has_verb(line)) {
            WHOLE_HALVES
        } else {
            HALVES
        }
    } else {
        TWO_LINES
    }
}

/// Whether two lines may be a headline's halves by their size: neither is in two pieces, and both are short and nearly as long.
fn are_halves(one: &Block, other: &Block) -> bool {
    let short = |block: &Block| {
        block.chars.len() < HALF_CHARS && block.has(Cue::EndsBare) && !block.has(Cue::Spaced)
    };
    short(one) && short(other) && one.chars.len().abs_diff(other.chars.len()) <= HALVES_DIFFER
}

/// Whether two lines are halves of one sentence: a subject without a verb, and a verb that opens the other: 某县百名学子 / 圆梦“金秋”.
///
/// So are a number of people with what they do, and a phrase that says by what with what it does: 以项目之进 / 支撑发展之稳.
fn is_one_sentence(one: &Block, other: &Block) -> bool {
    let short = |block: &Block| {
        let is_open = block.has(Cue::EndsBare) || block.chars.last() == Some(&'”');
        block.chars.len() <= HALF_CHARS && is_open && !block.has(Cue::Spaced)
    };
    if waits_for_object(one) && other.gap == 0 {
        return true;
    }
    let text = one.folded();
    let tags = WORDS.tag(&text, false);
    let incomplete = !has_verb(one)
        || tags.first().is_some_and(|word| word.tag == "p")
            && one.chars.len().abs_diff(other.chars.len()) <= HALVES_DIFFER;
    short(one)
        && short(other)
        && incomplete
        && !one.has(Cue::RubricWord)
        && WORDS
            .tag(&other.folded(), false)
            .iter()
            .find(|word| !matches!(word.tag, "a" | "d" | "m" | "q" | "x"))
            .is_some_and(|word| word.tag == "v" || other.chars.get(1) == Some(&'了'))
}

/// Whether two lines are of one pattern, character by character: 把隐患排在雨前, 把群众转在险前.
fn is_couplet(one: &Block, other: &Block) -> bool {
    let common = one
        .chars
        .iter()
        .zip(&other.chars)
        .filter(|(one, other)| one == other);
    one.chars.len() == other.chars.len() && common.count() >= COUPLET
}

/// Characters that the lines of a couplet have in common, each in its place: in heads of two lines on gold pages no others have
/// three.
const COUPLET: usize = 3;

/// Whether a line names a body and what it does, but not to what: 市人大常委会启动.
fn waits_for_object(block: &Block) -> bool {
    let text = block.folded();
    [
        "启动", "出台", "发布", "推出", "开展", "签署", "部署", "印发", "实施",
    ]
    .iter()
    .filter_map(|verb| text.trim_end().strip_suffix(verb))
    .any(|body| {
        body.ends_with(['委', '局', '府', '院', '县', '区', '市']) || body.ends_with("委会")
    })
}
