//! Looks: what can be said of a line from its own characters and from the lines right around it.

mod around;
mod captions;
mod cue;
mod facts;
mod heading;
mod labels;
mod lexicon;
mod narrow;
mod people;
mod rows;
mod shapes;
mod words;

use super::Block;
use super::fold::{closes, ends_sentence, is_han};
use super::grammar::{JumpWay, dateline, jump_at_end, jump_at_start, note_label};
use super::pictures::credits_of_caption;
use crate::read::{Line, Mark, unspaced};
pub(crate) use captions::is_numbered;
pub use cue::{Cue, Cues};
pub(crate) use heading::item_sign;

/// Whether a line is no text at all: a rule, front matter.
pub(super) fn is_rule(line: &Line) -> bool {
    matches!(line.mark, Mark::Rule | Mark::FrontMatter)
}

/// Marks all blocks of a page with what they look like.
pub(super) fn mark(blocks: &mut [Block], marks: &[Mark], indented: &[bool]) {
    for ((block, mark), indented) in blocks.iter_mut().zip(marks).zip(indented) {
        block.cues = of_line(&block.chars, *mark);
        block.cues.add_if(Cue::Indented, *indented);
    }
    if let Some(block) = blocks.first_mut() {
        block.cues.add(Cue::First);
    }
    around::mark(blocks, marks);
}

fn of_line(chars: &[char], mark: Mark) -> Cues {
    let mut cues = Cues::default();
    let folded: String = chars.iter().collect();
    let count = chars.iter().filter(|char| **char != ' ').count();
    cues.add(match count {
        0..=4 => Cue::Chars1to4,
        5..=8 => Cue::Chars5to8,
        9..=18 => Cue::Chars9to18,
        19..=30 => Cue::Chars19to30,
        31..=44 => Cue::Chars31to44,
        _ => Cue::Chars45up,
    });
    ends(&mut cues, chars);
    let short = count <= 60;
    cues.add_if(Cue::Heading, matches!(mark, Mark::Heading(_)));
    cues.add_if(Cue::Strong, mark == Mark::Strong);
    cues.add_if(Cue::Row, mark == Mark::Row);
    cues.add_if(
        Cue::Bullet,
        mark == Mark::Item || words::opens_with_bullet(chars),
    );
    cues.add_if(Cue::Ordinal, words::opens_with_ordinal(&folded));
    cues.add_if(
        Cue::StartsOpen,
        chars
            .first()
            .is_some_and(|first| ",、。;:!?)]}》”’」』%".contains(*first)),
    );
    cues.add_if(Cue::StartsDash, chars.first() == Some(&'—'));
    cues.add_if(
        Cue::StartsQuote,
        chars
            .first()
            .is_some_and(|first| "“「『\"".contains(*first)),
    );
    if let Some(size) = dateline(&folded) {
        cues.add(Cue::Dateline);
        cues.add_if(Cue::DatelineAlone, size + 2 >= chars.len());
    }
    jumps(&mut cues, chars, &folded);
    match note_label(&folded) {
        Some(size) if size >= chars.len() => cues.add(Cue::NoteLabel),
        Some(_) => cues.add(Cue::NoteText),
        None => {}
    }
    if short {
        people::mark(&mut cues, &folded);
        words::words(&mut cues, chars, &unspaced(&folded), count);
    }
    pictures(&mut cues, &folded, count);
    cues.add_if(
        Cue::NoticeText,
        !cues.has(Cue::NoticeWord) && words::is_notice(&folded),
    );
    cues.add_if(Cue::Asks, shapes::asks(&folded));
    cues.add_if(
        Cue::EditorSays,
        count <= 200 && !cues.has(Cue::Dateline) && shapes::editor_says(&folded),
    );
    cues.add_if(Cue::Telling, words::tells(&folded));
    cues.add_if(Cue::OpensReport, shapes::opens_report(&folded));
    cues.add_if(Cue::Follows, words::follows(&folded));
    cues.add_if(Cue::RunTogether, run_together(chars).is_some());
    cues.add_if(Cue::AdWord, words::says_ad(&folded, count));
    cues
}

