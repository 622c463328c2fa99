//! A short line to the fields of masthead (报头) and folio (版头) grammar that it is made of.

use std::sync::LazyLock;

use jiff::civil::Weekday;
use regex::Regex;

use super::grammar::GRAMMAR;
use crate::read::written::{PAPER_NAME, When, fold, page_number, unspaced};

/// A field of a furniture line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Field {
    /// 报名
    Paper(String),
    /// A whole day.
    Date(When),
    /// A day without its year.
    MonthDay,
    /// 星期
    Weekday(Weekday),
    /// 农历
    Lunar,
    /// 期号, and whether it is counted from the paper's first issue (总第…期).
    Issue {
        /// Its digits.
        number: String,
        /// 总第
        total: bool,
    },
    /// 今日…版: printed on the front page only.
    PageCount,
    /// 刊号、邮发代号, 主管主办, 机关报: who publishes the paper, under which number.
    Imprint,
    /// 主办, 出版, 创刊, the name in Latin letters: signs of a masthead that others may print, too.
    Publisher,
    /// 零售价
    Price,
    /// 今日天气
    Weather,
    /// 版次 with the word 版.
    Page(String),
    /// 版次 as a number alone.
    Number(String),
    /// 版名, and whether it is one that many papers use.
    Section {
        /// As printed.
        name: String,
        /// Whether it is in common use.
        known: bool,
    },
    /// 责任编辑 … with names, and whether the label alone says that it is a page's.
    Editors {
        /// 责任编辑, 责编, 美编, 版式, 校对 …
        sure: bool,
    },
    /// 社址, 新闻热线 …: the publisher's own address and lines.
    Contact,
    /// 电话, 邮编, 邮箱 without a word on whose they are.
    Address,
    /// An address on the web, 客户端, 公众号.
    Url,
    /// Capitals: a page's name in pinyin or English.
    Latin,
}

/// Furniture lines are shorter: the longest in print, imprint lines with address, telephone and price, run to some 110 characters.
const MOST_CHARS: usize = 140;

/// The fields of a line, or `None` where some of it is no furniture.
pub(crate) fn fields(text: &str) -> Option<Vec<Field>> {
    if text.chars().nth(MOST_CHARS).is_some() {
        return None;
    }
    let line = fold(text);
    let line = unspaced(&line);
    // A pointer opens an item of a table of contents.
    if line.trim_start().starts_with(['▶', '►', '▷']) && line.contains(':') {
        return None;
    }
    if let Some(fields) = numbered_name(&line) {
        return Some(fields);
    }
    let mut rest = &*line;
    let mut fields = Vec::new();
    loop {
        rest = skip_separators(rest);
        if rest.is_empty() {
            break;
        }
        let (field, length) = next_field(rest, &fields)?;
        fields.push(field);
        rest = &rest[length..];
    }
    let unknown = fields
        .iter()
        .filter(|field| matches!(field, Field::Section { known: false, .. }))
        .count();
    let placed = fields.iter().any(|field| {
        matches!(
            field,
            Field::Page(_)
                | Field::Number(_)
                | Field::Date(_)
                | Field::Imprint
                | Field::Editors { .. }
                | Field::Section { known: true, .. }
        )
    });
    // By itself a short unknown name is furniture only between two lines of a folio.
    let holds =
        !fields.is_empty() && (unknown == 0 || unknown == 1 && (placed || fields.len() == 1));
    holds.then_some(fields)
}

/// The fields of the first line of a page, where what is called 某某报 and nothing else is the paper.
pub(super) fn first_fields(text: &str) -> Option<Vec<Field>> {
    let fields = fields(text)?;
    Some(match &fields[..] {
        [Field::Section { name, known: false }] if name.ends_with('报') => {
            vec![Field::Paper(name.clone())]
        }
        _ => fields,
    })
}

/// Whether a line is nothing but a forecast: the weather and its days.
pub(super) fn forecasts(fields: &[Field]) -> bool {
    let is_day = |name: &str| ["今日", "今天", "明日", "明天"].contains(&name);
    fields.iter().all(|field| match field {
        Field::Section { name, .. } => is_day(name),
        field => matches!(field, Field::Weather),
    })
}

