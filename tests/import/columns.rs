//! Columns of numbers that are no money.

use sweetspot::import::Recipe;

use super::tables::describe;
use super::understood;

/// A table of five clients with one more column of numbers.
fn role_of(title: &str, numbers: [&str; 5]) -> String {
    let rows = ["A", "B", "C", "D", "E"].iter().zip(numbers).zip(1..);
    let rows: String = rows.map(|((name, number), row)| format!("{name};{number};{row}2,50;{row}7\n")).collect();
    let imported = understood(&format!("Client;{title};Cloud;Backup\n{rows}"), &Recipe::default());
    let roles = describe(&imported);
    assert!(roles.ends_with("Cloud: offering, Backup: offering"), "{roles}");
    imported.columns[1].role.name().to_owned()
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
