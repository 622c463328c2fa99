//! One line of a dump to what the paper printed: without the signs of Markdown and of HTML tables.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::structure::{Signs, trim};
use super::{Line, Mark};
use crate::role::Role;

/// The line with its mark and its printed text.
pub(super) fn line(raw: &str, signs: &Signs) -> Line {
    let whole = trim(raw);
    let as_printed = |mark, furniture| Line {
        raw: raw.to_owned(),
        text: whole.to_owned(),
        mark,
        furniture,
    };
    if whole.is_empty() {
        return as_printed(Mark::Plain, None);
    }
    if is_rule(whole) {
        return as_printed(Mark::Rule, Some(Role::Folio));
    }
    if is_rule_row(whole) {
        return as_printed(Mark::Rule, None);
    }
    let mut cuts = Cuts::default();
    let (start, block) = block_sign(raw, signs);
    cuts.leave_out(0..start);
    if let Some(Mark::Heading(_)) = block {
        cuts.leave_out(closing_hashes(raw, start));
    }
    let is_row = cut_cells(raw, start, signs.row, &mut cuts);
    let is_bold = cut_strong(raw, start, signs, &mut cuts);
    let text = cuts.apply(raw);
    match block {
        // Signs are all it holds: a table's frame if they are a table's, else print.
        _ if text.is_empty() => as_printed(if is_row { Mark::Rule } else { Mark::Plain }, None),
        block => Line {
            raw: raw.to_owned(),
            text,
            mark: match block {
                Some(heading @ Mark::Heading(_)) => heading,
                _ if is_row => Mark::Row,
                Some(item) => item,
                None if is_bold => Mark::Strong,
                None => Mark::Plain,
            },
            furniture: None,
        },
    }
}

/// Three or more of one sign of those that draw lines, and nothing else.
pub(super) fn is_rule(trimmed: &str) -> bool {
    let mut signs = trimmed.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else {
        return false;
    };
    "-*_=~—–─━═－＝＿～﹏".contains(first) && {
        let mut more = 0;
        signs.all(|sign| {
            more += 1;
            sign == first
        }) && more >= 2
    }
}

/// The row of signs between a table's head and body: `|---|:--:|`.
fn is_rule_row(trimmed: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$").expect("the pattern is fixed")
    });
    trimmed.len() >= 3 && FORM.is_match(trimmed)
}

/// Bytes that are left out of a line, and the places where cells meet.
#[derive(Debug, Default)]
struct Cuts {
    cuts: Vec<(Range<usize>, bool)>,
}

impl Cuts {
    fn leave_out(&mut self, range: Range<usize>) {
        self.cuts.push((range, false));
    }

    fn border(&mut self, range: Range<usize>) {
        self.cuts.push((range, true));
    }

    /// The rest of the line, its cells joined with one space.
    fn apply(mut self, raw: &str) -> String {
        self.cuts.sort_by_key(|(range, _)| (range.start, range.end));
        let mut cells = vec![String::new()];
        let mut at = 0;
        for (range, is_border) in self.cuts {
            if range.start > at {
                cells
                    .last_mut()
                    .expect("never empty")
                    .push_str(&raw[at..range.start]);
            }
            at = at.max(range.end);
            if is_border {
                cells.push(String::new());
            }
        }
        cells.last_mut().expect("never empty").push_str(&raw[at..]);
        let cells: Vec<&str> = cells
            .iter()
            .map(|cell| trim(cell))
            .filter(|cell| !cell.is_empty())
            .collect();
        cells.join(" ")
    }
}

/// Where the text begins after the sign of a heading or list item, and which it was.
fn block_sign(raw: &str, signs: &Signs) -> (usize, Option<Mark>) {
    // Page numbers at the foot are often set between dashes: `- 5 -`.
    static FOOT_NUMBER: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^-\s*[A-Z]?\d{1,3}\s*-$").expect("the pattern is fixed"));
    let mut rest = raw.trim_start();
    let mut mark = None;
    if signs.item
        && !FOOT_NUMBER.is_match(trim(raw))
        && let Some(text) = rest
            .strip_prefix(['-', '*', '+'])
            .filter(|text| text.starts_with([' ', '\t']))
    {
        rest = text.trim_start();
        mark = Some(Mark::Item);
    }
    if let Some(level) = signs.heading {
        let text = rest.trim_start_matches('#');
        if rest.len() - text.len() == usize::from(level) && text.starts_with([' ', '\t']) {
            rest = text.trim_start();
            mark = Some(Mark::Heading(level));
        }
    }
    (raw.len() - rest.len(), mark)
}

