//! The sequence model's table: what each look of a line says for and against each state, and what follows what.
//!
//! Units are natural logarithms of odds, set by hand from the conventions of Chinese dailies and checked on gold pages: +1 is a hint, +3 a strong
//! sign, +8 all but proof. Raising a row makes its look overrule its neighbours; lowering it leaves the decision to the neighbours.

use crate::blocks::Cue;

/// What a line is in its story. States are finer than roles where that changes what may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum State {
    /// 栏目名
    Rubric,
    /// 引题
    Kicker,
    /// 主题
    Title,
    /// 副题
    Subtitle,
    /// 署名
    Byline,
    /// First paragraph, with its dateline.
    Lead,
    /// Any other paragraph.
    Body,
    /// 小标题
    Subhead,
    /// A list's item or a table's row.
    List,
    /// A caption between a headline and its text.
    HeadCaption,
    /// Any other caption.
    Caption,
    /// 上接
    JumpFrom,
    /// 下转
    JumpTo,
    /// 编者按 and the like, alone.
    NoteLabel,
    /// The text of a note.
    Note,
    /// A credit at the story's end.
    Sign,
    /// A row of a narrow column.
    Narrow,
    /// A line that calls itself an advertisement.
    Ad,
}

impl State {
    /// All states, in the order of their numbers.
    pub(super) const ALL: [Self; 18] = [
        Self::Rubric,
        Self::Kicker,
        Self::Title,
        Self::Subtitle,
        Self::Byline,
        Self::Lead,
        Self::Body,
        Self::Subhead,
        Self::List,
        Self::HeadCaption,
        Self::Caption,
        Self::JumpFrom,
        Self::JumpTo,
        Self::NoteLabel,
        Self::Note,
        Self::Sign,
        Self::Narrow,
        Self::Ad,
    ];
}

use State as S;

/// A key, what it adds to states, and why.
pub(super) type Row<Key> = (Key, &'static [(State, f32)], &'static str);

