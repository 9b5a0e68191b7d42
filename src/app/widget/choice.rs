//! Choosing one of a few: all in sight (segmented) or behind one control (choice).

use eframe::egui::{
    Align2, CornerRadius, Id, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, vec2,
};

use super::{button::Control, check::checkbox, mark, words};
use crate::app::theme::{TextKind, palette, size, space};

const PADDING: f32 = 11.0;
/// The narrowest a menu of a column or a row is, and the tallest before it scrolls.
const MENU_WIDTH: f32 = 200.0;
const MENU_HEIGHT: f32 = 440.0;

/// "Show: Penetration ▾": the label and the chosen option in one control. Returns the option picked now.
#[must_use]
pub fn choice(ui: &mut Ui, label: &str, options: &[String], chosen: usize) -> Option<usize> {
    let value = options.get(chosen).map_or("", String::as_str);
    let words = if label.is_empty() { value.to_owned() } else { format!("{label}: {value}") };
    let button = ui.add(Control::normal(&words).opens().role(Role::ComboBox));
    options_popup(&button, label, options, chosen)
}

/// A choice that shows less than the option's words: `(label, shown)`.
#[must_use]
pub fn short_choice(ui: &mut Ui, (label, shown): (&str, &str), options: &[String], chosen: usize) -> Option<usize> {
    let button = ui.add(Control::normal(shown).named(label).opens().role(Role::ComboBox)).on_hover_text(label);
    options_popup(&button, label, options, chosen)
}

/// Any number of options behind one control that shows `label`; it stays open while they are checked. Returns the option
/// flipped now.
#[must_use]
pub fn choice_of_many(ui: &mut Ui, label: &str, options: &[(String, bool)]) -> Option<usize> {
    let button = ui.add(Control::normal(label).opens().role(Role::ComboBox));
    let shown = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_min_width(MENU_WIDTH);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut flipped = None;
        ScrollArea::vertical().max_height(MENU_HEIGHT).show(ui, |ui| {
            for (index, (option, is_chosen)) in options.iter().enumerate() {
                if checkbox(ui, &mut is_chosen.clone(), option).changed() {
                    flipped = Some(index);
                }
            }
        });
        flipped
    });
    shown.and_then(|shown| shown.inner)
}

fn options_popup(button: &Response, label: &str, options: &[String], chosen: usize) -> Option<usize> {
    Popup::menu(button)
        .accessible_name(label)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let width = |option: &String| words::line(ui.painter(), option, TextKind::Strong, 360.0).size().x;
            let widest = options.iter().map(width).fold(0.0, f32::max) + 2.0 * space::SMALL;
            ui.set_width(widest.max(button.rect.width()).ceil());
            let mut picked = None;
            for (index, option) in options.iter().enumerate() {
                if menu_item(ui, option, index == chosen).clicked() {
                    picked = Some(index);
                }
            }
            picked
        })
        .and_then(|shown| shown.inner)
        .filter(|picked| *picked != chosen)
}

/// The menu of something clicked: options below it, each with a mark on the one that holds. Returns the one picked now.
pub(super) fn menu_below(button: &Response, name: &str, options: &[String], chosen: Option<usize>) -> Option<usize> {
    Popup::menu(button)
        .accessible_name(name)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let width = |option: &String| words::line(ui.painter(), option, TextKind::Strong, 360.0).size().x;
            let widest = options.iter().map(width).fold(0.0, f32::max) + 2.0 * space::SMALL;
            ui.set_width(widest.max(MENU_WIDTH).ceil());
            let list = ScrollArea::vertical().max_height(MENU_HEIGHT).show(ui, |ui| menu_items(ui, options, chosen));
            list.inner
        })
        .and_then(|shown| shown.inner)
        .filter(|picked| Some(*picked) != chosen)
}

fn menu_items(ui: &mut Ui, options: &[String], chosen: Option<usize>) -> Option<usize> {
    let mut picked = None;
    for (index, option) in options.iter().enumerate() {
        if menu_item(ui, option, Some(index) == chosen).clicked() {
            picked = Some(index);
        }
    }
    picked
}

