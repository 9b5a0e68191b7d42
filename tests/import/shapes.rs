//! Tables of other shapes: months across, years side by side, clients across, marks, and several tables in one sheet.

use std::collections::BTreeMap;

use sweetspot::import::{Imported, Recipe, Shape, SheetTable, understand};
use sweetspot::model::{IssueReason, LeftOutReason, Progress};

use crate::tables::{money_of, read_text};
use crate::understood;

/// "client/offering=amount" of every pair, amounts in whole units.
fn matrix(imported: &Imported) -> String {
    let data = &imported.data;
    let mut pairs: BTreeMap<(String, String), f64> = BTreeMap::new();
    for line in data.lines.iter() {
        let client = data.clients[line.client.index()].name.clone();
        let offering = data.offerings[line.offering.index()].name.clone();
        *pairs.entry((client, offering)).or_default() += line.amount;
    }
    let pairs = pairs.into_iter().map(|((client, offering), amount)| format!("{client}/{offering}={amount}"));
    pairs.collect::<Vec<_>>().join(" ")
}

fn left_out(imported: &Imported) -> Vec<(LeftOutReason, usize, i64)> {
    let parts = imported.data.proof.left_out.iter();
    parts.map(|part| (part.reason, part.rows, money_of(part.amount))).collect()
}

fn issues(imported: &Imported, reason: IssueReason) -> usize {
    imported.data.issues.iter().filter(|issue| issue.reason == reason).count()
}

/// Every line's source cell holds the line's amount.
fn check_sources(name: &str, text: &str, imported: &Imported) {
    let book = read_text(text);
    let grid = &book.sheets[imported.sheet].grid;
    for line in imported.data.lines.iter() {
        let cell = grid.cell(line.source.row as usize, line.source.column as usize).to_string();
        let same = cell.replace(',', ".").parse::<f64>().is_ok_and(|amount| (amount - line.amount).abs() < 1e-9);
        assert!(same || imported.data.marks_only, "{name}: {cell} at {:?} is not {}", line.source, line.amount);
    }
}

#[test]
fn months_across_become_dated_lines() {
    let cases = [
        ("iso", "Client,2025-01,2025-02\nA,10,20\nB,1,2\n", "2025-01-31 2025-02-28"),
        ("english", "Client,Jan 2025,Feb 2025\nA,10,20\nB,1,2\n", "2025-01-31 2025-02-28"),
        ("dutch", "Klant;jan-25;feb-25\nA;10;20\nB;1;2\n", "2025-01-31 2025-02-28"),
        ("polish", "Klient;styczeń 2025;luty 2025\nA;10;20\nB;1;2\n", "2025-01-31 2025-02-28"),
        ("numbers", "Client,202501,202502\nA,10,20\nB,1,2\n", "2025-01-31 2025-02-28"),
        ("dots", "Klant;01.2025;02.2025\nA;10;20\nB;1;2\n", "2025-01-31 2025-02-28"),
        ("days", "Client,2025-01-31,2025-02-28\nA,10,20\nB,1,2\n", "2025-01-31 2025-02-28"),
        ("a line above", "Revenue 2025,,\nClient,Jan,Feb\nA,10,20\nB,1,2\n", "2025-01-31 2025-02-28"),
        ("a year above", ",2025,\nKlant,Jan,Feb\nA,10,20\nB,1,2\n", "2025-01-31 2025-02-28"),
        ("two years above", ",2024,2025\nKlant,Dec,Jan\nA,10,20\nB,1,2\n", "2024-12-31 2025-01-31"),
        ("a line of two", "July 2024 - June 2025,,\n,,\nClient,Dec,Jan\nA,10,20\nB,1,2\n", "2024-12-31 2025-01-31"),
        ("quarters", "Client,Q1 2025,Q2 2025\nA,10,20\nB,1,2\n", "2025-03-31 2025-06-30"),
        ("no year", "Client,Jan,Feb\nA,10,20\nB,1,2\n", "none none"),
        ("with a word", "Klant,Omzet jan 2025,Omzet feb 2025\nA,10,20\nB,1,2\n", "2025-01-31 2025-02-28"),
    ];
    for (name, text, dates) in cases {
        let imported = understood(text, &Recipe::default());
        let found: Vec<String> = imported.data.lines.iter().take(2).map(|line| date(line.date)).collect();
        assert_eq!((imported.shape, found.join(" ").as_str()), (Shape::MonthsAcross, dates), "{name}");
        assert_eq!((imported.data.offerings.len(), imported.data.lines.len()), (1, 4), "{name}");
        assert!(imported.data.proof.balances() && imported.questions.is_empty(), "{name}: {:?}", imported.questions);
        check_sources(name, text, &imported);
    }
}

