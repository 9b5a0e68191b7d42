//! Sheets without dates that stand for a month or a year each: "January 2025" beside "February 2025", "2024" beside "2025".

use std::sync::Arc;

use crate::import::shape::{Period, quarter, timed};
use crate::import::window::SheetData;
use crate::import::{Sheet, Workbook};
use crate::model::IssueReason;
use crate::model::fold_words;

/// How many lines above the titles are looked at.
const LINES_ABOVE: usize = 6;

/// The period a sheet stands for, and what it is called beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    period: Period,
    rest: String,
}

impl Page {
    /// The period in the name of the sheet of `found`, in a line above its titles, or in the name of its file.
    pub(super) fn of(workbook: &Workbook, found: &SheetData) -> Option<Self> {
        let sheet = workbook.sheets.get(found.imported.sheet)?;
        let above = above(sheet, found.imported.header);
        let file = workbook.path_of(sheet).file_stem().unwrap_or_default().to_string_lossy().replace('_', " ");
        let others = above.into_iter().chain([file]).filter(|text| !has_day(text));
        let texts = std::iter::once(sheet.name.clone()).chain(others);
        let said = texts.filter_map(|text| timed(&text));
        said.map(|(period, rest)| Self { period, rest: fold_words(&rest) }).next()
    }

    /// Whether `self` and `other` are pages of one series: called alike, of other months.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.rest == other.rest && !self.period.meets(other.period)
    }

    /// Dates the lines of `found` with the last day of the period.
    pub(super) fn date(&self, found: &mut SheetData) {
        let Some(day) = self.period.last_day() else { return };
        let data = &mut found.imported.data;
        for line in Arc::make_mut(&mut data.lines) {
            line.date = Some(day);
        }
        Arc::make_mut(&mut data.issues).retain(|issue| issue.reason != IssueReason::NoDates);
    }
}

/// Whether `text` may name a day, such as that of the export: it has more digits than a year, a year and a month, or a
/// quarter have.
fn has_day(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    !matches!(digits, 4 | 6) && quarter(text).is_none()
}

/// The lines above the titles, the nearest first.
fn above(sheet: &Sheet, header: Option<(usize, usize)>) -> Vec<String> {
    let first = header.map_or(0, |(first, _)| first);
    let rows = (first.saturating_sub(LINES_ABOVE)..first).rev();
    rows.flat_map(|row| sheet.grid.row(row).map(|(_, cell)| cell.to_string()).collect::<Vec<_>>()).collect()
}
