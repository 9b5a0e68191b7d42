//! Random grouped tables, written out in many ways and classified back.

use std::fmt::Write as _;
use std::path::Path;

use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::{LINES, classified, letters, paths, sheet};
use crate::import::{Layout, Recipe, read_bytes, understand};
use crate::model::{LeftOutReason, Progress};

/// How a total names itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Totals {
    None,
    Bare,
    /// The words before and behind the name.
    Named(&'static str, &'static str),
}

/// How headings show their depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Depth {
    Hidden,
    Indent(&'static str),
    Column,
}

#[derive(Clone, Copy, Debug)]
struct Style {
    /// Whether the rows are dated lines; otherwise clients with two offerings.
    lines: bool,
    totals: Totals,
    depth: Depth,
    deepest: usize,
    grand: bool,
    /// Whether blanks stand between rows, and between columns.
    spacers: [bool; 2],
}

impl Style {
    fn random(random: &mut ChaCha8Rng) -> Self {
        let named = [
            Totals::Named("Total for ", ""),
            Totals::Named("Totaal ", ""),
            Totals::Named("", " Total"),
            Totals::Named("Razem: ", ""),
            Totals::Named("Summe ", ""),
        ];
        let lines = random.random_bool(0.5);
        let totals = match random.random_range(0..4) {
            0 => Totals::None,
            1 => Totals::Bare,
            _ => *named.choose(random).expect("there are some"),
        };
        let depth = match random.random_range(0..4) {
            0 => Depth::Hidden,
            1 if lines => Depth::Column,
            2 => Depth::Indent("\u{a0}\u{a0}"),
            _ => Depth::Indent("   "),
        };
        // What nothing shows cannot be told: depth without indent needs totals with names.
        let shown = depth != Depth::Hidden || matches!(totals, Totals::Named(..));
        let deepest = if shown { random.random_range(0..4) } else { 1 };
        let mut flag = || random.random_bool(0.5);
        let (grand, spacers) = (totals == Totals::Bare || flag(), [flag(), flag()]);
        Self { lines, totals, depth, deepest, grand, spacers }
    }
}

/// What is written and what must be found.
struct Written {
    style: Style,
    text: String,
    letters: String,
    paths: Vec<String>,
    path: Vec<String>,
    next: u32,
    /// The sum of all rows, in cents.
    sum: u32,
}

const NAMES: [&str; 8] =
    ["Acme", "Total Care B.V.", "Backup & Co", "Summit", "1042 Jansen", "A00403 (Router)", "Gesamtwerk", "Zażółć"];

impl Written {
    fn new(style: Style) -> Self {
        let (text, letters) = (String::new(), "H".to_owned());
        let mut written = Self { style, text, letters, paths: Vec::new(), path: Vec::new(), next: 0, sum: 0 };
        let titles: &[&str] =
            if style.lines { &["Date", "Type", "Qty", "Price", "Amount"] } else { &["Users", "Cloud", "Backup"] };
        let label = if style.lines { "" } else { "Client" };
        written.put(0, label, titles);
        written
    }

    /// Writes a row: the label, then the cells.
    fn put(&mut self, depth: usize, label: &str, cells: &[&str]) {
        let between = if self.style.spacers[1] { ",," } else { "," };
        let shift = if self.style.depth == Depth::Column { self.style.deepest } else { 0 };
        let (indent, column) = match self.style.depth {
            Depth::Hidden => (String::new(), 0),
            Depth::Indent(white) => (white.repeat(depth), 0),
            Depth::Column => (String::new(), depth.min(shift)),
        };
        self.text.push_str(&between.repeat(column));
        if !label.is_empty() {
            write!(self.text, "\"{indent}{label}\"").expect("a text");
        }
        self.text.push_str(&between.repeat(shift - column));
        for cell in cells {
            write!(self.text, "{between}{cell}").expect("a text");
        }
        self.text.push('\n');
    }

    fn spacer(&mut self, random: &mut ChaCha8Rng) {
        if self.style.spacers[0] && random.random_bool(0.3) {
            self.put(0, "", &["", "", ""]);
            self.letters.push('B');
        }
    }

    /// A line or a client of an amount in cents, distinct from all others.
    fn row(&mut self, random: &mut ChaCha8Rng, depth: usize) -> u32 {
        self.next += 1;
        let cents = random.random_range(1..90_000) * 7 + self.next;
        let amount = money(cents);
        if self.style.lines {
            let date = format!("{}/{}/2025", random.random_range(1..13), random.random_range(1..29));
            self.put(depth, "", &[&date, "Invoice", "2", "1.50", &amount]);
        } else {
            let name = format!("Client {}", self.next);
            self.put(depth, &name, &["7", &amount, &money(2 * cents)]);
        }
        self.letters.push('D');
        self.paths.push(self.path.join(">"));
        cents
    }

