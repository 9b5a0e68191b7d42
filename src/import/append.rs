//! The data of several sheets put together: quarters, pages of an export, copies that overlap (IMPORT.md §4).

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::proof::by_reason;
use super::window::LineNotes;
use crate::model::fold_name;
use crate::model::{
    CellRef, Client, ClientId, Dataset, Dimension, DimensionId, DimensionKind, Issue, IssueReason, LeftOutCell,
    LeftOutReason, Line, Offering, OfferingId, Proof, SheetId, SourceSheet, Tag, Tags, ValueId, neumaier_sum,
};

/// The data of one sheet, with all its lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Its clients, offerings, lines and proof.
    pub(super) data: Dataset,
    /// What is known of each line beside that.
    pub(super) notes: LineNotes,
}

/// All parts as one: clients and offerings by folded name, tags and sizes from the first part that knows them, and lines
/// of a document that an earlier part has too left out as duplicates. A line that stands twice in one part is two lines.
pub(super) fn append(parts: Vec<Part>) -> Part {
    let texts_tell = parts.iter().all(|part| part.notes.texts_tell());
    let mut whole = Whole { texts_tell, ..Whole::default() };
    for part in parts {
        whole.add(part);
    }
    whole.finish()
}

#[derive(Default)]
struct Whole {
    data: Dataset,
    clients: Vec<Client>,
    client_of: HashMap<String, ClientId>,
    offerings: Vec<Offering>,
    offering_of: HashMap<String, OfferingId>,
    dimensions: Vec<Dimension>,
    sheets: Vec<SourceSheet>,
    lines: Vec<Line>,
    notes: LineNotes,
    /// How often each line of a document stands in the parts so far.
    seen: HashMap<u64, usize>,
    /// Whether every part says more of what was sold than the offering, so that lines differ by it.
    texts_tell: bool,
    left_out: Vec<LeftOutCell>,
    issues: Vec<Issue>,
    file_totals: Vec<f64>,
}

/// `amount` to the cent, to be compared.
pub(super) fn cents(amount: f64) -> u64 {
    // Nothing is the same with either sign.
    ((amount * 100.0).round() + 0.0).to_bits()
}

impl Whole {
    fn add(&mut self, part: Part) {
        let Part { data, mut notes } = part;
        let sheet = self.sheets.len();
        let moved = |source: CellRef| CellRef { sheet: SheetId::at(sheet + source.sheet.index()), ..source };
        self.notes.said.fill(std::mem::take(&mut notes.said).moved(moved));
        self.issues.extend(data.issues.iter().map(|issue| Issue { source: moved(issue.source), ..issue.clone() }));
        let dimensions = self.dimensions(&data.dimensions);
        let clients = self.clients(&data, &dimensions, moved);
        let offerings = self.offerings(&data.offerings);
        self.left_out.extend(data.left_out.iter().map(|cell| LeftOutCell { source: moved(cell.source), ..*cell }));
        self.file_totals.push(data.proof.file_total);
        let mut here: HashMap<u64, usize> = HashMap::new();
        for (position, line) in data.lines.iter().enumerate() {
            let client = clients.get(line.client.index()).copied().unwrap_or(line.client);
            let offering = offerings.get(line.offering.index()).copied().unwrap_or(line.offering);
            let line = Line { client, offering, source: moved(line.source), ..*line };
            let document = self.key(&line, &notes, position);
            let times = document.map_or(0, |document| {
                let times = here.entry(document).or_default();
                *times += 1;
                *times
            });
            if document.is_some_and(|document| self.seen.get(&document).is_some_and(|before| times <= *before)) {
                let (source, amount) = (line.source, line.amount);
                self.left_out.push(LeftOutCell { source, amount, reason: LeftOutReason::Duplicate });
                continue;
            }
            note(&mut self.notes, &notes, position, self.lines.len());
            self.lines.push(line);
        }
        for (document, times) in here {
            let most = self.seen.entry(document).or_default();
            *most = times.max(*most);
        }
        self.data.currency = self.data.currency.take().or(data.currency);
        self.data.asof = self.data.asof.max(data.asof);
        self.data.ready_matrix |= data.ready_matrix;
        self.sheets.extend(data.sheets.iter().cloned());
    }

    /// A number for the line at `position` of a part, `line` in the whole, which is the same for the same line of another
    /// part; `None` where it names no document. What changes from one export to the next, such as a status, is not in it,
    /// nor how a file writes numbers and dates.
    fn key(&self, line: &Line, notes: &LineNotes, position: usize) -> Option<u64> {
        let document = notes.documents.get(position).copied().filter(|document| *document != 0)?;
        let mut hasher = DefaultHasher::new();
        (document, line.client, line.offering, line.date, cents(line.amount)).hash(&mut hasher);
        if self.texts_tell {
            notes.texts.get(position).hash(&mut hasher);
        }
        Some(hasher.finish())
    }

    /// Where the dimensions of a part and their values go.
    fn dimensions(&mut self, part: &[Dimension]) -> Vec<(DimensionId, Vec<Option<ValueId>>)> {
        if self.dimensions.is_empty() {
            self.dimensions = Dimension::built_in();
        }
        let each = part.iter().map(|dimension| {
            let same = |known: &Dimension| match (&known.kind, &dimension.kind) {
                (DimensionKind::Own(one), DimensionKind::Own(other)) => fold_name(one) == fold_name(other),
                (one, other) => one == other,
            };
            let position = self.dimensions.iter().position(same).unwrap_or_else(|| {
                let id = DimensionId::at(self.dimensions.len());
                self.dimensions.push(Dimension { id, values: Vec::new(), ..dimension.clone() });
                self.dimensions.len() - 1
            });
            let values = self.dimensions.get_mut(position).map(|known| interned(known, &dimension.values));
            (DimensionId::at(position), values.unwrap_or_default())
        });
        each.collect()
    }

