//! Drafts to the record: parts with their texts, credits, titles, places and doubts.

use super::draft::{Cut, Draft};
use super::head::chinese;
use super::seam::unclosed;
use super::weights::State;
use crate::blocks::{
    Cue, JumpWay, authors, behind_sign, credits, credits_of_caption, dateline_credits,
    is_photo_label, jump_at_end, jump_at_start, run_together, signed,
};
use crate::places::Gazetteer;
use crate::read::Page;
use crate::role::Role;
use crate::story::{Credits, CutPage, Gathering, Kind, Part, Source, Story, joined_text, make_id};

/// Makes a page's record of its drafts.
pub(super) fn page(page: &Page, cut: &Cut<'_>, places: &Gazetteer) -> CutPage {
    let mut stories: Vec<Story> = Vec::new();
    let mut ids: Vec<String> = vec![String::new(); cut.drafts.len()];
    for (number, draft) in cut.drafts.iter().enumerate() {
        if draft.is_empty() {
            continue;
        }
        let mut story = story(page, cut, number, places);
        story.package = draft
            .package
            .map(|package| ids[package].clone())
            .filter(|id| !id.is_empty());
        ids[number].clone_from(&story.id);
        stories.push(story);
    }
    CutPage {
        stories,
        furniture: furniture(page, cut),
    }
}

/// Lines that masthead or folio grammar recognises; neighbours of one role are one part.
fn furniture(page: &Page, cut: &Cut<'_>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut blocks = cut.blocks.iter().map(|block| block.line).peekable();
    for (index, line) in page.lines.iter().enumerate() {
        if line.text.is_empty() {
            continue;
        }
        let mut in_block = false;
        while blocks.next_if_eq(&(index + 1)).is_some() {
            in_block = true;
        }
        if in_block {
            continue;
        }
        let role = line.furniture.unwrap_or(Role::Folio);
        match parts.last_mut() {
            Some(part) if part.role == role => {
                part.lines.push(index + 1);
                part.text = joined_text(role, &[&part.text, &line.text]);
            }
            _ => parts.push(Part {
                role,
                text: line.text.clone(),
                lines: vec![index + 1],
                doubt: None,
                source: None,
            }),
        }
    }
    parts
}

fn story(page: &Page, cut: &Cut<'_>, number: usize, places: &Gazetteer) -> Story {
    let draft = &cut.drafts[number];
    let parts = parts(cut, draft);
    let head = |role: Role| -> Option<String> {
        let lines: Vec<&str> = draft
            .head
            .iter()
            .filter(|block| cut.roles[**block] == role)
            .map(|block| cut.blocks[*block].text.as_str())
            .collect();
        (!lines.is_empty()).then(|| joined_text(role, &lines))
    };
    let mut title = head(Role::Title);
    let mut kicker = head(Role::Kicker);
    if let Some(block) = cut.head_line(number, Role::Title)
        && draft.kind != Kind::Package
        && let Some(at) = run_together(&cut.blocks[block].chars)
    {
        let text = &cut.blocks[block].text;
        let cut_at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
        kicker.get_or_insert_with(|| text[..cut_at].trim().to_owned());
        title = Some(text[cut_at..].trim().to_owned());
    }
    let first_body = parts
        .iter()
        .find(|part| part.role == Role::Body)
        .map_or("", |part| part.text.as_str());
    let id = make_id(&page.head.paper, title.as_deref(), first_body);
    let mut lines: Vec<usize> = parts
        .iter()
        .flat_map(|part| part.lines.iter().copied())
        .collect();
    lines.sort_unstable();
    lines.dedup();
    let (continued_from, continues_to) = jumps(cut, draft);
    let named = places.named(
        &parts
            .iter()
            .map(|part| part.text.as_str())
            .collect::<Vec<_>>(),
    );
    Story {
        id,
        kind: draft.kind,
        paper: page.head.paper.clone(),
        date: page.head.date,
        issue_no: page.head.issue_no.clone(),
        page_no: page.head.page_no.clone(),
        page_name: page.head.page_name.clone(),
        rubric: head(Role::Rubric),
        kicker,
        title,
        subtitle: head(Role::Subtitle),
        credits: people(cut, draft),
        parts,
        package: None,
        continued_from,
        continues_to,
        pages: Vec::new(),
        places: named,
        doubts: Vec::new(),
        source: Source {
            file: page.file.clone(),
            lines,
        },
    }
}

/// Place of a head line's role in the head.
fn head_place(role: Role) -> usize {
    match role {
        Role::Rubric => 0,
        Role::Kicker => 1,
        Role::Title => 2,
        Role::Subtitle => 3,
        Role::Byline => 4,
        _ => 5,
    }
}

/// A draft's parts: the head by role, the flow, captions last.
fn parts(cut: &Cut<'_>, draft: &Draft) -> Vec<Part> {
    let mut head = draft.head.clone();
    head.sort_by_key(|block| (head_place(cut.roles[*block]), *block));
    let mut parts: Vec<(Role, Vec<usize>)> = Vec::new();
    for block in head {
        let role = cut.roles[block];
        match parts.last_mut() {
            // A headline or byline on two lines is one part.
            Some((last, blocks)) if *last == role && matches!(role, Role::Title | Role::Byline) => {
                blocks.push(block);
            }
            _ => parts.push((role, vec![block])),
        }
    }
    for block in draft.flow.iter().chain(&draft.captions).copied() {
        match parts.last_mut() {
            Some((_, blocks))
                if blocks
                    .last()
                    .is_some_and(|last| cut.joined[*last] == Some(block)) =>
            {
                blocks.push(block);
            }
            _ => parts.push((cut.roles[block], vec![block])),
        }
    }
    parts
        .into_iter()
        .map(|(role, blocks)| part(cut, role, &blocks))
        .collect()
}

