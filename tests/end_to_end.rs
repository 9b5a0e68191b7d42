//! The main job from end to end, as a stranger does it: a file in, JSON and a report out, through the built program.
#![cfg(test)]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "small tables, whose sums are exact"
)]

#[path = "report_support/cells.rs"]
mod cells;
#[path = "../examples/sample/firms.rs"]
mod firms;
#[path = "end_to_end/formats.rs"]
mod formats;
#[path = "end_to_end/of_the_window.rs"]
mod of_the_window;
#[path = "common/office.rs"]
mod office;
#[path = "common/program.rs"]
mod program;
#[path = "../examples/sample/sheet.rs"]
mod sheet;
#[path = "common/skip.rs"]
mod skip;
#[path = "../examples/sample/story.rs"]
mod story;
#[path = "end_to_end/tables.rs"]
mod tables;
#[path = "end_to_end/wholesale.rs"]
mod wholesale;
#[path = "end_to_end/worked_example.rs"]
mod worked_example;

use std::path::{Path, PathBuf};

use program::Run;

fn run(arguments: &[&str]) -> Run {
    program::run_with(arguments, &[])
}

fn name(path: &Path) -> &str {
    path.to_str().expect("the test's own path is text")
}

/// A workbook that comes with the program.
fn asset(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(file)
}

/// A file of the real data that is no part of the program; says so and gives nothing where that is not at hand.
fn real_data(file: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("SWEETSPOT_DATA");
    if folder.is_none() {
        skip::skipped(&format!("SWEETSPOT_DATA names no folder, so {file} was not read"));
    }
    folder.map(|folder| PathBuf::from(folder).join(file))
}
