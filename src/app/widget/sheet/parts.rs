//! What a sheet is made of, and what is asked of it.

use std::borrow::Cow;

use eframe::egui::{Color32, Modifiers};

use crate::app::theme::Palette;

/// How a sheet looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skin {
    /// Rows with hairlines between and one line of titles.
    List,
    /// Cells apart, each of a colour, under titles of two lines.
    Heat,
    /// Ruled cells under titles with menus, beside rows with menus.
    Workbook,
}

/// What can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picks {
    /// One cell.
    Cells,
    /// One row; the sheet keeps where the keyboard is.
    Row,
    /// Many rows; whoever shows the sheet keeps which, with [`super::Picked`].
    Rows,
}

/// When a sheet hears the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listens {
    /// While it has the keyboard.
    Focused,
    /// Also while nothing has it.
    WhenFree,
    /// Not at all.
    Never,
}

/// How much of the room a sheet takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Room {
    /// All of it.
    Fill,
    /// What its rows need, up to this many points.
    Most(f32),
}

/// How high the rows are, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Heights<'a> {
    /// All the same.
    Even(f32),
    /// The top of each row, and the bottom of the last.
    Tops(&'a [f32]),
}

/// How wide a column is, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    /// Always this.
    Fixed(f32),
    /// At least this, and one share of what is left.
    Rest(f32),
    /// From the first to the second, with so many shares of what is left.
    Grows(f32, f32, f32),
}

impl Width {
    /// The least, the most, and the shares of what is left.
    pub(super) fn range(self) -> (f32, f32, f32) {
        match self {
            Self::Fixed(width) => (width, width, 0.0),
            Self::Rest(least) => (least, f32::INFINITY, 1.0),
            Self::Grows(least, most, shares) => (least, most, shares),
        }
    }
}

/// Words left, numbers right, numbers on a colour in the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Numbers.
    Right,
    /// Numbers on a colour.
    Middle,
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Smallest first.
    Up,
    /// Largest first.
    Down,
}

/// What a click on a column's title does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Head {
    /// Nothing.
    #[default]
    Still,
    /// It is asked for, to sort by or to look at.
    Asks,
    /// There is a box instead, checked or not.
    Check(bool),
    /// It opens [`super::Sheet::column_menu`]: what is shown, and its position there.
    Menu(String, Option<usize>),
}

/// A column as shown.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetColumn {
    /// Its title, with the unit.
    pub title: String,
    /// What a screen reader speaks of it; the title when empty.
    pub name: String,
    /// Explained on hover.
    pub hint: String,
    /// How wide it is.
    pub width: Width,
    /// Where its texts are.
    pub align: Align,
    /// What its title does.
    pub head: Head,
    /// What its title is drawn on.
    pub ground: Ground,
    /// Its cells are boxes to check.
    pub has_boxes: bool,
}

impl Default for SheetColumn {
    fn default() -> Self {
        Self {
            title: String::new(),
            name: String::new(),
            hint: String::new(),
            width: Width::Rest(0.0),
            align: Align::Left,
            head: Head::Still,
            ground: Ground::Plain,
            has_boxes: false,
        }
    }
}

impl SheetColumn {
    /// A column of words.
    #[must_use]
    pub fn words(title: impl Into<String>, width: Width) -> Self {
        Self { title: title.into(), width, ..Self::default() }
    }

    /// A column of numbers.
    #[must_use]
    pub fn numbers(title: impl Into<String>, width: Width) -> Self {
        Self { align: Align::Right, ..Self::words(title, width) }
    }

    /// A column of boxes to check.
    #[must_use]
    pub fn boxes(title: impl Into<String>, width: f32) -> Self {
        Self { has_boxes: true, ..Self::words(title, Width::Fixed(width)) }
    }
}

/// What a title or a row is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Says who: a client, its size, its tags.
    Client,
    /// Says what and how much: offerings and amounts.
    Offering,
    /// Says when and how: dates, documents.
    Detail,
    /// Is left out.
    Quiet,
    /// Is left out, and one would rather not.
    Bad,
}

impl Ground {
    pub(super) fn fill(self, colors: &Palette) -> Color32 {
        match self {
            Self::Plain => colors.panel,
            Self::Client => colors.accent_tint,
            Self::Offering => colors.offering_tint,
            Self::Detail => colors.hover,
            Self::Quiet => colors.background,
            Self::Bad => colors.bad_tint,
        }
    }

