//! The analysis against METHOD.md: the worked example, properties that hold for any table, and the edges.
#![cfg(test)]

#[path = "common/projects.rs"]
mod projects;

#[path = "analysis/common.rs"]
mod common;
#[path = "analysis/doubt.rs"]
mod doubt;
#[path = "analysis/edges.rs"]
mod edges;
#[path = "analysis/edits.rs"]
mod edits;
#[path = "analysis/heat.rs"]
mod heat;
#[path = "analysis/overlap.rs"]
mod overlap;
#[path = "analysis/overlap_chance.rs"]
mod overlap_chance;
#[path = "analysis/overlap_edges.rs"]
mod overlap_edges;
#[path = "analysis/people.rs"]
mod people;
#[path = "analysis/periods.rs"]
mod periods;
#[path = "analysis/pivot.rs"]
mod pivot;
#[path = "analysis/properties.rs"]
mod properties;
#[path = "analysis/segments.rs"]
mod segments;
#[path = "analysis/value.rs"]
mod value;
#[path = "analysis/white_space.rs"]
mod white_space;
#[path = "analysis/worked_example.rs"]
mod worked_example;
