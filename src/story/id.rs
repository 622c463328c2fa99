//! Ids: names of stories that survive a better segmentation and a new batch.

use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};

use super::Story;

/// What of the first body part goes into an id, in word characters: its later text may be cut otherwise one day.
const BODY_CHARACTERS: usize = 24;

/// The 32 characters of ids, five bits each.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// A story's id: 10 characters of `[a-z2-7]`, a hash of paper, headline and the first 24 word characters of the first body part,
/// after NFKC and lower case. No file name, date, page or later text goes in.
#[must_use]
pub fn make_id(paper: &str, title: Option<&str>, first_body: &str) -> String {
    let body: String = normal(first_body)
        .filter(|&c| is_word(c))
        .take(BODY_CHARACTERS)
        .collect();
    let (paper, title): (String, String) = (
        normal(paper).collect(),
        normal(title.unwrap_or_default()).collect(),
    );
    name(&format!("{paper}\n{title}\n{body}"), 10)
}

/// Tells stories that share an id apart: 4 characters of a hash of date, page and whole text.
#[must_use]
pub fn clash_suffix(story: &Story) -> String {
    let mut text = format!(
        "{}\n{}\n",
        story.date.value().unwrap_or_default(),
        story.page_no.as_deref().unwrap_or_default()
    );
    for part in &story.parts {
        text.push_str(&part.text);
        text.push('\n');
    }
    name(&text, 4)
}

fn normal(text: &str) -> impl Iterator<Item = char> {
    text.nfkc().flat_map(char::to_lowercase)
}

fn is_word(character: char) -> bool {
    matches!(
        character.general_category_group(),
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number
    )
}

fn name(text: &str, characters: usize) -> String {
    let hash = Sha256::digest(text.as_bytes());
    let bit = |index: usize| hash[index / 8] >> (7 - index % 8) & 1;
    (0..characters)
        .map(|at| (0..5).fold(0, |value, index| value << 1 | bit(at * 5 + index)))
        .map(|value| char::from(ALPHABET[usize::from(value)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_does_not_change_with_width_case_or_later_text() {
        let body = "本报讯 昨日,".to_owned() + &"甲".repeat(40);
        let id = make_id("某报", Some("Ａ题"), &body);
        assert_eq!(id.len(), 10);
        assert_eq!(
            id,
            make_id("某报", Some("a题"), &(body.replace(',', ", ") + "乙"))
        );
        assert_ne!(id, make_id("某报", Some("b题"), &body));
    }
}
