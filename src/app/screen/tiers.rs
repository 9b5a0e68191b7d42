//! Tiers: who matters most, and how attention is divided.

mod map_ui;
mod plan_ui;
mod rules_ui;
mod view;

use eframe::egui::Ui;

use super::empty_ui;
use crate::app::action::{Action, Selection};
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::session::{Session, Stamp};
use crate::app::theme::space;
use crate::app::tsv::tsv;
use crate::app::widget::{
    self, CardRow, Ink, Room, Sheet, SheetAsked, SheetCell, SheetColumn, SheetRow, SheetState, Width,
};
use crate::say;
use crate::text::Text;
use plan_ui::PlanEditor;
use rules_ui::RulesEditor;
use view::{TierLine, TiersView, tiers_view};

/// How high the curve is.
const CURVE: f32 = 260.0;

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct TiersScreen {
    view: Cached<Stamp, Option<TiersView>>,
    upper: CardRow,
    lower: CardRow,
    table: SheetState,
    rules: RulesEditor,
    plan: PlanEditor,
}

impl TiersScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let view = self.view.get(session.stamp(), || tiers_view(session));
        let Some(view) = view.as_ref() else {
            return empty_ui(ui, session, &say!(session.text, "tiers-empty"));
        };
        widget::page(ui, |ui| self.page_ui(ui, view, &session.text))
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &TiersView, text: &Text) -> Asked {
        let copied = widget::headed(
            ui,
            |ui| ui.vertical(|ui| widget::finding(ui, &view.title, &view.basis)),
            |ui| widget::normal(ui, &say!(text, "copy-table")).clicked(),
        )
        .1
        .then(|| Action::Copy(copied(view, text)));
        ui.add_space(space::SMALL);
        let upper = self.upper_ui(ui, view, text);
        ui.add_space(space::LARGE);
        let picked = table_ui(ui, &mut self.table, &view.rows, text);
        ui.add_space(space::LARGE);
        let Self { lower, plan, .. } = self;
        let lower = lower.show(
            ui,
            [0.5, 0.5],
            [&mut |ui| plan.ui(ui, &view.plan, text), &mut |ui| {
                map_ui::map_ui(ui, &view.map, (view.is_computing, text)).into()
            }],
        );
        if !view.unknown.is_empty() {
            ui.add_space(space::LARGE);
            widget::section(ui, &say!(text, "not-known"));
        }
        for note in &view.unknown {
            widget::muted(ui, note);
        }
        Asked::from(copied).and(upper).and(picked).and(lower)
    }

    fn upper_ui(&mut self, ui: &mut Ui, view: &TiersView, text: &Text) -> Asked {
        let Self { upper, rules, .. } = self;
        let mut moved = None;
        let asked = upper.show(
            ui,
            [0.6, 0.4],
            [
                &mut |ui| {
                    widget::section(ui, &say!(text, "tiers-curve"));
                    match &view.curve {
                        Some(curve) => moved = widget::curve(ui, curve, CURVE),
                        None => {
                            widget::muted(ui, &say!(text, "tiers-no-curve"));
                        }
                    }
                    Asked::default()
                },
                &mut |ui| rules.ui(ui, &view.rules, text),
            ],
        );
        asked.and(moved.and_then(|moved| rules.moved(&view.rules, moved)))
    }
}

fn table_ui(ui: &mut Ui, state: &mut SheetState, rows: &[TierLine], text: &Text) -> Option<Action> {
    let number = |title: String| SheetColumn::numbers(title, Width::Rest(90.0));
    let columns = [
        SheetColumn::words(say!(text, "tiers-tier"), Width::Fixed(90.0)),
        SheetColumn::numbers(say!(text, "tiers-clients"), Width::Fixed(70.0)),
        number(say!(text, "tiers-client-share")),
        number(say!(text, "tiers-revenue")),
        number(say!(text, "tiers-share-revenue")),
        number(say!(text, "tiers-average")),
        SheetColumn::numbers(say!(text, "tiers-room"), Width::Fixed(134.0)),
    ];
    let spoken = |row: &TierLine| SheetRow::named(format!("{}: {}, {}", row.name, row.clients, row.revenue));
    let sheet = Sheet {
        name: &say!(text, "screen-tiers"),
        columns: &columns,
        rows: rows.len(),
        room: Room::Most(widget::list_height(rows.len(), rows.len())),
        row: &|row| rows.get(row).map(spoken).unwrap_or_default(),
        cell: &|row, column| {
            let field = rows.get(row).and_then(|row| fields(row).into_iter().nth(column));
            SheetCell::new(field.unwrap_or_default()).ink(if column == 0 { Ink::Strong } else { Ink::Plain })
        },
        ..Sheet::default()
    };
    let asked = widget::bare_card(ui, |ui| widget::sheet_ui(ui, state, &sheet)).inner;
    asked.into_iter().find_map(|asked| match asked {
        SheetAsked::Row(row, _) => Some(Action::Select(Selection::Tier(row))),
        _ => None,
    })
}

fn fields(row: &TierLine) -> Vec<String> {
    let all = [&row.name, &row.clients, &row.client_share, &row.revenue, &row.share, &row.average, &row.room];
    all.map(Clone::clone).to_vec()
}

/// The table and the plan, tab-separated.
fn copied(view: &TiersView, text: &Text) -> String {
    let titles = vec![
        say!(text, "tiers-tier"),
        say!(text, "tiers-clients"),
        say!(text, "tiers-client-share"),
        say!(text, "tiers-revenue"),
        say!(text, "tiers-share-revenue"),
        say!(text, "tiers-average"),
        say!(text, "tiers-room"),
    ];
    let tiers = tsv(std::iter::once(titles).chain(view.rows.iter().map(fields)));
    let mut titles = vec![
        say!(text, "tiers-tier"),
        say!(text, "tiers-channel"),
        say!(text, "tiers-response"),
        say!(text, "tiers-contact"),
    ];
    titles.extend(view.plan.rows.first().into_iter().flat_map(|row| row.shares.iter().map(|share| share.0.clone())));
    titles.push(say!(text, "tiers-hours"));
    let plan = view.plan.rows.iter().map(|row| {
        let promise = &row.promise;
        let mut fields =
            vec![row.name.clone(), promise.channel.clone(), promise.response.clone(), promise.contact.clone()];
        fields.extend(row.shares.iter().map(|share| share.2.clone()));
        fields.push(row.hours.clone());
        fields
    });
    [tiers, tsv(std::iter::once(titles).chain(plan))].join("\n")
}
