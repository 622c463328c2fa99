//! Looks: what can be said of a line from its own characters and from the lines right around it.

use super::Block;
use super::credits::{credits, credits_of_caption, is_photo_label};
use super::fold::{closes, ends_sentence, is_han};
use super::grammar::{JumpWay, author_line, dateline, jump_at_end, jump_at_start, note_label};
use crate::read::{Line, Mark};

/// One thing that a line looks like. A line has several; the weights in `segment` say what each means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Cue {
    /// 1–4 characters.
    Chars1to4,
    /// 5–8 characters.
    Chars5to8,
    /// 9–18 characters.
    Chars9to18,
    /// 19–30 characters.
    Chars19to30,
    /// 31–44 characters.
    Chars31to44,
    /// 45 characters and more.
    Chars45up,
    /// Ends with a sentence sign, inside or outside of closing quotes.
    EndsClosed,
    /// Ends with a comma or an enumeration comma.
    EndsComma,
    /// Ends with a colon.
    EndsColon,
    /// Ends with a semicolon.
    EndsSemicolon,
    /// Ends with a dash or dots: goes on under it.
    EndsDots,
    /// Has a full stop before its end.
    StopInside,
    /// Has commas but no full stop.
    CommaInside,
    /// Two or three short pieces with a space between, as headlines are set.
    Spaced,
    /// A quotation as a whole.
    Quoted,
    /// A question or call.
    Question,
    /// Opens with 本报讯 and the like.
    Dateline,
    /// Nothing but a dateline.
    DatelineAlone,
    /// Nothing but labels and names.
    Byline,
    /// Credits of a picture only (摄, 供图).
    PhotoByline,
    /// An institution and a name, or a name alone.
    Author,
    /// Credits in brackets.
    Signature,
    /// Opens with 图为, 上图 …
    PictureWords,
    /// Ends with a photographer's credit.
    PhotoCredit,
    /// Opens with ▲ and no mark of continuation.
    Pointer,
    /// Names what a QR code opens.
    QrCode,
    /// More room before it than lines of this page have: a picture stood here.
    RoomBefore,
    /// More room behind it.
    RoomAfter,
    /// Opens with 上接 …, text behind it.
    JumpFromText,
    /// Only 上接 …
    JumpFrom,
    /// Only 下转 …
    JumpTo,
    /// The label of a note alone.
    NoteLabel,
    /// The label of a note and its text.
    NoteText,
    /// All in heavy brackets: 【…】.
    Bracketed,
    /// Opens with a bullet or number.
    Bullet,
    /// One of at least three lines in a row with the same kind of opening or a value behind a label.
    Listed,
    /// A label and a number (a telephone, a time, an amount).
    Record,
    /// A row of a narrow column: short lines of much the same width without room between.
    Narrow,
    /// Such a row that is not the first.
    RowInside,
    /// A row of a table.
    Row,
    /// A Markdown heading.
    Heading,
    /// A line that is bold as a whole.
    Strong,
    /// Has a word that standing labels have.
    RubricWord,
    /// Stands over a line that holds only a picture's credit.
    AboveCredit,
    /// Short, with a picture and its caption right under it.
    OverPicture,
    /// Opens with a dash: a source, or a subtitle.
    StartsDash,
    /// Words of notices: 遗失, 声明作废, 特此公告 …
    NoticeText,
    /// A body that signs: its last word is 公司, 委员会, 领导小组 …, or it is a date alone.
    SignsOff,
    /// At least three names and nothing else.
    NameBoard,
    /// Opens with 问: or 答:.
    Asks,
    /// A heading of the page's highest level, where it has several.
    HeadingHigh,
    /// A heading of a lower level than the page's highest.
    HeadingLow,
    /// Opens with the room of a new paragraph.
    Indented,
    /// 简讯, 一句话新闻 …: heads several short items.
    BriefsWord,
    /// A few characters and a colon: a place or person over a headline.
    ColonLabel,
    /// 时间表, 名单, 指南 …: names a box.
    BoxWord,
    /// Ends with a verb of events: 召开, 启动, 揭牌 …
    EventEnd,
    /// Has a figure with % or another measure of change.
    Figures,
    /// Says who presided, spoke, attended: what lines under a headline say.
    Presiding,
    /// Opens as lines above a headline do: 围绕, 为, 随着 …
    LeadingIn,
    /// 公告, 启事, 声明 … as its last word.
    NoticeWord,
    /// 公益广告, 广告, …宣.
    AdWord,
    /// Opens with an ordinal as crossheads do: 一、 (二).
    Ordinal,
    /// Opens with a sign that cannot open a paragraph.
    StartsOpen,
    /// Opens with a quotation mark or as speech.
    StartsQuote,
    /// Holds a verb of saying or a date, as sentences do.
    Telling,
    /// A kicker and a headline run together on one line.
    RunTogether,
    /// Too short for a full line, and ends with no sign at all.
    EndsBare,
    /// The first line of the page.
    First,
}

