//! Prospects and what is typed on the screens, on the command line.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::tables::worked_example;
use crate::{name, run};

/// A file of this name and content in `folder`.
fn file(folder: &Path, called: &str, content: &str) -> PathBuf {
    let path = folder.join(called);
    fs::write(&path, content).expect("the folder is ours");
    path
}

const LEADS: &str = "Company,Users,Industry,Status,Entry barrier,Access to decision makers,Urgency\n\
    Delta,60,Care,,4,,2\n\
    Echo,,Care,Ex-client,,,\n\
    Foxtrot,many,,Prospect,,,9\n\
    a,12,Retail,,,,\n\
    delta,12,Retail,,,,\n\
    ,12,Retail,,,,\n\
    Golf,12,Retail,Client,,,\n";

#[test]
fn prospects_of_a_file_are_ranked_and_change_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let (clients, leads) = (worked_example(folder.path()), file(folder.path(), "leads.csv", LEADS));
    let alone = run(&["analyse", name(&clients), "--json"]).json();
    let found = run(&["analyse", name(&clients), name(&leads), "--json"]);
    assert_eq!(found.status, 0, "{}", found.err);
    let json = found.json();
    for key in ["clients", "revenue", "verdict", "bands", "tiers"] {
        assert_eq!(json[key], alone[key], "{key}");
    }
    let list = json["prospects"]["list"].as_array().expect("a list");
    let of = |key: &str| list.iter().map(|one| one[key].clone()).collect::<Vec<Value>>();
    assert_eq!(of("prospect"), ["Delta", "Echo", "Foxtrot"]);
    assert_eq!(of("status"), ["prospect", "ex-client", "prospect"]);
    assert_eq!(list[0]["winnability"], 3.0);
    assert!(list[2].get("winnability").is_none(), "9 is no score");
    // Nobody of the worked example has an industry: the size alone says something.
    assert_eq!((list[0]["fit"].as_f64(), list[0]["completeness"].as_f64()), (Some(1.0), Some(0.25)));
    assert!(list[1].get("fit").is_none() && list[1]["ask_next"] == "size");
    for said in ["“a” is “A”", "C5 “delta”", "B4 “many”", "G4 “9”", "“Golf”", "A7"] {
        let said = said.replace("C5", "A6");
        assert!(found.err.contains(&said), "{said} in {}", found.err);
    }
}

const TYPED: &str = r#"{
    "pin": {"band": "26-100", "conditions": [{"dimension": "industry", "value": "care"}]},
    "profiles": [{"name": "Small", "band": "1–25"}],
    "weights": {"size": 1},
    "rules": [{"conditions": [{"dimension": "Industry", "value": "CARE"}], "effect": "halve", "reason": "why not"}],
    "segments": {"dimension": "Industry", "weights": {"motives": 0},
        "typed": [{"segment": "CARE", "potential": 10, "future_trends": 4}],
        "needs": [{"segment": "Care", "need": "Uptime", "score": 5}],
        "offers": [{"offering": "Backup", "need": "uptime", "score": 3}]},
    "messages": {"written": [{"group": "Care", "problem": "Lower cost", "message": "Less downtime", "date": "2026-01-31", "response": 4}]},
    "goal": 0.5
}"#;

/// The worked example with C, D and E in care, who want lower cost.
fn tagged(folder: &Path) -> PathBuf {
    let matrix = "Client,Users,Industry,Problem solved,Managed,Backup,Security,Projects\n\
        A,12,,,6000,,,1500\nB,20,,,9600,1200,,\nC,40,Care,Lower cost,24000,3600,4800,\n\
        D,60,Care,Lower cost,36000,4800,7200,6000\nE,80,Care,Lower cost,44800,,9600,8000\n\
        F,150,,,81000,9000,,\nG,400,,,,,,120000\nH,,,,5000,,,\n";
    file(folder, "worked.csv", matrix)
}

