//! Folders of dumps as keepers have them, good and bad.

use std::fs;

use tempfile::TempDir;

use super::*;
use crate::read;

const TEXT: &str = "市委常委会召开会议\n\n株洲日报讯(记者 甲) 会议召开。\n";

/// A folder with these files; equal texts get their name added, so that they are no duplicates.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("has a folder")).expect("creates");
        let text = if *bytes == b"page" {
            format!("{TEXT}{name}").into_bytes()
        } else {
            bytes.to_vec()
        };
        fs::write(path, text).expect("writes");
    }
    folder
}

fn look_at(folder: &TempDir, options: &SurveyOptions) -> Survey {
    survey(&[folder.path().join("in")], options).expect("the input is there")
}

/// File, date, page, whether hidden; then what was skipped, below the input.
fn check(folder: &TempDir, options: &SurveyOptions) -> String {
    let survey = look_at(folder, options);
    let root = format!("{}/", folder.path().join("in").display());
    let dumps = survey.dumps.iter().map(|dump| {
        let head = &dump.head;
        let known = [
            head.date.value(),
            head.page_no.clone(),
            head.page_name.clone(),
            dump.hidden.then(|| "hidden".to_owned()),
        ];
        let known: Vec<String> = known.into_iter().flatten().collect();
        format!("{} {}", dump.file, known.join(" "))
            .trim_end()
            .to_owned()
    });
    let skipped = survey
        .skipped
        .iter()
        .map(|error| format!("! {error}").replace(&root, ""));
    dumps.chain(skipped).collect::<Vec<_>>().join("\n")
}

fn plain(folder: &TempDir) -> String {
    check(folder, &SurveyOptions::default())
}

#[test]
fn all_kinds_of_files_are_sorted_into_their_place() {
    let folder = folder(&[
        ("in/b.TXT", b"page"),
        ("in/a/c.md", b"page"),
        ("in/a/x.jsonl", b"{}"),
        ("in/a/scan.pdf", b"%PDF"),
        ("in/scan.PDF", b"%PDF"),
        ("in/README", b"hello"),
        ("in/.git/d.txt", b"page"),
        ("in/._b.txt", b"\0\x05\x16\x07"),
    ]);
    let survey = look_at(&folder, &SurveyOptions::default());
    assert_eq!(plain(&folder), "a/c.md\nb.TXT");
    assert_eq!(survey.records, [folder.path().join("in/a/x.jsonl")]);
    let others: Vec<(&str, usize)> = survey
        .other_types
        .iter()
        .map(|(name, count)| (name.as_str(), *count))
        .collect();
    assert_eq!(others, [("", 1), ("pdf", 2)]);
}

#[test]
fn the_site_and_its_cache_are_not_entered() {
    let folder = folder(&[("in/a.txt", b"page"), ("in/site/data/b.txt", b"page")]);
    let options = SurveyOptions {
        leave_out: vec![
            folder.path().join("in/../in/site"),
            folder.path().join("in/cache"),
        ],
        ..SurveyOptions::default()
    };
    assert_eq!(check(&folder, &options), "a.txt");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
    let long = "株".repeat(read::MOST_LINE_BYTES / 3 + 1);
    let folder = folder(&[
        ("in/blank.txt", b" \r\n\t\n"),
        ("in/good.txt", b"page"),
        ("in/line.txt", format!("甲\n{long}\n").as_bytes()),
        ("in/noise.txt", &[0, 1, 2, 3].repeat(100)),
        (
            "in/shift-jis.txt",
            b"\x93\x8c\x8b\x9e\x82\xcc\x93V\x8bC\x82\xcd\x90\xb0\x82\xea\x82\xc5\x82\xb7\x81B",
        ),
    ]);
    let huge = fs::File::create(folder.path().join("in/huge.txt")).expect("creates");
    huge.set_len(100_000_000).expect("grows");
    assert_eq!(
        plain(&folder),
        "good.txt\n! blank.txt: holds no text\n! huge.txt: larger than 20000000 bytes, no page dump\n\
         ! line.txt: line 2 is longer than 1000000 bytes\n! noise.txt: not text\n\
         ! shift-jis.txt: neither UTF-8, UTF-16 nor GB18030"
    );
}

