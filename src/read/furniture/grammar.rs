//! The patterns of masthead and folio fields.

use std::sync::LazyLock;

use jiff::civil::Weekday;
use regex::{Captures, Regex, RegexSet, RegexSetBuilder};

use super::fields::{Field, SECTION_CHARS, is_border, section_length};
use crate::read::written::PAPER_NAME;
use crate::read::written::{captured_day, day, page_number};

/// Makes the field of a match; from the match, what follows it, and the fields before it on the line.
pub(super) type Reading = fn(&Captures<'_>, &str, &[Field]) -> Option<Field>;

fn weekday(name: &str) -> Option<Weekday> {
    let from_monday = "一二三四五六日"
        .find(name)
        .or_else(|| (name == "天").then_some(18))?;
    Weekday::from_monday_one_offset(i8::try_from(from_monday / 3 + 1).ok()?).ok()
}

/// Words that point to a page and do not name it: 下转03版, 详见A2版.
static POINTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("[转接见续]$|^续刊$|^(?:下转|上接|紧接|承接|详|参|更多)")
        .expect("the pattern is fixed")
});

/// Most bytes for the states of all patterns together, a thread. With the 2 MB that are usual they are made over and over, a fifth of the
/// whole time that pages take to be read and cut.
const STATES_BYTES: usize = 1 << 24;

/// All field patterns.
pub(super) struct Grammar {
    rows: Vec<(Regex, Reading)>,
    /// The same patterns in one automaton, which refuses running text in one go.
    all: RegexSet,
}

impl Grammar {
    /// The patterns that match at the start of a text, the most particular first.
    pub(super) fn matching(&self, text: &str) -> impl Iterator<Item = &(Regex, Reading)> {
        let matches = self.all.matches(text);
        matches.into_iter().map(|row| &self.rows[row])
    }
}

