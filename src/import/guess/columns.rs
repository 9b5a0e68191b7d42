//! What each column holds (IMPORT.md §2): by its title, by its cells, and by arithmetic.

use super::header::Title;
use super::no_money;
use super::profile::{Content, Profile};
use super::status::may_be_status;
use super::titles::{Hint, folded_title, hint, is_word, says, says_gross, says_share, untaxed, without};
use crate::import::{Column, ColumnRole, ImportError, Recipe, RoleReason, column_letters};
use crate::model::fold_words;
use crate::model::{BuiltIn, WinnabilityScore};

/// A role with how sure it is and why.
type Guess = (ColumnRole, f32, RoleReason);

/// The columns of the table: those with a title or a filled cell below. Totals are still offerings here.
pub(in super::super) fn columns(titles: &[Title], profiles: &[Profile], recipe: &Recipe) -> Vec<Column> {
    let all = titles.iter().zip(profiles).enumerate();
    let mut columns: Vec<Column> = all
        .filter(|(_, (title, profile))| !title.text.is_empty() || profile.filled > 0)
        .map(|(index, (title, profile))| {
            let name = if title.text.is_empty() { column_letters(index) } else { title.text.clone() };
            let corrected = recipe.roles.get(&name).map(|&role| (role, 1.0, RoleReason::Corrected));
            let (role, confidence, reason) = corrected.unwrap_or_else(|| guess(title, profile));
            Column { index, title: name, role, confidence, reason, decimal: None }
        })
        .collect();
    choose_client(&mut columns, titles, profiles);
    settle_empty(&mut columns, profiles);
    settle_no_sales(&mut columns);
    no_money::settle(&mut columns, profiles);
    choose_geography(&mut columns, profiles);
    settle_doubles(&mut columns, profiles);
    columns
}

fn guess(title: &Title, profile: &Profile) -> Guess {
    let known = hint(&title.text);
    if let Some(found) = client_status(known, title, profile).or_else(|| winnability(title, profile)) {
        return found;
    }
    let Some(hint) = known else { return by_content(title, profile) };
    by_title(hint, title, profile).unwrap_or_else(|| by_content(title, profile))
}

/// What the client is, where title and values say so, or the values do and the title says nothing else.
fn client_status(known: Option<Hint>, title: &Title, profile: &Profile) -> Option<Guess> {
    use ColumnRole as Role;
    let statuses = profile.statuses()?;
    let (fits, sure, reason) = match known.filter(|hint| hint.whole).map(|hint| hint.role) {
        Some(Role::ClientStatus) => (statuses.any(), 0.95, RoleReason::TitleAndContent),
        Some(Role::DocumentStatus) => (statuses.most(), 0.9, RoleReason::TitleAndContent),
        _ => (statuses.surely() && may_be_status(&title.text), 0.8, RoleReason::Content),
    };
    fits.then_some((Role::ClientStatus, sure, reason))
}

/// Scores of how easily a prospect is won: small numbers under one of the four titles. One that is above 5 is no score, and
/// no amount either.
fn winnability(title: &Title, profile: &Profile) -> Option<Guess> {
    let scores = profile.content() == Content::Empty || profile.is_numeric() && profile.may_be_marks_out_of_ten();
    let folded = folded_title(&title.text);
    let score = WinnabilityScore::ALL.into_iter().find(|score| is_word(score.key(), &folded)).filter(|_| scores)?;
    Some((ColumnRole::Winnability(score), 0.9, RoleReason::TitleAndContent))
}

