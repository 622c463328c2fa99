//! The site's pages, from invented stories in memory to files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;

use jianbao::archive::{Archive, Builder, CutIssue, CutSheet};
use jianbao::config::Config;
use jianbao::date::{Date, DateSource};
use jianbao::doubt::Doubt;
use jianbao::lang::Lang;
use jianbao::read::PageHead;
use jianbao::role::Role;
use jianbao::site::urls::Layout;
use jianbao::site::words::Words;
use jianbao::site::{self, Settings};
use jianbao::story::{Credits, Kind, Part, Source, Story};
use proptest::prelude::*;
use serde_json::Value;

use super::program::Desk;

type Files = BTreeMap<String, Vec<u8>>;

/// All files of a site, by path.
fn files(archive: &Archive, lang: Lang, layout: Layout, base_url: Option<&str>) -> Files {
    let config = Config {
        rights: Some("© 某日报社".to_owned()),
        base_url: base_url.map(str::to_owned),
        ..Config::default()
    };
    let files = Mutex::new(Files::new());
    let settings = Settings {
        config: &config,
        lang,
        layout,
    };
    site::files(archive, settings, &|file| {
        let old = files
            .lock()
            .expect("no test panics here")
            .insert(file.path.clone(), file.bytes);
        assert!(old.is_none(), "{} is written twice", file.path);
        Ok(())
    })
    .expect("a site is made");
    files.into_inner().expect("no test panics here")
}

fn plain(archive: &Archive) -> Files {
    files(archive, Lang::Zh, Layout::Stories, None)
}

fn text(files: &Files, path: &str) -> String {
    let bytes = files
        .get(path)
        .unwrap_or_else(|| panic!("{path} is not there"));
    String::from_utf8(bytes.clone()).expect("pages are UTF-8")
}

/// What a page has between its header and its footer.
fn main_of(files: &Files, path: &str) -> String {
    let page = text(files, path);
    let start = page.find("<main").expect("a page has a main part");
    let end = page.find("</main>").expect("a page has a main part");
    page[start..end].to_owned()
}

fn date(value: &str, source: DateSource) -> Date {
    Date::parse(value, source).unwrap_or(Date::UNKNOWN)
}

fn head(date: Date, page_no: Option<&str>, page_name: Option<&str>) -> PageHead {
    PageHead {
        paper: "某日报".to_owned(),
        date,
        issue_no: date.exact_day().map(|_| "1024".to_owned()),
        page_no: page_no.map(str::to_owned),
        page_name: page_name.map(str::to_owned),
        doubts: Vec::new(),
    }
}

fn part(role: Role, text: &str, line: usize) -> Part {
    Part {
        role,
        text: text.to_owned(),
        lines: vec![line],
        doubt: None,
        source: None,
    }
}

/// A story of a page's head whose parts stand on lines 2, 4, 6 …
fn story(
    id: &str,
    title: Option<&str>,
    head: &PageHead,
    file: &str,
    parts: &[(Role, &str)],
) -> Story {
    let parts: Vec<Part> = parts
        .iter()
        .enumerate()
        .map(|(index, (role, text))| part(*role, text, 2 * index + 2))
        .collect();
    Story {
        id: id.to_owned(),
        kind: Kind::News,
        paper: head.paper.clone(),
        date: head.date,
        issue_no: head.issue_no.clone(),
        page_no: head.page_no.clone(),
        page_name: head.page_name.clone(),
        rubric: None,
        kicker: None,
        title: title.map(str::to_owned),
        subtitle: None,
        credits: Credits::default(),
        source: Source {
            file: file.to_owned(),
            lines: parts.iter().flat_map(|part| part.lines.clone()).collect(),
        },
        parts,
        package: None,
        continued_from: None,
        continues_to: None,
        pages: Vec::new(),
        places: Vec::new(),
        doubts: Vec::new(),
    }
}

