//! Dump: the lines that a newspaper page was read from, and where a reader finds each of them.

use std::collections::BTreeSet;

use super::urls;
use crate::archive::PageEntry;

/// Bytes of HTML that the rows of one web page may take; with its frame it stays below 300 kB.
const BYTES_A_PAGE: usize = 250_000;

/// Bytes that a row takes besides its text: number, role, links, and its story's line in the key.
const BYTES_A_ROW: usize = 600;

/// See the module.
#[derive(Debug)]
pub(super) struct Dump<'a> {
    page: &'a PageEntry,
    /// The file's lines; none where the page's stories came as records.
    pub(super) lines: Vec<String>,
    /// Lines that stand in a story.
    pub(super) held: BTreeSet<usize>,
    /// First line of each web page but the first.
    cuts: Vec<usize>,
}

impl<'a> Dump<'a> {
    pub(super) fn new(page: &'a PageEntry, lines: Vec<String>, held: BTreeSet<usize>) -> Self {
        let mut cuts = Vec::new();
        let mut bytes = 0;
        for (index, line) in lines
            .iter()
            .enumerate()
            .filter(|(_, line)| !line.is_empty())
        {
            let row = BYTES_A_ROW + escaped(line);
            if bytes > 0 && bytes + row > BYTES_A_PAGE {
                cuts.push(index + 1);
                bytes = 0;
            }
            bytes += row;
        }
        Self {
            page,
            lines,
            held,
            cuts,
        }
    }

    /// Number of web pages that show it, one at least.
    pub(super) fn parts(&self) -> usize {
        self.cuts.len() + 1
    }

    /// Which of them shows a line.
    pub(super) fn part_of(&self, line: usize) -> usize {
        self.cuts.partition_point(|cut| *cut <= line)
    }

    /// Address of one of them.
    pub(super) fn part(&self, part: usize) -> String {
        urls::raw_part(self.page, part)
    }

    /// Address of a line.
    pub(super) fn at(&self, line: usize) -> String {
        format!("{}#L{line}", self.part(self.part_of(line)))
    }

    /// Whether text that goes on from line `before` in line `after` was put together from two places: it goes back in the file, or
    /// another story's lines stand between. `own` are the lines of its story.
    pub(super) fn is_far(&self, before: usize, after: usize, own: &BTreeSet<usize>) -> bool {
        after < before
            || self
                .held
                .range(before..after)
                .any(|line| *line != before && !own.contains(line))
    }
}

/// Bytes of a text in HTML; Askama writes each sign that it escapes in five bytes.
fn escaped(line: &str) -> usize {
    let signs = line.bytes().filter(|byte| b"<>&\"'".contains(byte)).count();
    line.len() + 4 * signs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> PageEntry {
        PageEntry::record("2022-11/22-01")
    }

    #[test]
    fn a_dump_of_a_page_is_one_web_page() {
        let page = page();
        let dump = Dump::new(&page, vec!["字".repeat(60); 400], BTreeSet::new());
        assert!(
            dump.parts() == 2,
            "400 lines of 60 characters are the rows of two pages"
        );
        assert_eq!(Dump::new(&page, Vec::new(), BTreeSet::new()).parts(), 1);
    }

    #[test]
    fn every_line_is_on_the_web_page_that_its_address_names() {
        let page = page();
        let dump = Dump::new(&page, vec!["<".repeat(9000); 30], BTreeSet::new());
        assert_eq!(dump.at(1), "raw/2022-11/22-01.html#L1");
        let last = dump.parts() - 1;
        assert!(last > 0 && dump.part_of(30) == last);
        assert_eq!(
            dump.at(30),
            format!("raw/2022-11/22-01.{}.html#L30", last + 1)
        );
    }

    #[test]
    fn only_what_stands_between_two_lines_of_a_story_makes_them_far() {
        let page = page();
        let held = BTreeSet::from([1, 3, 5, 7]);
        let dump = Dump::new(&page, Vec::new(), held);
        let own = BTreeSet::from([1, 3, 7]);
        assert!(!dump.is_far(1, 3, &own));
        assert!(dump.is_far(3, 7, &own));
        assert!(dump.is_far(7, 1, &own));
    }
}
