//! The grammar, by recursive descent over the query's characters.

use super::value;
use super::{Field, Filter, Node, Note};
use crate::fold;

/// As many characters are read: more than the longest paragraph that anybody would paste, and little enough to parse at every key.
const MAX_CHARACTERS: usize = 10_000;

/// Brackets in brackets; people write two. It bounds the recursion.
const MAX_DEPTH: usize = 32;

/// Longest name of a field.
const MAX_NAME: usize = 13;

/// The tree and what was noticed, in no order.
pub(super) fn parse(text: &str) -> (Option<Node>, Vec<Note>) {
    let mut notes = Vec::new();
    let mut characters: Vec<char> = text.chars().take(MAX_CHARACTERS + 1).collect();
    if characters.len() > MAX_CHARACTERS {
        notes.push(Note::Long);
        characters.truncate(MAX_CHARACTERS);
    }
    let signs: Vec<char> = characters.iter().copied().map(sign).collect();
    let twins = twins(&signs, &mut notes);
    let mut parser = Parser {
        end: characters.len(),
        characters,
        signs,
        twins,
        at: 0,
        notes,
    };
    let tree = parser.any(Scope::Text(None));
    (tree, parser.notes)
}

/// The ASCII twin of a full-width sign, a space for any white space, and every other character itself.
fn sign(character: char) -> char {
    match character {
        '（' => '(',
        '）' => ')',
        '：' => ':',
        '｜' => '|',
        '－' => '-',
        '“' | '”' | '＂' => '"',
        // What JavaScript's \s and this method hold besides each other.
        character if character.is_whitespace() || character == '\u{feff}' => ' ',
        character => character,
    }
}

/// For each opening bracket and quote the index of its twin; for all else 0, which closes nothing.
fn twins(signs: &[char], notes: &mut Vec<Note>) -> Vec<usize> {
    let mut twins = vec![0; signs.len()];
    // Where the next of each kind of closing quote stands, seen from the right.
    let mut next_quote = vec![[0; 3]; signs.len() + 1];
    for at in (0..signs.len()).rev() {
        next_quote[at] = next_quote[at + 1];
        if let Some(kind) = ['"', '」', '』']
            .iter()
            .position(|&quote| quote == signs[at])
        {
            next_quote[at][kind] = at;
        }
    }
    let mut open = Vec::new();
    let mut too_deep = 0;
    let mut at = 0;
    while at < signs.len() {
        match signs[at] {
            '(' if open.len() == MAX_DEPTH => {
                notes.push(Note::Deep);
                too_deep += 1;
            }
            '(' => open.push(at),
            ')' if too_deep > 0 => too_deep -= 1,
            ')' => match open.pop() {
                Some(from) => twins[from] = at,
                None => notes.push(Note::Bracket),
            },
            quote @ ('"' | '「' | '『') => {
                let kind = usize::from(quote != '"') + usize::from(quote == '『');
                let twin = next_quote[at + 1][kind];
                if twin > 0 {
                    // What is quoted has no brackets.
                    twins[at] = twin;
                    at = twin;
                } else {
                    notes.push(Note::Quote);
                }
            }
            '」' | '』' => notes.push(Note::Quote),
            _ => {}
        }
        at += 1;
    }
    if !open.is_empty() {
        notes.push(Note::Bracket);
    }
    twins
}

/// What a text is asked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Text(Option<Field>),
    Whole(Filter),
    Date,
}

impl Scope {
    /// The field of a name.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "title" | "标题" => Self::Text(Some(Field::Title)),
            "rubric" | "栏目" => Self::Text(Some(Field::Rubric)),
            "by" | "记者" => Self::Text(Some(Field::By)),
            "correspondent" | "通讯员" => Self::Text(Some(Field::Correspondent)),
            "photo" | "摄影" => Self::Text(Some(Field::Photo)),
            "kind" | "类型" => Self::Whole(Filter::Kind),
            "place" | "地区" => Self::Whole(Filter::Place),
            "page" | "版" => Self::Whole(Filter::Page),
            "date" | "日期" => Self::Date,
            _ => return None,
        })
    }
}

