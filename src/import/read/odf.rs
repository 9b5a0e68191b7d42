//! OpenDocument spreadsheets, zipped or flat, cell by cell. What a file repeats is repeated only where it is filled.

mod cell;

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::super::Sheet;
use super::super::grid::{GridBuilder, MOST_MERGED, Merged, NewCell, SheetLayout, steps_of};
use super::encoding::{decode_as, xml_label};
use super::xml::{Xml, attribute, local, text_of};
use super::zipped::part_text;
use super::{Sheets, Stop};
use crate::model::Progress;
use cell::{OpenCell, count};

/// The worksheets of a zipped OpenDocument spreadsheet.
pub(super) fn ods_sheets(bytes: &[u8], progress: &Progress) -> Sheets {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(Stop::broken)?;
    if part_text(&mut zip, "META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Stop::Password);
    }
    let part = zip.by_name("content.xml").map_err(Stop::broken)?;
    progress.set_total(part.size());
    document(Xml::new(BufReader::with_capacity(64 << 10, part)), progress)
}

/// The worksheets of a flat OpenDocument spreadsheet.
pub(super) fn fods_sheets(bytes: &[u8], progress: &Progress) -> Sheets {
    let text = decode_as(bytes, xml_label(bytes).as_deref());
    progress.set_total(text.len() as u64);
    document(Xml::new(text.as_bytes()), progress)
}

fn document<R: BufRead>(xml: Xml<R>, progress: &Progress) -> Sheets {
    let mut document = Document::default();
    xml.each(progress, |event| {
        match event {
            Event::Start(tag) => document.start(tag),
            Event::End(tag) => document.end(local(tag.name().0), progress)?,
            other => document.text(&text_of(other).unwrap_or_default()),
        }
        Ok(())
    })?;
    Ok(document.sheets)
}

/// Elements whose inside is no cell of the sheet: charts carry tables of their own, changes the cells of the past.
const SKIPPED: [&str; 7] =
    ["annotation", "shapes", "tracked-changes", "dde-links", "data-pilot-tables", "forms", "content-validations"];

#[derive(Default)]
struct Document {
    sheets: Vec<Sheet>,
    /// How deep inside an element that is skipped.
    skipped: usize,
    /// The style being defined, those that hide their sheets, and how far in others have cells stand.
    style: Option<String>,
    hidden_styles: HashSet<String>,
    indents: HashMap<String, u8>,
    table: Option<Table>,
}

impl Document {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name().0;
        if self.skipped > 0 || name.starts_with("draw:") || SKIPPED.contains(&local(name)) {
            self.skipped += 1;
            return;
        }
        match (local(name), self.table.as_mut()) {
            ("style", _) => self.style = attribute(tag, "name").map(String::from),
            ("table-properties", _) if attribute(tag, "display").as_deref() == Some("false") => {
                self.hidden_styles.extend(self.style.take());
            }
            ("paragraph-properties", None) => {
                let steps = attribute(tag, "margin-left").map_or(0, |length| steps_of(&length));
                self.indents.extend(self.style.clone().filter(|_| steps > 0).map(|style| (style, steps)));
            }
            ("table", None) => {
                let hidden = attribute(tag, "style-name").is_some_and(|style| self.hidden_styles.contains(&*style));
                let name = attribute(tag, "name").unwrap_or_default().into_owned();
                let builder = GridBuilder::after(self.sheets.iter().map(|sheet| sheet.grid.filled()).sum());
                self.table = Some(Table { name, hidden, builder, ..Table::default() });
            }
            // A table inside a cell.
            ("table", Some(_)) => self.skipped = 1,
            ("table-column", Some(table)) => table.declare_columns(tag, &self.indents),
            ("table-row", Some(table)) => table.start_row(tag),
            ("table-cell", Some(table)) => {
                let mut cell = OpenCell::new(tag, false);
                let style = attribute(tag, "style-name");
                cell.indent = match style.filter(|_| !self.indents.is_empty()) {
                    Some(style) => self.indents.get(&*style).copied().unwrap_or(0),
                    None => table.indent_of_column(),
                };
                table.open = Some(cell);
            }
            ("covered-table-cell", Some(table)) => table.open = Some(OpenCell::new(tag, true)),
            (inside, Some(table)) => table.start_inside(inside, tag),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, progress: &Progress) -> Result<(), Stop> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        let Some(table) = self.table.as_mut() else { return Ok(()) };
        match name {
            "table-cell" | "covered-table-cell" => table.end_cell(),
            "table-row" => table.end_row(progress)?,
            "table" => self.sheets.extend(self.table.take().map(Table::finish)),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let open = self.table.as_mut().and_then(|table| table.open.as_mut());
        if let Some(cell) = open.filter(|cell| self.skipped == 0 && cell.paragraphs > 0) {
            cell.push(text);
        }
    }
}

