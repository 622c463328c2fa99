//! Runs that a misprint or a misreading may have made of another: one character replaced.

use std::sync::LazyLock;

use crate::error::Error;
use crate::fold;
use crate::query::{Field, Node};
use crate::search::runs::Matches;
use crate::search::tree::{self, Stories};

/// Groups of characters that look alike, a line each.
const SHAPES: &str = include_str!("../assets/shapes.txt");

/// Stands in a run for any character but the one that was asked for; no folded run holds it.
pub(super) const ANY: char = '\u{0}';

/// Runs tried at most: past this a query is long enough to be found by its parts.
const TRIED: usize = 64;

/// Stories read at most to see which of them hold the rest of a run with another character beside it.
const READ: usize = 100;

/// The shape table's pairs, each in both directions, by character and then in the table's order.
static PAIRS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut pairs = Vec::new();
    for group in groups() {
        for from in group.chars() {
            for to in group.chars().filter(|&to| to != from) {
                if !pairs.contains(&(from, to)) {
                    pairs.push((from, to));
                }
            }
        }
    }
    pairs.sort_by_key(|&(from, _)| from);
    pairs
});

/// The groups of the shape table in its order.
pub(crate) fn groups() -> Vec<&'static str> {
    SHAPES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .collect()
}

/// A run of the query with one character replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alternative {
    /// The run as asked for.
    pub(super) pieces: Vec<String>,
    /// Its field.
    pub(super) field: Option<Field>,
    /// The run to find instead.
    pub(super) instead: Vec<String>,
}

/// Runs with a character replaced by one of its look-alikes: run by run, character by character, in the table's order.
pub(super) fn by_shape(tree: &Node) -> Vec<Alternative> {
    let mut alternatives = Vec::new();
    for (pieces, field) in tree::positive(tree) {
        for (place, piece) in pieces.iter().enumerate() {
            let characters: Vec<char> = piece.chars().collect();
            if characters.len() < 2 {
                continue;
            }
            for (at, &character) in characters.iter().enumerate() {
                let from = PAIRS.partition_point(|&(other, _)| other < character);
                let pairs = PAIRS[from..]
                    .iter()
                    .take_while(|&&(other, _)| other == character);
                for &(_, to) in pairs {
                    alternatives.push(alternative(pieces, field, place, at, to));
                }
            }
        }
    }
    alternatives.truncate(TRIED);
    alternatives
}

/// Runs of the text with any character replaced: of four or more characters each, of three the first and the last.
pub(super) fn by_any(tree: &Node) -> Vec<Alternative> {
    let mut alternatives = Vec::new();
    for (pieces, field) in tree::positive(tree) {
        let [piece] = pieces else { continue };
        let size = piece.chars().count();
        if field.is_some() || size < 3 {
            continue;
        }
        for at in (0..size).filter(|&at| size > 3 || at != 1) {
            alternatives.push(alternative(pieces, field, 0, at, ANY));
        }
    }
    alternatives.truncate(TRIED);
    alternatives
}

fn alternative(
    pieces: &[String],
    field: Option<Field>,
    place: usize,
    at: usize,
    to: char,
) -> Alternative {
    let mut instead = pieces.to_vec();
    instead[place] = replaced(&pieces[place], at, to);
    Alternative {
        pieces: pieces.to_vec(),
        field,
        instead,
    }
}

fn replaced(piece: &str, at: usize, to: char) -> String {
    let characters = piece.chars().enumerate();
    characters
        .map(|(index, character)| if index == at { to } else { character })
        .collect()
}

/// The tree with a run replaced wherever it is not excluded.
pub(super) fn instead(node: &Node, alternative: &Alternative) -> Node {
    let all = |nodes: &[Node]| {
        nodes
            .iter()
            .map(|node| instead(node, alternative))
            .collect()
    };
    match node {
        Node::Run { pieces, field, .. }
            if *pieces == alternative.pieces && *field == alternative.field =>
        {
            Node::Run {
                pieces: alternative.instead.clone(),
                field: *field,
                quoted: true,
            }
        }
        Node::And(nodes) => Node::And(all(nodes)),
        Node::Or(nodes) => Node::Or(all(nodes)),
        Node::Run { .. } | Node::Filter { .. } | Node::Date { .. } | Node::Not(_) => node.clone(),
    }
}

/// The stories that hold a run in which [`ANY`] is any word character but `but`; `None` where the run's other parts are too frequent to
/// read all of these stories.
///
/// The index knows no neighbour that it was not asked for, so the stories that hold the rest of the run are read.
pub(super) fn matches_any(
    stories: &mut Stories,
    run: &str,
    but: char,
) -> Result<Option<Matches>, Error> {
    let mut candidates: Option<Vec<u32>> = None;
    for part in run.split(ANY).filter(|part| part.chars().count() > 1) {
        let holding = stories.run(&[part.to_owned()], None)?;
        candidates = Some(match candidates {
            None => holding.stories.clone(),
            Some(mut some) => {
                some.retain(|story| holding.stories.binary_search(story).is_ok());
                some
            }
        });
    }
    let candidates = candidates.unwrap_or_default();
    if candidates.len() > READ {
        return Ok(None);
    }
    let mut matches = Matches::default();
    for story in candidates {
        let record = stories.index().stories().record(story)?;
        let count: usize = record
            .texts
            .iter()
            .map(|text| found(text, run, but).len())
            .sum();
        if count > 0 {
            matches.stories.push(story);
            matches
                .weights
                .push(u32::try_from(count).unwrap_or(u32::MAX));
        }
    }
    Ok(Some(matches))
}

/// The runs of a text that are `run` with a word character other than `but` for [`ANY`], in order.
pub(super) fn found(text: &str, run: &str, but: char) -> Vec<String> {
    let text = fold::fold(text).characters;
    let run: Vec<char> = run.chars().collect();
    text.windows(run.len())
        .filter(|window| {
            window.iter().zip(&run).all(|(&character, &wanted)| {
                if wanted == ANY {
                    character != but && fold::is_word(character)
                } else {
                    character == wanted
                }
            })
        })
        .map(|window| window.iter().collect())
        .collect()
}

/// Runs as a story holds them: those with [`ANY`] as they stand in its texts.
pub(super) fn in_texts(runs: &[Vec<String>], texts: &[&str]) -> Vec<Vec<String>> {
    let mut patterns = Vec::new();
    for pieces in runs {
        match pieces.as_slice() {
            [piece] if piece.contains(ANY) => {
                for run in texts.iter().flat_map(|text| found(text, piece, ANY)) {
                    if !patterns.contains(&vec![run.clone()]) {
                        patterns.push(vec![run]);
                    }
                }
            }
            _ => patterns.push(pieces.clone()),
        }
    }
    patterns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_table_is_folded_and_goes_both_ways() {
        for &(from, to) in PAIRS.iter() {
            assert!(fold::is_word(from), "{from}");
            assert_eq!(fold::folded(&from.to_string()), from.to_string());
            assert!(PAIRS.contains(&(to, from)));
        }
    }

    #[test]
    fn another_character_is_a_word_character_other_than_the_one_asked_for() {
        assert_eq!(
            found("甲丁丙,甲乙丙,甲 丙,甲戊丙", "甲\0丙", '乙'),
            ["甲丁丙", "甲戊丙"]
        );
    }
}
