//! Row classes and headings, as tables. A letter a row: T title, H header, G group, D detail, S subtotal, A grand total,
//! V average or share, F footer, B blank.

mod written;

use std::path::Path;

use super::super::columns::columns;
use super::super::header::{self, titles};
use super::super::profile::profiles;
use super::{Classified, classify};
use crate::import::amount_columns::Amounts;
use crate::import::values::Values;
use crate::import::{ColumnRole, Recipe, RowClass, Sheet, read_bytes};
use crate::model::Progress;

/// The columns of invoice lines, as reports title them.
const LINES: &[(&str, ColumnRole)] = &[
    ("Date", ColumnRole::Date),
    ("Type", ColumnRole::DocumentType),
    ("Name", ColumnRole::Client),
    ("Qty", ColumnRole::Quantity),
    ("Price", ColumnRole::UnitPrice),
    ("Amount", ColumnRole::Amount),
];

pub(super) fn sheet(text: &str) -> Sheet {
    let book = read_bytes(Path::new("x"), text.as_bytes(), &Progress::default()).expect("the text is read");
    book.sheets.into_iter().next().expect("there is a sheet")
}

/// The classes of the rows of `text`, whose columns have `roles` by their titles.
pub(super) fn classified(sheet: &Sheet, roles: &[(&str, ColumnRole)]) -> Classified {
    let grid = &sheet.grid;
    let recipe =
        Recipe { roles: roles.iter().map(|&(title, role)| (title.to_owned(), role)).collect(), ..Recipe::default() };
    let header = header::find(grid).map(|(header, _)| header);
    let first = header.map_or(0, |(_, last)| last + 1);
    let (profiles, titles) = (profiles(grid, first), titles(grid, header));
    let mut columns = columns(&titles, &profiles, &recipe);
    let mut amounts = Amounts::of(&mut columns, &titles, &profiles, &recipe).columns;
    // Quantities and balances are numbers too; sums do not look at them.
    let others = columns.iter().filter(|column| matches!(column.role, ColumnRole::Quantity | ColumnRole::UnitPrice));
    let mark = super::super::amount::DecimalMark::Point;
    amounts.extend(others.map(|column| crate::import::values::AmountColumn { index: column.index, mark }));
    let values = Values::read(grid, first, amounts).expect("few cells");
    classify(grid, header, &columns, &values, &Recipe::default())
}

pub(super) fn letters(classes: &[RowClass]) -> String {
    let letter = |class: &RowClass| match class {
        RowClass::Title => 'T',
        RowClass::Header => 'H',
        RowClass::Group => 'G',
        RowClass::Detail => 'D',
        RowClass::Subtotal => 'S',
        RowClass::GrandTotal => 'A',
        RowClass::Derived => 'V',
        RowClass::Footer => 'F',
        RowClass::Blank => 'B',
    };
    classes.iter().map(letter).collect()
}

/// The headings above each detail row: "Acme>Backup", one row behind the other.
pub(super) fn paths(found: &Classified) -> Vec<String> {
    let details = found.classes.iter().enumerate().filter(|(_, class)| **class == RowClass::Detail);
    let path = |(row, _): (usize, &RowClass)| {
        found.groups.path(row).iter().map(|group| group.name.as_str()).collect::<Vec<_>>().join(">")
    };
    details.map(path).collect()
}

struct Case<'c> {
    name: &'c str,
    roles: &'c [(&'c str, ColumnRole)],
    text: &'c str,
    classes: &'c str,
    /// The headings of the details, separated by spaces; "-" for none.
    paths: &'c str,
    doubts: usize,
}

fn check_rows(case: &Case<'_>) {
    let sheet = sheet(case.text);
    let found = classified(&sheet, case.roles);
    let wanted: String = case.classes.split_whitespace().collect();
    assert_eq!(letters(&found.classes), wanted, "{}", case.name);
    let paths: Vec<String> =
        paths(&found).into_iter().map(|path| if path.is_empty() { "-".to_owned() } else { path }).collect();
    assert_eq!(paths.join(" | "), case.paths, "{}", case.name);
    assert_eq!(found.doubts.len(), case.doubts, "{}: {:?}", case.name, found.doubts);
}

