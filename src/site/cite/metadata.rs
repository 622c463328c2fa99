//! What a story's page says of it to reference managers and search engines: `citation_*` tags and schema.org.

use askama::FastWritable;
use serde_json::{Value, json};

use super::Reference;

impl Reference<'_> {
    /// schema.org's `NewsArticle`.
    pub(crate) fn schema(&self) -> DataBlock {
        let mut item = json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.whole_title(),
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
        let mut tags = vec![("citation_title", self.whole_title())];
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
