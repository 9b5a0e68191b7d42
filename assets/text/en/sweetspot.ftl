# Every word Sweetspot shows, in English. One section per room; keys begin with the room's name.

### Program

program-name = Sweetspot
program-privacy = Your data stays on this computer

### Text: numbers, dates, lists

number-thousands = { $number }k
number-millions = { $number }M
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-period = { $from } – { $to }
date-january = Jan
date-february = Feb
date-march = Mar
date-april = Apr
date-may = May
date-june = Jun
date-july = Jul
date-august = Aug
date-september = Sep
date-october = Oct
date-november = Nov
date-december = Dec
list-and = { $first } and { $last }

### Words: the nouns of the method

count-clients = { $count ->
    [one] { $shown } client
   *[other] { $shown } clients
}
count-offerings = { $count ->
    [one] { $shown } offering
   *[other] { $shown } offerings
}
count-rows = { $count ->
    [one] { $shown } row
   *[other] { $shown } rows
}

band-unknown = Unknown
band-unknown-size = unknown size
band-users = { $label } users
band-revenue-first = up to { $to } in revenue
band-revenue-between = { $from }–{ $to } in revenue
band-revenue-last = over { $from } in revenue
band-employees = { $label } employees

criterion-broad-clients = Broad clients
criterion-average-per-client = Average per client
criterion-breadth = Breadth
criterion-pairs = Client–offering pairs
criterion-share = Share of revenue
criterion-revenue-per-user = Revenue per user

dimension-industry = Industry
dimension-geography = Geography
dimension-buyer-role = Buyer role
dimension-adoption = Adoption profile
dimension-problem = Problem solved
dimension-differentiator = Differentiator
dimension-size-band = Size band

value-innovator = Innovator
value-early-adopter = Early adopter
value-early-majority = Early majority
value-late-majority = Late majority
value-laggard = Laggard
value-more-market-share = More market share
value-lower-cost = Lower cost
value-shorter-time-to-market = Shorter time-to-market
value-more-revenue = More revenue

status-client = Client
status-first-billed-after = { $status }, first billed after { $asof }
status-nothing-billed = { $status }, nothing billed
status-ex-client = Ex-client
status-prospect = Prospect
kind-recurring = Recurring
kind-one-off = One-off
kind-not-marked = Not marked

### Words: the search for overlap

target-value = Value
target-revenue = Revenue
target-revenue-per-user = Revenue per user
target-breadth = Breadth
target-margin = Margin
target-tier-a = In the first tier
condition = { $dimension } { $value }
chance-unlikely = unlikely to be chance
chance-possible = could be chance
chance-too-few = too few to say

### Words: the import

role-client = Client
role-client-code = Client code
role-users = Users
role-employees = Employees
role-offering = Offering
role-offering-recurring = Offering, recurring
role-offering-one-off = Offering, one-off
role-offering-group = Offering group
role-amount = Amount
role-quantity = Quantity
role-unit-price = Unit price
role-discount = Discount
role-date = Date
role-period = Period
role-document-type = Document type
role-document-status = Status
role-document = Document number
role-tax = Tax
role-currency = Currency
role-own-tag = Own dimension
role-margin = Margin
role-margin-percent = Margin, %
role-cost-of-sale = Cost of sale
role-effort = Effort, hours
role-client-since = Client since
role-orders = Number of orders
role-potential = Potential revenue
role-client-status = Client status
role-total = Left out: total
role-ignore = Left out

role-reason-title = known title
role-reason-content = what the cells hold
role-reason-title-and-content = known title, and the cells agree
role-reason-arithmetic = equals the sum of the amount columns
role-reason-not-revenue = the title says it is not revenue
role-reason-corrected = you said so
role-reason-nothing-else = nothing spoke for anything else

row-title = Title
row-header = Titles
row-group = Group
row-detail = Client
row-subtotal = Subtotal
row-grand-total = Total
row-derived = Avg or share
row-footer = Footer
row-blank = Blank

left-out-grand-total = grand totals
left-out-subtotal = subtotals
left-out-total-column = total columns
left-out-derived = averages and shares
left-out-no-client = rows without a client
left-out-no-offering = rows without an offering
left-out-outside-window = outside the twelve months
left-out-no-date = rows without a date
left-out-other-currency = other currencies
left-out-credit-turned = credits written as positive amounts
left-out-payment = payments
left-out-transfer = transfers and journals
left-out-tax = tax
left-out-draft = drafts and quotes
left-out-void = voided or deleted
left-out-status = not sold
left-out-duplicate = read twice
left-out-other-year = another year
left-out-other-table = other tables
left-out-not-a-client = prospects and ex-clients
left-out-ignored = left out by you

issue-error-cell = formula error, left out
issue-formula-without-value = formula without a saved value: open it in Excel, save, and try again
issue-not-an-amount = not an amount, left out
issue-not-a-score = not a score from 0 to 5, read as unknown
issue-not-a-size = not a size, read as unknown
issue-not-a-date = not a date
issue-date-with-junk = something behind the date, passed over
issue-no-offering = an amount in a row without an offering, left out
issue-computed-amount = no amount of its own: quantity times price, less the discount
issue-credit-adds = a credit with a positive amount among credits that take away: it is added as it stands
issue-includes-tax = the amounts include tax, and no column says how much
issue-no-dates = no dates: every line counts, whatever its month
issue-contracted = agreements and no invoices: what is contracted, not the revenue of twelve months
issue-no-client = an amount in a row without a client, left out
issue-ragged-row = more or fewer fields than the titles
issue-repeated-client = the client stands in several rows, added up
issue-conflicting-value = the client has another value in an earlier row, which was kept
issue-billed-users-differ = the last lines bill another number of users than is known of the client, which stays
issue-total-word-only = sounds like a total but does not add up, read as a client
issue-empty-offering = no amount in this column
issue-unclosed-quote = begins with a quote that is never closed, read as text
issue-second-table = another table of the sheet, left out
issue-not-revenue = not revenue by its title, not counted; if it is revenue, say so in the column's role
issue-ignored-amounts = amounts that are not counted; if they are revenue, say so in the column's role
issue-number-above-titles = a number above the titles, not counted
issue-numbers-among-texts = numbers among texts, not counted; if they are amounts, say so in the column's role
issue-mark-without-amount = a mark where an amount belongs, left out
issue-marks-only = marks and no amounts: each counts as one, and sums are numbers of services
issue-unknown-status = not a known status of a client; what is billed decides
issue-only-a-name = a name and nothing else: listed as a prospect to whom nothing is billed
issue-several-values = several values where a client has one, the first was kept
issue-margin-without-revenue = a margin in per cent of a client without revenue, read as unknown

layout-matrix = Matrix
layout-lines = Invoice lines
layout-clients = One row per client
marks-only = The file holds marks and no amounts. Each mark counts as 1: breadth and penetration are true, every sum is a number of services
shape-plain = Plain
shape-months-across = Months across
shape-two-years = Years side by side
shape-clients-across = Clients across
shape-marks = Marks
shape-reason-nothing-else = nothing speaks for another shape
shape-reason-period-titles = the titles are months or quarters
shape-reason-year-titles = the titles are years
shape-reason-marked-cells = the cells are marks
shape-reason-offerings-title = the title of the first column says offerings
shape-reason-attributes-down = the first column holds titles such as users
shape-reason-names-across = company names stand across
shape-reason-offerings-down = the first column holds services

file-xlsx = Excel workbook
file-xlsb = Excel binary workbook
file-xls = Excel 97–2003 workbook
file-ods = OpenDocument spreadsheet
file-fods = OpenDocument spreadsheet in XML
file-xml2003 = Excel 2003 XML workbook
file-html = web page with tables
file-mhtml = web archive with tables
file-csv = delimited text
file-tsv = text delimited by tabs

question-separator = Does “{ $title }” use its separator for decimals or for thousands?
question-separator-why = Every amount in the column has one separator and three digits after it
question-total-row = Is “{ $label }” a client or a total?
question-total-row-sheet = Is “{ $label }” in “{ $sheet }” a client or a total?
question-total-row-why = It carries the word of a total, but does not add up to the rows above it
question-parent-rows = { $count ->
    [one] Is “{ $label }” the total of the rows below it?
   *[other] Are { $count } rows totals of the rows below them?
}
question-parent-rows-sheet = { $count ->
    [one] Is “{ $label }” in “{ $sheet }” the total of the rows below it?
   *[other] Are { $count } rows in “{ $sheet }” totals of the rows below them?
}
question-parent-rows-why = { $count ->
    [one] It equals their sum; if it is their total, its revenue counts twice
   *[other] Each equals their sum, such as “{ $label }”; if they are totals, their revenue counts twice
}
question-total-column = Is “{ $title }” an offering or a total?
question-year = Which year counts?
question-year-why = Years stand side by side; adding them would count revenue twice
question-total-column-why = It carries the word of a total, but does not add up the columns beside it
question-same-table = Are the amounts in “{ $name }” to be added?
question-same-table-why = They could be of another period or other sales, or the same once more
question-same-lines = { $count ->
    [one] Is the line in “{ $name }” that also stands in another sheet a different sale?
   *[other] Are the { $count } lines in “{ $name }” that also stand in another sheet different sales?
}
question-same-lines-why = They agree in client, date, offering and amount, and no document number tells them apart
choice-add = Add it
choice-leave-out = Leave it out
choice-decimal = Decimals
choice-thousands = Thousands
choice-client = A client
choice-total = A total
choice-clients = Clients with revenue of their own
choice-totals = Totals
choice-latest = The latest year
choice-earlier = An earlier year
choice-offering = An offering
question-amount = Which column is the amount of a line?
question-amount-why = Their titles say the same, and their amounts differ
question-date-order = Which comes first in “{ $sample }” ({ $title })?
question-date-order-why = No date of the column has a number above 12
question-currency = Which currency counts?
question-currency-why = Currencies are never added; lines in the others are left out
question-document-kind = Is “{ $value }” a sale?
question-document-kind-why = “{ $title }” has other values that are, and this one is not known
question-shown-once = Do the names in “{ $title }” hold for the blanks below them?
question-shown-once-why = Each name stands there once, and the rows below it leave the cell blank
question-factor = Are the amounts multiples, as “{ $words }” says?
question-factor-why = It stands with the titles, and the amounts would be too small without it
question-sign = Are the negative amounts sales?
question-sign-why = Nearly all amounts are negative, as where sales are booked as credits
question-marks = Does “{ $title }” say which amounts are taken away?
question-marks-why = Its values are a pair such as D and C, and its title does not say that they are signs
choice-fill-down = Fill them down
choice-blank = Leave them blank
choice-times = Multiply
choice-as-written = As written
choice-turned = Turn the signs
choice-signed = Take the credits away
question-prospects = { $count ->
    [one] “{ $name }” is a prospect in the file; does its revenue count?
   *[other] { $count } prospects in the file have revenue, such as “{ $name }”; does it count?
}
question-prospects-why = Prospects are outside every figure; amounts beside them may be what they could bring, or mean that they are clients by now
question-ex-clients = { $count ->
    [one] “{ $name }” is an ex-client in the file; does its revenue count?
   *[other] { $count } ex-clients in the file have revenue, such as “{ $name }”; does it count?
}
question-ex-clients-why = Ex-clients are outside every figure, and these were billed inside the twelve months
choice-count = It counts, they are clients
choice-day-first = The day
choice-month-first = The month
choice-sale = A sale
choice-left-out = Left out

### Words: edits

edit-tag = { $count ->
    [one] tag { $shown } client
   *[other] tag { $shown } clients
}
edit-untag = { $count ->
    [one] untag { $shown } client
   *[other] untag { $shown } clients
}
edit-status = { $count ->
    [one] change status of { $shown } client
   *[other] change status of { $shown } clients
}
edit-clients = { $count ->
    [one] change { $shown } client
   *[other] change { $shown } clients
}
edit-detail = change detail of a tag
edit-users = change users
edit-add-dimension = add dimension “{ $name }”
edit-rename-value = rename value to “{ $name }”
edit-delete-value = delete value
edit-bands = change band edges
edit-band-by-users = band by users
edit-band-by-employees = band by employees
edit-band-by-revenue = band by revenue
edit-tier-rule = divide tiers by { $rule }
edit-tier-names = rename tiers
edit-tier-cutoffs = change tier cut-offs
edit-promise = change what a tier is promised
edit-hours = change hours to divide
edit-white-space = change what counts as missing
edit-block = set a cell aside
edit-unblock = bring a cell back
edit-wanted-share = change wanted share of clients
edit-forget-period = forget a period
edit-weight = change weight: { $criterion }
edit-threshold = change when an offering counts as bought
edit-broad-from = change when a client counts as broad
edit-recurring-only = count recurring offerings only
edit-recurring-and-one-off = count all offerings
edit-overlap = change overlap search
edit-pin-profile = pin profile as the sweet spot
edit-unpin-profile = unpin profile
edit-offering-kind =
    { $count ->
        [one] change the kind of 1 offering
       *[other] change the kind of { $shown } offerings
    }