/// One line of a menu or a list of suggestions.
pub fn menu_item(ui: &mut Ui, text: &str, chosen: bool) -> Response {
    let kind = if chosen { TextKind::Strong } else { TextKind::Body };
    let galley = words::line(ui.painter(), text, kind, 360.0);
    let width = (galley.size().x + 2.0 * space::SMALL).max(ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::ROW), Sense::click());
    let colors = palette(ui);
    if chosen || response.hovered() || response.has_focus() {
        let fill = if chosen { colors.accent_tint } else { colors.hover };
        ui.painter().rect_filled(rect, size::CONTROL_RADIUS, fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(size::FOCUS, colors.accent);
        ui.painter().rect_stroke(rect, size::CONTROL_RADIUS, stroke, StrokeKind::Inside);
    }
    words::place(ui.painter(), rect.shrink2(vec2(space::SMALL, 0.0)), Align2::LEFT_CENTER, galley, colors.text);
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, ui.is_enabled(), chosen, text));
    response
}

/// One line of a list of finds: words left, what it is or its keys right.
pub fn find_row(ui: &mut Ui, text: &str, hint: &str, chosen: bool) -> Response {
    let response = menu_item(ui, text, chosen);
    let inner = response.rect.shrink2(vec2(space::SMALL, 0.0));
    words::line_in(ui, inner, Align2::RIGHT_CENTER, (hint, TextKind::Small), palette(ui).muted);
    response
}

/// Two to four options side by side in one frame. Returns the option picked now.
#[must_use]
pub fn segmented(ui: &mut Ui, options: &[String], chosen: usize) -> Option<usize> {
    segments_ui(ui, None, options, Some(chosen))
}

/// The same for several things, none chosen where they differ. The first option has the keyboard as `first`.
#[must_use]
pub fn mixed_segmented(ui: &mut Ui, first: Id, options: &[String], chosen: Option<usize>) -> Option<usize> {
    segments_ui(ui, Some(first), options, chosen)
}

fn segments_ui(ui: &mut Ui, first: Option<Id>, options: &[String], chosen: Option<usize>) -> Option<usize> {
    let galleys: Vec<_> = options
        .iter()
        .enumerate()
        .map(|(index, option)| {
            let kind = if Some(index) == chosen { TextKind::Strong } else { TextKind::Body };
            words::line(ui.painter(), option, kind, f32::INFINITY)
        })
        .collect();
    let total = galleys.iter().map(|galley| (galley.size().x + 2.0 * PADDING).ceil()).sum();
    let (whole, frame) = ui.allocate_exact_size(vec2(total, size::CONTROL), Sense::hover());
    let colors = palette(ui);
    ui.painter().rect_filled(whole, size::CONTROL_RADIUS, colors.panel);
    let mut picked = None;
    let mut focused = None;
    let mut left = whole.left();
    for (index, (galley, option)) in galleys.into_iter().zip(options).enumerate() {
        let rect = Rect::from_min_size(
            [left, whole.top()].into(),
            vec2((galley.size().x + 2.0 * PADDING).ceil(), size::CONTROL),
        );
        left = rect.right();
        let id = first.filter(|_| index == 0).unwrap_or_else(|| first.unwrap_or(frame.id).with(index));
        let response = ui.interact(rect, id, Sense::click());
        let fill = match (Some(index) == chosen, response.hovered()) {
            (true, _) => colors.accent_tint,
            (false, true) => colors.hover,
            (false, false) => colors.panel,
        };
        ui.painter().rect_filled(rect, corners(index, options.len()), fill);
        if index > 0 {
            ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(size::LINE, colors.line));
        }
        let color = if Some(index) == chosen { colors.text } else { colors.muted };
        words::place(ui.painter(), rect, Align2::CENTER_CENTER, galley, color);
        response
            .widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), Some(index) == chosen, option));
        if response.has_focus() {
            focused = Some(rect);
        }
        if response.clicked() && Some(index) != chosen {
            picked = Some(index);
        }
    }
    let border = Stroke::new(size::LINE, colors.line);
    ui.painter().rect_stroke(whole, size::CONTROL_RADIUS, border, StrokeKind::Inside);
    if let Some(rect) = focused {
        mark::focus_ring(ui, rect.shrink(1.0), size::CONTROL_RADIUS);
    }
    picked
}

/// Round only where the frame is round.
fn corners(index: usize, count: usize) -> CornerRadius {
    let left = if index == 0 { size::CONTROL_RADIUS } else { 0 };
    let right = if index + 1 == count { size::CONTROL_RADIUS } else { 0 };
    CornerRadius { nw: left, sw: left, ne: right, se: right }
}
