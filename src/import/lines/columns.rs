//! The role of each column of invoice lines (IMPORT.md §2).

use super::amount;
use super::documents::numbers_documents;
use super::facts::Facts;
use super::kinds::{Kind, whole_kind};
use super::title::{Money, Says};
use crate::import::guess::titles::{folded_title, hint, is_word, says};
use crate::import::sketch::Sketch;
use crate::import::{Cell, Column, ColumnRole, Recipe, RoleReason};
use crate::model::fold_words;

/// An offering list longer than this is no list of offerings any more where a coarser column stands beside it.
const MOST_OFFERINGS: usize = 60;
/// A column of types or statuses has so many values at most.
const MOST_KINDS: usize = 12;
/// A client column that no title names is filled in at least one of so many rows with an amount.
const FILLED: usize = 2;

/// A role with how sure it is and why.
type Guess = (ColumnRole, f32, RoleReason);

/// The columns of `sketch` as invoice lines. The user's roles stand above every guess.
pub(super) fn line_columns(sketch: Sketch<'_>, facts: &[Facts], recipe: &Recipe) -> Vec<Column> {
    let mut chosen = Chosen { roles: facts.iter().map(|fact| fact.corrected.map(corrected)).collect() };
    client(sketch, facts, &mut chosen);
    date(facts, &mut chosen);
    by_title(sketch, facts, &mut chosen);
    amount::choose(sketch, facts, &mut chosen, recipe);
    offering(facts, &mut chosen);
    attributes(sketch, facts, &mut chosen);
    let columns = facts.iter().zip(chosen.roles).map(|(fact, guess)| {
        let (role, confidence, reason) = guess.unwrap_or((ColumnRole::Ignore, 0.3, RoleReason::NothingElse));
        Column { index: fact.index, title: fact.name.clone(), role, confidence, reason, decimal: None }
    });
    columns.collect()
}

fn corrected(role: ColumnRole) -> Guess {
    (role, 1.0, RoleReason::Corrected)
}

/// The roles given so far, by position.
pub(super) struct Chosen {
    roles: Vec<Option<Guess>>,
}

impl Chosen {
    /// The roles of `columns`, those with `role` free again.
    pub(super) fn without(columns: &[Column], role: ColumnRole) -> Self {
        let kept = |column: &Column| {
            let given = column.reason != RoleReason::NothingElse && column.role != role;
            given.then_some((column.role, column.confidence, column.reason))
        };
        Self { roles: columns.iter().map(kept).collect() }
    }

    /// Whether some column has `role`.
    pub(super) fn has(&self, role: ColumnRole) -> bool {
        self.roles.iter().flatten().any(|(given, ..)| *given == role)
    }

    /// The position of the column with `role`.
    pub(super) fn position(&self, role: ColumnRole) -> Option<usize> {
        self.roles.iter().position(|guess| guess.is_some_and(|(given, ..)| given == role))
    }

    /// Whether the column at `position` has no role yet.
    pub(super) fn is_free(&self, position: usize) -> bool {
        self.roles.get(position).is_some_and(Option::is_none)
    }

    /// Gives the column at `position` a role it does not have yet.
    pub(super) fn give(&mut self, position: usize, role: ColumnRole, sure: f32, reason: RoleReason) {
        if let Some(slot) = self.roles.get_mut(position).filter(|slot| slot.is_none()) {
            *slot = Some((role, sure, reason));
        }
    }
}

/// The client: by title, the more telling words first; a code where no name is; without any title the leftmost column
/// of texts that stands beside most amounts.
fn client(sketch: Sketch<'_>, facts: &[Facts], chosen: &mut Chosen) {
    if chosen.has(ColumnRole::Client) {
        return;
    }
    let rank = |fact: &Facts| {
        let folded = folded_title(&fact.name);
        match fact.says {
            Says::Client if is_word("account_word", &folded) => Some(3),
            Says::Client if says("client_word", &folded) => Some(0),
            // A title known in part is weaker than one known whole: "Opportunity Name" beside "Account Name".
            Says::Client if hint(&fact.name).is_none_or(|hint| !hint.whole) => Some(4),
            Says::Client => Some(1),
            Says::Name => Some(2),
            Says::Role(ColumnRole::Ignore) if is_word("contact_word", &folded) => Some(4),
            _ => None,
        }
        .filter(|_| fact.filled > 0)
    };
    let free = |chosen: &Chosen, position: usize| chosen.is_free(position);
    let named = facts.iter().enumerate().filter(|(at, fact)| free(chosen, *at) && !fact.numeric);
    if let Some((at, _)) = named.filter_map(|(at, fact)| Some((at, rank(fact)?))).min_by_key(|(at, rank)| (*rank, *at))
    {
        return chosen.give(at, ColumnRole::Client, 0.95, RoleReason::TitleAndContent);
    }
    let coded = |fact: &Facts| fact.says == Says::Role(ColumnRole::ClientCode);
    let numbered = |fact: &Facts| rank(fact).is_some() || coded(fact) && !numbers_documents(sketch, fact, facts);
    if let Some(at) =
        facts.iter().enumerate().position(|(at, fact)| free(chosen, at) && numbered(fact) && fact.filled > 0)
    {
        return chosen.give(at, ColumnRole::Client, 0.7, RoleReason::Title);
    }
    // Where headings name the clients, the column they stand in is empty beside the amounts.
    let height = sketch.rows().len().max(1);
    let text = |fact: &Facts| fact.text && fact.says == Says::Nothing && fact.filled * FILLED >= height;
    if let Some(at) =
        facts.iter().enumerate().position(|(at, fact)| free(chosen, at) && text(fact) && fact.different > 1)
    {
        chosen.give(at, ColumnRole::Client, 0.5, RoleReason::Content);
    }
}

