//! The scorer: the figures of `tests/gold/score.py`, whose docstring defines them.

use std::collections::{BTreeMap, BTreeSet};

use super::pages::{Cut, GoldPage, Story};

/// Figures of some pages, all 0 to 1.
pub(super) struct Figures {
    pub(super) coverage: f64,
    pub(super) stories: f64,
    pub(super) exact: f64,
    pub(super) titles: f64,
    pub(super) roles: f64,
    pub(super) order: f64,
    pub(super) joins: f64,
    pub(super) people: f64,
    pub(super) score: f64,
}

/// Hits among what gold and cut have.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    hit: usize,
    gold: usize,
    cut: usize,
}

impl Count {
    fn f1(self) -> f64 {
        if self.gold + self.cut == 0 {
            1.0
        } else {
            2.0 * real(self.hit) / real(self.gold + self.cut)
        }
    }

    fn of<T: Ord>(&mut self, gold: &BTreeSet<T>, cut: &BTreeSet<T>) {
        self.hit += gold.intersection(cut).count();
        self.gold += gold.len();
        self.cut += cut.len();
    }
}

/// Counts over some pages, pooled.
#[derive(Debug, Default)]
pub(super) struct Tally {
    lines: usize,
    covered: usize,
    chars: f64,
    precision: f64,
    recall: f64,
    gold_stories: usize,
    exact: usize,
    titles: Count,
    roles: BTreeMap<String, Count>,
    order: Count,
    joins: Count,
    people: Count,
}

impl Tally {
    /// Adds a page.
    pub(super) fn add(&mut self, page: &GoldPage) {
        let printed: BTreeSet<usize> = (1..=page.lines.len())
            .filter(|line| !page.lines[line - 1].trim().is_empty())
            .collect();
        let doubtful = doubtful(&page.gold);
        self.grouping(page, &printed);
        self.matched(page, &doubtful);
        self.role(page, &printed, &doubtful);
        let sure = |pairs: BTreeSet<(usize, usize)>| -> BTreeSet<(usize, usize)> {
            pairs
                .into_iter()
                .filter(|pair| !doubtful.contains(&pair.0) && !doubtful.contains(&pair.1))
                .collect()
        };
        self.order
            .of(&sure(successors(&page.gold)), &sure(successors(&page.cut)));
        self.joins
            .of(&sure(joined(&page.gold)), &sure(joined(&page.cut)));
    }

    /// The figures so far.
    pub(super) fn figures(&self) -> Figures {
        let (precision, recall) = (self.precision / self.chars, self.recall / self.chars);
        let roles: Vec<f64> = self
            .roles
            .values()
            .filter(|count| count.gold > 0)
            .map(|count| count.f1())
            .collect();
        let mut figures = Figures {
            coverage: real(self.covered) / real(self.lines),
            stories: 2.0 * precision * recall / (precision + recall),
            exact: real(self.exact) / real(self.gold_stories),
            titles: self.titles.f1(),
            roles: roles.iter().sum::<f64>() / real(roles.len()),
            order: self.order.f1(),
            joins: self.joins.f1(),
            people: self.people.f1(),
            score: 0.0,
        };
        if self.covered == self.lines {
            figures.score = (figures.stories
                + figures.exact
                + figures.titles
                + figures.roles
                + figures.order
                + figures.joins
                + figures.people)
                / 7.0;
        }
        figures
    }

    /// B-cubed over lines, each weighted by its characters, and the ledger.
    fn grouping(&mut self, page: &GoldPage, printed: &BTreeSet<usize>) {
        let gold = groups(&page.gold);
        let cut = groups(&page.cut);
        let weight = |line: usize| real(squeezed(&page.lines[line - 1]).chars().count());
        let mut gold_size: BTreeMap<usize, f64> = BTreeMap::new();
        let mut cut_size: BTreeMap<usize, f64> = BTreeMap::new();
        let mut both: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for &line in printed {
            self.lines += 1;
            let (Some(gold), Some(cut)) = (gold.get(&line), cut.get(&line)) else {
                continue;
            };
            self.covered += usize::from(cut.len() == 1);
            *gold_size.entry(gold[0]).or_default() += weight(line);
            *cut_size.entry(cut[0]).or_default() += weight(line);
            *both.entry((gold[0], cut[0])).or_default() += weight(line);
        }
        for &line in printed {
            let (Some(gold), Some(cut)) = (gold.get(&line), cut.get(&line)) else {
                continue;
            };
            let shared = both[&(gold[0], cut[0])];
            self.precision += weight(line) * shared / cut_size[&cut[0]];
            self.recall += weight(line) * shared / gold_size[&gold[0]];
            self.chars += weight(line);
        }
    }

