//! Any two dimensions against each other.

use eframe::egui::Ui;

use super::view::{PivotChoice, PivotView, pivot_view};
use crate::analysis::{Axis, PivotQuantity};
use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::session::{Session, Stamp};
use crate::app::tsv::tsv;
use crate::app::widget::{self, GridAction, GridState, LegendView};
use crate::model::{Band, BuiltIn};
use crate::say;
use crate::text::{Text, words};

/// The tallest the cells get before they scroll by themselves.
const TALLEST: f32 = 420.0;

/// What is chosen, and the grid's memory.
#[derive(Debug, Default)]
pub(super) struct PivotPanel {
    choice: Option<PivotChoice>,
    view: Cached<(Stamp, PivotChoice), Option<PivotView>>,
    grid: GridState,
}

impl PivotPanel {
    /// The card.
    pub(super) fn ui(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let text = &session.text;
        let Some(choice) = self.choice.or_else(|| first_choice(session)) else { return Asked::default() };
        let view = self.view.get((session.stamp(), choice), || pivot_view(session, choice));
        let Some(view) = view.as_ref() else { return Asked::default() };
        widget::card(ui, |ui| {
            let copied = widget::split(
                ui,
                |ui| widget::section(ui, &say!(text, "overlap-pivot")),
                |ui| widget::normal(ui, &say!(text, "overlap-pivot-copy")).clicked(),
            )
            .1;
            self.choices_ui(ui, view, (choice, text));
            self.grid.max_height = Some(TALLEST);
            let action = widget::grid_ui(ui, &mut self.grid, &view.grid);
            legend_ui(ui, view, text);
            let copied = copied.then(|| Action::Copy(written(view)));
            Asked::from(copied).and(action.and_then(|action| clicked(view, action)))
        })
        .inner
    }

    fn choices_ui(&mut self, ui: &mut Ui, view: &PivotView, (choice, text): (PivotChoice, &Text)) {
        let names: Vec<String> = view.axes.iter().map(|axis| axis.1.clone()).collect();
        let place = |axis: Axis| view.axes.iter().position(|one| one.0 == axis).unwrap_or(0);
        let mut next = choice;
        ui.horizontal_wrapped(|ui| {
            if let Some(axis) = widget::choice(ui, &say!(text, "overlap-pivot-down"), &names, place(choice.axes.0)) {
                next.axes.0 = view.axes.get(axis).map_or(choice.axes.0, |axis| axis.0);
            }
            if let Some(axis) = widget::choice(ui, &say!(text, "overlap-pivot-across"), &names, place(choice.axes.1)) {
                next.axes.1 = view.axes.get(axis).map_or(choice.axes.1, |axis| axis.0);
            }
            let quantities = PivotQuantity::ALL.map(|one| words::pivot_quantity(text, one));
            let here = PivotQuantity::ALL.iter().position(|one| *one == choice.quantity).unwrap_or(0);
            if let Some(picked) = widget::choice(ui, &say!(text, "bands-show"), &quantities, here) {
                next.quantity = PivotQuantity::ALL.get(picked).copied().unwrap_or_default();
            }
        });
        if next != choice {
            self.choice = Some(next);
        }
    }
}

/// Size bands down, or tiers, and industry across, or whatever dimension there is.
fn first_choice(session: &Session) -> Option<PivotChoice> {
    let project = session.project()?;
    let dimensions = &project.data.dimensions;
    let industry = dimensions.iter().find(|one| one.as_built_in() == Some(BuiltIn::Industry));
    let used =
        |one: &&crate::model::Dimension| project.data.clients.iter().any(|client| !client.tags.of(one.id).is_empty());
    let across = industry.filter(used).or_else(|| dimensions.iter().find(used));
    let across = across.map_or(Axis::Tier, |one| Axis::Dimension(one.id));
    // Where no size is known, the bands would all be empty.
    let has_sizes = session.outcome()?.basis.band.iter().any(|band| matches!(band, Band::Known(_)));
    let down = if has_sizes { Axis::Band } else { Axis::Tier };
    Some(PivotChoice { axes: (down, across), quantity: PivotQuantity::AveragePerClient })
}

fn legend_ui(ui: &mut Ui, view: &PivotView, text: &Text) {
    let unknown = view.grid.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.hatched);
    let hatched = if unknown { say!(text, "overlap-pivot-unknown") } else { String::new() };
    if let Some((lowest, highest)) = &view.legend {
        widget::legend(ui, &LegendView { lowest, highest, sweet_spot: "", unknown: &hatched });
    }
}

fn clicked(view: &PivotView, action: GridAction) -> Option<Action> {
    let GridAction::Clicked(row, column) = action else { return None };
    let conditions = view.conditions.get(row)?.get(column)?.clone()?;
    Some(Action::Select(Selection::Group(conditions)))
}

/// The grid, tab-separated.
fn written(view: &PivotView) -> String {
    let titles = std::iter::once(String::new()).chain(view.grid.columns.iter().map(|column| column.full_title.clone()));
    let titles = titles.chain(view.grid.trail_titles.clone()).collect();
    let rows = view.grid.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| cell.text.clone());
        std::iter::once(row.label.clone()).chain(cells).chain(row.trail.clone()).collect()
    });
    tsv(std::iter::once(titles).chain(rows))
}
