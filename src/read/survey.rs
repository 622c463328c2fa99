//! Inputs to a survey: every dump is looked at once, in parallel, and its text dropped again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::head::{self, Witnesses};
use super::table::{self, Called, Names, Row};
use super::{Dump, PageHead, Survey, SurveyOptions, bytes, folder, structure, text};
use crate::doubt::Doubt;
use crate::error::{Error, Fault};

/// Looks over files and folders: finds dumps, records and tables, and learns what is known of each page.
///
/// # Errors
/// When none of the inputs is there. All else that cannot be read is in [`Survey::skipped`].
pub fn survey(inputs: &[PathBuf], options: &SurveyOptions) -> Result<Survey, Error> {
    let listing = folder::list(inputs, &options.leave_out);
    let mut skipped = listing.skipped;
    if !inputs.is_empty() && inputs.iter().all(|input| !input.exists()) {
        return Err(skipped.swap_remove(0));
    }
    let names = Names::of(
        listing
            .dumps
            .iter()
            .map(|found| found.named.clone())
            .collect(),
    );

    let mut rows: Vec<Option<Row>> = vec![None; listing.dumps.len()];
    let mut hidden = vec![false; listing.dumps.len()];
    let mut unheeded = Vec::new();
    let beside = called_rows(&listing.neighbours, &names, &mut unheeded);
    for (index, row) in beside
        .into_iter()
        .chain(called_rows(&listing.tables, &names, &mut skipped))
    {
        hidden[index] |= row.hide;
        rows[index] = Some(row);
    }
    for entry in &options.hide {
        match names.anywhere(entry) {
            Called::One(index) => hidden[index] = true,
            Called::Nothing => skipped.push(Error::Hide {
                name: entry.clone(),
                count: 0,
            }),
            Called::Several(count) => skipped.push(Error::Hide {
                name: entry.clone(),
                count,
            }),
        }
    }

    let looks: Vec<Result<Look, Error>> = listing
        .dumps
        .par_iter()
        .zip(&rows)
        .map(|(found, row)| {
            let witnesses = Witnesses {
                file: &found.named.below,
                root: &listing.roots[found.named.input],
                row: row.as_ref(),
                papers: &options.papers,
            };
            look(&found.path, witnesses)
        })
        .collect();

    let mut dumps = Vec::new();
    for ((found, look), hidden) in listing.dumps.into_iter().zip(looks).zip(hidden) {
        match look {
            Ok(look) => dumps.push((
                look.digest,
                Dump {
                    path: found.path,
                    file: found.named.file,
                    head: look.head,
                    hidden,
                    size_bytes: look.size_bytes,
                },
            )),
            Err(error) => skipped.push(error),
        }
    }
    let (dumps, duplicates) = without_duplicates(dumps);
    Ok(Survey {
        dumps,
        records: listing.records,
        duplicates,
        other_types: listing.other_types,
        skipped,
    })
}

/// What a look at a dump keeps of it.
struct Look {
    digest: [u8; 32],
    size_bytes: u64,
    head: PageHead,
}

fn look(path: &Path, witnesses: Witnesses<'_>) -> Result<Look, Error> {
    let read = text(path)?;
    let (lines, front_matter) = structure::lines_and_front_matter(&read.text);
    if lines.iter().all(|line| line.text.is_empty()) {
        return Err(Error::Blank {
            path: path.to_owned(),
        });
    }
    let mut head = head::head(&lines, front_matter.as_ref(), witnesses);
    if read.damaged > 0 {
        head.doubts.push(Doubt {
            what: "text".to_owned(),
            why: format!("文件有{}处字节无法解码,以�代替", read.damaged),
        });
    }
    Ok(Look {
        digest: read.digest,
        size_bytes: read.size_bytes,
        head,
    })
}

/// The rows of all tables with the dumps that they mean; those of the table nearest to a dump come last.
fn called_rows(
    tables: &[folder::Found],
    names: &Names,
    skipped: &mut Vec<Error>,
) -> Vec<(usize, Row)> {
    let mut tables: Vec<&folder::Found> = tables.iter().collect();
    tables.sort_by_key(|table| table.named.below.matches('/').count());
    let mut called = Vec::new();
    for table in tables {
        let (rows, errors) =
            match bytes(&table.path).and_then(|bytes| table::rows(&table.path, &bytes)) {
                Ok(read) => read,
                Err(error) => {
                    skipped.push(error);
                    continue;
                }
            };
        skipped.extend(errors);
        let folder = table
            .named
            .below
            .rfind('/')
            .map_or("", |slash| &table.named.below[..=slash]);
        for row in rows {
            let fault = match names.in_folder(table.named.input, folder, &row.file) {
                Called::One(index) => {
                    called.push((index, row));
                    continue;
                }
                Called::Nothing => Fault::NoSuchDump(row.file),
                Called::Several(count) => Fault::SeveralDumps(row.file, count),
            };
            skipped.push(Error::Line {
                path: table.path.clone(),
                line: row.line,
                fault,
            });
        }
    }
    called
}

/// Of dumps with the same bytes the one of which most is known stays; taking out one takes out all.
fn without_duplicates(dumps: Vec<([u8; 32], Dump)>) -> (Vec<Dump>, Vec<(PathBuf, PathBuf)>) {
    let mut best: BTreeMap<[u8; 32], (usize, bool)> = BTreeMap::new();
    for (index, (digest, dump)) in dumps.iter().enumerate() {
        let (kept, hidden) = best.entry(*digest).or_insert((index, false));
        let rank = |dump: &Dump| (dump.head.date.precision(), dump.head.date.source());
        if rank(dump) < rank(&dumps[*kept].1) {
            *kept = index;
        }
        *hidden |= dump.hidden;
    }
    let paths: Vec<PathBuf> = dumps.iter().map(|(_, dump)| dump.path.clone()).collect();
    let (mut kept, mut duplicates) = (Vec::new(), Vec::new());
    for (index, (digest, mut dump)) in dumps.into_iter().enumerate() {
        let (first, hidden) = best[&digest];
        if first == index {
            dump.hidden = hidden;
            kept.push(dump);
        } else {
            duplicates.push((dump.path, paths[first].clone()));
        }
    }
    (kept, duplicates)
}

#[cfg(test)]
mod tests;
