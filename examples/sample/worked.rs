//! The worked example of the method (METHOD.md §14): eight clients, four offerings.

use crate::sheet::{Row, Table};

/// The table of §14.
pub(crate) fn table() -> Table {
    let clients: [(&str, Option<u32>, [i64; 4]); 8] = [
        ("A", Some(12), [6_000, 0, 0, 1_500]),
        ("B", Some(20), [9_600, 1_200, 0, 0]),
        ("C", Some(40), [24_000, 3_600, 4_800, 0]),
        ("D", Some(60), [36_000, 4_800, 7_200, 6_000]),
        ("E", Some(80), [44_800, 0, 9_600, 8_000]),
        ("F", Some(150), [81_000, 9_000, 0, 0]),
        ("G", Some(400), [0, 0, 0, 120_000]),
        ("H", None, [5_000, 0, 0, 0]),
    ];
    let row = |(name, users, euros): (&str, Option<u32>, [i64; 4])| Row {
        name: name.to_owned(),
        users,
        attributes: Vec::new(),
        cents: euros.map(|amount| amount * 100).to_vec(),
    };
    Table {
        sheet: "Revenue",
        title: vec!["Worked example – revenue per client over twelve months"],
        attributes: Vec::new(),
        offerings: ["Managed", "Backup", "Security", "Projects"].map(|name| (name, None)).to_vec(),
        rows: clients.map(row).into_iter().collect(),
    }
}
