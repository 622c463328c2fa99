//! Every sentence that the terminal shows, in Chinese and English.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use jianbao::build::{Step, Summary};
use jianbao::check::{Fault, Report};
use jianbao::error::Error;
use jianbao::lang::Lang;
use jianbao::search::{Also, AlsoKind};

/// An error with what lies at its root and what to try, on one or two lines.
pub(crate) fn error(error: &Error, lang: Lang) -> String {
    let mut text = format!("jianbao: {}", error.message(lang));
    // What stands between repeats the path or the root's own words.
    let mut root = std::error::Error::source(error);
    while let Some(deeper) = root.and_then(std::error::Error::source) {
        root = Some(deeper);
    }
    if let Some(root) = root {
        write!(text, ": {root}").expect("a String takes all that is written");
    }
    if let Some(hint) = error.hint(lang) {
        let label = match lang {
            Lang::Zh => "可以这样做",
            Lang::En => "try",
        };
        write!(text, "\n  {label}: {hint}").expect("a String takes all that is written");
    }
    text
}

/// What the build is at.
pub(crate) fn step(step: Step, lang: Lang) -> &'static str {
    match (step, lang) {
        (Step::Reading, Lang::Zh) => "查看文件",
        (Step::Reading, Lang::En) => "reading",
        (Step::Cutting, Lang::Zh) => "切分版面",
        (Step::Cutting, Lang::En) => "cutting pages",
        (Step::Making, Lang::Zh) => "生成索引和网页",
        (Step::Making, Lang::En) => "making index and pages",
    }
}

/// What came of a build.
pub(crate) fn summary(summary: &Summary, out: &Path, took: Duration, lang: Lang) -> String {
    let mut text = String::new();
    let mut line = |zh: String, en: String| {
        text.push_str(match lang {
            Lang::Zh => &zh,
            Lang::En => &en,
        });
        text.push('\n');
    };
    let (pages, stories, doubts) = (summary.pages, summary.stories, summary.doubts);
    line(
        format!("{pages} 个版面,{stories} 篇文章,{doubts} 处存疑"),
        format!("{pages} pages, {stories} stories, {doubts} doubts"),
    );
    if summary.hidden > 0 {
        let hidden = summary.hidden;
        line(
            format!("{hidden} 个版面应要求撤下"),
            format!("{hidden} pages withdrawn"),
        );
    }
    for (copy, original) in &summary.duplicates {
        let (copy, original) = (copy.display(), original.display());
        line(
            format!("{copy} 与 {original} 内容相同,只收一次"),
            format!("{copy} is the same as {original}: counted once"),
        );
    }
    for (extension, count) in &summary.other_types {
        let shown = if extension.is_empty() {
            String::new()
        } else {
            format!(" .{extension}")
        };
        line(
            format!("未读{shown} 文件 {count} 个(只读 .txt .md .jsonl)"),
            format!("{count}{shown} files not read (only .txt .md .jsonl are)"),
        );
    }
    if !summary.skipped.is_empty() {
        let skipped = summary.skipped.len();
        line(
            format!("{skipped} 处输入未能读取,见上"),
            format!("{skipped} inputs left out, see above"),
        );
    }
    let (files, site, search) = (
        summary.site_files,
        size(summary.site_bytes),
        size(summary.search_bytes),
    );
    let seconds = took.as_secs_f64();
    line(
        format!("网站 {files} 个文件,{site}(其中检索 {search}),用时 {seconds:.1} 秒"),
        format!("site: {files} files, {site} (search: {search}), {seconds:.1} s"),
    );
    let index = out.join("index.html");
    let index = index.display();
    line(
        format!("请用浏览器打开 {index}"),
        format!("open {index} in a browser"),
    );
    text
}

/// Where the preview answers.
pub(crate) fn preview(address: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("预览: {address}  (只在本机可见;文件改动后自动重建;按 Ctrl+C 结束)"),
        Lang::En => {
            format!("preview: {address}  (this computer only; rebuilt on change; Ctrl+C ends it)")
        }
    }
}

/// The head of a terminal answer: how many stories each tier holds.
pub(crate) fn found(
    exact: Option<usize>,
    words: Option<usize>,
    alike: Option<usize>,
    lang: Lang,
) -> String {
    let mut text = Vec::new();
    for (count, zh, en) in [
        (exact, "精确", "exact"),
        (words, "分词", "by words"),
        (alike, "疑似误识", "look-alike"),
    ] {
        if let Some(count) = count {
            text.push(match lang {
                Lang::Zh => format!("{zh} {count} 篇"),
                Lang::En => format!("{count} {en}"),
            });
        }
    }
    text.join(match lang {
        Lang::Zh => ",",
        Lang::En => ", ",
    })
}

/// What a run of the query is also called, and how many stories call it so.
pub(crate) fn also(also: &Also, lang: Lang) -> String {
    let Also { text, count, .. } = also;
    match (also.kind, lang) {
        (AlsoKind::Spelling, Lang::Zh) => format!("另有 {count} 篇写作{text}"),
        (AlsoKind::Spelling, Lang::En) => format!("{count} more write it {text}"),
        (AlsoKind::Alias, Lang::Zh) => format!("也查:{text} ({count})"),
        (AlsoKind::Alias, Lang::En) => format!("also search: {text} ({count})"),
    }
}

/// What the search's self-test found.
pub(crate) fn checked(report: &Report, lang: Lang) -> String {
    let Report {
        stories,
        runs,
        found,
        faults,
    } = report;
    let mut text = match lang {
        Lang::Zh => format!("检索自测:{stories} 篇,随机 {runs} 段,查到 {found} 次,"),
        Lang::En => {
            format!("search self-test: {stories} stories, {runs} random runs, {found} hits, ")
        }
    };
    text.push_str(match (faults.is_empty(), lang) {
        (true, Lang::Zh) => "无一遗漏,无一多余\n",
        (true, Lang::En) => "none missing, none too many\n",
        (false, Lang::Zh) => "有误:\n",
        (false, Lang::En) => "with faults:\n",
    });
    for Fault {
        run,
        story,
        is_missing,
    } in faults
    {
        let fault = match (is_missing, lang) {
            (true, Lang::Zh) => format!("  “{run}”漏了 {story}\n"),
            (true, Lang::En) => format!("  \"{run}\" misses {story}\n"),
            (false, Lang::Zh) => format!("  “{run}”不该有 {story}\n"),
            (false, Lang::En) => format!("  \"{run}\" wrongly finds {story}\n"),
        };
        text.push_str(&fault);
    }
    text
}

/// A page number in words.
pub(crate) fn page(number: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{number}版"),
        Lang::En => format!("page {number}"),
    }
}

/// What stands for a headline where there is none.
pub(crate) fn untitled(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "(无标题)",
        Lang::En => "(no headline)",
    }
}

/// Prints a result. A reader who has closed the pipe (`| head`) has seen enough.
pub(crate) fn line(text: &str) {
    if writeln!(io::stdout(), "{text}").is_err() {
        std::process::exit(0);
    }
}

/// A number of bytes for reading, to a tenth of its unit.
fn size(bytes: u64) -> String {
    let (unit, one) = match bytes {
        0..1_000 => return format!("{bytes} B"),
        1_000..1_000_000 => ("kB", 1_000),
        1_000_000..1_000_000_000 => ("MB", 1_000_000),
        _ => ("GB", 1_000_000_000),
    };
    let tenths = bytes * 10 / one;
    format!("{}.{} {unit}", tenths / 10, tenths % 10)
}
