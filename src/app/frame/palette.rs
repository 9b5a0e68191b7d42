//! Ctrl+K: one field that finds commands, clients and offerings.

use eframe::egui::{Context, Id, Key, KeyboardShortcut, Modal, Modifiers, ScrollArea, Theme, Ui};

use crate::app::action::{Action, Selection};
use crate::app::command::Command;
use crate::app::session::Session;
use crate::app::theme;
use crate::app::widget::{self, FieldView};
use crate::say;

/// How many finds are listed.
const LISTED: usize = 12;

/// The keys that open the palette.
pub const SHORTCUT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::K);

/// The palette's memory.
#[derive(Debug, Default)]
pub struct CommandPalette {
    is_open: bool,
    typed: String,
    cursor: usize,
    is_ready: bool,
}

/// One find: its words, what kind of thing it is, and what choosing it does.
#[derive(Clone, Debug, PartialEq)]
pub struct Find {
    /// Its words.
    pub label: String,
    /// What it is, or its keys.
    pub hint: String,
    /// What choosing it does.
    pub action: Action,
}

/// What matches `typed`: commands first, then clients, then offerings; every word typed has to occur.
#[must_use]
pub fn finds(session: &Session, typed: &str, ctx: &Context) -> Vec<Find> {
    let words: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let matches = |label: &str| {
        let label = label.to_lowercase();
        words.iter().all(|word| label.contains(word.as_str()))
    };
    let text = &session.text;
    let is_dark = ctx.theme() == Theme::Dark;
    let enabled = Command::all().into_iter().filter(|command| command.is_enabled(session));
    let commands = enabled.map(|command| (command, command.label(text))).filter(|(_, label)| matches(label));
    let commands = commands.map(|(command, label)| Find {
        label,
        hint: command.shortcut().map(|keys| ctx.format_shortcut(&keys)).unwrap_or_default(),
        action: command.action(is_dark),
    });
    let project = session.project();
    let clients = project.into_iter().flat_map(|project| project.data.clients.iter());
    let clients = clients.filter(|client| matches(&client.name)).map(|client| Find {
        label: client.name.clone(),
        hint: say!(text, "palette-client"),
        action: Action::Select(Selection::Client(client.id)),
    });
    let offerings = project.into_iter().flat_map(|project| project.data.offerings.iter());
    let offerings = offerings.filter(|offering| matches(&offering.name)).map(|offering| Find {
        label: offering.name.clone(),
        hint: say!(text, "palette-offering"),
        action: Action::Select(Selection::Offering(offering.id)),
    });
    commands.chain(clients).chain(offerings).take(LISTED).collect()
}

impl CommandPalette {
    /// Opens it, empty.
    pub fn open(&mut self) {
        *self = Self { is_open: true, ..Self::default() };
    }

    /// Draws it while it is open.
    #[must_use]
    pub fn ui(&mut self, ui: &mut Ui, session: &Session) -> Option<Action> {
        if ui.input_mut(|input| input.consume_shortcut(&SHORTCUT)) {
            self.open();
        }
        if !self.is_open {
            return None;
        }
        let modal = Modal::new(Id::unique("command palette"));
        let modal = modal.show(ui.ctx(), |ui| self.contents_ui(ui, session));
        let chosen = modal.inner;
        if chosen.is_some() || modal.backdrop_response.clicked() || ui.input(|input| input.key_pressed(Key::Escape)) {
            self.is_open = false;
        }
        chosen
    }

    /// Whether it is open, so that keys are its own.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// The field comes first, so that Enter acts on what the list shows for the text typed this frame.
    fn contents_ui(&mut self, ui: &mut Ui, session: &Session) -> Option<Action> {
        ui.set_width(theme::layout::PALETTE);
        ui.spacing_mut().item_spacing.y = theme::space::SMALL;
        let hint = say!(session.text, "palette-hint");
        let look = FieldView { name: &hint, hint: &hint, shortcut: "", width: ui.available_width() };
        let field = widget::field(ui, &mut self.typed, &look);
        field.request_focus();
        if field.changed() {
            self.cursor = 0;
        }
        let found = finds(session, &self.typed, ui.ctx());
        let (down, up, enter) = ui.input_mut(|input| {
            let down = input.consume_key(Modifiers::NONE, Key::ArrowDown);
            (down, input.consume_key(Modifiers::NONE, Key::ArrowUp), input.key_pressed(Key::Enter))
        });
        let last = found.len().saturating_sub(1);
        self.cursor = (self.cursor + usize::from(down)).saturating_sub(usize::from(up)).min(last);
        // On the frame it opens, Enter still belongs to what was there before.
        let entered = enter && std::mem::replace(&mut self.is_ready, true);
        self.is_ready = true;
        if found.is_empty() {
            widget::muted(ui, &say!(session.text, "palette-nothing"));
        }
        let mut chosen = found.get(self.cursor).filter(|_| entered).map(|find| find.action.clone());
        ScrollArea::vertical().max_height(theme::size::ROW * 12.0).min_scrolled_height(theme::size::ROW * 12.0).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (position, find) in found.iter().enumerate() {
                    if widget::find_row(ui, &find.label, &find.hint, position == self.cursor).clicked() {
                        chosen = Some(find.action.clone());
                    }
                }
            },
        );
        chosen
    }
}
