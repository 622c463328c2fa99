//! Local names and members of the namespace object to shorter ones.
//!
//! It works on tokens, a statement of the top level at a time. A name is renamed only where the statement declares it and nowhere uses
//! it as a key of an object or pattern; then all its uses but those after a dot are, to a name that the statement does not have. Names
//! of the top level stay. `tests/js/lean.test.js` proves for every script that each name still means what it meant.

use std::collections::{BTreeMap, BTreeSet};

use super::{is_word, regex_end, string_end, template_end};

/// Words of the language that stand where names do.
const KEYWORDS: &str = " async await break case catch class const continue debugger default delete do else export extends false finally for function get if import in instanceof let new null of return set static super switch this throw true try typeof undefined var void while with yield arguments ";

/// The object to which all scripts add.
const NAMESPACE: &str = "jianbao";

/// Renames the local names of a lean script and the members of the namespace.
pub(super) fn shortened(script: &str, members: &BTreeMap<&str, String>) -> String {
    let tokens = tokens(script);
    let mut globals = BTreeSet::new();
    let mut statements = vec![Vec::new()];
    let mut depth = 0_usize;
    for token in tokens {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = depth == 0 && token.text == ";";
        if let Some(last) = statements.last_mut() {
            last.push(token);
        }
        if ends {
            statements.push(Vec::new());
        }
    }
    let read: Vec<Statement> = statements
        .iter()
        .map(|tokens| Statement::read(tokens))
        .collect();
    for statement in &read {
        globals.extend(&statement.globals);
    }
    read.iter()
        .map(|statement| statement.shortened(&globals, members))
        .collect()
}

/// A piece of a script.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    is_name: bool,
}

/// The tokens of a lean script; white space clings to the token before.
fn tokens(script: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = script;
    // Braces open inside each `${…}`.
    let mut holes: Vec<usize> = Vec::new();
    while let Some(first) = rest.chars().next() {
        let last = tokens
            .iter()
            .rev()
            .find(|token| !token.text.trim().is_empty());
        let divides = last.is_some_and(|last| {
            last.text.ends_with([')', ']', '}', '"', '\'', '`'])
                || (last.text.ends_with(is_word)
                    && !["return", "typeof", "case", "in", "of", "await", "void"]
                        .contains(&last.text))
        });
        let mut is_name = false;
        let size = match first {
            '"' | '\'' => string_end(rest, first),
            '/' if !divides => regex_end(rest),
            '`' => {
                let (end, hole) = template_end(&rest[1..]);
                if hole {
                    holes.push(0);
                }
                end + 1
            }
            '}' if holes.last() == Some(&0) => {
                let (end, hole) = template_end(&rest[1..]);
                if !hole {
                    holes.pop();
                }
                end + 1
            }
            _ if is_word(first) => {
                let size = rest
                    .find(|character| !is_word(character))
                    .unwrap_or(rest.len());
                is_name =
                    !first.is_ascii_digit() && !KEYWORDS.contains(&format!(" {} ", &rest[..size]));
                size
            }
            _ if rest.starts_with("=>") => 2,
            _ if rest.starts_with("...") => 3,
            _ => {
                if let Some(open) = holes.last_mut() {
                    *open += usize::from(first == '{');
                    *open -= usize::from(first == '}');
                }
                first.len_utf8()
            }
        };
        let (text, after) = rest.split_at(size);
        tokens.push(Token { text, is_name });
        rest = after;
    }
    tokens
}

/// What an open bracket is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Statements.
    Block,
    /// An object or a pattern of one.
    Object,
    /// Anything else.
    Other,
}

/// A statement of the top level.
struct Statement<'a> {
    tokens: &'a [Token<'a>],
    /// Names that it declares inside.
    declared: BTreeSet<&'a str>,
    /// Names that it declares for all.
    globals: BTreeSet<&'a str>,
    /// Names that are keys somewhere in it.
    keys: BTreeSet<&'a str>,
}

