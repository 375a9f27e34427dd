/** Do the tables hold what the journal tells? Finds what was changed behind the program's back, row by row. */
import { z } from 'zod';
import type { FsckReport } from '../../core/api.ts';
import { canonicalJson, digestOf } from '../../core/canonical.ts';
import { parseAnswer, parseAssessment } from './assessments.ts';
import { parseCommonAnswer } from './common-answers.ts';
import type { Connection } from './database.ts';
import { parseEvidence } from './evidence-rows.ts';
import { GENESIS } from './journal.ts';
import { parseDetermination } from './levels.ts';
import { answerKey, CONTENT_TABLES, replayJournal, type ContentTable, type ToldRow, type ToldRows } from './replay.ts';
import { parseRegisterRow, REGISTERS, type RegisterTable } from './registers.ts';
import { parseSystem } from './systems.ts';
import { parseUnit } from './unit.ts';

type Problem = FsckReport['problems'][number];
type Value = Record<string, unknown>;

/** How the rows of a table are read: the key that names a row, and its content in the form in which the journal tells it. */
interface Reading {
  /** What a person calls one row. */
  word: string;
  sql: string;
  key: (row: Value) => string;
  value: (row: Value) => Value;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : String(value));

const READINGS: Record<ContentTable, Reading> = {
  meta: { word: 'thông tin của kho', sql: 'SELECT * FROM meta', key: ({ key }) => text(key), value: ({ value }) => ({ value }) },
  unit: { word: 'thông tin đơn vị', sql: 'SELECT * FROM unit', key: ({ id }) => text(id), value: parseUnit },
  system: {
    word: 'hệ thống',
    sql: 'SELECT * FROM system',
    key: ({ id }) => text(id),
    value: (row) => ({ position: row['position'], content: parseSystem(row), discardedAt: row['discarded_at'] }),
  },
  level_determination: {
    word: 'lần xác định cấp độ',
    sql: 'SELECT * FROM level_determination',
    key: ({ id }) => text(id),
    value: (row) => ({ position: row['position'], systemId: row['system_id'], content: parseDetermination(row) }),
  },
  assessment: { word: 'phần đánh giá', sql: 'SELECT * FROM assessment', key: ({ id }) => text(id), value: parseAssessment },
  answer: {
    word: 'câu trả lời',
    sql: "SELECT *, '[]' AS evidence FROM answer",
    key: (row) => answerKey(text(row['assessment_id']), text(row['framework']), text(row['item_id'])),
    value: (row) => {
      const { evidence: _links, ...value } = parseAnswer(row);
      return value;
    },
  },
  common_answer: {
    word: 'câu trả lời chung',
    sql: "SELECT *, '[]' AS evidence FROM common_answer",
    key: ({ year, framework, control }) => [year, framework, control].map(text).join('/'),
    value: (row) => {
      const { evidence: _links, ...value } = parseCommonAnswer(row);
      return value;
    },
  },
  common_evidence_link: {
    word: 'liên kết minh chứng chung',
    sql: 'SELECT * FROM common_evidence_link',
    key: ({ year, framework, control, evidence_id }) => [year, framework, control, evidence_id].map(text).join('/'),
    value: ({ position }) => ({ position }),
  },
  plan: registerReading('plan'),
  evidence: {
    word: 'minh chứng',
    sql: 'SELECT * FROM evidence',
    key: ({ id }) => text(id),
    value: (row) => ({ ...parseEvidence(row), discardedAt: row['discarded_at'] }),
  },
  evidence_link: {
    word: 'liên kết minh chứng',
    // Links of an early workspace have gaps between their positions; the order is what they tell.
    sql: `SELECT assessment_id, framework, item_id, evidence_id,
      row_number() OVER (PARTITION BY assessment_id, framework, item_id ORDER BY position) AS position FROM evidence_link`,
    key: (row) => `${answerKey(text(row['assessment_id']), text(row['framework']), text(row['item_id']))}/${text(row['evidence_id'])}`,
    value: ({ position }) => ({ position }),
  },
  dossier: {
    word: 'hồ sơ',
    sql: 'SELECT * FROM dossier',
    key: ({ id }) => text(id),
    value: ({ id, year, created_at, draft, pages, warnings, record, record_digest, report_kind, report_by, replaces }) => ({
      id,
      year,
      createdAt: created_at,
      draft: draft === 1,
      pages,
      warnings,
      report: { kind: report_kind, by: report_by },
      replaces,
      // Of the text itself: neither the text nor its digest can be exchanged alone.
      recordDigest: digestOf(JSON.parse(text(record))) === record_digest ? record_digest : null,
    }),
  },
  dossier_revision: {
    word: 'tệp của hồ sơ',
    sql: 'SELECT * FROM dossier_revision',
    key: (row) => `${text(row['dossier_id'])}/${text(row['number'])}`,
    value: ({ sha256, role, signer, signed_at }) => ({ sha256, role, signer, signedAt: signed_at }),
  },
  // The bytes are hashed elsewhere (check.ts); a blob without a name is still being taken in.
  blob: {
    word: 'nội dung tệp',
    sql: 'SELECT sha256 FROM blob WHERE sha256 IS NOT NULL',
    key: ({ sha256 }) => text(sha256),
    value: () => ({}),
  },
  risk_assessment: registerReading('risk_assessment'),
  relevel_trigger: registerReading('relevel_trigger'),
  incident: registerReading('incident'),
  dossier_sending: registerReading('dossier_sending'),
  duty_done: registerReading('duty_done'),
  own_holiday: registerReading('own_holiday'),
};

