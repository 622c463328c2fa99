//! Words: what a line says of itself by the words with which it begins and ends.
//!
//! The lists are the trade's own words, not those of one paper; each is one text with a space between two words.

use std::sync::LazyLock;

use regex::Regex;

use super::super::authors::{authors, signed, speaks_for_paper, words as words_of_names};
use super::super::credits::only_credits;
use super::super::fold::is_han;
use super::super::names::WORDS;
use super::super::pictures::{is_drawn, is_photo_label};
use super::{Cue, Cues, shapes};

/// What opens a signature in brackets.
const SIGNATURES: &str = "作者 本文作者 线索 提供线索 爆料 报料 记者 通讯员 整理 据 来源 摘自 原载 本报综合 综合 编辑 供稿 选自 转自";

/// What opens sentences that follow others, and no headline.
const FOLLOWING: &str = "其中, 此外, 同时, 随后, 为此, 对此, 据悉, 据了解, 据介绍, 接下来, 另外, 与此同时, 不过, 但是, 因此, 于是, 一边是";

/// Verbs with which headlines of reports end.
const EVENTS: &str = "启幕 开启 亮相 落幕 登场 挂牌 奠基 下线 获批 入选 开业 开园 开放 复工 召开 举行 启动 揭牌 开幕 闭幕 开工 竣工 通车 投产 开班 开赛 成立 签约 上线 发布 印发 出炉 落户 收官";

/// What opens lines above a headline.
const LEADING: &str = "围绕 为 随着 面对 通过 以 从 自 坚持 打造 推进 推动 聚焦 立足 紧扣 依托 在 让 把 据 历时 总投资 \
    近日";

/// What notices call themselves.
const NOTICES: &str = "公告 启事 讣告 声明 通告 公示 讣告 通知 注销公告 清算公告 拍卖公告 招标公告 遗失 遗失声明 更正 致歉 名单 送达公告 招聘启事 征文启事 征集启事 寻人启事 迁坟公告 竞买公告 挂牌公告 \
    名单公布 减资公告 停电信息 停水通知 停电通知 认领启事 预告";

/// What QR codes open.
const QR_CODES: &str =
    "公众号 二维码 小程序 视频号 客户端 抖音号 官方微博 微信号 扫码阅读 扫码看视频 扫一扫";

/// What readers do in the line over a headline that answers them: 某某社区居民反映:.
const TURNING: &str = "反映: 来电: 来信: 留言: 咨询: 投诉: 求助: 提问: 呼吁:";

/// Longest line of that sort.
const TURNING_CHARS: usize = 18;

/// Words by which citizens and firms declare something.
const DECLARING: &str = "遗失 声明作废 特此声明 特此公告 特此通知 作废 申报债权 清算组 丢失";

/// Bodies that sign notices.
const BODIES: &str = "公司 委员会 办公室 领导小组 治丧小组 指挥部 人民政府 管理局 供电局 公安局 教育局 法院 清算组 协会 大队 \
    支队 派出所 居委会 村委会 筹备组 编辑部 报社";

/// What boxes of facts call themselves.
const BOXES: &str = "时间表 日程 日程表 指南 一览 一览表 榜单 便民电话 服务电话 投诉电话 监督电话 常用电话 电话号码 天气预报 今日天气 明日天气 空气质量 开奖公告 开奖结果 提示 须知 攻略 联系方式 热线电话 大事记 备忘录 小贴士 小资料 小档案 导读 预告 问答 天气 路线图 明细表";

/// Sorts of reports that a line beside a headline names.
const CHRONICLES: &str =
    "纪实 侧记 综述 扫描 透视 掠影 见闻 走笔 述评 实录 小记 纪略 启示录 记事 略记";

/// What heads several short items.
const BRIEFS: &str = "简讯 短讯 快讯 简报 一句话新闻 新闻速览 速览 集锦 短波 传真 综合新闻 新闻速递 资讯速递 微新闻 快报 动态";

