//! A frame of the Bands screen, from input to triangles and without a GPU: 300 clients × 60 offerings in seven bands, and
//! 300 bands × 60 offerings, at most 2 ms each; beside the same 300 × 60 cells in egui_extras' table.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui::{Context, Pos2, RawInput, Rect, Ui, vec2};
use egui_extras::{Column, TableBuilder};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sweetspot::app::{App, StartWith, theme};
use sweetspot::model::{
    BandBy, BandScheme, CellRef, Client, ClientId, Dataset, Line, Offering, OfferingId, Project, SheetId,
};

const CLIENTS: u32 = 300;
const OFFERINGS: u32 = 60;
const FRAMES_BEFORE: usize = 5;

/// Clients of all sizes, some unknown, that buy every third offering.
fn made_up() -> Project {
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let (mut clients, mut lines) = (Vec::new(), Vec::new());
    for client in (0..CLIENTS).map(ClientId) {
        let users = random.random_bool(0.95).then(|| (random.random::<f64>() * 7.0).exp().ceil());
        clients.push(Client { users, ..Client::named(client, format!("Client {}", client.0)) });
        for offering in (0..OFFERINGS).map(OfferingId) {
            if random.random_bool(0.67) {
                continue;
            }
            let amount = (random.random::<f64>() * 1e6).round() / 100.0 * users.unwrap_or(10.0).sqrt();
            let source = CellRef { sheet: SheetId(0), row: client.0, column: offering.0 };
            lines.push(Line { client, offering, amount, date: None, quantity: None, source });
        }
    }
    let named = |id: u32| Offering::named(OfferingId(id), format!("Offering {id}"));
    let data = Dataset {
        clients: Arc::new(clients),
        offerings: Arc::new((0..OFFERINGS).map(named).collect()),
        lines: Arc::new(lines),
        currency: Some("EUR".to_owned()),
        ..Dataset::default()
    };
    Project::new("Bench", data)
}

/// The same with a band per four users: 300 rows of cells.
fn many_bands() -> Project {
    let mut project = made_up();
    let edges = (1..CLIENTS).map(|edge| f64::from(edge * 4)).collect();
    if let Ok(scheme) = BandScheme::new(BandBy::Users, edges) {
        project.settings.bands = scheme;
    }
    project
}

/// One frame of 1440 × 900 from input to triangles.
fn frame(ctx: &Context, ui: &mut dyn FnMut(&mut Ui)) {
    let screen = Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0));
    let input = RawInput { screen_rect: Some(screen), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |root| ui(root));
    output.textures_delta.clear();
    black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
}

fn table_ui(ui: &mut Ui) {
    let colors = theme::palette(ui);
    let columns = OFFERINGS as usize;
    TableBuilder::new(ui).columns(Column::exact(54.0), columns).body(|body| {
        body.rows(38.0, CLIENTS as usize, |mut row| {
            for column in 0..columns {
                let share = u8::try_from((row.index() * 7 + column * 13) % 101).unwrap_or(0);
                row.col(|ui| {
                    let level = f32::from(share) / 100.0;
                    ui.painter().rect_filled(ui.max_rect(), 0, colors.heat(level));
                    ui.colored_label(colors.heat_text(level), share.to_string());
                });
            }
        });
    });
}

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a frame of Bands");
    for (name, project) in [("300 clients x 60 offerings", made_up()), ("300 bands x 60 offerings", many_bands())] {
        group.bench_function(name, |bencher| {
            let ctx = Context::default();
            let mut app = App::new(&ctx, None, StartWith::Nothing);
            app.open_project(project.clone(), &ctx);
            for _ in 0..FRAMES_BEFORE {
                frame(&ctx, &mut |ui| app.draw_frame(ui));
            }
            bencher.iter(|| frame(&ctx, &mut |ui| app.draw_frame(ui)));
        });
    }
    group.bench_function("the same cells in egui_extras' table", |bencher| {
        let ctx = Context::default();
        theme::apply(&ctx);
        bencher.iter(|| frame(&ctx, &mut table_ui));
    });
    group.finish();
}

criterion_group!(benches, frames);
criterion_main!(benches);
