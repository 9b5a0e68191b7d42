//! What the Import screen says around the preview, as text.

use jiff::Span;
use jiff::civil::Date;

use super::issues::{IssueGroup, issue_groups};
use super::preview::sheet_name;
use super::proof::{ProofView, proof_view};
use super::questions::{QuestionsView, questions_view};
use super::recognised::{RecognisedView, recognised_view};
use super::sheets::{SheetsView, sheets_view};
use super::suggestions::{SuggestionsView, suggestions_view};
use crate::app::session::{OpenFile, Session};
use crate::import::{ImportError, Layout, Shape};
use crate::say;
use crate::text::{Text, explain, words};

/// Rows offered as the row of the titles.
const HEADER_ROWS: usize = 40;
/// Months offered as the end of the window.
const PERIODS: i64 = 48;

/// Everything the screen draws but the cells.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportView {
    /// What the file reads as.
    pub title: String,
    /// Sheet, titles, separators.
    pub subtitle: String,
    /// How corrections of an earlier file fit; `None` when there are none.
    pub recognised: Option<RecognisedView>,
    /// What the file does not settle.
    pub questions: QuestionsView,
    /// How the table can be laid out, in words.
    pub layouts: Vec<String>,
    /// How it is, by position.
    pub layout: usize,
    /// The shapes a table of this layout can have, in words; empty where there is one.
    pub shapes: Vec<String>,
    /// The shape it has, by position.
    pub shape: usize,
    /// The tables of the sheet: their name, and that with their place; empty where there is one.
    pub tables: Vec<(String, String)>,
    /// The table read, by position.
    pub table: usize,
    /// The names of the sheets with something in them, with their position in the workbook.
    pub sheets: Vec<(usize, String)>,
    /// The sheet read, by position in `sheets`.
    pub sheet: usize,
    /// The rows that can hold the titles, in words.
    pub header_rows: Vec<String>,
    /// The row that does.
    pub header_row: usize,
    /// The last days of windows of twelve months, with their words; empty where the file fixes the period.
    pub periods: Vec<(Option<Date>, String)>,
    /// The window read, by position in `periods`.
    pub period: usize,
    /// What could be put together or taken apart.
    pub suggestions: SuggestionsView,
    /// The sheets beside the table.
    pub beside: SheetsView,
    /// Whether there are corrections to save.
    pub is_corrected: bool,
    /// Where every amount went; why nothing went anywhere where no table is understood yet.
    pub proof: Result<ProofView, String>,
    /// What could not be used as it stands.
    pub issues: Vec<IssueGroup>,
    /// How many there are, in words; empty where no table is understood yet.
    pub issue_count: String,
    /// The words on the button.
    pub accept: String,
    /// What becomes of the project that is open; empty where there is none, or where this is its data.
    pub replaces: String,
    /// Whether there is something to import: understood, and not in the project yet.
    pub can_accept: bool,
    /// What the button waits for, where no table is understood yet.
    pub waits_for: Option<String>,
}

/// The layouts, in the order they are offered.
pub const LAYOUTS: [Layout; 3] = [Layout::Matrix, Layout::Lines, Layout::Clients];

/// What the screen says of the session; `None` without a file.
#[must_use]
pub fn import_view(session: &Session) -> Option<ImportView> {
    let file = session.file.as_ref()?;
    let text = &session.text;
    let data = &file.imported.data;
    let sheets = sheets(text, file);
    let (title, subtitle) = match &file.missing {
        Some(error) => missing(text, file, error),
        None => (title(text, file), subtitle(text, file)),
    };
    Some(ImportView {
        title,
        subtitle,
        recognised: recognised_view(text, file),
        questions: questions_view(text, file),
        layouts: LAYOUTS.iter().map(|layout| words::layout(text, *layout)).collect(),
        layout: LAYOUTS.iter().position(|layout| *layout == file.imported.layout).unwrap_or(0),
        shapes: shapes(text, file),
        shape: Shape::ALL.iter().position(|shape| *shape == file.imported.shape).unwrap_or(0),
        tables: tables(text, file),
        table: file.imported.tables.iter().position(|table| table.read).unwrap_or(0),
        sheet: sheets.iter().position(|(position, _)| *position == file.imported.sheet).unwrap_or(0),
        sheets,
        header_rows: header_rows(text, file),
        header_row: file.imported.header.map_or(0, |(_, last)| last),
        period: period(text, file),
        periods: periods(text, file),
        suggestions: suggestions_view(text, file),
        beside: sheets_view(text, file),
        is_corrected: !file.recipe.is_empty(),
        proof: match &file.missing {
            Some(error) => Err(say!(text, "import-nothing", why = explain::import_why(text, error))),
            None => Ok(proof_view(text, &data.proof, data.currency.as_deref())),
        },
        issues: issue_groups(text, data),
        issue_count: issue_count(text, file),
        accept: accept(text, file, session.is_taken()),
        replaces: replaces(session, file),
        can_accept: !file.is_stale && !session.is_taken() && file.missing.is_none(),
        waits_for: file.missing.is_some().then(|| say!(text, "import-accept-missing")),
    })
}

fn shapes(text: &Text, file: &OpenFile) -> Vec<String> {
    let has_shapes = file.imported.layout == Layout::Matrix;
    if has_shapes { Shape::ALL.iter().map(|shape| words::shape(text, *shape)).collect() } else { Vec::new() }
}

fn tables(text: &Text, file: &OpenFile) -> Vec<(String, String)> {
    let named = file.imported.tables.iter().map(|table| {
        let shown = say!(text, "import-table-name", name = table.name.as_str(), range = table.range());
        (table.name.clone(), shown)
    });
    named.collect()
}

