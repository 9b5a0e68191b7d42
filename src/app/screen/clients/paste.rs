//! A column copied in a spreadsheet, pasted onto the picked clients or matched by name.

use std::collections::BTreeMap;

use eframe::egui::{Align, Id, Layout, Margin, Modal, Ui};

use super::facts::Facts;
use super::view::ClientsView;
use crate::app::asked::Asked;
use crate::app::theme::space;
use crate::app::widget::{self, Control};
use crate::model::{Becomes, Client, ClientChange, ClientId, Dimension, DimensionId, Edit, fold_name};
use crate::say;
use crate::text::Text;

const WIDTH: f32 = 480.0;
/// How many names and values are listed.
const NAMED: usize = 6;

/// What pasted cells would change in a dimension.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pasted {
    /// One change for each client that gets a value.
    pub(super) changes: Vec<ClientChange>,
    /// How many of them have another value now, which is replaced.
    pub(super) replaced: usize,
    /// Names that are no client's, or those of several.
    pub(super) strangers: Vec<String>,
    /// Values that are not in the vocabulary yet.
    pub(super) new_values: Vec<String>,
    /// How many values are left over, or missing, where they do not go by name.
    pub(super) uneven: Option<(usize, usize)>,
}

/// What `cells` mean in `dimension`: with two columns and more the first is the client's name or code and the last the
/// value; a single column goes to the picked clients, in the order listed, and a single value to all of them.
#[must_use]
pub(super) fn pasted(facts: &Facts<'_>, cells: &str, picked: &[ClientId], dimension: &Dimension) -> Pasted {
    let rows: Vec<Vec<&str>> =
        cells.trim_end_matches(['\r', '\n']).lines().map(|line| line.split('\t').map(str::trim).collect()).collect();
    let by_name = rows.iter().any(|row| row.len() > 1);
    let mut pasted = Pasted::default();
    let pairs: Vec<(ClientId, &str)> = if by_name {
        let known = by_name_or_code(facts);
        let mut pairs = Vec::new();
        for row in &rows {
            let (name, value) = (row.first().copied().unwrap_or_default(), row.last().copied().unwrap_or_default());
            if name.is_empty() || value.is_empty() {
                continue;
            }
            match known.get(&fold_name(name)).copied().flatten() {
                Some(client) => pairs.push((client, value)),
                None => pasted.strangers.push(name.to_owned()),
            }
        }
        pairs
    } else {
        let values: Vec<&str> = rows.iter().filter_map(|row| row.first().copied()).collect();
        match values.as_slice() {
            [only] => picked.iter().map(|client| (*client, *only)).collect(),
            several => {
                if several.len() != picked.len() {
                    pasted.uneven = Some((several.len(), picked.len()));
                }
                picked.iter().copied().zip(several.iter().copied()).collect()
            }
        }
    };
    // The last row of a client that stands twice counts.
    let of_each: BTreeMap<ClientId, &str> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    for (client, value) in of_each {
        pasted.add(facts, dimension, (client, value));
    }
    pasted
}

impl Pasted {
    fn add(&mut self, facts: &Facts<'_>, dimension: &Dimension, (client, value): (ClientId, &str)) {
        let Some(found) = facts.project.client(client) else { return };
        let written = value.split(';').map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
        let mut values: Vec<String> = if dimension.multi_valued { kept(found, dimension) } else { Vec::new() };
        let known = values.len();
        for value in written {
            if dimension.find(&value).is_none() && !self.new_values.contains(&value) {
                self.new_values.push(value.clone());
            }
            let is_there = values.iter().any(|one| fold_name(one) == fold_name(&value));
            if !is_there {
                values.push(value);
            }
        }
        let now = kept(found, dimension);
        let is_same = if dimension.multi_valued {
            values.len() == known
        } else {
            now.first().map(|value| fold_name(value)) == values.first().map(|value| fold_name(value))
        };
        if is_same {
            return;
        }
        self.replaced += usize::from(!dimension.multi_valued && !now.is_empty());
        let becomes = Becomes::Values { dimension: dimension.id, values };
        self.changes.push(ClientChange { client, becomes });
    }
}

