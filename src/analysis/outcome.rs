//! The finished answer, as plain data: screens, the report and the JSON read it and compute nothing new.

use std::sync::Arc;

use super::Values;
use super::overlap::Kept;
use crate::model::{Band, BandScheme, ClientId, Condition, Criterion, DimensionId, OfferingId, RevenueMatrix, ValueId};

/// Everything computed for one revision of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The revision of the project this answers.
    pub revision: u64,
    /// What everything else is computed from.
    pub basis: Arc<Basis>,
    /// The known bands in scheme order, then the unknown band: `scheme.count() + 1` rows.
    pub bands: Vec<BandRow>,
    /// All counted clients, the unknown sizes among them, as one row with its averages. Its `band` says nothing.
    pub total: BandRow,
    /// Which band is the sweet spot.
    pub verdict: Verdict,
    /// How sure that is; `None` while it is still being computed.
    pub doubt: Option<Doubt>,
    /// How concentrated revenue is.
    pub concentration: Concentration,
    /// The value of each client.
    pub value: Values,
    /// The tiers by the rule in force; [`super::tiers_by`] has those of the other rules.
    pub tiers: Tiers,
    /// What the best clients have in common: in the order of the dimensions, within one by share among the best
    /// descending, then name. Empty while nobody is tagged.
    pub common: Vec<CommonTrait>,
    /// Who has all of that at once.
    pub literal: LiteralOverlap,
    /// What searches for overlap begin with; no part of the answer.
    pub(super) kept: Kept,
}

/// The counted clients and offerings with their matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// The clients that count: status client, in project order. n is their number.
    pub clients: Vec<ClientId>,
    /// The offerings that count: those with a kept line in the window (in a ready matrix an amount other than 0), or the
    /// recurring ones of them. m is their number.
    pub offerings: Vec<OfferingId>,
    /// The offerings no counted client has a kept line for: no longer sold, or not yet. They count nowhere.
    pub not_sold: Vec<OfferingId>,
    /// R_ij, by project client and project offering; only counted pairs are filled.
    pub matrix: Arc<RevenueMatrix>,
    /// R_ij of all clients and offerings, counted or not: what another choice of what counts begins from.
    pub all: Arc<RevenueMatrix>,
    /// R_i by [`ClientId::index`], in the project's currency; 0 for clients that do not count.
    pub revenue: Vec<f64>,
    /// k_i by [`ClientId::index`].
    pub breadth: Vec<usize>,
    /// b(i) by [`ClientId::index`].
    pub band: Vec<Band>,
    /// R: the revenue of all counted clients.
    pub total_revenue: f64,
    /// K as used: the set one, or the default of METHOD.md §4.
    pub broad_from: usize,
}

/// One row of the band table (METHOD.md §4). Averages are `None` for an empty band and for the unknown band.
#[derive(Clone, Debug, PartialEq)]
pub struct BandRow {
    /// Which band.
    pub band: Band,
    /// The members, revenue descending, then name.
    pub clients: Vec<ClientId>,
    /// R_b.
    pub revenue: f64,
    /// U_b, over the clients whose users are known; `None` when none is.
    pub users: Option<f64>,
    /// How many clients that is: those every figure per user rests on, also in the row's cells. All other figures rest on
    /// all of [`BandRow::clients`], the trimmed mean without the trimmed ones.
    pub with_users: usize,
    /// A_b = R_b / n_b.
    pub average_per_client: Option<f64>,
    /// Median of R_i.
    pub median_per_client: Option<f64>,
    /// Mean of R_i without the floor(0.1·n_b) lowest and highest.
    pub trimmed_mean: Option<f64>,
    /// (1/n_b) Σ R_i/u_i, over the clients whose users are known; `None` when none is.
    pub revenue_per_user_mean: Option<f64>,
    /// Revenue of the clients whose users are known / U_b; `None` when none is.
    pub revenue_per_user_band: Option<f64>,
    /// K_b: mean of k_i; also for the unknown band.
    pub breadth: Option<f64>,
    /// n_b(K).
    pub broad_clients: usize,
    /// N_b = Σ k_i.
    pub pairs: usize,
    /// P_b = N_b / (n_b·m); also for the unknown band.
    pub penetration: Option<f64>,
    /// R_b / R; `None` unless R is positive.
    pub share: Option<f64>,
    /// max_i x_i / Σ_i x_i with x = max(0, R_i); `None` when no client is above 0.
    pub largest_client_share: Option<f64>,
    /// One per counted offering, in the order of [`Basis::offerings`].
    pub cells: Vec<BandCell>,
    /// How many clients buy exactly k offerings, k = 0..=m.
    pub breadth_histogram: Vec<usize>,
}

