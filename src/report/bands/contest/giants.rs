//! The contest again with giants counted no more than a large client (METHOD.md §5f): their revenue is cut in the average
//! per client and in the revenue per user; all other shares of the best are those of the contest.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::feet::{deciding_formula, lowest_and_highest};
use super::outcome::{by_sum_formula, label_at};
use super::{Marks, has_zero_formula, score_formula, wins_formula};
use crate::analysis::{BandRow, GIANT};
use crate::model::Criterion;
use crate::report::addresses::{BandColumn, CappedColumn, CappedFoot, CappedLine, Spot, name};
use crate::report::bands::known;
use crate::report::capped::Capped;
use crate::report::facts::{Facts, criterion_name};
use crate::report::live::{Live, MISSING, joined, missing_if, number, number_at, put, say_at};
use crate::report::styles;
use crate::say;

/// The criteria that giants count less in, with the columns that say how much.
const CUT: [(Criterion, CappedColumn); 2] =
    [(Criterion::AveragePerClient, CappedColumn::Average), (Criterion::RevenuePerUser, CappedColumn::PerUser)];

/// Writes the block below the verdict.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let capped = Capped::of(facts);
    titles(sheet, facts)?;
    for (band, row) in known(facts) {
        first_cells(sheet, facts, (band, row))?;
        for criterion in Criterion::ALL {
            let live = share_of_best(facts, &capped, (criterion, band));
            put(sheet, facts.layout.capped().spot(band, criterion.index()), &live, &styles::decimal())?;
        }
        reached(sheet, facts, &capped, band)?;
    }
    feet(sheet, facts, &capped)?;
    lines(sheet, facts, &capped)
}

fn titles(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let text = facts.text;
    let header = facts.layout.capped().first.row - 1;
    let mut titles = vec![say!(text, "report-competes")];
    titles.extend(Criterion::ALL.map(|criterion| criterion_name(text, criterion)));
    titles.extend([
        say!(text, "report-score"),
        say!(text, "report-wins"),
        say!(text, "report-has-zero"),
        facts.in_currency(say!(text, "report-capped-average")),
        facts.in_currency(say!(text, "report-capped-per-user")),
    ]);
    super::heads(sheet, facts, (header, &say!(text, "report-capped")), &titles)
}

/// Number, label and whether the band competes.
fn first_cells(sheet: &mut Worksheet, facts: &Facts, (band, row): (usize, &BandRow)) -> Result<(), XlsxError> {
    let layout = facts.layout;
    let first = Spot::new(layout.capped().spot(band, 0).row, 0);
    let label = layout.bands().spot(band, BandColumn::Label as usize).in_column();
    let competes = usize::from(facts.outcome.verdict.eligible.contains(&band));
    number_at(sheet, first, Some(number(band + 1)), &styles::ordinal())?;
    put(sheet, first.right(1), &Live::new(label, facts.band_label(row.band)), &styles::words())?;
    let live = Live::new(layout.eligible().spot(band, 0).in_column(), competes);
    put(sheet, first.right(2), &live, &styles::yes_no())
}

/// The column of a criterion that giants count less in.
fn cut(criterion: Criterion) -> Option<CappedColumn> {
    CUT.iter().find(|(cut, _)| *cut == criterion).map(|(_, column)| *column)
}

fn share_of_best(facts: &Facts, capped: &Capped, (criterion, band): (Criterion, usize)) -> Live {
    let layout = facts.layout;
    let share = capped.share(criterion, band);
    let Some(column) = cut(criterion) else {
        return Live::new(layout.normalised().spot(band, criterion.index()).in_column(), share);
    };
    let foot = |row| layout.capped_foot(row).spot(0, criterion.index()).fixed();
    let (decides, highest) = (foot(CappedFoot::Decides), foot(CappedFoot::Highest));
    let value = layout.capped_column(column).spot(band, 0).in_column();
    let competes = layout.eligible().spot(band, 0).in_column();
    Live::new(format!("IF({competes}*{decides}=1,MAX(0,{value})/{highest},\"{MISSING}\")"), share)
}

