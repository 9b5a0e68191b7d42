//! A curve of shares with cut-offs to drag: the Pareto curve of revenue over clients.

use eframe::egui::{
    Align2, CursorIcon, Key, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetText, pos2, text::LayoutJob,
    vec2,
};
use egui_plot::{Line, PlotPoint, PlotResponse, PlotTransform};

use super::mark;
use super::plot::{axis_width, still};
use crate::app::theme::{TextKind, fade, palette, size, space};

/// The room for the words below the curve.
const AXIS: f32 = 36.0;
/// How far from a cut-off's line it can be taken, and how far an arrow key moves it.
const REACH: f32 = 5.0;
const STEP: f64 = 0.01;
/// The most points drawn.
const MOST_POINTS: usize = 800;

/// A cut-off on the curve.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct CurveCut {
    /// What stands at its line: "A up to 50 %".
    pub(in crate::app) label: String,
    /// Its height, 0 to 1.
    pub(in crate::app) height: f64,
    /// Where the curve reaches it, 0 to 1.
    pub(in crate::app) place: f64,
}

/// What the curve shows.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct CurveView {
    /// What it is, for a screen reader.
    pub(in crate::app) name: String,
    /// From left to right and rising: both shares 0 to 1.
    pub(in crate::app) points: Vec<[f64; 2]>,
    /// The cut-offs, lowest first.
    pub(in crate::app) cuts: Vec<CurveCut>,
    /// Whether they can be moved.
    pub(in crate::app) can_move: bool,
    /// What is on the axis below: "Share of clients".
    pub(in crate::app) below: String,
    /// The marks of both axes: share and words.
    pub(in crate::app) marks: Vec<(f64, String)>,
    /// What the pointer says at a point, by its position in `points`.
    pub(in crate::app) hints: Vec<String>,
}

/// A cut-off that is being moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::app) struct CutMoved {
    /// Which.
    pub(in crate::app) cut: usize,
    /// Its new height, 0 to 1.
    pub(in crate::app) height: f64,
    /// Whether the move begins here: a step of undo of its own.
    pub(in crate::app) begins: bool,
}

/// The curve, `height` points high with its axis; returns a moved cut-off.
pub(in crate::app) fn curve(ui: &mut Ui, view: &CurveView, height: f32) -> Option<CutMoved> {
    let left = view.marks.iter().map(|mark| axis_width(ui, &mark.1)).fold(0.0, f32::max) + space::SMALL;
    let plot_size = vec2((ui.available_width() - left - space::LARGE).max(80.0), (height - AXIS).max(60.0));
    let top = ui.cursor().top();
    let shown = ui
        .horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(left);
            line_ui(ui, view, plot_size)
        })
        .inner;
    axes_ui(ui, view, &shown.transform);
    let moved = cuts_ui(ui, view, &shown.transform);
    hint_ui(ui, view, &shown);
    ui.add_space((top + height - ui.cursor().top()).max(0.0));
    moved
}

fn line_ui(ui: &mut Ui, view: &CurveView, plot_size: Vec2) -> PlotResponse<()> {
    let accent = palette(ui).accent;
    let every = view.points.len().div_ceil(MOST_POINTS).max(1);
    let last = view.points.len().saturating_sub(1);
    let kept = view.points.iter().enumerate().filter(|(at, _)| at % every == 0 || *at == last);
    let points: Vec<[f64; 2]> = std::iter::once([0.0, 0.0]).chain(kept.map(|(_, point)| *point)).collect();
    let line = Line::new(view.name.clone(), points).stroke(Stroke::new(2.0, accent)).fill(0.0).allow_hover(false);
    let line = line.fill_alpha(0.10);
    let highest = view.points.iter().map(|point| point[1]).fold(1.0, f64::max);
    let shown = still(&view.name, plot_size).sense(Sense::hover()).show(ui, |plot| {
        plot.set_plot_bounds_x(0.0..=1.0);
        plot.set_plot_bounds_y(0.0..=highest * 1.02);
        plot.line(line);
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &view.name));
    shown
}

fn axes_ui(ui: &Ui, view: &CurveView, transform: &PlotTransform) {
    let (frame, colors) = (*transform.frame(), palette(ui));
    let line = Stroke::new(size::LINE, colors.line);
    ui.painter().vline(frame.left(), frame.y_range(), line);
    ui.painter().hline(frame.x_range(), frame.bottom(), line);
    let font = TextKind::Small.font();
    for (share, words) in &view.marks {
        let at = transform.position_from_point(&PlotPoint::new(*share, *share));
        let beside = pos2(frame.left() - 6.0, at.y);
        ui.painter().text(beside, Align2::RIGHT_CENTER, words, font.clone(), colors.muted);
        if *share > 0.0 {
            ui.painter().text(pos2(at.x, frame.bottom() + 3.0), Align2::CENTER_TOP, words, font.clone(), colors.muted);
        }
    }
    let caption = pos2(frame.center().x, frame.bottom() + 18.0);
    ui.painter().text(caption, Align2::CENTER_TOP, &view.below, font, colors.muted);
}

