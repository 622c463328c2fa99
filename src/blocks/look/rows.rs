//! Rows: runs of lines that are made alike, as lists are.

use super::shapes::{Key, forecasts_day, heads_columns};
use super::{Cue, words};
use crate::blocks::Block;

/// Marks the rows of lists, by what kind of row each line may be.
pub(super) fn mark(blocks: &mut [Block], keys: &[Option<Key>]) {
    listed(blocks, keys);
    rows_of_names(blocks);
}

/// Longest item, in characters; what is longer is a paragraph.
const ITEM_CHARS: usize = 80;

/// Marks runs of lines that are made alike: bullets, numbers, a value behind a label, rows with the same key.
fn listed(blocks: &mut [Block], keys: &[Option<Key>]) {
    let class = |block: &Block| {
        let first = block.chars.first().copied().unwrap_or(' ');
        if block.chars.len() > ITEM_CHARS || block.has(Cue::Narrow) {
            None
        } else if block.has(Cue::Row) || block.has(Cue::Record) {
            Some(':')
        } else if block.has(Cue::NameBoard) {
            Some('、')
        } else if block.has(Cue::Bullet) {
            // The converter took the sign of a Markdown item away.
            let sign = words::opens_with_bullet(&block.chars);
            Some(match first {
                _ if !sign => '-',
                '(' | '0'..='9' => '1',
                _ => first,
            })
        } else if block.has(Cue::Weather) && forecasts_day(&block.folded()) {
            Some('天')
        } else if block.has(Cue::Ordinal) && block.chars.get(1) == Some(&'、') {
            // Crossheads that count (一、…) have text between them.
            Some('一')
        } else {
            None
        }
    };
    let mut start = 0;
    while start < blocks.len() {
        let kind = class(&blocks[start]);
        let mut end = start + 1;
        while end < blocks.len() && kind.is_some() && class(&blocks[end]) == kind {
            end += 1;
        }
        // A converter's items are a list's: 72 of 78 on gold pages.
        if matches!(kind, Some('1' | '天' | '-' | '一')) && end - start >= 2 {
            for block in &mut blocks[start..end] {
                block.cues.add(Cue::Keyed);
            }
        }
        if end - start >= 2 {
            for block in &mut blocks[start..end] {
                block.cues.add(Cue::Listed);
            }
        }
        start = end.max(start + 1);
    }
    let mut start = 0;
    while start < blocks.len() {
        let mut end = start + 1;
        while end < blocks.len() && keys[end].is_some() && keys[end] == keys[start] {
            end += 1;
        }
        let least = match keys[start] {
            None => usize::MAX,
            // 醴陵:… and 某某企业 87家 may be a headline, and its neighbour another one.
            Some(Key::Label | Key::Value) => 3,
            Some(_) => 2,
        };
        let rows = &blocks[start..end];
        if rows.len() >= least && !rows.iter().any(|row| row.has(Cue::Narrow)) {
            let heads = start > 0
                && matches!(keys[start], Some(Key::Figures | Key::Time))
                && heads_columns(&blocks[start - 1].folded());
            for block in &mut blocks[start - usize::from(heads)..end] {
                block.cues.add(Cue::Listed);
                block.cues.add(Cue::Keyed);
            }
        }
        start = end;
    }
}

/// Fewest rows of names, and how many of them have a label.
const NAMES: usize = 3;
const LABELLED: usize = 2;

/// Marks rows of names with what those of each have in common, of which some break in the middle.
fn rows_of_names(blocks: &mut [Block]) {
    let is_row = |block: &Block| {
        !block.has(Cue::Byline)
            && !block.has(Cue::Narrow)
            && words::is_row_of_names(&block.folded())
    };
    let mut start = 0;
    while start < blocks.len() {
        let size = blocks[start..]
            .iter()
            .take_while(|block| is_row(block))
            .count();
        let rows = &mut blocks[start..start + size];
        let labelled = rows
            .iter()
            .filter(|row| words::labelled_names(&row.folded()).is_some());
        if size >= NAMES && labelled.count() >= LABELLED {
            for row in rows {
                row.cues.add(Cue::Listed);
                row.cues.add(Cue::Keyed);
            }
        }
        start += size.max(1);
    }
}
