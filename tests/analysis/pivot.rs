//! Any two dimensions against each other, by hand on METHOD.md §14's clients.

use std::sync::Arc;

use sweetspot::analysis::{Axis, Key, Pivot, PivotCell, PivotQuantity, analyse_now, pivot};
use sweetspot::model::{ClientId, DimensionId, Project};

use crate::projects::worked_example;

const INDUSTRY: DimensionId = DimensionId(0);
const BUYER: DimensionId = DimensionId(2);

/// A and C are Care, D Retail; the buyer of A is the owner, of C owner and IT, of E IT. The rest is untagged.
fn tagged() -> Project {
    let mut project = worked_example();
    for (client, dimension, value) in [
        (0, INDUSTRY, "Care"),
        (2, INDUSTRY, "Care"),
        (3, INDUSTRY, "Retail"),
        (0, BUYER, "Owner"),
        (2, BUYER, "Owner"),
        (2, BUYER, "IT"),
        (4, BUYER, "IT"),
    ] {
        let found = &mut Arc::make_mut(&mut project.data.dimensions)[dimension.index()];
        let (value, many) = (found.intern(value).expect("a name"), found.multi_valued);
        Arc::make_mut(&mut project.data.clients)[client].tags.add(dimension, value, many);
    }
    // A value nobody carries has no row.
    Arc::make_mut(&mut project.data.dimensions)[0].intern("Empty");
    project
}

fn names(project: &Project, clients: &[ClientId]) -> String {
    clients.iter().map(|&id| project.client(id).expect("there").name.as_str()).collect()
}

fn text(cells: &[PivotCell]) -> String {
    let value = |cell: &PivotCell| cell.value.map_or("–".to_owned(), |value| format!("{value:.2}"));
    cells.iter().map(|cell| format!("{}/{}", value(cell), cell.over)).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_client_is_in_the_row_of_each_value_and_once_in_every_total() {
    let project = tagged();
    let outcome = analyse_now(&project);
    let axes = (Axis::Dimension(INDUSTRY), Axis::Dimension(BUYER));
    let found = pivot(&project, &outcome, axes, PivotQuantity::Clients);
    assert_eq!((found.rows.len(), found.columns.len(), found.rows.last()), (3, 3, Some(&Key::Unknown)));
    let cells: Vec<_> = found.cells.iter().map(|cell| names(&project, &cell.clients)).collect();
    assert_eq!(cells, ["CA", "C", "", "", "", "D", "", "E", "GFBH"]);
    let row_totals: Vec<_> = found.row_totals.iter().map(|cell| names(&project, &cell.clients)).collect();
    let column_totals: Vec<_> = found.column_totals.iter().map(|cell| names(&project, &cell.clients)).collect();
    assert_eq!(row_totals, ["CA", "D", "GFEBH"], "C has two buyers and is one client");
    assert_eq!(column_totals, ["CA", "EC", "GFDBH"]);
    assert_eq!((found.total.value, found.cell(0, 1).and_then(|cell| cell.value)), (Some(8.0), Some(1.0)));
    assert_eq!(found.cell(0, 3), None);
}

#[test]
fn every_quantity_says_over_how_many_clients() {
    let project = tagged();
    let outcome = analyse_now(&project);
    let of = |quantity| -> Pivot { pivot(&project, &outcome, (Axis::Dimension(INDUSTRY), Axis::Tier), quantity) };
    // Care is A and C, Retail D, unknown B E F G H; of those H has no users. V in sixteenths: A 5, B 6, C 9.5, D 12,
    // E 11.5, F 10, G 8.5, H 1.5.
    let cases = [
        (PivotQuantity::Clients, "2.00/2 1.00/1 5.00/5"),
        (PivotQuantity::Revenue, "39900.00/2 54000.00/1 288200.00/5"),
        (PivotQuantity::Share, "0.10/2 0.14/1 0.75/5"),
        (PivotQuantity::AveragePerClient, "19950.00/2 54000.00/1 57640.00/5"),
        (PivotQuantity::MedianPerClient, "19950.00/2 54000.00/1 62400.00/5"),
        (PivotQuantity::Breadth, "2.50/2 4.00/1 1.80/5"),
        (PivotQuantity::Penetration, "0.62/2 1.00/1 0.45/5"),
        (PivotQuantity::RevenuePerUserMean, "717.50/2 900.00/1 555.00/4"),
        (PivotQuantity::RevenuePerUserWhole, "767.31/2 900.00/1 435.69/4"),
        (PivotQuantity::Value, "0.45/2 0.75/1 0.47/5"),
    ];
    for (quantity, expected) in cases {
        assert_eq!(text(&of(quantity).row_totals), expected, "{quantity:?}");
    }
    assert_eq!(PivotQuantity::ALL.len(), cases.len());
    let empty = of(PivotQuantity::AveragePerClient);
    assert_eq!(empty.cell(1, 0), Some(&PivotCell::default()), "no client, no average");
}

#[test]
fn bands_and_tiers_keep_their_empty_rows_and_unknown_is_last() {
    let project = tagged();
    let outcome = analyse_now(&project);
    let found = pivot(&project, &outcome, (Axis::Band, Axis::Tier), PivotQuantity::Revenue);
    assert_eq!((found.rows.len(), found.columns.len()), (8, 5));
    let rows: Vec<_> = outcome.bands.iter().map(|row| Some(row.revenue)).collect();
    assert_eq!(found.row_totals.iter().map(|cell| cell.value).collect::<Vec<_>>(), rows);
    let tiers: Vec<_> = outcome.tiers.rows.iter().map(|row| Some(row.revenue)).chain([Some(0.0)]).collect();
    assert_eq!(found.column_totals.iter().map(|cell| cell.value).collect::<Vec<_>>(), tiers);
    let gone = pivot(&project, &outcome, (Axis::Dimension(DimensionId(99)), Axis::Band), PivotQuantity::Clients);
    assert_eq!((gone.rows, gone.total.value), (vec![Key::Unknown], Some(8.0)));
}
