//! A story as a reader sees it: its head, its blocks in reading order, and what is known and not known of it.

use super::lacking::{self, Gap};
use super::text;
use super::words::Words;
use crate::role::Role;
use crate::story::{Part, Story};

/// A link; its address is below the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) address: String,
    pub(crate) text: String,
}

/// A paragraph.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) doubt: Option<String>,
}

/// A stretch of a story.
#[derive(Debug)]
pub(crate) enum Block {
    Byline(Line),
    Note(Vec<Line>),
    Subhead(Line),
    Body(Line),
    List(Vec<Line>),
    Table(Vec<Vec<String>>),
    Caption(Line),
    Jump(Line, Option<String>),
    Ad(Line),
    /// The text goes on on another newspaper page.
    Seam(String, Option<String>),
    /// Something is not here.
    Lacking(String),
}

/// The names under one credit.
#[derive(Debug)]
pub(crate) struct Credit {
    pub(crate) label: String,
    pub(crate) names: Vec<Name>,
}

/// A name with its list, where it has one.
#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) name: String,
    pub(crate) address: Option<String>,
}

/// A story, ready for a template.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) rubric: Option<Name>,
    pub(crate) kickers: Vec<String>,
    /// The headline in its pieces; empty where it has none.
    pub(crate) title: Vec<String>,
    pub(crate) subtitles: Vec<String>,
    pub(crate) blocks: Vec<Block>,
    /// Where and when it was printed; empty where its web page says so already.
    pub(crate) imprint: String,
    /// How to cite it, where its web page says so nowhere else.
    pub(crate) citation: Option<String>,
    /// Doubts about the story as a whole.
    pub(crate) doubts: Vec<String>,
    /// Whether it is the only story of its web page.
    pub(crate) alone: bool,
}

/// The pages around a story, for its jumps.
#[derive(Debug)]
pub(crate) struct Around<'a> {
    /// Whether they are all that the archive holds of the issue; else nobody can say what is not held.
    pub(crate) is_issue: bool,
    pub(crate) pages: Vec<Near<'a>>,
}

/// A page around a story.
#[derive(Debug)]
pub(crate) struct Near<'a> {
    pub(crate) number: Option<&'a str>,
    pub(crate) file: Option<&'a str>,
    /// Of its web page.
    pub(crate) address: String,
}

impl Around<'_> {
    fn numbered(&self, number: &str) -> Option<&Near<'_>> {
        self.pages.iter().find(|page| page.number == Some(number))
    }

    fn of_file(&self, file: &str) -> Option<&Near<'_>> {
        self.pages.iter().find(|page| page.file == Some(file))
    }
}

/// Sets a story for reading.
pub(crate) fn article(story: &Story, around: &Around, w: &Words) -> Article {
    let numbers: Option<Vec<&str>> = around
        .is_issue
        .then(|| around.pages.iter().filter_map(|page| page.number).collect());
    let lacking = lacking::of(story, numbers.as_deref());
    let (kickers, subtitles) = head(story);
    let mut blocks = Vec::new();
    if let Some(gap) = lacking.before {
        blocks.push(Block::Lacking(match gap {
            Gap::Somewhere => w.lacks_before.to_owned(),
            Gap::NotHeld(page) => w.lacks_from.of(page),
        }));
    }
    // Captions stand outside the text, so that a gap at the text's end comes before them.
    let (captions, flow): (Vec<&Part>, Vec<&Part>) = story
        .parts
        .iter()
        .filter(|part| !part.role.is_head())
        .partition(|part| part.role == Role::Caption);
    let mut file = story.source.file.as_str();
    for part in flow {
        let here = part.source.as_ref().unwrap_or(&story.source).file.as_str();
        if here != file {
            blocks.push(seam(here, around, w));
        }
        file = here;
        push(&mut blocks, part, around);
    }
    if let Some(gap) = lacking.after {
        blocks.push(Block::Lacking(match gap {
            Gap::Somewhere => w.lacks_after.to_owned(),
            Gap::NotHeld(page) => w.lacks_to.of(page),
        }));
    }
    for part in captions {
        blocks.push(Block::Caption(line(part)));
    }
    tabulate(&mut blocks);
    Article {
        id: story.id.clone(),
        rubric: story.rubric.as_ref().map(|rubric| Name {
            name: text::shown(rubric),
            address: None,
        }),
        kickers,
        title: text::pieces(story.title.as_deref().unwrap_or_default()),
        subtitles,
        blocks,
        imprint: String::new(),
        citation: None,
        doubts: story
            .doubts
            .iter()
            .map(|doubt| text::shown(&doubt.why))
            .collect(),
        alone: true,
    }
}

