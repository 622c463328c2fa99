//! Subjects: which fields of life a text speaks of, by words that belong to them.
//!
//! Two paragraphs of one story need not share a word: 首盘, 双误 and 抢七 all say tennis. The table `assets/subjects.txt` names the
//! words of some 140 subjects of a city's paper, one subject a line; its words were chosen by hand, from no page.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

const TABLE: &str = include_str!("../assets/subjects.txt");

/// A word from its third character on, and the numbers of its subjects.
type Rest = (Vec<char>, Vec<u16>);

/// Words by their first two characters, the longest first.
static WORDS: LazyLock<FxHashMap<[char; 2], Vec<Rest>>> = LazyLock::new(|| {
    let mut words: FxHashMap<[char; 2], Vec<Rest>> = FxHashMap::default();
    for (subject, line) in (0..).zip(TABLE.lines()) {
        let named = line.split_once(": ").map_or("", |(_, words)| words);
        for word in named.split(' ') {
            let chars: Vec<char> = word.chars().collect();
            let [first, second, rest @ ..] = chars.as_slice() else {
                continue;
            };
            let same = words.entry([*first, *second]).or_default();
            if let Some((_, subjects)) = same.iter_mut().find(|(other, _)| other == rest) {
                subjects.push(subject);
            } else {
                let at = same.partition_point(|(other, _)| other.len() >= rest.len());
                same.insert(at, (rest.to_vec(), vec![subject]));
            }
        }
    }
    words
});

/// Numbers of the subjects of a text's words, in the order of the words; a word ends where the next one begins.
pub(super) fn subjects(chars: &[char]) -> impl Iterator<Item = u16> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at + 1 < chars.len() {
            let rest = &chars[at + 2..];
            let found = WORDS
                .get(&[chars[at], chars[at + 1]])
                .and_then(|same| same.iter().find(|(end, _)| rest.starts_with(end)));
            match found {
                Some((end, subjects)) => {
                    at += 2 + end.len();
                    return Some(subjects.as_slice());
                }
                None => at += 1,
            }
        }
        None
    })
    .flatten()
    .copied()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn names(text: &str) -> Vec<&'static str> {
        let chars: Vec<char> = text.chars().collect();
        let mut names: Vec<&str> = subjects(&chars)
            .map(|subject| {
                let line = TABLE.lines().nth(usize::from(subject)).unwrap_or_default();
                line.split_once(": ").map_or("", |(name, _)| name)
            })
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn words_tell_their_subjects() {
        assert_eq!(names("首盘她送出六个双误。"), ["网球羽毛球乒乓球"]);
        assert!(names("保守估计亩产能过千斤,收割机下田了").contains(&"水稻粮食种植"));
        assert!(names("他说,这是好事。").is_empty());
    }

    #[test]
    fn a_word_counts_as_a_whole_even_where_it_begins_with_another() {
        let mut of_word: BTreeMap<&str, Vec<u16>> = BTreeMap::new();
        for (subject, line) in (0..).zip(TABLE.lines()) {
            for word in line.split_once(": ").expect(line).1.split(' ') {
                of_word.entry(word).or_default().push(subject);
            }
        }
        for (word, expected) in of_word {
            let chars: Vec<char> = word.chars().collect();
            assert_eq!(subjects(&chars).collect::<Vec<_>>(), expected, "{word}");
        }
    }

    #[test]
    fn the_table_is_made_of_named_lines_of_distinct_words() {
        let mut all_names = BTreeSet::new();
        for line in TABLE.lines() {
            let (name, words) = line.split_once(": ").expect(line);
            assert!(all_names.insert(name), "{name} is there twice");
            let mut seen = BTreeSet::new();
            for word in words.split(' ') {
                assert!((2..=6).contains(&word.chars().count()), "{name}: {word}");
                assert!(seen.insert(word), "{name}: {word} is there twice");
            }
        }
    }
}
