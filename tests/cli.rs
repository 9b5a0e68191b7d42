//! The command line as scripts see it: the built program over files made here.
#![cfg(test)]

#[path = "cli/bad_input.rs"]
mod bad_input;
#[path = "cli/outputs.rs"]
mod outputs;
#[path = "cli/results.rs"]
mod results;
#[path = "cli/tables.rs"]
mod tables;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a run of the program gave.
struct Run {
    status: i32,
    out: String,
    err: String,
}

impl Run {
    /// The JSON on standard output.
    fn json(&self) -> serde_json::Value {
        assert_eq!(self.status, 0, "{}", self.err);
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// Runs the program in English with these arguments, `input` on its standard input.
fn run_with(arguments: &[&str], input: &[u8]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sweetspot-cli"));
    command.args(arguments).env("SWEETSPOT_LANG", "en");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // A program that stops before it has read everything closes the pipe.
    drop(child.stdin.take().expect("it has a standard input").write_all(input));
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("it writes UTF-8");
    Run { status: output.status.code().expect("it exits"), out: text(output.stdout), err: text(output.stderr) }
}

fn run(arguments: &[&str]) -> Run {
    run_with(arguments, &[])
}

fn name(path: &Path) -> &str {
    path.to_str().expect("the test's own path is text")
}

#[test]
fn wrong_arguments_end_with_two_and_help_with_zero() {
    let cases: [(&[&str], i32, &str); 10] = [
        (&["--version"], 0, "sweetspot-cli "),
        (&["--help"], 0, "Commands:"),
        (&["analyse", "--help"], 0, "--weights"),
        (&[], 2, "Usage:"),
        (&["devine", "x.xlsx"], 2, "devine"),
        (&["analyse"], 2, "FILE"),
        (&["analyse", "x.xlsx", "--bands", "100,25"], 2, "edges must rise"),
        (&["analyse", "x.xlsx", "--weights", "price=1"], 2, "broad_clients"),
        (&["analyse", "x.xlsx", "--asof", "yesterday"], 2, "yesterday"),
        (&["--lang", "de", "import", "x.xlsx"], 2, "en, nl, pl"),
    ];
    for (arguments, status, said) in cases {
        let run = run(arguments);
        assert_eq!(run.status, status, "{arguments:?}: {}{}", run.out, run.err);
        let (speaks, silent) = if status == 0 { (&run.out, &run.err) } else { (&run.err, &run.out) };
        assert!(speaks.contains(said) && silent.is_empty(), "{arguments:?}: {speaks} / {silent}");
    }
}
