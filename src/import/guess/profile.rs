//! What the cells of each column are like, counted over all rows below the titles.

mod texts;

use rayon::prelude::*;

use super::amount::{Amount, DecimalMark, bare_digits};
use super::status::Statuses;
use super::titles::{folded_title, says};
use crate::import::currency::code_of;
use crate::import::{Cell, CellKind, Grid};
use texts::{Different, Seen, TextSeen};

/// Different small numbers are counted up to here.
const MOST_CODES: usize = 11;
/// A few numbers that come back are codes below this, and prices from it on, where no title says otherwise.
const LARGEST_CODE: f64 = 20.0;
/// Texts that are kept as they are, and how long they may be.
const MOST_WORDS: usize = 16;
const WORD_LENGTH: usize = 40;
/// An attribute has fewer different values than this; and up to so many however few rows there are.
const MOST_VALUES: usize = 300;
const FEW_VALUES: usize = 8;
/// Rows looked at by one worker at a time, at least.
pub(super) const CHUNK: usize = 4096;

/// What most cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing but blanks and dashes.
    Empty,
    /// Numbers, or texts that read as amounts.
    Numeric,
    /// Percentages, by their number format.
    Percent,
    /// Dates.
    Date,
    /// Texts.
    Text,
}

/// The counts of one column.
#[derive(Clone, Debug)]
pub(in super::super) struct Profile {
    pub(super) filled: usize,
    /// Formula errors, which count as filled nowhere.
    errors: usize,
    pub(super) numeric: usize,
    pub(super) texts: usize,
    dates: usize,
    percents: usize,
    integers: usize,
    years: usize,
    negatives: usize,
    zeros: usize,
    /// Whole numbers that end in a zero, as amounts do more often than years.
    tens: usize,
    /// Whole numbers that end in two zeros.
    hundreds: usize,
    largest: f64,
    smallest: f64,
    /// The smallest that is no zero.
    least: f64,
    /// The different whole numbers, up to [`MOST_CODES`].
    codes: Vec<i64>,
    /// The different texts, up to about a thousand.
    pub(super) different: Different,
    /// The first different texts that are short, up to [`MOST_WORDS`].
    words: Vec<Box<str>>,
    first: Option<f64>,
    last: Option<f64>,
    /// Whether each number is one more than the number before.
    counts_up: bool,
    /// How many texts can only be read with a decimal point, and with a comma.
    marked: [usize; 2],
    /// How many texts have one point, and one comma, with three digits behind it.
    either: [usize; 2],
    /// The currencies of its number formats.
    pub(in super::super) currencies: Vec<&'static str>,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            filled: 0,
            errors: 0,
            numeric: 0,
            texts: 0,
            dates: 0,
            percents: 0,
            integers: 0,
            years: 0,
            negatives: 0,
            zeros: 0,
            tens: 0,
            hundreds: 0,
            largest: 0.0,
            smallest: 0.0,
            least: f64::INFINITY,
            codes: Vec::new(),
            different: Different::default(),
            words: Vec::new(),
            first: None,
            last: None,
            counts_up: true,
            marked: [0; 2],
            either: [0; 2],
            currencies: Vec::new(),
        }
    }
}

/// What the texts of a column say about its decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum MarkSigns {
    /// No amount needs one.
    None,
    /// Most amounts that tell use this one.
    Clear(DecimalMark),
    /// All amounts with a sign have this one with three digits behind it.
    Ambiguous(DecimalMark),
}

impl Profile {
    pub(super) fn content(&self) -> Content {
        if self.filled == 0 {
            Content::Empty
        } else if self.dates * 2 > self.filled {
            Content::Date
        } else if self.numeric * 2 > self.filled {
            if self.percents * 2 > self.numeric { Content::Percent } else { Content::Numeric }
        } else {
            Content::Text
        }
    }

    /// How many cells hold something.
    pub(in super::super) fn filled(&self) -> usize {
        self.filled
    }

    /// Whether formula errors are all there is.
    pub(super) fn is_all_errors(&self) -> bool {
        self.filled == 0 && self.errors > 0
    }

    /// Whether it is a column of texts in which numbers stand that may be amounts.
    pub(in super::super) fn has_numbers_among_texts(&self) -> bool {
        self.is_text() && self.numeric > 1 && self.numeric * 4 >= self.filled
    }

    /// The number of different texts, or of different small numbers; beyond some hundreds only that there are many.
    pub(in super::super) fn different(&self) -> usize {
        self.different.len().max(self.codes.len())
    }

