//! Summary: the verdict as a sentence, the key figures, what each criterion points to, the doubt, and what is not known.

mod pinned;
mod sentences;

use rust_xlsxwriter::{ConditionalFormatFormula, Format, Worksheet, XlsxError};

use super::addresses::{Area, Page, Spot, name};
use super::facts::{Facts, criterion_name, or_missing};
use super::live::{Live, Value, missing_if, number, number_at, put, say_at};
use super::{charts, styles};
use crate::model::{ClientId, Criterion, DimensionId};
use crate::say;
use crate::text::{verdict, words};

pub(super) use sentences::broad_means;
use sentences::{by_sum, giants, headline, moved, scores, thousands, why};

/// The most clients of "leave one out" that are listed by name.
const LISTED: usize = 10;

/// Tables stand in these columns: words first, then three figures.
const FIRST: u16 = 1;
const COLUMNS: usize = 4;
/// Charts stand right of the tables.
const CHARTS: u16 = 6;
const TOP: u32 = 8;
/// Letters that fit on a line over the table columns.
const LINE: usize = 95;

/// Fills the sheet.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    head(sheet, facts)?;
    let mut at = Spot::new(TOP, FIRST);
    at = key_figures(sheet, facts, at)?.down(1);
    at = criteria(sheet, facts, at)?.down(1);
    let wins = Area::new(Page::Summary, at.down(3), facts.layout.counts.bands, 3);
    at = doubt(sheet, facts, at)?.down(1);
    at = unknown(sheet, facts, at)?.down(1);
    that_day(sheet, facts, at)?;
    charts::summary(sheet, facts, wins, Spot::new(TOP, CHARTS))?;
    sheet.set_column_width(0, 2)?;
    sheet.set_column_width(FIRST, 40)?;
    for column in 2..=4 {
        sheet.set_column_width(column, 18)?;
    }
    sheet.set_column_width(5, 3)?;
    Ok(())
}

/// What the sizes say, called that where a profile is pinned.
pub(super) fn size_sentence(facts: &Facts) -> Live {
    if facts.project.pinned.is_some() { pinned::by_size(facts) } else { headline(facts) }
}

fn head(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let title =
        if facts.project.name.is_empty() { say!(facts.text, "program-name") } else { facts.project.name.clone() };
    say_at(sheet, Spot::new(0, FIRST), &title, &styles::title())?;
    say_at(sheet, Spot::new(1, FIRST), &period(facts), &styles::note())?;
    sheet.merge_range(3, FIRST, 3, CHARTS + 8, "", &styles::verdict())?;
    let [finding, first, second] = match &facts.project.pinned {
        Some(profile) => [pinned::title(facts, profile), pinned::basis(facts, profile), pinned::by_size(facts)],
        None => [headline(facts), why(facts), scores(facts)],
    };
    put(sheet, Spot::new(3, FIRST), &finding, &styles::verdict())?;
    put(sheet, Spot::new(4, FIRST), &first, &styles::lead())?;
    put(sheet, Spot::new(5, FIRST), &second, &styles::lead())?;
    put(sheet, Spot::new(6, FIRST), &moved(facts), &styles::note())?;
    sheet.set_row_height(3, 34)?;
    if facts.project.pinned.is_some() {
        return Ok(());
    }
    let none = ConditionalFormatFormula::new()
        .set_rule(format!("={}=0", name::SWEET_SPOT).as_str())
        .set_format(styles::no_verdict());
    sheet.add_conditional_format(3, FIRST, 3, CHARTS + 8, &none)?;
    Ok(())
}

/// The period, and when the report was made.
fn period(facts: &Facts) -> String {
    let made = facts.options.created.strftime("%Y-%m-%d %H:%M").to_string();
    match facts.project.data.asof {
        Some(asof) => say!(facts.text, "report-period-asof", asof = asof.to_string(), made = made),
        None => say!(facts.text, "report-period-file", made = made),
    }
}

