//! A query's tree to the stories that fit it, tier by tier.

use std::collections::BTreeMap;
use std::rc::Rc;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, TantivyError, Term};

use crate::error::Error;
use crate::index::Index;
use crate::query::{Field, Filter, Node};
use crate::search::lookalike::{self, ANY, Alternative};
use crate::search::runs::{self, Matches};
use crate::search::words::Vocabulary;

/// Evaluates trees over one index; what a run matches is looked up once.
pub(super) struct Stories<'a> {
    index: &'a Index,
    vocabulary: Vocabulary,
    runs: BTreeMap<(Vec<String>, Option<Field>), Rc<Matches>>,
}

impl<'a> Stories<'a> {
    pub(super) fn new(index: &'a Index) -> Result<Self, Error> {
        Ok(Self {
            index,
            vocabulary: Vocabulary::open(index)?,
            runs: BTreeMap::new(),
        })
    }

    /// The index.
    pub(super) fn index(&self) -> &'a Index {
        self.index
    }

    /// Looks an alternative up where it has a place for any character; whether that could be done.
    pub(super) fn know(&mut self, alternative: &Alternative) -> Result<bool, Error> {
        let key = (alternative.instead.clone(), alternative.field);
        let (asked, instead) = (&alternative.pieces[0], &alternative.instead[0]);
        if !instead.contains(ANY) || self.runs.contains_key(&key) {
            return Ok(true);
        }
        let mut both = asked.chars().zip(instead.chars());
        let but = both
            .find(|&(_, other)| other == ANY)
            .map_or(ANY, |(asked, _)| asked);
        let Some(matches) = lookalike::matches_any(self, instead, but)? else {
            return Ok(false);
        };
        self.runs.insert(key, Rc::new(matches));
        Ok(true)
    }

    /// The stories that hold a run.
    pub(super) fn run(
        &mut self,
        pieces: &[String],
        field: Option<Field>,
    ) -> Result<Rc<Matches>, Error> {
        let key = (pieces.to_vec(), field);
        if let Some(matches) = self.runs.get(&key) {
            return Ok(Rc::clone(matches));
        }
        let matches = Rc::new(runs::matches(self.index, pieces, field)?);
        self.runs.insert(key, Rc::clone(&matches));
        Ok(matches)
    }

    /// The stories that fit a tree exactly, ascending.
    pub(super) fn fitting(&mut self, node: &Node) -> Result<Vec<u32>, Error> {
        match node {
            Node::Run { pieces, field, .. } => Ok(self.run(pieces, *field)?.stories.clone()),
            Node::Filter { filter, value } => self.filtered(*filter, value),
            Node::Date { from, to } => Ok(self.dated(*from, *to)),
            Node::Not(node) => {
                let out = self.fitting(node)?;
                Ok((0..self.index.stories().size())
                    .filter(|story| out.binary_search(story).is_err())
                    .collect())
            }
            Node::And(nodes) => {
                let mut all: Option<Vec<u32>> = None;
                for node in nodes {
                    let fitting = self.fitting(node)?;
                    all = Some(match all {
                        None => fitting,
                        Some(mut all) => {
                            all.retain(|story| fitting.binary_search(story).is_ok());
                            all
                        }
                    });
                }
                Ok(all.unwrap_or_default())
            }
            Node::Or(nodes) => {
                let mut any = Vec::new();
                for node in nodes {
                    any.extend(self.fitting(node)?);
                }
                any.sort_unstable();
                any.dedup();
                Ok(any)
            }
        }
    }

    fn filtered(&self, filter: Filter, value: &str) -> Result<Vec<u32>, Error> {
        let fields = self.index.fields();
        let field = match filter {
            Filter::Kind => fields.kind,
            Filter::Place => fields.place,
            Filter::Page => fields.page,
        };
        let Some(reader) = self.index.inverted(field)? else {
            return Ok(Vec::new());
        };
        let postings = reader
            .read_postings(
                &Term::from_field_text(field, value),
                IndexRecordOption::Basic,
            )
            .map_err(|source| self.index.error(TantivyError::from(source)))?;
        let mut stories = Vec::new();
        if let Some(mut postings) = postings {
            while postings.doc() != TERMINATED {
                stories.push(postings.doc());
                postings.advance();
            }
        }
        Ok(stories)
    }

    fn dated(&self, from: u32, to: u32) -> Vec<u32> {
        let columns = self.index.stories().columns();
        (0..self.index.stories().size())
            .filter(|&story| {
                let first = columns.first_days[story as usize];
                let last = columns.last_days[story as usize];
                first > 0 && from <= first && last <= to
            })
            .collect()
    }

    /// The tree in which each run that has words is the conjunction of its words: the words tier, of which the exact one is a part.
    ///
    /// `None` where no run has any. What is excluded stays exact.
    pub(super) fn in_words(&self, node: &Node) -> Option<Node> {
        match node {
            Node::Run {
                pieces,
                field,
                quoted: false,
            } if pieces.len() == 1 => {
                let words = self.vocabulary.cut(&pieces[0]);
                let word = |word: String| Node::Run {
                    pieces: vec![word],
                    field: *field,
                    quoted: false,
                };
                (!words.is_empty()).then(|| Node::And(words.into_iter().map(word).collect()))
            }
            Node::And(nodes) => self.all_in_words(nodes).map(Node::And),
            Node::Or(nodes) => self.all_in_words(nodes).map(Node::Or),
            Node::Run { .. } | Node::Filter { .. } | Node::Date { .. } | Node::Not(_) => None,
        }
    }

    fn all_in_words(&self, nodes: &[Node]) -> Option<Vec<Node>> {
        let cut: Vec<Option<Node>> = nodes.iter().map(|node| self.in_words(node)).collect();
        if cut.iter().all(Option::is_none) {
            return None;
        }
        let nodes = nodes.iter().zip(cut);
        Some(
            nodes
                .map(|(node, cut)| cut.unwrap_or_else(|| node.clone()))
                .collect(),
        )
    }
}

/// The distinct runs that a tree asks for, in query order, without what it excludes.
pub(super) fn positive(node: &Node) -> Vec<(&[String], Option<Field>)> {
    let mut runs = Vec::new();
    collect(node, &mut runs);
    runs
}

fn collect<'a>(node: &'a Node, runs: &mut Vec<(&'a [String], Option<Field>)>) {
    match node {
        Node::Run { pieces, field, .. } => {
            let run = (pieces.as_slice(), *field);
            if !runs.contains(&run) {
                runs.push(run);
            }
        }
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|node| collect(node, runs)),
        Node::Filter { .. } | Node::Date { .. } | Node::Not(_) => {}
    }
}
