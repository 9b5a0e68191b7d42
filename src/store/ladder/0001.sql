-- The project file, version 1: a SQLite database with application_id 0x53775370 ("SwSp") and user_version 1.
--
-- Positions (client, offering, dimension, value, sheet, place) count from 0. Dates are numbers as people read them:
-- 20261031 is 31 October 2026. Amounts are net of tax in the period's currency. NULL is unknown, never zero. Booleans are
-- 0 and 1. Most tables hold several imports: period 0 is the current one, 1 and up are earlier ones by their last day. In
-- clients and tags period -1 holds clients as the file gave them, where people have changed them since.

-- What is true of the project as a whole, by name: name, revision, pinned.*
CREATE TABLE project (
    name TEXT NOT NULL,                                -- which fact
    place INTEGER NOT NULL,                            -- its place in a list; 0 where there is one only
    value,                                             -- a number or a text
    PRIMARY KEY (name, place)
) WITHOUT ROWID;

-- The settings of the analysis, by name: threshold, weights.breadth, bands.edges, tiers.names, …
CREATE TABLE settings (
    name TEXT NOT NULL,
    place INTEGER NOT NULL,                            -- its place in a list; 0 where there is one only
    value,
    PRIMARY KEY (name, place)
) WITHOUT ROWID;

-- What the program keeps beside the project: source files, answers, choices of the window.
CREATE TABLE kept (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- The imports: the current one and, by their last day, the earlier ones.
CREATE TABLE periods (
    period INTEGER PRIMARY KEY,                        -- 0 is the current one
    name TEXT,                                         -- what an earlier one was called; NULL for the current one
    file_total REAL,                                   -- the sum of every amount cell of the files
    imported REAL,                                     -- the sum of the lines; file_total = imported + what was left out
    marks_only INTEGER NOT NULL,                       -- the file holds marks and no amounts: each line is 1
    ready_matrix INTEGER NOT NULL,                     -- the lines are the cells of a ready matrix
    currency TEXT,                                     -- ISO 4217
    asof INTEGER                                       -- the last day of the twelve months
);

-- What was left out of the file's total, by reason.
CREATE TABLE proof (
    period INTEGER NOT NULL,
    place INTEGER NOT NULL,
    reason INTEGER NOT NULL,                           -- in left_out_reasons
    row_count INTEGER NOT NULL,
    amount REAL,
    PRIMARY KEY (period, place)
) WITHOUT ROWID;

-- The sheets the lines came from.
CREATE TABLE sheets (
    period INTEGER NOT NULL,
    sheet INTEGER NOT NULL,
    file,                                              -- its path as text; as bytes where it is no text
    name TEXT NOT NULL,                                -- empty for files without sheets
    PRIMARY KEY (period, sheet)
) WITHOUT ROWID;

CREATE TABLE offerings (
    period INTEGER NOT NULL,
    offering INTEGER NOT NULL,
    name TEXT NOT NULL,
    group_name TEXT,
    kind TEXT,                                         -- recurring or one_off
    per_user INTEGER NOT NULL,                         -- billed per user
    lowers_risk INTEGER NOT NULL,                      -- lowers the risk of the client who buys it
    PRIMARY KEY (period, offering)
) WITHOUT ROWID;

-- What clients are tagged in.
CREATE TABLE dimensions (
    period INTEGER NOT NULL,
    dimension INTEGER NOT NULL,
    built_in TEXT,                                     -- industry, geography, …; NULL for the user's own
    name TEXT,                                         -- the name of the user's own
    multi_valued INTEGER NOT NULL,
    PRIMARY KEY (period, dimension)
) WITHOUT ROWID;

CREATE TABLE dimension_values (
    period INTEGER NOT NULL,
    dimension INTEGER NOT NULL,
    value INTEGER NOT NULL,
    name TEXT,                                         -- NULL where it was deleted or merged away
    PRIMARY KEY (period, dimension, value)
) WITHOUT ROWID;

CREATE TABLE clients (
    period INTEGER NOT NULL,
    client INTEGER NOT NULL,
    name TEXT NOT NULL,
    code TEXT,                                         -- the code the bookkeeping knows it by
    status TEXT NOT NULL,                              -- client, ex_client or prospect
    status_reason TEXT,                                -- why the lines made it a prospect
    users REAL,
    users_source TEXT NOT NULL,                        -- file, billed or typed
    employees REAL,
    margin REAL,
    cost_of_sale REAL,
    effort_hours REAL,
    since INTEGER,                                     -- a date
    orders REAL,
    potential REAL,                                    -- the revenue a year it could bring
    PRIMARY KEY (period, client)
) WITHOUT ROWID;

-- The values clients carry.
CREATE TABLE tags (
    period INTEGER NOT NULL,
    client INTEGER NOT NULL,
    dimension INTEGER NOT NULL,
    place INTEGER NOT NULL,                            -- 0 is the primary value
    value INTEGER NOT NULL,                            -- in dimension_values
    detail TEXT,                                       -- the sub-industry, the "how" of a problem
    PRIMARY KEY (period, client, dimension, place)
) WITHOUT ROWID;

-- One amount of a client for an offering, with the cell it was read from, in the order of the file.
CREATE TABLE lines (
    period INTEGER NOT NULL,
    client INTEGER NOT NULL,
    offering INTEGER NOT NULL,
    amount REAL,                                       -- credits are negative
    day INTEGER,                                       -- the date
    quantity REAL,
    sheet INTEGER NOT NULL,
    source_row INTEGER NOT NULL,                       -- from 0
    source_column INTEGER NOT NULL                     -- from 0
);

-- Amount cells that are no lines.
CREATE TABLE left_out (
    period INTEGER NOT NULL,
    sheet INTEGER NOT NULL,
    source_row INTEGER NOT NULL,
    source_column INTEGER NOT NULL,
    amount REAL,
    reason INTEGER NOT NULL                            -- in left_out_reasons
);

-- Cells that could not be used as they stand.
CREATE TABLE issues (
    period INTEGER NOT NULL,
    sheet INTEGER NOT NULL,
    source_row INTEGER NOT NULL,
    source_column INTEGER NOT NULL,
    reason INTEGER NOT NULL,                           -- in issue_reasons
    amount REAL,                                       -- where it is about an amount that stands nowhere else
    value TEXT NOT NULL                                -- what the cell held
);

-- Cells of the white space that were set aside.
CREATE TABLE blocks (
    client INTEGER NOT NULL,
    offering INTEGER NOT NULL,
    reason TEXT NOT NULL,
    review INTEGER,                                    -- the date to look again
    PRIMARY KEY (client, offering)
) WITHOUT ROWID;

-- What people said of names: about is client, offering, value:DIMENSION, or different for two clients that are two. Names are
-- in small letters without accents.
CREATE TABLE names (
    about TEXT NOT NULL,
    name TEXT NOT NULL,
    meant TEXT NOT NULL,                               -- what it goes by; for different, the other name
    PRIMARY KEY (about, name, meant)
) WITHOUT ROWID;

-- What the numbers in left_out.reason and proof.reason mean. The program does not read it.
CREATE TABLE left_out_reasons (
    reason INTEGER PRIMARY KEY,
    name TEXT NOT NULL
);

-- What the numbers in issues.reason mean. The program does not read it.
CREATE TABLE issue_reasons (
    reason INTEGER PRIMARY KEY,
    name TEXT NOT NULL
);

-- What was written: by it the program tells a damaged file.
CREATE TABLE checks (
    table_name TEXT NOT NULL,
    period INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    digest INTEGER NOT NULL,                           -- the sum of the digests of the rows
    PRIMARY KEY (table_name, period)
) WITHOUT ROWID;
