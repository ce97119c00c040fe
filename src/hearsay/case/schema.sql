-- A case: one SQLite file. Captures, sightings and judgements are only ever added to; everything else can be made anew.
-- Every table of machine output carries `digest`, the SHA-256 over everything that the row says.

CREATE TABLE captures (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    media_type TEXT,
    data BLOB NOT NULL              -- zlib
) STRICT;

CREATE TABLE sightings (            -- where, when and how the same bytes were taken
    capture TEXT NOT NULL REFERENCES captures(sha256),
    uri TEXT NOT NULL,
    retrieved_at TEXT NOT NULL,
    method TEXT NOT NULL,
    status INTEGER,
    headers TEXT NOT NULL,
    through TEXT NOT NULL,
    version TEXT NOT NULL,          -- of hearsay
    PRIMARY KEY (capture, uri, retrieved_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX sightings_by_uri ON sightings(uri, retrieved_at);

CREATE VIEW first_sightings AS      -- a capture's address: one of the web before one of this machine, the earliest
SELECT * FROM (
    SELECT *, row_number() OVER (
        PARTITION BY capture ORDER BY method IN ('file', 'standard-input'), uri, retrieved_at) AS place
    FROM sightings
) WHERE place = 1;

CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    "by" TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    value TEXT,
    reason TEXT NOT NULL,
    undoes TEXT,
    chain_hash TEXT NOT NULL
) STRICT;

CREATE TABLE work (                 -- which stage, in which version, has made what lies here
    subject TEXT NOT NULL,          -- a capture's SHA-256, or 'case'
    stage TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (subject, stage)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    capture_sha256 TEXT NOT NULL REFERENCES captures(sha256),
    media_type TEXT NOT NULL,
    outlet TEXT,
    title TEXT,
    authors TEXT NOT NULL,
    published TEXT,
    language TEXT,
    text TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX documents_by_capture ON documents(capture_sha256);

CREATE TABLE segments (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    origin_start INTEGER NOT NULL,
    origin_end INTEGER NOT NULL,
    parent TEXT,
    author TEXT,
    depth INTEGER,
    published TEXT,
    credit TEXT,
    page INTEGER,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX segments_by_document ON segments(document, start);

CREATE TABLE document_entities (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases TEXT NOT NULL,
    links TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    country TEXT,
    stands_for TEXT,
    precision TEXT,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX document_entities_by_document ON document_entities(document);

CREATE TABLE mentions (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    entity TEXT NOT NULL,
    reason TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX mentions_by_document ON mentions(document, start);

CREATE TABLE times (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    value TEXT NOT NULL,
    type TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX times_by_document ON times(document, start);

CREATE TABLE statements (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    segment TEXT NOT NULL,
    source TEXT,
    cue TEXT,
    content TEXT NOT NULL,
    mode TEXT NOT NULL,
    stance TEXT NOT NULL,
    negated INTEGER NOT NULL,
    within TEXT,
    reason TEXT NOT NULL,
    commitment TEXT NOT NULL,
    marks TEXT NOT NULL,
    part_of TEXT,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX statements_by_document ON statements(document);

CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    segment TEXT NOT NULL,
    statement TEXT,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    event TEXT NOT NULL,
    trigger TEXT NOT NULL,
    actors TEXT NOT NULL,
    targets TEXT NOT NULL,
    places TEXT NOT NULL,
    time TEXT,
    quantities TEXT NOT NULL,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    reason TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX claims_by_document ON claims(document, start);

CREATE TABLE entities (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases TEXT NOT NULL,
    links TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    members TEXT NOT NULL,
    precision TEXT,
    digest TEXT NOT NULL
) STRICT;

CREATE TABLE origins (
    id TEXT PRIMARY KEY,
    root TEXT NOT NULL,
    members TEXT NOT NULL,
    evidence TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;

CREATE TABLE links (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    kind TEXT NOT NULL,
    "on" TEXT,
    reason TEXT NOT NULL,
    reasons TEXT NOT NULL,
    score REAL NOT NULL,
    decided_by TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX links_by_a ON links(a);
CREATE INDEX links_by_b ON links(b);

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    event TEXT NOT NULL,
    claims TEXT NOT NULL,
    place TEXT,
    time TEXT NOT NULL,
    roll_up TEXT NOT NULL,
    grade TEXT,
    digest TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    entity TEXT NOT NULL,
    reliability TEXT NOT NULL,
    basis TEXT NOT NULL,
    interested_in TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;

CREATE TABLE gaps (
    id TEXT PRIMARY KEY,
    capture TEXT,
    document TEXT,
    stage TEXT NOT NULL,
    code TEXT NOT NULL,
    sentence TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX gaps_by_capture ON gaps(capture);

CREATE VIRTUAL TABLE documents_words USING fts5(title, text, content='documents', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER documents_words_in AFTER INSERT ON documents BEGIN
    INSERT INTO documents_words(rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
CREATE TRIGGER documents_words_out AFTER DELETE ON documents BEGIN
    INSERT INTO documents_words(documents_words, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
END;

CREATE VIRTUAL TABLE claims_words USING fts5(text, content='claims', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER claims_words_in AFTER INSERT ON claims BEGIN
    INSERT INTO claims_words(rowid, text) VALUES (new.rowid, new.text);
END;
CREATE TRIGGER claims_words_out AFTER DELETE ON claims BEGIN
    INSERT INTO claims_words(claims_words, rowid, text) VALUES ('delete', old.rowid, old.text);
END;

CREATE TRIGGER captures_stay BEFORE UPDATE ON captures BEGIN
    SELECT RAISE(ABORT, 'captures are never changed');
END;
CREATE TRIGGER captures_are_kept BEFORE DELETE ON captures BEGIN
    SELECT RAISE(ABORT, 'captures are never deleted');
END;
CREATE TRIGGER sightings_stay BEFORE UPDATE ON sightings BEGIN
    SELECT RAISE(ABORT, 'sightings are never changed');
END;
CREATE TRIGGER sightings_are_kept BEFORE DELETE ON sightings BEGIN
    SELECT RAISE(ABORT, 'sightings are never deleted');
END;
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN
    SELECT RAISE(ABORT, 'judgements are never changed');
END;
CREATE TRIGGER judgements_are_kept BEFORE DELETE ON judgements BEGIN
    SELECT RAISE(ABORT, 'judgements are never deleted');
END;
