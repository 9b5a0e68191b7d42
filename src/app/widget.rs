//! What every screen is built from: small functions that draw plain data and return what was asked for.
//!
//! None of them knows the project. Every control has an accessible name, shows when it has the keyboard, and ends in
//! "…" with the full words on hover where its text does not fit.

mod bars;
mod button;
mod card;
mod card_row;
mod check;
mod chip;
mod choice;
mod cursor;
mod curve;
mod field;
mod grid;
mod legend;
mod mark;
mod page;
mod plot;
mod progress;
mod quiet;
mod rows;
mod search;
mod sheet;
mod slider;
mod step;
mod typing;
mod words;

pub use bars::{Bar, CoverageView, ProofLegend, Segment, Tone, bars, coverage, stacked_bar};
pub use button::{Control, link, normal, primary};
pub use card::{Edge, bare_card, beside_card, card, card_with_edge};
pub(in crate::app) use card_row::CardRow;
pub use check::{checkbox, mixed_checkbox};
pub use chip::{ChipAction, chip, removable_chip};
pub use choice::{choice, choice_of_many, find_row, menu_item, mixed_segmented, segmented, short_choice};
pub(in crate::app) use curve::{CurveCut, CurveView, CutMoved, curve};
pub use field::{FieldView, field};
pub use grid::{GridAction, GridCell, GridColumn, GridRow, GridState, GridView, RowKind, grid_ui};
pub use legend::{LegendView, legend};
pub(in crate::app) use mark::focus_ring;
pub use mark::{hatch, sweet_spot_dot};
pub use page::{centered, close, dimmed_while, drop_card, empty_page, frame, headed, logo, page, split};
pub(in crate::app) use plot::{axis_width, still};
pub use progress::progress;
pub use quiet::quiet_choice;
pub use rows::{KeyValue, SOURCE_ROW, key_value_rows, leading_source_row, source_row};
pub use search::search_button;
pub use sheet::{
    Align, Click, Ground, Head, Heights, Ink, Listens, Mark, Picked, Picks, RangeMark, Room, RowKey, Sheet, SheetAsked,
    SheetCell, SheetColumn, SheetRow, SheetState, Skin, Sort, Tint, Width, list_height, position, sheet_height,
    sheet_ui,
};
pub use slider::{SliderView, slider};
pub use step::{StepState, StepView, step_heading, step_item};
pub use typing::is_typing;
pub(in crate::app) use typing::{end_typing, note_typing};
pub use words::{finding, good, muted, section, small, strong, truncated, verdict};
pub(in crate::app) use words::{line, line_in, place, row};
