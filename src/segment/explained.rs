//! What was decided about each line of a page, and by how much: its role, its story, the line it goes on in, and what came second.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::draft::Cut;
use super::role_of;
use crate::read::Page;
use crate::role::Role;

/// A page with a row a line: number, role, story, then each decision as `chosen score (second score)`.
///
/// Roles are scored in natural logarithms by whole readings of the page, so that the second's figure is its distance; stories by
/// probability where text is weighed, by points where a caption is; joins in log-odds, where not to join is 0.
pub(super) fn page(page: &Page, cut: &Cut<'_>) -> String {
    let numbers = story_numbers(cut);
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for at in 0..cut.blocks.len() {
        let line = cut.blocks[at].line;
        rows.entry(line).or_default().push(row(cut, &numbers, at));
    }
    for (index, line) in page.lines.iter().enumerate() {
        if !line.text.is_empty() && !rows.contains_key(&(index + 1)) {
            let role = line.furniture.unwrap_or(Role::Folio);
            let start = start_of(&line.text);
            let row = format!(
                "{:>5} {:<8} –     版面文法  {start}\n",
                index + 1,
                role.name()
            );
            rows.entry(index + 1).or_default().push(row);
        }
    }
    let mut out = format!("== {}\n", page.file);
    for (at, draft) in printed(cut).iter().enumerate() {
        let title = cut.head_line(*draft, Role::Title);
        let title = title.map_or("(无题)", |block| cut.blocks[block].text.as_str());
        let kind = cut.drafts[*draft].kind.name();
        let _ = writeln!(out, "篇{:<3} {kind} {title}", at + 1);
    }
    rows.into_values()
        .flatten()
        .fold(out, |out, row| out + &row)
}

/// Characters of a line that make it known again.
const START_CHARS: usize = 18;

fn start_of(text: &str) -> String {
    text.chars().take(START_CHARS).collect()
}

/// The drafts that become stories, in the order in which `jianbao segment` prints them.
fn printed(cut: &Cut<'_>) -> Vec<usize> {
    (0..cut.drafts.len())
        .filter(|draft| !cut.drafts[*draft].is_empty())
        .collect()
}

/// Number of each block's story in that order, from 1.
fn story_numbers(cut: &Cut<'_>) -> Vec<usize> {
    let printed = printed(cut);
    let number = |draft| printed.partition_point(|other| *other < draft) + 1;
    cut.owners().into_iter().map(number).collect()
}

fn row(cut: &Cut<'_>, numbers: &[usize], at: usize) -> String {
    let block = &cut.blocks[at];
    let (reading, role) = (cut.readings[at], cut.roles[at]);
    let read = role_of(reading.state);
    let mut out = format!(
        "{:>5} {:<8} 篇{:<3}  类别 {} {:+.1} (其次 {} −{:.1})",
        block.line,
        role.name(),
        numbers[at],
        read.name(),
        reading.score,
        role_of(reading.second).name(),
        reading.margin,
    );
    if read != role {
        let _ = write!(out, " 改作 {}", role.name());
    }
    if let Some(home) = cut.homes[at] {
        let _ = write!(out, "; 归属 {:.2}", home.score);
        if let Some((second, score)) = home.second {
            let _ = write!(out, " (其次 篇{} {score:.2})", numbers[second]);
        }
    }
    out += &join(cut, at);
    if let Some(doubt) = &cut.doubts[at] {
        let _ = write!(out, "; 〔{doubt}〕");
    }
    let _ = writeln!(out, "  {}", start_of(&block.text));
    out
}

/// The line in which a block goes on.
fn join(cut: &Cut<'_>, at: usize) -> String {
    let line = |block: Option<usize>| match block {
        Some(block) => format!("接 {}", cut.blocks[block].line),
        None => "不接".to_owned(),
    };
    match (cut.join_scores[at], cut.joined[at]) {
        (None, None) => String::new(),
        (None, next) => format!("; {}", line(next)),
        (Some((score, second)), next) => {
            let mut out = format!("; {} {score:+.1}", line(next));
            if second.is_finite() {
                let _ = write!(out, " (其次 {} {second:+.1})", line(cut.join_seconds[at]));
            }
            out
        }
    }
}
