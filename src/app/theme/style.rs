//! Both themes as egui styles, so that egui's own widgets look like ours.

use std::collections::BTreeMap;

use eframe::egui::{
    CornerRadius, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, Visuals,
    style::{ScrollFadeStyle, ScrollStyle, Selection, Spacing, WidgetVisuals, Widgets},
    vec2,
};

use super::{MOTION_SECONDS, Palette, TextKind, palette_of, size, space};

pub(super) fn style(theme: Theme) -> Style {
    let colors = palette_of(theme);
    Style {
        text_styles: text_styles(),
        spacing: spacing(),
        visuals: visuals(theme, colors),
        animation_time: MOTION_SECONDS,
        ..Style::default()
    }
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    let ours = TextKind::ALL.map(|kind| (kind.style(), kind.font()));
    let theirs = [
        (TextStyle::Button, TextKind::Body.font()),
        (TextStyle::Monospace, FontId::monospace(TextKind::Body.points())),
    ];
    ours.into_iter().chain(theirs).collect()
}

fn spacing() -> Spacing {
    let scroll = ScrollStyle {
        bar_width: 8.0,
        bar_inner_margin: 2.0,
        // No gradient but the legend's.
        fade: ScrollFadeStyle { strength: 0.0, ..ScrollFadeStyle::default() },
        ..ScrollStyle::floating()
    };
    Spacing {
        item_spacing: vec2(space::SMALL, space::SMALL),
        window_margin: Margin::same(16),
        menu_margin: Margin::same(6),
        button_padding: vec2(10.0, 6.0),
        interact_size: vec2(size::CONTROL, size::CONTROL),
        slider_width: 160.0,
        slider_rail_height: 4.0,
        combo_width: 120.0,
        icon_width: 15.0,
        icon_width_inner: 9.0,
        icon_spacing: space::SMALL,
        tooltip_width: 360.0,
        scroll,
        ..Spacing::default()
    }
}

fn visuals(theme: Theme, colors: &Palette) -> Visuals {
    let line = Stroke::new(size::LINE, colors.line);
    let mut visuals = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    visuals.widgets = widgets(colors);
    visuals.selection = Selection { bg_fill: colors.selection, stroke: Stroke::new(size::FOCUS, colors.accent) };
    visuals.weak_text_color = Some(colors.muted);
    visuals.hyperlink_color = colors.accent;
    visuals.faint_bg_color = colors.empty;
    visuals.extreme_bg_color = colors.panel;
    visuals.text_edit_bg_color = Some(colors.panel);
    visuals.code_bg_color = colors.hover;
    // Amber is the sweet spot's alone, so a warning is red too.
    visuals.warn_fg_color = colors.bad;
    visuals.error_fg_color = colors.bad;
    visuals.panel_fill = colors.background;
    visuals.window_fill = colors.panel;
    visuals.window_stroke = line;
    visuals.window_corner_radius = CornerRadius::same(size::CARD_RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(size::CARD_RADIUS);
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow::NONE;
    visuals.text_cursor.stroke = Stroke::new(size::FOCUS, colors.accent);
    visuals.slider_trailing_fill = true;
    visuals
}

fn widgets(colors: &Palette) -> Widgets {
    let rest = WidgetVisuals {
        bg_fill: colors.panel,
        weak_bg_fill: colors.panel,
        bg_stroke: Stroke::new(size::LINE, colors.line),
        corner_radius: CornerRadius::same(size::CONTROL_RADIUS),
        fg_stroke: Stroke::new(1.0, colors.text),
        expansion: 0.0,
    };
    let hovered = WidgetVisuals { bg_fill: colors.hover, weak_bg_fill: colors.hover, ..rest };
    // egui draws what has the keyboard as active: the outline is the focus ring.
    let active = WidgetVisuals { bg_stroke: Stroke::new(size::FOCUS, colors.accent), ..hovered };
    Widgets { noninteractive: rest, inactive: rest, hovered, active, open: hovered }
}
