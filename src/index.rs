//! Stories to a Tantivy index on disk: what `jianbao search` asks and what the browser's search is read back out of.
//!
//! One merged segment without deletes, its documents in story order, so that a document's number is the story's number. Which texts
//! match how is decided here; [`crate::search`] and [`crate::shards`] only read.

pub mod grams;
pub mod words;

mod document;
mod merging;
mod stories;
mod text;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::indexer::NoMergePolicy;
use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::{
    IndexSettings, IndexSortByField, InvertedIndexReader, Order, Searcher, SegmentReader,
    TantivyError,
};

use crate::error::Error;
use crate::query;
use crate::story::Story;
use document::document;
pub use document::{Record, texts};
pub use merging::Merging;
pub use stories::{Columns, Stories};

/// A name that an index folder holds and nothing else does: what may be replaced.
const MARKER: &str = "jianbao-index";

/// Groups of names that mean one thing; no file where the keeper has given none.
const ALIASES: &str = "aliases.json";

/// Memory for all indexing threads together, in bytes: at 256 MB a build of 75,000 stories stays below 600 MB.
const MEMORY_BYTES: usize = 256_000_000;

/// Tantivy refuses less for one thread.
const THREAD_BYTES: usize = 16_000_000;

/// Classes of text by what an occurrence in it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    /// Headline lines that are also a value of the field `title:`.
    Headline,
    /// Headline lines that are not.
    Heading,
    /// Bylines and captions.
    Side,
    /// All other text.
    Body,
}

impl Zone {
    /// All zones, in the order in which positions are kept.
    pub const ALL: [Self; 4] = [Self::Headline, Self::Heading, Self::Side, Self::Body];

    /// What an occurrence counts.
    #[must_use]
    pub fn weight(self) -> u32 {
        match self {
            Self::Headline | Self::Heading => 4,
            Self::Side => 2,
            Self::Body => 1,
        }
    }
}

/// Fields of the Tantivy schema.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// Grams of the text, by [`Zone`].
    pub zones: [Field; 4],
    /// Grams of values of `title:` that are no line of their own in the text.
    pub title: Field,
    /// Grams of the rubric.
    pub rubric: Field,
    /// Grams of reporters and authors.
    pub by: Field,
    /// Grams of correspondents.
    pub correspondent: Field,
    /// Grams of photographers.
    pub photo: Field,
    /// Whole values of `kind:`.
    pub kind: Field,
    /// Whole values of `place:`, in normal form as the next one's.
    pub place: Field,
    /// Whole values of `page:`, see [`crate::query::Filter::normal`].
    pub page: Field,
    /// Whole rubrics, in normal form as places.
    pub rubric_value: Field,
    /// Whole names of reporters and authors, likewise.
    pub by_value: Field,
    /// jieba's words.
    pub words: Field,
    /// Whole names of people and places, folded: words that jieba may not know.
    pub names: Field,
    record: Field,
    number: Field,
    length: Field,
    first_day: Field,
    last_day: Field,
}

impl Fields {
    fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let text = |tokenizer: &str, option| {
            TextOptions::default().set_indexing_options(
                TextFieldIndexing::default()
                    .set_tokenizer(tokenizer)
                    .set_fieldnorms(false)
                    .set_index_option(option),
            )
        };
        let grams = text("grams", IndexRecordOption::WithFreqsAndPositions);
        let words = text("words", IndexRecordOption::Basic);
        let whole = text("raw", IndexRecordOption::Basic);
        let fields = Self {
            zones: ["headline", "heading", "side", "body"]
                .map(|name| schema.add_text_field(name, grams.clone())),
            title: schema.add_text_field("title", grams.clone()),
            rubric: schema.add_text_field("rubric", grams.clone()),
            by: schema.add_text_field("by", grams.clone()),
            correspondent: schema.add_text_field("correspondent", grams.clone()),
            photo: schema.add_text_field("photo", grams),
            kind: schema.add_text_field("kind", whole.clone()),
            place: schema.add_text_field("place", whole.clone()),
            page: schema.add_text_field("page", whole.clone()),
            rubric_value: schema.add_text_field("rubric_value", whole.clone()),
            by_value: schema.add_text_field("by_value", whole.clone()),
            words: schema.add_text_field("words", words),
            names: schema.add_text_field("names", whole),
            record: schema.add_text_field("record", STORED),
            number: schema.add_u64_field("number", tantivy::schema::FAST),
            length: schema.add_u64_field("length", tantivy::schema::FAST),
            first_day: schema.add_u64_field("first_day", tantivy::schema::FAST),
            last_day: schema.add_u64_field("last_day", tantivy::schema::FAST),
        };
        (schema.build(), fields)
    }
}

/// A name that means the same as the others of its group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AliasName {
    /// As the keeper writes it.
    pub name: String,
    /// Its runs, as a query for it has them.
    pub pieces: Vec<String>,
}

/// An index on disk, open for reading.
#[derive(Clone)]
pub struct Index {
    folder: PathBuf,
    searcher: Searcher,
    stories: Stories,
    fields: Fields,
    aliases: Vec<Vec<AliasName>>,
}

