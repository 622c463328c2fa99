//! Data (数据下载): all records in open formats, in the dump's own characters.

use askama::Template;
use serde_json::json;

use super::bundle::Bundle;
use super::{Sink, Site, urls};
use crate::error::Error;
use crate::story::Story;
use crate::write::File;

/// Hosts and spreadsheet programs take files of this size; a larger archive is split by year, and a larger year by month.
const FILE_BYTES: usize = 25_000_000;

/// A spreadsheet program takes a file with this mark as UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Columns of the table, in order.
const COLUMNS: [&str; 24] = [
    "id",
    "address",
    "kind",
    "paper",
    "date",
    "date_precision",
    "date_source",
    "issue_no",
    "pages",
    "page_name",
    "rubric",
    "kicker",
    "title",
    "subtitle",
    "reporters",
    "correspondents",
    "photographers",
    "authors",
    "places",
    "package",
    "text",
    "doubts",
    "file",
    "lines",
];

/// Files of one stretch of stories that readers may take away.
#[derive(Debug)]
pub(super) struct DataFiles {
    /// Each with its size in words: `12.3 MB`.
    pub(super) files: Vec<(String, String)>,
}

/// A stretch of stories that shares a file.
#[derive(Debug)]
struct Span {
    /// What follows `stories` in the file's name.
    suffix: String,
    first: usize,
    /// One past the last.
    end: usize,
}

/// Writes the records and what explains them; gives the list of the records' files.
pub(super) fn files(site: &Site, sink: &Sink) -> Result<Vec<DataFiles>, Error> {
    let files = records(site, sink)?;
    sink(File {
        path: "data/README.md".to_owned(),
        bytes: readme(site, &files).into_bytes(),
    })?;
    Ok(files)
}

/// The records as JSON Lines, the archive's own store, and as a table.
fn records(site: &Site, sink: &Sink) -> Result<Vec<DataFiles>, Error> {
    let sizes: Vec<usize> = site
        .archive
        .lines()?
        .map(|line| line.map(|line| line.len()))
        .collect::<Result<_, Error>>()?;
    let days: Vec<Option<(i16, i8)>> = site
        .archive
        .stories
        .iter()
        .map(|story| Some(story.date.first_day()?).map(|day| (day.year(), day.month())))
        .collect();
    let mut all = Vec::new();
    let mut lines = site.archive.lines()?;
    for span in spans(&days, &sizes, FILE_BYTES) {
        let mut json_lines = Vec::with_capacity(sizes[span.first..span.end].iter().sum());
        let mut table = csv::Writer::from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
        let into_memory = "a table in memory takes every record of one width";
        table.write_record(COLUMNS).expect(into_memory);
        for number in span.first..span.end {
            let line = lines.next().expect("it was read before")?;
            let story = site.archive.story(number)?;
            table
                .write_record(cells(&story, &site.story_address(number)))
                .expect(into_memory);
            json_lines.extend_from_slice(&line);
        }
        let table = table.into_inner().expect(into_memory);
        let mut files = Vec::new();
        for (ending, bytes) in [("jsonl", json_lines), ("csv", table)] {
            let path = format!("data/stories{}.{ending}", span.suffix);
            files.push((path.clone(), size(bytes.len())));
            sink(File { path, bytes })?;
        }
        all.push(DataFiles { files });
    }
    Ok(all)
}

/// A size in kB below a megabyte, else in MB with one decimal.
fn size(bytes: usize) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        let tenths = bytes.div_ceil(100_000);
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

/// One span where all fit into a file; else one a year; a year that does not fit, by month, and a month in parts. Stories stand in the
/// order of their years and months, with their lines' sizes.
fn spans(months: &[Option<(i16, i8)>], sizes: &[usize], limit: usize) -> Vec<Span> {
    let fits = |span: &Span| sizes[span.first..span.end].iter().sum::<usize>() <= limit;
    let whole = Span {
        suffix: String::new(),
        first: 0,
        end: sizes.len(),
    };
    if fits(&whole) {
        return vec![whole];
    }
    let years = split(&whole, |number| match months[number] {
        Some((year, _)) => format!("-{year:04}"),
        None => "-undated".to_owned(),
    });
    let mut spans = Vec::new();
    for year in years {
        if fits(&year) {
            spans.push(year);
            continue;
        }
        let months = split(&year, |number| match months[number] {
            Some((year, month)) => format!("-{year:04}-{month:02}"),
            None => "-undated".to_owned(),
        });
        for month in months {
            let mut part = 1;
            let mut first = month.first;
            let mut bytes = 0;
            for (number, size) in (month.first..).zip(&sizes[month.first..month.end]) {
                if bytes > 0 && bytes + size > limit {
                    spans.push(part_of(&month, part, first, number));
                    (part, first, bytes) = (part + 1, number, 0);
                }
                bytes += size;
            }
            spans.push(part_of(&month, part, first, month.end));
        }
    }
    spans
}

