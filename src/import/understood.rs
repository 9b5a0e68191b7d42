//! What was understood of a table: layout, column roles, row classes, questions, and the data.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::guess::amount::DecimalMark;
use super::{ColumnRole, Shape, ShapeReason, SheetPart, SheetTable, Suggestion, Unmatched};
use crate::model::{ClientStatus, Dataset};

/// How the table is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Clients down, offerings across.
    Matrix,
    /// One row per invoice line.
    Lines,
    /// One row per client without amounts.
    Clients,
}

impl Layout {
    /// Its stable name, for scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Matrix => "matrix",
            Self::Lines => "lines",
            Self::Clients => "clients",
        }
    }
}

/// Why a column got its role; the catalogue says it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleReason {
    /// The title is a known one.
    Title,
    /// What the cells hold.
    Content,
    /// The title is known and the cells agree.
    TitleAndContent,
    /// It equals the sum of the amount columns in every row.
    Arithmetic,
    /// The title says that it is no revenue, such as a budget or what the client itself earns.
    NotRevenue,
    /// The user said so.
    Corrected,
    /// Nothing spoke for any role.
    NothingElse,
}

impl RoleReason {
    /// Its stable name, for scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Content => "content",
            Self::TitleAndContent => "title_and_content",
            Self::Arithmetic => "arithmetic",
            Self::NotRevenue => "not_revenue",
            Self::Corrected => "corrected",
            Self::NothingElse => "nothing_else",
        }
    }
}

/// One column of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its position in the sheet, from 0.
    pub index: usize,
    /// Its title; stacked titles joined by " / ".
    pub title: String,
    /// What it holds.
    pub role: ColumnRole,
    /// How sure that is, in `[0, 1]`.
    pub confidence: f32,
    /// Why.
    pub reason: RoleReason,
    /// The sign before the decimals of its amounts; `None` when no amount is written as text.
    pub decimal: Option<DecimalMark>,
}

/// What a row of the sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowClass {
    /// Text above the titles.
    Title,
    /// The titles.
    Header,
    /// A heading inside the table.
    Group,
    /// A client, or a line.
    Detail,
    /// A sum of the rows above it.
    Subtotal,
    /// The sum of all.
    GrandTotal,
    /// Made of the clients and no sum: their average, or shares of the total.
    Derived,
    /// Text below the table.
    Footer,
    /// Nothing.
    Blank,
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuestionAbout {
    /// A column whose separator could be thousands or decimals.
    Separator {
        /// Its position in the sheet, from 0.
        column: usize,
        /// Its title.
        title: String,
    },
    /// A row with a total's word but not its arithmetic.
    TotalRow {
        /// The row, from 0.
        row: usize,
        /// What stands in it.
        label: String,
    },
    /// Rows without a total's word that equal the sum of the rows below them.
    ParentRows {
        /// The first of them, from 0.
        row: usize,
        /// How many there are.
        rows: usize,
        /// What stands in the first.
        label: String,
    },
    /// Years that stand side by side, of which one counts.
    Year {
        /// What people call them, the latest first.
        years: Vec<String>,
    },
    /// A sheet with the same table or other invoice lines: amounts to be added, or the same ones again.
    SameTable {
        /// The sheet, by position in the workbook.
        sheet: usize,
        /// What people call it.
        name: String,
    },
    /// Lines without a document that stand in another sheet too: the same sales, or others.
    SameLines {
        /// The sheet, by position in the workbook.
        sheet: usize,
        /// What people call it.
        name: String,
        /// How many there are.
        lines: usize,
    },
    /// A column with a total's word but not its arithmetic, or the other way round.
    TotalColumn {
        /// Its position in the sheet, from 0.
        column: usize,
        /// Its title.
        title: String,
    },
    /// Several columns that may be the amount of a line.
    Amount {
        /// Their titles, by choice.
        titles: Vec<String>,
    },
    /// Whether the day or the month comes first.
    DateOrder {
        /// The column's position in the sheet, from 0.
        column: usize,
        /// Its title.
        title: String,
        /// A date that can be read both ways.
        sample: String,
    },
    /// Amounts in several currencies.
    Currency {
        /// ISO 4217 codes, by choice.
        codes: Vec<String>,
    },
    /// Names shown once, with blanks below them that they may hold for.
    ShownOnce {
        /// The column's position in the sheet, from 0.
        column: usize,
        /// Its title.
        title: String,
    },
    /// Amounts that a title or a line above says are in thousands or millions.
    Factor {
        /// The words that say so.
        words: String,
    },
    /// Amounts that are nearly all negative: sales booked as credits.
    Sign,
    /// Two letters or signs, such as D and C, that may mark what is added and what is taken away.
    Marks {
        /// The column's position in the sheet, from 0.
        column: usize,
        /// Its title.
        title: String,
    },
    /// A type or status of documents that is not known, among others that are.
    DocumentKind {
        /// The column's position in the sheet, from 0.
        column: usize,
        /// Its title.
        title: String,
        /// The type or status.
        value: String,
    },
    /// Prospects or ex-clients by the file that have amounts inside the twelve months.
    NotClients {
        /// What the file says they are.
        status: ClientStatus,
        /// How many there are.
        clients: usize,
        /// The first of them.
        name: String,
    },
}

