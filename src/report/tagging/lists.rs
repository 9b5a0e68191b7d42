//! What the drop-downs offer, on a hidden sheet, and the drop-downs themselves.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, Worksheet, XlsxError};

use super::Wanted;
use crate::model::{ClientStatus, TaggingColumn};
use crate::report::addresses::{Area, Page, Spot};
use crate::report::live::say_at;
use crate::report::styles;
use crate::say;
use crate::text::words;

/// One column of the sheet of lists.
struct List {
    title: String,
    words: Vec<String>,
}

/// The statuses, then the values of each dimension in its place.
fn lists(wanted: &Wanted) -> Vec<List> {
    let (text, project) = (wanted.text, wanted.project);
    let statuses = [ClientStatus::Client, ClientStatus::Prospect, ClientStatus::ExClient];
    let statuses = statuses.map(|status| words::client_status(text, status)).into();
    let mut all = vec![List { title: say!(text, "report-status"), words: statuses }];
    all.extend(project.data.dimensions.iter().map(|dimension| List {
        title: words::dimension(text, dimension),
        words: dimension.values().map(|(_, value)| words::value(text, dimension, value)).collect(),
    }));
    all
}

/// The place of the words of the list at `at`.
fn place(at: usize, list: &List) -> Area {
    Area::new(Page::Data, Spot::new(1, 0).right(at), list.words.len(), 1)
}

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, wanted: &Wanted) -> Result<(), XlsxError> {
    sheet.set_name(say!(wanted.text, "report-template-lists"))?;
    for (at, list) in lists(wanted).iter().enumerate() {
        let words = place(at, list);
        say_at(sheet, Spot { row: 0, ..words.first }, &list.title, &styles::header())?;
        for (row, word) in list.words.iter().enumerate() {
            say_at(sheet, words.spot(row, 0), word, &styles::words())?;
        }
        sheet.set_column_width(words.first.column, 26)?;
    }
    sheet.set_hidden(true);
    Ok(())
}

/// Puts a drop-down into every cell whose values are listed; numbers are checked.
pub(super) fn drop_downs(sheet: &mut Worksheet, wanted: &Wanted) -> Result<(), XlsxError> {
    let text = wanted.text;
    let lists = lists(wanted);
    let page = say!(text, "report-template-lists");
    for (at, column) in wanted.columns.iter().enumerate() {
        let validation = match column {
            TaggingColumn::Client | TaggingColumn::Code | TaggingColumn::Detail(_) => continue,
            TaggingColumn::Users => DataValidation::new()
                .allow_decimal_number(DataValidationRule::GreaterThan(0.0))
                .set_error_title(say!(text, "report-template-users-title"))?
                .set_error_message(say!(text, "report-template-users-message"))?,
            TaggingColumn::Status => chosen(&page, 0, &lists)
                .set_error_title(say!(text, "report-status"))?
                .set_error_message(say!(text, "report-tagging-status-message"))?,
            TaggingColumn::Value(dimension, _) => {
                let list = dimension.index() + 1;
                if lists.get(list).is_none_or(|list| list.words.is_empty()) {
                    continue;
                }
                chosen(&page, list, &lists)
                    .set_error_style(DataValidationErrorStyle::Information)
                    .set_error_title(say!(text, "report-template-list-title"))?
                    .set_error_message(say!(text, "report-template-list-message"))?
            }
        };
        let (first, last) = (wanted.cells(at).first, wanted.cells(at).last());
        sheet.add_data_validation(first.row, first.column, last.row, last.column, &validation)?;
    }
    Ok(())
}

/// One of the words of the list at `at`.
fn chosen(page: &str, at: usize, lists: &[List]) -> DataValidation {
    let range = lists.get(at).map(|list| place(at, list).reference(page)).unwrap_or_default();
    DataValidation::new().allow_list_formula(Formula::new(range))
}
