//! What the file does not settle: asked first, each with what both answers come to, and changeable once answered.

use eframe::egui::{ScrollArea, Ui};

use crate::app::action::ImportAction;
use crate::app::asked::Asked;
use crate::app::session::OpenFile;
use crate::app::theme;
use crate::app::widget::{self, Control, Edge};
use crate::import::{Question, QuestionAbout};
use crate::say;
use crate::text::{Text, words};

/// How many questions stand there before the others are folded.
const SHOWN: usize = 2;
/// The tallest the unfolded questions get, in points.
const HEIGHT: f32 = 260.0;
/// The height of a line of words, in points.
const LINE: f32 = 18.0;

/// A question with its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionView {
    /// The question.
    pub title: String,
    /// Why it is asked.
    pub why: String,
    /// The choices with their outcome in money.
    pub choices: Vec<String>,
    /// The choice the import went on with.
    pub assumed: usize,
    /// Whether that is the user's answer.
    pub is_answered: bool,
    /// What the answer is kept under.
    pub key: String,
    /// The row and column it is about.
    pub place: (Option<usize>, Option<usize>),
    /// Their sheet, by position in the workbook.
    pub sheet: usize,
}

/// All questions, open ones first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionsView {
    /// The questions.
    pub all: Vec<QuestionView>,
    /// What the link says that unfolds them all; empty when all are in sight.
    pub more: String,
    /// What it says to fold them again.
    pub fewer: String,
}

/// The questions of the file.
#[must_use]
pub fn questions_view(text: &Text, file: &OpenFile) -> QuestionsView {
    let mut all: Vec<QuestionView> =
        file.imported.questions.iter().map(|question| question_view(text, file, question)).collect();
    all.sort_by_key(|question| question.is_answered);
    let answered = all.iter().filter(|question| question.is_answered).count();
    let hidden = all.len().saturating_sub(SHOWN);
    let more = match (hidden, answered) {
        (0, _) => String::new(),
        (_, 0) => say!(text, "import-questions-more", count = hidden),
        _ => say!(text, "import-questions-answered", count = hidden, answered = answered),
    };
    QuestionsView { all, more, fewer: say!(text, "import-questions-fewer") }
}

fn question_view(text: &Text, file: &OpenFile, question: &Question) -> QuestionView {
    let currency = file.imported.data.currency.as_deref();
    let choices = question.choices.iter().enumerate().map(|(at, choice)| {
        let total = text.money_round(choice.imported, currency);
        say!(text, "import-choice", choice = words::choice_of(text, question, at), total = total)
    });
    QuestionView {
        title: words::question(text, question),
        why: words::question_why(text, question),
        choices: choices.collect(),
        assumed: question.assumed,
        is_answered: file.recipe.answers_to(question),
        key: question.key.clone(),
        place: place(&question.about),
        sheet: question.sheet,
    }
}

fn place(about: &QuestionAbout) -> (Option<usize>, Option<usize>) {
    match about {
        QuestionAbout::TotalRow { row, .. } | QuestionAbout::ParentRows { row, .. } => (Some(*row), None),
        QuestionAbout::Separator { column, .. }
        | QuestionAbout::TotalColumn { column, .. }
        | QuestionAbout::DateOrder { column, .. }
        | QuestionAbout::ShownOnce { column, .. }
        | QuestionAbout::Marks { column, .. }
        | QuestionAbout::DocumentKind { column, .. } => (None, Some(*column)),
        QuestionAbout::Year { .. }
        | QuestionAbout::SameTable { .. }
        | QuestionAbout::SameLines { .. }
        | QuestionAbout::Amount { .. }
        | QuestionAbout::Factor { .. }
        | QuestionAbout::Sign
        | QuestionAbout::Currency { .. }
        | QuestionAbout::NotClients { .. } => (None, None),
    }
}

/// What was asked of the questions.
#[derive(Clone, Debug, PartialEq)]
pub enum QuestionsAsk {
    /// An answer.
    Import(ImportAction),
    /// To be shown where the question comes from: sheet, row and column.
    Jump(usize, (Option<usize>, Option<usize>)),
}

/// Draws the questions; `unfolded` is whether all are in sight.
pub fn questions_ui(ui: &mut Ui, unfolded: &mut bool, view: &QuestionsView, text: &Text) -> Asked<QuestionsAsk> {
    let shown = if *unfolded { view.all.len() } else { SHOWN };
    let mut asked = Asked::default();
    let mut list = |ui: &mut Ui| {
        for question in view.all.iter().take(shown) {
            let said = if question.is_answered { answered_ui(ui, question, text) } else { open_ui(ui, question, text) };
            asked.ask(said);
            ui.add_space(theme::space::TINY);
        }
    };
    if *unfolded && shown > SHOWN {
        ScrollArea::vertical().id_salt("questions").max_height(HEIGHT).auto_shrink([false, true]).show(ui, list);
    } else {
        list(ui);
    }
    if !view.more.is_empty() {
        if widget::link(ui, if *unfolded { &view.fewer } else { &view.more }).clicked() {
            *unfolded = !*unfolded;
        }
        ui.add_space(theme::space::TINY);
    }
    asked
}

fn open_ui(ui: &mut Ui, question: &QuestionView, text: &Text) -> Asked<QuestionsAsk> {
    let mut asked = Asked::default();
    widget::card_with_edge(ui, Edge::Accent, |ui| {
        let words = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = theme::space::TINY;
                ui.spacing_mut().interact_size.y = LINE;
                widget::strong(ui, &question.title);
                ui.horizontal_wrapped(|ui| {
                    widget::muted(ui, &question.why);
                    jump_ui(ui, question, text)
                })
                .inner
            })
            .inner
        };
        let choices = |ui: &mut Ui| {
            let mut answer = None;
            for (position, choice) in question.choices.iter().enumerate().rev() {
                let is_assumed = position == question.assumed;
                let button = if is_assumed { Control::primary(choice) } else { Control::normal(choice) };
                if ui.add(button).clicked() {
                    answer = Some(position);
                }
            }
            answer
        };
        let (jump, answer) = widget::headed(ui, words, choices);
        let answer = answer.map(|position| ImportAction::Answer(question.key.clone(), position));
        asked = Asked::from(answer.map(QuestionsAsk::Import)).and(jump);
    });
    asked
}

/// A slim row: the question, and the choices with the one taken.
fn answered_ui(ui: &mut Ui, question: &QuestionView, text: &Text) -> Asked<QuestionsAsk> {
    let words = |ui: &mut Ui| {
        widget::good(ui, "✓");
        let jump = jump_ui(ui, question, text);
        widget::truncated(ui, &question.title, theme::TextKind::Body, theme::palette(ui).muted);
        jump
    };
    let choices = |ui: &mut Ui| widget::segmented(ui, &question.choices, question.assumed);
    let (jump, picked) = widget::split(ui, words, choices);
    let answer = picked.map(|position| ImportAction::Answer(question.key.clone(), position));
    Asked::from(answer.map(QuestionsAsk::Import)).and(jump)
}

fn jump_ui(ui: &mut Ui, question: &QuestionView, text: &Text) -> Option<QuestionsAsk> {
    let words = match question.place {
        (Some(row), _) => say!(text, "import-show-row", row = text.integer(row + 1)),
        (None, Some(column)) => say!(text, "import-show-column", column = crate::import::column_letters(column)),
        (None, None) => return None,
    };
    widget::link(ui, &words).clicked().then_some(QuestionsAsk::Jump(question.sheet, question.place))
}
