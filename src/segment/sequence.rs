//! Blocks to states: the likeliest succession over a page, with what each line might have been instead.

use super::continuation::Seams;
use super::seam::{unclosed, unopened};
use super::weights::{FOLLOWS, GOES_ON, LOOKS, OPENS, PRIORS, RUNS_ON, State, UNUSUAL};
use crate::blocks::{Block, Cue, WORDS, is_han};

const STATES: usize = State::ALL.len();

/// What a line was taken for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reading {
    /// Its state on the best path.
    pub(super) state: State,
    /// The state of the best path that reads this line as another role.
    pub(super) second: State,
    /// How much better the best path is, in natural logarithms.
    pub(super) margin: f32,
    /// How much better the best path with a headline here is than the best with a crosshead.
    pub(super) headline: f32,
    /// What the line's own looks say for its state.
    pub(super) score: f32,
}

/// Reads a page's blocks: one reading a block.
///
/// Viterbi over [`FOLLOWS`] and [`LOOKS`], forward and backward, so that each line's margin is that of whole paths.
pub(super) fn readings(blocks: &[Block], seams: &Seams<'_>) -> Vec<Reading> {
    if blocks.is_empty() {
        return Vec::new();
    }
    let follows = follow_table();
    let emissions: Vec<[f32; STATES]> = (0..blocks.len())
        .map(|at| {
            let mut scores = emission(&blocks[at]);
            if runs_on(blocks, at, seams) {
                for (state, weight) in RUNS_ON {
                    scores[*state as usize] += weight;
                }
            }
            scores
        })
        .collect();
    let mut forward = vec![[f32::NEG_INFINITY; STATES]; blocks.len()];
    let mut from = vec![[State::ALL[0]; STATES]; blocks.len()];
    let mut open = [UNUSUAL; STATES];
    for (state, cost) in OPENS {
        open[*state as usize] = *cost;
    }
    for state in 0..STATES {
        forward[0][state] = open[state] + emissions[0][state];
    }
    for at in 1..blocks.len() {
        level(&mut forward[at - 1]);
        let last = forward[at - 1];
        let (best, from) = (&mut forward[at], &mut from[at]);
        // The state before in the outer loop: what is inside are sums of neighbours, which the machine takes several at a time.
        for before in 0..STATES {
            for state in 0..STATES {
                let score = last[before] + follows[before][state] + emissions[at][state];
                let better = score > best[state];
                best[state] = if better { score } else { best[state] };
                from[state] = if better {
                    State::ALL[before]
                } else {
                    from[state]
                };
            }
        }
    }
    let mut backward = vec![[0.0f32; STATES]; blocks.len()];
    for at in (0..blocks.len() - 1).rev() {
        for state in 0..STATES {
            backward[at][state] = (0..STATES)
                .map(|next| follows[state][next] + emissions[at + 1][next] + backward[at + 1][next])
                .fold(f32::NEG_INFINITY, f32::max);
        }
        level(&mut backward[at]);
    }
    let last = blocks.len() - 1;
    let mut state = best(&forward[last], |_| true);
    let mut readings = Vec::with_capacity(blocks.len());
    for at in (0..blocks.len()).rev() {
        let mut whole = [0.0f32; STATES];
        for state in 0..STATES {
            whole[state] = forward[at][state] + backward[at][state];
        }
        let chosen = State::ALL[state];
        let second = best(&whole, |other| {
            super::role_of(State::ALL[other]) != super::role_of(chosen)
        });
        readings.push(Reading {
            state: chosen,
            second: State::ALL[second],
            margin: whole[state] - whole[second],
            headline: whole[State::Title as usize] - whole[State::Subhead as usize],
            score: emissions[at][state],
        });
        state = from[at][state] as usize;
    }
    readings.reverse();
    readings
}

/// Takes the best score off all: only differences count, and sums over a long page would lose them.
fn level(scores: &mut [f32; STATES]) {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for score in scores {
        *score -= top;
    }
}

fn best(scores: &[f32; STATES], among: impl Fn(usize) -> bool) -> usize {
    let mut best = STATES;
    for state in (0..STATES).filter(|state| among(*state)) {
        if best == STATES || scores[state] > scores[best] {
            best = state;
        }
    }
    best.min(STATES - 1)
}

