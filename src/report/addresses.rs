//! Where everything stands: one place for rows, columns and defined names, so that no address is put together elsewhere.

mod cells;
mod columns;
mod names;

use rust_xlsxwriter::{ColNum, RowNum};

use crate::model::{BandBy, Criterion};
use cells::to_column;

pub(super) use cells::{Area, Spot};
pub(super) use columns::{
    BandColumn, Calculated, CappedColumn, CappedFoot, CappedLine, CriterionFoot, OverlapColumn, RankedColumn,
    ScoreColumn, VerdictLine,
};
pub(super) use names::{define_names, name};

/// A sheet of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    Summary,
    Bands,
    Heatmap,
    Overlap,
    Clients,
    Data,
    Method,
}

impl Page {
    /// In the order of the tabs.
    pub(super) const ALL: [Self; 7] =
        [Self::Summary, Self::Bands, Self::Heatmap, Self::Overlap, Self::Clients, Self::Data, Self::Method];
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
    /// Groups listed on Overlap.
    pub(super) groups: usize,
    pub(super) by: BandBy,
}

/// The place of every block the formulas refer to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) counts: Counts,
}

/// The first row of the table on Overlap, Clients and Data, below its titles.
const TABLE: RowNum = 5;

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
        self.first_offering() + self.counts.offerings.max(1) + Calculated::Figure as usize + 1
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

    // Overlap

    /// All clients, the groups, and the pinned profile, whether there is one or not.
    pub(super) fn groups(self) -> Area {
        let rows = 1 + self.counts.groups + 1;
        Area::new(Page::Overlap, Spot::new(TABLE, 0), rows, OverlapColumn::Chance as usize + 1)
    }

    /// A figure of all clients.
    pub(super) fn of_all(self, column: OverlapColumn) -> Spot {
        self.groups().spot(0, column as usize)
    }

    /// The fewest clients a group has: above the table.
    pub(super) fn smallest_group(self) -> Spot {
        Spot::new(TABLE - 2, self.of_all(OverlapColumn::Clients).column)
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
