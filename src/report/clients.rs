//! Clients: everyone by revenue, however the amounts change, with share, cumulative share and tier (METHOD.md §6).

use rust_xlsxwriter::{ConditionalFormatFormula, Worksheet, XlsxError};

use super::addresses::{RankedColumn, Spot, name};
use super::facts::Facts;
use super::live::{Live, MISSING, literal, missing_if, number, number_at, put, say_at, sentence, slot, spoken_percent};
use super::{ReportError, charts, styles};
use crate::model::{ClientId, Progress, TierRule};
use crate::say;

/// Rows between two looks at the cancel flag.
const CHECK_EVERY: usize = 256;

/// Fills the sheet.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts, progress: &Progress) -> Result<(), ReportError> {
    let share = spoken_percent(name::TOP_SHARE, facts.outcome.concentration.top_10_percent_share);
    let title = sentence(&say!(facts.text, "report-clients-title", share = slot(0)), &[share]);
    put(sheet, Spot::new(0, 0), &title, &styles::title())?;
    say_at(sheet, Spot::new(1, 0), &say!(facts.text, "report-clients-note"), &styles::note())?;
    titles(sheet, facts)?;
    for (row, &client) in facts.ranked().iter().enumerate() {
        if row % CHECK_EVERY == 0 {
            progress.cancel.check()?;
        }
        client_row(sheet, facts, (row, client))?;
    }
    tiers(sheet, facts)?;
    concentration(sheet, facts)?;
    charts::pareto(sheet, facts)?;
    dress(sheet, facts)?;
    Ok(())
}

fn titles(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let text = facts.text;
    let row = facts.layout.ranked().first.row - 1;
    let titles = [
        (say!(text, "report-rank"), styles::header_ordinal()),
        (say!(text, "report-client"), styles::header()),
        (say!(text, "report-users"), styles::header_right()),
        (say!(text, "report-band"), styles::header_right()),
        (facts.in_currency(say!(text, "report-revenue")), styles::header_right()),
        (say!(text, "report-share"), styles::header_right()),
        (say!(text, "report-cumulative-share"), styles::header_right()),
        (say!(text, "report-offerings-bought"), styles::header_right()),
        (facts.in_currency(say!(text, "report-per-user")), styles::header_right()),
        (say!(text, "report-tier"), styles::header_right()),
        (say!(text, "report-data-row"), styles::header_right()),
    ];
    for (column, (title, format)) in titles.iter().enumerate() {
        say_at(sheet, Spot::new(row, 0).right(column), title, format)?;
    }
    sheet.set_row_height(row, 32)?;
    Ok(())
}

/// One ranked client: found in Data by its rank, so that the order follows the amounts.
fn client_row(sheet: &mut Worksheet, facts: &Facts, (row, client): (usize, ClientId)) -> Result<(), XlsxError> {
    let area = facts.layout.ranked();
    let cell = |column: RankedColumn| area.spot(row, column as usize);
    let at = |column: RankedColumn| cell(column).in_column();
    let from_data = |name: &str| format!("INDEX({name},{})", at(RankedColumn::DataRow));
    let revenue = facts.revenue(client);
    number_at(sheet, cell(RankedColumn::Rank), Some(number(row + 1)), &styles::ordinal())?;
    let found = format!("MATCH({},{},0)", at(RankedColumn::Rank), name::CLIENT_RANK);
    put(sheet, cell(RankedColumn::DataRow), &Live::new(found, facts.data_row(client)), &styles::whole_muted())?;
    put(
        sheet,
        cell(RankedColumn::Client),
        &Live::new(from_data(name::CLIENT_NAMES), facts.name(client)),
        &styles::words(),
    )?;
    let users = from_data(name::CLIENT_USERS);
    let users = Live::new(missing_if(&format!("N({users})<=0"), &users), facts.users(client));
    put(sheet, cell(RankedColumn::Users), &users, &styles::number_as_given())?;
    let band = from_data(name::CLIENT_BAND);
    let band = Live::new(
        format!("IF(ISNUMBER({band}),INDEX({},{band}),{})", name::BAND_LABELS, literal(&facts.unknown())),
        facts.band_label(facts.band(client)),
    );
    put(sheet, cell(RankedColumn::Band), &band, &styles::words_right())?;
    put(
        sheet,
        cell(RankedColumn::Revenue),
        &Live::new(from_data(name::CLIENT_REVENUE), revenue),
        &styles::money(false),
    )?;
    let breadth = Live::new(from_data(name::CLIENT_BREADTH), facts.breadth(client));
    put(sheet, cell(RankedColumn::Breadth), &breadth, &styles::whole())?;
    let per_user = facts.users(client).map(|users| revenue / users);
    put(
        sheet,
        cell(RankedColumn::PerUser),
        &Live::new(from_data(name::CLIENT_PER_USER), per_user),
        &styles::decimal(),
    )?;
    shares(sheet, facts, (row, client))
}

