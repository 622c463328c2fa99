//! Masthead and folio: which lines of a page are its furniture, and what they say of it.
//!
//! A line is furniture only if it is made of furniture's fields from end to end and either is unmistakable by itself, or in the place
//! where it stands, or stands beside such a line. What a story may also print (a notice's date, an advertiser's telephone) is
//! never enough alone.

use jiff::civil::Weekday;

use super::written::When;
use super::{Line, Mark};
use crate::role::Role;
use fields::{Field, SECTION_CHARS, fields, first_fields, forecasts};
use kinds::Kinds;

mod fields;
mod grammar;
mod kinds;

/// What masthead and folio say of their page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Facts {
    pub paper: Option<String>,
    /// All different days, in printed order.
    pub days: Vec<When>,
    /// All different weekdays.
    pub weekdays: Vec<Weekday>,
    pub issue_no: Option<String>,
    pub page_no: Option<String>,
    pub page_name: Option<String>,
}

/// Nameplates and running heads stand among the first lines that hold text; the seed's takes the first four, with ears (weather,
/// slogans) up to eight.
const TOP_LINES: usize = 8;

/// A page number or unknown page name that stands alone is one only on the outermost lines.
const OUTER_LINES: usize = 3;

/// A running foot may hold date and editors on lines of their own.
const BOTTOM_LINES: usize = 4;

/// A line that consists of furniture's fields, with its place among the lines that hold text.
struct Candidate {
    line: usize,
    kinds: Kinds,
    /// Number of lines before it and after it.
    above: usize,
    below: usize,
    taken: bool,
}

impl Candidate {
    fn is_at_top(&self) -> bool {
        self.above < TOP_LINES
    }

    fn is_outer(&self) -> bool {
        self.above < OUTER_LINES || self.below < OUTER_LINES
    }
}

/// Sets [`Line::furniture`] on the lines of masthead and folio.
pub(super) fn recognise(lines: &mut [Line]) {
    let printed: Vec<usize> = (0..lines.len())
        .filter(|&line| {
            !lines[line].text.is_empty()
                && !matches!(lines[line].mark, Mark::FrontMatter | Mark::Rule)
        })
        .collect();
    let mut slots: Vec<Option<Candidate>> = Vec::with_capacity(printed.len());
    for (above, &line) in printed.iter().enumerate() {
        // The heading of a weather box is none of the nameplate's ear.
        let names_box = lines[line].text.trim().ends_with("天气")
            || lines[line].text.trim().ends_with("天气预报");
        // Nor is the forecast itself where it has a line of its own.
        let read = if above == 0 { first_fields } else { fields };
        let fields = read(&lines[line].text).filter(|fields| !names_box && !forecasts(fields));
        slots.push(fields.map(|fields| Candidate {
            line,
            kinds: Kinds::of(&fields),
            above,
            below: printed.len() - 1 - above,
            taken: false,
        }));
        let names_page = |at: Option<usize>| {
            let line = at.and_then(|at| printed.get(at));
            line.is_some_and(|&line| closes_with_page(&lines[line].text))
        };
        let in_contents = names_page(Some(above))
            && (names_page(above.checked_sub(1)) || names_page(Some(above + 1)));
        if in_contents {
            slots[above] = None;
        }
        let in_table = lines[line].mark == Mark::Row;
        if in_table
            && slots[above]
                .as_ref()
                .is_some_and(|candidate| !candidate.is_outer())
        {
            slots[above] = None;
        }
    }
    for at in 0..slots.len() {
        let taken = slots[at].as_ref().is_some_and(|candidate| {
            is_unmistakable(candidate.kinds)
                || fits_its_place(candidate)
                || fits_its_company(&slots, at, candidate)
        });
        if let Some(candidate) = &mut slots[at] {
            candidate.taken = taken;
        }
    }
    // Once down and once up reaches every line of a run.
    for at in 1..slots.len() {
        join(&mut slots, at, at - 1);
    }
    for at in (1..slots.len()).rev() {
        join(&mut slots, at - 1, at);
    }
    for at in 1..slots.len().saturating_sub(1) {
        let between = [at - 1, at + 1]
            .iter()
            .all(|&beside| slots[beside].as_ref().is_some_and(|other| other.taken));
        if let Some(candidate) = &mut slots[at]
            && candidate.kinds.only(&[K::SECTION, K::UNKNOWN_SECTION])
            && candidate.is_at_top()
            && between
        {
            candidate.taken = true;
        }
    }
    for candidate in slots.iter().flatten().filter(|candidate| candidate.taken) {
        lines[candidate.line].furniture = Some(role(candidate, &slots));
    }
}

