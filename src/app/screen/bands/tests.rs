//! The screen as text, over the worked example of METHOD.md §14.

use std::sync::Arc;

use super::heat::{Choice, HeatView};
use super::plots::Paint;
use super::view::{BandsView, bands_view};
use crate::analysis::heat::{Normalise, Quantity, Scale};
use crate::analysis::{analyse, analyse_now};
use crate::app::action::Selection;
use crate::app::derived::Derived;
use crate::app::prefs::Prefs;
use crate::app::session::{Session, Shown};
use crate::app::widget::{GridAction, RowKind};
use crate::model::{
    Band, BandBy, BandScheme, Cancel, CellRef, Client, ClientId, Dataset, History, Line, Offering, OfferingId, Project,
    SheetId,
};
use crate::text::{Language, Text};

const OFFERINGS: [&str; 4] = ["Managed", "Backup", "Security", "Projects"];
const ROWS: [(&str, Option<f64>, [f64; 4]); 8] = [
    ("A", Some(12.0), [6_000.0, 0.0, 0.0, 1_500.0]),
    ("B", Some(20.0), [9_600.0, 1_200.0, 0.0, 0.0]),
    ("C", Some(40.0), [24_000.0, 3_600.0, 4_800.0, 0.0]),
    ("D", Some(60.0), [36_000.0, 4_800.0, 7_200.0, 6_000.0]),
    ("E", Some(80.0), [44_800.0, 0.0, 9_600.0, 8_000.0]),
    ("F", Some(150.0), [81_000.0, 9_000.0, 0.0, 0.0]),
    ("G", Some(400.0), [0.0, 0.0, 0.0, 120_000.0]),
    ("H", None, [5_000.0, 0.0, 0.0, 0.0]),
];

fn worked(has_sizes: bool) -> Project {
    let source = CellRef { sheet: SheetId(0), row: 0, column: 0 };
    let mut lines = Vec::new();
    let clients = ROWS.iter().enumerate().map(|(at, (name, users, amounts))| {
        let client = ClientId::at(at);
        for (offering, amount) in amounts.iter().enumerate().filter(|(_, amount)| **amount > 0.0) {
            let offering = OfferingId::at(offering);
            lines.push(Line { client, offering, amount: *amount, date: None, quantity: None, source });
        }
        Client { users: users.filter(|_| has_sizes), ..Client::named(client, *name) }
    });
    let offerings = OFFERINGS.iter().enumerate();
    let offerings = offerings.map(|(at, name)| Offering::named(OfferingId::at(at), *name));
    let data = Dataset {
        clients: Arc::new(clients.collect()),
        offerings: Arc::new(offerings.collect()),
        currency: Some("EUR".to_owned()),
        ..Dataset::default()
    };
    let data = Dataset { lines: Arc::new(lines), ..data };
    Project::new("Worked", data)
}

/// The worked example with every client `times` over.
fn repeated(times: usize) -> Project {
    let once = worked(true);
    let (mut clients, mut lines) = (Vec::new(), Vec::new());
    for (at, client) in once.data.clients.iter().cycle().take(ROWS.len() * times).enumerate() {
        let id = ClientId::at(at);
        let own = once.data.lines.iter().filter(|line| line.client == client.id);
        lines.extend(own.map(|line| Line { client: id, ..*line }));
        clients.push(Client { id, name: format!("{} {at}", client.name), ..client.clone() });
    }
    let data = Dataset { clients: Arc::new(clients), lines: Arc::new(lines), ..once.data };
    Project::new("Repeated", data)
}

fn session(project: Project) -> Session {
    let mut session = Session::new(Prefs::default(), Text::new(Language::English));
    session.shown = Some(Shown::of(Arc::new(analyse_now(&project))));
    session.history = Some(History::new(project));
    session
}

fn view(project: Project, choice: Choice) -> BandsView {
    bands_view(&session(project), choice).expect("there is a project")
}

fn show(quantity: Quantity) -> Choice {
    Choice { quantity: Some(quantity), ..Choice::default() }
}

