//! Who is a client of the twelve months (METHOD.md §1). The lines decide; what the file says of somebody outranks them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::proof::by_reason;
use super::suggest::apply::Aliases;
use super::{Choice, Imported, Question, QuestionAbout, Recipe};
use crate::model::fold_name;
use crate::model::{
    CellRef, Client, ClientId, ClientStatus, Dataset, Issue, IssueReason, LeftOutCell, LeftOutReason, Line,
    NeumaierSum, neumaier_sum,
};

/// A margin as a share of the client's revenue.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rate {
    /// The share: 0.35 for 35 %.
    pub(super) share: f64,
    /// Where it stands.
    pub(super) source: CellRef,
    /// What stands there.
    pub(super) value: String,
}

/// What a file says of its clients that counts when the lines inside the twelve months are known, by `K`: the folded
/// name, until names are put together, then the client.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Standing<K: Ord> {
    /// What they are.
    pub(super) statuses: BTreeMap<K, ClientStatus>,
    /// Their margins in per cent.
    pub(super) rates: BTreeMap<K, Rate>,
}

impl<K: Ord> Default for Standing<K> {
    fn default() -> Self {
        Self { statuses: BTreeMap::new(), rates: BTreeMap::new() }
    }
}

impl<K: Ord> Standing<K> {
    /// Takes in what `more` says of those of whom nothing is said yet.
    pub(super) fn fill(&mut self, more: Self) {
        for (key, status) in more.statuses {
            self.statuses.entry(key).or_insert(status);
        }
        for (key, rate) in more.rates {
            self.rates.entry(key).or_insert(rate);
        }
    }

    /// The same by other keys; what `key` does not know is left out.
    fn by<L: Ord>(&self, key: impl Fn(&K) -> Option<L>) -> Standing<L> {
        let mut found = Standing::default();
        for (known, status) in &self.statuses {
            key(known).map(|key| found.statuses.entry(key).or_insert(*status));
        }
        for (known, rate) in &self.rates {
            key(known).map(|key| found.rates.entry(key).or_insert_with(|| rate.clone()));
        }
        found
    }
}

impl Standing<ClientId> {
    /// The same by the folded names of `clients`.
    pub(super) fn by_name(&self, clients: &[Client]) -> Standing<String> {
        self.by(|id| clients.get(id.index()).map(|client| fold_name(&client.name)))
    }
}

impl Standing<String> {
    /// The same with every cell in the place that `moved` says.
    pub(super) fn moved(mut self, moved: impl Fn(CellRef) -> CellRef) -> Self {
        self.rates.values_mut().for_each(|rate| rate.source = moved(rate.source));
        self
    }

    /// The same by client, under the names they have and then under those they had.
    pub(super) fn by_client(&self, data: &Dataset, aliases: &Aliases) -> Standing<ClientId> {
        if self.statuses.is_empty() && self.rates.is_empty() {
            return Standing::default();
        }
        let names: HashMap<String, ClientId> =
            data.clients.iter().rev().map(|client| (fold_name(&client.name), client.id)).collect();
        let mut found = self.by(|name| names.get(name).copied());
        found.fill(self.by(|name| aliases.get(name).copied()));
        found
    }
}

/// By client whether any of `lines` is of it.
pub(super) fn billed_in<'l>(clients: &[Client], lines: impl Iterator<Item = &'l Line>) -> Vec<bool> {
    let mut billed = vec![false; clients.len()];
    for line in lines {
        if let Some(billed) = billed.get_mut(line.client.index()) {
            *billed = true;
        }
    }
    billed
}

/// The key the answer about prospects, or about ex-clients, with amounts is kept under.
fn key_of(status: ClientStatus) -> &'static str {
    if status == ClientStatus::ExClient { "status:ex_client" } else { "status:prospect" }
}

/// Gives every client of `imported` its status, leaves out the amounts of those who are none, and asks about them where
/// they lie inside the twelve months. Then margins in per cent become money.
pub(super) fn settle(imported: &mut Imported, said: &Standing<ClientId>, recipe: &Recipe) {
    let data = &mut imported.data;
    if !said.statuses.is_empty() {
        for client in Arc::make_mut(&mut data.clients) {
            if let Some(status) = said.statuses.get(&client.id) {
                (client.status, client.status_reason) = (*status, None);
            }
        }
    }
    let before = data.proof.imported;
    let asked = [ClientStatus::Prospect, ClientStatus::ExClient].map(|status| billed(data, status, recipe));
    if data.clients.iter().any(|client| client.status != ClientStatus::Client) {
        leave_out(data);
    }
    margins(data, &said.rates);
    let now = data.proof.imported;
    for choice in imported.questions.iter_mut().flat_map(|question| &mut question.choices) {
        choice.imported += now - before;
    }
    imported.questions.extend(asked.into_iter().flatten().map(|asked| asked.question(now)));
    imported.questions.sort_by(|a, b| b.stakes().total_cmp(&a.stakes()));
}

