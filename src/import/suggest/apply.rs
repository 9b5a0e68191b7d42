//! Carrying out what the user accepted: names split, clients and offerings put together, sizes taken over.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::split::{code_and_name, parent_and_child};
use super::{Named, ProposedSize, Suggestion, SuggestionAbout, SuggestionState};
use crate::model::{Client, ClientId, Dataset, Issue, IssueReason, Offering, UsersSource, fold_name, resolved};

/// Other names that clients stand under in the files, folded, by the client they now are.
pub(in crate::import) type Aliases = HashMap<String, ClientId>;

/// Splits names as accepted in `suggestions`. `aliases` learns the names of before.
pub(in crate::import) fn split(data: &mut Dataset, suggestions: &[Suggestion], aliases: &mut Aliases) {
    for about in accepted(suggestions) {
        match about {
            SuggestionAbout::SplitParent { what: Named::Clients, .. } => parents_of_clients(data, aliases),
            SuggestionAbout::SplitParent { what: Named::Offerings, .. } => rename_offerings(data, |offering| {
                let (parent, child) = parent_and_child(&offering.name)?;
                Some((child.replace(':', " / "), Some(parent.to_owned())))
            }),
            SuggestionAbout::SplitCode { what: Named::Clients, .. } => codes_of_clients(data, aliases),
            SuggestionAbout::SplitCode { what: Named::Offerings, .. } => rename_offerings(data, |offering| {
                let (_, name) = code_and_name(&offering.name)?;
                Some((name.to_owned(), None))
            }),
            _ => {}
        }
    }
}

/// Puts names together as accepted in `suggestions`. `aliases` learns the names that go.
pub(in crate::import) fn merge(data: &mut Dataset, suggestions: &[Suggestion], aliases: &mut Aliases) {
    for named in [Named::Clients, Named::Offerings] {
        let names: Vec<&str> = match named {
            Named::Clients => data.clients.iter().map(|client| client.name.as_str()).collect(),
            Named::Offerings => data.offerings.iter().map(|offering| offering.name.as_str()).collect(),
        };
        let mut place: HashMap<&str, usize> = HashMap::new();
        for (position, name) in names.iter().enumerate() {
            place.entry(name).or_insert(position);
        }
        let mut into: Vec<usize> = (0..names.len()).collect();
        let mut renamed: Vec<(usize, String)> = Vec::new();
        for about in accepted(suggestions) {
            let SuggestionAbout::Merge { what, keep, other } = about else { continue };
            let Some(&goes) = place.get(other.as_str()).filter(|_| *what == named) else { continue };
            match place.get(keep.as_str()) {
                Some(&stays) => {
                    if let Some(target) = into.get_mut(goes) {
                        *target = stays;
                    }
                }
                // The better spelling is known from a list only.
                None => renamed.push((goes, keep.clone())),
            }
        }
        let into = resolved(&into);
        match named {
            Named::Clients => join_clients(data, &into, aliases),
            Named::Offerings => {
                for (position, name) in renamed {
                    if let Some(offering) = Arc::make_mut(&mut data.offerings).get_mut(position) {
                        offering.name = name;
                    }
                }
                data.join_offerings(&into);
            }
        }
    }
}

/// Gives clients without users the number that accepted offerings propose, the first offering first.
pub(in crate::import) fn take_sizes(data: &mut Dataset, suggestions: &[Suggestion]) {
    let mut sizes: HashMap<&str, f64> = HashMap::new();
    for about in accepted(suggestions) {
        if let SuggestionAbout::UsersFromLines { sizes: proposed, .. } = about {
            for size in proposed {
                sizes.entry(&size.client).or_insert(size.billed);
            }
        }
    }
    if sizes.is_empty() {
        return;
    }
    for client in Arc::make_mut(&mut data.clients).iter_mut().filter(|client| client.users.is_none()) {
        client.users = sizes.get(client.name.as_str()).copied();
        client.users_source = UsersSource::Billed;
    }
}