    /// The bar at the edge of a row.
    pub(super) fn bar(self, colors: &Palette) -> Option<Color32> {
        match self {
            Self::Plain => None,
            Self::Client | Self::Detail => Some(colors.accent),
            Self::Offering => Some(colors.good),
            Self::Quiet => Some(colors.line),
            Self::Bad => Some(colors.bad),
        }
    }
}

/// What is known of a row as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// What a screen reader speaks.
    pub name: String,
    /// What it is wherever it stands; its place when `None`.
    pub key: Option<u64>,
    /// On the selection tint.
    pub is_picked: bool,
    /// The keyboard is here, where many rows can be picked.
    pub is_cursor: bool,
    /// Its position in [`super::Sheet::row_menu`]; `None` where there is no menu.
    pub menu: Option<usize>,
    /// What its frozen cells are drawn on.
    pub ground: Ground,
    /// Explained on hover over its frozen cells.
    pub hint: String,
}

impl SheetRow {
    /// A row that is nothing but its name.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// How strong words are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// As all words.
    #[default]
    Plain,
    /// They carry weight.
    Strong,
    /// Of second rank.
    Muted,
    /// They do not count.
    Faint,
    /// They ask for something.
    Accent,
    /// They warn.
    Bad,
    /// They are good news.
    Good,
}

/// What stands before the words of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// The amber dot of the sweet spot.
    Dot,
    /// Room for the dot.
    NoDot,
    /// The words stand on a tint.
    Tag,
    /// A box that is checked or not.
    Check(bool),
    /// A range on a line from 0 to 1, with a dot where it is thought to be; the words stand at its right.
    Range(RangeMark),
    /// So many of five dots.
    Dots(u8),
    /// A bar of this share of a line from 0 to 1; the words stand at its right.
    Bar(f32),
}

/// A range from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RangeMark {
    /// Its ends.
    pub ends: (f32, f32),
    /// Where the dot is; none where that is not known.
    pub at: Option<f32>,
    /// In the colour of the sweet spot.
    pub is_target: bool,
}

/// The colour of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Tint {
    /// None.
    #[default]
    None,
    /// A place on the heat scale, 0 to 1.
    Heat(f32),
    /// A cell of the heat scale that holds nothing.
    Empty,
    /// Its value is unknown.
    Hatched,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetCell<'a> {
    /// What stands in it.
    pub text: Cow<'a, str>,
    /// How strong that is.
    pub ink: Ink,
    /// What stands before it.
    pub mark: Mark,
    /// What it stands on.
    pub tint: Tint,
    /// Where it stands, when not as its column.
    pub align: Option<Align>,
}

impl<'a> SheetCell<'a> {
    /// Words or a number.
    #[must_use]
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A box.
    #[must_use]
    pub fn check(is_checked: bool) -> Self {
        Self { mark: Mark::Check(is_checked), ..Self::default() }
    }

    /// The same, as strong as `ink`.
    #[must_use]
    pub fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same, behind `mark`.
    #[must_use]
    pub fn mark(self, mark: Mark) -> Self {
        Self { mark, ..self }
    }
}

/// How a click picks a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Click {
    /// It alone.
    Plain,
    /// It too, or no longer.
    Toggle,
    /// Everything up to it.
    Range,
}

impl Click {
    pub(super) fn with(modifiers: Modifiers, on_box: bool) -> Self {
        if modifiers.shift {
            Self::Range
        } else if modifiers.command || on_box {
            Self::Toggle
        } else {
            Self::Plain
        }
    }
}

/// A key that means something where many rows can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKey {
    /// So many rows down; up when negative; with Shift the range grows.
    Step(isize, bool),
    /// Space.
    Toggle,
    /// Ctrl A.
    All,
    /// Escape.
    Nobody,
    /// Enter.
    Take,
}

/// What someone asked of a sheet. Rows and columns count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetAsked {
    /// A column's title, or the box in its place.
    Head(usize),
    /// A column, and what it is from now on.
    ColumnIs(usize, usize),
    /// A row, and what it is from now on.
    RowIs(usize, usize),
    /// The frozen cells of a row.
    RowHead(usize),
    /// A row, and how it is picked.
    Row(usize, Click),
    /// A box: row, column.
    Checked(usize, usize),
    /// A cell: row, column.
    Cell(usize, usize),
    /// A key, where many rows can be picked.
    Key(RowKey),
    /// Esc: nothing is marked any more.
    Cleared,
}
