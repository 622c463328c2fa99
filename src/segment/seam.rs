//! Seams: whether a line that breaks off goes on in another line.

use super::draft::Cut;
use super::weights::State;
use crate::blocks::{Block, Cue, WORDS, is_han};

/// How a paragraph's line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With a sentence sign.
    Closed,
    /// With a semicolon or closing quote: perhaps.
    Half,
    /// With a comma, or in the middle of a clause.
    Open,
}

/// How a block ends.
pub(super) fn end(cut: &Cut<'_>, at: usize) -> End {
    let block = &cut.blocks[at];
    if block.has(Cue::DatelineAlone) {
        return End::Open;
    }
    // A source under a quotation (——摘自…) and who signs a notice need no full stop.
    if block.has(Cue::EndsBare) && (block.has(Cue::StartsDash) || block.has(Cue::SignsOff)) {
        return End::Closed;
    }
    if block.has(Cue::EndsClosed) && unclosed(block).is_none() || block.has(Cue::EndsColon) || block.has(Cue::EndsDots) {
        return End::Closed;
    }
    if block.has(Cue::EndsClosed) || block.has(Cue::EndsSemicolon) {
        return End::Half;
    }
    End::Open
}

/// The bracket or quotation mark that is open at a block's end.
pub(super) fn unclosed(block: &Block) -> Option<char> {
    let mut open: Vec<char> = Vec::new();
    for char in &block.chars {
        match char {
            '“' | '(' | '《' | '【' | '「' | '『' => open.push(*char),
            '”' | ')' | '》' | '】' | '」' | '』' if open.last().is_some_and(|last| pairs(*last, *char)) => {
                open.pop();
            }
            // A speech of several paragraphs opens each with a quotation mark; what a full stop leaves open is not looked for beyond it.
            '。' if open.len() > 3 => open.clear(),
            _ => {}
        }
    }
    open.last().copied().filter(|last| *last != '“' || !is_misread_quote(block))
}

/// Whether the last quotation mark that opens is a closing one misread: what follows it names who said the words before.
fn is_misread_quote(block: &Block) -> bool {
    let Some(at) = block.chars.iter().rposition(|char| *char == '“') else { return false };
    let behind: String = block.chars[at..].iter().take(30).take_while(|char| **char != '。').collect();
    at > 0
        && "。!?,…".contains(block.chars[at - 1])
        && ["说,", "表示,", "介绍,", "坦言,", "认为,", "说:", "说。", "告诉记者"].iter().any(|verb| behind.contains(verb))
}

/// The first closing sign of a block that nothing in it opened.
pub(super) fn unopened(block: &Block) -> Option<char> {
    let mut open = 0usize;
    for char in &block.chars {
        match char {
            '“' | '(' | '《' | '【' | '「' | '『' => open += 1,
            '”' | ')' | '》' | '】' | '」' | '』' if open == 0 => return Some(*char),
            '”' | ')' | '》' | '】' | '」' | '』' => open -= 1,
            _ => {}
        }
    }
    None
}

/// Whether a sign closes another; OCR takes ) for 》.
fn pairs(open: char, close: char) -> bool {
    matches!(
        (open, close),
        ('“', '”') | ('(' | '《', ')') | ('《', '》') | ('【', '】') | ('「', '」') | ('『', '』')
    )
}

/// Whether a block may be a paragraph's line at all.
pub(super) fn is_text(state: State) -> bool {
    matches!(state, State::Lead | State::Body | State::Narrow | State::Note)
}

/// What speaks for the second block going on where the first breaks off, in the units of the sequence model; distance and story left aside.
pub(super) fn fit(first: &Block, second: &Block) -> f32 {
    let (Some(&last), Some(&next)) = (
        first.chars.iter().rev().find(|char| **char != ' '),
        second.chars.iter().find(|char| **char != ' '),
    ) else {
        return 0.0;
    };
    let mut score = match last {
        ',' | '、' => 2.0,
        _ => 1.5,
    };
    score += match (unclosed(first), unopened(second)) {
        (Some(open), Some(close)) if pairs(open, close) => 4.0,
        (Some(_), None) => -1.0,
        (None, Some(_)) => -1.5,
        _ => 0.0,
    };
    if second.has(Cue::StartsOpen) {
        score += 3.0;
    }
    if spans_word(first, second) {
        score += 3.0;
    }
    score += list_goes_on(first, second);
    if last.is_ascii_digit() && (next.is_ascii_digit() || "%.年月日时分个万亿元条名家人余多".contains(next)) {
        score += 3.0;
    }
    score += in_common(first, second);
    if starts_in_word(second) {
        score += 1.5;
    }
    score - opens_paragraph(second)
}