/// A block's heading over all table columns.
fn section(sheet: &mut Worksheet, at: Spot, words: &str) -> Result<(), XlsxError> {
    for column in 0..COLUMNS {
        say_at(sheet, at.right(column), if column == 0 { words } else { "" }, &styles::section())?;
    }
    Ok(())
}

/// A row's words; its other cells get their rule, to be overwritten by figures.
fn labelled(sheet: &mut Worksheet, at: Spot, words: &str) -> Result<(), XlsxError> {
    say_at(sheet, at, words, &styles::words())?;
    for column in 1..COLUMNS {
        say_at(sheet, at.right(column), "", &styles::words())?;
    }
    Ok(())
}

fn header(sheet: &mut Worksheet, at: Spot, titles: &[String]) -> Result<(), XlsxError> {
    for column in 0..COLUMNS {
        let format = if column == 0 { styles::header() } else { styles::header_right() };
        say_at(sheet, at.right(column), titles.get(column).map_or("", String::as_str), &format)?;
    }
    sheet.set_row_height(at.row, 32)?;
    Ok(())
}

fn key_figures(sheet: &mut Worksheet, facts: &Facts, at: Spot) -> Result<Spot, XlsxError> {
    let text = facts.text;
    section(sheet, at, &say!(text, "report-key-figures"))?;
    let mut row = at.down(1);
    for (label, live, format) in figures(facts) {
        labelled(sheet, row, &label)?;
        put(sheet, row.right(1), &live, &format)?;
        row = row.down(1);
    }
    Ok(row)
}

fn figures(facts: &Facts) -> Vec<(String, Live, Format)> {
    let text = facts.text;
    let total = &facts.outcome.total;
    let money = styles::money_named(facts.project.data.currency.as_deref());
    let (count, revenue) = (name::CLIENT_COUNT, name::TOTAL_REVENUE);
    let nobody = format!("{count}=0");
    let average = missing_if(&nobody, &format!("{revenue}/{count}"));
    let breadth = missing_if(&nobody, &format!("SUM({})/{count}", name::CLIENT_BREADTH));
    let concentration = &facts.outcome.concentration;
    vec![
        (say!(text, "report-clients"), Live::new(count, total.clients.len()), styles::whole()),
        (
            say!(text, "report-offerings"),
            Live::new(name::OFFERING_COUNT, facts.layout.counts.offerings),
            styles::whole(),
        ),
        (say!(text, "report-revenue"), Live::new(revenue, total.revenue), money.clone()),
        (say!(text, "report-average-per-client"), Live::new(average, total.average_per_client), money),
        (say!(text, "report-offerings-per-client"), Live::new(breadth, total.breadth), styles::decimal()),
        (
            say!(text, "report-top-share"),
            Live::new(name::TOP_SHARE, concentration.top_10_percent_share),
            styles::percent(),
        ),
        (say!(text, "report-gini"), Live::new(name::GINI, concentration.gini), styles::decimal()),
        (say!(text, "report-spread"), Live::new(name::SPREAD, facts.outcome.verdict.spread), styles::decimal()),
    ]
}

fn criteria(sheet: &mut Worksheet, facts: &Facts, at: Spot) -> Result<Spot, XlsxError> {
    let text = facts.text;
    section(sheet, at, &say!(text, "report-criteria"))?;
    let titles = [
        say!(text, "report-criterion"),
        say!(text, "report-weight"),
        say!(text, "report-points-to"),
        say!(text, "report-too-few"),
    ];
    header(sheet, at.down(1), &titles)?;
    let mut row = at.down(2);
    for criterion in Criterion::ALL {
        let index = criterion.index() + 1;
        say_at(sheet, row, &criterion_name(text, criterion), &styles::words())?;
        let weight =
            Live::new(format!("INDEX({},{index})", name::WEIGHTS), facts.project.settings.weights.of(criterion));
        put(sheet, row.right(1), &weight, &styles::number_as_given())?;
        let points = facts.criterion_bands(criterion, false);
        let points: Value = if points.is_empty() { Value::from(None) } else { points.into() };
        put(
            sheet,
            row.right(2),
            &Live::new(format!("INDEX({},{index})", name::POINTS_TO), points),
            &styles::words_right(),
        )?;
        let too_few = Live::new(format!("INDEX({},{index})", name::TOO_FEW), facts.criterion_bands(criterion, true));
        put(sheet, row.right(3), &or_missing(too_few), &styles::words_right())?;
        row = row.down(1);
    }
    for words in [by_sum(facts), giants(facts)] {
        paragraph(sheet, row, &words.spoken())?;
        put(sheet, row, &words, &styles::paragraph_muted())?;
        row = row.down(1);
    }
    Ok(row)
}

