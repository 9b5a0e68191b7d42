//! Tables of one row per sale, and titles of invoice lines in a matrix.

use std::fmt::Write as _;

use sweetspot::import::{ColumnRole, Layout, Recipe};

use super::tables::describe;
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
fn a_row_per_sale_is_told_from_a_row_per_client() {
    let lines = invoices();
    let without_amount = lines.replace("Bedrag", "Xyz");
    let cases = [
        ("an amount", lines.as_str(), Recipe::default(), Layout::Lines),
        ("a date and a price", without_amount.as_str(), Recipe::default(), Layout::Lines),
        (
            "a matrix, the user says",
            &lines,
            Recipe { layout: Some(Layout::Matrix), ..Recipe::default() },
            Layout::Matrix,
        ),
        (
            "the product is not looked at",
            &lines,
            Recipe { roles: [("Artikel".to_owned(), ColumnRole::Ignore)].into(), ..Recipe::default() },
            Layout::Lines,
        ),
        (
            "an offering and an amount",
            "Klant;Artikel;Bedrag\nA;Cloud;1,50\nB;Cloud;2,50\nC;Back-up;3,50\nD;Cloud;4,50\n",
            Recipe::default(),
            Layout::Lines,
        ),
        (
            "offerings across",
            "Klant;Artikelgroep;Datum;Cloud;Backup;Omzet\nA;x;1-3-2025;1,50;1;2,50\nB;y;2-3-2025;2,50;1;3,50\n",
            Recipe::default(),
            Layout::Matrix,
        ),
    ];
    for (name, table, recipe, layout) in cases {
        assert_eq!(understood(table, &recipe).layout, layout, "{name}");
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
