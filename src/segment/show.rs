//! Cut pages as text: the contract's JSON, and a page for reading.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::story::{CutPage, Part, Story};

/// A cut page in the shape that `tests/gold/score.py` reads: `{"page", "stories": [...], "furniture": [...]}`.
#[must_use]
pub fn contract_json(file: &str, cut: &CutPage) -> Value {
    json!({
        "page": file,
        "stories": cut.stories.iter().map(story).collect::<Vec<_>>(),
        "furniture": cut.furniture.iter().map(part).collect::<Vec<_>>(),
    })
}

fn story(story: &Story) -> Value {
    let credits = &story.credits;
    let mut others = Map::new();
    let lists = [
        ("摄", &credits.photographers),
        ("实习生", &credits.interns),
        ("策划", &credits.planners),
        ("作者", &credits.authors),
        ("编辑", &credits.editors),
    ];
    for (label, names) in lists.into_iter().chain(
        credits
            .others
            .iter()
            .map(|other| (other.label.as_str(), &other.names)),
    ) {
        if !names.is_empty() {
            others.insert(label.to_owned(), json!(names));
        }
    }
    let mut value = json!({
        "id": story.id,
        "kind": story.kind,
        "title": story.title,
        "kicker": story.kicker,
        "subtitle": story.subtitle,
        "rubric": story.rubric,
        "reporters": credits.reporters,
        "correspondents": credits.correspondents,
        "others": others,
        "continued_from": story.continued_from,
        "continues_to": story.continues_to,
        "package": story.package,
        "parts": story.parts.iter().map(part).collect::<Vec<_>>(),
    });
    if !story.doubts.is_empty() {
        value["doubts"] = json!(story.doubts);
    }
    value
}

fn part(part: &Part) -> Value {
    let mut value = json!({"role": part.role, "lines": part.lines, "text": part.text});
    if let Some(doubt) = &part.doubt {
        value["doubt"] = json!(doubt);
    }
    value
}

/// A cut page for reading: each story with its roles and line numbers.
#[must_use]
pub fn text(file: &str, cut: &CutPage) -> String {
    let mut out = format!("== {file}\n");
    for part in &cut.furniture {
        out += &row(part);
    }
    for story in &cut.stories {
        let _ = write!(
            out,
            "\n-- {} {} {}",
            story.id,
            story.kind.name(),
            story.title.as_deref().unwrap_or("(无题)")
        );
        if let Some(package) = &story.package {
            let _ = write!(out, " ⊂ {package}");
        }
        if let Some(from) = &story.continued_from {
            let _ = write!(out, " ← {from}");
        }
        if let Some(to) = &story.continues_to {
            let _ = write!(out, " → {to}");
        }
        out += "\n";
        for part in &story.parts {
            out += &row(part);
        }
    }
    out + "\n"
}

fn row(part: &Part) -> String {
    let lines: Vec<String> = part.lines.iter().map(ToString::to_string).collect();
    let doubt = part
        .doubt
        .as_deref()
        .map_or(String::new(), |doubt| format!(" 〔{doubt}〕"));
    format!(
        "{:<8} {:>9}  {}{doubt}\n",
        part.role.name(),
        lines.join("+"),
        part.text
    )
}
