//! What the browser's search loads: the index, read back out of Tantivy, as small classic scripts.
//!
//! # The format, number 3
//!
//! The entry file `q/entry.js` names the search folder `q/<hash>/`; parts below it are `<kind>/<n div 1000>/<n mod 1000>.js`, `kind`
//! a digit. A part is one statement, `jianbao.put("<kind>/<n>",<payload>)`, and only ASCII but for texts. Numbers of stories are
//! those of the archive: they ascend by day, so that a range of days is a range of numbers.
//!
//! **Entry** `jianbao.enter({format, folder, stories, characters, lengths, months, yearly, undated, terms, aliases})`: number of stories; word
//! characters of all of them; the length that stands for each length class; `[y · 12 + m − 1, n, n, …]`, the number of stories whose
//! sort day is in that month and the following ones, after the first `undated` stories, which have no day; pairs of first number and
//! length, the runs of stories of which the year alone is known; a stream of the first terms of all dictionary blocks, written as in
//! these but without what belongs to them; groups of names that mean one thing, each name with its runs, a space between (left out
//! where there are none).
//!
//! **Terms** are sequences of code points, in code point order, in namespaces by their first character: U+0001 to U+0005 grams of title
//! (values that are no headline line of the text), rubric, by, correspondent, photo; U+0006 to U+0008, U+000E and U+000F whole values of kind, place,
//! page, rubric, by;
//! none of them, grams of the text. A gram is two word characters, two with a space between (separators part them), or one and a line
//! feed (the last of its part). A word character and U+10FFFF is that character by itself, the sum of its grams; only characters of the
//! text have it whose grams fill several parts.
//!
//! **Streams** are strings of digits, see `shards/coder.rs`: numbers by model, flags, plain bits. A **dictionary block** (kind 0) is one
//! stream: number of the open list file, of the next position file, and of the open list file's lists (model `Place`); then for each
//! term, after the flag `More`: `Shared` characters with the last term (none for the first), `Added` characters after them, of which the
//! first less the last term's character there (`Ascent`; `Character` where there is none) and the others as `Character`; the flag
//! `IsWord`; the number of `Words` that begin with its two characters, each as `WordLength` and `Character`s; `Stories` less one; the
//! flag `External`, then its lists: stories and positions, or where they are: flag `NewFile` (the next list file, from its first
//! list; else the open one's next list), flag `Large` (not for whole values and single characters), for a large one the `Place` number
//! of stories a file of positions.
//!
//! **Lists** (kind 1): an array of streams: stories, and then positions unless there are none or these are large. A large term's positions are parts of
//! kind 2, a stream each, from the next position file on.
//!
//! **Stories** of a term: for each the gap to the number after the last one (from 0), its high part by model `Gap` + 2 · class + short,
//! its low `shift` bits plain; shift = max(0, ⌊log₂ max(1, ⌊all ÷ n⌋)⌋ − 2), class 0, 1, 2, 3 for n = 1, 2, 3–4, more, short whether
//! the last high part was below 3 (no at first). Then, not for whole values, its counts: flag `Plain` (variant: the last one's), with
//! it the body's `Count` less one; without, a tree of four flags `Zones` (headline that is a title value, other headline, byline and
//! caption, body), and for each zone set its `HeadCount`, or `Count` for the body, less one. Fields have the body zone alone.
//!
//! **Positions** of a term that is a gram: story by story, zone by zone, the first (`HeadFirst` for both headline zones, `SideFirst`, `BodyFirst`), then
//! each as `Next`, the gap to the number after the last one. In text the first word character of a zone is 0, the next one more, one
//! more again for a run of separators between, or for a part's border.
//!
//! **Texts** (kind 3): an array of [`TEXTS_STORIES`] stories: `[id, url, title, date, inferred, page, length class, [texts]]`. **Lengths**
//! (kind 4): the classes of [`LENGTHS_STORIES`] stories, two a sign, digit 8 · first + second. **Days** (kind 5): `[days, monthly]`, pairs
//! of day (yyyymmdd) and number of stories, and pairs of first number and length, the runs of stories of which the month is known. **Tables** (kind 6): part 0
//! the groups of the shape table, with a space between; part 1 what the search box suggests, `{by, place, rubric, firm, term}`, arrays
//! of folded values, the most frequent first.

