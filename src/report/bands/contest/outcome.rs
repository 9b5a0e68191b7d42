//! The verdict: which band, how sure, whether it may be painted, and what was said of it when the report was made.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::analysis::{Certainty, FEW, PROBABLE, SURE, TIE};
use crate::report::addresses::{BandColumn, ScoreColumn, Spot, VerdictLine, name};
use crate::report::bands::known;
use crate::report::facts::{Facts, certainty_word};
use crate::report::live::{Live, MISSING, joined, literal, missing_if, put, say_at};
use crate::report::styles;
use crate::say;
use crate::text::verdict;

/// Writes the lines.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let first = facts.layout.verdict().first;
    for column in 0..=3 {
        say_at(sheet, Spot::new(first.row - 1, 0).right(column), "", &styles::section())?;
    }
    say_at(sheet, Spot::new(first.row - 1, 0), &say!(facts.text, "report-verdict"), &styles::section())?;
    for (line, words, live, format) in lines(facts) {
        label(sheet, facts, (line, &words))?;
        put(sheet, facts.layout.verdict_line(line), &live, &format)?;
    }
    that_day(sheet, facts)
}

/// A line's words; the cells left of its figure get their rule.
pub(super) fn label_at(sheet: &mut Worksheet, row: u32, words: &str) -> Result<(), XlsxError> {
    for column in 0..=2 {
        say_at(sheet, Spot::new(row, 0).right(column), if column == 1 { words } else { "" }, &styles::words())?;
    }
    Ok(())
}

fn label(sheet: &mut Worksheet, facts: &Facts, (line, words): (VerdictLine, &str)) -> Result<(), XlsxError> {
    label_at(sheet, facts.layout.verdict_line(line).row, words)
}

fn lines(facts: &Facts) -> Vec<(VerdictLine, String, Live, Format)> {
    let text = facts.text;
    let number = || styles::whole();
    vec![
        (VerdictLine::Enough, say!(text, "report-enough-clients"), enough(facts), styles::yes_no()),
        (VerdictLine::Best, say!(text, "report-best-score"), best(facts), styles::decimal().set_num_format("0.000")),
        (VerdictLine::Winners, say!(text, "report-winners"), winners(facts), number()),
        (VerdictLine::Bands, say!(text, "report-leading"), labels(facts), styles::words_right()),
        (VerdictLine::Leader, say!(text, "report-leading-number"), leader(facts), number()),
        (VerdictLine::BySum, say!(text, "report-by-sum"), by_sum(facts), styles::yes_no()),
        (VerdictLine::RedrawsHold, say!(text, "report-redraws-hold"), redraws_hold(facts), styles::yes_no()),
        (VerdictLine::Certainty, say!(text, "report-certainty"), certainty(facts), styles::words_right()),
        (VerdictLine::SweetSpot, say!(text, "report-sweet-spot-number"), sweet_spot(facts), number()),
        (VerdictLine::Spread, say!(text, "report-spread"), spread(facts), styles::decimal()),
    ]
}

fn enough(facts: &Facts) -> Live {
    let clients = facts.layout.known(BandColumn::Clients).fixed();
    let formula = format!("IF(SUMPRODUCT(--({clients}>=MAX(1,{})))>0,1,0)", name::MINIMUM_CLIENTS);
    Live::new(formula, usize::from(facts.outcome.verdict.enough_clients))
}

fn best(facts: &Facts) -> Live {
    let scores = name::BAND_SCORES;
    let best = facts.outcome.verdict.scores.iter().map(|(_, score)| *score).reduce(f64::max);
    Live::new(missing_if(&format!("COUNT({scores})=0"), &format!("MAX({scores})")), best)
}

fn winners(facts: &Facts) -> Live {
    Live::new(format!("SUM({})", name::BAND_WINS), facts.outcome.verdict.winners.len())
}

fn labels(facts: &Facts) -> Live {
    let outcome = &facts.outcome.verdict;
    let wins = facts.layout.score(ScoreColumn::Wins);
    let items = known(facts).map(|(band, row)| {
        let label = facts.layout.bands().spot(band, BandColumn::Label as usize).in_column();
        let is_winner = outcome.winners.contains(&band).then(|| facts.band_label(row.band));
        (format!("{}=1", wins.spot(band, 0).fixed()), label, is_winner)
    });
    joined(&items.collect::<Vec<_>>())
}

fn leader(facts: &Facts) -> Live {
    let formula = format!("IF({}=1,MATCH(1,{},0),0)", name::VERDICT_COUNT, name::BAND_WINS);
    Live::new(formula, facts.outcome.verdict.winner().map_or(0, |band| band + 1))
}

