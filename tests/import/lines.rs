//! Tables of one row per sale, and titles of invoice lines in a matrix.

use std::fmt::Write as _;

use sweetspot::import::{ColumnRole, ImportError, Layout, Recipe, understand};
use sweetspot::model::Progress;

use super::tables::{describe, read_text};
use super::understood;

fn invoices() -> String {
    let mut table = "Date;Klant;Artikel;Aantal;Prijs;Bedrag\n".to_owned();
    for row in 1..=12 {
        let (client, price) = (row % 4, row * 10);
        writeln!(table, "0{}-03-2025;Klant {client};Cloud {};2;{price},50;{}", row % 9 + 1, row % 3, 2 * price + 1)
            .expect("a text");
    }
    table
}

#[test]
fn invoice_lines_are_said_to_be_so() {
    let lines = invoices();
    let without_amount = lines.replace("Bedrag", "Xyz");
    let cases = [
        ("an amount", lines.as_str(), Recipe::default(), true),
        ("a date and a price", without_amount.as_str(), Recipe::default(), true),
        ("a matrix, the user says", &lines, Recipe { layout: Some(Layout::Matrix), ..Recipe::default() }, false),
        (
            "the product is not looked at",
            &lines,
            Recipe { roles: [("Artikel".to_owned(), ColumnRole::Ignore)].into(), ..Recipe::default() },
            false,
        ),
        (
            "one row per client",
            "Klant;Artikel;Bedrag\nA;Cloud;1,50\nB;Cloud;2,50\nC;Back-up;3,50\nD;Cloud;4,50\n",
            Recipe::default(),
            false,
        ),
    ];
    for (name, table, recipe, refused) in cases {
        let result = understand(&read_text(table), &recipe, &Progress::default());
        assert_eq!(matches!(result, Err(ImportError::InvoiceLines { .. })), refused, "{name}: {:?}", result.err());
    }
}

#[test]
fn quantities_prices_and_discounts_are_no_offerings() {
    let table = "Client,Quantity,Unit price,Discount,Invoice no,Cloud\nA,2,10.5,3,71,21\nB,3,20.5,4,72,61.5\n";
    assert_eq!(
        describe(&understood(table, &Recipe::default())),
        "Client: client, Quantity: ignore, Unit price: ignore, Discount: ignore, Invoice no: ignore, Cloud: offering"
    );
}
