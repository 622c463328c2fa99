//! Integration tests: whole stages together.

mod engine;
mod gold;
mod ledger;
