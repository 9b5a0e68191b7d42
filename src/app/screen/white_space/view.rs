//! What the White space screen says, as text.

#[cfg(test)]
mod tests;

use crate::analysis::{Gap, WhiteSpace, sort_by_money};
use crate::app::session::Session;
use crate::app::widget::{Bar, Tone};
use crate::model::{BuiltIn, ClientId, OfferingId, Project};
use crate::say;
use crate::text::{Text, words};

/// How many clients and offerings are pictured.
const PICTURED: usize = 12;

/// Everything the screen draws.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct WhiteView {
    /// The finding.
    pub(in crate::app) title: String,
    /// Over how many clients.
    pub(in crate::app) basis: String,
    /// Missing per offering, the most first.
    pub(in crate::app) offerings: Vec<(OfferingId, Bar)>,
    /// Missing per client, the most first.
    pub(in crate::app) clients: Vec<(ClientId, Bar)>,
    /// How many more clients have room.
    pub(in crate::app) more_clients: Option<String>,
    /// The cells, the largest amount first; set aside ones last.
    pub(in crate::app) gaps: Vec<GapRow>,
    /// What the screen does not know.
    pub(in crate::app) unknown: Vec<String>,
    /// When something counts as missing, in words.
    pub(in crate::app) rule: String,
    /// Whether newer figures are being computed.
    pub(in crate::app) is_computing: bool,
}

/// One cell of the white space.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct GapRow {
    /// Who.
    pub(in crate::app) client: ClientId,
    /// What they do not buy.
    pub(in crate::app) offering: OfferingId,
    /// Its name.
    pub(in crate::app) client_name: String,
    /// Its name.
    pub(in crate::app) offering_name: String,
    /// The amount a year.
    pub(in crate::app) missing: String,
    /// Why: "9 of 11 clients of this size buy Backup; median € 49 per user a year".
    pub(in crate::app) why: String,
    /// Why it was set aside; `None` while it is not.
    pub(in crate::app) blocked: Option<String>,
}

/// What the screen says of the session; `None` until data was imported.
#[must_use]
pub(in crate::app) fn white_view(session: &Session) -> Option<WhiteView> {
    let (project, outcome) = session.analysed()?;
    let text = &session.text;
    let known = session.white_space();
    let empty = WhiteSpace::default();
    let space = known.map_or(&empty, |(space, _)| space);
    let source = Source { text, project, space };
    let is_computing = known.is_none_or(|(_, is_stale)| is_stale);
    let (title, basis) = source.finding(known.is_some(), outcome.basis.total_revenue);
    Some(WhiteView {
        title,
        basis,
        offerings: source.offerings(),
        clients: source.clients(),
        more_clients: source.more_clients(),
        gaps: source.gaps(),
        unknown: source.unknown(known.is_some()),
        rule: source.rule(),
        is_computing,
    })
}

struct Source<'a> {
    text: &'a Text,
    project: &'a Project,
    space: &'a WhiteSpace,
}

