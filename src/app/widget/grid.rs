//! The heatmap: a matrix of any size on the painter of sheets, with labels, and numbers beside the cells that stay in
//! sight.

mod measure;

use eframe::egui::Ui;

use self::measure::Measured;
use super::sheet::{
    Heights, Ink, Mark, Picks, Room, Sheet, SheetAsked, SheetCell, SheetRow, SheetState, Skin, Tint, sheet_ui,
};

/// A matrix as shown. Rows × columns of cells, with texts ready to paint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridView {
    /// What the matrix is, for a screen reader; also its identity on screen.
    pub name: String,
    /// Changes whenever anything below changes, so that column widths are measured once.
    pub revision: u64,
    /// Over the row labels.
    pub label_title: String,
    /// One per column of cells.
    pub columns: Vec<GridColumn>,
    /// From top to bottom; the unknown ones last.
    pub rows: Vec<GridRow>,
    /// Over the numbers left of the cells.
    pub lead_titles: Vec<String>,
    /// Over the numbers right of the cells.
    pub trail_titles: Vec<String>,
}

/// A column of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridColumn {
    /// Shown in two lines, ending in "…" where it must.
    pub title: String,
    /// Spoken and shown on hover.
    pub full_title: String,
}

/// What a row holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// Clients.
    #[default]
    Filled,
    /// Nobody: lower, and of no colour.
    Empty,
    /// Clients nothing is known about: hatched.
    Unknown,
}

/// A row of cells with its label and the numbers beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridRow {
    /// Its name.
    pub label: String,
    /// What it holds.
    pub kind: RowKind,
    /// It is the sweet spot: an amber dot, and its words in Medium.
    pub marked: bool,
    /// As many as [`GridView::lead_titles`].
    pub lead: Vec<String>,
    /// As many as [`GridView::trail_titles`].
    pub trail: Vec<String>,
    /// As many as [`GridView::columns`].
    pub cells: Vec<GridCell>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridCell {
    /// The number in it.
    pub text: String,
    /// Its place on the heat scale, 0 to 1; `None` is no colour.
    pub fill: Option<f32>,
    /// Its value is unknown.
    pub hatched: bool,
    /// Spoken and shown on hover: "26–100, Security: 71 %".
    pub name: String,
}

/// What a grid remembers: where one is.
#[derive(Clone, Debug, Default)]
pub struct GridState {
    /// The cell the inspector speaks of, outlined in the accent; set by the screen.
    pub selected: Option<(usize, usize)>,
    /// The tallest it may be, in points; taller scrolls. `None`: what the `Ui` leaves.
    pub max_height: Option<f32>,
    sheet: SheetState,
    measured: Option<(measure::Key, Measured)>,
}

impl GridState {
    /// The cell the keyboard is at.
    #[must_use]
    pub fn cursor(&self) -> Option<(usize, usize)> {
        let before = self.measured.as_ref()?.1.before;
        self.sheet.cursor().map(|(row, column)| (row, column.saturating_sub(before)))
    }
}

/// What someone asked of a grid. Rows and columns count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridAction {
    /// A cell: row, column.
    Clicked(usize, usize),
    /// A column's title.
    HeaderClicked(usize),
    /// A row's label.
    RowClicked(usize),
    /// Esc: nothing is selected any more.
    Cleared,
}

/// Shows `view` as wide as the room there is.
pub fn grid_ui(ui: &mut Ui, state: &mut GridState, view: &GridView) -> Option<GridAction> {
    let measured = measure::measured(ui, state, view);
    let before = measured.before;
    let sheet = Sheet {
        name: &view.name,
        columns: &measured.columns,
        frozen: (before, view.trail_titles.len()),
        rows: view.rows.len(),
        heights: Heights::Tops(&measured.tops),
        room: Room::Most(state.max_height.unwrap_or_else(|| ui.available_height())),
        picks: Picks::Cells,
        skin: Skin::Heat,
        row: &|row| view.rows.get(row).map(|row| SheetRow::named(row.label.clone())).unwrap_or_default(),
        cell: &|row, column| view.rows.get(row).map(|row| cell(row, column, view)).unwrap_or_default(),
        spoken: &|row, column| {
            let cell = column.and_then(|column| view.rows.get(row)?.cells.get(column.checked_sub(before)?));
            cell.map(|cell| cell.name.clone()).unwrap_or_default()
        },
        ..Sheet::default()
    };
    let inside = |(row, column): &(usize, usize)| *row < view.rows.len() && *column < view.columns.len();
    state.selected = state.selected.filter(inside);
    state.sheet.marked = state.selected.map(|(row, column)| (row, Some(column + before)));
    let asked = sheet_ui(ui, &mut state.sheet, &sheet);
    state.measured = Some((measure::key(ui, view), measured));
    asked.into_iter().find_map(|asked| action(asked, before))
}

