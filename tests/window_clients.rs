//! The Clients screen, walked by accessible names.
#![cfg(test)]

#[path = "common/filled.rs"]
mod filled;
#[path = "common/window.rs"]
mod window;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme};
use egui_kittest::kittest::{NodeT, Queryable};
use filled::{address, typed};
use sweetspot::app::action::{Action, Screen, Selection};
use sweetspot::import::read;
use sweetspot::model::{ClientId, ClientStatus, DimensionId, History, Progress};
use sweetspot::report::write_tagging;
use sweetspot::text::words;
use window::Window;

const GEOGRAPHY: DimensionId = DimensionId(1);

/// The window on the Clients screen of the sample.
fn on_clients() -> Window {
    let mut window = Window::with_sample(Theme::Dark);
    window.go("Clients");
    window
}

/// The clients that carry a value of this name.
fn tagged(window: &Window, dimension: DimensionId, value: &str) -> Vec<ClientId> {
    let project = window.session().project().expect("a project is open");
    let Some(id) = project.dimension(dimension).and_then(|found| found.find(value)) else { return Vec::new() };
    project.data.clients.iter().filter(|client| client.tags.has(dimension, id)).map(|client| client.id).collect()
}

/// The label of the step that undo would take back.
fn undo_label(window: &Window) -> Option<String> {
    let session = window.session();
    session.history.as_ref().and_then(History::undo_edit).map(|edit| words::edit_label(&session.text, edit))
}

/// The names of the rows in sight, from top to bottom.
fn rows(window: &Window) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = window
        .harness
        .get_all_by_role(Role::ListBoxOption)
        .filter_map(|row| Some((row.rect().top(), row.accesskit_node().label()?)))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|row| row.1).collect()
}

fn type_into(window: &mut Window, field: &str, typed: &str) {
    window.harness.get_by_role_and_label(Role::TextInput, field).focus();
    window.harness.run_ok();
    window.harness.get_by_role_and_label(Role::TextInput, field).type_text(typed);
    window.harness.run_ok();
}

fn press(window: &mut Window, key: Key) {
    window.harness.key_press(key);
    window.harness.run_ok();
}

#[test]
fn five_filtered_clients_are_tagged_at_once_and_undo_takes_it_back() {
    let mut window = on_clients();
    let all = rows(&window).len();
    type_into(&mut window, "Filter clients", "ZORG");
    let found = rows(&window);
    assert!(found.len() >= 5 && found.len() < all, "{found:?}");
    for name in found.iter().take(5) {
        window.click(Role::CheckBox, &format!("Select {name}"));
    }
    window.harness.get_by_label("5 clients selected");
    let before = tagged(&window, GEOGRAPHY, "Achterhoek");
    assert!(before.is_empty());
    type_into(&mut window, "Tag: Geography", "Achterhoek");
    window.harness.get_by_label("New value “Achterhoek”");
    press(&mut window, Key::Enter);
    assert_eq!(tagged(&window, GEOGRAPHY, "achterhoek").len(), 5);
    assert_eq!(undo_label(&window).as_deref(), Some("tag 5 clients"));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.harness.run_ok();
    assert!(tagged(&window, GEOGRAPHY, "Achterhoek").is_empty());
}

