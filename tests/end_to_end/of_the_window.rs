//! Clients and offerings of the window (METHOD.md §1): what lies outside the twelve months tips no verdict.

use serde_json::{Value, json};

use crate::program;

/// Lines of the 28th of each month of 2025, one per client and service: client, users, service, amount.
fn year(sold: &[(&str, u32, &str, u32)]) -> String {
    let mut lines = "Client,Users,Service,Date,Amount\n".to_owned();
    for month in 1..=12 {
        for (client, users, service, amount) in sold {
            lines += &format!("{client},{users},{service},2025-{month:02}-28,{amount}\n");
        }
    }
    lines
}

fn analysed(lines: &str) -> Value {
    program::run_with(&["analyse", "-", "--json"], lines.as_bytes()).json()
}

/// What may not change: n, m, K, the verdict with its scores and its doubt.
fn said(found: &Value) -> Value {
    json!([found["clients"], found["offerings"], found["broad_from"], found["revenue"], found["verdict"]])
}

#[test]
fn clients_first_billed_after_the_window_are_not_yet_clients() {
    let lines = year(&[
        ("Ash", 40, "Managed", 320),
        ("Ash", 40, "Backup", 80),
        ("Birch", 50, "Managed", 400),
        ("Birch", 50, "Backup", 100),
        ("Cedar", 60, "Managed", 480),
        ("Cedar", 60, "Backup", 120),
        ("Dogwood", 150, "Managed", 1_350),
        ("Elm", 200, "Managed", 1_800),
        ("Fir", 250, "Managed", 2_250),
    ]);
    let before = analysed(&lines);
    assert_eq!((&before["clients"], &before["verdict"]["band"]), (&json!(6), &json!("26–100")));
    let after = analysed(&(lines + "Gorse,45,Managed,2026-01-05,20\nHazel,55,Managed,2026-01-05,20\n"));
    assert_eq!((&after["asof"], said(&after)), (&json!("2025-12-31"), said(&before)));
}

#[test]
fn offerings_without_a_line_in_the_window_are_no_longer_sold() {
    let sold: Vec<(String, u32, &str, u32)> = (0..3)
        .flat_map(|at| {
            let medium =
                ["Managed", "Backup", "Security"].map(|service| (format!("Medium {at}"), 40 + at, service, 130));
            let others =
                [(format!("Small {at}"), 10 + at, "Managed", 60), (format!("Large {at}"), 200 + at, "Managed", 1_600)];
            medium.into_iter().chain(others)
        })
        .collect();
    let sold: Vec<_> =
        sold.iter().map(|(client, users, service, amount)| (client.as_str(), *users, *service, *amount)).collect();
    let lines = year(&sold);
    let before = analysed(&lines);
    assert_eq!((&before["clients"], &before["verdict"]["band"]), (&json!(9), &json!("26–100")));
    assert_eq!(before.get("not_sold"), None, "everything is sold");
    let dead = ["Fax", "Pager", "Telex", "ISDN"];
    let of_2022 = dead.map(|service| format!("Medium 0,40,{service},2022-03-28,50\n")).concat();
    let after = analysed(&(lines + &of_2022));
    assert_eq!((&after["not_sold"], said(&after)), (&json!(dead), said(&before)));
    let all = after["bands"][1]["offerings"].as_array().map(Vec::len);
    assert_eq!(all, Some(3), "what is not sold is in no table");
}