/// Its score, whether it wins, whether it has nothing of something, and its two averages.
fn reached(sheet: &mut Worksheet, facts: &Facts, capped: &Capped, band: usize) -> Result<(), XlsxError> {
    let at = |column| facts.layout.capped_column(column).spot(band, 0);
    let marks = marks(facts, band);
    let score = Live::array(score_formula(facts, band, &marks), capped.score(band));
    let wins = wins_formula(&at(CappedColumn::Score).in_column(), name::CAPPED_SCORES);
    let wins = Live::new(wins, usize::from(capped.winners.contains(&band)));
    let has_zero = usize::from(capped.has_zero(facts, band));
    let has_zero = Live::new(has_zero_formula(facts, band, &marks), has_zero);
    put(sheet, at(CappedColumn::Score), &score, &styles::decimal().set_num_format("0.000"))?;
    put(sheet, at(CappedColumn::Wins), &wins, &styles::yes_no())?;
    put(sheet, at(CappedColumn::HasZero), &has_zero, &styles::yes_no())?;
    let [average, per_user] = averages(facts, band);
    let average = Live::array(average, capped.value(Criterion::AveragePerClient, band));
    let per_user = Live::array(per_user, capped.value(Criterion::RevenuePerUser, band));
    put(sheet, at(CappedColumn::Average), &average, &styles::money(false))?;
    put(sheet, at(CappedColumn::PerUser), &per_user, &styles::decimal())
}

/// The average per client and the revenue per user with each client's revenue cut, over whole arrays.
fn averages(facts: &Facts, band: usize) -> [String; 2] {
    let of_band = |column: BandColumn| facts.layout.bands().spot(band, column as usize).in_column();
    let (clients, users) = (of_band(BandColumn::Clients), of_band(BandColumn::Users));
    let (key, revenue, cap) = (of_band(BandColumn::Key), name::CLIENT_REVENUE, name::LARGE_CLIENT);
    let counted = format!("IF({revenue}>{cap},{cap},{revenue})");
    let is_known = name::CLIENT_USERS;
    let with_users = format!("IF(ISNUMBER({is_known}),IF({is_known}>0,{counted},0),0)");
    let sum = |of: &str| format!("SUM(IF({}={key},{of},0))", name::CLIENT_BAND);
    [
        missing_if(&format!("{clients}=0"), &format!("{}/{clients}", sum(&counted))),
        missing_if(&format!("NOT(ISNUMBER({users}))"), &format!("{}/{users}", sum(&with_users))),
    ]
}

fn marks(facts: &Facts, band: usize) -> Marks {
    let layout = facts.layout;
    let row = layout.capped();
    let last = Criterion::ALL.len() - 1;
    Marks {
        shares: format!("{}:{}", row.spot(band, 0).in_column(), row.spot(band, last).in_column()),
        decides: layout.capped_foot(CappedFoot::Decides).fixed(),
        sum: weight_sum(facts).fixed(),
        by_sum: layout.capped_line(CappedLine::BySum).fixed(),
    }
}

/// The sum of the weights that decide: right of what decides.
fn weight_sum(facts: &Facts) -> Spot {
    facts.layout.capped_foot(CappedFoot::Decides).spot(0, Criterion::ALL.len())
}

