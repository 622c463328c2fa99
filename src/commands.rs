//! One module a command; each prints its own result.

pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod pages;
pub(crate) mod search;
pub(crate) mod segment;
pub(crate) mod serve;

use std::io;

use clap::CommandFactory as _;

use crate::cli::Cli;

/// Prints a completion script.
pub(crate) fn completions(shell: clap_complete::Shell) {
    clap_complete::generate(shell, &mut Cli::command(), "jianbao", &mut io::stdout());
}
