//! Place: what the places of two lines say for the one's going on in the other.
//!
//! Columns are read whole, so that a paragraph which breaks off at a column's foot goes on in the next line, or at the head of another column:
//! under what is torn off, too, not under a closed paragraph or a crosshead. How much each of that counts was learnt from 1,680 broken
//! paragraphs of 226 gold pages, for two questions: which lines of one story belong together, and which lines of a page, before its stories are
//! known. A structured perceptron matched all ends and starts of a story, or of a page, at once. Trained on four fifths of the sets of pages,
//! it finds the right halves of the last fifth within their stories with F1 0.85, where numbers set by hand found 0.78; over pages with 0.77.
//! Within stories `next`, `next_apart` and `afar` are raised by 1.1 over what was learnt, so that fewer paragraphs stay broken: between 0.4 and 1.7
//! the F1 hardly moves.

use super::draft::Cut;
use super::seam::{End, end};
use crate::role::Role;

/// What each circumstance adds to the log-odds of a join, next to what the text says ([`super::continuation::Seams::score`]).
pub(super) struct Weights {
    /// The next line of the dump.
    next: f32,
    /// The next line under the same head, with a picture or others' lines between.
    next_apart: f32,
    /// Either, for each five lines (ten at most) whose next line is none that can go on: columns are mixed up here.
    next_in_disorder: f32,
    /// A line further off.
    afar: f32,
    /// The same where the next line may go on, too.
    afar_despite_next: f32,
    /// The same, for each e-fold of lines that may go on.
    afar_of_many: f32,
    /// The same, for each twenty lines between (forty at most).
    distance: f32,
    /// A line further up.
    back: f32,
    /// The same with nothing torn between the two: the text would go in a circle.
    back_in_one_piece: f32,
    /// A line further down with nothing torn between the two.
    on_in_one_piece: f32,
    /// A line further off under another one that breaks off.
    under_broken: f32,
    /// A line further off under a closed paragraph: it looks like the next one.
    under_closed: f32,
    /// A line under a crosshead.
    under_crosshead: f32,
    /// A line further off right under a head.
    under_head: f32,
    /// A line further off that is too short for a paragraph.
    short: f32,
    /// A line further off that breaks off itself.
    broken_itself: f32,
    /// From a line that mostly ends its paragraph: with a semicolon, or with a sentence sign inside of an open quotation.
    from_half: f32,
    /// From a line shorter than those of a column, unless a comma ends it.
    from_short: f32,
    /// From the last line under its head.
    from_last: f32,
    /// A line under another head; and for each five heads between (ten at most).
    other_head: f32,
    heads_between: f32,
    /// The first line under the next head.
    over_head: f32,
}

/// Among the lines of one story.
pub(super) const IN_STORY: Weights = Weights {
    next: 2.0,
    next_apart: 2.6,
    next_in_disorder: -4.4,
    afar: -0.8,
    afar_despite_next: -0.5,
    afar_of_many: 0.8,
    distance: -1.8,
    back: -0.5,
    back_in_one_piece: -2.5,
    on_in_one_piece: 1.1,
    under_broken: 0.7,
    under_closed: -2.2,
    under_crosshead: -2.8,
    under_head: -2.6,
    short: 0.7,
    broken_itself: -2.8,
    from_half: -1.8,
    from_short: -1.2,
    from_last: 1.1,
    other_head: 0.0,
    heads_between: 0.0,
    over_head: 0.0,
};

/// Among the lines of a page.
pub(super) const ON_PAGE: Weights = Weights {
    next: 1.9,
    next_apart: 1.4,
    next_in_disorder: -1.2,
    afar: 2.2,
    afar_despite_next: 0.0,
    afar_of_many: -0.5,
    distance: -0.6,
    back: -1.6,
    back_in_one_piece: -1.5,
    on_in_one_piece: -0.5,
    under_broken: -0.1,
    under_closed: -1.7,
    under_crosshead: -2.4,
    under_head: -1.8,
    short: 1.1,
    broken_itself: -2.9,
    from_half: 0.0,
    from_short: -1.6,
    from_last: 1.2,
    other_head: -1.0,
    heads_between: -1.6,
    over_head: 1.4,
};

/// Characters up to which a line seldom is a paragraph.
const SHORT_CHARS: usize = 40;
/// Characters of the shortest line of a column, with its sign.
const COLUMN_CHARS: usize = 25;

/// Lines of text in file order, made ready to ask for the places of two.
pub(super) struct Places {
    lines: Vec<Line>,
    /// Logarithm of the number of lines that may go on.
    many: f32,
    /// Lines that break off and whose next line is none that can go on.
    disorder: f32,
}

