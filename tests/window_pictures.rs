//! Pictures of every screen with the sample, in light and dark, compared pixel by pixel on Mesa's software Vulkan.
//!
//! To bless what has changed on purpose: `UPDATE_SNAPSHOTS=force cargo test --features window-tests --test window_pictures`.
#![cfg(test)]

#[path = "common/skip.rs"]
mod skip;
#[path = "common/window.rs"]
mod window;

use std::panic;

use eframe::egui::Theme;
use eframe::egui::accesskit::Role;
use eframe::egui_wgpu::RendererOptions;
use egui_kittest::{SnapshotResults, wgpu};
use sweetspot::app::StartWith;
use sweetspot::app::session::Session;
use window::Window;

/// The screens with a picture of their own; Start shows nothing of the sample.
const SCREENS: [(&str, Option<&str>); 14] = [
    ("start", None),
    ("import", Some("Import")),
    ("clients", Some("Clients")),
    ("bands", Some("Bands")),
    ("overlap", Some("Overlap")),
    ("sweet-spot", Some("Sweet spot")),
    ("white-space", Some("White space")),
    ("tiers", Some("Tiers")),
    ("segments", Some("Segments")),
    ("prospects", Some("Prospects")),
    ("messages", Some("Messages")),
    ("core-clients", Some("Core clients")),
    ("goal", Some("Goal")),
    ("report", Some("Report")),
];

/// Whether what the screen computes for itself is there.
fn has_figures(session: &Session) -> bool {
    let Some((project, shown)) = session.project().zip(session.shown.as_ref()) else { return true };
    session.screen.needs(project).is_none_or(|derivation| shown.answers.is_current(derivation, project.revision))
}

/// Whether pictures can be made here; where they must be, it is an error if not.
fn has_adapter() -> bool {
    let made = panic::catch_unwind(|| {
        wgpu::create_render_state(wgpu::default_wgpu_setup(), RendererOptions::PREDICTABLE);
    });
    let required = std::env::var_os("SWEETSPOT_REQUIRE_PICTURES").is_some();
    assert!(made.is_ok() || !required, "no graphics adapter to draw pictures with, and pictures are required");
    made.is_ok()
}

/// The window with two offerings about to be put together, of which one is recurring.
fn offerings_put_together(look: Theme) -> Window {
    let mut window = Window::with_sample(look);
    window.go("Bands");
    window.click(Role::Button, "Offerings…");
    window.click(Role::CheckBox, "Select Projects");
    window.click(Role::CheckBox, "Billed per user");
    window.click(Role::CheckBox, "Select Security");
    window.click(Role::Button, "Put together as…");
    window.until("the doubt answers the mark", window::is_settled);
    window.harness.remove_cursor();
    window.harness.run_ok();
    window
}

#[test]
fn the_screens_look_as_blessed() {
    if !has_adapter() {
        skip::skipped("no graphics adapter to draw pictures with");
        return;
    }
    let mut results = SnapshotResults::new();
    for (look, suffix) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for (name, screen) in SCREENS {
            let mut window = match screen {
                None => Window::open(StartWith::Nothing, look),
                Some(_) => Window::with_sample(look),
            };
            if let Some(screen) = screen {
                window.go(screen);
            }
            window.until("the screen has its figures", has_figures);
            window.harness.remove_cursor();
            window.harness.run_ok();
            results.add(window.harness.try_snapshot(format!("{name}-{suffix}")));
        }
        let mut window = offerings_put_together(look);
        results.add(window.harness.try_snapshot(format!("offerings-{suffix}")));
    }
}
