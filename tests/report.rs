//! The report as a file: what stands in it, what must not, and what happens when it cannot be written.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "the helpers of tests fail loudly, over small tables"
)]

#[path = "report_support/cells.rs"]
mod cells;
#[path = "report_support/named.rs"]
mod named;
#[path = "report_support/projects.rs"]
mod projects;
#[path = "report_support/verdicts.rs"]
mod verdicts;

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use calamine::{Data, Reader, SheetVisible, Xlsx, open_workbook};
use jiff::civil::{DateTime, date};
use named::named;
use sweetspot::analysis::{Certainty, analyse, overlap};
use sweetspot::beside::NotWritable;
use sweetspot::model::{Cancel, Progress, Project};
use sweetspot::report::{ReportError, ReportOptions, Reported, write, write_template};
use sweetspot::text::verdict::{self, Finding};
use sweetspot::text::{Language, Text};

const MADE: DateTime = date(2026, 3, 14).at(9, 26, 53, 0);

fn export(project: &Project, anonymise: bool, target: (&Path, &Progress)) -> Result<(), ReportError> {
    let outcome = analyse(project, &Cancel::default()).expect("not cancelled");
    let overlap = overlap(project, &outcome, &Progress::default()).expect("not cancelled");
    let found = Reported { project, outcome: &outcome, overlap: &overlap };
    write(found, &Text::new(Language::English), &ReportOptions { created: MADE, anonymise }, target)
}

fn exported(project: &Project, anonymise: bool) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.xlsx");
    export(project, anonymise, (&path, &Progress::default())).expect("written");
    (folder, path)
}

/// The parts of a workbook with their text.
fn parts(path: &Path) -> Vec<(String, String)> {
    let file = std::fs::File::open(path).expect("a file");
    let mut archive = zip::ZipArchive::new(file).expect("a zip");
    let count = archive.len();
    let part = |index: usize| {
        let mut part = archive.by_index(index).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        (part.name().expect("a name").into_owned(), text)
    };
    (0..count).map(part).collect()
}

/// A workbook as text: names, then every sheet with its cells, formula and value.
fn as_text(path: &Path) -> String {
    let cells = cells::read(path);
    let mut text = String::new();
    for (name, area) in &cells.names {
        writeln!(text, "name {name} {area}").expect("text");
    }
    for sheet in &cells.sheets {
        writeln!(text, "\nsheet {sheet}").expect("text");
        for ((_, row, column), value) in cells.values.iter().filter(|((of, ..), _)| of == sheet) {
            let address = rust_xlsxwriter::utility::row_col_to_cell(*row, *column as u16);
            let value = match value {
                Data::Float(number) => number.to_string(),
                Data::String(words) => format!("{words:?}"),
                other => format!("{other:?}"),
            };
            match cells.formulas.get(&(sheet.clone(), *row, *column)) {
                Some(formula) => writeln!(text, "{address} {value} ={formula}").expect("text"),
                None => writeln!(text, "{address} {value}").expect("text"),
            }
        }
    }
    text
}

/// Compares with the golden file, or rewrites it when `UPDATE_GOLDEN` is set.
fn check_golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).expect("a golden file");
    }
    let golden = std::fs::read_to_string(&path).expect("a golden file; UPDATE_GOLDEN=1 writes it");
    let golden = golden.replace("\r\n", "\n");
    let first = golden.lines().zip(found.lines()).find(|(old, new)| old != new);
    assert!(golden == found, "{name} differs, first: {first:#?}; UPDATE_GOLDEN=1 rewrites it");
}

#[test]
fn the_worked_example_reads_as_before() {
    let (_folder, path) = exported(&projects::worked_example(), false);
    check_golden("worked_example.txt", &as_text(&path));
}

#[test]
fn the_template_reads_as_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("template.xlsx");
    write_template(&Text::new(Language::English), &path).expect("written");
    check_golden("template.txt", &as_text(&path));
}

