//! The command line as scripts see it: the built program over files made here.
#![cfg(test)]

#[path = "cli/bad_input.rs"]
mod bad_input;
#[path = "cli/outputs.rs"]
mod outputs;
#[path = "cli/overlap.rs"]
mod overlap;
#[path = "cli/people.rs"]
mod people;
#[path = "common/program.rs"]
mod program;
#[path = "cli/projects.rs"]
mod projects;
#[path = "cli/results.rs"]
mod results;
#[path = "common/skip.rs"]
mod skip;
#[path = "cli/tables.rs"]
mod tables;
#[path = "cli/targets.rs"]
mod targets;

use std::path::Path;

use program::{Run, run_with};

fn run(arguments: &[&str]) -> Run {
    run_with(arguments, &[])
}

fn name(path: &Path) -> &str {
    path.to_str().expect("the test's own path is text")
}

#[test]
fn wrong_arguments_end_with_two_and_help_with_zero() {
    let cases: [(&[&str], i32, &str); 14] = [
        (&["--version"], 0, "sweetspot-cli "),
        (&["--help"], 0, "Commands:"),
        (&["analyse", "--help"], 0, "--weights"),
        (&[], 2, "Usage:"),
        (&["devine", "x.xlsx"], 2, "devine"),
        (&["analyse"], 2, "FILE"),
        (&["analyse", "x.xlsx", "--bands", "100,25"], 2, "edges must rise"),
        (&["analyse", "x.xlsx", "--weights", "price=1"], 2, "broad_clients"),
        (&["analyse", "x.xlsx", "--asof", "yesterday"], 2, "yesterday"),
        (&["analyse", "x.xlsx", "--target", "luck"], 2, "revenue_per_user"),
        (&["analyse", "x.xlsx", "--exponent", "1.5"], 2, "between 0 and 1"),
        (&["analyse", "x.xlsx", "--depth", "5"], 2, "1..=4"),
        (&["analyse", "x.xlsx", "--minimum", "0"], 2, "0 is not in 1.."),
        (&["--lang", "de", "import", "x.xlsx"], 2, "en, nl, pl"),
    ];
    for (arguments, status, said) in cases {
        let run = run(arguments);
        assert_eq!(run.status, status, "{arguments:?}: {}{}", run.out, run.err);
        let (speaks, silent) = if status == 0 { (&run.out, &run.err) } else { (&run.err, &run.out) };
        assert!(speaks.contains(said) && silent.is_empty(), "{arguments:?}: {speaks} / {silent}");
    }
}