/// Whether a line closes with a page's number, as rows of a table of contents do one below the other.
fn closes_with_page(text: &str) -> bool {
    let name = text.trim().strip_suffix('版').unwrap_or_default();
    name.ends_with(|char: char| char.is_ascii_digit() || "一二三四五六七八九十".contains(char))
        && name.chars().filter(|char| !char.is_ascii()).count() > SECTION_CHARS
}

/// Reads what the recognised lines say.
pub(super) fn facts(lines: &[Line]) -> Facts {
    let mut facts = Facts::default();
    let mut number = None;
    let mut is_front = false;
    let printed = lines.iter().filter(|line| {
        !line.text.is_empty() && !matches!(line.mark, Mark::FrontMatter | Mark::Rule)
    });
    let furniture = printed
        .enumerate()
        .filter(|(_, line)| line.furniture.is_some());
    let read = |(above, line): (usize, &Line)| {
        let read = if above == 0 { first_fields } else { fields };
        read(&line.text)
    };
    for field in furniture.filter_map(read).flatten() {
        match field {
            Field::Paper(name) => _ = facts.paper.get_or_insert(name),
            Field::Date(day) if !facts.days.contains(&day) => facts.days.push(day),
            Field::Weekday(day) if !facts.weekdays.contains(&day) => facts.weekdays.push(day),
            Field::Issue { number, total } if total || facts.issue_no.is_none() => {
                facts.issue_no = Some(number);
            }
            Field::Page(page) => _ = facts.page_no.get_or_insert(page),
            Field::Number(page) => _ = number.get_or_insert(page),
            Field::Section { name, .. } => _ = facts.page_name.get_or_insert(name),
            Field::PageCount => is_front = true,
            _ => {}
        }
    }
    facts.page_no = facts
        .page_no
        .or(number)
        .or_else(|| is_front.then(|| "01".to_owned()));
    facts
}

type K = Kinds;

/// No story, notice or advertisement prints such a line.
fn is_unmistakable(kinds: Kinds) -> bool {
    let page = [K::PAGE, K::NUMBER, K::SECTION];
    kinds.any(&[
        K::CONTACT,
        K::IMPRINT,
        K::PAGE_COUNT,
        K::TOTAL,
        K::SURE_EDITORS,
    ]) || kinds.any(&[K::ISSUE]) && kinds.any(&[K::DATE, K::WEEKDAY, K::LUNAR])
        || kinds.any(&[K::EDITORS]) && kinds.any(&page)
        || kinds.any(&[K::DATE, K::MONTH_DAY]) && kinds.any(&[K::WEEKDAY]) && kinds.any(&page)
        || kinds.all(&[K::DATE, K::WEEKDAY]) && kinds.any(&[K::PAPER, K::LUNAR])
        || kinds.any(&[K::PAGE]) && kinds.any(&[K::SECTION, K::DATE, K::PAPER])
        || kinds.all(&[K::NUMBER, K::SECTION])
        || kinds.all(&[K::NUMBER, K::PAPER])
}

/// Furniture because it stands at the edge of the page.
fn fits_its_place(candidate: &Candidate) -> bool {
    let kinds = candidate.kinds;
    let top = candidate.is_at_top();
    kinds.all(&[K::DATE, K::WEEKDAY]) && (top || candidate.below < BOTTOM_LINES)
        || top && kinds.any(&[K::DATE]) && kinds.any(&[K::PAPER, K::NUMBER, K::SECTION])
        || candidate.above < OUTER_LINES
            && kinds.all(&[K::PAPER, K::SECTION])
            && kinds.only(&[K::PAPER, K::SECTION])
        || (candidate.above < OUTER_LINES || candidate.below == 0)
            && kinds.any(&[K::EDITORS])
            && kinds.only(&[K::EDITORS, K::ADDRESS])
        || top && kinds.all(&[K::PAGE, K::UNKNOWN_SECTION])
        || candidate.is_outer()
            && (kinds.any(&[K::PAGE]) || kinds.all(&[K::NUMBER, K::UNKNOWN_SECTION]))
}

