//! Text of a dump to text on a reading page: signs as Chinese print sets them.

/// The full-width twin of a half-width sign.
fn full_width(sign: char) -> Option<char> {
    Some(match sign {
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '?' => '？',
        '!' => '！',
        '(' => '（',
        ')' => '）',
        _ => return None,
    })
}

/// Sets half-width `, : ; ? ! ( )` full-width, one for one, unless both neighbours are ASCII (9:30 and 504.55 stay). For reading pages,
/// quotations and citations; records, raw views and matching keep the dump's own characters.
#[must_use]
pub fn display(text: &str) -> String {
    let is_ascii =
        |neighbour: Option<char>| neighbour.is_some_and(|character| character.is_ascii());
    let mut shown = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let between_ascii = is_ascii(before) && is_ascii(rest.peek().copied());
        shown.push(match full_width(character) {
            Some(wide) if !between_ascii => wide,
            _ => character,
        });
        before = Some(character);
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn signs_beside_chinese_characters_become_full_width() {
        assert_eq!(
            display("工期,有什么办法(返)?上午9:30到10:00,共504.55元;2,500人!"),
            "工期，有什么办法（返）？上午9:30到10:00，共504.55元；2,500人！"
        );
    }

    #[test]
    fn a_sign_at_an_end_has_no_ascii_neighbour_there() {
        assert_eq!(display("(a):"), "（a)：");
    }

    proptest! {
        #[test]
        fn every_character_stays_in_its_place(text in "[,:;?!()a1中 ]{0,12}") {
            let shown = display(&text);
            prop_assert_eq!(shown.chars().count(), text.chars().count());
            for (shown, own) in shown.chars().zip(text.chars()) {
                prop_assert!(shown == own || full_width(own) == Some(shown));
            }
        }
    }
}
