//! Tables as data: their columns, the SQL over them, and digests by which damage is told.

use rusqlite::types::ValueRef;

/// A table of the project file.
pub(super) struct Table {
    /// Its name.
    pub(super) name: &'static str,
    /// Its columns.
    pub(super) columns: &'static [&'static str],
    /// How many of the first columns tell a row from all others; 0 where rows only have an order.
    pub(super) keys: usize,
    /// Whether the first column is the period.
    pub(super) by_period: bool,
}

impl Table {
    const fn of(name: &'static str, columns: &'static [&'static str], keys: usize) -> Self {
        Self { name, columns, keys, by_period: true }
    }

    const fn whole(name: &'static str, columns: &'static [&'static str], keys: usize) -> Self {
        Self { name, columns, keys, by_period: false }
    }

    /// Writes this many rows, each over the one with the same key.
    pub(super) fn insert(&self, rows: usize) -> String {
        let row = format!("({})", vec!["?"; self.columns.len()].join(", "));
        let verb = if self.keys == 0 { "INSERT" } else { "INSERT OR REPLACE" };
        format!("{verb} INTO {} ({}) VALUES {}", self.name, self.columns.join(", "), vec![row; rows].join(", "))
    }

    /// Removes the rows that have the first `keys` of its columns.
    pub(super) fn delete(&self, keys: usize) -> String {
        let keys: Vec<String> = self.columns.iter().take(keys).map(|key| format!("{key} = ?")).collect();
        match keys.len() {
            0 => format!("DELETE FROM {}", self.name),
            _ => format!("DELETE FROM {} WHERE {}", self.name, keys.join(" AND ")),
        }
    }

    /// Reads every row, in the order of the keys or else as they were written.
    pub(super) fn select(&self) -> String {
        let keys: Vec<&str> = self.columns.iter().take(self.keys).copied().collect();
        let order = if keys.is_empty() { "rowid".to_owned() } else { keys.join(", ") };
        format!("SELECT {} FROM {} ORDER BY {order}", self.columns.join(", "), self.name)
    }
}

pub(super) const PROJECT: Table = Table::whole("project", &["name", "place", "value"], 2);
pub(super) const SETTINGS: Table = Table::whole("settings", &["name", "place", "value"], 2);
pub(super) const KEPT: Table = Table::whole("kept", &["name", "value"], 1);
pub(super) const BLOCKS: Table = Table::whole("blocks", &["client", "offering", "reason", "review"], 2);
pub(super) const NAMES: Table = Table::whole("names", &["about", "name", "meant"], 3);
pub(super) const PERIODS: Table = Table::of(
    "periods",
    &["period", "name", "file_total", "imported", "marks_only", "ready_matrix", "currency", "asof"],
    1,
);
pub(super) const PROOF: Table = Table::of("proof", &["period", "place", "reason", "row_count", "amount"], 2);
pub(super) const SHEETS: Table = Table::of("sheets", &["period", "sheet", "file", "name"], 2);
pub(super) const OFFERINGS: Table =
    Table::of("offerings", &["period", "offering", "name", "group_name", "kind", "per_user", "lowers_risk"], 2);
pub(super) const DIMENSIONS: Table =
    Table::of("dimensions", &["period", "dimension", "built_in", "name", "multi_valued"], 2);
pub(super) const VALUES: Table = Table::of("dimension_values", &["period", "dimension", "value", "name"], 3);
pub(super) const CLIENTS: Table = Table::of(
    "clients",
    &[
        "period",
        "client",
        "name",
        "code",
        "status",
        "status_reason",
        "users",
        "users_source",
        "employees",
        "margin",
        "cost_of_sale",
        "effort_hours",
        "since",
        "orders",
        "potential",
    ],
    2,
);
pub(super) const TAGS: Table = Table::of("tags", &["period", "client", "dimension", "place", "value", "detail"], 4);
pub(super) const LINES: Table = Table::of(
    "lines",
    &["period", "client", "offering", "amount", "day", "quantity", "sheet", "source_row", "source_column"],
    0,
);
pub(super) const LEFT_OUT: Table =
    Table::of("left_out", &["period", "sheet", "source_row", "source_column", "amount", "reason"], 0);
pub(super) const ISSUES: Table =
    Table::of("issues", &["period", "sheet", "source_row", "source_column", "reason", "amount", "value"], 0);

pub(super) const PROSPECTS: Table = Table::of(
    "prospects",
    &["period", "client", "old_revenue", "last_date", "entry_barrier", "access", "urgency", "lead_generation"],
    2,
);
pub(super) const PEOPLE: Table = Table::whole("people", &["name", "place", "value"], 2);
pub(super) const PROFILES: Table = Table::whole("profiles", &["place", "name", "band"], 1);
pub(super) const PROFILE_VALUES: Table = Table::whole("profile_values", &["profile", "place", "dimension", "value"], 2);
pub(super) const RULES: Table = Table::whole("rules", &["place", "effect", "shipped", "reason"], 1);
pub(super) const RULE_VALUES: Table = Table::whole("rule_values", &["rule", "place", "dimension", "value"], 2);
pub(super) const SEGMENTS: Table = Table::whole(
    "segments",
    &["place", "source", "segment", "potential", "future_trends", "triggers", "competitor_success", "reference_cases"],
    1,
);
pub(super) const NEEDS: Table = Table::whole("needs", &["place", "name"], 1);
pub(super) const NEED_SCORES: Table = Table::whole("need_scores", &["place", "source", "name", "need", "score"], 1);
pub(super) const MOTIVES: Table =
    Table::whole("motives", &["place", "source", "segment", "motive", "importance", "strength"], 1);
pub(super) const QUOTES: Table =
    Table::whole("quotes", &["place", "source", "segment", "who", "question", "answer"], 1);
pub(super) const MESSAGES: Table = Table::whole(
    "messages",
    &["place", "dimension", "group_name", "problem", "message", "channel", "day", "response"],
    1,
);
pub(super) const CORE_CLIENTS: Table = Table::whole(
    "core_clients",
    &[
        "place",
        "role",
        "first_name",
        "industry",
        "people",
        "goal",
        "fits_biggest_need",
        "has_potential",
        "fits_strategy",
        "evidence",
    ],
    1,
);

/// Every table of the file that holds what is said of the project.
pub(super) const ALL: [&Table; 30] = [
    &PROJECT,
    &SETTINGS,
    &KEPT,
    &BLOCKS,
    &NAMES,
    &PERIODS,
    &PROOF,
    &SHEETS,
    &OFFERINGS,
    &DIMENSIONS,
    &VALUES,
    &CLIENTS,
    &TAGS,
    &LINES,
    &LEFT_OUT,
    &ISSUES,
    &PROSPECTS,
    &PEOPLE,
    &PROFILES,
    &PROFILE_VALUES,
    &RULES,
    &RULE_VALUES,
    &SEGMENTS,
    &NEEDS,
    &NEED_SCORES,
    &MOTIVES,
    &QUOTES,
    &MESSAGES,
    &CORE_CLIENTS,
    &CHECKS,
];

pub(super) const CHECKS: Table = Table::of("checks", &["table_name", "period", "row_count", "digest"], 2);

/// How many rows there are and the sum of their digests: the same in any order, and changed by adding and taking away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Check {
    pub(super) rows: u64,
    pub(super) digest: u64,
}

impl Check {
    pub(super) fn add(&mut self, row: &[ValueRef<'_>]) {
        self.rows = self.rows.wrapping_add(1);
        self.digest = self.digest.wrapping_add(digest(row));
    }

    pub(super) fn join(&mut self, other: Self) {
        self.rows = self.rows.wrapping_add(other.rows);
        self.digest = self.digest.wrapping_add(other.digest);
    }

    pub(super) fn take(&mut self, row: &[ValueRef<'_>]) {
        self.rows = self.rows.wrapping_sub(1);
        self.digest = self.digest.wrapping_sub(digest(row));
    }
}

/// A digest that is part of the file format: no later version computes another for the same row.
fn digest(row: &[ValueRef<'_>]) -> u64 {
    row.iter().fold(0x5377_5370, |so_far, value| match value {
        ValueRef::Null => mixed(so_far, 0x0B),
        ValueRef::Integer(number) => mixed(mixed(so_far, 0x11), number.cast_unsigned()),
        ValueRef::Real(number) => mixed(mixed(so_far, 0x17), number.to_bits()),
        ValueRef::Text(bytes) => mixed_bytes(mixed(so_far, 0x1D), bytes),
        ValueRef::Blob(bytes) => mixed_bytes(mixed(so_far, 0x25), bytes),
    })
}

fn mixed_bytes(so_far: u64, bytes: &[u8]) -> u64 {
    bytes.chunks(8).fold(mixed(so_far, bytes.len() as u64), |so_far, chunk| {
        mixed(so_far, chunk.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)))
    })
}

/// Multiplied to 128 bits and folded: every bit of both reaches every bit of the result.
fn mixed(so_far: u64, next: u64) -> u64 {
    let product = u128::from(so_far ^ next ^ 0xA076_1D64_78BD_642F) * 0xE703_7ED1_A0B4_28DB;
    #[expect(clippy::cast_possible_truncation, reason = "the two halves are folded")]
    let folded = product as u64 ^ (product >> 64) as u64;
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_a_row_stays_what_it_is() {
        let row = [
            ValueRef::Null,
            ValueRef::Integer(-7),
            ValueRef::Real(1234.5),
            ValueRef::Text("Café De Jong".as_bytes()),
            ValueRef::Blob(&[1, 2]),
        ];
        assert_eq!(digest(&row), 17_420_848_468_447_086_915);
        let flipped = (0..64).map(|bit| digest(&[ValueRef::Real(f64::from_bits(1234.5_f64.to_bits() ^ 1 << bit))]));
        let mut all: Vec<u64> = flipped.chain([digest(&[ValueRef::Real(1234.5)])]).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 65);
    }

    #[test]
    fn what_was_added_is_taken_away_again() {
        let rows = [[ValueRef::Integer(1)], [ValueRef::Integer(2)]];
        let mut check = Check::default();
        for row in &rows {
            check.add(row);
        }
        for row in &rows {
            check.take(row);
        }
        assert_eq!(check, Check::default());
    }
}