struct Parser {
    characters: Vec<char>,
    signs: Vec<char>,
    twins: Vec<usize>,
    /// The next character to read.
    at: usize,
    /// Where the group that is being read ends.
    end: usize,
    notes: Vec<Note>,
}

impl Parser {
    /// `or` of the grammar, up to the group's end.
    fn any(&mut self, scope: Scope) -> Option<Node> {
        let mut branches = Vec::new();
        let mut branch = Vec::new();
        let mut has_operand = false;
        loop {
            self.skip_spaces();
            if self.at == self.end {
                break;
            }
            let bar = self.signs[self.at] == '|';
            let word = self.word_end(self.at, "OR");
            if bar || word.is_some() {
                let after = word.unwrap_or(self.at + 1);
                if has_operand && self.operand_follows(after) {
                    branches.extend(Node::all(std::mem::take(&mut branch)));
                    has_operand = false;
                    self.at = after;
                    continue;
                }
                self.notes.push(Note::Operator);
                if bar {
                    self.at = after;
                    continue;
                }
            }
            branch.extend(self.factor(scope));
            has_operand = true;
        }
        branches.extend(Node::all(branch));
        Node::any(branches)
    }

    /// An operand with the negations before it.
    fn factor(&mut self, scope: Scope) -> Option<Node> {
        let mut negated = false;
        while let Some(after) = self.word_end(self.at, "NOT") {
            if !self.operand_follows(after) {
                self.notes.push(Note::Operator);
                break;
            }
            negated = !negated;
            self.at = after;
            self.skip_spaces();
        }
        if self.signs[self.at] == '-'
            && self.at + 1 < self.end
            && !matches!(self.signs[self.at + 1], ' ' | '|')
        {
            negated = !negated;
            self.at += 1;
        }
        let node = self.operand(scope)?;
        Some(if negated { node.negated() } else { node })
    }

    /// A group, quotation or text, in a field or not; at least one character is read.
    fn operand(&mut self, scope: Scope) -> Option<Node> {
        let start = self.at;
        if let Some((scope, after)) = self.name(start) {
            if after < self.end && !matches!(self.signs[after], ' ' | '|') {
                self.at = after;
                return self.value(scope, start);
            }
            self.notes.push(Note::Field);
        } else if self.word_end(self.at, "AND").is_some() {
            self.notes.push(Note::And);
        }
        self.value(scope, start)
    }

    /// What is asked for in a field; where it makes no sense there, the text from `start` is asked for.
    fn value(&mut self, scope: Scope, start: usize) -> Option<Node> {
        let from = self.at;
        let twin = self.twin(from);
        let after = if twin > 0 {
            self.joined_end(from, twin)
        } else {
            0
        };
        if twin == 0 || self.has_words(twin + 1, after) {
            self.at = self.text_end(from);
            return self.leaf(scope, start, (from, self.at), false);
        }
        if self.signs[from] == '(' {
            let end = std::mem::replace(&mut self.end, twin);
            self.at = from + 1;
            let node = self.any(scope);
            self.end = end;
            self.at = after;
            return node;
        }
        self.at = after;
        self.leaf(scope, start, (from + 1, twin), true)
    }

