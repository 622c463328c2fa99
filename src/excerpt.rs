//! Text and runs to pieces, marked or not: a hit's snippet. `excerpt.js` is its twin and gives the same pieces.

#[cfg(test)]
mod tests;

use std::ops::Range;

use serde::Serialize;

use crate::fold::{self, Folded};

/// A snippet's length in characters: three lines of a phone's width, two of a desk's.
const LENGTH: usize = 80;

/// Length of one of several fragments, where no single stretch holds all runs.
const FRAGMENT: usize = 40;

/// More fragments than these a reader does not look at.
const FRAGMENTS: usize = 3;

/// What stands between two fragments.
const GAP: &str = " … ";

/// A stretch of a snippet, in the dump's own characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// Whether it is what was searched for.
    pub mark: bool,
}

/// A pattern to mark: runs of word characters, folded, one after the other with any or no separators between.
pub type Pattern = Vec<String>;

/// A place where a pattern stands, in original characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    from: usize,
    to: usize,
    pattern: usize,
}

/// The stretches of a text to mark, in characters, ascending, none touching the next.
#[must_use]
pub fn marks(text: &str, patterns: &[Pattern]) -> Vec<Range<usize>> {
    joined(&places(&fold::fold(text), patterns))
}

/// A text cut at its marks.
#[must_use]
pub fn marked(text: &str, patterns: &[Pattern]) -> Vec<Piece> {
    let characters: Vec<char> = text.chars().collect();
    let mut pieces = Vec::new();
    let whole = 0..characters.len();
    push_pieces(&mut pieces, &characters, &marks(text, patterns), &whole);
    pieces
}

