//! The wanted share of clients in the sweet spot, and what changed between periods.

mod view;

use eframe::egui::{Align2, Role, Sense, Stroke, Ui, WidgetInfo, vec2};
use egui_plot::{HLine, Line, Points};

use super::empty_ui;
use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::gesture::Gestures;
use crate::app::session::{Session, Stamp};
use crate::app::theme::{TextKind, palette, size, space};
use crate::app::tsv::tsv;
use crate::app::widget::{
    self, Align, CardRow, Ink, Picks, Room, Sheet, SheetAsked, SheetCell, SheetColumn, SheetRow, SheetState, Skin,
    SliderView, Tint, Width, still,
};
use crate::model::Edit;
use crate::say;
use crate::text::{ABSENT, Text};
use view::{Compared, GoalView, Moves, goal_view};

/// The room for the words before the slider.
const LABEL: f32 = 110.0;
/// How high the picture of the shares is.
const HEIGHT: f32 = 150.0;
/// The most prospects listed before the list scrolls.
const ROWS: usize = 8;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct GoalScreen {
    view: Cached<Stamp, Option<GoalView>>,
    gestures: Gestures,
    cards: CardRow,
    moved: CardRow,
    filling: SheetState,
    figures: SheetState,
    bands: SheetState,
    tiers: SheetState,
    /// The period compared with; the last one while `None`.
    period: Option<usize>,
}

impl GoalScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let view = self.view.get(session.stamp(), || goal_view(session));
        let Some(view) = view.as_ref() else {
            return empty_ui(ui, session, &say!(session.text, "goal-empty"));
        };
        widget::page(ui, |ui| self.page_ui(ui, view, &session.text))
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &GoalView, text: &Text) -> Asked {
        let at = self.period.filter(|at| *at < view.compared.len()).or(view.compared.len().checked_sub(1));
        let compared = at.and_then(|at| view.compared.get(at));
        let ((), copy) = widget::headed(
            ui,
            |ui| ui.vertical(|ui| widget::finding(ui, &view.title, &view.basis)).inner,
            |ui| widget::normal(ui, &say!(text, "copy-table")).clicked(),
        );
        let mut asked = Asked::from(copy.then(|| Action::Copy(copied(view, compared, text))));
        ui.add_space(space::SMALL);
        asked.ask(self.goal_ui(ui, view, text));
        ui.add_space(space::LARGE);
        let (filling, cards) = (&mut self.filling, &mut self.cards);
        asked.ask(cards.show(
            ui,
            [0.5, 0.5],
            [&mut |ui: &mut Ui| fill_ui(ui, filling, view, text), &mut |ui: &mut Ui| {
                shares_ui(ui, view, text);
                Asked::default()
            }],
        ));
        ui.add_space(space::LARGE);
        widget::dimmed_while(ui, view.is_computing);
        if let Some(compared) = compared {
            asked.ask(self.compared_ui(ui, (view, at.unwrap_or_default(), compared), text));
        } else {
            widget::section(ui, &say!(text, "goal-changed"));
            widget::muted(ui, &say!(text, "goal-one-period"));
        }
        ui.add_space(space::LARGE);
        asked
    }

    /// Now, wanted, needed.
    fn goal_ui(&mut self, ui: &mut Ui, view: &GoalView, text: &Text) -> Asked {
        let gestures = &mut self.gestures;
        widget::card(ui, |ui| {
            let mut asked = Asked::default();
            ui.columns(2, |columns| {
                let figures = [(&view.now.1, say!(text, "goal-share-now")), (&view.needed, say!(text, "goal-needed"))];
                for (column, (figure, label)) in columns.iter_mut().zip(figures) {
                    widget::finding(column, figure, &label);
                }
            });
            ui.add_space(space::SMALL);
            let mut wanted = view.wanted.0;
            let label = say!(text, "goal-wanted");
            let slider = SliderView {
                label: &label,
                value_text: &view.wanted.1,
                range: 0.0..=1.0,
                step: 0.01,
                label_width: LABEL,
            };
            let response = ui.push_id("wanted share", |ui| widget::slider(ui, &mut wanted, &slider)).inner;
            gestures.follow(&response);
            if response.changed() && (wanted - view.wanted.0).abs() > 1e-9 {
                let edit = Edit::SetWantedShare((wanted * 100.0).round() / 100.0);
                asked.ask(Action::Edit(edit, Some(gestures.key("wanted share"))));
            }
            asked
        })
        .inner
    }

    fn compared_ui(&mut self, ui: &mut Ui, (view, at, compared): (&GoalView, usize, &Compared), text: &Text) -> Asked {
        ui.horizontal_wrapped(|ui| {
            widget::section(ui, &say!(text, "goal-changed"));
            if let Some(picked) = widget::choice(ui, &say!(text, "goal-since"), &view.periods, at) {
                self.period = Some(picked);
            }
        });
        ui.add_space(space::TINY);
        figures_ui(ui, &mut self.figures, compared, text);
        ui.add_space(space::LARGE);
        let (bands, tiers) = (&mut self.bands, &mut self.tiers);
        let asked = self.moved.show(
            ui,
            [0.6, 0.4],
            [
                &mut |ui: &mut Ui| {
                    moves_ui(ui, bands, (&say!(text, "goal-moved-bands"), &compared.bands), text);
                    Asked::default()
                },
                &mut |ui: &mut Ui| {
                    moves_ui(ui, tiers, (&say!(text, "goal-moved-tiers"), &compared.tiers), text);
                    Asked::default()
                },
            ],
        );
        ui.add_space(space::LARGE);
        widget::section(ui, &say!(text, "goal-entered"));
        widget::muted(ui, &compared.entered);
        ui.add_space(space::SMALL);
        widget::section(ui, &say!(text, "goal-left"));
        widget::muted(ui, &compared.left);
        asked
    }
}

