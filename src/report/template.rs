//! The empty workbook to fill in: titles the importer knows, drop-downs where the values are fixed.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, Workbook, Worksheet, XlsxError,
};

use super::addresses::{Area, Page, Spot};
use super::live::say_at;
use super::styles;
use crate::model::BuiltIn;
use crate::say;
use crate::text::Text;

/// Rows that are ready to be filled in.
const ROWS: usize = 500;
/// The titles stand below "Recurring" and "One-off".
const TITLES: u32 = 1;
/// Client and Users come before the tags.
const BEFORE_TAGS: usize = 2;
/// Offerings under each heading.
const OFFERINGS: usize = 4;

/// Buyer roles to choose from; others can be typed.
fn buyer_roles(text: &Text) -> [String; 8] {
    [
        say!(text, "report-role-managing-director"),
        say!(text, "report-role-finance-director"),
        say!(text, "report-role-it-manager"),
        say!(text, "report-role-operations-manager"),
        say!(text, "report-role-hr-director"),
        say!(text, "report-role-project-manager"),
        say!(text, "report-role-purchasing-manager"),
        say!(text, "report-role-office-manager"),
    ]
}

/// The template, filled in nowhere.
pub(super) fn build(text: &Text) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    clients(workbook.add_worksheet(), text)?;
    how_to(workbook.add_worksheet(), text)?;
    lists(workbook.add_worksheet(), text)?;
    Ok(workbook)
}

/// The cells to fill in, from `column` on.
fn fill_in(column: usize, columns: usize) -> Area {
    Area::new(Page::Clients, Spot::new(TITLES + 1, 0).right(column), ROWS, columns)
}

fn clients(sheet: &mut Worksheet, text: &Text) -> Result<(), XlsxError> {
    sheet.set_name(say!(text, "report-sheet-clients"))?;
    sheet.set_default_row_height_pixels(styles::ROW_HEIGHT);
    let first_offering = BEFORE_TAGS + BuiltIn::ALL.len();
    let client = Spot::new(TITLES, 0);
    say_at(sheet, client, &say!(text, "report-client"), &styles::header())?;
    say_at(sheet, client.right(1), &say!(text, "report-users"), &styles::header_right())?;
    for (index, built_in) in BuiltIn::ALL.into_iter().enumerate() {
        let title = super::facts::built_in_name(text, built_in);
        say_at(sheet, client.right(BEFORE_TAGS + index), &title, &styles::header().set_indent(1))?;
    }
    offering_titles(sheet, text, first_offering)?;
    drop_downs(sheet, text)?;
    numbers(sheet, text, first_offering)?;
    sheet.set_column_width(0, 32)?;
    sheet.set_column_width(1, 10)?;
    for column in BEFORE_TAGS..first_offering + 2 * OFFERINGS {
        let width = if column < first_offering { 20.0 } else { 15.0 };
        sheet.set_column_width(Spot::new(0, 0).right(column).column, width)?;
    }
    sheet.set_row_height(TITLES, 32)?;
    sheet.set_freeze_panes(TITLES + 1, 1)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, TITLES)?;
    sheet.set_tab_color(styles::ACCENT).set_active(true);
    Ok(())
}

/// "Recurring" and "One-off" over their offerings.
fn offering_titles(sheet: &mut Worksheet, text: &Text, first: usize) -> Result<(), XlsxError> {
    let kinds = [say!(text, "report-template-recurring"), say!(text, "report-template-one-off")];
    let names = [
        say!(text, "report-template-workplace"),
        say!(text, "report-template-backup"),
        say!(text, "report-template-security"),
        say!(text, "report-template-cloud"),
        say!(text, "report-template-projects"),
        say!(text, "report-template-hardware"),
        say!(text, "report-template-advice"),
        say!(text, "report-template-training"),
    ];
    for (index, kind) in kinds.iter().enumerate() {
        let from = Spot::new(TITLES - 1, 0).right(first + index * OFFERINGS);
        let to = from.right(OFFERINGS - 1);
        sheet.merge_range(from.row, from.column, to.row, to.column, kind, &styles::header_group())?;
    }
    for (index, name) in names.iter().enumerate() {
        say_at(sheet, Spot::new(TITLES, 0).right(first + index), name, &styles::header_offering())?;
    }
    Ok(())
}

