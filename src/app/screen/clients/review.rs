//! What a filled-in tagging workbook changes, to be accepted one by one or all.

use std::collections::BTreeSet;

use eframe::egui::{Align, Id, Layout, Margin, Modal, Ui};

use super::facts::Facts;
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::session::Review;
use crate::app::theme::space;
use crate::app::widget::{
    self, Control, Ink, Room, Sheet, SheetAsked, SheetCell, SheetColumn, SheetRow, SheetState, Width,
};
use crate::import::{Doubt, Proposed, Tagging};
use crate::model::Becomes;
use crate::say;
use crate::text::{ABSENT, Text, words};

const WIDTH: f32 = 820.0;
/// The most rows before the list scrolls.
const ROWS: usize = 12;
/// The column of the boxes.
const TAKE: usize = 0;
/// How many notes are shown before the rest is counted.
const NOTES: usize = 4;

/// Widget memory of the dialog.
#[derive(Debug, Default)]
pub(super) struct ReviewState {
    /// The review it is about.
    of: u64,
    /// The changes not taken, by position.
    left: BTreeSet<usize>,
    /// Whether new values that are like known ones are taken as written.
    as_typed: bool,
    sheet: SheetState,
}

/// Draws the dialog. Returns what was asked for.
pub(super) fn review_ui(ui: &Ui, state: &mut ReviewState, facts: &Facts<'_>, review: &Review) -> Asked {
    if state.of != review.serial {
        *state = ReviewState { of: review.serial, ..ReviewState::default() };
    }
    let text = facts.text;
    let frame = eframe::egui::Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("tagging review")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 2.0 * space::HUGE));
        let changes = &review.tagging.changes;
        let count = changes.len();
        widget::section(
            ui,
            &say!(text, "review-title", count = count, shown = text.integer(count), file = review.file.as_str()),
        );
        widget::muted(ui, &say!(text, "review-why"));
        ui.add_space(space::SMALL);
        list_ui(ui, state, facts, changes);
        let near = changes.iter().filter(|change| is_near(change)).count();
        if near > 0 {
            let mut meant = !state.as_typed;
            widget::checkbox(ui, &mut meant, &say!(text, "review-near", count = near, shown = text.integer(near)));
            state.as_typed = !meant;
        }
        notes_ui(ui, text, &review.tagging);
        ui.add_space(space::SMALL);
        buttons_ui(ui, state, text, changes)
    });
    if modal.should_close() { modal.inner.and(Action::CloseReview) } else { modal.inner }
}

fn is_near(change: &Proposed) -> bool {
    change.doubts.iter().any(|doubt| matches!(doubt, Doubt::Near { .. }))
}

fn list_ui(ui: &mut Ui, state: &mut ReviewState, facts: &Facts<'_>, changes: &[Proposed]) {
    let text = facts.text;
    if changes.is_empty() {
        widget::muted(ui, &say!(text, "review-nothing"));
        return;
    }
    let columns = [
        SheetColumn::boxes("", 36.0),
        SheetColumn::words(say!(text, "clients-column-name"), Width::Fixed(170.0)),
        SheetColumn::words(say!(text, "review-what"), Width::Fixed(110.0)),
        SheetColumn::words(say!(text, "review-was"), Width::Fixed(130.0)),
        SheetColumn::words(say!(text, "review-becomes"), Width::Fixed(130.0)),
        SheetColumn::words(say!(text, "review-doubt"), Width::Rest(180.0)),
    ];
    let name = |change: &Proposed| facts.project.client(change.client).map_or("", |client| client.name.as_str());
    let (left, as_typed) = (&state.left, state.as_typed);
    let shown = |change: &Proposed| if as_typed { change.clone() } else { change.with_near() };
    let sheet = Sheet {
        name: &say!(text, "review-list"),
        columns: &columns,
        rows: changes.len(),
        room: Room::Most(widget::list_height(changes.len(), ROWS)),
        row: &|row| {
            let spoken = changes.get(row).map(|change| {
                let now = shown(change);
                format!("{}, {}: {}", name(change), what(facts, &now.becomes), said(facts, &now.becomes))
            });
            SheetRow::named(spoken.unwrap_or_default())
        },
        cell: &|row, column| {
            let Some(change) = changes.get(row) else { return SheetCell::default() };
            match column {
                TAKE => SheetCell::check(!left.contains(&row)),
                1 => SheetCell::new(name(change).to_owned()),
                2 => SheetCell::new(what(facts, &change.becomes)).ink(Ink::Muted),
                3 => SheetCell::new(said(facts, &change.was)).ink(Ink::Muted),
                4 => SheetCell::new(said(facts, &shown(change).becomes)).ink(Ink::Strong),
                _ => {
                    let doubts = change.doubts.iter().map(|doubt| words::tagging::doubt(text, doubt));
                    SheetCell::new(doubts.collect::<Vec<_>>().join("; ")).ink(Ink::Muted)
                }
            }
        },
        spoken: &|row, column| {
            let change = column.and(changes.get(row));
            change.map(|change| say!(text, "review-take", client = name(change))).unwrap_or_default()
        },
        ..Sheet::default()
    };
    let asked = widget::bare_card(ui, |ui| widget::sheet_ui(ui, &mut state.sheet, &sheet)).inner;
    for one in asked {
        if let SheetAsked::Checked(row, _) | SheetAsked::Row(row, _) = one
            && !state.left.remove(&row)
        {
            state.left.insert(row);
        }
    }
}

