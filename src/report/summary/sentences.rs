//! The sentences of the Summary, each a formula that follows the verdict. The words are those of [`verdict`], so that the
//! report says what the window says.

use crate::analysis::Certainty;
use crate::report::addresses::name;
use crate::report::bands::weight_sum;
use crate::report::capped::Capped;
use crate::report::facts::{Facts, certainty_word};
use crate::report::live::{Live, by_number, choose, literal, number, sentence, slot};
use crate::say;
use crate::text::{Text, verdict};

/// The most bands whose score is told, and giants that are named.
const NAMED: usize = 3;

/// The headline, chosen by what the cells say of the verdict, the clients behind it and the re-draws of the day.
pub(in crate::report) fn headline(facts: &Facts) -> Live {
    let text = facts.text;
    let said = |words: String| sentence(&words, &[]);
    let sized = format!("{}=0", name::VERDICT_COUNT);
    let with_sizes = either(&sized, &said(say!(text, "verdict-no-sizes")), &verdict_words(facts));
    let weightless = format!("SUMIF({},\">0\")<=0", name::WEIGHTS);
    let with_weights = either(&weightless, &said(say!(text, "verdict-no-weights")), &with_sizes);
    let nobody = format!("{}=0", name::CLIENT_COUNT);
    let all = either(&nobody, &said(say!(text, "verdict-no-clients")), &with_weights);
    all.giving(verdict::title(text, facts.finding()))
}

/// `then` where `condition` holds, else `otherwise`, whatever that gives today.
fn either(condition: &str, then: &Live, otherwise: &Live) -> Live {
    choose(condition, false, then, otherwise)
}

/// What is said once some band leads.
fn verdict_words(facts: &Facts) -> Live {
    let text = facts.text;
    let band = [in_words()];
    let bands = [listed(text, (name::VERDICT_BANDS, name::VERDICT_COUNT))];
    let clients = format!("INDEX({},{})", name::BAND_CLIENTS, name::LEADER);
    let few_parts = [in_words(), Live::new(clients.as_str(), "")];
    let few = |count: usize| say!(text, "verdict-few", band = slot(0), count = count, shown = slot(1));
    let is = |certainty| format!("{}={}", name::CERTAINTY, literal(&certainty_word(text, certainty)));
    let single = format!("{}=1", name::VERDICT_COUNT);
    let leads = either(
        &single,
        &sentence(&say!(text, "verdict-leads", band = slot(0)), &band),
        &sentence(&say!(text, "verdict-tie", bands = slot(0)), &bands),
    );
    let shortlist = [Live::new(name::SHORTLIST, "")];
    let undecided = sentence(&say!(text, "verdict-undecided", bands = slot(0)), &shortlist);
    let words = either(&is(Certainty::Undecided), &undecided, &leads);
    let words = either(&is(Certainty::TooFew), &by_number(&clients, 0, few, &few_parts), &words);
    let probable = sentence(&say!(text, "verdict-probable", band = slot(0)), &band);
    let words = either(&is(Certainty::Probable), &probable, &words);
    let words = either(&is(Certainty::Sure), &sentence(&say!(text, "verdict-sure", band = slot(0)), &band), &words);
    let too_few = either(
        &single,
        &sentence(&say!(text, "verdict-too-few", band = slot(0)), &band),
        &sentence(&say!(text, "verdict-too-few-tie", bands = slot(0)), &bands),
    );
    either(&format!("{}=0", name::ENOUGH_CLIENTS), &too_few, &words)
}

/// The band that leads alone: "26–100 users".
fn in_words() -> Live {
    Live::new(format!("INDEX({},{})", name::BAND_WORDS, name::LEADER), "")
}

/// The labels of tied bands, with the word for "and" before the last.
fn listed(text: &Text, (bands, count): (&str, &str)) -> Live {
    let and = text.list(&[slot(0), slot(1)]).replace(&slot(0), "").replace(&slot(1), "");
    Live::new(format!("SUBSTITUTE({bands},{},{},{count}-1)", literal(", "), literal(&and)), "")
}

