//! From files to clients, offerings, lines and the proof, as people meet it.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "helpers of tests, and a test may stop")]

mod columns;
mod corpus;
mod input;
mod joined;
mod kinds;
mod limits;
mod lines;
mod partial;
mod real_lines;
mod real_lists;
mod shapes;
#[path = "../common/skip.rs"]
mod skip;
mod tables;
mod totals;

use std::fmt::Write as _;
use std::path::Path;

use sweetspot::import::RowClass::{Detail, Subtotal};
use sweetspot::import::{ColumnRole, Imported, Recipe, RoleReason, RowClass, read_bytes, understand};
use sweetspot::model::OfferingKind::{OneOff, Recurring};
use sweetspot::model::{BuiltIn, IssueReason, LeftOutReason, Progress};
use tables::{Value, blank, describe, money_of, number, offering_totals, read_text, text, workbook};

/// The revenue list a Dutch bookkeeper sends: a title, titles in row 3, totals, a negative amount and odd cells.
const DUTCH: &str = "Omzet per klant 2025/2026;;;;;;;\n\
    ;;;;;;;\n\
    Klant;Aantal gebr.;Branche;Werkplek;Back-up;Security;Projecten;Totaal\n\
    Van Dalen Bouw B.V.;64;Bouw;41.280,00;6.120,00;8.940,00;15.060,00;71.400,00\n\
    Brandsma Logistiek;58;Logistiek;37.584,00;5.220,00;8.120,00;15.976,00;66.900,00\n\
    Total Care B.V.;22;Zorg;13.200,00;1.980,00;;;15.180,00\n\
    Drukkerij Hoekstra;n.v.t.;Industrie;18.040,00;2.310,00;5.905,00;-1.250,00;25.005,00\n\
    Meijer Advocaten;31;Zakelijk;22.320,00;3.410,00;5.310,00;2.800,00;33.840,00\n\
    Totaal;;;132.424,00;19.040,00;28.275,00;32.586,00;212.325,00\n";

fn understood(text: &str, recipe: &Recipe) -> Imported {
    understand(&read_text(text), recipe, &Progress::default()).expect("the table is understood")
}

#[test]
fn a_dutch_revenue_list_is_read_to_the_cent() {
    let imported = understood(DUTCH, &Recipe::default());
    let data = &imported.data;
    assert_eq!(imported.header, Some((2, 2)));
    assert_eq!(
        describe(&imported),
        "Klant: client, Aantal gebr.: users, Branche: tag_industry, Werkplek: offering, Back-up: offering, \
         Security: offering, Projecten: offering, Totaal: total"
    );
    assert_eq!(
        offering_totals(&imported),
        [("Werkplek", 13_242_400), ("Back-up", 1_904_000), ("Security", 2_827_500), ("Projecten", 3_258_600)]
    );
    assert_eq!(data.clients.len(), 5);
    assert_eq!(data.clients[3].users, None);
    assert!(data.proof.balances());
    assert_eq!(money_of(data.proof.file_total), 4 * 21_232_500);
    let left_out: Vec<_> =
        data.proof.left_out.iter().map(|part| (part.reason, part.rows, money_of(part.amount))).collect();
    assert_eq!(left_out, [(LeftOutReason::GrandTotal, 1, 2 * 21_232_500), (LeftOutReason::TotalColumn, 5, 21_232_500)]);
    assert_eq!((imported.rows[0], imported.rows[1]), (RowClass::Title, RowClass::Blank));
    let issues: Vec<_> =
        data.issues.iter().map(|issue| (issue.source.row, issue.value.as_str(), issue.reason)).collect();
    assert_eq!(issues, [(5, "Total Care B.V.", IssueReason::TotalWordOnly), (6, "n.v.t.", IssueReason::NotASize)]);
    assert_eq!(imported.columns[7].reason, RoleReason::Arithmetic);
}

