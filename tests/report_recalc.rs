//! Every formula of the report, calculated by LibreOffice, gives what we cached.

#[path = "report_support/cells.rs"]
mod cells;
#[path = "report_support/office.rs"]
mod office;
#[path = "report_support/projects.rs"]
mod projects;

use std::path::{Path, PathBuf};

use calamine::{CellErrorType, Data};
use jiff::civil::date;
use sweetspot::analysis::analyse;
use sweetspot::model::{Cancel, Progress, Project};
use sweetspot::report::{ReportOptions, write};
use sweetspot::text::{Language, Text};

/// The fewest formulas a report of a real table has.
const MANY: usize = 500;

fn export(project: &Project, anonymise: bool, path: &Path) {
    let outcome = analyse(project, &Cancel::default()).expect("not cancelled");
    let options = ReportOptions { created: date(2026, 3, 14).at(9, 26, 53, 0), anonymise };
    write(project, &outcome, &Text::new(Language::English), &options, (path, &Progress::default())).expect("written");
}

#[test]
fn every_formula_recalculates_to_its_cached_value() {
    if !office::is_there() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut projects = vec![("worked example", projects::worked_example()), ("large", projects::large(7))];
    projects.extend(projects::edges());
    let paths: Vec<PathBuf> = projects
        .iter()
        .enumerate()
        .map(|(index, (_, project))| {
            let path = folder.path().join(format!("report-{index}.xlsx"));
            export(project, index % 2 == 1, &path);
            path
        })
        .collect();
    let calculated = office::recalculated(&paths, folder.path());
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
    for at in ours.formulas.keys() {
        if let Some(difference) = cells::difference(ours.values.get(at), theirs.values.get(at)) {
            let formula = &ours.formulas[at];
            wrong.push(format!("{name} {at:?} {difference}: {formula}"));
        }
    }
    let errors = theirs.values.iter().filter(|(_, value)| matches!(value, Data::Error(_)));
    wrong.extend(errors.map(|(at, value)| format!("{name} {at:?} is the error {value:?}")));
    ours.formulas.len()
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
        assert_eq!(cells::difference(cached.as_ref(), calculated.as_ref()).is_none(), agree, "{what}");
    }
}
