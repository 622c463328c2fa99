//! Personal names: two to four characters that begin with a surname, or a minority name with its middle dot.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jieba_rs::Jieba;

use super::fold::is_han;

/// jieba's own dictionary, without the archive's names: what counts as a word must not depend on the archive.
pub(crate) static WORDS: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Whether this may be a person's name where no label says so: a name by its form that is no word of the dictionary (高度, 安全).
#[must_use]
pub fn is_bare_name(text: &str) -> bool {
    is_name(text)
        && (!text.contains('·') || is_foreign(text))
        && (!WORDS.has_word(text)
            || WORDS
                .tag(text, false)
                .iter()
                .all(|tag| tag.tag.starts_with("nr")))
}

/// Most characters behind a middle dot that need not be looked at: names there are short.
const FATHER_CHARS: usize = 4;

/// Whether what stands around a middle dot may be a name: no common words before it (新闻·综合, 七律·某某) or at the end (某地·某某调查).
fn is_foreign(text: &str) -> bool {
    let is_bit =
        |word: &str, tag: &str| word.chars().count() == 1 || tag.starts_with("nr") || tag == "ns";
    let (before, behind) = text.split_once('·').unwrap_or((text, ""));
    WORDS
        .tag(before, false)
        .iter()
        .all(|word| is_bit(word.word, word.tag))
        && (behind.chars().count() <= FATHER_CHARS
            || WORDS
                .tag(behind, false)
                .last()
                .is_none_or(|word| is_bit(word.word, word.tag)))
}

/// Surnames of one character by the Ministry of Public Security's reports on names (2019–2021), the 300 most frequent, which cover more than 95 % of
/// people, with some rarer ones of the south.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭\
陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文牛洪樊殷施兰阎庄芦章鲁安翟\
倪毕齐葛伍庞游童申柳欧骆苗尤尚左管岳聂焦阮古梅鲍翁凌温纪季瞿甘辛关柴甄房盛辜凤成詹费席屈岑俞霍祝娄涂宁宫简华舒柯卜喻阳\
匡旷卿柏仲佟宾容楼毋谯幸谌蒲饶车桂揭苟敖晏路麻米卫冷查佘冉艾单符靳解池闵包裴宗沙隋滕牟穆单封臧景司占桑耿巫褚郎荆候岩邢言戚楚练\
扶皮仇粟禹尧邬燕明仲郁代滑朴谷鄢晋郜逯胥银亓覃廉原鞠丰蔺惠税肖萧傅颜项祁蓝缪虞刁卞盘邝漆庹帅蹇糜冼巢禤厉狄冀";

/// Surnames of two characters.
const LONG_SURNAMES: [&str; 10] = [
    "欧阳", "司马", "上官", "诸葛", "司徒", "皇甫", "夏侯", "令狐", "尉迟", "东方",
];

/// Whether this may be a person's name: two or three characters with a surname in front, four with a surname of two, or characters with
/// a middle dot between (阿依古丽·买买提).
#[must_use]
pub fn is_name(text: &str) -> bool {
    static FIRST: LazyLock<BTreeSet<char>> = LazyLock::new(|| SURNAMES.chars().collect());
    let count = text.chars().count();
    if text.contains('·') {
        return (3..=16).contains(&count)
            && text
                .split('·')
                .all(|part| !part.is_empty() && part.chars().all(is_han));
    }
    if !text.chars().all(is_han) {
        return false;
    }
    match count {
        2 | 3 => {
            text.chars()
                .next()
                .is_some_and(|first| FIRST.contains(&first))
                || LONG_SURNAMES
                    .iter()
                    .any(|surname| text.starts_with(surname))
        }
        4 => LONG_SURNAMES
            .iter()
            .any(|surname| text.starts_with(surname)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_middle_dot_makes_no_name_of_words() {
        for text in [
            "防汛抗旱·一线直击",
            "株洲·老城区调查",
            "文化·综合",
            "七律·重过某某岸",
        ] {
            assert!(!is_bare_name(text), "{text}");
        }
        assert!(is_bare_name("阿依古丽·买买提"));
    }
}
