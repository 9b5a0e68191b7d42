//! Where everything stands: one place for rows, columns and defined names, so that no address is put together elsewhere.

use rust_xlsxwriter::utility::{column_number_to_name, quote_sheet_name};
use rust_xlsxwriter::{ChartRange, ColNum, RowNum, Workbook, XlsxError};

use crate::model::{BandBy, Criterion};

/// The defined names. They are the same in every language, so that formulas read alike.
pub(super) mod name {
    pub(in crate::report) const CLIENT_NAMES: &str = "Client_names";
    pub(in crate::report) const CLIENT_USERS: &str = "Client_users";
    pub(in crate::report) const CLIENT_REVENUE: &str = "Client_revenue";
    pub(in crate::report) const CLIENT_BREADTH: &str = "Client_breadth";
    pub(in crate::report) const CLIENT_PER_USER: &str = "Client_per_user";
    pub(in crate::report) const CLIENT_BAND: &str = "Client_band";
    pub(in crate::report) const CLIENT_RANK: &str = "Client_rank";
    pub(in crate::report) const TAGS: &str = "Client_tags";
    pub(in crate::report) const AMOUNTS: &str = "Amounts";
    pub(in crate::report) const OFFERING_NAMES: &str = "Offering_names";
    pub(in crate::report) const THRESHOLD: &str = "Threshold";
    pub(in crate::report) const BROAD_FROM: &str = "Broad_from";
    pub(in crate::report) const MINIMUM_CLIENTS: &str = "Minimum_clients";
    pub(in crate::report) const WEIGHTS: &str = "Criterion_weights";
    pub(in crate::report) const BAND_EDGES: &str = "Band_edges";
    pub(in crate::report) const BAND_LABELS: &str = "Band_labels";
    pub(in crate::report) const TIER_NAMES: &str = "Tier_names";
    pub(in crate::report) const TIER_CUTOFFS: &str = "Tier_cutoffs";
    pub(in crate::report) const BAND_CLIENTS: &str = "Band_clients";
    pub(in crate::report) const BAND_USERS: &str = "Band_users";
    pub(in crate::report) const BAND_REVENUE: &str = "Band_revenue";
    pub(in crate::report) const BAND_AVERAGE: &str = "Band_average";
    pub(in crate::report) const BAND_BROAD: &str = "Band_broad_clients";
    pub(in crate::report) const BAND_WINS: &str = "Band_wins";
    pub(in crate::report) const CLIENT_COUNT: &str = "Client_count";
    pub(in crate::report) const OFFERING_COUNT: &str = "Offering_count";
    pub(in crate::report) const TOTAL_REVENUE: &str = "Total_revenue";
    pub(in crate::report) const VERDICT_BANDS: &str = "Verdict_bands";
    pub(in crate::report) const VERDICT_COUNT: &str = "Verdict_count";
    pub(in crate::report) const ENOUGH_CLIENTS: &str = "Enough_clients";
    pub(in crate::report) const POINTS_TO: &str = "Criterion_points_to";
    pub(in crate::report) const TOO_FEW: &str = "Criterion_too_few_clients";
    pub(in crate::report) const UNKNOWN_CLIENTS: &str = "Unknown_clients";
    pub(in crate::report) const UNKNOWN_REVENUE: &str = "Unknown_revenue";
    pub(in crate::report) const SPREAD: &str = "Effective_bands";
    pub(in crate::report) const TOP_SHARE: &str = "Top_ten_percent_share";
    pub(in crate::report) const GINI: &str = "Gini";
    pub(in crate::report) const RANKED_REVENUE: &str = "Ranked_revenue";
    pub(in crate::report) const RANKED_TIERS: &str = "Ranked_tiers";
}

/// A sheet of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    Summary,
    Bands,
    Heatmap,
    Clients,
    Data,
    Method,
}

impl Page {
    /// In the order of the tabs.
    pub(super) const ALL: [Self; 6] =
        [Self::Summary, Self::Bands, Self::Heatmap, Self::Clients, Self::Data, Self::Method];
}