    /// Whether most cells are dates.
    pub(in super::super) fn is_dates(&self) -> bool {
        self.content() == Content::Date
    }

    /// Whether most cells are percentages by their number format.
    pub(in super::super) fn is_percent(&self) -> bool {
        self.content() == Content::Percent
    }

    /// Whether most cells are numbers.
    pub(in super::super) fn is_numeric(&self) -> bool {
        self.content() == Content::Numeric
    }

    /// Whether most cells are texts.
    pub(in super::super) fn is_text(&self) -> bool {
        self.content() == Content::Text
    }

    /// What its amounts written as text say about the decimal mark.
    pub(in super::super) fn mark_signs(&self) -> MarkSigns {
        let [point, comma] = self.marked;
        let [either_point, either_comma] = self.either;
        if point + comma > 0 {
            MarkSigns::Clear(if comma > point { DecimalMark::Comma } else { DecimalMark::Point })
        } else if either_point + either_comma > 0 {
            MarkSigns::Ambiguous(if either_comma > either_point { DecimalMark::Comma } else { DecimalMark::Point })
        } else {
            MarkSigns::None
        }
    }

    /// Whether the numbers are a few small codes, repeated: 1 = hotel, 2 = shop.
    pub(super) fn is_coded(&self) -> bool {
        let few = (2..MOST_CODES).contains(&self.codes.len());
        let repeated = self.numeric >= 10 && self.numeric >= 4 * self.codes.len();
        few && repeated
            && self.integers == self.numeric
            && self.negatives == 0
            && self.largest < LARGEST_CODE
            && self.zeros == 0
    }

    /// Whether the numbers are few small ones, as codes are, whatever the number of rows: a title must say the rest.
    pub(super) fn may_be_codes(&self) -> bool {
        let few = (1..MOST_CODES).contains(&self.codes.len()) && self.currencies.is_empty();
        few && self.integers == self.numeric && self.negatives == 0 && self.zeros == 0 && self.largest < 100.0
    }

    /// Whether nearly all numbers are whole.
    pub(super) fn is_nearly_whole(&self) -> bool {
        self.integers * 10 >= self.numeric * 9
    }

    /// Whether all numbers are whole and few, as counts are.
    pub(super) fn may_be_counts(&self) -> bool {
        let whole = self.is_numeric() && self.integers == self.numeric && self.negatives == 0;
        whole && self.largest < 1000.0 && self.currencies.is_empty()
    }

    /// Whether the numbers are small enough to be scores, be it of another scale, and none is money.
    pub(super) fn may_be_marks_out_of_ten(&self) -> bool {
        self.largest <= 10.0 && self.currencies.is_empty()
    }

    /// Whether it holds shares of one, as number format, texts, `title` or the numbers say.
    pub(in super::super) fn is_margin_percent(&self, title: &str) -> bool {
        let said = title.contains('%') || says("percent_word", &folded_title(title));
        match self.content() {
            Content::Percent => true,
            Content::Numeric => said && self.may_be_percentages() || self.is_fractions(),
            Content::Text => self.has_percent_signs(),
            _ => false,
        }
    }

    /// Whether all texts are numbers, most with a percent sign.
    fn has_percent_signs(&self) -> bool {
        let signed =
            |word: &str| word.ends_with('%') && word.starts_with(|first: char| first.is_ascii_digit() || first == '-');
        !self.words.is_empty()
            && self.words.iter().all(|word| signed(word) || bare_digits(word).is_some())
            && self.words.iter().any(|word| signed(word))
    }

    /// What its values make of it as a column of statuses; `None` where they are too many.
    pub(in super::super) fn statuses(&self) -> Option<Statuses> {
        let few = !self.words.is_empty() && self.words.len() == self.different.len() && self.is_text();
        few.then(|| Statuses::of(self.words.iter().map(AsRef::as_ref)))
    }

    /// Whether the numbers count the rows.
    pub(super) fn is_counter(&self) -> bool {
        self.numeric >= 3 && self.counts_up && self.integers == self.numeric
    }

    /// Whether every number may be a year.
    pub(super) fn are_years(&self) -> bool {
        self.years == self.numeric
    }

    /// Whether nearly all numbers are years.
    pub(super) fn is_years(&self) -> bool {
        let amounts = self.tens * 2 > self.numeric || !self.currencies.is_empty();
        self.numeric >= 5 && self.years * 10 >= self.numeric * 9 && !amounts
    }