mod coder;
mod decoder;
mod dictionary;
mod lists;
mod reader;
mod spool;
mod suggestions;
mod texts;

use std::fmt::Write as _;
use std::iter::Peekable;
use std::sync::Arc;

use serde::Serialize;
use tantivy::postings::Postings as _;
use tantivy::schema::IndexRecordOption;
use tantivy::termdict::TermStreamer;
use tantivy::{DocSet, InvertedIndexReader, TERMINATED, TantivyError};

use crate::error::Error;
use crate::index::grams::{BORDER, END};
use crate::index::{Columns, Index, Record, Zone};
use crate::search::{LENGTHS, WORD_CHARS, length_class, lookalike};
use crate::write::File;
use dictionary::Dictionary;
use lists::Postings;
pub use reader::Shipped;
use spool::{Kind, Spool};
use suggestions::{Organisations, Suggestions};
use texts::Alphabet;

/// Number of the format; the browser refuses a higher one than it knows.
pub const FORMAT: u32 = 3;

/// The entry file's path below the site's root.
pub const ENTRY: &str = "q/entry.js";

/// The search folder that an entry file names, as `q/<hash>`.
#[must_use]
pub fn folder_named_in(entry: &str) -> Option<&str> {
    let folder = entry.split_once("\"folder\":\"")?.1.split('"').next()?;
    let hash = folder.strip_prefix("q/")?;
    let is_plain = !hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_plain.then_some(folder)
}

/// Stories a pack of texts. With four a hit costs 2.9 kB instead of the 2.2 of three, but there may be half as many files again of
/// blocks and lists, each so much smaller; a search with five hits or fewer then takes fewer bytes.
pub const TEXTS_STORIES: u32 = 4;

/// After a character, in place of the next one: the character by itself. No text holds it, and it is the last code point.
const SINGLE: char = '\u{10ffff}';

/// Parts at most that a search for one character reads to sum up its grams, or one more; where there are more, its sum is a term of its
/// own. With 3, 135 characters of 10,000 stories take 4 % of the index; the fifty most frequent ones take half of that.
const SINGLE_PARTS: u32 = 10;

/// Stories that the alphabet is learnt from, at most.
const SAMPLE: u32 = 2048;

/// Stories a part of lengths: 9 kB.
pub const LENGTHS_STORIES: usize = 1 << 15;

