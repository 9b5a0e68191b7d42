//! What the sample's clients buy: Noorderlicht IT, a managed-service provider that never asked itself whom it is made
//! for. Firms of 26–100 users in logistics and construction, where a finance director buys, take nearly everything.
//! Most clients are smaller and buy little; the highest average hangs on one project for one large client.

use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::firms::{FIRMS, Firm, Size};
use crate::sheet::{Row, Table};

/// Another seed is another provider.
const SEED: u64 = 37;

const RECURRING: Option<&str> = Some("Recurring");
const ONE_OFF: Option<&str> = Some("One-off");

/// The columns, and how revenue for each follows from the size: euros a year at least, euros a year per served user, and
/// how far either side of that, as a fraction.
const OFFERINGS: [(&str, Option<&str>, Price); 12] = [
    ("Managed desktop", RECURRING, Price { base: 0.0, per_user: 372.0, spread: 0.15 }),
    ("Managed server", RECURRING, Price { base: 1_740.0, per_user: 96.0, spread: 0.25 }),
    ("Microsoft 365", RECURRING, Price { base: 0.0, per_user: 151.2, spread: 0.20 }),
    ("Backup", RECURRING, Price { base: 540.0, per_user: 31.2, spread: 0.20 }),
    ("Security", RECURRING, Price { base: 300.0, per_user: 90.0, spread: 0.20 }),
    ("Firewall", RECURRING, Price { base: 828.0, per_user: 9.6, spread: 0.15 }),
    ("VoIP", RECURRING, Price { base: 0.0, per_user: 114.0, spread: 0.10 }),
    ("Internet", RECURRING, Price { base: 948.0, per_user: 12.0, spread: 0.25 }),
    ("Hosting", RECURRING, Price { base: 420.0, per_user: 8.4, spread: 0.60 }),
    ("Projects", ONE_OFF, Price { base: 1_800.0, per_user: 96.0, spread: 0.70 }),
    ("Hardware", ONE_OFF, Price { base: 650.0, per_user: 105.0, spread: 0.60 }),
    ("Advice", ONE_OFF, Price { base: 960.0, per_user: 18.0, spread: 0.50 }),
];

/// The chance that a client buys each offering, by what kind of client it is.
const WHOLE_OFFICE: [f64; 12] = [0.95, 0.80, 0.95, 0.90, 0.85, 0.80, 0.60, 0.60, 0.35, 0.60, 0.75, 0.55];
const OTHER_MEDIUM: [f64; 12] = [0.50, 0.35, 0.80, 0.50, 0.40, 0.35, 0.30, 0.25, 0.30, 0.35, 0.45, 0.20];
const SMALL: [f64; 12] = [0.35, 0.10, 0.80, 0.35, 0.20, 0.15, 0.30, 0.40, 0.35, 0.12, 0.45, 0.08];
const LARGE: [f64; 12] = [0.20, 0.35, 0.45, 0.45, 0.55, 0.45, 0.15, 0.25, 0.30, 0.45, 0.40, 0.45];
const VERY_LARGE: [f64; 12] = [0.00, 0.20, 0.00, 0.35, 0.70, 0.50, 0.00, 0.20, 0.40, 0.50, 0.20, 0.60];

const HOSTING: usize = 8;
const PROJECTS: usize = 9;
const HARDWARE: usize = 10;

#[derive(Clone, Copy)]
struct Price {
    base: f64,
    per_user: f64,
    spread: f64,
}

/// The sample.
pub(crate) fn table() -> Table {
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    Table {
        sheet: "Revenue",
        title: vec![
            "Noorderlicht IT – revenue per client, Nov 2025 – Oct 2026",
            "Net of VAT and credits; contracts as invoiced. Everything here is invented.",
        ],
        attributes: vec!["Industry", "Region", "Buyer role", "Adoption profile"],
        offerings: OFFERINGS.iter().map(|&(name, group, _)| (name, group)).collect(),
        rows: FIRMS.iter().map(|firm| row(firm, &mut random)).collect(),
    }
}

fn row(firm: &Firm, random: &mut ChaCha8Rng) -> Row {
    let &(name, industry, region, size) = firm;
    let users = users(size, random);
    let whole_office = size == Size::Medium && matches!(industry, "Logistics" | "Construction");
    let role = buyer_role(size, whole_office, random);
    let adoption = adoption(whole_office, random);
    let attributes = [(industry, 0.26), (region, 0.22), (role, 0.30), (adoption, 0.33)];
    let mut row = Row {
        name: name.to_owned(),
        users: (size != Size::Unknown).then_some(users),
        attributes: attributes.map(|(value, unknown)| (!random.random_bool(unknown)).then_some(value)).to_vec(),
        cents: bought(size, whole_office && role == "Finance director", users, random),
    };
    happened(&mut row);
    row
}

