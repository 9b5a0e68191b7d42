//! The one painter of tables: lists, the matrix of heat, and the sheet of a workbook.
//!
//! What differs between them is data: columns, heights, what can be picked, a [`Skin`], and functions that say what stands
//! in a row and in a cell. Only what is in sight is asked for, so a hundred thousand rows cost what a screenful does.
//! Titles and frozen columns stay in sight. One press of Tab reaches a sheet, the arrows move within it. A sheet changes
//! nothing: it returns what was asked for.

mod body;
mod frame;
mod galleys;
mod heads;
mod keys;
mod parts;
mod picked;
mod place;

use eframe::egui::{EventFilter, Id, Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use self::{frame::Frame, place::Place};
use crate::app::theme::{size, space};

pub use parts::{
    Align, Click, Ground, Head, Heights, Ink, Listens, Mark, Picks, RangeMark, Room, RowKey, SheetAsked, SheetCell,
    SheetColumn, SheetRow, Skin, Sort, Tint, Width,
};
pub use picked::{Picked, position};

/// A table as shown.
pub struct Sheet<'a> {
    /// What it is, for a screen reader; also its identity on screen.
    pub name: &'a str,
    /// Said after the name: how long it is.
    pub said: &'a str,
    /// What has the keyboard; made from the name where nobody else needs to know it.
    pub id: Option<Id>,
    /// From left to right.
    pub columns: &'a [SheetColumn],
    /// How many columns stay in sight at the left and at the right.
    pub frozen: (usize, usize),
    /// The number of rows.
    pub rows: usize,
    /// How high they are.
    pub heights: Heights<'a>,
    /// The column it is sorted by.
    pub sort: Option<(usize, Sort)>,
    /// How much of the room it takes.
    pub room: Room,
    /// What can be picked.
    pub picks: Picks,
    /// When it has the keyboard.
    pub listens: Listens,
    /// How it looks.
    pub skin: Skin,
    /// What a column can be taken for.
    pub column_menu: &'a [String],
    /// What a row can be taken for.
    pub row_menu: &'a [String],
    /// What is known of a row.
    pub row: &'a dyn Fn(usize) -> SheetRow,
    /// What stands at a row and column.
    pub cell: &'a dyn Fn(usize, usize) -> SheetCell<'a>,
    /// What a screen reader speaks of a cell, or of the box in it, and of a row beside its name; nothing when empty.
    pub spoken: &'a dyn Fn(usize, Option<usize>) -> String,
}

impl Default for Sheet<'_> {
    /// A list without columns and rows.
    fn default() -> Self {
        Self {
            name: "",
            said: "",
            id: None,
            columns: &[],
            frozen: (0, 0),
            rows: 0,
            heights: Heights::Even(size::ROW),
            sort: None,
            room: Room::Fill,
            picks: Picks::Row,
            listens: Listens::Focused,
            skin: Skin::List,
            column_menu: &[],
            row_menu: &[],
            row: &|_| SheetRow::default(),
            cell: &|_, _| SheetCell::default(),
            spoken: &|_, _| String::new(),
        }
    }
}

/// What a sheet remembers.
#[derive(Clone, Debug, Default)]
pub struct SheetState {
    /// The row, and the cell in it, that stands out; set by whoever shows the sheet.
    pub marked: Option<(usize, Option<usize>)>,
    reveal: Option<Reveal>,
    cursor: Option<(usize, usize)>,
    /// The row whose menu was asked for by keyboard.
    opens: Option<usize>,
    scroll: Vec2,
    seen: Vec2,
}

/// What is to be brought into sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reveal {
    /// By the least scrolling.
    Least(usize),
    /// In the middle, with the column.
    Middle(usize, Option<usize>),
}

impl SheetState {
    /// The cell the keyboard is at; the row where rows are picked one at a time.
    #[must_use]
    pub fn cursor(&self) -> Option<(usize, usize)> {
        self.cursor
    }

    /// Brings a row into sight in the next frame, by the least scrolling.
    pub fn reveal(&mut self, row: usize) {
        self.reveal = Some(Reveal::Least(row));
    }

    /// Brings a row to the middle, and a column of it into sight, in the next frame.
    pub fn centre(&mut self, row: usize, column: Option<usize>) {
        self.reveal = Some(Reveal::Middle(row, column));
    }

