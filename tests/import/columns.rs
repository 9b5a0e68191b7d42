//! Columns of numbers that are no money.

use std::fmt::Write as _;

use sweetspot::import::{Recipe, fit};
use sweetspot::model::IssueReason;

use super::tables::{describe, money_of};
use super::{read_text, understood};

/// A table of five clients with one more column of numbers.
fn role_of(title: &str, numbers: [&str; 5]) -> String {
    let rows = ["A", "B", "C", "D", "E"].iter().zip(numbers).zip(1..);
    let mut table = format!("Client;{title};Cloud;Backup\n");
    rows.for_each(|((name, number), row)| writeln!(table, "{name};{number};{row}2,50;{row}7").expect("a text"));
    let imported = understood(&table, &Recipe::default());
    let roles = describe(&imported);
    assert!(roles.ends_with("Cloud: offering, Backup: offering"), "{roles}");
    imported.columns.get(1).expect("there are four columns").role.name().to_owned()
}

#[test]
fn years_and_shares_are_no_offerings() {
    let cases = [
        ("Since when", ["1888", "1901", "1960", "1999", "2013"], "ignore"),
        ("Founded", ["1888", "1901", "", "", "1400"], "ignore"),
        ("Gründungsjahr", ["1888", "1901", "", "", ""], "ignore"),
        ("Hosting", ["1600", "1750", "1820", "1900", "2050"], "offering"),
        ("Change", ["0,05", "0,1", "-0,2", "0,25", "1"], "ignore"),
        ("Change %", ["5", "10", "-20", "25", "2"], "ignore"),
        ("Growth", ["5", "10", "20", "25", "2"], "ignore"),
        ("Growth package", ["5000", "10", "20", "25", "2"], "offering"),
        ("Domains", ["0,5", "1,5", "2,5", "0,25", "1"], "offering"),
    ];
    for (title, numbers, role) in cases {
        assert_eq!(role_of(title, numbers), role, "{title}");
    }
}

#[test]
fn sizes_may_have_a_word_behind_them() {
    let table = "Client,Users,Cloud\nA,5 users,1\nB,12 gebruikers,2\nC,many,3\nD,10-20 users,4\n";
    let imported = understood(table, &Recipe::default());
    let users: Vec<_> = imported.data.clients.iter().map(|client| client.users).collect();
    assert_eq!(users, [Some(5.0), Some(12.0), None, None]);
    let issues: Vec<_> = imported.data.issues.iter().map(|issue| (issue.source.row, issue.reason)).collect();
    assert_eq!(issues, [(3, IssueReason::NotASize), (4, IssueReason::NotASize)]);
}

/// Two amounts, the answer, the currency that counts, the totals asked about, and the total imported, in cents.
type Mixed = (&'static str, &'static str, Option<usize>, &'static str, &'static [i64], i64);

#[test]
fn several_currencies_are_asked_about_and_never_added() {
    let cases: [Mixed; 4] = [
        ("\u{20ac} 10", "\u{20ac} 20", None, "EUR", &[], 3_000),
        ("\u{20ac} 10", "$ 20", None, "USD", &[1_000, 2_000], 2_000),
        ("\u{20ac} 10", "$ 20", Some(0), "EUR", &[1_000, 2_000], 1_000),
        ("\u{20ac} 10", "20", None, "EUR", &[], 3_000),
    ];
    for (first, second, answer, currency, choices, total) in cases {
        let answers = answer.map(|answer| ("currency:EUR,USD".to_owned(), answer)).into_iter().collect();
        let recipe = Recipe { answers, ..Recipe::default() };
        let imported = understood(&format!("Client,Cloud,Backup\nA,{first},{second}\n"), &recipe);
        assert_eq!(imported.data.currency.as_deref(), Some(currency), "{first} {second}");
        let asked: Vec<i64> =
            imported.questions.iter().flat_map(|one| &one.choices).map(|choice| money_of(choice.imported)).collect();
        assert_eq!((asked.as_slice(), money_of(imported.data.proof.imported)), (choices, total), "{first} {second}");
        assert!(imported.data.proof.balances());
    }
}

