//! Credit lines: labels and the names that stand under them, from every form of byline.

use std::sync::LazyLock;

use regex::Regex;

use super::fold::{fold, is_han};
use super::names::{WORDS, is_name};
use super::pictures::is_photo_label;

/// A label and its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The label's last word, without the paper and what qualifies the person: 记者, 通讯员, 摄, 策划 …
    pub label: String,
    /// Names in printed order, as the dump spells them.
    pub names: Vec<String>,
}

/// Labels before their names, longest first where one is the end of another.
const BEFORE: [&str; 46] = [
    "特约通讯员",
    "特约记者",
    "实习记者",
    "见习记者",
    "摄影记者",
    "记者",
    "通讯员",
    "实习生",
    "摄影报道",
    "摄影",
    "摄像",
    "文字",
    "撰文",
    "撰稿",
    "图文",
    "图片",
    "供图",
    "供稿",
    "作者",
    "策划",
    "总策划",
    "执行",
    "统筹",
    "总统筹",
    "监制",
    "审核",
    "审读",
    "责任编辑",
    "责编",
    "编辑",
    "主编",
    "值班编委",
    "美编",
    "视觉",
    "版式",
    "校对",
    "制图",
    "绘图",
    "漫画",
    "插图",
    "整理",
    "讲述",
    "口述",
    "设计",
    "文",
    "图",
];
/// Labels behind their names.
const AFTER: [&str; 21] = [
    "摄影报道",
    "摄",
    "摄影",
    "供图",
    "供稿",
    "文/图",
    "图/文",
    "文/摄",
    "文图",
    "图文",
    "文",
    "图",
    "整理",
    "报道",
    "撰文",
    "制图",
    "绘图",
    "绘",
    "编译",
    "画",
    "综合整理",
];

static TOKENS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"文\s*/\s*图|图\s*/\s*文|文、图|[\p{Han}·]+|[A-Za-z0-9]+|/|:|\(|\)|\S")
        .expect("the pattern is written here")
});

/// Reads a folded line of credits: its groups in printed order, and how many of its characters no group explains.
///
/// Labels may stand before their names (记者/甲 乙, 策划:甲) or behind (甲 摄, 甲/文); a label behind names counts for all names since the last
/// sentence sign. A name in more than one group stands in each.
#[must_use]
pub fn credits(text: &str) -> (Vec<Credit>, usize) {
    let reader = read(text, |_| false);
    (reader.groups, reader.unexplained)
}

/// The groups of a line that is credits from end to end; `None` for others, most of which are known by their first word.
pub(super) fn only_credits(text: &str) -> Option<Vec<Credit>> {
    let reader = read(text, |reader| reader.unexplained > 0);
    (reader.unexplained == 0).then_some(reader.groups)
}

/// Reads a line up to its end or to where enough is known.
fn read(text: &str, enough: impl Fn(&Reader) -> bool) -> Reader {
    // 老照片由某某某提供 says what 供图 says.
    static GIVEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:老|资料|部分)?(?:照片|图片)均?由(\p{Han}{2,4})(?:提供|供图)")
            .expect("the pattern is written here")
    });
    let folded: String = fold(text).collect();
    let folded = GIVEN.replace_all(&folded, "供图/$1");
    let mut reader = Reader::default();
    let mut tokens = TOKENS
        .find_iter(&folded)
        .map(|found| found.as_str())
        .peekable();
    while let Some(token) = tokens.next()
        && !enough(&reader)
    {
        for _ in 1..reader.take(token, tokens.peek().copied()) {
            tokens.next();
        }
    }
    reader.finish();
    reader
}

#[derive(Default)]
struct Reader {
    groups: Vec<Credit>,
    /// Labels that wait for names; more than one where a label stands before a label (执行:记者/甲).
    open: Vec<String>,
    /// Names since the last label behind names or sentence sign.
    recent: Vec<String>,
    /// Whether the last token closed a list of names by a label behind them.
    unexplained: usize,
}

impl Reader {
    /// Takes one token with a view of the next; how many tokens were used.
    fn take(&mut self, token: &str, next: Option<&str>) -> usize {
        let squeezed: String = token.chars().filter(|char| !char.is_whitespace()).collect();
        if matches!(squeezed.as_str(), "文/图" | "图/文" | "文、图" | "文/摄") {
            if self.recent.is_empty() {
                self.label("文图");
            } else {
                self.close("文图");
            }
            return 1;
        }
        if !token.chars().all(|char| is_han(char) || char == '·') {
            if matches!(token, "。" | "!" | "?") {
                self.recent.clear();
                self.open.clear();
            } else if !matches!(
                token,
                "/" | ":"
                    | "("
                    | ")"
                    | "、"
                    | ","
                    | "|"
                    | "&"
                    | "■"
                    | "□"
                    | "●"
                    | "◆"
                    | "▲"
                    | "★"
                    | "["
                    | "]"
                    | "【"
                    | "】"
                    | "-"
                    | "—"
                    | "."
                    | ";"
                    | "…"
                    | "~"
                    | "*"
            ) {
                self.unexplained += token.chars().count();
            }
            return 1;
        }
        if let Some(label) = AFTER.iter().find(|label| **label == token)
            && !self.recent.is_empty()
            && !matches!(next, Some(":" | "/"))
        {
            self.close(label);
            return 1;
        }
        if let Some(label) = ending_label(token, next) {
            self.label(label);
            return 1;
        }
        if next == Some("/") && self.open.is_empty() && is_name(token) {
            self.recent.push(token.to_owned());
            return 1;
        }
        self.word(token, next)
    }

