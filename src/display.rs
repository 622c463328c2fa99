//! Text as reading pages show it: half-width punctuation of Chinese text becomes full-width.

/// Turns half-width `, : ; ? ! ( )` into full-width, one for one, unless both neighbours are ASCII.
#[must_use]
pub fn display(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let ascii = |index: Option<usize>| {
        index
            .and_then(|index| characters.get(index))
            .is_some_and(char::is_ascii)
    };
    (0..characters.len())
        .map(|index| {
            let wide = match characters[index] {
                ',' => '，',
                ':' => '：',
                ';' => '；',
                '?' => '？',
                '!' => '！',
                '(' => '（',
                ')' => '）',
                other => return other,
            };
            if ascii(index.checked_sub(1)) && ascii(Some(index + 1)) {
                characters[index]
            } else {
                wide
            }
        })
        .collect()
}
