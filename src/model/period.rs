//! Earlier imports, kept to be compared with (METHOD.md §13).

use jiff::civil::Date;

use super::{Dataset, Project, fold_name};

/// One earlier import as it stood, tags, lines and what was left out included. Its figures are computed anew whenever it
/// is compared, so both periods follow today's settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// What it was called: the project's name then.
    pub name: String,
    /// All that was imported.
    pub data: Dataset,
}

impl Period {
    /// `project` as a period.
    pub(super) fn of(project: &Project) -> Self {
        Self { name: project.name.clone(), data: project.data.clone() }
    }

    /// The last day of its window.
    #[must_use]
    pub fn asof(&self) -> Option<Date> {
        self.data.asof
    }

    fn is(&self, name: &str, asof: Option<Date>) -> bool {
        is_same((&self.name, self.asof()), (name, asof))
    }
}

/// Whether two names with their last days are one period: the same last day, or the same name where a day is missing.
pub(super) fn is_same(own: (&str, Option<Date>), other: (&str, Option<Date>)) -> bool {
    match (own.1, other.1) {
        (Some(own), Some(other)) => own == other,
        _ => fold_name(own.0) == fold_name(other.0),
    }
}

/// The periods once `name` with its window `asof` takes the place of what `project` holds: what it held joins them unless
/// it is the same period (a corrected file) or empty, and a period that comes back leaves them. By last day, those
/// without one first.
pub(super) fn after_import(project: &Project, name: &str, asof: Option<Date>) -> Vec<Period> {
    let mut periods: Vec<Period> = project.periods.iter().filter(|kept| !kept.is(name, asof)).cloned().collect();
    if !project.data.clients.is_empty() && !project.is_same_period(name, asof) {
        periods.retain(|kept| !kept.is(&project.name, project.data.asof));
        periods.push(Period::of(project));
        periods.sort_by_key(Period::asof);
    }
    periods
}
