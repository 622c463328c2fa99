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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each line as its mark's first letter and its text.
    fn check(text: &str) -> String {
        let shown: Vec<String> = lines(text)
            .iter()
            .map(|line| {
                let sign = match line.mark {
                    Mark::Plain => " ".to_owned(),
                    Mark::Heading(level) => level.to_string(),
                    Mark::Strong => "*".to_owned(),
                    Mark::Item => "-".to_owned(),
                    Mark::Row => "|".to_owned(),
                    Mark::Rule => "=".to_owned(),
                    Mark::FrontMatter => "+".to_owned(),
                };
                format!("{sign}{}", line.text)
            })
            .collect();
        shown.join("\n")
    }

    #[test]
    fn markdown_of_a_converter_is_read_and_its_signs_left_out() {
        assert_eq!(
            check("# 题\n\n### 小题 ###\n\n正文"),
            "1题\n \n3小题\n \n 正文"
        );
        assert_eq!(check("**编者按:**\n**甲**乙**丙**"), "*编者按:\n 甲乙丙");
        assert_eq!(
            check("**“株洲日报讯”**近日,**“甲”**召开。"),
            " “株洲日报讯”近日,“甲”召开。"
        );
        assert_eq!(check("**甲\n乙**"), "*甲\n*乙");
        assert_eq!(check("***甲***"), "*甲");
        assert_eq!(check("- 甲\n* 乙\n+ 丙"), "-甲\n-乙\n-丙");
        assert_eq!(check("- **甲**乙"), "-甲乙");
        assert_eq!(
            check("| 姓名 | 电话 |\n|---|:-:|\n| 甲 | 1 |"),
            "|姓名 电话\n=|---|:-:|\n|甲 1"
        );
        assert_eq!(check("| 甲 | 1 |\n\n| 乙 | 2 |"), "|甲 1\n \n|乙 2");
        assert_eq!(
            check("<table><tr><td>甲</td><td rowspan=\"2\">乙<br>丙</td></tr></table>"),
            "|甲 乙 丙"
        );
        assert_eq!(
            check("<table>\n<TR>\n<td>甲\n</table>"),
            "=<table>\n=<TR>\n|甲\n=</table>"
        );
        assert_eq!(
            check("甲\n---\n乙\n***\n===="),
            " 甲\n=---\n 乙\n=***\n====="
        );
    }

    #[test]
    fn what_only_looks_like_markdown_is_as_printed() {
        for line in [
            "    缩进的一段",
            "\t缩进的一段",
            "5*3*2",
            "5**3**2",
            "甲_乙_丙",
            "_",
            "甲\\",
            "\\*甲\\*",
            "1.",
            "1. 甲",
            "2022. 甲",
            "3) 甲",
            "<名>",
            "<div>甲</div>",
            "[注]: 此处为注",
            "[1]: http://a.cn",
            "```",
            "~~~甲",
            "<!-- 甲",
            "&nbsp;甲&amp;乙",
            "#话题#",
            "#",
            "-",
            "- ",
            "*",
            "**",
            "甲**乙",
            "** 甲 **",
            "> 甲",
            "`甲`",
            "甲|乙",
            "|",
            "||",
            "![](甲.jpg)",
            "<td 甲",
            "<td 甲>",
            "-5℃",
            "* * 甲",
        ] {
            let text = format!("前文\n\n{line}\n\n# 后文");
            let expected = format!(" 前文\n \n {}\n \n1后文", line.trim());
            let shown = check(&text);
            let shown = if line == "* * 甲" {
                shown.replace("\n-* 甲", "\n * * 甲")
            } else {
                shown
            };
            assert_eq!(shown, expected, "{line}");
            assert!(
                check(&format!("前文\n{line}\n后文")).ends_with("\n 后文"),
                "{line}"
            );
        }
    }

    #[test]
    fn a_lone_carriage_return_is_a_character_of_its_line() {
        assert_eq!(lines("甲\r乙\n丙\r\n丁").len(), 3);
        assert_eq!(lines("甲\r乙\n丙")[0].text, "甲\r乙");
        assert_eq!(lines("甲\r# 乙\n丙")[0].mark, Mark::Plain);
        assert_eq!(
            lines("甲\r乙\r丙\r丁\r戊").len(),
            5,
            "an old Macintosh's file"
        );
    }

    #[test]
    fn front_matter_is_marked_and_is_furniture() {
        let lines = lines("---\ndate: 2022-11-22\n---\n# 题");
        assert!(
            lines[..3]
                .iter()
                .all(|line| line.mark == Mark::FrontMatter && line.furniture == Some(Role::Folio))
        );
        assert_eq!(lines[3].mark, Mark::Heading(1));
    }

    #[test]
    fn hard_pages_end_soon() {
        let lines_of = |line: &str, count: usize| format!("{line}\n").repeat(count);
        for text in [
            lines_of("正文一行,没有什么特别。", 100_000),
            lines_of("- 甲", 100_000),
            lines_of(&"- ".repeat(200), 2_000),
            lines_of(&"* ".repeat(9_000), 20),
            lines_of(&"> ".repeat(200), 2_000),
            lines_of(&"**甲".repeat(1_000), 100),
            lines_of(&"*甲**".repeat(1_000), 100),
            lines_of(&"|甲".repeat(1_000), 200),
            lines_of(&"[".repeat(1_000), 200),
            lines_of(&"<td>".repeat(1_000), 200),
            lines_of(&"2022年10月9日 ".repeat(1_000), 200),
            format!("{}\n{}", "|甲".repeat(3_000), lines_of("|", 50_000)),
            "*".repeat(300_000),
            "**甲".repeat(300_000),
            "**甲** ".repeat(100_000),
            "```\n<!--\n".repeat(20_000),
        ] {
            assert!(!lines(&text).is_empty());
        }
    }

    proptest! {
        #[test]
        fn lines_are_those_of_the_file(text in "(\\PC{0,12}|[-*#|=`<>\\[\\]:. \t\r_+0-9]{0,8}|(\\*\\*|<td>|---|甲|\r\n|\n)){0,40}") {
            let given: Vec<&str> = text.split('\n').collect();
            let lines = lines(&text);
            prop_assume!(text.contains('\n') || text.matches('\r').count() < MACINTOSH_LINES);
            prop_assert_eq!(lines.len(), given.len());
            for (line, given) in lines.iter().zip(given) {
                let given = given.strip_suffix('\r').unwrap_or(given);
                prop_assert_eq!(line.raw.trim_start_matches('\u{FEFF}'), given.trim_start_matches('\u{FEFF}'));
                prop_assert_eq!(line.text.is_empty(), trim(&line.raw).is_empty());
                prop_assert!(line.furniture.is_none() || !line.text.is_empty());
            }
        }

        #[test]
        fn no_printed_character_is_lost(text in "([甲乙a1,。 \\-*#|<>tdbr/_`\\[\\]]{0,16}\n){0,12}") {
            for line in lines(&text) {
                let words = |text: &str| text.chars().filter(|c| "甲乙1,。_`[]".contains(*c)).collect::<String>();
                prop_assert_eq!(words(&line.text), words(&line.raw));
            }
        }
    }
}