/// What of the client a change is about.
fn what(facts: &Facts<'_>, becomes: &Becomes) -> String {
    let text = facts.text;
    let named = |dimension| {
        facts.project.dimension(dimension).map(|dimension| words::dimension(text, dimension)).unwrap_or_default()
    };
    match becomes {
        Becomes::Values { dimension, .. } => named(*dimension),
        Becomes::Detail { .. } => say!(text, "clients-detail-industry"),
        Becomes::Users(_) => say!(text, "clients-users"),
        Becomes::Status(_) => say!(text, "clients-status"),
    }
}

/// What it is, in words.
fn said(facts: &Facts<'_>, becomes: &Becomes) -> String {
    let text = facts.text;
    let said = match becomes {
        Becomes::Values { dimension, values } => {
            let known = facts.project.dimension(*dimension);
            let value = |value: &String| known.map_or_else(|| value.clone(), |known| words::value(text, known, value));
            values.iter().map(value).collect::<Vec<_>>().join(", ")
        }
        Becomes::Detail { detail, .. } => detail.clone(),
        Becomes::Users(users) => users.map(|users| text.users(users)).unwrap_or_default(),
        Becomes::Status(status) => words::client_status(text, *status),
    };
    if said.is_empty() { ABSENT.to_owned() } else { said }
}

/// What of the workbook is no change: rows of nobody, rows that stand twice, cells that cannot be read.
fn notes_ui(ui: &mut Ui, text: &Text, tagging: &Tagging) {
    let strangers = tagging.strangers.iter().map(|stranger| {
        let name = stranger.code.as_deref().filter(|_| stranger.name.is_empty()).unwrap_or(&stranger.name);
        let row = text.integer(stranger.source.row as usize + 1);
        say!(text, "review-note", row = row, value = name, why = words::tagging::stranger(text, stranger.reason))
    });
    let doubles = tagging.doubles.iter().map(|double| {
        let [row, read] = [double.source, double.read].map(|cell| text.integer(cell.row as usize + 1));
        say!(text, "review-double", row = row, read = read)
    });
    let unread = tagging.not_read.iter().map(|cell| {
        let row = text.integer(cell.source.row as usize + 1);
        let why = words::tagging::not_read(text, cell.reason);
        say!(text, "review-note", row = row, value = cell.value.as_str(), why = why)
    });
    let notes: Vec<String> = strangers.chain(doubles).chain(unread).collect();
    for note in notes.iter().take(NOTES) {
        widget::small(ui, note);
    }
    let more = notes.len().saturating_sub(NOTES);
    if more > 0 {
        widget::small(ui, &say!(text, "review-more-notes", count = more, shown = text.integer(more)));
    }
}

fn buttons_ui(ui: &mut Ui, state: &ReviewState, text: &Text, changes: &[Proposed]) -> Asked {
    let taken = changes.iter().enumerate().filter(|(at, _)| !state.left.contains(at)).map(|(_, change)| change);
    let taken: Vec<Proposed> =
        taken.map(|change| if state.as_typed { change.clone() } else { change.with_near() }).collect();
    let mut asked = Asked::default();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let label = say!(text, "review-accept", count = taken.len(), shown = text.integer(taken.len()));
        if ui.add_enabled(!taken.is_empty(), Control::primary(&label)).clicked() {
            asked.ask(Action::Edit(Tagging::accept(&taken), None));
            asked.ask(Action::CloseReview);
        }
        if widget::normal(ui, &say!(text, "clients-add-cancel")).clicked() {
            asked.ask(Action::CloseReview);
        }
    });
    asked
}
