//! Roles: what a part of a newspaper page is, in the words of the trade.

use serde::{Deserialize, Serialize};

/// The role of a part. The first twelve belong to stories, the last two are page furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 栏目名: a column's standing label.
    Rubric,
    /// 引题: the line above a headline that leads into it.
    Kicker,
    /// 主题: the headline.
    Title,
    /// 副题: the line under it.
    Subtitle,
    /// 署名: a line that holds only names of writers.
    Byline,
    /// 编者按: an editor's note, its label and its text.
    Note,
    /// 小标题: a crosshead inside the text.
    Subhead,
    /// 正文: a paragraph of running text.
    Body,
    /// A list item or a table's row.
    List,
    /// 图片说明 with its credit.
    Caption,
    /// 转版标记: a line that holds only 下转… or 上接….
    Jump,
    /// 广告: text of an advertisement.
    Ad,
    /// 报头: the paper's name, date, number, publisher.
    Masthead,
    /// 版头: page number, section name, editors.
    Folio,
}

impl Role {
    /// All roles, in the order of the head, the text, the rest.
    pub const ALL: [Self; 14] = [
        Self::Rubric,
        Self::Kicker,
        Self::Title,
        Self::Subtitle,
        Self::Byline,
        Self::Note,
        Self::Subhead,
        Self::Body,
        Self::List,
        Self::Caption,
        Self::Jump,
        Self::Ad,
        Self::Masthead,
        Self::Folio,
    ];

    /// The name in records and gold pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rubric => "rubric",
            Self::Kicker => "kicker",
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Byline => "byline",
            Self::Note => "note",
            Self::Subhead => "subhead",
            Self::Body => "body",
            Self::List => "list",
            Self::Caption => "caption",
            Self::Jump => "jump",
            Self::Ad => "ad",
            Self::Masthead => "masthead",
            Self::Folio => "folio",
        }
    }

    /// Whether it is page furniture and so part of no story.
    #[must_use]
    pub fn is_furniture(self) -> bool {
        matches!(self, Self::Masthead | Self::Folio)
    }

    /// Whether its lines are lines of a head, joined with a space.
    #[must_use]
    pub fn is_head(self) -> bool {
        matches!(
            self,
            Self::Rubric | Self::Kicker | Self::Title | Self::Subtitle
        )
    }
}
