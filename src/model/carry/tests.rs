use std::sync::Arc;

use super::super::{
    Block, CellRef, ClientStatus, Dataset, Edit, EditError, Line, Offering, OfferingChange, OfferingId, OfferingKind,
    SheetId,
};
use super::*;

const INDUSTRY: DimensionId = DimensionId(0);
const BUYER: DimensionId = DimensionId(2);

/// Clients as "code:name", `code:` where there is one, each with a line of 10 for each offering.
fn data(clients: &[&str], offerings: &[&str]) -> Dataset {
    let client = |(at, said): (usize, &&str)| {
        let (code, name) = said.split_once(':').map_or((None, *said), |(code, name)| (Some(code.to_owned()), name));
        Client { code, ..Client::named(ClientId::at(at), name) }
    };
    let named = |(at, name): (usize, &&str)| Offering::named(OfferingId::at(at), *name);
    let mut lines = Vec::new();
    for client in 0..clients.len() {
        for offering in 0..offerings.len() {
            lines.push(Line {
                client: ClientId::at(client),
                offering: OfferingId::at(offering),
                amount: 10.0,
                date: None,
                quantity: None,
                source: CellRef { sheet: SheetId(0), row: 0, column: 0 },
            });
        }
    }
    Dataset {
        clients: Arc::new(clients.iter().enumerate().map(client).collect()),
        offerings: Arc::new(offerings.iter().enumerate().map(named).collect()),
        lines: Arc::new(lines),
        ..Dataset::default()
    }
}

fn edited(project: &Project, edits: &[Edit]) -> Project {
    edits.iter().fold(project.clone(), |project, edit| project.edited(edit).expect("the edit is valid"))
}

fn imported(project: &Project, data: Dataset) -> Project {
    edited(project, &[Edit::Import { name: "Next".into(), data }])
}

fn tag(client: u32, dimension: DimensionId, value: &str) -> Edit {
    Edit::Tag { clients: vec![ClientId(client)], dimension, value: value.into() }
}

fn tagged(data: &mut Dataset, client: usize, dimension: DimensionId, value: &str) {
    let value = Arc::make_mut(&mut data.dimensions)[dimension.index()].intern(value).expect("a name");
    Arc::make_mut(&mut data.clients)[client].tags.add(dimension, value, false);
}

fn values(project: &Project, client: usize, dimension: DimensionId) -> Vec<String> {
    let vocabulary = project.dimension(dimension).expect("the dimension exists");
    let tags = project.data.clients[client].tags.of(dimension).iter();
    tags.filter_map(|tag| vocabulary.value(tag.value)).map(str::to_owned).collect()
}

/// In whole tens.
fn revenue(project: &Project, client: usize) -> usize {
    project.data.lines.iter().filter(|line| line.client.index() == client && line.amount > 9.0).count()
}

#[test]
fn clients_are_recognised_by_code_then_by_name() {
    let before = ["1:Anna", "2:Bert", "3:Carl", "Dora", "5:Eva", "6:Twin", "7:Twin"];
    // The same bookkeeping: Carl is called otherwise now, Eva's name is somebody else's, one twin is told by the code.
    let next = ["2:Bert", "1:Anna", "3:Carl and sons", "dora ", "9:Eva", "7:Twin", "Twin"];
    let (old, new) = (data(&before, &[]), data(&next, &[]));
    let found = same_clients(&old, &new, &KnownNames::default());
    let found: Vec<Option<u32>> = found.into_iter().map(|id| id.map(|id| id.0)).collect();
    assert_eq!(found, [Some(1), Some(0), Some(2), Some(3), None, Some(6), None]);
    // Another bookkeeping numbers anew: codes say nothing, names do.
    let renumbered = data(&["1:Carl", "2:Anna", "3:Bert", "4:Dora"], &[]);
    let found = same_clients(&old, &renumbered, &KnownNames::default());
    let found: Vec<Option<u32>> = found.into_iter().map(|id| id.map(|id| id.0)).collect();
    assert_eq!(found, [Some(2), Some(0), Some(1), Some(3)]);
}

