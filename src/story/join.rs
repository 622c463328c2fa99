//! Joins over pages: halves of stories that marks of continuation (下转, 上接) part, put together within one issue.

use std::collections::BTreeSet;

use super::{CutPage, Source, Story};
use crate::doubt::Doubt;
use crate::role::Role;

/// The stories of one issue and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issue {
    /// All stories; a joined one once, with the first half's id.
    pub stories: Vec<Story>,
    /// For each page, in the order given, its stories in printed order as indices into `stories`; a joined story stands on each of
    /// its pages.
    pub pages: Vec<Vec<usize>>,
}

/// Joins the stories of one issue over its pages.
///
/// Marks, page numbers, headlines and vocabulary decide, in both directions at once: each first half has one second half at most. What has no
/// partner stays a continuation, with a doubt that names the best candidates.
#[must_use]
pub fn join(pages: Vec<CutPage>) -> Issue {
    let mut halves: Vec<Half> = Vec::new();
    let mut places: Vec<Vec<usize>> = Vec::new();
    for (page, cut) in pages.into_iter().enumerate() {
        places.push((halves.len()..halves.len() + cut.stories.len()).collect());
        halves.extend(cut.stories.into_iter().map(|story| Half { page, story }));
    }
    let next = matches(&mut halves);
    let mut before = vec![None; halves.len()];
    for (first, second) in next.iter().enumerate() {
        if let Some(second) = second {
            before[*second] = Some(first);
        }
    }
    let mut numbers = vec![0; halves.len()];
    let mut stories = Vec::new();
    for first in (0..halves.len()).filter(|half| before[*half].is_none()) {
        let mut whole = std::mem::take(&mut halves[first].story);
        numbers[first] = stories.len();
        let mut half = first;
        while let Some(second) = next[half] {
            numbers[second] = stories.len();
            let continuation = std::mem::take(&mut halves[second].story);
            append(&mut whole, continuation);
            half = second;
        }
        stories.push(whole);
    }
    for page in &mut places {
        for half in page.iter_mut() {
            *half = numbers[*half];
        }
        let mut seen = BTreeSet::new();
        page.retain(|story| seen.insert(*story));
    }
    Issue {
        stories,
        pages: places,
    }
}

struct Half {
    page: usize,
    story: Story,
}

/// A page and a number as marks of continuation name them.
#[derive(Debug, PartialEq, Eq)]
struct Target {
    page: String,
    number: Option<char>,
}

/// `01版①`, `第一版`, `A1版` → page `1`, `1`, `A1`.
fn target(mark: &str) -> Target {
    let number = mark.chars().find(|char| ('①'..='⑳').contains(char));
    let bracketed = mark
        .rsplit_once('(')
        .and_then(|(_, rest)| rest.chars().next());
    let number = number.or(bracketed.and_then(|digit| {
        digit
            .to_digit(10)
            .filter(|digit| *digit > 0)
            .and_then(|digit| char::from_u32('①' as u32 + digit - 1))
    }));
    let name: String = mark
        .chars()
        .take_while(|char| !matches!(char, '版' | '页' | '(') && !('①'..='⑳').contains(char))
        .filter(|char| !matches!(char, '第' | ' '))
        .collect();
    Target {
        page: page_name(&name),
        number,
    }
}

/// A page number without leading zeros, Chinese numerals as figures.
fn page_name(name: &str) -> String {
    let chinese = "零一二三四五六七八九";
    if !name.is_empty()
        && name
            .chars()
            .all(|char| chinese.contains(char) || char == '十')
    {
        let value = |char: char| chinese.chars().position(|digit| digit == char).unwrap_or(0);
        let (tens, ones) = match name.split_once('十') {
            Some((tens, ones)) => (
                tens.chars().next().map_or(1, value),
                ones.chars().next().map_or(0, value),
            ),
            None => (0, name.chars().next().map_or(0, value)),
        };
        return (tens * 10 + ones).to_string();
    }
    let letters: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
    let digits = name[letters.len()..].trim_start_matches('0');
    format!("{}{digits}", letters.to_ascii_uppercase())
}