/// Marks of what was continued from another page or goes on there, and signs that point at a picture.
fn jumps(cues: &mut Cues, chars: &[char], folded: &str) {
    match jump_at_start(folded) {
        Some(jump) => {
            let alone = jump.size_chars >= chars.len();
            cues.add(match (jump.way, alone) {
                (JumpWay::From, true) => Cue::JumpFrom,
                (JumpWay::From, false) => Cue::JumpFromText,
                (JumpWay::To, _) => Cue::JumpTo,
            });
        }
        None => cues.add_if(
            Cue::Pointer,
            chars
                .first()
                .is_some_and(|first| "▲△▼▽◀▶►◄↑↓←→".contains(*first)),
        ),
    }
    if jump_at_end(folded)
        .is_some_and(|jump| jump.way == JumpWay::To && jump.size_chars >= chars.len())
    {
        cues.add(Cue::JumpTo);
    }
    cues.add_if(Cue::JumpTo, words::to_be_continued(folded));
}

/// Credits of pictures, and words that say what they show.
fn pictures(cues: &mut Cues, folded: &str, count: usize) {
    // 文/图 in a signature says who wrote, too.
    let signs_text = cues.has(Cue::Signature)
        && ["文/图", "图/文", "文/摄"]
            .iter()
            .any(|label| folded.contains(label));
    cues.add_if(
        Cue::PhotoCredit,
        count <= 400
            && !cues.has(Cue::Byline)
            && !signs_text
            && credits_of_caption(folded).is_some(),
    );
    cues.add_if(
        Cue::PictureWords,
        words::opens_with_picture(folded) && !cues.has(Cue::RubricWord)
            || (count <= 200 && (folded.contains("图为") || shapes::points_into_picture(folded)))
            || (count <= 40 && shapes::views(folded)),
    );
}

/// Longest signature behind the last sentence of a paragraph: (某某县融媒体中心记者 甲 通讯员 乙 丙).
const SIGNATURE_CHARS: usize = 40;

/// Size of what stands in brackets behind the last sentence of a line; it does not say how the sentence ends.
fn signature_chars(chars: &[char]) -> usize {
    if !matches!(chars.last(), Some(')' | '】' | ']')) {
        return 0;
    }
    let Some(open) = chars
        .iter()
        .rposition(|char| matches!(char, '(' | '【' | '['))
    else {
        return 0;
    };
    let before = chars[..open].iter().rev().find(|char| **char != ' ');
    let behind_sentence = before.is_some_and(|char| matches!(char, '。' | '!' | '?' | '”'));
    if behind_sentence && chars.len() - open <= SIGNATURE_CHARS {
        chars.len() - open
    } else {
        0
    }
}