fn sheet(head: PageHead, file: &str, stories: Vec<usize>) -> CutSheet {
    CutSheet {
        head,
        file: file.to_owned(),
        stories,
        furniture: vec![part(Role::Folio, "某版 责编/某人", 1)],
        lines: Vec::new(),
        hidden: false,
    }
}

/// The dump of some stories whose parts have a line each, the last line being the rest of a part that has two.
fn dump(stories: &[Story], lines: usize) -> Vec<String> {
    let mut dump = vec![String::new(); lines];
    "某版 责编/某人".clone_into(&mut dump[0]);
    for part in stories.iter().flat_map(|story| &story.parts) {
        match part.lines[..] {
            [line] if part.source.is_none() => dump[line - 1].clone_from(&part.text),
            [line, last] => {
                let (start, end) = part.text.split_at("第二段。".len());
                start.clone_into(&mut dump[line - 1]);
                end.clone_into(&mut dump[last - 1]);
            }
            _ => {}
        }
    }
    dump
}

/// Pages 01, 02 and 04 of one day (03 is not held) with every role, a joined story, a package, a photo and a notice; one undated page.
fn invented(folder: &std::path::Path) -> Archive {
    let day = date("2022-10-09", DateSource::Masthead);
    let (one, two, four) = (
        head(day, Some("01"), Some("要闻")),
        head(day, Some("02"), Some("综合")),
        head(day, Some("04"), None),
    );
    let mut whole = story(
        "aaaaaaaaaa",
        Some("一座桥 两岸情"),
        &one,
        "a1.txt",
        &[
            (Role::Rubric, "城事"),
            (Role::Kicker, "十年建设终通车"),
            (Role::Title, "一座桥 两岸情"),
            (Role::Subtitle, "全长1.5公里"),
            (Role::Byline, "本报记者 甲一"),
            (Role::Note, "编者按:"),
            (Role::Note, "这是按语。"),
            (
                Role::Body,
                "某日报讯(记者/甲一 通讯员/乙二) 昨日,大桥通车。",
            ),
            (Role::Subhead, "从渡口到大桥"),
            (Role::Body, "第二段。"),
            (Role::List, "名称|长度"),
            (Role::List, "主桥|1公里"),
            (Role::Jump, "下转02版"),
            (Role::Caption, "大桥全景。丙三 摄"),
        ],
    );
    whole.rubric = Some("城事".to_owned());
    whole.kicker = Some("十年建设终通车".to_owned());
    whole.subtitle = Some("全长1.5公里".to_owned());
    whole.credits.reporters = vec!["甲一".to_owned()];
    whole.credits.correspondents = vec!["乙二".to_owned()];
    whole.credits.photographers = vec!["丙三".to_owned()];
    whole.places = vec!["某区".to_owned()];
    whole.pages = vec!["01".to_owned(), "02".to_owned()];
    whole.continues_to = Some("02版".to_owned());
    let mut tail = part(Role::Body, "另一版上的结尾。", 3);
    tail.source = Some(Source {
        file: "a2.txt".to_owned(),
        lines: vec![3],
    });
    tail.doubt = Some("也可能属于另一篇".to_owned());
    whole.parts.insert(12, tail);
    whole.doubts = vec![Doubt {
        what: "join".to_owned(),
        why: "转版的另一半不只一个候选".to_owned(),
    }];

    let mut package = story(
        "bbbbbbbbbb",
        Some("开年在忙啥"),
        &one,
        "a1.txt",
        &[(Role::Title, "开年在忙啥")],
    );
    package.kind = Kind::Package;
    let mut member = story(
        "cccccccccc",
        Some("某局 忙修路"),
        &one,
        "a1.txt",
        &[(Role::Title, "某局 忙修路"), (Role::Body, "路修好了。")],
    );
    member.package = Some("bbbbbbbbbb".to_owned());
    member.credits.reporters = vec!["甲一".to_owned()];
    let mut notice = story(
        "dddddddddd",
        None,
        &two,
        "a2.txt",
        &[(Role::Body, "某人遗失证件一本。")],
    );
    notice.kind = Kind::Notice;
    let mut half = story(
        "eeeeeeeeee",
        None,
        &four,
        "a4.txt",
        &[(Role::Jump, "▲上接03版①"), (Role::Body, "后半篇的文字。")],
    );
    half.continued_from = Some("03版①".to_owned());
    // The rest of a broken paragraph stands behind the next story.
    member.parts[0].lines = vec![30];
    member.parts[1].lines = vec![32];
    package.parts[0].lines = vec![34];
    whole.parts[9].text += "到此为止。";
    whole.parts[9].lines.push(36);
    let stories = vec![whole, package, member, notice, half];
    let mut sheets = vec![
        sheet(one, "a1.txt", vec![0, 1, 2]),
        sheet(two, "a2.txt", vec![0, 3]),
        sheet(four, "a4.txt", vec![4]),
    ];
    sheets[0].lines = dump(&stories[..3], 36);
    let issue = CutIssue { stories, sheets };
    let nowhere = head(date("2022-11", DateSource::Inferred), None, None);
    let mut photo = story(
        "ffffffffff",
        Some("秋收"),
        &nowhere,
        "b.txt",
        &[(Role::Title, "秋收"), (Role::Caption, "农民在收割。")],
    );
    photo.kind = Kind::Photo;
    let undated = CutIssue {
        stories: vec![photo],
        sheets: vec![sheet(nowhere, "b.txt", vec![0])],
    };
    let mut builder = Builder::new(folder).expect("a folder to write in");
    builder.issue(&issue).expect("takes an issue");
    builder.issue(&undated).expect("takes a page");
    builder.finish(None).expect("an archive")
}