#[test]
fn every_line_knows_the_cell_it_came_from() {
    let imported = understood(DUTCH, &Recipe::default());
    let data = &imported.data;
    let line = data.lines.iter().find(|line| line.amount < 0.0).expect("the credit is a line");
    assert_eq!((line.source.row, line.source.column), (6, 6));
    assert_eq!(data.clients[line.client.index()].name, "Drukkerij Hoekstra");
    assert_eq!(data.offerings[line.offering.index()].name, "Projecten");
    assert_eq!(data.lines.len(), 18, "blank cells are no lines");
}

#[test]
fn roles_of_columns_follow_titles_cells_and_corrections() {
    let cases = [
        (
            "Customer,Customer No,Users,Employees,Region,Managed,Backup,Total\nA,1001,12,20,North,10,20,30\nB,1002,5,6,South,30,40,70\nC,1003,8,9,South,1,2,3\n",
            "Customer: client, Customer No: client_code, Users: users, Employees: employees, Region: tag_geography, \
             Managed: offering, Backup: offering, Total: total",
        ),
        (
            "Nazwa klienta;Liczba użytkowników;Branża;Województwo;Profil adopcji;Chmura;Kopie zapasowe;Razem\nA;5;Budowa;Śląskie;Maruderzy;10,5;1,5;12\nB;7;Handel;Opolskie;Innowator;20;2;22\n",
            "Nazwa klienta: client, Liczba użytkowników: users, Branża: tag_industry, Województwo: tag_geography, \
             Profil adopcji: tag_adoption, Chmura: offering, Kopie zapasowe: offering, Razem: total",
        ),
        (
            "Kunde\tAnzahl Benutzer\tBranche\tKunde seit\tDeckungsbeitrag\tSupport\tHosting\nA\t5\tBau\t2019\t100\t10\t1\nB\t7\tHandel\t2020\t50\t20\t2\n",
            "Kunde: client, Anzahl Benutzer: users, Branche: tag_industry, Kunde seit: client_since, \
             Deckungsbeitrag: margin, Support: offering, Hosting: offering",
        ),
        (
            "Klant,Accountmanager,Uren,Kostprijs,Beslisser,Opmerkingen,Cloud,Werkplek\nA,Jan,3,100,Owner,belt terug,10,5\nB,Jan,4,120,HR,,20,5\nC,Piet,4,120,HR,x,20,6\n",
            "Klant: client, Accountmanager: tag_own, Uren: effort, Kostprijs: cost_of_sale, Beslisser: tag_buyer_role, \
             Opmerkingen: ignore, Cloud: offering, Werkplek: offering",
        ),
        ("Klant,Cloud,Backup\n1001,10.5,3\n1002,20,4\n", "Klant: client, Cloud: offering, Backup: offering"),
        ("Firm,2024,2025\nA,10,20\nB,30,45\n", "Firm: client, 2024: offering, 2025: offering"),
    ];
    for (table, expected) in cases {
        assert_eq!(describe(&understood(table, &Recipe::default())), expected, "{table}");
    }
}

#[test]
fn codes_are_attributes_and_not_amounts() {
    let mut table = "CustomerId,Channel,Region,Milk,Frozen\n".to_owned();
    for id in 1..=40 {
        writeln!(table, "{id},{},{},{},{}", id % 2 + 1, id % 3 + 1, id * 317 % 977, id * 131 % 1013)
            .expect("text has room");
    }
    let imported = understood(&table, &Recipe::default());
    let expected = "CustomerId: client, Channel: tag_own, Region: tag_geography, Milk: offering, Frozen: offering";
    assert_eq!(describe(&imported), expected);
    assert_eq!(imported.data.clients[4].name, "5");
    let own = imported.data.dimensions.iter().filter(|dimension| dimension.as_built_in().is_none()).count();
    assert_eq!(own, 1, "the region is the geography");
}

#[test]
fn a_corrected_column_is_left_out_in_sight_and_the_proof_still_balances() {
    let recipe = Recipe { roles: [("Projecten".to_owned(), ColumnRole::Ignore)].into(), ..Recipe::default() };
    let imported = understood(DUTCH, &recipe);
    let ignored = imported.data.proof.left_out.iter().find(|part| part.reason == LeftOutReason::Ignored);
    let ignored = ignored.expect("the amounts of the column are named");
    assert_eq!((ignored.rows, money_of(ignored.amount)), (4, 3_258_600));
    assert!(imported.data.proof.balances());
    let projecten = imported.columns.iter().find(|column| column.title == "Projecten").expect("it is listed");
    assert_eq!((projecten.role, projecten.reason), (ColumnRole::Ignore, RoleReason::Corrected));
}

