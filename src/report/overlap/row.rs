//! One group: its figures as formulas over its members.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::analysis::{CHANCE, Chance, Group, target_figure};
use crate::model::{ClientId, Condition};
use crate::report::addresses::{OverlapColumn, Spot, name};
use crate::report::facts::Facts;
use crate::report::live::{Live, Value, literal, missing_if, number_at, put, say_at, sentence, slot};
use crate::report::members::{is_member, reads_alike};
use crate::report::styles;
use crate::text::words;

/// Letters of a group's name that fit on a line.
const LINE: usize = 54;

/// Writes the row of `group`, called `number`.
pub(super) fn write(
    sheet: &mut Worksheet,
    facts: &Facts,
    (row, group): (usize, &Group),
    number: &str,
) -> Result<(), XlsxError> {
    let at = |column: OverlapColumn| facts.layout.groups().spot(row, column as usize);
    say_at(sheet, at(OverlapColumn::Number), number, &styles::words_muted())?;
    let called = name_of(facts, &group.conditions);
    put(sheet, at(OverlapColumn::Group), &called, &styles::words().set_text_wrap())?;
    let lines = u32::try_from(called.spoken().chars().count().div_ceil(LINE)).unwrap_or(1).max(1);
    sheet.set_row_height_pixels(at(OverlapColumn::Group).row, styles::ROW_HEIGHT + 18 * (lines - 1))?;
    for (column, live, format) in figures(facts, group, at) {
        put(sheet, at(column), &live, &format)?;
    }
    match group.p {
        Some(p) => number_at(sheet, at(OverlapColumn::P), Some(p), &styles::probability())?,
        None => say_at(sheet, at(OverlapColumn::P), super::super::live::MISSING, &styles::words_right())?,
    }
    put(sheet, at(OverlapColumn::Chance), &chance(facts, group, at), &styles::words().set_indent(1))
}

/// The group in words, its band as the edges stand.
fn name_of(facts: &Facts, conditions: &[Condition]) -> Live {
    let said = words::group(facts.text, facts.project, conditions);
    let Some(band) = conditions.iter().find_map(|condition| match condition {
        Condition::Band(band) => Some(*band),
        Condition::Value { .. } => None,
    }) else {
        return sentence(&said, &[]);
    };
    let label = facts.project.settings.bands.label(band);
    let cell = Live::new(format!("INDEX({},{})", name::BAND_LABELS, band + 1), label.as_str());
    sentence(&said.replacen(&label, &slot(0), 1), &[cell])
}

/// Its figures. Its clients, mean and share are counted over Data, where the tags there read as they were meant, else as
/// they were on the day; the rest follows from them.
fn figures(facts: &Facts, group: &Group, at: impl Fn(OverlapColumn) -> Spot) -> [(OverlapColumn, Live, Format); 6] {
    let mean_of_all = name::ALL_MEAN;
    let cell = |column| at(column).in_column();
    let (n, mean, p) = (cell(OverlapColumn::Clients), cell(OverlapColumn::Mean), cell(OverlapColumn::P));
    let [clients, mean_live, share] = counted(facts, group, &n);
    let deflated = format!("{mean_of_all}+(1-{p})*{n}/({n}+5)*({mean}-{mean_of_all})");
    let deflated = missing_if(&format!("COUNT({p},{mean},{mean_of_all})<3"), &deflated);
    let over_all = |figure: &str| {
        let ratio = format!("IF({mean_of_all}>0,{figure}/{mean_of_all},{})", literal(super::super::live::MISSING));
        missing_if(&format!("COUNT({figure},{mean_of_all})<2"), &ratio)
    };
    let (lift, raw) = (over_all(&cell(OverlapColumn::Deflated)), over_all(&mean));
    let figure = || styles::target(facts.overlap.target);
    [
        (OverlapColumn::Clients, clients, styles::whole()),
        (OverlapColumn::Lift, Live::new(lift, group.shown_lift()), styles::times().set_bold()),
        (OverlapColumn::Deflated, Live::new(deflated, group.deflated_mean), figure()),
        (OverlapColumn::Mean, mean_live, figure()),
        (OverlapColumn::RawLift, Live::new(raw, group.lift), styles::times()),
        (OverlapColumn::Share, share, styles::percent()),
    ]
}

/// Clients, mean and share of revenue; `n` is the cell of the clients.
fn counted(facts: &Facts, group: &Group, n: &str) -> [Live; 3] {
    let known = |id: ClientId| target_figure(facts.project, facts.outcome, (facts.overlap.target, id)).is_some();
    if !reads_alike(facts, &group.conditions, &group.clients, known) {
        let share = group.share.map_or_else(|| literal(super::super::live::MISSING), |share| share.to_string());
        return [
            Live::new(group.clients.len().to_string(), group.clients.len()),
            Live::new(group.mean.to_string(), Some(group.mean)),
            Live::new(share, group.share),
        ];
    }
    let members = format!("{}*ISNUMBER({})", is_member(facts, &group.conditions), name::CLIENT_FIGURE);
    let mean = format!("SUMPRODUCT({members},{})/{n}", name::CLIENT_FIGURE);
    let total = name::TOTAL_REVENUE;
    let share = format!("SUMPRODUCT({members},{})/{total}", name::CLIENT_REVENUE);
    [
        Live::new(format!("SUMPRODUCT({members})"), group.clients.len()),
        Live::new(missing_if(&format!("{n}=0"), &mean), Some(group.mean)),
        Live::new(missing_if(&format!("{total}<=0"), &share), group.share),
    ]
}

/// What p says, as the sheet stands.
fn chance(facts: &Facts, group: &Group, at: impl Fn(OverlapColumn) -> Spot) -> Live {
    let word = |chance: Chance| words::chance(facts.text, chance);
    let (n, p) = (at(OverlapColumn::Clients).in_column(), at(OverlapColumn::P).in_column());
    let formula = format!(
        "IF({n}<{},{},IF(ISNUMBER({p}),IF({p}>{CHANCE},{},{}),{}))",
        name::SMALLEST_GROUP,
        literal(&word(Chance::TooFew)),
        literal(&word(Chance::Possible)),
        literal(&word(Chance::Unlikely)),
        literal(&word(Chance::NotTested)),
    );
    let today: Value = word(facts.overlap.chance(group)).into();
    Live::new(formula, today)
}
