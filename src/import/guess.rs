//! The guesses: where the titles stand, what columns and rows are, how amounts are written.

pub(super) mod amount;
pub(super) mod closing;
pub(super) mod columns;
pub(super) mod date;
pub(super) mod groups;
pub(super) mod header;
pub(super) mod months;
mod no_money;
pub(super) mod profile;
pub(super) mod rows;
pub(super) mod shifted;
pub(super) mod status;
pub(super) mod titles;
pub(super) mod totals;
