//! Text to folded text: what counts as the same in matching. Display always keeps the original.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// `from⇥to` a line, `#` opens a comment; both are single characters.
const TABLE: &str = include_str!("assets/fold.txt");

/// The table's sources lie in these two blocks and between them (CJK extension A to the unified ideographs).
const IDEOGRAPHS: Range<u32> = 0x3400..0xA000;

/// Besides these the table has the circles that print sets for 〇, which GB 2312 lacks: 二○二二年.
const CIRCLES: [char; 2] = ['○', '◯'];

/// The table as an array over [`IDEOGRAPHS`]; a character without a row stands for itself.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut simplified: Vec<char> = IDEOGRAPHS.filter_map(char::from_u32).collect();
    for (from, to) in table().filter(|(from, _)| !CIRCLES.contains(from)) {
        simplified[(from as u32 - IDEOGRAPHS.start) as usize] = to;
    }
    simplified
});

/// A folded text with its way back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded characters.
    pub characters: Vec<char>,
    /// For each of them the number of the original character (not byte) that it begins at.
    pub from: Vec<usize>,
    /// For each of them the number after the last original character that it stands for. One original may give several (㈱ gives
    /// three) and several may give one (ｶﾞ gives ガ); all that came of one cluster point to the whole cluster.
    pub to: Vec<usize>,
}

/// Folds: NFKC, lower case, then the table's one-to-one map.
///
/// Works cluster by cluster (a character with what can combine with it), so that the way back stays exact; joined, that is NFKC of the
/// whole, as Unicode promises for texts cut before a character that never combines backwards.
#[must_use]
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    let mut at = 0;
    let mut rest = text.chars().peekable();
    let mut cluster = String::new();
    while let Some(first) = rest.next() {
        let from = at;
        at += 1;
        let alone = !rest.peek().is_some_and(|&next| extends(next));
        if let Some(single) = fold_single(first).filter(|_| alone) {
            folded.push(single, from..at);
            continue;
        }
        cluster.clear();
        cluster.push(first);
        while let Some(next) = rest.next_if(|&next| extends(next)) {
            cluster.push(next);
            at += 1;
        }
        for character in cluster.nfkc().flat_map(char::to_lowercase) {
            folded.push(simplify(character), from..at);
        }
    }
    folded
}

impl Folded {
    fn push(&mut self, character: char, original: Range<usize>) {
        self.characters.push(character);
        self.from.push(original.start);
        self.to.push(original.end);
    }
}

/// The folded text alone.
#[must_use]
pub fn folded(text: &str) -> String {
    fold(text).characters.into_iter().collect()
}

/// The rows of the table that folding a text asks for, ascending, each once; the circles for 〇, which every reader knows, left out.
#[must_use]
pub fn rows_of(text: &str) -> BTreeSet<(char, char)> {
    let row = |character| (character, simplify(character));
    let rows = text.nfkc().flat_map(char::to_lowercase).map(row);
    rows.filter(|(from, to)| from != to && !CIRCLES.contains(from))
        .collect()
}

/// Whether a folded character belongs to a word: general category L or N; everything else separates.
///
/// Planes 2 and 3 hold nothing but ideographs, so their unassigned ends count too: which of them are assigned differs from one
/// browser to the next.
#[must_use]
pub fn is_word(character: char) -> bool {
    match character {
        '\0'..='\x7f' => character.is_ascii_alphanumeric(),
        '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => true,
        _ => matches!(
            character.general_category_group(),
            GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number
        ),
    }
}

/// The rows of the table in its order.
pub fn table() -> impl Iterator<Item = (char, char)> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut fields = line.chars();
            let (from, _, to) = (fields.next()?, fields.next()?, fields.next()?);
            Some((from, to))
        })
}

/// The browser's part of the table: a script that hands it to `jianbao.foldTable`, which undoes this coding.
///
/// Rows ascend by target, then source; each gives two numbers, the target less the one before (never negative) and the source less the
/// one before (its sign in the lowest bit). A number's digits stand highest first, base 45; the last has one of the first 45
/// signs, the others one of the next 45. So coded the table is 6 kB with gzip, against 13 kB as plain text.
#[must_use]
pub fn table_script() -> String {
    let mut rows: Vec<(u32, u32)> = table().map(|(from, to)| (to as u32, from as u32)).collect();
    rows.sort_unstable();
    let mut code = String::new();
    let (mut last_to, mut last_from) = (0, 0);
    for (to, from) in rows {
        push_number(&mut code, to - last_to);
        let step = from.abs_diff(last_from) * 2;
        push_number(&mut code, if from < last_from { step - 1 } else { step });
        (last_to, last_from) = (to, from);
    }
    format!("jianbao.foldTable(\"{code}\");\n")
}

/// Digits of the script's numbers.
const BASE: u32 = 45;

fn push_number(code: &mut String, mut number: u32) {
    // The printable signs from # up, less the backslash, which a string literal would need to escape.
    let sign = |digit: u32| {
        let sign = b'#' + u8::try_from(digit).expect("a digit is below 90");
        char::from(if sign >= b'\\' { sign + 1 } else { sign })
    };
    let mut digits = vec![sign(number % BASE)];
    number /= BASE;
    while number > 0 {
        digits.push(sign(BASE + number % BASE));
        number /= BASE;
    }
    code.extend(digits.iter().rev());
}

/// The fold of a character that stands alone, where that needs no normalisation.
fn fold_single(character: char) -> Option<char> {
    match character {
        '\0'..='\x7f' => Some(character.to_ascii_lowercase()),
        '\u{3400}'..='\u{9fff}' => Some(simplify(character)),
        // Full-width forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(character as u32 - 0xFEE0).map(|ascii| ascii.to_ascii_lowercase())
        }
        '\u{3000}' => Some(' '),
        '、' | '。' | '〈'..='】' | '\u{2018}'..='\u{201d}' => Some(character),
        _ => None,
    }
}

