//! What the Messages screen says, as text.

use crate::analysis::{GridCell, People};
use crate::app::session::Session;
use crate::model::{
    BuiltIn, ClientId, DimensionKind, Message, MessageCell, Project, Tag, dimension_of, is_same_dimension,
};
use crate::say;
use crate::text::{ABSENT, Text, words};

/// How many names are listed.
const NAMED: usize = 8;

/// Everything the screen draws.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct MessagesView {
    /// The finding.
    pub(in crate::app) title: String,
    /// How many combinations have a message.
    pub(in crate::app) basis: String,
    /// The dimensions target groups can come from, and the one in force.
    pub(in crate::app) dimensions: (Vec<(DimensionKind, String)>, usize),
    /// The cells, gaps first.
    pub(in crate::app) rows: Vec<Row>,
    /// Whether newer figures are being computed.
    pub(in crate::app) is_computing: bool,
}

/// One combination of target group and problem.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Row {
    /// Its names in the project.
    pub(in crate::app) cell: MessageCell,
    /// Its names as people read them.
    pub(in crate::app) group: String,
    pub(in crate::app) problem: String,
    /// How many own clients.
    pub(in crate::app) clients: String,
    /// What won them.
    pub(in crate::app) differentiator: String,
    /// Whom to name.
    pub(in crate::app) reference: Option<(ClientId, String)>,
    /// How many wait, and who.
    pub(in crate::app) waiting: String,
    pub(in crate::app) waiting_names: String,
    /// What is written.
    pub(in crate::app) written: Message,
    /// What is said in the list: the message, what came of it, or that there is none.
    pub(in crate::app) said: String,
    /// Prospects wait and nothing is written.
    pub(in crate::app) is_gap: bool,
    /// A rule says that the combination is a poor one.
    pub(in crate::app) is_bad: bool,
    /// How our offering contributes, as written of its clients.
    pub(in crate::app) hows: Vec<String>,
}

/// What the screen says of the session; `None` until data was imported.
#[must_use]
pub(in crate::app) fn messages_view(session: &Session) -> Option<MessagesView> {
    let (project, _) = session.analysed()?;
    let text = &session.text;
    let known = session.derived(|answers| &answers.people);
    let cells = known.map_or(&[][..], |(people, _): (&People, bool)| &people.messages);
    let rows: Vec<Row> = cells.iter().map(|cell| row(text, project, cell)).collect();
    let (title, basis) = finding(text, &rows);
    let dimensions: Vec<(DimensionKind, String)> =
        project.data.dimensions.iter().map(|one| (one.kind.clone(), words::dimension(text, one))).collect();
    let chosen = &project.people.messages.dimension;
    let here = dimensions.iter().position(|(kind, _)| is_same_dimension(kind, chosen)).unwrap_or(0);
    let is_computing = known.is_none_or(|(_, is_stale)| is_stale);
    Some(MessagesView { title, basis, dimensions: (dimensions, here), rows, is_computing })
}

fn finding(text: &Text, rows: &[Row]) -> (String, String) {
    let written = rows.iter().filter(|row| !row.written.message.is_empty()).count();
    let (all, shown) = (rows.len(), text.integer(rows.len()));
    let basis = say!(text, "messages-basis", written = text.integer(written), count = all, all = shown);
    let title = match rows.first() {
        None => return (say!(text, "messages-none"), say!(text, "messages-none-todo")),
        Some(row) if row.is_gap => {
            say!(
                text,
                "messages-gap",
                group = row.group.as_str(),
                problem = row.problem.as_str(),
                prospects = row.waiting.as_str()
            )
        }
        Some(_) => say!(text, "messages-all-told"),
    };
    (title, basis)
}

fn row(text: &Text, project: &Project, found: &GridCell) -> Row {
    let value = |built_in: BuiltIn, name: &str| {
        let dimension = dimension_of(&project.data.dimensions, &DimensionKind::BuiltIn(built_in));
        dimension.map_or_else(|| name.to_owned(), |dimension| words::value(text, dimension, name))
    };
    let group = dimension_of(&project.data.dimensions, &found.cell.dimension);
    let group = group.map_or_else(|| found.cell.group.clone(), |one| words::value(text, one, &found.cell.group));
    let differentiator = found.differentiator.and_then(|(won, lift)| {
        let dimension = dimension_of(&project.data.dimensions, &DimensionKind::BuiltIn(BuiltIn::Differentiator))?;
        let name = dimension.value(won)?;
        Some(say!(text, "messages-won", value = name, lift = text.number(lift, 1)))
    });
    let called = |id: &ClientId| project.client(*id).map(|client| client.name.clone());
    let names: Vec<String> = found.prospects.iter().filter_map(called).take(NAMED).collect();
    let more = found.prospects.len().saturating_sub(names.len());
    let mut waiting_names = names.join(", ");
    if more > 0 {
        waiting_names = say!(text, "goal-names-more", names = waiting_names, count = text.integer(more));
    }
    // What is written is the project's of now; the people may be those of the edit before.
    let written = project.people.messages.of(&found.cell).cloned().unwrap_or_default();
    let is_gap = !found.prospects.is_empty() && written.message.is_empty();
    let waiting =
        say!(text, "messages-prospects", count = found.prospects.len(), shown = text.integer(found.prospects.len()));
    Row {
        group,
        problem: value(BuiltIn::Problem, &found.cell.problem),
        clients: text.integer(found.clients.len()),
        differentiator: differentiator.unwrap_or_else(|| ABSENT.to_owned()),
        reference: found.reference.and_then(|id| Some((id, called(&id)?))),
        said: said(text, &written, (found, is_gap)),
        is_gap,
        is_bad: found.is_bad,
        hows: hows(project, found),
        waiting,
        waiting_names,
        written,
        cell: found.cell.clone(),
    }
}

/// What stands in the list for the message.
fn said(text: &Text, written: &Message, (found, is_gap): (&GridCell, bool)) -> String {
    if found.is_bad && written.message.is_empty() {
        return say!(text, "messages-poor");
    }
    if written.message.is_empty() {
        return if is_gap { say!(text, "messages-nothing-yet") } else { ABSENT.to_owned() };
    }
    let mut parts = vec![written.message.replace('\n', " ")];
    parts.extend(Some(written.channel.clone()).filter(|channel| !channel.is_empty()));
    parts.extend(written.date.map(|date| text.date(date)));
    parts.extend(Some(written.response.clone()).filter(|response| !response.is_empty()));
    parts.join(" · ")
}

/// The "how" of the problem as written of the cell's clients, each once.
fn hows(project: &Project, found: &GridCell) -> Vec<String> {
    let Some(problems) = dimension_of(&project.data.dimensions, &DimensionKind::BuiltIn(BuiltIn::Problem)) else {
        return Vec::new();
    };
    let mut hows: Vec<String> = Vec::new();
    for client in found.clients.iter().filter_map(|id| project.client(*id)) {
        let of = |tag: &&Tag| tag.value == found.problem;
        let detail = client.tags.of(problems.id).iter().find(of).and_then(|tag| tag.detail.as_deref());
        if let Some(how) = detail.map(str::to_owned).filter(|how| !hows.contains(how)) {
            hows.push(how);
        }
    }
    hows.truncate(NAMED);
    hows
}
