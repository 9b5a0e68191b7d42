//! Everything the window can be asked to do, as values. Screens return them; `apply` carries them out.

use std::path::PathBuf;

use jiff::civil::Date;

pub use super::screen::Screen;
use crate::import::{ColumnRole, Layout, RowClass, Shape};
use crate::model::{Band, ClientId, Condition, Edit, OfferingId};
use crate::text::Language;

/// How the window is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What the inspector shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Selection {
    /// Nothing; the inspector is closed.
    #[default]
    Nothing,
    /// One cell of the heatmap.
    Cell(Band, OfferingId),
    /// One band.
    Band(Band),
    /// The clients of a band that buy exactly so many offerings.
    Breadth(Band, usize),
    /// One offering.
    Offering(OfferingId),
    /// One client with its lines.
    Client(ClientId),
    /// What a client could buy of an offering and does not.
    Gap(ClientId, OfferingId),
    /// The clients that meet these conditions.
    Group(Vec<Condition>),
    /// One tier, by position.
    Tier(usize),
}

/// A correction of the import's guesses.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportAction {
    /// Read this sheet instead.
    Sheet(usize),
    /// The table is laid out so.
    Layout(Layout),
    /// The table has this shape.
    Shape(Shape),
    /// Of several tables in the sheet, the one with this name is read.
    Table(String),
    /// Rows that begin with this text are something else.
    Row(String, RowClass),
    /// The titles stand in this row, from 0.
    HeaderRow(usize),
    /// The column with this title holds something else.
    Role(String, ColumnRole),
    /// The answer to a question: its key and the position of the choice.
    Answer(String, usize),
    /// What is said of the suggestion with this key: accepted, declined, or nothing any more.
    Suggestion(String, Option<bool>),
    /// Whether the sheet with this key is used.
    UseSheet(String, bool),
    /// The last day of the twelve months; `None` as the file has it.
    Asof(Option<Date>),
    /// Guess everything anew.
    Forget,
    /// Take the data into the project.
    Accept,
    /// Forget the file.
    Discard,
}

/// One thing the window was asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Ask for a workbook, or several, and open them.
    OpenDialog,
    /// Open these files as one import.
    Open(Vec<PathBuf>),
    /// Ask for files to read beside the ones that are open.
    AddDialog,
    /// Read these files beside the ones that are open.
    Add(Vec<PathBuf>),
    /// Ask for what is on the clipboard.
    AskPaste,
    /// Open these cells, copied in a spreadsheet.
    Paste(String),
    /// Ask for a recipe and apply it to the open file.
    OpenRecipeDialog,
    /// Apply the recipe in this file to the open file.
    OpenRecipe(PathBuf),
    /// Ask where to put the recipe of the open file.
    SaveRecipeDialog,
    /// Write the recipe of the open file there.
    SaveRecipe(PathBuf),
    /// Open the sample that comes with the program.
    OpenSample,
    /// Ask where the project is to be saved from now on.
    SaveProjectDialog,
    /// Ask where to put a copy of the project.
    CopyProjectDialog,
    /// Save the project there from now on.
    SaveProject(PathBuf),
    /// Write a copy of the project there.
    CopyProject(PathBuf),
    /// Leave the project, to begin another.
    CloseProject,
    /// Ask where to put the template.
    TemplateDialog,
    /// Write the template there.
    SaveTemplate(PathBuf),
    /// Ask where the tagging workbook of these clients goes.
    TaggingDialog(Vec<ClientId>),
    /// Write the tagging workbook there.
    SaveTagging(PathBuf),
    /// Ask for a list of prospects.
    ProspectsDialog,
    /// Read the prospects in this file.
    OpenProspects(PathBuf),
    /// Read the prospects in these cells, copied in a spreadsheet.
    PasteProspects(String),
    /// Be done with the changes of a tagging workbook.
    CloseReview,
    /// Correct a guess of the import, or end it.
    Import(ImportAction),
    /// Go to a screen.
    Go(Screen),
    /// Show this in the inspector.
    Select(Selection),
    /// Open the panel in which offerings are changed.
    ShowOfferings,
    /// Change the project, as one step of undo. Edits with the same gesture share a step.
    Edit(Edit, Option<u64>),
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
    /// Ask where to put the report.
    ReportDialog,
    /// Whether client names are left out of the report.
    Anonymise(bool),
    /// Write the report there.
    SaveReport(PathBuf),
    /// Show a written file in its folder.
    ShowInFolder(PathBuf),
    /// Put this text on the clipboard.
    Copy(String),
    /// Stop the running jobs.
    CancelJobs,
    /// Close the notice with this number.
    CloseNotice(u64),
    /// Speak another language.
    SetLanguage(Language),
    /// Colour the window otherwise.
    SetTheme(ThemeChoice),
    /// Keep how much larger than designed everything is; 1 is as designed.
    SetZoom(f32),
}
