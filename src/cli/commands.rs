//! The commands, one function each.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::arguments::{Command, PeopleArguments, SettingArguments, Source};
use super::output::Output;
use super::{Failure, json, people, progress, project, recipe_file, show};
use crate::analysis::{self, Outcome, analyse};
use crate::beside::input_of;
use crate::import::{self, ImportError, Imported, Recipe, Workbook};
use crate::model::{Cancel, Edit, PeopleEdit, Project};
use crate::report::{self, ReportError, ReportOptions, Reported};
use crate::say;
use crate::store::{self, Opened, StoreError};
use crate::text::verdict::{self, Finding};
use crate::text::{Text, explain, words};

/// Does `command`, with its result on `out`.
pub(super) fn command(text: &Text, command: &Command, out: &mut impl Write) -> Result<(), Failure> {
    match command {
        Command::Import { source, more, save_recipe, json } => {
            import(text, (source, more), save_recipe.as_deref(), *json, out)
        }
        Command::Grid { file, sheet } => grid(text, file, sheet.as_deref(), out),
        Command::Analyse { source, people, settings, overlap, json } => {
            let (mut project, outcome) = analysed(text, (source, people), settings)?;
            overlap.apply(&mut project.settings.overlap);
            let found = progress::shown(|progress| analysis::overlap(&project, &outcome, progress));
            let found = found.map_err(|error| Failure::Said(error.to_string()))?;
            if *json {
                return json::write(&json::analysis(text, &project, (&outcome, &found)), out);
            }
            show::analysis(text, &project, &outcome, out)?;
            show::overlap(text, &project, &found, out)
        }
        Command::Report { source, people, settings, output, anonymise } => {
            let output = Output::of(text, output)?;
            if let Output::File(path) = output {
                refuse_input(text, path, source, &people.files())?;
            }
            let (project, outcome) = analysed(text, (source, people), settings)?;
            write_report(text, (&project, &outcome), (output, &mut *out), *anonymise)?;
            output.note(&verdict::title(text, Finding::of(&project, &outcome)), out)?;
            output.written(out, |path| say!(text, "cli-report-written", path = path))
        }
        Command::Project { source, people, settings, output } => {
            project::check(text, output)?;
            refuse_input(text, output, source, &people.files())?;
            let mut saved = project::saved(text, source, settings)?;
            saved.project = with_people(text, people, saved.project)?;
            project::write(text, output, &saved)?;
            Ok(writeln!(out, "{}", say!(text, "cli-project-written", path = output.display().to_string()))?)
        }
        Command::Template { output } => {
            let output = Output::of(text, output)?;
            match output {
                Output::File(path) => report::write_template(text, path).map_err(not_made(text))?,
                Output::Standard => out.write_all(&report::template_bytes(text).map_err(not_made(text))?)?,
            }
            output.written(out, |path| say!(text, "cli-template-written", path = path))
        }
    }
}

fn import(
    text: &Text,
    (source, more): (&Source, &[PathBuf]),
    save_recipe: Option<&Path>,
    json: bool,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if let Some(path) = save_recipe {
        refuse_input(text, path, source, more)?;
    }
    let recipe = recipe(text, source)?;
    let mut workbook = read(text, &source.file)?;
    for file in more {
        workbook.add(read(text, file)?);
    }
    let (imported, applied) = understood(text, (source, &workbook), &recipe, None)?;
    if let Some(path) = save_recipe {
        recipe_file::save(text, path, (&workbook, &imported), &applied)?;
    }
    if source.recipe.is_some() && !import::is_of_another_table(&recipe, &workbook) {
        // Whoever closed standard error wants no notes.
        drop(writeln!(io::stderr(), "{}", show::fit(text, &import::fit(&recipe, &workbook, &imported))));
    }
    if json {
        return json::write(&json::import(&workbook, &imported), out);
    }
    show::import(text, &workbook, &imported, out)
}

/// Refuses an output that is one of the files being read.
fn refuse_input(text: &Text, output: &Path, source: &Source, more: &[PathBuf]) -> Result<(), Failure> {
    let inputs = std::iter::once(&source.file).chain(more).chain(&source.recipe).map(PathBuf::as_path);
    match input_of(output, inputs) {
        Some(_) => {
            let name = words::file_name(output);
            Err(Failure::Said(say!(text, "output-is-input", name = name, path = output.display().to_string())))
        }
        None => Ok(()),
    }
}

fn grid(text: &Text, file: &Path, sheet: Option<&str>, out: &mut impl Write) -> Result<(), Failure> {
    let workbook = read(text, file)?;
    let found = match sheet {
        Some(wanted) => workbook.sheets.iter().find(|sheet| sheet.name == wanted),
        None => workbook.sheets.iter().find(|sheet| sheet.grid.filled() > 0).or(workbook.sheets.first()),
    };
    let Some(found) = found else {
        let sheets = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let sheet = sheet.unwrap_or_default().to_owned();
        return Err(unusable(text, &ImportError::NoSuchSheet { path: file.to_path_buf(), sheet, sheets }));
    };
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(out);
    for row in 0..found.grid.rows() {
        let cells = (0..found.grid.columns()).map(|column| found.grid.cell(row, column).to_string());
        writer.write_record(cells).map_err(from_csv)?;
    }
    Ok(writer.flush()?)
}

/// The project of `source` under `settings`, with everything computed.
fn analysed(
    text: &Text,
    (source, people): (&Source, &PeopleArguments),
    settings: &SettingArguments,
) -> Result<(Project, Outcome), Failure> {
    let project = with_people(text, people, project::saved(text, source, settings)?.project)?;
    let outcome = analyse(&project, &Cancel::default()).map_err(|error| Failure::Said(error.to_string()))?;
    Ok((project, outcome))
}

