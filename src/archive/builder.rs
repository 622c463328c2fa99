//! Issues and records in any order to one archive: ids made unique, stories numbered, pages and issues put in order.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::order::{issues, ordered_pages};
use super::{Archive, PageEntry, Span, Store, StoryEntry};
use crate::error::Error;
use crate::read::PageHead;
use crate::role::Role;
use crate::story::{self, Part, Story};

/// Record stories without a dump share a page until their HTML, where a layout sets them all on it, comes near 300 kB.
const RECORD_PAGE_BYTES: usize = 240_000;

/// Bytes of HTML that such a story takes besides its text: head, facts, citations, a line in two lists.
const RECORD_BYTES: usize = 3_200;

/// Bytes that each of its parts takes besides its text.
const PART_BYTES: usize = 150;

/// One issue, cut: its stories, and which of them stand on which page.
#[derive(Debug, Default)]
pub struct CutIssue {
    /// Its stories; joined ones once.
    pub stories: Vec<Story>,
    /// Its pages.
    pub sheets: Vec<CutSheet>,
}

/// One page of a [`CutIssue`].
#[derive(Debug)]
pub struct CutSheet {
    /// What is known of it.
    pub head: PageHead,
    /// Its dump below the input folder.
    pub file: String,
    /// Indices into the issue's stories, in printed order.
    pub stories: Vec<usize>,
    /// Masthead and folio.
    pub furniture: Vec<Part>,
    /// All lines of its dump as the file has them, without their ends; none where nobody may see them.
    pub lines: Vec<String>,
    /// Whether the keeper has taken it out.
    pub hidden: bool,
}

/// A story on its way into the archive. Indices count stories in the order they came.
struct Draft {
    entry: StoryEntry,
    /// Tells stories with one id apart: a hash of date, page and whole text.
    suffix: String,
    page_no: Option<String>,
    package: Option<usize>,
    /// Whether its record already stands in the store as it will be: no id of it is to change.
    is_final: bool,
}

/// Takes issues and records, one at a time, and keeps their texts on disk.
pub struct Builder {
    rough: BufWriter<File>,
    rough_path: PathBuf,
    store_path: PathBuf,
    written: u64,
    dumps: BufWriter<File>,
    dumps_path: PathBuf,
    dumps_written: u64,
    drafts: Vec<Draft>,
    pages: Vec<PageEntry>,
    /// Pages that came or grew as records, by paper, day, page number and dump, with the bytes of HTML that their stories take.
    record_pages: BTreeMap<RecordPage, (usize, usize)>,
    /// Packages that came as records, by their own id.
    record_packages: BTreeMap<String, usize>,
    /// Members whose package had not come yet.
    awaiting: Vec<(usize, String)>,
}

type RecordPage = (String, Option<String>, Option<String>, String);

