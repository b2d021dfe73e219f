"""The tables of what is recorded about a whole round, and the views for people (migration 2).

Decisions, the codebook and the seal are rows of the round's own chain. Findings are those of the
last triangulation, written over by the next. The views have plain names, for Datasette or a SQLite
browser; they show finished sessions only, and none that is sealed.
"""

ROUND_TABLES = (
    """CREATE TABLE round_chain (
        round TEXT NOT NULL REFERENCES rounds(id),
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        role TEXT NOT NULL,
        salt TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (round, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE decisions (
        round TEXT NOT NULL,
        seq INTEGER NOT NULL,
        decision TEXT NOT NULL UNIQUE,
        question TEXT NOT NULL,
        first_group TEXT NOT NULL,
        second_group TEXT NOT NULL,
        verdict TEXT NOT NULL,
        code TEXT,
        strength TEXT,
        note TEXT NOT NULL,
        name TEXT NOT NULL,
        ruleset TEXT NOT NULL,
        input_hash TEXT NOT NULL,
        suggested_code TEXT NOT NULL,
        suggested_strength TEXT,
        PRIMARY KEY (round, seq),
        FOREIGN KEY (round, seq) REFERENCES round_chain(round, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE theme_revisions (
        round TEXT NOT NULL,
        seq INTEGER NOT NULL,
        theme TEXT NOT NULL,
        description TEXT NOT NULL,
        renamed_from TEXT,
        merged_into TEXT,
        PRIMARY KEY (round, seq),
        FOREIGN KEY (round, seq) REFERENCES round_chain(round, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE seals (
        round TEXT NOT NULL,
        seq INTEGER NOT NULL,
        sealed INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (round, seq),
        FOREIGN KEY (round, seq) REFERENCES round_chain(round, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE findings (
        round TEXT PRIMARY KEY REFERENCES rounds(id),
        ruleset TEXT NOT NULL,
        input_hash TEXT NOT NULL,
        at TEXT NOT NULL,
        digest TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE section_findings (
        round TEXT NOT NULL REFERENCES findings(round),
        position INTEGER NOT NULL,
        section TEXT NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (round, section)
    ) STRICT""",
    """CREATE TABLE question_findings (
        round TEXT NOT NULL REFERENCES findings(round),
        position INTEGER NOT NULL,
        section TEXT NOT NULL,
        question TEXT NOT NULL,
        code TEXT NOT NULL,
        strength TEXT,
        PRIMARY KEY (round, question)
    ) STRICT""",
    """CREATE TABLE pair_findings (
        round TEXT NOT NULL REFERENCES findings(round),
        position INTEGER NOT NULL,
        question TEXT NOT NULL,
        first_group TEXT NOT NULL,
        second_group TEXT NOT NULL,
        code TEXT NOT NULL,
        strength TEXT,
        basis TEXT,
        input_hash TEXT NOT NULL,
        PRIMARY KEY (round, question, first_group, second_group)
    ) STRICT""",
)

