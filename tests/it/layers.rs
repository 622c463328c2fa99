//! Layers: which module may name which, and which may touch the outside world.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module, the modules it may name, and whether it may touch the outside world.
const LAYERS: &[(&str, &[&str], bool)] = &[
    ("lang", &[], false),
    ("role", &[], false),
    ("date", &[], false),
    ("doubt", &[], false),
    ("display", &[], false),
    ("fold", &[], false),
    ("excerpt", &["fold"], false),
    ("lean", &[], false),
    ("query", &["fold", "lang"], false),
    ("error", &["lang"], false),
    ("config", &["error", "lang"], true),
    ("places", &["config"], false),
    ("story", &["date", "doubt", "role"], false),
    ("read", &["date", "doubt", "error", "role", "story"], true),
    ("blocks", &["read"], false),
    (
        "segment",
        &["blocks", "places", "read", "role", "story"],
        false,
    ),
    ("write", &["error"], true),
    ("archive", &["date", "error", "read", "role", "story"], true),
    (
        "index",
        &[
            "date", "error", "fold", "query", "role", "search", "shards", "story",
        ],
        true,
    ),
    (
        "search",
        &[
            "date", "error", "excerpt", "fold", "index", "lang", "query", "role", "story",
        ],
        false,
    ),
    (
        "shards",
        &["error", "fold", "index", "search", "write"],
        true,
    ),
    ("assets", &["fold", "lean", "write"], false),
    (
        "site",
        &[
            "archive", "assets", "config", "date", "display", "error", "lang", "query", "role",
            "shards", "story", "write",
        ],
        false,
    ),
    ("check", &["error", "index", "shards", "story"], true),
    (
        "build",
        &[
            "archive", "check", "config", "error", "index", "lang", "places", "read", "segment",
            "shards", "site", "story", "write",
        ],
        true,
    ),
];
/// What only a module of the outer ring may name.
const OUTSIDE: &[&str] = &[
    "fs::",
    "env::",
    "process::",
    "SystemTime",
    "Instant",
    "println!",
];

#[test]
fn modules_name_only_what_their_layer_allows() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in rust_files(&src) {
        let below = file.strip_prefix(&src).expect("walked below it");
        let top = below.components().next().expect("a file has a name");
        let module = top
            .as_os_str()
            .to_string_lossy()
            .trim_end_matches(".rs")
            .to_owned();
        let is_test = below.file_name().is_some_and(|name| name == "tests.rs");
        if is_test || ["lib", "main", "cli", "commands", "say"].contains(&module.as_str()) {
            continue;
        }
        let (_, may_use, outer) = LAYERS
            .iter()
            .find(|(name, ..)| *name == module)
            .unwrap_or_else(|| panic!("{module} has no layer"));
        let text = fs::read_to_string(&file).expect("is text");
        let code = text.split("#[cfg(test)]\nmod tests {").next();
        let code = code.unwrap_or_default();
        for rest in code.split("crate::").skip(1) {
            let used = rest
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or("");
            assert!(
                used == module || may_use.contains(&used),
                "{} may not use {used}",
                below.display()
            );
        }
        for name in OUTSIDE {
            assert!(
                *outer || !code.contains(name),
                "{} may not name {name}",
                below.display()
            );
        }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    files
}
