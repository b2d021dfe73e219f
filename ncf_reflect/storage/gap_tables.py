"""The tables of gaps, actions, outside evidence and what the report says (migration 3).

All are rows of the round's own chain. Lists stand in their column as JSON. The views have plain
names, for Datasette or a SQLite browser; they show what stands now.
"""

_KEY = """PRIMARY KEY (round, seq),
        FOREIGN KEY (round, seq) REFERENCES round_chain(round, seq)
    ) STRICT, WITHOUT ROWID"""

GAP_TABLES = (
    f"""CREATE TABLE gap_revisions (
        round TEXT NOT NULL,
        seq INTEGER NOT NULL,
        gap TEXT NOT NULL,
        section TEXT NOT NULL,
        question TEXT,
        theme TEXT,
        groups TEXT NOT NULL,
        told TEXT NOT NULL,
        children TEXT NOT NULL,
        expected TEXT NOT NULL,
        seen TEXT NOT NULL,
        needed TEXT NOT NULL,
        size TEXT,
        evidence_level TEXT,
        status TEXT NOT NULL,
        reason TEXT NOT NULL,
        sources TEXT NOT NULL,
        expectations TEXT NOT NULL,
        withdrawn INTEGER NOT NULL,
        {_KEY}""",
    f"""CREATE TABLE action_revisions (
        round TEXT NOT NULL,
        seq INTEGER NOT NULL,
        action TEXT NOT NULL,
        gap TEXT NOT NULL,
        task TEXT NOT NULL,
        owner TEXT NOT NULL,
        measure TEXT NOT NULL,
        review_on TEXT,
        status TEXT NOT NULL,
        reason TEXT NOT NULL,
        withdrawn INTEGER NOT NULL,
        {_KEY}""",
    f"""CREATE TABLE evidence_revisions (
        round TEXT NOT NULL,
        seq INTEGER NOT NULL,
        evidence TEXT NOT NULL,
        strand TEXT NOT NULL,
        source TEXT NOT NULL,
        dated TEXT,
        says TEXT NOT NULL,
        level TEXT NOT NULL,
        direction TEXT NOT NULL,
        links TEXT NOT NULL,
        indicator TEXT,
        withdrawn INTEGER NOT NULL,
        {_KEY}""",
    f"""CREATE TABLE baselines (
        round TEXT NOT NULL,
        seq INTEGER NOT NULL,
        authority TEXT NOT NULL,
        source TEXT NOT NULL,
        dated TEXT NOT NULL,
        licence TEXT NOT NULL,
        items TEXT NOT NULL,
        {_KEY}""",
    f"""CREATE TABLE baseline_matches (
        round TEXT NOT NULL,
        seq INTEGER NOT NULL,
        item TEXT NOT NULL,
        themes TEXT NOT NULL,
        settled INTEGER NOT NULL,
        refused TEXT NOT NULL,
        {_KEY}""",
    f"""CREATE TABLE disclosures (
        round TEXT NOT NULL,
        seq INTEGER NOT NULL,
        point TEXT NOT NULL,
        choice TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        {_KEY}""",
    f"""CREATE TABLE report_words (
        round TEXT NOT NULL,
        seq INTEGER NOT NULL,
        place TEXT NOT NULL,
        section TEXT NOT NULL,
        text TEXT NOT NULL,
        {_KEY}""",
    f"""CREATE TABLE expectation_links (
        round TEXT NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        expectation TEXT NOT NULL,
        withdrawn INTEGER NOT NULL,
        {_KEY}""",
)

DRAFT_COLUMNS = (
    "ALTER TABLE drafts ADD COLUMN keyed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE drafts ADD COLUMN minutes INTEGER NOT NULL DEFAULT 90",
    "ALTER TABLE drafts ADD COLUMN began_at TEXT",
    "ALTER TABLE drafts ADD COLUMN timer_left INTEGER",
    "ALTER TABLE drafts ADD COLUMN timer_running INTEGER NOT NULL DEFAULT 0",
)

GAP_VIEWS = (
    """CREATE VIEW current_gaps AS
    SELECT r.title AS round, g.gap, g.section, g.question, g.theme, g.groups, g.told, g.children,
        g.expected, g.seen, g.needed, g.size, g.evidence_level, g.status, g.reason, g.sources,
        g.expectations, c.at, c.role
    FROM gap_revisions g
    JOIN round_chain c ON c.round = g.round AND c.seq = g.seq
    JOIN rounds r ON r.id = g.round
    WHERE g.withdrawn = 0
        AND g.seq = (SELECT max(seq) FROM gap_revisions WHERE round = g.round AND gap = g.gap)""",
    """CREATE VIEW current_actions AS
    SELECT r.title AS round, a.action, a.gap, a.task, a.owner, a.measure, a.review_on, a.status,
        a.reason, c.at, c.role
    FROM action_revisions a
    JOIN round_chain c ON c.round = a.round AND c.seq = a.seq
    JOIN rounds r ON r.id = a.round
    WHERE a.withdrawn = 0 AND a.seq = (SELECT max(seq) FROM action_revisions
        WHERE round = a.round AND action = a.action)""",
    """CREATE VIEW current_evidence AS
    SELECT r.title AS round, e.evidence, e.strand, e.source, e.dated, e.says, e.level, e.direction,
        e.links, e.indicator, c.at, c.role
    FROM evidence_revisions e
    JOIN round_chain c ON c.round = e.round AND c.seq = e.seq
    JOIN rounds r ON r.id = e.round
    WHERE e.withdrawn = 0 AND e.seq = (SELECT max(seq) FROM evidence_revisions
        WHERE round = e.round AND evidence = e.evidence)""",
)
