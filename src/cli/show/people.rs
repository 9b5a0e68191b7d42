//! Prospects, segments, messages, core clients and the goal as text for people.

use crate::analysis::{
    Needed, Outcome, core_client, goal, messages, prospects, room, segments, self_check, white_space,
};
use crate::import::ReadProspects;
use crate::model::Project;
use crate::say;
use crate::text::{ABSENT, Text, words};

/// How many of a kind are named.
const SHOWN: usize = 5;

/// What is said of a list of prospects: how many are new, who is known already, and what could not be read.
pub(in crate::cli) fn prospects_read(text: &Text, name: &str, project: &Project, read: &ReadProspects) -> Vec<String> {
    let new = read.new.len();
    let mut lines = vec![say!(text, "cli-prospects-read", name = name, count = new, shown = text.integer(new))];
    for known in &read.known {
        let client = project.client(known.client).map_or("", |client| client.name.as_str());
        lines.push(say!(text, "cli-prospects-known", listed = known.name.as_str(), name = client));
    }
    for issue in &read.issues {
        let (cell, said) = (words::cell_name(issue.source), words::listed(text, issue.reason));
        lines.push(say!(text, "cli-prospects-issue", cell = cell, value = issue.value.as_str(), issue = said));
    }
    lines
}

/// One line for each answer there is.
pub(super) fn lines(text: &Text, project: &Project, outcome: &Outcome) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(whom_to_call(text, project, outcome));
    lines.extend(first_segment(text, project, outcome));
    lines.extend(waiting(text, project, outcome));
    lines.extend(card(text, project, outcome));
    if let Some(wanted) = project.settings.wanted_share {
        let found = goal(project, outcome);
        let wanted = text.percent(wanted, 0);
        let inside = text.integer(found.inside);
        lines.push(match found.needed {
            Some(Needed::Clients(new)) => {
                let new = usize::try_from(new).unwrap_or(usize::MAX);
                say!(text, "cli-goal", wanted = wanted, inside = inside, count = new, shown = text.integer(new))
            }
            Some(Needed::Met) => say!(text, "cli-goal-met", wanted = wanted, inside = inside),
            _ => say!(text, "cli-goal-never", wanted = wanted),
        });
    }
    lines
}

fn whom_to_call(text: &Text, project: &Project, outcome: &Outcome) -> Option<String> {
    let found = prospects(project, outcome);
    if found.list.is_empty() {
        return None;
    }
    let best = found.list.iter().filter(|one| !one.is_excluded).take(SHOWN).filter_map(|one| {
        let name = project.client(one.client)?.name.as_str();
        let fit = one.fit.fit.map_or_else(|| ABSENT.to_owned(), |fit| text.percent(fit, 0));
        Some(format!("{name} {fit}"))
    });
    let (count, names) = (found.list.len(), best.collect::<Vec<_>>().join(" · "));
    let check = self_check(project, outcome);
    let trust = match check.auc {
        Some(auc) => say!(text, "cli-prospects-auc", share = text.percent(auc, 0)),
        None => say!(text, "cli-prospects-auc-few"),
    };
    Some(say!(text, "cli-prospects", count = count, shown = text.integer(count), names = names, trust = trust))
}

fn first_segment(text: &Text, project: &Project, outcome: &Outcome) -> Option<String> {
    let space = white_space(project, &outcome.basis);
    let found = segments(project, outcome, &room(project, &outcome.basis, &space));
    let first = found.list.first().filter(|first| first.score.is_some())?;
    let name = first.key.name.as_str();
    Some(say!(text, "cli-segments", name = name, share = text.percent(first.first, 0)))
}

fn waiting(text: &Text, project: &Project, outcome: &Outcome) -> Option<String> {
    let cells = messages(project, outcome);
    let first = cells.first().filter(|cell| cell.is_waiting())?;
    let (group, problem) = (first.cell.group.as_str(), first.cell.problem.as_str());
    let count = first.prospects.len();
    Some(say!(text, "cli-messages", count = count, shown = text.integer(count), group = group, problem = problem))
}

fn card(text: &Text, project: &Project, outcome: &Outcome) -> Option<String> {
    let found = core_client(project, outcome, None)?;
    let name = project.client(found.evidence?)?.name.as_str();
    Some(say!(text, "cli-core-client", name = name, clients = words::clients(text, found.clients)))
}
