//! A sheet of a workbook with menus over its columns and beside its rows, of any size.
//!
//! Only the cells in sight are asked for and painted, so a million rows or a thousand columns cost what a screenful does.
//! Titles and row heads stay in sight. One press of Tab reaches each title in sight and then the cells, in which the
//! arrows move; Enter opens the menu of the row.

mod keys;
mod paint;
mod place;

use eframe::egui::{EventFilter, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, vec2};

use crate::app::theme::{Palette, size};
use place::Place;

/// What a column or a row is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Says who: a client, its size, its tags.
    Client,
    /// Says what and how much: offerings and amounts.
    Offering,
    /// Says when and how: dates, documents.
    Detail,
    /// Is left out.
    Quiet,
    /// Is left out, and one would rather not.
    Bad,
}

impl Ground {
    fn fill(self, colors: &Palette) -> eframe::egui::Color32 {
        match self {
            Self::Plain => colors.panel,
            Self::Client => colors.accent_tint,
            Self::Offering => colors.offering_tint,
            Self::Detail => colors.hover,
            Self::Quiet => colors.background,
            Self::Bad => colors.bad_tint,
        }
    }

    /// The bar at the edge of a row head.
    fn bar(self, colors: &Palette) -> Option<eframe::egui::Color32> {
        match self {
            Self::Plain => None,
            Self::Client | Self::Detail => Some(colors.accent),
            Self::Offering => Some(colors.good),
            Self::Quiet => Some(colors.line),
            Self::Bad => Some(colors.bad),
        }
    }
}

/// A column with its menu.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellsColumn {
    /// What a screen reader speaks of its menu.
    pub name: String,
    /// What it was taken for, on the menu.
    pub choice: String,
    /// The position of that among [`CellsView::column_menu`].
    pub chosen: Option<usize>,
    /// The title in the file.
    pub title: String,
    /// Explained on hover.
    pub hint: String,
    /// What the title is drawn on.
    pub ground: Ground,
    /// In points.
    pub width: f32,
}

/// The head of a row with its menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellsRow {
    /// Its number, as people count.
    pub number: String,
    /// What it was taken for; empty where that goes without saying.
    pub class: String,
    /// The position of that among [`CellsView::row_menu`]; `None` where it cannot be changed.
    pub chosen: Option<usize>,
    /// What a screen reader speaks and hovering explains.
    pub name: String,
    /// What the head is drawn on.
    pub ground: Ground,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellsCell {
    /// What stands in it, as people write it.
    pub text: String,
    /// Numbers stand right.
    pub right: bool,
    /// It does not count.
    pub faint: bool,
}

/// What is around the cells.
#[derive(Clone, Debug)]
pub struct CellsView<'a> {
    /// What the sheet is, for a screen reader; also its identity on screen.
    pub name: &'a str,
    /// From left to right.
    pub columns: &'a [CellsColumn],
    /// What a column can be taken for.
    pub column_menu: &'a [String],
    /// What a row can be taken for.
    pub row_menu: &'a [String],
    /// The number of rows.
    pub rows: usize,
    /// The width of the row heads, in points.
    pub side: f32,
    /// The tallest it may be, in points.
    pub height: f32,
    /// Drawn faded, while something newer is on its way.
    pub is_old: bool,
}

/// What a sheet of cells remembers.
#[derive(Clone, Debug, Default)]
pub struct CellsState {
    /// The row, and the cell in it, that stands out.
    pub marked: Option<(usize, Option<usize>)>,
    /// Set to bring a row, and a column of it, into sight; taken when shown.
    pub reveal: Option<(usize, Option<usize>)>,
    cursor: Option<(usize, usize)>,
    opens: Option<usize>,
    scroll: Vec2,
    seen: Vec2,
}

/// What someone asked of the cells. Rows and columns count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellsAction {
    /// A column, and what it is from now on.
    Column(usize, usize),
    /// A row, and what it is from now on.
    Row(usize, usize),
    /// A cell: row, column.
    Clicked(usize, usize),
}

/// Where the contents of the cells come from.
pub struct CellsSource<'a> {
    /// The head of a row.
    pub row: &'a dyn Fn(usize) -> CellsRow,
    /// The cell at a row and column.
    pub cell: &'a dyn Fn(usize, usize) -> CellsCell,
}

/// Shows the sheet as wide as the room there is.
pub fn cells_ui(
    ui: &mut Ui,
    state: &mut CellsState,
    view: &CellsView<'_>,
    source: &CellsSource<'_>,
) -> Option<CellsAction> {
    let id = ui.scope_id().with(("cells", view.name));
    let place = Place::new(view);
    keys::keys(ui, id, state, &place);
    let (revealed, seen) = (state.reveal.take(), state.seen);
    if let Some(cell) = revealed {
        state.scroll = place.centred(state.scroll, state.seen, cell);
    }
    let corner = ui.available_rect_before_wrap().min;
    let height = view.height.min(place.size().y + size::LINE).max(place.header + 3.0 * size::ROW);
    let shown = ScrollArea::both()
        .id_salt(id)
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .scroll_offset(state.scroll)
        .show_viewport(ui, |ui, viewport| {
            ui.set_min_size(place.size());
            state.seen = viewport.size();
            if view.is_old {
                ui.set_opacity(0.5);
            }
            let focus = focus_ui(ui, id, view);
            let frame = paint::Frame::new(ui, &place, (corner, viewport), id);
            let asked = paint::paint(ui, state, view, source, &frame);
            if let Some(CellsAction::Clicked(row, column)) = asked {
                state.cursor = Some((row, column));
                focus.request_focus();
            }
            if focus.gained_focus() && state.cursor.is_none() {
                state.cursor = Some(state.marked.map_or((0, 0), |(row, column)| (row, column.unwrap_or(0))));
            }
            asked
        });
    state.scroll = shown.state.clamped_offset();
    if revealed.is_some() && state.seen != seen {
        // The room has changed with what was asked for: where the cell is in sight is known from now on.
        state.reveal = revealed;
        ui.ctx().request_repaint();
    }
    shown.inner
}

/// The one stop of Tab for all cells; the arrows then belong to them.
fn focus_ui(ui: &Ui, id: eframe::egui::Id, view: &CellsView<'_>) -> eframe::egui::Response {
    let focus = ui.interact(ui.clip_rect(), id, Sense::focusable_noninteractive());
    focus.widget_info(|| WidgetInfo::labeled(Role::Grid, ui.is_enabled(), view.name));
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    focus
}

/// The height of `rows` rows below their titles, for whoever leaves room for them.
#[must_use]
pub fn cells_height(rows: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "points on screen")]
    let rows = rows as f32;
    vec2(0.0, place::HEADER + rows * size::ROW + size::LINE).y
}