/// Share of Σx, share accumulated up to and with the client, and tier by the share accumulated before it.
fn shares(sheet: &mut Worksheet, facts: &Facts, (row, client): (usize, ClientId)) -> Result<(), XlsxError> {
    let layout = facts.layout;
    let cell = |column: RankedColumn| layout.ranked().spot(row, column as usize);
    let no_total = format!("{}<=0", name::ABOVE_ZERO);
    let total = facts.above_zero;
    let revenue = cell(RankedColumn::Revenue).in_column();
    let share = missing_if(&no_total, &format!("MAX(0,{revenue})/{}", name::ABOVE_ZERO));
    let share_value = (total > 0.0).then(|| facts.revenue(client).max(0.0) / total);
    put(sheet, cell(RankedColumn::Share), &Live::new(share, share_value), &styles::percent())?;
    let first = layout.ranked_column(RankedColumn::Revenue).first.fixed();
    let cumulative = missing_if(&no_total, &format!("SUMIF({first}:{revenue},\">0\")/{}", name::ABOVE_ZERO));
    let cumulative_value = facts.outcome.concentration.pareto.get(row).copied();
    put(sheet, cell(RankedColumn::Cumulative), &Live::new(cumulative, cumulative_value), &styles::percent())?;
    tier(sheet, facts, (row, client))
}

/// By cumulative revenue the first tier whose cut-off lies above the share accumulated before the client, the last one
/// when none does, when the client is below zero, and when nothing can be accumulated. By the other rules the tier as it is today: a formula would have to repeat ranks of figures that no
/// sheet holds.
fn tier(sheet: &mut Worksheet, facts: &Facts, (row, client): (usize, ClientId)) -> Result<(), XlsxError> {
    let at = facts.layout.ranked().spot(row, RankedColumn::Tier as usize);
    let tiers = &facts.project.settings.tiers;
    let tier = facts.outcome.tiers.of_client.get(client.index()).copied().flatten();
    let name = tier.and_then(|tier| tiers.names.get(tier)).map_or(MISSING, String::as_str);
    if tiers.rule != TierRule::CumulativeRevenue {
        return say_at(sheet, at, name, &styles::words_right());
    }
    let before = match row.checked_sub(1) {
        Some(above) => facts.layout.ranked().spot(above, RankedColumn::Cumulative as usize).in_column(),
        None => "0".to_owned(),
    };
    let reached = format!("SUMPRODUCT(--({before}>={}-1E-12))", name::TIER_CUTOFFS);
    let cents = format!(
        "INDEX({},{})",
        name::CLIENT_CENTS,
        facts.layout.ranked().spot(row, RankedColumn::DataRow as usize).in_column()
    );
    let is_last = format!("IF({}<=0,TRUE,{cents}<0)", name::ABOVE_ZERO);
    let formula = format!("INDEX({0},IF({is_last},ROWS({0}),MIN(ROWS({0}),1+{reached})))", name::TIER_NAMES);
    put(sheet, at, &Live::new(formula, name), &styles::words_right())
}

