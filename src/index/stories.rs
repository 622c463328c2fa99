//! What an index keeps of each story by its number, whatever segment it lies in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::schema::{Field, Value};
use tantivy::{DocAddress, Searcher, TantivyDocument, TantivyError};

use super::document::Record;
use super::index_error;
use crate::error::Error;

/// What every story needs when hits are ordered and counted, by story number.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// Word characters of the text.
    pub lengths: Vec<u32>,
    /// First day of the date as `yyyymmdd`, 0 where the year is unknown.
    pub first_days: Vec<u32>,
    /// Last day of it.
    pub last_days: Vec<u32>,
}

/// The stories of an index, by number.
#[derive(Clone)]
pub struct Stories {
    folder: PathBuf,
    searcher: Searcher,
    record: Field,
    columns: Arc<Columns>,
    /// Where each lies.
    addresses: Arc<[DocAddress]>,
}

impl Stories {
    pub(super) fn read(
        searcher: Searcher,
        record: Field,
        folder: &Path,
    ) -> Result<Self, TantivyError> {
        let size = usize::try_from(searcher.num_docs()).expect("documents are counted in 32 bits");
        let mut columns = Columns {
            lengths: vec![0; size],
            first_days: vec![0; size],
            last_days: vec![0; size],
        };
        let mut addresses = vec![DocAddress::new(0, 0); size];
        for (segment, reader) in (0..).zip(searcher.segment_readers()) {
            let fast = reader.fast_fields();
            let numbers = fast.u64("number")?;
            let numbers: Vec<usize> = (0..reader.max_doc())
                .map(|document| numbers.first(document).unwrap_or_default())
                .map(|number| usize::try_from(number).unwrap_or(usize::MAX))
                .collect();
            for (document, &number) in (0..).zip(&numbers) {
                let place = addresses.get_mut(number);
                *place.ok_or_else(|| not_numbered(number))? = DocAddress::new(segment, document);
            }
            for (name, column) in [
                ("length", &mut columns.lengths),
                ("first_day", &mut columns.first_days),
                ("last_day", &mut columns.last_days),
            ] {
                let values = fast.u64(name)?;
                for (document, &number) in (0..).zip(&numbers) {
                    let value = values.first(document).unwrap_or_default();
                    column[number] = u32::try_from(value).unwrap_or(u32::MAX);
                }
            }
        }
        Ok(Self {
            folder: folder.to_owned(),
            searcher,
            record,
            columns: Arc::new(columns),
            addresses: addresses.into(),
        })
    }

    /// How many they are.
    ///
    /// # Panics
    /// Never: Tantivy counts documents in 32 bits.
    #[must_use]
    pub fn size(&self) -> u32 {
        u32::try_from(self.addresses.len()).expect("said above")
    }

    /// Where the index lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Lengths and days of all.
    #[must_use]
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Reads what answers show of one.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn record(&self, number: u32) -> Result<Record, Error> {
        let failed = |source| index_error(&self.folder, source);
        let address = self.addresses[number as usize];
        let document: TantivyDocument = self.searcher.doc(address).map_err(failed)?;
        let json = document
            .get_first(self.record)
            .and_then(|value| value.as_str())
            .unwrap_or_default();
        serde_json::from_str(json)
            .map_err(|error| failed(TantivyError::InternalError(error.to_string())))
    }
}

fn not_numbered(number: usize) -> TantivyError {
    TantivyError::InternalError(format!("no story can have number {number}"))
}
