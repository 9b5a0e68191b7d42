//! A cell of the white space: what is missing, the sum behind it, and the peers who buy.

use super::{InspectorView, Part, Source};
use crate::analysis::{Gap, WhiteSpace, sort_by_money};
use crate::app::screen::white_space::sentence;
use crate::model::{ClientId, OfferingId};
use crate::say;

/// What the inspector says of it; `None` when nothing is missing there any more.
pub(super) fn gap(
    source: &Source<'_>,
    space: &WhiteSpace,
    (client, offering): (ClientId, OfferingId),
) -> Option<InspectorView> {
    let text = source.text;
    let gap = space.gaps.iter().find(|gap| gap.client == client && gap.offering == offering)?;
    let found = source.project.client(client)?;
    let users = found.users?;
    let sum = say!(
        text,
        "inspector-gap-sum",
        users = text.users(users),
        median = source.money(gap.per_user),
        expected = source.money(gap.expected)
    );
    Some(InspectorView {
        eyebrow: found.name.clone(),
        title: say!(text, "inspector-gap-title", amount = source.money(gap.missing)),
        subtitle: sentence(text, source.project, gap),
        figures: vec![
            (say!(text, "inspector-gap-offering"), source.project.offering(offering)?.name.clone()),
            (say!(text, "inspector-gap-expected"), sum),
            (say!(text, "inspector-gap-now"), source.money(gap.revenue)),
            (say!(text, "inspector-gap-likely"), source.money(gap.likely)),
            (say!(text, "inspector-gap-over"), text.integer(gap.per_user_over)),
        ],
        parts: vec![
            Part::Block { client, offering, block: source.project.blocks.get(&(client, offering)).cloned() },
            source.clients(say!(text, "inspector-gap-buyers"), &buyers(source, gap)),
        ],
    })
}

/// The peers who buy the offering, with what they pay. The client itself lacks it, so it is none of them.
fn buyers(source: &Source<'_>, gap: &Gap) -> Vec<(ClientId, f64)> {
    let mut buyers = source.buyers(&gap.among, gap.offering);
    sort_by_money(source.project, &mut buyers);
    buyers
}
