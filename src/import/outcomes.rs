//! What each choice of a question comes to inside the twelve months, where the sheets alone do not tell.

use super::{ImportError, Imported, Question, Recipe};

/// Reading again may take so many lines; each reading asks all questions anew.
const MOST_LINES: usize = 2_000_000;
/// Totals that differ by less are one.
const CENT: f64 = 0.005;

/// Makes the choices of `imported`'s questions say what is imported with them. Sheets know what a choice adds before the
/// twelve months are cut out of all of them together; where that may differ, `total` reads everything again with the
/// recipe it is given, unless they are `known` to. In a very large file the choice that was assumed is right, and others differ from it by what they
/// add in all.
///
/// # Errors
/// [`ImportError::Cancelled`] when the user stopped it.
pub(super) fn settle(
    imported: &mut Imported,
    recipe: &Recipe,
    known: bool,
    total: impl Fn(&Recipe) -> Result<f64, ImportError>,
) -> Result<(), ImportError> {
    let now = imported.data.proof.imported;
    let dated = imported.data.asof.is_some();
    let lines = imported.data.lines.len() + imported.data.left_out.len();
    let again = dated && !known && lines * imported.questions.len().pow(2) <= MOST_LINES;
    for question in &mut imported.questions {
        level(question, now);
        let others = question.choices.iter_mut().enumerate().filter(|(at, _)| again && *at != question.assumed);
        for (at, choice) in others {
            let mut other = recipe.clone();
            other.answer(question.key.clone(), at);
            match total(&other) {
                Ok(found) => choice.imported = found,
                Err(ImportError::Cancelled(cancelled)) => return Err(cancelled.into()),
                // An answer that leaves no table shows what it takes away.
                Err(_) => {}
            }
        }
    }
    imported.questions.sort_by(|a, b| b.stakes().total_cmp(&a.stakes()));
    Ok(())
}

/// Moves the choices so that the one that was assumed comes to `now`.
fn level(question: &mut Question, now: f64) {
    let Some(assumed) = question.choices.get(question.assumed).map(|choice| choice.imported) else { return };
    if (assumed - now).abs() >= CENT {
        for choice in &mut question.choices {
            choice.imported += now - assumed;
        }
    }
}
