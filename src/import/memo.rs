//! What was made of a text before. Equal texts of a sheet mostly stand at one address, so that looking is cheap.

/// How many texts are remembered at first and at most; powers of two.
const FEW: usize = 1 << 8;
const MOST: usize = 1 << 14;

/// The values of texts met lately, by where the texts stand.
#[derive(Debug)]
pub(super) struct Memo<'t, V> {
    places: Vec<Option<(&'t str, V)>>,
    /// How many were kept since there are so many places.
    kept: usize,
}

impl<V> Default for Memo<'_, V> {
    fn default() -> Self {
        Self { places: Vec::new(), kept: 0 }
    }
}

impl<'t, V: Copy> Memo<'t, V> {
    /// What `make` says of `text`, which it always says alike.
    pub(super) fn of(&mut self, text: &'t str, make: impl FnOnce(&'t str) -> V) -> V {
        self.known(text).unwrap_or_else(|| {
            let value = make(text);
            self.keep(text, value);
            value
        })
    }

    /// What was kept of `text`, where it is not forgotten.
    pub(super) fn known(&self, text: &str) -> Option<V> {
        let kept = self.places.get(place(text, self.places.len()))?.as_ref();
        kept.filter(|(known, _)| std::ptr::eq(*known, text)).map(|(_, value)| *value)
    }

    /// Keeps what is known of `text`.
    pub(super) fn keep(&mut self, text: &'t str, value: V) {
        if self.places.len() < MOST && 2 * self.kept >= self.places.len() {
            self.grow();
        }
        self.kept += 1;
        let place = place(text, self.places.len());
        if let Some(kept) = self.places.get_mut(place) {
            *kept = Some((text, value));
        }
    }

    fn grow(&mut self) {
        let count = (self.places.len() * 4).clamp(FEW, MOST);
        let before = std::mem::replace(&mut self.places, vec![None; count]);
        self.kept = 0;
        for (text, value) in before.into_iter().flatten() {
            self.keep(text, value);
        }
    }
}

/// The place of `text` among `count`, which is a power of two.
fn place(text: &str, count: usize) -> usize {
    let mixed = (text.as_ptr() as usize).wrapping_mul(0x9e37_79b1);
    (mixed ^ (mixed >> 16)) & count.wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_keeps_its_own_value() {
        let all = (0..50_000).map(|at| format!("{at:05}")).collect::<Vec<_>>().concat();
        let mut memo = Memo::default();
        let (mut made, text) = (0, |at: usize| &all[5 * at..5 * at + 5]);
        for at in (0..50_000).chain((0..100).cycle().take(1000)) {
            let value = memo.of(text(at), |text| {
                made += 1;
                text.parse::<usize>().expect("a number")
            });
            assert_eq!(value, at);
        }
        assert!(made < 50_500, "{made}");
        assert_eq!(memo.of(&all[..4], str::len), 4, "a part of a text is another one");
    }
}
