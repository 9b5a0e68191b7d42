//! The matrix painter: a heatmap of any size, of which only the visible cells are painted, in one mesh.
//!
//! The header row, the row labels and the numbers beside them stay in sight; the cells scroll both ways. Each visible
//! cell has a name that a screen reader speaks. One press of Tab reaches the grid, the arrows move within it.

mod keys;
mod measure;
mod paint;

use eframe::egui::{EventFilter, Id, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use measure::{Measure, Place};

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
    cursor: Option<(usize, usize)>,
    scroll: Vec2,
    seen: Vec2,
    measured: Option<(measure::Key, Measure)>,
}

impl GridState {
    /// The cell the keyboard is at.
    #[must_use]
    pub fn cursor(&self) -> Option<(usize, usize)> {
        self.cursor
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
    let id = ui.scope_id().with(("grid", &view.name));
    let measure = measure::measured(ui, state, view);
    let available = ui.available_width();
    let place = Place::new(&measure, view, available);
    let by_key = keys::keys(ui, id, state, view, &place);
    let height =
        state.max_height.unwrap_or_else(|| ui.available_height()).max(place.header + 2.0 * place.row_height(0));
    let shown = ScrollArea::both()
        .id_salt(id)
        .max_height(height)
        .min_scrolled_height(height.min(place.size().y))
        .auto_shrink([false, true])
        .scroll_offset(state.scroll)
        .show_viewport(ui, |ui, viewport| {
            ui.set_min_size(place.size());
            state.seen = viewport.size();
            let focus = focus_ui(ui, id, view);
            let by_pointer = paint::paint(ui, state, view, &paint::Frame::new(ui, &place, viewport, id));
            if let Some(GridAction::Clicked(row, column)) = by_pointer {
                state.cursor = Some((row, column));
                focus.request_focus();
            }
            if focus.gained_focus() && state.cursor.is_none() {
                state.cursor = state.selected.or(Some((0, 0)));
            }
            by_pointer
        });
    state.scroll = shown.state.clamped_offset();
    state.measured = Some((measure::key(ui, view), measure));
    by_key.or(shown.inner)
}

/// The one stop of Tab; the arrows then belong to the grid.
fn focus_ui(ui: &Ui, id: Id, view: &GridView) -> eframe::egui::Response {
    let focus = ui.interact(ui.clip_rect(), id, Sense::focusable_noninteractive());
    focus.widget_info(|| WidgetInfo::labeled(Role::Grid, ui.is_enabled(), &view.name));
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    focus
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
