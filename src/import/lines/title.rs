//! What the title of a column says in a table of invoice lines. The same word says other things over a matrix.

use crate::import::ColumnRole;
use crate::import::guess::titles::{folded_title, hint, is_word, names_money, says};

/// What a title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Says {
    /// The client, by a word that can mean nothing else.
    Client,
    /// "Name".
    Name,
    /// The thing sold.
    Offering,
    /// What it belongs to.
    OfferingGroup,
    /// A code, a supplier or an account: the thing sold where nothing else names it.
    OtherOffering,
    /// Free text about the line.
    LineText,
    /// Money.
    Money(Money),
    /// The rate of the tax.
    TaxRate,
    /// Whether amounts include tax.
    TaxMode,
    /// The day of the document.
    Date,
    /// Another day: due, shipped, created.
    OtherDate,
    /// Anything else that is known, with its role.
    Role(ColumnRole),
    /// Nothing.
    Nothing,
}

/// What kind of money a title means, the best for a line's amount first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Money {
    /// The line without tax.
    Net,
    /// An amount, it does not say which.
    Plain,
    /// A word for money among others.
    Part,
    /// The line with tax.
    Gross,
    /// The whole document.
    Document,
    /// Tax.
    Tax,
    /// What is or was still to be paid, a running balance, what the client earns itself.
    Other,
}

/// What `title` says over numbers (`numeric`) or over something else.
pub(super) fn says_title(title: &str, numeric: bool) -> Says {
    let folded = folded_title(title);
    let known = hint(title);
    let whole = known.filter(|hint| hint.whole).map(|hint| hint.role);
    if is_word("tax_mode", &folded) && !numeric {
        return Says::TaxMode;
    }
    if says("tax_amount", &folded) && !says("gross_amount", &folded) && !says("net_amount", &folded) {
        let rate = title.contains('%') || says("tax_rate", &folded);
        return match (rate, numeric) {
            (true, _) => Says::TaxRate,
            (false, true) => Says::Money(Money::Tax),
            (false, false) => Says::Role(ColumnRole::Ignore),
        };
    }
    if numeric && let Some(money) = money(&folded, whole) {
        return Says::Money(money);
    }
    if let Some(role) = whole {
        return of_role(role, &folded);
    }
    in_part(title, &folded, known.map(|hint| hint.role))
}

fn money(folded: &str, whole: Option<ColumnRole>) -> Option<Money> {
    use ColumnRole as Role;
    if says("balance", folded) || says("settled", folded) || is_word("own_revenue", folded) {
        return Some(Money::Other);
    }
    match whole {
        Some(Role::Total | Role::Amount) | None => {}
        // "Brutto" alone is known as nothing; a price, a margin or a cost is no amount.
        Some(Role::Ignore) if says("gross_amount", folded) => return Some(Money::Gross),
        Some(_) => return None,
    }
    let is_price = whole.is_none() && says("price_word", folded);
    let net = says("net_amount", folded);
    if says("gross_amount", folded) && !net {
        return Some(Money::Gross);
    }
    if is_word("document_total", folded) {
        return Some(Money::Document);
    }
    match whole {
        _ if net && !is_price => Some(Money::Net),
        Some(Role::Amount) => Some(Money::Plain),
        // "sum(amount)" is what a query calls the amounts it added up.
        Some(Role::Total) if folded.contains(' ') && names_sum(folded) => Some(Money::Part),
        Some(Role::Total) => Some(Money::Document),
        None if names_money(folded) && !is_price => Some(Money::Part),
        _ => None,
    }
}

/// Whether `folded` is a word for a sum and the amount that was added up.
fn names_sum(folded: &str) -> bool {
    folded.split_once(' ').is_some_and(|(sum, of)| matches!(sum, "sum" | "som" | "suma" | "summe") && names_money(of))
}

/// Whether the last words of `folded` are a title of what is sold: "lines product name".
fn ends_with_offering(folded: &str) -> bool {
    let starts = folded.match_indices(' ').map(|(at, _)| at + 1);
    let tails = starts.filter_map(|at| folded.get(at..));
    tails.filter_map(hint).any(|hint| hint.whole && matches!(hint.role, ColumnRole::Offering(_)))
}

