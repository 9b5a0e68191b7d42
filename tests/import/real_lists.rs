//! Real client lists and real names, where SWEETSPOT_DATA says they are.

use std::path::PathBuf;

use sweetspot::import::{Imported, Recipe, SheetUse, SuggestionAbout, Workbook, read_all, understand};
use sweetspot::model::{BuiltIn, Progress};

use super::skip::skipped;

/// The files of these names together; `None` without the data.
fn real(files: &[&str]) -> Option<Workbook> {
    let Ok(folder) = std::env::var("SWEETSPOT_DATA") else {
        skipped(&format!("SWEETSPOT_DATA names no folder, so {} was not read", files.join(", ")));
        return None;
    };
    let paths: Vec<PathBuf> = files.iter().map(|file| PathBuf::from(&folder).join(file)).collect();
    Some(read_all(&paths, &Progress::default()).expect("the files are read"))
}

fn values(imported: &Imported, built_in: BuiltIn) -> Vec<Option<&str>> {
    let dimension = imported.data.dimensions.iter().find(|one| one.as_built_in() == Some(built_in)).expect("built in");
    let clients = imported.data.clients.iter();
    clients.map(|client| dimension.value(client.tags.primary(dimension.id)?)).collect()
}

#[test]
fn the_accounts_of_a_crm_say_who_its_deals_are_with() {
    let files = ["crm/accounts.csv", "crm/sales_pipeline.csv", "crm/products.csv", "crm/sales_teams.csv"];
    let Some(workbook) = real(&files) else { return };
    let imported = understand(&workbook, &Recipe::default(), &Progress::default()).expect("deals are lines");
    let data = &imported.data;
    assert!(data.proof.balances(), "{:?}", data.proof);
    let mut used: Vec<_> = imported.sheets.iter().map(|part| (part.sheet, part.used, part.matched)).collect();
    used.sort_by_key(|part| part.0);
    let expected =
        [(0, SheetUse::Joined, 85), (1, SheetUse::Main, 0), (2, SheetUse::Offerings, 0), (3, SheetUse::Unused, 0)];
    assert_eq!(used, expected);
    assert_eq!(data.clients.len(), 85);
    let sectors = values(&imported, BuiltIn::Industry);
    assert!(sectors.iter().all(Option::is_some), "{sectors:?}");
    assert_eq!(sectors.iter().filter(|sector| **sector == Some("technolgy")).count(), 12, "kept as written");
    assert!(values(&imported, BuiltIn::Geography).iter().all(Option::is_some));
    let acme = data.clients.iter().find(|client| client.name == "Acme Corporation").expect("it is there");
    assert_eq!((acme.employees, acme.users), (Some(2822.0), None));
    let keys: Vec<_> = imported.suggestions.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys, ["merge_offerings:GTXPro → GTX Pro"]);
    assert_eq!((imported.unmatched.clients.len(), imported.unmatched.listed.len()), (0, 0));
}

#[test]
fn few_of_many_real_names_are_suggested_as_one() {
    let Some(workbook) = real(&["g_cloud_spend.csv"]) else { return };
    let asof = Some(jiff::civil::date(2014, 6, 30));
    for (client, offering, most) in [("CustomerName", "LotDescription", 6), ("SupplierName", "LotDescription", 3)] {
        use sweetspot::import::ColumnRole as Role;
        let other = if client == "CustomerName" { "SupplierName" } else { "CustomerName" };
        let roles = [(client, Role::Client), (offering, Role::Offering(None)), (other, Role::Ignore)];
        let roles = roles.map(|(title, role)| (title.to_owned(), role)).into();
        let recipe = Recipe { roles, asof, ..Recipe::default() };
        let imported = understand(&workbook, &recipe, &Progress::default()).expect("a table");
        let merges = imported.suggestions.iter().filter(|one| matches!(one.about, SuggestionAbout::Merge { .. }));
        let keys: Vec<_> = merges.map(|one| one.key.as_str()).collect();
        assert!((1..=most).contains(&keys.len()), "{client}: {keys:#?}");
    }
}
