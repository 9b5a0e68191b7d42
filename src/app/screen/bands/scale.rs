//! A logarithmic axis for amounts that also has room for nothing and for credits.

/// The least share of a unit that still has a place of its own on a logarithmic axis.
const SMALLEST: f64 = 1e-6;

/// Places amounts by their logarithms where all are above zero; else by their inverse hyperbolic sine: like logarithms well above `unit`, in proportion around zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct AmountScale {
    /// A power of ten, near the smaller amounts.
    unit: f64,
    /// Whether every amount is above zero: then places are plain logarithms.
    is_logarithmic: bool,
}

impl AmountScale {
    /// The scale that spreads `amounts` out: nine in ten of the positive ones are above its unit.
    pub(super) fn over(amounts: impl Iterator<Item = f64>) -> Self {
        let mut all: Vec<f64> = amounts.collect();
        all.sort_by(f64::total_cmp);
        let positive = all.iter().copied().filter(|amount| *amount > 0.0).collect::<Vec<f64>>();
        let is_logarithmic = !positive.is_empty() && positive.len() == all.len();
        let small = positive.get(positive.len() / 10).copied().unwrap_or(1.0);
        Self { unit: 10_f64.powf(small.log10().floor()).max(1.0), is_logarithmic }
    }

    /// Where an amount is, in no unit.
    pub(super) fn place(self, amount: f64) -> f64 {
        if self.is_logarithmic {
            return (amount / self.unit).max(SMALLEST).ln();
        }
        (amount / self.unit).asinh()
    }

    /// Round amounts between `lowest` and `highest`: powers of ten, with their halves where there are few.
    pub(super) fn marks(self, lowest: f64, highest: f64) -> Vec<f64> {
        let decades: Vec<f64> = (0..12).map(|power| self.unit * 10_f64.powi(power)).collect();
        let between = |steps: &[f64]| {
            let up = decades.iter().flat_map(|decade| steps.iter().map(move |step| step * decade));
            let up: Vec<f64> = up.filter(|mark| *mark <= lowest.abs().max(highest)).collect();
            let down = up.iter().rev().map(|mark| -mark);
            let all = down.chain([0.0]).chain(up.iter().copied());
            all.filter(|mark| (lowest..=highest).contains(mark)).collect::<Vec<f64>>()
        };
        let round = between(&[1.0]);
        if round.len() < 3 { between(&[1.0, 2.0, 5.0]) } else { round }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_and_within_reach() {
        let cases: [(&[f64], &[f64]); 5] = [
            (&[900.0, 40_000.0, 640_000.0], &[1_000.0, 10_000.0, 100_000.0]),
            (&[0.0, 1_500.0, 40_000.0, 640_000.0], &[0.0, 1_000.0, 10_000.0, 100_000.0]),
            (&[-2_000.0, 1_500.0, 20_000.0], &[-1_000.0, 0.0, 1_000.0, 10_000.0]),
            (&[2_000.0, 9_000.0], &[2_000.0, 5_000.0]),
            (&[0.0], &[0.0]),
        ];
        for (amounts, expected) in cases {
            let scale = AmountScale::over(amounts.iter().copied());
            let (lowest, highest) = amounts.iter().fold((f64::MAX, f64::MIN), |(l, h), a| (l.min(*a), h.max(*a)));
            assert_eq!(scale.marks(lowest, highest), expected, "{amounts:?}");
        }
    }

    #[test]
    fn decades_are_equally_far_apart_where_every_amount_is_above_zero() {
        let scale = AmountScale::over([1.5, 40_000.0].into_iter());
        let step = |from: f64| scale.place(from * 10.0) - scale.place(from);
        assert!((step(1.5) - step(4_000.0)).abs() < 1e-9);
    }

    #[test]
    fn places_keep_the_order_and_nothing_is_zero() {
        let scale = AmountScale::over([0.0, 1_500.0, 40_000.0].into_iter());
        let places: Vec<f64> =
            [-5_000.0, 0.0, 10.0, 1_500.0, 640_000.0].into_iter().map(|amount| scale.place(amount)).collect();
        assert!(places.is_sorted_by(|a, b| a < b), "{places:?}");
        assert!(places[1].abs() < f64::EPSILON);
    }
}
