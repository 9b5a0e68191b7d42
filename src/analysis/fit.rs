//! How well somebody fits the clients one has (METHOD.md §11).

use super::Outcome;
use super::gower::{Reader, Traits};
use super::stats::{count, ratio};
use crate::model::{ClientId, FitDimension, NeumaierSum, Project, ValueId};

/// As many clients of the mean value stand behind every value.
const SHRINK: f64 = 5.0;

/// What is known of somebody's fit, before rules.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fit {
    /// Σ_D w s / Σ_D w over the known dimensions D; `None` when nothing is known.
    pub fit: Option<f64>,
    /// Σ_D w / Σ w, from 0 to 1.
    pub completeness: f64,
    /// Σ_D w s / Σ w: were all that is unknown bad.
    pub low: f64,
    /// (Σ_D w s + Σ_unknown w) / Σ w: were all of it good.
    pub high: f64,
}

impl Fit {
    /// fit·completeness + mean fit·(1 − completeness); `None` without a mean fit.
    #[must_use]
    pub fn order(&self, mean_fit: Option<f64>) -> Option<f64> {
        let mean = mean_fit?;
        Some(self.fit.map_or(mean, |fit| fit * self.completeness + mean * (1.0 - self.completeness)))
    }
}

/// What to ask next, and how far the answer could move the fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ask {
    /// The dimension to ask for.
    pub dimension: FitDimension,
    /// w_d · (max s_d − min s_d) / Σ w: by so much the low and the high end may come nearer, as a fraction.
    pub moves: f64,
}

/// The value fits s_d(v) of a project.
#[derive(Clone, Debug)]
pub struct FitModel {
    weights: [f64; 7],
    /// s by band; `None` where there is no sweet spot to be near to.
    bands: Option<Vec<f64>>,
    /// s by value, by [`FitDimension::index`] − 1; `None` for a value no client has.
    values: [Vec<Option<f64>>; 6],
    /// max s − min s, by [`FitDimension::index`].
    spans: [f64; 7],
}

/// Σ V and the number of clients, by value.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    values: [Vec<(NeumaierSum, usize)>; 6],
    whole: NeumaierSum,
    clients: usize,
}

impl Sums {
    /// The sums over own clients whose value V is known.
    pub(super) fn of(project: &Project, reader: &Reader<'_>, own: &[(Traits, Option<f64>)]) -> Self {
        let mut sums = Self::default();
        for (slot, dimension) in sums.values.iter_mut().zip(FitDimension::ALL.into_iter().skip(1)) {
            let vocabulary = reader.dimension(dimension).and_then(|id| project.dimension(id));
            *slot = vec![(NeumaierSum::default(), 0); vocabulary.map_or(0, |found| found.values.len())];
        }
        for (traits, value) in own {
            let Some(value) = *value else { continue };
            sums.whole.add(value);
            sums.clients += 1;
            for (slot, values) in sums.values.iter_mut().zip(&traits.values) {
                for of in values {
                    if let Some((sum, clients)) = slot.get_mut(of.index()) {
                        sum.add(value);
                        *clients += 1;
                    }
                }
            }
        }
        sums
    }

    /// Shrunk mean value by value, (Σ V + 5·mean V)/(n_v + 5), divided by the largest of them; `without` is a client left
    /// out of every sum.
    fn fits(&self, at: usize, without: Option<(&Traits, f64)>) -> Vec<Option<f64>> {
        let (out, less) = without.map_or((None, 0.0), |(traits, value)| (traits.values.get(at), value));
        let clients = self.clients - usize::from(without.is_some());
        let Some(mean) = ratio(self.whole.total() - less, count(clients)) else { return Vec::new() };
        let shrunk = self.values.get(at).into_iter().flatten().enumerate().map(|(value, (sum, clients))| {
            let is_out = out.is_some_and(|values| values.contains(&ValueId::at(value)));
            let (sum, clients) =
                if is_out { (sum.total() - less, clients.saturating_sub(1)) } else { (sum.total(), *clients) };
            (clients > 0).then(|| (sum + SHRINK * mean) / (count(clients) + SHRINK))
        });
        let shrunk: Vec<Option<f64>> = shrunk.collect();
        let largest = shrunk.iter().flatten().copied().fold(0.0, f64::max);
        shrunk.into_iter().map(|value| value.and_then(|value| ratio(value, largest))).collect()
    }
}

impl FitModel {
    /// The value fits of `project`: size 1, 0.5 or 0 for the sweet-spot band, a neighbour, another; other values by the
    /// shrunk mean value of the clients that have them; 1 for a value the pinned profile names (METHOD.md §11).
    #[must_use]
    pub fn of(project: &Project, outcome: &Outcome) -> Self {
        let reader = Reader::new(project, &outcome.basis);
        let own = own(project, outcome, &reader);
        let sums = Sums::of(project, &reader, &own);
        Self::from_sums(project, outcome, (&reader, &sums), None)
    }

