//! `jianbao pages`

use std::path::{Path, PathBuf};

use jianbao::build::{self, Options};
use jianbao::error::Error;
use jianbao::read;

use crate::{Context, Outcome, say};

pub(crate) fn run(inputs: &[PathBuf], context: &Context) -> Result<Outcome, Error> {
    let out = Path::new("site");
    let options = Options { inputs, out, config: &context.config, lang: context.site_lang };
    let survey = build::survey(&options)?;
    for error in &survey.skipped {
        eprintln!("{}", say::error(error, context.lang));
    }
    print!("{}", read::table(&survey));
    Ok(if survey.skipped.is_empty() { Outcome::Done } else { Outcome::Partly })
}