/// A set of cues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cues(u128);

impl Cues {
    /// Whether a cue is in it.
    #[must_use]
    pub fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u8) != 0
    }

    fn add(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u8;
    }

    fn add_if(&mut self, cue: Cue, holds: bool) {
        if holds {
            self.add(cue);
        }
    }
}

/// Whether a line is no text at all: a rule, front matter.
pub(super) fn is_rule(line: &Line) -> bool {
    matches!(line.mark, Mark::Rule | Mark::FrontMatter)
}

/// Marks all blocks of a page with what they look like.
pub(super) fn mark(blocks: &mut [Block], marks: &[Mark], indented: &[bool]) {
    for ((block, mark), indented) in blocks.iter_mut().zip(marks).zip(indented) {
        block.cues = of_line(&block.chars, *mark);
        block.cues.add_if(Cue::Indented, *indented);
    }
    if let Some(block) = blocks.first_mut() {
        block.cues.add(Cue::First);
    }
    headings(blocks, marks);
    room(blocks);
    narrow(blocks);
    listed(blocks);
    above_credits(blocks);
}

fn of_line(chars: &[char], mark: Mark) -> Cues {
    let mut cues = Cues::default();
    let folded: String = chars.iter().collect();
    let count = chars.iter().filter(|char| **char != ' ').count();
    cues.add(match count {
        0..=4 => Cue::Chars1to4,
        5..=8 => Cue::Chars5to8,
        9..=18 => Cue::Chars9to18,
        19..=30 => Cue::Chars19to30,
        31..=44 => Cue::Chars31to44,
        _ => Cue::Chars45up,
    });
    ends(&mut cues, chars);
    let short = count <= 60;
    cues.add_if(Cue::Heading, matches!(mark, Mark::Heading(_)));
    cues.add_if(Cue::Strong, mark == Mark::Strong);
    cues.add_if(Cue::Row, mark == Mark::Row);
    cues.add_if(Cue::Bullet, mark == Mark::Item || opens_with_bullet(chars));
    cues.add_if(Cue::Ordinal, opens_with_ordinal(&folded));
    cues.add_if(
        Cue::StartsOpen,
        chars.first().is_some_and(|first| ",、。;:!?)]}》”’」』%".contains(*first)),
    );
    cues.add_if(Cue::StartsDash, chars.first() == Some(&'—'));
    cues.add_if(Cue::StartsQuote, chars.first().is_some_and(|first| "“「『\"".contains(*first)));
    if let Some(size) = dateline(&folded) {
        cues.add(Cue::Dateline);
        cues.add_if(Cue::DatelineAlone, size + 2 >= chars.len());
    }
    match jump_at_start(&folded) {
        Some(jump) => {
            let alone = jump.size_chars >= chars.len();
            cues.add(match (jump.way, alone) {
                (JumpWay::From, true) => Cue::JumpFrom,
                (JumpWay::From, false) => Cue::JumpFromText,
                (JumpWay::To, _) => Cue::JumpTo,
            });
        }
        None => cues.add_if(
            Cue::Pointer,
            chars.first().is_some_and(|first| "▲△▼▽◀▶►◄↑↓←→".contains(*first)),
        ),
    }
    if jump_at_end(&folded).is_some_and(|jump| jump.way == JumpWay::To && jump.size_chars >= chars.len()) {
        cues.add(Cue::JumpTo);
    }
    match note_label(&folded) {
        Some(size) if size >= chars.len() => cues.add(Cue::NoteLabel),
        Some(_) => cues.add(Cue::NoteText),
        None => {}
    }
    if short {
        people(&mut cues, &folded);
        words(&mut cues, chars, &folded, count);
    }
    cues.add_if(Cue::PhotoCredit, count <= 400 && !cues.has(Cue::Byline) && credits_of_caption(&folded).is_some());
    cues.add_if(Cue::PictureWords, opens_with_picture(&folded) || (count <= 200 && folded.contains("图为")));
    cues.add_if(Cue::NoticeText, !cues.has(Cue::NoticeWord) && is_notice(&folded));
    cues.add_if(Cue::Asks, ["问:", "答:", "问 ", "答 "].iter().any(|word| folded.starts_with(word)));
    cues.add_if(Cue::Telling, tells(&folded));
    cues.add_if(Cue::RunTogether, run_together(chars).is_some());
    cues.add_if(Cue::AdWord, says_ad(&folded, count));
    cues
}