/// Words of two characters that both lines hold, at most two, half a point each: one paragraph keeps to its subject.
fn in_common(first: &Block, second: &Block) -> f32 {
    let near = &first.chars[first.chars.len().saturating_sub(80)..];
    let mut pairs: Vec<&[char]> = second.chars.windows(2).take(40).filter(|pair| pair.iter().all(|char| is_han(*char))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let common = pairs
        .iter()
        .filter(|pair| near.windows(2).any(|other| other == **pair) && WORDS.has_word(&pair.iter().collect::<String>()))
        .count();
    [0.0, 0.5, 1.0][common.min(2)]
}

/// Whether a word of the dictionary begins in the one and ends in the other.
fn spans_word(first: &Block, second: &Block) -> bool {
    let left: Vec<char> = tail_run(&first.chars);
    let right: Vec<char> = second.chars.iter().copied().take_while(|char| is_han(*char)).take(5).collect();
    if left.is_empty() || right.is_empty() {
        return false;
    }
    let text: String = left.iter().chain(&right).collect();
    let seam: usize = left.iter().map(|char| char.len_utf8()).sum();
    let mut at = 0;
    for token in WORDS.cut(&text, false) {
        let end = at + token.word.len();
        if at < seam && end > seam {
            return true;
        }
        at = end;
    }
    false
}

/// The run of Chinese characters that ends a line, at most five.
fn tail_run(chars: &[char]) -> Vec<char> {
    let mut run: Vec<char> = chars.iter().rev().copied().take_while(|char| is_han(*char)).take(5).collect();
    run.reverse();
    run
}

/// An enumeration with 、 that the one begins and the other continues; more if the items end alike (开讲、研讲、宣讲).
fn list_goes_on(first: &Block, second: &Block) -> f32 {
    let tail: Vec<char> = first.chars.iter().rev().take(24).take_while(|char| **char != '。').copied().collect();
    let head: Vec<char> = second.chars.iter().take(9).copied().collect();
    let (Some(_), Some(item_end)) = (
        tail.iter().position(|char| *char == '、'),
        head.iter().position(|char| *char == '、').filter(|at| *at > 0),
    ) else {
        return 0.0;
    };
    let last = head[item_end - 1];
    let alike = tail
        .windows(2)
        .any(|pair| pair[0] == '、' && pair[1] == last);
    if alike { 3.0 } else { 1.0 }
}

/// Whether a line cannot begin a sentence: a particle, or a bit of a word before an enumeration comma.
pub(super) fn starts_in_word(block: &Block) -> bool {
    let mut chars = block.chars.iter().filter(|char| **char != ' ');
    let (first, second) = (chars.next().copied().unwrap_or(' '), chars.next().copied().unwrap_or(' '));
    "了的地得着们吗呢吧".contains(first) && !matches!(second, '确' | '方' | '区' | '点' | '解' | '知' | '处' | '铁' | '面' | '下' | '益' | '力' | '到' | '出')
        || (is_han(first) && second == '、' && !"一二三四五六七八九十甲乙丙丁".contains(first))
}

/// How much a line looks like the beginning of a paragraph.
fn opens_paragraph(block: &Block) -> f32 {
    let start: String = block.chars.iter().take(3).collect();
    let mut score = 0.0;
    if block.has(Cue::Ordinal) || block.has(Cue::Bullet) {
        score += 2.0;
    }
    if ["一是", "二是", "三是", "四是", "五是", "据悉", "近日", "日前", "目前", "截至", "此外", "同时", "据了", "随后", "近年", "今年", "去年", "与此", "原来"]
        .iter()
        .any(|word| start.starts_with(word))
    {
        score += 0.7;
    }
    if block.has(Cue::StartsQuote) {
        score += 0.5;
    }
    if block.has(Cue::Dateline) {
        score += 8.0;
    }
    score
}
