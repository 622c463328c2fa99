//! Integration tests: whole stages together.

mod bad_input;
mod engine;
mod gold;
mod ledger;
mod layers;
mod program;
mod site_tree;
