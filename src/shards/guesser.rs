//! What may come next in a story's texts, by what came before.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use crate::shards::coder::{Encoder, Flag, GUESSES, Model};
use crate::shards::decoder::Decoder;
use crate::shards::texts::Alphabet;

/// Guesses at most by the last character alone.
const BY_ONE: usize = 3;

/// Followers kept for a character.
const KEPT: usize = 6;

/// Ends a text, and stands before the first.
pub(super) const END: char = '\n';

/// A character that came after others, and how often it came true as a guess.
#[derive(Clone, Copy, Default)]
struct Follower {
    character: char,
    times: u8,
}

impl Follower {
    fn new(character: char) -> Self {
        Self {
            character,
            times: 0,
        }
    }

    fn came_true(&mut self) {
        self.times = (self.times + 1).min(250);
    }

    /// How sure it is, in four levels.
    fn level(self) -> usize {
        usize::from(self.times.min(3))
    }
}

/// The last few followers of a character, the latest first.
#[derive(Clone, Copy, Default)]
struct Followers {
    kept: [Follower; KEPT],
    size: usize,
}

impl Followers {
    /// Those that the archive's pairs tell beforehand.
    fn told(characters: &[char]) -> Self {
        let mut followers = Self::default();
        for (kept, &character) in followers.kept.iter_mut().zip(characters) {
            *kept = Follower::new(character);
            followers.size += 1;
        }
        followers
    }

    fn all(&self) -> &[Follower] {
        &self.kept[..self.size]
    }

    fn put_first(&mut self, character: char) {
        let known = self.all().iter().position(|one| one.character == character);
        let place = known.unwrap_or_else(|| {
            self.size = (self.size + 1).min(KEPT);
            self.kept[self.size - 1] = Follower::new(character);
            self.size - 1
        });
        self.kept[place].came_true();
        self.kept[..=place].rotate_right(1);
    }
}

/// What may come next in a story, by what came before.
pub(super) struct Guesser<'a> {
    alphabet: &'a Alphabet,
    by_two: FxHashMap<(char, char), Follower>,
    by_one: FxHashMap<char, Followers>,
    last: (char, char),
    /// 1 where the last character was guessed, else 0.
    lucky: usize,
}

impl<'a> Guesser<'a> {
    pub(super) fn new(alphabet: &'a Alphabet) -> Self {
        Self {
            alphabet,
            by_two: FxHashMap::default(),
            by_one: FxHashMap::default(),
            last: (END, END),
            lucky: 0,
        }
    }

    fn followers(&mut self) -> &mut Followers {
        let (alphabet, one) = (self.alphabet, self.last.1);
        self.by_one
            .entry(one)
            .or_insert_with(|| Followers::told(alphabet.told_after(one)))
    }

    /// The guesses in order, each with its flag's variant: what followed the last two characters, then what followed the last one.
    fn guesses(&mut self) -> impl Iterator<Item = (char, usize)> + use<> {
        let by_two = self.by_two.get(&self.last).copied();
        let lucky = self.lucky;
        let by_one = *self.followers();
        let mut guesses = [None; BY_ONE + 1];
        if let Some(two) = by_two {
            guesses[0] = Some((two.character, two.level() * 2 + lucky));
        }
        let tried = usize::from(by_two.is_some());
        let is_new = |one: &&Follower| by_two.is_none_or(|two| two.character != one.character);
        let by_one = by_one.all().iter().filter(is_new).take(BY_ONE);
        for (place, one) in by_one.enumerate() {
            let variant = ((place * 4 + one.level()) * 2 + tried) * 2 + lucky;
            guesses[place + 1] = Some((one.character, 8 + variant));
        }
        guesses.into_iter().flatten()
    }

    fn learn(&mut self, character: char, was_guessed: bool) {
        match self.by_two.entry(self.last) {
            Entry::Vacant(place) => {
                place.insert(Follower::new(character));
            }
            Entry::Occupied(mut place) => {
                let two = place.get_mut();
                if two.character == character {
                    two.came_true();
                } else if two.times > 1 {
                    two.times /= 2;
                } else {
                    *two = Follower::new(character);
                }
            }
        }
        self.followers().put_first(character);
        self.last = (self.last.1, character);
        self.lucky = usize::from(was_guessed);
    }

    pub(super) fn write(&mut self, encoder: &mut Encoder, character: char) {
        let mut was_guessed = false;
        for (guess, variant) in self.guesses() {
            was_guessed = guess == character;
            encoder.flag(Flag::Guess, variant, was_guessed);
            if was_guessed {
                break;
            }
        }
        if !was_guessed {
            encoder.number(
                Model::Symbol as usize + self.lucky,
                self.alphabet.order(character),
            );
        }
        self.learn(character, was_guessed);
    }

    /// Reads a text; `None` where a character is none or there are more than such a stream can hold.
    pub(super) fn read(&mut self, from: &mut Decoder, digits: usize) -> Option<String> {
        let mut text = String::new();
        // A guess that is all but sure costs a thousandth of a bit; damaged streams end here.
        for _ in 0..=digits * 10_000 {
            let guess = self
                .guesses()
                .find(|&(_, variant)| from.flag(Flag::Guess, variant));
            let character = match guess {
                Some((character, _)) => character,
                None => self
                    .alphabet
                    .character(from.number(Model::Symbol as usize + self.lucky))?,
            };
            self.learn(character, guess.is_some());
            if character == END {
                return Some(text);
            }
            text.push(character);
        }
        None
    }
}

const _: () = assert!(GUESSES == 8 + BY_ONE * 4 * 2 * 2);
