//! Known items: whoever remembers a little of a story finds it among the first three.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jianbao::error::Error;
use jianbao::index::{self, Index};
use jianbao::query;
use jianbao::role::Role;
use jianbao::search::{Options, search};
use jianbao::story::Story;
use jieba_rs::Jieba;

use crate::corpus::{self, Lexicon};
use crate::program::Desk;

/// Hits that a reader looks at.
const FIRST: usize = 3;

fn indexed(stories: &[Story], folder: &Path) -> Index {
    index::build(
        stories.iter().cloned().map(Ok::<_, Error>),
        folder,
        |number| format!("s/{number}.html"),
    )
    .expect("builds")
    .finish()
    .expect("merges")
}

fn is_among_the_first(index: &Index, query: &str, id: &str) -> bool {
    let options = Options {
        limit: FIRST,
        ..Options::default()
    };
    let answer = search(index, query, &query::parse(query), &options).expect("searches");
    answer.hits.iter().any(|hit| hit.id == id)
}

fn text(story: &Story) -> String {
    let parts: Vec<&str> = story.parts.iter().map(|part| part.text.as_str()).collect();
    parts.join("\n")
}

/// Words of two Chinese characters or more.
fn words<'t>(jieba: &Jieba, text: &'t str) -> Vec<&'t str> {
    let words = jieba.cut(text, false).into_iter().map(|token| token.word);
    words
        .filter(|word| word.chars().count() > 1 && word.chars().all(|c| c >= '\u{4e00}'))
        .collect()
}

/// The two words of a headline that fewest stories hold, as a reader would remember it.
fn two_rarest(jieba: &Jieba, title: &str, texts: &[String]) -> Option<String> {
    let mut counted: Vec<(usize, &str)> = words(jieba, title)
        .into_iter()
        .map(|word| {
            (
                texts.iter().filter(|text| text.contains(word)).count(),
                word,
            )
        })
        .collect();
    counted.sort_unstable();
    counted.dedup();
    match counted.as_slice() {
        [(_, one), (_, two), ..] => Some(format!("{one} {two}")),
        _ => None,
    }
}

/// Queries for known items: two of the headline's words; who wrote it and the place that it names.
fn queries(jieba: &Jieba, stories: &[Story]) -> Vec<(String, String)> {
    let texts: Vec<String> = stories.iter().map(text).collect();
    let mut queries = Vec::new();
    for (story, text) in stories.iter().zip(&texts) {
        let title = story.title.as_deref().unwrap_or_default();
        if let Some(query) = two_rarest(jieba, title, &texts) {
            queries.push((query, story.id.clone()));
        }
        let person = story
            .credits
            .reporters
            .first()
            .filter(|name| text.contains(*name));
        let place = story.places.first().filter(|place| text.contains(*place));
        if let (Some(person), Some(place)) = (person, place) {
            queries.push((format!("{person} {place}"), story.id.clone()));
        }
    }
    queries
}

/// A dictionary in jieba's form, counted on the seeds: the words of one city's paper with their skew.
fn dictionary(jieba: &Jieba) -> String {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in fs::read_dir(seeds)
        .expect("the repository has seeds")
        .flatten()
    {
        let text = fs::read_to_string(entry.path()).expect("a seed is text");
        for token in jieba.cut(&text, false) {
            if token.word.chars().all(|c| c >= '\u{4e00}') {
                *counts.entry(token.word.to_owned()).or_default() += 1;
            }
        }
    }
    // The generator leaves out what is rarer than forty in the library that jieba counted.
    let lines = counts
        .iter()
        .map(|(word, count)| format!("{word} {} x\n", count * 50));
    lines.collect()
}

#[test]
fn of_a_thousand_stories_nineteen_in_twenty_are_among_the_first_three() {
    let jieba = Jieba::new();
    let lexicon = Lexicon::read(&dictionary(&jieba));
    let stories: Vec<Story> = corpus::stories(&lexicon, 1000, 5).collect();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let index = indexed(&stories, &folder.path().join("index"));
    let queries = queries(&jieba, &stories);
    assert!(queries.len() > 900, "{} queries", queries.len());
    let found = queries
        .iter()
        .filter(|(query, id)| is_among_the_first(&index, query, id))
        .count();
    assert!(
        found * 20 >= queries.len() * 19,
        "{found} of {}",
        queries.len()
    );
}

#[test]
fn every_story_of_the_seeds_is_among_the_first_three() {
    let desk = Desk::with_seeds();
    assert_eq!(desk.run(&["build", "seeds"]).code, 0);
    let stories: Vec<Story> = desk
        .read("site/data/stories.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a record"))
        .collect();
    let index = index::open(&desk.path("site.cache/index")).expect("opens");
    let queries = queries(&Jieba::new(), &stories);
    assert!(queries.len() > stories.len() / 2);
    let lost: Vec<_> = queries
        .iter()
        .filter(|(query, id)| !is_among_the_first(&index, query, id))
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn a_headline_comes_before_a_text() {
    let lexicon = Lexicon::read("订单 99 x\n出口 99 x");
    let record = |id: &str, title: &str, text: &str| -> Story {
        let mut story = corpus::stories(&lexicon, 1, 1).next().expect("one story");
        story.id = id.to_owned();
        story.title = Some(title.to_owned());
        story.parts.truncate(2);
        for (part, (role, text)) in story
            .parts
            .iter_mut()
            .zip([(Role::Title, title), (Role::Body, text)])
        {
            (part.role, part.text) = (role, text.to_owned());
        }
        story
    };
    // The one with the headline is the older: without its weight it would come last.
    let stories = [
        record("z", "火花塞出口", "今年订单比去年多了三成以上。"),
        record("m", "今年订单多", "火花塞出口比去年多了三成以。"),
        record("a", "订单今年多", "出口的火花塞多了三成以上了。"),
    ];
    let folder = tempfile::tempdir().expect("a temporary folder");
    let index = indexed(&stories, &folder.path().join("index"));
    let query = "火花塞";
    let answer =
        search(&index, query, &query::parse(query), &Options::default()).expect("searches");
    let ids: Vec<&str> = answer.hits.iter().map(|hit| hit.id.as_str()).collect();
    assert_eq!(ids, ["z", "a", "m"]);
}
