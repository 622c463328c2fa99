//! `jianbao pages`

use std::path::{Path, PathBuf};

use jianbao::build;
use jianbao::error::Error;
use jianbao::read;

use crate::{Context, Outcome, cli, say};

pub(crate) fn run(inputs: &[PathBuf], context: &Context) -> Result<Outcome, Error> {
    let survey = build::survey(inputs, Path::new(cli::SITE), &context.config)?;
    for error in &survey.skipped {
        eprintln!("{}", say::error(error, context.lang));
    }
    print!("{}", read::table(&survey));
    Ok(if survey.skipped.is_empty() {
        Outcome::Done
    } else {
        Outcome::Partly
    })
}
