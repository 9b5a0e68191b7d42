//! What the Import screen says, as text.

use crate::app::session::{OpenFile, Session};
use crate::app::widget::{ProofLegend, Segment, Tone};
use crate::import::{Column, ColumnRole, Layout, Question, RowClass};
use crate::model::{Issue, Proof};
use crate::say;
use crate::text::{Text, words};

/// Rows offered as the row of the titles.
const HEADER_ROWS: usize = 40;

/// Everything the screen draws but the cells.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportView {
    /// What the file reads as.
    pub title: String,
    /// Sheet, titles, separators.
    pub subtitle: String,
    /// What the file does not settle.
    pub questions: Vec<QuestionView>,
    /// How the table is laid out.
    pub layout: Layout,
    /// The names of the sheets.
    pub sheets: Vec<String>,
    /// The sheet read.
    pub sheet: usize,
    /// The rows that can hold the titles, in words.
    pub header_rows: Vec<String>,
    /// The row that does.
    pub header_row: usize,
    /// The columns, left to right.
    pub columns: Vec<ColumnView>,
    /// The proof as a bar.
    pub segments: Vec<Segment>,
    /// The proof in words.
    pub proof: Vec<ProofLegend>,
    /// Cells that could not be used as they stand.
    pub issues: Vec<String>,
    /// How many there are, in words.
    pub issue_count: String,
    /// The words on the button.
    pub accept: String,
    /// Whether there is something to import: understood, and not in the project yet.
    pub can_accept: bool,
}

/// A question with its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionView {
    /// The question.
    pub title: String,
    /// Why it is asked.
    pub why: String,
    /// The choices with their outcome in money.
    pub choices: Vec<String>,
    /// The choice the import went on with.
    pub assumed: usize,
    /// What the answer is kept under.
    pub key: String,
}

/// What kind of column it is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Says something about the client.
    Client,
    /// Holds amounts.
    Amount,
    /// Is left out.
    LeftOut,
}

/// One column of the preview.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnView {
    /// Its position in the sheet.
    pub index: usize,
    /// The title in the file.
    pub title: String,
    /// What it was taken for.
    pub role: ColumnRole,
    /// That in words.
    pub role_name: String,
    /// Why, and how sure.
    pub reason: String,
    /// Its colour.
    pub kind: ColumnKind,
    /// Whether its cells are numbers, also where the file writes them as text.
    pub is_numeric: bool,
}

/// What the screen says of the session; `None` without a file.
#[must_use]
pub fn import_view(session: &Session) -> Option<ImportView> {
    let file = session.file.as_ref()?;
    let text = &session.text;
    let data = &file.imported.data;
    let name = words::file_name(file.workbook.path());
    let clients = words::clients(text, data.clients.len());
    let offerings = words::offerings(text, data.offerings.len());
    let layout = layout_phrase(text, file.imported.layout);
    let issues: Vec<String> = data.issues.iter().map(|issue| issue_line(text, issue)).collect();
    Some(ImportView {
        title: say!(
            text,
            "import-title",
            file = name,
            layout = layout,
            clients = clients.as_str(),
            offerings = offerings
        ),
        subtitle: subtitle(text, file),
        questions: file.imported.questions.iter().map(|question| question_view(text, file, question)).collect(),
        layout: file.imported.layout,
        sheets: file.workbook.sheets.iter().map(|sheet| sheet_name(text, &sheet.name)).collect(),
        sheet: file.imported.sheet,
        header_rows: header_rows(text, file),
        header_row: file.imported.header.map_or(0, |(_, last)| last),
        columns: file.imported.columns.iter().map(|column| column_view(text, column)).collect(),
        segments: proof_segments(&data.proof),
        proof: proof_words(text, &data.proof, data.currency.as_deref()),
        issue_count: say!(text, "import-issues", count = issues.len()),
        issues,
        accept: if file.is_taken {
            say!(text, "import-accepted")
        } else {
            say!(text, "import-accept", clients = clients)
        },
        can_accept: !file.is_stale && !file.is_taken,
    })
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
    match file.imported.header {
        Some((_, last)) => {
            let row = text.integer(last + 1);
            say!(text, "import-subtitle", sheet = sheet_name(text, sheet), row = row)
        }
        None => say!(text, "import-subtitle-untitled", sheet = sheet_name(text, sheet)),
    }
}

fn sheet_name(text: &Text, name: &str) -> String {
    if name.is_empty() { say!(text, "import-only-sheet") } else { name.to_owned() }
}

fn header_rows(text: &Text, file: &OpenFile) -> Vec<String> {
    let rows = file.workbook.sheets.get(file.imported.sheet).map_or(0, |sheet| sheet.grid.rows());
    (1..=rows.min(HEADER_ROWS)).map(|row| say!(text, "import-row", row = row)).collect()
}

