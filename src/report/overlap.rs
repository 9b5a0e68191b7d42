//! Overlap: the groups that the search found, each with its lift less what chance may have added, and the raw figures
//! beside it (METHOD.md §7). Which groups are listed, and how likely each is chance, are of the day of the report; all
//! else is formulas over Data.

mod row;

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::addresses::{OverlapColumn, Page, Spot, name};
use super::facts::Facts;
use super::live::{Live, missing_if, number, number_at, put, say_at};
use super::styles;
use crate::model::Target;
use crate::say;
use crate::text::words;

/// Fills the sheet.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    head(sheet, facts)?;
    titles(sheet, facts)?;
    all_clients(sheet, facts)?;
    let overlap = facts.overlap;
    for (row, group) in overlap.groups.iter().enumerate() {
        row::write(sheet, facts, (row + 1, group), &(row + 1).to_string())?;
    }
    if let Some(pinned) = &overlap.pinned {
        row::write(sheet, facts, (overlap.groups.len() + 1, pinned), &say!(facts.text, "report-group-pinned"))?;
    }
    dress(sheet, facts)
}

impl Facts<'_> {
    /// What groups are compared by, as a column title.
    pub(super) fn figure_title(&self) -> String {
        let title = words::target(self.text, self.overlap.target);
        match self.overlap.target {
            Target::Revenue | Target::RevenuePerUser | Target::Margin => self.in_currency(title),
            Target::Value | Target::Breadth | Target::TierA => title,
        }
    }
}

fn head(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let (text, overlap) = (facts.text, facts.overlap);
    say_at(sheet, Spot::new(0, 0), &facts.page_name(Page::Overlap), &styles::title())?;
    say_at(sheet, Spot::new(1, 0), &say!(text, "report-overlap-note"), &styles::note())?;
    let shuffles = text.integer(overlap.permutations);
    let seed = facts.project.settings.seed.to_string();
    let tested = match overlap.permutations {
        0 => say!(text, "report-overlap-not-tested"),
        _ => say!(text, "report-overlap-tested", permutations = shuffles, seed = seed),
    };
    say_at(sheet, Spot::new(2, 0), &tested, &styles::note())?;
    let smallest = facts.layout.smallest_group();
    say_at(sheet, Spot::new(smallest.row, 0), &say!(text, "report-smallest-group"), &styles::words())?;
    say_at(sheet, Spot::new(smallest.row, 1), "", &styles::words())?;
    number_at(sheet, smallest, Some(number(overlap.minimum)), &styles::whole())
}

fn titles(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let text = facts.text;
    let figure = facts.figure_title();
    let titles = [
        (OverlapColumn::Number, say!(text, "report-number")),
        (OverlapColumn::Group, say!(text, "report-group")),
        (OverlapColumn::Clients, say!(text, "report-clients")),
        (OverlapColumn::Lift, say!(text, "report-lift")),
        (OverlapColumn::Deflated, say!(text, "report-mean-deflated", figure = figure.as_str())),
        (OverlapColumn::Mean, say!(text, "report-mean", figure = figure)),
        (OverlapColumn::RawLift, say!(text, "report-lift-raw")),
        (OverlapColumn::Share, say!(text, "report-share-of-revenue")),
        (OverlapColumn::P, say!(text, "report-p")),
        (OverlapColumn::Chance, say!(text, "report-chance")),
    ];
    let row = facts.layout.groups().first.row - 1;
    for (column, title) in titles {
        let format = match column {
            OverlapColumn::Number | OverlapColumn::Group => styles::header(),
            OverlapColumn::Chance => styles::header().set_indent(1),
            _ => styles::header_right(),
        };
        say_at(sheet, Spot::new(row, 0).right(column as usize), &title, &format)?;
    }
    sheet.set_row_height(row, 48)?;
    Ok(())
}

/// What every group is held against: those of whom the figure is known.
fn all_clients(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let overlap = facts.overlap;
    for column in 0..=OverlapColumn::Chance as usize {
        say_at(sheet, facts.layout.groups().spot(0, column), "", &styles::total(&styles::words()))?;
    }
    let total = |format: Format| styles::total(&format);
    say_at(
        sheet,
        facts.layout.of_all(OverlapColumn::Group),
        &say!(facts.text, "report-all-known"),
        &total(styles::words()),
    )?;
    let count = Live::new(format!("COUNT({})", name::CLIENT_FIGURE), overlap.clients);
    put(sheet, facts.layout.of_all(OverlapColumn::Clients), &count, &total(styles::whole()))?;
    let mean = format!("AVERAGE({})", name::CLIENT_FIGURE);
    let mean = Live::new(missing_if(&format!("COUNT({})=0", name::CLIENT_FIGURE), &mean), overlap.mean);
    put(sheet, facts.layout.of_all(OverlapColumn::Mean), &mean, &total(styles::target(overlap.target)))
}

fn dress(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    let widths = [9.0, 52.0, 10.0, 10.0, 16.0, 16.0, 10.0, 11.0, 9.0, 22.0];
    for (column, width) in widths.iter().enumerate() {
        sheet.set_column_width(Spot::new(0, 0).right(column).column, *width)?;
    }
    let (groups, overlap) = (facts.layout.groups(), facts.overlap);
    sheet.set_freeze_panes(groups.first.row, 2)?;
    let below = groups.last().row + 2;
    let no_groups = overlap.groups.is_empty().then(|| say!(facts.text, "overlap-title-none"));
    let unknown = (overlap.unknown > 0).then(|| say!(facts.text, "overlap-unknown-target", count = overlap.unknown));
    let notes = [no_groups, unknown, Some(say!(facts.text, "overlap-no-cause"))];
    for (row, words) in notes.into_iter().flatten().enumerate() {
        say_at(sheet, Spot::new(below, 0).down(row), &words, &styles::note())?;
    }
    Ok(())
}
