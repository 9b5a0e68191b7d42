//! Random edits, undone and made again; after each save the file holds the project.

use std::sync::Arc;

use jiff::civil::date;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sweetspot::model::{
    BandBy, BandScheme, Becomes, Block, BuiltIn, Client, ClientChange, ClientId, ClientStatus, CoreCard, Criterion,
    DimensionId, DimensionKind, Edit, Effect, FitDimension, History, Issue, IssueReason, LeftOut, LeftOutCell,
    LeftOutReason, Message, MessageCell, Motive, NamedValue, NewProspect, OfferingChange, OfferingId, OfferingKind,
    OverlapSettings, PeopleEdit, Profile, Project, Promise, Quote, Rule, RuleReason, SegmentCriterion, SegmentKey,
    SegmentSource, StatusReason, Target, TeamScore, TierRule, TypedFigure, ValueId, Winnability, WinnabilityScore,
};
use sweetspot::store;

use super::{integrity, reopened, saved};
use crate::projects::worked_example;

/// A project with something in every field.
pub(super) fn rich() -> Project {
    let mut project = worked_example();
    "Noord & Zuid “IT”".clone_into(&mut project.name);
    let data = &mut project.data;
    let source = data.lines[0].source;
    data.left_out = Arc::new(vec![LeftOutCell { source, amount: -1.25, reason: LeftOutReason::Tax }]);
    data.issues = Arc::new(vec![Issue::new(source, "12,5o".to_owned(), IssueReason::NotAnAmount)]);
    data.proof.left_out = vec![LeftOut { reason: LeftOutReason::Tax, rows: 1, amount: -1.25 }];
    data.asof = Some(date(2025, 12, 31));
    let line = &mut Arc::make_mut(&mut data.lines)[1];
    (line.date, line.quantity) = (Some(date(2025, 3, 1)), Some(12.5));
    for (at, client) in (0_u8..).zip(Arc::make_mut(&mut data.clients)) {
        client.code = (at % 2 == 0).then(|| format!("D{at}"));
        client.since = Some(date(2001, 2, 28));
        client.margin = Some(f64::from(at) * 10.0 - 20.0);
        client.orders = Some(3.0);
        client.status_reason = (at == 3).then_some(StatusReason::NothingBilled);
    }
    project.given = Arc::clone(&project.data.clients);
    project
}

/// Any edit.
pub(super) fn any_edit(project: &Project, random: &mut impl Rng) -> Edit {
    let client = ClientId(random.random_range(0..9));
    let offering = OfferingId(random.random_range(0..5));
    let dimension = DimensionId(random.random_range(0..7));
    let value = ["Care", "Retail", "Łódź", "a; b"][random.random_range(0..4)].to_owned();
    let clients = vec![client, ClientId(random.random_range(0..9))];
    match random.random_range(0..33) {
        27..=32 => Edit::People(any_people_edit((value, client, dimension), random)),
        0..=5 => Edit::Tag { clients, dimension, value },
        6 => Edit::Untag { clients, dimension, value: Some(ValueId(random.random_range(0..6))) },
        7 => Edit::SetDetail { client, dimension, value: ValueId(random.random_range(0..6)), detail: value },
        8 => Edit::SetUsers { client, users: Some(f64::from(random.random_range(1..900))) },
        9 => Edit::SetStatus { clients, status: ClientStatus::Prospect },
        10 => Edit::AddDimension { name: format!("Own {}", random.random_range(0..3)), multi_valued: true },
        11 => Edit::RenameValue { dimension, value: ValueId(random.random_range(0..6)), name: value },
        12 => Edit::DeleteValue { dimension, value: ValueId(random.random_range(0..6)) },
        13 => Edit::SetBands(BandScheme::new(BandBy::Users, vec![30.0, 99.5]).expect("edges rise")),
        14 => Edit::SetBandBy(BandBy::Revenue),
        15 => Edit::SetWeight { criterion: Criterion::ALL[random.random_range(0..6)], weight: 0.7 },
        16 => Edit::SetBroadFrom(Some(random.random_range(1..4))),
        17 => Edit::SetTierRule(TierRule::ALL[random.random_range(0..3)]),
        18 => {
            Edit::SetPromise { tier: 1, promise: Promise { contact: value, weight: Some(0.25), ..Promise::default() } }
        }
        19 => {
            let block = Block { reason: value, review: Some(date(2027, 1, 1)) };
            Edit::BlockCell { client, offering, block }
        }
        20 => Edit::PinProfile(Some(Profile { band: Some(1), conditions: vec![(dimension, ValueId(0))] })),
        21 => Edit::SetOverlap(OverlapSettings {
            target: Target::ALL[random.random_range(0..6)],
            minimum: Some(4),
            literal: Some(vec![]),
            ..OverlapSettings::default()
        }),
        22 => {
            let change = [
                OfferingChange::Kind(Some(OfferingKind::OneOff)),
                OfferingChange::Group(Some(value)),
                OfferingChange::PerUser(true),
                OfferingChange::LowersRisk(true),
            ];
            Edit::ChangeOfferings { offerings: vec![offering], change: change[random.random_range(0..4)].clone() }
        }
        23 => Edit::MergeClients { keep: client, others: vec![ClientId(random.random_range(0..9))] },
        25 => {
            let values = Becomes::Values { dimension, values: vec![value.clone(), "Care".to_owned()] };
            let all =
                [values, Becomes::Users(Some(7.5)), Becomes::Detail { dimension, value, detail: "so".to_owned() }];
            Edit::ChangeClients(all.map(|becomes| ClientChange { client, becomes }).into())
        }
        24 => Edit::MergeOfferings { keep: offering, others: vec![], name: format!("New {value}") },
        _ => {
            let mut next = rich().data;
            next.asof = Some(date(2025 + random.random_range(0..3), 12, 31));
            Edit::Import { name: format!("Year after {}", project.name.len()), data: next }
        }
    }
}

