use super::*;

/// What it shows, the bands, the weights, the winners.
type Case<'a> = (&'a str, &'a [Contender], [f64; 6], &'a [usize]);

const EVEN: [f64; 6] = [1.0, 1.0, 0.0, 0.0, 0.0, 0.0];

fn contender(clients: usize, broad: f64, average: f64) -> Contender {
    Contender { clients, values: [Some(broad), Some(average), None, None, None, None] }
}

fn scores(contenders: &[Contender], weights: [f64; 6]) -> Scores {
    Contest::of(contenders, 3).scores(&CriterionWeights(weights))
}

#[test]
fn highest_weighted_product_wins_among_bands_with_enough_clients() {
    let rising = [contender(5, 1.0, 10.0), contender(5, 2.0, 20.0)];
    let split = [contender(5, 1.0, 20.0), contender(5, 2.0, 15.0)];
    let mirrored = [contender(5, 1.0, 20.0), contender(5, 2.0, 10.0)];
    let equal = [contender(5, 2.0, 10.0), contender(5, 2.0, 10.0)];
    let small = [contender(5, 1.0, 10.0), contender(2, 9.0, 90.0)];
    let all_small = [contender(1, 1.0, 10.0), contender(2, 9.0, 90.0), contender(0, 0.0, 0.0)];
    let nobody = [contender(0, 0.0, 0.0)];
    let cases: [Case<'_>; 10] = [
        ("best in both", &rising, EVEN, &[1]),
        ("one criterion each is no tie by that alone", &split, EVEN, &[1]),
        ("half as good at one, half at the other", &mirrored, EVEN, &[0, 1]),
        ("the weight decides", &mirrored, [1.0, 1.1, 0.0, 0.0, 0.0, 0.0], &[0]),
        ("no difference", &equal, EVEN, &[0, 1]),
        ("too few clients", &small, EVEN, &[0]),
        ("too few everywhere", &all_small, EVEN, &[1]),
        ("nobody", &nobody, EVEN, &[]),
        ("no weights", &rising, [0.0; 6], &[0, 1]),
        ("only an undefined criterion", &rising, [0.0, 0.0, 1.0, 0.0, 0.0, 0.0], &[0, 1]),
    ];
    for (what, contenders, weights, expected) in cases {
        let found = Contest::of(contenders, 3).winners(&CriterionWeights(weights));
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn a_score_is_the_weighted_product_of_shares_of_the_best() {
    let three = [contender(5, 4.0, 10.0), contender(5, 2.0, 40.0), contender(5, 1.0, 20.0)];
    let found = scores(&three, [3.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
    let expected = [0.25_f64.powf(0.25), 0.5_f64.powf(0.75), 0.25_f64.powf(0.75) * 0.5_f64.powf(0.25)];
    for ((_, score), expected) in found.of_band.iter().zip(expected) {
        assert!((score - expected).abs() < 1e-12, "{score} for {expected}");
    }
    assert!(!found.by_sum);
}

#[test]
fn a_dead_criterion_has_no_weight() {
    let equal_broad = [contender(5, 2.0, 10.0), contender(5, 2.0, 20.0)];
    let nobody_broad = [contender(5, 0.0, 10.0), contender(5, 0.0, 20.0)];
    let below_zero = [contender(5, -1.0, 10.0), contender(5, -2.0, 20.0)];
    let mut unknown = [contender(5, 2.0, 10.0), contender(5, 1.0, 20.0)];
    unknown[1].values[0] = None;
    for contenders in [equal_broad, nobody_broad, below_zero, unknown] {
        let contest = Contest::of(&contenders, 3);
        assert_eq!(contest.is_alive[..2], [false, true], "{contenders:?}");
        assert_eq!(contest.scores(&CriterionWeights([9.0, 1.0, 0.0, 0.0, 0.0, 0.0])).of_band, [(0, 0.5), (1, 1.0)]);
    }
}

#[test]
fn one_band_alone_has_a_score_of_one_and_wins_what_is_above_zero() {
    let contest = Contest::of(&[contender(5, 0.0, 10.0), contender(1, 9.0, 90.0)], 3);
    assert_eq!(contest.scores(&CriterionWeights(EVEN)).of_band, [(0, 1.0)]);
    assert_eq!(contest.is_alive[..2], [false, true]);
}

#[test]
fn where_every_band_has_a_zero_the_weighted_sum_counts() {
    let zeros = [contender(5, 0.0, 20.0), contender(5, 2.0, -10.0)];
    let found = scores(&zeros, [1.0, 3.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!((found.by_sum, found.of_band.as_slice()), (true, [(0, 0.75), (1, 0.25)].as_slice()));
    // A zero without weight is none.
    let found = scores(&zeros, [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!((found.by_sum, found.of_band.as_slice()), (false, [(0, 0.0), (1, 1.0)].as_slice()));
}

#[test]
fn rounding_is_no_difference() {
    let noisy = [contender(5, 1.0, 0.1 + 0.2), contender(5, 2.0, 0.3)];
    assert_eq!(Contest::of(&noisy, 3).is_alive[..2], [true, false]);
}