/// Lowest and highest of what giants count less in, and which criteria decide.
fn feet(sheet: &mut Worksheet, facts: &Facts, capped: &Capped) -> Result<(), XlsxError> {
    let text = facts.text;
    let foot = |row| facts.layout.capped_foot(row);
    let labels = [
        (CappedFoot::Lowest, say!(text, "report-lowest")),
        (CappedFoot::Highest, say!(text, "report-highest")),
        (CappedFoot::Decides, say!(text, "report-decides")),
    ];
    for (row, words) in &labels {
        let at = Spot::new(foot(*row).first.row, 0);
        for column in 0..Criterion::ALL.len() + 3 {
            say_at(sheet, at.right(column), if column == 1 { words } else { "" }, &styles::words_muted())?;
        }
    }
    for criterion in Criterion::ALL {
        let at = |row| foot(row).spot(0, criterion.index());
        let today = usize::from(capped.decides(criterion));
        let formula = match cut(criterion) {
            Some(column) => {
                extremes(sheet, facts, capped, (criterion, column))?;
                deciding_formula(&at(CappedFoot::Lowest).fixed(), &at(CappedFoot::Highest).fixed())
            }
            None => format!("INDEX({},{})", name::DECIDES, criterion.index() + 1),
        };
        put(sheet, at(CappedFoot::Decides), &Live::new(formula, today), &styles::yes_no())?;
    }
    let sum = format!("SUMPRODUCT({},{})", facts.layout.weight_row().fixed(), foot(CappedFoot::Decides).fixed());
    let format = styles::whole_muted().set_num_format("0.##");
    put(sheet, weight_sum(facts), &Live::new(sum, capped.weight_sum()), &format)
}

fn extremes(
    sheet: &mut Worksheet,
    facts: &Facts,
    capped: &Capped,
    (criterion, column): (Criterion, CappedColumn),
) -> Result<(), XlsxError> {
    let today = capped.extremes(criterion);
    let [low, high] = lowest_and_highest(&facts.layout.capped_column(column).fixed());
    let values =
        [(CappedFoot::Lowest, low, today.map(|pair| pair.0)), (CappedFoot::Highest, high, today.map(|pair| pair.1))];
    for (row, formula, value) in values {
        let at = facts.layout.capped_foot(row).spot(0, criterion.index());
        put(sheet, at, &Live::array(formula, value), &styles::decimal())?;
    }
    Ok(())
}

/// What a large client brings, whether shares are added up, and which bands win.
fn lines(sheet: &mut Worksheet, facts: &Facts, capped: &Capped) -> Result<(), XlsxError> {
    let text = facts.text;
    let has_zero = facts.layout.capped_column(CappedColumn::HasZero).fixed();
    let by_sum = Live::new(by_sum_formula(&weight_sum(facts).fixed(), &has_zero), usize::from(capped.by_sum()));
    let winners = Live::new(format!("SUM({})", name::CAPPED_WINS), capped.winners.len());
    let rows: [(CappedLine, String, Live, Format); 4] = [
        (CappedLine::Cap, facts.in_currency(say!(text, "report-large-client")), cap(capped), styles::money(false)),
        (CappedLine::BySum, say!(text, "report-by-sum"), by_sum, styles::yes_no()),
        (CappedLine::Winners, say!(text, "report-winners"), winners, styles::whole()),
        (CappedLine::Bands, say!(text, "report-leading"), labels(facts, capped), styles::words_right()),
    ];
    for (line, words, live, format) in rows {
        let at = facts.layout.capped_line(line);
        label_at(sheet, at.row, &words)?;
        put(sheet, at, &live, &format)?;
    }
    Ok(())
}

fn cap(capped: &Capped) -> Live {
    let sized = format!("ISNUMBER({})", name::CLIENT_BAND);
    let revenues = format!("IF({sized},{},\"\")", name::CLIENT_REVENUE);
    let nobody = format!("SUMPRODUCT(--{sized})=0");
    Live::array(missing_if(&nobody, &format!("PERCENTILE({revenues},{GIANT})")), capped.cap)
}

fn labels(facts: &Facts, capped: &Capped) -> Live {
    let items = known(facts).map(|(band, row)| {
        let label = facts.layout.bands().spot(band, BandColumn::Label as usize).in_column();
        let wins = facts.layout.capped_column(CappedColumn::Wins).spot(band, 0).fixed();
        let is_winner = capped.winners.contains(&band).then(|| facts.band_label(row.band));
        (format!("{wins}=1"), label, is_winner)
    });
    joined(&items.collect::<Vec<_>>())
}
