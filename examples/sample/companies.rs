//! The second sheet of the sample: what the provider's own list says of clients, and whom it would like to have. Prospects
//! and former clients stand among them, with gaps, as in any such list.

use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rust_xlsxwriter::{Format, FormatBorder, Worksheet, XlsxError};

use crate::sheet::{Row, Table, euros};

/// Another seed is another list.
const SEED: u64 = 73;

/// The titles.
const TITLES: [&str; 15] = [
    "Client",
    "Status",
    "Users",
    "Industry",
    "Region",
    "Buyer role",
    "Problem solved",
    "Differentiator",
    "Margin",
    "Cost of sale",
    "Effort (hours)",
    "Entry barrier",
    "Access to decision makers",
    "Urgency",
    "Lead generation",
];

const PROBLEMS: [&str; 4] = ["Lower cost", "More revenue", "Shorter time-to-market", "More market share"];
const WON: [&str; 5] = ["One contact", "Nights and weekends", "Fixed price", "Knows our software", "Near by"];
const ROLES: [&str; 5] = ["Finance director", "Owner", "IT manager", "Operations manager", "HR director"];
const INDUSTRIES: [(&str, &str); 7] = [
    ("Logistics", "Transport"),
    ("Construction", "Bouw"),
    ("Healthcare", "Zorg"),
    ("Professional services", "Adviseurs"),
    ("Agriculture and food", "Zuivel"),
    ("Manufacturing", "Metaal"),
    ("Retail", "Winkels"),
];
const REGIONS: [&str; 6] = ["Groningen", "Friesland", "Drenthe", "Overijssel", "Flanders", "Pomerania"];
const PLACES: [&str; 14] = [
    "Kwelderwal",
    "Terpzicht",
    "Wadloper",
    "Zilverlinde",
    "Hunzedal",
    "Reitdiep",
    "Lauwers",
    "Eemsoog",
    "Dollard",
    "Fivel",
    "Marne",
    "Oldebroek",
    "Steenbok",
    "Vossenveld",
];
const PROSPECTS: usize = 38;
const FORMER: usize = 4;

/// Writes the sheet.
pub(crate) fn write(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let title = Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
    for (column, name) in (0..).zip(TITLES) {
        sheet.write_with_format(0, column, name, &title)?;
    }
    let mut at = 1;
    for row in &table.rows {
        client(sheet, (at, row), &mut random)?;
        at += 1;
    }
    for number in 0..PROSPECTS + FORMER {
        prospect(sheet, (at, number), &mut random)?;
        at += 1;
    }
    sheet.set_column_width(0, 34)?;
    sheet.set_column_range_width(1, 14, 18)?;
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

/// What is known of a client: the problem solved and what won it for most, margin, cost of sale and hours.
fn client(sheet: &mut Worksheet, (at, row): (u32, &Row), random: &mut ChaCha8Rng) -> Result<(), XlsxError> {
    sheet.write(at, 0, row.name.as_str())?;
    sheet.write(at, 1, "Client")?;
    let industry = row.attributes.first().copied().flatten();
    let is_core = matches!(industry, Some("Logistics" | "Construction"));
    if random.random_bool(0.8) {
        let problem = if is_core && random.random_bool(0.6) { PROBLEMS[0] } else { pick(&PROBLEMS, random) };
        sheet.write(at, 6, problem)?;
    }
    if random.random_bool(0.75) {
        let won = if is_core && random.random_bool(0.6) { WON[1] } else { pick(&WON, random) };
        sheet.write(at, 7, won)?;
    }
    let revenue = euros(row.cents.iter().sum::<i64>().max(0));
    let better = if is_core { 0.04 } else { -0.01 };
    let part = |around: f64, random: &mut ChaCha8Rng| (around + 0.08 * (random.random::<f64>() - 0.5)) * revenue;
    sheet.write(at, 8, part(0.34 + better, random).round())?;
    sheet.write(at, 9, part(0.09 - better, random).abs().round())?;
    let hours = 4.0 + revenue / 420.0 * (0.8 + 0.4 * random.random::<f64>());
    sheet.write(at, 10, hours.round())?;
    Ok(())
}

/// Somebody who is no client, with gaps.
fn prospect(sheet: &mut Worksheet, (at, number): (u32, usize), random: &mut ChaCha8Rng) -> Result<(), XlsxError> {
    let (industry, kind) = INDUSTRIES.into_iter().cycle().nth(number * 5).unwrap_or_default();
    let place = PLACES.into_iter().cycle().nth(number).unwrap_or_default();
    let ending = ["", " B.V.", " Groep"].into_iter().cycle().nth(number / PLACES.len()).unwrap_or_default();
    sheet.write(at, 0, format!("{place} {kind}{ending}"))?;
    sheet.write(at, 1, if number < PROSPECTS { "Prospect" } else { "Ex-client" })?;
    if random.random_bool(0.8) {
        let users: f64 = 8.0 * (90.0_f64).powf(random.random::<f64>() * 0.9);
        sheet.write(at, 2, users.round())?;
    }
    let known: [(u16, &str, f64); 5] = [
        (3, industry, 0.85),
        (4, pick(&REGIONS, random), 0.7),
        (5, pick(&ROLES, random), 0.6),
        (6, pick(&PROBLEMS, random), 0.55),
        (7, pick(&WON, random), 0.25),
    ];
    for (column, value, chance) in known {
        if random.random_bool(chance) {
            sheet.write(at, column, value)?;
        }
    }
    for column in 11..15 {
        if random.random_bool(0.7) {
            sheet.write(at, column, random.random_range(1..=5))?;
        }
    }
    Ok(())
}

fn pick<'a>(from: &[&'a str], random: &mut ChaCha8Rng) -> &'a str {
    from.choose(random).copied().unwrap_or_default()
}
