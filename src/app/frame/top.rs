//! The bar on top: the project, search, undo and redo with their labels, language, theme, and the report.

use eframe::egui::{Align, Frame, Layout, Margin, Panel, Ui};
use jiff::civil::Date;

use super::palette::{CommandPalette, SHORTCUT};
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::command::Command;
use crate::app::session::Session;
use crate::app::theme;
use crate::app::widget::{self, Control};
use crate::model::{Edit, History, Project};
use crate::say;
use crate::text::{Language, Text, words};

/// The room kept for the project's name and period.
const PROJECT: f32 = 200.0;
/// With less room than this nothing is said of the period.
const LEAST: f32 = 48.0;
/// The narrowest and the widest the search gets.
const SEARCH: (f32, f32) = (120.0, 300.0);

/// What the bar says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopView {
    /// The project's name; the program's without a project.
    pub name: String,
    /// The window of the data; the file it came from where it has none and there are others.
    pub period: String,
    /// The periods to choose from, the earliest first, with their positions; the one shown has none. Empty for one only.
    pub periods: Vec<(String, Option<usize>)>,
    /// The tooltip of Undo, naming the step.
    pub undo: String,
    /// The tooltip of Redo.
    pub redo: String,
}

/// What the bar says of the session.
#[must_use]
pub fn top_view(session: &Session) -> TopView {
    let text = &session.text;
    let project = session.project();
    let asof = project.and_then(|project| project.data.asof);
    let step = |edit: Option<&Edit>| edit.map(|edit| words::edit_label(text, edit));
    let history = session.history.as_ref();
    let undo = step(history.and_then(History::undo_edit));
    let redo = step(history.and_then(History::redo_edit));
    TopView {
        name: project.map_or_else(|| say!(text, "program-name"), |project| project.name.clone()),
        period: asof.map(|asof| text.period(asof)).unwrap_or_default(),
        periods: project.map(|project| periods(text, project)).unwrap_or_default(),
        undo: undo.map_or_else(|| say!(text, "top-undo-nothing"), |step| say!(text, "top-undo-step", step = step)),
        redo: redo.map_or_else(|| say!(text, "top-redo-nothing"), |step| say!(text, "top-redo-step", step = step)),
    }
}

/// The periods by their last day, each as it is called and with its position among the earlier ones; `None` is the one
/// shown. Empty where there is no choice.
fn periods(text: &Text, project: &Project) -> Vec<(String, Option<usize>)> {
    let named = |name: &str, asof: Option<Date>| asof.map_or_else(|| name.to_owned(), |asof| text.period(asof));
    let earlier = project.periods.iter().enumerate();
    let mut all: Vec<(Option<Date>, String, Option<usize>)> =
        earlier.map(|(at, period)| (period.asof(), named(&period.name, period.asof()), Some(at))).collect();
    if all.is_empty() {
        return Vec::new();
    }
    all.push((project.data.asof, named(&project.name, project.data.asof), None));
    all.sort_by_key(|(asof, ..)| *asof);
    all.into_iter().map(|(_, name, at)| (name, at)).collect()
}

/// The bar.
pub fn top_ui(ui: &mut Ui, session: &Session, palette: &mut CommandPalette) -> Asked {
    let view = top_view(session);
    let frame = Frame::new().fill(theme::palette(ui).panel).inner_margin(Margin::symmetric(16, 0));
    let panel = Panel::top("top").exact_size(theme::layout::TOP).resizable(false).frame(frame);
    panel
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = theme::space::SMALL;
                let actions = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let asked = actions_ui(ui, session, &view, palette);
                    let period =
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| project_ui(ui, &view, &session.text));
                    asked.and(period.inner)
                });
                actions.inner
            })
            .inner
        })
        .inner
}

/// The project and its period, to be changed where there are several. Returns the period asked for.
fn project_ui(ui: &mut Ui, view: &TopView, text: &Text) -> Option<Action> {
    widget::logo(ui);
    ui.add(eframe::egui::Label::new(theme::title(&view.name)).truncate());
    let names: Vec<String> = view.periods.iter().map(|(name, _)| name.clone()).collect();
    let here = view.periods.iter().position(|(_, at)| at.is_none());
    if let Some((here, shown)) = here.and_then(|here| Some((here, names.get(here)?))) {
        let picked = widget::short_choice(ui, (&say!(text, "top-period"), shown), &names, here)?;
        return Some(Action::Edit(Edit::ShowPeriod(view.periods.get(picked)?.1?), None));
    }
    if !view.period.is_empty() && ui.available_width() >= LEAST {
        let period = eframe::egui::Label::new(theme::muted(ui, &view.period));
        ui.add(period.truncate()).on_hover_text(&view.period);
    }
    None
}

fn actions_ui(ui: &mut Ui, session: &Session, view: &TopView, palette: &mut CommandPalette) -> Asked {
    let text = &session.text;
    let is_dark = ui.visuals().dark_mode;
    let mut asked = Asked::default();
    let mut command = |clicked: bool, command: Command| {
        if clicked {
            asked.ask(command.action(is_dark));
        }
    };
    let label = Command::ExportReport.label(text);
    let export = Control::primary(&label).named(label.trim_end_matches('…'));
    let export = ui.add_enabled(Command::ExportReport.is_enabled(session), export);
    command(export.clicked(), Command::ExportReport);
    let switch = Command::SwitchTheme.label(text);
    let theme = ui.add(Control::normal("◐").named(&switch)).on_hover_text(&switch);
    command(theme.clicked(), Command::SwitchTheme);
    let language = language_ui(ui, text);
    for (which, icon, hint) in [(Command::Redo, "↷", &view.redo), (Command::Undo, "↶", &view.undo)] {
        let label = which.label(text);
        let shown = format!("{icon} {label}");
        let button = ui.add_enabled(which.is_enabled(session), Control::normal(&shown).named(&label));
        command(button.on_hover_text(hint).clicked(), which);
    }
    let keys = ui.ctx().format_shortcut(&SHORTCUT);
    let search = say!(text, "top-search");
    let width = (ui.available_width() - PROJECT).clamp(SEARCH.0, SEARCH.1);
    if widget::search_button(ui, &search, &keys, width).clicked() {
        palette.open();
    }
    asked.and(language.map(Action::SetLanguage))
}

/// Numbers and dates follow the language at once; words as far as its catalogue has them.
fn language_ui(ui: &mut Ui, text: &Text) -> Option<Language> {
    let languages = Language::ALL;
    let names: Vec<String> = languages.iter().map(|language| language.own_name().to_owned()).collect();
    let here = languages.iter().position(|language| *language == text.language()).unwrap_or(0);
    let short = text.language().code().to_uppercase();
    let picked = widget::short_choice(ui, (&say!(text, "top-language"), &short), &names, here)?;
    languages.get(picked).copied()
}
