//! METHOD.md §14 from file to JSON to report, every number; and that the two agree on any workbook.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calamine::{Data, DataType as _};
use serde_json::{Value, json};

use crate::cells::{self, Cells};
use crate::{asset, name, run, tables};

/// The figures of a band: the key in JSON, the column's title in the report without its currency.
const FIGURES: [(&str, &str); 14] = [
    ("clients", "Clients"),
    ("revenue", "Revenue"),
    ("share", "Share"),
    ("users", "Users"),
    ("average_per_client", "Average per client"),
    ("median_per_client", "Median per client"),
    ("trimmed_mean", "10 % trimmed mean"),
    ("revenue_per_user_mean", "Revenue per user, mean of clients"),
    ("revenue_per_user_band", "Revenue per user, whole band"),
    ("breadth", "Breadth"),
    ("broad_clients", "Broad clients"),
    ("pairs", "Client–offering pairs"),
    ("penetration", "Penetration"),
    ("largest_client_share", "Largest client’s share"),
];

/// The columns of the table of §14 after the band, with the decimals it prints; shares are printed in percent.
const PRINTED: [(&str, usize); 10] = [
    ("clients", 0),
    ("revenue", 0),
    ("share", 2),
    ("average_per_client", 0),
    ("revenue_per_user_mean", 2),
    ("revenue_per_user_band", 2),
    ("pairs", 0),
    ("breadth", 3),
    ("broad_clients", 0),
    ("penetration", 1),
];

/// The table of §14 as printed, for K = 3.
const TABLE: [(&str, &str); 4] = [
    ("1–25", "2 | 18,300 | 4.79 % | 9,150 | 582.50 | 571.88 | 4 | 2.000 | 0 | 50.0 %"),
    ("26–100", "3 | 148,800 | 38.94 % | 49,600 | 830.00 | 826.67 | 10 | 3.333 | 3 | 83.3 %"),
    ("101–500", "2 | 210,000 | 54.96 % | 105,000 | 450.00 | 381.82 | 3 | 1.500 | 0 | 37.5 %"),
    ("unknown", "1 | 5,000 | 1.31 % | – | – | – | 1 | 1.000 | 0 | 25.0 %"),
];

/// Figures of a band by key; those unknown are absent.
type Figures = BTreeMap<String, f64>;

/// The worked example as it comes with the program, and as a test writes it.
fn workbooks(folder: &Path) -> [PathBuf; 2] {
    [asset("worked-example.xlsx"), tables::worked_example(&folder.join("written here.xlsx"))]
}

/// The numbers of `analyse --json`, by band.
fn in_json(analysis: &Value) -> BTreeMap<String, Figures> {
    let bands = analysis["bands"].as_array().expect("bands are a list");
    let figures = |band: &Value| {
        let known = FIGURES.iter().filter_map(|(key, _)| Some(((*key).to_owned(), band.get(key)?.as_f64()?)));
        (band["label"].as_str().expect("a label").to_owned(), known.collect())
    };
    bands.iter().map(figures).collect()
}

/// The same numbers as the sheet Bands holds them. Each has to be a formula with its result in the file.
fn in_report(report: &Cells) -> BTreeMap<String, Figures> {
    let at = |row: u32, column: u32| ("Bands".to_owned(), row, column);
    let words = |row, column| match report.values.get(&at(row, column)) {
        Some(Data::String(words)) => words.as_str(),
        _ => "",
    };
    let titles = (0..20).find(|row| words(*row, 1) == "Band").expect("the band table has titles");
    let columns: BTreeMap<&str, u32> = (2..30)
        .map(|column| (words(titles, column).trim_end_matches(", EUR"), column))
        .filter(|(title, _)| !title.is_empty())
        .collect();
    let band = |row: u32| {
        let figure = |(key, title): &(&str, &str)| {
            let place = at(row, *columns.get(title).unwrap_or_else(|| panic!("no column {title}: {columns:?}")));
            assert!(report.formulas.contains_key(&place), "{place:?}, {title}, is no formula");
            match &report.values[&place] {
                Data::Float(number) => Some(((*key).to_owned(), *number)),
                Data::String(dash) if dash == "–" => None,
                other => panic!("{place:?}, {title}, is {other:?}"),
            }
        };
        FIGURES.iter().filter_map(figure).collect()
    };
    let rows = (titles + 1..).map_while(|row| match words(row, 1) {
        "" | "all clients" => None,
        label => Some((label.to_owned(), band(row))),
    });
    rows.collect()
}

