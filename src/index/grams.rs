//! Folded text to grams: numbered pairs of word characters, the terms of the exact tier.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::fold;

/// Stands in a term between two characters that separators part (`月 3`); sorts before every word character.
pub const SEPARATED: char = ' ';

/// Stands in a term after the last word character of a part; sorts before [`SEPARATED`].
pub const END: char = '\n';

/// Numbers from a part's last word character to the next part's first: this many and one.
///
/// Larger than any distance at which two grams of one run can stand, so no run matches across parts.
pub const BORDER: usize = 64;

/// Numbers the word characters of a folded text from 0; a run of separators between two counts as one number more.
///
/// Separators before the first and after the last word character count for nothing.
#[must_use]
pub fn numbered(folded: &[char]) -> Vec<(char, u32)> {
    let mut numbered = Vec::with_capacity(folded.len());
    let mut next = 0;
    let mut parted = false;
    for &character in folded {
        if fold::is_word(character) {
            if parted && !numbered.is_empty() {
                next += 1;
            }
            numbered.push((character, next));
            next += 1;
            parted = false;
        } else {
            parted = true;
        }
    }
    numbered
}

/// The folded word characters of a text, each run of separators between them as one [`SEPARATED`].
///
/// Two texts with the same normal form hold the same grams at the same numbers.
#[must_use]
pub fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    let mut last = 0;
    for (character, number) in numbered(&fold::fold(text).characters) {
        if number > last + 1 {
            normal.push(SEPARATED);
        }
        normal.push(character);
        last = number;
    }
    normal
}

/// Tantivy's door to [`numbered`]: one token a word character.
///
/// The token of a character that another follows is the pair, or the pair with [`SEPARATED`] between; that of the last one is the
/// character and [`END`]. Each stands at its first character's number, so the tokens that begin with a character are
/// exactly its occurrences.
#[derive(Debug, Clone, Default)]
pub struct GramTokenizer;

impl Tokenizer for GramTokenizer {
    type TokenStream<'a> = GramStream;

    fn token_stream(&mut self, text: &str) -> GramStream {
        GramStream {
            characters: numbered(&fold::fold(text).characters),
            next: 0,
            token: Token::default(),
        }
    }
}

/// The grams of one part in order.
#[derive(Debug)]
pub struct GramStream {
    characters: Vec<(char, u32)>,
    next: usize,
    token: Token,
}

impl TokenStream for GramStream {
    fn advance(&mut self) -> bool {
        let Some(&(character, number)) = self.characters.get(self.next) else {
            return false;
        };
        self.next += 1;
        self.token.position = number as usize;
        self.token.position_length = 1;
        self.token.text.clear();
        self.token.text.push(character);
        if let Some(&(following, at)) = self.characters.get(self.next) {
            if at > number + 1 {
                self.token.text.push(SEPARATED);
            }
            self.token.text.push(following);
        } else {
            self.token.text.push(END);
            self.token.position_length = BORDER;
        }
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> String {
        let mut stream = GramTokenizer.token_stream(text);
        let mut grams = Vec::new();
        while stream.advance() {
            let token = stream.token();
            grams.push(format!("{:?}@{}", token.text, token.position));
        }
        grams.join(" ")
    }

    #[test]
    fn each_word_character_begins_one_gram() {
        assert_eq!(check("火花塞"), r#""火花"@0 "花塞"@1 "塞\n"@2"#);
        assert_eq!(check("甲"), r#""甲\n"@0"#);
        assert_eq!(check("——。"), "");
    }

    #[test]
    fn a_run_of_separators_counts_as_one_number_more() {
        assert_eq!(check("「3月——30」"), r#""3月"@0 "月 3"@1 "30"@3 "0\n"@4"#);
        assert_eq!(normal("「3月——30」"), "3月 30");
    }

    #[test]
    fn grams_are_folded() {
        assert_eq!(check("Ａ國"), r#""a国"@0 "国\n"@1"#);
    }
}
