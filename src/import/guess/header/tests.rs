//! Where the titles stand, as tables of cells separated by "|"; the ranges are merged.

use super::*;
use crate::import::Merged;
use crate::import::grid::{GridBuilder, NewCell, SheetLayout};

/// A number, a date as "@2025-01-31", or a text.
fn cell(builder: &mut GridBuilder, text: &str) -> NewCell {
    if let Some(date) = text.strip_prefix('@') {
        let days = date.parse::<jiff::civil::Date>().expect("a date") - jiff::civil::date(1899, 12, 30);
        return GridBuilder::date(f64::from(days.get_days()));
    }
    text.parse().map_or_else(|_| builder.text(text), GridBuilder::number)
}

fn grid(rows: &str, merged: &[(usize, usize, usize, usize)]) -> Grid {
    let mut builder = GridBuilder::default();
    for (row, line) in rows.lines().enumerate() {
        for (column, text) in line.split('|').map(str::trim).enumerate().filter(|(_, text)| !text.is_empty()) {
            let cell = cell(&mut builder, text);
            builder.push((row, column), cell, 0).expect("a small sheet");
        }
    }
    let merged =
        merged.iter().map(|&(top, left, bottom, right)| Merged { rows: (top, bottom), columns: (left, right) });
    builder.finish().with_layout(SheetLayout { merged: merged.collect(), ..SheetLayout::default() })
}

#[test]
fn titles_are_found_below_whatever_stands_above_them() {
    type Merge = (usize, usize, usize, usize);
    let cases: [(&str, &str, &[Merge], Header, &str); 13] = [
        (
            "a report's own titles, its client column without one",
            "Acme Ltd\nSales by Customer Detail\nJanuary – December 2025\n\n|Date|Type|Num|Amount|Balance\nBaker\n\
             |01/31/2025|Invoice|1001|5|5\n|01/31/2025|Invoice|1002|6|11\nTotal for Baker||||11",
            &[],
            (4, 4),
            "|Date|Type|Num|Amount|Balance",
        ),
        (
            "no empty row between",
            "Acme Ltd\nJanuary – December 2025\n|Date|Type|Amount\nBaker\n|01/31/2025|Invoice|5\n|01/31/2025|Invoice|6",
            &[],
            (2, 2),
            "|Date|Type|Amount",
        ),
        (
            "with the page at the right",
            "Acme Ltd|||Page 1\n|Date|Type|Amount\nBaker\n|01/31/2025|Invoice|5\n|01/31/2025|Invoice|6",
            &[],
            (1, 1),
            "|Date|Type|Amount",
        ),
        (
            "a report title merged over a part of the table",
            "Acme Ltd\nClient|Users|Cloud|Backup\nA|5|10|20\nB|6|30|40",
            &[(0, 0, 0, 2)],
            (1, 1),
            "Client|Users|Cloud|Backup",
        ),
        (
            "spacer columns",
            "||Type||Date||Amount\nBaker\n||Invoice||01/31/2025||5\n||Invoice||02/28/2025||6",
            &[],
            (0, 0),
            "||Type||Date||Amount",
        ),
        ("months as text", "Klant|2025-01|2025-02\nA|5|6\nB|7|8", &[], (0, 0), "Klant|2025-01|2025-02"),
        ("months as dates", "Klant|@2025-01-01|@2025-02-01\nA|5|6\nB|7|8", &[], (0, 0), "Klant|2025-01-01|2025-02-01"),
        ("years", "Omzet\nKlant|2024|2025\nA|5|6\nB|7|8", &[], (1, 1), "Klant|2024|2025"),
        ("a sign and a short name", "#|Client|NA|Cloud\n1|A|5|6\n2|B|7|8", &[], (0, 0), "#|Client|NA|Cloud"),
        (
            "merged parents",
            "Client|Security||Workplace\n|Licences|Scans|Licences|Support\nA|1|2|3|4\nB|5|6|7|8",
            &[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)],
            (0, 1),
            "Client|Security / Licences|Security / Scans|Workplace / Licences|Workplace / Support",
        ),
        (
            "parents in text, where nothing is merged",
            "Client|Security||Workplace\n|Licences|Scans|Licences|Support\nA|1|2|3|4\nB|5|6|7|8",
            &[],
            (0, 1),
            "Client|Security / Licences|Security / Scans|Workplace / Licences|Workplace / Support",
        ),
        (
            "three rows of titles below a report's own",
            "Revenue 2025\n\nClient|2025|||\n|Security||Workplace\n|Licences|Scans|Licences|Support\nA|1|2|3|4\nB|5|6|7|8",
            &[(2, 0, 4, 0), (2, 1, 2, 4), (3, 1, 3, 2), (3, 3, 3, 4)],
            (2, 4),
            "Client|2025 / Security / Licences|2025 / Security / Scans|2025 / Workplace / Licences|2025 / Workplace / Support",
        ),
        (
            "amounts of one column only",
            "Acme Ltd\nSales by Customer Summary\n\n|Total\nA|5\nBaker\n  B|6\nTotal for Baker|6",
            &[],
            (3, 3),
            "|Total",
        ),
    ];
    for (name, rows, merged, header, expected) in cases {
        let grid = grid(rows, merged);
        let found = find(&grid).map(|(header, _)| header);
        assert_eq!(found, Some(header), "{name}");
        let texts: Vec<String> = titles(&grid, found).into_iter().map(|title| title.text).collect();
        assert_eq!(texts.join("|"), expected, "{name}");
    }
}
