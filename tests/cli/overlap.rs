//! The search for overlap from file to JSON and text (METHOD.md §7), against figures worked out by hand.

use serde_json::{Value, json};

use crate::tables::{cells, worked_example};
use crate::{name, run};

/// Twelve clients: care with a rack pays 100, everyone else 10; Lu's industry is unknown.
const ROWS: [&[&str]; 13] = [
    &["Client", "Industry", "Rack", "Backup"],
    &["Ada", "Care", "Yes", "100"],
    &["Bo", "Care", "Yes", "100"],
    &["Cy", "Care", "Yes", "100"],
    &["Di", "Care", "No", "10"],
    &["Ed", "Care", "No", "10"],
    &["Flo", "Care", "No", "10"],
    &["Gus", "Retail", "Yes", "10"],
    &["Hal", "Retail", "Yes", "10"],
    &["Ida", "Retail", "Yes", "10"],
    &["Jo", "Retail", "No", "10"],
    &["Kay", "Retail", "No", "10"],
    &["Lu", "", "No", "10"],
];

fn overlap(file: &str, arguments: &[&str]) -> Value {
    run(&[&["analyse", file, "--json"], arguments].concat()).json()["overlap"].clone()
}

fn near(found: &Value, expected: f64) -> bool {
    found.as_f64().is_some_and(|found| (found - expected).abs() <= 1e-12)
}

#[test]
fn a_planted_overlap_is_found_with_its_figures() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let recipe = folder.path().join("recipe.json");
    let file = cells(&folder.path().join("racks.xlsx"), &ROWS);
    let roles = json!({"roles": {"Rack": "tag_own"}});
    std::fs::write(&recipe, roles.to_string()).expect("the folder is ours");
    let recipe = ["--recipe", name(&recipe), "--target", "revenue"];
    let found = overlap(name(&file), &recipe);
    let group = &found["groups"][0];
    let conditions = json!([{"dimension": "Industry", "value": "Care"}, {"dimension": "Rack", "value": "Yes"}]);
    assert_eq!((&group["conditions"], &group["n"]), (&conditions, &json!(3)), "{found}");
    // The mean is 390/12 = 32.5, and (3·100 + 5·32.5)/8 = 57.8. Revenue is searched by rank: the three hundreds share
    // (11 − 0.5)/12, the others (5 − 0.5)/12; q = (3/12)^0.5 · (0.875 − 0.5).
    let figures = [
        ("mean", 100.0),
        ("lift", 100.0 / 32.5),
        ("share", 300.0 / 390.0),
        ("shrunk_mean", 462.5 / 8.0),
        ("quality", 0.5 * 0.375),
    ];
    for (key, expected) in figures {
        assert!(near(&group[key], expected), "{key}: {group}");
    }
    // Of C(12, 3) = 220 ways to place the hundreds only a few make a group of three: 3 of Care and Yes, 3 of Care and No,
    // 3 of Retail and Yes; so p is about 3/220.
    let p = group["p"].as_f64().expect("p was asked for");
    assert!((0.002..=0.04).contains(&p), "{p}");
    assert!(near(&group["deflated_mean"], 32.5 + (1.0 - p) * 3.0 / 8.0 * 67.5), "{group}");
    assert_eq!((&found["searched"], &found["minimum"], &found["left_out"]), (&json!(8), &json!(3), &json!(0)));
    assert!(overlap(name(&file), &[&recipe[..], &["--permutations", "0"]].concat())["groups"][0].get("p").is_none());
    let all = overlap(name(&file), &[&recipe[..], &["--all", "--top", "50", "--permutations", "0"]].concat());
    // Care, Retail, Yes, No, and the three pairs of at least three clients.
    assert_eq!(all["groups"].as_array().map(Vec::len), Some(7), "{all}");
}

#[test]
fn the_worked_example_has_one_band_of_three() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let found = overlap(name(&file), &["--target", "breadth", "--exponent", "1", "--depth", "1"]);
    let group = &found["groups"][0];
    assert_eq!(group["conditions"], json!([{"dimension": "Size band", "value": "26–100"}]));
    assert!(near(&group["quality"], 3.0 / 8.0 * (10.0 / 3.0 - 18.0 / 8.0)), "{group}");
    let per_user = overlap(name(&file), &["--target", "revenue_per_user"]);
    assert_eq!((&per_user["clients"], &per_user["left_out"]), (&json!(7), &json!(1)), "H has no users");
    let margin = overlap(name(&file), &["--target", "margin"]);
    assert_eq!((&margin["clients"], &margin["groups"]), (&json!(0), &json!([])), "no margin is known");
    assert!(margin.get("mean").is_none());
}

#[test]
fn people_read_the_best_groups_as_a_table() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = worked_example(folder.path());
    let shown = |target: &str| run(&["analyse", name(&file), "--target", target]).out.replace('\u{a0}', " ");
    let breadth = shown("breadth");
    for expected in ["Best groups by Breadth, over 8 clients", "Size band 26–100", "unlikely to be chance"] {
        assert!(breadth.contains(expected), "{expected}: {breadth}");
    }
    let per_user = shown("revenue_per_user");
    assert!(per_user.contains("over 7 clients; 1 left out, target unknown"), "{per_user}");
    let none = shown("margin");
    assert!(none.contains("No group of at least 3 clients stands out by Margin"), "{none}");
}
