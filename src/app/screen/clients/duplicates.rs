//! Clients that may be one: whose names are alike today, and who may be called otherwise than in an earlier period.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Align, Id, Layout, Margin, Modal, ScrollArea, Ui};

use super::facts::Facts;
use crate::app::asked::Asked;
use crate::app::theme::space;
use crate::app::widget::{self, Control};
use crate::import;
use crate::model::{Client, ClientId, Edit, OfferingId, neumaier_sum};
use crate::say;
use crate::text::{ABSENT, Text, words};

const WIDTH: f32 = 560.0;
const LIST: f32 = 440.0;
/// How many are shown at once; the others follow when these are settled.
const MOST: usize = 40;

/// Everything the dialog shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct DuplicatesView {
    /// Today's clients that may be one.
    pub(super) groups: Vec<Group>,
    /// Today's clients that may be those of an earlier period.
    pub(super) earlier: Vec<Earlier>,
    /// How many are not shown.
    pub(super) more: usize,
    /// The groups were picked by hand: nothing says that they are two.
    pub(super) by_hand: bool,
}

/// Clients that may be one, and what would come of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub(super) stays: ClientId,
    pub(super) goes: Vec<ClientId>,
    /// The names, the one that stays first.
    pub(super) names: Vec<String>,
    /// Each with its figures, the one that stays first.
    pub(super) lines: Vec<String>,
    /// What they are together.
    pub(super) together: String,
    /// What is lost by it: values of which a client has one only.
    pub(super) lost: Vec<String>,
}

/// A client of today and one of an earlier period.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Earlier {
    pub(super) client: ClientId,
    pub(super) period: usize,
    pub(super) then: ClientId,
    /// The name of today and that of then.
    pub(super) names: (String, String),
    /// Both in one sentence.
    pub(super) said: String,
}

/// Whose names are alike, without those that were said to be two.
#[must_use]
pub(super) fn duplicates(facts: &Facts<'_>) -> DuplicatesView {
    let project = facts.project;
    let name = |id: ClientId| project.client(id).map_or("", |client| client.name.as_str());
    let pairs = import::alike_clients(&project.data).into_iter();
    let pairs = pairs.filter(|(goes, stays)| !project.names.are_different(name(*goes), name(*stays)));
    let all: Vec<Vec<ClientId>> = pairs.map(|(goes, stays)| vec![stays, goes]).collect();
    let earlier = earlier(facts);
    let more = all.len().saturating_sub(MOST) + earlier.len().saturating_sub(MOST);
    let shown: Vec<Vec<ClientId>> = all.into_iter().take(MOST).collect();
    DuplicatesView {
        groups: groups(facts, &shown),
        earlier: earlier.into_iter().take(MOST).collect(),
        more,
        by_hand: false,
    }
}

/// The picked clients as one; the one with the largest revenue stays.
#[must_use]
pub(super) fn picked_as_one(facts: &Facts<'_>, clients: &[ClientId]) -> DuplicatesView {
    let revenue = |id: &ClientId| facts.revenue(*id).unwrap_or(f64::NEG_INFINITY);
    let mut clients = clients.to_vec();
    clients.sort_by(|a, b| revenue(b).total_cmp(&revenue(a)).then_with(|| a.cmp(b)));
    DuplicatesView { groups: groups(facts, &[clients]), by_hand: true, ..DuplicatesView::default() }
}

/// Who may be called otherwise than in the latest earlier period.
fn earlier(facts: &Facts<'_>) -> Vec<Earlier> {
    let found = import::alike_earlier(facts.project).into_iter().filter_map(|alike| {
        let period = facts.project.periods.get(alike.period)?;
        let former = period.data.clients.get(alike.earlier.index())?.name.clone();
        let name = facts.project.client(alike.client)?.name.clone();
        let when = period.asof().map_or_else(|| period.name.clone(), |asof| facts.text.period(asof));
        let (shown, was) = (name.as_str(), former.as_str());
        let said = say!(facts.text, "duplicates-earlier", former = was, period = when, name = shown);
        let (client, period, then) = (alike.client, alike.period, alike.earlier);
        Some(Earlier { client, period, then, names: (name, former), said })
    });
    found.collect()
}

fn groups(facts: &Facts<'_>, groups: &[Vec<ClientId>]) -> Vec<Group> {
    let involved: BTreeSet<ClientId> = groups.iter().flatten().copied().collect();
    let mut bought: BTreeMap<ClientId, BTreeSet<OfferingId>> = BTreeMap::new();
    for line in facts.project.data.lines.iter().filter(|line| involved.contains(&line.client)) {
        bought.entry(line.client).or_default().insert(line.offering);
    }
    groups.iter().filter_map(|clients| group(facts, clients, &bought)).collect()
}

fn group(facts: &Facts<'_>, ids: &[ClientId], bought: &BTreeMap<ClientId, BTreeSet<OfferingId>>) -> Option<Group> {
    let (stays, goes) = ids.split_first()?;
    let clients: Vec<&Client> = ids.iter().filter_map(|id| facts.project.client(*id)).collect();
    let offerings = |ids: &[ClientId]| {
        let all: BTreeSet<OfferingId> = ids.iter().filter_map(|id| bought.get(id)).flatten().copied().collect();
        words::offerings(facts.text, all.len())
    };
    let line = |client: &&Client| {
        let revenue = facts.revenue(client.id);
        figures(facts, &client.name, (revenue, client.users), offerings(&[client.id]))
    };
    let known: Vec<f64> = ids.iter().filter_map(|id| facts.revenue(*id)).collect();
    let revenue = (!known.is_empty()).then(|| neumaier_sum(known.iter().copied()));
    let users = clients.iter().find_map(|client| client.users);
    let together = say!(facts.text, "duplicates-together");
    Some(Group {
        stays: *stays,
        goes: goes.to_vec(),
        names: clients.iter().map(|client| client.name.clone()).collect(),
        lines: clients.iter().map(line).collect(),
        together: figures(facts, &together, (revenue, users), offerings(ids)),
        lost: lost(facts, &clients),
    })
}

