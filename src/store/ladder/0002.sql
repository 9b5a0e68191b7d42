-- Version 2: what people type about whom to call and what to tell them. Values and dimensions are named here, not numbered:
-- "industry" and the other built-in ones, "own:NAME" for the user's own. Segments come from a dimension or from "profiles".

-- What an ex-client brought before the window, and how easily somebody is won; no row where nothing of it is known.
CREATE TABLE prospects (
    period INTEGER NOT NULL,
    client INTEGER NOT NULL,
    old_revenue REAL,
    last_date INTEGER,                                 -- a date
    entry_barrier REAL,                                -- 0 to 5, high is a low barrier
    access REAL,
    urgency REAL,
    lead_generation REAL,
    PRIMARY KEY (period, client)
) WITHOUT ROWID;

-- Weights and choices, by name: fit_weights.size, segments.source, segment_weights.history, messages.dimension
CREATE TABLE people (
    name TEXT NOT NULL,
    place INTEGER NOT NULL,
    value,
    PRIMARY KEY (name, place)
) WITHOUT ROWID;

-- Profiles kept under a name; their values are numbered, as those of the pinned profile are.
CREATE TABLE profiles (
    place INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    band INTEGER                                       -- NULL for any size
);
CREATE TABLE profile_values (
    profile INTEGER NOT NULL,                          -- its place
    place INTEGER NOT NULL,
    dimension INTEGER NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (profile, place)
) WITHOUT ROWID;

CREATE TABLE rules (
    place INTEGER PRIMARY KEY,
    effect TEXT NOT NULL,                              -- good, warn, halve or exclude
    shipped TEXT,                                      -- which of the shipped reasons it has; NULL for somebody's own
    reason TEXT NOT NULL
);
CREATE TABLE rule_values (
    rule INTEGER NOT NULL,                             -- its place
    place INTEGER NOT NULL,
    dimension TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (rule, place)
) WITHOUT ROWID;

CREATE TABLE segments (
    place INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    segment TEXT NOT NULL,
    potential REAL,                                    -- the size of its market, in clients
    future_trends REAL,                                -- 0 to 5, as those below
    triggers REAL,
    competitor_success REAL,
    reference_cases REAL
);

CREATE TABLE needs (
    place INTEGER PRIMARY KEY,
    name TEXT NOT NULL
);

-- How much segments need something, and how well offerings meet it.
CREATE TABLE need_scores (
    place INTEGER PRIMARY KEY,
    source TEXT,                                       -- NULL where it is an offering that is scored
    name TEXT NOT NULL,                                -- of the segment or the offering
    need TEXT NOT NULL,
    score REAL NOT NULL                                -- 0 to 5
);

CREATE TABLE motives (
    place INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    segment TEXT NOT NULL,
    motive TEXT NOT NULL,
    importance REAL,                                   -- 0 to 5
    strength REAL                                      -- 0 to 5
);

CREATE TABLE quotes (
    place INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    segment TEXT NOT NULL,
    who TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL
);

-- What to tell a target group about a problem.
CREATE TABLE messages (
    place INTEGER PRIMARY KEY,
    dimension TEXT NOT NULL,
    group_name TEXT NOT NULL,
    problem TEXT NOT NULL,
    message TEXT NOT NULL,
    channel TEXT NOT NULL,
    day INTEGER,                                       -- a date
    response TEXT NOT NULL
);

CREATE TABLE core_clients (
    place INTEGER PRIMARY KEY,
    role TEXT NOT NULL,
    first_name TEXT NOT NULL,
    industry TEXT NOT NULL,
    people REAL,
    goal TEXT NOT NULL,
    fits_biggest_need INTEGER NOT NULL,
    has_potential INTEGER NOT NULL,
    fits_strategy INTEGER NOT NULL,
    evidence TEXT NOT NULL                             -- the client most like it
);
