//! Segments, Prospects, Messages, Core clients and Goal, walked by accessible names.
#![cfg(test)]

#[path = "common/window.rs"]
mod window;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme, vec2};
use egui_kittest::kittest::Queryable;
use sweetspot::app::action::{Action, Screen, Selection};
use sweetspot::app::session::Session;
use sweetspot::model::{
    ClientId, ClientStatus, FitDimension, MessageCell, SegmentKey, SegmentSource, TypedFigure, WinnabilityScore,
};
use window::Window;

/// The sample, on a screen whose figures are there.
fn on(screen: &str) -> Window {
    let mut window = Window::with_sample(Theme::Light);
    window.go(screen);
    window.until("people are compared", |session| session.derived(|answers| &answers.people).is_some());
    window
}

fn ask(window: &mut Window, action: Action) {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().ask_for(action, &ctx);
    window.harness.run_ok();
}

fn undo(window: &mut Window) {
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.harness.run_ok();
}

fn type_into(window: &mut Window, field: &str, typed: &str) {
    window.harness.get_by_role_and_label(Role::TextInput, field).focus();
    window.harness.run_ok();
    window.harness.get_by_role_and_label(Role::TextInput, field).type_text(typed);
    window.harness.run_ok();
}

fn count(session: &Session, status: ClientStatus) -> usize {
    let clients = &session.project().expect("a project is open").data.clients;
    clients.iter().filter(|client| client.status == status).count()
}

/// Whether people are compared as the project is now.
fn is_current(session: &Session) -> bool {
    session.derived(|answers| &answers.people).is_some_and(|(_, is_stale)| !is_stale)
}

/// The prospect that stands first.
fn first(window: &Window) -> ClientId {
    let (people, _) = window.session().derived(|answers| &answers.people).expect("they are compared");
    people.prospects.list.first().expect("the sample has some").client
}

#[test]
fn a_prospect_is_looked_at_scored_and_the_score_undone() {
    let mut window = on("Prospects");
    let best = first(&window);
    ask(&mut window, Action::Select(Selection::Client(best)));
    window.harness.get_by_label("Why");
    window.harness.get_by_label("Most like your client");
    let score = |window: &Window| {
        let client = window.session().project().and_then(|project| project.client(best)).expect("it is there");
        client.winnability.of(WinnabilityScore::EntryBarrier)
    };
    let before = score(&window);
    let wanted = if before == Some(2.0) { "3" } else { "2" };
    let buttons: Vec<_> = window.harness.query_all_by_label(wanted).map(|node| node.rect()).collect();
    assert!(!buttons.is_empty());
    window.harness.get_all_by_label(wanted).next().expect("the first score's").click();
    window.harness.run_ok();
    assert_eq!(score(&window), wanted.parse().ok());
    undo(&mut window);
    assert_eq!(score(&window), before);
}

#[test]
fn a_typed_prospect_joins_the_list_and_one_that_is_known_is_said() {
    let mut window = on("Prospects");
    let before = count(window.session(), ClientStatus::Prospect);
    window.click(Role::Button, "Add a prospect…");
    type_into(&mut window, "Prospect", "Balkenveld Bouw B.V.");
    window.harness.get_by_label("Balkenveld Bouw B.V. is there already: Client");
    type_into(&mut window, "Prospect", " Zuid");
    type_into(&mut window, "Users", "48");
    type_into(&mut window, "Industry", "logistics");
    window.click(Role::Button, "Add");
    assert_eq!(count(window.session(), ClientStatus::Prospect), before + 1);
    let project = window.session().project().expect("a project is open");
    let added = project.data.clients.last().expect("it was added last");
    let industry = project.data.dimensions.first().expect("industry");
    assert_eq!(added.tags.primary(industry.id), industry.find("Logistics"), "no second value of that name");
    undo(&mut window);
    assert_eq!(count(window.session(), ClientStatus::Prospect), before);
}

#[test]
fn pasted_prospects_are_added_as_one_step_and_clients_among_them_are_not() {
    let mut window = on("Prospects");
    let before = count(window.session(), ClientStatus::Prospect);
    let cells =
        "Company\tUsers\tIndustry\nKantoor Oost\t40\tRetail\nBalkenveld Bouw B.V.\t12\t\nKantoor West\tveel\t\n";
    window.harness.event(Event::Paste(cells.to_owned()));
    window.until("they are read", |session| !session.notices.is_empty());
    assert_eq!(count(window.session(), ClientStatus::Prospect), before + 2);
    let notice = window.session().notices.last().expect("it is said");
    assert!(notice.detail.contains("Balkenveld Bouw B.V.") && notice.detail.contains("veel"), "{notice:?}");
    assert_eq!(window.session().screen, Screen::Prospects);
    undo(&mut window);
    assert_eq!(count(window.session(), ClientStatus::Prospect), before);
}

#[test]
fn a_rule_is_put_together_and_the_shipped_ones_come_back() {
    let mut window = on("Prospects");
    let rules = |window: &Window| window.session().project().expect("a project is open").people.rules.len();
    window.click(Role::Button, "Rules…");
    window.click(Role::ComboBox, "And the value…");
    window.click(Role::MenuItemRadio, "Logistics");
    window.click(Role::Button, "Add rule");
    assert_eq!(rules(&window), 3);
    window.click(Role::Button, "Delete the rule Industry: Logistics");
    assert_eq!(rules(&window), 2);
    window.harness.get_by_label("A human-resources director does not buy more revenue");
    window.click(Role::Button, "Close");
}