/// Says where lines bill another number of users than is known, unless what is billed is said to be no number of users.
pub(in crate::import) fn note_conflicts(data: &mut Dataset, suggestions: &[Suggestion]) {
    let meant = suggestions.iter().filter(|suggestion| suggestion.state != SuggestionState::Declined);
    let sizes = meant.flat_map(|suggestion| match &suggestion.about {
        SuggestionAbout::UsersFromLines { sizes, .. } => sizes.as_slice(),
        _ => &[],
    });
    let issue = |size: &ProposedSize| Issue::new(size.source, size.billed.to_string(), IssueReason::BilledUsersDiffer);
    let found: Vec<Issue> = sizes.filter(|size| size.is_conflict()).map(issue).collect();
    if !found.is_empty() {
        let issues = Arc::make_mut(&mut data.issues);
        issues.extend(found);
        issues.sort_by_key(|issue| issue.source);
    }
}

fn accepted(suggestions: &[Suggestion]) -> impl Iterator<Item = &SuggestionAbout> {
    let accepted = suggestions.iter().filter(|suggestion| suggestion.state == SuggestionState::Accepted);
    accepted.map(|suggestion| &suggestion.about)
}

fn parents_of_clients(data: &mut Dataset, aliases: &mut Aliases) {
    let mut place: HashMap<String, usize> = HashMap::new();
    let mut parents: Vec<Option<String>> = Vec::new();
    let mut into = Vec::new();
    // A parent with revenue of its own is there as a client and comes first.
    for (position, client) in data.clients.iter().enumerate().filter(|(_, one)| parent_and_child(&one.name).is_none()) {
        place.entry(fold_name(&client.name)).or_insert(position);
    }
    for (position, client) in data.clients.iter().enumerate() {
        let parent = parent_and_child(&client.name).map(|(parent, _)| parent);
        into.push(parent.map_or(position, |parent| *place.entry(fold_name(parent)).or_insert(position)));
        parents.push(parent.map(str::to_owned));
    }
    for (client, parent) in Arc::make_mut(&mut data.clients).iter_mut().zip(parents) {
        if let Some(parent) = parent {
            aliases.insert(fold_name(&client.name), client.id);
            client.name = parent;
        }
    }
    join_clients(data, &into, aliases);
}

fn codes_of_clients(data: &mut Dataset, aliases: &mut Aliases) {
    let mut taken: HashSet<String> = data.clients.iter().map(|client| fold_name(&client.name)).collect();
    for client in Arc::make_mut(&mut data.clients) {
        let Some((code, name)) = code_and_name(&client.name) else { continue };
        let (code, name) = (code.to_owned(), name.to_owned());
        // Two clients of one name are told apart by their codes only; they keep both.
        if taken.insert(fold_name(&name)) {
            aliases.insert(fold_name(&client.name), client.id);
            client.name = name;
        }
        client.code.get_or_insert(code);
    }
}

/// Gives offerings another name and group; where a name is taken, the group stands before it.
fn rename_offerings(data: &mut Dataset, parts: impl Fn(&Offering) -> Option<(String, Option<String>)>) {
    let mut taken: HashSet<String> = data.offerings.iter().map(|offering| fold_name(&offering.name)).collect();
    for offering in Arc::make_mut(&mut data.offerings) {
        let Some((name, group)) = parts(offering) else { continue };
        let longer = group.as_ref().map(|group| format!("{group} / {name}"));
        if let Some(name) = [Some(name), longer].into_iter().flatten().find(|name| taken.insert(fold_name(name))) {
            offering.name = name;
        }
        offering.group = group.or(offering.group.take());
    }
}

/// Puts clients together: `into` says for each position at which one it ends up. `aliases` learns the names that go.
fn join_clients(data: &mut Dataset, into: &[usize], aliases: &mut Aliases) {
    let goes = |(position, _): &(usize, &Client)| into.get(*position) != Some(position);
    for (position, client) in data.clients.iter().enumerate().filter(goes) {
        aliases.insert(fold_name(&client.name), ClientId::at(position));
    }
    let places = data.join_clients(into);
    for id in aliases.values_mut() {
        *id = places.get(id.index()).map_or(*id, |place| ClientId::at(*place));
    }
}
