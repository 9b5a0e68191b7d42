//! How sure the verdict is (METHOD.md §5 a–c, e, f): resampling, leave one out, weights, the shortlist, giants, and the
//! certainty the headline carries. τ and K stay those of the whole data; all else is decided anew each time. Every draw
//! has a stream of its own for one seed, so the result does not depend on the number of threads.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::contest::{Contender, Contest};
use super::stats::{cents, count, quantile};
use super::tally::{Member, Tallies, members, members_by_name};
use super::{Basis, Certainty, Doubt, Giants, LeaveOneOut, Outcome, same};
use crate::model::{Cancel, Cancelled, Criterion, CriterionWeights, NeumaierSum, Project, Settings};

/// Resamples or weightings computed as one piece of work.
const CHUNK: usize = 50;

/// The stream of the weightings; resamples use the streams 0, 1, 2, ….
const WEIGHTS_STREAM: u64 = u64::MAX;

/// What the bands of the shortlist win together.
const SHORTLIST: f64 = 0.9;
/// From this resampling share on a verdict is sure, and from this one probable.
pub(crate) const SURE: f64 = 0.9;
pub(crate) const PROBABLE: f64 = 0.7;
/// Fewer clients than this say little of a band.
pub(crate) const FEW: usize = 8;
/// Above this quantile of revenue a client is a giant.
pub(crate) const GIANT: f64 = 0.9;
/// Shares nearer than this are equal: sums of thirds are not exact.
const EQUAL: f64 = 1e-9;

/// The doubt beside the verdict of `project`, whose basis is `basis`. The same seed gives the same answer on any machine
/// and number of threads, and whatever the order of the clients.
///
/// # Errors
/// [`Cancelled`] when `cancel` was set meanwhile.
pub fn doubt(project: &Project, basis: &Basis, cancel: &Cancel) -> Result<Doubt, Cancelled> {
    let settings = &project.settings;
    let members = members_by_name(project, basis);
    let all = Tallies::of(settings.bands.count(), &members);
    let mut contenders = Vec::new();
    all.contenders(&mut contenders);
    let contest = Contest::of(&contenders, settings.minimum_clients);
    let winners = contest.winners(&settings.weights);
    let resampling = resampling(settings, &members, cancel)?;
    Ok(Doubt {
        leave_one_out: leave_one_out(settings, (&members, &all), &winners, cancel)?,
        weights: weights(settings, &contest, cancel)?,
        shortlist: shortlist(&resampling, &winners),
        certainty: certainty(&contenders, (&contest, &winners), &resampling),
        giants: giants(settings, &members, (&contenders, &winners)),
        resampling,
        winners,
        scheme: settings.bands.clone(),
    })
}

/// Whether `after` has the doubts of `before`, each a project with its outcome: the same clients bring the same to the
/// contest, under the same settings. Tags and tiers take no part in it.
#[must_use]
pub fn has_same_doubt(before: (&Project, &Outcome), after: (&Project, &Outcome)) -> bool {
    let asked = |settings: &Settings| {
        let draws = (settings.resamples, settings.weightings, settings.seed);
        (settings.bands.clone(), settings.weights, settings.minimum_clients, draws)
    };
    asked(&before.0.settings) == asked(&after.0.settings)
        && before.1.basis.clients == after.1.basis.clients
        && same::names(before.0, after.0)
        && members(before.0, &before.1.basis) == members(after.0, &after.1.basis)
}

/// How often each band wins over `settings.resamples` bootstrap resamples (METHOD.md §5a): n clients drawn with
/// replacement from all n counted clients, the unknown sizes among them. Ties are shared equally. A resample without a
/// known size is drawn again, so that the shares add up to 1.
fn resampling(settings: &Settings, members: &[Member], cancel: &Cancel) -> Result<Vec<f64>, Cancelled> {
    let bands = settings.bands.count();
    let drawn = u32::try_from(members.len()).unwrap_or(u32::MAX);
    if !members.iter().any(|member| member.has_size) {
        return Ok(vec![0.0; bands]);
    }
    let chunk = |chunk: usize| -> Result<Vec<f64>, Cancelled> {
        cancel.check()?;
        let mut wins = vec![0.0; bands];
        let (mut tallies, mut contenders) = (Tallies::empty(bands), Vec::new());
        for index in chunk * CHUNK..settings.resamples.min((chunk + 1) * CHUNK) {
            let mut random = stream(settings.seed, index as u64);
            tallies.clear();
            while !tallies.has_known_size() {
                tallies.clear();
                for _ in 0..drawn {
                    if let Some(member) = members.get(random.random_range(0..drawn) as usize) {
                        tallies.add(member);
                    }
                }
            }
            tallies.contenders(&mut contenders);
            share_win(&mut wins, &Contest::of(&contenders, settings.minimum_clients).winners(&settings.weights));
        }
        Ok(wins)
    };
    let chunks: Result<Vec<_>, Cancelled> =
        (0..settings.resamples.div_ceil(CHUNK)).into_par_iter().map(chunk).collect();
    Ok(fractions(bands, &chunks?, settings.resamples))
}