edit-offering-group =
    { $count ->
        [one] group 1 offering
       *[other] group { $shown } offerings
    }
edit-offering-per-user =
    { $count ->
        [one] mark 1 offering as billed per user or not
       *[other] mark { $shown } offerings as billed per user or not
    }
edit-offering-risk =
    { $count ->
        [one] mark 1 offering as lowering risk or not
       *[other] mark { $shown } offerings as lowering risk or not
    }
edit-rename-offering = rename offering to “{ $name }”
edit-merge-offerings = put { $count } offerings together as “{ $name }”
edit-merge-clients = put { $count } clients together
edit-keep-apart = keep two clients apart
edit-same-client = recognise a client of an earlier period
edit-show-period = show another period
edit-primary = change primary value
edit-import = import { $name }
edit-rename-project = rename project

edit-error-missing = What you changed is no longer there; nothing was changed
edit-error-empty-name = A name cannot be empty; type at least one letter
edit-error-not-a-number = That is not a usable number; type a number above zero
edit-error-name-taken = That name is taken; choose another
edit-error-tier-count = Tiers are two to five; add or take away a name
edit-error-tier-cutoffs = Cut-offs must be shares from 0 to 100 % in order; change the one that is out of order
edit-error-not-a-profile = That profile does not fit this project; choose one to four conditions, each about something else
edges-error-empty = A scheme needs at least one edge; type one
edges-error-not-positive = An edge must be a number above zero
edges-error-not-rising = Each edge must be above the one before it

### Words: edits of people

edit-save-profile = save the profile { $name }
edit-rename-profile = rename a profile to { $name }
edit-delete-profile = delete a profile
edit-fit-weight = weight of { $dimension }
edit-fit-weights = weights of the fit
edit-rules = rules
edit-segments = choose the segments
edit-segment-weight = weight of { $criterion }
edit-potential = market size of { $segment }
edit-team-score = { $score } of { $segment }
edit-add-need = add the need { $name }
edit-rename-need = rename a need to { $name }
edit-delete-need = delete the need { $name }
edit-score-need = score what { $segment } needs
edit-score-offer = score what { $offering } meets
edit-motives = motives of { $segment }
edit-read-panel = read a panel
edit-delete-quote = delete a quote
edit-message-dimension = choose the target groups
edit-message = message for { $group }
edit-core-cards = core clients
edit-winnability = { $score } of { $count ->
    [one] { $shown } prospect
   *[other] { $shown } prospects
}
edit-add-prospects = add { $count ->
    [one] { $shown } prospect
   *[other] { $shown } prospects
}
edit-people = what was typed about prospects and segments
edit-error-not-a-score = A score is a number from 0 to 5

### Words: people

listed-no-name = a row without a name, left out
listed-repeated = stands in a row above, left out
listed-no-such-client = called a client, and no client has that name; left out
fit-dimension-size = Size
winnability-entry-barrier = Entry barrier
winnability-access = Access to decision makers
winnability-urgency = Urgency
winnability-lead-generation = Lead generation
segment-history = History
segment-needs-offer = Needs × offer
segment-motives = Motives × strengths
segment-future-trends = Future trends
segment-triggers = Triggers
segment-competitor-success = Competitor success
segment-reference-cases = Reference cases
effect-good = Good
effect-warn = Warn
effect-halve = Halve the fit
effect-exclude = Exclude
rule-reason-role-without-revenue = A human-resources director does not buy more revenue
rule-reason-delivered-already = To a project manager the project is delivered before after-sales begins
core-test-biggest-need = Fits the biggest need
core-test-potential = Has potential ahead
core-test-strategy = Fits our market strategy

### Words: tagging workbook

tagging-new = “{ $value }” is new
tagging-near = “{ $typed }” is new; perhaps “{ $meant }” is meant
tagging-changed-meanwhile = Changed here after the workbook was written
tagging-no-such-client = No client has this name or code
tagging-several-clients = Several clients have this name or code
tagging-code-of-another = The code is that of another client
tagging-not-a-size = Not a number above 0
tagging-unknown-status = Not a known status
tagging-no-status = A client always has a status
tagging-several-values = Several values where a client has one
tagging-detail-of-nothing = A detail without the value it belongs to
tagging-error-cell = A formula error
tagging-no-such-dimension = The project has no such dimension

### Words: value, tiers, white space, pivot, periods

component-revenue = Revenue
component-breadth = Breadth
component-margin = Margin
component-potential = Room to sell more
component-lifetime = Time as a client
component-orders = Orders
tier-rule-cumulative = cumulative revenue
tier-rule-count = number of clients
tier-rule-value = value score
quadrant-grow = Grow: high revenue, room for more
quadrant-keep = Keep: high revenue, little room
quadrant-develop = Develop: low revenue, room for more
quadrant-serve = Serve at low cost: low revenue, little room
pivot-clients = Clients
pivot-revenue = Revenue
pivot-share = Share of revenue
pivot-average = Average per client
pivot-median = Median per client
pivot-breadth = Breadth
pivot-penetration = Penetration
pivot-per-user-mean = Revenue per user, mean of clients
pivot-per-user-whole = Revenue per user, as a whole
pivot-value = Value score
figure-clients = Clients
figure-revenue = Revenue
figure-average = Average per client
figure-median = Median per client
figure-per-user = Revenue per user, mean of clients
figure-breadth = Breadth
figure-penetration = Penetration
figure-target-clients = Clients in the sweet spot
figure-target-share = Share of clients in the sweet spot
figure-target-revenue-share = Share of revenue in the sweet spot
figure-spread = Effective number of bands
figure-top-share = Share of the largest tenth
figure-gini = Gini coefficient
figure-unknown-size = Clients of unknown size

### Window: frame

window-open = Open workbook…
window-open-sample = Open sample
window-paste = Paste from Excel
window-save-template = Save a template…
window-job-copy = Writing a copy
project-save-as = Save project as…
project-copy = Save a copy of the project…
project-close = Close project
project-filter = Sweetspot project
save-was-gone = “{ $name }” was removed or replaced by another program, and is written again
save-copied = The copy is saved
open-read-only = “{ $name }” is open for reading only
open-elsewhere = It is open in another window or program. What you change here is not saved: choose “Save project as…” to keep it
open-not-writable = The file or its folder cannot be written to. What you change here is not saved: choose “Save project as…” to keep it
open-upgraded = “{ $name }” was brought up to date
open-upgraded-why = It was made by an earlier version. This is a copy of it as it was
missing-rows = { $part }: { $read } of { $rows } could be read
missing-changed = { $part }: not as they were saved
missing-foreign = Another program changed the file
missing-clients = Clients and their tags
missing-offerings = Offerings
missing-dimensions = Dimensions and their values
missing-lines = Lines of the file
missing-proof = The proof of the import
missing-blocks = Cells set aside
missing-settings = Settings
status-saved = Saved { $time }
status-saving = Saving…
status-unsaved = Not saved: { $reason }
status-read-only = Read only, not saved
window-undo = Undo
window-redo = Redo
window-export = Export report…
window-theme-switch = Switch between light and dark
window-theme-system = Follow the system’s light or dark
window-filter-spreadsheets = Spreadsheets
window-filter-excel = Excel workbook
window-sample-file = Noorderlicht IT.xlsx
window-template-file = Sweetspot template.xlsx
window-report-file = { $project } sweet spot.xlsx
window-job-reading = Reading { $file }
window-job-understanding = Reading the table again
window-job-understanding-first = Finding the table in what was read
window-job-analysing = Computing the bands
window-job-white-space = Looking for what clients could buy
window-job-doubt = Computing the doubt
window-job-report = Writing the report
window-job-template = Writing the template
window-report-written = The report is written
window-template-written = The template is written
window-error-dialog = The file dialog could not be opened
window-error-no-dialog = No file dialog came up
window-error-no-dialog-open = This computer has no file dialogs for this program. Drop the file on this window, or give its name when you start the program; on Linux, xdg-desktop-portal with the part for your desktop brings the dialogs
window-error-no-dialog-save = This computer has no file dialogs for this program, so nothing was saved. On Linux, install xdg-desktop-portal with the part for your desktop, or zenity, and try again
window-error-dialog-open = A file dialog is open already; it may be behind this window
window-error-report-running = A report is being written already
window-error-folder = The folder could not be shown
window-error-settings = Your choices of language and theme could not be kept
window-error-settings-read = The file with your choices could not be read; the defaults are used
window-error-internal = Something went wrong inside the program; your data is untouched
screen-start = Start
screen-import = Import
screen-clients = Clients
screen-bands = Bands
screen-overlap = Overlap
screen-segments = Segments
screen-sweet-spot = Sweet spot
screen-white-space = White space
screen-tiers = Tiers
screen-prospects = Prospects
screen-messages = Messages
screen-core-clients = Core clients
screen-goal = Goal
screen-report = Report
top-undo-nothing = Nothing to undo
top-undo-step = Undo: { $step }
top-redo-nothing = Nothing to redo
top-redo-step = Redo: { $step }
top-search = Search clients, offerings, commands
top-period = Period
top-language = Language
status-balances = ✓ Balances with the file
status-recurring = recurring only: { $amount }
status-off = ✗ Does not balance with the file
status-cancel = Cancel
notice-close = Close notice
notice-show = Show in folder
notice-undo = Undo this import
palette-hint = Search clients, offerings, commands
palette-nothing = Nothing found
palette-client = Client
palette-offering = Offering
empty-open = Open a workbook or the sample first
empty-import = Import the open file first

### Window: inspector

inspector-close = Close inspector
inspector-cell-title = { $share } buy it
inspector-cell-basis = { $buyers } of { $clients } clients · { $revenue }
inspector-average-client = Average per client
inspector-average-buyer = Average per buyer
inspector-median-client = Median per client
inspector-trimmed = Trimmed mean
inspector-per-user = Per user
inspector-per-user-mean = Per user, mean
inspector-per-user-band = Per user, whole band
inspector-breadth = Breadth
inspector-penetration = Penetration
inspector-largest = Largest client’s share
inspector-revenue = Revenue
inspector-users = Users
inspector-tier = Tier
inspector-buyers = Buyers
inspector-clients = Clients
inspector-band = Size band
inspector-band-basis = { $clients } · { $share } of revenue
inspector-breadth-title = Buy exactly { $offerings }
inspector-breadth-basis = { $count } of { $clients } clients
inspector-offering = Offering
inspector-offering-basis = { $buyers } { $buyers ->
        [one] buyer
       *[other] buyers
    } · { $revenue }
inspector-kind = Does its revenue come back?
inspector-lines = Where the amounts stand in the file
inspector-more = { $count } more

### Window: Start

start-title = Find the clients you are made for
start-subtitle = Bring the revenue per client and offering that your bookkeeping exports; the answer takes minutes
start-drop = Drop one workbook or several anywhere in this window
start-drop-now = Let go to open it
start-kinds = Excel, OpenDocument or CSV: one row per client, or invoice lines. Cells copied in Excel can be pasted with Ctrl V
start-recent = Recent files
start-recent-none = Files you open are listed here

### Window: Import

import-title = { $file } reads as { $layout }: { $clients }, { $offerings }
import-as-matrix = a revenue matrix
import-as-lines = invoice lines
import-as-clients = a client list
import-subtitle = Titles in row { $row }. Everything below can be changed; what you change is remembered for the next file of this shape
import-subtitle-untitled = Without titles. Everything below can be changed; what you change is remembered for the next file of this shape
import-subtitle-sheet = Sheet “{ $sheet }”, titles in row { $row }. Everything below can be changed; what you change is remembered for the next file of this shape
import-subtitle-sheet-untitled = Sheet “{ $sheet }”, without titles. Everything below can be changed; what you change is remembered for the next file of this shape
import-only-sheet = the file
import-row = row { $row }
import-sheet = Sheet
import-titles = Titles in
import-empty = No file is open
import-discard = Cancel
import-accepted = Imported
import-accept = Import { $clients }
import-replaces-period = Takes the place of “{ $former }”, which is kept as an earlier period. Tags, sizes and names that people gave are carried over
import-replaces-same = Takes the place of “{ $former }”, the same period. Tags, sizes and names that people gave are carried over
import-replaced = “{ $name }” took the place of “{ $former }”
import-issues = { $count ->
        [0] No issues
        [one] 1 issue
       *[other] { $shown } issues
    }
