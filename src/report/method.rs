//! Method: the settings, which every formula reads, the proof of the import, and how the figures are made.

use rust_xlsxwriter::{FormatAlign, Worksheet, XlsxError};

use super::addresses::{Layout, Page, Spot, name};
use super::facts::{Facts, criterion_name};
use super::live::{Live, choose, literal, number, number_at, put, say_at, sentence, slot};
use super::styles;
use super::summary::broad_means;
use crate::model::{Band, BandBy, Criterion, LeftOutReason, TierRule};
use crate::say;
use crate::text::words::band_phrase;

/// Paragraphs run over these columns.
const FIRST: u16 = 1;
const LAST: u16 = 7;
/// Letters that fit on a line of a paragraph.
const LINE: usize = 140;

/// Fills the sheet.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let text = facts.text;
    say_at(sheet, Spot::new(0, FIRST), &facts.page_name(Page::Method), &styles::title())?;
    say_at(sheet, Spot::new(1, FIRST), &say!(text, "report-method-note"), &styles::note())?;
    settings(sheet, facts)?;
    bands(sheet, facts)?;
    tiers(sheet, facts)?;
    let at = Spot::new(facts.layout.tier_scheme().last().row + 2, FIRST);
    let at = proof(sheet, facts, at)?;
    readings(sheet, facts, at.down(1))?;
    sheet.set_column_width(0, 2)?;
    sheet.set_column_width(FIRST, 44)?;
    for column in 2..=LAST {
        sheet.set_column_width(column, 16)?;
    }
    Ok(())
}

fn section(sheet: &mut Worksheet, at: Spot, words: &str) -> Result<(), XlsxError> {
    for column in FIRST..=LAST {
        let words = if column == at.column { words } else { "" };
        say_at(sheet, Spot::new(at.row, column), words, &styles::section())?;
    }
    Ok(())
}

fn settings(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let text = facts.text;
    let settings = &facts.project.settings;
    let area = Layout::settings();
    section(sheet, Spot::new(area.first.row - 1, FIRST), &say!(text, "report-settings"))?;
    let label =
        |sheet: &mut Worksheet, at: Spot, words: &str| say_at(sheet, Spot::new(at.row, FIRST), words, &styles::words());
    let input = styles::input(&styles::number_as_given());
    let at = area.spot(0, 0);
    label(sheet, at, &facts.in_currency(say!(text, "report-setting-threshold")))?;
    number_at(sheet, at, Some(settings.threshold), &input)?;
    let at = area.spot(1, 0);
    label(sheet, at, &say!(text, "report-setting-broad"))?;
    if let Some(broad_from) = settings.broad_from {
        number_at(sheet, at, Some(number(broad_from)), &input)?;
    } else {
        put(sheet, at, &usual_broad_from(facts), &input)?;
    }
    put(sheet, at.right(1), &broad_means(facts), &styles::note().set_indent(1))?;
    let at = area.spot(2, 0);
    label(sheet, at, &say!(text, "report-setting-minimum"))?;
    number_at(sheet, at, Some(number(settings.minimum_clients)), &input)?;
    for criterion in Criterion::ALL {
        let at = area.spot(3 + criterion.index(), 0);
        let name = criterion_name(text, criterion);
        label(sheet, at, &say!(text, "report-setting-weight", criterion = name))?;
        number_at(sheet, at, Some(settings.weights.of(criterion)), &input)?;
    }
    settings_that_day(sheet, facts)?;
    let at = Layout::offering_count();
    label(sheet, at, &say!(text, "report-offering-count"))?;
    let count = Live::new(format!("COUNTA({})", name::OFFERING_NAMES), facts.layout.counts.offerings);
    put(sheet, at, &count, &styles::whole())
}