#[test]
fn rows_and_the_title_row_can_be_corrected() {
    let table = "Client,Cloud,Backup\nNorth,1,2\nA,10,20\nB,30,40\n";
    let recipe = Recipe { rows: [("North".to_owned(), Subtotal)].into(), ..Recipe::default() };
    let imported = understood(table, &recipe);
    assert_eq!(money_of(imported.data.proof.imported), 10_000);
    assert_eq!(imported.data.proof.left_out[0].reason, LeftOutReason::Subtotal);
    let recipe = Recipe { header_row: Some(1), ..Recipe::default() };
    let imported = understood(table, &recipe);
    assert_eq!((imported.header, imported.data.clients.len()), (Some((1, 1)), 2));
    assert!(imported.data.proof.balances());
}

#[test]
fn separators_are_decided_by_the_whole_column() {
    let cases = [
        ("Klant;Cloud\nA;1.234\nB;12,50\n", 124_650, None),
        ("Client;Cloud\nA;1,234\nB;12.50\n", 124_650, None),
        ("Client;Cloud\nA;1'234.50\nB;7\n", 124_150, None),
        ("Klient;Chmura\nA;1 234,50 zł\nB;(34,50)\n", 120_000, None),
        ("Klient;Chmura\nA;1\u{a0}234,50\nB;34,50-\n", 120_000, None),
        ("Client;Cloud\nA;1.234\nB;2.345\n", 357_900, Some([358, 357_900])),
        ("Client;Cloud\nA;1,234\nB;2,000\n", 323_400, Some([323, 323_400])),
        // Another column shows how this file writes decimals.
        ("Client;Cloud;Backup\nA;1.234;0.5\nB;2.345;10.5\n", 358 + 1_100, Some([358 + 1_100, 357_900 + 1_100])),
    ];
    for (table, expected, outcomes) in cases {
        let imported = understood(table, &Recipe::default());
        assert_eq!(money_of(imported.data.proof.imported), expected, "{table}");
        let asked: Option<Vec<i64>> = imported
            .questions
            .first()
            .map(|question| question.choices.iter().map(|choice| money_of(choice.imported)).collect());
        assert_eq!(asked, outcomes.map(|outcomes| outcomes.to_vec()), "{table}");
        assert!(imported.data.proof.balances(), "{table}");
    }
}

#[test]
fn the_answer_about_a_separator_changes_the_amounts() {
    let table = "Client;Cloud\nA;1.234\nB;2.345\n";
    for (answer, expected) in [(0, 358), (1, 357_900)] {
        let key = understood(table, &Recipe::default()).questions[0].key.clone();
        let recipe = Recipe { answers: [(key, answer)].into(), ..Recipe::default() };
        let imported = understood(table, &recipe);
        assert_eq!(money_of(imported.data.proof.imported), expected);
        assert_eq!(imported.questions[0].assumed, answer);
    }
}

#[test]
fn a_repeated_client_is_one_client_and_its_first_attributes_stay() {
    let table = "Client,Users,Industry,Cloud\nCafé Één,10,Food,5\nB,3,Care,1\n CAFE  EEN ,12,Food,7\n";
    let imported = understood(table, &Recipe::default());
    assert_eq!(imported.data.clients.len(), 2);
    assert_eq!((imported.data.clients[0].name.as_str(), imported.data.clients[0].users), ("Café Één", Some(10.0)));
    let issues: Vec<_> = imported.data.issues.iter().map(|issue| issue.reason).collect();
    assert_eq!(issues, [IssueReason::RepeatedClient, IssueReason::ConflictingValue]);
    let sum: f64 = imported.data.lines.iter().filter(|line| line.client.index() == 0).map(|line| line.amount).sum();
    assert_eq!(money_of(sum), 1_200);
}