/// The fixed vocabularies, from the hidden sheet. A buyer role may be another one; the others are the method's.
fn drop_downs(sheet: &mut Worksheet, text: &Text) -> Result<(), XlsxError> {
    let list_sheet = say!(text, "report-template-lists");
    for (list, (built_in, words)) in vocabularies(text).into_iter().enumerate() {
        let range = Area::new(Page::Data, Spot::new(1, 0).right(list), words.len(), 1).reference(&list_sheet);
        let style = if built_in == BuiltIn::BuyerRole {
            DataValidationErrorStyle::Information
        } else {
            DataValidationErrorStyle::Warning
        };
        let validation = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(style)
            .set_error_title(say!(text, "report-template-list-title"))?
            .set_error_message(say!(text, "report-template-list-message"))?;
        let column = BuiltIn::ALL.iter().position(|&one| one == built_in).unwrap_or_default();
        validate(sheet, fill_in(BEFORE_TAGS + column, 1), &validation)?;
    }
    Ok(())
}

/// The dimensions with a drop-down and their words.
fn vocabularies(text: &Text) -> Vec<(BuiltIn, Vec<String>)> {
    let words = |built_in: BuiltIn| built_in.vocabulary().iter().map(|&word| word.to_owned()).collect();
    vec![
        (BuiltIn::Adoption, words(BuiltIn::Adoption)),
        (BuiltIn::Problem, words(BuiltIn::Problem)),
        (BuiltIn::BuyerRole, buyer_roles(text).to_vec()),
    ]
}

/// Users above 0, amounts any number: a credit is negative.
fn numbers(sheet: &mut Worksheet, text: &Text, first_offering: usize) -> Result<(), XlsxError> {
    let users = DataValidation::new()
        .allow_decimal_number(DataValidationRule::GreaterThan(0.0))
        .set_error_title(say!(text, "report-template-users-title"))?
        .set_error_message(say!(text, "report-template-users-message"))?;
    validate(sheet, fill_in(1, 1), &users)?;
    let amounts = DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(-1e12, 1e12))
        .set_error_title(say!(text, "report-template-amount-title"))?
        .set_error_message(say!(text, "report-template-amount-message"))?;
    let area = fill_in(first_offering, 2 * OFFERINGS);
    validate(sheet, area, &amounts)?;
    for column in area.first.column..=area.last().column {
        sheet.set_column_format(column, &styles::amount_to_fill())?;
    }
    Ok(())
}

fn validate(sheet: &mut Worksheet, area: Area, validation: &DataValidation) -> Result<(), XlsxError> {
    let last = area.last();
    sheet.add_data_validation(area.first.row, area.first.column, last.row, last.column, validation)?;
    Ok(())
}

fn how_to(sheet: &mut Worksheet, text: &Text) -> Result<(), XlsxError> {
    sheet.set_name(say!(text, "report-template-how"))?;
    sheet.set_default_row_height_pixels(styles::ROW_HEIGHT).set_screen_gridlines(false);
    sheet.set_column_width(0, 100)?;
    sheet.set_row_height_pixels(0, styles::TITLE_HEIGHT)?;
    say_at(sheet, Spot::new(0, 0), &say!(text, "report-template-title"), &styles::title())?;
    let steps = [
        say!(text, "report-template-step-rows"),
        say!(text, "report-template-step-users"),
        say!(text, "report-template-step-offerings"),
        say!(text, "report-template-step-amounts"),
        say!(text, "report-template-step-tags"),
        say!(text, "report-template-step-unknown"),
        say!(text, "report-template-step-open"),
    ];
    for (index, step) in steps.iter().enumerate() {
        let at = Spot::new(1, 0).down(index);
        say_at(sheet, at, step, &styles::paragraph())?;
        sheet.set_row_height_pixels(at.row, 44)?;
    }
    Ok(())
}

/// What the drop-downs offer: one column each, under its name.
fn lists(sheet: &mut Worksheet, text: &Text) -> Result<(), XlsxError> {
    sheet.set_name(say!(text, "report-template-lists"))?;
    for (column, (built_in, words)) in vocabularies(text).iter().enumerate() {
        let top = Spot::new(0, 0).right(column);
        say_at(sheet, top, &super::facts::built_in_name(text, *built_in), &styles::header())?;
        for (row, word) in words.iter().enumerate() {
            say_at(sheet, top.down(row + 1), word, &styles::words())?;
        }
        sheet.set_column_width(top.column, 26)?;
    }
    sheet.set_hidden(true);
    Ok(())
}
