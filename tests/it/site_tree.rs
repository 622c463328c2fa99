//! The built site as a folder: same input, same bytes; every link leads somewhere; addresses keep their promises.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::program::Desk;

fn built() -> Desk {
    let desk = Desk::with_seeds();
    let run = desk.run(&["build", "--quiet"]);
    assert_eq!(run.code, 0, "{}", run.err);
    desk
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_files_order() {
    let one = built();
    let two = Desk::with_seeds();
    // Another folder, other inode order, a second build over the first.
    for name in one.tree("seeds").into_iter().rev().map(|(name, _)| name) {
        let bytes = fs::read(two.path(&format!("seeds/{name}"))).expect("is there");
        fs::remove_file(two.path(&format!("seeds/{name}"))).expect("removes");
        two.file(&format!("seeds/{name}"), bytes);
    }
    for _ in 0..2 {
        assert_eq!(two.run(&["build", "--quiet"]).code, 0);
    }
    let (one, two): (BTreeMap<_, _>, BTreeMap<_, _>) = (
        one.tree("site").into_iter().collect(),
        two.tree("site").into_iter().collect(),
    );
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        two.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &one {
        assert!(bytes == &two[path], "{path} differs");
    }
}

#[test]
fn the_sites_own_records_give_the_same_stories_again() {
    let desk = built();
    let records = desk.read("site/data/stories.jsonl");
    desk.file("again/stories.jsonl", &records);
    assert_eq!(
        desk.run(&["build", "again", "--out", "copy", "--quiet"])
            .code,
        0
    );
    assert_eq!(desk.read("copy/data/stories.jsonl"), records);
}

#[test]
fn addresses_are_short_plain_and_in_small_folders() {
    let desk = built();
    let mut in_folder: BTreeMap<String, usize> = BTreeMap::new();
    for (path, _) in desk.tree("site") {
        assert!(path.len() <= 100, "{path} is long");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/-._".contains(c);
        assert!(
            path.chars().all(plain) || path == "data/README.md",
            "{path} is not plain"
        );
        let folder = path
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder)
            .to_owned();
        *in_folder.entry(folder).or_default() += 1;
    }
    assert!(
        in_folder.values().all(|&files| files <= 2000),
        "{in_folder:?}"
    );
}

#[test]
fn every_link_leads_to_a_file_of_the_site() {
    let desk = built();
    let tree = desk.tree("site");
    let files: BTreeSet<&str> = tree.iter().map(|(path, _)| path.as_str()).collect();
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8(bytes.clone()).expect("is UTF-8");
        for attribute in [" href=\"", " src=\"", " action=\""] {
            for rest in html.split(attribute).skip(1) {
                let link = rest.split('"').next().expect("a value ends");
                let target = link.split(['#', '?']).next().expect("split gives one");
                if target.is_empty() || target.starts_with("data:") {
                    continue;
                }
                assert!(!target.contains("://"), "{path}: {link} leaves the site");
                let resolved = resolve(path, target);
                assert!(
                    files.contains(resolved.as_str()),
                    "{path}: {link} leads nowhere"
                );
            }
        }
    }
}

/// The path that `link` names from the page at `path`.
fn resolve(path: &str, link: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts
                    .pop()
                    .unwrap_or_else(|| panic!("{path}: {link} leaves the site"));
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[test]
fn every_printed_line_of_the_seeds_is_in_a_story_or_the_furniture() {
    let desk = Desk::with_seeds();
    let run = desk.run(&["segment", "seeds", "--format", "jsonl"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.out.lines().count(), 5);
    for line in run.out.lines() {
        let page: serde_json::Value = serde_json::from_str(line).expect("is JSON");
        let file = format!("seeds/{}", page["page"].as_str().expect("names its page"));
        let mut owner: BTreeMap<u64, String> = BTreeMap::new();
        let mut take = |parts: &serde_json::Value, name: &str| {
            for number in parts
                .as_array()
                .into_iter()
                .flatten()
                .flat_map(|part| part["lines"].as_array().cloned().unwrap_or_default())
            {
                let number = number.as_u64().expect("is a line number");
                let before = owner.insert(number, name.to_owned());
                assert!(
                    before.is_none_or(|before| before == name),
                    "{file}: line {number} twice"
                );
            }
        };
        for story in page["stories"].as_array().expect("has stories") {
            take(&story["parts"], &story["id"].to_string());
        }
        take(&page["furniture"], "furniture");
        let text = desk.read(&file);
        let printed = text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty());
        assert_eq!(
            owner.keys().copied().collect::<Vec<_>>(),
            printed
                .map(|(index, _)| index as u64 + 1)
                .collect::<Vec<_>>(),
            "{file}"
        );
    }
}

#[test]
fn the_last_search_folder_stays_for_one_build() {
    let desk = built();
    let folders = || {
        let paths = desk.tree("site/q").into_iter().map(|(path, _)| path);
        let folders = paths.filter_map(|path| Some(path.split_once('/')?.0.to_owned()));
        folders.collect::<BTreeSet<_>>()
    };
    let first = folders();
    assert_eq!(first.len(), 1);
    for number in ["甲", "乙"] {
        desk.file(
            "seeds/more.jsonl",
            format!("{{\"title\":\"{number}\",\"text\":\"一段话。\"}}\n"),
        );
        assert_eq!(desk.run(&["build", "--quiet"]).code, 0);
        assert_eq!(folders().len(), 2);
    }
    assert!(folders().is_disjoint(&first));
}
