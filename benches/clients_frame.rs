//! A frame of the Clients screen at 100,000 clients with sizes, revenue and three tags each, from input to triangles and
//! without a GPU: at rest, while scrolling, after a click on a title, while typing into the filter, and with everybody
//! picked. Prints medians and the slowest of each; a frame is within 4 ms.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a measurement may stop, and prints what it measured")]

#[path = "common/large.rs"]
mod large;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{
    Context, Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, TouchPhase, accesskit, vec2,
};
use sweetspot::analysis::analyse_now;
use sweetspot::app::prefs::Prefs;
use sweetspot::app::screen::clients::ClientsScreen;
use sweetspot::app::session::Session;
use sweetspot::app::theme;
use sweetspot::model::{ClientId, DimensionId, Edit};
use sweetspot::text::{Language, Text};

const LINES: u32 = 300_000;
const FRAMES_BEFORE: usize = 8;
const ROUNDS: usize = 40;
/// After something was done, what follows from it is drawn within this time.
const FOLLOWS: Duration = Duration::from_millis(60);

/// The screen with what it is shown on.
struct Shown {
    ctx: Context,
    screen: ClientsScreen,
    session: Session,
}

impl Shown {
    fn new() -> Self {
        let mut session = Session::new(Prefs::default(), Text::new(Language::English));
        session.open_project(large::project(LINES));
        let ctx = Context::default();
        theme::apply(&ctx);
        let mut shown = Self { ctx, screen: ClientsScreen::default(), session };
        shown.analyse();
        for _ in 0..FRAMES_BEFORE {
            shown.frame(Vec::new());
        }
        shown
    }

    fn analyse(&mut self) {
        let project = self.session.project().expect("it is open").clone();
        self.session.show(Arc::new(analyse_now(&project)), project);
    }

    /// One frame of 1440 × 900 from input to triangles.
    fn frame(&mut self, events: Vec<Event>) -> (Duration, Option<accesskit::TreeUpdate>) {
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0));
        let input = RawInput { screen_rect: Some(rect), events, ..RawInput::default() };
        let begun = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| {
            drop(black_box(self.screen.show(ui, &self.session)));
        });
        output.textures_delta.clear();
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        (begun.elapsed(), output.platform_output.accesskit_update)
    }

    /// The slowest of the frames that follow from `events`.
    fn after(&mut self, events: Vec<Event>) -> Duration {
        let begun = Instant::now();
        let mut slowest = self.frame(events).0;
        while begun.elapsed() < FOLLOWS {
            slowest = slowest.max(self.frame(Vec::new()).0);
        }
        slowest
    }

    /// The slowest of the frames that follow from a click.
    fn clicked(&mut self, at: Pos2) -> Duration {
        self.frame(vec![Event::PointerMoved(at)]);
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![button(true)]).0.max(self.after(vec![button(false)]))
    }
}

/// The middle of what a screen reader knows by a name that begins so, on a screen of its own.
fn places(names: &[&str]) -> Vec<Pos2> {
    let mut shown = Shown::new();
    shown.ctx.enable_accesskit();
    shown.frame(Vec::new());
    let update = shown.frame(Vec::new()).1.expect("a screen reader is served");
    let place = |name: &&str| {
        let found = update.nodes.iter().find(|(_, node)| node.label().is_some_and(|label| label.starts_with(name)));
        let bounds = found.and_then(|(_, node)| node.bounds()).expect(name);
        #[expect(clippy::cast_possible_truncation, reason = "points on screen")]
        let middle = Pos2::new(f64::midpoint(bounds.x0, bounds.x1) as f32, f64::midpoint(bounds.y0, bounds.y1) as f32);
        middle
    };
    names.iter().map(place).collect()
}

fn said(what: &str, mut all: Vec<Duration>) {
    all.sort_unstable();
    let median = all.get(all.len() / 2).copied().unwrap_or_default();
    let slowest = all.last().copied().unwrap_or_default();
    println!("{what}: {:.2} ms, the slowest {:.2} ms", median.as_secs_f64() * 1e3, slowest.as_secs_f64() * 1e3);
}

fn measured(what: &str, mut one: impl FnMut(usize) -> Duration) {
    said(what, (0..ROUNDS).map(&mut one).collect());
}

fn wheel() -> Vec<Event> {
    let over = Event::PointerMoved(Pos2::new(500.0, 600.0));
    let turned = Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -400.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: eframe::egui::MouseWheelSource::Wheel,
    };
    vec![over, turned]
}

fn main() {
    // `cargo test` runs benches once, to see that they start.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let titles = ["Sort by Client", "Sort by Users", "Sort by Revenue", "Sort by Industry"];
    let mut places = places(&[&titles[..], &["Filter clients", "Select all listed"]].concat());
    let (all, filter) = (places.pop().expect("it is there"), places.pop().expect("it is there"));
    let mut shown = Shown::new();
    measured("at rest", |_| shown.frame(Vec::new()).0);
    measured("scrolling", |_| shown.frame(wheel()).0);
    for (title, at) in titles.iter().zip(places) {
        measured(&format!("“{title}” clicked"), |_| shown.clicked(at));
    }
    shown.clicked(filter);
    for word in ["client 12", "d0", "value 7", "nobody"] {
        let typed = word.chars().map(|letter| shown.after(vec![Event::Text(letter.to_string())])).collect();
        said(&format!("typing “{word}” into the filter"), typed);
        let event = || Event::Key {
            key: eframe::egui::Key::Backspace,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        said(&format!("deleting “{word}”"), word.chars().map(|_| shown.after(vec![event()])).collect());
    }
    measured("everybody picked, or nobody again", |_| shown.clicked(all));
    shown.clicked(all);
    measured("at rest with everybody picked", |_| shown.frame(Vec::new()).0);
    measured("scrolling with everybody picked", |_| shown.frame(wheel()).0);
    edited(&mut shown);
}

/// The frame after an edit, with everybody picked.
fn edited(shown: &mut Shown) {
    let everybody: Vec<ClientId> = (0..large::CLIENTS).map(ClientId).collect();
    let (mut edits, mut frames) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS / 4 {
        let edit = Edit::Tag { clients: everybody.clone(), dimension: DimensionId(3), value: format!("New {round}") };
        let begun = Instant::now();
        shown.session.history.as_mut().expect("it is open").apply(edit, None).expect("the edit is valid");
        edits.push(begun.elapsed());
        shown.analyse();
        frames.push(shown.after(Vec::new()));
    }
    said("everybody given a value (at most 100 ms)", edits);
    said("the frame after that", frames);
}
