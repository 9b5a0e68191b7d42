//! What could not be used as it stands, grouped by what is wrong.

use eframe::egui::Ui;

use super::parts::PartKey;
use crate::app::theme;
use crate::app::widget::{self, KeyValue};
use crate::model::{Dataset, IssueReason};
use crate::say;
use crate::text::{Text, words};

/// One kind of issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueGroup {
    /// What is wrong.
    pub reason: IssueReason,
    /// That in words.
    pub title: String,
    /// How many, in words.
    pub count: String,
}

/// The kinds of issues, the most frequent first.
#[must_use]
pub fn issue_groups(text: &Text, data: &Dataset) -> Vec<IssueGroup> {
    let mut counts: Vec<(IssueReason, usize)> = Vec::new();
    for issue in data.issues.iter() {
        match counts.iter_mut().find(|(reason, _)| *reason == issue.reason) {
            Some((_, count)) => *count += 1,
            None => counts.push((issue.reason, 1)),
        }
    }
    counts.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
    let group = |(reason, count): (IssueReason, usize)| IssueGroup {
        reason,
        title: words::capitalised(&words::issue(text, reason)),
        count: text.integer(count),
    };
    counts.into_iter().map(group).collect()
}

/// What was asked of the groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssuesAsk {
    /// To be closed.
    Close,
    /// To list the cells of a group.
    List(PartKey),
}

/// Draws the groups.
#[must_use]
pub fn issues_ui(ui: &mut Ui, groups: &[IssueGroup], text: &Text) -> Option<IssuesAsk> {
    let close = |ui: &mut Ui| widget::close(ui, &say!(text, "import-list-close")).clicked();
    let name = |ui: &mut Ui| widget::section(ui, &say!(text, "import-issues-title"));
    let closed = widget::split(ui, name, close).1;
    widget::small(ui, &say!(text, "import-issues-note"));
    ui.add_space(theme::space::TINY);
    let row = |group: &IssueGroup| KeyValue {
        label: group.title.clone(),
        value: group.count.clone(),
        is_name: true,
        leads: true,
    };
    let rows: Vec<KeyValue> = groups.iter().map(row).collect();
    let picked = widget::key_value_rows(ui, &rows).and_then(|at| groups.get(at));
    if closed { Some(IssuesAsk::Close) } else { picked.map(|group| IssuesAsk::List(PartKey::Issue(group.reason))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CellRef, Issue, SheetId};
    use crate::text::Language;
    use std::sync::Arc;

    #[test]
    fn issues_are_grouped_with_the_most_frequent_first() {
        let issue = |row: u32, reason: IssueReason| {
            Issue::new(CellRef { sheet: SheetId(0), row, column: 0 }, String::new(), reason)
        };
        let issues =
            vec![issue(0, IssueReason::ErrorCell), issue(1, IssueReason::NotADate), issue(2, IssueReason::NotADate)];
        let data = Dataset { issues: Arc::new(issues), ..Dataset::default() };
        let groups = issue_groups(&Text::new(Language::English), &data);
        let shown: Vec<(&str, &str)> =
            groups.iter().map(|group| (group.title.as_str(), group.count.as_str())).collect();
        assert_eq!(shown, [("Not a date", "2"), ("Formula error, left out", "1")]);
    }
}
