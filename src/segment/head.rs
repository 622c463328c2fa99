//! Heads: which line of a head is label, kicker, headline, subtitle.

mod halves;
mod looks;

use super::draft::Cut;
use crate::blocks::{Block, Cue};
use crate::role::Role;
use halves::second_line;
pub(super) use looks::{headlineness, titleness};
use looks::{kickerness, labelness, subtitleness};

/// Longest head that is decided by trying all readings; longer ones keep what the sequence model said.
pub(super) const TRIED_LINES: usize = 6;

/// Decides the roles of all heads.
pub(super) fn resolve(cut: &mut Cut<'_>) {
    for draft in 0..cut.drafts.len() {
        misplaced_subtitle(cut, draft);
        let lines: Vec<usize> = cut.display(draft);
        if lines.is_empty() || lines.len() > TRIED_LINES {
            continue;
        }
        if let [label] = lines[..]
            && heads_picture_alone(cut, draft, label)
        {
            cut.roles[label] = Role::Rubric;
            continue;
        }
        let (best, second) = readings(cut, &lines);
        for (block, role) in lines.iter().zip(&best.1) {
            cut.roles[*block] = *role;
        }
        if let Some(second) = second.filter(|second| best.0 - second.0 < HEAD_MARGIN) {
            for (at, block) in lines.iter().enumerate() {
                if second.1[at] != best.1[at] {
                    cut.doubt(*block, format!("也可能是{}", chinese(second.1[at])));
                }
            }
        }
    }
}

/// Whether the only line over a picture is a column's name (图片新闻): such a picture has no headline.
fn heads_picture_alone(cut: &Cut<'_>, draft: usize, label: usize) -> bool {
    let story = &cut.drafts[draft];
    cut.blocks[label].has(Cue::ColumnName) && story.flow.is_empty() && !story.captions.is_empty()
}

/// Gives a line right under a headline back to the head, if no crosshead further down is made like it: text begins before its crossheads.
fn misplaced_subtitle(cut: &mut Cut<'_>, draft: usize) {
    let story = &cut.drafts[draft];
    let (Some(&title), Some(&line)) = (story.head.last(), story.flow.first()) else {
        return;
    };
    let alone = cut.roles[line] == Role::Subhead
        && line == title + 1
        && cut.roles[title] == Role::Title
        && ![Cue::JumpFromText, Cue::Bracketed, Cue::Bullet, Cue::Ordinal]
            .iter()
            .any(|cue| cut.blocks[line].has(*cue))
        && !story.flow[1..].iter().any(|other| {
            cut.roles[*other] == Role::Subhead && made_alike(&cut.blocks[line], &cut.blocks[*other])
        });
    if alone {
        cut.roles[line] = Role::Subtitle;
        cut.drafts[draft].flow.remove(0);
        cut.drafts[draft].head.push(line);
    }
}

/// Whether two short lines are set alike.
pub(super) fn made_alike(one: &Block, other: &Block) -> bool {
    [
        Cue::CommaInside,
        Cue::Spaced,
        Cue::Quoted,
        Cue::Bracketed,
        Cue::Question,
    ]
    .iter()
    .all(|cue| one.has(*cue) == other.has(*cue))
        && one.chars.len().abs_diff(other.chars.len()) <= 4
}

/// A reading of a head that is better by less than this is marked as a doubt; two readers differ on such heads.
const HEAD_MARGIN: f32 = 1.2;

type Scored = (f32, Vec<Role>);

/// How well some lines read as one head; of more than [`TRIED_LINES`] the first.
pub(super) fn reads(cut: &Cut<'_>, lines: &[usize]) -> f32 {
    let tried = lines.len().min(TRIED_LINES);
    readings(cut, &lines[..tried]).0.0
}

/// What a line's standing in smaller type than another of its head says against its being the headline, where a converter saw types.
const SMALLER_TYPE: f32 = 4.0;

/// How large a line's type is, by what a converter made of it.
pub(super) fn type_size(block: &Block) -> u8 {
    if block.has(Cue::HeadingLow) {
        2
    } else if block.has(Cue::Heading) {
        3
    } else {
        u8::from(block.has(Cue::Strong))
    }
}

/// The best reading of a head's lines and the next best.
fn readings(cut: &Cut<'_>, lines: &[usize]) -> (Scored, Option<Scored>) {
    const ROLES: [Role; 4] = [Role::Rubric, Role::Kicker, Role::Title, Role::Subtitle];
    // Each line is weighed once in each role, and not once in each of the readings.
    let mut weighed: Vec<Weighed> = lines.iter().map(|line| Weighed::of(cut, *line)).collect();
    let types: Vec<u8> = lines
        .iter()
        .map(|line| type_size(&cut.blocks[*line]))
        .collect();
    let largest = types.iter().copied().max().unwrap_or(0);
    for (line, size) in weighed.iter_mut().zip(types) {
        if size < largest {
            line.title -= SMALLER_TYPE;
        }
    }
    let mut best: Scored = (f32::NEG_INFINITY, vec![Role::Title; lines.len()]);
    let mut second: Option<Scored> = None;
    for number in 0..4usize.pow(u32::try_from(lines.len()).expect("at most six lines")) {
        let roles: Vec<Role> = (0..lines.len())
            .map(|at| ROLES[number / 4usize.pow(u32::try_from(at).expect("at most six lines")) % 4])
            .collect();
        let Some(score) = score(cut, lines, &weighed, &roles) else {
            continue;
        };
        if score > best.0 {
            let old = std::mem::replace(&mut best, (score, roles));
            if old.0 > f32::NEG_INFINITY {
                second = Some(old);
            }
        } else if second.as_ref().is_none_or(|second| score > second.0) {
            second = Some((score, roles));
        }
    }
    (best, second)
}

