//! Damaged files: opened read-only with what can be salvaged, never wrong without a word.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rusqlite::Connection;
use sweetspot::store::{self, Access, StoreError, Why};

use super::edits::rich;
use super::{opened, saved};

#[test]
fn a_file_with_a_bit_flipped_or_cut_off_is_never_taken_for_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("De Jong.sweetspot");
    let first = saved(&rich());
    drop(store::create(&path, &first).expect("created"));
    let whole = std::fs::read(&path).expect("read");
    let said: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] != 0).collect();
    let mut random = ChaCha8Rng::seed_from_u64(5);
    let (mut refused, mut salvaged, mut untouched) = (0, 0, 0);
    for case in 0..500 {
        let mut bytes = whole.clone();
        if case % 5 == 0 {
            bytes.truncate(random.random_range(0..whole.len()));
        } else {
            // Most of a small file is room for more rows, where nothing is said.
            let at = said[random.random_range(0..said.len())];
            bytes[at] ^= 1 << random.random_range(0..8);
        }
        std::fs::write(&path, &bytes).expect("written");
        match store::open(&path) {
            Err(StoreError::NotAProject { .. } | StoreError::Damaged { .. } | StoreError::Newer { .. }) => refused += 1,
            Err(error) => panic!("case {case}: {error}"),
            Ok(found) if found.access == Access::ReadWrite => {
                assert_eq!(found.saved, first, "case {case}: taken for whole");
                untouched += 1;
            }
            Ok(found) => {
                assert_eq!(
                    (found.access, found.store.is_none()),
                    (Access::ReadOnly(Why::Damaged), true),
                    "case {case}"
                );
                salvaged += 1;
            }
        }
    }
    println!("{refused} refused, {salvaged} salvaged, {untouched} where nothing that is said was touched");
    assert!(salvaged > 100, "{refused} refused, {salvaged} salvaged, {untouched} untouched");
}

#[test]
fn what_is_missing_is_named_and_the_rest_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("De Jong.sweetspot");
    let first = saved(&rich());
    let cases = [
        ("UPDATE lines SET amount = amount + 1 WHERE rowid = 1", "lines"),
        ("DELETE FROM lines WHERE rowid > 3", "lines"),
        ("DELETE FROM clients WHERE client = 2", "clients"),
        ("UPDATE settings SET value = 'none' WHERE name = 'bands.by'", "settings"),
        ("UPDATE offerings SET kind = 'sometimes'", "offerings"),
        ("DROP TABLE issues", "issues"),
        ("INSERT INTO tags VALUES (0, 1, 99, 0, 1, NULL)", "tags"),
    ];
    for (sql, table) in cases {
        drop(store::create(&path, &first).expect("created"));
        Connection::open(&path).expect("a database").execute_batch(sql).expect("valid");
        let found = opened(&path);
        assert_eq!(found.access, Access::ReadOnly(Why::Damaged), "{sql}");
        assert!(found.missing.iter().any(|missing| missing.table == table), "{sql}: {:?}", found.missing);
        assert_eq!(found.saved.project.data.clients.len(), first.project.data.clients.len(), "{sql}: places are kept");
        assert_eq!(found.saved.project.name, first.project.name, "{sql}");
        assert_eq!(found.saved.kept, first.kept, "{sql}");
    }
}

/// A foreign file whose claims and code must do nothing.
#[test]
fn what_somebody_put_into_a_file_does_not_act() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("De Jong.sweetspot");
    let first = saved(&rich());
    for sql in [
        "CREATE TRIGGER more AFTER INSERT ON clients BEGIN DELETE FROM lines; END",
        "CREATE VIEW seen AS SELECT * FROM lines",
    ] {
        drop(store::create(&path, &first).expect("created"));
        Connection::open(&path).expect("a database").execute_batch(sql).expect("valid");
        let found = opened(&path);
        assert_eq!((found.access, found.saved), (Access::ReadOnly(Why::Damaged), first.clone()), "{sql}");
    }
}