fn simplify(character: char) -> char {
    let code = character as u32;
    if IDEOGRAPHS.contains(&code) {
        SIMPLIFIED[(code - IDEOGRAPHS.start) as usize]
    } else if CIRCLES.contains(&character) {
        '〇'
    } else {
        character
    }
}

/// Whether a character may combine with the one before it under NFKC: marks, half-width voiced signs, and the vowels and finals of
/// Hangul in all their forms.
fn extends(character: char) -> bool {
    match character {
        '\0'..='\u{2ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff9d}' => false,
        '\u{1160}'..='\u{11ff}'
        | '\u{3131}'..='\u{318e}'
        | '\u{ff9e}'..='\u{ffdc}'
        | '\u{16d63}'..='\u{16d6a}' => true,
        _ => character.general_category_group() == GeneralCategoryGroup::Mark,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;
    use unicode_normalization::{IsNormalized, char::canonical_combining_class, is_nfc_quick};

    use super::*;

    #[test]
    fn width_case_and_spelling_fold() {
        assert_eq!(folded("ＡbC３國㈱後臺"), "abc3国(株)后台");
        assert_eq!(folded("乾著瞭覆藉昇"), "乾著瞭覆藉昇");
    }

    #[test]
    fn a_text_knows_the_rows_that_fold_it() {
        let rows: Vec<(char, char)> = rows_of("臺灣○國㈱臺Ａ中").into_iter().collect();
        assert_eq!(rows, [('國', '国'), ('灣', '湾'), ('臺', '台')]);
    }

    #[test]
    fn every_folded_character_knows_its_original() {
        let way_back = |text: &str| {
            let folded = fold(text);
            folded
                .characters
                .iter()
                .zip(folded.from.iter().zip(&folded.to))
                .map(|(character, (from, to))| format!("{character}{from}-{to}"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(way_back("國㈱a"), "国0-1 (1-2 株1-2 )1-2 a2-3");
        assert_eq!(way_back("ｶﾞe\u{301}x"), "ガ0-2 é2-4 x4-5");
    }

    #[test]
    fn nothing_outside_a_cluster_combines_with_what_stands_before() {
        for character in ('\0'..=char::MAX).filter(|&character| !extends(character)) {
            let first = character.nfkc().next().expect("NFKC of something");
            assert_eq!(canonical_combining_class(first), 0, "{character:?}");
            assert_eq!(
                is_nfc_quick(std::iter::once(first)),
                IsNormalized::Yes,
                "{character:?}"
            );
        }
    }

    #[test]
    fn the_short_cuts_are_what_the_long_way_gives() {
        for character in ('\0'..=char::MAX).filter(|&character| fold_single(character).is_some()) {
            let long: Vec<char> = std::iter::once(character)
                .nfkc()
                .flat_map(char::to_lowercase)
                .map(simplify)
                .collect();
            assert_eq!(fold_single(character).as_slice(), long, "{character:?}");
        }
    }

    #[test]
    fn the_table_leads_to_its_end_in_one_step() {
        let mut rows = 0;
        for (from, to) in table() {
            let is_circle = CIRCLES.contains(&from) && to == '〇';
            assert!(is_circle || IDEOGRAPHS.contains(&(from as u32)), "{from}");
            assert_ne!(from, to);
            assert_eq!(simplify(to), to, "{from}");
            assert!(from.to_string().nfkc().eq(std::iter::once(from)), "{from}");
            rows += 1;
        }
        assert!(rows > 2_000, "{rows} rows");
    }

    /// The browser's tests read these snapshots and must find the same.
    #[test]
    fn texts_fold_alike_in_the_browser() {
        let words = [
            "國", "后", "Ａ", "b", "ß", "İ", "Σ", "㈱", "①", "½", "ｶ", "ﾞ", "e", "\u{301}",
            "\u{327}", "한", "ㄱ", "ㅏ", "ﾡ", "ￂ", "⼈", "豈", "𠮷", "。", "，", "　", "…", "″",
            "℃", "\u{fe0f}", "\u{200b}", "々", "〇", "Ⅻ", "²",
        ];
        let mut state = 3_u64;
        let mut below = |bound: usize| {
            // Knuth's MMIX generator; its high bits are good enough to pick words.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).expect("31 bits") % bound
        };
        let joined = |numbers: &[usize]| {
            let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
            numbers.join(" ")
        };
        let mut rows = String::new();
        for _ in 0..300 {
            let text: String = (0..=below(8)).map(|_| words[below(words.len())]).collect();
            let folded = fold(&text);
            let characters: String = folded.characters.iter().collect();
            let (from, to) = (joined(&folded.from), joined(&folded.to));
            writeln!(rows, "{text}\t{characters}\t{from}\t{to}")
                .expect("writing to a string cannot fail");
        }
        insta::with_settings!({ snapshot_path => "../tests/js/parity", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!("folds", rows);
            insta::assert_snapshot!("fold-table", table_script());
        });
    }

    proptest! {
        #[test]
        fn folding_by_clusters_is_folding_the_whole(text in "\\PC{0,12}") {
            let whole: String = text.nfkc().flat_map(char::to_lowercase).map(simplify).collect();
            prop_assert_eq!(folded(&text), whole);
        }

        #[test]
        fn ways_back_ascend_and_cover_the_original(text in "\\PC{0,12}") {
            let folded = fold(&text);
            let mut covered = 0;
            for (&from, &to) in folded.from.iter().zip(&folded.to) {
                prop_assert!(from <= covered && covered <= to && from < to);
                covered = to;
            }
            prop_assert_eq!(covered, text.chars().count());
        }
    }
}
