//! Cut pages to the archive: every page and story in its final order with its final id, the texts on disk.

use std::path::PathBuf;

use crate::date::Date;
use crate::error::Error;
use crate::read::PageHead;
use crate::story::{Kind, Part, Story};

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
}

/// A newspaper page with its stories.
#[derive(Debug, Clone)]
pub struct PageEntry {
    /// Its address without `p/` and `.html`, ASCII lower case: `2022-10/09-01`, `x/3f/000-b46976252704b054`.
    pub slug: String,
    /// What is known of it.
    pub head: PageHead,
    /// Its dump below the input folder; `None` where its stories came as records.
    pub file: Option<String>,
    /// Its stories in printed order, as story numbers; a joined story stands on each of its pages.
    pub stories: Vec<usize>,
    /// Masthead and folio.
    pub furniture: Vec<Part>,
}

/// The pages of one paper and day; or one undated page.
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
    /// Files of hidden dumps (应要求撤下).
    pub hidden: usize,
    store: PathBuf,
}

impl Archive {
    /// Reads one story's record.
    ///
    /// # Errors
    /// When the store beside the site cannot be read.
    pub fn story(&self, _number: usize) -> Result<Story, Error> {
        todo!("{}", self.store.display())
    }

    /// Reads all records in story-number order, without holding them.
    pub fn records(&self) -> impl Iterator<Item = Result<Story, Error>> + '_ {
        (0..self.stories.len()).map(|number| self.story(number))
    }
}