    /// Whether the numbers are shares of one: fractions, none above one and a half.
    pub(in super::super) fn is_fractions(&self) -> bool {
        let whole = self.integers * 2 > self.numeric;
        self.numeric >= 3 && !whole && self.reach() <= 1.5 && self.currencies.is_empty()
    }

    /// Whether numbers have as many digits as those of telephones have.
    pub(super) fn is_long(&self) -> bool {
        self.integers * 2 > self.numeric && self.reach() >= 1e7
    }

    /// Whether all numbers are whole, and none is written as money.
    pub(super) fn is_whole(&self) -> bool {
        self.integers == self.numeric && self.marked == [0; 2] && self.either == [0; 2] && self.currencies.is_empty()
    }

    /// Whether some numbers are written as money: with decimals, or in a currency.
    pub(in super::super) fn is_written_as_money(&self) -> bool {
        self.integers < self.numeric || self.marked != [0; 2] || self.either != [0; 2] || !self.currencies.is_empty()
    }

    /// Whether some texts carry a currency, or the number format does.
    pub(super) fn has_currency(&self) -> bool {
        let code = |word: &str| word.split(|letter: char| !letter.is_alphabetic()).any(|part| code_of(part).is_some());
        let signed = |word: &str| word.contains(['€', '$', '£']) || code(word);
        !self.currencies.is_empty() || self.words.iter().any(|word| signed(word))
    }

    /// Whether most numbers are texts with decimals.
    pub(super) fn has_cents(&self) -> bool {
        let [point, comma] = self.marked;
        (point + comma) * 2 > self.numeric
    }

    /// Whether numbers under the title of a telephone or an address are prices: written as money, with nothing for some,
    /// mostly round, or small and back again.
    pub(super) fn may_be_prices(&self) -> bool {
        let again = self.reach() < 1e6 && self.least < 1e3 && self.codes.len() < self.numeric.min(MOST_CODES);
        self.is_written_as_money() || self.has_currency() || self.zeros > 0 || self.tens * 2 > self.numeric || again
    }

    /// Whether the numbers are zeros and ones, several of each.
    pub(super) fn is_flag(&self) -> bool {
        let ones = self.numeric - self.zeros;
        let whole = self.integers == self.numeric && self.negatives == 0 && self.largest <= 1.0;
        whole
            && self.codes.len() <= 2
            && self.codes.iter().all(|code| matches!(code, 0 | 1))
            && self.zeros > 1
            && ones > 1
    }

    /// Whether no number comes back, and each has as many digits as the others, more than a few.
    pub(super) fn is_code(&self) -> bool {
        let digits = |value: f64| value.log10().floor();
        let long = self.smallest >= 0.0 && self.least >= 1e5 && (digits(self.least) - digits(self.largest)).abs() < 0.5;
        self.is_whole() && self.numeric > 2 && long && self.hundreds * 2 <= self.numeric
    }

    /// Whether no number is beyond what a percentage normally is.
    pub(super) fn may_be_percentages(&self) -> bool {
        self.reach() <= 100.0 && self.currencies.is_empty()
    }

    /// The largest number, its sign aside.
    fn reach(&self) -> f64 {
        self.largest.max(-self.smallest)
    }

    /// Whether its texts repeat, as those of an attribute do: not all alike, and not mostly different like notes.
    pub(in super::super) fn is_repeating(&self) -> bool {
        let different = self.different.len();
        different > 1 && different < MOST_VALUES && different <= FEW_VALUES.max(self.filled / 2)
    }

