//! `jianbao serve`

mod preview;

use std::path::PathBuf;

use jianbao::error::Error;
use jianbao::site::urls::Layout;

use super::build;
use crate::{Context, Outcome, say};

pub(crate) fn run(
    inputs: Vec<PathBuf>,
    out: PathBuf,
    layout: Layout,
    port: u16,
    context: Context,
) -> Result<Outcome, Error> {
    build::build(&inputs, &out, layout, &context)?;
    let mut watched = inputs.clone();
    watched.push(context.config_path.clone());
    let (site, lang) = (out.clone(), context.lang);
    preview::watch(&watched, move || {
        let rebuilt = context
            .renewed()
            .and_then(|context| build::build(&inputs, &out, layout, &context));
        if let Err(error) = rebuilt {
            eprintln!("{}", say::error(&error, lang));
        }
    })?;
    preview::answer(&site, port, |address| {
        println!("{}", say::preview(address, lang));
    })?;
    Ok(Outcome::Done)
}
