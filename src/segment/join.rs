//! Joins: lines that break off, matched with the lines that go on.

use super::continuation::Seams;
use super::draft::Cut;
use super::matching::assign;
use super::place::{IN_STORY, Places};
use super::seam::{End, end, is_text, starts_in_word};
use super::weights::State;
use crate::blocks::{Cue, item_sign};
use crate::role::Role;

/// A dateline alone on its line wants its text.
const DATELINE: f32 = 6.0;
/// Lines of a story up to which all ends are matched with all starts; a page has some 120.
const MATCHED: usize = 400;

/// Pairs of an end and a start that are weighed on one page, what is longer than a page included: those of four stories of [`MATCHED`]
/// lines that all break off. Behind them print order alone joins.
const PAIRS: usize = 4 * MATCHED * MATCHED;

/// The lines of a story, and which of them break off.
struct Story<'a> {
    flow: &'a [usize],
    ends: &'a [usize],
    places: Places,
}

/// Joins the broken paragraphs of a page, each end with at most one start of its story, so that all together fit best; how many
/// pairs were weighed.
pub(super) fn paragraphs(cut: &mut Cut<'_>, seams: &Seams<'_>) -> usize {
    captions(cut);
    let mut pairs = 0;
    for draft in 0..cut.drafts.len() {
        let flow = cut.drafts[draft].flow.clone();
        rows(cut, &flow);
        let ends = ends(cut, &flow);
        let starts: Vec<usize> = (0..flow.len())
            .filter(|at| can_go_on(cut, flow[*at]))
            .collect();
        let more = ends.len() * starts.len();
        let story = Story {
            places: Places::of(cut, flow.iter().map(|block| (*block, 0)), &ends, &starts),
            flow: &flow,
            ends: &ends,
        };
        if flow.len() <= MATCHED && pairs + more <= PAIRS {
            broken(cut, seams, &story, &starts);
            pairs += more;
        } else {
            next_lines(cut, seams, &story);
            pairs += ends.len();
        }
    }
    doubts(cut);
    pairs
}

/// What the seam under a short line must say beyond what speaks for its being a crosshead, to make it a paragraph's first half: next lines
/// mostly go on, so that even a seam that says nothing takes back a crosshead that was nearly read as text. Set by hand: from −2 to −0.5 hardly a join of
/// the gold pages moves.
const NO_CROSSHEAD: f32 = -1.0;
/// How much better a line is as a crosshead than as text where something else comes second.
const SURE_CROSSHEAD: f32 = 3.0;
/// Crossheads of fewer characters are never halves: a line of print is longer.
const HALF_CHARS: usize = 12;

/// Takes back crossheads and subtitles that go on in the middle of the line under them: a column that broke off after a line or two of a
/// paragraph leaves a piece as short as a crosshead and without a closing sign.
pub(super) fn halves(cut: &mut Cut<'_>, seams: &Seams<'_>) {
    for draft in 0..cut.drafts.len() {
        let story = &cut.drafts[draft];
        if let (Some(&last), Some(&first)) = (story.head.last(), story.flow.first())
            && cut.roles[last] == Role::Subtitle
            && is_half(cut, seams, last, first)
        {
            make_text(cut, last);
            cut.drafts[draft].head.pop();
            cut.drafts[draft].flow.insert(0, last);
        }
        for at in 1..cut.drafts[draft].flow.len() {
            let (block, next) = (cut.drafts[draft].flow[at - 1], cut.drafts[draft].flow[at]);
            if cut.roles[block] == Role::Subhead && is_half(cut, seams, block, next) {
                make_text(cut, block);
            }
        }
    }
}

fn make_text(cut: &mut Cut<'_>, block: usize) {
    cut.readings[block].state = State::Body;
    cut.roles[block] = Role::Body;
}

