//! What to tell each target group about each problem.

mod view;

use eframe::egui::{TextEdit, Ui};
use jiff::civil::Date;

use super::empty_ui;
use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::session::{Session, Stamp};
use crate::app::theme::{self, space};
use crate::app::tsv::tsv;
use crate::app::widget::{
    self, FieldView, Ink, Room, Sheet, SheetAsked, SheetCell, SheetColumn, SheetRow, SheetState, Width,
};
use crate::model::{Edit, Message, MessageCell, PeopleEdit};
use crate::say;
use crate::text::Text;
use view::{MessagesView, Row, messages_view};

/// The most rows shown before the list scrolls.
const ROWS: usize = 10;
/// The widest the editor's text gets.
const WIDEST: f32 = 720.0;

/// Which of them are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    All,
    Gaps,
    FollowUp,
}

impl Kind {
    const ALL: [Self; 3] = [Self::All, Self::Gaps, Self::FollowUp];

    fn has(self, row: &Row) -> bool {
        match self {
            Self::All => true,
            Self::Gaps => row.is_gap,
            // Told, and nothing came of it yet.
            Self::FollowUp => !row.written.message.is_empty() && row.written.response.is_empty(),
        }
    }
}

/// What is being written, and where.
#[derive(Clone, Debug, Default)]
struct Draft {
    of: Option<MessageCell>,
    message: String,
    channel: String,
    date: String,
    response: String,
    /// What was written when it was taken up.
    before: Message,
}

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct MessagesScreen {
    view: Cached<Stamp, Option<MessagesView>>,
    table: SheetState,
    kind: Kind,
    draft: Draft,
}

