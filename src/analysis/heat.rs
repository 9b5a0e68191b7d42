//! Heat levels: one scale for the screen and the report.