/// Whether a short line goes on in the next one.
fn is_half(cut: &Cut<'_>, seams: &Seams<'_>, block: usize, next: usize) -> bool {
    if next != block + 1
        || !can_go_on(cut, next)
        || cut.blocks[block].chars.len() < HALF_CHARS
        || end(cut, block) != End::Open
    {
        return false;
    }
    let reading = cut.readings[block];
    let margin = if is_text(reading.second) {
        reading.margin
    } else {
        SURE_CROSSHEAD
    };
    seams.score(block, next) > margin + NO_CROSSHEAD
}

/// What the seam under a note that breaks off must say at least for a line further off to be its second half, and what it says more for the next
/// line of the dump. Of 6 such notes on gold pages 4 get their halves so, and none gets another line.
const NOTE_SEAM: f32 = 1.0;
const NEXT_LINE: f32 = 2.0;

/// Gives notes that break off their second halves, which look like text: closed lines that fit no other end of the page better.
pub(super) fn notes(cut: &mut Cut<'_>, seams: &Seams<'_>) {
    for draft in 0..cut.drafts.len() {
        let flow = &cut.drafts[draft].flow;
        let is_note = |at: usize| {
            flow.get(at)
                .is_some_and(|block| cut.state(*block) == State::Note)
        };
        let broken = (0..flow.len())
            .find(|at| is_note(*at) && !is_note(at + 1) && end(cut, flow[*at]) == End::Open);
        let Some(at) = broken else {
            continue;
        };
        let Some(half) = second_half(cut, seams, flow[at]) else {
            continue;
        };
        cut.readings[half].state = State::Note;
        cut.roles[half] = Role::Note;
        for other in 0..cut.drafts.len() {
            let flow = &mut cut.drafts[other].flow;
            let place = flow.iter().position(|block| *block == half);
            place.map(|place| flow.remove(place));
            if other == draft {
                let behind = at + 1 - usize::from(place.is_some_and(|place| place <= at));
                flow.insert(behind, half);
            }
        }
    }
}

/// The line of text that a broken note goes on in.
fn second_half(cut: &Cut<'_>, seams: &Seams<'_>, note: usize) -> Option<usize> {
    let seam = |block: usize, next: usize| {
        let here = if next == block + 1 { NEXT_LINE } else { 0.0 };
        seams.score_over_page(block, next) + here
    };
    let texts = || (0..cut.blocks.len()).filter(|block| cut.state(*block) == State::Body);
    let (score, half) = texts()
        .filter(|half| can_go_on(cut, *half) && end(cut, *half) == End::Closed)
        .map(|half| (seam(note, half), half))
        .max_by(|one, other| one.0.total_cmp(&other.0))?;
    let mut others = texts().filter(|other| *other != half && end(cut, *other) == End::Open);
    (score > NOTE_SEAM && others.all(|other| seam(other, half) < score)).then_some(half)
}

/// Joins the rows of narrow columns.
fn rows(cut: &mut Cut<'_>, flow: &[usize]) {
    for pair in flow.windows(2) {
        let (block, next) = (pair[0], pair[1]);
        let is_row = cut.state(block) == State::Narrow || cut.state(next) == State::Narrow;
        if is_row
            && next == block + 1
            && is_text(cut.state(block))
            && is_text(cut.state(next))
            && cut.roles[block] != Role::Subhead
            && cut.blocks[block].has(Cue::Narrow)
            && cut.blocks[next].has(Cue::Narrow)
            && cut.blocks[next].gap == 0
            && !cut.blocks[next].has(Cue::Bullet)
            && item_sign(&cut.blocks[next]).is_none()
            && !cut.blocks[next].has(Cue::Indented)
            && cut.blocks[block].chars.last() != Some(&'版')
            && !is_last_row(cut, block)
        {
            cut.joined[block] = Some(next);
        }
    }
}

/// Places in a flow of the lines that break off.
fn ends(cut: &Cut<'_>, flow: &[usize]) -> Vec<usize> {
    (0..flow.len())
        .filter(|at| {
            let block = flow[*at];
            is_text(cut.state(block))
                && cut.state(block) != State::Narrow
                && matches!(cut.roles[block], Role::Body | Role::Note)
                && cut.joined[block].is_none()
                && end(cut, block) != End::Closed
        })
        .collect()
}

