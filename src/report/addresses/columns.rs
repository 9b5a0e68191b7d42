//! The columns and lines of every block, in their order.

use crate::model::Criterion;

/// Columns of the calculated block on Data, from its first.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) enum Calculated {
    Revenue,
    Breadth,
    PerUser,
    Band,
    /// R_i in whole cents, as revenues are compared.
    Cents,
    Rank,
    /// What the groups on Overlap are compared by.
    Figure,
}

/// Columns of the band table on Bands.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) enum BandColumn {
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
    pub(in crate::report) fn of(criterion: Criterion) -> Self {
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
pub(in crate::report) enum ScoreColumn {
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
pub(in crate::report) enum CriterionFoot {
    Lowest,
    Highest,
    /// 1 where the criterion has a winner, and so may have weight.
    Decides,
    PointsTo,
    TooFew,
}

/// Lines of the verdict on Bands.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) enum VerdictLine {
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
pub(in crate::report) enum CappedColumn {
    Score,
    Wins,
    HasZero,
    Average,
    PerUser,
}

/// Rows below those shares of the best.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) enum CappedFoot {
    Lowest,
    Highest,
    Decides,
}

/// Lines below those.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) enum CappedLine {
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
pub(in crate::report) enum RankedColumn {
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

/// Columns of the groups on Overlap.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) enum OverlapColumn {
    Number,
    Group,
    Clients,
    /// The lift people read: what chance may have added is taken off.
    Lift,
    /// The mean behind it.
    Deflated,
    Mean,
    RawLift,
    Share,
    P,
    Chance,
}