/// Furniture because of the lines beside it, none of which need be furniture by itself: a nameplate's lines each alone say little.
fn fits_its_company(slots: &[Option<Candidate>], at: usize, candidate: &Candidate) -> bool {
    let near = |reach: usize| {
        (at.saturating_sub(reach)..=(at + reach).min(slots.len() - 1))
            .filter(move |&other| other != at)
            .filter_map(|other| slots[other].as_ref())
    };
    let kinds = candidate.kinds;
    let dated = [
        K::DATE,
        K::WEEKDAY,
        K::LUNAR,
        K::ISSUE,
        K::TOTAL,
        K::PAGE_COUNT,
        K::IMPRINT,
    ];
    if kinds.only(&[K::NUMBER]) {
        // Numbers one under the other are a table's column.
        return (candidate.above < 2 || candidate.below < 2)
            && near(1).all(|other| !other.kinds.only(&[K::NUMBER]));
    }
    if !candidate.is_at_top() {
        return false;
    }
    // An ear (a slogan, an address) may stand between the name and the date.
    kinds.only(&[K::PAPER, K::PUBLISHER])
        && kinds.any(&[K::PAPER])
        && near(2).any(|other| other.is_at_top() && other.kinds.any(&dated))
        || kinds.only(&dated)
            && near(1).any(|other| other.is_at_top() && other.kinds.any(&[K::PAPER]))
}

/// Takes the candidate at `at` if it may stand beside the furniture at `beside`.
fn join(slots: &mut [Option<Candidate>], at: usize, beside: usize) {
    let (Some(candidate), Some(neighbour)) = (&slots[at], &slots[beside]) else {
        return;
    };
    if candidate.taken || !neighbour.taken {
        return;
    }
    let (kinds, other) = (candidate.kinds, neighbour.kinds);
    // A page has one name: what else may be one is the label of the story under it.
    let named = |candidate: &Candidate| {
        candidate.taken && candidate.kinds.any(&[K::SECTION, K::UNKNOWN_SECTION])
    };
    if kinds.only(&[K::SECTION]) && slots.iter().flatten().any(named) {
        return;
    }
    let numbered = [K::PAGE, K::NUMBER];
    let nameplate = [
        K::DATE,
        K::WEEKDAY,
        K::LUNAR,
        K::ISSUE,
        K::TOTAL,
        K::PAGE_COUNT,
        K::IMPRINT,
        K::PAPER,
    ];
    let joins = if candidate.above == 0 && kinds.only(&[K::SECTION, K::UNKNOWN_SECTION]) {
        // A page's name over its folio (县域·某某): of the short lines in the first place over furniture on gold
        // pages 6 are such names, the others the paper's, none a story's.
        true
    } else if kinds.any(&[K::ADDRESS]) {
        // Under a publisher's address its telephone; over it, an advertiser's.
        let at_edge = candidate.is_at_top() || candidate.below < BOTTOM_LINES;
        beside < at
            && (other.any(&[K::CONTACT, K::ADDRESS])
                || at_edge && other.any(&[K::EDITORS, K::SURE_EDITORS]))
    } else if kinds.any(&[K::WEATHER]) {
        // One line in the nameplate's ear; a box of several lines is a notice.
        !other.any(&[K::WEATHER]) && (other.any(&nameplate) || other.any(&[K::PUBLISHER, K::URL]))
    } else if kinds.any(&[K::URL]) {
        other.any(&nameplate) || other.any(&[K::CONTACT, K::PUBLISHER])
    } else if kinds.any(&[K::LATIN]) {
        candidate.is_outer() && (other.any(&numbered) || other.any(&[K::SECTION, K::PAPER]))
    } else if kinds.any(&[K::DATE]) {
        // A notice's date stands under its signature, which may be the last line over the folio.
        other.any(&[K::ISSUE, K::TOTAL, K::PAGE_COUNT, K::IMPRINT, K::LUNAR])
            || (candidate.is_at_top() || kinds.any(&[K::WEEKDAY]))
                && (other.any(&nameplate) || other.any(&numbered))
    } else if kinds.all(&[K::SECTION, K::UNKNOWN_SECTION])
        && kinds.only(&[K::SECTION, K::UNKNOWN_SECTION])
    {
        // A supplement's own name and what it is: 某某 副刊.
        candidate.above < OUTER_LINES && other.any(&numbered)
    } else if kinds.any(&[K::SECTION]) && kinds.only(&[K::SECTION]) {
        // A second page name is a column's label.
        !other.any(&[K::SECTION, K::UNKNOWN_SECTION])
            && (other.any(&numbered)
                || other.any(&[K::DATE, K::WEEKDAY, K::EDITORS, K::SURE_EDITORS]))
    } else if kinds.only(&[K::PAGE, K::NUMBER]) {
        !other.any(&numbered)
            && other.any(&[
                K::SECTION,
                K::DATE,
                K::WEEKDAY,
                K::EDITORS,
                K::SURE_EDITORS,
                K::PAPER,
            ])
    } else if kinds.any(&[K::NUMBER]) && kinds.only(&[K::NUMBER, K::UNKNOWN_SECTION]) {
        // 县区新闻 07, under the nameplate, the day or the editors.
        candidate.is_at_top()
            && !other.any(&numbered)
            && (other.any(&nameplate) || other.any(&[K::SURE_EDITORS, K::EDITORS]))
    } else if kinds.any(&[K::EDITORS]) {
        other.any(&[K::SURE_EDITORS, K::EDITORS]) || other.any(&numbered)
    } else {
        let plain = [
            K::PAPER,
            K::PUBLISHER,
            K::PRICE,
            K::LUNAR,
            K::WEEKDAY,
            K::MONTH_DAY,
            K::ISSUE,
        ];
        kinds.only(&plain) && (other.any(&nameplate) || candidate.is_at_top())
    };
    if joins && let Some(candidate) = &mut slots[at] {
        candidate.taken = true;
    }
}