/// Which prospects would fill it, by order of fit; those the goal needs have the dot.
fn fill_ui(ui: &mut Ui, state: &mut SheetState, view: &GoalView, text: &Text) -> Asked {
    widget::section(ui, &say!(text, "goal-fill-title"));
    let (said, rows) = &view.fill;
    if !said.is_empty() {
        widget::muted(ui, said);
    }
    if rows.is_empty() {
        return widget::link(ui, &say!(text, "goal-to-prospects"))
            .clicked()
            .then_some(Action::Go(super::Screen::Prospects))
            .into();
    }
    let columns = [
        SheetColumn::words(say!(text, "prospects-name"), Width::Rest(160.0)),
        SheetColumn::numbers(say!(text, "goal-fit"), Width::Fixed(80.0)),
    ];
    let sheet = Sheet {
        name: &say!(text, "goal-fill-title"),
        columns: &columns,
        rows: rows.len(),
        room: Room::Most(widget::list_height(rows.len(), ROWS)),
        row: &|row| rows.get(row).map(|one| SheetRow::named(format!("{}, {}", one.name, one.fit))).unwrap_or_default(),
        cell: &|row, column| {
            let Some(one) = rows.get(row) else { return SheetCell::default() };
            match column {
                0 => SheetCell::new(one.name.as_str()).mark(if one.is_needed {
                    widget::Mark::Dot
                } else {
                    widget::Mark::NoDot
                }),
                _ => SheetCell::new(one.fit.as_str()),
            }
        },
        ..Sheet::default()
    };
    let asked = widget::sheet_ui(ui, state, &sheet);
    let row = asked.into_iter().find_map(|asked| if let SheetAsked::Row(row, _) = asked { Some(row) } else { None });
    row.and_then(|row| rows.get(row)).map(|one| Action::Select(Selection::Client(one.client))).into()
}

/// The share inside over the periods, and the wanted one.
fn shares_ui(ui: &mut Ui, view: &GoalView, text: &Text) {
    let name = say!(text, "goal-over-time");
    widget::section(ui, &name);
    if view.shares.len() < 2 {
        widget::muted(ui, &say!(text, "goal-one-period"));
        return;
    }
    let colors = palette(ui);
    let count = u32::try_from(view.shares.len()).unwrap_or(u32::MAX);
    let places: Vec<[f64; 2]> = (0..count).zip(&view.shares).map(|(at, share)| [f64::from(at), share.1]).collect();
    let wanted = Stroke::new(size::LINE, colors.amber);
    let most = places.iter().map(|place| place[1]).fold(view.wanted.0, f64::max);
    let room = vec2(ui.available_width(), HEIGHT);
    let shown = still(&name, room).sense(Sense::hover()).show(ui, |plot| {
        plot.set_plot_bounds_x(-0.3..=f64::from(count) - 0.7);
        plot.set_plot_bounds_y(-0.15..=most * 1.15);
        plot.hline(HLine::new("wanted", view.wanted.0).stroke(wanted).allow_hover(false));
        plot.line(Line::new("share", places.clone()).stroke(Stroke::new(2.0, colors.accent)).allow_hover(false));
        plot.points(Points::new("shares", places.clone()).radius(4.0).color(colors.accent).allow_hover(false));
    });
    let font = TextKind::Small.font();
    for (place, (label, share)) in places.iter().zip(&view.shares) {
        let at = shown.transform.position_from_point(&egui_plot::PlotPoint::new(place[0], place[1]));
        let said = text.percent(*share, 0);
        ui.painter().text(at - vec2(0.0, 6.0), Align2::CENTER_BOTTOM, said, font.clone(), colors.text);
        let below = eframe::egui::pos2(at.x, shown.transform.frame().bottom());
        ui.painter().text(below, Align2::CENTER_BOTTOM, label, font.clone(), colors.muted);
    }
    let said: Vec<String> =
        view.shares.iter().map(|(label, share)| format!("{label} {}", text.percent(*share, 0))).collect();
    let said = format!("{name}: {}", said.join(", "));
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
}

