//! Heads: which line of a head is label, kicker, headline, subtitle.

use super::draft::Cut;
use crate::blocks::{Block, Cue, WORDS, is_han};
use crate::role::Role;

/// Longest head that is decided by trying all readings; longer ones keep what the sequence model said.
const TRIED_LINES: usize = 6;

/// Decides the roles of all heads.
pub(super) fn resolve(cut: &mut Cut<'_>) {
    for draft in 0..cut.drafts.len() {
        misplaced_crossheads(cut, draft);
        misplaced_subtitle(cut, draft);
        let lines: Vec<usize> = cut.display(draft);
        if lines.is_empty() || lines.len() > TRIED_LINES {
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

/// Gives a crosshead that the dump prints above the first paragraph back to the text.
///
/// A line under the pictures of a head is no subtitle if it is made like the crossheads further down: with or without a comma as they
/// are, and as long.
fn misplaced_crossheads(cut: &mut Cut<'_>, draft: usize) {
    let story = &cut.drafts[draft];
    let crossheads: Vec<usize> = story
        .flow
        .iter()
        .copied()
        .filter(|block| cut.roles[*block] == Role::Subhead)
        .collect();
    if crossheads.is_empty() {
        return;
    }
    let Some(title) = story
        .head
        .iter()
        .copied()
        .find(|block| cut.roles[*block] == Role::Title)
    else {
        return;
    };
    let line = story.head.iter().copied().find(|line| {
        cut.roles[*line] == Role::Subtitle
            && *line > title
            && story
                .captions
                .iter()
                .any(|caption| (title..*line).contains(caption))
            && crossheads
                .iter()
                .any(|crosshead| made_alike(&cut.blocks[*line], &cut.blocks[*crosshead]))
    });
    if let Some(line) = line {
        cut.roles[line] = Role::Subhead;
        cut.drafts[draft].head.retain(|block| *block != line);
        cut.drafts[draft].flow.insert(0, line);
    }
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

/// The best reading of a head's lines and the next best.
fn readings(cut: &Cut<'_>, lines: &[usize]) -> (Scored, Option<Scored>) {
    const ROLES: [Role; 4] = [Role::Rubric, Role::Kicker, Role::Title, Role::Subtitle];
    // Each line is weighed once in each role, and not once in each of the readings.
    let weighed: Vec<Weighed> = lines.iter().map(|line| Weighed::of(cut, *line)).collect();
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
            Role::Kicker if at > first => return None,
            Role::Subtitle if at < last => return None,
            Role::Rubric => line.label - if at > 0 && at < last { 2.0 } else { 0.0 },
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
        let second = &cut.blocks[lines[last]];
        score -= if is_one_sentence(&cut.blocks[lines[first]], second) {
            ONE_SENTENCE
        } else if second.gap == 0 && cut.blocks[lines[first]].gap > 0 {
            2.5
        } else {
            4.0
        };
    }
    let size = |at: usize| cut.blocks[lines[at]].chars.len() as f32;
    for (at, role) in roles.iter().enumerate() {
        // Kickers say more than the headline that they lead into, subtitles too: the headline is the short line.
        if matches!(role, Role::Kicker | Role::Subtitle) {
            score += ((size(at) - size(first)) / 10.0).clamp(-0.6, 0.6);
        }
    }
    Some(score)
}

/// What two lines cost as one headline if the one says of whom the other tells.
const ONE_SENTENCE: f32 = 0.5;
/// Longest line of a headline on two lines.
const HALF_CHARS: usize = 14;

/// Whether two lines are halves of one sentence: a subject without a verb, and a verb that opens the other: 某县百名学子 / 圆梦“金秋”.
fn is_one_sentence(one: &Block, other: &Block) -> bool {
    let short = |block: &Block| {
        block.chars.len() <= HALF_CHARS && block.has(Cue::EndsBare) && !block.has(Cue::Spaced)
    };
    short(one)
        && short(other)
        && !has_verb(one)
        && WORDS
            .tag(&other.folded(), false)
            .iter()
            .find(|word| !matches!(word.tag, "d" | "m" | "q" | "x"))
            .is_some_and(|word| word.tag == "v")
}

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

fn look(block: &Block, cue: Cue, weight: f32) -> f32 {
    if block.has(cue) { weight } else { 0.0 }
}

fn labelness(block: &Block) -> f32 {
    let size = block.chars.iter().filter(|char| **char != ' ').count();
    let short = match size {
        0..=4 => 1.5,
        5..=6 => 0.5,
        7..=8 => -0.5,
        9..=14 => -2.0,
        _ => -6.0,
    };
    short - 1.5
        + look(block, Cue::RubricWord, 3.5)
        + look(block, Cue::Bracketed, 2.0)
        + look(block, Cue::EndsClosed, -3.0)
        + look(block, Cue::EndsDots, -3.0)
        + look(block, Cue::CommaInside, -2.0)
        + look(block, Cue::Presiding, -2.5)
        + look(block, Cue::Quoted, -1.5)
        + look(block, Cue::NoticeWord, -2.0)
        + if is_slogan_in_fours(block) { 4.5 } else { 0.0 }
        + if size <= 14 && block.chars.contains(&'·') {
            1.5
        } else {
            0.0
        }
        + if block.has(Cue::Chars1to4) || has_verb(block) {
            0.0
        } else {
            0.8
        }
}

/// Whether a line names a day; lines under a headline say when and where.
fn has_date(block: &Block) -> bool {
    block
        .chars
        .windows(2)
        .any(|pair| pair[0].is_ascii_digit() && pair[1] == '日')
}

/// Whether a line has a verb by jieba's dictionary; names of columns have none, headlines mostly have one.
fn has_verb(block: &Block) -> bool {
    WORDS
        .tag(&block.folded(), false)
        .iter()
        .any(|word| word.tag == "v")
}

/// Two phrases of four characters, as campaigns and the columns named after them have: 众志成城 抗击疫情.
fn is_slogan_in_fours(block: &Block) -> bool {
    let text = block.folded();
    let mut pieces = text.split_whitespace();
    let four = |piece: Option<&str>| {
        piece.is_some_and(|piece| piece.chars().count() == 4 && piece.chars().all(is_han))
    };
    four(pieces.next()) && four(pieces.next()) && pieces.next().is_none()
}

fn kickerness(block: &Block) -> f32 {
    -0.5 + look(block, Cue::EndsDots, 3.0)
        + look(block, Cue::LeadingIn, 1.0)
        + look(block, Cue::CommaInside, 0.6)
        + look(block, Cue::Question, 0.3)
        + if in_two_pieces(block) { -0.7 } else { 0.0 }
        + look(block, Cue::Quoted, -0.8)
        + look(block, Cue::Chars1to4, -2.0)
        + look(block, Cue::Chars5to8, -0.6)
        + look(block, Cue::Presiding, -0.5)
        + look(block, Cue::ColonLabel, 4.0)
        // Whose place it tells with a colon is a headline: 攸县:豆腐坊里“磨”出大产业.
        + look(block, Cue::PlaceHead, -1.5)
        + look(block, Cue::EventEnd, 0.2)
        + look(block, Cue::Figures, -0.3)
        + look(block, Cue::Chronicle, 1.5)
        + subject_opening(block)
        - if names_with_de(block) { 1.0 } else { 0.0 }
}

/// Characters behind 的 in a headline that names its subject.
const NAMED_CHARS: std::ops::RangeInclusive<usize> = 1..=8;

/// Whether a line names something by 的: 一颗钻头“啃”开的市场. Of the lines in heads of several lines on 80 gold pages 30 of 153 headlines do,
/// 2 of 54 subtitles, and none of 52 kickers.
fn names_with_de(block: &Block) -> bool {
    let behind = block.chars.iter().rev().position(|char| *char == '的');
    behind.is_some_and(|behind| NAMED_CHARS.contains(&behind))
        && !block.has(Cue::Spaced)
        && !block.has(Cue::CommaInside)
        && !block.has(Cue::RubricWord)
}

fn subtitleness(block: &Block) -> f32 {
    -0.3 + look(block, Cue::Presiding, 3.0)
        + if in_two_pieces(block) { -0.5 } else { 0.0 }
        + look(block, Cue::EndsDots, -2.0)
        + look(block, Cue::Chars1to4, -1.5)
        + look(block, Cue::Chars5to8, -1.2)
        + look(block, Cue::Quoted, -0.8)
        + look(block, Cue::Figures, 1.0)
        + if has_date(block) { 1.0 } else { 0.0 }
        + look(block, Cue::EventEnd, -0.5)
        + look(block, Cue::Chronicle, 1.2)
        + if block.chars.starts_with(&['—']) {
            3.0
        } else {
            0.0
        }
        + if block.chars.iter().any(char::is_ascii_digit) {
            0.3
        } else {
            0.0
        }
        - slogan(block)
}

/// How much a line looks like a headline.
pub(super) fn titleness(block: &Block) -> f32 {
    0.5 + if in_two_pieces(block) { 1.5 } else { 0.0 }
        + look(block, Cue::Quoted, 1.0)
        + look(block, Cue::EndsDots, -2.5)
        + look(block, Cue::EndsComma, -1.5)
        + look(block, Cue::CommaInside, -0.3)
        + look(block, Cue::Question, 0.3)
        + look(block, Cue::Chars1to4, -1.5)
        + look(block, Cue::Presiding, -1.5)
        + look(block, Cue::LeadingIn, -0.5)
        + look(block, Cue::ColonLabel, -3.0)
        + look(block, Cue::PlaceHead, 1.0)
        + look(block, Cue::EventEnd, 0.7)
        + look(block, Cue::Figures, -0.5)
        - if has_date(block) { 1.0 } else { 0.0 }
        + look(block, Cue::Chronicle, -2.0)
        + if block.chars[..block.chars.len().min(1)] != ['“'] && block.chars.contains(&'“') {
            0.4
        } else {
            0.0
        }
        + look(block, Cue::Chars31to44, -1.0)
        + look(block, Cue::RubricWord, -0.5)
        + if names_with_de(block) { 1.5 } else { 0.0 }
        + slogan(block)
}

/// Whether a line is set in two pieces, as a headline is. On 46 gold pages 106 of 280 headlines are, and 1 of 22 subtitles; lines of
/// three pieces are 4 and 1 of them.
fn in_two_pieces(block: &Block) -> bool {
    let pieces = block.chars.split(|char| *char == ' ');
    block.has(Cue::Spaced) && pieces.filter(|piece| !piece.is_empty()).count() == 2
}

/// 我市…, 株洲…启动: a line that says who did what leads into a headline.
fn subject_opening(block: &Block) -> f32 {
    let start: String = block.chars.iter().take(2).collect();
    if matches!(
        start.as_str(),
        "我市" | "我省" | "全市" | "全省" | "今年" | "昨日" | "我区" | "我县"
    ) {
        0.4
    } else {
        0.0
    }
}

/// A call (让…, …请收好, …来了) is a headline; lines under one give facts.
fn slogan(block: &Block) -> f32 {
    let text = block.folded();
    let asks = block.chars.iter().rev().take(4).any(|char| *char == '请');
    let calls = text.starts_with('让')
        || text.contains(",让")
        || text.contains(" 让")
        || asks
        || text.trim_end().ends_with("来了");
    if calls { 1.5 } else { 0.0 }
}

/// How much a line looks like a headline rather than a column's label.
pub(super) fn headlineness(block: &Block) -> f32 {
    titleness(block) - labelness(block)
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
