//! Author lines: who wrote the text above or below, where no label says so.

use super::fold::is_han;
use super::grammar::note_label;
use super::names::{is_bare_name, is_name};

/// Signs that papers set before an author's name.
const MARKS: &str = "■□●○◆◇◎▲△★☆*—-☆✎";
/// Those that open no crosshead, so that a pen name behind one needs no surname.
const HOLLOW_MARKS: &str = "□○◎◇△☆✎";
/// Longer lines are no signatures: an institution's name has up to some 20 characters, names 4 each.
const MOST_CHARS: usize = 32;
/// Nobody signs with more authors without a label.
const MOST_NAMES: usize = 3;

/// The authors whom a folded line names and nothing else: 市委党校 某某, 网友 某某某, □某 某, two names. Empty where it is none.
///
/// Only its place under a headline or at a story's end makes it a byline; by itself any two words may look like this.
#[must_use]
pub fn authors(folded: &str) -> Vec<String> {
    let unlabelled = without_label(folded.trim());
    if let Some(name) = introduced(unlabelled) {
        return vec![name];
    }
    if let Some(name) = quoted_name(unlabelled) {
        return vec![name];
    }
    let line = without_remark(unlabelled)
        .trim_matches(|char: char| char == ' ' || "()".contains(char) || MARKS.contains(char))
        .trim();
    if line.chars().count() > MOST_CHARS || line.chars().any(|char| ",。!?:;“”".contains(char))
    {
        return Vec::new();
    }
    let words = words(line);
    let names = words
        .iter()
        .rev()
        .take_while(|word| is_bare_name(word))
        .count();
    let (institution, written) = words.split_at(words.len() - names);
    let by_institution = may_be_institution(institution);
    if names == 0 {
        // A name that is a word too counts behind an institution.
        return match words.as_slice() {
            [netizen, pen_name] if netizen == "网友" && is_pen_name(pen_name) => {
                vec![pen_name.clone()]
            }
            [.., body, name]
                if is_name(name)
                    && is_body(body)
                    && may_be_institution(&words[..words.len() - 1]) =>
            {
                vec![name.clone()]
            }
            _ => Vec::new(),
        };
    }
    let sure = institution.is_empty()
        || by_institution && (names == 1 || institution.last().is_some_and(|word| is_body(word)));
    if names <= MOST_NAMES && sure {
        written.to_vec()
    } else if institution.last().is_some_and(|word| is_body(word)) && by_institution {
        written[names - 1..].to_vec()
    } else {
        Vec::new()
    }
}

/// Who answers or presides in a column, as its label says.
const LABELS: &str = "主持律师 答疑专家 答疑律师 解答 答疑 嘉宾 专家 律师 医生 主持 主持人 主讲 主讲人 坐诊 坐诊专家 答题 点评 解答律师 解答专家 法律顾问 心理顾问 指导老师 指导教师 辅导老师";

/// What a label of such a line may be followed by.
const NEXT_LABELS: &str = "整理 采写 记录 记者 咨询电话 电话 热线";

/// A line without a label that says who answers or presides: 本期解答:某某律师事务所 某某某.
fn without_label(line: &str) -> &str {
    line.split_once(':')
        .filter(|(label, _)| {
            let label = label.trim_start_matches(['本', '今', '期', '日', '(']);
            LABELS.split_whitespace().any(|word| word == label)
        })
        .map_or(line, |(_, names)| {
            let mut spaces = names.match_indices(' ').map(|(at, _)| at);
            let end = spaces.find(|at| opens_label(&names[at + 1..]));
            let end = end.unwrap_or(names.len());
            names[..end].trim_end()
        })
}

fn opens_label(text: &str) -> bool {
    let mut labels = NEXT_LABELS.split_whitespace();
    labels.any(|label| {
        let rest = text.strip_prefix(label);
        rest.is_some_and(|rest| rest.starts_with(':'))
    })
}

/// Whether a line says by its label who answers or presides.
#[must_use]
pub fn answers(folded: &str) -> bool {
    let line = folded.trim();
    without_label(line).len() < line.len() && !authors(line).is_empty()
}

/// The two or three characters behind a sign, alone on a line: ■某某. On gold pages 34 of 35 such lines name an author, but for labels.
#[must_use]
pub fn behind_sign(folded: &str) -> Option<&str> {
    let name = folded.trim().strip_prefix(['■', '□', '◆', '◎'])?.trim();
    let is_name = (2..=3).contains(&name.chars().count()) && name.chars().all(is_han);
    (is_name && note_label(name).is_none()).then_some(name)
}

/// The name that somebody uses on the web: 网友 “某某”.
fn quoted_name(line: &str) -> Option<String> {
    let quoted = line.strip_prefix("网友")?.trim_start();
    let name = quoted.strip_prefix('“')?.strip_suffix('”')?;
    let is_name = (2..=8).contains(&name.chars().count()) && name.chars().all(is_han);
    is_name.then(|| name.to_owned())
}