/// Kickers and subtitles: the story's own, and head lines that none of its fields holds, so that no printed line is lost.
fn head(story: &Story) -> (Vec<String>, Vec<String>) {
    let fields = [&story.rubric, &story.kicker, &story.title, &story.subtitle];
    let held: Vec<String> = fields
        .iter()
        .filter_map(|field| field.as_deref())
        .map(squashed)
        .collect();
    let mut kickers: Vec<String> = story.kicker.iter().map(|text| text::shown(text)).collect();
    let mut subtitles: Vec<String> = story
        .subtitle
        .iter()
        .map(|text| text::shown(text))
        .collect();
    for part in story.parts.iter().filter(|part| part.role.is_head()) {
        // A line may hold two parts of the head (引题 and 主题) of which only one is a field.
        let mut rest = part.text.clone();
        for field in &held {
            rest = without(&rest, field);
        }
        let rest = rest.trim();
        if !rest.chars().any(char::is_alphanumeric) {
            continue;
        }
        match part.role {
            Role::Subtitle => subtitles.push(text::shown(rest)),
            _ => kickers.push(text::shown(rest)),
        }
    }
    (kickers, subtitles)
}

fn squashed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// `text` without the first stretch that is `squashed` when its white space is left out, or without anything of it where it is itself
/// a stretch of `squashed`.
fn without(text: &str, squashed: &str) -> String {
    let printed: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .collect();
    let only: String = printed.iter().map(|(_, c)| *c).collect();
    if squashed.contains(&only) {
        return String::new();
    }
    let Some(start) = only.find(squashed).filter(|_| !squashed.is_empty()) else {
        return text.to_owned();
    };
    let first = only[..start].chars().count();
    let (last_at, last) = printed[first + squashed.chars().count() - 1];
    format!(
        "{}{}",
        &text[..printed[first].0],
        &text[last_at + last.len_utf8()..]
    )
}

fn line(part: &Part) -> Line {
    Line {
        text: text::shown(part.text.trim()),
        doubt: part.doubt.as_deref().map(text::shown),
    }
}

fn push(blocks: &mut Vec<Block>, part: &Part, around: &Around) {
    let line = line(part);
    match (part.role, blocks.last_mut()) {
        (Role::Note, Some(Block::Note(lines))) | (Role::List, Some(Block::List(lines))) => {
            lines.push(line);
        }
        (Role::Note, _) => blocks.push(Block::Note(vec![line])),
        (Role::List, _) => blocks.push(Block::List(vec![line])),
        (Role::Byline, _) => blocks.push(Block::Byline(line)),
        (Role::Subhead, _) => blocks.push(Block::Subhead(line)),
        (Role::Caption, _) => blocks.push(Block::Caption(line)),
        (Role::Ad, _) => blocks.push(Block::Ad(line)),
        (Role::Jump, _) => {
            let number = lacking::page_number(&part.text);
            let page = number.and_then(|number| around.numbered(&number));
            blocks.push(Block::Jump(line, page.map(|page| page.address.clone())));
        }
        _ => blocks.push(Block::Body(line)),
    }
}

/// The seam before a part that stands in another dump than the one before it.
fn seam(file: &str, around: &Around, w: &Words) -> Block {
    let page = around.of_file(file);
    let label = match page.and_then(|page| page.number) {
        Some(number) => w.seam.of(number),
        None => w.seam_unknown.to_owned(),
    };
    Block::Seam(label, page.map(|page| page.address.clone()))
}

/// Rows of one number of cells are a table: a tab or a bar parts cells, and no sentence holds either.
fn tabulate(blocks: &mut [Block]) {
    for block in blocks {
        let Block::List(lines) = block else { continue };
        let rows: Vec<Vec<String>> = lines
            .iter()
            .map(|line| {
                line.text
                    .split(['\t', '|', '│', '｜'])
                    .map(|cell| cell.trim().to_owned())
                    .collect()
            })
            .collect();
        let width = rows.first().map_or(0, Vec::len);
        if width > 1 && rows.len() > 1 && rows.iter().all(|row| row.len() == width) {
            *block = Block::Table(rows);
        }
    }
}
