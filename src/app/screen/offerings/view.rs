//! What the panel says of the offerings, as text and numbers.

mod chosen;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::app::session::Session;
use crate::model::{Offering, OfferingId, OfferingKind, fold_name, neumaier_sum};
use crate::say;
use crate::text::{ABSENT, Text, currency_symbol, words};

pub(super) use chosen::{Chosen, Merge, Shared, chosen};

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// The offering's name.
    Name,
    /// The group it is shown under.
    Group,
    /// Recurring or one-off.
    Kind,
    /// Whether it is billed per user.
    PerUser,
    /// Whether it lowers the client's risk.
    LowersRisk,
    /// What clients pay for it.
    Revenue,
    /// How many clients buy it.
    Buyers,
}

impl Column {
    /// The columns, from left to right.
    pub(super) const ALL: [Self; 7] =
        [Self::Name, Self::Group, Self::Kind, Self::PerUser, Self::LowersRisk, Self::Revenue, Self::Buyers];

    fn title(self, text: &Text, currency: Option<&str>) -> String {
        match self {
            Self::Name => say!(text, "offerings-column-name"),
            Self::Group => say!(text, "offerings-column-group"),
            Self::Kind => say!(text, "offerings-column-kind"),
            Self::PerUser => say!(text, "offerings-column-per-user"),
            Self::LowersRisk => say!(text, "offerings-column-risk"),
            Self::Revenue => match currency {
                Some(code) => say!(text, "offerings-column-revenue-in", currency = currency_symbol(code)),
                None => say!(text, "offerings-column-revenue"),
            },
            Self::Buyers => say!(text, "offerings-column-buyers"),
        }
    }
}

/// The column a list is sorted by, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) column: Column,
    pub(super) descending: bool,
}

impl Default for Sort {
    /// The largest revenue first.
    fn default() -> Self {
        Self { column: Column::Revenue, descending: true }
    }
}

impl Sort {
    /// The sort after a click on the title of `column`: numbers start with the largest, marks with what is marked, words
    /// with the first letter.
    #[must_use]
    pub(super) fn clicked(self, column: Column) -> Self {
        let is_words = matches!(column, Column::Name | Column::Group | Column::Kind);
        let descending = if self.column == column { !self.descending } else { !is_words };
        Self { column, descending }
    }
}

/// Everything that decides which offerings are listed and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wanted {
    /// Searched in name and group.
    pub(super) filter: String,
    pub(super) sort: Sort,
}

/// What the counted clients pay for an offering, and how many of them buy it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figures {
    pub(super) revenue: f64,
    pub(super) buyers: usize,
}

/// One offering as listed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) id: OfferingId,
    pub(super) name: String,
    pub(super) group: Option<String>,
    pub(super) kind: Option<OfferingKind>,
    pub(super) per_user: bool,
    pub(super) lowers_risk: bool,
    /// `None` where nothing was sold of it, or while that is not computed.
    pub(super) figures: Option<Figures>,
    /// What stands in each of [`Column::ALL`]; empty where nothing is known.
    pub(super) cells: Vec<String>,
    folded: String,
    folded_group: String,
}

/// Everything the list draws.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OfferingsView {
    /// The titles of [`Column::ALL`].
    pub(super) titles: Vec<String>,
    /// The offerings in project order.
    pub(super) rows: Vec<Row>,
    /// Whether the numbers shown are of these offerings.
    pub(super) has_figures: bool,
    /// The groups there are, by name, with how many offerings are in each.
    pub(super) groups: Vec<(String, usize)>,
}

impl OfferingsView {
    /// The row of an offering.
    #[must_use]
    pub(super) fn row(&self, id: OfferingId) -> Option<&Row> {
        self.rows.get(id.index())
    }

    /// Whether another offering than `members` has this name.
    #[must_use]
    pub(super) fn is_taken(&self, name: &str, members: &[OfferingId]) -> bool {
        let folded = fold_name(name);
        self.rows.iter().any(|row| row.folded == folded && !members.contains(&row.id))
    }
}

/// What is known of the project's offerings; `None` without a project.
#[must_use]
pub(super) fn offerings_view(session: &Session) -> Option<OfferingsView> {
    let (text, project) = (&session.text, session.project()?);
    let figures = figures(session);
    let currency = project.data.currency.as_deref();
    let rows = project.data.offerings.iter().map(|offering| {
        let known = figures.get(offering.id.index()).copied().flatten();
        row(text, offering, known)
    });
    let mut groups: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for group in project.data.offerings.iter().filter_map(|offering| offering.group.as_deref()) {
        *groups.entry((fold_name(group), group)).or_default() += 1;
    }
    Some(OfferingsView {
        titles: Column::ALL.map(|column| column.title(text, currency)).to_vec(),
        rows: rows.collect(),
        has_figures: figures.len() == project.data.offerings.len(),
        groups: groups.into_iter().map(|((_, group), count)| (group.to_owned(), count)).collect(),
    })
}

