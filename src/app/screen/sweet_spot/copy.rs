//! The screen's tables, tab-separated: they paste into a spreadsheet.

use super::view::{BarView, CriteriaView, DoubtView};
use crate::app::tsv::tsv;
use crate::say;
use crate::text::Text;

/// The winners, then the scores.
pub(super) fn criteria(view: &CriteriaView, text: &Text) -> String {
    let winners = [say!(text, "sweet-criterion"), say!(text, "sweet-winner"), say!(text, "sweet-value")];
    let rows = view.rows.iter().map(|row| [row.name.clone(), row.winner.clone(), row.value.clone()]);
    let scores = bars([say!(text, "sweet-band"), say!(text, "sweet-score")], &view.scores);
    [table(winners, rows), scores].join("\n")
}

/// Re-draws, other weights, one client less.
pub(super) fn doubt(view: &DoubtView, text: &Text) -> String {
    let resampling = bars([say!(text, "sweet-resampling"), say!(text, "sweet-share")], &view.resampling);
    let weights = bars([say!(text, "sweet-weights"), say!(text, "sweet-share")], &view.weights);
    let titles = [say!(text, "sweet-client"), say!(text, "sweet-becomes")];
    let carriers = view.carriers.iter().map(|carrier| [carrier.name.clone(), carrier.becomes.clone()]);
    let one_less = if view.carriers.is_empty() { format!("{}\n", view.one_less) } else { table(titles, carriers) };
    [resampling, weights, one_less].join("\n")
}

fn bars(titles: [String; 2], bars: &[BarView]) -> String {
    table(titles, bars.iter().map(|bar| [bar.label.clone(), bar.value.clone()]))
}

fn table<const N: usize>(titles: [String; N], rows: impl Iterator<Item = [String; N]>) -> String {
    tsv(std::iter::once(titles).chain(rows).map(|row| row.to_vec()))
}
