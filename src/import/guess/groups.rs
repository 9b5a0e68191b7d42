//! The headings that stand above rows, such as the client over its invoice lines (IMPORT.md §3).

/// A heading and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Group {
    /// The name, without the white space around it.
    pub(in super::super) name: String,
    /// The name with those of the headings above it, "Parent:Child": what keeps two of one name apart.
    pub(in super::super) full: String,
    /// Its row in the sheet.
    pub(in super::super) row: usize,
    /// Its column in the sheet.
    pub(in super::super) column: usize,
    /// Whether the row is nothing but a heading; otherwise it is a detail row with others below it, such as a parent
    /// with revenue of its own.
    pub(in super::super) heading: bool,
    /// The heading above it, by position in [`Groups`], plus one.
    above: u32,
}

/// For every row of a sheet the headings above it. A heading reaches down to its total row, or to the next heading of
/// its level. Rows cost four bytes each, and nothing in a sheet without headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Groups {
    all: Vec<Group>,
    /// The innermost heading above each row, plus one; zero, and absent at the end, where there is none.
    of_row: Vec<u32>,
}

#[cfg_attr(not(test), expect(dead_code, reason = "the reader of invoice lines is what asks for headings"))]
impl Groups {
    /// Whether no row has a heading above it.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The innermost heading above `row`.
    pub(in super::super) fn innermost(&self, row: usize) -> Option<&Group> {
        self.at(self.of_row.get(row).copied().unwrap_or(0))
    }

    /// The headings above `row`, the innermost first.
    pub(in super::super) fn upwards(&self, row: usize) -> impl Iterator<Item = &Group> {
        std::iter::successors(self.innermost(row), |group| self.at(group.above))
    }

    /// The headings above `row`, the outermost first.
    pub(in super::super) fn path(&self, row: usize) -> Vec<&Group> {
        let mut path: Vec<&Group> = self.upwards(row).collect();
        path.reverse();
        path
    }

    /// The innermost heading above `row` that stands in the sheet's column `column`.
    pub(in super::super) fn in_column(&self, row: usize, column: usize) -> Option<&Group> {
        self.upwards(row).find(|group| group.column == column)
    }

    /// The number a row keeps of its innermost heading, the same for rows under the same one; `None` without any.
    pub(in super::super) fn number(&self, row: usize) -> Option<usize> {
        self.of_row.get(row).and_then(|number| (*number as usize).checked_sub(1))
    }

    /// Adds a heading below `above`, and gives its number.
    pub(super) fn add(&mut self, name: String, (row, column): (usize, usize), heading: bool, above: u32) -> u32 {
        let parent = self.at(above).filter(|parent| parent.heading);
        let full = parent.map_or_else(|| name.clone(), |parent| format!("{}:{name}", parent.full));
        self.all.push(Group { name, full, row, column, heading, above });
        u32::try_from(self.all.len()).unwrap_or(u32::MAX)
    }

    /// Says that the heading numbered `group` is the innermost above `row`.
    pub(super) fn put(&mut self, row: usize, group: u32) {
        if group == 0 {
            return;
        }
        if self.of_row.len() <= row {
            self.of_row.resize(row + 1, 0);
        }
        if let Some(slot) = self.of_row.get_mut(row) {
            *slot = group;
        }
    }

    fn at(&self, number: u32) -> Option<&Group> {
        (number as usize).checked_sub(1).and_then(|position| self.all.get(position))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_the_headings_above_them_and_rows_outside_none() {
        let mut groups = Groups::default();
        assert!(groups.is_empty());
        let client = groups.add("Acme".to_owned(), (3, 0), true, 0);
        let item = groups.add("Backup".to_owned(), (4, 2), true, client);
        groups.put(5, item);
        groups.put(7, client);
        let names = |row| groups.path(row).into_iter().map(|group| group.name.as_str()).collect::<Vec<_>>();
        let in_column = |row, column| groups.in_column(row, column).map(|group| group.full.as_str());
        assert!(!groups.is_empty());
        assert_eq!((in_column(5, 0), in_column(5, 2), in_column(7, 2)), (Some("Acme"), Some("Acme:Backup"), None));
        assert_eq!((names(5), names(6), names(7), names(900)), (vec!["Acme", "Backup"], vec![], vec!["Acme"], vec![]));
        assert_eq!((groups.number(5), groups.number(6), groups.number(7)), (Some(1), None, Some(0)));
    }
}
