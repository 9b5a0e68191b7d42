//! A file whose shape is known: how many corrections apply, and which no longer do.

use eframe::egui::Ui;

use crate::app::action::ImportAction;
use crate::app::session::OpenFile;
use crate::app::theme;
use crate::app::widget;
use crate::import::NoLongerFits;
use crate::say;
use crate::text::{Text, words};

/// How the corrections fit, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecognisedView {
    /// "Recognised: 14 corrections applied".
    pub title: String,
    /// How many no longer fit, in words; empty when all do.
    pub count: String,
    /// Each of them.
    pub no_longer: Vec<String>,
}

/// How the corrections of an earlier file fit this one; `None` when there are none.
#[must_use]
pub fn recognised_view(text: &Text, file: &OpenFile) -> Option<RecognisedView> {
    let fit = file.recognised.as_ref()?;
    let lost = fit.no_longer.len();
    Some(RecognisedView {
        title: say!(text, "recognised", count = fit.applied),
        count: if lost == 0 { String::new() } else { say!(text, "recognised-lost", count = lost) },
        no_longer: fit.no_longer.iter().map(|lost| lost_words(text, lost)).collect(),
    })
}

fn lost_words(text: &Text, lost: &NoLongerFits) -> String {
    match lost {
        NoLongerFits::Sheet(name) => say!(text, "recognised-sheet", name = name.as_str()),
        NoLongerFits::Layout(layout) => say!(text, "recognised-layout", layout = words::layout(text, *layout)),
        NoLongerFits::HeaderRow(row) => say!(text, "recognised-titles", row = text.integer(*row as usize + 1)),
        NoLongerFits::Column(title) => say!(text, "recognised-column", title = title.as_str()),
        NoLongerFits::Row(label) => say!(text, "recognised-row", label = label.as_str()),
        NoLongerFits::Answer(key) => say!(text, "recognised-answer", about = about(key)),
        NoLongerFits::Suggestion(key) => say!(text, "recognised-suggestion", about = about(key)),
        NoLongerFits::Shape(shape) => say!(text, "recognised-layout", layout = words::shape(text, *shape)),
        NoLongerFits::Table(name) => say!(text, "recognised-table", name = name.as_str()),
        NoLongerFits::Asof(day) => say!(text, "recognised-asof", day = text.date(*day)),
        NoLongerFits::Part(key) => say!(text, "recognised-part", key = key.as_str()),
    }
}

/// What a key is about: what stands behind its kind.
fn about(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, about)| about)
}

/// Draws the banner; `unfolded` is whether what no longer fits is listed.
#[must_use]
pub fn recognised_ui(ui: &mut Ui, unfolded: &mut bool, view: &RecognisedView, text: &Text) -> Option<ImportAction> {
    let mut asked = None;
    widget::card(ui, |ui| {
        let left = |ui: &mut Ui| {
            widget::good(ui, "✓");
            widget::strong(ui, &view.title);
            if !view.count.is_empty() && widget::link(ui, &view.count).clicked() {
                *unfolded = !*unfolded;
            }
        };
        let forget = |ui: &mut Ui| widget::link(ui, &say!(text, "recognised-forget")).clicked();
        if widget::split(ui, left, forget).1 {
            asked = Some(ImportAction::Forget);
        }
        if *unfolded {
            for lost in &view.no_longer {
                widget::muted(ui, lost);
            }
        }
    });
    ui.add_space(theme::space::TINY);
    asked
}
