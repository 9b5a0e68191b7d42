//! The heat scale: seven stops joined in OKLab and walked at an even pace, so that equal steps of level look equal.
//!
//! OKLab: Björn Ottosson, "A perceptual color space for image processing" (2020). Contrast: WCAG 2.1, 1.4.3.

use std::sync::LazyLock;

use eframe::egui::Color32;

use super::palette::{HEAT_DARK, HEAT_LIGHT, rgb};

const STEPS: u8 = 255;
/// WCAG AA for text.
const READABLE: f32 = 4.5;

pub(super) type HeatScale = LazyLock<Scale>;

pub(super) static LIGHT: HeatScale = LazyLock::new(|| Scale::new(&HEAT_LIGHT, &[]));
pub(super) static DARK: HeatScale = LazyLock::new(|| Scale::new(&HEAT_DARK, &[rgb(0xE7, 0xEC, 0xF2)]));

/// One fill and one text colour per step.
#[derive(Debug)]
pub(super) struct Scale {
    colors: Vec<(Color32, Color32)>,
}

impl Scale {
    fn new(stops: &[Color32; 7], inks: &[Color32]) -> Self {
        let path = Path::new(stops);
        let colors = (0..=STEPS)
            .map(|step| {
                let fill = path.at(f32::from(step) / f32::from(STEPS));
                (fill, text_on(fill, inks))
            })
            .collect();
        Self { colors }
    }

    pub(super) fn color(&self, level: f32) -> Color32 {
        self.step(level).0
    }

    pub(super) fn text(&self, level: f32) -> Color32 {
        self.step(level).1
    }

    fn step(&self, level: f32) -> (Color32, Color32) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255 before")]
        let index = (level.clamp(0.0, 1.0) * f32::from(STEPS)).round() as usize;
        self.colors.get(index).copied().unwrap_or_default()
    }
}

/// The first of the theme's inks that is readable, else pure white or black: a middling teal needs those for 4.5:1,
/// and one dark ink for all cells looks calmer than two.
fn text_on(fill: Color32, inks: &[Color32]) -> Color32 {
    let pure = [Color32::WHITE, Color32::BLACK];
    let readable = |text: &&Color32| contrast(**text, fill) >= READABLE;
    inks.iter().chain(&pure).find(readable).copied().unwrap_or(Color32::BLACK)
}

/// The stops as points in OKLab with the length walked so far.
struct Path {
    points: Vec<([f32; 3], f32)>,
}

impl Path {
    fn new(stops: &[Color32]) -> Self {
        let mut walked = 0.0;
        let mut before: Option<[f32; 3]> = None;
        let points = stops
            .iter()
            .map(|stop| {
                let point = oklab(linear(*stop));
                walked += before.map_or(0.0, |from| distance(from, point));
                before = Some(point);
                (point, walked)
            })
            .collect();
        Self { points }
    }

    /// The colour at `share` of the whole length.
    fn at(&self, share: f32) -> Color32 {
        let length = self.points.last().map_or(0.0, |point| point.1);
        let wanted = share * length;
        let [from, to] = self
            .points
            .windows(2)
            .find_map(|pair| <[_; 2]>::try_from(pair).ok().filter(|[_, to]| wanted <= to.1 + f32::EPSILON))
            .or_else(|| self.points.last().map(|last| [*last, *last]))
            .unwrap_or_default();
        let t = if to.1 > from.1 { ((wanted - from.1) / (to.1 - from.1)).clamp(0.0, 1.0) } else { 0.0 };
        let [l, a, b] = mix(from.0, to.0, t);
        from_oklab(l, a, b)
    }
}

fn mix(from: [f32; 3], to: [f32; 3], share: f32) -> [f32; 3] {
    let mut mixed = from;
    for (value, end) in mixed.iter_mut().zip(to) {
        *value += (end - *value) * share;
    }
    mixed
}

pub(super) fn distance(from: [f32; 3], to: [f32; 3]) -> f32 {
    from.into_iter().zip(to).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt()
}

/// Linear light, red green blue, 0 to 1.
pub(super) fn linear(color: Color32) -> [f32; 3] {
    [color.r(), color.g(), color.b()].map(|byte| {
        let v = f32::from(byte) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    })
}

/// WCAG contrast of two opaque colours, 1 to 21.
pub(super) fn contrast(a: Color32, b: Color32) -> f32 {
    let [one, other] = [a, b].map(|color| {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    });
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[expect(clippy::many_single_char_names, reason = "the names of the published formula")]
pub(super) fn oklab([r, g, b]: [f32; 3]) -> [f32; 3] {
    let l = (0.412_221_46 * r + 0.536_332_55 * g + 0.051_445_995 * b).cbrt();
    let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
    let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
    [
        0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
        1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
        0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    ]
}

#[expect(clippy::many_single_char_names, reason = "the names of the published formula")]
fn from_oklab(lightness: f32, a: f32, b: f32) -> Color32 {
    let l = (lightness + 0.396_337_78 * a + 0.215_803_76 * b).powi(3);
    let m = (lightness - 0.105_561_346 * a - 0.063_854_17 * b).powi(3);
    let s = (lightness - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
    let [r, g, b] = [
        4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s,
        -1.268_438 * l + 2.609_757_4 * m - 0.341_319_38 * s,
        -0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s,
    ]
    .map(gamma_byte);
    rgb(r, g, b)
}

fn gamma_byte(light: f32) -> u8 {
    let v = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte before")]
    let byte = (v.clamp(0.0, 1.0) * 255.0).round() as u8;
    byte
}
