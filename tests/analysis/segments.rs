//! Segments, the message grid, advice and core clients (METHOD.md §§8, 10, 12), by hand.

use std::sync::Arc;

use jiff::civil::date;
use sweetspot::analysis::{Advice, HistoryFigure, Segment, advice, analyse_now, core_client, messages, segments};
use sweetspot::model::{
    BuiltIn, ClientId, DimensionId, DimensionKind, Effect, Message, MessageCell, Motive, NamedValue, PeopleEdit,
    Profile, Project, Rule, RuleReason, SegmentCriterion, SegmentKey, SegmentSource, TeamScore, TypedFigure,
};

use crate::people::{edited, name, prospect, tag, tagged_example, typed};

const GEOGRAPHY: DimensionId = DimensionId(1);

fn segment(name: &str) -> SegmentKey {
    SegmentKey { source: SegmentSource::Dimension(DimensionKind::BuiltIn(BuiltIn::Industry)), name: name.into() }
}

/// Care, retail and legal with what is known of their clients.
fn segmented() -> Project {
    let mut project = tagged_example();
    project = edited(&project, [tag(&[5], BuiltIn::Industry, "Legal")]);
    project.data.asof = Some(date(2026, 12, 31));
    let clients = Arc::make_mut(&mut project.data.clients);
    for (at, margin, effort, since) in
        [(0, Some(3_000.0), Some(10.0), Some(date(2022, 12, 31))), (2, Some(8_000.0), Some(30.0), None)]
    {
        (clients[at].margin, clients[at].effort_hours, clients[at].since) = (margin, effort, since);
    }
    clients[3].margin = Some(10_000.0);
    clients[3].since = Some(date(2024, 12, 31));
    project
}

#[test]
fn indices_are_over_those_whose_figure_is_known_and_ranks_are_stretched() {
    let project = typed(
        &segmented(),
        [PeopleEdit::SetTyped { segment: segment("care"), figure: TypedFigure::Potential, value: Some(12.0) }],
    );
    let outcome = analyse_now(&project);
    let found = segments(&project, &outcome, &[None; 8]);
    let of = |wanted: &str| found.list.iter().find(|one| one.key.name == wanted).expect("a segment");
    let figure = |wanted: &str, figure: HistoryFigure| of(wanted).figures[figure.index()];
    let near = |found: Option<f64>, expected: f64| {
        assert!(found.is_some_and(|found| (found - expected).abs() < 1e-9), "{found:?} for {expected}");
    };
    assert_eq!(found.outside, 2, "G and H have no industry");
    near(figure("Care", HistoryFigure::Penetration), 3.0 / 12.0);
    // C and D: 18,000 of 86,400; A: 3,000 of 7,500; all known: 21,000 of 93,900.
    near(figure("Care", HistoryFigure::Margin), (18_000.0 / 86_400.0) / (21_000.0 / 93_900.0));
    near(figure("Retail", HistoryFigure::Margin), (3_000.0 / 7_500.0) / (21_000.0 / 93_900.0));
    assert_eq!(figure("Legal", HistoryFigure::Margin), None);
    near(figure("Care", HistoryFigure::Effort), 30.0 / 20.0);
    near(figure("Retail", HistoryFigure::Lifetime), 1_461.0 / 365.25);
    near(figure("Legal", HistoryFigure::RevenueAYear), 90_000.0);
    // Two of three have a margin: 1 and 1 + (2 − 1)(3 − 1)/(2 − 1) = 3. Little effort is good.
    let rank = |wanted: &str, figure: HistoryFigure| of(wanted).ranks[figure.index()];
    assert_eq!((rank("Retail", HistoryFigure::Margin), rank("Care", HistoryFigure::Margin)), (Some(1.0), Some(3.0)));
    assert_eq!((rank("Retail", HistoryFigure::Effort), rank("Care", HistoryFigure::Effort)), (Some(1.0), Some(3.0)));
    assert_eq!(rank("Care", HistoryFigure::Penetration), None, "one alone is no rank");
    assert_eq!(rank("Legal", HistoryFigure::RevenueAYear), Some(1.0));
    // Retail: margin 1, effort 1, lifetime 1 (4 years before 2), revenue 3.
    near(of("Retail").history, 6.0 / 4.0);
}

