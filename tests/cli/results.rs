//! What good files give: the worked example from file to JSON, the shape of the JSON, and text for people.

use std::fs;

use serde_json::{Value, json};

use crate::tables::{cells, worked_example};
use crate::{name, run, run_with};

fn near(found: &Value, expected: f64) -> bool {
    found.as_f64().is_some_and(|found| (found - expected).abs() <= 1e-9 * expected.abs().max(1.0))
}

/// One row of the table of METHOD.md §14: label, clients, revenue, average, per user (mean), per user (band), pairs,
/// breadth, broad clients, penetration.
type Row = (&'static str, u64, f64, Option<f64>, Option<f64>, Option<f64>, u64, f64, u64, f64);

const TABLE: [Row; 4] = [
    ("1–25", 2, 18_300.0, Some(9_150.0), Some(582.5), Some(571.875), 4, 2.0, 0, 0.5),
    ("26–100", 3, 148_800.0, Some(49_600.0), Some(830.0), Some(148_800.0 / 180.0), 10, 10.0 / 3.0, 3, 10.0 / 12.0),
    ("101–500", 2, 210_000.0, Some(105_000.0), Some(450.0), Some(210_000.0 / 550.0), 3, 1.5, 0, 0.375),
    ("unknown", 1, 5_000.0, None, None, None, 1, 1.0, 0, 0.25),
];

#[test]
fn the_worked_example_goes_from_file_to_json() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let json = run(&["analyse", name(&worked_example(folder.path())), "--broad-from", "3", "--json"]).json();
    assert_eq!((&json["clients"], &json["offerings"]), (&json!(8), &json!(4)));
    assert!(near(&json["revenue"], 382_100.0), "{}", json["revenue"]);
    let bands = json["bands"].as_array().expect("bands are a list");
    assert_eq!(bands.len(), 8, "seven bands and the unknown one, which is last");
    assert_eq!(bands[7]["label"], "unknown");
    for (label, clients, revenue, average, mean, whole, pairs, breadth, broad, penetration) in TABLE {
        let band = bands.iter().find(|band| band["label"] == label).expect("the band is there");
        assert_eq!(
            (&band["clients"], &band["pairs"], &band["broad_clients"]),
            (&json!(clients), &json!(pairs), &json!(broad))
        );
        let exact =
            [("revenue", revenue), ("breadth", breadth), ("penetration", penetration), ("share", revenue / 382_100.0)];
        for (key, expected) in exact {
            assert!(near(&band[key], expected), "{label} {key}: {}", band[key]);
        }
        let unknown =
            [("average_per_client", average), ("revenue_per_user_mean", mean), ("revenue_per_user_band", whole)];
        for (key, expected) in unknown {
            match expected {
                Some(expected) => assert!(near(&band[key], expected), "{label} {key}: {}", band[key]),
                None => assert!(band.get(key).is_none(), "{label} {key} is unknown, so absent"),
            }
        }
    }
    let verdict = &json["verdict"];
    assert_eq!(
        (&verdict["band"], &verdict["tie"], &verdict["enough_clients"]),
        (&json!("26–100"), &json!(false), &json!(true))
    );
}