#[test]
fn tags_become_the_shipped_words_and_several_values_are_kept() {
    let table = "Klant;Rol koper;Adoptieprofiel;Probleem;Branche;Cloud\n\
        A;Directeur; vroege meerderheid;Lagere kosten; Zorg ;1\n\
        B;\"Directeur; IT-manager\";Laggard;Meer rust;zorg;2\n\
        C;-;;Lower cost;n.v.t.;3\n";
    let imported = understood(table, &Recipe::default());
    let tags = |client: usize, built_in: BuiltIn| {
        let dimension =
            imported.data.dimensions.iter().find(|one| one.as_built_in() == Some(built_in)).expect("built in");
        let tags = imported.data.clients[client].tags.of(dimension.id);
        tags.iter().filter_map(|tag| dimension.value(tag.value)).collect::<Vec<_>>().join("|")
    };
    let cases = [
        (0, BuiltIn::Adoption, "Early majority"),
        (0, BuiltIn::Problem, "Lower cost"),
        (1, BuiltIn::BuyerRole, "Directeur|IT-manager"),
        (1, BuiltIn::Problem, "Meer rust"),
        (0, BuiltIn::Industry, "Zorg"),
        (1, BuiltIn::Industry, "Zorg"),
        (2, BuiltIn::Industry, ""),
        (2, BuiltIn::BuyerRole, ""),
        (2, BuiltIn::Problem, "Lower cost"),
    ];
    for (client, built_in, expected) in cases {
        assert_eq!(tags(client, built_in), expected, "{client} {built_in:?}");
    }
}

#[test]
fn ragged_rows_are_issues_and_lose_nothing() {
    let imported = understood("Client,Cloud,Backup\nA,1,2\nB,3\nC,4,5,6\n", &Recipe::default());
    let issues: Vec<_> = imported.data.issues.iter().map(|issue| (issue.source.row, issue.reason)).collect();
    assert!(
        issues.contains(&(2, IssueReason::RaggedRow)) && issues.contains(&(3, IssueReason::RaggedRow)),
        "{issues:?}"
    );
    assert_eq!(imported.data.clients.len(), 3);
}

fn stacked() -> Vec<Vec<Value>> {
    let rows: [&[Value]; 5] = [
        &[text("Revenue 2026"), blank(), blank(), blank(), blank(), blank(), blank()],
        &[text("Client"), text("Users"), text("Recurring"), blank(), text("One-off"), blank(), text("Total")],
        &[blank(), blank(), text("Managed"), text("Backup"), text("Hardware"), text("Projects"), blank()],
        &[text("A"), number(10.0), number(100.0), number(20.0), blank(), number(-5.5), number(114.5)],
        &[text("B"), number(0.0), number(200.0), Value::Error("#N/A"), number(30.0), blank(), number(230.0)],
    ];
    rows.iter().map(|row| row.to_vec()).collect()
}

#[test]
fn stacked_titles_give_the_kind_and_error_cells_are_issues() {
    let merges = [(0, 0, 0, 6), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5), (1, 6, 2, 6)];
    for merges in [&merges[..], &[]] {
        let bytes = workbook("Omzet", &stacked(), merges, "[$€-413] #,##0.00");
        let book = read_bytes(Path::new("x.xlsx"), &bytes, &Progress::default()).expect("the workbook is read");
        let imported = understand(&book, &Recipe::default(), &Progress::default()).expect("the table is understood");
        let kinds: Vec<_> = imported.data.offerings.iter().map(|one| (one.name.as_str(), one.kind)).collect();
        assert_eq!(
            kinds,
            [
                ("Managed", Some(Recurring)),
                ("Backup", Some(Recurring)),
                ("Hardware", Some(OneOff)),
                ("Projects", Some(OneOff))
            ],
            "{merges:?}"
        );
        assert_eq!(imported.header, Some((1, 2)), "{merges:?}");
        let issues: Vec<_> =
            imported.data.issues.iter().map(|one| (one.source.row, one.value.as_str(), one.reason)).collect();
        assert_eq!(issues, [(4, "#N/A", IssueReason::ErrorCell)]);
        assert_eq!(imported.data.clients[1].users, None);
        assert_eq!(imported.data.currency.as_deref(), Some("EUR"));
        assert_eq!(imported.columns[6].role, ColumnRole::Total);
        assert!(imported.data.proof.balances());
    }
}

