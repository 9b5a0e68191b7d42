//! Texts that were met lately, so that equal ones are kept once.

use super::cell::Texts;

/// Slots for texts at first, and at most: memory follows the texts and stays small whatever the file.
const FEW: usize = 1 << 8;
const MOST: usize = 1 << 16;

/// Where texts are kept, by their hash; zero, where the empty text is, where none was met. Of two texts with one slot the
/// later one has it: a text that is forgotten is kept once more.
#[derive(Debug, Default)]
pub(super) struct Recent {
    slots: Vec<u64>,
    kept: usize,
}

impl Recent {
    /// The place of `text` in `texts`, where it is kept unless it was met lately.
    pub(super) fn keep(&mut self, text: &str, texts: &mut Texts) -> u64 {
        if self.slots.len() < MOST && 2 * self.kept >= self.slots.len() {
            self.grow(texts);
        }
        let slot = slot(text, self.slots.len());
        let Some(slot) = self.slots.get_mut(slot) else { return texts.push(text) };
        if texts.get(*slot) == text {
            return *slot;
        }
        *slot = texts.push(text);
        self.kept += 1;
        *slot
    }

    fn grow(&mut self, texts: &Texts) {
        let count = (self.slots.len() * 4).clamp(FEW, MOST);
        let before = std::mem::replace(&mut self.slots, vec![0; count]);
        for place in before {
            if let Some(free) = self.slots.get_mut(slot(texts.get(place), count)) {
                *free = place;
            }
        }
    }
}

/// The slot of `text` among `count`, which is a power of two.
fn slot(text: &str, count: usize) -> usize {
    // The upper bits of a product depend on all bits of its factors.
    usize::try_from(text_hash(text) >> (64 - count.trailing_zeros())).unwrap_or(0)
}

/// A number that different texts hardly ever share; its upper bits are mixed best.
pub(in super::super) fn text_hash(text: &str) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mixed = |hash: u64, word: u64| (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    let hash = words.iter().fold(text.len() as u64, |hash, word| mixed(hash, u64::from_le_bytes(*word)));
    let last = rest.iter().fold(0, |word, &byte| (word << 8) | u64::from(byte));
    mixed(hash, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_kept_once_and_others_never_mixed_up() {
        let (mut recent, mut texts) = (Recent::default(), Texts::default());
        let clients: Vec<String> = (0..5_000).map(|at| format!("Client {at} Ltd")).collect();
        for text in clients.iter().chain(&clients).chain(&clients) {
            let place = recent.keep(text, &mut texts);
            assert_eq!(texts.get(place), text);
        }
        let once: usize = clients.iter().map(String::len).sum();
        assert!(texts.bytes() < 2 * once, "{} of {once}", texts.bytes());
        let many: Vec<String> = (0..100_000).map(|at| at.to_string()).collect();
        for text in &many {
            let place = recent.keep(text, &mut texts);
            assert_eq!(texts.get(place), text);
        }
        let before = texts.bytes();
        let again = recent.keep("99999", &mut texts);
        assert_eq!((texts.get(again), texts.bytes()), ("99999", before));
        let empty = recent.keep("", &mut texts);
        assert_eq!((texts.get(empty), texts.bytes()), ("", before));
    }
}