/// For each look: what it adds to states, and why.
#[rustfmt::skip]
pub(super) const LOOKS: &[Row<Cue>] = &[
    (
        Cue::Chars1to4,
        &[(S::Rubric, 1.0), (S::Kicker, -3.0), (S::Title, -1.0), (S::Subtitle, -2.0), (S::Lead, -6.0), (S::Body, -2.5), (S::Subhead, 0.0), (S::Note, -4.0), (S::Caption, -2.0), (S::HeadCaption, -2.0)],
        "labels have two to four characters, headlines hardly ever",
    ),
    (
        Cue::Chars5to8,
        &[(S::Rubric, 0.8), (S::Kicker, -1.0), (S::Title, 0.3), (S::Subtitle, -0.3), (S::Lead, -5.0), (S::Body, -1.8), (S::Subhead, 1.0), (S::Note, -3.0), (S::Caption, -1.0), (S::HeadCaption, -1.0)],
        "labels, crossheads and short headlines",
    ),
    (
        Cue::Chars9to18,
        &[(S::Rubric, -1.5), (S::Kicker, 0.5), (S::Title, 1.5), (S::Subtitle, 0.5), (S::Lead, -3.0), (S::Body, -1.2), (S::Subhead, 1.2), (S::Note, -2.0)],
        "a line of a headline holds 8 to 18 characters",
    ),
    (
        Cue::Chars19to30,
        &[(S::Rubric, -5.0), (S::Kicker, 1.3), (S::Title, 1.0), (S::Subtitle, 0.5), (S::Lead, -1.5), (S::Body, -0.3), (S::Subhead, -0.5), (S::Note, -0.5), (S::Byline, -0.5), (S::Sign, -0.5)],
        "headlines of two lines; crossheads are shorter",
    ),
    (
        Cue::Chars31to44,
        &[(S::Rubric, -9.0), (S::Kicker, -1.5), (S::Title, -1.5), (S::Subtitle, -1.5), (S::Body, 1.0), (S::Lead, 0.0), (S::Subhead, -4.0), (S::List, -1.0), (S::Sign, -1.5)],
        "too long for most headlines",
    ),
    (
        Cue::Chars45up,
        &[(S::Rubric, -14.0), (S::Kicker, -8.0), (S::Title, -8.0), (S::Subtitle, -8.0), (S::Byline, -6.0), (S::Subhead, -9.0), (S::Body, 2.0), (S::Lead, 1.0), (S::Note, 2.0), (S::List, -3.0), (S::Sign, -5.0), (S::NoteLabel, -20.0), (S::Caption, -0.5), (S::HeadCaption, -0.5)],
        "running text",
    ),
    (
        Cue::EndsClosed,
        &[(S::Rubric, -5.0), (S::Kicker, -3.5), (S::Title, -3.0), (S::Subtitle, -3.5), (S::Subhead, -2.8), (S::Body, 2.0), (S::Lead, 1.0), (S::Note, 2.0), (S::Caption, 0.5), (S::HeadCaption, 0.5), (S::List, -0.5), (S::Byline, -2.0)],
        "paragraphs close with a sentence sign, headlines do not",
    ),
    (Cue::EndsStop, &[(S::Title, -5.0), (S::Kicker, -5.0), (S::Subtitle, -5.0), (S::Subhead, -5.0), (S::Rubric, -4.0)], "headlines ask and call, and never end with a full stop: of 485 lines of up to 24 characters with one on gold pages none is a headline"),
    (Cue::Question, &[(S::Kicker, 2.0), (S::Title, 2.0), (S::Subhead, 2.0), (S::Subtitle, 1.0), (S::Body, -0.6)], "a headline may ask or call; take back what a sentence sign says"),
    (Cue::EndsComma, &[(S::Rubric, -6.0), (S::Kicker, -5.0), (S::Title, -6.0), (S::Subtitle, -5.0), (S::Subhead, -6.0), (S::Body, 2.0), (S::Byline, -2.0)], "broken in mid-sentence: running text"),
    (Cue::EndsColon, &[(S::Title, -4.0), (S::Kicker, -3.0), (S::Subtitle, -4.0), (S::Rubric, -2.0), (S::Subhead, -5.0), (S::Body, 1.0)], "leads into a list or speech; of 41 short lines with a colon at their end on gold pages none is a crosshead"),
    (Cue::EndsSemicolon, &[(S::Title, -6.0), (S::Kicker, -5.0), (S::Subtitle, -4.0), (S::Rubric, -6.0), (S::Subhead, -5.0), (S::Body, 1.5), (S::List, 1.0)], "an item of running text"),
    (Cue::EndsDots, &[(S::Kicker, 4.0), (S::Title, -1.5), (S::Subtitle, -1.0), (S::Subhead, -1.5), (S::Body, 0.0), (S::Rubric, -4.0)], "lines above a headline trail off into it"),
    (Cue::StopInside, &[(S::Rubric, -12.0), (S::Kicker, -8.0), (S::Title, -9.0), (S::Subtitle, -8.0), (S::Subhead, -8.0), (S::Body, 1.5), (S::Note, 1.5), (S::NoteLabel, -10.0)], "two sentences"),
    (Cue::CommaInside, &[(S::Rubric, -4.0), (S::Kicker, 0.4), (S::Title, -0.2), (S::Subtitle, 0.0), (S::Subhead, 0.2), (S::Body, 0.3)], "headlines part with a space, lines over them with commas"),
    (Cue::Spaced, &[(S::Title, 1.5), (S::Kicker, -0.5), (S::Subtitle, -0.8), (S::Subhead, 0.3), (S::Rubric, -0.5), (S::Body, -1.0), (S::Caption, -0.5)], "a headline's pieces stand apart"),
    (Cue::Quoted, &[(S::Title, 0.5), (S::Subhead, 0.8), (S::Subtitle, -1.0), (S::Body, -0.5)], "words of somebody as a headline"),
    (Cue::Dateline, &[(S::Lead, 14.0), (S::Body, -4.0), (S::Title, -8.0), (S::Kicker, -8.0), (S::Subtitle, -8.0), (S::Subhead, -8.0), (S::Rubric, -8.0), (S::Byline, -3.0), (S::Note, -3.0), (S::Caption, -5.0), (S::HeadCaption, -5.0), (S::Sign, -3.0), (S::List, -6.0), (S::Narrow, -8.0)], "a dateline opens a report"),
    (Cue::Byline, &[(S::Byline, 11.0), (S::Sign, 6.0), (S::Title, -6.0), (S::Kicker, -6.0), (S::Subtitle, -6.0), (S::Subhead, -7.0), (S::Rubric, -6.0), (S::Body, -3.0), (S::Caption, 3.0), (S::HeadCaption, 3.0), (S::Narrow, -4.0), (S::List, -2.0)], "nothing but labels and names"),
    (Cue::PhotoByline, &[(S::Caption, 9.0), (S::HeadCaption, 9.0), (S::Byline, -3.0)], "credits of a picture"),
    (Cue::Author, &[(S::Byline, 5.5), (S::Sign, 4.5), (S::Title, -3.5), (S::Kicker, -3.5), (S::Subtitle, -3.5), (S::Subhead, -2.0), (S::Rubric, 0.0)], "an institution and a name"),
    (Cue::SignedAuthor, &[(S::Byline, 5.0), (S::Sign, 3.5), (S::Title, -3.0), (S::Kicker, -4.0), (S::Subtitle, -3.0), (S::Rubric, -3.0), (S::Subhead, -5.0), (S::List, -3.0), (S::Body, -2.0)], "nothing but names, or a name behind an author's sign"),
    (Cue::PenName, &[(S::Byline, 3.5)], "a word under a headline may be a pen name"),
    (Cue::Signature, &[(S::Sign, 9.0), (S::Byline, 7.0), (S::Title, -7.0), (S::Kicker, -7.0), (S::Subtitle, -7.0), (S::Rubric, -7.0), (S::Subhead, -7.0), (S::List, -3.0), (S::Narrow, -6.0), (S::Body, -3.0), (S::Caption, 2.0), (S::HeadCaption, 2.0)], "credits in brackets stand at the end, or under the headline"),
    (Cue::PictureWords, &[(S::Caption, 5.0), (S::HeadCaption, 5.0), (S::Body, -0.5), (S::Title, -2.0)], "图为 says what is seen"),
    (Cue::PhotoCredit, &[(S::Caption, 9.0), (S::HeadCaption, 9.0), (S::Title, -4.0), (S::Subhead, -4.0), (S::Body, -0.5)], "ends with who took the picture"),
    (Cue::AboveCredit, &[(S::Caption, 10.0), (S::HeadCaption, 10.0)], "what a picture's credit stands under is its caption"),
    (Cue::OverAuthor, &[(S::Title, 4.0), (S::Byline, -4.0)], "the writer stands under the headline"),
    (Cue::OverPicture, &[(S::Title, 2.0), (S::Rubric, 0.5), (S::Subhead, -1.0)], "pictures have headlines of their own"),
    (Cue::StartsDash, &[(S::Title, -4.0), (S::Kicker, -3.0), (S::Rubric, -4.0), (S::Subhead, -3.0), (S::Subtitle, 3.2), (S::Body, 1.0)], "a source, or what goes on from the headline"),
    (Cue::Pointer, &[(S::Caption, 5.0), (S::HeadCaption, 5.0), (S::Body, -1.0)], "points at the picture"),
    (Cue::QrCode, &[(S::Caption, 4.5), (S::HeadCaption, 4.5)], "a QR code is labelled with what it opens"),
    (Cue::RoomBefore, &[(S::Caption, 1.2), (S::HeadCaption, 1.2), (S::Title, 0.5), (S::Body, -0.3)], "a picture stood above"),
    (Cue::RoomAfter, &[(S::Caption, 0.5), (S::HeadCaption, 0.5)], "a picture stood below"),
    (Cue::JumpFrom, &[(S::JumpFrom, 20.0)], "nothing but the mark"),
    (Cue::JumpFromText, &[(S::JumpFrom, 40.0)], "the mark opens what was continued"),
    (Cue::JumpTo, &[(S::JumpTo, 20.0)], "nothing but the mark"),
    (Cue::NoteLabel, &[(S::NoteLabel, 25.0)], "labels of notes are few and fixed"),
    (Cue::NoteText, &[(S::Note, 20.0)], "labels of notes are few and fixed"),
    (Cue::Telephone, &[(S::Rubric, -5.0), (S::Kicker, -5.0), (S::Title, -5.0), (S::Subtitle, -5.0), (S::Subhead, -4.0)], "none of 170 lines that give a number to call is a headline"),
    (Cue::UnderNote, &[(S::Note, -4.0)], "of 29 notes with their label on their line 28 are one paragraph"),
    (Cue::BoxText, &[(S::Note, 15.0)], "under a box's label stand its heading and its items"),
    (Cue::Bracketed, &[(S::Subhead, 4.5), (S::Rubric, 1.0), (S::Title, -3.0), (S::Kicker, -3.0), (S::Subtitle, -3.0)], "【…】 marks a section"),
    (Cue::Bullet, &[(S::List, 1.5), (S::Subhead, 2.0), (S::Title, -2.0), (S::Kicker, -3.0), (S::Subtitle, -3.0), (S::Rubric, -2.0), (S::Narrow, 1.0)], "bullets open items and crossheads"),
    (Cue::Ordinal, &[(S::Subhead, 2.5), (S::Title, -2.0), (S::Kicker, -3.0), (S::Subtitle, -2.0), (S::Rubric, -3.0), (S::List, 0.5)], "ordinals number sections"),
    (Cue::Listed, &[(S::List, 5.0), (S::Subhead, -3.0), (S::Title, -2.0)], "neighbours are made alike"),
    (Cue::Record, &[(S::Body, 3.0), (S::Title, -4.0), (S::Kicker, -4.0), (S::Subtitle, -4.0), (S::Rubric, -4.0), (S::Subhead, -6.0)], "a label and a number: alone, whom to ask about the notice above"),
    (Cue::Row, &[(S::List, 15.0)], "a table's row"),
    (Cue::Narrow, &[(S::Narrow, 9.0), (S::Title, -1.0), (S::Subhead, -3.0), (S::Body, 0.0)], "rows of a narrow column"),
    (Cue::RowInside, &[(S::Title, -4.0), (S::Kicker, -4.0), (S::Rubric, -4.0), (S::Subtitle, -4.0)], "columns go on"),
    (Cue::Heading, &[(S::Title, 4.0), (S::Kicker, 1.5), (S::Subtitle, 1.5), (S::Subhead, 3.5), (S::Rubric, 2.0), (S::Body, -4.0), (S::NoteLabel, 1.0), (S::Caption, -3.0), (S::HeadCaption, -3.0)], "the converter saw large type"),
    (Cue::HeadingHigh, &[(S::Title, 3.0), (S::Subhead, -5.0)], "the largest type is the headline's"),
    (Cue::HeadingLow, &[(S::Subhead, 0.7), (S::Title, 0.0)], "smaller type than a headline's"),
    (Cue::BriefsWord, &[(S::Title, 4.0), (S::Rubric, 1.0), (S::Subhead, -3.0)], "heads several items"),
    (Cue::OverItems, &[(S::Title, 5.0), (S::Subhead, -3.0), (S::Rubric, -2.0), (S::Byline, -3.0)], "so does what stands right over them"),
    (Cue::UnderRule, &[(S::Title, 2.0), (S::Rubric, 2.0), (S::Kicker, 2.0), (S::Subhead, -5.0), (S::Body, -3.0), (S::Subtitle, -4.0)], "rules part stories: of 30 lines under one on gold pages all begin a story"),
    (Cue::OverTable, &[(S::Title, 1.0), (S::Subhead, -1.0)], "a table has a headline rather than a crosshead: on gold pages 14 to 3"),
    (Cue::OverLetter, &[(S::Title, 4.0), (S::Subhead, -4.0), (S::Byline, -3.0)], "a letter has a headline over whom it addresses"),
    (Cue::Indented, &[(S::Body, 1.0), (S::Narrow, 1.0), (S::Lead, 1.0), (S::Title, -1.5), (S::Subhead, -1.0), (S::Kicker, -1.5), (S::Rubric, -1.5)], "paragraphs are indented"),
    (Cue::Strong, &[(S::Title, 2.0), (S::Kicker, 1.0), (S::Subtitle, 1.0), (S::Subhead, 3.0), (S::Rubric, 1.5), (S::Body, -2.0)], "the converter saw bold type"),
    (Cue::RubricWord, &[(S::Rubric, 4.0)], "words with which papers name their columns"),
    (Cue::ColumnName, &[(S::Rubric, 4.0), (S::Title, -3.0), (S::Kicker, -2.0), (S::Subtitle, -2.0), (S::Subhead, -4.0), (S::List, -3.0), (S::Body, -2.0)], "columns have such names in all papers"),
    (Cue::Campaign, &[(S::Rubric, 5.0), (S::Subhead, -5.0)], "campaigns are labels over many stories"),
    (Cue::ColonLabel, &[(S::Kicker, 5.0), (S::Rubric, 3.0), (S::Title, 1.0), (S::Body, -2.5)], "a place or person over its headline"),
    (Cue::BoxWord, &[(S::Title, 3.5), (S::Subhead, -4.0)], "a box names itself"),
    (Cue::EventEnd, &[(S::Title, 0.7), (S::Kicker, 0.3)], "headlines of reports end with what happened"),
    (Cue::Presiding, &[(S::Subtitle, 3.0), (S::Kicker, 1.0), (S::Title, -1.0), (S::Subhead, -2.0)], "who presided stands under the headline"),
    (Cue::LeadingIn, &[(S::Kicker, 1.2), (S::Title, -0.3)], "leads into the headline"),
    (Cue::NoticeText, &[(S::Body, 4.0), (S::Caption, -6.0), (S::HeadCaption, -6.0), (S::Title, -1.0), (S::Narrow, 1.0)], "notices point with ▲ too"),
    (Cue::SignsOff, &[(S::Body, 3.5), (S::Title, -4.5), (S::Subhead, -5.0), (S::Kicker, -4.0), (S::Subtitle, -3.0), (S::Rubric, -4.0)], "who gives notice stands under it"),
    (Cue::SignsWithDate, &[(S::Body, 3.0), (S::Title, -4.0), (S::Subhead, -6.0), (S::Kicker, -4.0), (S::Subtitle, -4.0), (S::Rubric, -4.0)], "a body and a date end a notice: 36 of 36 on gold pages"),
    (Cue::NameBoard, &[(S::List, 6.0), (S::Body, -1.0), (S::Title, -5.0), (S::Byline, -2.0), (S::Narrow, -6.0)], "a board of names"),
    (Cue::Keyed, &[(S::List, 3.0), (S::Body, -1.0)], "rows made alike are no paragraphs"),
    (Cue::OverAd, &[(S::Title, 3.0), (S::Subhead, -3.0), (S::Body, -2.0)], "a slogan over who publishes it"),
    (Cue::PlaceHead, &[(S::Title, 2.5), (S::Subhead, -2.0), (S::Kicker, -1.0), (S::Subtitle, -1.0), (S::List, -1.0)], "reports of a roundup are told by their place"),
    (Cue::Chronicle, &[(S::Kicker, 2.5), (S::Subtitle, 2.0), (S::Title, -0.5), (S::Subhead, -2.0), (S::Rubric, -2.0)], "what sort of report it is stands beside the headline"),
    (Cue::Weather, &[(S::Body, 4.0), (S::List, 1.0), (S::Title, -5.0), (S::Kicker, -5.0), (S::Subtitle, -5.0), (S::Subhead, -5.0), (S::Rubric, -5.0)], "the weather's own lines"),
    (Cue::TopSentence, &[(S::Caption, 4.5)], "a sentence over the first headline is told of a picture"),
    (Cue::EditorSays, &[(S::Note, 8.0), (S::Title, -4.0)], "the paper speaks of what it prints"),
    (Cue::OverDisplay, &[(S::Rubric, 1.5), (S::Subhead, -2.5)], "a few words over a headline are its label, two crossheads hardly ever meet"),
    (Cue::AsksOver, &[(S::Kicker, 3.0), (S::Body, -1.0), (S::Subhead, -1.0)], "a question leads into the headline that answers it"),
    (Cue::OverByline, &[(S::Title, 1.5), (S::Kicker, 1.0), (S::Subtitle, 1.5), (S::Body, -2.5), (S::List, -2.5)], "the writers stand under the head"),
    (Cue::OverAnswer, &[(S::Title, 4.0), (S::Body, -2.0)], "a headline may ask what the line under it answers"),
    (Cue::Answer, &[(S::Subtitle, 3.0), (S::Title, -3.0), (S::Subhead, -3.0)], "who answers with his name or in two clauses stands under the headline"),
    (Cue::OverDash, &[(S::Title, 4.0), (S::Subhead, -3.0), (S::Body, -2.0)], "a line with a dash goes on from the headline"),
    (Cue::Salutation, &[(S::Body, 6.0), (S::Title, -4.0), (S::Kicker, -6.0), (S::Subtitle, -4.0), (S::Rubric, -4.0), (S::Subhead, -6.0), (S::List, -6.0)], "a letter begins"),
    (Cue::OverDateline, &[(S::HeadCaption, -2.5), (S::Caption, -2.5)], "a head goes on down to its dateline"),
    (Cue::Follows, &[(S::Body, 1.5), (S::Title, -3.0), (S::Kicker, -3.0), (S::Subtitle, -3.0), (S::Subhead, -3.0)], "no headline follows from what stands before it"),
    (Cue::Parallel, &[(S::Subhead, 3.0), (S::Title, -2.0), (S::Kicker, -2.0), (S::Subtitle, -2.0), (S::List, -1.0)], "sections of one story are labelled alike"),
    (Cue::CommentLabel, &[(S::Rubric, 4.0), (S::Subhead, -6.0), (S::Title, -3.0)], "comments are labelled as such"),
    (Cue::UnderLabel, &[(S::Title, 4.0), (S::Subhead, -4.0)], "a comment has a headline of its own"),
    (Cue::UnderHeading, &[(S::Subtitle, 3.0), (S::Title, -3.0), (S::Subhead, -3.0)], "what stands under a headline in smaller type is its subtitle"),
    (Cue::InBrackets, &[(S::Title, -5.0), (S::Kicker, -5.0), (S::Rubric, -3.0), (S::Subhead, -4.0), (S::List, 1.0)], "what stands in brackets goes with what stands above"),
    (Cue::Facts, &[(S::Subtitle, 6.0), (S::Body, -2.0), (S::Title, -4.0), (S::Kicker, -2.0), (S::Subhead, -4.0), (S::Caption, -4.0), (S::HeadCaption, -4.0)], "two lines of figures under a headline"),
    (Cue::Asks, &[(S::Body, 2.0), (S::List, -5.0), (S::Title, -3.0), (S::Kicker, -3.0), (S::Subtitle, -3.0)], "an interview goes on"),
    (Cue::NoticeWord, &[(S::Title, 4.0), (S::Subhead, -3.0), (S::Rubric, -1.0)], "what a notice calls itself"),
    (Cue::AdWord, &[(S::Ad, 16.0)], "an advertisement says so"),
    (Cue::StartsOpen, &[(S::Title, -8.0), (S::Kicker, -8.0), (S::Rubric, -8.0), (S::Subtitle, -8.0), (S::Subhead, -8.0), (S::Lead, -5.0), (S::Body, 2.0)], "a broken line"),
    (Cue::Telling, &[(S::Title, -0.7), (S::Subhead, -0.7), (S::Kicker, -0.3), (S::Body, 0.5)], "sentences tell, headlines name"),
    (Cue::RunTogether, &[(S::Title, 3.0), (S::Subhead, -2.0), (S::Body, -1.0), (S::Kicker, -1.0)], "kicker and headline on one line"),
    (Cue::EndsBare, &[(S::Body, -1.5), (S::Lead, -0.5), (S::Note, -1.5)], "a full line breaks anywhere, a short one does not"),
    (Cue::First, &[(S::Title, 0.5)], "pages open with a headline"),
];

