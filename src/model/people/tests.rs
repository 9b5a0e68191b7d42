use std::sync::Arc;

use jiff::civil::date;

use super::super::{
    BuiltIn, Client, ClientId, ClientStatus, Dataset, DimensionId, DimensionKind, Edit, EditError, NewProspect,
    Offering, OfferingId, PeopleEdit, Profile, Project, ValueId,
};
use super::*;

const INDUSTRY: DimensionId = DimensionId(0);

fn project() -> Project {
    let mut data = Dataset {
        clients: Arc::new(vec![Client::named(ClientId(0), "Anna"), Client::named(ClientId(1), "Bo")]),
        offerings: Arc::new(vec![Offering::named(OfferingId(0), "Backup"), Offering::named(OfferingId(1), "Back-up")]),
        ..Dataset::default()
    };
    let industries = &mut Arc::make_mut(&mut data.dimensions)[INDUSTRY.index()];
    for value in ["Care", "Healthcare", "Retail"] {
        industries.intern(value).expect("a name");
    }
    Project::new("Test", data)
}

fn changed(project: &Project, edits: impl IntoIterator<Item = PeopleEdit>) -> Project {
    edits.into_iter().fold(project.clone(), |project, edit| project.edited(&Edit::People(edit)).expect("it is valid"))
}

fn refused(project: &Project, edit: PeopleEdit) -> EditError {
    project.edited(&Edit::People(edit)).expect_err("it is refused")
}

fn segment(name: &str) -> SegmentKey {
    SegmentKey { source: SegmentSource::default(), name: name.into() }
}

fn cell(group: &str, problem: &str) -> MessageCell {
    MessageCell { dimension: industry(), group: group.into(), problem: problem.into() }
}

fn said(message: &str) -> Message {
    Message { message: message.into(), ..Message::default() }
}

#[test]
fn merging_a_value_puts_together_what_was_typed_of_the_two() {
    let need = || "Uptime".to_owned();
    let score = |name, score| PeopleEdit::ScoreNeed { segment: segment(name), need: need(), score: Some(score) };
    let potential = |name, value| PeopleEdit::SetTyped {
        segment: segment(name),
        figure: TypedFigure::Potential,
        value: Some(value),
    };
    let trends = PeopleEdit::SetTyped {
        segment: segment("care"),
        figure: TypedFigure::Team(TeamScore::FutureTrends),
        value: Some(4.0),
    };
    let rule = Rule { conditions: vec![NamedValue::built_in(BuiltIn::Industry, "CARE")], ..Rule::default() };
    let write = |group, message| PeopleEdit::WriteMessage { cell: cell(group, "Lower cost"), message: said(message) };
    let typed = changed(
        &project(),
        [
            PeopleEdit::AddNeed(need()),
            score("Care", 5.0),
            score("Healthcare", 2.0),
            potential("Care", 100.0),
            potential("Healthcare", 40.0),
            trends,
            PeopleEdit::SetRules(vec![rule]),
            write("Care", "One"),
            write("Healthcare", "Two"),
        ],
    );
    let care = typed.dimension(INDUSTRY).and_then(|d| d.find("Care")).expect("it is there");
    let merge = Edit::RenameValue { dimension: INDUSTRY, value: care, name: "Healthcare".into() };
    let merged = typed.edited(&merge).expect("it is valid");
    let people = &merged.people;
    assert_eq!(people.segments.need_score(&segment("Healthcare"), "uptime"), Some(2.0), "what the name had stays");
    assert_eq!(people.segments.need_score(&segment("Care"), "Uptime"), None);
    let one = people.segments.typed_of(&segment("Healthcare")).expect("it is there");
    assert_eq!((one.potential, one.figure(TypedFigure::Team(TeamScore::FutureTrends))), (Some(40.0), Some(4.0)));
    assert_eq!(people.segments.typed.len(), 1);
    assert_eq!(people.rules[0].conditions[0].value, "Healthcare");
    assert_eq!(people.messages.of(&cell("Healthcare", "Lower cost")).map(|m| m.message.as_str()), Some("One\nTwo"));
    assert_eq!(people.messages.written.len(), 1);
}

