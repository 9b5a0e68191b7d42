//! What the inspector says of a selection, as text.

mod gap;
mod group;
mod person;

use crate::analysis::{BandRow, Outcome, sort_by_money};
use crate::app::action::Selection;
use crate::app::session::Session;
use crate::model::{
    Band, Block, CellRef, Client, ClientId, ClientStatus, Condition, Line, OfferingId, OfferingKind, Project,
    WinnabilityScore,
};
use crate::say;
use crate::text::{ABSENT, Text, words};

/// How many clients are listed before "… more".
const LISTED: usize = 60;

/// Everything the inspector draws.
#[derive(Clone, Debug, PartialEq)]
pub struct InspectorView {
    /// What kind of thing it is.
    pub eyebrow: String,
    /// Its finding, or its name.
    pub title: String,
    /// The finding's basis.
    pub subtitle: String,
    /// Its numbers: label and value.
    pub figures: Vec<(String, String)>,
    /// What is behind it.
    pub parts: Vec<Part>,
}

/// A part below the numbers.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields hold")]
pub enum Part {
    /// Clients with an amount each, and how many more there are.
    Clients { title: String, rows: Vec<(ClientId, String, String)>, more: Option<String> },
    /// Source lines: offering, amount, and the cell it was read from.
    Lines { title: String, rows: Vec<(String, String, String)> },
    /// Whether an offering is recurring: the choices and the one taken.
    Kind { title: String, offering: OfferingId, choices: Vec<(Option<OfferingKind>, String)>, chosen: usize },
    /// Whether these clients are the pinned profile, and the way to pin them.
    Pin { conditions: Vec<Condition>, is_pinned: bool, saved: Option<(usize, String)> },
    /// Words under a title, one line each; what warns is marked.
    Words { title: String, lines: Vec<(String, bool)> },
    /// Numbers under a title: label and value.
    Figures { title: String, rows: Vec<(String, String)> },
    /// The four scores of how easily somebody is won.
    Scores { title: String, client: ClientId, scores: Vec<(WinnabilityScore, String, Option<f64>)> },
    /// Whether a cell of the white space is set aside, and why.
    Block { client: ClientId, offering: OfferingId, block: Option<Block> },
}

/// What the views below need, together.
struct Source<'a> {
    text: &'a Text,
    project: &'a Project,
    outcome: &'a Outcome,
}

/// What the inspector says; `None` when nothing is selected or what was selected is gone.
#[must_use]
pub fn inspector_view(session: &Session) -> Option<InspectorView> {
    let (project, outcome) = session.analysed()?;
    let source = Source { text: &session.text, project, outcome };
    match &session.selection {
        Selection::Nothing => None,
        Selection::Cell(band, offering) => source.cell(*band, *offering),
        Selection::Band(band) => source.band(*band),
        Selection::Breadth(band, breadth) => source.breadth(*band, *breadth),
        Selection::Offering(offering) => source.offering(*offering),
        Selection::Client(client) => source.client(*client),
        Selection::Gap(client, offering) => {
            let space = session.white_space()?.0;
            gap::gap(&source, space, (*client, *offering))
        }
        Selection::Group(conditions) => Some(group::group(&source, session.overlap().map(|known| known.0), conditions)),
        Selection::Tier(tier) => source.tier(*tier),
    }
}