/// The tier table: clients, revenue and share of each.
fn tiers(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let area = facts.layout.tiers();
    let text = facts.text;
    let titles = [
        (say!(text, "report-tier"), styles::header()),
        (say!(text, "report-clients"), styles::header_right()),
        (facts.in_currency(say!(text, "report-revenue")), styles::header_right()),
        (say!(text, "report-share"), styles::header_right()),
    ];
    for (column, (title, format)) in titles.iter().enumerate() {
        say_at(sheet, Spot::new(area.first.row - 1, area.first.column).right(column), title, format)?;
    }
    for (row, tier) in facts.outcome.tiers.rows.iter().enumerate() {
        let at = |column| area.spot(row, column);
        let label = facts.project.settings.tiers.names.get(row).cloned().unwrap_or_default();
        let label_live = Live::new(format!("INDEX({},{})", name::TIER_NAMES, row + 1), label);
        put(sheet, at(0), &label_live, &styles::words())?;
        let members = format!("({}={})", name::RANKED_TIERS, at(0).in_column());
        let count = Live::new(format!("SUMPRODUCT(--{members})"), tier.clients.len());
        put(sheet, at(1), &count, &styles::whole())?;
        let revenue = Live::new(format!("SUMPRODUCT({members}*1,{})", name::RANKED_REVENUE), tier.revenue);
        put(sheet, at(2), &revenue, &styles::money(false))?;
        let (ranked, total) = (name::RANKED_REVENUE, name::ABOVE_ZERO);
        let above_zero = format!("SUMPRODUCT({members}*({ranked}>0),{ranked})");
        let share = missing_if(&format!("{total}<=0"), &format!("{above_zero}/{total}"));
        put(sheet, at(3), &Live::new(share, tier.share), &styles::percent())?;
    }
    Ok(())
}

/// The revenue share of the top ceil(n/10) clients, Gini, and Σx, which both are over.
fn concentration(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let area = facts.layout.concentration();
    let found = &facts.outcome.concentration;
    let (count, total, revenue) = (name::CLIENT_COUNT, name::ABOVE_ZERO, name::CLIENT_REVENUE);
    let no_total = format!("{total}<=0");
    let rank = name::CLIENT_RANK;
    let top = format!("SUMIFS({revenue},{rank},\"<=\"&ROUNDUP({count}/10,0),{revenue},\">0\")/{total}");
    let gini =
        format!("2*SUMPRODUCT(({count}+1-{rank})*({revenue}>0),{revenue})/({count}*{total})-({count}+1)/{count}");
    let sum = Live::new(format!("SUMIF({revenue},\">0\")"), facts.above_zero);
    let rows = [
        (say!(facts.text, "report-top-share"), Live::new(missing_if(&no_total, &top), found.top_10_percent_share)),
        (say!(facts.text, "report-gini"), Live::new(missing_if(&no_total, &gini), found.gini)),
        (facts.in_currency(say!(facts.text, "report-above-zero")), sum),
    ];
    let formats = [styles::percent(), styles::decimal(), styles::money(false)];
    for (row, ((label, live), format)) in rows.iter().zip(&formats).enumerate() {
        let at = area.spot(row, 0);
        say_at(sheet, Spot::new(at.row, at.column - 1), label, &styles::words())?;
        put(sheet, at, live, format)?;
    }
    Ok(())
}

fn dress(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let widths = [6.0, 32.0, 10.0, 13.0, 14.0, 10.0, 12.0, 11.0, 12.0, 8.0, 8.0, 3.0, 26.0, 12.0, 14.0, 10.0];
    for (column, width) in widths.iter().enumerate() {
        sheet.set_column_width(Spot::new(0, 0).right(column).column, *width)?;
    }
    sheet.set_freeze_panes(facts.layout.ranked().first.row, 2)?;
    let band = facts.layout.ranked_column(RankedColumn::Band);
    let rule = format!(
        "=IF({0}=0,FALSE,{1}=INDEX({2},MAX(1,{0})))",
        name::SWEET_SPOT,
        band.first.in_column(),
        name::BAND_LABELS
    );
    let amber = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(styles::sweet_spot());
    sheet.add_conditional_format(band.first.row, band.first.column, band.last().row, band.first.column, &amber)?;
    Ok(())
}