/// How a line ends. Closing quotes and brackets do not close a sentence by themselves: “义剪队” may stand in its middle.
fn ends(cues: &mut Cues, chars: &[char]) {
    let mut rest = chars.iter().rev().filter(|char| **char != ' ');
    let Some(&last) = rest.clone().next() else { return };
    let inner = rest.find(|char| !closes(**char)).copied().unwrap_or(last);
    cues.add_if(Cue::EndsBare, chars.len() < 60 && is_han(inner) || inner.is_ascii_alphanumeric() && chars.len() < 60);
    cues.add_if(Cue::EndsClosed, ends_sentence(inner) && !matches!(inner, '…' | '—') || (closes(last) && inner == '…'));
    cues.add_if(Cue::EndsDots, matches!(last, '…' | '—'));
    cues.add_if(Cue::EndsComma, matches!(last, ',' | '、'));
    cues.add_if(Cue::EndsColon, last == ':');
    cues.add_if(Cue::EndsSemicolon, last == ';');
    let body = &chars[..chars.len().saturating_sub(2)];
    let stop = body.contains(&'。');
    cues.add_if(Cue::StopInside, stop);
    cues.add_if(Cue::CommaInside, !stop && body.iter().any(|char| matches!(char, ',' | ';')));
    cues.add_if(Cue::Question, matches!(inner, '?' | '!'));
    let first = chars.first().copied().unwrap_or(' ');
    cues.add_if(
        Cue::Quoted,
        "“「『\"".contains(first) && "”」』\"".contains(last) && chars.len() > 2
            && !chars[1..chars.len() - 1].contains(&first),
    );
    cues.add_if(Cue::Bracketed, first == '【' && last == '】' && chars.len() <= 24);
    let pieces: Vec<usize> = chars
        .split(|char| *char == ' ')
        .map(<[char]>::len)
        .filter(|size| *size > 0)
        .collect();
    cues.add_if(
        Cue::Spaced,
        (2..=4).contains(&pieces.len()) && pieces.iter().all(|size| (2..=26).contains(size)) && !stop,
    );
}

fn people(cues: &mut Cues, folded: &str) {
    let trimmed = folded.trim_matches(|char: char| " ■□●○◆◇◎▲△★☆*-—".contains(char));
    let in_brackets = trimmed.starts_with('(') && trimmed.ends_with(')') && !trimmed[1..].contains('(');
    let (groups, unexplained) = credits(folded);
    let named = groups.iter().any(|group| !group.names.is_empty());
    let labelled = !groups.is_empty() && unexplained == 0 && named;
    if labelled {
        if in_brackets {
            cues.add(Cue::Signature);
        } else {
            cues.add(Cue::Byline);
            let photo = groups.iter().any(|group| is_photo_label(&group.label));
            let wrote = groups.iter().any(|group| matches!(group.label.as_str(), "文" | "文图" | "图文" | "文字" | "撰文"));
            cues.add_if(Cue::PhotoByline, photo && !wrote);
        }
    } else if in_brackets && signs(trimmed) {
        cues.add(Cue::Signature);
    } else if author_line(folded).is_some() {
        cues.add(Cue::Author);
    }
}

/// Whether a text in brackets signs a story: (作者单位:…), (据新华社), (本报综合), (完).
fn signs(bracketed: &str) -> bool {
    let inner = bracketed.trim_start_matches('(').trim_end_matches(')').trim();
    ["作者", "本文作者", "记者", "通讯员", "整理", "据", "来源", "摘自", "原载", "本报综合", "综合", "编辑", "供稿", "选自", "转自"]
        .iter()
        .any(|label| inner.starts_with(label))
        || ["整理", "供稿", "综合", "摘编"].iter().any(|label| inner.ends_with(label))
        || inner == "完"
}

