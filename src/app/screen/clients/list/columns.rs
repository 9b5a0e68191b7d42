//! The columns of the list, and how wide they are.

use eframe::egui::{Color32, Ui};

use super::super::facts::Column;
use super::super::view::ColumnView;
use crate::app::theme::{TextKind, space};
use crate::app::widget::{Align, Head, SheetColumn, Width};
use crate::say;
use crate::text::Text;

/// The column of the check boxes.
const CHECK: f32 = 36.0;
/// Room for the arrow behind the title sorted by.
const ARROW: f32 = 14.0;
const NARROWEST: f32 = 52.0;
const WIDEST: f32 = 190.0;
const NAME: f32 = 170.0;
const NAME_WIDEST: f32 = 320.0;
/// How many of a vocabulary's longest names are measured.
const MEASURED: usize = 12;

/// The boxes, then `columns`. What is left of the room goes in halves to the name and to the columns of tags.
#[must_use]
pub(super) fn sheet_columns(ui: &Ui, text: &Text, columns: &[ColumnView]) -> Vec<SheetColumn> {
    let tags = columns.iter().filter(|column| matches!(column.column, Column::Tag(_))).count();
    let shares = f32::from(u16::try_from(tags.max(1)).unwrap_or(u16::MAX));
    let boxes = SheetColumn { name: say!(text, "clients-select-all"), ..SheetColumn::boxes("", CHECK) };
    let others = columns.iter().map(|column| {
        let least = natural_width(ui, column);
        let name = say!(text, "clients-sort-by", column = column.title.as_str());
        SheetColumn {
            title: column.title.clone(),
            hint: name.clone(),
            name,
            width: match column.column {
                Column::Name => Width::Grows(NAME, NAME_WIDEST, shares),
                Column::Tag(_) => Width::Rest(least),
                _ => Width::Fixed(least),
            },
            align: if column.column.is_numeric() { Align::Right } else { Align::Left },
            head: Head::Asks,
            ..SheetColumn::default()
        }
    });
    std::iter::once(boxes).chain(others).collect()
}

fn natural_width(ui: &Ui, column: &ColumnView) -> f32 {
    let width = |text: &str, kind: TextKind| {
        let galley = ui.painter().layout_no_wrap(text.to_owned(), kind.font(), Color32::PLACEHOLDER);
        galley.size().x
    };
    let mut samples: Vec<&String> = column.samples.iter().collect();
    samples.sort_by_key(|sample| std::cmp::Reverse(sample.chars().count()));
    let cells = samples.into_iter().take(MEASURED).map(|sample| width(sample, TextKind::Body));
    let widest = cells.fold(width(&column.title, TextKind::Column) + ARROW, f32::max);
    (widest + 2.0 * space::SMALL).ceil().clamp(NARROWEST, WIDEST)
}
