//! The band table as text: every figure of METHOD.md §4 per band.

use super::figure::{Unit, Writer};
use super::heat::corner;
use crate::analysis::BandRow;
use crate::app::tsv::tsv;
use crate::model::Band;
use crate::say;
use crate::text::verdict::Finding;
use crate::text::{ABSENT, Text, words};

/// The band table, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TableView {
    /// Above the bands.
    pub(super) corner: String,
    /// The titles, and each figure's formula in words.
    pub(super) columns: Vec<(String, String)>,
    /// The bands, the unknown one after the known, and all clients together at the end.
    pub(super) rows: Vec<TableRowView>,
    /// The same as text for a spreadsheet.
    pub(super) copied: String,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TableRowView {
    /// Which band; `None` for all clients together.
    pub(super) band: Option<Band>,
    /// Its label.
    pub(super) label: String,
    /// Its figures, one per column; "–" where undefined.
    pub(super) figures: Vec<String>,
    /// Whether it is the sweet spot.
    pub(super) is_sweet_spot: bool,
}

/// What the table says.
pub(super) fn table_view(text: &Text, found: Finding<'_>) -> TableView {
    let Finding { project, outcome, .. } = found;
    let sweet_spot = found.sweet_spot();
    let columns = columns(text, outcome.basis.broad_from);
    let writer = Writer { text, currency: project.data.currency.as_deref() };
    let scheme = &project.settings.bands;
    let bands = outcome.bands.iter().map(|row| (row, Some(row.band), words::band_label(text, scheme, row.band)));
    let all = (&outcome.total, None, say!(text, "bands-all"));
    let rows: Vec<_> = bands.chain([all]).collect();
    let shown = rows.iter().map(|(row, band, label)| TableRowView {
        band: *band,
        label: label.clone(),
        figures: columns.iter().map(|column| column.shown(row, writer)).collect(),
        is_sweet_spot: matches!(band, Some(Band::Known(at)) if sweet_spot == Some(*at)),
    });
    let corner = corner(text, scheme.by);
    let titles: Vec<_> =
        std::iter::once(corner.clone()).chain(columns.iter().map(|column| column.title.clone())).collect();
    let copied = rows.iter().map(|(row, _, label)| {
        let figures = columns.iter().map(|column| writer.plain((column.of)(row), column.unit));
        std::iter::once(label.clone()).chain(figures).collect()
    });
    TableView {
        corner,
        copied: tsv([titles].into_iter().chain(copied)),
        rows: shown.collect(),
        columns: columns.iter().map(|column| (column.title.clone(), column.hint.clone())).collect(),
    }
}

/// One figure per band.
struct Column {
    title: String,
    hint: String,
    unit: Unit,
    of: fn(&BandRow) -> Option<f64>,
}

impl Column {
    /// A band without clients has nothing to show.
    fn shown(&self, row: &BandRow, writer: Writer<'_>) -> String {
        if row.clients.is_empty() { ABSENT.to_owned() } else { writer.full((self.of)(row), self.unit) }
    }
}

/// A count as a figure.
#[expect(clippy::cast_precision_loss, clippy::unnecessary_wraps, reason = "far below 2^53; a figure may be undefined")]
fn count(things: usize) -> Option<f64> {
    Some(things as f64)
}

/// The figures, in the order of METHOD.md §4.
fn columns(text: &Text, broad_from: usize) -> Vec<Column> {
    let column = |title, hint, unit, of| Column { title, hint, unit, of };
    vec![
        column(say!(text, "bands-column-clients"), say!(text, "bands-hint-clients"), Unit::Count, |row| {
            count(row.clients.len())
        }),
        column(say!(text, "bands-column-revenue"), say!(text, "bands-hint-revenue"), Unit::Money, |row| {
            Some(row.revenue)
        }),
        column(say!(text, "bands-column-share"), say!(text, "bands-hint-share"), Unit::Share, |row| row.share),
        column(say!(text, "bands-column-users"), say!(text, "bands-hint-users"), Unit::Users, |row| row.users),
        column(say!(text, "bands-column-average"), say!(text, "bands-hint-average"), Unit::Money, |row| {
            row.average_per_client
        }),
        column(say!(text, "bands-column-median"), say!(text, "bands-hint-median"), Unit::Money, |row| {
            row.median_per_client
        }),
        column(say!(text, "bands-column-trimmed"), say!(text, "bands-hint-trimmed"), Unit::Money, |row| {
            row.trimmed_mean
        }),
        column(say!(text, "bands-column-per-user-mean"), say!(text, "bands-hint-per-user-mean"), Unit::Rate, |row| {
            row.revenue_per_user_mean
        }),
        column(say!(text, "bands-column-per-user-band"), say!(text, "bands-hint-per-user-band"), Unit::Rate, |row| {
            row.revenue_per_user_band
        }),
        column(say!(text, "bands-column-breadth"), say!(text, "bands-hint-breadth"), Unit::Mean, |row| row.breadth),
        column(
            say!(text, "bands-column-broad"),
            say!(text, "bands-hint-broad", from = text.integer(broad_from)),
            Unit::Count,
            |row| count(row.broad_clients),
        ),
        column(say!(text, "bands-column-pairs"), say!(text, "bands-hint-pairs"), Unit::Count, |row| count(row.pairs)),
        column(say!(text, "bands-column-penetration"), say!(text, "bands-hint-penetration"), Unit::Share, |row| {
            row.penetration
        }),
        column(say!(text, "bands-column-largest"), say!(text, "bands-hint-largest"), Unit::Share, |row| {
            row.largest_client_share
        }),
    ]
}