/// What the winner's clients buy and bring; of a tie what was said of it when the report was made.
pub(super) fn why(facts: &Facts) -> Live {
    let verdict = &facts.outcome.verdict;
    let row = verdict.winner().and_then(|band| facts.outcome.bands.get(band));
    let of = |name: &str| format!("INDEX({name},{})", name::LEADER);
    let average = row.and_then(|row| row.average_per_client).unwrap_or_default();
    let band = row.map_or_else(String::new, |row| facts.band_label(row.band));
    let clients = row.map_or(0, |row| row.clients.len());
    let parts = [
        Live::new(of(name::BAND_LABELS), band),
        Live::new(of(name::BAND_BROAD), row.map_or(0.0, |row| number(row.broad_clients))),
        Live::new(of(name::BAND_CLIENTS), number(clients)),
        Live::new(name::BROAD_FROM, number(facts.outcome.basis.broad_from)),
        Live::new(format!("FIXED({},0)", of(name::BAND_AVERAGE)), thousands(average)),
    ];
    let money = facts.project.data.currency.as_ref().map_or_else(|| slot(4), |code| format!("{code} {}", slot(4)));
    let words = |count: usize| {
        let (average, offerings) = (money.as_str(), slot(3));
        let of = (slot(0), slot(1), slot(2));
        say!(
            facts.text,
            "report-why",
            count = count,
            band = of.0,
            broad = of.1,
            clients = of.2,
            offerings = offerings,
            average = average
        )
    };
    let single = by_number(name::BROAD_FROM, facts.outcome.basis.broad_from, words, &parts);
    let reason = verdict::reason(facts.text, facts.finding()).unwrap_or_default();
    let nothing = Live::new("\"\"", "");
    let that_day = Live::new(format!("{}&\"\"", name::REASON), reason);
    let tie = choose(&format!("{}=1", name::REDRAWS_HOLD), facts.redraws_hold(), &that_day, &nothing);
    choose(&format!("{}=1", name::VERDICT_COUNT), row.is_some(), &single, &tie)
}

/// How good the best bands are at all that counts together: "26–100 reaches 86 % of the best on all that counts, 101–500
/// 81 %". Nothing where one band competes and where nothing counts.
pub(super) fn scores(facts: &Facts) -> Live {
    let text = facts.text;
    let scores = &facts.outcome.verdict.scores;
    let mut ranked: Vec<(usize, f64)> = scores.clone();
    ranked.sort_by(|a, b| rounded(b.1).total_cmp(&rounded(a.1)).then(a.0.cmp(&b.0)));
    let all = name::BAND_SCORES;
    // Bands of one score by their order, which no rounding of the score may change.
    let order = format!("IF(ISNUMBER({all}),ROUND({all},9)-ROW({all})*1E-12,\"\")");
    let parts: Vec<Live> = (0..NAMED)
        .map(|rank| {
            let found = format!("MATCH(LARGE({order},{}),{order},0)", rank + 1);
            let band = ranked.get(rank).map_or_else(String::new, |&(band, _)| facts.project.settings.bands.label(band));
            let score = format!("INDEX({all},{found})");
            let share = ranked.get(rank).map_or_else(String::new, |&(_, score)| text.percent(score, 0));
            let parts = [
                Live::new(format!("INDEX({},{found})", name::BAND_LABELS), band),
                Live::new(format!("ROUND({score}*100,0)&{}", literal(&percent_sign(text))), share),
            ];
            let words = match rank {
                0 => say!(text, "verdict-score", band = slot(0), share = slot(1)),
                _ => format!(", {}", say!(text, "verdict-score-next", band = slot(0), share = slot(1))),
            };
            let words = sentence(&words, &parts);
            choose(&format!("COUNT({all})>{rank}"), rank < ranked.len(), &words, &Live::new("\"\"", ""))
        })
        .collect();
    let words = sentence(&format!("{}{}{}", slot(0), slot(1), slot(2)), &parts);
    let counts = scores.len() > 1 && weight_sum(facts) > 0.0;
    let condition = format!("AND(COUNT({all})>1,{}>0)", name::WEIGHT_SUM);
    let live = choose(&condition, counts, &words, &Live::new("\"\"", ""));
    Live::array(live.formula, live.value)
}

fn rounded(score: f64) -> f64 {
    (score * 1e9).round()
}

/// What stands behind a number that is a percentage, in this language.
fn percent_sign(text: &Text) -> String {
    text.percent(1.0, 0).trim_start_matches("100").to_owned()
}

