//! Drafts: stories in the making, and a page with all that is decided about it so far.

mod gather;

use super::sequence::Reading;
use super::weights::State;
use crate::blocks::{Block, Cue};
use crate::role::Role;
use crate::story::Kind;
pub(super) use gather::gather;

/// A story in the making; all numbers are indices of blocks.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    /// Lines of the head, in file order: label, kicker, headline, subtitle, byline, jump mark.
    pub(super) head: Vec<usize>,
    /// Text in reading order: paragraphs, crossheads, lists, notes, signature, closing jump mark.
    pub(super) flow: Vec<usize>,
    /// Captions.
    pub(super) captions: Vec<usize>,
    /// What sort of piece it is.
    pub(super) kind: Kind,
    /// Index of the draft whose package it belongs to.
    pub(super) package: Option<usize>,
}

impl Draft {
    /// All its blocks.
    pub(super) fn blocks(&self) -> impl Iterator<Item = usize> + '_ {
        self.head
            .iter()
            .chain(&self.flow)
            .chain(&self.captions)
            .copied()
    }

    /// Whether nothing is left of it.
    pub(super) fn is_empty(&self) -> bool {
        self.head.is_empty() && self.flow.is_empty() && self.captions.is_empty()
    }
}

/// Drafts before and behind a piece that are looked at for its story: as many as a page has.
pub(super) const REACH: usize = 14;

/// How sure a block is of its story.
#[derive(Debug, Clone, Copy)]
pub(super) struct Home {
    /// Of the story chosen: a probability for text, a score for captions.
    pub(super) score: f32,
    /// The next best story, by any block of it, with the same measure.
    pub(super) second: Option<(usize, f32)>,
}

/// A page with all that is decided about it so far.
#[derive(Debug)]
pub(super) struct Cut<'a> {
    /// The page's blocks in file order.
    pub(super) blocks: &'a [Block],
    /// What the sequence model took each for.
    pub(super) readings: Vec<Reading>,
    /// What each is taken for now.
    pub(super) roles: Vec<Role>,
    /// The block that goes on in the middle of each one's paragraph.
    pub(super) joined: Vec<Option<usize>>,
    /// Score of that join and of the next best one.
    pub(super) join_scores: Vec<Option<(f32, f32)>>,
    /// The block of that next best one; none where it is not to join at all.
    pub(super) join_seconds: Vec<Option<usize>>,
    /// How sure each is of its story, where stories were weighed for it.
    pub(super) homes: Vec<Option<Home>>,
    /// Whether each begins a piece that was moved to the story that it completes.
    pub(super) moved: Vec<bool>,
    /// What is not certain about each.
    pub(super) doubts: Vec<Option<String>>,
    /// Drafts in printed order; empty ones have been merged into others.
    pub(super) drafts: Vec<Draft>,
}

impl Cut<'_> {
    /// The state of a block on the best path.
    pub(super) fn state(&self, block: usize) -> State {
        self.readings[block].state
    }

    /// Display lines of a draft's head: label, kicker, headline, subtitle.
    pub(super) fn display(&self, draft: usize) -> Vec<usize> {
        self.drafts[draft]
            .head
            .iter()
            .copied()
            .filter(|block| self.roles[*block].is_head())
            .collect()
    }

    /// The first of a draft's head lines with this role.
    pub(super) fn head_line(&self, draft: usize, role: Role) -> Option<usize> {
        self.drafts[draft]
            .head
            .iter()
            .copied()
            .find(|block| self.roles[*block] == role)
    }

    /// Whether a draft's text opens with a dateline or stands under a byline.
    pub(super) fn is_signed(&self, draft: usize) -> bool {
        let draft = &self.drafts[draft];
        draft
            .flow
            .iter()
            .any(|block| self.state(*block) == State::Lead)
            || draft
                .head
                .iter()
                .any(|block| self.state(*block) == State::Byline)
    }

    /// Notes a doubt on a block, the first one being the weightiest.
    pub(super) fn doubt(&mut self, block: usize, why: impl Into<String>) {
        self.doubts[block].get_or_insert_with(|| why.into());
    }

    /// Whether a block stands on one line with the next: a headline and the dateline behind it, which belong together.
    pub(super) fn has_glued(&self, block: usize) -> bool {
        let next = self.blocks.get(block + 1);
        next.is_some_and(|next| next.line == self.blocks[block].line)
    }

    /// Puts a draft among the others; packages are named by place and move along.
    pub(super) fn insert(&mut self, at: usize, draft: Draft) {
        self.drafts.insert(at, draft);
        for other in &mut self.drafts {
            if let Some(package) = &mut other.package
                && *package >= at
            {
                *package += 1;
            }
        }
    }

    /// Puts drafts behind others, before there are packages: each with the number of the one that it stands behind, in ascending order.
    pub(super) fn insert_behind(&mut self, fresh: Vec<(usize, Draft)>) {
        let mut fresh = fresh.into_iter().peekable();
        let old = std::mem::take(&mut self.drafts);
        for (number, draft) in old.into_iter().enumerate() {
            debug_assert!(draft.package.is_none(), "packages are named by place");
            self.drafts.push(draft);
            while let Some((_, draft)) = fresh.next_if(|(behind, _)| *behind == number) {
                self.drafts.push(draft);
            }
        }
    }

    /// Drafts around one, with it, that are not empty.
    pub(super) fn near(&self, draft: usize) -> Vec<usize> {
        (draft.saturating_sub(REACH)..(draft + REACH + 1).min(self.drafts.len()))
            .filter(|other| !self.drafts[*other].is_empty())
            .collect()
    }

    /// Which draft holds each block.
    pub(super) fn owners(&self) -> Vec<usize> {
        let mut owners = vec![0; self.blocks.len()];
        for (number, draft) in self.drafts.iter().enumerate() {
            for block in draft.blocks() {
                owners[block] = number;
            }
        }
        owners
    }
}

/// Whether a line names a writer who is not the paper's.
pub(super) fn names_author(block: &Block) -> bool {
    block.has(Cue::Author) || block.has(Cue::SignedAuthor)
}
