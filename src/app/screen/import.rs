//! Import: the sheet as it was understood, every guess to be changed, and the proof.

pub mod cell_text;
pub mod issues;
pub mod list;
pub mod parts;
pub mod preview;
pub mod proof;
pub mod questions;
pub mod reading;
pub mod recognised;
pub mod sheets;
pub mod suggestions;
pub mod view;

use std::rc::Rc;

use eframe::egui::{Frame, Margin, Panel, Stroke, Ui, vec2};

use super::empty_ui;
use crate::app::action::{Action, ImportAction};
use crate::app::asked::Asked;
use crate::app::cached::Cached;
use crate::app::session::{OpenFile, Session, Stamp};
use crate::app::theme;
use crate::app::widget::{self, Control, SheetState};
use crate::import::Shape;
use crate::model::CellRef;
use crate::say;
use crate::text::Text;
use issues::{IssuesAsk, issues_ui};
use list::{ListAsk, list_ui};
use parts::{Part, PartKey, sheet_of};
use preview::Preview;
use proof::proof_ui;
use questions::{QuestionsAsk, questions_ui};
use recognised::recognised_ui;
use sheets::{SheetsAsk, sheets_ui};
use suggestions::{SuggestionsAsk, suggestions_ui};
use view::{ImportView, LAYOUTS, import_view};

/// The least the preview is high, in points.
const LEAST: f32 = 232.0;
/// The width of what stands beside the preview, in points.
const BESIDE: f32 = 312.0;

/// What stands beside the preview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Beside {
    #[default]
    Nothing,
    /// The cells of a part.
    List(PartKey),
    /// The kinds of issues.
    Issues,
    /// What could be put together or taken apart.
    Suggestions,
    /// The sheets beside the table.
    Sheets,
}

/// What is drawn.
#[derive(Clone, Copy)]
struct Shown<'a> {
    view: &'a ImportView,
    file: &'a OpenFile,
    session: &'a Session,
    text: &'a Text,
}

/// Widget memory of the screen.
#[derive(Debug, Default)]
pub struct ImportScreen {
    view: Cached<Stamp, Option<ImportView>>,
    preview: Cached<(Stamp, usize), Option<Preview>>,
    part: Cached<(Stamp, PartKey), Part>,
    cells: SheetState,
    beside: Beside,
    place: list::Place,
    /// The sheet previewed instead of the one understood, by position in the workbook.
    sheet: Option<usize>,
    unfolded: bool,
    lists_lost: bool,
}

impl ImportScreen {
    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Asked {
        if session.file.is_none()
            && let Some(asked) = reading::reading_ui(ui, session)
        {
            return asked;
        }
        let view = self.view.get(session.stamp(), || import_view(session));
        let (Some(view), Some(file)) = (view.as_ref(), &session.file) else {
            *self = Self::default();
            return empty_ui(ui, session, &say!(session.text, "import-empty"));
        };
        let shown = Shown { view, file, session, text: &session.text };
        let below = self.below_ui(ui, shown);
        let page = widget::page(ui, |ui| self.page_ui(ui, shown));
        below.and(page)
    }

    /// The proof and what ends the screen, always in sight.
    fn below_ui(&mut self, ui: &mut Ui, shown: Shown<'_>) -> Asked {
        let colors = theme::palette(ui);
        let frame = Frame::new().fill(colors.panel).inner_margin(Margin::symmetric(24, 12));
        let panel = Panel::bottom("import below").resizable(false).frame(frame);
        let below = panel.show(ui, |ui| {
            let top = ui.max_rect().top() - 12.0;
            ui.painter().hline(ui.clip_rect().x_range(), top, Stroke::new(theme::size::LINE, colors.line));
            match &shown.view.proof {
                Ok(proof) => {
                    if let Some(key) = proof_ui(ui, proof, shown.text) {
                        self.open_list(key, shown);
                    }
                }
                Err(why) => drop(widget::muted(ui, why)),
            }
            if !shown.view.replaces.is_empty() {
                widget::muted(ui, &shown.view.replaces);
            }
            ui.add_space(theme::space::SMALL);
            self.end_ui(ui, shown)
        });
        below.inner
    }

