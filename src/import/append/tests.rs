//! Parts made by hand, put together.

use jiff::civil::date;

use super::*;
use crate::model::{BuiltIn, LeftOut};

/// A line as client, offering, amount, document.
type Sale = (&'static str, &'static str, f64, &'static str);

fn part(number: usize, sales: &[Sale]) -> Part {
    let mut clients: Vec<Client> = Vec::new();
    let mut offerings: Vec<Offering> = Vec::new();
    let mut lines = Vec::new();
    for (row, (client, offering, amount, _)) in (0..).zip(sales) {
        let known_client = clients.iter().find(|known| known.name == *client).map(|known| known.id);
        let client = known_client.unwrap_or_else(|| {
            clients.push(Client::named(ClientId::at(clients.len()), *client));
            ClientId::at(clients.len() - 1)
        });
        let known_offering = offerings.iter().find(|known| known.name == *offering).map(|one| one.id);
        let offering = known_offering.unwrap_or_else(|| {
            let id = OfferingId::at(offerings.len());
            offerings.push(Offering::named(id, *offering));
            id
        });
        let source = CellRef { sheet: SheetId(0), row, column: 3 };
        let date = Some(date(2026, 1, 31));
        lines.push(Line { client, offering, amount: *amount, date, quantity: Some(1.0), source });
    }
    let total = neumaier_sum(lines.iter().map(|line| line.amount));
    let data = Dataset {
        clients: Arc::new(clients),
        offerings: Arc::new(offerings),
        sheets: Arc::new(vec![SourceSheet { file: format!("{number}.csv").into(), sheet: String::new() }]),
        lines: Arc::new(lines),
        proof: Proof { file_total: total, imported: total, left_out: Vec::new() },
        ..Dataset::default()
    };
    let document = |sale: &Sale| match sale.3 {
        "" => 0,
        text => text.bytes().fold(sale.2.to_bits(), |hash, byte| hash.wrapping_mul(31) + u64::from(byte)),
    };
    let notes = LineNotes { documents: sales.iter().map(document).collect(), ..LineNotes::default() };
    Part { data, notes }
}

fn summed(parts: Vec<Part>) -> (Vec<String>, Proof) {
    let Part { data, notes } = append(parts);
    assert!(data.proof.balances(), "{:?}", data.proof);
    assert_eq!(notes.documents.len(), data.lines.len());
    let name = |line: &Line| {
        let client = &data.clients[line.client.index()].name;
        let offering = &data.offerings[line.offering.index()].name;
        format!("{client} {offering} {} {}", line.amount, line.source.sheet.index())
    };
    (data.lines.iter().map(name).collect(), data.proof)
}

#[test]
fn parts_are_added_and_each_line_knows_its_sheet() {
    let first = part(0, &[("Elm", "Cloud", 10.0, ""), ("Oak", "Backup", 5.0, "")]);
    let second = part(1, &[("OAK", "cloud", 2.5, ""), ("Fir", "Phones", 1.0, "")]);
    let (lines, proof) = summed(vec![first, second]);
    assert_eq!(lines, ["Elm Cloud 10 0", "Oak Backup 5 0", "Oak Cloud 2.5 1", "Fir Phones 1 1"]);
    assert_eq!((proof.file_total, proof.imported, proof.left_out.len()), (18.5, 18.5, 0));
}

#[test]
fn lines_an_earlier_sheet_has_are_duplicates_and_doubles_within_one_sheet_are_not() {
    let sale = ("Elm", "Cloud", 10.0, "F1");
    let other = ("Elm", "Cloud", 10.0, "F2");
    let bare = ("Elm", "Cloud", 10.0, "");
    // By sheet its sales; then how many of all lines are left.
    let cases: [(&[&[Sale]], usize); 6] = [
        (&[&[sale, sale]], 2),
        (&[&[sale], &[sale]], 1),
        (&[&[sale, sale], &[sale, sale, sale]], 3),
        (&[&[sale], &[other]], 2),
        (&[&[bare], &[bare]], 2),
        (&[&[sale], &[sale, other], &[sale, other]], 2),
    ];
    for (sheets, expected) in cases {
        let parts: Vec<Part> = sheets.iter().enumerate().map(|(number, sales)| part(number, sales)).collect();
        let all: usize = sheets.iter().map(|sales| sales.len()).sum();
        let (lines, proof) = summed(parts);
        assert_eq!(lines.len(), expected, "{sheets:?}");
        let rows = all - expected;
        let left_out = LeftOut {
            reason: LeftOutReason::Duplicate,
            rows,
            amount: 10.0 * f64::from(u32::try_from(rows).expect("few rows")),
        };
        assert_eq!(proof.left_out, if rows == 0 { vec![] } else { vec![left_out] }, "{sheets:?}");
    }
}

#[test]
fn notes_stay_with_their_lines() {
    let mut first = part(0, &[("Elm", "Cloud", 1.0, "F1"), ("Oak", "Cloud", 2.0, "F2")]);
    let mut second = part(1, &[("Elm", "Cloud", 1.0, "F1"), ("Fir", "Cloud", 3.0, "F3")]);
    let third = part(2, &[("Ash", "Cloud", 4.0, "")]);
    first.notes.efforts = vec![0.5, 0.25];
    second.notes.margins = vec![7.0, 8.0];
    let Part { notes, data } = append(vec![first, second, third]);
    let shown = |list: &[f64]| list.iter().map(f64::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(data.lines.len(), 4);
    assert_eq!((shown(&notes.margins).as_str(), shown(&notes.efforts).as_str()), ("NaN NaN 8 NaN", "0.5 0.25 NaN NaN"));
    assert!(notes.costs.is_empty());
    assert_eq!((notes.documents.len(), notes.documents[3]), (4, 0));
}

#[test]
fn what_is_known_first_stays_and_the_rest_is_filled_in() {
    let (mut first, mut second) =
        (part(0, &[("Elm", "Cloud", 1.0, "")]), part(1, &[("Fir", "X", 1.0, ""), ("elm", "X", 1.0, "")]));
    let tag = |part: &mut Part, client: usize, value: &str, own: &str| {
        let dimensions = Arc::make_mut(&mut part.data.dimensions);
        let industry =
            dimensions.iter_mut().find(|one| one.as_built_in() == Some(BuiltIn::Industry)).expect("built in");
        let (id, value) = (industry.id, industry.intern(value).expect("a value"));
        let own_id = DimensionId::at(dimensions.len());
        let kind = DimensionKind::Own(own.to_owned());
        dimensions.push(Dimension { id: own_id, kind, multi_valued: false, values: vec![Some(own.to_owned())] });
        let tags = &mut Arc::make_mut(&mut part.data.clients)[client].tags;
        tags.add(id, value, false);
        tags.add(own_id, ValueId(0), false);
    };
    tag(&mut first, 0, "Care", "Region");
    tag(&mut second, 1, "Food", "Branch");
    tag(&mut second, 0, "CARE", "Region");
    Arc::make_mut(&mut first.data.clients)[0].users = Some(10.0);
    Arc::make_mut(&mut second.data.clients)[1].users = Some(12.0);
    Arc::make_mut(&mut second.data.clients)[1].employees = Some(20.0);
    let Part { data, .. } = append(vec![first, second]);
    let elm = &data.clients[0];
    assert_eq!((elm.users, elm.employees), (Some(10.0), Some(20.0)));
    let shown = |client: &Client| {
        let values = data
            .dimensions
            .iter()
            .flat_map(|dimension| client.tags.of(dimension.id).iter().filter_map(|tag| dimension.value(tag.value)));
        values.collect::<Vec<_>>().join(" ")
    };
    assert_eq!([shown(elm), shown(&data.clients[1])], ["Care Region Branch", "Care Region"]);
    let issues: Vec<_> =
        data.issues.iter().map(|one| (one.source.sheet.index(), one.value.as_str(), one.reason)).collect();
    assert_eq!(issues, [(1, "12", IssueReason::ConflictingValue)]);
}