function registerReading(table: RegisterTable): Reading {
  return {
    word: REGISTERS[table].word,
    sql: `SELECT * FROM ${table}`,
    key: ({ id }) => text(id),
    value: (row) => parseRegisterRow(table, row),
  };
}

const anyRow = z.record(z.string(), z.unknown());

/** Rows that are missing, extra, altered or unreadable, and dossiers that name another journal than this one. */
export function contentProblems(db: Connection): Problem[] {
  const told = replayJournal(db);
  // A workspace of an earlier version has no registers yet; one of this version that lacks a table is told by the schema check.
  const tables = new Set(db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all());
  const present = CONTENT_TABLES.filter((table) => tables.has(table));
  return [...present.flatMap((table) => tableProblems(db, table, told)), ...anchorProblems(db)];
}

function tableProblems(db: Connection, table: ContentTable, told: Record<ContentTable, ToldRows>): Problem[] {
  const { word, sql, key: keyOf, value } = READINGS[table];
  const open = new Map(told[table]);
  // A workspace from before the journal told its creation says nothing about its first rows.
  const unknownStart = (table === 'meta' || table === 'unit') && open.size === 0;
  const problems: Problem[] = [];
  for (const raw of db.prepare(sql).iterate()) {
    const row = anyRow.parse(raw);
    const key = keyOf(row);
    const where = `${table} ${labelOf(key, told)}`;
    const expected = open.get(key);
    open.delete(key);
    if (expected === undefined && !unknownStart) {
      problems.push({ code: 'row_extra', text: `Thừa một ${word}: nhật ký không ghi ai thêm, dòng được chèn ngoài phần mềm.`, where });
      continue;
    }
    const found = readValue(() => value(row));
    if (found === null) {
      problems.push({ code: 'row_invalid', text: `Dữ liệu của ${word} không đúng dạng phần mềm ghi: dòng bị sửa ngoài phần mềm.`, where });
    } else if (expected !== undefined) {
      const fields = differences(found, expected);
      if (fields.length > 0) problems.push({ code: 'row_altered', text: altered(word, fields, expected), where });
    }
  }
  for (const [key, { entry }] of open) {
    problems.push({
      code: 'row_missing',
      text: `Thiếu một ${word}: mục ${entry} của nhật ký ghi có, dòng bị xóa ngoài phần mềm.`,
      where: `${table} ${labelOf(key, told)}`,
    });
  }
  return problems;
}

const altered = (word: string, fields: string[], { entry }: ToldRow): string =>
  `Dữ liệu của ${word} khác lần ghi cuối (mục ${entry} của nhật ký) ở: ${fields.join(', ')}. Dòng bị sửa ngoài phần mềm.`;

/** The value, or null when it doesn't fit its schema. */
function readValue(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Names of the fields in which a row differs from what the journal tells; content kept as JSON is looked into. */
function differences(found: Value, { value: expected }: ToldRow): string[] {
  return Object.keys(expected).flatMap((name) => {
    const [is, should] = [found[name], expected[name]];
    if (canonicalJson(is ?? null) === canonicalJson(should ?? null)) return [];
    if (name !== 'content' || !isValue(is) || !isValue(should)) return [name];
    return Object.keys({ ...is, ...should }).filter((inner) => canonicalJson(is[inner] ?? null) !== canonicalJson(should[inner] ?? null));
  });
}

const isValue = (value: unknown): value is Value => typeof value === 'object' && value !== null;

/** Keys begin with the id of an assessment; people know its system and year. */
function labelOf(key: string, told: Record<ContentTable, ToldRows>): string {
  const [first = '', ...rest] = key.split('/');
  const assessment = told.assessment.get(first)?.value;
  return assessment === undefined ? key : [assessment['systemId'], assessment['year'], ...rest].join('/');
}

const anchor = z.object({ journal: z.object({ head: z.string(), entries: z.number().int() }) });

/** Every dossier names head and length of the journal at its time: a chain written anew doesn't fit them. */
function anchorProblems(db: Connection): Problem[] {
  const hashAt = db.prepare('SELECT hash FROM journal WHERE seq = ?').pluck();
  return db
    .prepare('SELECT id, record FROM dossier')
    .all()
    .map((raw) => anyRow.parse(raw))
    .flatMap(({ id, record }): Problem[] => {
      const named = readValue(() => anchor.parse(JSON.parse(text(record))));
      if (named === null) return [];
      const { head, entries } = anchor.parse(named).journal;
      if ((entries === 0 ? GENESIS : hashAt.get(entries)) === head) return [];
      return [
        {
          code: 'journal_rewritten',
          text: `Hồ sơ đã in ghi mục ${entries} của nhật ký có mã băm ${head.slice(0, 16)}, nhật ký này thì không: nhật ký đã bị viết lại.`,
          where: `dossier ${text(id)}`,
        },
      ];
    });
}