fn words(cues: &mut Cues, chars: &[char], folded: &str, count: usize) {
    cues.add_if(Cue::RubricWord, count <= 16 && is_rubric_like(folded.trim()));
    cues.add_if(
        Cue::ColonLabel,
        (2..=8).contains(&count) && chars.last() == Some(&':') && chars[..chars.len() - 1].iter().all(|char| is_han(*char))
            && !["说:", "道:", "下:", "议:", "为:", "是:", "示:", "问:", "答:"].iter().any(|end| folded.ends_with(end)),
    );
    cues.add_if(Cue::BoxWord, count <= 16 && names_box(folded.trim()));
    cues.add_if(
        Cue::EventEnd,
        ["召开", "举行", "启动", "揭牌", "开幕", "闭幕", "开工", "竣工", "通车", "投产", "开班", "开赛", "成立", "签约", "上线", "发布", "印发", "出炉", "落户", "收官"]
            .iter()
            .any(|verb| folded.trim().ends_with(verb)),
    );
    cues.add_if(Cue::Figures, folded.contains('%') || folded.contains('‰') || folded.contains("亿元") || folded.contains("万元")) ;
    cues.add_if(Cue::BriefsWord, count <= 10 && heads_briefs(folded.trim()));
    cues.add_if(Cue::Presiding, count <= 30 && presides(folded));
    cues.add_if(
        Cue::LeadingIn,
        ["围绕", "为", "随着", "面对", "通过", "以", "从", "自", "坚持", "打造", "推进", "推动", "聚焦", "立足", "紧扣", "依托", "在", "让", "把", "据", "历时", "总投资", "近日"]
            .iter()
            .any(|word| folded.starts_with(word)) && !folded.starts_with("让"),
    );
    cues.add_if(
        Cue::NoticeWord,
        count <= 24
            && ["公告", "启事", "讣告", "声明", "通告", "公示", "讣告", "通知", "注销公告", "清算公告", "拍卖公告", "招标公告", "遗失", "遗失声明", "更正", "致歉", "名单", "名单公布", "减资公告", "停电信息", "停水通知", "停电通知", "认领启事", "预告"]
                .iter()
                .any(|word| folded.trim_end_matches([' ', ')', '】']).ends_with(word)),
    );
    cues.add_if(
        Cue::QrCode,
        count <= 24
            && (["公众号", "二维码", "小程序", "视频号", "客户端", "抖音号", "官方微博", "微信号", "扫码阅读", "扫码看视频", "扫一扫"]
                .iter()
                .any(|word| folded.ends_with(word))
                || folded.starts_with("扫码") || folded.starts_with("扫描二维码") || folded.starts_with("扫一扫")),
    );
    cues.add_if(Cue::SignsOff, count <= 24 && (signs_off(folded.trim()) || is_date(folded.trim())));
    cues.add_if(Cue::NameBoard, is_name_board(folded));
    let digits = chars.iter().filter(|char| char.is_ascii_digit()).count();
    cues.add_if(Cue::Record, digits >= 3 && count <= 44 && folded.contains(':') && !folded.contains('。'));
}

/// Where the headline begins in a folded line that holds a kicker and a headline, in characters.
///
/// A kicker run together with its headline ends with a question, call or dots, or says much more than the headline behind it.
#[must_use]
pub fn run_together(chars: &[char]) -> Option<usize> {
    if chars.len() > 60 || chars.contains(&'。') {
        return None;
    }
    let kicker = chars.iter().position(|char| *char == ' ')?;
    let headline = chars[kicker..].iter().filter(|char| **char != ' ').count();
    let last = chars[..kicker].iter().rev().find(|char| !closes(**char)).copied().unwrap_or(' ');
    let asks = kicker >= 10 && matches!(last, '?' | '!' | '…') && headline >= 6;
    // A headline's own pieces are of much the same length; measured on headlines of two pieces the first is hardly ever 1.4 times the rest.
    let outweighs = kicker >= 16 && kicker * 10 >= headline * 14 && headline >= 6;
    (asks || outweighs).then_some(kicker + 1)
}

/// Words by which citizens and firms declare something (遗失声明, 注销公告 …).
fn is_notice(text: &str) -> bool {
    ["遗失", "声明作废", "特此声明", "特此公告", "特此通知", "作废", "申报债权", "清算组", "丢失"].iter().any(|word| text.contains(word))
}

