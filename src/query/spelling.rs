//! A run that is a whole date or number to its other spellings, read by place value.
//!
//! The index never folds them (三十日 holds the run 十日, 30日 does not), so a search seeks each by itself. A spelling is given only
//! where its characters cannot be the end of a greater number that the run as asked could not be the end of: 12 is no spelling of 十二
//! to seek, since 二十二 holds it.

/// As many spellings are sought; a date with year, month and day has no more that print knows.
const MOST: usize = 8;

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The other spellings of a quotation's pieces, most usual first; none where it is no date and no number.
#[must_use]
pub fn spellings(pieces: &[String]) -> Vec<String> {
    let written = date(pieces).or_else(|| number(pieces)).unwrap_or_default();
    let mut spellings = Vec::new();
    for text in written {
        if text_pieces(&text) != pieces && !spellings.contains(&text) {
            spellings.push(text);
        }
    }
    spellings.truncate(MOST);
    spellings
}

/// The runs of a spelling: its signs part them.
#[must_use]
pub fn text_pieces(text: &str) -> Vec<String> {
    text.split(['-', ',']).map(str::to_owned).collect()
}

/// Writes a number.
type Writer = fn(u32) -> String;

/// A day, month or year, as far as it is written; 0 for what is not.
struct Written {
    year: u32,
    month: u32,
    day: u32,
    /// What stands after the day: 日 or 号.
    sign: char,
}

/// All spellings of a date.
fn date(pieces: &[String]) -> Option<Vec<String>> {
    let day = match pieces {
        [written] => signed(written)?,
        [year, month, day] => Written {
            year: Some(ascii(year)?).filter(|_| year.len() == 4)?,
            month: ascii(month)?,
            day: ascii(day)?,
            sign: '日',
        },
        _ => return None,
    };
    let fits =
        day.month <= 12 && day.day <= 31 && (day.year == 0 || (1000..3000).contains(&day.year));
    let whole = day.year > 0 && day.month > 0 && day.day > 0;
    if !fits || (pieces.len() == 3 && !whole) {
        return None;
    }
    // 十五日 stands in 二十五日, 15日 does not.
    let lone = day.year == 0 && day.month == 0;
    let spelled_out = !lone || !(10..20).contains(&day.day);
    let plain: Writer = |number| number.to_string();
    let padded: Writer = |number| format!("{number:02}");
    let mut written = vec![day.write(plain, plain, plain)];
    if spelled_out {
        written.push(day.write(|year| digit_by_digit(year, '〇'), place_value, place_value));
        written.push(day.write(|year| digit_by_digit(year, '零'), place_value, place_value));
    }
    // Without its zero what stands first is found with it, too.
    let month = if day.year > 0 { padded } else { plain };
    written.push(day.write(plain, month, if lone { plain } else { padded }));
    if whole {
        written.push(format!("{}-{}-{}", day.year, day.month, day.day));
        written.push(format!("{}-{:02}-{:02}", day.year, day.month, day.day));
    }
    if !lone && day.day >= 20 {
        written.push(day.write(|year| digit_by_digit(year, '〇'), place_value, old_day));
    }
    Some(written)
}

impl Written {
    fn write(&self, year: Writer, month: Writer, day: Writer) -> String {
        let mut text = String::new();
        for (number, write, sign) in [
            (self.year, year, '年'),
            (self.month, month, '月'),
            (self.day, day, self.sign),
        ] {
            if number > 0 {
                text.push_str(&write(number));
                text.push(sign);
            }
        }
        text
    }
}

/// A date with its signs: 年, 月, 日 or 号, in this order, one at least.
fn signed(text: &str) -> Option<Written> {
    let mut day = Written {
        year: 0,
        month: 0,
        day: 0,
        sign: '日',
    };
    let mut rest = text;
    for (sign, order) in [('年', 0), ('月', 1), ('日', 2), ('号', 2)] {
        let Some((number, after)) = rest.split_once(sign) else {
            continue;
        };
        rest = after;
        let value = match order {
            0 => year(number)?,
            _ => Some(ascii(number).or_else(|| read_place_value(number))?)
                .filter(|&value| value > 0 && number.chars().count() <= 3)?,
        };
        match order {
            0 => day.year = value,
            1 => day.month = value,
            _ => (day.day, day.sign) = (value, sign),
        }
    }
    // 年 and 日 without a month between is no date.
    let gap = day.year > 0 && day.month == 0 && day.day > 0;
    let none = day.year + day.month + day.day == 0;
    (rest.is_empty() && !gap && !none).then_some(day)
}

/// A year of four digits; of two (98年, 20年) it may as well be a stretch of time.
fn year(text: &str) -> Option<u32> {
    let value = ascii(text).or_else(|| read_digit_by_digit(text))?;
    Some(value).filter(|_| text.chars().count() == 4)
}