/// Joins each line that breaks off with the next one of its story, or with none.
fn next_lines(cut: &mut Cut<'_>, seams: &Seams<'_>, story: &Story<'_>) {
    let flow = story.flow;
    for &at in story.ends {
        let block = flow[at];
        let next = at + 1;
        let gain = if next < flow.len() && can_go_on(cut, flow[next]) {
            gain(cut, seams, story, at, next)
        } else {
            f32::NEG_INFINITY
        };
        let goes_on = gain > 0.0;
        cut.joined[block] = goes_on.then(|| flow[next]);
        cut.join_scores[block] = Some(if goes_on { (gain, 0.0) } else { (0.0, gain) });
        cut.join_seconds[block] = flow.get(next).copied().filter(|_| !goes_on);
    }
}

/// Matches the lines of a story that break off with the lines that may go on.
fn broken(cut: &mut Cut<'_>, seams: &Seams<'_>, story: &Story<'_>, starts: &[usize]) {
    let (flow, ends) = (story.flow, story.ends);
    let gains: Vec<Vec<f32>> = ends
        .iter()
        .map(|at| {
            let gain = |start: &usize| gain(cut, seams, story, *at, *start);
            starts.iter().map(gain).collect()
        })
        .collect();
    let assigned = assign(&gains);
    let mut taken = vec![false; starts.len()];
    for start in assigned.iter().flatten() {
        taken[*start] = true;
    }
    for (end, chosen) in assigned.iter().enumerate() {
        let block = flow[ends[end]];
        let chosen_gain = chosen.map_or(0.0, |start| gains[end][start]);
        let (second, second_start) = gains[end]
            .iter()
            .enumerate()
            .filter(|(start, _)| !taken[*start])
            .map(|(start, gain)| (*gain, Some(start)))
            .chain(chosen.map(|_| (0.0, None)))
            .fold((f32::NEG_INFINITY, None), |best, next| {
                if next.0 > best.0 { next } else { best }
            });
        cut.join_seconds[block] = second_start.map(|start| flow[starts[start]]);
        cut.joined[block] = chosen.map(|start| flow[starts[start]]);
        cut.join_scores[block] = Some((chosen_gain, second));
    }
}

/// Log-odds that a line of a story goes on in another, by text and place.
fn gain(cut: &Cut<'_>, seams: &Seams<'_>, story: &Story<'_>, at: usize, start: usize) -> f32 {
    let (block, next) = (story.flow[at], story.flow[start]);
    if start == at || (cut.state(block) == State::Note) != (cut.state(next) == State::Note) {
        return f32::NEG_INFINITY;
    }
    let dateline = if cut.blocks[block].has(Cue::DatelineAlone) {
        DATELINE
    } else {
        0.0
    };
    seams.score(block, next) + story.places.score(at, start, &IN_STORY) + dateline
}

/// A join that is better than the next best decision by less than this, 12 to 1, is marked. With 4.0, on 110 torn pages by others, 33 parts of
/// a thousand more are marked, and two of a thousand fewer of the sure ones are wrong.
const JOIN_MARGIN: f32 = 2.5;

/// Marks joins that nearly failed, and lines that break off or begin in mid-sentence without a partner.
fn doubts(cut: &mut Cut<'_>) {
    let mut continues = vec![false; cut.blocks.len()];
    for next in cut.joined.iter().flatten() {
        continues[*next] = true;
    }
    for (block, continues) in continues.into_iter().enumerate() {
        if !is_text(cut.state(block))
            || cut.roles[block] != Role::Body
            || cut.state(block) == State::Narrow
        {
            continue;
        }
        if let Some((score, second)) = cut.join_scores[block]
            && (score - second).abs() < JOIN_MARGIN
        {
            cut.doubt(
                block,
                if cut.joined[block].is_some() {
                    "也可能不与下一行相接"
                } else {
                    "也可能与下一行相接"
                },
            );
            // What may complete the one is as doubtful as what it now stands behind.
            if let Some(start) = cut.join_seconds[block] {
                cut.doubt(start, "也可能接在别的行之后");
            }
        }
        if cut.joined[block].is_none()
            && end(cut, block) == End::Open
            && cut.blocks[block].has(Cue::Chars45up)
        {
            cut.doubt(block, "断在句中,下文未找到");
        }
        if !continues
            && (cut.blocks[block].has(Cue::StartsOpen) || starts_in_word(&cut.blocks[block]))
        {
            cut.doubt(block, "起于句中,上文未找到");
        }
    }
}

