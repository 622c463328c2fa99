//! Terms to blocks of the dictionary, with what is rare inside them and what is frequent beside them.

use std::mem::take;

use crate::error::Error;
use crate::shards::coder::{Encoder, Flag, Model};
use crate::shards::lists::Postings;
use crate::shards::spool::{Kind, Spool};
use crate::shards::texts::Alphabet;

/// Digits that a word character of the text takes in blocks and lists together, as measured on 10,000 stories; what it takes in this
/// archive shows on the way. A fraction, as the next one.
const DIGITS_A_CHARACTER: (u64, u64) = (28, 10);

/// Files of blocks, lists and positions a story. With the packs of texts, a quarter of the stories, they stay below half the number of
/// stories.
const FILES_A_STORY: (u64, u64) = (245, 1000);

/// Files besides: entry, lengths, days, tables, and the last ones begun.
const OTHER_FILES: u64 = 8;

/// The share of the text, one in so many, that weighs as much as the digits measured elsewhere.
const TRUST: u64 = 20;

/// Fewest digits a file: below, gzip's own tables weigh more than what a search would save.
const FILE_DIGITS: usize = 3000;

/// No term of a field stands after it, and none of the text before it.
const FIRST_OF_TEXT: &str = "\u{10}";

/// Terms that occur more often have their lists outside the block. With 96 a search of 8,664 news stories takes 18.0 kB and 6 files at
/// the median, with 400 16.9 kB and 5, with 1,000 16.2 kB and 5: fewer lists outside leave more files to the blocks.
const INLINE: usize = 1000;

/// Terms that occur more often have their positions apart, so that queries of two characters, and stories that lack the
/// run's other characters, do not pay for them.
const TOGETHER: usize = 2000;

/// Occurrences in one file of positions. With 4,000 the 99th of 100 searches of 50,000 stories takes 23 files instead of 18, and the
/// median one 6 % more bytes.
const CHUNK: usize = 16_000;

/// Writes terms, given in the code point order of their first characters; those that share it are put in the alphabet's order.
pub(super) struct Dictionary<'a> {
    alphabet: &'a Alphabet,
    /// Terms that begin with one character.
    group: Vec<Entry>,
    all_stories: u32,
    /// Word characters of all stories, and how many of them the terms so far begin with.
    characters: u64,
    seen: u64,
    /// Digits of the finished blocks and lists of the text.
    digits: u64,
    /// Digits after which a block or a file of lists ends.
    file_digits: usize,
    block: Block,
    /// First term of each finished block, and of the open one.
    pub(super) firsts: Vec<String>,
    lists: Vec<String>,
    list_digits: usize,
    list_files: u32,
    position_files: u32,
}

struct Entry {
    order: Vec<u32>,
    term: String,
    postings: Postings,
    words: Vec<String>,
}

struct Block {
    encoder: Encoder,
    last: Vec<u32>,
}

impl<'a> Dictionary<'a> {
    /// Begins the dictionary of an archive of `all_stories` that have `characters` word characters together.
    pub(super) fn new(alphabet: &'a Alphabet, all_stories: u32, characters: u64) -> Self {
        let mut dictionary = Self {
            alphabet,
            group: Vec::new(),
            all_stories,
            characters,
            seen: 0,
            digits: 0,
            file_digits: 0,
            block: Block {
                encoder: Encoder::new(),
                last: Vec::new(),
            },
            firsts: Vec::new(),
            lists: Vec::new(),
            list_digits: 0,
            list_files: 0,
            position_files: 0,
        };
        dictionary.share_out();
        dictionary
    }

    /// Number of the finished blocks and files of lists.
    pub(super) fn parts(&self) -> u32 {
        self.list_files + count(self.firsts.len())
    }

    /// Shares the digits that are still to come out among the files that may still be made.
    fn share_out(&mut self) {
        let left = self.characters.saturating_sub(self.seen);
        let trust = self.characters / TRUST;
        let measured = (trust + self.seen).max(1);
        let elsewhere = trust * DIGITS_A_CHARACTER.0 / DIGITS_A_CHARACTER.1;
        let digits = (elsewhere + self.digits) * left / measured;
        let positions = u64::from(self.position_files) * left / measured;
        let all = self.all_files();
        let made = u64::from(self.parts() + self.position_files);
        let files = all.saturating_sub(made + positions).max(1);
        let file_digits = usize::try_from(digits / files).unwrap_or(usize::MAX);
        self.file_digits = file_digits.clamp(FILE_DIGITS, self.most_digits());
    }

