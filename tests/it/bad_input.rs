//! Bad input: one clear line that names the file and what to do; the rest of the build goes on.

use std::fs::{self, File};

use super::program::{Desk, Run};

const GOOD: &str = "某市日报\n\n2022年11月22日 星期二\n\n一条大路通车\n\n本报讯(记者 张三) 昨日,一条大路通车了。\n";

/// A desk with one good page, after `prepare` has spoilt something; builds `dumps`.
fn check(prepare: impl FnOnce(&Desk)) -> (Desk, Run) {
    let desk = Desk::new();
    desk.file("dumps/good.txt", GOOD);
    prepare(&desk);
    let run = desk.run(&["build", "dumps", "--quiet"]);
    (desk, run)
}

/// The error must name the file and say what to try; the good page must be in the site.
fn assert_left_out(desk: &Desk, run: &Run, name: &str) {
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.err.lines().any(|line| line.contains(name)),
        "{}",
        run.err
    );
    assert!(run.err.contains("try: "), "{}", run.err);
    assert!(
        desk.read("site/data/stories.jsonl")
            .contains("一条大路通车")
    );
}

#[test]
fn a_missing_folder_ends_the_run_and_is_named() {
    let desk = Desk::new();
    let run = desk.run(&["build", "nowhere"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("nowhere") && run.err.contains("try: "),
        "{}",
        run.err
    );
    assert!(!desk.path("site").exists());
}

#[test]
fn an_empty_folder_ends_the_run_and_is_named() {
    let desk = Desk::new();
    fs::create_dir(desk.path("dumps")).expect("creates");
    let run = desk.run(&["build", "dumps"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("dumps") && run.err.contains("try: "),
        "{}",
        run.err
    );
}

#[test]
fn a_folder_without_seeds_shows_the_command() {
    let run = Desk::new().run(&["build"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("jianbao build"), "{}", run.err);
}

#[test]
fn binary_rubbish_is_left_out() {
    let rubbish: Vec<u8> = (0..20_000_u32)
        .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes())
        .collect();
    let (desk, run) = check(|desk| {
        desk.file("dumps/rubbish.txt", rubbish);
    });
    assert_left_out(&desk, &run, "rubbish.txt");
}

#[test]
fn a_file_of_100_megabytes_is_left_out() {
    let (desk, run) = check(|desk| {
        desk.file("dumps/huge.txt", "");
        let file = File::options()
            .write(true)
            .open(desk.path("dumps/huge.txt"))
            .expect("opens");
        file.set_len(100_000_000).expect("grows");
    });
    assert_left_out(&desk, &run, "huge.txt");
}

#[test]
fn a_line_of_10_megabytes_is_left_out() {
    let (desk, run) = check(|desk| {
        desk.file("dumps/long.txt", "株".repeat(3_400_000));
    });
    assert_left_out(&desk, &run, "long.txt");
}

#[test]
fn a_wrong_record_is_named_with_its_line() {
    let (desk, run) = check(|desk| {
        desk.file(
            "dumps/more.jsonl",
            "{\"title\": \"好的\", \"text\": \"一段话。\"}\n{\"title\": \n",
        );
    });
    assert_left_out(&desk, &run, "more.jsonl");
    assert!(run.err.contains('2'), "{}", run.err);
    assert!(desk.read("site/data/stories.jsonl").contains("一段话。"));
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_left_out() {
    let (desk, run) = check(|desk| {
        std::os::unix::fs::symlink("nothing-there", desk.path("dumps/gone.txt")).expect("links");
    });
    assert_left_out(&desk, &run, "gone.txt");
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_ends() {
    let (desk, run) = check(|desk| {
        fs::create_dir(desk.path("dumps/a")).expect("creates");
        std::os::unix::fs::symlink("..", desk.path("dumps/a/up")).expect("links");
    });
    assert!(run.code <= 1, "{}", run.err);
    assert!(
        desk.read("site/data/stories.jsonl")
            .contains("一条大路通车")
    );
}

#[test]
fn undecodable_bytes_do_not_lose_the_page() {
    let mut bytes = GOOD.as_bytes().to_vec();
    bytes.extend_from_slice("又一句话里有一个坏字节".as_bytes());
    bytes.extend_from_slice(b"\xff\xff");
    bytes.extend_from_slice("在这里。\n".as_bytes());
    let desk = Desk::new();
    desk.file("dumps/spoilt.txt", bytes);
    let run = desk.run(&["build", "dumps", "--quiet"]);
    assert!(run.code <= 1, "{}", run.err);
    assert!(
        desk.read("site/data/stories.jsonl")
            .contains("又一句话里有一个坏字节")
    );
}

#[test]
fn a_site_inside_its_input_is_refused() {
    let (desk, _) = check(|_| ());
    let run = desk.run(&["build", "dumps", "--out", "dumps/site"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("dumps/site") && run.err.contains("try: "),
        "{}",
        run.err
    );
    assert!(!desk.path("dumps/site").exists());
}

#[test]
fn a_folder_with_files_of_others_is_refused() {
    let (desk, _) = check(|desk| {
        desk.file("photos/cat.jpg", "a cat");
    });
    let run = desk.run(&["build", "dumps", "--out", "photos"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("photos") && run.err.contains("try: "),
        "{}",
        run.err
    );
    assert_eq!(desk.tree("photos").len(), 1);
}

#[test]
fn a_misspelt_setting_is_named_with_the_nearest_one() {
    let desk = Desk::with_seeds();
    desk.file("jianbao.toml", "nmae = \"株洲\"\n");
    let run = desk.run(&["build"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("nmae") && run.err.contains("`name`"),
        "{}",
        run.err
    );
}

#[test]
fn a_failed_build_leaves_the_old_site_whole() {
    let (desk, _) = check(|_| ());
    let before = desk.tree("site");
    fs::remove_file(desk.path("dumps/good.txt")).expect("removes");
    let run = desk.run(&["build", "dumps"]);
    assert_eq!(run.code, 2);
    assert_eq!(desk.tree("site"), before);
}