/// One cell, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) row: RowNum,
    pub(super) column: ColNum,
}

impl Spot {
    pub(super) const fn new(row: RowNum, column: ColNum) -> Self {
        Self { row, column }
    }

    pub(super) fn down(self, rows: usize) -> Self {
        Self { row: self.row.saturating_add(to_row(rows)), ..self }
    }

    pub(super) fn right(self, columns: usize) -> Self {
        Self { column: self.column.saturating_add(to_column(columns)), ..self }
    }

    /// `C5`: moves with the formula.
    pub(super) fn moving(self) -> String {
        self.written("", "")
    }

    /// `$C5`: keeps its column.
    pub(super) fn in_column(self) -> String {
        self.written("$", "")
    }

    /// `C$5`: keeps its row.
    pub(super) fn in_row(self) -> String {
        self.written("", "$")
    }

    /// `$C$5`: stays.
    pub(super) fn fixed(self) -> String {
        self.written("$", "$")
    }

    fn written(self, before_column: &str, before_row: &str) -> String {
        let column = column_number_to_name(self.column);
        format!("{before_column}{column}{before_row}{}", u64::from(self.row) + 1)
    }
}

/// A rectangle of cells on one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) page: Page,
    pub(super) first: Spot,
    rows: usize,
    columns: usize,
}

impl Area {
    /// `rows` × `columns` cells from `first`; at least one of each, because Excel knows no empty range.
    pub(super) fn new(page: Page, first: Spot, rows: usize, columns: usize) -> Self {
        Self { page, first, rows: rows.max(1), columns: columns.max(1) }
    }

    /// All cells from `first` to `last`.
    pub(super) fn between(page: Page, first: Spot, last: Spot) -> Self {
        let rows = last.row.saturating_sub(first.row) as usize + 1;
        Self::new(page, first, rows, usize::from(last.column.saturating_sub(first.column)) + 1)
    }

    pub(super) fn cell(page: Page, at: Spot) -> Self {
        Self::new(page, at, 1, 1)
    }

    /// The cell `row` and `column` further.
    pub(super) fn spot(self, row: usize, column: usize) -> Spot {
        self.first.down(row).right(column)
    }

    pub(super) fn last(self) -> Spot {
        self.spot(self.rows - 1, self.columns - 1)
    }

    /// One column of it.
    pub(super) fn column(self, column: usize) -> Self {
        Self::new(self.page, self.first.right(column), self.rows, 1)
    }

    /// `$A$1:$B$9`, for formulas on the same page.
    pub(super) fn fixed(self) -> String {
        format!("{}:{}", self.first.fixed(), self.last().fixed())
    }

    /// `A$1:A$9`, for a formula that is repeated to the right.
    pub(super) fn in_rows(self) -> String {
        format!("{}:{}", self.first.in_row(), self.last().in_row())
    }

    /// What a defined name or a drop-down refers to.
    pub(super) fn reference(self, sheet_name: &str) -> String {
        let range = if self.first == self.last() { self.first.fixed() } else { self.fixed() };
        format!("={}!{range}", quote_sheet_name(sheet_name))
    }

    /// The range as a chart takes it.
    pub(super) fn chart(self, sheet_name: &str) -> ChartRange {
        let last = self.last();
        ChartRange::new_from_range(sheet_name, self.first.row, self.first.column, last.row, last.column)
    }
}

/// How much there is of everything.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts {
    pub(super) clients: usize,
    pub(super) offerings: usize,
    /// Known bands.
    pub(super) bands: usize,
    pub(super) tiers: usize,
    pub(super) dimensions: usize,
    pub(super) by: BandBy,
}

/// The place of every block the formulas refer to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) counts: Counts,
}

/// The first row of the table on Data and Clients, below its titles.
const TABLE: RowNum = 5;

/// Columns of the calculated block on Data, from its first.
#[derive(Clone, Copy, Debug)]
pub(super) enum Calculated {
    Revenue,
    Breadth,
    PerUser,
    Band,
    Rank,
}

