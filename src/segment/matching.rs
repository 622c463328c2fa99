//! Matching: the best one-to-one assignment of ends to starts.

/// Assigns rows to columns so that the sum of gains is greatest; a row stays alone rather than take a gain of zero or less.
///
/// `gains[row][column]`; all rows are of one length. The Hungarian method with potentials, O(rows² × columns).
pub(super) fn assign(gains: &[Vec<f32>]) -> Vec<Option<usize>> {
    let rows = gains.len();
    let real = gains.first().map_or(0, Vec::len);
    // One more column a row, in which the row stays alone.
    let columns = real + rows;
    let cost = |row: usize, column: usize| {
        if column < real {
            -f64::from(gains[row][column]).max(0.0)
        } else {
            0.0
        }
    };
    let mut row_potential = vec![0.0f64; rows + 1];
    let mut column_potential = vec![0.0f64; columns + 1];
    // Row that holds each column; 0 is none, rows and columns count from 1.
    let mut holder = vec![0usize; columns + 1];
    for row in 1..=rows {
        holder[0] = row;
        let mut least = vec![f64::INFINITY; columns + 1];
        let mut way = vec![0usize; columns + 1];
        let mut used = vec![false; columns + 1];
        let mut at = 0;
        while holder[at] != 0 {
            used[at] = true;
            let (mut delta, mut next) = (f64::INFINITY, 0);
            for column in 1..=columns {
                if used[column] {
                    continue;
                }
                let reduced = cost(holder[at] - 1, column - 1)
                    - row_potential[holder[at]]
                    - column_potential[column];
                if reduced < least[column] {
                    least[column] = reduced;
                    way[column] = at;
                }
                if least[column] < delta {
                    delta = least[column];
                    next = column;
                }
            }
            for column in 0..=columns {
                if used[column] {
                    row_potential[holder[column]] += delta;
                    column_potential[column] -= delta;
                } else {
                    least[column] -= delta;
                }
            }
            at = next;
        }
        while at != 0 {
            let before = way[at];
            holder[at] = holder[before];
            at = before;
        }
    }
    let mut assigned = vec![None; rows];
    for column in 1..=real {
        if holder[column] > 0 && gains[holder[column] - 1][column - 1] > 0.0 {
            assigned[holder[column] - 1] = Some(column - 1);
        }
    }
    assigned
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::assign;

    #[test]
    fn the_best_pair_gives_way_where_two_good_ones_are_worth_more() {
        assert_eq!(
            assign(&[vec![5.0, 4.0], vec![4.5, 0.5]]),
            [Some(1), Some(0)]
        );
    }

    #[test]
    fn an_end_without_a_fitting_start_stays_alone() {
        assert_eq!(assign(&[vec![-1.0], vec![2.0]]), [None, Some(0)]);
        assert_eq!(assign(&[Vec::new()]), [None]);
        assert!(assign(&[]).is_empty());
    }

    fn best_by_trying(gains: &[Vec<f32>], row: usize, taken: &mut Vec<bool>) -> f32 {
        if row == gains.len() {
            return 0.0;
        }
        let mut best = best_by_trying(gains, row + 1, taken);
        for column in 0..taken.len() {
            if !taken[column] && gains[row][column] > 0.0 {
                taken[column] = true;
                best = best.max(gains[row][column] + best_by_trying(gains, row + 1, taken));
                taken[column] = false;
            }
        }
        best
    }

    proptest! {
        #[test]
        fn no_other_assignment_gains_more(
            gains in (1usize..5).prop_flat_map(|columns| {
                prop::collection::vec(prop::collection::vec(-3i8..6, columns), 1..5)
            })
        ) {
            let gains: Vec<Vec<f32>> = gains
                .iter()
                .map(|row| row.iter().map(|gain| f32::from(*gain)).collect())
                .collect();
            let assigned = assign(&gains);
            let sum: f32 = assigned
                .iter()
                .enumerate()
                .filter_map(|(row, column)| column.map(|column| gains[row][column]))
                .sum();
            let best = best_by_trying(&gains, 0, &mut vec![false; gains[0].len()]);
            prop_assert!((sum - best).abs() < 1e-4, "{sum} < {best}");
        }
    }
}
