//! Heatmap: band × offering for every quantity of METHOD.md §4, and band × breadth, in the colours of the screen.

use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatFormula, ConditionalFormatType, Format, Formula, Worksheet,
    XlsxError,
};

use super::addresses::{Area, Page, Spot, name};
use super::facts::Facts;
use super::live::{Live, literal, missing_if, number, number_at, put, say_at};
use super::styles;
use crate::analysis::BandRow;
use crate::analysis::heat::{Normalise, Quantity, Scale, heat};
use crate::say;

/// The first block starts below the sheet's title.
const FIRST_BLOCK: u32 = 3;

/// Fills the sheet.
pub(super) fn write(sheet: &mut Worksheet, facts: &Facts) -> Result<(), XlsxError> {
    say_at(sheet, Spot::new(0, 0), &facts.page_name(Page::Heatmap), &styles::title())?;
    say_at(sheet, Spot::new(1, 0), &say!(facts.text, "report-heatmap-note"), &styles::note())?;
    for quantity in Quantity::ALL {
        block_titles(sheet, facts, quantity)?;
        for (row, band) in facts.outcome.bands.iter().enumerate() {
            block_row(sheet, facts, (quantity, row), band)?;
        }
        write_legend(sheet, facts, quantity)?;
        colours(sheet, block(facts, quantity))?;
        mark_sweet_spot(sheet, block(facts, quantity))?;
    }
    sheet.set_column_width(0, 26)?;
    let columns = facts.layout.counts.offerings + 1;
    for column in 1..=columns {
        sheet.set_column_width(Spot::new(0, 0).right(column).column, 12.5)?;
    }
    sheet.set_freeze_panes(2, 1)?;
    Ok(())
}

/// The figures of a block: the known bands, then the unknown one.
fn block(facts: &Facts, quantity: Quantity) -> Area {
    let counts = facts.layout.counts;
    // A title, the column titles, the bands, the unknown one, and a blank row.
    let height = counts.bands + 4;
    let before = Quantity::ALL.iter().position(|&one| one == quantity).unwrap_or_default();
    let first = Spot::new(FIRST_BLOCK + 2, 1).down(before * height);
    Area::new(Page::Heatmap, first, counts.bands + 1, columns(facts, quantity))
}

fn columns(facts: &Facts, quantity: Quantity) -> usize {
    let offerings = facts.layout.counts.offerings;
    if quantity == Quantity::ClientsByBreadth { offerings + 1 } else { offerings }
}

fn title(facts: &Facts, quantity: Quantity) -> String {
    let text = facts.text;
    match quantity {
        Quantity::Revenue => facts.in_currency(say!(text, "report-revenue")),
        Quantity::AveragePerClient => facts.in_currency(say!(text, "report-average-per-client")),
        Quantity::AveragePerBuyer => facts.in_currency(say!(text, "report-average-per-buyer")),
        Quantity::Penetration => say!(text, "report-heat-penetration"),
        Quantity::Buyers => say!(text, "report-heat-buyers"),
        Quantity::RevenuePerUser => facts.in_currency(say!(text, "report-per-user-band")),
        Quantity::ClientsByBreadth => say!(text, "report-heat-breadth"),
    }
}

fn block_titles(sheet: &mut Worksheet, facts: &Facts, quantity: Quantity) -> Result<(), XlsxError> {
    let block = block(facts, quantity);
    let head = Spot::new(block.first.row - 2, 0);
    for column in 0..=columns(facts, quantity) {
        say_at(sheet, head.right(column), "", &styles::section())?;
    }
    say_at(sheet, head, &title(facts, quantity), &styles::section())?;
    say_at(sheet, head.down(1), &say!(facts.text, "report-band"), &styles::header())?;
    for column in 0..columns(facts, quantity) {
        let at = head.down(1).right(column + 1);
        if quantity == Quantity::ClientsByBreadth {
            number_at(sheet, at, Some(number(column)), &styles::header_offering())?;
            continue;
        }
        let formula = format!("INDEX({},{})", name::OFFERING_NAMES, column + 1);
        let offering = facts.offerings().get(column).copied().unwrap_or_default();
        put(sheet, at, &Live::new(formula, offering), &styles::header_offering())?;
    }
    sheet.set_row_height(head.row + 1, 32)?;
    Ok(())
}

