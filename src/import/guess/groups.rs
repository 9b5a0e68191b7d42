//! The headings that stand above rows, such as the client over its invoice lines (IMPORT.md §3).

/// A heading and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Group {
    /// The name, without the white space around it.
    pub(in super::super) name: String,
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

/// What no column names, so that headings must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Missing {
    /// The client.
    Client,
    /// The offering.
    Offering,
    /// Both: the outermost heading is the client, the innermost the offering.
    Both,
}

/// What the headings above a row say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Said {
    /// The client; a heading below another one is written "Parent:Child", so that two of one name stay apart.
    pub(in super::super) client: Option<String>,
    /// The offering.
    pub(in super::super) offering: Option<String>,
    /// What the offering belongs to.
    pub(in super::super) offering_group: Option<String>,
}

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

    /// What the headings above `row` say where the columns leave out what is `missing`. Rows of one [`Self::number`] are
    /// told the same.
    pub(in super::super) fn said(&self, row: usize, missing: Missing) -> Said {
        let path: Vec<&str> =
            self.path(row).into_iter().filter(|group| group.heading).map(|group| group.name.as_str()).collect();
        let joined = |names: &[&str]| (!names.is_empty()).then(|| names.join(":"));
        let offering = |names: &[&str]| {
            let (last, above) = names.split_last().map_or((None, &[][..]), |(last, above)| (Some(*last), above));
            (last.map(str::to_owned), joined(above))
        };
        match missing {
            Missing::Client => Said { client: joined(&path), ..Said::default() },
            Missing::Offering => {
                let (offering, offering_group) = offering(&path);
                Said { client: None, offering, offering_group }
            }
            Missing::Both => {
                let (offering, offering_group) = offering(path.get(1..).unwrap_or(&[]));
                Said { client: path.first().map(|name| (*name).to_owned()), offering, offering_group }
            }
        }
    }

    /// The number a row keeps of its innermost heading, the same for rows under the same one; `None` without any.
    pub(in super::super) fn number(&self, row: usize) -> Option<usize> {
        self.of_row.get(row).and_then(|number| (*number as usize).checked_sub(1))
    }

    /// Adds a heading below `above`, and gives its number.
    pub(super) fn add(&mut self, name: String, (row, column): (usize, usize), heading: bool, above: u32) -> u32 {
        self.all.push(Group { name, row, column, heading, above });
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
        assert!(!groups.is_empty());
        assert_eq!((names(5), names(6), names(7), names(900)), (vec!["Acme", "Backup"], vec![], vec!["Acme"], vec![]));
        assert_eq!((groups.number(5), groups.number(6), groups.number(7)), (Some(1), None, Some(0)));
    }

    #[test]
    fn headings_say_what_no_column_does() {
        let mut groups = Groups::default();
        let outer = groups.add("Acme".to_owned(), (1, 0), true, 0);
        let middle = groups.add("Hardware".to_owned(), (2, 0), true, outer);
        let inner = groups.add("Router".to_owned(), (3, 0), true, middle);
        let parent = groups.add("A detail".to_owned(), (5, 0), false, 0);
        for (row, group) in [(10, outer), (11, middle), (12, inner), (13, parent)] {
            groups.put(row, group);
        }
        let cases = [
            (10, Missing::Client, [Some("Acme"), None, None]),
            (12, Missing::Client, [Some("Acme:Hardware:Router"), None, None]),
            (10, Missing::Offering, [None, Some("Acme"), None]),
            (12, Missing::Offering, [None, Some("Router"), Some("Acme:Hardware")]),
            (10, Missing::Both, [Some("Acme"), None, None]),
            (11, Missing::Both, [Some("Acme"), Some("Hardware"), None]),
            (12, Missing::Both, [Some("Acme"), Some("Router"), Some("Hardware")]),
            (13, Missing::Client, [None, None, None]),
            (14, Missing::Both, [None, None, None]),
        ];
        for (row, missing, expected) in cases {
            let Said { client, offering, offering_group } = groups.said(row, missing);
            assert_eq!(
                [client, offering, offering_group],
                expected.map(|name| name.map(str::to_owned)),
                "{row} {missing:?}"
            );
        }
    }
}
