//! Answers: the story of each paragraph as it was learnt, put into the drafts.

use super::super::draft::{Cut, Home};
use super::super::weights::State;
use super::PageThreads;
use crate::role::Role;

/// Least probability of the chosen story that is no doubt.
const SURE: f32 = 0.97;

/// A page as it was learnt from one start.
pub(super) struct Answer {
    /// The likeliest label of each item.
    pub(super) labels: Vec<usize>,
    /// Probability of each label for each item.
    pub(super) belongs: Vec<Vec<f32>>,
    /// Score of all labels together.
    pub(super) score: f32,
}

impl Answer {
    /// The likeliest other story of an item, by the first block of it, and its probability.
    fn second(&self, page: &PageThreads, cut: &Cut<'_>, at: usize) -> Option<(usize, f32)> {
        let others = self.belongs[at].iter().enumerate();
        let (label, share) = others
            .filter(|(label, _)| *label != self.labels[at])
            .max_by(|one, other| one.1.total_cmp(other.1))?;
        let block = cut.drafts[page.drafts[label]].blocks().next()?;
        Some((block, *share))
    }

    /// Puts every item in the flow of its story: what stands under the story's head in file order, then what stands above it, unless that
    /// opens it.
    pub(super) fn regroup(&self, page: &PageThreads, cut: &mut Cut<'_>) {
        let chosen = &self.labels;
        for (at, item) in page.items.iter().enumerate() {
            let margin = self.belongs[at][chosen[at]];
            cut.homes[item.block] = Some(Home {
                score: margin,
                second: self.second(page, cut, at),
            });
            let may_move = !matches!(cut.roles[item.block], Role::List | Role::Jump);
            if margin < SURE && !item.fixed && may_move {
                cut.doubt(item.block, "也可能属于另一篇");
            }
            let resumes = at > 0 && chosen[at] != chosen[at - 1];
            if resumes && (chosen[at] != item.home || page.items[at - 1].stack == item.stack) {
                cut.moved[item.block] = true;
            }
        }
        for (label, &draft) in page.drafts.iter().enumerate() {
            let blocks: Vec<usize> = (0..page.items.len())
                .filter(|at| chosen[*at] == label)
                .map(|at| page.items[at].block)
                .collect();
            let first = page
                .items
                .iter()
                .filter(|item| item.home == label)
                .map(|item| item.block)
                .chain(cut.drafts[draft].head.iter().copied())
                .min()
                .unwrap_or(0);
            let (above, under): (Vec<usize>, Vec<usize>) =
                blocks.into_iter().partition(|block| *block < first);
            // A report opens with its dateline, wherever the dump prints its headline; without one, text right over the headline comes
            // first: of 33 such stories on gold pages 31 open above their headline, two have their dateline below it.
            let has_lead =
                |blocks: &[usize]| blocks.iter().any(|block| cut.state(*block) == State::Lead);
            let head = cut.drafts[draft].head.iter().min();
            let touches = above.last().map(|last| last + 1).as_ref() == head;
            let opens_above = has_lead(&above) || touches && !has_lead(&under);
            let (first, then) = if opens_above {
                (above, under)
            } else {
                (under, above)
            };
            cut.drafts[draft].flow = first.into_iter().chain(then).collect();
        }
    }
}