fn block_row(
    sheet: &mut Worksheet,
    facts: &Facts,
    (quantity, row): (Quantity, usize),
    band: &BandRow,
) -> Result<(), XlsxError> {
    let block = block(facts, quantity);
    let is_unknown = row == facts.layout.counts.bands;
    let dressed = |format: Format| if is_unknown { styles::unknown(&format) } else { format };
    let label_at = Spot::new(block.spot(row, 0).row, 0);
    if is_unknown {
        say_at(sheet, label_at, &facts.unknown(), &dressed(styles::words()))?;
    } else {
        let formula = format!("INDEX({},{})", name::BAND_LABELS, row + 1);
        put(sheet, label_at, &Live::new(formula, facts.band_label(band.band)), &dressed(styles::words()))?;
    }
    let format = dressed(styles::heat(&figure_format(quantity)));
    for column in 0..columns(facts, quantity) {
        let live = figure(facts, quantity, (row, column), band);
        put(sheet, block.spot(row, column), &live, &format)?;
    }
    Ok(())
}

fn figure_format(quantity: Quantity) -> Format {
    match quantity {
        Quantity::Penetration => styles::percent(),
        Quantity::RevenuePerUser => styles::decimal(),
        _ => styles::whole(),
    }
}

/// One cell; the missing mark for a band without clients, which has no values.
fn figure(facts: &Facts, quantity: Quantity, (row, column): (usize, usize), band: &BandRow) -> Live {
    let is_unknown = row == facts.layout.counts.bands;
    let nobody = format!("INDEX({},{})=0", name::BAND_CLIENTS, row + 1);
    let key = if is_unknown { literal(&facts.unknown()) } else { (row + 1).to_string() };
    let known = |value: Option<f64>| value.filter(|_| !band.clients.is_empty());
    if quantity == Quantity::ClientsByBreadth {
        let title = block(facts, quantity).spot(0, column);
        let breadth = Spot::new(title.row - 1, title.column).in_row();
        let count = format!("COUNTIFS({},{key},{},{breadth})", name::CLIENT_BAND, name::CLIENT_BREADTH);
        let clients = band.breadth_histogram.get(column).map(|&clients| number(clients));
        return Live::new(missing_if(&nobody, &count), known(clients));
    }
    let value = band.cells.get(column).and_then(|cell| quantity.of(cell));
    let averaged =
        matches!(quantity, Quantity::AveragePerClient | Quantity::AveragePerBuyer | Quantity::RevenuePerUser);
    if is_unknown && averaged {
        return Live::new(literal(super::live::MISSING), None);
    }
    let formula = formula(facts, quantity, (row, column), &key);
    Live::new(missing_if(&nobody, &formula), known(value))
}

/// The formula of a cell in a band with clients.
fn formula(facts: &Facts, quantity: Quantity, (row, column): (usize, usize), key: &str) -> String {
    let amounts = format!("INDEX({},0,{})", name::AMOUNTS, column + 1);
    let in_block = |quantity| block(facts, quantity).spot(row, column).moving();
    let clients = format!("INDEX({},{})", name::BAND_CLIENTS, row + 1);
    let users = format!("INDEX({},{})", name::BAND_USERS, row + 1);
    match quantity {
        Quantity::Revenue => format!("SUMIFS({amounts},{},{key})", name::CLIENT_BAND),
        Quantity::Buyers => {
            format!("SUMPRODUCT(({}={key})*({amounts}>{}))", name::CLIENT_BAND, name::THRESHOLD)
        }
        Quantity::AveragePerClient => format!("{}/{clients}", in_block(Quantity::Revenue)),
        Quantity::AveragePerBuyer => {
            let buyers = in_block(Quantity::Buyers);
            missing_if(&format!("{buyers}=0"), &format!("{}/{buyers}", in_block(Quantity::Revenue)))
        }
        Quantity::Penetration => format!("{}/{clients}", in_block(Quantity::Buyers)),
        Quantity::RevenuePerUser => {
            let sum = format!("SUMIFS({amounts},{},{key},{},\">0\")", name::CLIENT_BAND, name::CLIENT_USERS);
            missing_if(&format!("NOT(ISNUMBER({users}))"), &format!("{sum}/{users}"))
        }
        Quantity::ClientsByBreadth => String::new(),
    }
}

