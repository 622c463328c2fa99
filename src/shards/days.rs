//! The days of the stories, as counts.

use crate::index::Columns;

/// The days of all stories, as counts.
#[derive(Default)]
pub(super) struct Days {
    pub(super) months: Vec<u32>,
    pub(super) by_day: Vec<u32>,
    pub(super) yearly: Vec<u32>,
    pub(super) monthly: Vec<u32>,
    pub(super) undated: u32,
}

impl Days {
    pub(super) fn of(columns: &Columns) -> Self {
        let mut found = Self::default();
        for (story, (&first, &last)) in (0..).zip(columns.first_days.iter().zip(&columns.last_days))
        {
            if first == 0 {
                found.undated += 1;
                continue;
            }
            let month = first / 10_000 * 12 + first / 100 % 100 - 1;
            let start = *found.months.first().unwrap_or(&month);
            if found.months.is_empty() {
                found.months.push(month);
            }
            let place = (month - start) as usize + 1;
            found.months.resize(found.months.len().max(place + 1), 0);
            found.months[place] += 1;
            match found.by_day.len() {
                size if size > 0 && found.by_day[size - 2] == first => found.by_day[size - 1] += 1,
                _ => found.by_day.extend([first, 1]),
            }
            if last != first {
                let runs = if last / 100 == first / 100 {
                    &mut found.monthly
                } else {
                    &mut found.yearly
                };
                match runs.len() {
                    size if size > 0 && runs[size - 2] + runs[size - 1] == story => {
                        runs[size - 1] += 1;
                    }
                    _ => runs.extend([story, 1]),
                }
            }
        }
        found
    }
}
