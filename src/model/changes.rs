//! What differs between two states of a project: the one list of what an edit may change.

use std::sync::Arc;

use super::{Dataset, Project};

/// A part of a project that changes as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The name.
    Name,
    /// What a file brought and no other edit touches: lines, sheets, what was left out, the proof.
    Import,
    /// The clients, with their tags, sizes and statuses.
    Clients,
    /// The offerings.
    Offerings,
    /// The dimensions, with their values.
    Dimensions,
    /// The settings of the analysis.
    Settings,
    /// The cells of the white space that were set aside.
    Blocks,
    /// The earlier imports.
    Periods,
    /// The pinned profile.
    Pinned,
    /// What people said of names.
    Names,
    /// What people typed about whom to call and what to tell them.
    People,
}

impl Project {
    /// The parts in which this differs from `before`; none after an edit that changed nothing. Revisions are not
    /// compared. Every field is named here, so that a new one is not forgotten.
    #[must_use]
    pub fn changed_since(&self, before: &Self) -> Vec<Part> {
        let Self { revision: _, name, data, settings, blocks, periods, pinned, given, names, people } = self;
        let changes = [
            (Part::Name, *name != before.name),
            (Part::Import, !is_same_import(data, &before.data) || !is_same(given, &before.given)),
            (Part::Clients, !is_same(&data.clients, &before.data.clients)),
            (Part::Offerings, !is_same(&data.offerings, &before.data.offerings)),
            (Part::Dimensions, !is_same(&data.dimensions, &before.data.dimensions)),
            (Part::Settings, *settings != before.settings),
            (Part::Blocks, !is_same(blocks, &before.blocks)),
            (Part::Periods, !is_same(periods, &before.periods)),
            (Part::Pinned, *pinned != before.pinned),
            (Part::Names, !is_same(names, &before.names)),
            (Part::People, !is_same(people, &before.people)),
        ];
        changes.into_iter().filter(|(_, is_changed)| *is_changed).map(|(part, _)| part).collect()
    }
}

/// Whether two values are equal; at once where they are one.
fn is_same<T: PartialEq>(a: &Arc<T>, b: &Arc<T>) -> bool {
    Arc::ptr_eq(a, b) || a == b
}

/// Whether the bulk is that of one import. Lines only ever come together, by another import, so they are not compared
/// one by one.
fn is_same_import(a: &Dataset, b: &Dataset) -> bool {
    let Dataset {
        clients: _,
        offerings: _,
        dimensions: _,
        sheets,
        lines,
        left_out,
        issues,
        proof,
        marks_only,
        ready_matrix,
        currency,
        asof,
    } = a;
    Arc::ptr_eq(lines, &b.lines)
        && Arc::ptr_eq(sheets, &b.sheets)
        && Arc::ptr_eq(left_out, &b.left_out)
        && Arc::ptr_eq(issues, &b.issues)
        && *proof == b.proof
        && (*marks_only, *ready_matrix) == (b.marks_only, b.ready_matrix)
        && (currency, asof) == (&b.currency, &b.asof)
}

#[cfg(test)]
mod tests {
    use super::super::{
        BandScheme, Block, Client, ClientId, DimensionId, Edit, Offering, OfferingChange, OfferingId, OfferingKind,
        Profile,
    };
    use super::*;

    fn project() -> Project {
        let offering = Offering::named(OfferingId(0), "Backup");
        let data = Dataset {
            clients: Arc::new(vec![Client::named(ClientId(0), "Anna")]),
            offerings: Arc::new(vec![offering]),
            ..Dataset::default()
        };
        Project::new("First", data)
    }

    #[test]
    fn an_edit_changes_the_parts_it_is_about_and_no_other() {
        let (client, offering) = (ClientId(0), OfferingId(0));
        let pin = Profile { band: Some(0), conditions: Vec::new() };
        let kind = Some(OfferingKind::OneOff);
        let again = Edit::Import { name: "Second".into(), data: project().data };
        let tag = Edit::Tag { clients: vec![client], dimension: DimensionId(0), value: "Care".into() };
        let cases = [
            (Edit::RenameProject("Other".into()), vec![Part::Name]),
            (Edit::SetUsers { client, users: Some(3.0) }, vec![Part::Clients]),
            (Edit::SetUsers { client, users: None }, vec![]),
            (tag, vec![Part::Clients, Part::Dimensions]),
            (
                Edit::ChangeOfferings { offerings: vec![offering], change: OfferingChange::Kind(kind) },
                vec![Part::Offerings],
            ),
            (Edit::SetThreshold(9.0), vec![Part::Settings]),
            (Edit::SetBands(BandScheme::default()), vec![]),
            (Edit::BlockCell { client, offering, block: Block::default() }, vec![Part::Blocks]),
            (Edit::PinProfile(Some(pin)), vec![Part::Pinned]),
            (again, vec![Part::Name, Part::Import, Part::Periods]),
        ];
        for (edit, expected) in cases {
            let before = project();
            let after = before.edited(&edit).expect("the edit is valid");
            assert_eq!(after.changed_since(&before), expected, "{edit:?}");
        }
    }
}
