//! A second file or sheet beside the amounts: client lists, offering lists, and what the names suggest.

use sweetspot::import::NoLongerFits as Gone;
use sweetspot::import::{
    ColumnRole, Imported, Recipe, SheetUse, SuggestionState, Workbook, fit, fitted, read_all, understand,
};
use sweetspot::model::{BuiltIn, IssueReason, Progress};

use super::tables::money_of;

/// Files with these contents, read together.
fn files(contents: &[&str]) -> Workbook {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let paths: Vec<_> = (0..contents.len()).map(|number| folder.path().join(format!("{number}.csv"))).collect();
    for (path, content) in paths.iter().zip(contents) {
        std::fs::write(path, content).expect("the folder is ours");
    }
    read_all(&paths, &Progress::default()).expect("the files are read")
}

fn understood(workbook: &Workbook, recipe: &Recipe) -> Imported {
    let imported = understand(workbook, recipe, &Progress::default()).expect("a table");
    assert!(imported.data.proof.balances(), "{:?}", imported.data.proof);
    imported
}

const AMOUNTS: &str = "Client,Cloud,Backup,Phones\n\
    Vandermolen B.V.,100,20,\nTarnwood,50,,5\nElm Bakery,30,1,\nQuillfeather,10,10,10\nOrbiton Sp. z o.o.,7,,\n";
const COMPANIES: &str = "Company,Type,Status,Territory,Market,City,State,Country,Revenue,Employees\n\
    VANDERMOLEN B.V.,Client,Active,North,Care,Zeist,UT,Netherlands,9000000,40\n\
    Tarnwood,Client,Active,South,Care,Tiel,GL,Netherlands,8000000,12\n\
    ELM-Bakery Ltd,Client,Active,South,Food,Best,NB,Netherlands,100000,5\n\
    Quillfeather,Client,Active,North,Legal,Ede,GL,Netherlands,200000,zero\n\
    Oakwright,Prospect,Active,North,Legal,Ede,GL,Netherlands,300000,3\n";

fn value(imported: &Imported, client: usize, built_in: BuiltIn) -> Option<&str> {
    let dimension = imported.data.dimensions.iter().find(|one| one.as_built_in() == Some(built_in))?;
    dimension.value(imported.data.clients[client].tags.primary(dimension.id)?)
}

