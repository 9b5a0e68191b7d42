//! The arguments of the search for overlap (METHOD.md §7).

use clap::Args;

use super::number;
use crate::cli::keys;
use crate::model::{OverlapSettings, Target};

/// How the search for overlap goes; what is absent keeps its default.
#[derive(Debug, Args)]
pub(in crate::cli) struct OverlapArguments {
    /// What the groups should have more of; tier_a asks for the share of clients in the first tier
    #[arg(long, value_parser = target, value_name = "value|revenue|revenue_per_user|breadth|margin|tier_a")]
    target: Option<Target>,
    /// How much the size of a group counts, from 0 (the highest mean) to 1 (the largest total); 0.5 when absent
    #[arg(long, value_name = "A", value_parser = exponent)]
    exponent: Option<f64>,
    /// The most conditions a group has; 3 when absent
    #[arg(long, value_name = "D", value_parser = clap::value_parser!(u8).range(1..=4))]
    depth: Option<u8>,
    /// The fewest clients a group has; 5 % of them and at least 3 when absent
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    minimum: Option<u64>,
    /// How many groups to list; 20 when absent
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u64).range(1..))]
    top: Option<u64>,
    /// List the exact best groups, redundant ones among them
    #[arg(long)]
    all: bool,
    /// How often to shuffle for p; 1000 when absent, and 0 leaves p out
    #[arg(long, value_name = "B")]
    permutations: Option<usize>,
}

impl OverlapArguments {
    /// Puts what was given into `settings`.
    pub(in crate::cli) fn apply(&self, settings: &mut OverlapSettings) {
        let size = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        settings.target = self.target.unwrap_or(settings.target);
        settings.exponent = self.exponent.unwrap_or(settings.exponent);
        settings.depth = self.depth.map_or(settings.depth, usize::from);
        settings.minimum = self.minimum.map(size).or(settings.minimum);
        settings.top = self.top.map_or(settings.top, size);
        settings.all |= self.all;
        settings.permutations = self.permutations.unwrap_or(settings.permutations);
    }
}

fn target(value: &str) -> Result<Target, String> {
    let found = Target::ALL.into_iter().find(|target| keys::target(*target) == value);
    found.ok_or_else(|| format!("\"{value}\" is no target; they are {}", Target::ALL.map(keys::target).join(", ")))
}

fn exponent(value: &str) -> Result<f64, String> {
    match number(value)? {
        exponent if (0.0..=1.0).contains(&exponent) => Ok(exponent),
        _ => Err(format!("\"{value}\" is not between 0 and 1")),
    }
}
