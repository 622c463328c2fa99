//! Order: the flow of each story in reading order.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Cut;
use super::weights::State;
use crate::blocks::labels_what_leads_in;
use crate::role::Role;

/// Puts the flow of every draft in reading order: joined lines one after the other, the dateline before the first crosshead.
pub(super) fn flow(cut: &mut Cut<'_>) {
    for draft in 0..cut.drafts.len() {
        let printed = cut.drafts[draft].flow.clone();
        let linked = link(cut, &printed);
        let flow = notes_outside(cut, &lead_first(cut, linked));
        cut.drafts[draft].flow = flow;
    }
}

/// Takes notes out of the middle of a text: on gold pages none of 131 is read there. What leads in (编者按) stands before the text; what stands
/// where a paragraph is torn is read last.
fn notes_outside(cut: &Cut<'_>, flow: &[usize]) -> Vec<usize> {
    let is_note = |block: usize| cut.roles[block] == Role::Note;
    let (mut before, mut text, mut behind) = (Vec::new(), Vec::new(), Vec::new());
    // Second halves that the text so far waits for.
    let mut awaited = BTreeSet::new();
    for run in flow.chunk_by(|one, next| is_note(*one) == is_note(*next)) {
        let place = if !is_note(run[0]) {
            for block in run {
                awaited.remove(block);
                awaited.extend(cut.joined[*block]);
            }
            &mut text
        } else if labels_what_leads_in(&cut.blocks[run[0]].folded()) {
            &mut before
        } else if awaited.is_empty() {
            &mut text
        } else {
            &mut behind
        };
        place.extend(run);
    }
    [before, text, behind].concat()
}

/// Follows joins where there are any and print order elsewhere.
///
/// Print order gives every block its successor; a join takes the successor's place. What then has no predecessor begins a chain, and
/// chains stand in print order of their first blocks.
fn link(cut: &mut Cut<'_>, printed: &[usize]) -> Vec<usize> {
    if printed
        .windows(2)
        .all(|pair| cut.joined[pair[0]].is_none_or(|next| next == pair[1]))
        && printed
            .last()
            .is_none_or(|last| cut.joined[*last].is_none())
    {
        return printed.to_vec();
    }
    let count = printed.len();
    let places: BTreeMap<usize, usize> = printed
        .iter()
        .enumerate()
        .map(|(at, block)| (*block, at))
        .collect();
    let mut next: Vec<Option<usize>> = (0..count)
        .map(|at| (at + 1 < count).then_some(at + 1))
        .collect();
    for at in 0..count {
        let Some(target) = cut.joined[printed[at]] else {
            continue;
        };
        let Some(&target) = places.get(&target) else {
            continue;
        };
        if next[at] == Some(target) {
            continue;
        }
        // Only print order or an earlier link can have led to the target.
        if let Some(before) = target
            .checked_sub(1)
            .filter(|before| next[*before] == Some(target))
        {
            next[before] = None;
        }
        next[at] = Some(target);
        if !open_cycle(cut, printed, &mut next, at) {
            // The join would close a ring of joins only: it cannot be true.
            next[at] = None;
            cut.joined[printed[at]] = None;
        }
    }
    let mut has_before = vec![false; count];
    for target in next.iter().flatten() {
        has_before[*target] = true;
    }
    let mut order = Vec::with_capacity(count);
    for start in (0..count).filter(|at| !has_before[*at]) {
        let mut at = Some(start);
        while let Some(here) = at {
            order.push(printed[here]);
            at = next[here];
        }
    }
    order
}

/// Cuts a ring that a new link closed at its weakest place: before a crosshead, else before a paragraph; whether it could be cut.
fn open_cycle(cut: &Cut<'_>, printed: &[usize], next: &mut [Option<usize>], from: usize) -> bool {
    let mut ring = vec![from];
    let mut at = next[from];
    while let Some(here) = at {
        if here == from {
            break;
        }
        ring.push(here);
        at = next[here];
    }
    if at.is_none() {
        return true;
    }
    let free = |here: &usize| cut.joined[printed[*here]].is_none();
    let weakest = ring
        .iter()
        .rev()
        .copied()
        .filter(free)
        .find(|here| next[*here].is_some_and(|next| cut.roles[printed[next]] == Role::Subhead))
        .or_else(|| ring.iter().rev().copied().find(free));
    if let Some(here) = weakest {
        next[here] = None;
    }
    weakest.is_some()
}

/// Moves the paragraph with the dateline before crossheads that the dump prints above it.
fn lead_first(cut: &Cut<'_>, flow: Vec<usize>) -> Vec<usize> {
    let Some(lead) = flow
        .iter()
        .position(|block| cut.state(*block) == State::Lead)
    else {
        return flow;
    };
    if lead == 0
        || !flow[..lead]
            .iter()
            .all(|block| matches!(cut.roles[*block], Role::Subhead | Role::List))
    {
        return flow;
    }
    let mut end = lead + 1;
    while end < flow.len() && cut.joined[flow[end - 1]] == Some(flow[end]) {
        end += 1;
    }
    let mut order: Vec<usize> = flow[lead..end].to_vec();
    order.extend(&flow[..lead]);
    order.extend(&flow[end..]);
    order
}