import-title-several = { $file } read as { $layout }: { $clients }, { $offerings }
import-out-no-client = No client
import-out-no-offering = No offering
import-out-period = Other period
import-out-payment = Payment
import-out-transfer = Transfer
import-out-draft = Draft
import-out-void = Void
import-out-status = Not sold
import-out-duplicate = Read twice
import-files = { $file } and { $count ->
    [one] 1 more file
   *[other] { $count } more files
}
import-choice = { $choice }: { $total }
import-accept-none = Import clients
import-accept-missing = Nothing can be imported yet. Say above the columns which one holds the clients and which hold amounts
import-nothing = Nothing of it is read yet: { $why }. The proof comes with the first amounts
import-missing = “{ $file }” was read, but is no table yet
import-missing-todo = { $why }. Say above the columns which one holds the clients and which hold amounts, or which row holds the titles
import-questions-more = { $count ->
    [one] 1 more question
   *[other] { $count } more questions
}
import-questions-answered = { $count } more, { $answered } answered
import-questions-fewer = Show fewer questions
import-show-row = Show row { $row }
import-show-column = Show column { $column }
import-preview = The cells of { $sheet }
import-row-line = Line
import-row-nothing = Left out
import-row-name = Row { $row } { $class }
import-row-change = Row { $row }: { $class }. A change holds for every row that begins with “{ $label }”
import-hidden = Hidden
import-hidden-row = { $class }, hidden
import-hidden-column = { $title } · hidden
import-hidden-sheet = { $sheet } (hidden)
import-part-imported = Imported amounts
import-part-left-out = Left out: { $reason }
import-entry-line = { $client } · { $offering }
import-entry-value = “{ $value }”
import-list-position = { $at } of { $count }
import-list-next = Next row
import-list-previous = Previous row
import-list-next-hint = Next row (F3)
import-list-previous-hint = Previous row (Shift F3)
import-list-close = Close the list
import-issues-title = Issues
import-issues-note = The import went on without these cells, or read them as said here
import-stop = Stop
import-period = Period
import-shape = Shape
import-table = Table
import-table-name = { $name } ({ $range })
import-period-own = as the file has it
recognised = { $count ->
    [0] Recognised, but none of its corrections fits
    [one] Recognised: 1 correction applied
   *[other] Recognised: { $count } corrections applied
}
recognised-lost = { $count ->
    [one] 1 no longer fits
   *[other] { $count } no longer fit
}
recognised-forget = Forget corrections
recognised-sheet = No sheet is named “{ $name }”
recognised-layout = The table does not read as: { $layout }
recognised-table = No table is called “{ $name }”
recognised-titles = The titles do not stand in row { $row }
recognised-column = No column has the title “{ $title }”
recognised-row = No row begins with “{ $label }”
recognised-answer = Nothing is asked about “{ $about }”
recognised-suggestion = Nothing is suggested about “{ $about }”
recognised-asof = The file goes on after { $day }, so its own last month counts
recognised-part = A sheet that was switched on or off is not there ({ $key })
suggestions-title = Suggestions
suggestions-summary = { $open } without an answer, { $accepted } accepted. Nothing is done by itself
suggestions-link = { $count ->
    [one] 1 suggestion
   *[other] { $count } suggestions
}
suggestions-link-done = { $count ->
    [one] 1 suggestion answered
   *[other] { $count } suggestions answered
}
suggestions-more = { $count } more follow when these have an answer
suggestions-undo = Undo
suggest-merge = Is “{ $other }” the same as “{ $keep }”?
suggest-merge-detail = { $amount } goes to “{ $keep }”
suggest-match = Is “{ $listed }” in the client list “{ $client }”?
suggest-match-detail = “{ $client }” has { $amount } and gets what the list says
suggest-same = The same
suggest-not-same = Not the same
suggest-parent = Does “{ $sample }” name a parent before the colon?
suggest-code = Does “{ $sample }” begin with a code?
suggest-names = { $count ->
    [one] 1 name is written so, with { $amount }
   *[other] { $count } names are written so, with { $amount }
}
suggest-parent-yes = Use the parents
suggest-code-yes = Take the codes off
suggest-leave = Leave them
suggest-users = Is “{ $offering }” billed per user?
suggest-users-detail = { $conflicts ->
    [0] Its quantity becomes the size of { $clients }
    [one] Its quantity becomes the size of { $clients }; 1 of them has another size, which stays
   *[other] Its quantity becomes the size of { $clients }; { $conflicts } of them have another size, which stays
}
suggest-users-yes = Use as sizes
suggest-users-no = Do not use
sheets-title = Sheets and names
sheets-main = The table that is read
sheets-appended = The same table, added
sheets-joined = { $count ->
    [one] A client list: 1 row found its client
   *[other] A client list: { $count } rows found their client
}
sheets-offerings = A list of offerings: lends its spelling and groups
sheets-unused = Not used
sheets-unused-appended = The same table, not added
sheets-unused-joined = A client list, not used
sheets-clients = Clients no list names ({ $count })
sheets-listed = In a list, without amounts ({ $count })
sheets-link = { $used } of { $count } sheets used
sheets-link-names = { $count ->
    [one] 1 name without a partner
   *[other] { $count } names without a partner
}
sheets-maybe = Perhaps “{ $name }”
sheets-no-partner = Nothing like it on the other side
import-pasted = Pasted table
import-add = Add files…
paste-nothing = The clipboard holds no table
paste-nothing-todo = Copy the cells with their titles in Excel, and paste again
recipe-open = Open recipe…
recipe-save = Save recipe…
recipe-filter = Recipe
recipe-file = { $name } recipe.json
recipe-saved = The recipe is saved
recipe-error-open = “{ $name }” is not a recipe
recipe-error-open-todo = Choose a file that was saved with “Save recipe…”
recipe-error-keep = The corrections could not be kept for the next file
import-sure = { $reason }, { $confidence } sure
import-proof = Where every amount went
import-proof-file = in the file
import-proof-imported = imported
import-proof-left-out = { $reason } in { $rows }
import-proof-balances = ✓ balances to the cent
import-proof-off = cannot be explained
import-proof-bug = The parts do not add up to the file: { $amount } cannot be explained. That is an error of the program, not of your file; please report it and do not rely on this import

### Window: Report

report-title = The report on { $clients } is ready to export
report-subtitle = An Excel workbook whose figures are live formulas over your amounts: change one and everything follows
report-empty = No report yet
report-first-page = The first page
report-sheets = The sheets
report-about-summary = The verdict, its doubt and the key figures
report-about-bands = Every figure per size band, with charts
report-about-heatmap = Offerings by band, coloured
report-about-overlap = What good clients have in common, and how likely that is chance
report-about-clients = Every client with its band, breadth and tier
report-about-data = Your amounts and tags, the only typed numbers
report-about-method = Every formula and every setting
report-unknown-sizes = Clients of unknown size
report-top = Revenue share of the largest tenth of clients
report-written-before = The report of before your last change
report-anonymise = Leave client names out

### Explain: what went wrong

explain-sentence = { $what }: { $why }; { $todo }
explain-standard-input = standard input
explain-import-what = “{ $name }” cannot be imported
explain-import-stopped = The import was stopped
explain-report-what = “{ $name }” cannot be written
explain-report-what-unnamed = The workbook cannot be written
explain-report-stopped = The export was stopped
explain-project-what = The project “{ $name }” cannot be opened or saved
explain-not-a-project-why = it is no project of this program
explain-not-a-project-todo = open the file that ends in .sweetspot, or the spreadsheet it was made from
explain-newer-why = a newer version of this program made it
explain-newer-todo = install the newest version and open it there
explain-project-damaged-why = it is damaged, and nothing of it can be read
explain-project-damaged-todo = open a copy of it, or the spreadsheet it was made from
explain-project-locked-why = it can only be read, or another window has it open
explain-project-locked-todo = close the other window, or save the project elsewhere; meanwhile nothing is lost while this window is open
explain-full-why = the disk is full
explain-full-todo = make room; saving is tried again by itself, and nothing is lost while this window is open
explain-gone-why = it was removed or replaced by another program
explain-gone-todo = save the project again
explain-sqlite-why = the file says: { $detail }
explain-sqlite-todo = saving is tried again by itself; save the project elsewhere if this stays
explain-stopped-why = you asked for it
explain-stopped-todo = start again whenever you like
explain-not-found-why = there is no such file, perhaps because it was moved, renamed or removed
explain-not-found-todo = check the name, or find the file and open it again
explain-unreadable-todo = close it in other programs, check that you may read it, and try again
explain-empty-why = it is empty
explain-empty-todo = save the workbook again and open the new file
explain-not-a-spreadsheet-why = it is not a spreadsheet
explain-not-a-spreadsheet-todo = open an Excel, OpenDocument, HTML or CSV file
explain-password-why = it is protected by a password
explain-password-todo = open it in Excel, save it without a password, and try again
explain-zip-why = it is a zip file without a workbook inside
explain-zip-todo = unpack it and open the spreadsheet that was in it
explain-broken-why = the file is damaged, or was cut short when it was copied or downloaded
explain-broken-todo = get the file once more from where it came from, or let Excel repair and save it, and open that one
explain-no-sheet-why = it has no sheet named “{ $sheet }”
explain-no-sheet-todo = choose one of its sheets: { $sheets }
explain-no-table-why = none of its sheets holds a table
explain-no-table-todo = put one client on each row, with titles above, or start from the template
explain-no-client-why = no column names the clients
explain-no-client-todo = add a column titled “Client” with a name on each row
explain-no-amounts-why = no column holds amounts
explain-no-amounts-todo = add a column per offering with what each client pays
explain-too-large-why = it is larger than a workbook can be
explain-too-large-todo = keep the sheet with the revenue, save it as a new file, and open that one
explain-too-many-cells-why = it has more than { $most } filled cells
explain-too-many-rows-why = it has more than { $most } rows
explain-too-many-columns-why = it has more than { $most } columns
explain-unpacks-why = it is packed so tightly that it would fill the memory of this computer
explain-entities-why = its XML declares entities, which no spreadsheet needs and which can fill the memory of this computer
explain-circle-why = it is damaged: its parts lead in a circle
explain-too-long-why = reading it got no further for a minute
explain-suspicious-todo = open it in Excel, save it as a new file, and open that one
explain-folder-todo = choose another folder
explain-target-why = a file of that name is there and cannot be replaced; it is probably open in another program
explain-target-todo = close it there, or choose another name
explain-is-folder-todo = choose a name for a file inside it
explain-no-file-todo = choose the name of a file
explain-device-why = it is a device, not a file
explain-pipe-why = it is a pipe, not a file
explain-pipe-todo = choose the name of a file, or send the workbook into a pipe with “-o -”
explain-socket-why = it is a socket, not a file
explain-links-why = its links lead in a circle
explain-links-todo = choose another name, or mend the links
explain-read-only-why = a file of that name is there and is read-only
explain-read-only-todo = choose another name, or let that file be changed
explain-ending-why = its name does not end in .{ $ending }
explain-ending-todo = give it a name that ends in .{ $ending }, as programs go by the ending
explain-full-folder-todo = make room there, or choose another folder
explain-output-what = The result cannot be written to standard output
explain-output-todo = make room there, or send it elsewhere
explain-terminal-why = a workbook is not text, and standard output is a terminal
explain-terminal-todo = send it into a file or another program, or name a file with “-o”
explain-excel-why = it is more than Excel can hold: { $detail }
explain-excel-todo = group offerings or leave out clients, and try again
explain-io-no-folder = the folder does not exist
explain-io-permission = the system refuses permission
explain-io-folder = it is a folder
explain-io-read-only = the disk is read-only
explain-io-full = the disk is full
explain-io-other = the system says “{ $detail }”

explain-not-tagging-why = it is not a tagging workbook of this program, or its hidden first row was removed
explain-not-tagging-todo = write one for your clients, and fill in that one
explain-tagging-no-client-todo = bring back the column of names or codes, or write the workbook anew

### Verdict: the findings in sentences

