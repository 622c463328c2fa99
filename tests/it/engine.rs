//! The search engine's two halves: what the terminal finds on the Tantivy index, the browser's code finds in the exported files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

use jianbao::date::{Date, DateSource};
use jianbao::error::Error;
use jianbao::index::{self, Index, Merging};
use jianbao::query;
use jianbao::role::Role;
use jianbao::search::{Options, Sort, Tier, search};
use jianbao::shards;
use jianbao::story::{Credits, Kind, Part, Source, Story};

/// A seeded sequence of numbers (Knuth's multiplier): the same stories and queries on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const WORDS: &[&str] = &[
    "株洲",
    "市",
    "经开区",
    "疫情",
    "防控",
    "复工",
    "复产",
    "甲",
    "乙",
    "甲乙",
    "3月",
    "30",
    "日",
    "三月三十日",
    "3月30日",
    "二○二二年",
    "2022年",
    "一万",
    "10,000",
    "Covid",
    "的",
    "了",
    "干部",
    "企业",
    "火花塞",
    "渌口",
    "淞口",
    "未来",
    "末来",
    "國",
    "𠮷",
];
/// Runs that have other spellings or names.
const OTHERWISE: &[&str] = &[
    "3月30日",
    "二〇二二年",
    "2022年",
    "1万",
    "10000",
    "渌口",
    "疫情",
    "\"未来 复工\"",
];
const SIGNS: &[&str] = &["", "", "", "", ",", "。", " ", "“", "——"];
const DATES: &[&str] = &[
    "",
    "2021",
    "2022-01-01",
    "2022-02",
    "2022-02-01",
    "2022-02-28",
    "2022-11-22",
    "2022-11-23",
    "2023",
];

fn text(dice: &mut Dice, words: usize) -> String {
    let mut text = String::new();
    for _ in 0..words {
        text.push_str(dice.pick(WORDS));
        text.push_str(dice.pick(SIGNS));
    }
    text
}

fn stories(dice: &mut Dice, size: usize) -> Vec<Story> {
    let mut stories: Vec<Story> = (0..size).map(|number| story(dice, number)).collect();
    stories.sort_by(|a, b| (a.date.sort_day(), &b.id).cmp(&(b.date.sort_day(), &a.id)));
    stories
}

fn story(dice: &mut Dice, number: usize) -> Story {
    let mut parts = Vec::new();
    for role in [
        Role::Kicker,
        Role::Title,
        Role::Byline,
        Role::Body,
        Role::Body,
        Role::Caption,
    ] {
        if dice.below(3) > 0 {
            let size = if role == Role::Body { 30 } else { 3 };
            parts.push(Part {
                role,
                text: text(dice, size),
                lines: Vec::new(),
                doubt: None,
                source: None,
            });
        }
    }
    let title = match dice.below(4) {
        0 => None,
        1 => Some(text(dice, 2)),
        _ => parts
            .iter()
            .find(|part| part.role == Role::Title)
            .map(|part| part.text.clone()),
    };
    Story {
        id: format!("{:010x}", number * 7919 % 100_003),
        kind: Kind::ALL[dice.below(Kind::ALL.len())],
        paper: "报".to_owned(),
        date: Date::parse(dice.pick(DATES), DateSource::Path).unwrap_or(Date::UNKNOWN),
        issue_no: None,
        page_no: Some(format!("{:02}", 1 + dice.below(12))),
        page_name: Some(dice.pick(&["要闻", "综合"]).to_owned()),
        rubric: (dice.below(3) == 0).then(|| text(dice, 1)),
        kicker: None,
        title,
        subtitle: None,
        credits: Credits {
            reporters: vec![dice.pick(&["李逸峰", "甲乙丙", "何昆红"]).to_owned()],
            correspondents: vec![dice.pick(&["李钰", "甘敏"]).to_owned()],
            ..Credits::default()
        },
        parts,
        package: None,
        continued_from: None,
        continues_to: None,
        pages: Vec::new(),
        places: vec![dice.pick(&["渌口区", "醴陵市"]).to_owned()],
        doubts: Vec::new(),
        source: Source::default(),
    }
}

fn indexed(stories: &[Story], folder: &Path) -> Merging {
    let stories = stories.iter().cloned().map(Ok::<_, Error>);
    index::build(stories, &folder.join("index"), |number| {
        format!("s/{number}.html")
    })
    .expect("builds")
    .with_aliases(&[
        vec!["渌口".to_owned(), "淞口".to_owned()],
        vec![
            "疫情".to_owned(),
            "Ｃovid".to_owned(),
            "未来·复工".to_owned(),
        ],
    ])
    .expect("writes")
}

/// Writes the search folder as a site would hold it.
fn export(merging: Merging, site: &Path) -> Index {
    shards::shards(merging, &|file| {
        let path = site.join(file.path);
        fs::create_dir_all(path.parent().expect("below the site")).expect("writes");
        fs::write(path, file.bytes).expect("writes");
        Ok(())
    })
    .expect("exports")
}

