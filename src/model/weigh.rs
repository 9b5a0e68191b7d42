//! What the value of a client is made of (METHOD.md §6).

/// A component of the value score V.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueComponent {
    /// R_i.
    Revenue,
    /// k_i.
    Breadth,
    /// M_i.
    Margin,
    /// The room to sell more (METHOD.md §9).
    Potential,
    /// How long it has been a client.
    Lifetime,
    /// The number of orders.
    Orders,
}

impl ValueComponent {
    /// All of them, in the order people see them.
    pub const ALL: [Self; 6] =
        [Self::Revenue, Self::Breadth, Self::Margin, Self::Potential, Self::Lifetime, Self::Orders];

    /// Its position in [`ValueComponent::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// The weights w of the value score, by [`ValueComponent::index`]; non-negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueWeights(pub [f64; 6]);

impl Default for ValueWeights {
    /// Revenue 1, breadth 1, the others 0.
    fn default() -> Self {
        Self([1.0, 1.0, 0.0, 0.0, 0.0, 0.0])
    }
}

impl ValueWeights {
    /// The weight of `component`; one that is negative or no number counts as 0.
    #[must_use]
    pub fn of(&self, component: ValueComponent) -> f64 {
        let weight = self.0.get(component.index()).copied().unwrap_or_default();
        if weight.is_finite() { weight.max(0.0) } else { 0.0 }
    }

    /// Sets the weight of `component`; a negative or undefined one counts as 0.
    pub fn set(&mut self, component: ValueComponent, weight: f64) {
        if let Some(slot) = self.0.get_mut(component.index()) {
            *slot = if weight.is_finite() { weight.max(0.0) } else { 0.0 };
        }
    }
}
