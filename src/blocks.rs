//! Page to blocks: what each printed line looks like by itself, before anything is decided about it.
//!
//! Grammar of single lines only (datelines, credits, jump marks, captions, labels); which role a line has among its neighbours is
//! `segment`'s question.

mod authors;
mod credits;
mod fold;
mod grammar;
mod look;
mod names;
mod pictures;

pub use authors::{
    answers, author_line, authors, behind_sign, signed, signs_for_many, signs_letter,
    speaks_for_paper,
};
pub use credits::{Credit, credits};
pub use fold::{fold, is_han};
pub(crate) use grammar::pattern;
pub use grammar::{
    Jump, JumpWay, dateline, dateline_credits, jump_at_end, jump_at_start, labels_what_follows,
    labels_what_leads_in, note_label,
};
pub use look::{Cue, Cues, run_together};
pub(crate) use look::{is_numbered, item_sign};
pub(crate) use names::WORDS;
pub use names::{is_bare_name, is_name};
pub use pictures::{credits_of_caption, is_photo_label, is_work_of_art};

use crate::read::{Mark, Page};

/// One non-blank line of a page, or a piece of a line that holds a headline and the text under it.
#[derive(Debug, Clone)]
pub struct Block {
    /// 1-based line number.
    pub line: usize,
    /// The printed characters, with full-width ASCII signs folded to half-width, one for one.
    pub chars: Vec<char>,
    /// The printed characters as the dump has them; as many as `chars`.
    pub text: String,
    /// Blank lines between this block and the one before it on the page.
    pub gap: usize,
    /// What it looks like.
    pub cues: Cues,
}

impl Block {
    /// Whether it has a look.
    #[must_use]
    pub fn has(&self, cue: Cue) -> bool {
        self.cues.has(cue)
    }

    /// Its folded text.
    #[must_use]
    pub fn folded(&self) -> String {
        self.chars.iter().collect()
    }
}

#[cfg(test)]
mod tests;

/// A page's blocks in file order, furniture left out.
///
/// Every non-blank line that is not furniture is in one block, or in two if it holds a headline and the dateline under it.
#[must_use]
pub fn blocks(page: &Page) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut marks = Vec::new();
    let mut gap = 0;
    // Whether a rule across the page stands right above.
    let mut ruled = false;
    let mut under_rule = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        if line.text.is_empty() {
            gap += 1;
            continue;
        }
        let in_table = line.mark == Mark::Rule && marks.last() == Some(&Mark::Row) && gap == 0;
        if line.furniture.is_some() || (look::is_rule(line) && !in_table) {
            // An image or the page's edge may have stood here; the lines around it are no neighbours.
            gap += 1;
            ruled |= line.mark == Mark::Rule && !blocks.is_empty();
            continue;
        }
        for (nth, text) in grammar::pieces(&line.text).into_iter().enumerate() {
            blocks.push(Block {
                line: index + 1,
                chars: fold(text).collect(),
                text: text.to_owned(),
                gap: if nth == 0 { gap } else { 1 },
                cues: Cues::default(),
            });
            marks.push(if in_table { Mark::Row } else { line.mark });
            under_rule.push(ruled && nth == 0);
        }
        gap = 0;
        ruled = false;
    }
    let indented: Vec<bool> = blocks
        .iter()
        .map(|block| {
            let raw = &page.lines[block.line - 1].raw;
            raw.starts_with('\u{3000}') || raw.starts_with("    ")
        })
        .collect();
    look::mark(&mut blocks, &marks, &indented);
    for (block, under_rule) in blocks.iter_mut().zip(under_rule) {
        block.cues.add_if(Cue::UnderRule, under_rule);
    }
    blocks
}