/// What opens captions.
const PICTURES: &str = "图为 上图 下图 左图 右图 图① 图② 图③ 图1 图2 图一 图二 图/ 图: 资料图 效果图 示意图 制图 图说 \
    (上图 中图 大图 小图 题图";

/// Words with which sentences are told.
const TELLING: &str = "介绍 表示 告诉记者 据悉 近日 记者 日前 截至 目前 他说 她说";

/// What lines that say who presided end with.
const PRESIDING: &str = "主持 讲话 出席 参加 并讲话 致辞 作报告 小结 批示 见证 调研 陪同 主持会议 主持召开 作主旨演讲 宣布开幕 \
    作动员讲话 作部署 授牌 揭牌";

/// What names of standing columns (栏目名) begin with.
const RUBRIC_STARTS: &str = "喜迎 迎接 聚焦 关注 走进 走近 走基层 新春走基层 深入学习 深入贯彻 深入践行 学习贯彻 学习宣传 学思践悟 牢记 奋进 \
    庆祝 纪念 献礼 礼赞 壮丽 辉煌 砥砺 决胜 决战 初心 不忘初心 建功 奋斗 寻找 直击 特别 我在 我们的 我和 我与 身边 本报 今日 一线 百姓 市民 记者 权威 独家 \
    新时代 非凡十年 文明 学习 贯彻 践行 弘扬 致敬 对话 探访 见证 讲述";

/// What they end with.
const RUBRIC_ENDS: &str = "故事 观察 时评 视点 聚焦 进行时 在行动 这十年 面对面 直通车 热线 调查 专栏 专题 报道 特刊 论坛 之窗 \
    之声 风采 人物 档案 播报 快讯 速递 关注 追踪 连线 手记 日记 札记 笔记 闲话 闲谈 杂谈 杂感 随想 随感 随笔 絮语 回音 回声 回应 反馈 热议 素描 剪影 写真 传奇 微评 众议 \
    街谈 巷议 茶座 沙龙 家长里短 以案说法 说法 说事 说理 社评 社论 连载 有理 有约 大家谈 话题 言论 短评 快评 \
    锐评 漫谈 新语 新风 连载 副刊 文苑 天地 园地 讲堂 课堂 词典 导读 资讯 简讯 要闻 访谈 专访 回访 特稿 \
    传真 服务台 曝光台 帮你问 问政 民生 调研行 万里行 基层行 一线行 看变化 新气象 新征程 巡礼 答卷 样本 声音 \
    谈 说 评 读 评论员文章 这些天 的一天 日志 印记 记忆 纪事 链接 一句话新闻 新闻 民主 篇";

/// A pattern of the words of a list. One automaton tries all words at once; one after the other they took a third of all time.
fn any_of(words: &str, before: &str, behind: &str) -> Regex {
    let words: Vec<String> = words.split_whitespace().map(regex::escape).collect();
    let pattern = format!("{before}(?:{}){behind}", words.join("|"));
    Regex::new(&pattern).expect("escaped words make a pattern")
}

fn starting(words: &str) -> Regex {
    any_of(words, "^", "")
}

fn ending(words: &str) -> Regex {
    any_of(words, "", "$")
}

static SIGNATURE_OPENS: LazyLock<Regex> = LazyLock::new(|| starting(SIGNATURES));
static SIGNATURE_ENDS: LazyLock<Regex> = LazyLock::new(|| ending("整理 供稿 综合 摘编"));
static EVENT_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(EVENTS));
static CHRONICLE_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(CHRONICLES));
/// What opens display lines that end like a body and sign nothing.
static NO_BODY_OPENS: LazyLock<Regex> =
    LazyLock::new(|| starting("致 走近 关于 建成 打造 争创 创建"));