impl MessagesScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let view = self.view.get(session.stamp(), || messages_view(session));
        let Some(view) = view.as_ref() else {
            return empty_ui(ui, session, &say!(session.text, "messages-empty"));
        };
        widget::page(ui, |ui| self.page_ui(ui, view, &session.text))
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &MessagesView, text: &Text) -> Asked {
        let listed: Vec<&Row> = view.rows.iter().filter(|row| self.kind.has(row)).collect();
        let ((), copy) = widget::headed(
            ui,
            |ui| ui.vertical(|ui| widget::finding(ui, &view.title, &view.basis)).inner,
            |ui| {
                let table = widget::normal(ui, &say!(text, "copy-table")).clicked();
                let words = widget::normal(ui, &say!(text, "messages-copy-text")).clicked();
                (table, words)
            },
        );
        let mut asked = Asked::default();
        match copy {
            (true, _) => asked.ask(Action::Copy(copied(&listed, text))),
            (_, true) => asked.ask(Action::Copy(as_text(&listed))),
            _ => {}
        }
        ui.add_space(space::SMALL);
        asked.ask(self.controls_ui(ui, view, text));
        widget::dimmed_while(ui, view.is_computing);
        if listed.is_empty() && !view.rows.is_empty() {
            widget::muted(ui, &say!(text, "messages-nothing-listed"));
        } else if !listed.is_empty() {
            asked.ask(self.list_ui(ui, &listed, text));
        }
        let chosen = self.draft.of.clone();
        if let Some(row) = chosen.and_then(|of| view.rows.iter().find(|row| row.cell.is(&of))) {
            ui.add_space(space::LARGE);
            asked.ask(self.editor_ui(ui, row, text));
        }
        ui.add_space(space::LARGE);
        asked
    }

    fn controls_ui(&mut self, ui: &mut Ui, view: &MessagesView, text: &Text) -> Option<Action> {
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            let (dimensions, here) = &view.dimensions;
            let names: Vec<String> = dimensions.iter().map(|(_, name)| name.clone()).collect();
            let picked = widget::choice(ui, &say!(text, "messages-rows"), &names, *here);
            if let Some((kind, _)) = picked.and_then(|at| dimensions.get(at)) {
                let edit = Edit::People(PeopleEdit::SetMessageDimension(kind.clone()));
                asked = Some(Action::Edit(edit, None));
            }
            let kinds = [say!(text, "messages-all"), say!(text, "messages-gaps"), say!(text, "messages-follow-up")];
            let here = Kind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or(0);
            if let Some(kind) = widget::segmented(ui, &kinds, here).and_then(|at| Kind::ALL.get(at)) {
                self.kind = *kind;
            }
        });
        ui.add_space(space::TINY);
        asked
    }

    fn list_ui(&mut self, ui: &mut Ui, listed: &[&Row], text: &Text) -> Option<Action> {
        let columns = columns(text);
        let chosen = self.draft.of.clone();
        let sheet = Sheet {
            name: &say!(text, "messages-list"),
            columns: &columns,
            rows: listed.len(),
            room: Room::Most(widget::list_height(listed.len(), ROWS)),
            row: &|row| {
                let Some(row) = listed.get(row) else { return SheetRow::default() };
                let is_picked = chosen.as_ref().is_some_and(|of| row.cell.is(of));
                SheetRow { is_picked, ..SheetRow::named(format!("{}, {}: {}", row.group, row.problem, row.said)) }
            },
            cell: &|row, column| listed.get(row).map(|row| cell(row, column)).unwrap_or_default(),
            ..Sheet::default()
        };
        let table = &mut self.table;
        let asked = widget::bare_card(ui, |ui| widget::sheet_ui(ui, table, &sheet)).inner;
        let row =
            asked.into_iter().find_map(|asked| if let SheetAsked::Row(row, _) = asked { Some(row) } else { None });
        let row = listed.get(row?)?;
        let written = self.written().map(|(cell, message)| Action::Edit(writing(cell, message), None));
        self.draft = Draft::of(row);
        written
    }

    /// What is written in the editor and not in the project yet.
    fn written(&self) -> Option<(MessageCell, Message)> {
        let draft = &self.draft;
        let message = draft.message()?;
        (message != draft.before).then(|| draft.of.clone().map(|of| (of, message)))?
    }

    fn editor_ui(&mut self, ui: &mut Ui, row: &Row, text: &Text) -> Asked {
        if self.draft.before != row.written && self.draft.message().as_ref() == Some(&self.draft.before) {
            self.draft = Draft::of(row);
        }
        widget::card(ui, |ui| {
            let mut asked = Asked::default();
            widget::small(ui, &format!("{} · {}", row.group, row.problem));
            let (clients, waiting) = (row.clients.as_str(), row.waiting.as_str());
            widget::section(ui, &say!(text, "messages-who", clients = clients, prospects = waiting));
            if !row.waiting_names.is_empty() {
                widget::muted(ui, &row.waiting_names);
            }
            if row.is_bad {
                ui.label(theme::plain(&say!(text, "messages-poor")).color(theme::palette(ui).bad));
            }
            ui.horizontal_wrapped(|ui| {
                widget::muted(ui, &say!(text, "messages-won-title", value = row.differentiator.as_str()));
                if let Some((client, name)) = &row.reference
                    && widget::link(ui, &say!(text, "messages-reference-link", name = name.as_str())).clicked()
                {
                    asked.ask(Action::Select(Selection::Client(*client)));
                }
            });
            for how in &row.hows {
                widget::muted(ui, &format!("“{how}”"));
            }
            ui.add_space(space::SMALL);
            let left = self.fields_ui(ui, row, text);
            if left && let Some((cell, message)) = self.written() {
                self.draft.before = message.clone();
                asked.ask(Action::Edit(writing(cell, message), None));
            }
            asked
        })
        .inner
    }

    /// Message, channel, date and response. Returns whether one of them was left.
    fn fields_ui(&mut self, ui: &mut Ui, row: &Row, text: &Text) -> bool {
        let width = ui.available_width().min(WIDEST) - 20.0;
        let hint = say!(text, "messages-message-hint", group = row.group.as_str(), problem = row.problem.as_str());
        let name = say!(text, "messages-message");
        let edit = TextEdit::multiline(&mut self.draft.message).hint_text(hint).desired_rows(3).desired_width(width);
        let response = ui.add(edit).accessible_name(&name);
        widget::note_typing(&response, &self.draft.message);
        let mut left = response.lost_focus();
        ui.horizontal_wrapped(|ui| {
            let fields = [
                (&mut self.draft.channel, say!(text, "messages-channel")),
                (&mut self.draft.date, say!(text, "messages-date")),
                (&mut self.draft.response, say!(text, "messages-response")),
            ];
            for (typed, name) in fields {
                let view = FieldView { name: &name, hint: &name, shortcut: "", width: 200.0 };
                left |= widget::field(ui, typed, &view).lost_focus();
            }
        });
        if self.draft.message().is_none() {
            ui.label(theme::plain(&say!(text, "inspector-block-date")).color(theme::palette(ui).bad));
        }
        left
    }
}

