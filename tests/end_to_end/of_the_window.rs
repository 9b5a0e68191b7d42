//! Clients and offerings of the window (METHOD.md §1): what lies outside the twelve months tips no verdict.

use serde_json::{Value, json};

use crate::program;

/// Lines of the 28th of each month of 2025, one per client and service: client, users, service, amount.
fn year(sold: &[(&str, u32, &str, u32)]) -> String {
    let line = |month: u32, (client, users, service, amount): &(&str, u32, &str, u32)| {
        format!("{client},{users},{service},2025-{month:02}-28,{amount}\n")
    };
    let lines: Vec<String> = (1..=12).flat_map(|month| sold.iter().map(move |one| line(month, one))).collect();
    format!("Client,Users,Service,Date,Amount\n{}", lines.concat())
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

/// Months across, one row per client and service.
fn months(rows: &[(&str, u32, &str, [u32; 3])]) -> String {
    let row = |(client, users, service, [a, b, c]): &(&str, u32, &str, [u32; 3])| {
        format!("{client},{users},{service},{a}.00,{b}.00,{c}.00\n")
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    format!("Client,Users,Service,2025-01,2025-02,2025-03\n{}", rows.concat())
}

#[test]
fn months_of_nothing_are_no_sale() {
    let sold = [
        ("Ash", 20, "Managed", [130; 3]),
        ("Birch", 21, "Managed", [140; 3]),
        ("Cedar", 22, "Managed", [150; 3]),
        ("Dogwood", 60, "Managed", [260; 3]),
        ("Dogwood", 60, "Backup", [90; 3]),
        ("Elm", 70, "Managed", [270; 3]),
        ("Elm", 70, "Backup", [80; 3]),
        ("Fir", 80, "Managed", [280; 3]),
        ("Fir", 80, "Backup", [70; 3]),
    ];
    let before = analysed(&months(&sold));
    assert_eq!((&before["offerings"], &before["verdict"]["band"]), (&json!(2), &json!("26–100")));
    let dead = ["Fax", "Pager", "Telex", "ISDN"];
    let with_zeros: Vec<_> = sold.into_iter().chain(dead.map(|service| ("Ash", 20, service, [0; 3]))).collect();
    let after = analysed(&months(&with_zeros));
    assert_eq!((&after["not_sold"], said(&after)), (&json!(dead), said(&before)));
}