#[test]
fn the_final_score_is_of_what_is_filled_in() {
    let team = |name: &str, score, value| PeopleEdit::SetTyped {
        segment: segment(name),
        figure: TypedFigure::Team(score),
        value: Some(value),
    };
    let need = |name: &str, need: &str, score| PeopleEdit::ScoreNeed {
        segment: segment(name),
        need: need.into(),
        score: Some(score),
    };
    let offer = |offering: &str, score| PeopleEdit::ScoreOffer {
        offering: offering.into(),
        need: "Uptime".into(),
        score: Some(score),
    };
    let motive =
        Motive { segment: segment("Care"), motive: "Nights".into(), importance: Some(5.0), strength: Some(4.0) };
    let half = Motive { segment: segment("Care"), motive: "Price".into(), importance: Some(3.0), strength: None };
    let project = typed(
        &segmented(),
        [
            PeopleEdit::AddNeed("Uptime".into()),
            PeopleEdit::AddNeed("Price".into()),
            need("Care", "Uptime", 5.0),
            need("Care", "Price", 5.0),
            offer("Backup", 2.0),
            offer("Managed", 3.0),
            PeopleEdit::ReadPanel { motives: vec![motive, half], quotes: Vec::new() },
            team("Care", TeamScore::FutureTrends, 4.0),
            team("Care", TeamScore::CompetitorSuccess, 1.0),
            PeopleEdit::SetSegmentWeight { criterion: SegmentCriterion::FutureTrends, weight: 2.0 },
        ],
    );
    let outcome = analyse_now(&project);
    let found = segments(&project, &outcome, &[None; 8]);
    let care = found.list.iter().find(|one| one.key.name == "Care").expect("a segment");
    assert_eq!(care.needs_offer, Some(5.0 * 3.0 / 25.0), "a need nobody's offer is scored for is left out");
    assert_eq!(care.motives, Some(20.0 / 25.0), "a motive without a strength is left out");
    // Ranks: margin 3, effort 3, lifetime 3, revenue a year 2 of three segments.
    let history = (3.0 + 3.0 + 3.0 + 2.0) / 4.0;
    assert_eq!(care.history, Some(history));
    let expected = ((3.0 - history) / 2.0 + 0.6 + 0.8 + 2.0 * 0.8 + 0.8) / 6.0;
    assert!(care.score.is_some_and(|score| (score - expected).abs() < 1e-12), "{:?} for {expected}", care.score);
    assert!((care.filled - 6.0 / 8.0).abs() < 1e-12 && !care.is_marked());
    let legal = found.list.iter().find(|one| one.key.name == "Legal").expect("a segment");
    assert!(legal.is_marked() && (legal.filled - 1.0 / 8.0).abs() < 1e-12);
    let shares: f64 = found.list.iter().map(|one| one.first).sum();
    assert!((shares - 1.0).abs() < 1e-9);
    assert_eq!(found.list[0].key.name, "Legal", "its one part is the best there is");
}

#[test]
fn the_order_of_the_clients_changes_no_segment() {
    let project = segmented();
    let mut turned = project.clone();
    let count = u32::try_from(turned.data.clients.len()).expect("few");
    Arc::make_mut(&mut turned.data.clients).reverse();
    for (at, client) in (0..).zip(Arc::make_mut(&mut turned.data.clients)) {
        client.id = ClientId(at);
    }
    for line in Arc::make_mut(&mut turned.data.lines) {
        line.client = ClientId(count - 1 - line.client.0);
    }
    let of = |project: &Project| {
        let found = segments(project, &analyse_now(project), &[None; 8]).list;
        let parts = |one: &Segment| (one.key.name.clone(), one.history, one.score, one.first);
        found.iter().map(parts).collect::<Vec<_>>()
    };
    assert_eq!(of(&project), of(&turned));
}

