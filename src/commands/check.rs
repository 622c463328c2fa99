//! `jianbao check`

use std::path::Path;

use jianbao::check;
use jianbao::error::Error;

use crate::{Context, Outcome, say};

pub(crate) fn run(site: &Path, context: &Context) -> Result<Outcome, Error> {
    let report = check::search(site)?;
    say::line(say::checked(&report, context.lang).trim_end());
    Ok(if report.faults.is_empty() {
        Outcome::Done
    } else {
        Outcome::Partly
    })
}
