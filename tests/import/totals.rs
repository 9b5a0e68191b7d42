//! Total rows and columns, groups, and rows of nobody.

use std::fmt::Write as _;

use sweetspot::import::RowClass::{Detail, Footer, GrandTotal, Group, Header, Subtotal};
use sweetspot::import::{QuestionAbout, Recipe, understand};
use sweetspot::model::{IssueReason, LeftOutReason, Progress};

use super::tables::money_of;
use super::{DUTCH, understood};

#[test]
fn a_total_word_without_arithmetic_is_asked_and_the_answer_counts() {
    let imported = understood(DUTCH, &Recipe::default());
    let question = &imported.questions[0];
    assert_eq!(question.about, QuestionAbout::TotalRow { row: 5, label: "Total Care B.V.".into() });
    let choices: Vec<_> = question.choices.iter().map(|choice| (choice.key, money_of(choice.imported))).collect();
    assert_eq!(choices, [("client", 21_232_500), ("total", 19_714_500)]);
    assert_eq!(question.assumed, 0);
    for (answer, expected) in [(0, 21_232_500), (1, 19_714_500)] {
        let recipe = Recipe { answers: [(question.key.clone(), answer)].into(), ..Recipe::default() };
        let again = understood(DUTCH, &recipe);
        assert_eq!(money_of(again.data.proof.imported), expected, "answer {answer}");
        assert_eq!(again.questions[0].assumed, answer);
        assert!(again.data.proof.balances(), "answer {answer}");
    }
}

#[test]
fn groups_subtotals_and_footers_are_told_apart() {
    let table = "Client,Cloud,Backup\n\
        Care,,\n\
        A,10,20\n\
        B,30,40\n\
        Total Care,40,60\n\
        Retail,,\n\
        C,1,2\n\
        D,3,4\n\
        Total Retail,4,6\n\
        TOTAL,44,66\n\
        Accrual basis Monday 5 January,,\n";
    let imported = understood(table, &Recipe::default());
    assert_eq!(
        imported.rows,
        [Header, Group, Detail, Detail, Subtotal, Group, Detail, Detail, Subtotal, GrandTotal, Footer]
    );
    assert_eq!((imported.data.clients.len(), imported.questions.len()), (4, 0));
    let left_out: Vec<_> =
        imported.data.proof.left_out.iter().map(|part| (part.reason, part.rows, money_of(part.amount))).collect();
    assert_eq!(left_out, [(LeftOutReason::GrandTotal, 1, 11_000), (LeftOutReason::Subtotal, 2, 11_000)]);
}

#[test]
fn totals_are_found_wherever_they_stand() {
    let cases = [
        ("on top", "Client,Cloud,Backup\nTotal,44,66\nA,40,60\nB,4,6\n", 11_000, 0),
        ("in another column", "Nr,Client,Cloud,Backup\n1,A,40,60\n2,B,4,6\nTotal,,44,66\n", 11_000, 0),
        ("without a word or a client", "Client,Cloud,Backup\nA,40,60\nB,4,6\n,44,66\n", 11_000, 0),
        ("wrong, but bare", "Client,Cloud,Backup\nA,40,60\nB,4,6\nTotal,45,66\n", 11_000, 1),
        ("a client", "Client,Cloud,Backup\nA,40,60\nTotal Care,4,7\nB,4,6\nTotal,48,73\n", 12_100, 1),
        ("rounded", "Client,Cloud,Backup\nA,40.004,60\nB,4.004,6\nTotaal,44.01,66\n", 11_001, 0),
    ];
    for (name, table, expected, questions) in cases {
        let imported = understood(table, &Recipe::default());
        assert_eq!(money_of(imported.data.proof.imported), expected, "{name}");
        assert_eq!(imported.questions.len(), questions, "{name}: {:?}", imported.questions);
        assert!(imported.data.proof.balances(), "{name}");
    }
}

