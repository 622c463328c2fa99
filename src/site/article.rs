//! A story as a reader sees it: its head, its blocks in reading order, and what is known and not known of it.

use std::collections::BTreeSet;

use super::dump::Dump;
use super::lacking::{self, Gap};
use super::seam::{self, Seam};
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
    /// What follows, where the paragraph was put together from several places: a seam and the text behind it.
    pub(crate) rest: Vec<(Link, String)>,
    pub(crate) doubt: Option<String>,
    /// Where the dump has it, where it has it.
    pub(crate) at: Option<At>,
}

/// Where a paragraph stands in its dump.
#[derive(Debug, Clone)]
pub(crate) struct At {
    /// Its own name on its web page.
    pub(crate) anchor: String,
    /// Its first line in the source view.
    pub(crate) address: String,
    /// That line's number.
    pub(crate) line: usize,
    /// All its lines in words.
    pub(crate) label: String,
}

/// A row of a table.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) cells: Vec<String>,
    pub(crate) at: Option<At>,
}

/// A stretch of a story.
#[derive(Debug)]
pub(crate) enum Block {
    Byline(Line),
    Note(Vec<Line>),
    Subhead(Line),
    Body(Line),
    List(Vec<Line>),
    Table(Vec<Row>),
    Caption(Line),
    Jump(Line, Option<String>),
    Ad(Line),
    /// The text goes on on another newspaper page, or in another column.
    Seam(Seam),
    /// Something is not here.
    Lacking(String),
}

/// The names under one credit.
#[derive(Debug)]
pub(crate) struct Credit {
    pub(crate) label: String,
    /// Whether the label is the paper's own word.
    pub(crate) printed: bool,
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
    /// Doubts about the story as a whole.
    pub(crate) doubts: Vec<String>,
    /// Level of its headline: 1 on a page of its own.
    pub(crate) level: usize,
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
    /// What it was read from.
    pub(crate) dump: &'a Dump<'a>,
}

impl Around<'_> {
    fn numbered(&self, number: &str) -> Option<&Near<'_>> {
        self.pages.iter().find(|page| page.number == Some(number))
    }

    pub(super) fn of_file(&self, file: &str) -> Option<&Near<'_>> {
        self.pages.iter().find(|page| page.file == Some(file))
    }

    /// The name that a part has on the web page of its story: `L12` after its first line, `p2L12` where that stands in the dump of
    /// the second of these pages and not in the story's own. It is the only part of that name, as lines stand in one story.
    pub(super) fn anchor(&self, story: &Story, part: &Part) -> Option<String> {
        let line = part.lines.first()?;
        let own = &story.source.file;
        match &part.source {
            Some(source) if source.file != *own => {
                let page = self
                    .pages
                    .iter()
                    .position(|page| page.file == Some(&source.file))?;
                Some(format!("p{}L{line}", page + 1))
            }
            _ => Some(format!("L{line}")),
        }
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
    let mut setting = Setting {
        story,
        around,
        w,
        own: own_lines(story),
        named: BTreeSet::new(),
    };
    let mut before: Option<&Part> = None;
    for part in flow {
        blocks.extend(setting.seam(before, part).map(Block::Seam));
        before = Some(part);
        setting.push(&mut blocks, part);
    }
    if let Some(gap) = lacking.after {
        blocks.push(Block::Lacking(match gap {
            Gap::Somewhere => w.lacks_after.to_owned(),
            Gap::NotHeld(page) => w.lacks_to.of(page),
        }));
    }
    for part in captions {
        let line = setting.line(part);
        blocks.push(Block::Caption(line));
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
        doubts: story.doubts.iter().map(|doubt| w.why(&doubt.why)).collect(),
        level: 1,
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
        .map(|line| text::subtitle(line))
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
            Role::Subtitle => subtitles.push(text::subtitle(rest)),
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

/// A story being set.
struct Setting<'a> {
    story: &'a Story,
    around: &'a Around<'a>,
    w: &'a Words,
    /// The story's lines of its own dump.
    own: BTreeSet<usize>,
    /// Names that are given to a part already: a line may hold two.
    named: BTreeSet<String>,
}

/// The lines that a story has of its own dump.
fn own_lines(story: &Story) -> BTreeSet<usize> {
    let parts = story.parts.iter().filter(|part| part.source.is_none());
    parts.flat_map(|part| part.lines.iter().copied()).collect()
}

impl<'a> Setting<'a> {
    fn file(&self, part: &'a Part) -> &'a str {
        &part.source.as_ref().unwrap_or(&self.story.source).file
    }

    /// The seam before a part that does not follow the one before it in print.
    fn seam(&self, before: Option<&'a Part>, part: &'a Part) -> Option<Seam> {
        let here = self.file(part);
        let last = before.map_or(self.story.source.file.as_str(), |part| self.file(part));
        let from = before.and_then(|part| part.lines.last().copied());
        let to = part.lines.first().copied();
        let near = self.around.of_file(here);
        if here != last {
            return Some(seam::of_pages(
                (self.around.of_file(last), from),
                (near, to),
                self.w,
            ));
        }
        // Only of the story's own dump are its other lines at hand.
        let dump = near.filter(|_| part.source.is_none())?.dump;
        seam::of_columns(dump, from?, to?, &self.own, self.w)
    }

    fn line(&mut self, part: &Part) -> Line {
        let shown = text::shown(part.text.trim());
        let dump = self.around.of_file(self.file(part)).map(|page| page.dump);
        let (text, rest) = match dump.filter(|_| part.source.is_none()) {
            Some(dump) => seam::inside(part, &shown, dump, &self.own, self.w),
            None => (shown, Vec::new()),
        };
        Line {
            text,
            rest,
            doubt: part.doubt.as_deref().map(|why| self.w.why(why)),
            at: self.at(part, dump),
        }
    }

    fn at(&mut self, part: &Part, dump: Option<&Dump>) -> Option<At> {
        let anchor = self.around.anchor(self.story, part)?;
        let line = *part.lines.first()?;
        let at = At {
            address: dump?.at(line),
            line,
            label: self.w.source_lines.of(text::line_ranges(
                &part.lines,
                &BTreeSet::new(),
                self.w.comma,
            )),
            anchor,
        };
        self.named.insert(at.anchor.clone()).then_some(at)
    }
}

impl Setting<'_> {
    fn push(&mut self, blocks: &mut Vec<Block>, part: &Part) {
        let line = self.line(part);
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
                let page = number.and_then(|number| self.around.numbered(&number));
                blocks.push(Block::Jump(line, page.map(|page| page.address.clone())));
            }
            _ => blocks.push(Block::Body(line)),
        }
    }
}

/// Rows of one number of cells are a table: a tab or a bar parts cells, and no sentence holds either.
fn tabulate(blocks: &mut [Block]) {
    for block in blocks {
        let Block::List(lines) = block else { continue };
        let rows: Vec<Row> = lines
            .iter()
            .map(|line| Row {
                cells: cells(&line.text),
                at: line.at.clone(),
            })
            .collect();
        let width = rows.first().map_or(0, |row| row.cells.len());
        let even = rows.iter().all(|row| row.cells.len() == width);
        if width > 1 && rows.len() > 1 && even {
            *block = Block::Table(rows);
        }
    }
}

fn cells(row: &str) -> Vec<String> {
    row.split(['\t', '|', '│', '｜'])
        .map(|cell| cell.trim().to_owned())
        .collect()
}