/// The settings of the re-draws, which say nothing of the verdict under others.
fn settings_that_day(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let settings = &facts.project.settings;
    let words = say!(facts.text, "report-that-day");
    let (area, edges) = (Layout::settings_that_day(), facts.layout.edges_that_day());
    let broad_from = settings.broad_from.unwrap_or(facts.outcome.basis.broad_from);
    let mut values = vec![settings.threshold, number(broad_from), number(settings.minimum_clients)];
    values.extend(Criterion::ALL.map(|criterion| settings.weights.of(criterion)));
    let format = styles::number_as_given();
    say_at(sheet, Spot::new(area.first.row - 1, LAST), &words, &styles::section().set_align(FormatAlign::Right))?;
    say_at(sheet, Spot::new(edges.first.row - 1, LAST), &words, &styles::header_right())?;
    for (area, values) in [(area, values.as_slice()), (edges, settings.bands.edges())] {
        for (row, value) in values.iter().enumerate() {
            number_at(sheet, area.spot(row, 0), Some(*value), &format)?;
        }
    }
    Ok(())
}

/// The default K (METHOD.md §4): the upper quartile of breadth over the clients of known size with revenue, from 2 to half
/// of the offerings.
fn usual_broad_from(facts: &Facts) -> Live {
    let counted = format!("ISNUMBER({})*({}>0)", name::CLIENT_BAND, name::CLIENT_CENTS);
    let breadths = format!("IF({counted}=1,{},\"\")", name::CLIENT_BREADTH);
    let quartile = format!("IF(SUMPRODUCT({counted})=0,2,ROUNDUP(PERCENTILE({breadths},0.75),0))");
    let formula = format!("MAX(1,MIN(ROUNDUP({}/2,0),MAX(2,{quartile})))", name::OFFERING_COUNT);
    Live::array(formula, facts.outcome.basis.broad_from)
}

/// Number, from, up to, label of every band, and the band in words; only "up to" is a setting.
fn bands(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let text = facts.text;
    let area = facts.layout.band_scheme();
    let by = match facts.project.settings.bands.by {
        BandBy::Users => say!(text, "report-bands-by-users"),
        BandBy::Employees => say!(text, "report-bands-by-employees"),
        BandBy::Revenue => facts.in_currency(say!(text, "report-bands-by-revenue")),
    };
    section(sheet, Spot::new(area.first.row - 2, FIRST), &by)?;
    let titles = [
        say!(text, "report-number"),
        say!(text, "report-from"),
        say!(text, "report-up-to"),
        say!(text, "report-band"),
        say!(text, "report-in-words"),
    ];
    for (column, title) in titles.iter().enumerate() {
        let format = match column {
            0 => styles::header(),
            4 => styles::header().set_indent(1),
            _ => styles::header_right(),
        };
        say_at(sheet, Spot::new(area.first.row - 1, FIRST).right(column), title, &format)?;
    }
    let scheme = &facts.project.settings.bands;
    let edges = format!("{}:{}", area.spot(0, 2).fixed(), area.spot(scheme.edges().len() - 1, 2).fixed());
    let whole = format!("SUMPRODUCT(--({edges}<>INT({edges})))=0");
    for band in 0..scheme.count() {
        number_at(
            sheet,
            area.spot(band, 0),
            Some(number(band + 1)),
            &styles::words_muted().set_num_format("0").set_align(FormatAlign::Left),
        )?;
        let step = format!("IF({whole},1,0)");
        let from = match band.checked_sub(1) {
            Some(below) => format!("{}+{step}", area.spot(below, 2).in_column()),
            None => step,
        };
        put(sheet, area.spot(band, 1), &Live::new(from, scheme.lower(band)), &styles::number_as_given())?;
        let (from, up_to) = (area.spot(band, 1).in_column(), area.spot(band, 2).in_column());
        let label = if let Some(upper) = scheme.upper(band) {
            number_at(sheet, area.spot(band, 2), Some(upper), &styles::input(&styles::number_as_given()))?;
            let (dash, below) = (literal("–"), literal(if band == 0 { "≤ " } else { "> " }));
            let by_edges = if band == 0 { up_to.clone() } else { format!("{from}&{dash}&{up_to}") };
            format!("IF({whole},{from}&{dash}&{up_to},{below}&{by_edges})")
        } else {
            say_at(sheet, area.spot(band, 2), &say!(text, "report-open"), &styles::words_right())?;
            format!("IF({whole},{from}&{},{}&{from})", literal("+"), literal("> "))
        };
        put(sheet, area.spot(band, 3), &Live::new(label, scheme.label(band)), &styles::words_right())?;
        put(sheet, area.spot(band, 4), &in_words(facts, band), &styles::words_muted().set_indent(1))?;
    }
    Ok(())
}