#[test]
fn total_columns_need_a_word_and_arithmetic_or_are_asked() {
    let cases = [
        ("word and arithmetic", "Client,Cloud,Backup,Total\nA,1,2,3\nB,4,5,9\nC,7,8,15\n", "total", 0),
        ("revenue is their sum", "Client,Cloud,Backup,Revenue\nA,1,2,3\nB,4,5,9\nC,7,8,15\n", "total", 0),
        ("word alone, bare", "Client,Cloud,Backup,Total\nA,1,2,4\nB,4,5,9\nC,7,8,16\n", "total", 1),
        ("a service called total", "Client,Cloud,Backup,Total Care\nA,1,2,4\nB,4,5,7\nC,7,8,9\n", "offering", 1),
        ("arithmetic alone", "Client,Cloud,Backup,Contract\nA,1,2,3\nB,4,5,9\nC,7,8,15\n", "total", 1),
        ("the only amount", "Client,Revenue\nA,1\nB,2\nC,15\n", "offering", 0),
    ];
    for (name, table, role, questions) in cases {
        let imported = understood(table, &Recipe::default());
        let last = imported.columns.last().expect("there are columns");
        assert_eq!((last.role.name(), imported.questions.len()), (role, questions), "{name}");
        assert!(imported.data.proof.balances(), "{name}");
    }
}

#[test]
fn amounts_without_a_client_are_left_out_and_named() {
    let imported = understood("Client,Cloud,Backup\nA,40,60\n,10000,\nB,4,6\n,,5000\n", &Recipe::default());
    let part = imported.data.proof.left_out[0];
    assert_eq!((part.reason, part.rows, money_of(part.amount)), (LeftOutReason::NoClient, 2, 1_500_000));
    let issues: Vec<_> = imported.data.issues.iter().map(|issue| (issue.source.row, issue.reason)).collect();
    assert_eq!(issues, [(2, IssueReason::NoClient), (4, IssueReason::NoClient)]);
}

#[test]
fn many_doubtful_rows_are_asked_about_by_what_is_at_stake() {
    let mut table = "Client,Cloud,Backup\n".to_owned();
    (1..=20_000).for_each(|row| writeln!(table, "Total {row},{row},7").expect("a text"));
    let imported = understood(&table, &Recipe::default());
    let first = &imported.questions[0].about;
    assert!(matches!(first, QuestionAbout::TotalRow { row: 20_000, .. }), "{first:?}");
    assert_eq!((imported.questions.len(), imported.data.clients.len()), (100, 20_000));
}

#[test]
fn revenue_that_nearly_adds_up_is_asked_about() {
    let cases = [
        ("more than the offerings", "Client,Cloud,Backup,Revenue\nA,1,2,4\nB,4,5,12\nC,7,8,18\n", "total", 1),
        ("far from them", "Client,Cloud,Backup,Sales\nA,100,200,4\nB,400,500,2\nC,700,800,8\n", "offering", 0),
    ];
    for (name, table, role, questions) in cases {
        let imported = understood(table, &Recipe::default());
        let last = imported.columns.last().expect("there are columns");
        assert_eq!((last.role.name(), imported.questions.len()), (role, questions), "{name}");
        assert!(imported.data.proof.balances(), "{name}");
    }
}

#[test]
fn bare_subtotals_end_their_group() {
    let table = "Client,Users,Cloud,Backup\nA,10,100,200\nB,12,110,220\nSubtotal,,210,420\nC,30,50,60\nD,40,70,80\n\
        Tussentotaal,,120,140\nTotal,,330,560\n";
    let imported = understood(table, &Recipe::default());
    assert_eq!(imported.rows, [Header, Detail, Detail, Subtotal, Detail, Detail, Subtotal, GrandTotal]);
    assert_eq!((imported.questions.len(), money_of(imported.data.proof.imported)), (0, 89_000));
}

#[test]
fn a_client_that_pays_what_the_one_above_pays_is_asked_about() {
    let table = "Client,Users,Cloud,Backup\nAcme,10,100,200\nTotal Care B.V.,12,100,200\nC,30,50,60\nD,40,70,80\n";
    let imported = understood(table, &Recipe::default());
    assert_eq!((imported.data.clients.len(), imported.questions.len()), (4, 1));
    assert_eq!(money_of(imported.data.proof.imported), 86_000);
}