struct Line {
    block: usize,
    /// Number of the head above.
    head: usize,
    chars: usize,
    end: End,
    role: Role,
    /// Whether it breaks off in the middle of running text, and whether it may go on.
    breaks: bool,
    starts: bool,
    /// Whether it is shorter than those of a column, with no comma at its end.
    is_short: bool,
    /// Borders before it at which text is torn, and those of them at which a line breaks off.
    tears: usize,
    breaks_before: usize,
}

impl Places {
    /// Makes ready lines, each with the number of the head above it; `ends` and `starts` are places among them, in ascending order.
    pub(super) fn of(
        cut: &Cut<'_>,
        blocks: impl IntoIterator<Item = (usize, usize)>,
        ends: &[usize],
        starts: &[usize],
    ) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        for (at, (block, head)) in blocks.into_iter().enumerate() {
            let (tears, breaks_before) = lines.last().map_or((0, 0), |before| {
                let torn = before.breaks || before.block + 1 != block || before.head != head;
                let tears = before.tears + usize::from(torn);
                (tears, before.breaks_before + usize::from(before.breaks))
            });
            let chars = &cut.blocks[block].chars;
            let behind_comma = chars.last().is_some_and(|last| ",;、".contains(*last));
            let end = end(cut, block);
            lines.push(Line {
                block,
                head,
                chars: chars.len(),
                end,
                role: cut.roles[block],
                breaks: end == End::Open && ends.binary_search(&at).is_ok(),
                starts: starts.binary_search(&at).is_ok(),
                is_short: chars.len() < COLUMN_CHARS && !behind_comma,
                tears,
                breaks_before,
            });
        }
        let mut places = Self {
            lines,
            many: (starts.len().max(2) as f32).ln(),
            disorder: 0.0,
        };
        let lost = |at: &&usize| !places.is_next(**at, **at + 1) || !places.lines[**at + 1].starts;
        let lost = ends.iter().filter(lost).count();
        places.disorder = lost.min(10) as f32 / 5.0;
        places
    }

    /// Whether a line is the next one of the dump, under the same head.
    fn is_next(&self, first: usize, second: usize) -> bool {
        self.lines.get(second).is_some_and(|other| {
            let one = &self.lines[first];
            second == first + 1 && other.head == one.head && other.block == one.block + 1
        })
    }

    /// Log-odds, next to what the text says, that the line at `first` goes on in the one at `second`.
    pub(super) fn score(&self, first: usize, second: usize, weights: &Weights) -> f32 {
        let (one, other) = (&self.lines[first], &self.lines[second]);
        let above = second.checked_sub(1).map(|at| &self.lines[at]);
        let above = above.filter(|above| above.head == other.head);
        let mut score = 0.0;
        let mut add = |weight: f32, holds: bool| score += if holds { weight } else { 0.0 };
        add(weights.from_half, one.end == End::Half);
        add(weights.from_short, one.is_short);
        let behind = self.lines.get(first + 1);
        let under_head = behind.filter(|behind| behind.head == one.head);
        add(weights.from_last, under_head.is_none());
        add(
            weights.under_crosshead,
            above.is_some_and(|above| above.role == Role::Subhead),
        );
        if second == first + 1 && other.head == one.head && other.block > one.block {
            let touches = other.block == one.block + 1;
            let next = if touches {
                weights.next
            } else {
                weights.next_apart
            };
            return score + next + weights.next_in_disorder * self.disorder;
        }
        let back = second < first;
        let touching = above.filter(|above| above.block + 1 == other.block);
        add(weights.afar, true);
        add(
            weights.afar_despite_next,
            under_head.is_some_and(|behind| behind.starts),
        );
        add(weights.over_head, second == first + 1);
        add(weights.back, back);
        add(weights.back_in_one_piece, back && one.tears == other.tears);
        add(
            weights.on_in_one_piece,
            !back && behind.is_some_and(|behind| behind.breaks_before == other.breaks_before),
        );
        add(
            weights.under_broken,
            touching.is_some_and(|above| above.breaks && above.block != one.block),
        );
        add(
            weights.under_closed,
            touching.is_some_and(|above| above.end == End::Closed && above.role == Role::Body),
        );
        add(weights.under_head, above.is_none());
        add(weights.short, other.chars <= SHORT_CHARS);
        add(weights.broken_itself, other.end != End::Closed);
        add(weights.other_head, one.head != other.head);
        let heads = one.head.abs_diff(other.head).min(10) as f32 / 5.0;
        let lines = first.abs_diff(second).min(40) as f32 / 20.0;
        score
            + weights.afar_of_many * self.many
            + weights.heads_between * heads
            + weights.distance * lines
    }
}
