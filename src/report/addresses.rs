//! Where everything stands: one place for rows, columns and defined names, so that no address is put together elsewhere.

mod names;

use rust_xlsxwriter::utility::{column_number_to_name, quote_sheet_name};
use rust_xlsxwriter::{ChartRange, ColNum, RowNum};

use crate::model::{BandBy, Criterion};

pub(super) use names::{define_names, name};

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
    /// R_i in whole cents, as revenues are compared.
    Cents,
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
            Criterion::RevenuePerUser => Self::PerUserBand,
        }
    }
}

/// Columns right of the shares of the best on Bands.
#[derive(Clone, Copy, Debug)]
pub(super) enum ScoreColumn {
    /// S_b.
    Score,
    Wins,
    /// Its revenue when it is painted as the sweet spot, 0 when not; for the chart.
    Painted,
    /// The other way round.
    Others,
    /// Whether it has a 0 in something that counts.
    HasZero,
    /// How often it won the re-draws, when the report was made.
    Redraws,
    /// Whether it won when the report was made.
    WonThatDay,
}

/// Rows below the shares of the best on Bands.
#[derive(Clone, Copy, Debug)]
pub(super) enum CriterionFoot {
    Lowest,
    Highest,
    /// 1 where the criterion has a winner, and so may have weight.
    Decides,
    PointsTo,
    TooFew,
}

/// Lines of the verdict on Bands.
#[derive(Clone, Copy, Debug)]
pub(super) enum VerdictLine {
    Enough,
    Best,
    /// How many bands win.
    Winners,
    /// Their labels.
    Bands,
    /// The number of the one that wins alone, else 0.
    Leader,
    /// 1 where shares are added up.
    BySum,
    /// 1 where the winners are those of the day of the report.
    RedrawsHold,
    Certainty,
    /// The number of the band that may be painted, else 0.
    SweetSpot,
    Spread,
    /// In words, of the day of the report.
    Shortlist,
    /// In words, of the day of the report.
    Reason,
}

/// Columns right of the shares of the best where giants count no more than a large client.
#[derive(Clone, Copy, Debug)]
pub(super) enum CappedColumn {
    Score,
    Wins,
    HasZero,
    Average,
    PerUser,
}

/// Rows below those shares of the best.
#[derive(Clone, Copy, Debug)]
pub(super) enum CappedFoot {
    Lowest,
    Highest,
    Decides,
}

/// Lines below those.
#[derive(Clone, Copy, Debug)]
pub(super) enum CappedLine {
    /// What a large client brings.
    Cap,
    BySum,
    /// How many bands win.
    Winners,
    /// Their labels.
    Bands,
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

    pub(super) fn settings() -> Area {
        Area::new(Page::Method, Spot::new(4, 2), 3 + Criterion::ALL.len(), 1)
    }

    pub(super) fn weights() -> Area {
        Area::new(Page::Method, Self::settings().spot(3, 0), Criterion::ALL.len(), 1)
    }

    /// Number, from, up to, label, and the band in words, of every known band.
    pub(super) fn band_scheme(self) -> Area {
        Area::new(Page::Method, Spot::new(17, 1), self.counts.bands, 5)
    }

    /// Name and cut-off of every tier.
    pub(super) fn tier_scheme(self) -> Area {
        Area::new(Page::Method, self.band_scheme().first.down(self.counts.bands + 3), self.counts.tiers, 2)
    }

    /// The settings as they were when the report was made, on their rows.
    pub(super) fn settings_that_day() -> Area {
        Area::new(Page::Method, Self::settings().first.right(5), 3 + Criterion::ALL.len(), 1)
    }

    /// The same of the upper edges.
    pub(super) fn edges_that_day(self) -> Area {
        Area::new(Page::Method, self.band_scheme().first.right(6), self.counts.bands.saturating_sub(1), 1)
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

    /// The weights in a row, above the shares of the best.
    pub(super) fn weight_row(self) -> Area {
        let first = self.bands().spot(self.counts.bands + 2 + 3, BandColumn::Revenue as usize);
        Area::new(Page::Bands, first, 1, Criterion::ALL.len())
    }

    /// The sum of the weights that decide, right of the weights.
    pub(super) fn weight_sum(self) -> Spot {
        self.weight_row().spot(0, Criterion::ALL.len())
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

    /// What a band reaches: right of its x_c.
    pub(super) fn scores(self) -> Area {
        let columns = ScoreColumn::WonThatDay as usize + 1;
        Area::new(Page::Bands, self.normalised().spot(0, Criterion::ALL.len()), self.counts.bands, columns)
    }

    /// One column of that.
    pub(super) fn score(self, column: ScoreColumn) -> Area {
        self.scores().column(column as usize)
    }

    /// What a criterion says: below its x_c.
    pub(super) fn criterion_feet(self) -> Area {
        let rows = CriterionFoot::TooFew as usize + 1;
        Area::new(Page::Bands, self.normalised().first.down(self.counts.bands), rows, Criterion::ALL.len())
    }

    /// One row of that.
    pub(super) fn foot(self, row: CriterionFoot) -> Area {
        Area::new(Page::Bands, self.criterion_feet().spot(row as usize, 0), 1, Criterion::ALL.len())
    }

    /// The verdict, one line below the other.
    pub(super) fn verdict(self) -> Area {
        let first = self.criterion_feet().last().row + 3;
        Area::new(Page::Bands, Spot::new(first, BandColumn::Revenue as ColNum), VerdictLine::Reason as usize + 1, 1)
    }

    /// One line of it.
    pub(super) fn verdict_line(self, line: VerdictLine) -> Spot {
        self.verdict().spot(line as usize, 0)
    }

    /// The contest again, giants counted no more than a large client: x_c of every known band.
    pub(super) fn capped(self) -> Area {
        let first = Spot::new(self.verdict().last().row + 4, BandColumn::Revenue as ColNum);
        Area::new(Page::Bands, first, self.counts.bands, Criterion::ALL.len())
    }

    /// What a band then reaches, and its two averages: right of that.
    pub(super) fn capped_column(self, column: CappedColumn) -> Area {
        let first = self.capped().first.right(Criterion::ALL.len() + column as usize);
        Area::new(Page::Bands, first, self.counts.bands, 1)
    }

    /// A row below it.
    pub(super) fn capped_foot(self, row: CappedFoot) -> Area {
        let first = self.capped().spot(self.counts.bands + row as usize, 0);
        Area::new(Page::Bands, first, 1, Criterion::ALL.len())
    }

    /// A line below that.
    pub(super) fn capped_line(self, line: CappedLine) -> Spot {
        self.capped_foot(CappedFoot::Decides).first.down(1 + line as usize)
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

    /// Top share, Gini and the revenue above zero, below the tiers.
    pub(super) fn concentration(self) -> Area {
        Area::new(Page::Clients, self.tiers().spot(self.counts.tiers + 3, 1), 3, 1)
    }

    /// m, beside the setting it gives a default to.
    pub(super) fn offering_count() -> Spot {
        Self::settings().first.down(3 + Criterion::ALL.len())
    }
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
}
