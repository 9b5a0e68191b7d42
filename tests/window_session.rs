//! What the window has open: nothing asked for is lost, nothing is replaced or thrown away without a word.
#![cfg(test)]

#[path = "common/window.rs"]
mod window;

use std::fs;
use std::path::PathBuf;

use eframe::egui::accesskit::{self, Role};
use eframe::egui::{Event, Key, Modifiers, PointerButton, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sweetspot::app::StartWith;
use sweetspot::app::action::{Action, ImportAction, Screen};
use sweetspot::app::derived::Derivation;
use sweetspot::app::session::{NoticeKind, Session};
use sweetspot::model::{Client, ClientId, Dataset, DimensionId, Edit, Project};
use tempfile::TempDir;
use window::{Window, is_settled};

/// Two years of one business, and a correction of the second.
const FIRST: (&str, &str) = ("2024.csv", "Client;Users;Backup\nAnna;50;900\nBeth;40;800\nClara;80;1600\n");
const SECOND: (&str, &str) = ("2025.csv", "Client;Users;Backup;Security\nAnna;50;900;100\nDora;60;1200;300\n");

fn written(folder: &TempDir, (name, text): (&str, &str)) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, text).expect("the folder is ours");
    path
}

fn ask_for(window: &mut Window, action: Action) {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().ask_for(action, &ctx);
}

/// Opens a file and waits on the Import screen.
fn look_at(window: &mut Window, path: &PathBuf) {
    ask_for(window, Action::Open(vec![path.clone()]));
    let shown = |session: &Session| session.file.as_ref().is_some_and(|file| file.workbook.path() == path);
    window.until("the file is understood", shown);
}

fn take(window: &mut Window) {
    ask_for(window, Action::Import(ImportAction::Accept));
    window.until("it is analysed", is_settled);
}

fn name(window: &Window) -> &str {
    window.session().project().map_or("", |project| project.name.as_str())
}

/// What the Import screen looks at.
fn looked_at(window: &Window) -> Option<String> {
    let file = window.session().file.as_ref()?;
    Some(file.workbook.path().file_name()?.to_string_lossy().into_owned())
}

fn says(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

/// Presses and releases the pointer on a control within one frame.
fn click_in_one_frame(window: &mut Window, role: Role, label: &str) {
    let pos = window.harness.get_by_role_and_label(role, label).rect().center();
    let button = |pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::default(),
    };
    window.harness.event(Event::PointerMoved(pos));
    window.harness.run_ok();
    window.harness.input_mut().events.extend([button(true), button(false)]);
    window.harness.run_ok();
}

#[test]
fn a_field_left_by_a_click_on_something_else_is_taken_and_so_is_the_click() {
    let mut window = Window::with_sample(Theme::Light);
    let largest = window.session().outcome().and_then(|outcome| outcome.total.clients.first()).copied();
    let client = largest.and_then(|id| window.session().project()?.client(id)).expect("a client").clone();
    let tag = Edit::Tag { clients: vec![client.id], dimension: DimensionId(0), value: "Beekeeping".into() };
    ask_for(&mut window, Action::Edit(tag, None));
    window.go("Clients");
    window.click(Role::CheckBox, &format!("Select {}", client.name));
    window.harness.get_by_role_and_label(Role::TextInput, "Users").focus();
    window.harness.run_ok();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.run_ok();
    window.harness.get_by_role_and_label(Role::TextInput, "Users").type_text("4321");
    window.harness.run_ok();
    click_in_one_frame(&mut window, Role::Button, "Remove Beekeeping");
    let now = window.session().project().and_then(|project| project.client(client.id)).expect("a client").clone();
    assert_eq!((now.users, now.tags.of(DimensionId(0)).len()), (Some(4321.0), 0));
}

