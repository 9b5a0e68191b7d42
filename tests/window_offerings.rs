//! The Offerings panel, walked by accessible names.
#![cfg(test)]

#[path = "common/window.rs"]
mod window;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Event, Key, Modifiers, Theme};
use egui_kittest::kittest::{NodeT, Queryable};
use sweetspot::model::{History, Offering, OfferingKind};
use sweetspot::text::words;
use window::Window;

/// The window with the panel open over Bands of the sample.
fn with_panel() -> Window {
    let mut window = Window::with_sample(Theme::Light);
    window.go("Bands");
    window.click(Role::Button, "Offerings…");
    window
}

fn offerings(window: &Window) -> Vec<Offering> {
    window.session().project().expect("a project is open").data.offerings.to_vec()
}

/// The offering of this name.
fn named(window: &Window, name: &str) -> Offering {
    offerings(window).into_iter().find(|offering| offering.name == name).expect("there is one of that name")
}

/// What undo would take back.
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

fn press(window: &mut Window, key: Key) {
    window.harness.key_press(key);
    window.harness.run_ok();
}

fn write(window: &mut Window, typed: &str) {
    window.harness.event(Event::Text(typed.to_owned()));
    window.harness.run_ok();
}

/// Goes into a field and types in the place of what stands there.
fn retype(window: &mut Window, field: &str, typed: &str) {
    window.harness.get_by_role_and_label(Role::TextInput, field).focus();
    window.harness.run_ok();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.run_ok();
    write(window, typed);
}

fn undo(window: &mut Window) {
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.harness.run_ok();
}

#[test]
fn two_are_put_together_under_the_larger_ones_name_and_undo_takes_it_back() {
    let mut window = with_panel();
    let (before, listed) = (offerings(&window), rows(&window));
    window.click(Role::CheckBox, &format!("Select {}", listed[1]));
    window.click(Role::CheckBox, &format!("Select {}", listed[0]));
    window.harness.get_by_label("2 offerings selected");
    window.click(Role::Button, "Put together as…");
    window.harness.get_by_label_contains("2 offerings become one: €");
    window.click(Role::Button, "Put together");
    let after = offerings(&window);
    assert_eq!(after.len(), before.len() - 1);
    assert!(after.iter().all(|offering| offering.name != listed[1]), "{after:?}");
    assert_eq!(undo_label(&window), Some(format!("put 2 offerings together as “{}”", listed[0])));
    window.harness.get_by_label("1 offering selected");
    assert_eq!(window.harness.get_by_role_and_label(Role::TextInput, "Name").value().as_deref(), Some(&*listed[0]));
    undo(&mut window);
    assert_eq!(offerings(&window), before);
    assert_eq!(rows(&window), listed);
}

#[test]
fn three_are_made_recurring_by_keyboard_alone_from_the_command_palette() {
    let mut window = Window::with_sample(Theme::Light);
    window.go("Clients");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.harness.run_ok();
    write(&mut window, "Offerings…");
    press(&mut window, Key::Enter);
    let listed = rows(&window);
    for _ in 0..3 {
        press(&mut window, Key::ArrowDown);
        press(&mut window, Key::Space);
    }
    press(&mut window, Key::Enter);
    // Whatever they were before: first one-off, then recurring.
    press(&mut window, Key::Tab);
    press(&mut window, Key::Space);
    let kinds = |window: &Window| listed[..3].iter().map(|name| named(window, name).kind).collect::<Vec<_>>();
    assert_eq!(kinds(&window), [Some(OfferingKind::OneOff); 3]);
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.harness.run_ok();
    press(&mut window, Key::Space);
    assert_eq!(kinds(&window), [Some(OfferingKind::Recurring); 3]);
    assert_eq!(undo_label(&window).as_deref(), Some("change the kind of 3 offerings"));
    // Esc: back to the list, nothing selected, closed.
    press(&mut window, Key::Escape);
    window.harness.get_by_label("3 offerings selected");
    press(&mut window, Key::Escape);
    window.harness.get_by_label("Select offerings to change them");
    press(&mut window, Key::Escape);
    assert!(window.harness.query_by_role_and_label(Role::TextInput, "Filter offerings").is_none());
}

