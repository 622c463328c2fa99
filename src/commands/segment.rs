//! `jianbao segment`

use std::path::{Path, PathBuf};

use jianbao::build;
use jianbao::error::Error;
use jianbao::places::Gazetteer;
use jianbao::read::{self, Page};
use jianbao::segment;

use crate::cli::{self, SegmentFormat};
use crate::{Context, Outcome, say};

pub(crate) fn run(
    inputs: &[PathBuf],
    format: SegmentFormat,
    explain: bool,
    context: &Context,
) -> Result<Outcome, Error> {
    let mut survey = build::survey(inputs, Path::new(cli::SITE), &context.config)?;
    let places = Gazetteer::new(&context.config.places);
    let mut skipped = std::mem::take(&mut survey.skipped);
    for issue in build::issues(&survey.dumps) {
        let mut pages = Vec::new();
        for dump in issue.into_iter().filter(|dump| !dump.hidden) {
            match read::page(dump) {
                Ok(page) => pages.push(page),
                Err(error) => skipped.push(error),
            }
        }
        print_pages(&pages, &places, format, explain);
    }
    for error in &skipped {
        eprintln!("{}", say::error(error, context.lang));
    }
    Ok(if skipped.is_empty() {
        Outcome::Done
    } else {
        Outcome::Partly
    })
}

fn print_pages(pages: &[Page], places: &Gazetteer, format: SegmentFormat, explain: bool) {
    if explain {
        for page in segment::explained(pages) {
            say::line(page.trim_end());
        }
        return;
    }
    for (page, cut) in pages.iter().zip(segment::cut(pages, places)) {
        match format {
            SegmentFormat::Jsonl => {
                say::line(&segment::contract_json(&page.file, &cut).to_string());
            }
            SegmentFormat::Text => say::line(segment::text(&page.file, &cut).trim_end()),
        }
    }
}
