//! A frame of the matrix painter at 300 × 60, laid out and tessellated without a GPU, beside the same cells in a table.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark may stop")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui::{Context, Pos2, RawInput, Rect, Ui, vec2};
use egui_extras::{Column, TableBuilder};
use sweetspot::app::{
    theme,
    widget::{GridCell, GridColumn, GridRow, GridState, GridView, grid_ui},
};

const ROWS: usize = 300;
const COLUMNS: usize = 60;

fn view() -> GridView {
    let cell = |row: usize, column: usize| {
        let share = u8::try_from((row * 7 + column * 13) % 101).unwrap();
        GridCell {
            text: share.to_string(),
            fill: Some(f32::from(share) / 100.0),
            hatched: false,
            name: format!("Client {row}, offering {column}: {share} %"),
        }
    };
    GridView {
        name: "Matrix".into(),
        rows: (0..ROWS)
            .map(|row| GridRow {
                label: format!("Client {row}"),
                cells: (0..COLUMNS).map(|column| cell(row, column)).collect(),
                ..GridRow::default()
            })
            .collect(),
        columns: (0..COLUMNS)
            .map(|column| GridColumn { title: format!("Offering {column}"), full_title: format!("Offering {column}") })
            .collect(),
        ..GridView::default()
    }
}

/// One frame of 1440 × 900 from input to triangles.
fn frame(ctx: &Context, ui: &mut dyn FnMut(&mut Ui)) {
    let screen = Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0));
    let input = RawInput { screen_rect: Some(screen), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |root| ui(root));
    output.textures_delta.clear();
    black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
}

fn table_ui(ui: &mut Ui, view: &GridView) {
    let colors = theme::palette(ui);
    TableBuilder::new(ui).columns(Column::exact(54.0), COLUMNS + 1).body(|body| {
        body.rows(38.0, ROWS, |mut row| {
            let shown = &view.rows[row.index()];
            row.col(|ui| {
                ui.label(&shown.label);
            });
            for cell in &shown.cells {
                row.col(|ui| {
                    let level = cell.fill.unwrap();
                    ui.painter().rect_filled(ui.max_rect(), 0, colors.heat(level));
                    ui.colored_label(colors.heat_text(level), &cell.text);
                });
            }
        });
    });
}

fn grids(c: &mut Criterion) {
    let view = view();
    let mut group = c.benchmark_group("a frame of 300 × 60");
    for speaks in [false, true] {
        let name = if speaks { "matrix painter, with a screen reader" } else { "matrix painter" };
        group.bench_function(name, |bencher| {
            let ctx = context(speaks);
            let mut state = GridState::default();
            bencher.iter(|| frame(&ctx, &mut |ui| _ = black_box(grid_ui(ui, &mut state, &view))));
        });
    }
    group.bench_function("egui_extras table", |bencher| {
        let ctx = context(false);
        bencher.iter(|| frame(&ctx, &mut |ui| table_ui(ui, &view)));
    });
    group.finish();
}

fn context(speaks: bool) -> Context {
    let ctx = Context::default();
    theme::apply(&ctx);
    if speaks {
        ctx.enable_accesskit();
    }
    ctx
}

criterion_group!(benches, grids);
criterion_main!(benches);
