//! Shapes: what a line looks like by the order of its signs, numbers and words.

use std::sync::LazyLock;

use regex::Regex;

use crate::blocks::{WORDS, is_han, pattern};

/// What rows of one list have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// A day or hour opens it: 5月19日7:00-18:00 停….
    Time,
    /// A label and a colon: 醴陵市:甲 乙 丙.
    Label,
    /// Words and a telephone number: 市长热线 12345.
    Telephone,
    /// At least two figures in columns: 600×17 方圆证券 12.87 10.04%.
    Figures,
    /// Two sides and their points: 湖南 2:1 湖北.
    Score,
    /// A headline and the page that it stands on: 早稻进入抽穗期 05版.
    Page,
    /// A prize and what it brings, or who has won it: 一等奖 4注 每注奖金5,000,000元.
    Prize,
    /// Words and one figure behind them: 工业投资 +13.2%.
    Value,
    /// A sum and its price: 100美元 790.65.
    Rate,
    /// A day and its weather: 明天 小雨 17~21℃.
    Forecast,
    /// Towns and their weather: 长沙 小雨 2~6℃ 贵阳 冻雨 -2~1℃.
    Sky,
}

/// Rows of lists are no paragraphs; the longest seen are lines of a power cut.
const ROW_CHARS: usize = 80;

/// Rows that their signs alone tell, in the order in which they are tried, over folded text without its full stop.
const TOLD_BY_SIGNS: [(Key, &str); 7] = [
    (
        Key::Prize,
        r"^(?:[特一二三四五六七八九十]等奖|[金银铜]奖|(?:优秀|优胜|鼓励|入围|组织|纪念|最佳)\p{Han}{0,4}奖)\s*(?:\([^)]{1,6}\))?(?:\s*:|\s)\s*\S",
    ),
    (
        Key::Rate,
        r"^\d{1,5}\p{Han}{1,5}\s*[:=]?\s*\d+(?:\.\d+)?(?:元|人民币)?$",
    ),
    (
        Key::Time,
        r"^(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日\s*(?:\([^)]{1,4}\))?\s*(?:[上下]午|晚|至|-|~|\d{1,2}[:时点])|^(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:\s+|\s*:\s*)\S|^\d{1,2}:\d{2}\s*(?:[-~—至]|\p{Han}|\s)",
    ),
    (
        Key::Score,
        r"(?i)^\p{Han}[\p{Han}A-Z]{1,9}\s*\d{1,3}\s*[:比-]\s*\d{1,3}\s*\p{Han}[\p{Han}A-Z]{1,9}$",
    ),
    (
        Key::Telephone,
        r"^\p{Han}[\p{Han}()、/·]{1,12}\s+(?:\d{3,4}-)?\d{3,}(?:[\s、,/;]+(?:\d{3,4}-)?\d{3,})*$",
    ),
    (
        Key::Sky,
        r"^(?:\p{Han}{2,5}\s+\p{Han}{1,6}\s+-?\d{1,2}\s*[~-]\s*-?\d{1,2}℃\s*)+$",
    ),
    (
        Key::Page,
        r"^\p{Han}?.{5,}[\s.…·>→(|/▲▶►](?:详?见|▶|►)?第?\s*[A-Z]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[-、—]?\s*\d{0,2}版\)?$|^第?[A-Z]?\d{1,2}版\s*(?:[·•:/|]\s*\p{Han}{2,6})?\s*[\s:·|/]\s*\S.{4,}$",
    ),
];

/// What makes a folded line a row, if others of its kind stand around it.
pub(super) fn key(folded: &str) -> Option<Key> {
    static ROWS: LazyLock<Vec<(Key, Regex)>> =
        LazyLock::new(|| TOLD_BY_SIGNS.map(|(key, row)| (key, pattern(row))).into());
    static VALUE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\p{Han}[^\s,;!?“”]{1,18}(?:\s[^\s,;!?“”]{1,12})?\s\p{Han}{0,3}[+-]?\d[\d.]*[万亿]?(?:%|‰|℃|\p{Han}{0,3})$",
        )
    });
    let line = folded.trim().trim_end_matches('。');
    if line.chars().count() > ROW_CHARS || line.contains('。') {
        return None;
    }
    if forecasts_day(line) && tells_weather(line) {
        return Some(Key::Forecast);
    }
    if let Some((key, _)) = ROWS.iter().find(|(_, row)| row.is_match(line)) {
        return Some(*key);
    }
    if !folded.trim().ends_with('。') && has_label(line) {
        return Some(Key::Label);
    }
    if stands_in_columns(line) {
        return Some(Key::Figures);
    }
    VALUE.is_match(line).then_some(Key::Value)
}

