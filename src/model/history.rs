//! Undo and redo: labelled snapshots of the project.

use super::{Edit, EditError, Project};

/// How many steps can be undone.
const DEPTH: usize = 100;

#[derive(Clone, Debug)]
struct Step {
    edit: Edit,
    gesture: Option<u64>,
    /// The project on the other side of the step: before it while undoable, after it once undone.
    other: Project,
}

/// A project with the steps that led to it. The revision never goes back, so a result of before an undo is recognised
/// as late.
#[derive(Clone, Debug, Default)]
pub struct History {
    project: Project,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// A history that starts at `project`.
    #[must_use]
    pub fn new(project: Project) -> Self {
        Self { project, done: Vec::new(), undone: Vec::new() }
    }

    /// The project as it is now.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Makes `edit` one step. Edits with the same `gesture` (one drag, one run of typing) share a step. An edit that
    /// changes nothing makes no step.
    ///
    /// # Errors
    /// [`EditError`] when the edit cannot be made; nothing changes then.
    pub fn apply(&mut self, edit: Edit, gesture: Option<u64>) -> Result<(), EditError> {
        let next = self.project.edited(&edit)?;
        if next.changed_since(&self.project).is_empty() {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.project, next);
        self.undone.clear();
        match self.done.last_mut() {
            Some(last) if gesture.is_some() && last.gesture == gesture => last.edit = edit,
            _ => self.done.push(Step { edit, gesture, other: before }),
        }
        if self.done.len() > DEPTH {
            self.done.remove(0);
        }
        Ok(())
    }

    /// The edit that undo would take back.
    #[must_use]
    pub fn undo_edit(&self) -> Option<&Edit> {
        self.done.last().map(|step| &step.edit)
    }

    /// The edit that redo would make again.
    #[must_use]
    pub fn redo_edit(&self) -> Option<&Edit> {
        self.undone.last().map(|step| &step.edit)
    }

    /// Takes the last step back. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.done.pop() else { return false };
        let step = self.swap(step);
        self.undone.push(step);
        true
    }

    /// Makes the step taken back last again. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.undone.pop() else { return false };
        let step = self.swap(step);
        self.done.push(step);
        true
    }

    fn swap(&mut self, step: Step) -> Step {
        let revision = self.project.revision + 1;
        let other = std::mem::replace(&mut self.project, step.other);
        self.project.revision = revision;
        Step { edit: step.edit, gesture: None, other }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Client, ClientId, Dataset};
    use super::*;

    fn threshold(value: f64) -> Edit {
        Edit::SetThreshold(value)
    }

    #[test]
    fn undo_redo_and_a_new_edit_walk_back_and_forth() {
        let mut history = History::default();
        for value in [1.0, 2.0] {
            history.apply(threshold(value), None).expect("the edit is valid");
        }
        assert!(history.undo());
        assert_eq!((history.project().settings.threshold, history.redo_edit()), (1.0, Some(&threshold(2.0))));
        assert!(history.redo());
        assert_eq!((history.project().settings.threshold, history.undo_edit()), (2.0, Some(&threshold(2.0))));
        assert!(history.undo());
        history.apply(threshold(9.0), None).expect("the edit is valid");
        assert!(!history.redo(), "a new edit forgets what was undone");
        assert!(history.undo() && history.undo() && !history.undo());
    }

    #[test]
    fn the_revision_never_goes_back() {
        let mut history = History::default();
        history.apply(threshold(1.0), None).expect("the edit is valid");
        let edited = history.project().revision;
        history.undo();
        assert!(history.project().revision > edited);
    }

    #[test]
    fn a_drag_is_one_step() {
        let mut history = History::default();
        for value in 1..=50 {
            history.apply(threshold(f64::from(value)), Some(7)).expect("the edit is valid");
        }
        history.apply(threshold(60.0), Some(8)).expect("the edit is valid");
        assert!(history.undo());
        assert!((history.project().settings.threshold - 50.0).abs() < f64::EPSILON);
        assert!(history.undo() && !history.undo());
        assert!(history.project().settings.threshold.abs() < f64::EPSILON);
    }

    #[test]
    fn an_edit_that_changes_nothing_makes_no_step() {
        let mut history = History::default();
        history.apply(threshold(0.0), None).expect("the edit is valid");
        assert!(!history.undo());
    }

    #[test]
    fn another_import_is_a_step_that_keeps_the_settings_and_can_be_undone() {
        let mut history = History::default();
        history.apply(threshold(5.0), None).expect("the edit is valid");
        let clients = Arc::new(vec![Client::named(ClientId(0), "New")]);
        let data = Dataset { clients, ..Dataset::default() };
        history.apply(Edit::Import { name: "Next year".into(), data }, None).expect("the edit is valid");
        let project = history.project();
        assert_eq!((project.name.as_str(), project.data.clients.len()), ("Next year", 1));
        assert!((project.settings.threshold - 5.0).abs() < f64::EPSILON);
        assert!(history.undo());
        assert!(history.project().data.clients.is_empty());
    }
}
