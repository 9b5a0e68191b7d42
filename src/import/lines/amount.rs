//! Which column holds the line's own amount (IMPORT.md §4): by its title, and by arithmetic where titles do not settle it.

use super::columns::{Chosen, is_money};
use super::facts::Facts;
use super::plan::{Discount, rate_of};
use super::title::{Money, Says};
use crate::import::guess::profile::Profile;
use crate::import::guess::titles::{folded_title, says};
use crate::import::sketch::Sketch;
use crate::import::values::amount_of;
use crate::import::{Cell, ColumnRole, Recipe, RoleReason};

/// Rows the arithmetic is tried on.
const SAMPLE: usize = 4_000;
/// How many of them must agree.
const MOST: f64 = 0.9;
/// How far an amount may be from what it is compared with, beside a billionth of itself.
const CENT: f64 = 0.011;
/// The key the answer about several amount columns is kept under.
pub(super) const KEY: &str = "amount";

/// A column that may hold the amount.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
#[derive(Clone, Debug)]
struct Candidate {
    at: usize,
    money: Option<Money>,
    values: Vec<f64>,
    /// Whether it is quantity times price.
    product: bool,
    /// Whether it stands again on every line of a document.
    repeated: bool,
    /// Whether it adds up another column from row to row.
    running: bool,
    /// Whether its title says that it is another one in the company's own currency.
    twin: bool,
}

impl Candidate {
    /// How good it is, the best first; `None` for what is never a line's amount by itself.
    fn rank(&self) -> Option<u8> {
        if self.running {
            return None;
        }
        match self.money {
            Some(Money::Net) => Some(0),
            Some(Money::Plain | Money::Part) | None if self.product => Some(1),
            Some(Money::Document) if self.product && !self.repeated => Some(1),
            Some(Money::Plain) if !self.repeated => Some(2),
            Some(Money::Part) if !self.repeated => Some(3),
            Some(Money::Document) if !self.repeated => Some(4),
            Some(Money::Gross) if !self.repeated => Some(5),
            None if !self.repeated => Some(6),
            _ => None,
        }
    }
}

/// Gives the amount its role, and the tax inside it.
pub(super) fn choose(sketch: Sketch<'_>, facts: &[Facts], chosen: &mut Chosen, recipe: &Recipe) {
    if !chosen.has(ColumnRole::Amount) {
        let best = best(sketch, facts, chosen);
        let answer = recipe.answers.get(KEY).copied().unwrap_or(0);
        if let Some(&at) = best.get(answer).or(best.first()) {
            let product = candidate(sketch, facts, chosen, at).is_some_and(|one| one.product);
            let reason = if product { RoleReason::Arithmetic } else { RoleReason::Title };
            chosen.give(at, ColumnRole::Amount, if best.len() > 1 { 0.5 } else { 0.95 }, reason);
        }
    }
    let amount = chosen.position(ColumnRole::Amount).and_then(|at| facts.get(at));
    let gross = amount.is_some_and(|fact| fact.says == Says::Money(Money::Gross));
    let by_mode = facts.iter().any(|fact| fact.says == Says::TaxMode);
    if gross || by_mode {
        let tax = |fact: &Facts| fact.says == Says::Money(Money::Tax) && !folded_title(&fact.name).contains("total");
        let rate = |fact: &Facts| fact.says == Says::TaxRate && (fact.numeric || fact.percents);
        let found = facts.iter().position(tax).or_else(|| facts.iter().position(rate).filter(|_| gross));
        if let Some(at) = found {
            chosen.give(at, ColumnRole::Tax, 0.9, RoleReason::Title);
        }
    }
}

/// The positions of the columns that may hold the amount, where titles and arithmetic leave several; in sheet order.
pub(super) fn best(sketch: Sketch<'_>, facts: &[Facts], chosen: &Chosen) -> Vec<usize> {
    let titled = (0..facts.len()).filter(|&at| chosen.is_free(at) && facts.get(at).is_some_and(is_titled));
    let mut all: Vec<Candidate> = titled.filter_map(|at| candidate(sketch, facts, chosen, at)).collect();
    let priced = chosen.has(ColumnRole::Quantity) && chosen.has(ColumnRole::UnitPrice);
    if all.iter().all(|one| one.rank().is_none_or(|rank| rank > 1)) {
        let plain = |at: usize| {
            facts.get(at).is_some_and(|fact| {
                fact.numeric && !fact.percents && fact.says == Says::Nothing && !fact.title.is_empty()
            })
        };
        let others = (0..facts.len()).filter(|&at| chosen.is_free(at) && plain(at));
        let others = others.filter_map(|at| candidate(sketch, facts, chosen, at));
        // Beside a price only arithmetic makes an amount of a column whose title says nothing.
        all.extend(others.filter(|one| one.product || !priced));
    }
    mark_running(&mut all, sketch, facts);
    let Some(rank) = all.iter().filter_map(Candidate::rank).min() else { return Vec::new() };
    all.retain(|one| one.rank() == Some(rank));
    if let [one] = all.as_slice()
        && let Some(net) = net_of(sketch, facts, chosen, &one.values)
    {
        return vec![net];
    }
    prefer(&mut all, |one| !one.twin);
    prefer(&mut all, |one| one.product);
    if let Some((first, rest)) = all.split_first()
        && rest.iter().all(|other| same(&first.values, &other.values))
    {
        return vec![first.at];
    }
    let mut positions: Vec<usize> = all.into_iter().map(|one| one.at).collect();
    positions.sort_unstable();
    positions
}

