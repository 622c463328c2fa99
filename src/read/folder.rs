//! Files and folders to what lies in them, in a fixed order, without entering a folder twice.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::table::Named;
use crate::error::Error;

/// A file that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub path: PathBuf,
    pub named: Named,
}

/// All that lies in the input.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// `.txt` and `.md` files, by their name in records.
    pub dumps: Vec<Found>,
    /// `.jsonl` files.
    pub records: Vec<PathBuf>,
    /// Tables of pages.
    pub tables: Vec<Found>,
    /// Tables beside dumps that were given as files; their other rows are no concern of this run.
    pub neighbours: Vec<Found>,
    /// The inputs' own names.
    pub roots: Vec<String>,
    pub other_types: BTreeMap<String, usize>,
    pub skipped: Vec<Error>,
}

/// Lists the inputs; folders in `leave_out` (the site, its cache) are not entered.
pub(super) fn list(inputs: &[PathBuf], leave_out: &[PathBuf]) -> Listing {
    let leave_out: Vec<PathBuf> = leave_out
        .iter()
        .filter_map(|path| path.canonicalize().ok())
        .collect();
    let mut listing = Listing::default();
    // Real paths: a folder that links reach in several ways is entered once, or links between folders would multiply without end.
    let mut seen = BTreeSet::new();
    for (input, root) in inputs.iter().enumerate() {
        listing.roots.push(own_name(root));
        if root.canonicalize().is_ok_and(|real| seen.contains(&real)) {
            continue;
        }
        let before = listing.dumps.len() + listing.records.len() + listing.skipped.len();
        walk(input, root, &leave_out, &mut seen, &mut listing);
        if root.is_file() {
            listing.neighbours.extend(table_beside(input, root));
        }
        if listing.dumps.len() + listing.records.len() + listing.skipped.len() == before {
            listing
                .skipped
                .push(Error::EmptyInput { path: root.clone() });
        }
    }
    name_apart(&mut listing.dumps, &listing.roots);
    listing
        .dumps
        .sort_by(|one, other| one.named.file.cmp(&other.named.file));
    listing
}

/// Name of the keeper's table, in any case.
const TABLE: &str = "pages.csv";

/// The table in the folder of a dump that was given as a file.
fn table_beside(input: usize, dump: &Path) -> Option<Found> {
    let folder = dump
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut tables: Vec<PathBuf> = fs::read_dir(folder.unwrap_or(Path::new(".")))
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.eq_ignore_ascii_case(TABLE))
        })
        .collect();
    tables.sort();
    let below = TABLE.to_owned();
    Some(Found {
        path: tables.into_iter().next()?,
        named: Named {
            input,
            file: below.clone(),
            below,
        },
    })
}

fn walk(
    input: usize,
    root: &Path,
    leave_out: &[PathBuf],
    seen: &mut BTreeSet<PathBuf>,
    listing: &mut Listing,
) {
    let mut entries = WalkDir::new(root)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                listing.skipped.push(walk_error(root, error));
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        let wanted = !is_hidden(&entry) && (is_folder || entry.file_type().is_file()) && {
            let real = entry
                .path()
                .canonicalize()
                .unwrap_or_else(|_| entry.path().to_owned());
            !leave_out.contains(&real) && seen.insert(real)
        };
        if !wanted {
            if is_folder {
                entries.skip_current_dir();
            }
            continue;
        }
        if !is_folder {
            sort_in(input, root, &entry, listing);
        }
    }
}

/// Names with a dot in front are the system's (`.git`, `.DS_Store`, the `._…` twins that macOS writes on foreign disks).
fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

fn sort_in(input: usize, root: &Path, entry: &DirEntry, listing: &mut Listing) {
    let path = entry.path();
    let below = match path.strip_prefix(root) {
        Ok(below) if entry.depth() > 0 => below,
        _ => Path::new(entry.file_name()),
    };
    let below: Vec<String> = below
        .iter()
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let below = below.join("/");
    let found = Found {
        path: path.to_owned(),
        named: Named {
            input,
            file: below.clone(),
            below,
        },
    };
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    match extension.as_str() {
        "txt" | "md" => listing.dumps.push(found),
        "jsonl" => listing.records.push(found.path),
        "csv" if entry.file_name().eq_ignore_ascii_case(TABLE) => listing.tables.push(found),
        _ => *listing.other_types.entry(extension).or_default() += 1,
    }
}

fn walk_error(root: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(root).to_owned();
    match error.loop_ancestor() {
        Some(ancestor) => Error::Loop {
            ancestor: ancestor.to_owned(),
            path,
        },
        None => Error::Read {
            path,
            source: error.into(),
        },
    }
}

/// The last name of an input, also where it was given as `.`.
fn own_name(root: &Path) -> String {
    let real = fs::canonicalize(root);
    let path = real.as_deref().unwrap_or(root);
    let name = if path.is_dir() {
        path.file_name()
    } else {
        None
    };
    name.map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Dumps of several inputs that have one path get their input's name in front, and a number where that is one, too.
fn name_apart(dumps: &mut [Found], roots: &[String]) {
    let mut taken = BTreeSet::new();
    for dump in dumps.iter_mut() {
        let root = &roots[dump.named.input];
        let mut number = 1;
        while !taken.insert(dump.named.file.clone()) {
            dump.named.file = match number {
                1 if !root.is_empty() => format!("{root}/{}", dump.named.below),
                _ => format!("{root}-{number}/{}", dump.named.below),
            };
            number += 1;
        }
    }
}
