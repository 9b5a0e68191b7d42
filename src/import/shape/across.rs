//! Columns of amounts that stand for a time instead of an offering: months across, and years side by side
//! (IMPORT.md §2).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::period::{Period, Said, said, years_in, years_of};
use super::years::{self, Year};
use super::{Shape, sums};
use crate::import::guess::header::Header;
use crate::import::guess::profile::Profile;
use crate::import::guess::titles::{hint, total_word, without};
use crate::import::guess::totals::Doubt;
use crate::import::values::Values;
use crate::import::{Column, ColumnRole, Grid, RoleReason};
use crate::model::LeftOutReason;
use crate::model::fold_words;

/// The offering of amounts that no title names.
const REVENUE: &str = "Revenue";
/// Rows above the titles in which years and months are looked for.
const ABOVE: usize = 3;
/// Rows above the titles in which a line such as "January – December 2025" is looked for.
const LINES_ABOVE: usize = 8;

/// A table with its columns, before amounts are read.
#[derive(Clone, Copy)]
pub(in crate::import) struct Titled<'t> {
    /// The cells.
    pub(in crate::import) grid: &'t Grid,
    /// The title rows.
    pub(in crate::import) header: Option<Header>,
    /// What the columns hold.
    pub(in crate::import) profiles: &'t [Profile],
    /// The sheet's name.
    pub(in crate::import) sheet: &'t str,
}

/// What a column of amounts stands for besides an offering.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    offering: String,
    period: Option<Period>,
    /// Whether no month from this one on has an amount.
    to_come: bool,
    left_out: Option<LeftOutReason>,
}

/// The columns that stand for a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Across {
    /// Months across or two years; `None` where the columns are offerings.
    pub(in crate::import) shape: Option<Shape>,
    places: HashMap<usize, Place>,
    /// The column that names the offering of each row.
    by_row: Option<usize>,
    /// The years side by side, the latest first, and the one that counts.
    years: Vec<Year>,
    chosen: usize,
}

impl Across {
    /// The column that names the offering of each row, where one does.
    pub(in crate::import) fn by_row(&self) -> Option<usize> {
        self.by_row
    }

    /// The offering that `column` names, where it is not the whole title.
    pub(in crate::import) fn offering(&self, column: usize) -> Option<&str> {
        self.places.get(&column).map(|place| place.offering.as_str())
    }

    /// The date of the amounts in `column`: the last day of its period.
    pub(in crate::import) fn date(&self, column: usize) -> Option<Date> {
        let place = self.places.get(&column).filter(|_| self.shape == Some(Shape::MonthsAcross))?;
        place.period.filter(|_| !place.to_come)?.last_day()
    }

    /// Why the amounts in `column` do not count, where they do not.
    pub(in crate::import) fn left_out(&self, column: usize) -> Option<LeftOutReason> {
        self.places.get(&column)?.left_out
    }

    /// The years side by side with their columns, the latest first.
    pub(in crate::import) fn years(&self) -> impl Iterator<Item = (&str, Vec<usize>)> {
        self.years.iter().map(|year| (year.label.as_str(), year.columns.iter().map(|(index, _)| *index).collect()))
    }

    /// The position of the year that counts.
    pub(in crate::import) fn chosen(&self) -> usize {
        self.chosen
    }

    /// Finds them. `forced` is the shape the user gave the table, `year` the answer to which year counts. Columns that
    /// only compare years are ignored.
    pub(in crate::import) fn find(
        table: Titled<'_>,
        columns: &mut [Column],
        forced: Option<Shape>,
        year: Option<usize>,
    ) -> Self {
        if matches!(forced, Some(Shape::Plain | Shape::Marks)) {
            return Self::default();
        }
        let above = above(table, columns);
        let amounts: Vec<(&Column, Said)> = columns
            .iter()
            .filter(|column| matches!(column.role, ColumnRole::Offering(_)) && is_numeric(table, column))
            .filter(|column| total_word(last_part(&column.title)).is_none())
            .map(|column| (column, said_of(&above, column)))
            .collect();
        let months = (forced != Some(Shape::TwoYears)).then(|| Months::find(table, &amounts, forced.is_none()));
        if let Some(months) = months.flatten() {
            return months.place(table, columns);
        }
        let strict = forced != Some(Shape::TwoYears);
        let years = (forced != Some(Shape::MonthsAcross)).then(|| years::find(&amounts, strict)).flatten();
        years.map_or_else(Self::default, |years| Self::of_years(table, columns, years, year))
    }

