//! What the screen says, as text.

use std::rc::Rc;
use std::sync::Arc;

use eframe::egui::Context;

use super::duplicates::duplicates;
use super::facts::{Column, Facts, Numbers};
use super::filters::ColumnFilter;
use super::listed::{Listing, Sort, Wanted, next_untagged};
use super::names::Names;
use super::panel_view::panel_view;
use super::paste::pasted;
use super::type_ahead::{Offer, offers};
use super::view::{ClientsView, clients_view};
use super::{ClientsScreen, Tagging};
use crate::analysis::analyse_now;
use crate::app::prefs::Prefs;
use crate::app::session::{Session, Shown};
use crate::app::widget::Picked;
use crate::model::{
    Band, Becomes, CellRef, Client, ClientId, ClientStatus, Dataset, DimensionId, Edit, History, Line, Offering,
    OfferingId, Project, SheetId,
};
use crate::text::{Language, Text};

const INDUSTRY: DimensionId = DimensionId(0);
const BUYER: DimensionId = DimensionId(2);
const ADOPTION: DimensionId = DimensionId(3);

/// Name, users, revenue, industry.
const CLIENTS: [(&str, Option<f64>, f64, Option<&str>); 6] = [
    ("Zorggroep De Linde", Some(96.0), 54_000.0, None),
    ("Łódź Transport", Some(47.0), 30_000.0, Some("Logistics")),
    ("Café Één", None, 6_000.0, Some("Catering")),
    ("Brandsma", Some(58.0), 10_000.0, Some("Logistics")),
    ("Oud & Weg", Some(400.0), 0.0, None),
    ("anders b.v.", Some(9.0), 0.0, Some("Retail")),
];

/// Four clients and two others: "Oud & Weg" is an ex-client, "anders b.v." a prospect.
fn project() -> Project {
    let mut clients: Vec<Client> = CLIENTS
        .iter()
        .enumerate()
        .map(|(at, (name, users, ..))| Client { users: *users, ..Client::named(ClientId::at(at), *name) })
        .collect();
    clients[4].status = ClientStatus::ExClient;
    clients[5].status = ClientStatus::Prospect;
    clients[3].code = Some("K-0042".into());
    let source = CellRef { sheet: SheetId(0), row: 0, column: 0 };
    let lines = CLIENTS.iter().enumerate().filter(|(_, client)| client.2 > 0.0).map(|(at, client)| Line {
        client: ClientId::at(at),
        offering: OfferingId(0),
        amount: client.2,
        date: None,
        quantity: None,
        source,
    });
    let offering = Offering::named(OfferingId(0), "Managed");
    let data = Dataset {
        lines: Arc::new(lines.collect()),
        clients: Arc::new(clients),
        offerings: Arc::new(vec![offering]),
        currency: Some("EUR".into()),
        ..Dataset::default()
    };
    let tags = CLIENTS.iter().enumerate().filter_map(|(at, client)| Some((at, client.3?)));
    tags.fold(Project::new("Test", data), |project, (at, value)| {
        edited(&project, &Edit::Tag { clients: vec![ClientId::at(at)], dimension: INDUSTRY, value: value.into() })
    })
}

fn edited(project: &Project, edit: &Edit) -> Project {
    project.edited(edit).expect("the edit is valid")
}

fn session(project: Project) -> Session {
    let mut session = Session::new(Prefs::default(), Text::new(Language::English));
    session.shown = Some(Shown::of(Arc::new(analyse_now(&project))));
    session.history = Some(History::new(project));
    session
}

fn view(session: &Session, focus: DimensionId) -> ClientsView {
    clients_view(&Facts::of(session).expect("there is a project"), focus)
}

/// The clients listed, in order.
fn listed_as(facts: &Facts<'_>, wanted: &Wanted) -> Vec<ClientId> {
    Listing::new(facts, &Arc::new(Names::new(facts.project)), wanted)
        .clients(Numbers::new(facts.project, facts.outcome))
}

/// The names listed, in order.
fn names(session: &Session, wanted: &Wanted) -> Vec<String> {
    let facts = Facts::of(session).expect("there is a project");
    let order = listed_as(&facts, wanted);
    order.into_iter().filter_map(|id| facts.project.client(id)).map(|client| client.name.clone()).collect()
}

