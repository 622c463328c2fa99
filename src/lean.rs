//! Scripts and styles as they are served: without comments and needless white space, own names short, else character for character.

mod names;

use std::collections::{BTreeMap, BTreeSet};

/// The members of the scripts' namespace object that they define, each with a short name, but for those that others name.
///
/// The same for all scripts that a page may load together.
#[must_use]
pub fn members<'a>(scripts: &[&'a str], public: &[&str]) -> BTreeMap<&'a str, String> {
    let defined: BTreeSet<&str> = scripts
        .iter()
        .flat_map(|script| script.split("\njianbao.").skip(1))
        .filter_map(|rest| rest.split_once(" = "))
        .map(|(name, _)| name)
        .filter(|name| !public.contains(name))
        .collect();
    let names = (0..).map(names::short_name);
    defined.into_iter().zip(names).collect()
}

/// Leaves comments and needless white space out of a script and shortens its local names and those `members`.
///
/// It knows strings, templates and regular expressions, and trusts the scripts' own style in one thing: a `/` after a name, a number, `)`,
/// `]` or `}` divides. Line breaks stay where a semicolon might be inserted, so that the script means the same with every style.
#[must_use]
pub fn lean(script: &str, members: &BTreeMap<&str, String>) -> String {
    names::shortened(&without_comments(script), members)
}

fn without_comments(script: &str) -> String {
    let mut lean = Lean {
        rest: script,
        out: String::with_capacity(script.len()),
        gap: Gap::None,
    };
    // How many braces are open inside each `${…}`.
    let mut holes: Vec<usize> = Vec::new();
    while let Some(next) = lean.rest.chars().next() {
        match next {
            '\n' => lean.space(Gap::Line),
            _ if next.is_whitespace() => lean.space(Gap::Space),
            '/' if lean.rest.starts_with("//") => {
                let end = lean.rest.find('\n').unwrap_or(lean.rest.len());
                lean.rest = &lean.rest[end..];
            }
            '/' if lean.rest.starts_with("/*") => {
                let end = lean.rest.find("*/").map_or(lean.rest.len(), |at| at + 2);
                lean.rest = &lean.rest[end..];
                lean.gap = lean.gap.max(Gap::Space);
            }
            '/' if lean.begins_expression() => lean.take(regex_end(lean.rest)),
            '"' | '\'' => lean.take(string_end(lean.rest, next)),
            '`' => {
                let (end, hole) = template_end(&lean.rest[1..]);
                lean.take(end + 1);
                if hole {
                    holes.push(0);
                }
            }
            '}' if holes.last() == Some(&0) => {
                holes.pop();
                let (end, hole) = template_end(&lean.rest[1..]);
                lean.take(end + 1);
                if hole {
                    holes.push(0);
                }
            }
            _ => {
                if let Some(open) = holes.last_mut() {
                    *open += usize::from(next == '{');
                    *open -= usize::from(next == '}');
                }
                lean.take(next.len_utf8());
            }
        }
    }
    lean.out.push('\n');
    lean.out
}

/// White space since the last character kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
}

struct Lean<'a> {
    rest: &'a str,
    out: String,
    gap: Gap,
}

