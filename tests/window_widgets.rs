//! The building blocks of the window, driven by name and by key, and as a picture in light and dark.
#![cfg(feature = "window-tests")]

#[path = "common/skip.rs"]
mod skip;

use std::cell::Cell;

use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
    wgpu,
};
use sweetspot::app::{
    theme::{self, space},
    widget::{
        Bar, Click, Control, CoverageView, Edge, FieldView, GridAction, GridCell, GridColumn, GridRow, GridState,
        GridView, Head, Ink, KeyValue, LegendView, Mark, ProofLegend, Room, RowKind, Segment, Sheet, SheetAsked,
        SheetCell, SheetColumn, SheetRow, SheetState, SliderView, Sort, StepState, StepView, Tone, Width, bare_card,
        bars, card, card_with_edge, checkbox, chip, choice, coverage, field, finding, grid_ui, key_value_rows, legend,
        link, muted, normal, primary, removable_chip, section, segmented, sheet_ui, slider, stacked_bar, step_item,
        verdict,
    },
};

use eframe::egui::{self, Frame, Key, Panel, Theme, Ui, vec2};

const OFFERINGS: [&str; 12] = [
    "Managed desktop",
    "Managed server",
    "Microsoft 365",
    "Backup",
    "Security",
    "Firewall",
    "VoIP",
    "Internet",
    "Hosting",
    "Projects",
    "Hardware",
    "Advice",
];

const PENETRATION: [(&str, &str, &str, RowKind, [i16; 12]); 7] = [
    ("1–25", "31", "3.8", RowKind::Filled, [62, 20, 90, 55, 25, 30, 35, 40, 10, 45, 60, 10]),
    ("26–100", "34", "7.4", RowKind::Filled, [94, 70, 97, 88, 71, 76, 55, 60, 35, 60, 70, 30]),
    ("101–500", "12", "5.9", RowKind::Filled, [60, 66, 83, 70, 58, 60, 30, 42, 50, 75, 50, 58]),
    ("501–1000", "3", "5.0", RowKind::Filled, [33, 33, 67, 33, 67, 33, 0, 33, 67, 100, 33, 67]),
    ("1001–3000", "1", "4.0", RowKind::Filled, [0, 0, 100, 0, 100, 0, 0, 0, 0, 100, 0, 100]),
    ("3001–10000", "–", "–", RowKind::Empty, [-1; 12]),
    ("Unknown", "6", "3.3", RowKind::Unknown, [50, 17, 80, 33, 17, 17, 33, 50, 0, 50, 50, 0]),
];

fn bands() -> GridView {
    let row = |(label, clients, breadth, kind, shares): (&str, &str, &str, RowKind, [i16; 12])| GridRow {
        label: label.into(),
        kind,
        marked: label == "26–100",
        lead: vec![clients.into()],
        trail: vec![breadth.into()],
        cells: OFFERINGS
            .iter()
            .zip(shares)
            .map(|(offering, share)| GridCell {
                text: if share < 0 { String::new() } else { share.to_string() },
                fill: (share >= 0).then(|| f32::from(share) / 100.0),
                hatched: false,
                name: format!("{label}, {offering}: {share} %"),
            })
            .collect(),
    };
    GridView {
        name: "Penetration".into(),
        revision: 1,
        label_title: "Band, users".into(),
        columns: OFFERINGS.map(|title| GridColumn { title: title.into(), full_title: title.into() }).into(),
        rows: PENETRATION.map(row).into(),
        lead_titles: vec!["Clients".into()],
        trail_titles: vec!["Breadth".into()],
    }
}

/// A matrix that does not fit: every cell is named after its place.
fn large(rows: usize, columns: usize) -> GridView {
    let row = |r: usize| GridRow {
        label: format!("Row {r}"),
        cells: (0..columns)
            .map(|c| GridCell {
                text: format!("{}", (r + c) % 100),
                fill: Some(0.5),
                hatched: false,
                name: format!("cell {r} {c}"),
            })
            .collect(),
        ..GridRow::default()
    };
    GridView {
        name: "Large".into(),
        rows: (0..rows).map(row).collect(),
        columns: (0..columns)
            .map(|c| GridColumn { title: format!("Column {c}"), full_title: format!("The whole title of column {c}") })
            .collect(),
        ..GridView::default()
    }
}

#[derive(Default)]
struct Gallery {
    grid: GridState,
    table: SheetState,
    typed: String,
    weight: f64,
    checked: bool,
}

