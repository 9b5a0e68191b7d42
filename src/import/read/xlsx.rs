//! Office Open XML workbooks, cell by cell through calamine's streaming reader.

use std::io::{BufReader, Cursor};

use calamine::{Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use quick_xml::events::Event;
use zip::ZipArchive;

use super::super::grid::{CellStyle, GridBuilder, number_format};
use super::super::guard::guarded;
use super::super::{Grid, Sheet};
use super::ahead::{Filling, Found};
use super::parts::sheet_layout;
use super::value::Values;
use super::xml::{Xml, attribute, local};
use super::zipped::{Watched, names};
use super::{Sheets, Stop};
use crate::model::Progress;

type Workbook<'b> = Xlsx<Watched<'b>>;

/// How many shared texts may be announced without proof.
const MANY_TEXTS: u64 = 1_000_000;
/// The fewest bytes that a shared text takes.
const SHARED_TEXT: u64 = 5;

/// The worksheets of the workbook in `bytes`.
pub(super) fn sheets(bytes: &[u8], progress: &Progress) -> Sheets {
    check_shared_texts(bytes)?;
    let mut workbook: Workbook<'_> = Xlsx::new(Watched::new(bytes, progress)).map_err(stop)?;
    let all = workbook.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    let mut filled = 0;
    for (position, sheet) in all.into_iter().enumerate().filter(|(_, sheet)| sheet.typ == SheetType::WorkSheet) {
        // The cell reader tells nothing of merged ranges and hidden rows; a second core looks for them meanwhile.
        let (grid, layout) = rayon::join(
            || guarded(|| read_grid(&mut workbook, &sheet.name, GridBuilder::after(filled), progress)),
            || guarded(|| sheet_layout(bytes, position)),
        );
        let grid = grid.unwrap_or_else(|panic| Err(Stop::Broken(panic)))?;
        filled += grid.filled();
        let grid = grid.with_layout(layout.ok().flatten().unwrap_or_default());
        sheets.push(Sheet { file: 0, name: sheet.name, hidden: sheet.visible != SheetVisible::Visible, grid });
    }
    Ok(sheets)
}

/// The library makes room for as many shared texts as the file announces; more than the part can hold is a lie.
fn check_shared_texts(bytes: &[u8]) -> Result<(), Stop> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(Stop::broken)?;
    for name in names(&zip).iter().filter(|name| name.to_lowercase().ends_with("sharedstrings.xml")) {
        let Ok(part) = zip.by_name(name) else { continue };
        let size = part.size();
        let mut xml = Xml::new(BufReader::new(part));
        let announced = loop {
            match xml.next() {
                Ok(Event::Start(tag)) if local(tag.name().0) == "sst" => {
                    break attribute(&tag, "uniqueCount").and_then(|count| count.trim().parse::<u64>().ok());
                }
                Ok(Event::Eof) => break None,
                Ok(_) => {}
                Err(Stop::Entities) => return Err(Stop::Entities),
                // The reader itself finds what is damaged.
                Err(_) => break None,
            }
        };
        if announced.is_some_and(|count| count > MANY_TEXTS && count > size / SHARED_TEXT) {
            return Err(Stop::broken("it announces more texts than it holds"));
        }
    }
    Ok(())
}

fn read_grid(
    workbook: &mut Workbook<'_>,
    name: &str,
    mut builder: GridBuilder,
    progress: &Progress,
) -> Result<Grid, Stop> {
    let values = Values::new(workbook.has_1904_epoch());
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // Sheets of other kinds and sheets listed without a part hold no cells.
        Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => return Ok(Grid::default()),
        Err(error) => return Err(stop(error)),
    };
    let formats = formats(cells.styles(), &mut builder);
    let mut last = (0, 0);
    Filling { builder, values, formats: &formats }.filled(|| {
        let found = match cells.next_cell_with_style_id() {
            Ok(Some((cell, style))) => Found::Cell(cell, style),
            Ok(None) => return Ok(None),
            // One cell that makes no sense; the reader goes on behind it.
            Err(XlsxError::CellError(code)) => Found::Broken((last.0, last.1 + 1), code),
            Err(error) => return Err(stop(error)),
        };
        let position = found.position();
        if position.0 != last.0 && position.0 % 64 == 0 {
            progress.cancel.check()?;
        }
        last = position;
        Ok(Some(found))
    })
}

fn formats(styles: &[Style], builder: &mut GridBuilder) -> Vec<u8> {
    let format = |style: &Style| {
        let code = style.number_format.as_ref().map_or("", |format| &format.format_code);
        let indent = style.alignment.as_ref().and_then(|alignment| alignment.indent).unwrap_or(0);
        builder.format(CellStyle { number: number_format(code), indent })
    };
    styles.iter().map(format).collect()
}

fn stop(error: XlsxError) -> Stop {
    match error {
        XlsxError::Password => Stop::Password,
        other => Stop::broken(other),
    }
}