/// Reads the browser's files back out of an index and gives them to `write`, the entry file last.
///
/// The paths are below the site's root. What is ready waits on disk beside the index until the search folder's name, a hash over all
/// of it, is known.
///
/// # Errors
/// When the index is damaged or its folder is full, or `write` fails.
///
/// # Panics
/// Never: numbers and strings always serialize.
pub fn shards(index: &Index, write: &dyn Fn(File) -> Result<(), Error>) -> Result<(), Error> {
    let mut spool = Spool::create(index.folder().join("shards.spool"))?;
    let lengths = &index.columns().lengths;
    let characters = lengths.iter().map(|&length| u64::from(length)).sum();
    let alphabet = Alphabet::of(&sample(index)?);
    let mut dictionary = Dictionary::new(&alphabet, index.stories(), characters);
    add_fields(index, &mut dictionary, &mut spool)?;
    add_values(index, &mut dictionary, &mut spool)?;
    add_text(index, &mut dictionary, &mut spool)?;
    dictionary.finish(&mut spool)?;
    let organisations = add_stories(index, &alphabet, &mut spool)?;
    let days = Days::of(index.columns());
    add_lengths(index.columns(), &mut spool)?;
    let payload = serde_json::to_string(&(&days.by_day, &days.monthly)).expect("plain numbers");
    spool.add(Kind::Days, 0, &payload)?;
    let shapes = serde_json::to_string(&lookalike::groups().join(" ")).expect("a plain string");
    spool.add(Kind::Tables, 0, &shapes)?;
    let suggestions = Suggestions::of(index, organisations)?;
    let suggestions = serde_json::to_string(&suggestions).expect("plain strings");
    spool.add(Kind::Tables, 1, &suggestions)?;
    let spooled = spool.finish()?;
    let folder = format!("q/{}", spooled.hash());
    let (alphabet_stream, chances) = alphabet.encode();
    let entry = Entry {
        format: FORMAT,
        folder: &folder,
        stories: index.stories(),
        characters,
        lengths: LENGTHS,
        months: &days.months,
        yearly: &days.yearly,
        undated: days.undated,
        alphabet: alphabet_stream,
        chances,
        terms: dictionary::encode_terms(&alphabet, &dictionary.firsts),
        aliases: index
            .aliases()
            .iter()
            .map(|names| {
                names
                    .iter()
                    .map(|name| (name.name.as_str(), name.pieces.join(" ")))
                    .collect()
            })
            .collect(),
    };
    let json = serde_json::to_string(&entry).expect("plain numbers and strings");
    spooled.drain(|path, bytes| {
        write(File {
            path: format!("{folder}/{path}"),
            bytes,
        })
    })?;
    write(File {
        path: ENTRY.to_owned(),
        bytes: format!("jianbao.enter({json})\n").into_bytes(),
    })
}

#[derive(Serialize)]
struct Entry<'a> {
    format: u32,
    folder: &'a str,
    stories: u32,
    characters: u64,
    lengths: [u32; 8],
    months: &'a [u32],
    yearly: &'a [u32],
    undated: u32,
    alphabet: String,
    chances: String,
    terms: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<Vec<(&'a str, String)>>,
}

/// Adds the grams of the five fields, each in its namespace.
fn add_fields(
    index: &Index,
    dictionary: &mut Dictionary<'_>,
    spool: &mut Spool,
) -> Result<(), Error> {
    let fields = index.fields();
    let columns = [
        fields.title,
        fields.rubric,
        fields.by,
        fields.correspondent,
        fields.photo,
    ];
    for (namespace, field) in ('\u{1}'..).zip(columns) {
        let Some(reader) = index.inverted(field)? else {
            continue;
        };
        let failed = |source| index.error(TantivyError::from(source));
        let mut terms = reader.terms().stream().map_err(failed)?;
        let mut positions = Vec::new();
        while terms.advance() {
            let mut postings = reader
                .read_postings_from_terminfo(
                    terms.value(),
                    IndexRecordOption::WithFreqsAndPositions,
                )
                .map_err(failed)?;
            let mut list = Postings::default();
            while postings.doc() != TERMINATED {
                postings.positions(&mut positions);
                list.stories.push(postings.doc());
                list.counts.push([0, 0, 0, postings.term_freq()]);
                list.positions.extend(&positions);
                postings.advance();
            }
            let term = format!("{namespace}{}", text(terms.key()));
            dictionary.add(spool, term, list, Vec::new())?;
        }
    }
    Ok(())
}

/// Adds the values that match whole.
fn add_values(index: &Index, dictionary: &mut Dictionary, spool: &mut Spool) -> Result<(), Error> {
    let fields = index.fields();
    for (namespace, field) in [
        ('\u{6}', fields.kind),
        ('\u{7}', fields.place),
        ('\u{8}', fields.page),
        ('\u{e}', fields.rubric_value),
        ('\u{f}', fields.by_value),
    ] {
        let Some(reader) = index.inverted(field)? else {
            continue;
        };
        let failed = |source| index.error(TantivyError::from(source));
        let mut terms = reader.terms().stream().map_err(failed)?;
        while terms.advance() {
            let mut postings = reader
                .read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)
                .map_err(failed)?;
            let mut list = Postings::default();
            while postings.doc() != TERMINATED {
                list.stories.push(postings.doc());
                postings.advance();
            }
            let term = format!("{namespace}{}", text(terms.key()));
            dictionary.add(spool, term, list, Vec::new())?;
        }
    }
    Ok(())
}

