//! Texts of the archive as reading pages show them.

use std::collections::BTreeSet;

use crate::display::display;
use crate::role::Role;
use crate::story::Story;

/// A text with full-width punctuation, as a reader expects it.
pub(crate) fn shown(text: &str) -> String {
    display(text)
}

/// A subtitle without the dash that many papers print before it: the page's style sets one before each.
pub(crate) fn subtitle(text: &str) -> String {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '―' | '─' | '－') || c.is_whitespace();
    shown(text.trim_start_matches(dash))
}

/// The pieces of a head that was printed on several lines, or in two halves with a space between: a space inside Chinese text is a break,
/// one between ASCII words is not.
pub(crate) fn pieces(head: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut latin_end = false;
    for word in head.split_whitespace() {
        let latin_start = word.starts_with(|c: char| c.is_ascii_alphanumeric());
        match pieces.last_mut() {
            Some(last) if latin_end && latin_start => {
                last.push(' ');
                last.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
        latin_end = word.ends_with(|c: char| c.is_ascii_alphanumeric());
    }
    pieces.iter().map(|piece| shown(piece)).collect()
}

/// Line numbers as a person writes them: `33–41、47`. Lines join into a range where no line between them is `taken` by something
/// else: dumps print a blank line between most paragraphs. `comma` stands between two.
pub(crate) fn line_ranges(lines: &[usize], taken: &BTreeSet<usize>, comma: &str) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for &line in lines {
        match ranges.last_mut() {
            Some((_, last)) if line > *last && taken.range(*last + 1..line).next().is_none() => {
                *last = line;
            }
            _ => ranges.push((line, line)),
        }
    }
    let ranges: Vec<String> = ranges
        .into_iter()
        .map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first}–{last}")
            }
        })
        .collect();
    ranges.join(comma)
}

/// A teaser is two to three lines of a phone.
const LEAD_CHARS: usize = 64;

/// The first sentence or so of a story, without its dateline (某报讯(记者…)); empty where it has no text.
pub(crate) fn lead(story: &Story) -> String {
    let Some(part) = [Role::Body, Role::Ad, Role::Caption, Role::Note]
        .iter()
        .find_map(|role| story.parts.iter().find(|part| part.role == *role))
    else {
        return String::new();
    };
    let text = without_dateline(part.text.trim()).trim_start();
    let mut characters = text.chars();
    let mut lead: String = characters.by_ref().take(LEAD_CHARS).collect();
    if characters.next().is_some() {
        lead.push('…');
    }
    shown(&lead)
}

/// A dateline is the paper's name and 讯, then names in brackets; both stand within this many characters.
const DATELINE_CHARS: usize = 80;

fn without_dateline(text: &str) -> &str {
    let Some(report) = text.find('讯') else {
        return text;
    };
    let after = report + '讯'.len_utf8();
    let rest = text[after..].trim_start();
    if text[..report].chars().count() > DATELINE_CHARS / 4 || !rest.starts_with(['(', '（']) {
        return text;
    }
    match rest.find([')', '）']) {
        Some(end) if rest[..end].chars().count() <= DATELINE_CHARS => {
            rest[end..].trim_start_matches([')', '）'])
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_breaks_at_spaces_in_chinese_only() {
        assert_eq!(pieces("上半句 下半句"), ["上半句", "下半句"]);
        assert_eq!(pieces("用 Open Data 办事"), ["用", "Open Data", "办事"]);
    }

    #[test]
    fn a_subtitle_has_no_dash_of_its_own() {
        assert_eq!(subtitle("——记一座桥"), "记一座桥");
        assert_eq!(subtitle("记一座桥——两岸"), "记一座桥——两岸");
    }

    #[test]
    fn lines_with_nothing_else_between_them_are_a_range() {
        let taken = BTreeSet::from([8]);
        assert_eq!(line_ranges(&[3, 4, 6, 10, 12], &taken, "、"), "3–6、10–12");
        assert_eq!(line_ranges(&[], &taken, "、"), "");
    }

    #[test]
    fn a_lead_leaves_the_dateline_out() {
        assert_eq!(without_dateline("某报讯(记者/甲 通讯员/乙) 昨日"), " 昨日");
        assert_eq!(without_dateline("昨日(周一)"), "昨日(周一)");
    }
}
