//! Signs: the folding under which grammar compares characters, and what opens and closes a sentence.

/// Folds full-width ASCII signs to half-width and the ideographic space to a space, one character for one, so that positions stay.
///
/// Dumps mix both widths at random; no rule may depend on which one the OCR chose.
pub fn fold(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().map(|char| match char {
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char),
        '∶' | '︰' => ':',
        '•' | '・' | '‧' | '∙' | '⋅' => '·',
        '﹐' => ',',
        '｡' => '。',
        _ => char,
    })
}

/// Whether a character is a Chinese one.
#[must_use]
pub fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9fff}' | '〇' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Whether a sentence can end with this sign (after folding), closing quotes and brackets left aside.
pub(super) fn ends_sentence(char: char) -> bool {
    matches!(char, '。' | '!' | '?' | '…' | '.' | '~' | '—')
}

/// Whether this sign closes a quotation or bracket.
pub(super) fn closes(char: char) -> bool {
    matches!(
        char,
        '”' | '’' | '」' | '』' | '》' | '〉' | ')' | ']' | '】' | '"' | '〕'
    )
}
