//! What goes with the sample workbook and stands in no workbook: saved profiles, needs, scores, and the year before. Like
//! everything in the sample it is invented.

use std::sync::Arc;

use jiff::civil::date;

use crate::model::{
    BuiltIn, Client, ClientStatus, DimensionKind, Edit, Line, Motive, PeopleEdit, Period, Profile, Project, SegmentKey,
    SegmentSource, StatusReason, TeamScore, TypedFigure, dimension_of,
};

const NEEDS: [&str; 6] = ["Uptime", "Low cost", "Compliance", "Fast onboarding", "One contact", "On-site help"];
/// Industries with what they need, in the order of [`NEEDS`], and how many there are in the market.
const SEGMENTS: [(&str, [f64; 6], f64); 7] = [
    ("Construction", [5.0, 3.0, 2.0, 5.0, 4.0, 5.0], 62.0),
    ("Logistics", [5.0, 4.0, 3.0, 5.0, 3.0, 4.0], 35.0),
    ("Healthcare", [5.0, 2.0, 5.0, 2.0, 4.0, 3.0], 90.0),
    ("Professional services", [4.0, 3.0, 4.0, 2.0, 5.0, 2.0], 140.0),
    ("Agriculture and food", [3.0, 4.0, 2.0, 2.0, 4.0, 4.0], 55.0),
    ("Manufacturing", [4.0, 4.0, 3.0, 2.0, 3.0, 4.0], 75.0),
    ("Retail", [2.0, 5.0, 1.0, 3.0, 3.0, 3.0], 120.0),
];
/// Offerings with the need they meet, and how well.
const OFFERS: [(&str, usize, f64); 6] = [
    ("Backup", 0, 5.0),
    ("Microsoft 365", 1, 3.0),
    ("Security", 2, 4.0),
    ("Managed desktop", 3, 3.0),
    ("Managed desktop", 4, 5.0),
    ("Hardware", 5, 2.0),
];
/// Segments with the team's scores by [`TeamScore::index`].
const TEAM: [(&str, [f64; 4]); 3] =
    [("Logistics", [4.0, 5.0, 2.0, 4.0]), ("Construction", [3.0, 4.0, 2.0, 5.0]), ("Healthcare", [4.0, 2.0, 4.0, 2.0])];
/// Segments with what they choose on, how much it weighs, and how strong the provider is.
const MOTIVES: [(&str, &str, f64, f64); 5] = [
    ("Logistics", "Nights and weekends", 5.0, 5.0),
    ("Logistics", "Fixed price", 4.0, 4.0),
    ("Logistics", "Own data centre", 3.0, 1.0),
    ("Construction", "Sites online on day one", 5.0, 4.0),
    ("Construction", "Fixed price", 4.0, 4.0),
];
/// Saved profiles: a band of 26–100 users and an industry.
const PROFILES: [(&str, &str); 2] = [("Logistics offices", "Logistics"), ("Builders", "Construction")];
/// Who was a client the year before and is none now.
const LOST: [&str; 3] = ["Garage Postma", "Bakkerij Van Es", "Drukkerij Oosterzee"];

/// `project` with all of it. What does not fit, as where the sample was changed, is left out.
pub(super) fn told(mut project: Project) -> Project {
    project.data.asof = Some(date(2026, 10, 31));
    let told = edits(&project).into_iter().fold(project, |project, edit| {
        let next = project.edited(&Edit::People(edit));
        next.unwrap_or(project)
    });
    let before = year_before(&told);
    Project { periods: Arc::new(vec![before]), ..told }
}

