//! Readings to drafts: the blocks of a page gathered under their headlines, in file order.

use super::sequence::Reading;
use super::weights::State;
use crate::blocks::{Block, Cue};
use crate::role::Role;
use crate::story::Kind;

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

/// Items from which on a text of nothing but items is a column of briefs.
const BRIEFS: usize = 2;

/// What the last draft holds so far: looking through it again for every line would take for ever on a long page.
#[derive(Default)]
struct Last {
    has_lead: bool,
    /// Whether it began with one.
    is_continued: bool,
    first_title: Option<usize>,
    /// Whether it holds more text than notes.
    has_body: bool,
}

/// Gathers blocks into drafts: a draft opens with its head, or with the mark of what it continues.
///
/// Every block is in exactly one draft.
pub(super) fn gather(blocks: &[Block], readings: Vec<Reading>) -> Cut<'_> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut last = Last::default();
    let title_follows = titles_ahead(&readings);
    for (at, reading) in readings.iter().enumerate() {
        let opens = drafts.last().is_none_or(|draft| {
            opens_draft(blocks, &readings, at, draft, &last, title_follows[at])
        });
        if opens {
            drafts.push(Draft::default());
            last = Last {
                is_continued: reading.state == State::JumpFrom,
                ..Last::default()
            };
        }
        last.has_lead |= reading.state == State::Lead;
        let draft = drafts.last_mut().expect("one was pushed");
        match reading.state {
            State::Caption | State::HeadCaption => draft.captions.push(at),
            State::Rubric | State::Kicker | State::Title | State::Subtitle => {
                if reading.state == State::Title && !may_be_label(&blocks[at]) {
                    last.first_title.get_or_insert(at);
                }
                let place = place_in_head(&draft.head, &readings, at);
                draft.head.insert(place, at);
            }
            State::JumpFrom if draft.flow.is_empty() && !blocks[at].has(Cue::JumpFromText) => {
                draft.head.push(at);
            }
            State::Byline if !last.has_body => draft.head.push(at),
            _ => {
                last.has_body |= !is_note(reading.state);
                draft.flow.push(at);
            }
        }
    }
    let roles = readings
        .iter()
        .zip(blocks)
        .map(|(reading, block)| {
            if block.has(Cue::JumpFromText) {
                jump_text_role(block)
            } else {
                super::role_of(reading.state)
            }
        })
        .collect();
    Cut {
        blocks,
        roles,
        joined: vec![None; blocks.len()],
        join_scores: vec![None; blocks.len()],
        join_seconds: vec![None; blocks.len()],
        homes: vec![None; blocks.len()],
        moved: vec![false; blocks.len()],
        doubts: vec![None; blocks.len()],
        readings,
        drafts,
    }
}

/// Whether a line opens a draft of its own behind the last one.
fn opens_draft(
    blocks: &[Block],
    readings: &[Reading],
    at: usize,
    draft: &Draft,
    last: &Last,
    title_follows: bool,
) -> bool {
    let has_text = !draft.flow.is_empty();
    match readings[at].state {
        State::Rubric | State::Kicker | State::Title => {
            let captions_below = last
                .first_title
                .is_some_and(|title| draft.captions.last() > Some(&title));
            // A label opens the next head beside a heading of briefs that stand elsewhere.
            let beside_heading = readings[at].state == State::Rubric && heads_briefs(blocks, draft);
            // A headline and a caption need no text where the head that begins here has a headline of its own.
            has_text || title_follows && (captions_below || beside_heading)
        }
        // Between columns that the dump prints too early stand lines of the head above.
        State::Subtitle => has_text && !completes_head(blocks, readings, at, draft),
        // Behind the signature of one piece stands the writer of the next; one in brackets stands at the end of what it signs: of 132 on gold
        // pages none stands over it.
        State::Byline => {
            has_text
                && !blocks[at].has(Cue::Signature)
                && (readings[at - 1].state == State::Sign || signs_next(&readings[at..]))
        }
        State::Body | State::List => {
            has_text
                && blocks[at].has(Cue::OpensForecast)
                && readings[at - 1].state != State::NoteLabel
        }
        State::JumpFrom => {
            let is_mark = |line: &usize| readings[*line].state == State::JumpFrom;
            has_text || draft.head.iter().any(is_mark)
        }
        // A second dateline, or one behind text from another page or under a notice, opens a report whose headline the dump lost.
        State::Lead => {
            last.has_lead && !heads_briefs(blocks, draft)
                || has_text && (last.is_continued || heads_notice(blocks, draft))
                || readings[at - 1].state == State::Ad
                || is_over(blocks, readings, draft, last)
        }
        State::Narrow => {
            has_text
                && readings[at - 1].state != State::Narrow
                && blocks[at].gap > 0
                && !blocks[at].has(Cue::First)
                && opens_notices(blocks, at)
        }
        _ => false,
    }
}