/// Whether a label and a colon open a line, and nobody speaks behind them.
fn has_label(line: &str) -> bool {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?P<label>\p{Han}(?:\s?[\p{Han}、]){1,9}\p{Han}?(?:\([^)]{1,6}\))?)\s*:\s*[^“\s]",
        )
    });
    !line.ends_with(['!', '?', '”'])
        && LABEL.captures(line).is_some_and(|found| {
            !SPEAKERS
                .split(' ')
                .any(|word| found["label"].ends_with(word))
        })
}

/// Whether at least two, and at least half, of a line's short words are figures.
fn stands_in_columns(line: &str) -> bool {
    static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:超警戒|超保证)?(?:(?:较|比)?[上去前](?:周|月|年|日|期)|环比|同比)?(?:[+-]|[上下]?[涨跌升降↑↓])?\d[\d.,×]*[万亿]?(?:%|‰|元|分|名|人|枚|票|吨|户|家|个|亩|度|米|公里|℃)?$|^\d+(?:小时|[:分′])\d+(?:(?:分|[:″])\d*)?秒?$|^持平$",
        )
    });
    let words: Vec<&str> = line.split_whitespace().collect();
    let figures = words.iter().filter(|word| FIGURE.is_match(word)).count();
    words.len() >= 3
        && figures >= 2
        && figures * 2 >= words.len()
        && words.iter().all(|word| word.chars().count() <= 12)
}

/// Whether a line may head columns of figures: at least three short words, each perhaps with its unit in brackets.
pub(super) fn heads_columns(folded: &str) -> bool {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_short = |word: &&str| word.split('(').next().unwrap_or(word).chars().count() <= 8;
    words.len() >= 3 && words.iter().all(is_short)
}

/// Labels behind which somebody speaks, or the weather of a day stands.
const SPEAKERS: &str = "问 答 记者 主持人 网友 读者 编者 本报 日报 晚报 嘉宾 今天 明天 后天 今晚 明晚 提示 提醒 策划 执行 统筹 监制 文字 摄影 图片 编辑";

/// Whether somebody asks or answers: 问:, 记者:, 主持人:, Q:.
pub(super) fn asks(folded: &str) -> bool {
    static ASKS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[■□●○◆◇▲△★☆\s]*(?:[问答](?:[一二三四五六七八九十]|\d)?\s*[:\s]|(?:本报)?记者\s*:|主持人\s*:|(?:网友|读者|市民|嘉宾|笔者)\s*:|(?:本报|\p{Han}{2,6}报)\s*:|[QA]\d?\s*[:.])",
        )
    });
    ASKS.is_match(folded)
}

/// Whether a line tells the reader where in a picture somebody is: (右二), (前排左三), (中), (左起).
pub(super) fn points_into_picture(folded: &str) -> bool {
    static POINTS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\((?:[前后中]排)?(?:[左右](?:[一二三四五六七八九]|起|侧|图|边)?|中|居中|[前后]排|[上下]图)\)",
        )
    });
    POINTS.is_match(folded)
}

/// Whether a short sentence names a view and nothing that happened: 俯瞰某某大桥施工现场。
pub(super) fn views(folded: &str) -> bool {
    static VIEWS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:俯瞰|鸟瞰|航拍|远眺|远望|俯拍|无人机拍摄的?|航拍镜头下的?|镜头下的?|夜幕下的?|晨曦中的?|雪后的?|雨后的?)[^。,;!?]{2,}|[^。,;!?:“]{4,}(?:的|施工|活动|比赛|演出|签约|训练|救援|颁奖|开幕式?|表演|生产)(?:现场|场景|场面|一角|夜景|风光|美景|身影|车间)|[^。,;!?:“]{3,}(?:全景|全貌|外景|内景|一景|效果图|示意图|合影|留影|剪影))。?$",
        )
    });
    VIEWS.is_match(folded.trim())
}

/// Whether the paper speaks of what it prints: 本报今起推出…专栏,敬请关注; 本刊选登其中三则.
pub(super) fn editor_says(folded: &str) -> bool {
    let speaks = ["本报", "本刊", "本版", "本期", "编者", "本栏"]
        .iter()
        .any(|word| folded.contains(word));
    let prints = [
        "推出", "开设", "开辟", "摘登", "选登", "刊登", "刊发", "摘发", "选发", "编发", "挑选",
    ]
    .iter()
    .any(|word| folded.contains(word));
    let turns = [
        "敬请关注",
        "敬请垂注",
        "敬请留意",
        "今摘登",
        "现摘登",
        "特摘登",
        "今选登",
        "现选登",
        "特选登",
        "今起推出",
        "今起开",
        "日起推出",
        "日起开",
        "今日推出",
        "以飨读者",
        "供读者",
        "特推出",
        "特开设",
        "特辟",
        "现予刊",
        "今刊",
        "现刊",
        "摘登如下",
        "作答",
        "解答",
    ]
    .iter()
    .any(|word| folded.contains(word));
    speaks && prints && turns
}