    /// A run of characters that is no label by itself: a name, names run together with labels, an institution.
    fn word(&mut self, token: &str, next: Option<&str>) -> usize {
        // 记者廖明, 本报记者廖明摄, 廖明摄: label and name without a sign between.
        for label in ["记者", "通讯员", "实习生"] {
            if let Some(at) = token.find(label) {
                let before = &token[..at];
                let after = &token[at + label.len()..];
                if !self.open.is_empty() && is_name(before) {
                    self.name(before);
                } else if !before.chars().all(|char| is_han(char) || char == '·')
                    || before.chars().count() > 16
                {
                    self.unexplained += token.chars().count();
                    return 1;
                }
                self.label(label);
                // 记者手记, 记者观察: a word behind the label, and no name.
                if !after.is_empty() && !is_name(after) && WORDS.has_word(after) {
                    self.open.clear();
                    self.unexplained += after.chars().count();
                    return 1;
                }
                if !after.is_empty() {
                    return self.word(after, next);
                }
                return 1;
            }
        }
        for label in AFTER {
            if let Some(name) = token.strip_suffix(label)
                && (is_name(name)
                    || (!self.open.is_empty() && (2..=3).contains(&name.chars().count())))
                && (!is_name(token) || is_photo_label(label) && label != "图")
            {
                self.name(name);
                self.close(label);
                return 1;
            }
        }
        let count = token.chars().count();
        let organiser = self
            .open
            .iter()
            .any(|label| !matches!(label.as_str(), "记者" | "通讯员" | "实习生"));
        if !self.open.is_empty() && count == 1 {
            if let Some(next) =
                next.filter(|next| next.chars().count() == 1 && next.chars().all(is_han))
                && is_name(&format!("{token}{next}"))
            {
                self.name(&format!("{token}{next}"));
                return 2;
            }
            self.unexplained += 1;
            return 1;
        }
        if !self.open.is_empty()
            && ((2..=4).contains(&count) || token.contains('·') || (organiser && count <= 16))
        {
            self.name(token);
        } else if self.open.is_empty() && is_name(token) {
            self.recent.push(token.to_owned());
        } else {
            self.unexplained += count;
        }
        1
    }

    fn label(&mut self, label: &str) {
        let used = self
            .open
            .last()
            .is_some_and(|last| self.groups.last().is_some_and(|group| &group.label == last));
        // A label right behind a label keeps the first one open: 执行:本报记者/甲.
        if used || !matches!(label, "记者" | "通讯员") {
            self.open.clear();
        }
        self.open.push(label.to_owned());
    }

    fn name(&mut self, name: &str) {
        for label in &self.open {
            match self.groups.iter_mut().find(|group| &group.label == label) {
                Some(group) if !group.names.iter().any(|known| known == name) => {
                    group.names.push(name.to_owned());
                }
                Some(_) => {}
                None => self.groups.push(Credit {
                    label: label.clone(),
                    names: vec![name.to_owned()],
                }),
            }
        }
        self.recent.push(name.to_owned());
    }

    fn close(&mut self, label: &str) {
        let names = std::mem::take(&mut self.recent);
        self.open.clear();
        // 记者甲报道: the label before the name says all.
        if label == "报道"
            && names
                .iter()
                .all(|name| self.groups.iter().any(|group| group.names.contains(name)))
        {
            return;
        }
        self.groups.push(Credit {
            label: label.to_owned(),
            names,
        });
    }

    fn finish(&mut self) {
        self.unexplained += self
            .recent
            .iter()
            .filter(|name| !self.groups.iter().any(|group| group.names.contains(name)))
            .map(|name| name.chars().count())
            .sum::<usize>();
    }
}

/// The label with which a token ends, if nothing but the paper and what qualifies the person stands before it.
fn ending_label(token: &str, next: Option<&str>) -> Option<&'static str> {
    if token == "文" || token == "图" || token == "摄" {
        return matches!(next, Some("/" | ":")).then(|| if token == "文" { "文" } else { "图" });
    }
    let label = *BEFORE.iter().find(|label| token.ends_with(**label))?;
    if label.chars().count() == 1 {
        return None;
    }
    let before = token.strip_suffix(label)?;
    let qualifies = before.is_empty()
        || [
            "报",
            "媒体",
            "首席",
            "本报",
            "网",
            "社",
            "台",
            "中心",
            "见习",
            "实习",
            "特约",
            "融媒",
            "客户端",
            "刊",
            "总",
            "端",
            "洲",
        ]
        .iter()
        .any(|end| before.ends_with(end))
        || before.contains('·')
        || before.contains("日报")
        || before.contains("晚报");
    if !qualifies {
        return None;
    }
    Some(match label {
        "特约通讯员" => "通讯员",
        "特约记者" | "实习记者" | "见习记者" | "摄影记者" => "记者",
        label => label,
    })
}

#[cfg(test)]
mod tests;
