//! The twelve months that count (METHOD.md §2): the last step of an import, when all sheets are together.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::proof::by_reason;
use super::standing::Standing;
use super::{Imported, Layout};
use crate::model::{
    Client, ClientStatus, Dataset, LeftOutCell, LeftOutReason, Line, NeumaierSum, StatusReason, neumaier_sum,
};

/// One sheet as understood, with all its lines, whatever their date.
#[derive(Debug)]
pub(super) struct SheetData {
    /// What was understood; its proof counts every line as imported.
    pub(super) imported: Imported,
    /// What is known of each line beside the dataset.
    pub(super) notes: LineNotes,
}

/// What the lines of a dataset say beside their amount. Each list is as long as the lines, or empty where the table has
/// no such column. Beside them, what is said of clients until the twelve months are cut out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LineNotes {
    /// A number for the document, by which the same line is known again in another file; 0 where the row names none.
    pub(super) documents: Vec<u64>,
    /// A number for what the line says of what was sold, beside its offering; 0 where no column does.
    pub(super) texts: Vec<u64>,
    /// Margin, in the amounts' currency; not a number where there is none.
    pub(super) margins: Vec<f64>,
    /// Cost of sale, likewise.
    pub(super) costs: Vec<f64>,
    /// Effort in hours, likewise.
    pub(super) efforts: Vec<f64>,
    /// Of clients, by folded name.
    pub(super) said: Standing<String>,
}

impl LineNotes {
    /// Whether a column says more of what was sold than the offering, so that lines differ by it.
    pub(super) fn texts_tell(&self) -> bool {
        self.texts.iter().any(|text| *text != 0)
    }

    /// Adds the notes of the lines that follow.
    pub(super) fn append(&mut self, next: Self) {
        self.documents.extend(next.documents);
        self.texts.extend(next.texts);
        self.margins.extend(next.margins);
        self.costs.extend(next.costs);
        self.efforts.extend(next.efforts);
        self.said.fill(next.said);
    }
}

/// A month's days, when the last one has few lines and lies this many months behind the others, are a slip of the pen.
const LONELY_MONTHS: i64 = 12;
/// Of so many lines, one alone is a slip.
const SEVERAL: usize = 10;
/// This many months that all end on the same day or before tell on which day invoices are written.
const STEADY_MONTHS: usize = 3;

/// Leaves out the lines of `data` dated outside (asof − 12 months, asof], gives clients the margin, cost and effort of
/// those inside, and proves the result. Without `asof` it is the last day of the last complete month. Clients whose
/// lines all lie before the window are ex-clients, and those whose lines all lie after it are none yet; zeros of a matrix
/// are no lines. Lines without a date, as those of a matrix, stay.
pub(super) fn apply(data: &mut Dataset, notes: &LineNotes, asof: Option<Date>, layout: Layout) {
    let last = asof.or_else(|| last_complete_month(&data.lines));
    data.asof = last;
    let span = last.map(|last| (before_window(last), last));
    let inside = |line: &Line| match (line.date, span) {
        (Some(day), Some((before, last))) => before < day && day <= last,
        _ => true,
    };
    let kept: Vec<bool> = data.lines.iter().map(inside).collect();
    let clients: &mut Vec<Client> = Arc::make_mut(&mut data.clients);
    sum_notes(clients, &data.lines, &kept, notes);
    if !kept.iter().all(|kept| *kept) {
        mark_others(data, &kept, last, layout);
        leave_out(data, &kept);
    }
    data.proof.imported = neumaier_sum(data.lines.iter().map(|line| line.amount));
    data.proof.left_out = by_reason(&data.left_out);
}

/// Leaves out the lines that are not `kept`.
fn leave_out(data: &mut Dataset, kept: &[bool]) {
    let left_out = Arc::make_mut(&mut data.left_out);
    let outside = data.lines.iter().zip(kept).filter(|(_, kept)| !**kept);
    left_out.extend(outside.map(|(line, _)| LeftOutCell {
        source: line.source,
        amount: line.amount,
        reason: LeftOutReason::OutsideWindow,
    }));
    left_out.sort_by_key(|cell| cell.source);
    let mut kept = kept.iter();
    let lines = Arc::make_mut(&mut data.lines);
    lines.retain(|_| kept.next().copied().unwrap_or(true));
    lines.shrink_to_fit();
}

/// The day before the twelve months that end with `last`; a month's last day a year ago where `last` is one.
fn before_window(last: Date) -> Date {
    let year_ago = last.saturating_sub(12.months());
    if last == last.last_of_month() { year_ago.last_of_month() } else { year_ago }
}

