//! How sure the verdict is (METHOD.md §5 a–c): resampling, leave one out, weights. Every draw has a stream of its own
//! for one seed, so the result does not depend on the number of threads.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::contest::{Contender, Values, eligible, highest, score, standardised, winners};
use super::stats::count;
use super::tally::{Member, Tallies, members};
use super::{Basis, Doubt, LeaveOneOut, Outcome};
use crate::model::{Cancel, Cancelled, CriterionWeights, NeumaierSum, Project, Settings};

/// Resamples or weightings computed as one piece of work.
const CHUNK: usize = 50;

/// The stream of the weightings; resamples use the streams 0, 1, 2, ….
const WEIGHTS_STREAM: u64 = u64::MAX;

/// The three doubts beside the verdict of `project`, whose basis is `basis`. The same seed gives the same answer on any
/// machine and number of threads.
///
/// # Errors
/// [`Cancelled`] when `cancel` was set meanwhile.
pub fn doubt(project: &Project, basis: &Basis, cancel: &Cancel) -> Result<Doubt, Cancelled> {
    let settings = &project.settings;
    let members = members(project, basis);
    let mut all = Tallies::empty(settings.bands.count());
    for member in &members {
        all.add(member);
    }
    let mut contenders = Vec::new();
    all.contenders(&mut contenders);
    Ok(Doubt {
        resampling: resampling(settings, &members, cancel)?,
        leave_one_out: leave_one_out(settings, basis, (&members, &all), cancel)?,
        weights: weights(settings, &contenders, cancel)?,
    })
}

/// Whether `after` has the doubts of `before`, each a project with its outcome: the same clients bring the same to the
/// contest, under the same settings. Tags, tiers and names take no part in it.
#[must_use]
pub fn has_same_doubt(before: (&Project, &Outcome), after: (&Project, &Outcome)) -> bool {
    let asked = |settings: &Settings| {
        let draws = (settings.resamples, settings.weightings, settings.seed);
        (settings.bands.count(), settings.weights, settings.minimum_clients, draws)
    };
    asked(&before.0.settings) == asked(&after.0.settings)
        && before.1.basis.clients == after.1.basis.clients
        && members(before.0, &before.1.basis) == members(after.0, &after.1.basis)
}

/// How often each band wins over `settings.resamples` bootstrap resamples (METHOD.md §5a): n clients drawn with
/// replacement from all n counted clients, the unknown sizes among them; eligibility and 0–1 values are those of the
/// resample, τ and K stay. Ties are shared equally. A resample without a known size counts for no band.
fn resampling(settings: &Settings, members: &[Member], cancel: &Cancel) -> Result<Vec<f64>, Cancelled> {
    let bands = settings.bands.count();
    let drawn = u32::try_from(members.len()).unwrap_or(u32::MAX);
    if drawn == 0 {
        return Ok(vec![0.0; bands]);
    }
    let chunk = |chunk: usize| -> Result<Vec<f64>, Cancelled> {
        cancel.check()?;
        let mut wins = vec![0.0; bands];
        let (mut tallies, mut contenders) = (Tallies::empty(bands), Vec::new());
        for index in chunk * CHUNK..settings.resamples.min((chunk + 1) * CHUNK) {
            let mut random = stream(settings.seed, index as u64);
            tallies.clear();
            for _ in 0..drawn {
                if let Some(member) = members.get(random.random_range(0..drawn) as usize) {
                    tallies.add(member);
                }
            }
            tallies.contenders(&mut contenders);
            share_win(&mut wins, &winners(&contenders, settings.minimum_clients, &settings.weights));
        }
        Ok(wins)
    };
    let chunks: Result<Vec<_>, Cancelled> =
        (0..settings.resamples.div_ceil(CHUNK)).into_par_iter().map(chunk).collect();
    Ok(fractions(bands, &chunks?, settings.resamples))
}

/// The clients whose removal changes the winners (METHOD.md §5b), in project order. The known sums are taken as they
/// are, less one client.
fn leave_one_out(
    settings: &Settings,
    basis: &Basis,
    (members, all): (&[Member], &Tallies),
    cancel: &Cancel,
) -> Result<Vec<LeaveOneOut>, Cancelled> {
    let mut contenders = Vec::new();
    all.contenders(&mut contenders);
    let with_all = winners(&contenders, settings.minimum_clients, &settings.weights);
    let mut changed = Vec::new();
    let mut tallies = all.clone();
    for (&client, member) in basis.clients.iter().zip(members) {
        cancel.check()?;
        tallies.clone_from(all);
        tallies.remove(member);
        tallies.contenders(&mut contenders);
        let without = winners(&contenders, settings.minimum_clients, &settings.weights);
        if without != with_all {
            changed.push(LeaveOneOut { client, winners: without });
        }
    }
    Ok(changed)
}

/// The share of `settings.weightings` random weightings that each band wins (METHOD.md §5c). Weightings are uniform on
/// the simplex over all six criteria: six exponentials −ln(1 − u), divided by their sum. Ties are shared equally.
fn weights(settings: &Settings, contenders: &[Contender], cancel: &Cancel) -> Result<Vec<f64>, Cancelled> {
    let bands = settings.bands.count();
    let (eligible, _) = eligible(contenders, settings.minimum_clients);
    let standardised: Vec<Values> = standardised(contenders, &eligible);
    let mut random = stream(settings.seed, WEIGHTS_STREAM);
    let mut wins = vec![0.0; bands];
    for _ in 0..settings.weightings {
        cancel.check()?;
        let weights = on_the_simplex(&mut random);
        let scores = eligible.iter().zip(&standardised).map(|(&band, values)| (band, score(values, &weights)));
        share_win(&mut wins, &highest(scores).collect::<Vec<_>>());
    }
    Ok(fractions(bands, &[wins], settings.weightings))
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
