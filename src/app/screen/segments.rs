//! Which segments come first: by history, needs and motives.

mod needs_ui;
mod one_ui;
mod view;

use eframe::egui::Ui;

use super::empty_ui;
use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::gesture::Gestures;
use crate::app::session::{Session, Stamp};
use crate::app::theme::space;
use crate::app::tsv::tsv;
use crate::app::widget::{
    self, Bar, CardRow, Mark, Room, Sheet, SheetAsked, SheetCell, SheetColumn, SheetRow, SheetState, SliderView, Tone,
    Width,
};
use crate::model::{Edit, PeopleEdit};
use crate::say;
use crate::text::Text;
use needs_ui::Needs;
use one_ui::One;
use view::{Column, Row, SegmentsView, segments_view};

/// The most rows shown before the list scrolls.
const ROWS: usize = 10;
/// The highest weight, and the room for its name.
const MOST: f64 = 5.0;
const LABEL: f32 = 140.0;
/// A share below this is not shown.
const LEAST: f64 = 0.005;
/// The room for names before bars.
const NAMES: f32 = 160.0;

/// Which of the selections is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    All,
    History,
    Needs,
    Motives,
}

impl Tab {
    const ALL: [Self; 4] = [Self::All, Self::History, Self::Needs, Self::Motives];

    fn has(self, column: Column) -> bool {
        match column {
            Column::Clients => true,
            Column::Potential | Column::History => self == Self::All || self == Self::History,
            Column::Figure(figure) => {
                self == Self::History || self == Self::All && figure == crate::analysis::HistoryFigure::Penetration
            }
            Column::Needs => self == Self::All || self == Self::Needs,
            Column::Motives => self == Self::All || self == Self::Motives,
            Column::Filled | Column::Rank => self == Self::All,
        }
    }
}

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct SegmentsScreen {
    view: Cached<Stamp, Option<SegmentsView>>,
    tab: Tab,
    table: SheetState,
    cards: CardRow,
    needs: Needs,
    one: One,
    gestures: Gestures,
}

impl SegmentsScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        let view = self.view.get(session.stamp(), || segments_view(session));
        let Some(view) = view.as_ref() else {
            return empty_ui(ui, session, &say!(session.text, "segments-empty"));
        };
        widget::page(ui, |ui| self.page_ui(ui, view, &session.text))
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &SegmentsView, text: &Text) -> Asked {
        let ((), copy) = widget::headed(
            ui,
            |ui| ui.vertical(|ui| widget::finding(ui, &view.title, &view.basis)).inner,
            |ui| !view.rows.is_empty() && widget::normal(ui, &say!(text, "copy-table")).clicked(),
        );
        let mut asked = Asked::from(copy.then(|| Action::Copy(copied(view, text))));
        ui.add_space(space::SMALL);
        asked.ask(self.controls_ui(ui, view, text));
        if view.rows.is_empty() {
            return asked;
        }
        widget::dimmed_while(ui, view.is_computing);
        self.list_ui(ui, view, text);
        ui.add_space(space::LARGE);
        asked.ask(self.cards_ui(ui, view, text));
        if self.tab == Tab::All || self.tab == Tab::Needs {
            ui.add_space(space::LARGE);
            let needs = &mut self.needs;
            asked.ask(widget::card(ui, |ui| needs.ui(ui, &view.rows, &view.needs, text)).inner);
        }
        ui.add_space(space::LARGE);
        asked
    }

    fn controls_ui(&mut self, ui: &mut Ui, view: &SegmentsView, text: &Text) -> Option<Action> {
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            let (sources, here) = &view.sources;
            let names: Vec<String> = sources.iter().map(|(_, name)| name.clone()).collect();
            let picked = widget::choice(ui, &say!(text, "segments-source"), &names, *here);
            if let Some((source, _)) = picked.and_then(|at| sources.get(at)) {
                asked = Some(Action::Edit(Edit::People(PeopleEdit::SetSegments(source.clone())), None));
            }
            let tabs = [
                say!(text, "segments-all"),
                say!(text, "segment-history"),
                say!(text, "segment-needs-offer"),
                say!(text, "segment-motives"),
            ];
            let here = Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0);
            if let Some(tab) = widget::segmented(ui, &tabs, here).and_then(|at| Tab::ALL.get(at)) {
                self.tab = *tab;
            }
        });
        ui.add_space(space::TINY);
        asked
    }

    fn list_ui(&mut self, ui: &mut Ui, view: &SegmentsView, text: &Text) {
        let shown: Vec<usize> =
            Column::ALL.iter().enumerate().filter(|(_, column)| self.tab.has(**column)).map(|(at, _)| at).collect();
        let mut columns = vec![SheetColumn::words(say!(text, "segments-name"), Width::Grows(170.0, 320.0, 2.0))];
        columns.extend(shown.iter().filter_map(|at| Column::ALL.get(*at)).map(|column| {
            let (title, hint) = column.title(text);
            let width = if *column == Column::Needs { 150.0 } else { 96.0 };
            SheetColumn { hint, ..SheetColumn::numbers(title, Width::Grows(width, width * 1.4, 1.0)) }
        }));
        let picked = self.one.picked().cloned();
        let rows = &view.rows;
        let sheet = Sheet {
            name: &say!(text, "segments-list"),
            columns: &columns,
            frozen: (1, 0),
            rows: rows.len(),
            room: Room::Most(widget::list_height(rows.len(), ROWS)),
            row: &|row| {
                let Some(row) = rows.get(row) else { return SheetRow::default() };
                let is_picked = picked.as_ref().is_some_and(|of| row.key.is(of));
                SheetRow { is_picked, ..SheetRow::named(row.name.as_str()) }
            },
            cell: &|row, column| {
                let Some(found) = rows.get(row) else { return SheetCell::default() };
                let Some(at) = column.checked_sub(1) else {
                    return SheetCell::new(found.name.as_str()).mark(if row == 0 { Mark::Dot } else { Mark::NoDot });
                };
                cell(found, shown.get(at).copied().unwrap_or_default())
            },
            ..Sheet::default()
        };
        let table = &mut self.table;
        let asked = widget::bare_card(ui, |ui| widget::sheet_ui(ui, table, &sheet)).inner;
        let row =
            asked.into_iter().find_map(|asked| if let SheetAsked::Row(row, _) = asked { Some(row) } else { None });
        if let Some(row) = row.and_then(|row| rows.get(row)) {
            self.one.pick(row, text);
        }
    }

    fn cards_ui(&mut self, ui: &mut Ui, view: &SegmentsView, text: &Text) -> Asked {
        let (gestures, one) = (&mut self.gestures, &mut self.one);
        let row = one.picked().and_then(|of| view.rows.iter().find(|row| row.key.is(of)));
        self.cards.show(
            ui,
            [0.5, 0.5],
            [
                &mut |ui: &mut Ui| {
                    if let Some(row) = row {
                        one.ui(ui, row, text)
                    } else {
                        widget::section(ui, &say!(text, "segments-pick"));
                        widget::muted(ui, &say!(text, "segments-pick-why"));
                        Asked::default()
                    }
                },
                &mut |ui: &mut Ui| weights_ui(ui, view, (gestures, text)),
            ],
        )
    }
}