#[test]
fn a_missing_input_is_an_error_and_an_empty_one_is_reported() {
    let folder = folder(&[("in/a.txt", b"page")]);
    let missing = folder.path().join("nowhere");
    let error = survey(std::slice::from_ref(&missing), &SurveyOptions::default())
        .expect_err("is not there");
    assert!(error.to_string().contains("nowhere"), "{error}");
    fs::create_dir(folder.path().join("empty")).expect("creates");
    let inputs = [
        folder.path().join("in"),
        missing,
        folder.path().join("empty"),
        folder.path().join("in"),
    ];
    let survey = survey(&inputs, &SurveyOptions::default()).expect("one is there");
    let skipped: Vec<String> = survey.skipped.iter().map(ToString::to_string).collect();
    assert_eq!(survey.dumps.len(), 1);
    assert!(
        skipped.len() == 2 && skipped[0].contains("nowhere") && skipped[1].contains("empty"),
        "{skipped:?}"
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_loops_reported() {
    use std::os::unix::fs::symlink;

    let folder = folder(&[("in/a/one.txt", b"page"), ("else/two.txt", b"page")]);
    let at = |name: &str| folder.path().join(name);
    symlink("..", at("in/a/up")).expect("links");
    symlink(at("else"), at("in/b")).expect("links");
    symlink(at("else"), at("in/c")).expect("links");
    symlink("nothing", at("in/gone.txt")).expect("links");
    // Folders that all link to one another have more ways through them than there are atoms.
    for from in 0..12 {
        fs::create_dir_all(at(&format!("in/web/{from}"))).expect("creates");
        for to in 0..12 {
            symlink(format!("../{to}"), at(&format!("in/web/{from}/to{to}"))).expect("links");
        }
    }
    let survey = look_at(&folder, &SurveyOptions::default());
    let files: Vec<&str> = survey.dumps.iter().map(|dump| dump.file.as_str()).collect();
    assert_eq!(files, ["a/one.txt", "b/two.txt"]);
    let loops = survey
        .skipped
        .iter()
        .filter(|error| matches!(error, Error::Loop { .. }))
        .count();
    assert!(
        loops > 0
            && survey
                .skipped
                .iter()
                .any(|error| error.to_string().contains("gone.txt"))
    );
}

#[test]
fn identical_dumps_count_once_and_the_dated_one_stays() {
    let folder = folder(&[
        ("in/a.txt", TEXT.as_bytes()),
        ("in/2022-11-22_02.txt", TEXT.as_bytes()),
        ("in/z.txt", TEXT.as_bytes()),
        ("in/pages.csv", b"file,hide\nz.txt,1\n"),
    ]);
    assert_eq!(
        plain(&folder),
        "2022-11-22_02.txt 2022-11-22 02 hidden",
        "hiding one copy hides all"
    );
    let survey = look_at(&folder, &SurveyOptions::default());
    let at = |name: &str| folder.path().join("in").join(name);
    let kept = at("2022-11-22_02.txt");
    assert_eq!(
        survey.duplicates,
        [(at("a.txt"), kept.clone()), (at("z.txt"), kept)]
    );
}

#[test]
fn a_table_speaks_for_its_folder_and_the_nearest_one_wins() {
    let folder = folder(&[
        ("in/2022/a.txt", b"page"),
        ("in/2022/b.txt", b"page"),
        ("in/2023/a.txt", b"page"),
        ("in/c d.txt", b"page"),
        (
            "in/pages.csv",
            "\u{FEFF}file,paper,date,page,page_name,hide\r\n2022\\A.TXT,株洲日报,2022/11/2,1,要闻,\r\nC D.txt,,2021-05,,,是\r\n./2023/a.txt,,2020,,,no\r\n"
                .as_bytes(),
        ),
        ("in/2022/Pages.CSV", "文件;日期;版次\nb.txt;2022年11月3日;A2\n".as_bytes()),
        ("in/2023/pages.csv", "file\tdate\na.txt\t20231231\n".as_bytes()),
    ]);
    assert_eq!(
        plain(&folder),
        "2022/a.txt 2022-11-02 01 要闻\n2022/b.txt 2022-11-03 A02\n2023/a.txt 2023-12-31\nc d.txt 2021-05 hidden"
    );
}

#[test]
fn a_dump_given_as_a_file_is_hidden_by_the_table_beside_it() {
    let folder = folder(&[
        ("in/a.txt", b"page"),
        ("in/b.txt", b"page"),
        (
            "in/pages.csv",
            b"file,date,hide\na.txt,2022-11-22,x\nb.txt,,\n",
        ),
    ]);
    let survey =
        survey(&[folder.path().join("in/a.txt")], &SurveyOptions::default()).expect("it is there");
    assert!(
        survey.dumps[0].hidden && survey.skipped.is_empty(),
        "{survey:?}"
    );
}

#[test]
fn a_table_in_another_encoding_is_read() {
    let table = "file,date,版名\na.txt,2022-11-22,要闻\n";
    let utf16: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(table.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let gb18030 = encoding_rs::GB18030.encode(table).0.into_owned();
    for bytes in [utf16, gb18030] {
        let folder = folder(&[("in/a.txt", b"page"), ("in/pages.csv", &bytes)]);
        assert_eq!(plain(&folder), "a.txt 2022-11-22 要闻");
    }
}

#[test]
fn a_row_that_cannot_be_used_is_named() {
    let folder = folder(&[
        ("in/a/x.txt", b"page"),
        ("in/b/x.txt", b"page"),
        (
            "in/pages.csv",
            b"file,date\nx.txt,2022\ny.txt,2022\na/x.txt,yesterday\n,\n",
        ),
        ("in/b/pages.csv", b"name,date\nx.txt,2022\n"),
    ]);
    assert_eq!(
        plain(&folder),
        "a/x.txt\nb/x.txt\n\
         ! pages.csv: line 4: `yesterday` is no date; write 2022-10-09, 2022-10 or 2022\n\
         ! pages.csv: line 2: 2 dumps are called `x.txt`; write the path below this table's folder\n\
         ! pages.csv: line 3: no dump is called `y.txt`\n\
         ! b/pages.csv: line 1: no column `file`; the first line must read file,paper,date,page,page_name,hide"
    );
}

#[test]
fn the_settings_hide_by_path_or_by_a_name_that_is_one_dump_s_alone() {
    let folder = folder(&[
        ("in/a/x.txt", b"page"),
        ("in/b/x.txt", b"page"),
        ("in/b/y.txt", b"page"),
    ]);
    let options = SurveyOptions {
        hide: ["A\\X.txt", "y.txt", "x.txt", "z.txt"]
            .map(str::to_owned)
            .to_vec(),
        ..SurveyOptions::default()
    };
    assert_eq!(
        check(&folder, &options),
        "a/x.txt hidden\nb/x.txt\nb/y.txt hidden\n\
         ! jianbao.toml: hide: `x.txt` fits 2 dumps and hides none\n\
         ! jianbao.toml: hide: `z.txt` fits 0 dumps and hides none"
    );
}

#[test]
fn the_printed_table_read_back_changes_nothing() {
    let folder = folder(&[
        ("in/2022/11/22/02.txt", b"page"),
        (
            "in/\"a\",b.txt",
            "株洲日报讯(记者 甲) 2023年2月2日,会议召开。".as_bytes(),
        ),
        (
            "in/c.txt",
            "株洲日报讯(记者 甲) 2月2日,会议召开。".as_bytes(),
        ),
    ]);
    let before = look_at(&folder, &SurveyOptions::default());
    let table = read::table(&before);
    assert!(
        table.starts_with("\u{FEFF}file,paper,date,page,page_name,hide,date_source,note\n"),
        "{table}"
    );
    assert!(
        table.contains(",,,,,inferred,推定为2023-02")
            || table.contains(",株洲日报,,,,,inferred,推定为2023-02"),
        "{table}"
    );
    fs::write(folder.path().join("in/pages.csv"), table).expect("writes");
    let after = look_at(&folder, &SurveyOptions::default());
    assert!(after.skipped.is_empty(), "{:?}", after.skipped);
    for (before, after) in before.dumps.iter().zip(&after.dumps) {
        assert_eq!(before.head.date.value(), after.head.date.value());
        assert_eq!(
            (&before.head.paper, &before.head.page_no),
            (&after.head.paper, &after.head.page_no)
        );
        assert_eq!(before.head.doubts, after.head.doubts);
    }
    assert_eq!(
        after
            .dumps
            .iter()
            .filter(|dump| dump.head.date.source() == crate::date::DateSource::Inferred)
            .count(),
        1
    );
}

#[test]
fn a_page_that_names_no_paper_is_of_the_first_one() {
    let folder = folder(&[("in/a.txt", b"page"), ("in/株洲晚报/b.txt", b"page")]);
    let options = SurveyOptions {
        papers: vec!["株洲日报".to_owned(), "株洲晚报".to_owned()],
        ..SurveyOptions::default()
    };
    let papers: Vec<String> = look_at(&folder, &options)
        .dumps
        .into_iter()
        .map(|dump| dump.head.paper)
        .collect();
    assert_eq!(papers, ["株洲日报", "株洲晚报"]);
}

#[test]
fn dumps_of_two_inputs_with_one_name_are_told_apart() {
    let folder = folder(&[("one/a.txt", b"page"), ("two/a.txt", b"other text")]);
    let inputs = [folder.path().join("one"), folder.path().join("two")];
    let survey = survey(&inputs, &SurveyOptions::default()).expect("they are there");
    let files: Vec<&str> = survey.dumps.iter().map(|dump| dump.file.as_str()).collect();
    assert_eq!(files, ["a.txt", "two/a.txt"]);
    let page = read::page(&survey.dumps[1]).expect("reads");
    assert_eq!(
        (page.file.as_str(), page.lines[0].text.as_str()),
        ("two/a.txt", "other text")
    );
}

#[test]
fn damaged_bytes_are_a_doubt_of_the_page() {
    let mut bytes = TEXT.repeat(3).into_bytes();
    bytes.push(0xFF);
    let folder = folder(&[("in/a.txt", &bytes)]);
    let survey = look_at(&folder, &SurveyOptions::default());
    assert_eq!(
        survey.dumps[0]
            .head
            .doubts
            .last()
            .map(|doubt| doubt.what.as_str()),
        Some("text")
    );
}