/// METHOD.md §14, as the sheet Bands shows it: from clients to penetration, `None` where the method prints a dash.
#[test]
fn bands_show_the_figures_of_the_method() {
    let (_folder, path) = exported(&projects::worked_example(), false);
    let cells = cells::read(&path);
    let number = |row: u32, column: u32| match cells.values.get(&("Bands".to_owned(), row, column)) {
        Some(Data::Float(number)) => Some(*number),
        Some(Data::String(words)) if words == "–" => None,
        other => panic!("row {row}, column {column} is {other:?}"),
    };
    // Clients, revenue, share, average, per user mean, per user band, pairs, breadth, broad clients, penetration; each
    // with half a unit of the last digit the method prints.
    let columns = [
        (2, 0.0),
        (3, 0.0),
        (4, 0.000_05),
        (6, 0.0),
        (9, 0.005),
        (10, 0.005),
        (13, 0.0),
        (11, 0.000_5),
        (12, 0.0),
        (14, 0.000_5),
    ];
    let some = |figures: [f64; 10]| figures.map(Some);
    let unknown =
        [Some(1.0), Some(5_000.0), Some(0.0131), None, None, None, Some(1.0), Some(1.0), Some(0.0), Some(0.25)];
    let rows = [
        (4, some([2.0, 18_300.0, 0.0479, 9_150.0, 582.5, 571.88, 4.0, 2.0, 0.0, 0.5])),
        (5, some([3.0, 148_800.0, 0.3894, 49_600.0, 830.0, 826.67, 10.0, 3.333, 3.0, 0.833])),
        (6, some([2.0, 210_000.0, 0.5496, 105_000.0, 450.0, 381.82, 3.0, 1.5, 0.0, 0.375])),
        (11, unknown),
    ];
    for (row, figures) in rows {
        for ((column, tolerance), expected) in columns.into_iter().zip(figures) {
            let found = number(row, column);
            let near = match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() <= tolerance,
                (found, expected) => found == expected,
            };
            assert!(near, "row {row}, column {column}: {found:?} instead of {expected:?}");
        }
    }
    let title = cells.values.get(&("Bands".to_owned(), 0, 0));
    assert_eq!(title, Some(&Data::String("Undecided between 26–100, 1–25 and 101–500".to_owned())));
}

#[test]
fn inputs_are_plain_and_the_rest_is_formulas() {
    let (_folder, path) = exported(&projects::large(3), false);
    let cells = cells::read(&path);
    let numbers =
        cells.values.iter().filter(|(at, value)| matches!(value, Data::Float(_)) && !cells.formulas.contains_key(*at));
    let mut plain: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for ((sheet, ..), _) in numbers {
        *plain.entry(sheet.as_str()).or_default() += 1;
    }
    // Bands and Clients number their rows, Bands thrice, Heatmap its breadths (0 to 12). Of seven bands Bands holds how often each won
    // the re-draws and whether it won, Summary how often it won the weightings.
    assert_eq!((plain["Bands"], plain["Clients"], plain["Heatmap"], plain["Summary"]), (35, 90, 13, 7));
    assert_eq!(cells.sheets, ["Summary", "Bands", "Heatmap", "Overlap", "Clients", "Data", "Method"]);
}

#[test]
fn the_workbook_has_its_charts_colours_names_and_panes() {
    let (_folder, path) = exported(&projects::large(3), false);
    let parts = parts(&path);
    let count = |of: &str| parts.iter().map(|(_, text)| text.matches(of).count()).sum::<usize>();
    let charts = parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart")).count();
    assert_eq!(charts, 6);
    assert_eq!((count("<colorScale>"), count("<definedName ")), (7, 72));
    assert!(count("state=\"frozen\"") >= 4 && count("fitToPage=\"1\"") == 7 && count("orientation=\"landscape\"") >= 6);
    assert!(parts.iter().any(|(name, text)| name == "docProps/core.xml" && text.contains("2026-03-14T09:26:53Z")));
}

#[test]
fn projects_at_the_edges_can_be_written() {
    for (name, project) in projects::edges() {
        let (_folder, path) = exported(&project, false);
        let cells = cells::read(&path);
        let errors: Vec<_> = cells.values.iter().filter(|(_, value)| matches!(value, Data::Error(_))).collect();
        assert_eq!((cells.sheets.len(), errors), (7, vec![]), "{name}");
    }
}

#[test]
fn a_pinned_profile_is_the_finding_and_the_sizes_are_beside_it() {
    let cases = [
        (Some(1), "Care", "26–100 users, Care", true),
        (None, "Retail; food", "Retail; food", true),
        // Who is in retail and food would count as being in food, were it a formula.
        (None, "food", "Food", false),
    ];
    for (band, industry, title, is_live) in cases {
        let mut project = projects::large(3);
        std::sync::Arc::make_mut(&mut project.data.dimensions)[0].intern("food");
        let project = projects::pinned(project, band, industry);
        let outcome = analyse(&project, &Cancel::default()).expect("not cancelled");
        let members =
            sweetspot::analysis::profile_members(&project, &outcome.basis, project.pinned.as_ref().expect("one"));
        let (_folder, path) = exported(&project, false);
        let cells = cells::read(&path);
        let said = |sheet: &str, row: u32, column: u32| match cells.values.get(&(sheet.to_owned(), row, column)) {
            Some(Data::String(words)) => words.clone(),
            other => panic!("{sheet}: {other:?}"),
        };
        assert_eq!(said("Summary", 3, 1), title);
        let basis = said("Summary", 4, 1);
        assert!(basis.starts_with(&format!("{} of 90 clients · ", members.len())) && basis.ends_with("% of revenue"));
        assert_eq!(cells.formulas[&("Summary".to_owned(), 4, 1)].contains("Client_tags"), is_live, "{industry}");
        let by_size = said("Summary", 5, 1);
        let verdict = verdict::title(&Text::new(Language::English), Finding::of(&project, &outcome));
        assert_eq!(by_size, format!("By size alone: {verdict}"));
        assert_eq!(said("Bands", 0, 0), by_size);
    }
}