#[test]
fn a_cell_of_the_message_grid_says_who_is_in_it_and_what_is_missing() {
    let problem = "Lower cost";
    let mut project = edited(
        &tagged_example(),
        [
            tag(&[2, 3, 4, 0], BuiltIn::Problem, problem),
            tag(&[2, 3], BuiltIn::Differentiator, "One contact"),
            tag(&[4, 0, 1], BuiltIn::Differentiator, "Price"),
        ],
    );
    let waiting = |name: &str| prospect(name, None, &[(BuiltIn::Industry, "Care"), (BuiltIn::Problem, problem)]);
    let retail = prospect("R", None, &[(BuiltIn::Industry, "Retail"), (BuiltIn::Problem, "More revenue")]);
    let bad = Rule {
        conditions: vec![
            NamedValue::built_in(BuiltIn::Industry, "retail"),
            NamedValue::built_in(BuiltIn::Problem, "more revenue"),
        ],
        effect: Effect::Warn,
        reason: RuleReason::default(),
    };
    project = typed(
        &project,
        [PeopleEdit::AddProspects(vec![waiting("Z"), waiting("Y"), retail]), PeopleEdit::SetRules(vec![bad])],
    );
    let cells = messages(&project, &analyse_now(&project));
    let names: Vec<(&str, &str, usize, bool)> = cells
        .iter()
        .map(|one| (one.cell.group.as_str(), one.cell.problem.as_str(), one.prospects.len(), one.is_bad))
        .collect();
    let expected = [("Care", problem, 2, false), ("Retail", "More revenue", 1, true), ("Retail", problem, 0, false)];
    assert_eq!(names, expected);
    let care = &cells[0];
    assert_eq!(care.prospects.iter().map(|id| name(&project, *id)).collect::<Vec<_>>(), ["Y", "Z"]);
    // Two of the three tagged in the cell have it, and two of the five tagged at all.
    let (won, lift) = care.differentiator.expect("two have it");
    let differentiators = project.dimension(DimensionId(5)).expect("it exists");
    assert_eq!(differentiators.value(won), Some("One contact"));
    assert!((lift - (2.0 / 3.0) / (2.0 / 5.0)).abs() < 1e-12);
    // All three are in the second tier; D is the medoid, with the same traits as C and more revenue.
    assert_eq!(care.reference.map(|id| name(&project, id)), Some("D"));
    assert_eq!(cells[2].differentiator, None, "one client alone is none");
    let cell = MessageCell {
        dimension: DimensionKind::BuiltIn(BuiltIn::Industry),
        group: "CARE".into(),
        problem: problem.into(),
    };
    let message = Message { message: "Less downtime".into(), ..Message::default() };
    let told = typed(&project, [PeopleEdit::WriteMessage { cell, message }]);
    let cells = messages(&told, &analyse_now(&told));
    assert_eq!((cells[0].cell.group.as_str(), cells[0].is_waiting()), ("Retail", true));
    assert!(cells.iter().all(|one| one.cell.group != "Care" || !one.is_waiting()));
}

#[test]
fn advice_follows_the_adoption_profile() {
    let mut project = edited(
        &tagged_example(),
        [
            tag(&[6], BuiltIn::Adoption, "Early adopter"),
            tag(&[6], BuiltIn::Differentiator, "Vision"),
            tag(&[0], BuiltIn::Adoption, "Laggard"),
            tag(&[0], BuiltIn::Differentiator, "Price"),
        ],
    );
    Arc::make_mut(&mut project.data.offerings)[1].lowers_risk = true;
    let outcome = analyse_now(&project);
    let adoption = project.dimension(DimensionId(3)).expect("it exists");
    let of = |value: &str| advice(&project, &outcome, adoption.find(value).expect("shipped"));
    let vision = project.dimension(DimensionId(5)).and_then(|d| d.find("Vision")).expect("in use");
    assert_eq!(of("Early adopter"), Some(Advice::Differentiators(vec![(vision, 1)])));
    assert_eq!(of("Late majority"), Some(Advice::LowerRisk(vec![project.data.offerings[1].id])));
    assert_eq!(of("Early majority"), of("Late majority"));
    assert_eq!(of("Laggard"), Some(Advice::SelfService));
}

#[test]
fn a_core_client_is_what_is_most_common_in_the_sweet_spot() {
    let project = edited(
        &tagged_example(),
        [tag(&[2, 3], BuiltIn::BuyerRole, "Owner"), tag(&[4, 2], BuiltIn::BuyerRole, "Buyer")],
    );
    let outcome = analyse_now(&project);
    let card = core_client(&project, &outcome, None).expect("three are inside");
    let role = project.dimension(DimensionId(2)).and_then(|found| found.value(card.role?));
    assert_eq!(role, Some("Buyer"), "of equals the first by name");
    assert_eq!((card.clients, card.users, card.problem), (3, Some(60.0), None));
    let south = project.dimension(GEOGRAPHY).and_then(|found| found.find("South")).expect("in use");
    let nobody = Profile { band: Some(5), conditions: vec![(GEOGRAPHY, south)] };
    assert_eq!(core_client(&project, &outcome, Some(&nobody)), None);
}