/// The values a client has, as the project keeps them.
fn kept(client: &Client, dimension: &Dimension) -> Vec<String> {
    let tags = client.tags.of(dimension.id).iter();
    tags.filter_map(|tag| dimension.value(tag.value)).map(str::to_owned).collect()
}

/// Clients by folded name and code; `None` where several have it.
fn by_name_or_code(facts: &Facts<'_>) -> BTreeMap<String, Option<ClientId>> {
    let mut known: BTreeMap<String, Option<ClientId>> = BTreeMap::new();
    for client in facts.project.data.clients.iter() {
        for key in [Some(client.name.as_str()), client.code.as_deref()].into_iter().flatten() {
            let key = fold_name(key);
            known.entry(key).and_modify(|id| *id = id.filter(|id| *id == client.id)).or_insert(Some(client.id));
        }
    }
    known
}

/// Draws the dialog. Returns the edit asked for, and whether it is to be closed.
pub(super) fn paste_ui(
    ui: &Ui,
    (facts, view): (&Facts<'_>, &ClientsView),
    (cells, picked): (&str, &[ClientId]),
    dimension: &mut DimensionId,
) -> (Asked<Edit>, bool) {
    let text = facts.text;
    let frame = eframe::egui::Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("clients paste")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        widget::section(ui, &say!(text, "paste-title"));
        widget::muted(ui, &say!(text, "paste-why"));
        ui.add_space(space::SMALL);
        let names: Vec<String> = view.dimensions.iter().map(|one| one.name.clone()).collect();
        let here = view.dimensions.iter().position(|one| one.id == *dimension).unwrap_or(0);
        if let Some(found) =
            widget::choice(ui, &say!(text, "paste-into"), &names, here).and_then(|at| view.dimensions.get(at))
        {
            *dimension = found.id;
        }
        let Some(found) = facts.project.dimension(*dimension) else { return (Asked::default(), true) };
        let pasted = pasted(facts, cells, picked, found);
        said_ui(ui, text, &pasted);
        ui.add_space(space::SMALL);
        let mut asked = Asked::default();
        let closed = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let count = pasted.changes.len();
            let label = say!(text, "paste-do", count = count, shown = text.integer(count));
            if ui.add_enabled(count > 0, Control::primary(&label)).clicked() {
                asked.ask(Edit::ChangeClients(pasted.changes.clone()));
            }
            widget::normal(ui, &say!(text, "clients-add-cancel")).clicked()
        });
        let is_done = asked != Asked::default();
        (asked, closed.inner || is_done)
    });
    let is_left = modal.should_close();
    let (asked, closed) = modal.inner;
    (asked, closed || is_left)
}

/// What will come of it, said before.
fn said_ui(ui: &mut Ui, text: &Text, pasted: &Pasted) {
    let listed = |names: &[String]| {
        let mut shown = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        if names.len() > NAMED {
            shown.push_str(", …");
        }
        shown
    };
    if let Some((values, clients)) = pasted.uneven {
        widget::muted(ui, &say!(text, "paste-uneven", values = text.integer(values), clients = text.integer(clients)));
    }
    let replaced = pasted.replaced;
    if replaced > 0 {
        widget::muted(ui, &say!(text, "paste-replaces", count = replaced, shown = text.integer(replaced)));
    }
    if !pasted.new_values.is_empty() {
        let count = pasted.new_values.len();
        widget::muted(
            ui,
            &say!(text, "paste-new", count = count, shown = text.integer(count), values = listed(&pasted.new_values)),
        );
    }
    if !pasted.strangers.is_empty() {
        let count = pasted.strangers.len();
        widget::muted(
            ui,
            &say!(
                text,
                "paste-strangers",
                count = count,
                shown = text.integer(count),
                names = listed(&pasted.strangers)
            ),
        );
    }
    if pasted.changes.is_empty() {
        widget::muted(ui, &say!(text, "paste-changes-nothing"));
    }
}
