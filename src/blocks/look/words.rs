//! Words: what a line says of itself by the words with which it begins and ends.

use std::sync::LazyLock;

use regex::Regex;

use super::super::authors::words as words_of_names;
use super::super::fold::is_han;
use super::labels::{is_rubric_like, names_campaign, names_column};
use super::lexicon::{
    ADDRESSES, APPEAL_ENDS, BODY_ENDS, BOX_ENDS, BRIEFS_ENDS, CHRONICLE_ENDS, DECLARES, EVENT_ENDS,
    FOLLOWS, LEADING_OPENS, NO_BODY_OPENS, NOTICE_ENDS, PICTURE_OPENS, PRESIDING_ENDS,
    QR_CODE_ENDS, SERIES_ENDS, TELLS,
};
use super::{Cue, Cues, shapes};

/// Longest line with which readers turn to the paper.
const APPEAL_CHARS: usize = 18;

/// Marks short lines by their words.
pub(super) fn words(cues: &mut Cues, chars: &[char], folded: &str, count: usize) {
    cues.add_if(
        Cue::RubricWord,
        count <= 16 && is_rubric_like(folded.trim()) && !heads_briefs(folded.trim()),
    );
    cues.add_if(
        Cue::Salutation,
        count <= 16 && ADDRESSES.is_match(folded.trim()) || addresses_reader(folded.trim()),
    );
    cues.add_if(
        Cue::ColumnName,
        count <= 12 && names_column(folded)
            || count <= SERIES_CHARS && SERIES_ENDS.is_match(folded),
    );
    cues.add_if(Cue::Telephone, names_telephone(folded));
    cues.add_if(Cue::Campaign, count <= 24 && names_campaign(folded.trim()));
    cues.add_if(
        Cue::CommentLabel,
        count <= COMMENT_CHARS && calls_itself_comment(folded),
    );
    cues.add_if(
        Cue::ColonLabel,
        (2..=8).contains(&count)
            && chars.last() == Some(&':')
            && chars[..chars.len() - 1].iter().all(|char| is_han(*char))
            && ![
                "说:", "道:", "下:", "议:", "为:", "是:", "示:", "问:", "答:",
            ]
            .iter()
            .any(|end| folded.ends_with(end))
            || count <= APPEAL_CHARS
                && APPEAL_ENDS.is_match(folded)
                && !folded.contains([',', '。']),
    );
    cues.add_if(
        Cue::PlaceHead,
        (8..=30).contains(&count) && shapes::heads_by_place(folded),
    );
    cues.add_if(
        Cue::Chronicle,
        (5..=30).contains(&count) && CHRONICLE_ENDS.is_match(folded.trim()),
    );
    cues.add_if(Cue::Weather, count <= 60 && shapes::tells_weather(folded));
    cues.add_if(
        Cue::OpensForecast,
        cues.has(Cue::Weather)
            && ["今日天气", "明日天气", "今明天气", "天气预报", "天气:"]
                .iter()
                .any(|word| folded.starts_with(word)),
    );
    cues.add_if(
        Cue::BoxWord,
        count <= 16 && names_box(without_unit(folded.trim())),
    );
    cues.add_if(Cue::EventEnd, EVENT_ENDS.is_match(folded.trim()));
    cues.add_if(
        Cue::Figures,
        folded.contains('%')
            || folded.contains('‰')
            || folded.contains("亿元")
            || folded.contains("万元"),
    );
    cues.add_if(Cue::BriefsWord, count <= 10 && heads_briefs(folded.trim()));
    if cues.has(Cue::BriefsWord) || cues.has(Cue::Campaign) {
        // 文讯 may be a name, too, and 两学一做·身边榜样 one of a minority.
        for author in [Cue::Author, Cue::SignedAuthor, Cue::PenName] {
            cues.remove(author);
        }
    }
    cues.add_if(Cue::Presiding, count <= 30 && presides(folded));
    cues.add_if(
        Cue::LeadingIn,
        LEADING_OPENS.is_match(folded) && !folded.starts_with("让"),
    );
    cues.add_if(
        Cue::NoticeWord,
        count <= 24
            && NOTICE_ENDS.is_match(folded.trim_end_matches([' ', ')', '】']))
            && !folded.starts_with(['特', '谨']),
    );
    cues.add_if(
        Cue::QrCode,
        count <= 24
            && (QR_CODE_ENDS.is_match(folded)
                || folded.starts_with("扫码")
                || folded.starts_with("扫描二维码")
                || folded.starts_with("扫一扫")),
    );
    let with_date = count <= 40 && signs_with_date(folded.trim());
    cues.add_if(Cue::SignsWithDate, with_date);
    cues.add_if(
        Cue::SignsOff,
        with_date
            || count <= 24 && (signs_off(folded.trim()) || is_date(folded.trim()))
            || count <= 40 && mourns(folded.trim()),
    );
    cues.add_if(Cue::NameBoard, is_name_board(folded));
    cues.add_if(Cue::Record, is_record(folded, count));
}