fn row(text: &Text, offering: &Offering, figures: Option<Figures>) -> Row {
    let Offering { id, name, group, kind, per_user, lowers_risk } = offering;
    let mark = |is_marked: bool| if is_marked { say!(text, "offerings-yes") } else { String::new() };
    let cells = Column::ALL.map(|column| match column {
        Column::Name => name.clone(),
        Column::Group => group.clone().unwrap_or_default(),
        Column::Kind => kind.map(|kind| words::offering_kind(text, Some(kind))).unwrap_or_default(),
        Column::PerUser => mark(*per_user),
        Column::LowersRisk => mark(*lowers_risk),
        Column::Revenue => figures.map_or_else(|| ABSENT.to_owned(), |known| text.number(known.revenue, 0)),
        Column::Buyers => figures.map_or_else(|| ABSENT.to_owned(), |known| text.integer(known.buyers)),
    });
    Row {
        id: *id,
        name: name.clone(),
        group: group.clone(),
        kind: *kind,
        per_user: *per_user,
        lowers_risk: *lowers_risk,
        figures,
        cells: cells.to_vec(),
        folded: fold_name(name),
        folded_group: group.as_deref().map(fold_name).unwrap_or_default(),
    }
}

/// The figures by offering, whether or not it counts; empty while the numbers shown are of offerings numbered otherwise.
fn figures(session: &Session) -> Vec<Option<Figures>> {
    let Some((project, outcome)) = session.analysed() else { return Vec::new() };
    let count = project.data.offerings.len();
    if session.answered.as_ref().is_some_and(|answered| answered.data.offerings.len() != count) {
        return Vec::new();
    }
    let basis = &outcome.basis;
    let mut amounts: Vec<Vec<f64>> = vec![Vec::new(); count];
    for client in &basis.clients {
        for (offering, amount) in basis.all.row(*client) {
            if let Some(known) = amounts.get_mut(offering.index()) {
                known.push(*amount);
            }
        }
    }
    let threshold = project.settings.threshold;
    let known = |amounts: Vec<f64>| Figures {
        buyers: amounts.iter().filter(|amount| **amount > threshold).count(),
        revenue: neumaier_sum(amounts),
    };
    amounts.into_iter().map(|amounts| (!amounts.is_empty()).then(|| known(amounts))).collect()
}

/// The offerings listed, in order. What is unknown in the sorted column comes last either way; names break ties.
#[must_use]
pub(super) fn listed(view: &OfferingsView, wanted: &Wanted) -> Vec<OfferingId> {
    let filter = fold_name(wanted.filter.trim());
    let is_found = |row: &&Row| row.folded.contains(&filter) || row.folded_group.contains(&filter);
    let mut found: Vec<&Row> = view.rows.iter().filter(is_found).collect();
    found.sort_by(|a, b| compare(a, b, wanted.sort));
    found.into_iter().map(|row| row.id).collect()
}

fn compare(a: &Row, b: &Row, sort: Sort) -> Ordering {
    let number = |row: &Row, of: fn(Figures) -> f64| row.figures.map_or(0.0, of);
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
    let buyers: fn(Figures) -> f64 = |known| known.buyers as f64;
    let order = match sort.column {
        Column::Name => a.folded.cmp(&b.folded),
        Column::Group => a.folded_group.cmp(&b.folded_group),
        Column::Kind => a.kind.cmp(&b.kind),
        Column::PerUser => a.per_user.cmp(&b.per_user),
        Column::LowersRisk => a.lowers_risk.cmp(&b.lowers_risk),
        Column::Revenue => number(a, |known| known.revenue).total_cmp(&number(b, |known| known.revenue)),
        Column::Buyers => number(a, buyers).total_cmp(&number(b, buyers)),
    };
    let is_unknown = |row: &Row| match sort.column {
        Column::Name | Column::PerUser | Column::LowersRisk => false,
        Column::Group => row.group.is_none(),
        Column::Kind => row.kind.is_none(),
        Column::Revenue | Column::Buyers => row.figures.is_none(),
    };
    let order = if sort.descending { order.reverse() } else { order };
    is_unknown(a).cmp(&is_unknown(b)).then(order).then_with(|| a.folded.cmp(&b.folded))
}
