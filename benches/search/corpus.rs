//! Stories that nobody wrote but whose postings are as long and as skewed as real ones.
//!
//! Words come from jieba's dictionary by their frequency there, which is Zipf-shaped. Each story has a matter of its own, a few dozen
//! words that it uses again and again, and most days share some matters, so that lists cluster by day as those of news do.

use jianbao::date::{Date, DateSource};
use jianbao::role::Role;
use jianbao::story::{Credits, Kind, Part, Source, Story};

/// A seeded sequence of numbers (Knuth's multiplier): the same corpus on every machine.
pub(crate) struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }

    /// A number from 0 up to 1.
    fn share(&mut self) -> f64 {
        self.below(1 << 30) as f64 / f64::from(1 << 30)
    }
}

/// The dictionary's words, drawn by frequency.
pub(crate) struct Lexicon {
    words: Vec<String>,
    /// Sum of frequencies up to and with each word.
    sums: Vec<u64>,
}

impl Lexicon {
    /// Reads jieba's `dict.txt`: word, frequency, part of speech a line.
    pub(crate) fn read(dictionary: &str) -> Self {
        let mut lexicon = Self {
            words: Vec::new(),
            sums: Vec::new(),
        };
        let mut sum = 0;
        for line in dictionary.lines() {
            let mut fields = line.split(' ');
            let (Some(word), Some(frequency)) = (fields.next(), fields.next()) else {
                continue;
            };
            let frequency: f64 = frequency.parse().unwrap_or(0.0);
            // One paper's words are fewer than those of the library that the dictionary was counted on.
            let frequency = frequency.powf(1.15) as u64;
            if frequency > 40 {
                sum += frequency;
                lexicon.words.push(word.to_owned());
                lexicon.sums.push(sum);
            }
        }
        lexicon
    }

    fn draw(&self, dice: &mut Dice) -> &str {
        &self.words[self.index(dice)]
    }

    fn index(&self, dice: &mut Dice) -> usize {
        let last = *self.sums.last().expect("the dictionary has words");
        let at = (dice.share() * last as f64) as u64;
        self.sums.partition_point(|&sum| sum <= at)
    }

    /// A word that likes to stand after another one: each has forty of these, the first ones far more often than the last.
    fn follower(&self, word: usize, dice: &mut Dice) -> usize {
        let rank = (40.0 * dice.share().powi(3)) as u64;
        let mut own = Dice((word as u64) << 8 | rank);
        own.below(2);
        self.index(&mut own)
    }
}

/// Surnames by how common they are (census of 2020).
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁";

const PLACES: [&str; 9] = [
    "天元区",
    "芦淞区",
    "荷塘区",
    "石峰区",
    "渌口区",
    "醴陵市",
    "攸县",
    "茶陵县",
    "炎陵县",
];

/// `size` stories over as many days as a daily paper of 40 stories needs, oldest first, in story-number order.
pub(crate) fn stories(
    lexicon: &Lexicon,
    size: usize,
    seed: u64,
) -> impl Iterator<Item = Story> + '_ {
    let mut dice = Dice(seed);
    let first = "2010-01-01".parse::<jiff::civil::Date>().expect("a date");
    let days = size.div_ceil(40);
    (0..days).flat_map(move |day| {
        let date = first
            .checked_add(jiff::Span::new().days(i64::try_from(day).expect("few days")))
            .expect("in this millennium");
        let today: Vec<String> = (0..60)
            .map(|_| lexicon.draw(&mut dice).to_owned())
            .collect();
        let count = 40.min(size - day * 40);
        let mut stories: Vec<Story> = (0..count)
            .map(|number| story(lexicon, &mut dice, day * 40 + number, date, &today))
            .collect();
        stories.sort_by(|a, b| b.id.cmp(&a.id));
        stories
    })
}

fn name(lexicon: &Lexicon, dice: &mut Dice) -> String {
    let surnames: Vec<char> = SURNAMES.chars().collect();
    let mut name = String::from(
        surnames[dice.below(surnames.len()) * dice.below(surnames.len()) / surnames.len()],
    );
    while name.chars().count() < 3 {
        name.extend(lexicon.draw(dice).chars().take(1));
    }
    name
}

fn story(
    lexicon: &Lexicon,
    dice: &mut Dice,
    number: usize,
    date: jiff::civil::Date,
    today: &[String],
) -> Story {
    let mut matter: Vec<String> = (0..25).map(|_| lexicon.draw(dice).to_owned()).collect();
    matter.push(name(lexicon, dice));
    matter.push(PLACES[dice.below(PLACES.len())].to_owned());
    for _ in 0..6 {
        matter.push(today[dice.below(today.len())].clone());
    }
    // Log-normal with median 480 and σ 0.6 characters, as news: the sum of twelve shares less six is close to normal.
    let normal: f64 = (0..12).map(|_| dice.share()).sum::<f64>() - 6.0;
    let length = (480.0 * (0.6 * normal).exp()) as usize;
    let words = |dice: &mut Dice, characters: usize, signs: bool| {
        let mut text = String::new();
        let mut count = 0;
        let mut clause = 0;
        let mut last = lexicon.index(dice);
        while count < characters {
            let word = match dice.below(20) {
                0..4 => &matter[dice.below(matter.len())],
                4..19 => {
                    last = lexicon.follower(last, dice);
                    &lexicon.words[last]
                }
                _ => {
                    last = lexicon.index(dice);
                    &lexicon.words[last]
                }
            };
            text.push_str(word);
            let size = word.chars().count();
            count += size;
            clause += size;
            if signs && clause > 5 + dice.below(14) {
                text.push(['，', '，', '，', '。', '、'][dice.below(5)]);
                clause = 0;
            }
        }
        text
    };
    let title = words(dice, 14, false);
    let reporter = name(lexicon, dice);
    let mut parts = vec![
        (Role::Title, title.clone()),
        (Role::Byline, format!("记者 {reporter}")),
    ];
    let mut left = length;
    while left > 0 {
        let size = left.min(60 + dice.below(160));
        parts.push((Role::Body, words(dice, size, true)));
        left -= size;
    }
    Story {
        id: id(number),
        kind: Kind::ALL[dice.below(20).min(5) % 6],
        paper: "某日报".to_owned(),
        date: Date::day(date, DateSource::Masthead),
        issue_no: None,
        page_no: Some(format!("{:02}", 1 + dice.below(8))),
        page_name: Some(["要闻", "综合", "经济", "民生"][dice.below(4)].to_owned()),
        rubric: None,
        kicker: None,
        title: Some(title),
        subtitle: None,
        credits: Credits {
            reporters: vec![reporter],
            ..Credits::default()
        },
        parts: parts
            .into_iter()
            .map(|(role, text)| Part {
                role,
                text,
                lines: Vec::new(),
                doubt: None,
                source: None,
            })
            .collect(),
        package: None,
        continued_from: None,
        continues_to: None,
        pages: Vec::new(),
        places: vec![PLACES[dice.below(PLACES.len())].to_owned()],
        doubts: Vec::new(),
        source: Source::default(),
    }
}

/// Ten characters that look like those of a hash.
fn id(number: usize) -> String {
    let mut mixed = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (0..10)
        .map(|_| {
            let digit = (mixed % 32) as usize;
            mixed /= 32;
            char::from(b"abcdefghijklmnopqrstuvwxyz234567"[digit])
        })
        .collect()
}
