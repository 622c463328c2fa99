//! People: lines that credit writers and photographers, sign a text or name its author.

use super::super::authors::{
    answers, authors, behind_sign, signed, signs_for_many, signs_letter, speaks_for_paper,
};
use super::super::credits::only_credits;
use super::super::fold::is_han;
use super::super::names::WORDS;
use super::super::pictures::{is_drawn, is_photo_label};
use super::lexicon::{COLUMN_NAME, SIGNATURE_ENDS, SIGNATURE_OPENS};
use super::{Cue, Cues};

/// Marks lines of credits, signatures and authors.
pub(super) fn mark(cues: &mut Cues, folded: &str) {
    let trimmed = folded.trim_matches(|char: char| " ■□●○◆◇◎▲△★☆*-—".contains(char));
    let in_brackets =
        trimmed.starts_with('(') && trimmed.ends_with(')') && !trimmed[1..].contains('(');
    let inner = trimmed.trim_matches(|char| "() ".contains(char));
    // An agency hands out its pictures: 新华社发(某某 摄).
    let agency = ["新华社发", "中新社发"]
        .iter()
        .find_map(|agency| trimmed.strip_prefix(agency));
    let credit = agency.map_or(folded, |credit| {
        credit.trim_matches(|char| "() ".contains(char))
    });
    let groups = only_credits(credit).unwrap_or_default();
    let labelled = groups.iter().any(|group| !group.names.is_empty());
    if labelled {
        if in_brackets {
            cues.add(Cue::Signature);
        } else {
            cues.add(Cue::Byline);
            let photo = groups
                .iter()
                .any(|group| is_photo_label(&group.label) || is_drawn(&group.label));
            let wrote = groups.iter().any(|group| {
                matches!(
                    group.label.as_str(),
                    "文" | "文图"
                        | "图文"
                        | "文字"
                        | "撰文"
                        | "摄影报道"
                        | "策划"
                        | "统筹"
                        | "执行"
                        | "监制"
                )
            });
            cues.add_if(Cue::PhotoByline, photo && !wrote);
        }
    } else if in_brackets
        && (signs(trimmed)
            || !authors(trimmed).is_empty()
            || crate::blocks::is_name(inner)
            || signs_with_pen_name(inner)
            || ["解答", "答疑", "点评", "口述"]
                .iter()
                .any(|end| inner.ends_with(end))
            || speaks_for_paper(inner))
        || signs_for_many(folded)
        || signs_letter(folded)
        || in_brackets && folded.contains("作者单位")
        || folded.contains("(作者单位") && !authors(folded).is_empty()
    {
        cues.add(Cue::Signature);
        cues.add_if(Cue::Author, !in_brackets && !authors(folded).is_empty());
    } else if in_brackets {
        cues.add(Cue::InBrackets);
    } else if signed(folded).is_some() || answers(folded) {
        cues.add(Cue::SignedAuthor);
        cues.add_if(Cue::Author, !authors(folded).is_empty());
    } else if !authors(folded).is_empty()
        || behind_sign(folded).is_some_and(|name| !COLUMN_NAME.is_match(name))
    {
        cues.add(Cue::Author);
    } else if is_bare_byline(trimmed) {
        cues.add(Cue::PenName);
    }
}

/// Whether a text in brackets may be a pen name: two or three characters that are no word.
fn signs_with_pen_name(bracketed: &str) -> bool {
    (2..=3).contains(&bracketed.chars().count())
        && bracketed.chars().all(is_han)
        && !WORDS.has_word(bracketed)
        && !bracketed.ends_with(['续', '完', '上', '中', '下', '篇', '图', '版'])
}

/// Whether a text in brackets signs a story: (作者单位:…), (据新华社), (本报综合), (完).
fn signs(bracketed: &str) -> bool {
    let inner = bracketed
        .trim_start_matches('(')
        .trim_end_matches(')')
        .trim();
    SIGNATURE_OPENS.is_match(inner) || SIGNATURE_ENDS.is_match(inner) || inner == "完"
}

/// Two to four characters that begin like a name but are a word too, as pen names are; or who speaks for the paper.
fn is_bare_byline(text: &str) -> bool {
    let joined: String = text.split(' ').collect();
    let spaced = joined.chars().count() == 2 && text.chars().count() > 2;
    crate::blocks::is_name(text)
        || spaced && crate::blocks::is_name(&joined)
        || speaks_for_paper(text)
}
