//! The defined names and what they refer to.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::{
    Area, BandColumn, Calculated, CappedColumn, CappedLine, CriterionFoot, Layout, OverlapColumn, Page, RankedColumn,
    ScoreColumn, VerdictLine,
};

/// The defined names. They are the same in every language, so that formulas read alike.
pub(in crate::report) mod name {
    pub(in crate::report) const CLIENT_NAMES: &str = "Client_names";
    pub(in crate::report) const CLIENT_USERS: &str = "Client_users";
    pub(in crate::report) const CLIENT_REVENUE: &str = "Client_revenue";
    pub(in crate::report) const CLIENT_BREADTH: &str = "Client_breadth";
    pub(in crate::report) const CLIENT_PER_USER: &str = "Client_per_user";
    pub(in crate::report) const CLIENT_BAND: &str = "Client_band";
    pub(in crate::report) const CLIENT_CENTS: &str = "Client_revenue_rounded";
    pub(in crate::report) const CLIENT_RANK: &str = "Client_rank";
    pub(in crate::report) const CLIENT_FIGURE: &str = "Client_figure_compared";
    pub(in crate::report) const TAGS: &str = "Client_tags";
    pub(in crate::report) const AMOUNTS: &str = "Amounts";
    pub(in crate::report) const OFFERING_NAMES: &str = "Offering_names";
    pub(in crate::report) const THRESHOLD: &str = "Threshold";
    pub(in crate::report) const BROAD_FROM: &str = "Broad_from";
    pub(in crate::report) const MINIMUM_CLIENTS: &str = "Minimum_clients";
    pub(in crate::report) const WEIGHTS: &str = "Criterion_weights";
    pub(in crate::report) const BAND_EDGES: &str = "Band_edges";
    pub(in crate::report) const BAND_LABELS: &str = "Band_labels";
    pub(in crate::report) const BAND_WORDS: &str = "Band_in_words";
    pub(in crate::report) const TIER_NAMES: &str = "Tier_names";
    pub(in crate::report) const TIER_CUTOFFS: &str = "Tier_cutoffs";
    pub(in crate::report) const BAND_CLIENTS: &str = "Band_clients";
    pub(in crate::report) const BAND_USERS: &str = "Band_users";
    pub(in crate::report) const BAND_REVENUE: &str = "Band_revenue";
    pub(in crate::report) const BAND_AVERAGE: &str = "Band_average";
    pub(in crate::report) const BAND_BROAD: &str = "Band_broad_clients";
    pub(in crate::report) const BAND_COMPETES: &str = "Band_competes";
    pub(in crate::report) const BAND_SCORES: &str = "Band_scores";
    pub(in crate::report) const BAND_WINS: &str = "Band_wins";
    pub(in crate::report) const BAND_HAS_ZERO: &str = "Band_has_zero";
    pub(in crate::report) const BAND_REDRAWS: &str = "Band_redraws";
    pub(in crate::report) const BAND_WON_THAT_DAY: &str = "Band_won_that_day";
    pub(in crate::report) const LARGE_CLIENT: &str = "Large_client";
    pub(in crate::report) const CAPPED_SCORES: &str = "Capped_scores";
    pub(in crate::report) const CAPPED_WINS: &str = "Capped_wins";
    pub(in crate::report) const CAPPED_COUNT: &str = "Capped_count";
    pub(in crate::report) const CAPPED_BANDS: &str = "Capped_bands";
    pub(in crate::report) const SETTINGS: &str = "Settings";
    pub(in crate::report) const SETTINGS_THAT_DAY: &str = "Settings_that_day";
    pub(in crate::report) const BAND_EDGES_THAT_DAY: &str = "Band_edges_that_day";
    pub(in crate::report) const BROAD_CLIENTS: &str = "Broad_clients";
    pub(in crate::report) const WEIGHT_SUM: &str = "Weight_that_decides";
    pub(in crate::report) const DECIDES: &str = "Criterion_decides";
    pub(in crate::report) const CLIENT_COUNT: &str = "Client_count";
    pub(in crate::report) const OFFERING_COUNT: &str = "Offering_count";
    pub(in crate::report) const TOTAL_REVENUE: &str = "Total_revenue";
    pub(in crate::report) const VERDICT_BANDS: &str = "Verdict_bands";
    pub(in crate::report) const VERDICT_COUNT: &str = "Verdict_count";
    pub(in crate::report) const ENOUGH_CLIENTS: &str = "Enough_clients";
    pub(in crate::report) const LEADER: &str = "Leading_band";
    pub(in crate::report) const BY_SUM: &str = "Shares_added_up";
    pub(in crate::report) const REDRAWS_HOLD: &str = "Redraws_hold";
    pub(in crate::report) const CERTAINTY: &str = "Certainty";
    pub(in crate::report) const SWEET_SPOT: &str = "Sweet_spot_band";
    pub(in crate::report) const SHORTLIST: &str = "Shortlist_that_day";
    pub(in crate::report) const REASON: &str = "Reason_that_day";
    pub(in crate::report) const POINTS_TO: &str = "Criterion_points_to";
    pub(in crate::report) const TOO_FEW: &str = "Criterion_too_few_clients";
    pub(in crate::report) const UNKNOWN_CLIENTS: &str = "Unknown_clients";
    pub(in crate::report) const UNKNOWN_REVENUE: &str = "Unknown_revenue";
    pub(in crate::report) const SPREAD: &str = "Effective_bands";
    pub(in crate::report) const TOP_SHARE: &str = "Top_ten_percent_share";
    pub(in crate::report) const GINI: &str = "Gini";
    pub(in crate::report) const ABOVE_ZERO: &str = "Revenue_above_zero";
    pub(in crate::report) const ALL_MEAN: &str = "Mean_of_all_clients";
    pub(in crate::report) const SMALLEST_GROUP: &str = "Smallest_group";
    pub(in crate::report) const RANKED_REVENUE: &str = "Ranked_revenue";
    pub(in crate::report) const RANKED_TIERS: &str = "Ranked_tiers";
}

