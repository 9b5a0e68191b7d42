//! Tests that cannot run here say so where it is seen.

use std::io::Write as _;

/// Says past the capture of test output that something was skipped, and why.
pub(crate) fn skipped(why: &str) {
    // Without a standard error there is nobody to tell.
    drop(writeln!(std::io::stderr(), "skipped: {why}"));
}
