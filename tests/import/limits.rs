//! Files made to do harm, or too large: each ends in one clear error, at once and in little memory.

use std::io::{Cursor, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use sweetspot::import::{ImportError, read, read_bytes};
use sweetspot::model::Progress;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::stacked;
use super::tables::workbook;

/// Parts of a zip: names and contents.
type Parts<'p> = &'p [(&'p str, &'p [u8])];

fn zipped(parts: Parts<'_>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))
            .expect("a part");
        zip.write_all(content).expect("its content");
    }
    zip.finish().expect("a zip").into_inner()
}

/// A workbook with one sheet, whose part is `sheet`, and the shared texts `shared`.
fn xlsx(sheet: &str, shared: &str) -> Vec<u8> {
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "_rels/.rels",
            br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            br#"<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", shared.as_bytes()),
    ])
}

fn sheet(cells: &str) -> String {
    format!(r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData>{cells}</sheetData></worksheet>"#)
}

/// Makes the parts of a zip say that they unpack to `size` bytes, in both places where they do.
fn lie(zip: &[u8], truth: usize, size: u32) -> Vec<u8> {
    let truth = u32::try_from(truth).expect("small").to_le_bytes();
    let mut lying = zip.to_vec();
    for (at, four) in zip.windows(4).enumerate() {
        if four == truth {
            lying.splice(at..at + 4, size.to_le_bytes());
        }
    }
    lying
}

fn name(bytes: &[u8]) -> String {
    let begun = Instant::now();
    let said = match read_bytes(Path::new("x"), bytes, &Progress::default()) {
        Ok(book) => format!("{} cells", book.sheets.iter().map(|sheet| sheet.grid.filled()).sum::<usize>()),
        Err(error) => error.to_string(),
    };
    assert!(begun.elapsed() < Duration::from_secs(20), "{said} took {:?}", begun.elapsed());
    said
}

#[test]
fn a_file_that_says_it_is_huge_is_read_for_what_it_holds() {
    let corners = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    let shared = |count: &str| format!(r#"<sst count="{count}" uniqueCount="{count}"><si><t>a</t></si></sst>"#);
    let texts = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#;
    let cases = [
        (xlsx(&sheet(corners), &shared("1")), "2 cells"),
        (xlsx(&sheet(texts), &shared("900000")), "1 cells"),
        (xlsx(&sheet(texts), &shared("99999999999")), "broken workbook x: it announces more texts than it holds"),
        (xlsx(&sheet(r#"<row r="1048577"><c r="A1048577"><v>1</v></c></row>"#), &shared("1")), "too many rows: x"),
        (xlsx(&sheet(r#"<row r="1"><c r="XFE1"><v>1</v></c></row>"#), &shared("1")), "too many columns: x"),
    ];
    for (bytes, expected) in cases {
        assert!(bytes.len() < 5000);
        assert_eq!(name(&bytes), expected);
    }
}

#[test]
fn parts_that_unpack_to_too_much_are_refused_whatever_they_say() {
    let zeros = vec![b' '; 70 << 20];
    let bomb = |part: &'static str| {
        let bytes = xlsx(&sheet(""), "<sst/>");
        let mut zip = ZipWriter::new_append(Cursor::new(bytes)).expect("a zip");
        zip.start_file(part, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))
            .expect("a part");
        zip.write_all(&zeros).expect("its content");
        zip.finish().expect("a zip").into_inner()
    };
    let ods = zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &zeros)]);
    let cases = [
        bomb("xl/worksheets/sheet2.xml"),
        bomb("xl/theme/theme1.xml"),
        lie(&bomb("xl/styles.xml"), zeros.len(), 400_000),
        ods.clone(),
    ];
    for (number, bytes) in cases.iter().enumerate() {
        assert_eq!(name(bytes), "unpacks to too much: x", "{number}");
    }
    assert_eq!(name(&lie(&ods, zeros.len(), 400_000)), "unpacks to too much: x");
}

#[test]
fn a_sheet_that_gives_more_than_it_says_is_stopped() {
    let row = "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(200_000);
    let part = sheet(&row);
    let bytes = xlsx(&part, "<sst/>");
    assert_eq!(name(&bytes), "400000 cells");
    assert_eq!(name(&lie(&bytes, part.len(), 100_000)), "unpacks to too much: x");
}

#[test]
fn declared_entities_are_never_expanded() {
    let declared = r#"<!DOCTYPE a [<!ENTITY a "lollollol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>"#;
    let fods = r#"<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>"#;
    let ods = format!(r#"<?xml version="1.0"?>{declared}<office:document-content/>"#);
    let cases = [
        format!("<?xml version=\"1.0\"?>{declared}<Workbook><Worksheet/></Workbook>").into_bytes(),
        format!("<?xml version=\"1.0\"?>{declared}{fods}").into_bytes(),
        zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", ods.as_bytes())]),
        xlsx(&sheet(""), &format!("{declared}<sst><si><t>&c;</t></si></sst>")),
    ];
    for bytes in cases {
        assert_eq!(name(&bytes), "declares entities: x");
    }
}

#[test]
fn twenty_million_cells_are_the_most() {
    let table = |rows: usize, columns: usize| {
        format!(
            "<?xml version=\"1.0\"?><office:document><office:spreadsheet><table:table table:name=\"A\"><table:table-row \
             table:number-rows-repeated=\"{rows}\"><table:table-cell office:value-type=\"float\" office:value=\"1\" \
             table:number-columns-repeated=\"{columns}\"/></table:table-row></table:table></office:spreadsheet></office:document>"
        )
    };
    assert_eq!(name(table(100_000, 20).as_bytes()), "2000000 cells");
    assert_eq!(name(table(1_048_576, 20).as_bytes()), "too many cells: x");
    assert_eq!(name(table(1_048_577, 1).as_bytes()), "too many rows: x");
    assert_eq!(name(table(1, 16_385).as_bytes()), "too many columns: x");
}

#[test]
fn a_large_text_is_read_in_blocks_until_it_is_too_long() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    let block = "Client,Amount,Note\nA,1,some text that makes the row longer than it needs to be\n".repeat(20_000);
    for _ in 0..60 {
        file.write_all(block.as_bytes()).expect("it is written");
    }
    assert!(file.as_file().metadata().expect("a size").len() > 64 << 20);
    let error = read(file.path(), &Progress::default()).expect_err("it has too many rows");
    assert!(matches!(error, ImportError::TooManyRows { .. }), "{error}");
}

#[test]
fn cancelling_stops_every_reader_at_once() {
    let html = format!("<table>{}</table>", "<tr><td>a</td><td>1</td></tr>".repeat(300_000));
    let xml = format!(
        "<?xml version=\"1.0\"?><Workbook><Worksheet><Table>{}</Table></Worksheet></Workbook>",
        "<Row><Cell><Data ss:Type=\"Number\">1</Data></Cell></Row>".repeat(200_000)
    );
    let sound = workbook("Sheet1", &stacked(), &[], "General");
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(200_000);
    for bytes in [html.into_bytes(), xml.into_bytes(), sound, xlsx(&sheet(&rows), "<sst/>")] {
        let progress = Progress::default();
        progress.cancel.cancel();
        let begun = Instant::now();
        let error = read_bytes(Path::new("x"), &bytes, &progress).expect_err("it was stopped");
        assert!(matches!(error, ImportError::Cancelled(_)), "{error:?}");
        assert!(begun.elapsed() < Duration::from_secs(2));
    }
}
