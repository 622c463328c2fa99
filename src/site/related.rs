//! Related stories: those that share rare phrases, found at build. A story that shares nearly all of them is a reprint.
//!
//! A phrase is four neighbouring word characters, known by its hash. Phrases are counted in a sketch of fixed size, and each story keeps
//! few of its rarest ones, so that memory grows by some hundred bytes a story.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU8, Ordering};

use rayon::prelude::*;

use crate::archive::Archive;
use crate::error::Error;
use crate::role::Role;
use crate::story::{Kind, Story};

/// A story that another one leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) story: usize,
    /// Whether it is much the same text.
    pub(super) reprint: bool,
}

/// Characters of a phrase: three are too often chance (的是一), five miss names of four.
const PHRASE: usize = 4;

/// Characters of a story that are looked at; a news story says in its first paragraphs what it is about.
const TEXT_CHARS: usize = 600;

/// Neighbouring phrases of which one is taken, the one of the smallest hash (winnowing: Schleimer, Wilkerson, Aiken, 2003): two stories
/// that share a string of seven characters take the same phrase of it.
const WINDOW: usize = 4;

/// Phrases that a story keeps: all its rare ones in most stories of 600 characters.
const KEPT: usize = 48;

/// Phrases that a story of a very large archive keeps, so that all of them stay within 200 MB.
const KEPT_OF_MANY: usize = 16;

/// An archive of more stories is very large.
const MANY: usize = 250_000;

/// A phrase in more stories than this is stock; in a small archive the bound is lower still.
const MOST_STORIES: usize = 24;

/// Shared phrases that make two stories related: one long quotation, or some names.
const SHARED: usize = 4;

/// Shared phrases in a hundred of those that the shorter story could have kept that make a reprint.
const REPRINT_PERCENT: usize = 70;

/// Related stories shown.
const SHOWN: usize = 5;

/// Slots of the sketch: about as many as an archive has phrases, in whole powers of two, at most 64 MB.
fn slots(stories: usize) -> usize {
    (stories * TEXT_CHARS)
        .next_power_of_two()
        .clamp(1 << 16, 1 << 26)
}

/// What is kept of a story.
struct Kept {
    phrases: Vec<u32>,
    /// As many as it would keep if all its phrases were rare.
    of: usize,
}

/// Related stories of every story, best first.
///
/// # Errors
/// When a record cannot be read.
pub(super) fn related(archive: &Archive) -> Result<Vec<Vec<Relation>>, Error> {
    let count = archive.stories.len();
    let mut sketch: Vec<AtomicU8> = Vec::new();
    sketch.resize_with(slots(count), AtomicU8::default);
    let mask = sketch.len() - 1;
    (0..count).into_par_iter().try_for_each(|number| {
        for phrase in phrases(&archive.story(number)?) {
            // Saturating: the sum is the same in whatever order threads add.
            let _ = sketch[phrase as usize & mask].fetch_update(
                Ordering::Relaxed,
                Ordering::Relaxed,
                |stories| stories.checked_add(1),
            );
        }
        Ok::<(), Error>(())
    })?;
    let most = (count / 20).clamp(2, MOST_STORIES);
    let most_kept = if count > MANY { KEPT_OF_MANY } else { KEPT };
    let kept: Vec<Kept> = (0..count)
        .into_par_iter()
        .map(|number| {
            let all = phrases(&archive.story(number)?);
            let of = all.len().min(most_kept);
            let mut rare: Vec<(u8, u32)> = all
                .into_iter()
                .map(|phrase| {
                    (
                        sketch[phrase as usize & mask].load(Ordering::Relaxed),
                        phrase,
                    )
                })
                .filter(|(stories, _)| (2..=most).contains(&usize::from(*stories)))
                .collect();
            // Rarest first, then by hash: two stories that share phrases keep the same ones.
            rare.sort_unstable();
            rare.truncate(most_kept);
            let phrases = rare.into_iter().map(|(_, phrase)| phrase).collect();
            Ok(Kept { phrases, of })
        })
        .collect::<Result<_, Error>>()?;
    drop(sketch);
    let mut postings: Vec<(u32, u32)> = kept
        .iter()
        .enumerate()
        .flat_map(|(number, kept)| {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            kept.phrases.iter().map(move |phrase| (*phrase, number))
        })
        .collect();
    postings.par_sort_unstable();
    Ok((0..count)
        .into_par_iter()
        .map(|number| relations(number, &kept, &postings, most))
        .collect())
}

fn relations(number: usize, kept: &[Kept], postings: &[(u32, u32)], most: usize) -> Vec<Relation> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for phrase in &kept[number].phrases {
        let start = postings.partition_point(|(other, _)| other < phrase);
        let same = postings[start..]
            .iter()
            .take_while(|(other, _)| other == phrase);
        // Different phrases of one slot can be more than the sketch told.
        for (_, story) in same.take(2 * most) {
            *shared.entry(*story as usize).or_default() += 1;
        }
    }
    shared.remove(&number);
    let mut found: Vec<(usize, usize)> = shared
        .into_iter()
        .map(|(story, shared)| (shared, story))
        .filter(|(shared, _)| *shared >= SHARED)
        .collect();
    found.sort_unstable_by(|one, other| other.cmp(one));
    found.truncate(SHOWN);
    found
        .into_iter()
        .map(|(shared, story)| Relation {
            story,
            reprint: shared * 100 >= REPRINT_PERCENT * kept[number].of.min(kept[story].of),
        })
        .collect()
}

/// Phrases of a story's beginning, as hashes, ascending. Notices and advertisements have none: their stock phrases relate nothing.
fn phrases(story: &Story) -> Vec<u32> {
    if matches!(story.kind, Kind::Notice | Kind::Ad | Kind::Package) {
        return Vec::new();
    }
    let mut taken = Vec::new();
    let mut left = TEXT_CHARS;
    for part in &story.parts {
        if !matches!(
            part.role,
            Role::Title | Role::Body | Role::Subhead | Role::List
        ) {
            continue;
        }
        let text: Vec<char> = part.text.chars().take(left).collect();
        left -= text.len();
        for run in text.split(|character| !character.is_alphanumeric()) {
            let hashes: Vec<u32> = run.windows(PHRASE).map(hash).collect();
            if hashes.len() < WINDOW {
                taken.extend(hashes.iter().min());
            }
            taken.extend(
                hashes
                    .windows(WINDOW)
                    .filter_map(|window| window.iter().min()),
            );
        }
    }
    taken.sort_unstable();
    taken.dedup();
    taken
}

/// FNV-1a over the code points, folded to 32 bits.
fn hash(characters: &[char]) -> u32 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for character in characters {
        for byte in u32::from(*character).to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    u32::try_from((hash >> 32) ^ (hash & 0xffff_ffff)).unwrap_or_default()
}
