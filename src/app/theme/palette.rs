//! The colour tokens of both themes.
//!
//! Two tokens differ from the first sketches because the contrast tests failed there: `faint` is darker in light and
//! lighter in dark (3:1 on every ground), and light amber is a shade darker (4.5:1 on every ground).
#![expect(clippy::disallowed_methods, reason = "colours are made here so that they are made nowhere else")]

use eframe::egui::Color32;

use super::heat::{self, HeatScale};

/// Every colour of one theme. Text colours are readable on all grounds and tints; see the tests.
#[derive(Debug)]
pub struct Palette {
    /// Behind everything.
    pub background: Color32,
    /// Cards, side panels, fields.
    pub panel: Color32,
    /// A control or row under the pointer.
    pub hover: Color32,
    /// A cell nobody is in.
    pub empty: Color32,
    /// Hairlines, borders, hatching, the track of a slider.
    pub line: Color32,
    /// Words and numbers.
    pub text: Color32,
    /// Words of second rank.
    pub muted: Color32,
    /// Marks and words of third rank, 3:1: step numbers, disabled controls, a checkbox's border, unknown bars.
    pub faint: Color32,
    /// The one accent: links, primary buttons, bars, focus.
    pub accent: Color32,
    /// Words on a fill of `accent`.
    pub on_accent: Color32,
    /// `accent` under the pointer.
    pub accent_hover: Color32,
    /// Chips, the current step, a role over a column.
    pub accent_tint: Color32,
    /// Selected rows and text.
    pub selection: Color32,
    /// The sweet spot, and nothing else.
    pub amber: Color32,
    /// Its tint.
    pub amber_tint: Color32,
    /// Done, balanced, imported.
    pub good: Color32,
    /// Lost, failed.
    pub bad: Color32,
    /// Its tint.
    pub bad_tint: Color32,
    /// A column of offerings.
    pub offering_tint: Color32,
    pub(super) heat: &'static HeatScale,
}

impl Palette {
    /// The fill of a heatmap cell: `level` from 0 (lowest) to 1 (highest), clamped; steps look even to the eye.
    #[must_use]
    pub fn heat(&self, level: f32) -> Color32 {
        self.heat.color(level)
    }

    /// The words on a heatmap cell of this `level`: at least 4.5:1.
    #[must_use]
    pub fn heat_text(&self, level: f32) -> Color32 {
        self.heat.text(level)
    }
}

const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

pub(super) static LIGHT: Palette = Palette {
    background: hex(0x00F6_F7F9),
    panel: hex(0x00FF_FFFF),
    hover: hex(0x00F1_F4F8),
    empty: hex(0x00F9_FAFB),
    line: hex(0x00E2_E6EB),
    text: hex(0x001A_2230),
    muted: hex(0x005A_6675),
    faint: hex(0x007A_8594),
    accent: hex(0x002F_5BD7),
    on_accent: hex(0x00FF_FFFF),
    accent_hover: hex(0x0024_4BBB),
    accent_tint: hex(0x00E8_EEFC),
    selection: hex(0x00EA_F0FD),
    amber: hex(0x00AD_5008),
    amber_tint: hex(0x00FD_F3E1),
    good: hex(0x000E_7A5F),
    bad: hex(0x00B4_2318),
    bad_tint: hex(0x00FD_ECEA),
    offering_tint: hex(0x00E3_F2EF),
    heat: &heat::LIGHT,
};

pub(super) static DARK: Palette = Palette {
    background: hex(0x0012_161C),
    panel: hex(0x001A_2028),
    hover: hex(0x0023_2B35),
    empty: hex(0x001E_252E),
    line: hex(0x002A_323D),
    text: hex(0x00E7_ECF2),
    muted: hex(0x009D_A9B7),
    faint: hex(0x0078_8492),
    accent: hex(0x007E_A2FF),
    on_accent: hex(0x0012_161C),
    accent_hover: hex(0x009D_B9FF),
    accent_tint: hex(0x0022_304F),
    selection: hex(0x0024_324E),
    amber: hex(0x00F0_B357),
    amber_tint: hex(0x003A_2D14),
    good: hex(0x004F_C3A1),
    bad: hex(0x00F2_8B82),
    bad_tint: hex(0x003D_2220),
    offering_tint: hex(0x001C_3A3B),
    heat: &heat::DARK,
};

/// The seven stops each heat scale passes through, low to high.
pub(super) const HEAT_LIGHT: [Color32; 7] = [
    hex(0x00F1_F6F5),
    hex(0x00CF_E5E1),
    hex(0x009B_CBC4),
    hex(0x005F_A9A2),
    hex(0x002E_8580),
    hex(0x000F_605E),
    hex(0x0006_3F40),
];

/// The same in the dark: low is near the panel, high is bright.
pub(super) const HEAT_DARK: [Color32; 7] = [
    hex(0x001C_2A2E),
    hex(0x001F_4145),
    hex(0x0023_5C5E),
    hex(0x002C_7C7A),
    hex(0x004B_9F98),
    hex(0x0085_C4BA),
    hex(0x00CD_E9E2),
];

/// An opaque colour from gamma bytes, for the other files of the theme.
pub(super) const fn rgb(r: u8, g: u8, b: u8) -> Color32 {
    Color32::from_rgb(r, g, b)
}
