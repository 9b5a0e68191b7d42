//! The proof: where every amount of the file went, each part leading to its cells.

use eframe::egui::Ui;

use super::parts::PartKey;
use crate::app::theme;
use crate::app::widget::{self, ProofLegend, Segment, Tone};
use crate::model::Proof;
use crate::say;
use crate::text::{Text, words};

/// The proof in words and as a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct ProofView {
    /// The parts of the bar, each with its position in `legend`.
    pub segments: Vec<Segment>,
    /// The parts in words.
    pub legend: Vec<ProofLegend>,
    /// The cells behind each of `legend`.
    pub parts: Vec<Option<PartKey>>,
    /// What is wrong, and what to do: only when it does not balance.
    pub alarm: Option<String>,
}

/// The proof in words and as a bar.
#[must_use]
pub fn proof_view(text: &Text, proof: &Proof, currency: Option<&str>) -> ProofView {
    let item =
        |amount: f64, words, tone, leads| ProofLegend { amount: text.money(amount, currency), words, tone, leads };
    let imported = proof.imported != 0.0;
    let mut legend = vec![
        item(proof.file_total, say!(text, "import-proof-file"), Tone::Plain, false),
        item(proof.imported, say!(text, "import-proof-imported"), Tone::Good, imported),
    ];
    let mut parts = vec![None, imported.then_some(PartKey::Imported)];
    for part in &proof.left_out {
        let (reason, rows) = (words::left_out(text, part.reason), words::rows(text, part.rows));
        let words = say!(text, "import-proof-left-out", reason = reason, rows = rows);
        legend.push(item(part.amount, words, Tone::Plain, true));
        parts.push(Some(PartKey::LeftOut(part.reason)));
    }
    legend.push(if proof.balances() {
        let words = say!(text, "import-proof-balances");
        ProofLegend { amount: String::new(), words, tone: Tone::Good, leads: false }
    } else {
        item(proof.difference(), say!(text, "import-proof-off"), Tone::Bad, false)
    });
    parts.push(None);
    let alarm =
        (!proof.balances()).then(|| say!(text, "import-proof-bug", amount = text.money(proof.difference(), currency)));
    ProofView { segments: segments(proof), legend, parts, alarm }
}

/// The parts of the file total, each by its size; what cannot be explained stands out.
fn segments(proof: &Proof) -> Vec<Segment> {
    let parts = proof.left_out.iter().map(|part| part.amount.abs());
    let whole = proof.imported.abs() + parts.clone().sum::<f64>() + proof.difference().abs();
    #[expect(clippy::cast_possible_truncation, reason = "a width on screen")]
    let share = |amount: f64| if whole > 0.0 { (amount.abs() / whole) as f32 } else { 0.0 };
    let mut all = vec![Segment { share: share(proof.imported), tone: Tone::Good, legend: 1 }];
    all.extend(parts.enumerate().map(|(at, amount)| Segment {
        share: share(amount),
        tone: Tone::Grey,
        legend: at + 2,
    }));
    if !proof.balances() {
        all.push(Segment { share: share(proof.difference()), tone: Tone::Bad, legend: proof.left_out.len() + 2 });
    }
    all
}

/// Draws the strip; returns the part whose cells are asked for.
#[must_use]
pub fn proof_ui(ui: &mut Ui, view: &ProofView, text: &Text) -> Option<PartKey> {
    widget::section(ui, &say!(text, "import-proof"));
    let picked = widget::stacked_bar(ui, &view.segments, &view.legend);
    if let Some(alarm) = &view.alarm {
        ui.label(theme::plain(alarm).color(theme::palette(ui).bad));
    }
    picked.and_then(|at| view.parts.get(at).copied().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LeftOut, LeftOutReason};
    use crate::text::Language;

    #[test]
    fn every_part_leads_to_its_cells_and_a_difference_is_called_an_error_of_the_program() {
        let left_out = vec![LeftOut { reason: LeftOutReason::Subtotal, rows: 2, amount: 40.0 }];
        let text = Text::new(Language::English);
        for (file_total, balances) in [(140.0, true), (141.0, false)] {
            let proof = Proof { file_total, imported: 100.0, left_out: left_out.clone() };
            let view = proof_view(&text, &proof, Some("EUR"));
            let subtotal = PartKey::LeftOut(LeftOutReason::Subtotal);
            assert_eq!(view.parts, [None, Some(PartKey::Imported), Some(subtotal), None]);
            assert_eq!(view.alarm.is_some(), !balances);
            let shares: f32 = view.segments.iter().map(|segment| segment.share).sum();
            assert!((shares - 1.0).abs() < 1e-5, "the bar is the whole: {shares}");
            let last = view.legend.last().expect("the balance stands last");
            assert_eq!(last.tone, if balances { Tone::Good } else { Tone::Bad });
        }
    }
}
