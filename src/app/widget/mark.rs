//! Small marks: the dot of the sweet spot, hatching for the unknown, check marks, arrows, the focus ring.

use eframe::egui::{
    Color32, Mesh, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, epaint::RectShape, pos2, vec2,
};

use crate::app::theme::{Palette, palette, size};

/// Across one stripe and one gap, and across the stripe, measured along a row.
const PERIOD: f32 = 8.5;
const STRIPE: f32 = 3.0;

/// The amber dot in a line of words.
pub fn sweet_spot_dot(ui: &mut Ui) {
    let side = size::DOT_RADIUS * 2.0;
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    ui.painter().circle_filled(rect.center(), size::DOT_RADIUS, palette(ui).amber);
}

/// Fills `rect` with the diagonal stripes that mean unknown. Neighbours line up.
pub fn hatch(painter: &Painter, rect: Rect, color: Color32) {
    let mut mesh = Mesh::default();
    hatch_into(&mut mesh, rect, color);
    painter.add(Shape::mesh(mesh));
}

/// The stripes of [`hatch`] into a mesh that may hold more than one cell.
pub(super) fn hatch_into(mesh: &mut Mesh, rect: Rect, color: Color32) {
    let mut left = ((rect.left() - rect.height()) / PERIOD).floor() * PERIOD;
    while left < rect.right() {
        stripe_into(mesh, rect, left, color);
        left += PERIOD;
    }
}

/// One stripe that falls one point for each point to the right and enters the top edge at `left`.
fn stripe_into(mesh: &mut Mesh, rect: Rect, left: f32, color: Color32) {
    let points = [left, left + STRIPE]
        .map(|x| (pos2(x, rect.top()), pos2(x + rect.height(), rect.bottom())))
        .map(|(from, to)| [from, to]);
    let [[a, b], [d, c]] = points;
    let inside = clip_x(&clip_x(&[a, b, c, d], rect.left(), true), rect.right(), false);
    fan_into(mesh, &inside, color);
}

/// The part of a convex polygon right of `x` (or left of it).
fn clip_x(points: &[Pos2], x: f32, right: bool) -> Vec<Pos2> {
    let inside = |p: &Pos2| if right { p.x >= x } else { p.x <= x };
    let next = points.iter().cycle().skip(1);
    let mut kept = Vec::with_capacity(points.len() + 2);
    for (from, to) in points.iter().zip(next) {
        if inside(from) {
            kept.push(*from);
        }
        if inside(from) != inside(to) {
            let t = (x - from.x) / (to.x - from.x);
            kept.push(pos2(x, from.y + (to.y - from.y) * t));
        }
    }
    kept
}

fn fan_into(mesh: &mut Mesh, points: &[Pos2], color: Color32) {
    let Ok(first) = u32::try_from(mesh.vertices.len()) else { return };
    for point in points {
        mesh.colored_vertex(*point, color);
    }
    let corners = u32::try_from(points.len()).unwrap_or(0);
    for corner in 1..corners.saturating_sub(1) {
        mesh.add_triangle(first, first + corner, first + corner + 1);
    }
}

/// The outline of what has the keyboard, one point off the control so that it shows on any fill.
pub(in crate::app) fn focus_ring(ui: &Ui, rect: Rect, radius: u8) {
    let stroke = Stroke::new(size::FOCUS, palette(ui).accent);
    ui.painter().rect_stroke(rect.expand(1.0), radius.saturating_add(1), stroke, StrokeKind::Outside);
}

/// A small filled triangle pointing down: this opens a list.
pub(super) fn chevron(painter: &Painter, center: Pos2, color: Color32) {
    let corners = vec![center + vec2(-4.0, -2.5), center + vec2(4.0, -2.5), center + vec2(0.0, 3.5)];
    painter.add(Shape::convex_polygon(corners, color, Stroke::NONE));
}

/// A box of 15 points that is checked or not.
pub(super) fn check_box(ui: &Ui, center: Pos2, checked: bool) {
    ui.painter().extend(check_box_shapes(palette(ui), center, checked));
}

/// A box for things of which some are checked and some are not.
pub(super) fn mixed_box(ui: &Ui, center: Pos2) {
    let colors = palette(ui);
    let at = |x: f32| center + vec2(x, 0.0);
    ui.painter().rect_filled(Rect::from_center_size(center, vec2(15.0, 15.0)), 3.0, colors.accent);
    ui.painter().line_segment([at(-3.5), at(3.5)], Stroke::new(1.8, colors.on_accent));
}

/// A box that is checked or not, as shapes to be painted with others.
pub(super) fn check_box_shapes(colors: &Palette, center: Pos2, checked: bool) -> Vec<Shape> {
    let rect = Rect::from_center_size(center, vec2(15.0, 15.0));
    if !checked {
        let stroke = Stroke::new(size::LINE, colors.faint);
        return vec![RectShape::new(rect, 3.0, colors.panel, stroke, StrokeKind::Inside).into()];
    }
    let at = |x: f32, y: f32| center + vec2(x, y);
    let tick = vec![at(-3.5, 0.2), at(-1.0, 2.8), at(3.8, -2.8)];
    vec![Shape::rect_filled(rect, 3.0, colors.accent), Shape::line(tick, Stroke::new(1.8, colors.on_accent))]
}
