//! Settings and other single facts, by name and place: one row each. What a file does not say is the default; what it says
//! wrongly is refused.

use std::collections::BTreeMap;

use rusqlite::types::{Value, ValueRef};

use super::cells::{maybe_real, maybe_text, real, text, whole};
use super::keys;
use super::rows::Emit;
use crate::model::{
    BandScheme, Criterion, CriterionWeights, DimensionId, Facet, OverlapSettings, Profile, Promise, Settings,
    TierSettings, ValueComponent, ValueId, ValueWeights, WhiteSpaceSettings,
};

/// Writes the settings.
pub(super) fn settings(settings: &Settings, emit: Emit<'_>) -> rusqlite::Result<()> {
    let Settings {
        bands,
        other_bands,
        threshold,
        broad_from,
        weights: CriterionWeights(weights),
        recurring_only,
        minimum_clients,
        resamples,
        weightings,
        seed,
        value_weights: ValueWeights(value_weights),
        tiers,
        white_space: WhiteSpaceSettings { adoption, minimum_buyers, minimum_industry },
        wanted_share,
        overlap,
    } = settings;
    let mut one = |name: &str, value: ValueRef<'_>| emit(&[text(name), whole(0), value]);
    one("bands.by", text(keys::band_by(bands.by)))?;
    one("threshold", real(*threshold))?;
    one("broad_from", broad_from.map_or(ValueRef::Null, whole))?;
    one("recurring_only", whole(usize::from(*recurring_only)))?;
    one("minimum_clients", whole(*minimum_clients))?;
    one("resamples", whole(*resamples))?;
    one("weightings", whole(*weightings))?;
    one("seed", ValueRef::Integer(seed.cast_signed()))?;
    one("white_space.adoption", real(*adoption))?;
    one("white_space.minimum_buyers", whole(*minimum_buyers))?;
    one("white_space.minimum_industry", whole(*minimum_industry))?;
    one("wanted_share", maybe_real(*wanted_share))?;
    for (criterion, weight) in Criterion::ALL.into_iter().zip(weights) {
        one(&format!("weights.{}", keys::criterion(criterion)), real(*weight))?;
    }
    for (component, weight) in ValueComponent::ALL.into_iter().zip(value_weights) {
        one(&format!("value_weights.{}", keys::component(component)), real(*weight))?;
    }
    list("bands.edges", bands.edges(), emit)?;
    for (at, scheme) in other_bands.iter().enumerate() {
        emit(&[text("other_bands.by"), whole(at), text(keys::band_by(scheme.by))])?;
        list(&format!("other_bands.{at}.edges"), scheme.edges(), emit)?;
    }
    tier_settings(tiers, emit)?;
    overlap_settings(overlap, emit)
}

fn list(name: &str, numbers: &[f64], emit: Emit<'_>) -> rusqlite::Result<()> {
    numbers.iter().enumerate().try_for_each(|(at, number)| emit(&[text(name), whole(at), real(*number)]))
}

fn tier_settings(tiers: &TierSettings, emit: Emit<'_>) -> rusqlite::Result<()> {
    let TierSettings { names, rule, cutoffs, pyramid, value_cutoffs, promises, hours } = tiers;
    emit(&[text("tiers.rule"), whole(0), text(keys::tier_rule(*rule))])?;
    emit(&[text("tiers.hours"), whole(0), maybe_real(*hours)])?;
    names.iter().enumerate().try_for_each(|(at, name)| emit(&[text("tiers.names"), whole(at), text(name)]))?;
    list("tiers.cutoffs", cutoffs, emit)?;
    list("tiers.pyramid", pyramid, emit)?;
    list("tiers.value_cutoffs", value_cutoffs, emit)?;
    for (at, Promise { channel, response, contact, weight }) in promises.iter().enumerate() {
        emit(&[text("promises.channel"), whole(at), text(channel)])?;
        emit(&[text("promises.response"), whole(at), text(response)])?;
        emit(&[text("promises.contact"), whole(at), text(contact)])?;
        emit(&[text("promises.weight"), whole(at), maybe_real(*weight)])?;
    }
    Ok(())
}

