//! What the Clients screen says above and around its list, as text.

use super::facts::{Column, Facts};
use super::listed::shipped_place;
use super::tally::{Carried, carried};
use crate::model::fold_name;
use crate::model::{Band, BuiltIn, Client, ClientId, ClientStatus, Dimension, DimensionId, DimensionKind, ValueId};
use crate::say;
use crate::text::{Text, currency_symbol, words};

/// Above this share of revenue a dimension is tagged well enough to build on *(ours)*.
const WELL_COVERED: f64 = 0.8;

/// Everything but the rows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ClientsView {
    /// How far the dimension in focus is tagged.
    pub(super) title: String,
    /// The next untagged client by revenue.
    pub(super) subtitle: String,
    /// Who that is.
    pub(super) next: Option<ClientId>,
    /// Every dimension, in project order.
    pub(super) dimensions: Vec<DimensionView>,
    /// The columns of the list after the check box.
    pub(super) columns: Vec<ColumnView>,
    /// The choices of the three filters; the first is "all".
    pub(super) statuses: Vec<(Option<ClientStatus>, String)>,
    pub(super) tiers: Vec<(Option<usize>, String)>,
    pub(super) bands: Vec<(Option<Band>, String)>,
}

/// A dimension with its coverage and vocabulary.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DimensionView {
    pub(super) id: DimensionId,
    pub(super) name: String,
    /// "61 of 87 · 92 %".
    pub(super) coverage: String,
    /// The length of the bar, from 0 to 1: the tagged share of revenue, or of clients while nobody pays.
    pub(super) share: f64,
    /// Whether that is enough to build on.
    pub(super) is_well_covered: bool,
    pub(super) multi_valued: bool,
    /// What a tag's detail is called: "Sub-industry", "How"; `None` where there is none.
    pub(super) detail: Option<String>,
    /// The vocabulary: the shipped values in their order, then the others by how many clients carry them.
    pub(super) values: Vec<ValueView>,
}

/// A value of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ValueView {
    pub(super) id: ValueId,
    /// As people read it.
    pub(super) name: String,
    /// As the project keeps it.
    pub(super) kept: String,
    /// How many clients, of any status, carry it.
    pub(super) clients: usize,
}

/// A column of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ColumnView {
    pub(super) column: Column,
    pub(super) title: String,
    /// Texts the column is made wide enough for.
    pub(super) samples: Vec<String>,
}

/// What the screen says with the dimension `focus` in focus.
#[must_use]
pub(super) fn clients_view(facts: &Facts<'_>, focus: DimensionId) -> ClientsView {
    let text = facts.text;
    let counted: Vec<&Client> =
        facts.project.data.clients.iter().filter(|client| client.status == ClientStatus::Client).collect();
    let carried = carried(facts, facts.project.data.clients.iter());
    let dimensions: Vec<DimensionView> = facts
        .project
        .data
        .dimensions
        .iter()
        .zip(&carried)
        .map(|(dimension, carried)| dimension_view(facts, (dimension, carried), counted.len()))
        .collect();
    let (title, subtitle, next) = finding(facts, (focus, carried.get(focus.index())), &counted);
    ClientsView {
        title,
        subtitle,
        next,
        columns: columns(facts, &dimensions),
        dimensions,
        statuses: choices(
            say!(text, "clients-any-status"),
            [ClientStatus::Client, ClientStatus::ExClient, ClientStatus::Prospect],
            |status| words::client_status(text, *status),
        ),
        tiers: choices(say!(text, "clients-any-tier"), 0..facts.project.settings.tiers.names.len(), |tier| {
            say!(text, "clients-tier", name = facts.tier_name(*tier).unwrap_or_default())
        }),
        bands: choices(
            say!(text, "clients-any-band"),
            (0..facts.project.settings.bands.count()).map(Band::Known).chain([Band::Unknown]),
            |band| words::band_phrase(text, facts.project, *band),
        ),
    }
}

fn choices<T>(any: String, each: impl IntoIterator<Item = T>, name: impl Fn(&T) -> String) -> Vec<(Option<T>, String)> {
    let named = each.into_iter().map(|choice| {
        let name = name(&choice);
        (Some(choice), name)
    });
    std::iter::once((None, any)).chain(named).collect()
}

