//! What the browser's search loads: the index, read back out of Tantivy, as small classic scripts.
//!
//! # The format, number 4
//!
//! The entry file `q/entry.js` names the search folder `q/<hash>/`; parts below it are `<kind>/<n div 1000>/<n mod 1000>.js`, `kind`
//! a digit. A part is one statement, `jianbao.put("<kind>/<n>",<payload>)`, and only ASCII but for texts. Numbers of stories are
//! those of the archive: they ascend by day, so that a range of days is a range of numbers.
//!
//! **Entry** `jianbao.enter({format, folder, stories, characters, lengths, months, yearly, undated, alphabet, chances, terms, aliases})`:
//! number of stories; word characters of all of them; the length that stands for each length class; `[y · 12 + m − 1, n, n, …]`, the
//! number of stories whose sort day is in that month and the following ones, after the first `undated` stories, which have no day; pairs
//! of first number and length, the runs of stories of which the year alone is known; the alphabet, a stream; the chances with which
//! texts begin, a digit each; a stream of the first terms of all dictionary blocks, written as in these but without what belongs to
//! them; groups of names that mean one thing, each name with its runs, a space between (left out where there are none).
//!
//! **Alphabet**: the archive's characters by frequency, at most 2,047. Their number (`Place`); octave by octave (1, 2, 4, … characters)
//! each character's code point less the one after the last (`Character`, from 0 in each octave). Then, after the flag `More`, for
//! characters by rank the rank less the last one's (`Ascent`), the number of its followers less one (`Words`), and their places (`Next`).
//! A character's **place** is its rank, or the size of the alphabet and its code point.
//!
//! **Terms** are sequences of characters, in the order of the first one's code point and then of the others' places, in namespaces by
//! their first character: U+0001 to U+0005 grams of title
//! (values that are no headline line of the text), rubric, by, correspondent, photo; U+0006 to U+0008, U+000E and U+000F whole values of kind, place,
//! page, rubric, by;
//! none of them, grams of the text. A gram is two word characters, or one and a space (the last of its run: separators follow, or the
//! part ends). A word character and U+10FFFF is that character by itself, the sum of its grams; only characters of the
//! text have it whose grams fill several parts.
//!
//! **Streams** are strings of digits, see `shards/coder.rs`: numbers by model, flags, plain bits. A **dictionary block** (kind 0) is one
//! stream: number of the open list file, of the next position file, and of the open list file's lists (model `Place`); then for each
//! term, after the flag `More`: `Shared` characters with the last term (none for the first), `Added` characters after them, of which the
//! first less the last term's character there (`Ascent`; `Character` where there is none) and the others as `Character`, in code points
//! for a term's first character and places for the others; the flag
//! `IsWord`; the number of `Words` that begin with its two characters, each as `WordLength` and `Character`s (places); `Stories` less one; the
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
//! more again for a run of separators between, and two more for a part's border.
//!
//! **Texts** (kind 3): `[dates, length classes, streams]` of [`TEXTS_STORIES`] stories: the dates with a space between, `~` before an inferred
//! one; a digit each; a stream each. A story's stream, with the chances of texts as the entry says: the number of its texts (`Words`);
//! id, address, title, page and texts, each ended by a line feed. An empty id has 10 letters of five plain bits, `a` to `z` and `2` to
//! `7`, after it; an empty address is `s/<2 of the id>/<id>.html`, an empty title the first text. A character is one of at most four
//! guesses, each after its flag `Guess`, or else its place by model `Symbol`, variant: whether the last one was guessed (see
//! `shards/guesser.rs` for the guesses). Then, after the flag `More` each, the rows of the fold table that texts and title need, two
//! numbers `Place`: the places of a character and of what stands for it. **Lengths**
//! (kind 4): the classes of [`LENGTHS_STORIES`] stories, two a sign, digit 8 · first + second. **Days** (kind 5): `[days, monthly]`, pairs
//! of day (yyyymmdd) and number of stories, and pairs of first number and length, the runs of stories of which the month is known. **Tables** (kind 6): part 0
//! the groups of the shape table, with a space between; part 1 what the search box suggests, `{by, place, rubric, firm, term}`, arrays
//! of folded values, the most frequent first.

mod blocks;
mod coder;
mod days;
mod decoder;
mod dictionary;
mod grams;
mod guesser;
mod lists;
mod packs;
mod reader;
mod single;
mod spool;
mod suggestions;
mod texts;
mod vocabulary;

use std::sync::{Arc, mpsc};
use std::{panic, thread};

use serde::Serialize;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, TERMINATED, TantivyError};

use crate::error::Error;
use crate::index::{Columns, Index, Merging, Record, Stories, Zone};
use crate::search::{LENGTHS, length_class, lookalike};
use crate::write::File;
use days::Days;
use dictionary::Dictionary;
use grams::{Grams, text};
use lists::Postings;
pub use packs::TEXTS_STORIES;
pub use reader::Shipped;
use single::Single;
use spool::{Kind, Spool, Spooled};
use suggestions::{Organisations, Suggestions};
use texts::Alphabet;
use vocabulary::Vocabulary;

/// Number of the format; the browser refuses a higher one than it knows.
pub const FORMAT: u32 = 4;

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

/// Stories that the alphabet is learnt from, at most.
const SAMPLE: u32 = 2048;

/// Stories a part of lengths: 9 kB.
pub const LENGTHS_STORIES: usize = 1 << 15;

