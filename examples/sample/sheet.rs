//! A table of clients as a provider's bookkeeper would send it: a title, groups over the offerings, totals as formulas.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

/// Money as Excel shows it in euros.
const EURO: &str = "[$€-413] #,##0.00;-[$€-413] #,##0.00";

/// A sheet of revenue per client.
pub(crate) struct Table {
    /// The name of the sheet.
    pub(crate) sheet: &'static str,
    /// The lines above the table, the title first.
    pub(crate) title: Vec<&'static str>,
    /// The titles of the columns between users and offerings.
    pub(crate) attributes: Vec<&'static str>,
    /// The offerings, each with the group it stands under; no row of groups when none has one.
    pub(crate) offerings: Vec<(&'static str, Option<&'static str>)>,
    /// The clients.
    pub(crate) rows: Vec<Row>,
}

/// Writes a sheet that goes with a table.
pub(crate) type More = fn(&mut Worksheet, &Table) -> Result<(), XlsxError>;

/// A client.
pub(crate) struct Row {
    /// Its name.
    pub(crate) name: String,
    /// Its users; `None` is a blank cell.
    pub(crate) users: Option<u32>,
    /// Its attributes; `None` is a blank cell.
    pub(crate) attributes: Vec<Option<&'static str>>,
    /// Its revenue per offering in cents; 0 is a blank cell.
    pub(crate) cents: Vec<i64>,
}

/// The workbook of `table` as bytes, the same for the same table; `more` writes another sheet beside it.
pub(crate) fn workbook(table: &Table, more: Option<(&str, More)>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 11, 2)?.and_hms(9, 0, 0)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet().set_name(table.sheet)?;
    let header = write_titles(sheet, table)?;
    write_clients(sheet, table, header)?;
    write_totals(sheet, table, header)?;
    sheet.set_freeze_panes(header + 1, 1)?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(header, header)?;
    sheet.set_column_width(0, 34)?;
    sheet.set_column_width(1, 8)?;
    if !table.attributes.is_empty() {
        sheet.set_column_range_width(2, first_offering(table) - 1, 22)?;
    }
    sheet.set_column_range_width(first_offering(table), total_column(table), 16)?;
    if let Some((name, write)) = more {
        write(workbook.add_worksheet().set_name(name)?, table)?;
    }
    workbook.save_to_buffer()
}

fn first_offering(table: &Table) -> u16 {
    2 + column(table.attributes.len())
}

fn total_column(table: &Table) -> u16 {
    first_offering(table) + column(table.offerings.len())
}

fn column(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// Writes the lines above the table and its titles; gives the row of the titles.
fn write_titles(sheet: &mut Worksheet, table: &Table) -> Result<u32, XlsxError> {
    let mut row = 0;
    for (line, style) in
        table.title.iter().zip([Format::new().set_bold().set_font_size(14), Format::new().set_italic()])
    {
        sheet.write_with_format(row, 0, *line, &style)?;
        row += 1;
    }
    row += 1;
    let group = Format::new().set_bold().set_align(FormatAlign::Center).set_border_bottom(FormatBorder::Thin);
    let mut from = first_offering(table);
    for same in table.offerings.chunk_by(|a, b| a.1 == b.1) {
        let to = from + column(same.len()) - 1;
        if let Some((_, Some(name))) = same.first() {
            sheet.merge_range(row, from, row, to, name, &group)?;
        }
        from = to + 1;
    }
    row += u32::from(table.offerings.iter().any(|(_, group)| group.is_some()));
    let title = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    let attributes = table.attributes.iter().copied();
    let offerings = table.offerings.iter().map(|(name, _)| *name);
    for (at, name) in (0..).zip(["Client", "Users"].into_iter().chain(attributes).chain(offerings).chain(["Total"])) {
        let number = at == 1 || at >= first_offering(table);
        let over = if number { title.clone().set_align(FormatAlign::Right) } else { title.clone() };
        sheet.write_with_format(row, at, name, &over)?;
    }
    Ok(row)
}

fn write_clients(sheet: &mut Worksheet, table: &Table, header: u32) -> Result<(), XlsxError> {
    let euro = Format::new().set_num_format(EURO);
    for (at, client) in (header + 1..).zip(&table.rows) {
        sheet.write(at, 0, client.name.as_str())?;
        if let Some(users) = client.users {
            sheet.write(at, 1, users)?;
        }
        for (column, value) in (2..).zip(&client.attributes) {
            if let Some(value) = value {
                sheet.write(at, column, *value)?;
            }
        }
        for (column, &cents) in (first_offering(table)..).zip(&client.cents) {
            if cents != 0 {
                sheet.write_with_format(at, column, euros(cents), &euro)?;
            }
        }
        let cells = ((at, first_offering(table)), (at, total_column(table) - 1));
        write_sum(sheet, (at, total_column(table)), cells, (client.cents.iter().sum(), &euro))?;
    }
    Ok(())
}

fn write_totals(sheet: &mut Worksheet, table: &Table, header: u32) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_border_top(FormatBorder::Thin);
    let euro = bold.clone().set_num_format(EURO);
    let (first, last) = (header + 1, header + u32::try_from(table.rows.len()).unwrap_or(u32::MAX));
    sheet.write_with_format(last + 1, 0, "Total", &bold)?;
    for at in 1..first_offering(table) {
        sheet.write_blank(last + 1, at, &bold)?;
    }
    for (offering, at) in (first_offering(table)..total_column(table)).enumerate() {
        let cents = table.rows.iter().filter_map(|row| row.cents.get(offering)).sum();
        write_sum(sheet, (last + 1, at), ((first, at), (last, at)), (cents, &euro))?;
    }
    let at = total_column(table);
    let cents = table.rows.iter().flat_map(|row| &row.cents).sum();
    write_sum(sheet, (last + 1, at), ((first, at), (last, at)), (cents, &euro))
}

/// `=SUM(from:to)` with its result, so that a reader that does not calculate sees it too.
fn write_sum(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (from, to): ((u32, u16), (u32, u16)),
    (cents, format): (i64, &Format),
) -> Result<(), XlsxError> {
    let sum = format!("=SUM({}:{})", row_col_to_cell(from.0, from.1), row_col_to_cell(to.0, to.1));
    let formula = Formula::new(sum).set_result(euros(cents).to_string());
    sheet.write_formula_with_format(row, column, formula, format)?;
    Ok(())
}

/// Cents as euros.
#[expect(clippy::cast_precision_loss, reason = "a provider's revenue in cents is far below 2^52")]
pub(crate) fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}
