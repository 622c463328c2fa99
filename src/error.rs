//! Error: what went wrong, named by what the person at the keyboard can do about it.

mod fault;
mod told;

use std::io;
use std::path::PathBuf;

pub use fault::Fault;

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
    /// A folder that a link leads back to from inside; it is entered once.
    #[error("{path}: leads back to {ancestor} and is not followed", path = path.display(), ancestor = ancestor.display())]
    Loop {
        /// The link.
        path: PathBuf,
        /// The folder that holds it and that it leads to.
        ancestor: PathBuf,
    },
    /// A file too large to be a page dump.
    #[error("{path}: larger than {most_bytes} bytes, no page dump", path = path.display())]
    LargeFile {
        /// The file.
        path: PathBuf,
        /// The limit.
        most_bytes: u64,
    },
    /// A line too long to be text.
    #[error("{path}: line {line} is longer than {most_bytes} bytes", path = path.display())]
    LongLine {
        /// The file.
        path: PathBuf,
        /// 1-based line.
        line: usize,
        /// The limit.
        most_bytes: usize,
    },
    /// A file that is named like text and is none.
    #[error("{path}: not text", path = path.display())]
    Binary {
        /// The file.
        path: PathBuf,
    },
    /// Text in an encoding that is not read.
    #[error("{path}: neither UTF-8, UTF-16 nor GB18030", path = path.display())]
    Encoding {
        /// The file.
        path: PathBuf,
    },
    /// A dump without a single character.
    #[error("{path}: holds no text", path = path.display())]
    Blank {
        /// The file.
        path: PathBuf,
    },
    /// A row of `pages.csv` or a record that cannot be used and is left out.
    #[error("{path}: line {line}: {fault}", path = path.display())]
    Line {
        /// The table or file of records.
        path: PathBuf,
        /// 1-based line.
        line: usize,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A dump to hide that is not there, or one of several; what should be hidden may be published.
    #[error("jianbao.toml: hide: `{name}` fits {count} dumps and hides none")]
    Hide {
        /// As written in the settings.
        name: String,
        /// How many dumps it fits.
        count: usize,
    },
    /// The search of the new site errs.
    #[error(
        "search self-test: the run `{run}` is answered wrongly for story {story}; the new site is not published"
    )]
    SelfTest {
        /// The run, its pieces with a space between.
        run: String,
        /// The story that is missing or too much.
        story: String,
    },
    /// There is no index beside the site.
    #[error("{site}: no search index beside it", site = site.display())]
    NoIndex {
        /// The site's folder.
        site: PathBuf,
    },
}
