//! Keeping a profile under a name: it can be pinned again, and be a segment.

use eframe::egui::Ui;

use crate::app::action::Action;
use crate::app::theme::space;
use crate::app::widget::{self, Control, FieldView};
use crate::model::{Edit, PeopleEdit, Profile};
use crate::say;
use crate::text::Text;

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct ProfileEditor {
    of: Option<Profile>,
    name: String,
}

impl ProfileEditor {
    /// A name and a button to keep it; for a kept one also to call it otherwise and to forget it.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        profile: &Profile,
        saved: Option<&(usize, String)>,
        text: &Text,
    ) -> Option<Action> {
        if self.of.as_ref() != Some(profile) {
            let name = saved.map(|(_, name)| name.clone()).unwrap_or_default();
            *self = Self { of: Some(profile.clone()), name };
        }
        ui.add_space(space::SMALL);
        let mut asked = None;
        let name = say!(text, "profile-name");
        let width = ui.available_width() - 20.0;
        widget::field(ui, &mut self.name, &FieldView { name: &name, hint: &name, shortcut: "", width });
        let typed = self.name.trim().to_owned();
        ui.horizontal(|ui| {
            let (label, is_new) = match saved {
                Some((_, known)) => (say!(text, "profile-rename"), *known != typed),
                None => (say!(text, "profile-save"), true),
            };
            if ui.add_enabled(is_new && !typed.is_empty(), Control::normal(&label)).clicked() {
                asked = Some(match saved {
                    Some((at, _)) => PeopleEdit::RenameProfile { at: *at, name: typed.clone() },
                    None => PeopleEdit::SaveProfile { name: typed.clone(), profile: profile.clone() },
                });
            }
            if let Some((at, _)) = saved
                && widget::link(ui, &say!(text, "profile-delete")).clicked()
            {
                asked = Some(PeopleEdit::DeleteProfile(*at));
                self.of = None;
            }
        });
        asked.map(|edit| Action::Edit(Edit::People(edit), None))
    }
}
