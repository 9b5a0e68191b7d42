//! The Import screen walked by accessible names: questions, roles, rows, the proof and its cells, issues, suggestions,
//! joined lists, recipes and pasted cells.
#![cfg(test)]

#[path = "common/window.rs"]
mod window;

use std::fs;
use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sweetspot::app::StartWith;
use sweetspot::app::action::{Action, Screen};
use sweetspot::app::screen::import::sheets::{NameView, sheets_view};
use sweetspot::app::session::NoticeKind;
use sweetspot::import::{ColumnRole, RowClass};
use tempfile::TempDir;
use window::{Window, is_settled};

/// A matrix with a total, a question, an issue, a row without a client, and two names that may be one.
const REVENUE: &str = "Omzet per klant;;;;
Klant;Aantal gebr.;Werkplek;Back-up;Totaal
Van Dalen Bouw;64;41.280,00;6.120,00;47.400,00
Brandsma Logistiek;n.v.t.;37.584,00;5.220,00;42.804,00
Total Care B.V.;22;13.200,00;1.980,00;15.180,00
Meijer Advocaten;31;22.320,00;3.410,00;25.730,00
Meijer Advokaten;3;1.000,00;10,00;1.010,00
;;500,00;;500,00
Totaal;;115.884,00;16.740,00;132.624,00
";

/// What is known of the clients of [`REVENUE`], one of them under another name.
const LIST: &str = "Naam;Branche;Medewerkers
Van Dalen Bouw B.V.;Bouw;80
Brandsma Logistiek Groep;Transport;70
De Vries;Zorg;10
Meijer Advocaten;Zakelijk;40
";

fn written(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, text).expect("the folder is ours");
    path
}

fn opened(folder: &TempDir, files: &[(&str, &str)]) -> Window {
    let paths = files.iter().map(|(name, text)| written(folder, name, text)).collect();
    let mut window = Window::open(StartWith::Files(paths), Theme::Light);
    window.until("the file is understood", |session| session.file.is_some());
    window
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder of our own")
}

fn says(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

fn understood(window: &mut Window) {
    window.until("the table is understood again", |session| session.file.as_ref().is_some_and(|file| !file.is_stale));
}

fn ask_for(window: &mut Window, action: Action) {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().ask_for(action, &ctx);
}

/// Chooses `option` from the menu of the control whose name begins with `name`.
fn choose(window: &mut Window, name: &str, option: &str) {
    let found = window.harness.query_all_by_role(Role::ComboBox);
    let control = found.into_iter().find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with(name)
    });
    control.unwrap_or_else(|| panic!("no menu is called {name}")).click();
    window.harness.run_ok();
    window.click(Role::MenuItemRadio, option);
}

/// Clicks the link whose words contain `words`.
fn press(window: &mut Window, words: &str) {
    let links: Vec<_> = window.harness.query_all_by_role(Role::Link).collect();
    let link = links.iter().find(|node| node.accesskit_node().label().is_some_and(|label| label.contains(words)));
    link.unwrap_or_else(|| panic!("no link says {words}")).click();
    drop(links);
    window.harness.run_ok();
}

fn imported(window: &Window) -> f64 {
    window.session().file.as_ref().expect("a file is open").imported.data.proof.imported
}

#[test]
fn a_question_is_answered_stays_in_sight_and_can_be_answered_otherwise() {
    let folder = folder();
    let mut window = opened(&folder, &[("omzet.csv", REVENUE)]);
    assert!(says(&window, "Is “Total Care B.V.” a client or a total?"));
    let before = imported(&window);
    window.click(Role::Button, "A total: 116,944");
    understood(&mut window);
    assert!((before - imported(&window) - 15_180.0).abs() < 0.005, "the row no longer counts");
    assert!(says(&window, "Is “Total Care B.V.” a client or a total?"), "an answered question stays");
    window.click(Role::RadioButton, "A client: 132,124");
    understood(&mut window);
    assert!((before - imported(&window)).abs() < 0.005);
}

#[test]
fn roles_and_row_classes_are_changed_where_they_stand_and_the_table_follows() {
    let folder = folder();
    let mut window = opened(&folder, &[("omzet.csv", REVENUE)]);
    choose(&mut window, "Back-up:", "Left out");
    understood(&mut window);
    let role_of = |window: &Window, title: &str| {
        let imported = &window.session().file.as_ref().expect("a file is open").imported;
        imported.columns.iter().find(|column| column.title == title).map(|column| column.role)
    };
    assert_eq!(role_of(&window, "Back-up"), Some(ColumnRole::Ignore));
    assert!(says(&window, "balances to the cent"), "what is left out is in the proof");
    choose(&mut window, "Row 3:", "Subtotal");
    understood(&mut window);
    let imported = &window.session().file.as_ref().expect("a file is open").imported;
    assert_eq!(imported.rows.get(2), Some(&RowClass::Subtotal));
    window.harness.get_by_role_and_label(Role::Link, "Save recipe…");
}

