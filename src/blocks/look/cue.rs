//! Cues: all that a line may look like.

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
    /// Heading or item of a side box, by its place under the label.
    BoxText,
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
    /// The same with the date behind it.
    SignsWithDate,
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
    /// A short line right over several items that open with one sign.
    OverItems,
    /// Stands under a rule across the page.
    UnderRule,
    /// A short line right over the rows of a table.
    OverTable,
    /// A short line right over whom a letter addresses.
    OverLetter,
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
    /// A question right over a line that answers it with a name or in two clauses.
    OverAnswer,
    /// The line under such a question.
    Answer,
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
    /// What papers call a comment, and nothing else: 短评, 今日快评.
    CommentLabel,
    /// A display line under such a label, or over its writer's name in brackets.
    UnderLabel,
    /// A bold line right under a heading in larger type.
    UnderHeading,
    /// In brackets as a whole, and no signature.
    InBrackets,
    /// Two facts side by side, over or under another such line.
    Facts,
    /// A forecast that names itself: 今日天气:多云.
    OpensForecast,
    /// Whom a letter addresses, alone on its line: 编辑同志:
    Salutation,
    /// A line without a caption's look between a display line and a dateline.
    OverDateline,
    /// A name that columns or sorts of text have in papers everywhere, and nothing else: 短评, 小小说.
    ColumnName,
    /// Holds a telephone number behind its label: 咨询电话:95598.
    Telephone,
    /// Under a closed note that has its label on its line.
    UnderNote,
    /// The name of a campaign of the whole press, or beside one: 新春走基层, 两学一做 在基层.
    Campaign,
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

    pub(super) fn add(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u8;
    }

    pub(super) fn remove(&mut self, cue: Cue) {
        self.0 &= !(1 << cue as u8);
    }

    pub(in crate::blocks) fn add_if(&mut self, cue: Cue, holds: bool) {
        if holds {
            self.add(cue);
        }
    }
}
