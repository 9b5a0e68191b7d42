//! Beside the verdict: what is not known, how spread revenue is, who is in the band.

use super::Source;
use crate::analysis::sort_by_money;
use crate::app::action::Selection;
use crate::model::{Band, Client, ClientId, Dimension};
use crate::say;
use crate::text::{ABSENT, words};

/// How many clients of the band are listed.
const LISTED: usize = 8;

/// The panel on the right.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct SideView {
    /// What is unknown of how many clients, with their share of revenue.
    pub(in crate::app) unknown: Vec<(String, String)>,
    /// What else is missing.
    pub(in crate::app) unknown_notes: Vec<String>,
    /// "2.9 bands".
    pub(in crate::app) spread: String,
    /// What that means.
    pub(in crate::app) spread_note: String,
    /// Whose clients these are; empty without a winning band.
    pub(in crate::app) clients_title: String,
    /// The largest clients of the winning bands.
    pub(in crate::app) clients: Vec<NamedAmount>,
    /// "8 more".
    pub(in crate::app) more: Option<String>,
    /// All of them, in the inspector: those of the pinned profile, or of the winning band when it is one.
    pub(in crate::app) selection: Option<Selection>,
}

/// A client with its revenue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct NamedAmount {
    /// Which client.
    pub(in crate::app) client: ClientId,
    /// Its name.
    pub(in crate::app) name: String,
    /// Its revenue.
    pub(in crate::app) amount: String,
}

impl Source<'_> {
    pub(super) fn side(&self) -> SideView {
        let text = self.text;
        let winners = &self.outcome.verdict.winners;
        let members = self.members();
        let more = members.len().saturating_sub(LISTED);
        let labels: Vec<String> = winners.iter().map(|band| self.label(*band)).collect();
        let spread = self.outcome.verdict.spread.map(|spread| text.number(spread, 1));
        SideView {
            unknown: self.unknown(),
            unknown_notes: self.unknown_notes(),
            spread_note: match &spread {
                Some(bands) => say!(text, "sweet-spread-note", bands = bands.as_str()),
                None => say!(text, "sweet-spread-none"),
            },
            spread: spread.map_or_else(|| ABSENT.to_owned(), |bands| say!(text, "sweet-spread", bands = bands)),
            clients_title: match (&self.project.pinned, labels.as_slice()) {
                (Some(_), _) => say!(text, "sweet-clients-profile"),
                (None, []) => String::new(),
                (None, labels) => say!(text, "sweet-clients", bands = text.list(labels)),
            },
            clients: members.iter().take(LISTED).filter_map(|(id, revenue)| self.named(*id, *revenue)).collect(),
            more: (more > 0).then(|| say!(text, "sweet-more", count = text.integer(more))),
            selection: match &self.project.pinned {
                Some(profile) => Some(Selection::Group(profile.all_conditions())),
                None => self.outcome.verdict.winner().map(|band| Selection::Band(Band::Known(band))),
            },
        }
    }

    /// The clients of the pinned profile or of the winning bands, revenue descending.
    fn members(&self) -> Vec<(ClientId, f64)> {
        if let Some(profile) = &self.project.pinned {
            return self.profile_clients(profile);
        }
        let rows = self.outcome.verdict.winners.iter().filter_map(|band| self.outcome.bands.get(*band));
        let ids = rows.flat_map(|row| row.clients.iter().copied());
        let mut members: Vec<(ClientId, f64)> = ids.map(|id| (id, self.revenue(id))).collect();
        sort_by_money(self.project, &mut members);
        members
    }

    fn revenue(&self, client: ClientId) -> f64 {
        self.outcome.basis.revenue.get(client.index()).copied().unwrap_or_default()
    }

    fn named(&self, client: ClientId, revenue: f64) -> Option<NamedAmount> {
        let name = self.project.client(client)?.name.clone();
        Some(NamedAmount { client, name, amount: self.money(revenue) })
    }

    /// Of how many clients the size and each dimension is unknown. What nobody has yet is no row but a note.
    fn unknown(&self) -> Vec<(String, String)> {
        let text = self.text;
        let unknown = &self.outcome.verdict.unknown;
        let size = (unknown.clients > 0)
            .then(|| (say!(text, "sweet-unknown-size"), self.how_many(unknown.clients, unknown.revenue_share)));
        let dimensions = self.dimensions().filter_map(|(dimension, missing)| {
            let revenue: f64 = missing.iter().map(|id| self.revenue(*id)).sum();
            let total = self.outcome.basis.total_revenue;
            let share = (total > 0.0).then(|| revenue / total);
            let is_in_use = missing.len() < self.outcome.basis.clients.len();
            (is_in_use && !missing.is_empty())
                .then(|| (words::dimension(text, dimension), self.how_many(missing.len(), share)))
        });
        size.into_iter().chain(dimensions).collect()
    }

    fn unknown_notes(&self) -> Vec<String> {
        let text = self.text;
        let untagged: Vec<String> = self
            .dimensions()
            .filter(|(_, missing)| missing.len() == self.outcome.basis.clients.len())
            .map(|(dimension, _)| words::dimension(text, dimension).to_lowercase())
            .collect();
        let has_margin = self.counted().any(|client| client.margin.is_some());
        let untagged = (!untagged.is_empty()).then(|| say!(text, "sweet-untagged", dimensions = text.list(&untagged)));
        let margin = (!has_margin).then(|| say!(text, "sweet-no-margin"));
        let nothing = (self.unknown().is_empty() && untagged.is_none()).then(|| say!(text, "sweet-all-known"));
        [nothing, untagged, margin].into_iter().flatten().collect()
    }

    fn counted(&self) -> impl Iterator<Item = &Client> {
        self.outcome.basis.clients.iter().filter_map(|id| self.project.client(*id))
    }

    /// Every dimension with the counted clients that have no value in it.
    fn dimensions(&self) -> impl Iterator<Item = (&Dimension, Vec<ClientId>)> {
        self.project.data.dimensions.iter().map(|dimension| {
            let missing = self.counted().filter(|client| client.tags.of(dimension.id).is_empty());
            (dimension, missing.map(|client| client.id).collect())
        })
    }

    fn how_many(&self, clients: usize, share: Option<f64>) -> String {
        let clients = words::clients(self.text, clients);
        match share {
            Some(share) => format!("{clients} · {}", self.text.share(share)),
            None => clients,
        }
    }
}
