//! What calamine's cell reader does not tell of an xlsx sheet: merged ranges, hidden rows and columns, and formulas
//! without a saved result. Found by searching the raw XML, which is many times faster than parsing it.

use std::io::{Cursor, Read};

use memchr::{memmem, memrchr};
use zip::ZipArchive;

use super::super::grid::{MOST_MERGED, Merged, SheetLayout};
use super::zipped::{Bytes, names, part_text};

const CHUNK: usize = 256 << 10;
/// The most formulas without a result, and the most merged ranges, that are noted.
const MOST: usize = MOST_MERGED;

/// What the part of the sheet at `position` in the workbook says; `None` when the part cannot be found or read.
pub(super) fn sheet_layout(bytes: &[u8], position: usize) -> Option<SheetLayout> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let path = sheet_path(&mut zip, position)?;
    let mut part = zip.by_name(&path).ok()?;
    let mut layout = SheetLayout::default();
    let mut buffer = Vec::with_capacity(2 * CHUNK);
    loop {
        let before = buffer.len();
        part.by_ref().take(CHUNK as u64).read_to_end(&mut buffer).ok()?;
        let at_end = buffer.len() == before;
        // Cells are looked at whole: what follows the last one waits for its end.
        let whole = if at_end { buffer.len() } else { memmem::rfind(&buffer, b"</c>").map_or(0, |at| at + 4) };
        scan(buffer.get(..whole)?, &mut layout);
        if at_end {
            return Some(layout);
        }
        buffer.drain(..whole);
    }
}

/// The name of the part that holds the sheet at `position`.
fn sheet_path(zip: &mut ZipArchive<Bytes<'_>>, position: usize) -> Option<String> {
    let names = names(zip);
    let workbook = names.iter().find(|name| name.to_lowercase().ends_with("workbook.xml"))?;
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", workbook));
    let relations = format!("{folder}/_rels/{file}.rels");
    let id = elements(&part_text(zip, workbook)?, "sheet").nth(position).and_then(|sheet| attribute(sheet, "id"))?;
    let target = target_of(&part_text(zip, &relations)?, &id)?;
    let wanted = target.strip_prefix('/').map_or_else(|| format!("{folder}/{target}"), str::to_owned);
    names.into_iter().find(|name| name.eq_ignore_ascii_case(&wanted))
}

/// The part that the relation called `id` leads to.
pub(super) fn target_of(relations: &str, id: &str) -> Option<String> {
    let relation = elements(relations, "Relationship").find(|one| attribute(one, "Id").as_deref() == Some(id))?;
    attribute(relation, "Target")
}

/// The insides of the opening tags called `name`, whatever their prefix.
fn elements<'x>(xml: &'x str, name: &'x str) -> impl Iterator<Item = &'x str> {
    let tags = xml.split('<').skip(1).filter_map(|part| part.split('>').next());
    tags.filter(move |tag| tag_name(tag) == name)
}

fn tag_name(tag: &str) -> &str {
    let name = tag.split([' ', '\t', '\r', '\n', '/', '>']).next().unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default()
}

/// The value of the attribute called `name`, whatever its prefix.
fn attribute(tag: &str, name: &str) -> Option<String> {
    tag.match_indices(name).find_map(|(at, _)| {
        let before = tag.get(..at)?.chars().next_back()?;
        let value = tag.get(at + name.len()..)?.strip_prefix("=\"")?;
        let value = value.split('"').next()?;
        (before.is_ascii_whitespace() || before == ':').then(|| value.replace("&amp;", "&"))
    })
}