/// Odds that the next line goes on in a short line from which on that is a torn sentence. On 46 gold pages 11 of 19 such halves of
/// paragraphs reach 2, and 2 of 555 headlines and crossheads.
pub(super) const GOES_ON: f32 = 2.0;

/// What a line's being a torn sentence says; ln(11/19 : 2/555) = 5.1.
pub(super) const RUNS_ON: &[(State, f32)] = &[
    (S::Rubric, -5.0),
    (S::Kicker, -5.0),
    (S::Title, -5.0),
    (S::Subtitle, -5.0),
    (S::Subhead, -5.0),
];

/// What a state costs by itself: a jump or caption needs a sign of its own.
#[rustfmt::skip]
pub(super) const PRIORS: &[(State, f32, &str)] = &[
    (S::Rubric, -2.5, "few stories have a label"),
    (S::Kicker, -1.0, "a third of the headlines have a line above"),
    (S::Subtitle, -1.0, "a third of the headlines have a line below"),
    (S::Byline, -5.0, "needs the grammar of credits"),
    (S::Lead, -8.0, "needs a dateline"),
    (S::List, -2.5, "needs a look of its own"),
    (S::HeadCaption, -3.0, "needs a look of its own"),
    (S::Caption, -3.0, "needs a look of its own"),
    (S::JumpFrom, -15.0, "needs a mark"),
    (S::JumpTo, -15.0, "needs a mark"),
    (S::NoteLabel, -10.0, "needs a label"),
    (S::Sign, -6.0, "needs the grammar of credits"),
    (S::Narrow, -6.0, "needs rows"),
    (S::Ad, -8.0, "needs the word"),
];