fn of_role(role: ColumnRole, folded: &str) -> Says {
    use ColumnRole as Role;
    match role {
        Role::Client if is_word("generic_name", folded) => Says::Name,
        Role::Client => Says::Client,
        Role::Offering(_) => Says::Offering,
        Role::OfferingGroup => Says::OfferingGroup,
        Role::Date => Says::Date,
        Role::Ignore if is_word("line_text", folded) => Says::LineText,
        Role::ClientSince if says("other_date", folded) => Says::OtherDate,
        Role::Ignore | Role::ClientCode if is_word("other_offering", folded) => Says::OtherOffering,
        known => Says::Role(known),
    }
}

/// What a title says that is not known as a whole.
fn in_part(title: &str, folded: &str, hint: Option<ColumnRole>) -> Says {
    use ColumnRole as Role;
    if is_word("other_offering", folded) {
        return Says::OtherOffering;
    }
    if is_word("line_text", folded) {
        return Says::LineText;
    }
    if says("date_word", folded) {
        return if says("other_date", folded) { Says::OtherDate } else { Says::Date };
    }
    if is_word("other_date", folded) {
        return Says::OtherDate;
    }
    if title.contains('%') {
        return Says::Role(Role::Ignore);
    }
    if says("price_word", folded) && !says("no_price", folded) {
        return Says::Role(Role::UnitPrice);
    }
    let about = says("about_client", folded);
    match hint {
        Some(Role::Client) if about => Says::Nothing,
        Some(Role::Client) if !says("other_offering", folded) => Says::Client,
        None | Some(Role::Ignore) if ends_with_offering(folded) => Says::Offering,
        _ if says("other_offering", folded) => Says::OtherOffering,
        Some(role) => Says::Role(role),
        None => Says::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_invoice_lines_are_told_apart() {
        let cases = [
            ("CustomerName", false, Says::Client),
            ("SupplierName", false, Says::OtherOffering),
            ("Name", false, Says::Name),
            ("ReturnMonth", false, Says::Role(ColumnRole::Period)),
            ("EvidencedSpend", true, Says::Money(Money::Part)),
            ("close_value", true, Says::Money(Money::Plain)),
            ("close_date", false, Says::Date),
            ("engage_date", false, Says::OtherDate),
            ("deal_stage", false, Says::Role(ColumnRole::DocumentStatus)),
            ("DueDate", false, Says::OtherDate),
            ("Vervaldatum", false, Says::OtherDate),
            ("LineAmount", true, Says::Money(Money::Net)),
            ("Total", true, Says::Money(Money::Document)),
            ("TaxTotal", true, Says::Money(Money::Tax)),
            ("TaxAmount", true, Says::Money(Money::Tax)),
            ("InvoiceAmountDue", true, Says::Money(Money::Other)),
            ("Balance", true, Says::Money(Money::Other)),
            ("UnitAmount", true, Says::Role(ColumnRole::UnitPrice)),
            ("Nettoprijs", true, Says::Role(ColumnRole::UnitPrice)),
            ("Bedrag excl. btw", true, Says::Money(Money::Net)),
            ("Bedrag incl. btw", true, Says::Money(Money::Gross)),
            ("BTW-bedrag", true, Says::Money(Money::Tax)),
            ("BTW %", true, Says::TaxRate),
            ("Stawka VAT", false, Says::TaxRate),
            ("Wartość netto", true, Says::Money(Money::Net)),
            ("Wartość brutto", true, Says::Money(Money::Gross)),
            ("Brutto", true, Says::Money(Money::Gross)),
            ("Netto", true, Says::Money(Money::Net)),
            ("Gross profit", true, Says::Role(ColumnRole::Margin)),
            ("Extended Price", true, Says::Money(Money::Net)),
            ("Sales Price", true, Says::Role(ColumnRole::UnitPrice)),
            ("Product/Service full name", false, Says::Offering),
            ("Sub-Category", false, Says::Offering),
            ("Memo/Description", false, Says::LineText),
            ("Factuurnr.", false, Says::Role(ColumnRole::Document)),
            ("Code/Naam relatie", false, Says::Client),
            ("Annual Revenue", true, Says::Money(Money::Other)),
        ];
        for (title, numeric, expected) in cases {
            assert_eq!(says_title(title, numeric), expected, "{title}");
        }
    }
}
