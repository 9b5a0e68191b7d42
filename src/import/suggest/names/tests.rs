//! Pairs of invented names that may, and that must not, be taken for one.

use super::*;

fn clients(names: &[&'static str]) -> Vec<(&'static str, NameKey)> {
    names.iter().map(|name| (*name, NameKey::client(name))).collect()
}

fn found(names: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    let keys = clients(names);
    let mut pairs: Vec<_> =
        alike(&keys, true).into_iter().map(|(goes, stays, _)| (keys[goes].0, keys[stays].0)).collect();
    pairs.sort_unstable();
    pairs
}

#[test]
fn names_that_may_be_one_are_suggested() {
    let cases = [
        ("Vandermolen", "Vandermolen B.V."),
        ("Vandermolen BV", "Vandermolen Holding B.V."),
        ("KORENBLOEM ICT", "Korenbloem-ICT B.V."),
        ("Orbiton Sp. z o.o.", "Orbiton Spółka z o.o."),
        ("Orbiton", "ORBITON S.A."),
        ("Żabiniec", "Zabiniec S.A."),
        ("Müllerhaus GmbH", "Mullerhaus GmbH & Co. KG"),
        ("Größtwerk", "Grosstwerk AG"),
        ("GTXPro", "GTX Pro"),
        ("Blue Fin", "Bluefin Ltd"),
        ("The Harbour Bakery", "Harbour Bakery Ltd."),
        ("Finch & Wren", "Finch and Wren LLP"),
        ("Quillfeather Inc", "Quillfeather Incorporated"),
        ("Quillfeather Group", "Quillfeather"),
        ("Tarnwood Software", "Tarnwood"),
        ("Tarnwood Consulting Services Ltd", "Tarnwood Limited"),
        ("Elm-Grove Dental", "Elmgrove Dental"),
        ("Dept. of Puddles", "Department for Puddles"),
        ("University of Larkholm", "Larkholm University"),
        ("Larkholm Council", "Larkholm Borough Council"),
        ("Ostrava Machinery", "Ostrava Machinary"),
        ("Peregrine Logistics", "Peregrine Logistcs"),
        ("Brightwater Plumbing", "Brightwater Plumbnig"),
        ("Nordwind Windkraft", "Nordwind Windkarft"),
        ("Hollowbrook Ltd T/A Puffin Prints", "Hollowbrook Limited"),
        ("Café Zonnestraal", "Cafe Zonnestraal N.V."),
        ("Ødegaard Fisk", "Odegaard Fisk AS"),
        ("Stichting Meerkoet", "Meerkoet"),
        ("Meerkoet Zorg Groep", "Meerkoet Zorg"),
        ("O'Malley's Motors", "OMalleys Motors"),
        ("D.E.F. Transport", "DEF Transport"),
        ("Wolkenkuckuck e.V.", "Wolkenkuckuck"),
        ("Saltmarsh Pty Ltd", "Saltmarsh Pty"),
        ("Vermeiren-Dubois", "Dubois Vermeiren BVBA"),
        ("10Forward", "10 Forward Inc."),
        ("SLD (Specialist Lamp Depot)", "Specialist Lamp Depot Ltd"),
    ];
    for (one, other) in cases {
        assert_eq!(found(&[one, other, "Something Else", "Xylofoon"]).len(), 1, "{one} / {other}");
    }
}

#[test]
fn names_of_different_companies_are_not() {
    let cases = [
        ("Vandermolen Advocaten", "Vandermolen Tandartsen"),
        ("Jansen Bouw", "Jensen Bouw"),
        ("Korenbloem", "Korenblom"),
        ("Betatech", "Betatek"),
        ("Larkholm County Council", "Larkholm Fire and Rescue"),
        ("Larkholm NHS Trust", "Wexcombe NHS Trust"),
        ("North Larkholm Council", "South Larkholm Council"),
        ("Ministry of Puddles", "Ministry of Paddles"),
        ("Finch & Wren", "Finch & Robin"),
        ("Office 365", "Office 366"),
        ("Plan 1.5", "Plan 15"),
        ("Bakkerij Peters", "Bakkerij Pieters"),
        ("Garage Smit", "Garage Smits"),
        ("AB", "A.B."),
        ("IT Works", "IT Worlds"),
        ("Acme Amsterdam", "Acme Rotterdam"),
        ("Blue Harbour", "Blue Harvest"),
        ("First Bank", "First Band"),
        ("Total Care", "Total Cars"),
        ("Scottech", "Scotfind"),
        ("Rundofase", "Warephase"),
        ("Quillfeather London", "Quillfeather Paris"),
        ("Tarnwood Press", "Tarnwood Books"),
        ("Meerkoet Noord Dierenarts", "Meerkoet Zuid Tandarts"),
        ("Sun Systems", "Son Systems"),
        ("Unit4", "Unit5"),
        ("Zorggroep Oost", "Zorggroep West"),
        ("Gemeente Aalveen", "Gemeente Baalveen"),
        ("De Groot", "De Grote"),
        ("Kowalski Transport", "Kowalska Transport"),
        ("Silverline", "Silverlake"),
        ("Data Solutions", "Data Systems"),
        ("Puffin Prints Ltd", "Puffin Parcels Ltd"),
        ("Hollow Brook Farm", "Hollow Hill Farm"),
        ("Larkholm Council", "East Larkholm Council"),
        ("Zuid Larkholm Zorg", "Larkholm Zorg"),
    ];
    for (one, other) in cases {
        assert_eq!(found(&[one, other, "Something Else", "Xylofoon"]), [], "{one} / {other}");
    }
}

#[test]
fn the_longer_name_stays_whatever_the_order() {
    let names = ["Vandermolen", "Tarnwood", "Vandermolen Holding B.V.", "VANDERMOLEN B.V.", "Tarnwood Ltd", "Xylofoon"];
    let expected = [
        ("Tarnwood", "Tarnwood Ltd"),
        ("VANDERMOLEN B.V.", "Vandermolen Holding B.V."),
        ("Vandermolen", "VANDERMOLEN B.V."),
    ];
    assert_eq!(found(&names), expected);
    let mut turned = names;
    for _ in 0..names.len() {
        turned.rotate_left(1);
        assert_eq!(found(&turned), expected);
    }
    turned.reverse();
    assert_eq!(found(&turned), expected);
}

#[test]
fn a_word_that_many_names_share_tells_nothing() {
    let mut names = vec!["Kowalczyk", "Kowalczyk Group"];
    assert_eq!(found(&names).len(), 1);
    names.extend(["Kowalczyk Ryby", "Kowalczyk Dachy", "Kowalczyk Okna", "Kowalczyk Auto", "Kowalczyk Kwiaty"]);
    assert_eq!(found(&names), []);
}

#[test]
fn legal_forms_count_at_the_end_only() {
    let cases = [
        ("Vandermolen B.V.", "vandermolen"),
        ("N.V. Vandermolen", "nvvandermolen"),
        ("SA Vandermolen Sp. z o.o. sp. k.", "savandermolen"),
        ("GmbH", "gmbh"),
        ("The", "the"),
        ("Limited Editions Ltd", "limitededitions"),
    ];
    for (name, expected) in cases {
        assert_eq!(NameKey::client(name).squashed(), expected, "{name}");
    }
}

#[test]
fn many_names_take_no_time() {
    let syllables = ["bor", "kel", "mi", "ran", "tso", "vu", "wex", "zan", "ol", "pri"];
    let word = |number: usize| (0..5).map(|at| syllables[number / 10_usize.pow(at) % 10]).collect::<String>();
    let names: Vec<String> =
        (0..20_000).map(|number| format!("{} {} Group Ltd", word(number), word(number / 7))).collect();
    let keys: Vec<(&str, NameKey)> = names.iter().map(|name| (name.as_str(), NameKey::client(name))).collect();
    let start = std::time::Instant::now();
    let found = alike(&keys, true);
    assert!(found.len() < names.len() / 10, "{}", found.len());
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
