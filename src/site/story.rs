//! Story (篇): the whole of it, what is known of it, and the ways on from it.

use askama::Template;

use super::article::{Article, Block, Link, article};
use super::bundle::Bundle;
use super::colophon::{Colophon, colophon};
use super::frame::{self, Frame, Section};
use super::urls::{self, Layout};
use super::{Sink, dates, issue, lists};
use crate::error::Error;
use crate::story::Story;

#[derive(Template)]
#[template(path = "story.html")]
struct StoryPage<'a> {
    f: Frame<'a>,
    a: Article,
    c: Colophon<'a>,
    page: Link,
    items: Vec<issue::Item>,
    previous: Option<Link>,
    next: Option<Link>,
}

pub(super) fn files(bundle: &Bundle, sink: &Sink) -> Result<(), Error> {
    if bundle.site.layout == Layout::Pages {
        return Ok(());
    }
    for position in 0..bundle.sequence.len() {
        let number = bundle.sequence[position];
        let address = urls::story(&bundle.site.archive.stories[number].id);
        sink(frame::file(
            address.clone(),
            &view(bundle, position, address),
        ))?;
    }
    Ok(())
}

fn view<'a>(bundle: &'a Bundle, position: usize, address: String) -> StoryPage<'a> {
    let site = bundle.site;
    let number = bundle.sequence[position];
    let story = &bundle.stories[&number];
    let entry = &site.archive.stories[number];
    let page = &site.archive.pages[entry.page];
    let at = Link {
        address: urls::page(page),
        text: site.page_label(entry.page),
    };
    let f = Frame::new(&site.common, address, site.label(number), Section::None)
        .in_calendar()
        .below([bundle.parent(), at.clone()]);
    let link = |position: usize| {
        let number = *bundle.sequence.get(position)?;
        Some(site.story_link(number))
    };
    let mut a = article(story, &bundle.around(), site.w);
    a.imprint = imprint(bundle, story, entry.page);
    if let Some(rubric) = &mut a.rubric {
        rubric.address = story.rubric.as_deref().map(lists::rubric);
    }
    StoryPage {
        a,
        c: colophon(bundle, number, 2, f.canonical()),
        page: at,
        items: issue::items(site, entry.page, Some(number)),
        previous: position.checked_sub(1).and_then(link),
        next: link(position + 1),
        f,
    }
}

/// One line that says where and when it was printed.
fn imprint(bundle: &Bundle, story: &Story, page: usize) -> String {
    let site = bundle.site;
    let mut words = vec![story.paper.clone(), dates::date(story.date, site.lang)];
    words.extend(
        story
            .date
            .exact_day()
            .map(|day| dates::weekday(day, site.lang)),
    );
    words.extend(
        story
            .issue_no
            .as_ref()
            .map(|number| site.w.issue_number.of(number)),
    );
    words.push(site.page_label(page));
    words.retain(|word| !word.is_empty());
    words.join(" ")
}
