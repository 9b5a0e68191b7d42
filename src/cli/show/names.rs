//! Other sheets, suggestions and unmatched names as text for people.

use std::io::Write;

use crate::cli::Failure;
use crate::import::{
    Imported, NoLongerFits, RecipeFit, SheetPart, SheetUse, SuggestionAbout, SuggestionState, UnmatchedName, Workbook,
};
use crate::say;
use crate::text::{Text, words};

/// How many suggestions, and how many names, are shown before the rest is counted.
const SHOWN: usize = 20;

/// One other sheet and what becomes of it.
pub(super) fn other_sheet(text: &Text, workbook: &Workbook, part: &SheetPart) -> String {
    let used = match (part.used, part.offered) {
        (SheetUse::Appended, _) => say!(text, "cli-sheet-appended"),
        (SheetUse::Joined, _) => say!(text, "cli-sheet-joined", rows = words::rows(text, part.matched)),
        (SheetUse::Offerings, _) => say!(text, "cli-sheet-offerings"),
        (_, Some(SheetUse::Appended)) => say!(text, "cli-sheet-same"),
        (_, Some(_)) => say!(text, "cli-sheet-off"),
        _ => say!(text, "cli-sheet-unused"),
    };
    say!(text, "cli-other-sheet", name = sheet_name(workbook, part.sheet), used = used)
}

/// What people call a sheet: its name, with its file's where there are several.
fn sheet_name(workbook: &Workbook, position: usize) -> String {
    let Some(sheet) = workbook.sheets.get(position) else { return String::new() };
    let file = words::file_name(workbook.path_of(sheet));
    match (workbook.files.len(), sheet.name.as_str()) {
        (_, "") => file,
        (1, name) => name.to_owned(),
        (_, name) => format!("{file} / {name}"),
    }
}

fn what(text: &Text, about: &SuggestionAbout) -> String {
    match about {
        SuggestionAbout::Merge { keep, other, .. } => {
            say!(text, "cli-suggest-merge", other = other.as_str(), keep = keep.as_str())
        }
        SuggestionAbout::Match { client, listed } => {
            say!(text, "cli-suggest-match", listed = listed.as_str(), client = client.as_str())
        }
        SuggestionAbout::SplitParent { names, sample, .. } => {
            say!(text, "cli-suggest-parent", sample = sample.as_str(), count = text.integer(*names))
        }
        SuggestionAbout::SplitCode { names, sample, .. } => {
            say!(text, "cli-suggest-code", sample = sample.as_str(), count = text.integer(*names))
        }
        SuggestionAbout::UsersFromLines { offering, sizes } => {
            let conflicts = sizes.iter().filter(|size| size.is_conflict()).count();
            let clients = words::clients(text, sizes.len());
            let (offering, conflicts) = (offering.as_str(), text.integer(conflicts));
            say!(text, "cli-suggest-users", offering = offering, clients = clients, conflicts = conflicts)
        }
    }
}

/// How a recipe fits: what applies, and what has nothing to correct here.
pub(in crate::cli) fn fit(text: &Text, fit: &RecipeFit) -> String {
    let applied = say!(text, "cli-fit", count = fit.applied, shown = text.integer(fit.applied));
    let lost = fit.no_longer.iter().map(|lost| {
        let (what, name) = match lost {
            NoLongerFits::Sheet(name) => ("sheet", name.clone()),
            NoLongerFits::Layout(layout) => ("layout", layout.name().to_owned()),
            NoLongerFits::Shape(shape) => ("shape", words::shape(text, *shape)),
            NoLongerFits::Table(name) => ("table", name.clone()),
            NoLongerFits::HeaderRow(row) => ("header_row", text.integer(*row as usize + 1)),
            NoLongerFits::Asof(day) => ("asof", day.to_string()),
            NoLongerFits::Column(title) => ("roles", title.clone()),
            NoLongerFits::Row(label) => ("rows", label.clone()),
            NoLongerFits::Answer(key) => ("answers", key.clone()),
            NoLongerFits::Suggestion(key) => ("suggestions", key.clone()),
            NoLongerFits::Part(key) => ("sheets", key.clone()),
        };
        say!(text, "cli-fit-lost", what = what, name = name)
    });
    std::iter::once(applied).chain(lost).collect::<Vec<_>>().join("\n")
}

pub(super) fn suggestions(text: &Text, imported: &Imported, out: &mut impl Write) -> Result<(), Failure> {
    let open: Vec<_> = imported.suggestions.iter().filter(|one| one.state != SuggestionState::Declined).collect();
    let currency = imported.data.currency.as_deref();
    for suggestion in open.iter().take(SHOWN) {
        let what = what(text, &suggestion.about);
        let amount = text.money(suggestion.amount, currency);
        let line = match suggestion.state {
            SuggestionState::Accepted => say!(text, "cli-suggestion-accepted", what = what, amount = amount),
            _ => say!(text, "cli-suggestion", what = what, amount = amount),
        };
        writeln!(out, "{line}")?;
    }
    let more = open.len().saturating_sub(SHOWN);
    if more > 0 {
        writeln!(out, "{}", say!(text, "cli-more-suggestions", count = more, shown = text.integer(more)))?;
    }
    Ok(())
}

pub(super) fn unmatched(text: &Text, imported: &Imported, out: &mut impl Write) -> Result<(), Failure> {
    let names = |list: &[UnmatchedName]| {
        let shown: Vec<&str> = list.iter().take(SHOWN).map(|one| one.name.as_str()).collect();
        let more = list.len().saturating_sub(SHOWN);
        let shown = shown.join(" · ");
        if more == 0 { shown } else { say!(text, "cli-and-more", shown = shown, count = text.integer(more)) }
    };
    let (clients, listed) = (&imported.unmatched.clients, &imported.unmatched.listed);
    if !clients.is_empty() {
        writeln!(
            out,
            "{}",
            say!(text, "cli-unmatched-clients", count = text.integer(clients.len()), names = names(clients))
        )?;
    }
    if !listed.is_empty() {
        writeln!(
            out,
            "{}",
            say!(text, "cli-unmatched-listed", count = text.integer(listed.len()), names = names(listed))
        )?;
    }
    Ok(())
}
