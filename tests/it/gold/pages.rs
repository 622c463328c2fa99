//! Gold pages and what the segmenter makes of their dumps, in one shape.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jianbao::places::Gazetteer;
use jianbao::read::Page;
use jianbao::role::Role;
use jianbao::segment;
use serde::Deserialize;

/// A part as the contract has it.
#[derive(Debug, Deserialize)]
pub(super) struct Part {
    pub(super) role: String,
    pub(super) lines: Vec<usize>,
    pub(super) role_alt: Option<String>,
    pub(super) doubt: Option<String>,
}

/// A story as the contract has it.
#[derive(Debug, Deserialize)]
pub(super) struct Story {
    pub(super) title: Option<String>,
    #[serde(default)]
    pub(super) reporters: Vec<String>,
    #[serde(default)]
    pub(super) correspondents: Vec<String>,
    pub(super) parts: Vec<Part>,
}

impl Story {
    /// All its lines.
    pub(super) fn lines(&self) -> BTreeSet<usize> {
        self.parts
            .iter()
            .flat_map(|part| part.lines.iter().copied())
            .collect()
    }
}

/// A page as the contract has it.
#[derive(Debug, Deserialize)]
pub(super) struct Cut {
    page: String,
    pub(super) stories: Vec<Story>,
    #[serde(default)]
    pub(super) furniture: Vec<Part>,
}

impl Cut {
    /// Holds that each part has a role that the contract knows.
    fn assert_roles(&self) {
        let stories = self.stories.iter().flat_map(|story| &story.parts);
        for part in stories.chain(&self.furniture) {
            for role in std::iter::once(&part.role).chain(&part.role_alt) {
                let known: Result<Role, _> = serde_json::from_value(role.as_str().into());
                assert!(known.is_ok(), "{}: no role {role}", self.page);
            }
        }
    }
}

/// A dump with its gold and its cut.
pub(super) struct GoldPage {
    pub(super) name: String,
    /// `lines[0]` is line 1.
    pub(super) lines: Vec<String>,
    pub(super) gold: Cut,
    pub(super) cut: Cut,
}

/// All gold pages of a folder with their dumps in another, by name.
pub(super) fn pages(gold: &str, dumps: &str) -> Vec<GoldPage> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = fs::read_dir(root.join(gold))
        .expect("the gold is in the repository")
        .map(|entry| entry.expect("can be read").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| {
            let gold: Cut = serde_json::from_slice(&fs::read(file).expect("can be read"))
                .expect("gold is in the contract's shape");
            gold.assert_roles();
            let text = fs::read_to_string(root.join(dumps).join(&gold.page))
                .expect("the dump is beside it");
            let page = Page::parse(&gold.page, &text);
            let cut = segment::cut(std::slice::from_ref(&page), &Gazetteer::default()).remove(0);
            let cut = serde_json::from_value(segment::contract_json(&page.file, &cut))
                .expect("the contract's shape");
            GoldPage {
                name: gold.page.clone(),
                lines: text.lines().map(str::to_owned).collect(),
                gold,
                cut,
            }
        })
        .collect()
}