ROUND_VIEWS = (
    """CREATE VIEW questions_asked AS
    SELECT r.title AS round, b.bank, json_extract(s.value, '$.slug') AS section,
        json_extract(s.value, '$.plain_title') AS section_title,
        json_extract(q.value, '$.id') AS question, json_extract(q.value, '$.text') AS question_text,
        json_extract(s.value, '$.groups') AS asked_of, r.id AS round_id, b.hash AS bank_hash,
        rb.position * 1000000 + s.key * 1000 + q.key AS place
    FROM rounds r
    JOIN round_banks rb ON rb.round = r.id
    JOIN banks b ON b.hash = rb.bank_hash
    JOIN json_each(b.content, '$.sections') s
    JOIN json_each(s.value, '$.questions') q""",
    """CREATE VIEW readable_sessions AS
    SELECT s.* FROM current_sessions s
    WHERE s.state = 'closed' AND NOT (
        EXISTS (SELECT 1 FROM seals l WHERE l.round = s.round_id AND l.sealed = 1
            AND l.seq = (SELECT max(seq) FROM seals WHERE round = s.round_id))
        AND EXISTS (SELECT 1 FROM current_sessions o
            WHERE o.round_id = s.round_id AND o.state <> 'closed'))""",
    """CREATE VIEW current_decisions AS
    SELECT d.*, c.at, c.role
    FROM decisions d
    JOIN round_chain c ON c.round = d.round AND c.seq = d.seq
    WHERE d.seq = (SELECT max(seq) FROM decisions WHERE round = d.round
        AND question = d.question AND first_group = d.first_group
        AND second_group = d.second_group)""",
    """CREATE VIEW codebook AS
    SELECT r.title AS round, t.theme, t.description, t.renamed_from, c.at, c.role
    FROM theme_revisions t
    JOIN round_chain c ON c.round = t.round AND c.seq = t.seq
    JOIN rounds r ON r.id = t.round
    WHERE t.merged_into IS NULL AND t.description <> ''
        AND t.seq = (SELECT max(seq) FROM theme_revisions WHERE round = t.round
            AND (lower(theme) = lower(t.theme) OR lower(renamed_from) = lower(t.theme)))""",
    """CREATE VIEW decisions_with_findings AS
    SELECT q.round, q.bank, q.section, q.section_title, q.question, q.question_text,
        f.code AS question_code, f.strength AS question_strength,
        p.first_group, p.second_group,
        p.code AS suggested, p.strength AS suggested_strength, p.basis,
        d.verdict AS decision,
        CASE d.verdict WHEN 'recode' THEN d.code WHEN 'confirm' THEN d.suggested_code
            WHEN 'set-aside' THEN NULL ELSE p.code END AS counts_as,
        CASE d.verdict WHEN 'recode' THEN d.strength
            WHEN 'confirm' THEN CASE d.suggested_code WHEN 'dissonance' THEN 'firm' END
            WHEN 'set-aside' THEN NULL ELSE p.strength END AS counts_as_strength,
        d.role AS decided_by, d.name AS decided_by_name, d.at AS decided_at, d.note,
        CASE WHEN d.decision IS NULL THEN NULL
            ELSE d.input_hash <> p.input_hash END AS needs_review,
        k.ruleset, k.at AS triangulated_at, q.place
    FROM pair_findings p
    JOIN findings k ON k.round = p.round
    JOIN questions_asked q ON q.round_id = p.round AND q.question = p.question
    JOIN question_findings f ON f.round = p.round AND f.question = p.question
    LEFT JOIN current_decisions d ON d.round = p.round AND d.question = p.question
        AND d.first_group = p.first_group AND d.second_group = p.second_group
    ORDER BY q.round, q.place, p.position""",
    """CREATE VIEW questions_and_codes AS
    SELECT q.round, q.bank, q.section, q.section_title, s.state AS section_state,
        q.question, q.question_text, f.code, f.strength,
        (SELECT count(*) FROM pair_findings WHERE round = f.round AND question = f.question)
            AS pairs,
        (SELECT count(*) FROM current_decisions WHERE round = f.round AND question = f.question)
            AS decided,
        k.ruleset, k.at AS triangulated_at, q.place
    FROM question_findings f
    JOIN findings k ON k.round = f.round
    JOIN section_findings s ON s.round = f.round AND s.section = f.section
    JOIN questions_asked q ON q.round_id = f.round AND q.question = f.question
    ORDER BY q.round, q.place""",
    """CREATE VIEW points_with_themes AS
    SELECT s.round, s.bank, q.section, p.question, s.groups, p.kind, p.text, t.value AS theme,
        p.strength, p.strand, p.held, s.held_on, p.session, p.point
    FROM current_points p
    JOIN readable_sessions s ON s.session = p.session
    JOIN questions_asked q ON q.round_id = s.round_id AND q.question = p.question
    LEFT JOIN json_each(p.themes) t
    ORDER BY s.round, q.place, p.session, p.said""",
    """CREATE VIEW votes_by_level AS
    SELECT s.round, s.bank, q.section, v.question, s.groups,
        l.key + coalesce(json_extract(b.content, '$.scale.start'), 1) AS level,
        json_extract(b.content, '$.scale.levels[' || l.key || '].label') AS label,
        l.value AS hands, v.dont_know, s.present, s.held_on, v.session
    FROM current_votes v
    JOIN readable_sessions s ON s.session = v.session
    JOIN questions_asked q ON q.round_id = s.round_id AND q.question = v.question
    JOIN banks b ON b.hash = q.bank_hash
    JOIN json_each(v.votes) l
    ORDER BY s.round, q.place, v.session, l.key""",
    """CREATE VIEW coverage_board AS
    SELECT q.round, q.bank, q.section, q.section_title, g.value AS group_name,
        count(DISTINCT q.question) AS questions,
        count(DISTINCT s.session) AS sessions,
        count(DISTINCT CASE s.state WHEN 'closed' THEN s.session END) AS finished,
        count(DISTINCT CASE WHEN EXISTS (SELECT 1 FROM current_points p
                WHERE p.session = s.session AND p.question = q.question)
            OR EXISTS (SELECT 1 FROM current_votes v
                WHERE v.session = s.session AND v.question = q.question
                AND (v.dont_know > 0 OR EXISTS
                    (SELECT 1 FROM json_each(v.votes) WHERE value > 0)))
            THEN q.question END) AS answered
    FROM questions_asked q
    JOIN json_each(q.asked_of) g
    LEFT JOIN session_groups o ON o.group_name = g.value
        AND o.session IN (SELECT id FROM sessions WHERE round = q.round_id
            AND bank_hash = q.bank_hash)
    LEFT JOIN current_sessions s ON s.session = o.session
    GROUP BY q.round_id, q.bank, q.section, g.value
    ORDER BY q.round, min(q.place), g.key""",
)