fn is_titled(fact: &Facts) -> bool {
    is_money(fact) && fact.numeric && !fact.percents
}

/// Keeps those that `wanted` likes, where there are some.
fn prefer(all: &mut Vec<Candidate>, wanted: fn(&Candidate) -> bool) {
    if all.iter().any(wanted) {
        all.retain(wanted);
    }
}

fn candidate(sketch: Sketch<'_>, facts: &[Facts], chosen: &Chosen, at: usize) -> Option<Candidate> {
    let fact = facts.get(at)?;
    let money = match fact.says {
        Says::Money(money) => Some(money),
        _ => None,
    };
    let values = numbers(sketch, fact.index);
    let product = is_product(sketch, facts, chosen, &values);
    let document = chosen.position(ColumnRole::Document).and_then(|at| facts.get(at));
    let repeated = document.is_some_and(|document| is_repeated(sketch, document.index, &values, money));
    let twin = says("internal_twin", &folded_title(&fact.name));
    Some(Candidate { at, money, values, product, repeated, running: false, twin })
}

/// The numbers of a column in the rows the arithmetic is tried on; not a number where there is none.
fn numbers(sketch: Sketch<'_>, index: usize) -> Vec<f64> {
    let mark = sketch.mark(index);
    let rows = sketch.rows().take(SAMPLE);
    rows.map(|row| amount_of(sketch.grid.cell(row, index), mark).unwrap_or(f64::NAN)).collect()
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= CENT + 1e-9 * other.abs()
}

fn same(one: &[f64], other: &[f64]) -> bool {
    one.iter().zip(other).all(|(a, b)| a.is_nan() && b.is_nan() || is_near(*a, *b))
}

/// Whether `values` are quantity times price, less a discount.
fn is_product(sketch: Sketch<'_>, facts: &[Facts], chosen: &Chosen, values: &[f64]) -> bool {
    let of = |role| chosen.position(role).and_then(|at| facts.get(at)).map(|fact| fact.index);
    let (Some(quantity), Some(price)) = (of(ColumnRole::Quantity), of(ColumnRole::UnitPrice)) else { return false };
    let (quantities, prices) = (numbers(sketch, quantity), numbers(sketch, price));
    let discounts = of(ColumnRole::Discount).map(|index| rates(sketch, index));
    let readings = [Discount::Fraction, Discount::Percent, Discount::Money];
    readings.into_iter().any(|reading| {
        let (mut tested, mut near) = (0.0, 0.0);
        for (row, value) in values.iter().enumerate().filter(|(_, value)| !value.is_nan()) {
            let (Some(&quantity), Some(&price)) = (quantities.get(row), prices.get(row)) else { continue };
            if quantity.is_nan() || price.is_nan() {
                continue;
            }
            let off = discounts.as_ref().and_then(|all| all.get(row)).copied().filter(|off| !off.is_nan());
            tested += 1.0;
            near += f64::from(u8::from(is_near(*value, reading.apply(quantity * price, off.unwrap_or(0.0)))));
        }
        tested > 0.0 && near >= MOST * tested
    })
}

fn rates(sketch: Sketch<'_>, index: usize) -> Vec<f64> {
    let mark = sketch.mark(index);
    let rows = sketch.rows().take(SAMPLE);
    rows.map(|row| rate_of(sketch.grid.cell(row, index), mark).unwrap_or(f64::NAN)).collect()
}

/// How the discounts in column `index` are meant: by its title, by its values, or as makes `amount` come out.
pub(super) fn discount_of(
    sketch: Sketch<'_>,
    (index, title): (usize, &str),
    product: Option<(usize, usize, usize)>,
) -> Discount {
    let values = rates(sketch, index);
    let given = || values.iter().copied().filter(|value| !value.is_nan() && *value != 0.0);
    let profile = sketch.profiles.get(index);
    if profile.is_some_and(Profile::is_percent) || given().all(|value| value.abs() <= 1.0) {
        return Discount::Fraction;
    }
    if let Some((amount, quantity, price)) = product {
        let (amounts, quantities, prices) =
            (numbers(sketch, amount), numbers(sketch, quantity), numbers(sketch, price));
        let near = |reading: Discount| {
            let rows = amounts.iter().zip(&quantities).zip(prices.iter().zip(&values));
            let told = rows.filter(|((amount, _), (_, off))| !amount.is_nan() && !off.is_nan() && **off != 0.0);
            told.filter(|((amount, quantity), (price, off))| {
                is_near(**amount, reading.apply(*quantity * *price, **off))
            })
            .count()
        };
        let (percent, money) = (near(Discount::Percent), near(Discount::Money));
        if percent != money {
            return if percent > money { Discount::Percent } else { Discount::Money };
        }
    }
    let folded = folded_title(title);
    let money = says("money", &folded) && !title.contains('%') || given().any(|value| value.abs() > 100.0);
    if money { Discount::Money } else { Discount::Percent }
}

