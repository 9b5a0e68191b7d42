//! Tiers and what they are promised (METHOD.md §6).

/// How clients are divided into tiers: the three presets of METHOD.md §6, each with cut-offs of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TierRule {
    /// By the share of revenue accumulated before the client.
    #[default]
    CumulativeRevenue,
    /// A pyramid: by the share of clients, revenue descending.
    Count,
    /// By the value score V.
    Value,
}

impl TierRule {
    /// All three, in the order people see them.
    pub const ALL: [Self; 3] = [Self::CumulativeRevenue, Self::Count, Self::Value];

    /// The shipped cut-offs of `tiers` tiers; for four those of METHOD.md §6, 50/80/95 %, 1/4/15/80 % and, ours, V of 0.8,
    /// 0.5 and 0.2.
    #[must_use]
    pub fn default_cutoffs(self, tiers: usize) -> Vec<f64> {
        let mut cutoffs: Vec<f64> = match self {
            Self::CumulativeRevenue => vec![0.50, 0.80, 0.95],
            Self::Count => vec![0.01, 0.05, 0.20],
            Self::Value => vec![0.80, 0.50, 0.20],
        };
        self.fit(&mut cutoffs, tiers);
        cutoffs
    }

    /// Makes `cutoffs` those of `tiers` tiers: the last ones go, or new ones halve what the last tier held.
    fn fit(self, cutoffs: &mut Vec<f64>, tiers: usize) {
        cutoffs.truncate(tiers.saturating_sub(1));
        while cutoffs.len() + 1 < tiers {
            let last = cutoffs.last().copied();
            cutoffs.push(match self {
                Self::Value => last.unwrap_or(1.0) / 2.0,
                _ => f64::midpoint(last.unwrap_or(0.0), 1.0),
            });
        }
    }

    /// Whether `cutoffs` can divide: fractions, rising for shares and falling for V. Equal ones leave a tier empty.
    fn takes(self, cutoffs: &[f64]) -> bool {
        let fractions = cutoffs.iter().all(|cutoff| (0.0..=1.0).contains(cutoff));
        fractions
            && match self {
                Self::Value => cutoffs.is_sorted_by(|a, b| a >= b),
                _ => cutoffs.is_sorted(),
            }
    }
}

/// What a tier is promised (METHOD.md §6, attention plan).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Promise {
    /// The way in: "own account manager", "service desk".
    pub channel: String,
    /// How soon they hear: "within one hour".
    pub response: String,
    /// Who they know by name; empty when nobody in particular.
    pub contact: String,
    /// The tier's part of all hours, beside the parts of the others; `None` means twice that of the next tier.
    pub weight: Option<f64>,
}

/// Why tiers cannot be as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TierError {
    /// Fewer than two tiers, or more than five.
    #[error("tiers are two to five")]
    Count,
    /// A name is empty.
    #[error("a tier needs a name")]
    EmptyName,
    /// Two tiers have one name.
    #[error("two tiers have the same name")]
    NameTaken,
    /// A cut-off is no fraction, there are not as many as tiers less one, or they are out of order.
    #[error("cut-offs must be fractions in order, one fewer than there are tiers")]
    Cutoffs,
}

/// The tiers (METHOD.md §6): names, the rule in force with the cut-offs of all three, and what each tier is promised.
#[derive(Clone, Debug, PartialEq)]
pub struct TierSettings {
    /// The names, best first: two to five.
    pub names: Vec<String>,
    /// The rule in force.
    pub rule: TierRule,
    /// [`TierRule::CumulativeRevenue`]: a client is in tier t while the revenue share accumulated *before* it is below
    /// `cutoffs[t]`; one fewer than there are names, rising, as fractions of 1.
    pub cutoffs: Vec<f64>,
    /// [`TierRule::Count`]: tier t ends at this share of the clients, rising, as fractions of 1.
    pub pyramid: Vec<f64>,
    /// [`TierRule::Value`]: a client is in tier t from a V of `value_cutoffs[t]`, falling.
    pub value_cutoffs: Vec<f64>,
    /// What each tier is promised, best first; a tier without an entry is promised nothing in particular.
    pub promises: Vec<Promise>,
    /// The hours to divide; `None` means those spent now.
    pub hours: Option<f64>,
}

impl Default for TierSettings {
    /// A, B, C, D by cumulative revenue at 50, 80 and 95 %.
    fn default() -> Self {
        Self {
            names: ["A", "B", "C", "D"].map(str::to_owned).to_vec(),
            rule: TierRule::default(),
            cutoffs: TierRule::CumulativeRevenue.default_cutoffs(4),
            pyramid: TierRule::Count.default_cutoffs(4),
            value_cutoffs: TierRule::Value.default_cutoffs(4),
            promises: Vec::new(),
            hours: None,
        }
    }
}

impl TierSettings {
    /// The fewest and the most tiers.
    pub const NUMBER: std::ops::RangeInclusive<usize> = 2..=5;

    /// The cut-offs of `rule`.
    #[must_use]
    pub fn cutoffs_of(&self, rule: TierRule) -> &[f64] {
        match rule {
            TierRule::CumulativeRevenue => &self.cutoffs,
            TierRule::Count => &self.pyramid,
            TierRule::Value => &self.value_cutoffs,
        }
    }