#[test]
fn what_a_person_said_stays_and_what_the_file_said_is_the_new_files() {
    let mut first = data(&["Anna", "Bert", "Carl"], &["Backup"]);
    tagged(&mut first, 0, INDUSTRY, "Care");
    tagged(&mut first, 1, INDUSTRY, "Care");
    tagged(&mut first, 2, INDUSTRY, "Care");
    Arc::make_mut(&mut first.clients)[2].users = Some(5.0);
    let said = [
        tag(0, INDUSTRY, "Retail"),
        tag(0, BUYER, "Owner"),
        Edit::Untag { clients: vec![ClientId(1)], dimension: INDUSTRY, value: None },
        Edit::SetUsers { client: ClientId(0), users: Some(40.0) },
        Edit::SetStatus { clients: vec![ClientId(1)], status: ClientStatus::Prospect },
        Edit::AddDimension { name: "Rack".into(), multi_valued: false },
        tag(2, DimensionId(6), "Yes"),
        Edit::ChangeOfferings {
            offerings: vec![OfferingId(0)],
            change: OfferingChange::Kind(Some(OfferingKind::OneOff)),
        },
        Edit::ChangeOfferings { offerings: vec![OfferingId(0)], change: OfferingChange::LowersRisk(true) },
    ];
    let before = edited(&Project::new("First", first), &said);
    let mut second = data(&["Bert", "Carl", "Anna", "Dora"], &["Fax", "Backup"]);
    for client in 0..3 {
        tagged(&mut second, client, INDUSTRY, "Logistics");
    }
    Arc::make_mut(&mut second.clients)[2].users = Some(44.0);
    let after = imported(&before, second);
    let industries: Vec<Vec<String>> = (0..4).map(|client| values(&after, client, INDUSTRY)).collect();
    // Bert's was taken away by hand, Carl's was the file's, Anna's was corrected.
    assert_eq!(industries, [vec![], vec!["Logistics".to_owned()], vec!["Retail".to_owned()], vec![]]);
    assert_eq!(values(&after, 2, BUYER), ["Owner"]);
    assert_eq!(values(&after, 1, DimensionId(6)), ["Yes"]);
    let sizes: Vec<Option<f64>> = after.data.clients.iter().map(|client| client.users).collect();
    assert_eq!(sizes, [None, Some(5.0), Some(40.0), None], "typed stays, known stays where the file says nothing");
    assert_eq!(after.data.clients[0].status, ClientStatus::Prospect);
    let backup = &after.data.offerings[1];
    assert_eq!((backup.kind, backup.lowers_risk), (Some(OfferingKind::OneOff), true));
    // A later file says nothing of industries, and one after that does.
    let silent = imported(&after, data(&["Bert", "Carl", "Anna"], &["Backup"]));
    let mut third = data(&["Bert", "Carl", "Anna"], &["Backup"]);
    tagged(&mut third, 1, INDUSTRY, "Public");
    tagged(&mut third, 2, INDUSTRY, "Public");
    let third = imported(&silent, third);
    assert_eq!(
        (values(&silent, 1, INDUSTRY), values(&third, 1, INDUSTRY)),
        (vec!["Logistics".into()], vec!["Public".into()])
    );
    assert_eq!(
        (values(&silent, 2, INDUSTRY), values(&third, 2, INDUSTRY)),
        (vec!["Retail".into()], vec!["Retail".into()])
    );
    // The file corrected and read once more: what it says is followed, what people said is still there.
    let again = imported(&after, data(&["Bert", "Carl", "Anna"], &["Backup"]));
    assert_eq!(
        (values(&again, 2, INDUSTRY), values(&again, 1, INDUSTRY)),
        (vec!["Retail".into()], vec!["Logistics".into()])
    );
}

#[test]
fn clients_put_together_are_one_in_the_next_file_too() {
    let first = data(&["De Jong B.V.", "Smit", "De Jong BV"], &["Backup", "Mail"]);
    let block = Edit::BlockCell { client: ClientId(2), offering: OfferingId(1), block: Block::default() };
    let joined = Edit::MergeClients { keep: ClientId(0), others: vec![ClientId(2)] };
    let project = edited(&Project::new("First", first), &[tag(2, INDUSTRY, "Care"), block, joined]);
    let named = |project: &Project| project.data.clients.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    assert_eq!(named(&project), ["De Jong B.V.", "Smit"]);
    assert_eq!((revenue(&project, 0), revenue(&project, 1)), (4, 2));
    assert_eq!(values(&project, 0, INDUSTRY), ["Care"]);
    assert!(project.block(ClientId(0), OfferingId(1)).is_some());
    for (clients, expected) in [
        (vec!["Smit", "De Jong BV", "De Jong B.V."], vec!["Smit", "De Jong B.V."]),
        (vec!["De Jong bv", "Smit"], vec!["De Jong B.V.", "Smit"]),
    ] {
        let next = imported(&project, data(&clients, &["Backup", "Mail"]));
        assert_eq!(named(&next), expected);
        let jong = expected.iter().position(|name| name.starts_with("De")).expect("one");
        assert_eq!(values(&next, jong, INDUSTRY), ["Care"]);
        assert_eq!(next.data.lines.len(), 2 * clients.len(), "no amount is lost");
    }
}

