//! Bands: the band table of METHOD.md §4, below it the contest of §5.

mod contest;

use rust_xlsxwriter::{ConditionalFormatFormula, Format, Worksheet, XlsxError};

use super::addresses::{BandColumn, Spot, name};
use super::facts::Facts;
use super::live::{Live, missing_if, put, say_at};
use super::summary::{broad_means, size_sentence};
use super::{charts, styles};
use crate::analysis::BandRow;
use crate::model::{Band, Criterion};
use crate::say;

pub(super) use contest::weight_sum;

/// Fills the sheet.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    put(sheet, Spot::new(0, 0), &size_sentence(facts), &styles::title())?;
    let words = say!(facts.text, "report-bands-note", unit = facts.size_unit());
    say_at(sheet, Spot::new(1, 0), &words, &styles::note())?;
    put(sheet, Spot::new(2, 0), &broad_means(facts), &styles::note())?;
    titles(sheet, facts)?;
    for (row, band) in facts.outcome.bands.iter().chain([&facts.outcome.total]).enumerate() {
        table_row(sheet, facts, (row, band))?;
    }
    contest::write(sheet, facts)?;
    mark_sweet_spot(sheet, facts)?;
    charts::bands(sheet, facts)?;
    dress(sheet, facts)
}

fn titles(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let row = facts.layout.bands().first.row - 1;
    let text = facts.text;
    let titles = [
        say!(text, "report-number"),
        say!(text, "report-band"),
        say!(text, "report-clients"),
        facts.in_currency(say!(text, "report-revenue")),
        say!(text, "report-share"),
        say!(text, "report-users"),
        facts.in_currency(say!(text, "report-average-per-client")),
        facts.in_currency(say!(text, "report-median-per-client")),
        facts.in_currency(say!(text, "report-trimmed-mean")),
        facts.in_currency(say!(text, "report-per-user-mean")),
        facts.in_currency(say!(text, "report-per-user-band")),
        say!(text, "report-breadth"),
        say!(text, "report-broad-clients"),
        say!(text, "report-pairs"),
        say!(text, "report-penetration"),
        say!(text, "report-largest-client-share"),
    ];
    for (column, title) in titles.iter().enumerate() {
        let format = match column {
            0 => styles::header_ordinal(),
            1 => styles::header(),
            _ => styles::header_right(),
        };
        say_at(sheet, Spot::new(row, 0).right(column), title, &format)?;
    }
    sheet.set_row_height(row, 48)?;
    Ok(())
}

/// Whose figures a row adds up, and how that is said in formulas.
struct Members {
    /// The condition on Client_band; `None` for all clients.
    band: Option<String>,
    /// Whether the row has averages.
    averaged: bool,
}

impl Members {
    fn count(&self) -> String {
        match &self.band {
            Some(key) => format!("COUNTIF({},{key})", name::CLIENT_BAND),
            None => format!("COUNT({})", name::CLIENT_REVENUE),
        }
    }

    fn sum(&self, of: &str) -> String {
        match &self.band {
            Some(key) => format!("SUMIFS({of},{},{key})", name::CLIENT_BAND),
            None => format!("SUM({of})"),
        }
    }

    /// The sum over the clients whose users are known.
    fn sum_with_users(&self, of: &str) -> String {
        let band = self.band.as_ref().map(|key| format!(",{},{key}", name::CLIENT_BAND)).unwrap_or_default();
        format!("SUMIFS({of},{},\">0\"{band})", name::CLIENT_USERS)
    }

    /// The sum over x = max(0, R_i).
    fn sum_above_zero(&self) -> String {
        let of = name::CLIENT_REVENUE;
        match &self.band {
            Some(key) => format!("SUMIFS({of},{},{key},{of},\">0\")", name::CLIENT_BAND),
            None => format!("SUMIF({of},\">0\")"),
        }
    }

    fn count_with_users(&self) -> String {
        let band = self.band.as_ref().map(|key| format!(",{},{key}", name::CLIENT_BAND)).unwrap_or_default();
        format!("COUNTIFS({},\">0\"{band})", name::CLIENT_USERS)
    }