/// Whether a row closes its paragraph: with a sentence sign, and well before the edge that the rows around it reach.
fn is_last_row(cut: &Cut<'_>, block: usize) -> bool {
    let size = |at: usize| cut.blocks.get(at).map_or(0, |row| row.chars.len());
    let edge = size(block + 1).max(if block > 0 { size(block - 1) } else { 0 });
    cut.blocks[block].has(Cue::EndsClosed) && size(block) + 3 <= edge
}

/// Whether a block can be the second half of a paragraph.
fn can_go_on(cut: &Cut<'_>, next: usize) -> bool {
    matches!(cut.state(next), State::Body | State::Note)
        && matches!(cut.roles[next], Role::Body | Role::Note)
        && !cut.blocks[next].has(Cue::JumpFromText)
        && !cut.blocks[next].has(Cue::Record)
        && item_sign(&cut.blocks[next]).is_none()
}

/// Joins captions with the credit line under them, and the rows of a broken caption.
fn captions(cut: &mut Cut<'_>) {
    for draft in 0..cut.drafts.len() {
        let captions = cut.drafts[draft].captions.clone();
        for pair in captions.windows(2) {
            let (block, next) = (pair[0], pair[1]);
            if next != block + 1 {
                continue;
            }
            let credit =
                cut.blocks[next].has(Cue::PhotoByline) || cut.blocks[next].has(Cue::Byline);
            let broken = end(cut, block) == End::Open
                && !cut.blocks[block].has(Cue::PhotoCredit)
                && !cut.blocks[block].has(Cue::QrCode)
                && cut.blocks[block].chars.len() > 20
                && !cut.blocks[next].has(Cue::Pointer);
            if credit && !cut.blocks[block].has(Cue::PhotoCredit) || broken {
                cut.joined[block] = Some(next);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::continuation::Seams;
    use super::super::statistics::Statistics;
    use super::super::{draft, sequence};
    use super::{PAIRS, paragraphs};
    use crate::blocks::blocks;
    use crate::read::Page;

    /// Lines and pairs weighed.
    fn check(text: &str) -> (usize, usize) {
        let blocks = blocks(&Page::parse("page.txt", text));
        let statistics = Statistics::of(blocks.iter());
        let seams = Seams::of(&blocks, &statistics);
        let mut cut = draft::gather(&blocks, sequence::readings(&blocks, &seams));
        let pairs = paragraphs(&mut cut, &seams);
        (blocks.len(), pairs)
    }

    const BROKEN: &str =
        "会议指出全市上下要坚持问题导向补齐短板强弱项把好事办好实事办实让群众放心满意并且,\n\n";

    #[test]
    fn a_page_of_broken_lines_weighs_no_more_pairs_than_a_printed_one_can_hold() {
        let story = format!(
            "全市防汛会议召开\n\n本报讯(记者 张三)昨日,会议召开。\n\n{}",
            BROKEN.repeat(300)
        );
        for text in [BROKEN.repeat(3000), story.repeat(10)] {
            let (lines, pairs) = check(&text);
            assert!(lines >= 3000, "{lines}");
            assert!(pairs >= lines / 2 && pairs <= PAIRS + lines, "{pairs}");
        }
    }

    #[test]
    fn a_printed_page_weighs_all_its_pairs() {
        let (lines, pairs) = check(&BROKEN.repeat(100));
        assert!(pairs > lines * lines / 2, "{pairs}");
    }
}