/// Indexes stories, given in story-number order, into `folder`, which is made, or replaced where an index stands in it.
///
/// `url` gives the address below the site's root of the story with a number.
///
/// # Errors
/// When a story cannot be read, or the folder cannot be written or holds something else.
pub fn build(
    stories: impl Iterator<Item = Result<Story, Error>>,
    folder: &Path,
    url: impl Fn(usize) -> String,
) -> Result<Merging, Error> {
    clear(folder)?;
    let failed = |source: TantivyError| index_error(folder, source);
    let (schema, fields) = Fields::schema();
    let settings = IndexSettings {
        sort_by_field: Some(IndexSortByField {
            field: "number".to_owned(),
            order: Order::Asc,
        }),
        ..IndexSettings::default()
    };
    let mut index = tantivy::Index::builder()
        .schema(schema)
        .settings(settings)
        .create_in_dir(folder)
        .map_err(failed)?;
    register(&mut index);
    let threads = std::thread::available_parallelism()
        .map_or(1, std::num::NonZero::get)
        .min(MEMORY_BYTES / THREAD_BYTES);
    let mut writer = index
        .writer_with_num_threads(threads, MEMORY_BYTES)
        .map_err(failed)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    for (number, story) in stories.enumerate() {
        let story = story?;
        let document = document(&fields, number as u64, &story, url(number));
        writer.add_document(document).map_err(failed)?;
    }
    writer.commit().map_err(failed)?;
    // What a reader has open stays readable while and after its segments are merged.
    let searcher = index.reader().map_err(failed)?.searcher();
    let stories = Stories::read(searcher, fields.record, folder).map_err(failed)?;
    let segments = index.searchable_segment_ids().map_err(failed)?;
    Ok(Merging {
        merge: (segments.len() > 1).then(|| writer.merge(&segments)),
        index,
        writer,
        stories,
        fields,
        folder: folder.to_owned(),
    })
}

/// Opens the index that [`build`] left in `folder`.
///
/// # Errors
/// When there is none, or it cannot be read.
pub fn open(folder: &Path) -> Result<Index, Error> {
    let mut index =
        tantivy::Index::open_in_dir(folder).map_err(|source| index_error(folder, source))?;
    register(&mut index);
    let (schema, fields) = Fields::schema();
    if index.schema() != schema {
        return Err(Error::OldIndex {
            path: folder.to_owned(),
        });
    }
    read(&index, fields, folder)
}

impl Index {
    /// Its stories.
    #[must_use]
    pub fn stories(&self) -> &Stories {
        &self.stories
    }

    /// Groups of names that mean one thing.
    #[must_use]
    pub fn aliases(&self) -> &[Vec<AliasName>] {
        &self.aliases
    }

    /// The schema's fields.
    #[must_use]
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Where it lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Term dictionary and postings of a field; `None` in an empty index.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn inverted(&self, field: Field) -> Result<Option<Arc<InvertedIndexReader>>, Error> {
        let segment: Option<&SegmentReader> = self.searcher.segment_readers().first();
        segment
            .map(|segment| segment.inverted_index(field))
            .transpose()
            .map_err(|source| self.error(source))
    }

    /// This index's folder with what Tantivy said.
    #[must_use]
    pub fn error(&self, source: impl Into<TantivyError>) -> Error {
        index_error(&self.folder, source.into())
    }
}

fn index_error(folder: &Path, source: TantivyError) -> Error {
    Error::Index {
        path: folder.to_owned(),
        source: Box::new(source),
    }
}

/// Empties a folder that holds an index; refuses any other that is not empty.
fn clear(folder: &Path) -> Result<(), Error> {
    let failed = |source| Error::Write {
        path: folder.to_owned(),
        source,
    };
    if folder.join(MARKER).is_file() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(folder).map_err(failed)?;
    if fs::read_dir(folder).map_err(failed)?.next().is_some() {
        return Err(Error::ForeignFolder {
            path: folder.to_owned(),
        });
    }
    fs::write(folder.join(MARKER), []).map_err(failed)
}

fn register(index: &mut tantivy::Index) {
    let tokenizers = index.tokenizers();
    tokenizers.register("grams", grams::GramTokenizer);
    tokenizers.register("words", words::WordTokenizer::default());
}

fn read(index: &tantivy::Index, fields: Fields, folder: &Path) -> Result<Index, Error> {
    let failed = |source: TantivyError| index_error(folder, source);
    let searcher = index.reader().map_err(failed)?.searcher();
    let stories = Stories::read(searcher.clone(), fields.record, folder).map_err(failed)?;
    let groups: Vec<Vec<String>> = fs::read_to_string(folder.join(ALIASES))
        .ok()
        .and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default();
    Ok(Index {
        folder: folder.to_owned(),
        searcher,
        stories,
        fields,
        aliases: aliases(&groups),
    })
}

fn aliases(groups: &[Vec<String>]) -> Vec<Vec<AliasName>> {
    let name = |name: &String| AliasName {
        name: name.clone(),
        pieces: query::pieces(name),
    };
    groups
        .iter()
        .map(|names| names.iter().map(name).collect())
        .collect()
}