/// The known bands' figures of a block: those the colours compare.
fn known(block: Area) -> Area {
    let last = block.last();
    Area::between(block.page, block.first, Spot::new(last.row - 1, last.column))
}

/// The legend of a block, right of it: its lowest, middle and highest colours with the values they stand for.
fn legend(block: Area) -> Area {
    let last = block.last();
    Area::new(block.page, Spot::new(block.first.row - 1, last.column).right(2), 3, 1)
}

/// The values the three colours stand for: the cut points of a linear ramp over the whole table, as on screen.
fn write_legend(sheet: &mut Worksheet, facts: &Facts, quantity: Quantity) -> Result<(), XlsxError> {
    let block = block(facts, quantity);
    let range = known(block).fixed();
    let legend = legend(block);
    let [low, middle, high] = [0, 1, 2].map(|row| legend.spot(row, 0));
    let nothing = format!("COUNT({range})=0");
    let formulas = [
        missing_if(&nothing, &format!("IF(MAX({range})>0,0,MIN({range}))")),
        missing_if(&nothing, &format!("({}+{})/2", low.fixed(), high.fixed())),
        missing_if(&nothing, &format!("MAX({range})")),
    ];
    let cut = heat(facts.outcome, quantity, Normalise::Table, Scale::Linear).cut_points(0, 0);
    let values = [cut.map(|cut| cut.minimum), cut.map(|cut| cut.middle), cut.map(|cut| cut.maximum)];
    let title = Spot::new(low.row - 1, low.column);
    say_at(sheet, title, &say!(facts.text, "report-heat-colours"), &styles::section())?;
    for (index, (at, formula)) in [low, middle, high].into_iter().zip(formulas).enumerate() {
        let format = styles::heat_legend(&figure_format(quantity), index);
        put(sheet, at, &Live::new(formula, values.get(index).copied().flatten()), &format)?;
    }
    sheet.set_column_width(low.column, 12.5)?;
    Ok(())
}

/// Heat over the known bands, from the legend's values, and white figures on its dark end.
fn colours(sheet: &mut Worksheet, block: Area) -> Result<(), XlsxError> {
    let known = known(block);
    let legend = legend(block);
    let value = |row: usize| format!("N({})", legend.spot(row, 0).fixed());
    let formula = |row: usize| Formula::new(format!("={}", value(row)));
    let scale = ConditionalFormat3ColorScale::new()
        .set_minimum(ConditionalFormatType::Formula, formula(0))
        .set_midpoint(ConditionalFormatType::Formula, formula(1))
        .set_maximum(ConditionalFormatType::Formula, formula(2))
        .set_minimum_color(styles::HEAT_LOW)
        .set_midpoint_color(styles::HEAT_MIDDLE)
        .set_maximum_color(styles::HEAT_HIGH);
    let (first, lowest, highest) = (known.first.moving(), value(0), value(2));
    let flip = styles::HEAT_FLIP;
    let dark = format!("=IF(ISNUMBER({first}),{first}>{lowest}+{flip}*({highest}-{lowest}),FALSE)");
    let white = ConditionalFormatFormula::new().set_rule(dark.as_str()).set_format(styles::on_dark());
    let (from, to) = (known.first, known.last());
    sheet.add_conditional_format(from.row, from.column, to.row, to.column, &white)?;
    sheet.add_conditional_format(from.row, from.column, to.row, to.column, &scale)?;
    Ok(())
}

/// The winner's label turns amber, wherever the verdict moves.
fn mark_sweet_spot(sheet: &mut Worksheet, block: Area) -> Result<(), XlsxError> {
    let (first, last) = (block.first.row, block.last().row - 1);
    let rule = format!("=ROW()-{first}={}", name::SWEET_SPOT);
    let amber = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(styles::sweet_spot());
    sheet.add_conditional_format(first, 0, last, 0, &amber)?;
    Ok(())
}