fn figures(facts: &Facts<'_>, name: &str, (revenue, users): (Option<f64>, Option<f64>), offerings: String) -> String {
    let text = facts.text;
    let revenue = revenue.map_or_else(|| ABSENT.to_owned(), |revenue| facts.money(revenue));
    let users = match users {
        Some(users) => say!(text, "duplicates-users", users = text.users(users)),
        None => say!(text, "duplicates-no-users"),
    };
    say!(text, "duplicates-figures", name = name, revenue = revenue, users = users, offerings = offerings)
}

/// The values that the one that stays has otherwise, in dimensions where a client has one only.
fn lost(facts: &Facts<'_>, clients: &[&Client]) -> Vec<String> {
    let dimensions = facts.project.data.dimensions.iter().filter(|dimension| !dimension.multi_valued);
    let lost = dimensions.filter_map(|dimension| {
        let values = clients.iter().filter_map(|client| facts.values(client, dimension));
        let mut values: Vec<String> = values.collect();
        values.dedup();
        let (kept, others) = values.split_first()?;
        let others: Vec<&String> = others.iter().filter(|other| *other != kept).collect();
        let name = words::dimension(facts.text, dimension);
        let others = others.first().map(|other| other.as_str())?;
        Some(say!(facts.text, "duplicates-lost", dimension = name, kept = kept.as_str(), lost = others))
    });
    lost.collect()
}

/// Draws the dialog. Returns the edits asked for, and whether it is to be closed.
pub(super) fn duplicates_ui(ui: &Ui, text: &Text, view: &DuplicatesView) -> (Asked<Edit>, bool) {
    let frame = eframe::egui::Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("clients duplicates")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        let title = if view.by_hand { say!(text, "duplicates-by-hand") } else { say!(text, "duplicates-title") };
        widget::section(ui, &title);
        widget::muted(ui, &say!(text, "duplicates-why"));
        ui.add_space(space::SMALL);
        let mut asked = Asked::default();
        ScrollArea::vertical().max_height(LIST).auto_shrink([false, true]).show(ui, |ui| {
            if view.groups.is_empty() && view.earlier.is_empty() {
                widget::muted(ui, &say!(text, "duplicates-none"));
            }
            for earlier in &view.earlier {
                asked.ask(ui.push_id(("earlier", earlier.client), |ui| earlier_ui(ui, text, earlier)).inner);
            }
            for group in &view.groups {
                let id = ("group", group.stays, group.goes.first().copied());
                asked.ask(ui.push_id(id, |ui| group_ui(ui, text, group, view.by_hand)).inner);
            }
        });
        if view.more > 0 {
            widget::small(ui, &say!(text, "duplicates-more", count = view.more, shown = text.integer(view.more)));
        }
        ui.add_space(space::SMALL);
        let closed = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            widget::normal(ui, &say!(text, "clients-dialog-close")).clicked()
        });
        (asked, closed.inner)
    });
    let is_left = modal.should_close();
    let (asked, closed) = modal.inner;
    (asked, closed || is_left)
}

fn group_ui(ui: &mut Ui, text: &Text, group: &Group, by_hand: bool) -> Option<Edit> {
    widget::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        for line in &group.lines {
            widget::muted(ui, line);
        }
        widget::strong(ui, &group.together);
        for lost in &group.lost {
            widget::small(ui, lost);
        }
        ui.add_space(space::TINY);
        let names = group.names.join(", ");
        let mut asked = None;
        ui.horizontal(|ui| {
            let (label, name) =
                (say!(text, "duplicates-join"), say!(text, "duplicates-join-names", names = names.as_str()));
            if ui.add(Control::normal(&label).named(&name)).clicked() {
                asked = Some(Edit::MergeClients { keep: group.stays, others: group.goes.clone() });
            }
            if let ([one, other], false) = (group.names.as_slice(), by_hand) {
                asked = apart_ui(ui, text, (one, other)).or(asked.take());
            }
        });
        asked
    })
    .inner
}

fn earlier_ui(ui: &mut Ui, text: &Text, earlier: &Earlier) -> Option<Edit> {
    widget::card(ui, |ui| {
        widget::muted(ui, &earlier.said);
        let mut asked = None;
        ui.horizontal(|ui| {
            let (label, name) =
                (say!(text, "duplicates-same"), say!(text, "duplicates-same-name", name = earlier.names.0.as_str()));
            if ui.add(Control::normal(&label).named(&name)).clicked() {
                let Earlier { client, period, then, .. } = *earlier;
                asked = Some(Edit::SameClient { client, period, earlier: then });
            }
            asked = apart_ui(ui, text, (&earlier.names.0, &earlier.names.1)).or(asked.take());
        });
        asked
    })
    .inner
}

fn apart_ui(ui: &mut Ui, text: &Text, (one, other): (&str, &str)) -> Option<Edit> {
    let (label, name) =
        (say!(text, "duplicates-apart"), say!(text, "duplicates-apart-name", name = one, other = other));
    let clicked = ui.add(Control::normal(&label).named(&name)).clicked();
    clicked.then(|| Edit::KeepApart { one: one.to_owned(), other: other.to_owned() })
}
