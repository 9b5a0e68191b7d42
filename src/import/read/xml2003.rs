//! SpreadsheetML 2003: the XML that Excel 2003 wrote and many exports still do, mostly in files named `.xls`.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::super::Sheet;
use super::super::grid::{
    CellStyle, GridBuilder, MOST_MERGED, Merged, NewCell, SheetLayout, is_date_format, number_format,
};
use super::encoding::{decode_as, xml_label};
use super::value::iso_date;
use super::xml::{Xml, attribute, attributes, local, text_of};
use super::{Sheets, Stop};
use crate::model::Progress;

/// The worksheets of the document in `bytes`.
pub(super) fn sheets(bytes: &[u8], progress: &Progress) -> Sheets {
    let text = decode_as(bytes, xml_label(bytes).as_deref());
    progress.set_total(text.len() as u64);
    let mut book = Book::default();
    Xml::new(text.as_bytes()).each(progress, |event| {
        match event {
            Event::Start(tag) => book.start(tag),
            Event::End(tag) => book.end(local(tag.name().0))?,
            other => book.text(&text_of(other).unwrap_or_default()),
        }
        Ok(())
    })?;
    Ok(book.sheets)
}

/// The number format and the indent a style gives; `None` where it leaves them open.
type Said = (Option<String>, Option<u8>);

#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    /// The number formats and indents of styles by their names, and the style being defined.
    formats: HashMap<String, Said>,
    style: String,
    sheet: Option<Open>,
    /// Inside a comment: its text is no cell.
    comment: bool,
    visible: bool,
}

