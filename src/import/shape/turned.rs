//! Clients across and offerings down: which way round a table stands.

use super::ShapeReason;
use crate::import::guess::titles::{hint, without};
use crate::import::{ColumnRole, Grid};
use crate::model::fold_words;

/// Rows and columns looked at.
const SAMPLE: usize = 60;
/// How much stronger the signs for a turned table must be.
const LEAD: f64 = 2.0;

/// The legal forms that end a company's name, folded.
const FORMS: [&str; 16] =
    ["b v", "bv", "n v", "nv", "gmbh", "ag", "ltd", "llc", "inc", "plc", "sp z o o", "s a", "sa", "vof", "corp", "co"];

/// What stands along the upper and the left edge of a table.
#[derive(Debug, Default)]
struct Edges {
    corner: String,
    upper: Vec<String>,
    left: Vec<String>,
}

/// Why the clients of `grid` stand across; `None` where they stand down, as usual.
pub(super) fn find(grid: &Grid) -> Option<ShapeReason> {
    let edges = edges(grid)?;
    if edges.upper.len() < 2 || edges.left.len() < 2 {
        return None;
    }
    // Clients that have a column of their own stand down, whatever stands beside them.
    let titled = |title: &String| hint(title).is_some_and(|hint| hint.whole && hint.role == ColumnRole::Client);
    if edges.upper.iter().any(titled) {
        return None;
    }
    let (across, down) = (signs(&edges.upper, &edges.left), signs(&edges.left, &edges.upper));
    let corner = hint(&edges.corner).filter(|hint| hint.whole).map(|hint| hint.role);
    let mut lead = across.total() - down.total();
    match corner {
        Some(ColumnRole::Client | ColumnRole::ClientCode) => lead -= if across.attributes > 0.0 { 0.0 } else { 3.0 },
        Some(ColumnRole::Offering(_) | ColumnRole::OfferingGroup) => lead += 3.0,
        _ => {}
    }
    let reason = match corner {
        _ if across.attributes >= across.names.max(across.offerings) && across.attributes > 0.0 => {
            ShapeReason::AttributesDown
        }
        Some(ColumnRole::Offering(_) | ColumnRole::OfferingGroup) => ShapeReason::OfferingsTitle,
        _ if across.names >= across.offerings => ShapeReason::NamesAcross,
        _ => ShapeReason::OfferingsDown,
    };
    (lead >= LEAD).then_some(reason)
}

/// Signs that clients stand along one edge and offerings along the other.
#[derive(Debug)]
struct Signs {
    /// Names with a legal form along the clients' edge.
    names: f64,
    /// Titles of attributes among the offerings.
    attributes: f64,
    /// Words for services among the offerings.
    offerings: f64,
}

impl Signs {
    fn total(&self) -> f64 {
        self.names + self.attributes + self.offerings
    }
}

fn signs(clients: &[String], offerings: &[String]) -> Signs {
    let share = |labels: &[String], is: &dyn Fn(&str) -> bool| {
        #[expect(clippy::cast_precision_loss, reason = "a handful of labels")]
        let share = labels.iter().filter(|label| is(label)).count() as f64 / labels.len().max(1) as f64;
        share
    };
    let attribute = |label: &&String| {
        use ColumnRole as Role;
        hint(label).filter(|hint| hint.whole).is_some_and(|hint| {
            matches!(hint.role, Role::Users | Role::Employees | Role::Tag(_) | Role::ClientSince | Role::ClientCode)
        })
    };
    let titles = offerings.iter().filter(attribute).count();
    Signs {
        names: 4.0 * share(clients, &has_legal_form),
        attributes: if titles > 1 { 4.0 } else { 2.5 * f64::from(u8::from(titles == 1)) },
        offerings: 3.0 * share(offerings, &|label| without("offering_word", label).is_some()),
    }
}

fn has_legal_form(name: &str) -> bool {
    let folded = fold_words(name);
    FORMS.iter().any(|form| folded.strip_suffix(form).is_some_and(|before| before.ends_with(' ')))
}

