/**
 * Answers given once for the unit, plans that several requirements share, the wording that was answered, more about evidence, and
 * what can be undone. A plan that stood in an answer becomes a row named after the place of that answer (core/assessment/stored.ts).
 */
export const walk = {
  version: 30,
  sql: `
    CREATE TABLE plan (
      id TEXT PRIMARY KEY,
      system_id TEXT REFERENCES system (id) ON DELETE CASCADE,
      content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT;
    CREATE INDEX plan_by_system ON plan (system_id);

    ALTER TABLE answer ADD COLUMN plan_id TEXT REFERENCES plan (id);
    ALTER TABLE answer ADD COLUMN assignee TEXT NOT NULL DEFAULT '';
    ALTER TABLE answer ADD COLUMN included INTEGER NOT NULL DEFAULT 0 CHECK (included IN (0, 1));
    ALTER TABLE answer ADD COLUMN carried TEXT CHECK (carried IS NULL OR json_valid(carried));

    INSERT INTO plan (id, system_id, content)
      SELECT assessment_id || '/' || framework || '/' || item_id, NULL,
        json_patch(plan, json_object('id', assessment_id || '/' || framework || '/' || item_id, 'budgetSource', '', 'state', 'planned'))
      FROM answer WHERE plan IS NOT NULL;
    -- json_patch takes a null away instead of setting it.
    UPDATE plan SET content = json_insert(json_set(content, '$.doneOn', NULL), '$.due', NULL, '$.cost', NULL);
    UPDATE answer SET plan_id = assessment_id || '/' || framework || '/' || item_id WHERE plan IS NOT NULL;
    ALTER TABLE answer DROP COLUMN plan;
    CREATE INDEX answer_by_plan ON answer (plan_id) WHERE plan_id IS NOT NULL;

    CREATE TABLE common_answer (
      year INTEGER NOT NULL,
      framework TEXT NOT NULL,
      control TEXT NOT NULL,
      level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
      item_id TEXT NOT NULL,
      item_digest TEXT NOT NULL,
      verdict TEXT CHECK (verdict IN ('compliant', 'partial', 'non_compliant', 'not_applicable')),
      note TEXT NOT NULL,
      gap TEXT NOT NULL,
      reason TEXT NOT NULL,
      compensating TEXT NOT NULL,
      plan_id TEXT REFERENCES plan (id),
      confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
      assignee TEXT NOT NULL,
      included INTEGER NOT NULL CHECK (included IN (0, 1)),
      carried TEXT CHECK (carried IS NULL OR json_valid(carried)),
      updated_at TEXT NOT NULL,
      updated_by TEXT NOT NULL,
      PRIMARY KEY (year, framework, control)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX common_answer_by_plan ON common_answer (plan_id) WHERE plan_id IS NOT NULL;

    CREATE TABLE common_evidence_link (
      year INTEGER NOT NULL,
      framework TEXT NOT NULL,
      control TEXT NOT NULL,
      evidence_id TEXT NOT NULL REFERENCES evidence (id),
      position INTEGER NOT NULL,
      PRIMARY KEY (year, framework, control, evidence_id),
      FOREIGN KEY (year, framework, control) REFERENCES common_answer (year, framework, control) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX common_evidence_link_by_evidence ON common_evidence_link (evidence_id);

    -- The checklists that were answered, by digest: an answer can be compared with the words it was given to.
    CREATE TABLE checklist_edition (
      digest TEXT PRIMARY KEY,
      content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE evidence ADD COLUMN kind TEXT NOT NULL DEFAULT 'other';
    ALTER TABLE evidence ADD COLUMN sensitivity TEXT NOT NULL DEFAULT 'internal';
    ALTER TABLE evidence ADD COLUMN note TEXT NOT NULL DEFAULT '';
    ALTER TABLE evidence ADD COLUMN url TEXT NOT NULL DEFAULT '';
    ALTER TABLE evidence ADD COLUMN replaces TEXT REFERENCES evidence (id);
    ALTER TABLE evidence ADD COLUMN redacted TEXT CHECK (redacted IS NULL OR json_valid(redacted));
    ALTER TABLE evidence ADD COLUMN discarded_at TEXT;

    -- One act of a person: a stretch of the journal. No content: taken back or not, the journal tells all of it.
    CREATE TABLE undo_step (
      id INTEGER PRIMARY KEY,
      first_entry INTEGER NOT NULL,
      last_entry INTEGER NOT NULL,
      undone INTEGER NOT NULL CHECK (undone IN (0, 1))
    ) STRICT;
  `,
} as const;
