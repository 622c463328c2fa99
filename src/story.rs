//! Story: one story of the archive, as every later stage and `data/stories.jsonl` know it.
//!
//! The field names here are those of the published record; changing one changes the contract.

mod gathering;
mod id;
#[expect(clippy::cast_precision_loss, reason = "counts of characters are small")]
mod join;
mod text;

use serde::{Deserialize, Serialize};

pub use gathering::Gathering;
pub use id::{clash_suffix, make_id};
pub use join::{Issue, join};
pub use text::joined_text;

use crate::date::Date;
use crate::doubt::Doubt;
use crate::role::Role;

/// What sort of piece a story is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A report (消息、通讯).
    #[default]
    News,
    /// A picture that stands alone with its caption (图片新闻).
    Photo,
    /// A notice (公告、启事).
    Notice,
    /// An advertisement or public-service text (广告).
    Ad,
    /// Comment, suggestion, essay (评论、言论).
    Opinion,
    /// The common heading of several stories (专栏、组稿).
    Package,
}

impl Kind {
    /// All kinds, in the order in which lists show them.
    pub const ALL: [Self; 6] = [
        Self::News,
        Self::Photo,
        Self::Notice,
        Self::Ad,
        Self::Opinion,
        Self::Package,
    ];

    /// The name in records, queries and addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Photo => "photo",
            Self::Notice => "notice",
            Self::Ad => "ad",
            Self::Opinion => "opinion",
            Self::Package => "package",
        }
    }
}

/// The people and bodies that a story credits, each list in printed order, as the dump spells them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Credits {
    /// 记者
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reporters: Vec<String>,
    /// 通讯员
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub correspondents: Vec<String>,
    /// 摄、供图
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub photographers: Vec<String>,
    /// 实习生
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub interns: Vec<String>,
    /// 策划
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub planners: Vec<String>,
    /// Authors who are no journalists of the paper.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// 编辑、责编
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub editors: Vec<String>,
    /// Any other label in print (执行, 制图, 整理, 统筹 …) with its names, in printed order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<OtherCredit>,
}

impl Credits {
    /// Files names under what their label means; names that are there already are not repeated.
    pub fn add(&mut self, label: &str, names: &[String]) {
        for list in self.lists(label) {
            let list = self.list(list);
            for name in names {
                if !list.contains(name) {
                    list.push(name.clone());
                }
            }
        }
    }
}

/// A credit under a label that has no field of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherCredit {
    /// The label as printed: 执行, 制图, 供图 …
    pub label: String,
    /// Its names in printed order.
    pub names: Vec<String>,
}

/// Where in the input something stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// Path of the dump below its input folder, with `/`.
    pub file: String,
    /// Line numbers in that file, 1-based, in reading order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<usize>,
}

/// One paragraph, headline, caption … of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// Its text in the dump's own characters: lines of running text joined with nothing between (a space between two ASCII
    /// letters), lines of a headline with one space; Markdown's signs left out.
    pub text: String,
    /// 1-based line numbers of the dump, in reading order; empty for stories that came as records without lines.
    #[serde(default)]
    pub lines: Vec<usize>,
    /// What is not certain about it, where something is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<String>,
    /// The dump it stands in, only where that is not the story's own (a story joined over pages).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// One story of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Story {
    /// Stable name: 10 characters of `[a-z2-7]`, in a clash followed by `-` and 4 more; for imported records any safe file name.
    pub id: String,
    /// What sort of piece it is.
    pub kind: Kind,
    /// Name of the paper; empty where unknown.
    pub paper: String,
    /// Date of the issue.
    pub date: Date,
    /// Number of the issue (总第…期), digits only.
    pub issue_no: Option<String>,
    /// 版次 as two or more characters: `01`, `A1`.
    pub page_no: Option<String>,
    /// 版名: 要闻, 综合 …
    pub page_name: Option<String>,
    /// 栏目
    pub rubric: Option<String>,
    /// 引题
    pub kicker: Option<String>,
    /// 主题: the headline alone, its lines joined with one space.
    pub title: Option<String>,
    /// 副题
    pub subtitle: Option<String>,
    /// Who made it.
    pub credits: Credits,
    /// Its text in reading order.
    pub parts: Vec<Part>,
    /// Id of the package that it belongs to.
    pub package: Option<String>,
    /// Text of the jump mark that opens it (上接…), or of the page that it was joined from.
    pub continued_from: Option<String>,
    /// Text of the jump mark that ends it (下转…).
    pub continues_to: Option<String>,
    /// All newspaper pages that a joined story stands on; empty otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<String>,
    /// Districts and counties that it names, by their present name.
    pub places: Vec<String>,
    /// What is not certain about the whole story.
    pub doubts: Vec<Doubt>,
    /// The dump it was cut from, with all its lines.
    pub source: Source,
}

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

/// As many characters stand before the page that a jump mark names: ▲(紧接.
const MARK_CHARS: usize = 4;

impl Story {
    /// What stands for a headline that is lacking: the first characters of the text, with dots where it goes on. The jump mark of a
    /// second half (▲上接01版③) is none of its text.
    #[must_use]
    pub fn opening(&self, most_characters: usize) -> String {
        let holds_text = |part: &&Part| !part.text.trim().is_empty();
        let parts = || self.parts.iter().filter(holds_text);
        let text = parts()
            .find(|part| part.role == Role::Body)
            .or_else(|| parts().find(|part| part.role != Role::Jump))
            .or_else(|| parts().next())
            .map_or("", |part| part.text.trim());
        let from = self.continued_from.as_deref();
        let marked = from.and_then(|mark| text.split_once(mark));
        let marked = marked.filter(|(before, _)| before.chars().count() <= MARK_CHARS);
        let text = marked.map_or(text, |(_, text)| {
            text.trim_start_matches(|c: char| !c.is_alphanumeric() && !"“《「『".contains(c))
        });
        let mut characters = text.chars();
        let mut opening: String = characters.by_ref().take(most_characters).collect();
        if characters.next().is_some() {
            opening.push('…');
        }
        opening
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_half_opens_with_its_text_and_not_with_its_mark() {
        let part = |role, text: &str| Part {
            role,
            text: text.to_owned(),
            lines: Vec::new(),
            doubt: None,
            source: None,
        };
        let alone = Story {
            parts: vec![
                part(Role::Jump, "▲上接01版②"),
                part(Role::Body, "按照规定,餐饮机构只能外卖。"),
            ],
            continued_from: Some("01版②".to_owned()),
            ..Story::default()
        };
        assert_eq!(alone.opening(5), "按照规定,…");
        let glued = Story {
            parts: vec![part(Role::Body, "▲上接01版②按照规定。")],
            ..alone
        };
        assert_eq!(glued.opening(5), "按照规定。");
    }
}