fn gallery_ui(ui: &mut Ui, memory: &mut Gallery) {
    let colors = theme::palette(ui);
    ui.painter().rect_filled(ui.ctx().content_rect(), 0, colors.background);
    let side = Frame::new().fill(colors.panel).inner_margin(8).stroke(egui::Stroke::new(1.0, colors.line));
    Panel::left("steps").exact_size(188.0).resizable(false).frame(side).show(ui, steps_ui);
    Panel::right("inspector").exact_size(300.0).resizable(false).frame(side.inner_margin(16)).show(ui, inspector_ui);
    let middle = Frame::new().fill(colors.background).inner_margin(24);
    egui::CentralPanel::default().frame(middle).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::MEDIUM;
        middle_ui(ui, memory);
    });
}

fn steps_ui(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let steps = [
        ("Start", StepState::Done),
        ("Import", StepState::Done),
        ("Clients", StepState::NeedsYou),
        ("Bands", StepState::Empty),
        ("Overlap", StepState::Empty),
    ];
    for (number, (name, state)) in (1..).zip(steps) {
        step_item(ui, &StepView { number, name, state, state_name: "", current: name == "Bands", height: 34.0 });
    }
}

fn inspector_ui(ui: &mut Ui) {
    section(ui, "Average");
    let row = |label: &str, value: &str, is_name| KeyValue {
        label: label.into(),
        value: value.into(),
        is_name,
        leads: is_name,
    };
    key_value_rows(
        ui,
        &[
            row("Average per client", "€ 3,867", false),
            row("Per user", "€ 74.20", false),
            row("Van Dalen Bouw", "€ 8,940", true),
            row("Installatiebedrijf Kuiper en Zonen in Groningen", "€ 6,480", true),
        ],
    );
    link(ui, "16 more…");
    section(ui, "Not yet");
    muted(ui, "10 clients, worth about € 41,300 a year at the median per user");
    ui.horizontal_wrapped(|ui| {
        chip(ui, "Owner 1");
        _ = removable_chip(ui, "Logistics", "Remove Logistics");
    });
    coverage(ui, &CoverageView { label: "Industry", value: "61 of 87 · 92 %", share: 0.92, enough: true });
    coverage(ui, &CoverageView { label: "Buyer role", value: "48 of 87 · 71 %", share: 0.71, enough: false });
    let bar = |label: &str, value: &str, share, tone| Bar { label: label.into(), value: value.into(), share, tone };
    bars(
        ui,
        &[
            bar("1–25", "€ 310k", Some(0.28), Tone::Accent),
            bar("26–100", "€ 1,124k", Some(1.0), Tone::Amber),
            bar("3001–10000", "–", None, Tone::Accent),
            bar("Unknown", "€ 31k", Some(0.02), Tone::Grey),
        ],
        94.0,
    );
}

fn middle_ui(ui: &mut Ui, memory: &mut Gallery) {
    finding(
        ui,
        "Clients with 26–100 users buy the most: 7.4 of 12 offerings on average",
        "34 clients, 46 % of revenue",
    );
    controls_ui(ui, memory);
    card(ui, |ui| {
        memory.grid.selected = Some((1, 4));
        grid_ui(ui, &mut memory.grid, &bands());
        legend(
            ui,
            &LegendView {
                lowest: "0 %",
                highest: "100 % of the band’s clients buy it",
                sweet_spot: "sweet spot",
                unknown: "size unknown",
            },
        );
    });
    card_with_edge(ui, Edge::Amber, |ui| {
        muted(ui, "Your sweet spot");
        verdict(ui, "26–100 users, logistics");
    });
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        card(left, |ui| proof_ui(ui, memory));
        bare_card(right, |ui| list_ui(ui, &mut memory.table));
    });
}

fn controls_ui(ui: &mut Ui, memory: &mut Gallery) {
    ui.horizontal(|ui| {
        _ = choice(ui, "Show", &["Penetration".into(), "Revenue".into()], 0);
        _ = segmented(ui, &["Matrix".into(), "Invoice lines".into()], 0);
        normal(ui, "Copy");
        ui.add_enabled(false, Control::normal("Redo"));
        primary(ui, "Export report…");
        field(
            ui,
            &mut memory.typed,
            &FieldView { name: "Search", hint: "Search clients", shortcut: "Ctrl K", width: 220.0 },
        );
    });
}

fn proof_ui(ui: &mut Ui, memory: &mut Gallery) {
    section(ui, "Where every euro went");
    let item = |amount: &str, words: &str, tone| ProofLegend {
        amount: amount.into(),
        words: words.into(),
        tone,
        leads: false,
    };
    stacked_bar(
        ui,
        &[
            Segment { share: 0.49, tone: Tone::Good, legend: 0 },
            Segment { share: 0.49, tone: Tone::Grey, legend: 1 },
            Segment { share: 0.02, tone: Tone::Bad, legend: 1 },
        ],
        &[item("€ 2,403,730.40", "imported", Tone::Good), item("€ 15,000.00", "without a client", Tone::Plain)],
    );
    let view = SliderView { label: "Broad clients", value_text: "1", range: 0.0..=2.0, step: 0.1, label_width: 120.0 };
    memory.weight = 1.0;
    slider(ui, &mut memory.weight, &view);
    slider(ui, &mut 0.0, &SliderView { label: "Breadth", value_text: "0", ..view });
    checkbox(ui, &mut memory.checked, "Recurring only");
    checkbox(ui, &mut true, "Bought means > € 0");
}

