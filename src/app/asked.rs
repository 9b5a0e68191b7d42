//! What a frame was asked for, however much it is: nothing asked is lost because something else was asked too.

use super::action::Action;

/// Everything that was asked for, in the order it was asked. Parts of a screen hand theirs on with [`Asked::and`].
#[derive(Clone, Debug, PartialEq)]
#[must_use = "what was asked for is lost otherwise"]
pub struct Asked<T = Action>(Vec<T>);

impl<T> Default for Asked<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Asked<T> {
    /// Adds what was asked for after this.
    pub fn ask(&mut self, more: impl Into<Self>) {
        self.0.extend(more.into().0);
    }

    /// This, and then what was asked for elsewhere.
    pub fn and(mut self, more: impl Into<Self>) -> Self {
        self.ask(more);
        self
    }

    /// The same in other words.
    pub fn map<U>(self, words: impl FnMut(T) -> U) -> Asked<U> {
        Asked(self.0.into_iter().map(words).collect())
    }
}

impl<T> From<T> for Asked<T> {
    fn from(one: T) -> Self {
        Self(vec![one])
    }
}

impl<T> From<Option<T>> for Asked<T> {
    fn from(one: Option<T>) -> Self {
        Self(one.into_iter().collect())
    }
}

impl<T> FromIterator<T> for Asked<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

impl<T> IntoIterator for Asked<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_asked_is_handed_on_in_order() {
        let mut first: Asked<u8> = Asked::from(Some(1)).and(None).and(2);
        first.ask(Asked::from(3));
        let all: Vec<String> = first.and(Some(4)).map(|number| number.to_string()).into_iter().collect();
        assert_eq!(all, ["1", "2", "3", "4"]);
    }
}
