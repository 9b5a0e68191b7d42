//! What segments need and what offerings meet: two painted matrices, scored by keyboard.

use eframe::egui::{Event, Id, Key, Modifiers, Ui};

use super::view::{NeedsView, Row};
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::theme::space;
use crate::app::widget::{
    self, Align, FieldView, Picks, Room, Sheet, SheetCell, SheetColumn, SheetRow, SheetState, Skin, Tint, Width,
};
use crate::model::{Edit, PeopleEdit};
use crate::say;
use crate::text::{ABSENT, Text};

/// The highest score.
const MOST: f64 = 5.0;

/// What the matrices remember.
#[derive(Debug, Default)]
pub(super) struct Needs {
    wanted: SheetState,
    met: SheetState,
    /// The need being typed, and the one being renamed with its name.
    new: String,
    renamed: Option<(String, String)>,
}

impl Needs {
    /// Draws them.
    pub(super) fn ui(&mut self, ui: &mut Ui, rows: &[Row], view: &NeedsView, text: &Text) -> Asked {
        widget::section(ui, &say!(text, "needs-title"));
        widget::muted(ui, &say!(text, "needs-why"));
        ui.add_space(space::TINY);
        let mut asked = self.names_ui(ui, view, text);
        if view.needs.is_empty() {
            return asked;
        }
        ui.add_space(space::SMALL);
        let mut names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        let best = say!(text, "needs-best");
        names.push(&best);
        let mut scores = view.wanted.clone();
        scores.push(view.best.clone());
        let matrix = Matrix { title: &say!(text, "needs-wanted"), names: &names, needs: &view.needs, scores: &scores };
        let typed = matrix.ui(ui, &mut self.wanted, text);
        if let Some((row, column, score)) = typed
            && let (Some(row), Some(need)) = (rows.get(row), view.needs.get(column))
        {
            let edit = PeopleEdit::ScoreNeed { segment: row.key.clone(), need: need.clone(), score };
            asked.ask(Action::Edit(Edit::People(edit), None));
        }
        ui.add_space(space::LARGE);
        let names: Vec<&str> = view.offerings.iter().map(String::as_str).collect();
        let title = say!(text, "needs-met");
        let matrix = Matrix { title: &title, names: &names, needs: &view.needs, scores: &view.met };
        if let Some((row, column, score)) = matrix.ui(ui, &mut self.met, text)
            && let (Some(offering), Some(need)) = (view.offerings.get(row), view.needs.get(column))
        {
            let edit = PeopleEdit::ScoreOffer { offering: offering.clone(), need: need.clone(), score };
            asked.ask(Action::Edit(Edit::People(edit), None));
        }
        ui.add_space(space::TINY);
        widget::small(ui, &say!(text, "needs-keys"));
        asked
    }

    /// The needs, to be added, renamed and deleted.
    fn names_ui(&mut self, ui: &mut Ui, view: &NeedsView, text: &Text) -> Asked {
        let mut asked = Asked::default();
        ui.horizontal_wrapped(|ui| {
            for need in &view.needs {
                match widget::removable_chip(ui, need, &say!(text, "needs-delete", name = need.as_str())) {
                    Some(widget::ChipAction::Removed) => {
                        asked.ask(Action::Edit(Edit::People(PeopleEdit::DeleteNeed(need.clone())), None));
                    }
                    Some(widget::ChipAction::Clicked) => self.renamed = Some((need.clone(), need.clone())),
                    None => {}
                }
            }
            let (hint, add) = (say!(text, "needs-new"), say!(text, "needs-add"));
            let field = FieldView { name: &hint, hint: &hint, shortcut: "", width: 160.0 };
            let response = widget::field(ui, &mut self.new, &field);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let is_free = !self.new.trim().is_empty();
            let clicked = ui.add_enabled(is_free, widget::Control::normal(&add)).clicked();
            if is_free && (entered || clicked) {
                let name = std::mem::take(&mut self.new).trim().to_owned();
                asked.ask(Action::Edit(Edit::People(PeopleEdit::AddNeed(name)), None));
            }
        });
        let Some((need, name)) = &mut self.renamed else { return asked };
        let mut is_done = false;
        ui.horizontal(|ui| {
            let hint = say!(text, "needs-rename", name = need.as_str());
            widget::field(ui, name, &FieldView { name: &hint, hint: &hint, shortcut: "", width: 200.0 });
            is_done = widget::normal(ui, &say!(text, "needs-rename-do")).clicked();
        });
        if is_done {
            let edit = PeopleEdit::RenameNeed { need: need.clone(), name: name.trim().to_owned() };
            asked.ask(Action::Edit(Edit::People(edit), None));
            self.renamed = None;
        }
        asked
    }
}

