//! The built command line, as scripts run it.

use std::io::Write;
use std::process::{Command, Stdio};

/// What a run of the program gave.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// The JSON on standard output.
    pub(crate) fn json(&self) -> serde_json::Value {
        assert_eq!(self.status, 0, "{}", self.err);
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// Runs the program in English with these arguments, `input` on its standard input.
pub(crate) fn run_with(arguments: &[&str], input: &[u8]) -> Run {
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