/// How much of the counted clients and their revenue carries a value.
struct Coverage {
    tagged: usize,
    clients: usize,
    /// `None` unless revenue is positive.
    revenue: Option<f64>,
}

fn coverage(facts: &Facts<'_>, carried: &Carried, clients: usize) -> Coverage {
    let total = facts.outcome.map_or(0.0, |outcome| outcome.basis.total_revenue);
    let revenue = (total > 0.0).then(|| carried.revenue() / total);
    Coverage { tagged: carried.tagged, clients, revenue }
}

fn finding(
    facts: &Facts<'_>,
    (focus, carried): (DimensionId, Option<&Carried>),
    counted: &[&Client],
) -> (String, String, Option<ClientId>) {
    let text = facts.text;
    let everyone = facts.project.data.clients.len();
    let known = facts.project.dimension(focus).zip(carried).filter(|_| !counted.is_empty());
    let Some((dimension, carried)) = known else {
        let title = say!(text, "clients-title-none", count = everyone, shown = text.integer(everyone));
        return (title, say!(text, "clients-next-none"), None);
    };
    let covered = coverage(facts, carried, counted.len());
    let (tagged, clients) = (text.integer(covered.tagged), text.integer(covered.clients));
    let (key, name) = (phrase_key(dimension), words::dimension(text, dimension));
    let what = say!(text, "clients-have", dimension = key, name = name.as_str());
    let title = match covered.revenue {
        Some(share) => {
            say!(text, "clients-title", tagged = tagged, clients = clients, what = what, share = text.percent(share, 0))
        }
        None => say!(text, "clients-title-unpaid", tagged = tagged, clients = clients, what = what),
    };
    let next = next_untagged(facts, focus, counted);
    let subtitle = match next.and_then(|id| facts.project.client(id)) {
        Some(client) => {
            let without = say!(text, "clients-without", dimension = key, name = name);
            let amount = facts.revenue(client.id).map(|revenue| facts.money(revenue));
            let client = [Some(client.name.clone()), amount].into_iter().flatten().collect::<Vec<_>>().join(", ");
            say!(text, "clients-next", without = without, client = client)
        }
        None => say!(text, "clients-next-none"),
    };
    (title, subtitle, next)
}

/// The counted client with the largest revenue that has no value in `dimension`; names break ties.
fn next_untagged(facts: &Facts<'_>, dimension: DimensionId, counted: &[&Client]) -> Option<ClientId> {
    let untagged = counted.iter().filter(|client| client.tags.primary(dimension).is_none());
    let revenue = |client: &Client| facts.revenue(client.id).unwrap_or(f64::NEG_INFINITY);
    let largest = untagged.min_by(|a, b| revenue(b).total_cmp(&revenue(a)).then_with(|| a.name.cmp(&b.name)));
    largest.map(|client| client.id)
}

/// How the catalogue tells the dimensions apart.
fn phrase_key(dimension: &Dimension) -> &'static str {
    match dimension.as_built_in() {
        Some(BuiltIn::Industry) => "industry",
        Some(BuiltIn::Geography) => "geography",
        Some(BuiltIn::BuyerRole) => "buyer-role",
        Some(BuiltIn::Adoption) => "adoption",
        Some(BuiltIn::Problem) => "problem",
        Some(BuiltIn::Differentiator) => "differentiator",
        None => "own",
    }
}

fn dimension_view(facts: &Facts<'_>, (dimension, carried): (&Dimension, &Carried), clients: usize) -> DimensionView {
    let text = facts.text;
    let covered = coverage(facts, carried, clients);
    let (tagged, clients) = (text.integer(covered.tagged), text.integer(covered.clients));
    let label = match covered.revenue {
        Some(share) => {
            say!(text, "clients-coverage", tagged = tagged, clients = clients, share = text.percent(share, 0))
        }
        None => say!(text, "clients-coverage-unpaid", tagged = tagged, clients = clients),
    };
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
    let of_clients = if covered.clients == 0 { 0.0 } else { covered.tagged as f64 / covered.clients as f64 };
    let share = covered.revenue.unwrap_or(of_clients).clamp(0.0, 1.0);
    DimensionView {
        id: dimension.id,
        name: words::dimension(text, dimension),
        coverage: label,
        share,
        is_well_covered: share >= WELL_COVERED,
        multi_valued: dimension.multi_valued,
        detail: match dimension.kind {
            DimensionKind::BuiltIn(BuiltIn::Industry) => Some(say!(text, "clients-detail-industry")),
            DimensionKind::BuiltIn(BuiltIn::Problem) => Some(say!(text, "clients-detail-problem")),
            _ => None,
        },
        values: vocabulary(facts, dimension, &carried.values),
    }
}

