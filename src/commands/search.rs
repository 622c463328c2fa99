//! `jianbao search`

use std::fmt::Write as _;
use std::path::Path;

use jianbao::display::display;
use jianbao::error::Error;
use jianbao::lang::Lang;
use jianbao::search::{self, Answer, Hit, Options};
use jianbao::{index, query, write};

use crate::cli::SearchFormat;
use crate::{Context, Outcome, say};

pub(crate) fn run(
    text: &str,
    site: &Path,
    format: SearchFormat,
    options: &Options,
    context: &Context,
) -> Result<Outcome, Error> {
    let folder = write::cache_folder(site).join("index");
    if !folder.is_dir() {
        return Err(Error::NoIndex {
            site: site.to_owned(),
        });
    }
    let index = index::open(&folder)?;
    let answer = search::search(&index, text, &query::parse(text), options)?;
    match format {
        SearchFormat::Json => {
            let json =
                serde_json::to_string_pretty(&answer).expect("an answer has only string keys");
            say::line(&json);
        }
        SearchFormat::Text => say::line(reading(&answer, site, context.lang).trim_end()),
    }
    let counts = answer.counts;
    let found = [counts.exact, counts.words, counts.lookalike]
        .iter()
        .flatten()
        .any(|&n| n > 0);
    Ok(if found {
        Outcome::Done
    } else {
        Outcome::Partly
    })
}

/// An answer for the terminal: counts, notes, then each story with its snippet, the run between 【 and 】.
fn reading(answer: &Answer, site: &Path, lang: Lang) -> String {
    let counts = answer.counts;
    let mut text = say::found(counts.exact, counts.words, counts.lookalike, lang) + "\n";
    for note in &answer.notes {
        writeln!(text, "{}", note.text).expect("a String takes all that is written");
    }
    for also in &answer.also {
        writeln!(text, "{}", say::also(also, lang)).expect("a String takes all that is written");
    }
    for hit in &answer.hits {
        text.push('\n');
        text.push_str(&story(hit, site, lang));
    }
    text
}

fn story(hit: &Hit, site: &Path, lang: Lang) -> String {
    let mut place = hit.date.clone();
    if !hit.page.is_empty() {
        place = format!("{place} {}", say::page(&hit.page, lang));
    }
    let snippet: String = hit
        .snippet
        .iter()
        .map(|piece| {
            if piece.mark {
                format!("【{}】", piece.text)
            } else {
                piece.text.clone()
            }
        })
        .collect();
    let title = if hit.title.is_empty() {
        say::untitled(lang)
    } else {
        &hit.title
    };
    let (title, snippet) = (display(title), display(&snippet));
    format!(
        "{title}  {}\n  {snippet}\n  {}\n",
        place.trim(),
        site.join(&hit.url).display()
    )
}
