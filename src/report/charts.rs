//! The native charts: their ranges come from the layout, their colours from the house.

use rust_xlsxwriter::{
    Chart, ChartAxisTickType, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, Color,
    Worksheet, XlsxError,
};

use super::addresses::{Area, BandColumn, Page, RankedColumn, Spot};
use super::facts::Facts;
use super::styles;
use crate::say;

/// Height of a chart in pixels; rows are 20 pixels unless a sheet says otherwise.
pub(super) const HEIGHT: u32 = 300;
/// Rows a chart covers.
pub(super) const ROWS: usize = 16;

/// Below the contest on Bands: revenue per band, and clients with their average.
pub(super) fn bands(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let first = facts.layout.verdict().last().row + 3;
    let mut revenue = revenue_per_band(facts);
    sheet.insert_chart(first, 1, &*revenue.set_width(620))?;
    let mut clients = clients_and_average(facts);
    sheet.insert_chart(first, 7, &*clients.set_width(720))?;
    Ok(())
}

/// Right of the tables on Summary: revenue per band, and how often each band wins a resample.
pub(super) fn summary(sheet: &mut Worksheet, facts: &Facts, wins: Area, first: Spot) -> Result<(), XlsxError> {
    let mut revenue = revenue_per_band(facts);
    sheet.insert_chart(first.row, first.column, &*revenue.set_width(600))?;
    if facts.outcome.doubt.is_some() {
        let mut resampling = resampling(facts, wins);
        let below = first.down(ROWS + 1);
        sheet.insert_chart(below.row, below.column, &*resampling.set_width(600))?;
    }
    Ok(())
}

/// Right of the ranked clients: cumulative share of revenue.
pub(super) fn pareto(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let text = facts.text;
    let name = facts.page_name(Page::Clients);
    let mut chart = chart(ChartType::Line, &say!(text, "report-chart-pareto"));
    let cumulative = facts.layout.ranked_column(RankedColumn::Cumulative);
    chart
        .add_series()
        .set_name(say!(text, "report-cumulative-share").as_str())
        .set_categories(&facts.layout.ranked_column(RankedColumn::Rank).chart(&name))
        .set_values(&cumulative.chart(&name))
        .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(styles::ACCENT).set_width(2.25)));
    axes(&mut chart, &say!(text, "report-axis-clients-ranked"), &say!(text, "report-cumulative-share"));
    chart.y_axis().set_min(0).set_num_format("0%");
    let interval = u16::try_from(facts.layout.counts.clients / 10 + 1).unwrap_or(u16::MAX);
    chart.x_axis().set_label_interval(interval).set_tick_interval(interval);
    chart.legend().set_hidden();
    let below = facts.layout.concentration().last();
    sheet.insert_chart(below.row + 2, facts.layout.tiers().first.column, &*chart.set_width(600))?;
    Ok(())
}

/// Revenue per known band; the sweet spot's column is amber, wherever the verdict moves, because winner and others are
/// two series of which one is 0.
fn revenue_per_band(facts: &Facts) -> Chart {
    let text = facts.text;
    let name = facts.page_name(Page::Bands);
    let mut chart = chart(ChartType::ColumnStacked, &say!(text, "report-chart-revenue"));
    let scores = facts.layout.scores();
    for (column, title, color) in [
        (3, say!(text, "report-chart-others-name"), styles::ACCENT),
        (2, say!(text, "report-sweet-spot"), styles::AMBER),
    ] {
        chart
            .add_series()
            .set_name(title.as_str())
            .set_categories(&facts.layout.known(BandColumn::Label).chart(&name))
            .set_values(&scores.column(column).chart(&name))
            .set_gap(60)
            .set_format(&mut fill(color));
    }
    axes(&mut chart, &band_axis(facts), &facts.in_currency(say!(text, "report-revenue")));
    chart.y_axis().set_num_format("#,##0");
    chart.legend().set_position(ChartLegendPosition::Top);
    chart
}

fn clients_and_average(facts: &Facts) -> Chart {
    let text = facts.text;
    let name = facts.page_name(Page::Bands);
    let categories = facts.layout.known(BandColumn::Label).chart(&name);
    let mut columns = chart(ChartType::Column, &say!(text, "report-chart-clients"));
    columns
        .add_series()
        .set_name(say!(text, "report-clients").as_str())
        .set_categories(&categories)
        .set_values(&facts.layout.known(BandColumn::Clients).chart(&name))
        .set_gap(60)
        .set_format(&mut fill(styles::HEAT_MIDDLE));
    let average = facts.in_currency(say!(text, "report-average-per-client"));
    let mut line = Chart::new(ChartType::Line);
    line.add_series()
        .set_name(average.as_str())
        .set_categories(&categories)
        .set_values(&facts.layout.known(BandColumn::Average).chart(&name))
        .set_secondary_axis(true)
        .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(styles::ACCENT).set_width(2.25)));
    line.y2_axis().set_name(average.as_str()).set_num_format("#,##0").set_name_font(&axis_font());
    columns.combine(&line);
    axes(&mut columns, &band_axis(facts), &say!(text, "report-clients"));
    columns.legend().set_position(ChartLegendPosition::Top);
    columns
}

fn resampling(facts: &Facts, wins: Area) -> Chart {
    let text = facts.text;
    let name = facts.page_name(Page::Summary);
    let mut chart = chart(ChartType::Bar, &say!(text, "report-chart-resampling"));
    chart
        .add_series()
        .set_name(say!(text, "report-resampling").as_str())
        .set_categories(&wins.column(0).chart(&name))
        .set_values(&wins.column(1).chart(&name))
        .set_gap(50)
        .set_format(&mut fill(styles::ACCENT));
    axes(&mut chart, &band_axis(facts), &say!(text, "report-resampling"));
    chart.x_axis().set_reverse();
    chart.y_axis().set_min(0).set_max(1).set_num_format("0%");
    chart.legend().set_hidden();
    chart
}

fn band_axis(facts: &Facts) -> String {
    say!(facts.text, "report-axis-band", unit = facts.size_unit())
}

fn chart(kind: ChartType, title: &str) -> Chart {
    let mut chart = Chart::new(kind);
    let mut font = ChartFont::new();
    font.set_bold().set_size(13).set_color(styles::TEXT);
    chart.title().set_name(title).set_font(&font);
    chart.set_height(HEIGHT).set_alt_text(title);
    chart.chart_area().set_format(
        ChartFormat::new()
            .set_solid_fill(ChartSolidFill::new().set_color(styles::PANEL))
            .set_border(ChartLine::new().set_color(styles::LINE)),
    );
    chart
}

fn axis_font() -> ChartFont {
    let mut font = ChartFont::new();
    font.unset_bold().set_size(9).set_color(styles::MUTED);
    font
}

fn axes(chart: &mut Chart, x: &str, y: &str) {
    let (mut line, font) = (ChartLine::new(), axis_font());
    line.set_color(styles::LINE);
    chart.x_axis().set_name(x).set_name_font(&font).set_font(&font).set_major_tick_type(ChartAxisTickType::None);
    chart
        .y_axis()
        .set_name(y)
        .set_name_font(&font)
        .set_font(&font)
        .set_major_gridlines_line(&line)
        .set_major_tick_type(ChartAxisTickType::None);
}

fn fill(color: Color) -> ChartFormat {
    ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(color)).clone()
}
