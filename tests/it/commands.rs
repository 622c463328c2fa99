//! The command line as its user meets it: help, messages, tables, answers.

use std::fmt::Write as _;

use super::program::Desk;

#[test]
fn help_teaches_by_example() {
    let desk = Desk::new();
    let mut text = String::new();
    let commands = [
        "build",
        "pages",
        "segment",
        "search",
        "serve",
        "completions",
    ];
    for arguments in [vec!["--help"]]
        .into_iter()
        .chain(commands.map(|name| vec![name, "--help"]))
    {
        let run = desk.run(&arguments);
        assert_eq!(run.code, 0);
        writeln!(text, "$ jianbao {}\n{}", arguments.join(" "), run.out)
            .expect("a String takes all");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn every_message_says_what_is_wrong_and_what_to_do() {
    let mut text = String::new();
    for lang in ["en", "zh"] {
        let desk = Desk::with_seeds();
        desk.file("empty/readme.doc", "x")
            .file("theirs/cat.jpg", "x")
            .file(
                "more/copy.txt",
                "一条大路通车\n\n本报讯 昨日,一条大路通车了。\n",
            )
            .file(
                "more/same.txt",
                "一条大路通车\n\n本报讯 昨日,一条大路通车了。\n",
            )
            .file(
                "more/rubbish.txt",
                [0, 159, 146, 150, 0, 1, 2, 3].repeat(100),
            )
            .file("more/blank.txt", " \n\n")
            .file("more/photo.jpg", "x")
            .file("more/records.jsonl", "{\"title\":\"甲\"}\n{\"title\":")
            .file(
                "more/pages.csv",
                "file,paper,date,page,page_name,hide\nnot-there.txt,,2022-13-01,,,\n",
            )
            .file("misspelt.toml", "nmae = \"x\"\n")
            .file("wrong.toml", "papers = \"x\"\n");
        for arguments in [
            "build nowhere",
            "build empty",
            "build seeds --out seeds/site",
            "build seeds --out theirs",
            "build seeds --config misspelt.toml",
            "build seeds --config wrong.toml",
            "build more --quiet",
            "search 火花塞 --site nowhere",
        ] {
            let mut all: Vec<&str> = arguments.split(' ').collect();
            all.extend(["--lang", lang]);
            let run = desk.run(&all);
            writeln!(
                text,
                "$ jianbao {arguments}  ({})\n{}{}",
                run.code, run.out, run.err
            )
            .expect("a String takes all");
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn messages_follow_the_systems_language() {
    let desk = Desk::new();
    assert!(
        desk.run_in("zh_CN.UTF-8", &["build"])
            .err
            .contains("没有说明读什么")
    );
    assert!(
        desk.run_in("de_DE.UTF-8", &["build"])
            .err
            .contains("no input named")
    );
    assert!(
        desk.run_in("zh_CN.UTF-8", &["build", "--lang", "en"])
            .err
            .contains("no input named")
    );
}

#[test]
fn a_build_sums_up_what_it_did() {
    let desk = Desk::with_seeds();
    let run = desk.run(&["build"]);
    assert_eq!(run.code, 0);
    for said in [
        "5 pages",
        "stories",
        "doubts",
        "site: ",
        "search: ",
        " s\n",
        "open site/index.html",
    ] {
        assert!(run.out.contains(said), "{said} is lacking in {}", run.out);
    }
    assert_eq!(run.err, "reading\ncutting pages\nmaking index and pages\n");
    let quiet = desk.run(&["build", "--quiet"]);
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
}

#[test]
fn the_table_of_pages_reads_back_as_the_last_word() {
    let desk = Desk::with_seeds();
    let table = desk.run(&["pages"]).out;
    assert!(
        table.starts_with("\u{feff}file,paper,date,page,page_name,hide"),
        "{table}"
    );
    assert_eq!(table.lines().count(), 6);
    let corrected: String = table
        .lines()
        .map(|line| match line.split_once("_b57c1478cf5113fa.txt,") {
            Some((file, _)) => format!("{file}_b57c1478cf5113fa.txt,株洲日报,2023-02-03,2,要闻,\n"),
            None if line.contains("004_") => line.replacen(",,", ",,x", 1) + "\n",
            None => format!("{line}\n"),
        })
        .collect();
    desk.file("seeds/pages.csv", corrected);
    let run = desk.run(&["build", "--quiet"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(desk.path("site/p/2023-02/03-02.html").exists());
    let found = desk
        .run(&["search", "日期:2023-02", "版:要闻", "--format", "json"])
        .out;
    let answer: serde_json::Value = serde_json::from_str(&found).expect("is JSON");
    assert_eq!(answer["counts"]["exact"], 7);
}

#[test]
fn a_hidden_page_leaves_a_note_and_nothing_else() {
    let desk = Desk::with_seeds();
    desk.file("jianbao.toml", "hide = [\"004_1029d41a49f06a31.txt\"]\n");
    let run = desk.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("1 pages withdrawn"), "{}", run.out);
    assert!(
        desk.read("site/p/2022-10/09-01.html")
            .contains("应要求撤下")
    );
    let leaks: Vec<String> = desk
        .tree("site")
        .into_iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("陈恢清"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(leaks, Vec::<String>::new());
    assert_eq!(desk.run(&["search", "陈恢清"]).code, 1);
}

#[test]
fn a_search_answers_in_text_and_json() {
    let desk = Desk::with_seeds();
    assert_eq!(desk.run(&["build", "--quiet"]).code, 0);
    let text = desk.run(&["search", "火花塞"]);
    assert_eq!(text.code, 0);
    assert!(
        text.out.contains("【火花塞】") && text.out.contains("site/s/"),
        "{}",
        text.out
    );
    let json = desk
        .run(&["search", "\"火花塞\" 车间", "--format", "json"])
        .out;
    let answer: serde_json::Value = serde_json::from_str(&json).expect("is JSON");
    let hit = &answer["hits"][0];
    for field in [
        "id", "url", "title", "date", "page", "tier", "score", "snippet",
    ] {
        assert!(!hit[field].is_null(), "{field} is lacking in {json}");
    }
    assert_eq!(desk.run(&["search", "龘龘"]).code, 1);
    let without = desk
        .run(&["search", "疫情", "-静默", "--format", "json"])
        .out;
    let answer: serde_json::Value = serde_json::from_str(&without).expect("is JSON");
    assert_eq!(answer["query"], "疫情 -静默");
}

#[test]
fn completions_are_printed_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            Desk::new()
                .run(&["completions", shell])
                .out
                .contains("jianbao"),
            "{shell}"
        );
    }
}
