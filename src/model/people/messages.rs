//! The message grid: what to tell a target group about a problem (METHOD.md §8).

use jiff::civil::Date;

use super::{industry, is_named, is_same_dimension};
use crate::model::DimensionKind;

/// One cell of the grid by its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageCell {
    /// The dimension of the target groups.
    pub dimension: DimensionKind,
    /// The target group: a value of that dimension.
    pub group: String,
    /// The problem solved.
    pub problem: String,
}

impl MessageCell {
    /// Whether the two are one cell, letter case and outer spaces ignored.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        is_same_dimension(&self.dimension, &other.dimension)
            && is_named(&self.group, &other.group)
            && is_named(&self.problem, &other.problem)
    }
}

/// What people write in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// What to tell.
    pub message: String,
    /// Where: a newsletter, a page, a talk.
    pub channel: String,
    /// When.
    pub date: Option<Date>,
    /// What came of it: how many reacted, or words.
    pub response: String,
}

impl Message {
    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Messages {
    /// The dimension whose values are the target groups.
    pub dimension: DimensionKind,
    /// What is written, of this dimension and of others; no cell is empty.
    pub written: Vec<(MessageCell, Message)>,
}

impl Default for Messages {
    /// By industry.
    fn default() -> Self {
        Self { dimension: industry(), written: Vec::new() }
    }
}

impl Messages {
    /// What is written in `cell`.
    #[must_use]
    pub fn of(&self, cell: &MessageCell) -> Option<&Message> {
        self.written.iter().find(|(written, _)| written.is(cell)).map(|(_, message)| message)
    }

    /// Writes `message` into `cell`; an empty one takes it away.
    pub(in crate::model) fn write(&mut self, cell: &MessageCell, message: Message) {
        let at = self.written.iter().position(|(written, _)| written.is(cell));
        match (at, message.is_empty()) {
            (Some(at), true) => {
                self.written.remove(at);
            }
            (Some(at), false) => {
                if let Some((_, written)) = self.written.get_mut(at) {
                    *written = message;
                }
            }
            (None, true) => {}
            (None, false) => self.written.push((cell.clone(), message)),
        }
    }
}
