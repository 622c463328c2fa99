//! What the search box suggests while a reader types: people, places, rubrics, organisations and terms of the archive, few enough for
//! one small file.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::Serialize;
use tantivy::TantivyError;
use tantivy::schema::Field;

use crate::error::Error;
use crate::fold;
use crate::index::Index;
use crate::index::grams::END;
use crate::search;

/// As many of each sort; together some 4 kB with gzip, a hundredth of a second on a slow line.
const PEOPLE: usize = 240;
const PLACES: usize = 60;
const RUBRICS: usize = 60;
const ORGANISATIONS: usize = 240;
const TERMS: usize = 200;

/// What the names of organisations end in.
const ENDINGS: [&str; 16] = [
    "公司",
    "集团",
    "医院",
    "大学",
    "学院",
    "中学",
    "小学",
    "学校",
    "银行",
    "合作社",
    "协会",
    "研究院",
    "研究所",
    "委员会",
    "幼儿园",
    "工厂",
];

/// Words before a name that are no part of it; one character, since names are not parsed but found by their surroundings.
const BEFORE: &str =
    "在与和由到对向是为的了及或等从将把被让给以至往据经请跟同替就也还都又并而但则该各这那其某";

/// Characters of an organisation's name: shorter ones (该公司, 市医院) name none, longer ones are sentences.
const NAME_CHARS: std::ops::RangeInclusive<usize> = 4..=14;

/// Names counted at a time; past this, those seen once are forgotten, so that memory does not grow with the archive.
const COUNTED: usize = 100_000;

/// Characters of a term: shorter words are too often of the language and not of the matter (我们, 进行).
const TERM_CHARS: std::ops::RangeInclusive<usize> = 3..=8;

/// Organisations by the number of stories that name them.
#[derive(Debug, Default)]
pub(super) struct Organisations {
    counts: BTreeMap<String, u32>,
}

impl Organisations {
    /// Takes the names of a story.
    pub(super) fn add(&mut self, names: Vec<String>) {
        for name in names {
            *self.counts.entry(name).or_default() += 1;
        }
        if self.counts.len() > COUNTED {
            self.counts.retain(|_, count| *count > 1);
        }
    }

    /// The most frequent ones, of two stories at least: what stands once may be cut wrongly.
    fn first(self) -> Vec<String> {
        let several = self.counts.into_iter().filter(|&(_, count)| count > 1);
        most(several.collect(), ORGANISATIONS)
    }
}

/// The organisations that a story's texts name, each once.
pub(super) fn organisations(texts: &[String]) -> Vec<String> {
    let mut names: Vec<String> = texts
        .iter()
        .flat_map(|text| in_text(&fold::folded(text)))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Names in a folded text: up to an ending, from a separator or a word that is no part of a name on.
fn in_text(text: &str) -> Vec<String> {
    static FINDER: LazyLock<AhoCorasick> =
        LazyLock::new(|| AhoCorasick::new(ENDINGS).expect("a few short words"));
    let mut names = Vec::new();
    for run in text.split(|character| !fold::is_word(character) || BEFORE.contains(character)) {
        let mut seen = [false; ENDINGS.len()];
        for ending in FINDER.find_overlapping_iter(run) {
            // The first of an ending; what reaches to a second one holds two names.
            if std::mem::replace(&mut seen[ending.pattern().as_usize()], true) {
                continue;
            }
            let name = &run[..ending.end()];
            let is_han = name.chars().all(|character| character >= '\u{3400}');
            if is_han && NAME_CHARS.contains(&name.chars().count()) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// Suggestions by sort, the most frequent first.
#[derive(Debug, Serialize)]
pub(super) struct Suggestions {
    by: Vec<String>,
    place: Vec<String>,
    rubric: Vec<String>,
    firm: Vec<String>,
    term: Vec<String>,
}

impl Suggestions {
    pub(super) fn of(index: &Index, organisations: Organisations) -> Result<Self, Error> {
        let fields = index.fields();
        // A place or a rubric need not stand in any text; what is suggested finds something.
        let values = |field, size| {
            let mut names = Vec::new();
            for name in most(terms(index, field)?, size) {
                if search::is_text(index, &name)? {
                    names.push(name);
                }
            }
            Ok::<_, Error>(names)
        };
        // What half the stories hold tells nothing apart; what one holds is found by typing it.
        let common = index.stories().size() / 2;
        let mut words = terms(index, fields.words)?;
        words.retain(|(word, count)| {
            let is_han = word.chars().all(|character| character >= '\u{3400}');
            is_han && *count > 1 && *count <= common && TERM_CHARS.contains(&word.chars().count())
        });
        let firm = organisations.first();
        words.retain(|(word, _)| !firm.contains(word));
        Ok(Self {
            by: values(fields.by_value, PEOPLE)?,
            place: values(fields.place, PLACES)?,
            rubric: values(fields.rubric_value, RUBRICS)?,
            firm,
            term: most(words, TERMS),
        })
    }
}

/// A field's terms, each with the number of stories that have it.
fn terms(index: &Index, field: Field) -> Result<Vec<(String, u32)>, Error> {
    let mut found = Vec::new();
    let Some(reader) = index.inverted(field)? else {
        return Ok(found);
    };
    let mut terms = reader
        .terms()
        .stream()
        .map_err(|source| index.error(TantivyError::from(source)))?;
    while terms.advance() {
        let term = String::from_utf8_lossy(terms.key()).into_owned();
        if !term.ends_with(END) {
            found.push((term, terms.value().doc_freq));
        }
    }
    Ok(found)
}

/// The most frequent ones, then by name.
fn most(mut counted: Vec<(String, u32)>, size: usize) -> Vec<String> {
    counted.sort_by(|(one, many), (other, more)| (Reverse(many), one).cmp(&(Reverse(more), other)));
    counted.truncate(size);
    counted.into_iter().map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organisations_are_cut_at_signs_and_small_words() {
        let text = "记者在湖江机械有限公司与城南医院了解到,该公司和第九中学。";
        assert_eq!(in_text(text), ["湖江机械有限公司", "城南医院", "第九中学"]);
    }

    #[test]
    fn what_one_story_names_is_not_suggested() {
        let mut found = Organisations::default();
        for texts in [["城南医院、城南医院。", "城北医院"], ["到城南医院", ""]] {
            found.add(organisations(&texts.map(str::to_owned)));
        }
        assert_eq!(found.first(), ["城南医院"]);
    }
}