fn columns() -> [SheetColumn; 4] {
    let sorts = |column| SheetColumn { head: Head::Asks, ..column };
    [
        SheetColumn::boxes("", 34.0),
        sorts(SheetColumn::words("Client", Width::Rest(120.0))),
        sorts(SheetColumn::numbers("Users", Width::Fixed(64.0))),
        sorts(SheetColumn::numbers("Winner", Width::Fixed(90.0))),
    ]
}

fn list_ui(ui: &mut Ui, state: &mut SheetState) {
    const NAMES: [&str; 4] = ["Van Dalen Bouw", "Kozłowski Transport", "A name too long for the room", "Smit"];
    let sheet = Sheet {
        name: "Clients",
        columns: &columns(),
        rows: 4,
        sort: Some((2, Sort::Down)),
        room: Room::Most(200.0),
        row: &|row| SheetRow { is_picked: row == 1, ..SheetRow::named(format!("Client {row}")) },
        cell: &|row, column| match column {
            0 => SheetCell::check(row == 1),
            1 => SheetCell::new(NAMES.get(row).copied().unwrap_or_default()),
            2 if row == 3 => SheetCell::new("–").ink(Ink::Faint),
            2 => SheetCell::new((64 - row).to_string()),
            _ => SheetCell::new("26–100").mark(Mark::Dot),
        },
        spoken: &|row, column| column.map(|_| format!("Select client {row}")).unwrap_or_default(),
        ..Sheet::default()
    };
    sheet_ui(ui, state, &sheet);
}

fn harness<State: 'static>(
    size: [f32; 2],
    state: State,
    ui: impl FnMut(&mut Ui, &mut State) + 'static,
) -> Harness<'static, State> {
    Harness::builder()
        .with_size(size)
        .with_theme(Theme::Light)
        .with_context_setup(theme::apply)
        .build_ui_state(ui, state)
}

/// Whether pictures can be made here; where they must be, it is an error if not.
fn has_pictures() -> bool {
    let found = std::panic::catch_unwind(|| {
        wgpu::create_render_state(wgpu::default_wgpu_setup(), eframe::egui_wgpu::RendererOptions::PREDICTABLE);
    })
    .is_ok();
    assert!(found || std::env::var_os("SWEETSPOT_REQUIRE_PICTURES").is_none(), "no adapter to render pictures with");
    found
}

#[test]
fn the_gallery_looks_as_drawn() {
    if !has_pictures() {
        skip::skipped("no graphics adapter to draw the gallery with");
        return;
    }
    let mut results = egui_kittest::SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "gallery-light"), (Theme::Dark, "gallery-dark")] {
        let mut harness = Harness::builder()
            .with_size(vec2(1460.0, 920.0))
            .with_theme(theme)
            .with_context_setup(theme::apply)
            .build_ui_state(gallery_ui, Gallery::default());
        harness.run();
        results.add(harness.try_snapshot(name));
    }
}

#[test]
fn every_visible_cell_has_a_name_and_can_be_clicked() {
    let mut harness = harness([1100.0, 420.0], (GridState::default(), None), |ui, (state, asked)| {
        if let Some(action) = grid_ui(ui, state, &bands()) {
            *asked = Some(action);
        }
    });
    let clicks = [
        ("26–100, Security: 71 %", GridAction::Clicked(1, 4)),
        ("Unknown, Advice: 0 %", GridAction::Clicked(6, 11)),
        ("Firewall", GridAction::HeaderClicked(5)),
        ("101–500", GridAction::RowClicked(2)),
    ];
    for (name, wanted) in clicks {
        harness.get_by_label(name).click();
        harness.run();
        assert_eq!(harness.state().1, Some(wanted), "{name}");
    }
}

#[test]
fn the_keyboard_moves_scrolls_and_asks() {
    let mut harness = harness([700.0, 400.0], (GridState::default(), None), |ui, (state, asked)| {
        if let Some(action) = grid_ui(ui, state, &large(300, 60)) {
            *asked = Some(action);
        }
    });
    let keys = [
        (Key::Tab, (0, 0)),
        (Key::ArrowDown, (1, 0)),
        (Key::ArrowRight, (1, 1)),
        (Key::End, (1, 59)),
        (Key::PageDown, (9, 59)),
        (Key::PageDown, (17, 59)),
        (Key::ArrowRight, (17, 59)),
        (Key::Home, (17, 0)),
        (Key::ArrowUp, (16, 0)),
        (Key::End, (16, 59)),
    ];
    for (key, wanted) in keys {
        harness.key_press(key);
        harness.run();
        assert_eq!(harness.state().0.cursor(), Some(wanted), "{key:?}");
    }
    assert!(harness.query_by_label("cell 16 59").is_some(), "the cursor is in sight");
    assert!(harness.query_by_label("cell 0 0").is_none(), "what is out of sight is not there");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().1, Some(GridAction::Clicked(16, 59)));
    harness.state_mut().0.selected = Some((20, 59));
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().1, Some(GridAction::Cleared));
}

