//! The tokens are checked, not trusted.

use eframe::egui::{Color32, Context, Theme};

use super::heat::{contrast, distance, linear, oklab};
use super::{Palette, TextKind, apply, palette_of};

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

/// Machado, Oliveira and Fernandes (2009), severity 1.0, on linear light.
const SEEN_AS: [(&str, [[f32; 3]; 3]); 4] = [
    ("everyone", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

fn seen(color: Color32, matrix: &[[f32; 3]; 3]) -> [f32; 3] {
    let light = linear(color);
    oklab(matrix.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f32>().clamp(0.0, 1.0)))
}

fn grounds(p: &Palette) -> [(&'static str, Color32); 9] {
    [
        ("background", p.background),
        ("panel", p.panel),
        ("hover", p.hover),
        ("empty", p.empty),
        ("selection", p.selection),
        ("accent tint", p.accent_tint),
        ("amber tint", p.amber_tint),
        ("bad tint", p.bad_tint),
        ("offering tint", p.offering_tint),
    ]
}

#[test]
fn words_are_readable_on_every_ground() {
    for theme in THEMES {
        let p = palette_of(theme);
        let words = [
            ("text", p.text, 4.5),
            ("muted", p.muted, 4.5),
            ("accent", p.accent, 4.5),
            ("amber", p.amber, 4.5),
            ("good", p.good, 4.5),
            ("bad", p.bad, 4.5),
            ("faint", p.faint, 3.0),
        ];
        for (word, color, wanted) in words {
            for (ground, fill) in grounds(p) {
                let got = contrast(color, fill);
                assert!(got >= wanted, "{theme:?}: {word} on {ground} has {got:.2}, wanted {wanted}");
            }
        }
        for fill in [p.accent, p.accent_hover] {
            let got = contrast(p.on_accent, fill);
            assert!(got >= 4.5, "{theme:?}: words on the accent have {got:.2}");
        }
    }
}

#[test]
fn words_are_readable_on_every_heat() {
    for theme in THEMES {
        let p = palette_of(theme);
        for step in 0..=1000_u16 {
            let level = f32::from(step) / 1000.0;
            let got = contrast(p.heat_text(level), p.heat(level));
            assert!(got >= 4.5, "{theme:?}: {got:.2} at level {level}");
        }
    }
}

#[test]
fn heat_steps_look_even() {
    for theme in THEMES {
        let p = palette_of(theme);
        let points: Vec<_> = (0..=20_u8).map(|i| oklab(linear(p.heat(f32::from(i) / 20.0)))).collect();
        let steps: Vec<_> = points.windows(2).map(|pair| distance(pair[0], pair[1])).collect();
        let mean = steps.iter().sum::<f32>() / 20.0;
        for (i, step) in steps.iter().enumerate() {
            let off = (step / mean - 1.0).abs();
            assert!(off < 0.12, "{theme:?}: step {i} is {step:.4}, the mean is {mean:.4}");
        }
    }
}

#[test]
fn heat_rises_for_every_eye() {
    for theme in THEMES {
        let p = palette_of(theme);
        let sign = if theme == Theme::Light { -1.0 } else { 1.0 };
        for (eye, matrix) in &SEEN_AS {
            let lightness: Vec<_> = (0..=20_u8).map(|i| seen(p.heat(f32::from(i) / 20.0), matrix)[0] * sign).collect();
            let steps: Vec<_> = lightness.windows(2).map(|pair| pair[1] - pair[0]).collect();
            let mean = steps.iter().sum::<f32>() / 20.0;
            for (i, step) in steps.iter().enumerate() {
                assert!(*step > 0.6 * mean, "{theme:?}, {eye}: step {i} is {step:.4}, the mean is {mean:.4}");
            }
        }
    }
}

#[test]
fn amber_is_never_taken_for_the_accent() {
    for theme in THEMES {
        let p = palette_of(theme);
        for (eye, matrix) in &SEEN_AS {
            let got = distance(seen(p.amber, matrix), seen(p.accent, matrix));
            assert!(got > 0.15, "{theme:?}, {eye}: amber and accent are {got:.3} apart");
        }
    }
}

#[test]
fn heat_out_of_range_is_the_nearest_end() {
    let p = palette_of(Theme::Light);
    for (level, same) in [(-1.0, 0.0), (7.0, 1.0), (f32::INFINITY, 1.0)] {
        assert_eq!(p.heat(level), p.heat(same));
    }
}

#[test]
fn every_sign_of_the_window_has_a_glyph_and_digits_are_of_one_width() {
    let ctx = Context::default();
    apply(&ctx);
    ctx.run_ui(eframe::egui::RawInput::default(), |_| {}).textures_delta.clear();
    ctx.fonts_mut(|fonts| {
        for kind in TextKind::ALL {
            let font = kind.font();
            for sign in "ąćęłńóśźżĄĆĘŁŃÓŚŹŻéëïöüĳ€£–—…·×≥≤±−“”„’✓✗↑↓←→↶↷↺◐◑●○▾▴⚠☰".chars()
            {
                assert!(fonts.has_glyph(&font, sign), "{kind:?} lacks {sign}");
            }
            let zero = fonts.glyph_width(&font, '0');
            for digit in '1'..='9' {
                assert!((fonts.glyph_width(&font, digit) - zero).abs() < 0.01, "{kind:?}: {digit} is not as wide as 0");
            }
        }
    });
}
