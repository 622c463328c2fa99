//! Seams: where the text of a story was put together from two pages, or from two places of one.

use std::collections::BTreeSet;

use super::article::{Link, Near};
use super::dump::Dump;
use super::words::Words;
use crate::story::Part;

/// A seam between two paragraphs.
#[derive(Debug)]
pub(crate) struct Seam {
    /// What it is, in words.
    pub(crate) label: String,
    /// The newspaper page on which the text goes on.
    pub(crate) page: Option<String>,
    /// The line before it and the line behind it, each with its page where the two stand on different ones.
    pub(crate) lines: Vec<Link>,
}

/// A page, where it is held, and a line of its dump.
type Side<'a> = (Option<&'a Near<'a>>, Option<usize>);

/// The seam between the dumps of two pages.
pub(super) fn of_pages(before: Side, after: Side, w: &Words) -> Seam {
    let number = after.0.and_then(|page| page.number);
    Seam {
        label: number.map_or_else(|| w.seam_unknown.to_owned(), |number| w.seam.of(number)),
        page: after.0.map(|page| page.address.clone()),
        lines: [before, after]
            .into_iter()
            .filter_map(|(page, line)| Some((page?, line?)))
            .map(|(page, line)| Link {
                address: page.dump.at(line),
                text: format!(
                    "{} {}",
                    w.page(page.number, None),
                    w.source_lines.of(line.to_string())
                ),
            })
            .collect(),
    }
}

/// The seam between two lines of one dump; none where nothing else stands between them.
pub(super) fn of_columns(
    dump: &Dump,
    before: usize,
    after: usize,
    own: &BTreeSet<usize>,
    w: &Words,
) -> Option<Seam> {
    dump.is_far(before, after, own).then(|| Seam {
        label: w.seam_columns.to_owned(),
        page: None,
        lines: [before, after]
            .into_iter()
            .map(|line| Link {
                address: dump.at(line),
                text: w.source_lines.of(line.to_string()),
            })
            .collect(),
    })
}

/// A paragraph at its seams: its text up to the first, then each seam with what follows. `shown` is the part's trimmed text, sign for
/// sign.
pub(super) fn inside(
    part: &Part,
    shown: &str,
    dump: &Dump,
    own: &BTreeSet<usize>,
    w: &Words,
) -> (String, Vec<(Link, String)>) {
    let ends = ends(part, dump);
    let mut first = shown;
    let mut rest: Vec<(Link, String)> = Vec::new();
    // From the last to the first, so that what is cut off moves nothing that is still to be cut.
    for (pair, end) in part.lines.windows(2).zip(ends).rev() {
        if !dump.is_far(pair[0], pair[1], own) {
            continue;
        }
        let place = first
            .char_indices()
            .nth(end)
            .map_or(first.len(), |(at, _)| at);
        let (before, behind) = first.split_at(place);
        let lines = [pair[0], pair[1]].map(|line| w.source_lines.of(line.to_string()));
        let mark = Link {
            address: dump.at(pair[1]),
            text: format!("{} {} → {}", w.seam_columns, lines[0], lines[1]),
        };
        rest.insert(0, (mark, behind.to_owned()));
        first = before;
    }
    (first.to_owned(), rest)
}

/// At which character of a part's trimmed text each of its lines but the last ends; all at its end where the lines are not to be found
/// in it. Signs of Markdown and white space stand in the lines only.
fn ends(part: &Part, dump: &Dump) -> Vec<usize> {
    let text: Vec<char> = part.text.trim().chars().collect();
    let mut at = 0;
    let mut ends = Vec::new();
    for line in &part.lines {
        let raw = line.checked_sub(1).and_then(|index| dump.lines.get(index));
        for char in raw.map_or("", String::as_str).trim().chars() {
            at += usize::from(text.get(at) == Some(&char));
        }
        // Two ASCII words of two lines are joined with a space.
        at += usize::from(text.get(at) == Some(&' '));
        ends.push(at);
    }
    if ends.pop() == Some(text.len()) {
        ends
    } else {
        vec![text.len(); ends.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::PageEntry;
    use crate::lang::Lang;
    use crate::role::Role;

    fn part(text: &str, lines: &[usize]) -> Part {
        Part {
            role: Role::Body,
            text: text.to_owned(),
            lines: lines.to_vec(),
            doubt: None,
            source: None,
        }
    }

    /// A paragraph of a dump whose every printed line stands in a story, `own` in this one; its seams as `|`.
    fn check(text: &str, lines: &[usize], dump: &[&str]) -> String {
        let page = PageEntry::record("x");
        let held = (1..=dump.len()).filter(|line| !dump[line - 1].is_empty());
        let lines_of_dump = dump.iter().map(|line| (*line).to_owned()).collect();
        let dump = Dump::new(&page, lines_of_dump, held.collect());
        let own = lines.iter().copied().collect();
        let (first, rest) = inside(&part(text, lines), text, &dump, &own, Words::of(Lang::Zh));
        rest.into_iter()
            .fold(first, |text, (_, more)| format!("{text}|{more}"))
    }

    #[test]
    fn a_paragraph_shows_where_its_columns_meet() {
        let dump = ["大桥昨日", "别的稿件", "通车了。"];
        assert_eq!(
            check("大桥昨日通车了。", &[1, 3], &dump),
            "大桥昨日|通车了。"
        );
        assert_eq!(
            check("通车了。大桥昨日", &[3, 1], &dump),
            "通车了。|大桥昨日"
        );
    }

    #[test]
    fn neighbours_have_no_seam() {
        assert_eq!(
            check("大桥昨日通车。", &[1, 3], &["大桥昨日", "", "通车。"]),
            "大桥昨日通车。"
        );
    }

    #[test]
    fn signs_of_markdown_move_no_seam() {
        let dump = ["**大桥**昨日 ", "别的", "- 通车"];
        assert_eq!(check("大桥昨日通车", &[1, 3], &dump), "大桥昨日|通车");
    }

    #[test]
    fn lines_that_are_not_the_texts_leave_it_whole() {
        assert_eq!(
            check("改过的文字", &[1, 3], &["甲", "乙", "丙"]),
            "改过的文字|"
        );
    }
}
