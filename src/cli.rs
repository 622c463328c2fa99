//! The command line's grammar and its help.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use jianbao::lang::Lang;
use jianbao::search::{Sort, Tier};
use jianbao::site::urls::Layout;

/// Where the site goes, and is looked for, when nothing else is said.
pub(crate) const SITE: &str = "site";

/// Turn page dumps of a newspaper into an archive site with full-text search
#[derive(Debug, Parser)]
#[command(
    name = "jianbao",
    version,
    arg_required_else_help = true,
    after_help = "\
Examples:
  jianbao build dumps/            make the site in ./site from the dumps in dumps/
  jianbao pages dumps/ > dumps/pages.csv
                                  list every dump with its paper, date and page, to be edited
  jianbao search 火花塞           ask the archive in ./site
  jianbao serve dumps/            preview in the browser, rebuilt on every change"
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Language of messages and of the site [default: the system's for messages, zh for the site]
    #[arg(long, global = true, value_enum)]
    pub(crate) lang: Option<Lang>,

    /// File of settings
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        default_value = "jianbao.toml"
    )]
    pub(crate) config: PathBuf,

    /// Print errors only
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make the archive site
    #[command(after_help = "\
Reads .txt and .md (one newspaper page a file) and .jsonl (ready-made stories) in the folders named, and below.
Without INPUT: what `input` in jianbao.toml names, else ./seeds.

Examples:
  jianbao build dumps/
  jianbao build dumps/ --out /srv/www/archive
  jianbao build 2022/ 2023/ corrections.jsonl

Exit code: 0 done, 1 done but some input was left out, 2 nothing done")]
    Build {
        /// Folders or files to read
        input: Vec<PathBuf>,
        /// Folder for the site; its old content is replaced when the new one is complete
        #[arg(long, value_name = "DIR", default_value = SITE)]
        out: PathBuf,
        /// How stories are laid out in files
        #[arg(long, value_enum, default_value = "stories")]
        layout: Layout,
        /// Address at which the site will stand, for feed and sitemap [default: `base_url` of the settings]
        #[arg(long, value_name = "URL")]
        base_url: Option<String>,
    },
    /// List every dump with its paper, date and page as found, as a table to edit
    #[command(after_help = "\
Prints CSV; save it as pages.csv beside the dumps, correct it, and build again: the table has the last word.

Example:
  jianbao pages dumps/ > dumps/pages.csv")]
    Pages {
        /// Folders or files to read
        input: Vec<PathBuf>,
    },
    /// Print the stories of pages
    #[command(after_help = "\
Examples:
  jianbao segment dumps/0001.txt --format text
  jianbao segment dumps/ --format jsonl > cut.jsonl
  jianbao segment dumps/0001.txt --explain")]
    Segment {
        /// Folders or files to read
        #[arg(required = true)]
        input: Vec<PathBuf>,
        /// How to print them
        #[arg(long, value_enum, default_value = "text")]
        format: SegmentFormat,
        /// Tell for every line the role, story and join chosen, the score and the runner-up
        #[arg(long)]
        explain: bool,
    },
    /// Search the archive in the terminal
    #[command(after_help = "\
Examples:
  jianbao search 火花塞
  jianbao search '\"市纪委 复工\" -静默' --site /srv/www/archive
  jianbao search '记者:易蓉 date:2022-11' --sort newest --format json

Exit code: 0 found, 1 nothing found, 2 error")]
    Search {
        /// What to look for
        #[arg(required = true)]
        query: Vec<String>,
        /// The site, as given to `build --out`
        #[arg(long, value_name = "DIR", default_value = SITE)]
        site: PathBuf,
        /// How to print the answer
        #[arg(long, value_enum, default_value = "text")]
        format: SearchFormat,
        /// How many stories to print
        #[arg(long, default_value_t = 10)]
        limit: usize,
        /// How many stories to pass over first
        #[arg(long, default_value_t = 0)]
        offset: usize,
        /// Order of the stories
        #[arg(long, value_enum, default_value = "relevance")]
        sort: SortOrder,
        /// Which tiers to seek [default: exact and words; look-alikes when nothing else is found]
        #[arg(long, value_enum, value_delimiter = ',')]
        tiers: Vec<TierName>,
        /// Count kinds, places, people, pages … among all hits, too (JSON only)
        #[arg(long)]
        facets: bool,
    },
    /// Test the site's search
    #[command(after_help = "\
Draws random runs from every story, seeks each in the files that readers' browsers load, and reads every story for it.
Tells each story that is missing or too much.

Example:
  jianbao check --search --site /srv/www/archive

Exit code: 0 all found, 1 something missing or too much, 2 error")]
    Check {
        /// Test the search
        #[arg(long, required = true)]
        search: bool,
        /// The site, as given to `build --out`
        #[arg(long, value_name = "DIR", default_value = SITE)]
        site: PathBuf,
    },
    /// Preview the site on this computer, rebuilt on every change
    #[command(after_help = "\
Answers on this computer only. Press Ctrl+C to stop.

Example:
  jianbao serve dumps/ --port 8080")]
    Serve {
        /// Folders or files to read
        input: Vec<PathBuf>,
        /// Folder for the site
        #[arg(long, value_name = "DIR", default_value = SITE)]
        out: PathBuf,
        /// How stories are laid out in files
        #[arg(long, value_enum, default_value = "stories")]
        layout: Layout,
        /// Port to answer on
        #[arg(long, default_value_t = 8000)]
        port: u16,
    },
    /// Print a completion script for a shell
    #[command(after_help = "\
Example:
  jianbao completions bash > ~/.local/share/bash-completion/completions/jianbao")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SegmentFormat {
    /// One page a line, as JSON
    Jsonl,
    /// For reading
    Text,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SearchFormat {
    /// For reading
    Text,
    /// The object that the site's own search gives
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SortOrder {
    /// Best first
    Relevance,
    /// Newest first
    Newest,
    /// Oldest first
    Oldest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TierName {
    /// The very run of characters
    Exact,
    /// Its words, anywhere
    Words,
    /// One character misread
    Lookalike,
}

impl From<SortOrder> for Sort {
    fn from(order: SortOrder) -> Self {
        match order {
            SortOrder::Relevance => Self::Relevance,
            SortOrder::Newest => Self::Newest,
            SortOrder::Oldest => Self::Oldest,
        }
    }
}

impl From<TierName> for Tier {
    fn from(name: TierName) -> Self {
        match name {
            TierName::Exact => Self::Exact,
            TierName::Words => Self::Words,
            TierName::Lookalike => Self::Lookalike,
        }
    }
}

/// Stands before a word that begins with a minus sign and is no option.
const SHIELD: char = '\u{e000}';

/// The process's arguments, with words like `-静默`, which leave a word out of a search, kept from being read as options.
pub(crate) fn arguments() -> impl Iterator<Item = OsString> {
    std::env::args_os().map(|argument| {
        let rest = argument.to_str().and_then(|text| text.strip_prefix('-'));
        let first = rest.and_then(|rest| rest.chars().next());
        match rest {
            Some(rest) if first.is_some_and(|c| !c.is_ascii_alphanumeric() && c != '-') => {
                format!("{SHIELD}-{rest}").into()
            }
            _ => argument,
        }
    })
}

/// A query's words as they were typed.
pub(crate) fn query(words: &[String]) -> String {
    words.join(" ").replace(SHIELD, "")
}