/// Whether a paragraph opens with the day of what it reports: 近日,…; 10月2日,…; 记者昨日从….
pub(super) fn opens_report(folded: &str) -> bool {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\p{Han}{0,3}(?:(?:\d{1,2}月)?\d{1,2}日|近日|日前|昨日|昨天|今日|今天)|记者(?:昨日|近日|日前|昨天|今日)?从)",
        )
    });
    OPENS.is_match(folded)
}

/// Whether a headline opens with the place that it is of: 石潭镇:一盏矿灯照亮12公里堤; 巴西:…; 石潭镇 一盏矿灯….
pub(super) fn heads_by_place(folded: &str) -> bool {
    let line = folded.trim();
    if let Some((place, rest)) = line.split_once(' ')
        && (3..=5).contains(&place.chars().count())
        && place.ends_with(['区', '县', '市', '镇', '乡', '村', '道', '州'])
        && place.chars().all(is_han)
        && rest.chars().filter(|char| is_han(*char)).count() >= 5
    {
        return true;
    }
    let Some((label, rest)) = line.split_once(':') else {
        return false;
    };
    let count = label.chars().count();
    let is_place = || {
        [
            "市",
            "县",
            "区",
            "镇",
            "乡",
            "村",
            "街道",
            "社区",
            "省",
            "州",
            "国",
            "小学",
            "中学",
            "附小",
            "附中",
            "大学",
            "学院",
            "职院",
            "学校",
            "幼儿园",
            "医院",
            "公司",
            "集团",
            "局",
            "园区",
            "支队",
            "大队",
        ]
        .iter()
        .any(|end| label.ends_with(end))
            || WORDS.tag(label, false).iter().all(|word| word.tag == "ns")
    };
    (2..=8).contains(&count)
        && label.chars().all(is_han)
        && rest.chars().filter(|char| is_han(*char)).count() >= 5
        && !rest.contains(['。', ';', ':'])
        && !rest.ends_with([',', '、'])
        && is_place()
}

/// Whether a line says what the weather will be: 今天:多云转小雨,东北风2级,9~15℃.
pub(super) fn tells_weather(folded: &str) -> bool {
    let degrees = folded.contains('℃') || folded.contains("°C");
    let sky = ["晴", "阴", "多云", "雨", "雪", "雾", "风"]
        .iter()
        .any(|word| folded.contains(word));
    let indices = [
        "空气质量",
        "紫外线",
        "晨练",
        "穿衣指数",
        "洗车指数",
        "感冒指数",
        "舒适度",
        "火险",
    ]
    .iter()
    .filter(|word| folded.contains(**word))
    .count();
    degrees && sky && folded.chars().any(|char| char.is_ascii_digit())
        || indices >= 2 && folded.contains(':')
}

/// Whether a row of a forecast says first for which day it is.
pub(super) fn forecasts_day(folded: &str) -> bool {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:今天|今晚|今夜|今日|明天|明日|后天|大后天|周[一二三四五六日]|星期[一二三四五六日]|(?:\d{1,2}月)?\d{1,2}日)",
        )
    });
    DAY.is_match(folded.trim())
}

/// Whether a line names who publishes a public notice: 某某市文明办 某某日报社 宣.
pub(super) fn publishes(folded: &str) -> bool {
    static PUBLISHES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[\p{Han}、·\s]{3,}(?:\s|[办社部局委会府报])(?:联合)?宣(?:\s*[(]?\s*(?:设计|绘|制作|制图|作者|摄影|图|创意).*)?$",
        )
    });
    PUBLISHES.is_match(folded.trim())
}

/// Whether a line is an office with the place it is of: 某某市公用事业服务中心.
pub(super) fn is_office(text: &str) -> bool {
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\p{Han}{2,4}[省市县区州](?:\p{Han}{2,12})(?:中心|局|院|所|站|厅|委|办|银行|学校|医院|学院|馆|幼儿园|小学|中学|大学|商会|公会|促进会)$",
        )
    });
    text.chars().count() <= 18 && OFFICE.is_match(text)
}

#[cfg(test)]
mod tests;
