//! The search's sizes and times on generated stories, run by hand:
//!
//! ```text
//! cargo bench --bench search -- DICT SIZE FOLDER [records]
//! ```
//!
//! DICT is jieba's `dict.txt` (it lies in the sources of the crate jieba-rs), or records (`.jsonl`) to take instead of generated
//! stories; SIZE the number of stories; FOLDER gets index, search folder, and queries with their true counts for
//! `node benches/search/measure.js FOLDER`. With `records` it gets the stories and these queries alone, for
//! `node benches/search/compare.js FOLDER`.
//!
//! ```text
//! cargo bench --bench search -- sample STORIES SITE
//! ```
//!
//! tests the search of a finished site with runs of so many stories, as every build does, and says how long it took.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "sizes and shares of a made-up corpus are small and positive"
)]

mod corpus;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::Instant;

use jianbao::check;
use jianbao::error::Error;
use jianbao::fold::folded;
use jianbao::index::{self, Merging};
use jianbao::role::Role;
use jianbao::shards;
use jianbao::story::Story;

#[expect(clippy::print_stdout, reason = "a bench reports to the terminal")]
fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    if let [what, stories, site] = arguments.as_slice()
        && what == "sample"
    {
        let started = Instant::now();
        let report = check::sample(
            Path::new(site),
            stories.parse().expect("STORIES is a number"),
        );
        let report = report.expect("the site can be read");
        println!(
            "{} runs of {} stories, {} hits read, {} wrong: {:?}",
            report.runs,
            report.stories,
            report.found,
            report.faults.len(),
            started.elapsed()
        );
        return;
    }
    let (source, size, folder, is_records) = match arguments.as_slice() {
        [source, size, folder] => (source, size, folder, false),
        [source, size, folder, what] if what == "records" => (source, size, folder, true),
        _ => {
            println!("cargo bench --bench search -- DICT|RECORDS SIZE FOLDER [records]");
            return;
        }
    };
    let folder = Path::new(folder);
    let size: usize = size.parse().expect("SIZE is a number");
    fs::create_dir_all(folder).expect("FOLDER can be made");
    let text = fs::read_to_string(source).expect("the dictionary can be read");
    let mut stories: Vec<Story> = if source.ends_with(".jsonl") {
        text.lines()
            .take(size)
            .map(|line| serde_json::from_str(line).expect("a record"))
            .collect()
    } else {
        let lexicon = corpus::Lexicon::read(&text);
        corpus::stories(&lexicon, size, 1).collect()
    };
    stories.sort_by(|a, b| (a.date.sort_day(), &b.id).cmp(&(b.date.sort_day(), &a.id)));
    let texts: Vec<String> = stories.iter().map(plain).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    write_queries(&texts, &folder.join("queries.json"));
    if is_records {
        let file = fs::File::create(folder.join("stories.jsonl")).expect("writes");
        let mut records = BufWriter::new(file);
        for story in &stories {
            let json = serde_json::to_string(story).expect("plain");
            writeln!(records, "{json}").expect("writes");
        }
        records.flush().expect("writes");
        println!("{size} stories, {bytes} bytes of text");
        return;
    }
    let mut all = fs::File::create(folder.join("texts.txt")).expect("writes");
    for text in &texts {
        writeln!(all, "{}", text.replace('\n', "\u{2029}")).expect("writes");
    }
    drop(texts);
    let started = Instant::now();
    let stories = stories.into_iter().map(Ok::<_, Error>);
    let merging = index::build(stories, &folder.join("index"), |number| {
        format!("s/{number}.html")
    })
    .expect("builds");
    let indexed = started.elapsed();
    println!("{size} stories, {bytes} bytes of text; index {indexed:?}");
    export(merging, folder);
}

/// Writes the search folder as a site would hold it, and says how big it is.
#[expect(clippy::print_stdout, reason = "a bench reports to the terminal")]
fn export(merging: Merging, folder: &Path) {
    let started = Instant::now();
    let sizes = std::sync::Mutex::new(BTreeMap::<String, (usize, usize)>::new());
    let _ = fs::remove_dir_all(folder.join("q"));
    shards::shards(merging, &|file| {
        let kind = file.path.split('/').nth(2).unwrap_or("entry").to_owned();
        let mut sizes = sizes.lock().expect("no writer panics");
        let entry = sizes.entry(kind).or_default();
        *entry = (entry.0 + 1, entry.1 + file.bytes.len());
        let path = folder.join(file.path);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("writes");
        fs::write(path, file.bytes).expect("writes");
        Ok(())
    })
    .expect("exports");
    println!("export {:?}", started.elapsed());
    for (kind, (files, bytes)) in sizes.into_inner().expect("no writer panics") {
        println!("  kind {kind}: {files} files, {bytes} bytes");
    }
}

/// All that is sought in a story: its parts, and its title where that is none of them.
fn plain(story: &Story) -> String {
    let in_parts = story.parts.iter().any(|part| part.role == Role::Title);
    let title = story.title.as_deref().filter(|_| !in_parts);
    let parts = story.parts.iter().map(|part| part.text.as_str());
    let texts: Vec<&str> = title.into_iter().chain(parts).collect();
    texts.join("\n")
}

/// Substrings of 2 to 5 characters of a clause, drawn from all over the corpus, each with the number of texts that hold it, in whichever
/// script: a query means both 向 and 嚮.
fn write_queries(texts: &[String], path: &Path) {
    let folded_texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
    let mut dice = corpus::Dice(11);
    let mut queries = Vec::new();
    while queries.len() < 300 {
        let text = &texts[dice.below(texts.len())];
        let runs: Vec<&str> = text
            .split(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c))
            .filter(|run| run.chars().count() >= 5)
            .collect();
        if runs.is_empty() {
            continue;
        }
        let run: Vec<char> = runs[dice.below(runs.len())].chars().collect();
        let size = [2, 2, 3, 3, 4, 5][dice.below(6)];
        let start = dice.below(run.len() - size + 1);
        let query: String = run[start..start + size].iter().collect();
        let sought = folded(&query);
        let holds = |text: &&String| text.contains(&sought);
        let count = folded_texts.iter().filter(holds).count();
        queries.push(serde_json::json!({"q": query, "expect": count}));
    }
    fs::write(path, serde_json::to_string(&queries).expect("plain")).expect("writes");
}