/// A sentence over the table columns, on as many lines as it takes today.
fn paragraph(sheet: &mut Worksheet, at: Spot, words: &str) -> Result<(), XlsxError> {
    let end = at.right(COLUMNS - 1);
    sheet.merge_range(at.row, at.column, end.row, end.column, words, &styles::paragraph_muted())?;
    let lines = u32::try_from(words.chars().count().div_ceil(LINE)).unwrap_or(1).max(1);
    sheet.set_row_height_pixels(at.row, 18 * lines + 8)?;
    Ok(())
}

/// Values, not formulas: what random draws said when the report was made.
fn doubt(sheet: &mut Worksheet, facts: &Facts, at: Spot) -> Result<Spot, XlsxError> {
    let text = facts.text;
    let settings = &facts.project.settings;
    section(sheet, at, &say!(text, "report-doubt"))?;
    let Some(doubt) = &facts.outcome.doubt else {
        say_at(sheet, at.down(1), &say!(text, "report-doubt-absent"), &styles::note())?;
        return Ok(at.down(2));
    };
    let drawn = say!(
        text,
        "report-doubt-note",
        resamples = thousands(number(settings.resamples)),
        weightings = thousands(number(settings.weightings)),
        seed = settings.seed.to_string()
    );
    say_at(sheet, at.down(1), &drawn, &styles::note())?;
    let titles = [say!(text, "report-band"), say!(text, "report-resampling"), say!(text, "report-weighting")];
    header(sheet, at.down(2), &titles)?;
    let mut row = at.down(3);
    for (band, (resampling, weights)) in doubt.resampling.iter().zip(&doubt.weights).enumerate() {
        labelled(sheet, row, &facts.project.settings.bands.label(band))?;
        let resampling = Live::new(format!("INDEX({},{})", name::BAND_REDRAWS, band + 1), *resampling);
        put(sheet, row.right(1), &resampling, &styles::percent())?;
        number_at(sheet, row.right(2), Some(*weights), &styles::percent())?;
        row = row.down(1);
    }
    leave_one_out(sheet, facts, row)
}

