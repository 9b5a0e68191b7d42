//! The one home of colours, sizes, spaces and fonts, light and dark.
//!
//! Everything on screen asks here: `palette(ui)` for a colour, [`TextKind`] for a font, the constants for a size.
//! Clippy bans colour constructors elsewhere.

mod heat;
pub mod layout;
mod palette;
mod rich;
mod style;
#[cfg(test)]
mod tests;

use std::sync::{Arc, LazyLock};

use eframe::egui::{self, Color32, Context, FontData, FontDefinitions, FontFamily, FontId, TextStyle, Theme, Ui};

pub use palette::Palette;
pub use rich::{faint, good, heading, muted, plain, small, strong, title};

/// Spaces in steps of four points.
pub mod space {
    /// 4 points: between things that are one thing.
    pub const TINY: f32 = 4.0;
    /// 8 points: between controls of one row.
    pub const SMALL: f32 = 8.0;
    /// 12 points: between a row of controls and what it controls.
    pub const MEDIUM: f32 = 12.0;
    /// 16 points: between cards, and inside them.
    pub const LARGE: f32 = 16.0;
    /// 24 points: around a screen.
    pub const HUGE: f32 = 24.0;
}

/// Heights and radii in points.
pub mod size {
    /// A row of a list or a table.
    pub const ROW: f32 = 29.0;
    /// A button, a field, a choice.
    pub const CONTROL: f32 = 30.0;
    /// A row of the heatmap.
    pub const HEAT_ROW: f32 = 38.0;
    /// Between two cells of the heatmap.
    pub const HEAT_GAP: f32 = 2.0;
    /// A step in the list on the left.
    pub const STEP: f32 = 34.0;
    /// The corners of controls.
    pub const CONTROL_RADIUS: u8 = 6;
    /// The corners of cards, windows and menus.
    pub const CARD_RADIUS: u8 = 8;
    /// Hairlines and borders.
    pub const LINE: f32 = 1.0;
    /// The outline of what has the keyboard, and of a selected cell.
    pub const FOCUS: f32 = 2.0;
    /// The coloured edge of a card that speaks.
    pub const EDGE: f32 = 4.0;
    /// A dot: a step's state, the sweet spot.
    pub const DOT_RADIUS: f32 = 4.0;
}

/// The longest a thing on screen takes to change, in seconds.
pub const MOTION_SECONDS: f32 = 0.1;

/// A kind of text: the type scale 12 / 13 / 15 / 20 / 26, Regular for words and Medium for what carries weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// 11 Medium: a heatmap's column titles, where 12 does not fit a narrow column.
    Tiny,
    /// 12 Regular: captions and legends.
    Small,
    /// 12 Medium: a table's column titles.
    Column,
    /// 13 Regular: everything else.
    Body,
    /// 13 Medium: a primary button, a row that stands out.
    Strong,
    /// 15 Medium: the title of a card or a section.
    Section,
    /// 20 Medium: the finding on top of a screen.
    Finding,
    /// 26 Medium: the one sentence of the sweet spot.
    Verdict,
}

impl TextKind {
    /// All of them, from small to large.
    pub const ALL: [Self; 8] =
        [Self::Tiny, Self::Small, Self::Column, Self::Body, Self::Strong, Self::Section, Self::Finding, Self::Verdict];

    /// Height in points.
    #[must_use]
    pub fn points(self) -> f32 {
        match self {
            Self::Tiny => 11.0,
            Self::Small | Self::Column => 12.0,
            Self::Body | Self::Strong => 13.0,
            Self::Section => 15.0,
            Self::Finding => 20.0,
            Self::Verdict => 26.0,
        }
    }

    /// Its font, for painters and `RichText::font`.
    #[must_use]
    pub fn font(self) -> FontId {
        let family = match self {
            Self::Small | Self::Body => FontFamily::Proportional,
            _ => medium(),
        };
        FontId::new(self.points(), family)
    }

    /// Its egui text style, for `RichText::text_style`.
    #[must_use]
    pub fn style(self) -> TextStyle {
        match self {
            Self::Small => TextStyle::Small,
            Self::Body => TextStyle::Body,
            Self::Finding => TextStyle::Heading,
            Self::Tiny => TextStyle::Name("tiny".into()),
            Self::Column => TextStyle::Name("column".into()),
            Self::Strong => TextStyle::Name("strong".into()),
            Self::Section => TextStyle::Name("section".into()),
            Self::Verdict => TextStyle::Name("verdict".into()),
        }
    }
}

/// The Medium weight as a font family of its own.
#[must_use]
pub fn medium() -> FontFamily {
    static MEDIUM: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("medium".into()));
    MEDIUM.clone()
}

/// Gives the window its fonts and both its styles; light or dark follows the system until someone chooses.
pub fn apply(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.set_style_of(Theme::Light, style::style(Theme::Light));
    ctx.set_style_of(Theme::Dark, style::style(Theme::Dark));
}

/// Lets things move for [`MOTION_SECONDS`], or not at all when the system asks for none.
pub fn set_motion(ctx: &Context, moves: bool) {
    ctx.all_styles_mut(|style| {
        style.animation_time = if moves { MOTION_SECONDS } else { 0.0 };
        if !moves {
            style.scroll_animation = egui::style::ScrollAnimation::none();
        }
    });
}

/// The colours of the theme this `Ui` is drawn in.
#[must_use]
pub fn palette(ui: &Ui) -> &'static Palette {
    palette_of(if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light })
}

/// The colours of a theme, where there is no `Ui` at hand.
#[must_use]
pub fn palette_of(theme: Theme) -> &'static Palette {
    match theme {
        Theme::Light => &palette::LIGHT,
        Theme::Dark => &palette::DARK,
    }
}

/// `color` with `share` of its strength, from 0 (nothing) to 1: dots in a scatter, an old result while a new one comes.
#[must_use]
pub fn fade(color: Color32, share: f32) -> Color32 {
    color.gamma_multiply(share.clamp(0.0, 1.0))
}

/// Roboto first, a few signs it lacks next, egui's own fonts last for other scripts.
fn fonts() -> FontDefinitions {
    const SIGNS: &str = "Symbols";
    let faces: [(&str, &'static [u8]); 2] = [
        ("Roboto-Regular", include_bytes!("../../assets/fonts/Roboto-Regular.ttf")),
        ("Roboto-Medium", include_bytes!("../../assets/fonts/Roboto-Medium.ttf")),
    ];
    let mut fonts = FontDefinitions::default();
    let signs = FontData::from_static(include_bytes!("../../assets/fonts/Symbols.ttf"));
    fonts.font_data.insert(SIGNS.to_owned(), Arc::new(signs));
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for ((name, bytes), family) in faces.into_iter().zip([FontFamily::Proportional, medium()]) {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let chain = [name, SIGNS].into_iter().map(str::to_owned).chain(fallback.iter().cloned()).collect();
        fonts.families.insert(family, chain);
    }
    fonts
}