fn question_view(text: &Text, file: &OpenFile, question: &Question) -> QuestionView {
    let currency = file.imported.data.currency.as_deref();
    let choices = question.choices.iter().map(|choice| {
        let total = text.money_round(choice.imported, currency);
        format!("{}: {total}", words::choice(text, choice.key))
    });
    QuestionView {
        title: words::question(text, question),
        why: words::question_why(text, question),
        choices: choices.collect(),
        assumed: question.assumed,
        key: question.key.clone(),
    }
}

fn column_view(text: &Text, column: &Column) -> ColumnView {
    let kind = match column.role {
        ColumnRole::Offering(_) | ColumnRole::Amount => ColumnKind::Amount,
        ColumnRole::Total | ColumnRole::Ignore => ColumnKind::LeftOut,
        _ => ColumnKind::Client,
    };
    let confidence = text.percent(f64::from(column.confidence), 0);
    ColumnView {
        index: column.index,
        title: column.title.clone(),
        role: column.role,
        role_name: words::column_role(text, column.role),
        reason: say!(text, "import-sure", reason = words::role_reason(text, column.reason), confidence = confidence),
        kind,
        is_numeric: matches!(
            column.role,
            ColumnRole::Offering(_)
                | ColumnRole::Total
                | ColumnRole::Users
                | ColumnRole::Employees
                | ColumnRole::Margin
        ),
    }
}

/// The parts of the file total, each by its size; what cannot be explained stands out.
fn proof_segments(proof: &Proof) -> Vec<Segment> {
    let parts = proof.left_out.iter().map(|part| part.amount.abs());
    let whole = proof.imported.abs() + parts.clone().sum::<f64>() + proof.difference().abs();
    #[expect(clippy::cast_possible_truncation, reason = "a width on screen")]
    let share = |amount: f64| if whole > 0.0 { (amount.abs() / whole) as f32 } else { 0.0 };
    let mut all = vec![Segment { share: share(proof.imported), tone: Tone::Good }];
    all.extend(parts.map(|amount| Segment { share: share(amount), tone: Tone::Grey }));
    if !proof.balances() {
        all.push(Segment { share: share(proof.difference()), tone: Tone::Bad });
    }
    all
}

fn proof_words(text: &Text, proof: &Proof, currency: Option<&str>) -> Vec<ProofLegend> {
    let item = |amount: f64, words, tone| ProofLegend { amount: text.money(amount, currency), words, tone };
    let mut all = vec![
        item(proof.file_total, say!(text, "import-proof-file"), Tone::Plain),
        item(proof.imported, say!(text, "import-proof-imported"), Tone::Good),
    ];
    all.extend(proof.left_out.iter().map(|part| {
        let (reason, rows) = (words::left_out(text, part.reason), words::rows(text, part.rows));
        item(part.amount, say!(text, "import-proof-left-out", reason = reason, rows = rows), Tone::Plain)
    }));
    all.push(if proof.balances() {
        ProofLegend { amount: String::new(), words: say!(text, "import-proof-balances"), tone: Tone::Good }
    } else {
        item(proof.difference(), say!(text, "import-proof-off"), Tone::Bad)
    });
    all
}

fn issue_line(text: &Text, issue: &Issue) -> String {
    let (cell, reason) = (words::cell_name(issue.source), words::issue(text, issue.reason));
    say!(text, "import-issue", cell = cell, value = issue.value.as_str(), reason = reason)
}

/// The roles offered for a column, in the order of the menu.
#[must_use]
pub fn offered_roles(layout: Layout) -> Vec<ColumnRole> {
    use crate::model::{BuiltIn, OfferingKind};
    let mut roles = vec![ColumnRole::Client, ColumnRole::ClientCode, ColumnRole::Users, ColumnRole::Employees];
    if layout == Layout::Matrix {
        roles.push(ColumnRole::Offering(None));
        roles.extend([OfferingKind::Recurring, OfferingKind::OneOff].map(|kind| ColumnRole::Offering(Some(kind))));
    }
    if layout == Layout::Lines {
        roles.extend([ColumnRole::Offering(None), ColumnRole::Amount, ColumnRole::Date, ColumnRole::Quantity]);
    }
    roles.extend(BuiltIn::ALL.map(ColumnRole::Tag));
    roles.extend([ColumnRole::OwnTag, ColumnRole::Margin, ColumnRole::CostOfSale, ColumnRole::Effort]);
    roles.extend([ColumnRole::ClientSince, ColumnRole::Total, ColumnRole::Ignore]);
    roles
}

/// Whether the rows of this class are drawn faint.
#[must_use]
pub fn is_faint(class: RowClass) -> bool {
    !matches!(class, RowClass::Detail | RowClass::Header)
}
