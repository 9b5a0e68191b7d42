//! What a figure of the proof, or a kind of issue, stands for: its cells, one by one.

use crate::app::session::OpenFile;
use crate::import::{Cell, Workbook};
use crate::model::{CellRef, Dataset, IssueReason, LeftOutReason};
use crate::say;
use crate::text::{Text, words};

/// Cells that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKey {
    /// What is imported.
    Imported,
    /// What was left out for one reason.
    LeftOut(LeftOutReason),
    /// What could not be used as it stands for one reason.
    Issue(IssueReason),
}

/// The cells of a part, by position in the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which cells.
    pub key: PartKey,
    /// What they are, in words.
    pub title: String,
    /// Positions among the lines, the left-out cells or the issues.
    positions: Vec<u32>,
}

/// One cell of a part, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Whose amount, or what the row begins with.
    pub label: String,
    /// The amount; empty for an issue about none.
    pub amount: String,
    /// File, sheet and cell, and why.
    pub place: String,
}

impl Part {
    /// The cells of `key` in `data`.
    #[must_use]
    pub fn new(text: &Text, data: &Dataset, key: PartKey) -> Self {
        let positions = |matches: &dyn Fn(usize) -> bool, count: usize| {
            (0..count)
                .filter(|position| matches(*position))
                .filter_map(|position| u32::try_from(position).ok())
                .collect()
        };
        let positions = match key {
            PartKey::Imported => positions(&|_| true, data.lines.len()),
            PartKey::LeftOut(reason) => {
                let has_reason = |at: usize| data.left_out.get(at).is_some_and(|cell| cell.reason == reason);
                positions(&has_reason, data.left_out.len())
            }
            PartKey::Issue(reason) => {
                let has_reason = |at: usize| data.issues.get(at).is_some_and(|issue| issue.reason == reason);
                positions(&has_reason, data.issues.len())
            }
        };
        Self { key, title: title(text, key), positions }
    }

    /// The number of cells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.positions.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    /// Where the cell at `position` of this part stands.
    #[must_use]
    pub fn cell(&self, data: &Dataset, position: usize) -> Option<CellRef> {
        let at = *self.positions.get(position)? as usize;
        match self.key {
            PartKey::Imported => data.lines.get(at).map(|line| line.source),
            PartKey::LeftOut(_) => data.left_out.get(at).map(|cell| cell.source),
            PartKey::Issue(_) => data.issues.get(at).map(|issue| issue.source),
        }
    }

    /// The cell at `position` of this part, in words.
    #[must_use]
    pub fn entry(&self, text: &Text, file: &OpenFile, position: usize) -> Option<Entry> {
        let data = &file.imported.data;
        let at = *self.positions.get(position)? as usize;
        let currency = data.currency.as_deref();
        Some(match self.key {
            PartKey::Imported => {
                let line = data.lines.get(at)?;
                let client = data.clients.get(line.client.index()).map_or("", |client| client.name.as_str());
                let offering = data.offerings.get(line.offering.index()).map_or("", |one| one.name.as_str());
                Entry {
                    label: say!(text, "import-entry-line", client = client, offering = offering),
                    amount: text.money(line.amount, currency),
                    place: place(data, line.source),
                }
            }
            PartKey::LeftOut(reason) => {
                let cell = data.left_out.get(at)?;
                Entry {
                    label: row_label(&file.workbook, data, cell.source),
                    amount: text.money(cell.amount, currency),
                    place: format!("{} · {}", place(data, cell.source), words::left_out(text, reason)),
                }
            }
            PartKey::Issue(reason) => {
                let issue = data.issues.get(at)?;
                let label = if issue.value.trim().is_empty() {
                    row_label(&file.workbook, data, issue.source)
                } else {
                    say!(text, "import-entry-value", value = issue.value.as_str())
                };
                let place = format!("{} · {}", place(data, issue.source), words::issue(text, reason));
                let amount = issue.amount.map(|amount| text.money(amount, currency)).unwrap_or_default();
                Entry { label, amount, place }
            }
        })
    }
}

/// The part's name above its list.
fn title(text: &Text, key: PartKey) -> String {
    match key {
        PartKey::Imported => say!(text, "import-part-imported"),
        PartKey::LeftOut(reason) => say!(text, "import-part-left-out", reason = words::left_out(text, reason)),
        PartKey::Issue(reason) => words::capitalised(&words::issue(text, reason)),
    }
}

/// File, sheet and cell, as far as they have names.
#[must_use]
pub fn place(data: &Dataset, cell: CellRef) -> String {
    let sheet = data.sheets.get(cell.sheet.index());
    let file = sheet.map(|sheet| words::file_name(&sheet.file)).unwrap_or_default();
    let name = sheet.map_or("", |sheet| sheet.sheet.as_str());
    let cell = words::cell_name(cell);
    let parts = [file.as_str(), name, cell.as_str()].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// The position in the workbook of the sheet a cell stands in.
#[must_use]
pub fn sheet_of(workbook: &Workbook, data: &Dataset, cell: CellRef) -> Option<usize> {
    let source = data.sheets.get(cell.sheet.index())?;
    workbook.sheets.iter().position(|sheet| sheet.name == source.sheet && workbook.path_of(sheet) == source.file)
}

/// What the row of a cell begins with.
fn row_label(workbook: &Workbook, data: &Dataset, cell: CellRef) -> String {
    let sheet = sheet_of(workbook, data, cell).and_then(|position| workbook.sheets.get(position));
    let filled = sheet.and_then(|sheet| sheet.grid.row(cell.row as usize).find(|(_, found)| !found.is_blank()));
    filled.map_or_else(String::new, |(_, found): (usize, Cell<'_>)| found.to_string().trim().to_owned())
}
