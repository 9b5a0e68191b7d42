//! Columns of numbers that are no money.

use std::fmt::Write as _;

use sweetspot::import::Recipe;
use sweetspot::model::IssueReason;

use super::tables::describe;
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

#[test]
fn several_currencies_are_an_issue() {
    let cases = [("\u{20ac} 10", "\u{20ac} 20", Some("EUR"), 0), ("\u{20ac} 10", "$ 20", None, 1)];
    for (first, second, currency, issues) in cases {
        let imported = understood(&format!("Client,Cloud,Backup\nA,{first},{second}\n"), &Recipe::default());
        let found = imported.data.issues.iter().filter(|issue| issue.reason == IssueReason::MixedCurrencies).count();
        assert_eq!((imported.data.currency.as_deref(), found), (currency, issues), "{first} {second}");
    }
}
