//! What the plots show, as text and numbers.

use super::edges::edge_text;
use super::figure::{Unit, Writer};
use super::scale::AmountScale;
use crate::analysis::{BandRow, Outcome};
use crate::model::{Band, BandBy, Client, ClientId, Project};
use crate::say;
use crate::text::verdict::Finding;
use crate::text::{ABSENT, Text, words};

/// Everything plotted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlotsView {
    /// R_b.
    pub(super) revenue: BarsView,
    /// n_b.
    pub(super) clients: BarsView,
    /// Size and revenue, one dot per client.
    pub(super) dots: DotsView,
    /// How revenue per client spreads within each band.
    pub(super) boxes: BoxesView,
}

/// How something of a band is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// As any band.
    Plain,
    /// The sweet spot.
    SweetSpot,
    /// The band of unknown size.
    Unknown,
}

/// A bar per band.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BarsView {
    /// What the bars measure.
    pub(super) title: String,
    /// The bars, from the smallest band down to the unknown one.
    pub(super) bars: Vec<BarView>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BarView {
    /// Whose.
    pub(super) band: Band,
    /// Its label.
    pub(super) label: String,
    /// Its length, in the unit of the plot.
    pub(super) length: f64,
    /// The number beside it; "–" for a band without clients.
    pub(super) shown: String,
    /// Its colour.
    pub(super) paint: Paint,
}

/// A dot per client of known size.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DotsView {
    /// What the dots are.
    pub(super) title: String,
    /// The dots.
    pub(super) dots: Vec<DotView>,
    /// From where to where the sweet spot reaches, as decimal logarithms of the size; an open side ends with the dots.
    pub(super) shaded: Vec<(f64, f64)>,
    /// The smallest and the largest size, as decimal logarithms.
    pub(super) sizes: (f64, f64),
    /// From where to where the revenue axis reaches, as places of its scale.
    pub(super) heights: (f64, f64),
    /// Sizes written below, with their decimal logarithms; the last one says what they count.
    pub(super) marks: Vec<(f64, String)>,
    /// Amounts written at the left, with their places.
    pub(super) amounts: Vec<(f64, String)>,
    /// Clients that have no dot.
    pub(super) left_out: Option<String>,
}

/// One dot.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DotView {
    /// Whose.
    pub(super) client: ClientId,
    /// Decimal logarithm of the size.
    pub(super) log_size: f64,
    /// The place of R_i on the revenue axis.
    pub(super) height: f64,
    /// Name, size and revenue.
    pub(super) hint: String,
    /// Its colour.
    pub(super) paint: Paint,
}

/// A box per band with enough clients.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BoxesView {
    /// What the boxes show.
    pub(super) title: String,
    /// The boxes, in the order of the bars.
    pub(super) boxes: Vec<BoxView>,
    /// Amounts written below, with their places.
    pub(super) amounts: Vec<(f64, String)>,
}

/// One box.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BoxView {
    /// Whose.
    pub(super) band: Band,
    /// Its label.
    pub(super) label: String,
    /// The places of the lowest R_i, the lower quartile, the median, the upper quartile and the highest; `None` for fewer
    /// than three clients.
    pub(super) spread: Option<[f64; 5]>,
    /// The median, or why there is no box.
    pub(super) shown: String,
    /// The five numbers in words.
    pub(super) hint: String,
    /// Its colour.
    pub(super) paint: Paint,
}

/// What the plots show.
pub(super) fn plots_view(text: &Text, found: Finding<'_>) -> PlotsView {
    let Finding { project, outcome, .. } = found;
    let source = Source { text, project, outcome, sweet_spot: found.sweet_spot() };
    let money = |row: &BandRow| text.money_short(row.revenue, project.data.currency.as_deref());
    PlotsView {
        revenue: source.bars(say!(text, "bands-plot-revenue"), |row| (row.revenue, money(row))),
        clients: source
            .bars(say!(text, "bands-plot-clients"), |row| (count(row.clients.len()), text.integer(row.clients.len()))),
        dots: source.dots(),
        boxes: source.boxes(),
    }
}

struct Source<'a> {
    text: &'a Text,
    project: &'a Project,
    outcome: &'a Outcome,
    /// The band painted amber.
    sweet_spot: Option<usize>,
}

