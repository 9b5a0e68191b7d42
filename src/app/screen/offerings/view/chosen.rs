//! What the panel says of the picked offerings, and what putting them together would make of them.

use super::{Figures, OfferingsView, Row};
use crate::app::session::Session;
use crate::model::{OfferingId, OfferingKind, neumaier_sum};
use crate::say;
use crate::text::{ABSENT, Text, words};

/// What several offerings have: the same, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Shared<T> {
    /// All of them this.
    All(T),
    /// Not all the same.
    Differs,
}

impl<T> Shared<T> {
    /// What all of them have; `None` where they differ.
    #[must_use]
    pub(in super::super) fn all(&self) -> Option<&T> {
        match self {
            Self::All(value) => Some(value),
            Self::Differs => None,
        }
    }
}

/// The picked offerings.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Chosen {
    /// In project order.
    pub(in super::super) ids: Vec<OfferingId>,
    /// How many they are.
    pub(in super::super) eyebrow: String,
    /// The one offering's name; `None` for several.
    pub(in super::super) name: Option<String>,
    /// What they bring together.
    pub(in super::super) figures: String,
    pub(in super::super) kind: Shared<Option<OfferingKind>>,
    pub(in super::super) group: Shared<Option<String>>,
    pub(in super::super) per_user: Shared<bool>,
    pub(in super::super) lowers_risk: Shared<bool>,
    /// What they would become; `None` for one, and while that is not computed.
    pub(in super::super) merge: Option<Merge>,
}

/// Several offerings as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Merge {
    /// The largest, which the others join.
    pub(in super::super) keep: OfferingId,
    pub(in super::super) others: Vec<OfferingId>,
    /// The name proposed: the largest one's.
    pub(in super::super) name: String,
    /// What comes of it, a sentence each.
    pub(in super::super) says: Vec<String>,
}

/// What is known of the picked offerings; `None` while there are none.
#[must_use]
pub(in super::super) fn chosen(session: &Session, view: &OfferingsView, ids: &[OfferingId]) -> Option<Chosen> {
    let text = &session.text;
    let rows: Vec<&Row> = ids.iter().filter_map(|id| view.row(*id)).collect();
    let first = rows.first()?;
    let figures = together(session, &rows);
    Some(Chosen {
        ids: ids.to_vec(),
        eyebrow: say!(text, "offerings-picked", count = rows.len(), shown = text.integer(rows.len())),
        name: (rows.len() == 1).then(|| first.name.clone()),
        figures: match figures {
            Some(known) => say!(
                text,
                "offerings-figures",
                revenue = money(session, known.revenue),
                buyers = buyers(text, known.buyers)
            ),
            None if view.has_figures => say!(text, "offerings-not-sold"),
            None => ABSENT.to_owned(),
        },
        kind: shared(&rows, |row| row.kind),
        group: shared(&rows, |row| row.group.clone()),
        per_user: shared(&rows, |row| row.per_user),
        lowers_risk: shared(&rows, |row| row.lowers_risk),
        merge: if rows.len() > 1 && view.has_figures { merge(session, &rows, figures) } else { None },
    })
}

fn shared<T: PartialEq>(rows: &[&Row], of: impl Fn(&Row) -> T) -> Shared<T> {
    let mut values = rows.iter().map(|row| of(row));
    let Some(first) = values.next() else { return Shared::Differs };
    if values.all(|value| value == first) { Shared::All(first) } else { Shared::Differs }
}

/// What they are as one: who buys two of them is one buyer. `None` where nothing was sold of any.
fn together(session: &Session, rows: &[&Row]) -> Option<Figures> {
    let sold: Vec<OfferingId> = rows.iter().filter(|row| row.figures.is_some()).map(|row| row.id).collect();
    let (project, outcome) = session.analysed().filter(|_| !sold.is_empty())?;
    let basis = &outcome.basis;
    let sums = basis.clients.iter().filter_map(|client| {
        let bought: Vec<f64> =
            basis.all.row(*client).iter().filter(|(id, _)| sold.contains(id)).map(|entry| entry.1).collect();
        (!bought.is_empty()).then(|| neumaier_sum(bought))
    });
    let sums: Vec<f64> = sums.collect();
    Some(Figures {
        buyers: sums.iter().filter(|sum| **sum > project.settings.threshold).count(),
        revenue: neumaier_sum(sums),
    })
}

fn merge(session: &Session, rows: &[&Row], figures: Option<Figures>) -> Option<Merge> {
    let text = &session.text;
    let revenue = |row: &Row| row.figures.map_or(f64::NEG_INFINITY, |known| known.revenue);
    // Of equals the first: `max_by` takes the last.
    let keep = rows.iter().rev().max_by(|a, b| revenue(a).total_cmp(&revenue(b)))?;
    let offerings = words::offerings(text, rows.len());
    let becomes = match figures {
        Some(known) => say!(
            text,
            "offerings-merge-says",
            offerings = offerings,
            revenue = money(session, known.revenue),
            buyers = buyers(text, known.buyers)
        ),
        None => say!(text, "offerings-merge-says-unsold", offerings = offerings),
    };
    let same = |row: &Row| (row.group.clone(), row.kind, row.per_user, row.lowers_risk);
    let keeps =
        (shared(rows, same) == Shared::Differs).then(|| say!(text, "offerings-merge-keeps", name = keep.name.as_str()));
    let undo = say!(text, "offerings-merge-undo");
    Some(Merge {
        keep: keep.id,
        others: rows.iter().map(|row| row.id).filter(|id| *id != keep.id).collect(),
        name: keep.name.clone(),
        says: [Some(becomes), keeps, Some(undo)].into_iter().flatten().collect(),
    })
}

fn money(session: &Session, amount: f64) -> String {
    let currency = session.project().and_then(|project| project.data.currency.as_deref());
    session.text.money_round(amount, currency)
}

fn buyers(text: &Text, count: usize) -> String {
    say!(text, "offerings-buyers", count = count, shown = text.integer(count))
}