/// Adds the grams of the text, all zones together, with the words that begin with them.
fn add_text(index: &Index, dictionary: &mut Dictionary, spool: &mut Spool) -> Result<(), Error> {
    let fields = index.fields();
    let mut readers: Vec<(usize, Arc<InvertedIndexReader>)> = Vec::new();
    for zone in Zone::ALL {
        let reader = index.inverted(fields.zones[zone as usize])?;
        readers.extend(reader.map(|reader| (zone as usize, reader)));
    }
    let failed = |source| index.error(TantivyError::from(source));
    let mut zones = Vec::new();
    for (zone, reader) in &readers {
        let mut terms = reader.terms().stream().map_err(failed)?;
        terms.advance();
        zones.push(ZoneTerms {
            zone: *zone,
            reader,
            borders: Borders::read(reader).map_err(|source| index.error(source))?,
            terms,
        });
    }
    let words = [fields.words, fields.names].map(|field| index.inverted(field));
    let mut vocabulary = Vec::new();
    for words in words {
        if let Some(words) = words? {
            vocabulary.push(words);
        }
    }
    let mut words = Words::open(&vocabulary).map_err(failed)?.peekable();
    let mut found = Vec::new();
    let mut postings = Postings::default();
    let mut single = Single::new(index.stories());
    while let Some(term) = zones
        .iter()
        .filter(|zone| !zone.terms.key().is_empty())
        .map(|zone| zone.terms.key().to_vec())
        .min()
    {
        found.clear();
        for zone in zones.iter_mut().filter(|zone| zone.terms.key() == term) {
            zone.read(&mut found)
                .map_err(|source| index.error(source))?;
        }
        merge(&mut found, &mut postings);
        let term = text(&term);
        if !single
            .character
            .is_some_and(|character| term.starts_with(character))
        {
            single.end(dictionary, spool)?;
            single.character = term.chars().next();
            dictionary.end_group(spool)?;
            single.parts_before = dictionary.parts();
        }
        single.count(&postings);
        let words = words_from(&mut words, &term);
        dictionary.add(spool, term, std::mem::take(&mut postings), words)?;
    }
    single.end(dictionary, spool)
}

/// The character that the current grams begin with, counted over all of them.
struct Single {
    character: Option<char>,
    /// Parts of the dictionary before its first gram.
    parts_before: u32,
    /// Occurrences by zone, a row a story; all zero but those of `stories`.
    counts: Vec<[u32; 4]>,
    stories: Vec<u32>,
}

impl Single {
    fn new(all_stories: u32) -> Self {
        Self {
            character: None,
            parts_before: 0,
            counts: vec![[0; 4]; all_stories as usize],
            stories: Vec::new(),
        }
    }

    fn count(&mut self, postings: &Postings) {
        for (&story, counts) in postings.stories.iter().zip(&postings.counts) {
            let sums = &mut self.counts[story as usize];
            if *sums == [0; 4] {
                self.stories.push(story);
            }
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += count;
            }
        }
    }

    /// Adds the character where its grams fill many parts, and forgets it.
    fn end(&mut self, dictionary: &mut Dictionary, spool: &mut Spool) -> Result<(), Error> {
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

/// One zone's dictionary on its way through the terms; the key is empty at the end.
struct ZoneTerms<'a> {
    zone: usize,
    reader: &'a InvertedIndexReader,
    borders: Borders,
    terms: TermStreamer<'a>,
}

/// Where one zone of one story holds a term.
struct Found {
    story: u32,
    zone: usize,
    positions: Vec<u32>,
}