/// A matrix of scores.
struct Matrix<'a> {
    title: &'a str,
    names: &'a [&'a str],
    needs: &'a [String],
    scores: &'a [Vec<Option<f64>>],
}

impl Matrix<'_> {
    /// Draws it. Returns the score typed, with its row and column.
    fn ui(&self, ui: &mut Ui, state: &mut SheetState, text: &Text) -> Option<(usize, usize, Option<f64>)> {
        widget::strong(ui, self.title);
        let id = Id::unique(("scores", self.title));
        let typed = typed(ui, id);
        let need = |need: &String| SheetColumn {
            align: Align::Middle,
            ..SheetColumn::words(need.clone(), Width::Grows(72.0, 120.0, 1.0))
        };
        let mut columns = vec![SheetColumn::words(String::new(), Width::Fixed(180.0))];
        columns.extend(self.needs.iter().map(need));
        let score = |row: usize, column: usize| self.scores.get(row)?.get(column.checked_sub(1)?).copied().flatten();
        let sheet = Sheet {
            name: self.title,
            id: Some(id),
            columns: &columns,
            frozen: (1, 0),
            rows: self.names.len(),
            picks: Picks::Cells,
            skin: Skin::Heat,
            room: Room::Most(widget::sheet_height(self.names.len() + 1)),
            row: &|row| SheetRow::named(self.names.get(row).copied().unwrap_or_default()),
            cell: &|row, column| {
                if column == 0 {
                    return SheetCell::new(self.names.get(row).map(|name| (*name).to_owned()).unwrap_or_default());
                }
                match score(row, column) {
                    Some(score) => {
                        SheetCell { tint: Tint::Heat(level(score)), ..SheetCell::new(text.number(score, 0)) }
                    }
                    None => SheetCell { tint: Tint::Empty, ..SheetCell::default() },
                }
            },
            spoken: &|row, column| {
                let Some(column) = column.filter(|column| *column > 0) else { return String::new() };
                let (name, need) = (self.names.get(row).copied().unwrap_or_default(), self.needs.get(column - 1));
                let score = score(row, column).map_or_else(|| ABSENT.to_owned(), |score| text.number(score, 0));
                format!("{name}, {}: {score}", need.map_or("", String::as_str))
            },
            ..Sheet::default()
        };
        drop(widget::sheet_ui(ui, state, &sheet));
        let (row, column) = state.cursor()?;
        Some((row, column.checked_sub(1)?, typed?))
    }
}

/// The score typed while a matrix has the keyboard: a digit, or nothing for what is not known.
#[expect(clippy::option_option, reason = "nothing typed and not known are different answers")]
fn typed(ui: &Ui, id: Id) -> Option<Option<f64>> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    ui.input_mut(|input| {
        let cleared = [Key::Delete, Key::Backspace].into_iter().any(|key| input.consume_key(Modifiers::NONE, key));
        if cleared {
            return Some(None);
        }
        let score = |event: &Event| match event {
            Event::Text(digit) => digit.parse::<f64>().ok().filter(|score| (0.0..=MOST).contains(score)),
            _ => None,
        };
        input.events.iter().find_map(score).map(Some)
    })
}

#[expect(clippy::cast_possible_truncation, reason = "a colour")]
fn level(score: f64) -> f32 {
    (score / MOST) as f32
}
