//! The house's colours and cell formats: the light column of the design tokens, once.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern};

use crate::model::Target;

pub(super) const TEXT: Color = Color::RGB(0x1A_2230);
pub(super) const MUTED: Color = Color::RGB(0x5A_6675);
pub(super) const LINE: Color = Color::RGB(0xE2_E6EB);
pub(super) const BACKGROUND: Color = Color::RGB(0xF6_F7F9);
pub(super) const PANEL: Color = Color::RGB(0xFF_FFFF);
pub(super) const ACCENT: Color = Color::RGB(0x2F_5BD7);
pub(super) const ACCENT_TINT: Color = Color::RGB(0xE8_EEFC);
/// The sweet spot, and nothing else.
pub(super) const AMBER: Color = Color::RGB(0xB4_5309);
pub(super) const AMBER_TINT: Color = Color::RGB(0xFD_F3E1);
pub(super) const OFFERING_TINT: Color = Color::RGB(0xE3_F2EF);
pub(super) const HEAT_LOW: Color = Color::RGB(0xF1_F6F5);
pub(super) const HEAT_MIDDLE: Color = Color::RGB(0x5F_A9A2);
pub(super) const HEAT_HIGH: Color = Color::RGB(0x06_3F40);
/// Where between the lowest and the highest cell the figures turn white, so that they stay readable.
pub(super) const HEAT_FLIP: f64 = 0.62;

/// Rows that breathe, in pixels.
pub(super) const ROW_HEIGHT: u32 = 22;
/// The row of a sheet's title, in pixels.
pub(super) const TITLE_HEIGHT: u32 = 38;

const WHOLE: &str = "#,##0;-#,##0";
const CENTS: &str = "#,##0.00;-#,##0.00";

fn base() -> Format {
    Format::new().set_font_color(TEXT).set_align(FormatAlign::VerticalCenter)
}

fn ruled() -> Format {
    base().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(LINE)
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    base().set_bold().set_font_size(20)
}

/// The one sentence of the Summary.
pub(super) fn verdict() -> Format {
    base().set_bold().set_font_size(16).set_font_color(AMBER).set_background_color(AMBER_TINT).set_indent(1)
}

/// The sentences below the verdict.
pub(super) fn lead() -> Format {
    base().set_font_size(12)
}

/// What a sheet shows, below its title.
pub(super) fn note() -> Format {
    base().set_font_color(MUTED).set_align(FormatAlign::Left)
}

/// A paragraph over several lines.
pub(super) fn paragraph() -> Format {
    base().set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left)
}

/// A paragraph beside figures.
pub(super) fn paragraph_muted() -> Format {
    paragraph().set_font_color(MUTED)
}

/// The heading of a block.
pub(super) fn section() -> Format {
    base().set_bold().set_font_size(13).set_border_bottom(FormatBorder::Medium).set_border_bottom_color(ACCENT)
}

/// A column title over words.
pub(super) fn header() -> Format {
    ruled().set_bold().set_font_color(MUTED).set_background_color(BACKGROUND).set_text_wrap()
}

/// A column title over numbers.
pub(super) fn header_right() -> Format {
    header().set_align(FormatAlign::Right)
}

/// An offering's column title.
pub(super) fn header_offering() -> Format {
    header_right().set_background_color(OFFERING_TINT).set_font_color(TEXT)
}

/// What several offerings have in common, over their titles.
pub(super) fn header_group() -> Format {
    header_offering().set_align(FormatAlign::Center).set_border_bottom_color(ACCENT)
}

/// An amount that is still to be filled in.
pub(super) fn amount_to_fill() -> Format {
    Format::new().set_num_format("#,##0.00;-#,##0.00").set_align(FormatAlign::Right)
}

/// The title of a calculated column, among columns that are not.
pub(super) fn header_calculated() -> Format {
    header_right().set_background_color(ACCENT_TINT).set_font_color(ACCENT)
}

/// Words in a table.
pub(super) fn words() -> Format {
    ruled()
}

