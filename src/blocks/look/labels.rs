//! Labels: names of columns and campaigns that papers set over many stories (栏目名).

use super::super::fold::is_han;
use super::super::names::WORDS;
use super::lexicon::{CAMPAIGN, COLUMN_NAME, RUBRIC_CLOSES, RUBRIC_OPENS};

/// Whether a line is the name of a campaign, by itself or beside another piece: 两学一做 在基层.
pub(super) fn names_campaign(text: &str) -> bool {
    text.split([' ', '·', ',']).any(|piece| {
        let name = piece.trim_matches(|char: char| !is_han(char) && !char.is_ascii_digit());
        let name = name.strip_prefix("党的").unwrap_or(name);
        let ends = ["进行时", "在基层", "在行动", "一线见闻"];
        let name = ends
            .iter()
            .find_map(|end| name.strip_suffix(end))
            .unwrap_or(name);
        // 乡村振兴看某某 is a column of the campaign's.
        let name = name.split_once('看').map_or(name, |(name, _)| name);
        CAMPAIGN.is_match(name)
    })
}

/// Whether a line is a column's name with nothing but a number or signs around it: 连载(17), ■ 短 评.
pub(super) fn names_column(folded: &str) -> bool {
    let name: String = folded
        .split('(')
        .next()
        .unwrap_or_default()
        .chars()
        .filter(|char| is_han(*char))
        .collect();
    let whole = !folded.contains([':', ',', '。', '?', '!']);
    whole && COLUMN_NAME.is_match(&name)
}

/// Whether a short line has a word with which papers name their standing columns (栏目名).
pub(super) fn is_rubric_like(text: &str) -> bool {
    // The word quoted at the end of a sentence is no label's: 老祠堂里开了“板凳课堂”.
    if text.ends_with('”') && !text.starts_with('“') {
        return false;
    }
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
