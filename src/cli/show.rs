//! The results as text for people.

mod names;
mod overlap;
mod people;

pub(super) use names::fit;
pub(super) use overlap::overlap;
pub(super) use people::prospects_read as prospects;

use std::io::Write;

use super::{Failure, beside, table};
use crate::analysis::{BandRow, Outcome};
use crate::import::{ColumnRole, Imported, Question, Shape, SheetUse, Workbook, column_letters};
use crate::model::{Dataset, Project, Proof};
use crate::say;
use crate::text::verdict::{self, Finding};
use crate::text::{ABSENT, Text, words};

/// How many issues are shown before the rest is counted.
const ISSUES: usize = 20;

/// What was understood of `workbook`: the table, its columns, the proof, questions and issues.
pub(super) fn import(
    text: &Text,
    workbook: &Workbook,
    imported: &Imported,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let data = &imported.data;
    writeln!(out, "{}", headline(text, workbook, imported))?;
    shape(text, imported, out)?;
    writeln!(out)?;
    columns(text, imported, out)?;
    for part in imported.sheets.iter().filter(|part| part.used != SheetUse::Main) {
        writeln!(out, "{}", names::other_sheet(text, workbook, part))?;
    }
    writeln!(out)?;
    writeln!(out, "{}", proof(text, &data.proof, data.currency.as_deref()))?;
    for question in &imported.questions {
        writeln!(out, "{}", open_question(text, question, data.currency.as_deref()))?;
    }
    names::suggestions(text, imported, out)?;
    names::unmatched(text, imported, out)?;
    issues(text, data, out)
}