    fn of_years(table: Titled<'_>, columns: &mut [Column], years: Vec<Year>, answer: Option<usize>) -> Self {
        let chosen = answer.filter(|&answer| answer < years.len()).unwrap_or(0);
        let by_row = years.iter().all(|year| year.columns.iter().all(|(_, rest)| is_measure(rest)));
        let by_row = by_row.then(|| offering_column(table, columns)).flatten();
        let mut places = HashMap::new();
        for (position, year) in years.iter().enumerate() {
            for (index, rest) in &year.columns {
                let left_out = (position != chosen).then_some(LeftOutReason::OtherYear);
                let place = Place { offering: name_of(table, rest), period: None, to_come: false, left_out };
                places.insert(*index, place);
            }
        }
        let beside = columns.iter_mut().filter(|column| column.reason != RoleReason::Corrected);
        for column in beside.filter(|column| !places.contains_key(&column.index)) {
            // What compares the years has no money that they have not.
            let compares = column.reason == RoleReason::NotRevenue && without("difference", &column.title).is_some();
            let beside = matches!(column.role, ColumnRole::Offering(_)) && years::is_beside(&column.title);
            if beside || compares {
                (column.role, column.confidence, column.reason) = (ColumnRole::Ignore, 0.9, RoleReason::Title);
            }
        }
        Self { shape: Some(Shape::TwoYears), places, by_row, years, chosen }
    }

    /// Once amounts are read: makes totals of the columns that add up the periods inside theirs, and gives those that
    /// only look like it. The column with each row's offering gets its role.
    pub(in crate::import) fn settle(&mut self, columns: &mut [Column], values: &Values) -> Vec<Doubt> {
        if let Some(column) = columns.iter_mut().find(|column| Some(column.index) == self.by_row) {
            column.role = ColumnRole::Offering(None);
            column.confidence = 0.9;
        }
        if self.shape == Some(Shape::TwoYears) {
            self.ignore_differences(columns, values);
        }
        self.end_with_amounts(values);
        let mut doubts = Vec::new();
        for position in 0..columns.len() {
            let Some(column) = columns.get(position) else { continue };
            let Some(parts) = self.parts_of(column) else { continue };
            let Some(slot) = values.slot(column.index) else { continue };
            let parts: Vec<usize> = parts.into_iter().filter_map(|index| values.slot(index)).collect();
            let adds_up = sums::adds_up(values, slot, &parts);
            let Some(column) = columns.get_mut(position) else { continue };
            column.role = ColumnRole::Total;
            column.reason = if adds_up { RoleReason::Arithmetic } else { RoleReason::Title };
            column.confidence = if adds_up { 0.98 } else { 0.6 };
            if !adds_up {
                doubts.push(Doubt { position, likely: true });
            }
        }
        doubts
    }

    /// Months after the last one with an amount are not over yet: their zeros have no date, so that they do not move the
    /// twelve months.
    fn end_with_amounts(&mut self, values: &Values) {
        let sold = |slot: usize| values.rows().any(|(_, row)| row.get(slot).is_some_and(|amount| amount.abs() > 0.0));
        let of = |(index, place): (&usize, &Place)| Some((*index, place.period?));
        let mut periods: Vec<(usize, Period)> = self.places.iter().filter_map(of).collect();
        periods.sort_by_key(|(_, period)| std::cmp::Reverse(period.last_day()));
        let empty = periods.iter().take_while(|(index, _)| !values.slot(*index).is_some_and(sold));
        for (index, _) in empty {
            if let Some(place) = self.places.get_mut(index) {
                place.to_come = true;
            }
        }
    }

    /// The columns of the shortest periods inside that of `column`; `None` where there are none.
    fn parts_of(&self, column: &Column) -> Option<Vec<usize>> {
        if column.reason == RoleReason::Corrected {
            return None;
        }
        let own = self.places.get(&column.index).filter(|place| place.left_out.is_none())?;
        let period = own.period?;
        let same = || self.places.iter().filter(|(_, place)| place.offering == own.offering);
        let inside = same().filter_map(|(index, place)| Some((*index, place.period?)));
        let inside: Vec<(usize, Period)> = inside.filter(|(_, other)| period.contains(*other)).collect();
        let shortest = |one: &Period| !inside.iter().any(|(_, other)| one.contains(*other));
        let parts: Vec<usize> = inside.iter().filter(|(_, one)| shortest(one)).map(|(index, _)| *index).collect();
        (!parts.is_empty()).then_some(parts)
    }