    fn note<'t>(&mut self, cell: Cell<'t>, kind: CellKind, seen: &mut Seen<'t>) {
        match cell {
            Cell::Blank => {}
            Cell::Error(_) => self.errors += 1,
            Cell::Number(value) => {
                self.filled += 1;
                self.percents += usize::from(kind == CellKind::Percent);
                self.note_number(value);
            }
            Cell::Date(_) => {
                self.filled += 1;
                self.dates += 1;
            }
            Cell::Bool(_) => {
                self.filled += 1;
                self.texts += 1;
            }
            Cell::Text(text) => self.note_text(text, seen.of(text)),
        }
    }

    fn note_text(&mut self, text: &str, seen: TextSeen) {
        let TextSeen { amount, date, hash } = seen;
        if amount == Amount::Nothing {
            return;
        }
        self.filled += 1;
        match amount {
            Amount::Marked(DecimalMark::Point, _) => self.marked[0] += 1,
            Amount::Marked(DecimalMark::Comma, _) => self.marked[1] += 1,
            Amount::Either { sign: DecimalMark::Point, .. } => self.either[0] += 1,
            Amount::Either { sign: DecimalMark::Comma, .. } => self.either[1] += 1,
            _ => {}
        }
        if let Some(value) = amount.value(DecimalMark::Point) {
            self.note_number(value);
        } else if date {
            self.dates += 1;
        } else {
            self.texts += 1;
        }
        if self.different.insert(hash) {
            self.note_word(text.trim());
        }
    }

    fn note_word(&mut self, text: &str) {
        if self.words.len() < MOST_WORDS && text.len() <= WORD_LENGTH && !self.words.iter().any(|word| **word == *text)
        {
            self.words.push(text.into());
        }
    }

    fn note_number(&mut self, value: f64) {
        self.numeric += 1;
        self.negatives += usize::from(value < 0.0);
        self.zeros += usize::from(value == 0.0);
        self.largest = self.largest.max(value);
        self.smallest = self.smallest.min(value);
        self.least = if value > 0.0 { self.least.min(value) } else { self.least };
        self.counts_up &= self.last.is_none_or(|last| (value - last - 1.0).abs() < 1e-9);
        self.first = self.first.or(Some(value));
        self.last = Some(value);
        if value.fract() == 0.0 {
            self.integers += 1;
            self.years += usize::from((1500.0..=2100.0).contains(&value));
            self.tens += usize::from(value % 10.0 == 0.0);
            self.hundreds += usize::from(value % 100.0 == 0.0);
            if self.codes.len() < MOST_CODES && value.abs() < 1e6 {
                #[expect(clippy::cast_possible_truncation, reason = "whole and below a million")]
                self.note_code(value as i64);
            }
        }
    }

    fn note_code(&mut self, code: i64) {
        if self.codes.len() < MOST_CODES && !self.codes.contains(&code) {
            self.codes.push(code);
        }
    }

    /// Adds the counts of the rows that follow.
    fn append(&mut self, next: &Self) {
        self.filled += next.filled;
        self.errors += next.errors;
        self.numeric += next.numeric;
        self.texts += next.texts;
        self.dates += next.dates;
        self.percents += next.percents;
        self.integers += next.integers;
        self.years += next.years;
        self.negatives += next.negatives;
        self.zeros += next.zeros;
        self.tens += next.tens;
        self.hundreds += next.hundreds;
        self.largest = self.largest.max(next.largest);
        self.smallest = self.smallest.min(next.smallest);
        self.least = self.least.min(next.least);
        next.codes.iter().for_each(|&code| self.note_code(code));
        self.different.append(&next.different);
        next.words.iter().for_each(|word| self.note_word(word));
        let joins = self.last.zip(next.first).is_none_or(|(last, first)| (first - last - 1.0).abs() < 1e-9);
        self.counts_up &= next.counts_up && joins;
        self.first = self.first.or(next.first);
        self.last = next.last.or(self.last);
        self.marked.iter_mut().zip(next.marked).for_each(|(all, part)| *all += part);
        self.either.iter_mut().zip(next.either).for_each(|(all, part)| *all += part);
        for currency in &next.currencies {
            if !self.currencies.contains(currency) {
                self.currencies.push(currency);
            }
        }
    }
}

/// The profile of every column of `grid` over the rows from `first` on.
pub(in super::super) fn profiles(grid: &Grid, first: usize) -> Vec<Profile> {
    let rows = grid.rows().saturating_sub(first);
    let chunk = (rows / (4 * rayon::current_num_threads())).max(CHUNK);
    let starts: Vec<usize> = (first..grid.rows()).step_by(chunk).collect();
    let parts: Vec<Vec<Profile>> = starts
        .into_par_iter()
        .map(|start| {
            let mut profiles = vec![Profile::default(); grid.columns()];
            let mut seen = Seen::default();
            for row in start..(start + chunk).min(grid.rows()) {
                for (column, cell, format) in grid.row_with_formats(row) {
                    if let Some(profile) = profiles.get_mut(column) {
                        profile.note(cell, format.kind, &mut seen);
                        let currency = format.currency.filter(|currency| !profile.currencies.contains(currency));
                        profile.currencies.extend(currency);
                    }
                }
            }
            profiles
        })
        .collect();
    let mut all = vec![Profile::default(); grid.columns()];
    for part in parts {
        all.iter_mut().zip(&part).for_each(|(profile, next)| profile.append(next));
    }
    all
}