impl Draft {
    fn of(row: &Row) -> Self {
        let Message { message, channel, date, response } = row.written.clone();
        let date = date.map(|date| date.to_string()).unwrap_or_default();
        Self { of: Some(row.cell.clone()), message, channel, date, response, before: row.written.clone() }
    }

    /// What it comes to; `None` while the date is none.
    fn message(&self) -> Option<Message> {
        let date = match self.date.trim() {
            "" => None,
            typed => Some(typed.parse::<Date>().ok()?),
        };
        let trimmed = |text: &String| text.trim().to_owned();
        Some(Message {
            message: trimmed(&self.message),
            channel: trimmed(&self.channel),
            date,
            response: trimmed(&self.response),
        })
    }
}

fn writing(cell: MessageCell, message: Message) -> Edit {
    Edit::People(PeopleEdit::WriteMessage { cell, message })
}

fn columns(text: &Text) -> [SheetColumn; 7] {
    [
        SheetColumn::words(say!(text, "messages-group"), Width::Grows(120.0, 220.0, 1.0)),
        SheetColumn::words(say!(text, "messages-problem"), Width::Grows(120.0, 200.0, 1.0)),
        SheetColumn::numbers(say!(text, "messages-clients"), Width::Fixed(64.0)),
        SheetColumn::words(say!(text, "messages-differentiator"), Width::Grows(110.0, 220.0, 1.0)),
        SheetColumn::words(say!(text, "messages-reference"), Width::Grows(120.0, 220.0, 1.0)),
        SheetColumn::words(say!(text, "messages-waiting"), Width::Fixed(110.0)),
        SheetColumn::words(say!(text, "messages-told"), Width::Rest(180.0)),
    ]
}

fn cell(row: &Row, column: usize) -> SheetCell<'_> {
    match column {
        0 => SheetCell::new(row.group.as_str()).ink(Ink::Strong),
        1 => SheetCell::new(row.problem.as_str()),
        2 => SheetCell::new(row.clients.as_str()),
        3 => SheetCell::new(row.differentiator.as_str()),
        4 => SheetCell::new(row.reference.as_ref().map_or(crate::text::ABSENT, |(_, name)| name.as_str())),
        5 => SheetCell::new(row.waiting.as_str()),
        _ => SheetCell::new(row.said.as_str()).ink(match (row.is_bad, row.is_gap) {
            (true, _) => Ink::Bad,
            (false, true) => Ink::Accent,
            (false, false) => Ink::Plain,
        }),
    }
}

/// The list, tab-separated.
fn copied(rows: &[&Row], text: &Text) -> String {
    let titles = columns(text).into_iter().map(|column| column.title).collect();
    let lines = rows.iter().map(|row| (0..7).map(|column| cell(row, column).text.into_owned()).collect());
    tsv(std::iter::once(titles).chain(lines))
}

/// What is written, as text to send on.
fn as_text(rows: &[&Row]) -> String {
    let told = rows.iter().filter(|row| !row.written.message.is_empty());
    let part = |row: &&&Row| {
        let Message { message, channel, date, .. } = &row.written;
        let when = date.map(|date| date.to_string()).unwrap_or_default();
        let how: Vec<&str> = [channel.as_str(), when.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        let head = format!("{} · {}", row.group, row.problem);
        let head = if how.is_empty() { head } else { format!("{head} ({})", how.join(", ")) };
        format!("{head}\n{message}\n")
    };
    told.map(|row| part(&row)).collect::<Vec<_>>().join("\n")
}
