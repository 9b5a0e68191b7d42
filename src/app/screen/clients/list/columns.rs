//! How wide the columns are and where they stand.

use eframe::egui::{Color32, Ui};

use super::super::facts::Column;
use super::super::view::ColumnView;
use crate::app::theme::TextKind;

/// The column of the check boxes.
pub(super) const CHECK: f32 = 36.0;
/// Left and right of a cell's words.
pub(super) const PAD: f32 = 8.0;
/// Room for the arrow behind the title sorted by.
const ARROW: f32 = 14.0;
const NARROWEST: f32 = 52.0;
const WIDEST: f32 = 190.0;
const NAME: f32 = 170.0;
const NAME_WIDEST: f32 = 320.0;
/// How many of a vocabulary's longest names are measured.
const MEASURED: usize = 12;

/// The width each column asks for.
#[must_use]
pub(super) fn natural_widths(ui: &Ui, columns: &[ColumnView]) -> Vec<f32> {
    let width = |text: &str, kind: TextKind| {
        let galley = ui.painter().layout_no_wrap(text.to_owned(), kind.font(), Color32::PLACEHOLDER);
        galley.size().x
    };
    let column_width = |column: &ColumnView| {
        if column.column == Column::Name {
            return NAME;
        }
        let mut samples: Vec<&String> = column.samples.iter().collect();
        samples.sort_by_key(|sample| std::cmp::Reverse(sample.chars().count()));
        let cells = samples.into_iter().take(MEASURED).map(|sample| width(sample, TextKind::Body));
        let widest = cells.fold(width(&column.title, TextKind::Column) + ARROW, f32::max);
        (widest + 2.0 * PAD).ceil().clamp(NARROWEST, WIDEST)
    };
    columns.iter().map(column_width).collect()
}

/// Where the columns stand. The check boxes and the name keep their place while the others scroll.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layout {
    /// Left edge and width, as if nothing were scrolled.
    pub(super) columns: Vec<(f32, f32)>,
    /// Of all columns together.
    pub(super) total: f32,
    /// Of the check boxes and the name.
    pub(super) fixed: f32,
}

impl Layout {
    /// Shares what is left of `room` among the columns of words.
    #[must_use]
    pub(super) fn new(columns: &[ColumnView], natural: &[f32], room: f32) -> Self {
        let needed = CHECK + natural.iter().sum::<f32>();
        let spare = (room - needed).max(0.0);
        let for_name = (spare / 2.0).min(NAME_WIDEST - NAME);
        let grows = columns.iter().filter(|column| matches!(column.column, Column::Tag(_))).count().max(1);
        #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
        let for_each = (spare - for_name) / grows as f32;
        let mut left = CHECK;
        let mut fixed = CHECK;
        let placed = columns.iter().zip(natural).map(|(column, natural)| {
            let width = natural
                + match column.column {
                    Column::Name => for_name,
                    Column::Tag(_) => for_each,
                    _ => 0.0,
                };
            let at = (left, width);
            left += width;
            if column.column == Column::Name {
                fixed = left;
            }
            at
        });
        let columns = placed.collect();
        Self { columns, total: left.max(room), fixed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DimensionId;

    fn columns() -> Vec<ColumnView> {
        let kinds = [Column::Name, Column::Users, Column::Tag(DimensionId(0)), Column::Tag(DimensionId(1))];
        kinds.map(|column| ColumnView { column, title: String::new(), samples: Vec::new() }).to_vec()
    }

    #[test]
    fn a_wide_list_is_filled_and_a_narrow_one_scrolls() {
        let natural = [NAME, 60.0, 100.0, 100.0];
        let wide = Layout::new(&columns(), &natural, 1000.0);
        let last = wide.columns.last().expect("there are four columns");
        assert!((last.0 + last.1 - 1000.0).abs() < 0.01, "{last:?}");
        let narrow = Layout::new(&columns(), &natural, 300.0);
        assert_eq!((narrow.fixed, narrow.total), (CHECK + NAME, CHECK + NAME + 260.0));
    }
}
