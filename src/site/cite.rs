//! Citing: what a reader needs to cite a story, in the forms that writers and reference managers take. Nothing is invented: what is not
//! known is left out, what is inferred is marked.

mod exports;
mod metadata;

use std::fmt::Write as _;

use crate::date::{Date, DateSource};
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
}

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
