//! What the list looks a client up by. Edits rename nobody, so it is made once per import.

use std::sync::Arc;

use crate::model::fold_name;
use crate::model::{ClientId, Line, Project};

/// The folded names of an import's clients, and their alphabetical order.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// Kept to recognise the import: edits share it, another import has its own.
    lines: Arc<Vec<Line>>,
    folded: Vec<String>,
    rank: Vec<u32>,
}

impl Names {
    /// The names of `project`'s clients.
    #[must_use]
    pub(super) fn new(project: &Project) -> Self {
        let folded: Vec<String> = project.data.clients.iter().map(|client| fold_name(&client.name)).collect();
        let mut order: Vec<usize> = (0..folded.len()).collect();
        order.sort_by(|a, b| folded.get(*a).cmp(&folded.get(*b)));
        let mut rank = vec![0; folded.len()];
        for (place, at) in order.into_iter().enumerate() {
            if let Some(slot) = rank.get_mut(at) {
                *slot = u32::try_from(place).unwrap_or(u32::MAX);
            }
        }
        Self { lines: Arc::clone(&project.data.lines), folded, rank }
    }

    /// Whether these are the names of the import `project` stands on.
    #[must_use]
    pub(super) fn fit(&self, project: &Project) -> bool {
        Arc::ptr_eq(&self.lines, &project.data.lines) && self.folded.len() == project.data.clients.len()
    }

    /// The client's name without letter case and accents.
    #[must_use]
    pub(super) fn folded(&self, id: ClientId) -> &str {
        self.folded.get(id.index()).map_or("", String::as_str)
    }

    /// The client's place in alphabetical order; equal names in project order.
    #[must_use]
    pub(super) fn rank(&self, id: ClientId) -> u32 {
        self.rank.get(id.index()).copied().unwrap_or(u32::MAX)
    }
}