/// One answer with its consequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its stable key: `decimal`, `thousands`, `client`, `total`, `clients`, `totals`, `offering`, `latest`, `earlier`, `add`, `leave_out`,
    /// `day_first`, `month_first`, `sale`, `count`, `left_out`, `fill_down`, `blank`, `times`, `as_written`, `turned`, `signed`;
    /// `column` and `currency` for those that the question names.
    pub key: &'static str,
    /// What the imported total becomes.
    pub imported: f64,
}

/// Something the file does not settle. The import goes on with the assumed choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What it is about.
    pub about: QuestionAbout,
    /// The choices.
    pub choices: Vec<Choice>,
    /// The choice the import went on with.
    pub assumed: usize,
    /// The key the answer is kept under in [`super::Recipe::answers`].
    pub key: String,
    /// The sheet it is about, by position in the workbook; the main one where it is about several.
    pub sheet: usize,
    /// What people call that sheet, where another one asks the same.
    pub sheet_name: Option<String>,
}

impl Question {
    /// A question about the first sheet.
    pub(super) fn new(about: QuestionAbout, choices: Vec<Choice>, assumed: usize, key: String) -> Self {
        Self { about, choices, assumed, key, sheet: 0, sheet_name: None }
    }

    /// What lies between its choices, in the file's currency.
    #[must_use]
    pub fn stakes(&self) -> f64 {
        let totals = || self.choices.iter().map(|choice| choice.imported);
        totals().fold(f64::NEG_INFINITY, f64::max) - totals().fold(f64::INFINITY, f64::min)
    }
}

/// A table as understood, with its data.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The sheet, by position in the workbook.
    pub sheet: usize,
    /// How the table is laid out.
    pub layout: Layout,
    /// Its shape beyond the layout. Where clients stand across, rows and columns here are those of the turned table;
    /// the cells of the data are those of the file.
    pub shape: Shape,
    /// Why it has that shape.
    pub shape_reason: ShapeReason,
    /// The tables of the sheet, in reading order, where it holds several.
    pub tables: Vec<SheetTable>,
    /// The title rows, from 0: first and last; `None` when the table has none.
    pub header: Option<(usize, usize)>,
    /// The columns of the table, in sheet order.
    pub columns: Vec<Column>,
    /// The class of every row of the sheet.
    pub rows: Vec<RowClass>,
    /// What the file does not settle, most money first.
    pub questions: Vec<Question>,
    /// Every sheet with cells and its part in the import, the main one first.
    pub sheets: Vec<SheetPart>,
    /// Names that found no partner when client sheets were joined.
    pub unmatched: Unmatched,
    /// What could be put together or taken apart, most money first.
    pub suggestions: Vec<Suggestion>,
    /// The last day of the twelve months had nobody said otherwise; `None` where nothing is dated.
    pub guessed_asof: Option<Date>,
    /// Clients, offerings, lines, proof and issues.
    pub data: Dataset,
}

impl Imported {
    /// How many clients and ex-clients there are; prospects are neither.
    #[must_use]
    pub fn clients(&self) -> usize {
        self.data.clients.iter().filter(|client| client.status != ClientStatus::Prospect).count()
    }

    /// A table of the plain shape, of which nothing more than this is known.
    pub(super) fn plain(sheet: usize, layout: Layout, header: Option<(usize, usize)>, data: Dataset) -> Self {
        Self {
            sheet,
            layout,
            shape: Shape::Plain,
            shape_reason: ShapeReason::NothingElse,
            tables: Vec::new(),
            header,
            columns: Vec::new(),
            rows: Vec::new(),
            questions: Vec::new(),
            sheets: Vec::new(),
            unmatched: Unmatched::default(),
            suggestions: Vec::new(),
            guessed_asof: None,
            data,
        }
    }
}
