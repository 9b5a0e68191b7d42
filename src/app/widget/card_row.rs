//! Cards beside each other, equally high; below each other where there is no room.

use eframe::egui::{Align, Layout, Ui, vec2};

use super::card::card;
use crate::app::asked::Asked;
use crate::app::theme::space;

/// The least room of a card beside others, in points.
const LEAST: f32 = 230.0;

/// Draws what is in one card.
pub(in crate::app) type Contents<'a> = &'a mut dyn FnMut(&mut Ui) -> Asked;

/// One row of cards: it remembers how high the highest was.
#[derive(Debug, Default)]
pub(in crate::app) struct CardRow {
    tallest: f32,
}

impl CardRow {
    /// Draws `cards`, each in its share of the width.
    pub(in crate::app) fn show<const N: usize>(
        &mut self,
        ui: &mut Ui,
        shares: [f32; N],
        cards: [Contents<'_>; N],
    ) -> Asked {
        let gaps: f32 = shares.iter().skip(1).map(|_| space::LARGE).sum();
        let room = ui.available_width() - gaps;
        if shares.iter().any(|share| share * room < LEAST) {
            return below_each_other(ui, cards);
        }
        let (mut asked, mut tallest) = (Asked::default(), 0.0_f32);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::LARGE;
            for (index, (share, contents)) in shares.into_iter().zip(cards).enumerate() {
                // The last card takes what rounding leaves, so that the right edges line up.
                let width = if index + 1 == N { ui.available_width() } else { (share * room).floor() };
                let size = vec2(width, 0.0);
                ui.allocate_ui_with_layout(size, Layout::top_down(Align::LEFT), |ui| {
                    let (action, height) = self.card_ui(ui, contents);
                    tallest = tallest.max(height);
                    asked.ask(action);
                });
            }
        });
        if (tallest - self.tallest).abs() > 0.5 {
            self.tallest = tallest;
            ui.ctx().request_discard("cards of one row are equally high");
        }
        asked
    }

    /// One card, and the height its contents need.
    fn card_ui(&self, ui: &mut Ui, contents: Contents<'_>) -> (Asked, f32) {
        card(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::SMALL, space::SMALL);
            let action = contents(ui);
            let used = ui.min_rect();
            ui.expand_to_include_y(used.top() + self.tallest);
            (action, used.height())
        })
        .inner
    }
}

fn below_each_other<const N: usize>(ui: &mut Ui, cards: [Contents<'_>; N]) -> Asked {
    let mut asked = Asked::default();
    for (index, contents) in cards.into_iter().enumerate() {
        if index > 0 {
            ui.add_space(space::SMALL);
        }
        asked.ask(card(ui, contents).inner);
    }
    asked
}
