//! The window driven by tests: opened with a settings folder of its own, in English, without motion.
#![allow(dead_code, reason = "every test program takes what it needs")]

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui::{Theme, Vec2, accesskit::Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use sweetspot::app::prefs::Prefs;
use sweetspot::app::session::Session;
use sweetspot::app::{App, StartWith, theme};
use tempfile::TempDir;

/// How large the window is drawn for pictures.
pub(crate) const SIZE: Vec2 = vec2(1440.0, 900.0);
/// The longest a job may take before a test gives up.
const PATIENCE: Duration = Duration::from_mins(2);

/// The window, with the settings folder that lives as long as it does.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, App>,
    pub(crate) settings: Arc<TempDir>,
}

impl Window {
    /// Opens the window on `start`, coloured as `look` says.
    pub(crate) fn open(start: StartWith, look: Theme) -> Self {
        let settings = TempDir::new().expect("a temporary folder");
        let prefs = Prefs { language: Some("en".to_owned()), ..Prefs::default() };
        prefs.save(settings.path()).expect("the folder can be written to");
        let mut window = Self::again(&Arc::new(settings), start, look);
        window.harness.state_mut().keep_in_memory();
        window
    }

    /// Opens another window with the same settings, which saves by itself.
    pub(crate) fn again(settings: &Arc<TempDir>, start: StartWith, look: Theme) -> Self {
        let folder = settings.path().to_path_buf();
        let harness =
            Harness::builder().with_size(SIZE).with_max_steps(64).with_theme(look).build_eframe(move |creation| {
                let app = App::new(&creation.egui_ctx, Some(folder), start);
                theme::set_motion(&creation.egui_ctx, false);
                app
            });
        Self { harness, settings: Arc::clone(settings) }
    }

    /// Opens the window with the sample imported and its doubt computed.
    pub(crate) fn with_sample(look: Theme) -> Self {
        let mut window = Self::open(StartWith::Sample, look);
        window.until("the sample is analysed", is_settled);
        window
    }

    /// What the window has open.
    pub(crate) fn session(&self) -> &Session {
        self.harness.state().session()
    }

    /// Draws frames until `condition` holds; jobs run meanwhile.
    pub(crate) fn until(&mut self, what: &str, condition: impl Fn(&Session) -> bool) {
        let started = Instant::now();
        while !condition(self.session()) {
            assert!(started.elapsed() < PATIENCE, "still waiting until {what}");
            self.harness.step();
            thread::yield_now();
        }
        self.harness.run_ok();
    }

    /// Clicks what has this role and name.
    pub(crate) fn click(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).click();
        self.harness.run_ok();
    }

    /// Goes to the screen of this name by the list of steps.
    pub(crate) fn go(&mut self, screen: &str) {
        self.click(Role::Button, screen);
    }
}

/// Whether numbers and doubt answer the project as it is.
pub(crate) fn is_settled(session: &Session) -> bool {
    session.outcome().is_some() && !session.is_outcome_stale() && session.doubt().is_some_and(|(_, stale)| !stale)
}
