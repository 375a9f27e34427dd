/** Registers (core/assessment, core/level/risk.ts), and systems that are set aside before they are removed for good. */
const register = (table: string): string => `
    CREATE TABLE ${table} (
      id TEXT PRIMARY KEY,
      system_id TEXT REFERENCES system (id) ON DELETE CASCADE,
      content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT;
    CREATE INDEX ${table}_by_system ON ${table} (system_id);`;

export const registers = {
  version: 20,
  sql: `
    ALTER TABLE system ADD COLUMN discarded_at TEXT;
    ${['risk_assessment', 'relevel_trigger', 'incident', 'duty_done', 'own_holiday'].map(register).join('')}
  `,
} as const;