#[test]
fn the_json_of_an_analysis_has_the_promised_shape() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let json = run(&["analyse", name(&file), "--json", "--asof", "2026-10-31"]).json();
    assert_eq!(json["asof"], "2026-10-31");
    assert_eq!(json["unknown_size"], json!({"clients": 1, "revenue": 5_000.0}));
    let bands = json["bands"].as_array().expect("bands are a list");
    assert_eq!((&bands[1]["lower"], &bands[1]["upper"]), (&json!(26), &json!(100)));
    assert!(bands[6].get("upper").is_none() && bands[7].get("lower").is_none(), "open and unknown edges are absent");
    assert_eq!(bands[1]["breadth_histogram"], json!([0, 0, 0, 2, 1]));
    let managed = &bands[1]["offerings"][0];
    assert_eq!((&managed["offering"], &managed["buyers"]), (&json!("Managed"), &json!(3)));
    for key in ["revenue", "penetration", "average_per_client", "average_per_buyer"] {
        assert!(managed[key].is_number(), "{key}");
    }
    let verdict = &json["verdict"];
    for criterion in ["broad_clients", "average_per_client", "breadth", "pairs", "share", "revenue_per_user"] {
        assert_eq!(verdict["winners"][criterion], json!(["26–100"]), "{criterion}");
    }
    for (list, share) in [("resampling", "share"), ("weights", "share"), ("scores", "score")] {
        let first = &verdict[list][0];
        assert!(first["band"].is_string() && first[share].is_number(), "{list}: {first}");
    }
    assert!(verdict["leave_one_out"].as_array().is_some_and(|found| found.iter().all(|one| one["client"].is_string())));
    assert!(json["concentration"]["gini"].is_number() && json["concentration"]["top_10_percent_share"].is_number());
    let tiers: Vec<_> = json["tiers"].as_array().into_iter().flatten().map(|tier| tier["tier"].clone()).collect();
    assert_eq!(tiers, ["A", "B", "C", "D"]);
    let preset = |rule: &str| -> Vec<u64> {
        let rows = json["tier_presets"][rule].as_array().into_iter().flatten();
        rows.filter_map(|tier| tier["clients"].as_u64()).collect()
    };
    assert_eq!(preset("cumulative_revenue"), [2, 2, 2, 2]);
    assert_eq!((preset("count"), preset("value")), (vec![1, 1, 1, 5], vec![0, 5, 2, 1]));
    assert_eq!((&json["tier_rule"], &json["white_space"]), (&json!("cumulative_revenue"), &json!([])));
}

#[test]
fn what_clients_could_buy_is_in_the_json_and_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let rows: &[&[&str]] = &[
        &["Client", "Users", "Managed", "Backup"],
        &["Ada", "50", "500", "100"],
        &["Bo", "40", "400", "160"],
        &["Cy", "80", "800", "80"],
        &["Di", "30", "300", ""],
        &["Ed", "60", "600", ""],
    ];
    let file = cells(&folder.path().join("missing.xlsx"), rows);
    let json = run(&["analyse", name(&file), "--json"]).json()["white_space"].clone();
    let expected = json!([
        {"client": "Ed", "offering": "Backup", "expected": 120.0, "likely": 90.0, "missing": 120.0, "peers": 4, "buyers": 3, "per_user": 2.0},
        {"client": "Di", "offering": "Backup", "expected": 60.0, "likely": 45.0, "missing": 60.0, "peers": 4, "buyers": 3, "per_user": 2.0}
    ]);
    assert_eq!(json, expected);
    let text = run(&["analyse", name(&file)]).out.replace('\u{a0}', " ");
    assert!(text.contains("White space: 180 at 2 clients, 135 of it likely, most of it in Backup: 180"), "{text}");
}

#[test]
fn what_the_best_clients_share_is_in_the_json() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let rows: &[&[&str]] = &[
        &["Client", "Industry", "Backup"],
        &["Ada", "Care", "6000"],
        &["Bo", "Retail", "3000"],
        &["Cy", "Care", "1000"],
        &["Di", "", "500"],
    ];
    let file = cells(&folder.path().join("tagged.xlsx"), rows);
    let common = run(&["analyse", name(&file), "--json"]).json()["common"].clone();
    let first = &common[0];
    assert_eq!((&first["dimension"], &first["value"]), (&json!("Industry"), &json!("Care")), "{common}");
    assert_eq!(first["share_all"], json!(0.5), "the untagged client stays in n: {common}");
    assert_eq!(first["lift"], json!(first["share_best"].as_f64().unwrap_or_default() / 0.5), "{common}");
}