impl Source<'_> {
    fn money(&self, amount: f64) -> String {
        self.text.money_round(amount, self.project.data.currency.as_deref())
    }

    fn finding(&self, is_known: bool, revenue: f64) -> (String, String) {
        let (text, space) = (self.text, self.space);
        if !is_known {
            return (say!(text, "white-computing"), String::new());
        }
        if space.over == 0 {
            return (say!(text, "white-no-sizes"), say!(text, "white-no-sizes-todo"));
        }
        let over = say!(text, "white-basis", clients = words::clients(text, space.over));
        if space.total <= 0.0 {
            return (say!(text, "white-none"), over);
        }
        let more = if revenue > 0.0 { text.percent(space.total / revenue, 0) } else { String::new() };
        let basis = if more.is_empty() { over } else { say!(text, "white-basis-more", over = over, share = more) };
        let basis = format!("{basis} · {}", say!(text, "white-likely", amount = self.money(space.likely)));
        (say!(text, "white-title", amount = self.money(space.total)), basis)
    }

    fn offerings(&self) -> Vec<(OfferingId, Bar)> {
        let mut sold: Vec<_> = self.space.offerings.iter().filter(|one| one.missing > 0.0).collect();
        sold.sort_by(|a, b| b.missing.total_cmp(&a.missing));
        let most = sold.first().map_or(0.0, |one| one.missing);
        let bar = |one: &&crate::analysis::OfferingSpace| {
            let name = self.project.offering(one.offering).map_or("", |offering| offering.name.as_str());
            let clients = words::clients(self.text, one.clients);
            let value = say!(self.text, "white-bar", amount = self.money(one.missing), clients = clients);
            (one.offering, bar(name, value, one.missing, most))
        };
        sold.iter().take(PICTURED).map(bar).collect()
    }

    /// The clients with room, the most first.
    fn ranked(&self) -> Vec<(ClientId, f64)> {
        let room = self.project.data.clients.iter().filter_map(|client| {
            let room = self.space.of_client.get(client.id.index()).copied().flatten()?;
            (room > 0.0).then_some((client.id, room))
        });
        let mut ranked: Vec<(ClientId, f64)> = room.collect();
        sort_by_money(self.project, &mut ranked);
        ranked
    }

    fn clients(&self) -> Vec<(ClientId, Bar)> {
        let ranked = self.ranked();
        let most = ranked.first().map_or(0.0, |one| one.1);
        let bar = |&(id, room): &(ClientId, f64)| {
            let name = self.project.client(id).map_or("", |client| client.name.as_str());
            (id, bar(name, self.money(room), room, most))
        };
        ranked.iter().take(PICTURED).map(bar).collect()
    }

    fn more_clients(&self) -> Option<String> {
        let more = self.ranked().len().saturating_sub(PICTURED);
        (more > 0).then(|| say!(self.text, "white-more-clients", count = self.text.integer(more)))
    }

    fn gaps(&self) -> Vec<GapRow> {
        let blocked = self.space.gaps.iter().filter(|gap| gap.is_blocked);
        self.space.ranked(self.project).into_iter().chain(blocked).filter_map(|gap| self.gap(gap)).collect()
    }

    fn gap(&self, gap: &Gap) -> Option<GapRow> {
        let block = self.project.blocks.get(&(gap.client, gap.offering)).filter(|_| gap.is_blocked);
        Some(GapRow {
            client: gap.client,
            offering: gap.offering,
            client_name: self.project.client(gap.client)?.name.clone(),
            offering_name: self.project.offering(gap.offering)?.name.clone(),
            missing: self.money(gap.missing),
            why: sentence(self.text, self.project, gap),
            blocked: block.map(|block| block.reason.clone()),
        })
    }

    fn unknown(&self, is_known: bool) -> Vec<String> {
        let (text, space) = (self.text, self.space);
        let mut notes = Vec::new();
        if is_known && space.unknown > 0 {
            notes.push(say!(text, "white-unknown-size", count = space.unknown));
        }
        notes.push(say!(text, "white-not-demand"));
        notes
    }

    fn rule(&self) -> String {
        let rule = &self.project.settings.white_space;
        say!(
            self.text,
            "white-rule",
            share = self.text.percent(rule.adoption, 0),
            buyers = self.text.integer(rule.minimum_buyers),
            industry = self.text.integer(rule.minimum_industry)
        )
    }
}

/// "9 of 11 clients of this size buy Backup; median € 49 per user a year".
#[must_use]
pub(in crate::app) fn sentence(text: &Text, project: &Project, gap: &Gap) -> String {
    let offering = project.offering(gap.offering).map_or("", |offering| offering.name.as_str());
    let median = text.money_round(gap.per_user, project.data.currency.as_deref());
    let industry = gap.industry.and_then(|value| {
        let dimension = project.data.dimensions.iter().find(|one| one.as_built_in() == Some(BuiltIn::Industry))?;
        dimension.value(value).map(|name| words::value(text, dimension, name))
    });
    let (buyers, peers) = (text.integer(gap.buyers), text.integer(gap.peers));
    match industry {
        Some(industry) => say!(
            text,
            "white-why-industry",
            buyers = buyers,
            peers = peers,
            industry = industry,
            offering = offering,
            median = median
        ),
        None => say!(text, "white-why", buyers = buyers, peers = peers, offering = offering, median = median),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a length on screen")]
fn bar(label: &str, value: String, amount: f64, most: f64) -> Bar {
    let share = if most > 0.0 { Some((amount / most) as f32) } else { None };
    Bar { label: label.to_owned(), value, share, tone: Tone::Accent }
}