/// The band inside a sentence: "26–100 users". One of revenue is worded by its edges as they stood; under other edges it is
/// its label with the unit.
fn in_words(facts: &Facts, band: usize) -> Live {
    let scheme = &facts.project.settings.bands;
    let label = Live::new(facts.layout.band_scheme().spot(band, 3).in_column(), scheme.label(band));
    let words = band_phrase(facts.text, facts.project, Band::Known(band));
    if scheme.by != BandBy::Revenue {
        return sentence(&words.replacen(&scheme.label(band), &slot(0), 1), &[label]);
    }
    let same = format!("{}={}", label.formula, literal(&scheme.label(band)));
    let unit = facts.size_unit();
    let other = sentence(&format!("{} {unit}", slot(0)), &[label]);
    choose(&same, true, &sentence(&words, &[]), &other)
}

/// The tiers with the cut-offs of the rule in force; only those by cumulative revenue are a setting that formulas read.
fn tiers(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let text = facts.text;
    let area = facts.layout.tier_scheme();
    let tiers = &facts.project.settings.tiers;
    let (title, cutoff_title, format) = match tiers.rule {
        TierRule::CumulativeRevenue => {
            (say!(text, "report-tiers"), say!(text, "report-tier-cutoff"), styles::input(&styles::percent()))
        }
        TierRule::Count => {
            (say!(text, "report-tiers-count"), say!(text, "report-tier-cutoff-count"), styles::percent())
        }
        TierRule::Value => {
            (say!(text, "report-tiers-value"), say!(text, "report-tier-cutoff-value"), styles::decimal())
        }
    };
    section(sheet, Spot::new(area.first.row - 2, FIRST), &title)?;
    say_at(sheet, Spot::new(area.first.row - 1, FIRST), &say!(text, "report-tier"), &styles::header())?;
    say_at(sheet, Spot::new(area.first.row - 1, FIRST + 1), &cutoff_title, &styles::header_right())?;
    sheet.set_row_height(area.first.row - 1, 48)?;
    let cutoffs = tiers.cutoffs_of(tiers.rule);
    for (row, name) in tiers.names.iter().enumerate() {
        say_at(sheet, area.spot(row, 0), name, &styles::words())?;
        match cutoffs.get(row) {
            Some(cutoff) if row + 1 < tiers.names.len() => {
                number_at(sheet, area.spot(row, 1), Some(*cutoff), &format)?;
            }
            _ => say_at(sheet, area.spot(row, 1), &say!(text, "report-tier-rest"), &styles::words_right())?,
        }
    }
    Ok(())
}

/// File total = imported + left out, as it stood when the file was read.
fn proof(sheet: &mut Worksheet, facts: &Facts, at: Spot) -> Result<Spot, XlsxError> {
    let text = facts.text;
    let proof = &facts.project.data.proof;
    section(sheet, at, &facts.in_currency(say!(text, "report-proof")))?;
    let money = styles::money(true);
    let mut row = at.down(1);
    let mut line = |sheet: &mut Worksheet, words: &str, amount: f64| -> Result<(), XlsxError> {
        say_at(sheet, row, words, &styles::words())?;
        number_at(sheet, row.right(1), Some(amount), &money)?;
        row = row.down(1);
        Ok(())
    };
    line(sheet, &say!(text, "report-proof-file"), proof.file_total)?;
    line(sheet, &say!(text, "report-proof-imported"), proof.imported)?;
    for left_out in &proof.left_out {
        let reason = reason(facts, left_out.reason);
        let words = say!(text, "report-proof-left-out", reason = reason, rows = left_out.rows.to_string());
        line(sheet, &words, left_out.amount)?;
    }
    let total = Live::new(name::TOTAL_REVENUE, facts.outcome.basis.total_revenue);
    say_at(sheet, row, &say!(text, "report-proof-counted"), &styles::words())?;
    put(sheet, row.right(1), &total, &styles::total(&money))?;
    Ok(row.down(1))
}

