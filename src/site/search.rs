//! Search page: its form and its scripts; the index is not made here.

pub(crate) mod words;

use askama::Template;

use super::frame::{self, Frame, Section};
use super::{Sink, Site};
use crate::assets::SEARCH_SCRIPT;
use crate::error::Error;
use crate::query::Note;
use crate::shards::ENTRY;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    f: Frame<'a>,
    script: String,
    /// The search's entry file; this page stands at the site's root.
    entry: &'static str,
    /// Codes and texts of the notes on queries.
    notes: Vec<(&'static str, &'static str)>,
    /// Queries, and what each finds.
    examples: [(&'static str, &'static str); 8],
}

pub(super) fn files(site: &Site, sink: &Sink) -> Result<(), Error> {
    let address = "search.html".to_owned();
    let f = Frame::new(
        &site.common,
        address.clone(),
        site.w.search.to_owned(),
        Section::Search,
    );
    let script = f.asset(SEARCH_SCRIPT);
    let lang = site.w.lang;
    let notes = Note::ALL
        .map(|note| (note.code(), note.text(lang)))
        .to_vec();
    let w = site.w.searching;
    let examples = [
        ("防汛", w.help_run),
        ("学校 招生", w.help_and),
        ("\"防汛 抗旱\"", w.help_quote),
        ("招聘 -公告", w.help_not),
        ("(小学 OR 中学) 招生", w.help_or),
        ("标题:防汛", w.help_field),
        ("类型:广告", w.help_whole),
        ("日期:2022-10..2022-12", w.help_date),
    ];
    let page = SearchPage {
        f,
        script,
        entry: ENTRY,
        notes,
        examples,
    };
    sink(frame::file(address, &page))
}