/// An archive of one undated page with some stories of a title and a paragraph.
fn undated(folder: &std::path::Path, stories: &[(&str, &str)]) -> Archive {
    let nowhere = head(Date::UNKNOWN, None, None);
    let stories: Vec<Story> = stories
        .iter()
        .enumerate()
        .map(|(number, (title, body))| {
            let id = format!(
                "storyaaaa{}",
                char::from(b'a' + u8::try_from(number).expect("a few"))
            );
            let parts = [(Role::Title, *title), (Role::Body, *body)];
            story(&id, Some(title), &nowhere, "b.txt", &parts)
        })
        .collect();
    let all = (0..stories.len()).collect();
    let issue = CutIssue {
        stories,
        sheets: vec![sheet(nowhere, "b.txt", all)],
    };
    let mut builder = Builder::new(folder).expect("a folder to write in");
    builder.issue(&issue).expect("takes a page");
    builder.finish(None).expect("an archive")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

#[test]
fn each_kind_of_page_reads_as_it_did() {
    let folder = folder();
    let site = plain(&invented(folder.path()));
    for (name, path) in [
        ("home", "index.html"),
        ("issue", "i/2022/10-09.html"),
        ("page", "p/2022-10/09-01.html"),
        ("story", "s/aa/aaaaaaaaaa.html"),
        ("second_half", "s/ee/eeeeeeeeee.html"),
        ("package", "s/bb/bbbbbbbbbb.html"),
        ("undated", "undated.html"),
        ("raw", "raw/2022-10/09-01.html"),
        ("raw_of_records", "raw/2022-10/09-02.html"),
        ("people", "people.html"),
        ("calendar", "calendar.html"),
        ("day", "day/10-09.html"),
        ("about", "about.html"),
    ] {
        insta::assert_snapshot!(format!("site_{name}"), main_of(&site, path));
    }
}

#[test]
fn all_links_lead_to_a_page_and_a_place_on_it() {
    let folder = folder();
    let archive = invented(folder.path());
    for (lang, layout) in [(Lang::Zh, Layout::Stories), (Lang::En, Layout::Pages)] {
        let site = files(&archive, lang, layout, None);
        for (path, _) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = text(&site, path);
            for attribute in ["href=\"", "src=\"", "action=\""] {
                for link in page.split(attribute).skip(1) {
                    let link = link.split('"').next().expect("an attribute ends");
                    check_link(&site, path, link);
                }
            }
        }
    }
}