#[test]
fn what_is_typed_comes_from_a_file_and_stays_in_a_project() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let (clients, typed) = (tagged(folder.path()), file(folder.path(), "P.json", TYPED));
    let leads = file(folder.path(), "leads.csv", "Company,Users,Industry,Problem\nDelta,60,Care,Lower cost\n");
    let given = [name(&leads), "--people", name(&typed)];
    let json = run(&[&["analyse", name(&clients), "--json"][..], &given].concat()).json();
    let goal = &json["goal"];
    assert_eq!(
        (goal["share"].as_f64(), goal["inside"].as_u64(), goal["new_clients"].as_u64()),
        (Some(0.5), Some(3), Some(2))
    );
    let delta = &json["prospects"]["list"][0];
    assert_eq!(
        (delta["fit"].as_f64(), delta["completeness"].as_f64()),
        (Some(0.5), Some(0.5)),
        "halved: size 1, care 1, cost 1"
    );
    assert_eq!(delta["rules"][0]["effect"], "halve");
    let care = &json["segments"]["list"][0];
    assert_eq!(
        (care["segment"].as_str(), care["penetration"].as_f64(), care["needs_offer"].as_f64()),
        (Some("Care"), Some(0.3), Some(0.6))
    );
    let cell = &json["messages"]["cells"][0];
    assert_eq!(
        (cell["message"].as_str(), cell["date"].as_str(), cell["response"].as_i64()),
        (Some("Less downtime"), Some("2026-01-31"), Some(4))
    );
    assert_eq!(cell["prospects"][0], "Delta");
    let inside = &json["core_clients"][0];
    assert_eq!(
        (inside["industry"].as_str(), inside["users"].as_f64(), inside["clients"].as_u64()),
        (Some("Care"), Some(60.0), Some(3))
    );
    let project = folder.path().join("worked.sweetspot");
    let made = run(&[&["project", name(&clients)][..], &given, &["-o", name(&project)]].concat());
    assert_eq!(made.status, 0, "{}", made.err);
    let again = run(&["analyse", name(&project), "--json"]).json();
    for key in ["prospects", "segments", "messages", "core_clients", "goal"] {
        assert_eq!(again[key], json[key], "{key} after saving");
    }
}

#[test]
fn without_a_goal_there_is_none_and_without_people_the_lists_are_empty() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let json = run(&["analyse", name(&worked_example(folder.path())), "--json"]).json();
    assert!(json.get("goal").is_none());
    assert_eq!(json["prospects"]["list"].as_array().map(Vec::len), Some(0));
    assert_eq!(json["core_clients"][0]["evidence"], "E", "the largest of three alike but for their size");
}

#[test]
fn what_cannot_be_typed_is_said_and_nothing_is_computed() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let clients = tagged(folder.path());
    let cases = [
        ("not json", "JSON"),
        (r#"{"colour": 1}"#, "colour"),
        (r#"{"pin": {"band": "3–4"}}"#, "“3–4”"),
        (r#"{"pin": {"conditions": [{"dimension": "Industry", "value": "Space"}]}}"#, "“Space”"),
        (r#"{"segments": {"dimension": "Weather"}}"#, "“Weather”"),
        (r#"{"weights": {"height": 1}}"#, "“height”"),
        (r#"{"weights": {"size": -1}}"#, "size"),
        (r#"{"segments": {"needs": [{"segment": "Care", "need": "Uptime", "score": 6}]}}"#, "0 to 5"),
        (r#"{"messages": {"written": [{"group": "Care", "problem": "x", "date": "soon"}]}}"#, "“soon”"),
        (r#"{"goal": 2}"#, "goal"),
    ];
    for (content, said) in cases {
        let typed = file(folder.path(), "P.json", content);
        let run = run(&["analyse", name(&clients), "--people", name(&typed)]);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{content}");
        assert!(run.err.contains(said) && run.err.contains("P.json"), "{content}: {}", run.err);
    }
    let nobody = file(folder.path(), "numbers.csv", "1,2\n3,4\n");
    let run = run(&["analyse", name(&clients), name(&nobody)]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("no list of prospects"), "{}", run.err);
}

#[test]
fn who_was_billed_before_the_window_is_an_ex_client_with_its_history() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let month = |month: u32| format!("2025-{month:02}-10,Anna,Managed,100.00\n2025-{month:02}-28,Bo,Managed,50.00\n");
    let months: String = (1..=12).map(month).collect();
    let mut lines = format!("Date,Client,Offering,Amount\n{months}");
    lines.push_str("2024-03-05,Cas,Managed,10.25\n2024-06-07,Cas,Managed,20.50\n");
    let path = file(folder.path(), "lines.csv", &lines);
    let json = run(&["analyse", name(&path), "--json"]).json();
    let cas = &json["prospects"]["list"][0];
    assert_eq!(cas["prospect"], "Cas");
    assert_eq!((cas["status"].as_str(), cas["old_revenue"].as_f64()), (Some("ex-client"), Some(30.75)));
    assert_eq!(cas["last_date"], "2024-06-07");
}