/// The verdict in sentences, the band table, and a line for each other answer.
pub(super) fn analysis(text: &Text, project: &Project, outcome: &Outcome, out: &mut impl Write) -> Result<(), Failure> {
    if project.data.marks_only {
        writeln!(out, "{}", say!(text, "marks-only"))?;
    }
    for sentence in verdict::sentences(text, Finding::of(project, outcome)) {
        writeln!(out, "{sentence}")?;
    }
    writeln!(out)?;
    let rows: Vec<_> = outcome.bands.iter().map(|row| band(text, project, row)).collect();
    table::write(&band_titles(text), &rows, out)?;
    writeln!(out)?;
    for line in beside::lines(text, project, outcome).into_iter().chain(people::lines(text, project, outcome)) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The proof as one line: file total = imported + left out, and whether it balances.
pub(super) fn proof(text: &Text, proof: &Proof, currency: Option<&str>) -> String {
    let amount = |amount: f64| text.money(amount, currency);
    let parts: Vec<_> = proof
        .left_out
        .iter()
        .map(|part| {
            let (reason, rows) = (words::left_out(text, part.reason), words::rows(text, part.rows));
            say!(text, "cli-proof-part", amount = amount(part.amount), reason = reason, rows = rows)
        })
        .collect();
    let (total, imported) = (amount(proof.file_total), amount(proof.imported));
    let strip = if parts.is_empty() {
        say!(text, "cli-proof", total = total, imported = imported)
    } else {
        say!(text, "cli-proof-left-out", total = total, imported = imported, parts = parts.join(" · "))
    };
    let balance = if proof.balances() {
        say!(text, "cli-balances")
    } else {
        say!(text, "cli-does-not-balance", difference = amount(proof.difference()))
    };
    format!("{strip}\n{balance}")
}

fn headline(text: &Text, workbook: &Workbook, imported: &Imported) -> String {
    let main = workbook.sheets.get(imported.sheet);
    let name = words::file_name(main.map_or(workbook.path(), |sheet| workbook.path_of(sheet)));
    let sheet = main.map_or("", |sheet| sheet.name.as_str());
    let clients = words::clients(text, imported.clients());
    let offerings = words::offerings(text, imported.data.offerings.len());
    let layout = words::layout(text, imported.layout);
    let reads = say!(text, "cli-reads-as", name = name, layout = layout, clients = clients, offerings = offerings);
    match (imported.header.filter(|_| imported.shape != Shape::ClientsAcross), sheet) {
        (Some((_, last)), "") => say!(text, "cli-header", reads = reads, row = text.integer(last + 1)),
        (Some((_, last)), sheet) => {
            say!(text, "cli-sheet-header", reads = reads, sheet = sheet, row = text.integer(last + 1))
        }
        (None, _) => reads,
    }
}

/// The shape where it is not the plain one, and the other tables of the sheet.
fn shape(text: &Text, imported: &Imported, out: &mut impl Write) -> Result<(), Failure> {
    if imported.shape != Shape::Plain {
        let (shape, reason) = (words::shape(text, imported.shape), words::shape_reason(text, imported.shape_reason));
        writeln!(out, "{}", say!(text, "cli-shape", shape = shape, reason = reason))?;
    }
    if imported.data.marks_only {
        writeln!(out, "{}", say!(text, "marks-only"))?;
    }
    for table in &imported.tables {
        let (name, range) = (table.name.as_str(), table.range());
        let said = if table.read {
            say!(text, "cli-table-read", name = name, range = range)
        } else {
            say!(text, "cli-table-other", name = name, range = range)
        };
        writeln!(out, "{said}")?;
    }
    Ok(())
}

fn columns(text: &Text, imported: &Imported, out: &mut impl Write) -> Result<(), Failure> {
    for column in imported.columns.iter().filter(|column| column.role != ColumnRole::Ignore || !column.title.is_empty())
    {
        let turned = imported.shape == Shape::ClientsAcross;
        let letters = if turned { text.integer(column.index + 1) } else { column_letters(column.index) };
        let (role, reason) = (words::column_role(text, column.role), words::role_reason(text, column.reason));
        writeln!(
            out,
            "{}",
            say!(
                text,
                "cli-column",
                letters = format!("{letters:<3}"),
                title = column.title.as_str(),
                role = role,
                reason = reason
            )
        )?;
    }
    Ok(())
}

fn open_question(text: &Text, question: &Question, currency: Option<&str>) -> String {
    let choices: Vec<_> = question
        .choices
        .iter()
        .enumerate()
        .map(|(at, choice)| {
            let (label, amount) = (words::choice_of(text, question, at), text.money(choice.imported, currency));
            if at == question.assumed {
                say!(text, "cli-choice-assumed", choice = label, amount = amount)
            } else {
                say!(text, "cli-choice", choice = label, amount = amount)
            }
        })
        .collect();
    format!("{} {}", words::question(text, question), choices.join(" · "))
}

fn issues(text: &Text, data: &Dataset, out: &mut impl Write) -> Result<(), Failure> {
    for issue in data.issues.iter().take(ISSUES) {
        let sheet = data.sheets.get(issue.source.sheet.index()).map_or("", |sheet| sheet.sheet.as_str());
        let cell = words::cell_name(issue.source);
        let place = if sheet.is_empty() { cell } else { format!("{sheet}!{cell}") };
        let reason = words::issue(text, issue.reason);
        let value = issue.value.as_str();
        let line = match issue.amount.map(|amount| text.money(amount, data.currency.as_deref())) {
            None => say!(text, "cli-issue", place = place, value = value, reason = reason),
            Some(amount) => {
                say!(text, "cli-issue-amount", place = place, value = value, amount = amount, reason = reason)
            }
        };
        writeln!(out, "{line}")?;
    }
    let more = data.issues.len().saturating_sub(ISSUES);
    if more > 0 {
        writeln!(out, "{}", say!(text, "cli-more-issues", count = more, shown = text.integer(more)))?;
    }
    Ok(())
}

fn band_titles(text: &Text) -> Vec<String> {
    vec![
        say!(text, "cli-title-band"),
        say!(text, "cli-title-clients"),
        say!(text, "cli-title-revenue"),
        say!(text, "cli-title-share"),
        say!(text, "cli-title-average"),
        say!(text, "cli-title-per-user"),
        say!(text, "cli-title-breadth"),
        say!(text, "cli-title-broad"),
        say!(text, "cli-title-penetration"),
    ]
}

fn band(text: &Text, project: &Project, row: &BandRow) -> Vec<String> {
    let currency = project.data.currency.as_deref();
    let known = |value: Option<f64>, format: &dyn Fn(f64) -> String| value.map_or(ABSENT.to_owned(), format);
    let money = |value: f64| text.money_round(value, currency);
    vec![
        words::band_label(text, &project.settings.bands, row.band),
        text.integer(row.clients.len()),
        money(row.revenue),
        known(row.share, &|share| text.percent(share, 1)),
        known(row.average_per_client, &money),
        known(row.revenue_per_user_band, &|amount| text.money(amount, currency)),
        known(row.breadth, &|breadth| text.number(breadth, 1)),
        text.integer(row.broad_clients),
        known(row.penetration, &|penetration| text.percent(penetration, 0)),
    ]
}
