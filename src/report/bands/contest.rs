//! The contest of the bands (METHOD.md §5): who competes, criteria brought to 0–1, scores, the winner.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::known;
use crate::analysis::BandRow;
use crate::model::Criterion;
use crate::report::addresses::{BandColumn, Spot, name};
use crate::report::facts::{Facts, criterion_name};
use crate::report::live::{Live, MISSING, Value, joined, missing_if, number, number_at, put, say_at};
use crate::report::styles;
use crate::say;

/// Values and scores nearer than this are equal (METHOD.md §5).
const TIE: f64 = 1e-9;

/// Writes the block below the band table.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    titles(sheet, facts)?;
    weights(sheet, facts)?;
    for (band, row) in known(facts) {
        contender(sheet, facts, (band, row))?;
    }
    for criterion in Criterion::ALL {
        foot(sheet, facts, criterion)?;
    }
    foot_labels(sheet, facts)?;
    verdict(sheet, facts)
}

fn titles(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let weights = facts.layout.weight_row().first;
    let header = weights.row - 1;
    let text = facts.text;
    for column in 0..=BandColumn::Users as usize + 7 {
        say_at(sheet, Spot::new(header - 1, 0).right(column), "", &styles::section())?;
    }
    say_at(sheet, Spot::new(header - 1, 0), &say!(text, "report-contest"), &styles::section())?;
    say_at(sheet, Spot::new(header, 0), &say!(text, "report-number"), &styles::header_ordinal())?;
    say_at(sheet, Spot::new(header, 1), &say!(text, "report-band"), &styles::header())?;
    let mut titles = vec![say!(text, "report-competes")];
    titles.extend(Criterion::ALL.map(|criterion| criterion_name(text, criterion)));
    titles.extend([
        say!(text, "report-score"),
        say!(text, "report-wins"),
        facts.in_currency(say!(text, "report-chart-winner")),
        facts.in_currency(say!(text, "report-chart-others")),
    ]);
    for (index, title) in titles.iter().enumerate() {
        say_at(sheet, Spot::new(header, 2).right(index), title, &styles::header_right())?;
    }
    sheet.set_row_height(header, 48)?;
    Ok(())
}

/// The weights of the settings, none below 0.
fn weights(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let row = facts.layout.weight_row();
    say_at(sheet, Spot::new(row.first.row, 0), "", &styles::words_muted())?;
    say_at(sheet, Spot::new(row.first.row, 1), &say!(facts.text, "report-weight"), &styles::words_muted())?;
    say_at(sheet, Spot::new(row.first.row, 2), "", &styles::words_muted())?;
    for criterion in Criterion::ALL {
        let index = criterion.index();
        let formula = format!("MAX(0,N(INDEX({},{})))", name::WEIGHTS, index + 1);
        let weight = facts.project.settings.weights.of(criterion).max(0.0);
        put(sheet, row.spot(0, index), &Live::new(formula, weight), &styles::whole_muted().set_num_format("0.##"))?;
    }
    Ok(())
}

/// The places of one criterion's value, lowest and highest for a band.
struct Places {
    value: String,
    lowest: String,
    highest: String,
    eligible: String,
}

fn places(facts: &Facts, criterion: Criterion, band: usize) -> Places {
    let layout = facts.layout;
    let feet = layout.criterion_feet();
    Places {
        value: layout.bands().spot(band, BandColumn::of(criterion) as usize).in_column(),
        lowest: feet.spot(0, criterion.index()).fixed(),
        highest: feet.spot(1, criterion.index()).fixed(),
        eligible: layout.eligible().spot(band, 0).in_column(),
    }
}

