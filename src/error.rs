//! Error: what went wrong, named by what the person at the keyboard can do about it.

mod told;

use std::io;
use std::path::PathBuf;

/// Everything that can stop a run or make it leave an input out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read.
    #[error("{path}: cannot be read", path = path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file or folder could not be written.
    #[error("{path}: cannot be written", path = path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The folder for the site holds somebody else's files.
    #[error("{path}: holds files that jianbao did not write", path = path.display())]
    ForeignFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The site would be written into what is read, or the other way round.
    #[error("{out}: lies inside the input {input}", out = out.display(), input = input.display())]
    OutInsideInput {
        /// The folder for the site.
        out: PathBuf,
        /// The input folder.
        input: PathBuf,
    },
    /// A setting cannot be read.
    #[error("{path}: line {line}: {message}", path = path.display())]
    Config {
        /// The file of settings.
        path: PathBuf,
        /// 1-based line.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
    /// A setting that does not exist.
    #[error("{path}: unknown key `{key}`; the nearest known one is `{nearest}`", path = path.display())]
    UnknownKey {
        /// The file of settings.
        path: PathBuf,
        /// The key as written.
        key: String,
        /// The nearest key that exists.
        nearest: &'static str,
    },
    /// Nothing to read was named, and there is no `./seeds`.
    #[error("no input named")]
    NoInput,
    /// The input holds no page and no record.
    #[error("{path}: holds no page dump (.txt, .md) and no records (.jsonl)", path = path.display())]
    EmptyInput {
        /// The input.
        path: PathBuf,
    },
    /// The search index cannot be written or read.
    #[error("{path}: the search index cannot be used", path = path.display())]
    Index {
        /// Its folder.
        path: PathBuf,
        /// What Tantivy said.
        source: Box<tantivy::TantivyError>,
    },
    /// The search index was written by another version.
    #[error("{path}: the search index was built by another version of jianbao", path = path.display())]
    OldIndex {
        /// Its folder.
        path: PathBuf,
    },
    /// The preview's port cannot be had.
    #[error("port {port}: {message}")]
    Port {
        /// The port.
        port: u16,
        /// What the system said.
        message: String,
    },
}
