//! A story to a document: which field holds what of it.

use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;
use tantivy::schema::Field;

use crate::date::{Date, DateSource};
use crate::fold;
use crate::index::text::{Text, shown_title};
use crate::index::{Fields, grams};
use crate::query::Filter;
use crate::story::Story;

/// What an answer shows of a story; kept in Tantivy's store.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// Its address below the site's root.
    pub url: String,
    /// Its headline; the opening of its text where it has none.
    pub title: String,
    /// `2022-10-09`, `2022-10`, `2022` or empty.
    pub date: String,
    /// Whether that date was inferred (推定).
    pub inferred: bool,
    /// Its 版次; several are joined with `,`.
    pub page: String,
    /// Its text in reading order, in the dump's own characters.
    pub texts: Vec<String>,
    /// Its 栏目, empty where it has none.
    pub rubric: String,
    /// Reporters and authors.
    pub by: Vec<String>,
}

/// A story's text as it is searched: its parts in reading order, before them the headline fields that no part holds.
#[must_use]
pub fn texts(story: &Story) -> Vec<String> {
    Text::of(story).parts
}

pub(super) fn document(
    fields: &Fields,
    number: u64,
    story: &Story,
    url: String,
) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    let text = Text::of(story);
    for (zone, part) in &text.zones {
        document.add_text(fields.zones[*zone as usize], part);
    }
    for part in &text.parts {
        document.add_text(fields.words, part);
    }
    for value in &text.titles {
        document.add_text(fields.title, value);
    }
    let credits = &story.credits;
    if let Some(rubric) = &story.rubric {
        add_grams(&mut document, fields.rubric, rubric);
    }
    for name in credits.reporters.iter().chain(&credits.authors) {
        add_grams(&mut document, fields.by, name);
    }
    for name in &credits.correspondents {
        add_grams(&mut document, fields.correspondent, name);
    }
    for name in &credits.photographers {
        add_grams(&mut document, fields.photo, name);
    }
    let mut add_value = |filter: Filter, field, value: &str| {
        let value = filter.normal(value);
        if !value.is_empty() {
            document.add_text(field, value);
        }
    };
    add_value(Filter::Kind, fields.kind, story.kind.name());
    for place in &story.places {
        add_value(Filter::Place, fields.place, place);
    }
    let pages = story.pages.iter().chain(&story.page_no);
    for page in pages.chain(&story.page_name) {
        add_value(Filter::Page, fields.page, page);
    }
    if let Some(rubric) = &story.rubric {
        add_value(Filter::Place, fields.rubric_value, rubric);
    }
    for name in credits.reporters.iter().chain(&credits.authors) {
        add_value(Filter::Place, fields.by_value, name);
    }
    let people = [
        &credits.reporters,
        &credits.correspondents,
        &credits.photographers,
        &credits.authors,
    ];
    for name in people.into_iter().flatten().chain(&story.places) {
        let name = fold::folded(name);
        if name.chars().count() > 1 && name.chars().all(fold::is_word) {
            document.add_text(fields.names, name);
        }
    }
    document.add_u64(fields.number, number);
    document.add_u64(fields.length, text.length);
    document.add_u64(fields.first_day, u64::from(story.date.sort_day()));
    let last_day = story
        .date
        .last_day()
        .map_or(0, |last| Date::day(last, DateSource::Unknown).sort_day());
    document.add_u64(fields.last_day, u64::from(last_day));
    let record = record(story, text, url);
    let json = serde_json::to_string(&record).expect("a record is plain strings");
    document.add_text(fields.record, json);
    document
}

/// A value without a word character has no gram, but would still push the next value's numbers on.
fn add_grams(document: &mut TantivyDocument, field: Field, value: &str) {
    if !grams::normal(value).is_empty() {
        document.add_text(field, value);
    }
}

fn record(story: &Story, text: Text, url: String) -> Record {
    let mut pages = story.pages.clone();
    if pages.is_empty() {
        pages.extend(story.page_no.clone());
    }
    Record {
        id: story.id.clone(),
        url,
        title: shown_title(story),
        date: story.date.value().unwrap_or_default(),
        inferred: story.date.source() == DateSource::Inferred,
        page: pages.join(","),
        rubric: story.rubric.clone().unwrap_or_default(),
        by: [&story.credits.reporters, &story.credits.authors]
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        texts: text.parts,
    }
}