/// What the figures alone do not explain: one migration of everything for one client, and credits.
fn happened(row: &mut Row) {
    let (offering, cents) = match row.name.as_str() {
        "Scheldezoom Logistiek N.V." => (PROJECTS, 61_850_000),
        "Duinroos Hotels" => (PROJECTS, -124_000),
        "Kantelhof Theater" => (HARDWARE, -18_950),
        "Vechtstroom Tapijt" => (HARDWARE, -236_040),
        "Zeilmakerij Hollewind" => (PROJECTS, -45_000),
        _ => return,
    };
    if let Some(amount) = row.cents.get_mut(offering) {
        *amount = cents;
    }
}

fn users(size: Size, random: &mut ChaCha8Rng) -> u32 {
    // Small numbers are commoner than large ones in each class.
    let (low, high): (f64, f64) = match size {
        Size::Small => (3.0, 25.0),
        Size::Medium => (28.0, 98.0),
        Size::Large => (110.0, 420.0),
        Size::VeryLarge => (520.0, 900.0),
        Size::Huge => (1_840.0, 1_860.0),
        Size::Unknown => (4.0, 60.0),
    };
    let drawn = low * (high / low).powf(random.random::<f64>());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 3 and 1,860")]
    let users = drawn.round() as u32;
    users
}

fn buyer_role(size: Size, whole_office: bool, random: &mut ChaCha8Rng) -> &'static str {
    let roles: &[&str] = match size {
        Size::Small | Size::Unknown => &["Owner", "Owner", "Owner", "Office manager", "Finance director"],
        Size::Medium if whole_office => {
            &["Finance director", "Finance director", "Finance director", "Finance director", "Operations manager"]
        }
        Size::Medium => &["Owner", "Operations manager", "IT manager", "Finance director", "HR director"],
        _ => &["IT manager", "IT manager", "IT manager", "Operations manager", "Finance director"],
    };
    roles.choose(random).copied().unwrap_or("Owner")
}

fn adoption(whole_office: bool, random: &mut ChaCha8Rng) -> &'static str {
    let profiles: &[&str] = if whole_office {
        &["Early majority", "Early majority", "Late majority", "Early adopter"]
    } else {
        &["Innovator", "Early adopter", "Early majority", "Late majority", "Late majority", "Laggard"]
    };
    profiles.choose(random).copied().unwrap_or("Early majority")
}

fn bought(size: Size, whole_office: bool, users: u32, random: &mut ChaCha8Rng) -> Vec<i64> {
    let chances = match size {
        Size::Medium if whole_office => WHOLE_OFFICE,
        Size::Medium => OTHER_MEDIUM,
        Size::Small | Size::Unknown => SMALL,
        Size::Large => LARGE,
        Size::VeryLarge | Size::Huge => VERY_LARGE,
    };
    let mut cents: Vec<i64> = Vec::new();
    for ((.., price), chance) in OFFERINGS.iter().zip(chances) {
        let buys = random.random_bool(chance);
        let amount = price_of(*price, served(size, users), random);
        cents.push(if buys { amount } else { 0 });
    }
    // Whoever stands in the list buys something.
    if cents.iter().all(|&amount| amount == 0)
        && let (Some(hosting), Some((.., price))) = (cents.get_mut(HOSTING), OFFERINGS.get(HOSTING))
    {
        *hosting = price_of(*price, served(size, users), random);
    }
    cents
}

/// A large client has people of its own and takes an offering for some of its users only.
fn served(size: Size, users: u32) -> f64 {
    let part = match size {
        Size::Large => 0.55,
        Size::VeryLarge => 0.30,
        Size::Huge => 0.35,
        Size::Small | Size::Medium | Size::Unknown => 1.0,
    };
    f64::from(users) * part
}

/// A year's amount, in steps of five cents a month.
fn price_of(price: Price, users: f64, random: &mut ChaCha8Rng) -> i64 {
    let around = 1.0 + price.spread * (2.0 * random.random::<f64>() - 1.0);
    let monthly = (price.base + price.per_user * users) * around / 12.0;
    #[expect(clippy::cast_possible_truncation, reason = "far below 2^63")]
    let steps = (monthly * 20.0).round() as i64;
    steps * 5 * 12
}
