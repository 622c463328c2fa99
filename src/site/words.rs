//! Words: every word that the site's pages say, in each language. A missing word does not compile.

use std::borrow::Borrow;

use super::search::words::{self as searching, SearchWords};
use crate::lang::Lang;
use crate::role::Role;
use crate::story::Kind;

/// A phrase with a number in it: for one, and for any other number.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    one: &'static str,
    other: &'static str,
}

impl Counted {
    const fn same(phrase: &'static str) -> Self {
        Self {
            one: phrase,
            other: phrase,
        }
    }

    /// The phrase with its number, thousands set apart.
    #[must_use]
    pub fn of(&self, number: impl Borrow<usize>) -> String {
        let number = *number.borrow();
        let phrase = if number == 1 { self.one } else { self.other };
        phrase.replace("{}", &grouped(number))
    }
}

/// A phrase that names something: `{}` stands for it.
#[derive(Debug, Clone, Copy)]
pub struct Naming(&'static str);

impl Naming {
    /// The phrase with the name.
    #[must_use]
    pub fn of(&self, name: impl AsRef<str>) -> String {
        self.0.replace("{}", name.as_ref())
    }
}

/// A number with its thousands set apart: `45,000`.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What the page of clippings says.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct Clipping {
    pub added: &'static str,
    pub known: &'static str,
    pub lost: &'static str,
    pub full: &'static str,
    pub read: &'static str,
    pub unread: &'static str,
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

    // Counting.
    pub stories: Counted,
    pub pages: Counted,
    pub issues: Counted,
    pub names: Counted,
    pub characters: Counted,
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
    pub home_figures: &'static str,
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
    pub masthead: &'static str,
    pub from_page: Naming,
    pub no_stories: &'static str,
    pub untitled: &'static str,

    // Story.
    pub previous_story: &'static str,
    pub next_story: &'static str,
    pub neighbours: &'static str,
    pub back_to_page: &'static str,
    pub lacks_before: &'static str,
    pub lacks_after: &'static str,
    pub lacks_from: Naming,
    pub lacks_to: Naming,
    pub seam: Naming,
    pub seam_unknown: &'static str,
    pub caption: &'static str,
    pub doubts: &'static str,
    pub part_doubt: &'static str,
    pub package_of: &'static str,
    pub package_members: &'static str,
    pub related: &'static str,
    pub reprint: &'static str,
    pub follow_up: &'static str,
    pub source: &'static str,
    pub line: &'static str,
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
    pub clip: &'static str,

    // Lists.
    pub list_of: Naming,
    pub by_year: &'static str,
    pub year_unknown: &'static str,
    pub other_initial: &'static str,
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
    pub month_only: &'static str,
    pub previous_day: &'static str,
    pub next_day: &'static str,
    pub no_issue_today: &'static str,
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
    pub data: &'static str,
    pub data_note: &'static str,
    pub data_jsonl: &'static str,
    pub data_csv: &'static str,
    pub data_readme: &'static str,
    pub data_issues: &'static str,
    pub how_made: &'static str,
    pub how_made_text: &'static str,
    pub rights: &'static str,

    // Source view.
    pub raw_note: &'static str,
    pub raw_line: &'static str,
    pub raw_role: &'static str,
    pub raw_text: &'static str,
    pub furniture: &'static str,

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
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }

    /// What a kind of story is called.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> &'static str {
        match (self.lang, kind) {
            (Lang::Zh, Kind::News) => "报道",
            (Lang::Zh, Kind::Photo) => "图片新闻",
            (Lang::Zh, Kind::Notice) => "公告启事",
            (Lang::Zh, Kind::Ad) => "广告",
            (Lang::Zh, Kind::Opinion) => "言论",
            (Lang::Zh, Kind::Package) => "组稿",
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

const ZH: Words = Words {
    lang: Lang::Zh,
    code: "zh-CN",
    archive_of: Naming("{}剪报"),
    archive: "剪报",
    skip: "跳到正文",
    seal: "剪报",
    home: "首页",
    search: "检索",
    searching: &searching::ZH,
    search_hint: "人名、地名、单位、事件……",
    calendar: "日历",
    rubrics: "栏目",
    people: "人物",
    places: "地区",
    kinds: "体裁",
    clippings: "剪报本",
    about: "关于",
    main_nav: "主导航",
    breadcrumb: "所在位置",
    made_with: "由剪报（jianbao）生成",
    disclaimer: "文字由报纸版面识别而来，可能有误；引用前请核对原报。",
    stories: Counted::same("{} 篇"),
    pages: Counted::same("{} 版"),
    issues: Counted::same("{} 期"),
    names: Counted::same("{} 人"),
    characters: Counted::same("{} 字"),
    entries: Counted::same("{} 项"),
    all_names: Counted::same("全部 {} 人"),
    find: "在全文中检索",
    example: "例如",
    latest: "最新一期",
    earlier: "更早各期",
    all_issues: "全部各期",
    ways_in: "从这里开始",
    undated: "日期不详的版面",
    undated_note: "这些版面的原件没有留下日期。它们按文件名排列，可以检索，但不列入日历。",
    home_figures: "馆藏",
    nothing_yet: "本库尚无内容。",
    issue_number: Naming("第{}期"),
    previous_issue: "上一期",
    next_issue: "下一期",
    previous_page: "上一版",
    next_page: "下一版",
    page_nav: "版面导航",
    title_nav: "标题导航",
    page_number: Naming("{}版"),
    page_unknown: "版次不详",
    pages_missing: Naming("本库缺{}版"),
    back_to_issue: "返回本期",
    dump: "原始文件",
    raw: "查看原始文本",
    masthead: "报头与版头",
    from_page: Naming("接{}版"),
    no_stories: "本版没有稿件。",
    untitled: "无题",
    previous_story: "上一篇",
    next_story: "下一篇",
    neighbours: "上一篇与下一篇",
    back_to_page: "返回本版",
    lacks_before: "〔上文缺〕",
    lacks_after: "〔下文缺〕",
    lacks_from: Naming("〔接{}版，本库未收〕"),
    lacks_to: Naming("〔下转{}版，本库未收〕"),
    seam: Naming("以下接{}版"),
    seam_unknown: "以下接另一版",
    caption: "图片说明",
    doubts: "存疑",
    part_doubt: "此段存疑",
    package_of: "所属组稿",
    package_members: "本组稿件",
    related: "相关稿件",
    reprint: "同文另刊",
    follow_up: "题材相近",
    source: "出处",
    line: "行",
    source_lines: Naming("第 {} 行"),
    in_this_page: "本版标题",
    reporters: "记者",
    correspondents: "通讯员",
    photographers: "摄影",
    interns: "实习生",
    planners: "策划",
    authors: "作者",
    editors: "编辑",
    cite: "引用本文",
    copy: "复制",
    copied: "已复制",
    select: "已选中，请按 Ctrl+C 复制",
    download: "下载",
    quote: "复制所选文字与出处",
    clip: "加入剪报本",
    list_of: Naming("{}的稿件"),
    by_year: "按年",
    year_unknown: "年份不详",
    other_initial: "其他",
    initials: "按拼音首字母",
    parts: "分页",
    part: Naming("第 {} 页"),
    none: "暂无。",
    search_these: "在检索页查看",
    calendar_note: "颜色越深，当日收录的稿件越多；空格为本库未收。",
    missing_issue: "未收",
    legend_less: "少",
    legend_more: "多",
    this_day: "历史上的今天",
    this_day_note: "选一天，看历年同日的报道。",
    today: "今天",
    year_of: Naming("{}年"),
    weekdays: ["一", "二", "三", "四", "五", "六", "日"],
    month_only: "只知月份",
    previous_day: "前一天",
    next_day: "后一天",
    no_issue_today: "本库没有历年今天的报纸。",
    previous_year: "上一年",
    next_year: "下一年",
    missing_pages: "缺版",
    no_script: "检索需要浏览器运行脚本。没有脚本时，仍可从日历、栏目、人物和地区浏览全部稿件。",
    about_lead: "本库把报纸的版面识别文本逐版切分成篇，可以浏览、检索和引用。",
    figures: "馆藏数字",
    figure_stories: "稿件（篇）",
    figure_pages: "版面（版）",
    figure_issues: "期数（期）",
    most: Naming("最多：{}。"),
    quality: "质量说明",
    quality_note: "机器识别和切分都会出错。这里如实列出已知的情况。",
    stories_by_month: "每月稿件数",
    stories_by_year: "每年稿件数",
    stories_by_kind: "各体裁稿件数",
    stories_by_place: "各地区稿件数",
    doubts_by_kind: "存疑类别",
    text_size: "文字（字）",
    period: "收录时段",
    undated_pages: "日期不详",
    hidden: "应要求撤下",
    hidden_note: "应要求撤下的版面不在本库出现，也不在数据文件中。",
    lines_in_stories: "归入稿件的原始文本行",
    lines_in_furniture: "报头与版头的原始文本行",
    joined: "已拼接的转版稿件",
    open_jumps: "未能接上的转版",
    odd_characters: "可疑字符",
    self_test: "检索自测",
    self_test_note: "精确检索的篇数与逐篇查找全库的结果相同：一篇不少，一篇不多。",
    data: "数据下载",
    data_note: "全部稿件以开放格式提供，保留识别文本的原样。",
    data_jsonl: "全部稿件，每行一篇（JSON Lines）",
    data_csv: "全部稿件，表格（CSV）",
    data_readme: "各字段的说明",
    data_issues: "每期一个 JSON 文件",
    how_made: "如何制成",
    how_made_text: "每一行识别文本都恰好归入一篇稿件，或归入报头、版头，没有遗漏，也没有重复。切分没有把握的地方，在稿件下方注明“存疑”。",
    rights: "权利说明",
    raw_note: "以下是本版识别文本的原样，按原始文件的行号排列。",
    raw_line: "行号",
    raw_role: "类别",
    raw_text: "文本",
    furniture: "报头与版头",
    clippings_note: "收藏的稿件只保存在这个浏览器里，可以导出成文件，也可以再导入。",
    clippings_script: "剪报本需要浏览器运行脚本。",
    clipping: Clipping {
        added: "已加入：",
        known: "这一篇已在剪报本中。",
        lost: "没有找到这一篇，可能已经撤下。",
        full: "浏览器不让保存，请用上面的按钮存成文件。",
        read: "已导入 {} 篇。",
        unread: "这个文件不是剪报本存出的文件。",
        removed: "已移出：",
        empty: "剪报本是空的。读到有用的稿件，点“加入剪报本”即可收藏。",
        count: "共 {} 篇。",
        saved: "已存成文件：",
        save: "存成文件",
        save_html: "存成文件（网页）",
        import: "导入",
        as_text: "全部文字（可选中复制）",
        note: "笔记",
        up: "上移",
        down: "下移",
        remove: "移出",
    },
    missing: "没有这一页",
    missing_note: "地址可能有误，或者这一页已经撤下。可以检索，或从首页重新开始。",
};

const EN: Words = Words {
    lang: Lang::En,
    code: "en",
    archive_of: Naming("{} archive"),
    archive: "Newspaper archive",
    skip: "Skip to content",
    seal: "剪报",
    home: "Home",
    search: "Search",
    searching: &searching::EN,
    search_hint: "People, places, firms, events …",
    calendar: "Calendar",
    rubrics: "Columns",
    people: "People",
    places: "Places",
    kinds: "Kinds",
    clippings: "Clippings",
    about: "About",
    main_nav: "Main",
    breadcrumb: "You are here",
    made_with: "Made with jianbao (剪报)",
    disclaimer: "The text was recognised from newspaper pages and may hold errors; check the printed paper before you cite.",
    stories: Counted {
        one: "{} story",
        other: "{} stories",
    },
    pages: Counted {
        one: "{} page",
        other: "{} pages",
    },
    issues: Counted {
        one: "{} issue",
        other: "{} issues",
    },
    names: Counted {
        one: "{} name",
        other: "{} names",
    },
    characters: Counted {
        one: "{} character",
        other: "{} characters",
    },
    entries: Counted {
        one: "{} entry",
        other: "{} entries",
    },
    all_names: Counted {
        one: "the one name",
        other: "all {} names",
    },
    find: "Search the full text",
    example: "For example",
    latest: "Latest issue",
    earlier: "Earlier issues",
    all_issues: "All issues",
    ways_in: "Where to begin",
    undated: "Pages without a date",
    undated_note: "The originals of these pages bear no date. They stand in the order of their file names; they can be searched, but are not in the calendar.",
    home_figures: "Holdings",
    nothing_yet: "This archive is empty.",
    issue_number: Naming("No. {}"),
    previous_issue: "Previous issue",
    next_issue: "Next issue",
    previous_page: "Previous page",
    next_page: "Next page",
    page_nav: "Pages",
    title_nav: "Headlines",
    page_number: Naming("Page {}"),
    page_unknown: "Page unknown",
    pages_missing: Naming("Not in this archive: page {}"),
    back_to_issue: "Back to the issue",
    dump: "Source file",
    raw: "View source text",
    masthead: "Masthead and folio",
    from_page: Naming("continued from page {}"),
    no_stories: "No stories on this page.",
    untitled: "Untitled",
    previous_story: "Previous story",
    next_story: "Next story",
    neighbours: "Previous and next story",
    back_to_page: "Back to the page",
    lacks_before: "[beginning lacking]",
    lacks_after: "[end lacking]",
    lacks_from: Naming("[continued from page {}, not in this archive]"),
    lacks_to: Naming("[continues on page {}, not in this archive]"),
    seam: Naming("Continued on page {}"),
    seam_unknown: "Continued on another page",
    caption: "Caption",
    doubts: "Doubts",
    part_doubt: "This paragraph is in doubt",
    package_of: "Part of",
    package_members: "Stories in this package",
    related: "Related stories",
    reprint: "same text",
    follow_up: "similar subject",
    source: "Source",
    line: "line",
    source_lines: Naming("lines {}"),
    in_this_page: "On this page",
    reporters: "Reporters",
    correspondents: "Correspondents",
    photographers: "Photographers",
    interns: "Interns",
    planners: "Planning",
    authors: "Authors",
    editors: "Editors",
    cite: "Cite this story",
    copy: "Copy",
    copied: "Copied",
    select: "Selected: press Ctrl+C to copy",
    download: "Download",
    quote: "Copy selection with source",
    clip: "Add to clippings",
    list_of: Naming("Stories: {}"),
    by_year: "By year",
    year_unknown: "Year unknown",
    other_initial: "Other",
    initials: "By initial (pinyin)",
    parts: "Parts",
    part: Naming("Part {}"),
    none: "None yet.",
    search_these: "See in search",
    calendar_note: "The darker, the more stories that day; blank days are not in this archive.",
    missing_issue: "not held",
    legend_less: "fewer",
    legend_more: "more",
    this_day: "On this day",
    this_day_note: "Choose a day to see what was printed on it in each year.",
    today: "Today",
    year_of: Naming("{}"),
    weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    month_only: "Only the month is known",
    previous_day: "Previous day",
    next_day: "Next day",
    no_issue_today: "This archive holds no issue of today in any year.",
    previous_year: "Previous year",
    next_year: "Next year",
    missing_pages: "pages not held",
    no_script: "Search needs scripts. Without them all stories can still be reached by calendar, column, person and place.",
    about_lead: "This archive cuts the recognised text of newspaper pages into stories that can be browsed, searched and cited.",
    figures: "Figures",
    figure_stories: "Stories",
    figure_pages: "Newspaper pages",
    figure_issues: "Issues",
    most: Naming("Most: {}."),
    quality: "Quality",
    quality_note: "Recognition and cutting by machine make mistakes. This is what is known of them.",
    stories_by_month: "Stories by month",
    stories_by_year: "Stories by year",
    stories_by_kind: "Stories by kind",
    stories_by_place: "Stories by place",
    doubts_by_kind: "Doubts by kind",
    text_size: "Characters of text",
    period: "Period",
    undated_pages: "Undated",
    hidden: "Withdrawn on request",
    hidden_note: "Pages withdrawn on request appear neither on this site nor in its data files.",
    lines_in_stories: "Source lines in stories",
    lines_in_furniture: "Source lines in mastheads and folios",
    joined: "Stories joined over pages",
    open_jumps: "Jumps without their other half",
    odd_characters: "Suspicious characters",
    self_test: "Search self-test",
    self_test_note: "The exact count of a search equals that of reading every story: not one missing, not one too many.",
    data: "Data",
    data_note: "All stories in open formats, in the characters of the recognised text.",
    data_jsonl: "All stories, one a line (JSON Lines)",
    data_csv: "All stories as a table (CSV)",
    data_readme: "What the fields mean",
    data_issues: "One JSON file an issue",
    how_made: "How it is made",
    how_made_text: "Every line of recognised text is in exactly one story or in the masthead and folio: nothing is dropped, nothing is used twice. Where the cutting is not certain, the story says so below its text.",
    rights: "Rights",
    raw_note: "The recognised text of this page as it is, by line number of the source file.",
    raw_line: "Line",
    raw_role: "Role",
    raw_text: "Text",
    furniture: "Masthead and folio",
    clippings_note: "Clippings are kept in this browser only; they can be saved to a file and read again.",
    clippings_script: "Clippings need scripts.",
    clipping: Clipping {
        added: "Added: ",
        known: "This story is among your clippings already.",
        lost: "This story was not found; it may have been withdrawn.",
        full: "The browser does not let us keep them: save them to a file with the buttons above.",
        read: "Stories read: {}.",
        unread: "This file was not saved by the clippings page.",
        removed: "Removed: ",
        empty: "No clippings yet. On a story you want to keep, choose “Add to clippings”.",
        count: "Clippings: {}.",
        saved: "Saved: ",
        save: "Save to a file",
        save_html: "Save to a file (web page)",
        import: "Import",
        as_text: "All as text, to select and copy",
        note: "Note",
        up: "Up",
        down: "Down",
        remove: "Remove",
    },
    missing: "There is no such page",
    missing_note: "The address may be wrong, or the page was withdrawn. Search, or begin again at the home page.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_045_000), "1,045,000");
    }

    #[test]
    fn one_story_is_singular() {
        assert_eq!(EN.stories.of(1), "1 story");
        assert_eq!(EN.stories.of(2), "2 stories");
        assert_eq!(ZH.page(Some("01"), Some("要闻")), "01版 要闻");
        assert_eq!(ZH.page(None, None), "版次不详");
    }
}