/// Whether a short line is a body that signs a notice.
fn signs_off(text: &str) -> bool {
    !text.contains([' ', ',', '“', ':', '?', '!'])
        && ["公司", "委员会", "办公室", "领导小组", "治丧小组", "指挥部", "人民政府", "管理局", "供电局", "公安局", "教育局", "法院", "清算组", "协会", "大队", "支队", "派出所", "居委会", "村委会", "筹备组", "编辑部", "报社"]
            .iter()
            .any(|word| text.ends_with(word))
}

/// Whether a short line names a box of facts.
fn names_box(text: &str) -> bool {
    ["时间表", "日程", "日程表", "指南", "一览", "一览表", "榜单", "提示", "须知", "攻略", "联系方式", "热线电话", "导读", "预告", "天气", "路线图", "明细表"]
        .iter()
        .any(|word| text.ends_with(word))
}

/// Whether a short line heads several short items.
fn heads_briefs(text: &str) -> bool {
    ["简讯", "短讯", "快讯", "简报", "一句话新闻", "新闻速览", "速览", "集锦", "短波", "传真", "综合新闻", "新闻速递", "资讯速递", "微新闻"]
        .iter()
        .any(|word| text.ends_with(word))
}

/// A date alone: 2023年9月12日.
fn is_date(text: &str) -> bool {
    text.ends_with('日')
        && text.contains('月')
        && text.chars().all(|char| char.is_ascii_digit() || "年月日〇零一二三四五六七八九十 ".contains(char))
}

/// At least three names and nothing else, as on boards of honour and lists of members.
fn is_name_board(folded: &str) -> bool {
    let words: Vec<&str> = folded.split([' ', '、', ',']).filter(|word| !word.is_empty()).collect();
    words.len() >= 3 && words.iter().filter(|word| super::names::is_bare_name(word)).count() * 5 >= words.len() * 4
        && words.iter().all(|word| word.chars().count() <= 4)
}

/// Opens with a bullet (●, -, ·) or a number with its sign (1. 2、 (3)).
fn opens_with_bullet(chars: &[char]) -> bool {
    let Some(&first) = chars.first() else { return false };
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
    let digits = chars[from..].iter().take_while(|char| char.is_ascii_digit()).count();
    (1..=2).contains(&digits)
        && chars
            .get(from + digits)
            .is_some_and(|sign| "、.)".contains(*sign) || (*sign == ':' && from == 0))
        && !chars.get(from + digits + 1).is_some_and(char::is_ascii_digit)
}

/// Opens with a Chinese ordinal as crossheads do: 一、, (二), 第三,.
fn opens_with_ordinal(folded: &str) -> bool {
    let rest = folded.trim_start_matches(['(', '第', '之']);
    let digits = rest.chars().take_while(|char| "一二三四五六七八九十".contains(*char)).count();
    (1..=3).contains(&digits)
        && rest.chars().nth(digits).is_some_and(|sign| "、).".contains(sign))
}

fn opens_with_picture(folded: &str) -> bool {
    ["图为", "上图", "下图", "左图", "右图", "图①", "图②", "图③", "图1", "图2", "图一", "图二", "图/", "图:", "资料图", "效果图", "示意图", "制图", "图说", "(上图", "中图", "大图", "小图", "题图"]
        .iter()
        .any(|word| folded.trim_start_matches(['▲', '△', '▼', '◀', '▶', '►', ' ', '(', '【']).starts_with(word))
}

/// Words with which sentences are told; headlines lack them.
fn tells(folded: &str) -> bool {
    ["介绍", "表示", "告诉记者", "据悉", "近日", "记者", "日前", "截至", "目前", "他说", "她说"]
        .iter()
        .any(|word| folded.contains(word))
}

fn says_ad(folded: &str, count: usize) -> bool {
    folded.contains("公益广告")
        || (count <= 16 && (folded.ends_with('宣') || folded.ends_with("广告") || folded.starts_with("广告")))
}

