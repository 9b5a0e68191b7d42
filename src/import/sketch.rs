//! What is known of a sheet before its layout is.

use super::Grid;
use super::guess::amount::DecimalMark;
use super::guess::header::{Header, Title};
use super::guess::profile::{MarkSigns, Profile};

/// A sheet with its titles, and what its columns hold.
#[derive(Clone, Copy)]
pub(super) struct Sketch<'t> {
    /// Its cells.
    pub(super) grid: &'t Grid,
    /// The title rows.
    pub(super) header: Option<Header>,
    /// The first row below them.
    pub(super) first: usize,
    /// By column.
    pub(super) titles: &'t [Title],
    /// By column.
    pub(super) profiles: &'t [Profile],
}

impl Sketch<'_> {
    /// The rows below the titles.
    pub(super) fn rows(&self) -> std::ops::Range<usize> {
        self.first..self.grid.rows()
    }

    /// The decimal mark of a column, by its own texts or by those of the others.
    pub(super) fn mark(&self, index: usize) -> DecimalMark {
        let own = self.profiles.get(index).map(Profile::mark_signs);
        if let Some(MarkSigns::Clear(mark)) = own {
            return mark;
        }
        let count = |wanted| self.profiles.iter().filter(|one| one.mark_signs() == MarkSigns::Clear(wanted)).count();
        if count(DecimalMark::Comma) > count(DecimalMark::Point) { DecimalMark::Comma } else { DecimalMark::Point }
    }
}
