//! `jianbao build`

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};
use jianbao::build::{self, Options, Step, Summary};
use jianbao::error::Error;
use jianbao::site::urls::Layout;

use crate::{Context, Outcome, say};

pub(crate) fn run(
    inputs: &[PathBuf],
    out: &Path,
    layout: Layout,
    context: &Context,
) -> Result<Outcome, Error> {
    let summary = build(inputs, out, layout, context)?;
    Ok(if summary.skipped.is_empty() {
        Outcome::Done
    } else {
        Outcome::Partly
    })
}

/// Builds and says what came of it.
pub(crate) fn build(
    inputs: &[PathBuf],
    out: &Path,
    layout: Layout,
    context: &Context,
) -> Result<Summary, Error> {
    let started = Instant::now();
    let options = Options {
        inputs,
        out,
        config: &context.config,
        lang: context.site_lang,
        layout,
    };
    let bar = progress_bar(context);
    let plain = !context.quiet && bar.is_hidden();
    let said = Mutex::new(None);
    let summary = build::build(&options, &|step, done, total| {
        let last = said
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .replace(step);
        if plain && last != Some(step) {
            eprintln!("{}", say::step(step, context.lang));
        }
        bar.set_message(say::step(step, context.lang));
        if step == Step::Cutting {
            bar.set_length(total as u64);
            bar.set_position(done as u64);
        }
    });
    bar.finish_and_clear();
    let summary = summary?;
    for error in &summary.skipped {
        eprintln!("{}", say::error(error, context.lang));
    }
    if !context.quiet {
        print!(
            "{}",
            say::summary(&summary, out, started.elapsed(), context.lang)
        );
    }
    Ok(summary)
}

/// A bar on a terminal; elsewhere its redraws would fill a log, and each step is said once.
fn progress_bar(context: &Context) -> ProgressBar {
    if context.quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {msg} {wide_bar} {pos}/{len}")
        .expect("the template is well formed");
    ProgressBar::new(0).with_style(style)
}
