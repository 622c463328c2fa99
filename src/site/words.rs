//! Words: every word that the site's pages say, in each language. A missing word does not compile.

mod doubts;
mod en;
mod phrases;
mod zh;

use super::search::words::SearchWords;
use crate::display::display;
use crate::lang::Lang;
use crate::role::Role;
use crate::story::Kind;
pub use phrases::{Counted, Naming, grouped};

/// What the page of clippings says.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct Clipping {
    pub added: &'static str,
    pub known: &'static str,
    pub lost: &'static str,
    pub full: &'static str,
    pub read: &'static str,
    /// Of those there already.
    pub there: &'static str,
    pub skipped: &'static str,
    pub unread: &'static str,
    pub foreign: &'static str,
    pub back: &'static str,
    pub removed: &'static str,
    pub empty: &'static str,
    pub count: &'static str,
    pub saved: &'static str,
    pub save: &'static str,
    pub save_html: &'static str,
    pub import: &'static str,
    pub as_text: &'static str,
    pub note: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    pub remove: &'static str,
}

/// The interface's words in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct Words {
    pub lang: Lang,
    /// BCP 47 code of the interface.
    pub code: &'static str,

    // The frame of every page.
    pub archive_of: Naming,
    pub archive: &'static str,
    pub skip: &'static str,
    pub seal: &'static str,
    pub home: &'static str,
    pub search: &'static str,
    /// Of the search page and of marks.
    pub(crate) searching: &'static SearchWords,
    pub search_hint: &'static str,
    pub calendar: &'static str,
    pub rubrics: &'static str,
    pub people: &'static str,
    pub places: &'static str,
    pub kinds: &'static str,
    pub clippings: &'static str,
    pub about: &'static str,
    pub main_nav: &'static str,
    pub breadcrumb: &'static str,
    pub made_with: &'static str,
    pub disclaimer: &'static str,
    /// Between a name and what it names.
    pub colon: &'static str,
    /// Between two sentences.
    pub stop: &'static str,
    /// Between the items of a list.
    pub comma: &'static str,

    // Counting.
    pub stories: Counted,
    pub pages: Counted,
    pub issues: Counted,
    pub names: Counted,
    pub entries: Counted,
    pub all_names: Counted,

    // Home.
    pub find: &'static str,
    pub example: &'static str,
    pub latest: &'static str,
    pub earlier: &'static str,
    pub all_issues: &'static str,
    pub ways_in: &'static str,
    pub undated: &'static str,
    pub undated_note: &'static str,
    pub nothing_yet: &'static str,

    // Issue and newspaper page.
    pub issue_number: Naming,
    pub previous_issue: &'static str,
    pub next_issue: &'static str,
    pub previous_page: &'static str,
    pub next_page: &'static str,
    pub page_nav: &'static str,
    pub title_nav: &'static str,
    pub page_number: Naming,
    pub page_unknown: &'static str,
    pub pages_missing: Naming,
    pub back_to_issue: &'static str,
    pub dump: &'static str,
    pub raw: &'static str,
    pub from_page: Naming,
    pub no_stories: &'static str,
    pub untitled: &'static str,

    // Story.
    pub previous_story: &'static str,
    pub next_story: &'static str,
    pub neighbours: &'static str,
    pub lacks_before: &'static str,
    pub lacks_after: &'static str,
    pub lacks_from: Naming,
    pub lacks_to: Naming,
    pub seam: Naming,
    pub seam_unknown: &'static str,
    pub seam_columns: &'static str,
    pub caption: &'static str,
    pub doubts: &'static str,
    pub package_of: &'static str,
    pub package_members: &'static str,
    pub related: &'static str,
    pub reprint: &'static str,
    pub follow_up: &'static str,
    pub source_lines: Naming,
    pub in_this_page: &'static str,

    // Credits.
    pub reporters: &'static str,
    pub correspondents: &'static str,
    pub photographers: &'static str,
    pub interns: &'static str,
    pub planners: &'static str,
    pub authors: &'static str,
    pub editors: &'static str,

    // Citing.
    pub cite: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub select: &'static str,
    pub download: &'static str,
    pub quote: &'static str,
    pub copy_link: &'static str,
    pub date_inferred: &'static str,
    pub clip: &'static str,

    // Lists.
    pub year_unknown: &'static str,
    pub initials: &'static str,
    pub parts: &'static str,
    pub part: Naming,
    pub none: &'static str,
    pub search_these: &'static str,

    // Calendar.
    pub calendar_note: &'static str,
    pub missing_issue: &'static str,
    pub legend_less: &'static str,
    pub legend_more: &'static str,
    pub this_day: &'static str,
    pub this_day_note: &'static str,
    pub today: &'static str,
    pub year_of: Naming,
    pub weekdays: [&'static str; 7],
    pub previous_day: &'static str,
    pub next_day: &'static str,
    pub no_issue_then: &'static str,
    pub previous_year: &'static str,
    pub next_year: &'static str,
    pub missing_pages: &'static str,

    // Search.
    pub no_script: &'static str,

    // About.
    pub about_lead: &'static str,
    pub figures: &'static str,
    pub figure_stories: &'static str,
    pub figure_pages: &'static str,
    pub figure_issues: &'static str,
    pub most: Naming,
    pub quality: &'static str,
    pub quality_note: &'static str,
    pub stories_by_month: &'static str,
    pub stories_by_year: &'static str,
    pub stories_by_kind: &'static str,
    pub stories_by_place: &'static str,
    pub doubts_by_kind: &'static str,
    pub text_size: &'static str,
    pub period: &'static str,
    pub undated_pages: &'static str,
    pub hidden: &'static str,
    pub hidden_note: &'static str,
    pub lines_in_stories: &'static str,
    pub lines_in_furniture: &'static str,
    pub joined: &'static str,
    pub open_jumps: &'static str,
    pub odd_characters: &'static str,
    pub self_test: &'static str,
    pub self_test_note: &'static str,
    /// Runs sought, hits read again.
    pub self_test_found: &'static str,
    pub data: &'static str,
    pub data_note: &'static str,
    pub data_readme: &'static str,
    pub data_issues: &'static str,
    pub how_made_text: &'static str,
    pub rights: &'static str,

    // Source view.
    pub raw_note: &'static str,
    pub raw_title: &'static str,
    pub raw_key: &'static str,
    pub raw_story: Naming,
    pub raw_other: &'static str,

    // Clippings.
    pub clippings_note: &'static str,
    pub clippings_script: &'static str,
    pub clipping: Clipping,

    // Missing page.
    pub missing: &'static str,
    pub missing_note: &'static str,
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Zh => &zh::WORDS,
            Lang::En => &en::WORDS,
        }
    }

    /// What a kind of story is called.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> &'static str {
        match (self.lang, kind) {
            (Lang::Zh, Kind::News) => "新闻",
            (Lang::Zh, Kind::Photo) => "图片",
            (Lang::Zh, Kind::Notice) => "公告",
            (Lang::Zh, Kind::Ad) => "广告",
            (Lang::Zh, Kind::Opinion) => "评论",
            (Lang::Zh, Kind::Package) => "专栏",
            (Lang::En, Kind::News) => "News",
            (Lang::En, Kind::Photo) => "Photo news",
            (Lang::En, Kind::Notice) => "Notices",
            (Lang::En, Kind::Ad) => "Advertisements",
            (Lang::En, Kind::Opinion) => "Opinion",
            (Lang::En, Kind::Package) => "Packages",
        }
    }

    /// What a role is called.
    #[must_use]
    pub fn role(&self, role: Role) -> &'static str {
        match (self.lang, role) {
            (Lang::Zh, Role::Rubric) => "栏目",
            (Lang::Zh, Role::Kicker) => "引题",
            (Lang::Zh, Role::Title) => "主题",
            (Lang::Zh, Role::Subtitle) => "副题",
            (Lang::Zh, Role::Byline) => "署名",
            (Lang::Zh, Role::Note) => "按语",
            (Lang::Zh, Role::Subhead) => "小标题",
            (Lang::Zh, Role::Body) => "正文",
            (Lang::Zh, Role::List) => "列表",
            (Lang::Zh, Role::Caption) => "图片说明",
            (Lang::Zh, Role::Jump) => "转版",
            (Lang::Zh, Role::Ad) => "广告",
            (Lang::Zh, Role::Masthead) => "报头",
            (Lang::Zh, Role::Folio) => "版头",
            (Lang::En, Role::Rubric) => "rubric",
            (Lang::En, Role::Kicker) => "kicker",
            (Lang::En, Role::Title) => "headline",
            (Lang::En, Role::Subtitle) => "subtitle",
            (Lang::En, Role::Byline) => "byline",
            (Lang::En, Role::Note) => "note",
            (Lang::En, Role::Subhead) => "crosshead",
            (Lang::En, Role::Body) => "text",
            (Lang::En, Role::List) => "list",
            (Lang::En, Role::Caption) => "caption",
            (Lang::En, Role::Jump) => "jump",
            (Lang::En, Role::Ad) => "advertisement",
            (Lang::En, Role::Masthead) => "masthead",
            (Lang::En, Role::Folio) => "folio",
        }
    }

    /// What a kind of doubt is called; one that has no name here is called by its own.
    #[must_use]
    pub fn doubt<'a>(&self, what: &'a str) -> &'a str {
        let zh = self.lang == Lang::Zh;
        match what {
            "date" => ["date", "日期"][usize::from(zh)],
            "page" => ["page number", "版次"][usize::from(zh)],
            "join" => ["joined paragraphs", "段落拼接"][usize::from(zh)],
            "role" => ["role of a line", "行的类别"][usize::from(zh)],
            "order" => ["order of paragraphs", "段落次序"][usize::from(zh)],
            "story" => ["extent of a story", "稿件归属"][usize::from(zh)],
            "jump" => ["jump", "转版"][usize::from(zh)],
            "text" => ["text", "文字残缺"][usize::from(zh)],
            _ => what,
        }
    }

    /// Why something is doubtful, as a stage or a record says it.
    #[must_use]
    pub fn why(&self, why: &str) -> String {
        match self.lang {
            Lang::Zh => display(why),
            Lang::En => doubts::english(why),
        }
    }

    /// `01版 要闻`, as far as it is known.
    #[must_use]
    pub fn page(&self, number: Option<&str>, name: Option<&str>) -> String {
        let number = number.map_or_else(
            || self.page_unknown.to_owned(),
            |number| self.page_number.of(number),
        );
        match name {
            Some(name) => format!("{number} {name}"),
            None => number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_story_is_singular() {
        assert_eq!(en::WORDS.stories.of(1), "1 story");
        assert_eq!(en::WORDS.stories.of(2), "2 stories");
        assert_eq!(zh::WORDS.page(Some("01"), Some("要闻")), "01版 要闻");
        assert_eq!(zh::WORDS.page(None, None), "版次不详");
    }
}