fn check_link(site: &Files, from: &str, link: &str) {
    let (address, place) = link.split_once('#').unwrap_or((link, ""));
    let address = address.split('?').next().expect("split gives one at least");
    let mut way: Vec<&str> = from.split('/').collect();
    if !address.is_empty() {
        way.pop();
        for step in address.split('/') {
            if step == ".." {
                way.pop().expect("a link stays below the root");
            } else {
                way.push(step);
            }
        }
    }
    let target = way.join("/");
    if target == jianbao::shards::ENTRY {
        // The search's own; it is not the site's to make.
        return;
    }
    assert!(site.contains_key(&target), "{from}: {link}");
    let by_script = place.is_empty() || place.starts_with("add=");
    let held = || text(site, &target).contains(&format!("id=\"{place}\""));
    assert!(by_script || held(), "{from}: {link}");
}

#[test]
fn addresses_are_short_and_plain() {
    let folder = folder();
    for path in plain(&invented(folder.path())).keys() {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/-_.".contains(c);
        assert!(path.len() <= 100, "{path}");
        assert!(
            path.chars().all(is_plain) || path == "data/README.md",
            "{path}"
        );
    }
}

#[test]
fn the_same_archive_gives_the_same_bytes() {
    let folder = folder();
    let archive = invented(folder.path());
    assert!(plain(&archive) == plain(&archive));
}

#[test]
fn a_joined_story_stands_on_both_pages_and_shows_its_seam() {
    let folder = folder();
    let site = plain(&invented(folder.path()));
    let story = main_of(&site, "s/aa/aaaaaaaaaa.html");
    assert!(story.contains("<a href=\"../../p/2022-10/09-02.html\">以下接02版</a>"));
    assert!(story.contains("raw/2022-10/09-02.html#L3\">02版 第 3 行</a>"));
    assert!(!story.contains("下文缺") && !story.contains("未收"));
    let second = main_of(&site, "p/2022-10/09-02.html");
    assert!(second.contains("../../s/aa/aaaaaaaaaa.html") && second.contains("接01版"));
}

#[test]
fn a_paragraph_shows_where_its_columns_were_joined_and_leads_to_its_lines() {
    let folder = folder();
    let site = plain(&invented(folder.path()));
    let story = main_of(&site, "s/aa/aaaaaaaaaa.html");
    let seam = "aria-label=\"跨栏相接 第 20 行 → 第 36 行\"></a>到此为止。";
    assert!(story.contains(seam), "{story}");
    assert!(story.contains("<p id=\"L20\">第二段。"));
    assert!(story.contains("href=\"../../raw/2022-10/09-01.html#L20\""));
}