#[test]
fn settings_reach_the_analysis() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let labels = |arguments: &[&str]| {
        let mut all = vec!["analyse", name(&file), "--json"];
        all.extend(arguments);
        let json = run(&all).json();
        let bands = json["bands"].as_array().expect("bands are a list");
        let labels: Vec<_> = bands.iter().map(|band| band["label"].as_str().unwrap_or_default().to_owned()).collect();
        (labels.join(" "), json)
    };
    assert_eq!(labels(&["--bands", "50,200"]).0, "1–50 51–200 201+ unknown");
    let (_, half) = labels(&[]);
    assert_eq!(half["bands"][0]["broad_clients"], 2, "half of four offerings is broad where nothing is said");
    let (_, strict) = labels(&["--threshold", "4800"]);
    assert_eq!(strict["bands"][1]["pairs"], 7, "amounts of 4,800 and below no longer count as bought");
    let (_, weighed) = labels(&["--weights", "average_per_client=1", "--bands", "100"]);
    assert_eq!(weighed["verdict"]["scores"][0]["band"], "1–100");
}

#[test]
fn the_json_of_an_import_has_the_promised_shape() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let json = run(&["import", name(&file), "--json"]).json();
    let promised = [
        ("path", json!(name(&file))),
        ("kind", json!("xlsx")),
        ("sheet", json!("Revenue")),
        ("layout", json!("matrix")),
        ("header_row", json!(3)),
        ("used", json!("main")),
    ];
    for (key, value) in promised {
        assert_eq!(json["files"][0][key], value, "{key}");
    }
    assert_eq!(json["files"].as_array().map(Vec::len), Some(1));
    assert_eq!((&json["clients"], &json["offerings"]), (&json!(8), &json!(4)));
    let columns = json["columns"].as_array().expect("columns are a list");
    let roles: Vec<_> = columns.iter().map(|column| column["role"].as_str().unwrap_or_default()).collect();
    assert_eq!(roles, ["client", "users", "offering", "offering", "offering", "offering", "total"]);
    assert!(columns.iter().all(|column| column["confidence"].is_number() && column["reason"].is_string()));
    let proof = &json["proof"];
    assert_eq!(proof["balances"], true);
    assert!(near(&proof["imported"], 382_100.0), "{proof}");
    let left_out: f64 =
        proof["left_out"].as_array().into_iter().flatten().filter_map(|part| part["amount"].as_f64()).sum();
    assert!(near(&proof["file_total"], 382_100.0 + left_out) && left_out > 0.0, "{proof}");
    assert!(json["issues"].is_array() && json["questions"].is_array());
    assert!(json.get("first_date").is_none(), "a matrix has no dates, and unknown is absent");
}

#[test]
fn an_issue_says_where_it_is() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let rows: &[&[&str]] = &[
        &["Client", "Users", "Backup", "Security", "Budget"],
        &["Ada", "many", "10", "20", "40"],
        &["Bo", "7", "30", "", "35.5"],
        &["Cy", "9", "soon", "6", "5"],
    ];
    let file = cells(&folder.path().join("issues.xlsx"), rows);
    let json = run(&["import", name(&file), "--json"]).json();
    let expected = json!([
        {"sheet": "Revenue", "row": 1, "column": 4, "reason": "not_revenue", "value": "Budget", "amount": 80.5},
        {"sheet": "Revenue", "row": 2, "column": 1, "reason": "not_a_size", "value": "many"},
        {"sheet": "Revenue", "row": 4, "column": 2, "reason": "not_an_amount", "value": "soon"}
    ]);
    assert_eq!(json["issues"], expected);
    let text = run(&["import", name(&file)]);
    assert!(text.out.contains("Revenue!B2 “many”: not a size, read as unknown"), "{}", text.out);
    assert!(text.out.contains("Revenue!E1 “Budget”, 80.50: not revenue by its title, not counted"), "{}", text.out);
}

