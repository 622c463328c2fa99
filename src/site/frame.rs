//! Frame: what every page has around its own content, and how a page becomes a file.

use askama::Template;

use super::article::Link;
use super::urls;
use super::words::Words;
use crate::write::File;

/// What all pages of a site share.
#[derive(Debug)]
pub(crate) struct Common<'a> {
    pub(crate) words: &'static Words,
    /// The archive's name.
    pub(crate) name: String,
    /// Folder of the assets.
    pub(crate) assets: &'a str,
    pub(crate) rights: Option<&'a str>,
    /// Absolute address of the site's root with a slash at its end, for feeds and sitemap only.
    pub(crate) base_url: Option<String>,
}

/// The main ways in, in the order of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    None,
    Home,
    Search,
    Calendar,
    Rubrics,
    People,
    Places,
    Clippings,
    About,
}

/// A link of the navigation.
pub(crate) struct Way {
    pub(crate) address: &'static str,
    pub(crate) label: &'static str,
    pub(crate) here: bool,
}

/// What the layout needs of a page.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    pub(crate) common: &'a Common<'a>,
    /// The interface's words.
    pub(crate) w: &'static Words,
    /// The way back to the root: empty or `../../`.
    pub(crate) root: String,
    /// The page's own title.
    pub(crate) title: String,
    /// The ways back, from the farthest.
    pub(crate) crumbs: Vec<Link>,
    address: String,
    section: Section,
}

impl<'a> Frame<'a> {
    pub(crate) fn new(
        common: &'a Common<'a>,
        address: String,
        title: String,
        section: Section,
    ) -> Self {
        Self {
            common,
            w: common.words,
            root: urls::root(&address),
            title,
            crumbs: Vec::new(),
            address,
            section,
        }
    }

    /// The same with ways back, from the farthest.
    pub(crate) fn below(mut self, crumbs: impl IntoIterator<Item = Link>) -> Self {
        self.crumbs.extend(crumbs);
        self
    }

    /// The same with the calendar as the first way back.
    pub(crate) fn in_calendar(self) -> Self {
        let calendar = Link {
            address: "calendar.html".to_owned(),
            text: self.w.calendar.to_owned(),
        };
        self.below([calendar])
    }

    /// Absolute address of the page, where the site's own is known.
    pub(crate) fn canonical(&self) -> Option<String> {
        let base = self.common.base_url.as_ref()?;
        Some(format!(
            "{base}{}",
            self.address
                .strip_suffix("index.html")
                .unwrap_or(&self.address)
        ))
    }

    /// An asset's address, seen from this page.
    pub(crate) fn asset(&self, name: &str) -> String {
        format!("{}{}/{name}", self.root, self.common.assets)
    }

    /// The main navigation.
    pub(crate) fn ways(&self) -> Vec<Way> {
        let w = self.w;
        [
            (Section::Calendar, "calendar.html", w.calendar),
            (Section::Rubrics, "rubrics.html", w.rubrics),
            (Section::People, "people.html", w.people),
            (Section::Places, "places.html", w.places),
            (Section::Clippings, "clippings.html", w.clippings),
            (Section::About, "about.html", w.about),
        ]
        .into_iter()
        .map(|(section, address, label)| Way {
            address,
            label,
            here: section == self.section,
        })
        .collect()
    }

    /// Whether this is the search page, whose form stands in its main part.
    pub(crate) fn is_search(&self) -> bool {
        self.section == Section::Search
    }

    /// Whether this is the home page, whose form stands in its main part.
    pub(crate) fn is_home(&self) -> bool {
        self.section == Section::Home
    }
}

/// Renders a page at its address.
pub(crate) fn file(address: String, page: &impl Template) -> File {
    let mut html = page
        .render()
        .expect("rendering into memory cannot fail: no filter of ours does");
    html.push('\n');
    File {
        path: address,
        bytes: html.into_bytes(),
    }
}