impl Lean<'_> {
    /// Skips one character of white space.
    fn space(&mut self, gap: Gap) {
        let mut rest = self.rest.chars();
        rest.next();
        self.rest = rest.as_str();
        self.gap = self.gap.max(gap);
    }

    /// Keeps so many bytes, and of the white space before them what is needed.
    fn take(&mut self, size: usize) {
        let before = self.out.chars().next_back();
        let next = self.rest.chars().next();
        if let (Some(before), Some(next)) = (before, next) {
            let parted = match self.gap {
                Gap::None => false,
                Gap::Space => {
                    (is_word(before) && is_word(next)) || (before == next && "+-/".contains(next))
                }
                Gap::Line => !"{([;,".contains(before) && !"})]".contains(next),
            };
            if parted {
                self.out
                    .push(if self.gap == Gap::Line { '\n' } else { ' ' });
            }
        }
        self.gap = Gap::None;
        let (taken, rest) = self.rest.split_at(size);
        self.out.push_str(taken);
        self.rest = rest;
    }

    /// Whether what comes next is an operand, and so a `/` opens a regular expression.
    fn begins_expression(&self) -> bool {
        let word = self
            .out
            .rsplit(|character| !is_word(character))
            .next()
            .unwrap_or_default();
        match word {
            "" => !self.out.ends_with([')', ']', '}', '"', '\'', '`']),
            word => ["return", "typeof", "case", "in", "of", "await", "void"].contains(&word),
        }
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || character == '$' || !character.is_ascii()
}

/// Bytes of the string that begins here.
fn string_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Bytes of the regular expression that begins here, without its flags.
fn regex_end(text: &str) -> usize {
    let (mut escaped, mut class) = (false, false);
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => class = true,
            ']' => class = false,
            '/' if !class => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Bytes up to the template's end or its next `${`, with that; and whether it is the latter.
fn template_end(text: &str) -> (usize, bool) {
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '`' => return (at + 1, false),
            '$' if text[at..].starts_with("${") => return (at + 2, true),
            _ => {}
        }
    }
    (text.len(), false)
}

/// Leaves comments and needless white space out of a style sheet; no string of ours holds the signs of a comment.
#[must_use]
pub fn lean_styles(styles: &str) -> String {
    let mut bare = String::with_capacity(styles.len());
    let mut rest = styles;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare += before;
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare += rest;
    let mut lean = String::with_capacity(bare.len());
    let mut gap = false;
    let mut quoted = false;
    for sign in bare.chars() {
        if sign.is_whitespace() && !quoted {
            gap = true;
            continue;
        }
        // Before a colon a space means that something inside is chosen.
        let closed = lean.is_empty() || lean.ends_with(['{', '}', ';', ',', ':']);
        if gap && !closed && !matches!(sign, '{' | '}') {
            lean.push(' ');
        }
        if sign == '}' && lean.ends_with(';') {
            lean.pop();
        }
        gap = false;
        quoted ^= sign == '"';
        lean.push(sign);
    }
    lean.push('\n');
    lean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_lose_what_no_browser_reads() {
        assert_eq!(
            lean_styles(
                "/* a\n * b */\n\np :is(a, b) { margin: 0 1em; /* c */ }\n@media print and (color) {\n  p { font: \"A,  B\"; }\n}\n"
            ),
            "p :is(a,b){margin:0 1em}@media print and (color){p{font:\"A,  B\"}}\n"
        );
    }

    #[test]
    fn comments_and_needless_spaces_go() {
        assert_eq!(
            without_comments("// a\nconst a = 1; /* b */\nif (a) {\n  b( a, \"x  // y\" );\n}\n"),
            "const a=1;if(a){b(a,\"x  // y\");}\n"
        );
    }

    #[test]
    fn what_would_change_its_meaning_stays() {
        assert_eq!(without_comments("a + +b"), "a+ +b\n");
        assert_eq!(without_comments("return a\nb()"), "return a\nb()\n");
        assert_eq!(without_comments("typeof a in b"), "typeof a in b\n");
        assert_eq!(without_comments("a / b / c"), "a/b/c\n");
    }

    #[test]
    fn strings_templates_and_expressions_stay_as_they_are() {
        assert_eq!(
            without_comments("x = `a  ${ b ? `c  ${ { d: 1 }.d }` : '}' }  // e`; y"),
            "x=`a  ${b?`c  ${{d:1}.d}`:'}'}  // e`;y\n"
        );
        assert_eq!(
            without_comments("x.replace(/[/\"]  \\//g, \"'\")"),
            "x.replace(/[/\"]  \\//g,\"'\")\n"
        );
    }
}