#[test]
fn months_outside_the_twelve_are_left_out_and_those_to_come_do_not_move_them() {
    let months: Vec<String> =
        (1..=24).map(|month| format!("20{}-{:02}", 24 + (month - 1) / 12, (month - 1) % 12 + 1)).collect();
    let row = |amount: usize| {
        (0..24).map(|month| if month < 18 { amount.to_string() } else { "0".to_owned() }).collect::<Vec<_>>().join(",")
    };
    let text = format!("Client,{}\nA,{}\nB,{}\n", months.join(","), row(10), row(1));
    let imported = understood(&text, &Recipe::default());
    assert_eq!(date(imported.data.asof), "2025-06-30");
    assert_eq!(matrix(&imported), "A/Revenue=120 B/Revenue=12");
    assert_eq!(left_out(&imported), [(LeftOutReason::OutsideWindow, 2, 6_600)]);
    assert!(imported.data.proof.balances());
}

fn date(date: Option<jiff::civil::Date>) -> String {
    date.map_or_else(|| "none".to_owned(), |date| date.to_string())
}

#[test]
fn offerings_beside_or_above_the_months_keep_their_names() {
    let cases = [
        (
            "beside",
            "Client,Product,2025-01,2025-02\nA,Backup,10,20\nA,Hosting,1,2\nB,Backup,5,\n",
            "A/Backup=30 A/Hosting=3 B/Backup=5",
        ),
        (
            "above, spread",
            ",Backup,,Hosting,\nClient,2025-01,2025-02,2025-01,2025-02\nA,10,20,1,2\nB,5,,,4\n",
            "A/Backup=30 A/Hosting=3 B/Backup=5 B/Hosting=4",
        ),
        (
            "months above",
            ",2025-01,,2025-02,\nClient,Backup,Hosting,Backup,Hosting\nA,10,1,20,2\nB,5,,,4\n",
            "A/Backup=30 A/Hosting=3 B/Backup=5 B/Hosting=4",
        ),
        (
            "in one title",
            "Client,Backup Jan 2025,Backup Feb 2025,Hosting Jan 2025,Hosting Feb 2025\nA,10,20,1,2\nB,5,,,4\n",
            "A/Backup=30 A/Hosting=3 B/Backup=5 B/Hosting=4",
        ),
        (
            "quantities beside",
            "Client,Jan 2025 Qty,Jan 2025 Amount,Feb 2025 Qty,Feb 2025 Amount\nA,1,10,2,20\nB,1,5,3,15\n",
            "A/Amount=30 B/Amount=20",
        ),
    ];
    for (name, text, expected) in cases {
        let imported = understood(text, &Recipe::default());
        assert_eq!((imported.shape, matrix(&imported).as_str()), (Shape::MonthsAcross, expected), "{name}");
        assert!(imported.data.proof.balances(), "{name}");
        assert_eq!(issues(&imported, IssueReason::RepeatedClient), 0, "{name}");
        check_sources(name, text, &imported);
    }
}

#[test]
fn quarters_and_years_that_add_up_months_are_totals_once() {
    let months = "Jan 2025,Feb 2025,Mar 2025,Q1 2025,Apr 2025,May 2025,Jun 2025,Q2 2025,2025,Total";
    let rows = "A,1,2,4,7,8,5,1,14,21,21\nB,10,30,20,60,70,10,70,150,210,210\nTotal,11,32,24,67,78,15,71,164,231,231\n";
    let imported = understood(&format!("Client,{months}\n{rows}"), &Recipe::default());
    assert_eq!(matrix(&imported), "A/Revenue=21 B/Revenue=210");
    assert_eq!(left_out(&imported), [(LeftOutReason::GrandTotal, 1, 92_400), (LeftOutReason::TotalColumn, 2, 69_300)]);
    assert!(imported.data.proof.balances() && imported.questions.is_empty());
    // A quarter that is not the sum of its months is asked about.
    let rows = "A,1,2,4,9,8,5,1,14,21,21\nB,10,30,20,63,70,10,70,150,210,210\n";
    let imported = understood(&format!("Client,{months}\n{rows}"), &Recipe::default());
    let keys: Vec<&str> = imported.questions.iter().map(|question| question.key.as_str()).collect();
    assert_eq!(keys, ["total_column:Q1 2025"]);
    assert_eq!(money_of(imported.data.proof.imported), 23_100);
}