#[test]
fn a_company_list_says_who_the_clients_are_and_its_revenue_is_their_own() {
    for contents in [[AMOUNTS, COMPANIES], [COMPANIES, AMOUNTS]] {
        let workbook = files(&contents);
        let imported = understood(&workbook, &Recipe::default());
        assert_eq!(money_of(imported.data.proof.file_total), 24_300, "their revenue is not ours");
        assert_eq!((imported.clients(), imported.data.offerings.len()), (5, 3));
        let part = imported.sheets.iter().find(|part| part.used == SheetUse::Joined).expect("the list is joined");
        assert_eq!(part.matched, 3);
        assert_eq!(imported.data.clients[0].employees, Some(40.0));
        assert_eq!(value(&imported, 1, BuiltIn::Industry), Some("Care"));
        assert_eq!(value(&imported, 1, BuiltIn::Geography), Some("South"));
        assert_eq!(value(&imported, 2, BuiltIn::Industry), None, "a likely match is not made by itself");
        let issues: Vec<_> = imported.data.issues.iter().map(|one| (one.value.as_str(), one.reason)).collect();
        assert_eq!(issues, [("zero", IssueReason::NotASize)]);
        let names = |names: &[sweetspot::import::UnmatchedName]| {
            names.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(names(&imported.unmatched.clients), "Elm Bakery, Orbiton Sp. z o.o.");
        assert_eq!(names(&imported.unmatched.listed), "ELM-Bakery Ltd, Oakwright");
    }
}

#[test]
fn what_is_accepted_or_declined_is_remembered() {
    let workbook = files(&[AMOUNTS, COMPANIES]);
    let key = "match_client:ELM-Bakery Ltd → Elm Bakery";
    for (answer, state, industry) in [
        (None, SuggestionState::Open, None),
        (Some(true), SuggestionState::Accepted, Some("Food")),
        (Some(false), SuggestionState::Declined, None),
    ] {
        let suggestions = answer.map(|answer| (key.to_owned(), answer)).into_iter().collect();
        let recipe = Recipe { suggestions, ..Recipe::default() };
        let imported = understood(&workbook, &recipe);
        let found: Vec<_> = imported.suggestions.iter().map(|one| (one.key.as_str(), one.state)).collect();
        assert_eq!(found, [(key, state)]);
        assert_eq!(money_of(imported.suggestions[0].amount), 3_100);
        assert_eq!(value(&imported, 2, BuiltIn::Industry), industry);
        assert_eq!(fit(&recipe, &workbook, &imported).no_longer, []);
    }
}

#[test]
fn a_list_is_switched_off_and_its_columns_mean_what_the_user_says() {
    let workbook = files(&[AMOUNTS, COMPANIES]);
    let before = understood(&workbook, &Recipe::default());
    let key = before.sheets.iter().find(|part| part.used == SheetUse::Joined).expect("joined").key.clone();
    let recipe = Recipe { sheets: [(key.clone(), false)].into(), ..Recipe::default() };
    let imported = understood(&workbook, &recipe);
    let part = imported.sheets.iter().find(|part| part.key == key).expect("it is still offered");
    assert_eq!((part.used, part.offered), (SheetUse::Unused, Some(SheetUse::Joined)));
    assert_eq!(imported.data.clients[0].employees, None);
    let recipe = Recipe { roles: [("Employees".to_owned(), ColumnRole::Users)].into(), ..Recipe::default() };
    let imported = understood(&workbook, &recipe);
    assert_eq!((imported.data.clients[0].users, imported.data.clients[0].employees), (Some(40.0), None));
}

#[test]
fn sizes_that_differ_between_the_two_are_said_and_the_first_stays() {
    let amounts = "Client,Users,Cloud\nVandermolen,10,5\nTarnwood,7,3\nElm Bakery,,2\n";
    let list = "Name,Users,Industry\nElm Bakery,3,Food\nVandermolen,12,Care\nTarnwood,7,Care\n";
    let imported = understood(&files(&[amounts, list]), &Recipe::default());
    let users: Vec<_> = imported.data.clients.iter().map(|client| client.users).collect();
    assert_eq!(users, [Some(10.0), Some(7.0), Some(3.0)]);
    let issues: Vec<_> = imported
        .data
        .issues
        .iter()
        .map(|one| (one.source.sheet.index(), one.source.row, one.value.as_str(), one.reason))
        .collect();
    assert_eq!(issues, [(1, 2, "12", IssueReason::ConflictingValue)]);
    assert_eq!(imported.data.sheets.len(), 2, "the issue finds its sheet");
}

#[test]
fn clients_are_joined_by_code_where_names_differ() {
    let amounts = "Code,Client,Cloud\n101,Vandermolen,5\n102,Tarnwood,3\n103,Elm Bakery,2\n";
    let list = "Debtor number,Company,Sector\n103,The Elm,Food\n101,V. d. Molen,Care\n102,T. Wood,Care\n";
    let imported = understood(&files(&[amounts, list]), &Recipe::default());
    let values: Vec<_> = (0..3).map(|client| value(&imported, client, BuiltIn::Industry)).collect();
    assert_eq!(values, [Some("Care"), Some("Care"), Some("Food")]);
    assert_eq!(imported.suggestions, []);
}

#[test]
fn names_are_put_together_and_taken_apart_when_accepted() {
    let cases: [(&str, &str, &str); 5] = [
        (
            "Client,Cloud\nTarnwood,5\nTarnwood Ltd,3\nElm,2\n",
            "merge_clients:Tarnwood → Tarnwood Ltd",
            "Tarnwood Ltd 8 -; Elm 2 -",
        ),
        ("Client,Cloud\nElm:North,5\nOak,3\nElm:South,2\nElm,1\n", "split_parent:clients", "Oak 3 -; Elm 8 -"),
        (
            "Client,Cloud\n1042 - Elm,5\n1043 - Oak,3\n1044 - Fir,2\n",
            "split_code:clients",
            "Elm 5 1042; Oak 3 1043; Fir 2 1044",
        ),
        (
            "Client,Cloud\n1042 - Elm,5\n1043 - Elm,3\n1044 - Fir,2\n1045 - Oak,2\n1046 - Ash,2\n",
            "split_code:clients",
            "Elm 5 1042; 1043 - Elm 3 1043; Fir 2 1044; Oak 2 1045; Ash 2 1046",
        ),
        (
            "Client,Cloud,G Suite,GSuite\nElm,10,20,40\nOak,10,,\n",
            "merge_offerings:GSuite → G Suite",
            "Elm 70 -; Oak 10 -",
        ),
    ];
    for (table, key, expected) in cases {
        let workbook = files(&[table]);
        let open = understood(&workbook, &Recipe::default());
        let keys: Vec<_> = open.suggestions.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(keys, [key], "{table}");
        let recipe = Recipe { suggestions: [(key.to_owned(), true)].into(), ..Recipe::default() };
        let done = understood(&workbook, &recipe);
        let shown = done.data.clients.iter().map(|client| {
            let lines = done.data.lines.iter().filter(|line| line.client == client.id);
            let sum: f64 = lines.map(|line| line.amount).sum();
            format!("{} {sum} {}", client.name, client.code.as_deref().unwrap_or("-"))
        });
        assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{table}");
        assert_eq!(done.data.proof, open.data.proof, "names move no money in or out");
        assert!(done.data.clients.iter().enumerate().all(|(at, client)| client.id.index() == at));
        assert!(done.data.lines.iter().all(|line| line.offering.index() < done.data.offerings.len()));
        assert_eq!(done.suggestions[0].state, SuggestionState::Accepted);
    }
}

#[test]
fn an_offering_list_knows_the_better_spelling() {
    let amounts = "Client,GTXPro,MG Special\nElm,5,1\nOak,3,2\n";
    let products = "Product,Category,List price\nGTX Pro,GTX,4821\nMG Special,MG,55\nGTK 500,GTK,26768\n";
    let workbook = files(&[amounts, products]);
    let key = "merge_offerings:GTXPro → GTX Pro";
    let open = understood(&workbook, &Recipe::default());
    assert_eq!(open.suggestions.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), [key]);
    let recipe = Recipe { suggestions: [(key.to_owned(), true)].into(), ..Recipe::default() };
    let done = understood(&workbook, &recipe);
    let offerings: Vec<_> = done.data.offerings.iter().map(|one| (one.name.as_str(), one.group.as_deref())).collect();
    assert_eq!(offerings[0].0, "GTX Pro");
    assert_eq!(offerings[1], ("MG Special", Some("MG")));
}