/// A line without what papers add behind an author's name: how old he is, that he wrote the book, with how many others he signs
/// (某某(76岁), 某某 著, 某某等21人).
fn without_remark(line: &str) -> &str {
    if let Some((name, others)) = line.rsplit_once('等')
        && others
            .strip_suffix(['人', '名'])
            .is_some_and(|count| count.chars().all(|char| char.is_ascii_digit()))
    {
        return name;
    }
    if let Some((name, age)) = line.rsplit_once('(')
        && age
            .strip_suffix("岁)")
            .is_some_and(|age| !age.is_empty() && age.chars().all(|char| char.is_ascii_digit()))
    {
        return name;
    }
    [" 著", "/著", " 编著", "/编著", " 口述", "/口述"]
        .iter()
        .find_map(|remark| line.strip_suffix(remark))
        .unwrap_or(line)
}

/// The author behind whose name brackets say who that is, or before it where he lives: 某某某(某某社区居民), 某某某(作者单位:…), (某某)某某某.
fn introduced(line: &str) -> Option<String> {
    if let Some((place, name)) = line.strip_prefix('(').and_then(|rest| rest.split_once(')'))
        && (2..=4).contains(&place.chars().count())
        && place.chars().all(is_han)
        && is_bare_name(name.trim())
    {
        return Some(name.trim().to_owned());
    }
    let (name, rest) = line
        .trim_start_matches(|char: char| char == ' ' || MARKS.contains(char))
        .split_once('(')?;
    let identity = rest.strip_suffix(')')?;
    let name: String = name.split(' ').collect();
    if identity.starts_with("作者") && identity.contains(':') {
        return is_name(&name).then_some(name);
    }
    let plain = identity.chars().all(|char| is_han(char) || char == ' ');
    let size = identity.chars().count();
    let by_body = size >= 3 && is_body(identity.trim()) && is_name(&name);
    // A place may be told by its bare name: 某某某(醴陵).
    let by_place = (2..=4).contains(&size) && is_bare_name(&name);
    (plain && (by_body || by_place)).then_some(name)
}

/// The last author of [`authors`].
#[must_use]
pub fn author_line(folded: &str) -> Option<String> {
    authors(folded).pop()
}

/// The authors of a line that can hardly be anything else: nothing but names that are no words, or a sign that authors have and a name
/// behind it, a pen name too (○ 老球皮).
#[must_use]
pub fn signed(folded: &str) -> Option<Vec<String>> {
    let line = folded.trim();
    let marked = line.starts_with(|char| MARKS.contains(char));
    let rest =
        without_remark(line.trim_start_matches(|char| char == ' ' || MARKS.contains(char))).trim();
    let names = authors(rest);
    let alone = rest
        .chars()
        .all(|char| is_han(char) || " 、·".contains(char))
        && names.iter().map(|name| name.chars().count()).sum::<usize>()
            == rest.chars().filter(|char| !" 、".contains(*char)).count();
    if !names.is_empty() && (marked || alone) {
        return Some(names);
    }
    let joined: String = rest.split(' ').collect();
    let hollow = line.starts_with(|char| HOLLOW_MARKS.contains(char));
    let is_pen_name = (2..=4).contains(&joined.chars().count())
        && joined.chars().all(|char| is_han(char) || char == '·');
    let spoken = crate::blocks::speaks_for_paper(rest);
    (hollow && is_pen_name || marked && spoken).then(
        || {
            if spoken { Vec::new() } else { vec![joined] }
        },
    )
}

/// Whether a line signs for several people and names one: 某某路居民 某某等21人.
#[must_use]
pub fn signs_for_many(folded: &str) -> bool {
    let line = folded.trim().trim_matches(['(', ')']);
    line.chars().count() <= MOST_CHARS
        && line.contains('等')
        && without_remark(line).len() < line.len()
        && !authors(line).is_empty()
}

/// What readers who write to the paper are, and where they live.
const READERS: &str = "居民 村民 市民 读者 业主 家长 职工 乘客 街坊 菜农 农民 工人 教师 老师 学生 干部 司机 医生 护士 律师 会计 退休工人 个体户 \
    车主 店主 商户 网民 股民 老兵 党员 县 镇 乡 村 街道 社区 小区";

/// Whether a line signs a reader's letter: where he lives or what he is, and his name (某某路居民 某某, 某某镇 某某).
#[must_use]
pub fn signs_letter(folded: &str) -> bool {
    let line = folded.trim().trim_matches(['(', ')']);
    line.rsplit_once(' ')
        .is_some_and(|(who, name)| is_bare_name(name) && is_reader(who.trim_end()))
        && !authors(line).is_empty()
}

fn is_reader(word: &str) -> bool {
    READERS.split_whitespace().any(|end| word.ends_with(end))
}

