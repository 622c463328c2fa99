//! Continuation: the odds that one line goes on in another, from the characters on both sides of the seam.
//!
//! The weights are those of a logistic regression over paragraphs cut at random places, each end against all starts of its page. Those of
//! [`FIRST_WORD`] come from 9,900 such ends of newspaper prose, rounded and merged: a fit of all weights together finds the right start first
//! of some 70 for 59 % of 2,260 ends of stories left out, without these words for 56 %. Three are set by hand, because random cuts hardly show them: [`OPENS_IN_WORD`],
//! [`SAME_LIST`] and [`SHORTEST`].

use super::seam::{Width, commas, pairs, unclosed, unopened, width_tells};
use super::statistics::Statistics;
use crate::blocks::{Block, Cue, WORDS, is_han};

/// Bracket that the one leaves open and the other closes.
const SAME_BRACKET: f32 = 2.8;
/// Bracket that the one leaves open and the other does not close.
const STAYS_OPEN: f32 = -2.0;
/// Bracket that the other closes and the one does not open.
const CLOSES_NOTHING: f32 = -1.9;
/// The signs of one are full-width and those of the other half-width. Set by hand: most pages have one kind.
const OTHER_WIDTH: f32 = -3.0;
/// The other begins with a sign that cannot open a line.
const OPENS_WITH_SIGN: f32 = 1.1;
/// The other begins with a particle, or with a bit of a word before an enumeration comma.
const OPENS_IN_WORD: f32 = 2.0;
/// A number goes on with figures or its measure.
const NUMBER_GOES_ON: f32 = 2.2;
/// A number goes on with anything else.
const NUMBER_BREAKS: f32 = -1.0;
/// The two characters at the seam stand next to each other elsewhere in the issue; times ln(1 + how often).
const KNOWN_PAIR: f32 = 1.2;
/// So do three characters across the seam.
const KNOWN_TRIPLE: f32 = 0.7;
/// A word of the dictionary lies across the seam.
const SPANS_WORD: f32 = 0.85;
/// How much likelier the words of both sides are as one text than as two, in natural logarithms.
const LIKELIER_AS_ONE: f32 = 0.54;
/// Rare pairs of characters that both sides hold, their idf summed.
const IN_COMMON: f32 = 0.16;
/// The other begins as speech does.
const OPENS_SPEECH: f32 = -1.25;
/// The other begins as paragraphs do (近日, 据悉 …).
const OPENS_PARAGRAPH: f32 = -1.3;
/// An enumeration goes on with an item that ends alike (开讲、研讲、宣讲).
const SAME_LIST: f32 = 1.5;
/// The other is too short for a paragraph of its own.
const SHORT: f32 = 0.8;
/// Characters up to which a paragraph seldom stands alone.
const SHORT_CHARS: usize = 40;
/// The other is a word or two, which is no paragraph at all.
const SHORTEST: f32 = 2.5;
const SHORTEST_CHARS: usize = 7;
/// Characters that both make between their commas, and what that says: clauses are neither two characters long nor thirty.
const CLAUSES: [(std::ops::RangeInclusive<usize>, f32); 3] =
    [(0..=3, -1.0), (27..=34, -0.4), (35..=usize::MAX, -0.9)];
/// What the part of speech of the other's first word (jieba's tags) says where the one breaks off behind a comma, and where it breaks off
/// in the middle of a clause: a conjunction opens clauses, a particle or a measure goes on in them, a name or a pronoun opens a paragraph.
#[rustfmt::skip]
const FIRST_WORD: &[(&str, f32, f32)] = &[
    ("a", 0.6, 0.7), ("b", 0.0, 0.6), ("c", 1.1, 0.2), ("d", 1.2, 0.5), ("eng", 0.0, 0.8), ("f", 0.2, 0.75), ("i", 0.0, 0.3),
    ("j", -0.6, 0.05), ("l", 0.65, -0.1), ("m", -0.6, 0.0), ("n", 0.4, 0.2), ("nr", 0.1, -1.3), ("ns", 0.3, -0.9), ("nt", -0.7, -2.2),
    ("nz", -0.9, -1.4), ("p", 0.2, -0.85), ("q", -0.45, -0.2), ("r", -0.25, -1.2), ("s", 0.0, 0.5), ("t", -0.6, -0.7), ("u", 0.0, 1.3),
    ("v", 0.8, 0.4), ("z", 0.4, -0.2),
];

