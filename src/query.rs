//! Query text to tree: what a reader asks for, after folding.

/// A substring field of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `title:` 标题: kicker, title, subtitle.
    Title,
    /// `rubric:` 栏目:
    Rubric,
    /// `by:` 记者: reporters and authors.
    By,
    /// `correspondent:` 通讯员:
    Correspondent,
    /// `photo:` 摄影:
    Photo,
}

/// A field that matches by its whole value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// `kind:` 类型:
    Kind,
    /// `place:` 地区:
    Place,
    /// `page:` 版:
    Page,
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Runs of word characters, folded, that stand one after the other in one part with any or no separators between them; a
    /// single run is one piece. `field`: only there.
    Run {
        /// The runs; at least one, none empty.
        pieces: Vec<String>,
        /// The field that must hold them.
        field: Option<Field>,
        /// Whether it was written as a quotation (no words tier for it).
        quoted: bool,
    },
    /// A whole-value field, its value folded.
    Filter {
        /// Which.
        filter: Filter,
        /// The value asked for.
        value: String,
    },
    /// Stories whose whole date interval lies in `from..=to`, as `yyyymmdd`; an open end is 0 or `99_999_999`.
    Date {
        /// First day.
        from: u32,
        /// Last day.
        to: u32,
    },
    /// Stories without it.
    Not(Box<Node>),
    /// All of them; two at least.
    And(Vec<Node>),
    /// Any of them; two at least.
    Or(Vec<Node>),
}
