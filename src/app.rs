//! The window. Three beats a frame: collect what jobs and dialogs bring, draw, apply what was asked for.

pub mod action;
mod apply;
pub mod aside;
pub mod asked;
pub mod cached;
pub mod command;
pub mod derived;
pub mod files;
pub mod frame;
mod gesture;
pub mod prefs;
mod sample;
pub mod screen;
pub mod session;
pub mod theme;
mod tsv;
pub mod widget;
pub mod work;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui::{CentralPanel, Context, Frame, Theme, Ui};
use eframe::{CreationContext, NativeOptions};

use self::action::Action;
use self::apply::Saving;
use self::asked::Asked;
use self::files::Dialogs;
use self::frame::FrameMemory;
use self::prefs::Prefs;
use self::screen::Screens;
use self::session::{NoticeKind, Session};
use self::work::Work;
use crate::model::Project;
use crate::say;
use crate::text::{Language, Text};

/// The smallest and the largest zoom that leaves a window to work with.
const ZOOM: (f32, f32) = (0.5, 3.0);
/// How often the progress of a job is drawn, in milliseconds.
const PROGRESS_MILLISECONDS: u64 = 100;

/// What the window starts with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum StartWith {
    /// The Start screen.
    #[default]
    Nothing,
    /// These files, to be looked at on the Import screen.
    Files(Vec<PathBuf>),
    /// The sample, imported.
    Sample,
}

/// The whole window.
#[derive(Debug)]
pub struct App {
    session: Session,
    work: Work,
    dialogs: Dialogs,
    screens: Screens,
    frame: FrameMemory,
    /// Where choices are kept; `None` when there is no such place.
    settings_folder: Option<PathBuf>,
    /// What of saving is between frames.
    saving: Saving,
    /// Until when the clipboard is waited for.
    pastes_until: Option<Instant>,
}

impl App {
    /// A window for `ctx` with the choices kept in `settings_folder`, starting with `start`.
    #[must_use]
    pub fn new(ctx: &Context, settings_folder: Option<PathBuf>, start: StartWith) -> Self {
        let (prefs, problem) = Prefs::load(settings_folder.as_deref());
        let language = Language::preferred(std::env::var("SWEETSPOT_LANG").ok().or(prefs.language.clone()).as_deref());
        theme::apply(ctx);
        ctx.options_mut(|options| options.fallback_theme = Theme::Light);
        ctx.set_theme(apply::theme_preference(prefs.theme));
        ctx.set_zoom_factor(prefs.zoom.unwrap_or(1.0).clamp(ZOOM.0, ZOOM.1));
        let mut app = Self {
            session: Session::new(prefs, Text::new(language)),
            work: Work::default(),
            dialogs: Dialogs::default(),
            screens: Screens::default(),
            frame: FrameMemory::default(),
            settings_folder,
            saving: Saving::default(),
            pastes_until: None,
        };
        if let Some(problem) = problem {
            let title = say!(app.session.text, "window-error-settings-read");
            app.notify(NoticeKind::Error, title, problem, app.settings_folder.clone());
        }
        match start {
            StartWith::Nothing => app.reopen_last(ctx),
            StartWith::Files(paths) => app.apply(Action::Open(paths), ctx),
            StartWith::Sample => app.apply(Action::OpenSample, ctx),
        }
        app
    }

    /// Saves nothing by itself; pictures are taken so, which the time of a save would change.
    pub fn keep_in_memory(&mut self) {
        self.saving.is_off = true;
    }

    /// What the window has open; tests look at it.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Carries out `action` as if the window had been asked for it; tests use it where a dialog would give the path.
    pub fn ask_for(&mut self, action: Action, ctx: &Context) {
        self.apply(action, ctx);
    }

    /// Ctrl + and Ctrl − zoom the window; how far is a choice that outlives it.
    fn keep_zoom(&mut self, ctx: &Context) {
        let (now, kept) = (ctx.zoom_factor(), self.session.prefs.zoom.unwrap_or(1.0));
        if (now - kept).abs() > 0.001 {
            self.apply(Action::SetZoom(now), ctx);
        }
    }

    /// Opens the files dropped on the window, several as one import.
    fn take_dropped(&mut self, ctx: &Context) {
        let paths: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        if !paths.is_empty() {
            self.apply(Action::Open(paths), ctx);
        }
    }

    /// Opens the project the last window had, where it still is.
    fn reopen_last(&mut self, ctx: &Context) {
        let last = self.session.prefs.last.clone();
        if let Some(last) = last.filter(|path| crate::store::is_project(path)) {
            self.apply(Action::Open(vec![last]), ctx);
        }
    }

    /// Opens `project` as if its file had just been imported; tests and benches use it to skip the file.
    pub fn open_project(&mut self, project: Project, ctx: &Context) {
        self.show_project(project, ctx);
    }

    /// Draws the window and carries out what was asked for: the second and third beat of a frame.
    pub fn draw_frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        for action in self.draw(ui) {
            self.apply(action, &ctx);
            ctx.request_repaint();
        }
    }

    /// What was asked for by key, in the frame and on the screen.
    fn draw(&mut self, ui: &mut Ui) -> Asked {
        let is_dark = ui.visuals().dark_mode;
        let keys = if self.frame.is_searching() { None } else { command::pressed(ui.ctx(), &self.session) };
        let asked = Asked::from(keys.map(|command| command.action(is_dark)));
        let framed = self.frame.ui(ui, &self.session);
        let drawn = CentralPanel::default()
            .frame(Frame::new().fill(theme::palette(ui).background))
            .show(ui, |ui| {
                let (screens, session) = (&mut self.screens, &self.session);
                // Each screen is scrolled by itself, and is found again where it was left.
                ui.push_id(session.screen, |ui| screens.show(ui, session)).inner
            })
            .inner;
        asked.and(framed).and(drawn)
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        self.collect(ctx);
        self.answer_screen(ctx);
        self.keep_saved(ctx);
        self.keep_zoom(ctx);
        self.take_dropped(ctx);
        self.take_pasted(ctx);
        match self.dialogs.poll() {
            Some(Ok(action)) => self.apply(action, ctx),
            Some(Err(error)) => self.say_no_dialog(error),
            None => {}
        }
        if !self.session.running.is_empty() {
            ctx.request_repaint_after(Duration::from_millis(PROGRESS_MILLISECONDS));
        }
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.draw_frame(ui);
    }

    /// Closing asks nothing and loses nothing.
    fn on_exit(&mut self) {
        self.finish_saving();
    }
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// What eframe says when there is no display or no way to draw on it.
pub fn run(start: StartWith) -> eframe::Result {
    let options = NativeOptions { viewport: theme::layout::window(), ..NativeOptions::default() };
    let folder = prefs::settings_folder();
    let create = move |creation: &CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        Ok(Box::new(App::new(&creation.egui_ctx, folder, start)))
    };
    eframe::run_native("Sweetspot", options, Box::new(create))
}