/// Words with which paragraphs begin.
const OPENINGS: [&str; 21] = [
    "一是", "二是", "三是", "四是", "五是", "据悉", "近日", "日前", "目前", "截至", "此外", "同时",
    "据了", "随后", "近年", "今年", "去年", "与此", "会议", "会上", "据介",
];

/// Characters on each side of a seam that are cut into words.
const SIDE: usize = 6;
/// Characters before a seam, and behind it, whose words are compared.
const BEFORE: usize = 120;
const BEHIND: usize = 60;
/// Logarithm of the sum of all frequencies in jieba's dictionary (60.1 million).
const LN_TOTAL: f64 = 17.91;

/// Both ends of a block, made ready for comparison.
#[derive(Debug)]
struct Ends {
    first: char,
    last: char,
    /// Chinese characters that open and close it.
    head: Vec<char>,
    tail: Vec<char>,
    head_cost: f64,
    tail_cost: f64,
    width: Option<Width>,
    /// Characters behind its last and before its first sign of a sentence.
    clause: usize,
    clause_head: usize,
    opened: Option<char>,
    closes: Option<char>,
    /// Pairs of characters near its beginning and near its end, with their idf; sorted.
    head_pairs: Vec<([char; 2], f32)>,
    tail_pairs: Vec<[char; 2]>,
    /// Characters before the enumeration commas near its end.
    listed: Vec<char>,
    /// The character before the first enumeration comma, where one stands near its beginning.
    first_item: Option<char>,
    /// What its own beginning says for or against its being a paragraph's second half.
    begins: f32,
    /// What its first word says for that, behind a comma and in the middle of a clause.
    first_word: (f32, f32),
}

/// The blocks of a page with all that their seams are judged by.
#[derive(Debug)]
pub(super) struct Seams<'a> {
    statistics: &'a Statistics,
    ends: Vec<Ends>,
    /// How much the width of signs tells on this page, 0 to 1.
    pub(super) width_tells: f32,
}

impl<'a> Seams<'a> {
    /// Makes ready a page's blocks.
    pub(super) fn of(blocks: &[Block], statistics: &'a Statistics) -> Self {
        Self {
            statistics,
            ends: blocks.iter().map(|block| ends(block, statistics)).collect(),
            width_tells: width_tells(blocks),
        }
    }

    /// Log-odds that the first block goes on in the second, how near they stand left aside: 0 for two that say nothing.
    pub(super) fn score(&self, first: usize, second: usize) -> f32 {
        let (one, other) = (&self.ends[first], &self.ends[second]);
        let (behind_comma, in_clause) = other.first_word;
        let mut score = other.begins
            + if matches!(one.last, ',' | ';' | '、') {
                behind_comma
            } else {
                in_clause
            };
        score += match (one.opened, other.closes) {
            (Some(open), Some(close)) if pairs(open, close) => SAME_BRACKET,
            (Some(_), None) => STAYS_OPEN,
            (None, Some(_)) => CLOSES_NOTHING,
            _ => 0.0,
        };
        if one.width.is_some() && other.width.is_some() && one.width != other.width {
            score += OTHER_WIDTH * self.width_tells;
        }
        if one.last.is_ascii_digit() {
            let goes_on = other.first.is_ascii_digit()
                || "%.,年月日时分万亿千百个名家户人元吨亩条余多".contains(other.first);
            score += if goes_on {
                NUMBER_GOES_ON
            } else {
                NUMBER_BREAKS
            };
        }
        score += self.across(one, other);
        if one.clause > 0 {
            let clause = one.clause + other.clause_head;
            score += CLAUSES
                .iter()
                .find(|(sizes, _)| sizes.contains(&clause))
                .map_or(0.0, |(_, weight)| *weight);
        }
        // An enumeration with 、 goes on with an item that ends alike.
        if other
            .first_item
            .is_some_and(|end| one.listed.contains(&end))
        {
            score += SAME_LIST;
        }
        score
    }