/// The clients whose removal changes the winners (METHOD.md §5b), by name. The known sums are taken as they are, less one
/// client.
fn leave_one_out(
    settings: &Settings,
    (members, all): (&[Member], &Tallies),
    with_all: &[usize],
    cancel: &Cancel,
) -> Result<Vec<LeaveOneOut>, Cancelled> {
    let mut changed = Vec::new();
    let (mut tallies, mut contenders) = (all.clone(), Vec::new());
    for member in members {
        cancel.check()?;
        tallies.clone_from(all);
        tallies.remove(member);
        tallies.contenders(&mut contenders);
        let without = Contest::of(&contenders, settings.minimum_clients).winners(&settings.weights);
        if without != with_all {
            changed.push(LeaveOneOut { client: member.client, winners: without });
        }
    }
    Ok(changed)
}

/// The share of `settings.weightings` random weightings that each band wins (METHOD.md §5c). Weightings are uniform on
/// the simplex over all six criteria: six exponentials −ln(1 − u), divided by their sum. Ties are shared equally.
fn weights(settings: &Settings, contest: &Contest, cancel: &Cancel) -> Result<Vec<f64>, Cancelled> {
    cancel.check()?;
    let bands = settings.bands.count();
    let mut random = stream(settings.seed, WEIGHTS_STREAM);
    let mut wins = vec![0.0; bands];
    let weightings = (0..settings.weightings).map(|_| on_the_simplex(&mut random));
    contest.each_winners(weightings, |winners| share_win(&mut wins, winners));
    Ok(fractions(bands, &[wins], settings.weightings))
}

/// The bands by resampling share, the fewest that hold [`SHORTLIST`] together, those equal to the last of them too, and
/// the verdict's own (METHOD.md §5e).
fn shortlist(resampling: &[f64], winners: &[usize]) -> Vec<usize> {
    let mut ranked: Vec<(usize, f64)> =
        resampling.iter().copied().enumerate().filter(|(_, share)| *share > 0.0).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (mut list, mut held, mut edge) = (Vec::new(), 0.0, 0.0);
    for (band, share) in ranked {
        if held >= SHORTLIST - EQUAL && share < edge - EQUAL {
            break;
        }
        (held, edge) = (held + share, share);
        list.push(band);
    }
    let missing: Vec<usize> = winners.iter().copied().filter(|band| !list.contains(band)).collect();
    list.extend(missing);
    list
}

/// How sure the headline may be: the first that holds of METHOD.md §5, 1 to 5; `None` without a known size.
fn certainty(
    contenders: &[Contender],
    (contest, winners): (&Contest, &[usize]),
    resampling: &[f64],
) -> Option<Certainty> {
    let &first = winners.first()?;
    if !contest.enough_clients {
        return Some(Certainty::TooFew);
    }
    let share = resampling.get(first).copied().unwrap_or_default();
    let is_led = resampling.iter().any(|other| *other > share + EQUAL);
    let clients = contenders.get(first).map_or(0, |contender| contender.clients);
    Some(match share {
        _ if winners.len() > 1 || is_led || share < PROBABLE - EQUAL => Certainty::Undecided,
        _ if clients < FEW => Certainty::TooFew,
        _ if share >= SURE - EQUAL => Certainty::Sure,
        _ => Certainty::Probable,
    })
}

