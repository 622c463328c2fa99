//! Line grammar: datelines, jump marks, labels of notes, lines that name an author.

use std::sync::LazyLock;

use regex::Regex;

use super::credits::{Credit, credits};
use super::fold::fold;

/// Compiles a pattern that is written in the program.
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is written here and tested")
}

/// How a mark of continuation points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JumpWay {
    /// 上接: the text began on another page.
    From,
    /// 下转: the text goes on on another page.
    To,
}

/// A mark of continuation (转版标记).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jump {
    /// Where it points.
    pub way: JumpWay,
    /// The page and number that it names, as printed: `01版①`.
    pub target: String,
    /// Characters of the line that it takes up.
    pub size_chars: usize,
}

/// Signs that papers put around a mark of continuation.
const SIGNS: &str = r"[▲△▼▽▶►▷◀◁◄←→↑↓★☆●○■□◆◇*>》<《«»\s]*";
/// A page as marks of continuation name it.
const TARGET: &str = r"(?P<page>(?:第\s*)?(?:[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*[版页]|[A-Z]\d{1,2}\b)\s*(?P<number>[①-⑳]|\(\d\))?(?:\s*《[^》]{1,40}》)?";

static JUMP_START: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^{SIGNS}[(\[【]?\s*(?P<way>上接|紧接|下接|接|下转|紧转|转)\s*(?:今日|本报|\d{{1,2}}月\d{{1,2}}日)?{TARGET}\s*[)\]】]?{SIGNS}"
    ))
});
static JUMP_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"[(\[【]?{SIGNS}(?P<way>上接|紧接|下转|紧转|转|详见)\s*(?:今日|本报)?{TARGET}\s*[)\]】]?{SIGNS}$"
    ))
});

fn jump(found: &regex::Captures<'_>) -> Jump {
    let way = if matches!(&found["way"], "上接" | "紧接" | "下接" | "接") {
        JumpWay::From
    } else {
        JumpWay::To
    };
    let page: String = found["page"].split_whitespace().collect();
    Jump {
        way,
        target: page + found.name("number").map_or("", |number| number.as_str()),
        size_chars: found[0].chars().count(),
    }
}

/// The mark of continuation that opens a folded line, if there is one.
#[must_use]
pub fn jump_at_start(folded: &str) -> Option<Jump> {
    // Every mark names its way within the first signs; most lines are refused here without running the pattern.
    if !folded
        .chars()
        .take(10)
        .any(|char| matches!(char, '接' | '转'))
    {
        return None;
    }
    JUMP_START.captures(folded).map(|found| jump(&found))
}

/// The mark of continuation that closes a folded line, if there is one.
#[must_use]
pub fn jump_at_end(folded: &str) -> Option<Jump> {
    let tail = tail(folded, 24);
    if !tail.contains(['转', '接', '见']) {
        return None;
    }
    JUMP_END.captures(tail).map(|found| jump(&found))
}

/// The last characters of a text.
fn tail(text: &str, chars: usize) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take(chars)
        .last()
        .map_or(0, |(at, _)| at);
    &text[start..]
}