#[test]
fn offerings_put_together_keep_the_better_score() {
    let score = |offering: &str, score| PeopleEdit::ScoreOffer {
        offering: offering.into(),
        need: "Uptime".into(),
        score: Some(score),
    };
    let typed =
        changed(&project(), [PeopleEdit::AddNeed("Uptime".into()), score("Backup", 2.0), score("Back-up", 4.0)]);
    let merge = Edit::MergeOfferings { keep: OfferingId(0), others: vec![OfferingId(1)], name: "Backup".into() };
    let merged = typed.edited(&merge).expect("it is valid");
    assert_eq!(merged.people.segments.offer_scores.len(), 1);
    assert_eq!(merged.people.segments.offer_score("backup", "UPTIME"), Some(4.0));
}

#[test]
fn a_saved_profile_follows_its_values_and_goes_with_the_last() {
    let healthcare = Profile { band: None, conditions: vec![(INDUSTRY, ValueId(1))] };
    let save = |name: &str| PeopleEdit::SaveProfile { name: name.into(), profile: healthcare.clone() };
    let project = changed(&project(), [save("Our niche"), save(" our NICHE ")]);
    assert_eq!(project.people.profiles.len(), 1, "one of that name takes it on");
    let merged = project.edited(&Edit::RenameValue { dimension: INDUSTRY, value: ValueId(1), name: "Care".into() });
    let profiles = &merged.expect("it is valid").people.profiles;
    assert_eq!(profiles[0].profile.conditions, [(INDUSTRY, ValueId(0))]);
    let deleted = project.edited(&Edit::DeleteValue { dimension: INDUSTRY, value: ValueId(1) }).expect("it is valid");
    assert_eq!(deleted.people.profiles, []);
    let nothing = PeopleEdit::SaveProfile { name: "All".into(), profile: Profile::default() };
    assert_eq!(refused(&project, nothing), EditError::NotAProfile);
}

#[test]
fn scores_names_and_needs_that_cannot_be_are_refused_and_nothing_changes() {
    let project = changed(&project(), [PeopleEdit::AddNeed("Uptime".into())]);
    let score = |need: &str, score| PeopleEdit::ScoreNeed { segment: segment("Care"), need: need.into(), score };
    let potential = PeopleEdit::SetTyped { segment: segment("Care"), figure: TypedFigure::Potential, value: Some(0.0) };
    let client =
        PeopleEdit::SetWinnability { clients: vec![ClientId(0)], score: WinnabilityScore::Urgency, value: Some(-1.0) };
    let cases = [
        (score("Uptime", Some(5.1)), EditError::NotAScore),
        (score("Uptime", Some(f64::NAN)), EditError::NotAScore),
        (score("Nothing", Some(1.0)), EditError::Missing),
        (PeopleEdit::AddNeed("uptime ".into()), EditError::NameTaken),
        (PeopleEdit::AddNeed("  ".into()), EditError::EmptyName),
        (potential, EditError::NotANumber),
        (client, EditError::NotAScore),
        (PeopleEdit::DeleteProfile(0), EditError::Missing),
        (PeopleEdit::DeleteQuote(0), EditError::Missing),
    ];
    for (edit, expected) in cases {
        assert_eq!(refused(&project, edit.clone()), expected, "{edit:?}");
    }
}

