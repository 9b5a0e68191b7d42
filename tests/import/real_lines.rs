//! Real invoice lines, held against counts made by another program.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::{Date, date};
use sweetspot::import::{ColumnRole, Imported, Layout, Recipe, read, understand};
use sweetspot::model::{ClientStatus, LeftOutReason, Progress, neumaier_sum};

/// A file of the data folder as understood with `roles`; `None`, said so, where there is no folder.
fn imported(file: &str, roles: &[(&str, ColumnRole)], asof: Option<Date>) -> Option<Imported> {
    let Some(folder) = std::env::var_os("SWEETSPOT_DATA") else {
        crate::skip::skipped(&format!("SWEETSPOT_DATA names no folder, so {file} was not read"));
        return None;
    };
    let roles = roles.iter().map(|(title, role)| ((*title).to_owned(), *role)).collect();
    let recipe = Recipe { roles, asof, ..Recipe::default() };
    let book = read(&Path::new(&folder).join(file), &Progress::default()).expect("it is read");
    let imported = understand(&book, &recipe, &Progress::default()).expect("it is understood");
    assert!(imported.data.proof.balances() && imported.layout == Layout::Lines, "{file}");
    assert!(imported.questions.is_empty(), "{file}: {:?}", imported.questions);
    Some(imported)
}

/// Rows and cents left out, by reason.
fn left_out(imported: &Imported) -> BTreeMap<LeftOutReason, (usize, i64)> {
    let parts = imported.data.proof.left_out.iter();
    parts.map(|part| (part.reason, (part.rows, super::money_of(part.amount)))).collect()
}

fn cents(amount: f64) -> i64 {
    super::money_of(amount)
}

#[test]
fn cloud_spend_is_read_by_supplier_or_by_lot_and_cut_to_twelve_months() {
    let cases = [
        ("by lot", &[][..], 4),
        ("by supplier", &[("SupplierName", ColumnRole::Offering(None)), ("LotDescription", ColumnRole::Ignore)], 343),
    ];
    for (name, roles, offerings) in cases {
        let Some(imported) = imported("g_cloud_spend.csv", roles, None) else { return };
        let data = &imported.data;
        assert_eq!((data.clients.len(), data.offerings.len()), (524, offerings), "{name}");
        assert_eq!((data.lines.len(), data.asof), (11_430, Some(date(2014, 6, 30))), "{name}");
        assert_eq!(
            (cents(data.proof.file_total), cents(data.proof.imported)),
            (21_745_567_439, 18_406_810_320),
            "{name}"
        );
        assert_eq!(left_out(&imported), [(LeftOutReason::OutsideWindow, (2_062, 3_338_757_119))].into(), "{name}");
        let now = data.clients.iter().filter(|client| client.status == ClientStatus::Client).count();
        assert_eq!(now, 459, "{name}: the others bought before the twelve months");
        assert!(data.clients.iter().any(|client| client.name == "Information Commissioner’s Office"), "{name}");
    }
}

#[test]
fn a_shop_is_read_by_sub_category_or_category_with_its_margin() {
    let cases = [
        ("by sub-category", &[][..], 17),
        ("by category", &[("Category", ColumnRole::Offering(None)), ("Sub-Category", ColumnRole::Ignore)], 3),
    ];
    for (name, roles, offerings) in cases {
        let Some(imported) = imported("superstore.csv", roles, None) else { return };
        let data = &imported.data;
        assert_eq!((data.clients.len(), data.offerings.len(), data.lines.len()), (793, offerings, 3_312), "{name}");
        assert!((data.proof.file_total - 2_297_200.860_3).abs() < 1e-6, "{name}: {}", data.proof.file_total);
        assert!((data.proof.imported - 733_215.255_2).abs() < 1e-6, "{name}: {}", data.proof.imported);
        assert_eq!(data.asof, Some(date(2017, 12, 31)), "{name}: only a Sunday follows the last order");
        let margin = neumaier_sum(data.clients.iter().filter_map(|client| client.margin));
        assert!((margin - 93_439.269_6).abs() < 1e-6, "{name}: {margin}");
    }
    let Some(year_before) = imported("superstore.csv", &[], Some(date(2016, 12, 31))) else { return };
    assert_eq!(year_before.data.lines.len(), 2_587);
}

#[test]
fn only_won_deals_are_sales() {
    let Some(imported) = imported("crm/sales_pipeline.csv", &[], None) else { return };
    let data = &imported.data;
    assert_eq!((data.clients.len(), data.offerings.len(), data.lines.len()), (85, 7, 4_238));
    assert_eq!(cents(data.proof.imported), 1_000_553_400);
    // Deals under way have no amount yet.
    assert_eq!(left_out(&imported), [(LeftOutReason::Status, (2_473, 0))].into());
}