impl Book {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match (local(tag.name().0), self.sheet.as_mut()) {
            ("Style", _) => self.define_style(tag),
            ("NumberFormat", None) => {
                let format = attribute(tag, "Format").unwrap_or_default().into_owned();
                self.formats.entry(self.style.clone()).or_default().0 = Some(format);
            }
            ("Alignment", None) => {
                let indent = u8::try_from(number(tag, "Indent")).unwrap_or(u8::MAX);
                self.formats.entry(self.style.clone()).or_default().1 = Some(indent);
            }
            ("Worksheet", None) => {
                let name = attribute(tag, "Name").unwrap_or_default().into_owned();
                let builder = GridBuilder::after(self.sheets.iter().map(|sheet| sheet.grid.filled()).sum());
                self.sheet = Some(Open { name, builder, ..Open::default() });
            }
            ("Comment", _) => self.comment = true,
            ("Visible", _) => self.visible = true,
            ("Column", Some(sheet)) => sheet.column_tag(tag),
            ("Row", Some(sheet)) => sheet.start_row(tag),
            ("Cell", Some(sheet)) => sheet.start_cell(tag),
            ("Data", Some(sheet)) if !self.comment => sheet.start_data(tag),
            _ => {}
        }
    }

    /// A style has the format of its parent until it names its own.
    fn define_style(&mut self, tag: &BytesStart<'_>) {
        self.style = attribute(tag, "ID").unwrap_or_default().into_owned();
        if let Some(parent) = attribute(tag, "Parent").and_then(|parent| self.formats.get(&*parent).cloned()) {
            self.formats.insert(self.style.clone(), parent);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Stop> {
        match (name, self.sheet.as_mut()) {
            ("Comment", _) => self.comment = false,
            ("Visible", _) => self.visible = false,
            ("Data", Some(sheet)) if !self.comment => sheet.in_data = false,
            ("Cell", Some(sheet)) => sheet.end_cell(&self.formats)?,
            ("Row", Some(sheet)) => sheet.row = sheet.row.saturating_add(1 + sheet.row_span),
            ("Worksheet", _) => self.sheets.extend(self.sheet.take().map(Open::finish)),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let Some(sheet) = self.sheet.as_mut() else { return };
        if self.visible {
            sheet.hidden |= text.contains("Hidden");
        } else if sheet.in_data && !self.comment {
            sheet.text.push_str(text);
        }
    }
}

/// A worksheet that is being read.
#[derive(Default)]
struct Open {
    name: String,
    hidden: bool,
    builder: GridBuilder,
    layout: SheetLayout,
    next_column_tag: usize,
    row: usize,
    row_span: usize,
    column: usize,
    /// Of the cell being read: columns and rows it is merged over beyond its own, its style, and whether it has a formula.
    merged: (usize, usize),
    style: String,
    has_formula: bool,
    /// What kind of value the cell holds; empty without one.
    kind: String,
    in_data: bool,
    text: String,
}

impl Open {
    fn column_tag(&mut self, tag: &BytesStart<'_>) {
        let first = index(tag).unwrap_or(self.next_column_tag);
        let count = number(tag, "Span").saturating_add(1);
        if is_hidden(tag) {
            self.layout.hide_columns(first, count);
        }
        self.next_column_tag = first.saturating_add(count);
    }

    fn start_row(&mut self, tag: &BytesStart<'_>) {
        self.row = index(tag).unwrap_or(self.row);
        self.row_span = number(tag, "Span");
        self.column = 0;
        if is_hidden(tag) {
            self.layout.hide_rows(self.row, self.row_span.saturating_add(1));
        }
    }

    fn start_cell(&mut self, tag: &BytesStart<'_>) {
        self.merged = (0, 0);
        self.style.clear();
        self.has_formula = false;
        self.kind.clear();
        self.text.clear();
        for (key, value) in attributes(tag) {
            let number = || value.trim().parse::<usize>().unwrap_or(0);
            match local(key) {
                "Index" => self.column = number().checked_sub(1).unwrap_or(self.column),
                "MergeAcross" => self.merged.0 = number(),
                "MergeDown" => self.merged.1 = number(),
                "StyleID" => self.style.push_str(&value),
                "Formula" => self.has_formula = true,
                _ => {}
            }
        }
    }

    fn start_data(&mut self, tag: &BytesStart<'_>) {
        self.in_data = true;
        self.kind = attribute(tag, "Type").map_or_else(|| "String".to_owned(), String::from);
    }

    fn end_cell(&mut self, formats: &HashMap<String, Said>) -> Result<(), Stop> {
        let at = (self.row, self.column);
        let (across, down) = self.merged;
        if self.merged != (0, 0) && self.layout.merged.len() < MOST_MERGED {
            let rows = (at.0, at.0.saturating_add(down));
            self.layout.merged.push(Merged { rows, columns: (at.1, at.1.saturating_add(across)) });
        }
        // What a style leaves open is as in the default one.
        let styles = [self.style.as_str(), "Default"].map(|name| formats.get(name));
        let code = styles.iter().flatten().find_map(|(code, _)| code.as_deref()).unwrap_or_default();
        let indent = styles.iter().flatten().find_map(|(_, indent)| *indent).unwrap_or_default();
        if let Some(cell) = self.value(code) {
            let format = self.builder.format(CellStyle { number: number_format(code), indent });
            self.builder.push(at, cell, format)?;
        } else if self.has_formula && self.kind.is_empty() {
            self.layout.unsaved.push(at);
        }
        self.column = self.column.saturating_add(1 + across);
        Ok(())
    }

    fn value(&mut self, code: &str) -> Option<NewCell> {
        let text = self.text.trim();
        let cell = match self.kind.as_str() {
            "Number" if is_date_format(code) => text.parse().ok().map(GridBuilder::date),
            "Number" => text.parse().ok().map(GridBuilder::number),
            "DateTime" => iso_date(text),
            "Boolean" => Some(GridBuilder::bool(matches!(text, "1" | "true"))),
            "Error" if !text.is_empty() => Some(self.builder.error(text)),
            _ => None,
        };
        cell.or_else(|| (!self.text.is_empty()).then(|| self.builder.text(&self.text)))
    }

    fn finish(self) -> Sheet {
        let grid = self.builder.finish().with_layout(self.layout);
        Sheet { file: 0, name: self.name, hidden: self.hidden, grid }
    }
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "Hidden").as_deref() == Some("1")
}

/// The position, from 0, that the tag says to stand at.
fn index(tag: &BytesStart<'_>) -> Option<usize> {
    number(tag, "Index").checked_sub(1)
}

fn number(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|value| value.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Cell, CellKind};

    fn read(inside: &str) -> Vec<Sheet> {
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"windows-1252\"?><Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
             <Styles><Style ss:ID=\"Default\"><NumberFormat/></Style><Style ss:ID=\"eur\"><NumberFormat ss:Format=\"[$€-413] #,##0.00\"/></Style>\
             <Style ss:ID=\"child\" ss:Parent=\"eur\"/><Style ss:ID=\"day\"><NumberFormat ss:Format=\"Short Date\"/></Style>\
             <Style ss:ID=\"part\"><NumberFormat ss:Format=\"Percent\"/></Style></Styles>{inside}</Workbook>"
        );
        let bytes = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
        sheets(&bytes, &Progress::default()).expect("it is read")
    }

    #[test]
    fn cells_stand_where_their_index_says() {
        let sheets = read(
            "<Worksheet ss:Name=\"Omzet\"><Table><Column ss:Index=\"2\" ss:Hidden=\"1\" ss:Span=\"1\"/>\
             <Row><Cell ss:MergeAcross=\"2\" ss:MergeDown=\"1\"><Data ss:Type=\"String\">Één</Data></Cell><Cell><Data ss:Type=\"Number\">4</Data></Cell></Row>\
             <Row ss:Index=\"4\" ss:Hidden=\"1\"><Cell ss:Index=\"3\"><Data ss:Type=\"Boolean\">1</Data><Comment><ss:Data>note</ss:Data></Comment></Cell><Cell ss:Formula=\"=1\"/></Row>\
             </Table></Worksheet><Worksheet ss:Name=\"B\"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>",
        );
        let grid = &sheets[0].grid;
        assert_eq!((grid.cell(0, 0), grid.cell(0, 3)), (Cell::Text("Één"), Cell::Number(4.0)));
        assert_eq!((grid.cell(3, 2), grid.unsaved_formulas()), (Cell::Bool(true), &[(3, 3)][..]));
        assert_eq!(grid.merged(), [Merged { rows: (0, 1), columns: (0, 2) }]);
        assert!(grid.is_row_hidden(3) && grid.is_column_hidden(2) && !grid.is_column_hidden(3));
        assert_eq!((sheets[0].hidden, sheets[1].hidden, sheets[1].name.as_str()), (false, true, "B"));
    }

    #[test]
    fn a_style_may_indent_its_cells() {
        let sheets = read(
            "<Styles><Style ss:ID=\"in\"><Alignment ss:Horizontal=\"Left\" ss:Indent=\"2\"/></Style>\
             <Style ss:ID=\"below\" ss:Parent=\"in\"><NumberFormat ss:Format=\"Percent\"/></Style></Styles>\
             <Worksheet ss:Name=\"A\"><Table><Row><Cell ss:StyleID=\"in\"><Data ss:Type=\"String\">a</Data></Cell>\
             <Cell ss:StyleID=\"below\"><Data ss:Type=\"Number\">1</Data></Cell><Cell><Data ss:Type=\"Number\">1</Data></Cell>\
             </Row></Table></Worksheet>",
        );
        let grid = &sheets[0].grid;
        assert_eq!([grid.indent(0, 0), grid.indent(0, 1), grid.indent(0, 2)], [2, 2, 0]);
        assert_eq!(grid.format(0, 1).kind, CellKind::Percent);
    }

    #[test]
    fn values_keep_their_type_and_format() {
        let cases = [
            ("eur", "Number", "12.5", Cell::Number(12.5), CellKind::Money, Some("EUR")),
            ("child", "Number", "1", Cell::Number(1.0), CellKind::Money, Some("EUR")),
            ("part", "Number", "0.5", Cell::Number(0.5), CellKind::Percent, None),
            ("day", "Number", "45292", Cell::Date(45_292.0), CellKind::General, None),
            ("day", "DateTime", "2024-01-01T00:00:00.000", Cell::Date(45_292.0), CellKind::General, None),
            ("none", "Error", "#DIV/0!", Cell::Error("#DIV/0!"), CellKind::General, None),
            ("none", "Number", "n/a", Cell::Text("n/a"), CellKind::General, None),
            ("none", "String", "<B>R&amp;D</B> &#10;x", Cell::Text("R&D \nx"), CellKind::General, None),
        ];
        for (style, kind, value, expected, format, currency) in cases {
            let sheets = read(&format!(
                "<Worksheet ss:Name=\"A\"><Table><Row><Cell ss:StyleID=\"{style}\"><Data ss:Type=\"{kind}\">{value}</Data></Cell></Row></Table></Worksheet>"
            ));
            let grid = &sheets[0].grid;
            assert_eq!(grid.cell(0, 0), expected, "{style} {value}");
            assert_eq!((grid.format(0, 0).kind, grid.format(0, 0).currency), (format, currency), "{style} {value}");
        }
    }
}
