//! The few clients one is there for, as people.

mod view;

use eframe::egui::{Align, Layout, Ui, vec2};

use super::empty_ui;
use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::session::{Session, Stamp};
use crate::app::theme::{self, space};
use crate::app::widget::{self, Edge, FieldView};
use crate::model::{CoreCard, CoreTest, Edit, PeopleEdit};
use crate::say;
use crate::text::{Text, words};
use view::{CardView, CoreView, core_view};

/// The least room of a card beside others, and of the words before a field.
const LEAST: f32 = 300.0;
const LABEL: f32 = 84.0;

/// The card being typed in, and its people as typed.
#[derive(Debug, Default)]
struct Draft {
    known: Vec<CoreCard>,
    cards: Vec<(CoreCard, String)>,
}

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct CoreClientsScreen {
    view: Cached<Stamp, Option<CoreView>>,
    draft: Draft,
}

impl CoreClientsScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let view = self.view.get(session.stamp(), || core_view(session));
        let Some(view) = view.as_ref() else {
            return empty_ui(ui, session, &say!(session.text, "core-empty"));
        };
        self.draft.meet(view, &session.text);
        widget::page(ui, |ui| self.page_ui(ui, view, &session.text))
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &CoreView, text: &Text) -> Asked {
        let ((), copy) = widget::headed(
            ui,
            |ui| ui.vertical(|ui| widget::finding(ui, &view.title, &view.basis)).inner,
            |ui| !view.cards.is_empty() && widget::normal(ui, &say!(text, "messages-copy-text")).clicked(),
        );
        let mut asked = Asked::from(copy.then(|| Action::Copy(as_text(view, text))));
        if view.has_no_choice {
            ui.label(theme::plain(&say!(text, "core-no-choice-why")).color(theme::palette(ui).bad));
        }
        ui.add_space(space::SMALL);
        asked.ask(self.add_ui(ui, view, text));
        ui.add_space(space::SMALL);
        asked.ask(self.cards_ui(ui, view, text));
        ui.add_space(space::LARGE);
        asked.ask(self.counted_ui(ui, view, text));
        ui.add_space(space::LARGE);
        asked
    }

    /// What a new card starts from.
    fn add_ui(&self, ui: &mut Ui, view: &CoreView, text: &Text) -> Option<Action> {
        let names: Vec<String> = view.starts.iter().map(|(name, _)| name.clone()).collect();
        let label = say!(text, "core-add");
        let picked = widget::short_choice(ui, (&label, &label), &names, names.len())?;
        let (_, card) = view.starts.get(picked)?;
        let mut cards = self.draft.known.clone();
        cards.push(card.clone());
        Some(edit(cards))
    }

    fn cards_ui(&mut self, ui: &mut Ui, view: &CoreView, text: &Text) -> Asked {
        let mut asked = Asked::default();
        let room = ui.available_width();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few cards")]
        let across = ((room / LEAST) as usize).clamp(1, CoreCard::MOST);
        #[expect(clippy::cast_precision_loss, reason = "a few cards")]
        let width = (room - space::LARGE * (across as f32 - 1.0)) / across as f32;
        let places: Vec<usize> = (0..view.cards.len()).collect();
        for row in places.chunks(across) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::LARGE;
                for &at in row {
                    let Some(card) = view.cards.get(at) else { continue };
                    let size = vec2(width.floor(), 0.0);
                    ui.allocate_ui_with_layout(size, Layout::top_down(Align::LEFT), |ui| {
                        let edge = if at == 0 { Edge::Amber } else { Edge::Accent };
                        asked.ask(widget::card_with_edge(ui, edge, |ui| self.card_ui(ui, (at, card), text)).inner);
                    });
                }
            });
            ui.add_space(space::LARGE);
        }
        asked
    }

    fn card_ui(&mut self, ui: &mut Ui, (at, view): (usize, &CardView), text: &Text) -> Asked {
        let mut asked = Asked::default();
        let number = text.integer(at + 1);
        let (_, gone) = widget::split(
            ui,
            |ui| widget::small(ui, &say!(text, "core-card", number = number.as_str())),
            |ui| widget::close(ui, &say!(text, "core-remove", number = number.as_str())).clicked(),
        );
        ui.label(theme::heading(&view.sentence));
        ui.add_space(space::SMALL);
        let left = self.fields_ui(ui, at, text);
        ui.add_space(space::SMALL);
        widget::strong(ui, &say!(text, "core-tests"));
        let mut changed = left;
        for test in CoreTest::ALL {
            let Some((card, _)) = self.draft.cards.get_mut(at) else { continue };
            let Some(passes) = card.tests.get_mut(test.index()) else { continue };
            let name = words::core_test(text, test);
            changed |= ui.push_id((at, test), |ui| widget::checkbox(ui, passes, &name).changed()).inner;
        }
        if !view.card.evidence.is_empty() {
            ui.add_space(space::SMALL);
            widget::strong(ui, &say!(text, "core-evidence"));
            match view.evidence {
                Some(client) => {
                    if widget::link(ui, &view.card.evidence).clicked() {
                        asked.ask(Action::Select(Selection::Client(client)));
                    }
                }
                None => drop(widget::muted(ui, &view.card.evidence)),
            }
            widget::small(ui, &say!(text, "core-evidence-why"));
        }
        if gone {
            let mut cards = self.draft.known.clone();
            if at < cards.len() {
                cards.remove(at);
            }
            asked.ask(edit(cards));
        } else if changed && let Some(cards) = self.draft.written(text) {
            asked.ask(edit(cards));
        }
        asked
    }

    /// The fields of a card. Returns whether one of them was left.
    fn fields_ui(&mut self, ui: &mut Ui, at: usize, text: &Text) -> bool {
        let Some((card, people)) = self.draft.cards.get_mut(at) else { return false };
        let fields = [
            (&mut card.role, say!(text, "core-role")),
            (&mut card.first_name, say!(text, "core-first-name")),
            (&mut card.industry, say!(text, "core-industry-field")),
            (people, say!(text, "core-people-field")),
            (&mut card.goal, say!(text, "core-goal")),
        ];
        let mut left = false;
        let number = text.integer(at + 1);
        for (typed, label) in fields {
            ui.horizontal(|ui| {
                ui.allocate_ui(vec2(LABEL, theme::size::CONTROL), |ui| {
                    ui.set_min_width(LABEL);
                    widget::muted(ui, &label)
                });
                let width = (ui.available_width() - 20.0).max(80.0);
                let name = say!(text, "core-field", field = label.as_str(), number = number.as_str());
                left |= widget::field(ui, typed, &FieldView { name: &name, hint: &label, shortcut: "", width })
                    .lost_focus();
            });
        }
        if !self.draft.is_number(at, text) {
            ui.label(theme::plain(&say!(text, "clients-users-invalid")).color(theme::palette(ui).bad));
        }
        left
    }

    /// Everyone one deals with at a client, with counts; a click puts a role into a card.
    fn counted_ui(&self, ui: &mut Ui, view: &CoreView, text: &Text) -> Asked {
        widget::card(ui, |ui| {
            let mut asked = Asked::default();
            widget::section(ui, &say!(text, "core-brainstorm"));
            widget::muted(ui, &say!(text, "core-brainstorm-why"));
            for (place, (title, values)) in view.counted.iter().enumerate() {
                ui.add_space(space::SMALL);
                widget::strong(ui, title);
                if values.is_empty() {
                    widget::muted(ui, &say!(text, "core-nothing-tagged"));
                }
                ui.horizontal_wrapped(|ui| {
                    for (value, count) in values {
                        let label = format!("{value} {}", text.integer(*count));
                        if widget::chip(ui, &label).clicked() {
                            asked.ask(self.circled(place, value));
                        }
                    }
                });
            }
            asked
        })
        .inner
    }

    /// The value in the first card that has none there, or in a new one.
    fn circled(&self, place: usize, value: &str) -> Action {
        let mut cards = self.draft.known.clone();
        let is_free = |card: &CoreCard| match place {
            0 => card.role.is_empty(),
            1 => card.industry.is_empty(),
            _ => card.goal.is_empty(),
        };
        let at = cards.iter().position(is_free).unwrap_or_else(|| {
            cards.push(CoreCard::default());
            cards.len() - 1
        });
        if let Some(card) = cards.get_mut(at) {
            let field = match place {
                0 => &mut card.role,
                1 => &mut card.industry,
                _ => &mut card.goal,
            };
            value.clone_into(field);
        }
        edit(cards)
    }
}