    fn end_ui(&mut self, ui: &mut Ui, shown: Shown<'_>) -> Asked {
        let Shown { view, text, .. } = shown;
        let left = |ui: &mut Ui| {
            let mut accept = ui.add_enabled(view.can_accept, Control::primary(&view.accept));
            if let Some(waits_for) = &view.waits_for {
                accept = accept.on_disabled_hover_text(waits_for);
            }
            let accept = accept.clicked();
            let discard = widget::normal(ui, &say!(text, "import-discard")).clicked();
            let open = widget::link(ui, &say!(text, "recipe-open")).clicked();
            let save = view.is_corrected && widget::link(ui, &say!(text, "recipe-save")).clicked();
            let asked = [
                (accept, Action::Import(ImportAction::Accept)),
                (discard, Action::Import(ImportAction::Discard)),
                (open, Action::OpenRecipeDialog),
                (save, Action::SaveRecipeDialog),
            ];
            let asked = asked.into_iter().filter(|(clicked, _)| *clicked);
            asked.fold(Asked::default(), |asked, (_, action)| asked.and(action))
        };
        let right = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.x = theme::space::LARGE;
            let links = [
                (&view.issue_count, Beside::Issues, !view.issues.is_empty()),
                (&view.beside.link, Beside::Sheets, true),
                (&view.suggestions.link, Beside::Suggestions, true),
            ];
            let mut opened = None;
            for (words, beside, leads) in links {
                if !leads && !words.is_empty() {
                    widget::muted(ui, words);
                } else if !words.is_empty() && widget::link(ui, words).clicked() {
                    opened = Some(beside);
                }
            }
            opened
        };
        let (asked, opened) = widget::split(ui, left, right);
        if let Some(opened) = opened {
            self.beside = if self.beside == opened { Beside::Nothing } else { opened };
        }
        asked
    }

    fn page_ui(&mut self, ui: &mut Ui, shown: Shown<'_>) -> Asked {
        let Shown { view, file, session, text } = shown;
        let bottom = ui.max_rect().top() + ui.available_height();
        widget::finding(ui, &view.title, &view.subtitle);
        ui.add_space(theme::space::TINY);
        let forgets = view.recognised.as_ref().and_then(|known| recognised_ui(ui, &mut self.lists_lost, known, text));
        let mut asked = Asked::from(forgets);
        for said in questions_ui(ui, &mut self.unfolded, &view.questions, text) {
            match said {
                QuestionsAsk::Import(action) => asked.ask(action),
                QuestionsAsk::Jump(sheet, place) => self.jump(sheet, place, shown),
            }
        }
        let chosen = choices_ui(ui, view, text);
        let waited = reading::understanding_ui(ui, session, file);
        ui.add_space(theme::space::TINY);
        let height = (bottom - ui.cursor().top() - theme::space::HUGE).max(LEAST);
        let corrected = self.middle_ui(ui, height, shown);
        asked.and(corrected).map(Action::Import).and(chosen).and(waited)
    }

    /// The preview, and what stands beside it.
    fn middle_ui(&mut self, ui: &mut Ui, height: f32, shown: Shown<'_>) -> Asked<ImportAction> {
        let Shown { file, text, .. } = shown;
        let preview = self.previewed(shown);
        let Some(preview) = preview.as_ref() else { return Asked::default() };
        if self.beside == Beside::Nothing {
            return preview.ui(ui, (&mut self.cells, height), file, text);
        }
        let room = ui.available_width();
        let mut asked = Asked::default();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::space::LARGE;
            ui.allocate_ui(vec2(room - BESIDE - theme::space::LARGE, height), |ui| {
                asked.ask(preview.ui(ui, (&mut self.cells, height), file, text));
            });
            ui.allocate_ui(vec2(BESIDE, height), |ui| {
                asked.ask(widget::beside_card(ui, height, |ui, height| self.beside_ui(ui, height, shown)));
            });
        });
        asked
    }

    fn beside_ui(&mut self, ui: &mut Ui, height: f32, shown: Shown<'_>) -> Asked<ImportAction> {
        let Shown { view, file, session, text } = shown;
        let mut asked = Asked::default();
        match self.beside {
            Beside::Nothing => {}
            Beside::Issues => match issues_ui(ui, &view.issues, text) {
                Some(IssuesAsk::Close) => self.beside = Beside::Nothing,
                Some(IssuesAsk::List(key)) => self.open_list(key, shown),
                None => {}
            },
            Beside::Suggestions => {
                for said in suggestions_ui(ui, height, &view.suggestions, text) {
                    match said {
                        SuggestionsAsk::Close => self.beside = Beside::Nothing,
                        SuggestionsAsk::Import(action) => asked.ask(action),
                    }
                }
            }
            Beside::Sheets => {
                for said in sheets_ui(ui, height, &view.beside, text) {
                    match said {
                        SheetsAsk::Close => self.beside = Beside::Nothing,
                        SheetsAsk::Show(cell) => self.show_cell(cell, shown),
                        SheetsAsk::Import(action) => asked.ask(action),
                    }
                }
            }
            Beside::List(key) => {
                let part = self.part.get((session.stamp(), key), || Part::new(text, &file.imported.data, key));
                if part.is_empty() {
                    self.beside = Beside::Nothing;
                    return asked;
                }
                match list_ui(ui, &mut self.place, (&part, height), file, text) {
                    Some(ListAsk::Close) => {
                        self.beside = Beside::Nothing;
                        self.cells.marked = None;
                    }
                    Some(ListAsk::Show(cell)) => self.show_cell(cell, shown),
                    None => {}
                }
            }
        }
        asked
    }

    fn previewed(&mut self, Shown { session, file, .. }: Shown<'_>) -> Rc<Option<Preview>> {
        let sheet = self.sheet.filter(|sheet| file.workbook.sheets.len() > *sheet).unwrap_or(file.imported.sheet);
        self.preview.get((session.stamp(), sheet), || preview::preview(&session.text, file, sheet))
    }

    /// Lists the cells of a part, the first of them in the preview.
    fn open_list(&mut self, key: PartKey, shown: Shown<'_>) {
        let data = &shown.file.imported.data;
        self.beside = Beside::List(key);
        self.place = list::Place { at: 0, reveal: true };
        let part = self.part.get((shown.session.stamp(), key), || Part::new(shown.text, data, key));
        if let Some(cell) = part.cell(data, 0) {
            self.show_cell(cell, shown);
        }
    }

    fn show_cell(&mut self, cell: CellRef, shown: Shown<'_>) {
        let imported = &shown.file.imported;
        let Some(sheet) = sheet_of(&shown.file.workbook, &imported.data, cell) else { return };
        let at = (Some(cell.row as usize), Some(cell.column as usize));
        // Cells are those of the file; where clients stand across, the preview shows the table turned.
        let is_turned = sheet == imported.sheet && imported.shape == Shape::ClientsAcross;
        self.jump(sheet, if is_turned { (at.1, at.0) } else { at }, shown);
    }

    /// Brings a row and a column of a sheet into sight and lets it stand out.
    fn jump(&mut self, sheet: usize, (row, column): (Option<usize>, Option<usize>), shown: Shown<'_>) {
        let imported = &shown.file.imported;
        self.sheet = Some(sheet).filter(|sheet| *sheet != imported.sheet);
        let preview = self.previewed(shown);
        let column = preview.as_ref().as_ref().zip(column).and_then(|(preview, index)| preview.position(index));
        let row = row.unwrap_or_else(|| imported.header.map_or(0, |(_, last)| last + 1));
        self.cells.marked = Some((row, column));
        self.cells.centre(row, column);
    }
}

