//! What could be put together or taken apart: accepted or not, and taken back.

use eframe::egui::{ScrollArea, Ui};

use crate::app::action::ImportAction;
use crate::app::asked::Asked;
use crate::app::session::OpenFile;
use crate::app::theme::{self, TextKind};
use crate::app::widget;
use crate::import::{Suggestion, SuggestionAbout, SuggestionState};
use crate::say;
use crate::text::{Text, words};

/// The most suggestions drawn at once; others follow when these have an answer.
const SHOWN: usize = 60;

/// A suggestion in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestionView {
    /// What its answer is kept under.
    pub key: String,
    /// What could be done, as a question.
    pub title: String,
    /// What it moves, and what stays.
    pub detail: String,
    /// What was said.
    pub state: SuggestionState,
    /// The words of yes and no.
    pub choices: [String; 2],
}

/// The suggestions, those without an answer first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SuggestionsView {
    /// What is drawn of them.
    pub all: Vec<SuggestionView>,
    /// How many have no answer yet, and how many are accepted, in words.
    pub summary: String,
    /// The words of the link to them; empty without any.
    pub link: String,
    /// How many more there are, in words; empty when all are drawn.
    pub more: String,
}

/// The suggestions of the file.
#[must_use]
pub fn suggestions_view(text: &Text, file: &OpenFile) -> SuggestionsView {
    let suggestions = &file.imported.suggestions;
    let count = |state| suggestions.iter().filter(|suggestion| suggestion.state == state).count();
    let (open, accepted) = (count(SuggestionState::Open), count(SuggestionState::Accepted));
    let mut order: Vec<&Suggestion> = suggestions.iter().collect();
    order.sort_by_key(|suggestion| suggestion.state);
    let hidden = order.len().saturating_sub(SHOWN);
    SuggestionsView {
        all: order.into_iter().take(SHOWN).map(|suggestion| suggestion_view(text, file, suggestion)).collect(),
        summary: say!(text, "suggestions-summary", open = open, accepted = accepted),
        link: match (suggestions.is_empty(), open) {
            (true, _) => String::new(),
            (false, 0) => say!(text, "suggestions-link-done", count = suggestions.len()),
            (false, _) => say!(text, "suggestions-link", count = open),
        },
        more: if hidden > 0 { say!(text, "suggestions-more", count = hidden) } else { String::new() },
    }
}

fn suggestion_view(text: &Text, file: &OpenFile, suggestion: &Suggestion) -> SuggestionView {
    let amount = text.money_round(suggestion.amount, file.imported.data.currency.as_deref());
    let (title, detail, choices) = match &suggestion.about {
        SuggestionAbout::Merge { keep, other, .. } => (
            say!(text, "suggest-merge", keep = keep.as_str(), other = other.as_str()),
            say!(text, "suggest-merge-detail", amount = amount, keep = keep.as_str()),
            [say!(text, "suggest-same"), say!(text, "suggest-not-same")],
        ),
        SuggestionAbout::Match { client, listed } => (
            say!(text, "suggest-match", client = client.as_str(), listed = listed.as_str()),
            say!(text, "suggest-match-detail", client = client.as_str(), amount = amount),
            [say!(text, "suggest-same"), say!(text, "suggest-not-same")],
        ),
        SuggestionAbout::SplitParent { names: count, sample, .. } => (
            say!(text, "suggest-parent", sample = sample.as_str()),
            names_written(text, *count, amount),
            [say!(text, "suggest-parent-yes"), say!(text, "suggest-leave")],
        ),
        SuggestionAbout::SplitCode { names: count, sample, .. } => (
            say!(text, "suggest-code", sample = sample.as_str()),
            names_written(text, *count, amount),
            [say!(text, "suggest-code-yes"), say!(text, "suggest-leave")],
        ),
        SuggestionAbout::UsersFromLines { offering, sizes } => {
            let conflicts = sizes.iter().filter(|size| size.is_conflict()).count();
            let clients = words::clients(text, sizes.len());
            (
                say!(text, "suggest-users", offering = offering.as_str()),
                say!(text, "suggest-users-detail", clients = clients, conflicts = conflicts),
                [say!(text, "suggest-users-yes"), say!(text, "suggest-users-no")],
            )
        }
    };
    SuggestionView { key: suggestion.key.clone(), title, detail, state: suggestion.state, choices }
}

fn names_written(text: &Text, count: usize, amount: String) -> String {
    say!(text, "suggest-names", count = count, amount = amount)
}

/// What was asked of the suggestions.
#[derive(Clone, Debug, PartialEq)]
pub enum SuggestionsAsk {
    /// To be closed.
    Close,
    /// An answer, or to take one back.
    Import(ImportAction),
}

/// Draws the suggestions, `height` high.
pub fn suggestions_ui(ui: &mut Ui, height: f32, view: &SuggestionsView, text: &Text) -> Asked<SuggestionsAsk> {
    let top = ui.cursor().top();
    let close = |ui: &mut Ui| widget::close(ui, &say!(text, "import-list-close")).clicked();
    let closed = widget::split(ui, |ui| widget::section(ui, &say!(text, "suggestions-title")), close).1;
    widget::small(ui, &view.summary);
    let mut asked = Asked::from(closed.then_some(SuggestionsAsk::Close));
    let room = height - (ui.cursor().top() - top);
    ScrollArea::vertical().id_salt("suggestions").max_height(room).auto_shrink(false).show(ui, |ui| {
        for suggestion in &view.all {
            let said = ui.push_id(&suggestion.key, |ui| suggestion_ui(ui, suggestion, text)).inner;
            asked.ask(said.map(|(key, answer)| SuggestionsAsk::Import(ImportAction::Suggestion(key, answer))));
        }
        if !view.more.is_empty() {
            widget::small(ui, &view.more);
        }
    });
    asked
}

fn suggestion_ui(ui: &mut Ui, view: &SuggestionView, text: &Text) -> Option<(String, Option<bool>)> {
    ui.add_space(theme::space::TINY);
    ui.spacing_mut().item_spacing.y = theme::space::TINY;
    let mut answer = None;
    match view.state {
        SuggestionState::Open => {
            widget::strong(ui, &view.title);
            widget::small(ui, &view.detail);
            let [yes, no] = &view.choices;
            ui.horizontal_wrapped(|ui| {
                if widget::normal(ui, yes).clicked() {
                    answer = Some(Some(true));
                }
                if widget::normal(ui, no).clicked() {
                    answer = Some(Some(false));
                }
            });
        }
        state => {
            let is_accepted = state == SuggestionState::Accepted;
            let [yes, no] = &view.choices;
            let undo = |ui: &mut Ui| widget::link(ui, &say!(text, "suggestions-undo")).clicked();
            let said = |ui: &mut Ui| {
                if is_accepted {
                    widget::good(ui, "✓");
                }
                widget::truncated(ui, if is_accepted { yes } else { no }, TextKind::Body, theme::palette(ui).muted)
            };
            ui.label(theme::muted(ui, &view.title));
            if widget::split(ui, said, undo).1 {
                answer = Some(None);
            }
        }
    }
    ui.add_space(theme::space::TINY);
    ui.separator();
    answer.map(|answer| (view.key.clone(), answer))
}
