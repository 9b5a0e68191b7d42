//! How a table is laid out (IMPORT.md §2): a matrix, invoice lines, or one row per client.

use super::amount;
use super::columns::is_money;
use super::facts::{Facts, comes_back, facts};
use super::title::{Money, Says};
use crate::import::guess::titles::{folded_title, hint, is_word};
use crate::import::sketch::Sketch;
use crate::import::{ColumnRole, Layout, Recipe};

/// This many columns of numbers that no invoice has are offerings side by side.
const ACROSS: usize = 3;
/// This many columns about the company itself make a list of companies.
const PROFILE: usize = 2;

/// The layout of `sketch`, as the user says or as its titles and cells do. Each row of invoice lines is a sale: it has
/// money and some of date, document, type, quantity, price and offering, and clients come back from row to row.
pub(in crate::import) fn layout_of(sketch: Sketch<'_>, recipe: &Recipe) -> Layout {
    if let Some(layout) = recipe.layout {
        return layout;
    }
    let facts = facts(sketch, recipe);
    let said = facts.iter().any(|fact| fact.corrected.is_some_and(ColumnRole::is_amount));
    if !said && is_company_list(sketch, &facts) {
        return Layout::Clients;
    }
    if are_lines(sketch, &facts) { Layout::Lines } else { Layout::Matrix }
}

/// What a table has of a sale.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
#[derive(Clone, Copy, Debug, Default)]
struct Signs {
    money: bool,
    total: bool,
    date: bool,
    document: bool,
    kind: bool,
    quantity: bool,
    price: bool,
    offering: bool,
    /// A code of the thing sold.
    code: bool,
    /// An agreement.
    contract: bool,
}

impl Signs {
    fn of(facts: &[Facts]) -> Self {
        let any = |wanted: fn(&Facts) -> bool| facts.iter().any(wanted);
        let money = |fact: &Facts| is_money(fact) && fact.numeric && fact.says != Says::Money(Money::Document);
        Self {
            money: any(money),
            total: any(|fact| fact.numeric && fact.says == Says::Money(Money::Document)),
            date: any(|fact| {
                fact.is_date()
                    || fact.says == Says::Role(ColumnRole::Period) && fact.periods
                    || fact.dated && fact.says == Says::Nothing
            }),
            document: any(|fact| fact.says == Says::Role(ColumnRole::Document) && fact.filled > 0),
            kind: any(|fact| fact.says == Says::Role(ColumnRole::DocumentType) && fact.text),
            quantity: any(|fact| fact.says == Says::Role(ColumnRole::Quantity) && fact.numeric),
            price: any(|fact| fact.says == Says::Role(ColumnRole::UnitPrice) && fact.numeric),
            offering: any(|fact| fact.says == Says::Offering && fact.text),
            code: any(|fact| fact.says == Says::OtherOffering && fact.filled > 0),
            contract: any(|fact| fact.text && is_word("contract", &folded_title(&fact.title))),
        }
    }
}

fn are_lines(sketch: Sketch<'_>, facts: &[Facts]) -> bool {
    let signs = Signs::of(facts);
    let told = signs.document || signs.kind || signs.quantity || signs.price;
    let client = |fact: &&Facts| {
        let named = matches!(fact.says, Says::Client | Says::Name) && !fact.numeric;
        named || fact.says == Says::Role(ColumnRole::ClientCode) && fact.text
    };
    let again = facts.iter().filter(client).any(|fact| comes_back(sketch, fact.index));
    // Numbers under titles that say nothing are offerings, unless dates and documents say that rows are sales.
    let plain = |fact: &&Facts| fact.numeric && fact.says == Says::Nothing && hint(&fact.title).is_none();
    let across = facts.iter().filter(plain).count();
    let figures: Vec<usize> = facts.iter().filter(plain).map(|fact| fact.index).collect();
    // The one figure beside clients that return and what they buy, or when, is money; so is one by month and by year.
    let lone = again && (signs.offering || signs.date) && (across == 1 || amount::is_by_year(sketch, &figures));
    let priced = signs.quantity && signs.price;
    let total = signs.total && (told || signs.date && signs.offering);
    let money = signs.money || priced || total || lone;
    if !money {
        return false;
    }
    if across >= ACROSS && !(again && (signs.document || signs.kind || signs.date && signs.offering)) {
        return false;
    }
    let dated = signs.date && (told || signs.offering || again);
    let sold = signs.offering && (again || priced || signs.money && across == 0);
    let sold = sold || signs.code && priced || signs.contract && again && signs.money;
    dated || sold || signs.document && signs.kind && again
}

/// A list of companies, whose revenue is their own.
fn is_company_list(sketch: Sketch<'_>, facts: &[Facts]) -> bool {
    let signs = Signs::of(facts);
    if signs.date || signs.document || signs.offering || signs.quantity {
        return false;
    }
    let profile = |fact: &&Facts| is_word("company_profile", &folded_title(&fact.title));
    let own = |fact: &&Facts| {
        let revenue = hint(&fact.title).is_some_and(|hint| matches!(hint.role, ColumnRole::Amount));
        fact.numeric && (revenue || fact.says == Says::Money(Money::Other))
    };
    let plain = facts.iter().filter(|fact| {
        let sizes = Says::Role(ColumnRole::Users) == fact.says || Says::Role(ColumnRole::Employees) == fact.says;
        fact.numeric && fact.says == Says::Nothing && !sizes && !is_word("company_profile", &folded_title(&fact.title))
    });
    let client = facts.iter().find(|fact| fact.says == Says::Client && !fact.numeric);
    let once = client.is_some_and(|fact| !comes_back(sketch, fact.index));
    once && plain.count() == 0
        && facts.iter().filter(own).count() == 1
        && facts.iter().filter(profile).count() >= PROFILE
}