#[test]
fn a_file_without_a_table_is_shown_and_roles_given_by_hand_make_it_one() {
    let folder = folder();
    let mut window = opened(&folder, &[("notes.csv", "Name,Paid\nAlder,ten\nBirch,20\nCedar,thirty\n")]);
    assert!(says(&window, "“notes.csv” was read, but is no table yet"));
    assert!(says(&window, "No column holds amounts"));
    for proven in ["in the file", "balances to the cent", "No issues", "Import 0 clients"] {
        assert!(!says(&window, proven), "“{proven}” where nothing is read yet");
    }
    assert!(says(&window, "Nothing of it is read yet: no column holds amounts"));
    window.harness.get_by_role_and_label(Role::Button, "Import clients").hover();
    window.harness.run_steps(12);
    assert!(says(&window, "Nothing can be imported yet"), "the button says what it waits for");
    window.harness.remove_cursor();
    let accept = |window: &Window| {
        let button = window
            .harness
            .get_all_by_role(Role::Button)
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Import ")));
        button.is_some_and(|node| !node.accesskit_node().is_disabled())
    };
    assert!(!accept(&window), "there is nothing to import yet");
    choose(&mut window, "Name:", "Client");
    understood(&mut window);
    assert!(says(&window, "No column holds amounts"), "one step is kept while the next is missing");
    choose(&mut window, "Paid:", "Offering");
    understood(&mut window);
    assert!(!says(&window, "is no table yet"));
    assert!((imported(&window) - 20.0).abs() < 0.005 && accept(&window));
    assert!(says(&window, "balances to the cent") && says(&window, "issues"), "the proof is back");
}

#[test]
fn a_part_of_the_proof_lists_its_cells_and_the_preview_goes_with_them() {
    let folder = folder();
    let mut window = opened(&folder, &[("omzet.csv", REVENUE)]);
    assert!(says(&window, "Van Dalen Bouw"));
    press(&mut window, "total columns in");
    assert!(says(&window, "1 of 6") && says(&window, "Left out: total columns"));
    assert!(says(&window, "Van Dalen Bouw, 47,400.00, omzet.csv · E3 · total columns"));
    window.click(Role::Button, "Next row");
    assert!(says(&window, "2 of 6"));
    window.harness.key_press(Key::F3);
    window.harness.run_ok();
    assert!(says(&window, "3 of 6"), "F3 goes on");
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::F3);
    window.harness.run_ok();
    assert!(says(&window, "2 of 6"), "Shift F3 goes back");
    window.harness.key_press(Key::Escape);
    window.harness.run_ok();
    assert!(!says(&window, "2 of 6"), "Escape closes the list");
}

#[test]
fn issues_are_grouped_and_each_group_leads_to_its_cells() {
    let folder = folder();
    let mut window = opened(&folder, &[("omzet.csv", REVENUE)]);
    press(&mut window, " issues");
    let group = window.harness.query_all_by_label_contains("Not a size, read as unknown: 1").next();
    group.expect("the size that is none").click();
    window.harness.run_ok();
    assert!(says(&window, "“n.v.t.”, omzet.csv · B4"), "value and cell");
}

#[test]
fn a_suggestion_is_taken_and_taken_back() {
    let folder = folder();
    let mut window = opened(&folder, &[("omzet.csv", REVENUE)]);
    let clients = |window: &Window| window.session().file.as_ref().expect("a file").imported.data.clients.len();
    let before = clients(&window);
    window.click(Role::Link, "1 suggestion");
    window.click(Role::Button, "The same");
    understood(&mut window);
    assert_eq!(clients(&window), before - 1);
    window.click(Role::Link, "Undo");
    understood(&mut window);
    assert_eq!(clients(&window), before);
    window.click(Role::Button, "Not the same");
    understood(&mut window);
    assert_eq!(clients(&window), before);
    assert!(says(&window, "1 suggestion answered"), "it is not asked again");
}