#[test]
fn the_source_view_shows_every_line_and_what_became_of_it() {
    let folder = folder();
    let archive = invented(folder.path());
    let site = plain(&archive);
    let raw = main_of(&site, "raw/2022-10/09-01.html");
    let page = archive
        .pages
        .iter()
        .position(|page| page.slug == "2022-10/09-01");
    let lines = archive
        .dump_lines(page.expect("it is held"))
        .expect("reads");
    for (index, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
    {
        let row = raw.split(&format!("<li id=\"L{}\"", index + 1)).nth(1);
        let row = row
            .and_then(|row| row.split("</li>").next())
            .expect("a line has a row");
        assert!(row.contains(&format!("<span class=\"t\">{line}")), "{row}");
        assert!(row.contains("篇") || row.contains("版头"), "{row}");
    }
    assert!(raw.contains("<a href=\"../../s/aa/aaaaaaaaaa.html#L20\">正文 篇1</a>"));
}

#[test]
fn a_page_that_is_not_held_is_said_where_the_story_needs_it() {
    let folder = folder();
    let site = plain(&invented(folder.path()));
    assert!(main_of(&site, "s/ee/eeeeeeeeee.html").contains("〔接03版，本库未收〕"));
    assert!(main_of(&site, "i/2022/10-09.html").contains("本库缺03版"));
}

#[test]
fn what_is_inferred_is_marked_and_what_is_unknown_is_not_invented() {
    let folder = folder();
    let site = plain(&invented(folder.path()));
    let story = text(&site, "s/ff/ffffffffff.html");
    assert!(story.contains("2022年11月（推定）"));
    assert!(story.contains("秋收[N].某日报,[2022-11]."));
    assert!(!story.contains("citation_publication_date") && !story.contains("datePublished"));
}

#[test]
fn reading_pages_set_signs_full_width_and_the_source_view_keeps_them() {
    let folder = folder();
    let site = plain(&invented(folder.path()));
    assert!(main_of(&site, "s/aa/aaaaaaaaaa.html").contains("昨日，大桥通车"));
    assert!(main_of(&site, "raw/2022-10/09-01.html").contains("昨日,大桥通车"));
}

#[test]
fn the_records_to_take_away_are_the_archives_own() {
    let folder = folder();
    let archive = invented(folder.path());
    let site = plain(&archive);
    let records = text(&site, "data/stories.jsonl");
    for (number, line) in records.lines().enumerate() {
        let story: Story = serde_json::from_str(line).expect("a line is a record");
        assert_eq!(story, archive.story(number).expect("reads"));
    }
    let mut table = csv::Reader::from_reader(site["data/stories.csv"].as_slice());
    assert_eq!(
        table.records().filter_map(Result::ok).count(),
        archive.stories.len()
    );
}

#[test]
fn feeds_need_an_address_and_nothing_else_is_absolute() {
    let folder = folder();
    let archive = invented(folder.path());
    assert!(!plain(&archive).contains_key("feed.xml"));
    let site = files(
        &archive,
        Lang::Zh,
        Layout::Stories,
        Some("https://example.org/archive"),
    );
    assert!(text(&site, "feed.xml").contains("https://example.org/archive/s/aa/aaaaaaaaaa.html"));
    assert!(text(&site, "sitemap.xml").contains("<loc>https://example.org/archive/</loc>"));
    assert!(text(&site, "opensearch.xml").contains("search.html?q={searchTerms}"));
}

#[test]
fn a_page_loads_nothing_from_elsewhere_and_runs_no_script_of_its_own() {
    let folder = folder();
    let site = plain(&invented(folder.path()));
    for path in site.keys().filter(|path| path.ends_with(".html")) {
        let page = text(&site, path);
        assert!(page.contains("default-src 'none'"), "{path}");
        assert!(
            !page.contains(" style=") && !page.contains("<style"),
            "{path}"
        );
        let scripts = page.split("<script").skip(1);
        assert!(
            scripts
                .into_iter()
                .all(|script| script.starts_with(" src=\"")
                    || script.starts_with(" type=\"application/ld+json\">")),
            "{path}"
        );
        for attribute in ["src=\"http", "href=\"http", "action=\"http"] {
            assert!(!page.contains(attribute), "{path}");
        }
    }
}

#[test]
fn an_english_interface_leaves_no_chinese_words_but_the_papers() {
    let folder = folder();
    let archive = invented(folder.path());
    let site = files(&archive, Lang::En, Layout::Stories, None);
    let story = text(&site, "s/aa/aaaaaaaaaa.html");
    assert!(story.contains("<html lang=\"en\"") && story.contains("Cite this story"));
    let words: BTreeSet<&str> = ["上一篇", "引用本文", "记者</dt>", "查看原始文本"].into();
    assert!(words.iter().all(|word| !story.contains(word)));
}

#[test]
fn every_reason_for_a_doubt_has_its_english() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["seeds", "tests/gold/own", "tests/gold/blind"]
        .map(|folder| repository.join(folder).display().to_string());
    let [seeds, own, blind] = &folders;
    let run = Desk::new().run(&["segment", seeds, own, blind, "--format", "jsonl"]);
    let english = Words::of(Lang::En);
    let mut reasons = BTreeSet::new();
    for line in run.out.lines() {
        let page: Value = serde_json::from_str(line).expect("a page a line");
        let stories = page["stories"].as_array().into_iter().flatten();
        for story in stories {
            let parts = story["parts"].as_array().into_iter().flatten();
            reasons.extend(parts.filter_map(|part| part["doubt"].as_str().map(str::to_owned)));
            let whole = story["doubts"].as_array().into_iter().flatten();
            reasons.extend(whole.filter_map(|doubt| doubt["why"].as_str().map(str::to_owned)));
        }
    }
    assert!(reasons.len() > 10, "{reasons:?}");
    for why in reasons {
        let told = english.why(&why);
        // What is quoted is the paper's.
        let own = told.split(['“', '《']).map(|piece| {
            let quoted = piece.split_once(['”', '》']);
            quoted.map_or(piece, |(_, own)| own)
        });
        let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(!own.collect::<String>().contains(is_han), "{why}: {told}");
    }
}

