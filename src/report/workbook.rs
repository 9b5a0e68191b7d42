//! The workbook as a whole: its sheets in order, their print setup, names and properties.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::addresses::{Page, define_names};
use super::facts::Facts;
use super::{ReportError, bands, clients, data, heatmap, method, overlap, styles, summary};
use crate::model::Progress;
use crate::say;

/// Steps of progress: the sheets and the saving.
pub(super) const STEPS: u64 = Page::ALL.len() as u64 + 1;

/// Every sheet of the report, filled.
pub(super) fn build(facts: &Facts, progress: &Progress) -> Result<Workbook, ReportError> {
    progress.set_total(STEPS);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(facts)?);
    for (done, page) in Page::ALL.into_iter().enumerate() {
        progress.cancel.check()?;
        let sheet = workbook.add_worksheet();
        sheet.set_name(facts.page_name(page))?;
        sheet.set_default_row_height_pixels(styles::ROW_HEIGHT);
        sheet.set_row_height_pixels(0, styles::TITLE_HEIGHT)?;
        fill(sheet, facts, page, progress)?;
        print_setup(sheet, facts, page)?;
        progress.set_done(done as u64 + 1);
    }
    define_names(&mut workbook, facts.layout, |page| facts.page_name(page))?;
    progress.cancel.check()?;
    Ok(workbook)
}

fn fill(sheet: &mut Worksheet, facts: &Facts, page: Page, progress: &Progress) -> Result<(), ReportError> {
    match page {
        Page::Summary => summary::write(sheet, facts)?,
        Page::Bands => bands::write(sheet, facts)?,
        Page::Heatmap => heatmap::write(sheet, facts)?,
        Page::Overlap => overlap::write(sheet, facts)?,
        Page::Clients => clients::write(sheet, facts, progress)?,
        Page::Data => data::write(sheet, facts, progress)?,
        Page::Method => method::write(sheet, facts)?,
    }
    Ok(())
}

fn print_setup(sheet: &mut Worksheet, facts: &Facts, page: Page) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    // As many pages as it takes, but one for what is read at a glance.
    let pages_high = u16::from(matches!(page, Page::Summary | Page::Bands));
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, pages_high)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_screen_gridlines(page == Page::Data);
    let footer = say!(facts.text, "report-footer", page = "&P", pages = "&N");
    sheet.set_footer(format!("&L&8 {}&R&8 {footer}", footer_name(&facts.project.name)));
    let titles = match page {
        Page::Clients => Some(facts.layout.ranked().first.row - 1),
        Page::Data => Some(facts.layout.data().first.row - 1),
        Page::Overlap => Some(facts.layout.groups().first.row - 1),
        Page::Summary | Page::Bands | Page::Heatmap | Page::Method => None,
    };
    if let Some(row) = titles {
        sheet.set_repeat_rows(row, row)?;
    }
    match page {
        Page::Summary => {
            sheet.set_active(true).set_tab_color(styles::AMBER);
        }
        Page::Data | Page::Method => {
            sheet.set_tab_color(styles::MUTED);
        }
        _ => {
            sheet.set_tab_color(styles::ACCENT);
        }
    }
    Ok(())
}

/// The project's name as a page footer takes it: an ampersand starts a code there, and the whole stays below 255.
fn footer_name(name: &str) -> String {
    name.replace('&', "&&").chars().take(120).collect()
}

fn properties(facts: &Facts) -> Result<DocProperties, XlsxError> {
    let created = facts.options.created;
    let year = u16::try_from(created.year()).unwrap_or(1900);
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    let moment = ExcelDateTime::from_ymd(year, part(created.month()), part(created.day()))?.and_hms(
        u16::from(part(created.hour())),
        part(created.minute()),
        f64::from(part(created.second())),
    )?;
    Ok(DocProperties::new()
        .set_title(say!(facts.text, "report-property-title", name = facts.project.name.as_str()))
        .set_subject(say!(facts.text, "report-property-subject"))
        .set_author(say!(facts.text, "program-name"))
        .set_company("")
        .set_creation_datetime(&moment))
}
