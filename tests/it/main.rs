//! Integration tests: whole stages together.

mod bad_input;
mod commands;
mod engine;
mod layers;
mod program;
mod site_tree;
