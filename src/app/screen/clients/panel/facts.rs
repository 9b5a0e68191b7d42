//! What one client is: users, status, and the details of its values.

use eframe::egui::Ui;

use super::super::panel_view::{ChipView, SingleView};
use super::{Panel, PanelAsk, Shown};
use crate::app::asked::Asked;
use crate::app::theme::{self, space};
use crate::app::widget::{self, FieldView};
use crate::model::{ClientId, ClientStatus, DimensionId, Edit};
use crate::say;
use crate::text::{Text, words};

/// What is being typed, for whom or what.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft<K> {
    pub(super) of: K,
    pub(super) text: String,
}

const USERS: f32 = 84.0;

impl Panel {
    /// What was typed for a client who is not picked any more, as the edit it asks for.
    #[must_use]
    pub(in super::super) fn left_behind(&mut self, text: &Text, picked: Option<ClientId>) -> Option<Edit> {
        if let Some(draft) = self.users.take_if(|draft| Some(draft.of) != picked) {
            return users_edit(text, draft.of, &draft.text);
        }
        let draft = self.detail.take_if(|draft| Some(draft.of.0) != picked)?;
        let (client, dimension, value) = draft.of;
        Some(Edit::SetDetail { client, dimension, value, detail: draft.text })
    }

    pub(super) fn facts_ui(&mut self, ui: &mut Ui, shown: Shown<'_>) -> Asked<PanelAsk> {
        let mut asked = Asked::default();
        let text = shown.text;
        ui.add_space(space::SMALL);
        ui.horizontal(|ui| {
            if let Some(single) = &shown.view.single {
                widget::muted(ui, &say!(text, "clients-users"));
                asked.ask(self.users_ui(ui, text, single));
            }
            asked.ask(status_ui(ui, shown));
        });
        let Some(single) = &shown.view.single else { return asked };
        if !single.users_source.is_empty() {
            widget::small(ui, &single.users_source);
        }
        let typed = self.users.as_ref().filter(|draft| draft.of == single.client);
        if typed.is_some_and(|draft| read_users(text, &draft.text).is_none()) {
            ui.label(theme::plain(&say!(text, "clients-users-invalid")).color(theme::palette(ui).bad));
        }
        asked
    }

    fn users_ui(&mut self, ui: &mut Ui, text: &Text, single: &SingleView) -> Option<PanelAsk> {
        let draft = self.users.as_ref().filter(|draft| draft.of == single.client);
        let mut typed = draft.map_or_else(|| single.users.clone(), |draft| draft.text.clone());
        let (name, hint) = (say!(text, "clients-users"), say!(text, "clients-users-unknown"));
        let field = FieldView { name: &name, hint: &hint, shortcut: "", width: USERS };
        let response = widget::field(ui, &mut typed, &field);
        if response.changed() {
            self.users = Some(Draft { of: single.client, text: typed.clone() });
        }
        if !response.lost_focus() {
            return None;
        }
        let edit = users_edit(text, single.client, &typed).filter(|_| typed != single.users);
        if read_users(text, &typed).is_some() {
            self.users = None;
        }
        edit.map(PanelAsk::Edit)
    }

    /// The sub-industry or the "how" of one value of the single client.
    pub(super) fn detail_ui(
        &mut self,
        ui: &mut Ui,
        shown: Shown<'_>,
        at: (ClientId, DimensionId, &str),
        chip: &ChipView,
    ) -> Option<PanelAsk> {
        let (client, dimension, detail) = at;
        let of = (client, dimension, chip.value);
        let draft = self.detail.as_ref().filter(|draft| draft.of == of);
        let mut typed = draft.map_or_else(|| chip.detail.clone(), |draft| draft.text.clone());
        let name = say!(shown.text, "clients-detail-of", detail = detail, value = chip.name.as_str());
        let field = FieldView { name: &name, hint: &name, shortcut: "", width: ui.available_width() - 20.0 };
        let response = widget::field(ui, &mut typed, &field);
        if response.changed() {
            self.detail = Some(Draft { of, text: typed.clone() });
        }
        if !response.lost_focus() {
            return None;
        }
        self.detail = None;
        let edit = Edit::SetDetail { client, dimension, value: chip.value, detail: typed.clone() };
        (typed.trim() != chip.detail).then_some(PanelAsk::Edit(edit))
    }
}

/// What the picked clients are; one choice for all of them.
fn status_ui(ui: &mut Ui, shown: Shown<'_>) -> Option<PanelAsk> {
    let text = shown.text;
    let statuses = [ClientStatus::Client, ClientStatus::ExClient, ClientStatus::Prospect];
    let mut names = statuses.map(|status| words::client_status(text, status)).to_vec();
    let here = statuses.iter().position(|status| Some(*status) == shown.view.status).unwrap_or(statuses.len());
    if here == statuses.len() {
        names.push(say!(text, "clients-status-mixed"));
    }
    let chosen = widget::choice(ui, "", &names, here);
    let status = *statuses.get(chosen?)?;
    Some(PanelAsk::Edit(Edit::SetStatus { clients: shown.view.clients.clone(), status }))
}

fn users_edit(text: &Text, client: ClientId, typed: &str) -> Option<Edit> {
    read_users(text, typed).map(|users| Edit::SetUsers { client, users })
}

/// A size as a person types it: `Some(None)` when left empty, `None` when it is no number above zero.
#[expect(clippy::option_option, reason = "no number typed and no usable number are different answers")]
fn read_users(text: &Text, typed: &str) -> Option<Option<f64>> {
    let typed: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    if typed.is_empty() {
        return Some(None);
    }
    let (grouping, point) = separators(text);
    let (whole, rest) = typed.split_once(point).unwrap_or((&typed, ""));
    let mut groups = whole.split(grouping);
    let first = groups.next()?;
    let are_digits = |part: &str| part.chars().all(|digit| digit.is_ascii_digit());
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    if !are_digits(&digits) || !are_digits(rest) || (digits.is_empty() && rest.is_empty()) {
        return None;
    }
    let users: f64 = format!("{digits}.{rest}0").parse().ok()?;
    (users.is_finite() && users > 0.0).then_some(Some(users))
}

/// The signs between thousands and before decimals, as the language writes them.
fn separators(text: &Text) -> (char, char) {
    let sample = text.number(1_234_567.5, 1);
    let signs: Vec<char> = sample.chars().filter(|sign| !sign.is_ascii_digit()).collect();
    (signs.first().copied().unwrap_or(','), signs.last().copied().unwrap_or('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn sizes_are_read_as_the_language_writes_them() {
        let cases = [
            (Language::English, "64", Some(Some(64.0))),
            (Language::English, " 1,200 ", Some(Some(1200.0))),
            (Language::English, "25.5", Some(Some(25.5))),
            (Language::English, "25,5", None),
            (Language::English, "1,2000", None),
            (Language::Dutch, "25,5", Some(Some(25.5))),
            (Language::Dutch, "1.200", Some(Some(1200.0))),
            (Language::Polish, "12 345,5", Some(Some(12_345.5))),
            (Language::English, "", Some(None)),
            (Language::English, "  ", Some(None)),
            (Language::English, "0", None),
            (Language::English, "-3", None),
            (Language::English, "about 40", None),
            (Language::English, ".", None),
            (Language::English, "NaN", None),
        ];
        for (language, typed, expected) in cases {
            assert_eq!(read_users(&Text::new(language), typed), expected, "{language:?} {typed:?}");
        }
    }
}
