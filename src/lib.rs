//! jianbao (剪报): page dumps of Chinese newspapers to a static archive site with full-text search.

pub mod archive;
pub mod assets;
pub mod blocks;
pub mod build;
pub mod check;
pub mod config;
pub mod date;
pub mod display;
pub mod doubt;
pub mod error;
pub mod excerpt;
pub mod fold;
pub mod index;
pub mod lang;
pub mod lean;
pub mod places;
pub mod query;
pub mod read;
pub mod role;
pub mod search;
pub mod segment;
pub mod shards;
pub mod site;
pub mod story;
pub mod write;