#[test]
fn matrices_with_the_same_titles_are_added_only_when_the_user_says_so() {
    let quarters =
        ["Client,Users,Cloud,Backup\nElm,5,10,1\nOak,7,20,2\n", "Client,Users,Cloud,Backup\nelm,6,3,\nFir,,4,4\n"];
    let workbook = files(&quarters);
    let cases = [(None, 3_300, 2), (Some(0), 4_400, 3), (Some(1), 3_300, 2)];
    for (answer, total, clients) in cases {
        let answers = answer.map(|choice| ("same_table:1.csv".to_owned(), choice)).into_iter().collect();
        let recipe = Recipe { answers, ..Recipe::default() };
        let imported = understood(&workbook, &recipe);
        assert_eq!(
            (money_of(imported.data.proof.file_total), imported.data.clients.len()),
            (total, clients),
            "{answer:?}"
        );
        let question = &imported.questions[0];
        let choices: Vec<_> = question.choices.iter().map(|choice| (choice.key, money_of(choice.imported))).collect();
        assert_eq!((question.assumed, choices), (answer.unwrap_or(1), vec![("add", 4_400), ("leave_out", 3_300)]));
        assert_eq!(fit(&recipe, &workbook, &imported).no_longer, []);
        let conflict = imported.data.issues.iter().any(|one| one.reason == IssueReason::ConflictingValue);
        assert_eq!(conflict, total == 4_400, "Elm has 5 users in one and 6 in the other");
    }
    let recipe = Recipe { sheets: [("1.csv".to_owned(), true)].into(), ..Recipe::default() };
    assert_eq!(understood(&workbook, &recipe).data.lines.len(), 7);
}

#[test]
fn what_no_longer_fits_is_listed() {
    let workbook = files(&[AMOUNTS]);
    let recipe = Recipe {
        sheet: Some("Omzet Q2".into()),
        roles: [("Phones".to_owned(), ColumnRole::Ignore), ("Fax".to_owned(), ColumnRole::Ignore)].into(),
        answers: [("separator:Fax".to_owned(), 0)].into(),
        rows: [("Tarnwood".to_owned(), sweetspot::import::RowClass::Footer)].into(),
        suggestions: [("split_code:clients".to_owned(), true)].into(),
        ..Recipe::default()
    };
    let imported = understood(&workbook, &fitted(&recipe, &workbook));
    let fit = fit(&recipe, &workbook, &imported);
    assert_eq!(fit.applied, 2);
    let expected = [
        Gone::Sheet("Omzet Q2".into()),
        Gone::Column("Fax".into()),
        Gone::Answer("separator:Fax".into()),
        Gone::Suggestion("split_code:clients".into()),
    ];
    assert_eq!(fit.no_longer, expected);
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let good = folder.path().join("good.csv");
    std::fs::write(&good, AMOUNTS).expect("the folder is ours");
    let error = read_all(&[good, folder.path().join("gone.csv")], &Progress::default()).expect_err("one is not there");
    assert!(error.to_string().contains("gone.csv"), "{error}");
}