impl<'a> Statement<'a> {
    fn read(tokens: &'a [Token<'a>]) -> Self {
        let mut statement = Self {
            tokens,
            declared: BTreeSet::new(),
            globals: BTreeSet::new(),
            keys: BTreeSet::new(),
        };
        // Without white space, so that a token's neighbours are those that the language sees.
        let seen: Vec<Token> = tokens
            .iter()
            .copied()
            .filter(|token| !token.text.trim().is_empty())
            .collect();
        let text = |index: Option<usize>| {
            index
                .and_then(|index| seen.get(index))
                .map_or("", |token| token.text)
        };
        let mut open: Vec<(Open, usize)> = Vec::new();
        // The opening bracket of each closing one.
        let mut opening: BTreeMap<usize, usize> = BTreeMap::new();
        for (index, token) in seen.iter().enumerate() {
            let before = text(index.checked_sub(1));
            match token.text {
                "{" => {
                    let is_block = ["", ")", "=>", "else", "try", "finally", "do", "{", "}", ";"]
                        .contains(&before);
                    open.push((if is_block { Open::Block } else { Open::Object }, index));
                }
                "(" | "[" => open.push((Open::Other, index)),
                ")" | "]" | "}" => {
                    if let Some((_, from)) = open.pop() {
                        opening.insert(index, from);
                    }
                }
                name if token.is_name => {
                    let inside = open.last().map_or(Open::Other, |&(open, _)| open);
                    if inside == Open::Object && matches!(before, "{" | ",") {
                        statement.keys.insert(name);
                    }
                    match before {
                        "const" | "let" | "var" if open.is_empty() => {
                            statement.globals.insert(name);
                        }
                        "function" => {
                            let place = index.checked_sub(2);
                            let place = if text(place) == "async" {
                                index.checked_sub(3)
                            } else {
                                place
                            };
                            let is_expression = matches!(
                                text(place),
                                "=" | "(" | "," | ":" | "?" | "return" | "=>" | "!"
                            );
                            if is_expression || !open.is_empty() {
                                statement.declared.insert(name);
                            } else {
                                statement.globals.insert(name);
                            }
                        }
                        "const" | "let" | "var" => {
                            statement.declared.insert(name);
                        }
                        _ => {}
                    }
                    if text(Some(index + 1)) == "=>" {
                        statement.declared.insert(name);
                    }
                }
                _ => {}
            }
        }
        for (&close, &from) in &opening {
            let before = text(from.checked_sub(1));
            let follows_function = before == "function" || text(from.checked_sub(2)) == "function";
            let is_list = text(Some(from)) == "("
                && (follows_function || before == "catch" || text(Some(close + 1)) == "=>");
            let is_pattern = text(Some(from)) == "["
                && matches!(before, "const" | "let" | "var")
                && seen[from..close].iter().all(|token| token.text != "{");
            if is_list || is_pattern {
                statement.declare(&seen[from..close]);
            }
        }
        statement
    }

    /// Takes the names of a list of parameters or a pattern, given from its bracket on.
    fn declare(&mut self, list: &[Token<'a>]) {
        let mut depth = Vec::new();
        for (index, token) in list.iter().enumerate() {
            match token.text {
                open @ ("(" | "[" | "{") => depth.push(open),
                ")" | "]" | "}" => {
                    depth.pop();
                }
                name if token.is_name => {
                    let begins = matches!(list[index - 1].text, "(" | "[" | "," | "...");
                    let in_pattern = depth.iter().skip(1).all(|&open| open == "[");
                    if begins && in_pattern {
                        self.declared.insert(name);
                    }
                }
                _ => {}
            }
        }
    }

    fn shortened(&self, globals: &BTreeSet<&str>, members: &BTreeMap<&str, String>) -> String {
        let used: BTreeSet<&str> = self
            .tokens
            .iter()
            .filter(|token| token.is_name)
            .map(|token| token.text)
            .collect();
        let mut short: BTreeMap<&str, String> = BTreeMap::new();
        let mut fresh = (0..).map(short_name).filter(|name| {
            !used.contains(name.as_str()) && !KEYWORDS.contains(&format!(" {name} "))
        });
        let mut text = String::new();
        let (mut owner, mut before) = ("", "");
        for token in self.tokens {
            let name = token.text;
            let member = members
                .get(name)
                .filter(|_| before == "." && owner == NAMESPACE);
            let is_local = token.is_name
                && before != "."
                && self.declared.contains(name)
                && !self.keys.contains(name)
                && !globals.contains(name);
            if let Some(member) = member {
                text.push_str(member);
            } else if is_local {
                let name = short
                    .entry(name)
                    .or_insert_with(|| fresh.next().expect("names do not end"));
                text.push_str(name);
            } else {
                text.push_str(name);
            }
            if !token.text.trim().is_empty() {
                (owner, before) = (before, token.text);
            }
        }
        text
    }
}

/// The names in order: a, b, …, z, aa, ab, …
pub(super) fn short_name(number: usize) -> String {
    let letter = |digit: usize| char::from(b'a' + u8::try_from(digit).expect("a letter of 26"));
    let mut name = String::new();
    if number >= 26 {
        name.push(letter((number / 26 - 1) % 26));
    }
    name.push(letter(number % 26));
    name
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    fn shortened(script: &str) -> String {
        super::shortened(script, &BTreeMap::from([("known", "k".to_owned())]))
    }

    #[test]
    fn members_of_the_namespace_are_short() {
        assert_eq!(
            shortened("jianbao.known=()=>jianbao.other(x.known,`${jianbao.known}`);"),
            "jianbao.k=()=>jianbao.other(x.known,`${jianbao.k}`);"
        );
    }

    #[test]
    fn what_a_function_declares_is_short() {
        assert_eq!(
            shortened(
                "jianbao.cut=function cut(query,[first,second],size=1){const words=[];for(const word of query)words.push(word.size+size);return words;};"
            ),
            "jianbao.cut=function a(b,[c,d],e=1){const f=[];for(const g of b)f.push(g.size+e);return f;};"
        );
    }

    #[test]
    fn keys_properties_and_what_is_declared_elsewhere_stay() {
        assert_eq!(
            shortened("const top=1;jianbao.x=(one,two)=>({one,three:two.top,four:other?two:top});"),
            "const top=1;jianbao.x=(one,a)=>({one,three:a.top,four:other?a:top});"
        );
        assert_eq!(
            shortened(
                "x=({limit=10,size:long})=>limit+long;function main(at){return at;}y=at=>`at ${at} at`+'at'+/at/;"
            ),
            "x=({limit=10,size:long})=>limit+long;function main(a){return a;}y=a=>`at ${a} at`+'at'+/at/;"
        );
    }

    #[test]
    fn no_new_name_is_one_that_is_there() {
        assert_eq!(shortened("f=(long)=>a+long+b;"), "f=(c)=>a+c+b;");
    }
}