#[test]
fn of_years_side_by_side_one_counts_and_none_is_added() {
    let cases = [
        ("numbers", "Klant,2024,2025\nA,10,20\nB,1,2\n", "A/Revenue=20 B/Revenue=2", 1_100),
        (
            "exact",
            "Relatie;Bedrag 2025;Bedrag 2024;Verschil;%\nA;100,50;50,25;50,25;100,0\nB;10,00;20,00;-10,00;-50,0\n",
            "A/Bedrag=100.5 B/Bedrag=10",
            7_025,
        ),
        (
            "words",
            "Relatie,Omzet dit jaar,Omzet vorig jaar,Mutatie\nA,100,50,50\nB,10,20,-10\n",
            "A/omzet=100 B/omzet=10",
            7_000,
        ),
        (
            "articles",
            "Klant,Artikel,2024,2025\nA,Backup,10,20\nA,Hosting,5,6\nB,Backup,1,2\n",
            "A/Backup=20 A/Hosting=6 B/Backup=2",
            1_600,
        ),
        (
            "stacked",
            ",2024,,2025,\nKlant,Backup,Hosting,Backup,Hosting\nA,10,1,20,2\nB,5,3,6,4\n",
            "A/Backup=20 A/Hosting=2 B/Backup=6 B/Hosting=4",
            1_900,
        ),
    ];
    for (name, text, expected, other) in cases {
        let imported = understood(text, &Recipe::default());
        assert_eq!((imported.shape, matrix(&imported).as_str()), (Shape::TwoYears, expected), "{name}");
        let left: Vec<_> = left_out(&imported).into_iter().map(|(reason, _, amount)| (reason, amount)).collect();
        assert_eq!(left, [(LeftOutReason::OtherYear, other)], "{name}");
        let keys: Vec<&str> = imported.questions.iter().map(|question| question.key.as_str()).collect();
        assert_eq!((keys.as_slice(), imported.data.proof.balances()), (&["year"][..], true), "{name}");
        let recipe = Recipe { answers: [("year".to_owned(), 1)].into(), ..Recipe::default() };
        let earlier = understood(text, &recipe);
        assert_eq!(money_of(earlier.data.proof.imported), other, "{name}");
        assert_eq!(earlier.questions[0].choices[1].imported.to_bits(), earlier.data.proof.imported.to_bits(), "{name}");
    }
}

#[test]
fn a_difference_without_a_word_is_no_revenue() {
    let text = "Klant,2024,2025,Kolom\nA,10,25,15\nB,1,2,1\nC,7,3,-4\n";
    let imported = understood(text, &Recipe::default());
    assert_eq!(matrix(&imported), "A/Revenue=25 B/Revenue=2 C/Revenue=3");
    assert!(imported.data.proof.balances());
}

#[test]
fn clients_across_are_turned_and_keep_their_cells() {
    let cases = [
        (
            "a title",
            "Dienst,Jansen,Visser\nBackup,10,20\nHosting,1,2\n",
            "Jansen/Backup=10 Jansen/Hosting=1 Visser/Backup=20 Visser/Hosting=2",
        ),
        (
            "users and totals",
            "Omzet 2025,,,,\n,,,,\n,Jansen,Visser,Bakker,Totaal\nGebruikers,10,20,30,60\nSector,Zorg,Bouw,Zorg,\nBackup,5,6,7,18\nHosting,1,2,3,6\nTotaal,6,8,10,24\n",
            "Bakker/Backup=7 Bakker/Hosting=3 Jansen/Backup=5 Jansen/Hosting=1 Visser/Backup=6 Visser/Hosting=2",
        ),
    ];
    for (name, text, expected) in cases {
        let imported = understood(text, &Recipe::default());
        assert_eq!((imported.shape, matrix(&imported).as_str()), (Shape::ClientsAcross, expected), "{name}");
        assert!(imported.data.proof.balances(), "{name}");
        check_sources(name, text, &imported);
    }
    let users =
        understood(cases[1].1, &Recipe::default()).data.clients.iter().map(|client| client.users).collect::<Vec<_>>();
    assert_eq!(users, [Some(10.0), Some(20.0), Some(30.0)]);
    // The user has the last word, both ways.
    let forced = Recipe { shape: Some(Shape::ClientsAcross), ..Recipe::default() };
    let imported = understood("Thing,Left,Right\nUp,1,2\nDown,3,4\n", &forced);
    assert_eq!(matrix(&imported), "Left/Down=3 Left/Up=1 Right/Down=4 Right/Up=2");
    let plain = Recipe { shape: Some(Shape::Plain), ..Recipe::default() };
    let imported = understand(&read_text(",A B.V.,C B.V.\nBackup,1,2\nHosting,3,4\n"), &plain, &Progress::default());
    assert_eq!(
        matrix(&imported.expect("a table")),
        "Backup/A B.V.=1 Backup/C B.V.=2 Hosting/A B.V.=3 Hosting/C B.V.=4"
    );
}