/// The day of the document; a period stands in for it.
fn date(facts: &[Facts], chosen: &mut Chosen) {
    if !chosen.has(ColumnRole::Date) {
        let plain = |fact: &Facts| fact.says == Says::Nothing && fact.dated;
        let titled = facts.iter().enumerate().position(|(at, fact)| chosen.is_free(at) && fact.is_date());
        let found =
            titled.or_else(|| facts.iter().enumerate().position(|(at, fact)| chosen.is_free(at) && plain(fact)));
        if let Some((at, fact)) = found.and_then(|at| Some((at, facts.get(at)?))) {
            let titled = fact.says == Says::Date;
            let reason = if titled { RoleReason::TitleAndContent } else { RoleReason::Content };
            chosen.give(at, ColumnRole::Date, if titled { 0.95 } else { 0.6 }, reason);
        }
    }
    if !chosen.has(ColumnRole::Period) && !chosen.has(ColumnRole::Date) {
        let period = |fact: &Facts| fact.says == Says::Role(ColumnRole::Period) && fact.periods;
        if let Some(at) = facts.iter().enumerate().position(|(at, fact)| chosen.is_free(at) && period(fact)) {
            chosen.give(at, ColumnRole::Period, 0.9, RoleReason::TitleAndContent);
        }
    }
}

/// Roles that follow from a title whose cells agree; each once, the leftmost first.
fn by_title(sketch: Sketch<'_>, facts: &[Facts], chosen: &mut Chosen) {
    use ColumnRole as Role;
    let client = chosen.position(Role::Client).and_then(|at| facts.get(at)).map(|fact| fact.index);
    // The number of a row or a document is no client's.
    let of_client = |fact: &Facts| client.is_some_and(|client| super::facts::depends(sketch, client, fact.index));
    for (at, fact) in facts.iter().enumerate() {
        let Says::Role(role) = fact.says else { continue };
        let known = || hint(&fact.title).filter(|hint| hint.whole).map(|hint| hint.role);
        // What differs within a client is about its documents, unless the title says that it is about the client.
        let differs = role == Role::ClientStatus && known() != Some(role) && !of_client(fact);
        let role = if differs { known().unwrap_or(Role::Ignore) } else { role };
        let fits = match role {
            Role::Quantity
            | Role::UnitPrice
            | Role::Margin
            | Role::CostOfSale
            | Role::Effort
            | Role::Users
            | Role::Employees => fact.numeric,
            Role::Discount | Role::MarginPercent => fact.numeric || fact.percents,
            Role::ClientStatus | Role::DocumentType | Role::DocumentStatus | Role::Currency => {
                fact.text && fact.different < 300
            }
            Role::Document => fact.filled > 0,
            Role::ClientCode | Role::ClientSince => fact.filled > 0 && of_client(fact),
            _ => false,
        };
        if fits && !chosen.has(role) {
            chosen.give(at, role, 0.95, RoleReason::TitleAndContent);
        }
    }
    if !chosen.has(Role::DocumentType) && !chosen.has(Role::DocumentStatus) {
        let by_values = |(at, fact): &(usize, &Facts)| chosen.is_free(*at) && says_kinds(sketch, fact);
        if let Some((at, _)) = facts.iter().enumerate().find(by_values) {
            chosen.give(at, Role::DocumentStatus, 0.7, RoleReason::Content);
        }
    }
    let numbers = |(at, fact): &(usize, &Facts)| chosen.is_free(*at) && numbers_documents(sketch, fact, facts);
    if !chosen.has(Role::Document)
        && let Some((at, _)) = facts.iter().enumerate().find(numbers)
    {
        chosen.give(at, Role::Document, 0.7, RoleReason::TitleAndContent);
    }
}

/// Whether every value of `fact`, of which there are few, is a known type or status of documents, and not all let them
/// stand: that is told by the values, where the title says that it is a type or a status, or nothing.
fn says_kinds(sketch: Sketch<'_>, fact: &Facts) -> bool {
    let titled = fact.title.is_empty() || says("kind_title", &folded_title(&fact.title));
    if !titled || !fact.text || !(2..=MOST_KINDS).contains(&fact.different) || fact.says == Says::Offering {
        return false;
    }
    let cells = sketch.rows().take(super::facts::ROWS).map(|row| sketch.grid.cell(row, fact.index));
    let mut values: Vec<&str> = cells.filter_map(Cell::text).filter(|text| !text.trim().is_empty()).collect();
    values.sort_unstable();
    values.dedup();
    // A type of something else has to name documents.
    let only = folded_title(&fact.title).split(' ').all(|word| word.is_empty() || is_word("kind_title", word));
    let names =
        |value: &&str| ["kind_sale", "kind_credit", "kind_draft"].iter().any(|key| is_word(key, &fold_words(value)));
    if !only && !values.iter().any(names) {
        return false;
    }
    let kinds: Option<Vec<Kind>> = values.into_iter().map(whole_kind).collect();
    kinds.is_some_and(|kinds| kinds.contains(&Kind::Sale) && kinds.iter().any(|kind| *kind != Kind::Sale))
}

