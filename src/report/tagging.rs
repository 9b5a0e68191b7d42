//! The tagging workbook: chosen clients with what is known of them, to be filled in by those who know them, and read back.
//!
//! The "how" of a problem is left out: a column for each of several problems would be more than people fill in.

mod columns;
mod lists;

use rust_xlsxwriter::{Format, ProtectionOptions, Workbook, Worksheet, XlsxError};

use super::addresses::{Area, Page, Spot};
use super::live::say_at;
use super::styles;
use crate::model::{Client, ClientId, Project, TaggingColumn};
use crate::say;
use crate::text::Text;
use columns::{Content, columns, content, title};

/// The row of the keys; hidden.
const KEYS: u32 = 0;
/// What to do, in one sentence.
const NOTE: u32 = 1;
/// The titles of the columns.
const TITLES: u32 = 2;
/// The first column holds marks and is hidden.
const MARKS: u16 = 0;

/// What the workbook is made of.
struct Wanted<'a> {
    project: &'a Project,
    text: &'a Text,
    clients: Vec<&'a Client>,
    columns: Vec<TaggingColumn>,
}

impl Wanted<'_> {
    /// The keys of the columns, with their places.
    fn keys(&self) -> impl Iterator<Item = (Spot, String)> {
        let keys = self.columns.iter().map(|column| column.key(&self.project.data.dimensions).unwrap_or_default());
        keys.enumerate().map(|(at, key)| (Spot::new(KEYS, MARKS + 1).right(at), key))
    }

    /// The cells of column `at` on the sheet to fill in.
    fn cells(&self, at: usize) -> Area {
        Area::new(Page::Clients, Spot::new(TITLES + 1, MARKS + 1).right(at), self.clients.len(), 1)
    }
}

/// The workbook for `clients` of `project`, in their order.
pub(super) fn build(project: &Project, text: &Text, clients: &[ClientId]) -> Result<Workbook, XlsxError> {
    let clients: Vec<&Client> = clients.iter().filter_map(|client| project.client(*client)).collect();
    let columns = columns(project, &clients);
    let wanted = Wanted { project, text, clients, columns };
    let mut workbook = Workbook::new();
    to_fill_in(workbook.add_worksheet(), &wanted)?;
    lists::write(workbook.add_worksheet(), &wanted)?;
    as_given(workbook.add_worksheet(), &wanted)?;
    Ok(workbook)
}

fn to_fill_in(sheet: &mut Worksheet, wanted: &Wanted) -> Result<(), XlsxError> {
    sheet.set_name(say!(wanted.text, "report-sheet-clients"))?;
    sheet.set_default_row_height_pixels(styles::ROW_HEIGHT);
    keys(sheet, wanted, TaggingColumn::MARK)?;
    for row in [NOTE, TITLES] {
        sheet.write_string(row, MARKS, TaggingColumn::NO_CLIENT)?;
    }
    say_at(sheet, Spot::new(NOTE, MARKS + 1), &say!(wanted.text, "report-tagging-note"), &styles::note())?;
    for (at, column) in wanted.columns.iter().enumerate() {
        let header = match column {
            TaggingColumn::Users => styles::header_right(),
            TaggingColumn::Status => styles::header().set_indent(1),
            _ => styles::header(),
        };
        let words = title(wanted.text, wanted.project, *column);
        say_at(sheet, Spot::new(TITLES, MARKS + 1).right(at), &words, &header)?;
        let longest = filled(sheet, wanted, at)?.max(words.chars().count());
        sheet.set_column_width(wanted.cells(at).first.column, width(*column, longest))?;
    }
    lists::drop_downs(sheet, wanted)?;
    looks(sheet, wanted)
}

/// Writes what is known in column `at`; the number of letters of the longest.
fn filled(sheet: &mut Worksheet, wanted: &Wanted, at: usize) -> Result<usize, XlsxError> {
    let Some(column) = wanted.columns.get(at) else { return Ok(0) };
    let format = cell_format(*column);
    let mut longest = 0;
    for (row, client) in wanted.clients.iter().enumerate() {
        let cell = wanted.cells(at).spot(row, 0);
        match content(wanted.text, wanted.project, *column, client) {
            Content::Nothing => drop(sheet.write_blank(cell.row, cell.column, &format)?),
            Content::Number(number) => drop(sheet.write_number_with_format(cell.row, cell.column, number, &format)?),
            Content::Words(words) => {
                longest = longest.max(words.chars().count());
                say_at(sheet, cell, &words, &format)?;
            }
        }
    }
    Ok(longest)
}

/// White where something can be filled in, grey and locked where not.
fn cell_format(column: TaggingColumn) -> Format {
    match column {
        TaggingColumn::Client | TaggingColumn::Code => styles::words().set_background_color(styles::BACKGROUND),
        TaggingColumn::Users => styles::number_as_given().set_unlocked(),
        // It stands right of numbers.
        TaggingColumn::Status => styles::words().set_indent(1).set_unlocked(),
        TaggingColumn::Value(..) | TaggingColumn::Detail(_) => styles::words().set_unlocked(),
    }
}

/// Wide enough for what is in it and for what may come, in letters.
fn width(column: TaggingColumn, longest: usize) -> f64 {
    let (least, most) = match column {
        TaggingColumn::Client => (24, 48),
        TaggingColumn::Code | TaggingColumn::Users => (10, 24),
        TaggingColumn::Status => (14, 24),
        TaggingColumn::Value(..) | TaggingColumn::Detail(_) => (20, 40),
    };
    f64::from(u8::try_from((longest + 3).clamp(least, most)).unwrap_or(u8::MAX))
}

/// What is frozen, hidden, protected and printed.
fn looks(sheet: &mut Worksheet, wanted: &Wanted) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    let last = wanted.cells(wanted.columns.len().saturating_sub(1)).last();
    sheet.set_row_hidden(KEYS)?;
    sheet.set_column_hidden(MARKS)?;
    sheet.set_row_height(TITLES, 32)?;
    sheet.autofilter(TITLES, MARKS + 1, last.row, last.column)?;
    sheet.set_freeze_panes(TITLES + 1, MARKS + 2)?;
    sheet.protect_with_options(&ProtectionOptions {
        sort: true,
        use_autofilter: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(TITLES, TITLES)?;
    sheet.set_tab_color(styles::ACCENT).set_active(true);
    Ok(())
}

/// The same clients and values once more, hidden, so that what was changed can be told from what changed meanwhile.
fn as_given(sheet: &mut Worksheet, wanted: &Wanted) -> Result<(), XlsxError> {
    sheet.set_name(say!(wanted.text, "report-tagging-given"))?;
    keys(sheet, wanted, TaggingColumn::MARK_GIVEN)?;
    for (at, column) in wanted.columns.iter().enumerate() {
        for (row, client) in wanted.clients.iter().enumerate() {
            let cell = Spot::new(KEYS + 1, MARKS + 1).right(at).down(row);
            match content(wanted.text, wanted.project, *column, client) {
                Content::Nothing => {}
                Content::Number(number) => drop(sheet.write_number(cell.row, cell.column, number)?),
                Content::Words(words) => drop(sheet.write_string(cell.row, cell.column, words)?),
            }
        }
    }
    sheet.protect().set_hidden(true);
    Ok(())
}

fn keys(sheet: &mut Worksheet, wanted: &Wanted, mark: &str) -> Result<(), XlsxError> {
    sheet.write_string(KEYS, MARKS, mark)?;
    for (at, key) in wanted.keys() {
        sheet.write_string(at.row, at.column, key)?;
    }
    Ok(())
}