/// The verdict with revenues capped at Q_.90 of the clients of known size, in average and revenue per user alone; `None`
/// where it does not differ (METHOD.md §5f).
fn giants(settings: &Settings, members: &[Member], (plain, winners): (&[Contender], &[usize])) -> Option<Giants> {
    let mut known: Vec<f64> = members.iter().filter(|m| m.has_size).map(|member| member.revenue).collect();
    known.sort_unstable_by(f64::total_cmp);
    let cap = quantile(&known, GIANT)?;
    let capped: Vec<Member> = members.iter().map(|member| member.capped(cap)).collect();
    let mut contenders = Vec::new();
    Tallies::of(settings.bands.count(), &capped).contenders(&mut contenders);
    // What is left counts as it stands: the cap is for average and revenue per user alone.
    for (capped, plain) in contenders.iter_mut().zip(plain) {
        let share = Criterion::Share.index();
        if let (Some(slot), Some(value)) = (capped.values.get_mut(share), plain.values.get(share)) {
            *slot = *value;
        }
    }
    let found = Contest::of(&contenders, settings.minimum_clients).winners(&settings.weights);
    if found == winners {
        return None;
    }
    let mut above: Vec<&Member> = members.iter().filter(|m| m.has_size && m.revenue > cap).collect();
    // They stand by name, and keep that order where they are equal.
    above.sort_by(|a, b| cents(b.revenue).total_cmp(&cents(a.revenue)));
    Some(Giants { clients: above.into_iter().map(|member| member.client).collect(), winners: found })
}

fn on_the_simplex(random: &mut ChaCha8Rng) -> CriterionWeights {
    let drawn: [f64; 6] = std::array::from_fn(|_| -(-random.random::<f64>()).ln_1p());
    let sum: f64 = drawn.iter().sum();
    CriterionWeights(if sum > 0.0 { drawn.map(|weight| weight / sum) } else { drawn })
}

fn stream(seed: u64, stream: u64) -> ChaCha8Rng {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    random.set_stream(stream);
    random
}

/// One win, shared equally among `winners`.
fn share_win(wins: &mut [f64], winners: &[usize]) {
    for &band in winners {
        if let Some(slot) = wins.get_mut(band) {
            *slot += 1.0 / count(winners.len());
        }
    }
}

/// Wins per band, summed over `chunks` in their order, as fractions of `draws`.
fn fractions(bands: usize, chunks: &[Vec<f64>], draws: usize) -> Vec<f64> {
    let of_band = |band: usize| {
        let mut sum = NeumaierSum::default();
        sum.extend(chunks.iter().filter_map(|wins| wins.get(band).copied()));
        sum.total() / count(draws.max(1))
    };
    (0..bands).map(of_band).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortlist_is_the_fewest_that_hold_nine_tenths_with_all_at_the_edge_and_the_verdict() {
        let cases: [(&[f64], &[usize], &[usize]); 7] = [
            (&[0.05, 0.92, 0.03], &[1], &[1]),
            (&[0.30, 0.61, 0.09], &[1], &[1, 0]),
            (&[0.30, 0.59, 0.11], &[1], &[1, 0, 2]),
            (&[0.50, 0.40, 0.05, 0.05], &[0], &[0, 1]),
            (&[0.50, 0.38, 0.06, 0.06], &[0], &[0, 1, 2, 3]),
            (&[0.95, 0.05, 0.0], &[1], &[0, 1]),
            (&[0.0, 0.0], &[], &[]),
        ];
        for (resampling, winners, expected) in cases {
            assert_eq!(shortlist(resampling, winners), expected, "{resampling:?}");
        }
    }

    #[test]
    fn certainty_is_the_first_that_holds_at_each_edge() {
        let contender = |clients| Contender { clients, values: [Some(1.0), Some(1.0), None, None, None, None] };
        let certain = |clients: usize, winners: &[usize], resampling: &[f64]| {
            let contenders = [contender(clients), contender(9)];
            certainty(&contenders, (&Contest::of(&contenders, 3), winners), resampling)
        };
        let cases = [
            ((9, [0].as_slice(), [0.90, 0.10]), Certainty::Sure),
            ((9, &[0], [0.89, 0.11]), Certainty::Probable),
            ((9, &[0], [0.70, 0.30]), Certainty::Probable),
            ((9, &[0], [0.69, 0.31]), Certainty::Undecided),
            ((7, &[0], [0.99, 0.01]), Certainty::TooFew),
            ((7, &[0], [0.60, 0.40]), Certainty::Undecided),
            ((9, &[0], [0.20, 0.80]), Certainty::Undecided),
            ((9, &[0, 1], [0.95, 0.05]), Certainty::Undecided),
        ];
        for ((clients, winners, resampling), expected) in cases {
            assert_eq!(certain(clients, winners, &resampling), Some(expected), "{clients} {winners:?} {resampling:?}");
        }
        assert_eq!(certain(9, &[], &[0.0, 0.0]), None);
    }
}