fn overlap_settings(overlap: &OverlapSettings, emit: Emit<'_>) -> rusqlite::Result<()> {
    let OverlapSettings { target, exponent, depth, minimum, top, all, permutations, best, literal } = overlap;
    let mut one = |name: &str, value: ValueRef<'_>| emit(&[text(name), whole(0), value]);
    one("overlap.target", text(keys::target(*target)))?;
    one("overlap.exponent", real(*exponent))?;
    one("overlap.depth", whole(*depth))?;
    one("overlap.minimum", minimum.map_or(ValueRef::Null, whole))?;
    one("overlap.top", whole(*top))?;
    one("overlap.all", whole(usize::from(*all)))?;
    one("overlap.permutations", whole(*permutations))?;
    one("overlap.best", text(keys::best(*best)))?;
    one("overlap.literal", literal.as_ref().map_or(ValueRef::Null, |facets| whole(facets.len())))?;
    // The band is NULL, a dimension its number.
    literal.iter().flatten().enumerate().try_for_each(|(at, facet)| {
        let facet = match facet {
            Facet::Band => ValueRef::Null,
            Facet::Dimension(id) => whole(id.index()),
        };
        emit(&[text("overlap.literal.facets"), whole(at), facet])
    })
}

/// Writes what is true of the project as a whole.
pub(super) fn project(
    (name, revision): (&str, u64),
    given: usize,
    pinned: Option<&Profile>,
    emit: Emit<'_>,
) -> rusqlite::Result<()> {
    emit(&[text("name"), whole(0), text(name)])?;
    emit(&[text("revision"), whole(0), ValueRef::Integer(revision.cast_signed())])?;
    emit(&[text("given"), whole(0), whole(given)])?;
    let Some(Profile { band, conditions }) = pinned else { return Ok(()) };
    emit(&[text("pinned.band"), whole(0), band.map_or(ValueRef::Null, whole)])?;
    conditions.iter().enumerate().try_for_each(|(at, (dimension, value))| {
        emit(&[text("pinned.dimension"), whole(at), whole(dimension.index())])?;
        emit(&[text("pinned.value"), whole(at), whole(value.index())])
    })
}

/// What the program keeps beside the project.
pub(super) fn kept(kept: &BTreeMap<String, String>, emit: Emit<'_>) -> rusqlite::Result<()> {
    kept.iter().try_for_each(|(name, value)| emit(&[text(name), maybe_text(Some(value))]))
}

/// Facts as read.
#[derive(Debug, Default)]
pub(super) struct Facts(pub(super) BTreeMap<(String, i64), Value>);

impl Facts {
    fn at(&self, name: &str, place: usize) -> Option<&Value> {
        self.0.get(&(name.to_owned(), i64::try_from(place).ok()?))
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.text_at(name, 0)
    }