/// Words in a table that run on.
pub(super) fn words_muted() -> Format {
    ruled().set_font_color(MUTED)
}

/// Words that stand in a column of numbers.
pub(super) fn words_right() -> Format {
    ruled().set_align(FormatAlign::Right)
}

/// A count.
pub(super) fn whole() -> Format {
    ruled().set_align(FormatAlign::Right).set_num_format(WHOLE)
}

/// A size as the file gave it, fractions and all.
pub(super) fn number_as_given() -> Format {
    whole().set_num_format("General")
}

/// A number that only names a row.
pub(super) fn ordinal() -> Format {
    ruled().set_align(FormatAlign::Center).set_font_color(MUTED)
}

/// The title over such numbers.
pub(super) fn header_ordinal() -> Format {
    header().set_align(FormatAlign::Center)
}

/// A count that only serves other cells.
pub(super) fn whole_muted() -> Format {
    whole().set_font_color(MUTED)
}

/// Money whose currency stands in the column title.
pub(super) fn money(cents: bool) -> Format {
    whole().set_num_format(if cents { CENTS } else { WHOLE })
}

/// Money that stands alone, with its currency.
pub(super) fn money_named(currency: Option<&str>) -> Format {
    match currency.map(|code| code.replace('"', "")) {
        Some(code) => whole().set_num_format(format!("\"{code}\" #,##0;-\"{code}\" #,##0")),
        None => whole(),
    }
}

/// A mean or an index.
pub(super) fn decimal() -> Format {
    whole().set_num_format("#,##0.00;-#,##0.00")
}

/// A share.
pub(super) fn percent() -> Format {
    whole().set_num_format("0.0%;-0.0%")
}

/// How many times something is something else.
pub(super) fn times() -> Format {
    whole().set_num_format("0.00\" ×\"")
}

/// p of a test.
pub(super) fn probability() -> Format {
    whole().set_num_format("0.000")
}

/// What a search for groups compares by.
pub(super) fn target(target: Target) -> Format {
    match target {
        Target::Revenue | Target::Margin => money(false),
        Target::RevenuePerUser | Target::Value | Target::Breadth => decimal(),
        Target::TierA => percent(),
    }
}

/// 1 for yes, 0 for no.
pub(super) fn yes_no() -> Format {
    whole().set_num_format("\"✓\";;\"–\"")
}

/// A total row: `format` with a line above it.
pub(super) fn total(format: &Format) -> Format {
    format.clone().set_bold().set_border_top(FormatBorder::Thin).set_border_top_color(MUTED)
}

/// Unknown: hatched, as on screen.
pub(super) fn unknown(format: &Format) -> Format {
    format
        .clone()
        .set_pattern(FormatPattern::LightUp)
        .set_foreground_color(LINE)
        .set_background_color(BACKGROUND)
        .set_font_color(MUTED)
}

/// A setting the reader may change.
pub(super) fn input(format: &Format) -> Format {
    format.clone().set_background_color(ACCENT_TINT).set_font_color(ACCENT).set_bold()
}

/// A figure in a heat block.
pub(super) fn heat(format: &Format) -> Format {
    format.clone().set_border(FormatBorder::Thin).set_border_color(PANEL)
}

/// The legend's lowest, middle or highest colour.
pub(super) fn heat_legend(format: &Format, index: usize) -> Format {
    let format = heat(format);
    match index {
        0 => format.set_background_color(HEAT_LOW),
        1 => format.set_background_color(HEAT_MIDDLE),
        _ => format.set_background_color(HEAT_HIGH).set_font_color(PANEL),
    }
}

/// What the sweet spot's row turns into.
pub(super) fn sweet_spot() -> Format {
    Format::new().set_background_color(AMBER_TINT).set_font_color(AMBER).set_bold()
}

/// What the headline turns into while it names no sweet spot.
pub(super) fn no_verdict() -> Format {
    Format::new().set_background_color(BACKGROUND).set_font_color(TEXT)
}

/// What figures on a dark heat cell turn into.
pub(super) fn on_dark() -> Format {
    Format::new().set_font_color(PANEL)
}