/// The analysis of `file` as JSON and the report on it, both by the program.
fn analysed(file: &Path, options: &[&str]) -> (Value, Cells) {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let report = folder.path().join("report.xlsx");
    let json = run(&[&["analyse", name(file), "--json"], options].concat()).json();
    let written = run(&[&["report", name(file), "-o", name(&report)], options].concat());
    assert_eq!((written.status, written.err.as_str()), (0, ""), "{}", file.display());
    let report = cells::read(&report);
    assert_eq!(report.sheets, ["Summary", "Bands", "Heatmap", "Overlap", "Clients", "Data", "Method"]);
    (json, report)
}

/// A number as METHOD.md prints it.
fn printed(value: Option<&f64>, key: &str, decimals: usize) -> String {
    let Some(value) = value else { return "–".to_owned() };
    let is_share = matches!(key, "share" | "penetration");
    let plain = format!("{:.decimals$}", if is_share { value * 100.0 } else { *value });
    let (whole, fraction) = plain.find('.').map_or((plain.as_str(), ""), |point| plain.split_at(point));
    let digits: Vec<char> = whole.chars().collect();
    let groups: Vec<String> = digits.rchunks(3).rev().map(|group| group.iter().collect()).collect();
    groups.join(",") + fraction + if is_share { " %" } else { "" }
}

#[test]
fn every_number_of_the_method_is_printed_in_json_and_in_the_report() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    for file in workbooks(folder.path()) {
        let (json, report) = analysed(&file, &["--broad-from", "3"]);
        for (place, bands) in [("JSON", in_json(&json)), ("report", in_report(&report))] {
            for (label, expected) in TABLE {
                let cells = PRINTED.map(|(key, decimals)| printed(bands[label].get(key), key, decimals));
                assert_eq!(cells.join(" | "), expected, "{label} in the {place} of {}", file.display());
            }
            let empty: Vec<_> =
                bands.iter().filter(|(_, figures)| figures["clients"] == 0.0).map(|band| band.0).collect();
            assert_eq!(empty, ["10001+", "1001–3000", "3001–10000", "501–1000"], "{place}");
            assert!(empty.iter().all(|label| !bands[*label].contains_key("average_per_client")), "{place}: no clients");
        }
    }
}

#[test]
fn every_number_of_the_method_is_exact() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let rows = tables::WORKED;
    let within = |lower: f64, upper: f64| move |users: Option<f64>| users.is_some_and(|u| u > lower && u <= upper);
    let revenue = |row: &tables::Row| row.2.iter().sum::<f64>();
    let bought = |row: &tables::Row| row.2.iter().filter(|amount| **amount > 0.0).count();
    let total: f64 = rows.iter().map(revenue).sum();
    assert_eq!(total, 382_100.0);
    for file in workbooks(folder.path()) {
        let (json, report) = analysed(&file, &["--broad-from", "3"]);
        for (label, lower, upper) in [("1–25", 0.0, 25.0), ("26–100", 25.0, 100.0), ("101–500", 100.0, 500.0)] {
            let members: Vec<_> = rows.iter().filter(|row| within(lower, upper)(row.1)).collect();
            let (n, r) = (members.len() as f64, members.iter().map(|row| revenue(row)).sum::<f64>());
            let users: f64 = members.iter().filter_map(|row| row.1).sum();
            let pairs = members.iter().map(|row| bought(row)).sum::<usize>() as f64;
            let per_user = members.iter().map(|row| revenue(row) / row.1.expect("known")).sum::<f64>() / n;
            let exact = [
                ("clients", n),
                ("revenue", r),
                ("users", users),
                ("share", r / total),
                ("average_per_client", r / n),
                ("revenue_per_user_mean", per_user),
                ("revenue_per_user_band", r / users),
                ("pairs", pairs),
                ("breadth", pairs / n),
                ("penetration", pairs / (n * 4.0)),
                ("broad_clients", members.iter().filter(|row| bought(row) >= 3).count() as f64),
            ];
            for (place, bands) in [("JSON", in_json(&json)), ("report", in_report(&report))] {
                for (key, expected) in exact {
                    let found = bands[label][key];
                    assert!(
                        (found - expected).abs() <= 1e-14 * expected,
                        "{label} {key} in {place}: {found}, {expected}"
                    );
                }
            }
        }
        assert_eq!((&json["revenue"], &json["clients"], &json["offerings"]), (&json!(total), &json!(8), &json!(4)));
    }
}

