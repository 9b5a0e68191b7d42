//! Overlap: what the best clients have in common, and how likely that is chance.

mod common_ui;
mod groups_ui;
mod pivot_ui;
mod search_ui;
mod view;

use eframe::egui::Ui;

use super::empty_ui;
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::session::{Session, Stamp};
use crate::app::theme::space;
use crate::app::widget::{self, CardRow, SheetState};
use crate::model::{Edit, OverlapSettings};
use crate::say;
use crate::text::Text;
use pivot_ui::PivotPanel;
use search_ui::SearchEditor;
use view::{OverlapView, overlap_view};

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct OverlapScreen {
    view: Cached<Stamp, Option<OverlapView>>,
    table: SheetState,
    search: SearchEditor,
    lower: CardRow,
    pivot: PivotPanel,
}

impl OverlapScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let view = self.view.get(session.stamp(), || overlap_view(session));
        let Some(view) = view.as_ref() else {
            return empty_ui(ui, session, &say!(session.text, "overlap-empty"));
        };
        widget::page(ui, |ui| {
            let page = self.page_ui(ui, view, &session.text);
            ui.add_space(space::LARGE);
            let pivot = self.pivot.ui(ui, session);
            unknown_ui(ui, &view.unknown, &session.text);
            page.and(pivot)
        })
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &OverlapView, text: &Text) -> Asked {
        let copy = widget::headed(
            ui,
            |ui| ui.vertical(|ui| widget::finding(ui, &view.title, &view.basis)),
            |ui| !view.groups.is_empty() && widget::normal(ui, &say!(text, "copy-table")).clicked(),
        )
        .1
        .then(|| Action::Copy(groups_ui::copied(view, text)));
        ui.add_space(space::SMALL);
        let searched = self.search.ui(ui, view, text);
        ui.add_space(space::SMALL);
        let pinned = pinned_ui(ui, view, text);
        let grouped = groups_ui::groups_ui(ui, &mut self.table, view, text);
        ui.add_space(space::LARGE);
        let common = self.lower.show(
            ui,
            [0.5, 0.5],
            [&mut |ui| common_ui::common_ui(ui, view, text), &mut |ui| common_ui::literal_ui(ui, view, text)],
        );
        Asked::from(copy).and(searched).and(pinned).and(grouped).and(common)
    }
}

/// The pinned profile with the way back.
fn pinned_ui(ui: &mut Ui, view: &OverlapView, text: &Text) -> Option<Action> {
    let name = view.pinned.as_ref()?;
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        widget::muted(ui, &say!(text, "overlap-pinned"));
        let remove = say!(text, "overlap-unpin");
        if widget::removable_chip(ui, name, &remove) == Some(widget::ChipAction::Removed) {
            asked = Some(Action::Edit(Edit::PinProfile(None), None));
        }
    });
    ui.add_space(space::SMALL);
    asked
}

fn unknown_ui(ui: &mut Ui, notes: &[String], text: &Text) {
    ui.add_space(space::LARGE);
    widget::section(ui, &say!(text, "not-known"));
    for note in notes {
        widget::muted(ui, note);
    }
}

/// The settings after `change`, as an edit.
fn changed(settings: &OverlapSettings, change: impl FnOnce(&mut OverlapSettings)) -> Action {
    let mut next = settings.clone();
    change(&mut next);
    Action::Edit(Edit::SetOverlap(next), None)
}
