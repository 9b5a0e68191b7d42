//! Where a workbook goes: into a file, or to standard output.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::Failure;
use crate::report;
use crate::text::{Text, explain};

/// Where a workbook goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Output<'a> {
    /// Into the file at this path.
    File(&'a Path),
    /// To standard output; what there is to say goes to standard error.
    Standard,
}

impl<'a> Output<'a> {
    /// What `path` means, `-` being standard output. Where no workbook can go is refused before there is one.
    pub(super) fn of(text: &Text, path: &'a Path) -> Result<Self, Failure> {
        if path == Path::new("-") {
            let is_terminal = io::stdout().is_terminal();
            return if is_terminal {
                Err(Failure::Said(explain::terminal(text).to_string()))
            } else {
                Ok(Self::Standard)
            };
        }
        report::check_target(path).map_err(|error| Failure::Said(explain::report(text, &error).to_string()))?;
        Ok(Self::File(path))
    }

    /// Says `line`, not in between the bytes of a workbook.
    pub(super) fn note(self, line: &str, out: &mut impl Write) -> Result<(), Failure> {
        match self {
            Self::File(_) => writeln!(out, "{line}")?,
            // Whoever closed standard error wants no notes.
            Self::Standard => drop(writeln!(io::stderr(), "{line}")),
        }
        Ok(())
    }

    /// Says where the workbook is; whoever reads it from standard output knows.
    pub(super) fn written(self, out: &mut impl Write, line: impl FnOnce(String) -> String) -> Result<(), Failure> {
        match self {
            Self::File(path) => Ok(writeln!(out, "{}", line(path.display().to_string()))?),
            Self::Standard => Ok(()),
        }
    }
}