fn contender(sheet: &mut Worksheet, facts: &Facts, (band, row): (usize, &BandRow)) -> Result<(), XlsxError> {
    let layout = facts.layout;
    let table = |column: BandColumn| layout.bands().spot(band, column as usize).in_column();
    let first = Spot::new(layout.eligible().spot(band, 0).row, 0);
    number_at(sheet, first, Some(number(band + 1)), &styles::ordinal())?;
    let label_live = Live::new(table(BandColumn::Label), facts.band_label(row.band));
    put(sheet, first.right(1), &label_live, &styles::words())?;
    put(sheet, layout.eligible().spot(band, 0), &eligible(facts, band), &styles::yes_no())?;
    for criterion in Criterion::ALL {
        let live = normalised(facts, criterion, band);
        put(sheet, layout.normalised().spot(band, criterion.index()), &live, &styles::decimal())?;
    }
    let scores = layout.scores();
    put(sheet, scores.spot(band, 0), &score(facts, band), &styles::decimal().set_num_format("0.000"))?;
    put(sheet, scores.spot(band, 1), &wins(facts, band), &styles::yes_no())?;
    let (won, revenue) = (scores.spot(band, 1).in_column(), table(BandColumn::Revenue));
    let is_winner = facts.outcome.verdict.winners.contains(&band);
    let of = |applies: bool| if applies { row.revenue } else { 0.0 };
    let amber = Live::new(format!("IF({won}=1,{revenue},0)"), of(is_winner));
    let others = Live::new(format!("IF({won}=1,0,{revenue})"), of(!is_winner));
    put(sheet, scores.spot(band, 2), &amber, &styles::whole_muted())?;
    put(sheet, scores.spot(band, 3), &others, &styles::whole_muted())
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

/// x_c(b) = (value − lowest)/(highest − lowest) over the eligible bands; all equal → 1.
fn normalised(facts: &Facts, criterion: Criterion, band: usize) -> Live {
    let Places { value, lowest, highest, eligible } = places(facts, criterion, band);
    let equal = format!("{highest}-{lowest}<={TIE:E}*MAX(ABS({highest}),ABS({lowest}))");
    let formula = format!(
        "IF(N({eligible})*ISNUMBER({value}),IF({equal},1,({value}-{lowest})/({highest}-{lowest})),\"{MISSING}\")"
    );
    Live::new(formula, normalised_value(facts, criterion, band))
}

/// What the normalised cell shows today.
fn normalised_value(facts: &Facts, criterion: Criterion, band: usize) -> Option<f64> {
    let verdict = &facts.outcome.verdict;
    let value = verdict.criteria.get(criterion.index())?.values.get(band).copied().flatten()?;
    let (low, high) = extremes(facts, criterion)?;
    let equal = high - low <= TIE * high.abs().max(low.abs());
    let normalised = if equal { 1.0 } else { (value - low) / (high - low) };
    verdict.eligible.contains(&band).then_some(normalised)
}

/// The lowest and highest value of a criterion over the eligible bands.
fn extremes(facts: &Facts, criterion: Criterion) -> Option<(f64, f64)> {
    let verdict = &facts.outcome.verdict;
    let result = verdict.criteria.get(criterion.index())?;
    let values = verdict.eligible.iter().filter_map(|&band| result.values.get(band).copied().flatten());
    values.map(|value| (value, value)).reduce(|(low, high), (value, _)| (low.min(value), high.max(value)))
}

/// S_b = Σ w_c x_c / Σ w_c over the criteria defined for the band; 0 when none of them has weight.
fn score(facts: &Facts, band: usize) -> Live {
    let weights = facts.layout.weight_row().fixed();
    let row = facts.layout.normalised();
    let values = format!("{}:{}", row.spot(band, 0).in_column(), row.spot(band, Criterion::ALL.len() - 1).in_column());
    let eligible = facts.layout.eligible().spot(band, 0).in_column();
    let defined = format!("SUMPRODUCT({weights}*ISNUMBER({values}))");
    let mean = format!("IF({defined}>0,SUMPRODUCT({weights},{values})/{defined},0)");
    let score = facts.outcome.verdict.scores.iter().find(|(scored, _)| *scored == band).map(|(_, score)| *score);
    Live::new(missing_if(&format!("{eligible}=0"), &mean), score)
}

fn wins(facts: &Facts, band: usize) -> Live {
    let score = facts.layout.scores().spot(band, 0).in_column();
    let best = facts.layout.verdict().spot(1, 0).fixed();
    let formula = format!("IF(ISNUMBER({score}),IF({best}-{score}<={TIE:E},1,0),0)");
    Live::new(formula, usize::from(facts.outcome.verdict.winners.contains(&band)))
}

/// Lowest, highest, the bands it points to, the bands with too few clients above those.
fn foot(sheet: &mut Worksheet, facts: &Facts, criterion: Criterion) -> Result<(), XlsxError> {
    let layout = facts.layout;
    let feet = layout.criterion_feet();
    let at = |row| feet.spot(row, criterion.index());
    let eligible = layout.eligible().fixed();
    let values = layout.known(BandColumn::of(criterion)).fixed();
    let numeric = format!("IF({eligible}=1,IF(ISNUMBER({values}),{values},\"\"),\"\")");
    let none = format!("SUMPRODUCT(({eligible}=1)*ISNUMBER({values}))=0");
    let extremes = extremes(facts, criterion);
    let format = match criterion {
        Criterion::Share => styles::percent(),
        Criterion::Breadth | Criterion::RevenuePerUser => styles::decimal(),
        _ => styles::whole(),
    };
    let lowest = Live::array(missing_if(&none, &format!("MIN({numeric})")), extremes.map(|pair| pair.0));
    let highest = Live::array(missing_if(&none, &format!("MAX({numeric})")), extremes.map(|pair| pair.1));
    put(sheet, at(0), &lowest, &format)?;
    put(sheet, at(1), &highest, &format)?;
    put(sheet, at(2), &points_to(facts, criterion), &styles::words_right())?;
    put(sheet, at(3), &too_few(facts, criterion), &styles::words_right())
}

fn points_to(facts: &Facts, criterion: Criterion) -> Live {
    let winners = facts.outcome.verdict.criteria.get(criterion.index()).map(|result| result.winners.as_slice());
    let items = known(facts).map(|(band, row)| {
        let Places { value, highest, eligible, .. } = places(facts, criterion, band);
        let near = format!("{highest}-{value}<={TIE:E}*MAX(ABS({value}),ABS({highest}))");
        let wins = winners.is_some_and(|winners| winners.contains(&band));
        let label = label(facts, band);
        (format!("IF(N({eligible})*ISNUMBER({value}),{near},FALSE)"), label, wins.then(|| facts.band_label(row.band)))
    });
    let joined = joined(&items.collect::<Vec<_>>());
    let highest = facts.layout.criterion_feet().spot(1, criterion.index()).fixed();
    let value = match joined.value {
        Value::Words(words) if words.is_empty() => MISSING.into(),
        value => value,
    };
    Live::new(missing_if(&format!("NOT(ISNUMBER({highest}))"), &joined.formula), value)
}

fn too_few(facts: &Facts, criterion: Criterion) -> Live {
    let small = facts.outcome.verdict.criteria.get(criterion.index()).map(|result| result.too_small.as_slice());
    let items = known(facts).map(|(band, row)| {
        let Places { value, highest, eligible, .. } = places(facts, criterion, band);
        let clients = facts.layout.bands().spot(band, BandColumn::Clients as usize).in_column();
        let above = format!("{value}-{highest}>{TIE:E}*MAX(ABS({value}),ABS({highest}))");
        let condition = format!("IF(({eligible}=0)*({clients}>0)*ISNUMBER({value}),{above},FALSE)");
        let is_small = small.is_some_and(|small| small.contains(&band));
        (condition, label(facts, band), is_small.then(|| facts.band_label(row.band)))
    });
    let joined = joined(&items.collect::<Vec<_>>());
    let highest = facts.layout.criterion_feet().spot(1, criterion.index()).fixed();
    Live::new(format!("IF(ISNUMBER({highest}),{},\"\")", joined.formula), joined.value)
}

fn label(facts: &Facts, band: usize) -> String {
    facts.layout.bands().spot(band, BandColumn::Label as usize).in_column()
}

fn foot_labels(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let first = facts.layout.criterion_feet().first.row;
    let text = facts.text;
    let labels = [
        say!(text, "report-lowest"),
        say!(text, "report-highest"),
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

/// Enough clients, best score, number of winners, their labels, spread.
fn verdict(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let layout = facts.layout;
    let outcome = &facts.outcome.verdict;
    let scores = layout.scores();
    let clients = layout.known(BandColumn::Clients).fixed();
    let enough = format!("IF(SUMPRODUCT(--({clients}>=MAX(1,{})))>0,1,0)", name::MINIMUM_CLIENTS);
    let score_range = scores.column(0).fixed();
    let best = missing_if(&format!("COUNT({score_range})=0"), &format!("MAX({score_range})"));
    let best_value = outcome.scores.iter().map(|(_, score)| *score).reduce(f64::max);
    let winners = known(facts).map(|(band, row)| {
        let wins = outcome.winners.contains(&band).then(|| facts.band_label(row.band));
        (format!("{}=1", scores.spot(band, 1).fixed()), label(facts, band), wins)
    });
    let labels = joined(&winners.collect::<Vec<_>>());
    let revenue = layout.known(BandColumn::Revenue).fixed();
    let total = name::TOTAL_REVENUE;
    let spread = missing_if(
        &format!("IF({total}<=0,TRUE,SUMIF({revenue},\">0\")<=0)"),
        &format!("1/SUMPRODUCT(({revenue}>=0)*({revenue}/{total})^2)"),
    );
    let text = facts.text;
    let rows = [
        (say!(text, "report-enough-clients"), Live::new(enough, usize::from(outcome.enough_clients)), styles::yes_no()),
        (say!(text, "report-best-score"), Live::new(best, best_value), styles::decimal().set_num_format("0.000")),
        (
            say!(text, "report-winners"),
            Live::new(format!("SUM({})", scores.column(1).fixed()), outcome.winners.len()),
            styles::whole(),
        ),
        (say!(text, "report-sweet-spot"), labels, styles::words_right()),
        (say!(text, "report-spread"), Live::new(spread, outcome.spread), styles::decimal()),
    ];
    let first = layout.verdict().first;
    for column in 0..=3 {
        say_at(sheet, Spot::new(first.row - 1, 0).right(column), "", &styles::section())?;
    }
    say_at(sheet, Spot::new(first.row - 1, 0), &say!(text, "report-verdict"), &styles::section())?;
    for (row, (label, live, format)) in rows.into_iter().enumerate() {
        for column in 0..=2 {
            say_at(sheet, Spot::new(first.row, 0).down(row).right(column), "", &styles::words())?;
        }
        say_at(sheet, Spot::new(first.row, 1).down(row), &label, &styles::words())?;
        put(sheet, first.down(row), &live, &format)?;
    }
    Ok(())
}
