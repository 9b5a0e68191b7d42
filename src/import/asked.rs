//! The questions of all sheets together. Each is asked once, and its choices say what the total of all sheets becomes.

use super::{Imported, Question, QuestionAbout, Recipe};

/// Questions being gathered.
pub(super) struct Asked<'r> {
    recipe: &'r Recipe,
    /// Each choice as what it adds to what is imported now, and what people call the sheet.
    questions: Vec<(Question, String)>,
}

impl<'r> Asked<'r> {
    pub(super) fn new(recipe: &'r Recipe) -> Self {
        Self { recipe, questions: Vec::new() }
    }

    /// Takes over the questions of `sheet`, called `name`. What several sheets ask of their columns is asked once; rows
    /// are told apart, as a client of one sheet may stand as a total in another.
    pub(super) fn add(&mut self, sheet: &mut Imported, name: &str) {
        let imported = sheet.data.proof.imported;
        for mut question in std::mem::take(&mut sheet.questions) {
            question.sheet = sheet.sheet;
            for choice in &mut question.choices {
                choice.imported -= imported;
            }
            let apart = |known: &Question| is_of_row(known) && known.sheet != question.sheet;
            let same = |known: &Question| known.key == question.key && !apart(known);
            match self.questions.iter_mut().find(|(known, _)| same(known)) {
                Some((known, _)) => {
                    for (choice, other) in known.choices.iter_mut().zip(question.choices) {
                        choice.imported += other.imported;
                    }
                }
                None => self.questions.push((question, name.to_owned())),
            }
        }
    }

    /// Asks `question`, whose choices say what they add to what is imported.
    pub(super) fn ask(&mut self, question: Question) {
        self.questions.push((question, String::new()));
    }

    /// All of them, most money first; `imported` is what all sheets come to now.
    pub(super) fn questions(self, imported: f64) -> Vec<Question> {
        let keys: Vec<String> = self.questions.iter().map(|(question, _)| question.key.clone()).collect();
        let again = |key: &String| keys.iter().filter(|other| *other == key).count() > 1;
        let named = |(mut question, name): (Question, String)| {
            let own = on(&question.key, &name);
            if is_of_row(&question) && (again(&question.key) || self.recipe.answers.contains_key(&own)) {
                (question.key, question.sheet_name) = (own, Some(name));
            }
            question
        };
        let mut questions: Vec<Question> = self.questions.into_iter().map(named).collect();
        questions.sort_by(|a, b| b.stakes().total_cmp(&a.stakes()));
        for choice in questions.iter_mut().flat_map(|question| &mut question.choices) {
            choice.imported += imported;
        }
        questions
    }
}

fn is_of_row(question: &Question) -> bool {
    matches!(question.about, QuestionAbout::TotalRow { .. } | QuestionAbout::ParentRows { .. })
}

/// What stands between the key of a question and the sheet it is asked of.
const ON: &str = " @ ";

/// The key an answer is kept under that holds for the sheet called `name` alone.
fn on(key: &str, name: &str) -> String {
    format!("{key}{ON}{name}")
}

/// The key of the question behind `key`, where that is an answer for the sheet called `name` alone.
pub(super) fn on_any<'k>(key: &'k str, name: &str) -> Option<&'k str> {
    key.strip_suffix(name)?.strip_suffix(ON)
}

/// Whether `key` answers the question asked under `asked`, of one sheet or of all.
pub(super) fn answers(key: &str, asked: &str) -> bool {
    asked == key || asked.strip_prefix(key).is_some_and(|rest| rest.starts_with(ON))
}