/// Field patterns from the particular to the general: a later one would match the beginning of what an earlier one names.
pub(super) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    let n = "[0-9〇○零一二三四五六七八九十]";
    let small = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})";
    let stem_branch = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]";
    let sky = "(?:晴|阴|多云|少云|大?雾|霾|冻雨|(?:小|中|大|暴|阵|雷阵|小到中|中到大|大到暴|雨夹)?[雨雪])";
    let degrees = "-?[0-9]{1,2}\\s*(?:℃|°C|°|度)";
    let rows: Vec<(String, Reading)> = vec![
        (
            r"(?:[一-鿿]{0,14}[刊号]\s*:?\s*)?CN\s*[0-9]{2}\s*[-—–]{1,2}\s*[0-9]{4}(?:/[A-Z])?".to_owned(),
            |_, _, _| Some(Field::Imprint),
        ),
        (
            // Internal papers have a permit instead: 湘新出准字(2014)第028号, 某省内部报刊准印证第039号, 湘报登字第0143号.
            r"[一-鿿]{1,12}(?:准(?:字|印证)|报登字)\s*(?:[(〔\[]?\s*[0-9]{2,4}\s*[)〕\]]?)?\s*第?\s*[0-9]{1,6}\s*号".to_owned(),
            |_, _, _| Some(Field::Imprint),
        ),
        (
            "国内(?:统一)?(?:连续出版物号|刊号)".to_owned(),
            |_, after, _| is_border(after).then_some(Field::Imprint),
        ),
        (
            r"(?:国内|国外|海外)?(?:邮发|发行)代号\s*:?\s*[A-Z]?[0-9]{1,4}(?:\s*[-—–]\s*[0-9]{1,4})?".to_owned(),
            |_, _, _| Some(Field::Imprint),
        ),
        (
            r"[一-鿿、()\s·]{2,30}?(?:主管\s*[、,·/]?\s*主办|委机关报)|中共[一-鿿]{2,20}(?:主管|主办)|(?:主管\s*[、,·/]?\s*主办|主管)(?:单位)?\s*:\s*[一-鿿]{2,20}(?:委|社|集团|部|政府)"
                .to_owned(),
            |_, after, _| is_border(after).then_some(Field::Imprint),
        ),
        (
            r"[一-鿿]{2,16}(?:报社|报业集团|报业传媒集团|传媒集团|新闻中心|融媒体中心|委员会|委)\s*(?:主办|出版|编辑出版)".to_owned(),
            |_, after, _| is_border(after).then_some(Field::Publisher),
        ),
        (
            r"[一-鿿]{2,6}(?:一级报纸|优秀报纸|品牌报纸|[百十]强报(?:纸|社)?|[百十]佳报纸?)".to_owned(),
            |_, after, _| is_border(after).then_some(Field::Publisher),
        ),
        (
            "(?:每逢?|逢)(?:周|星期)[一二三四五六日末](?:[、,]?[一二三四五六日末])*出版|(?:每日|每天|隔日|每周|每旬|每月)出版".to_owned(),
            |_, after, _| is_border(after).then_some(Field::Publisher),
        ),
        (
            format!(r"创刊于\s*{n}{{4}}年(?:{n}{{1,3}}月)?(?:{n}{{1,3}}日)?|{n}{{4}}年(?:{n}{{1,3}}月)?(?:{n}{{1,3}}日)?创刊"),
            |_, _, _| Some(Field::Publisher),
        ),
        (
            format!(r"(?P<y>{n}{{4}})\s*年\s*(?P<m>{n}{{1,3}})\s*月\s*(?P<d>{n}{{1,3}})(?P<unit>\s*[日号])?"),
            // A nameplate may set the day as a large figure alone.
            |found, after, _| {
                let ends = found.name("unit").is_some() || is_border(after);
                ends.then(|| captured_day(found).map(Field::Date))?
            },
        ),
        (
            r"(?P<y>[0-9]{4})(?:(?:-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2}))|(?:\.(?P<m2>[0-9]{1,2})\.(?P<d2>[0-9]{1,2}))|(?:/(?P<m3>[0-9]{1,2})/(?P<d3>[0-9]{1,2})))"
                .to_owned(),
            |found, after, _| {
                let field = |names: [&str; 3]| names.iter().find_map(|name| found.name(name)).map_or("", |field| field.as_str());
                is_border(after).then(|| day(&found["y"], field(["m", "m2", "m3"]), field(["d", "d2", "d3"])).map(Field::Date))?
            },
        ),
        (
            format!(
                r"(?:农历|夏历|阴历)?\s*(?:{stem_branch}(?:\(?[鼠牛虎兔龙蛇马羊猴鸡狗猪]\)?)?年?\s*)?闰?(?:十[一二]|[正一二三四五六七八九十冬腊])月[大小]?\s*(?:初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅)日?|(?:农历|岁次)?\s*{stem_branch}年"
            ),
            |_, _, _| Some(Field::Lunar),
        ),
        (
            "(?:今[日天]|明[日天])?(?:立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至|小寒|大寒)".to_owned(),
            |_, after, before| {
                let beside = before.iter().any(|field| matches!(field, Field::Lunar | Field::Weekday(_) | Field::Date(_)));
                (beside && is_border(after)).then_some(Field::Lunar)
            },
        ),
        (
            r"(?:[0-9]{4}年\s*)?(?P<total>总)?\s*第\s*(?P<n>[0-9]{1,6})\s*[期号]|(?P<total2>总)(?:期号|第|期)?\s*:?\s*(?P<n2>[0-9]{3,6})\s*[期号]?|(?:NO|No|№)\.?\s*(?P<n3>[0-9]{3,6})|期号\s*:?\s*(?P<n4>[0-9]{1,6})"
                .to_owned(),
            |found, after, _| {
                let number = ["n", "n2", "n3", "n4"].iter().find_map(|name| found.name(name))?;
                let total = found.name("total").or(found.name("total2")).is_some();
                (!after.starts_with(|c: char| c.is_ascii_digit())).then(|| Field::Issue {
                    number: number.as_str().to_owned(),
                    total,
                })
            },
        ),
        (
            format!(
                r"(?:本报)?(?:今[日天]|本[期日]|今)\s*(?:出版|出报|出|共)*\s*(?:{small}\s*[-~—至]\s*)?{small}\s*个?(?:版|大张|张)|共\s*{small}\s*版|(?:对开|四开)\s*{small}\s*[版张]"
            ),
            |_, after, _| is_border(after).then_some(Field::PageCount),
        ),
        (
            r"(?:本报)?(?:每[份期])?\s*(?:零售价?|定价|售价|订价|月价|月订价|年价|年订价|季价|全年(?:定价|订价)?)\s*:?\s*(?:每[份月季年期])?\s*(?:人民币)?[0-9]+(?:\.[0-9]+)?\s*元(?:\s*/?\s*[份月季年期])?|每份\s*[0-9.]+\s*元|[0-9.]+\s*元\s*/\s*份|免费(?:赠阅|赠送|发行|派送)"
                .to_owned(),
            |_, after, _| is_border(after).then_some(Field::Price),
        ),
        (
            format!(
                r"(?:今[日天晚]|明[日天])?天气(?:预报)?|(?:白天|夜间|晚上)?{sky}(?:(?:转|到|间|有|见){sky})*|(?:最[高低])?(?:气温|温度)|-?[0-9]{{1,2}}\s*(?:℃|°C|°|度)?\s*[-~—至到/]+\s*{degrees}|{degrees}|(?:偏?[东南西北]{{1,2}}|微)风(?:\s*[0-9](?:\s*[-~—至]\s*[0-9])?级)?|[0-9](?:\s*[-~—至]\s*[0-9])?级"
            ),
            |_, after, _| (is_border(after) || after.starts_with(|c: char| c.is_ascii_digit() || "晴阴多小中大暴阵雷东南西北偏微最气".contains(c))).then_some(Field::Weather),
        ),
        (
            r"(?:星期|周|礼拜)(?P<day>[一二三四五六日天])".to_owned(),
            |found, after, _| {
                let ends = is_border(after) || after.starts_with(|c: char| c.is_ascii_digit() || "农甲乙丙丁戊己庚辛壬癸第".contains(c));
                ends.then(|| weekday(&found["day"]).map(Field::Weekday))?
            },
        ),
        (
            r"[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日".to_owned(),
            |_, _, _| Some(Field::MonthDay),
        ),
        (
            format!(r"(?:版次\s*:?\s*)?第?\s*[A-Za-z]?\s*{small}(?:\s*[-~、/]\s*[A-Za-z]?{small})?\s*版面?"),
            |found, after, _| {
                let is_whole = is_border(after) || section_length(after).is_some();
                is_whole.then(|| page_number(found[0].trim_start_matches("版次").trim_start_matches([':', ' '])).map(Field::Page))?
            },
        ),
        (
            "[A-Z]?[0-9]{1,2}".to_owned(),
            |found, after, _| {
                let mut next = after.chars();
                // 9:30, 0.5, 3-5
                let runs_on = next.next().is_some_and(|c| ".:-~".contains(c)) && next.next().is_some_and(|c| c.is_ascii_alphanumeric());
                let is_whole = is_border(after) && !runs_on || section_length(after).is_some();
                is_whole.then(|| page_number(&found[0]).map(Field::Number))?
            },
        ),
        (
            PAPER_NAME
                .to_owned(),
            |found, after, _| {
                let is_whole = is_border(after) || after.starts_with(|c: char| c.is_ascii_digit());
                is_whole.then(|| Field::Paper(found[0].to_owned()))
            },
        ),
        (
            r"(?i)(?:[a-z]+ ){0,3}[a-z]* ?(?:ri ?bao|wan ?bao|daily|evening news|morning post)(?: ?she)?|[a-z]{3,} bao".to_owned(),
            |_, after, _| is_border(after).then_some(Field::Publisher),
        ),
        (
            r"(?i)(?:[一-鿿]{2,8}(?:网|官网|数字报|电子版|客户端|公众号|微信|微博)\s*:?\s*)?(?:(?:网址|官网)\s*:?\s*)?(?:https?://|www\.)\S+|(?:网址|官网|网站)\s*:\s*\S+|(?:[一-鿿]{2,4}日报|掌上)[一-鿿]{0,4}(?:数字报|电子版|客户端|公众号|微信|微博)"
                .to_owned(),
            |_, after, _| is_border(after).then_some(Field::Url),
        ),
        (
            r"(?i)(?:地址|(?:联系|办公|值班|编辑|热线)?电话|热线|邮编|邮政编码|传真|(?:电子|投稿)?(?:邮箱|信箱|邮件)|e-?mail|qq群?)\s*:\s*\S+|(?:联系|办公|值班|编辑)?(?:电话|热线|传真)\s*[0-9][0-9×xX*-]{4,}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
                .to_owned(),
            |_, _, _| Some(Field::Address),
        ),
        (
            "[A-Z]{2,}(?:[ &][A-Z]{2,}){0,3}".to_owned(),
            |_, after, _| is_border(after).then_some(Field::Latin),
        ),
        (
            r"[一-鿿]{2,8}".to_owned(),
            |found, after, _| {
                let known = section_length(&found[0]) == Some(found[0].len());
                let ends = is_border(after) || after.starts_with(|c: char| c.is_ascii_digit());
                (known && ends).then(|| Field::Section {
                    name: found[0].to_owned(),
                    known,
                })
            },
        ),
        (
            // 乡镇·部门 is one name.
            r"[一-鿿]{2,8}(?:\s?[·•・]\s?[一-鿿]{2,6})?".to_owned(),
            |found, after, _| {
                let mut names = found[0].split(['·', '•', '・']).map(str::trim);
                let ends = is_border(after)
                    && names.all(|name| name.chars().count() <= SECTION_CHARS)
                    && !POINTER.is_match(&found[0]);
                ends.then(|| Field::Section {
                    name: found[0].to_owned(),
                    known: false,
                })
            },
        ),
    ];
    let anchored: Vec<String> = rows
        .iter()
        .map(|(pattern, _)| format!("^(?:{pattern})"))
        .collect();
    let all = RegexSetBuilder::new(&anchored)
        .dfa_size_limit(STATES_BYTES)
        .build()
        .expect("the patterns are fixed");
    let rows = anchored
        .iter()
        .zip(rows)
        .map(|(pattern, (_, reading))| {
            (Regex::new(pattern).expect("the pattern is fixed"), reading)
        })
        .collect();
    Grammar { rows, all }
});