/// The snippet of a story, given its parts in reading order: about 80 characters around as many of the patterns as possible, cut at
/// punctuation where there is some; up to three shorter fragments where no stretch holds all patterns that the story holds. Every
/// mark is whole. Prefers long parts, since headlines are shown anyway; without any pattern it is the first such part's beginning.
#[must_use]
pub fn excerpt(parts: &[&str], patterns: &[Pattern]) -> Vec<Piece> {
    let texts: Vec<Text> = parts.iter().map(|part| Text::new(part, patterns)).collect();
    let mut missing = vec![true; patterns.len()];
    let mut cores = Vec::new();
    let whole = best(&texts, &missing, LENGTH);
    let held: usize = (0..patterns.len())
        .filter(|&pattern| texts.iter().any(|text| text.holds(pattern)))
        .count();
    match whole {
        Some(core) if core.gain == held => cores.push(core),
        _ => {
            while cores.len() < FRAGMENTS {
                let Some(core) = best(&texts, &missing, FRAGMENT) else {
                    break;
                };
                for place in &texts[core.part].places[core.places.clone()] {
                    missing[place.pattern] = false;
                }
                cores.push(core);
            }
        }
    }
    let length = if cores.len() > 1 { FRAGMENT } else { LENGTH };
    let mut windows: Vec<(usize, Range<usize>)> = cores
        .iter()
        .map(|core| (core.part, texts[core.part].window(core, length)))
        .collect();
    windows.sort_by_key(|(part, window)| (*part, window.start));
    if windows.is_empty() {
        windows.extend(opening(&texts));
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut end = (usize::MAX, 0);
    for (part, mut window) in windows {
        if end.0 == part && window.start <= end.1 {
            window.start = end.1;
        } else if !pieces.is_empty() {
            push(&mut pieces, GAP.to_owned(), false);
        }
        let text = &texts[part];
        push_pieces(
            &mut pieces,
            &text.characters,
            &joined(&text.places),
            &window,
        );
        end = (part, window.end.max(window.start));
    }
    pieces
}

/// A part with the places of all patterns, by where they begin.
struct Text {
    characters: Vec<char>,
    places: Vec<Place>,
}

/// Places of a part, one after the other, that a fragment shall hold.
#[derive(Debug, Clone)]
struct Core {
    part: usize,
    /// Indices into the part's places.
    places: Range<usize>,
    /// How many patterns it adds.
    gain: usize,
}

impl Text {
    fn new(part: &str, patterns: &[Pattern]) -> Self {
        Self {
            characters: part.chars().collect(),
            places: places(&fold::fold(part), patterns),
        }
    }

    fn holds(&self, pattern: usize) -> bool {
        self.places.iter().any(|place| place.pattern == pattern)
    }

    /// The characters to show around a core.
    fn window(&self, core: &Core, length: usize) -> Range<usize> {
        let count = self.characters.len();
        let from = self.places[core.places.start].from;
        let to = self.places[core.places.clone()]
            .iter()
            .map(|place| place.to)
            .max()
            .unwrap_or(from);
        let spare = length.saturating_sub(to - from);
        // Half of what is left goes before, more where little follows.
        let before = (spare / 2).max(spare.saturating_sub(count - to));
        let mut start = from.saturating_sub(before);
        if start > 0 {
            start = (start..from)
                .find(|&at| is_stop(self.characters[at - 1]) && !is_stop(self.characters[at]))
                .unwrap_or_else(|| self.after_word(start, from));
        }
        let mut end = count.min(to.max(start + length));
        if end < count {
            let shortest = to.max(start + length / 2);
            end = (shortest..=end)
                .rev()
                .find(|&at| is_stop(self.characters[at - 1]))
                .unwrap_or(end);
        }
        // A mark that would be cut stays out, or is in the core anyway.
        for mark in joined(&self.places) {
            if mark.start < start && start < mark.end {
                start = mark.end.min(from);
            }
            if mark.start < end && end < mark.end {
                end = if mark.start < to {
                    mark.end
                } else {
                    mark.start
                };
            }
        }
        while start < from && self.characters[start].is_whitespace() {
            start += 1;
        }
        while end > to && self.characters[end - 1].is_whitespace() {
            end -= 1;
        }
        start..end
    }

    /// The first place from `start` on that is not inside a number or a word of ASCII letters.
    fn after_word(&self, start: usize, limit: usize) -> usize {
        let inside = |at: usize| {
            self.characters[at - 1].is_ascii_alphanumeric()
                && self.characters[at].is_ascii_alphanumeric()
        };
        (start..limit).find(|&at| !inside(at)).unwrap_or(limit)
    }
}

/// The places, at most `length` long together, that add most of the missing patterns; of equals those in the longer part (by the
/// length of a fragment), then the earlier.
fn best(texts: &[Text], missing: &[bool], length: usize) -> Option<Core> {
    let mut best: Option<(usize, usize, Core)> = None;
    for (part, text) in texts.iter().enumerate() {
        let size = text.characters.len().min(length);
        for first in 0..text.places.len() {
            let from = text.places[first].from;
            let mut wanted = missing.to_vec();
            let mut gain = 0;
            let mut after = first;
            for (index, place) in text.places.iter().enumerate().skip(first) {
                if index > first && place.to > from + length {
                    break;
                }
                if std::mem::take(&mut wanted[place.pattern]) {
                    gain += 1;
                    after = index + 1;
                }
            }
            let rank = (gain, size);
            if gain > 0
                && best
                    .as_ref()
                    .is_none_or(|(gain, size, _)| rank > (*gain, *size))
            {
                let places = first..after;
                best = Some((gain, size, Core { part, places, gain }));
            }
        }
    }
    best.map(|(_, _, core)| core)
}

/// The beginning of the first part that is long enough to be text, or of the longest.
fn opening(texts: &[Text]) -> Option<(usize, Range<usize>)> {
    let length = |part: &usize| texts[*part].characters.len().min(LENGTH);
    let part = (0..texts.len()).rev().max_by_key(length)?;
    let end = length(&part);
    let characters = &texts[part].characters;
    let end = match characters.len() {
        count if count > end => (LENGTH / 2..=end)
            .rev()
            .find(|&at| is_stop(characters[at - 1]))
            .unwrap_or(end),
        _ => end,
    };
    Some((part, 0..end))
}

/// All places of all patterns, by where they begin, then by pattern; those of one pattern do not overlap.
fn places(folded: &Folded, patterns: &[Pattern]) -> Vec<Place> {
    let mut places = Vec::new();
    for (number, pattern) in patterns.iter().enumerate() {
        let pieces: Vec<Vec<char>> = pattern.iter().map(|run| run.chars().collect()).collect();
        let mut at = 0;
        while at < folded.characters.len() {
            match pattern_end(&folded.characters, at, &pieces) {
                Some(end) if end > at => {
                    places.push(Place {
                        from: folded.from[at],
                        to: folded.to[end - 1],
                        pattern: number,
                    });
                    at = end;
                }
                _ => at += 1,
            }
        }
    }
    places.sort_by_key(|place| (place.from, place.pattern));
    places
}

/// Where the pattern ends, if it begins here.
fn pattern_end(characters: &[char], at: usize, pieces: &[Vec<char>]) -> Option<usize> {
    let mut at = at;
    for (index, piece) in pieces.iter().enumerate() {
        while index > 0 && at < characters.len() && !fold::is_word(characters[at]) {
            at += 1;
        }
        if !characters[at..].starts_with(piece) {
            return None;
        }
        at += piece.len();
    }
    Some(at)
}

/// Places as stretches, those that touch made one.
fn joined(places: &[Place]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    for place in places {
        match marks.last_mut() {
            Some(last) if place.from <= last.end => last.end = last.end.max(place.to),
            _ => marks.push(place.from..place.to),
        }
    }
    marks
}

/// Whether a snippet may well end after this character.
fn is_stop(character: char) -> bool {
    "。！？；，、：!?;,:".contains(character)
}

fn push_pieces(
    pieces: &mut Vec<Piece>,
    characters: &[char],
    marks: &[Range<usize>],
    window: &Range<usize>,
) {
    let text = |from: usize, to: usize| characters[from..to].iter().collect();
    let mut at = window.start;
    for mark in marks {
        let (from, to) = (mark.start.max(at), mark.end.min(window.end));
        if from < to {
            push(pieces, text(at, from), false);
            push(pieces, text(from, to), true);
            at = to;
        }
    }
    if at < window.end {
        push(pieces, text(at, window.end), false);
    }
}

fn push(pieces: &mut Vec<Piece>, text: String, mark: bool) {
    if !text.is_empty() {
        pieces.push(Piece { text, mark });
    }
}