/// The cut-offs: a line up to the curve, its words, and what it is taken by.
fn cuts_ui(ui: &Ui, view: &CurveView, transform: &PlotTransform) -> Option<CutMoved> {
    let frame = *transform.frame();
    let mut moved = None;
    let mut named = Vec::new();
    for (index, cut) in view.cuts.iter().enumerate() {
        let at = transform.position_from_point(&PlotPoint::new(cut.place, cut.height));
        let band = Rect::from_min_max(pos2(frame.left(), at.y - REACH), pos2(frame.right(), at.y + REACH));
        let sense = if view.can_move { Sense::click_and_drag() } else { Sense::hover() };
        let response = ui.interact(band, ui.scope_id().with((&view.name, index)), sense);
        let colors = palette(ui);
        let held = view.can_move && (response.hovered() || response.dragged() || response.has_focus());
        let ink = if held { colors.accent } else { fade(colors.muted, 0.6) };
        let dashes = [pos2(frame.left(), at.y), pos2(at.x, at.y), pos2(at.x, frame.bottom())];
        ui.painter().extend(eframe::egui::Shape::dashed_line(&dashes, Stroke::new(size::LINE, ink), 4.0, 3.0));
        ui.painter().circle(at, size::DOT_RADIUS, colors.panel, Stroke::new(size::FOCUS, colors.accent));
        let job = LayoutJob::simple_singleline(cut.label.clone(), TextKind::Small.font(), colors.text);
        let words = ui.painter().layout_job(job);
        let place = label_place(at, words.size(), frame, &named);
        named.push(place);
        ui.painter().galley(place.min, words, colors.text);
        if response.has_focus() {
            mark::focus_ring(ui, Rect::from_center_size(at, vec2(14.0, 14.0)), 7);
        }
        response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), cut.height, &cut.label));
        if view.can_move {
            moved = moved.or(asked(ui, &response, (index, cut), transform));
            response.on_hover_and_drag_cursor(CursorIcon::ResizeVertical);
        }
    }
    moved
}

/// Right of the dot, below the curve's shoulder; where there is no room, below the dot as far right as it goes, since
/// left of it lies the curve. Below the words that stand there already.
fn label_place(at: Pos2, words: Vec2, frame: Rect, named: &[Rect]) -> Rect {
    let (right, last) = (at.x + space::SMALL, frame.right() - words.x);
    let (x, y) = if right <= last { (right, at.y + 2.0) } else { (last, at.y + space::SMALL) };
    let lowest = frame.bottom() - words.y;
    let mut rect = Rect::from_min_size(pos2(x, y.min(lowest)), words);
    while let Some(taken) = named.iter().find(|taken| taken.intersects(rect) && taken.bottom() < lowest) {
        rect = Rect::from_min_size(pos2(x, taken.bottom() + 0.5), words);
    }
    rect
}

fn asked(
    ui: &Ui,
    response: &eframe::egui::Response,
    (index, cut): (usize, &CurveCut),
    transform: &PlotTransform,
) -> Option<CutMoved> {
    let moved = |height: f64, begins| Some(CutMoved { cut: index, height: height.clamp(0.0, 1.0), begins });
    if response.dragged() {
        let pointer = response.interact_pointer_pos()?;
        let height = transform.value_from_position(pointer).y;
        return moved((height * 100.0).round() / 100.0, response.drag_started());
    }
    if !response.has_focus() {
        return None;
    }
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let step = f64::from(i8::from(pressed(Key::ArrowUp)) - i8::from(pressed(Key::ArrowDown)));
    if step == 0.0 { None } else { moved(cut.height + step * STEP, true) }
}

/// Who the pointer is at.
fn hint_ui(ui: &mut Ui, view: &CurveView, shown: &PlotResponse<()>) {
    let frame = *shown.transform.frame();
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|at| frame.contains(*at)) else { return };
    let share = shown.transform.value_from_position(pointer).x;
    let nearest = view.points.partition_point(|point| point[0] < share);
    let (Some(hint), Some(point)) = (view.hints.get(nearest), view.points.get(nearest)) else { return };
    let at = shown.transform.position_from_point(&PlotPoint::new(point[0], point[1]));
    ui.painter().circle_filled(at, 3.0, palette(ui).accent);
    let hint = WidgetText::from(hint.clone());
    shown.response.clone().on_hover_ui_at_pointer(|ui| {
        ui.add(eframe::egui::Label::new(hint).extend());
    });
}
