//! Tables of plain text: words left, numbers right.

use std::io::{self, Write};

/// Writes `rows` under `titles` with aligned columns; the first column holds words, the others numbers.
pub(super) fn write(titles: &[String], rows: &[Vec<String>], out: &mut impl Write) -> io::Result<()> {
    let all = || std::iter::once(titles).chain(rows.iter().map(Vec::as_slice));
    let width = |column: usize| all().filter_map(|row| row.get(column)).map(|cell| letters(cell)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..titles.len()).map(width).collect();
    for row in all() {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let blank = " ".repeat(width.saturating_sub(letters(cell)));
            if column == 0 {
                line.extend([cell.as_str(), &blank]);
            } else {
                line.extend(["  ", blank.as_str(), cell.as_str()]);
            }
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn letters(cell: &str) -> usize {
    cell.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_left_and_numbers_right() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [row(["1–25", "2", "€ 18,300"]), row(["Łódź and more", "10", "–"])];
        let mut out = Vec::new();
        write(&row(["Band", "Clients", "Revenue"]), &rows, &mut out).expect("memory takes it");
        let expected =
            "Band           Clients   Revenue\n1–25                 2  € 18,300\nŁódź and more       10         –\n";
        assert_eq!(String::from_utf8(out).expect("the table is text"), expected);
    }
}
