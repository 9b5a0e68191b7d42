//! The jobs of the window: what runs in the background and what comes back.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::derived::{Computed, Derivation};
use super::session::RunningJob;
use crate::analysis::{self, Outcome};
use crate::import::{self, ImportError, Imported, ReadProspects, Recipe, RecipeFit, Tagging, TaggingError, Workbook};
use crate::job::{Job, Poll, Waker};
use crate::model::{ClientId, Phase, Progress, Project};
use crate::report::{self, ReportError, ReportOptions, Reported};
use crate::say;
use crate::store::{self, Opened, Saved, Store, StoreError};
use crate::text::{Language, Text};

/// A kind of work. A new start of the same kind cancels the old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Task {
    /// Reading a file.
    Open,
    /// Working out corrections of the import.
    Understand,
    /// Computing the numbers of a large project.
    Analyse,
    /// Computing something beside the numbers.
    Derive(Derivation),
    /// Writing the report.
    Report,
    /// Writing the template.
    Template,
    /// Saving the project.
    Save,
    /// Writing a copy of the project.
    Copy,
}

impl Task {
    /// Whether the status bar shows how far it is.
    #[must_use]
    pub fn is_shown(self) -> bool {
        self.is_awaited() || matches!(self, Self::Derive(derivation) if derivation.is_shown())
    }

    /// Whether the user waits for it: shown in the status bar and to be cancelled there. The numbers themselves are
    /// never given up.
    #[must_use]
    pub fn is_awaited(self) -> bool {
        !matches!(self, Self::Analyse | Self::Derive(_))
    }
}

/// What a finished job brings.
#[derive(Debug)]
#[expect(missing_docs, reason = "each variant says what its fields hold")]
pub enum Finished {
    /// A file was read, or could not be. `take` asks to import it at once.
    Opened { paths: Vec<PathBuf>, take: bool, result: Result<Box<Read>, ImportError> },
    /// Corrections were worked out; `fit` where they come from elsewhere, and `partial` where they leave no table.
    Understood {
        recipe: Box<Recipe>,
        fit: Option<RecipeFit>,
        result: Result<Box<Imported>, ImportError>,
        partial: Option<Box<Imported>>,
    },
    /// Numbers, with the revision they answer.
    Analysed(Box<Outcome>),
    /// What was computed beside them.
    Derived(Computed),
    /// A filled-in tagging workbook was read, or could not be.
    TaggingRead { path: PathBuf, result: Result<Box<Tagging>, TaggingError> },
    /// A list of prospects was read, or could not be.
    ProspectsRead { path: PathBuf, result: Result<Box<ReadProspects>, ImportError> },
    /// A tagging workbook was written, or could not be.
    TaggingWritten { path: PathBuf, result: Result<(), ReportError> },
    /// A report was written, or could not be.
    Reported { path: PathBuf, revision: u64, result: Result<(), ReportError> },
    /// A project was read, or could not be.
    ProjectOpened { path: PathBuf, result: Result<Box<Opened>, StoreError> },
    /// A save has ended.
    Saved(SaveEnd),
    /// A copy of the project was written, or could not be.
    Copied { path: PathBuf, result: Result<(), StoreError> },
    /// The template was written, or could not be.
    TemplateWritten { path: PathBuf, result: Result<(), ReportError> },
}

/// How a save ended.
#[derive(Debug)]
pub struct SaveEnd {
    /// The open file, to save into again; `None` when it could not be made.
    pub store: Option<Box<Store>>,
    /// Where it is.
    pub path: PathBuf,
    /// The revision that was saved.
    pub revision: u64,
    /// Whether the file had been removed or replaced meanwhile, and was made anew.
    pub was_gone: bool,
    /// What came of it.
    pub result: Result<(), StoreError>,
}

/// Files as read and understood.
#[derive(Debug)]
pub struct Read {
    /// The files as read.
    pub workbook: Workbook,
    /// What was understood with `recipe`.
    pub imported: Imported,
    /// The corrections applied.
    pub recipe: Recipe,
    /// By what the next file of this shape is recognised.
    pub fingerprint: Option<String>,
    /// How the corrections fit, where an earlier file of this shape left some.
    pub recognised: Option<RecipeFit>,
    /// Why `imported` is no table yet.
    pub missing: Option<ImportError>,
}

#[derive(Debug)]
struct Running {
    task: Task,
    label: String,
    job: Job<Finished>,
}

/// The running jobs.
#[derive(Debug, Default)]
pub struct Work {
    running: Vec<Running>,
}

impl Work {
    /// Starts a job; one of the same task that is still running is cancelled and its result dropped.
    pub fn start(
        &mut self,
        task: Task,
        label: String,
        wake: Waker,
        work: impl FnOnce(&Progress) -> Finished + Send + 'static,
    ) {
        self.cancel(task);
        self.running.push(Running { task, label, job: Job::start("sweetspot job", wake, work) });
    }

    /// Cancels the job of this task, if one runs.
    pub fn cancel(&mut self, task: Task) {
        self.running.retain(|running| running.task != task);
    }

