//! One sheet with roles over its columns and row classes beside its rows.

use eframe::egui::Ui;

use super::cell_text::{self, Written, written};
use crate::app::action::ImportAction;
use crate::app::asked::Asked;
use crate::app::session::OpenFile;
use crate::app::widget::{
    self, Ground, Head, Ink, Picks, Room, SheetAsked, SheetCell, SheetColumn, SheetRow, SheetState, Skin, Width,
};
use crate::import::{Cell, CellKind, Column, ColumnRole, Grid, Layout, RowClass, Shape, Sheet, column_letters};
use crate::model::{BuiltIn, LeftOutReason, OfferingKind, WinnabilityScore};
use crate::say;
use crate::text::{Text, words};

/// How many rows are looked at to find a column's width.
const SAMPLED_ROWS: usize = 60;
/// The narrowest and the widest a column gets, in points.
const WIDTHS: (f32, f32) = (104.0, 260.0);
/// The columns beside a row: its number and its class.
const ROW_COLUMNS: usize = 2;
/// The room of a row's class, and of a digit of its number.
const CLASS_WIDTH: f32 = 84.0;
const DIGIT_WIDTH: f32 = 8.0;

/// What is drawn around the cells of one sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The sheet, by position in the workbook.
    pub sheet: usize,
    /// Its name on screen.
    pub name: String,
    /// The number of a row and its class, then the columns of the sheet.
    columns: Vec<SheetColumn>,
    /// What a column can be taken for: the role and its words.
    pub roles: Vec<ColumnRole>,
    /// The words of `roles`.
    pub role_names: Vec<String>,
    /// The words of [`CLASSES`].
    pub class_names: Vec<String>,
    written: Vec<Written>,
    left_out: Vec<bool>,
    titles: Vec<String>,
    classes: Vec<RowClass>,
    /// Why the amount of a row that reads as a line is left out.
    reasons: Vec<Option<LeftOutReason>>,
    is_turned: bool,
}

/// A sheet as it is read: turned where clients stand across.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The cells as they stand in the file.
    pub grid: &'a Grid,
    /// Whether its columns are read as rows.
    pub is_turned: bool,
}

impl<'a> Seen<'a> {
    fn at(self, row: usize, column: usize) -> (usize, usize) {
        if self.is_turned { (column, row) } else { (row, column) }
    }

    /// The cell at `row` and `column` as read, with its number format.
    #[must_use]
    pub fn cell(self, row: usize, column: usize) -> (Cell<'a>, CellKind) {
        let (row, column) = self.at(row, column);
        (self.grid.cell(row, column), self.grid.format(row, column).kind)
    }

    fn rows(self) -> usize {
        if self.is_turned { self.grid.columns() } else { self.grid.rows() }
    }

    fn is_row_hidden(self, row: usize) -> bool {
        if self.is_turned { self.grid.is_column_hidden(row) } else { self.grid.is_row_hidden(row) }
    }

    fn is_column_hidden(self, column: usize) -> bool {
        if self.is_turned { self.grid.is_row_hidden(column) } else { self.grid.is_column_hidden(column) }
    }

    /// What a row begins with: corrections of rows are kept under it.
    fn label(self, row: usize) -> String {
        let written = |cell: Cell<'_>| cell.to_string().trim().to_owned();
        if self.is_turned {
            let cells = (0..self.grid.rows()).map(|across| self.grid.cell(across, row));
            return cells.into_iter().find(|cell| !cell.is_blank()).map_or_else(String::new, written);
        }
        let filled = self.grid.row(row).find(|(_, cell)| !cell.is_blank());
        filled.map_or_else(String::new, |(_, cell)| written(cell))
    }
}

/// What a row can be taken for.
pub const CLASSES: [RowClass; 8] = [
    RowClass::Detail,
    RowClass::Header,
    RowClass::Group,
    RowClass::Subtotal,
    RowClass::GrandTotal,
    RowClass::Derived,
    RowClass::Footer,
    RowClass::Blank,
];