share-below = < { $percent }
verdict-no-clients = There is no client to compare
verdict-no-weights = No criterion has a weight, so no band can win
verdict-no-sizes = No client has a known size, so no band can win
# The headline, worded by how sure it is. Until the re-draws are known it only says who leads.
verdict-sure = { $band } is your sweet spot
verdict-probable = { $band } is probably your sweet spot
verdict-undecided = Undecided between { $bands }
verdict-few = { $count ->
    [one] { $band } leads, on only { $shown } client
   *[other] { $band } leads, on only { $shown } clients
}
verdict-too-few = Too few clients to say; { $band } comes out first
verdict-too-few-tie = Too few clients to say; { $bands } come out first together
verdict-leads = { $band } leads
verdict-tie = { $bands } share the first place
# Under it: what the leading band leads in.
verdict-breadth = Clients with { $band } buy the most: { $breadth } of { $offerings } on average
verdict-per-user = Clients with { $band } pay the most for the work: { $amount } per user
verdict-broad = { $count ->
    [one] Clients with { $band } buy most widely: { $shown } buys { $from } or more of { $offerings }
   *[other] Clients with { $band } buy most widely: { $shown } buy { $from } or more of { $offerings }
}
verdict-average = Clients with { $band } bring the most: { $amount } each on average
verdict-balance = Clients with { $band } lead in nothing alone, and are good at all that counts
verdict-score = { $band } reaches { $share } of the best on all that counts
verdict-score-next = { $band } { $share }
verdict-by-sum = Every band has nothing at all of something that counts, so shares are added up instead of multiplied
verdict-tie-wins = { $bands } { $count ->
    [one] wins
   *[other] win
} { $criteria }
verdict-tie-nothing = Nothing that counts tells { $bands } apart
verdict-tie-close = { $bands } { $count ->
    [one] is
   *[other] are
} close behind, with { $share }
verdict-tie-weights = over { $draws } ways to weigh the criteria, { $band } wins most, { $share }
broad-means = { $count ->
    [one] Broad means { $from } or more offerings: { $shown } of your { $clients }
   *[other] Broad means { $from } or more offerings: { $shown } of your { $clients }
}
verdict-spread = Revenue is spread as if over { $count } equal bands
standing-band = { $clients }, { $share } of revenue
standing-all = { $clients } buy { $breadth } of { $offerings } on average
standing-not-sold = { $count ->
    [one] { $offerings } was not sold in these twelve months, and counts nowhere
   *[other] { $offerings } were not sold in these twelve months, and count nowhere
}
standing-not-sold-many = { $shown } offerings were not sold in these twelve months, and count nowhere: { $offerings }, …
standing-first-billed-after = { $clients } first billed after { $asof }, not counted
standing-prospects = { $count ->
    [one] { $shown } prospect, not counted
   *[other] { $shown } prospects, not counted
}
standing-nothing-billed = { $clients } without anything billed, not counted
standing-ex-clients = { $count ->
    [one] { $shown } ex-client, not counted
   *[other] { $shown } ex-clients, not counted
}
standing-all-unknown = Add a column with the number of users to compare sizes
standing-all-unknown-employees = Add a column with the number of employees to compare sizes
standing-all-unknown-revenue = Add a column with the revenue to compare sizes
standing-unknown-share = { $count ->
    [one] { $clients } ({ $share } of revenue) has no size and is left out of the comparison
   *[other] { $clients } ({ $share } of revenue) have no size and are left out of the comparison
}
standing-unknown = { $count ->
    [one] { $clients } has no size and is left out of the comparison
   *[other] { $clients } have no size and are left out of the comparison
}
criteria-agree = All six criteria point to { $bands }
criteria-point = { $count ->
    [one] { $criteria } points to { $bands }
   *[other] { $criteria } point to { $bands }
}
criteria-too-few = { $finding } (too few clients to count)
criteria-dead-equal = { $count ->
    [one] { $criteria } is the same in every band, and decides nothing
   *[other] { $criteria } are the same in every band, and decide nothing
}
criteria-dead-nothing = { $count ->
    [one] { $criteria } is nowhere above zero, and decides nothing
   *[other] { $criteria } are nowhere above zero, and decide nothing
}
criteria-dead-broad = nobody buys { $from } or more offerings, so the number of broad clients decides nothing
criteria-dead-users = { $bands } { $count ->
    [one] has
   *[other] have
} no known users, so revenue per user decides nothing
criterion-phrase-broad-clients = the number of broad clients
criterion-phrase-average-per-client = average revenue
criterion-phrase-breadth = breadth
criterion-phrase-pairs = the number of client–offering pairs
criterion-phrase-share = the share of revenue
criterion-phrase-revenue-per-user = revenue per user
doubt-resampling = In { $draws } re-draws of the clients, { $shares }
doubt-weights = Over { $draws } ways to weigh the criteria, { $shares }
doubt-first = { $band } wins { $share }
doubt-next = { $band } { $share }
doubt-shortlist = { $bands } win { $share } of the re-draws together
doubt-giants = Counting { $clients } for no more than a large client, { $band } leads
doubt-giants-tie = Counting { $clients } for no more than a large client, { $bands } share the first place
doubt-giants-more = { $clients } and { $count } more
doubt-no-client = No single client changes the winner
doubt-one-client = Without { $client } the winner would be { $bands }
doubt-one-client-tie = Without { $client } the winners would be { $bands }
doubt-one-client-none = Without { $client } there would be no winner
doubt-few-clients = Without any one of { $clients } the winner changes
doubt-many-clients = Without any one of { $shown } clients the winner changes: { $clients }, …

### Window: Clients

clients-empty = No clients yet
clients-title = { $tagged } of { $clients } clients { $what }: { $share } of revenue
clients-title-unpaid = { $tagged } of { $clients } clients { $what }
clients-title-none = { $count ->
        [0] Nobody is listed yet
        [one] The one name listed is no client today
       *[other] None of the { $shown } listed is a client today
    }
clients-have = { $dimension ->
        [industry] have an industry
        [geography] have a geography
        [buyer-role] have a buyer role
        [adoption] have an adoption profile
        [problem] have a problem solved
        [differentiator] have a differentiator
       *[own] have a value for “{ $name }”
    }
clients-without = { $dimension ->
        [industry] without an industry
        [geography] without a geography
        [buyer-role] without a buyer role
        [adoption] without an adoption profile
        [problem] without a problem solved
        [differentiator] without a differentiator
       *[own] without a value for “{ $name }”
    }
clients-next = Next { $without }, by revenue: { $client }
clients-next-none = Nobody is left to tag here
clients-next-go = Tag next
clients-coverage = { $tagged } of { $clients } · { $share }
clients-coverage-unpaid = { $tagged } of { $clients }
clients-coverage-hint = Tagged clients of all, and their share of revenue. Click to sort the work by this dimension
clients-filter = Filter clients
clients-filter-hint = Name, code or tag
clients-untagged-first = Untagged first
clients-status = Status
clients-tier-choice = Tier
clients-band = Band
clients-any-status = Any status
clients-any-tier = Any tier
clients-any-band = Any band
clients-tier = Tier { $name }
clients-clear-filters = Show all
clients-filter-add = Filter by
clients-filter-any = any
clients-filter-no-number = Type a number, or leave it empty
clients-filter-none = without a value
clients-filter-remove = Remove the filter of { $column }
clients-filter-from = { $column } from
clients-filter-from-hint = from
clients-filter-to = { $column } to
clients-filter-to-hint = to
clients-add-dimension = Add a dimension…
clients-vocabulary = Vocabulary…
clients-list = Clients
clients-nothing-found = No client fits the filter
clients-shown = { $shown } of { $all }
clients-column-name = Client
clients-column-status = Status
clients-column-users = Users
clients-column-band = Band
clients-column-revenue = Revenue
clients-column-revenue-in = Revenue, { $currency }
clients-column-breadth = Breadth
clients-column-tier = Tier
clients-sort-by = Sort by { $column }
clients-select-all = Select all listed
clients-select = Select { $client }
clients-picked = { $count ->
        [one] 1 client selected
       *[other] { $shown } clients selected
    }
clients-picked-hidden = { $count ->
        [one] 1 of them is outside the filter
       *[other] { $shown } of them are outside the filter
    }
clients-picked-basis = { $share } of revenue · { $breadth }
clients-picked-breadth = { $breadth } offerings on average
clients-picked-uncounted = outside every figure
clients-unselect = Unselect
clients-show-lines = Show lines
clients-users = Users
clients-users-unknown = unknown
clients-users-invalid = Type a number above zero, or leave it empty when unknown
clients-tag-input = Tag: { $dimension }
clients-tag-hint = Type a value
clients-tag-hint-more = Type another value
clients-new-value = New value “{ $name }”
clients-remove-value = Remove { $value }
clients-chip = { $value } { $count }
clients-chip-primary = { $value }, primary
clients-replaces = Replaces { $values }
clients-replaces-of = { $count ->
    [one] Replaces the value of { $shown } of { $all } clients: { $values }
   *[other] Replaces the values of { $shown } of { $all } clients: { $values }
}
clients-untagged-nobody = Everyone selected has a value; Enter replaces it
clients-replaces-not = { $count ->
    [one] Ctrl Enter tags only the { $shown } without a value
   *[other] Ctrl Enter tags only the { $shown } without a value
}
clients-status-mixed = Several statuses
users-source-file = Users as in the file
users-source-billed = Users as last billed
users-source-typed = Users as typed here
clients-detail-industry = Sub-industry
clients-detail-problem = How
clients-detail-of = { $detail }: { $value }
clients-keys = Keys
clients-keys-list = ↑ ↓ move · Space selects · Shift selects a range · Ctrl A all · Esc none · Enter starts tagging
clients-keys-tag = Enter tags and goes to the next client without a value, by revenue · Tab tags and goes to the next dimension · Backspace takes the last value away · Ctrl Z undo
clients-dialog-close = Close
clients-add-title = Add a dimension
clients-add-why = Something else your best clients may have in common
clients-add-name = Name
clients-add-several = A client can have several values
clients-add-taken = There is a dimension of that name already
clients-add-cancel = Cancel
clients-add-do = Add
clients-vocabulary-title = Vocabulary: { $dimension }
clients-vocabulary-why = Rename a value for all its clients; onto the name of another value, the two become one
clients-vocabulary-empty = No values yet: they appear here as you tag
clients-vocabulary-name = Name of { $value }
clients-vocabulary-merge = Enter merges it with “{ $value }”
clients-vocabulary-delete = Delete
clients-vocabulary-delete-value = Delete { $value }
clients-vocabulary-delete-hint = { $clients } lose it
### Window: Bands

bands-empty = No bands yet
bands-subtitle-basis = { $standing }. { $basis }
bands-basis-recurring = Only recurring offerings count
bands-show = Show
bands-colour = Colour by
bands-colour-table = whole table
bands-colour-row = row
bands-colour-column = column
bands-scale = Scale
bands-scale-linear = linear
bands-scale-log = log
bands-scale-percentile = percentile
bands-edit = Edit bands…
bands-copy = Copy
bands-copy-table = Copy the table
bands-copy-hint = Tab-separated, to be pasted into a spreadsheet
bands-heatmap = Heatmap: { $quantity }
bands-clients = Clients
bands-breadth = Breadth
bands-corner-users = Band, users
bands-corner-revenue = Band, revenue
bands-corner-employees = Band, employees
bands-quantity-revenue = Revenue
bands-quantity-average-client = Average per client
bands-quantity-average-buyer = Average per buyer
bands-quantity-penetration = Penetration
bands-quantity-buyers = Buyers
bands-quantity-per-user = Revenue per user
bands-quantity-by-breadth = Clients by breadth
bands-by-breadth-hint = Columns: how many different offerings a client buys. Cells: how many clients buy exactly so many
bands-cell = { $band }, { $column }: { $value }
bands-legend-revenue = { $value } of revenue
bands-legend-average-client = { $value } per client
bands-legend-average-buyer = { $value } per buyer
bands-legend-penetration = { $value } of the band’s clients buy it
bands-legend-buyers = { $value } buyers
bands-legend-per-user = { $value } per user
bands-legend-by-breadth = { $value } clients
bands-legend-none = nothing
bands-legend-row-low = lowest of the band
bands-legend-row-high = highest of the band
bands-legend-column-low = lowest of the column
bands-legend-column-high = highest of the column
bands-legend-sweet-spot = sweet spot
bands-legend-unknown = size unknown
bands-legend-all-unknown = Without sizes there is nothing to compare, so no cell has a colour
bands-table = Every figure per band
bands-all = All clients
bands-column-clients = Clients
bands-column-revenue = Revenue
bands-column-share = Share
bands-column-users = Users
bands-column-average = Average per client
bands-column-median = Median per client
bands-column-trimmed = Trimmed mean
bands-column-per-user-mean = Per user, mean
bands-column-per-user-band = Per user, whole band
bands-column-breadth = Breadth
bands-column-broad = Broad clients
bands-column-pairs = Pairs
bands-column-penetration = Penetration
bands-column-largest = Largest client
bands-hint-clients = How many clients are of this size
bands-hint-revenue = What they pay together in the twelve months
bands-hint-share = Their revenue divided by the revenue of all clients
bands-hint-users = Their users added up
bands-hint-average = Their revenue divided by the number of clients
bands-hint-median = The client in the middle: half of them pay more, half pay less
bands-hint-trimmed = The average per client without the tenth that pays least and the tenth that pays most
bands-hint-per-user-mean = Each client’s revenue divided by its users, then the average over clients
bands-hint-per-user-band = The band’s revenue divided by the band’s users
bands-hint-breadth = How many different offerings a client buys on average
bands-hint-broad = Clients that buy { $from } or more different offerings
bands-hint-pairs = The offerings each client buys, added up over the clients
bands-hint-penetration = Pairs divided by clients × offerings: how much of what could be bought is bought
bands-hint-largest = What the largest client pays, divided by the revenue of the band
bands-plot-revenue = Revenue per band
bands-plot-clients = Clients per band
bands-plot-dots = Users and revenue, one dot per client
bands-plot-dots-employees = Employees and revenue, one dot per client
bands-plot-boxes = Revenue per client, by band
bands-plot-box = Half of the clients pay { $lower } to { $upper }, the middle one { $median }; all pay { $lowest } to { $highest }
bands-plot-box-few = Too few clients for a box
bands-plot-left-out = Not shown: { $clients } without a known size
bands-plot-no-sizes = Dots appear once sizes are known
bands-edges-title = Bands
bands-edges-hint = Type the highest size of each band, or drag its handle. Everything follows at once
bands-edges-by-users = Users
bands-edges-by-revenue = Revenue
bands-edges-by-employees = Employees
bands-edge = Edge { $edge }
bands-edge-drag = Drag edge { $edge }
bands-edge-remove = Remove edge { $edge }
bands-edge-above = and above
bands-edge-add = Add an edge
bands-edge-add-hint = Splits the band with the most clients
bands-edges-reset = Reset to the defaults
bands-edges-close = Done

