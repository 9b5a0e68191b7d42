//! From grids to a table: the order in which things are guessed, and what goes into the result.

use std::path::Path;
use std::sync::Arc;

use super::amount_columns::Amounts;
use super::currency::{Currencies, Told};
use super::fingerprint::of_grid;
use super::guess::closing;
use super::guess::columns::{check, columns};
use super::guess::header::{self, Header, titles};
use super::guess::profile::{Profile, profiles};
use super::guess::rows::{Classified, alone, classify, parents};
use super::guess::titles::{TotalWord, is_word, says, says_gross, total_word};
use super::guess::totals;
use super::join::{looks_like_list, own_revenue};
use super::lines::{self, Place, layout_of};
use super::matrix::{self, Table};
use super::not_counted;
use super::outcomes;
use super::proof::{by_reason, file_total};
use super::questions::{Open, column_answers, questions, year_answer};
use super::same::{recipe_of, with_others};
use super::scale;
use super::several::complete;
use super::shape::across::{Across, Titled};
use super::shape::prepare;
use super::sketch::Sketch;
use super::values::Values;
use super::window::{self, LineNotes, SheetData};
use super::{
    Column, ColumnRole, Grid, ImportError, Imported, Layout, QuestionAbout, Recipe, RoleReason, RowClass, Sheet,
    Workbook,
};
use crate::model::fold_words;
use crate::model::{Dataset, Issue, IssueReason, LeftOutReason, Progress, Proof, SourceSheet, neumaier_sum};

