//! The command line: reads what is asked, calls the library, prints, and gives the exit code.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the binary is the one place that speaks to the terminal"
)]

mod cli;
mod commands;
mod say;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser as _;
use jianbao::config::Config;
use jianbao::error::Error;
use jianbao::lang::Lang;

use cli::{Cli, Command};

/// What a command knows besides its own arguments.
struct Context {
    config: Config,
    config_path: PathBuf,
    /// Language of messages.
    lang: Lang,
    /// Language of the site.
    site_lang: Lang,
    quiet: bool,
}

impl Context {
    /// The same with the settings as their file has them by now.
    fn renewed(&self) -> Result<Self, Error> {
        let config = Config::load(&self.config_path)?;
        Ok(Self {
            config,
            config_path: self.config_path.clone(),
            ..*self
        })
    }
}

/// How a command ended, as its exit code says it.
enum Outcome {
    /// 0: done; for a search: found.
    Done,
    /// 1: done, but some input was left out; for a search: nothing found.
    Partly,
}

/// Millions of short strings are made and dropped by several threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse_from(cli::arguments());
    let asked = cli.lang;
    let system = sys_locale::get_locale().unwrap_or_default();
    let spoken = asked.unwrap_or(if system.starts_with("zh") {
        Lang::Zh
    } else {
        Lang::En
    });
    let outcome = Config::load(&cli.config).and_then(|config| {
        let context = Context {
            lang: asked.or(config.lang).unwrap_or(spoken),
            site_lang: asked.or(config.lang).unwrap_or_default(),
            config,
            config_path: cli.config,
            quiet: cli.quiet,
        };
        run(cli.command, context)
    });
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Partly) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{}", say::error(&error, spoken));
            ExitCode::from(2)
        }
    }
}

fn run(command: Command, mut context: Context) -> Result<Outcome, Error> {
    match command {
        Command::Build {
            input,
            out,
            layout,
            base_url,
        } => {
            context.config.base_url = base_url.or(context.config.base_url);
            commands::build::run(&inputs(input, &context.config)?, &out, layout, &context)
        }
        Command::Pages { input } => {
            commands::pages::run(&inputs(input, &context.config)?, &context)
        }
        Command::Segment {
            input,
            format,
            explain,
        } => commands::segment::run(&input, format, explain, &context),
        Command::Search {
            query,
            site,
            format,
            limit,
            offset,
            sort,
            tiers,
            facets,
        } => {
            let options = jianbao::search::Options {
                limit,
                offset,
                sort: sort.into(),
                tiers: (!tiers.is_empty()).then(|| tiers.into_iter().map(Into::into).collect()),
                lang: context.lang,
                facets,
            };
            commands::search::run(&cli::query(&query), &site, format, &options, &context)
        }
        Command::Check { site, .. } => commands::check::run(&site, &context),
        Command::Serve {
            input,
            out,
            layout,
            port,
        } => commands::serve::run(inputs(input, &context.config)?, out, layout, port, context),
        Command::Completions { shell } => {
            commands::completions(shell);
            Ok(Outcome::Done)
        }
    }
}

/// What to read: what the command names, else what the settings name, else `./seeds`.
fn inputs(named: Vec<PathBuf>, config: &Config) -> Result<Vec<PathBuf>, Error> {
    if !named.is_empty() {
        return Ok(named);
    }
    if !config.input.is_empty() {
        return Ok(config.input.clone());
    }
    let seeds = Path::new("seeds");
    if seeds.is_dir() {
        Ok(vec![seeds.to_owned()])
    } else {
        Err(Error::NoInput)
    }
}