/// Columns of the band table on Bands.
#[derive(Clone, Copy, Debug)]
pub(super) enum BandColumn {
    Key,
    Label,
    Clients,
    Revenue,
    Share,
    Users,
    Average,
    Median,
    Trimmed,
    PerUserMean,
    PerUserBand,
    Breadth,
    Broad,
    Pairs,
    Penetration,
    Largest,
}

impl BandColumn {
    /// The column that holds a criterion's values.
    pub(super) fn of(criterion: Criterion) -> Self {
        match criterion {
            Criterion::BroadClients => Self::Broad,
            Criterion::AveragePerClient => Self::Average,
            Criterion::Breadth => Self::Breadth,
            Criterion::Pairs => Self::Pairs,
            Criterion::Share => Self::Share,
            Criterion::RevenuePerUser => Self::PerUserMean,
        }
    }
}

/// Columns of the ranked table on Clients.
#[derive(Clone, Copy, Debug)]
pub(super) enum RankedColumn {
    Rank,
    Client,
    Users,
    Band,
    Revenue,
    Share,
    Cumulative,
    Breadth,
    PerUser,
    Tier,
    DataRow,
}

impl Layout {
    // Data

    /// Sizes stand in columns 1 (users) and, when clients are banded by employees, 2.
    pub(super) fn first_offering(self) -> usize {
        if self.counts.by == BandBy::Employees { 4 } else { 3 }
    }

    pub(super) fn data(self) -> Area {
        Area::new(Page::Data, Spot::new(TABLE, 0), self.counts.clients, self.first_tag())
    }

    pub(super) fn amounts(self) -> Area {
        let first = self.data().first.right(self.first_offering());
        Area::new(Page::Data, first, self.counts.clients, self.counts.offerings)
    }

    /// The last amount of a client.
    pub(super) fn amounts_end(self, row: usize) -> Spot {
        self.amounts().spot(row, self.counts.offerings.max(1) - 1)
    }

    pub(super) fn offering_titles(self) -> Area {
        let first = Spot::new(TABLE - 1, to_column(self.first_offering()));
        Area::new(Page::Data, first, 1, self.counts.offerings)
    }

    pub(super) fn calculated(self, column: Calculated) -> Area {
        self.data().column(self.first_offering() + self.counts.offerings.max(1) + column as usize)
    }

    /// The column of the first tag dimension.
    pub(super) fn first_tag(self) -> usize {
        self.first_offering() + self.counts.offerings.max(1) + Calculated::Rank as usize + 1
    }

    // Method

    pub(super) fn settings(self) -> Area {
        Area::new(Page::Method, Spot::new(4, 2), 3 + Criterion::ALL.len(), 1)
    }

    pub(super) fn weights(self) -> Area {
        Area::new(Page::Method, self.settings().spot(3, 0), Criterion::ALL.len(), 1)
    }

    /// Number, from, up to, label of every known band.
    pub(super) fn band_scheme(self) -> Area {
        Area::new(Page::Method, Spot::new(17, 1), self.counts.bands, 4)
    }

    /// Name and cut-off of every tier.
    pub(super) fn tier_scheme(self) -> Area {
        Area::new(Page::Method, self.band_scheme().first.down(self.counts.bands + 3), self.counts.tiers, 2)
    }

    // Bands

    /// The known bands, then the unknown one, then all.
    pub(super) fn bands(self) -> Area {
        Area::new(Page::Bands, Spot::new(4, 0), self.counts.bands + 2, BandColumn::Largest as usize + 1)
    }

    /// One column of the known bands.
    pub(super) fn known(self, column: BandColumn) -> Area {
        Area::new(Page::Bands, self.bands().spot(0, column as usize), self.counts.bands, 1)
    }

    /// The weights in a row, above the normalised criteria.
    pub(super) fn weight_row(self) -> Area {
        let first = self.bands().spot(self.counts.bands + 2 + 3, BandColumn::Revenue as usize);
        Area::new(Page::Bands, first, 1, Criterion::ALL.len())
    }

