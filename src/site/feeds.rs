//! Feed, sitemap and search description: what news readers, search engines and browsers take.

use askama::Template;

use super::{Sink, Site, dates, urls};
use crate::error::Error;
use crate::write::File;

/// Stories of the feed: a week or so of a daily's front pages.
const FEED_STORIES: usize = 50;

/// Addresses a sitemap may hold (sitemaps.org).
const SITEMAP_ADDRESSES: usize = 50_000;

#[derive(Template)]
#[template(path = "feed.xml")]
struct Feed<'a> {
    name: &'a str,
    base: &'a str,
    updated: String,
    entries: Vec<Entry>,
}

struct Entry {
    title: String,
    address: String,
    updated: String,
    summary: String,
}

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap<'a> {
    base: &'a str,
    addresses: &'a [String],
}

#[derive(Template)]
#[template(path = "sitemaps.xml")]
struct Sitemaps<'a> {
    base: &'a str,
    count: usize,
}

#[derive(Template)]
#[template(path = "opensearch.xml")]
struct OpenSearch<'a> {
    /// 16 characters at most, as the format wants it.
    name: String,
    base: &'a str,
    description: &'a str,
    icon: String,
}

/// Feed, sitemap and search description: only where the site's own address is known, since all three need absolute ones.
pub(super) fn files(site: &Site, sink: &Sink) -> Result<(), Error> {
    let Some(base) = site.common.base_url.as_deref() else {
        return Ok(());
    };
    let name = &site.common.name;
    let render = |path: &str, page: &dyn askama::DynTemplate| {
        let text = page
            .dyn_render()
            .expect("rendering into memory cannot fail: no filter of ours does");
        sink(File {
            path: path.to_owned(),
            bytes: text.into_bytes(),
        })
    };
    let entries: Vec<Entry> = (0..site.archive.stories.len())
        .rev()
        .take(FEED_STORIES)
        .filter_map(|number| {
            let entry = &site.archive.stories[number];
            let updated = stamp(entry.date.exact_day()?);
            Some(Entry {
                title: legal(&site.label(number)),
                address: site.story_address(number),
                updated,
                summary: format!(
                    "{} {}",
                    dates::date(entry.date, site.lang),
                    site.page_label(entry.page)
                ),
            })
        })
        .collect();
    let updated = entries.first().map_or_else(
        || "1970-01-01T00:00:00Z".to_owned(),
        |entry| entry.updated.clone(),
    );
    render(
        "feed.xml",
        &Feed {
            name,
            base,
            updated,
            entries,
        },
    )?;
    render(
        "opensearch.xml",
        &OpenSearch {
            name: name.chars().take(16).collect(),
            base,
            description: site.w.find,
            icon: format!("{}/img/seal.svg", site.common.assets),
        },
    )?;
    let addresses = addresses(site);
    if addresses.len() <= SITEMAP_ADDRESSES {
        let addresses = &addresses[..];
        return render("sitemap.xml", &Sitemap { base, addresses });
    }
    let parts = addresses.chunks(SITEMAP_ADDRESSES);
    let count = parts.len();
    for (part, addresses) in parts.enumerate() {
        let path = format!("sitemap/{}.xml", part + 1);
        render(&path, &Sitemap { base, addresses })?;
    }
    render("sitemap.xml", &Sitemaps { base, count })
}

/// A text without the characters that XML has no way to write: a dump may hold any.
fn legal(text: &str) -> String {
    let is_legal = |c: char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(|c| is_legal(*c)).collect()
}

/// The start of a day in China, where its paper came out.
fn stamp(day: jiff::civil::Date) -> String {
    format!("{day}T00:00:00+08:00")
}

/// Pages that a search engine should know: those that hold text, and the ways to them.
fn addresses(site: &Site) -> Vec<String> {
    let archive = site.archive;
    let ways = [
        "",
        "calendar.html",
        "rubrics.html",
        "people.html",
        "places.html",
        "about.html",
    ];
    let mut addresses: Vec<String> = ways.into_iter().map(str::to_owned).collect();
    addresses.extend(archive.issues.iter().map(urls::issue));
    addresses.extend(archive.pages.iter().map(urls::page));
    if site.layout == urls::Layout::Stories {
        addresses.extend(archive.stories.iter().map(|entry| urls::story(&entry.id)));
    }
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_holds_no_character_that_ends_its_reading() {
        assert_eq!(legal("一\u{b}座\u{0}桥\u{ffff}𠮷"), "一座桥𠮷");
    }
}