impl Source<'_> {
    fn paint(&self, band: Band) -> Paint {
        match band {
            Band::Unknown => Paint::Unknown,
            Band::Known(at) if self.sweet_spot == Some(at) => Paint::SweetSpot,
            Band::Known(_) => Paint::Plain,
        }
    }

    fn label(&self, band: Band) -> String {
        words::band_label(self.text, &self.project.settings.bands, band)
    }

    fn bars(&self, title: String, of: impl Fn(&BandRow) -> (f64, String)) -> BarsView {
        let bars = self.outcome.bands.iter().map(|row| {
            let (length, shown) = of(row);
            let shown = if row.clients.is_empty() { ABSENT.to_owned() } else { shown };
            BarView { band: row.band, label: self.label(row.band), length, shown, paint: self.paint(row.band) }
        });
        BarsView { title, bars: bars.collect() }
    }

    /// The size on the horizontal axis: what is banded, or users when revenue itself is.
    fn size(&self, client: &Client) -> Option<f64> {
        let size = match self.project.settings.bands.by {
            BandBy::Users | BandBy::Revenue => client.users,
            BandBy::Employees => client.employees,
        };
        size.filter(|size| size.is_finite() && *size > 0.0)
    }

    /// The scale of every amount per client.
    fn amounts(&self) -> Amounts {
        let basis = &self.outcome.basis;
        let all = || basis.clients.iter().filter_map(|id| basis.revenue.get(id.index()).copied());
        let reach = ends(all()).unwrap_or_default();
        Amounts { scale: AmountScale::over(all()), reach }
    }

    fn marked(&self, amounts: Amounts) -> Vec<(f64, String)> {
        let currency = self.project.data.currency.as_deref();
        let marks = amounts.scale.marks(amounts.reach.0, amounts.reach.1).into_iter();
        marks.map(|mark| (amounts.scale.place(mark), self.text.money_short(mark, currency))).collect()
    }

    fn dots(&self) -> DotsView {
        let text = self.text;
        let amounts = self.amounts();
        let counted = self.outcome.basis.clients.iter().filter_map(|id| self.project.client(*id));
        let dots: Vec<DotView> = counted.filter_map(|client| self.dot(client, amounts.scale)).collect();
        let without = self.outcome.basis.clients.len() - dots.len();
        let sizes = ends(dots.iter().map(|dot| dot.log_size)).unwrap_or_default();
        let by_employees = self.project.settings.bands.by == BandBy::Employees;
        let mut marks = marks(text, sizes);
        if let Some((_, last)) = marks.last_mut() {
            *last = self.size_shown(last);
        }
        let (lowest, highest) = (amounts.scale.place(amounts.reach.0), amounts.scale.place(amounts.reach.1));
        let room = ((highest - lowest) * ROOM).max(ROOM);
        DotsView {
            title: if by_employees { say!(text, "bands-plot-dots-employees") } else { say!(text, "bands-plot-dots") },
            shaded: if dots.is_empty() { Vec::new() } else { self.shaded(sizes) },
            sizes,
            heights: (lowest - room, highest + room),
            marks,
            amounts: self.marked(amounts),
            left_out: (without > 0).then(|| say!(text, "bands-plot-left-out", clients = words::clients(text, without))),
            dots,
        }
    }

    fn dot(&self, client: &Client, scale: AmountScale) -> Option<DotView> {
        let size = self.size(client)?;
        let basis = &self.outcome.basis;
        let revenue = basis.revenue.get(client.id.index()).copied()?;
        let writer = Writer { text: self.text, currency: self.project.data.currency.as_deref() };
        let amount = writer.full(Some(revenue), Unit::Money);
        let size_shown = self.size_shown(&self.text.users(size));
        let band = basis.band.get(client.id.index()).copied().unwrap_or(Band::Unknown);
        Some(DotView {
            client: client.id,
            log_size: size.log10(),
            height: scale.place(revenue),
            hint: format!("{}\n{size_shown} · {amount}", client.name),
            paint: self.paint(band),
        })
    }

    /// A size with what it counts.
    fn size_shown(&self, size: &str) -> String {
        match self.project.settings.bands.by {
            BandBy::Employees => say!(self.text, "band-employees", label = size),
            BandBy::Users | BandBy::Revenue => say!(self.text, "band-users", label = size),
        }
    }

    /// Bands by revenue have no place on an axis of users.
    fn shaded(&self, (lowest, highest): (f64, f64)) -> Vec<(f64, f64)> {
        let scheme = &self.project.settings.bands;
        if scheme.by == BandBy::Revenue {
            return Vec::new();
        }
        let reach = self.sweet_spot.into_iter().map(|at| {
            let below = at.checked_sub(1).and_then(|below| scheme.upper(below));
            let from = below.map_or(lowest - MARGIN, f64::log10);
            (from, scheme.upper(at).map_or(highest + MARGIN, f64::log10))
        });
        reach.collect()
    }

    fn boxes(&self) -> BoxesView {
        let amounts = self.amounts();
        let boxes = self.outcome.bands.iter().map(|row| self.box_of(row, amounts.scale));
        BoxesView { title: say!(self.text, "bands-plot-boxes"), boxes: boxes.collect(), amounts: self.marked(amounts) }
    }

    fn box_of(&self, row: &BandRow, scale: AmountScale) -> BoxView {
        let ascending = row.clients.iter().rev().filter_map(|id| self.outcome.basis.revenue.get(id.index()).copied());
        let spread = five_numbers(&ascending.collect::<Vec<_>>());
        let (shown, hint) = match (spread, row.clients.len()) {
            (Some(spread), _) => self.box_words(spread),
            (None, 0) => (ABSENT.to_owned(), String::new()),
            (None, few) => (words::clients(self.text, few), say!(self.text, "bands-plot-box-few")),
        };
        BoxView {
            band: row.band,
            label: self.label(row.band),
            spread: spread.map(|spread| spread.map(|amount| scale.place(amount))),
            shown,
            hint,
            paint: self.paint(row.band),
        }
    }

    /// The median, and all five numbers in a sentence.
    fn box_words(&self, spread: [f64; 5]) -> (String, String) {
        let currency = self.project.data.currency.as_deref();
        let [lowest, lower, median, upper, highest] = spread.map(|amount| self.text.money_short(amount, currency));
        let hint = say!(
            self.text,
            "bands-plot-box",
            lower = lower,
            upper = upper,
            median = median.as_str(),
            lowest = lowest,
            highest = highest
        );
        (median, hint)
    }
}