fn reason(facts: &Facts, reason: LeftOutReason) -> String {
    let text = facts.text;
    match reason {
        LeftOutReason::GrandTotal => say!(text, "report-left-grand-total"),
        LeftOutReason::Subtotal => say!(text, "report-left-subtotal"),
        LeftOutReason::TotalColumn => say!(text, "report-left-total-column"),
        LeftOutReason::Derived => say!(text, "report-left-derived"),
        LeftOutReason::NoClient => say!(text, "report-left-no-client"),
        LeftOutReason::NoOffering => say!(text, "report-left-no-offering"),
        LeftOutReason::OutsideWindow => say!(text, "report-left-outside-window"),
        LeftOutReason::NoDate => say!(text, "report-left-no-date"),
        LeftOutReason::OtherCurrency => say!(text, "report-left-other-currency"),
        LeftOutReason::CreditTurned => say!(text, "report-left-credit-turned"),
        LeftOutReason::Payment => say!(text, "report-left-payment"),
        LeftOutReason::Transfer => say!(text, "report-left-transfer"),
        LeftOutReason::Tax => say!(text, "report-left-tax"),
        LeftOutReason::Draft => say!(text, "report-left-draft"),
        LeftOutReason::Void => say!(text, "report-left-void"),
        LeftOutReason::Status => say!(text, "report-left-status"),
        LeftOutReason::Duplicate => say!(text, "report-left-duplicate"),
        LeftOutReason::OtherYear => say!(text, "report-left-other-year"),
        LeftOutReason::OtherTable => say!(text, "report-left-other-table"),
        LeftOutReason::NotAClient => say!(text, "report-left-not-a-client"),
        LeftOutReason::Ignored => say!(text, "report-left-ignored"),
    }
}

/// How each figure is made, one paragraph each.
fn readings(sheet: &mut Worksheet, facts: &Facts, at: Spot) -> Result<(), XlsxError> {
    let text = facts.text;
    section(sheet, at, &say!(text, "report-readings"))?;
    let mut paragraphs = vec![
        say!(text, "report-reading-who"),
        say!(text, "report-reading-size"),
        say!(text, "report-reading-average"),
        say!(text, "report-reading-breadth"),
        say!(text, "report-reading-verdict"),
        say!(text, "report-reading-doubt"),
        match facts.project.settings.tiers.rule {
            TierRule::CumulativeRevenue => say!(text, "report-reading-tiers"),
            TierRule::Count => say!(text, "report-reading-tiers-count"),
            TierRule::Value => say!(text, "report-reading-tiers-value"),
        },
        say!(text, "report-reading-unknown"),
        say!(text, "report-reading-fair"),
    ];
    if facts.project.settings.recurring_only {
        paragraphs.insert(1, say!(text, "report-reading-recurring"));
    }
    if facts.project.data.marks_only {
        paragraphs.insert(1, say!(text, "report-reading-marks"));
    }
    for (row, words) in paragraphs.iter().enumerate() {
        let line = at.row + 1 + u32::try_from(row).unwrap_or(u32::MAX - at.row - 1);
        sheet.merge_range(line, FIRST, line, LAST, words, &styles::paragraph())?;
        let lines = u32::try_from(words.chars().count().div_ceil(LINE)).unwrap_or(1);
        sheet.set_row_height_pixels(line, 20 * lines + 6)?;
    }
    Ok(())
}