/// What the title says, where the cells do not contradict it.
fn by_title(hint: Hint, title: &Title, profile: &Profile) -> Option<Guess> {
    use ColumnRole as Role;
    let content = profile.content();
    let numeric = matches!(content, Content::Numeric | Content::Percent);
    let fits = match hint.role {
        // What is sold may be called as an address is: amounts are none.
        Role::Ignore
            if numeric && hint.whole && is_word("contact_title", &fold_words(&title.text)) && !profile.is_long() =>
        {
            let left = (Role::Ignore, 0.7, RoleReason::NotRevenue);
            return Some(if profile.may_be_prices() { offering(title, 0.6, RoleReason::Content) } else { left });
        }
        // Orders and hours that are written as money are sold.
        Role::Orders | Role::Effort if numeric && is_written_as_money(hint.role, title, profile) => {
            return Some(offering(title, 0.7, RoleReason::Content));
        }
        // Clients known by number: a code, until no other column names them.
        Role::Client if numeric && hint.whole => return Some((Role::ClientCode, 0.8, RoleReason::Title)),
        Role::Client | Role::Tag(_) => content == Content::Text,
        Role::Currency if hint.whole => content == Content::Text,
        Role::ClientCode | Role::Ignore => hint.whole || content == Content::Text,
        Role::Users | Role::Employees if hint.whole && content == Content::Text => true,
        Role::Margin if hint.whole && profile.is_margin_percent(&title.text) => {
            return Some((Role::MarginPercent, 0.95, RoleReason::TitleAndContent));
        }
        Role::Orders if is_word("billed_things", &folded_title(&title.text)) => profile.may_be_counts(),
        Role::Orders => content == Content::Numeric && profile.is_nearly_whole(),
        Role::Potential => content == Content::Numeric,
        Role::Users | Role::Employees | Role::Margin | Role::CostOfSale | Role::Effort => {
            content == Content::Numeric || profile.numeric > 0 && content == Content::Text
        }
        Role::ClientSince => content != Content::Percent,
        Role::Total | Role::Amount => return numeric.then(|| offering(title, 0.8, RoleReason::Title)),
        // Numbers under the titles of invoice lines are no amounts of a matrix.
        Role::Quantity | Role::UnitPrice | Role::Discount | Role::Date | Role::Document | Role::Period => {
            let number = matches!(hint.role, Role::Quantity | Role::UnitPrice | Role::Discount);
            let reason = if number { RoleReason::NotRevenue } else { RoleReason::Title };
            return (hint.whole && numeric).then_some((Role::Ignore, 0.7, reason));
        }
        _ => return None,
    };
    let sure = if hint.whole { 0.95 } else { 0.7 };
    if fits && content != Content::Empty {
        let taxed = hint.role == Role::Ignore && numeric && says_taxed(&title.text);
        return Some((hint.role, sure, if taxed { RoleReason::NotRevenue } else { RoleReason::TitleAndContent }));
    }
    if content == Content::Empty && hint.whole {
        return Some((hint.role, 0.8, RoleReason::Title));
    }
    // Codes under the title of an attribute are an attribute, but of no vocabulary of ours.
    let codes = profile.is_coded() || hint.whole && profile.is_numeric() && profile.may_be_codes();
    let role = match hint.role {
        Role::Tag(built_in) if built_in.vocabulary().is_empty() => hint.role,
        Role::Tag(_) => Role::OwnTag,
        _ => return None,
    };
    codes.then_some((role, 0.7, RoleReason::TitleAndContent))
}

/// Whether the currency in title or cells, or the cents of what is counted in whole numbers, say money.
fn is_written_as_money(role: ColumnRole, title: &Title, profile: &Profile) -> bool {
    let signed = title.text.contains(['€', '$', '£']) || says("currency_word", &folded_title(&title.text));
    signed || profile.has_currency() || role == ColumnRole::Orders && profile.has_cents()
}

/// Whether `title` is nothing but a word for amounts with tax, or for the tax.
fn says_taxed(title: &str) -> bool {
    let bare = fold_words(title.split(['(', '[']).next().unwrap_or_default());
    is_word("gross_amount", &bare) || is_word("tax_amount", &bare)
}

fn by_content(title: &Title, profile: &Profile) -> Guess {
    match profile.content() {
        Content::Numeric if title.text.is_empty() && profile.is_counter() => ignored(),
        Content::Numeric if title.kind.is_none() && profile.is_years() => {
            (ColumnRole::Ignore, 0.3, RoleReason::NotRevenue)
        }
        Content::Numeric if title.text.contains('%') || profile.is_fractions() => ignored(),
        Content::Numeric if says_share(&title.text) && profile.may_be_percentages() => ignored(),
        Content::Numeric if title.kind.is_none() && profile.is_coded() => {
            (ColumnRole::OwnTag, 0.6, RoleReason::Content)
        }
        Content::Numeric if profile.may_be_codes() && is_word("code_attribute", &folded_title(&title.text)) => {
            (ColumnRole::OwnTag, 0.6, RoleReason::TitleAndContent)
        }
        Content::Numeric => offering(title, if title.text.is_empty() { 0.5 } else { 0.75 }, RoleReason::Content),
        Content::Text if profile.is_repeating() && !title.text.is_empty() => {
            (ColumnRole::OwnTag, 0.6, RoleReason::Content)
        }
        Content::Empty if title.kind.is_some() => offering(title, 0.6, RoleReason::Title),
        _ => ignored(),
    }
}

