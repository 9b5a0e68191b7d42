//! Start: open a file, the sample or a recent one, or save a template to fill in.

use std::path::PathBuf;

use eframe::egui::Ui;

use super::import::reading::reading_ui;
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::command::Command;
use crate::app::session::Session;
use crate::app::theme;
use crate::app::widget::{self, Control, KeyValue};
use crate::say;
use crate::text::Text;

/// The Start screen keeps nothing between frames.
#[derive(Debug, Default)]
pub struct StartScreen;

/// What the screen says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartView {
    /// What the program does, or whether a file hangs over the window.
    pub title: String,
    /// What to bring.
    pub subtitle: String,
    /// The invitation in the drop area.
    pub drop: String,
    /// Files opened lately: name, folder, path.
    pub recent: Vec<(String, String, PathBuf)>,
}

/// What the screen says of the session; `is_hovered` while a file hangs over the window.
#[must_use]
pub fn start_view(session: &Session, is_hovered: bool) -> StartView {
    let text = &session.text;
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let recent = session.prefs.recent.iter().map(|path| {
        let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        (part(path.file_name()), folder, path.clone())
    });
    StartView {
        title: say!(text, "start-title"),
        subtitle: say!(text, "start-subtitle"),
        drop: if is_hovered { say!(text, "start-drop-now") } else { say!(text, "start-drop") },
        recent: recent.collect(),
    }
}

impl StartScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        if let Some(asked) = reading_ui(ui, session) {
            return asked;
        }
        let is_hovered = ui.input(|input| !input.raw.hovered_files.is_empty());
        let view = start_view(session, is_hovered);
        widget::page(ui, |ui| ui.scope(|ui| page_ui(ui, &view, is_hovered, &session.text)).inner)
    }
}

fn page_ui(ui: &mut Ui, view: &StartView, is_hovered: bool, text: &Text) -> Asked {
    ui.set_max_width(theme::layout::READING.min(ui.available_width()));
    widget::finding(ui, &view.title, &view.subtitle);
    ui.add_space(theme::space::SMALL);
    let opened = drop_area_ui(ui, view, is_hovered, text);
    ui.add_space(theme::space::LARGE);
    opened.and(recent_ui(ui, view, text))
}

fn drop_area_ui(ui: &mut Ui, view: &StartView, is_hovered: bool, text: &Text) -> Asked {
    let mut asked = Asked::default();
    let is_dark = ui.visuals().dark_mode;
    widget::drop_card(ui, is_hovered, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(theme::space::HUGE);
            ui.label(theme::title(&view.drop));
            ui.label(theme::muted(ui, &say!(text, "start-kinds")));
            ui.add_space(theme::space::LARGE);
        });
        let commands = [Command::Open, Command::Paste, Command::OpenSample, Command::SaveTemplate];
        let buttons = |ui: &mut Ui| {
            for command in commands {
                let label = command.label(text);
                let button = if command == Command::Open { Control::primary(&label) } else { Control::normal(&label) };
                if ui.add(button.named(label.trim_end_matches('…'))).clicked() {
                    asked.ask(command.action(is_dark));
                }
            }
        };
        let width = |command: Command| {
            let label = widget::line(ui.painter(), &command.label(text), theme::TextKind::Strong, f32::INFINITY);
            label.size().x + theme::space::HUGE + theme::space::SMALL
        };
        if commands.map(width).iter().sum::<f32>() > ui.available_width() {
            ui.vertical_centered(buttons);
        } else {
            widget::centered(ui, buttons);
        }
        ui.add_space(theme::space::HUGE);
    });
    asked
}

fn recent_ui(ui: &mut Ui, view: &StartView, text: &Text) -> Option<Action> {
    widget::section(ui, &say!(text, "start-recent"));
    if view.recent.is_empty() {
        ui.label(theme::muted(ui, &say!(text, "start-recent-none")));
    }
    let rows: Vec<KeyValue> = view.recent.iter().map(|(name, folder, _)| recent_row(name, folder)).collect();
    let clicked = widget::key_value_rows(ui, &rows).and_then(|row| view.recent.get(row));
    clicked.map(|(.., path)| Action::Open(vec![path.clone()]))
}

fn recent_row(name: &str, folder: &str) -> KeyValue {
    KeyValue { label: name.to_owned(), value: folder.to_owned(), is_name: true, leads: true }
}