    /// x_c of every known band.
    pub(super) fn normalised(self) -> Area {
        Area::new(Page::Bands, self.weight_row().first.down(1), self.counts.bands, Criterion::ALL.len())
    }

    /// Whether a known band competes: left of its x_c.
    pub(super) fn eligible(self) -> Area {
        let first = Spot::new(self.normalised().first.row, BandColumn::Clients as ColNum);
        Area::new(Page::Bands, first, self.counts.bands, 1)
    }

    /// S_b, then whether it wins, then its revenue when it does, then when it does not: right of its x_c.
    pub(super) fn scores(self) -> Area {
        Area::new(Page::Bands, self.normalised().spot(0, Criterion::ALL.len()), self.counts.bands, 4)
    }

    /// Below the x_c, one row each: lowest and highest value, the bands it points to, those with too few clients.
    pub(super) fn criterion_feet(self) -> Area {
        Area::new(Page::Bands, self.normalised().first.down(self.counts.bands), 4, Criterion::ALL.len())
    }

    /// Enough clients, best score, the winner's number, the winners' labels: one below the other.
    pub(super) fn verdict(self) -> Area {
        let first = self.criterion_feet().first.down(4 + 2);
        Area::new(Page::Bands, Spot::new(first.row, BandColumn::Revenue as ColNum), 5, 1)
    }

    // Clients

    pub(super) fn ranked(self) -> Area {
        Area::new(Page::Clients, Spot::new(TABLE, 0), self.counts.clients, RankedColumn::DataRow as usize + 1)
    }

    pub(super) fn ranked_column(self, column: RankedColumn) -> Area {
        self.ranked().column(column as usize)
    }

    /// Name, clients, revenue, share of every tier: right of the ranked clients.
    pub(super) fn tiers(self) -> Area {
        let first = self.ranked().first.right(RankedColumn::DataRow as usize + 2);
        Area::new(Page::Clients, first, self.counts.tiers, 4)
    }

    /// Top share and Gini, below the tiers.
    pub(super) fn concentration(self) -> Area {
        Area::new(Page::Clients, self.tiers().spot(self.counts.tiers + 3, 1), 2, 1)
    }

    /// Every defined name with what it refers to.
    pub(super) fn names(self) -> Vec<(&'static str, Area)> {
        [self.data_names(), self.setting_names(), self.result_names()].concat()
    }

    fn data_names(self) -> Vec<(&'static str, Area)> {
        let tags = self.data().first.right(self.first_tag());
        vec![
            (name::CLIENT_NAMES, self.data().column(0)),
            (name::CLIENT_USERS, self.data().column(1)),
            (name::CLIENT_REVENUE, self.calculated(Calculated::Revenue)),
            (name::CLIENT_BREADTH, self.calculated(Calculated::Breadth)),
            (name::CLIENT_PER_USER, self.calculated(Calculated::PerUser)),
            (name::CLIENT_BAND, self.calculated(Calculated::Band)),
            (name::CLIENT_RANK, self.calculated(Calculated::Rank)),
            (name::TAGS, Area::new(Page::Data, tags, self.counts.clients, self.counts.dimensions)),
            (name::AMOUNTS, self.amounts()),
            (name::OFFERING_NAMES, self.offering_titles()),
        ]
    }

    fn setting_names(self) -> Vec<(&'static str, Area)> {
        let setting = |row| Area::cell(Page::Method, self.settings().spot(row, 0));
        let scheme = self.band_scheme();
        let tiers = self.tier_scheme();
        vec![
            (name::THRESHOLD, setting(0)),
            (name::BROAD_FROM, setting(1)),
            (name::MINIMUM_CLIENTS, setting(2)),
            (name::WEIGHTS, self.weights()),
            (name::BAND_EDGES, Area::new(Page::Method, scheme.spot(0, 2), self.counts.bands.saturating_sub(1), 1)),
            (name::BAND_LABELS, scheme.column(3)),
            (name::TIER_NAMES, tiers.column(0)),
            (name::TIER_CUTOFFS, Area::new(Page::Method, tiers.spot(0, 1), self.counts.tiers.saturating_sub(1), 1)),
        ]
    }

