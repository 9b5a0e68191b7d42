//! One table of a page, being filled.

use html5gum::StartTag;

use super::super::super::Sheet;
use super::super::super::grid::{
    CellStyle, GridBuilder, MOST_MERGED, Merged, NumberFormat, SheetLayout, is_date_format, number_format,
};
use super::super::Stop;
use super::super::errors::is_error;
use super::attribute;
use super::css::Formats;

/// The most columns and rows that one cell spans, as browsers have it.
const MOST_SPANNED: (usize, usize) = (1000, 65_534);

/// A table that is open.
pub(super) struct Table {
    /// When it began among the tables of the page.
    pub(super) order: usize,
    name: String,
    hidden: bool,
    builder: GridBuilder,
    layout: SheetLayout,
    declared_columns: usize,
    next_row: usize,
    in_row: bool,
    column: usize,
    /// For each column, how many rows are still taken by a cell above.
    taken: Vec<usize>,
    cell: Option<OpenCell>,
    in_caption: bool,
}

/// What stands beside the text of a cell.
enum Beside {
    Nothing,
    Number(f64),
    /// A number, which is the text.
    SeenNumber,
    Text(String),
    Error(String),
}

struct OpenCell {
    at: (usize, usize),
    text: String,
    beside: Beside,
    code: Option<String>,
    indent: u8,
}

impl Table {
    /// A table below `heading`.
    pub(super) fn new(order: usize, heading: String, hidden: bool) -> Self {
        Self {
            order,
            name: heading,
            hidden,
            builder: GridBuilder::default(),
            layout: SheetLayout::default(),
            declared_columns: 0,
            next_row: 0,
            in_row: false,
            column: 0,
            taken: Vec::new(),
            cell: None,
            in_caption: false,
        }
    }

    pub(super) fn declare_columns(&mut self, tag: &StartTag<()>, hidden: bool) {
        let count = span(tag, "span", MOST_SPANNED.0);
        // A group of columns that lists them counts them one by one.
        let is_group = tag.name.as_slice() == b"colgroup" && attribute(tag, "span").is_none();
        if is_group {
            return;
        }
        if hidden {
            self.layout.hide_columns(self.declared_columns, count);
        }
        self.declared_columns += count;
    }

    pub(super) fn start_row(&mut self, hidden: bool) -> Result<(), Stop> {
        self.end_row()?;
        self.in_row = true;
        self.column = 0;
        if hidden {
            self.layout.hide_rows(self.next_row, 1);
        }
        Ok(())
    }

    pub(super) fn end_row(&mut self) -> Result<(), Stop> {
        self.end_cell()?;
        if std::mem::take(&mut self.in_row) {
            self.next_row += 1;
            self.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        }
        Ok(())
    }

    pub(super) fn start_cell(&mut self, tag: &StartTag<()>, formats: &Formats) -> Result<(), Stop> {
        self.end_cell()?;
        self.in_row = true;
        while self.taken.get(self.column).is_some_and(|rows| *rows > 0) {
            self.column += 1;
        }
        let at = (self.next_row, self.column);
        let (columns, rows) = (span(tag, "colspan", MOST_SPANNED.0), span(tag, "rowspan", MOST_SPANNED.1));
        self.column += columns;
        if rows > 1 {
            self.taken.resize(self.taken.len().max(self.column), 0);
            self.taken.iter_mut().take(self.column).skip(at.1).for_each(|taken| *taken = rows);
        }
        if (columns > 1 || rows > 1) && self.layout.merged.len() < MOST_MERGED {
            self.layout.merged.push(Merged { rows: (at.0, at.0 + rows - 1), columns: (at.1, at.1 + columns - 1) });
        }
        let (class, style) = (attribute(tag, "class"), attribute(tag, "style"));
        let code = sdnum_code(tag).or_else(|| formats.code(class.as_deref(), style.as_deref()));
        let indent = formats.indent(class.as_deref(), style.as_deref());
        self.cell = Some(OpenCell { at, text: String::new(), beside: beside(tag), code, indent });
        Ok(())
    }