    /// Columns without a word that are the difference of two years, or their percentage.
    fn ignore_differences(&self, columns: &mut [Column], values: &Values) {
        let slots: Vec<usize> = self
            .years
            .iter()
            .filter_map(|year| values.slot(year.columns.first().filter(|_| year.columns.len() == 1)?.0))
            .collect();
        let [later, earlier, ..] = slots.as_slice() else { return };
        for column in columns.iter_mut().filter(|column| !self.places.contains_key(&column.index)) {
            let open = matches!(column.role, ColumnRole::Offering(_)) && column.reason != RoleReason::Corrected;
            let Some(slot) = values.slot(column.index).filter(|_| open) else { continue };
            if sums::compares(values, slot, (*later, *earlier)) {
                (column.role, column.confidence, column.reason) = (ColumnRole::Ignore, 0.95, RoleReason::Arithmetic);
            }
        }
    }
}

/// A year where it is known, a first month and a number of months.
type Timed = (Option<i32>, i32, i32);

/// Months, quarters and half-years among the columns.
struct Months {
    /// Position in the sheet, what the title says of time, and the period where its year is known.
    columns: Vec<(usize, Said, Option<Period>)>,
}

impl Months {
    /// Where they are. `strict` asks that they are most of the amount columns, and that each offering has several.
    fn find(table: Titled<'_>, amounts: &[(&Column, Said)], strict: bool) -> Option<Self> {
        let timed: Vec<&(&Column, Said)> = amounts.iter().filter(|(_, said)| said.is_part_of_year()).collect();
        let mut by_rest: BTreeMap<&str, BTreeSet<Timed>> = BTreeMap::new();
        for (_, said) in &timed {
            let Some(span) = said.span else { continue };
            by_rest.entry(said.rest.as_str()).or_default().insert((said.year, span.month, span.months));
        }
        let others = amounts.iter().filter(|(_, said)| said.span.is_none() && said.year.is_none()).count();
        let several = by_rest.values().filter(|periods| periods.len() >= 2).count();
        if several == 0 || strict && (timed.len() < others || several < by_rest.len()) {
            return None;
        }
        let wanted: Vec<&(&Column, Said)> =
            amounts.iter().filter(|(_, said)| said.span.is_some() || said.year.is_some()).collect();
        let years = assumed_years(table, &wanted);
        let columns = wanted.into_iter().zip(years);
        let columns = columns.map(|((column, said), year)| (column.index, said.clone(), said.period_in(year)));
        Some(Self { columns: columns.collect() })
    }

    fn place(self, table: Titled<'_>, columns: &mut [Column]) -> Across {
        let rests: Vec<&str> = self.columns.iter().map(|(_, said, _)| said.rest.as_str()).collect();
        // Of several kinds of amount, such as net and gross, the first one counts.
        let measure = rests.iter().copied().find(|rest| is_measure(rest) && !is_no_amount(rest));
        let by_row = rests.iter().all(|rest| is_measure(rest) || is_no_amount(rest));
        let by_row = by_row.then(|| offering_column(table, columns)).flatten();
        let longest = |months: i32| months >= 12;
        let mut places = HashMap::new();
        for (index, said, period) in &self.columns {
            let other = is_no_amount(&said.rest) || is_measure(&said.rest) && measure != Some(said.rest.as_str());
            if other {
                let column = columns.iter_mut().find(|column| column.index == *index);
                if let Some(column) = column.filter(|column| column.reason != RoleReason::Corrected) {
                    (column.role, column.confidence, column.reason) = (ColumnRole::Ignore, 0.9, RoleReason::NotRevenue);
                }
                continue;
            }
            let inside = |other: &Option<Period>| period.zip(*other).is_some_and(|(own, other)| own.contains(other));
            let holds = self.columns.iter().any(|(_, _, other)| inside(other));
            // Another year as a whole, beside the months of one.
            let left_out =
                (period.is_some_and(|period| longest(period.months())) && !holds).then_some(LeftOutReason::OtherYear);
            places.insert(
                *index,
                Place { offering: name_of(table, &said.rest), period: *period, to_come: false, left_out },
            );
        }
        Across { shape: Some(Shape::MonthsAcross), places, by_row, ..Across::default() }
    }
}

/// The year of each column whose title names none: from a line above the titles, or the sheet's name. Months that pass
/// December need a line with two years.
fn assumed_years(table: Titled<'_>, columns: &[&(&Column, Said)]) -> Vec<Option<i32>> {
    let first = table.header.map_or(0, |(first, _)| first);
    let lines = (first.saturating_sub(LINES_ABOVE)..first).rev();
    let texts = lines.flat_map(|row| table.grid.row(row).map(|(_, cell)| cell.to_string()).collect::<Vec<_>>());
    let texts = texts.chain([table.sheet.to_owned()]);
    let Some(years) = texts.map(|text| years_in(&text)).find(|years| !years.is_empty()) else {
        return vec![None; columns.len()];
    };
    let (start, several) = (years.iter().min().copied().unwrap_or(0), years.iter().max() > years.iter().min());
    let mut by_rest: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (position, (_, said)) in columns.iter().enumerate() {
        if said.span.is_some_and(|span| span.months == 1) && said.year.is_none() {
            by_rest.entry(said.rest.as_str()).or_default().push(position);
        }
    }
    let mut assumed = vec![(!several).then_some(start); columns.len()];
    for positions in by_rest.values() {
        let month =
            |position: &usize| columns.get(*position).and_then(|(_, said)| said.span).map_or(1, |span| span.month);
        let months: Vec<i32> = positions.iter().map(month).collect();
        let found = years_of(&months, start);
        let wraps = found.last().is_some_and(|last| *last != start);
        for (position, year) in positions.iter().zip(found) {
            if let Some(slot) = assumed.get_mut(*position) {
                *slot = (wraps == several || !wraps).then_some(year);
            }
        }
    }
    assumed
}

