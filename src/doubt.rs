//! Doubts: what a pure stage could not decide, kept in the data instead of being an error.

use serde::{Deserialize, Serialize};

/// Something that could not be decided, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Kind of doubt: `date`, `page`, `join`, `role`, `order`, `story`, `jump` …
    pub what: String,
    /// Why, in words for the archive's keeper (Chinese).
    pub why: String,
}