    pub(super) fn end_cell(&mut self) -> Result<(), Stop> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let text = lines(&cell.text);
        let number = match &cell.beside {
            Beside::Number(number) => Some(*number),
            Beside::SeenNumber => text.parse().ok(),
            _ => None,
        };
        let code = cell.code.as_deref().unwrap_or_default();
        let (new, format) = match (number, &cell.beside) {
            (Some(number), _) if is_date_format(code) => (GridBuilder::date(number), NumberFormat::default()),
            (Some(number), _) => (GridBuilder::number(number), number_format(code)),
            (None, Beside::Error(error)) => (self.builder.error(error), NumberFormat::default()),
            (None, Beside::Text(exact)) => (self.builder.text(exact), NumberFormat::default()),
            (None, _) if text.is_empty() => return Ok(()),
            (None, _) if is_error(&text) => (self.builder.error(&text), NumberFormat::default()),
            (None, _) => (self.builder.text(&text), NumberFormat::default()),
        };
        let indent = cell.indent.saturating_add(leading_spaces(&cell.text));
        let format = self.builder.format(CellStyle { number: format, indent });
        Ok(self.builder.push(cell.at, new, format)?)
    }

    pub(super) fn start_caption(&mut self) {
        self.in_caption = true;
        self.name.clear();
    }

    pub(super) fn end_caption(&mut self) {
        self.in_caption = false;
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut() {
            // Line ends of the source are white space; those that people see are put in by `line_end`.
            cell.text.extend(text.chars().map(|letter| if matches!(letter, '\n' | '\r') { ' ' } else { letter }));
        } else if self.in_caption {
            self.name.push_str(text);
        }
    }

    pub(super) fn line_end(&mut self) {
        if let Some(cell) = self.cell.as_mut() {
            cell.text.push('\n');
        }
    }

    pub(super) fn finish(mut self) -> Sheet {
        let last = self.next_row.saturating_sub(1);
        for range in &mut self.layout.merged {
            range.rows.1 = range.rows.1.min(last.max(range.rows.0));
        }
        let name = lines(&self.name).replace('\n', " ");
        let grid = self.builder.finish().with_layout(self.layout);
        Sheet { file: 0, name, hidden: self.hidden, grid }
    }
}

/// The text with white space collapsed, as browsers show it; a no-break space stays inside a line.
fn lines(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.split_ascii_whitespace().collect::<Vec<_>>().join(" "));
    let lines = lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The spaces before a text that no line break takes away, which is how pages indent by hand.
fn leading_spaces(text: &str) -> u8 {
    let blank = text.chars().take_while(|letter| letter.is_whitespace());
    u8::try_from(blank.filter(|letter| *letter == '\u{a0}').count()).unwrap_or(u8::MAX)
}

fn span(tag: &StartTag<()>, name: &str, most: usize) -> usize {
    let said = attribute(tag, name).and_then(|value| value.trim().parse::<usize>().ok());
    said.unwrap_or(1).clamp(1, most)
}

/// What Excel and LibreOffice leave in the attributes of a cell.
fn beside(tag: &StartTag<()>) -> Beside {
    if let Some(number) = attribute(tag, "x:num").or_else(|| attribute(tag, "sdval")) {
        return number.trim().parse().map_or(Beside::SeenNumber, Beside::Number);
    }
    if let Some(error) = attribute(tag, "x:err") {
        return Beside::Error(error.into_owned());
    }
    match attribute(tag, "x:str") {
        Some(text) if !text.is_empty() => Beside::Text(text.into_owned()),
        _ => Beside::Nothing,
    }
}

/// LibreOffice: the format behind two languages, as in `1033;1043;0.00`.
fn sdnum_code(tag: &StartTag<()>) -> Option<String> {
    let value = attribute(tag, "sdnum")?;
    value.splitn(3, ';').nth(2).filter(|code| !code.is_empty()).map(str::to_owned)
}
