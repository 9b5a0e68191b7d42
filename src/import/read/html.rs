//! Tables of web pages: what exports call `.xls` more often than not.

mod css;
mod table;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use self::css::Formats;
use self::table::Table;
use super::super::Sheet;
use super::encoding::{decode_as, html_label};
use super::{Sheets, Stop};
use crate::model::Progress;

/// The tables of the page in `bytes`.
pub(super) fn sheets(bytes: &[u8], progress: &Progress) -> Sheets {
    let text = decode_as(bytes, html_label(bytes).as_deref());
    Ok(sheets_of(vec![Page::read(&text, progress)?]))
}

/// One sheet for each table of the pages. Where some look like tables, with two rows and two columns, others are not
/// kept: pages are laid out with tables too.
pub(super) fn sheets_of(pages: Vec<Page>) -> Vec<Sheet> {
    let mut names = Vec::new();
    let mut sheets = Vec::new();
    for page in pages {
        names.extend(page.names);
        sheets.extend(page.sheets);
    }
    sheets.retain(|sheet: &Sheet| sheet.grid.filled() > 0);
    let is_table = |sheet: &Sheet| sheet.grid.rows() > 1 && sheet.grid.columns() > 1;
    if sheets.iter().any(is_table) {
        sheets.retain(is_table);
    }
    name(&mut sheets, names);
    sheets
}

/// Names the sheets: as the workbook that was saved as a page says, else by the words above each table, else by number.
fn name(sheets: &mut [Sheet], names: Vec<String>) {
    if sheets.len() == names.len() {
        for (sheet, name) in sheets.iter_mut().zip(names) {
            sheet.name = name;
        }
    }
    if let [only] = sheets {
        return only.name.truncate(only.name.floor_char_boundary(200));
    }
    let mut taken = std::collections::HashSet::new();
    for (position, sheet) in sheets.iter_mut().enumerate() {
        sheet.name.truncate(sheet.name.floor_char_boundary(200));
        if sheet.name.is_empty() {
            sheet.name = (position + 1).to_string();
        }
        if !taken.insert(sheet.name.clone()) {
            sheet.name = format!("{} ({})", sheet.name, position + 1);
            taken.insert(sheet.name.clone());
        }
    }
}

/// A page that was read.
pub(super) struct Page {
    /// The names of the worksheets it was made from, where it says so.
    names: Vec<String>,
    sheets: Vec<Sheet>,
}

/// Elements that only hold an attribute or two.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements whose text nobody sees.
const UNSEEN: [&str; 6] = ["script", "style", "template", "title", "noscript", "textarea"];
/// Elements that begin a line of their own.
const BLOCKS: [&str; 12] = ["p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4"];