    fn text_at(&self, name: &str, place: usize) -> Option<&str> {
        match self.at(name, place)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn real_at(&self, name: &str, place: usize) -> Option<f64> {
        match self.at(name, place)? {
            Value::Real(number) => Some(*number),
            _ => None,
        }
    }

    fn real(&self, name: &str) -> Option<f64> {
        self.real_at(name, 0)
    }

    pub(super) fn integer(&self, name: &str) -> Option<i64> {
        match self.at(name, 0)? {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn whole_at(&self, name: &str, place: usize) -> Option<usize> {
        match self.at(name, place)? {
            Value::Integer(number) => usize::try_from(*number).ok(),
            _ => None,
        }
    }

    fn whole(&self, name: &str) -> Option<usize> {
        self.whole_at(name, 0)
    }

    /// Every place from 0 until one is missing.
    fn list<T>(&self, one: impl FnMut(usize) -> Option<T>) -> Vec<T> {
        (0..self.0.len()).map_while(one).collect()
    }

    fn reals(&self, name: &str) -> Vec<f64> {
        self.list(|at| self.real_at(name, at))
    }

    /// The settings; `None` where a value makes none.
    pub(super) fn settings(&self) -> Option<Settings> {
        let scheme = |by: Option<&str>, edges: &str| BandScheme::new(keys::band_by_of(by?)?, self.reals(edges)).ok();
        let mut weights = [0.0; 6];
        for (slot, criterion) in weights.iter_mut().zip(Criterion::ALL) {
            *slot = self.real(&format!("weights.{}", keys::criterion(criterion)))?;
        }
        let mut value_weights = [0.0; 6];
        for (slot, component) in value_weights.iter_mut().zip(ValueComponent::ALL) {
            *slot = self.real(&format!("value_weights.{}", keys::component(component)))?;
        }
        let other = |at: usize| {
            let by = self.text_at("other_bands.by", at)?;
            scheme(Some(by), &format!("other_bands.{at}.edges"))
        };
        Some(Settings {
            bands: scheme(self.text("bands.by"), "bands.edges")?,
            other_bands: self.list(other),
            threshold: self.real("threshold")?,
            broad_from: self.whole("broad_from"),
            weights: CriterionWeights(weights),
            recurring_only: self.integer("recurring_only")? == 1,
            minimum_clients: self.whole("minimum_clients")?,
            resamples: self.whole("resamples")?,
            weightings: self.whole("weightings")?,
            seed: self.integer("seed")?.cast_unsigned(),
            value_weights: ValueWeights(value_weights),
            tiers: self.tiers()?,
            white_space: WhiteSpaceSettings {
                adoption: self.real("white_space.adoption")?,
                minimum_buyers: self.whole("white_space.minimum_buyers")?,
                minimum_industry: self.whole("white_space.minimum_industry")?,
            },
            wanted_share: self.real("wanted_share"),
            overlap: self.overlap()?,
        })
    }

    fn tiers(&self) -> Option<TierSettings> {
        let promise = |at| {
            let said = |name: &str| self.text_at(&format!("promises.{name}"), at).map(str::to_owned);
            Some(Promise {
                channel: said("channel")?,
                response: said("response")?,
                contact: said("contact")?,
                weight: self.real_at("promises.weight", at),
            })
        };
        Some(TierSettings {
            names: self.list(|at| self.text_at("tiers.names", at).map(str::to_owned)),
            rule: keys::tier_rule_of(self.text("tiers.rule")?)?,
            cutoffs: self.reals("tiers.cutoffs"),
            pyramid: self.reals("tiers.pyramid"),
            value_cutoffs: self.reals("tiers.value_cutoffs"),
            promises: self.list(promise),
            hours: self.real("tiers.hours"),
        })
    }

    fn overlap(&self) -> Option<OverlapSettings> {
        let facet = |at| match self.at("overlap.literal.facets", at)? {
            Value::Null => Some(Facet::Band),
            Value::Integer(id) => Some(Facet::Dimension(DimensionId::at(usize::try_from(*id).ok()?))),
            _ => None,
        };
        Some(OverlapSettings {
            target: keys::target_of(self.text("overlap.target")?)?,
            exponent: self.real("overlap.exponent")?,
            depth: self.whole("overlap.depth")?,
            minimum: self.whole("overlap.minimum"),
            top: self.whole("overlap.top")?,
            all: self.integer("overlap.all")? == 1,
            permutations: self.whole("overlap.permutations")?,
            best: keys::best_of(self.text("overlap.best")?)?,
            literal: self.whole("overlap.literal").map(|_| self.list(facet)),
        })
    }

    /// The pinned profile.
    pub(super) fn pinned(&self) -> Option<Profile> {
        self.at("pinned.band", 0)?;
        let condition = |at| {
            let dimension = DimensionId::at(self.whole_at("pinned.dimension", at)?);
            Some((dimension, ValueId::at(self.whole_at("pinned.value", at)?)))
        };
        Some(Profile { band: self.whole("pinned.band"), conditions: self.list(condition) })
    }
}
