//! The search folder as it is shipped to what it finds: the browser's way through it, in Rust, for the self-test.
//!
//! It shares the format with the writing side and nothing else: it sees no index, only the site's files.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::index::grams::SEPARATED;
use crate::search::steps as steps_of;
use crate::shards::blocks::{
    Block, List, Place, Term, is_counted, read_block, read_positions, read_stories, read_term,
};
use crate::shards::coder::Flag;
use crate::shards::decoder::Decoder;
use crate::shards::dictionary;
use crate::shards::single::SINGLE;
use crate::shards::spool::{Kind, part_path};
use crate::shards::texts::Alphabet;
use crate::shards::{ENTRY, FORMAT, TEXTS_STORIES};

/// Blocks kept decoded; the next one then empties the store, so that memory does not grow with the archive.
const BLOCKS: usize = 512;

/// A site's search folder.
pub struct Shipped {
    site: PathBuf,
    folder: String,
    stories: u32,
    alphabet: Alphabet,
    /// First term of each block, as it is sorted.
    firsts: Vec<Vec<u32>>,
    blocks: BTreeMap<usize, Rc<Block>>,
}

#[derive(Deserialize)]
struct Entry {
    format: u32,
    folder: String,
    stories: u32,
    alphabet: String,
    chances: String,
    terms: String,
}

/// A term that makes a step of a run, and how many numbers on it leads.
type Way = (List, u32);

impl Shipped {
    /// Opens the search folder that a site's entry file names.
    ///
    /// # Errors
    /// When the entry file cannot be read or is of another format.
    pub fn open(site: &Path) -> Result<Self, Error> {
        let path = site.join(ENTRY);
        let entry: Entry = payload(&path, "jianbao.enter(")?;
        if entry.format != FORMAT {
            return Err(damaged(&path));
        }
        let alphabet =
            Alphabet::decode(&entry.alphabet, &entry.chances).ok_or_else(|| damaged(&path))?;
        let mut from = Decoder::new(&entry.terms);
        let mut firsts: Vec<Vec<u32>> = Vec::new();
        let mut last = Vec::new();
        while from.flag(Flag::More, 0) {
            read_term(&mut from, &mut last).ok_or_else(|| damaged(&path))?;
            firsts.push(last.clone());
        }
        Ok(Self {
            site: site.to_owned(),
            folder: entry.folder,
            stories: entry.stories,
            alphabet,
            firsts,
            blocks: BTreeMap::new(),
        })
    }

    /// Number of stories.
    #[must_use]
    pub fn stories(&self) -> u32 {
        self.stories
    }

    /// The stories whose text holds the pieces one after the other, ascending.
    ///
    /// # Errors
    /// When a file is missing or damaged.
    ///
    /// # Panics
    /// Never: a list has as many counts and positions as stories.
    pub fn holding(&mut self, pieces: &[String]) -> Result<Vec<u32>, Error> {
        let characters: Vec<char> = pieces.iter().flat_map(|piece| piece.chars()).collect();
        if characters.len() < 2 {
            return self.holding_single(&pieces.concat());
        }
        let mut steps: Vec<Vec<Way>> = Vec::new();
        for step in steps_of(pieces) {
            let mut ways = vec![(self.list(&format!("{}{}", step.from, step.to))?, 1)];
            if step.loose {
                ways.push((self.list(&format!("{}{SEPARATED}", step.from))?, 2));
            }
            steps.push(ways);
        }
        // What follows separators is told by the gram that begins there.
        if let Some(last) = pieces.last().filter(|last| last.chars().count() == 1) {
            let lists = self.lists_from(last)?;
            steps.push(lists.into_iter().map(|list| (list, 1)).collect());
        }
        let mut candidates: Option<Vec<u32>> = None;
        for ways in &steps {
            let mut stories: Vec<u32> = ways
                .iter()
                .flat_map(|(list, _)| list.stories.clone())
                .collect();
            stories.sort_unstable();
            stories.dedup();
            if let Some(some) = &candidates {
                stories.retain(|story| some.binary_search(story).is_ok());
            }
            candidates = Some(stories);
        }
        let holds = |&story: &u32| {
            (0..4).any(|zone| {
                let mut standing: Option<Vec<u32>> = None;
                for ways in &steps {
                    let reached = reached(ways, story, zone, standing.as_deref());
                    if reached.is_empty() {
                        return false;
                    }
                    standing = Some(reached);
                }
                true
            })
        };
        Ok(candidates
            .unwrap_or_default()
            .into_iter()
            .filter(holds)
            .collect())
    }

    /// A story's id and texts, as snippets are made of.
    ///
    /// # Errors
    /// When its pack is missing or damaged.
    pub fn text(&self, story: u32) -> Result<(String, Vec<String>), Error> {
        type Pack = (String, String, Vec<String>);
        let (path, pack): (_, Pack) = self.part(Kind::Texts, story / TEXTS_STORIES)?;
        let stream = pack.2.get((story % TEXTS_STORIES) as usize);
        stream
            .and_then(|stream| self.alphabet.read(stream))
            .ok_or_else(|| damaged(&path))
    }

    /// Every gram that begins with the character is an occurrence of it; of frequent ones the sum stands by itself.
    fn holding_single(&mut self, single: &str) -> Result<Vec<u32>, Error> {
        let whole = self.list(&format!("{single}{SINGLE}"))?;
        if !whole.stories.is_empty() {
            return Ok(whole.stories);
        }
        let lists = self.lists_from(single)?;
        let mut stories: Vec<u32> = lists.into_iter().flat_map(|list| list.stories).collect();
        stories.sort_unstable();
        stories.dedup();
        Ok(stories)
    }

