//! Seams: whether a line that breaks off goes on in another line.

use super::draft::Cut;
use super::weights::State;
use crate::blocks::{Block, Cue, is_han};

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
    // A source under a quotation (——摘自…), whom to ask and who signs a notice need no full stop.
    let needs_none = [Cue::StartsDash, Cue::SignsOff, Cue::Record];
    if block.has(Cue::EndsBare) && needs_none.iter().any(|cue| block.has(*cue)) {
        return End::Closed;
    }
    if block.has(Cue::EndsClosed) && unclosed(block).is_none()
        || block.has(Cue::EndsColon)
        || block.has(Cue::EndsDots)
    {
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
            '”' | ')' | '》' | '】' | '」' | '』'
                if open.last().is_some_and(|last| pairs(*last, *char)) =>
            {
                open.pop();
            }
            // A speech of several paragraphs opens each with a quotation mark; what a full stop leaves open is not looked for beyond it.
            '。' if open.len() > 3 => open.clear(),
            _ => {}
        }
    }
    open.last()
        .copied()
        .filter(|last| *last != '“' || !is_misread_quote(block))
}

/// Whether the last quotation mark that opens is a closing one misread: what follows it names who said the words before.
fn is_misread_quote(block: &Block) -> bool {
    let Some(at) = block.chars.iter().rposition(|char| *char == '“') else {
        return false;
    };
    let behind: String = block.chars[at..]
        .iter()
        .take(30)
        .take_while(|char| **char != '。')
        .collect();
    at > 0
        && "。!?,…".contains(block.chars[at - 1])
        && [
            "说,",
            "表示,",
            "介绍,",
            "坦言,",
            "认为,",
            "说:",
            "说。",
            "告诉记者",
        ]
        .iter()
        .any(|verb| behind.contains(verb))
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

/// How wide a text's signs are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// As Chinese characters: ，
    Full,
    /// As Latin letters: ,
    Half,
}

impl Width {
    /// 1 for full-width signs, −1 for half-width ones: what they add to an average.
    pub(super) fn sign(self) -> f32 {
        match self {
            Self::Full => 1.0,
            Self::Half => -1.0,
        }
    }
}

/// How wide the commas of a block are; `None` where it has none, or both kinds. Those of figures (1,000) say nothing.
pub(super) fn commas(block: &Block) -> Option<Width> {
    let full = block.text.contains('，');
    let mut before = ' ';
    let half = block.text.chars().any(|char| {
        let found = char == ',' && !before.is_ascii();
        before = char;
        found
    });
    match (full, half) {
        (true, false) => Some(Width::Full),
        (false, true) => Some(Width::Half),
        _ => None,
    }
}

/// How much more often neighbouring lines have signs of one width than chance would have it (Cohen's kappa), 0 to 1: where widths change from
/// line to line they tell nothing of columns.
pub(super) fn width_tells(blocks: &[Block]) -> f32 {
    let widths: Vec<Width> = blocks.iter().filter_map(commas).collect();
    let pairs = widths.len().saturating_sub(1).max(1) as f32;
    let full = widths.iter().filter(|width| **width == Width::Full).count() as f32;
    let share = full / (widths.len() as f32).max(1.0);
    let by_chance = share * share + (1.0 - share) * (1.0 - share);
    let alike = widths.windows(2).filter(|pair| pair[0] == pair[1]).count() as f32;
    if by_chance > 0.999 {
        return 0.0;
    }
    ((alike / pairs - by_chance) / (1.0 - by_chance)).max(0.0)
}

/// Whether a sign closes another; OCR takes ) for 》.
pub(super) fn pairs(open: char, close: char) -> bool {
    matches!(
        (open, close),
        ('“', '”') | ('(' | '《', ')') | ('《', '》') | ('【', '】') | ('「', '」') | ('『', '』')
    )
}

/// Whether a block may be a paragraph's line at all.
pub(super) fn is_text(state: State) -> bool {
    matches!(
        state,
        State::Lead | State::Body | State::Narrow | State::Note
    )
}

/// Whether a line cannot begin a sentence: a particle, or a bit of a word before a sign.
pub(super) fn starts_in_word(block: &Block) -> bool {
    let mut chars = block.chars.iter().filter(|char| **char != ' ');
    let (first, second) = (
        chars.next().copied().unwrap_or(' '),
        chars.next().copied().unwrap_or(' '),
    );
    "了的地得着们吗呢吧".contains(first)
        && !matches!(
            second,
            '确' | '方'
                | '区'
                | '点'
                | '解'
                | '知'
                | '处'
                | '铁'
                | '面'
                | '下'
                | '益'
                | '力'
                | '到'
                | '出'
        )
        || (is_han(first) && second == '、' && !"一二三四五六七八九十甲乙丙丁".contains(first))
        // A clause of one character is the rest of a word, unless it is a call or an answer or what the next clause takes up: 搬,搬到哪里去?
        || (is_han(first)
            && chars.next() != Some(&first)
            && matches!(second, ',' | '。' | ';')
            && !"看瞧听嘿嗨哎唉啊哦噢喂哗好是对不行来去我你他她问答一二三四五六七八九十".contains(first))
}