    /// The same from sums, with one client out of them.
    pub(super) fn from_sums(
        project: &Project,
        outcome: &Outcome,
        (reader, sums): (&Reader<'_>, &Sums),
        without: Option<(&Traits, f64)>,
    ) -> Self {
        let mut values: [Vec<Option<f64>>; 6] = std::array::from_fn(|at| sums.fits(at, without));
        let bands = bands(project, outcome);
        let mut spans = [0.0; 7];
        for (dimension, slot) in FitDimension::ALL.into_iter().skip(1).zip(&mut values) {
            let id = reader.dimension(dimension);
            for &(named, value) in project.pinned.iter().flat_map(|pinned| &pinned.conditions) {
                if Some(named) == id
                    && let Some(fit) = slot.get_mut(value.index())
                {
                    *fit = Some(1.0);
                }
            }
            if let Some(span) = spans.get_mut(dimension.index()) {
                *span = spread(slot.iter().flatten().copied());
            }
        }
        if let (Some(bands), Some(span)) = (&bands, spans.first_mut()) {
            *span = spread(bands.iter().copied());
        }
        let weights = FitDimension::ALL.map(|dimension| project.people.fit_weights.of(dimension));
        Self { weights, bands, values, spans }
    }

    /// s_d of `traits`: of several values the best; `None` when it is unknown, or no own client has any of the values.
    #[must_use]
    pub fn value_fit(&self, dimension: FitDimension, traits: &Traits) -> Option<f64> {
        match dimension {
            FitDimension::Size => self.bands.as_ref()?.get(traits.band?).copied(),
            other => {
                let known = self.values.get(other.index().checked_sub(1)?)?;
                let fits = traits.of(other).iter().filter_map(|value| known.get(value.index()).copied().flatten());
                fits.reduce(f64::max)
            }
        }
    }

    /// The fit of `traits`, before rules.
    #[must_use]
    pub fn fit(&self, traits: &Traits) -> Fit {
        let (mut known, mut sum, mut all) = (0.0, 0.0, 0.0);
        for (dimension, weight) in FitDimension::ALL.into_iter().zip(self.weights) {
            all += weight;
            if let Some(fit) = self.value_fit(dimension, traits) {
                known += weight;
                sum += weight * fit;
            }
        }
        let Some(completeness) = ratio(known, all) else { return Fit { high: 1.0, ..Fit::default() } };
        let (low, high) = (sum / all, (sum + (all - known)) / all);
        Fit { fit: ratio(sum, known), completeness, low, high }
    }

    /// The missing dimension whose answer could move the fit furthest; the first of equals in the order of the weights.
    /// The size is not asked for where there is no sweet spot. `None` when nothing is missing.
    #[must_use]
    pub fn ask_next(&self, traits: &Traits) -> Option<Ask> {
        let all: f64 = self.weights.iter().sum();
        let mut best: Option<Ask> = None;
        for ((dimension, weight), span) in FitDimension::ALL.into_iter().zip(self.weights).zip(self.spans) {
            let is_asked = dimension != FitDimension::Size || self.bands.is_some();
            if traits.knows(dimension) || !is_asked {
                continue;
            }
            let moves = ratio(weight * span, all).unwrap_or_default();
            if best.is_none_or(|found| moves > found.moves + NEAR) {
                best = Some(Ask { dimension, moves });
            }
        }
        best
    }

    /// The values of `dimension` with their fit, the best first; equals in the order of the vocabulary.
    #[must_use]
    pub fn best_values(&self, dimension: FitDimension) -> Vec<(ValueId, f64)> {
        let known = dimension.index().checked_sub(1).and_then(|at| self.values.get(at));
        let mut found: Vec<(ValueId, f64)> =
            known.into_iter().flatten().enumerate().filter_map(|(at, fit)| Some((ValueId::at(at), (*fit)?))).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found
    }

    /// w_d.
    #[must_use]
    pub fn weight(&self, dimension: FitDimension) -> f64 {
        self.weights.get(dimension.index()).copied().unwrap_or_default()
    }
}

/// Moves nearer than this are equal.
const NEAR: f64 = 1e-12;

fn spread(fits: impl Iterator<Item = f64> + Clone) -> f64 {
    let most = fits.clone().reduce(f64::max);
    most.zip(fits.reduce(f64::min)).map_or(0.0, |(most, least)| most - least)
}

/// s of the size by band: of several bands the best; `None` without a pinned band and without a verdict's.
fn bands(project: &Project, outcome: &Outcome) -> Option<Vec<f64>> {
    let pinned = project.pinned.as_ref().and_then(|pinned| pinned.band);
    let targets = pinned.map_or_else(|| outcome.verdict.winners.clone(), |band| vec![band]);
    if targets.is_empty() {
        return None;
    }
    let near = |band: usize| match targets.iter().map(|target| target.abs_diff(band)).min() {
        Some(0) => 1.0,
        Some(1) => 0.5,
        _ => 0.0,
    };
    Some((0..project.settings.bands.count()).map(near).collect())
}

/// The traits and V of every own client, in the order of the basis.
pub(super) fn own(project: &Project, outcome: &Outcome, reader: &Reader<'_>) -> Vec<(Traits, Option<f64>)> {
    let of = |&id: &ClientId| {
        let traits = project.client(id).map(|client| reader.traits(client)).unwrap_or_default();
        (traits, outcome.value.of(id))
    };
    outcome.basis.clients.iter().map(of).collect()
}

/// The mean fit of the own clients of whom anything is known, before rules; `None` without any.
pub(super) fn mean_fit(fits: impl Iterator<Item = Fit>) -> Option<f64> {
    let (mut sum, mut known) = (NeumaierSum::default(), 0_usize);
    for fit in fits.filter_map(|fit| fit.fit) {
        sum.add(fit);
        known += 1;
    }
    ratio(sum.total(), count(known))
}