/// One cell band × offering.
#[derive(Clone, Debug, PartialEq)]
pub struct BandCell {
    /// Which offering.
    pub offering: OfferingId,
    /// R_bj.
    pub revenue: f64,
    /// n_bj: clients with R_ij > τ.
    pub buyers: usize,
    /// P_bj = n_bj / n_b; also for the unknown band.
    pub penetration: Option<f64>,
    /// A_bj = R_bj / n_b.
    pub average_per_client: Option<f64>,
    /// R_bj / n_bj.
    pub average_per_buyer: Option<f64>,
    /// R_bj of the clients whose users are known / U_b; `None` when none is.
    pub revenue_per_user: Option<f64>,
}

/// Which band is the sweet spot (METHOD.md §5). Bands are positions in the scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The bands with the highest score: one, several in a tie, none when no client has a known size.
    pub winners: Vec<usize>,
    /// False when no band has enough clients and all known ones had to compete.
    pub enough_clients: bool,
    /// The bands that compete, in order.
    pub eligible: Vec<usize>,
    /// S_b of the eligible bands, in order.
    pub scores: Vec<(usize, f64)>,
    /// Whether every eligible band has a 0 in a criterion that counts, so that S_b is the weighted sum.
    pub by_sum: bool,
    /// Every criterion with its values and winners, in the order of [`Criterion::ALL`].
    pub criteria: Vec<CriterionResult>,
    /// Effective number of bands, (Σ r_b)² / Σ r_b² with r_b = max(0, R_b) over the known bands, from 1 to the number of
    /// those with revenue; `None` when none has any.
    pub spread: Option<f64>,
    /// What the verdict leaves out.
    pub unknown: UnknownSize,
}

impl Verdict {
    /// The winner when it is a single one.
    #[must_use]
    pub fn winner(&self) -> Option<usize> {
        match self.winners.as_slice() {
            [winner] => Some(*winner),
            _ => None,
        }
    }

    /// Whether several bands share the highest score.
    #[must_use]
    pub fn is_tie(&self) -> bool {
        self.winners.len() > 1
    }
}

/// One criterion of the verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionResult {
    /// Which criterion.
    pub criterion: Criterion,
    /// Its value per known band, in scheme order; `None` where it is undefined.
    pub values: Vec<Option<f64>>,
    /// The eligible bands with the highest value; ties all. None where the criterion has no winner, and so no weight:
    /// its values are equal over two or more eligible bands, the best is not above 0, or one of them is unknown.
    pub winners: Vec<usize>,
    /// Known bands with too few clients whose value is above the winner's.
    pub too_small: Vec<usize>,
}

/// The clients without a known size.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnknownSize {
    /// How many.
    pub clients: usize,
    /// Their share of all counted clients; `None` without clients.
    pub client_share: Option<f64>,
    /// Their revenue.
    pub revenue: f64,
    /// Their share of revenue; `None` unless R is positive.
    pub revenue_share: Option<f64>,
}

