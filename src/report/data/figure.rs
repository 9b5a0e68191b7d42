//! What the groups on Overlap are compared by, of every client (METHOD.md §7): a formula over what stands beside it, where
//! that is all it takes.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::analysis::target_figure;
use crate::model::{ClientId, Target, ValueComponent};
use crate::report::addresses::{Calculated, name};
use crate::report::facts::Facts;
use crate::report::live::{Live, number_at, put, say_at};
use crate::report::live::{MISSING, missing_if};
use crate::report::styles;

/// Writes it; the missing mark for a client of whom it is not known.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts, (row, client): (usize, ClientId)) -> Result<(), XlsxError> {
    let at = facts.layout.calculated(Calculated::Figure).spot(row, 0);
    let format = styles::target(facts.overlap.target);
    let figure = target_figure(facts.project, facts.outcome, (facts.overlap.target, client));
    match (formula(facts, row), figure) {
        (Some(formula), figure) => put(sheet, at, &Live::new(formula, figure), &format),
        (None, None) => say_at(sheet, at, MISSING, &styles::words_right()),
        (None, figure) => number_at(sheet, at, figure, &format),
    }
}

/// `None` where it takes more than the sheets hold: margin, and a value of more than revenue and breadth.
fn formula(facts: &Facts, row: usize) -> Option<String> {
    let cell = |column| facts.layout.calculated(column).spot(row, 0).in_column();
    match facts.overlap.target {
        Target::Revenue => Some(cell(Calculated::Revenue)),
        Target::RevenuePerUser => Some(cell(Calculated::PerUser)),
        Target::Breadth => Some(cell(Calculated::Breadth)),
        Target::TierA => {
            let tier = format!("INDEX({},{})", name::RANKED_TIERS, cell(Calculated::Rank));
            Some(format!("IF({tier}=INDEX({},1),1,0)", name::TIER_NAMES))
        }
        Target::Value => value(facts, &cell(Calculated::Cents), &cell(Calculated::Breadth)),
        Target::Margin => None,
    }
}

/// V_i (METHOD.md §6) of revenue and breadth: prank is the share of clients below, and half of those alike.
fn value(facts: &Facts, revenue: &str, breadth: &str) -> Option<String> {
    let weight = |component| facts.project.settings.value_weights.of(component).max(0.0);
    let (of_revenue, of_breadth) = (weight(ValueComponent::Revenue), weight(ValueComponent::Breadth));
    let all: f64 = ValueComponent::ALL.map(weight).iter().sum();
    if all <= 0.0 || of_revenue + of_breadth < all {
        return None;
    }
    let prank = |range: &str, own: &str| format!("(COUNTIF({range},\"<\"&{own})+COUNTIF({range},{own})/2)");
    let (revenues, breadths) = (prank(name::CLIENT_CENTS, revenue), prank(name::CLIENT_BREADTH, breadth));
    let formula = format!("({of_revenue}*{revenues}+{of_breadth}*{breadths})/({all}*{})", name::CLIENT_COUNT);
    Some(missing_if(&format!("{}=0", name::CLIENT_COUNT), &formula))
}
