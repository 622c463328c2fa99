//! About: what the archive holds, and how far it can be trusted.

use askama::Template;

use super::frame::{self, Frame, Section};
use super::words::grouped;
use super::{Site, Sink, dates};
use crate::error::Error;

#[derive(Template)]
#[template(path = "about.html")]
struct About<'a> {
    f: Frame<'a>,
    figures: Vec<Figure>,
    kinds: Vec<Figure>,
    doubts: Vec<Figure>,
}

/// A figure with its name.
struct Figure {
    label: String,
    value: String,
}

pub(super) fn files(site: &Site, sink: &Sink) -> Result<(), Error> {
    let address = "about.html".to_owned();
    let w = site.w;
    let (archive, facts) = (site.archive, &site.facts);
    let figure = |label: &str, value: String| Figure {
        label: label.to_owned(),
        value,
    };
    let mut figures = vec![
        figure(w.title_nav, w.stories.of(archive.stories.len())),
        figure(w.page_nav, w.pages.of(archive.pages.len())),
        figure(w.all_issues, w.issues.of(archive.issues.len())),
        figure(w.text_size, w.characters.of(facts.characters)),
    ];
    if let (Some(first), Some(last)) = (archive.issues.first(), archive.issues.last()) {
        let period = format!(
            "{} – {}",
            dates::date(&first.date, site.lang),
            dates::date(&last.date, site.lang)
        );
        figures.push(figure(w.period, period));
    }
    if !archive.undated.is_empty() {
        figures.push(figure(w.undated_pages, w.pages.of(archive.undated.len())));
    }
    let hidden = archive.pages.iter().filter(|page| page.hidden).count();
    if hidden > 0 {
        figures.push(figure(w.hidden, w.pages.of(hidden)));
    }
    let page = About {
        f: Frame::new(
            &site.common,
            address.clone(),
            w.about.to_owned(),
            Section::About,
        ),
        figures,
        kinds: facts
            .kinds
            .iter()
            .map(|(kind, numbers)| figure(w.kind(*kind), grouped(numbers.len())))
            .collect(),
        doubts: facts
            .doubts
            .iter()
            .map(|(what, count)| figure(what, grouped(*count)))
            .collect(),
    };
    sink(frame::file(address, &page))
}
