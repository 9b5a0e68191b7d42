//! Texts that were met lately, so that equal ones are kept once.

use super::cell::Texts;

/// Places for texts at first, and at most: memory follows the texts and stays small whatever the file.
const FEW: usize = 1 << 8;
const MOST: usize = 1 << 16;

/// The numbers of texts by their hash, plus one; zero where none was met. Of two texts with one place the later one has it:
/// a text that is forgotten is kept once more.
#[derive(Debug, Default)]
pub(super) struct Recent {
    places: Vec<u32>,
}

impl Recent {
    /// The number of `text` in `texts`, where it is kept unless it was met lately.
    pub(super) fn keep(&mut self, text: &str, texts: &mut Texts) -> u64 {
        if self.places.len() < MOST && texts.count() >= self.places.len() {
            self.grow(texts);
        }
        let place = place(text, self.places.len());
        let Some(place) = self.places.get_mut(place) else { return texts.push(text) };
        if let Some(known) = place.checked_sub(1).map(u64::from).filter(|known| texts.get(*known) == text) {
            return known;
        }
        let number = texts.push(text);
        *place = u32::try_from(number + 1).unwrap_or(0);
        number
    }

    fn grow(&mut self, texts: &Texts) {
        let count = (self.places.len() * 4).clamp(FEW, MOST);
        self.places = vec![0; count];
        for number in 0..u32::try_from(texts.count()).unwrap_or(0) {
            if let Some(slot) = self.places.get_mut(place(texts.get(u64::from(number)), count)) {
                *slot = number + 1;
            }
        }
    }
}

/// The place of `text` among `count`, which is a power of two.
fn place(text: &str, count: usize) -> usize {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mixed = |hash: u64, word: u64| (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    let hash = words.iter().fold(text.len() as u64, |hash, word| mixed(hash, u64::from_le_bytes(*word)));
    let last = rest.iter().fold(0, |word, &byte| (word << 8) | u64::from(byte));
    let hash = mixed(hash, last);
    // The upper bits of a product depend on all bits of its factors.
    usize::try_from(hash >> (64 - count.trailing_zeros())).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_kept_once_and_others_never_mixed_up() {
        let (mut recent, mut texts) = (Recent::default(), Texts::default());
        let clients: Vec<String> = (0..5_000).map(|at| format!("Client {at} Ltd")).collect();
        for text in clients.iter().chain(&clients).chain(&clients) {
            let number = recent.keep(text, &mut texts);
            assert_eq!(texts.get(number), text);
        }
        assert!(texts.count() < 2 * clients.len(), "{} of {}", texts.count(), clients.len());
        let many: Vec<String> = (0..100_000).map(|at| at.to_string()).collect();
        for text in &many {
            let number = recent.keep(text, &mut texts);
            assert_eq!(texts.get(number), text);
        }
        assert_eq!(recent.keep("99999", &mut texts), texts.count() as u64 - 1);
    }
}