#[test]
fn needs_are_scored_by_keyboard() {
    let mut window = on("Segments");
    let key = |name: &str| SegmentKey { source: SegmentSource::default(), name: name.to_owned() };
    let score = |window: &Window| {
        let segments = &window.session().project().expect("a project is open").people.segments;
        segments.need_score(&key("Logistics"), "Uptime")
    };
    assert_eq!(score(&window), Some(5.0));
    // High enough for all of the page.
    window.harness.set_size(vec2(1440.0, 2400.0));
    window.harness.run_ok();
    window.harness.get_by_label("Logistics, Uptime: 5").click();
    window.harness.run_ok();
    window.harness.event(Event::Text("2".to_owned()));
    window.harness.run_ok();
    assert_eq!(score(&window), Some(2.0));
    window.harness.key_press(Key::Delete);
    window.harness.run_ok();
    assert_eq!(score(&window), None, "blank is not known");
    undo(&mut window);
    undo(&mut window);
    assert_eq!(score(&window), Some(5.0));
}

#[test]
fn the_market_of_a_segment_is_typed() {
    let mut window = on("Segments");
    window.harness.get_by_role_and_label(Role::Row, "Hospitality").click();
    window.harness.run_ok();
    type_into(&mut window, "In the market", "70");
    window.harness.key_press(Key::Tab);
    window.harness.run_ok();
    let segments = &window.session().project().expect("a project is open").people.segments;
    let key = SegmentKey { source: SegmentSource::default(), name: "hospitality".to_owned() };
    let typed = segments.typed_of(&key).expect("it is kept");
    assert_eq!(typed.figure(TypedFigure::Potential), Some(70.0));
}

#[test]
fn a_message_is_written_where_prospects_wait() {
    let mut window = on("Messages");
    let (people, _) = window.session().derived(|answers| &answers.people).expect("they are compared");
    let cell: MessageCell = people.messages.first().expect("somebody waits").cell.clone();
    let row = window.harness.get_all_by_role(Role::Row).next().expect("a row");
    row.click();
    window.harness.run_ok();
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Message").focus();
    window.harness.run_ok();
    window.harness.event(Event::Text("Less downtime".to_owned()));
    window.harness.run_ok();
    type_into(&mut window, "Channel", "Newsletter");
    window.harness.key_press(Key::Tab);
    window.harness.run_ok();
    let written = |window: &Window| {
        let messages = &window.session().project().expect("a project is open").people.messages;
        messages.of(&cell).map(|message| (message.message.clone(), message.channel.clone()))
    };
    assert_eq!(written(&window), Some(("Less downtime".to_owned(), "Newsletter".to_owned())));
}

#[test]
fn three_core_clients_are_a_choice_and_a_fourth_is_none() {
    let mut window = on("Core clients");
    for _ in 0..3 {
        window.click(Role::ComboBox, "Add a core client");
        window.click(Role::MenuItemRadio, "From the sweet spot");
        window.until("the next can start from it", is_current);
    }
    window.harness.get_by_label_contains("Three core clients");
    window.click(Role::ComboBox, "Add a core client");
    window.click(Role::MenuItemRadio, "Builders");
    window.harness.get_by_label("No choice has been made");
    window.click(Role::Button, "Remove core client 4");
    window.harness.get_by_label_contains("Three core clients");
    type_into(&mut window, "First name of core client 1", "Joris");
    window.harness.key_press(Key::Tab);
    window.harness.run_ok();
    let cards = &window.session().project().expect("a project is open").people.core_cards;
    assert_eq!((cards.len(), cards[0].first_name.as_str()), (3, "Joris"));
    window.harness.get_by_label_contains("Finance director Joris of a construction company");
}

#[test]
fn a_goal_is_set_and_a_weight_changed_and_both_undone() {
    let mut window = on("Goal");
    window.harness.get_by_label_contains("78 more clients");
    window.harness.get_by_role_and_label(Role::Slider, "Wanted share").focus();
    window.harness.run_ok();
    window.harness.key_press(Key::ArrowRight);
    window.harness.run_ok();
    let wanted = |window: &Window| window.session().project().expect("a project is open").settings.wanted_share;
    assert_eq!(wanted(&window), Some(0.61));
    undo(&mut window);
    assert_eq!(wanted(&window), None);
    window.go("Prospects");
    window.harness.get_by_role_and_label(Role::Slider, "Industry").focus();
    window.harness.run_ok();
    window.harness.key_press(Key::ArrowRight);
    window.harness.run_ok();
    let weight = |window: &Window| {
        let people = &window.session().project().expect("a project is open").people;
        people.fit_weights.of(FitDimension::Industry)
    };
    assert!((weight(&window) - 2.5).abs() < 1e-9);
    undo(&mut window);
    assert!((weight(&window) - 2.0).abs() < 1e-9);
}

#[test]
fn a_profile_is_saved_and_becomes_a_segment() {
    let mut window = on("Segments");
    let profile = window.session().project().expect("a project is open").people.profiles[0].profile.clone();
    window.go("Overlap");
    ask(&mut window, Action::Select(Selection::Group(profile.all_conditions())));
    type_into(&mut window, "Name of the profile", " of the north");
    window.click(Role::Button, "Rename");
    let name = |window: &Window| window.session().project().expect("a project is open").people.profiles[0].name.clone();
    assert_eq!(name(&window), "Logistics offices of the north");
    window.go("Segments");
    window.click(Role::ComboBox, "Segments: Industry");
    window.click(Role::MenuItemRadio, "Saved profiles");
    window.until("they are ranked", is_current);
    window.harness.get_by_role_and_label(Role::Row, "Logistics offices of the north");
}
