//! A program that is killed: the file reopens, is whole, and lacks at most what was being saved.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sweetspot::model::{Edit, History};
use sweetspot::store;

use super::edits::{any_edit, rich};
use super::{integrity, reopened, saved};

/// The project's file, and the seed of its edits, for the child.
const CHILD: &str = "SWEETSPOT_TEST_KILL";

/// Edits and saves until it is killed, each save announced before and after.
fn edit_and_save(path: &Path, seed: u64) {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut history = History::new(rich());
    let mut out = std::io::stdout();
    let mut store = store::create(path, &saved(history.project())).expect("created");
    for step in 1_u32.. {
        let edit = any_edit(history.project(), &mut random);
        if history.apply(edit, None).is_err() {
            continue;
        }
        history.apply(Edit::RenameProject(format!("Step {step}")), None).expect("a name");
        writeln!(out, "{step}").expect("somebody listens");
        out.flush().expect("somebody listens");
        store.save(&saved(history.project())).expect("saved");
        writeln!(out, "{step} saved").expect("somebody listens");
        out.flush().expect("somebody listens");
    }
}

#[test]
fn a_kill_at_any_moment_loses_at_most_the_last_save() {
    if let Some(child) = std::env::var_os(CHILD) {
        let child = child.to_string_lossy().into_owned();
        let (seed, path) = child.split_once(' ').expect("a seed and a path");
        return edit_and_save(Path::new(path), seed.parse().expect("a number"));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("De Jong.sweetspot");
    let mut random = ChaCha8Rng::seed_from_u64(9);
    let (mut before, mut during, mut saves) = (0, 0, 0);
    for round in 0..200 {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "kill::a_kill_at_any_moment_loses_at_most_the_last_save", "--nocapture"])
            .env(CHILD, format!("{round} {}", path.display()))
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines().map_while(Result::ok);
        let wanted = random.random_range(1..40);
        let mut said: Vec<String> = Vec::new();
        let mut lines = lines.filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
        said.extend(lines.by_ref().take(wanted));
        std::thread::sleep(Duration::from_micros(random.random_range(0..3_000)));
        child.kill().expect("killed");
        child.wait().expect("ended");
        said.extend(lines);
        let number = |line: &String| line.split(' ').next().and_then(|step| step.parse::<u32>().ok());
        let last_saved = said.iter().filter(|line| line.ends_with("saved")).filter_map(number).max();
        let last_tried = said.iter().filter_map(number).max();
        let found = reopened(&path);
        let step = found.project.name.strip_prefix("Step ").and_then(|step| step.parse::<u32>().ok());
        assert!(step == last_saved || step == last_tried, "{step:?} after {last_saved:?} of {last_tried:?}");
        assert_eq!(integrity(&path), "ok", "round {round}");
        saves += said.len() / 2;
        if last_saved == last_tried {
            before += 1;
        } else {
            during += 1;
        }
        std::fs::remove_file(&path).expect("ours");
    }
    println!("200 kills over {saves} saves: {during} during a save, {before} between two");
}
