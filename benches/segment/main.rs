//! Bytes of dumps a second on one core, first read alone, then read and cut:
//!
//! ```text
//! cargo bench --bench segment
//! ```
//!
//! The floor is 3 MB a second for `read_and_cut` on `seeds` and `own`.

use std::fmt;
use std::fs;
use std::path::Path;

use divan::Bencher;
use divan::counter::BytesCount;
use jianbao::places::Gazetteer;
use jianbao::read::Page;
use jianbao::segment;

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    // The dictionaries are read once a run, not once a page.
    let _ = cut(&parsed(&Corpus::Own.texts()));
    divan::main();
}

/// What is measured.
#[derive(Debug, Clone, Copy)]
enum Corpus {
    /// Five pages as a converter left them.
    Seeds,
    /// Pages that stress one convention each.
    Own,
    /// One page of all of them, four times over.
    Glued,
    /// The same with its lines in another order, so that hardly one goes on where the one before it ends.
    Shuffled,
}

impl fmt::Display for Corpus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Seeds => "seeds",
            Self::Own => "own",
            Self::Glued => "glued",
            Self::Shuffled => "shuffled",
        })
    }
}

impl Corpus {
    const ALL: [Self; 4] = [Self::Seeds, Self::Own, Self::Glued, Self::Shuffled];

    fn texts(self) -> Vec<String> {
        match self {
            Self::Seeds => dumps("seeds"),
            Self::Own => dumps("tests/gold/own"),
            Self::Glued => {
                let page = [dumps("seeds"), dumps("tests/gold/own")]
                    .concat()
                    .join("\n\n");
                vec![[page.as_str(); 4].join("\n\n")]
            }
            Self::Shuffled => {
                let page = Self::Glued.texts().concat();
                let lines: Vec<&str> = page.lines().collect();
                // A stride that shares no factor with the number of lines takes each once.
                let stride = (lines.len() / 3..lines.len())
                    .find(|stride| common_factor(*stride, lines.len()) == 1)
                    .expect("one less than all is one");
                let shuffled: Vec<&str> = (0..lines.len())
                    .map(|at| lines[at * stride % lines.len()])
                    .collect();
                vec![shuffled.join("\n")]
            }
        }
    }
}

fn common_factor(one: usize, other: usize) -> usize {
    if other == 0 {
        one
    } else {
        common_factor(other, one % other)
    }
}

/// The dumps of a folder of the repository, by name.
fn dumps(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder is in the repository")
        .map(|entry| entry.expect("can be read").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension != "json")
        })
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| fs::read_to_string(file).expect("a dump is UTF-8"))
        .collect()
}

fn parsed(texts: &[String]) -> Vec<Page> {
    texts
        .iter()
        .map(|text| Page::parse("page.txt", text))
        .collect()
}

fn cut(pages: &[Page]) -> usize {
    let places = Gazetteer::default();
    let each = pages.chunks(1).flat_map(|page| segment::cut(page, &places));
    each.map(|page| page.stories.len()).sum()
}

#[divan::bench(args = Corpus::ALL)]
fn read(bencher: Bencher<'_, '_>, corpus: Corpus) {
    let texts = corpus.texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| parsed(&texts));
}

#[divan::bench(args = Corpus::ALL)]
fn read_and_cut(bencher: Bencher<'_, '_>, corpus: Corpus) {
    let texts = corpus.texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| cut(&parsed(&texts)));
}
