//! Edits of the settings.

use super::{Edit, EditError};
use crate::model::{OverlapSettings, Project, WhiteSpaceSettings, profile};

impl Edit {
    /// Makes a change of the settings; edits of anything else change nothing here.
    pub(super) fn apply_to_settings(&self, project: &mut Project) -> Result<(), EditError> {
        let bands = project.settings.bands.clone();
        let settings = &mut project.settings;
        match self {
            Self::SetBands(scheme) => settings.set_bands(scheme.clone()),
            Self::SetBandBy(by) => settings.band_by(*by),
            Self::SetWeight { criterion, weight } => settings.weights.set(*criterion, *weight),
            Self::SetThreshold(threshold) => settings.threshold = finite(*threshold)?,
            Self::SetBroadFrom(breadth) => settings.broad_from = *breadth,
            Self::SetRecurringOnly(only) => settings.recurring_only = *only,
            Self::ResetWhatCounts => settings.reset_what_counts(),
            Self::SetValueWeight { component, weight } => settings.value_weights.set(*component, *weight),
            Self::SetTierRule(rule) => settings.tiers.rule = *rule,
            Self::SetTierNames(names) => settings.tiers.rename(names)?,
            Self::SetTierCutoffs { rule, cutoffs } => settings.tiers.set_cutoffs(*rule, cutoffs)?,
            Self::SetPromise { tier, promise } => {
                settings.tiers.promise(*tier, promise).then_some(()).ok_or(EditError::Missing)?;
            }
            Self::SetHours(hours) => settings.tiers.hours = hours.map(not_negative).transpose()?,
            Self::SetWhiteSpace(asked) => settings.white_space = white_space(*asked)?,
            Self::SetOverlap(overlap) => settings.overlap = usable(overlap)?,
            Self::SetWantedShare(share) => settings.wanted_share = Some(fraction(*share)?),
            _ => {}
        }
        profile::follow_bands(project, &bands);
        Ok(())
    }
}

fn finite(number: f64) -> Result<f64, EditError> {
    if number.is_finite() { Ok(number) } else { Err(EditError::NotANumber) }
}

fn not_negative(number: f64) -> Result<f64, EditError> {
    finite(number).and_then(|number| if number >= 0.0 { Ok(number) } else { Err(EditError::NotANumber) })
}

fn fraction(number: f64) -> Result<f64, EditError> {
    not_negative(number).and_then(|number| if number <= 1.0 { Ok(number) } else { Err(EditError::NotANumber) })
}

/// At least one buyer, or there would be nothing to expect an amount from.
fn white_space(asked: WhiteSpaceSettings) -> Result<WhiteSpaceSettings, EditError> {
    Ok(WhiteSpaceSettings { adoption: fraction(asked.adoption)?, minimum_buyers: asked.minimum_buyers.max(1), ..asked })
}

/// The settings with depth, minimum and length within their ranges; an exponent outside 0 to 1 is refused.
fn usable(overlap: &OverlapSettings) -> Result<OverlapSettings, EditError> {
    Ok(OverlapSettings {
        exponent: fraction(overlap.exponent)?,
        depth: overlap.depth(),
        minimum: overlap.minimum.map(|minimum| minimum.max(1)),
        top: overlap.top.max(1),
        ..overlap.clone()
    })
}
