//! Citing: what a reader needs to cite a story, in the forms that writers and reference managers take. Nothing is invented: what is not
//! known is left out, what is inferred is marked.

use std::fmt::Write as _;

use askama::FastWritable;
use serde_json::{Value, json};

use crate::date::{Date, DateSource, Precision};
use crate::story::Story;

/// What a citation says of a story.
#[derive(Debug, Clone)]
pub(crate) struct Reference<'a> {
    pub(crate) id: &'a str,
    /// The headline as reading pages show it.
    pub(crate) title: String,
    /// 责任者: reporters, then correspondents; where there are none, authors.
    pub(crate) authors: Vec<&'a str>,
    pub(crate) paper: &'a str,
    pub(crate) date: Date,
    pub(crate) pages: Vec<&'a str>,
    pub(crate) issue_no: Option<&'a str>,
    pub(crate) rubric: Option<&'a str>,
    /// Absolute address, where the site's own is known.
    pub(crate) address: Option<String>,
}

impl<'a> Reference<'a> {
    /// Of a story whose headline reading pages show as `title`.
    pub(crate) fn new(story: &'a Story, title: String, address: Option<String>) -> Self {
        let credits = &story.credits;
        let mut authors: Vec<&str> = Vec::new();
        for name in credits.reporters.iter().chain(&credits.correspondents) {
            if !authors.contains(&name.as_str()) {
                authors.push(name);
            }
        }
        if authors.is_empty() {
            authors.extend(credits.authors.iter().map(String::as_str));
        }
        let mut pages: Vec<&str> = story.pages.iter().map(String::as_str).collect();
        if pages.is_empty() {
            pages.extend(story.page_no.as_deref());
        }
        Self {
            id: &story.id,
            title,
            authors,
            paper: &story.paper,
            date: story.date,
            pages,
            issue_no: story.issue_no.as_deref(),
            rubric: story.rubric.as_deref(),
            address,
        }
    }

    fn inferred(&self) -> bool {
        self.date.source() == DateSource::Inferred
    }

    /// GB/T 7714—2015, 4.4 (析出文献) and 8 for newspapers: `责任者.题名[N].报纸名,日期(版次).` More than three authors are three and 等
    /// (8.1.2); an estimated date stands in square brackets (8.4.3.3).
    pub(crate) fn gb7714(&self) -> String {
        let mut text = String::new();
        if !self.authors.is_empty() {
            let named = self.authors.iter().take(3).copied().collect::<Vec<_>>();
            text.push_str(&named.join(","));
            if self.authors.len() > 3 {
                text.push_str(",等");
            }
            text.push('.');
        }
        text.push_str(&self.title);
        text.push_str("[N].");
        let date = self.date.value().map(|value| {
            if self.inferred() {
                format!("[{value}]")
            } else {
                value
            }
        });
        let issue: Vec<&str> = [
            Some(self.paper).filter(|paper| !paper.is_empty()),
            date.as_deref(),
        ]
        .into_iter()
        .flatten()
        .collect();
        text.push_str(&issue.join(","));
        if !self.pages.is_empty() {
            write!(text, "({})", self.pages.join(",")).expect("a String takes all");
        }
        if !text.ends_with('.') {
            text.push('.');
        }
        text
    }

    /// BibTeX, in the fields that `biblatex` and `gbt7714` read.
    pub(crate) fn bibtex(&self) -> String {
        let mut fields: Vec<(&str, String)> = Vec::new();
        if !self.authors.is_empty() {
            let authors: Vec<String> = self.authors.iter().map(|name| tex(name)).collect();
            fields.push(("author", authors.join(" and ")));
        }
        fields.push(("title", tex(&self.title)));
        if !self.paper.is_empty() {
            fields.push(("journal", tex(self.paper)));
        }
        if let Some(first) = self.date.first_day() {
            fields.push(("year", first.year().to_string()));
            if matches!(self.date.precision(), Precision::Day | Precision::Month) {
                fields.push(("month", first.month().to_string()));
            }
            if self.date.precision() == Precision::Day {
                fields.push(("day", first.day().to_string()));
            }
            if self.inferred() {
                fields.push(("note", "日期系推定".to_owned()));
            }
        }
        if let Some(number) = self.issue_no {
            fields.push(("number", tex(number)));
        }
        if !self.pages.is_empty() {
            fields.push(("pages", tex(&self.pages.join(", "))));
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
        lines.push(("TI", self.title.clone()));
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
                lines.push(("N1", "日期系推定".to_owned()));
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
            "title": self.title,
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

    /// schema.org's `NewsArticle`.
    pub(crate) fn schema(&self) -> DataBlock {
        let mut item = json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.title,
            "inLanguage": "zh-CN",
        });
        let fields = item.as_object_mut().expect("it is an object");
        if !self.authors.is_empty() {
            let authors: Vec<Value> = self
                .authors
                .iter()
                .map(|name| json!({ "@type": "Person", "name": name }))
                .collect();
            fields.insert("author".to_owned(), authors.into());
        }
        if !self.paper.is_empty() {
            let paper = json!({ "@type": "Newspaper", "name": self.paper });
            fields.insert("isPartOf".to_owned(), paper);
        }
        if let Some(value) = self.date.value().filter(|_| !self.inferred()) {
            fields.insert("datePublished".to_owned(), value.into());
        }
        if !self.pages.is_empty() {
            fields.insert("printPage".to_owned(), self.pages.join(", ").into());
        }
        if let Some(rubric) = self.rubric {
            fields.insert("articleSection".to_owned(), rubric.into());
        }
        if let Some(address) = &self.address {
            fields.insert("url".to_owned(), address.as_str().into());
        }
        DataBlock::new(&item)
    }

