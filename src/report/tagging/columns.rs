//! Which columns the workbook has, and what a client has in each.

use crate::model::{BuiltIn, Client, Dimension, Project, Tag, TaggingColumn};
use crate::say;
use crate::text::{Text, words};

/// The fewest columns of a dimension in which a client can have several values.
const FEWEST: usize = 3;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    Nothing,
    Words(String),
    Number(f64),
}

impl From<Option<String>> for Content {
    fn from(words: Option<String>) -> Self {
        words.map_or(Self::Nothing, Self::Words)
    }
}

/// The columns for `clients`, from left to right.
pub(super) fn columns(project: &Project, clients: &[&Client]) -> Vec<TaggingColumn> {
    let mut all = vec![TaggingColumn::Client, TaggingColumn::Code, TaggingColumn::Users, TaggingColumn::Status];
    for dimension in project.data.dimensions.iter() {
        let busiest = clients.iter().map(|client| client.tags.of(dimension.id).len()).max().unwrap_or(0);
        let many = if dimension.multi_valued { FEWEST.max(busiest + 1) } else { 1 };
        all.extend((0..many).map(|at| TaggingColumn::Value(dimension.id, at)));
        if dimension.as_built_in() == Some(BuiltIn::Industry) {
            all.push(TaggingColumn::Detail(dimension.id));
        }
    }
    all
}

/// What stands above the column.
pub(super) fn title(text: &Text, project: &Project, column: TaggingColumn) -> String {
    match column {
        TaggingColumn::Client => say!(text, "report-client"),
        TaggingColumn::Code => say!(text, "report-tagging-code"),
        TaggingColumn::Users => say!(text, "report-users"),
        TaggingColumn::Status => say!(text, "report-status"),
        TaggingColumn::Detail(_) => say!(text, "report-tagging-detail"),
        TaggingColumn::Value(dimension, at) => {
            let name = project.dimension(dimension).map(|found| words::dimension(text, found)).unwrap_or_default();
            if at == 0 {
                name
            } else {
                say!(text, "report-tagging-further", dimension = name, number = text.integer(at + 1))
            }
        }
    }
}

/// What is known of `client` in the column.
pub(super) fn content(text: &Text, project: &Project, column: TaggingColumn, client: &Client) -> Content {
    match column {
        TaggingColumn::Client => Content::Words(client.name.clone()),
        TaggingColumn::Code => client.code.clone().into(),
        TaggingColumn::Users => client.users.map_or(Content::Nothing, Content::Number),
        TaggingColumn::Status => Content::Words(words::client_status(text, client.status)),
        TaggingColumn::Detail(dimension) => {
            let primary = client.tags.of(dimension).first();
            primary.and_then(|tag| tag.detail.as_deref()).map(str::to_owned).into()
        }
        TaggingColumn::Value(dimension, at) => {
            let shown = |found: &Dimension, tag: &Tag| Some(words::value(text, found, found.value(tag.value)?));
            let tag = client.tags.of(dimension).get(at);
            project.dimension(dimension).zip(tag).and_then(|(found, tag)| shown(found, tag)).into()
        }
    }
}