    /// Cancels everything the user waits for.
    pub fn cancel_awaited(&mut self) {
        self.running.retain(|running| !running.task.is_awaited());
    }

    /// Cancels what is computed of a project.
    pub fn cancel_computing(&mut self) {
        self.running.retain(|running| !matches!(running.task, Task::Analyse | Task::Derive(_)));
    }

    /// Waits for the job of this task, as long as `patience`; what it brings, if one runs and ends in time.
    pub fn wait(&mut self, task: Task, patience: Duration) -> Option<Finished> {
        let place = self.running.iter().position(|running| running.task == task)?;
        let running = self.running.remove(place);
        let until = Instant::now() + patience;
        while Instant::now() < until {
            match running.job.poll() {
                Poll::Running => std::thread::sleep(Duration::from_millis(2)),
                Poll::Done(finished) => return Some(finished),
                Poll::Failed(_) => return None,
            }
        }
        None
    }

    /// Whether a job of this task runs.
    #[must_use]
    pub fn is_running(&self, task: Task) -> bool {
        self.running.iter().any(|running| running.task == task)
    }

    /// The jobs that ended since the last call: their result, or the task with what went wrong inside.
    pub fn poll(&mut self) -> Vec<Result<Finished, (Task, String)>> {
        let mut ended = Vec::new();
        self.running.retain(|running| match running.job.poll() {
            Poll::Running => true,
            Poll::Done(finished) => {
                ended.push(Ok(finished));
                false
            }
            Poll::Failed(message) => {
                ended.push(Err((running.task, message)));
                false
            }
        });
        ended
    }

    /// What runs, for the status bar.
    #[must_use]
    pub fn shown(&self, text: &Text) -> Vec<RunningJob> {
        let jobs = self.running.iter().filter(|running| running.task.is_shown());
        jobs.map(|running| RunningJob {
            task: running.task,
            label: match running.job.progress().phase() {
                Phase::Counted => running.label.clone(),
                Phase::Understanding => say!(text, "window-job-understanding-first"),
            },
            fraction: running.job.progress().fraction(),
        })
        .collect()
    }
}

/// Reads and understands the files at `paths` as one import, with what is kept in the folder `recipes` for their shape. A
/// tagging workbook is read for the `project` it was made from.
#[must_use]
pub fn open(paths: Vec<PathBuf>, recipes: Option<&Path>, project: Option<&Project>, progress: &Progress) -> Finished {
    let read = import::read_all(&paths, progress);
    if let (Ok(workbook), Some(project), [path]) = (&read, project, paths.as_slice())
        && import::is_tagging(workbook)
    {
        let result = import::read_tagging(workbook, project).map(Box::new);
        return Finished::TaggingRead { path: path.clone(), result };
    }
    let result = read.and_then(|workbook| recognised(workbook, recipes, progress));
    Finished::Opened { paths, take: false, result }
}

/// Reads the list of prospects at `path` for `project`.
#[must_use]
pub fn read_prospects(path: PathBuf, project: &Project, progress: &Progress) -> Finished {
    let read = import::read(&path, progress).map(|workbook| Box::new(import::read_prospects(&workbook, project)));
    Finished::ProspectsRead { path, result: read }
}

/// Reads a list of prospects from `bytes`, called `name`.
#[must_use]
pub fn read_pasted_prospects((name, bytes): (&str, Vec<u8>), project: &Project, progress: &Progress) -> Finished {
    let path = PathBuf::from(name);
    let read = import::read_bytes(&path, bytes, progress);
    let result = read.map(|workbook| Box::new(import::read_prospects(&workbook, project)));
    Finished::ProspectsRead { path, result }
}

/// Reads the files at `paths` beside `workbook` and understands them all with the corrections so far.
#[must_use]
pub fn add(workbook: &Workbook, recipe: &Recipe, paths: Vec<PathBuf>, progress: &Progress) -> Finished {
    let result = import::read_all(&paths, progress).and_then(|more| {
        progress.begin_understanding();
        let workbook = joined(workbook.clone(), more);
        let recipe = import::fitted(recipe, &workbook);
        let imported = import::understand(&workbook, &recipe, progress)?;
        Ok(Box::new(Read {
            fingerprint: import::fingerprint(&workbook),
            workbook,
            imported,
            recipe,
            recognised: None,
            missing: None,
        }))
    });
    Finished::Opened { paths, take: false, result }
}

/// Reads and understands a file held in memory; `take` asks to import it at once.
#[must_use]
pub fn open_bytes((name, bytes): (&str, &[u8]), take: bool, recipes: Option<&Path>, progress: &Progress) -> Finished {
    let read = import::read_bytes(Path::new(name), bytes, progress);
    let result = read.and_then(|workbook| recognised(workbook, recipes, progress));
    Finished::Opened { paths: Vec::new(), take, result }
}