#[test]
fn a_layout_of_pages_puts_stories_on_their_newspaper_page() {
    let folder = folder();
    let archive = invented(folder.path());
    let site = files(&archive, Lang::Zh, Layout::Pages, None);
    assert!(!site.keys().any(|path| path.starts_with("s/")));
    let page = main_of(&site, "p/2022-10/09-01.html");
    assert!(page.contains("id=\"aaaaaaaaaa\"") && page.contains("第二段。"));
    assert!(main_of(&site, "i/2022/10-09.html").contains("p/2022-10/09-01.html#aaaaaaaaaa"));
}

#[test]
fn many_records_of_one_day_make_no_page_of_over_300_kb() {
    let desk = Desk::new();
    let record = |number: usize, body: &str| {
        format!("{{\"title\":\"第{number}号声明\",\"text\":\"{body}\",\"date\":\"2022-11-22\"}}\n")
    };
    let short = "证件一本，声明作废。".repeat(3);
    let long = ["一段不长不短的话，说一件事。".repeat(20).as_str(); 6].join("\\n");
    let bodies =
        (0..400).map(|number| record(number, if number % 9 == 0 { &long } else { &short }));
    desk.file("records/a.jsonl", bodies.collect::<String>());
    let run = desk.run(&["build", "records", "--layout", "pages", "--quiet"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let tree = desk.tree("site");
    let sizes = tree
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (bytes.len(), path));
    let pages = tree.iter().filter(|(path, _)| path.starts_with("p/"));
    assert!(pages.count() > 3);
    let largest = sizes.max().expect("there are pages");
    assert!(largest.0 <= 300_000 && largest.0 > 150_000, "{largest:?}");
}

#[test]
fn a_reprint_is_named_as_one_and_a_stranger_is_not_named() {
    let paragraph = "全长一点五公里的新桥横跨河道两岸居民出行时间缩短一半以上施工单位克服汛期高水位和地质条件复杂等困难提前三个月完成主体工程";
    let other = "秋粮收购工作全面展开各收储库点备足仓容资金器材确保农民种粮卖得出去不打白条市场价格总体平稳略高于去年同期";
    let folder = folder();
    let archive = undated(
        folder.path(),
        &[
            ("新桥通车", paragraph),
            ("大桥开通", paragraph),
            ("收粮", other),
        ],
    );
    let site = plain(&archive);
    assert!(main_of(&site, "s/st/storyaaaaa.html").contains("同文另刊"));
    assert!(!main_of(&site, "s/st/storyaaaac.html").contains("相关稿件"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn texts_come_out_escaped(title in "[<>&\"'a-z桥 ]{0,20}", body in "[<>&\"'/a-z桥 ]{0,40}") {
        const TAG: &str = "<x y=\"z\">";
        let folder = folder();
        let (title, body) = (format!("{title}{TAG}"), format!("{body}{TAG}"));
        let site = plain(&undated(folder.path(), &[(&title, &body)]));
        for path in site.keys().filter(|path| path.ends_with(".html")) {
            let page = text(&site, path);
            prop_assert!(!page.contains("<x") && !page.contains("y=\"z"), "{}", path);
        }
    }
}
