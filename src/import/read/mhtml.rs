//! Web archives (MHTML): what "Save as single file web page" makes, and what many exports call `.xls`.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, MessageParser, MimeHeaders};

use super::encoding::{decode_as, html_label};
use super::html::{Page, sheets_of};
use super::{Sheets, Stop};
use crate::model::Progress;

/// The tables of all pages in the archive.
pub(super) fn sheets(bytes: &[u8], progress: &Progress) -> Sheets {
    let message = MessageParser::default().parse(bytes).ok_or_else(|| Stop::broken("no parts"))?;
    let mut pages = Vec::new();
    for part in message.parts.iter().filter(|part| part.is_text_html()) {
        let raw = bytes.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
        let unpacked = match part.encoding {
            Encoding::None => None,
            Encoding::QuotedPrintable => quoted_printable_decode(raw),
            Encoding::Base64 => base64_decode(raw),
        };
        let page = unpacked.as_deref().unwrap_or(raw);
        let said = part.content_type().and_then(|kind| kind.attribute("charset")).map(str::to_owned);
        let text = decode_as(page, said.or_else(|| html_label(page)).as_deref());
        pages.push(Page::read(&text, progress)?);
    }
    Ok(sheets_of(pages))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Cell;

    #[test]
    fn every_page_of_an_archive_gives_its_tables() {
        let quoted = "<table><tr><td>Caf=C3=A9</td><td>=\r\n1</td></tr><tr><td>B</td><td>2</td></tr></table>";
        let base64 =
            "PHRhYmxlPjx0cj48dGQ+QTwvdGQ+PHRkPjE8L3RkPjwvdHI+PHRyPjx0ZD5CPC90ZD48dGQ+MjwvdGQ+PC90cj48L3RhYmxlPg==";
        let text = format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
             Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}\r\n--b\r\n\
             Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--b\r\n\
             Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{base64}\r\n--b--\r\n"
        );
        let sheets = sheets(text.as_bytes(), &Progress::default()).expect("it is read");
        assert_eq!(sheets.len(), 2);
        assert_eq!((sheets[0].grid.cell(0, 0), sheets[0].grid.cell(0, 1)), (Cell::Text("Café"), Cell::Text("1")));
        assert_eq!(sheets[1].grid.cell(1, 1), Cell::Text("2"));
    }
}