    /// The `citation_*` tags that reference managers read.
    pub(crate) fn tags(&self) -> Vec<(&'static str, String)> {
        let mut tags = vec![("citation_title", self.title.clone())];
        tags.extend(
            self.authors
                .iter()
                .map(|name| ("citation_author", (*name).to_owned())),
        );
        if !self.paper.is_empty() {
            tags.push(("citation_journal_title", self.paper.to_owned()));
        }
        if let Some(value) = self.date.value().filter(|_| !self.inferred()) {
            tags.push(("citation_publication_date", value.replace('-', "/")));
        }
        if let Some(number) = self.issue_no {
            tags.push(("citation_issue", number.to_owned()));
        }
        if let Some(page) = self.pages.first() {
            tags.push(("citation_firstpage", (*page).to_owned()));
        }
        tags.push(("citation_language", "zh-CN".to_owned()));
        if let Some(address) = &self.address {
            tags.push(("citation_public_url", address.clone()));
        }
        tags
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

/// JSON inside a `script` element. HTML's escapes mean nothing there, so that `<` is written as JSON's own escape: no text can end the
/// element.
#[derive(Debug)]
pub(crate) struct DataBlock(String);

impl DataBlock {
    fn new(value: &Value) -> Self {
        Self(value.to_string().replace('<', r"\u003c"))
    }
}

impl std::fmt::Display for DataBlock {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FastWritable for DataBlock {
    fn write_into(
        &self,
        target: &mut dyn std::fmt::Write,
        _: &dyn askama::Values,
    ) -> askama::Result<()> {
        Ok(target.write_str(&self.0)?)
    }
}

impl askama::filters::HtmlSafe for DataBlock {}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference<'a>() -> Reference<'a> {
        Reference {
            id: "abcdefghij",
            title: "一座桥 两岸情".to_owned(),
            authors: vec!["甲一", "乙二"],
            paper: "某日报",
            date: Date::parse("2022-10-09", DateSource::Masthead).expect("a day"),
            pages: vec!["01"],
            issue_no: None,
            rubric: None,
            address: None,
        }
    }

    #[test]
    fn a_citation_follows_the_standard() {
        assert_eq!(
            reference().gb7714(),
            "甲一,乙二.一座桥 两岸情[N].某日报,2022-10-09(01)."
        );
    }

    #[test]
    fn more_than_three_are_three_and_others() {
        let authors = vec!["甲", "乙", "丙", "丁"];
        let reference = Reference {
            authors,
            ..reference()
        };
        assert!(reference.gb7714().starts_with("甲,乙,丙,等."));
        assert!(reference.ris().contains("AU  - 丁"));
    }

    #[test]
    fn what_is_not_known_is_left_out_and_what_is_inferred_is_marked() {
        let unknown = Reference {
            authors: Vec::new(),
            date: Date::UNKNOWN,
            pages: Vec::new(),
            ..reference()
        };
        assert_eq!(unknown.gb7714(), "一座桥 两岸情[N].某日报.");
        assert!(!unknown.csl().contains("issued") && !unknown.ris().contains("PY"));
        let inferred = Reference {
            date: Date::parse("2022-11", DateSource::Inferred).expect("a month"),
            ..reference()
        };
        assert!(inferred.gb7714().contains("某日报,[2022-11](01)."));
        assert!(inferred.csl().contains("circa"));
        assert!(!inferred.schema().to_string().contains("datePublished"));
    }

    #[test]
    fn no_text_can_end_a_data_block() {
        let reference = Reference {
            title: "</script><b>".to_owned(),
            ..reference()
        };
        assert!(!reference.schema().to_string().contains('<'));
    }
}