/// The last day of the last complete month of `lines`; `None` when no line has a date.
///
/// A month is complete when nothing more can come: the last date seen is its last day, or only a weekend follows, or no
/// month before it went on to a later day. Where every date is the first of a month, dates stand for months and each is
/// complete. When no month is complete, the one the last date is in counts, as everything else would leave all out. A few
/// lines far behind all others do not make the last month.
pub(super) fn last_complete_month(lines: &[Line]) -> Option<Date> {
    let mut months: BTreeMap<(i16, i8), (Date, usize)> = BTreeMap::new();
    let (mut firsts, mut count) = (true, 0);
    let dates: Vec<Date> = lines.iter().filter_map(|line| line.date).collect();
    // Lines mostly stand by month: each stretch of one is counted at once.
    for month in dates.chunk_by(|one, next| (one.year(), one.month()) == (next.year(), next.month())) {
        let Some(&newest) = month.iter().max() else { continue };
        let (last, lines) = months.entry((newest.year(), newest.month())).or_insert((newest, 0));
        *last = newest.max(*last);
        *lines += month.len();
        firsts &= month.iter().all(|date| date.day() == 1);
        count += month.len();
    }
    let mut rising: Vec<(Date, usize)> = months.into_values().collect();
    let mut lonely = 0;
    while let [.., (before, _), (last, lines)] = *rising.as_slice() {
        lonely += lines;
        let few = lonely * 100 <= count || lonely == 1 && count >= SEVERAL;
        if month_number(last) - month_number(before) <= LONELY_MONTHS || !few {
            break;
        }
        rising.pop();
    }
    let &(last, _) = rising.last()?;
    let before: Vec<Date> = rising.iter().rev().skip(1).map(|(date, _)| *date).collect();
    let steady = before.len() >= STEADY_MONTHS && before.iter().all(|date| date.day() <= last.day());
    let complete = firsts || steady || is_complete(last);
    // Twelve months without a line are no window.
    let filled = before.first().is_some_and(|date| month_number(last) - month_number(*date) <= LONELY_MONTHS);
    let earlier = last.first_of_month().yesterday().ok().filter(|_| filled && !complete);
    Some(earlier.unwrap_or_else(|| last.last_of_month()))
}

fn month_number(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month())
}

