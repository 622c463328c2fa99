//! From the last story taken to one merged segment.

use std::fs;
use std::path::PathBuf;

use tantivy::index::SegmentMeta;
use tantivy::{FutureResult, IndexWriter, TantivyError};

use super::{ALIASES, Fields, Index, Stories, index_error, read};
use crate::error::Error;

/// An index that has taken all its stories and is being merged to one segment, in a thread of Tantivy's own.
///
/// Its stories can be read meanwhile, its terms only at the end.
pub struct Merging {
    pub(super) index: tantivy::Index,
    pub(super) writer: IndexWriter,
    /// `None` where there is nothing to merge.
    pub(super) merge: Option<FutureResult<Option<SegmentMeta>>>,
    pub(super) stories: Stories,
    pub(super) fields: Fields,
    pub(super) folder: PathBuf,
}

impl Merging {
    /// Its stories.
    #[must_use]
    pub fn stories(&self) -> &Stories {
        &self.stories
    }

    /// Keeps groups of names that mean one thing beside the stories.
    ///
    /// # Errors
    /// When the folder cannot be written.
    ///
    /// # Panics
    /// Never: names always serialize.
    pub fn with_aliases(self, groups: &[Vec<String>]) -> Result<Self, Error> {
        let path = self.folder.join(ALIASES);
        let json = serde_json::to_string(groups).expect("plain strings");
        fs::write(&path, json).map_err(|source| Error::Write { path, source })?;
        Ok(self)
    }

    /// Waits for the merged segment.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> Result<Index, Error> {
        let failed = |source: TantivyError| index_error(&self.folder, source);
        if let Some(merge) = self.merge {
            merge.wait().map_err(failed)?;
        }
        self.writer.wait_merging_threads().map_err(failed)?;
        read(&self.index, self.fields, &self.folder)
    }
}