fn by_sum(facts: &Facts) -> Live {
    let formula = by_sum_formula(name::WEIGHT_SUM, name::BAND_HAS_ZERO);
    Live::new(formula, usize::from(facts.outcome.verdict.by_sum))
}

/// 1 where two or more bands compete and each has nothing of something that decides.
pub(super) fn by_sum_formula(weight_sum: &str, has_zero: &str) -> String {
    let competing = format!("SUM({})", name::BAND_COMPETES);
    format!("IF(AND({weight_sum}>0,{competing}>=2,SUM({has_zero})={competing}),1,0)")
}

/// Whether the bands that win, the settings and the edges are those of when the re-draws were made.
fn redraws_hold(facts: &Facts) -> Live {
    let differ = [
        (name::BAND_WINS, name::BAND_WON_THAT_DAY),
        (name::SETTINGS, name::SETTINGS_THAT_DAY),
        (name::BAND_EDGES, name::BAND_EDGES_THAT_DAY),
    ];
    let differ = differ.map(|(now, then)| format!("SUMPRODUCT(--({now}<>{then}))")).join("+");
    let formula = format!("IF({}=0,0,IF({differ}=0,1,0))", name::VERDICT_COUNT);
    Live::new(formula, usize::from(facts.redraws_hold()))
}

/// The first that holds of METHOD.md §5, 1 to 5.
fn certainty(facts: &Facts) -> Live {
    let word = |certainty| literal(&certainty_word(facts.text, certainty));
    let (redraws, leader) = (name::BAND_REDRAWS, name::LEADER);
    let of_leader = |name: &str| format!("INDEX({name},{leader})");
    let share = of_leader(redraws);
    let undecided = format!("IF({leader}=0,TRUE,OR(MAX({redraws})>{share}+{TIE:E},{share}<{PROBABLE}-{TIE:E}))");
    let decided = format!(
        "IF({}<{FEW},{},IF({share}>={SURE}-{TIE:E},{},{}))",
        of_leader(name::BAND_CLIENTS),
        word(Certainty::TooFew),
        word(Certainty::Sure),
        word(Certainty::Probable)
    );
    let known = format!("IF({undecided},{},{decided})", word(Certainty::Undecided));
    let known = missing_if(&format!("{}=0", name::REDRAWS_HOLD), &known);
    let contest = format!("IF({}=0,{},{known})", name::ENOUGH_CLIENTS, word(Certainty::TooFew));
    let weights = facts.layout.weight_row().fixed();
    let none = format!("OR({}=0,SUM({weights})<=0)", name::VERDICT_COUNT);
    let today = facts.certainty().map_or_else(|| MISSING.to_owned(), |found| certainty_word(facts.text, found));
    Live::new(missing_if(&none, &contest), today)
}

/// The band that leads alone, with enough clients, and is not undecided.
fn sweet_spot(facts: &Facts) -> Live {
    let unsure = [MISSING.to_owned(), certainty_word(facts.text, Certainty::Undecided)];
    let is_unsure = unsure.map(|word| format!("{}={}", name::CERTAINTY, literal(&word))).join(",");
    let formula = format!("IF(OR({}=0,{is_unsure}),0,{})", name::ENOUGH_CLIENTS, name::LEADER);
    Live::new(formula, facts.finding().sweet_spot().map_or(0, |band| band + 1))
}

/// (Σ r)²/Σ r², r = max(0, R_b) over the known bands.
fn spread(facts: &Facts) -> Live {
    let revenue = facts.layout.known(BandColumn::Revenue).fixed();
    let sum = format!("SUMIF({revenue},\">0\")");
    let formula = format!("{sum}^2/SUMPRODUCT(({revenue}>0)*{revenue}^2)");
    Live::new(missing_if(&format!("{sum}<=0"), &formula), facts.outcome.verdict.spread)
}

/// The shortlist and the reason, as they stood; words, because what stands behind them are draws.
fn that_day(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let text = facts.text;
    let bands = facts.outcome.doubt.as_ref().map(|doubt| doubt.shortlist.as_slice()).unwrap_or_default();
    let labels: Vec<String> = bands.iter().map(|&band| facts.project.settings.bands.label(band)).collect();
    let reason = verdict::reason(text, facts.finding()).unwrap_or_default();
    for (line, words, said) in [
        (VerdictLine::Shortlist, say!(text, "report-shortlist"), text.list(&labels)),
        (VerdictLine::Reason, say!(text, "report-reason"), reason),
    ] {
        label(sheet, facts, (line, &words))?;
        say_at(sheet, facts.layout.verdict_line(line), &said, &styles::words())?;
    }
    Ok(())
}
