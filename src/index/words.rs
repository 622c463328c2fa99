//! Text to words: jieba's cut, folded, as the raw material of the vocabulary.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use tantivy_jieba::JiebaTokenizer;

use crate::fold;

/// jieba's words of two or more word characters, cut from the folded text.
///
/// Uses the one dictionary that tantivy-jieba shares between all its tokenizers: a dictionary of its own would be copied, 24 MB
/// each, for every field and thread.
#[derive(Clone, Default)]
pub struct WordTokenizer {
    jieba: JiebaTokenizer,
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream;

    fn token_stream(&mut self, text: &str) -> WordStream {
        let folded = fold::folded(text);
        let mut words = Vec::new();
        self.jieba.token_stream(&folded).process(&mut |token| {
            let mut characters = 0;
            for character in token.text.chars() {
                if !fold::is_word(character) {
                    return;
                }
                characters += 1;
            }
            if characters > 1 {
                words.push(token.text.clone());
            }
        });
        WordStream {
            words: words.into_iter(),
            // Words are sought without positions, and the default is the highest possible one.
            token: Token {
                position: 0,
                ..Token::default()
            },
        }
    }
}

/// The words of one part.
#[derive(Debug)]
pub struct WordStream {
    words: std::vec::IntoIter<String>,
    token: Token,
}

impl TokenStream for WordStream {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else {
            return false;
        };
        self.token.text = word;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