/// Folio where it numbers or names the page or its editors; masthead where it speaks of the paper.
///
/// A day alone is the folio's on a page without a nameplate, and so are the paper's lines at the foot of a page.
fn role(candidate: &Candidate, slots: &[Option<Candidate>]) -> Role {
    let kinds = candidate.kinds;
    let of_nameplate = [K::ISSUE, K::TOTAL, K::PAGE_COUNT, K::IMPRINT, K::PUBLISHER];
    let of_paper = [
        K::ISSUE,
        K::TOTAL,
        K::PAGE_COUNT,
        K::IMPRINT,
        K::PRICE,
        K::PUBLISHER,
    ];
    let of_page = [
        K::PAGE,
        K::NUMBER,
        K::SECTION,
        K::UNKNOWN_SECTION,
        K::EDITORS,
        K::SURE_EDITORS,
        K::LATIN,
    ];
    let taken = || slots.iter().flatten().filter(|other| other.taken);
    let is_folio = if kinds.any(&of_paper)
        || kinds.all(&[K::PAPER, K::SECTION]) && kinds.only(&[K::PAPER, K::SECTION])
    {
        false
    } else if kinds.any(&of_page) {
        true
    } else if kinds.only(&[K::CONTACT, K::ADDRESS]) {
        candidate.below < candidate.above
            || taken().any(|other| {
                other.line.abs_diff(candidate.line) <= 2
                    && other.kinds.any(&[K::EDITORS, K::SURE_EDITORS])
            })
    } else {
        kinds.only(&[K::DATE, K::MONTH_DAY, K::WEEKDAY, K::LUNAR])
            && !taken().any(|other| {
                other.is_at_top()
                    && (other.kinds.any(&of_nameplate) || other.kinds.any(&[K::PAPER]))
            })
            && taken().any(|other| other.kinds.any(&of_page))
    };
    if is_folio {
        Role::Folio
    } else {
        Role::Masthead
    }
}

#[cfg(test)]
mod tests;