/// All spellings of a number.
fn number(pieces: &[String]) -> Option<Vec<String>> {
    let value = match pieces {
        [written] => read(written)?,
        [first, rest @ ..]
            if first.len() <= 3
                && !first.starts_with('0')
                && rest.len() < 3
                && rest.iter().all(|piece| piece.len() == 3) =>
        {
            ascii(&pieces.concat())?
        }
        _ => return None,
    };
    let digits = value.to_string();
    let mut written = Vec::new();
    for (unit, sign) in [(100_000_000, '亿'), (10_000, '万')] {
        let count = value / unit;
        if count == 0 || value % unit > 0 {
            continue;
        }
        written.push(format!("{count}{sign}"));
        if !(10..20).contains(&count) {
            written.push(format!("{}{sign}", place_value(count)));
        }
        if count == 2 {
            written.push(format!("两{sign}"));
        }
        written.push(digits.clone());
        written.push(thousands(&digits));
        return Some(written);
    }
    // Of a rounder number a longer one may be the rest: 100 stands in 1000.
    if value % 10 == 0 || value < 21 {
        return None;
    }
    // Fewer digits stand in too much else: dates, times, telephone numbers.
    if value >= 100 {
        written.push(digits.clone());
    }
    if value < 10_000 {
        written.push(place_value(value));
    }
    if (1000..3000).contains(&value) {
        written.push(digit_by_digit(value, '〇'));
        written.push(digit_by_digit(value, '零'));
    }
    if value >= 1000 {
        written.push(thousands(&digits));
    }
    Some(written)
}

/// The value of a number in any spelling, at most 9999亿.
fn read(text: &str) -> Option<u32> {
    if let Some(value) = ascii(text) {
        return (!text.starts_with('0')).then_some(value);
    }
    for (sign, unit) in [('亿', 100_000_000), ('万', 10_000)] {
        if let Some(count) = text.strip_suffix(sign) {
            let value = match count {
                "两" => 2,
                count => ascii(count).or_else(|| read_place_value(count))?,
            };
            return value
                .checked_mul(unit)
                .filter(|_| value < 10_000 && !count.starts_with('0'));
        }
    }
    let by_digit = || read_digit_by_digit(text).filter(|value| (1000..3000).contains(value));
    read_place_value(text).or_else(by_digit)
}

/// One to nine ASCII digits.
fn ascii(text: &str) -> Option<u32> {
    let digits = text.len() <= 9 && text.bytes().all(|digit| digit.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// 1234567 as 1,234,567.
fn thousands(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn digit_of(character: char) -> Option<u32> {
    let digit = if character == '零' { '〇' } else { character };
    DIGITS
        .iter()
        .position(|&other| other == digit)
        .and_then(|value| u32::try_from(value).ok())
}

/// 2022 as 二〇二二, with this sign for zero.
fn digit_by_digit(value: u32, zero: char) -> String {
    let digits = value.to_string();
    let signs = digits.bytes().map(|digit| match digit {
        b'0' => zero,
        digit => DIGITS[usize::from(digit - b'0')],
    });
    signs.collect()
}

fn read_digit_by_digit(text: &str) -> Option<u32> {
    let four = text.chars().count() == 4;
    text.chars()
        .try_fold(0, |value, character| {
            Some(value * 10 + digit_of(character)?)
        })
        .filter(|_| four)
}

/// 1 to 9999 as 九千九百九十九; 10 to 19 begin with 十.
fn place_value(value: u32) -> String {
    let mut text = String::new();
    let mut skipped = false;
    for (unit, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / unit % 10;
        if digit == 0 {
            skipped = !text.is_empty();
            continue;
        }
        if skipped {
            text.push('零');
            skipped = false;
        }
        if digit > 1 || unit != 10 || !text.is_empty() {
            text.push(DIGITS[digit as usize]);
        }
        text.push_str(sign);
    }
    text
}

/// The value of what [`place_value`] writes, with 〇 for 零, 两 before 千 and 百, and 廿 and 卅 for 二十 and 三十.
fn read_place_value(text: &str) -> Option<u32> {
    let normal = text
        .replace('〇', "零")
        .replace("两千", "二千")
        .replace("两百", "二百")
        .replace('廿', "二十")
        .replace('卅', "三十");
    let mut value = 0;
    let mut digit = 0;
    for character in normal.chars() {
        let unit = match character {
            '千' => 1000,
            '百' => 100,
            '十' => 10,
            _ => {
                digit = digit_of(character)?;
                continue;
            }
        };
        value += unit * if digit == 0 && unit == 10 { 1 } else { digit };
        digit = 0;
    }
    value += digit;
    // Only what is well written is read: written again, it is the same.
    (value > 0 && place_value(value) == normal).then_some(value)
}

/// A day as older papers write it: 廿三, 卅.
fn old_day(day: u32) -> String {
    place_value(day).replace("二十", "廿").replace("三十", "卅")
}

#[cfg(test)]
mod tests;
