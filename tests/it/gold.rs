//! Segmentation against gold pages: the figures of `tests/gold/score.py`, as a snapshot, so that better or worse is seen in the diff.

mod pages;
mod score;
mod sure;

use pages::{GoldPage, pages};
use score::Tally;
use sure::Sure;

/// The seed pages, annotated by two readers who agree to 0.99.
#[test]
fn the_seed_pages_are_cut_as_a_careful_reader_cuts_them() {
    let (table, total) = table(&pages("tests/gold", "seeds"));
    insta::assert_snapshot!("seeds", table);
    assert!(total.figures().score >= 0.97, "{table}");
}

/// Pages written to stress one convention each.
#[test]
fn pages_that_stress_a_convention_are_cut_by_it() {
    let (table, total) = table(&pages("tests/gold/own", "tests/gold/own"));
    insta::assert_snapshot!("own", table);
    assert!(total.figures().score >= 0.95, "{table}");
}

/// Pages written without sight of the rules, which show what carries over; the least score only holds what was reached.
#[test]
fn pages_by_others_are_cut_nearly_as_well() {
    let (table, total) = table(&pages("tests/gold/blind", "tests/gold/blind"));
    insta::assert_snapshot!("blind", table);
    assert!(total.figures().score >= 0.90, "{table}");
}

/// One row a page, then all pages together, then the doubts.
fn table(pages: &[GoldPage]) -> (String, Tally) {
    let mut table = format!(
        "{:<18} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7}\n",
        "page", "cover", "stories", "exact", "titles", "roles", "order", "joins", "people", "score"
    );
    let mut total = Tally::default();
    let mut sure = Sure::default();
    for page in pages {
        let mut one = Tally::default();
        one.add(page);
        total.add(page);
        sure.add(page);
        table += &row(&page.name, &one);
    }
    table += &row("all", &total);
    let (share, right) = (sure.share(), sure.right());
    (
        table + &format!("\nsure parts {share:.3}, of those right {right:.3}\n"),
        total,
    )
}

fn row(name: &str, tally: &Tally) -> String {
    let figures = tally.figures();
    let name: String = name.chars().take(18).collect();
    let values = [
        figures.coverage,
        figures.stories,
        figures.exact,
        figures.titles,
        figures.roles,
        figures.order,
        figures.joins,
        figures.people,
        figures.score,
    ];
    let values: Vec<String> = values.iter().map(|value| format!("{value:>7.3}")).collect();
    format!("{name:<18} {}\n", values.join(" "))
}
