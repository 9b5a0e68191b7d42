//! The ids by which parts of the panel hand each other the keyboard.

use eframe::egui::Id;

/// The list.
#[must_use]
pub(super) fn list_id() -> Id {
    Id::unique("offerings list")
}

/// The first kind that can be chosen.
#[must_use]
pub(super) fn kind_id() -> Id {
    Id::unique("offerings kind")
}

/// The field a group is typed in.
#[must_use]
pub(super) fn group_id() -> Id {
    Id::unique("offerings group")
}
