//! Every file that cannot be used, on the command line: exit status 1, one sentence, nothing on standard output.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use crate::tables::cells;
use crate::{name, run, run_with};

/// What makes a bad file in a folder, and a phrase of the reason given.
type Case = (&'static str, fn(&Path) -> PathBuf, &'static str);

const CASES: [Case; 14] = [
    (
        "a picture",
        |folder| bytes(folder, "photo.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"),
        "not a spreadsheet",
    ),
    ("a PDF", |folder| bytes(folder, "offer.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"), "not a spreadsheet"),
    ("nothing in it", |folder| bytes(folder, "nothing.xlsx", b""), "it is empty"),
    ("a password", |folder| bytes(folder, "secret.xlsx", &encrypted()), "password"),
    ("an empty zip", |folder| bytes(folder, "photos.zip", &empty_zip()), "zip file without a workbook"),
    (
        "photos in a zip",
        |folder| bytes(folder, "photos.xlsx", &zipped(&["summer.jpg", "2025/winter.jpg"])),
        "zip file without a workbook",
    ),
    (
        "a letter in Word",
        |folder| bytes(folder, "letter.docx", &zipped(&["[Content_Types].xml", "word/document.xml"])),
        "not a spreadsheet",
    ),
    (
        "a torn zip",
        |folder| bytes(folder, "torn.xlsx", b"PK\x03\x04\x14\0\0\0\x08\0xl/workbook.xml"),
        "cannot be imported",
    ),
    ("blank sheets", |folder| cells(&folder.join("blank.xlsx"), &[]), "cannot be imported"),
    ("a letter", |folder| cells(&folder.join("letter.xlsx"), &[&["Dear Sir"], &["Thank you"]]), "holds a table"),
    (
        "no clients",
        |folder| {
            cells(&folder.join("sums.xlsx"), &[&["Backup", "Security"], &["10", "20"], &["30", "40"], &["5", "6"]])
        },
        "no column names the clients",
    ),
    (
        "no amounts",
        |folder| {
            let rows: &[&[&str]] = &[&["Client", "Industry"], &["Ada", "Care"], &["Bo", "Retail"], &["Cy", "Care"]];
            cells(&folder.join("names.xlsx"), rows)
        },
        "no column holds amounts",
    ),
    ("no file", |folder| folder.join("gone.xlsx"), "there is no such file"),
    ("a folder", Path::to_path_buf, "cannot be imported"),
];

#[test]
fn every_bad_input_ends_with_one_and_a_sentence() {
    for (what, make, reason) in CASES {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let file = make(folder.path());
        for command in ["import", "analyse", "report"] {
            let report = folder.path().join("report.xlsx");
            let mut arguments = vec![command, name(&file)];
            if command == "report" {
                arguments.extend(["-o", name(&report)]);
            }
            let run = run(&arguments);
            assert_eq!((run.status, run.out.as_str()), (1, ""), "{what}, {command}: {}", run.err);
            assert_eq!(run.err.lines().count(), 1, "{what}, {command}: {}", run.err);
            assert!(run.err.contains(reason), "{what}, {command}: {}", run.err);
            assert!(run.err.trim_end().ends_with(&format!("({})", file.display())), "{what}: the path is last");
            assert!(!report.exists(), "{what}: no report is left behind");
        }
    }
}

#[test]
fn what_cannot_be_opened_cannot_be_printed_as_cells_either() {
    for (what, make, reason) in CASES.into_iter().filter(|(what, ..)| !what.starts_with("no ") || *what == "no file") {
        if matches!(what, "a letter" | "blank sheets") {
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder of our own");
        let run = run(&["grid", name(&make(folder.path()))]);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{what}: {}", run.err);
        assert!(run.err.contains(reason), "{what}: {}", run.err);
    }
}

#[test]
fn standard_input_is_named_as_such() {
    let run = run_with(&["import", "-"], b"");
    assert_eq!(run.status, 1);
    assert!(run.err.starts_with("“standard input” cannot be imported: it is empty"), "{}", run.err);
}

#[test]
fn a_sheet_that_is_not_there_names_those_that_are() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = crate::tables::worked_example(folder.path());
    for command in ["import", "grid", "analyse"] {
        let run = run(&[command, name(&file), "--sheet", "Umsatz"]);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{command}");
        assert!(run.err.contains("“Umsatz”") && run.err.contains("Revenue"), "{command}: {}", run.err);
    }
}

#[test]
fn a_recipe_that_is_none_is_explained() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let file = crate::tables::worked_example(folder.path());
    let cases = [
        (None, "r.json"),
        (Some("not json"), "r.json"),
        (Some(r#"{"roles": {"Client": "sponsor"}}"#), "sponsor"),
        (Some(r#"{"columns": {}}"#), "columns"),
        (Some(r#"{"layout": "pivot"}"#), "pivot"),
    ];
    for (content, said) in cases {
        let recipe = folder.path().join("r.json");
        if let Some(content) = content {
            fs::write(&recipe, content).expect("the folder is ours");
        }
        let run = run(&["analyse", name(&file), "--recipe", name(&recipe)]);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{content:?}");
        assert!(run.err.contains("cannot be used") && run.err.contains(said), "{content:?}: {}", run.err);
    }
}

fn bytes(folder: &Path, file: &str, content: &[u8]) -> PathBuf {
    let path = folder.join(file);
    fs::write(&path, content).expect("the folder is ours");
    path
}

/// A zip's closing record and nothing else: an archive of no files.
fn empty_zip() -> Vec<u8> {
    [b"PK\x05\x06".as_slice(), &[0; 18]].concat()
}

/// A zip with these files, whose contents are no workbook's.
fn zipped(files: &[&str]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        archive.start_file(*file, zip::write::SimpleFileOptions::default()).expect("in memory");
        archive.write_all(b"<nothing/>").expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}

/// A compound file with the stream in which Office keeps a workbook it encrypted.
fn encrypted() -> Vec<u8> {
    let sector = |bytes: &[u8]| [bytes, &vec![0; 512 - bytes.len()]].concat();
    let numbers = |values: &[u32]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
    let mut header = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    header.extend([0; 16]);
    header.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    header.extend([0; 10]);
    header.extend(numbers(&[1, 1, 0, 4096, u32::MAX - 1, 0, u32::MAX - 1, 0, 0]));
    header.resize(512, 0xFF);
    let fat = [numbers(&[u32::MAX - 2, u32::MAX - 1]), vec![0xFF; 504]].concat();
    let entry = |name: &str, kind: u8| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u8::try_from(entry.len() + 2).expect("the name is short");
        entry.resize(64, 0);
        entry.extend([length, 0, kind, 1]);
        entry.extend(numbers(&[u32::MAX, u32::MAX, u32::MAX]));
        entry.resize(128, 0);
        entry
    };
    let directory = [entry("Root Entry", 5), entry("EncryptionInfo", 2), entry("EncryptedPackage", 2)].concat();
    [header, fat, sector(&directory)].concat()
}