/// What else the window says beside the verdict, in its words, as it was when the report was made. It stands last, because
/// it is as long as it happens to be.
fn that_day(sheet: &mut Worksheet, facts: &Facts, at: Spot) -> Result<(), XlsxError> {
    let (text, found) = (facts.text, facts.finding());
    let said = [
        verdict::criteria(text, found),
        verdict::dead(text, found),
        verdict::too_small(text, found),
        verdict::shortlist(text, found),
        Some(verdict::standing(text, found)).filter(|words| !words.is_empty()),
        Some(words::overlap(text, facts.project, facts.overlap)),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() {
        return Ok(());
    }
    section(sheet, at, &say!(text, "report-said-that-day"))?;
    for (row, words) in said.iter().enumerate() {
        paragraph(sheet, at.down(row + 1), words)?;
    }
    Ok(())
}

fn leave_one_out(sheet: &mut Worksheet, facts: &Facts, at: Spot) -> Result<Spot, XlsxError> {
    let text = facts.text;
    let carriers = facts.outcome.doubt.as_ref().map(|doubt| doubt.leave_one_out.as_slice()).unwrap_or_default();
    if carriers.is_empty() {
        if !facts.outcome.verdict.winners.is_empty() {
            say_at(sheet, at, &say!(text, "report-leave-none"), &styles::note())?;
        }
        return Ok(at.down(1));
    }
    header(sheet, at, &[say!(text, "report-leave-client"), say!(text, "report-leave-winner")])?;
    let mut row = at.down(1);
    for carrier in carriers.iter().take(LISTED) {
        labelled(sheet, row, facts.name(carrier.client))?;
        let bands = facts.band_labels(&carrier.winners);
        let bands = if bands.is_empty() { super::live::MISSING } else { &bands };
        say_at(sheet, row.right(1), bands, &styles::words_right())?;
        row = row.down(1);
    }
    if carriers.len() > LISTED {
        let more = (carriers.len() - LISTED).to_string();
        say_at(sheet, row, &say!(text, "report-leave-more", count = more), &styles::note())?;
        row = row.down(1);
    }
    Ok(row)
}

/// What the verdict leaves out: unknown sizes, missing tags, amounts left out of the import.
fn unknown(sheet: &mut Worksheet, facts: &Facts, at: Spot) -> Result<Spot, XlsxError> {
    let text = facts.text;
    section(sheet, at, &say!(text, "report-not-known"))?;
    let titles = [String::new(), say!(text, "report-how-many"), say!(text, "report-share")];
    header(sheet, at.down(1), &titles)?;
    let unknown = &facts.outcome.verdict.unknown;
    let mut row = at.down(2);
    let no_clients = format!("{}=0", name::CLIENT_COUNT);
    let share_of_clients = |formula: &str| missing_if(&no_clients, &format!("{formula}/{}", name::CLIENT_COUNT));
    let counted = |label: String, formula: String, value: usize, share: Option<f64>| {
        let part = Live::new(share_of_clients(&format!("({formula})")), share);
        (label, Live::new(formula, value), part, styles::whole())
    };
    let total = name::TOTAL_REVENUE;
    let mut rows = vec![
        counted(
            say!(text, "report-unknown-clients"),
            name::UNKNOWN_CLIENTS.to_owned(),
            unknown.clients,
            unknown.client_share,
        ),
        (
            facts.in_currency(say!(text, "report-unknown-revenue")),
            Live::new(name::UNKNOWN_REVENUE, unknown.revenue),
            Live::new(
                missing_if(&format!("{total}<=0"), &format!("{}/{total}", name::UNKNOWN_REVENUE)),
                unknown.revenue_share,
            ),
            styles::whole(),
        ),
    ];
    for (index, dimension) in facts.project.data.dimensions.iter().enumerate() {
        let untagged = untagged(facts, index);
        let share = (!facts.rows.is_empty()).then(|| number(untagged) / number(facts.rows.len()));
        let formula = format!("{}-COUNTA(INDEX({},0,{}))", name::CLIENT_COUNT, name::TAGS, index + 1);
        let label = say!(text, "report-untagged", dimension = facts.dimension_name(dimension));
        rows.push(counted(label, formula, untagged, share));
    }
    for (label, figure, share, format) in rows {
        labelled(sheet, row, &label)?;
        put(sheet, row.right(1), &figure, &format)?;
        put(sheet, row.right(2), &share, &styles::percent())?;
        row = row.down(1);
    }
    Ok(row)
}

/// Counted clients without a value in the dimension.
fn untagged(facts: &Facts, dimension: usize) -> usize {
    let is_tagged = |id: ClientId| {
        let values = facts.project.data.dimensions.get(dimension);
        let tags = facts.client(id).map(|client| client.tags.of(DimensionId::at(dimension))).unwrap_or_default();
        tags.iter().any(|tag| values.is_some_and(|dimension| dimension.value(tag.value).is_some()))
    };
    facts.rows.iter().filter(|&&id| !is_tagged(id)).count()
}
