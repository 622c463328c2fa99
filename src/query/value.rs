//! Values of fields to the form in which they are compared.

use jiff::civil;

use super::Node;
use crate::fold;

/// Kinds of story with what readers call them; the first is the id.
const KINDS: [&[&str]; 6] = [
    &["news", "新闻", "报道", "消息", "通讯"],
    &["photo", "图片", "图片新闻", "照片", "摄影"],
    &["notice", "公告", "启事", "通告", "声明"],
    &["ad", "广告"],
    &["opinion", "评论", "言论"],
    &["package", "专栏", "组稿", "专题"],
];

/// The folded word characters of a text, separators dropped.
pub(super) fn words(text: &str) -> String {
    fold::fold(text)
        .characters
        .into_iter()
        .filter(|&character| fold::is_word(character))
        .collect()
}

/// A kind's id, or the folded text where it is no kind.
pub(super) fn kind(text: &str) -> String {
    let words = words(text);
    KINDS
        .iter()
        .find(|names| names.contains(&words.as_str()))
        .map_or(words, |names| names[0].to_owned())
}

/// Whether a value in normal form is a kind's id.
pub(super) fn is_kind(value: &str) -> bool {
    KINDS.iter().any(|names| names[0] == value)
}

/// A page: letters and number without 第, leading zeros and 版, or the folded name.
pub(super) fn page(text: &str) -> String {
    let words = words(text);
    let bare = words.strip_prefix('第').unwrap_or(&words);
    let bare = bare.strip_suffix('版').unwrap_or(bare);
    let digits = bare.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return words;
    }
    let letters = &bare[..bare.len() - digits.len()];
    let number = digits.trim_start_matches('0');
    format!("{letters}{}", if number.is_empty() { "0" } else { number })
}

/// First and last day of what `date:` asks for, as `yyyymmdd`: a day, month or year (`2022-11-22`, `2022-11`, `2022`) or a range of
/// two with `..`, one of them perhaps left out.
pub(super) fn dates(text: &str) -> Option<(u32, u32)> {
    let folded = fold::folded(text);
    let Some((from, to)) = folded.split_once("..") else {
        return days(&folded);
    };
    let from = match from {
        "" => None,
        from => Some(days(from)?.0),
    };
    let to = match to {
        "" => None,
        to => Some(days(to)?.1),
    };
    if from.is_none() && to.is_none() {
        return None;
    }
    Some((
        from.unwrap_or(Node::FIRST_DAY),
        to.unwrap_or(Node::LAST_DAY),
    ))
}

/// The inverse of [`dates`], by days.
pub(super) fn range(from: u32, to: u32) -> String {
    let day = |day: u32| match day {
        Node::FIRST_DAY | Node::LAST_DAY => String::new(),
        day => format!(
            "{:04}-{:02}-{:02}",
            day / 10_000,
            day / 100 % 100,
            day % 100
        ),
    };
    if from == to {
        day(from)
    } else {
        format!("{}..{}", day(from), day(to))
    }
}

/// First and last day of a day, month or year.
fn days(text: &str) -> Option<(u32, u32)> {
    let mut fields = text.split('-').map(|field| {
        let digits = field.len() <= 4 && field.bytes().all(|digit| digit.is_ascii_digit());
        field.parse::<u32>().ok().filter(|_| digits)
    });
    let year = fields.next()??;
    if !text.is_char_boundary(4) || text[..4].contains('-') || year == 0 {
        return None;
    }
    let Some(month) = fields.next() else {
        return Some((year * 10_000 + 101, year * 10_000 + 1231));
    };
    let month = month?;
    let first = civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
    let start = year * 10_000 + month * 100;
    let length = u32::try_from(first.days_in_month()).ok()?;
    let Some(day) = fields.next() else {
        return Some((start + 1, start + length));
    };
    let day = day?;
    if day == 0 || day > length || fields.next().is_some() {
        return None;
    }
    Some((start + day, start + day))
}