/// What the file reads as, or the files.
fn title(text: &Text, file: &OpenFile) -> String {
    let name = words::file_name(file.workbook.path());
    let layout = layout_phrase(text, file.imported.layout);
    let data = &file.imported.data;
    let clients = words::clients(text, file.imported.clients());
    let offerings = words::offerings(text, data.offerings.len());
    let others = file.workbook.files.len().saturating_sub(1);
    if others == 0 {
        return say!(text, "import-title", file = name, layout = layout, clients = clients, offerings = offerings);
    }
    let files = say!(text, "import-files", file = name, count = others);
    say!(text, "import-title-several", file = files, layout = layout, clients = clients, offerings = offerings)
}

/// What is said of a file without a table: that it was read, what is missing, and what to do about it here.
fn missing(text: &Text, file: &OpenFile, error: &ImportError) -> (String, String) {
    let name = words::file_name(file.workbook.path());
    let why = explain::import(text, error).why;
    (say!(text, "import-missing", file = name), say!(text, "import-missing-todo", why = why))
}

/// The words on the button that ends the screen.
fn accept(text: &Text, file: &OpenFile, is_taken: bool) -> String {
    match (is_taken, &file.missing) {
        (true, _) => say!(text, "import-accepted"),
        (false, Some(_)) => say!(text, "import-accept-none"),
        (false, None) => {
            say!(text, "import-accept", clients = words::clients(text, file.imported.clients()))
        }
    }
}

/// What importing does to the project that is open.
fn replaces(session: &Session, file: &OpenFile) -> String {
    let before = session.project().filter(|_| file.missing.is_none() && !session.is_taken());
    before.map_or_else(String::new, |before| {
        words::replaces(&session.text, before, (&file.project_name(), file.imported.data.asof))
    })
}

/// How many issues there are; nothing where nothing was looked at yet.
fn issue_count(text: &Text, file: &OpenFile) -> String {
    let count = file.imported.data.issues.len();
    if file.missing.is_some() {
        return String::new();
    }
    say!(text, "import-issues", count = count, shown = text.integer(count))
}

fn layout_phrase(text: &Text, layout: Layout) -> String {
    match layout {
        Layout::Matrix => say!(text, "import-as-matrix"),
        Layout::Lines => say!(text, "import-as-lines"),
        Layout::Clients => say!(text, "import-as-clients"),
    }
}

fn subtitle(text: &Text, file: &OpenFile) -> String {
    let sheet = file.workbook.sheets.get(file.imported.sheet).map_or("", |sheet| sheet.name.as_str());
    let row = file.imported.header.map(|(_, last)| text.integer(last + 1));
    match (sheet, row) {
        ("", None) => say!(text, "import-subtitle-untitled"),
        ("", Some(row)) => say!(text, "import-subtitle", row = row),
        (sheet, None) => say!(text, "import-subtitle-sheet-untitled", sheet = sheet),
        (sheet, Some(row)) => say!(text, "import-subtitle-sheet", sheet = sheet, row = row),
    }
}

/// The sheets with something in them; those of several files with the file's name.
fn sheets(text: &Text, file: &OpenFile) -> Vec<(usize, String)> {
    let filled = file.workbook.sheets.iter().enumerate();
    let filled = filled.filter(|(position, sheet)| sheet.grid.filled() > 0 || *position == file.imported.sheet);
    filled.map(|(position, _)| (position, part_name(text, file, position))).collect()
}

/// A sheet's name, with its file's where there are several.
#[must_use]
pub fn part_name(text: &Text, file: &OpenFile, position: usize) -> String {
    let Some(sheet) = file.workbook.sheets.get(position) else { return String::new() };
    let own = words::file_name(file.workbook.path_of(sheet));
    let name = match (file.workbook.files.len() > 1, sheet.name.is_empty()) {
        (true, true) => own,
        (true, false) => format!("{own} · {}", sheet.name),
        (false, _) => sheet_name(text, sheet),
    };
    if sheet.hidden { say!(text, "import-hidden-sheet", sheet = name) } else { name }
}

/// The windows offered: the file's own, and those that end with the months before.
fn periods(text: &Text, file: &OpenFile) -> Vec<(Option<Date>, String)> {
    let Some(latest) = file.latest else { return Vec::new() };
    let guessed = match file.recipe.asof {
        None => file.imported.data.asof.map(|asof| text.period(asof)),
        Some(_) => None,
    };
    let own = guessed.unwrap_or_else(|| say!(text, "import-period-own"));
    let month_ends = (0..PERIODS).map(|months| latest.saturating_sub(Span::new().months(months)).last_of_month());
    let ends = month_ends.filter(|end| *end <= latest).map(|end| (Some(end), text.period(end)));
    let chosen = file.recipe.asof.map(|asof| (Some(asof), text.period(asof)));
    let mut all: Vec<(Option<Date>, String)> = vec![(None, own)];
    for period in ends.chain(chosen) {
        if !all.iter().any(|known| known.0 == period.0 || known.1 == period.1) {
            all.push(period);
        }
    }
    all
}

fn period(text: &Text, file: &OpenFile) -> usize {
    let asof = file.recipe.asof;
    periods(text, file).iter().position(|(end, _)| *end == asof).unwrap_or(0)
}

fn header_rows(text: &Text, file: &OpenFile) -> Vec<String> {
    let rows = file.workbook.sheets.get(file.imported.sheet).map_or(0, |sheet| sheet.grid.rows());
    let last = file.imported.header.map_or(0, |(_, last)| last + 1);
    (1..=rows.min(HEADER_ROWS.max(last))).map(|row| say!(text, "import-row", row = text.integer(row))).collect()
}