/// Whether no working day follows `last` in its month.
fn is_complete(last: Date) -> bool {
    let rest = (last.day() + 1)..=last.days_in_month();
    rest.filter_map(|day| Date::new(last.year(), last.month(), day).ok())
        .all(|day| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
}

/// Where the lines of a client lie.
#[derive(Clone, Copy, Debug, Default)]
struct Lie {
    inside: bool,
    before: bool,
    after: bool,
    /// Of the lines before the window: their sum and the last date.
    old_revenue: NeumaierSum,
    last: Option<Date>,
}

/// Says of those without a line inside the window what they are. Those without any line stay what they are.
fn mark_others(data: &mut Dataset, kept: &[bool], last: Option<Date>, layout: Layout) {
    let mut all = vec![Lie::default(); data.clients.len()];
    let counts = |line: &Line| layout != Layout::Matrix || line.amount != 0.0;
    for (line, &kept) in data.lines.iter().zip(kept).filter(|(line, _)| counts(line)) {
        let Some(lie) = all.get_mut(line.client.index()) else { continue };
        let after = line.date.zip(last).is_some_and(|(date, last)| date > last);
        lie.inside |= kept;
        lie.before |= !kept && !after;
        lie.after |= !kept && after;
        if !kept && !after {
            lie.old_revenue.add(line.amount);
            lie.last = lie.last.max(line.date);
        }
    }
    for (client, lie) in Arc::make_mut(&mut data.clients).iter_mut().zip(all).filter(|(_, lie)| !lie.inside) {
        if lie.before {
            (client.status, client.status_reason) = (ClientStatus::ExClient, None);
            (client.old_revenue, client.last_date) = (Some(lie.old_revenue.total()), lie.last);
        } else if lie.after {
            (client.status, client.status_reason) = (ClientStatus::Prospect, Some(StatusReason::FirstBilledAfter));
        }
    }
}

/// Gives every client the sum of its lines inside the window.
fn sum_notes(clients: &mut [Client], lines: &[Line], kept: &[bool], notes: &LineNotes) {
    type Field = fn(&mut Client) -> &mut Option<f64>;
    let each: [(&[f64], Field); 3] = [
        (&notes.margins, |client| &mut client.margin),
        (&notes.costs, |client| &mut client.cost_of_sale),
        (&notes.efforts, |client| &mut client.effort_hours),
    ];
    for (values, field) in each.into_iter().filter(|(values, _)| !values.is_empty()) {
        let mut sums: Vec<Option<NeumaierSum>> = vec![None; clients.len()];
        for ((line, value), _) in
            lines.iter().zip(values).zip(kept).filter(|((_, value), kept)| **kept && !value.is_nan())
        {
            if let Some(sum) = sums.get_mut(line.client.index()) {
                sum.get_or_insert_default().add(*value);
            }
        }
        for (client, sum) in clients.iter_mut().zip(sums) {
            if let Some(sum) = sum {
                *field(client) = Some(sum.total());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{CellRef, ClientId, OfferingId, SheetId};

    fn lines(dates: &[Date]) -> Vec<Line> {
        let line = |(row, date): (u32, &Date)| Line {
            client: ClientId(row % 2),
            offering: OfferingId(0),
            amount: 1.0,
            date: Some(*date),
            quantity: None,
            source: CellRef { sheet: SheetId(0), row, column: 0 },
        };
        (0..).zip(dates).map(line).collect()
    }

    #[test]
    fn the_window_ends_with_the_last_complete_month() {
        let cases = [
            (vec![date(2025, 3, 10), date(2025, 5, 31)], date(2025, 5, 31)),
            (vec![date(2025, 3, 10), date(2025, 5, 30)], date(2025, 5, 31)),
            (vec![date(2025, 3, 10), date(2025, 5, 29)], date(2025, 4, 30)),
            (vec![date(2025, 4, 1), date(2025, 5, 1)], date(2025, 5, 31)),
            (vec![date(2025, 5, 3), date(2025, 5, 20)], date(2025, 5, 31)),
            (vec![date(2017, 1, 3), date(2017, 12, 30)], date(2017, 12, 31)),
            // Invoices of the same day of every month.
            (vec![date(2025, 2, 15), date(2025, 3, 15), date(2025, 4, 14), date(2025, 5, 15)], date(2025, 5, 31)),
            (vec![date(2025, 2, 15), date(2025, 3, 17), date(2025, 4, 15), date(2025, 5, 15)], date(2025, 4, 30)),
            // The twelve months before would hold nothing.
            (vec![date(2023, 5, 31), date(2025, 5, 8)], date(2025, 5, 31)),
        ];
        for (dates, expected) in cases {
            assert_eq!(last_complete_month(&lines(&dates)), Some(expected), "{dates:?}");
        }
        assert_eq!(last_complete_month(&[]), None);
    }

    #[test]
    fn a_slip_of_the_pen_does_not_move_the_window() {
        let mut dates: Vec<Date> = (0..200).map(|day| date(2025, 1, 1).saturating_add(day.days())).collect();
        dates.push(date(2052, 1, 7));
        assert_eq!(last_complete_month(&lines(&dates)), Some(date(2025, 6, 30)));
        let mut few: Vec<Date> = (1..=12).map(|month| date(2025, month, 28)).collect();
        few.push(date(2099, 1, 1));
        assert_eq!(last_complete_month(&lines(&few)), Some(date(2025, 12, 31)));
    }

    #[test]
    fn the_day_a_year_ago_is_outside_and_the_last_day_inside() {
        let cases = [
            (date(2025, 2, 28), date(2024, 2, 29), false),
            (date(2025, 2, 28), date(2024, 3, 1), true),
            (date(2025, 2, 28), date(2025, 2, 28), true),
            (date(2025, 2, 28), date(2025, 3, 1), false),
            (date(2025, 6, 15), date(2024, 6, 15), false),
            (date(2025, 6, 15), date(2024, 6, 16), true),
        ];
        for (asof, day, inside) in cases {
            let mut data = Dataset { lines: Arc::new(lines(&[day])), ..Dataset::default() };
            data.clients = Arc::new(vec![Client::named(ClientId(0), "A")]);
            data.proof.file_total = 1.0;
            let notes = LineNotes { margins: vec![0.25], ..LineNotes::default() };
            apply(&mut data, &notes, Some(asof), Layout::Lines);
            assert_eq!((data.lines.len() == 1, data.proof.balances()), (inside, true), "{day} in {asof}");
            let before = !inside && day < asof;
            assert_eq!(data.clients[0].status == ClientStatus::ExClient, before, "{day} in {asof}");
            let later = (!inside && day > asof).then_some(StatusReason::FirstBilledAfter);
            assert_eq!(data.clients[0].status_reason, later, "{day} in {asof}");
            assert_eq!(data.clients[0].status == ClientStatus::Prospect, later.is_some(), "{day} in {asof}");
            assert_eq!(data.clients[0].margin, inside.then_some(0.25), "{day} in {asof}");
        }
    }
}
