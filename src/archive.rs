//! Cut pages to the archive: every page and story in its final order with its final id, the texts on disk.

mod builder;
mod slug;

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::date::Date;
use crate::error::Error;
use crate::read::PageHead;
use crate::story::{Kind, Part, Story};

pub use builder::{Builder, CutIssue, CutSheet};

/// What lists need to know of a story; its text stays on disk.
#[derive(Debug, Clone)]
pub struct StoryEntry {
    /// Final id.
    pub id: String,
    /// What sort of piece it is.
    pub kind: Kind,
    /// The headline, or `None` for a continuation.
    pub title: Option<String>,
    /// Date of its issue.
    pub date: Date,
    /// Index of its (first) page in [`Archive::pages`].
    pub page: usize,
    /// Where its record stands in the store.
    span: Span,
}

/// A stretch of the store, in bytes.
#[derive(Debug, Clone, Copy, Default)]
struct Span {
    start: u64,
    length: u32,
}

/// A newspaper page with its stories.
#[derive(Debug, Clone)]
pub struct PageEntry {
    /// Its address without `p/` and `.html`, ASCII lower case: `2022-10/09-01`, `x/3f/000-b46976252704b054`.
    pub slug: String,
    /// What is known of it.
    pub head: PageHead,
    /// Its dump below the input folder; `None` where its stories came as records without one.
    pub file: Option<String>,
    /// Its stories in printed order, as story numbers; a joined story stands on each of its pages.
    pub stories: Vec<usize>,
    /// Masthead and folio.
    pub furniture: Vec<Part>,
    /// Whether the keeper has taken it out (应要求撤下); then it has no stories.
    pub hidden: bool,
}

/// The pages of one paper and day.
#[derive(Debug, Clone)]
pub struct IssueEntry {
    /// Its address without `i/` and `.html`: `2022/10-09`.
    pub slug: String,
    /// Name of the paper; empty where unknown.
    pub paper: String,
    /// Its date, to the day.
    pub date: Date,
    /// 期号
    pub issue_no: Option<String>,
    /// Its pages by page number, as indices into [`Archive::pages`].
    pub pages: Vec<usize>,
}

/// All of an archive but the texts, which are read story by story.
///
/// Story numbers ascend by sort day, then by id descending, so that a larger number is a newer story.
#[derive(Debug)]
pub struct Archive {
    /// All stories; the index is the story number.
    pub stories: Vec<StoryEntry>,
    /// All pages: dated ones by day, paper and page number, then undated ones by file.
    pub pages: Vec<PageEntry>,
    /// Issues of a known day, oldest first.
    pub issues: Vec<IssueEntry>,
    /// Pages without a known day, as indices into `pages`.
    pub undated: Vec<usize>,
    store: Store,
}

impl Archive {
    /// Reads one story's record.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn story(&self, number: usize) -> Result<Story, Error> {
        self.store.record(self.stories[number].span)
    }

    /// Reads all records in story-number order, one at a time.
    ///
    /// # Errors
    /// When the store cannot be opened; each item also when it cannot be read.
    pub fn records(&self) -> Result<impl Iterator<Item = Result<Story, Error>> + use<>, Error> {
        let path = self.store.path.clone();
        let file = File::open(&path).map_err(|source| Error::Read {
            path: path.clone(),
            source,
        })?;
        Ok(BufReader::new(file).lines().map(move |line| {
            line.and_then(|line| serde_json::from_str(&line).map_err(io::Error::from))
                .map_err(|source| Error::Read {
                    path: path.clone(),
                    source,
                })
        }))
    }

    /// Reads all records as they stand in the store, one line with its end at a time.
    ///
    /// # Errors
    /// When the store cannot be opened; each item also when it cannot be read.
    pub fn lines(&self) -> Result<impl Iterator<Item = Result<Vec<u8>, Error>> + use<>, Error> {
        let path = self.store.path.clone();
        let file = File::open(&path).map_err(|source| Error::Read {
            path: path.clone(),
            source,
        })?;
        let mut reader = BufReader::new(file);
        Ok(std::iter::from_fn(move || {
            let mut line = Vec::new();
            match reader.read_until(b'\n', &mut line) {
                Ok(0) => None,
                Ok(_) => Some(Ok(line)),
                Err(source) => Some(Err(Error::Read {
                    path: path.clone(),
                    source,
                })),
            }
        }))
    }

    /// The file that holds all records, one a line, in story-number order.
    #[must_use]
    pub fn store(&self) -> &Path {
        &self.store.path
    }
}

/// Records on disk, one JSON object a line.
#[derive(Debug)]
struct Store {
    path: PathBuf,
    file: Mutex<File>,
}

impl Store {
    fn open(path: PathBuf) -> Result<Self, Error> {
        let file = File::open(&path).map_err(|source| Error::Read {
            path: path.clone(),
            source,
        })?;
        Ok(Self {
            path,
            file: Mutex::new(file),
        })
    }

    fn record(&self, span: Span) -> Result<Story, Error> {
        let read = || -> io::Result<Story> {
            let mut bytes = vec![0; span.length as usize];
            {
                let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::Start(span.start))?;
                file.read_exact(&mut bytes)?;
            }
            Ok(serde_json::from_slice(&bytes)?)
        };
        read().map_err(|source| Error::Read {
            path: self.path.clone(),
            source,
        })
    }
}
