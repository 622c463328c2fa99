//! Citing: what a reader needs to cite a story, in the forms that writers and reference managers take. Nothing is invented: what is not
//! known is left out, what is inferred is marked.
//!
//! GB/T 7714 treats a story as a piece out of a serial (析出文献): `责任者.题名[N].报纸名,日期(版次).` Of its rules these decide:
//!
//! - **责任者**: reporters, then correspondents; where there are none, authors. More than three are three and 等. Where nobody is named
//!   the title stands first, as the numbered system (顺序编码制) allows; 佚名 would be an invention. Chinese names are given whole, and so
//!   is every other name, as the paper printed it: the rules for Western names (surname first, given names as initials, in the edition
//!   of 2015 the surname in capitals) want to know which part is the surname, and a dump does not tell a Western name from a Uyghur one.
//! - **题名**: as printed, signs and spaces within included; where nothing was printed, the text's opening in square brackets, which say
//!   that whoever cites made the title. Kickers are left out. A subtitle is other title information (其他题名信息),
//!   which whoever cites may leave out; it follows a colon where the paper itself ties it to the title by a dash (——访某人). A deck that
//!   only lists what happened is left out.
//! - **`[N]`**, not `[N/OL]`: what is cited is the printed paper. Its transcript here has no day on which it was called up (引用日期)
//!   until somebody does so; programs get the address where it is known.
//! - **日期**: as exact as it is known; an estimated one in square brackets. A joined story has all its pages as 版次.
//!
//! The edition of 2025, in force since 2026-07-01, wants full-width signs but for `.` and `[ ]`, and a space behind each `.`; journals and
//! universities ask for either, so that both are given.

mod exports;
mod metadata;

use std::fmt::Write as _;

use super::text;
use super::words::Words;
use crate::date::{Date, DateSource};
use crate::story::Story;

/// What a citation says of a story.
#[derive(Debug, Clone)]
pub(crate) struct Reference<'a> {
    pub(crate) id: &'a str,
    /// The headline as reading pages show it.
    pub(crate) title: String,
    /// 其他题名信息: a subtitle that the paper ties to the headline by a dash.
    pub(crate) more: Option<String>,
    /// 责任者: reporters, then correspondents; where there are none, authors.
    pub(crate) authors: Vec<&'a str>,
    pub(crate) paper: &'a str,
    pub(crate) date: Date,
    pub(crate) pages: Vec<&'a str>,
    pub(crate) issue_no: Option<&'a str>,
    pub(crate) rubric: Option<&'a str>,
    /// Absolute address, where the site's own is known.
    pub(crate) address: Option<String>,
    /// What a note on an inferred date says.
    pub(crate) inferred: &'static str,
}

/// The signs between the parts of a citation.
struct Signs {
    comma: &'static str,
    colon: &'static str,
    stop: &'static str,
    brackets: [&'static str; 2],
}

const OF_2015: Signs = Signs {
    comma: ",",
    colon: ":",
    stop: ".",
    brackets: ["(", ")"],
};

const OF_2025: Signs = Signs {
    comma: "，",
    colon: "：",
    stop: ". ",
    brackets: ["（", "）"],
};

impl<'a> Reference<'a> {
    /// Of a story whose headline reading pages show as `title`.
    pub(crate) fn new(story: &'a Story, title: String, address: Option<String>, w: &Words) -> Self {
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
            more: story
                .subtitle
                .as_deref()
                .filter(|subtitle| subtitle.starts_with(['—', '―', '─']))
                .map(text::subtitle),
            authors,
            paper: &story.paper,
            date: story.date,
            pages,
            issue_no: story.issue_no.as_deref(),
            rubric: story.rubric.as_deref(),
            address,
            inferred: w.date_inferred,
        }
    }

    /// Headline and what belongs to it, for programs.
    pub(crate) fn whole_title(&self) -> String {
        self.titled(OF_2025.colon)
    }

    fn titled(&self, colon: &str) -> String {
        let more = self.more.iter();
        more.fold(self.title.clone(), |title, more| title + colon + more)
    }

    fn inferred(&self) -> bool {
        self.date.source() == DateSource::Inferred
    }

    /// After GB/T 7714—2015.
    pub(crate) fn gb7714(&self) -> String {
        self.standard(&OF_2015)
    }

    /// After GB/T 7714—2025.
    pub(crate) fn gb7714_2025(&self) -> String {
        self.standard(&OF_2025)
    }

    fn standard(&self, signs: &Signs) -> String {
        let Signs { comma, stop, .. } = signs;
        let [open, close] = signs.brackets;
        let mut authors = self.authors.iter().take(3).copied().collect::<Vec<_>>();
        if self.authors.len() > 3 {
            authors.push("等");
        }
        let date = self.date.value().map(|value| {
            if self.inferred() {
                format!("[{value}]")
            } else {
                value
            }
        });
        let issue: Vec<&str> = [Some(self.paper), date.as_deref()]
            .into_iter()
            .flatten()
            .filter(|text| !text.is_empty())
            .collect();
        let mut place = issue.join(comma);
        if !self.pages.is_empty() {
            write!(place, "{open}{}{close}", self.pages.join(comma)).expect("a String takes all");
        }
        let parts = [
            authors.join(comma),
            format!("{}[N]", self.titled(signs.colon)),
            place,
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}.", parts.join(stop))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference<'a>() -> Reference<'a> {
        Reference {
            id: "abcdefghij",
            title: "一座桥 两岸情".to_owned(),
            more: None,
            authors: vec!["甲一", "乙二"],
            paper: "某日报",
            date: Date::parse("2022-10-09", DateSource::Masthead).expect("a day"),
            pages: vec!["01"],
            issue_no: None,
            rubric: None,
            address: None,
            inferred: "日期系推定",
        }
    }

    #[test]
    fn a_citation_follows_the_standard() {
        assert_eq!(
            reference().gb7714(),
            "甲一,乙二.一座桥 两岸情[N].某日报,2022-10-09(01)."
        );
        assert_eq!(
            reference().gb7714_2025(),
            "甲一，乙二. 一座桥 两岸情[N]. 某日报，2022-10-09（01）."
        );
    }

    #[test]
    fn a_subtitle_is_tied_by_a_colon_and_pages_stand_together() {
        let reference = Reference {
            more: Some("访一位造桥人".to_owned()),
            pages: vec!["01", "03"],
            ..reference()
        };
        assert_eq!(
            reference.gb7714(),
            "甲一,乙二.一座桥 两岸情:访一位造桥人[N].某日报,2022-10-09(01,03)."
        );
        assert!(
            reference
                .ris()
                .contains("TI  - 一座桥 两岸情：访一位造桥人\n")
        );
    }

    #[test]
    fn where_only_the_title_is_known_it_stands_alone() {
        let reference = Reference {
            authors: Vec::new(),
            paper: "",
            date: Date::UNKNOWN,
            pages: Vec::new(),
            ..reference()
        };
        assert_eq!(reference.gb7714(), "一座桥 两岸情[N].");
    }

    #[test]
    fn more_than_three_are_three_and_others() {
        let authors = vec!["甲", "乙", "丙", "丁"];
        let reference = Reference {
            authors,
            ..reference()
        };
        assert!(reference.gb7714().starts_with("甲,乙,丙,等."));
        assert!(reference.gb7714_2025().starts_with("甲，乙，丙，等. "));
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