    /// Where the clients of a part go. What is known of them already stays.
    fn clients(
        &mut self,
        data: &Dataset,
        dimensions: &[(DimensionId, Vec<Option<ValueId>>)],
        moved: impl Fn(CellRef) -> CellRef,
    ) -> Vec<ClientId> {
        let mut ids = Vec::with_capacity(data.clients.len());
        let mut conflicts: Vec<(usize, String)> = Vec::new();
        for (position, client) in data.clients.iter().enumerate() {
            let tags = translated(&client.tags, dimensions);
            let next = ClientId::at(self.clients.len());
            let id = *self.client_of.entry(fold_name(&client.name)).or_insert(next);
            ids.push(id);
            if id == next {
                self.clients.push(Client { id, tags, ..client.clone() });
            } else if let Some(known) = self.clients.get_mut(id.index()) {
                let found = known.fill_from(&Client { tags, ..client.clone() }, &self.dimensions);
                conflicts.extend(found.map(|value| (position, value)));
            }
        }
        if !conflicts.is_empty() {
            let mut places: HashMap<usize, CellRef> = HashMap::new();
            for line in data.lines.iter() {
                places.entry(line.client.index()).or_insert(CellRef { column: 0, ..line.source });
            }
            let nowhere = CellRef { sheet: SheetId(0), row: 0, column: 0 };
            let place = |client: &usize| moved(places.get(client).copied().unwrap_or(nowhere));
            let issue =
                |(client, value): (usize, String)| Issue::new(place(&client), value, IssueReason::ConflictingValue);
            self.issues.extend(conflicts.into_iter().map(issue));
        }
        ids
    }

    fn offerings(&mut self, part: &[Offering]) -> Vec<OfferingId> {
        let each = part.iter().map(|offering| {
            let next = OfferingId::at(self.offerings.len());
            let id = *self.offering_of.entry(fold_name(&offering.name)).or_insert(next);
            if id == next {
                self.offerings.push(Offering { id, ..offering.clone() });
            } else if let Some(known) = self.offerings.get_mut(id.index()) {
                known.group = known.group.take().or_else(|| offering.group.clone());
                known.kind = known.kind.or(offering.kind);
            }
            id
        });
        each.collect()
    }

    fn finish(mut self) -> Part {
        fill_up(&mut self.notes, self.lines.len());
        self.left_out.sort_by_key(|cell| cell.source);
        self.issues.sort_by_key(|issue| issue.source);
        let proof = Proof {
            file_total: neumaier_sum(self.file_totals),
            imported: neumaier_sum(self.lines.iter().map(|line| line.amount)),
            left_out: by_reason(&self.left_out),
        };
        let data = Dataset {
            clients: Arc::new(self.clients),
            offerings: Arc::new(self.offerings),
            dimensions: Arc::new(self.dimensions),
            sheets: Arc::new(self.sheets),
            lines: Arc::new(self.lines),
            left_out: Arc::new(self.left_out),
            issues: Arc::new(self.issues),
            proof,
            ..self.data
        };
        Part { data, notes: self.notes }
    }
}

/// Where `values` are in the vocabulary of `known`, which takes up new ones.
fn interned(known: &mut Dimension, values: &[Option<String>]) -> Vec<Option<ValueId>> {
    let mut by_lower: HashMap<String, ValueId> = known.values().map(|(id, value)| (value.to_lowercase(), id)).collect();
    let mut place = |value: &String| {
        *by_lower.entry(value.to_lowercase()).or_insert_with(|| {
            known.values.push(Some(value.clone()));
            ValueId::at(known.values.len() - 1)
        })
    };
    values.iter().map(|value| value.as_ref().map(&mut place)).collect()
}

/// Adds the notes of the line at `position` of a part to those of the `count` lines there are. A list stays empty until a
/// part has it.
fn note(whole: &mut LineNotes, part: &LineNotes, position: usize, count: usize) {
    add(&mut whole.documents, &part.documents, (position, count), 0);
    add(&mut whole.texts, &part.texts, (position, count), 0);
    add(&mut whole.margins, &part.margins, (position, count), f64::NAN);
    add(&mut whole.costs, &part.costs, (position, count), f64::NAN);
    add(&mut whole.efforts, &part.efforts, (position, count), f64::NAN);
}

fn add<T: Copy>(whole: &mut Vec<T>, part: &[T], (position, count): (usize, usize), nothing: T) {
    if let Some(value) = part.get(position) {
        whole.resize(count, nothing);
        whole.push(*value);
    }
}

/// Makes every list that is not empty as long as the lines.
fn fill_up(notes: &mut LineNotes, count: usize) {
    fn fill<T: Clone>(list: &mut Vec<T>, count: usize, nothing: T) {
        if !list.is_empty() {
            list.resize(count, nothing);
        }
    }
    fill(&mut notes.documents, count, 0);
    fill(&mut notes.texts, count, 0);
    fill(&mut notes.margins, count, f64::NAN);
    fill(&mut notes.costs, count, f64::NAN);
    fill(&mut notes.efforts, count, f64::NAN);
}

fn translated(tags: &Tags, dimensions: &[(DimensionId, Vec<Option<ValueId>>)]) -> Tags {
    let mut out = Tags::default();
    for (position, (dimension, values)) in dimensions.iter().enumerate() {
        for Tag { value, detail, .. } in tags.of(DimensionId::at(position)) {
            let Some(value) = values.get(value.index()).copied().flatten() else { continue };
            out.add(*dimension, value, true);
            out.set_detail(*dimension, value, detail.as_deref().unwrap_or_default());
        }
    }
    out
}

#[cfg(test)]
mod tests;
