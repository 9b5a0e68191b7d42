//! How sure the verdict is, in words (METHOD.md §5 a–c, e, f).

use super::{Finding, NAMED};
use crate::analysis::Certainty;
use crate::say;
use crate::text::Text;

/// How often which band wins over resamples of the clients: "In 2,000 re-draws of the clients, 26–100 wins 87 % and
/// 101–500 11 %". `None` while it is being computed, or when no band ever wins.
#[must_use]
pub fn resampling(text: &Text, found: Finding<'_>) -> Option<String> {
    let shares = leaders(text, found, &found.doubt?.resampling);
    let draws = text.integer(found.project.settings.resamples);
    (!shares.is_empty()).then(|| say!(text, "doubt-resampling", draws = draws, shares = text.list(&shares)))
}

/// How often which band wins over random weightings of the criteria.
#[must_use]
pub fn weights(text: &Text, found: Finding<'_>) -> Option<String> {
    let shares = leaders(text, found, &found.doubt?.weights);
    let draws = text.integer(found.project.settings.weightings);
    (!shares.is_empty()).then(|| say!(text, "doubt-weights", draws = draws, shares = text.list(&shares)))
}

/// Whose absence would change the winner: "Without Hanzewerf the winner would be 101–500".
#[must_use]
pub fn leave_one_out(text: &Text, found: Finding<'_>) -> Option<String> {
    if found.outcome.verdict.winners.is_empty() {
        return None;
    }
    let leave_one_out = &found.doubt?.leave_one_out;
    let name = |at: usize| leave_one_out.get(at).map(|one| found.client_name(one.client)).unwrap_or_default();
    Some(match leave_one_out.as_slice() {
        [] => say!(text, "doubt-no-client"),
        [only] => {
            let labels: Vec<_> = only.winners.iter().map(|band| found.label(*band)).collect();
            match labels.as_slice() {
                [] => say!(text, "doubt-one-client-none", client = name(0)),
                [label] => say!(text, "doubt-one-client", client = name(0), bands = label.as_str()),
                labels => say!(text, "doubt-one-client-tie", client = name(0), bands = text.list(labels)),
            }
        }
        few if few.len() <= NAMED => {
            let names: Vec<_> = (0..few.len()).map(name).collect();
            say!(text, "doubt-few-clients", clients = text.list(&names))
        }
        many => {
            let names: Vec<_> = (0..NAMED).map(name).collect();
            say!(text, "doubt-many-clients", shown = text.integer(many.len()), clients = names.join(", "))
        }
    })
}

/// The bands that share the re-draws, where the headline names only one: "26–100 and 101–500 win 96 % of the re-draws
/// together". `None` where one band holds them, and where the headline says it.
#[must_use]
pub fn shortlist(text: &Text, found: Finding<'_>) -> Option<String> {
    let doubt = found.doubt?;
    if doubt.shortlist.len() < 2 || found.certainty() == Some(Certainty::Undecided) {
        return None;
    }
    let held = doubt.shortlist.iter().filter_map(|&band| doubt.resampling.get(band)).sum::<f64>();
    Some(say!(text, "doubt-shortlist", bands = found.labels(text, &doubt.shortlist), share = text.share(held.min(1.0))))
}

/// The verdict without the weight of giants, where it differs: "Counting Hanzewerf for no more than a large client, 26–100
/// leads".
#[must_use]
pub fn giants(text: &Text, found: Finding<'_>) -> Option<String> {
    let giants = found.doubt?.giants.as_ref()?;
    let names: Vec<String> = giants.clients.iter().take(NAMED).map(|&client| found.client_name(client)).collect();
    let more = giants.clients.len().saturating_sub(names.len());
    let clients = match more {
        0 => text.list(&names),
        more => say!(text, "doubt-giants-more", clients = names.join(", "), count = text.integer(more)),
    };
    let bands = found.labels(text, &giants.winners);
    Some(match giants.winners.len() {
        1 => say!(text, "doubt-giants", clients = clients, band = bands),
        _ => say!(text, "doubt-giants-tie", clients = clients, bands = bands),
    })
}

/// The bands that win most often, each with its share; those under half a percent are left out.
fn leaders(text: &Text, found: Finding<'_>, shares: &[f64]) -> Vec<String> {
    let mut ranked: Vec<_> = shares.iter().copied().enumerate().filter(|(_, share)| *share >= 0.005).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let named = ranked.into_iter().take(NAMED).enumerate();
    named
        .map(|(rank, (band, share))| {
            let (band, share) = (found.label(band), text.share(share));
            if rank == 0 {
                say!(text, "doubt-first", band = band, share = share)
            } else {
                say!(text, "doubt-next", band = band, share = share)
            }
        })
        .collect()
}