#[test]
fn the_cells_are_printed_as_read_from_a_file_and_from_standard_input() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let rows: &[&[&str]] = &[&["Client", "Backup, monthly"], &["Ada \"A\"", "1234.5"], &["", "7"]];
    let file = cells(&folder.path().join("cells.xlsx"), rows);
    let expected = "Client,\"Backup, monthly\"\n\"Ada \"\"A\"\"\",1234.5\n,7\n";
    assert_eq!(run(&["grid", name(&file)]).out, expected);
    let bytes = fs::read(&file).expect("it was just written");
    assert_eq!(run_with(&["grid", "-"], &bytes).out, expected);
    let analysed = run_with(
        &["import", "-", "--json"],
        b"Client;Users;Backup;Security\nAda;5;10,50;3\nBo;7;20,25;4\nCy;;1,00;5\n",
    );
    let json = analysed.json();
    assert_eq!((&json["files"][0]["path"], &json["files"][0]["kind"]), (&json!("-"), &json!("csv")));
    assert!(near(&json["proof"]["imported"], 43.75), "{}", json["proof"]);
}

#[test]
fn people_read_sentences_and_an_aligned_table() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let english = run(&["analyse", name(&file)]).out.replace('\u{a0}', " ");
    for expected in [
        "The largest client brings 31 % of revenue; Gini coefficient 0.46",
        "Tiers by cumulative revenue: A 2 (55 %) · B 2 (30 %) · C 2 (11 %) · D 2 (3 %)",
        "Tiers by number of clients: A 1 (31 %) · B 1 (24 %) · C 1 (16 %) · D 5 (29 %)",
        "Tiers by value score: A 0 (0 %)",
        "White space: none",
        "Clients with 26–100 users buy the most: 3.3 of 4 offerings on average",
        "point to 101–500 (too few clients to count)",
        "  Clients  Revenue  ",
    ] {
        assert!(english.contains(expected), "{expected}: {english}");
    }
    let table: Vec<_> =
        english.lines().skip_while(|line| !line.starts_with("Band ")).take_while(|line| !line.is_empty()).collect();
    assert_eq!(table.len(), 9, "titles, seven bands, unknown: {english}");
    let imported = run(&["import", name(&file)]).out.replace('\u{a0}', " ");
    assert!(
        imported.contains("Balances to the cent") && imported.contains("worked.xlsx: Matrix, 8 clients"),
        "{imported}"
    );
    let dutch = run(&["--lang", "nl", "analyse", name(&file)]).out;
    assert!(dutch.contains("148.800"), "Dutch groups thousands with points: {dutch}");
}

#[test]
fn a_recipe_is_written_corrected_and_applied() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let recipe = folder.path().join("r.json");
    let first = run(&["import", name(&file), "--save-recipe", name(&recipe), "--json"]).json();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &std::path::Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        let usual = folder.path().join("usual");
        fs::write(&usual, "").expect("the folder is ours");
        assert_eq!(mode(&recipe), mode(&usual), "a recipe is as readable as any other file");
    }
    let mut saved: Value = serde_json::from_str(&fs::read_to_string(&recipe).expect("it was written")).expect("JSON");
    assert_eq!((&saved["header_row"], &saved["roles"]["Managed"]), (&json!(3), &json!("offering")));
    assert_eq!(run(&["import", name(&file), "--recipe", name(&recipe), "--json"]).json()["proof"], first["proof"]);
    saved["roles"]["Projects"] = json!("ignore");
    fs::write(&recipe, saved.to_string()).expect("the folder is ours");
    let corrected = run(&["import", name(&file), "--recipe", name(&recipe), "--json"]).json();
    assert_eq!((&corrected["offerings"], &corrected["proof"]["balances"]), (&json!(3), &json!(true)));
    let projects = corrected["columns"].as_array().into_iter().flatten().find(|column| column["title"] == "Projects");
    assert_eq!(projects.map(|column| column["reason"].clone()), Some(json!("corrected")));
}