/// The headline is the window's, word for word, and nothing is painted that it does not name.
#[test]
fn the_headline_is_the_one_of_the_window_whatever_the_certainty() {
    let text = Text::new(Language::English);
    let mut met = std::collections::BTreeSet::new();
    for (name, project) in verdicts::all().into_iter().chain(projects::edges()) {
        let outcome = analyse(&project, &Cancel::default()).expect("not cancelled");
        let found = Finding::of(&project, &outcome);
        let (_folder, path) = exported(&project, false);
        let cells = cells::read(&path);
        let headline = &cells.values[&("Bands".to_owned(), 0, 0)];
        let expected = verdict::title(&text, found);
        assert!(headline.to_string().ends_with(&expected), "{name}: {headline:?}, {expected}");
        let painted = found.sweet_spot().map_or(0.0, |band| band as f64 + 1.0);
        assert_eq!(named(&cells, "Sweet_spot_band"), &Data::Float(painted), "{name}");
        met.extend(found.certainty());
        let whole = as_text(&path);
        let giants = verdict::giants(&text, found);
        let capped = outcome.doubt.as_ref().and_then(|doubt| doubt.giants.as_ref()).map(|giants| &giants.winners);
        let labels = capped.unwrap_or(&outcome.verdict.winners).iter().map(|&band| project.settings.bands.label(band));
        let labels = labels.collect::<Vec<_>>().join(", ");
        let said = named(&cells, "Capped_bands").to_string();
        assert_eq!(said.replace('\u{200b}', ""), labels, "{name}");
        assert!(giants.iter().all(|words| whole.contains(words)), "{name}: {giants:?}");
        assert!(giants.is_some() || name != "a giant");
    }
    let all = [Certainty::Sure, Certainty::Probable, Certainty::Undecided, Certainty::TooFew];
    assert_eq!(met.into_iter().collect::<Vec<_>>(), all);
}

#[test]
fn what_decides_nothing_points_nowhere_and_shares_are_added_up_where_each_band_has_a_zero() {
    for (name, project) in verdicts::all() {
        let (_folder, path) = exported(&project, false);
        let cells = cells::read(&path);
        let outcome = analyse(&project, &Cancel::default()).expect("not cancelled");
        assert_eq!(named(&cells, "Shares_added_up"), &Data::Float(if name == "shares added up" { 1.0 } else { 0.0 }));
        let broad_from = match name {
            "forty offerings, K by the quartile" => 5,
            _ => outcome.basis.broad_from,
        };
        assert_eq!(named(&cells, "Broad_from"), &Data::Float(broad_from as f64), "{name}");
        let dead = outcome.verdict.criteria.iter().filter(|result| result.winners.is_empty()).count();
        match name {
            "nobody broad" => assert_eq!(dead, 1),
            "a tie of equals" => assert_eq!(dead, 3),
            _ => {}
        }
    }
}

/// METHOD.md §7: the lift people read has taken off what chance may have added; the raw figures stand beside it.
#[test]
fn groups_show_the_lift_less_chance_and_the_raw_one_beside_it() {
    for (name, project) in projects::by_target() {
        for permutations in [project.settings.overlap.permutations, 0] {
            let mut project = project.clone();
            project.settings.overlap.permutations = permutations;
            let outcome = analyse(&project, &Cancel::default()).expect("not cancelled");
            let found = overlap(&project, &outcome, &Progress::default()).expect("not cancelled");
            let (_folder, path) = exported(&project, false);
            let cells = cells::read(&path);
            let number = |row: usize, column: u32| match &cells.values[&("Overlap".to_owned(), row as u32 + 6, column)]
            {
                Data::Float(number) => Some(*number),
                Data::String(words) if words == "–" => None,
                other => panic!("{name}: row {row}, column {column} is {other:?}"),
            };
            assert!(!found.groups.is_empty() && found.pinned.is_some(), "{name}");
            for (row, group) in found.groups.iter().chain(&found.pinned).enumerate() {
                let shown = [2, 3, 4, 5, 6, 8].map(|column| number(row, column));
                let clients = Some(group.clients.len() as f64);
                let expected =
                    [clients, group.shown_lift(), group.deflated_mean, Some(group.mean), group.lift, group.p];
                assert_eq!(shown, expected, "{name}, row {row}");
                let less = number(row, 3).zip(number(row, 6)).is_none_or(|(lift, raw)| raw <= 1.0 || lift < raw);
                assert!(less, "{name}, row {row}: chance takes something off");
            }
        }
    }
}

