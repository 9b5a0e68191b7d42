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
band-revenue = { $label } in revenue
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
status-ex-client = Ex-client
status-prospect = Prospect
kind-recurring = Recurring
kind-one-off = One-off
kind-not-marked = Not marked

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
role-currency = Currency
role-own-tag = Own dimension
role-margin = Margin
role-cost-of-sale = Cost of sale
role-effort = Effort, hours
role-client-since = Client since
role-total = Left out: total
role-ignore = Left out

role-reason-title = known title
role-reason-content = what the cells hold
role-reason-title-and-content = known title, and the cells agree
role-reason-arithmetic = equals the sum of the amount columns
role-reason-corrected = you said so
role-reason-nothing-else = nothing spoke for anything else

row-title = Title
row-header = Titles
row-group = Group
row-detail = Client
row-subtotal = Subtotal
row-grand-total = Total
row-footer = Footer
row-blank = Blank

left-out-grand-total = grand totals
left-out-subtotal = subtotals
left-out-total-column = total columns
left-out-no-client = rows without a client
left-out-no-offering = rows without an offering
left-out-outside-window = outside the twelve months
left-out-payment = payments
left-out-transfer = transfers and journals
left-out-tax = tax
left-out-draft = drafts and quotes
left-out-void = voided or deleted
left-out-status = not sold
left-out-duplicate = read twice
left-out-ignored = left out by you

issue-error-cell = formula error, left out
issue-formula-without-value = formula without a saved value: open it in Excel, save, and try again
issue-not-an-amount = not an amount, left out
issue-not-a-size = not a size, read as unknown
issue-not-a-date = not a date
issue-no-client = an amount in a row without a client, left out
issue-ragged-row = more or fewer fields than the titles
issue-repeated-client = the client stands in several rows, added up
issue-conflicting-value = the client has another value in an earlier row, which was kept
issue-total-word-only = sounds like a total but does not add up, read as a client
issue-empty-offering = no amount in this column

layout-matrix = Matrix
layout-lines = Invoice lines
layout-clients = One row per client

file-xlsx = Excel workbook
file-xlsb = Excel binary workbook
file-xls = Excel 97–2003 workbook
file-ods = OpenDocument spreadsheet
file-csv = delimited text

question-separator = Does “{ $title }” use its separator for decimals or for thousands?
question-separator-why = Every amount in the column has one separator and three digits after it
question-total-row = Is “{ $label }” a client or a total?
question-total-row-why = It carries the word of a total, but does not add up to the rows above it
question-total-column = Is “{ $title }” an offering or a total?
question-total-column-why = It carries the word of a total, but does not add up the columns beside it
choice-decimal = Decimals
choice-thousands = Thousands
choice-client = A client
choice-total = A total
choice-offering = An offering

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
edit-detail = change detail of a tag
edit-users = change users
edit-add-dimension = add dimension “{ $name }”
edit-rename-value = rename value to “{ $name }”
edit-delete-value = delete value
edit-bands = change band edges
edit-weight = change weight: { $criterion }
edit-threshold = change when an offering counts as bought
edit-broad-from = change when a client counts as broad
edit-recurring-only = count recurring offerings only
edit-recurring-and-one-off = count all offerings
edit-offering-kind = mark offering
edit-rename-project = rename project

edit-error-missing = What you changed is no longer there; nothing was changed
edit-error-empty-name = A name cannot be empty; type at least one letter
edit-error-not-a-number = That is not a usable number; type a number above zero
edit-error-name-taken = That name is taken; choose another
edges-error-empty = A scheme needs at least one edge; type one
edges-error-not-positive = An edge must be a number above zero
edges-error-not-rising = Each edge must be above the one before it

### Window: frame

window-open = Open workbook…
window-open-sample = Open sample
window-save-template = Save a template…
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
window-job-analysing = Computing the bands
window-job-doubt = Computing the doubt
window-job-report = Writing the report
window-job-template = Writing the template
window-report-written = The report is written
window-template-written = The template is written
window-error-folder = The folder could not be shown
window-error-settings = Your choices of language and theme could not be kept
window-error-settings-read = The file with your choices could not be read; the defaults are used
window-error-internal = Something went wrong inside the program; your data is untouched
screen-start = Start
screen-import = Import
screen-clients = Clients
screen-bands = Bands
screen-sweet-spot = Sweet spot
screen-report = Report
top-undo-nothing = Nothing to undo
top-undo-step = Undo: { $step }
top-redo-nothing = Nothing to redo
top-redo-step = Redo: { $step }
top-search = Search clients, offerings, commands
top-language = Language
status-balances = ✓ Balances with the file
status-off = ✗ Does not balance with the file
status-cancel = Cancel
notice-close = Close notice
notice-show = Show in folder
palette-hint = Search clients, offerings, commands
palette-nothing = Nothing found
palette-command = Command
palette-client = Client
palette-offering = Offering
empty-import = Open a workbook or the sample first

### Window: inspector

inspector-close = Close inspector
inspector-cell-title = { $share } buy it
inspector-cell-basis = { $buyers } of { $clients } clients · { $revenue }
inspector-average-client = Average per client
inspector-average-buyer = Average per buyer
inspector-median-client = Median per client
inspector-trimmed = Mean without the outer tenths
inspector-per-user = Per user
inspector-per-user-mean = Per user, mean of clients
inspector-per-user-band = Per user, whole band
inspector-breadth = Offerings per client
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
start-drop = Drop a workbook anywhere in this window
start-drop-now = Let go to open it
start-kinds = Excel, OpenDocument or CSV: one row per client, one column per offering
start-recent = Opened lately
start-recent-none = Files you open are listed here

### Window: Import