/// The preview of `sheet`, with roles and classes where it is the table that was understood.
#[must_use]
pub fn preview(text: &Text, file: &OpenFile, sheet: usize) -> Option<Preview> {
    let found = file.workbook.sheets.get(sheet)?;
    // Where clients stand across, columns and rows are those of the turned table, not of the sheet that is shown.
    let is_main = sheet == file.imported.sheet;
    let seen = Seen { grid: &found.grid, is_turned: is_main && file.imported.shape == Shape::ClientsAcross };
    let all: Vec<Column> = if is_main { file.imported.columns.clone() } else { bare_columns(&found.grid) };
    let roles = offered_roles(file.imported.layout, &all);
    let role_names: Vec<String> = roles.iter().map(|role| words::column_role(text, *role)).collect();
    let classes = if is_main { file.imported.rows.clone() } else { Vec::new() };
    let columns = all.iter().map(|column| {
        let mut head = if is_main { head(text, column, &roles) } else { bare_head(column) };
        if seen.is_column_hidden(column.index) {
            head.title = say!(text, "import-hidden-column", title = head.title);
        }
        head.width = Width::Fixed(width(text, (seen, file.imported.layout), column, (&head, &classes)));
        head
    });
    Some(Preview {
        sheet,
        name: say!(text, "import-preview", sheet = sheet_name(text, found)),
        columns: row_columns(seen.rows()).into_iter().chain(columns).collect(),
        role_names,
        roles,
        class_names: CLASSES.iter().map(|class| class_name(text, file.imported.layout, *class)).collect(),
        written: all.iter().map(|column| written(column.index, column.role, file.imported.layout)).collect(),
        left_out: all.iter().map(|column| is_main && is_left_out(column.role)).collect(),
        titles: all.into_iter().map(|column| column.title).collect(),
        reasons: if is_main { reasons(file, seen) } else { Vec::new() },
        classes,
        is_turned: seen.is_turned,
    })
}

impl Preview {
    /// The position among the columns of the column at `index` in the sheet.
    #[must_use]
    pub fn position(&self, index: usize) -> Option<usize> {
        self.written.iter().position(|column| column.column == index)
    }

    /// Draws it, `height` high; returns corrected roles and row classes.
    pub fn ui(
        &self,
        ui: &mut Ui,
        (state, height): (&mut SheetState, f32),
        file: &OpenFile,
        text: &Text,
    ) -> Asked<ImportAction> {
        let Some(sheet) = file.workbook.sheets.get(self.sheet) else { return Asked::default() };
        let seen = Seen { grid: &sheet.grid, is_turned: self.is_turned };
        let view = widget::Sheet {
            name: &self.name,
            columns: &self.columns,
            frozen: (ROW_COLUMNS, 0),
            rows: seen.rows(),
            room: Room::Most(height),
            picks: Picks::Cells,
            skin: Skin::Workbook,
            column_menu: &self.role_names,
            row_menu: &self.class_names,
            row: &|row| self.row(text, seen, file.imported.layout, row),
            cell: &|row, column| match column.checked_sub(ROW_COLUMNS) {
                Some(column) => self.cell(text, seen, row, column),
                None => SheetCell::new(self.beside(text, seen, file.imported.layout, (row, column))).ink(Ink::Muted),
            },
            spoken: &|row, column| {
                let Some(column) = column.and_then(|column| column.checked_sub(ROW_COLUMNS)) else {
                    return String::new();
                };
                let title = self.titles.get(column).map_or("", String::as_str);
                format!("{title} {}: {}", row + 1, self.cell(text, seen, row, column).text)
            },
            ..widget::Sheet::default()
        };
        let asked = widget::frame(ui, |ui| {
            if file.is_stale {
                ui.set_opacity(0.5);
            }
            widget::sheet_ui(ui, state, &view)
        });
        asked.into_iter().filter_map(|asked| self.follow(asked, seen)).collect()
    }

