//! Below the shares of the best: what each criterion says by itself.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{decides, extremes, result};
use crate::analysis::TIE;
use crate::model::Criterion;
use crate::report::addresses::{BandColumn, CriterionFoot, Spot, name};
use crate::report::bands::known;
use crate::report::facts::Facts;
use crate::report::live::{Live, MISSING, Value, joined, missing_if, put, say_at};
use crate::report::styles;
use crate::say;

/// Writes the rows.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    for criterion in Criterion::ALL {
        foot(sheet, facts, criterion)?;
    }
    labels(sheet, facts)
}

/// Lowest, highest, whether it decides, the bands it points to, the bands with too few clients above those.
fn foot(sheet: &mut Worksheet, facts: &Facts, criterion: Criterion) -> Result<(), XlsxError> {
    let at = |row| facts.layout.foot(row).spot(0, criterion.index());
    let [low, high] = lowest_and_highest(&facts.layout.known(BandColumn::of(criterion)).fixed());
    let extremes = extremes(facts, criterion);
    let format = match criterion {
        Criterion::Share => styles::percent(),
        Criterion::Breadth | Criterion::RevenuePerUser => styles::decimal(),
        _ => styles::whole(),
    };
    let lowest = Live::array(low, extremes.map(|pair| pair.0));
    let highest = Live::array(high, extremes.map(|pair| pair.1));
    put(sheet, at(CriterionFoot::Lowest), &lowest, &format)?;
    put(sheet, at(CriterionFoot::Highest), &highest, &format)?;
    put(sheet, at(CriterionFoot::Decides), &is_deciding(facts, criterion), &styles::yes_no())?;
    put(sheet, at(CriterionFoot::PointsTo), &points_to(facts, criterion), &styles::words_right())?;
    put(sheet, at(CriterionFoot::TooFew), &too_few(facts, criterion), &styles::words_right())
}

/// The formulas, over whole arrays, for the lowest and the highest of `values` over the bands that compete, where each of
/// them has one.
pub(super) fn lowest_and_highest(values: &str) -> [String; 2] {
    let competes = name::BAND_COMPETES;
    let numeric = format!("IF({competes}=1,IF(ISNUMBER({values}),{values},\"\"),\"\")");
    let known = format!("SUMPRODUCT(({competes}=1)*ISNUMBER({values}))");
    let unknown = format!("OR(SUM({competes})=0,{known}<SUM({competes}))");
    ["MIN", "MAX"].map(|of| missing_if(&unknown, &format!("{of}({numeric})")))
}

/// 1 where every band that competes has a value, the best is above 0, and two or more do not all have the same.
pub(super) fn deciding_formula(low: &str, high: &str) -> String {
    let differs = format!("OR(SUM({})<2,{high}-{low}>{TIE:E}*{high})", name::BAND_COMPETES);
    format!("IF(ISNUMBER({high}),IF(AND({high}>0,{differs}),1,0),0)")
}

fn fixed(facts: &Facts, row: CriterionFoot, criterion: Criterion) -> String {
    facts.layout.foot(row).spot(0, criterion.index()).fixed()
}

fn is_deciding(facts: &Facts, criterion: Criterion) -> Live {
    let (low, high) = (fixed(facts, CriterionFoot::Lowest, criterion), fixed(facts, CriterionFoot::Highest, criterion));
    Live::new(deciding_formula(&low, &high), usize::from(decides(facts, criterion)))
}

/// A band's value, whether it competes, and its label.
fn of_band(facts: &Facts, criterion: Criterion, band: usize) -> [String; 3] {
    let layout = facts.layout;
    let table = |column| layout.bands().spot(band, column as usize).in_column();
    let competes = layout.eligible().spot(band, 0).in_column();
    [table(BandColumn::of(criterion)), competes, table(BandColumn::Label)]
}

fn points_to(facts: &Facts, criterion: Criterion) -> Live {
    let winners = result(facts, criterion).map(|result| result.winners.as_slice());
    let highest = fixed(facts, CriterionFoot::Highest, criterion);
    let items = known(facts).map(|(band, row)| {
        let [value, competes, label] = of_band(facts, criterion, band);
        let near = format!("{highest}-{value}<={TIE:E}*MAX(ABS({value}),ABS({highest}))");
        let wins = winners.is_some_and(|winners| winners.contains(&band));
        (format!("IF({competes}=1,{near},FALSE)"), label, wins.then(|| facts.band_label(row.band)))
    });
    let joined = joined(&items.collect::<Vec<_>>());
    let value = match joined.value {
        Value::Words(words) if words.is_empty() => MISSING.into(),
        value => value,
    };
    let decides = fixed(facts, CriterionFoot::Decides, criterion);
    Live::new(missing_if(&format!("{decides}=0"), &joined.formula), value)
}

fn too_few(facts: &Facts, criterion: Criterion) -> Live {
    let small = result(facts, criterion).map(|result| result.too_small.as_slice());
    let highest = fixed(facts, CriterionFoot::Highest, criterion);
    let items = known(facts).map(|(band, row)| {
        let [value, competes, label] = of_band(facts, criterion, band);
        let clients = facts.layout.bands().spot(band, BandColumn::Clients as usize).in_column();
        let best = format!("MAX(0,{highest})");
        let above = format!("{value}-{best}>{TIE:E}*MAX(ABS({value}),{best})");
        let condition = format!("IF(({competes}=0)*({clients}>0)*ISNUMBER({value}),{above},FALSE)");
        let is_small = small.is_some_and(|small| small.contains(&band));
        (condition, label, is_small.then(|| facts.band_label(row.band)))
    });
    let joined = joined(&items.collect::<Vec<_>>());
    Live::new(format!("IF(ISNUMBER({highest}),{},\"\")", joined.formula), joined.value)
}

fn labels(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let first = facts.layout.criterion_feet().first.row;
    let text = facts.text;
    let labels = [
        say!(text, "report-lowest"),
        say!(text, "report-highest"),
        say!(text, "report-decides"),
        say!(text, "report-points-to"),
        say!(text, "report-too-few"),
    ];
    for (row, words) in labels.iter().enumerate() {
        let at = Spot::new(first, 0).down(row);
        say_at(sheet, at, "", &styles::words_muted())?;
        say_at(sheet, at.right(1), words, &styles::words_muted())?;
        say_at(sheet, at.right(2), "", &styles::words_muted())?;
    }
    Ok(())
}