/// How the table is read, and what is read beside it.
fn choices_ui(ui: &mut Ui, view: &ImportView, text: &Text) -> Asked {
    let mut asked = Asked::default();
    let mut added = false;
    ui.horizontal_wrapped(|ui| {
        if let Some(picked) = widget::segmented(ui, &view.layouts, view.layout) {
            asked.ask(LAYOUTS.get(picked).map(|layout| ImportAction::Layout(*layout)));
        }
        let names: Vec<String> = view.sheets.iter().map(|(_, name)| name.clone()).collect();
        if names.len() > 1
            && let Some(picked) = widget::choice(ui, &say!(text, "import-sheet"), &names, view.sheet)
        {
            asked.ask(view.sheets.get(picked).map(|(position, _)| ImportAction::Sheet(*position)));
        }
        let tables: Vec<String> = view.tables.iter().map(|(_, table)| table.clone()).collect();
        if tables.len() > 1
            && let Some(picked) = widget::choice(ui, &say!(text, "import-table"), &tables, view.table)
        {
            asked.ask(view.tables.get(picked).map(|(name, _)| ImportAction::Table(name.clone())));
        }
        if !view.shapes.is_empty()
            && let Some(picked) = widget::choice(ui, &say!(text, "import-shape"), &view.shapes, view.shape)
        {
            asked.ask(Shape::ALL.get(picked).map(|shape| ImportAction::Shape(*shape)));
        }
        if let Some(picked) = widget::choice(ui, &say!(text, "import-titles"), &view.header_rows, view.header_row) {
            asked.ask(ImportAction::HeaderRow(picked));
        }
        let periods: Vec<String> = view.periods.iter().map(|(_, period)| period.clone()).collect();
        if !periods.is_empty()
            && let Some(picked) = widget::choice(ui, &say!(text, "import-period"), &periods, view.period)
        {
            asked.ask(view.periods.get(picked).map(|(asof, _)| ImportAction::Asof(*asof)));
        }
        added = ui.add(Control::normal(&say!(text, "import-add"))).clicked();
    });
    asked.map(Action::Import).and(added.then_some(Action::AddDialog))
}
