//! Work that is never lost: saved by itself, found again, named, and read by a second window.

#![expect(clippy::expect_used, reason = "the helpers of tests fail loudly")]

#[path = "common/window.rs"]
mod window;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::Theme;
use sweetspot::app::StartWith;
use sweetspot::app::action::{Action, Screen};
use sweetspot::app::session::Session;
use sweetspot::model::{ClientId, DimensionId, Edit};
use sweetspot::store::{self, Access};
use tempfile::TempDir;
use window::Window;

fn is_saved(session: &Session) -> bool {
    let place = session.place.as_ref();
    session.project().zip(place).is_some_and(|(project, place)| place.holds(project.revision))
}

fn place(window: &Window) -> PathBuf {
    window.session().place.as_ref().expect("it has a file").path.clone()
}

fn ask(window: &mut Window, action: Action) {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().ask_for(action, &ctx);
}

fn tag(window: &mut Window, value: &str) {
    let edit = Edit::Tag { clients: vec![ClientId(3)], dimension: DimensionId(0), value: value.to_owned() };
    ask(window, Action::Edit(edit, None));
    window.until("the tag is saved", is_saved);
}

/// The file as another program finds it; read only, because the window has it.
fn on_disk(path: &Path) -> store::Opened {
    store::open(path).expect("it opens")
}

fn settings() -> Arc<TempDir> {
    Arc::new(TempDir::new().expect("a temporary folder"))
}

#[test]
fn what_is_edited_is_saved_by_itself_and_found_by_the_next_window() {
    let settings = settings();
    let mut window = Window::again(&settings, StartWith::Sample, Theme::Light);
    window.until("the sample is saved", is_saved);
    let path = place(&window);
    assert!(path.starts_with(settings.path()), "nobody named it yet");
    tag(&mut window, "Shipyards");
    let project = window.session().project().expect("it is open").clone();
    assert_eq!(on_disk(&path).saved.project, project);
    drop(window);
    let mut next = Window::again(&settings, StartWith::Nothing, Theme::Light);
    next.until("the project is open again", |session| session.outcome().is_some());
    let found = next.session().project().expect("it is open");
    assert_eq!((&found.data, &found.settings), (&project.data, &project.settings));
    assert_eq!((place(&next), next.session().screen), (path, Screen::Bands));
}

#[test]
fn a_named_project_takes_the_place_of_the_unnamed_one_and_a_copy_does_not() {
    let settings = settings();
    let folder = TempDir::new().expect("a folder");
    let mut window = Window::again(&settings, StartWith::Sample, Theme::Light);
    window.until("the sample is saved", is_saved);
    let (unnamed, named, copy) =
        (place(&window), folder.path().join("Noord.sweetspot"), folder.path().join("Copy.sweetspot"));
    ask(&mut window, Action::SaveProject(named.clone()));
    window.until("it is saved there", is_saved);
    assert!(!unnamed.exists() && named.exists(), "the unnamed file is gone");
    ask(&mut window, Action::CopyProject(copy.clone()));
    window.until("the copy is written", |_| copy.exists());
    tag(&mut window, "Shipyards");
    let current = window.session().project().expect("it is open").clone();
    assert_eq!(on_disk(&named).saved.project.data, current.data);
    assert_ne!(on_disk(&copy).saved.project.data, current.data);
    ask(&mut window, Action::CloseProject);
    assert!(window.session().project().is_none());
    assert_eq!(on_disk(&named).access, Access::ReadWrite, "nobody has it open any more");
}

#[test]
fn a_second_window_reads_and_says_so() {
    let settings = settings();
    let mut first = Window::again(&settings, StartWith::Sample, Theme::Light);
    first.until("the sample is saved", is_saved);
    let path = place(&first);
    let mut second = Window::again(&settings, StartWith::Files(vec![path.clone()]), Theme::Light);
    second.until("the project is open", |session| session.outcome().is_some());
    let seen = second.session().place.as_ref().expect("it has a file");
    assert!(seen.read_only.is_some());
    assert_eq!(second.session().notices.len(), 1, "it is said");
    ask(&mut second, Action::Edit(Edit::SetThreshold(500.0), None));
    for _ in 0..50 {
        second.harness.step();
    }
    tag(&mut first, "Shipyards");
    let current = first.session().project().expect("it is open").clone();
    assert_eq!(on_disk(&path).saved.project, current, "the first window's work stands");
}

#[test]
fn a_file_that_is_removed_while_it_is_open_is_written_again() {
    let settings = settings();
    let mut window = Window::again(&settings, StartWith::Sample, Theme::Light);
    window.until("the sample is saved", is_saved);
    let path = place(&window);
    std::fs::remove_file(&path).expect("it was there");
    tag(&mut window, "Shipyards");
    let current = window.session().project().expect("it is open").clone();
    assert_eq!(on_disk(&path).saved.project, current);
    assert_eq!(window.session().notices.len(), 1, "it is said");
}

/// A folder in which nothing can be made: work goes on in memory, and is saved once there is a place.
#[test]
fn what_cannot_be_saved_is_said_and_goes_on() {
    let settings = settings();
    std::fs::write(settings.path().join("projects"), "no folder").expect("ours");
    let mut window = Window::again(&settings, StartWith::Sample, Theme::Light);
    let failed = |session: &Session| session.place.as_ref().is_some_and(|place| place.problem.is_some());
    window.until("saving has failed", failed);
    assert!(window.session().project().is_some());
    std::fs::remove_file(settings.path().join("projects")).expect("ours");
    window.until("it is saved after all", is_saved);
    assert!(on_disk(&place(&window)).missing.is_empty());
}
