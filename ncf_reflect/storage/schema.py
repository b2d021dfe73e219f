"""The tables and views of a mapping file, as migrations.

What was said is only ever added: an identity (a session, a point) and its revisions, each of which
is a row of its session's chain. The `current_…` views give the present state, and are named for
people who open the file in Datasette or a SQLite browser.
"""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from ncf_reflect.storage.gap_tables import DRAFT_COLUMNS, GAP_TABLES, GAP_VIEWS
from ncf_reflect.storage.header import APPLICATION_ID, SCHEMA_VERSION
from ncf_reflect.storage.round_tables import ROUND_TABLES, ROUND_VIEWS

migrations = Migrations("ncf-reflect")

TABLES = (
    """CREATE TABLE mapping (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        authority TEXT NOT NULL,
        created_at TEXT NOT NULL,
        digest TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE banks (
        hash TEXT PRIMARY KEY,
        bank TEXT NOT NULL,
        title TEXT NOT NULL,
        version TEXT NOT NULL,
        content TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE rounds (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL UNIQUE,
        started_at TEXT NOT NULL,
        digest TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE round_banks (
        round TEXT NOT NULL REFERENCES rounds(id),
        position INTEGER NOT NULL,
        bank_hash TEXT NOT NULL REFERENCES banks(hash),
        PRIMARY KEY (round, position)
    ) STRICT""",
    """CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        round TEXT NOT NULL REFERENCES rounds(id),
        bank_hash TEXT NOT NULL REFERENCES banks(hash),
        position INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE session_groups (
        session TEXT NOT NULL REFERENCES sessions(id),
        position INTEGER NOT NULL,
        group_name TEXT NOT NULL,
        PRIMARY KEY (session, position)
    ) STRICT""",
    """CREATE TABLE chain (
        session TEXT NOT NULL REFERENCES sessions(id),
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        role TEXT NOT NULL,
        salt TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (session, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE session_revisions (
        session TEXT NOT NULL,
        seq INTEGER NOT NULL,
        held_on TEXT,
        state TEXT NOT NULL,
        invited INTEGER,
        present INTEGER,
        facilitator TEXT NOT NULL,
        others_present TEXT NOT NULL,
        begins_with TEXT NOT NULL,
        PRIMARY KEY (session, seq),
        FOREIGN KEY (session, seq) REFERENCES chain(session, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE points (
        id TEXT PRIMARY KEY,
        session TEXT NOT NULL REFERENCES sessions(id),
        UNIQUE (id, session)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE point_revisions (
        session TEXT NOT NULL,
        seq INTEGER NOT NULL,
        point TEXT NOT NULL,
        question TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        themes TEXT NOT NULL,
        strength TEXT,
        strand TEXT,
        held TEXT,
        withdrawn INTEGER NOT NULL,
        PRIMARY KEY (session, seq),
        FOREIGN KEY (session, seq) REFERENCES chain(session, seq),
        FOREIGN KEY (point, session) REFERENCES points(id, session)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX point_revisions_of_a_point ON point_revisions (point, seq)",
    """CREATE TABLE answer_revisions (
        session TEXT NOT NULL,
        seq INTEGER NOT NULL,
        question TEXT NOT NULL,
        status TEXT NOT NULL,
        reason TEXT,
        PRIMARY KEY (session, seq),
        FOREIGN KEY (session, seq) REFERENCES chain(session, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE vote_revisions (
        session TEXT NOT NULL,
        seq INTEGER NOT NULL,
        question TEXT NOT NULL,
        votes TEXT,
        dont_know INTEGER NOT NULL,
        PRIMARY KEY (session, seq),
        FOREIGN KEY (session, seq) REFERENCES chain(session, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE drafts (
        session TEXT PRIMARY KEY REFERENCES sessions(id),
        question TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        left INTEGER NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT""",
)

VIEWS = (
    """CREATE VIEW current_sessions AS
    SELECT s.id AS session, r.title AS round, b.bank AS bank,
        (SELECT group_concat(group_name, ', ') FROM
            (SELECT group_name FROM session_groups WHERE session = s.id ORDER BY position)
        ) AS groups,
        v.held_on, v.state, v.invited, v.present, v.facilitator, v.others_present, v.begins_with,
        s.round AS round_id, s.position
    FROM sessions s
    JOIN rounds r ON r.id = s.round
    JOIN banks b ON b.hash = s.bank_hash
    JOIN session_revisions v ON v.session = s.id
        AND v.seq = (SELECT max(seq) FROM session_revisions WHERE session = s.id)""",
    """CREATE VIEW current_points AS
    SELECT p.point, p.session, p.question, p.kind, p.text, p.themes, p.strength, p.strand, p.held,
        (SELECT min(seq) FROM point_revisions WHERE point = p.point) AS said
    FROM point_revisions p
    WHERE p.withdrawn = 0
        AND p.seq = (SELECT max(seq) FROM point_revisions WHERE point = p.point)""",
    """CREATE VIEW current_votes AS
    SELECT v.session, v.question, v.votes, v.dont_know
    FROM vote_revisions v
    WHERE v.seq = (SELECT max(seq) FROM vote_revisions
        WHERE session = v.session AND question = v.question)""",
    """CREATE VIEW current_statuses AS
    SELECT a.session, a.question, a.status, a.reason
    FROM answer_revisions a
    WHERE a.seq = (SELECT max(seq) FROM answer_revisions
        WHERE session = a.session AND question = a.question)""",
)


@migrations()
def the_first_tables(database: Database) -> None:
    """Everything that the first version stores."""
    for statement in (*TABLES, *VIEWS):
        database.execute(statement)


@migrations()
def what_is_recorded_about_a_round(database: Database) -> None:
    """Decisions, the codebook, seals, the findings that are kept, and the views to ask them by."""
    for statement in (*ROUND_TABLES, *ROUND_VIEWS):
        database.execute(statement)


@migrations()
def gaps_and_what_the_report_says(database: Database) -> None:
    """Gaps, actions, evidence from outside, words for the report; the pace of a session."""
    for statement in (*GAP_TABLES, *DRAFT_COLUMNS, *GAP_VIEWS):
        database.execute(statement)


MIGRATION_TO = {2: "what_is_recorded_about_a_round", 3: "gaps_and_what_the_report_says"}
"""By version of the tables, the migration that leads to it."""


def migrate(database: Database) -> None:
    """Bring the file to the newest tables and mark it as ours, or leave it as it was."""
    with database.atomic():
        migrations.apply(database)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