/// The first characters of a text.
fn first(text: &str, chars: usize) -> &str {
    let end = text
        .char_indices()
        .nth(chars)
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// Who sends the report: the paper itself, another paper, an agency.
const SENDER: &str = r"(?:本报|本刊|本网|本台|本社|本[市县校院]|[日晚晨早午]报|商报|时报|都市报|快报|周报|校报|院报|\p{Han}{2,6}(?:日报|晚报|晨报|早报|商报|时报|都市报|周报|周刊|法治报|青年报|法制报)(?:[·、/]\p{Han}{2,8})?|新华社|新华网|中新社|中新网|人民网|央视新闻|央视|红网时刻|红网|\p{Han}{2,6}(?:融媒体中心|融媒|新闻网|新闻客户端|客户端|电视台|广播电视台))";

static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^[■□●○◆◇▲△★☆\s]*据?{SENDER}(?:\p{{Han}}{{1,8}}?)?(?:\s?\d{{1,2}}月\d{{1,2}}日)?(?:讯|电|(?:专电|消息|报道)(?:[\s(,:]|$))"
    ))
});
/// Who reports, between two other things: 本报首席记者甲 通讯员乙报道, 记者 甲 摄影报道.
const REPORTS: &str = r"(?:本报|\p{Han}{2,4}报)?(?:驻\p{Han}{1,4})?(?:全媒体|融媒体?|首席|见习|实习|特约|摄影)*(?:记者|通讯员)[^。,:;!?“”()]{1,50}?(?:摄影|综合)?报道(?:[:,\s]+|$)";
static REPORTER_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[■□●○◆◇\s]*[(【\[](?:本报|\p{Han}{2,4}[日晚晨]报)?(?:\p{Han}{2,4})?(?:记者|通讯员)[^()】\]]{1,60}[)】\]]\s*\S",
    )
});
/// An account or outlet by its name: 据“某某发布”消息. A space must end it: 据《某某报》报道,… is any paragraph's sentence.
static NAMED_SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[■□●○◆◇\s]*据(?:“[^”]{2,14}”|《[^》]{2,14}》)(?:微信)?(?:公众号|客户端|网站|微博)?(?:消息|报道|电|讯)\s",
    )
});
static REPORTER_REPORTS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^[■□●○◆◇\s]*{REPORTS}")));
/// The credit behind a dateline that no brackets hold.
static CREDIT_BEHIND: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^[\s:|/]*{REPORTS}")));
static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:本报|\p{Han}{2}(?:日报|晚报|晨报|早报|商报)(?:·\p{Han}{2,6})?)(?:\p{Han}{0,4}\d{1,2}月\d{1,2}日)?讯\s*(?:[(\s]|$)|据?新华社\p{Han}{1,6}\d{1,2}月\d{1,2}日电[\s(]",
    )
});

/// The dateline (电头) that opens a folded line of running text: its length in characters with the credit in brackets behind it.
///
/// Forms: 本报讯(记者 甲), 株洲日报·掌上株洲讯(…), 新华社北京10月8日电, 据新华社消息, (记者 甲 通讯员 乙) before the text, 本报记者甲报道:.
#[must_use]
pub fn dateline(folded: &str) -> Option<usize> {
    let head = first(folded, 90);
    if let Some(found) = DATELINE.find(head) {
        let size = found.as_str().chars().count();
        let rest = &head[found.end()..];
        let bracket = rest.trim_start();
        let skipped = rest.chars().count() - bracket.chars().count();
        let closing = match bracket.chars().next() {
            Some('(') => Some(')'),
            Some('【') => Some('】'),
            Some('[') => Some(']'),
            Some('〔') => Some('〕'),
            _ => None,
        };
        let credit = match closing {
            Some(closing) => bracket
                .chars()
                .position(|char| char == closing)
                .map_or(0, |end| skipped + end + 1),
            None => CREDIT_BEHIND
                .find(rest)
                .map_or(0, |found| found.as_str().chars().count()),
        };
        return Some(size + credit);
    }
    let found = REPORTER_FIRST
        .find(head)
        .or_else(|| REPORTER_REPORTS.find(head))
        .or_else(|| NAMED_SOURCE.find(head))?;
    Some(found.as_str().chars().count().saturating_sub(1).max(1))
}

/// Whom the dateline of a folded line credits: the names in its brackets, or behind 记者 where it has none.
#[must_use]
pub fn dateline_credits(folded: &str) -> Vec<Credit> {
    let Some(size) = dateline(folded) else {
        return Vec::new();
    };
    let opening = first(folded, size);
    ["(", "【", "[", "〔", "记者", "通讯员"]
        .iter()
        .filter_map(|sign| opening.find(sign))
        .min()
        .map_or_else(Vec::new, |at| credits(&opening[at..]).0)
}

