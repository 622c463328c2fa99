//! Pages of one issue to stories: which lines belong together, as what, and in which order.

use crate::read::Page;
use crate::story::{Part, Story};

/// One page, cut.
///
/// Every non-blank line of the page is in exactly one story or in the furniture (a line that holds two parts of one story may stand
/// in both parts).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutPage {
    /// Its stories in printed order; ids are those of the record, `package` names an id of the same page.
    pub stories: Vec<Story>,
    /// Masthead and folio.
    pub furniture: Vec<Part>,
}

/// Cuts the pages of one issue into their stories; one [`CutPage`] a page, in the order given.
///
/// Never fails: what cannot be decided goes to the likeliest place and carries a doubt.
pub fn cut(_issue: &[Page]) -> Vec<CutPage> {
    todo!()
}