fn offering(title: &Title, confidence: f32, reason: RoleReason) -> Guess {
    (ColumnRole::Offering(title.kind), confidence, reason)
}

fn ignored() -> Guess {
    (ColumnRole::Ignore, 0.3, RoleReason::NothingElse)
}

/// Sees to it that there is one client column: by title, else the leftmost column of mostly different texts, else the code
/// column, else the only texts there are where each stands once, whatever their title: one row per location.
fn choose_client(columns: &mut [Column], titles: &[Title], profiles: &[Profile]) {
    let of = |column: &Column| profiles.get(column.index);
    let best = columns.iter().filter(|column| column.role == ColumnRole::Client);
    // Of two, the more certain; of equally certain ones the first.
    let best = best.max_by(|a, b| a.confidence.total_cmp(&b.confidence).then(b.index.cmp(&a.index)));
    if let Some(index) = best.map(|column| column.index) {
        for column in columns.iter_mut().filter(|column| column.role == ColumnRole::Client && column.index != index) {
            column.role = ColumnRole::Ignore;
        }
        return;
    }
    let free = |column: &&mut Column| column.reason != RoleReason::Corrected;
    let code = |column: &&mut Column| column.role == ColumnRole::ClientCode;
    let text = |column: &&mut Column| {
        let several = of(column).is_some_and(|profile| {
            profile.content() == Content::Text && profile.different.len() * 2 > profile.texts.min(1024)
        });
        several && matches!(column.role, ColumnRole::OwnTag | ColumnRole::Ignore)
    };
    let untitled = |column: &Column| titles.get(column.index).is_none_or(|title| hint(&title.text).is_none());
    let position = columns.iter_mut().filter(free).position(|column| text(&column) && untitled(column));
    let found = position.and_then(|position| columns.iter_mut().filter(free).nth(position));
    if let Some(column) = found {
        (column.role, column.confidence, column.reason) = (ColumnRole::Client, 0.6, RoleReason::Content);
        return;
    }
    if let Some(column) = columns.iter_mut().filter(free).find(code) {
        (column.role, column.confidence, column.reason) = (ColumnRole::Client, 0.7, RoleReason::Title);
        return;
    }
    let mut texts = columns.iter_mut().filter(|column| of(column).is_some_and(Profile::is_text));
    if let (Some(column), None) = (texts.next(), texts.next())
        && matches!(column.role, ColumnRole::Tag(_))
        && column.reason != RoleReason::Corrected
        && of(column).is_some_and(|profile| profile.texts > 2 && profile.different.len() >= profile.texts.min(1024))
    {
        (column.role, column.confidence, column.reason) = (ColumnRole::Client, 0.4, RoleReason::NothingElse);
    }
}

/// An empty column with a title between offerings is an offering nobody buys; one beside an offering in which every formula
/// failed is one of unknown revenue.
fn settle_empty(columns: &mut [Column], profiles: &[Profile]) {
    let offerings: Vec<bool> = columns.iter().map(|column| matches!(column.role, ColumnRole::Offering(_))).collect();
    let is_offering = |position: usize| offerings.get(position).copied().unwrap_or(false);
    for (position, column) in columns.iter_mut().enumerate() {
        let empty = profiles.get(column.index).is_some_and(|profile| profile.filled == 0);
        let between = position > 0 && is_offering(position - 1) && is_offering(position + 1);
        let beside = position > 0 && is_offering(position - 1) || is_offering(position + 1);
        let failed = beside && profiles.get(column.index).is_some_and(Profile::is_all_errors);
        if (empty && between || failed) && column.reason == RoleReason::NothingElse {
            (column.role, column.confidence, column.reason) = (ColumnRole::Offering(None), 0.5, RoleReason::Content);
        }
    }
}