/// Least score of a join; marks that name each other's pages alone reach it, vocabulary alone does not.
const ENOUGH: f32 = 3.0;

/// For each half the half that continues it.
fn matches(halves: &mut [Half]) -> Vec<Option<usize>> {
    let mut next = vec![None; halves.len()];
    let firsts: Vec<usize> = (0..halves.len())
        .filter(|half| halves[*half].story.continues_to.is_some())
        .collect();
    let seconds: Vec<usize> = (0..halves.len())
        .filter(|half| halves[*half].story.continued_from.is_some())
        .collect();
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    let known: Vec<Known> = halves.iter().map(|half| Known::of(&half.story)).collect();
    for &first in &firsts {
        for &second in &seconds {
            if halves[first].page != halves[second].page {
                pairs.push((score(&known[first], &known[second]), first, second));
            }
        }
    }
    drop(known);
    pairs.sort_by(|one, other| {
        other
            .0
            .total_cmp(&one.0)
            .then((one.1, one.2).cmp(&(other.1, other.2)))
    });
    let mut taken = vec![false; halves.len()];
    for &(score, first, second) in &pairs {
        if score < ENOUGH || next[first].is_some() || taken[second] || reaches(&next, second, first)
        {
            continue;
        }
        next[first] = Some(second);
        taken[second] = true;
        let rival = pairs
            .iter()
            .filter(|pair| (pair.1 == first) != (pair.2 == second))
            .map(|pair| pair.0)
            .fold(f32::NEG_INFINITY, f32::max);
        if score - rival < 1.0 {
            halves[first].story.doubts.push(Doubt {
                what: "join".into(),
                why: "转版的另一半不只一个候选".into(),
            });
        }
    }
    for &second in &seconds {
        if !taken[second] {
            let why = candidates(halves, second);
            halves[second].story.doubts.push(Doubt {
                what: "jump".into(),
                why,
            });
        }
    }
    for &first in &firsts {
        if next[first].is_none() {
            let mark = halves[first].story.continues_to.clone().unwrap_or_default();
            halves[first].story.doubts.push(Doubt {
                what: "jump".into(),
                why: format!("下转{mark}的下文未找到"),
            });
        }
    }
    next
}

/// Whether one half leads to another by joins; a ring would be no story.
fn reaches(next: &[Option<usize>], from: usize, to: usize) -> bool {
    let mut half = from;
    loop {
        if half == to {
            return true;
        }
        match next[half] {
            Some(second) => half = second,
            None => return false,
        }
    }
}

/// What of a half is compared, made ready once.
struct Known<'a> {
    to: Target,
    from: Target,
    page_no: Option<&'a str>,
    text: BTreeSet<(char, char)>,
    title: Option<BTreeSet<(char, char)>>,
}

impl<'a> Known<'a> {
    fn of(story: &'a Story) -> Self {
        // Most stories neither go on elsewhere nor come from elsewhere.
        let is_half = story.continues_to.is_some() || story.continued_from.is_some();
        let texts = story.parts.iter().filter(|_| is_half);
        let title = story.title.as_deref().filter(|_| is_half);
        Self {
            to: target(story.continues_to.as_deref().unwrap_or_default()),
            from: target(story.continued_from.as_deref().unwrap_or_default()),
            page_no: story.page_no.as_deref(),
            text: pairs_of(texts.map(|part| part.text.as_str())),
            title: title.map(|title| pairs_of(std::iter::once(title))),
        }
    }
}

/// What speaks for one half continuing the other.
fn score(first: &Known<'_>, second: &Known<'_>) -> f32 {
    let (to, from) = (&first.to, &second.from);
    let mut score = agrees(&to.page, second.page_no) + agrees(&from.page, first.page_no);
    score += match (to.number, from.number) {
        (Some(one), Some(other)) if one == other => 4.0,
        (Some(_), Some(_)) => -8.0,
        (None, None) => 0.5,
        _ => -1.0,
    };
    score += 12.0 * share(&second.text, &first.text);
    if let (Some(one), Some(other)) = (&first.title, &second.title) {
        score += 4.0 * share(other, one).max(share(one, other));
    }
    score
}

