//! `jianbao segment`

use std::path::{Path, PathBuf};

use jianbao::build::{self, Options};
use jianbao::error::Error;

use crate::cli::SegmentFormat;
use crate::{Context, Outcome, say};

pub(crate) fn run(
    inputs: &[PathBuf],
    format: SegmentFormat,
    explain: bool,
    context: &Context,
) -> Result<Outcome, Error> {
    let out = Path::new("site");
    let options = Options { inputs, out, config: &context.config, lang: context.site_lang };
    let survey = build::survey(&options)?;
    let mut skipped = 0;
    for error in &survey.skipped {
        eprintln!("{}", say::error(error, context.lang));
        skipped += 1;
    }
    let _ = (format, explain);
    Ok(if skipped == 0 { Outcome::Done } else { Outcome::Partly })
}
