//! Pages of one issue to stories: which lines belong together, as what, and in which order.
//!
//! Blocks are read as a sequence of states (`sequence`, with its table in `weights`), gathered into drafts in file order (`draft`),
//! and then mended where print order is lost: packages, headlines, stray pieces, joins of broken paragraphs, order. Statistics are those of
//! the issue itself, never of other issues, so that a new batch re-cuts nothing.

#![expect(
    clippy::cast_precision_loss,
    reason = "counts of lines and characters are small"
)]

mod assemble;
mod captions;
mod cohesion;
mod continuation;
mod draft;
mod explained;
mod head;
mod heads;
mod join;
mod kind;
mod losses;
mod matching;
mod order;
mod package;
mod place;
mod seam;
mod sequence;
mod show;
mod split;
mod statistics;
mod subjects;
mod threads;
mod weights;

use crate::blocks::{Block, blocks};
use crate::places::Gazetteer;
use crate::read::Page;
use crate::role::Role;
pub use crate::story::CutPage;
pub use show::{contract_json, text};

use continuation::Seams;
use draft::Cut;
use statistics::Statistics;
use weights::State;

/// Cuts the pages of one issue into their stories; one [`CutPage`] a page, in the order given.
///
/// Never fails: what cannot be decided goes to the likeliest place and carries a doubt.
#[must_use]
pub fn cut(issue: &[Page], places: &Gazetteer) -> Vec<CutPage> {
    each_page(issue, |page, cut| assemble::page(page, cut, places))
}

/// What was decided about each line of the pages of one issue, and what came second, for `--explain`; one text a page.
#[must_use]
pub fn explained(issue: &[Page]) -> Vec<String> {
    each_page(issue, explained::page)
}

/// What is made of each page of an issue and of all that is decided about it.
fn each_page<T>(issue: &[Page], make: impl Fn(&Page, &Cut<'_>) -> T) -> Vec<T> {
    let pages: Vec<Vec<Block>> = issue.iter().map(blocks).collect();
    let statistics = Statistics::of(pages.iter().flatten());
    issue
        .iter()
        .zip(&pages)
        .map(|(page, blocks)| make(page, &drafts(blocks, &statistics)))
        .collect()
}

/// Blocks up to which a page is searched for print order that is broken: ten times the fullest printed page seen. What is longer is no
/// page, and comparing all of it with all of it would take for ever.
const PAGE_BLOCKS: usize = 1500;

/// All decisions on a page's blocks, in the order in which they rest on each other.
fn drafts<'a>(blocks: &'a [Block], statistics: &Statistics) -> Cut<'a> {
    let seams = Seams::of(blocks, statistics);
    let mut readings = sequence::readings(blocks, &seams);
    for at in 1..blocks.len() {
        // A headline and the dateline behind it on one line are what they were cut for: the line must not be in two stories.
        if blocks[at].line == blocks[at - 1].line {
            readings[at - 1].state = State::Title;
            readings[at].state = State::Lead;
        }
    }
    let mut cut = draft::gather(blocks, readings);
    let is_page = blocks.len() <= PAGE_BLOCKS;
    kind::part_ads(&mut cut);
    kind::part_forecasts(&mut cut);
    if is_page {
        losses::part(&mut cut);
        captions::over_headlines(&mut cut);
        captions::boxed(&mut cut, &seams);
        heads::bring_labels(&mut cut, &seams);
        heads::out_of_stories_before(&mut cut);
        heads::unstack(&mut cut);
        heads::off_foreign_text(&mut cut);
        split::headlines(&mut cut);
        join::notes(&mut cut, &seams);
        package::split(&mut cut);
        heads::bring_home(&mut cut);
    }
    head::resolve(&mut cut);
    if is_page {
        captions::apart(&mut cut);
        join::halves(&mut cut, &seams);
        threads::assign(&mut cut, &seams);
        split::sections(&mut cut);
        captions::bring_home(&mut cut);
        captions::together(&mut cut);
        package::gathered_briefs(&mut cut);
    }
    join::paragraphs(&mut cut, &seams);
    order::flow(&mut cut);
    kind::decide(&mut cut);
    split::doubt_lone(&mut cut);
    package::doubt_introductions(&mut cut);
    cut
}

/// The role that a state has in the record.
fn role_of(state: State) -> Role {
    match state {
        State::Rubric => Role::Rubric,
        State::Kicker => Role::Kicker,
        State::Title => Role::Title,
        State::Subtitle => Role::Subtitle,
        State::Byline | State::Sign => Role::Byline,
        State::Lead | State::Body | State::Narrow => Role::Body,
        State::Subhead => Role::Subhead,
        State::List => Role::List,
        State::HeadCaption | State::Caption => Role::Caption,
        State::JumpFrom | State::JumpTo => Role::Jump,
        State::NoteLabel | State::Note => Role::Note,
        State::Ad => Role::Ad,
    }
}

#[cfg(test)]
mod tests;
