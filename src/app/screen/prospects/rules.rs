//! The combination rules, to be changed: what is listed is what fires, in that order.

use eframe::egui::{Align, Frame, Id, Layout, Margin, Modal, ScrollArea, Ui};

use crate::app::action::Action;
use crate::app::theme::space;
use crate::app::widget::{self, Control, FieldView};
use crate::model::{Edit, Effect, NamedValue, PeopleEdit, Project, Rule, RuleReason, dimension_of};
use crate::say;
use crate::text::{Text, words};

const WIDTH: f32 = 620.0;
const HEIGHT: f32 = 380.0;
const FIELD: f32 = 260.0;
/// The most conditions of a rule.
const CONDITIONS: usize = 3;

/// What the dialog remembers.
#[derive(Debug, Default)]
pub(super) struct RulesDialog {
    is_open: bool,
    /// The rule being put together: the positions of dimension and value.
    conditions: Vec<NamedValue>,
    dimension: usize,
    effect: usize,
    reason: String,
}

impl RulesDialog {
    /// Opens it.
    pub(super) fn open(&mut self) {
        *self = Self { is_open: true, effect: 1, ..Self::default() };
    }

    /// Draws it while it is open.
    pub(super) fn ui(&mut self, ui: &Ui, text: &Text, project: &Project) -> Option<Action> {
        if !self.is_open {
            return None;
        }
        let frame = Frame::popup(ui.style()).inner_margin(Margin::same(20));
        let modal = Modal::new(Id::unique("rules")).frame(frame).show(ui.ctx(), |ui| {
            ui.set_width(WIDTH);
            widget::section(ui, &say!(text, "rules-title"));
            widget::muted(ui, &say!(text, "rules-why"));
            ui.add_space(space::SMALL);
            let changed = ScrollArea::vertical()
                .max_height(HEIGHT)
                .show(ui, |ui| Self::list_ui(ui, (text, project)).or(self.new_ui(ui, (text, project))))
                .inner;
            ui.add_space(space::SMALL);
            let closed = ui
                .with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let closed = widget::normal(ui, &say!(text, "rules-close")).clicked();
                    let shipped = widget::link(ui, &say!(text, "rules-shipped")).clicked();
                    (closed, shipped)
                })
                .inner;
            (changed.or(closed.1.then(Rule::shipped)), closed.0)
        });
        let is_left = modal.should_close();
        let (changed, closed) = modal.inner;
        if closed || is_left {
            self.is_open = false;
        }
        changed.map(|rules| Action::Edit(Edit::People(PeopleEdit::SetRules(rules)), None))
    }

    fn list_ui(ui: &mut Ui, (text, project): (&Text, &Project)) -> Option<Vec<Rule>> {
        let rules = &project.people.rules;
        if rules.is_empty() {
            widget::muted(ui, &say!(text, "rules-none"));
        }
        let mut changed = None;
        for (at, rule) in rules.iter().enumerate() {
            ui.push_id(("rule", at), |ui| {
                let (_, (effect, deleted)) = widget::split(
                    ui,
                    |ui| widget::strong(ui, &conditions(text, project, rule)),
                    |ui| {
                        let name = conditions(text, project, rule);
                        let deleted = widget::close(ui, &say!(text, "rules-delete", rule = name)).clicked();
                        let here = Effect::ALL.iter().position(|effect| *effect == rule.effect).unwrap_or(0);
                        let effect = widget::choice(ui, &say!(text, "rules-effect"), &effects(text), here);
                        (effect, deleted)
                    },
                );
                let reason = words::rule_reason(text, &rule.reason);
                if !reason.is_empty() {
                    widget::muted(ui, &reason);
                }
                if deleted {
                    let mut next = rules.clone();
                    next.remove(at);
                    changed = Some(next);
                } else if let Some(effect) = effect.and_then(|effect| Effect::ALL.get(effect)) {
                    let mut next = rules.clone();
                    if let Some(rule) = next.get_mut(at) {
                        rule.effect = *effect;
                    }
                    changed = Some(next);
                }
            });
            ui.add_space(space::SMALL);
        }
        changed
    }

    /// A rule put together: values joined by and, what it does, and why.
    fn new_ui(&mut self, ui: &mut Ui, (text, project): (&Text, &Project)) -> Option<Vec<Rule>> {
        ui.add_space(space::SMALL);
        widget::strong(ui, &say!(text, "rules-new"));
        let mut removed = None;
        for (at, named) in self.conditions.iter().enumerate() {
            let shown = condition(text, project, named);
            let remove = say!(text, "rules-remove", value = shown.as_str());
            if widget::removable_chip(ui, &shown, &remove).is_some() {
                removed = Some(at);
            }
        }
        if let Some(at) = removed {
            self.conditions.remove(at);
        }
        if self.conditions.len() < CONDITIONS {
            self.condition_ui(ui, (text, project));
        }
        let mut added = false;
        ui.horizontal_wrapped(|ui| {
            if let Some(effect) = widget::choice(ui, &say!(text, "rules-effect"), &effects(text), self.effect) {
                self.effect = effect;
            }
            let hint = say!(text, "rules-reason");
            widget::field(ui, &mut self.reason, &FieldView { name: &hint, hint: &hint, shortcut: "", width: FIELD });
            let can = !self.conditions.is_empty();
            added = ui.add_enabled(can, Control::normal(&say!(text, "rules-add"))).clicked();
        });
        if !added {
            return None;
        }
        let rule = Rule {
            conditions: std::mem::take(&mut self.conditions),
            effect: Effect::ALL.get(self.effect).copied().unwrap_or_default(),
            reason: RuleReason::Written(std::mem::take(&mut self.reason).trim().to_owned()),
        };
        let mut next = project.people.rules.clone();
        next.push(rule);
        Some(next)
    }

    fn condition_ui(&mut self, ui: &mut Ui, (text, project): (&Text, &Project)) {
        ui.horizontal_wrapped(|ui| {
            let dimensions = &project.data.dimensions;
            let names: Vec<String> = dimensions.iter().map(|one| words::dimension(text, one)).collect();
            if let Some(at) = widget::choice(ui, &say!(text, "rules-dimension"), &names, self.dimension) {
                self.dimension = at;
            }
            let Some(dimension) = dimensions.get(self.dimension) else { return };
            let values: Vec<&str> = dimension.values().map(|(_, value)| value).collect();
            if values.is_empty() {
                widget::muted(ui, &say!(text, "rules-no-values"));
                return;
            }
            let shown: Vec<String> = values.iter().map(|value| words::value(text, dimension, value)).collect();
            let label = say!(text, "rules-value");
            let picked = widget::short_choice(ui, (&label, &label), &shown, shown.len());
            if let Some(value) = picked.and_then(|at| values.get(at)) {
                let picked = NamedValue { dimension: dimension.kind.clone(), value: (*value).to_owned() };
                if !self.conditions.contains(&picked) {
                    self.conditions.push(picked);
                }
            }
        });
    }
}

fn effects(text: &Text) -> Vec<String> {
    Effect::ALL.map(|effect| words::effect(text, effect)).to_vec()
}

fn conditions(text: &Text, project: &Project, rule: &Rule) -> String {
    let named: Vec<String> = rule.conditions.iter().map(|named| condition(text, project, named)).collect();
    named.join(" + ")
}

/// A value as people read it: "Problem solved: More revenue".
fn condition(text: &Text, project: &Project, named: &NamedValue) -> String {
    match dimension_of(&project.data.dimensions, &named.dimension) {
        Some(dimension) => {
            let value = words::value(text, dimension, &named.value);
            format!("{}: {value}", words::dimension(text, dimension))
        }
        None => named.value.clone(),
    }
}