/// What a line says for each role of a head.
struct Weighed {
    label: f32,
    kicker: f32,
    title: f32,
    subtitle: f32,
}

impl Weighed {
    fn of(cut: &Cut<'_>, line: usize) -> Self {
        let block = &cut.blocks[line];
        Self {
            label: labelness(block) + announced(cut, line),
            kicker: kickerness(block),
            title: titleness(block),
            subtitle: subtitleness(block),
        }
    }
}

/// What a reading of a head scores; `None` where it is no head.
fn score(cut: &Cut<'_>, lines: &[usize], weighed: &[Weighed], roles: &[Role]) -> Option<f32> {
    let titles: Vec<usize> = (0..roles.len())
        .filter(|at| roles[*at] == Role::Title)
        .collect();
    let (first, last) = (*titles.first()?, *titles.last()?);
    // A headline on two lines is not parted by other lines, and has no third.
    if last - first + 1 != titles.len() || titles.len() > 2 {
        return None;
    }
    let mut score = 0.0;
    for (at, role) in roles.iter().enumerate() {
        let line = &weighed[at];
        score += match role {
            // OCR may read a line that leads into the headline right below it.
            Role::Kicker if at > last + 1 => return None,
            Role::Kicker if at > first && cut.blocks[lines[at]].has(Cue::EndsDots) => {
                line.kicker - DOTS_BELOW
            }
            Role::Kicker if at > first => line.kicker - KICKER_BELOW,
            Role::Subtitle if at < last => return None,
            // A label stands apart.
            Role::Rubric if at > 0 && (at < last || without_room(cut, lines, at)) => {
                line.label - 2.0
            }
            Role::Rubric if at + 1 < lines.len() && is_half(cut, lines, at) => line.label - 2.0,
            Role::Rubric => line.label,
            Role::Kicker => line.kicker,
            Role::Subtitle => line.subtitle,
            _ => line.title,
        };
    }
    // One label, one kicker; a second subtitle is rare.
    let count = |role: Role| roles.iter().filter(|other| **other == role).count();
    score -= 3.0 * count(Role::Rubric).saturating_sub(1) as f32;
    score -= 2.0 * count(Role::Kicker).saturating_sub(1) as f32;
    score -= 1.8 * count(Role::Subtitle).saturating_sub(1) as f32;
    // Over a headline with a line of its own above or below, a further line is a column's label.
    if roles.len() >= 3 && roles[0] == Role::Rubric {
        score += 0.7;
    }
    if titles.len() == 2 {
        score -= second_line(cut, lines, first);
    }
    let size = |at: usize| cut.blocks[lines[at]].chars.len() as f32;
    for (at, role) in roles.iter().enumerate() {
        // Kickers say more than the headline that they lead into, subtitles too: the headline is the short line.
        if matches!(role, Role::Kicker | Role::Subtitle) {
            score += ((size(at) - size(first)) / 6.0).clamp(-1.0, 1.0);
        }
    }
    Some(score)
}

/// Whether a line is no column's name, and no room is under it: on gold pages only such names are labels there.
fn is_half(cut: &Cut<'_>, lines: &[usize], at: usize) -> bool {
    without_room(cut, lines, at + 1) && !names_column(&cut.blocks[lines[at]])
}

/// Whether a line has the look of a column's or campaign's name.
pub(super) fn names_column(block: &Block) -> bool {
    let names = [
        Cue::RubricWord,
        Cue::ColumnName,
        Cue::CommentLabel,
        Cue::Campaign,
    ];
    names.iter().any(|cue| block.has(*cue))
}

/// Whether no room is above a line of a head, on a page that has room between lines.
pub(super) fn without_room(cut: &Cut<'_>, lines: &[usize], at: usize) -> bool {
    cut.blocks[lines[at]].gap == 0 && cut.blocks[lines[at - 1]].gap > 0
}

// What readings of a head cost, rounded from what a structured perceptron learnt from 813 heads of several lines on gold pages. Of their 1,846 lines
// 142 are read wrongly with these numbers, 161 were with numbers set by hand; trained on four fifths of the sets of pages, the perceptron errs in
// 141 lines of the others.

/// What a kicker costs that the dump prints right below its headline, and one that trails off into it.
const KICKER_BELOW: f32 = 1.1;
const DOTS_BELOW: f32 = 0.5;

/// A note that announces a column names it in 《》.
fn announced(cut: &Cut<'_>, line: usize) -> f32 {
    let name = format!("《{}》", cut.blocks[line].folded().trim());
    // The note stands within a few lines of the head that it belongs to.
    let around = line.saturating_sub(4)..(line + 8).min(cut.blocks.len());
    let named = around
        .filter(|block| cut.roles[*block] == Role::Note)
        .any(|block| cut.blocks[block].folded().contains(&name));
    if named { 4.0 } else { 0.0 }
}

/// The role's name for people.
pub(super) fn chinese(role: Role) -> &'static str {
    match role {
        Role::Rubric => "栏目名",
        Role::Kicker => "引题",
        Role::Title => "主题",
        Role::Subtitle => "副题",
        Role::Byline => "署名",
        Role::Note => "编者按",
        Role::Subhead => "小标题",
        Role::Body => "正文",
        Role::List => "列表",
        Role::Caption => "图片说明",
        Role::Jump => "转版标记",
        Role::Ad => "广告",
        Role::Masthead => "报头",
        Role::Folio => "版头",
    }
}
