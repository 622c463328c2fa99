//! Integration tests: whole stages together.

#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    clippy::struct_field_names,
    clippy::too_many_lines,
    reason = "the names compared are those that jianbao gives; a made-up archive is a long list"
)]

mod bad_input;
mod commands;
mod engine;
mod explain;
mod gold;
mod layers;
mod ledger;
mod preview;
mod program;
mod site;
mod site_tree;