/// Whether a line is a name with its figures, and does not head the columns of others.
fn is_record(folded: &str, count: usize) -> bool {
    let digits = folded.chars().filter(char::is_ascii_digit).count();
    digits >= 3
        && count <= 44
        && !folded.contains(['。', '℃'])
        && !names_unit(folded)
        && (has_value(folded) || ends_with_line(folded))
}

/// Longest name of a series: “世界水日·中国水周”特别报道.
const SERIES_CHARS: usize = 22;

/// Longest label of a comment: 今日快评, 编辑短评, a street's name and 短评.
const COMMENT_CHARS: usize = 5;

/// Whether a label says of itself that a comment follows.
fn calls_itself_comment(folded: &str) -> bool {
    let label = folded.trim_matches(|char: char| !is_han(char));
    ["短评", "快评", "锐评", "微评", "时评", "社评", "点评"]
        .iter()
        .any(|end| label.ends_with(end))
}

/// Whether what stands behind a colon is a figure rather than words: 电话:28823911, not 某某:0.02毫米的较真.
fn has_value(folded: &str) -> bool {
    folded.split_once(':').is_some_and(|(_, value)| {
        let digits = value.chars().filter(char::is_ascii_digit).count();
        let words = value.chars().filter(|char| is_han(*char)).count();
        digits >= words
    })
}

/// Whether a telephone stands behind the word for it: 某某公司 服务热线95598.
fn ends_with_line(folded: &str) -> bool {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:电话|热线|传真|手机)[\s:]*[\d—-]{5,}$").expect("the pattern is fixed")
    });
    LINE.is_match(folded.trim())
}

/// Opens with a bullet (●, -, ·) or a number with its sign (1. 2、 (3)).
pub(super) fn opens_with_bullet(chars: &[char]) -> bool {
    let Some(&first) = chars.first() else {
        return false;
    };
    if "●○■□◆◇★☆·▪►◎※".contains(first) {
        return true;
    }
    if matches!(first, '-' | '*') && chars.get(1) == Some(&' ') {
        return true;
    }
    if matches!(first, '①'..='⑳') {
        return true;
    }
    let from = usize::from(first == '(');
    let digits = chars[from..]
        .iter()
        .take_while(|char| char.is_ascii_digit())
        .count();
    (1..=2).contains(&digits)
        && chars
            .get(from + digits)
            .is_some_and(|sign| "、.)".contains(*sign) || (*sign == ':' && from == 0))
        && !chars
            .get(from + digits + 1)
            .is_some_and(char::is_ascii_digit)
}

/// Opens with a Chinese ordinal as crossheads do: 一、, (二), 第三,; or with the hour of a day that is told by its hours: 6:30 一碗粉.
pub(super) fn opens_with_ordinal(folded: &str) -> bool {
    static HOUR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|深夜)?\d{1,2}[:时点]\d{0,2}分?[\s,]+\p{Han}[^。;]{1,20}$")
            .expect("the pattern is fixed")
    });
    if HOUR.is_match(folded) {
        return true;
    }
    let rest = folded.trim_start_matches(['(', '第', '之']);
    let digits = rest
        .chars()
        .take_while(|char| "一二三四五六七八九十".contains(*char))
        .count();
    (1..=3).contains(&digits)
        && rest
            .chars()
            .nth(digits)
            .is_some_and(|sign| "、).".contains(sign))
}

