//! Integration tests: whole stages together.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::struct_field_names,
    clippy::too_many_lines,
    reason = "the names compared are those that jianbao gives; a made-up archive is a long list, its sizes are small"
)]

mod bad_input;
mod check;
mod commands;
#[path = "../../benches/search/corpus.rs"]
mod corpus;
mod engine;
mod explain;
mod gold;
mod layers;
mod ledger;
mod preview;
mod program;
mod relevance;
mod site;
mod site_tree;
