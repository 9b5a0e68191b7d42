//! From a value to a level between 0 and 1, and back.

use super::super::stats::count;

/// How values spread over the colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// In proportion.
    #[default]
    Linear,
    /// Small values apart, large ones together: ln(1 + 99 t) / ln 100 of the linear level t.
    Log,
    /// By rank: equal steps from the lowest value to the highest, equal values sharing their average rank.
    Percentile,
}

/// How steep the log scale is: a hundredth of the highest value already has a seventh of the colours.
const LOG_STEEPNESS: f64 = 99.0;

/// Where a three-colour scale has its colours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CutPoints {
    /// The value of the lowest colour; lower values have it too.
    pub minimum: f64,
    /// The value of the colour halfway.
    pub middle: f64,
    /// The value of the highest colour.
    pub maximum: f64,
}

/// The levels of a set of values. Linear and log run from 0 to the highest value, so that the lowest colour means
/// nothing bought; a credit, below 0, has the lowest colour too. Where no value is above 0 they run from the lowest
/// value to the highest. A percentile runs from the lowest value to the highest.
#[derive(Clone, Debug, PartialEq)]
pub struct Ramp {
    scale: Scale,
    ascending: Vec<f64>,
    minimum: f64,
    maximum: f64,
}

impl Ramp {
    /// The ramp over `values`; `None` when there are none.
    #[must_use]
    pub fn over(values: impl Iterator<Item = f64>, scale: Scale) -> Option<Self> {
        let mut ascending: Vec<f64> = values.filter(|value| value.is_finite()).collect();
        ascending.sort_by(f64::total_cmp);
        let (&lowest, &maximum) = (ascending.first()?, ascending.last()?);
        let minimum = if scale != Scale::Percentile && maximum > 0.0 { 0.0 } else { lowest };
        Some(Self { scale, ascending, minimum, maximum })
    }

    /// The level of `value`, within 0..=1; 0 when there is no difference to show but 1 when a single value stands above 0.
    #[must_use]
    pub fn level(&self, value: f64) -> f32 {
        let level = match self.scale {
            Scale::Percentile => self.rank(value),
            Scale::Linear => self.part(value),
            Scale::Log => (LOG_STEEPNESS * self.part(value)).ln_1p() / LOG_STEEPNESS.ln_1p(),
        };
        to_f32(level.clamp(0.0, 1.0))
    }

    /// The value at `level`, within 0..=1: the inverse of [`Ramp::level`], for legends.
    #[must_use]
    pub fn value(&self, level: f32) -> f64 {
        let level = f64::from(level.clamp(0.0, 1.0));
        match self.scale {
            Scale::Percentile => self.quantile(level),
            Scale::Linear => self.minimum + level * (self.maximum - self.minimum),
            Scale::Log => {
                let part = (level * LOG_STEEPNESS.ln_1p()).exp_m1() / LOG_STEEPNESS;
                self.minimum + part * (self.maximum - self.minimum)
            }
        }
    }

    /// The values at the levels 0, ½ and 1.
    #[must_use]
    pub fn cut_points(&self) -> CutPoints {
        CutPoints { minimum: self.minimum, middle: self.value(0.5), maximum: self.maximum }
    }

    /// The linear level t, within 0..=1.
    fn part(&self, value: f64) -> f64 {
        let width = self.maximum - self.minimum;
        if width > 0.0 { ((value - self.minimum) / width).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// (average rank − 1) / (n − 1) among the ramp's values.
    fn rank(&self, value: f64) -> f64 {
        let below = count(self.ascending.partition_point(|x| *x < value));
        let up_to = count(self.ascending.partition_point(|x| *x <= value));
        let last = count(self.ascending.len()) - 1.0;
        if last > 0.0 { f64::midpoint(below, up_to - 1.0) / last } else { f64::from(u8::from(value > 0.0)) }
    }

    /// The value at rank 1 + level·(n − 1), interpolated.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank within the list")]
    fn quantile(&self, level: f64) -> f64 {
        let rank = level * count(self.ascending.len().saturating_sub(1));
        let at = |index: f64| self.ascending.get(index as usize).copied().unwrap_or(self.maximum);
        let (lower, upper) = (at(rank.floor()), at(rank.ceil()));
        lower + (upper - lower) * rank.fract()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a colour needs no more than 24 bits")]
fn to_f32(level: f64) -> f32 {
    level as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(values: &[f64], scale: Scale) -> Vec<f32> {
        let ramp = Ramp::over(values.iter().copied(), scale).expect("values");
        values.iter().map(|&value| (ramp.level(value) * 1000.0).round() / 1000.0).collect()
    }

    #[test]
    fn values_become_levels() {
        let cases: [(&str, &[f64], Scale, &[f32]); 11] = [
            ("from zero", &[25.0, 50.0, 100.0], Scale::Linear, &[0.25, 0.5, 1.0]),
            ("a credit is lowest", &[-10.0, 0.0, 5.0, 10.0], Scale::Linear, &[0.0, 0.0, 0.5, 1.0]),
            ("only credits", &[-10.0, -5.0, 0.0], Scale::Linear, &[0.0, 0.5, 1.0]),
            ("all zero", &[0.0, 0.0], Scale::Linear, &[0.0, 0.0]),
            ("all equal", &[7.0, 7.0], Scale::Linear, &[1.0, 1.0]),
            ("a hundredth shows", &[0.0, 1.0, 100.0], Scale::Log, &[0.0, 0.149, 1.0]),
            ("a credit has no logarithm", &[-1.0, 100.0], Scale::Log, &[0.0, 1.0]),
            ("equal steps", &[1.0, 2.0, 1e9], Scale::Percentile, &[0.0, 0.5, 1.0]),
            ("equal values", &[1.0, 3.0, 3.0, 9.0], Scale::Percentile, &[0.0, 0.5, 0.5, 1.0]),
            ("a single value", &[4.0], Scale::Percentile, &[1.0]),
            ("a single zero", &[0.0], Scale::Percentile, &[0.0]),
        ];
        for (what, values, scale, expected) in cases {
            assert_eq!(levels(values, scale), expected, "{what}");
        }
    }

    #[test]
    fn a_level_leads_back_to_its_value() {
        let values = [3.0, 5.0, 11.0, 40.0, 100.0];
        for scale in [Scale::Linear, Scale::Log, Scale::Percentile] {
            let ramp = Ramp::over(values.into_iter(), scale).expect("values");
            for value in values {
                assert!((ramp.value(ramp.level(value)) - value).abs() < 1e-4, "{scale:?} {value}");
            }
        }
    }

    #[test]
    fn cut_points_are_the_lowest_middle_and_highest_colour() {
        let cases = [
            (Scale::Linear, [0.0, 50.0, 100.0]),
            (Scale::Log, [0.0, 100.0 / 11.0, 100.0]),
            (Scale::Percentile, [-4.0, 20.0, 100.0]),
        ];
        for (scale, expected) in cases {
            let cut = Ramp::over([20.0, -4.0, 100.0].into_iter(), scale).expect("values").cut_points();
            let found = [cut.minimum, cut.middle, cut.maximum];
            assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{scale:?}: {found:?}");
        }
        assert_eq!(Ramp::over([f64::NAN].into_iter(), Scale::Linear), None);
    }
}