    fn follow(&self, asked: SheetAsked, seen: Seen<'_>) -> Option<ImportAction> {
        match asked {
            SheetAsked::ColumnIs(column, picked) => {
                let title = self.titles.get(column.checked_sub(ROW_COLUMNS)?)?;
                Some(ImportAction::Role(title.clone(), *self.roles.get(picked)?))
            }
            SheetAsked::RowIs(row, picked) => Some(match CLASSES.get(picked)? {
                RowClass::Header => ImportAction::HeaderRow(row),
                class => ImportAction::Row(seen.label(row), *class),
            }),
            _ => None,
        }
    }

    /// What stands beside a row: its number, as people count, and what it was taken for where that is worth saying.
    fn beside(&self, text: &Text, seen: Seen<'_>, layout: Layout, (row, column): (usize, usize)) -> String {
        if column == 0 { self.number(text, row) } else { self.class(text, seen, layout, row) }
    }

    fn number(&self, text: &Text, row: usize) -> String {
        if self.is_turned { column_letters(row) } else { text.integer(row + 1) }
    }

    fn class(&self, text: &Text, seen: Seen<'_>, layout: Layout, row: usize) -> String {
        let reason = self.reasons.get(row).copied().flatten();
        let shown = match (self.classes.get(row).copied(), reason) {
            (Some(RowClass::Detail), Some(reason)) => out_name(text, reason),
            (Some(RowClass::Detail | RowClass::Blank) | None, _) => String::new(),
            (Some(class), _) => class_name(text, layout, class),
        };
        match (seen.is_row_hidden(row), shown.is_empty()) {
            (false, _) => shown,
            (true, true) => say!(text, "import-hidden"),
            (true, false) => say!(text, "import-hidden-row", class = shown),
        }
    }

    fn row(&self, text: &Text, seen: Seen<'_>, layout: Layout, row: usize) -> SheetRow {
        let class = self.classes.get(row).copied();
        let reason = self.reasons.get(row).copied().flatten();
        let (number, shown) = (self.number(text, row), self.class(text, seen, layout, row));
        let label = seen.label(row);
        let said = class.map_or_else(String::new, |class| class_name(text, layout, class));
        let name = match (class, label.is_empty()) {
            (None, _) | (_, true) => say!(text, "import-row-name", row = number, class = shown),
            (Some(_), false) => {
                let said = if reason.is_some() { shown } else { said };
                say!(text, "import-row-change", row = number, class = said, label = label.as_str())
            }
        };
        let chosen = class.filter(|_| !label.is_empty());
        SheetRow {
            menu: chosen.map(|class| CLASSES.iter().position(|known| *known == class).unwrap_or(CLASSES.len())),
            hint: name.clone(),
            ground: row_ground(class, reason),
            ..SheetRow::named(name)
        }
    }

