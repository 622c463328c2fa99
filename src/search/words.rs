//! A run to its words: the forward longest match over the corpus' own vocabulary.

use std::sync::Arc;

use tantivy::InvertedIndexReader;

use crate::error::Error;
use crate::index::{Index, Zone};

/// No word of the vocabulary has more characters; longer names are found by their parts.
pub const WORD_CHARS: usize = 16;

/// A run of fewer characters has no words tier.
pub(super) const RUN_CHARS: usize = 4;

/// jieba's words and the corpus' names; a name counts where its first two characters stand somewhere in the text.
pub(super) struct Vocabulary {
    words: Option<Arc<InvertedIndexReader>>,
    names: Option<Arc<InvertedIndexReader>>,
    zones: Vec<Arc<InvertedIndexReader>>,
}

impl Vocabulary {
    pub(super) fn open(index: &Index) -> Result<Self, Error> {
        let fields = index.fields();
        let mut zones = Vec::new();
        for zone in Zone::ALL {
            zones.extend(index.inverted(fields.zones[zone as usize])?);
        }
        Ok(Self {
            words: index.inverted(fields.words)?,
            names: index.inverted(fields.names)?,
            zones,
        })
    }

    fn holds(&self, word: &[char]) -> bool {
        let listed = |reader: &InvertedIndexReader, term: String| {
            matches!(reader.terms().term_ord(term), Ok(Some(_)))
        };
        let text: String = word.iter().collect();
        let is_word = self
            .words
            .as_deref()
            .is_some_and(|words| listed(words, text.clone()));
        let is_name = self
            .names
            .as_deref()
            .is_some_and(|names| listed(names, text.clone()));
        (is_word || is_name)
            && self
                .zones
                .iter()
                .any(|zone| listed(zone, word.iter().take(2).collect()))
    }

    /// The words of a run in order, or nothing where there are fewer than two.
    pub(super) fn cut(&self, run: &str) -> Vec<String> {
        let run: Vec<char> = run.chars().collect();
        let mut words = Vec::new();
        if run.len() < RUN_CHARS {
            return words;
        }
        let mut at = 0;
        while at < run.len() {
            let longest = WORD_CHARS.min(run.len() - at).min(run.len() - 1);
            let size = (2..=longest)
                .rev()
                .find(|&size| self.holds(&run[at..at + size]));
            if let Some(size) = size {
                words.push(run[at..at + size].iter().collect());
            }
            at += size.unwrap_or(1);
        }
        if words.len() < 2 { Vec::new() } else { words }
    }
}
