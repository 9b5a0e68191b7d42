//! What a file is, by its content; its name says nothing.

mod markup;

use std::io::Cursor;
use std::path::Path;

use memchr::memmem;
use zip::ZipArchive;

use super::read::Stop;
use super::read::compound::Compound;
use super::read::xls::BARE;
use super::read::zipped::part_text;
use super::{FileKind, ImportError};

const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";

/// First bytes of files that read as text by accident or are no table for certain.
const OTHERS: [&[u8]; 5] = [b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF", b"{\\rtf", b"\x7FELF"];
/// First bytes that a title may begin with as well; those files hold zeros.
const LETTERS: [&[u8]; 4] = [b"MZ", b"GIF8", b"Rar!", b"BM"];

/// The most bytes all parts of a zip may unpack to.
const MAX_UNPACKED: u64 = 4 << 30;
/// How much larger than packed a part may be, once it is larger than [`BOMB_FROM`]: a small honest sheet of zeros packs
/// as tightly as a bomb.
const MAX_RATIO: u64 = 200;
const BOMB_FROM: u64 = 64 << 20;
/// The most bytes of the parts that become many times larger in memory than they are: the table of texts, and styles,
/// names and relations.
const MAX_TEXTS: u64 = 512 << 20;
const MAX_SMALL: u64 = 32 << 20;

/// The kind of the file with content `bytes`. `path` only goes into the error.
///
/// # Errors
/// [`ImportError`] when it is empty, no table, protected or broken.
pub(super) fn kind_of(path: &Path, bytes: &[u8]) -> Result<FileKind, ImportError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportError::Empty { path: path.to_path_buf() });
    }
    if bytes.starts_with(OLE) {
        return ole_kind(path, bytes);
    }
    if BARE.iter().any(|start| bytes.starts_with(start)) {
        return Ok(FileKind::Xls);
    }
    if bytes.starts_with(ZIP) || bytes.starts_with(EMPTY_ZIP) {
        return zip_kind(path, bytes);
    }
    let binary = bytes.iter().take(8192).any(|&byte| byte == 0);
    let other = OTHERS.iter().any(|magic| bytes.starts_with(magic))
        || binary && LETTERS.iter().any(|magic| bytes.starts_with(magic));
    let kind = if other || !is_text(bytes) { None } else { markup::kind_of(bytes) };
    kind.ok_or_else(|| ImportError::NotASpreadsheet { path: path.to_path_buf() })
}

/// Old Excel, or an encrypted new one: that is a compound file with the package inside.
fn ole_kind(path: &Path, bytes: &[u8]) -> Result<FileKind, ImportError> {
    let opened = Compound::open(bytes);
    if matches!(opened, Err(Stop::Circle)) {
        return Err(ImportError::SectorsInACircle { path: path.to_path_buf() });
    }
    let names: Vec<String> = opened.iter().flat_map(Compound::names).map(str::to_lowercase).collect();
    // Where the directory is damaged, its names may still be found in the raw bytes.
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        names.contains(&name.to_lowercase()) || memmem::find(bytes, &wide).is_some()
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        return Err(ImportError::PasswordProtected { path: path.to_path_buf() });
    }
    if holds("Workbook") || holds("Book") {
        return Ok(FileKind::Xls);
    }
    Err(ImportError::NotASpreadsheet { path: path.to_path_buf() })
}

fn zip_kind(path: &Path, bytes: &[u8]) -> Result<FileKind, ImportError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| ImportError::broken(path, &error))?;
    let mut kind = None;
    let mut unpacked = 0_u64;
    for part in 0..zip.len() {
        let part = zip.by_index_raw(part).map_err(|error| ImportError::broken(path, &error))?;
        unpacked = unpacked.saturating_add(part.size());
        let name = String::from_utf8_lossy(part.name_raw()).replace('\\', "/").to_lowercase();
        let bomb = part.size() > BOMB_FROM && part.size() / MAX_RATIO > part.compressed_size();
        if bomb || unpacked > MAX_UNPACKED || part.size() > most_of(&name) {
            return Err(ImportError::UnpacksToTooMuch { path: path.to_path_buf() });
        }
        kind = match name.rsplit('/').next() {
            Some("workbook.bin") => Some(FileKind::Xlsb),
            Some("content.xml") if kind.is_none() && name == "content.xml" => Some(FileKind::Ods),
            _ if kind.is_none() && name.starts_with("xl/") => Some(FileKind::Xlsx),
            Some("workbook.xml") if kind.is_none() => Some(FileKind::Xlsx),
            _ => kind,
        };
    }
    let is_other_odf = kind == Some(FileKind::Ods) && !is_spreadsheet_odf(&mut zip);
    if is_other_odf || kind.is_none() && is_other_office(&zip) {
        return Err(ImportError::NotASpreadsheet { path: path.to_path_buf() });
    }
    kind.ok_or_else(|| ImportError::ZipWithoutWorkbook { path: path.to_path_buf() })
}

/// The most bytes that the part called `name` may unpack to.
fn most_of(name: &str) -> u64 {
    let file = name.rsplit('/').next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some(("sharedstrings", _)) => MAX_TEXTS,
        Some(("styles" | "workbook" | "theme1" | "[content_types]", _) | (_, "rels")) => MAX_SMALL,
        _ => MAX_UNPACKED,
    }
}

/// Whether a package is a letter or a presentation: nobody knows those as zip files.
fn is_other_office(zip: &ZipArchive<Cursor<&[u8]>>) -> bool {
    ["word/document.xml", "ppt/presentation.xml"].iter().any(|part| zip.index_for_name(part).is_some())
}

/// Whether an OpenDocument file is a spreadsheet and not a text or a drawing.
fn is_spreadsheet_odf(zip: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let mimetype = part_text(zip, "mimetype");
    mimetype.is_none_or(|text| text.contains("opendocument.spreadsheet") || text.contains("sun.xml.calc"))
}

/// Whether the beginning reads as text in some encoding: hardly any control characters, except the zeros of UTF-16.
fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(8192)).unwrap_or(bytes);
    if super::read::encoding::is_utf16(head) {
        return true;
    }
    let odd =
        head.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A)).count();
    odd * 1000 <= head.len() && !head.contains(&0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(bytes: &[u8]) -> String {
        match kind_of(Path::new("x"), bytes) {
            Ok(kind) => kind.name().to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn content_says_what_a_file_is() {
        let wide: Vec<u8> = "Klant;Omzet\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let ole = |inside: &[u8]| [OLE, &[0; 64], inside].concat();
        let book: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: [(&[u8], &str); 16] = [
            (b"Client,Amount\nA,1\n", "csv"),
            (b"Client\tAmount\rA\t1\r", "csv"),
            (b"Zo\xEB;1\n", "csv"),
            (b"MZ Group revenue 2025\nClient,Backup\nA,1\n", "csv"),
            (b"BMW;Backup\nA;1\n", "csv"),
            (b"MZ\x90\0\x03\0\0\0\x04\0", "not a spreadsheet: x"),
            (&wide, "csv"),
            (b"", "empty file: x"),
            (b" \r\n\t", "empty file: x"),
            (b"%PDF-1.7\n1 0 obj", "not a spreadsheet: x"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a spreadsheet: x"),
            (b"<html><table>", "html"),
            (&[7; 100], "not a spreadsheet: x"),
            (&ole(&encrypted), "password-protected: x"),
            (&ole(&book), "xls"),
            (&ole(b"WordDocument"), "not a spreadsheet: x"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(name(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
