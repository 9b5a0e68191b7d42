//! A view kept until what it was made from changes.

use std::rc::Rc;

/// The last value built, with the key it was built for.
#[derive(Debug)]
pub struct Cached<K, V> {
    entry: Option<(K, Rc<V>)>,
}

impl<K, V> Default for Cached<K, V> {
    fn default() -> Self {
        Self { entry: None }
    }
}

impl<K: PartialEq, V> Cached<K, V> {
    /// The value for `key`: the one kept, or a new one from `build` when the key has changed.
    pub fn get(&mut self, key: K, build: impl FnOnce() -> V) -> Rc<V> {
        if let Some((known, value)) = &self.entry
            && *known == key
        {
            return Rc::clone(value);
        }
        let value = Rc::new(build());
        self.entry = Some((key, Rc::clone(&value)));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_built_once_per_key() {
        let mut cached = Cached::default();
        let mut built = 0;
        for key in [1, 1, 2, 2, 1] {
            cached.get(key, || built += 1);
        }
        assert_eq!(built, 3);
    }
}
