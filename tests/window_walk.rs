//! The main job in the window, walked by accessible names: sample, an edge, tags, undo, export; and what may go wrong.
#![cfg(test)]

#[path = "common/window.rs"]
mod window;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use calamine::{Reader, Xlsx, open_workbook};
use eframe::egui::accesskit::Role;
use eframe::egui::{DroppedFile, Key, Modifiers, Rect, Theme, Vec2, pos2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sweetspot::app::StartWith;
use sweetspot::app::action::{Action, Screen};

use sweetspot::app::session::NoticeKind;
use sweetspot::model::{ClientId, DimensionId, Project};
use sweetspot::text::Language;
use window::{Window, is_settled};

const GEOGRAPHY: DimensionId = DimensionId(1);
/// A value nobody has yet.
const NEW_VALUE: &str = "Achterhoek";

fn project(window: &Window) -> &Project {
    window.session().project().expect("a project is open")
}

fn edges(window: &Window) -> Vec<f64> {
    project(window).settings.bands.edges().to_vec()
}

/// The clients that carry [`NEW_VALUE`].
fn tagged(window: &Window) -> Vec<ClientId> {
    let project = project(window);
    let Some(value) = project.dimension(GEOGRAPHY).and_then(|found| found.find(NEW_VALUE)) else { return Vec::new() };
    project.data.clients.iter().filter(|client| client.tags.has(GEOGRAPHY, value)).map(|client| client.id).collect()
}

/// Asks for what a dialog would have given the path for.
fn ask_for(window: &mut Window, action: Action) {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().ask_for(action, &ctx);
}

fn says(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.harness.key_press_modifiers(modifiers, key);
    window.harness.run_ok();
}

fn type_into(window: &mut Window, field: &str, typed: &str) {
    window.harness.get_by_role_and_label(Role::TextInput, field).focus();
    window.harness.run_ok();
    press(window, Modifiers::COMMAND, Key::A);
    window.harness.get_by_role_and_label(Role::TextInput, field).type_text(typed);
    window.harness.run_ok();
}

/// What the button says it would take back or make again, while the pointer rests on it.
fn hint(window: &mut Window, button: &str) -> Option<String> {
    window.harness.get_by_role_and_label(Role::Button, button).hover();
    window.harness.run_steps(12);
    let begins = format!("{button}: ");
    // The words of a label are its value.
    let words = |node: Node<'_>| node.value().or_else(|| node.accesskit_node().label());
    let found = window
        .harness
        .query_all_by_label_contains(&begins)
        .find_map(|node| words(node)?.strip_prefix(&begins).map(str::to_owned));
    window.harness.remove_cursor();
    window.harness.run_steps(2);
    found
}

/// Every cell of a sheet as text.
fn sheet(path: &Path, name: &str) -> Vec<String> {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("the report is a workbook");
    let range = workbook.worksheet_range(name).expect("the sheet is there");
    range.used_cells().map(|(.., cell)| cell.to_string()).collect()
}

fn change_an_edge(window: &mut Window) {
    window.go("Bands");
    window.click(Role::Button, "Edit bands…");
    type_into(window, "Edge 100", "150");
    assert_eq!(edges(window)[..3], [25.0, 150.0, 500.0]);
}

fn tag_five_clients(window: &mut Window) {
    window.go("Clients");
    let rows = window.harness.get_all_by_role(Role::ListBoxOption);
    let names: Vec<String> = rows.filter_map(|row| row.accesskit_node().label()).take(5).collect();
    for name in &names {
        window.click(Role::CheckBox, &format!("Select {name}"));
    }
    window.harness.get_by_label("5 clients selected");
    type_into(window, "Tag: Geography", NEW_VALUE);
    press(window, Modifiers::NONE, Key::Enter);
    assert_eq!(tagged(window).len(), 5);
}

fn export(window: &mut Window, path: &Path) {
    window.go("Report");
    assert!(window.harness.get_all_by_role_and_label(Role::Button, "Export report").next().is_some());
    ask_for(window, Action::SaveReport(path.to_path_buf()));
    window.until("the report is written", |session| session.report.written.is_some());
}

#[test]
fn from_the_sample_over_an_edge_and_tags_and_undo_to_the_report() {
    let mut window = Window::open(StartWith::Nothing, Theme::Light);
    window.click(Role::Button, "Open sample");
    window.until("the sample is analysed", is_settled);
    assert_eq!(window.session().screen, Screen::Bands);
    assert!(says(&window, "90 clients") && says(&window, "Balances with the file"));

    change_an_edge(&mut window);
    tag_five_clients(&mut window);
    assert_eq!(hint(&mut window, "Undo").as_deref(), Some("tag 5 clients"));
    window.click(Role::Button, "Undo");
    assert!(tagged(&window).is_empty());
    assert_eq!(hint(&mut window, "Undo").as_deref(), Some("change band edges"));
    assert_eq!(hint(&mut window, "Redo").as_deref(), Some("tag 5 clients"));

    let folder = tempfile::tempdir().expect("a folder of our own");
    let path = folder.path().join("report.xlsx");
    export(&mut window, &path);
    assert!(says(&window, "The report is written") && says(&window, &path.display().to_string()));
    let bands = sheet(&path, "Bands");
    assert!(bands.iter().any(|cell| cell == "26–150") && !bands.iter().any(|cell| cell == "26–100"), "{bands:?}");
    assert!(!sheet(&path, "Data").iter().any(|cell| cell == NEW_VALUE), "what was undone is not in the report");
    assert_eq!(fs::read_dir(folder.path()).expect("the folder is ours").count(), 1, "nothing lies beside it");
}

#[test]
fn keys_take_steps_back_and_make_them_again() {
    let mut window = Window::with_sample(Theme::Dark);
    change_an_edge(&mut window);
    tag_five_clients(&mut window);
    let back = (Modifiers::COMMAND, Key::Z);
    let again = (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    let also_again = (Modifiers::COMMAND, Key::Y);
    let steps = [
        (back, (150.0, 0)),
        (back, (100.0, 0)),
        (back, (100.0, 0)),
        (again, (150.0, 0)),
        (again, (150.0, 5)),
        (back, (150.0, 0)),
        (also_again, (150.0, 5)),
        (also_again, (150.0, 5)),
    ];
    window.go("Sweet spot");
    for (at, ((modifiers, key), (edge, tags))) in steps.into_iter().enumerate() {
        press(&mut window, modifiers, key);
        assert_eq!((edges(&window)[1], tagged(&window).len()), (edge, tags), "after step {at}");
    }
    window.until("the doubt follows", is_settled);
}

#[test]
fn a_file_of_ones_own_is_looked_at_before_it_is_taken() {
    let file = worked_example();
    for is_dropped in [false, true] {
        let start = if is_dropped { StartWith::Nothing } else { StartWith::Files(vec![file.clone()]) };
        let mut window = Window::open(start, Theme::Light);
        if is_dropped {
            window.harness.step();
            window.harness.input_mut().dropped_files.push(Arc::new(Dropped(file.clone())));
        }
        window.until("the file is understood", |session| session.file.is_some());
        assert_eq!(window.session().screen, Screen::Import);
        assert!(window.session().project().is_none() && says(&window, "balances to the cent"));
        window.click(Role::Button, "Import 8 clients");
        window.until("it is analysed", is_settled);
        window.go("Sweet spot");
        assert!(says(&window, "Clients with 26–100 users"));
        assert!(says(&window, "101–500"), "average revenue points elsewhere");
        assert_eq!(window.session().prefs.recent, [file.as_path()], "it can be opened again from Start");
    }
}

fn worked_example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/worked-example.xlsx")
}

/// A file let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn what_goes_wrong_is_a_notice_that_stays_until_it_is_closed() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let photo = folder.path().join("photo.xlsx");
    fs::write(&photo, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").expect("the folder is ours");
    let before = fs::read_dir(folder.path()).expect("the folder is ours").count();
    let cases = [
        (Action::Open(vec![folder.path().join("gone.xlsx")]), "“gone.xlsx” cannot be imported", "no such file"),
        (Action::Open(vec![photo]), "“photo.xlsx” cannot be imported", "not a spreadsheet"),
        (Action::SaveReport(folder.path().join("no/r.xlsx")), "“r.xlsx” cannot be written", "does not exist"),
        (Action::SaveReport(folder.path().to_path_buf()), "cannot be written", "It is a folder"),
    ];
    let mut window = Window::with_sample(Theme::Light);
    for (action, what, why) in cases {
        ask_for(&mut window, action.clone());
        window.until("it is said", |session| session.notices.iter().any(|notice| notice.kind == NoticeKind::Error));
        for screen in ["Clients", "Sweet spot", "Report", "Bands"] {
            window.go(screen);
            window.harness.run_steps(20);
            assert!(says(&window, what) && says(&window, why), "{action:?} on {screen}");
        }
        assert_eq!(window.session().notices.len(), 1);
        window.click(Role::Button, "Close notice");
        assert!(window.session().notices.is_empty() && !says(&window, what), "{action:?}");
        assert!(window.session().outcome().is_some(), "what was open stays open");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("the folder is ours").count(), before, "nothing half-written");
}

/// The screens that need a project, and what they are called without one.
const EMPTY: [(&str, &str); 9] = [
    ("Clients", "No clients yet"),
    ("Bands", "No bands yet"),
    ("Sweet spot", "No verdict yet"),
    ("Segments", "Segments appear once a file is imported"),
    ("Prospects", "Prospects are ranked once a file is imported"),
    ("Messages", "The message grid appears once a file is imported"),
    ("Core clients", "Core clients are described once a file is imported"),
    ("Goal", "A goal can be set once a file is imported"),
    ("Report", "No report yet"),
];

#[test]
fn every_screen_without_a_project_says_what_is_missing_and_leads_there() {
    let mut window = Window::open(StartWith::Nothing, Theme::Dark);
    for (screen, title) in EMPTY.into_iter().chain([("Import", "No file is open")]) {
        window.go(screen);
        window.harness.get_by_label(title);
        window.click(Role::Button, "Open a workbook or the sample first");
        assert_eq!(window.session().screen, Screen::Start, "from {screen}");
        window.harness.get_by_role_and_label(Role::Button, "Open sample");
    }
    for dead in ["Undo", "Redo", "Export report"] {
        let is_disabled = window.harness.get_by_role_and_label(Role::Button, dead).accesskit_node().is_disabled();
        assert!(is_disabled, "{dead} has nothing to work on");
    }
}

#[test]
fn a_file_that_is_not_taken_yet_is_what_the_screens_lead_to() {
    let mut window = Window::open(StartWith::Files(vec![worked_example()]), Theme::Light);
    window.until("the file is understood", |session| session.file.is_some());
    for (screen, title) in EMPTY {
        window.go(screen);
        window.harness.get_by_label(title);
        window.click(Role::Button, "Import the open file first");
        assert_eq!(window.session().screen, Screen::Import, "from {screen}");
    }
}

/// Draws every screen, a few frames each; after each, `check`.
fn every_screen(window: &mut Window, check: impl Fn(&Window, Screen)) {
    for screen in Screen::ALL {
        let name = screen.name(&window.session().text);
        window.go(&name);
        window.harness.run_steps(3);
        assert_eq!(window.session().screen, screen);
        check(window, screen);
    }
}

#[test]
fn language_and_theme_can_be_changed_on_every_screen() {
    let mut window = Window::with_sample(Theme::Light);
    assert!(says(&window, "2,752,757.30"), "English puts commas between thousands");
    window.click(Role::ComboBox, "Language");
    window.click(Role::MenuItemRadio, "Nederlands");
    assert_eq!(window.session().text.language(), Language::Dutch);
    assert!(says(&window, "2.752.757,30"), "Dutch puts points there");
    for language in [Language::Dutch, Language::Polish, Language::English] {
        ask_for(&mut window, Action::SetLanguage(language));
        for _ in 0..2 {
            every_screen(&mut window, |_, _| ());
            let before = window.harness.ctx.theme();
            window.click(Role::Button, "Switch between light and dark");
            assert_ne!(window.harness.ctx.theme(), before);
        }
    }
}

/// The names in the bar on top, left to right, and where they stand.
const TOP: [&str; 5] = ["Undo", "Redo", "Language", "Switch between light and dark", "Export report"];

fn assert_top_fits(window: &Window, size: Vec2, screen: Screen) {
    let inside = Rect::from_min_size(pos2(0.0, 0.0), size);
    let rects: Vec<Rect> = TOP.map(|name| top_rect(window, name)).to_vec();
    for (at, (rect, name)) in rects.iter().zip(TOP).enumerate() {
        assert!(inside.contains_rect(*rect), "{name} is cut off on {screen:?} at {size}: {rect}");
        let next = rects.get(at + 1);
        assert!(
            next.is_none_or(|next| rect.right() <= next.left()),
            "{name} runs into the next on {screen:?} at {size}"
        );
    }
}

/// Where the highest control of this name stands; the Report screen has its own "Export report" below.
fn top_rect(window: &Window, name: &str) -> Rect {
    let found = window.harness.query_all_by_label(name).map(|node| node.rect());
    found.min_by(|a, b| a.top().total_cmp(&b.top())).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn a_small_window_and_large_letters_keep_every_screen_usable() {
    // The size in pixels and the zoom: the smallest window, large letters in the usual one, and both at once.
    let cases = [(vec2(1024.0, 700.0), 1.0), (vec2(1440.0, 900.0), 2.0), (vec2(1024.0, 700.0), 2.0)];
    for start in [StartWith::Sample, StartWith::Nothing] {
        let has_project = start == StartWith::Sample;
        let mut window = Window::open(start, Theme::Light);
        if has_project {
            window.until("the sample is analysed", is_settled);
        }
        for (pixels, zoom) in cases {
            window.harness.ctx.set_zoom_factor(zoom);
            window.harness.set_size(pixels / zoom);
            window.harness.run_steps(3);
            every_screen(&mut window, |window, screen| {
                if zoom <= 1.0 {
                    assert_top_fits(window, pixels, screen);
                }
            });
            let kept = window.session().prefs.zoom.unwrap_or(1.0);
            assert!((kept - zoom).abs() < 1e-6, "the zoom is kept: {kept}");
        }
    }
}
