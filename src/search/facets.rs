//! Hits to their values: how many are of each kind, place, page, rubric and reporter.

use std::cmp::Reverse;

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED, TantivyError};

use crate::error::Error;
use crate::index::Index;
use crate::search::Facets;

/// Values of a field at most, the most frequent ones: more than this nobody looks through.
const VALUES: usize = 50;

/// Counts stories by their values.
pub(super) fn facets(index: &Index, hits: impl Iterator<Item = u32>) -> Result<Facets, Error> {
    let mut is_hit = vec![false; index.stories().size() as usize];
    for story in hits {
        is_hit[story as usize] = true;
    }
    let fields = index.fields();
    Ok(Facets {
        kind: values(index, fields.kind, &is_hit)?,
        place: values(index, fields.place, &is_hit)?,
        page: values(index, fields.page, &is_hit)?,
        rubric: values(index, fields.rubric_value, &is_hit)?,
        by: values(index, fields.by_value, &is_hit)?,
    })
}

fn values(index: &Index, field: Field, is_hit: &[bool]) -> Result<Vec<(String, usize)>, Error> {
    let mut values = Vec::new();
    let Some(reader) = index.inverted(field)? else {
        return Ok(values);
    };
    let failed = |source| index.error(TantivyError::from(source));
    let mut terms = reader.terms().stream().map_err(failed)?;
    while terms.advance() {
        let mut postings = reader
            .read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)
            .map_err(failed)?;
        let mut count = 0;
        while postings.doc() != TERMINATED {
            count += usize::from(is_hit[postings.doc() as usize]);
            postings.advance();
        }
        if count > 0 {
            values.push((String::from_utf8_lossy(terms.key()).into_owned(), count));
        }
    }
    values.sort_by_key(|&(_, count)| Reverse(count));
    values.truncate(VALUES);
    Ok(values)
}