/// That the re-draws speak of another verdict; nothing while they speak of this one.
pub(super) fn moved(facts: &Facts) -> Live {
    let was_drawn = facts.outcome.doubt.as_ref().is_some_and(|doubt| !doubt.winners.is_empty());
    let leads = !facts.outcome.verdict.winners.is_empty();
    let condition =
        format!("AND({}=0,{}>0,SUM({})>0)", name::REDRAWS_HOLD, name::VERDICT_COUNT, name::BAND_WON_THAT_DAY);
    let words = sentence(&say!(facts.text, "report-moved"), &[]);
    let holds = was_drawn && leads && !facts.redraws_hold();
    choose(&condition, holds, &words, &Live::new("\"\"", ""))
}

/// That shares are added up; nothing where they are multiplied.
pub(super) fn by_sum(facts: &Facts) -> Live {
    let words = sentence(&say!(facts.text, "verdict-by-sum"), &[]);
    choose(&format!("{}=1", name::BY_SUM), facts.outcome.verdict.by_sum, &words, &Live::new("\"\"", ""))
}

/// The verdict without the weight of giants, whom it names as they were when the report was made; nothing while it is the
/// same.
pub(super) fn giants(facts: &Facts) -> Live {
    let text = facts.text;
    let winners = Capped::of(facts).winners;
    let labels: Vec<String> = winners.iter().map(|&band| facts.project.settings.bands.label(band)).collect();
    let labels = text.list(&labels);
    let single = [Live::new(name::CAPPED_BANDS, labels.as_str())];
    let tied = [listed(text, (name::CAPPED_BANDS, name::CAPPED_COUNT)).giving(labels)];
    let [leads, share] = match giants_that_day(facts) {
        Some(clients) => [
            say!(text, "doubt-giants", clients = clients.as_str(), band = slot(0)),
            say!(text, "doubt-giants-tie", clients = clients.as_str(), bands = slot(0)),
        ],
        None => [say!(text, "report-giants", band = slot(0)), say!(text, "report-giants-tie", bands = slot(0))],
    };
    let is_one = format!("{}=1", name::CAPPED_COUNT);
    let words = choose(&is_one, winners.len() == 1, &sentence(&leads, &single), &sentence(&share, &tied));
    let differ = format!("SUMPRODUCT(--({}<>{}))>0", name::BAND_WINS, name::CAPPED_WINS);
    choose(&differ, winners != facts.outcome.verdict.winners, &words, &Live::new("\"\"", ""))
}

/// The giants that moved the verdict when the report was made, largest first.
fn giants_that_day(facts: &Facts) -> Option<String> {
    let giants = facts.outcome.doubt.as_ref()?.giants.as_ref()?;
    let names: Vec<String> = giants.clients.iter().take(NAMED).map(|&id| facts.name(id).to_owned()).collect();
    let more = giants.clients.len().saturating_sub(names.len());
    Some(match more {
        0 => facts.text.list(&names),
        more => {
            say!(facts.text, "doubt-giants-more", clients = names.join(", "), count = facts.text.integer(more))
        }
    })
}

/// What K is, and how many clients reach it.
pub(in crate::report) fn broad_means(facts: &Facts) -> Live {
    let text = facts.text;
    let (broad, all) = (facts.outcome.total.broad_clients, facts.outcome.basis.clients.len());
    let clients = counted(text, name::CLIENT_COUNT, all);
    let parts = [
        Live::new(name::BROAD_FROM, number(facts.outcome.basis.broad_from)),
        grouped(text, name::BROAD_CLIENTS, broad),
        clients,
    ];
    let words =
        |count: usize| say!(text, "broad-means", count = count, from = slot(0), shown = slot(1), clients = slot(2));
    let words = by_number(name::BROAD_CLIENTS, broad, words, &parts);
    choose(&format!("{}=0", name::CLIENT_COUNT), all == 0, &Live::new("\"\"", ""), &words)
}

/// A number of clients with its noun.
fn counted(text: &Text, formula: &str, today: usize) -> Live {
    let words = |count: usize| say!(text, "count-clients", count = count, shown = slot(0));
    by_number(formula, today, words, &[grouped(text, formula, today)])
}

/// A count with thousands separators.
fn grouped(text: &Text, formula: &str, today: usize) -> Live {
    Live::new(format!("FIXED({formula},0)"), text.integer(today))
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
