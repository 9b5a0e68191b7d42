//! Data: the amounts, sizes and tags as the file gave them, one row per counted client, with each client's own figures
//! calculated beside them.

mod figure;

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::addresses::{Calculated, Spot, name};
use super::facts::Facts;
use super::live::{Live, Value, literal, missing_if, number_at, put, say_at};
use super::{ReportError, styles};
use crate::model::{Band, BandBy, CellRef, ClientId, Progress};
use crate::say;

/// Rows between two looks at the cancel flag.
const CHECK_EVERY: usize = 256;

/// Fills the sheet.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts, progress: &Progress) -> Result<(), ReportError> {
    head(sheet, facts)?;
    let cents = has_cents(facts);
    let sources = sources(facts);
    for (row, &client) in facts.rows.iter().enumerate() {
        if row % CHECK_EVERY == 0 {
            progress.cancel.check()?;
        }
        given(sheet, facts, (row, client))?;
        amounts(sheet, facts, (row, client), &styles::money(cents))?;
        calculated(sheet, facts, (row, client), &styles::money(cents))?;
        tags(sheet, facts, (row, client))?;
        let source = sources.get(client.index()).copied().flatten();
        source_cell(sheet, facts, row, source)?;
    }
    dress(sheet, facts)?;
    Ok(())
}

fn head(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    say_at(sheet, Spot::new(0, 0), &facts.page_name(super::addresses::Page::Data), &styles::title())?;
    say_at(sheet, Spot::new(1, 0), &say!(facts.text, "report-data-note"), &styles::note())?;
    let layout = facts.layout;
    let titles = layout.data().first.row - 1;
    let groups = titles - 1;
    let at = |row, column: usize| Spot::new(row, 0).right(column);
    let calculated = layout.first_tag() - (Calculated::Figure as usize + 1);
    let after_tags = layout.first_tag() + facts.project.data.dimensions.len();
    for (column, words) in [
        (0, say!(facts.text, "report-group-given")),
        (layout.first_offering(), facts.in_currency(say!(facts.text, "report-group-amounts"))),
        (calculated, say!(facts.text, "report-group-calculated")),
        (layout.first_tag(), say!(facts.text, "report-group-tags")),
        (after_tags, say!(facts.text, "report-group-source")),
    ] {
        say_at(sheet, at(groups, column), &words, &styles::note())?;
    }
    for (column, (words, format)) in titles_of(facts).iter().enumerate() {
        say_at(sheet, at(titles, column), words, format)?;
    }
    sheet.set_row_height(titles, 32)?;
    Ok(())
}

/// Every column title, left to right.
fn titles_of(facts: &Facts) -> Vec<(String, Format)> {
    let text = facts.text;
    let mut titles =
        vec![(say!(text, "report-client"), styles::header()), (say!(text, "report-users"), styles::header_right())];
    if facts.layout.counts.by == BandBy::Employees {
        titles.push((say!(text, "report-employees"), styles::header_right()));
    }
    titles.push((say!(text, "report-status"), styles::header().set_indent(1)));
    let mut offerings = facts.offerings();
    if offerings.is_empty() {
        offerings.push("");
    }
    titles.extend(offerings.iter().map(|&name| (name.to_owned(), styles::header_offering())));
    let calculated = [
        facts.in_currency(say!(text, "report-revenue")),
        say!(text, "report-offerings-bought"),
        facts.in_currency(say!(text, "report-per-user")),
        say!(text, "report-band-number"),
        say!(text, "report-in-cents"),
        say!(text, "report-rank"),
        facts.figure_title(),
    ];
    titles.extend(calculated.map(|title| (title, styles::header_calculated())));
    if let Some((_, rank)) = titles.iter_mut().rev().nth(1) {
        *rank = styles::header_calculated().set_align(FormatAlign::Center);
    }
    let dimensions = facts.project.data.dimensions.iter();
    titles.extend(dimensions.map(|dimension| (facts.dimension_name(dimension), styles::header())));
    titles.push((say!(text, "report-source-file"), styles::header()));
    titles.push((say!(text, "report-source-sheet"), styles::header()));
    titles.push((say!(text, "report-source-row"), styles::header_right()));
    titles
}

/// Name, sizes and status.
fn given(sheet: &mut Worksheet, facts: &Facts, (row, client): (usize, ClientId)) -> Result<(), XlsxError> {
    let data = facts.layout.data();
    say_at(sheet, data.spot(row, 0), facts.name(client), &styles::words())?;
    number_at(sheet, data.spot(row, 1), facts.users(client), &styles::number_as_given())?;
    let mut column = 2;
    if facts.layout.counts.by == BandBy::Employees {
        let employees = facts.client(client).and_then(|client| client.employees);
        number_at(sheet, data.spot(row, column), employees, &styles::number_as_given())?;
        column += 1;
    }
    say_at(
        sheet,
        data.spot(row, column),
        &say!(facts.text, "report-status-client"),
        &styles::words_muted().set_indent(1),
    )
}

/// R_ij; a pair without lines stays blank.
fn amounts(
    sheet: &mut Worksheet,
    facts: &Facts,
    (row, client): (usize, ClientId),
    format: &Format,
) -> Result<(), XlsxError> {
    let entries = facts.outcome.basis.matrix.row(client);
    for (column, offering) in facts.outcome.basis.offerings.iter().enumerate() {
        let found = entries.binary_search_by_key(offering, |entry| entry.0).ok();
        let amount = found.and_then(|at| entries.get(at)).map(|entry| entry.1);
        number_at(sheet, facts.layout.amounts().spot(row, column), amount, format)?;
    }
    Ok(())
}