/// Cuts a line where a dateline follows a headline on the same line; one piece otherwise.
///
/// Only a headline of 4 to 50 characters without a full stop: a 本报讯 in the middle of a paragraph is a quotation.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    if !text.contains('讯') && !text.contains('电') {
        return vec![text];
    }
    let folded: String = fold(first(text, 80)).collect();
    if let Some(found) = GLUED.find(&folded) {
        let before = &folded[..found.start()];
        let size = before.trim_end().chars().count();
        if (4..=50).contains(&size)
            && !before.contains(['。', ';', ':', '('])
            && before.chars().all(|char| char != '据')
        {
            let cut = text
                .char_indices()
                .nth(before.chars().count())
                .map_or(text.len(), |(at, _)| at);
            return vec![text[..cut].trim_end(), &text[cut..]];
        }
    }
    vec![text]
}

static NOTE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[\s■□●○◆◇▲△★☆►▶▷※]*(?P<open>[【\[〔(<《]?)\s*(?:(?P<before>编者按|编\s?者\s?按|编者的话|编辑按|按语|开栏语|开栏的话|开栏寄语|(?:上[期回]|前情|内容|故事)(?:提要|梗概)|人物(?:名片|简介|档案|小传)|(?P<card>\p{Han}{2,8}(?:名片|档案|小传)))|编者注|(?P<after>编后语|编后|编余)|注|(?P<box>(?:相关|新闻|知识|背景|政策|资料|法律|法条|数据|名词)链接|链接|新闻(?:背景|延伸|回放|回顾|提示|资料|人物)|背景资料|名词解释|延伸阅读|小贴士|小知识|小常识)|温馨(?:提示|提醒)|特别提[示醒]|友情提示|新闻多一点|知识多一点|(?:专家|嘉宾|作者)(?:简介|名片))\s*(?P<close>[】\]〕)>》]?)\s*(?P<colon>:?)\s*[·|]?\s*",
    )
});

/// What a box is about, behind its label: no longer than a headline.
const BOX_TITLE_CHARS: usize = 24;

/// The label of an editor's note or side box that opens a folded line (编者按, 开栏语, 编后, 链接 …): its length in characters.
///
/// With text behind it only if a bracket or colon sets it off. A box's label with its headline (相关链接 分值与时间) is a label as a whole.
#[must_use]
pub fn note_label(folded: &str) -> Option<usize> {
    let found = NOTE_LABEL.captures(first(folded, 24))?;
    let size = found[0].chars().count();
    let count = folded.chars().count();
    let set_off = !found["close"].is_empty() || !found["colon"].is_empty();
    // 一张城市名片 may be said of anything; 【第一书记名片】 heads one.
    if found.name("card").is_some() && found["close"].is_empty() {
        return None;
    }
    if size == count || set_off {
        return Some(size);
    }
    let has_headline = found.name("box").is_some()
        && found[0].ends_with([' ', '·', '|'])
        && count - size <= BOX_TITLE_CHARS
        && !folded.ends_with(['。', ',', ';']);
    has_headline.then_some(count)
}

/// Whether a folded line opens with the label of what stands before a story's text: an editor's note (编者按), what was told so far, whom the
/// story is about.
#[must_use]
pub fn labels_what_leads_in(folded: &str) -> bool {
    note_label(folded).is_some()
        && NOTE_LABEL
            .captures(first(folded, 24))
            .is_some_and(|found| found.name("before").is_some())
}

