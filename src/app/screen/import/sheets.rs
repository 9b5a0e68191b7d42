//! The sheets beside the table: what becomes of each, and the names that only one side knows.

use eframe::egui::{ScrollArea, Ui};

use super::view::part_name;
use crate::app::action::ImportAction;
use crate::app::asked::Asked;
use crate::app::session::OpenFile;
use crate::app::theme;
use crate::app::widget;
use crate::import::{SheetPart, SheetUse, SuggestionAbout, SuggestionState, UnmatchedName};
use crate::model::{CellRef, SheetId};
use crate::say;
use crate::text::Text;

/// One sheet in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetView {
    /// Its name, with its file's where there are several.
    pub name: String,
    /// What becomes of it.
    pub used: String,
    /// The key it is switched under, and whether it is on; `None` where there is nothing to switch.
    pub switch: Option<(String, bool)>,
}

/// A name that only one side knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameView {
    /// The name.
    pub name: String,
    /// Its revenue; empty for rows of a client list.
    pub amount: String,
    /// Where it stands first.
    pub place: Option<CellRef>,
    /// The name it may be on the other side, with the key under which that is accepted.
    pub maybe: Option<(String, String)>,
}

/// The sheets and the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetsView {
    /// The sheets, the table itself first.
    pub sheets: Vec<SheetView>,
    /// Clients that no client list names.
    pub clients: Vec<NameView>,
    /// Names in client lists without amounts.
    pub listed: Vec<NameView>,
    /// Their headings.
    pub headings: [String; 2],
    /// The words of the link to all this; empty where there is one sheet.
    pub link: String,
}

/// The sheets and names of the file.
#[must_use]
pub fn sheets_view(text: &Text, file: &OpenFile) -> SheetsView {
    let imported = &file.imported;
    let unmatched = &imported.unmatched;
    let joined = imported.sheets.iter().filter(|part| part.used != SheetUse::Unused).count();
    let names = |names: &[UnmatchedName], is_client: bool| -> Vec<NameView> {
        names.iter().map(|name| name_view(text, file, name, is_client)).collect()
    };
    let heading = |count: usize| text.integer(count);
    SheetsView {
        sheets: imported.sheets.iter().map(|part| sheet_view(text, file, part)).collect(),
        clients: names(&unmatched.clients, true),
        listed: names(&unmatched.listed, false),
        headings: [
            say!(text, "sheets-clients", count = heading(unmatched.clients.len())),
            say!(text, "sheets-listed", count = heading(unmatched.listed.len())),
        ],
        link: match (imported.sheets.len(), unmatched.clients.len() + unmatched.listed.len()) {
            (0 | 1, _) => String::new(),
            (sheets, 0) => say!(text, "sheets-link", count = sheets, used = joined),
            (_, names) => say!(text, "sheets-link-names", count = names),
        },
    }
}

fn sheet_view(text: &Text, file: &OpenFile, part: &SheetPart) -> SheetView {
    let used = match part.used {
        SheetUse::Main => say!(text, "sheets-main"),
        SheetUse::Appended => say!(text, "sheets-appended"),
        SheetUse::Joined => say!(text, "sheets-joined", count = part.matched),
        SheetUse::Offerings => say!(text, "sheets-offerings"),
        SheetUse::Unused => match part.offered {
            Some(SheetUse::Appended) => say!(text, "sheets-unused-appended"),
            Some(SheetUse::Joined) => say!(text, "sheets-unused-joined"),
            _ => say!(text, "sheets-unused"),
        },
    };
    let switch = part.offered.map(|offered| (part.key.clone(), part.used == offered));
    SheetView { name: part_name(text, file, part.sheet), used, switch }
}

fn name_view(text: &Text, file: &OpenFile, name: &UnmatchedName, is_client: bool) -> NameView {
    let mut open = file.imported.suggestions.iter().filter(|one| one.state == SuggestionState::Open);
    let other = |about: &SuggestionAbout| match about {
        SuggestionAbout::Match { client, listed } if is_client && *client == name.name => Some(listed.clone()),
        SuggestionAbout::Match { client, listed } if !is_client && *listed == name.name => Some(client.clone()),
        _ => None,
    };
    let maybe = open.find_map(|one| Some((other(&one.about)?, one.key.clone())));
    let row = |(sheet, row): (usize, usize)| CellRef {
        sheet: SheetId::at(sheet),
        row: u32::try_from(row).unwrap_or(u32::MAX),
        column: 0,
    };
    let currency = file.imported.data.currency.as_deref();
    NameView {
        name: name.name.clone(),
        amount: name.amount.map(|amount| text.money_round(amount, currency)).unwrap_or_default(),
        place: name.place.map(row),
        maybe,
    }
}

