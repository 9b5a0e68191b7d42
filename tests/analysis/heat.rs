//! The heatmap of METHOD.md §14: which cells have a colour, and on whose scale.

use sweetspot::analysis::analyse_now;
use sweetspot::analysis::heat::{Heat, HeatColumn, Level, Normalise, Quantity, Scale, heat};
use sweetspot::model::Band;

use crate::projects::{project, worked_example};

fn of(quantity: Quantity, normalise: Normalise) -> Heat {
    heat(&analyse_now(&worked_example()), quantity, normalise, Scale::Linear)
}

/// A row as text: value and level in thousandths, `-` for none, `?` for hatched.
fn row(heat: &Heat, row: usize) -> String {
    let cell = |column| {
        let cell = heat.cell(row, column).expect("inside");
        let value = cell.value.map_or_else(|| "-".to_owned(), |value| format!("{value:.2}"));
        match cell.level {
            Level::Unknown => format!("{value} ?"),
            Level::Empty => format!("{value} empty"),
            Level::At(level) => format!("{value} {level:.3}"),
        }
    };
    (0..heat.columns.len()).map(cell).collect::<Vec<_>>().join(", ")
}

#[test]
fn every_quantity_colours_the_known_bands_hatches_unknown_and_leaves_empty_bands_empty() {
    // Bands 1–25, 26–100, 101–500, then 501–1000, which is empty, and the unknown band.
    let cases = [
        (
            Quantity::Revenue,
            "15600.00 0.130, 1200.00 0.010, 0.00 0.000, 1500.00 0.013",
            "5000.00 ?, 0.00 ?, 0.00 ?, 0.00 ?",
        ),
        (Quantity::AveragePerClient, "7800.00 0.130, 600.00 0.010, 0.00 0.000, 750.00 0.013", "- ?, - ?, - ?, - ?"),
        (Quantity::AveragePerBuyer, "7800.00 0.065, 1200.00 0.010, - empty, 1500.00 0.013", "- ?, - ?, - ?, - ?"),
        (Quantity::Penetration, "1.00 1.000, 0.50 0.500, 0.00 0.000, 0.50 0.500", "1.00 ?, 0.00 ?, 0.00 ?, 0.00 ?"),
        (Quantity::Buyers, "2.00 0.667, 1.00 0.333, 0.00 0.000, 1.00 0.333", "1.00 ?, 0.00 ?, 0.00 ?, 0.00 ?"),
        (Quantity::RevenuePerUser, "487.50 0.837, 37.50 0.064, 0.00 0.000, 46.88 0.081", "- ?, - ?, - ?, - ?"),
        (
            Quantity::ClientsByBreadth,
            "0.00 0.000, 0.00 0.000, 2.00 1.000, 0.00 0.000, 0.00 0.000",
            "0.00 ?, 1.00 ?, 0.00 ?, 0.00 ?, 0.00 ?",
        ),
    ];
    for (quantity, first, unknown) in cases {
        let heat = of(quantity, Normalise::Table);
        assert_eq!(row(&heat, 0), first, "{quantity:?}");
        assert_eq!(row(&heat, 7), unknown, "{quantity:?}");
        let empty = vec!["- empty"; heat.columns.len()].join(", ");
        assert_eq!(row(&heat, 3), empty, "{quantity:?}");
        assert_eq!((heat.rows.len(), heat.rows[7]), (8, Band::Unknown));
    }
}

#[test]
fn a_cell_is_compared_with_its_table_row_or_column() {
    // Backup in 26–100: 8,400 of at most 120,000 in the table, 104,800 in its band, 9,000 in its offering.
    let cases = [(Normalise::Table, 120_000.0), (Normalise::Row, 104_800.0), (Normalise::Column, 9_000.0)];
    for (normalise, highest) in cases {
        let heat = of(Quantity::Revenue, normalise);
        let cut = heat.cut_points(1, 1).expect("there are values");
        assert_eq!((cut.minimum, cut.middle, cut.maximum), (0.0, highest / 2.0, highest), "{normalise:?}");
        let Some(Level::At(level)) = heat.cell(1, 1).map(|cell| cell.level) else {
            panic!("a known band has a colour")
        };
        assert!((f64::from(level) - 8_400.0 / highest).abs() < 1e-6, "{normalise:?} {level}");
    }
    assert_eq!(of(Quantity::Revenue, Normalise::Row).cut_points(3, 0), None, "an empty band has no scale");
}

#[test]
fn a_project_without_clients_or_with_unknown_sizes_only_has_no_scale() {
    let nobody = project(&["Backup"], &[]);
    let unknown = project(&["Backup"], &[("A", None, &[10.0])]);
    for (what, project, last) in [("nobody", nobody, None), ("unknown", unknown, Some(Level::Unknown))] {
        let heat = heat(&analyse_now(&project), Quantity::Revenue, Normalise::Column, Scale::Percentile);
        assert_eq!(heat.columns.len(), usize::from(last.is_some()), "{what}: what nobody bought is no column");
        assert!(heat.columns.iter().all(|column| matches!(column, HeatColumn::Offering(_))));
        assert_eq!(heat.cut_points(0, 0), None, "{what}");
        assert_eq!(heat.cells.last().map(|cell| cell.level), last, "{what}");
    }
}