fn scan(xml: &[u8], layout: &mut SheetLayout) {
    for at in memmem::find_iter(xml, b"hidden=\"") {
        note_hidden(tag_around(xml, at), layout);
    }
    for at in memmem::find_iter(xml, b"mergeCell ").take(MOST.saturating_sub(layout.merged.len())) {
        let merged = attribute(tag_around(xml, at), "ref").and_then(|range| merged_of(&range));
        layout.merged.extend(merged);
    }
    let without_value = memmem::find_iter(xml, b"</f>").filter(|at| {
        let behind = xml.get(at + 4..).unwrap_or_default();
        let value = [&b"<v/>"[..], b"<v />", b"<v></v>"].into_iter().find_map(|value| behind.strip_prefix(value));
        value.unwrap_or(behind).starts_with(b"</c>")
    });
    for at in without_value.take(MOST.saturating_sub(layout.unsaved.len())) {
        note_unsaved(xml.get(..at).unwrap_or_default(), layout);
    }
}

/// The tag that `at` stands in.
fn tag_around(xml: &[u8], at: usize) -> &str {
    let start = xml.get(..at).and_then(|before| memrchr(b'<', before)).map_or(at, |open| open + 1);
    let rest = xml.get(start..).unwrap_or_default();
    let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
    rest.get(..end).and_then(|tag| str::from_utf8(tag).ok()).unwrap_or_default()
}

fn note_hidden(tag: &str, layout: &mut SheetLayout) {
    if !matches!(attribute(tag, "hidden").as_deref(), Some("1" | "true")) {
        return;
    }
    let number = |name| attribute(tag, name)?.parse::<usize>().ok()?.checked_sub(1);
    match tag_name(tag) {
        "row" => layout.hidden_rows.extend(number("r")),
        "col" => {
            let (Some(first), Some(last)) = (number("min"), number("max")) else { return };
            layout.hidden_columns.extend(first..=last.min(super::super::grid::MAX_COLUMNS));
        }
        _ => {}
    }
}

/// Notes the cell that ends `xml`: a formula without a value. A formula whose result is an empty text says so.
fn note_unsaved(xml: &[u8], layout: &mut SheetLayout) {
    let Some(at) = memmem::rfind(xml, b"<c ") else { return };
    let tag = tag_around(xml, at + 1);
    if attribute(tag, "t").as_deref() != Some("str") {
        layout.unsaved.extend(attribute(tag, "r").and_then(|cell| position_of(&cell)));
    }
}

fn merged_of(range: &str) -> Option<Merged> {
    let (first, last) = range.split_once(':')?;
    let (first, last) = (position_of(first)?, position_of(last)?);
    Some(Merged { rows: (first.0, last.0), columns: (first.1, last.1) })
}

/// Row and column, from 0, of a cell such as `$B$12`.
fn position_of(cell: &str) -> Option<(usize, usize)> {
    let cell = cell.replace('$', "");
    let digits = cell.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = cell.split_at(digits);
    let column = letters.bytes().try_fold(0_usize, |column, letter| {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        column.checked_mul(26)?.checked_add(usize::from(value) + 1)
    })?;
    Some((row.parse::<usize>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_raw_sheet_tells_what_is_merged_hidden_and_not_calculated() {
        let xml = br#"<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5" hidden="0"/></cols><sheetData>
            <row r="4" hidden="1"><c r="A4"><f>B4*2</f></c><c r="B4" t="str"><f>""</f><v></v></c></row>
            <row r="5"><c r="AB5"><f>1+1</f><v/></c><c r="AC5"><f>1</f><v>1</v></c><c r="AD5"><f>1+1</f><v /></c><c t="inlineStr"><is><t>hidden="1"</t></is></c></row>
            </sheetData><mergeCells count="1"><mergeCell ref="B1:D2"/></mergeCells>"#;
        let mut layout = SheetLayout::default();
        scan(xml, &mut layout);
        let merged = vec![Merged { rows: (0, 1), columns: (1, 3) }];
        let expected = SheetLayout {
            merged,
            hidden_rows: vec![3],
            hidden_columns: vec![1, 2],
            unsaved: vec![(3, 0), (4, 27), (4, 29)],
            ..SheetLayout::default()
        };
        assert_eq!(layout, expected);
    }
}
