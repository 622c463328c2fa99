//! Notes: what a reader is told about how a query was read.

use crate::lang::Lang;

/// What a reader should know about how the query was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// Nothing to search for.
    Empty,
    /// Filters and exclusions alone.
    Filters,
    /// A quote without its twin.
    Quote,
    /// A bracket without its twin.
    Bracket,
    /// `OR`, `NOT` or `|` without what it needs beside it.
    Operator,
    /// `AND`, which is a word like any other.
    And,
    /// A field without a value.
    Field,
    /// A value that is no kind of story.
    Kind,
    /// A value that is no date.
    Date,
    /// A range that ends before it begins.
    Range,
    /// More characters than are read.
    Long,
    /// Brackets in brackets beyond the limit.
    Deep,
    /// Look-alikes that could not all be sought.
    Many,
}

impl Note {
    /// All notes.
    pub const ALL: [Self; 13] = [
        Self::Empty,
        Self::Filters,
        Self::Quote,
        Self::Bracket,
        Self::Operator,
        Self::And,
        Self::Field,
        Self::Kind,
        Self::Date,
        Self::Range,
        Self::Long,
        Self::Deep,
        Self::Many,
    ];

    /// The name in answers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Filters => "filters",
            Self::Quote => "quote",
            Self::Bracket => "bracket",
            Self::Operator => "operator",
            Self::And => "and",
            Self::Field => "field",
            Self::Kind => "kind",
            Self::Date => "date",
            Self::Range => "range",
            Self::Long => "long",
            Self::Deep => "deep",
            Self::Many => "many",
        }
    }

    /// What to tell the reader.
    #[must_use]
    pub fn text(self, lang: Lang) -> &'static str {
        let (chinese, english) = match self {
            Self::Empty => (
                "没有可以检索的文字。",
                "There is nothing to search for: type at least one letter, digit or character.",
            ),
            Self::Filters => (
                "只有筛选或排除条件：列出全部符合的报道，新的在前。",
                "Filters and exclusions alone: every story that fits is listed, newest first.",
            ),
            Self::Quote => (
                "有一个引号不成对，已按文字检索。",
                "A quotation mark has no partner and was read as text.",
            ),
            Self::Bracket => (
                "有一个括号不成对，已按文字检索。",
                "A bracket has no partner and was read as text.",
            ),
            Self::Operator => (
                "OR、NOT 或 | 旁边缺少检索词，已按文字检索。",
                "OR, NOT or | lacks a term beside it and was read as text.",
            ),
            Self::And => (
                "AND 已按文字检索；要两个词都出现，中间空一格即可。",
                "AND was searched as text; a space between two terms already means both.",
            ),
            Self::Field => (
                "字段名的冒号后面没有内容，已按文字检索。",
                "A field name has no value right after its colon and was read as text.",
            ),
            Self::Kind => (
                "没有这种类型；可用：新闻、图片、公告、广告、评论、专栏。",
                "There is no such kind; known are news, photo, notice, ad, opinion, package.",
            ),
            Self::Date => (
                "日期看不懂，已按文字检索；写法如 2022-11-22、2022-10..2022-12、2022。",
                "A date was not understood and was read as text; write 2022-11-22, 2022-10..2022-12 or 2022.",
            ),
            Self::Range => (
                "日期范围的结束早于开始，没有报道符合。",
                "A range of dates ends before it begins, so no story fits.",
            ),
            Self::Long => (
                "检索式太长，只读前 10000 字。",
                "The query is too long; only its first 10,000 characters were read.",
            ),
            Self::Deep => (
                "括号套得太深，最里层已按文字检索。",
                "Brackets are nested too deep; the innermost were read as text.",
            ),
            Self::Many => (
                "有的一字之差没有查：相同的部分太常见，请把检索词写长一些。",
                "Some look-alikes were not sought, their other characters being too common: make the term longer.",
            ),
        };
        match lang {
            Lang::Zh => chinese,
            Lang::En => english,
        }
    }
}