/// The rows of a heatmap as text, with a mark for the sweet spot.
fn rows(heat: &HeatView) -> Vec<String> {
    let rows = heat.grid.rows.iter().map(|row| {
        let cells: Vec<_> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        let dot = if row.marked { "• " } else { "" };
        format!("{dot}{} | {} | {} | {}", row.label, row.lead[0], cells.join(" "), row.trail[0])
    });
    rows.collect()
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn the_heatmap_says_who_buys_what_in_each_band() {
    let view = view(worked(true), Choice::default());
    assert_eq!(
        rows(&view.heat)[..4],
        [
            "1–25 | 2 | 100 50 0 50 | 2.0",
            "26–100 | 3 | 100 67 100 67 | 3.3",
            "101–500 | 2 | 50 50 0 50 | 1.5",
            "501–1000 | – |     | –",
        ]
    );
    assert_eq!(rows(&view.heat).last().map(String::as_str), Some("Unknown | 1 | 100 0 0 0 | 1.0"));
    assert_eq!(plain(&view.heat.grid.rows[1].cells[2].name), "26–100 users, Security: 100.0 %");
    let (low, high) = view.heat.legend.expect("something is coloured");
    assert_eq!((plain(&low), plain(&high)), ("0 %".to_owned(), "100 % of the band’s clients buy it".to_owned()));
}

#[test]
fn clients_by_breadth_have_a_column_per_number_of_offerings() {
    let heat = view(worked(true), show(Quantity::ClientsByBreadth)).heat;
    let titles: Vec<_> = heat.grid.columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!(titles, ["0", "1", "2", "3", "4"]);
    assert_eq!(rows(&heat)[1], "26–100 | 3 | 0 0 0 2 1 | 3.3");
}

#[test]
fn a_click_selects_what_is_under_it_and_the_selection_leads_back() {
    use GridAction::{Cleared, Clicked, HeaderClicked, RowClicked};
    let offerings = view(worked(true), Choice::default()).heat;
    let breadths = view(worked(true), show(Quantity::ClientsByBreadth)).heat;
    let cell = Selection::Cell(Band::Known(1), OfferingId(2));
    let cases = [
        (&offerings, Clicked(1, 2), Some(cell.clone()), Some((1, 2))),
        (&breadths, Clicked(1, 3), Some(Selection::Breadth(Band::Known(1), 3)), Some((1, 3))),
        (&offerings, Clicked(7, 0), Some(Selection::Cell(Band::Unknown, OfferingId(0))), Some((7, 0))),
        (&offerings, RowClicked(0), Some(Selection::Band(Band::Known(0))), None),
        (&offerings, HeaderClicked(3), Some(Selection::Offering(OfferingId(3))), None),
        (&breadths, HeaderClicked(3), None, None),
        (&offerings, Cleared, Some(Selection::Nothing), None),
        (&offerings, Clicked(99, 0), None, None),
    ];
    for (heat, action, expected, cell) in cases {
        let selection = heat.selection(action);
        assert_eq!(selection, expected, "{action:?}");
        assert_eq!(selection.and_then(|selection| heat.selected(&selection)), cell, "{action:?}");
    }
    assert_eq!(breadths.selected(&cell), None, "an offering has no cell among breadths");
}

#[test]
fn the_unknown_band_never_has_a_colour_level() {
    for quantity in Quantity::ALL {
        for normalise in [Normalise::Table, Normalise::Row, Normalise::Column] {
            for scale in [Scale::Linear, Scale::Log, Scale::Percentile] {
                let choice = Choice { quantity: Some(quantity), normalise, scale };
                let heat = view(worked(true), choice).heat;
                let last = heat.grid.rows.last().expect("the unknown row");
                assert_eq!(last.kind, RowKind::Unknown);
                assert!(last.cells.iter().all(|cell| cell.hatched && cell.fill.is_none()), "{choice:?}");
            }
        }
    }
}

#[test]
fn a_band_without_clients_is_blank_and_not_zero() {
    for quantity in Quantity::ALL {
        let heat = view(worked(true), show(quantity)).heat;
        let row = &heat.grid.rows[3];
        assert_eq!((row.label.as_str(), row.kind), ("501–1000", RowKind::Empty));
        assert!(row.cells.iter().all(|cell| cell.fill.is_none() && cell.text.is_empty()), "{quantity:?}");
    }
}

#[test]
fn without_any_size_that_is_said_and_breadth_is_shown() {
    let view = view(worked(false), Choice::default());
    assert!(view.title.contains("No client has a known size"), "{}", view.title);
    assert!(view.subtitle.contains("buy 2.3 of 4 offerings"), "{}", view.subtitle);
    assert_eq!(view.heat.quantity, Quantity::ClientsByBreadth);
    assert_eq!(rows(&view.heat).last().map(String::as_str), Some("Unknown | 8 | 0 2 3 2 1 | 2.3"));
    assert_eq!(view.heat.legend, None);
    assert!(view.plots.dots.dots.is_empty());
    assert_eq!(view.plots.dots.left_out.as_deref(), Some("Not shown: 8 clients without a known size"));
}

#[test]
fn the_table_has_every_figure_of_the_method() {
    let table = view(worked(true), Choice::default()).table;
    let row = |label: &str| {
        let row = table.rows.iter().find(|row| row.label == label).expect("the row");
        row.figures.iter().map(|figure| plain(figure)).collect::<Vec<_>>()
    };
    assert_eq!(
        row("26–100"),
        [
            "3",
            "€ 148,800",
            "38.9 %",
            "180",
            "€ 49,600",
            "€ 54,000",
            "€ 49,600",
            "€ 830.00",
            "€ 826.67",
            "3.3",
            "3",
            "10",
            "83.3 %",
            "41.9 %"
        ]
    );
    assert_eq!(
        row("Unknown"),
        ["1", "€ 5,000", "1.3 %", "–", "–", "–", "–", "–", "–", "1.0", "0", "1", "25.0 %", "100.0 %"]
    );
    assert!(row("501–1000").iter().all(|figure| figure == "–"));
    let order: Vec<_> = table.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(order[order.len() - 2..], ["Unknown", "All clients"]);
    assert_eq!(table.columns.len(), 14);
}

#[test]
fn copies_paste_into_a_spreadsheet() {
    let view = view(worked(true), show(Quantity::AveragePerClient));
    let heat: Vec<_> = view.heat.copied.lines().collect();
    assert_eq!(heat[0], "Average per client");
    assert_eq!(heat[1], "Band, users\tClients\tManaged\tBackup\tSecurity\tProjects\tBreadth");
    assert_eq!(heat[3], "26–100\t3\t34933.33\t2800.00\t7200.00\t4666.67\t3.333");
    assert_eq!(heat[5], "501–1000\t0\t\t\t\t\t");
    assert_eq!(heat[9], "Unknown\t1\t\t\t\t\t1.000");
    let table: Vec<_> = view.table.copied.lines().collect();
    let wide = table.iter().map(|line| line.split('\t').count()).collect::<Vec<_>>();
    assert!(wide.iter().all(|fields| *fields == 15), "{wide:?}");
    assert_eq!(
        table[2].split('\t').take(6).collect::<Vec<_>>(),
        ["26–100", "3", "148800.00", "38.94%", "180", "49600.00"]
    );
}

#[test]
fn plots_leave_unknown_sizes_out() {
    let plots = view(worked(true), Choice::default()).plots;
    let bars: Vec<_> =
        plots.revenue.bars.iter().map(|bar| (bar.label.as_str(), plain(&bar.shown), bar.paint)).collect();
    assert_eq!(bars[1], ("26–100", "€ 149k".to_owned(), Paint::Plain));
    assert_eq!(bars[3], ("501–1000", "–".to_owned(), Paint::Plain));
    assert_eq!(bars.last(), Some(&("Unknown", "€ 5k".to_owned(), Paint::Unknown)));
    assert_eq!(plots.dots.dots.len(), 7);
    assert!(plots.dots.shaded.is_empty(), "the worked example is undecided");
    assert_eq!(plain(&plots.dots.dots[2].hint), "C\n40 users · € 32,400");
    let boxed = &plots.boxes.boxes[1];
    assert!(boxed.spread.is_some_and(|places| places.is_sorted_by(|a, b| a < b)));
    assert_eq!(
        plain(&boxed.hint),
        "Half of the clients pay € 43k to € 58k, the middle one € 54k; all pay € 32k to € 62k"
    );
    assert_eq!((plots.boxes.boxes[0].spread, plots.boxes.boxes[0].shown.as_str()), (None, "2 clients"));
}

/// What is marked: in the heatmap, the table, the bars, and the shade behind the dots.
fn marked(view: &BandsView) -> (Vec<&str>, Vec<&str>, Vec<&str>, usize) {
    let heat = view.heat.grid.rows.iter().filter(|row| row.marked).map(|row| row.label.as_str());
    let table = view.table.rows.iter().filter(|row| row.is_sweet_spot).map(|row| row.label.as_str());
    let bars = view.plots.revenue.bars.iter().filter(|bar| bar.paint == Paint::SweetSpot);
    (heat.collect(), table.collect(), bars.map(|bar| bar.label.as_str()).collect(), view.plots.dots.shaded.len())
}

#[test]
fn a_sure_band_is_marked_everywhere_and_an_undecided_or_unknown_one_nowhere() {
    let sure = repeated(6);
    let with_doubt = |project: &Project| {
        let outcome = analyse(project, &Cancel::default()).expect("nobody cancels");
        let doubt = outcome.doubt.clone().expect("all was analysed");
        let mut session = session(project.clone());
        let mut shown = Shown::of(Arc::new(outcome));
        shown.answers.doubt = Derived::of(project.revision, doubt);
        session.shown = Some(shown);
        bands_view(&session, Choice::default()).expect("there is a project")
    };
    let found = with_doubt(&sure);
    assert_eq!(marked(&found), (vec!["26–100"], vec!["26–100"], vec!["26–100"], 1));
    assert_eq!(plain(&found.title), "26–100 users is your sweet spot");
    assert_eq!(marked(&with_doubt(&worked(true))), (vec![], vec![], vec![], 0), "undecided");
    assert_eq!(marked(&view(sure, Choice::default())), (vec![], vec![], vec![], 0), "not known yet");
}

#[test]
fn banding_by_revenue_keeps_users_below_the_dots_without_shading() {
    let mut project = worked(true);
    project.settings.bands = BandScheme::new(BandBy::Revenue, vec![10_000.0, 50_000.0]).expect("the edges rise");
    let view = view(project, Choice::default());
    assert_eq!((view.heat.grid.label_title.as_str(), view.plots.dots.dots.len()), ("Band, revenue", 7));
    assert!(view.plots.dots.shaded.is_empty());
}