/// The thing sold. Of several columns the one that tells most apart without telling too much; what is coarser becomes
/// its group.
fn offering(facts: &[Facts], chosen: &mut Chosen) {
    let is_offering = |role: ColumnRole| matches!(role, ColumnRole::Offering(_));
    if chosen.roles.iter().flatten().any(|(role, ..)| is_offering(*role)) {
        return group(facts, chosen);
    }
    let of = |wanted: &[Says]| -> Vec<(usize, usize)> {
        let each = facts.iter().enumerate().filter(|(at, fact)| chosen.is_free(*at) && wanted.contains(&fact.says));
        each.filter(|(_, fact)| fact.filled > 0).map(|(at, fact)| (at, fact.different)).collect()
    };
    let tiers: [&[Says]; 2] = [&[Says::Offering, Says::OfferingGroup], &[Says::OtherOffering]];
    for tier in tiers {
        let all = of(tier);
        let several = |(_, different): &&(usize, usize)| (2..=MOST_OFFERINGS).contains(different);
        // The leftmost of equally many, the one with most; else one that is too long, else whatever is there.
        let best = all.iter().filter(several).max_by_key(|(at, different)| (*different, usize::MAX - at));
        let best = best.or_else(|| all.iter().filter(|(_, different)| *different > 1).min_by_key(|(_, count)| *count));
        if let Some((at, _)) = best.or(all.first()) {
            chosen.give(*at, ColumnRole::Offering(None), 0.9, RoleReason::TitleAndContent);
            return group(facts, chosen);
        }
    }
    // Free text names the offering where its wordings come back.
    let text = of(&[Says::LineText]);
    let comes_back = |at: usize| facts.get(at).is_some_and(|fact| fact.different * 2 <= fact.filled.max(2));
    let named = text.into_iter().find(|(at, _)| comes_back(*at)).map(|(at, _)| at);
    // Where nothing else does, agreements say what is sold.
    let contract = |fact: &Facts| fact.text && is_word("contract", &folded_title(&fact.title));
    let agreed = || facts.iter().enumerate().position(|(at, fact)| chosen.is_free(at) && contract(fact));
    if let Some(at) = named.or_else(agreed) {
        chosen.give(at, ColumnRole::Offering(None), 0.6, RoleReason::Title);
    }
}

fn group(facts: &[Facts], chosen: &mut Chosen) {
    if chosen.has(ColumnRole::OfferingGroup) {
        return;
    }
    let offering = chosen.roles.iter().position(|guess| matches!(guess, Some((ColumnRole::Offering(_), ..))));
    let Some(most) = offering.and_then(|at| facts.get(at)).map(|fact| fact.different) else { return };
    let coarser = |fact: &Facts| {
        matches!(fact.says, Says::OfferingGroup | Says::Offering) && fact.different > 1 && fact.different < most
    };
    if let Some(at) = facts.iter().enumerate().position(|(at, fact)| chosen.is_free(at) && coarser(fact)) {
        chosen.give(at, ColumnRole::OfferingGroup, 0.8, RoleReason::TitleAndContent);
    }
}

/// Tags: columns that say the same of a client in nearly every line.
fn attributes(sketch: Sketch<'_>, facts: &[Facts], chosen: &mut Chosen) {
    let Some(client) = chosen.position(ColumnRole::Client).and_then(|at| facts.get(at)) else { return };
    for (at, fact) in facts.iter().enumerate() {
        if !chosen.is_free(at) || !fact.text {
            continue;
        }
        let guess = match fact.says {
            Says::Role(ColumnRole::Tag(built_in)) if chosen.has(ColumnRole::Tag(built_in)) => {
                (ColumnRole::OwnTag, 0.5, RoleReason::TitleAndContent)
            }
            Says::Role(role @ (ColumnRole::Tag(_) | ColumnRole::OwnTag)) => (role, 0.9, RoleReason::TitleAndContent),
            Says::Nothing if fact.repeating && !fact.title.is_empty() => (ColumnRole::OwnTag, 0.6, RoleReason::Content),
            _ => continue,
        };
        if super::facts::depends(sketch, client.index, fact.index) {
            chosen.give(at, guess.0, guess.1, guess.2);
        }
    }
}

/// Whether the title of `fact` means money that may be a line's amount.
pub(super) fn is_money(fact: &Facts) -> bool {
    matches!(fact.says, Says::Money(Money::Net | Money::Plain | Money::Part | Money::Gross | Money::Document))
}
