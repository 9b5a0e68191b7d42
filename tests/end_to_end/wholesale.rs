//! A real revenue matrix without sizes: 440 clients, 6 offerings, three columns of codes.

use calamine::Data;
use serde_json::{Value, json};

use crate::{cells, name, real_data, run};

const TOTALS: [(&str, f64); 6] = [
    ("Fresh", 5_280_131.0),
    ("Milk", 2_550_357.0),
    ("Grocery", 3_498_562.0),
    ("Frozen", 1_351_650.0),
    ("Detergents_Paper", 1_267_857.0),
    ("Delicassen", 670_943.0),
];

fn revenue() -> f64 {
    TOTALS.iter().map(|(_, total)| total).sum()
}

#[test]
fn a_real_matrix_is_understood_and_its_proof_balances() {
    let Some(file) = real_data("wholesale_customers.csv") else { return };
    let json = run(&["import", name(&file), "--json"]).json();
    assert_eq!((&json["clients"], &json["offerings"]), (&json!(440), &json!(6)));
    assert_eq!(json["files"][0]["layout"], "matrix");
    let proof = &json["proof"];
    assert_eq!(
        (&proof["balances"], &proof["imported"], &proof["file_total"]),
        (&json!(true), &json!(revenue()), &json!(revenue()))
    );
    let roles: Vec<_> =
        json["columns"].as_array().into_iter().flatten().map(|column| (&column["title"], &column["role"])).collect();
    for (title, role) in roles {
        let is_amount = TOTALS.iter().any(|(offering, _)| title == offering);
        assert_eq!(role == "offering", is_amount, "{title} is {role}: a code is no amount");
    }
    let analysis = run(&["analyse", name(&file), "--json"]).json();
    for (offering, total) in TOTALS {
        assert_eq!(sum(&analysis, offering), total, "{offering}");
    }
}

/// The revenue of an offering over all bands.
fn sum(analysis: &Value, offering: &str) -> f64 {
    let bands = analysis["bands"].as_array().expect("bands are a list").iter();
    let cells = bands.flat_map(|band| band["offerings"].as_array().expect("offerings are a list"));
    cells
        .filter(|cell| cell["offering"] == offering)
        .map(|cell| cell["revenue"].as_f64().expect("revenue is known"))
        .sum()
}

/// How many of the six amounts each client has, counted from the text of the file.
fn breadths(content: &str) -> Vec<usize> {
    let rows = content.lines().skip(1).filter(|line| !line.trim().is_empty());
    let bought = |amount: &&str| amount.trim().parse::<f64>().is_ok_and(|amount| amount > 0.0);
    rows.map(|line| line.split(',').skip(3).filter(bought).count()).collect()
}

#[test]
fn unknown_sizes_are_said_plainly_and_breadth_is_still_shown() {
    let Some(file) = real_data("wholesale_customers.csv") else { return };
    let breadths = breadths(&std::fs::read_to_string(&file).expect("the file is text"));
    let mean = breadths.iter().sum::<usize>() as f64 / breadths.len() as f64;
    let said = run(&["analyse", name(&file)]).out.replace('\u{a0}', " ");
    assert!(said.starts_with("No client has a known size, so no band can win"), "{said}");
    assert!(said.contains(&format!("440 clients buy {mean:.1} of 6 offerings on average")), "{said}");
    let json = run(&["analyse", name(&file), "--json"]).json();
    assert_eq!(json["unknown_size"], json!({"clients": 440, "revenue": revenue()}));
    let verdict = &json["verdict"];
    assert!(verdict.get("band").is_none() && verdict["scores"] == json!([]), "{verdict}");
    let bands = json["bands"].as_array().expect("bands are a list");
    let unknown = bands.last().expect("the unknown band is last");
    assert_eq!((&unknown["label"], &unknown["breadth"]), (&json!("unknown"), &json!(mean)));
    let histogram: Vec<usize> = (0..=6).map(|k| breadths.iter().filter(|breadth| **breadth == k).count()).collect();
    assert_eq!(unknown["breadth_histogram"], json!(histogram));
    assert!(unknown.get("average_per_client").is_none(), "unknown sizes stay out of averages");
}

#[test]
fn a_real_matrix_is_reported_without_an_error_in_any_cell() {
    let Some(file) = real_data("wholesale_customers.csv") else { return };
    let folder = tempfile::tempdir().expect("a folder of our own");
    let report = folder.path().join("report.xlsx");
    let written = run(&["report", name(&file), "-o", name(&report)]);
    assert_eq!((written.status, written.err.as_str()), (0, ""));
    let cells = cells::read(&report);
    let errors: Vec<_> = cells.values.iter().filter(|(_, value)| matches!(value, Data::Error(_))).collect();
    assert!(errors.is_empty() && cells.formulas.len() > 440, "{errors:?}");
    let holds =
        |wanted: f64| cells.values.values().any(|value| matches!(value, Data::Float(found) if *found == wanted));
    assert!(holds(revenue()) && TOTALS.iter().all(|(_, total)| holds(*total)), "every total stands in the report");
}
