//! Text to lines: what Markdown says of each line, and the line without Markdown's signs.
//!
//! Dumps are OCR text with some Markdown that a converter put in. Markdown gives structure only; the text is always the source
//! line's own. Signs that no newspaper converter writes (code, links, HTML but tables, quotes, underscores) are hidden from the
//! parser, so that nothing which only looks like Markdown swallows or changes what the paper printed.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::front_matter::FrontMatter;
use super::furniture;
use super::printed;
use super::{Line, Mark};
use crate::role::Role;

/// Markdown is parsed in pieces of at most this many bytes, cut between lines: ten times the largest newspaper page, and small enough that the
/// parser's worst cases (nested lists grow with the square of their depth) stay below a second.
const PIECE_BYTES: usize = 200_000;

/// Lines over this many bytes are running text; the parser does not see them.
const PARSED_LINE_BYTES: usize = 20_000;

/// Cuts a text into its lines, each with its mark, its printed text, and its furniture role.
///
/// Lines end with LF or CRLF. A lone CR is a character of its line, except in a text without any LF but several CR (files of old
/// Macintoshes).
#[must_use]
pub fn lines(text: &str) -> Vec<Line> {
    lines_and_front_matter(text).0
}

pub(super) fn lines_and_front_matter(text: &str) -> (Vec<Line>, Option<FrontMatter>) {
    let raws = raw_lines(text);
    let front_matter = FrontMatter::of(&raws);
    let front_lines = front_matter.as_ref().map_or(0, |front| front.lines);
    let mut lines: Vec<Line> = raws[..front_lines]
        .iter()
        .map(|raw| front_matter_line(raw))
        .collect();
    let rest = &raws[front_lines..];
    lines.extend(
        rest.iter()
            .zip(signs(rest))
            .map(|(raw, signs)| printed::line(raw, &signs)),
    );
    furniture::recognise(&mut lines);
    (lines, front_matter)
}

/// No page has its lines set by fewer carriage returns than this; a stray one in a text without line feeds is a character.
const MACINTOSH_LINES: usize = 4;

fn raw_lines(text: &str) -> Vec<&str> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if !text.contains('\n') && text.matches('\r').count() >= MACINTOSH_LINES {
        return text.split('\r').collect();
    }
    text.split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .collect()
}

/// White space as the scorer of segmentations and Unicode see it: the four information separators count too.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}'))
}

fn front_matter_line(raw: &str) -> Line {
    let text = trim(raw).to_owned();
    Line {
        raw: raw.to_owned(),
        furniture: (!text.is_empty()).then_some(Role::Folio),
        text,
        mark: Mark::FrontMatter,
    }
}

/// What the parser found on a line. Offsets are bytes of the line.
#[derive(Debug, Clone, Default)]
pub(super) struct Signs {
    /// A heading's level.
    pub heading: Option<u8>,
    /// Whether a list item begins here.
    pub item: bool,
    /// Whether it is a row of a table.
    pub row: bool,
    /// `**` whose partner stands in another line, and `***`.
    pub strong: Vec<Range<usize>>,
    /// What stands between them.
    pub bold: Vec<Range<usize>>,
}

fn signs(raws: &[&str]) -> Vec<Signs> {
    let mut signs = vec![Signs::default(); raws.len()];
    let mut from = 0;
    while from < raws.len() {
        let mut piece = String::new();
        let mut starts = Vec::new();
        let mut to = from;
        while to < raws.len() && (to == from || piece.len() + raws[to].len() < PIECE_BYTES) {
            starts.push(piece.len());
            push_masked(&mut piece, raws[to]);
            piece.push('\n');
            to += 1;
        }
        read_piece(&piece, &starts, &mut signs[from..to]);
        from = to;
    }
    signs
}

/// Adds a line with every sign replaced that must not mean anything; byte for byte, so that offsets stay those of the line.
fn push_masked(piece: &mut String, raw: &str) {
    if raw.len() > PARSED_LINE_BYTES {
        piece.push('x');
        return;
    }
    // Underlines of headings cannot be told from rules that a paper draws under a paragraph.
    if printed::is_rule(trim(raw)) {
        return;
    }
    let mut may_number = true;
    for c in raw.chars() {
        piece.push(match c {
            '`' | '~' | '<' | '>' | '[' | ']' | '_' | '=' => 'x',
            '\r' | '\0' | '\u{B}' | '\u{C}' => ' ',
            // The number of an ordered list is print.
            '.' | ')' if may_number => 'x',
            _ => c,
        });
        may_number &= c == ' ' || c.is_ascii_digit();
    }
}

fn read_piece(piece: &str, starts: &[usize], signs: &mut [Signs]) {
    let line_at = |offset: usize| starts.partition_point(|&start| start <= offset) - 1;
    let mut emphasis = 0..0;
    for (event, range) in Parser::new_ext(piece, Options::ENABLE_TABLES).into_offset_iter() {
        let Event::Start(tag) = event else { continue };
        let first = line_at(range.start);
        match tag {
            Tag::Heading { level, .. } => signs[first].heading = Some(level as u8),
            Tag::Item => signs[first].item = true,
            Tag::TableHead | Tag::TableRow => signs[first].row = true,
            Tag::Emphasis => emphasis = range,
            Tag::Strong => {
                let inner = range.start + 2..range.end - 2;
                // `***` is one sign, for bold italics.
                let triple = emphasis.start + 1 == range.start && emphasis.end == range.end + 1;
                let outer = if triple { emphasis.clone() } else { range };
                let last = line_at(outer.end - 1);
                if first == last && !triple {
                    continue;
                }
                signs[first]
                    .strong
                    .push(outer.start - starts[first]..inner.start - starts[first]);
                signs[last]
                    .strong
                    .push(inner.end - starts[last]..outer.end - starts[last]);
                for line in first..=last {
                    let start = starts[line];
                    let end = starts.get(line + 1).copied().unwrap_or(piece.len()) - 1;
                    signs[line]
                        .bold
                        .push(inner.start.max(start) - start..inner.end.min(end) - start);
                }
            }
            _ => {}
        }
    }
}
