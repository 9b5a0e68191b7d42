//! Columns of numbers that are no money.

use std::fmt::Write as _;

use sweetspot::import::Recipe;
use sweetspot::model::IssueReason;

use super::tables::{describe, money_of};
use super::understood;

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
