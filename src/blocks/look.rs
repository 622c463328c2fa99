//! Looks: what can be said of a line from its own characters and from the lines right around it.

mod around;
mod narrow;
mod shapes;
mod words;

use super::Block;
use super::credits::credits_of_caption;
use super::fold::{closes, ends_sentence, is_han};
use super::grammar::{JumpWay, dateline, jump_at_end, jump_at_start, note_label};
use crate::read::{Line, Mark};

/// One thing that a line looks like. A line has several; the weights in `segment` say what each means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Cue {
    /// 1–4 characters.
    Chars1to4,
    /// 5–8 characters.
    Chars5to8,
    /// 9–18 characters.
    Chars9to18,
    /// 19–30 characters.
    Chars19to30,
    /// 31–44 characters.
    Chars31to44,
    /// 45 characters and more.
    Chars45up,
    /// Ends with a sentence sign, inside or outside of closing quotes.
    EndsClosed,
    /// Ends with a full stop.
    EndsStop,
    /// Ends with a comma or an enumeration comma.
    EndsComma,
    /// Ends with a colon.
    EndsColon,
    /// Ends with a semicolon.
    EndsSemicolon,
    /// Ends with a dash or dots: goes on under it.
    EndsDots,
    /// Has a full stop before its end.
    StopInside,
    /// Has commas but no full stop.
    CommaInside,
    /// Two or three short pieces with a space between, as headlines are set.
    Spaced,
    /// A quotation as a whole.
    Quoted,
    /// A question or call.
    Question,
    /// Opens with 本报讯 and the like.
    Dateline,
    /// Nothing but a dateline.
    DatelineAlone,
    /// Nothing but labels and names.
    Byline,
    /// Credits of a picture only (摄, 供图).
    PhotoByline,
    /// An institution and a name, or a name alone.
    Author,
    /// What may be a pen name: a name by its form that is a word of the language too.
    PenName,
    /// Credits in brackets.
    Signature,
    /// Opens with 图为, 上图 …
    PictureWords,
    /// Ends with a photographer's credit.
    PhotoCredit,
    /// Opens with ▲ and no mark of continuation.
    Pointer,
    /// Names what a QR code opens.
    QrCode,
    /// More room before it than lines of this page have: a picture stood here.
    RoomBefore,
    /// More room behind it.
    RoomAfter,
    /// Opens with 上接 …, text behind it.
    JumpFromText,
    /// Only 上接 …
    JumpFrom,
    /// Only 下转 …
    JumpTo,
    /// The label of a note alone.
    NoteLabel,
    /// The label of a note and its text.
    NoteText,
    /// All in heavy brackets: 【…】.
    Bracketed,
    /// Opens with a bullet or number.
    Bullet,
    /// One of at least three lines in a row with the same kind of opening or a value behind a label.
    Listed,
    /// A label and a number (a telephone, a time, an amount).
    Record,
    /// A row of a narrow column: short lines of much the same width without room between.
    Narrow,
    /// Such a row that is not the first.
    RowInside,
    /// A row of a table.
    Row,
    /// A Markdown heading.
    Heading,
    /// A line that is bold as a whole.
    Strong,
    /// Has a word that standing labels have.
    RubricWord,
    /// Stands over a line that names a writer, and might be a name itself.
    OverAuthor,
    /// Stands over a line that holds only a picture's credit.
    AboveCredit,
    /// Short, with a picture and its caption right under it.
    OverPicture,
    /// Opens with a dash: a source, or a subtitle.
    StartsDash,
    /// Words of notices: 遗失, 声明作废, 特此公告 …
    NoticeText,
    /// A body that signs: its last word is 公司, 委员会, 领导小组 …, or it is a date alone.
    SignsOff,
    /// At least three names and nothing else.
    NameBoard,
    /// Opens with 问: or 答:.
    Asks,
    /// A heading of the page's highest level, where it has several.
    HeadingHigh,
    /// A heading of a lower level than the page's highest.
    HeadingLow,
    /// Opens with the room of a new paragraph.
    Indented,
    /// 简讯, 一句话新闻 …: heads several short items.
    BriefsWord,
    /// A few characters and a colon: a place or person over a headline.
    ColonLabel,
    /// 时间表, 名单, 指南 …: names a box.
    BoxWord,
    /// Ends with a verb of events: 召开, 启动, 揭牌 …
    EventEnd,
    /// Has a figure with % or another measure of change.
    Figures,
    /// Says who presided, spoke, attended: what lines under a headline say.
    Presiding,
    /// Opens as lines above a headline do: 围绕, 为, 随着 …
    LeadingIn,
    /// 公告, 启事, 声明 … as its last word.
    NoticeWord,
    /// 公益广告, 广告, …宣.
    AdWord,
    /// Opens with an ordinal as crossheads do: 一、 (二); or with an hour.
    Ordinal,
    /// Opens with a sign that cannot open a paragraph.
    StartsOpen,
    /// Opens with a quotation mark or as speech.
    StartsQuote,
    /// Holds a verb of saying or a date, as sentences do.
    Telling,
    /// A kicker and a headline run together on one line.
    RunTogether,
    /// Too short for a full line, and ends with no sign at all.
    EndsBare,
    /// The first line of the page.
    First,
    /// Nothing but names, or a name behind a sign that authors have.
    SignedAuthor,
    /// One short sentence over the page's first headline.
    TopSentence,
    /// The paper speaks of what it prints: 本报今起推出…专栏.
    EditorSays,
    /// One of at least two rows with the same key (day, telephone, figures), or with numbers.
    Keyed,
    /// A display line over who publishes a public notice.
    OverAd,
    /// A place, a colon and a headline: 石潭镇:…
    PlaceHead,
    /// Ends as lines beside headlines do that say what sort of report it is: …纪实, …侧记.
    Chronicle,
    /// Says what the weather will be.
    Weather,
    /// A label or a few words right above another display line.
    OverDisplay,
    /// A question right over a shorter display line.
    AsksOver,
    /// A display line right over the names of the paper's own writers, or over such a line.
    OverByline,
    /// A short line over one that opens with a dash, as lines under a headline do: ——记某某某.
    OverDash,
    /// Opens as sentences do that follow others: 其中, 此外, …
    Follows,
    /// Opens with a day, as reports do: 近日, 10月2日, 记者昨日从….
    OpensReport,
    /// A short line whose label is made like that of another short line: 路的账:…, 水的账:….
    Parallel,
}