fn vocabulary(facts: &Facts<'_>, dimension: &Dimension, counts: &[usize]) -> Vec<ValueView> {
    let mut values: Vec<ValueView> = dimension
        .values()
        .map(|(id, kept)| ValueView {
            id,
            name: words::value(facts.text, dimension, kept),
            kept: kept.to_owned(),
            clients: counts.get(id.index()).copied().unwrap_or_default(),
        })
        .collect();
    values.sort_by_cached_key(|value| {
        let place = shipped_place(dimension, &value.kept);
        (place, std::cmp::Reverse(value.clients), fold_name(&value.name))
    });
    values
}

fn columns(facts: &Facts<'_>, dimensions: &[DimensionView]) -> Vec<ColumnView> {
    let fixed =
        [Column::Name, Column::Status, Column::Users, Column::Band, Column::Revenue, Column::Breadth, Column::Tier];
    let fixed = fixed.into_iter().map(|column| ColumnView {
        column,
        title: column_title(facts, column),
        samples: samples(facts, column),
    });
    let tags = dimensions.iter().map(|dimension| ColumnView {
        column: Column::Tag(dimension.id),
        title: dimension.name.clone(),
        samples: dimension.values.iter().filter(|value| value.clients > 0).map(|value| value.name.clone()).collect(),
    });
    fixed.chain(tags).collect()
}

fn column_title(facts: &Facts<'_>, column: Column) -> String {
    let text = facts.text;
    match column {
        Column::Name | Column::Tag(_) => say!(text, "clients-column-name"),
        Column::Status => say!(text, "clients-column-status"),
        Column::Users => say!(text, "clients-column-users"),
        Column::Band => say!(text, "clients-column-band"),
        Column::Revenue => match facts.project.data.currency.as_deref() {
            Some(code) => say!(text, "clients-column-revenue-in", currency = currency_symbol(code)),
            None => say!(text, "clients-column-revenue"),
        },
        Column::Breadth => say!(text, "clients-column-breadth"),
        Column::Tier => say!(text, "clients-column-tier"),
    }
}

/// The widest texts a column is likely to hold. Digits are of one width, so the largest and smallest numbers do.
fn samples(facts: &Facts<'_>, column: Column) -> Vec<String> {
    let Facts { text, project, .. } = facts;
    let extremes = |numbers: &mut dyn Iterator<Item = f64>| {
        let (low, high) = numbers.fold((0.0_f64, 0.0_f64), |(low, high), number| (low.min(number), high.max(number)));
        [low, high]
    };
    match column {
        Column::Revenue => {
            let revenue = facts.outcome.map_or(&[][..], |outcome| &outcome.basis.revenue);
            extremes(&mut revenue.iter().copied()).map(|amount| text.number(amount, 2)).to_vec()
        }
        Column::Users => {
            let users = &mut project.data.clients.iter().filter_map(|client| client.users);
            extremes(users).map(|users| text.users(users)).to_vec()
        }
        Column::Band => {
            let bands = (0..project.settings.bands.count()).map(Band::Known).chain([Band::Unknown]);
            bands.map(|band| words::band_label(text, &project.settings.bands, band)).collect()
        }
        Column::Status => [ClientStatus::Client, ClientStatus::ExClient, ClientStatus::Prospect]
            .map(|status| words::client_status(text, status))
            .to_vec(),
        Column::Tier => project.settings.tiers.names.clone(),
        Column::Name | Column::Breadth | Column::Tag(_) => Vec::new(),
    }
}

/// The line under the list: how many are shown, and out of how many.
#[must_use]
pub(super) fn shown_count(text: &Text, shown: usize, all: usize) -> String {
    if shown == all {
        words::clients(text, all)
    } else {
        say!(text, "clients-shown", shown = text.integer(shown), all = words::clients(text, all))
    }
}