#[test]
fn a_need_takes_its_scores_along_when_it_is_renamed_or_deleted() {
    let score = PeopleEdit::ScoreNeed { segment: segment("Care"), need: "uptime".into(), score: Some(3.0) };
    let renamed = changed(
        &project(),
        [
            PeopleEdit::AddNeed("Uptime".into()),
            score,
            PeopleEdit::RenameNeed { need: "Uptime".into(), name: "UPTIME, always".into() },
        ],
    );
    let segments = &renamed.people.segments;
    assert_eq!(segments.need_score(&segment("Care"), "Uptime, always"), Some(3.0));
    let deleted = changed(&renamed, [PeopleEdit::DeleteNeed("uptime, always".into())]);
    assert_eq!((deleted.people.segments.needs.len(), deleted.people.segments.need_scores.len()), (0, 0));
}

#[test]
fn an_empty_message_clears_its_cell() {
    let written = changed(
        &project(),
        [PeopleEdit::WriteMessage { cell: cell("Care", "Lower cost"), message: said("Less downtime") }],
    );
    let cleared = changed(
        &written,
        [PeopleEdit::WriteMessage { cell: cell("CARE", "lower cost "), message: Message::default() }],
    );
    assert_eq!((written.people.messages.written.len(), cleared.people.messages.written.len()), (1, 0));
}

#[test]
fn added_prospects_stay_through_another_import_and_those_it_knows_are_not_doubled() {
    let new = |name: &str| NewProspect {
        client: Client {
            status: ClientStatus::Prospect,
            users: Some(40.0),
            winnability: Winnability([Some(3.0), None, None, Some(4.0)]),
            ..Client::named(ClientId(0), name)
        },
        values: vec![(DimensionKind::BuiltIn(BuiltIn::Industry), "Legal".into(), Some("Notaries".into()))],
    };
    let with = changed(&project(), [PeopleEdit::AddProspects(vec![new("Cas"), new("Dee")])]);
    assert_eq!(with.data.clients[2].winnability.mean(), Some(3.5));
    let next = Dataset {
        clients: Arc::new(vec![Client::named(ClientId(0), "Bo"), Client::named(ClientId(1), "dee")]),
        asof: Some(date(2026, 12, 31)),
        ..Dataset::default()
    };
    let imported = with.edited(&Edit::Import { name: "Next".into(), data: next }).expect("it is valid");
    let names: Vec<&str> = imported.data.clients.iter().map(|client| client.name.as_str()).collect();
    assert_eq!(names, ["Bo", "dee", "Cas"]);
    assert_eq!(imported.given.len(), 3);
    let cas = &imported.data.clients[2];
    let legal = imported.dimension(INDUSTRY).and_then(|d| d.find("Legal")).expect("it came along");
    let tag = &cas.tags.of(INDUSTRY)[0];
    assert_eq!((tag.value, tag.detail.as_deref()), (legal, Some("Notaries")));
    assert_eq!((cas.id, cas.status, cas.users), (ClientId(2), ClientStatus::Prospect, Some(40.0)));
}

#[test]
fn more_than_nobody_is_scored_and_the_mean_is_of_what_is_known() {
    assert_eq!(Winnability::default().mean(), None);
    assert_eq!(Winnability([Some(0.0), None, None, None]).mean(), Some(0.0));
}

#[test]
fn a_profile_that_is_renamed_takes_its_potential_along() {
    let profile = Profile { band: Some(0), conditions: Vec::new() };
    let key = |name: &str| SegmentKey { source: SegmentSource::Profiles, name: name.into() };
    let project = changed(
        &project(),
        [
            PeopleEdit::SaveProfile { name: "Small".into(), profile: profile.clone() },
            PeopleEdit::SaveProfile { name: "Other".into(), profile },
            PeopleEdit::SetTyped { segment: key("small"), figure: TypedFigure::Potential, value: Some(9.0) },
            PeopleEdit::RenameProfile { at: 0, name: "Tiny".into() },
        ],
    );
    assert_eq!(project.people.segments.typed_of(&key("tiny")).and_then(|typed| typed.potential), Some(9.0));
    assert_eq!(refused(&project, PeopleEdit::RenameProfile { at: 1, name: "TINY".into() }), EditError::NameTaken);
}
