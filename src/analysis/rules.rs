//! Which combination rules fire (METHOD.md §8).

use crate::model::{Client, DimensionId, Effect, Project, Rule, ValueId, dimension_of};

/// The rules of a project, ready to be asked about many clients.
#[derive(Clone, Debug)]
pub struct Rules {
    /// By position: what must be there; `None` where the project lacks a value that is named, so that it never fires.
    conditions: Vec<Option<Vec<(DimensionId, ValueId)>>>,
    effects: Vec<Effect>,
}

impl Rules {
    /// The rules of `project`, their values found by name.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let found = |rule: &Rule| {
            let ids = rule.conditions.iter().map(|named| {
                let dimension = dimension_of(&project.data.dimensions, &named.dimension)?;
                Some((dimension.id, dimension.find(&named.value)?))
            });
            ids.collect::<Option<Vec<_>>>().filter(|conditions| !conditions.is_empty())
        };
        let rules = &project.people.rules;
        Self { conditions: rules.iter().map(found).collect(), effects: rules.iter().map(|rule| rule.effect).collect() }
    }

    /// The positions of the rules that fire for `client`: every value named is known and there.
    #[must_use]
    pub fn firing(&self, client: &Client) -> Vec<usize> {
        let fires = |conditions: &Option<Vec<(DimensionId, ValueId)>>| {
            conditions
                .as_ref()
                .is_some_and(|all| all.iter().all(|&(dimension, value)| client.tags.has(dimension, value)))
        };
        self.conditions.iter().enumerate().filter(|(_, conditions)| fires(conditions)).map(|(at, _)| at).collect()
    }

    /// What fit, low and high are multiplied by where these fire: 0.5 for each that halves, 0 where one excludes
    /// (METHOD.md §8).
    #[must_use]
    pub fn factor(&self, firing: &[usize]) -> f64 {
        let of = |at: &usize| match self.effects.get(*at) {
            Some(Effect::Halve) => 0.5,
            Some(Effect::Exclude) => 0.0,
            _ => 1.0,
        };
        firing.iter().map(of).product()
    }

    /// Whether one of these excludes.
    #[must_use]
    pub fn excludes(&self, firing: &[usize]) -> bool {
        firing.iter().any(|at| self.effects.get(*at) == Some(&Effect::Exclude))
    }
}
