//! Commands: one enum is menu item, button, tooltip, shortcut and palette entry.

use eframe::egui::{Context, InputState, Key, KeyboardShortcut, Modifiers};

use super::action::{Action, Screen, ThemeChoice};
use super::session::Session;
use super::widget;
use crate::say;
use crate::text::Text;

/// Something that can be asked for from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open a workbook.
    Open,
    /// Open cells copied in a spreadsheet.
    Paste,
    /// Open the sample.
    OpenSample,
    /// Save an empty workbook to fill in.
    SaveTemplate,
    /// Save the project elsewhere from now on.
    SaveProject,
    /// Write a copy of the project.
    CopyProject,
    /// Leave the project.
    CloseProject,
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
    /// Export the report.
    ExportReport,
    /// Change offerings.
    Offerings,
    /// Go to a screen.
    Go(Screen),
    /// Switch between light and dark.
    SwitchTheme,
    /// Follow the system's theme.
    FollowSystemTheme,
}

impl Command {
    /// Every command, in the order the palette lists them.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::Open,
            Self::Paste,
            Self::OpenSample,
            Self::SaveTemplate,
            Self::SaveProject,
            Self::CopyProject,
            Self::CloseProject,
            Self::Undo,
            Self::Redo,
            Self::ExportReport,
            Self::Offerings,
        ];
        all.extend(Screen::ALL.map(Self::Go));
        all.extend([Self::SwitchTheme, Self::FollowSystemTheme]);
        all
    }

    /// Its words.
    #[must_use]
    pub fn label(self, text: &Text) -> String {
        match self {
            Self::Open => say!(text, "window-open"),
            Self::Paste => say!(text, "window-paste"),
            Self::OpenSample => say!(text, "window-open-sample"),
            Self::SaveTemplate => say!(text, "window-save-template"),
            Self::SaveProject => say!(text, "project-save-as"),
            Self::CopyProject => say!(text, "project-copy"),
            Self::CloseProject => say!(text, "project-close"),
            Self::Undo => say!(text, "window-undo"),
            Self::Redo => say!(text, "window-redo"),
            Self::ExportReport => say!(text, "window-export"),
            Self::Offerings => say!(text, "offerings-open"),
            Self::Go(screen) => screen.name(text),
            Self::SwitchTheme => say!(text, "window-theme-switch"),
            Self::FollowSystemTheme => say!(text, "window-theme-system"),
        }
    }

    /// Its keys, if it has any.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let keys = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        match self {
            Self::Open => keys(Modifiers::COMMAND, Key::O),
            Self::SaveProject => keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S),
            Self::Undo => keys(Modifiers::COMMAND, Key::Z),
            Self::Redo => keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z),
            Self::ExportReport => keys(Modifiers::COMMAND, Key::E),
            Self::Go(screen) => number_keys(screen),
            // Ctrl V comes as what was pasted, not as keys.
            Self::Paste
            | Self::OpenSample
            | Self::SaveTemplate
            | Self::CopyProject
            | Self::CloseProject
            | Self::Offerings
            | Self::SwitchTheme
            | Self::FollowSystemTheme => None,
        }
    }

    /// Whether it can be asked for now.
    #[must_use]
    pub fn is_enabled(self, session: &Session) -> bool {
        let history = session.history.as_ref();
        match self {
            Self::Undo => history.is_some_and(|history| history.undo_edit().is_some()),
            Self::Redo => history.is_some_and(|history| history.redo_edit().is_some()),
            Self::SaveProject | Self::CopyProject | Self::CloseProject | Self::Offerings => history.is_some(),
            Self::ExportReport => session.outcome().is_some(),
            _ => true,
        }
    }

    /// The action it stands for. `is_dark` is how the window looks now.
    #[must_use]
    pub fn action(self, is_dark: bool) -> Action {
        match self {
            Self::Open => Action::OpenDialog,
            Self::Paste => Action::AskPaste,
            Self::OpenSample => Action::OpenSample,
            Self::SaveTemplate => Action::TemplateDialog,
            Self::SaveProject => Action::SaveProjectDialog,
            Self::CopyProject => Action::CopyProjectDialog,
            Self::CloseProject => Action::CloseProject,
            Self::Undo => Action::Undo,
            Self::Redo => Action::Redo,
            Self::ExportReport => Action::ReportDialog,
            Self::Offerings => Action::ShowOfferings,
            Self::Go(screen) => Action::Go(screen),
            Self::SwitchTheme => Action::SetTheme(if is_dark { ThemeChoice::Light } else { ThemeChoice::Dark }),
            Self::FollowSystemTheme => Action::SetTheme(ThemeChoice::System),
        }
    }
}

/// The command whose keys were pressed this frame. Redo also listens to Ctrl+Y. While something is being typed, undo and
/// redo are the field's.
#[must_use]
pub fn pressed(ctx: &Context, session: &Session) -> Option<Command> {
    let redo = KeyboardShortcut::new(Modifiers::COMMAND, Key::Y);
    let is_typing = widget::is_typing(ctx);
    ctx.input_mut(|input| {
        if let Some(screen) = neighbour(input, session.screen) {
            return Some(Command::Go(screen));
        }
        if !is_typing && Command::Redo.is_enabled(session) && input.consume_shortcut(&redo) {
            return Some(Command::Redo);
        }
        // Ctrl+Shift+Z also matches Ctrl+Z, so the keys with more modifiers are asked first.
        let mut all = Command::all();
        all.sort_by_key(|command| *command != Command::Redo);
        all.into_iter().find(|command| {
            let keys = command.shortcut().filter(|_| !is_typing || !matches!(command, Command::Undo | Command::Redo));
            command.is_enabled(session) && keys.is_some_and(|keys| input.consume_shortcut(&keys))
        })
    })
}

/// Alt with the number of the step; the tenth has 0, and those beyond are reached from their neighbours.
fn number_keys(screen: Screen) -> Option<KeyboardShortcut> {
    let number = Screen::ALL.iter().position(|known| *known == screen)? + 1;
    let key = Key::from_name(&(number % 10).to_string()).filter(|_| number <= 10)?;
    Some(KeyboardShortcut::new(Modifiers::ALT, key))
}

/// The step before or after the one shown, where there is one.
fn neighbour(input: &mut InputState, shown: Screen) -> Option<Screen> {
    let at = Screen::ALL.iter().position(|known| *known == shown)?;
    let mut is_pressed = |key| input.consume_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, key));
    let other = if is_pressed(Key::PageDown) {
        at.checked_add(1)
    } else if is_pressed(Key::PageUp) {
        at.checked_sub(1)
    } else {
        None
    };
    Screen::ALL.get(other?).copied()
}
