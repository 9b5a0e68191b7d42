//! What the list looks a client up by. Edits rename nobody, so it is made once per import, and again when something is said
//! of names.

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::fold_name;
use crate::model::{Client, ClientId, KnownNames, Line, Project};

/// Between a name and a code, which have no such letter once they are folded.
const BETWEEN: char = '\n';

/// The folded names and codes of an import's clients, and their alphabetical order.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// Kept to recognise the import: edits share it, another import has its own.
    lines: Arc<Vec<Line>>,
    /// Kept likewise: a client that is said to be one of an earlier period takes its code.
    known: Arc<KnownNames>,
    /// Every client's name and code, one after the other, so that they are searched as they lie.
    searched: String,
    /// Where each client's begin; one more than there are clients.
    starts: Vec<usize>,
    rank: Vec<u32>,
    by_rank: Vec<ClientId>,
}

impl Names {
    /// The names of `project`'s clients.
    #[must_use]
    pub(super) fn new(project: &Project) -> Self {
        let fold = |client: &Client| (fold_name(&client.name), client.code.as_deref().map(fold_name));
        let folded: Vec<(String, Option<String>)> = project.data.clients.par_iter().map(fold).collect();
        let mut order: Vec<(&str, ClientId)> =
            folded.iter().enumerate().map(|(at, (name, _))| (name.as_str(), ClientId::at(at))).collect();
        order.par_sort_unstable();
        let by_rank: Vec<ClientId> = order.into_iter().map(|(_, id)| id).collect();
        let mut rank = vec![0; by_rank.len()];
        for (place, id) in (0..).zip(&by_rank) {
            if let Some(slot) = rank.get_mut(id.index()) {
                *slot = place;
            }
        }
        let (mut searched, mut starts) = (String::new(), vec![0]);
        for (name, code) in &folded {
            searched.push_str(name);
            if let Some(code) = code {
                searched.push(BETWEEN);
                searched.push_str(code);
            }
            starts.push(searched.len());
        }
        let (lines, known) = (Arc::clone(&project.data.lines), Arc::clone(&project.names));
        Self { lines, known, searched, starts, rank, by_rank }
    }

    /// Whether these are the names of the import `project` stands on.
    #[must_use]
    pub(super) fn fit(&self, project: &Project) -> bool {
        Arc::ptr_eq(&self.lines, &project.data.lines) && self.rank.len() == project.data.clients.len()
    }

    /// Whether they are the newest, too.
    #[must_use]
    pub(super) fn are_of(&self, project: &Project) -> bool {
        self.fit(project) && Arc::ptr_eq(&self.known, &project.names)
    }

    /// The client's name and code without letter case and accents, on a line each.
    #[must_use]
    pub(super) fn searched(&self, id: ClientId) -> &str {
        let bounds = self.starts.get(id.index()).zip(self.starts.get(id.index() + 1));
        bounds.and_then(|(start, end)| self.searched.get(*start..*end)).unwrap_or_default()
    }

    /// The client's place in alphabetical order; equal names in project order.
    #[must_use]
    pub(super) fn rank(&self, id: ClientId) -> u32 {
        self.rank.get(id.index()).copied().unwrap_or(u32::MAX)
    }

    /// The client at a place in alphabetical order.
    #[must_use]
    pub(super) fn at(&self, rank: u32) -> Option<ClientId> {
        self.by_rank.get(usize::try_from(rank).ok()?).copied()
    }
}