/// What any succession costs that [`FOLLOWS`] does not name.
pub(super) const UNUSUAL: f32 = -6.0;

/// What may follow a state, and at which cost. Every list closes the sentence "after this comes …".
#[rustfmt::skip]
pub(super) const FOLLOWS: &[Row<State>] = &[
    (S::Rubric, &[(S::Title, 0.0), (S::Kicker, -0.7), (S::HeadCaption, -0.5), (S::Byline, -1.5), (S::Lead, -3.0), (S::NoteLabel, -2.0), (S::Body, -2.0), (S::Subhead, -3.0), (S::Subtitle, -3.0), (S::JumpFrom, -1.5), (S::Rubric, -3.0)], "a label stands over the headline, or beside it"),
    (S::Kicker, &[(S::Title, 0.0), (S::Kicker, -3.0), (S::Rubric, -3.0), (S::HeadCaption, -3.0)], "a kicker leads into its headline"),
    (S::Title, &[(S::Ad, -0.5), (S::Byline, 0.0), (S::Lead, 0.0), (S::Subtitle, -1.5), (S::Body, -2.3), (S::HeadCaption, -0.5), (S::Rubric, -2.0), (S::Title, -3.0), (S::Kicker, -3.0), (S::NoteLabel, -1.0), (S::JumpFrom, -1.0), (S::List, -1.0), (S::Subhead, -2.5), (S::Narrow, -1.0), (S::Caption, -4.0), (S::JumpTo, -3.0)], "a headline wants a byline or dateline under it"),
    (S::Subtitle, &[(S::Ad, -0.5), (S::Byline, 0.0), (S::Lead, 0.0), (S::Subtitle, -1.0), (S::Body, -1.8), (S::HeadCaption, -0.5), (S::Rubric, -1.5), (S::NoteLabel, -1.0), (S::Subhead, -3.0), (S::Title, -4.0)], "the head goes on, or the text begins"),
    (S::Byline, &[(S::Ad, -0.5), (S::Body, 0.0), (S::Subtitle, -2.0), (S::Byline, -0.5), (S::HeadCaption, -0.5), (S::Subhead, -1.0), (S::NoteLabel, -1.0), (S::Rubric, -1.0), (S::Lead, -2.0), (S::List, -2.5), (S::Title, -2.5), (S::Kicker, -3.0), (S::Narrow, -0.3)], "the text begins"),
    (S::HeadCaption, &[(S::Ad, -0.5), (S::HeadCaption, -0.3), (S::Title, -0.7), (S::Lead, -0.3), (S::Body, -1.0), (S::Byline, -0.5), (S::Subhead, -1.0), (S::Subtitle, -2.0), (S::Kicker, -2.0), (S::Rubric, -2.0), (S::NoteLabel, -2.0)], "the head or text goes on under the picture"),
    (S::Lead, &[(S::Ad, -0.5), (S::Body, 0.0), (S::Subhead, -0.7), (S::Title, -1.0), (S::Kicker, -1.7), (S::Rubric, -1.7), (S::Caption, -1.0), (S::JumpTo, -0.3), (S::JumpFrom, -1.0), (S::List, -1.5), (S::NoteLabel, -1.5), (S::Sign, -1.0), (S::Lead, -3.5), (S::Narrow, -0.3)], "text, or the next story"),
    (S::Body, &[(S::Ad, -0.5), (S::Body, 0.0), (S::Subtitle, -4.0), (S::Subhead, -1.0), (S::Title, -1.2), (S::Kicker, -1.9), (S::Rubric, -1.9), (S::Caption, -1.0), (S::JumpTo, -0.3), (S::JumpFrom, -1.0), (S::List, -1.5), (S::NoteLabel, -1.3), (S::Sign, -0.7), (S::Byline, -3.0), (S::Lead, -4.0), (S::Narrow, -2.5)], "text, or the next story"),
    (S::Subhead, &[(S::Ad, -0.5), (S::Body, 0.0), (S::List, -0.5), (S::Lead, -3.0), (S::Caption, -1.5), (S::HeadCaption, -2.0), (S::Subhead, -5.0), (S::Narrow, -0.5), (S::Byline, -3.5), (S::Title, -4.0), (S::Kicker, -4.5), (S::Rubric, -4.5)], "a crosshead has text under it"),
    (S::List, &[(S::Ad, -0.5), (S::List, 0.5), (S::Body, -0.7), (S::Lead, -3.5), (S::Title, -1.0), (S::Kicker, -1.7), (S::Rubric, -1.7), (S::Caption, -1.0), (S::Subhead, -0.8), (S::JumpFrom, -1.0), (S::JumpTo, -0.5), (S::NoteLabel, -1.5), (S::Sign, -0.8), (S::Narrow, -2.0)], "lists have more than one item"),
    (S::Caption, &[(S::Ad, -0.5), (S::Caption, -0.2), (S::Body, -0.4), (S::Title, -0.7), (S::Kicker, -1.4), (S::Rubric, -1.4), (S::Subhead, -1.0), (S::List, -0.7), (S::JumpFrom, -0.7), (S::JumpTo, -0.7), (S::Lead, -2.5), (S::NoteLabel, -1.3), (S::Sign, -2.0), (S::Narrow, -2.0), (S::Byline, -3.0)], "a picture may stand anywhere"),
    (S::JumpFrom, &[(S::Body, 0.0), (S::Subhead, -0.7), (S::List, -1.0), (S::Title, -2.5), (S::Kicker, -3.2), (S::Lead, -2.0), (S::Caption, -1.5), (S::Byline, -2.0)], "the text goes on"),
    (S::JumpTo, &[(S::Ad, -0.5), (S::Title, 0.0), (S::Kicker, -0.7), (S::Rubric, -0.7), (S::Caption, -0.7), (S::Body, -2.0), (S::JumpFrom, -0.7), (S::Lead, -2.5), (S::NoteLabel, -2.0), (S::Narrow, -1.5)], "the column is closed"),
    (S::NoteLabel, &[(S::Note, 0.0), (S::List, -1.0), (S::Title, -2.5), (S::Body, -7.0)], "a label has its text under it"),
    (S::Note, &[(S::Title, -0.5), (S::Byline, -0.3), (S::Body, -1.2), (S::Note, -2.8), (S::Lead, -0.3), (S::Kicker, -1.0), (S::Rubric, -1.0), (S::Subhead, -1.0), (S::Caption, -1.0), (S::List, -1.5), (S::Sign, -0.7), (S::NoteLabel, -1.5), (S::JumpTo, -1.0), (S::JumpFrom, -1.5)], "a note is one paragraph, seldom two"),
    (S::Sign, &[(S::Ad, -0.5), (S::Title, 0.0), (S::Kicker, -0.7), (S::Rubric, -0.7), (S::Caption, -0.5), (S::NoteLabel, -0.5), (S::Sign, -0.7), (S::Byline, -2.0), (S::Subhead, -2.5), (S::Body, -3.0), (S::JumpFrom, -0.7), (S::Narrow, -1.5), (S::Lead, -3.0)], "the story is over"),
    (S::Ad, &[(S::Ad, 0.0), (S::Title, 0.0), (S::Kicker, -0.7), (S::Rubric, -0.7), (S::Body, -2.0), (S::Caption, -1.0), (S::Narrow, -1.0), (S::JumpFrom, -0.7), (S::Lead, -2.0)], "the advertisement ends with it"),
    (S::Narrow, &[(S::Ad, -0.5), (S::Narrow, 0.0), (S::Title, 0.0), (S::Kicker, -0.7), (S::Rubric, -0.7), (S::Lead, -0.7), (S::Body, -1.5), (S::Caption, -1.0), (S::JumpFrom, -1.0), (S::Subhead, -1.5), (S::Sign, -1.0)], "rows, or the next story"),
];

/// What may open a page.
pub(super) const OPENS: &[(State, f32)] = &[
    (S::Title, 0.0),
    (S::Kicker, -0.7),
    (S::Rubric, -0.7),
    (S::JumpFrom, 0.0),
    (S::Narrow, -0.5),
    (S::Lead, -2.0),
    (S::Body, -2.5),
    (S::Caption, -1.0),
    (S::NoteLabel, -2.0),
    (S::List, -2.0),
    (S::Byline, -4.0),
    (S::Subhead, -4.0),
    (S::Sign, -5.0),
    (S::Note, -4.0),
];