#[test]
fn an_offering_is_renamed_but_not_onto_the_name_of_another() {
    let mut window = with_panel();
    let listed = rows(&window);
    window.harness.get_by_role_and_label(Role::ListBoxOption, &listed[0]).click();
    window.harness.run_ok();
    retype(&mut window, "Name", &listed[1].to_uppercase());
    press(&mut window, Key::Enter);
    window.harness.get_by_label("There is an offering of that name already; select both to put them together");
    assert_eq!(named(&window, &listed[0]).name, listed[0]);
    retype(&mut window, "Name", "Never mind");
    press(&mut window, Key::Escape);
    assert_eq!(rows(&window), listed);
    retype(&mut window, "Name", "Care at the desk");
    press(&mut window, Key::Enter);
    assert_eq!(rows(&window)[0], "Care at the desk");
    assert_eq!(undo_label(&window).as_deref(), Some("rename offering to “Care at the desk”"));
    undo(&mut window);
    assert_eq!(rows(&window), listed);
}

#[test]
fn a_name_typed_counts_where_another_offering_is_clicked() {
    let mut window = with_panel();
    let listed = rows(&window);
    window.harness.get_by_role_and_label(Role::ListBoxOption, &listed[2]).click();
    window.harness.run_ok();
    retype(&mut window, "Name", "Something else");
    window.harness.get_by_role_and_label(Role::ListBoxOption, &listed[4]).click();
    window.harness.run_ok();
    assert_eq!(rows(&window)[2], "Something else");
    let name = window.harness.get_by_role_and_label(Role::TextInput, "Name").value();
    assert_eq!(name.as_deref(), Some(&*listed[4]));
}

#[test]
fn a_group_is_typed_once_and_offered_to_the_next() {
    let mut window = with_panel();
    let listed = rows(&window);
    window.click(Role::CheckBox, &format!("Select {}", listed[0]));
    window.click(Role::CheckBox, &format!("Select {}", listed[1]));
    retype(&mut window, "Group", "  Quay side ");
    press(&mut window, Key::Enter);
    assert_eq!(named(&window, &listed[0]).group.as_deref(), Some("Quay side"));
    assert_eq!(named(&window, &listed[1]).group.as_deref(), Some("Quay side"));
    window.harness.get_by_role_and_label(Role::ListBoxOption, &listed[3]).click();
    window.harness.run_ok();
    retype(&mut window, "Group", "quay");
    window.click(Role::ListBoxOption, "Quay side");
    assert_eq!(named(&window, &listed[3]).group.as_deref(), Some("Quay side"));
    assert_eq!(undo_label(&window).as_deref(), Some("group 1 offering"));
    retype(&mut window, "Filter offerings", "quay");
    assert_eq!(rows(&window).len(), 3);
}

#[test]
fn marks_that_differ_show_so_and_one_click_marks_all() {
    let mut window = with_panel();
    let listed = rows(&window);
    let toggled = |window: &Window| {
        window.harness.get_by_role_and_label(Role::CheckBox, "Billed per user").accesskit_node().toggled()
    };
    window.harness.get_by_role_and_label(Role::ListBoxOption, &listed[0]).click();
    window.harness.run_ok();
    let was = named(&window, &listed[0]).per_user;
    window.click(Role::CheckBox, "Billed per user");
    assert_eq!(named(&window, &listed[0]).per_user, !was);
    let other = listed.iter().find(|name| named(&window, name).per_user == was).expect("they were not all the same");
    window.click(Role::CheckBox, &format!("Select {other}"));
    assert_eq!(toggled(&window), Some(Toggled::Mixed));
    window.click(Role::CheckBox, "Billed per user");
    assert_eq!(toggled(&window), Some(Toggled::True));
    assert!(named(&window, &listed[0]).per_user && named(&window, other).per_user);
    assert_eq!(undo_label(&window).as_deref(), Some("mark 2 offerings as billed per user or not"));
}

#[test]
fn titles_sort_and_a_filter_that_finds_nothing_says_so() {
    let mut window = with_panel();
    let by_revenue = rows(&window);
    window.click(Role::ColumnHeader, "Sort by Offering");
    let mut by_name = by_revenue.clone();
    by_name.sort_by_key(|name| name.to_lowercase());
    assert_eq!(rows(&window), by_name);
    window.click(Role::ColumnHeader, "Sort by Buyers");
    window.click(Role::CheckBox, "Select all listed");
    window.harness.get_by_label(&format!("{} offerings selected", by_revenue.len()));
    retype(&mut window, "Filter offerings", "no such thing");
    window.harness.get_by_label("No offering fits the filter");
    window.harness.get_by_label(&format!("{} of them are outside the filter", by_revenue.len()));
    window.click(Role::Button, "Close");
    assert!(window.harness.query_by_label("Filter offerings").is_none());
}
