//! Shares and lift per dimension, and the literal overlap as it shrinks.

use eframe::egui::{Align2, CursorIcon, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::changed;
use super::view::{OverlapView, TraitView};
use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::theme::{TextKind, palette, space};
use crate::app::widget::{self, Bar, focus_ring, line_in, row};
use crate::model::{Best, Facet};
use crate::say;
use crate::text::Text;

/// The height of a value's row, and of its bars.
const ROW: f32 = 26.0;
const THICK: f32 = 8.0;
const THIN: f32 = 4.0;
/// The room for a value's name, and for its numbers.
const NAME: f32 = 150.0;
const NUMBERS: f32 = 128.0;
/// The room for a condition's name.
const CONDITION: f32 = 190.0;

/// What the best clients have in common.
pub(super) fn common_ui(ui: &mut Ui, view: &OverlapView, text: &Text) -> Asked {
    let settings = &view.settings;
    let choices = [say!(text, "overlap-of-tier"), say!(text, "overlap-of-all")];
    let picked = widget::split(
        ui,
        |ui| widget::section(ui, &say!(text, "overlap-common")),
        |ui| widget::segmented(ui, &choices, usize::from(settings.best == Best::All)),
    )
    .1;
    let best = if picked == Some(1) { Best::All } else { Best::FirstTier };
    let mut asked = Asked::from(picked.map(|_| changed(settings, |next| next.best = best)));
    widget::muted(ui, &view.best);
    if view.dimensions.is_empty() {
        widget::muted(ui, &say!(text, "overlap-untagged-all"));
    }
    for dimension in &view.dimensions {
        ui.add_space(space::TINY);
        widget::small(ui, &dimension.name);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for one in &dimension.traits {
                if trait_ui(ui, one) {
                    asked.ask(Action::Select(Selection::Group(vec![one.condition])));
                }
            }
        });
        if let Some(more) = &dimension.more {
            widget::muted(ui, more);
        }
    }
    if !view.dimensions.is_empty() {
        widget::muted(ui, &say!(text, "overlap-common-legend"));
    }
    asked
}

/// A value: its share among the best over its share among all.
fn trait_ui(ui: &mut Ui, one: &TraitView) -> bool {
    let (rect, response) = row(ui, ROW, Sense::click());
    let colors = palette(ui);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 3, colors.hover);
    }
    let label_at = rect.with_max_x(rect.left() + NAME - space::SMALL);
    line_in(ui, label_at, Align2::LEFT_CENTER, (&one.name, TextKind::Body), colors.text);
    let numbers = format!("{} · {} · {}", one.best.1, one.all.1, one.lift);
    let numbers_at = rect.with_min_x(rect.right() - NUMBERS);
    line_in(ui, numbers_at, Align2::RIGHT_CENTER, (&numbers, TextKind::Small), colors.muted);
    let track = rect.with_min_x(label_at.right() + space::SMALL).with_max_x(numbers_at.left() - space::SMALL);
    let bar = |share: f64, top: f32, height: f32| {
        #[expect(clippy::cast_possible_truncation, reason = "a length on screen")]
        let width = (share.clamp(0.0, 1.0) as f32 * track.width()).max(2.0);
        Rect::from_min_size(pos2(track.left(), top), vec2(width, height))
    };
    let top = rect.center().y - (THICK + THIN + 1.0) / 2.0;
    ui.painter().rect_filled(bar(one.best.0, top, THICK), 2, colors.accent);
    ui.painter().rect_filled(bar(one.all.0, top + THICK + 1.0, THIN), 1, colors.faint);
    if response.has_focus() {
        focus_ring(ui, rect.shrink(1.0), 3);
    }
    let spoken = || format!("{}: {numbers}", one.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), spoken()));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// Who has all of it at once, and how many are left as each trait joins.
pub(super) fn literal_ui(ui: &mut Ui, view: &OverlapView, text: &Text) -> Asked {
    let literal = &view.literal;
    widget::section(ui, &say!(text, "overlap-literal"));
    widget::muted(ui, &literal.title);
    let bars: Vec<Bar> = literal.steps.iter().map(|step| step.2.clone()).collect();
    let clicked = widget::bars(ui, &bars, CONDITION);
    let conditions = |upto: usize| literal.steps.iter().take(upto + 1).map(|step| step.1).collect();
    let mut asked = Asked::from(clicked.map(|upto| Action::Select(Selection::Group(conditions(upto)))));
    ui.add_space(space::SMALL);
    widget::small(ui, &say!(text, "overlap-literal-facets"));
    ui.horizontal_wrapped(|ui| {
        for (facet, name, chosen) in &literal.facets {
            let mut is_chosen = *chosen;
            if widget::checkbox(ui, &mut is_chosen, name).changed() {
                let next = chosen_facets(view, (*facet, is_chosen));
                asked.ask(changed(&view.settings, |settings| settings.literal = Some(next)));
            }
            ui.add_space(space::SMALL);
        }
    });
    asked
}

/// The facets after one of them was switched.
fn chosen_facets(view: &OverlapView, (facet, joins): (Facet, bool)) -> Vec<Facet> {
    let facets = view.literal.facets.iter();
    facets.filter(|(one, _, chosen)| if *one == facet { joins } else { *chosen }).map(|(one, ..)| *one).collect()
}