/// A page's number and its name, which may be a slogan for the day: `B3 某某副刊`, `03 统筹推进某某工作`.
///
/// The number must be one that only pages have (03, A3, 3版): a headline may begin with any other.
fn numbered_name(line: &str) -> Option<Vec<Field>> {
    static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
        let number = "(?:0[0-9]|[A-Z][0-9]{1,2}|第?[0-9一二三四五六七八九十]{1,3}版)";
        let name = "[一-鿿]{7,18}(?:[·・•][一-鿿]{2,8})?";
        Regex::new(&format!(
            r"^(?:(?P<n1>{number})[\s|:]+(?P<s1>{name})|(?P<s2>{name})[\s|:]+(?P<n2>{number})|(?P<n3>[A-Z][0-9]{{1,2}})[\s|:]+(?P<s3>[一-鿿]{{2,6}}))$"
        ))
        .expect("the pattern is fixed")
    });
    let found = NUMBERED.captures(line.trim())?;
    let number = found
        .name("n1")
        .or(found.name("n2"))
        .or(found.name("n3"))?
        .as_str();
    let name = found
        .name("s1")
        .or(found.name("s2"))
        .or(found.name("s3"))?
        .as_str();
    let page = page_number(number)?;
    Some(vec![
        if number.ends_with('版') {
            Field::Page(page)
        } else {
            Field::Number(page)
        },
        Field::Section {
            name: name.to_owned(),
            known: false,
        },
    ])
}

/// The next field at the start of `rest`, with its length in bytes.
fn next_field(rest: &str, before: &[Field]) -> Option<(Field, usize)> {
    if PUBLISHER.is_match(rest) && !rest.contains(['。', '!', '?', '“']) {
        return Some((Field::Contact, rest.len()));
    }
    if let Some(found) = editors(rest) {
        return Some(found);
    }
    GRAMMAR.matching(rest).find_map(|(pattern, field)| {
        let found = pattern.captures(rest)?;
        let length = found.get(0)?.len();
        Some((field(&found, &rest[length..], before)?, length))
    })
}

fn skip_separators(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || "|¦丨/\\·•・,;、—–-:()【】[]■□◆◇●○★☆▲△▼▽►▶◀<>»›=_*#~".contains(c)
    })
}

/// Whether a field may end before `after`: numbers and names must not be cut out of longer ones.
pub(super) fn is_border(after: &str) -> bool {
    after.is_empty() || skip_separators(after).len() < after.len()
}

/// Names of pages are short: 4 characters mostly, 6 at most (株洲新闻·综合 counts as two).
pub(super) const SECTION_CHARS: usize = 6;

/// Length in bytes of the well-known page name at the start of a text.
pub(super) fn section_length(text: &str) -> Option<usize> {
    static NAMES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            "^(?:(?:头版|要闻|综合|本地|本市|时政|政务|经济|社会|民生|国内|国际|中国|世界|天下|时事|时局|环球|体育|文体|文娱|娱乐|文化|副刊|文艺|文学|读书|阅读|\
             专题|专版|特刊|特别报道|专刊|广告|分类广告|公益广告|公告|理论|理论评论|评论|言论|观点|深度|调查|教育|健康|卫生|法治|法制|政法|科技|科教|财经|金融|产经|产业|\
             生活|消费|都市|城市|城事|县域|区县|县市区|乡村|三农|农业|农村|旅游|汽车|房产|楼市|家居|养生|人物|视界|视觉|影像|图片|摄影|读者|互动|党建|统战|人大|政协|国防|军事|科普|生态|环保|\
             今日|热点|焦点|聚焦|关注|公示)(?:新闻|综合|版|专版|专刊|周刊|时评|副刊)?)",
        )
        .expect("the pattern is fixed")
    });
    let length = NAMES.find(text)?.len();
    let after = &text[length..];
    (is_border(after) || after.starts_with(|c: char| c.is_ascii_digit())).then_some(length)
}