/// Says who presided, spoke or attended.
fn presides(folded: &str) -> bool {
    let ends = ["主持", "讲话", "出席", "参加", "并讲话", "致辞", "作报告", "小结", "批示", "见证", "调研", "陪同", "主持会议", "主持召开", "作主旨演讲", "宣布开幕", "作动员讲话", "作部署", "授牌", "揭牌"];
    let folded = folded.trim();
    ends.iter().any(|end| folded.ends_with(end)) || folded.contains("主持并") || folded.contains("出席并") || folded.contains("主持 ")
}

/// Whether a short line has a word with which papers name their standing columns (栏目名).
fn is_rubric_like(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "喜迎", "迎接", "聚焦", "关注", "走进", "走基层", "新春走基层", "深入学习", "深入贯彻", "深入践行", "学习贯彻", "学习宣传", "学思践悟", "牢记", "奋进", "庆祝", "纪念",
        "献礼", "寻找", "直击", "特别", "我在", "我们的", "我和", "我与", "身边", "本报", "今日", "一线", "百姓", "市民", "记者", "权威", "独家", "新时代", "非凡十年", "文明",
        "学习", "贯彻", "决胜", "践行", "弘扬", "致敬", "对话", "探访", "见证", "讲述",
    ];
    const ENDS: &[&str] = &[
        "故事", "观察", "时评", "视点", "聚焦", "进行时", "在行动", "这十年", "面对面", "直通车", "热线", "调查", "专栏", "专题", "报道", "特刊", "论坛", "之窗", "之声", "风采",
        "人物", "档案", "播报", "快讯", "速递", "关注", "追踪", "连线", "手记", "日记", "札记", "有理", "有约", "大家谈", "话题", "言论", "短评", "快评", "锐评", "漫谈", "新语",
        "新风", "连载", "副刊", "文苑", "天地", "园地", "讲堂", "课堂", "词典", "导读", "资讯", "简讯", "要闻", "访谈", "专访", "回访", "特稿", "传真", "服务台", "曝光台", "帮你问", "问政",
        "民生", "调研行", "万里行", "基层行", "一线行", "看变化", "新气象", "新征程", "巡礼", "答卷", "样本", "声音", "谈", "说", "评", "读", "这些天", "的一天", "日志", "印记", "记忆", "纪事", "链接", "一句话新闻", "新闻", "民主", "篇",
    ];
    let text = text.trim_matches(|char: char| !is_han(char));
    STARTS.iter().any(|word| text.starts_with(word)) || ENDS.iter().any(|word| text.ends_with(word))
}

/// Ranks headings where the converter used more than one level.
fn headings(blocks: &mut [Block], marks: &[Mark]) {
    let level = |mark: &Mark| if let Mark::Heading(level) = mark { Some(*level) } else { None };
    let (Some(high), Some(low)) = (marks.iter().filter_map(level).min(), marks.iter().filter_map(level).max()) else { return };
    if high == low {
        return;
    }
    for (block, mark) in blocks.iter_mut().zip(marks) {
        if let Some(level) = level(mark) {
            block.cues.add(if level == high { Cue::HeadingHigh } else { Cue::HeadingLow });
        }
    }
}

/// Marks lines around which more lines are blank than is usual on the page: an image was left out there.
fn room(blocks: &mut [Block]) {
    let mut gaps: Vec<usize> = blocks.iter().skip(1).map(|block| block.gap).collect();
    if gaps.is_empty() {
        return;
    }
    gaps.sort_unstable();
    let usual = gaps[gaps.len() / 2];
    for at in 1..blocks.len() {
        if blocks[at].gap > usual.max(1) {
            blocks[at].cues.add(Cue::RoomBefore);
            blocks[at - 1].cues.add(Cue::RoomAfter);
        }
    }
}

/// Widest row of a narrow column, in characters: dailies set five to seven columns of 11 to 18 characters, notices narrower.
const NARROW_CHARS: usize = 20;
/// Widest row of running text that is dumped as it was printed.
const WRAPPED_CHARS: usize = 34;