    fn result_names(self) -> Vec<(&'static str, Area)> {
        let bands = self.bands();
        let band_column = |column| Area::new(Page::Bands, bands.spot(0, column as usize), self.counts.bands + 1, 1);
        let unknown = |column| Area::cell(Page::Bands, bands.spot(self.counts.bands, column as usize));
        let all = |column| Area::cell(Page::Bands, bands.spot(self.counts.bands + 1, column as usize));
        let verdict = |row| Area::cell(Page::Bands, self.verdict().spot(row, 0));
        let feet = |row| Area::new(Page::Bands, self.criterion_feet().spot(row, 0), 1, Criterion::ALL.len());
        let concentration = |row| Area::cell(Page::Clients, self.concentration().spot(row, 0));
        vec![
            (name::BAND_CLIENTS, band_column(BandColumn::Clients)),
            (name::BAND_USERS, band_column(BandColumn::Users)),
            (name::BAND_REVENUE, band_column(BandColumn::Revenue)),
            (name::BAND_AVERAGE, band_column(BandColumn::Average)),
            (name::BAND_BROAD, band_column(BandColumn::Broad)),
            (name::BAND_WINS, self.scores().column(1)),
            (name::UNKNOWN_CLIENTS, unknown(BandColumn::Clients)),
            (name::UNKNOWN_REVENUE, unknown(BandColumn::Revenue)),
            (name::CLIENT_COUNT, all(BandColumn::Clients)),
            (name::TOTAL_REVENUE, all(BandColumn::Revenue)),
            (name::OFFERING_COUNT, Area::cell(Page::Method, self.offering_count())),
            (name::ENOUGH_CLIENTS, verdict(0)),
            (name::VERDICT_COUNT, verdict(2)),
            (name::VERDICT_BANDS, verdict(3)),
            (name::SPREAD, verdict(4)),
            (name::POINTS_TO, feet(2)),
            (name::TOO_FEW, feet(3)),
            (name::TOP_SHARE, concentration(0)),
            (name::GINI, concentration(1)),
            (name::RANKED_REVENUE, self.ranked_column(RankedColumn::Revenue)),
            (name::RANKED_TIERS, self.ranked_column(RankedColumn::Tier)),
        ]
    }

    /// m, beside the setting it gives a default to.
    pub(super) fn offering_count(self) -> Spot {
        self.settings().first.down(3 + Criterion::ALL.len())
    }
}

/// Defines every name in `workbook`; `sheet_name` says what a page is called.
pub(super) fn define_names(
    workbook: &mut Workbook,
    layout: Layout,
    sheet_name: impl Fn(Page) -> String,
) -> Result<(), XlsxError> {
    for (name, area) in layout.names() {
        workbook.define_name(name, &area.reference(&sheet_name(area.page)))?;
    }
    Ok(())
}

fn to_row(rows: usize) -> RowNum {
    RowNum::try_from(rows).unwrap_or(RowNum::MAX)
}

fn to_column(columns: usize) -> ColNum {
    ColNum::try_from(columns).unwrap_or(ColNum::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spots_are_written_as_excel_writes_them() {
        let spot = Spot::new(4, 27);
        assert_eq!([spot.moving(), spot.in_column(), spot.in_row(), spot.fixed()], ["AB5", "$AB5", "AB$5", "$AB$5"]);
    }

    #[test]
    fn an_empty_project_still_has_ranges() {
        let counts = Counts { clients: 0, offerings: 0, bands: 1, tiers: 2, dimensions: 0, by: BandBy::Users };
        for (name, area) in (Layout { counts }).names() {
            assert!(area.last().row >= area.first.row && area.last().column >= area.first.column, "{name}");
        }
    }
}
