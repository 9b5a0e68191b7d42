//! What kind of text a text is: a page, XML of some kind, a web archive, or rows and columns.

use super::super::FileKind;
use super::super::read::encoding::decode;

/// How much of the beginning is looked at.
const HEAD: usize = 16 << 10;

/// Elements that a page or a part of one begins with.
const OF_PAGES: [&str; 20] = [
    "html", "head", "body", "table", "thead", "tbody", "tr", "td", "th", "div", "span", "p", "h1", "h2", "h3", "meta",
    "style", "script", "center", "font",
];

/// The kind of a text; `None` for JSON and for XML that is no spreadsheet.
pub(super) fn kind_of(bytes: &[u8]) -> Option<FileKind> {
    // An even length, for two-byte encodings.
    let head = decode(bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes)).to_lowercase();
    let text = head.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('{') || text.starts_with("[{") {
        return None;
    }
    if text.lines().take(40).any(|line| line.starts_with("mime-version:")) {
        return Some(FileKind::Mhtml);
    }
    let Some((declared, element)) = first_element(text) else {
        // Warnings and the like may stand before a page.
        let page = text.lines().any(|line| ["<html", "<table"].iter().any(|tag| line.trim_start().starts_with(tag)));
        return Some(if page { FileKind::Html } else { FileKind::Csv });
    };
    let name = element.split(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/')).next()?;
    let local = name.rsplit(':').next().unwrap_or(name);
    match local {
        "workbook" => Some(FileKind::Xml2003),
        "document" | "document-content" if name.starts_with("office:") => {
            let other = element.contains("opendocument.") && !element.contains("opendocument.spreadsheet");
            (!other).then_some(FileKind::Fods)
        }
        page if OF_PAGES.contains(&page) => Some(FileKind::Html),
        _ if text.contains("<table") => Some(FileKind::Html),
        // A title such as "<none>" is no markup.
        _ => (!declared && !text.contains("</")).then_some(FileKind::Csv),
    }
}

/// Whether the text is declared to be markup, and what stands in and behind its first element, with comments and
/// declarations passed over; `None` where the text does not begin with an element.
fn first_element(text: &str) -> Option<(bool, &str)> {
    let mut rest = text;
    let mut declared = false;
    loop {
        rest = rest.trim_start();
        let inside = rest.strip_prefix('<')?;
        let end = match inside {
            comment if comment.starts_with("!--") => "-->",
            doctype if doctype.starts_with("!doctype html") => return Some((true, "html")),
            instruction if instruction.starts_with(['!', '?']) => ">",
            _ => return Some((declared, inside)),
        };
        declared = true;
        rest = inside.split_once(end).map_or("", |(_, behind)| behind);
        // The inside of a document type ends at its bracket.
        if end == ">" && inside.split_once(end).is_some_and(|(before, _)| before.contains('[')) {
            rest = inside.split_once("]>").map_or("", |(_, behind)| behind);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_by_its_first_element() {
        let fods = r#"<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument."#;
        let cases = [
            ("<html><table>", "html"),
            ("\u{feff}\r\n<!DOCTYPE html PUBLIC \"x\"><body>", "html"),
            ("<TABLE border=1><tr>", "html"),
            ("<div><p>", "html"),
            ("<!-- made by x --><center>", "html"),
            ("<b>Report</b><table><tr>", "html"),
            ("<br />\n<b>Warning</b>\n<table><tr>", "html"),
            ("Notice: 1\n<table><tr>", "html"),
            ("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook>", "xml2003"),
            ("<ss:Workbook xmlns:ss=\"x\">", "xml2003"),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><Workbook>", "xml2003"),
            (&format!("{fods}spreadsheet\">"), "fods"),
            (&format!("{fods}text\">"), "none"),
            ("<?xml version=\"1.0\"?><rows><row>", "none"),
            ("From: <Saved by x>\r\nSubject: y\r\nMIME-Version: 1.0\r\n", "mhtml"),
            ("MIME-Version: 1.0\nContent-Type: multipart/related", "mhtml"),
            ("{\"a\": 1}", "none"),
            ("[{\"a\": 1}]", "none"),
            ("\"A\";\"<a href=''>Link</a>\";\"C\"", "csv"),
            ("<none>;Amount\nA;1\n", "csv"),
            ("Client,Amount\nA,1\n", "csv"),
        ];
        for (text, expected) in cases {
            assert_eq!(kind_of(text.as_bytes()).map_or("none", FileKind::name), expected, "{text}");
        }
        let wide: Vec<u8> = "<html><table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(kind_of(&wide), Some(FileKind::Html));
    }
}