import-title = { $file } reads as a { $layout }: { $clients }, { $offerings }
import-subtitle = Sheet “{ $sheet }”, titles in row { $row }. Everything below can be changed
import-subtitle-untitled = Sheet “{ $sheet }”, without titles. Everything below can be changed
import-only-sheet = the only one
import-row = row { $row }
import-layout = Layout
import-sheet = Sheet
import-titles = Titles in
import-empty = No file is open
import-discard = Cancel
import-accept = Import { $clients }
import-issues = { $count ->
        [0] No issues
        [one] 1 issue
       *[other] { $count } issues
    }
import-issues-more = { $count } more
import-issue = { $cell }: “{ $value }” – { $reason }
import-sure = { $reason }, { $confidence } sure
import-proof = Where every amount went
import-proof-file = in the file
import-proof-imported = imported
import-proof-left-out = { $reason } in { $rows }
import-proof-balances = ✓ balances to the cent
import-proof-off = cannot be explained: this is an error of the program

### Window: Report

report-title = The report on { $clients } is ready to export
report-subtitle = An Excel workbook whose figures are live formulas over your amounts: change one and everything follows
report-empty = No report yet
report-first-page = The first page
report-sheets = The sheets
report-about-summary = The verdict, its doubt and the key figures
report-about-bands = Every figure per size band, with charts
report-about-heatmap = Offerings by band, coloured
report-about-clients = Every client with its band, breadth and tier
report-about-data = Your amounts and tags, the only typed numbers
report-about-method = Every formula and every setting
report-revenue = Revenue
report-clients = Clients
report-offerings = Offerings
report-unknown = Clients of unknown size
report-top = Revenue share of the largest tenth of clients
report-gini = Gini coefficient of revenue
report-anonymise = Leave client names out
### Explain: what went wrong

explain-sentence = { $what }: { $why }; { $todo }
explain-standard-input = standard input
explain-import-what = “{ $name }” cannot be imported
explain-import-stopped = The import was stopped
explain-report-what = “{ $name }” cannot be written
explain-report-what-unnamed = The workbook cannot be written
explain-report-stopped = The export was stopped
explain-stopped-why = you asked for it
explain-stopped-todo = start again whenever you like
explain-not-found-why = there is no such file; it was moved, renamed or removed
explain-not-found-todo = check the name, or find the file and open it again
explain-unreadable-todo = close it in other programs, check that you may read it, and try again
explain-empty-why = it is empty
explain-empty-todo = save the workbook again and open the new file
explain-not-a-spreadsheet-why = it is not a spreadsheet
explain-not-a-spreadsheet-todo = open an Excel, OpenDocument or CSV file
explain-password-why = it is protected by a password
explain-password-todo = open it in Excel, save it without a password, and try again
explain-zip-why = it is a zip file without a workbook inside
explain-zip-todo = unpack it and open the spreadsheet that was in it
explain-broken-why = the workbook is damaged: { $detail }
explain-broken-todo = open it in Excel, let Excel repair it, save it, and try again
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
explain-folder-todo = choose another folder
explain-target-why = a file of that name is there and cannot be replaced; it is probably open in another program
explain-target-todo = close it there, or choose another name
explain-excel-why = it is more than Excel can hold: { $detail }
explain-excel-todo = group offerings or leave out clients, and try again
explain-io-no-folder = the folder does not exist
explain-io-permission = the system refuses permission
explain-io-folder = it is a folder
explain-io-read-only = the disk is read-only
explain-io-full = the disk is full
explain-io-other = the system says “{ $detail }”

### Verdict: the findings in sentences

share-below = < { $percent }
verdict-no-clients = There is no client to compare
verdict-no-weights = No criterion has a weight, so no band can win
verdict-no-sizes = No client has a known size, so no band can win
verdict-too-few = Too few clients for a verdict; { $band } comes out first
verdict-too-few-tie = Too few clients for a verdict; { $bands } come out first together
verdict-tie = { $bands } share the first place
verdict-breadth = Clients with { $band } buy the most: { $breadth } of { $offerings } on average
verdict-average = Clients with { $band } bring the most: { $amount } each on average
verdict-broad = { $count ->
    [one] Clients with { $band } buy most widely: { $shown } buys { $from } or more of { $offerings }
   *[other] Clients with { $band } buy most widely: { $shown } buy { $from } or more of { $offerings }
}
verdict-balance = Clients with { $band } are the best balance of what counts, without leading in breadth or revenue
verdict-spread = Revenue is spread as if over { $count } equal bands
standing-band = { $clients }, { $share } of revenue
standing-all = { $clients } buy { $breadth } of { $offerings } on average
standing-all-unknown = Add a column with the number of users to compare sizes
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
clients-detail-industry = Sub-industry
clients-detail-problem = How
clients-detail-of = { $detail }: { $value }
clients-keys = Keys
clients-keys-list = ↑ ↓ move · Space selects · Shift selects a range · Ctrl A all · Esc none · Enter starts tagging
clients-keys-tag = Enter tags and goes to the next client · Tab next dimension · Backspace takes the last value away · Ctrl Z undo
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
report-sheet-summary = Summary
report-sheet-bands = Bands
report-sheet-heatmap = Heatmap
report-sheet-clients = Clients
report-sheet-data = Data
report-sheet-method = Method

### Window: no display

explain-window = The window could not be opened
explain-window-why = there is no display, or nothing to draw on it with ({ $detail })
explain-window-todo = on Debian or Ubuntu, install libxkbcommon-x11-0, libgl1 and mesa-vulkan-drivers and start it in a desktop session; without a desktop, use sweetspot-cli

### Window: steps

step-done = done
step-needs-you = needs you
step-empty = empty
