//! Cells of the white space that were set aside (METHOD.md §9).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{ClientId, OfferingId, Project, fold_name};

/// Why a client is not expected to buy an offering.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The reason, in the user's words.
    pub reason: String,
    /// When to look at it again; `None` means never.
    pub review: Option<Date>,
}

/// The cells set aside, by client and offering.
pub type Blocks = BTreeMap<(ClientId, OfferingId), Block>;

/// The blocks of `before` as they stand in `after`, whose clients and offerings are recognised by name; those of names
/// that are gone go too.
pub(super) fn carried(before: &Project, after: &Project) -> Blocks {
    if before.blocks.is_empty() {
        return Blocks::new();
    }
    let clients: BTreeMap<String, ClientId> =
        after.data.clients.iter().rev().map(|client| (fold_name(&client.name), client.id)).collect();
    let offerings: BTreeMap<String, OfferingId> =
        after.data.offerings.iter().rev().map(|offering| (fold_name(&offering.name), offering.id)).collect();
    let placed = before.blocks.iter().filter_map(|(&(client, offering), block)| {
        let client = clients.get(&fold_name(&before.client(client)?.name))?;
        let offering = offerings.get(&fold_name(&before.offering(offering)?.name))?;
        Some(((*client, *offering), block.clone()))
    });
    placed.collect()
}