    /// Files of blocks, lists and positions that may be made.
    fn all_files(&self) -> u64 {
        let files = u64::from(self.all_stories) * FILES_A_STORY.0 / FILES_A_STORY.1;
        files.saturating_sub(OTHER_FILES)
    }

    /// Most digits a file: four times what it should have, so that a wrong guess at the end spoils no search.
    fn most_digits(&self) -> usize {
        let digits = self.characters * DIGITS_A_CHARACTER.0 / DIGITS_A_CHARACTER.1;
        let fair = usize::try_from(digits / self.all_files().max(1)).unwrap_or(usize::MAX);
        fair.saturating_mul(4).max(FILE_DIGITS)
    }

    /// Adds a term, without positions where the `postings` have none; `words` are those of the vocabulary that begin with it, without
    /// these two characters, ascending.
    pub(super) fn add(
        &mut self,
        spool: &mut Spool,
        term: String,
        postings: Postings,
        words: Vec<String>,
    ) -> Result<(), Error> {
        let order = order(self.alphabet, &term);
        if self
            .group
            .first()
            .is_some_and(|other| other.order.first() != order.first())
        {
            self.end_group(spool)?;
        }
        self.group.push(Entry {
            order,
            term,
            postings,
            words,
        });
        Ok(())
    }

    /// Writes the terms that begin with the last one's character.
    pub(super) fn end_group(&mut self, spool: &mut Spool) -> Result<(), Error> {
        let mut group = take(&mut self.group);
        group.sort_unstable_by(|one, other| one.order.cmp(&other.order));
        for entry in group {
            self.write(spool, &entry)?;
        }
        Ok(())
    }

    fn write(&mut self, spool: &mut Spool, entry: &Entry) -> Result<(), Error> {
        if self.block.encoder.len() >= self.file_digits {
            self.end_block(spool)?;
        }
        if self.block.last.is_empty() {
            self.firsts.push(entry.term.clone());
            self.block
                .encoder
                .number(Model::Place as usize, self.list_files);
            self.block
                .encoder
                .number(Model::Place as usize, self.position_files);
            let slot = u32::try_from(self.lists.len()).expect("few lists a file");
            self.block.encoder.number(Model::Place as usize, slot);
        }
        self.block.encode_term(self.alphabet, entry);
        let postings = &entry.postings;
        let size = u32::try_from(postings.stories.len()).expect("no more than all stories");
        self.block.encoder.number(Model::Stories as usize, size - 1);
        let occurrences = postings.positions.len().max(postings.stories.len());
        if entry.term.as_str() >= FIRST_OF_TEXT {
            self.seen += postings.positions.len() as u64;
        }
        let is_external = occurrences > INLINE;
        self.block.encoder.flag(Flag::External, 0, is_external);
        if is_external {
            self.add_lists(spool, postings)
        } else {
            postings.encode_stories(&mut self.block.encoder, self.all_stories);
            if !postings.positions.is_empty() {
                postings.encode_positions(&mut self.block.encoder, 0..postings.counts.len(), 0);
            }
            Ok(())
        }
    }

    fn add_lists(&mut self, spool: &mut Spool, postings: &Postings) -> Result<(), Error> {
        let is_new_file = self.list_digits >= self.file_digits;
        if is_new_file {
            self.end_lists(spool)?;
        }
        let encoder = &mut self.block.encoder;
        encoder.flag(Flag::NewFile, 0, is_new_file);
        let mut stories = Encoder::new();
        postings.encode_stories(&mut stories, self.all_stories);
        self.push_list(stories.finish());
        if postings.positions.is_empty() {
            return Ok(());
        }
        let is_large = postings.positions.len() > TOGETHER;
        self.block.encoder.flag(Flag::Large, 0, is_large);
        if !is_large {
            let mut positions = Encoder::new();
            postings.encode_positions(&mut positions, 0..postings.counts.len(), 0);
            self.push_list(positions.finish());
            return Ok(());
        }
        let all = postings.stories.len();
        let size = (all * CHUNK / postings.positions.len()).max(1);
        self.block.encoder.number(
            Model::Place as usize,
            u32::try_from(size).expect("no more than all stories"),
        );
        let mut at = 0;
        for start in (0..all).step_by(size) {
            let mut positions = Encoder::new();
            at = postings.encode_positions(&mut positions, start..(start + size).min(all), at);
            let payload = format!("\"{}\"", positions.finish());
            spool.add(Kind::Positions, self.position_files, &payload)?;
            self.position_files += 1;
        }
        Ok(())
    }