/// A run of equal cells in the row being read.
struct Run {
    column: usize,
    count: usize,
    cell: NewCell,
    format: u8,
}

#[derive(Default)]
struct Table {
    name: String,
    hidden: bool,
    builder: GridBuilder,
    layout: SheetLayout,
    declared_columns: usize,
    /// The end of each run of columns whose cells stand in, and how far.
    indents: Vec<(usize, u8)>,
    row: usize,
    /// How often the row being read is repeated, and whether it is hidden.
    rows: usize,
    row_hidden: bool,
    column: usize,
    runs: Vec<Run>,
    open: Option<OpenCell>,
}

impl Table {
    fn declare_columns(&mut self, tag: &BytesStart<'_>, indents: &HashMap<String, u8>) {
        let count = count(tag, "number-columns-repeated");
        if is_hidden(tag) {
            self.layout.hide_columns(self.declared_columns, count);
        }
        self.declared_columns = self.declared_columns.saturating_add(count);
        let style = attribute(tag, "default-cell-style-name");
        let indent = style.and_then(|style| indents.get(&*style).copied()).unwrap_or(0);
        self.indents.push((self.declared_columns, indent));
    }

    /// How far in the cells of the column being read stand, where their style does not say.
    fn indent_of_column(&self) -> u8 {
        let run = self.indents.partition_point(|(end, _)| *end <= self.column);
        self.indents.get(run).map_or(0, |(_, indent)| *indent)
    }

    fn start_row(&mut self, tag: &BytesStart<'_>) {
        self.rows = count(tag, "number-rows-repeated");
        self.row_hidden = is_hidden(tag);
        self.column = 0;
        self.runs.clear();
    }

