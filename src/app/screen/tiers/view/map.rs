//! Revenue × room to sell more, and what to do with whom.

use super::Source;
use crate::analysis::{MapPoint, PotentialMap, Quadrant};
use crate::model::ClientId;
use crate::say;
use crate::text::words;

/// The map.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct MapView {
    /// What it is.
    pub(in crate::app) name: String,
    /// The clients: who, place by revenue and by room (both 0 to 1 on the axes' scale), and in words.
    pub(in crate::app) dots: Vec<(ClientId, [f64; 2], String)>,
    /// Where the axes are cut, on the same scale.
    pub(in crate::app) cuts: Option<[f64; 2]>,
    /// The quadrants, in the order people see them.
    pub(in crate::app) quadrants: Vec<QuadrantView>,
    /// The axes: from the left, from below.
    pub(in crate::app) axes: [String; 2],
}

/// One quadrant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct QuadrantView {
    /// What to do with its clients.
    pub(in crate::app) name: String,
    /// How many there are, and what they pay.
    pub(in crate::app) basis: String,
    /// Right, and above.
    pub(in crate::app) corner: (bool, bool),
}

impl Source<'_> {
    pub(super) fn map(&self, map: &PotentialMap) -> MapView {
        let text = self.text;
        let largest = |of: fn(&MapPoint) -> f64| map.points.iter().map(of).fold(0.0, f64::max);
        let (revenue, room) = (largest(|point| point.revenue), largest(|point| point.room));
        let dot = |point: &MapPoint| {
            let name = self.project.client(point.client).map_or("", |client| client.name.as_str());
            let hint = say!(
                text,
                "tiers-map-hint",
                name = name,
                revenue = self.money(point.revenue),
                room = self.money(point.room)
            );
            (point.client, [place(point.revenue, revenue), place(point.room, room)], hint)
        };
        let cuts = map.revenue_cut.zip(map.room_cut);
        MapView {
            name: say!(text, "tiers-map"),
            dots: map.points.iter().map(dot).collect(),
            cuts: cuts.map(|(at, height)| [place(at, revenue), place(height, room)]),
            quadrants: Quadrant::ALL.map(|quadrant| self.quadrant(map, quadrant)).to_vec(),
            axes: [
                say!(text, "tiers-map-revenue", most = self.money(revenue)),
                say!(text, "tiers-map-room", most = self.money(room)),
            ],
        }
    }

    fn quadrant(&self, map: &PotentialMap, quadrant: Quadrant) -> QuadrantView {
        let revenue: f64 = map.of(quadrant).map(|point| point.revenue).sum();
        let clients = words::clients(self.text, map.of(quadrant).count());
        QuadrantView {
            name: words::quadrant(self.text, quadrant),
            basis: say!(self.text, "tiers-map-quadrant", clients = clients, revenue = self.money(revenue)),
            corner: (
                matches!(quadrant, Quadrant::Grow | Quadrant::Keep),
                matches!(quadrant, Quadrant::Grow | Quadrant::Develop),
            ),
        }
    }
}

/// Square roots spread the many small amounts; below zero there is no room on the axis.
fn place(amount: f64, largest: f64) -> f64 {
    if largest > 0.0 { (amount.max(0.0) / largest).sqrt() } else { 0.0 }
}
