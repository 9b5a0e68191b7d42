//! The rows of every table, from the model. Each struct is taken apart field by field, so that a new field is not forgotten.

use rusqlite::types::ValueRef;

use super::cells::{date, flag, maybe_real, maybe_text, real, text, whole};
use super::keys;
use crate::model::{
    Block, Blocks, CellRef, Client, Dataset, Dimension, DimensionKind, Issue, KnownNames, LeftOut, LeftOutCell, Line,
    Offering, Proof, SourceSheet, Tag,
};

/// Takes a row in.
pub(super) type Emit<'e> = &'e mut dyn FnMut(&[ValueRef<'_>]) -> rusqlite::Result<()>;

pub(super) fn period(period: i64, name: Option<&str>, data: &Dataset, emit: Emit<'_>) -> rusqlite::Result<()> {
    let Dataset {
        clients: _,
        offerings: _,
        dimensions: _,
        sheets: _,
        lines: _,
        left_out: _,
        issues: _,
        proof,
        marks_only,
        ready_matrix,
        currency,
        asof,
    } = data;
    let Proof { file_total, imported, left_out: _ } = proof;
    emit(&[
        ValueRef::Integer(period),
        maybe_text(name),
        real(*file_total),
        real(*imported),
        flag(*marks_only),
        flag(*ready_matrix),
        maybe_text(currency.as_deref()),
        date(*asof),
    ])
}

pub(super) fn proof(period: i64, proof: &Proof, emit: Emit<'_>) -> rusqlite::Result<()> {
    proof.left_out.iter().enumerate().try_for_each(|(at, LeftOut { reason, rows, amount })| {
        let reason = ValueRef::Integer(keys::left_out(*reason));
        emit(&[ValueRef::Integer(period), whole(at), reason, whole(*rows), real(*amount)])
    })
}

pub(super) fn sheets(period: i64, sheets: &[SourceSheet], emit: Emit<'_>) -> rusqlite::Result<()> {
    sheets.iter().enumerate().try_for_each(|(at, SourceSheet { file, sheet })| {
        emit(&[ValueRef::Integer(period), whole(at), text(&file.to_string_lossy()), text(sheet)])
    })
}

pub(super) fn offerings(period: i64, offerings: &[Offering], emit: Emit<'_>) -> rusqlite::Result<()> {
    offerings.iter().try_for_each(|offering| {
        let Offering { id, name, group, kind, per_user, lowers_risk } = offering;
        emit(&[
            ValueRef::Integer(period),
            whole(id.index()),
            text(name),
            maybe_text(group.as_deref()),
            maybe_text(kind.map(keys::kind)),
            flag(*per_user),
            flag(*lowers_risk),
        ])
    })
}

pub(super) fn dimensions(period: i64, dimensions: &[Dimension], emit: Emit<'_>) -> rusqlite::Result<()> {
    dimensions.iter().try_for_each(|Dimension { id, kind, multi_valued, values: _ }| {
        let (built_in, own) = match kind {
            DimensionKind::BuiltIn(built_in) => (Some(keys::built_in(*built_in)), None),
            DimensionKind::Own(name) => (None, Some(name.as_str())),
        };
        let id = whole(id.index());
        emit(&[ValueRef::Integer(period), id, maybe_text(built_in), maybe_text(own), flag(*multi_valued)])
    })
}

pub(super) fn values(period: i64, dimensions: &[Dimension], emit: Emit<'_>) -> rusqlite::Result<()> {
    for dimension in dimensions {
        for (at, value) in dimension.values.iter().enumerate() {
            let id = whole(dimension.id.index());
            emit(&[ValueRef::Integer(period), id, whole(at), maybe_text(value.as_deref())])?;
        }
    }
    Ok(())
}

pub(super) fn client(period: i64, client: &Client, emit: Emit<'_>) -> rusqlite::Result<()> {
    let Client {
        id,
        name,
        code,
        status,
        status_reason,
        users,
        users_source,
        employees,
        margin,
        cost_of_sale,
        effort_hours,
        since,
        orders,
        potential,
        // These have a table of their own.
        old_revenue: _,
        last_date: _,
        winnability: _,
        tags: _,
    } = client;
    emit(&[
        ValueRef::Integer(period),
        whole(id.index()),
        text(name),
        maybe_text(code.as_deref()),
        text(keys::status(*status)),
        maybe_text(status_reason.map(keys::status_reason)),
        maybe_real(*users),
        text(keys::users_source(*users_source)),
        maybe_real(*employees),
        maybe_real(*margin),
        maybe_real(*cost_of_sale),
        maybe_real(*effort_hours),
        date(*since),
        maybe_real(*orders),
        maybe_real(*potential),
    ])
}

pub(super) fn tags(period: i64, client: &Client, emit: Emit<'_>) -> rusqlite::Result<()> {
    let mut before = None;
    let mut place = 0;
    client.tags.iter().try_for_each(|Tag { dimension, value, detail }| {
        place = if before == Some(*dimension) { place + 1 } else { 0 };
        before = Some(*dimension);
        emit(&[
            ValueRef::Integer(period),
            whole(client.id.index()),
            whole(dimension.index()),
            whole(place),
            whole(value.index()),
            maybe_text(detail.as_deref()),
        ])
    })
}

pub(super) fn lines(period: i64, lines: &[Line], emit: Emit<'_>) -> rusqlite::Result<()> {
    lines.iter().try_for_each(|Line { client, offering, amount, date: day, quantity, source }| {
        let [sheet, row, column] = cell(source);
        emit(&[
            ValueRef::Integer(period),
            whole(client.index()),
            whole(offering.index()),
            real(*amount),
            date(*day),
            maybe_real(*quantity),
            sheet,
            row,
            column,
        ])
    })
}

pub(super) fn left_out(period: i64, cells: &[LeftOutCell], emit: Emit<'_>) -> rusqlite::Result<()> {
    cells.iter().try_for_each(|LeftOutCell { source, amount, reason }| {
        let [sheet, row, column] = cell(source);
        let reason = ValueRef::Integer(keys::left_out(*reason));
        emit(&[ValueRef::Integer(period), sheet, row, column, real(*amount), reason])
    })
}

pub(super) fn issues(period: i64, issues: &[Issue], emit: Emit<'_>) -> rusqlite::Result<()> {
    issues.iter().try_for_each(|Issue { source, value, reason, amount }| {
        let [sheet, row, column] = cell(source);
        let reason = ValueRef::Integer(keys::issue(*reason));
        emit(&[ValueRef::Integer(period), sheet, row, column, reason, maybe_real(*amount), text(value)])
    })
}

pub(super) fn blocks(blocks: &Blocks, emit: Emit<'_>) -> rusqlite::Result<()> {
    blocks.iter().try_for_each(|((client, offering), Block { reason, review })| {
        emit(&[whole(client.index()), whole(offering.index()), text(reason), date(*review)])
    })
}

/// The word in `about` for two clients that are two.
pub(super) const DIFFERENT: &str = "different";

pub(super) fn names(names: &KnownNames, emit: Emit<'_>) -> rusqlite::Result<()> {
    let KnownNames { clients, offerings, values, different } = names;
    for (about, said) in [("client", clients), ("offering", offerings)] {
        said.iter().try_for_each(|(name, meant)| emit(&[text(about), text(name), text(meant)]))?;
    }
    for ((dimension, name), meant) in values {
        emit(&[text(&format!("value:{dimension}")), text(name), text(meant)])?;
    }
    different.iter().try_for_each(|(one, other)| emit(&[text(DIFFERENT), text(one), text(other)]))
}

fn cell<'v>(CellRef { sheet, row, column }: &CellRef) -> [ValueRef<'v>; 3] {
    [whole(sheet.index()), ValueRef::Integer(i64::from(*row)), ValueRef::Integer(i64::from(*column))]
}
