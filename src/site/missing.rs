//! 404: the page for addresses that lead nowhere.

use askama::Template;

use super::frame::{self, Frame, Section};
use super::{Sink, Site};
use crate::error::Error;

#[derive(Template)]
#[template(path = "missing.html")]
struct Missing<'a> {
    f: Frame<'a>,
}

pub(super) fn files(site: &Site, sink: &Sink) -> Result<(), Error> {
    let address = "404.html".to_owned();
    let mut f = Frame::new(
        &site.common,
        address.clone(),
        site.w.missing.to_owned(),
        Section::None,
    );
    // A server gives this page at any depth, where relative links lead astray; the way from the host's root is known only with the
    // site's own address.
    if let Some(base) = &site.common.base_url {
        f.root.clone_from(base);
    }
    sink(frame::file(address, &Missing { f }))
}
