//! The window of Sweetspot: starts it with files, the sample, or nothing.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::path::PathBuf;
use std::process::ExitCode;

use sweetspot::app::{StartWith, run};
use sweetspot::text::{Language, Text, explain};

fn main() -> ExitCode {
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let start = match given.first() {
        None => StartWith::Nothing,
        Some(flag) if flag.as_os_str() == "--sample" => StartWith::Sample,
        Some(_) => StartWith::Files(given),
    };
    match run(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let text = Text::new(Language::preferred(std::env::var("SWEETSPOT_LANG").ok().as_deref()));
            let explanation = explain::no_window(&text, &error.to_string());
            #[expect(clippy::print_stderr, reason = "there is no window to say it in")]
            {
                eprintln!("{explanation}");
            }
            ExitCode::FAILURE
        }
    }
}