/// The texts above the first amounts and left of them; `None` where the table does not begin with one row and one
/// column of texts.
fn edges(grid: &Grid) -> Option<Edges> {
    let top = top(grid)?;
    let left = (0..grid.columns()).find(|&column| {
        let rows = (top + 1)..grid.rows().min(top + 1 + SAMPLE);
        rows.clone().filter(|&row| grid.cell(row, column).text().is_some()).count() * 2 > rows.len()
    })?;
    let label = |row: usize, column: usize| grid.cell(row, column).text().map(str::to_owned);
    let upper = (left + 1..grid.columns().min(left + 1 + SAMPLE)).filter_map(|column| label(top, column)).collect();
    let down = (top + 1..grid.rows().min(top + 1 + SAMPLE)).filter_map(|row| label(row, left)).collect();
    Some(Edges { corner: label(top, left).unwrap_or_default(), upper, left: down })
}

/// The first row that is about as wide as the table. The titles are not looked for: attributes down the left edge are
/// taken for them.
fn top(grid: &Grid) -> Option<usize> {
    let rows = 0..grid.rows().min(SAMPLE);
    let filled = |row: usize| grid.row(row).filter(|(_, cell)| !cell.is_blank()).count();
    let widest = rows.clone().map(filled).max().filter(|widest| *widest >= 2)?;
    rows.clone().find(|&row| 5 * (filled(row) + 1) >= 3 * widest && filled(row) >= 2)
}

/// The first row and column of the table, for turning it alone.
pub(super) fn corner(grid: &Grid) -> (usize, usize) {
    let top = top(grid).unwrap_or(0);
    let below = (top..grid.rows()).flat_map(|row| grid.row(row)).filter(|(_, cell)| !cell.is_blank());
    (top, below.map(|(column, _)| column).min().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read_bytes;
    use crate::model::Progress;
    use std::path::Path;

    #[test]
    fn clients_across_are_told_by_several_signs() {
        use ShapeReason::{AttributesDown, NamesAcross, OfferingsDown, OfferingsTitle};
        let cases = [
            ("Dienst,Jansen,De Vries,Bakker\nBackup,10,20,30\nHosting,1,2,3\n", Some(OfferingsTitle)),
            (
                ",Jansen,De Vries,Bakker\nGebruikers,10,20,30\nSector,Zorg,Bouw,Zorg\nBackup,1,2,3\n",
                Some(AttributesDown),
            ),
            (
                "Klant,Jansen,De Vries,Bakker\nGebruikers,10,20,30\nSector,Zorg,Bouw,Zorg\nBackup,1,2,3\n",
                Some(AttributesDown),
            ),
            (",Jansen B.V.,De Vries B.V.,Bakker N.V.\nOnderdeel 1,10,20,30\nOnderdeel 2,1,2,3\n", Some(NamesAcross)),
            (",Jansen,De Vries,Bakker\nBackup,10,20,30\nHosting,1,2,3\nSecurity,4,,5\n", Some(OfferingsDown)),
            ("Klant,Backup,Hosting\nJansen,10,20\nDe Vries,1,2\n", None),
            ("Klant,Gebruikers,Backup,Hosting\nJansen B.V.,5,10,20\nDe Vries B.V.,6,1,2\n", None),
            ("Client,Widgets,Gadgets\nAcme,10,20\nBolt,1,2\n", None),
            ("Client,Widgets,Gadgets\nBackup Masters Ltd,10,20\nHosting Heroes Ltd,1,2\n", None),
            ("Date,Client,Product,Amount\n2025-01-01,A,Backup,5\n2025-01-02,B,Hosting,6\n", None),
        ];
        for (text, expected) in cases {
            let book = read_bytes(Path::new("t.csv"), text.as_bytes(), &Progress::default()).expect("a table");
            assert_eq!(find(&book.sheets[0].grid), expected, "{text}");
        }
    }
}
