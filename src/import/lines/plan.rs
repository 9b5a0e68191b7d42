//! What each row of invoice lines is read with: columns by role, and how their cells are meant.

use super::amount::discount_of;
use super::dates::{Order, order_of};
use super::facts::Facts;
use super::title::{Money, Says};
use crate::import::guess::amount::{DecimalMark, is_nothing};
use crate::import::guess::titles::says;
use crate::import::sketch::Sketch;
use crate::import::values::{AmountColumn, amount_of};
use crate::import::{Cell, Column, ColumnRole, Recipe};
use crate::model::OfferingKind;
use crate::model::fold_words;

/// How a discount is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Discount {
    /// 0.1 is a tenth.
    Fraction,
    /// 10 is a tenth.
    Percent,
    /// Money off the line.
    Money,
}

impl Discount {
    /// `full` less the discount `off`.
    pub(super) fn apply(self, full: f64, off: f64) -> f64 {
        match self {
            Self::Fraction => full * (1.0 - off),
            Self::Percent => full * (1.0 - off / 100.0),
            Self::Money => full - off,
        }
    }
}

/// The tax inside the amounts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tax {
    column: AmountColumn,
    /// Whether the column holds the rate and not the tax.
    rate: bool,
    /// The column that says line by line whether amounts include tax.
    mode: Option<usize>,
}

/// The columns of invoice lines.
#[derive(Clone)]
pub(super) struct Plan<'t> {
    pub(super) sketch: Sketch<'t>,
    pub(super) client: Option<usize>,
    pub(super) offering: Option<(usize, Option<OfferingKind>)>,
    pub(super) group: Option<usize>,
    pub(super) amount: Option<AmountColumn>,
    pub(super) quantity: Option<AmountColumn>,
    price: Option<AmountColumn>,
    discount: Option<(AmountColumn, Discount)>,
    tax: Option<Tax>,
    /// The day or the month of each line.
    pub(super) date: Option<(usize, Order)>,
    pub(super) kind: Option<usize>,
    pub(super) status: Option<usize>,
    pub(super) document: Option<usize>,
    /// What was sold, in the words of the line, beside the offering.
    pub(super) texts: Vec<usize>,
    pub(super) currency: Option<usize>,
    pub(super) users: Option<AmountColumn>,
    pub(super) margin: Option<AmountColumn>,
    /// The margin as a share of the amount.
    pub(super) margin_rate: Option<(AmountColumn, Discount)>,
    pub(super) cost: Option<AmountColumn>,
    pub(super) effort: Option<AmountColumn>,
}

impl<'t> Plan<'t> {
    pub(super) fn of(sketch: Sketch<'t>, columns: &[Column], facts: &[Facts], recipe: &Recipe) -> Self {
        use ColumnRole as Role;
        let of = |role: Role| columns.iter().find(|column| column.role == role);
        let index = |role: Role| of(role).map(|column| column.index);
        let numbers = |role: Role| {
            let column = of(role)?;
            let mark = column.decimal.unwrap_or_else(|| sketch.mark(column.index));
            Some(AmountColumn { index: column.index, mark })
        };
        let offering = columns.iter().find_map(|column| match column.role {
            Role::Offering(kind) => Some((column.index, kind)),
            _ => None,
        });
        let (amount, quantity, price) = (numbers(Role::Amount), numbers(Role::Quantity), numbers(Role::UnitPrice));
        let product = amount.zip(quantity).zip(price).map(|((a, q), p)| (a.index, q.index, p.index));
        let discount = numbers(Role::Discount)
            .zip(of(Role::Discount))
            .map(|(numbers, column)| (numbers, discount_of(sketch, (column.index, column.title.as_str()), product)));
        Self {
            sketch,
            client: index(Role::Client),
            offering,
            group: index(Role::OfferingGroup),
            amount,
            quantity,
            price,
            discount,
            tax: numbers(Role::Tax).map(|column| tax(column, facts, amount)),
            date: date(sketch, columns, facts, recipe),
            kind: index(Role::DocumentType),
            status: index(Role::DocumentStatus),
            document: index(Role::Document),
            texts: texts(columns, facts),
            currency: index(Role::Currency),
            users: numbers(Role::Users),
            margin: numbers(Role::Margin),
            margin_rate: numbers(Role::MarginPercent)
                .zip(of(Role::MarginPercent))
                .map(|(numbers, column)| (numbers, discount_of(sketch, (column.index, column.title.as_str()), None))),
            cost: numbers(Role::CostOfSale),
            effort: numbers(Role::Effort),
        }
    }

    /// The column amounts come from.
    pub(super) fn amount_column(&self) -> usize {
        self.amount.or(self.price).map_or(0, |column| column.index)
    }

    /// The column amounts come from and how its texts are read; `None` where nothing holds or makes an amount.
    pub(super) fn slot(&self) -> Option<AmountColumn> {
        self.amount.or_else(|| self.price.filter(|_| self.quantity.is_some()))
    }

    /// Whether every amount is quantity times price.
    pub(super) fn is_computed(&self) -> bool {
        self.amount.is_none()
    }