/// Any edit of what people type.
fn any_people_edit((value, client, dimension): (String, ClientId, DimensionId), random: &mut impl Rng) -> PeopleEdit {
    let score = [None, Some(0.0), Some(2.5), Some(5.0)][random.random_range(0..4)];
    let source = if random.random_bool(0.3) {
        SegmentSource::Profiles
    } else {
        SegmentSource::Dimension(DimensionKind::Own("Own 1".to_owned()))
    };
    let segment = SegmentKey { source: source.clone(), name: value.clone() };
    let need = ["Uptime", "Price"][random.random_range(0..2)].to_owned();
    let words = || "“Why?”\n100 %".to_owned();
    match random.random_range(0..17) {
        0 => PeopleEdit::SaveProfile {
            name: value,
            profile: Profile { band: Some(1), conditions: vec![(dimension, ValueId(0))] },
        },
        1 => PeopleEdit::DeleteProfile(0),
        2 => PeopleEdit::SetFitWeight { dimension: FitDimension::ALL[random.random_range(0..7)], weight: 1.5 },
        3 => PeopleEdit::SetRules(vec![
            Rule {
                conditions: vec![NamedValue::built_in(BuiltIn::Problem, value)],
                effect: Effect::ALL[random.random_range(0..4)],
                reason: RuleReason::Written(words()),
            },
            Rule::shipped()[1].clone(),
        ]),
        4 => PeopleEdit::SetSegments(source),
        5 => PeopleEdit::SetSegmentWeight { criterion: SegmentCriterion::ALL[random.random_range(0..7)], weight: 0.25 },
        6 => PeopleEdit::SetTyped { segment, figure: TypedFigure::Potential, value: Some(40.0) },
        7 => PeopleEdit::SetTyped { segment, figure: TypedFigure::Team(TeamScore::Triggers), value: score },
        8 => PeopleEdit::AddNeed(need),
        9 => PeopleEdit::ScoreNeed { segment, need, score },
        10 => PeopleEdit::ScoreOffer { offering: "Backup".to_owned(), need, score },
        11 => {
            let motive = Motive { segment: segment.clone(), motive: need, importance: score, strength: Some(3.0) };
            let quote = Quote { segment, who: "Łucja".to_owned(), question: words(), answer: value };
            PeopleEdit::ReadPanel { motives: vec![motive], quotes: vec![quote] }
        }
        12 => {
            let cell = MessageCell {
                dimension: DimensionKind::BuiltIn(BuiltIn::Geography),
                group: value,
                problem: "Lower cost".to_owned(),
            };
            let day = Some(date(2026, 11, 30));
            PeopleEdit::WriteMessage { cell, message: Message { message: words(), date: day, ..Message::default() } }
        }
        13 => PeopleEdit::SetCoreCards(vec![CoreCard {
            role: value,
            people: Some(40.0),
            tests: [true, false, true],
            ..CoreCard::default()
        }]),
        14 => PeopleEdit::SetWinnability {
            clients: vec![client],
            score: WinnabilityScore::ALL[random.random_range(0..4)],
            value: score,
        },
        15 => PeopleEdit::SetRules(Vec::new()),
        _ => {
            let client = Client {
                status: ClientStatus::ExClient,
                old_revenue: Some(12.25),
                last_date: Some(date(2024, 2, 29)),
                winnability: Winnability([score, None, Some(1.0), None]),
                ..Client::named(ClientId(0), format!("Once {value}"))
            };
            let values = vec![(DimensionKind::BuiltIn(BuiltIn::Industry), value, Some("Detail".to_owned()))];
            PeopleEdit::AddProspects(vec![NewProspect { client, values }])
        }
    }
}

#[test]
fn whatever_is_edited_undone_and_made_again_is_in_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("De Jong.sweetspot");
    let mut random = ChaCha8Rng::seed_from_u64(12);
    let mut history = History::new(rich());
    let mut store = store::create(&path, &saved(history.project())).expect("created");
    // The plain model of undo: every state there was, and where we are.
    let mut states = vec![history.project().clone()];
    let (mut made, mut at) = (0, 0);
    for step in 0.. {
        if made == 1_000 {
            break;
        }
        match random.random_range(0..8) {
            0 | 1 if at > 0 && history.undo() => at -= 1,
            2 if at + 1 < states.len() && history.redo() => at += 1,
            _ => {
                let edit = any_edit(history.project(), &mut random);
                let before = history.undo_edit().cloned();
                let same = history.project().clone();
                if history.apply(edit, None).is_err() || history.project().revision == same.revision {
                    assert_eq!(
                        (history.project(), history.undo_edit()),
                        (&same, before.as_ref()),
                        "refused means untouched"
                    );
                    continue;
                }
                made += 1;
                states.truncate(at + 1);
                states.push(history.project().clone());
                at += 1;
            }
        }
        let revision = history.project().revision;
        assert_eq!(history.project(), &Project { revision, ..states[at].clone() }, "step {step}");
        store.save(&saved(history.project())).expect("saved");
        if step % 7 == 0 {
            let last = saved(history.project());
            drop(store);
            assert_eq!(reopened(&path), last, "step {step}");
            store = store::open(&path).expect("it opens").store.expect("it may be written");
        }
    }
    drop(store);
    assert_eq!(integrity(&path), "ok");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "one file, and nothing beside it");
}
