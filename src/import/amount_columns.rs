//! Which columns hold amounts, and how their texts are read.

use super::guess::amount::DecimalMark;
use super::guess::columns::would_be_amount;
use super::guess::header::Title;
use super::guess::profile::{MarkSigns, Profile};
use super::values::AmountColumn;
use super::{Column, ColumnRole, Recipe};

/// The amount columns of a table.
#[derive(Debug)]
pub(super) struct Amounts {
    /// In sheet order: offerings, totals, and columns with amounts that the user ignores.
    pub(super) columns: Vec<AmountColumn>,
    /// Those whose decimal mark no cell tells.
    pub(super) ambiguous: Vec<AmbiguousColumn>,
}

/// A column with amounts such as "1.234" only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AmbiguousColumn {
    /// Its position in the sheet.
    pub(super) index: usize,
    /// The sign with three digits behind it.
    pub(super) sign: DecimalMark,
    /// Whether the sign is read as marking decimals.
    pub(super) decimal: bool,
}

impl Amounts {
    /// Decides the decimal mark of every column, and which columns hold amounts. A column that does not tell follows the
    /// others; when none tells, three digits behind a sign are thousands.
    pub(super) fn of(columns: &mut [Column], titles: &[Title], profiles: &[Profile], recipe: &Recipe) -> Self {
        let sheet_mark = sheet_mark(profiles);
        let mut amounts = Self { columns: Vec::new(), ambiguous: Vec::new() };
        for column in columns {
            let Some(profile) = profiles.get(column.index) else { continue };
            let counts = column.role.is_amount()
                || column.role == ColumnRole::Ignore
                    && titles.get(column.index).is_some_and(|title| would_be_amount(title, profile))
                    && recipe.roles.contains_key(&column.title);
            let signs = profile.mark_signs();
            let mark = match signs {
                MarkSigns::None => sheet_mark.unwrap_or(DecimalMark::Point),
                MarkSigns::Clear(mark) => mark,
                MarkSigns::Ambiguous(sign) => {
                    let assumed = sheet_mark == Some(sign) && counts;
                    let answer = recipe.answers.get(&answer_key(&column.title)).map(|choice| *choice == 0);
                    let decimal = answer.unwrap_or(assumed);
                    if counts {
                        amounts.ambiguous.push(AmbiguousColumn { index: column.index, sign, decimal });
                    }
                    if decimal { sign } else { sign.other() }
                }
            };
            column.decimal = (signs != MarkSigns::None).then_some(mark);
            if counts {
                amounts.columns.push(AmountColumn { index: column.index, mark });
            }
        }
        amounts
    }
}

/// The decimal mark most columns that tell use.
fn sheet_mark(profiles: &[Profile]) -> Option<DecimalMark> {
    let count = |wanted| profiles.iter().filter(|one| one.mark_signs() == MarkSigns::Clear(wanted)).count();
    let (points, commas) = (count(DecimalMark::Point), count(DecimalMark::Comma));
    (points + commas > 0).then_some(if commas > points { DecimalMark::Comma } else { DecimalMark::Point })
}

/// The key the answer about a column is kept under.
pub(super) fn answer_key(title: &str) -> String {
    format!("separator:{title}")
}