/// People of one status that is no client's, with amounts inside the twelve months.
struct Billed {
    status: ClientStatus,
    clients: usize,
    name: String,
    amount: f64,
    counted: bool,
}

impl Billed {
    /// Whether they count, where `now` is imported.
    fn question(self, now: f64) -> Question {
        let without = if self.counted { now - self.amount } else { now };
        let choice = |key: &'static str, imported: f64| Choice { key, imported };
        let choices = vec![choice("count", without + self.amount), choice("left_out", without)];
        let about = QuestionAbout::NotClients { status: self.status, clients: self.clients, name: self.name };
        Question::new(about, choices, usize::from(!self.counted), key_of(self.status).to_owned())
    }
}

/// Those of `status` with amounts other than 0; they become clients where `recipe` says that they count.
fn billed(data: &mut Dataset, status: ClientStatus, recipe: &Recipe) -> Option<Billed> {
    let is_one = |client: &Client| client.status == status;
    if !data.clients.iter().any(is_one) {
        return None;
    }
    let of_one = |line: &&Line| line.amount != 0.0 && data.clients.get(line.client.index()).is_some_and(is_one);
    let with = billed_in(&data.clients, data.lines.iter().filter(of_one));
    let amount = neumaier_sum(data.lines.iter().filter(of_one).map(|line| line.amount));
    let counted = recipe.answers.get(key_of(status)) == Some(&0);
    let name = data.clients.iter().zip(&with).find(|(_, with)| **with).map(|(client, _)| client.name.clone())?;
    if counted {
        for (client, _) in Arc::make_mut(&mut data.clients).iter_mut().zip(&with).filter(|(_, with)| **with) {
            (client.status, client.status_reason) = (ClientStatus::Client, None);
        }
    }
    let clients = with.iter().filter(|with| **with).count();
    Some(Billed { status, clients, name, amount, counted })
}

/// Leaves out the lines of those who are no clients; zeros go without a word, as nothing is left out with them.
fn leave_out(data: &mut Dataset) {
    let clients = Arc::clone(&data.clients);
    let counts =
        |id: ClientId| clients.get(id.index()).is_none_or(|client: &Client| client.status == ClientStatus::Client);
    let gone = data.lines.iter().filter(|line| line.amount != 0.0 && !counts(line.client));
    let gone: Vec<LeftOutCell> = gone
        .map(|line| LeftOutCell { source: line.source, amount: line.amount, reason: LeftOutReason::NotAClient })
        .collect();
    if data.lines.iter().any(|line| !counts(line.client)) {
        Arc::make_mut(&mut data.lines).retain(|line| counts(line.client));
    }
    if gone.is_empty() {
        return;
    }
    let left_out = Arc::make_mut(&mut data.left_out);
    left_out.extend(gone);
    left_out.sort_by_key(|cell| cell.source);
    data.proof.imported = neumaier_sum(data.lines.iter().map(|line| line.amount));
    data.proof.left_out = by_reason(left_out);
}

/// Margins in per cent become money where the client has revenue and no margin in money is known.
fn margins(data: &mut Dataset, rates: &BTreeMap<ClientId, Rate>) {
    if rates.is_empty() {
        return;
    }
    let mut revenue: Vec<Option<NeumaierSum>> = vec![None; data.clients.len()];
    for line in data.lines.iter().filter(|_| !data.marks_only) {
        if let Some(sum) = revenue.get_mut(line.client.index()) {
            sum.get_or_insert_default().add(line.amount);
        }
    }
    let mut issues: Vec<Issue> = Vec::new();
    for client in Arc::make_mut(&mut data.clients).iter_mut().filter(|client| client.margin.is_none()) {
        let Some(rate) = rates.get(&client.id) else { continue };
        match revenue.get(client.id.index()).copied().flatten() {
            Some(sum) => client.margin = Some(rate.share * sum.total()),
            None => issues.push(Issue::new(rate.source, rate.value.clone(), IssueReason::MarginWithoutRevenue)),
        }
    }
    let all = Arc::make_mut(&mut data.issues);
    all.extend(issues);
    all.sort_by_key(|issue| issue.source);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_of_a_name_goes_with_it_when_names_are_put_together() {
        let mut said: Standing<String> = Standing::default();
        said.statuses.insert("acme ltd".to_owned(), ClientStatus::ExClient);
        said.statuses.insert("birch".to_owned(), ClientStatus::Prospect);
        said.statuses.insert("nobody".to_owned(), ClientStatus::Client);
        let clients = vec![Client::named(ClientId(0), "Acme"), Client::named(ClientId(1), "Birch")];
        let data = Dataset { clients: Arc::new(clients), ..Dataset::default() };
        let aliases: Aliases = [("acme ltd".to_owned(), ClientId(0))].into();
        let found: Vec<_> = said.by_client(&data, &aliases).statuses.into_iter().collect();
        assert_eq!(found, [(ClientId(0), ClientStatus::ExClient), (ClientId(1), ClientStatus::Prospect)]);
    }
}
