//! Citations as files for writers' programs: BibTeX, RIS, CSL-JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Reference;
use crate::date::Precision;

impl Reference<'_> {
    /// BibTeX, in the fields that `biblatex` and `gbt7714` read.
    pub(crate) fn bibtex(&self) -> String {
        let mut fields: Vec<(&str, String)> = Vec::new();
        if !self.authors.is_empty() {
            let authors: Vec<String> = self.authors.iter().map(|name| tex(name)).collect();
            fields.push(("author", authors.join(" and ")));
        }
        // Some styles set titles in lower case; a second pair of braces keeps names and abbreviations as they were printed.
        let title = tex(&self.whole_title());
        let capitals = title.contains(|c: char| c.is_ascii_uppercase());
        fields.push((
            "title",
            if capitals {
                format!("{{{title}}}")
            } else {
                title
            },
        ));
        if !self.paper.is_empty() {
            fields.push(("journal", tex(self.paper)));
        }
        if let Some(first) = self.date.first_day() {
            // The date for biblatex and gbt7714, year and month for styles of plain BibTeX.
            fields.push(("date", self.date.value().unwrap_or_default()));
            fields.push(("year", first.year().to_string()));
            if matches!(self.date.precision(), Precision::Day | Precision::Month) {
                fields.push(("month", first.month().to_string()));
            }
            if self.inferred() {
                fields.push(("note", self.inferred.to_owned()));
            }
        }
        // Of a newspaper these styles print the number in brackets behind the date, where the standard has 版次.
        if !self.pages.is_empty() {
            fields.push(("number", tex(&self.pages.join(", "))));
        }
        if let Some(address) = &self.address {
            fields.push(("url", address.clone()));
        }
        fields.push(("entrysubtype", "newspaper".to_owned()));
        fields.push(("mark", "N".to_owned()));
        fields.push(("langid", "chinese".to_owned()));
        let mut text = format!("@article{{{},\n", self.id);
        for (name, value) in fields {
            writeln!(text, "  {name} = {{{value}}},").expect("a String takes all");
        }
        text.push_str("}\n");
        text
    }

    /// RIS of type NEWS.
    pub(crate) fn ris(&self) -> String {
        let mut lines: Vec<(&str, String)> = vec![("TY", "NEWS".to_owned())];
        lines.extend(self.authors.iter().map(|name| ("AU", (*name).to_owned())));
        lines.push(("TI", self.whole_title()));
        if !self.paper.is_empty() {
            lines.push(("T2", self.paper.to_owned()));
        }
        if let Some(first) = self.date.first_day() {
            lines.push(("PY", first.year().to_string()));
            match self.date.precision() {
                Precision::Day => lines.push((
                    "DA",
                    format!(
                        "{:04}/{:02}/{:02}",
                        first.year(),
                        first.month(),
                        first.day()
                    ),
                )),
                Precision::Month => {
                    lines.push(("DA", format!("{:04}/{:02}", first.year(), first.month())));
                }
                Precision::Year | Precision::Unknown => {}
            }
            if self.inferred() {
                lines.push(("N1", self.inferred.to_owned()));
            }
        }
        if let Some(number) = self.issue_no {
            lines.push(("IS", number.to_owned()));
        }
        if !self.pages.is_empty() {
            lines.push(("SP", self.pages.join(", ")));
        }
        if let Some(address) = &self.address {
            lines.push(("UR", address.clone()));
        }
        lines.push(("LA", "zh-CN".to_owned()));
        lines.push(("ER", String::new()));
        lines
            .into_iter()
            .fold(String::new(), |mut text, (tag, value)| {
                writeln!(text, "{tag}  - {value}").expect("a String takes all");
                text
            })
    }

    /// CSL-JSON, as one array of one item.
    pub(crate) fn csl(&self) -> String {
        let mut item = json!({
            "id": self.id,
            "type": "article-newspaper",
            "title": self.whole_title(),
            "language": "zh-CN",
        });
        let fields = item.as_object_mut().expect("it is an object");
        if !self.authors.is_empty() {
            let authors: Vec<Value> = self
                .authors
                .iter()
                .map(|name| json!({ "literal": name }))
                .collect();
            fields.insert("author".to_owned(), authors.into());
        }
        if !self.paper.is_empty() {
            fields.insert("container-title".to_owned(), self.paper.into());
        }
        if let Some(first) = self.date.first_day() {
            let mut parts = vec![i64::from(first.year())];
            if matches!(self.date.precision(), Precision::Day | Precision::Month) {
                parts.push(i64::from(first.month()));
            }
            if self.date.precision() == Precision::Day {
                parts.push(i64::from(first.day()));
            }
            let mut issued = json!({ "date-parts": [parts] });
            if self.inferred() {
                issued["circa"] = true.into();
            }
            fields.insert("issued".to_owned(), issued);
        }
        if let Some(number) = self.issue_no {
            fields.insert("issue".to_owned(), number.into());
        }
        if !self.pages.is_empty() {
            fields.insert("page".to_owned(), self.pages.join(", ").into());
        }
        if let Some(address) = &self.address {
            fields.insert("URL".to_owned(), address.as_str().into());
        }
        serde_json::to_string(&json!([item])).expect("a JSON value has only string keys")
    }
}

/// Text for TeX: its own signs are escaped.
fn tex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\\' => escaped.push_str(r"\textbackslash{}"),
            '~' => escaped.push_str(r"\textasciitilde{}"),
            '^' => escaped.push_str(r"\textasciicircum{}"),
            _ => escaped.push(character),
        }
    }
    escaped
}
