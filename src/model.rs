//! The nouns of the method: clients, offerings, lines, the revenue matrix, bands, dimensions and tags, settings, the
//! project and its edits. Plain values; nothing here reads a file, a clock or the screen.

mod band;
mod carry;
mod changes;
mod client;
mod dataset;
mod dimension;
mod edit;
mod fold;
mod history;
mod id;
mod join;
mod known_names;
mod matrix;
mod overlap;
mod people;
mod period;
mod profile;
mod progress;
mod project;
mod proof;
mod settings;
mod sum;
mod tag;
mod tagging;
mod tier;
mod weigh;
mod white_space;

pub use band::{Band, BandBy, BandScheme, EdgesError};
pub use carry::{same_clients, strangers};
pub use changes::Part;
pub use client::{Client, ClientStatus, Offering, OfferingKind, StatusReason, UsersSource};
pub use dataset::{CellRef, Dataset, Line, SourceSheet};
pub use dimension::{BuiltIn, Dimension, DimensionKind};
pub use edit::{Becomes, ClientChange, Edit, EditError, NewProspect, OfferingChange, PeopleEdit};
pub use fold::{fold_name, fold_words};
pub use history::History;
pub use id::{ClientId, DimensionId, OfferingId, SheetId, ValueId};
pub use join::resolved;
pub use known_names::KnownNames;
pub use matrix::RevenueMatrix;
pub use overlap::{Best, Condition, Facet, OverlapSettings, Target};
pub use people::{
    CoreCard, CoreTest, Effect, FitDimension, FitWeights, Message, MessageCell, Messages, Motive, NamedValue,
    NeedScore, OfferScore, People, Quote, Rule, RuleReason, SavedProfile, SegmentCriterion, SegmentKey, SegmentSource,
    SegmentTyped, SegmentWeights, Segments, TeamScore, TypedFigure, Winnability, WinnabilityScore, dimension_of,
    is_named, is_same_dimension,
};
pub use period::Period;
pub use profile::Profile;
pub use progress::{Cancel, Cancelled, Phase, Progress};
pub use project::Project;
pub use proof::{Issue, IssueReason, LeftOut, LeftOutCell, LeftOutReason, Proof};
pub use settings::{Criterion, CriterionWeights, Settings, WhiteSpaceSettings};
pub use sum::{NeumaierSum, neumaier_sum};
pub use tag::{Tag, Tags};
pub use tagging::{TaggingColumn, TaggingKey};
pub use tier::{Promise, TierError, TierRule, TierSettings};
pub use weigh::{ValueComponent, ValueWeights};
pub use white_space::{Block, Blocks};
