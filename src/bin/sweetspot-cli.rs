//! Sweetspot without a window: the same core for scripts, batches and checks.

use std::process::ExitCode;

fn main() -> ExitCode {
    sweetspot::cli::run(std::env::args_os())
}
