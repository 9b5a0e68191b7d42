//! The native charts: their ranges come from the layout, their colours from the house.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartAxisTickType, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use super::addresses::{Area, BandColumn, CappedLine, Page, RankedColumn, ScoreColumn, Spot};
use super::facts::Facts;
use super::styles;
use crate::say;

/// Height of a chart in pixels.
const HEIGHT: u32 = 300;
/// Rows a chart covers, with one to spare.
const ROWS: usize = 15;
/// Width of a chart below others, in pixels: nine columns of the default width.
const WIDE: u32 = 576;
/// Width of a chart beside others, in pixels: five columns of figures.
const WIDTH: u32 = 450;

/// Below the contest on Bands: revenue, clients and average revenue per band.
pub(super) fn bands(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let text = facts.text;
    let row = facts.layout.capped_line(CappedLine::Bands).row + 3;
    let clients = (say!(text, "report-chart-clients"), say!(text, "report-clients"));
    let average = (say!(text, "report-chart-average"), facts.in_currency(say!(text, "report-average-per-client")));
    let mut charts = [
        revenue_per_band(facts),
        per_band(facts, BandColumn::Clients, (&clients.0, &clients.1)),
        per_band(facts, BandColumn::Average, (&average.0, &average.1)),
    ];
    for (chart, column) in charts.iter_mut().zip([1, 5, 10]) {
        sheet.insert_chart(row, column, &*chart.set_width(WIDTH))?;
    }
    Ok(())
}

/// Right of the tables on Summary: revenue per band, and how often each band wins a resample.
pub(super) fn summary(sheet: &mut Worksheet, facts: &Facts, wins: Area, first: Spot) -> Result<(), XlsxError> {
    let mut revenue = revenue_per_band(facts);
    sheet.insert_chart(first.row, first.column, &*revenue.set_width(WIDE))?;
    if facts.outcome.doubt.is_some() {
        let mut resampling = resampling(facts, wins);
        let below = first.down(ROWS + 1);
        sheet.insert_chart(below.row, below.column, &*resampling.set_width(WIDE))?;
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
    chart.y_axis().set_min(0).set_max(1).set_num_format("0%");
    let interval = u16::try_from(facts.layout.counts.clients / 10 + 1).unwrap_or(u16::MAX);
    chart.x_axis().set_label_interval(interval).set_tick_interval(interval);
    chart.legend().set_hidden();
    let below = facts.layout.concentration().last();
    sheet.insert_chart(below.row + 2, facts.layout.tiers().first.column, &*chart.set_width(WIDE))?;
    Ok(())
}

/// Revenue per known band; the sweet spot's column is amber, wherever the verdict moves, because winner and others are
/// two series of which one is 0.
fn revenue_per_band(facts: &Facts) -> Chart {
    let text = facts.text;
    let name = facts.page_name(Page::Bands);
    let mut chart = chart(ChartType::ColumnStacked, &say!(text, "report-chart-revenue"));
    for (column, title, color) in [
        (ScoreColumn::Others, say!(text, "report-chart-others-name"), styles::ACCENT),
        (ScoreColumn::Painted, say!(text, "report-sweet-spot"), styles::AMBER),
    ] {
        chart
            .add_series()
            .set_name(title.as_str())
            .set_categories(&facts.layout.known(BandColumn::Label).chart(&name))
            .set_values(&facts.layout.score(column).chart(&name))
            .set_gap(60)
            .set_format(&mut fill(color));
    }
    axes(&mut chart, &band_axis(facts), &facts.in_currency(say!(text, "report-revenue")));
    chart.y_axis().set_num_format("#,##0");
    chart.legend().set_position(ChartLegendPosition::Top);
    chart
}

/// A figure of the band table per known band, as columns: a figure that does not exist is then no column, where a line
/// would show it as 0.
fn per_band(facts: &Facts, column: BandColumn, (title, axis): (&str, &str)) -> Chart {
    let name = facts.page_name(Page::Bands);
    let mut chart = chart(ChartType::Column, title);
    chart
        .add_series()
        .set_name(axis)
        .set_categories(&facts.layout.known(BandColumn::Label).chart(&name))
        .set_values(&facts.layout.known(column).chart(&name))
        .set_gap(60)
        .set_format(&mut fill(styles::HEAT_MIDDLE));
    axes(&mut chart, &band_axis(facts), axis);
    chart.y_axis().set_num_format("#,##0");
    chart.legend().set_hidden();
    chart
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
    // A bar chart lies on its side: its x axis is the one of the values.
    axes(&mut chart, &say!(text, "report-resampling"), &band_axis(facts));
    chart.x_axis().set_min(0).set_max(1).set_num_format("0%").set_major_gridlines_line(&gridline());
    chart.x_axis().set_label_position(ChartAxisLabelPosition::High);
    chart.y_axis().set_reverse().set_major_gridlines(false);
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

fn gridline() -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(styles::LINE);
    line
}

fn axes(chart: &mut Chart, x: &str, y: &str) {
    let (line, font) = (gridline(), axis_font());
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