#[test]
fn a_code_in_the_title_of_what_is_sold_names_a_currency_only_where_it_is_meant() {
    let cases: [(&str, Option<&str>, usize); 6] = [
        ("Client,Backup,CAD", None, 0),
        ("Client,Backup (€),CAD", Some("EUR"), 0),
        ("Client,CAD (€),Backup (€)", Some("EUR"), 0),
        ("Client,Cloud EUR,Backup EUR", Some("EUR"), 0),
        ("Client,Cloud EUR,Backup USD", Some("USD"), 1),
        ("Client,Cloud (EUR),Backup (USD)", Some("USD"), 1),
    ];
    for (titles, currency, questions) in cases {
        let imported = understood(&format!("{titles}\nA,10,20\nB,11,22\n"), &Recipe::default());
        assert_eq!(imported.data.currency.as_deref(), currency, "{titles}");
        assert_eq!(imported.questions.len(), questions, "{titles}: {:?}", imported.questions);
        assert_eq!(money_of(imported.data.proof.imported), if questions == 0 { 6_300 } else { 4_200 }, "{titles}");
    }
}

#[test]
fn the_currency_chosen_last_quarter_counts_when_another_joins_it() {
    let matrix = |rows: &str| format!("Customer,Currency,Cloud\n{rows}");
    let lines = |rows: &str| {
        let rows = rows.lines().enumerate().map(|(at, row)| {
            let cells: Vec<&str> = row.split(',').collect();
            format!("{at},2025-01-{},{},Cloud,{},{}\n", at + 10, cells[0], cells[2], cells[1])
        });
        format!("Invoice,Date,Customer,Service,Amount,Currency\n{}", rows.collect::<String>())
    };
    let (first, next) = ("Oak,EUR,10\nElm,USD,20\nFir,USD,5\n", "Oak,EUR,10\nElm,GBP,40\nFir,USD,20\n");
    for (first, next) in [(matrix(first), matrix(next)), (lines(first), lines(next))] {
        let before = understood(&first, &Recipe::default());
        assert_eq!((before.data.currency.as_deref(), before.questions.len()), (Some("USD"), 1), "{first}");
        let mut recipe = Recipe::default();
        recipe.answer(before.questions[0].key.clone(), 0);
        let workbook = read_text(&next);
        let imported = understood(&next, &recipe);
        assert_eq!(imported.data.currency.as_deref(), Some("EUR"), "{next}");
        assert_eq!(money_of(imported.data.proof.imported), 1_000, "{next}");
        assert!(imported.questions.iter().all(|question| recipe.answers_to(question)), "{:?}", imported.questions);
        assert_eq!(fit(&recipe, &workbook, &imported).no_longer, [], "{next}");
        // Another answer takes the place of the first, there and in the file after it.
        recipe.answer(imported.questions[0].key.clone(), 2);
        assert_eq!(understood(&first, &recipe).data.currency.as_deref(), Some("USD"), "{first}");
    }
}

#[test]
fn the_currency_with_most_money_is_found_to_the_last_unit() {
    // Added one by one as doubles, the small amounts would be lost and the other currency would have more.
    let rows = [("EUR", 10_000_000_000_000_000_u64), ("EUR", 1), ("EUR", 1), ("EUR", 1), ("EUR", 1)];
    let rows = || rows.iter().chain(&[("USD", 10_000_000_000_000_002)]).enumerate();
    let matrix: Vec<String> = rows().map(|(at, (code, amount))| format!("C{at},{code},{amount}\n")).collect();
    let lines: Vec<String> =
        rows().map(|(at, (code, amount))| format!("{at},2025-01-1{at},C{at},Cloud,{amount},{code}\n")).collect();
    let tables = [
        format!("Customer,Currency,Cloud\n{}", matrix.concat()),
        format!("Invoice,Date,Customer,Service,Amount,Currency\n{}", lines.concat()),
    ];
    for table in tables {
        assert_eq!(understood(&table, &Recipe::default()).data.currency.as_deref(), Some("EUR"), "{table}");
    }
}