### Window: Offerings

offerings-open = Offerings…
offerings-open-hint = Rename them, put them together, say which are recurring
offerings-title = Offerings
offerings-subtitle = What is the same work goes under one name; what comes back every period is recurring
offerings-empty = No offerings yet: they come with a file
offerings-filter = Filter offerings
offerings-filter-hint = Name or group
offerings-nothing-found = No offering fits the filter
offerings-list = Offerings
offerings-shown = { $shown } of { $all }
offerings-close = Close
offerings-column-name = Offering
offerings-column-group = Group
offerings-column-kind = Kind
offerings-column-per-user = Per user
offerings-column-risk = Lowers risk
offerings-column-revenue = Revenue
offerings-column-revenue-in = Revenue, { $currency }
offerings-column-buyers = Buyers
offerings-sort-by = Sort by { $column }
offerings-select-all = Select all listed
offerings-select = Select { $offering }
offerings-yes = yes
offerings-none-picked = Select offerings to change them
offerings-picked = { $count ->
        [one] 1 offering selected
       *[other] { $shown } offerings selected
    }
offerings-picked-hidden = { $count ->
        [one] 1 of them is outside the filter
       *[other] { $shown } of them are outside the filter
    }
offerings-unselect = Unselect
offerings-figures = { $revenue } · { $buyers }
offerings-buyers = { $count ->
        [one] 1 buyer
       *[other] { $shown } buyers
    }
offerings-not-sold = Not sold in these twelve months
offerings-name = Name
offerings-name-taken = There is an offering of that name already; select both to put them together
offerings-kind = Kind
offerings-kind-differs = Kind: they differ
offerings-marks = Marks
offerings-per-user = Billed per user
offerings-risk = Lowers the client’s risk
offerings-group = Group
offerings-group-hint = Type a group
offerings-group-differs = Several groups
offerings-merge = Put together as…
offerings-merge-name = Name of the one offering
offerings-merge-says = { $offerings } become one: { $revenue }, { $buyers }; their lines stay in the file’s proof
offerings-merge-says-unsold = { $offerings } become one, not sold in these twelve months; their lines stay in the file’s proof
offerings-merge-keeps = Group, kind and marks are those of “{ $name }”
offerings-merge-undo = Undo takes it back
offerings-merge-do = Put together
offerings-merge-cancel = Cancel
offerings-keys = Keys
offerings-keys-list = ↑ ↓ move · Space selects · Shift selects a range · Ctrl A all · Enter goes to what can be changed · Esc back
### Cli: the command line

cli-reads-as = { $name }: { $layout }, { $clients }, { $offerings }
cli-header = { $reads }, titles in row { $row }
cli-sheet-header = { $reads }, sheet “{ $sheet }”, titles in row { $row }
cli-shape = { $shape }: { $reason }
cli-table-read = Table “{ $name }” in { $range }, read
cli-table-other = Table “{ $name }” in { $range }, left out
cli-column = { $letters } { $title }: { $role } ({ $reason })
cli-proof = File total { $total } = imported { $imported }
cli-proof-left-out = File total { $total } = imported { $imported } + left out: { $parts }
cli-proof-part = { $amount } { $reason } ({ $rows })
cli-balances = Balances to the cent
cli-does-not-balance = Does not balance by { $difference }: this is a fault of the program, please report it
cli-choice = { $choice }: { $amount }
cli-choice-assumed = { $choice }: { $amount } (assumed)
cli-other-sheet = { $name }: { $used }
cli-sheet-appended = the same table, added
cli-sheet-joined = a list of clients, { $rows } joined
cli-sheet-offerings = a list of offerings, names looked at
cli-sheet-same = the same table, not added
cli-sheet-off = a list, switched off
cli-sheet-unused = not used
cli-suggestion = Suggestion: { $what } ({ $amount })
cli-suggestion-accepted = Accepted: { $what } ({ $amount })
cli-suggest-merge = “{ $other }” may be “{ $keep }”
cli-suggest-match = “{ $listed }” in the list may be “{ $client }”
cli-suggest-parent = names such as “{ $sample }” hold a parent ({ $count })
cli-suggest-code = names such as “{ $sample }” hold a code ({ $count })
cli-suggest-users = the quantity of “{ $offering }” may be the users of { $clients }, { $conflicts } with another number known
cli-more-suggestions = { $count ->
    [one] and { $shown } more suggestion
   *[other] and { $shown } more suggestions
}
cli-unmatched-clients = Clients that no list has ({ $count }): { $names }
cli-unmatched-listed = Names in lists without amounts ({ $count }): { $names }
cli-and-more = { $shown } · and { $count } more
cli-fit = { $count ->
    [one] { $shown } correction applied
   *[other] { $shown } corrections applied
}
cli-fit-lost = no longer fits: { $what } “{ $name }”
cli-issue = { $place } “{ $value }”: { $reason }
cli-issue-amount = { $place } “{ $value }”, { $amount }: { $reason }
cli-more-issues = { $count ->
    [one] and { $shown } more issue
   *[other] and { $shown } more issues
}
cli-title-band = Band
cli-title-clients = Clients
cli-title-revenue = Revenue
cli-title-share = Share
cli-title-average = Average per client
cli-title-per-user = Per user
cli-title-breadth = Breadth
cli-title-broad = Broad clients
cli-title-penetration = Penetration
cli-concentration = { $count ->
    [one] The largest client brings { $share } of revenue; Gini coefficient { $gini }
   *[other] The { $shown } largest clients bring { $share } of revenue; Gini coefficient { $gini }
}
cli-tiers = Tiers by { $rule }: { $tiers }
cli-tier = { $name } { $clients } ({ $share })
cli-white-space = White space: { $amount } at { $clients }, { $likely } of it likely, most of it in { $offering }: { $part }
cli-white-space-unknown = White space: not known, no client has a known size
cli-white-space-none = White space: none, no offering is bought by enough clients of one size
cli-report-written = The report is in { $path }
cli-project-written = The project is in { $path }
cli-project-option = { $option } is for spreadsheets, and “{ $name }” is a project; give the spreadsheet it came from
cli-project-asof = “{ $name }” is a project that holds the twelve months up to { $asof }; give the spreadsheet it came from for others
cli-project-asof-open = “{ $name }” is a project whose lines have no dates, so --asof says nothing about it; leave it out
cli-project-imported = “{ $name }” is a project, which is imported already; use analyse or report
cli-project-upgraded = “{ $name }” was of an older version and is upgraded; it is kept as it was in { $path }
cli-project-missing = “{ $name }” is damaged; missing: { $parts }
cli-template-written = The workbook to fill in is in { $path }
cli-recipe-unusable = The recipe “{ $name }” cannot be used: { $why }; correct it, or write a new one with --save-recipe
cli-overlap = Best groups by { $target }, over { $clients }
cli-overlap-left-out = Best groups by { $target }, over { $clients }; { $left } left out, target unknown
cli-overlap-none = No group of at least { $minimum } stands out by { $target }
cli-title-group = Group
cli-title-mean = Mean, less chance
cli-title-lift = Lift
cli-title-chance = Chance
cli-chance = { $p } { $words }
cli-lift = × { $lift }
cli-recipe-unknown-keys = keys without a meaning: { $keys }
cli-recipe-of-another = The recipe was made for another table, with the columns { $columns }; none of it was applied
output-is-input = “{ $name }” is not written: it is one of the files that are read, which would be lost; choose another name ({ $path })
### Report

### Window: Sweet spot

sweet-empty = No verdict yet
sweet-pinned = Pinned from Overlap · { $chance }
sweet-pinned-chance = Pinned from Overlap · { $chance } after { $permutations } shuffles over { $searched } combinations
sweet-pinned-nobody = Pinned from Overlap · nobody in it takes part in the search
sweet-pinned-by-size = By size alone: { $verdict }
sweet-clients-profile = Clients in the profile
overlap-empty = Nothing to compare yet
overlap-searching = Searching for what your best clients have in common
overlap-title = { $group }: { $lift } times the average { $target }, in { $clients }
overlap-title-plain = { $group }, in { $clients }
overlap-title-chance = No group of traits stands out more than chance would make it
overlap-title-none = No group of traits is large enough to say anything
overlap-basis =
    { $depth ->
        [one] { $searched } traits searched over { $clients } · each chance held against { $permutations } shuffles of all of it
       *[other] { $searched } combinations of up to { $depth } traits searched over { $clients } · each chance held against { $permutations } shuffles of all of it
    }
overlap-target = Good means
overlap-depth = Traits at most
overlap-minimum = Clients at least
overlap-minimum-auto = { $count } (automatic)
overlap-minimum-automatic = automatic
overlap-best = Distinct groups
overlap-every = Every group
overlap-exponent = Size weighs
overlap-exponent-hint = 0 looks for the highest average, however few clients; 1 for the largest total
overlap-group = Group
overlap-groups = Groups of clients
overlap-mean = Average { $target }
overlap-mean-deflated = { $target }, less chance
overlap-share-best = In the first tier
overlap-lift = Lift
overlap-times = { $lift } ×
overlap-deflated = Average, less chance
overlap-shrunk = Average, cautious
overlap-chance = Chance
overlap-pin = Pin
overlap-pin-group = Pin { $group }
overlap-pin-this = Pin as the sweet spot
overlap-pinned = Pinned as the sweet spot
overlap-unpin = Unpin
overlap-no-groups = No group is large enough: tag more clients, or allow smaller groups
overlap-common = What the best have in common
overlap-of-tier = First tier
overlap-of-all = All clients
overlap-best-tier =
    { $count ->
        [one] One client in tier { $tier }
       *[other] { $count } clients in tier { $tier }
    }
overlap-best-all =
    { $count ->
        [one] One client
       *[other] { $count } clients
    }
overlap-untagged-all = Nobody is tagged yet: tag clients by industry, buyer and more on the screen Clients
overlap-more-values =
    { $count ->
        [one] one more value
       *[other] { $count } more values
    }
overlap-common-legend = Blue: share among the best; grey: among all; × how much more common it is among the best
overlap-literal = All of it at once
overlap-literal-title =
    { $count ->
        [one] One client has the most common value on every trait below
       *[other] { $count } clients have the most common value on every trait below
    }
overlap-literal-nobody = Nobody has the most common value on every trait below
overlap-literal-none = Without tags and sizes there is nothing to combine
overlap-literal-facets = Traits that join
overlap-left = { $clients }, { $best } of the best
overlap-unknown-target =
    { $count ->
        [one] One client is left out of the search, because the target is unknown for it
       *[other] { $count } clients are left out of the search, because the target is unknown for them
    }
overlap-unknown-size =
    { $count ->
        [one] One client has no known size and is in no size group
       *[other] { $count } clients have no known size and are in no size group
    }
overlap-untagged = { $dimension }: { $clients } untagged, counted in all but in no value
overlap-no-cause = What good clients have in common need not be why they are good
overlap-pivot = Any two against each other
overlap-pivot-down = Down
overlap-pivot-across = Across
overlap-pivot-copy = Copy
overlap-pivot-total = All
overlap-pivot-unknown = not known
overlap-pivot-cell = { $row }, { $column }: { $amount }, over { $clients }
overlap-pivot-nobody = { $row }, { $column }: nobody
condition-named = { $dimension }: { $value }
condition-buyer = where the { $value } buys
condition-problem = who want { $value }
condition-differentiator = won by { $value }
chance-p = p = { $p }
chance-possible-p = could be chance, p = { $p }
chance-not-tested = not tested
window-job-people = Comparing prospects and segments
window-job-overlap = Searching what good clients have in common
inspector-group = Group
inspector-group-mean = Average { $target }
inspector-group-lift = Lift, as measured
inspector-group-overall = Of all clients
inspector-group-formula = Quality
inspector-group-quality = ({ $clients }/{ $all })^{ $exponent } × ({ $mean } − { $overall }) = { $quality }
white-empty = Nothing to compare yet
white-computing = Looking for what clients could buy
white-likely = { $amount } of it is likely
white-title = { $amount } a year more, if clients bought what others of their size buy
white-basis = Over { $clients } with a known size
white-basis-more = { $over } · { $share } on top of what they pay now
white-none = Clients buy what others of their size buy
white-no-sizes = No client has a known size
white-no-sizes-todo = Fill in how many users clients have, on the screen Clients
white-by-offering = By offering
white-by-client = By client
white-bar = { $amount } · { $clients }
white-more-clients = { $count } more
white-client = Client
white-offering = Offering
white-missing = Missing a year
white-reason = Because
white-list = What clients could buy
white-find = Find a client or an offering
white-all-offerings = all
white-with-blocked = Show what was set aside ({ $count })
white-nothing-listed = Nothing of that name is missing
white-set-aside = Set aside
white-set-aside-because = Set aside: { $reason }
white-why = { $buyers } of { $peers } clients of this size buy { $offering }; median { $median } per user a year
white-why-industry = { $buyers } of { $peers } clients of this size in { $industry } buy { $offering }; median { $median } per user a year
white-unknown-size =
    { $count ->
        [one] One client has no known size, so nothing is estimated for it
       *[other] { $count } clients have no known size, so nothing is estimated for them
    }