const UNDER_HEADINGS: &[Case<'_>] = &[
    Case {
        name: "one client a heading",
        roles: LINES,
        text: "Acme Ltd,,,,,\nSales by Customer Detail,,,,,\n\"January - December, 2025\",,,,,\n,,,,,\n\
                   ,Date,Type,Qty,Price,Amount\n\
                   Brightwater Dental,,,,,\n,01/15/2025,Invoice,2,45.00,90.00\n,02/15/2025,Credit Memo,-1,45.00,-45.00\n\
                   Total for Brightwater Dental,,,1,,45.00\n\
                   Total Care B.V.,,,,,\n,01/20/2025,Invoice,1,10.00,10.00\nTotal for Total Care B.V.,,,1,,10.00\n\
                   Zero Ltd,,,,,\n,01/20/2025,Invoice,0,10.00,0.00\nTotal for Zero Ltd,,,,,0.00\n\
                   TOTAL,,,,,$55.00\n,,,,,\n,,,,,\n\
                   \"Accrual basis Wednesday, January 7, 2026 09:15 AM GMT+01:00\",,,,,\n",
        classes: "TTTB H GDDS GDS GDS A BBF",
        paths: "Brightwater Dental | Brightwater Dental | Total Care B.V. | Zero Ltd",
        doubts: 0,
    },
    Case {
        name: "two deep in one column, by their totals",
        roles: LINES,
        text: "Type,Date,Name,Qty,Price,Amount\n\
                   Inventory,,,,,\nA00403 (Router),,,,,\nInvoice,01/15/2025,Acme,2,5,10\nInvoice,01/16/2025,Baker,1,5,5\n\
                   Total A00403 (Router),,,3,,15\nA00404 (Cable),,,,,\nInvoice,01/15/2025,Acme,0,5,0\n\
                   Total A00404 (Cable),,,0,,0\nTotal Inventory,,,3,,15\n\
                   Service,,,,,\nA00405 (Hours),,,,,\nInvoice,01/15/2025,Acme,2,50,100\nTotal A00405 (Hours),,,2,,100\n\
                   Total Service,,,2,,100\nTOTAL,,,5,,115\n",
        classes: "H GGDDS GDSS GGDSS A",
        paths: "Inventory>A00403 (Router) | Inventory>A00403 (Router) | Inventory>A00404 (Cable) | Service>A00405 (Hours)",
        doubts: 0,
    },
    Case {
        name: "by column, with spacers",
        roles: LINES,
        text: ",,,Type,,Date,,Qty,,Price,,Amount\n\
                   Brightwater,,,,,,,,,,,\n,,,,,,,,,,,\n,Clinic North,,,,,,,,,,\n,,,Invoice,,01/15/2025,,2,,5,,10\n\
                   ,,,Invoice,,01/16/2025,,3,,5,,15\n,Total Clinic North,,,,,,5,,,,25\n\
                   ,Clinic South,,,,,,,,,,\n,,,Invoice,,01/15/2025,,1,,5,,5\n,Total Clinic South,,,,,,1,,,,5\n\
                   Total Brightwater,,,,,,,6,,,,30\n,,,,,,,,,,,\n\
                   ,,,Invoice,,01/17/2025,,1,,7,,7\nTOTAL,,,,,,,7,,,,37\n",
        classes: "H GBGDDS GDS S B D A",
        paths: "Brightwater>Clinic North | Brightwater>Clinic North | Brightwater>Clinic South | -",
        doubts: 0,
    },
    Case {
        name: "titles on every page",
        roles: LINES,
        text: "Acme Ltd,,,,,\nOmzet per klant,,,,,\n,Date,Type,Qty,Price,Amount\nJansen,,,,,\n,1-2-2025,F,1,5,5\n\
                   Pagina 1,,,,,\nAcme Ltd,,,,,\nOmzet per klant,,,,,\n,Date,Type,Qty,Price,Amount\n,1-3-2025,F,1,6,6\n\
                   Totaal voor Jansen,,,2,,11\nTotaal,,,2,,11\n",
        classes: "TTH GD FTTH D S A",
        paths: "Jansen | Jansen",
        doubts: 0,
    },
    Case {
        name: "the word in another column than the name, and no word at all",
        roles: LINES,
        text: ",,Date,Type,Qty,Price,Amount\nJansen,,,,,,\n,,1-2-2025,F,1,5,5\n,,1-3-2025,F,1,6,6\nJansen,Totaal,,,,,11\n\
                   Pieters,,,,,,\n,,1-2-2025,F,1,7,7\nKoniec: Pieters,,,,,,7\nDe Vries,,,,,,\n,,1-4-2025,F,1,1,1\n,,1-4-2025,F,1,2,2\n,,,,,,3\n",
        classes: "H GDDS GDS GDDS",
        paths: "Jansen | Jansen | Pieters | De Vries | De Vries",
        doubts: 0,
    },
    Case {
        name: "a total that does not add up is one all the same, and asked about",
        roles: LINES,
        text: ",Date,Type,Qty,Price,Amount\nJansen,,,,,\n,1-2-2025,F,1,5,5\n,1-3-2025,F,1,6,6\nTotaal voor Jansen,,,2,,12\n\
                   Pieters,,,,,\n,1-2-2025,F,1,7,7\nTotaal voor Pieters,,,1,,7\n",
        classes: "H GDDS GDS",
        paths: "Jansen | Jansen | Pieters",
        doubts: 1,
    },
    Case {
        name: "a client called total on dated lines is no question",
        roles: LINES,
        text: "Date,Name,Type,Amount\n1-2-2025,Total Care,F,5\n1-3-2025,Total Care,F,5\n1-3-2025,Jansen,F,9\nTotal,,,19\n",
        classes: "H DDD A",
        paths: "- | - | -",
        doubts: 0,
    },
    Case {
        name: "totals of nothing end their heading",
        roles: LINES,
        text: ",Date,Type,Qty,Price,Amount\nJansen,,,,,\n,1-2-2025,F,1,5,5\nTotal Jansen,,,1,,5\n\
                   Leeg,,,,,\n,1-2-2025,Memo,,,\nTotal Leeg,,,,,\n,1-2-2025,F,1,7,7\nTOTAL,,,,,12\n",
        classes: "H GDS GDS D A",
        paths: "Jansen | Leeg | -",
        doubts: 0,
    },
    Case {
        name: "two headings deep without totals",
        roles: LINES,
        text: ",Date,Type,Qty,Price,Amount\nJansen,,,,,\nBackup,,,,,\n,1-2-2025,F,1,5,5\nHosting,,,,,\n,1-2-2025,F,1,6,6\n\
                   Pieters,,,,,\nBackup,,,,,\n,1-2-2025,F,1,7,7\n",
        classes: "H GGDGD GGD",
        paths: "Jansen>Backup | Jansen>Hosting | Pieters>Backup",
        doubts: 0,
    },
    Case {
        name: "sorted lines with a total behind each name",
        roles: LINES,
        text: "Name,Date,Type,Amount\nAcme,1-2-2025,F,5\nAcme,1-3-2025,F,6\nAcme Total,,,11\nBaker,1-2-2025,F,7\nBaker Total,,,7\nGrand Total,,,18\n",
        classes: "H DDS DS A",
        paths: "- | - | -",
        doubts: 0,
    },
    Case {
        name: "text that goes on below a line is no heading",
        roles: LINES,
        text: "Name,Date,Description,Amount\nAcme,1-2-2025,Backup of,5\n,,three servers,\nBaker,1-3-2025,Hosting,6\n",
        classes: "H DFD",
        paths: "- | -",
        doubts: 0,
    },
];

