//! The contest of the bands (METHOD.md §5): who competes, shares of the best, scores, the winner.

mod feet;
mod giants;
mod outcome;

use rust_xlsxwriter::{RowNum, Worksheet, XlsxError};

use super::known;
use crate::analysis::{BandRow, CriterionResult, TIE};
use crate::model::Criterion;
use crate::report::addresses::{BandColumn, CriterionFoot, ScoreColumn, Spot, name};
use crate::report::facts::{Facts, criterion_name};
use crate::report::live::{Live, MISSING, missing_if, number, number_at, put, say_at};
use crate::report::styles;
use crate::say;

/// Writes the block below the band table.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    titles(sheet, facts)?;
    weights(sheet, facts)?;
    for (band, row) in known(facts) {
        contender(sheet, facts, (band, row))?;
        reached(sheet, facts, (band, row))?;
    }
    feet::write(sheet, facts)?;
    outcome::write(sheet, facts)?;
    giants::write(sheet, facts)
}

fn titles(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let weights = facts.layout.weight_row().first;
    let header = weights.row - 1;
    let text = facts.text;
    let mut titles = vec![say!(text, "report-competes")];
    titles.extend(Criterion::ALL.map(|criterion| criterion_name(text, criterion)));
    titles.extend([
        say!(text, "report-score"),
        say!(text, "report-wins"),
        facts.in_currency(say!(text, "report-chart-winner")),
        facts.in_currency(say!(text, "report-chart-others")),
        say!(text, "report-has-zero"),
        say!(text, "report-resampling"),
        say!(text, "report-won-that-day"),
    ]);
    heads(sheet, facts, (header, &say!(text, "report-contest")), &titles)
}

/// A section's words, and below them, in row `header`, number, band and `titles`.
fn heads(
    sheet: &mut Worksheet,
    facts: &Facts,
    (header, words): (RowNum, &str),
    titles: &[String],
) -> Result<(), XlsxError> {
    let text = facts.text;
    for column in 0..titles.len() + 2 {
        say_at(sheet, Spot::new(header - 1, 0).right(column), "", &styles::section())?;
    }
    say_at(sheet, Spot::new(header - 1, 0), words, &styles::section())?;
    say_at(sheet, Spot::new(header, 0), &say!(text, "report-number"), &styles::header_ordinal())?;
    say_at(sheet, Spot::new(header, 1), &say!(text, "report-band"), &styles::header())?;
    for (index, title) in titles.iter().enumerate() {
        say_at(sheet, Spot::new(header, 2).right(index), title, &styles::header_right())?;
    }
    sheet.set_row_height(header, 48)?;
    Ok(())
}

/// The weights of the settings, none below 0, and the sum of those that decide.
fn weights(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let row = facts.layout.weight_row();
    let format = styles::whole_muted().set_num_format("0.##");
    say_at(sheet, Spot::new(row.first.row, 0), "", &styles::words_muted())?;
    say_at(sheet, Spot::new(row.first.row, 1), &say!(facts.text, "report-weight"), &styles::words_muted())?;
    say_at(sheet, Spot::new(row.first.row, 2), "", &styles::words_muted())?;
    for criterion in Criterion::ALL {
        let index = criterion.index();
        let formula = format!("MAX(0,N(INDEX({},{})))", name::WEIGHTS, index + 1);
        put(sheet, row.spot(0, index), &Live::new(formula, weight(facts, criterion)), &format)?;
    }
    let sum = format!("SUMPRODUCT({},{})", row.fixed(), name::DECIDES);
    put(sheet, facts.layout.weight_sum(), &Live::new(sum, weight_sum(facts)), &format)
}

fn weight(facts: &Facts, criterion: Criterion) -> f64 {
    facts.project.settings.weights.of(criterion).max(0.0)
}

/// Σ w over the criteria that have a winner.
pub(in crate::report) fn weight_sum(facts: &Facts) -> f64 {
    Criterion::ALL
        .iter()
        .filter(|&&criterion| decides(facts, criterion))
        .map(|&criterion| weight(facts, criterion))
        .sum()
}

fn result<'a>(facts: &Facts<'a>, criterion: Criterion) -> Option<&'a CriterionResult> {
    facts.outcome.verdict.criteria.get(criterion.index())
}

/// Whether a criterion has a winner, and so may have weight.
fn decides(facts: &Facts, criterion: Criterion) -> bool {
    result(facts, criterion).is_some_and(|result| !result.winners.is_empty())
}