impl Layout {
    /// Every defined name with what it refers to.
    fn names(self) -> Vec<(&'static str, Area)> {
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
            (name::CLIENT_CENTS, self.calculated(Calculated::Cents)),
            (name::CLIENT_RANK, self.calculated(Calculated::Rank)),
            (name::CLIENT_FIGURE, self.calculated(Calculated::Figure)),
            (name::TAGS, Area::new(Page::Data, tags, self.counts.clients, self.counts.dimensions)),
            (name::AMOUNTS, self.amounts()),
            (name::OFFERING_NAMES, self.offering_titles()),
        ]
    }

    fn setting_names(self) -> Vec<(&'static str, Area)> {
        let setting = |row| Area::cell(Page::Method, Self::settings().spot(row, 0));
        let scheme = self.band_scheme();
        let tiers = self.tier_scheme();
        vec![
            (name::THRESHOLD, setting(0)),
            (name::BROAD_FROM, setting(1)),
            (name::MINIMUM_CLIENTS, setting(2)),
            (name::WEIGHTS, Self::weights()),
            (name::BAND_EDGES, Area::new(Page::Method, scheme.spot(0, 2), self.counts.bands.saturating_sub(1), 1)),
            (name::SETTINGS, Self::settings()),
            (name::SETTINGS_THAT_DAY, Self::settings_that_day()),
            (name::BAND_EDGES_THAT_DAY, self.edges_that_day()),
            (name::BAND_LABELS, scheme.column(3)),
            (name::BAND_WORDS, scheme.column(4)),
            (name::TIER_NAMES, tiers.column(0)),
            (name::TIER_CUTOFFS, Area::new(Page::Method, tiers.spot(0, 1), self.counts.tiers.saturating_sub(1), 1)),
        ]
    }

    fn result_names(self) -> Vec<(&'static str, Area)> {
        let bands = self.bands();
        let band_column = |column| Area::new(Page::Bands, bands.spot(0, column as usize), self.counts.bands + 1, 1);
        let unknown = |column| Area::cell(Page::Bands, bands.spot(self.counts.bands, column as usize));
        let all = |column| Area::cell(Page::Bands, bands.spot(self.counts.bands + 1, column as usize));
        let concentration = |row| Area::cell(Page::Clients, self.concentration().spot(row, 0));
        let mut names = vec![
            (name::BAND_CLIENTS, band_column(BandColumn::Clients)),
            (name::BAND_USERS, band_column(BandColumn::Users)),
            (name::BAND_REVENUE, band_column(BandColumn::Revenue)),
            (name::BAND_AVERAGE, band_column(BandColumn::Average)),
            (name::BAND_BROAD, band_column(BandColumn::Broad)),
            (name::UNKNOWN_CLIENTS, unknown(BandColumn::Clients)),
            (name::UNKNOWN_REVENUE, unknown(BandColumn::Revenue)),
            (name::CLIENT_COUNT, all(BandColumn::Clients)),
            (name::TOTAL_REVENUE, all(BandColumn::Revenue)),
            (name::BROAD_CLIENTS, all(BandColumn::Broad)),
            (name::OFFERING_COUNT, Area::cell(Page::Method, Self::offering_count())),
            (name::TOP_SHARE, concentration(0)),
            (name::GINI, concentration(1)),
            (name::ABOVE_ZERO, concentration(2)),
            (name::ALL_MEAN, Area::cell(Page::Overlap, self.of_all(OverlapColumn::Mean))),
            (name::SMALLEST_GROUP, Area::cell(Page::Overlap, self.smallest_group())),
            (name::RANKED_REVENUE, self.ranked_column(RankedColumn::Revenue)),
            (name::RANKED_TIERS, self.ranked_column(RankedColumn::Tier)),
        ];
        names.extend(self.contest_names());
        names
    }

    fn contest_names(self) -> Vec<(&'static str, Area)> {
        let line = |line| Area::cell(Page::Bands, self.verdict_line(line));
        let capped_line = |line| Area::cell(Page::Bands, self.capped_line(line));
        vec![
            (name::BAND_COMPETES, self.eligible()),
            (name::BAND_SCORES, self.score(ScoreColumn::Score)),
            (name::BAND_WINS, self.score(ScoreColumn::Wins)),
            (name::BAND_HAS_ZERO, self.score(ScoreColumn::HasZero)),
            (name::BAND_REDRAWS, self.score(ScoreColumn::Redraws)),
            (name::BAND_WON_THAT_DAY, self.score(ScoreColumn::WonThatDay)),
            (name::WEIGHT_SUM, Area::cell(Page::Bands, self.weight_sum())),
            (name::DECIDES, self.foot(CriterionFoot::Decides)),
            (name::POINTS_TO, self.foot(CriterionFoot::PointsTo)),
            (name::TOO_FEW, self.foot(CriterionFoot::TooFew)),
            (name::ENOUGH_CLIENTS, line(VerdictLine::Enough)),
            (name::VERDICT_COUNT, line(VerdictLine::Winners)),
            (name::VERDICT_BANDS, line(VerdictLine::Bands)),
            (name::LEADER, line(VerdictLine::Leader)),
            (name::BY_SUM, line(VerdictLine::BySum)),
            (name::REDRAWS_HOLD, line(VerdictLine::RedrawsHold)),
            (name::CERTAINTY, line(VerdictLine::Certainty)),
            (name::SWEET_SPOT, line(VerdictLine::SweetSpot)),
            (name::SPREAD, line(VerdictLine::Spread)),
            (name::SHORTLIST, line(VerdictLine::Shortlist)),
            (name::REASON, line(VerdictLine::Reason)),
            (name::LARGE_CLIENT, capped_line(CappedLine::Cap)),
            (name::CAPPED_COUNT, capped_line(CappedLine::Winners)),
            (name::CAPPED_BANDS, capped_line(CappedLine::Bands)),
            (name::CAPPED_SCORES, self.capped_column(CappedColumn::Score)),
            (name::CAPPED_WINS, self.capped_column(CappedColumn::Wins)),
        ]
    }
}

/// Defines every name in `workbook`; `sheet_name` says what a page is called.
pub(in crate::report) fn define_names(
    workbook: &mut Workbook,
    layout: Layout,
    sheet_name: impl Fn(Page) -> String,
) -> Result<(), XlsxError> {
    for (name, area) in layout.names() {
        workbook.define_name(name, &area.reference(&sheet_name(area.page)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Counts;
    use super::*;
    use crate::model::BandBy;

    #[test]
    fn an_empty_project_still_has_ranges() {
        let counts =
            Counts { clients: 0, offerings: 0, bands: 1, tiers: 2, dimensions: 0, groups: 0, by: BandBy::Users };
        for (name, area) in (Layout { counts }).names() {
            assert!(area.last().row >= area.first.row && area.last().column >= area.first.column, "{name}");
        }
    }
}
