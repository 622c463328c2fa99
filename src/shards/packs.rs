//! Stories to packs of texts, and what organisations they name.

use std::fmt::Write as _;

use rayon::prelude::*;

use crate::error::Error;
use crate::index::Stories;
use crate::search::length_class;
use crate::shards::spool::{Kind, Spool, Spooled};
use crate::shards::suggestions::{self, Organisations};
use crate::shards::texts::Alphabet;

/// Stories a pack of texts. With three a hit would cost a quarter less, but blocks and lists could have a third fewer files, each so much
/// larger.
pub const TEXTS_STORIES: u32 = 4;

/// Packs coded side by side before they go to disk: enough for all cores, few enough to bound memory.
const PACKS_AT_ONCE: u32 = 512;

/// Packs of texts, and the organisations that they name.
pub(super) fn spool(
    stories: &Stories,
    alphabet: &Alphabet,
) -> Result<(Spooled, Organisations), Error> {
    let mut spool = Spool::create(stories.folder().join("texts.spool"))?;
    let mut organisations = Organisations::default();
    let packs = stories.size().div_ceil(TEXTS_STORIES);
    for first in (0..packs).step_by(PACKS_AT_ONCE as usize) {
        let numbers = first..packs.min(first + PACKS_AT_ONCE);
        let made: Vec<Pack> = numbers
            .clone()
            .into_par_iter()
            .map(|number| pack(stories, alphabet, number))
            .collect::<Result<_, _>>()?;
        for (number, pack) in numbers.zip(made) {
            spool.add(Kind::Texts, number, &pack.payload)?;
            for names in pack.organisations {
                organisations.add(names);
            }
        }
    }
    Ok((spool.finish()?, organisations))
}

/// Some stories' texts as they are shipped, and the organisations that each names.
struct Pack {
    payload: String,
    organisations: Vec<Vec<String>>,
}

fn pack(stories: &Stories, alphabet: &Alphabet, number: u32) -> Result<Pack, Error> {
    let lengths = &stories.columns().lengths;
    let mut dates = Vec::new();
    let mut classes = String::new();
    let mut streams = Vec::new();
    let mut organisations = Vec::new();
    let first = number * TEXTS_STORIES;
    for number in first..(first + TEXTS_STORIES).min(stories.size()) {
        let record = stories.record(number)?;
        organisations.push(suggestions::organisations(&record.texts));
        streams.push(alphabet.story(&record));
        let sign = if record.inferred { "~" } else { "" };
        dates.push(format!("{sign}{}", record.date));
        write!(classes, "{}", length_class(lengths[number as usize])).expect("to a string");
    }
    let payload = (dates.join(" "), classes, streams);
    Ok(Pack {
        payload: serde_json::to_string(&payload).expect("plain strings"),
        organisations,
    })
}