/// 10.10 + 20.20 is 30.30, so that the name breaks the tie.
#[test]
fn revenues_equal_in_cents_are_ranked_by_name() {
    for (name, project) in verdicts::all().into_iter().filter(|(name, _)| name.starts_with("ties in cents")) {
        let (_folder, path) = exported(&project, false);
        let cells = cells::read(&path);
        let ranked = (5..21).map(|row| match &cells.values[&("Clients".to_owned(), row, 1)] {
            Data::String(client) => client.clone(),
            other => panic!("{other:?}"),
        });
        let ranked: Vec<String> = ranked.collect();
        let in_order = if name.ends_with("thousands") { 2 } else { 16 };
        assert!(ranked.chunks(in_order).all(<[String]>::is_sorted), "{name}: {ranked:?}");
    }
}

#[test]
fn anonymised_reports_name_nobody() {
    let giant = verdicts::all().into_iter().find(|(name, _)| *name == "a giant").expect("one").1;
    for project in [projects::large(5), giant] {
        names_nobody(&project);
    }
}

fn names_nobody(project: &Project) {
    let (_folder, path) = exported(project, true);
    let secrets = project.data.clients.iter().map(|client| client.name.as_str()).filter(|name| name.len() > 4);
    let secrets: Vec<&str> = secrets.filter(|name| *name != "Infinity").chain(["clients.xlsx", "Utrecht"]).collect();
    for (part, text) in parts(&path) {
        let found = secrets.iter().find(|secret| text.contains(**secret));
        assert_eq!(found, None, "{part}");
    }
    let cells = cells::read(&path);
    let largest = cells.values.get(&("Clients".to_owned(), 5, 1));
    assert_eq!(largest, Some(&Data::String("Client 1".to_owned())));
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let (_one, first) = exported(&projects::large(3), false);
    let (_two, second) = exported(&projects::large(3), false);
    assert!(std::fs::read(first).expect("a file") == std::fs::read(second).expect("a file"));
}

#[test]
fn what_cannot_be_written_leaves_nothing_behind() {
    let project = projects::worked_example();
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("no such folder/report.xlsx");
    let found = export(&project, false, (&missing, &Progress::default()));
    assert!(
        matches!(found, Err(ReportError::NotWritable { ref path, why: NotWritable::Io(_) }) if *path == missing),
        "{found:?}"
    );

    let taken = folder.path().join("report.xlsx");
    std::fs::create_dir(&taken).expect("a folder in the way");
    let found = export(&project, false, (&taken, &Progress::default()));
    assert!(
        matches!(found, Err(ReportError::NotWritable { ref path, why: NotWritable::Folder }) if *path == taken),
        "{found:?}"
    );

    let old = folder.path().join("old.xlsx");
    std::fs::write(&old, "an older report").expect("a file");
    let stopped = Progress::default();
    stopped.cancel.cancel();
    let found = export(&project, false, (&old, &stopped));
    assert!(matches!(found, Err(ReportError::Cancelled(_))), "{found:?}");
    assert_eq!(std::fs::read_to_string(&old).expect("a file"), "an older report");

    let mut left: Vec<_> =
        std::fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    left.sort();
    assert_eq!(left, ["old.xlsx", "report.xlsx"]);
}

#[test]
fn an_older_report_is_replaced_and_progress_ends_full() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.xlsx");
    std::fs::write(&path, "an older report").expect("a file");
    let progress = Progress::default();
    export(&projects::worked_example(), false, (&path, &progress)).expect("written");
    assert_eq!(cells::read(&path).sheets.len(), 7);
    assert_eq!(progress.fraction(), Some(1.0));
}

#[test]
fn the_template_has_lists_behind_its_drop_downs() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("template.xlsx");
    write_template(&Text::new(Language::English), &path).expect("written");
    let workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let sheets = workbook.sheets_metadata().iter().map(|sheet| (sheet.name.as_str(), sheet.visible));
    let visible = [
        ("Clients", SheetVisible::Visible),
        ("How to fill in", SheetVisible::Visible),
        ("Lists", SheetVisible::Hidden),
    ];
    assert_eq!(sheets.collect::<Vec<_>>(), visible);
    let parts = parts(&path);
    let clients = &parts.iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml").expect("a sheet").1;
    for list in ["Lists!$A$2:$A$6", "Lists!$B$2:$B$5", "Lists!$C$2:$C$9"] {
        assert!(clients.contains(list), "{list}");
    }
    assert!(clients.contains("<mergeCell ref=\"I1:L1\"/>") && clients.contains("<mergeCell ref=\"M1:P1\"/>"));
}
