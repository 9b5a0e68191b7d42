//! The command line: arguments to the same functions the window uses, inline.
//!
//! Results go to standard output, messages to standard error. The exit status is 0 when done, 1 when the input could not
//! be used or the output not be written, and 2 for wrong arguments.

mod arguments;
mod beside;
mod commands;
mod interrupt;
mod json;
mod keys;
mod output;
mod people;
mod progress;
mod project;
mod recipe_file;
mod show;
mod table;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::text::{Language, Text, explain};
use arguments::Arguments;

/// Runs one command line, `arguments` beginning with the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(wrong) => return said(&wrong),
    };
    interrupt::watch();
    let wanted = arguments.lang.clone().or_else(|| std::env::var("SWEETSPOT_LANG").ok());
    let text = Text::new(Language::preferred(wanted.as_deref()));
    let mut out = io::BufWriter::new(io::stdout().lock());
    let result = commands::command(&text, &arguments.command, &mut out).and_then(|()| Ok(out.flush()?));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the output has seen enough: `sweetspot-cli grid FILE | head`.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Output(error)) => failed(&explain::standard_output(&text, &error).to_string()),
        Err(Failure::Said(sentence)) => failed(&sentence),
    }
}

/// Why a command did not do its work.
enum Failure {
    /// A sentence for people: what, why, what to do.
    Said(String),
    /// Standard output does not take the result.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// What clap has to say: help and version on standard output with 0, a wrong argument on standard error with 2.
fn said(message: &clap::Error) -> ExitCode {
    // Nobody is left to tell when the terminal is gone.
    drop(message.print());
    if message.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

fn failed(sentence: &str) -> ExitCode {
    // As above.
    drop(writeln!(io::stderr(), "{sentence}"));
    ExitCode::FAILURE
}