white-not-demand = What others of the same size buy is a place to start asking, not a promise
white-rule = An offering counts as missing when at least { $share } of the peers, and at least { $buyers }, buy it. Peers are the other clients of the same size, and of the same industry where there are { $industry } of those
copy-table = Copy the table
not-known = Not known
inspector-gap-title = { $amount } a year is missing
inspector-gap-offering = Offering
inspector-gap-expected = Expected
inspector-gap-sum = { $users } × { $median } = { $expected }
inspector-gap-now = Paid now
inspector-gap-likely = Likely part, × share that buys
inspector-gap-over = Buyers with known users
inspector-gap-buyers = Peers who buy it
inspector-block = Set aside
inspector-block-reason = Reason
inspector-block-review = Look again on, as 2027-01-31
inspector-block-date = Write the date as year-month-day
inspector-block-do = Set aside
inspector-block-undo = Count it again
inspector-block-until = Look again on { $date }
tiers-empty = No clients to rank yet
tiers-title =
    { $count ->
        [one] One of { $clients } brings { $share } of revenue
       *[other] { $count } of { $clients } bring { $share } of revenue
    }
tiers-title-none = There is no revenue to divide into tiers
tiers-top = the top 10 % bring { $share }
tiers-gini = Gini { $gini }
tiers-divided = divided by { $rule }
tiers-curve = Revenue over clients
tiers-curve-below = Share of clients, largest first
tiers-curve-hint = { $name }: number { $place }, together { $share }
tiers-no-curve = Without positive revenue there is no curve
tiers-cut = { $tier } up to { $share }
tiers-rules = What divides the tiers
tiers-rule = By
tiers-about-cumulative = A client is in the first tier while the clients before it bring less than its cut-off
tiers-about-count = The first tier is so many of the clients, by revenue, and at least one
tiers-about-value = A client is in the first tier from so high a value score, which ranks it among the others from 0 to 1
tiers-cutoff-share = { $tier } up to
tiers-cutoff-value = { $tier } from
tiers-value-weights = What the value score weighs
tiers-count = Tiers
tiers-name = Name of tier { $number }
tiers-tier = Tier
tiers-clients = Clients
tiers-client-share = Share of clients
tiers-revenue = Revenue
tiers-average = Average
tiers-room = Room to sell more
tiers-share-revenue = Share of revenue
tiers-share-room = of room
tiers-share-now = of effort now
tiers-share-planned = planned
tiers-plan = Attention plan
tiers-plan-tier = Tier { $tier }
tiers-plan-hours = { $all } hours, { $one } a client
tiers-hours = Hours
tiers-hours-field = Hours to divide
tiers-hours-set = { $hours } hours, as you set
tiers-hours-now = { $hours } hours, as spent now on { $clients } clients
tiers-hours-unknown = Hours spent were not imported
tiers-weight = Weight
tiers-channel = Channel
tiers-response = Response time
tiers-contact = Contact
tiers-map = Revenue × room to sell more
tiers-map-hint = { $name }: { $revenue }, room { $room }
tiers-map-revenue = Revenue, up to { $most } →
tiers-map-room = ↑ Room to sell more, up to { $most }
tiers-map-quadrant = { $clients } · { $revenue }
tiers-map-none = Nobody's room to sell more is known
tiers-unknown-room =
    { $count ->
        [one] One client has no known room to sell more: no size, and no potential of its own
       *[other] { $count } clients have no known room to sell more: no size, and no potential of their own
    }
tiers-unknown-hours =
    { $count ->
        [one] Of one client the hours spent are not known
       *[other] Of { $count } clients the hours spent are not known
    }
tiers-value-over = { $component } is ranked over { $count } clients
sweet-eyebrow = Your sweet spot
sweet-eyebrow-leads = { $band } leads, by size
sweet-eyebrow-none = No sweet spot yet
sweet-basis-clients = { $count } of { $clients }
sweet-basis-share = { $share } of revenue
sweet-basis-breadth = { $here } offerings each, against { $there } elsewhere
sweet-basis-breadth-alone = { $here } offerings each
sweet-basis-per-user = { $here } per user, against { $there }
sweet-basis-per-user-alone = { $here } per user
sweet-helps-clients = Import a table with clients, or mark some as clients
sweet-helps-weights = Give at least one criterion a weight
sweet-helps-few = { $count ->
    [one] A band counts from { $shown } client; draw wider bands on the Bands screen
   *[other] A band counts from { $shown } clients; draw wider bands on the Bands screen
}
sweet-helps-tie = Give another criterion a weight, or change the band edges, to tell them apart
sweet-criteria = Which size wins, by criterion
sweet-criterion = Criterion
sweet-winner = Winner
sweet-value = Its value
sweet-broad-clients = { $name } ({ $from } or more offerings)
sweet-band = Band
sweet-score = Score
sweet-scores = Of the best, on all that counts
sweet-too-few = too few
sweet-counts = What counts
sweet-broad = Broad means
sweet-broad-hint = Drag, or click and type; otherwise what a quarter of your clients reach, and at most half of the offerings
sweet-broad-prefix = Broad means ≥{" "}
sweet-broad-suffix = { $count ->
    [one] {" "}offering
   *[other] {" "}offerings
}
sweet-broad-reset = Use the default
sweet-bought = Bought means
sweet-bought-hint = Drag, or click and type; an offering counts as bought above this revenue
sweet-bought-prefix = Bought means >{" "}
sweet-recurring = Recurring offerings only
sweet-recurring-none = No offering is marked recurring; mark them with “Offerings…”, on the Bands screen
sweet-recurring-some = { $count } of { $offerings } are marked recurring
sweet-reset = Reset to defaults
sweet-reset-label = reset what counts
sweet-doubt = How sure is this?
sweet-recalculating = recalculating
sweet-resampling = Other clients, same market
sweet-resampling-note = Winner in { $draws } re-draws of your clients
sweet-weights = Other weights
sweet-weights-note = Winner over { $draws } ways to weigh the criteria
sweet-share = Wins
sweet-one-less = One client less
sweet-no-sizes = No client has a known size
sweet-no-band = No band wins, so no clients are listed
sweet-no-winner = There is no winner to change
sweet-no-single-client = No single client changes the winner
sweet-without = { $count ->
    [one] Without this client another size wins
   *[other] Without any one of these another size wins
}
sweet-client = Client
sweet-becomes = Winner without it
sweet-becomes-none = none
sweet-becomes-tie = tie of { $bands }
sweet-more = { $count } more
sweet-unknown = Not known
sweet-unknown-size = Size
sweet-untagged = Nobody has a value yet for { $dimensions }
sweet-no-margin = Margins were not imported: this is revenue, not profit
sweet-all-known = Every client has a size and a value in every dimension
sweet-focus = Focus
sweet-spread = { $bands } bands
sweet-spread-note = Your revenue is spread as if over { $bands } equal bands
sweet-spread-none = No revenue in a band of known size
sweet-clients = Clients in { $bands }
sweet-clients-none = Nobody yet
sweet-copy = Copy
report-sheet-summary = Summary
report-sheet-bands = Bands
report-sheet-heatmap = Heatmap
report-sheet-overlap = Overlap
report-sheet-clients = Clients
report-sheet-data = Data
report-sheet-method = Method

### Window: no display

explain-window = The window could not be opened
explain-window-why = there is no display, or nothing to draw on it with ({ $detail })
explain-window-todo = on Debian or Ubuntu, install libxkbcommon-x11-0, libgl1 and mesa-vulkan-drivers and start it in a desktop session; without a desktop, use sweetspot-cli

### Window: steps

steps-data = Data
steps-find = Find
steps-act = Act
step-done = done
step-needs-you = needs you
step-empty = empty
report-property-title = { $name }: sweet spot
report-property-subject = Size bands, verdict and tiers
report-footer = Page { $page } of { $pages }

report-unknown = unknown
report-unit-users = users
report-unit-employees = employees
report-unit-revenue = revenue
report-anonymous-client = Client { $number }
report-dimension-industry = Industry
report-dimension-geography = Region
report-dimension-buyer-role = Buyer role
report-dimension-adoption = Adoption profile
report-dimension-problem = Problem
report-dimension-differentiator = Differentiator

report-number = No.
report-band = Band
report-client = Client
report-clients = Clients
report-users = Users
report-employees = Employees
report-status = Status
report-status-client = client
report-offerings = Offerings
report-revenue = Revenue
report-share = Share
report-average-per-client = Average per client
report-median-per-client = Median per client
report-trimmed-mean = 10 % trimmed mean
report-per-user = Revenue per user
report-per-user-mean = Revenue per user, mean of clients
report-per-user-band = Revenue per user, whole band
report-breadth = Breadth
report-broad-clients = Broad clients
report-pairs = Client–offering pairs
report-penetration = Penetration
report-largest-client-share = Largest client’s share
report-average-per-buyer = Average per buyer
report-all-clients = all clients
report-offerings-bought = Offerings bought
report-offerings-per-client = Offerings per client
report-band-number = Band no.
report-in-cents = Revenue, rounded to cents
report-rank = Rank

report-period-asof = Twelve months to { $asof } · made { $made }
report-period-file = The period of the file · made { $made }
report-pinned-basis = { $count } of { $clients } clients · { $share } of revenue
report-why = { $count ->
    [one] { $band }: { $broad } of { $clients } clients buy at least { $offerings } offering; the average client brings { $average }
   *[other] { $band }: { $broad } of { $clients } clients buy at least { $offerings } offerings; the average client brings { $average }
}
report-moved = The bands that lead, or the settings, are no longer those of the day of the report, so its re-draws say nothing of them: how sure this is, a new report tells
report-giants = Counting no client for more than a large one, { $band } leads
report-giants-tie = Counting no client for more than a large one, { $bands } share the first place
report-key-figures = Key figures
report-top-share = Share of the top 10 % of clients
report-gini = Gini coefficient of revenue
report-above-zero = Revenue of clients above zero
report-spread = Effective number of bands
report-criteria = What each criterion points to
report-criterion = Criterion
report-weight = Weight
report-points-to = Points to
report-too-few = Higher, with too few clients
report-doubt = How sure is it
report-doubt-absent = Not computed yet when this report was made
report-doubt-note = Values of the day of the report, not formulas: { $resamples } re-draws, { $weightings } weightings, seed { $seed }
report-resampling = Wins among re-draws
report-weighting = Wins among weightings
report-said-that-day = Said of it on the day of the report
report-leave-none = No single client carries the verdict
report-leave-client = Without this client
report-leave-winner = the winner is
report-leave-more = … and { $count } more
report-not-known = What is not known
report-how-many = How many
report-unknown-clients = Clients of unknown size
report-unknown-revenue = Their revenue
report-untagged = { $dimension } not tagged

report-bands-note = Bands by { $unit } · amber marks the sweet spot, where the verdict is sure enough to name one; it follows the settings on the last sheet
report-contest = The contest: every criterion as a share of the best among the bands that compete
report-competes = Competes
report-score = Score
report-wins = Wins
report-chart-winner = For the chart: sweet spot
report-has-zero = Has nothing of what decides
report-won-that-day = Won on the day of the report
report-chart-others = For the chart: other bands
report-that-day = On the day
report-capped = Counted no more than a large client
report-large-client = What a large client brings: nine in ten of known size bring no more
report-capped-average = Average per client, so counted
report-capped-per-user = Revenue per user, so counted
report-lowest = Lowest that competes
report-highest = Highest that competes
report-decides = Decides
report-verdict = The verdict
report-enough-clients = Some band has enough clients
report-best-score = Best score
report-winners = Bands with that score
report-leading = They are
report-leading-number = Number of the leading band
report-by-sum = Shares added up
report-redraws-hold = Re-draws speak of it
report-certainty = How sure
report-certainty-sure = sure
report-certainty-probable = probable
report-certainty-undecided = undecided
report-certainty-too-few = too few
report-sweet-spot-number = Number of the sweet spot
report-shortlist = Shortlist of that day
report-reason = Reason of that day
report-sweet-spot = Sweet spot
report-chart-others-name = Other bands
report-chart-revenue = Revenue per band
report-chart-clients = Clients per band
report-chart-average = Average revenue per client
report-chart-resampling = How often each band wins a re-draw
report-chart-pareto = Cumulative share of revenue
report-axis-band = Band, { $unit }
report-axis-clients-ranked = Clients by revenue, largest first

report-heatmap-note = Each block has its own scale, from nothing bought to its highest cell · unknown sizes are hatched and outside the scale
report-heat-colours = Colours
report-heat-penetration = Penetration: share of the band’s clients that buy
report-heat-buyers = Buyers: clients that buy
report-heat-breadth = Clients by the number of offerings they buy