impl Page {
    /// Reads all tables of the page, nested ones too.
    pub(super) fn read(text: &str, progress: &Progress) -> Result<Self, Stop> {
        progress.set_total(text.len() as u64);
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut reading = Reading::default();
        let mut seen = 0_u64;
        for (number, token) in Tokenizer::new_with_emitter(text, emitter).flatten().enumerate() {
            if number % 1024 == 0 {
                progress.cancel.check()?;
                progress.set_done(seen);
            }
            match token {
                Token::StartTag(tag) => {
                    seen += 2 + tag.name.len() as u64;
                    reading.start(&tag)?;
                }
                Token::EndTag(tag) => {
                    seen += 3 + tag.name.len() as u64;
                    reading.end(&String::from_utf8_lossy(&tag.name))?;
                }
                Token::String(text) => {
                    seen += text.len() as u64;
                    reading.text(&String::from_utf8_lossy(&text));
                }
                Token::Comment(comment) => reading.comment(&String::from_utf8_lossy(&comment)),
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        reading.finish()
    }
}

#[derive(Default)]
struct Reading {
    names: Vec<String>,
    formats: Formats,
    /// The tables that are open, each inside a cell of the one before.
    open: Vec<Table>,
    /// The tables that are closed, by the order in which they began.
    closed: Vec<(usize, Sheet)>,
    begun: usize,
    /// The element whose text is not seen, and how many of its name are open inside it.
    unseen: Option<(String, usize)>,
    style: String,
    /// The text of the heading above, and whether it is being read.
    heading: String,
    in_heading: bool,
}

impl Reading {
    fn start(&mut self, tag: &StartTag<()>) -> Result<(), Stop> {
        let name = String::from_utf8_lossy(&tag.name);
        if let Some((unseen, depth)) = self.unseen.as_mut() {
            *depth += usize::from(*unseen == *name);
            return Ok(());
        }
        let hidden = is_hidden(tag);
        let is_part = matches!(&*name, "table" | "tr" | "td" | "th" | "col" | "colgroup");
        let is_void = VOID.contains(&&*name) || tag.self_closing && !is_part;
        if UNSEEN.contains(&&*name) || hidden && !is_part && !is_void {
            self.unseen = Some((name.into_owned(), 0));
            return Ok(());
        }
        match &*name {
            "table" => self.begin_table(hidden),
            "tr" | "td" | "th" if self.open.is_empty() => {
                self.begin_table(false);
                self.start_part(tag, &name, hidden)?;
            }
            "tr" | "td" | "th" | "col" | "colgroup" | "caption" => self.start_part(tag, &name, hidden)?,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.open.is_empty() => {
                self.heading.clear();
                self.in_heading = true;
            }
            "br" => self.line_end(),
            block if BLOCKS.contains(&block) => self.line_end(),
            _ => {}
        }
        Ok(())
    }

    fn begin_table(&mut self, hidden: bool) {
        let name = std::mem::take(&mut self.heading);
        self.in_heading = false;
        self.open.push(Table::new(self.begun, name, hidden));
        self.begun += 1;
    }

    fn start_part(&mut self, tag: &StartTag<()>, name: &str, hidden: bool) -> Result<(), Stop> {
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        match name {
            "tr" => table.start_row(hidden)?,
            "td" | "th" => table.start_cell(tag, &self.formats)?,
            "caption" => table.start_caption(),
            _ => table.declare_columns(tag, hidden),
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Stop> {
        if let Some((unseen, depth)) = self.unseen.as_mut() {
            match (unseen == name, *depth) {
                (true, 0) => self.unseen = None,
                (true, _) => *depth -= 1,
                _ => {}
            }
            if name == "style" {
                self.formats.add(&std::mem::take(&mut self.style));
            }
            return Ok(());
        }
        match name {
            "table" => self.end_table()?,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.in_heading = false,
            "td" | "th" | "tr" | "caption" => {
                let Some(table) = self.open.last_mut() else { return Ok(()) };
                match name {
                    "tr" => table.end_row()?,
                    "caption" => table.end_caption(),
                    _ => table.end_cell()?,
                }
            }
            block if BLOCKS.contains(&block) => self.line_end(),
            _ => {}
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Stop> {
        let Some(mut table) = self.open.pop() else { return Ok(()) };
        table.end_row()?;
        self.closed.push((table.order, table.finish()));
        Ok(())
    }

    fn line_end(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.line_end();
        }
    }

    fn text(&mut self, text: &str) {
        match (&self.unseen, self.open.last_mut()) {
            (Some((name, _)), _) => {
                if name == "style" {
                    self.style.push_str(text);
                }
            }
            (None, Some(table)) => table.text(text),
            (None, None) if self.in_heading => self.heading.push_str(text),
            (None, None) => {}
        }
    }

    /// Excel leaves the names of the worksheets in a comment.
    fn comment(&mut self, comment: &str) {
        let names = comment.split("<x:Name>").skip(1).filter_map(|rest| rest.split("</x:Name>").next());
        self.names.extend(names.map(|name| name.trim().replace("&amp;", "&")));
        // Newer Excel keeps its styles in a comment.
        if comment.contains("mso-number-format") {
            self.formats.add(comment);
        }
    }

    fn finish(mut self) -> Result<Page, Stop> {
        while !self.open.is_empty() {
            self.end_table()?;
        }
        self.closed.sort_by_key(|(order, _)| *order);
        Ok(Page { names: self.names, sheets: self.closed.into_iter().map(|(_, sheet)| sheet).collect() })
    }
}

/// The value of an attribute, whose name is in lower case.
fn attribute<'t>(tag: &'t StartTag<()>, name: &str) -> Option<std::borrow::Cow<'t, str>> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value))
}

fn is_hidden(tag: &StartTag<()>) -> bool {
    let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase();
    let none = style.split(';').any(|rule| {
        rule.split_once(':').is_some_and(|(name, value)| {
            let value = value.trim().trim_end_matches("!important").trim_end();
            matches!((name.trim(), value), ("display", "none") | ("visibility", "collapse"))
        })
    });
    none || tag.attributes.contains_key(&b"hidden"[..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Cell, CellKind, Grid, Merged};

    fn read(page: &str) -> Vec<Sheet> {
        sheets(page.as_bytes(), &Progress::default()).expect("the page is read")
    }

    /// All rows of a grid: cells split by `|`, rows by `/`.
    fn shown(grid: &Grid) -> String {
        let row = |row| (0..grid.columns()).map(move |column| grid.cell(row, column).to_string()).collect::<Vec<_>>();
        (0..grid.rows()).map(|at| row(at).join("|")).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn markup_of_all_sorts_gives_cells() {
        let cases = [
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a|b/c|d"),
            ("<TABLE><TR><TD>a<TD>b<TR><TD>c<TD>d</TABLE>", "a|b/c|d"),
            ("<table><thead><tr><th>a<th>b</thead><tbody><tr><td>c<td>d</table>", "a|b/c|d"),
            ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>", "a|b/c|d"),
            (
                "<table><tr><td> a\n <b>b</b>&nbsp;</td><td>R&amp;D &euro; 5&#44;00</td></tr><tr><td>x<td>y",
                "a b|R&D € 5,00/x|y",
            ),
            ("<table><tr><td>a<br>b<p>c</p></td><td>d</td></tr><tr><td>x<td>y</table>", "a\nb\nc|d/x|y"),
            (
                "<table><tr><td><script>if (a<b) {}</script>a<style>td{}</style></td><td>b<!-- c --></td></tr><tr><td>x<td>y</table>",
                "a|b/x|y",
            ),
            (
                "<table><tr><td><span style='display:none'>1 <span>2</span></span>a</td><td>b</td></tr><tr><td>x<td>y</table>",
                "a|b/x|y",
            ),
            (
                "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
                "a|b|/|c|d",
            ),
            ("<table><tr><td rowspan=9>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a|b/|c"),
        ];
        for (page, expected) in cases {
            let sheets = read(page);
            assert_eq!(sheets.len(), 1, "{page}");
            assert_eq!(shown(&sheets[0].grid), expected, "{page}");
        }
    }

    #[test]
    fn spans_are_merged_ranges_and_hidden_rows_are_marked() {
        let page = "<table><col><colgroup span=2 style='DISPLAY: none'><tr><td rowspan=9 colspan=2>a<td>b</tr>\
             <tr style='display:none;x:y'><td>c</tr><tr hidden><td>d<td>e<td>f</table>";
        let grid = &read(page)[0].grid;
        assert_eq!(grid.merged(), [Merged { rows: (0, 2), columns: (0, 1) }]);
        assert_eq!(
            (grid.shown(1, 1), grid.shown(1, 2), grid.shown(1, 5)),
            (Cell::Text("a"), Cell::Text("c"), Cell::Blank)
        );
        assert!(grid.is_row_hidden(1) && grid.is_row_hidden(2) && !grid.is_row_hidden(0));
        assert!(grid.is_column_hidden(2) && !grid.is_column_hidden(0));
    }

    #[test]
    fn several_tables_are_several_sheets() {
        let data = |name: &str| format!("<tr><td>{name}</td><td>1</td></tr><tr><td>x</td><td>2</td></tr>");
        let page = format!(
            "<h2>North &amp; East</h2><table>{}</table><table><tr><td>page 1</td></tr></table><h2>South</h2>\
             <table><tr><td><table><caption>Inner</caption>{}</table></td><td>o</td></tr><tr><td>o<td>o</table>",
            data("N"),
            data("I")
        );
        let names: Vec<_> = read(&page).into_iter().map(|sheet| (sheet.name, shown(&sheet.grid))).collect();
        let expected = [("North & East", "N|1/x|2"), ("South", "|o/o|o"), ("Inner", "I|1/x|2")];
        assert_eq!(names, expected.map(|(name, cells)| (name.to_owned(), cells.to_owned())));
        let alone = read("<table><tr><td>only</td></tr></table>");
        assert_eq!((alone.len(), alone[0].name.as_str()), (1, ""));
    }

    #[test]
    fn values_that_programs_leave_beside_the_text_are_used() {
        let page = "<style>.eur {mso-number-format:\"\\[$€-413\\]\\ \\#\\,\\#\\#0\\.00\";}\n\
             td.day, .d {mso-number-format:\"Short Date\"; color:red}</style><table>\
             <tr><td class='x eur' x:num='1234.5'>€ 1.234,50</td><td x:num>7</td><td x:num='45292' class=day>1-1-2024</td></tr>\
             <tr><td sdval='0.5' sdnum='1033;1033;0%'>50%</td><td x:err='#N/A'>#N/A</td><td x:num=''>n/a</td></tr>\
             <tr><td x:num='5' style='mso-number-format:Percent'>500%</td><td x:str='00123'>123</td><td>€ 5</td></tr></table>";
        let grid = &read(page)[0].grid;
        let expected = [
            (0, 0, Cell::Number(1234.5), CellKind::Money, Some("EUR")),
            (0, 1, Cell::Number(7.0), CellKind::General, None),
            (0, 2, Cell::Date(45_292.0), CellKind::General, None),
            (1, 0, Cell::Number(0.5), CellKind::Percent, None),
            (1, 1, Cell::Error("#N/A"), CellKind::General, None),
            (1, 2, Cell::Text("n/a"), CellKind::General, None),
            (2, 0, Cell::Number(5.0), CellKind::Percent, None),
            (2, 1, Cell::Text("00123"), CellKind::General, None),
            (2, 2, Cell::Text("€ 5"), CellKind::General, None),
        ];
        for (row, column, cell, kind, currency) in expected {
            assert_eq!(grid.cell(row, column), cell, "{row} {column}");
            assert_eq!((grid.format(row, column).kind, grid.format(row, column).currency), (kind, currency));
        }
    }

    #[test]
    fn cells_are_indented_by_styles_and_by_hand() {
        let page = "<style>.xl65 {padding-left:12px; mso-char-indent-count:2;}</style><table>\
             <tr><td>a</td><td>1</td></tr><tr><td class=xl65>b</td><td>1</td></tr>\
             <tr><td style='padding-left: 24px'>c</td><td>1</td></tr><tr><td>&nbsp;&nbsp; d</td><td>1</td></tr></table>";
        let grid = &read(page)[0].grid;
        assert_eq!((0..4).map(|row| grid.indent(row, 0)).collect::<Vec<_>>(), [0, 2, 2, 2]);
        assert_eq!(grid.cell(3, 0), Cell::Text("d"));
    }

    #[test]
    fn the_encoding_is_what_the_page_says() {
        let page = "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1250'></head>\
             <table><tr><td>Żabka</td><td>Łódź</td></tr><tr><td>ą<td>ę</table>";
        let bytes = encoding_rs::WINDOWS_1250.encode(page).0.into_owned();
        let sheets = sheets(&bytes, &Progress::default()).expect("the page is read");
        assert_eq!(shown(&sheets[0].grid), "Żabka|Łódź/ą|ę");
    }
}
