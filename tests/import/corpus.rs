//! Spreadsheets from the test suites of other libraries: odd, broken, encrypted, made to do harm.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sweetspot::import::{ImportError, Recipe, read, understand};
use sweetspot::model::Progress;

/// The longest that one file may take.
const LONGEST: Duration = Duration::from_secs(10);

/// What became of a file: its kind and outcome.
fn outcome(path: &Path) -> (String, String) {
    let book = match read(path, &Progress::default()) {
        Ok(book) => book,
        Err(error) => return ("not read".to_owned(), variant(&error)),
    };
    let kind = book.files.first().map_or("?", |file| file.kind.name()).to_owned();
    let cells: usize = book.sheets.iter().map(|sheet| sheet.grid.filled()).sum();
    match understand(&book, &Recipe::default(), &Progress::default()) {
        Ok(imported) => {
            assert!(imported.data.proof.balances(), "{}: the proof does not balance", path.display());
            (kind, "imported".to_owned())
        }
        Err(_) if cells == 0 => (kind, "read, no cells".to_owned()),
        Err(error) => (kind, format!("read, {}", variant(&error))),
    }
}

/// The name of the variant, without its fields.
fn variant(error: &ImportError) -> String {
    let name = format!("{error:?}");
    name.split([' ', '{', '(']).next().unwrap_or_default().to_owned()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let folders = std::fs::read_dir(folder).expect("the corpus is a folder of folders").flatten();
    let inside = folders.filter_map(|folder| std::fs::read_dir(folder.path()).ok());
    let mut files: Vec<PathBuf> = inside.flatten().flatten().map(|file| file.path()).collect();
    files.sort();
    files
}

#[test]
fn every_file_of_the_corpus_ends_in_a_table_or_one_error() {
    let Some(folder) = std::env::var_os("SWEETSPOT_DATA") else {
        crate::skip::skipped("SWEETSPOT_DATA names no folder, so the corpus was not read");
        return;
    };
    let files = files(&Path::new(&folder).join("corpus"));
    assert!(files.len() > 600, "{} files", files.len());
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut slow = Vec::new();
    let mut unread = String::new();
    for path in &files {
        let begun = Instant::now();
        let (kind, became) = outcome(path);
        if kind == "not read" {
            writeln!(unread, "  {became}: {}", path.display()).expect("text has room");
        }
        *counts.entry((kind, became)).or_default() += 1;
        if begun.elapsed() > LONGEST {
            slow.push((path, begun.elapsed()));
        }
    }
    let mut table = String::new();
    for ((kind, became), count) in &counts {
        writeln!(table, "  {kind:<10} {became:<28} {count:>4}").expect("text has room");
    }
    crate::skip::skipped(&format!("nothing; {} files of the corpus:\n{table}{unread}", files.len()));
    assert!(slow.is_empty(), "{slow:?}");
}