/// Beside offerings, what the clients themselves earn is no revenue of ours, nor is what was planned; and neither the
/// quantity of what another column has in money is, nor the same money with tax.
fn settle_no_sales(columns: &mut [Column]) {
    let other = |title: &str| {
        let folded = folded_title(title);
        let said = folded.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
        is_word("own_revenue", said) || is_word("planned", said)
    };
    let is_offering = |column: &Column| matches!(column.role, ColumnRole::Offering(_));
    let sales = columns.iter().filter(|column| is_offering(column) && !other(&column.title));
    // What each offering is of, without the word that says money.
    let names: Vec<(usize, String)> = sales
        .map(|column| (column.index, without("money", &column.title).unwrap_or(fold_words(&column.title))))
        .collect();
    let net = columns.iter().filter(|column| is_offering(column) && !says_gross(&column.title));
    let net: Vec<String> = net.map(|column| untaxed(&column.title)).collect();
    for column in columns.iter_mut().filter(|column| is_offering(column) && column.reason != RoleReason::Corrected) {
        let taxed = says_gross(&column.title) && net.contains(&untaxed(&column.title));
        let others = || names.iter().filter(|(index, _)| *index != column.index);
        let counted = without("quantity_word", &column.title).filter(|name| !name.is_empty());
        let counts = counted.is_some_and(|counted| others().any(|(_, name)| *name == counted));
        if taxed || counts || other(&column.title) && others().next().is_some() {
            (column.role, column.confidence, column.reason) = (ColumnRole::Ignore, 0.7, RoleReason::NotRevenue);
        }
    }
}

/// Of several columns that say where a client is, names count more than codes, then a region more than a town or a
/// country; the others are dimensions of their own.
fn choose_geography(columns: &mut [Column], profiles: &[Profile]) {
    let geography = ColumnRole::Tag(BuiltIn::Geography);
    let places = || columns.iter().filter(|column| column.role == geography);
    if places().any(|column| column.reason == RoleReason::Corrected) {
        return;
    }
    let rank = |column: &Column| {
        let profile = profiles.get(column.index);
        let several = profile.is_some_and(|profile| profile.different() > 1);
        let region = is_word("region", &folded_title(&column.title));
        (profile.is_some_and(Profile::is_text), several && region, std::cmp::Reverse(column.index))
    };
    let Some(best) = places().max_by_key(|column| rank(column)).map(|column| column.index) else { return };
    for column in columns.iter_mut().filter(|column| column.role == geography && column.index != best) {
        (column.role, column.confidence) = (ColumnRole::OwnTag, 0.5);
    }
}

/// Roles that one column can have keep it with the first; the others become tags of the user's own, or nothing.
fn settle_doubles(columns: &mut [Column], profiles: &[Profile]) {
    let mut taken: Vec<ColumnRole> =
        columns.iter().filter(|column| column.reason == RoleReason::Corrected).map(|column| column.role).collect();
    for column in columns.iter_mut().filter(|column| column.reason != RoleReason::Corrected) {
        let single = !matches!(column.role, ColumnRole::Offering(_) | ColumnRole::OwnTag | ColumnRole::Ignore);
        if single && taken.contains(&column.role) {
            let attribute = matches!(column.role, ColumnRole::Tag(_) | ColumnRole::ClientStatus);
            let named = |profile: &Profile| profile.is_text() || profile.is_numeric() && profile.may_be_codes();
            let text = profiles.get(column.index).is_some_and(named);
            column.role = if attribute && text { ColumnRole::OwnTag } else { ColumnRole::Ignore };
            column.confidence = 0.5;
        }
        taken.push(column.role);
    }
}

/// Whether the column would hold amounts had the user not said otherwise.
pub(in super::super) fn would_be_amount(title: &Title, profile: &Profile) -> bool {
    guess(title, profile).0.is_amount()
}

/// Whether the table says who buys and what.
///
/// # Errors
/// [`ImportError::NoClientColumn`], or [`ImportError::NoAmounts`].
pub(in super::super) fn check(columns: &[Column], path: &std::path::Path) -> Result<(), ImportError> {
    let has = |wanted: fn(ColumnRole) -> bool| columns.iter().any(|column| wanted(column.role));
    if !has(|role| role == ColumnRole::Client) {
        return Err(ImportError::NoClientColumn { path: path.to_path_buf() });
    }
    if !has(|role| matches!(role, ColumnRole::Offering(_) | ColumnRole::Amount)) {
        return Err(ImportError::NoAmounts { path: path.to_path_buf() });
    }
    Ok(())
}