static LEADING_OPENS: LazyLock<Regex> = LazyLock::new(|| starting(LEADING));
static NOTICE_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(NOTICES));
static QR_CODE_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(QR_CODES));
static PICTURE_OPENS: LazyLock<Regex> = LazyLock::new(|| starting(PICTURES));
static FOLLOWS: LazyLock<Regex> = LazyLock::new(|| starting(FOLLOWING));
static TELLS: LazyLock<Regex> = LazyLock::new(|| any_of(TELLING, "", ""));
static TURNS: LazyLock<Regex> = LazyLock::new(|| ending(TURNING));
static DECLARES: LazyLock<Regex> = LazyLock::new(|| any_of(DECLARING, "", ""));
static BODY_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(BODIES));
static BOX_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(BOXES));
static BRIEFS_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(BRIEFS));
static PRESIDING_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(PRESIDING));
static RUBRIC_OPENS: LazyLock<Regex> = LazyLock::new(|| starting(RUBRIC_STARTS));
static RUBRIC_CLOSES: LazyLock<Regex> = LazyLock::new(|| ending(RUBRIC_ENDS));

/// Marks lines of credits, signatures and authors.
pub(super) fn people(cues: &mut Cues, folded: &str) {
    let trimmed = folded.trim_matches(|char: char| " ■□●○◆◇◎▲△★☆*-—".contains(char));
    let in_brackets =
        trimmed.starts_with('(') && trimmed.ends_with(')') && !trimmed[1..].contains('(');
    let inner = trimmed.trim_matches(|char| "() ".contains(char));
    let groups = only_credits(folded).unwrap_or_default();
    let labelled = groups.iter().any(|group| !group.names.is_empty());
    if labelled {
        if in_brackets {
            cues.add(Cue::Signature);
        } else {
            cues.add(Cue::Byline);
            let photo = groups
                .iter()
                .any(|group| is_photo_label(&group.label) || is_drawn(&group.label));
            let wrote = groups.iter().any(|group| {
                matches!(
                    group.label.as_str(),
                    "文" | "文图"
                        | "图文"
                        | "文字"
                        | "撰文"
                        | "摄影报道"
                        | "策划"
                        | "统筹"
                        | "执行"
                        | "监制"
                )
            });
            cues.add_if(Cue::PhotoByline, photo && !wrote);
        }
    } else if in_brackets
        && (signs(trimmed)
            || !authors(trimmed).is_empty()
            || crate::blocks::is_name(inner)
            || speaks_for_paper(inner))
    {
        cues.add(Cue::Signature);
    } else if in_brackets {
        cues.add(Cue::InBrackets);
    } else if signed(folded).is_some() {
        cues.add(Cue::SignedAuthor);
        cues.add_if(Cue::Author, !authors(folded).is_empty());
    } else if !authors(folded).is_empty() {
        cues.add(Cue::Author);
    } else if is_bare_byline(trimmed) {
        cues.add(Cue::PenName);
    }
}

/// Whether a text in brackets signs a story: (作者单位:…), (据新华社), (本报综合), (完).
fn signs(bracketed: &str) -> bool {
    let inner = bracketed
        .trim_start_matches('(')
        .trim_end_matches(')')
        .trim();
    SIGNATURE_OPENS.is_match(inner) || SIGNATURE_ENDS.is_match(inner) || inner == "完"
}

/// Two to four characters that begin like a name but are a word too, as pen names are; or who speaks for the paper.
fn is_bare_byline(text: &str) -> bool {
    let joined: String = text.split(' ').collect();
    let spaced = joined.chars().count() == 2 && text.chars().count() > 2;
    crate::blocks::is_name(text)
        || spaced && crate::blocks::is_name(&joined)
        || speaks_for_paper(text)
}

