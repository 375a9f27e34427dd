/** Whose report a dossier is, which one it replaces, and how it was sent. */
export const dossiers = {
  version: 40,
  sql: `
    ALTER TABLE dossier ADD COLUMN report_kind TEXT NOT NULL DEFAULT 'owner' CHECK (report_kind IN ('owner', 'operator', 'security_unit'));
    ALTER TABLE dossier ADD COLUMN report_by TEXT NOT NULL DEFAULT '';
    ALTER TABLE dossier ADD COLUMN replaces TEXT REFERENCES dossier (id);

    CREATE TABLE dossier_sending (
      id TEXT PRIMARY KEY,
      system_id TEXT REFERENCES system (id) ON DELETE CASCADE,
      content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT;
    CREATE INDEX dossier_sending_by_system ON dossier_sending (system_id);
  `,
} as const;
