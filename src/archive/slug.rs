//! Addresses of pages and issues: ASCII, lower case, stable when other pages come and go.

use sha2::{Digest as _, Sha256};

use crate::read::PageHead;

/// No part of an address is longer than this, so that a whole one stays below 100 characters.
const STEM_CHARACTERS: usize = 40;

/// A page's address: `<year>-<month>/<day>-<page>` where the day is known, else `x/<2 of a hash>/<stem>`, so that no folder
/// grows past 2,000 files.
pub(super) fn page(head: &PageHead, file: Option<&str>, paper_mark: &str) -> String {
    if let Some(day) = head.date.exact_day() {
        let number = head.page_no.as_deref().map(|number| plain(number).0);
        let rest = number.unwrap_or_else(|| file.map_or_else(|| "00".to_owned(), stem));
        let (year, month, day) = (day.year(), day.month(), day.day());
        return format!("{year:04}-{month:02}/{day:02}-{rest}{paper_mark}");
    }
    let file = file.unwrap_or("records");
    format!("x/{}/{}", &hash(file)[..2], stem(file))
}

/// An issue's address: `<year>/<month>-<day>`.
pub(super) fn issue(head: &PageHead, paper_mark: &str) -> Option<String> {
    let day = head.date.exact_day()?;
    Some(format!(
        "{:04}/{:02}-{:02}{paper_mark}",
        day.year(),
        day.month(),
        day.day()
    ))
}

/// What tells a second paper's addresses from the main one's.
pub(super) fn paper_mark(paper: &str) -> String {
    format!("-{}", &hash(paper)[..4])
}

/// Four characters of a hash, for an address that is taken.
pub(super) fn other(slug: &str, file: Option<&str>, ordinal: usize) -> String {
    format!(
        "{slug}-{}",
        &hash(&format!("{}\n{ordinal}", file.unwrap_or_default()))[..4]
    )
}

/// A file's stem in the characters of an address; where some were lost, a hash of the whole path is added.
fn stem(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let (name, lossless) = plain(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    if lossless && !name.is_empty() && name.len() <= STEM_CHARACTERS {
        return name;
    }
    let short: String = name.chars().take(STEM_CHARACTERS).collect();
    format!("{short}-{}", &hash(file)[..8])
        .trim_start_matches('-')
        .to_owned()
}

/// Text in `[a-z0-9-]`, and whether nothing but case and separators was lost.
fn plain(text: &str) -> (String, bool) {
    let mut plain = String::new();
    let mut lossless = true;
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            plain.push(character.to_ascii_lowercase());
        } else {
            lossless &= matches!(character, '-' | '_' | ' ' | '.');
            if !plain.is_empty() && !plain.ends_with('-') {
                plain.push('-');
            }
        }
    }
    (plain.trim_end_matches('-').to_owned(), lossless)
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::new(), |mut hex, byte| {
            use std::fmt::Write as _;
            write!(hex, "{byte:02x}").expect("a String takes all that is written");
            hex
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::{Date, DateSource};

    fn head(date: &str, page_no: Option<&str>) -> PageHead {
        PageHead {
            paper: "某报".to_owned(),
            date: Date::parse(date, DateSource::Path).unwrap_or(Date::UNKNOWN),
            issue_no: None,
            page_no: page_no.map(str::to_owned),
            page_name: None,
            doubts: Vec::new(),
        }
    }

    #[test]
    fn a_dated_page_is_named_by_its_day_and_number() {
        assert_eq!(
            page(&head("2022-10-09", Some("01")), Some("a.txt"), ""),
            "2022-10/09-01"
        );
        assert_eq!(
            page(&head("2022-10-09", Some("A3")), None, "-ab12"),
            "2022-10/09-a3-ab12"
        );
        assert_eq!(
            page(&head("2022-10-09", None), Some("x/Foo_1.txt"), ""),
            "2022-10/09-foo-1"
        );
        assert_eq!(
            issue(&head("2022-10-09", None), "").as_deref(),
            Some("2022/10-09")
        );
    }

    #[test]
    fn an_undated_page_is_named_by_its_file() {
        let slug = page(&head("2022-10", None), Some("000_b46976.txt"), "");
        assert!(
            slug.starts_with("x/") && slug.ends_with("/000-b46976"),
            "{slug}"
        );
    }

    #[test]
    fn a_name_that_ascii_cannot_spell_gets_a_hash() {
        let one = page(&head("", None), Some("头版.txt"), "");
        let two = page(&head("", None), Some("二版.txt"), "");
        assert_ne!(one, two);
        assert!(
            one.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"/-".contains(&b))
        );
    }
}
