//! What the best clients have in common, dimension by dimension, and who has all of it.

use super::Source;
use crate::analysis::CommonTrait;
use crate::app::widget::Bar;
use crate::model::{ClientId, Condition, Facet};
use crate::say;
use crate::text::{ABSENT, words};

/// How many values of a dimension are shown.
const VALUES: usize = 5;

/// One dimension with the values of the best clients.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct DimensionView {
    /// Its name.
    pub(in crate::app) name: String,
    /// The most common values among the best.
    pub(in crate::app) traits: Vec<TraitView>,
    /// How many more values there are.
    pub(in crate::app) more: Option<String>,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct TraitView {
    /// What it is.
    pub(in crate::app) condition: Condition,
    /// In words.
    pub(in crate::app) name: String,
    /// Its share among the best clients, 0 to 1, and in words.
    pub(in crate::app) best: (f64, String),
    /// Its share among all, 0 to 1, and in words.
    pub(in crate::app) all: (f64, String),
    /// How much more common it is among the best.
    pub(in crate::app) lift: String,
}

/// The literal overlap: who is left as each trait joins.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct LiteralView {
    /// How many are left.
    pub(in crate::app) title: String,
    /// Who is left after each step; the bar is the share of all clients.
    pub(in crate::app) steps: Vec<(Facet, Condition, Bar)>,
    /// The facets that can join, each with its name and whether it does.
    pub(in crate::app) facets: Vec<(Facet, String, bool)>,
    /// Who is left.
    pub(in crate::app) clients: Vec<ClientId>,
}

impl Source<'_> {
    pub(super) fn dimensions(&self) -> Vec<DimensionView> {
        let all = self.project.data.dimensions.iter();
        let views = all.map(|dimension| {
            let of = |one: &&CommonTrait| one.dimension == dimension.id && one.share_best > 0.0;
            let traits = self.outcome.common.iter().filter(of);
            let shown: Vec<TraitView> = traits.clone().take(VALUES).map(|one| self.one(one)).collect();
            let more = traits.count().saturating_sub(VALUES);
            DimensionView {
                name: words::dimension(self.text, dimension),
                traits: shown,
                more: (more > 0).then(|| say!(self.text, "overlap-more-values", count = more)),
            }
        });
        views.filter(|view| !view.traits.is_empty()).collect()
    }

    fn one(&self, one: &CommonTrait) -> TraitView {
        let condition = Condition::Value { dimension: one.dimension, value: one.value };
        TraitView {
            condition,
            name: words::condition_value(self.text, self.project, condition),
            best: (one.share_best, self.text.share(one.share_best)),
            all: (one.share_all, self.text.share(one.share_all)),
            lift: say!(self.text, "overlap-times", lift = self.text.number(one.lift, 1)),
        }
    }

    pub(super) fn literal(&self) -> LiteralView {
        let (text, literal) = (self.text, &self.outcome.literal);
        let all = self.outcome.basis.clients.len();
        #[expect(clippy::cast_precision_loss, reason = "numbers of clients")]
        let share = |count: usize| count as f64 / all.max(1) as f64;
        let steps: Vec<_> = literal
            .steps
            .iter()
            .map(|step| {
                let label = words::condition(text, self.project, step.condition);
                let value = say!(text, "overlap-left", clients = words::clients(text, step.clients), best = step.best);
                (step.condition.facet(), step.condition, Self::bar(label, value, share(step.clients)))
            })
            .collect();
        let title = match (steps.len(), literal.clients.len()) {
            (0, _) => say!(text, "overlap-literal-none"),
            (_, 0) => say!(text, "overlap-literal-nobody"),
            (_, count) => say!(text, "overlap-literal-title", count = count),
        };
        LiteralView { title, facets: self.facets(), clients: literal.clients.clone(), steps }
    }

    /// The facets somebody has a value on, and whether they are chosen.
    fn facets(&self) -> Vec<(Facet, String, bool)> {
        let chosen = self.project.settings.overlap.literal.as_ref();
        let used = |id| self.outcome.common.iter().any(|one| one.dimension == id);
        let dimensions = self.project.data.dimensions.iter().map(|dimension| dimension.id).filter(|id| used(*id));
        let facets = std::iter::once(Facet::Band).chain(dimensions.map(Facet::Dimension));
        let is_chosen = |facet: &Facet| chosen.is_none_or(|chosen| chosen.contains(facet));
        facets
            .map(|facet| {
                let name = words::facet(self.text, self.project, facet);
                let name = if name.is_empty() { ABSENT.to_owned() } else { name };
                (facet, name, is_chosen(&facet))
            })
            .collect()
    }
}
