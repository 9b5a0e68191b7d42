//! Files in which no table is understood: what is shown of them, and that roles given by hand make them one.

use sweetspot::import::{ColumnRole, ImportError, Layout, Recipe, RowClass, partial, understand};
use sweetspot::model::{IssueReason, Progress};

use super::tables::{describe, money_of, read_text};

type Reason = fn(&ImportError) -> bool;
/// A table, why it is none, the roles that make it one, what is imported then in cents, and cells that are no amounts.
type Case = (&'static str, Reason, &'static [(&'static str, ColumnRole)], i64, usize);

#[test]
fn a_sheet_without_a_table_is_shown_and_becomes_one_when_roles_are_given() {
    let no_table: Reason = |error| matches!(error, ImportError::NoTable { .. });
    let no_client: Reason = |error| matches!(error, ImportError::NoClientColumn { .. });
    let no_amounts: Reason = |error| matches!(error, ImportError::NoAmounts { .. });
    let cases: [Case; 4] = [
        (
            "Alder;about 10\nBirch;20\nCedar;some\n",
            no_table,
            &[("A", ColumnRole::Client), ("B", ColumnRole::Offering(None))],
            2_000,
            2,
        ),
        (
            "Name,Paid\nAlder,ten\nBirch,20\nCedar,thirty\n",
            no_amounts,
            &[("Name", ColumnRole::Client), ("Paid", ColumnRole::Offering(None))],
            2_000,
            2,
        ),
        ("Depth,Backup,Hosting\n10,1,5\n11,2,6.5\n", no_client, &[("Depth", ColumnRole::Client)], 1_450, 0),
        (
            "Company,Type,Status,Territory,Market,City,Country,Revenue\nElm,Client,Active,North,Care,Best,NL,100\n\
             Oak,Client,Active,South,Care,Ede,NL,250\nAsh,Client,Active,South,Legal,Tiel,NL,50\n",
            no_amounts,
            &[("Revenue", ColumnRole::Offering(None))],
            40_000,
            0,
        ),
    ];
    for (table, reason, roles, total, unusable) in cases {
        let (workbook, progress) = (read_text(table), Progress::default());
        let error = understand(&workbook, &Recipe::default(), &progress).expect_err("no table is understood");
        assert!(reason(&error), "{table}: {error:?}");
        let shown = partial(&workbook, &Recipe::default(), &error).expect("what is there is shown");
        assert_eq!((shown.rows.len(), shown.data.lines.len()), (workbook.sheets[0].grid.rows(), 0), "{table}");
        assert!(shown.data.proof.balances());
        for (title, _) in roles {
            assert!(shown.columns.iter().any(|column| column.title == *title), "{table}: {}", describe(&shown));
        }
        let roles = roles.iter().map(|(title, role)| ((*title).to_owned(), *role)).collect();
        let recipe = Recipe { roles, ..Recipe::default() };
        let imported = understand(&workbook, &recipe, &progress).expect("the roles make it a table");
        assert_eq!(money_of(imported.data.proof.imported), total, "{table}");
        assert!(imported.data.proof.balances());
        let issues = imported.data.issues.iter().filter(|issue| issue.reason == IssueReason::NotAnAmount);
        assert_eq!(issues.count(), unusable, "{table}");
    }
}

#[test]
fn one_role_at_a_time_is_one_step_towards_a_table() {
    let workbook = read_text("Name,Paid\nAlder,ten\nBirch,20\nCedar,thirty\n");
    let progress = Progress::default();
    let recipe = Recipe { roles: [("Name".to_owned(), ColumnRole::Client)].into(), ..Recipe::default() };
    let error = understand(&workbook, &recipe, &progress).expect_err("amounts are still missing");
    let shown = partial(&workbook, &recipe, &error).expect("it is shown");
    assert_eq!((shown.columns[0].role, shown.rows[0]), (ColumnRole::Client, RowClass::Header));
    let recipe = Recipe { layout: Some(Layout::Lines), ..recipe };
    let error = understand(&workbook, &recipe, &progress).expect_err("amounts are still missing");
    assert_eq!(partial(&workbook, &recipe, &error).map(|shown| shown.layout), Some(Layout::Lines));
    let other = ImportError::TooLarge { path: "x".into() };
    assert_eq!(partial(&workbook, &recipe, &other), None, "what cannot be read cannot be shown");
}