/// Words by which a publisher gives its own address, lines and printer. What an advertiser or an office may print over its number,
/// too (电话, 地址, 咨询热线, 监督电话), is not among them.
static PUBLISHER: LazyLock<Regex> = LazyLock::new(|| {
    let own = format!("(?:(?:本报|报社|日报|晚报|晨报|都市报|(?:{PAPER_NAME})社?)\\s*)");
    // Some editions mask digits; service numbers have five.
    let number = r"[^。!?]*(?:\d[\d×xX*\s-]{4,}|@|www\.|\.com|\.cn)";
    Regex::new(&format!(
        r"^(?:本[刊版]由[^。!?]{{2,40}}(?:主办|协办|合办|承办)(?:\s[^。!?]*)?$|{own}?(?:社址|报社地址)[:\s]|{own}(?:地址|印刷|印务|法律顾问)[:\s]|(?:印刷|承印)(?:单位|厂)?:[^。]*(?:印|报)|广告(?:经营|发布)?(?:许可|登记)证?|{own}?(?:(?:新闻|民生|百姓|健康|教育|财经|法治|维权|消费|报料|爆料|线索|发行|投递|订报|征订|读者|(?:分类|遗失)?广告(?:刊登|发布|投放|业务|代理)?|刊登)(?:服务)?(?:热线|电话|邮箱|部|中心)|总编室|编辑部|夜班|记者部|新闻部|投稿(?:邮箱|信箱)|[一-鿿]{{0,4}}(?:本版|专版|专刊|周刊|副刊|新闻)部?(?:邮箱|信箱|投稿|电话|热线|电邮|言论|观点|文章|图片|稿件|来稿)|(?:来稿|稿件|来论|(?:读者)?来信)(?:邮箱|信箱|请)|(?:欢迎)?(?:投稿|来稿|来论)请?[投寄发至到:]|新闻报料){number}|{own}(?:[一-鿿]{{2}})?(?:办公室|热线|电话|网址|官网|邮箱|信箱|邮编){number})"
    ))
    .expect("the pattern is fixed")
});

/// Labels under which a page names its own makers; 策划, 制图, 统筹, 执行 are credits of stories.
static EDITOR_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(?:(?P<of_page>本版|本期|版面|今日|值班)|执行|首席|见习|图文|图片|副)*(?:(?P<sure>责任编辑|责任校对|责编|责校|美术编辑|美编|版式设计|版面设计|版式|组版|排版|制版|校对|校检|检校|审读|编校|美术设计)\
         |编辑|主编|编委|总编辑|总编|主任|一审|二审|三审|初审|复审|终审|视觉|图编|审校)",
    )
    .expect("the pattern is fixed")
});

/// Names before their label: `甲乙/责编`. Labels that journalists share with folios (编辑) do not count.
static NAME_AND_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^[一-鿿]{2,4}\s*[/|]\s*(?:责任编辑|责编|美术编辑|美编|版式|组版|校对|责校)(?:\s|$)",
    )
    .expect("the pattern is fixed")
});

/// Words of other fields that may follow the last name.
static NO_NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^(?:电话|热线|新闻|民生|百姓|报料|爆料|广告|投稿|联系|来稿|来论|发行|订报|读者|分类|本版|传真|邮箱|信箱|邮编|电子|地址|社址|网址|投稿|微信|星期|周[一二三四五六日]|农历|总?第|今日|本报)")
        .expect("the pattern is fixed")
});

/// No label of a folio has had more names.
const MOST_NAMES: usize = 6;

/// A label and its names: `责任编辑:甲乙 丙丁`, `责编/甲乙`, `美编 甲乙`; names may lack, where they stand on the next line.
fn editors(rest: &str) -> Option<(Field, usize)> {
    if let Some(found) = NAME_AND_LABEL.find(rest) {
        return Some((Field::Editors { sure: true }, found.len()));
    }
    // Most lines are no editors': asking first is cheaper than making room for groups.
    if !EDITOR_LABEL.is_match(rest) {
        return None;
    }
    let found = EDITOR_LABEL.captures(rest)?;
    let sure = found.name("sure").or(found.name("of_page")).is_some();
    let mut names = &rest[found[0].len()..];
    // 编辑部, 校对工作: a label that runs on into other words is none, unless it is one that only pages print.
    if !(is_border(names) || sure) {
        return None;
    }
    let glued = !is_border(names);
    for count in 0..=MOST_NAMES {
        let next = skip_separators(names);
        let run: usize = next
            .chars()
            .take_while(|c| is_han(*c))
            .map(char::len_utf8)
            .sum();
        if run == 0
            || NO_NAME.is_match(next)
            || PUBLISHER.is_match(next)
            || EDITOR_LABEL.is_match(next)
            || section_length(next).is_some()
        {
            break;
        }
        // Where labels and names are set without space, the next label ends the name.
        let end = next[..run]
            .char_indices()
            .skip(1)
            .map(|(at, _)| at)
            .find(|&at| EDITOR_LABEL.is_match(&next[at..]))
            .unwrap_or(run);
        let characters = next[..end].chars().count();
        if characters > 4 || count == MOST_NAMES || (glued && characters < 2) {
            return None;
        }
        names = &next[end..];
    }
    let has_names = skip_separators(rest).len() > names.len() + found[0].len();
    // 版式大赛 and 美编招聘 are glued like 责编张三; a second label tells.
    let sure = sure && has_names && !glued;
    Some((Field::Editors { sure }, rest.len() - names.len()))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}
