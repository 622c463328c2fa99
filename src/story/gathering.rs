//! Credits in the making.

use std::collections::BTreeSet;

use super::{Credits, OtherCredit};

/// Credits to which names are added one after the other.
///
/// Which names a list holds is known without a search through it: a text of a hundred thousand bylines is no story, and is read all
/// the same.
#[derive(Debug, Default)]
pub struct Gathering {
    credits: Credits,
    known: BTreeSet<(List, String)>,
}

impl Gathering {
    /// Files names as [`Credits::add`] does; whether any of it was new.
    pub fn add(&mut self, label: &str, names: &[String]) -> bool {
        let others = self.credits.others.len();
        let mut is_new = false;
        for list in self.credits.lists(label) {
            for name in names {
                if self.known.insert((list, name.clone())) {
                    self.credits.list(list).push(name.clone());
                    is_new = true;
                }
            }
        }
        is_new || self.credits.others.len() > others
    }

    /// What was gathered.
    #[must_use]
    pub fn finish(self) -> Credits {
        self.credits
    }
}

/// A list of [`Credits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    Reporters,
    Correspondents,
    Photographers,
    Interns,
    Planners,
    Authors,
    Editors,
    /// By its place in [`Credits::others`].
    Other(usize),
}

impl Credits {
    /// The lists under which a label files names; a label without a field gets a list of its own.
    pub(super) fn lists(&mut self, label: &str) -> Vec<List> {
        match label {
            "记者" => vec![List::Reporters],
            "通讯员" => vec![List::Correspondents],
            "摄" | "摄影" | "供图" | "图" | "图片" | "摄影报道" | "摄像" => {
                vec![List::Photographers]
            }
            "文图" | "图文" | "文/图" | "图/文" => {
                vec![List::Authors, List::Photographers]
            }
            "实习生" => vec![List::Interns],
            "策划" | "总策划" => vec![List::Planners],
            "作者" | "文" | "文字" | "撰文" | "撰稿" => vec![List::Authors],
            "编辑" | "责编" | "责任编辑" | "主编" => vec![List::Editors],
            _ => {
                let known = self.others.iter().position(|other| other.label == label);
                vec![List::Other(known.unwrap_or_else(|| {
                    self.others.push(OtherCredit {
                        label: label.to_owned(),
                        names: Vec::new(),
                    });
                    self.others.len() - 1
                }))]
            }
        }
    }

    pub(super) fn list(&mut self, list: List) -> &mut Vec<String> {
        match list {
            List::Reporters => &mut self.reporters,
            List::Correspondents => &mut self.correspondents,
            List::Photographers => &mut self.photographers,
            List::Interns => &mut self.interns,
            List::Planners => &mut self.planners,
            List::Authors => &mut self.authors,
            List::Editors => &mut self.editors,
            List::Other(at) => &mut self.others[at].names,
        }
    }
}