/// The `##` that may close a heading.
fn closing_hashes(raw: &str, start: usize) -> Range<usize> {
    let text = raw[start..].trim_end();
    let bare = text.trim_end_matches('#');
    if bare.len() < text.len() && bare.ends_with([' ', '\t']) {
        start + bare.len()..start + text.len()
    } else {
        raw.len()..raw.len()
    }
}

/// Cuts a row at its pipes and a line at its table tags and `<br>`; whether it is a row.
fn cut_cells(raw: &str, start: usize, is_markdown_row: bool, cuts: &mut Cuts) -> bool {
    static TAG: LazyLock<Regex> = LazyLock::new(|| {
        // Attributes as HTML has them: what else stands in the brackets was printed.
        let attribute = r#"\s+[a-z-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[0-9a-z%#._-]+))?"#;
        Regex::new(&format!(
            r"(?i)</?(?:(?P<table>table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)(?:{attribute})*|br)\s*/?>"
        ))
        .expect("the pattern is fixed")
    });
    let mut is_row = false;
    for tag in TAG.captures_iter(&raw[start..]) {
        is_row |= tag.name("table").is_some();
        let tag = tag.get(0).expect("the whole match").range();
        cuts.border(start + tag.start..start + tag.end);
    }
    let trimmed = trim(&raw[start..]);
    let pipes = trimmed.matches('|').count();
    // Rows that a converter set apart with blank lines make no table for a parser; two cells in a frame are one all the same.
    let framed = pipes > 2 && trimmed.starts_with('|') && trimmed.ends_with('|');
    if framed || (is_markdown_row && pipes > 0) {
        is_row = true;
        for (at, _) in raw[start..].match_indices('|') {
            cuts.border(start + at..start + at + 1);
        }
    }
    is_row
}

/// Cuts the `**` of a line; whether the whole of it is bold.
///
/// Pairs are found here and not by the parser, whose rule for closing signs (no punctuation before, no letter after) fails on
/// Chinese: `**编者按：**近日`.
fn cut_strong(raw: &str, start: usize, signs: &Signs, cuts: &mut Cuts) -> bool {
    let mut bold = signs.bold.clone();
    for sign in &signs.strong {
        cuts.leave_out(sign.clone());
    }
    let mut open: Option<usize> = None;
    for (at, _) in raw.match_indices("**").filter(|(at, _)| *at >= start) {
        if signs
            .strong
            .iter()
            .any(|sign| sign.start < at + 2 && at < sign.end)
            || stands_in_run(raw, at)
        {
            open = None;
            continue;
        }
        let (before, after) = (raw[..at].chars().next_back(), raw[at + 2..].chars().next());
        match open {
            Some(from) if from + 2 < at && before.is_some_and(|c| !c.is_whitespace()) => {
                cuts.leave_out(from..from + 2);
                cuts.leave_out(at..at + 2);
                bold.push(from..at + 2);
                open = None;
            }
            _ => {
                // 5**3 is a power.
                let in_digits = before.is_some_and(|c| c.is_ascii_digit())
                    && after.is_some_and(|c| c.is_ascii_digit());
                let opens =
                    after.is_some_and(|c| !c.is_whitespace()) && before != Some('\\') && !in_digits;
                open = opens.then_some(at);
            }
        }
    }
    bold.extend(signs.strong.iter().cloned());
    is_covered(raw, start, bold)
}

/// Whether ranges hold all printed characters from `start` on.
fn is_covered(raw: &str, start: usize, mut ranges: Vec<Range<usize>>) -> bool {
    ranges.sort_by_key(|range| range.start);
    let mut at = start;
    for range in &ranges {
        if range.start > at && !trim(&raw[at..range.start]).is_empty() {
            return false;
        }
        at = at.max(range.end);
    }
    !ranges.is_empty() && trim(&raw[at..]).is_empty()
}

/// Whether the two asterisks at `at` belong to a longer run.
fn stands_in_run(raw: &str, at: usize) -> bool {
    raw[..at].ends_with('*') || raw[at + 2..].starts_with('*')
}