    /// The node of a text or quotation.
    fn leaf(
        &mut self,
        scope: Scope,
        start: usize,
        (from, to): (usize, usize),
        quoted: bool,
    ) -> Option<Node> {
        let text: String = self.characters[from..to].iter().collect();
        match scope {
            Scope::Text(field) => {
                let node = run(&text, field, quoted);
                if node.is_none() && start < from && !quoted {
                    self.notes.push(Note::Field);
                    return self.plain(start);
                }
                node
            }
            Scope::Whole(filter) => {
                let value = filter.normal(&text);
                if value.is_empty() {
                    self.notes.push(Note::Field);
                    return self.plain(start);
                }
                if filter == Filter::Kind && !value::is_kind(&value) {
                    self.notes.push(Note::Kind);
                }
                Some(Node::Filter { filter, value })
            }
            Scope::Date => {
                let Some((from, to)) = value::dates(&text) else {
                    self.notes.push(Note::Date);
                    return self.plain(start);
                };
                if from > to {
                    self.notes.push(Note::Range);
                }
                Some(Node::Date { from, to })
            }
        }
    }

    /// All that was read since `start`, as text.
    fn plain(&self, start: usize) -> Option<Node> {
        let text: String = self.characters[start..self.at].iter().collect();
        run(&text, None, false)
    }

    /// The field that is named here, and where its value begins.
    fn name(&self, from: usize) -> Option<(Scope, usize)> {
        let limit = self.end.min(from + MAX_NAME + 1);
        let colon = (from..limit).find(|&at| self.signs[at] == ':')?;
        let name: String = self.characters[from..colon].iter().collect();
        Some((Scope::named(&fold::folded(&name))?, colon + 1))
    }

    /// Where a word of the grammar ends, if it stands here by itself.
    fn word_end(&self, at: usize, word: &str) -> Option<usize> {
        let end = at + word.len();
        let stands = end <= self.end
            && word.chars().eq(self.signs[at..end].iter().copied())
            && (end == self.end || matches!(self.signs[end], ' ' | '|') || self.twin(end) > 0);
        stands.then_some(end)
    }

    /// Whether anything but another operator follows.
    fn operand_follows(&self, after: usize) -> bool {
        let next = (after..self.end).find(|&at| self.signs[at] != ' ');
        next.is_some_and(|at| self.signs[at] != '|' && self.word_end(at, "OR").is_none())
    }

    /// Where the text that begins here ends: at white space, `|`, or a pair that is no part of it.
    fn text_end(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.end && !matches!(self.signs[at], ' ' | '|') {
            let twin = self.twin(at);
            if twin == 0 {
                at += 1;
            } else if self.is_plain(at, twin) {
                at = twin + 1;
            } else {
                break;
            }
        }
        at
    }

    /// Where the text that touches a pair from behind ends; with words in it the pair is only the text's first sign: “双码”核查.
    fn joined_end(&self, from: usize, twin: usize) -> usize {
        let after = twin + 1;
        let keyword = ["OR", "NOT"]
            .iter()
            .any(|word| self.word_end(after, word).is_some());
        if keyword || !self.is_plain(from, twin) {
            after
        } else {
            self.text_end(after)
        }
    }

    fn has_words(&self, from: usize, to: usize) -> bool {
        let text: String = self.characters[from..to].iter().collect();
        fold::folded(&text).contains(fold::is_word)
    }

    /// Whether a pair holds nothing but text without white space.
    fn is_plain(&self, from: usize, twin: usize) -> bool {
        let held = &self.signs[from + 1..twin];
        let text = !held.iter().any(|sign| matches!(sign, ' ' | '|'));
        let quotes = self.signs[from] != '(';
        text && (quotes || (!held.starts_with(&['-']) && self.name(from + 1).is_none()))
    }

    /// The twin of the bracket or quote here, or 0.
    fn twin(&self, at: usize) -> usize {
        self.twins.get(at).copied().unwrap_or(0)
    }

    fn skip_spaces(&mut self) {
        while self.at < self.end && self.signs[self.at] == ' ' {
            self.at += 1;
        }
    }
}

/// The node of a text's runs of word characters; `None` where it has none.
fn run(text: &str, field: Option<Field>, quoted: bool) -> Option<Node> {
    let pieces = super::pieces(text);
    let quoted = quoted || pieces.len() > 1;
    (!pieces.is_empty()).then_some(Node::Run {
        pieces,
        field,
        quoted,
    })
}