fn edits(project: &Project) -> Vec<PeopleEdit> {
    let industry = DimensionKind::BuiltIn(BuiltIn::Industry);
    let key = |name: &str| SegmentKey { source: SegmentSource::Dimension(industry.clone()), name: name.to_owned() };
    let mut edits: Vec<PeopleEdit> = NEEDS.into_iter().map(|need| PeopleEdit::AddNeed(need.to_owned())).collect();
    for (name, scores, market) in SEGMENTS {
        edits.push(PeopleEdit::SetTyped { segment: key(name), figure: TypedFigure::Potential, value: Some(market) });
        for (need, score) in NEEDS.into_iter().zip(scores) {
            let (segment, need) = (key(name), need.to_owned());
            edits.push(PeopleEdit::ScoreNeed { segment, need, score: Some(score) });
        }
    }
    for (offering, need, score) in OFFERS {
        let need = NEEDS.get(need).copied().unwrap_or_default().to_owned();
        edits.push(PeopleEdit::ScoreOffer { offering: offering.to_owned(), need, score: Some(score) });
    }
    for (name, scores) in TEAM {
        for (score, value) in TeamScore::ALL.into_iter().zip(scores) {
            let figure = TypedFigure::Team(score);
            edits.push(PeopleEdit::SetTyped { segment: key(name), figure, value: Some(value) });
        }
    }
    let motive = |(name, motive, importance, strength): (&str, &str, f64, f64)| Motive {
        segment: key(name),
        motive: motive.to_owned(),
        importance: Some(importance),
        strength: Some(strength),
    };
    edits.push(PeopleEdit::ReadPanel { motives: MOTIVES.map(motive).to_vec(), quotes: Vec::new() });
    let industries = dimension_of(&project.data.dimensions, &industry);
    for (name, value) in PROFILES {
        let Some(condition) = industries.and_then(|found| Some((found.id, found.find(value)?))) else { continue };
        let profile = Profile { band: Some(1), conditions: vec![condition] };
        edits.push(PeopleEdit::SaveProfile { name: name.to_owned(), profile });
    }
    edits
}

/// The year before: less revenue, fewer users, some clients not there yet and some that left since.
fn year_before(project: &Project) -> Period {
    let mut data = project.data.clone();
    data.asof = Some(date(2025, 10, 31));
    let is_new = |client: &Client| client.id.index() % 15 == 7;
    let mut lost = LOST.into_iter();
    let mut clients = data.clients.to_vec();
    for client in &mut clients {
        client.users = client.users.map(|users| (users * 0.93).round().max(1.0));
        if !is_new(client) || client.status != ClientStatus::Client {
            continue;
        }
        match lost.next() {
            Some(name) => name.clone_into(&mut client.name),
            None => {
                (client.status, client.status_reason) = (ClientStatus::Prospect, Some(StatusReason::NothingBilled));
            }
        }
    }
    let earlier = |line: &Line| Line { amount: (line.amount * 91.0).round() / 100.0, ..*line };
    data.lines = Arc::new(project.data.lines.iter().map(earlier).collect());
    data.clients = Arc::new(clients);
    Period { name: project.name.clone(), data }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{analyse_now, people};
    use crate::import::{Recipe, read_bytes, understand};
    use crate::model::{Cancel, Progress};

    #[test]
    fn the_sample_has_something_on_every_screen() {
        let bytes = include_bytes!("../../assets/sample.xlsx").to_vec();
        let workbook = read_bytes("sample.xlsx".as_ref(), bytes, &Progress::default()).expect("it is a workbook");
        let read = understand(&workbook, &Recipe::default(), &Progress::default()).expect("it has a table");
        let project = told(Project::new("Sample", read.data));
        assert_eq!(project.people.profiles.len(), 2, "both profiles fit");
        assert_eq!(project.people.segments.need_scores.len(), 42);
        assert_eq!(project.people.segments.offer_scores.len(), 6);
        let count = |status| project.data.clients.iter().filter(|client| client.status == status).count();
        assert_eq!((count(ClientStatus::Prospect), count(ClientStatus::ExClient)), (38, 4));
        let found = people(&project, &analyse_now(&project), &Cancel::default()).expect("nobody cancels");
        let first: Vec<(&str, bool)> =
            found.segments.list.iter().take(2).map(|one| (one.key.name.as_str(), one.is_marked())).collect();
        assert_eq!(first, [("Logistics", false), ("Construction", false)]);
        assert!(found.messages.iter().any(|cell| cell.differentiator.is_some() && !cell.prospects.is_empty()));
        let compared = found.periods.first().expect("the year before");
        assert_eq!(compared.left.len(), 3);
        assert!(compared.entered.len() >= 3 && compared.stayed.len() > 80);
    }
}
