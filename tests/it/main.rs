//! Integration tests: whole stages together.

mod engine;
