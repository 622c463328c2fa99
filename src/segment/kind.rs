//! Kinds: report, picture, notice, advertisement, comment.

use super::cohesion::{Terms, shared};
use super::draft::{Cut, Draft};
use super::weights::State;
use crate::blocks::{Block, Cue, answers};
use crate::role::Role;
use crate::story::Kind;

/// Decides what sort of piece every draft is.
pub(super) fn decide(cut: &mut Cut<'_>) {
    for draft in 0..cut.drafts.len() {
        if cut.drafts[draft].kind == Kind::Package || cut.drafts[draft].is_empty() {
            continue;
        }
        let kind = kind(cut, draft);
        cut.drafts[draft].kind = kind;
        if kind == Kind::Ad {
            // Its first display line is its headline, and each other line is one of its parts.
            let title = cut.display(draft).first().copied();
            let blocks: Vec<usize> = cut.drafts[draft].blocks().collect();
            for block in blocks {
                cut.roles[block] = if Some(block) == title {
                    Role::Title
                } else {
                    Role::Ad
                };
                cut.joined[block] = None;
            }
        }
    }
}

fn kind(cut: &Cut<'_>, draft: usize) -> Kind {
    let story = &cut.drafts[draft];
    if story
        .flow
        .iter()
        .any(|block| cut.state(*block) == State::Ad)
    {
        return Kind::Ad;
    }
    if story.flow.is_empty() && !story.captions.is_empty() {
        return Kind::Photo;
    }
    let signed = cut.is_signed(draft);
    let title = cut.head_line(draft, Role::Title);
    let is_forecast = title.is_none()
        && !story.flow.is_empty()
        && story
            .flow
            .iter()
            .all(|block| cut.blocks[*block].has(Cue::Weather));
    if !signed
        && (is_forecast
            || is_list(cut, story, title)
            || title.is_some_and(|title| {
                let block = &cut.blocks[title];
                block.has(Cue::NoticeWord) || block.has(Cue::BoxWord)
            })
            || story.flow.first().is_some_and(|block| {
                cut.state(*block) == State::Narrow
                    && story
                        .flow
                        .iter()
                        .any(|block| is_notice_text(&cut.blocks[*block].folded()))
            })
            || (title.is_none()
                && !story.flow.is_empty()
                && story
                    .flow
                    .iter()
                    .take(4)
                    .any(|block| is_notice_text(&cut.blocks[*block].folded()))
                && story.head.is_empty()))
    {
        return Kind::Notice;
    }
    if is_opinion(cut, draft) {
        Kind::Opinion
    } else {
        Kind::News
    }
}

/// Whether a story is a list alone, but for who signs it: prices, results, telephones. On gold pages 58 of 59 such boxes that nobody signs are notices, columns
/// of briefs left out.
fn is_list(cut: &Cut<'_>, story: &Draft, title: Option<usize>) -> bool {
    title.is_none_or(|title| !cut.blocks[title].has(Cue::BriefsWord))
        && story
            .flow
            .iter()
            .any(|block| cut.roles[*block] == Role::List)
        && story
            .flow
            .iter()
            .all(|block| cut.roles[*block] == Role::List || cut.blocks[*block].has(Cue::SignsOff))
}

/// Words of notices by which citizens and firms declare something (遗失声明, 注销公告 …).
pub(super) fn is_notice_text(text: &str) -> bool {
    [
        "遗失",
        "声明作废",
        "特此声明",
        "特此公告",
        "特此通知",
        "注销",
        "作废",
        "启事",
        "清算组",
        "申报债权",
        "债权人",
        "丢失",
    ]
    .iter()
    .any(|word| text.contains(word))
}

