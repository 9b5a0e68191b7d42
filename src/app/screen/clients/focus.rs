//! The ids by which parts of the screen hand each other the keyboard.

use eframe::egui::Id;

use crate::model::{ClientId, DimensionId};

/// The list.
#[must_use]
pub(super) fn list_id() -> Id {
    Id::unique("clients list")
}

/// A row of the list.
#[must_use]
pub(super) fn row_id(client: ClientId) -> Id {
    Id::unique(("clients row", client))
}

/// The field a dimension's values are typed in.
#[must_use]
pub(super) fn tag_id(dimension: DimensionId) -> Id {
    Id::unique(("clients tag", dimension))
}
