//! A story's text: which of its words count, in which zone, and which only as a field.

use crate::index::Zone;
use crate::index::grams::{SEPARATED, normal};
use crate::role::Role;
use crate::story::Story;

/// Characters of the text that stand for a headline where a story has none: two lines of a list on a phone.
const OPENING_CHARS: usize = 30;

/// What of a story is searched.
pub(super) struct Text {
    /// Its parts in reading order, before them headline fields that no part holds.
    pub(super) parts: Vec<String>,
    /// The parts that hold a word character, each with its zone, in the same order.
    pub(super) zones: Vec<(Zone, String)>,
    /// Values of `title:` that are no headline line of their own.
    pub(super) titles: Vec<String>,
    /// Word characters of all parts.
    pub(super) length: u64,
}

impl Text {
    pub(super) fn of(story: &Story) -> Self {
        let normals: Vec<String> = story.parts.iter().map(|part| normal(&part.text)).collect();
        let is_headline = |role| matches!(role, Role::Kicker | Role::Title | Role::Subtitle);
        let mut in_field = vec![false; normals.len()];
        let mut text = Self {
            parts: Vec::new(),
            zones: Vec::new(),
            titles: Vec::new(),
            length: 0,
        };
        for value in [&story.kicker, &story.title, &story.subtitle]
            .into_iter()
            .flatten()
        {
            let wanted = normal(value);
            if wanted.is_empty() {
                continue;
            }
            let line = (0..normals.len())
                .find(|&index| is_headline(story.parts[index].role) && normals[index] == wanted);
            if let Some(index) = line {
                in_field[index] = true;
            } else if normals.iter().any(|normal| normal.contains(&wanted)) {
                text.titles.push(value.clone());
            } else {
                text.push(Zone::Headline, value, &wanted);
            }
        }
        for ((part, normal), in_field) in story.parts.iter().zip(&normals).zip(in_field) {
            let zone = match part.role {
                _ if in_field => Zone::Headline,
                role if is_headline(role) => Zone::Heading,
                Role::Byline | Role::Caption => Zone::Side,
                _ => Zone::Body,
            };
            text.push(zone, &part.text, normal);
        }
        text
    }

    fn push(&mut self, zone: Zone, part: &str, normal: &str) {
        self.parts.push(part.to_owned());
        if !normal.is_empty() {
            self.zones.push((zone, part.to_owned()));
            let characters = normal.chars().filter(|&c| c != SEPARATED).count();
            self.length += characters as u64;
        }
    }
}

/// The headline, or what a list shows in its place.
pub(super) fn shown_title(story: &Story) -> String {
    [&story.title, &story.kicker, &story.subtitle]
        .into_iter()
        .flatten()
        .find(|title| !title.trim().is_empty())
        .cloned()
        .unwrap_or_else(|| story.opening(OPENING_CHARS))
}