/// Whether a mark's page is the page on which the other half stands; unknown numbers say nothing.
fn agrees(named: &str, printed: Option<&str>) -> f32 {
    match printed {
        None => 0.5,
        Some(_) if named.is_empty() => 0.0,
        Some(printed) if page_name(printed) == named => 2.0,
        Some(_) => -3.0,
    }
}

fn pairs_of<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeSet<(char, char)> {
    let mut pairs = BTreeSet::new();
    for text in texts {
        let mut last = None;
        for char in text.chars() {
            if let Some(last) =
                last.filter(|last: &char| last.is_alphanumeric() && char.is_alphanumeric())
            {
                pairs.insert((last, char));
            }
            last = Some(char);
        }
    }
    pairs
}

fn share(piece: &BTreeSet<(char, char)>, text: &BTreeSet<(char, char)>) -> f32 {
    piece.intersection(text).count() as f32 / (piece.len() as f32).max(1.0)
}

/// Names the stories that most likely begin a continuation whose mark found no partner.
fn candidates(halves: &[Half], second: usize) -> String {
    let mark = halves[second]
        .story
        .continued_from
        .clone()
        .unwrap_or_default();
    let page = target(&mark).page;
    let text = pairs_of(
        halves[second]
            .story
            .parts
            .iter()
            .map(|part| part.text.as_str()),
    );
    let mut rated: Vec<(f32, &str)> = halves
        .iter()
        .filter(|half| half.page != halves[second].page)
        .filter(|half| {
            half.story
                .page_no
                .as_deref()
                .is_none_or(|no| page.is_empty() || page_name(no) == page)
        })
        .filter_map(|half| {
            let title = half.story.title.as_deref()?;
            let own = pairs_of(half.story.parts.iter().map(|part| part.text.as_str()));
            Some((share(&text, &own), title))
        })
        .collect();
    rated.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
    let names: Vec<String> = rated
        .iter()
        .take(3)
        .map(|(_, title)| format!("《{title}》"))
        .collect();
    if names.is_empty() {
        format!("上接{mark},本期没有可接的上文")
    } else {
        format!("上接{mark}的上文未定,可能是{}", names.join("、"))
    }
}

/// Puts a second half behind a first one: its parts with their source, its people, its places.
fn append(whole: &mut Story, half: Story) {
    let no = |page: &Option<String>| page.clone().unwrap_or_default();
    if whole.pages.is_empty() {
        whole.pages.push(no(&whole.page_no));
    }
    whole.pages.push(no(&half.page_no));
    let source = half.source;
    for mut part in half.parts {
        part.source.get_or_insert_with(|| Source {
            file: source.file.clone(),
            lines: part.lines.clone(),
        });
        whole.parts.push(part);
    }
    // Captions stand last in the whole story as in each half.
    let (captions, text): (Vec<_>, Vec<_>) = std::mem::take(&mut whole.parts)
        .into_iter()
        .partition(|part| part.role == Role::Caption);
    whole.parts = text;
    whole.parts.extend(captions);
    let mine = &mut whole.credits;
    for (list, more) in [
        (&mut mine.reporters, half.credits.reporters),
        (&mut mine.correspondents, half.credits.correspondents),
        (&mut mine.photographers, half.credits.photographers),
        (&mut mine.interns, half.credits.interns),
        (&mut mine.planners, half.credits.planners),
        (&mut mine.authors, half.credits.authors),
        (&mut mine.editors, half.credits.editors),
    ] {
        for name in more {
            if !list.contains(&name) {
                list.push(name);
            }
        }
    }
    for other in half.credits.others {
        mine.add(&other.label, &other.names);
    }
    for place in half.places {
        if !whole.places.contains(&place) {
            whole.places.push(place);
        }
    }
    whole.title = whole.title.take().or(half.title);
    whole.doubts.extend(half.doubts);
}

#[cfg(test)]
mod tests;