impl Draft {
    /// Takes over what the project says where that is something else than before.
    fn meet(&mut self, view: &CoreView, text: &Text) {
        let now: Vec<CoreCard> = view.cards.iter().map(|card| card.card.clone()).collect();
        if self.known != now {
            let people = |card: &CoreCard| card.people.map(|people| text.number(people, 0)).unwrap_or_default();
            self.cards = now.iter().map(|card| (card.clone(), people(card))).collect();
            self.known = now;
        }
    }

    fn is_number(&self, at: usize, text: &Text) -> bool {
        let typed = self.cards.get(at).map_or("", |(_, people)| people.trim());
        typed.is_empty() || text.read_number(typed).is_some_and(|people| people > 0.0)
    }

    /// The cards as typed, where that is something else than the project says; what is no number stays as it was.
    fn written(&self, text: &Text) -> Option<Vec<CoreCard>> {
        let cards: Vec<CoreCard> = self
            .cards
            .iter()
            .enumerate()
            .map(|(at, (card, people))| {
                let known = self.known.get(at).and_then(|card| card.people);
                let people = if self.is_number(at, text) { text.read_number(people) } else { known };
                CoreCard { people, ..card.clone() }
            })
            .collect();
        (cards != self.known).then_some(cards)
    }
}

fn edit(cards: Vec<CoreCard>) -> Action {
    Action::Edit(Edit::People(PeopleEdit::SetCoreCards(cards)), None)
}

fn as_text(view: &CoreView, text: &Text) -> String {
    let part = |card: &CardView| {
        let passed = CoreTest::ALL.into_iter().filter(|test| card.card.tests.get(test.index()) == Some(&true));
        let passed: Vec<String> = passed.map(|test| words::core_test(text, test)).collect();
        let tests = if passed.is_empty() { String::new() } else { format!("\n{}", passed.join(" · ")) };
        format!("{}{tests}\n", card.sentence)
    };
    view.cards.iter().map(part).collect::<Vec<_>>().join("\n")
}