/// Who competes, and its shares of the best.
fn contender(sheet: &mut Worksheet, facts: &Facts, (band, row): (usize, &BandRow)) -> Result<(), XlsxError> {
    let layout = facts.layout;
    let first = Spot::new(layout.eligible().spot(band, 0).row, 0);
    number_at(sheet, first, Some(number(band + 1)), &styles::ordinal())?;
    let label = layout.bands().spot(band, BandColumn::Label as usize).in_column();
    put(sheet, first.right(1), &Live::new(label, facts.band_label(row.band)), &styles::words())?;
    put(sheet, layout.eligible().spot(band, 0), &eligible(facts, band), &styles::yes_no())?;
    for criterion in Criterion::ALL {
        let live = share_of_best(facts, criterion, band);
        put(sheet, layout.normalised().spot(band, criterion.index()), &live, &styles::decimal())?;
    }
    Ok(())
}

/// 1 for a band with enough clients, or with any client when no band has enough.
fn eligible(facts: &Facts, band: usize) -> Live {
    let clients = facts.layout.bands().spot(band, BandColumn::Clients as usize).in_column();
    let formula = format!(
        "IF({}=1,IF({clients}>=MAX(1,{}),1,0),IF({clients}>0,1,0))",
        name::ENOUGH_CLIENTS,
        name::MINIMUM_CLIENTS
    );
    Live::new(formula, usize::from(facts.outcome.verdict.eligible.contains(&band)))
}

/// x_c(b) = max(0, value)/best over the eligible bands, of a criterion that has a winner.
fn share_of_best(facts: &Facts, criterion: Criterion, band: usize) -> Live {
    let layout = facts.layout;
    let value = layout.bands().spot(band, BandColumn::of(criterion) as usize).in_column();
    let foot = |row| layout.foot(row).spot(0, criterion.index()).fixed();
    let competes = layout.eligible().spot(band, 0).in_column();
    let (decides, highest) = (foot(CriterionFoot::Decides), foot(CriterionFoot::Highest));
    let formula = format!("IF({competes}*{decides}=1,MAX(0,{value})/{highest},\"{MISSING}\")");
    Live::new(formula, share_of_best_value(facts, criterion, band))
}

/// What that cell shows today.
fn share_of_best_value(facts: &Facts, criterion: Criterion, band: usize) -> Option<f64> {
    let value = result(facts, criterion)?.values.get(band).copied().flatten()?;
    let (_, highest) = extremes(facts, criterion)?;
    let competes = facts.outcome.verdict.eligible.contains(&band) && decides(facts, criterion);
    competes.then(|| value.max(0.0) / highest)
}

/// The lowest and highest value of a criterion over the eligible bands, where each has one.
fn extremes(facts: &Facts, criterion: Criterion) -> Option<(f64, f64)> {
    let values = &result(facts, criterion)?.values;
    let eligible = facts.outcome.verdict.eligible.iter();
    let known: Option<Vec<f64>> = eligible.map(|&band| values.get(band).copied().flatten()).collect();
    known?.into_iter().map(|value| (value, value)).reduce(|(low, high), (value, _)| (low.min(value), high.max(value)))
}

/// What the band reaches: its score, whether it wins, its revenue for the chart, and what it won that day.
fn reached(sheet: &mut Worksheet, facts: &Facts, (band, row): (usize, &BandRow)) -> Result<(), XlsxError> {
    let layout = facts.layout;
    let at = |column: ScoreColumn| layout.scores().spot(band, column as usize);
    put(sheet, at(ScoreColumn::Score), &score(facts, band), &styles::decimal().set_num_format("0.000"))?;
    put(sheet, at(ScoreColumn::Wins), &wins(facts, band), &styles::yes_no())?;
    let revenue = layout.bands().spot(band, BandColumn::Revenue as usize).in_column();
    let (is_painted, of) =
        (facts.finding().sweet_spot() == Some(band), |applies| if applies { row.revenue } else { 0.0 });
    let painted = Live::new(format!("IF({}={},{revenue},0)", name::SWEET_SPOT, band + 1), of(is_painted));
    let others = Live::new(format!("IF({}={},0,{revenue})", name::SWEET_SPOT, band + 1), of(!is_painted));
    put(sheet, at(ScoreColumn::Painted), &painted, &styles::whole_muted())?;
    put(sheet, at(ScoreColumn::Others), &others, &styles::whole_muted())?;
    put(sheet, at(ScoreColumn::HasZero), &has_zero(facts, band), &styles::yes_no())?;
    let doubt = facts.outcome.doubt.as_ref();
    let redraws = doubt.and_then(|doubt| doubt.resampling.get(band).copied());
    let won = doubt.map(|doubt| if doubt.winners.contains(&band) { 1.0 } else { 0.0 });
    number_at(sheet, at(ScoreColumn::Redraws), redraws, &styles::percent())?;
    number_at(sheet, at(ScoreColumn::WonThatDay), won, &styles::yes_no())
}