/// Whether what a dateline stands behind is over: the text of a story that its byline signs, or a list with nothing behind it.
fn is_over(blocks: &[Block], readings: &[Reading], draft: &Draft, last: &Last) -> bool {
    let is_signed = draft
        .head
        .iter()
        .any(|line| readings[*line].state == State::Byline);
    let is_item =
        |item: &usize| blocks[*item].has(Cue::Bullet) || readings[*item].state == State::List;
    is_signed && last.has_body || draft.flow.len() >= BRIEFS && draft.flow.iter().all(is_item)
}

/// Whether a line over a picture may be the label of what stands under it: labels are short, or two names with a dot between.
fn may_be_label(block: &Block) -> bool {
    let short = block.has(Cue::Chars1to4) || block.has(Cue::Chars5to8);
    block.has(Cue::RubricWord) && (short || block.chars.contains(&'·'))
}

/// For each line, whether the run of head lines that begins with it holds a headline.
fn titles_ahead(readings: &[Reading]) -> Vec<bool> {
    let mut ahead = vec![false; readings.len()];
    let mut follows = false;
    for (at, reading) in readings.iter().enumerate().rev() {
        follows = match reading.state {
            State::Title => true,
            State::Rubric | State::Kicker | State::Subtitle => follows,
            _ => false,
        };
        ahead[at] = follows;
    }
    ahead
}

/// Where a line goes in a head: a byline closes it, wherever the dump prints the lines under its headline.
fn place_in_head(head: &[usize], readings: &[Reading], at: usize) -> usize {
    head.iter()
        .position(|line| readings[*line].state == State::Byline)
        .filter(|_| readings[at].state == State::Subtitle)
        .unwrap_or(head.len())
}

/// Whether facts in the middle of a text are the lines under its headline: it has none, and no headline stands with them.
fn completes_head(blocks: &[Block], readings: &[Reading], at: usize, draft: &Draft) -> bool {
    let has = |line: &usize, state| readings[*line].state == state;
    blocks[at].has(Cue::Facts)
        && draft.head.iter().any(|line| has(line, State::Title))
        && !draft
            .head
            .iter()
            .any(|line| has(line, State::Subtitle) && !blocks[*line].has(Cue::Facts))
        && readings[at..]
            .iter()
            .find(|reading| reading.state != State::Subtitle)
            .is_none_or(|reading| {
                matches!(reading.state, State::Body | State::Subhead | State::Lead)
            })
}

/// Whether a draft is a column of briefs, each of which may have its dateline.
fn heads_briefs(blocks: &[Block], draft: &Draft) -> bool {
    matches!(draft.head.as_slice(), [line] if blocks[*line].has(Cue::BriefsWord))
}

/// Whether a draft is a notice, which has no dateline.
fn heads_notice(blocks: &[Block], draft: &Draft) -> bool {
    matches!(draft.head.as_slice(), [line] if blocks[*line].has(Cue::NoticeWord))
}

/// Whether a byline stands over the head that it signs: the head under it has no other, and its text no dateline.
fn signs_next(readings: &[Reading]) -> bool {
    let mut under = readings[1..].iter().skip_while(|reading| {
        matches!(
            reading.state,
            State::Rubric | State::Kicker | State::Title | State::Subtitle
        )
    });
    let titled = readings
        .get(1)
        .is_some_and(|next| matches!(next.state, State::Rubric | State::Kicker | State::Title));
    titled && under.next().is_some_and(|next| next.state == State::Body)
}

fn is_note(state: State) -> bool {
    matches!(state, State::Note | State::NoteLabel)
}

/// Whether rows of a narrow column begin a column of notices, which is a story of its own.
fn opens_notices(blocks: &[Block], at: usize) -> bool {
    blocks[at..]
        .iter()
        .take_while(|block| block.has(Cue::Narrow))
        .take(40)
        .any(|row| super::kind::is_notice_text(&row.folded()))
}

/// What stands behind a mark of continuation on its line: a short piece without a sentence sign is a crosshead.
fn jump_text_role(block: &Block) -> Role {
    let short = block.chars.len() <= 34;
    if short
        && !block.has(Cue::EndsClosed)
        && !block.has(Cue::StopInside)
        && !block.has(Cue::EndsComma)
    {
        Role::Subhead
    } else {
        Role::Body
    }
}