#[test]
fn a_recipe_of_another_table_is_not_applied_and_one_of_another_sheet_is() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let write = |file: &str, content: &str| {
        let path = folder.path().join(file);
        fs::write(&path, content).expect("the folder is ours");
        path
    };
    let matrix = write("a.csv", "Client,Cloud,Backup\nTarnwood,5,1\nElm,3,\nOak,2,2\n");
    let roles = json!({"Invoice": "document", "Date": "date", "Client": "client", "Amount": "amount"});
    let other = write("other.json", &json!({"layout": "lines", "roles": roles}).to_string());
    let run_with = |recipe| run(&["import", name(&matrix), "--json", "--recipe", recipe]);
    let found = run_with(name(&other));
    assert_eq!(found.json()["proof"]["imported"], json!(13.0));
    assert!(found.err.contains("another table") && found.err.contains("Amount, Client"), "{}", found.err);
    let day = ["analyse", name(&matrix), "--json", "--recipe", name(&other), "--asof", "2026-10-31"];
    assert_eq!(run(&day).json()["asof"], "2026-10-31", "what was said beside the recipe counts");
    let roles = json!({"Client": "client", "Cloud": "offering", "Backup": "ignore"});
    let sheet = write("sheet.json", &json!({"sheet": "August", "roles": roles}).to_string());
    let found = run_with(name(&sheet));
    assert_eq!(found.json()["proof"]["imported"], json!(10.0));
    assert!(found.err.contains("3 corrections applied") && found.err.contains("“August”"), "{}", found.err);
}

#[test]
fn several_files_are_one_import_and_each_says_what_became_of_it() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let write = |file: &str, content: &str| {
        let path = folder.path().join(file);
        fs::write(&path, content).expect("the folder is ours");
        path
    };
    let amounts = write("a.csv", "Client,Cloud,Backup\nTarnwood,5,1\nTarnwood Ltd,3,\nOak B.V.,2,2\n");
    let list = write("b.csv", "Company,Industry,Employees,Revenue\nTarnwood,Care,12,999\nOak,Food,7,999\n");
    let files = [name(&amounts), name(&list)];
    let json = run(&["import", files[0], files[1], "--json"]).json();
    let used: Vec<_> = json["files"].as_array().into_iter().flatten().map(|file| &file["used"]).collect();
    assert_eq!(used, ["main", "joined"]);
    assert_eq!((&json["files"][1]["layout"], &json["files"][1]["matched"]), (&json!("clients"), &json!(1)));
    assert_eq!((&json["proof"]["file_total"], &json["proof"]["balances"]), (&json!(13.0), &json!(true)));
    assert_eq!(json["unmatched"], json!({"clients": ["Oak B.V.", "Tarnwood Ltd"], "listed": ["Oak"]}));
    let keys: Vec<_> = json["suggestions"].as_array().into_iter().flatten().map(|one| &one["key"]).collect();
    let expected = ["merge_clients:Tarnwood → Tarnwood Ltd", "match_client:Oak → Oak B.V."];
    assert_eq!(keys, expected);

    let recipe =
        write("r.json", &json!({"suggestions": {expected[0]: true, expected[1]: true, "gone": true}}).to_string());
    let answered = run(&["import", files[0], files[1], "--json", "--recipe", name(&recipe)]);
    let json = answered.json();
    assert_eq!((&json["clients"], &json["unmatched"]["listed"]), (&json!(2), &json!([])));
    assert!(answered.err.contains("2 corrections applied") && answered.err.contains("“gone”"), "{}", answered.err);
    let shown = run(&["import", files[1], files[0]]).out;
    assert!(shown.starts_with("a.csv: "), "the main table's file, whatever the order: {shown}");
    assert!(shown.contains("b.csv: a list of clients, 1 row joined"), "{shown}");
    assert!(shown.contains("Suggestion: “Tarnwood” may be “Tarnwood Ltd” (6.00)"), "{shown}");
}
