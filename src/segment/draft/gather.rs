//! Readings to drafts: the blocks of a page gathered under their headlines, in file order.

use super::super::sequence::Reading;
use super::super::weights::State;
use super::{Cut, Draft};
use crate::blocks::{Block, Cue};
use crate::role::Role;

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
pub(in crate::segment) fn gather(blocks: &[Block], readings: Vec<Reading>) -> Cut<'_> {
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
                super::super::role_of(reading.state)
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
        // Behind the signature of one piece stands the writer of the next; one in brackets stands at the end of what it signs: of 139 on gold
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
        // The writers may stand under a dateline that has a line of its own.
        State::Lead if blocks[at - 1].has(Cue::DatelineAlone) => false,
        // A second dateline, or one behind text from another page or under a notice, opens a report whose headline the dump lost.
        State::Lead => {
            last.has_lead && !heads_briefs(blocks, draft)
                || has_text && (last.is_continued || heads_notice(blocks, draft))
                || readings[at - 1].state == State::Ad
                || is_over(blocks, readings, draft, last)
        }
        State::Narrow => {
            (has_text || !draft.captions.is_empty())
                && readings[at - 1].state != State::Narrow
                && blocks[at].gap > 0
                && !blocks[at].has(Cue::First)
                && opens_notices(blocks, at)
        }
        _ => false,
    }
}

/// Whether what a dateline stands behind is over: the text of a story that its byline signs, or a list.
fn is_over(blocks: &[Block], readings: &[Reading], draft: &Draft, last: &Last) -> bool {
    let is_signed = draft
        .head
        .iter()
        .any(|line| readings[*line].state == State::Byline);
    let is_item =
        |item: &usize| blocks[*item].has(Cue::Bullet) || readings[*item].state == State::List;
    // An item may break in the middle.
    let items = draft.flow.iter().filter(|line| is_item(line)).count();
    let is_list = items >= BRIEFS && items * 4 >= draft.flow.len() * 3;
    is_signed && last.has_body || is_list
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
        .any(|row| super::super::kind::is_notice_text(&row.folded()))
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