/// Whether a document's lines all have the same value, for nearly all documents of several lines.
fn is_repeated(sketch: Sketch<'_>, document: usize, values: &[f64], money: Option<Money>) -> bool {
    let (mut several, mut constant) = (0_usize, 0_usize);
    let mut now: (Cell<'_>, f64, usize, bool) = (Cell::Blank, f64::NAN, 0, true);
    let mut close = |(_, _, lines, same): (Cell<'_>, f64, usize, bool)| {
        several += usize::from(lines > 1);
        constant += usize::from(lines > 1 && same);
    };
    for (row, &value) in sketch.rows().zip(values).filter(|(_, value)| !value.is_nan()) {
        let cell = sketch.grid.cell(row, document);
        if !cell.is_blank() && cell == now.0 {
            now = (cell, now.1, now.2 + 1, now.3 && is_near(now.1, value));
        } else {
            close(now);
            now = (cell, value, 1, true);
        }
    }
    close(now);
    // Two lines of one invoice may cost the same.
    let enough = if money == Some(Money::Document) { 1 } else { 3 };
    several >= enough && constant * 20 >= several * 19
}

/// Marks the columns that add up another number of the same row from row to row.
fn mark_running(all: &mut [Candidate], sketch: Sketch<'_>, facts: &[Facts]) {
    let numeric = facts.iter().filter(|fact| fact.numeric).map(|fact| (fact.index, numbers(sketch, fact.index)));
    let columns: Vec<(usize, Vec<f64>)> = if all.len() > 1 { numeric.collect() } else { Vec::new() };
    for one in all.iter_mut().filter(|one| one.money != Some(Money::Net)) {
        let own = facts.get(one.at).map(|fact| fact.index);
        one.running = columns.iter().any(|(index, steps)| Some(*index) != own && adds_up(&one.values, steps));
    }
}

/// Whether one of two `columns` is twelve times the other: the same figure by month and by year.
pub(super) fn is_by_year(sketch: Sketch<'_>, columns: &[usize]) -> bool {
    let &[one, other] = columns else { return false };
    let (one, other) = (numbers(sketch, one), numbers(sketch, other));
    let pairs: Vec<(f64, f64)> = one.into_iter().zip(other).filter(|(a, b)| !a.is_nan() && !b.is_nan()).collect();
    let yearly = |(a, b): &(f64, f64)| is_near(12.0 * a, *b) || is_near(12.0 * b, *a);
    pairs.len() > 1 && pairs.iter().all(yearly)
}

/// The column that is `gross` less a tax beside it, in every row that has all three: what it is called does not count.
fn net_of(sketch: Sketch<'_>, facts: &[Facts], chosen: &Chosen, gross: &[f64]) -> Option<usize> {
    let of = |wanted: &dyn Fn(&Facts) -> bool| -> Vec<(usize, Vec<f64>)> {
        let each = facts.iter().enumerate().filter(|(_, fact)| fact.numeric && !fact.percents && wanted(fact));
        each.map(|(at, fact)| (at, numbers(sketch, fact.index))).collect()
    };
    let taxes = of(&|fact| fact.says == Says::Money(Money::Tax));
    if taxes.is_empty() {
        return None;
    }
    let parts = of(&|fact| matches!(fact.says, Says::Nothing | Says::Money(_)) && fact.says != Says::Money(Money::Tax));
    let adds = |net: &[f64], tax: &[f64]| {
        let rows = gross.iter().zip(net.iter().zip(tax)).filter(|(gross, (net, _))| !gross.is_nan() && !net.is_nan());
        let rows: Vec<_> =
            rows.map(|(gross, (net, tax))| (*gross, *net, if tax.is_nan() { 0.0 } else { *tax })).collect();
        let several = rows.iter().filter(|(.., tax)| *tax != 0.0).count() > 1;
        several && rows.iter().all(|(gross, net, tax)| is_near(*gross, net + tax))
    };
    let found = parts.iter().find(|(at, net)| chosen.is_free(*at) && taxes.iter().any(|(_, tax)| adds(net, tax)));
    found.map(|(at, _)| *at)
}

fn adds_up(sums: &[f64], steps: &[f64]) -> bool {
    let (mut tested, mut near, mut before) = (0.0, 0.0, f64::NAN);
    for (sum, step) in sums.iter().zip(steps).filter(|(sum, step)| !sum.is_nan() && !step.is_nan()) {
        if !before.is_nan() && *step != 0.0 && before != 0.0 {
            tested += 1.0;
            near += f64::from(u8::from(is_near(*sum, before + step)));
        }
        before = *sum;
    }
    // Each group begins anew.
    tested >= 3.0 && near >= 0.6 * tested
}
