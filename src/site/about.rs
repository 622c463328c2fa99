//! About: what the archive holds, and how far it can be trusted.

use std::collections::BTreeMap;

use askama::Template;

use super::chart::{self, Columns, Row};
use super::data::DataFiles;
use super::frame::{self, Frame, Section};
use super::words::grouped;
use super::{Sink, Site, dates, lists};
use crate::error::Error;

/// More months than this are drawn as years: a bar of three units is the thinnest that is seen.
const MONTHS: usize = 240;

/// Places drawn; the list has all.
const PLACES: usize = 12;

#[derive(Template)]
#[template(path = "about.html")]
struct About<'a> {
    f: Frame<'a>,
    figures: Vec<Figure>,
    time: Option<(&'static str, Columns)>,
    kinds: Vec<Row>,
    places: Vec<Row>,
    quality: Vec<Figure>,
    doubts: Vec<Row>,
    odd: Vec<Figure>,
    data: &'a [DataFiles],
    rights: Option<&'a str>,
}

/// A figure with its name.
struct Figure {
    label: String,
    value: String,
}

pub(super) fn files(site: &Site, data: &[DataFiles], sink: &Sink) -> Result<(), Error> {
    let address = "about.html".to_owned();
    let w = site.w;
    let facts = &site.facts;
    let mut kinds: Vec<(String, Option<String>, usize)> = facts
        .kinds
        .iter()
        .map(|(kind, numbers)| {
            let address = Some(lists::kind_address(*kind));
            (w.kind(*kind).to_owned(), address, numbers.len())
        })
        .collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.2));
    let mut places: Vec<(String, Option<String>, usize)> = facts
        .places
        .iter()
        .map(|(name, numbers)| (name.clone(), Some(lists::place(name)), numbers.len()))
        .collect();
    places.sort_by(|one, other| (other.2, &one.0).cmp(&(one.2, &other.0)));
    places.truncate(PLACES);
    let doubts = facts
        .doubts
        .iter()
        .map(|(what, count)| (w.doubt(what).to_owned(), None, *count))
        .collect();
    let odd = facts.odd.iter().map(|(character, count)| Figure {
        label: format!("{character} U+{:04X}", u32::from(*character)),
        value: grouped(*count),
    });
    let page = About {
        f: Frame::new(
            &site.common,
            address.clone(),
            w.about.to_owned(),
            Section::About,
        ),
        figures: figures(site),
        time: time(site),
        kinds: chart::rows(kinds),
        places: chart::rows(places),
        quality: quality(site),
        doubts: chart::rows(doubts),
        odd: odd.collect(),
        data,
        rights: site.common.rights,
    };
    sink(frame::file(address, &page))
}

fn figure(label: &str, value: String) -> Figure {
    Figure {
        label: label.to_owned(),
        value,
    }
}

fn figures(site: &Site) -> Vec<Figure> {
    let (archive, w) = (site.archive, site.w);
    let mut figures = vec![
        figure(w.figure_stories, grouped(archive.stories.len())),
        figure(w.figure_pages, grouped(archive.pages.len())),
        figure(w.figure_issues, grouped(archive.issues.len())),
        figure(w.text_size, grouped(site.facts.characters)),
    ];
    if let (Some(first), Some(last)) = (archive.issues.first(), archive.issues.last()) {
        let (first, last) = (
            dates::date(first.date, site.lang),
            dates::date(last.date, site.lang),
        );
        let period = if first == last {
            first
        } else {
            format!("{first} – {last}")
        };
        figures.push(figure(w.period, period));
    }
    figures
}

/// What is known of the archive's faults.
fn quality(site: &Site) -> Vec<Figure> {
    let (archive, facts, w) = (site.archive, &site.facts, site.w);
    let furniture: usize = archive
        .pages
        .iter()
        .flat_map(|page| &page.furniture)
        .map(|part| part.lines.len())
        .sum();
    let hidden = archive.pages.iter().filter(|page| page.hidden).count();
    let odd: usize = facts.odd.values().sum();
    let mut figures = vec![
        figure(w.lines_in_stories, grouped(facts.lines)),
        figure(w.lines_in_furniture, grouped(furniture)),
        figure(w.undated_pages, w.pages.of(archive.undated.len())),
        figure(w.joined, w.stories.of(facts.joined)),
        figure(w.open_jumps, grouped(facts.open_jumps)),
        figure(w.odd_characters, grouped(odd)),
    ];
    if hidden > 0 {
        figures.push(figure(w.hidden, w.pages.of(hidden)));
    }
    figures
}

/// Stories a month, or a year where the months are too many; `None` where no story has a month.
fn time(site: &Site) -> Option<(&'static str, Columns)> {
    let mut months: BTreeMap<(i16, i8), usize> = BTreeMap::new();
    for issue in &site.archive.issues {
        let day = issue.date.first_day()?;
        let stories: usize = issue
            .pages
            .iter()
            .map(|&page| site.archive.pages[page].stories.len())
            .sum();
        *months.entry((day.year(), day.month())).or_default() += stories;
    }
    let (&(first_year, first_month), _) = months.first_key_value()?;
    let (&(last_year, last_month), _) = months.last_key_value()?;
    let index = |year: i16, month: i8| i32::from(year) * 12 + i32::from(month) - 1;
    let span = index(first_year, first_month)..=index(last_year, last_month);
    let w = site.w;
    let by_month = span.clone().count() <= MONTHS;
    let mut items: Vec<(String, String, usize)> = Vec::new();
    let label = |name: &str, count: usize| format!("{name}{}{}", w.colon, w.stories.of(count));
    if by_month {
        for at in span {
            let year = i16::try_from(at.div_euclid(12)).unwrap_or(i16::MAX);
            let month = i8::try_from(at.rem_euclid(12) + 1).unwrap_or(1);
            let count = months.get(&(year, month)).copied().unwrap_or_default();
            let name = dates::month(year, month, site.lang);
            items.push((year.to_string(), label(&name, count), count));
        }
    } else {
        for year in first_year..=last_year {
            let count = months
                .range((year, 1)..=(year, 12))
                .map(|(_, count)| count)
                .sum();
            let name = w.year_of.of(year.to_string());
            items.push((year.to_string(), label(&name, count), count));
        }
    }
    let most = items
        .iter()
        .max_by_key(|item| item.2)
        .map(|item| item.1.clone());
    let summary = format!(
        "{} – {}{}{}",
        dates::month(first_year, first_month, site.lang),
        dates::month(last_year, last_month, site.lang),
        w.stop,
        w.most.of(most.unwrap_or_default())
    );
    let title = if by_month {
        w.stories_by_month
    } else {
        w.stories_by_year
    };
    Some((title, chart::columns(&items, summary)))
}