/// `project` with the prospects of a file and what is typed on the screens. Who is known already is said, and so is what could
/// not be read.
fn with_people(text: &Text, given: &PeopleArguments, mut project: Project) -> Result<Project, Failure> {
    if let Some(path) = &given.prospects {
        let read = import::read_prospects(&read(text, path)?, &project);
        let name = words::file_name(path);
        if !read.is_list {
            return Err(Failure::Said(say!(text, "cli-prospects-no-list", name = name)));
        }
        for line in show::prospects(text, &name, &project, &read) {
            // Whoever closed standard error wants no notes.
            drop(writeln!(io::stderr(), "{line}"));
        }
        if !read.new.is_empty() {
            let edit = Edit::People(PeopleEdit::AddProspects(read.new));
            project = project.edited(&edit).map_err(|error| Failure::Said(words::edit_error(text, error)))?;
        }
    }
    match &given.people {
        Some(path) => people::apply(text, path, &project),
        None => Ok(project),
    }
}

fn write_report(
    text: &Text,
    (project, outcome): (&Project, &Outcome),
    (output, out): (Output, &mut impl Write),
    anonymise: bool,
) -> Result<(), Failure> {
    let options = ReportOptions { created: jiff::Zoned::now().datetime(), anonymise };
    let written = progress::shown(|progress| {
        let overlap = analysis::overlap(project, outcome, &progress.part(0.0, 0.5))?;
        let found = Reported { project, outcome, overlap: &overlap };
        let progress = progress.part(0.5, 1.0);
        match output {
            Output::File(path) => report::write(found, text, &options, (path, &progress)).map(|()| Vec::new()),
            Output::Standard => report::bytes(found, text, &options, &progress),
        }
    });
    Ok(out.write_all(&written.map_err(not_made(text))?)?)
}

/// What is said of a workbook that could not be made or written.
fn not_made(text: &Text) -> impl Fn(ReportError) -> Failure {
    move |error| Failure::Said(explain::report(text, &error).to_string())
}

/// The recipe that is asked for.
pub(super) fn recipe(text: &Text, source: &Source) -> Result<Recipe, Failure> {
    let mut recipe = match &source.recipe {
        Some(path) => recipe_file::load(text, path)?,
        None => Recipe::default(),
    };
    if source.sheet.is_some() {
        recipe.sheet.clone_from(&source.sheet);
    }
    Ok(recipe)
}

/// What `workbook` means under as much of `recipe` as fits it.
pub(super) fn understood(
    text: &Text,
    (source, workbook): (&Source, &Workbook),
    recipe: &Recipe,
    asof: Option<Date>,
) -> Result<(Imported, Recipe), Failure> {
    let mut recipe = applied(text, source, recipe, workbook);
    if asof.is_some() {
        (recipe.asof, recipe.asof_instead_of) = (asof, None);
    }
    let imported = progress::shown(|progress| import::understand(workbook, &recipe, progress));
    let imported = imported.map_err(|error| unusable(text, &error))?;
    Ok((imported, recipe))
}

/// What of `recipe` is applied to `workbook`: nothing where it was made for another table, and not the name of a sheet
/// that is not there, unless it was asked for by name.
fn applied(text: &Text, source: &Source, recipe: &Recipe, workbook: &Workbook) -> Recipe {
    if source.recipe.is_some() && import::is_of_another_table(recipe, workbook) {
        let columns = recipe.roles.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        // Whoever closed standard error wants no notes.
        drop(writeln!(io::stderr(), "{}", say!(text, "cli-recipe-of-another", columns = columns)));
        return Recipe { sheet: source.sheet.clone(), ..Recipe::default() };
    }
    if source.sheet.is_some() { recipe.clone() } else { import::fitted(recipe, workbook) }
}

/// Reads the spreadsheet, or standard input for `-`.
fn read(text: &Text, file: &Path) -> Result<Workbook, Failure> {
    match given(text, file)? {
        Given::Workbook(workbook) => Ok(workbook),
        Given::Project(_) => Err(Failure::Said(say!(text, "cli-project-imported", name = words::file_name(file)))),
    }
}

/// What a file turns out to be.
pub(super) enum Given {
    /// A spreadsheet of any kind.
    Workbook(Workbook),
    /// A project, or what is left of it.
    Project(Box<Opened>),
}

/// Reads the file, or standard input for `-`; what it is is told by its content.
pub(super) fn given(text: &Text, file: &Path) -> Result<Given, Failure> {
    let of_project = |opened| Given::Project(Box::new(opened));
    let not_opened = |error: StoreError| Failure::Said(explain::store(text, &error).to_string());
    let workbook = if file == Path::new("-") {
        let mut bytes = Vec::new();
        let taken = io::stdin().lock().read_to_end(&mut bytes);
        taken.map_err(|source| unusable(text, &ImportError::Unreadable { path: file.to_path_buf(), source }))?;
        if store::is_project_in(&bytes) {
            return store::open_bytes(file, &bytes).map(of_project).map_err(not_opened);
        }
        progress::shown(|progress| import::read_bytes(file, bytes, progress))
    } else {
        if store::is_project(file) {
            return store::open(file).map(of_project).map_err(not_opened);
        }
        progress::shown(|progress| import::read(file, progress))
    };
    workbook.map(Given::Workbook).map_err(|error| unusable(text, &error))
}

fn unusable(text: &Text, error: &ImportError) -> Failure {
    Failure::Said(explain::import(text, error).to_string())
}

/// The output's own error, so that a closed pipe is recognised as one.
fn from_csv(error: csv::Error) -> Failure {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Failure::Output(error),
        other => Failure::Output(io::Error::other(format!("{other:?}"))),
    }
}