impl ZoneTerms<'_> {
    /// Reads the current term and goes on to the next.
    fn read(&mut self, found: &mut Vec<Found>) -> Result<(), TantivyError> {
        let mut postings = self.reader.read_postings_from_terminfo(
            self.terms.value(),
            IndexRecordOption::WithFreqsAndPositions,
        )?;
        while postings.doc() != TERMINATED {
            let mut positions = Vec::new();
            postings.positions(&mut positions);
            self.borders.close_up(postings.doc(), &mut positions);
            found.push(Found {
                story: postings.doc(),
                zone: self.zone,
                positions,
            });
            postings.advance();
        }
        if !self.terms.advance() {
            // The streamer keeps its last key; a fresh empty one marks the end.
            self.terms = self.reader.terms().range().lt([]).into_stream()?;
        }
        Ok(())
    }
}

fn merge(found: &mut [Found], postings: &mut Postings) {
    found.sort_by_key(|found| (found.story, found.zone));
    postings.clear();
    for found in found {
        if postings.stories.last() != Some(&found.story) {
            postings.stories.push(found.story);
            postings.counts.push([0; 4]);
        }
        let counts = postings.counts.last_mut().expect("just pushed");
        counts[found.zone] = u32::try_from(found.positions.len()).unwrap_or(u32::MAX);
        postings.positions.extend(&found.positions);
    }
}

/// Last word characters of the parts of each story in a zone.
///
/// The index keeps [`BORDER`] numbers between two parts, which would cost the browser a bit a position; between the closed-up ones there
/// is one number, as between words that separators part.
struct Borders {
    /// Story and position, ascending.
    ends: Vec<(u32, u32)>,
}

impl Borders {
    fn read(reader: &InvertedIndexReader) -> Result<Self, TantivyError> {
        let mut ends = Vec::new();
        let mut terms = reader.terms().stream()?;
        let mut positions = Vec::new();
        while terms.advance() {
            if !terms.key().ends_with(&[END as u8]) {
                continue;
            }
            let mut postings = reader.read_postings_from_terminfo(
                terms.value(),
                IndexRecordOption::WithFreqsAndPositions,
            )?;
            while postings.doc() != TERMINATED {
                postings.positions(&mut positions);
                ends.extend(positions.iter().map(|&position| (postings.doc(), position)));
                postings.advance();
            }
        }
        ends.sort_unstable();
        Ok(Self { ends })
    }

    fn close_up(&self, story: u32, positions: &mut [u32]) {
        let from = self.ends.partition_point(|&(other, _)| other < story);
        let ends = &self.ends[from..];
        let mut before = 0;
        // Tantivy adds one number of its own between two values, and one is to stay.
        let spare = u32::try_from(BORDER).expect("a small constant") + 1 - 2;
        for position in positions {
            while ends
                .get(before as usize)
                .is_some_and(|&(other, end)| other == story && end < *position)
            {
                before += 1;
            }
            *position -= before * spare;
        }
    }
}

/// The vocabulary in order: jieba's words and the names, once each.
struct Words<'a> {
    streams: Vec<Peekable<TermTexts<'a>>>,
}

struct TermTexts<'a>(TermStreamer<'a>);

impl Iterator for TermTexts<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.0.advance().then(|| text(self.0.key()))
    }
}