/// What was asked of the sheets.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetsAsk {
    /// To be closed.
    Close,
    /// To show this row in the preview.
    Show(CellRef),
    /// A sheet to be used or not, or a name to be the same as another.
    Import(ImportAction),
}

/// Draws the sheets and names, `height` high.
pub fn sheets_ui(ui: &mut Ui, height: f32, view: &SheetsView, text: &Text) -> Asked<SheetsAsk> {
    let top = ui.cursor().top();
    let close = |ui: &mut Ui| widget::close(ui, &say!(text, "import-list-close")).clicked();
    let closed = widget::split(ui, |ui| widget::section(ui, &say!(text, "sheets-title")), close).1;
    let mut asked = Asked::from(closed.then_some(SheetsAsk::Close));
    let room = height - (ui.cursor().top() - top);
    let rows = view.clients.len() + view.listed.len() + 2;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("sheets").max_height(room).auto_shrink(false).show_viewport(ui, |ui, seen| {
        for sheet in &view.sheets {
            asked.ask(sheet_ui(ui, sheet));
        }
        if rows > 2 {
            asked.ask(names_ui(ui, view, seen, text));
        }
    });
    asked
}

fn sheet_ui(ui: &mut Ui, view: &SheetView) -> Option<SheetsAsk> {
    ui.add_space(theme::space::SMALL);
    let mut asked = None;
    match &view.switch {
        Some((key, on)) => {
            let mut checked = *on;
            if widget::checkbox(ui, &mut checked, &view.name).changed() {
                asked = Some(SheetsAsk::Import(ImportAction::UseSheet(key.clone(), checked)));
            }
        }
        None => {
            widget::strong(ui, &view.name);
        }
    }
    widget::small(ui, &view.used);
    asked
}

/// Both lists of names; only the rows in sight are drawn.
fn names_ui(ui: &mut Ui, view: &SheetsView, seen: eframe::egui::Rect, text: &Text) -> Asked<SheetsAsk> {
    let mut asked = Asked::default();
    for (heading, names) in view.headings.iter().zip([&view.clients, &view.listed]) {
        if names.is_empty() {
            continue;
        }
        ui.add_space(theme::space::LARGE);
        widget::strong(ui, heading);
        ui.add_space(theme::space::TINY);
        let above = ui.cursor().top() - ui.min_rect().top();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows of a list, not negative")]
        let [first, end] = [seen.min.y - above, seen.max.y - above]
            .map(|at| (at.max(0.0) / widget::SOURCE_ROW) as usize)
            .map(|row| row.min(names.len()));
        space_ui(ui, first);
        for (row, name) in names.iter().enumerate().take(end + 1).skip(first) {
            asked.ask(ui.push_id((heading, row), |ui| name_ui(ui, name, text)).inner);
        }
        space_ui(ui, names.len().saturating_sub(end + 1));
    }
    asked
}

fn space_ui(ui: &mut Ui, rows: usize) {
    #[expect(clippy::cast_precision_loss, reason = "points in a list")]
    ui.add_space(rows as f32 * widget::SOURCE_ROW);
}

fn name_ui(ui: &mut Ui, name: &NameView, text: &Text) -> Option<SheetsAsk> {
    let maybe = match &name.maybe {
        Some((other, _)) => say!(text, "sheets-maybe", name = other.as_str()),
        None => say!(text, "sheets-no-partner"),
    };
    let row = widget::leading_source_row(ui, (&name.name, &name.amount, &maybe), false);
    let mut asked = row.clicked().then(|| name.place.map(SheetsAsk::Show)).flatten();
    if let Some((_, key)) = &name.maybe {
        let place = row.rect.with_min_y(row.rect.center().y).shrink2([theme::space::SMALL, 0.0].into());
        let layout = eframe::egui::Layout::right_to_left(eframe::egui::Align::Center);
        let mut corner = ui.new_child(eframe::egui::UiBuilder::new().max_rect(place).layout(layout));
        if widget::link(&mut corner, &say!(text, "suggest-same")).clicked() {
            asked = Some(SheetsAsk::Import(ImportAction::Suggestion(key.clone(), Some(true))));
        }
    }
    asked
}