/// Finds the table in `workbook` and reads it, with the corrections of `recipe` above every guess. Nothing is read from
/// the disk, so it can be called again with every change of the recipe.
///
/// # Errors
/// [`ImportError`] when there is no table, no client column or no amount.
pub fn understand(workbook: &Workbook, recipe: &Recipe, progress: &Progress) -> Result<Imported, ImportError> {
    let mut first_error = None;
    for sheet in candidates(workbook, recipe)? {
        match understand_sheet(workbook, sheet, recipe, progress) {
            // A list of clients is joined to amounts; alone it says nothing of revenue.
            Ok(first) if first.imported.layout == Layout::Clients && recipe.layout.is_none() => {
                let path = workbook.sheets.get(sheet).map_or(Path::new(""), |sheet| workbook.path_of(sheet));
                first_error = first_error.or(Some(ImportError::NoAmounts { path: path.to_path_buf() }));
            }
            Ok(first) => {
                let cut = inside_window(workbook, first, recipe, progress)?;
                let known = cut.imported.layout == Layout::Lines && cut.imported.sheets.is_empty();
                let mut imported = complete(workbook, cut, recipe, progress)?;
                let stands = has_others(&imported);
                let known = known && !stands;
                outcomes::settle(&mut imported, recipe, known, |other| {
                    let first = understand_sheet(workbook, sheet, other, progress)?;
                    let cut = inside_window(workbook, first, other, progress)?;
                    let found = if stands { complete(workbook, cut, other, progress)? } else { cut.imported };
                    Ok(found.data.proof.imported)
                })?;
                return Ok(imported);
            }
            Err(ImportError::Cancelled(cancelled)) => return Err(cancelled.into()),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    Err(first_error.unwrap_or_else(|| ImportError::NoTable { path: workbook.path().to_path_buf() }))
}

/// `first` with the sheets that belong to it, cut to the twelve months.
fn inside_window(
    workbook: &Workbook,
    first: SheetData,
    recipe: &Recipe,
    progress: &Progress,
) -> Result<SheetData, ImportError> {
    let SheetData { mut imported, notes } = with_others(workbook, first, recipe, progress)?;
    imported.guessed_asof = window::last_complete_month(&imported.data.lines);
    window::apply(&mut imported.data, &notes, recipe.asof_for(imported.guessed_asof), imported.layout);
    Ok(SheetData { imported, notes })
}

/// Whether amounts stand or fall with who is a client.
fn has_others(imported: &Imported) -> bool {
    let asked = imported.questions.iter().any(|one| matches!(one.about, QuestionAbout::NotClients { .. }));
    asked || imported.data.left_out.iter().any(|cell| cell.reason == LeftOutReason::NotAClient && cell.amount != 0.0)
}

/// The sheets to try, by position: the one the recipe names, or all with something like a table, the best first.
pub(super) fn candidates(workbook: &Workbook, recipe: &Recipe) -> Result<Vec<usize>, ImportError> {
    if let Some(name) = &recipe.sheet {
        let same = |sheet: &Sheet| sheet.name == *name;
        let found = workbook.sheets.iter().position(same).or_else(|| {
            workbook.sheets.iter().position(|sheet| sheet.name.to_lowercase() == name.trim().to_lowercase())
        });
        return found.map(|position| vec![position]).ok_or_else(|| ImportError::NoSuchSheet {
            path: workbook.path().to_path_buf(),
            sheet: name.clone(),
            sheets: workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        });
    }
    let filled = workbook.sheets.iter().enumerate().filter(|(_, sheet)| sheet.grid.filled() > 0);
    let beside = |sheet: &Sheet| is_named_no_sales(workbook, sheet) || is_named_credits(workbook, sheet);
    let score = |sheet: &Sheet| sheet_score(sheet) * if beside(sheet) { 0.3 } else { 1.0 };
    let mut scored: Vec<(usize, f64)> = filled.map(|(position, sheet)| (position, score(sheet))).collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut found: Vec<usize> = scored.into_iter().map(|(position, _)| position).collect();
    if found.len() > 1 {
        let own = own_revenue(workbook, &found);
        let totals = totals_of_others(workbook, &found);
        found.sort_by_key(|position| own.contains(position) || totals.contains(position));
    }
    Ok(found)
}

/// How much a sheet looks like the table: its titles, and a little its length. Lists of clients are to be joined.
fn sheet_score(sheet: &Sheet) -> f64 {
    let titles = header::find(&sheet.grid).map_or(0.0, |(_, score)| score);
    #[expect(clippy::cast_precision_loss, reason = "at most a million rows")]
    let rows = (sheet.grid.rows() as f64).ln_1p();
    let list = if looks_like_list(&sheet.grid) { 0.3 } else { 1.0 };
    (titles + rows) * list * if sheet.hidden { 0.25 } else { 1.0 }
}

/// Whether the name of `sheet`, or of its file where it has none, says that it holds quotes, purchases, payments or plans.
pub(super) fn is_named_no_sales(workbook: &Workbook, sheet: &Sheet) -> bool {
    let name = name_of(workbook, sheet);
    ["kind_draft", "kind_not_sold", "kind_payment", "kind_void", "planned"].into_iter().any(|key| says(key, &name))
}

/// The sheets of `workbook` among `sheets` that are named as a total and have the titles of another: years or months stand
/// on sheets of their own, and adding them up is not what they are for.
fn totals_of_others(workbook: &Workbook, sheets: &[usize]) -> Vec<usize> {
    let is_total = |position: usize| {
        workbook.sheets.get(position).is_some_and(|sheet| total_word(&sheet.name) == Some(TotalWord::Bare))
    };
    let print = |position: usize| workbook.sheets.get(position).and_then(|sheet| of_grid(&sheet.grid));
    let named: Vec<usize> = sheets.iter().copied().filter(|position| is_total(*position)).collect();
    if named.is_empty() {
        return named;
    }
    let others: Vec<Option<String>> =
        sheets.iter().filter(|position| !is_total(**position)).map(|position| print(*position)).collect();
    named.into_iter().filter(|position| print(*position).is_some_and(|own| others.contains(&Some(own)))).collect()
}

/// Whether `sheet` is named after credit notes and nothing else.
fn is_named_credits(workbook: &Workbook, sheet: &Sheet) -> bool {
    let name = name_of(workbook, sheet);
    is_word("kind_credit", name.trim_matches(|letter: char| letter.is_ascii_digit() || letter == ' '))
}

/// The name of `sheet`, or of its file where it has none, folded.
fn name_of(workbook: &Workbook, sheet: &Sheet) -> String {
    let file = workbook.path_of(sheet).file_stem().unwrap_or_default().to_string_lossy().replace('_', " ");
    fold_words(if sheet.name.is_empty() { &file } else { &sheet.name })
}

/// One sheet of `workbook`, with all its lines: the twelve months are cut out when all sheets are together.
///
/// # Errors
/// As [`understand`], of this sheet alone.
pub(super) fn understand_sheet(
    workbook: &Workbook,
    position: usize,
    recipe: &Recipe,
    progress: &Progress,
) -> Result<SheetData, ImportError> {
    let nowhere = || ImportError::NoTable { path: workbook.path().to_path_buf() };
    let sheet = workbook.sheets.get(position).ok_or_else(nowhere)?;
    let path = workbook.path_of(sheet);
    let recipe = &*recipe_of(recipe, workbook, sheet);
    let prepared = prepare(&sheet.grid, recipe);
    let grid = &*prepared.grid;
    let header = header_of(grid, recipe);
    let first = header.map_or(0, |(_, last)| last + 1);
    let profiles = profiles(grid, first);
    let titles = titles(grid, header);
    // Roles that a person gave make a table of whatever stands there.
    let is_table = header.is_some() || !recipe.roles.is_empty() || is_bare_table(grid, &profiles);
    if grid.rows() <= first || !is_table {
        return Err(ImportError::NoTable { path: path.to_path_buf() });
    }
    progress.cancel.check()?;
    let sketch = Sketch { grid, header, first, titles: &titles, profiles: &profiles };
    let mut columns = columns(&titles, &profiles, recipe);
    closing::keep(&mut columns, sketch);
    let timed = Titled { grid, header, profiles: &profiles, sheet: &sheet.name };
    let mut across = Across::find(timed, &mut columns, recipe.matrix_shape(), year_answer(recipe));
    let layout = if across.shape.is_none() { layout_of(sketch, recipe) } else { Layout::Matrix };
    if layout == Layout::Lines {
        let credits = is_named_credits(workbook, sheet);
        let place = Place { path, position, several: workbook.sheets.len() > 1, credits };
        let mut found = lines::understand(sketch, place, recipe, progress)?;
        found.imported.data.sheets = source_sheets(path, sheet);
        prepared.finish(&mut found.imported, None, recipe);
        scale::settle(&mut found.imported, sketch, recipe);
        return Ok(found);
    }
    if layout == Layout::Clients {
        no_amounts(&mut columns);
    }
    check(&columns, path).or_else(|error| match error {
        ImportError::NoAmounts { .. } if layout == Layout::Clients => Ok(()),
        error => Err(error),
    })?;
    let amounts = Amounts::of(&mut columns, &titles, &profiles, recipe);
    let too_large = || ImportError::TooLarge { path: path.to_path_buf() };
    let values = Values::read(grid, first, amounts.columns.clone()).ok_or_else(too_large)?;
    progress.cancel.check()?;
    let mut doubts = across.settle(&mut columns, &values);
    doubts.extend(totals::find(&mut columns, &titles, &values));
    column_answers(&mut columns, &doubts, recipe);
    if layout == Layout::Matrix {
        check(&columns, path)?;
    }
    let mut classified = classify(grid, header, &columns, &values, recipe);
    let parents = parents::settle((grid, &columns), &values, recipe, &mut classified);
    if across.by_row().is_none() {
        alone::settle((grid, &columns), &values, recipe, &mut classified);
    }
    let Classified { classes, doubts: row_doubts, second, .. } = classified;
    progress.cancel.check()?;
    let told = Told { grid, header, columns: &columns, profiles: &profiles, values: &values, classes: &classes };
    let currencies = Currencies::of(told, recipe);
    let table = Table {
        grid,
        header,
        titles: &titles,
        columns: &columns,
        classes: &classes,
        values: &values,
        across: &across,
        currencies: &currencies,
    };
    let (mut data, said) = matrix::read(table);
    let open = Open { amounts: &amounts, columns: &doubts, rows: &row_doubts, parents: &parents };
    let questions = questions(table, open, &mut data);
    note_second(&mut data, grid, second);
    note_columns(&mut data, sketch, (&columns, &classes), layout);
    prove(&mut data, grid, first, &amounts);
    data.sheets = source_sheets(path, sheet);
    data.currency = currencies.chosen();
    let known = Imported::plain(position, layout, header, data);
    let mut imported = Imported { columns, rows: classes, questions, ..known };
    prepared.finish(&mut imported, across.shape, recipe);
    scale::settle(&mut imported, sketch, recipe);
    Ok(SheetData { imported, notes: LineNotes { said, ..LineNotes::default() } })
}

pub(super) fn source_sheets(path: &Path, sheet: &Sheet) -> Arc<Vec<SourceSheet>> {
    Arc::new(vec![SourceSheet { file: path.to_path_buf(), sheet: sheet.name.clone() }])
}

/// In a list of clients no number is an amount: its revenue is what the clients earn themselves.
fn no_amounts(columns: &mut [Column]) {
    for column in columns.iter_mut().filter(|column| column.role.is_amount()) {
        column.role = ColumnRole::Ignore;
    }
}

/// Says where another table begins below this one's total.
fn note_second(data: &mut Dataset, grid: &Grid, second: Option<usize>) {
    if let Some(row) = second {
        let column = grid.row(row).find(|(_, cell)| !cell.is_blank()).map_or(0, |(column, _)| column);
        note(data, grid, (row, column), IssueReason::SecondTable);
    }
}

/// Says what is counted otherwise than it looks, or nowhere.
fn note_columns(data: &mut Dataset, sketch: Sketch<'_>, (columns, classes): (&[Column], &[RowClass]), layout: Layout) {
    note_numbers(data, sketch, columns);
    note_tax(data, sketch, columns);
    if layout == Layout::Matrix {
        not_counted::columns(data, sketch, (columns, &[]), classes);
        not_counted::above(data, sketch);
    }
}

/// Says where numbers are not counted because most of their column are texts and no title says what it is.
fn note_numbers(data: &mut Dataset, sketch: Sketch<'_>, columns: &[Column]) {
    let row = sketch.header.map_or(0, |(_, last)| last);
    let guessed = columns.iter().filter(|column| {
        matches!(column.role, ColumnRole::OwnTag | ColumnRole::Ignore)
            && matches!(column.reason, RoleReason::Content | RoleReason::NothingElse)
    });
    for column in guessed {
        if sketch.profiles.get(column.index).is_some_and(Profile::has_numbers_among_texts) {
            note(data, sketch.grid, (row, column.index), IssueReason::NumbersAmongTexts);
        }
    }
}

/// Says where amounts include tax: a matrix has no column that tells how much.
fn note_tax(data: &mut Dataset, sketch: Sketch<'_>, columns: &[Column]) {
    let row = sketch.header.map_or(0, |(_, last)| last);
    for column in columns.iter().filter(|column| is_offering(column) && says_gross(&column.title)) {
        note(data, sketch.grid, (row, column.index), IssueReason::IncludesTax);
    }
}

/// Adds an issue about a cell.
fn note(data: &mut Dataset, grid: &Grid, (row, column): (usize, usize), reason: IssueReason) {
    let value = grid.cell(row, column).to_string();
    let issues = Arc::make_mut(&mut data.issues);
    issues.push(Issue::new(matrix::source(row, column), value, reason));
    issues.sort_by_key(|issue| issue.source);
}

pub(super) fn header_of(grid: &Grid, recipe: &Recipe) -> Option<Header> {
    let said = recipe.header_row.map(|row| row as usize).filter(|&row| row < grid.rows());
    said.map_or_else(|| header::find(grid).map(|(header, _)| header), |row| Some(header::stack_above(grid, row)))
}

/// Whether a sheet without titles still is a table: several rows of a text and numbers.
fn is_bare_table(grid: &Grid, profiles: &[Profile]) -> bool {
    let numeric = profiles.iter().filter(|profile| profile.is_numeric()).count();
    let text = profiles.iter().filter(|profile| profile.is_text()).count();
    grid.rows() >= 2 && numeric > 0 && text > 0
}

fn prove(data: &mut Dataset, grid: &Grid, first: usize, amounts: &Amounts) {
    data.proof = Proof {
        file_total: file_total(grid, first, &amounts.columns),
        imported: neumaier_sum(data.lines.iter().map(|line| line.amount)),
        left_out: by_reason(&data.left_out),
    };
}

/// The offering columns, for whoever asks what counts.
pub(super) fn is_offering(column: &Column) -> bool {
    matches!(column.role, ColumnRole::Offering(_) | ColumnRole::Amount)
}