/// What stands above the titles of each column in rows of nothing but years and months.
fn above(table: Titled<'_>, columns: &[Column]) -> HashMap<usize, String> {
    let Some((first, _)) = table.header else { return HashMap::new() };
    let mut above: HashMap<usize, String> = HashMap::new();
    for row in first.saturating_sub(ABOVE)..first {
        let cells: Vec<(usize, String)> = table
            .grid
            .row(row)
            .filter(|(_, cell)| !cell.is_blank())
            .map(|(column, cell)| (column, cell.to_string().trim().to_owned()))
            .collect();
        let timed = |text: &str| {
            let said = said(text);
            said.rest.is_empty() && (said.year.is_some() || said.span.is_some())
        };
        if cells.len() < 2 || !cells.iter().all(|(_, text)| timed(text)) {
            continue;
        }
        for column in columns {
            let left = cells.iter().rev().find(|(at, _)| *at <= column.index);
            if let Some((_, text)) = left {
                let parts = above.entry(column.index).or_default();
                *parts = if parts.is_empty() { text.clone() } else { format!("{parts} / {text}") };
            }
        }
    }
    above
}

fn said_of(above: &HashMap<usize, String>, column: &Column) -> Said {
    let own = said(&column.title);
    match above.get(&column.index) {
        Some(above) if own.year.is_none() => said(&format!("{above} / {}", column.title)),
        _ => own,
    }
}

/// The name of the offering where the title leaves `rest` beside the time.
fn name_of(table: Titled<'_>, rest: &str) -> String {
    if !rest.is_empty() {
        return rest.to_owned();
    }
    let folded = fold_words(table.sheet);
    let bare = folded.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let named = said(table.sheet).year.is_none() && !bare.is_empty();
    if named && without("default_sheet", bare).is_none() { table.sheet.to_owned() } else { REVENUE.to_owned() }
}

/// The column of texts whose title says that it holds offerings. It gets its role once the amounts are read.
fn offering_column(table: Titled<'_>, columns: &mut [Column]) -> Option<usize> {
    let text = |column: &Column| table.profiles.get(column.index).is_some_and(Profile::is_text);
    let named = |column: &Column| {
        let said = hint(&column.title).filter(|hint| hint.whole).map(|hint| hint.role);
        let corrected = column.reason == RoleReason::Corrected;
        let offering = matches!(column.role, ColumnRole::Offering(_));
        let open = offering || !corrected && matches!(column.role, ColumnRole::OwnTag | ColumnRole::Ignore);
        open && (offering && corrected || matches!(said, Some(ColumnRole::Offering(_))))
    };
    let column = columns.iter_mut().find(|column| text(column) && named(column))?;
    column.role = ColumnRole::Ignore;
    if column.reason != RoleReason::Corrected {
        column.reason = RoleReason::TitleAndContent;
    }
    Some(column.index)
}

fn is_numeric(table: Titled<'_>, column: &Column) -> bool {
    !table.profiles.get(column.index).is_some_and(Profile::is_text)
}

fn last_part(title: &str) -> &str {
    title.rsplit(" / ").next().unwrap_or_default()
}

/// Whether `rest` only says that the amounts are amounts.
fn is_measure(rest: &str) -> bool {
    rest.is_empty() || hint(rest).is_some_and(|hint| matches!(hint.role, ColumnRole::Amount | ColumnRole::Total))
}

/// Whether `rest` says that the column holds something else than revenue.
fn is_no_amount(rest: &str) -> bool {
    use ColumnRole as Role;
    let known = hint(rest).is_some_and(|hint| {
        let role = hint.role;
        let number = matches!(role, Role::Quantity | Role::UnitPrice | Role::Discount | Role::Effort | Role::Users);
        hint.whole && (number || matches!(role, Role::Margin | Role::CostOfSale | Role::Ignore | Role::Employees))
    });
    known || !rest.is_empty() && years::is_beside(rest)
}