fn action(asked: SheetAsked, before: usize) -> Option<GridAction> {
    match asked {
        SheetAsked::Cell(row, column) => Some(GridAction::Clicked(row, column.checked_sub(before)?)),
        SheetAsked::Head(column) => Some(GridAction::HeaderClicked(column.checked_sub(before)?)),
        SheetAsked::RowHead(row) => Some(GridAction::RowClicked(row)),
        SheetAsked::Cleared => Some(GridAction::Cleared),
        _ => None,
    }
}

/// What stands in a column of the sheet: the label, the numbers before the cells, the cells, the numbers after them.
fn cell<'a>(row: &'a GridRow, column: usize, view: &GridView) -> SheetCell<'a> {
    let is_unknown = row.kind == RowKind::Unknown;
    let ink = match (is_unknown, row.marked) {
        (true, _) => Ink::Muted,
        (false, true) => Ink::Strong,
        (false, false) => Ink::Plain,
    };
    let Some(column) = column.checked_sub(1) else {
        let mark = if row.marked { Mark::Dot } else { Mark::NoDot };
        return SheetCell::new(row.label.as_str()).ink(ink).mark(mark);
    };
    if let Some(text) = row.lead.get(column) {
        return SheetCell::new(text.as_str()).ink(ink);
    }
    let column = column - row.lead.len();
    let Some(cell) = row.cells.get(column) else {
        let text = column.checked_sub(view.columns.len()).and_then(|at| row.trail.get(at));
        return SheetCell::new(text.map_or("", String::as_str)).ink(ink);
    };
    let tint = match cell.fill {
        _ if is_unknown || cell.hatched => Tint::Hatched,
        Some(level) if row.kind != RowKind::Empty => Tint::Heat(level),
        _ => Tint::Empty,
    };
    SheetCell { tint, ..SheetCell::new(cell.text.as_str()) }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};

    use super::*;

    fn view() -> GridView {
        let cell = |row: usize, column: usize| GridCell { text: format!("{row}{column}"), ..GridCell::default() };
        let row = |index: usize| GridRow {
            label: format!("Row {index}"),
            kind: if index == 1 { RowKind::Empty } else { RowKind::Filled },
            cells: (0..4).map(|column| cell(index, column)).collect(),
            ..GridRow::default()
        };
        GridView { rows: (0..3).map(row).collect(), columns: vec![GridColumn::default(); 4], ..GridView::default() }
    }

    fn frame(ctx: &Context, state: &mut GridState, events: Vec<Event>) -> Option<GridAction> {
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(600.0, 400.0)));
        let mut asked = None;
        let input = RawInput { screen_rect, events, ..RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| asked = grid_ui(ui, state, &view()));
        output.textures_delta.clear();
        asked
    }

    fn pressed(pos: Pos2, pressed: bool) -> Event {
        Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
    }

    #[test]
    fn the_pointer_finds_its_cell_where_nothing_listens() {
        let ctx = Context::default();
        crate::app::theme::apply(&ctx);
        let mut state = GridState::default();
        frame(&ctx, &mut state, Vec::new());
        // Rows end at 38, 66 and 104 below a header of 40; the last column ends where the room ends.
        let cases = [(50.0, 0), (90.0, 1), (104.0, 1), (120.0, 2)];
        for (y, row) in cases {
            let at = pos2(560.0, y);
            frame(&ctx, &mut state, vec![Event::PointerMoved(at), pressed(at, true)]);
            let asked = frame(&ctx, &mut state, vec![pressed(at, false)]);
            assert_eq!(asked, Some(GridAction::Clicked(row, 3)), "at {y}");
        }
    }
}