    /// The lists of all grams that begin with a character.
    fn lists_from(&mut self, single: &str) -> Result<Vec<List>, Error> {
        let mut lists = Vec::new();
        let single = dictionary::order(&self.alphabet, single);
        let first = self.block_of(&single).unwrap_or(0);
        for number in first..self.firsts.len() {
            if number > first && !self.firsts[number].starts_with(&single) {
                break;
            }
            let block = self.block(number)?;
            for (term, value) in block.iter().filter(|(term, _)| term.starts_with(&single)) {
                if self.is_placed(term) {
                    lists.push(self.list_of(term, value)?);
                }
            }
        }
        Ok(lists)
    }

    /// The number of the block that a term would be in.
    fn block_of(&self, term: &[u32]) -> Option<usize> {
        self.firsts
            .partition_point(|first| first.as_slice() <= term)
            .checked_sub(1)
    }

    /// A term's stories and positions; empty where no text holds it.
    fn list(&mut self, term: &str) -> Result<List, Error> {
        let term = &dictionary::order(&self.alphabet, term);
        let Some(number) = self.block_of(term) else {
            return Ok(List::default());
        };
        let block = self.block(number)?;
        let Ok(at) = block.binary_search_by(|(other, _)| other.cmp(term)) else {
            return Ok(List::default());
        };
        self.list_of(term, &block[at].1)
    }

    fn list_of(&self, term: &[u32], value: &Term) -> Result<List, Error> {
        let place = match value {
            Term::Here(list) => return Ok(list.clone()),
            Term::There(place) => place,
        };
        let mut list = self.stories_of(term, place)?;
        if !self.is_placed(term) {
            return Ok(list);
        }
        match place.large {
            None => {
                let (path, streams): (_, Vec<String>) = self.part(Kind::Lists, place.file)?;
                let stream = streams.get(place.slot + 1).ok_or_else(|| damaged(&path))?;
                read_positions(&mut Decoder::new(stream), &mut list, place.size);
            }
            Some((chunk, base)) => {
                for number in 0..place.size.div_ceil(chunk.max(1)) {
                    let (_, stream): (_, String) = self.part(Kind::Positions, base + number)?;
                    read_positions(&mut Decoder::new(&stream), &mut list, chunk);
                }
            }
        }
        Ok(list)
    }

    /// Whether a term has positions: all but whole values and single characters.
    fn is_placed(&self, term: &[u32]) -> bool {
        is_counted(term) && term.last() != Some(&self.alphabet.order(SINGLE))
    }

    /// A term's stories from its list file.
    fn stories_of(&self, term: &[u32], place: &Place) -> Result<List, Error> {
        let (path, streams): (_, Vec<String>) = self.part(Kind::Lists, place.file)?;
        let stream = streams.get(place.slot).ok_or_else(|| damaged(&path))?;
        read_stories(
            &mut Decoder::new(stream),
            place.size,
            self.stories,
            is_counted(term),
        )
        .ok_or_else(|| damaged(&path))
    }

    fn block(&mut self, number: usize) -> Result<Rc<Block>, Error> {
        if let Some(block) = self.blocks.get(&number) {
            return Ok(Rc::clone(block));
        }
        let part = u32::try_from(number).expect("few blocks");
        let (path, stream): (_, String) = self.part(Kind::Dictionary, part)?;
        let block = Rc::new(
            read_block(&stream, self.stories, self.alphabet.order(SINGLE))
                .ok_or_else(|| damaged(&path))?,
        );
        if self.blocks.len() >= BLOCKS {
            self.blocks.clear();
        }
        self.blocks.insert(number, Rc::clone(&block));
        Ok(block)
    }

    fn part<T: DeserializeOwned>(&self, kind: Kind, number: u32) -> Result<(PathBuf, T), Error> {
        let path = self.site.join(&self.folder).join(part_path(kind, number));
        let call = format!("jianbao.put(\"{}/{number}\",", kind as u32);
        let payload = payload(&path, &call)?;
        Ok((path, payload))
    }
}

/// What a script of one call hands over.
fn payload<T: DeserializeOwned>(path: &Path, call: &str) -> Result<T, Error> {
    let script = fs::read_to_string(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    script
        .strip_prefix(call)
        .and_then(|rest| rest.trim_end().strip_suffix(')'))
        .and_then(|json| serde_json::from_str(json).ok())
        .ok_or_else(|| damaged(path))
}

fn damaged(path: &Path) -> Error {
    Error::Read {
        path: path.to_owned(),
        source: io::ErrorKind::InvalidData.into(),
    }
}

/// The numbers that a step reaches in a zone of a story, given those it may leave from.
fn reached(ways: &[Way], story: u32, zone: usize, left: Option<&[u32]>) -> Vec<u32> {
    let mut reached = Vec::new();
    for (list, distance) in ways {
        let Ok(index) = list.stories.binary_search(&story) else {
            continue;
        };
        let stands = |number: &&u32| left.is_none_or(|left| left.binary_search(number).is_ok());
        let numbers = list.zone(index, zone).iter().filter(stands);
        reached.extend(numbers.map(|number| number + distance));
    }
    reached.sort_unstable();
    reached
}
