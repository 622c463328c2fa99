//! Newspaper page (版): its stories in printed order, and the other pages of its issue.

use askama::Template;

use super::article::{Article, Block, Link, article};
use super::bundle::Bundle;
use super::colophon::{Colophon, colophon};
use super::frame::{self, Frame, Section};
use super::urls::{self, Layout};
use super::{Sink, dates, issue, lists, text};
use crate::error::Error;

#[derive(Template)]
#[template(path = "page.html")]
struct NewspaperPage<'a> {
    f: Frame<'a>,
    parent: Link,
    is_issue: bool,
    date: String,
    label: String,
    file: Option<&'a str>,
    raw: String,
    hidden: bool,
    doubts: Vec<String>,
    teasers: Vec<Teaser<'a>>,
    /// The stories themselves, where the layout puts them here.
    articles: Vec<(Article, Colophon<'a>)>,
    sheets: Vec<Neighbour>,
    previous: Option<Link>,
    next: Option<Link>,
}

/// A story on its newspaper page.
struct Teaser<'a> {
    id: &'a str,
    item: issue::Item,
    rubric: Option<String>,
    kicker: Option<String>,
    title: Vec<String>,
    untitled: bool,
    subtitle: Option<String>,
    lead: String,
}

/// A page of the issue in the 版面导航.
struct Neighbour {
    link: Link,
    here: bool,
}

pub(super) fn files(bundle: &Bundle, sink: &Sink) -> Result<(), Error> {
    let site = bundle.site;
    for (position, &index) in bundle.pages.iter().enumerate() {
        let page = &site.archive.pages[index];
        let address = urls::page(page);
        let date = dates::date(page.head.date, site.lang);
        let label = site.page_label(index);
        let link = |position: usize| {
            let index = *bundle.pages.get(position)?;
            Some(Link {
                address: urls::page(&site.archive.pages[index]),
                text: site.page_label(index),
            })
        };
        let sheets = bundle
            .pages
            .iter()
            .enumerate()
            .filter_map(|(at, _)| {
                Some(Neighbour {
                    link: link(at)?,
                    here: at == position,
                })
            })
            .collect();
        let items = issue::items(site, index, None);
        let f = Frame::new(
            &site.common,
            address.clone(),
            format!("{date} {label}"),
            Section::Calendar,
        )
        .in_calendar()
        .below([bundle.parent()]);
        let view = NewspaperPage {
            articles: articles(bundle, index, &f),
            f,
            parent: bundle.parent(),
            is_issue: bundle.issue.is_some(),
            date,
            label: label.clone(),
            file: page.file.as_deref(),
            raw: urls::raw(page),
            hidden: page.hidden,
            doubts: page
                .head
                .doubts
                .iter()
                .map(|doubt| site.w.why(&doubt.why))
                .collect(),
            teasers: page
                .stories
                .iter()
                .zip(items)
                .map(|(number, item)| teaser(bundle, *number, item))
                .collect(),
            sheets,
            previous: position.checked_sub(1).and_then(link),
            next: link(position + 1),
        };
        sink(frame::file(address, &view))?;
    }
    Ok(())
}

fn teaser<'a>(bundle: &'a Bundle, number: usize, item: issue::Item) -> Teaser<'a> {
    let story = &bundle.stories[&number];
    let title = match &story.title {
        Some(title) => text::pieces(title),
        None => vec![item.link.text.clone()],
    };
    Teaser {
        id: &story.id,
        rubric: story.rubric.as_deref().map(text::shown),
        kicker: story.kicker.as_deref().map(text::shown),
        title,
        untitled: story.title.is_none(),
        subtitle: story.subtitle.as_deref().map(text::subtitle),
        lead: if item.from.is_some() || story.title.is_none() {
            String::new()
        } else {
            text::lead(story)
        },
        item,
    }
}

/// The stories that begin on the page, where the layout has no pages for them.
fn articles<'a>(bundle: &'a Bundle, index: usize, f: &Frame) -> Vec<(Article, Colophon<'a>)> {
    let site = bundle.site;
    if site.layout == Layout::Stories {
        return Vec::new();
    }
    let around = bundle.around();
    site.archive.pages[index]
        .stories
        .iter()
        .filter(|&&number| site.archive.stories[number].page == index)
        .map(|number| {
            let story = &bundle.stories[number];
            let mut article = article(story, &around, site.w);
            article.level = 2;
            if let Some(rubric) = &mut article.rubric {
                rubric.address = story.rubric.as_deref().map(lists::rubric);
            }
            let address = f.canonical().map(|page| format!("{page}#{}", story.id));
            (article, colophon(bundle, *number, 3, address))
        })
        .collect()
}