fn is_opinion(cut: &Cut<'_>, draft: usize) -> bool {
    let story = &cut.drafts[draft];
    let author = story.head.iter().any(|line| {
        let block = &cut.blocks[*line];
        // Who answers readers does not argue.
        cut.state(*line) == State::Byline
            && super::draft::names_author(block)
            && !answers(&block.folded())
    });
    let comment = story.head.iter().any(|block| {
        let text = cut.blocks[*block].folded();
        let text = text.trim();
        match cut.roles[*block] {
            // Reporters' notebooks (记者手记) argue: 9 of 11 on gold pages.
            Role::Rubric => [
                "评", "论", "谈", "言论", "观点", "论坛", "快语", "漫话", "手记", "札记",
            ]
            .iter()
            .any(|word| text.ends_with(word)),
            Role::Byline => text.contains("评论员"),
            _ => false,
        }
    });
    let dateline = story
        .flow
        .iter()
        .any(|block| cut.state(*block) == State::Lead);
    let signed_by_author = story.flow.iter().any(|block| {
        let text = cut.blocks[*block].folded();
        cut.state(*block) == State::Sign && (text.contains("作者") || text.contains("评论员"))
    });
    comment || ((author || signed_by_author) && !dateline)
}

/// Blocks before the line that calls itself an advertisement that may belong to it.
const AD_BLOCKS: usize = 8;
/// A part of a story shares 11 to 21 in 100 of its pairs of characters with the rest (gold pages); an advertisement behind it 5.
const FOREIGN: f32 = 0.08;

/// Where in a story's flow an advertisement begins: at the crosshead before its last line, if what stands under that is foreign to the story.
fn ad_start(cut: &Cut<'_>, draft: usize, ad: usize) -> usize {
    let flow = &cut.drafts[draft].flow;
    let heading = (ad.saturating_sub(AD_BLOCKS)..ad)
        .rev()
        .find(|at| cut.roles[flow[*at]] == Role::Subhead);
    let Some(heading) = heading else { return ad };
    let piece = Terms::of(cut, flow[heading..ad].iter().copied());
    let rest = Terms::of(
        cut,
        flow[..heading]
            .iter()
            .chain(&cut.drafts[draft].head)
            .copied(),
    );
    if shared(&piece, &rest) < FOREIGN {
        heading
    } else {
        ad
    }
}

/// Takes forecasts that name themselves (天气, 市区天气:…) out of a text whose headline does not speak of the weather: on gold pages 3 of 3 such
/// lines, all in columns that tell what is on the other pages, are stories of their own.
pub(super) fn part_forecasts(cut: &mut Cut<'_>) {
    let mut parted = Vec::new();
    for draft in 0..cut.drafts.len() {
        let lines = cut.display(draft);
        if lines.is_empty()
            || lines
                .iter()
                .any(|line| cut.blocks[*line].folded().contains('气'))
        {
            continue;
        }
        let (forecasts, flow): (Vec<usize>, Vec<usize>) = cut.drafts[draft]
            .flow
            .iter()
            .partition(|line| names_itself_forecast(&cut.blocks[**line]));
        if flow.is_empty() {
            continue;
        }
        cut.drafts[draft].flow = flow;
        for line in forecasts {
            let forecast = Draft {
                flow: vec![line],
                ..Draft::default()
            };
            parted.push((draft, forecast));
        }
    }
    cut.insert_behind(parted);
}

fn names_itself_forecast(block: &Block) -> bool {
    let text = block.folded();
    let name = text.split([' ', ':']).next().unwrap_or_default();
    block.has(Cue::Weather) && name.ends_with("天气") && name.chars().count() <= FORECAST_CHARS
}

/// Longest name of a forecast: 株洲市区天气.
const FORECAST_CHARS: usize = 6;

/// Takes the lines of an advertisement out of a signed story or a notice in front of it.
pub(super) fn part_ads(cut: &mut Cut<'_>) {
    let mut parted = Vec::new();
    for draft in 0..cut.drafts.len() {
        let ad = cut.drafts[draft]
            .flow
            .iter()
            .position(|block| cut.state(*block) == State::Ad);
        if let Some(ad) = ad
            && (cut.is_signed(draft)
                || is_notice_text(&cut.blocks[cut.drafts[draft].flow[0]].folded()))
        {
            let from = ad_start(cut, draft, ad);
            let mut flow = cut.drafts[draft].flow.split_off(from);
            let mut head = Vec::new();
            if cut.roles[flow[0]] == Role::Subhead {
                let title = flow.remove(0);
                cut.roles[title] = Role::Title;
                head.push(title);
            }
            let ad = Draft {
                head,
                flow,
                kind: Kind::Ad,
                ..Draft::default()
            };
            parted.push((draft, ad));
        }
    }
    cut.insert_behind(parted);
}