/// A set of cues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cues(u128);

impl Cues {
    /// Whether a cue is in it.
    #[must_use]
    pub fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u8) != 0
    }

    fn add(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u8;
    }

    fn remove(&mut self, cue: Cue) {
        self.0 &= !(1 << cue as u8);
    }

    fn add_if(&mut self, cue: Cue, holds: bool) {
        if holds {
            self.add(cue);
        }
    }
}

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
    match jump_at_start(&folded) {
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
    if jump_at_end(&folded)
        .is_some_and(|jump| jump.way == JumpWay::To && jump.size_chars >= chars.len())
    {
        cues.add(Cue::JumpTo);
    }
    match note_label(&folded) {
        Some(size) if size >= chars.len() => cues.add(Cue::NoteLabel),
        Some(_) => cues.add(Cue::NoteText),
        None => {}
    }
    if short {
        words::people(&mut cues, &folded);
        words::words(&mut cues, chars, &folded, count);
    }
    cues.add_if(
        Cue::PhotoCredit,
        count <= 400 && !cues.has(Cue::Byline) && credits_of_caption(&folded).is_some(),
    );
    cues.add_if(
        Cue::PictureWords,
        words::opens_with_picture(&folded)
            || (count <= 200 && (folded.contains("图为") || shapes::points_into_picture(&folded)))
            || (count <= 40 && shapes::views(&folded)),
    );
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
        ends_sentence(inner) && !matches!(inner, '…' | '—') || (closes(last) && inner == '…'),
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

/// Where the headline begins in a folded line that holds a kicker and a headline, in characters.
///
/// A kicker run together with its headline ends with a question, call or dots, or says much more than the headline behind it.
#[must_use]
pub fn run_together(chars: &[char]) -> Option<usize> {
    if chars.len() > 60 || chars.contains(&'。') {
        return None;
    }
    let kicker = chars.iter().position(|char| *char == ' ')?;
    let headline = chars[kicker..].iter().filter(|char| **char != ' ').count();
    let last = chars[..kicker]
        .iter()
        .rev()
        .find(|char| !closes(**char))
        .copied()
        .unwrap_or(' ');
    let asks = kicker >= 10 && matches!(last, '?' | '!' | '…') && headline >= 6;
    // A headline's own pieces are of much the same length; measured on headlines of two pieces the first is hardly ever 1.4 times the rest.
    let outweighs = kicker >= 16 && kicker * 10 >= headline * 14 && headline >= 6;
    // Nor is it much longer than both pieces of a headline set in two.
    let sizes: Vec<usize> = chars[kicker + 1..]
        .split(|char| *char == ' ')
        .map(<[char]>::len)
        .collect();
    let leads_two = matches!(sizes[..], [one, two] if one.min(two) >= 4
        && one.abs_diff(two) <= 3
        && kicker >= 12
        && kicker * 10 >= one.max(two) * 15);
    (asks || outweighs || leads_two).then_some(kicker + 1)
}