#[test]
fn lines_under_headings_are_told_from_their_totals() {
    UNDER_HEADINGS.iter().for_each(check_rows);
}

const CLIENTS: &[Case<'_>] = &[
    Case {
        name: "parents with and without revenue of their own",
        roles: &[],
        text: "Acme Ltd,\nSales by Customer Summary,\n\"January - December, 2025\",\n,\n,Total\n\
                   Anders & Co,\"1,200.00\"\nBaker Holdings,300.00\n   Baker North,500.00\n   Baker South,\"1,100.00\"\n\
                   Total for Baker Holdings,\"$1,900.00\"\nCedar Group,\n   Cedar East,10.00\n      Cedar East 2,5.00\n\
                   \u{20}  Total for Cedar East,$15.00\n   Cedar West,20.00\nTotal for Cedar Group,$35.00\nDune,7.00\n\
                   TOTAL,\"$3,142.00\"\n,\n,\n\"Cash basis Monday, January 5, 2026 09:15 AM GMT+01:00\",\n",
        classes: "TTTB H DDDDS GDDSDS D A BBF",
        paths: "- | - | Baker Holdings | Baker Holdings | Cedar Group | Cedar Group>Cedar East | Cedar Group | -",
        doubts: 0,
    },
    Case {
        name: "indents end headings that have no total",
        roles: &[],
        text: "Client,Cloud,Backup\nCare,,\n  A,10,20\n  B,30,40\nC,1,2\nRetail,,\n\u{a0}\u{a0}D,3,4\n",
        classes: "H GDD D GD",
        paths: "Care | Care | - | Retail",
        doubts: 0,
    },
    Case {
        name: "a client named like the total of its heading, and the total",
        roles: &[],
        text: "Client,Branch,Cloud,Backup\nCare,,,\nTotal Care,x,5,6\nB,y,30,40\nTotal Care,,35,46\nRetail,,,\nC,x,1,2\nTotal Retail,,1,2\n",
        classes: "H GDDS GDS",
        paths: "Care | Care | Retail",
        doubts: 1,
    },
    Case {
        name: "bare totals end the heading above them",
        roles: &[],
        text: "Client,Cloud,Backup\nCare,,\nA,10,20\nB,30,40\nTotal,40,60\nRetail,,\nC,1,2\nD,3,4\nTotal,4,6\nTotal,44,66\n",
        classes: "H GDDS GDDS A",
        paths: "Care | Care | Retail | Retail",
        doubts: 0,
    },
    Case {
        name: "the same name at two levels",
        roles: &[],
        text: "Client,Cloud,Backup\nAcme,,\nAcme,,\nNorth,10,20\nTotal Acme,10,20\nSouth,1,2\nTotal Acme,11,22\nTotal,11,22\n",
        classes: "H GGDSDS A",
        paths: "Acme>Acme | Acme",
        doubts: 0,
    },
];

#[test]
fn clients_under_headings_and_parents_are_told_from_their_totals() {
    CLIENTS.iter().for_each(check_rows);
}