    fn push_list(&mut self, digits: String) {
        self.list_digits += digits.len();
        self.lists.push(digits);
    }

    fn end_lists(&mut self, spool: &mut Spool) -> Result<(), Error> {
        let payload = format!("[\"{}\"]", self.lists.join("\",\""));
        spool.add(Kind::Lists, self.list_files, &payload)?;
        self.list_files += 1;
        if self.seen > 0 {
            self.digits += self.list_digits as u64;
            self.share_out();
        }
        self.list_digits = 0;
        self.lists.clear();
        Ok(())
    }

    fn end_block(&mut self, spool: &mut Spool) -> Result<(), Error> {
        let mut encoder = std::mem::replace(&mut self.block.encoder, Encoder::new());
        self.block.last.clear();
        encoder.flag(Flag::More, 0, false);
        let number = u32::try_from(self.firsts.len() - 1).expect("few blocks");
        let digits = encoder.finish();
        if self.seen > 0 {
            self.digits += digits.len() as u64;
            self.share_out();
        }
        spool.add(Kind::Dictionary, number, &format!("\"{digits}\""))
    }

    /// Writes what is open.
    pub(super) fn finish(&mut self, spool: &mut Spool) -> Result<(), Error> {
        self.end_group(spool)?;
        if !self.block.last.is_empty() {
            self.end_block(spool)?;
        }
        if !self.lists.is_empty() {
            self.end_lists(spool)?;
        }
        Ok(())
    }
}

impl Block {
    fn encode_term(&mut self, alphabet: &Alphabet, entry: &Entry) {
        self.encoder.flag(Flag::More, 0, true);
        encode_order(&mut self.encoder, &entry.order, &self.last);
        self.last.clone_from(&entry.order);
        let encoder = &mut self.encoder;
        let words = &entry.words;
        let is_word = words.first().is_some_and(String::is_empty);
        encoder.flag(Flag::IsWord, 0, is_word);
        let longer = &words[usize::from(is_word)..];
        encoder.number(Model::Words as usize, count(longer.len()));
        for word in longer {
            encoder.number(Model::WordLength as usize, count(word.chars().count()));
            for character in word.chars() {
                encoder.number(Model::Character as usize, alphabet.order(character));
            }
        }
    }
}

/// Writes terms in order: what the entry file says of the blocks' first ones.
pub(super) fn encode_terms(alphabet: &Alphabet, terms: &[String]) -> String {
    let mut encoder = Encoder::new();
    let mut last = Vec::new();
    for term in terms {
        encoder.flag(Flag::More, 0, true);
        let order = order(alphabet, term);
        encode_order(&mut encoder, &order, &last);
        last = order;
    }
    encoder.flag(Flag::More, 0, false);
    encoder.finish()
}

/// A term as what it is sorted by: its first character's code point, so that a character's terms stand together wherever it ranks, then
/// the others' places in the alphabet, so that what often follows stands close together.
pub(super) fn order(alphabet: &Alphabet, term: &str) -> Vec<u32> {
    let mut characters = term.chars();
    let first = characters.next().map(u32::from);
    let others = characters.map(|character| alphabet.order(character));
    first.into_iter().chain(others).collect()
}

/// Writes a term's order after the `last` one.
fn encode_order(encoder: &mut Encoder, order: &[u32], last: &[u32]) {
    let both = order.iter().zip(last);
    let shared = both.take_while(|(a, b)| a == b).count();
    encoder.number(Model::Shared as usize, count(shared));
    encoder.number(Model::Added as usize, count(order.len() - shared));
    for (index, &place) in order.iter().enumerate().skip(shared) {
        match last.get(index) {
            Some(&before) if index == shared => {
                encoder.number(Model::Ascent as usize, place - before);
            }
            _ => encoder.number(Model::Character as usize, place),
        }
    }
}

fn count(size: usize) -> u32 {
    u32::try_from(size).expect("terms and words are short")
}