fn by(column: Column, descending: bool) -> Wanted {
    Wanted { sort: Sort { column, descending }, ..Wanted::default() }
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn the_finding_is_how_far_the_dimension_in_focus_is_tagged() {
    let session = session(project());
    let industry = view(&session, INDUSTRY);
    assert_eq!(plain(&industry.title), "3 of 4 clients have an industry: 46 % of revenue");
    assert_eq!(plain(&industry.subtitle), "Next without an industry, by revenue: Zorggroep De Linde, € 54,000.00");
    let buyer = view(&session, BUYER);
    assert_eq!(plain(&buyer.title), "0 of 4 clients have a buyer role: 0 % of revenue");
    let bars: Vec<(String, String)> =
        buyer.dimensions.iter().take(2).map(|bar| (bar.name.clone(), plain(&bar.coverage))).collect();
    let expected = [("Industry", "3 of 4 · 46 %"), ("Geography", "0 of 4 · 0 %")];
    assert_eq!(bars, expected.map(|(name, coverage)| (name.to_owned(), coverage.to_owned())));
}

#[test]
fn the_next_to_tag_is_the_largest_untagged_client_and_no_prospect() {
    let project = project();
    let tag = |clients: Vec<ClientId>| Edit::Tag { clients, dimension: INDUSTRY, value: "Care".into() };
    assert_eq!(view(&session(project.clone()), INDUSTRY).next, Some(ClientId(0)));
    assert_eq!(view(&session(project.clone()), BUYER).next, Some(ClientId(0)));
    let done = view(&session(edited(&project, &tag(vec![ClientId(0)]))), INDUSTRY);
    assert_eq!((done.next, done.subtitle.as_str()), (None, "Nobody is left to tag here"));
    assert_eq!(plain(&done.title), "4 of 4 clients have an industry: 100 % of revenue");
}

#[test]
fn without_revenue_coverage_counts_clients_and_without_clients_it_says_so() {
    let mut unpaid = project();
    unpaid.data.lines = Arc::default();
    let session_unpaid = session(unpaid.clone());
    assert_eq!(view(&session_unpaid, INDUSTRY).title, "3 of 4 clients have an industry");
    let everyone = (0..6).map(ClientId).collect();
    let gone = edited(&unpaid, &Edit::SetStatus { clients: everyone, status: ClientStatus::Prospect });
    let nobody = view(&session(gone), INDUSTRY);
    assert_eq!((nobody.title.as_str(), nobody.next), ("None of the 6 listed is a client today", None));
}

#[test]
fn an_own_dimension_has_its_bar_its_column_and_its_sentence() {
    let project = edited(&project(), &Edit::AddDimension { name: "Rack".into(), multi_valued: true });
    let view = view(&session(project), DimensionId(6));
    assert_eq!(plain(&view.title), "0 of 4 clients have a value for “Rack”: 0 % of revenue");
    assert_eq!(view.columns.last().map(|column| column.title.as_str()), Some("Rack"));
}

#[test]
fn the_unknown_comes_last_either_way() {
    let session = session(project());
    let cases = [
        (
            by(Column::Users, true),
            ["Oud & Weg", "Zorggroep De Linde", "Brandsma", "Łódź Transport", "anders b.v.", "Café Één"],
        ),
        (
            by(Column::Users, false),
            ["anders b.v.", "Łódź Transport", "Brandsma", "Zorggroep De Linde", "Oud & Weg", "Café Één"],
        ),
        (
            by(Column::Revenue, true),
            ["Zorggroep De Linde", "Łódź Transport", "Brandsma", "Café Één", "anders b.v.", "Oud & Weg"],
        ),
        (
            by(Column::Revenue, false),
            ["Café Één", "Brandsma", "Łódź Transport", "Zorggroep De Linde", "anders b.v.", "Oud & Weg"],
        ),
        (
            by(Column::Name, false),
            ["anders b.v.", "Brandsma", "Café Één", "Łódź Transport", "Oud & Weg", "Zorggroep De Linde"],
        ),
        (
            by(Column::Tag(INDUSTRY), false),
            ["Café Één", "Brandsma", "Łódź Transport", "anders b.v.", "Oud & Weg", "Zorggroep De Linde"],
        ),
        (
            by(Column::Tag(INDUSTRY), true),
            ["anders b.v.", "Brandsma", "Łódź Transport", "Café Één", "Oud & Weg", "Zorggroep De Linde"],
        ),
    ];
    for (wanted, expected) in cases {
        assert_eq!(names(&session, &wanted), expected, "{:?}", wanted.sort);
    }
}

#[test]
fn a_shipped_vocabulary_sorts_in_its_own_order() {
    let values = [(0, "Laggard"), (1, "Innovator"), (2, "Early majority"), (3, "Somebody's own")];
    let project = values.into_iter().fold(project(), |project, (at, value)| {
        edited(&project, &Edit::Tag { clients: vec![ClientId(at)], dimension: ADOPTION, value: value.into() })
    });
    let wanted = by(Column::Tag(ADOPTION), false);
    let expected = ["Łódź Transport", "Café Één", "Zorggroep De Linde", "Brandsma", "anders b.v.", "Oud & Weg"];
    assert_eq!(names(&session(project), &wanted), expected);
}

#[test]
fn untagged_clients_come_first_and_keep_the_order_within() {
    let wanted = Wanted { untagged_first: Some(INDUSTRY), ..by(Column::Revenue, true) };
    let expected = ["Zorggroep De Linde", "Oud & Weg", "Łódź Transport", "Brandsma", "Café Één", "anders b.v."];
    assert_eq!(names(&session(project()), &wanted), expected);
}

#[test]
fn the_filter_finds_names_codes_and_values_without_case_and_accents() {
    let session = session(project());
    let cases: [(&str, &[&str]); 8] = [
        ("lodz", &["Łódź Transport"]),
        ("ÉÉN", &["Café Één"]),
        ("  LINDE ", &["Zorggroep De Linde"]),
        ("k-0042", &["Brandsma"]),
        ("logis", &["Łódź Transport", "Brandsma"]),
        ("café", &["Café Één"]),
        ("nobody", &[]),
        ("   ", &["Zorggroep De Linde", "Łódź Transport", "Brandsma", "Café Één", "anders b.v.", "Oud & Weg"]),
    ];
    for (filter, expected) in cases {
        let wanted = Wanted { filter: filter.into(), ..Wanted::default() };
        assert_eq!(names(&session, &wanted), expected, "{filter:?}");
    }
}

#[test]
fn status_tier_and_band_narrow_together() {
    let session = session(project());
    let wanted = |status, tier, band| Wanted { status, tier, band, ..Wanted::default() };
    let cases: [(Wanted, &[&str]); 5] = [
        (wanted(Some(ClientStatus::Prospect), None, None), &["anders b.v."]),
        (wanted(None, Some(0), None), &["Zorggroep De Linde"]),
        (wanted(Some(ClientStatus::Client), None, Some(Band::Unknown)), &["Café Één"]),
        (
            wanted(Some(ClientStatus::Client), None, Some(Band::Known(1))),
            &["Zorggroep De Linde", "Łódź Transport", "Brandsma"],
        ),
        (wanted(Some(ClientStatus::Prospect), Some(0), None), &[]),
    ];
    for (wanted, expected) in cases {
        assert_eq!(names(&session, &wanted), expected, "{wanted:?}");
    }
}

#[test]
fn cells_say_what_is_known_and_nothing_else() {
    let session = session(project());
    let facts = Facts::of(&session).expect("there is a project");
    let cases = [
        (0, Column::Users, Some("96")),
        (0, Column::Band, Some("26–100")),
        (0, Column::Revenue, Some("54,000.00")),
        (0, Column::Tag(INDUSTRY), None),
        (1, Column::Tag(INDUSTRY), Some("Logistics")),
        (2, Column::Users, None),
        (2, Column::Band, None),
        (4, Column::Revenue, None),
        (4, Column::Tier, None),
        (4, Column::Status, Some("Ex-client")),
    ];
    for (client, column, expected) in cases {
        assert_eq!(facts.cell(ClientId(client), column).as_deref(), expected, "{client} {column:?}");
    }
}

#[test]
fn a_click_on_a_title_sorts_and_a_second_one_turns_round() {
    let by = |column, descending| Sort { column, descending };
    let cases = [
        (Column::Name, by(Column::Name, false)),
        (Column::Users, by(Column::Users, true)),
        (Column::Revenue, by(Column::Revenue, false)),
    ];
    for (clicked, expected) in cases {
        assert_eq!(Sort::default().clicked(clicked), expected);
    }
}

#[test]
fn the_panel_sums_up_who_is_picked() {
    let session = session(project());
    let facts = Facts::of(&session).expect("there is a project");
    let mut picked = Picked::default();
    assert_eq!(panel_view(&facts, &picked), None);
    picked.pick(ClientId(1));
    let one = panel_view(&facts, &picked).expect("one client is picked");
    assert_eq!((one.name.as_deref(), plain(&one.revenue).as_str()), (Some("Łódź Transport"), "€ 30,000.00"));
    assert_eq!(plain(&one.basis), "30.0 % of revenue · 1 offering");
    picked.toggle(ClientId(3));
    picked.toggle(ClientId(2));
    let three = panel_view(&facts, &picked).expect("three clients are picked");
    assert_eq!((three.eyebrow.as_str(), three.name.as_deref()), ("3 clients selected", None));
    assert_eq!(plain(&three.basis), "46.0 % of revenue · 1.0 offerings on average");
    let chips = |dimension: DimensionId| {
        let found = three.dimensions.iter().find(|(id, _)| *id == dimension).map(|found| found.1.as_slice());
        found.unwrap_or(&[]).iter().map(|chip| (chip.name.as_str(), chip.count.as_deref())).collect::<Vec<_>>()
    };
    assert_eq!(chips(INDUSTRY), [("Logistics", Some("2")), ("Catering", Some("1"))]);
    assert!(chips(BUYER).is_empty());
}

#[test]
fn who_does_not_count_has_no_revenue() {
    let session = session(project());
    let mut picked = Picked::default();
    picked.pick(ClientId(4));
    let view = panel_view(&Facts::of(&session).expect("there is a project"), &picked).expect("one client is picked");
    assert_eq!((view.revenue.as_str(), view.basis.as_str()), ("–", "outside every figure"));
}

#[test]
fn typing_offers_values_that_fit_and_a_new_one_only_when_it_is_new() {
    let project = [("Construction", 3), ("Consulting", 1), ("Second construction", 2)].into_iter().fold(
        project(),
        |project, (value, count)| {
            let clients = (0..count).map(ClientId).collect();
            edited(&project, &Edit::Tag { clients, dimension: BUYER, value: value.into() })
        },
    );
    let view = view(&session(project), BUYER);
    let buyer = &view.dimensions[2];
    let says = |typed: &str| -> Vec<String> {
        let offered = offers(buyer, typed).into_iter().map(|offer| match offer {
            Offer::Known(value) => format!("{} {}", value.name, value.clients),
            Offer::New(name) => format!("new {name}"),
        });
        offered.collect()
    };
    assert_eq!(says("con"), ["Construction 3", "Consulting 1", "Second construction 2", "new con"]);
    assert_eq!(says("CONSULTING "), ["Consulting 1"]);
    assert_eq!(says(" Care "), ["new Care"]);
    assert_eq!(says(""), ["Construction 3", "Second construction 2", "Consulting 1"]);
}

/// A hundred thousand clients are listed anew well within what a person notices.
#[test]
fn a_long_list_is_sorted_and_filtered_quickly() {
    let clients = (0..100_000_u32).map(|at| {
        let name = format!("Client {:05} Żółw", (u64::from(at) * 7919) % 100_000);
        Client { users: Some(f64::from(at % 977 + 1)), ..Client::named(ClientId(at), name) }
    });
    let data = Dataset { clients: Arc::new(clients.collect()), ..Dataset::default() };
    let session = session(Project::new("Long", data));
    let facts = Facts::of(&session).expect("there is a project");
    let begun = std::time::Instant::now();
    let order = listed_as(&facts, &Wanted { filter: "zolw".into(), ..by(Column::Users, true) });
    let taken = begun.elapsed();
    assert_eq!(order.len(), 100_000);
    assert!(taken.as_secs() < 2, "{taken:?} in a build without optimisation");
}

#[test]
fn a_refused_value_leaves_the_client_picked_and_what_was_typed() {
    let mut session = session(project());
    let mut screen = ClientsScreen::default();
    for (refused, expected) in [(1, ClientId(0)), (0, ClientId(1))] {
        screen.picked.pick(ClientId(0));
        let order = Rc::new(vec![ClientId(0), ClientId(1)]);
        screen.tagging = Some(Tagging { dimension: ADOPTION, order, refused: session.refused });
        session.refused += refused;
        screen.end_tagging(&Context::default(), (&session, &Facts::of(&session).expect("there is a project")));
        assert_eq!(screen.picked.single(), Some(expected), "{refused} refused");
        screen.end_tagging(&Context::default(), (&session, &Facts::of(&session).expect("there is a project")));
        assert_eq!(screen.picked.single(), Some(expected), "it is asked once");
    }
}

#[test]
fn the_next_client_is_the_largest_below_without_a_value() {
    let session = session(project());
    let facts = Facts::of(&session).expect("there is a project");
    let order = |ids: &[u32]| ids.iter().copied().map(ClientId).collect::<Vec<_>>();
    let all = order(&[5, 4, 3, 2, 1, 0]);
    // By revenue 0, 1, 3, 2; then who does not count, by name. In industry only 0 and 4 have none.
    let cases = [
        (&all, 0, ADOPTION, Some(1)),
        (&all, 1, ADOPTION, Some(3)),
        (&all, 2, ADOPTION, Some(4)),
        (&all, 5, ADOPTION, None),
        (&all, 1, INDUSTRY, Some(4)),
        (&all, 4, INDUSTRY, None),
        (&order(&[0, 3]), 0, ADOPTION, Some(3)),
    ];
    for (order, client, dimension, expected) in cases {
        let next = next_untagged(&facts, order, (ClientId(client), dimension));
        assert_eq!(next, expected.map(ClientId), "after {client} in {dimension:?}");
    }
}

#[test]
fn columns_let_through_what_their_filters_say() {
    let session = session(project());
    let facts = Facts::of(&session).expect("there is a project");
    let value = |name: &str| facts.project.dimension(INDUSTRY).and_then(|dimension| dimension.find(name));
    let range = |from: &str, to: &str| ColumnFilter::Range(from.into(), to.into());
    let values = |values: &[Option<&str>]| {
        ColumnFilter::Values(values.iter().map(|name| name.map(|name| value(name).expect("it is known"))).collect())
    };
    let industry = Column::Tag(INDUSTRY);
    let cases = [
        (vec![(Column::Users, range("50", "100"))], vec![0, 3]),
        (vec![(Column::Users, range("", "47"))], vec![1, 5]),
        (vec![(Column::Revenue, range("10,000", ""))], vec![0, 1, 3]),
        (vec![(Column::Users, range("", "")), (Column::Breadth, range("x", ""))], vec![0, 1, 2, 3, 4, 5]),
        (vec![(industry, values(&[Some("Logistics")]))], vec![1, 3]),
        (vec![(industry, values(&[None]))], vec![0, 4]),
        (vec![(industry, values(&[None, Some("Catering")])), (Column::Revenue, range("1", ""))], vec![0, 2]),
        (vec![(industry, values(&[]))], vec![0, 1, 2, 3, 4, 5]),
    ];
    for (columns, expected) in cases {
        let wanted = Wanted { columns: columns.clone().into_iter().collect(), ..Wanted::default() };
        let mut found: Vec<u32> = listed_as(&facts, &wanted).into_iter().map(|id| id.0).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{columns:?}");
    }
}

#[test]
fn a_pasted_column_goes_to_the_picked_or_by_name() {
    let session = session(project());
    let facts = Facts::of(&session).expect("there is a project");
    let industry = facts.project.dimension(INDUSTRY).expect("it is built in");
    let picked = [ClientId(0), ClientId(1)];
    // Cells, the clients changed, replaced, names of nobody, new values.
    let cases = [
        ("Care", vec![0, 1], 1, 0, 1),
        ("Logistics\r\nLogistics\r\n", vec![0], 0, 0, 0),
        ("Retail\nCatering\nLogistics", vec![0, 1], 1, 0, 0),
        ("ZORGGROEP DE LINDE\tRetail\nk-0042\tCare\nNobody\tCare\nBrandsma\t", vec![0, 3], 1, 1, 1),
        ("Café Één\t€ 12\tcatering", vec![], 0, 0, 0),
    ];
    for (cells, changed, replaced, strangers, new) in cases {
        let found = pasted(&facts, cells, &picked, industry);
        let clients: Vec<u32> = found.changes.iter().map(|change| change.client.0).collect();
        assert_eq!(
            (clients, found.replaced, found.strangers.len(), found.new_values.len()),
            (changed, replaced, strangers, new),
            "{cells:?}"
        );
    }
    assert_eq!(pasted(&facts, "Retail\nCatering\nLogistics", &picked, industry).uneven, Some((3, 2)));
    let buyer = facts.project.dimension(BUYER).expect("it is built in");
    let several = pasted(&facts, "Owner; Finance", &picked[..1], buyer);
    let expected = Becomes::Values { dimension: BUYER, values: vec!["Owner".into(), "Finance".into()] };
    assert_eq!(several.changes.first().map(|change| &change.becomes), Some(&expected));
}

#[test]
fn alike_names_say_what_putting_them_together_would_do() {
    let found = |project: Project| {
        let session = session(project);
        duplicates(&Facts::of(&session).expect("there is a project"))
    };
    let mut apart = project();
    Arc::make_mut(&mut apart.data.clients)[2].name = "Brandsma B.V.".into();
    let pairs = found(apart.clone());
    let [group] = pairs.groups.as_slice() else { panic!("one pair is alike: {pairs:?}") };
    assert_eq!((group.stays, group.goes.as_slice()), (ClientId(2), &[ClientId(3)][..]));
    assert!(group.together.contains("16,000") && group.together.contains("58"), "{}", group.together);
    assert_eq!(group.lost, ["Industry: Catering stays, Logistics goes"]);
    let edit = Edit::KeepApart { one: "brandsma".into(), other: "Brandsma B.V.".into() };
    assert!(found(apart.edited(&edit).expect("both have names")).groups.is_empty(), "it is asked once");
}
