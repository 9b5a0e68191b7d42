//! The sentences of the Summary, each a formula that follows the verdict.

use crate::model::Criterion;
use crate::report::addresses::name;
use crate::report::facts::Facts;
use crate::report::live::{Live, MISSING, choose, number, sentence, slot};
use crate::say;

/// Which band is the sweet spot, in words that follow the verdict.
pub(in crate::report) fn verdict_sentence(facts: &Facts) -> Live {
    let verdict = &facts.outcome.verdict;
    let unit = facts.size_unit();
    let bands = Live::new(name::VERDICT_BANDS, facts.band_labels(&verdict.winners));
    let minimum = Live::new(name::MINIMUM_CLIENTS, number(facts.project.settings.minimum_clients));
    let parts = [bands, minimum];
    let text = facts.text;
    let none = sentence(&say!(text, "report-verdict-none"), &parts);
    let tie = sentence(&say!(text, "report-verdict-tie", bands = slot(0), unit = unit.as_str()), &parts);
    let one = sentence(&say!(text, "report-verdict-one", band = slot(0), unit = unit.as_str()), &parts);
    let weak =
        sentence(&say!(text, "report-verdict-weak", band = slot(0), minimum = slot(1), unit = unit.as_str()), &parts);
    let sure = choose(&format!("{}=1", name::ENOUGH_CLIENTS), verdict.enough_clients, &one, &weak);
    let single = choose(&format!("{}=1", name::VERDICT_COUNT), verdict.winners.len() == 1, &sure, &tie);
    choose(&format!("{}=0", name::VERDICT_COUNT), verdict.winners.is_empty(), &none, &single)
}

/// What the winner's clients buy, and what they bring.
pub(super) fn why(facts: &Facts) -> Live {
    let row = facts.outcome.verdict.winner().and_then(|band| facts.outcome.bands.get(band));
    let of = |name: &str| format!("INDEX({name},MATCH(1,{},0))", name::BAND_WINS);
    let figure = |value: usize| if row.is_some() { number(value) } else { 0.0 };
    let average = row.and_then(|row| row.average_per_client).unwrap_or_default();
    let parts = [
        Live::new(of(name::BAND_BROAD), figure(row.map_or(0, |row| row.broad_clients))),
        Live::new(of(name::BAND_CLIENTS), figure(row.map_or(0, |row| row.clients.len()))),
        Live::new(name::BROAD_FROM, number(facts.outcome.basis.broad_from)),
        Live::new(format!("FIXED({},0)", of(name::BAND_AVERAGE)), thousands(average)),
    ];
    let money = facts.project.data.currency.as_ref().map_or_else(|| slot(3), |code| format!("{code} {}", slot(3)));
    let words =
        say!(facts.text, "report-why", broad = slot(0), clients = slot(1), offerings = slot(2), average = money);
    let single = sentence(&words, &parts);
    choose(&format!("{}=1", name::VERDICT_COUNT), row.is_some(), &single, &Live::new("\"\"", ""))
}

/// Whether breadth and average revenue point to the same bands.
pub(super) fn agreement(facts: &Facts) -> Live {
    let (broad, average) = (Criterion::BroadClients, Criterion::AveragePerClient);
    let bands = |criterion: Criterion| {
        let value = facts.criterion_bands(criterion, false);
        let value = if value.is_empty() { MISSING.to_owned() } else { value };
        Live::new(format!("INDEX({},{})", name::POINTS_TO, criterion.index() + 1), value)
    };
    let parts = [bands(broad), bands(average)];
    let same = sentence(&say!(facts.text, "report-criteria-agree", bands = slot(0)), &parts);
    let differ = sentence(&say!(facts.text, "report-criteria-differ", broad = slot(0), average = slot(1)), &parts);
    let [broad_bands, average_bands] = &parts;
    let condition = format!("{}={}", broad_bands.formula, average_bands.formula);
    let both = choose(&condition, broad_bands.value == average_bands.value, &same, &differ);
    let both = and_too_few(facts, &both);
    let nobody = facts.outcome.verdict.winners.is_empty();
    choose(&format!("{}=0", name::VERDICT_COUNT), nobody, &Live::new("\"\"", ""), &both)
}

/// `words`, and which bands with too few clients have a higher average.
fn and_too_few(facts: &Facts, words: &Live) -> Live {
    let average = Criterion::AveragePerClient;
    let bands = facts.criterion_bands(average, true);
    let cell = format!("INDEX({},{})", name::TOO_FEW, average.index() + 1);
    let small = [Live::new(cell.as_str(), bands.as_str())];
    let higher = sentence(&say!(facts.text, "report-criteria-too-few", bands = slot(0)), &small);
    let higher = choose(&format!("{cell}=\"\""), bands.is_empty(), &Live::new("\"\"", ""), &higher);
    sentence(&format!("{}{}", slot(0), slot(1)), &[words.clone(), higher])
}

/// A whole number with thousands separators, as FIXED writes it in English.
pub(super) fn thousands(number: f64) -> String {
    let digits = format!("{:.0}", number.abs().round());
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if number.round() < 0.0 { format!("-{grouped}") } else { grouped }
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn whole_numbers_are_grouped_as_fixed_groups_them() {
        let cases = [(0.0, "0"), (999.5, "1,000"), (49_600.0, "49,600"), (-1_234_567.4, "-1,234,567"), (-0.4, "0")];
        for (number, words) in cases {
            assert_eq!(thousands(number), words, "{number}");
        }
    }
}