pub(super) fn opens_with_picture(folded: &str) -> bool {
    PICTURE_OPENS
        .is_match(folded.trim_start_matches(['▲', '△', '▼', '◀', '▶', '►', ' ', '(', '【']))
}

/// Words with which sentences are told; headlines lack them.
pub(super) fn tells(folded: &str) -> bool {
    TELLS.is_match(folded)
}

/// Whether a line opens as sentences do that follow others: 其中, 此外, …
pub(super) fn follows(folded: &str) -> bool {
    FOLLOWS.is_match(folded.trim_start_matches('“'))
}

pub(super) fn says_ad(folded: &str, count: usize) -> bool {
    folded.contains("公益广告")
        || says_where_to_buy(folded)
        || (count <= 40 && shapes::publishes(folded))
        || (count <= 16
            && (folded.ends_with('宣')
                || folded.ends_with("广告")
                || folded.starts_with("广告")
                || ["同贺", "恭贺", "敬贺", "共贺", "联合祝贺"]
                    .iter()
                    .any(|word| folded.trim_end().ends_with(word))))
}

/// Whether a line tells where a shop is and its telephone: 地址:某某路 电话:28206660. On gold pages all four are advertisements; where to collect prizes
/// or to write to (兑奖地址, 联系地址) is told by notices.
fn says_where_to_buy(folded: &str) -> bool {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[。;,!\s])(?:地址|店址|厂址|校址):[^。]*(?:电话|热线|手机)[^。]*$")
            .expect("the pattern is fixed")
    });
    ADDRESS.is_match(folded.trim())
}

/// Words by which citizens and firms declare something (遗失声明, 注销公告 …).
pub(super) fn is_notice(text: &str) -> bool {
    DECLARES.is_match(text)
}

/// Whether a short line is a body that signs a notice.
fn signs_off(text: &str) -> bool {
    !text.contains([' ', ',', '“', ':', '?', '!'])
        && (!is_rubric_like(text) || text.ends_with("编辑部"))
        && !NO_BODY_OPENS.is_match(text)
        && (BODY_ENDS.is_match(text) || shapes::is_office(text))
}

/// Who signs an obituary, or what closes a notice: 子:某某 女:某某 泣告, 特此讣告.
fn mourns(text: &str) -> bool {
    "泣告|哀告|敬告|叩谢|泣谢|治丧小组|治丧委员会"
        .split('|')
        .any(|end| text.ends_with(end))
        || ["特此", "谨此"].iter().any(|start| text.starts_with(start)) && !text.contains(',')
}

/// A body and the date behind it: 某某社区居民委员会 2018年3月19日.
fn signs_with_date(text: &str) -> bool {
    text.rsplit_once(' ').is_some_and(|(body, date)| {
        is_date(date) && (signs_off(body.trim()) || is_agency(body.trim()))
    })
}

/// Whether a few characters end as bodies do: enough where a date stands behind them.
fn is_agency(text: &str) -> bool {
    (3..=20).contains(&text.chars().count())
        && text.chars().all(is_han)
        && (text.ends_with("中心")
            || text.ends_with([
                '局', '会', '院', '校', '厂', '部', '处', '站', '队', '所', '社', '馆', '府', '办',
            ]))
}

/// A date alone: 2023年9月12日, 98.10.8.
fn is_date(text: &str) -> bool {
    let fields: Vec<&str> = text.split('.').collect();
    let of_digits = |field: &&str| {
        (1..=4).contains(&field.len()) && field.bytes().all(|byte| byte.is_ascii_digit())
    };
    if fields.len() == 3 && fields.iter().all(of_digits) {
        return true;
    }
    text.ends_with('日')
        && text.contains('月')
        && text
            .chars()
            .all(|char| char.is_ascii_digit() || "年月日〇○零一二三四五六七八九十 ".contains(char))
}