    fn mean(&self, of: &str) -> String {
        match &self.band {
            Some(key) => format!("AVERAGEIFS({of},{},{key})", name::CLIENT_BAND),
            None => format!("AVERAGE({of})"),
        }
    }

    /// The members' values as an array, for array formulas.
    fn array(&self, of: &str) -> String {
        match &self.band {
            Some(key) => format!("IF({}={key},{of},\"\")", name::CLIENT_BAND),
            None => of.to_owned(),
        }
    }

    fn broad(&self) -> String {
        let broad = format!("ISNUMBER({0})*({0}>={1})", name::CLIENT_BREADTH, name::BROAD_FROM);
        match &self.band {
            Some(key) => format!("SUMPRODUCT(({}={key})*{broad})", name::CLIENT_BAND),
            None => format!("SUMPRODUCT({broad})"),
        }
    }
}

fn table_row(sheet: &mut Worksheet, facts: &Facts, (row, band): (usize, &BandRow)) -> Result<(), XlsxError> {
    let is_total = row > facts.layout.counts.bands;
    let is_unknown = row == facts.layout.counts.bands;
    let dressed = |format: Format| match () {
        () if is_total => styles::total(&format),
        () if is_unknown => styles::unknown(&format),
        () => format,
    };
    let area = facts.layout.bands();
    let cell = |column: BandColumn| area.spot(row, column as usize);
    let members = if is_total {
        Members { band: None, averaged: true }
    } else if is_unknown {
        Members { band: Some(cell(BandColumn::Label).in_column()), averaged: false }
    } else {
        Members { band: Some(cell(BandColumn::Key).in_column()), averaged: true }
    };
    label_cells(sheet, facts, (row, band), &dressed)?;
    for (column, live, format) in sums(&members, &cell, band) {
        put(sheet, cell(column), &live, &dressed(format))?;
    }
    for (column, live, format) in averages(&members, &cell, band) {
        let live = if members.averaged { live } else { Live::new("\"–\"", None) };
        put(sheet, cell(column), &live, &dressed(format))?;
    }
    Ok(())
}

fn label_cells(
    sheet: &mut Worksheet,
    facts: &Facts,
    (row, band): (usize, &BandRow),
    dressed: &impl Fn(Format) -> Format,
) -> Result<(), XlsxError> {
    let area = facts.layout.bands();
    let (key, label) = (area.spot(row, 0), area.spot(row, 1));
    if row >= facts.layout.counts.bands {
        let words =
            if row == facts.layout.counts.bands { facts.unknown() } else { say!(facts.text, "report-all-clients") };
        say_at(sheet, key, "", &dressed(styles::words()))?;
        return say_at(sheet, label, &words, &dressed(styles::words()));
    }
    super::live::number_at(sheet, key, Some(super::live::number(row + 1)), &dressed(styles::ordinal()))?;
    let formula = format!("INDEX({},{})", name::BAND_LABELS, key.in_column());
    put(sheet, label, &Live::new(formula, facts.band_label(band.band)), &dressed(styles::words()))
}

type Column = (BandColumn, Live, Format);

/// n_b, R_b, U_b, n_b(K), N_b and what is derived from them for every row.
fn sums(members: &Members, cell: &impl Fn(BandColumn) -> Spot, band: &BandRow) -> Vec<Column> {
    let at = |column| cell(column).in_column();
    let (clients, revenue) = (at(BandColumn::Clients), at(BandColumn::Revenue));
    let pairs = at(BandColumn::Pairs);
    let users_formula =
        missing_if(&format!("{}=0", members.count_with_users()), &members.sum_with_users(name::CLIENT_USERS));
    let share = missing_if(&format!("{}<=0", name::TOTAL_REVENUE), &format!("{revenue}/{}", name::TOTAL_REVENUE));
    let breadth = missing_if(&format!("{clients}=0"), &format!("{pairs}/{clients}"));
    let slots = format!("{clients}*{}", name::OFFERING_COUNT);
    let penetration = missing_if(&format!("{slots}=0"), &format!("{pairs}/({slots})"));
    let above_zero = members.sum_above_zero();
    let largest = format!("MAX({})/{above_zero}", members.array(name::CLIENT_REVENUE));
    let largest = missing_if(&format!("{above_zero}<=0"), &largest);
    let money = styles::money(false);
    vec![
        (BandColumn::Clients, Live::new(members.count(), band.clients.len()), styles::whole()),
        (BandColumn::Revenue, Live::new(members.sum(name::CLIENT_REVENUE), band.revenue), money),
        (BandColumn::Share, Live::new(share, band.share), styles::percent()),
        (BandColumn::Users, Live::new(users_formula, band.users), styles::whole()),
        (BandColumn::Breadth, Live::new(breadth, band.breadth), styles::decimal()),
        (BandColumn::Broad, Live::new(members.broad(), band.broad_clients), styles::whole()),
        (BandColumn::Pairs, Live::new(members.sum(name::CLIENT_BREADTH), band.pairs), styles::whole()),
        (BandColumn::Penetration, Live::new(penetration, band.penetration), styles::percent()),
        (BandColumn::Largest, Live::array(largest, band.largest_client_share), styles::percent()),
    ]
}

