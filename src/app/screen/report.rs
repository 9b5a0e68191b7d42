//! Report: what the workbook will hold, export it, and where it went.

use std::path::PathBuf;

use eframe::egui::{Align, Layout, Ui};

use super::empty_ui;
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::session::{ReportState, Session, Stamp};
use crate::app::theme;
use crate::app::widget::{self, Control, KeyValue};
use crate::say;
use crate::text::verdict::{self, Finding};
use crate::text::{ABSENT, Text, words};

/// From this width on the two cards stand beside each other.
const BESIDE: f32 = 600.0;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct ReportScreen {
    view: Cached<(Stamp, ReportState), Option<ReportView>>,
}

/// What the screen says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportView {
    /// What is ready.
    pub title: String,
    /// How the workbook works.
    pub subtitle: String,
    /// The sheets: name and what stands on it.
    pub sheets: Vec<(String, String)>,
    /// What the first page says: the verdict, then the key figures.
    pub verdict: String,
    /// Label and value.
    pub figures: Vec<KeyValue>,
    /// Where the last report is.
    pub written: Option<PathBuf>,
    /// Whether it shows the project as it is now, in words.
    pub written_when: String,
    /// Whether names are replaced.
    pub anonymise: bool,
}

/// What the screen says of the session; `None` without a project.
#[must_use]
pub fn report_view(session: &Session) -> Option<ReportView> {
    let found = session.finding()?;
    let Finding { project, outcome, .. } = found;
    let text = &session.text;
    let currency = project.data.currency.as_deref();
    let unknown = &outcome.verdict.unknown;
    let gini = outcome.concentration.gini.map_or_else(|| ABSENT.to_owned(), |gini| text.number(gini, 2));
    let top = outcome.concentration.top_10_percent_share;
    Some(ReportView {
        title: say!(text, "report-title", clients = words::clients(text, outcome.basis.clients.len())),
        subtitle: say!(text, "report-subtitle"),
        sheets: vec![
            (say!(text, "report-sheet-summary"), say!(text, "report-about-summary")),
            (say!(text, "report-sheet-bands"), say!(text, "report-about-bands")),
            (say!(text, "report-sheet-heatmap"), say!(text, "report-about-heatmap")),
            (say!(text, "report-sheet-overlap"), say!(text, "report-about-overlap")),
            (say!(text, "report-sheet-clients"), say!(text, "report-about-clients")),
            (say!(text, "report-sheet-data"), say!(text, "report-about-data")),
            (say!(text, "report-sheet-method"), say!(text, "report-about-method")),
        ],
        verdict: verdict::title(text, found),
        figures: vec![
            figure(say!(text, "report-revenue"), text.money(outcome.basis.total_revenue, currency)),
            figure(say!(text, "report-clients"), text.integer(outcome.basis.clients.len())),
            figure(say!(text, "report-offerings"), text.integer(outcome.basis.offerings.len())),
            figure(say!(text, "report-unknown-sizes"), text.integer(unknown.clients)),
            figure(say!(text, "report-top"), top.map_or_else(|| ABSENT.to_owned(), |share| text.percent(share, 1))),
            figure(say!(text, "report-gini"), gini),
        ],
        written: session.report.written.as_ref().map(|written| written.0.clone()),
        written_when: if session.has_current_report() {
            say!(text, "window-report-written")
        } else {
            say!(text, "report-written-before")
        },
        anonymise: session.report.anonymise,
    })
}

fn figure(label: String, value: String) -> KeyValue {
    KeyValue { label, value, ..KeyValue::default() }
}

impl ReportScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let key = (session.stamp(), session.report.clone());
        let view = self.view.get(key, || report_view(session));
        let Some(view) = view.as_ref() else {
            return empty_ui(ui, session, &say!(session.text, "report-empty"));
        };
        widget::page(ui, |ui| report_ui(ui, view, &session.text))
    }
}

fn report_ui(ui: &mut Ui, view: &ReportView, text: &Text) -> Asked {
    widget::finding(ui, &view.title, &view.subtitle);
    ui.add_space(theme::space::SMALL);
    let asked = export_ui(ui, view, text);
    ui.add_space(theme::space::LARGE);
    let first_page = |ui: &mut Ui| {
        widget::section(ui, &say!(text, "report-first-page"));
        ui.label(theme::title(&view.verdict));
        ui.add_space(theme::space::SMALL);
        widget::key_value_rows(ui, &view.figures);
    };
    let sheets = |ui: &mut Ui| {
        widget::section(ui, &say!(text, "report-sheets"));
        for (sheet, about) in &view.sheets {
            ui.label(theme::strong(sheet));
            widget::muted(ui, about);
            ui.add_space(theme::space::SMALL);
        }
    };
    if ui.available_width() < BESIDE {
        widget::card(ui, first_page);
        ui.add_space(theme::space::SMALL);
        widget::card(ui, sheets);
        return asked;
    }
    ui.spacing_mut().item_spacing.x = theme::space::LARGE;
    ui.columns_const(|[left, right]| {
        for side in [&mut *left, &mut *right] {
            side.spacing_mut().item_spacing.x = theme::space::SMALL;
        }
        // Columns justify what is in them, which would tear the words of a line apart.
        let down = Layout::top_down(Align::LEFT);
        widget::card(left, |ui| ui.with_layout(down, first_page));
        widget::card(right, |ui| ui.with_layout(down, sheets));
    });
    asked
}

fn export_ui(ui: &mut Ui, view: &ReportView, text: &Text) -> Asked {
    let mut asked = Asked::default();
    widget::card(ui, |ui| {
        ui.horizontal(|ui| {
            let label = say!(text, "window-export");
            if ui.add(Control::primary(&label).named(label.trim_end_matches('…'))).clicked() {
                asked.ask(Action::ReportDialog);
            }
            let mut anonymise = view.anonymise;
            if widget::checkbox(ui, &mut anonymise, &say!(text, "report-anonymise")).changed() {
                asked.ask(Action::Anonymise(anonymise));
            }
        });
        if let Some(path) = &view.written {
            ui.add_space(theme::space::SMALL);
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::good(ui, &view.written_when));
                widget::muted(ui, &path.display().to_string());
                if widget::link(ui, &say!(text, "notice-show")).clicked() {
                    asked.ask(Action::ShowInFolder(path.clone()));
                }
            });
        }
    });
    asked
}
