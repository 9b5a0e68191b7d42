//! What was made of a text before. Equal texts of a sheet mostly stand at one address, so that looking is cheap.

/// How many texts are remembered; a power of two.
const PLACES: usize = 1 << 12;

/// The values of texts met lately, by where the texts stand.
#[derive(Debug)]
pub(super) struct Memo<'t, V> {
    places: Vec<Option<(&'t str, V)>>,
}

impl<V> Default for Memo<'_, V> {
    fn default() -> Self {
        Self { places: Vec::new() }
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
        let kept = self.places.get(place(text))?.as_ref();
        kept.filter(|(known, _)| std::ptr::eq(*known, text)).map(|(_, value)| *value)
    }

    /// Keeps what is known of `text`.
    pub(super) fn keep(&mut self, text: &'t str, value: V) {
        if self.places.is_empty() {
            self.places = vec![None; PLACES];
        }
        if let Some(kept) = self.places.get_mut(place(text)) {
            *kept = Some((text, value));
        }
    }
}

fn place(text: &str) -> usize {
    let mixed = (text.as_ptr() as usize).wrapping_mul(0x9e37_79b1);
    (mixed ^ (mixed >> 16)) & (PLACES - 1)
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
        assert!(made < 50_300, "{made}");
        assert_eq!(memo.of(&all[..4], str::len), 4, "a part of a text is another one");
    }
}