#[test]
fn the_verdict_of_the_method_is_the_same_everywhere() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    for file in workbooks(folder.path()) {
        for options in [["--broad-from", "3"].as_slice(), &[]] {
            let (json, report) = analysed(&file, options);
            let verdict = &json["verdict"];
            assert_eq!(verdict["scores"], json!([{"band": "26–100", "score": 1.0}]), "only 26–100 is eligible");
            assert_eq!((&verdict["band"], &verdict["tie"]), (&json!("26–100"), &json!(false)));
            assert_eq!((&verdict["enough_clients"], &json["unknown_size"]["clients"]), (&json!(true), &json!(1)));
            let words: Vec<&str> = report
                .values
                .values()
                .filter_map(|cell| match cell {
                    Data::String(words) => Some(words.as_str()),
                    _ => None,
                })
                .collect();
            assert!(words.contains(&"Undecided between 26–100, 1–25 and 101–500"), "{}", file.display());
            let average = of_criterion(&report, "Average per client");
            assert_eq!(average, ["26–100", "101–500"], "points to; higher, with too few clients");
            assert_eq!(of_criterion(&report, "Breadth"), ["26–100", "–"]);
        }
        let said = run(&["analyse", name(&file)]).out.replace('\u{a0}', " ");
        assert!(said.contains("Clients with 26–100 users buy the most: 3.3 of 4 offerings on average"), "{said}");
        assert!(said.contains("Average revenue and the share of revenue point to 101–500 (too few clients to count)"));
    }
}

/// The number in the cell a defined name stands for.
fn named(report: &Cells, name: &str) -> Option<f64> {
    let (_, area) = report.names.iter().find(|(known, _)| known == name)?;
    let (sheet, cell) = area.split_once('!')?;
    let (letters, row) = cell.strip_prefix('$')?.split_once('$')?;
    let column = letters.bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1) - 1;
    report.values.get(&(sheet.to_owned(), row.parse::<u32>().ok()? - 1, column))?.as_f64()
}

/// What the Summary says of a criterion: where it points to, and where it would with enough clients.
fn of_criterion(report: &Cells, criterion: &str) -> [String; 2] {
    let words = |row: u32, column: u32| match report.values.get(&("Summary".to_owned(), row, column)) {
        Some(Data::String(words)) => words.clone(),
        _ => String::new(),
    };
    let titles = (0..60).find(|row| words(*row, 1) == "Criterion").expect("the criteria have titles");
    let row = (titles..titles + 8).find(|row| words(*row, 1) == criterion).expect("the criterion is listed");
    [words(row, 3), words(row, 4)]
}

#[test]
fn json_and_report_agree_on_every_figure_of_every_band() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let dutch = tables::dutch(&folder.path().join("omzet.xlsx"), tables::Amounts::General);
    let cases: [(PathBuf, &[&str]); 4] = [
        (asset("sample.xlsx"), &[]),
        (asset("sample.xlsx"), &["--bands", "10.5,60,200", "--threshold", "900", "--broad-from", "5"]),
        (asset("worked-example.xlsx"), &[]),
        (dutch, &["--bands", "30"]),
    ];
    for (file, options) in cases {
        let (json, report) = analysed(&file, options);
        let (ours, theirs) = (in_json(&json), in_report(&report));
        assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>(), "{}", file.display());
        for (label, figures) in &ours {
            let known = |figures: &Figures| figures.keys().cloned().collect::<Vec<_>>();
            assert_eq!(known(figures), known(&theirs[label]), "{label}: what is unknown is unknown in both");
            for (key, ours) in figures {
                let theirs = theirs[label][key];
                assert!((ours - theirs).abs() <= 1e-12 * ours.abs(), "{label} {key}: {ours}, {theirs}");
            }
        }
        let said = run(&[&["analyse", name(&file)], options].concat()).out;
        let title = report.values.get(&("Bands".to_owned(), 0, 0)).map(ToString::to_string);
        assert_eq!(title.as_deref(), said.lines().next(), "{}", file.display());
        let unknown = &json["unknown_size"];
        let whole = [
            ("Total_revenue", &json["revenue"]),
            ("Client_count", &json["clients"]),
            ("Unknown_clients", &unknown["clients"]),
            ("Unknown_revenue", &unknown["revenue"]),
        ];
        for (area, expected) in whole {
            let (found, expected) = (named(&report, area).expect(area), expected.as_f64().expect("a number"));
            assert!((found - expected).abs() <= 1e-12 * expected, "{area}: {found}, {expected}");
        }
    }
}