/// Understands `workbook` with the corrections kept for its shape. Corrections that leave no readable table are passed
/// over, as if there were none.
fn recognised(workbook: Workbook, recipes: Option<&Path>, progress: &Progress) -> Result<Box<Read>, ImportError> {
    progress.begin_understanding();
    let fingerprint = import::fingerprint(&workbook);
    let kept = recipes.zip(fingerprint.as_deref());
    let kept = kept.and_then(|(folder, fingerprint)| import::load_recipe(folder, fingerprint).ok().flatten());
    if let Some(recipe) = kept {
        let recipe = import::fitted(&recipe, &workbook);
        match import::understand(&workbook, &recipe, progress) {
            Ok(imported) => {
                let recognised = Some(import::fit(&recipe, &workbook, &imported));
                return Ok(Box::new(Read { workbook, imported, recipe, fingerprint, recognised, missing: None }));
            }
            Err(ImportError::Cancelled(cancelled)) => return Err(cancelled.into()),
            Err(_) => {}
        }
    }
    let recipe = Recipe::default();
    let (imported, missing) = match import::understand(&workbook, &recipe, progress) {
        Ok(imported) => (imported, None),
        Err(error) => match import::partial(&workbook, &recipe, &error) {
            Some(imported) => (imported, Some(error)),
            None => return Err(error),
        },
    };
    Ok(Box::new(Read { workbook, imported, recipe, fingerprint, recognised: None, missing }))
}

/// `first` with the files and sheets of `more` after its own.
fn joined(mut first: Workbook, more: Workbook) -> Workbook {
    let before = first.files.len();
    first.files.extend(more.files);
    first.sheets.extend(more.sheets.into_iter().map(|mut sheet| {
        sheet.file += before;
        sheet
    }));
    first
}

/// Understands `workbook` again with other corrections; `compares` asks how those fit that come from elsewhere.
#[must_use]
pub fn understand(workbook: &Arc<Workbook>, recipe: Recipe, compares: bool, progress: &Progress) -> Finished {
    let result = import::understand(workbook, &recipe, progress).map(Box::new);
    let fit = result.as_ref().ok().filter(|_| compares).map(|imported| import::fit(&recipe, workbook, imported));
    let partial = result.as_ref().err().and_then(|error| import::partial(workbook, &recipe, error)).map(Box::new);
    Finished::Understood { recipe: Box::new(recipe), fit, result, partial }
}

/// Analyses the project once more, doubts included, and writes the report to `path`.
#[must_use]
pub fn write_report(
    project: &Project,
    language: Language,
    options: &ReportOptions,
    path: &Path,
    progress: &Progress,
) -> Finished {
    let result = reported(project, language, options, (path, progress));
    Finished::Reported { path: path.to_path_buf(), revision: project.revision, result }
}

fn reported(
    project: &Project,
    language: Language,
    options: &ReportOptions,
    (path, progress): (&Path, &Progress),
) -> Result<(), ReportError> {
    let outcome = analysis::analyse(project, &progress.cancel)?;
    let overlap = analysis::overlap(project, &outcome, &progress.part(0.0, 0.5))?;
    let found = Reported { project, outcome: &outcome, overlap: &overlap };
    report::write(found, &Text::new(language), options, (path, &progress.part(0.5, 1.0)))
}

/// Saves into the open file; into a new one where none is open, or where it is gone.
#[must_use]
pub fn save(store: Option<Box<Store>>, path: &Path, saved: &Saved) -> Finished {
    let revision = saved.project.revision;
    let is_new = store.is_none();
    let (mut kept, mut result) = (store, Ok(()));
    if let Some(store) = kept.as_mut() {
        result = store.save(saved);
    }
    let was_gone = matches!(result, Err(StoreError::Gone { .. }));
    if is_new || was_gone {
        // What still holds the lock of the file that is gone goes first.
        kept = None;
        let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        drop(folder);
        match store::create(path, saved) {
            Ok(store) => (kept, result) = (Some(Box::new(store)), Ok(())),
            Err(error) => result = Err(error),
        }
    }
    Finished::Saved(SaveEnd { store: kept, path: path.to_path_buf(), revision, was_gone, result })
}

/// Reads the project at `path`.
#[must_use]
pub fn open_project(path: PathBuf) -> Finished {
    let result = store::open(&path).map(Box::new);
    Finished::ProjectOpened { path, result }
}

/// Writes a project into a file of its own.
#[must_use]
pub fn save_copy(path: PathBuf, saved: &Saved) -> Finished {
    let result = store::save_copy(&path, saved);
    Finished::Copied { path, result }
}

/// Writes the workbook in which others tag `clients` to `path`.
#[must_use]
pub fn write_tagging(project: &Project, language: Language, clients: &[ClientId], path: &Path) -> Finished {
    let result = report::write_tagging(project, &Text::new(language), clients, path);
    Finished::TaggingWritten { path: path.to_path_buf(), result }
}

/// Writes the template to `path`.
#[must_use]
pub fn write_template(language: Language, path: &Path) -> Finished {
    let result = report::write_template(&Text::new(language), path);
    Finished::TemplateWritten { path: path.to_path_buf(), result }
}
