//! Cohesion: to which story of a page a piece belongs by its names, places, figures and words.

use super::draft::Cut;
use crate::blocks::is_han;

/// Pairs of neighbouring characters with how often they occur; sorted by pair.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    counts: Vec<(u64, u32)>,
    total: u32,
}

impl Terms {
    /// The pairs of Chinese characters and runs of digits or letters in some blocks.
    pub(super) fn of(cut: &Cut<'_>, blocks: impl Iterator<Item = usize>) -> Self {
        let mut pairs = Vec::new();
        for block in blocks {
            // The character before, if it is one of a word, and whether it is common.
            let mut before: Option<(char, bool)> = None;
            for &char in &cut.blocks[block].chars {
                if !is_han(char) && !char.is_ascii_alphanumeric() {
                    before = None;
                    continue;
                }
                let common = is_common(char);
                if let Some((first, first_common)) = before
                    && !(first_common && common)
                {
                    pairs.push((u64::from(first) << 32) | u64::from(char));
                }
                before = Some((char, common));
            }
        }
        let total = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
        pairs.sort_unstable();
        let mut counts: Vec<(u64, u32)> = Vec::new();
        for pair in pairs {
            match counts.last_mut() {
                Some((last, count)) if *last == pair => *count += 1,
                _ => counts.push((pair, 1)),
            }
        }
        Self { counts, total }
    }

    /// Number of different pairs.
    fn distinct(&self) -> f32 {
        self.counts.len() as f32
    }

    fn count(&self, pair: u64) -> u32 {
        self.counts
            .binary_search_by_key(&pair, |(key, _)| *key)
            .map_or(0, |at| self.counts[at].1)
    }
}

/// Share of a piece's distinct pairs that another text holds too.
pub(super) fn shared(piece: &Terms, text: &Terms) -> f32 {
    let held = piece
        .counts
        .iter()
        .filter(|(pair, _)| text.count(*pair) > 0)
        .count();
    held as f32 / (piece.counts.len() as f32).max(1.0)
}

/// Whether two neighbouring characters say nothing about a story.
pub(super) fn says_nothing(one: char, other: char) -> bool {
    is_common(one) && is_common(other)
}

/// Characters of form words, months and numbers.
#[rustfmt::skip]
fn is_common(char: char) -> bool {
    // A match and no list to search: every character of a page comes here more than once.
    matches!(
        char,
        '的' | '了' | '和' | '与' | '在' | '是' | '有' | '为' | '以' | '对' | '等' | '中' | '上' | '下' | '不' | '一' | '二' | '三' | '四'
        | '五' | '六' | '七' | '八' | '九' | '十' | '个' | '月' | '日' | '年' | '也' | '就' | '都' | '而' | '及' | '其' | '将' | '到' | '这'
        | '那' | '我' | '们' | '他' | '她' | '它' | '并' | '要' | '会' | '从' | '还' | '把' | '被' | '0'..='9'
    )
}

/// How well a piece fits each of some stories (Okapi BM25 over pairs of characters, the piece being the query); the piece must not be
/// in them. Length-normalised, so that a long story does not win by its length.
pub(super) fn fits(piece: &Terms, stories: &[&Terms]) -> Vec<f32> {
    let many = stories.len() as f32;
    let average = stories.iter().map(|story| story.total as f32).sum::<f32>() / many.max(1.0);
    let mut scores = vec![0.0f32; stories.len()];
    for (pair, times) in &piece.counts {
        let counts: Vec<u32> = stories.iter().map(|story| story.count(*pair)).collect();
        let holding = counts.iter().filter(|count| **count > 0).count() as f32;
        if holding == 0.0 {
            continue;
        }
        let idf = (1.0 + (many - holding + 0.5) / (holding + 0.5)).ln();
        for (score, (count, story)) in scores.iter_mut().zip(counts.iter().zip(stories)) {
            let tf = *count as f32;
            let length = 0.25 + 0.75 * story.total as f32 / average.max(1.0);
            *score += (*times).min(3) as f32 * idf * tf * 2.2 / (tf + 1.2 * length);
        }
    }
    scores
}

/// How much better a piece fits one of two texts than the other; it must be in neither.
pub(super) fn prefers(piece: &Terms, one: &Terms, other: &Terms) -> f32 {
    let fits = fits(piece, &[one, other]);
    fits[0] - fits[1]
}

/// The best of some scores, and what it is ahead of the next.
pub(super) fn first_and_margin(scores: &[f32]) -> (usize, f32) {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    let second = scores
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != best)
        .map(|(_, score)| *score)
        .fold(f32::NEG_INFINITY, f32::max);
    (best, scores[best] - second)
}

/// Fit of a piece to drafts, for callers that have the terms at hand.
pub(super) fn piece_fits(cut: &Cut<'_>, piece: &[usize], drafts: &[usize]) -> Vec<f32> {
    let query = Terms::of(cut, piece.iter().copied());
    let stories: Vec<Terms> = drafts
        .iter()
        .map(|draft| {
            Terms::of(
                cut,
                cut.drafts[*draft]
                    .blocks()
                    .filter(|block| !piece.contains(block)),
            )
        })
        .collect();
    fits(&query, &stories.iter().collect::<Vec<_>>())
}

/// Pairs of characters from which on the share of common pairs is reliable.
const RELIABLE: f32 = 80.0;

/// How foreign a piece is to the text before it: by the share of pairs of characters that they have in common, against what a section of the
/// same story would share.
///
/// Measured on gold pages: a section shares some 0.6·n/(n+1200) of its pairs with n distinct pairs before it (ratio 0.54 to 2.8, median 1.06),
/// the next story on the page 0.16 to 0.96 of that (median 0.42).
pub(super) fn foreignness(cut: &Cut<'_>, piece: &[usize], before: &[usize]) -> f32 {
    let piece = Terms::of(cut, piece.iter().copied());
    let before = Terms::of(cut, before.iter().copied());
    let known = before.distinct();
    if known < 10.0 || piece.distinct() < 10.0 {
        return 0.0;
    }
    let expected = 0.6 * known / (known + 1200.0);
    let ratio = (shared(&piece, &before) / expected).max(0.05);
    let weight = (piece.distinct() / RELIABLE).min(1.0) * (known / RELIABLE).min(1.0);
    (-2.2 * ratio.ln() - 1.1).clamp(-2.5, 3.0) * weight
}
