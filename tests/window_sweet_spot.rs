//! The Sweet spot screen, walked by accessible names.
#![cfg(test)]

#[path = "common/window.rs"]
mod window;

use eframe::egui::Theme;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use sweetspot::app::StartWith;
use sweetspot::app::action::Selection;
use sweetspot::model::{Criterion, History};
use sweetspot::text::words;
use window::{Window, is_settled};

fn weights(window: &Window) -> [f64; 6] {
    window.session().project().expect("a project is open").settings.weights.0
}

/// The label of the step that undo would take back.
fn undo_label(window: &Window) -> Option<String> {
    let session = window.session();
    let edit = session.history.as_ref().and_then(History::undo_edit)?;
    Some(words::edit_label(&session.text, edit))
}

/// Drags the slider of this name to its end.
fn drag_to_the_end(window: &mut Window, name: &str) {
    let track = window.harness.get_by_role_and_label(Role::Slider, name).rect();
    let places = [track.left_center(), track.center(), track.right_center()];
    window.harness.drag_at(places[0]);
    window.harness.step();
    for place in places {
        window.harness.hover_at(place);
        window.harness.step();
    }
    window.harness.drop_at(places[2]);
    window.harness.run_ok();
}

#[test]
fn a_weight_is_dragged_the_verdict_follows_and_one_undo_takes_it_back() {
    let mut window = Window::open(StartWith::Nothing, Theme::Light);
    window.click(Role::Button, "Open sample");
    window.until("the sample is analysed", is_settled);
    window.go("Sweet spot");
    let before = window.session().outcome().expect("an outcome").verdict.clone();
    let label = |band: usize| window.session().project().expect("a project").settings.bands.label(band);
    let winner = before.winner().expect("the sample has one sweet spot");
    let headline = format!("{} users is your sweet spot", label(winner));
    assert_eq!(window.harness.query_all_by_label(&headline).count(), 2, "on the card, and in the status bar");
    let old = weights(&window);

    drag_to_the_end(&mut window, "Revenue per user");
    let dragged = weights(&window)[Criterion::RevenuePerUser.index()];
    assert!((dragged - 3.0).abs() < 1e-9, "{dragged}");
    let after = window.session().outcome().expect("an outcome").verdict.clone();
    assert_ne!(before.scores, after.scores);
    window.until("the doubt is computed again", is_settled);

    assert_eq!(undo_label(&window).as_deref(), Some("change weight: Revenue per user"));
    window.click(Role::Button, "Undo");
    assert_eq!((weights(&window), undo_label(&window)), (old, None), "the drag was one step");
    assert_eq!(window.session().outcome().expect("an outcome").verdict.scores, before.scores);
}

#[test]
fn without_weights_there_is_no_sweet_spot_and_the_defaults_bring_it_back() {
    let mut window = Window::with_sample(Theme::Dark);
    window.go("Sweet spot");
    let old = weights(&window);
    for name in ["Broad clients", "Breadth", "Revenue per user"] {
        window.harness.get_by_role_and_label(Role::Slider, name).focus();
        window.harness.run_ok();
        for _ in 0..12 {
            window.harness.key_press(eframe::egui::Key::ArrowLeft);
            window.harness.run_ok();
        }
    }
    assert!(weights(&window).iter().all(|weight| weight.abs() < 1e-9), "{:?}", weights(&window));
    let said = window.harness.query_all_by_label("No criterion has a weight, so no band can win").count();
    assert_eq!(said, 2, "on the card, and in the status bar");
    window.click(Role::Link, "Reset to defaults: What counts");
    assert_eq!((weights(&window), undo_label(&window).as_deref()), (old, Some("reset what counts")));
    let steps = ["change weight: Revenue per user", "change weight: Breadth", "change weight: Broad clients"];
    for expected in steps.map(Some).into_iter().chain([None]) {
        window.click(Role::Button, "Undo");
        assert_eq!(undo_label(&window).as_deref(), expected, "one visit by keyboard is one step");
    }
}

#[test]
fn a_client_of_the_band_opens_in_the_inspector() {
    let mut window = Window::with_sample(Theme::Light);
    window.go("Sweet spot");
    let (client, name) = {
        let session = window.session();
        let (project, outcome) = session.analysed().expect("the sample is analysed");
        let winner = outcome.verdict.winner().expect("the sample has one sweet spot");
        let client = outcome.bands[winner].clients[0];
        (client, project.client(client).expect("the client exists").name.clone())
    };
    window.harness.get_by_label_contains(&format!("{name}: €")).click();
    window.harness.run_ok();
    assert_eq!(window.session().selection, Selection::Client(client));
}
