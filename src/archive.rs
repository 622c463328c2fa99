//! Cut pages to the archive: every page and story in its final order with its final id, the texts on disk.

mod builder;
mod order;
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
    /// Where its dump's lines stand on disk; empty where there is no dump.
    dump: Span,
}

#[cfg(test)]
impl PageEntry {
    /// An empty page at an address.
    pub(crate) fn record(slug: &str) -> Self {
        Self {
            slug: slug.to_owned(),
            head: PageHead {
                paper: String::new(),
                date: Date::UNKNOWN,
                issue_no: None,
                page_no: None,
                page_name: None,
                doubts: Vec::new(),
            },
            file: None,
            stories: Vec::new(),
            furniture: Vec::new(),
            hidden: false,
            dump: Span::default(),
        }
    }
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
    dumps: Store,
}

impl Archive {
    /// Reads one story's record.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn story(&self, number: usize) -> Result<Story, Error> {
        self.store.record(self.stories[number].span)
    }

    /// Reads the lines of a page's dump as the file has them, line 1 first; none where its stories came as records, or the keeper has
    /// taken it out.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn dump_lines(&self, page: usize) -> Result<Vec<String>, Error> {
        let span = self.pages[page].dump;
        if span.length == 0 {
            return Ok(Vec::new());
        }
        let text = String::from_utf8_lossy(&self.dumps.bytes(span)?).into_owned();
        Ok(text.split_terminator('\n').map(str::to_owned).collect())
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

/// Texts on disk: records, one JSON object a line, or the lines of dumps.
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
        let bytes = self.bytes(span)?;
        serde_json::from_slice(&bytes).map_err(|source| Error::Read {
            path: self.path.clone(),
            source: source.into(),
        })
    }

    fn bytes(&self, span: Span) -> Result<Vec<u8>, Error> {
        let read = || -> io::Result<Vec<u8>> {
            let mut bytes = vec![0; span.length as usize];
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(span.start))?;
            file.read_exact(&mut bytes)?;
            Ok(bytes)
        };
        read().map_err(|source| Error::Read {
            path: self.path.clone(),
            source,
        })
    }
}