fn figure_columns(text: &Text) -> [SheetColumn; 4] {
    [
        SheetColumn::words(say!(text, "goal-figure"), Width::Rest(220.0)),
        SheetColumn::numbers(say!(text, "goal-then"), Width::Fixed(130.0)),
        SheetColumn::numbers(say!(text, "goal-now"), Width::Fixed(130.0)),
        SheetColumn::numbers(say!(text, "goal-change"), Width::Fixed(120.0)),
    ]
}

fn figures_ui(ui: &mut Ui, state: &mut SheetState, compared: &Compared, text: &Text) {
    let (columns, rows) = (figure_columns(text), &compared.figures);
    let sheet = Sheet {
        name: &say!(text, "goal-changed"),
        columns: &columns,
        rows: rows.len(),
        room: Room::Most(widget::list_height(rows.len(), rows.len())),
        row: &|row| rows.get(row).map(|one| SheetRow::named(format!("{}, {}", one.0, one.3))).unwrap_or_default(),
        cell: &|row, column| {
            let Some(one) = rows.get(row) else { return SheetCell::default() };
            match column {
                0 => SheetCell::new(one.0.as_str()),
                1 => SheetCell::new(one.1.as_str()),
                2 => SheetCell::new(one.2.as_str()),
                _ => SheetCell::new(one.3.as_str()).ink(Ink::Strong),
            }
        },
        ..Sheet::default()
    };
    widget::bare_card(ui, |ui| drop(widget::sheet_ui(ui, state, &sheet)));
}

/// Who moved: where they were by row, where they are by column, on the heat scale.
fn moves_ui(ui: &mut Ui, state: &mut SheetState, (title, found): (&str, &Moves), text: &Text) {
    widget::section(ui, title);
    if found.labels.is_empty() {
        widget::muted(ui, &say!(text, "goal-nobody"));
        return;
    }
    let places = found.labels.len();
    let most = found.moved.iter().flatten().copied().max().unwrap_or_default().max(1);
    let cell_of = |label: &String| SheetColumn {
        align: Align::Middle,
        ..SheetColumn::words(label.clone(), Width::Grows(46.0, 90.0, 1.0))
    };
    let mut columns = vec![SheetColumn::words(say!(text, "goal-then-now"), Width::Fixed(110.0))];
    columns.extend(found.labels.iter().map(cell_of));
    columns.push(SheetColumn::numbers(say!(text, "goal-left-short"), Width::Fixed(60.0)));
    let entered = say!(text, "goal-entered-short");
    let shown = |count: usize| if count == 0 { ABSENT.to_owned() } else { text.integer(count) };
    let sheet = Sheet {
        name: title,
        columns: &columns,
        frozen: (1, 0),
        rows: places + 1,
        picks: Picks::Cells,
        skin: Skin::Heat,
        room: Room::Most(widget::sheet_height(places + 2)),
        row: &|row| SheetRow::named(found.labels.get(row).unwrap_or(&entered).as_str()),
        cell: &|row, column| match (row < places, column) {
            (true, 0) => SheetCell::new(found.labels.get(row).cloned().unwrap_or_default()),
            (false, 0) => SheetCell::new(entered.clone()).ink(Ink::Good),
            (true, column) if column <= places => {
                let moved = found.moved.get(row).and_then(|row| row.get(column - 1)).copied().unwrap_or_default();
                let tint = if moved == 0 { Tint::Empty } else { Tint::Heat(level(moved, most)) };
                SheetCell { tint, ..SheetCell::new(shown(moved)) }
            }
            (true, _) => SheetCell::new(shown(found.left.get(row).copied().unwrap_or_default())).ink(Ink::Bad),
            (false, column) if column <= places => {
                SheetCell::new(shown(found.entered.get(column - 1).copied().unwrap_or_default()))
            }
            (false, _) => SheetCell::default(),
        },
        spoken: &|row, column| {
            let from = found.labels.get(row).unwrap_or(&entered);
            let to = column.and_then(|column| found.labels.get(column.checked_sub(1)?));
            let moved = column.and_then(|column| found.moved.get(row)?.get(column.checked_sub(1)?));
            match (to, moved) {
                (Some(to), Some(moved)) => format!("{from} → {to}: {moved}"),
                _ => String::new(),
            }
        },
        ..Sheet::default()
    };
    drop(widget::sheet_ui(ui, state, &sheet));
}

#[expect(clippy::cast_precision_loss, reason = "a colour")]
fn level(moved: usize, most: usize) -> f32 {
    moved as f32 / most as f32
}

/// What changed, tab-separated; without an earlier period who would fill the goal.
fn copied(view: &GoalView, compared: Option<&Compared>, text: &Text) -> String {
    let titles: Vec<String> = figure_columns(text).into_iter().map(|column| column.title).collect();
    match compared {
        Some(compared) => {
            let rows =
                compared.figures.iter().map(|one| vec![one.0.clone(), one.1.clone(), one.2.clone(), one.3.clone()]);
            tsv(std::iter::once(titles).chain(rows))
        }
        None => tsv(view.fill.1.iter().map(|one| vec![one.name.clone(), one.fit.clone()])),
    }
}