#[test]
fn a_client_list_beside_the_amounts_is_joined_and_says_who_is_missing() {
    let folder = folder();
    let mut window = opened(&folder, &[("omzet.csv", REVENUE), ("klanten.csv", LIST)]);
    assert!(says(&window, "omzet.csv and 1 more file read as a revenue matrix"));
    press(&mut window, "without a partner");
    assert!(says(&window, "A client list:"), "what becomes of the sheet");
    let file = window.session().file.as_ref().expect("a file is open");
    let view = sheets_view(&window.session().text, file);
    let names = |names: &[NameView]| names.iter().map(|name| name.name.clone()).collect::<Vec<_>>();
    let maybe = |name: &NameView| name.maybe.as_ref().map(|(other, _)| other.clone());
    assert!(!names(&view.clients).contains(&"Meijer Advocaten".to_owned()), "found: {:?}", view.clients);
    assert_eq!(view.clients.first().and_then(maybe).as_deref(), Some("Van Dalen Bouw B.V."), "they may be one");
    assert!(names(&view.listed).contains(&"De Vries".to_owned()), "listed without amounts: {:?}", view.listed);
    window.click(Role::CheckBox, "klanten.csv");
    understood(&mut window);
    assert!(says(&window, "A client list, not used"));
    assert_eq!(window.session().prefs.recent.len(), 2, "both can be opened again from Start");
}

#[test]
fn corrections_are_recognised_in_the_next_file_and_can_be_forgotten() {
    let folder = folder();
    let mut window = opened(&folder, &[("omzet.csv", REVENUE)]);
    choose(&mut window, "Back-up:", "Left out");
    understood(&mut window);
    let corrected = imported(&window);
    let recipe = folder.path().join("r.json");
    ask_for(&mut window, Action::SaveRecipe(recipe.clone()));
    window.click(Role::Button, "Import 5 clients");
    window.until("it is analysed", is_settled);
    let next = written(&folder, "omzet-2.csv", &REVENUE.replace("Van Dalen", "Van Dale"));
    ask_for(&mut window, Action::Open(vec![next]));
    window.until("the next file is understood", |session| session.screen == Screen::Import);
    assert!(says(&window, "Recognised: 1 correction applied"));
    assert!((imported(&window) - corrected).abs() < 0.005, "without being asked again");
    window.click(Role::Link, "Forget corrections");
    understood(&mut window);
    assert!(!says(&window, "Recognised:") && imported(&window) > corrected);
    ask_for(&mut window, Action::OpenRecipe(recipe));
    understood(&mut window);
    assert!(says(&window, "Recognised: 1 correction applied") && (imported(&window) - corrected).abs() < 0.005);
}

#[test]
fn pasted_cells_are_a_file_like_any_other() {
    let mut window = Window::open(StartWith::Nothing, Theme::Light);
    window.harness.event(Event::Paste("no table at all".to_owned()));
    window.harness.run_ok();
    assert!(window.session().notices.is_empty() && window.session().running.is_empty(), "other text means nothing");
    window.harness.event(Event::Paste(REVENUE.replace(';', "\t")));
    window.until("the cells are understood", |session| session.file.is_some());
    assert!(says(&window, "Pasted table reads as a revenue matrix: 5 clients, 2 offerings"));
    assert!(window.session().prefs.recent.is_empty(), "there is no file to open again");
    window.go("Start");
    window.click(Role::Button, "Paste from Excel");
    window.until("it is said that there is nothing", |session| !session.notices.is_empty());
    assert_eq!(window.session().notices[0].kind, NoticeKind::Error);
}

#[test]
fn every_control_is_reached_by_tab_and_the_cells_by_arrows() {
    let folder = folder();
    let mut window = opened(&folder, &[("omzet.csv", REVENUE)]);
    let mut seen = Vec::new();
    for _ in 0..80 {
        window.harness.key_press(Key::Tab);
        window.harness.run_ok();
        let focused = window.harness.query_all(egui_kittest::kittest::By::new()).find(egui_kittest::Node::is_focused);
        seen.extend(focused.and_then(|node| node.accesskit_node().label()));
    }
    for wanted in
        ["A total: 116,944", "Klant: Client", "Matrix", "Add files", "Import 5 clients", "Cancel", "Open recipe"]
    {
        assert!(seen.iter().any(|name| name.starts_with(wanted)), "{wanted} is not reached: {seen:?}");
    }
    assert!(seen.iter().any(|name| name.starts_with("The cells of")), "the cells are one stop of Tab");
}

#[test]
fn nothing_is_cut_off_in_a_small_window() {
    let folder = folder();
    let mut window = opened(&folder, &[("omzet.csv", REVENUE)]);
    window.harness.set_size(vec2(1024.0, 700.0));
    window.harness.run_ok();
    for name in ["Import 5 clients", "Cancel"] {
        let rect = window.harness.get_by_role_and_label(Role::Button, name).rect();
        assert!(rect.max.x <= 1024.0 && rect.max.y <= 700.0, "{name} at {rect:?}");
    }
}
