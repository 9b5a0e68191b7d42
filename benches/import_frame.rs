//! A frame of the Import screen, from input to triangles and without a GPU: as many rows × 20 columns as a file may
//! hold, and 1,000 × 300, at most 8 ms each, at the top and in the middle of the sheet.
#![expect(clippy::expect_used, reason = "a measurement may stop, and is no library")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, vec2,
};
use sweetspot::app::prefs::Prefs;
use sweetspot::app::screen::import::ImportScreen;
use sweetspot::app::session::{OpenFile, Serial, Session};
use sweetspot::app::theme;
use sweetspot::import::{Recipe, read_bytes, understand};
use sweetspot::model::Progress;
use sweetspot::text::{Language, Text};

const FRAMES_BEFORE: usize = 8;

/// A matrix as CSV: clients down, offerings across.
fn made_up(rows: usize, columns: usize) -> String {
    let mut csv = String::from("Client");
    for column in 1..columns {
        write!(csv, ";Offering {column}").expect("a String takes all");
    }
    for row in 0..rows {
        write!(csv, "\nClient {row}").expect("a String takes all");
        for column in 1..columns {
            write!(csv, ";{}.{:02}", (row * 31 + column * 17) % 10_000, column % 100).expect("a String takes all");
        }
    }
    csv
}

fn session(rows: usize, columns: usize) -> Session {
    let progress = Progress::default();
    let csv = made_up(rows, columns);
    let workbook = read_bytes(Path::new("made-up.csv"), csv.as_bytes(), &progress).expect("it is a table");
    let imported = understand(&workbook, &Recipe::default(), &progress).expect("it is a matrix");
    let mut session = Session::new(Prefs::default(), Text::new(Language::English));
    session.file = Some(OpenFile {
        missing: None,
        workbook: Arc::new(workbook),
        recipe: Recipe::default(),
        understood: Recipe::default(),
        imported: Arc::new(imported),
        fingerprint: None,
        recognised: None,
        latest: None,
        is_stale: false,
        serial: Serial::default(),
    });
    session
}

/// One frame of 1440 × 900 from input to triangles.
fn frame(ctx: &Context, screen: &mut ImportScreen, session: &Session, events: Vec<Event>) {
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0));
    let input = RawInput { screen_rect: Some(rect), events, ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| {
        drop(black_box(screen.show(ui, session)));
    });
    output.textures_delta.clear();
    black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
}

fn frames(criterion: &mut Criterion) {
    for (rows, columns) in [(999_990, 20), (1_000, 300)] {
        let session = session(rows, columns);
        let ctx = Context::default();
        theme::apply(&ctx);
        let mut screen = ImportScreen::default();
        for _ in 0..FRAMES_BEFORE {
            frame(&ctx, &mut screen, &session, Vec::new());
        }
        criterion.bench_function(&format!("import frame {rows} x {columns}"), |bench| {
            bench.iter(|| frame(&ctx, &mut screen, &session, Vec::new()));
        });
        let wheel = || {
            let delta = vec2(-40.0, -400.0);
            let phase = TouchPhase::Move;
            vec![
                Event::PointerMoved(Pos2::new(600.0, 300.0)),
                Event::MouseWheel {
                    unit: MouseWheelUnit::Point,
                    delta,
                    phase,
                    modifiers: Modifiers::NONE,
                    source: MouseWheelSource::Wheel,
                },
            ]
        };
        criterion.bench_function(&format!("import frame {rows} x {columns}, scrolling"), |bench| {
            bench.iter(|| frame(&ctx, &mut screen, &session, wheel()));
        });
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