#[test]
fn notes_below_the_table_are_no_clients() {
    let table = "Client,Users,Cloud,Backup\nA,10,1,2\nB,12,3,4\n\nPrinted on,2025-01-31\nPrepared by,Finance\n";
    let imported = understood(table, &Recipe::default());
    assert_eq!(imported.data.clients.len(), 2);
    let at_the_end = understood("Client,Users,Cloud,Backup\nA,10,1,2\nB,12,3,4\nNobuy,7,,\n", &Recipe::default());
    assert_eq!(at_the_end.data.clients.len(), 3, "a client that buys nothing");
}

#[test]
fn a_row_with_only_a_name_is_a_prospect_unless_it_is_a_heading() {
    let cases = [
        // Clients and ex-clients, everybody, and rows with only a name.
        ("Client,Users,Cloud\nA,1,10\nB,,\nC,2,20\nD,,\n", (2, 4, 2)),
        ("Client,Users,Cloud\nCare,,\nA,1,10\nB,3,10\nRetail,,\nC,2,20\n", (3, 3, 0)),
        ("Client,Users,Cloud\nA,1,10\nB,,\n  B one,3,10\n  B two,2,20\n", (3, 3, 0)),
        ("Client,Users,Cloud\nA,1,10\nC,2,20\nTotal,3,30\nGroningen,,\n", (2, 2, 0)),
        ("Client,Users,Cloud\nA,1,10\nC,2,20\nAmounts in euros.,,\n", (2, 2, 0)),
    ];
    for (table, expected) in cases {
        let imported = understood(table, &Recipe::default());
        let alone = imported.data.issues.iter().filter(|one| one.reason == IssueReason::OnlyAName).count();
        assert_eq!((imported.clients(), imported.data.clients.len(), alone), expected, "{table}: {:?}", imported.rows);
    }
}

#[test]
fn a_second_table_below_the_total_is_left_out_with_an_issue() {
    let first = "Client,Cloud,Backup\nA,10,20\nB,30,40\nTotal,40,60\n";
    let cases = [
        ("another table", "\nBy region,,\nNorth,25,50\nSouth,15,10\n", 2, 10_000, 1),
        ("more clients", "\nC,1,2\nD,3,4\n", 4, 11_000, 0),
        ("a total of both", "\nMore,,\nC,1,2\nD,3,4\nTotal,44,66\n", 4, 11_000, 0),
    ];
    for (name, below, clients, expected, issues) in cases {
        let imported = understood(&format!("{first}{below}"), &Recipe::default());
        let found = imported.data.issues.iter().filter(|one| one.reason == IssueReason::SecondTable).count();
        assert_eq!((imported.data.clients.len(), found), (clients, issues), "{name}: {:?}", imported.rows);
        assert_eq!(money_of(imported.data.proof.imported), expected, "{name}");
        assert!(imported.data.proof.balances(), "{name}");
    }
}

#[test]
fn parents_are_known_by_the_indent_of_their_cells() {
    let rows = [("Cove Holdings", 0, 300.0), ("Cove Retail", 1, 100.0), ("Cove Wholesale", 1, 200.0), ("Elm", 0, 50.0)];
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Client").and_then(|sheet| sheet.write(0, 1, "Backup")).expect("the titles");
    for (row, (name, indent, amount)) in (1..).zip(rows) {
        let format = rust_xlsxwriter::Format::new().set_indent(indent);
        sheet.write_with_format(row, 0, name, &format).and_then(|sheet| sheet.write(row, 1, amount)).expect("a row");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let book = sweetspot::import::read_bytes(std::path::Path::new("x.xlsx"), bytes, &Progress::default());
    let imported = understand(&book.expect("it is read"), &Recipe::default(), &Progress::default()).expect("a table");
    assert_eq!(money_of(imported.data.proof.imported), 35_000);
    let [question] = imported.questions.as_slice() else { panic!("{:?}", imported.questions) };
    assert_eq!(question.about, QuestionAbout::ParentRows { row: 1, rows: 1, label: "Cove Holdings".into() });
    let choices: Vec<i64> = question.choices.iter().map(|choice| money_of(choice.imported)).collect();
    assert_eq!((choices.as_slice(), question.assumed), (&[65_000, 35_000][..], 1));
}