#[test]
fn what_the_frame_and_the_screen_are_asked_for_at_once_is_all_done_in_order() {
    let mut window = Window::with_sample(Theme::Light);
    for title in ["one", "two"] {
        ask_for(&mut window, Action::ShowInFolder(PathBuf::from(format!("/no such folder/{title}"))));
    }
    window.go("Report");
    assert_eq!(window.session().notices.len(), 2);
    let mut asked = Vec::new();
    let mut press = |node: egui_kittest::Node<'_>| {
        let (target_node, target_tree) = node.accesskit_node().locate();
        let action = accesskit::Action::Click;
        asked.push(Event::AccessKitActionRequest(accesskit::ActionRequest {
            action,
            target_node,
            target_tree,
            data: None,
        }));
    };
    for close in window.harness.query_all_by_role_and_label(Role::Button, "Close notice") {
        press(close);
    }
    press(window.harness.get_by_role_and_label(Role::CheckBox, "Leave client names out"));
    press(window.harness.get_by_role_and_label(Role::Button, "Clients"));
    window.harness.input_mut().events.extend(asked);
    window.harness.run_ok();
    let session = window.session();
    assert_eq!((session.notices.len(), session.report.anonymise, session.screen), (0, true, Screen::Clients));
}

#[test]
fn an_import_that_is_refused_changes_nothing_and_says_why() {
    let folder = TempDir::new().expect("a folder of our own");
    let (first, nameless) = (written(&folder, FIRST), written(&folder, (" .csv", SECOND.1)));
    let mut window = Window::open(StartWith::Files(vec![first]), Theme::Light);
    window.until("the file is understood", |session| session.file.is_some());
    take(&mut window);
    look_at(&mut window, &nameless);
    let before = window.session().outcome().expect("it was analysed").clone();
    ask_for(&mut window, Action::Import(ImportAction::Accept));
    window.harness.run_ok();
    let session = window.session();
    assert_eq!((session.screen, session.is_taken()), (Screen::Import, false));
    assert_eq!((name(&window), session.refused), ("2024", 1));
    assert_eq!(session.notices.last().map(|notice| notice.kind), Some(NoticeKind::Error));
    assert!(session.outcome().is_some_and(|outcome| std::sync::Arc::ptr_eq(outcome, &before)));
}

/// A case, and what is done in it before Cancel.
type Way<'a> = (&'static str, &'a dyn Fn(&mut Window));

#[test]
fn cancel_on_the_import_screen_goes_back_to_the_file_the_project_came_from() {
    let folder = TempDir::new().expect("a folder of our own");
    let (first, second) = (written(&folder, FIRST), written(&folder, SECOND));
    let mut window = Window::open(StartWith::Files(vec![first]), Theme::Light);
    window.until("the file is understood", |session| session.file.is_some());
    take(&mut window);
    let correct = |window: &mut Window| {
        window.go("Import");
        ask_for(window, Action::Import(ImportAction::HeaderRow(1)));
        window.until("it is understood again", |session| session.file.as_ref().is_some_and(|file| !file.is_stale));
        assert!(!window.session().is_taken(), "corrected");
    };
    let ways: [Way<'_>; 3] = [
        ("nothing was done", &|window| window.go("Import")),
        ("a correction was made", &correct),
        ("another file is looked at", &|window| look_at(window, &second)),
    ];
    for (case, way) in ways {
        way(&mut window);
        window.click(Role::Button, "Cancel");
        let session = window.session();
        assert_eq!((looked_at(&window).as_deref(), session.is_taken()), (Some("2024.csv"), true), "{case}");
        assert_eq!((session.screen, name(&window)), (Screen::Bands, "2024"), "{case}");
        assert!(session.file.as_ref().is_some_and(|file| file.recipe.is_empty()), "{case}");
    }
}