/// Marks short lines by their words.
pub(super) fn words(cues: &mut Cues, chars: &[char], folded: &str, count: usize) {
    cues.add_if(
        Cue::RubricWord,
        count <= 16 && is_rubric_like(folded.trim()) && !heads_briefs(folded.trim()),
    );
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
            || count <= TURNING_CHARS && TURNS.is_match(folded) && !folded.contains([',', '。']),
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
    cues.add_if(Cue::BoxWord, count <= 16 && names_box(folded.trim()));
    cues.add_if(Cue::EventEnd, EVENT_ENDS.is_match(folded.trim()));
    cues.add_if(
        Cue::Figures,
        folded.contains('%')
            || folded.contains('‰')
            || folded.contains("亿元")
            || folded.contains("万元"),
    );
    cues.add_if(Cue::BriefsWord, count <= 10 && heads_briefs(folded.trim()));
    cues.add_if(Cue::Presiding, count <= 30 && presides(folded));
    cues.add_if(
        Cue::LeadingIn,
        LEADING_OPENS.is_match(folded) && !folded.starts_with("让"),
    );
    cues.add_if(
        Cue::NoticeWord,
        count <= 24 && NOTICE_ENDS.is_match(folded.trim_end_matches([' ', ')', '】'])),
    );
    cues.add_if(
        Cue::QrCode,
        count <= 24
            && (QR_CODE_ENDS.is_match(folded)
                || folded.starts_with("扫码")
                || folded.starts_with("扫描二维码")
                || folded.starts_with("扫一扫")),
    );
    cues.add_if(
        Cue::SignsOff,
        count <= 24 && (signs_off(folded.trim()) || is_date(folded.trim()))
            || count <= 40 && signs_with_date(folded.trim()),
    );
    cues.add_if(Cue::NameBoard, is_name_board(folded));
    let digits = chars.iter().filter(|char| char.is_ascii_digit()).count();
    cues.add_if(
        Cue::Record,
        digits >= 3
            && count <= 44
            && !folded.contains(['。', '℃'])
            && (has_value(folded) || ends_with_line(folded)),
    );
}

/// Longest label of a comment: 今日快评, 编辑短评.
const COMMENT_CHARS: usize = 4;

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
        || (count <= 40 && shapes::publishes(folded))
        || (count <= 16
            && (folded.ends_with('宣') || folded.ends_with("广告") || folded.starts_with("广告")))
}

/// Words by which citizens and firms declare something (遗失声明, 注销公告 …).
pub(super) fn is_notice(text: &str) -> bool {
    DECLARES.is_match(text)
}

/// Whether a short line is a body that signs a notice.
fn signs_off(text: &str) -> bool {
    !text.contains([' ', ',', '“', ':', '?', '!'])
        && !is_rubric_like(text)
        && !NO_BODY_OPENS.is_match(text)
        && (BODY_ENDS.is_match(text) || shapes::is_office(text))
}

/// A body and the date behind it: 某某社区居民委员会 2018年3月19日.
fn signs_with_date(text: &str) -> bool {
    text.rsplit_once(' ')
        .is_some_and(|(body, date)| is_date(date) && signs_off(body.trim()))
}

/// A date alone: 2023年9月12日.
fn is_date(text: &str) -> bool {
    text.ends_with('日')
        && text.contains('月')
        && text
            .chars()
            .all(|char| char.is_ascii_digit() || "年月日〇零一二三四五六七八九十 ".contains(char))
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

/// Whether a short line names a box of facts.
fn names_box(text: &str) -> bool {
    BOX_ENDS.is_match(text)
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

/// Whether a short line has a word with which papers name their standing columns (栏目名).
fn is_rubric_like(text: &str) -> bool {
    let text = text.trim_matches(|char: char| !is_han(char));
    RUBRIC_OPENS.is_match(text) || RUBRIC_CLOSES.is_match(text) || is_view_of_place(text)
}

/// Longest label that ends with a place.
const VIEW_CHARS: usize = 8;

/// Whether a label shows a place from some side: 舌尖上的株洲, 转型升级看株洲, 图说株洲.
fn is_view_of_place(text: &str) -> bool {
    let size = text.chars().count();
    if size == 4 {
        let words = WORDS.tag(text, false);
        return matches!(words.as_slice(), [view, place] if place.tag == "ns" && view.tag != "ns" && view.word.chars().count() == 2);
    }
    let place = text.rsplit(['的', '看']).next().unwrap_or_default();
    (5..=VIEW_CHARS).contains(&size)
        && place.len() < text.len()
        && place.chars().count() >= 2
        && WORDS.tag(place, false).iter().all(|word| word.tag == "ns")
}
