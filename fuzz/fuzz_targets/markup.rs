//! Any bytes inside the beginnings and ends of the markup kinds.
#![no_main]

use libfuzzer_sys::fuzz_target;

const FRAMES: [(&str, &str); 6] = [
    ("<html><table><tr><td>", "</td></tr></table></html>"),
    ("<table><tr><td>Client<td>Backup<tr><td>A<td>", ""),
    ("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n", "\r\n--b--"),
    (
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"S\"><Table><Row>",
        "</Row></Table></Worksheet></Workbook>",
    ),
    (
        "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:body><office:spreadsheet><table:table table:name=\"S\"><table:table-row>",
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document>",
    ),
    ("<?xml version=\"1.0\"?>", ""),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let (before, after) = FRAMES[usize::from(*first) % FRAMES.len()];
    sweetspot::import::fuzzing::file(&[before.as_bytes(), rest, after.as_bytes()].concat());
});