impl Builder {
    /// Starts an archive whose texts will lie in `folder`, which must exist.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn new(folder: &Path) -> Result<Self, Error> {
        let rough_path = folder.join("stories.rough");
        let rough = File::create(&rough_path).map_err(|source| Error::Write {
            path: rough_path.clone(),
            source,
        })?;
        let dumps_path = folder.join("dumps.txt");
        let dumps = File::create(&dumps_path).map_err(|source| Error::Write {
            path: dumps_path.clone(),
            source,
        })?;
        Ok(Self {
            dumps: BufWriter::new(dumps),
            dumps_path,
            dumps_written: 0,
            rough: BufWriter::new(rough),
            rough_path,
            store_path: folder.join("stories.jsonl"),
            written: 0,
            drafts: Vec::new(),
            pages: Vec::new(),
            record_pages: BTreeMap::new(),
            record_packages: BTreeMap::new(),
            awaiting: Vec::new(),
        })
    }

    /// Number of stories taken so far.
    #[must_use]
    pub fn stories(&self) -> usize {
        self.drafts.len()
    }

    /// Takes one issue.
    ///
    /// # Errors
    /// When its texts cannot be written.
    pub fn issue(&mut self, issue: &CutIssue) -> Result<(), Error> {
        let first_story = self.drafts.len();
        let first_page = self.pages.len();
        let mut page_of = vec![None; issue.stories.len()];
        for (index, sheet) in issue.sheets.iter().enumerate() {
            for &story in &sheet.stories {
                page_of[story].get_or_insert(first_page + index);
            }
            let dump = self.dump(&sheet.lines)?;
            self.pages.push(PageEntry {
                slug: String::new(),
                head: sheet.head.clone(),
                file: Some(sheet.file.clone()),
                stories: sheet
                    .stories
                    .iter()
                    .map(|story| first_story + story)
                    .collect(),
                furniture: sheet.furniture.clone(),
                hidden: sheet.hidden,
                dump,
            });
        }
        for (index, story) in issue.stories.iter().enumerate() {
            let package = story.package.as_ref().and_then(|id| {
                issue
                    .stories
                    .iter()
                    .position(|other| other.id == *id && other.kind == story::Kind::Package)
            });
            let page = page_of[index].unwrap_or(first_page);
            self.push(story, page, package.map(|package| first_story + package))?;
        }
        Ok(())
    }

    /// Keeps the lines of a dump.
    fn dump(&mut self, lines: &[String]) -> Result<Span, Error> {
        let start = self.dumps_written;
        let mut length = 0;
        for line in lines {
            length += line.len() as u64 + 1;
            writeln!(self.dumps, "{line}").map_err(|source| Error::Write {
                path: self.dumps_path.clone(),
                source,
            })?;
        }
        self.dumps_written += length;
        let length = u32::try_from(length).expect("a dump is far below 4 GB");
        Ok(Span { start, length })
    }

    /// Takes one ready-made record; one without an id gets the id that segmentation would give it.
    ///
    /// # Errors
    /// When its text cannot be written.
    pub fn record(&mut self, mut story: Story) -> Result<(), Error> {
        if story.id.is_empty() {
            let body = story.parts.iter().find(|part| part.role == Role::Body);
            let body = body.map_or("", |part| &part.text);
            story.id = story::make_id(&story.paper, story.title.as_deref(), body);
        }
        let number = self.drafts.len();
        let mut page_numbers: Vec<_> = story.pages.iter().cloned().map(Some).collect();
        if page_numbers.is_empty() {
            page_numbers.push(story.page_no.clone());
        }
        let mut first = None;
        for page_no in page_numbers {
            let page = self.record_page(&story, page_no);
            self.pages[page].stories.push(number);
            first.get_or_insert(page);
        }
        if story.kind == story::Kind::Package {
            self.record_packages.insert(story.id.clone(), number);
        }
        if let Some(package) = &story.package {
            self.awaiting.push((number, package.clone()));
        }
        self.push(&story, first.unwrap_or_default(), None)
    }

    fn record_page(&mut self, story: &Story, page_no: Option<String>) -> usize {
        let key = (
            story.paper.clone(),
            story.date.value(),
            page_no.clone(),
            story.source.file.clone(),
        );
        let parts = story.parts.iter().map(|part| part.text.len() + PART_BYTES);
        let bytes = RECORD_BYTES + parts.sum::<usize>();
        if let Some((page, held)) = self.record_pages.get_mut(&key)
            && (!story.source.file.is_empty() || *held + bytes <= RECORD_PAGE_BYTES)
        {
            *held += bytes;
            return *page;
        }
        self.pages.push(PageEntry {
            slug: String::new(),
            head: PageHead {
                paper: story.paper.clone(),
                date: story.date,
                issue_no: story.issue_no.clone(),
                page_no,
                page_name: story.page_name.clone(),
                doubts: Vec::new(),
            },
            file: Some(story.source.file.clone()).filter(|file| !file.is_empty()),
            stories: Vec::new(),
            furniture: Vec::new(),
            hidden: false,
            dump: Span::default(),
        });
        let page = self.pages.len() - 1;
        self.record_pages.insert(key, (page, bytes));
        page
    }

    fn push(&mut self, story: &Story, page: usize, package: Option<usize>) -> Result<(), Error> {
        let line = serde_json::to_vec(story).expect("a story has only string keys");
        let length = u32::try_from(line.len()).expect("a record is far below 4 GB");
        self.rough.write_all(&line).map_err(|source| Error::Write {
            path: self.rough_path.clone(),
            source,
        })?;
        self.drafts.push(Draft {
            entry: StoryEntry {
                id: story.id.clone(),
                kind: story.kind,
                title: story.title.clone(),
                date: story.date,
                page,
                span: Span {
                    start: self.written,
                    length,
                },
            },
            suffix: story::clash_suffix(story),
            page_no: story.page_no.clone(),
            package,
            is_final: story.package.is_none() && package.is_none(),
        });
        self.written += u64::from(length);
        Ok(())
    }

    /// Numbers the stories, makes ids and addresses unique, and writes the store in its final order.
    ///
    /// `main_paper` is the paper whose addresses carry no mark of the paper; without one it is the only paper there is, or the
    /// first by name.
    ///
    /// # Errors
    /// When the store cannot be written or read again.
    pub fn finish(mut self, main_paper: Option<&str>) -> Result<Archive, Error> {
        self.rough.flush().map_err(|source| Error::Write {
            path: self.rough_path.clone(),
            source,
        })?;
        self.dumps.flush().map_err(|source| Error::Write {
            path: self.dumps_path.clone(),
            source,
        })?;
        for (number, package) in std::mem::take(&mut self.awaiting) {
            self.drafts[number].package = self.record_packages.get(&package).copied();
        }
        self.make_ids_unique();
        let order = self.story_order();
        let mut entries = self.write_store(&order)?;
        let mut numbers = vec![0; order.len()];
        for (number, &draft) in order.iter().enumerate() {
            numbers[draft] = number;
        }
        for page in &mut self.pages {
            for story in &mut page.stories {
                *story = numbers[*story];
            }
        }
        let (pages, positions) = ordered_pages(self.pages, main_paper);
        for entry in &mut entries {
            entry.page = positions[entry.page];
        }
        let (issues, undated) = issues(&pages, main_paper);
        let store = Store::open(self.store_path)?;
        let dumps = Store::open(self.dumps_path)?;
        Ok(Archive {
            stories: entries,
            pages,
            issues,
            undated,
            store,
            dumps,
        })
    }

    /// Where stories share an id, all but the earliest-dated get a suffix; where they share that, too, a number.
    fn make_ids_unique(&mut self) {
        let mut sharing: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, draft) in self.drafts.iter().enumerate() {
            sharing.entry(&draft.entry.id).or_default().push(index);
        }
        let mut renamed = Vec::new();
        for (id, mut indices) in sharing.into_iter().filter(|(_, indices)| indices.len() > 1) {
            indices.sort_by_key(|&index| {
                let draft = &self.drafts[index];
                let day = draft.entry.date.first_day();
                (
                    day.is_none(),
                    day,
                    draft.page_no.as_deref(),
                    draft.suffix.as_str(),
                )
            });
            let mut taken = BTreeSet::new();
            for index in indices.into_iter().skip(1) {
                let suffixed = format!("{id}-{}", self.drafts[index].suffix);
                let mut name = suffixed.clone();
                let mut ordinal = 2;
                while !taken.insert(name.clone()) {
                    name = format!("{suffixed}{ordinal}");
                    ordinal += 1;
                }
                renamed.push((index, name));
            }
        }
        for (index, name) in renamed {
            self.drafts[index].entry.id = name;
            self.drafts[index].is_final = false;
        }
    }

    fn story_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.drafts.len()).collect();
        order.sort_by(|&one, &two| {
            let (one, two) = (&self.drafts[one].entry, &self.drafts[two].entry);
            (one.date.sort_day(), &two.id).cmp(&(two.date.sort_day(), &one.id))
        });
        order
    }

    fn write_store(&mut self, order: &[usize]) -> Result<Vec<StoryEntry>, Error> {
        let rough = Store::open(self.rough_path.clone())?;
        let path = self.store_path.clone();
        let cannot_write = |source| Error::Write {
            path: path.clone(),
            source,
        };
        let mut out = BufWriter::new(File::create(&path).map_err(cannot_write)?);
        let mut start = 0;
        let mut entries = Vec::with_capacity(order.len());
        for &index in order {
            let draft = &self.drafts[index];
            let mut line = if draft.is_final {
                rough.bytes(draft.entry.span)?
            } else {
                let mut story = rough.record(draft.entry.span)?;
                story.id.clone_from(&draft.entry.id);
                story.package = draft
                    .package
                    .map(|package| self.drafts[package].entry.id.clone());
                serde_json::to_vec(&story).expect("a story has only string keys")
            };
            line.push(b'\n');
            out.write_all(&line).map_err(cannot_write)?;
            let length = u32::try_from(line.len()).expect("a record is far below 4 GB");
            entries.push(StoryEntry {
                span: Span { start, length },
                ..draft.entry.clone()
            });
            start += u64::from(length);
        }
        out.flush().map_err(cannot_write)?;
        drop(rough);
        fs::remove_file(&self.rough_path).map_err(|source| Error::Write {
            path: self.rough_path.clone(),
            source,
        })?;
        Ok(entries)
    }
}
