//! White space: what clients of the same size buy and a client does not, in money.

mod list;
mod view;

use eframe::egui::Ui;

use super::empty_ui;
use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::session::{Session, Stamp};
use crate::app::theme::space;
use crate::app::tsv::tsv;
use crate::app::widget::{self, Bar, CardRow};
use crate::say;
use crate::text::Text;
use list::GapList;
pub(in crate::app) use view::sentence;
use view::{WhiteView, white_view};

/// The room for the name of an offering or a client before its bar.
const LABEL: f32 = 190.0;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct WhiteSpaceScreen {
    view: Cached<Stamp, Option<WhiteView>>,
    bars: CardRow,
    list: GapList,
}

impl WhiteSpaceScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let view = self.view.get(session.stamp(), || white_view(session));
        let Some(view) = view.as_ref() else {
            return empty_ui(ui, session, &say!(session.text, "white-empty"));
        };
        widget::page(ui, |ui| self.page_ui(ui, view, &session.text))
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &WhiteView, text: &Text) -> Asked {
        let copy = || Action::Copy(copied(view, text));
        let asked = widget::headed(
            ui,
            |ui| ui.vertical(|ui| widget::finding(ui, &view.title, &view.basis)),
            |ui| (!view.gaps.is_empty() && widget::normal(ui, &say!(text, "copy-table")).clicked()).then(copy),
        )
        .1;
        ui.add_space(space::SMALL);
        if view.is_computing && view.gaps.is_empty() {
            return asked.into();
        }
        widget::dimmed_while(ui, view.is_computing);
        let pictured = if view.gaps.is_empty() { Asked::default() } else { self.bars_ui(ui, view, text) };
        let listed = if view.gaps.is_empty() { None } else { self.list.ui(ui, view, text) };
        ui.add_space(space::LARGE);
        widget::section(ui, &say!(text, "not-known"));
        for note in &view.unknown {
            widget::muted(ui, note);
        }
        widget::muted(ui, &view.rule);
        Asked::from(asked).and(pictured).and(listed)
    }

    fn bars_ui(&mut self, ui: &mut Ui, view: &WhiteView, text: &Text) -> Asked {
        let Self { bars, list, .. } = self;
        let asked = bars.show(
            ui,
            [0.5, 0.5],
            [
                &mut |ui| {
                    widget::section(ui, &say!(text, "white-by-offering"));
                    let shown: Vec<Bar> = view.offerings.iter().map(|one| one.1.clone()).collect();
                    let clicked = widget::bars(ui, &shown, label_width(ui)).and_then(|index| view.offerings.get(index));
                    if let Some((offering, _)) = clicked {
                        list.only(*offering);
                    }
                    Asked::default()
                },
                &mut |ui| {
                    widget::section(ui, &say!(text, "white-by-client"));
                    let shown: Vec<Bar> = view.clients.iter().map(|one| one.1.clone()).collect();
                    let clicked = widget::bars(ui, &shown, label_width(ui)).and_then(|index| view.clients.get(index));
                    if let Some(more) = &view.more_clients {
                        widget::muted(ui, more);
                    }
                    clicked.map(|(client, _)| Action::Select(Selection::Client(*client))).into()
                },
            ],
        );
        ui.add_space(space::LARGE);
        asked
    }
}

/// The room for names; less where there is little.
fn label_width(ui: &Ui) -> f32 {
    LABEL.min(ui.available_width() * 0.4)
}

/// The list, tab-separated.
fn copied(view: &WhiteView, text: &Text) -> String {
    let titles = vec![
        say!(text, "white-client"),
        say!(text, "white-offering"),
        say!(text, "white-missing"),
        say!(text, "white-reason"),
        say!(text, "white-set-aside"),
    ];
    let rows = view.gaps.iter().map(|gap| {
        let blocked = gap.blocked.clone().unwrap_or_default();
        vec![gap.client_name.clone(), gap.offering_name.clone(), gap.missing.clone(), gap.why.clone(), blocked]
    });
    tsv(std::iter::once(titles).chain(rows))
}
