//! The strip of coverage: one bar per dimension; a click puts it in focus.

use eframe::egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::view::DimensionView;
use crate::app::theme::{TextKind, palette, space};
use crate::app::widget;
use crate::model::DimensionId;
use crate::say;
use crate::text::Text;

const NARROWEST: f32 = 188.0;
const HEIGHT: f32 = 40.0;
const BAR: f32 = 6.0;

/// Draws the strip in as many rows as it needs. Returns the dimension clicked.
#[must_use]
pub(super) fn coverage_ui(
    ui: &mut Ui,
    text: &Text,
    dimensions: &[DimensionView],
    focused: DimensionId,
) -> Option<DimensionId> {
    let mut clicked = None;
    widget::card(ui, |ui| {
        let (columns, rows) = grid(dimensions.len(), ui.available_width());
        #[expect(clippy::cast_precision_loss, reason = "a handful of bars")]
        let size = vec2(ui.available_width(), rows as f32 * (HEIGHT + space::SMALL) - space::SMALL);
        let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
        for (at, dimension) in dimensions.iter().enumerate() {
            let rect = cell(whole, columns, at);
            if bar_ui(ui, rect, (text, dimension), dimension.id == focused) {
                clicked = Some(dimension.id);
            }
        }
    });
    clicked
}

/// How many columns and rows `count` bars take in `width`, the rows as even as can be.
fn grid(count: usize, width: f32) -> (usize, usize) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of columns")]
    let fit = (((width + space::HUGE) / (NARROWEST + space::HUGE)).floor() as usize).max(1);
    let rows = count.div_ceil(fit).max(1);
    (count.div_ceil(rows).max(1), rows)
}

#[expect(clippy::cast_precision_loss, reason = "a handful of bars")]
fn cell(whole: Rect, columns: usize, at: usize) -> Rect {
    let width = (whole.width() - (columns - 1) as f32 * space::HUGE) / columns as f32;
    let (column, row) = ((at % columns) as f32, (at / columns) as f32);
    let min = pos2(whole.left() + column * (width + space::HUGE), whole.top() + row * (HEIGHT + space::SMALL));
    Rect::from_min_size(min, vec2(width, HEIGHT))
}

fn bar_ui(ui: &mut Ui, rect: Rect, of: (&Text, &DimensionView), is_focused: bool) -> bool {
    let (text, dimension) = of;
    let response = ui.interact(rect, ui.scope_id().with(("coverage", dimension.id)), Sense::click());
    let colors = palette(ui);
    let around = rect.expand2(vec2(space::SMALL, 0.0));
    if is_focused || response.hovered() {
        let fill = if is_focused { colors.accent_tint } else { colors.hover };
        ui.painter().rect_filled(around, 6, fill);
    }
    let line = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + 26.0));
    let value = widget::line(ui.painter(), &dimension.coverage, TextKind::Body, line.width() * 0.7);
    let room = line.width() - value.size().x - space::SMALL;
    let kind = if is_focused { TextKind::Strong } else { TextKind::Body };
    let name = widget::line(ui.painter(), &dimension.name, kind, room);
    widget::place(ui.painter(), line, Align2::LEFT_CENTER, name, colors.text);
    widget::place(ui.painter(), line, Align2::RIGHT_CENTER, value, colors.muted);
    let track = Rect::from_min_size(pos2(rect.left(), rect.bottom() - BAR - 6.0), vec2(rect.width(), BAR));
    ui.painter().rect_filled(track, CornerRadius::same(3), colors.line);
    #[expect(clippy::cast_possible_truncation, reason = "a share on screen")]
    let known = track.with_max_x(track.left() + track.width() * dimension.share as f32);
    let fill = if dimension.is_well_covered { colors.good } else { colors.accent };
    ui.painter().rect_filled(known, CornerRadius::same(3), fill);
    if response.has_focus() {
        widget::focus_ring(ui, around, 6);
    }
    let label = format!("{}: {}", dimension.name, dimension.coverage);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_focused, &label));
    let clicked = response.clicked();
    response.on_hover_text(format!("{label}\n{}", say!(text, "clients-coverage-hint")));
    clicked
}

#[cfg(test)]
mod tests {
    use super::grid;

    #[test]
    fn bars_wrap_into_even_rows() {
        let cases = [
            ((6, 1300.0), (6, 1)),
            ((6, 872.0), (3, 2)),
            ((6, 456.0), (2, 3)),
            ((7, 872.0), (4, 2)),
            ((6, 50.0), (1, 6)),
        ];
        for ((count, width), expected) in cases {
            assert_eq!(grid(count, width), expected, "{count} in {width}");
        }
    }
}
