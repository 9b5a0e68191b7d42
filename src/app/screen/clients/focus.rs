//! The ids by which parts of the screen hand each other the keyboard.

use eframe::egui::Id;

use crate::model::DimensionId;

/// The list.
#[must_use]
pub(super) fn list_id() -> Id {
    Id::unique("clients list")
}

/// The field a dimension's values are typed in.
#[must_use]
pub(super) fn tag_id(dimension: DimensionId) -> Id {
    Id::unique(("clients tag", dimension))
}
