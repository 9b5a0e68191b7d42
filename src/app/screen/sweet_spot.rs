//! Sweet spot: the verdict in one sentence, who wins what, what counts, and how sure it is.

mod cards;
mod copy;
mod counts;
mod doubt;
mod side;
mod view;

use eframe::egui::{Align, Frame, Layout, Margin, ScrollArea, Ui};

use crate::app::action::{Action, Screen, Selection};
use crate::app::cached::Cached;
use crate::app::session::{Session, Stamp};
use crate::app::theme::{TextKind, palette, space};
use crate::app::widget::{self, Bar, Control, Edge, TableAction, TableCell, TableColumn, TableRow, TableState, Tone};
use crate::model::Band;
use crate::say;
use crate::text::Text;
use cards::CardRow;
use counts::CountsMemory;
use view::{BarView, CriteriaView, CriterionRow, SweetSpotView, VerdictView, sweet_spot_view};

/// From this width on the side stands beside the page.
const BESIDE: f32 = 1_100.0;
/// The room for a band's label before its bar.
const BAND_LABEL: f32 = 88.0;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct SweetSpotScreen {
    view: Cached<Stamp, Option<SweetSpotView>>,
    criteria: TableState,
    counts: CountsMemory,
    upper: CardRow,
    lower: CardRow,
    beside: CardRow,
}

impl SweetSpotScreen {
    /// Draws the screen.
    #[must_use]
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Option<Action> {
        let view = self.view.get(session.stamp(), || sweet_spot_view(session));
        let Some(view) = view.as_ref() else {
            let text = &session.text;
            return widget::empty_page(ui, &say!(text, "sweet-empty"), &say!(text, "empty-import"))
                .then_some(Action::Go(Screen::Start));
        };
        let is_beside = session.selection == Selection::Nothing && ui.available_width() >= BESIDE;
        let side = if is_beside { side::panel_ui(ui, &view.side, &session.text) } else { None };
        let page = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let frame = Frame::new().inner_margin(Margin::same(24));
            frame.show(ui, |ui| self.page_ui(ui, view, &session.text, !is_beside)).inner
        });
        side.or(page.inner)
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &SweetSpotView, text: &Text, with_side: bool) -> Option<Action> {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        verdict_ui(ui, &view.verdict);
        ui.add_space(space::SMALL);
        let upper = self.upper_ui(ui, view, text);
        ui.add_space(space::LARGE);
        let lower = doubt::doubt_ui(ui, &mut self.lower, &view.doubt, text);
        let side = with_side.then(|| {
            ui.add_space(space::SMALL);
            side::cards_ui(ui, &mut self.beside, &view.side, text)
        });
        upper.or(lower).or(side.flatten())
    }

    fn upper_ui(&mut self, ui: &mut Ui, view: &SweetSpotView, text: &Text) -> Option<Action> {
        let Self { criteria, counts, upper, .. } = self;
        upper.show(
            ui,
            [0.55, 0.45],
            [&mut |ui| criteria_ui(ui, criteria, &view.criteria, text), &mut |ui| {
                counts::counts_ui(ui, counts, &view.counts, text)
            }],
        )
    }
}

fn verdict_ui(ui: &mut Ui, view: &VerdictView) {
    let contents = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        ui.add_space(space::SMALL);
        widget::muted(ui, &view.eyebrow);
        if view.is_found {
            widget::verdict(ui, &view.title);
        } else {
            widget::finding(ui, &view.title, "");
        }
        ui.label(&view.basis);
        ui.add_space(space::SMALL);
    };
    if view.is_found {
        widget::card_with_edge(ui, Edge::Amber, contents);
    } else {
        widget::card(ui, contents);
    }
}

fn criteria_ui(ui: &mut Ui, state: &mut TableState, view: &CriteriaView, text: &Text) -> Option<Action> {
    let title = say!(text, "sweet-criteria");
    let copied = title_ui(ui, &title, &say!(text, "sweet-copy"));
    let picked = criteria_table_ui(ui, state, view, text);
    ui.add_space(space::TINY);
    for note in &view.notes {
        widget::muted(ui, note);
    }
    let mut scored = None;
    if !view.scores.is_empty() {
        ui.add_space(space::TINY);
        widget::strong(ui, &say!(text, "sweet-scores"));
        scored = bars_ui(ui, &view.scores);
    }
    copied.then(|| Action::Copy(copy::criteria(view, text))).or(picked).or(scored)
}

fn criteria_table_ui(ui: &mut Ui, state: &mut TableState, view: &CriteriaView, text: &Text) -> Option<Action> {
    let column = |title, width, align| TableColumn { title, width, align, sortable: false };
    let columns = [
        column(say!(text, "sweet-criterion"), widget::Width::Rest(150.0), widget::Align::Left),
        column(say!(text, "sweet-winner"), widget::Width::Fixed(120.0), widget::Align::Right),
        column(say!(text, "sweet-value"), widget::Width::Fixed(96.0), widget::Align::Right),
    ];
    let name = say!(text, "sweet-criteria");
    let table = widget::TableView {
        name: &name,
        columns: &columns,
        rows: view.rows.len(),
        sort: None,
        max_height: Some(f32::INFINITY),
    };
    let mut row = |index: usize| view.rows.get(index).map(criterion_row).unwrap_or_default();
    match widget::table_ui(ui, state, &table, &mut row)? {
        TableAction::RowClicked(index, _) | TableAction::RowOpened(index) => {
            let band = view.rows.get(index)?.band?;
            Some(Action::Select(Selection::Band(Band::Known(band))))
        }
        _ => None,
    }
}

fn criterion_row(row: &CriterionRow) -> TableRow {
    let winner = row.winner.clone();
    let winner = if row.is_verdict { TableCell::SweetSpot(winner) } else { TableCell::Text(winner) };
    TableRow {
        name: format!("{}: {}, {}", row.name, row.winner, row.value),
        selected: false,
        cells: vec![TableCell::Text(row.name.clone()), winner, TableCell::Text(row.value.clone())],
    }
}

/// A card's title with a link to copy its table on the right. Returns whether that was clicked.
fn title_ui(ui: &mut Ui, title: &str, copy: &str) -> bool {
    let name = format!("{copy}: {title}");
    ui.horizontal(|ui| {
        widget::section(ui, title);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(Control::link(copy).named(&name)).clicked())
            .inner
    })
    .inner
}

/// A bar per band; a click shows the band.
fn bars_ui(ui: &mut Ui, bars: &[BarView]) -> Option<Action> {
    let shown: Vec<Bar> = bars.iter().map(bar).collect();
    let label_width = label_width(ui, bars);
    let clicked = widget::bars(ui, &shown, label_width)?;
    Some(Action::Select(Selection::Band(Band::Known(bars.get(clicked)?.band))))
}

/// As wide as the longest label needs, so that no band is cut off while there is room.
fn label_width(ui: &Ui, bars: &[BarView]) -> f32 {
    let color = palette(ui).text;
    let widths = bars.iter().map(|bar| {
        let galley = ui.painter().layout_no_wrap(bar.label.clone(), TextKind::Body.font(), color);
        galley.size().x + space::MEDIUM
    });
    widths.fold(BAND_LABEL, f32::max).min(ui.available_width() / 2.0)
}

#[expect(clippy::cast_possible_truncation, reason = "a length on screen")]
fn bar(view: &BarView) -> Bar {
    Bar {
        label: view.label.clone(),
        value: view.value.clone(),
        share: (view.fraction > 0.0).then_some(view.fraction as f32),
        tone: if view.is_verdict { Tone::Amber } else { Tone::Accent },
    }
}
