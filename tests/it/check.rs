//! `jianbao check --search`: what is shipped against what the stories say.

use crate::program::Desk;

#[test]
fn a_site_as_built_passes_and_says_so_on_its_own_page() {
    let desk = Desk::with_seeds();
    assert_eq!(desk.run(&["build", "seeds"]).code, 0);
    let run = desk.run(&["--lang", "en", "check", "--search"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(
        run.out.contains("none missing, none too many"),
        "{}",
        run.out
    );
    assert!(
        desk.read("site/about.html")
            .contains("段文字检索，原篇无一遗漏")
    );
}

#[test]
fn a_story_that_says_something_else_than_the_search_is_told_with_the_run() {
    let desk = Desk::new();
    let record = |id: &str, text: &str| {
        format!(
            "{{\"id\": \"{id}\", \"title\": \"甲乙\", \"text\": \"{text}\", \"date\": \"2022-01-01\"}}\n"
        )
    };
    desk.file(
        "in/a.jsonl",
        record("one", "丙丁戊") + &record("two", "己庚辛"),
    );
    assert_eq!(desk.run(&["build", "in"]).code, 0);
    let stories = desk.read("site/data/stories.jsonl");
    desk.file(
        "site/data/stories.jsonl",
        stories.replace("己庚辛", "丙丁戊"),
    );
    let run = desk.run(&["--lang", "en", "check", "--search"]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.out.contains(" misses two"), "{}", run.out);
}

#[test]
fn a_missing_part_is_an_error_that_names_it() {
    let desk = Desk::with_seeds();
    assert_eq!(desk.run(&["build", "seeds"]).code, 0);
    let entry = desk.read("site/q/entry.js");
    let folder = jianbao::shards::folder_named_in(&entry).expect("is named");
    std::fs::remove_file(desk.path(&format!("site/{folder}/0/0/1.js"))).expect("was there");
    let run = desk.run(&["--lang", "en", "check", "--search"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("0/0/1.js"), "{}", run.err);
}
