//! The same table in every format gives the same answer: LibreOffice saves it, the program reads it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::office::{self, Setting};
use crate::{name, real_data, run, sheet, story, tables};

/// A Dutch computer: decimal commas in text.
const DUTCH: [Setting; 1] = [("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "nl-NL")];

/// The formats by ending, with LibreOffice's filter. The csv: semicolons, double quotes, UTF-8, cells as shown.
const FORMATS: [(&str, &str); 4] = [
    ("xlsx", "Calc MS Excel 2007 XML"),
    ("xls", "MS Excel 97"),
    ("ods", "calc8"),
    ("csv", "Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false"),
];

/// What a person is told of a file, without what differs by nature: where it is, its kind, and the name of its sheet,
/// which delimited text does not have.
fn told(file: &Path, options: &[&str]) -> (Value, Value) {
    let mut import = run(&["import", name(file), "--json"]).json();
    for part in ["path", "kind", "sheet"] {
        assert!(import["files"][0][part].take().is_string(), "{part}");
    }
    for issue in import["issues"].as_array_mut().expect("issues are a list") {
        issue["sheet"].take();
    }
    (import, run(&[&["analyse", name(file), "--json"], options].concat()).json())
}

/// Saves the files in every format and holds what each tells against the file it was made from; the texts of the csv.
fn check(files: &[PathBuf], options: &[&str]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let originals: Vec<_> = files.iter().map(|file| told(file, options)).collect();
    for (ending, filter) in FORMATS {
        let saved = office::converted(files, (ending, filter), &DUTCH, folder.path());
        for (path, (import, analysis)) in saved.iter().zip(&originals) {
            let what = path.file_name().unwrap_or_default().display();
            let kind = &run(&["import", name(path), "--json"]).json()["files"][0]["kind"];
            assert_eq!(kind, ending, "{what}");
            let (its_import, its_analysis) = told(path, options);
            assert_eq!(&its_import, import, "{what}");
            assert_eq!(&its_analysis, analysis, "{what}");
        }
    }
    let csv = files.iter().map(|file| folder.path().join("csv").join(file.file_name().unwrap_or_default()));
    csv.map(|path| fs::read_to_string(path.with_extension("csv")).expect("text")).collect()
}

#[test]
fn the_same_table_reads_the_same_in_every_format() {
    if !office::is_there("no table was saved in other formats") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder of our own");
    let plain = tables::dutch(&folder.path().join("omzet.xlsx"), tables::Amounts::General);
    let grouped = tables::dutch(&folder.path().join("omzet met punten.xlsx"), tables::Amounts::Grouped);
    for file in [&plain, &grouped] {
        let (import, _) = told(file, &[]);
        assert_eq!((&import["clients"], &import["offerings"]), (&json!(tables::DUTCH_CLIENTS), &json!(5)));
        assert_eq!(import["proof"]["imported"], json!(f64::from(tables::dutch_total()) / 100.0));
        assert_eq!(import["proof"]["balances"], json!(true));
    }
    // Text has one sheet, so the sample goes without its second.
    let sample = folder.path().join("sample.xlsx");
    let made = sheet::workbook(&story::table(), None).expect("writable");
    fs::write(&sample, made).expect("the folder is ours");
    let mut files = vec![plain, grouped, sample];
    files.extend(real_data("wholesale_customers.csv"));
    let texts = check(&files, &["--bands", "30,150"]);
    // The csv are what they are meant to be: a comma for decimals; thousands apart; a currency before the amount.
    let [general, dotted] = tables::DUTCH_AMOUNT.map(|amount| format!(";{amount};"));
    for (text, shown) in texts.iter().zip([general.as_str(), dotted.as_str(), ";€ 2.130,60;"]) {
        assert!(text.contains(shown), "{shown}: {text}");
    }
}