    fn cell(&self, text: &Text, seen: Seen<'_>, row: usize, column: usize) -> SheetCell<'static> {
        let Some(written) = self.written.get(column).copied() else { return SheetCell::default() };
        let class = self.classes.get(row).copied();
        let is_faint =
            class.is_some_and(|class| !matches!(class, RowClass::Detail | RowClass::Header | RowClass::Group));
        let is_out =
            self.left_out.get(column).copied().unwrap_or(false) || self.reasons.get(row).copied().flatten().is_some();
        let is_title = matches!(class, Some(RowClass::Title | RowClass::Header | RowClass::Group));
        let written = if is_title { Written { is_number: false, ..written } } else { written };
        cell_text::cell(text, seen.cell(row, written.column), written, is_faint || is_out)
    }
}

/// A row class in words; a detail row is a client in a matrix and a line among lines.
fn class_name(text: &Text, layout: Layout, class: RowClass) -> String {
    match (class, layout) {
        (RowClass::Detail, Layout::Lines) => say!(text, "import-row-line"),
        (RowClass::Blank, _) => say!(text, "import-row-nothing"),
        _ => words::row_class(text, class),
    }
}

/// Why a row is left out, in a word or two.
fn out_name(text: &Text, reason: LeftOutReason) -> String {
    match reason {
        LeftOutReason::NoClient => say!(text, "import-out-no-client"),
        LeftOutReason::NoOffering => say!(text, "import-out-no-offering"),
        LeftOutReason::OutsideWindow => say!(text, "import-out-period"),
        LeftOutReason::Payment => say!(text, "import-out-payment"),
        LeftOutReason::Transfer => say!(text, "import-out-transfer"),
        LeftOutReason::Draft => say!(text, "import-out-draft"),
        LeftOutReason::Void => say!(text, "import-out-void"),
        LeftOutReason::Status => say!(text, "import-out-status"),
        LeftOutReason::Duplicate => say!(text, "import-out-duplicate"),
        other => words::capitalised(&words::left_out(text, other)),
    }
}

fn row_ground(class: Option<RowClass>, reason: Option<LeftOutReason>) -> Ground {
    match (class, reason) {
        (Some(RowClass::Detail), Some(LeftOutReason::NoClient | LeftOutReason::NoOffering)) => Ground::Bad,
        (Some(RowClass::Detail), None) => Ground::Offering,
        (Some(RowClass::Header), _) => Ground::Client,
        (Some(RowClass::Group), _) => Ground::Detail,
        (None, _) => Ground::Plain,
        _ => Ground::Quiet,
    }
}

fn head(text: &Text, column: &Column, roles: &[ColumnRole]) -> SheetColumn {
    let choice = words::column_role(text, column.role);
    let confidence = text.percent(f64::from(column.confidence), 0);
    SheetColumn {
        name: format!("{}: {choice}", column.title),
        head: Head::Menu(choice, roles.iter().position(|role| *role == column.role)),
        title: column.title.clone(),
        hint: say!(text, "import-sure", reason = words::role_reason(text, column.reason), confidence = confidence),
        ground: column_ground(column.role),
        ..SheetColumn::default()
    }
}

fn bare_head(column: &Column) -> SheetColumn {
    SheetColumn { title: column.title.clone(), name: column.title.clone(), ..SheetColumn::default() }
}

/// The columns of a sheet nothing was understood of, called by their letters.
fn bare_columns(grid: &Grid) -> Vec<Column> {
    let column = |index: usize| Column {
        index,
        title: column_letters(index),
        role: ColumnRole::Ignore,
        confidence: 0.0,
        reason: crate::import::RoleReason::NothingElse,
        decimal: None,
    };
    (0..grid.columns()).map(column).collect()
}

/// The colour of a role: who, what and how much, when and how, or left out.
#[must_use]
pub fn column_ground(role: ColumnRole) -> Ground {
    use ColumnRole as R;
    match role {
        R::Offering(_) | R::OfferingGroup | R::Amount => Ground::Offering,
        R::Quantity
        | R::UnitPrice
        | R::Discount
        | R::Date
        | R::Period
        | R::DocumentType
        | R::DocumentStatus
        | R::Document
        | R::Currency
        | R::Tax => Ground::Detail,
        R::Total | R::Ignore => Ground::Quiet,
        _ => Ground::Client,
    }
}

fn is_left_out(role: ColumnRole) -> bool {
    matches!(role, ColumnRole::Total | ColumnRole::Ignore)
}

fn width(
    text: &Text,
    (seen, layout): (Seen<'_>, Layout),
    column: &Column,
    (head, classes): (&SheetColumn, &[RowClass]),
) -> f32 {
    let written = written(column.index, column.role, layout);
    let in_table = |row: &usize| classes.get(*row) != Some(&RowClass::Title);
    let rows = (0..seen.rows().min(SAMPLED_ROWS)).filter(in_table);
    let texts =
        rows.map(|row| cell_text::cell(text, seen.cell(row, column.index), written, false).text.chars().count());
    let choice = if let Head::Menu(choice, _) = &head.head { choice.chars().count() + 3 } else { 0 };
    let longest = texts.max().unwrap_or(0).max(head.title.chars().count()).max(choice);
    #[expect(clippy::cast_precision_loss, reason = "a width in points")]
    let width = longest.min(60) as f32 * 6.9 + 2.0 * crate::app::theme::space::SMALL;
    width.clamp(WIDTHS.0, WIDTHS.1).round()
}

/// The columns beside `rows` rows: their numbers and classes.
fn row_columns(rows: usize) -> [SheetColumn; ROW_COLUMNS] {
    use crate::app::theme::space;
    #[expect(clippy::cast_precision_loss, reason = "a few digits")]
    let digits = rows.max(1).to_string().len() as f32;
    let number = (digits * DIGIT_WIDTH + 2.0 * space::SMALL).round();
    [number, CLASS_WIDTH + space::SMALL].map(|width| SheetColumn::words("", Width::Fixed(width)))
}

/// Why each row of the table is left out as a whole; rows of totals say so by their class.
fn reasons(file: &OpenFile, seen: Seen<'_>) -> Vec<Option<LeftOutReason>> {
    let data = &file.imported.data;
    let sheet = file.workbook.sheets.get(file.imported.sheet);
    let is_main = |cell: crate::model::CellRef| {
        let source = data.sheets.get(cell.sheet.index());
        source
            .zip(sheet)
            .is_some_and(|(source, sheet)| source.sheet == sheet.name && source.file == file.workbook.path_of(sheet))
    };
    let mut reasons = vec![None; if data.left_out.is_empty() { 0 } else { seen.rows() }];
    for cell in data.left_out.iter().filter(|cell| is_of_row(cell.reason) && is_main(cell.source)) {
        if let Some(reason) = reasons.get_mut(seen.at(cell.source.row as usize, cell.source.column as usize).0) {
            *reason = Some(cell.reason);
        }
    }
    reasons
}

fn is_of_row(reason: LeftOutReason) -> bool {
    use LeftOutReason as L;
    !matches!(reason, L::TotalColumn | L::GrandTotal | L::Subtotal | L::Derived | L::Ignored | L::Tax | L::OtherTable)
}

/// The sheet's name, or a word where it has none.
#[must_use]
pub fn sheet_name(text: &Text, sheet: &Sheet) -> String {
    if sheet.name.is_empty() { say!(text, "import-only-sheet") } else { sheet.name.clone() }
}

/// The roles offered for a column, in the order of the menu; what a column holds already is among them.
#[must_use]
pub fn offered_roles(layout: Layout, columns: &[Column]) -> Vec<ColumnRole> {
    use ColumnRole as R;
    let mut roles = vec![R::Client];
    match layout {
        Layout::Matrix => {
            roles.extend([None, Some(OfferingKind::Recurring), Some(OfferingKind::OneOff)].map(R::Offering));
        }
        Layout::Lines => roles.extend([R::Offering(None), R::Amount, R::Date]),
        Layout::Clients => {}
    }
    // What is chosen most stands first, so that it shows without scrolling.
    roles.extend([R::Users, R::Employees, R::Ignore, R::Total, R::ClientCode]);
    if layout == Layout::Lines {
        roles.extend([R::OfferingGroup, R::Quantity, R::UnitPrice, R::Discount, R::Period, R::Document]);
        roles.extend([R::DocumentType, R::DocumentStatus, R::Currency, R::Tax]);
    }
    roles.extend(BuiltIn::ALL.map(R::Tag));
    roles.extend([R::OwnTag, R::ClientStatus, R::ClientSince, R::Orders, R::Potential]);
    roles.extend([R::Margin, R::MarginPercent, R::CostOfSale, R::Effort]);
    roles.extend(WinnabilityScore::ALL.map(R::Winnability));
    if layout == Layout::Matrix {
        roles.push(R::Currency);
    }
    for column in columns {
        if !roles.contains(&column.role) {
            roles.push(column.role);
        }
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_of_lines_is_offered_over_lines() {
        let lines = offered_roles(Layout::Lines, &[]);
        let other = |role: &ColumnRole| matches!(role, ColumnRole::Offering(Some(_)));
        for role in ColumnRole::ALL.into_iter().filter(|role| !other(role)) {
            assert_eq!(lines.iter().filter(|offered| **offered == role).count(), 1, "{role:?}");
        }
    }
}