fn part(cut: &Cut<'_>, role: Role, blocks: &[usize]) -> Part {
    let texts: Vec<&str> = blocks
        .iter()
        .map(|block| cut.blocks[*block].text.as_str())
        .collect();
    Part {
        role,
        text: joined_text(role, &texts),
        lines: blocks.iter().map(|block| cut.blocks[*block].line).collect(),
        doubt: blocks
            .iter()
            .find_map(|block| cut.doubts[*block].clone())
            .or_else(|| blocks.iter().find_map(|block| role_doubt(cut, *block))),
        source: None,
    }
}

/// A role that is better than the next best by less than this, in whole paths, is marked.
const ROLE_MARGIN: f32 = 1.5;

/// The other role that a line may have, where the sequence model was not sure and nothing decided it later.
fn role_doubt(cut: &Cut<'_>, block: usize) -> Option<String> {
    let reading = cut.readings[block];
    let role = cut.roles[block];
    // Heads are weighed line against line, and advertisements and pictures by their story.
    let settled = role.is_head()
        || matches!(role, Role::Ad | Role::Caption)
        || role != super::role_of(reading.state);
    (reading.margin < ROLE_MARGIN && !settled)
        .then(|| format!("也可能是{}", chinese(super::role_of(reading.second))))
}

fn jumps(cut: &Cut<'_>, draft: &Draft) -> (Option<String>, Option<String>) {
    let mut from = None;
    let mut to = None;
    for block in draft.head.iter().chain(&draft.flow).copied() {
        let block = &cut.blocks[block];
        let folded = block.folded();
        if let Some(jump) = jump_at_start(&folded) {
            match jump.way {
                JumpWay::From => from.get_or_insert(jump.target),
                JumpWay::To => to.get_or_insert(jump.target),
            };
        } else if let Some(jump) = jump_at_end(&folded)
            && jump.way == JumpWay::To
        {
            to.get_or_insert(jump.target);
        }
    }
    (from, to)
}

/// A dateline's line, with the next line of its paragraph where the list of its writers breaks off: (记者/甲乙 通讯员/丙|丁戊).
fn with_rest(cut: &Cut<'_>, block: usize, text: &str) -> String {
    match cut.joined[block] {
        Some(next) if unclosed(&cut.blocks[block]) == Some('(') => {
            text.to_owned() + &cut.blocks[next].folded()
        }
        _ => text.to_owned(),
    }
}

/// Everyone whom a draft credits: its bylines, its dateline, its captions.
fn people(cut: &Cut<'_>, draft: &Draft) -> Credits {
    let mut people = Gathering::default();
    for block in draft.head.iter().chain(&draft.flow).copied() {
        let block_text = cut.blocks[block].folded();
        match cut.roles[block] {
            Role::Byline => {
                let mut is_new = false;
                for credit in credits(&block_text).0 {
                    is_new |= people.add(&credit.label, &credit.names);
                }
                let inner = block_text.trim_matches(|char| "() ".contains(char));
                let inner = ["作者单位:", "作者系", "作者:", "作者单位", "作者为"]
                    .iter()
                    .find_map(|label| inner.strip_prefix(label))
                    .unwrap_or(inner);
                // Who told the paper of something has not written of it.
                if !is_new && !inner.contains("线索") && !inner.contains("料") {
                    let mut named = signed(inner).unwrap_or_else(|| authors(inner));
                    if named.is_empty() {
                        named.extend(behind_sign(&block_text).map(str::to_owned));
                    }
                    people.add("作者", &named);
                }
            }
            Role::Ad => {
                for credit in credits(&block_text).0 {
                    people.add(&credit.label, &credit.names);
                }
            }
            Role::Body => {
                if cut.state(block) == State::Lead {
                    for credit in dateline_credits(&with_rest(cut, block, &block_text)) {
                        people.add(&credit.label, &credit.names);
                    }
                }
                // (记者 甲) closes many short reports.
                if let Some(at) = block_text.rfind('(').filter(|_| block_text.ends_with(')')) {
                    let (groups, unexplained) = credits(&block_text[at..]);
                    if unexplained == 0 {
                        for credit in groups {
                            people.add(&credit.label, &credit.names);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let alone = draft.kind == Kind::Photo;
    let mut captions = draft.captions.clone();
    captions.sort_unstable();
    for &caption in &draft.captions {
        let text = cut.blocks[caption].folded();
        let groups = if cut.blocks[caption].has(Cue::Byline) {
            credits(&text).0
        } else {
            credits_of_caption(&text)
                .map(|(groups, _)| groups)
                .unwrap_or_default()
        };
        let photo_follows = captions.binary_search(&(caption + 1)).is_ok()
            && cut.joined[caption] == Some(caption + 1);
        for credit in groups {
            if is_photo_label(&credit.label) {
                people.add(&credit.label, &credit.names);
            } else if alone {
                people.add(&credit.label, &credit.names);
                if photo_follows {
                    people.add("摄", &credit.names);
                }
            }
        }
    }
    people.finish()
}