#[test]
fn parents_that_say_nothing_of_the_kind_are_groups() {
    let rows: Vec<Vec<Value>> = vec![
        vec![text("Client"), text("Security"), blank(), text("Workplace"), blank()],
        vec![blank(), text("Licences"), text("Total"), text("Licences"), text("Support")],
        vec![text("A"), number(1.0), number(1.0), number(10.0), number(20.0)],
        vec![text("B"), number(2.0), number(2.0), number(30.0), number(40.0)],
    ];
    let bytes = workbook("Sheet1", &rows, &[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)], "General");
    let book = read_bytes(Path::new("x.xlsx"), &bytes, &Progress::default()).expect("the workbook is read");
    let imported = understand(&book, &Recipe::default(), &Progress::default()).expect("the table is understood");
    let offerings: Vec<_> =
        imported.data.offerings.iter().map(|one| (one.name.as_str(), one.group.as_deref())).collect();
    let expected = [
        ("Security / Licences", Some("Security")),
        ("Workplace / Licences", Some("Workplace")),
        ("Workplace / Support", Some("Workplace")),
    ];
    assert_eq!(offerings, expected);
}

#[test]
fn the_same_table_reads_the_same_from_a_workbook_and_from_text() {
    let rows: Vec<Vec<Value>> = vec![
        vec![text("Client"), text("Users"), text("Cloud"), text("Backup")],
        vec![text("A"), number(10.0), number(1234.5), blank()],
        vec![text("B"), blank(), number(-20.25), number(7.0)],
    ];
    let bytes = workbook("Any", &rows, &[], "General");
    let book = read_bytes(Path::new("x"), &bytes, &Progress::default()).expect("the workbook is read");
    let from_book = understand(&book, &Recipe::default(), &Progress::default()).expect("the table is understood");
    let from_text = understood("Client;Users;Cloud;Backup\nA;10;1.234,50;\nB;;-20,25;7\n", &Recipe::default());
    assert_eq!(from_book.data.lines, from_text.data.lines);
    assert_eq!(from_book.data.clients, from_text.data.clients);
    assert_eq!(from_book.data.proof, from_text.data.proof);
    assert_eq!(describe(&from_book), describe(&from_text));
}

#[test]
fn a_recipe_survives_being_saved() {
    let recipe = Recipe {
        sheet: Some("Omzet".into()),
        layout: Some(sweetspot::import::Layout::Matrix),
        header_row: Some(2),
        roles: [("Cloud".to_owned(), ColumnRole::Offering(Some(Recurring)))].into(),
        rows: [("Total Care".to_owned(), Detail)].into(),
        answers: [("total_row:Total Care".to_owned(), 0)].into(),
        suggestions: [("merge_clients:Jansen → Jansen B.V.".to_owned(), true)].into(),
        sheets: [("0123456789abcdef".to_owned(), false)].into(),
        ..Recipe::default()
    };
    let json = serde_json::to_string(&recipe).expect("a recipe is data");
    assert!(json.contains(r#""Cloud":"offering_recurring""#), "{json}");
    assert!(json.contains(r#""header_row":3"#), "rows count from 1: {json}");
    assert_eq!(serde_json::from_str::<Recipe>(&json).expect("it is read back"), recipe);
    for json in ["{}", r#"{"made_by_a_later_version": [1, 2]}"#] {
        assert_eq!(serde_json::from_str::<Recipe>(json).expect("absent means guessed"), Recipe::default());
    }
    let given: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let keys: Vec<&String> = given.as_object().into_iter().flatten().map(|(key, _)| key).collect();
    assert!(keys.iter().all(|key| Recipe::KEYS.contains(&key.as_str())), "{keys:?}");
}