    /// Scrolls to what is to be revealed. Returns it when it has to be tried again once the room is known.
    fn follow(&mut self, place: &Place<'_>) -> Option<Reveal> {
        let reveal = self.reveal.take()?;
        self.scroll = match reveal {
            Reveal::Least(row) => place.shown(self.scroll, self.seen, (row, None)),
            Reveal::Middle(row, column) => place.centred(self.scroll, self.seen, (row, column)),
        };
        Some(reveal)
    }
}

/// Shows a sheet as wide as the room there is. Returns what was asked for, in no particular order.
pub fn sheet_ui(ui: &mut Ui, state: &mut SheetState, sheet: &Sheet<'_>) -> Vec<SheetAsked> {
    let id = sheet.id.unwrap_or_else(|| ui.scope_id().with(("sheet", sheet.name)));
    let place = Place::new(sheet, ui.available_width());
    let mut asked = Vec::new();
    asked.extend(keys::keys(ui, id, state, (sheet, &place)));
    let (revealed, seen) = (state.follow(&place), state.seen);
    let corner = ui.available_rect_before_wrap().min;
    let height = height(ui, sheet, &place);
    let shown = ScrollArea::both()
        .id_salt(id)
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, sheet.room != Room::Fill])
        .scroll_offset(state.scroll)
        .show_viewport(ui, |ui, viewport| {
            ui.set_min_size(place.size());
            state.seen = viewport.size();
            let focus = focus_ui(ui, id, sheet);
            let frame = Frame::new(ui, (sheet, &place), (corner, viewport), id);
            touched(ui, state, &frame, &focus, &mut asked);
        });
    state.scroll = shown.state.clamped_offset();
    if revealed.is_some() && state.seen != seen {
        // The room has changed with what was asked for: where that is in sight is known from now on.
        state.reveal = revealed;
        ui.ctx().request_repaint();
    }
    asked
}

/// Draws the frame; what is clicked has the keyboard and the cursor.
fn touched(ui: &mut Ui, state: &mut SheetState, frame: &Frame<'_, '_>, focus: &Response, asked: &mut Vec<SheetAsked>) {
    let before = asked.len();
    // A row is taken by any of its cells but a box, which a key would check.
    let words = frame.sheet.columns.iter().position(|column| !column.has_boxes).unwrap_or(0);
    body::body_ui(ui, state, frame, asked);
    for one in asked.iter().skip(before) {
        let at = match *one {
            SheetAsked::Cell(row, column) | SheetAsked::Checked(row, column) => (row, column),
            SheetAsked::Row(row, _) => (row, words),
            _ => continue,
        };
        state.cursor = Some(at);
        focus.request_focus();
    }
    heads::heads_ui(ui, frame, asked);
    if focus.gained_focus() && state.cursor.is_none() && frame.sheet.picks != Picks::Rows {
        let first = frame.place.first_cell();
        state.cursor = Some(state.marked.map_or(first, |(row, column)| (row, column.unwrap_or(first.1))));
    }
}

fn height(ui: &Ui, sheet: &Sheet<'_>, place: &Place<'_>) -> f32 {
    let least = place.head + 2.0 * place.row_height(0);
    match sheet.room {
        Room::Fill => ui.available_height().max(least),
        Room::Most(most) => most.min(place.size().y + size::LINE).max(least.min(place.size().y)),
    }
}

/// The one stop of Tab for the whole sheet; the arrows then belong to it.
fn focus_ui(ui: &Ui, id: Id, sheet: &Sheet<'_>) -> Response {
    let focus = ui.interact(ui.clip_rect(), id, Sense::focusable_noninteractive());
    focus.widget_info(|| {
        let role = match sheet.picks {
            Picks::Rows => Role::ListBox,
            Picks::Row => Role::Table,
            Picks::Cells => Role::Grid,
        };
        let mut info = WidgetInfo::labeled(role, ui.is_enabled(), sheet.name);
        info.current_text_value = (!sheet.said.is_empty()).then(|| sheet.said.to_owned());
        info
    });
    let escape = sheet.picks == Picks::Rows || sheet.skin == Skin::Heat;
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    focus
}

/// The height of a list of `rows` with its titles: all of them up to `most`, and half of the next where there are more,
/// so that one sees there are.
#[must_use]
pub fn list_height(rows: usize, most: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a height in points")]
    let shown = if rows > most { most as f32 + 0.5 } else { rows as f32 };
    (shown + 1.0) * size::ROW + if rows > most { 0.0 } else { space::SMALL }
}

/// The height of `rows` rows of a workbook below their titles.
#[must_use]
pub fn sheet_height(rows: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "points on screen")]
    let rows = rows as f32;
    place::WORKBOOK_HEAD + rows * size::ROW + size::LINE
}