fn follow_table() -> [[f32; STATES]; STATES] {
    let mut table = [[UNUSUAL; STATES]; STATES];
    for (before, nexts, _) in FOLLOWS {
        for (next, cost) in *nexts {
            table[*before as usize][*next as usize] = *cost;
        }
    }
    table
}

/// A torn sentence fills a line of its column at least; the narrowest columns of text hold some ten characters.
const COLUMN_CHARS: usize = 10;
/// Longest second line of a headline, which may close the quotation that the first line opens.
const HEADLINE_CHARS: usize = 24;

/// Commas of a sentence; no line of a head on the gold pages has more than two.
const CLAUSES: usize = 3;

/// Whether a short line without a sign at its end is a torn sentence rather than a display line: it has many clauses, its last word
/// wants another behind it, a quotation or bracket is open at its end, or the next line goes on in the middle of its last word.
fn runs_on(blocks: &[Block], at: usize, seams: &Seams<'_>) -> bool {
    let block = &blocks[at];
    if closes_what_stands_above(blocks, at) {
        return true;
    }
    if !block.has(Cue::EndsBare) || block.has(Cue::Narrow) || block.chars.len() < COLUMN_CHARS {
        return false;
    }
    let in_number = block.chars.last().is_some_and(char::is_ascii_digit)
        && block.has(Cue::Chars9to18)
        && !block.chars.contains(&' ');
    let commas = block.chars.iter().filter(|char| **char == ',').count();
    // Two clauses and a list, too, are more than a line of a head holds.
    let lists = block.chars.iter().filter(|char| **char == '、').count();
    let many = commas >= CLAUSES || commas == CLAUSES - 1 && lists > 0;
    if many || in_number || wants_more(block) {
        return true;
    }
    let next = blocks.get(at + 1);
    let closed_below =
        next.is_some_and(|next| next.chars.len() <= HEADLINE_CHARS && unopened(next).is_some());
    let in_word = block
        .chars
        .last()
        .is_some_and(|last| is_han(*last) || last.is_ascii_alphanumeric());
    unclosed(block).is_some() && !closed_below
        || in_word
            && next.is_some_and(|next| !next.has(Cue::EndsBare) && !next.has(Cue::Asks))
            && seams.score(at, at + 1) >= GOES_ON
}

/// Whether a line closes a quotation or bracket that it did not open: of 83 such short lines on gold pages none is a headline, label or
/// crosshead. The second line of a headline may.
fn closes_what_stands_above(blocks: &[Block], at: usize) -> bool {
    let counts = blocks[at].has(Cue::Bullet) || blocks[at].has(Cue::Ordinal);
    let above = at.checked_sub(1).map(|above| &blocks[above]);
    let in_head =
        above.is_some_and(|above| above.chars.len() <= HEADLINE_CHARS && unclosed(above).is_some());
    !counts && !in_head && unopened(&blocks[at]).is_some()
}

/// Adverbs and helpers that no line of a head ends with.
const WANTS_VERB: [&str; 10] = [
    "已经", "正在", "曾经", "仍然", "不仅", "不但", "能够", "可以", "应当", "应该",
];

/// Whether a line's last word wants another behind it: a preposition, conjunction or adverb (jieba's tags), a verb like 是, a pronoun.
fn wants_more(block: &Block) -> bool {
    let mut last_two = block.chars.iter().rev();
    let (last, before) = (last_two.next(), last_two.next());
    // Behind a number it is a measure: 17所.
    let counted = before.is_some_and(|char| is_numeral(*char));
    let text = block.folded();
    last.is_some_and(|last| "是为每将被及或他她其".contains(*last))
        || WANTS_VERB
            .iter()
            .any(|word| text.trim_end().ends_with(word))
        || !counted
            && WORDS
                .tag(&text, false)
                .last()
                .is_some_and(|word| match word.tag {
                    "p" | "c" => true,
                    "d" => word.word.chars().count() == 1,
                    _ => false,
                })
}

fn is_numeral(char: char) -> bool {
    char.is_ascii_digit() || "〇一二两三四五六七八九十百千万余多".contains(char)
}

fn emission(block: &Block) -> [f32; STATES] {
    let mut scores = [0.0f32; STATES];
    for (state, prior, _) in PRIORS {
        scores[*state as usize] += prior;
    }
    for (cue, says, _) in LOOKS {
        if block.has(*cue) {
            for (state, weight) in *says {
                scores[*state as usize] += weight;
            }
        }
    }
    scores
}
