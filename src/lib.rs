//! Sweetspot finds the clients a provider is really made for: a revenue spreadsheet in, size bands, a verdict with its
//! doubt, and an Excel report out.
//!
//! `ARCHITECTURE.md` walks one revenue cell from the file to the report; `model` holds the nouns all rooms share.

pub mod analysis;
#[cfg(feature = "gui")]
pub mod app;
pub mod beside;
pub mod cli;
pub mod import;
pub mod job;
pub mod model;
pub mod report;
pub mod store;
pub mod text;