    fn start_inside(&mut self, name: &str, tag: &BytesStart<'_>) {
        let Some(cell) = self.open.as_mut() else { return };
        match name {
            "p" | "h" => cell.paragraph(),
            "s" => cell.text.extend(std::iter::repeat_n(' ', count(tag, "c").min(1000))),
            "tab" => cell.text.push('\t'),
            "line-break" => cell.text.push('\n'),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.open.take() else { return };
        let (column, count) = (self.column, cell.repeated);
        self.column = column.saturating_add(count);
        if cell.covered {
            return;
        }
        if cell.spans != (1, 1) && self.layout.merged.len() < MOST_MERGED {
            let rows = (self.row, self.row.saturating_add(cell.spans.0 - 1));
            let columns = (column, column.saturating_add(cell.spans.1 - 1));
            self.layout.merged.push(Merged { rows, columns });
        }
        if let Some((new, format)) = cell.value(&mut self.builder) {
            self.runs.push(Run { column, count, cell: new, format });
        } else if cell.has_formula && cell.kind.is_empty() {
            self.layout.unsaved.push((self.row, column));
        }
    }

    fn end_row(&mut self, progress: &Progress) -> Result<(), Stop> {
        if self.row_hidden {
            self.layout.hide_rows(self.row, self.rows);
        }
        for row in 0..if self.runs.is_empty() { 0 } else { self.rows } {
            progress.cancel.check()?;
            for run in &self.runs {
                for column in run.column..run.column.saturating_add(run.count) {
                    self.builder.push((self.row.saturating_add(row), column), run.cell, run.format)?;
                }
            }
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }

    fn finish(self) -> Sheet {
        let grid = self.builder.finish().with_layout(self.layout);
        Sheet { file: 0, name: self.name, hidden: self.hidden, grid }
    }
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    matches!(attribute(tag, "visibility").as_deref(), Some("collapse" | "filter"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Cell, CellKind, Grid, NumberFormat};

    fn sheets(table: &str) -> Sheets {
        let text = format!(
            "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">\
             <style:style style:name=\"t2\" style:family=\"table\"><style:table-properties table:display=\"false\"/>\
             </style:style><office:spreadsheet>{table}</office:spreadsheet></office:document>"
        );
        fods_sheets(text.as_bytes(), &Progress::default())
    }

    fn grid(rows: &str) -> Grid {
        let mut sheets = sheets(&format!("<table:table table:name=\"A\">{rows}</table:table>")).expect("it is read");
        sheets.remove(0).grid
    }

    #[test]
    fn values_keep_their_type_and_format() {
        let (money, percent) = (CellKind::Money, CellKind::Percent);
        let cases = [
            (
                r#"office:value-type="float" office:value="1.5"><text:p>1,50</text:p>"#,
                Cell::Number(1.5),
                CellKind::General,
                None,
            ),
            (
                r#"office:value-type="currency" office:currency="EUR" office:value="-2"><text:p>x</text:p>"#,
                Cell::Number(-2.0),
                money,
                Some("EUR"),
            ),
            (
                r#"office:value-type="currency" office:value="2"><text:p>2 zł</text:p>"#,
                Cell::Number(2.0),
                money,
                Some("PLN"),
            ),
            (
                r#"office:value-type="percentage" office:value="0.25"><text:p>25%</text:p>"#,
                Cell::Number(0.25),
                percent,
                None,
            ),
            (
                r#"office:value-type="date" office:date-value="2024-01-01">"#,
                Cell::Date(45_292.0),
                CellKind::General,
                None,
            ),
            (
                r#"office:value-type="time" office:time-value="PT12H00M00S">"#,
                Cell::Number(0.5),
                CellKind::General,
                None,
            ),
            (r#"office:value-type="boolean" office:boolean-value="true">"#, Cell::Bool(true), CellKind::General, None),
            (
                r#"office:value-type="string"><text:p>A<text:s text:c="2"/>B  C</text:p><text:p>D</text:p>"#,
                Cell::Text("A  B C\nD"),
                CellKind::General,
                None,
            ),
            (
                r#"office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>A</text:p>"#,
                Cell::Text("A"),
                CellKind::General,
                None,
            ),
            (
                r#"office:value-type="string" table:formula="of:=1/0"><text:p>Err:502 </text:p>"#,
                Cell::Error("Err:502"),
                CellKind::General,
                None,
            ),
            (
                r#"office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p>"#,
                Cell::Error("#N/A"),
                CellKind::General,
                None,
            ),
            (
                r#"office:value-type="string"><draw:frame><table:table><table:table-row><table:table-cell><text:p>no</text:p></table:table-cell></table:table-row></table:table></draw:frame><text:p>A</text:p>"#,
                Cell::Text("A"),
                CellKind::General,
                None,
            ),
        ];
        for (cell, expected, kind, currency) in cases {
            let grid = grid(&format!("<table:table-row><table:table-cell {cell}</table:table-cell></table:table-row>"));
            assert_eq!(grid.cell(0, 0), expected, "{cell}");
            assert_eq!(grid.format(0, 0), NumberFormat { kind, currency }, "{cell}");
        }
    }

    #[test]
    fn what_is_repeated_takes_room_only_where_it_is_filled() {
        let grid = grid(
            r#"<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
            <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="1"/><table:table-cell table:number-columns-repeated="16381"/></table:table-row>
            <table:table-row table:visibility="filter"><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>T</text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:formula="of:=1+1"/></table:table-row>
            <table:table-row table:number-rows-repeated="4000000000"><table:table-cell table:number-columns-repeated="4000000000"/></table:table-row>"#,
        );
        assert_eq!((grid.rows(), grid.columns(), grid.filled()), (3, 3, 7));
        assert_eq!(grid.merged(), [Merged { rows: (2, 2), columns: (0, 1) }]);
        assert_eq!(grid.unsaved_formulas(), [(2, 2)]);
        assert!(grid.is_row_hidden(2) && grid.is_column_hidden(2) && !grid.is_column_hidden(1));
    }

    #[test]
    fn filled_cells_beyond_a_sheet_are_refused() {
        let filled = r#"<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="#;
        let cases = [(1, 1_000_000_000, "columns"), (2_000_000_000, 1, "rows"), (1_000_000, 16_000, "cells")];
        for (rows, columns, expected) in cases {
            let table = format!(
                "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"{rows}\">{filled}\"{columns}\"/></table:table-row></table:table>"
            );
            let stop = sheets(&table).expect_err("it is too much");
            assert!(format!("{stop:?}").to_lowercase().contains(expected), "{stop:?}");
        }
    }

    #[test]
    fn a_style_hides_its_sheet() {
        let sheets = sheets(
            r#"<table:table table:name="A" table:style-name="t1"/><table:table table:name="B" table:style-name="t2"/>"#,
        );
        let names: Vec<_> = sheets.expect("it is read").into_iter().map(|sheet| (sheet.name, sheet.hidden)).collect();
        assert_eq!(names, [("A".to_owned(), false), ("B".to_owned(), true)]);
    }
}