#[test]
fn marks_count_as_one_and_say_so() {
    let text = "Klant,Gebruikers,Backup,Hosting,Security\nA,5,x,,✓\nB,7,X,v,\nC,9,,nee,ja\nTotaal,,2,1,2\n";
    let imported = understood(text, &Recipe::default());
    assert_eq!(matrix(&imported), "A/Backup=1 A/Security=1 B/Backup=1 B/Hosting=1 C/Security=1");
    assert_eq!((imported.shape, imported.data.marks_only), (Shape::Marks, true));
    assert_eq!((issues(&imported, IssueReason::MarksOnly), imported.data.currency.clone()), (1, None));
    assert_eq!(left_out(&imported), [(LeftOutReason::GrandTotal, 1, 500)]);
    assert!(imported.data.proof.balances());
    // Between amounts a mark says too little.
    let imported = understood("Klant,Backup,Hosting\nA,x,\nB,x,250\nC,100,x\nD,,x\n", &Recipe::default());
    assert_eq!((matrix(&imported).as_str(), imported.data.marks_only), ("B/Hosting=250 C/Backup=100", false));
    assert_eq!(issues(&imported, IssueReason::MarkWithoutAmount), 4);
}

#[test]
fn of_several_tables_the_densest_is_read_and_the_others_are_left_out_in_sight() {
    let clients = "Client,Backup,Hosting\nA,10,20\nB,30,40\nC,50,60\n";
    let below = format!("{clients}\nBy reseller,,\nReseller,Backup,Hosting\nNorth,40,60\nSouth,50,60\n");
    let beside = "Client,Backup,Hosting,,Client,Budget,Target\nA,10,20,,X,1,1\nB,30,40,,Y,2,2\nC,50,60,,,,\n";
    let cases = [
        ("below", below.as_str(), "A1:C4", 21_000, "By reseller"),
        ("beside", beside, "A1:C4", 600, "Client, Budget, Target"),
    ];
    for (name, text, range, other, title) in cases {
        let imported = understood(text, &Recipe::default());
        let read: Vec<String> = imported.tables.iter().filter(|table| table.read).map(SheetTable::range).collect();
        assert_eq!(read, [range], "{name}");
        assert_eq!(matrix(&imported), "A/Backup=10 A/Hosting=20 B/Backup=30 B/Hosting=40 C/Backup=50 C/Hosting=60");
        let left: Vec<_> = left_out(&imported).into_iter().map(|(reason, _, amount)| (reason, amount)).collect();
        assert_eq!(left, [(LeftOutReason::OtherTable, other)], "{name}");
        assert_eq!((issues(&imported, IssueReason::SecondTable), imported.data.proof.balances()), (1, true), "{name}");
        let recipe = Recipe { table: Some(title.to_owned()), ..Recipe::default() };
        let second = understand(&read_text(text), &recipe, &Progress::default()).expect("the other table");
        assert_eq!((money_of(second.data.proof.imported), second.data.proof.balances()), (other, true), "{name}");
        check_sources(name, text, &second);
    }
}

#[test]
fn spaces_between_rows_and_columns_make_no_tables() {
    let cases = [
        ("spacer columns", "Client,,Backup,,Hosting\nA,,10,,20\nB,,30,,40\n"),
        ("spacer rows", "Client,Backup,Hosting\n\nA,10,20\n\nB,30,40\n"),
        ("groups", "Client,Backup,Hosting\nNorth,,\nA,10,20\n\nSouth,,\nB,30,40\n"),
        ("pages", "Client,Backup,Hosting\nA,10,20\n\nClient,Backup,Hosting\nB,30,40\n"),
        ("attributes apart", "Client,Users,,Account manager,Backup,Hosting\nA,5,,Jan,10,20\nB,6,,Piet,30,40\n"),
        ("notes below", "Client,Backup,Hosting\nA,10,20\nB,30,40\n\nPrinted on,2025-01-01\nAccrual basis,\n"),
    ];
    for (name, text) in cases {
        let imported = understood(text, &Recipe::default());
        assert_eq!((imported.tables.len(), imported.shape), (0, Shape::Plain), "{name}");
        assert_eq!(matrix(&imported), "A/Backup=10 A/Hosting=20 B/Backup=30 B/Hosting=40", "{name}");
    }
}

#[test]
fn plain_tables_stay_plain() {
    let cases = [
        "Klant,Office 2019,Office 2021,Backup\nA,10,20,5\nB,1,2,3\n",
        "Klant,March Networks,May Hosting,Backup\nA,10,20,5\nB,1,2,3\n",
        "Klant,Contract,VIP,Backup\nA,ja,nee,100\nB,nee,ja,200\nC,ja,ja,300\n",
        "Client,Widgets,Gadgets\nJansen B.V.,10,20\nVisser B.V.,1,2\n",
    ];
    for text in cases {
        let imported = understood(text, &Recipe::default());
        assert_eq!((imported.shape, imported.data.marks_only), (Shape::Plain, false), "{text}");
        assert!(imported.data.left_out.is_empty(), "{text}");
    }
}
