//! Addresses: where every page of the site stands, below its root and without a leading slash.
//!
//! Addresses of stories, newspaper pages, issues and the search page are stable for ever; those of lists are stable as long as the list has
//! its name.

use sha2::{Digest, Sha256};

use crate::archive::{Archive, IssueEntry, PageEntry};

/// Whether each story has a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Layout {
    /// A web page a story.
    #[default]
    Stories,
    /// All stories of a newspaper page on one web page, for hosts that cap the number of files.
    Pages,
}

/// Address of a story's own page. Our ids are hashes, so their first two characters part them evenly; ids that came with records may all
/// begin alike (`20221009-1`), and are parted by a hash.
#[must_use]
pub fn story(id: &str) -> String {
    let code = if is_hash(id) { id.to_owned() } else { code(id) };
    format!("s/{}/{id}.html", &code[..2])
}

/// Whether an id is one of ours: ten characters of `[a-z2-7]`, and behind a hyphen what tells it from its like.
fn is_hash(id: &str) -> bool {
    let (hash, more) = id.split_at_checked(10).unwrap_or(("", ""));
    !hash.is_empty()
        && hash.bytes().all(|byte| DIGITS.contains(&byte))
        && (more.is_empty() || more.starts_with('-'))
}

/// Address at which a story is read under a layout.
#[must_use]
pub fn story_in(archive: &Archive, layout: Layout, number: usize) -> String {
    let entry = &archive.stories[number];
    match layout {
        Layout::Stories => story(&entry.id),
        Layout::Pages => format!("{}#{}", page(&archive.pages[entry.page]), entry.id),
    }
}

/// Address of a newspaper page.
#[must_use]
pub fn page(page: &PageEntry) -> String {
    format!("p/{}.html", page.slug)
}

/// Address of a newspaper page's source lines.
#[must_use]
pub fn raw(page: &PageEntry) -> String {
    format!("raw/{}.html", page.slug)
}

/// Address of part `part` (0-based) of a newspaper page's source lines, which take more than one web page where the dump is long.
#[must_use]
pub fn raw_part(page: &PageEntry, part: usize) -> String {
    if part == 0 {
        raw(page)
    } else {
        format!("raw/{}.{}.html", page.slug, part + 1)
    }
}

/// Address of an issue.
#[must_use]
pub fn issue(issue: &IssueEntry) -> String {
    format!("i/{}.html", issue.slug)
}

/// Address of a year's calendar.
#[must_use]
pub fn year(year: i16) -> String {
    format!("calendar/{year:04}.html")
}

/// Address of one of the 366 days.
#[must_use]
pub fn day(month: i8, day: i8) -> String {
    format!("day/{month:02}-{day:02}.html")
}

/// Address of part `part` (0-based) of the list of undated pages.
#[must_use]
pub fn undated(part: usize) -> String {
    numbered("undated", part)
}

/// Address of part `part` (0-based) of a list that may be cut: `kinds.html`, `kinds-2.html`.
#[must_use]
pub fn numbered(stem: &str, part: usize) -> String {
    if part == 0 {
        format!("{stem}.html")
    } else {
        format!("{stem}-{}.html", part + 1)
    }
}

/// Address, without `.html`, of the list of one name's stories. Names are Chinese, addresses ASCII, so it is a hash of the name.
#[must_use]
pub fn name(facet: &str, name: &str) -> String {
    let code = code(name);
    format!("{facet}/{}/{code}", &code[..1])
}

const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Eight characters of [`DIGITS`] for a name: a hash.
fn code(name: &str) -> String {
    let hash = Sha256::digest(name.as_bytes());
    hash.iter()
        .take(8)
        .map(|byte| char::from(DIGITS[usize::from(byte & 31)]))
        .collect()
}

/// The way from an address back to the root: one `../` a folder.
#[must_use]
pub fn root(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_finds_its_way_back_to_the_root() {
        assert_eq!(root("index.html"), "");
        assert_eq!(root(&story("abcdefghij")), "../../");
    }

    #[test]
    fn ids_that_begin_alike_do_not_fill_one_folder() {
        assert_eq!(story("abcdefghij-k2"), "s/ab/abcdefghij-k2.html");
        let mut folders = std::collections::BTreeMap::new();
        for number in 0..45_000 {
            let address = story(&format!("2022-{number:05}"));
            *folders.entry(address[..4].to_owned()).or_insert(0) += 1;
        }
        assert!(folders.values().all(|count| *count < 200));
    }

    #[test]
    fn a_name_has_an_ascii_address() {
        let address = name("people/reporter", "何春林");
        assert!(address.is_ascii() && address == address.to_ascii_lowercase());
        assert_ne!(address, name("people/reporter", "何春"));
    }
}
