//! The plots: bars, dots and boxes, drawn by egui_plot without gridlines and without taking the wheel.

mod dots;
mod rows;

use eframe::egui::{Color32, Ui};

use super::plots::{Paint, PlotsView};
use crate::app::action::Selection;
use crate::app::theme::{palette, space};
use crate::app::widget;
use crate::text::Text;

/// Below this width the plots stand one above the other.
const TWO_COLUMNS: f32 = 640.0;

/// The four plots in cards.
pub(super) fn plots_ui(ui: &mut Ui, view: &PlotsView, text: &Text) -> Option<Selection> {
    let height = rows::height(view.revenue.bars.len()).max(190.0);
    let upper =
        pair_ui(ui, height, |ui| rows::bars_ui(ui, &view.revenue), |ui| dots::dots_ui(ui, &view.dots, (height, text)));
    ui.add_space(space::LARGE);
    let lower =
        pair_ui(ui, height + rows::AXIS, |ui| rows::bars_ui(ui, &view.clients), |ui| rows::boxes_ui(ui, &view.boxes));
    upper.or(lower)
}

/// Two cards beside each other where there is room.
fn pair_ui(
    ui: &mut Ui,
    height: f32,
    left: impl FnOnce(&mut Ui) -> Option<Selection>,
    right: impl FnOnce(&mut Ui) -> Option<Selection>,
) -> Option<Selection> {
    // The cards of a pair remember how high the higher was.
    let id = ui.scope_id().with(("pair of plots", height.to_bits()));
    let known = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or_default();
    let mut tallest = 0.0_f32;
    let is_below = ui.available_width() < TWO_COLUMNS;
    let mut card = |ui: &mut Ui, contents: &mut dyn FnMut(&mut Ui) -> Option<Selection>| {
        let contents = |ui: &mut Ui| {
            ui.set_min_height(height + 32.0);
            let selected = contents(ui);
            let used = ui.min_rect();
            tallest = tallest.max(used.height());
            if !is_below {
                ui.expand_to_include_y(used.top() + known);
            }
            selected
        };
        widget::card(ui, contents).inner
    };
    let (mut left, mut right) = (Some(left), Some(right));
    let mut first = |ui: &mut Ui| left.take().and_then(|left| left(ui));
    let mut second = |ui: &mut Ui| right.take().and_then(|right| right(ui));
    if is_below {
        let upper = card(ui, &mut first);
        ui.add_space(space::LARGE);
        return upper.or(card(ui, &mut second));
    }
    let selected = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = space::LARGE;
        ui.columns_const(|[at_left, at_right]| {
            let left = card(at_left, &mut first);
            let right = card(at_right, &mut second);
            left.or(right)
        })
    });
    if (tallest - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, tallest));
        ui.ctx().request_discard("the plots of a pair are equally high");
    }
    selected.inner
}

/// The colour of a band.
fn color(ui: &Ui, paint: Paint) -> Color32 {
    match paint {
        Paint::Plain => palette(ui).accent,
        Paint::SweetSpot => palette(ui).amber,
        Paint::Unknown => palette(ui).faint,
    }
}
