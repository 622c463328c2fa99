//! Writers under heads on top of each other: which head each of them signs.

use super::super::super::draft::{Cut, Draft, names_author};
use super::super::super::head::{TRIED_LINES, reads};
use super::super::super::seam::is_text;
use super::super::super::weights::State;
use super::super::may_be_headline;
use crate::blocks::dateline_credits;
use crate::role::Role;

/// Gives each of the headlines of a head its writer, where as many writers as headlines stand under them.
pub(super) fn pair_off(cut: &mut Cut<'_>, draft: usize) {
    let head = cut.drafts[draft].head.clone();
    let is_byline = |line: &usize| cut.state(*line) == State::Byline;
    let (titles, bylines) = head.split_at(head.iter().position(is_byline).unwrap_or(head.len()));
    let apart = titles.len() == bylines.len()
        && titles.len() >= 2
        && titles
            .iter()
            .all(|line| cut.roles[*line].is_head() && may_be_headline(cut, *line))
        && bylines
            .iter()
            .all(|line| is_byline(line) && names_author(&cut.blocks[*line]));
    if !apart {
        return;
    }
    let pairs: Vec<Vec<usize>> = titles
        .iter()
        .zip(bylines)
        .map(|(title, byline)| vec![*title, *byline])
        .collect();
    for line in titles {
        cut.roles[*line] = Role::Title;
    }
    let (last, above) = pairs.split_last().expect("there are two");
    cut.drafts[draft].head.clone_from(last);
    for head in above.iter().rev() {
        let upper = Draft {
            head: head.clone(),
            ..Draft::default()
        };
        cut.insert(draft, upper);
    }
}

/// Parts a text under several headlines where the writers of each further one stand in it. On gold pages both such texts are of two stories;
/// under a single headline further writers may be of a section.
pub(super) fn part_at_writers(cut: &mut Cut<'_>, draft: usize) {
    let story = &cut.drafts[draft];
    let is_byline = |line: usize| cut.state(line) == State::Byline;
    let writers: Vec<usize> = (1..story.flow.len().saturating_sub(1))
        .filter(|at| is_byline(story.flow[*at]) && is_text(cut.state(story.flow[at + 1])))
        .collect();
    let Some((byline, titles)) = story.head.split_last() else {
        return;
    };
    let apart = is_byline(*byline)
        && !writers.is_empty()
        && !titles.iter().any(|line| cut.has_glued(*line))
        && titles.len() == writers.len() + 1
        && titles
            .iter()
            .all(|line| cut.roles[*line].is_head() && may_be_headline(cut, *line));
    if !apart {
        return;
    }
    let titles = titles.to_vec();
    for (title, at) in titles[1..].iter().zip(&writers).rev() {
        let mut flow = cut.drafts[draft].flow.split_off(*at);
        let byline = flow.remove(0);
        cut.roles[*title] = Role::Title;
        cut.drafts[draft].head.retain(|line| line != title);
        let head = vec![*title, byline];
        cut.insert(
            draft + 1,
            Draft {
                head,
                flow,
                ..Draft::default()
            },
        );
    }
}

/// Parts two heads over a report that is signed in its dateline where writers close the lower head: they are of another story, whose text
/// stands elsewhere.
pub(super) fn part_over_report(cut: &mut Cut<'_>, draft: usize) {
    let story = &cut.drafts[draft];
    let Some((byline, lines)) = story.head.split_last() else {
        return;
    };
    let is_report = story.flow.first().is_some_and(|first| {
        cut.state(*first) == State::Lead
            && !dateline_credits(&cut.blocks[*first].folded()).is_empty()
    });
    let is_headline = |line: &usize| may_be_headline(cut, *line);
    let heads = lines
        .iter()
        .all(|line| cut.roles[*line].is_head() && !cut.has_glued(*line));
    let few = lines.len() <= TRIED_LINES;
    if !is_report || !heads || !few || cut.state(*byline) != State::Byline {
        return;
    }
    let parted = (1..lines.len())
        .filter(|at| lines[..*at].iter().any(is_headline) && lines[*at..].iter().any(is_headline))
        .map(|at| (reads(cut, &lines[..at]) + reads(cut, &lines[at..]), at))
        .max_by(|one, other| one.0.total_cmp(&other.0));
    let Some((_, at)) = parted else {
        return;
    };
    let lower = cut.drafts[draft].head.split_off(at);
    cut.insert(
        draft + 1,
        Draft {
            head: lower,
            ..Draft::default()
        },
    );
}

/// Where the author of a second text stands in a text that opens with a dateline: a report is its reporters'.
pub(super) fn author_behind_report(cut: &Cut<'_>, flow: &[usize]) -> Option<usize> {
    let is_report = flow
        .first()
        .is_some_and(|first| cut.state(*first) == State::Lead);
    let at = (1..flow.len().saturating_sub(1)).find(|at| {
        cut.state(flow[*at]) == State::Byline
            && names_author(&cut.blocks[flow[*at]])
            && is_text(cut.state(flow[at + 1]))
    })?;
    is_report.then_some(at)
}
