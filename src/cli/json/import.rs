//! `import --json`.

mod names;

use serde::Serialize;

use names::{SuggestionParts, Unmatched};

use crate::cli::keys;
use crate::import::{Imported, Layout, Question, Shape, SheetPart, SheetUse, Workbook};
use crate::model::{CellRef, Dataset, Proof};

#[derive(Serialize)]
pub(in crate::cli) struct Import<'a> {
    files: Vec<File<'a>>,
    /// Of the main table.
    shape: Shape,
    /// Why it has that shape.
    shape_reason: &'static str,
    /// The tables of the sheet, where it holds several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tables: Vec<Table<'a>>,
    columns: Vec<Column<'a>>,
    clients: usize,
    offerings: usize,
    lines: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'a str>,
    /// The file holds marks: every amount counts marks, not money.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    marks_only: bool,
    proof: ProofParts,
    issues: Vec<Issue<'a>>,
    questions: Vec<QuestionParts<'a>>,
    suggestions: Vec<SuggestionParts<'a>>,
    unmatched: Unmatched<'a>,
}

#[derive(Serialize)]
struct File<'a> {
    path: String,
    kind: &'static str,
    sheet: &'a str,
    /// Absent where no table was recognised.
    #[serde(skip_serializing_if = "Option::is_none")]
    layout: Option<Layout>,
    /// The row of the titles as people count, the last one when they are stacked.
    #[serde(skip_serializing_if = "Option::is_none")]
    header_row: Option<usize>,
    /// `main`, `appended`, `joined`, `offerings` or `unused`.
    used: &'static str,
    /// What it could be used as, and the key in the recipe's `sheets` that switches it.
    #[serde(skip_serializing_if = "Option::is_none")]
    offered: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    /// Of a joined sheet: the rows that found their client.
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<usize>,
}

#[derive(Serialize)]
struct Table<'a> {
    /// The name to choose it by in a recipe.
    name: &'a str,
    /// Its cells: "A3:F20".
    range: String,
    /// Whether it is the one that was read.
    read: bool,
}

#[derive(Serialize)]
struct Column<'a> {
    index: usize,
    title: &'a str,
    role: &'static str,
    confidence: f32,
    reason: &'static str,
}

#[derive(Serialize)]
struct ProofParts {
    file_total: f64,
    imported: f64,
    left_out: Vec<LeftOut>,
    balances: bool,
}

#[derive(Serialize)]
struct LeftOut {
    reason: &'static str,
    rows: usize,
    amount: f64,
}

#[derive(Serialize)]
struct Issue<'a> {
    sheet: &'a str,
    /// As people count rows, from 1.
    row: u64,
    /// As [`Column::index`], from 0.
    column: u32,
    reason: &'static str,
    value: &'a str,
    /// What it comes to, where the amount stands nowhere else.
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<f64>,
}

#[derive(Serialize)]
struct QuestionParts<'a> {
    about: &'static str,
    /// The key of the answer in a recipe.
    key: &'a str,
    /// The sheet it is about, where another one asks the same.
    sheet: Option<&'a str>,
    choices: Vec<Choice>,
    assumed: &'static str,
}

#[derive(Serialize)]
struct Choice {
    key: &'static str,
    imported: f64,
}

/// What was understood of `workbook`, as `import --json` prints it.
pub(in crate::cli) fn import<'a>(workbook: &'a Workbook, imported: &'a Imported) -> Import<'a> {
    let data = &imported.data;
    let dates = || data.lines.iter().filter_map(|line| line.date);
    Import {
        files: imported.sheets.iter().map(|part| file(workbook, part)).collect(),
        shape: imported.shape,
        shape_reason: imported.shape_reason.name(),
        tables: tables(imported),
        columns: columns(imported),
        clients: imported.clients(),
        offerings: data.offerings.len(),
        lines: data.lines.len(),
        first_date: dates().min().map(|date| date.to_string()),
        last_date: dates().max().map(|date| date.to_string()),
        currency: data.currency.as_deref(),
        marks_only: data.marks_only,
        proof: proof(&data.proof),
        issues: data.issues.iter().map(|found| issue(data, found.source, found)).collect(),
        questions: imported.questions.iter().map(question).collect(),
        suggestions: imported.suggestions.iter().map(SuggestionParts::of).collect(),
        unmatched: Unmatched::of(imported),
    }
}

fn file<'a>(workbook: &'a Workbook, part: &'a SheetPart) -> File<'a> {
    let sheet = workbook.sheets.get(part.sheet);
    let file = workbook.files.get(sheet.map_or(0, |sheet| sheet.file));
    File {
        path: file.map(|file| file.path.display().to_string()).unwrap_or_default(),
        kind: file.map_or("", |file| file.kind.name()),
        sheet: sheet.map_or("", |sheet| sheet.name.as_str()),
        layout: part.layout,
        header_row: part.header_row.map(|row| row + 1),
        used: part.used.name(),
        offered: part.offered.map(SheetUse::name),
        key: part.offered.map(|_| part.key.as_str()),
        matched: (part.used == SheetUse::Joined).then_some(part.matched),
    }
}

fn tables(imported: &Imported) -> Vec<Table<'_>> {
    let tables = imported.tables.iter();
    tables.map(|table| Table { name: &table.name, range: table.range(), read: table.read }).collect()
}

fn columns(imported: &Imported) -> Vec<Column<'_>> {
    let columns = imported.columns.iter().map(|column| Column {
        index: column.index,
        title: &column.title,
        role: column.role.name(),
        confidence: column.confidence,
        reason: column.reason.name(),
    });
    columns.collect()
}

fn proof(proof: &Proof) -> ProofParts {
    let left_out = proof.left_out.iter().map(|part| LeftOut {
        reason: keys::left_out(part.reason),
        rows: part.rows,
        amount: part.amount,
    });
    ProofParts {
        file_total: proof.file_total,
        imported: proof.imported,
        left_out: left_out.collect(),
        balances: proof.balances(),
    }
}

fn issue<'a>(data: &'a Dataset, source: CellRef, found: &'a crate::model::Issue) -> Issue<'a> {
    Issue {
        sheet: data.sheets.get(source.sheet.index()).map_or("", |sheet| sheet.sheet.as_str()),
        row: u64::from(source.row) + 1,
        column: source.column,
        reason: keys::issue(found.reason),
        value: &found.value,
        amount: found.amount,
    }
}

fn question(question: &Question) -> QuestionParts<'_> {
    let choices = question.choices.iter().map(|choice| Choice { key: choice.key, imported: choice.imported });
    QuestionParts {
        about: keys::question(&question.about),
        key: &question.key,
        sheet: question.sheet_name.as_deref(),
        choices: choices.collect(),
        assumed: question.choices.get(question.assumed).map_or("", |choice| choice.key),
    }
}