fn part_of(span: &Span, part: usize, first: usize, end: usize) -> Span {
    let suffix = if part == 1 {
        span.suffix.clone()
    } else {
        format!("{}-part{part}", span.suffix)
    };
    Span { suffix, first, end }
}

/// Cuts a span where the suffix of its stories changes.
fn split(span: &Span, suffix: impl Fn(usize) -> String) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for number in span.first..span.end {
        let suffix = suffix(number);
        match spans.last_mut() {
            Some(last) if last.suffix == suffix => last.end = number + 1,
            _ => spans.push(Span {
                suffix,
                first: number,
                end: number + 1,
            }),
        }
    }
    spans
}

fn cells(story: &Story, address: &str) -> [String; 24] {
    let names = |names: &[String]| names.join("；");
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let pages = if story.pages.is_empty() {
        text(&story.page_no)
    } else {
        names(&story.pages)
    };
    let body: Vec<&str> = story
        .parts
        .iter()
        .filter(|part| !part.role.is_head())
        .map(|part| part.text.as_str())
        .collect();
    let doubts: Vec<&str> = story
        .doubts
        .iter()
        .map(|doubt| doubt.why.as_str())
        .collect();
    let lines: Vec<String> = story.source.lines.iter().map(ToString::to_string).collect();
    [
        story.id.clone(),
        address.to_owned(),
        story.kind.name().to_owned(),
        story.paper.clone(),
        story.date.value().unwrap_or_default(),
        name(json!(story.date.precision())),
        name(json!(story.date.source())),
        text(&story.issue_no),
        pages,
        text(&story.page_name),
        text(&story.rubric),
        text(&story.kicker),
        text(&story.title),
        text(&story.subtitle),
        names(&story.credits.reporters),
        names(&story.credits.correspondents),
        names(&story.credits.photographers),
        names(&story.credits.authors),
        names(&story.places),
        text(&story.package),
        body.join("\n"),
        doubts.join("；"),
        story.source.file.clone(),
        lines.join(" "),
    ]
}

/// One issue with its pages and records.
pub(super) fn issue(bundle: &Bundle, sink: &Sink) -> Result<(), Error> {
    let site = bundle.site;
    let Some(index) = bundle.issue else {
        return Ok(());
    };
    let issue = &site.archive.issues[index];
    let pages: Vec<serde_json::Value> = bundle
        .pages
        .iter()
        .map(|&index| {
            let page = &site.archive.pages[index];
            let ids: Vec<&str> = page
                .stories
                .iter()
                .map(|&number| site.archive.stories[number].id.as_str())
                .collect();
            json!({
                "page_no": page.head.page_no,
                "page_name": page.head.page_name,
                "file": page.file,
                "address": urls::page(page),
                "stories": ids,
                "furniture": page.furniture,
            })
        })
        .collect();
    let stories: Vec<&Story> = bundle
        .sequence
        .iter()
        .map(|number| &bundle.stories[number])
        .collect();
    let record = json!({
        "paper": issue.paper,
        "date": issue.date,
        "issue_no": issue.issue_no,
        "address": urls::issue(issue),
        "pages": pages,
        "stories": stories,
    });
    sink(File {
        path: format!("data/issues/{}.json", issue.slug),
        bytes: serde_json::to_vec(&record).expect("a JSON value has only string keys"),
    })
}

#[derive(Template)]
#[template(path = "readme.txt")]
struct Readme<'a> {
    name: &'a str,
    rights: Option<&'a str>,
    files: &'a [DataFiles],
    stories: usize,
}

fn readme(site: &Site, files: &[DataFiles]) -> String {
    Readme {
        name: &site.common.name,
        rights: site.common.rights,
        files,
        stories: site.archive.stories.len(),
    }
    .render()
    .expect("rendering into memory cannot fail: no filter of ours does")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spans as `suffix: stories`.
    fn check(stories: &[(Option<(i16, i8)>, usize)], limit: usize) -> Vec<String> {
        let (months, sizes): (Vec<_>, Vec<_>) = stories.iter().copied().unzip();
        let spans = spans(&months, &sizes, limit);
        let ends = spans.iter().map(|span| span.end);
        let starts = spans.iter().skip(1).map(|span| span.first);
        assert!(
            ends.zip(starts).all(|(end, start)| end == start),
            "{spans:?}"
        );
        spans
            .iter()
            .map(|span| format!("{}: {}", span.suffix, span.end - span.first))
            .collect()
    }

    #[test]
    fn what_fits_stays_whole_and_the_rest_is_split_no_further_than_it_must() {
        let stories = [
            (None, 5),
            (Some((2020, 1)), 5),
            (Some((2020, 2)), 5),
            (Some((2021, 1)), 8),
            (Some((2021, 1)), 8),
            (Some((2021, 3)), 25),
        ];
        assert_eq!(check(&stories, 100), [": 6"]);
        let parts = [
            "-undated: 1",
            "-2020: 2",
            "-2021-01: 1",
            "-2021-01-part2: 1",
            "-2021-03: 1",
        ];
        assert_eq!(check(&stories, 12), parts);
        assert_eq!(check(&[], 12), [": 0"]);
    }
}