fn cell(row: &Row, column: usize) -> SheetCell<'_> {
    let Some((words, ink)) = row.cells.get(column) else { return SheetCell::default() };
    let cell = SheetCell::new(words.as_str()).ink(*ink);
    match (Column::ALL.get(column), row.matched) {
        (Some(Column::Needs), Some(matched)) => cell.mark(Mark::Bar(share(matched))),
        _ => cell,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a length on screen")]
fn share(share: f64) -> f32 {
    share as f32
}

/// How often each comes first, the weights, and what is not filled in.
fn weights_ui(ui: &mut Ui, view: &SegmentsView, (gestures, text): (&mut Gestures, &Text)) -> Asked {
    let mut asked = Asked::default();
    widget::section(ui, &say!(text, "segments-other-weights"));
    let bars: Vec<Bar> = view
        .firsts
        .iter()
        .filter(|(_, first, _)| *first >= LEAST)
        .map(|(name, first, shown)| Bar {
            label: name.clone(),
            value: shown.clone(),
            share: Some(share(*first)),
            tone: Tone::Accent,
        })
        .collect();
    let _ = widget::bars(ui, &bars, NAMES.min(ui.available_width() * 0.4));
    ui.add_space(space::SMALL);
    widget::strong(ui, &say!(text, "prospects-weights"));
    for (criterion, name, known) in &view.weights {
        let mut weight = *known;
        let shown = text.number(weight, 1);
        let slider = SliderView { label: name, value_text: &shown, range: 0.0..=MOST, step: 0.5, label_width: LABEL };
        let response = ui.push_id(("segment weight", *criterion), |ui| widget::slider(ui, &mut weight, &slider)).inner;
        gestures.follow(&response);
        if response.changed() && (weight - known).abs() > 1e-9 {
            let edit = Edit::People(PeopleEdit::SetSegmentWeight { criterion: *criterion, weight });
            asked.ask(Action::Edit(edit, Some(gestures.key(("segment weight", *criterion)))));
        }
    }
    if !view.missing.is_empty() {
        ui.add_space(space::SMALL);
        widget::strong(ui, &say!(text, "segments-not-filled"));
        for line in &view.missing {
            widget::muted(ui, line);
        }
    }
    asked
}

/// The whole list, tab-separated.
fn copied(view: &SegmentsView, text: &Text) -> String {
    let mut titles = vec![say!(text, "segments-name")];
    titles.extend(Column::ALL.map(|column| column.title(text).0));
    let rows = view
        .rows
        .iter()
        .map(|row| std::iter::once(row.name.clone()).chain(row.cells.iter().map(|(words, _)| words.clone())).collect());
    tsv(std::iter::once(titles).chain(rows))
}