fn queries(dice: &mut Dice, stories: &[Story], size: usize) -> Vec<String> {
    let texts: Vec<Vec<char>> = stories
        .iter()
        .flat_map(|story| &story.parts)
        .map(|part| part.text.chars().filter(|&c| c.is_alphanumeric()).collect())
        .filter(|text: &Vec<char>| text.len() > 8)
        .collect();
    let run = |dice: &mut Dice| -> String {
        let text = &texts[dice.below(texts.len())];
        let size = 1 + dice.below(7);
        let start = dice.below(text.len() - size);
        text[start..start + size].iter().collect()
    };
    (0..size)
        .map(|_| {
            let (a, b, c) = (run(dice), run(dice), run(dice));
            match dice.below(18) {
                16 => format!("{} {a}", dice.pick(OTHERWISE)),
                17 => format!("title:{} | {b}", dice.pick(OTHERWISE)),
                0..=3 => a,
                4 => format!("{a} {b}"),
                5 => format!("\"{a} {b}\""),
                6 => format!("{a} -{b}"),
                7 => format!("{a} OR {b} {c}"),
                8 => format!("title:{a}"),
                9 => format!("by:{} {b}", dice.pick(&["李", "甲乙", "昆红"])),
                10 => format!("kind:news {a}"),
                11 => format!("-{a}"),
                12 => format!("date:2022-0{}..2022-11-22 {a}", 1 + dice.below(3)),
                13 => format!("place:醴陵市 page:0{} ", 1 + dice.below(9)),
                14 => format!("({a} | {b}) -(rubric:{c} -{b})"),
                _ => format!(
                    "date:{} {b}",
                    dice.pick(&["2022", "..2022-02", "2021", "2022-02-01", "2022-02.."])
                ),
            }
        })
        .collect()
}

/// Asks the terminal's side, and fails where the browser's code answers otherwise on the site in `folder`.
fn assert_agreed(index: &Index, folder: &Path, asked: Vec<(String, Options)>) {
    let answers: Vec<serde_json::Value> = asked
        .into_iter()
        .map(|(text, options)| {
            let answer = search(index, &text, &query::parse(&text), &options).expect("searches");
            let sort = ["relevance", "newest", "oldest"][options.sort as usize];
            serde_json::json!({
                "options": {"limit": options.limit, "offset": options.offset, "sort": sort, "tiers": options.tiers, "facets": options.facets},
                "answer": answer,
            })
        })
        .collect();
    let path = folder.join("answers.json");
    fs::write(&path, serde_json::to_string(&answers).expect("plain")).expect("writes");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/js/engine/agree.js");
    let output = Command::new("node")
        .args([script, &folder.to_string_lossy()])
        .output()
        .expect("Node.js runs");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn terminal_and_browser_give_the_same_answers() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut dice = Dice(7);
    let stories = stories(&mut dice, 400);
    let index = export(indexed(&stories, folder.path()), folder.path());
    let asked = queries(&mut dice, &stories, 3000)
        .into_iter()
        .map(|text| {
            let sort = [Sort::Relevance, Sort::Newest, Sort::Oldest][dice.below(3)];
            let options = Options {
                limit: 1 + dice.below(30),
                offset: dice.below(4) * 5,
                sort,
                tiers: match dice.below(4) {
                    0 => None,
                    1 => Some(vec![Tier::Lookalike]),
                    2 => Some(vec![Tier::Exact, Tier::Words, Tier::Lookalike]),
                    _ => Some(vec![Tier::Exact, Tier::Words]),
                },
                facets: dice.below(3) == 0,
                ..Options::default()
            };
            (text, options)
        })
        .collect();
    assert_agreed(&index, folder.path(), asked);
}

#[test]
fn texts_tell_the_browser_how_they_fold() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut stories = stories(&mut Dice(9), 12);
    for (story, text) in stories.iter_mut().zip(["醴陵縣", "攸縣臺灣商會", "喆縣"]) {
        story.title = Some("縣報".to_owned());
        for part in &mut story.parts {
            part.text = text.to_owned();
        }
    }
    let index = export(indexed(&stories, folder.path()), folder.path());
    // None of these queries has a row of the table, so that the browser has no other source for them.
    let asked = ["县", "攸县台湾", "县报", "喆县", "醴陵县城"]
        .map(|text| (text.to_owned(), Options::default()));
    assert_agreed(&index, folder.path(), asked.to_vec());
}

#[test]
fn a_character_whose_grams_fill_many_parts_is_found_by_its_sum() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut dice = Dice(5);
    let mut stories = stories(&mut dice, 400);
    let mut followers = ('\u{4e00}'..).step_by(3);
    for story in &mut stories {
        for part in &mut story.parts {
            let pairs = followers.by_ref().take(12);
            part.text = pairs.flat_map(|follower| ['的', follower]).collect();
        }
    }
    let index = export(indexed(&stories, folder.path()), folder.path());
    let asked = ["的", "甲", "title:的", "-的", "的 丁", "\"的\" OR 一"]
        .map(|text| (text.to_owned(), Options::default()));
    assert_agreed(&index, folder.path(), asked.to_vec());
    let mut shipped = shards::Shipped::open(folder.path()).expect("opens");
    let found = shipped.holding(&["的".to_owned()]).expect("reads");
    let holds = |story: &Story| index::texts(story).iter().any(|text| text.contains('的'));
    let holding: Vec<u32> = (0..)
        .zip(&stories)
        .filter(|(_, story)| holds(story))
        .map(|(number, _)| number)
        .collect();
    assert_eq!(found, holding);
    let entry = fs::read_to_string(folder.path().join(shards::ENTRY)).expect("reads");
    let named = shards::folder_named_in(&entry).expect("names it");
    let blocks = fs::read_dir(folder.path().join(named).join("0/0")).expect("has blocks");
    assert!(blocks.count() > 12, "too few grams for the sum to be made");
}

#[test]
fn the_same_stories_give_the_same_bytes() {
    let stories = stories(&mut Dice(3), 300);
    let export = || {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let merging = indexed(&stories, folder.path());
        let files = Mutex::new(BTreeMap::new());
        shards::shards(merging, &|file| {
            files
                .lock()
                .expect("no writer panics")
                .insert(file.path, file.bytes);
            Ok(())
        })
        .expect("exports");
        files.into_inner().expect("no writer panics")
    };
    assert!(export() == export());
}