report-overlap-note = Lift is the average less what chance may have added, over the average of all: the best of many groups always looks better than it is
report-overlap-tested = Which groups are listed, and p, are of the day of the report: { $permutations } shuffles of everything searched, seed { $seed }; all else follows Data
report-overlap-not-tested = Which groups are listed is of the day of the report, and chance was not tested; all else follows Data
report-smallest-group = Clients in a group, at least
report-group = Group
report-group-pinned = Pinned
report-all-known = All clients of whom it is known
report-lift = Lift
report-lift-raw = Raw lift
report-mean = Average: { $figure }
report-mean-deflated = Average less chance: { $figure }
report-share-of-revenue = Share of revenue
report-p = p
report-chance = In words

report-clients-title = The top 10 % of clients bring { $share } of revenue
report-clients-note = By revenue, also after a change in Data
report-cumulative-share = Cumulative share
report-tier = Tier
report-data-row = Row in Data

report-data-note = As the file gave it, one row per client: change an amount, a size or a name and the whole workbook follows
report-group-given = Client
report-group-amounts = Amounts
report-group-calculated = Calculated
report-group-tags = Tags
report-group-source = Read from
report-source-file = File
report-source-sheet = Sheet
report-source-row = Row

report-method-note = Blue cells are settings: change one and the whole workbook follows
report-settings = Settings
report-setting-threshold = An offering counts as bought above
report-setting-broad = A client is broad from this many offerings
report-setting-minimum = A band competes from this many clients
report-setting-weight = Weight of { $criterion }
report-offering-count = Offerings counted
report-bands-by-users = Size bands, by users
report-bands-by-employees = Size bands, by employees
report-bands-by-revenue = Size bands, by revenue
report-from = From
report-up-to = Up to and with
report-in-words = In words
report-open = open
report-tiers = Tiers, by cumulative revenue
report-tier-cutoff = While the share before the client is below
report-tiers-count = Tiers, by number of clients
report-tiers-value = Tiers, by value score
report-tier-cutoff-count = Up to this share of the clients
report-tier-cutoff-value = From this value score
report-tier-rest = the rest
report-proof = The proof: file total = imported + left out
report-proof-file = Sum of the file’s amount cells
report-proof-imported = Imported
report-proof-left-out = Left out: { $reason } ({ $rows } rows)
report-proof-counted = Of the imported amounts, counted in this report
report-left-grand-total = grand totals
report-left-subtotal = subtotals
report-left-total-column = total columns
report-left-derived = averages and shares
report-left-no-client = no client
report-left-no-offering = no offering
report-left-outside-window = outside the twelve months
report-left-no-date = rows without a date
report-left-other-currency = other currencies
report-left-credit-turned = credits written as positive amounts
report-left-payment = payments and deposits
report-left-transfer = transfers and journals
report-left-tax = tax
report-left-draft = drafts and quotes
report-left-void = voided or deleted
report-left-status = no sale by its status
report-left-duplicate = read twice
report-left-other-year = another year
report-left-other-table = other tables
report-left-not-a-client = prospects and ex-clients
report-left-ignored = left out by choice
report-readings = How to read the figures
report-reading-who = Who counts: clients of these twelve months. Prospects, ex-clients, who is first billed later, and offerings nobody bought in them are outside every figure. Revenue is net of tax; credits are negative.
report-reading-recurring = Only offerings marked recurring count here; one-off revenue is left out of every figure.
report-reading-marks = The file holds marks and no amounts. Each mark counts as 1: breadth and penetration are true, and every figure of revenue is a number of services, not money.
report-reading-size = A client falls in the first band whose upper edge is at least its size. A blank, zero or negative size is unknown: inside the totals, outside every average per band and outside the verdict, and printed beside it.
report-reading-average = The average per client is a band’s revenue divided by its clients. The trimmed mean leaves out the tenth of the clients with the least and the tenth with the most revenue. Revenue per user is shown twice: as the mean of the clients’ own figures, and as the band’s revenue over its users, which is the one that competes.
report-reading-breadth = Breadth is the number of offerings a client buys. A broad client buys at least the number in the settings: unless it is typed in, the upper quartile of breadth over the clients of known size with revenue, rounded up, from 2 to half of the offerings. Penetration is the share of all client–offering pairs that are bought.
report-reading-verdict = Each criterion is brought to a share of the best among the bands that compete, below zero counting as 0. The score multiplies these shares, each to the power of its part of the weights: a band must be good at all that counts. A criterion decides nothing, whatever its weight, where it is the same in two or more bands that compete, nowhere above zero, or unknown in one of them. Where every band has a 0 in what decides, the weighted shares are added up instead. The highest score leads: the size in which most clients buy the greatest number of different offerings, and pay the most for the work.
report-reading-doubt = A re-draw draws as many clients as there are, with replacement, and asks for the verdict again. The headline carries how often the leading band wins: from 90 % it is the sweet spot, from 70 % probably; below that, in a tie, or where another band wins more re-draws it is undecided between the fewest bands that hold 90 %, and nothing is amber. Fewer than 8 clients in the band, or no band with enough clients, are too few to say. A weighting draws all six weights at random. These shares are values of the day of the report: formulas cannot draw them again, so when another band comes to lead, or a setting changes, the headline says only which band leads.
report-reading-tiers = Clients are ranked by revenue in whole cents, the name deciding between equals. A client is in the first tier whose limit lies above the share of revenue accumulated before it. Shares, the curve and Gini count a client below zero as 0; it sits in the last tier.
report-reading-tiers-count = Clients are ranked by revenue in whole cents, the name deciding between equals. Each tier holds its share of the clients, and at least one. Tiers stand as they were when this report was made. Shares, the curve and Gini count a client below zero as 0.
report-reading-tiers-value = The value score is the weighted mean of ranks between 0 and 1, over what is known of a client. A client is in the first tier whose limit its score reaches. Tiers stand as they were when this report was made.
report-reading-unknown = A dash means that a figure does not exist, such as the average of a band without clients. It is never 0.
report-reading-fair = The sweet spot says where new effort pays. Clients outside it stay clients, served politely and fairly.

report-role-managing-director = Managing director
report-role-finance-director = Finance director
report-role-it-manager = IT manager
report-role-operations-manager = Operations manager
report-role-hr-director = HR director
report-role-project-manager = Project manager
report-role-purchasing-manager = Purchasing manager
report-role-office-manager = Office manager
report-template-recurring = Recurring
report-template-one-off = One-off
report-template-workplace = Managed workplace
report-template-backup = Backup
report-template-security = Security
report-template-cloud = Cloud hosting
report-template-projects = Projects
report-template-hardware = Hardware
report-template-advice = Consultancy
report-template-training = Training
report-template-lists = Lists
report-template-list-title = Not in the list
report-template-list-message = Choose from the list where you can, so that equal clients get equal words.
report-template-users-title = Users
report-template-users-message = A number above 0; leave it blank when you do not know.
report-template-amount-title = Amount
report-template-amount-message = The net amount of twelve months as a number; a credit is negative.
report-tagging-note = Choose from the lists or type a new value; leave empty what you do not know. Only the white cells are read.
report-tagging-code = Code
report-tagging-detail = Sub-industry
report-tagging-further = { $dimension } { $number }
report-tagging-given = As given
report-tagging-status-message = Choose one of the three from the list.
report-template-how = How to fill in
report-template-title = How to fill in
report-template-step-rows = 1. One row per client on the sheet Clients. Names as you know them; a name that comes twice is added up.
report-template-step-users = 2. Users: how many people at the client use what you sell. That is its size; a blank is unknown, never zero.
report-template-step-offerings = 3. Put your own offerings in the place of ours, under Recurring what comes back every period and under One-off what is sold once. Insert columns where you need more.
report-template-step-amounts = 4. Amounts: net revenue of the last twelve months per offering, in one currency. Leave blank what a client does not buy.
report-template-step-tags = 5. Tags are optional. Adoption profile, problem and buyer role have a list; several values go in one cell with a semicolon between.
report-template-step-unknown = 6. Leave blank what you do not know. It is shown as unknown and left out of averages, never guessed.
report-template-step-open = 7. Save the file and open it in Sweetspot.

### Clients that may be one

duplicates-open = Duplicates…
duplicates-title = Clients that may be one
duplicates-by-hand = Put clients together
duplicates-why = Lines, tags and figures go to the one that stays, and the next file is read the same way. Undo takes it back
duplicates-none = No two names are alike
duplicates-figures = { $name }: { $revenue } · { $users } · { $offerings }
duplicates-users = { $users } users
duplicates-no-users = users unknown
duplicates-together = Together
duplicates-lost = { $dimension }: { $kept } stays, { $lost } goes
duplicates-join = Put together
duplicates-join-names = Put together: { $names }
duplicates-apart = They are two
duplicates-apart-name = { $name } and { $other } are two
duplicates-same = The same client
duplicates-same-name = { $name } is the same client
duplicates-earlier = “{ $former }” in { $period } may be “{ $name }” today. If so, its tags and what was said of it carry over
duplicates-more = { $count ->
    [one] { $shown } more follows once these are settled
   *[other] { $shown } more follow once these are settled
}
duplicates-found = { $count ->
    [one] { $shown } client may be one of an earlier period under another name
   *[other] { $shown } clients may be those of an earlier period under other names
}
duplicates-found-todo = Clients, Duplicates… lists them, each with its question
clients-join = Put together…

### Tagging by others, and pasting

clients-more = More
review-save = Tagging workbook…
review-file = Tagging.xlsx
review-job = Writing the tagging workbook
review-written = The tagging workbook is written. Open it here again once it is filled in
review-title = { $count ->
    [one] { $shown } change from “{ $file }”
   *[other] { $shown } changes from “{ $file }”
}
review-why = Nothing is changed until you accept it, and undo takes it back as one step
review-nothing = The workbook says nothing that the project does not say already
review-list = Changes of the workbook
review-what = What
review-was = Now
review-becomes = Becomes
review-doubt = To think about
review-take = Accept the change of { $client }
review-near = { $count ->
    [one] Take the known value where { $shown } new one is like it
   *[other] Take the known values where { $shown } new ones are like them
}
review-note = Row { $row }: “{ $value }”. { $why }
review-double = Row { $row } is of a client that stands in row { $read } already; only that one is read
review-more-notes = { $count ->
    [one] And { $shown } more that was not read
   *[other] And { $shown } more that were not read
}
review-accept = { $count ->
    [one] Accept { $shown } change
   *[other] Accept { $shown } changes
}
paste-open = Paste a column…
paste-title = Paste a column
paste-why = One column goes to the selected clients from top to bottom. With two, the first is the client’s name or code
paste-into = Into
paste-do = { $count ->
    [one] Tag { $shown } client
   *[other] Tag { $shown } clients
}
paste-uneven = { $values } values for { $clients } selected clients: the rest stays as it is
paste-replaces = { $count ->
    [one] Replaces the value of { $shown } client
   *[other] Replaces the values of { $shown } clients
}
paste-new = { $count ->
    [one] { $shown } new value: { $values }
   *[other] { $shown } new values: { $values }
}
paste-strangers = { $count ->
    [one] { $shown } name is no client, or that of several: { $names }
   *[other] { $shown } names are no clients, or those of several: { $names }
}
paste-changes-nothing = Nothing would change

### Window: Segments

segments-none = Nobody has a value in this dimension yet
segments-none-todo = Tag clients on Clients, or choose another dimension
segments-no-profiles = No profile is saved yet
segments-no-profiles-todo = Save a profile in the inspector of a group on Overlap, or choose a dimension
segments-first = { $name } comes first
segments-unranked = Nothing is filled in by which segments could be ranked
segments-basis = { $count ->
    [one] { $shown } segment
   *[other] { $shown } segments
}; { $outside } clients are in none of them
segments-holds = first in { $share } of { $draws } ways to weigh the criteria
segments-other-first = over other weights { $name } comes first most often, in { $share }
segments-profiles = Saved profiles
segments-source = Segments
segments-all = All three
segments-name = Segment
segments-list = Segments
segments-clients = Clients
segments-potential = In the market
segments-potential-hint = How many such clients there are in your market; typed below
segments-penetration = Penetration
segments-penetration-hint = Clients ÷ in the market
segments-margin = Margin
segments-margin-hint = Margin ÷ revenue of the segment, over the same of all; above 1 is good
segments-cost = Cost of sale
segments-cost-hint = Cost of sale ÷ revenue of the segment, over the same of all; below 1 is good
segments-effort = Effort
segments-effort-hint = Hours a client of the segment, over the same of all; below 1 is good
segments-lifetime = Years
segments-lifetime-hint = Mean time as a client
segments-revenue = Revenue
segments-revenue-hint = Mean revenue a client a year
segments-orders = Orders
segments-orders-hint = Mean number of orders a client
segments-room = Room
segments-room-hint = Mean room to sell more a client
segments-history = History, rank
segments-history-hint = Mean of the ranks in each figure that at least two segments have; 1 is the best
segments-needs-hint = Σ need × best offer ÷ (Σ need × 5)
segments-motives = Motives
segments-motives-hint = Σ importance × strength ÷ (Σ importance × 5)
segments-filled = Filled in
segments-filled-hint = The share of the weights that is filled in; with less than half a segment is ranked but marked
segments-rank = Rank
segments-rank-hint = By Σ weight × score ÷ Σ weight over what is filled in
segments-missing = { $name }: { $count ->
    [one] { $shown } segment
   *[other] { $shown } segments
}
segments-not-filled = Not filled in
segments-other-weights = First under other weights
segments-pick = A segment
segments-pick-why = Click one in the list: type the size of its market, score it with your team, write down what it chooses on
segments-type = type…
segments-team = Your team’s scores, 0–5
segments-quotes = What the panel said
segments-quote = “{ $answer }” { $who }
segments-quote-delete = Delete the quote
segments-importance = How much it weighs for them
segments-strength = How strong we are
segments-motive-new = What do they choose on?
segments-motive-add = Add motive
segments-motive-delete = Delete the motive { $name }
needs-title = Needs × offer
needs-why = What each segment needs, and how well each offering meets it, scored by your team
needs-new = A need
needs-add = Add need
needs-delete = Delete the need { $name }
needs-rename = Another name for { $name }
needs-rename-do = Rename
needs-wanted = What each segment needs, 0–5
needs-best = Our best offer
needs-met = How well each offering meets it, 0–5
needs-keys = Click a cell and type 0–5, arrows move, Delete clears; blank is not known and counts nowhere

