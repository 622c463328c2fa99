//! Runs to what else they are called: other spellings of dates and numbers, and names that the keeper says mean the same.

use crate::error::Error;
use crate::query::Node;
use crate::query::spelling::{spellings, text_pieces};
use crate::search::lookalike::{self, Alternative};
use crate::search::tree::{self, Stories};
use crate::search::{Also, AlsoKind};

/// As many are sought for a query: a list of dates pasted into the box is not worth a hundred look-ups.
const TRIED: usize = 24;

/// What else the runs of a tree are called, as far as stories hold it; `exact` are the stories that fit as asked.
pub(super) fn also(stories: &mut Stories, tree: &Node, exact: &[u32]) -> Result<Vec<Also>, Error> {
    let mut sought = Vec::new();
    for (pieces, field) in tree::positive(tree) {
        for text in spellings(pieces) {
            let instead = text_pieces(&text);
            sought.push((AlsoKind::Spelling, text, pieces, field, instead));
        }
        let groups = stories.index().aliases().iter();
        for group in groups.filter(|group| group.iter().any(|name| name.pieces == pieces)) {
            for name in group
                .iter()
                .filter(|name| name.pieces != pieces && !name.pieces.is_empty())
            {
                sought.push((
                    AlsoKind::Alias,
                    name.name.clone(),
                    pieces,
                    field,
                    name.pieces.clone(),
                ));
            }
        }
    }
    sought.truncate(TRIED);
    let mut found = Vec::new();
    for (kind, text, pieces, field, instead) in sought {
        let alternative = Alternative {
            pieces: pieces.to_vec(),
            field,
            instead,
        };
        let mut fitting = stories.fitting(&lookalike::instead(tree, &alternative))?;
        if kind == AlsoKind::Spelling {
            fitting.retain(|story| exact.binary_search(story).is_err());
        }
        if !fitting.is_empty() {
            found.push(Also {
                kind,
                run: pieces.join(" "),
                text,
                count: fitting.len(),
            });
        }
    }
    Ok(found)
}
