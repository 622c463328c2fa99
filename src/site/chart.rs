//! Charts: figures of the archive as pictures that need no script; every bar is told in words as well.

/// A bar chart of counts, drawn upward.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) bars: Vec<Bar>,
    pub(super) width: usize,
    /// What the picture says, in words.
    pub(super) summary: String,
}

/// A bar, in the picture's units.
#[derive(Debug)]
pub(super) struct Bar {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) label: String,
    /// Printed below it, where there is room for it.
    pub(super) tick: Option<String>,
}

/// Height of the tallest bar.
const HEIGHT: usize = 120;

/// Width of the picture; bars share it.
const WIDTH: usize = 720;

/// Fewest units between two ticks: four figures of a year with room around them.
const TICK_GAP: usize = 44;

/// Draws counts in order; each item is its tick, its label and its count.
pub(super) fn columns(items: &[(String, String, usize)], summary: String) -> Columns {
    let most = most(items.iter().map(|item| item.2));
    let step = (WIDTH / items.len().max(1)).clamp(2, 48);
    let mut last_tick: Option<(usize, &str)> = None;
    let bars = items
        .iter()
        .enumerate()
        .map(|(index, (tick, label, count))| {
            let x = index * step;
            // What is there is seen, however little it is.
            let height = if *count == 0 {
                0
            } else {
                (count * HEIGHT).div_ceil(most).max(1)
            };
            let free =
                last_tick.is_none_or(|(at, text)| x >= at + TICK_GAP && text != tick.as_str());
            if free {
                last_tick = Some((x, tick));
            }
            Bar {
                x,
                y: HEIGHT - height,
                width: (step - step.div_ceil(5)).max(1),
                height,
                label: label.clone(),
                tick: free.then(|| tick.clone()),
            }
        })
        .collect();
    Columns {
        bars,
        width: (items.len() * step).max(TICK_GAP * 2),
        summary,
    }
}

/// The largest count, or 1 where all are nothing: what a full bar stands for.
fn most(counts: impl Iterator<Item = usize>) -> usize {
    counts.max().unwrap_or_default().max(1)
}

/// A line of a bar chart that lies on its side.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) address: Option<String>,
    pub(super) value: String,
    /// 0 to 100.
    pub(super) percent: usize,
}

/// Rows of counts, each with its name, address and count.
pub(super) fn rows(items: Vec<(String, Option<String>, usize)>) -> Vec<Row> {
    let most = most(items.iter().map(|item| item.2));
    items
        .into_iter()
        .map(|(label, address, count)| Row {
            label,
            address,
            value: super::words::grouped(count),
            percent: (count * 100).div_ceil(most),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(tick: &str, count: usize) -> (String, String, usize) {
        (tick.to_owned(), format!("{tick}: {count}"), count)
    }

    #[test]
    fn the_tallest_bar_fills_the_picture_and_an_empty_one_is_none() {
        let chart = columns(
            &[item("2022", 0), item("2023", 3), item("2024", 300)],
            String::new(),
        );
        let heights: Vec<usize> = chart.bars.iter().map(|bar| bar.height).collect();
        assert_eq!(heights, [0, 2, 120]);
    }

    #[test]
    fn ticks_do_not_run_into_each_other() {
        let items: Vec<_> = (0..240)
            .map(|month| item(&(2000 + month / 12).to_string(), 1))
            .collect();
        let chart = columns(&items, String::new());
        let ticks: Vec<usize> = chart
            .bars
            .iter()
            .filter(|bar| bar.tick.is_some())
            .map(|bar| bar.x)
            .collect();
        assert!(ticks.windows(2).all(|pair| pair[1] - pair[0] >= TICK_GAP));
        assert!(chart.width <= WIDTH);
    }
}