/// Whether a folded line opens with the label of what stands behind a story: a side box (链接) or an afterword (编后).
#[must_use]
pub fn labels_what_follows(folded: &str) -> bool {
    note_label(folded).is_some()
        && NOTE_LABEL
            .captures(first(folded, 24))
            .is_some_and(|found| found.name("box").or(found.name("after")).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_afterwords_follow_a_story_and_editors_notes_lead_into_one() {
        for label in [
            "【链接】",
            "■相关链接",
            "►链接",
            "编后:这两封信",
            "新闻背景",
        ] {
            assert!(labels_what_follows(label), "{label}");
        }
        for label in ["编者按:", "开栏的话", "链接未来 共创辉煌"] {
            assert!(!labels_what_follows(label), "{label}");
        }
    }

    #[test]
    fn a_dateline_ends_behind_its_credit() {
        let text = "株洲日报讯(全媒体记者/甲乙 通讯员/丙丁) 近日";
        assert_eq!(
            dateline(text).map(|size| text.chars().take(size).last()),
            Some(Some(')'))
        );
        for text in [
            "本报讯 近日",
            "新华社北京10月8日电 近日",
            "据新华社消息 近日",
            "据新华社电 近日",
            "本报长沙10月8日讯 近日",
            "(记者 张三 通讯员 李四) 近日",
            "■本报讯(记者 甲)近日",
            "株洲日报·掌上株洲讯(记者/甲) 近日",
            "红网时刻9月1日讯(记者 甲)近日",
            "晚报讯 (首席记者 张三报道) 近日",
            "本市讯 近日",
            "本报讯【记者 张三】近日",
            "记者张三 通讯员李四报道:近日",
            "据“某某发布”消息 近日",
            "据《某某商报》报道 近日",
        ] {
            assert!(dateline(text).is_some(), "{text}");
        }
        for text in [
            "新华社记者昨日走访了",
            "本报消息灵通",
            "通讯员们来到现场",
            "湖南日报社来株调研",
            "据“两会”报道组了解",
            "据《某某商报》报道,这已不是第一次",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }

    #[test]
    fn a_dateline_names_its_writers_in_brackets_and_without() {
        for (text, expected) in [
            (
                "本报讯 记者张三 李四光 通讯员田小禾报道 5月18日,",
                "记者:张三,李四光 通讯员:田小禾",
            ),
            ("本报长沙5月19日讯 记者张三报道 今天,", "记者:张三"),
            ("晚报讯 (首席记者 张三报道) 昨日", "记者:张三"),
            (
                "本报讯(见习记者 张三 通讯员 李四) 昨日",
                "记者:张三 通讯员:李四",
            ),
            ("新华社北京5月1日电 (特约记者 张三)来自", "记者:张三"),
            ("本报记者张三报道:昨日", "记者:张三"),
            ("本报讯 昨日,记者张三报道了此事。", ""),
        ] {
            let named: Vec<String> = dateline_credits(text)
                .iter()
                .map(|credit| format!("{}:{}", credit.label, credit.names.join(",")))
                .collect();
            assert_eq!(named.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn a_box_s_label_may_hold_its_headline() {
        for label in [
            "相关链接 各科分值与时间",
            "【编者按】",
            "人物名片:张三,",
            "【驻村书记名片】张三,37岁,",
            "特别提醒:",
            "新闻背景",
            "上回提要:说书人坐定",
        ] {
            assert!(note_label(label).is_some(), "{label}");
        }
        for text in [
            "链接未来 共创辉煌的大会今天在这里隆重开幕并取得圆满成功。",
            "编后记的写法",
            "东江窑:一张城市名片",
            "一张城市名片",
            "温馨提示大家出门带伞",
        ] {
            assert_eq!(note_label(text), None, "{text}");
        }
    }

    #[test]
    fn marks_of_continuation_name_their_page() {
        for (text, way, target) in [
            ("▲上接01版② 正文", JumpWay::From, "01版②"),
            ("◀◀上接01版", JumpWay::From, "01版"),
            ("▲上接A1版②", JumpWay::From, "A1版②"),
            ("(紧接第一版)", JumpWay::From, "第一版"),
            ("(上接第1版《标题》)", JumpWay::From, "第1版"),
            ("►下转03版", JumpWay::To, "03版"),
        ] {
            let jump = jump_at_start(text).expect("a mark");
            assert_eq!((jump.way, jump.target.as_str()), (way, target), "{text}");
        }
        let jump = jump_at_end("他说。(下转第三版)").expect("a mark");
        assert_eq!((jump.way, jump.target.as_str()), (JumpWay::To, "第三版"));
        assert_eq!(jump_at_start("接受采访时,他说"), None);
    }

    #[test]
    fn a_headline_is_cut_from_the_dateline_behind_it() {
        assert_eq!(
            pieces("全市防汛会议召开 本报讯(记者 甲)昨日"),
            ["全市防汛会议召开", "本报讯(记者 甲)昨日"]
        );
        assert_eq!(pieces("据本报讯(记者 甲)昨日").len(), 1);
    }
}