#[test]
fn another_file_says_what_it_replaces_before_and_after_and_can_be_undone_there() {
    let folder = TempDir::new().expect("a folder of our own");
    let (first, second) = (written(&folder, FIRST), written(&folder, SECOND));
    let mut window = Window::open(StartWith::Files(vec![first.clone()]), Theme::Light);
    window.until("the file is understood", |session| session.file.is_some());
    assert!(!says(&window, "Takes the place of"), "there is nothing to replace");
    take(&mut window);
    assert!(window.session().notices.is_empty());
    let tag = Edit::Tag { clients: vec![ClientId(1)], dimension: DimensionId(0), value: "Care".into() };
    ask_for(&mut window, Action::Edit(tag, None));
    window.until("it is analysed", is_settled);
    let tagged = window.session().project().expect("a project").data.clone();

    look_at(&mut window, &second);
    window.harness.run_ok();
    assert!(says(&window, "Takes the place of “2024”, which is kept as an earlier period"));
    take(&mut window);
    assert!(says(&window, "“2025” took the place of “2024”"));
    assert_eq!(window.session().project().map(|project| project.periods.len()), Some(1));
    window.click(Role::Link, "Undo this import");
    window.until("it is analysed", is_settled);
    assert_eq!((name(&window), window.session().notices.len()), ("2024", 0), "and the notice is gone with it");
    assert_eq!(window.session().project().map(|project| &project.data), Some(&tagged), "with its tags");

    look_at(&mut window, &first);
    window.harness.run_ok();
    assert!(says(&window, "Takes the place of “2024”, the same period"));
}

#[test]
fn a_later_step_takes_the_undo_out_of_the_notice() {
    let folder = TempDir::new().expect("a folder of our own");
    let (first, second) = (written(&folder, FIRST), written(&folder, SECOND));
    let mut window = Window::open(StartWith::Files(vec![first]), Theme::Light);
    window.until("the file is understood", |session| session.file.is_some());
    take(&mut window);
    look_at(&mut window, &second);
    take(&mut window);
    ask_for(&mut window, Action::Edit(Edit::SetThreshold(5.0), None));
    window.until("it is analysed", is_settled);
    assert!(says(&window, "“2025” took the place of “2024”"));
    assert!(!says(&window, "Undo this import"), "it would take back the threshold");
}

#[test]
fn what_jobs_said_of_other_data_is_never_shown() {
    let folder = TempDir::new().expect("a folder of our own");
    let (first, second) = (written(&folder, FIRST), written(&folder, SECOND));
    let mut window = Window::open(StartWith::Files(vec![first]), Theme::Light);
    window.until("the file is understood", |session| session.file.is_some());
    take(&mut window);
    let answered = |session: &Session| session.white_space().is_some_and(|(_, is_stale)| !is_stale);
    window.go("White space");
    window.until("the white space is there", answered);
    look_at(&mut window, &second);
    ask_for(&mut window, Action::Import(ImportAction::Accept));
    assert!(window.session().white_space().is_none(), "of the file before");
    window.go("White space");
    window.until("the white space is there", answered);
    ask_for(&mut window, Action::Edit(Edit::SetThreshold(5.0), None));
    assert!(window.session().white_space().is_some_and(|(_, is_stale)| is_stale), "of the step before, dimmed");
    for _ in 0..2 {
        ask_for(&mut window, Action::Undo);
    }
    assert!(window.session().white_space().is_none(), "of the file that was undone");
}

#[test]
fn a_project_in_the_place_of_one_with_the_same_revision_is_another() {
    let mut window = Window::open(StartWith::Nothing, Theme::Light);
    let project = |name: &str| {
        let clients = vec![Client { users: Some(5.0), ..Client::named(ClientId(0), name) }];
        Project::new(name, Dataset { clients: std::sync::Arc::new(clients), ..Dataset::default() })
    };
    let mut stamps = Vec::new();
    for name in ["Anna", "Beth"] {
        let ctx = window.harness.ctx.clone();
        window.harness.state_mut().open_project(project(name), &ctx);
        window.go("Clients");
        assert!(says(&window, name), "the list shows {name}");
        let session = window.session();
        stamps.push((session.stamp(), session.project().map(|project| project.revision)));
        window.until("it is analysed", is_settled);
    }
    assert_ne!(stamps[0], stamps[1]);
    assert!(!window.session().shown.as_ref().is_some_and(|shown| shown.answers.is_current(Derivation::Overlap, 0)));
}
