//! One client known from two places.

use super::standing::together;
use crate::model::{Client, Dimension, Tag};

/// Gives `known` what only `other` knows; the first value both know differently, as text, when there is one.
pub(super) fn filled_in(known: &mut Client, other: &Client, dimensions: &[Dimension]) -> Option<String> {
    let mut conflict = None;
    together(known, other);
    fill(&mut known.code, other.code.as_ref(), &mut conflict);
    fill(&mut known.users, other.users.as_ref(), &mut conflict);
    fill(&mut known.employees, other.employees.as_ref(), &mut conflict);
    fill(&mut known.margin, other.margin.as_ref(), &mut conflict);
    fill(&mut known.cost_of_sale, other.cost_of_sale.as_ref(), &mut conflict);
    fill(&mut known.effort_hours, other.effort_hours.as_ref(), &mut conflict);
    fill(&mut known.since, other.since.as_ref(), &mut conflict);
    fill(&mut known.orders, other.orders.as_ref(), &mut conflict);
    fill(&mut known.potential, other.potential.as_ref(), &mut conflict);
    for dimension in dimensions {
        let several = dimension.multi_valued || known.tags.of(dimension.id).is_empty();
        for Tag { value, detail, .. } in other.tags.of(dimension.id) {
            if several {
                known.tags.add(dimension.id, *value, dimension.multi_valued);
                known.tags.set_detail(dimension.id, *value, detail.as_deref().unwrap_or_default());
            } else if !known.tags.has(dimension.id, *value) && conflict.is_none() {
                conflict = dimension.value(*value).map(str::to_owned);
            }
        }
    }
    conflict
}

fn fill<T: PartialEq + Clone + ToString>(known: &mut Option<T>, other: Option<&T>, conflict: &mut Option<String>) {
    match (known.as_ref(), other) {
        (None, Some(other)) => *known = Some(other.clone()),
        (Some(known), Some(other)) if known != other && conflict.is_none() => *conflict = Some(other.to_string()),
        _ => {}
    }
}