impl<'a> Words<'a> {
    fn open(readers: &'a [Arc<InvertedIndexReader>]) -> std::io::Result<Self> {
        let streams: std::io::Result<Vec<_>> = readers
            .iter()
            .map(|reader| Ok(TermTexts(reader.terms().stream()?).peekable()))
            .collect();
        Ok(Self { streams: streams? })
    }
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

/// The words that begin with a gram, without its two characters; those before it, which no text holds, are passed over.
fn words_from(words: &mut Peekable<Words>, gram: &str) -> Vec<String> {
    let mut found = Vec::new();
    if gram.ends_with(END) || gram.chars().count() != 2 {
        return found;
    }
    while let Some(word) = words.next_if(|word| word.starts_with(gram) || word.as_str() < gram) {
        if let Some(rest) = word.strip_prefix(gram)
            && word.chars().count() <= WORD_CHARS
        {
            found.push(rest.to_owned());
        }
    }
    found
}

/// Terms are made from text, so they are text.
fn text(term: &[u8]) -> String {
    String::from_utf8_lossy(term).into_owned()
}

/// Some stories from the whole archive, to learn from what texts are made of.
fn sample(index: &Index) -> Result<Vec<Record>, Error> {
    let step = index.stories().div_ceil(SAMPLE).max(1);
    let numbers = (0..index.stories()).step_by(step as usize);
    numbers.map(|number| index.record(number)).collect()
}

fn add_stories(
    index: &Index,
    alphabet: &Alphabet,
    spool: &mut Spool,
) -> Result<Organisations, Error> {
    let mut organisations = Organisations::default();
    let lengths = &index.columns().lengths;
    for (pack, first) in (0..index.stories())
        .step_by(TEXTS_STORIES as usize)
        .enumerate()
    {
        let mut dates = Vec::new();
        let mut classes = String::new();
        let mut streams = Vec::new();
        for number in first..(first + TEXTS_STORIES).min(index.stories()) {
            let record = index.record(number)?;
            organisations.read(&record.texts);
            streams.push(alphabet.story(&record));
            let sign = if record.inferred { "~" } else { "" };
            dates.push(format!("{sign}{}", record.date));
            write!(classes, "{}", length_class(lengths[number as usize])).expect("to a string");
        }
        let payload =
            serde_json::to_string(&(dates.join(" "), classes, streams)).expect("plain strings");
        let pack = u32::try_from(pack).expect("fewer packs than stories");
        spool.add(Kind::Texts, pack, &payload)?;
    }
    Ok(organisations)
}

fn add_lengths(columns: &Columns, spool: &mut Spool) -> Result<(), Error> {
    for (number, lengths) in columns.lengths.chunks(LENGTHS_STORIES).enumerate() {
        let signs: String = lengths
            .chunks(2)
            .map(|pair| {
                let class =
                    |index: usize| pair.get(index).map_or(0, |&length| length_class(length));
                let digit = u8::try_from(class(0) * 8 + class(1)).expect("eight classes");
                coder::sign(digit)
            })
            .collect();
        let number = u32::try_from(number).expect("fewer parts than stories");
        spool.add(Kind::Lengths, number, &format!("\"{signs}\""))?;
    }
    Ok(())
}

/// The days of all stories, as counts.
#[derive(Default)]
struct Days {
    months: Vec<u32>,
    by_day: Vec<u32>,
    yearly: Vec<u32>,
    monthly: Vec<u32>,
    undated: u32,
}

impl Days {
    fn of(columns: &Columns) -> Self {
        let mut found = Self::default();
        for (story, (&first, &last)) in (0..).zip(columns.first_days.iter().zip(&columns.last_days))
        {
            if first == 0 {
                found.undated += 1;
                continue;
            }
            let month = first / 10_000 * 12 + first / 100 % 100 - 1;
            let start = *found.months.first().unwrap_or(&month);
            if found.months.is_empty() {
                found.months.push(month);
            }
            let place = (month - start) as usize + 1;
            found.months.resize(found.months.len().max(place + 1), 0);
            found.months[place] += 1;
            match found.by_day.len() {
                size if size > 0 && found.by_day[size - 2] == first => found.by_day[size - 1] += 1,
                _ => found.by_day.extend([first, 1]),
            }
            if last != first {
                let runs = if last / 100 == first / 100 {
                    &mut found.monthly
                } else {
                    &mut found.yearly
                };
                match runs.len() {
                    size if size > 0 && runs[size - 2] + runs[size - 1] == story => {
                        runs[size - 1] += 1;
                    }
                    _ => runs.extend([story, 1]),
                }
            }
        }
        found
    }
}