/// Reads the browser's files back out of an index and gives them to `write`, from several threads at once, the entry file last.
///
/// The paths are below the site's root. What is ready waits on disk beside the index until the search folder's name, a hash over all
/// of it, is known. Texts are packed while the index is being merged, from which the terms are read.
///
/// # Errors
/// When the index is damaged or its folder is full, or `write` fails.
///
/// # Panics
/// Never: numbers and strings always serialize.
pub fn shards(
    merging: Merging,
    write: &(dyn Fn(File) -> Result<(), Error> + Sync),
) -> Result<Index, Error> {
    let stories = merging.stories().clone();
    let lengths = &stories.columns().lengths;
    let characters = lengths.iter().map(|&length| u64::from(length)).sum();
    let alphabet = Alphabet::of(&sample(&stories)?);
    let days = Days::of(stories.columns());
    let (terms, texts) = rayon::join(
        || {
            let index = merging.finish()?;
            let (terms, firsts) = spool_terms(&index, &alphabet, characters)?;
            Ok((index, terms, firsts))
        },
        || packs::spool(&stories, &alphabet),
    );
    let ((index, terms, firsts), (texts, organisations)) = (terms?, texts?);
    let tables = spool_tables(&index, &days, organisations)?;
    let folder = format!("q/{}", spool::hash(&[&terms, &texts, &tables]));
    let (alphabet_stream, chances) = alphabet.encode();
    let entry = Entry {
        format: FORMAT,
        folder: &folder,
        stories: stories.size(),
        characters,
        lengths: LENGTHS,
        months: &days.months,
        yearly: &days.yearly,
        undated: days.undated,
        alphabet: alphabet_stream,
        chances,
        terms: dictionary::encode_terms(&alphabet, &firsts),
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
    let drain = |spooled: Spooled| {
        spooled.drain(|path, bytes| {
            write(File {
                path: format!("{folder}/{path}"),
                bytes,
            })
        })
    };
    let (terms, texts) = rayon::join(|| drain(terms), || drain(texts).and(drain(tables)));
    terms.and(texts)?;
    write(File {
        path: ENTRY.to_owned(),
        bytes: format!("jianbao.enter({json})\n").into_bytes(),
    })?;
    Ok(index)
}

/// Blocks, lists and positions, and the first term of each block.
fn spool_terms(
    index: &Index,
    alphabet: &Alphabet,
    characters: u64,
) -> Result<(Spooled, Vec<String>), Error> {
    let mut spool = Spool::create(index.folder().join("terms.spool"))?;
    let mut dictionary = Dictionary::new(alphabet, index.stories().size(), characters);
    add_fields(index, &mut dictionary, &mut spool)?;
    add_values(index, &mut dictionary, &mut spool)?;
    add_text(index, &mut dictionary, &mut spool)?;
    dictionary.finish(&mut spool)?;
    Ok((spool.finish()?, dictionary.firsts))
}

/// Lengths, days and what few searches need.
fn spool_tables(
    index: &Index,
    days: &Days,
    organisations: Organisations,
) -> Result<Spooled, Error> {
    let mut spool = Spool::create(index.folder().join("tables.spool"))?;
    add_lengths(index.stories().columns(), &mut spool)?;
    let payload = serde_json::to_string(&(&days.by_day, &days.monthly)).expect("plain numbers");
    spool.add(Kind::Days, 0, &payload)?;
    let shapes = serde_json::to_string(&lookalike::groups().join(" ")).expect("a plain string");
    spool.add(Kind::Tables, 0, &shapes)?;
    let suggestions = Suggestions::of(index, organisations)?;
    let suggestions = serde_json::to_string(&suggestions).expect("plain strings");
    spool.add(Kind::Tables, 1, &suggestions)?;
    spool.finish()
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
        let readers = [(Zone::Body as usize, reader)];
        let mut grams = Grams::open(&readers).map_err(|source| index.error(source))?;
        while let Some((gram, postings)) = grams.next().map_err(|source| index.error(source))? {
            dictionary.add(spool, format!("{namespace}{gram}"), postings, Vec::new())?;
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
    let mut grams = Grams::open(&readers).map_err(|source| index.error(source))?;
    let words = [fields.words, fields.names].map(|field| index.inverted(field));
    let mut vocabulary = Vec::new();
    for words in words {
        if let Some(words) = words? {
            vocabulary.push(words);
        }
    }
    let words = Vocabulary::open(&vocabulary);
    let mut words = words.map_err(|source| index.error(TantivyError::from(source)))?;
    let mut single = Single::new(index.stories().size());
    // Reading the terms takes as long as writing them.
    thread::scope(|scope| {
        let (sender, read) = mpsc::sync_channel(1);
        let reading = scope.spawn(move || -> Result<(), TantivyError> {
            loop {
                let mut some = Vec::with_capacity(TERMS_AT_ONCE);
                while some.len() < TERMS_AT_ONCE
                    && let Some((gram, postings)) = grams.next()?
                {
                    let words = words.from(&gram);
                    some.push((gram, postings, words));
                }
                if some.is_empty() || sender.send(some).is_err() {
                    return Ok(());
                }
            }
        });
        for (gram, postings, words) in read.into_iter().flatten() {
            single.count(&gram, &postings, dictionary, spool)?;
            dictionary.add(spool, gram, postings, words)?;
        }
        reading
            .join()
            .unwrap_or_else(|panic| panic::resume_unwind(panic))
            .map_err(|source| index.error(source))
    })?;
    single.end(dictionary, spool)
}

/// Some stories from the whole archive, to learn from what texts are made of.
fn sample(stories: &Stories) -> Result<Vec<Record>, Error> {
    let step = stories.size().div_ceil(SAMPLE).max(1);
    let numbers = (0..stories.size()).step_by(step as usize);
    numbers.map(|number| stories.record(number)).collect()
}

/// Terms read together before they are written; 60 kB of a list is the most in 75,000 stories.
const TERMS_AT_ONCE: usize = 128;

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