/// The clients without a value in a dimension, the largest revenue first, who count.
fn untagged(window: &Window, dimension: DimensionId) -> Vec<String> {
    let session = window.session();
    let (project, outcome) = (session.project().expect("it is open"), session.outcome().expect("it is computed"));
    let all = project.data.clients.iter().filter(|client| client.status == ClientStatus::Client);
    let mut found: Vec<(f64, String)> = all
        .filter(|client| client.tags.primary(dimension).is_none())
        .map(|client| (outcome.basis.revenue[client.id.index()], client.name.clone()))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn by_keyboard_enter_tags_and_goes_to_the_next_client_without_a_value() {
    let mut window = on_clients();
    let tagged_before = project_values(&window).len();
    let expected = untagged(&window, DimensionId(0));
    window.click(Role::Link, "Tag next");
    for _ in 0..3 {
        window.harness.event(Event::Text("Beekeeping".to_owned()));
        window.harness.run_ok();
        press(&mut window, Key::Enter);
    }
    let project = window.session().project().expect("a project is open");
    let mut found: Vec<String> = tagged(&window, DimensionId(0), "Beekeeping")
        .into_iter()
        .filter_map(|id| project.client(id).map(|client| client.name.clone()))
        .collect();
    let mut expected = expected[..3].to_vec();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    assert_eq!(project_values(&window).len(), tagged_before + 1, "nothing was replaced");
    window.harness.get_by_label("1 client selected");
}

#[test]
fn a_value_typed_and_left_is_taken() {
    let mut window = on_clients();
    let first = rows(&window)[0].clone();
    let client = |window: &Window| {
        let project = window.session().project().expect("a project is open");
        project.data.clients.iter().find(|client| client.name == first).expect("it is listed").id
    };
    window.harness.get_by_role_and_label(Role::ListBoxOption, &first).click();
    window.harness.run_ok();
    type_into(&mut window, "Tag: Geography", "Terschelling");
    press(&mut window, Key::Tab);
    assert_eq!(tagged(&window, GEOGRAPHY, "Terschelling"), [client(&window)], "left by Tab");
    type_into(&mut window, "Tag: Problem solved", "Too many vans");
    let other = rows(&window)[3].clone();
    window.harness.get_by_role_and_label(Role::ListBoxOption, &other).click();
    window.harness.run_ok();
    assert_eq!(tagged(&window, DimensionId(4), "Too many vans"), [client(&window)], "left for another client");
    type_into(&mut window, "Tag: Problem solved", "Nothing");
    press(&mut window, Key::Escape);
    assert!(tagged(&window, DimensionId(4), "Nothing").is_empty(), "Escape takes it back");
}

#[test]
fn what_would_be_replaced_is_said_before_and_can_be_left_alone() {
    let mut window = on_clients();
    let everyone = &window.session().project().expect("a project is open").data.clients;
    let before = everyone.iter().filter(|client| client.tags.primary(DimensionId(0)).is_none()).count();
    press(&mut window, Key::ArrowDown);
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.run_ok();
    type_into(&mut window, "Tag: Industry", "Beekeeping");
    let all = window.session().project().expect("a project is open").data.clients.len();
    window.harness.get_by_label_contains(&format!("Replaces the values of {} of {all} clients", all - before));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.harness.run_ok();
    assert_eq!(tagged(&window, DimensionId(0), "Beekeeping").len(), before);
}

#[test]
fn undo_in_a_field_takes_back_what_was_typed_and_not_a_tag() {
    let mut window = on_clients();
    let first = rows(&window)[0].clone();
    window.harness.get_by_role_and_label(Role::ListBoxOption, &first).click();
    window.harness.run_ok();
    type_into(&mut window, "Tag: Geography", "Texel");
    press(&mut window, Key::Enter);
    type_into(&mut window, "Filter clients", "zorg");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.harness.run_ok();
    assert_eq!(tagged(&window, GEOGRAPHY, "Texel").len(), 1, "the tag stays");
    type_into(&mut window, "Tag: Geography", "");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.harness.run_ok();
    assert!(tagged(&window, GEOGRAPHY, "Texel").is_empty(), "in an empty field it is the project's");
}

#[test]
fn a_click_on_a_title_sorts_and_the_sizes_unknown_come_last() {
    let mut window = on_clients();
    let by_revenue = rows(&window);
    window.click(Role::ColumnHeader, "Sort by Users");
    let by_users = rows(&window);
    assert_ne!(by_revenue, by_users);
    let project = window.session().project().expect("a project is open");
    let largest = project.data.clients.iter().max_by(|a, b| a.users.unwrap_or(0.0).total_cmp(&b.users.unwrap_or(0.0)));
    assert_eq!(by_users.first(), largest.map(|client| &client.name));
}

#[test]
fn a_dimension_is_added_and_a_value_renamed_onto_another_merges() {
    let mut window = on_clients();
    window.click(Role::Button, "Add a dimension…");
    type_into(&mut window, "Name", "Rack");
    window.click(Role::Button, "Add");
    let project = window.session().project().expect("a project is open");
    let names: Vec<String> =
        project.data.dimensions.iter().map(|dimension| words::dimension(&window.session().text, dimension)).collect();
    assert_eq!(names.last().map(String::as_str), Some("Rack"));
    window.click(Role::Button, "Vocabulary…");
    let industry = project_values(&window);
    let (first, second) = (industry[0].clone(), industry[1].clone());
    let together = tagged(&window, DimensionId(0), &first).len() + tagged(&window, DimensionId(0), &second).len();
    let field = format!("Name of {first}");
    window.harness.get_by_role_and_label(Role::TextInput, &field).focus();
    window.harness.run_ok();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.run_ok();
    window.harness.get_by_role_and_label(Role::TextInput, &field).type_text(&second);
    window.harness.run_ok();
    press(&mut window, Key::Enter);
    assert_eq!(tagged(&window, DimensionId(0), &second).len(), together);
    assert!(tagged(&window, DimensionId(0), &first).is_empty());
}

/// The values of Industry in use.
fn project_values(window: &Window) -> Vec<String> {
    let project = window.session().project().expect("a project is open");
    let industry = project.dimension(DimensionId(0)).expect("Industry is built in");
    industry.values().map(|(_, value)| value.to_owned()).collect()
}

#[test]
fn a_filled_in_tagging_workbook_is_reviewed_and_accepted_as_one_step() {
    let mut window = on_clients();
    let folder = tempfile::tempdir().expect("a folder of our own");
    let (given, back) = (folder.path().join("tagging.xlsx"), folder.path().join("back.xlsx"));
    let project = window.session().project().expect("a project is open").clone();
    let clients: Vec<ClientId> = project.data.clients.iter().take(5).map(|client| client.id).collect();
    write_tagging(&project, &window.session().text, &clients, &given).expect("the folder is ours");
    let workbook = read(&given, &Progress::default()).expect("it was just written");
    let cells = [(0, "Texel"), (1, "Flandres"), (2, "Texel")];
    let cells = cells.map(|(client, words)| (address(&workbook, &project, client, "dimension:geography:1"), words));
    typed(&given, &back, &cells);
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().ask_for(Action::Open(vec![back]), &ctx);
    window.until("it is read", |session| session.review.is_some());
    window.harness.get_by_label_contains("3 changes from");
    let third = project.data.clients[2].name.clone();
    window.click(Role::CheckBox, &format!("Accept the change of {third}"));
    window.click(Role::Button, "Accept 2 changes");
    assert!(window.session().review.is_none());
    assert_eq!(tagged(&window, GEOGRAPHY, "Texel"), [clients[0]]);
    assert!(tagged(&window, GEOGRAPHY, "Flanders").contains(&clients[1]), "the value that was meant");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.harness.run_ok();
    assert!(tagged(&window, GEOGRAPHY, "Texel").is_empty(), "one step");
}

#[test]
fn a_column_is_pasted_by_name_and_undone() {
    let mut window = on_clients();
    let names = rows(&window);
    let cells = format!("{}\tTexel\n{}\tTexel\nNobody at all\tTexel\n", names[0], names[1]);
    window.harness.event(Event::Paste(cells));
    window.harness.run_ok();
    window.harness.get_by_label_contains("1 name is no client");
    window.click(Role::ComboBox, "Into: Industry");
    window.click(Role::MenuItemRadio, "Geography");
    window.click(Role::Button, "Tag 2 clients");
    assert_eq!(tagged(&window, GEOGRAPHY, "Texel").len(), 2);
    assert_eq!(undo_label(&window).as_deref(), Some("change 2 clients"));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.harness.run_ok();
    assert!(tagged(&window, GEOGRAPHY, "Texel").is_empty());
}

#[test]
fn a_value_typed_is_taken_when_the_screen_is_left_and_reaches_those_it_was_typed_for() {
    for leave in ["by the step list", "by keys", "by a click beside the field"] {
        let mut window = on_clients();
        let first = rows(&window)[0].clone();
        window.harness.get_by_role_and_label(Role::ListBoxOption, &first).click();
        window.harness.run_ok();
        let client = picked(&window, &first);
        type_into(&mut window, "Tag: Geography", "Terschelling");
        match leave {
            "by the step list" => window.go("Bands"),
            "by keys" => {
                window.harness.key_press_modifiers(Modifiers::ALT, Key::Num4);
                window.harness.run_ok();
            }
            _ => window.click(Role::TextInput, "Filter clients"),
        }
        assert_eq!(tagged(&window, GEOGRAPHY, "Terschelling"), [client], "{leave}");
        let other = ClientId::at(client.index() + 1);
        ask(&mut window, Action::Select(Selection::Client(other)));
        window.go("Clients");
        assert_eq!(tagged(&window, GEOGRAPHY, "Terschelling"), [client], "{leave}, with another one picked since");
    }
}

fn ask(window: &mut Window, action: Action) {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().ask_for(action, &ctx);
}

/// The client of this name.
fn picked(window: &Window, name: &str) -> ClientId {
    let project = window.session().project().expect("a project is open");
    project.data.clients.iter().find(|client| client.name == name).expect("it is listed").id
}

#[test]
fn where_nobody_lacks_a_value_what_was_typed_for_them_stays() {
    let mut window = on_clients();
    let first = rows(&window)[0].clone();
    window.harness.get_by_role_and_label(Role::ListBoxOption, &first).click();
    window.harness.run_ok();
    type_into(&mut window, "Tag: Geography", "Texel");
    press(&mut window, Key::Tab);
    type_into(&mut window, "Tag: Geography", "Vlieland");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.harness.run_ok();
    window.harness.get_by_label("Everyone selected has a value; Enter replaces it");
    assert!(tagged(&window, GEOGRAPHY, "Vlieland").is_empty());
    press(&mut window, Key::Enter);
    assert_eq!(tagged(&window, GEOGRAPHY, "Vlieland"), [picked(&window, &first)], "the text was still there");
}

#[test]
fn cells_asked_for_as_a_file_are_not_taken_as_a_column_too() {
    let mut window = on_clients();
    ask(&mut window, Action::AskPaste);
    let cells = "Klant\tGebruikers\tManaged\nVan Dalen\t12\t100\nSmit\t40\t250\n";
    window.harness.event(Event::Paste(cells.to_owned()));
    window.until("the cells are understood", |session| session.screen == Screen::Import);
    window.go("Clients");
    assert!(window.harness.query_by_label("Paste a column").is_none());
}

#[test]
fn a_bound_that_is_no_number_is_said() {
    let mut window = on_clients();
    let all = rows(&window);
    window.click(Role::ComboBox, "Filter by");
    window.click(Role::MenuItemRadio, "Users");
    type_into(&mut window, "Users from", "many");
    window.harness.get_by_label("Type a number, or leave it empty");
    assert_eq!(rows(&window)[..10], all[..10], "it is no bound");
}
