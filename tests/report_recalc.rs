//! Every formula of the report, calculated by LibreOffice, gives what we cached.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "the helpers of tests fail loudly, over small tables"
)]

#[path = "report_support/cells.rs"]
mod cells;
#[path = "report_support/compare.rs"]
mod compare;
#[path = "report_support/named.rs"]
mod named;
#[path = "common/office.rs"]
mod office;
#[path = "report_support/projects.rs"]
mod projects;
#[path = "common/skip.rs"]
mod skip;
#[path = "report_support/verdicts.rs"]
mod verdicts;

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use calamine::{CellErrorType, Data};
use compare::difference;
use jiff::civil::date;
use sweetspot::analysis::{Certainty, Doubt, Group, Outcome, Overlap, analyse, overlap};
use sweetspot::model::{BandBy, BandScheme, Cancel, Profile, Progress, Project};
use sweetspot::report::{ReportOptions, Reported, write};
use sweetspot::text::{Language, Text};

/// The fewest formulas a report of a real table has.
const MANY: usize = 500;

/// Recalculate always when an xlsx is loaded, whoever wrote it.
const RECALCULATE: office::Setting = ("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "0");

/// The workbooks as LibreOffice saves them after calculating every formula anew.
fn recalculated(workbooks: &[PathBuf], folder: &Path) -> Vec<PathBuf> {
    office::converted(workbooks, ("xlsx", "Calc MS Excel 2007 XML"), &[RECALCULATE], folder)
}

fn export(project: &Project, anonymise: bool, path: &Path) {
    export_outcome(project, &analyse(project, &Cancel::default()).expect("not cancelled"), anonymise, path);
}

fn export_outcome(project: &Project, outcome: &Outcome, anonymise: bool, path: &Path) {
    let overlap = overlap(project, outcome, &Progress::default()).expect("not cancelled");
    export_all((project, outcome, &overlap), anonymise, path);
}

fn export_all((project, outcome, overlap): (&Project, &Outcome, &Overlap), anonymise: bool, path: &Path) {
    let options = ReportOptions { created: date(2026, 3, 14).at(9, 26, 53, 0), anonymise };
    let found = Reported { project, outcome, overlap };
    write(found, &Text::new(Language::English), &options, (path, &Progress::default())).expect("written");
}

#[test]
fn every_formula_recalculates_to_its_cached_value() {
    if !office::is_there("no formula was recalculated") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut projects = vec![("worked example", projects::worked_example()), ("large", projects::large(7))];
    projects.extend(projects::by_target());
    projects.extend(projects::edges());
    projects.extend(verdicts::all());
    let mut paths: Vec<PathBuf> = projects
        .iter()
        .enumerate()
        .map(|(index, (_, project))| {
            let path = folder.path().join(format!("report-{index}.xlsx"));
            export(project, index % 2 == 1, &path);
            path
        })
        .collect();
    // Before the doubt is known, the headline only says who leads.
    for (name, project) in verdicts::all().into_iter().filter(|(name, _)| matches!(*name, "sure" | "a tie of equals")) {
        let mut outcome = analyse(&project, &Cancel::default()).expect("not cancelled");
        outcome.doubt = None;
        let path = folder.path().join(format!("report-without-doubt-{}.xlsx", paths.len()));
        export_outcome(&project, &outcome, false, &path);
        projects.push((name, project));
        paths.push(path);
    }
    let calculated = recalculated(&paths, folder.path());
    let mut wrong = Vec::new();
    for (((name, _), ours), theirs) in projects.iter().zip(&paths).zip(&calculated) {
        let formulas = compare(name, ours, theirs, &mut wrong);
        println!("{name}: {formulas} formulas");
        if matches!(*name, "worked example" | "large") {
            assert!(formulas >= MANY, "{name}: only {formulas} formulas");
        }
    }
    assert!(wrong.is_empty(), "{} cells differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Adds what differs to `wrong`; the number of formulas compared.
fn compare(name: &str, ours: &Path, theirs: &Path, wrong: &mut Vec<String>) -> usize {
    let (ours, theirs) = (cells::read(ours), cells::read(theirs));
    assert_eq!((&ours.sheets, ours.names.len()), (&theirs.sheets, theirs.names.len()), "{name}");
    for at in ours.formulas.keys() {
        if let Some(found) = difference(ours.values.get(at), theirs.values.get(at)) {
            let formula = &ours.formulas[at];
            wrong.push(format!("{name} {at:?} {found}: {formula}"));
        }
    }
    let errors = theirs.values.iter().filter(|(_, value)| matches!(value, Data::Error(_)));
    wrong.extend(errors.map(|(at, value)| format!("{name} {at:?} is the error {value:?}")));
    ours.formulas.len()
}

/// The project after a reader changed amounts, a size and every kind of setting in the workbook.
fn changed(project: &Project) -> Project {
    let mut changed = project.clone();
    let lines = Arc::make_mut(&mut changed.data.lines);
    for line in lines.iter_mut().filter(|line| line.client.0 % 7 == 2) {
        line.amount = line.amount * 3.0 - 250.0;
    }
    let clients = Arc::make_mut(&mut changed.data.clients);
    clients[9].users = Some(60.0);
    clients[10].users = None;
    clients[40].users = Some(2_500.0);
    let settings = &mut changed.settings;
    settings.bands =
        BandScheme::new(BandBy::Users, vec![10.0, 75.0, 300.0, 600.0, 3000.0, 9000.0]).expect("edges rise");
    settings.weights.0 = [0.5, 2.0, 1.0, 0.0, 3.0, 0.25];
    settings.threshold = 400.0;
    settings.minimum_clients = 9;
    settings.tiers.cutoffs = vec![0.4, 0.7, 0.9];
    changed
}

/// The project after a reader changed what moves no band from its place.
fn nudged(project: &Project) -> Project {
    let mut nudged = project.clone();
    nudged.settings.broad_from = Some(4);
    nudged.settings.threshold = 60.0;
    nudged.settings.weights.0 = [1.0, 0.1, 1.0, 0.0, 0.0, 1.0];
    nudged.settings.tiers.cutoffs = vec![0.3, 0.6, 0.99];
    nudged
}

/// The doubt of the day of the report beside another verdict: the shares stand, the certainty follows what is live.
fn beside(doubt: &Doubt, outcome: &Outcome) -> Doubt {
    let share = |band: usize| doubt.resampling[band];
    let certainty = match outcome.verdict.winners[..] {
        [winner] if doubt.resampling.iter().any(|other| *other > share(winner)) || share(winner) < 0.7 => {
            Certainty::Undecided
        }
        [winner] if outcome.bands[winner].clients.len() < 8 => Certainty::TooFew,
        [winner] if share(winner) >= 0.9 => Certainty::Sure,
        [_] => Certainty::Probable,
        _ => Certainty::Undecided,
    };
    Doubt { certainty: Some(certainty), ..doubt.clone() }
}

/// The groups of the day of the report under other inputs: which they are and their p stand, all else is measured anew.
fn measured_anew(found: &Overlap, project: &Project, outcome: &Outcome) -> Overlap {
    let measured = |conditions: &[_]| {
        let mut pinned = project.clone();
        pinned.pinned = Some(Profile::of(conditions));
        pinned.settings.overlap.permutations = 0;
        overlap(&pinned, outcome, &Progress::default()).expect("not cancelled")
    };
    let all = measured(&[]);
    let mean = all.mean.expect("somebody counts");
    let group = |group: &Group| {
        let now = measured(&group.conditions).pinned.expect("somebody is in it");
        let (n, p) = (now.clients.len() as f64, group.p.expect("tested"));
        let deflated = mean + (1.0 - p) * n / (n + 5.0) * (now.mean - mean);
        Group { p: group.p, deflated_mean: Some(deflated), deflated_lift: Some(deflated / mean), ..now }
    };
    let (groups, pinned) = (found.groups.iter().map(group).collect(), found.pinned.as_ref().map(group));
    Overlap { groups, pinned, minimum: found.minimum, permutations: found.permutations, ..all }
}

/// A reader changes inputs in the workbook: everything follows, to exactly what a new analysis says, but for the re-draws,
/// which no formula can make. Whether these still speak of what leads.
fn follows(name: &str, (old, new): (&Project, &Project), many: usize) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let cancel = Cancel::default();
    let mut stale = analyse(old, &cancel).expect("not cancelled");
    let doubt = stale.doubt.clone().expect("computed");
    let mut fresh = analyse(new, &cancel).expect("not cancelled");
    fresh.doubt = Some(beside(&doubt, &fresh));
    let path = |name: &str| folder.path().join(format!("{name}.xlsx"));
    let (stale_path, fresh_path) = (path("stale"), path("fresh"));
    let found = overlap(old, &stale, &Progress::default()).expect("not cancelled");
    assert!(!found.groups.is_empty(), "{name}: there are groups to follow");
    let anew = measured_anew(&found, new, &fresh);
    // The old results under the new inputs: the workbook as it is on disk the moment after the change.
    Arc::make_mut(&mut stale.basis).matrix = Arc::clone(&fresh.basis.matrix);
    export_all((new, &stale, &found), false, &stale_path);
    export_all((new, &fresh, &anew), false, &fresh_path);
    let mut wrong = Vec::new();
    compare(name, &stale_path, &fresh_path, &mut wrong);
    assert!(wrong.len() > many, "{name}: the change was to touch much, and touched {}", wrong.len());
    wrong.clear();
    let calculated = recalculated(std::slice::from_ref(&stale_path), folder.path());
    compare(name, &fresh_path, &calculated[0], &mut wrong);
    assert!(wrong.is_empty(), "{} cells differ:\n{}", wrong.len(), wrong.join("\n"));
    let formulas = |path: &Path| cells::read(path).formulas;
    assert_eq!(formulas(&stale_path), formulas(&fresh_path), "{name}: a formula depends on a result");
    fresh.verdict.winners == doubt.winners
}

fn verdict_of(name: &str) -> Project {
    verdicts::all().into_iter().find(|(known, _)| *known == name).expect("one").1
}

#[test]
fn changed_inputs_recalculate_to_a_new_analysis() {
    if !office::is_there("no formula was recalculated") {
        return;
    }
    let old = projects::large(7);
    let held = [follows("changed", (&old, &changed(&old)), MANY), follows("nudged", (&old, &nudged(&old)), 50)];
    assert_eq!(held, [false, true], "once the re-draws still speak of the winner, once they do not");
    // A giant goes, and a giant comes that had no name on the day of the report.
    let giant = verdict_of("a giant");
    let mut tame = giant.clone();
    let last = tame.data.clients.len() - 1;
    for line in Arc::make_mut(&mut tame.data.lines).iter_mut().filter(|line| line.client.index() == last) {
        line.amount /= 100.0;
    }
    follows("the giant goes", (&giant, &tame), 50);
    follows("a giant comes", (&tame, &giant), 50);
}

#[test]
fn groups_follow_whatever_they_are_compared_by() {
    if !office::is_there("no formula was recalculated") {
        return;
    }
    for (name, old) in projects::by_target().into_iter().filter(|(name, _)| *name != "by margin") {
        let new = changed(&old);
        follows(name, (&old, &new), MANY);
    }
}

/// The re-draws say nothing under other settings, not even of the band that led then.
#[test]
fn another_setting_takes_the_certainty_away() {
    if !office::is_there("no formula was recalculated") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let project = verdict_of("sure");
    export(&project, false, &path("before.xlsx"));
    // The fewest clients of a band, and the first upper edge.
    let edits = [("fewest.xlsx", "C7", "3", "4"), ("edge.xlsx", "D18", "25", "26")];
    for (name, cell, from, to) in edits {
        retyped(&path("before.xlsx"), &path(name), (cell, from, to));
    }
    let paths = [path("before.xlsx"), path("fewest.xlsx"), path("edge.xlsx")];
    let calculated = recalculated(&paths, folder.path());
    let said = calculated.iter().map(|path| {
        let cells = cells::read(path);
        let said = |name| named::named(&cells, name).to_string();
        (said("Redraws_hold"), said("Certainty"), said("Verdict_count"))
    });
    let of = |holds: &str, certainty: &str| (holds.to_owned(), certainty.to_owned(), "1".to_owned());
    assert_eq!(said.collect::<Vec<_>>(), [of("1", "sure"), of("0", "–"), of("0", "–")]);
}

/// The workbook with another number in one setting, as a reader would type it.
fn retyped(from: &Path, to: &Path, (cell, old, new): (&str, &str, &str)) {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(from).expect("a file")).expect("a zip");
    let mut written = zip::ZipWriter::new(std::fs::File::create(to).expect("a file"));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        if name == "xl/worksheets/sheet7.xml" {
            let start = text.find(&format!("<c r=\"{cell}\"")).expect("the cell");
            let (before, after) = text.split_at(start);
            let (was, is) = (format!("<v>{old}</v>"), format!("<v>{new}</v>"));
            assert!(after.find(&was).is_some_and(|at| at < 40), "{cell}");
            text = format!("{before}{}", after.replacen(&was, &is, 1));
        }
        written.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        written.write_all(text.as_bytes()).expect("written");
    }
    written.finish().expect("a zip");
}

#[test]
fn the_comparison_sees_what_is_wrong() {
    let float = |number: f64| Some(Data::Float(number));
    let text = |words: &str| Some(Data::String(words.to_owned()));
    let error = Some(Data::Error(CellErrorType::Div0));
    let cases = [
        ("same", float(49_600.0), float(49_600.0), true),
        ("last digit", float(49_600.0), float(49_600.000_000_001), true),
        ("a cent", float(49_600.0), float(49_600.01), false),
        ("zero for unknown", text("–"), float(0.0), false),
        ("words", text("26–100"), text("26–100"), true),
        ("other words", text("26–100"), text("101–500"), false),
        ("nothing", text(""), None, true),
        ("words that read as a number", text("365\u{200b}"), text("365"), true),
        ("a number for words", text("365"), float(365.0), false),
        ("an error both sides", error.clone(), error.clone(), false),
    ];
    for (what, cached, calculated, agree) in cases {
        assert_eq!(difference(cached.as_ref(), calculated.as_ref()).is_none(), agree, "{what}");
    }
}
