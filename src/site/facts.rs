//! Facts: what lists and figures need of every story, gathered in one pass over the records.
//!
//! It holds numbers and names, no texts: a story takes some tens of bytes.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::archive::Archive;
use crate::error::Error;
use crate::story::{Kind, Story};

/// Story numbers by a name, ascending.
pub(crate) type Names = BTreeMap<String, Vec<usize>>;

/// Roles under which people are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Job {
    Reporter,
    Correspondent,
    Photographer,
    Author,
}

impl Job {
    pub(crate) const ALL: [Self; 4] = [
        Self::Reporter,
        Self::Correspondent,
        Self::Photographer,
        Self::Author,
    ];

    fn names(self, story: &Story) -> &[String] {
        match self {
            Self::Reporter => &story.credits.reporters,
            Self::Correspondent => &story.credits.correspondents,
            Self::Photographer => &story.credits.photographers,
            Self::Author => &story.credits.authors,
        }
    }
}

/// All of it.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// 栏目
    pub(crate) rubrics: Names,
    /// People by their job, in the order of [`Job::ALL`].
    pub(crate) people: [Names; 4],
    /// Districts and counties.
    pub(crate) places: Names,
    /// Stories by kind.
    pub(crate) kinds: BTreeMap<Kind, Vec<usize>>,
    /// What stands for a headline where there is none.
    pub(crate) openings: BTreeMap<usize, Opening>,
    /// Members of packages, by the package's id.
    pub(crate) members: BTreeMap<String, Vec<usize>>,
    /// Number of stories with a doubt on them or on a part of them, by its kind.
    pub(crate) doubts: BTreeMap<String, usize>,
    /// Characters of the text, white space left out.
    pub(crate) characters: usize,
    /// Source lines that stand in stories.
    pub(crate) lines: usize,
    /// Stories joined over pages.
    pub(crate) joined: usize,
    /// Jump marks whose other half is not here.
    pub(crate) open_jumps: usize,
    /// Characters that stand for others that could not be read, with their number.
    pub(crate) odd: BTreeMap<char, usize>,
}

/// A title that is lacking is replaced by so many characters of text: one line of a list.
const OPENING_CHARS: usize = 18;

/// Stories that one task reads: enough to keep its bookkeeping below its reading.
const TASK: usize = 512;

impl Facts {
    /// Reads every record once.
    ///
    /// # Errors
    /// When a record cannot be read.
    pub(crate) fn gather(archive: &Archive) -> Result<Self, Error> {
        let numbers: Vec<usize> = (0..archive.stories.len()).collect();
        numbers
            .par_chunks(TASK)
            .map(|numbers| {
                let mut facts = Self::default();
                for &number in numbers {
                    facts.add(number, &archive.story(number)?);
                }
                Ok(facts)
            })
            .try_reduce(Self::default, |one, other| Ok(one.joined_with(other)))
    }

    fn add(&mut self, number: usize, story: &Story) {
        if let Some(rubric) = &story.rubric {
            push(&mut self.rubrics, rubric, number);
        }
        for (job, names) in Job::ALL.into_iter().zip(&mut self.people) {
            for name in job.names(story) {
                push(names, name, number);
            }
        }
        for place in &story.places {
            push(&mut self.places, place, number);
        }
        self.kinds.entry(story.kind).or_default().push(number);
        if let Some(package) = &story.package {
            push(&mut self.members, package, number);
        }
        if story.title.is_none() {
            self.openings.insert(number, opening(story));
        }
        let of_parts = story.parts.iter().filter_map(|part| part.doubt.as_deref());
        let kinds: std::collections::BTreeSet<&str> = story
            .doubts
            .iter()
            .map(|doubt| &*doubt.what)
            .chain(of_parts.map(kind_of_doubt))
            .collect();
        for what in kinds {
            *self.doubts.entry(what.to_owned()).or_default() += 1;
        }
        for part in &story.parts {
            self.lines += part.lines.len();
            for character in part.text.chars() {
                if !character.is_whitespace() {
                    self.characters += 1;
                }
                if is_odd(character) {
                    *self.odd.entry(character).or_default() += 1;
                }
            }
        }
        if story.pages.len() > 1 {
            self.joined += 1;
        }
        let lacking = super::lacking::of(story, None);
        self.open_jumps +=
            usize::from(lacking.before.is_some()) + usize::from(lacking.after.is_some());
    }

    /// Story numbers stay ascending, since `other` holds later stories.
    fn joined_with(mut self, other: Self) -> Self {
        merge(&mut self.rubrics, other.rubrics);
        for (ours, theirs) in self.people.iter_mut().zip(other.people) {
            merge(ours, theirs);
        }
        merge(&mut self.places, other.places);
        merge(&mut self.members, other.members);
        for (kind, numbers) in other.kinds {
            self.kinds.entry(kind).or_default().extend(numbers);
        }
        self.openings.extend(other.openings);
        for (what, count) in other.doubts {
            *self.doubts.entry(what).or_default() += count;
        }
        for (character, count) in other.odd {
            *self.odd.entry(character).or_default() += count;
        }
        self.characters += other.characters;
        self.lines += other.lines;
        self.joined += other.joined;
        self.open_jumps += other.open_jumps;
        self
    }
}

/// What is known of a story without a headline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opening {
    /// The page on which the story begins, where it is a second half.
    pub(crate) from: Option<String>,
    /// The first characters of its text.
    pub(crate) text: String,
}

fn opening(story: &Story) -> Opening {
    let from = story.continued_from.as_deref();
    Opening {
        from: from.and_then(super::lacking::page_number),
        text: story.opening(OPENING_CHARS),
    }
}

/// Replacement, private-use and control characters, and the geta mark, are what converters print for what they cannot read.
fn is_odd(character: char) -> bool {
    matches!(character, '\u{fffd}' | '〓' | '\u{e000}'..='\u{f8ff}')
        || (character.is_control() && !character.is_whitespace())
}

/// A name counts once a story, however often the story gives it.
fn push(names: &mut Names, name: &str, number: usize) {
    let numbers = match names.get_mut(name) {
        Some(numbers) => numbers,
        None => names.entry(name.to_owned()).or_default(),
    };
    if numbers.last() != Some(&number) {
        numbers.push(number);
    }
}

fn merge(ours: &mut Names, theirs: Names) {
    for (name, numbers) in theirs {
        ours.entry(name).or_default().extend(numbers);
    }
}
/// The kind of a part's doubt, which is a sentence of segmentation: another role, another story, another line to go on in, or text that
/// is lacking.
fn kind_of_doubt(why: &str) -> &str {
    let kinds = [("另一篇", "story"), ("相接", "join"), ("文未找到", "text")];
    let kind = kinds.iter().find(|(sign, _)| why.contains(sign));
    kind.map_or("role", |(_, kind)| kind)
}
