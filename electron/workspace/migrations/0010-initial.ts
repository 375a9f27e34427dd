/** The first schema: unit, systems, levels, assessments, evidence vault, dossiers, journal. */
export const initial = {
  version: 10,
  sql: `
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE unit (id INTEGER PRIMARY KEY CHECK (id = 1), profile TEXT NOT NULL CHECK (json_valid(profile))) STRICT;

    CREATE TABLE system (
      id TEXT PRIMARY KEY,
      position INTEGER NOT NULL UNIQUE,
      content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT;

    CREATE TABLE level_determination (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      system_id TEXT NOT NULL REFERENCES system (id) ON DELETE CASCADE,
      content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT;
    CREATE INDEX level_determination_by_system ON level_determination (system_id, position);

    CREATE TABLE assessment (
      id TEXT PRIMARY KEY,
      system_id TEXT NOT NULL REFERENCES system (id) ON DELETE CASCADE,
      year INTEGER NOT NULL,
      framework TEXT NOT NULL,
      level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
      checklist_digest TEXT NOT NULL,
      UNIQUE (system_id, year)
    ) STRICT;

    -- Keyed by framework as well: after a change of framework or level the old answers stay and come back with it.
    CREATE TABLE answer (
      assessment_id TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
      framework TEXT NOT NULL,
      item_id TEXT NOT NULL,
      item_digest TEXT NOT NULL,
      verdict TEXT CHECK (verdict IN ('compliant', 'partial', 'non_compliant', 'not_applicable')),
      note TEXT NOT NULL,
      gap TEXT NOT NULL,
      reason TEXT NOT NULL,
      compensating TEXT NOT NULL,
      plan TEXT CHECK (plan IS NULL OR json_valid(plan)),
      confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
      updated_at TEXT NOT NULL,
      updated_by TEXT NOT NULL,
      PRIMARY KEY (assessment_id, framework, item_id)
    ) STRICT, WITHOUT ROWID;

    -- Content-addressed; a blob without sha256 is still being taken in and is swept when the workspace is opened.
    CREATE TABLE blob (id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, size INTEGER NOT NULL) STRICT;
    CREATE TABLE blob_chunk (
      blob_id INTEGER NOT NULL REFERENCES blob (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      UNIQUE (blob_id, number)
    ) STRICT;

    CREATE TABLE evidence (
      id TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      file_name TEXT NOT NULL,
      media_type TEXT NOT NULL,
      size INTEGER NOT NULL CHECK (size > 0),
      sha256 TEXT NOT NULL UNIQUE REFERENCES blob (sha256),
      effective_on TEXT,
      valid_until TEXT,
      added_at TEXT NOT NULL,
      added_by TEXT NOT NULL
    ) STRICT;

    CREATE TABLE evidence_link (
      assessment_id TEXT NOT NULL,
      framework TEXT NOT NULL,
      item_id TEXT NOT NULL,
      evidence_id TEXT NOT NULL REFERENCES evidence (id),
      position INTEGER NOT NULL,
      PRIMARY KEY (assessment_id, framework, item_id, evidence_id),
      FOREIGN KEY (assessment_id, framework, item_id) REFERENCES answer (assessment_id, framework, item_id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evidence_link_by_evidence ON evidence_link (evidence_id);

    CREATE TABLE dossier (
      id TEXT PRIMARY KEY,
      year INTEGER NOT NULL,
      created_at TEXT NOT NULL,
      draft INTEGER NOT NULL CHECK (draft IN (0, 1)),
      pages INTEGER NOT NULL,
      warnings INTEGER NOT NULL,
      record TEXT NOT NULL,
      record_digest TEXT NOT NULL
    ) STRICT;
    CREATE INDEX dossier_by_year ON dossier (year, created_at);

    -- Every state of the file is kept: as printed, and after each signature.
    CREATE TABLE dossier_revision (
      dossier_id TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      sha256 TEXT NOT NULL REFERENCES blob (sha256),
      role TEXT,
      signer TEXT,
      signed_at TEXT,
      PRIMARY KEY (dossier_id, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      before TEXT NOT NULL,
      after TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TRIGGER journal_is_never_edited BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  `,
} as const;