segments-empty = Segments appear once a file is imported

### Window: Profiles that are saved

profile-name = Name of the profile
profile-save = Save profile
profile-rename = Rename
profile-delete = Delete

### Window: Rules and advice

person-fit = Fit { $fit }, between { $low } and { $high }
person-why = Why
person-not-known = not known
person-no-client-has = { $value }, which no client has
person-value-fit = { $value } · { $fit }
person-ask = Ask next: { $question }
person-ask-moves = The answer moves the ends of the fit by up to { $points } points
person-ask-best = Worth most among your clients: { $values }
person-winnable = Winnable
person-rules = Rules
person-advice = Advice
person-most-like = Most like your client
person-old-revenue = Revenue then
person-last-date = Last billed
advice-differentiators = Name what won your best clients of this kind: { $values }
advice-differentiators-none = Name what sets you apart; what won your best clients of this kind is not tagged yet
advice-risk = Name what lowers their risk: { $offerings }
advice-risk-none = Name added services that lower their risk; mark those under “Offerings…”
advice-self-service = Self-service at low cost

rules-title = Rules
rules-why = A rule fires for whoever has every value it names. It marks prospects, clients and messages
rules-none = No rules
rules-effect = Effect
rules-delete = Delete the rule { $rule }
rules-new = New rule
rules-remove = Remove { $value }
rules-reason = Reason
rules-add = Add rule
rules-dimension = Dimension
rules-value = And the value…
rules-no-values = No values yet
rules-close = Close
rules-shipped = Restore the shipped rules

### Window: Prospects

prospects-none = Nobody to call yet
prospects-none-todo = Import a list of prospects, paste one from a spreadsheet, add one by hand, or give clients the status prospect
prospects-title = { $fitting } of { $count ->
    [one] { $shown } prospect fits
   *[other] { $shown } prospects fit
} your sweet spot
prospects-title-could = { $fitting } of { $count ->
    [one] { $shown } prospect fits
   *[other] { $shown } prospects fit
} your sweet spot; { $could } more could, if you ask them more
prospects-basis = Fit to { $to }: { $fit } and more, with at least half known. What is not known widens the bar and never lowers its end
prospects-basis-none = No size leads yet, so the size of a prospect says nothing
prospects-known = { $known } of { $all }
prospects-all = Prospects and ex-clients
prospects-only = Prospects
prospects-former = Ex-clients
prospects-fitting = Those who fit
prospects-find = Filter prospects
prospects-status = Show
prospects-nothing-listed = Nobody is called so
prospects-list = Prospects
prospects-name = Prospect
prospects-former-name = { $name } (ex-client)
prospects-users = Users
prospects-industry = Industry
prospects-role = Buyer role
prospects-fit = Fit, and how far it could move
prospects-fit-hint = Weighted mean of how well each known value does among your own clients; the bar runs from all unknown being bad to all of it being good
prospects-known-title = Known
prospects-known-hint = How much of the weights is known
prospects-winnable = Winnable
prospects-winnable-hint = Mean of four scores from 0 to 5, kept apart from the fit
prospects-next = Warning, or ask next
prospects-rules = Rules…
prospects-add = Add a prospect…
prospects-add-title = Add a prospect
prospects-add-do = Add
prospects-add-known = { $name } is there already: { $status }
prospects-import = Import prospects…
prospects-added = { $count ->
    [0] { $file } holds nobody new
    [one] { $shown } prospect added from { $file }
   *[other] { $shown } prospects added from { $file }
}
prospects-known-already = { $count ->
    [one] { $shown } was there already, not counted twice: { $names }
   *[other] { $shown } were there already, not counted twice: { $names }
}
prospects-more-issues = And { $count ->
    [one] { $shown } cell more
   *[other] { $shown } cells more
}
prospects-no-list = { $file } holds no list of prospects
prospects-no-list-todo = No column has their names; give it a title such as “Company” or “Client”
prospects-map = Fit × winnable
prospects-map-up = Winnable, 0 to 5, over fit, 0 to 100 %
prospects-map-none = A dot appears once somebody’s fit and one of the four scores are known
prospects-map-easy = Easy, not yours
prospects-map-go = Go now
prospects-map-leave = Leave
prospects-map-door = Open the door
prospects-trust = Can you trust this order?
prospects-trust-computing = Trying it on your own clients
prospects-trust-share = { $share } of pairs right
prospects-trust-why = Tried on your own clients, each scored as if it were a prospect: a tier A client came above another in { $share } of pairs ({ $clients } clients; 50 % would be chance)
prospects-trust-few = Too few to say
prospects-trust-few-why = It takes three clients of tier A and three others to try the order; there are { $clients } clients
prospects-weights = What counts
prospects-weights-why = All seven stay in the sum, known or not
prospects-nothing-known = { $count ->
    [one] Of { $shown } nothing is known that your clients have, so it stands in the middle
   *[other] Of { $shown } nothing is known that your clients have, so they stand in the middle
}
prospects-not-scored = { $count ->
    [one] { $shown } has no score of how easily it is won
   *[other] { $shown } have no score of how easily they are won
}
ask-size = How many users?
ask-industry = Which industry?
ask-buyer-role = Who buys?
ask-problem = Which problem?
ask-adoption = Adoption profile?
ask-geography = Where?
ask-differentiator = What would win them?

prospects-empty = Prospects are ranked once a file is imported

### Window: Messages

messages-none = Nobody is tagged with a target group and a problem yet
messages-none-todo = Tag clients and prospects with a problem solved on Clients; each combination that occurs gets a row here
messages-gap = { $group }, { $problem }: { $prospects } waiting, and nothing to tell them yet
messages-all-told = Every combination with prospects has a message
messages-basis = { $written } of { $count ->
    [one] { $all } combination that occurs has a message
   *[other] { $all } combinations that occur have a message
}
messages-prospects = { $count ->
    [one] { $shown } prospect
   *[other] { $shown } prospects
}
messages-won = { $value } (× { $lift })
messages-poor = A poor match
messages-nothing-yet = Nothing to tell them yet
messages-copy-text = Copy as text
messages-rows = Rows
messages-all = All
messages-gaps = Gaps
messages-follow-up = To be followed up
messages-nothing-listed = No combination is of this kind
messages-list = Messages
messages-group = Target group
messages-problem = Problem
messages-clients = Clients
messages-differentiator = What won there
messages-reference = Show them
messages-waiting = Waiting
messages-told = What to tell them
messages-who = Clients: { $clients } · { $prospects }
messages-won-title = What won there: { $value }
messages-reference-link = Show them { $name }
messages-message = Message
messages-message-hint = What do you tell { $group } about { $problem }?
messages-channel = Channel
messages-date = Date, such as 2026-12-31
messages-response = Response

messages-empty = The message grid appears once a file is imported

### Window: Core clients

core-none = Whom are you there for? Describe up to three people
core-no-choice = No choice has been made
core-no-choice-why = More than three core clients are no choice. Remove those that weigh least; other clients stay, with second priority
core-title = { $count ->
    [one] One core client, described well enough to recognise on the phone
    [2] Two core clients, described well enough to recognise on the phone
   *[other] Three core clients, described well enough to recognise on the phone
}
core-basis = At most three: a fourth means that no choice has been made. Other clients stay, with second priority
core-add = Add a core client
core-start-sweet-spot = From the sweet spot
core-start-empty = Empty
core-card = Core client { $number }
core-remove = Remove core client { $number }
core-tests = Three tests
core-evidence = Most typical real client
core-evidence-why = Nearest on average to the others inside
core-role = Role
core-first-name = First name
core-industry-field = Industry
core-people-field = People
core-goal = Wants
core-field = { $field } of core client { $number }
core-brainstorm = Everyone you deal with at a client
core-brainstorm-why = Go through them with your team, and click those that occur most and weigh most: they go into a card. Counts come from your tags
core-nothing-tagged = Nobody is tagged yet
core-somebody = Somebody
core-company = { $who } of a company
core-industry = { $who } of a { $industry } company
core-people = { $company } with { $people } people
core-wants = { $sized }, who wants { $goal }

core-empty = Core clients are described once a file is imported

### Window: Goal

goal-no-target = There is no sweet spot yet to bring clients into
goal-no-target-todo = Give clients a size, or pin a profile on Overlap
goal-met = { $wanted } of all clients are in the sweet spot already
goal-needs = { $count ->
    [one] { $shown } more client like your best ones brings { $wanted } of all clients into the sweet spot
   *[other] { $shown } more clients like your best ones bring { $wanted } of all clients into the sweet spot
}
goal-never = No number of new clients brings { $wanted } of all into the sweet spot
goal-basis = { $inside } of { $clients } clients are inside { $target }. Nobody has to leave: every new client counts
goal-share-now = In the sweet spot now
goal-needed = New clients needed
goal-wanted = Wanted share
goal-fill-title = Who would fill it
goal-fill = { $count ->
    [one] { $shown } prospect
   *[other] { $shown } prospects
} in order of fit; the first { $needed } fill the goal if all sign. At one in three you need { $all }
goal-fill-short = { $count ->
    [one] { $shown } prospect
   *[other] { $shown } prospects
} in order of fit, too few even if all sign. At one in three you need { $all }
goal-fill-none = There are no prospects yet of whom anything is known
goal-to-prospects = Go to Prospects
goal-fit = Fit
goal-over-time = Share inside, over the periods
goal-one-period = Once a later or an earlier period of the same business is imported, the two stand side by side
goal-changed = What changed
goal-since = Since
goal-figure = Figure
goal-then = Then
goal-now = Now
goal-change = Change
goal-points = { $points } points
goal-moved-bands = Who moved between sizes
goal-moved-tiers = Who moved between tiers
goal-then-now = Then \ now
goal-left-short = Left
goal-entered-short = New
goal-no-tier = None
goal-entered = New clients
goal-left = Lost clients
goal-nobody = Nobody
goal-names-more = { $names } and { $count } more

goal-empty = A goal can be set once a file is imported

### Panel kit

### Questionnaire

### Report: Segments

### Report: Prospects

### Report: Messages

### Report: Core clients

### Report: Goal

### Report: Service plan

### Cli: people

cli-people-unreadable = { $name } cannot be read: { $reason }
cli-people-no-json = { $name } is not what is typed on the screens as JSON: { $reason }
cli-people-unknown = { $name } names “{ $what }”, which is not known here. Names are those that analyse --json gives
cli-people-refused = { $name }, “{ $what }”: { $reason }
cli-prospects = { $count ->
    [one] { $shown } prospect, by fit: { $names }
   *[other] { $shown } prospects, by fit: { $names }
} · { $trust }
cli-prospects-auc = the order puts a tier A client above another in { $share } of pairs
cli-prospects-auc-few = too few clients to say whether the order can be trusted
cli-segments = { $name } comes first among the segments, in { $share } of random weightings
cli-messages = { $count ->
    [one] { $shown } prospect of { $group } waits for word on { $problem }: nothing to tell yet
   *[other] { $shown } prospects of { $group } wait for word on { $problem }: nothing to tell yet
}
cli-core-client = Most typical of the { $clients } in the sweet spot: { $name }
cli-goal = To have { $wanted } of all clients in the sweet spot ({ $inside } now) takes { $count ->
    [one] { $shown } new one
   *[other] { $shown } new ones
}
cli-goal-met = { $inside } clients are in the sweet spot: { $wanted } of all is reached
cli-goal-never = No number of new clients brings { $wanted } of all into the sweet spot
cli-prospects-no-list = { $name } holds no list of prospects: no column has their names. Give it a title such as “Company” or “Client”
cli-prospects-read = { $name }: { $count ->
    [one] { $shown } prospect or ex-client is new
   *[other] { $shown } prospects and ex-clients are new
}
cli-prospects-known = “{ $listed }” is “{ $name }”, who is there already: not counted twice
cli-prospects-issue = { $cell } “{ $value }”: { $issue }