    /// The amount of `row` as the file has it, or as quantity times price; `None` where it has none, or a cell that cannot
    /// be read.
    pub(super) fn amount(&self, row: usize) -> Option<f64> {
        if let Some(column) = self.amount {
            let cell = self.sketch.grid.cell(row, column.index);
            if let Some(value) = amount_of(cell, column.mark) {
                return Some(value);
            }
            let empty = cell.is_blank() || cell.text().is_some_and(is_nothing);
            if !empty || self.sketch.grid.unsaved_formulas().binary_search(&(row, column.index)).is_ok() {
                return None;
            }
        }
        let product = self.number(row, self.quantity)? * self.number(row, self.price)?;
        let value = match self.discount {
            Some((column, meaning)) => {
                let off = rate_of(self.sketch.grid.cell(row, column.index), column.mark).unwrap_or(0.0);
                meaning.apply(product, off)
            }
            None => product,
        };
        (value != 0.0).then_some(value)
    }

    /// Whether the amount of `row`, if it has one, is computed because its own cell is empty.
    pub(super) fn is_filled_in(&self, row: usize) -> bool {
        let own = self.amount.map_or(Cell::Blank, |column| self.sketch.grid.cell(row, column.index));
        !self.is_computed() && (own.is_blank() || own.text().is_some_and(is_nothing))
    }

    /// The margin on `net`, the amount of `row`; `None` where none is told.
    pub(super) fn margin(&self, row: usize, net: f64) -> Option<f64> {
        let (column, meaning) = match (self.margin, self.margin_rate) {
            (Some(_), _) | (None, None) => return self.number(row, self.margin),
            (None, Some(rate)) => rate,
        };
        let cell = self.sketch.grid.cell(row, column.index);
        let signed = cell.text().is_some_and(|text| text.trim().ends_with('%'));
        let rate = rate_of(cell, column.mark)?;
        Some(net * if signed || meaning == Discount::Fraction { rate } else { rate / 100.0 })
    }

    /// The number of `row` in `column`.
    pub(super) fn number(&self, row: usize, column: Option<AmountColumn>) -> Option<f64> {
        let column = column?;
        amount_of(self.sketch.grid.cell(row, column.index), column.mark)
    }

    /// The tax inside `amount`, which is that of `row`; 0 where it includes none.
    pub(super) fn tax(&self, row: usize, amount: f64) -> f64 {
        let Some(Tax { column, rate, mode }) = self.tax else { return 0.0 };
        let cell = self.sketch.grid.cell(row, column.index);
        let included = mode.is_none_or(|mode| {
            self.sketch.grid.cell(row, mode).text().is_some_and(|text| says("tax_included", &fold_words(text)))
        });
        if !included {
            return 0.0;
        }
        if !rate {
            return amount_of(cell, column.mark).unwrap_or(0.0);
        }
        let by = rate_of(cell, column.mark).unwrap_or(0.0);
        let by = if by > 1.0 { by / 100.0 } else { by };
        // Tax is a whole number of cents.
        (amount * by / (1.0 + by) * 100.0).round() / 100.0
    }

    /// Whether the amounts are known to include tax that no column tells.
    pub(super) fn hides_tax(&self, facts: &[Facts]) -> bool {
        let amount = self.amount.map(|column| column.index);
        let gross = facts.iter().any(|fact| Some(fact.index) == amount && fact.says == Says::Money(Money::Gross));
        gross && self.tax.is_none()
    }
}

fn texts(columns: &[Column], facts: &[Facts]) -> Vec<usize> {
    let offering =
        |index: usize| columns.iter().any(|one| one.index == index && matches!(one.role, ColumnRole::Offering(_)));
    let texts = facts.iter().filter(|fact| fact.says == Says::LineText).map(|fact| fact.index);
    texts.filter(|index| !offering(*index)).collect()
}

fn tax(column: AmountColumn, facts: &[Facts], amount: Option<AmountColumn>) -> Tax {
    let of = |index: usize| facts.iter().find(|fact| fact.index == index).map(|fact| fact.says);
    let rate = of(column.index) == Some(Says::TaxRate);
    let gross = amount.and_then(|amount| of(amount.index)) == Some(Says::Money(Money::Gross));
    let mode = facts.iter().find(|fact| fact.says == Says::TaxMode).filter(|_| !gross);
    Tax { column, rate, mode: mode.map(|fact| fact.index) }
}

/// The key the answer about the order of day and month is kept under.
pub(super) fn date_key(title: &str) -> String {
    format!("date_order:{title}")
}

fn date(sketch: Sketch<'_>, columns: &[Column], facts: &[Facts], recipe: &Recipe) -> Option<(usize, Order)> {
    let of = |role: ColumnRole| columns.iter().find(|column| column.role == role);
    let column = of(ColumnRole::Date).or_else(|| of(ColumnRole::Period))?;
    // Every date of an export is written alike: a due date proves the order of an invoice date.
    let dates = facts.iter().filter(|fact| fact.dated || matches!(fact.says, Says::Date | Says::OtherDate));
    let mut all: Vec<usize> = dates.map(|fact| fact.index).collect();
    if !all.contains(&column.index) {
        all.push(column.index);
    }
    let answer = recipe.answers.get(&date_key(&column.title)).copied();
    Some((column.index, order_of(sketch.grid, sketch.rows(), (column.index, &all), answer)))
}

/// A number that may have a percent sign behind it: "10%" is 0.1.
pub(super) fn rate_of(cell: Cell<'_>, mark: DecimalMark) -> Option<f64> {
    if let Some(number) = cell.text().and_then(|text| text.strip_suffix('%')) {
        return amount_of(Cell::Text(number), mark).map(|percent| percent / 100.0);
    }
    amount_of(cell, mark)
}
