//! Setting a cell of the white space aside, with a reason and a date to look again.

use eframe::egui::Ui;
use jiff::civil::Date;

use crate::app::action::Action;
use crate::app::theme::{palette, space};
use crate::app::widget::{self, FieldView};
use crate::model::{Block, ClientId, Edit, OfferingId};
use crate::say;
use crate::text::Text;

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct BlockEditor {
    of: Option<(ClientId, OfferingId)>,
    reason: String,
    review: String,
}

impl BlockEditor {
    /// The card: fields while the cell counts, the reason while it is set aside.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        cell: (ClientId, OfferingId),
        block: Option<&Block>,
        text: &Text,
    ) -> Option<Action> {
        if self.of != Some(cell) {
            *self = Self { of: Some(cell), ..Self::default() };
        }
        let (client, offering) = cell;
        widget::section(ui, &say!(text, "inspector-block"));
        if let Some(block) = block {
            (self.reason, self.review) = Default::default();
            if !block.reason.is_empty() {
                ui.label(&block.reason);
            }
            if let Some(review) = block.review {
                widget::muted(ui, &say!(text, "inspector-block-until", date = text.date(review)));
            }
            let back = widget::normal(ui, &say!(text, "inspector-block-undo")).clicked();
            return back.then_some(Action::Edit(Edit::UnblockCell { client, offering }, None));
        }
        let width = ui.available_width() - 2.0 * space::MEDIUM;
        let reason = say!(text, "inspector-block-reason");
        widget::field(ui, &mut self.reason, &FieldView { name: &reason, hint: &reason, shortcut: "", width });
        let review = say!(text, "inspector-block-review");
        widget::field(ui, &mut self.review, &FieldView { name: &review, hint: &review, shortcut: "", width });
        let date = self.review.trim().parse::<Date>().ok();
        let is_wrong = date.is_none() && !self.review.trim().is_empty();
        if is_wrong {
            let bad = palette(ui).bad;
            ui.colored_label(bad, say!(text, "inspector-block-date"));
        }
        let label = say!(text, "inspector-block-do");
        if !ui.add_enabled(!is_wrong, widget::Control::normal(&label)).clicked() {
            return None;
        }
        let block = Block { reason: self.reason.trim().to_owned(), review: date };
        Some(Action::Edit(Edit::BlockCell { client, offering, block }, None))
    }
}