/// Amounts per client and the axis they are on.
#[derive(Clone, Copy, Debug)]
struct Amounts {
    scale: AmountScale,
    /// The lowest and the highest.
    reach: (f64, f64),
}

/// Room above the highest dot and below the lowest, as a share of the axis: half a dot, so that none is cut.
const ROOM: f64 = 0.05;

/// Room left beside the outermost dots, in decades.
pub(super) const MARGIN: f64 = 0.12;

/// The fewest clients a box can stand for.
const BOX_CLIENTS: usize = 3;

fn ends(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |ends, value| {
        let (lowest, highest) = ends.unwrap_or((value, value));
        Some((lowest.min(value), highest.max(value)))
    })
}

/// 1, 2 and 5 of every decade between the outermost dots; only the decades themselves where that would be many.
fn marks(text: &Text, (lowest, highest): (f64, f64)) -> Vec<(f64, String)> {
    let steps: &[f64] = match highest - lowest {
        span if span < 1.5 => &[1.0, 2.0, 5.0],
        span if span < 3.5 => &[1.0, 5.0],
        _ => &[1.0],
    };
    #[expect(clippy::cast_possible_truncation, reason = "a decade is a small number")]
    let decades = lowest.floor() as i32..=highest.ceil() as i32;
    let all = decades.flat_map(|decade| steps.iter().map(move |step| step * 10_f64.powi(decade)));
    let inside = all.filter(|size| (lowest - MARGIN..=highest + MARGIN).contains(&size.log10()));
    inside.map(|size| (size.log10(), edge_text(text, size))).collect()
}

/// Lowest, quartiles and highest of `ascending`, the quartiles interpolated between neighbours (type 7 of Hyndman and
/// Fan 1996, as Excel's QUARTILE.INC); `None` for fewer than three values.
fn five_numbers(ascending: &[f64]) -> Option<[f64; 5]> {
    if ascending.len() < BOX_CLIENTS {
        return None;
    }
    let at = |share: f64| {
        let rank = share * count(ascending.len() - 1);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank within the list")]
        let value = |rank: f64| ascending.get(rank as usize).copied();
        let (lower, upper) = (value(rank.floor())?, value(rank.ceil())?);
        Some(lower + (upper - lower) * rank.fract())
    };
    Some([at(0.0)?, at(0.25)?, at(0.5)?, at(0.75)?, at(1.0)?])
}

/// A count as a length.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(super) fn count(things: usize) -> f64 {
    things as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn quartiles_are_those_of_a_spreadsheet() {
        let cases: [(&[f64], Option<[f64; 5]>); 4] = [
            (&[1.0, 2.0], None),
            (&[1.0, 2.0, 3.0], Some([1.0, 1.5, 2.0, 2.5, 3.0])),
            (&[1.0, 2.0, 4.0, 8.0], Some([1.0, 1.75, 3.0, 5.0, 8.0])),
            (&[-5.0, 0.0, 10.0, 20.0, 100.0], Some([-5.0, 0.0, 10.0, 20.0, 100.0])),
        ];
        for (values, expected) in cases {
            assert_eq!(five_numbers(values), expected, "{values:?}");
        }
    }

    #[test]
    fn sizes_are_marked_at_round_numbers_within_reach() {
        let cases = [
            ((5.0, 60.0), vec!["5", "10", "20", "50"]),
            ((3.0, 900.0), vec!["5", "10", "50", "100", "500", "1000"]),
            ((1.0, 100_000.0), vec!["1", "10", "100", "1000", "10000", "100000"]),
            ((7.0, 7.0), vec![]),
        ];
        let text = Text::new(Language::English);
        for ((lowest, highest), expected) in cases {
            let found: Vec<_> =
                marks(&text, (f64::log10(lowest), f64::log10(highest))).into_iter().map(|mark| mark.1).collect();
            assert_eq!(found, expected, "{lowest} to {highest}");
        }
    }
}
