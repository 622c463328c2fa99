//! Losses (遗失声明): items by which people declare lost papers void, which fill what room a page has left.

use super::draft::{Cut, Draft};
use crate::blocks::{Cue, item_sign};

/// Most lines of one item, in a narrow column.
const LINES: usize = 6;
/// Longest item, in characters.
const ITEM_CHARS: usize = 120;
/// Where an item says at the latest that something was lost: behind whose it was, in characters.
const LOST_CHARS: usize = 50;

/// Longest headline of a column of losses.
const HEADLINE_CHARS: usize = 8;

/// Takes such items out of a report or another notice: they are a story of their own, or belong to the column of losses that the page has. Of
/// 137 on gold pages one is printed under another headline.
pub(super) fn part(cut: &mut Cut<'_>) {
    let home = (0..cut.drafts.len()).find(|draft| is_column(cut, *draft));
    let mut parted = Vec::new();
    for draft in 0..cut.drafts.len() {
        let lines = cut.display(draft);
        let mut names = lines.iter().map(|line| &cut.blocks[*line]);
        let in_notice = names.any(|name| name.has(Cue::NoticeWord)) && home.is_none();
        if Some(draft) == home || lines.is_empty() || in_notice {
            continue;
        }
        let losses = losses(cut, &cut.drafts[draft].flow);
        if losses.is_empty() {
            continue;
        }
        let story = &mut cut.drafts[draft];
        story.flow.retain(|line| !losses.contains(line));
        if let Some(home) = home {
            cut.drafts[home].flow.extend(losses);
        } else {
            let column = Draft {
                flow: losses,
                ..Draft::default()
            };
            parted.push((draft, column));
        }
    }
    cut.insert_behind(parted);
}

/// Whether a draft is a column of losses: by its headline, or without one by its text.
fn is_column(cut: &Cut<'_>, draft: usize) -> bool {
    let story = &cut.drafts[draft];
    let lines = cut.display(draft);
    let says_so = |line: &usize| {
        let text = cut.blocks[*line].folded();
        text.chars().count() <= HEADLINE_CHARS && (text.contains("遗失") || text.contains("挂失"))
    };
    lines.iter().any(says_so)
        || story.head.is_empty() && !story.flow.is_empty() && losses(cut, &story.flow) == story.flow
}

/// The lines of a flow that are items of losses: what opens with an item's sign, and its other rows.
fn losses(cut: &Cut<'_>, flow: &[usize]) -> Vec<usize> {
    let opens_item = |line: usize| item_sign(&cut.blocks[line]).is_some();
    let mut losses = Vec::new();
    let mut at = 0;
    while at < flow.len() {
        if !opens_item(flow[at]) {
            at += 1;
            continue;
        }
        let item = &flow[at..at + item_lines(cut, &flow[at..])];
        let text: String = item.iter().map(|line| cut.blocks[*line].folded()).collect();
        // 遗失的凭车架号查询 tells what is done with what was lost.
        let lost = text
            .find("遗失")
            .filter(|byte| !text[*byte..].starts_with("遗失的"));
        let early = |byte| text[..byte].chars().count() <= LOST_CHARS;
        if lost.is_some_and(early) && text.chars().count() <= ITEM_CHARS {
            losses.extend(item);
        }
        at += item.len();
    }
    losses
}

/// How many lines the item has with which a flow begins: to what says that the paper is void, or up to the next item.
fn item_lines(cut: &Cut<'_>, flow: &[usize]) -> usize {
    let is_void = |line: usize| {
        let text = cut.blocks[line].folded();
        text.trim_end_matches(['。', ' ']).ends_with("作废")
    };
    for size in 1..flow.len().min(LINES) {
        let (last, next) = (flow[size - 1], flow[size]);
        if is_void(last) || next != last + 1 || item_sign(&cut.blocks[next]).is_some() {
            return size;
        }
    }
    flow.len().min(LINES)
}
