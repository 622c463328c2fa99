//! Pinyin: the order in which Chinese readers look names up.

use pinyin::ToPinyin as _;

/// Characters that are read otherwise as a surname (《现代汉语词典》); a reading that differs by region is not here.
const SURNAMES: [(char, &str); 20] = [
    ('曾', "zeng"),
    ('单', "shan"),
    ('解', "xie"),
    ('仇', "qiu"),
    ('查', "zha"),
    ('区', "ou"),
    ('朴', "piao"),
    ('乐', "yue"),
    ('盖', "ge"),
    ('种', "chong"),
    ('召', "shao"),
    ('折', "she"),
    ('秘', "bi"),
    ('缪', "miao"),
    ('翟', "zhai"),
    ('冼', "xian"),
    ('任', "ren"),
    ('员', "yun"),
    ('黑', "he"),
    ('尉', "wei"),
];

/// Whether a name is a person's, whose first character is then read as a surname.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Person,
    Thing,
}

/// What a name is sorted by: its syllables, then its characters.
pub(super) fn key(name: &str, reading: Reading) -> (String, String) {
    let mut syllables = String::with_capacity(name.len() * 2);
    for (index, character) in name.chars().enumerate() {
        let surname = SURNAMES
            .iter()
            .find(|(surname, _)| index == 0 && reading == Reading::Person && *surname == character);
        match (surname, character.to_pinyin()) {
            (Some((_, syllable)), _) => syllables.push_str(syllable),
            (None, Some(syllable)) => syllables.push_str(syllable.plain()),
            (None, None) => syllables.extend(character.to_lowercase()),
        }
        // A space sorts before every letter, so that 李安 stands before 刘… and 李昂.
        syllables.push(' ');
    }
    (syllables, name.to_owned())
}

/// The letter under which a key stands, `#` where it begins with none.
pub(super) fn initial(key: &(String, String)) -> char {
    match key.0.chars().next() {
        Some(letter) if letter.is_ascii_alphabetic() => letter.to_ascii_uppercase(),
        _ => '#',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_their_syllables() {
        let mut names = ["曾一", "李四", "张三", "李昂", "阿甲"];
        names.sort_by_key(|name| key(name, Reading::Person));
        assert_eq!(names, ["阿甲", "李昂", "李四", "曾一", "张三"]);
    }

    #[test]
    fn a_surname_is_read_as_one() {
        assert_eq!(initial(&key("单一", Reading::Person)), 'S');
        assert_eq!(initial(&key("单位", Reading::Thing)), 'D');
        assert_eq!(initial(&key("(无名)", Reading::Thing)), '#');
    }
}