/// Marks rows of narrow columns: at least three lines without room between, of much the same width, most of which end in mid-sentence.
fn narrow(blocks: &mut [Block]) {
    let mut start = 0;
    while start < blocks.len() {
        if !fits_narrow(&blocks[start]) {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        while end < blocks.len() && blocks[end].gap == 0 && fits_narrow(&blocks[end]) {
            end += 1;
        }
        if are_rows(&blocks[start..end]) {
            // A headline is set tight over its text, and told by the dateline under it.
            let named = [Cue::RubricWord, Cue::NoticeWord, Cue::BoxWord, Cue::BriefsWord].iter().any(|cue| blocks[start].has(*cue)) && !blocks[start].has(Cue::Bullet) && !blocks[start].has(Cue::Indented);
            let from = start + usize::from(named || blocks[start + 1].has(Cue::Dateline));
            for (at, block) in blocks[from..end].iter_mut().enumerate() {
                block.cues.add(Cue::Narrow);
                block.cues.add_if(Cue::RowInside, at > 0);
            }
        }
        start = end;
    }
}

/// Whether lines without room between are rows of one column.
fn are_rows(rows: &[Block]) -> bool {
    if rows.len() < 3 {
        return false;
    }
    let widest = rows.iter().map(width).max().unwrap_or(0);
    let full = rows.iter().filter(|row| width(row) * 3 >= widest * 2).count();
    let records = rows
        .iter()
        .filter(|row| row.has(Cue::Record) || row.has(Cue::NameBoard) || (row.has(Cue::Bullet) && row.chars.first() != Some(&'·')))
        .count();
    if full * 2 < rows.len() || records * 2 >= rows.len() {
        return false;
    }
    if widest <= 2 * NARROW_CHARS {
        return true;
    }
    // Wider rows are running text only if they are filled to the edge and break in mid-sentence.
    let filled = rows.iter().filter(|row| width(row) + 4 >= widest).count();
    let broken = rows.iter().filter(|row| !row.has(Cue::EndsClosed)).count();
    filled * 10 >= rows.len() * 6 && broken * 2 >= rows.len()
}

/// Printed width in half characters: figures and Latin letters are set half as wide as Chinese characters.
fn width(block: &Block) -> usize {
    block.chars.iter().map(|char| if char.is_ascii() { 1 } else { 2 }).sum()
}

fn fits_narrow(block: &Block) -> bool {
    width(block) <= 2 * WRAPPED_CHARS && !block.has(Cue::Byline) && !block.has(Cue::Heading) && !block.has(Cue::Row)
}

/// Marks the text above a line of only a picture's credit: back to where the broken paragraph begins, and the headline over it.
fn above_credits(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        // 记者/甲 and under it 通讯员/乙 摄: one credit on two lines.
        if blocks[at].has(Cue::PhotoByline) && blocks[at].gap == 0 && blocks[at - 1].has(Cue::Byline) {
            blocks[at - 1].cues.add(Cue::PhotoByline);
        }
    }
    for at in (1..blocks.len()).rev() {
        let above = at - 1;
        if blocks[at].has(Cue::PhotoByline) && !blocks[above].has(Cue::PhotoByline) && !blocks[above].has(Cue::PhotoCredit) {
            blocks[above].cues.add(Cue::AboveCredit);
        } else if blocks[at].has(Cue::AboveCredit)
            && !blocks[above].has(Cue::EndsClosed)
            && !blocks[above].has(Cue::EndsColon)
            && (blocks[above].has(Cue::EndsComma) || blocks[above].has(Cue::Chars45up) || blocks[above].has(Cue::Chars31to44))
        {
            blocks[above].cues.add(Cue::AboveCredit);
        }
    }
    for at in 1..blocks.len() {
        let short = !blocks[at - 1].has(Cue::Chars45up) && !blocks[at - 1].has(Cue::EndsClosed) && !blocks[at - 1].has(Cue::AboveCredit);
        let picture = blocks[at].has(Cue::AboveCredit) || (blocks[at].has(Cue::PhotoCredit) && blocks[at].has(Cue::RoomBefore));
        if picture && short {
            blocks[at - 1].cues.add(Cue::OverPicture);
        }
    }
}

/// Marks runs of three and more lines that are made alike: bullets, numbers, a value behind a label.
fn listed(blocks: &mut [Block]) {
    let alike = |block: &Block| {
        (block.has(Cue::Bullet) || block.has(Cue::Record) || block.has(Cue::Row) || block.has(Cue::NameBoard)) && block.chars.len() <= 80 && !block.has(Cue::Narrow)
    };
    let mut start = 0;
    while start < blocks.len() {
        let mut end = start;
        while end < blocks.len() && alike(&blocks[end]) {
            end += 1;
        }
        if end - start >= 2 {
            for block in &mut blocks[start..end] {
                block.cues.add(Cue::Listed);
            }
        }
        start = end.max(start + 1);
    }
}