/// The cells of a band's shares of the best.
fn shares(facts: &Facts, band: usize) -> String {
    let row = facts.layout.normalised();
    format!("{}:{}", row.spot(band, 0).in_column(), row.spot(band, Criterion::ALL.len() - 1).in_column())
}

/// What a band's score is made from: the cells of its shares of the best, of what decides, of the sum of the weights that
/// do, and of whether shares are added up.
struct Marks {
    shares: String,
    decides: String,
    sum: String,
    by_sum: String,
}

impl Marks {
    /// Those of the contest itself.
    fn of(facts: &Facts, band: usize) -> Self {
        let (decides, sum, by_sum) = (name::DECIDES.into(), name::WEIGHT_SUM.into(), name::BY_SUM.into());
        Self { shares: shares(facts, band), decides, sum, by_sum }
    }

    /// The weights that decide, as an array.
    fn weights(&self, facts: &Facts) -> String {
        format!("{}*{}", facts.layout.weight_row().fixed(), self.decides)
    }
}

/// S_b = Π x_c^(w_c/Σw) over the criteria that decide and have weight, or Σ w_c x_c/Σw; 1 where one band competes and
/// where no weight is left.
fn score(facts: &Facts, band: usize) -> Live {
    let scored = facts.outcome.verdict.scores.iter().find(|(scored, _)| *scored == band).map(|(_, score)| *score);
    Live::array(score_formula(facts, band, &Marks::of(facts, band)), scored)
}

fn score_formula(facts: &Facts, band: usize, marks: &Marks) -> String {
    let (values, weights, sum) = (&marks.shares, marks.weights(facts), &marks.sum);
    let competes = facts.layout.eligible().spot(band, 0).in_column();
    // A criterion without weight is left out, because Excel's 0^0 is an error.
    let product = format!("PRODUCT(IF({weights}>0,{values}^({}/{sum}),1))", facts.layout.weight_row().fixed());
    let added = format!("SUMPRODUCT({weights},{values})/{sum}");
    let alone = format!("IF({sum}<=0,TRUE,SUM({})<2)", name::BAND_COMPETES);
    let formula = format!("IF({alone},1,IF({}=1,{added},{product}))", marks.by_sum);
    missing_if(&format!("{competes}=0"), &formula)
}

fn wins(facts: &Facts, band: usize) -> Live {
    let score = facts.layout.scores().spot(band, ScoreColumn::Score as usize).in_column();
    Live::new(wins_formula(&score, name::BAND_SCORES), usize::from(facts.outcome.verdict.winners.contains(&band)))
}

/// 1 for a score that no other of `scores` is above.
fn wins_formula(score: &str, scores: &str) -> String {
    format!("IF(ISNUMBER({score}),IF(MAX({scores})-{score}<={TIE:E},1,0),0)")
}

/// 1 for a band that has nothing of something that decides.
fn has_zero(facts: &Facts, band: usize) -> Live {
    let lacks = |&&criterion: &&Criterion| {
        weight(facts, criterion) > 0.0 && share_of_best_value(facts, criterion, band).is_some_and(|share| share <= 0.0)
    };
    let has_zero = Criterion::ALL.iter().filter(lacks).count() > 0;
    Live::new(has_zero_formula(facts, band, &Marks::of(facts, band)), usize::from(has_zero))
}

fn has_zero_formula(facts: &Facts, band: usize, marks: &Marks) -> String {
    let competes = facts.layout.eligible().spot(band, 0).in_column();
    let (weights, values) = (marks.weights(facts), &marks.shares);
    let zeros = format!("SUMPRODUCT(({weights}>0)*ISNUMBER({values})*({values}<=0))");
    format!("IF({competes}=0,0,IF({zeros}>0,1,0))")
}