/// Who writes in the paper's own name: 本报评论员, 某某时评编辑部.
#[must_use]
pub fn speaks_for_paper(text: &str) -> bool {
    ["评论员", "本报编辑部", "特约撰稿人", "本报观察员", "社论"]
        .iter()
        .any(|end| text.ends_with(end))
}

/// A line's words; two single characters are one name, set apart to be as wide as names of three.
pub(super) fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_single = false;
    for word in line
        .split([' ', '、', '/', '|'])
        .filter(|word| !word.is_empty())
    {
        let initial = word.chars().count() == 1 && word.chars().all(is_han);
        match words.last_mut() {
            Some(last) if initial && is_single && is_name(&format!("{last}{word}")) => {
                last.push_str(word);
                is_single = false;
            }
            _ => {
                words.push(word.to_owned());
                is_single = initial;
            }
        }
    }
    words
}

/// Whether a word may be the name under which a netizen writes: any word; readers of other sorts sign with their own names.
fn is_pen_name(word: &str) -> bool {
    (2..=6).contains(&word.chars().count()) && word.chars().all(is_han)
}

/// Whether some words may name an institution.
fn may_be_institution(words: &[String]) -> bool {
    words.iter().all(|word| {
        // A school's class is numbered: 某某小学五(1)班.
        let numbered = word.ends_with(['班', '级']);
        word.chars().all(|char| {
            is_han(char) || "·()、—".contains(char) || numbered && char.is_ascii_digit()
        })
    })
}

/// What bodies, and what people are in them, end with.
const BODIES: &str = "委 部 局 区 市 校 院 会 公司 委员 代表 网友 支部 中心 大学 中学 小学 一中 二中 三中 年级 班 初一 初二 初三 高一 高二 高三 银行 集团 厂 所 处 科 室 社 队 评论员 作者 文 经理 志愿者 书记 主任 教授 研究员 法官 检察官 警官";

/// Whether a word names a body or what a person is in one.
fn is_body(word: &str) -> bool {
    let ends = |words: &str| words.split_whitespace().any(|end| word.ends_with(end));
    ends(BODIES) || is_reader(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_stands_behind_an_institution_or_alone() {
        for (line, expected) in [
            ("市委党校 易理", "易理"),
            ("□李 明", "李明"),
            ("凌云 蒋华生", "凌云 蒋华生"),
            ("(河西 退休教师 曾庆余)", "曾庆余"),
            ("(肖安国)", "肖安国"),
            ("本报特约评论员 孔昭扬", "孔昭扬"),
            ("网友 一叶知秋", "一叶知秋"),
            ("张三丰、李四光", "张三丰 李四光"),
            ("李四光(某某街道居民)", "李四光"),
            ("□ 李四光(76岁)", "李四光"),
            ("李四光 著", "李四光"),
            ("李四光/著", "李四光"),
            ("某某路居民 李四光等21人", "李四光"),
            ("本期解答:某某律师事务所 李四光", "李四光"),
            ("某某小学五年级 李四光", "李四光"),
            ("李四光(作者单位:某某县人民法院)", "李四光"),
            ("解答律师:湖南某某律师事务所 谢卫东", "谢卫东"),
            ("嘉宾:某某研究所 谢卫东 整理:本报记者 李四光", "谢卫东"),
            ("答疑专家:某某推广中心 谢卫东 咨询电话:28823906", "谢卫东"),
            ("主持律师:谢卫东(某某律师事务所)", "谢卫东"),
            ("某某小学五(1)班 李四光", "李四光"),
            ("李四光(醴陵)", "李四光"),
            ("(醴陵)李四光", "李四光"),
            ("深入学习 高质量", ""),
            ("市领导 张三丰 李四光 王五常 赵六顺", ""),
        ] {
            assert_eq!(authors(line).join(" "), expected, "{line}");
        }
    }

    #[test]
    fn readers_sign_their_letters() {
        assert!(signs_letter("红旗中路居民 冯玉珍"));
        assert!(signs_letter("某某县某某铺 菜农 冯玉珍"));
        assert!(signs_letter("白关镇 冯玉珍"));
        assert!(signs_for_many("某某路居民 李四光等21人"));
        assert!(!signs_letter("致全市居民 的一封信"));
        assert!(!signs_for_many("株洲等3个城市入选"));
    }

    #[test]
    fn a_sign_or_nothing_but_names_signs_a_text() {
        for line in [
            "○ 老球皮",
            "□ 邹晓岚",
            "◎ 本报特约评论员 孔昭扬",
            "季昌明 卜文静",
            "柳溪舟",
            "■ 本报评论员",
        ] {
            assert!(signed(line).is_some(), "{line}");
        }
        for line in [
            "● 老问题",
            "■ 背景",
            "◆ 从实验室到车间",
            "□ 全市粮食增产",
            "安全 高效",
            "市委党校 易理",
        ] {
            assert!(signed(line).is_none(), "{line}");
        }
    }
}
