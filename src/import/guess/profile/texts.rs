//! The texts of a column: what each is by itself, and how many different ones there are.

use std::collections::HashSet;

use crate::import::grid::text_hash;
use crate::import::guess::amount::{Amount, bare_digits, read_amount};
use crate::import::guess::date::written_date;
use crate::import::memo::Memo;

/// Different texts are counted up to here.
const MOST_TEXTS: usize = 1024;
/// Texts remembered as met before, column by column.
const RECENT: usize = 256;

/// What a text is by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextSeen {
    /// The amount it reads as.
    pub(super) amount: Amount,
    /// Whether it is no amount and begins with a date.
    pub(super) date: bool,
    /// Which text it is.
    pub(super) hash: u64,
}

/// Different texts by their hashes, the first [`MOST_TEXTS`] of them.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Different {
    all: HashSet<u64>,
    /// Those met lately, each at the place its first bits say: most texts of a column come back.
    recent: Vec<u64>,
    /// How many were met before that, up to a few.
    met: usize,
}

impl Different {
    /// Takes in a text; whether it is one not met before.
    pub(super) fn insert(&mut self, hash: u64) -> bool {
        if self.all.len() >= MOST_TEXTS {
            return false;
        }
        // A sheet may have very many columns with a text or two.
        if self.met < RECENT / 4 {
            self.met += 1;
            return self.all.insert(hash);
        }
        if self.recent.is_empty() {
            self.recent = vec![!hash; RECENT];
        }
        if let Some(recent) = usize::try_from(hash).ok().and_then(|hash| self.recent.get_mut((hash >> 56) % RECENT))
            && *recent != hash
        {
            *recent = hash;
            return self.all.insert(hash);
        }
        false
    }

    /// Takes in those of the rows that follow.
    pub(super) fn append(&mut self, next: &Self) {
        for &hash in &next.all {
            self.insert(hash);
        }
    }

    /// How many there are.
    pub(in super::super) fn len(&self) -> usize {
        self.all.len()
    }
}

/// Looks at texts, at those that come back once.
#[derive(Default)]
pub(super) struct Seen<'t> {
    memo: Memo<'t, TextSeen>,
}

impl<'t> Seen<'t> {
    /// What `text` is, looked at once.
    pub(super) fn of(&mut self, text: &'t str) -> TextSeen {
        // A number is read sooner than looked up.
        if let Some(amount) = bare_digits(text) {
            return TextSeen { amount, date: false, hash: text_hash(text) };
        }
        self.memo.of(text, |text| {
            let amount = read_amount(text);
            let may = !amount.is_number() && text.starts_with(|first: char| first.is_ascii_digit());
            let date = may && written_date(text.trim()).is_some();
            TextSeen { amount, date, hash: text_hash(text.trim()) }
        })
    }
}
