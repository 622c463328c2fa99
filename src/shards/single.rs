//! A frequent character by itself: the sum of its grams.

use crate::error::Error;
use crate::shards::dictionary::Dictionary;
use crate::shards::lists::Postings;
use crate::shards::spool::Spool;

/// After a character, in place of the next one: the character by itself. No text holds it, and it is the last code point.
pub(super) const SINGLE: char = '\u{10ffff}';

/// Parts at most that a search for one character reads to sum up its grams, or one more; where there are more, its sum is a term of its
/// own. With 3, 135 characters of 10,000 stories take 4 % of the index; the fifty most frequent ones take half of that.
const SINGLE_PARTS: u32 = 10;

/// The character that the current grams begin with, counted over all of them.
pub(super) struct Single {
    character: Option<char>,
    /// Parts of the dictionary before its first gram.
    parts_before: u32,
    /// Occurrences by zone, a row a story; all zero but those of `stories`.
    counts: Vec<[u32; 4]>,
    stories: Vec<u32>,
}

impl Single {
    pub(super) fn new(all_stories: u32) -> Self {
        Self {
            character: None,
            parts_before: 0,
            counts: vec![[0; 4]; all_stories as usize],
            stories: Vec::new(),
        }
    }

    /// Counts a gram of the text, before it goes into the dictionary; grams come in order.
    pub(super) fn count(
        &mut self,
        gram: &str,
        postings: &Postings,
        dictionary: &mut Dictionary,
        spool: &mut Spool,
    ) -> Result<(), Error> {
        let first = gram.chars().next();
        if self.character != first {
            self.end(dictionary, spool)?;
            self.character = first;
            self.parts_before = dictionary.parts();
        }
        for (&story, counts) in postings.stories.iter().zip(&postings.counts) {
            let sums = &mut self.counts[story as usize];
            if *sums == [0; 4] {
                self.stories.push(story);
            }
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        Ok(())
    }

    /// Adds the character where its grams fill many parts, and forgets it.
    pub(super) fn end(
        &mut self,
        dictionary: &mut Dictionary,
        spool: &mut Spool,
    ) -> Result<(), Error> {
        dictionary.end_group(spool)?;
        self.stories.sort_unstable();
        let mut sum = Postings::default();
        for story in self.stories.drain(..) {
            let counts = std::mem::take(&mut self.counts[story as usize]);
            sum.stories.push(story);
            sum.counts.push(counts);
        }
        match self.character.take() {
            Some(character) if dictionary.parts() > self.parts_before + SINGLE_PARTS => {
                dictionary.add(spool, format!("{character}{SINGLE}"), sum, Vec::new())
            }
            _ => Ok(()),
        }
    }
}
