//! The proof that no amount went missing (METHOD.md §2, IMPORT.md §5), and what could not be used.

use super::{CellRef, NeumaierSum};

/// Why an amount cell is outside the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOutReason {
    /// A grand total row.
    GrandTotal,
    /// A subtotal row.
    Subtotal,
    /// A total column.
    TotalColumn,
    /// A row of averages of the clients, or of their shares.
    Derived,
    /// A row with an amount and no client.
    NoClient,
    /// A row with an amount and no offering.
    NoOffering,
    /// Dated outside the twelve months.
    OutsideWindow,
    /// No readable date, where the file dates its lines.
    NoDate,
    /// In another currency than the one that counts.
    OtherCurrency,
    /// A credit written as a positive amount: what turning it takes from the file's total.
    CreditTurned,
    /// A payment or deposit.
    Payment,
    /// A transfer or journal entry.
    Transfer,
    /// Tax.
    Tax,
    /// A draft, pro forma or quote.
    Draft,
    /// Voided or deleted.
    Void,
    /// A status that is no sale, such as a lost deal.
    Status,
    /// The same document line was already read.
    Duplicate,
    /// Another year, beside the one that counts.
    OtherYear,
    /// Another table of the sheet.
    OtherTable,
    /// Of somebody who is no client of the window: a prospect or an ex-client (METHOD.md §1).
    NotAClient,
    /// A column or row the user chose to leave out.
    Ignored,
}

/// One amount cell that was left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeftOutCell {
    /// The cell.
    pub source: CellRef,
    /// Its amount.
    pub amount: f64,
    /// Why it is left out.
    pub reason: LeftOutReason,
}

/// The left-out cells of one reason, added up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeftOut {
    /// Why they are left out.
    pub reason: LeftOutReason,
    /// The number of rows they stand in.
    pub rows: usize,
    /// Their sum.
    pub amount: f64,
}

/// Sum of the file's amount cells = imported + left out. The three are counted separately, so that the balance proves
/// something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proof {
    /// The sum of every amount cell of the file.
    pub file_total: f64,
    /// The sum of the imported lines.
    pub imported: f64,
    /// What was left out, by reason.
    pub left_out: Vec<LeftOut>,
}

impl Proof {
    /// The difference that would have to be explained: file total − imported − left out.
    #[must_use]
    pub fn difference(&self) -> f64 {
        let mut sum = NeumaierSum::default();
        sum.add(self.file_total);
        sum.add(-self.imported);
        sum.extend(self.left_out.iter().map(|part| -part.amount));
        sum.total()
    }

    /// Whether the parts add up to the file total, to the cent; beyond 10¹³, where doubles have no cents, to their
    /// precision.
    #[must_use]
    pub fn balances(&self) -> bool {
        self.difference().abs() < (self.file_total.abs() * 4.0 * f64::EPSILON).max(0.005)
    }
}

/// Why a cell could not be used as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IssueReason {
    /// A formula error such as #N/A.
    ErrorCell,
    /// A formula without a saved value.
    FormulaWithoutValue,
    /// Text where an amount belongs.
    NotAnAmount,
    /// A size that is not a positive number.
    NotASize,
    /// A score that is not from 0 to 5; it is read as unknown.
    NotAScore,
    /// Text where a date belongs.
    NotADate,
    /// Something behind a date that does not belong there; it was passed over.
    DateWithJunk,
    /// An amount in a row without a client.
    NoClient,
    /// An amount in a row without an offering.
    NoOffering,
    /// No amount of its own: quantity times price, less the discount.
    ComputedAmount,
    /// A credit that adds, where other credits of the table take away.
    CreditAdds,
    /// The amounts include tax that no column tells.
    IncludesTax,
    /// Nothing dates the lines; all of them count.
    NoDates,
    /// Agreements and no invoices: what is contracted, not the revenue of twelve months.
    Contracted,
    /// The row has more or fewer fields than the titles.
    RaggedRow,
    /// The same client name stands in several rows; their amounts were added.
    RepeatedClient,
    /// Two rows give the same client different values; the first was kept.
    ConflictingValue,
    /// The lines bill another number of users than is known of the client, which stays.
    BilledUsersDiffer,
    /// Words like "Total" without matching arithmetic; read as a client.
    TotalWordOnly,
    /// An offering column without any amount.
    EmptyOffering,
    /// The field begins with a quote that nothing closes; the quote was read as text.
    UnclosedQuote,
    /// Another table of the sheet; it was left out.
    SecondTable,
    /// A column of numbers whose title says that they are no revenue, such as a budget; they are not counted.
    NotRevenue,
    /// A column of amounts that are counted nowhere.
    IgnoredAmounts,
    /// A number above the titles, which is counted nowhere.
    NumberAboveTitles,
    /// A column of texts with numbers among them, which are not counted as amounts.
    NumbersAmongTexts,
    /// A mark such as "x" between amounts, left out.
    MarkWithoutAmount,
    /// The file holds marks and no amounts; each counts as one.
    MarksOnly,
    /// A status of a client that is none of the known ones; the lines decide.
    UnknownStatus,
    /// A row with a name and nothing else: nothing is billed.
    OnlyAName,
    /// Several values where a client has one; the first was kept.
    SeveralValues,
    /// A margin in per cent of a client without revenue: it comes to nothing known.
    MarginWithoutRevenue,
}

/// One cell that could not be used as it stands. The import went on without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The cell.
    pub source: CellRef,
    /// What it held, as text.
    pub value: String,
    /// What is wrong with it.
    pub reason: IssueReason,
    /// What it comes to, where it is about an amount that stands nowhere else.
    pub amount: Option<f64>,
}

impl Issue {
    /// An issue about no amount.
    #[must_use]
    pub fn new(source: CellRef, value: String, reason: IssueReason) -> Self {
        Self { source, value, reason, amount: None }
    }
}
