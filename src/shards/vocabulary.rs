//! The archive's words, each with the gram that it begins with.

use std::iter::Peekable;
use std::sync::Arc;

use tantivy::InvertedIndexReader;
use tantivy::termdict::TermStreamer;

use crate::index::grams::SEPARATED;
use crate::search::WORD_CHARS;
use crate::shards::grams::text;

/// The vocabulary on its way through the words: jieba's and the names, once each.
pub(super) struct Vocabulary<'a> {
    words: Peekable<Words<'a>>,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn open(readers: &'a [Arc<InvertedIndexReader>]) -> std::io::Result<Self> {
        let streams: std::io::Result<Vec<_>> = readers
            .iter()
            .map(|reader| Ok(Terms(reader.terms().stream()?).peekable()))
            .collect();
        let words = Words { streams: streams? };
        Ok(Self {
            words: words.peekable(),
        })
    }

    /// The words that begin with a gram, without its two characters. Grams come in order; words before them, which no text holds, are
    /// passed over.
    pub(super) fn from(&mut self, gram: &str) -> Vec<String> {
        let mut found = Vec::new();
        if gram.ends_with(SEPARATED) {
            return found;
        }
        let is_next = |word: &String| word.starts_with(gram) || word.as_str() < gram;
        while let Some(word) = self.words.next_if(is_next) {
            if let Some(rest) = word.strip_prefix(gram)
                && word.chars().count() <= WORD_CHARS
            {
                found.push(rest.to_owned());
            }
        }
        found
    }
}

struct Terms<'a>(TermStreamer<'a>);

impl Iterator for Terms<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.0.advance().then(|| text(self.0.key()))
    }
}

/// The words of several dictionaries in order, once each.
struct Words<'a> {
    streams: Vec<Peekable<Terms<'a>>>,
}

impl Iterator for Words<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let least = self
            .streams
            .iter_mut()
            .filter_map(|words| words.peek().cloned())
            .min()?;
        for words in &mut self.streams {
            words.next_if_eq(&least);
        }
        Some(least)
    }
}