/// At least three names and nothing else, as on boards of honour and lists of members; women and minorities are marked: (女), (苗族).
fn is_name_board(folded: &str) -> bool {
    static MARKED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\((?:女|\p{Han}{1,3}族|女,\p{Han}{1,3}族)\)").expect("the pattern is fixed")
    });
    let folded = MARKED.replace_all(folded, ",");
    let mut words: Vec<String> = Vec::new();
    for list in folded.split(['、', ',']) {
        // Names of two characters are set as wide as those of three.
        words.extend(words_of_names(list));
    }
    words.len() >= 3
        && words
            .iter()
            .filter(|word| crate::blocks::is_bare_name(word))
            .count()
            * 5
            >= words.len() * 4
        && words.iter().all(|word| word.chars().count() <= 4)
}

/// Whether a line holds names alone, perhaps behind what they have in common, the first or last one cut off: 某某区:甲乙丙 丁戊, 己 庚辛.
pub(super) fn is_row_of_names(folded: &str) -> bool {
    let names = labelled_names(folded).unwrap_or(folded);
    let mut words = words_of_names(names);
    words.retain(|word| word.chars().count() > 1);
    let bare = words
        .iter()
        .filter(|word| crate::blocks::is_bare_name(word));
    !words.is_empty() && bare.count() * 3 >= words.len() * 2
}

/// What stands behind a row's label: behind a few Chinese characters and a colon.
pub(super) fn labelled_names(folded: &str) -> Option<&str> {
    let (label, names) = folded.trim().split_once(':')?;
    let short = (1..=LABEL_CHARS).contains(&label.chars().count());
    (short && label.chars().all(is_han)).then_some(names)
}

/// Longest label of a row of names.
const LABEL_CHARS: usize = 6;

/// Whether a short line names a box of facts.
fn names_box(text: &str) -> bool {
    BOX_ENDS.is_match(text)
}

/// Whether a line tells the unit of the figures below it: 水泥价格表(单位:元/吨).
pub(super) fn names_unit(line: &str) -> bool {
    without_unit(line).len() < line.len()
}

/// A line without that unit.
fn without_unit(line: &str) -> &str {
    static UNIT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\s*\((?:计量)?单位:[^()]{1,16}\)$").expect("the pattern is fixed")
    });
    UNIT.find(line).map_or(line, |unit| &line[..unit.start()])
}

/// Whether a short line heads several short items.
fn heads_briefs(text: &str) -> bool {
    BRIEFS_ENDS.is_match(text)
}

/// Says who presided, spoke or attended.
fn presides(folded: &str) -> bool {
    let folded = folded.trim();
    PRESIDING_ENDS.is_match(folded)
        || folded.contains("主持并")
        || folded.contains("出席并")
        || folded.contains("主持 ")
}

/// Whether an instalment ends with the line, and the work goes on in a later paper: (未完待续).
pub(super) fn to_be_continued(folded: &str) -> bool {
    let text = folded.trim_matches(|char: char| !is_han(char));
    ["未完待续", "未完 待续", "待续"].contains(&text)
}

/// Whether a line gives a number to call: 咨询电话:95598.
fn names_telephone(folded: &str) -> bool {
    ["电话:", "热线:"].iter().any(|label| {
        let number = folded
            .split_once(label)
            .map(|(_, number)| number.trim_start());
        number.is_some_and(|number| number.starts_with(|char: char| char.is_ascii_digit()))
    })
}

/// Whether an answer addresses a reader by name: 某某某同志:.
fn addresses_reader(text: &str) -> bool {
    ["同志:", "先生:", "女士:", "同学:", "读者:"]
        .iter()
        .find_map(|title| text.strip_suffix(title))
        .is_some_and(crate::blocks::is_name)
}