    /// Exact stories, headlines and people, each gold story matched by largest overlap.
    fn matched(&mut self, page: &GoldPage, doubtful: &BTreeSet<usize>) {
        let weight = |line: &usize| {
            page.lines
                .get(line - 1)
                .map_or(0, |line| squeezed(line).chars().count())
        };
        let mut taken = BTreeSet::new();
        for gold in &page.gold.stories {
            let lines = gold.lines();
            self.gold_stories += 1;
            let same = |cut: &Story| {
                let other = cut.lines();
                !lines.is_disjoint(&other)
                    && lines.difference(doubtful).eq(other.difference(doubtful))
            };
            self.exact += usize::from(page.cut.stories.iter().any(same));
            let mut best = None;
            let mut overlap = 0;
            for (index, cut) in page.cut.stories.iter().enumerate() {
                let size = cut.lines().intersection(&lines).map(weight).sum();
                if size > overlap {
                    (best, overlap) = (Some(index), size);
                }
            }
            let cut = best
                .filter(|best| taken.insert(*best))
                .map(|best| &page.cut.stories[best]);
            if let Some(title) = &gold.title {
                self.titles.gold += 1;
                let found = cut.and_then(|cut| cut.title.as_deref()).unwrap_or_default();
                self.titles.hit += usize::from(squeezed(found) == squeezed(title));
            }
            for list in [
                |story: &Story| story.reporters.clone(),
                |story: &Story| story.correspondents.clone(),
            ] {
                let names = |story: Option<&Story>| {
                    story
                        .map(list)
                        .unwrap_or_default()
                        .into_iter()
                        .collect::<BTreeSet<_>>()
                };
                self.people.of(&names(Some(gold)), &names(cut));
            }
        }
        self.titles.cut += page
            .cut
            .stories
            .iter()
            .filter(|story| story.title.is_some())
            .count();
        for (_, story) in page
            .cut
            .stories
            .iter()
            .enumerate()
            .filter(|(index, _)| !taken.contains(index))
        {
            self.people.cut += story.reporters.len() + story.correspondents.len();
        }
    }

    fn role(&mut self, page: &GoldPage, printed: &BTreeSet<usize>, doubtful: &BTreeSet<usize>) {
        let (gold, cut) = (roles(&page.gold, true), roles(&page.cut, false));
        for line in printed.difference(doubtful) {
            let lost = vec!["lost".to_owned()];
            let (gold, cut) = (&gold[line], cut.get(line).unwrap_or(&lost));
            let hit = gold.iter().find(|role| cut.contains(role));
            if let Some(hit) = hit {
                let count = self.roles.entry(hit.clone()).or_default();
                count.hit += 1;
                count.gold += 1;
                count.cut += 1;
            } else {
                self.roles.entry(gold[0].clone()).or_default().gold += 1;
                self.roles.entry(cut[0].clone()).or_default().cut += 1;
            }
            let mut more: BTreeSet<&String> =
                cut.iter().filter(|role| !gold.contains(role)).collect();
            if hit.is_none() {
                more.remove(&cut[0]);
            }
            for role in more {
                self.roles.entry(role.clone()).or_default().cut += 1;
            }
        }
    }
}

/// Lines that readers differ on.
pub(super) fn doubtful(gold: &Cut) -> BTreeSet<usize> {
    gold.stories
        .iter()
        .flat_map(|story| &story.parts)
        .filter(|part| part.doubt.is_some())
        .flat_map(|part| part.lines.iter().copied())
        .collect()
}

/// Which stories hold each line; the furniture counts as one more.
fn groups(page: &Cut) -> BTreeMap<usize, Vec<usize>> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let furniture = std::iter::once((page.stories.len(), &page.furniture));
    for (group, parts) in page
        .stories
        .iter()
        .map(|story| &story.parts)
        .enumerate()
        .chain(furniture)
    {
        for line in parts.iter().flat_map(|part| &part.lines) {
            let groups = groups.entry(*line).or_default();
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
    }
    groups
}

fn roles(page: &Cut, with_second: bool) -> BTreeMap<usize, Vec<String>> {
    let mut roles: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for part in page
        .stories
        .iter()
        .flat_map(|story| &story.parts)
        .chain(&page.furniture)
    {
        for line in &part.lines {
            let roles = roles.entry(*line).or_default();
            roles.push(part.role.clone());
            roles.extend(part.role_alt.iter().filter(|_| with_second).cloned());
        }
    }
    roles
}

/// Lines that follow each other in the running text of a story.
fn successors(page: &Cut) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for story in &page.stories {
        let mut flow: Vec<usize> = story
            .parts
            .iter()
            .filter(|part| !matches!(part.role.as_str(), "caption" | "ad"))
            .flat_map(|part| part.lines.iter().copied())
            .collect();
        flow.dedup();
        pairs.extend(flow.windows(2).map(|pair| (pair[0], pair[1])));
    }
    pairs
}

/// Lines joined into one paragraph.
fn joined(page: &Cut) -> BTreeSet<(usize, usize)> {
    page.stories
        .iter()
        .flat_map(|story| &story.parts)
        .flat_map(|part| part.lines.windows(2).map(|pair| (pair[0], pair[1])))
        .collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of lines are small")]
fn real(count: usize) -> f64 {
    count as f64
}
