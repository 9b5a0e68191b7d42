//! A walk over the Bands screen by the names a screen reader speaks.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop")]

use std::time::{Duration, Instant};

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use sweetspot::app::action::{Screen, Selection};
use sweetspot::app::prefs::Prefs;
use sweetspot::app::{App, StartWith};
use sweetspot::model::{Band, OfferingId, Project};

/// The window with the sample open on Bands.
fn sample() -> Harness<'static, App> {
    let folder = std::env::temp_dir().join("sweetspot-window-bands");
    let prefs = Prefs { language: Some("en".to_owned()), ..Prefs::default() };
    prefs.save(&folder).expect("the settings can be kept");
    let mut window = Harness::builder()
        .with_size([1440.0, 1400.0])
        .build_eframe(|creation| App::new(&creation.egui_ctx, Some(folder), StartWith::Sample));
    let started = Instant::now();
    while window.state().session().outcome().is_none() && started.elapsed() < Duration::from_mins(1) {
        window.step();
    }
    window.run_steps(3);
    assert_eq!(window.state().session().screen, Screen::Bands);
    window
}

fn project<'a>(window: &'a Harness<'static, App>) -> &'a Project {
    window.state().session().project().expect("the sample is open")
}

fn edges(window: &Harness<'static, App>) -> Vec<f64> {
    project(window).settings.bands.edges().to_vec()
}

fn buyers(window: &Harness<'static, App>, offering: OfferingId) -> usize {
    let outcome = window.state().session().outcome().expect("the sample is analysed");
    outcome.bands[1].cells.iter().find(|cell| cell.offering == offering).expect("the offering counts").buyers
}

#[test]
fn a_quantity_a_cell_and_an_edge_are_chosen_and_undone() {
    let mut window = sample();
    let offering = project(&window).data.offerings[0].clone();
    window.get_by_label("Show: Penetration").click();
    window.run_steps(3);
    window.get_by_label("Buyers").click();
    window.run_steps(3);
    window.get_by_label("Show: Buyers");

    let count = buyers(&window, offering.id);
    window.get_by_label(&format!("26–100 users, {}: {count}", offering.name)).click();
    window.run_steps(3);
    assert_eq!(window.state().session().selection, Selection::Cell(Band::Known(1), offering.id));
    window.get_by_label_contains("% buy it");
    let outcome = window.state().session().outcome().expect("the sample is analysed");
    let bought = |client: &&sweetspot::model::ClientId| outcome.basis.matrix.get(**client, offering.id) > 0.0;
    let first = outcome.bands[1].clients.iter().find(bought).copied().expect("someone buys it");
    let name = project(&window).client(first).expect("the client exists").name.clone();
    assert!(window.query_all_by_label_contains(&name).next().is_some(), "{name} is listed among the buyers");

    window.get_by_label("Edit bands…").click();
    window.run_steps(3);
    window.get_by_label("Edge 100").focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(2);
    window.get_by_label("Edge 100").type_text("150");
    window.run_steps(3);
    assert_eq!(edges(&window)[..3], [25.0, 150.0, 500.0]);
    let wider = buyers(&window, offering.id);
    window.get_by_label(&format!("26–150 users, {}: {wider}", offering.name));

    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
    assert_eq!(edges(&window)[..3], [25.0, 100.0, 500.0]);
    window.get_by_label(&format!("26–100 users, {}: {count}", offering.name));
    assert!(window.get_by_label("Edge 100").value().is_some_and(|typed| typed == "100"));
}

#[test]
fn a_drag_is_one_step_of_undo() {
    let mut window = sample();
    window.get_by_label("Edit bands…").click();
    window.run_steps(3);
    let from = window.get_by_label("Drag edge 500").rect().center();
    window.drag_at(from);
    window.run_steps(2);
    for points in [10.0, 25.0, 40.0] {
        window.hover_at(from + [points, 0.0].into());
        window.run_steps(2);
    }
    window.drop_at(from + [40.0, 0.0].into());
    window.run_steps(3);
    let dragged = edges(&window)[2];
    assert!(dragged > 600.0 && dragged < 1000.0, "dragged to {dragged}");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(3);
    assert_eq!(edges(&window)[2].to_bits(), 500_f64.to_bits());
}

#[test]
fn an_edge_that_cannot_be_is_said_and_changes_nothing() {
    let mut window = sample();
    window.get_by_label("Edit bands…").click();
    window.run_steps(3);
    window.get_by_label("Edge 100").focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(2);
    window.get_by_label("Edge 100").type_text("5");
    window.run_steps(3);
    window.get_by_label("Each edge must be above the one before it");
    assert_eq!(edges(&window)[..3], [25.0, 100.0, 500.0]);
}
