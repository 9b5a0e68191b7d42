//! Tables of one row per sale, and titles of invoice lines in a matrix.

use std::fmt::Write as _;

use jiff::civil::date;
use sweetspot::import::{ColumnRole, Layout, Recipe};
use sweetspot::model::{BuiltIn, IssueReason};

use super::tables::{describe, money_of};
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

#[test]
fn lines_say_of_a_client_what_most_of_them_say_and_users_as_last_billed() {
    let table = "Date,Invoice,Customer,Sector,City,Users,Item,Amount,Profit,Hours\n\
        2025-01-05,1,Oak,Care,Leeds,10,Cloud,100,40,2\n\
        2025-02-05,2,Oak,Care,York,12,Cloud,100,40,1\n\
        2025-03-05,3,Oak,Retail,Hull,11,Cloud,100,30,3\n\
        2023-03-05,4,Oak,Care,Hull,90,Cloud,100,30,50\n\
        2025-03-31,5,Elm,Retail,Leeds,5,Backup,50,5,\n\
        2025-03-31,6,Elm,Retail,Leeds,,Backup,50,5,\n\
        2025-03-31,7,Fir,Care,Leeds,,Backup,50,5,\n\
        2025-03-31,8,Fir,Care,York,,Backup,50,5,\n\
        2025-03-31,9,Ash,Care,Leeds,,Backup,50,5,\n\
        2025-03-31,10,Ash,Care,Hull,,Backup,50,5,\n";
    let recipe =
        Recipe { roles: [("Sector".to_owned(), ColumnRole::Tag(BuiltIn::Industry))].into(), ..Recipe::default() };
    let imported = understood(table, &recipe);
    assert_eq!(
        describe(&imported),
        "Date: date, Invoice: document, Customer: client, Sector: tag_industry, City: ignore, Users: users, \
         Item: offering, Amount: amount, Profit: margin, Hours: effort",
        "a city that changes from line to line says nothing of a client"
    );
    let oak = &imported.data.clients[0];
    assert_eq!((oak.users, oak.margin, oak.effort_hours), (Some(11.0), Some(110.0), Some(6.0)));
    let industry = &imported.data.dimensions[0];
    assert_eq!(oak.tags.primary(industry.id).and_then(|value| industry.value(value)), Some("Care"));
    let conflicts: Vec<_> = imported.data.issues.iter().map(|issue| (issue.source.row, issue.reason)).collect();
    assert_eq!(conflicts, [(3, IssueReason::ConflictingValue)]);
}

#[test]
fn another_last_day_computes_the_window_again() {
    let table = "Date,Invoice,Customer,Item,Amount\n\
        2023-12-31,1,Oak,Cloud,1\n2024-01-01,2,Oak,Cloud,10\n2024-12-31,3,Elm,Cloud,100\n2025-01-31,4,Elm,Cloud,1000\n";
    let cases = [
        (None, "2025-01-31", 1100.0),
        (Some(date(2024, 12, 31)), "2024-12-31", 110.0),
        (Some(date(2023, 12, 31)), "2023-12-31", 1.0),
        (Some(date(2020, 1, 1)), "2020-01-01", 0.0),
    ];
    for (asof, last, imported) in cases {
        let found = understood(table, &Recipe { asof, ..Recipe::default() });
        let proof = &found.data.proof;
        assert_eq!(found.data.asof.map(|day| day.to_string()).as_deref(), Some(last));
        assert!(proof.balances() && (proof.file_total - 1111.0).abs() < 1e-9, "{proof:?}");
        assert!((proof.imported - imported).abs() < 1e-9, "{last}: {proof:?}");
    }
}

#[test]
fn each_choice_of_a_question_shows_the_total_it_leads_to() {
    let dates = "Invoice,Date,Customer,Service,Amount\n1,03/04/2024,Oak,Cloud,100\n2,05/06/2024,Oak,Cloud,200\n\
        3,07/08/2025,Elm,Cloud,300\n4,01/12/2024,Elm,Cloud,50\n5,12/05/2025,Oak,Cloud,25\n";
    let amounts = "Date,Invoice,Customer,Item,Extended Price,Billed Amount\n\
        2025-01-14,1,Oak,Cloud,300,280\n2025-01-31,2,Elm,Cloud,120,100\n";
    let currencies = "Date,Invoice,Customer,Item,Amount,Currency\n\
        2025-01-14,1,Oak,Cloud,300,EUR\n2025-01-31,2,Elm,Cloud,120,USD\n";
    let cases = [
        ("the order of dates", dates, "date_order:Date"),
        ("the amount", amounts, "amount"),
        ("the currency", currencies, "currency:EUR,USD"),
    ];
    for (name, table, key) in cases {
        let imported = understood(table, &Recipe::default());
        let question = imported.questions.iter().find(|question| question.key == key);
        let question = question.unwrap_or_else(|| panic!("{name}: {:?}", imported.questions));
        assert!(question.choices.len() > 1, "{name}");
        for (position, choice) in question.choices.iter().enumerate() {
            let recipe = Recipe { answers: [(key.to_owned(), position)].into(), ..Recipe::default() };
            let answered = understood(table, &recipe);
            assert!((answered.data.proof.imported - choice.imported).abs() < 1e-9, "{name}: {position}");
            assert!(answered.data.proof.balances(), "{name}: {position}");
        }
        let totals: Vec<i64> = question.choices.iter().map(|choice| money_of(choice.imported)).collect();
        assert_ne!(totals[0], totals[1], "{name}: the choices differ");
    }
}

#[test]
fn a_saved_recipe_gives_the_same_again() {
    let imported = understood(&invoices(), &Recipe::default());
    let roles = imported.columns.iter().map(|column| (column.title.clone(), column.role)).collect();
    let recipe = Recipe { layout: Some(Layout::Lines), roles, ..Recipe::default() };
    let again = understood(&invoices(), &recipe);
    assert_eq!((&again.data, again.layout), (&imported.data, Layout::Lines));
}