    /// The same for lines that may be of two stories: one paragraph keeps to its subject. Within a story all paragraphs do.
    pub(super) fn score_over_page(&self, first: usize, second: usize) -> f32 {
        let (one, other) = (&self.ends[first], &self.ends[second]);
        let common: f32 = other
            .head_pairs
            .iter()
            .filter(|(pair, _)| one.tail_pairs.binary_search(pair).is_ok())
            .map(|(_, idf)| idf)
            .sum();
        self.score(first, second) + IN_COMMON * common.min(18.0)
    }

    /// Whether the second block closes the quotation or bracket that the first leaves open.
    pub(super) fn closes(&self, first: usize, second: usize) -> bool {
        let (open, close) = (self.ends[first].opened, self.ends[second].closes);
        open.zip(close)
            .is_some_and(|(open, close)| pairs(open, close))
    }

    /// What a block's own beginning says for its being the second half of a paragraph, in the same units.
    pub(super) fn begins_inside(&self, block: usize) -> f32 {
        let ends = &self.ends[block];
        ends.begins + ends.first_word.0.min(ends.first_word.1)
    }

    /// What the characters right at the seam say.
    fn across(&self, one: &Ends, other: &Ends) -> f32 {
        let (Some(&last), Some(&first)) = (one.tail.last(), other.head.first()) else {
            return 0.0;
        };
        let known = self
            .statistics
            .pairs
            .get(&[last, first])
            .copied()
            .unwrap_or(0);
        let mut score = KNOWN_PAIR * (1.0 + known as f32).ln().min(2.5);
        let before = one
            .tail
            .len()
            .checked_sub(2)
            .map(|at| [one.tail[at], last, first]);
        let behind = other.head.get(1).map(|next| [last, first, *next]);
        let triple = |triple: Option<[char; 3]>| {
            triple.is_some_and(|triple| self.statistics.triples.contains(&triple))
        };
        if known > 0 && (triple(before) || triple(behind)) {
            score += KNOWN_TRIPLE;
        }
        let text: String = one.tail.iter().chain(&other.head).collect();
        let seam: usize = one.tail.iter().map(|char| char.len_utf8()).sum();
        let mut at = 0;
        let mut together = 0.0;
        let mut spans = false;
        for token in WORDS.cut(&text, false) {
            let end = at + token.word.len();
            spans |= at < seam && end > seam;
            together += cost(token.word);
            at = end;
        }
        if spans {
            let gain = (one.tail_cost + other.head_cost - together).clamp(0.0, 12.0);
            #[expect(clippy::cast_possible_truncation, reason = "at most 12")]
            let gain = gain as f32;
            score += SPANS_WORD + LIKELIER_AS_ONE * gain;
        }
        score
    }
}

/// What a word of the dictionary costs: minus the logarithm of its share of all text.
fn cost(word: &str) -> f64 {
    LN_TOTAL - (WORDS.suggest_freq(word) as f64).ln()
}