/// A_b, the median, the trimmed mean, and the two figures per user.
fn averages(members: &Members, cell: &impl Fn(BandColumn) -> Spot, band: &BandRow) -> Vec<Column> {
    let at = |column| cell(column).in_column();
    let (clients, users) = (at(BandColumn::Clients), at(BandColumn::Users));
    let nobody = format!("{clients}=0");
    let revenues = members.array(name::CLIENT_REVENUE);
    let per_client = missing_if(&nobody, &format!("{}/{clients}", at(BandColumn::Revenue)));
    let median = missing_if(&nobody, &format!("MEDIAN({revenues})"));
    // TRIMMEAN drops floor(0.2·n/2) values at each end, which is METHOD.md's floor(0.1·n).
    let trimmed = missing_if(&nobody, &format!("TRIMMEAN({revenues},0.2)"));
    let no_users = format!("NOT(ISNUMBER({users}))");
    let per_user_mean = missing_if(&no_users, &members.mean(name::CLIENT_PER_USER));
    let per_user_band = missing_if(&no_users, &format!("{}/{users}", members.sum_with_users(name::CLIENT_REVENUE)));
    let money = || styles::money(false);
    vec![
        (BandColumn::Average, Live::new(per_client, band.average_per_client), money()),
        (BandColumn::Median, Live::array(median, band.median_per_client), money()),
        (BandColumn::Trimmed, Live::array(trimmed, band.trimmed_mean), money()),
        (BandColumn::PerUserMean, Live::new(per_user_mean, band.revenue_per_user_mean), styles::decimal()),
        (BandColumn::PerUserBand, Live::new(per_user_band, band.revenue_per_user_band), styles::decimal()),
    ]
}

/// The sweet spot's rows turn amber, wherever the verdict moves, and nothing while there is none to name.
fn mark_sweet_spot(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let layout = facts.layout;
    let rule = |first: Spot| {
        let rule = format!("={}={}", first.in_column(), name::SWEET_SPOT);
        ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(styles::sweet_spot())
    };
    let last_band = layout.counts.bands - 1;
    let table = layout.bands();
    let end = table.spot(last_band, BandColumn::Largest as usize);
    sheet.add_conditional_format(table.first.row, 0, end.row, end.column, &rule(table.first))?;
    let contest = layout.normalised();
    let first = Spot::new(contest.first.row, 0);
    let end = contest.spot(last_band, Criterion::ALL.len() + 1);
    sheet.add_conditional_format(first.row, 0, end.row, end.column, &rule(first))?;
    Ok(())
}

fn dress(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    sheet.set_column_width(BandColumn::Key as u16, 4.5)?;
    sheet.set_column_width(BandColumn::Label as u16, 24)?;
    for column in BandColumn::Clients as u16..=BandColumn::Largest as u16 {
        sheet.set_column_width(column, 13)?;
    }
    sheet.set_freeze_panes(facts.layout.bands().first.row, 2)?;
    Ok(())
}

/// The bands that are known, with their figures, in scheme order.
fn known<'a>(facts: &Facts<'a>) -> impl Iterator<Item = (usize, &'a BandRow)> {
    facts.outcome.bands.iter().filter(|row| row.band != Band::Unknown).enumerate()
}
