//! How sure the verdict is, in words (METHOD.md §5 a–c).

use crate::analysis::{Doubt, Outcome};
use crate::model::Project;
use crate::say;
use crate::text::Text;

/// How many bands or clients a sentence names before it only counts.
const NAMED: usize = 3;

/// How often which band wins over resamples of the clients: "In 2,000 re-draws of the clients, 26–100 wins 87 % and
/// 101–500 11 %". `None` while it is being computed, or when no band ever wins.
#[must_use]
pub fn resampling(text: &Text, project: &Project, outcome: &Outcome) -> Option<String> {
    let shares = leaders(text, project, &outcome.doubt.as_ref()?.resampling);
    let draws = text.integer(project.settings.resamples);
    (!shares.is_empty()).then(|| say!(text, "doubt-resampling", draws = draws, shares = text.list(&shares)))
}

/// How often which band wins over random weightings of the criteria.
#[must_use]
pub fn weights(text: &Text, project: &Project, outcome: &Outcome) -> Option<String> {
    let shares = leaders(text, project, &outcome.doubt.as_ref()?.weights);
    let draws = text.integer(project.settings.weightings);
    (!shares.is_empty()).then(|| say!(text, "doubt-weights", draws = draws, shares = text.list(&shares)))
}

/// Whose absence would change the winner: "Without Hanzewerf the winner would be 101–500".
#[must_use]
pub fn leave_one_out(text: &Text, project: &Project, outcome: &Outcome) -> Option<String> {
    if outcome.verdict.winners.is_empty() {
        return None;
    }
    let Doubt { leave_one_out, .. } = outcome.doubt.as_ref()?;
    let name = |at: usize| {
        let client = leave_one_out.get(at).and_then(|found| project.client(found.client));
        client.map(|client| client.name.clone()).unwrap_or_default()
    };
    Some(match leave_one_out.as_slice() {
        [] => say!(text, "doubt-no-client"),
        [only] => {
            let labels: Vec<_> = only.winners.iter().map(|band| project.settings.bands.label(*band)).collect();
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

/// The bands that win most often, each with its share; those under half a percent are left out.
fn leaders(text: &Text, project: &Project, shares: &[f64]) -> Vec<String> {
    let mut ranked: Vec<_> = shares.iter().copied().enumerate().filter(|(_, share)| *share >= 0.005).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let named = ranked.into_iter().take(NAMED).enumerate();
    named
        .map(|(rank, (band, share))| {
            let (band, share) = (project.settings.bands.label(band), text.share(share));
            if rank == 0 {
                say!(text, "doubt-first", band = band, share = share)
            } else {
                say!(text, "doubt-next", band = band, share = share)
            }
        })
        .collect()
}
