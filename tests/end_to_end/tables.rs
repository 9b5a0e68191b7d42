//! The tables these tests start from, written as workbooks.

use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// A client, its users, and its revenue for Managed, Backup, Security and Projects.
pub(crate) type Row = (&'static str, Option<f64>, [f64; 4]);

/// METHOD.md §14.
pub(crate) const WORKED: [Row; 8] = [
    ("A", Some(12.0), [6_000.0, 0.0, 0.0, 1_500.0]),
    ("B", Some(20.0), [9_600.0, 1_200.0, 0.0, 0.0]),
    ("C", Some(40.0), [24_000.0, 3_600.0, 4_800.0, 0.0]),
    ("D", Some(60.0), [36_000.0, 4_800.0, 7_200.0, 6_000.0]),
    ("E", Some(80.0), [44_800.0, 0.0, 9_600.0, 8_000.0]),
    ("F", Some(150.0), [81_000.0, 9_000.0, 0.0, 0.0]),
    ("G", Some(400.0), [0.0, 0.0, 0.0, 120_000.0]),
    ("H", None, [5_000.0, 0.0, 0.0, 0.0]),
];

/// The worked example as §14 lists it: zeroes written, no totals, the unknown size in words.
pub(crate) fn worked_example(path: &Path) -> PathBuf {
    workbook(path, |sheet| {
        let titles = ["Client", "Users", "Managed", "Backup", "Security", "Projects"];
        sheet.write_row(0, 0, titles).expect("it fits");
        for (row, (client, users, amounts)) in (1..).zip(WORKED) {
            sheet.write(row, 0, client).expect("it fits");
            match users {
                Some(users) => sheet.write(row, 1, users).expect("it fits"),
                None => sheet.write(row, 1, "unknown").expect("it fits"),
            };
            sheet.write_row(row, 2, amounts).expect("it fits");
        }
    })
}

/// How the amounts of a table are dressed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Amounts {
    /// As the number stands.
    General,
    /// With thousands apart and two decimals.
    Grouped,
}

/// The offerings of the Dutch table.
const OFFERINGS: [&str; 5] = ["Beheer", "Back-up", "Beveiliging", "Telefonie", "Projecten"];

/// How many clients the Dutch table has.
pub(crate) const DUTCH_CLIENTS: u32 = 24;

/// An amount of the table as Dutch text writes it: as it stands, and with thousands apart.
pub(crate) const DUTCH_AMOUNT: [&str; 2] = ["10928,23", "10.928,23"];

/// The users and the amounts in cents of a client of the Dutch table: unknown sizes, blanks, credits, and cents.
fn dutch_row(client: u32) -> (Option<u32>, [Option<i32>; 5]) {
    let users = (client % 7 != 3).then(|| 4 + client * 37 % 290);
    let amount = |offering: u32| {
        let mixed = (client * 5 + offering) * 7_919 % 104_729;
        let cents = i32::try_from(mixed).expect("it is small");
        match (mixed % 5, mixed % 11) {
            (0 | 1, _) => None,
            (_, 0) => Some(-(cents % 90_000) - 5),
            _ => Some(cents * 23 + 1),
        }
    };
    (users, [0, 1, 2, 3, 4].map(amount))
}

/// The sum of the Dutch table in cents.
pub(crate) fn dutch_total() -> i32 {
    (0..DUTCH_CLIENTS).flat_map(|client| dutch_row(client).1).flatten().sum()
}

/// A revenue table as a Dutch office keeps it: two title rows, Dutch titles, a row and a column of totals.
pub(crate) fn dutch(path: &Path, amounts: Amounts) -> PathBuf {
    let format = match amounts {
        Amounts::General => Format::new(),
        Amounts::Grouped => Format::new().set_num_format("#,##0.00"),
    };
    let euros = |cents: i32| f64::from(cents) / 100.0;
    workbook(path, |sheet| {
        sheet.write(0, 0, "Omzet per klant en dienst").expect("it fits");
        sheet.write(1, 0, "Twaalf maanden, exclusief btw").expect("it fits");
        sheet.write_row(3, 0, ["Klant", "Aantal gebruikers", "Branche", "Regio"]).expect("it fits");
        sheet.write_row(3, 4, OFFERINGS).expect("it fits");
        sheet.write(3, 9, "Totaal").expect("it fits");
        let mut totals = [0; 5];
        for client in 0..DUTCH_CLIENTS {
            let row = 4 + client;
            let (users, amounts) = dutch_row(client);
            sheet.write(row, 0, format!("Bakkerij ’t Zand {:02} B.V.", client + 1)).expect("it fits");
            if let Some(users) = users {
                sheet.write(row, 1, users).expect("it fits");
            }
            sheet.write(row, 2, ["Zorg", "Bouw", "Handel; détail", ""][client as usize % 4]).expect("it fits");
            sheet.write(row, 3, ["Fryslân", "Zuid-Holland"][client as usize % 2]).expect("it fits");
            for (offering, cents) in (0..).zip(amounts).filter_map(|(offering, cents)| Some((offering, cents?))) {
                sheet.write_with_format(row, 4 + offering, euros(cents), &format).expect("it fits");
                totals[usize::from(offering)] += cents;
            }
            let sum = amounts.into_iter().flatten().sum();
            sheet.write_with_format(row, 9, euros(sum), &format).expect("it fits");
        }
        let last = 4 + DUTCH_CLIENTS;
        sheet.write(last, 0, "Totaal").expect("it fits");
        for (offering, cents) in (4..).zip(totals) {
            sheet.write_with_format(last, offering, euros(cents), &format).expect("it fits");
        }
        sheet.write_with_format(last, 9, euros(totals.iter().sum()), &format).expect("it fits");
    })
}

fn workbook(path: &Path, fill: impl FnOnce(&mut Worksheet)) -> PathBuf {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet().set_name("Omzet").expect("the name is short"));
    workbook.save(path).expect("the folder is ours");
    path.to_path_buf()
}
