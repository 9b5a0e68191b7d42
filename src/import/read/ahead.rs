//! A library's cells go into the grid on a thread of their own, while the library reads on.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use calamine::{Cell, DataRef};

use super::super::Grid;
use super::super::grid::GridBuilder;
use super::super::guard::guarded;
use super::Stop;
use super::value::Values;

/// How many cells go over at a time; few in tests, so that a small sheet goes over in many batches.
const BATCH: usize = if cfg!(test) { 3 } else { 4096 };
/// How many batches wait at most: memory stays small where the library is quicker than the grid.
const WAITING: usize = 2;

/// What the library made of a cell.
pub(super) enum Found<'a> {
    /// A cell, with the number of its style.
    Cell(Cell<DataRef<'a>>, usize),
    /// One that makes no sense, by row and column, with what it says.
    Broken((usize, usize), String),
}

impl Found<'_> {
    /// Its row and column.
    pub(super) fn position(&self) -> (usize, usize) {
        match self {
            Self::Cell(cell, _) => (cell.get_position().0 as usize, cell.get_position().1 as usize),
            Self::Broken(position, _) => *position,
        }
    }
}

/// A grid in the making, and how its cells are read.
pub(super) struct Filling<'f> {
    pub(super) builder: GridBuilder,
    pub(super) values: Values,
    /// The builder's number of each style.
    pub(super) formats: &'f [u8],
}

impl Filling<'_> {
    /// The grid of all cells that `next` gives, until it gives none.
    ///
    /// # Errors
    /// What `next` stops with, or [`Stop::TooMany`].
    #[inline] // With the library's reader inside it, no cell is moved from hand to hand: a twelfth of the time.
    pub(super) fn filled<'a>(self, next: impl FnMut() -> Result<Option<Found<'a>>, Stop>) -> Result<Grid, Stop> {
        thread::scope(|scope| {
            let (give, take) = sync_channel(WAITING);
            let (back, emptied) = channel();
            let filler = thread::Builder::new().name("fill".to_owned());
            let filler = filler.spawn_scoped(scope, move || guarded(|| self.fill(&take, &back)));
            let filler = filler.map_err(Stop::broken)?;
            let read = hand_over(&give, &emptied, next);
            drop(give);
            // A filler that stopped says why; then nobody took what was read after that.
            let grid = filler.join().unwrap_or_else(|_| Err("the thread ended".to_owned())).map_err(Stop::Broken)??;
            read.map(|()| grid)
        })
    }

    fn fill<'a>(mut self, take: &Receiver<Vec<Found<'a>>>, back: &Sender<Vec<Found<'a>>>) -> Result<Grid, Stop> {
        for mut batch in take {
            for found in batch.drain(..) {
                self.push(found)?;
            }
            // Behind the last batch nobody wants it back.
            drop(back.send(batch));
        }
        Ok(self.builder.finish())
    }

    fn push(&mut self, found: Found<'_>) -> Result<(), Stop> {
        match found {
            Found::Cell(ref cell, style) => {
                if let Some(value) = self.values.cell(cell.get_value(), &mut self.builder) {
                    let format = self.formats.get(style).copied().unwrap_or(0);
                    self.builder.push(found.position(), value, format)?;
                }
            }
            Found::Broken(position, code) => {
                let value = self.builder.error(&code);
                self.builder.push(position, value, 0)?;
            }
        }
        Ok(())
    }
}

/// Gives all that comes, batch by batch, until there is no more or nobody takes it.
#[inline]
fn hand_over<'a>(
    give: &SyncSender<Vec<Found<'a>>>,
    emptied: &Receiver<Vec<Found<'a>>>,
    mut next: impl FnMut() -> Result<Option<Found<'a>>, Stop>,
) -> Result<(), Stop> {
    loop {
        let mut batch = emptied.try_recv().unwrap_or_else(|_| Vec::with_capacity(BATCH));
        while let Some(found) = next()? {
            batch.push(found);
            if batch.len() == BATCH {
                break;
            }
        }
        let is_last = batch.len() < BATCH;
        if give.send(batch).is_err() || is_last {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Cell as Ours;
    use super::super::super::grid::TooMany;
    use super::*;

    fn filled<'a>(next: impl FnMut() -> Result<Option<Found<'a>>, Stop>) -> Result<Grid, Stop> {
        let filling = Filling { builder: GridBuilder::default(), values: Values::new(false), formats: &[] };
        filling.filled(next)
    }

    #[test]
    fn cells_come_over_in_their_order_however_many_batches_they_make() {
        for count in [0, 1, 2, 3, 4, 6, 100] {
            let mut row = 0;
            let grid = filled(|| {
                row += 1;
                let cell = Found::Cell(Cell::new((row - 1, 0), DataRef::Float(f64::from(row))), 0);
                let broken = Found::Broken((row as usize - 1, 0), "#N/A".to_owned());
                Ok((row <= count).then_some(if row == 2 { broken } else { cell }))
            });
            let grid = grid.expect("it is filled");
            assert_eq!(grid.rows(), count as usize);
            for row in 0..count {
                let expected = if row == 1 { Ours::Error("#N/A") } else { Ours::Number(f64::from(row + 1)) };
                assert_eq!(grid.cell(row as usize, 0), expected, "{row} of {count}");
            }
        }
    }

    #[test]
    fn reading_ends_where_the_grid_is_full_and_where_the_file_is_broken() {
        let mut given = 0_u32;
        let full = filled(|| {
            given += 1;
            let column = if given == 5 { 1 << 14 } else { 0 };
            Ok(Some(Found::Cell(Cell::new((given, column), DataRef::Float(1.0)), 0)))
        });
        assert!(matches!(full, Err(Stop::TooMany(TooMany::Columns))));
        let mut given = 0_u32;
        let broken = filled(|| {
            given += 1;
            if given > 10 { Err(Stop::broken("torn")) } else { Ok(Some(Found::Broken((0, 0), String::new()))) }
        });
        assert!(matches!(broken, Err(Stop::Broken(detail)) if detail == "torn"));
    }
}