impl Source<'_> {
    fn row(&self, band: Band) -> Option<&BandRow> {
        self.outcome.bands.iter().find(|row| row.band == band)
    }

    fn money(&self, amount: f64) -> String {
        self.text.money_round(amount, self.project.data.currency.as_deref())
    }

    fn money_or_dash(&self, amount: Option<f64>) -> String {
        amount.map_or_else(|| ABSENT.to_owned(), |amount| self.money(amount))
    }

    fn band_name(&self, band: Band) -> String {
        words::band_phrase(self.text, self.project, band)
    }

    fn cell(&self, band: Band, offering: OfferingId) -> Option<InspectorView> {
        let text = self.text;
        let row = self.row(band)?;
        let cell = row.cells.iter().find(|cell| cell.offering == offering)?;
        let name = &self.project.offering(offering)?.name;
        let mut buyers = self.buyers(&row.clients, offering);
        sort_by_money(self.project, &mut buyers);
        let share = cell.penetration.map_or_else(|| ABSENT.to_owned(), |share| text.percent(share, 0));
        let subtitle = say!(
            text,
            "inspector-cell-basis",
            buyers = cell.buyers,
            clients = row.clients.len(),
            revenue = self.money(cell.revenue)
        );
        Some(InspectorView {
            eyebrow: format!("{} · {name}", self.band_name(band)),
            title: say!(text, "inspector-cell-title", share = share),
            subtitle,
            figures: vec![
                (say!(text, "inspector-average-client"), self.money_or_dash(cell.average_per_client)),
                (say!(text, "inspector-average-buyer"), self.money_or_dash(cell.average_per_buyer)),
                (say!(text, "inspector-per-user"), self.money_or_dash(cell.revenue_per_user)),
            ],
            parts: vec![self.clients(say!(text, "inspector-buyers"), &buyers)],
        })
    }

    fn band(&self, band: Band) -> Option<InspectorView> {
        let text = self.text;
        let row = self.row(band)?;
        let share = |share: Option<f64>| share.map_or_else(|| ABSENT.to_owned(), |share| text.percent(share, 1));
        let breadth = row.breadth.map_or_else(|| ABSENT.to_owned(), |breadth| text.number(breadth, 1));
        Some(InspectorView {
            eyebrow: say!(text, "inspector-band"),
            title: self.band_name(band),
            subtitle: say!(
                text,
                "inspector-band-basis",
                clients = words::clients(text, row.clients.len()),
                share = share(row.share)
            ),
            figures: vec![
                (say!(text, "inspector-revenue"), self.money(row.revenue)),
                (say!(text, "inspector-average-client"), self.money_or_dash(row.average_per_client)),
                (say!(text, "inspector-median-client"), self.money_or_dash(row.median_per_client)),
                (say!(text, "inspector-trimmed"), self.money_or_dash(row.trimmed_mean)),
                (say!(text, "inspector-per-user-mean"), self.money_or_dash(row.revenue_per_user_mean)),
                (say!(text, "inspector-per-user-band"), self.money_or_dash(row.revenue_per_user_band)),
                (say!(text, "inspector-breadth"), breadth),
                (say!(text, "inspector-penetration"), share(row.penetration)),
                (say!(text, "inspector-largest"), share(row.largest_client_share)),
            ],
            parts: vec![self.clients(say!(text, "inspector-clients"), &self.revenues(&row.clients))],
        })
    }

    fn breadth(&self, band: Band, breadth: usize) -> Option<InspectorView> {
        let text = self.text;
        let row = self.row(band)?;
        let of = |client: &ClientId| self.outcome.basis.breadth.get(client.index()) == Some(&breadth);
        let clients: Vec<ClientId> = row.clients.iter().copied().filter(of).collect();
        Some(InspectorView {
            eyebrow: self.band_name(band),
            title: say!(text, "inspector-breadth-title", offerings = words::offerings(text, breadth)),
            subtitle: say!(text, "inspector-breadth-basis", count = clients.len(), clients = row.clients.len()),
            figures: Vec::new(),
            parts: vec![self.clients(say!(text, "inspector-clients"), &self.revenues(&clients))],
        })
    }

    fn offering(&self, offering: OfferingId) -> Option<InspectorView> {
        let text = self.text;
        let found = self.project.offering(offering)?;
        let mut buyers = self.buyers(&self.outcome.basis.clients, offering);
        sort_by_money(self.project, &mut buyers);
        let choices = [None, Some(OfferingKind::Recurring), Some(OfferingKind::OneOff)];
        let kind = Part::Kind {
            title: say!(text, "inspector-kind"),
            offering,
            choices: choices.map(|kind| (kind, words::offering_kind(text, kind))).to_vec(),
            chosen: choices.iter().position(|kind| *kind == found.kind).unwrap_or(0),
        };
        let total = self.outcome.total.cells.iter().find(|cell| cell.offering == offering);
        let revenue = total.map_or_else(|| ABSENT.to_owned(), |cell| self.money(cell.revenue));
        Some(InspectorView {
            eyebrow: say!(text, "inspector-offering"),
            title: found.name.clone(),
            subtitle: say!(text, "inspector-offering-basis", buyers = buyers.len(), revenue = revenue),
            figures: Vec::new(),
            parts: vec![kind, self.clients(say!(text, "inspector-buyers"), &buyers)],
        })
    }

    fn client(&self, id: ClientId) -> Option<InspectorView> {
        let text = self.text;
        let client = self.project.client(id)?;
        if client.status != ClientStatus::Client {
            return Some(person::prospect(self, client));
        }
        let basis = &self.outcome.basis;
        let revenue = basis.revenue.get(id.index()).copied().unwrap_or_default();
        let band = basis.band.get(id.index()).copied().unwrap_or(Band::Unknown);
        let users = client.users.map_or_else(|| ABSENT.to_owned(), |users| text.users(users));
        let per_user = client.users.map(|users| revenue / users);
        let breadth = basis.breadth.get(id.index()).copied().unwrap_or_default();
        let tier = self.outcome.tiers.of_client.get(id.index()).copied().flatten();
        let tier = tier.and_then(|tier| self.project.settings.tiers.names.get(tier)).map_or(ABSENT, String::as_str);
        Some(InspectorView {
            eyebrow: self.band_name(band),
            title: client.name.clone(),
            subtitle: self.tags(client),
            figures: vec![
                (say!(text, "inspector-revenue"), self.money(revenue)),
                (say!(text, "inspector-users"), users),
                (say!(text, "inspector-per-user"), self.money_or_dash(per_user)),
                (say!(text, "inspector-breadth"), text.integer(breadth)),
                (say!(text, "inspector-tier"), tier.to_owned()),
            ],
            parts: person::of_client(self, client).into_iter().chain([self.lines(id)]).collect(),
        })
    }

    fn tier(&self, tier: usize) -> Option<InspectorView> {
        let text = self.text;
        let row = self.outcome.tiers.rows.get(tier)?;
        let share = row.share.map_or_else(|| ABSENT.to_owned(), |share| text.percent(share, 1));
        Some(InspectorView {
            eyebrow: say!(text, "inspector-tier"),
            title: self.project.settings.tiers.names.get(tier)?.clone(),
            subtitle: say!(
                text,
                "inspector-band-basis",
                clients = words::clients(text, row.clients.len()),
                share = share
            ),
            figures: vec![(say!(text, "inspector-revenue"), self.money(row.revenue))],
            parts: vec![self.clients(say!(text, "inspector-clients"), &self.revenues(&row.clients))],
        })
    }

    fn tags(&self, client: &Client) -> String {
        let dimensions = self.project.data.dimensions.iter();
        let values = dimensions.flat_map(|dimension| {
            let tags = client.tags.of(dimension.id).iter();
            tags.filter_map(|tag| dimension.value(tag.value).map(|value| words::value(self.text, dimension, value)))
        });
        values.collect::<Vec<_>>().join(" · ")
    }

    fn lines(&self, client: ClientId) -> Part {
        let mut lines: Vec<&Line> = self.project.data.lines.iter().filter(|line| line.client == client).collect();
        lines.sort_by(|a, b| b.amount.total_cmp(&a.amount));
        let shown = lines.into_iter().take(LISTED).map(|line| {
            let offering = self.project.offering(line.offering).map_or(ABSENT, |offering| offering.name.as_str());
            let amount = self.text.money(line.amount, self.project.data.currency.as_deref());
            (offering.to_owned(), amount, self.source_cell(line.source))
        });
        Part::Lines { title: say!(self.text, "inspector-lines"), rows: shown.collect() }
    }

    fn source_cell(&self, cell: CellRef) -> String {
        let sheet = self.project.data.sheets.get(cell.sheet.index());
        let file = sheet.map(|sheet| words::file_name(&sheet.file)).unwrap_or_default();
        let place = words::cell_name(cell);
        let name = sheet.map_or("", |sheet| sheet.sheet.as_str());
        [file.as_str(), name, place.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn buyers(&self, clients: &[ClientId], offering: OfferingId) -> Vec<(ClientId, f64)> {
        let amounts = clients.iter().map(|client| (*client, self.outcome.basis.matrix.get(*client, offering)));
        amounts.filter(|(_, amount)| *amount > self.project.settings.threshold).collect()
    }

    fn revenues(&self, clients: &[ClientId]) -> Vec<(ClientId, f64)> {
        let revenue = |client: &ClientId| self.outcome.basis.revenue.get(client.index()).copied().unwrap_or_default();
        clients.iter().map(|client| (*client, revenue(client))).collect()
    }

    fn clients(&self, title: String, clients: &[(ClientId, f64)]) -> Part {
        let name = |id: ClientId| self.project.client(id).map(|client| client.name.clone()).unwrap_or_default();
        let rows = clients.iter().take(LISTED).map(|(id, amount)| (*id, name(*id), self.money(*amount))).collect();
        let more = clients.len().saturating_sub(LISTED);
        Part::Clients { title, rows, more: (more > 0).then(|| say!(self.text, "inspector-more", count = more)) }
    }
}