/// The doubt beside the verdict (METHOD.md §5 a–c, e, f), and how sure the headline may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The bands whose verdict this doubts.
    pub winners: Vec<usize>,
    /// The scheme these are positions in.
    pub scheme: BandScheme,
    /// How often each known band wins over bootstrap resamples, as a fraction, in scheme order; ties shared equally. 0
    /// for all where no client has a known size.
    pub resampling: Vec<f64>,
    /// The clients whose removal changes the winner, by name.
    pub leave_one_out: Vec<LeaveOneOut>,
    /// The share of random weightings each known band wins, in scheme order; ties shared equally.
    pub weights: Vec<f64>,
    /// The bands by resampling share, the fewest that hold 90 % together, ties at the edge all in; the verdict's own
    /// always, last where their share is small.
    pub shortlist: Vec<usize>,
    /// How sure that is; `None` when no client has a known size.
    pub certainty: Option<Certainty>,
    /// The verdict without the weight of giants, where it differs.
    pub giants: Option<Giants>,
}

/// How sure the headline may be (METHOD.md §5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The band wins at least 90 % of the re-draws.
    Sure,
    /// It wins at least 70 %.
    Probable,
    /// A tie, a band that wins fewer, or another that wins more.
    Undecided,
    /// Fewer than 8 clients stand behind the band, or no band has three.
    TooFew,
}

/// The verdict with revenues counted no higher than a large client's, R'_i = min(R_i, Q_.90) over the clients of known
/// size, in average and revenue per user alone (METHOD.md §5f).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Giants {
    /// The clients of known size above that, revenue descending, then name.
    pub clients: Vec<ClientId>,
    /// The bands that win then.
    pub winners: Vec<usize>,
}

/// A client that carries the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveOneOut {
    /// The client.
    pub client: ClientId,
    /// The winners without it.
    pub winners: Vec<usize>,
}

/// How concentrated revenue is (METHOD.md §6), over x_i = max(0, R_i) of all counted clients.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Concentration {
    /// ceil(n/10): how many clients the top is.
    pub top_clients: usize,
    /// Revenue share of the top ceil(n/10) clients; `None` when Σx is 0.
    pub top_10_percent_share: Option<f64>,
    /// Gini coefficient, from 0 to 1; `None` when Σx is 0.
    pub gini: Option<f64>,
    /// Cumulative revenue share after 1..=n clients, revenue descending; empty when Σx is 0.
    pub pareto: Vec<f64>,
    /// The clients below zero, the lowest last: credits outweigh their sales.
    pub below_zero: Vec<ClientId>,
}

/// Tiers (METHOD.md §6).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tiers {
    /// The tiers, best first, by position in the settings' names.
    pub rows: Vec<TierRow>,
    /// The tier of each client by [`ClientId::index`]; `None` for clients that do not count, and by value for those
    /// without one.
    pub of_client: Vec<Option<usize>>,
}

/// One tier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TierRow {
    /// Its clients, revenue descending, then name.
    pub clients: Vec<ClientId>,
    /// Their revenue.
    pub revenue: f64,
    /// Their share of Σx, x = max(0, R_i); `None` when that is 0.
    pub share: Option<f64>,
}

/// How common one value is among the best clients: the first tier, or all when it is empty or the settings say so
/// (METHOD.md §7, greatest common denominator). Clients without a value in the dimension stay in both counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CommonTrait {
    /// The dimension.
    pub dimension: DimensionId,
    /// The value, carried by at least one counted client.
    pub value: ValueId,
    /// The best clients that carry it / all best clients.
    pub share_best: f64,
    /// The counted clients that carry it / all counted clients. Positive.
    pub share_all: f64,
    /// `share_best / share_all`.
    pub lift: f64,
}

/// The clients with the most common value, among the best clients, on every chosen axis (METHOD.md §7).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LiteralOverlap {
    /// How many the best clients are.
    pub best: usize,
    /// The axes in the chosen order, each with the value that counts and who is left.
    pub steps: Vec<LiteralStep>,
    /// The counted clients that are left in the end, in project order; none without a step.
    pub clients: Vec<ClientId>,
}

/// One axis joining the literal overlap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LiteralStep {
    /// The most common value among the best clients.
    pub condition: Condition,
    /// Its share among the best clients.
    pub share_best: f64,
    /// That share / its share among all counted clients.
    pub lift: Option<f64>,
    /// Counted clients that meet this and every condition before it.
    pub clients: usize,
    /// The best clients among them.
    pub best: usize,
}