/// How a line ends. Closing quotes and brackets do not close a sentence by themselves: “义剪队” may stand in its middle.
fn ends(cues: &mut Cues, chars: &[char]) {
    let chars = &chars[..chars.len() - signature_chars(chars)];
    let mut rest = chars.iter().rev().filter(|char| **char != ' ');
    let Some(&last) = rest.clone().next() else {
        return;
    };
    let inner = rest.find(|char| !closes(**char)).copied().unwrap_or(last);
    cues.add_if(
        Cue::EndsBare,
        chars.len() < 60 && is_han(inner) || inner.is_ascii_alphanumeric() && chars.len() < 60,
    );
    cues.add_if(
        Cue::EndsClosed,
        ends_sentence(inner) && !matches!(inner, '…' | '—') && !breaks_number(chars)
            || (closes(last) && inner == '…'),
    );
    cues.add_if(Cue::EndsStop, inner == '。');
    cues.add_if(Cue::EndsDots, matches!(last, '…' | '—'));
    cues.add_if(Cue::EndsComma, matches!(last, ',' | '、'));
    cues.add_if(Cue::EndsColon, last == ':');
    cues.add_if(Cue::EndsSemicolon, last == ';');
    let body = &chars[..chars.len().saturating_sub(2)];
    let stop = body.contains(&'。');
    cues.add_if(Cue::StopInside, stop);
    cues.add_if(
        Cue::CommaInside,
        !stop && body.iter().any(|char| matches!(char, ',' | ';')),
    );
    cues.add_if(Cue::Question, matches!(inner, '?' | '!'));
    let first = chars.first().copied().unwrap_or(' ');
    cues.add_if(
        Cue::Quoted,
        "“「『\"".contains(first)
            && "”」』\"".contains(last)
            && chars.len() > 2
            && !chars[1..chars.len() - 1].contains(&first),
    );
    cues.add_if(
        Cue::Bracketed,
        first == '【' && last == '】' && chars.len() <= 24,
    );
    let pieces: Vec<usize> = chars
        .split(|char| *char == ' ')
        .map(<[char]>::len)
        .filter(|size| *size > 0)
        .collect();
    cues.add_if(
        Cue::Spaced,
        (2..=4).contains(&pieces.len())
            && pieces.iter().all(|size| (2..=26).contains(size))
            && !stop,
    );
}

/// Whether a line breaks off behind a decimal point: 高0.
fn breaks_number(chars: &[char]) -> bool {
    matches!(chars, [.., digit, '.'] if digit.is_ascii_digit())
}

/// Characters of a place that a headline opens with, its colon with it.
const PLACE_CHARS: usize = 8;

/// Characters that a headline has at least.
const SHORTEST_HEADLINE: usize = 6;

/// Where the headline begins in a folded line that holds a kicker and a headline, in characters.
///
/// A kicker run together with its headline ends with a question, call or dots, or says much more than the headline behind it.
#[must_use]
pub fn run_together(chars: &[char]) -> Option<usize> {
    if chars.len() > 60 || chars.contains(&'。') {
        return None;
    }
    // What trails off into the headline with a dash is the kicker, in two pieces too.
    let dash = chars.windows(2).rposition(|pair| pair == ['—', ' ']);
    if let Some(dash) = dash.filter(|dash| chars.len() - (dash + 2) >= SHORTEST_HEADLINE) {
        return Some(dash + 2);
    }
    let space = chars.iter().position(|char| *char == ' ')?;
    // The place that a headline opens with is none of its words: 某某区:….
    let place = chars[..space]
        .iter()
        .take(PLACE_CHARS)
        .position(|char| *char == ':');
    let kicker = space - place.map_or(0, |colon| colon + 1);
    let headline = chars[space..].iter().filter(|char| **char != ' ').count();
    let last = chars[..space]
        .iter()
        .rev()
        .find(|char| !closes(**char))
        .copied()
        .unwrap_or(' ');
    // A short question and its answer are one headline.
    let asks = (kicker >= 14 && matches!(last, '?' | '!') || kicker >= 10 && last == '…')
        && headline >= SHORTEST_HEADLINE;
    // A headline's own pieces are of much the same length; on gold pages the first of two that is so long is never 1.3 times the other.
    let outweighs = kicker >= 16 && kicker * 100 >= headline * 135 && headline >= SHORTEST_HEADLINE;
    // Nor is it much longer than both pieces of a headline set in two.
    let sizes: Vec<usize> = chars[space + 1..]
        .split(|char| *char == ' ')
        .map(<[char]>::len)
        .collect();
    let leads_two = matches!(sizes[..], [one, two] if one.min(two) >= 4
        && one.abs_diff(two) <= 3
        && kicker >= 10
        && kicker * 10 >= one.max(two) * 13);
    (asks || outweighs || leads_two).then_some(space + 1)
}