    fn total(&mut self, depth: usize, label: &str, cents: u32, letter: char) {
        let amount = money(cents);
        if self.style.lines {
            self.put(depth, label, &["", "", "3", "", &amount]);
        } else {
            self.put(depth, label, &["", &amount, &money(2 * cents)]);
        }
        self.letters.push(letter);
    }

    /// A heading with what is below it; the sum.
    fn group(&mut self, random: &mut ChaCha8Rng, depth: usize, name: &str) -> u32 {
        let named = matches!(self.style.totals, Totals::Named(..));
        let mut sum = 0;
        if named && !self.style.lines && random.random_bool(0.3) {
            // A parent with revenue of its own.
            let cents = random.random_range(1..90_000);
            self.put(depth, name, &["7", &money(cents), &money(2 * cents)]);
            self.letters.push('D');
            self.paths.push(self.path.join(">"));
            sum += cents;
        } else {
            self.put(depth, name, &[]);
            self.letters.push('G');
        }
        self.path.push(name.to_owned());
        self.spacer(random);
        let children = depth + 1 < self.style.deepest && random.random_bool(0.5);
        for _ in 0..random.random_range(usize::from(!children)..4) {
            sum += self.row(random, depth + 1);
        }
        if children {
            let mut free = NAMES.to_vec();
            free.retain(|other| *other != name && !self.path.iter().any(|above| above == other));
            let count = random.random_range(1..4);
            let children: Vec<&str> = free.sample(random, count).copied().collect();
            for child in children {
                sum += self.group(random, depth + 1, child);
                self.spacer(random);
            }
        }
        self.path.pop();
        match self.style.totals {
            Totals::None => {}
            Totals::Bare => self.total(depth, "Total", sum, 'S'),
            Totals::Named(before, behind) => self.total(depth, &format!("{before}{name}{behind}"), sum, 'S'),
        }
        sum
    }
}

fn money(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn written(seed: u64) -> Written {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut written = Written::new(Style::random(&mut random));
    let mut sum = 0;
    if written.style.deepest == 0 {
        for _ in 0..random.random_range(2..9) {
            sum += written.row(&mut random, 0);
        }
    } else {
        let names: Vec<&str> = NAMES.sample(&mut random, 4).copied().collect();
        for name in names {
            sum += written.group(&mut random, 0, name);
            written.spacer(&mut random);
        }
    }
    if written.style.grand {
        written.total(0, "Grand total", sum, 'A');
    }
    written.sum = sum;
    written
}

#[test]
fn grouped_tables_are_classified_as_they_were_written() {
    for seed in 0..600 {
        let written = written(seed);
        let sheet = sheet(&written.text);
        let roles = if written.style.lines { LINES } else { &[] };
        let found = classified(&sheet, roles);
        let shown = format!("seed {seed}, {:?}\n{}", written.style, written.text);
        assert_eq!(letters(&found.classes), written.letters.trim_end_matches('B'), "{shown}");
        assert_eq!(paths(&found), written.paths, "{shown}");
        assert_eq!(found.doubts, [], "{shown}");
    }
}

#[test]
fn the_proof_of_grouped_tables_balances_and_nothing_counts_twice() {
    for seed in 0..100 {
        let written = written(seed);
        let style = written.style;
        // Lines without headings name no client.
        if style.lines && style.deepest == 0 {
            continue;
        }
        let book = read_bytes(Path::new("x"), written.text.as_bytes(), &Progress::default()).expect("it is read");
        let layout = if style.lines { Layout::Lines } else { Layout::Matrix };
        let recipe = Recipe { layout: Some(layout), ..Recipe::default() };
        let imported = understand(&book, &recipe, &Progress::default()).expect("it is understood");
        let shown = format!("seed {seed}, {style:?}\n{}\n{:?}", written.text, imported.data.proof);
        let proof = &imported.data.proof;
        assert!(proof.balances(), "{shown}");
        let totals = [LeftOutReason::Subtotal, LeftOutReason::GrandTotal];
        let others = proof.left_out.iter().filter(|part| !totals.contains(&part.reason)).map(|part| part.amount);
        let once = proof.imported + others.sum::<f64>();
        let wanted = f64::from(written.sum) / 100.0 * if style.lines { 1.0 } else { 3.0 };
        assert!((once - wanted).abs() < 0.01, "{once} is not {wanted}: {shown}");
    }
}