#[test]
fn a_grid_of_nothing_or_of_one_cell_is_no_error() {
    for (rows, columns) in [(0, 0), (0, 5), (5, 0), (1, 1)] {
        let mut harness = harness([300.0, 200.0], GridState::default(), move |ui, state| {
            grid_ui(ui, state, &large(rows, columns));
        });
        harness.key_press(Key::Tab);
        harness.key_press(Key::ArrowDown);
        harness.key_press(Key::Enter);
        harness.run();
        let cell = harness.query_by_label("cell 0 0").is_some();
        assert_eq!(cell, rows * columns > 0, "{rows} × {columns}");
    }
}

#[test]
fn a_table_says_what_was_asked() {
    let state = (SheetState::default(), None, Cell::new(0));
    let mut harness = harness([600.0, 400.0], state, |ui, (state, asked, made)| {
        let sheet = Sheet {
            name: "Clients",
            columns: &columns(),
            rows: 100_000,
            row: &|row| {
                made.set(made.get() + 1);
                SheetRow::named(format!("Client {row}"))
            },
            cell: &|row, column| if column == 0 { SheetCell::check(false) } else { SheetCell::new(row.to_string()) },
            spoken: &|row, column| column.map(|_| format!("Select {row}")).unwrap_or_default(),
            ..Sheet::default()
        };
        if let Some(last) = sheet_ui(ui, state, &sheet).pop() {
            *asked = Some(last);
        }
    });
    let clicks = [
        ("Client", SheetAsked::Head(1)),
        ("Client 3", SheetAsked::Row(3, Click::Plain)),
        ("Select 2", SheetAsked::Checked(2, 0)),
    ];
    for (name, wanted) in clicks {
        harness.get_by_label(name).click();
        harness.run();
        assert_eq!(harness.state().1, Some(wanted), "{name}");
    }
    // By keyboard: from the box clicked down, and across to the words of a row.
    for (keys, wanted) in [
        (&[Key::ArrowDown, Key::Space][..], SheetAsked::Checked(3, 0)),
        (&[Key::ArrowRight, Key::ArrowDown, Key::Enter], SheetAsked::Row(4, Click::Plain)),
        (&[Key::ArrowUp, Key::Home, Key::Space], SheetAsked::Checked(3, 0)),
    ] {
        for key in keys {
            harness.key_press(*key);
            harness.run();
        }
        assert_eq!(harness.state().1, Some(wanted), "{keys:?}");
    }
    let made = harness.state().2.get();
    assert!(made < 4_000, "only rows in sight are made, not {made}");
    harness.state_mut().0.reveal(70_000);
    harness.run();
    assert!(harness.query_by_label("Client 70000").is_some(), "a row can be brought into sight");
}

#[test]
fn controls_speak_and_answer() {
    #[derive(Default)]
    struct Asked(Vec<&'static str>, bool, Option<usize>);
    let mut harness = harness([600.0, 300.0], Asked::default(), |ui, asked| {
        if primary(ui, "Import 87 clients").clicked() {
            asked.0.push("import");
        }
        if ui.add_enabled(false, Control::normal("Redo")).clicked() {
            asked.0.push("redo");
        }
        if ui.add(Control::normal("◐").named("Theme")).clicked() {
            asked.0.push("theme");
        }
        checkbox(ui, &mut asked.1, "Recurring only");
        if removable_chip(ui, "Logistics", "Remove Logistics").is_some() {
            asked.0.push("chip");
        }
        asked.2 = choice(ui, "Show", &["Penetration".into(), "Revenue".into()], 0).or(asked.2);
    });
    for name in ["Import 87 clients", "Redo", "Theme", "Recurring only", "Remove Logistics", "Show: Penetration"] {
        harness.get_by_label(name).click();
        harness.run();
    }
    harness.get_by_label("Revenue").click();
    harness.run();
    assert_eq!(harness.state().0, ["import", "theme", "chip"], "a disabled button does nothing");
    assert!(harness.state().1, "the box is checked");
    assert_eq!(harness.state().2, Some(1));
    assert!(harness.get_by_label("Redo").accesskit_node().is_disabled());
}
