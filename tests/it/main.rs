//! Integration tests: whole stages together.

mod bad_input;
mod commands;
mod engine;
mod gold;
mod layers;
mod ledger;
mod preview;
mod program;
mod site;
mod site_tree;