#[test]
fn offerings_and_values_go_by_the_names_people_gave_them() {
    let mut first = data(&["Anna"], &["O365 E3", "O365 E5", "Backup"]);
    tagged(&mut first, 0, INDUSTRY, "Zorg");
    let zorg = first.dimensions[0].find("Zorg").expect("it is there");
    let said = [
        Edit::MergeOfferings { keep: OfferingId(0), others: vec![OfferingId(1)], name: "Microsoft 365".into() },
        Edit::RenameValue { dimension: INDUSTRY, value: zorg, name: "Care".into() },
    ];
    let project = edited(&Project::new("First", first), &said);
    let named = |project: &Project| project.data.offerings.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    assert_eq!(named(&project), ["Microsoft 365", "Backup"]);
    let mut second = data(&["Anna"], &["Backup", "O365 E5", "O365 E3"]);
    tagged(&mut second, 0, INDUSTRY, "zorg");
    let next = imported(&project, second);
    assert_eq!(named(&next), ["Backup", "Microsoft 365"]);
    assert_eq!(values(&next, 0, INDUSTRY), ["Care"]);
    assert_eq!(revenue(&next, 0), 3);
    let taken = Edit::MergeOfferings { keep: OfferingId(0), others: vec![], name: " microsoft 365".into() };
    assert_eq!(next.edited(&taken), Err(EditError::NameTaken));
}

#[test]
fn a_client_under_another_name_is_recognised_once_it_is_said() {
    let before = Project::new("2025", data(&["De Jong BV", "Smit"], &["Backup"]));
    let tagged = Edit::Tag { clients: vec![ClientId(0)], dimension: INDUSTRY, value: "Care".into() };
    let before = before.edited(&tagged).expect("the client is there");
    let import = Edit::Import { name: "2026".into(), data: data(&["Zorg De Jong", "Smit"], &["Backup"]) };
    let next = before.edited(&import).expect("it is data");
    assert_eq!(strangers(&next, 0), (vec![ClientId(0)], vec![ClientId(0)]));
    assert!(next.data.clients[0].tags.of(INDUSTRY).is_empty());
    let same = Edit::SameClient { client: ClientId(0), period: 0, earlier: ClientId(0) };
    let said = next.edited(&same).expect("both are there");
    let value = said.data.clients[0].tags.primary(INDUSTRY).and_then(|value| said.data.dimensions[0].value(value));
    assert_eq!(value, Some("Care"));
    assert_eq!(strangers(&said, 0), (vec![], vec![]), "it is asked once");
    for wrong in [
        Edit::SameClient { client: ClientId(7), period: 0, earlier: ClientId(0) },
        Edit::SameClient { client: ClientId(0), period: 1, earlier: ClientId(0) },
        Edit::SameClient { client: ClientId(0), period: 0, earlier: ClientId(9) },
        Edit::ShowPeriod(1),
    ] {
        assert_eq!(next.edited(&wrong), Err(EditError::Missing), "{wrong:?}");
    }
}

#[test]
fn another_period_is_shown_and_the_one_of_before_is_kept() {
    let first = Project::new("2025", data(&["A", "B"], &["Backup"]));
    let import = Edit::Import { name: "2026".into(), data: data(&["A", "C"], &["Backup", "Firewall"]) };
    let second = first.edited(&import).expect("it is data");
    let tagged = Edit::Tag { clients: vec![ClientId(0)], dimension: INDUSTRY, value: "Care".into() };
    let second = second.edited(&tagged).expect("the client is there");
    let shown = second.edited(&Edit::ShowPeriod(0)).expect("there is an earlier one");
    assert_eq!((shown.name.as_str(), shown.periods.len(), shown.periods[0].name.as_str()), ("2025", 1, "2026"));
    assert_eq!(shown.data.lines, first.data.lines, "every line is there");
    let tagged = |project: &Project| project.data.clients[0].tags.of(INDUSTRY).len();
    assert_eq!(tagged(&shown), 1, "what was said of a client is said of it in every period");
    let back = shown.edited(&Edit::ShowPeriod(0)).expect("there is a later one");
    assert_eq!((back.name.as_str(), back.data.lines == second.data.lines, tagged(&back)), ("2026", true, 1));
}