/// R_i, k_i, R_i/u_i, b(i), R_i in whole cents, the rank by that, and what groups are compared by.
fn calculated(
    sheet: &mut Worksheet,
    facts: &Facts,
    (row, client): (usize, ClientId),
    money: &Format,
) -> Result<(), XlsxError> {
    let layout = facts.layout;
    let at = |column| layout.calculated(column).spot(row, 0);
    let amounts = layout.amounts();
    let range = format!("{}:{}", amounts.spot(row, 0).in_column(), layout.amounts_end(row).in_column());
    let revenue_cell = at(Calculated::Revenue).in_column();
    let users_cell = layout.data().spot(row, 1).in_column();
    let revenue = facts.revenue(client);
    put(sheet, at(Calculated::Revenue), &Live::new(format!("SUM({range})"), revenue), money)?;
    let breadth = format!("SUMPRODUCT(--({range}>{}))", name::THRESHOLD);
    put(sheet, at(Calculated::Breadth), &Live::new(breadth, facts.breadth(client)), &styles::whole())?;
    let per_user = missing_if(&format!("N({users_cell})<=0"), &format!("{revenue_cell}/{users_cell}"));
    let per_user = Live::new(per_user, facts.users(client).map(|users| revenue / users));
    put(sheet, at(Calculated::PerUser), &per_user, &styles::decimal())?;
    put(sheet, at(Calculated::Band), &band(facts, row, client), &styles::whole())?;
    put(
        sheet,
        at(Calculated::Cents),
        &Live::new(format!("ROUND({revenue_cell},2)"), revenue_in_cents(revenue)),
        money,
    )?;
    put(sheet, at(Calculated::Rank), &rank(facts, row, client), &styles::ordinal())?;
    figure::write(sheet, facts, (row, client))
}

fn band(facts: &Facts, row: usize, client: ClientId) -> Live {
    let size = match facts.layout.counts.by {
        BandBy::Users => facts.layout.data().spot(row, 1),
        BandBy::Employees => facts.layout.data().spot(row, 2),
        BandBy::Revenue => facts.layout.calculated(Calculated::Cents).spot(row, 0),
    };
    let (size, edges) = (size.in_column(), name::BAND_EDGES);
    let unknown = facts.unknown();
    let formula = format!("IF(N({size})>0,SUMPRODUCT(--({edges}<{size}))+1,{})", literal(&unknown));
    let value: Value = match facts.band(client) {
        Band::Known(index) => (index + 1).into(),
        Band::Unknown => unknown.into(),
    };
    Live::new(formula, value)
}

/// R_i in whole cents (METHOD.md §6), which ROUND gives alike.
fn revenue_in_cents(revenue: f64) -> f64 {
    let cents = revenue.abs() * 100.0;
    ((cents + 0.5 + cents * 4.0 * f64::EPSILON).floor() / 100.0).copysign(revenue) + 0.0
}

/// Clients with more revenue, and those with the same revenue down to this row, in whole cents.
fn rank(facts: &Facts, row: usize, client: ClientId) -> Live {
    let revenue = facts.layout.calculated(Calculated::Cents);
    let (first, own) = (revenue.first.fixed(), revenue.spot(row, 0).in_column());
    let formula = format!("SUMPRODUCT(--({}>{own}))+SUMPRODUCT(--({first}:{own}={own}))", name::CLIENT_CENTS);
    Live::new(formula, facts.rank(client))
}

/// The client's values per dimension.
fn tags(sheet: &mut Worksheet, facts: &Facts, (row, client): (usize, ClientId)) -> Result<(), XlsxError> {
    for dimension in facts.project.data.dimensions.iter() {
        let at = facts.layout.data().spot(row, facts.layout.first_tag() + dimension.id.index());
        say_at(sheet, at, &facts.tags(client, dimension.id), &styles::words())?;
    }
    Ok(())
}

/// The first cell each client was read from, by [`ClientId::index`].
fn sources(facts: &Facts) -> Vec<Option<CellRef>> {
    let mut sources: Vec<Option<CellRef>> = vec![None; facts.project.data.clients.len()];
    for line in facts.project.data.lines.iter() {
        if let Some(source) = sources.get_mut(line.client.index()) {
            *source = Some(source.map_or(line.source, |first| first.min(line.source)));
        }
    }
    sources
}

fn source_cell(sheet: &mut Worksheet, facts: &Facts, row: usize, source: Option<CellRef>) -> Result<(), XlsxError> {
    let Some(source) = source.filter(|_| !facts.options.anonymise) else { return Ok(()) };
    let first = facts.layout.data().spot(row, facts.layout.first_tag() + facts.project.data.dimensions.len());
    if let Some(origin) = facts.project.data.sheets.get(source.sheet.index()) {
        let file = origin.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        say_at(sheet, first, &file, &styles::words_muted())?;
        say_at(sheet, first.right(1), &origin.sheet, &styles::words_muted())?;
    }
    number_at(sheet, first.right(2), Some(f64::from(source.row) + 1.0), &styles::whole_muted())
}

/// Whether any amount has a fraction, so that all show their cents.
fn has_cents(facts: &Facts) -> bool {
    facts.outcome.basis.matrix.iter().any(|(.., amount)| amount.fract() != 0.0)
}

fn dress(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let layout = facts.layout;
    let data = layout.data();
    let last = layout.first_tag() + facts.project.data.dimensions.len() + 2;
    for column in 1..=last {
        let width = if column < layout.first_tag() { 12.0 } else { 20.0 };
        sheet.set_column_width(Spot::new(0, 0).right(column).column, width)?;
    }
    sheet.set_column_width(0, 30)?;
    sheet.set_freeze_panes(data.first.row, 1)?;
    let end = data.first.right(last);
    sheet.autofilter(data.first.row - 1, 0, data.last().row, end.column)?;
    Ok(())
}
