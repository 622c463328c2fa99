//! Search page: its form and its scripts; the index is not made here.

use askama::Template;

use super::frame::{self, Frame, Section};
use super::{Site, Sink};
use crate::assets::{Assets, SEARCH_SCRIPTS};
use crate::error::Error;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    f: Frame<'a>,
    scripts: Vec<String>,
}

pub(super) fn files(site: &Site, assets: &Assets, sink: &Sink) -> Result<(), Error> {
    let address = "search.html".to_owned();
    let f = Frame::new(
        &site.common,
        address.clone(),
        site.w.search.to_owned(),
        Section::Search,
    );
    let scripts = SEARCH_SCRIPTS
        .into_iter()
        .filter(|name| assets.has_script(name))
        .map(|name| f.asset(&format!("js/{name}")))
        .collect();
    sink(frame::file(address, &SearchPage { f, scripts }))
}