fn ends(block: &Block, statistics: &Statistics) -> Ends {
    let chars: Vec<char> = block
        .chars
        .iter()
        .copied()
        .filter(|char| *char != ' ')
        .collect();
    let head: Vec<char> = chars
        .iter()
        .copied()
        .take_while(|char| is_han(*char))
        .take(SIDE)
        .collect();
    let mut tail: Vec<char> = chars
        .iter()
        .rev()
        .copied()
        .take_while(|char| is_han(*char))
        .take(SIDE)
        .collect();
    tail.reverse();
    let side_cost = |side: &[char]| {
        let text: String = side.iter().collect();
        WORDS
            .cut(&text, false)
            .iter()
            .map(|token| cost(token.word))
            .sum()
    };
    let near = |chars: &[char]| {
        let mut near: Vec<[char; 2]> = chars
            .windows(2)
            .filter(|pair| pair.iter().all(|char| is_han(*char)))
            .map(|pair| [pair[0], pair[1]])
            .collect();
        near.sort_unstable();
        near.dedup();
        near
    };
    Ends {
        first: chars.first().copied().unwrap_or(' '),
        last: chars.last().copied().unwrap_or(' '),
        clause: chars
            .iter()
            .rev()
            .take_while(|char| !parts_clauses(**char))
            .count(),
        clause_head: chars
            .iter()
            .take_while(|char| !parts_clauses(**char))
            .count(),
        head_cost: side_cost(&head),
        tail_cost: side_cost(&tail),
        width: commas(block),
        opened: unclosed(block),
        closes: unopened(block),
        head_pairs: near(&chars[..chars.len().min(BEHIND)])
            .into_iter()
            .map(|pair| (pair, statistics.idf(pair)))
            .collect(),
        tail_pairs: near(&chars[chars.len().saturating_sub(BEFORE)..]),
        listed: listed(block),
        first_item: first_item(block),
        begins: begins(block, &chars),
        first_word: first_word(&chars),
        head,
        tail,
    }
}

fn parts_clauses(char: char) -> bool {
    matches!(char, ',' | '。' | ';' | ':' | '!' | '?')
}

/// Whether a text opens with a day: 10月18日.
fn opens_with_day(chars: &[char]) -> bool {
    let digits = chars
        .iter()
        .take_while(|char| char.is_ascii_digit())
        .count();
    (1..=2).contains(&digits)
        && chars.get(digits) == Some(&'月')
        && chars.get(digits + 1).is_some_and(char::is_ascii_digit)
}

/// What a line's first characters say for its being the second half of a paragraph.
fn begins(block: &Block, chars: &[char]) -> f32 {
    let start: String = chars.iter().take(8).collect();
    let mut score = 0.0;
    if block.has(Cue::StartsOpen) {
        score += OPENS_WITH_SIGN;
    }
    if block.has(Cue::StartsQuote) {
        score += OPENS_SPEECH;
    }
    if chars.len() <= SHORT_CHARS && block.has(Cue::EndsClosed) {
        score += if chars.len() <= SHORTEST_CHARS {
            SHORTEST
        } else {
            SHORT
        };
    }
    if OPENINGS.iter().any(|word| start.starts_with(word)) || opens_with_day(chars) {
        score += OPENS_PARAGRAPH;
    }
    if block.has(Cue::Ordinal) || block.has(Cue::Bullet) {
        score += OPENS_PARAGRAPH;
    }
    if block.has(Cue::Dateline) {
        score -= 8.0;
    }
    if super::seam::starts_in_word(block) {
        score += OPENS_IN_WORD;
    }
    score
}

/// What a line's first word says for its being the second half of a paragraph, behind a comma and in the middle of a clause.
fn first_word(chars: &[char]) -> (f32, f32) {
    let start: String = chars.iter().take(8).collect();
    let tags = WORDS.tag(&start, false);
    let tag = tags.first().map_or("", |tag| tag.tag);
    let weights = |name: &str| FIRST_WORD.iter().find(|(tag, ..)| *tag == name);
    weights(tag)
        .or_else(|| weights(tag.get(..2)?))
        .or_else(|| weights(tag.get(..1)?))
        .map_or((0.0, 0.0), |(_, comma, clause)| (*comma, *clause))
}

/// Characters before the enumeration commas of a block's last sentence, near its end.
fn listed(block: &Block) -> Vec<char> {
    let tail: Vec<char> = block
        .chars
        .iter()
        .rev()
        .take(24)
        .take_while(|char| **char != '。')
        .copied()
        .collect();
    tail.windows(2)
        .filter(|pair| pair[0] == '、')
        .map(|pair| pair[1])
        .collect()
}

/// The character before a block's first enumeration comma, near its beginning.
fn first_item(block: &Block) -> Option<char> {
    let head = &block.chars[..block.chars.len().min(9)];
    let comma = head.iter().position(|char| *char == '、')?;
    comma.checked_sub(1).map(|at| head[at])
}
