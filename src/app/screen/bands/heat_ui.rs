//! The heatmap with its choices and legend.

use eframe::egui::Ui;

use super::heat::{Choice, HeatView, quantity_name};
use crate::analysis::heat::{Normalise, Quantity, Scale};
use crate::app::action::Selection;
use crate::app::widget::{self, GridState, LegendView};
use crate::say;
use crate::text::Text;

/// The tallest the cells get before they scroll by themselves: more bands than anyone draws.
const TALLEST: f32 = 700.0;

/// What is shown and how it is coloured; a pick changes `choice`.
pub(super) fn choices_ui(ui: &mut Ui, choice: &mut Choice, shown: Quantity, text: &Text) {
    let names = Quantity::ALL.map(|quantity| quantity_name(text, quantity));
    let here = Quantity::ALL.iter().position(|quantity| *quantity == shown).unwrap_or(0);
    if let Some(picked) = widget::choice(ui, &say!(text, "bands-show"), &names, here) {
        choice.quantity = Quantity::ALL.get(picked).copied();
    }
    let colours = [Normalise::Table, Normalise::Row, Normalise::Column];
    let names = [say!(text, "bands-colour-table"), say!(text, "bands-colour-row"), say!(text, "bands-colour-column")];
    let here = colours.iter().position(|normalise| *normalise == choice.normalise).unwrap_or(0);
    if let Some(picked) = widget::choice(ui, &say!(text, "bands-colour"), &names, here) {
        choice.normalise = colours.get(picked).copied().unwrap_or_default();
    }
    let scales = [Scale::Linear, Scale::Log, Scale::Percentile];
    let names = [say!(text, "bands-scale-linear"), say!(text, "bands-scale-log"), say!(text, "bands-scale-percentile")];
    let here = scales.iter().position(|scale| *scale == choice.scale).unwrap_or(0);
    if let Some(picked) = widget::choice(ui, &say!(text, "bands-scale"), &names, here) {
        choice.scale = scales.get(picked).copied().unwrap_or_default();
    }
}

/// The heatmap; returns what a click asks the inspector to show.
pub(super) fn heat_ui(
    ui: &mut Ui,
    state: &mut GridState,
    view: &HeatView,
    (selection, text): (&Selection, &Text),
) -> Option<Selection> {
    state.selected = view.selected(selection);
    state.max_height = Some(TALLEST);
    let asked = widget::grid_ui(ui, state, &view.grid);
    if view.quantity == Quantity::ClientsByBreadth {
        widget::small(ui, &say!(text, "bands-by-breadth-hint"));
    }
    let marked = view.grid.rows.iter().any(|row| row.marked);
    let unknown = view.grid.rows.iter().any(|row| row.kind == widget::RowKind::Unknown);
    let dot = if marked { say!(text, "bands-legend-sweet-spot") } else { String::new() };
    let hatched = if unknown { say!(text, "bands-legend-unknown") } else { String::new() };
    match &view.legend {
        Some((lowest, highest)) => {
            widget::legend(ui, &LegendView { lowest, highest, sweet_spot: &dot, unknown: &hatched });
        }
        None => {
            ui.horizontal(|ui| widget::small(ui, &say!(text, "bands-legend-all-unknown")));
        }
    }
    asked.and_then(|action| view.selection(action))
}