    /// Tier `tier`'s part of all hours: its weight, or twice that of the next tier, the last one's being 1.
    #[must_use]
    pub fn weight(&self, tier: usize) -> f64 {
        let set = self.promises.get(tier).and_then(|promise| promise.weight);
        set.unwrap_or_else(|| {
            let below = self.names.len().saturating_sub(tier + 1);
            (0..below).fold(1.0, |weight, _| weight * 2.0)
        })
    }

    /// Gives the tiers these names; another number of them adapts the cut-offs of all rules.
    ///
    /// # Errors
    /// [`TierError`] unless there are two to five names, none empty and none twice.
    pub fn rename(&mut self, names: &[String]) -> Result<(), TierError> {
        let names: Vec<String> = names.iter().map(|name| name.trim().to_owned()).collect();
        if !Self::NUMBER.contains(&names.len()) {
            return Err(TierError::Count);
        }
        if names.iter().any(String::is_empty) {
            return Err(TierError::EmptyName);
        }
        if names.iter().enumerate().any(|(at, name)| names.iter().take(at).any(|before| before == name)) {
            return Err(TierError::NameTaken);
        }
        TierRule::CumulativeRevenue.fit(&mut self.cutoffs, names.len());
        TierRule::Count.fit(&mut self.pyramid, names.len());
        TierRule::Value.fit(&mut self.value_cutoffs, names.len());
        self.promises.truncate(names.len());
        self.names = names;
        Ok(())
    }

    /// Sets the cut-offs of `rule`.
    ///
    /// # Errors
    /// [`TierError::Cutoffs`] unless they are fractions in the rule's order, one fewer than there are tiers.
    pub fn set_cutoffs(&mut self, rule: TierRule, cutoffs: &[f64]) -> Result<(), TierError> {
        if cutoffs.len() + 1 != self.names.len() || !rule.takes(cutoffs) {
            return Err(TierError::Cutoffs);
        }
        let kept = match rule {
            TierRule::CumulativeRevenue => &mut self.cutoffs,
            TierRule::Count => &mut self.pyramid,
            TierRule::Value => &mut self.value_cutoffs,
        };
        *kept = cutoffs.to_vec();
        Ok(())
    }

    /// Sets what tier `tier` is promised; a weight that is negative or no number becomes 0. False when there is no such
    /// tier.
    #[must_use]
    pub fn promise(&mut self, tier: usize, promise: &Promise) -> bool {
        if tier >= self.names.len() {
            return false;
        }
        if self.promises.len() <= tier {
            self.promises.resize(tier + 1, Promise::default());
        }
        if let Some(slot) = self.promises.get_mut(tier) {
            *slot = promise.clone();
            slot.weight = promise.weight.map(|weight| if weight.is_finite() { weight.max(0.0) } else { 0.0 });
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &str) -> Vec<String> {
        names.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn another_number_of_tiers_adapts_every_rule() {
        let cases = [
            ("Top Rest", [vec![0.5], vec![0.01], vec![0.8]]),
            ("1 2 3 4 5", [vec![0.5, 0.8, 0.95, 0.975], vec![0.01, 0.05, 0.20, 0.6], vec![0.8, 0.5, 0.2, 0.1]]),
        ];
        for (wanted, cutoffs) in cases {
            let mut tiers = TierSettings::default();
            tiers.rename(&names(wanted)).expect("two to five names");
            assert_eq!(TierRule::ALL.map(|rule| tiers.cutoffs_of(rule).to_vec()), cutoffs, "{wanted}");
            assert_eq!(TierRule::ALL.map(|rule| rule.default_cutoffs(tiers.names.len())), cutoffs, "{wanted}");
        }
    }

    #[test]
    fn names_and_cutoffs_that_cannot_be_are_refused() {
        let mut tiers = TierSettings::default();
        for (wanted, error) in [
            ("One", TierError::Count),
            ("1 2 3 4 5 6", TierError::Count),
            ("A  C", TierError::EmptyName),
            ("A B A", TierError::NameTaken),
        ] {
            assert_eq!(tiers.rename(&names(wanted)), Err(error), "{wanted}");
        }
        let cases: [(TierRule, &[f64], bool); 7] = [
            (TierRule::CumulativeRevenue, &[0.4, 0.7, 0.9], true),
            (TierRule::CumulativeRevenue, &[0.4, 0.4, 1.0], true),
            (TierRule::CumulativeRevenue, &[0.7, 0.4, 0.9], false),
            (TierRule::Count, &[0.1, 0.2], false),
            (TierRule::Value, &[0.9, 0.6, 0.3], true),
            (TierRule::Value, &[0.3, 0.6, 0.9], false),
            (TierRule::Value, &[f64::NAN, 0.6, 0.3], false),
        ];
        for (rule, cutoffs, fits) in cases {
            assert_eq!(tiers.set_cutoffs(rule, cutoffs).is_ok(), fits, "{rule:?} {cutoffs:?}");
        }
    }

    #[test]
    fn each_tier_weighs_twice_the_next_until_it_is_set() {
        let mut tiers = TierSettings::default();
        assert!(tiers.promise(1, &Promise { weight: Some(9.0), ..Promise::default() }));
        let weights: Vec<String> = (0..4).map(|tier| tiers.weight(tier).to_string()).collect();
        assert_eq!(weights, ["8", "9", "2", "1"]);
        assert!(!tiers.promise(4, &Promise::default()), "there is no fifth tier");
    }
}
