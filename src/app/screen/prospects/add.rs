//! A prospect that is typed.

use eframe::egui::{Align, Frame, Id, Layout, Margin, Modal, Ui};

use crate::app::action::Action;
use crate::app::theme::{self, space};
use crate::app::widget::{self, Control, FieldView};
use crate::model::{
    BuiltIn, Client, ClientId, ClientStatus, DimensionKind, Edit, NewProspect, PeopleEdit, Project, dimension_of,
    fold_name,
};
use crate::say;
use crate::text::{Text, words};

const WIDTH: f32 = 420.0;
const FIELD: f32 = 380.0;

/// What is typed where; the name first, then the users, then values in the order of the dimensions.
#[derive(Debug, Default)]
pub(super) struct AddDialog {
    is_open: bool,
    name: String,
    users: String,
    values: [String; 6],
}

impl AddDialog {
    /// Opens it, empty.
    pub(super) fn open(&mut self) {
        *self = Self { is_open: true, ..Self::default() };
    }

    /// Draws it while it is open.
    pub(super) fn ui(&mut self, ui: &Ui, text: &Text, project: &Project) -> Option<Action> {
        if !self.is_open {
            return None;
        }
        let frame = Frame::popup(ui.style()).inner_margin(Margin::same(20));
        let modal = Modal::new(Id::unique("add a prospect")).frame(frame).show(ui.ctx(), |ui| {
            ui.set_width(WIDTH);
            widget::section(ui, &say!(text, "prospects-add-title"));
            ui.add_space(space::SMALL);
            field(ui, &mut self.name, &say!(text, "prospects-name"));
            let users = say!(text, "prospects-users");
            field(ui, &mut self.users, &users);
            for (value, built_in) in self.values.iter_mut().zip(BuiltIn::ALL) {
                field(ui, value, &words::built_in(text, built_in));
            }
            let problem = self.problem(text, project);
            if let Some(problem) = &problem {
                ui.label(theme::plain(problem).color(theme::palette(ui).bad));
            }
            ui.add_space(space::SMALL);
            let can = problem.is_none() && !self.name.trim().is_empty();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let added = ui.add_enabled(can, Control::primary(&say!(text, "prospects-add-do"))).clicked();
                let left = widget::normal(ui, &say!(text, "clients-add-cancel")).clicked();
                (added, left)
            })
            .inner
        });
        let is_left = modal.should_close();
        let (added, left) = modal.inner;
        let asked = added.then(|| self.edit(text, project));
        if added || left || is_left {
            self.is_open = false;
        }
        asked
    }

    /// Why it cannot be added as it stands.
    fn problem(&self, text: &Text, project: &Project) -> Option<String> {
        if !self.users.trim().is_empty() && text.read_number(&self.users).is_none_or(|users| users <= 0.0) {
            return Some(say!(text, "clients-users-invalid"));
        }
        let name = fold_name(&self.name);
        let known = project.data.clients.iter().find(|client| !name.is_empty() && fold_name(&client.name) == name)?;
        let status = words::client_status(text, known.status);
        Some(say!(text, "prospects-add-known", name = known.name.as_str(), status = status))
    }

    fn edit(&self, text: &Text, project: &Project) -> Action {
        let users = text.read_number(&self.users);
        let client = Client { users, status: ClientStatus::Prospect, ..Client::named(ClientId(0), self.name.trim()) };
        let values = BuiltIn::ALL.into_iter().zip(&self.values).filter(|(_, value)| !value.trim().is_empty());
        // Shipped values are typed as people read them, and kept as they ship.
        let kept = |built_in: BuiltIn, typed: &str| {
            let dimension = dimension_of(&project.data.dimensions, &DimensionKind::BuiltIn(built_in))?;
            let shown = |(_, value): &(_, &str)| fold_name(&words::value(text, dimension, value)) == fold_name(typed);
            dimension.values().find(shown).map(|(_, value)| value.to_owned())
        };
        let values = values.map(|(built_in, typed)| {
            let value = kept(built_in, typed).unwrap_or_else(|| typed.trim().to_owned());
            (DimensionKind::BuiltIn(built_in), value, None)
        });
        let new = NewProspect { client, values: values.collect() };
        Action::Edit(Edit::People(PeopleEdit::AddProspects(vec![new])), None)
    }
}

fn field(ui: &mut Ui, typed: &mut String, name: &str) {
    widget::field(ui, typed, &FieldView { name, hint: name, shortcut: "", width: FIELD });
    ui.add_space(space::TINY);
}
